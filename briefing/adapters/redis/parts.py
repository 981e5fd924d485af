"""Names the keys of a job, and writes to those beside its record without outliving it."""

import re

import redis

from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.names import JOB, JOB_PART, JOB_PARTS
from briefing.errors import UnknownJob

JOB_ID = re.compile(r"[a-z]+_[0-9a-f]+")  # anything else might name a key of another kind

# Nothing is written for a job that is gone, and what is written for a settled one expires together with it.
_WRITE = """
local left = redis.call('PTTL', KEYS[1])
if left == -2 then return 0 end
redis.call(ARGV[1], KEYS[2], unpack(ARGV, 2))
if left > 0 then redis.call('PEXPIRE', KEYS[2], left) end
return 1
"""


def record_key(job_id: str) -> str:
    """Name the key of a job's record. Raises UnknownJob for what cannot be a job's id."""
    if not JOB_ID.fullmatch(job_id):
        raise UnknownJob
    return JOB.format(job=job_id)


def part_key(job_id: str, part: str) -> str:
    """Name the key of a part: one of JOB_PARTS. Raises UnknownJob for what cannot be a job's id."""
    if not JOB_ID.fullmatch(job_id):
        raise UnknownJob
    return JOB_PART.format(job=job_id, part=part)


def part_keys(job_id: str) -> list[str]:
    """Name the keys of all parts, in the order of JOB_PARTS."""
    return [part_key(job_id, part) for part in JOB_PARTS]


class JobParts:
    """Writes to the parts of jobs."""

    def __init__(self, *, client: redis.Redis) -> None:
        """Use a client for bytes."""
        self._write = client.register_script(_WRITE)

    def write(self, job_id: str, part: str, command: str, *arguments: str | bytes | int) -> bool:
        """Carry out a command on a part, at most 7,000 arguments long; False, and nothing done, for a job that is gone.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        with guarded():
            return bool(self._write(keys=[record_key(job_id), part_key(job_id, part)], args=[command, *arguments]))

    def own(self, job_id: str, *keys: str) -> bool:
        """Register keys that are to be deleted and to expire with the job; False where it is gone already."""
        return self.write(job_id, "owned", "SADD", *keys)
