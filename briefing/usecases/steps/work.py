"""What a step is done with: the job, the tools of the process, the articles as far as they are remembered."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing.article import Article, Intake, Rejection, refuse
from briefing.article_cache import ArticleCache
from briefing.backend import Backend
from briefing.document import BriefingDocument
from briefing.errors import GaveUp
from briefing.glossary import GlossaryTerm
from briefing.job import ArticleState, Job
from briefing.pipeline import Batch, Toolbox
from briefing.ports import Progress, Vectors
from briefing.preparing import PreparedArticle, prepare
from briefing.remembering import RememberingEmbedder
from briefing.step import Step
from briefing.translation_cache import TranslationCache

GIVEN_UP = (
    "Mujaz gave up on this article: each time it was worked on, the work failed or its worker died. "
    "The rest of the batch was briefed without it."
)
RECENT_INTAKES = 2  # jobs whose articles a process keeps at hand: its steps mostly come from one


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLimits:
    """How long and how often a step may be tried."""

    lease_seconds: float  # how long a dead worker keeps its step
    attempts: int  # how often a step is begun before it is given up
    segments: int = 32  # translated between two looks at whether the job was cancelled


class StepKit:
    """What a process does steps with; built once, after the fork."""

    def __init__(
        self,
        *,
        tools: Toolbox,
        backend: Backend,
        render: Callable[[BriefingDocument], str],
        read: Callable[[str], BriefingDocument],
    ) -> None:
        """Take models, ports, and how the document is written down and read again; `read` raises InputError."""
        self.tools = tools
        self.backend = backend
        self.render = render
        self.read = read
        # A batch of 2,000 articles would be read from the store 2,000 times over.
        self.intake: Callable[[str], Intake] = lru_cache(maxsize=RECENT_INTAKES)(backend.shelf.intake)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One step with everything at hand."""

    step: Step
    job: Job
    kit: StepKit
    limits: StepLimits
    progress: Progress
    still_wanted: Callable[[], None]  # raises where the job was cancelled, or another worker has the step

    @property
    def backend(self) -> Backend:
        """The ports."""
        return self.kit.backend

    @property
    def intake(self) -> Intake:
        """The articles of the job as they came in."""
        return self.kit.intake(self.job.id)

    @property
    def articles(self) -> ArticleCache:
        """The articles that are remembered."""
        return ArticleCache(cache=self.backend.cache, embedder=self.kit.tools.embedder.describe())

    @property
    def translations(self) -> TranslationCache:
        """The translations that are remembered."""
        return TranslationCache(cache=self.backend.cache, tools=self.kit.tools, glossary=self.job.order.glossary)

    @property
    def glossary(self) -> tuple[GlossaryTerm, ...]:
        """The terms that hold for the job: the client's, the operator's, the built-in ones."""
        return self.kit.tools.glossary(self.job.order.glossary)

    def given_up(self) -> tuple[str, ...]:
        """Return the ids of the articles that are given up by now."""
        board = self.backend.articles.articles(self.job.id)[: len(self.intake.articles)]
        return tuple(each.id for each in board if (each.state, each.reason) == (ArticleState.SKIPPED, GIVEN_UP))

    def gather(self, given_up: Collection[str]) -> tuple[Batch, Toolbox]:
        """Return the batch, and tools that know the vectors of its sentences; what is forgotten is done again.

        Raises:
            NothingUsable: every article was refused or given up.
        """
        remembered = self.articles.recall([each for each in self.intake.articles if each.id not in given_up])
        known: dict[str, Vectors] = {}
        results: list[PreparedArticle | Rejection] = []
        for article in self.intake.articles:
            if article.id in remembered:
                results.append(remembered[article.id].prepared)
                known.update(remembered[article.id].vectors)
            else:
                results.append(_given_up(article) if article.id in given_up else prepare(article))
        batch = Batch(
            articles=tuple(each for each in results if isinstance(each, PreparedArticle)),
            rejections=(*self.intake.rejections, *(each for each in results if isinstance(each, Rejection))),
        )
        embedder = RememberingEmbedder(self.kit.tools.embedder, known=known)
        return batch, replace(self.kit.tools, embedder=embedder)


def _given_up(article: Article) -> Rejection:
    return refuse(article, code=GaveUp.code, reason=GIVEN_UP)
