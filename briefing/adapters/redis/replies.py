"""Reads what the server answers, and changes keys all at once or not at all."""

from collections.abc import Callable
from typing import TypeVar, cast

import redis
from redis.client import Pipeline

from briefing.adapters.redis.connection import guarded

T = TypeVar("T")


def text(reply: object) -> str:
    """Return a text the server answered: its types name more than our clients, who ask for bytes, can get."""
    return reply.decode() if isinstance(reply, bytes) else str(reply)


def atomically(client: redis.Redis, work: Callable[[Pipeline], T], *watched: str) -> T:
    """Do some work, again and again until nobody else has changed the watched keys meanwhile.

    The work reads first, then calls `multi`, and what it asks for after that happens in one go.

    Raises:
        StoreUnavailable: the server does not answer.
    """
    answer = cast("Callable[[Pipeline], None]", work)  # the library's types leave out that its result comes back
    with guarded():
        return cast("T", client.transaction(answer, *watched, value_from_callable=True))
