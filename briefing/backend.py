"""Everything a process of the service works with besides models: one port each, built in one place."""

from dataclasses import dataclass

from briefing.ports import Clock
from briefing.ports.access import IdempotencyStore, KeyStore, RateLimiter
from briefing.ports.jobs import ArticleBoard, EventLog, JobIndex, JobQueue, JobShelf, JobStore, StepBoard
from briefing.ports.operations import Cache, ErrandStore, Lock, Meter, WorkerRoll
from briefing.ports.webhooks import DeliveryLog, EndpointStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Backend:
    """The ports of one process."""

    clock: Clock
    jobs: JobStore
    index: JobIndex
    shelf: JobShelf
    articles: ArticleBoard
    steps: StepBoard
    events: EventLog
    queue: JobQueue
    cache: Cache
    meter: Meter
    roll: WorkerRoll
    errands: ErrandStore
    lock: Lock
    keys: KeyStore
    limiter: RateLimiter
    idempotency: IdempotencyStore
    endpoints: EndpointStore
    deliveries: DeliveryLog
