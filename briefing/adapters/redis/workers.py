"""Knows which workers are alive: a key for each that expires unless it is written again."""

import redis
from pydantic import TypeAdapter

from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.names import WORKER, WORKERS
from briefing.adapters.redis.replies import text
from briefing.ports.operations import WorkerBeat

ALIVE_SECONDS = 30  # workers beat every few seconds: some beats may be lost
BEAT = TypeAdapter(WorkerBeat)


class RedisRoll:
    """Knows the workers."""

    def __init__(self, *, client: redis.Redis, seconds: float = ALIVE_SECONDS) -> None:
        """Forget a worker so many seconds after its last beat."""
        self._client = client
        self._milliseconds = int(seconds * 1000)

    def beat(self, beat: WorkerBeat) -> None:
        """Take a sign of life.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        pipe = self._client.pipeline()
        pipe.set(WORKER.format(worker=beat.id), BEAT.dump_json(beat), px=self._milliseconds)
        pipe.sadd(WORKERS, beat.id)
        with guarded():
            pipe.execute()

    def alive(self) -> tuple[WorkerBeat, ...]:
        """Return the last beat of each worker that is alive, by id.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            ids = sorted(text(each) for each in self._client.smembers(WORKERS))
            beats = self._client.mget([WORKER.format(worker=each) for each in ids]) if ids else []
            gone = [each for each, beat in zip(ids, beats, strict=True) if beat is None]
            if gone:  # one that beats at this very moment comes back with its next beat
                self._client.srem(WORKERS, *gone)
        return tuple(BEAT.validate_json(beat) for beat in beats if beat is not None)
