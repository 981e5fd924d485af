"""Talks to a running service over HTTP, through its restarts and its limits, and gives its errors as our own."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from briefing.errors import InputError, MujazError, NoAnswer, RequestError, ServiceError

PATIENCE = 300.0  # seconds that the service may be away before it is given up
FIRST_PATIENCE = 5.0  # seconds, as long as it has never answered: then its address is wrong, or nobody started it
SECONDS = 60.0  # of one call; a large batch takes its time on a slow line
LONGEST_WAIT = 30.0  # seconds between two calls, whatever Retry-After says
FIRST_WAIT = 0.5
BUSY = frozenset({429, 502, 503, 504})
RUNNING = "idempotency_running"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file to be sent."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How far a briefing is."""

    state: str
    stage: str
    done: int  # steps of the stage
    total: int  # 0 where it is not known yet
    code: str  # of the error, "" where there is none
    message: str

    @property
    def finished(self) -> bool:
        """Whether nothing more will come."""
        return self.state in ("succeeded", "failed", "cancelled")


class ServiceClient:
    """A client of the API for one key."""

    def __init__(
        self,
        url: str,
        key: str,
        *,
        say: Callable[[str], None],
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Connect to nothing yet; `say` is told of waits, and transport, sleep and clock are for tests.

        Raises:
            InputError: the address is no address, or the key no key.
        """
        headers = {"Authorization": f"Bearer {key}", "User-Agent": "mujaz-submit"}
        try:
            self._http = httpx.Client(base_url=url, headers=headers, timeout=SECONDS, transport=transport)
        except (httpx.InvalidURL, UnicodeEncodeError) as error:
            raise InputError(f"The address or the key of the service cannot be used: {error}.") from error
        self._patience = FIRST_PATIENCE
        self._say = say
        self._sleep = sleep
        self._clock = clock

    def submit(self, files: Sequence[Upload], order: Mapping[str, Any], *, idempotency_key: str) -> str:
        """Send a batch; return the id of its briefing. However often it has to be sent, it is made once.

        Raises:
            MujazError: what the service says against it.
            NoAnswer: the service cannot be reached.
        """
        answer = self._call(
            "POST",
            "/v1/briefings",
            files=[("files", (file.name, file.content)) for file in files],
            data={name: json.dumps(value, ensure_ascii=False) for name, value in order.items()},
            headers={"Idempotency-Key": f'"{idempotency_key}"'},
        )
        return str(answer.json()["id"])

    def follow(self, briefing: str) -> Iterator[Status]:
        """Yield how far a briefing is, whenever that has changed, until it is finished.

        Raises:
            MujazError: what the service says against it.
            NoAnswer: the service cannot be reached any more.
        """
        known: dict[str, str] = {}
        while True:
            answer = self._call("GET", f"/v1/briefings/{briefing}", headers=known)
            if answer.status_code != httpx.codes.NOT_MODIFIED:
                known = {"If-None-Match": answer.headers["ETag"]} if "ETag" in answer.headers else {}
                status = _status(answer.json())
                yield status
                if status.finished:
                    return
            self._sleep(_retry_after(answer, default=FIRST_WAIT))

    def document(self, briefing: str, format_name: str) -> str:
        """Return a finished briefing in a format.

        Raises:
            MujazError: what the service says against it.
            NoAnswer: the service cannot be reached.
        """
        path = f"/v1/briefings/{briefing}/document"
        return self._call("GET", path, params={"format": format_name}).content.decode("utf-8")

    def _call(self, method: str, path: str, **arguments: Any) -> httpx.Response:  # noqa: ANN401 - httpx's own
        """Call until there is an answer that stands, be it a refusal."""
        began, wait, told = self._clock(), FIRST_WAIT, False
        while True:
            try:
                answer = self._http.request(method, path, **arguments)
            except httpx.TransportError as error:
                problem: MujazError = NoAnswer(f"The service at {self._http.base_url} does not answer: {error}.")
                asked = wait
            else:
                self._patience = PATIENCE
                if answer.is_success or answer.status_code == httpx.codes.NOT_MODIFIED:
                    return answer
                problem = problem_of(answer)
                if answer.status_code not in BUSY and problem.code != RUNNING:
                    raise problem
                asked = _retry_after(answer, default=wait)
            if self._clock() + asked > began + self._patience:
                raise problem
            if not told:
                self._say(f"{problem.message} Trying again.")
                told = True
            self._sleep(asked)
            wait = min(LONGEST_WAIT, wait * 2)


def problem_of(answer: httpx.Response) -> MujazError:
    """Turn an answer that is no success into the error of ours that it tells of (RFC 9457)."""
    try:
        told = answer.json()
        message, code = str(told["detail"]), str(told.get("code", ""))
        faults = [f"  {fault['field']}: {fault['message']}" for fault in told.get("errors", ())]
    except (ValueError, KeyError, TypeError, AttributeError):
        server = answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR
        kind = ServiceError if server else RequestError
        return kind(f"{answer.url} answers {answer.status_code} {answer.reason_phrase}, and not as Mujaz does.")
    return error_of(code, "\n".join([message, *faults]))


def error_of(code: str, message: str) -> MujazError:
    """Return the error that goes by a code; a newer service may have others than we know."""
    return next((kind for kind in _kinds(MujazError) if kind.code == code), RequestError)(message)


def _kinds(kind: type[MujazError]) -> Iterator[type[MujazError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from _kinds(narrower)


def _status(told: Mapping[str, Any]) -> Status:
    error, progress = told.get("error") or {}, told.get("progress") or {}
    return Status(
        state=told["state"],
        stage=told.get("stage") or "",
        done=progress.get("done") or 0,
        total=progress.get("total") or 0,
        code=error.get("code", ""),
        message=error.get("message", ""),
    )


def _retry_after(answer: httpx.Response, *, default: float) -> float:
    """Return how long to wait, in seconds; a date in the header, which Mujaz never sends, counts as none."""
    told = answer.headers.get("Retry-After", "")
    return min(LONGEST_WAIT, float(told)) if told.isascii() and told.isdigit() else default
