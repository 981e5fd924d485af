"""The settings of Celery that keep a job from being done twice, or never."""

import pytest
from pydantic import ValidationError

from briefing.adapters.celery_queue import (
    DELIVER_TASK,
    ERRAND_TASK,
    STEP_TASK,
    VISIBILITY_SECONDS,
    CeleryJobQueue,
    broker_configuration,
)
from briefing.errors import StoreUnavailable
from briefing.job import Stage
from briefing.ports.jobs import Lane
from briefing.settings import Settings
from briefing.step import Step
from workers.celery_app import SOFT_SECONDS, create_app
from workers.process import WorkerProcess

NOWHERE = "redis://127.0.0.1:1/0"


def test_the_tasks_are_those_that_are_sent() -> None:
    tasks = {name for name in create_app(Settings()).tasks if not name.startswith("celery.")}
    assert tasks == {STEP_TASK, ERRAND_TASK, DELIVER_TASK}


def test_sender_and_worker_agree_on_the_broker() -> None:
    app = create_app(Settings(redis_url=NOWHERE))
    assert {name: getattr(app.conf, name) for name in ("broker_url", "broker_transport_options")} == {
        name: value for name, value in broker_configuration(NOWHERE).items() if name.startswith("broker_")
    }


def test_each_lane_has_a_queue_of_its_own() -> None:
    assert [queue.name for queue in create_app(Settings()).conf.task_queues] == [str(lane) for lane in Lane]


def test_a_step_is_killed_long_before_its_message_is_delivered_again() -> None:
    app = create_app(Settings(step_seconds=600))
    limits = (app.conf.task_soft_time_limit, app.conf.task_time_limit)
    assert limits == (600, 610)
    assert max(limits) < app.conf.broker_transport_options["visibility_timeout"]


def test_no_time_limit_that_can_be_set_lets_the_broker_deliver_a_running_step_again() -> None:
    with pytest.raises(ValidationError):
        Settings(step_seconds=VISIBILITY_SECONDS - SOFT_SECONDS)


def test_nothing_is_loaded_before_the_fork() -> None:
    process = WorkerProcess(settings=Settings())
    create_app(Settings(), process)
    with pytest.raises(RuntimeError, match="Nothing is loaded"):
        _ = process.bench


def test_a_broker_that_does_not_answer_is_told() -> None:
    queue = CeleryJobQueue(NOWHERE)
    step = Step(job="brf_00", stage=Stage.PREPARE, round=1, number=0)
    with pytest.raises(StoreUnavailable):
        queue.enqueue([step])


def test_no_steps_are_no_message() -> None:
    CeleryJobQueue(NOWHERE).enqueue([])
