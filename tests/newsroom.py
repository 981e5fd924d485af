"""A simulated newsroom: one job, three workers, a watch and a client, all of whom chance may strike."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Self, cast

import pytest

from briefing import pipeline
from briefing.article import Article, Intake
from briefing.errors import StoreUnavailable, UnknownJob
from briefing.glossary import GlossaryTerm
from briefing.job import JobOrder, Stage, WebhookOrder
from briefing.pipeline import Toolbox
from briefing.ports import Progress, Vectors
from briefing.ports.operations import WorkerBeat
from briefing.render import json_document
from briefing.step import Step
from briefing.translating import Translation
from briefing.usecases import run_step
from briefing.usecases.cancel import cancel_job, delete_job
from briefing.usecases.run_step import StepKit, StepLimits, run_steps
from briefing.usecases.steps import compose, holding, translate
from briefing.usecases.steps.holding import HeldStep
from briefing.usecases.steps.work import Work
from briefing.usecases.submit import submit_batch
from briefing.usecases.watch import revive
from crashing import QUIET, Mortal, Odds, Process, World, running
from fakes import NOON, EchoTranslator, FixedClock, WordEmbedder
from memory_stores import MemoryCache
from models.summarisation.extractive import ExtractiveSummariser
from stepping import JOB, Workshop

LIMITS = StepLimits(lease_seconds=30, attempts=3, segments=2)
WORKERS = 3
WATCHES = 2  # at a time, as where the lock of one has run out
SETTLING_ROUNDS = 80
SETTLING_TURNS = 2_000  # of one round
URL = "https://cms.example/hook"
EVENTS = ("briefing.succeeded", "briefing.failed", "briefing.cancelled")
HOOK = WebhookOrder(url=URL, events=EVENTS)
FOG = Article(id="fog", body="أغلقت سلطات الميناء أرصفتها مساء السبت بسبب ضباب كثيف.", origin="fog.txt")
CUP = Article(id="cup", body="أحرز نادي الشروق درع المدينة للمرة الرابعة أمام مدرجات مليئة.", origin="cup.txt")
ROAD = Article(id="road", body="افتتح الوزير طريقا جديدا يربط القرى الجبلية بالسوق الكبير.", origin="road.txt")
BATCH = (FOG, CUP, ROAD)
POISON = "الشروق"  # stands in CUP only


class QuickEmbedder(WordEmbedder):
    """Remembers the rows of every text, over all runs; poison may be in one."""

    rows: dict[str, Vectors] = {}  # noqa: RUF012 - shared on purpose: it is the same for every run

    def __init__(self, poison: str = "") -> None:
        """Take what the poison does: "", "raises" or "kills"."""
        self.poison = poison

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text."""
        suffer(self.poison, texts)
        return super().embed(texts)

    def _row(self, text: str) -> Vectors:
        if text not in self.rows:
            self.rows[text] = super()._row(text)
        return self.rows[text]


class PoisonedTranslator(EchoTranslator):
    """Echoes, but for poison."""

    def __init__(self, poison: str = "") -> None:
        """Take what the poison does: "", "raises" or "kills"."""
        super().__init__()
        self.poison = poison

    def translate(self, segments: Sequence[str], *, attempt: int = 0) -> list[str]:
        """Return one hypothesis a segment."""
        suffer(self.poison, segments)
        return super().translate(segments, attempt=attempt)


def suffer(poison: str, texts: Sequence[str]) -> None:
    """Do what poison does, where it is in the texts."""
    if poison and any(POISON in text for text in texts):
        if poison == "kills":
            running().die()
        raise ZeroDivisionError


SUMMARISER = ExtractiveSummariser()
PURE = Toolbox(embedder=QuickEmbedder(), summariser=SUMMARISER, translator=PoisonedTranslator(), clock=FixedClock())


@lru_cache
def translation_of(sentence: str) -> Translation:
    """Translate one sentence with the guards, the first time."""
    return pipeline.translate([sentence], tools=PURE, glossary=(), progress=_Silence())[sentence]


class _Silence:
    def stage(self, name: str, total: int) -> None:
        """Hear nothing."""

    def advance(self, steps: int = 1) -> None:
        """Hear nothing."""


def translate_quickly(
    sentences: Sequence[str],
    *,
    tools: Toolbox,
    glossary: tuple[GlossaryTerm, ...],
    progress: Progress,
    segments: int,
) -> dict[str, Translation]:
    """Call the model as the pipeline would, and take the result from memory."""
    del glossary, segments
    made = {}
    for sentence in sentences:
        tools.translator.translate([sentence])
        progress.advance()
        made[sentence] = translation_of(sentence)
    return made


class SteppedHold(HeldStep):
    """Holds a step without a thread: the world renews the lease as time passes."""

    def __enter__(self) -> Self:
        """Have the world renew it."""
        running().holds.append(self.renew)
        return self

    def __exit__(self, *_: object) -> None:
        """Let the lease run."""
        running().holds.remove(self.renew)


@lru_cache
def undisturbed(given_up: frozenset[str]) -> str:
    """Return the document of a run in which nothing goes wrong, but for articles that are given up from the start."""
    shop = Workshop(embedder=QuickEmbedder(), limits=LIMITS)
    shop.submit(*BATCH, order=JobOrder(webhook=HOOK))
    for place, article in enumerate(BATCH):
        for _ in range(LIMITS.attempts if article.id in given_up else 0):
            lease = shop.backend.steps.take(Step(job=JOB, stage=Stage.PREPARE, round=1, number=place), seconds=30)
            assert lease
            shop.backend.steps.release(lease)
    shop.drain()
    text = shop.backend.shelf.get(JOB, "document")
    assert text
    return text


@dataclass
class Newsroom:
    """One job and everybody who has to do with it."""

    seed: int
    world: World = field(init=False)
    wish: str = field(init=False)  # of the client, sooner or later: "", "cancel" or "delete"
    poison: tuple[str, str] = field(init=False)  # what it does to the embedder and to the translator
    accepted: bool = False
    wished: bool = False
    executions: Counter[str] = field(default_factory=Counter)  # of steps, by their ids
    flaws: list[BaseException] = field(default_factory=list)  # that no use case may raise

    def __post_init__(self) -> None:
        """Draw what kind of a day it is."""
        self.world = world = World(self.seed)
        rng = world.rng
        self.wish = rng.choice(["", "", "", "cancel", "delete"])
        self.poison = rng.choice([("", "")] * 4 + [("raises", ""), ("kills", ""), ("", "raises"), ("", "kills")])
        world.faults = rng.choice([0, 1, 2, 4, 8, 16])
        world.odds = Odds(
            death=rng.choice([0, 0.005, 0.03]),
            outage=rng.choice([0, 0.005, 0.03]),
            stop=rng.choice([0, 0, 0.005]),
            flaw=rng.choice([0, 0, 0.1]),
            switch=rng.choice([0.02, 0.1, 0.4]),
            loss=rng.choice([0, 0.1, 0.5]),
            repeat=rng.choice([0, 0.2]),
        )
        self.haste = rng.choice([1, 3, 10])  # how much time passes, beside what is done
        self.sleep = rng.choice([0, 0.3, 3])  # how often a machine stands still
        self.kits = [self._kit() for _ in range(WORKERS)]

    def live(self) -> None:
        """Have a day of chaos, then a quiet period."""
        try:
            self._submit()
            for _ in range(self.world.rng.choice([20, 80, 200])):
                self._act()
            self._grow_quiet()
        finally:
            self.world.end()

    def _kit(self) -> StepKit:
        embedder, translator = QuickEmbedder(self.poison[0]), PoisonedTranslator(self.poison[1])
        tools = replace(
            PURE,
            embedder=cast("Any", Mortal(embedder, "model", self.world)),
            translator=cast("Any", Mortal(translator, "model", self.world)),
        )
        return StepKit(tools=tools, backend=self.world.backend, render=json_document.render, read=json_document.load)

    def _act(self) -> None:
        """Let one thing happen."""
        world, rng = self.world, self.world.rng
        actions: list[tuple[float, Callable[[], object]]] = [
            (40, world.turn),
            (8, self._work),
            (self.haste, lambda: world.pass_time(rng.choice([0.5, 5, 11, 31]))),
            (2, self._watch),
            (1, self._wish),
            (0.5 if world.faults else 0, lambda: self._strike(world.kill)),
            (self.sleep, lambda: self._strike(lambda each: world.freeze(each, rng.choice([5, 29, 61, 200])))),
            (0.5, self._beat),
            (0.2, lambda: cast("MemoryCache", world.store.cache).clear()),
        ]
        chances, doings = zip(*actions, strict=True)
        rng.choices(doings, weights=chances)[0]()

    def _submit(self) -> None:
        backend = self.world.backend

        def submit() -> None:
            submit_batch(
                Intake(articles=BATCH),
                JobOrder(webhook=HOOK),
                key_id="0a1b2c3d",
                job_id=JOB,
                backend=backend,
                max_active=5,
                vet=lambda _: None,
            )
            self.accepted = True

        self._start("client", submit)

    def _work(self) -> None:
        queue = self.world.queue
        busy = {each.name for each in self.world.processes}
        free = [number for number in range(WORKERS) if f"worker {number}" not in busy]
        if free and queue.steps:
            number = free[0]
            step = queue.steps.pop(self.world.rng.randrange(len(queue.steps)))
            self._start(f"worker {number}", lambda: run_steps(step, kit=self.kits[number], limits=LIMITS))
            self.world.log[-1] += f" {step.id}"

    def _watch(self) -> None:
        if sum(each.name == "watch" for each in self.world.processes) < 2:
            self._start("watch", lambda: revive(backend=self.world.backend))

    def _beat(self) -> None:
        """Say that there are workers: then a step translates the sentences of several articles."""
        beat = WorkerBeat(
            id="worker",
            lanes=("batch",),
            models=(),
            ready=True,
            children=self.world.rng.choice([1, 2]),
            at=NOON,
            consumed_at=None,
            version="1",
        )
        self.world.store.roll.beat(beat)

    def _wish(self) -> None:
        if self.wish and self.accepted and not self.wished:
            self.wished = True
            wish = {"cancel": cancel_job, "delete": delete_job}[self.wish]
            self._start("client", lambda: wish(JOB, backend=self.world.backend))

    def _strike(self, blow: Callable[[Process], None]) -> None:
        if self.world.processes:
            blow(self.world.rng.choice(self.world.processes))

    def _start(self, name: str, work: Callable[[], object]) -> None:
        def guarded() -> None:
            try:
                work()
            except (StoreUnavailable, SystemExit):
                pass
            except UnknownJob as error:
                if name != "client":
                    self.flaws.append(error)
            except Exception as error:  # noqa: BLE001 - the test looks at it
                self.flaws.append(error)
            if name.startswith("worker") and not running().alive:
                raise AssertionError("what is dead cannot end")

        self.world.start(name, guarded)

    def _grow_quiet(self) -> None:
        """Let nothing go wrong any more, but for poison, until nobody has anything to do."""
        world = self.world
        world.faults, world.odds = 0, QUIET
        quiet = 0
        for _ in range(SETTLING_ROUNDS):
            for _ in range(SETTLING_TURNS):
                if not world.processes and not world.queue.steps:
                    break
                self._work()
                if not world.turn():
                    world.pass_time(5)
            self._watch()
            while world.turn():
                pass
            quiet = quiet + 1 if not world.queue.steps and not world.store.index.unsettled() else 0
            if quiet > 1:
                return
            world.pass_time(31)
        raise AssertionError("The job does not come to an end.")


@contextmanager
def quickened(newsroom: Newsroom) -> Iterator[None]:
    """Hold leases by the newsroom's clock, count executions, and take translations from memory."""

    def counted(stage: Stage) -> Callable[[Work], None]:
        real = run_step.WORK[stage]

        def work(work: Work) -> None:
            newsroom.executions[work.step.id] += 1
            real(work)

        return work

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_step, "HeldStep", SteppedHold)
        patch.setattr(run_step, "WORK", {stage: counted(stage) for stage in Stage})
        patch.setattr(holding, "monotonic", newsroom.world.seconds)
        patch.setattr(translate, "translate", translate_quickly)
        patch.setattr(compose, "translate", translate_quickly)
        yield
