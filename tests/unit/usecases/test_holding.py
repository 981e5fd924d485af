"""A step is held while it is worked on, and let go of when the job or the step is another's."""

import time

import pytest

from briefing.backend import Backend
from briefing.errors import JobCancelled
from briefing.job import JobState
from briefing.step import Lease
from briefing.usecases.finish import finish_job
from briefing.usecases.steps import holding
from briefing.usecases.steps.holding import HeldStep, LostLease
from memory import queue_of
from memory_jobs import MovableClock
from stepping import JOB, Workshop


def taken(shop: Workshop) -> Lease:
    shop.submit()
    lease = shop.backend.steps.take(queue_of(shop.backend).steps[0], seconds=30)
    assert lease
    return lease


def held(lease: Lease, backend: Backend, *, seconds: float = 30) -> HeldStep:
    return HeldStep(lease, seconds=seconds, backend=backend)


def test_the_lease_is_renewed_while_the_step_is_worked_on() -> None:
    shop = Workshop()
    lease = taken(shop)
    with held(lease, shop.backend, seconds=0.03) as step:
        time.sleep(0.1)
        step.look()
    clock = shop.backend.clock
    assert isinstance(clock, MovableClock)
    clock.advance(1)  # renewed for 0.03 seconds only: free again
    assert shop.backend.steps.take(lease.step, seconds=30)


def test_a_step_that_another_worker_took_is_let_go_of() -> None:
    shop = Workshop()
    lease = taken(shop)
    shop.backend.steps.release(lease)
    with held(lease, shop.backend, seconds=0.03) as step:
        time.sleep(0.1)
        with pytest.raises(LostLease):
            step.advance()


def test_a_cancelled_job_is_noticed_half_a_second_later(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(holding, "monotonic", lambda: now[0])
    shop = Workshop()
    step = held(taken(shop), shop.backend)
    finish_job(JOB, JobState.CANCELLED, backend=shop.backend)
    step.advance()
    now[0] += 0.5
    with pytest.raises(JobCancelled):
        step.advance()


def test_a_deleted_job_counts_as_cancelled() -> None:
    shop = Workshop()
    step = held(taken(shop), shop.backend)
    shop.backend.jobs.delete(JOB)
    with pytest.raises(JobCancelled):
        step.look()
