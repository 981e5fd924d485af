"""A webhook sender that sends nothing: it remembers the messages and answers from a list."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.errors import MujazError
from briefing.ports.webhooks import Answer

OK = Answer(status=204, retry_after=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A message as it was given to send."""

    url: str
    headers: Mapping[str, str]
    body: bytes


class RecordingSender:
    """Remembers what it was given to send."""

    def __init__(self, answers: Iterable[Answer | MujazError | int] = ()) -> None:
        """Give these answers one after another, a number as its status, an error by raising it; then 204 always."""
        self.sent: list[Sent] = []
        self._answers = list(answers)
        self._lock = threading.Lock()

    def send(self, url: str, *, headers: Mapping[str, str], body: bytes) -> Answer:
        """Remember the message and give the next answer."""
        with self._lock:
            self.sent.append(Sent(url=url, headers=dict(headers), body=body))
            answer = self._answers.pop(0) if self._answers else OK
        if isinstance(answer, MujazError):
            raise answer
        return Answer(status=answer, retry_after=None) if isinstance(answer, int) else answer
