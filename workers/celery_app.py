"""Builds the Celery application of a worker: every setting with its reason."""

from celery import Celery

from briefing.adapters.celery_queue import SENDING, broker_configuration
from briefing.settings import Settings
from workers.process import WorkerProcess
from workers.tasks import register

SOFT_SECONDS = 10  # a step is told so long before it is killed
SHUTDOWN_SECONDS = 10.0
LOADING_SECONDS = 300.0
TASKS_PER_CHILD = 2_000
MEMORY_PER_CHILD = 4 * 1024 * 1024  # KiB


def create_app(settings: Settings, process: WorkerProcess | None = None) -> Celery:
    """Build the application with its tasks; nothing is opened or loaded before a worker starts."""
    app = Celery("mujaz", set_as_current=False)
    app.conf.update(broker_configuration(settings.redis_url))
    app.conf.update(SENDING)
    app.conf.update(
        # A message goes when its work is done: a worker that dies leaves it to be delivered again.
        task_acks_late=True,
        # A failed task is acknowledged too: steps count their attempts themselves, on the board.
        task_acks_on_failure_or_timeout=True,
        # A child that is killed takes its message along. Given back, it would be delivered at once, find the step
        # still held by the dead, and an article that kills its worker would do so for ever (celery #9082).
        # `watch.revive` queues the step anew when its lease has run out, and counts.
        task_reject_on_worker_lost=False,
        # So long Celery waits for a late result of a child that was killed; until then its place stays taken.
        worker_lost_wait=1.0,
        # One message a child: who waits in a busy worker cannot be done by an idle one.
        worker_prefetch_multiplier=1,
        worker_disable_prefetch=True,  # and none in reserve, which the multiplier alone leaves
        # The soft limit raises in the child, which gives the step back; the hard one kills a child that does not hear.
        task_soft_time_limit=settings.step_seconds,
        task_time_limit=settings.step_seconds + SOFT_SECONDS,
        # SIGTERM waits for running steps, which are short, and takes no new ones. SIGINT and SIGQUIT wait so long, then
        # stop them.
        worker_soft_shutdown_timeout=SHUTDOWN_SECONDS,
        # A child loads its models before it reports for work; Celery would kill it after 4 seconds.
        worker_proc_alive_timeout=LOADING_SECONDS,
        # Against leaks of native libraries: a child is renewed after so many tasks, or when it holds so much memory.
        # The shipped models take 0.4 GiB.
        worker_max_tasks_per_child=TASKS_PER_CHILD,
        worker_max_memory_per_child=MEMORY_PER_CHILD,
        # A worker that starts before its broker waits for it, and one that loses it comes back, however long it takes.
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        # What was running when the connection broke is not stopped: its lease holds, and its results count.
        worker_cancel_long_running_tasks_on_connection_loss=False,
        # Nobody commands workers or listens to their events through the broker: less to go wrong, less to attack.
        worker_enable_remote_control=False,
        worker_send_task_events=False,
        # The log is ours: see briefing.adapters.logging.
        worker_hijack_root_logger=False,
        worker_redirect_stdouts=False,
    )
    register(app, process or WorkerProcess(settings=settings))
    return app
