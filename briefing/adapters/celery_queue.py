"""Sends work to the workers through Celery; holds what the sender and the workers must agree on."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from celery import Celery
from kombu.entity import Queue
from kombu.exceptions import OperationalError
from redis.exceptions import ConnectionError, TimeoutError  # noqa: A004 - the library's names

from briefing.adapters.redis.connection import SOCKET_SECONDS, connect, guarded
from briefing.adapters.redis.names import QUEUE_PREFIX
from briefing.errors import StoreUnavailable
from briefing.ports.jobs import Lane
from briefing.step import Step

STEP_TASK = "mujaz.step"  # argument: the id of a step
ERRAND_TASK = "mujaz.errand"  # argument: the id of an errand
DELIVER_TASK = "mujaz.deliver"  # argument: the id of a delivery

# A message that a worker has taken and not acknowledged for so long is delivered again: longer than any step may take,
# or it would run twice. What a dead worker held does not wait for it: `watch.revive` queues it anew within seconds.
VISIBILITY_SECONDS = 43_200


def broker_configuration(redis_url: str) -> dict[str, Any]:
    """Return the Celery settings that sender and workers share; the shortest visibility timeout of all would win."""
    return {
        "broker_url": redis_url,
        "broker_transport_options": {
            "visibility_timeout": VISIBILITY_SECONDS,
            # All keys of the broker under one name, beside those of the jobs.
            "global_keyprefix": QUEUE_PREFIX,
            # Every network call has a time limit; kombu's default is none.
            "socket_timeout": SOCKET_SECONDS,
            "socket_connect_timeout": SOCKET_SECONDS,
            "socket_keepalive": True,
            # In the order of a worker's lanes: who waits at a screen comes first, whole batches last.
            "queue_order_strategy": "priority",
        },
        # One queue a lane, by its name; nothing else is ever created.
        "task_queues": tuple(Queue(str(lane), routing_key=str(lane)) for lane in Lane),  # type: ignore[no-untyped-call]
        "task_create_missing_queues": False,
        # Ids only go through the broker: JSON holds them, and executes nothing.
        "task_serializer": "json",
        "accept_content": ["json"],
        # The job's record is the truth; a waiting and an unknown task would look the same in Celery's results.
        "task_ignore_result": True,
        "result_backend": None,
    }


class CeleryJobQueue:
    """Implements the JobQueue port."""

    def __init__(self, redis_url: str) -> None:
        """Remember where the broker is; nothing is opened before the first message."""
        self._url = redis_url

    def enqueue(self, steps: Sequence[Step]) -> None:
        """Queue steps on the batch lane, all over one connection.

        Raises:
            StoreUnavailable: the broker does not answer.
        """
        self._send(STEP_TASK, [step.id for step in steps], Lane.BATCH)

    def enqueue_delivery(self, delivery_id: str) -> None:
        """Queue the next attempt of a webhook delivery.

        Raises:
            StoreUnavailable: the broker does not answer.
        """
        self._send(DELIVER_TASK, [delivery_id], Lane.DELIVERY)

    def enqueue_errand(self, errand_id: str) -> None:
        """Queue a small synchronous call on the interactive lane.

        Raises:
            StoreUnavailable: the broker does not answer.
        """
        self._send(ERRAND_TASK, [errand_id], Lane.INTERACTIVE)

    def waiting(self, lane: Lane) -> int:
        """Return how many messages wait on a lane.

        Raises:
            StoreUnavailable: the broker does not answer.
        """
        with guarded():
            return int(self._length(f"{QUEUE_PREFIX}{lane}"))

    def _send(self, task: str, ids: Sequence[str], lane: Lane) -> None:
        if not ids:
            return
        try:
            with self._app.producer_or_acquire() as producer:
                for each in ids:
                    self._app.send_task(task, args=(each,), queue=str(lane), producer=producer)
        except (OperationalError, ConnectionError, TimeoutError) as error:
            raise StoreUnavailable from error

    @cached_property
    def _app(self) -> Celery:
        app = Celery("mujaz", set_as_current=False)
        app.conf.update(broker_configuration(self._url))
        app.conf.update(SENDING)
        return app

    @cached_property
    def _length(self) -> Callable[[str], Any]:
        return connect(self._url).llen


# A restart of the broker is survived; a longer outage is told within seconds, for a client waits.
SENDING: Mapping[str, Any] = {
    "task_publish_retry": True,
    "task_publish_retry_policy": {"max_retries": 3, "interval_start": 0.1, "interval_step": 0.3, "interval_max": 1.0},
    "broker_connection_timeout": SOCKET_SECONDS,
}
