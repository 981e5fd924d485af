"""Carries small synchronous calls to a worker and their answers back, through Redis."""

import time

import redis

from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.names import ERRAND, ERRAND_ANSWER
from briefing.adapters.redis.replies import text

ANSWER_SECONDS = 120  # an answer that nobody fetched is forgotten
SLICE_SECONDS = 2.0  # longest blocking read: well below the time limit of the socket
LEAST_SECONDS = 0.01  # BLPOP takes 0 for ever


class RedisErrands:
    """Carries errands."""

    def __init__(self, *, client: redis.Redis) -> None:
        """Use a client for bytes."""
        self._client = client

    def put(self, errand_id: str, request: str, *, seconds: float) -> None:
        """Leave a request for a worker to take within so many seconds.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            self._client.set(ERRAND.format(errand=errand_id), request, px=max(int(seconds * 1000), 1))

    def take(self, errand_id: str) -> str | None:
        """Take a request; None where it was taken before, or nobody waits for it any more.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            request = self._client.getdel(ERRAND.format(errand=errand_id))
        return None if request is None else text(request)

    def answer(self, errand_id: str, answer: str) -> None:
        """Give the answer to whoever waits.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        name = ERRAND_ANSWER.format(errand=errand_id)
        pipe = self._client.pipeline()
        pipe.rpush(name, answer)
        pipe.expire(name, ANSWER_SECONDS)
        with guarded():
            pipe.execute()

    def wait(self, errand_id: str, *, seconds: float) -> str | None:
        """Wait for the answer; None where none came in time, and then the request is withdrawn.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        name, end = ERRAND_ANSWER.format(errand=errand_id), time.monotonic() + seconds
        with guarded():
            while (left := end - time.monotonic()) > 0:
                if found := self._client.blpop([name], timeout=min(max(left, LEAST_SECONDS), SLICE_SECONDS)):
                    return text(found[1])
            self._client.delete(ERRAND.format(errand=errand_id))
            last = self._client.lpop(name)  # it may have come while the request was being withdrawn
        return None if last is None else text(last)
