"""Keeps the board of steps in Redis: the port StepBoard."""

import secrets
from collections.abc import Mapping, Sequence
from typing import cast

import redis
from redis.commands.core import Script

from briefing.adapters.redis import step_scripts
from briefing.adapters.redis.connection import guarded
from briefing.adapters.redis.parts import part_key, record_key
from briefing.job import STAGES, Stage, Tally
from briefing.step import Lease, Step

_PARTS = ("planned", "done", "finished", "attempts", "leases")


class RedisSteps:
    """StepBoard; every method raises StoreUnavailable where the server does not answer."""

    def __init__(self, *, client: redis.Redis) -> None:
        """Use a client for bytes."""
        self._client = client
        self._plan = client.register_script(step_scripts.PLAN)
        self._take = client.register_script(step_scripts.TAKE)
        self._renew = client.register_script(step_scripts.RENEW)
        self._finish = client.register_script(step_scripts.FINISH)
        self._release = client.register_script(step_scripts.RELEASE)
        self._due = client.register_script(step_scripts.DUE)

    def plan(self, job_id: str, *, stage: Stage, round: int, count: int) -> tuple[Step, ...]:  # noqa: A002 - the field's name
        """Plan steps 0 to count - 1 of a stage, unless they are planned already; none for a deleted job."""
        planned = self._run(self._plan, job_id, f"{stage}/{round}", count)
        numbers = range(cast("int | None", planned) or 0)
        return tuple(Step(job=job_id, stage=stage, round=round, number=number) for number in numbers)

    def take(self, step: Step, *, seconds: float) -> Lease | None:
        """Take a step for so long; None where it is done, held by another, or not planned. Counts the attempt."""
        token = secrets.token_hex(8)
        attempt = self._run(self._take, step.job, *_place(step), token, int(seconds * 1000))
        return None if attempt is None else Lease(step=step, token=token, attempt=cast("int", attempt))

    def renew(self, lease: Lease, *, seconds: float) -> bool:
        """Keep a step for so much longer; False where the lease was lost."""
        place = _place(lease.step)
        return bool(self._run(self._renew, lease.step.job, *place, lease.token, int(seconds * 1000)))

    def finish(self, lease: Lease) -> int:
        """Mark the step done and give it back; return how many of its stage and round are left, 0 for a deleted job."""
        left = self._run(self._finish, lease.step.job, *_place(lease.step), lease.token)
        return cast("int | None", left) or 0

    def release(self, lease: Lease) -> None:
        """Give the step back undone, to be taken again at once."""
        self._run(self._release, lease.step.job, *_place(lease.step), lease.token)

    def due(self, job_id: str) -> tuple[Step, ...]:
        """Return the planned steps that are neither done nor held, in the order of the stages."""
        found = cast("list[bytes] | None", self._run(self._due, job_id)) or []
        steps = (Step.parse(f"{job_id}/{each.decode()}") for each in found)
        return tuple(sorted(steps, key=lambda step: (STAGES.index(step.stage), step.round, step.number)))

    def remaining(self, step: Step) -> int:
        """Return how many steps of the step's stage and round are not done."""
        planned, finished = self._counts(step.job)
        return planned.get((step.stage, step.round), 0) - finished.get((step.stage, step.round), 0)

    def tally(self, job_id: str) -> Mapping[Stage, Tally]:
        """Return how much of each planned stage is done, in its latest round."""
        planned, finished = self._counts(job_id)
        latest = dict(sorted(planned))  # stage -> its highest round
        return {
            stage: Tally(done=finished.get((stage, latest[stage]), 0), total=planned[stage, latest[stage]])
            for stage in STAGES
            if stage in latest
        }

    def _run(self, script: Script, job_id: str, *arguments: str | int) -> object:
        keys = [record_key(job_id), *(part_key(job_id, part) for part in _PARTS)]
        with guarded():
            return cast("object", script(keys=keys, args=arguments))

    def _counts(self, job_id: str) -> Sequence[Mapping[tuple[Stage, int], int]]:
        """Read how many steps of each stage and round are planned, and how many finished."""
        with guarded(), self._client.pipeline() as pipeline:
            pipeline.hgetall(part_key(job_id, "planned"))
            pipeline.hgetall(part_key(job_id, "finished"))
            planned, finished = pipeline.execute()
        return [{_group(key): int(value) for key, value in each.items()} for each in (planned, finished)]


def _place(step: Step) -> tuple[str, int]:
    return f"{step.stage}/{step.round}", step.number


def _group(key: bytes) -> tuple[Stage, int]:
    stage, number_of_round = key.decode().split("/")
    return Stage(stage), int(number_of_round)
