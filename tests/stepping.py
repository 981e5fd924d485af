"""Runs jobs through their steps in one process, with fakes: what the workers' tests have in common."""

from dataclasses import dataclass, field

from briefing.article import Article, Intake
from briefing.backend import Backend
from briefing.document import BriefingDocument
from briefing.job import Job, JobOrder, Stage
from briefing.pipeline import Toolbox
from briefing.render import json_document
from briefing.step import Step
from briefing.usecases.run_step import StepKit, StepLimits, run_step
from briefing.usecases.watch import start_stage
from fakes import EchoTranslator, FixedClock, WordEmbedder
from memory import memory_backend, queue_of
from models.summarisation.extractive import ExtractiveSummariser

LIMITS = StepLimits(lease_seconds=30, attempts=3, segments=2)
JOB = "brf_0123456789abcdef01234567"

PORT = (
    "أغلقت سلطات الميناء الغربي أرصفتها مساء السبت بسبب ضباب كثيف غطى الساحل. "
    "وقالت مديرة الميناء هدى الراشدي إن 7 بواخر تنتظر في عرض البحر منذ الظهر.\n"
    "ويرجح خبراء الطقس أن ينقشع الضباب صباح الثلاثاء في معظم المناطق."
)
CUP = (
    "أحرز نادي الشروق درع المدينة للمرة الرابعة بعد مباراة حسمتها ركلات الترجيح. "
    "وأدرك لاعب الوسط التعادل في الدقيقة 79 أمام مدرجات غصت بالمشجعين."
)
ARTICLES = (
    Article(id="port", title="الضباب يغلق الميناء الغربي", body=PORT, origin="port.txt"),
    Article(id="cup", title="الشروق يحرز درع المدينة", body=CUP, origin="cup.txt"),
    Article(id="copy", body=PORT.replace("مساء السبت", "ليلة السبت"), origin="copy.txt"),
)
EMPTY = Article(id="shell", body="اقرأ أيضا:\nخبر أول قديم\nخبر ثان قديم", origin="shell.txt")


@dataclass
class Workshop:
    """A worker that takes from a recording queue what is in it, one step after the other."""

    backend: Backend = field(default_factory=memory_backend)
    translator: EchoTranslator = field(default_factory=EchoTranslator)
    embedder: WordEmbedder = field(default_factory=WordEmbedder)
    limits: StepLimits = LIMITS
    done: list[str] = field(default_factory=list)  # stage/round/number of every step that was run

    @property
    def tools(self) -> Toolbox:
        """The fakes of the models."""
        return Toolbox(
            embedder=self.embedder, summariser=ExtractiveSummariser(), translator=self.translator, clock=FixedClock()
        )

    @property
    def kit(self) -> StepKit:
        """What steps are done with."""
        return StepKit(tools=self.tools, backend=self.backend, render=json_document.render, read=json_document.load)

    def submit(self, *articles: Article, order: JobOrder | None = None, job_id: str = JOB) -> Job:
        """Store a job and plan its first steps."""
        chosen = articles or ARTICLES
        job = Job(
            id=job_id,
            key_id="0a1b2c3d",
            created_at=self.backend.clock.now(),
            order=order or JobOrder(),
            articles=len(chosen),
        )
        assert self.backend.jobs.create(job, Intake(articles=chosen))
        start_stage(job, Stage.PREPARE, backend=self.backend)
        return job

    def step(self) -> None:
        """Run the step that was queued first."""
        step = queue_of(self.backend).steps.pop(0)
        self.run(step)

    def run(self, step: Step) -> None:
        """Run a step."""
        self.done.append(step.id.partition("/")[2])
        going_on = run_step(step, kit=self.kit, limits=self.limits)
        queue_of(self.backend).steps[:0] = [going_on] if going_on else []

    def drain(self) -> None:
        """Run steps until none is queued."""
        while queue_of(self.backend).steps:
            self.step()

    def document(self, job_id: str = JOB) -> BriefingDocument:
        """Return the document of a job."""
        text = self.backend.shelf.get(job_id, "document")
        assert text is not None
        return json_document.load(text)
