"""Keeps what happened to a job in a Redis stream: the port EventLog."""

import re
from collections.abc import Mapping
from typing import cast

import redis

from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.encoding import EVENT
from briefing.adapters.redis.parts import JobParts, part_key
from briefing.job import JobEvent

KEPT_EVENTS = 1_000
_ID = re.compile(r"(?P<milliseconds>\d{1,19})-(?P<sequence>\d{1,19})")


class RedisEvents:
    """EventLog; every method raises StoreUnavailable where the server does not answer."""

    def __init__(self, *, client: redis.Redis) -> None:
        """Use a client for bytes."""
        self._client = client
        self._parts = JobParts(client=client)

    def append(self, job_id: str, name: str, data: Mapping[str, str | int | float | None]) -> None:
        """Add an event; nothing for a deleted job. The latest 1,000 are kept."""
        fields = ("name", name, "data", EVENT.dump_json(dict(data)))
        self._parts.write(job_id, "events", "XADD", "MAXLEN", KEPT_EVENTS, "*", *fields)

    def after(self, job_id: str, event_id: str, *, limit: int = 100) -> tuple[JobEvent, ...]:
        """Return the events behind that one, the oldest first; "" begins, and so does an id that is none of ours."""
        known = _ID.fullmatch(event_id)
        least = f"({int(known['milliseconds'])}-{int(known['sequence'])}" if known else "-"
        with guarded():
            found = self._client.xrange(part_key(job_id, "events"), min=least, count=limit)
        return tuple(_event(*each) for each in cast("list[tuple[bytes, dict[bytes, bytes]]]", found))


def _event(stream_id: bytes, fields: Mapping[bytes, bytes]) -> JobEvent:
    # The stream's own id is padded, so that ids sort as texts too.
    milliseconds, sequence = stream_id.decode().split("-")
    return JobEvent(
        id=f"{milliseconds:0>13}-{sequence:0>6}",
        name=fields[b"name"].decode(),
        data=EVENT.validate_json(fields[b"data"]),
    )
