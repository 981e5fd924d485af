"""A webhook message arrives if its endpoint ever takes it, whoever dies in between: simulated, a seed a run.

Run more by hand: MUJAZ_SEEDS=1000:6000 pytest tests/unit/usecases/test_delivery_simulation.py
"""

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, cast

import pytest

from briefing.backend import Backend
from briefing.errors import NoAnswer, StoreUnavailable
from briefing.job import Job, JobOrder, JobState, WebhookOrder
from briefing.ports.webhooks import Answer
from briefing.usecases.webhooks import DeliverySettings, announce, deliver, dispatch_due
from briefing.webhook import RETRY_SECONDS, Attempt, Delivery, DeliveryState
from crashing import QUIET, Died, Mortal, Odds, Process, World, running
from fakes import NOON

SEEDS = range(*map(int, os.environ.get("MUJAZ_SEEDS", "0:300").split(":")))
ID = "msg_0123456789abcdef01234567succeeded"
JOB = Job(
    id="brf_0123456789abcdef01234567",
    key_id="0a1b2c3d",
    created_at=NOON,
    order=JobOrder(webhook=WebhookOrder(url="https://cms.example/hook", events=("briefing.succeeded",))),
    articles=3,
    state=JobState.SUCCEEDED,
    finished_at=NOON,
)
WORKERS = 3
PROMPT_SECONDS = 15  # of an attempt, unless its machine stands still
CHAOS_SECONDS = 200_000
ROUNDS = 300
NEVER = 10_000_000.0
GONE = 410
ASKED = 120.0  # seconds that the endpoint asks for


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One message on the wire."""

    at: datetime
    headers: Mapping[str, str]
    body: bytes
    status: int | None
    slept: bool


@dataclass
class Receiver:
    """The endpoint, and the sender that calls it: it heals some time, answers 410 once it is gone."""

    world: World
    heals: float  # seconds from the beginning
    gone: float
    faults: tuple[int | None, ...]  # what it answers until it heals; None: nothing
    sent: list[Sent] = field(default_factory=list)
    clashes: int = 0
    calling: list[Process] = field(default_factory=list)

    def send(self, url: str, *, headers: Mapping[str, str], body: bytes) -> Answer:
        """Take a while, during which others run, and answer."""
        del url
        me, at = running(), self.world.clock.now()
        if not me.slept and any(each.alive and not each.slept for each in self.calling):
            self.clashes += 1
        self.calling.append(me)
        status = self._status()
        try:
            for _ in range(self.world.rng.randrange(5)):
                me.hand_over()
                if not me.alive:
                    raise Died
        finally:
            self.calling.remove(me)
            self.sent.append(Sent(at=at, headers=headers, body=body, status=status, slept=me.slept))
        if status is None:
            raise NoAnswer
        return Answer(status=status, retry_after=ASKED if status == 503 else None)

    def _status(self) -> int | None:
        if self.world.seconds() >= self.gone:
            return GONE
        return 204 if self.world.seconds() >= self.heals else self.world.rng.choice(self.faults)


class OwnClaims:
    """The log of deliveries as each process has it: it gives back nothing but its own claims."""

    def __init__(self, real: object) -> None:
        """Stand before the real one."""
        self._real: Any = real
        self._owners: dict[str, Process] = {}

    def claim(self, delivery_id: str, *, seconds: float) -> bool:
        """Take a delivery."""
        taken = bool(self._real.claim(delivery_id, seconds=seconds))
        if taken:
            self._owners[delivery_id] = running()
        return taken

    def release(self, delivery_id: str) -> None:
        """Give it back, unless it is another's by now."""
        if self._owners.get(delivery_id) is running():
            self._real.release(delivery_id)

    def __getattr__(self, method: str) -> Any:  # noqa: ANN401 - whatever the port has
        """Return a method of the port."""
        return getattr(self._real, method)


@dataclass
class PostOffice:
    """One delivery and everybody who has to do with it."""

    seed: int
    flaws: list[BaseException] = field(default_factory=list)  # that no use case may raise

    def __post_init__(self) -> None:
        """Draw what kind of a day it is."""
        self.world = world = World(self.seed)
        rng = world.rng
        world.faults = rng.choice([0, 1, 3, 10])
        world.odds = Odds(
            death=rng.choice([0, 0.02, 0.1]),
            outage=rng.choice([0, 0.02, 0.1]),
            flaw=rng.choice([0, 0, 0.2]),
            switch=rng.choice([0.1, 0.5]),
            loss=rng.choice([0, 0.3]),
            repeat=rng.choice([0, 0.5]),
        )
        self.struck = world.faults
        self.sleep = rng.choice([0, 0, 2])
        self.receiver = Receiver(
            world=world,
            heals=rng.choice([0, 4, 100, 3_000, 20_000, 200_000, NEVER]),
            gone=rng.choice([NEVER, NEVER, NEVER, 0, 500]),
            faults=rng.choice([(500,), (503,), (None,), (302, 404, 429, 500, 503, None)]),
        )
        own = cast("Any", Mortal(OwnClaims(world.store.deliveries), "deliveries", world))
        self.backend: Backend = replace(world.backend, deliveries=own)
        self.sender = cast("Any", Mortal(self.receiver, "model", world))
        announce(JOB, backend=world.store)

    def live(self) -> None:
        """Have some days of chaos, then a quiet period."""
        try:
            for _ in range(self.world.rng.choice([20, 100, 300])):
                self._act()
            self.world.odds, self.world.faults = QUIET, 0
            for _ in range(ROUNDS):
                if not self._settle():
                    return
            raise AssertionError("The delivery does not come to an end.")
        finally:
            self.world.end()

    def delivery(self) -> Delivery:
        """Return what is stored."""
        return self.world.store.deliveries.read(ID)

    def _act(self) -> None:
        rng, world = self.world.rng, self.world
        actions: list[tuple[float, Callable[[], object]]] = [
            (20, world.turn),
            (5, self._work),
            (3, self._dispatch),
            (3, lambda: self._pass_time(rng.choice([0.5, 3, 6, 30, 310, 1_900, 8_000]))),
            (0.5 if world.faults else 0, lambda: self._strike(world.kill)),
            (self.sleep, lambda: self._strike(lambda each: world.freeze(each, rng.choice([5, 24, 40, 400])))),
        ]
        chances, doings = zip(*actions, strict=True)
        rng.choices(doings, weights=chances)[0]()

    def _settle(self) -> bool:
        """Let everybody work, then time pass; False where nothing is left to be done."""
        self._dispatch()
        while self.world.processes or self.world.queue.deliveries:
            self._work()
            if not self.world.turn():
                self._pass_time(30)
        self._pass_time(3_600)
        return self.delivery().state is DeliveryState.PENDING

    def _pass_time(self, seconds: float) -> None:
        """Let time pass; who is awake ends its attempt before long."""
        now = self.world.clock.now()
        late = any(
            now + timedelta(seconds=seconds) > each.born + timedelta(seconds=PROMPT_SECONDS) for each in self._awake()
        )
        while late and self.world.turn():
            pass
        if self.world.odds is QUIET or self.world.seconds() < CHAOS_SECONDS:
            self.world.clock.advance(seconds)

    def _awake(self) -> list[Process]:
        return [each for each in self.world.processes if not each.slept]

    def _work(self) -> None:
        queue = self.world.queue.deliveries
        if queue and sum(each.name == "worker" for each in self.world.processes) < WORKERS:
            message = queue.pop(self.world.rng.randrange(len(queue)))
            self._start("worker", lambda: self._deliver(message))

    def _deliver(self, message: str) -> None:
        settings = DeliverySettings()
        deliver(message, backend=self.backend, sender=self.sender, settings=settings, chance=self.world.rng.random)

    def _dispatch(self) -> None:
        self._start("watch", lambda: dispatch_due(backend=self.backend))

    def _strike(self, blow: Callable[[Process], None]) -> None:
        if self.world.processes:
            blow(self.world.rng.choice(self.world.processes))

    def _start(self, name: str, work: Callable[[], object]) -> None:
        def guarded() -> None:
            try:
                work()
            except StoreUnavailable:
                pass
            except Exception as error:  # noqa: BLE001 - the test looks at it
                self.flaws.append(error)

        self.world.start(name, guarded)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_message_arrives_if_it_is_ever_taken(seed: int) -> None:
    office = PostOffice(seed)
    office.live()
    delivery, receiver, trail = office.delivery(), office.receiver, "\n".join(office.world.log)
    assert not office.flaws, (office.flaws, trail)
    assert delivery.state is not DeliveryState.PENDING, trail
    assert delivery.next_attempt_at is None, trail
    assert receiver.clashes == 0, trail
    assert {(sent.headers["webhook-id"], sent.body) for sent in receiver.sent} <= {(ID, delivery.body.encode())}, trail
    assert_end_is_justified(delivery, receiver, trail)
    assert_attempts_are_recorded(delivery, office, trail)
    if "freezes" not in trail:
        assert_schedule_is_kept(delivery.attempts, receiver.sent, trail)


def assert_end_is_justified(delivery: Delivery, receiver: Receiver, trail: str) -> None:
    """What was delivered was taken; what was given up was never taken, or the endpoint is gone."""
    taken = [sent for sent in receiver.sent if sent.status == 204]
    if delivery.state is DeliveryState.DELIVERED:
        assert taken, trail
    elif GONE not in {sent.status for sent in receiver.sent}:
        assert not taken, trail
        assert delivery.round == len(RETRY_SECONDS) + 1, trail


def assert_attempts_are_recorded(delivery: Delivery, office: PostOffice, trail: str) -> None:
    """Each attempt on record was made, and what was made is on record, unless something happened in between."""
    recorded = Counter(each.status for each in delivery.attempts if each.status)
    made = Counter(each.status for each in office.receiver.sent if each.status)
    assert recorded <= made, trail
    assert made.total() - recorded.total() <= office.struck + trail.count("freezes"), trail


def assert_schedule_is_kept(attempts: tuple[Attempt, ...], sent: list[Sent], trail: str) -> None:
    """After each failure on record, nothing is sent before its time."""
    for place, attempt in enumerate(attempts):
        later = [each.at for each in sent if each.at > attempt.at + timedelta(seconds=attempt.seconds)]
        if later:
            asked = {503: ASKED, 429: 60.0, 502: 60.0, 504: 60.0}.get(attempt.status or 0, 0.0)
            assert min(later) >= attempt.at + timedelta(seconds=max(RETRY_SECONDS[place], asked)), trail
