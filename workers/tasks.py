"""The tasks: each unpacks an id and calls the use case; running one twice is harmless."""

from celery import Celery

from briefing.adapters.celery_queue import DELIVER_TASK, ERRAND_TASK, STEP_TASK
from briefing.step import Step
from briefing.usecases.run_errand import run_errand
from briefing.usecases.run_step import run_steps
from briefing.usecases.webhooks import deliver
from workers.process import WorkerProcess


def register(app: Celery, process: WorkerProcess) -> None:
    """Give the application its tasks."""

    @app.task(name=STEP_TASK)  # type: ignore[untyped-decorator]
    def step(step_id: str) -> None:
        with process.bound(step=step_id):
            run_steps(Step.parse(step_id), kit=process.bench.kit, limits=process.step_limits)

    @app.task(name=ERRAND_TASK)  # type: ignore[untyped-decorator]
    def errand(errand_id: str) -> None:
        with process.bound(errand=errand_id):
            run_errand(errand_id, backend=process.bench.backend, tools=process.bench.kit.tools)

    @app.task(name=DELIVER_TASK)  # type: ignore[untyped-decorator]
    def delivery(delivery_id: str) -> None:
        with process.bound(delivery=delivery_id):
            bench = process.bench
            deliver(delivery_id, backend=bench.backend, sender=bench.sender, settings=process.delivery_settings)
