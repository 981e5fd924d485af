"""The briefing document as Markdown (CommonMark with tables), every Arabic text inside bidi isolates."""

from collections.abc import Iterable

from briefing.document import ArticleEntry, ArticleStatus, BriefingDocument, ModelUse, Story
from briefing.render.grouping import novelties
from briefing.render.markdown_knowledge import (
    contradictions,
    entities,
    figures,
    news,
    outlets,
    quotes,
    terms,
    timeline,
)
from briefing.render.markdown_points import points, title
from briefing.render.markdown_text import arabic, destination, escape, isolated, table
from briefing.render.provenance import Provenance
from briefing.render.wording import articles_line, counted, day, minute, safe_url


def render(document: BriefingDocument) -> str:
    """Write the document as Markdown."""
    provenance = Provenance(document)
    blocks = [
        f"> **Machine-generated, not reviewed.** {escape(document.notice)}",
        *title("#", document.headline),
        _facts(document, provenance),
        "## At a glance",
        *points(document.key_points, provenance, novelties=novelties(document.changes)),
        *news(document, provenance),
        *figures(document, provenance),
        *contradictions(document, provenance),
        *timeline(document, provenance),
    ]
    for story in document.stories:
        blocks += _story(story, provenance)
    blocks += [*quotes(document, provenance), *entities(document, provenance), *terms(document, provenance)]
    blocks += _caveats(document, provenance)
    blocks += ["## Sources", _sources(document, provenance), *outlets(document, provenance)]
    blocks += ["## Models", _models(document.models)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _facts(document: BriefingDocument, provenance: Provenance) -> str:
    facts = [minute(document.created_at), articles_line(document)]
    flagged = len(provenance.flagged())
    if flagged:
        facts.append(f"**{counted(flagged, 'place')} to check**")
    return " · ".join(facts)


def _story(story: Story, provenance: Provenance) -> list[str]:
    articles = [provenance.article(article_id) for article_id in story.articles]
    blocks = [*title("##", story.headline), provenance.story_line(story), *points(story.summary, provenance)]
    for article in articles:
        if article.abstract:
            blocks += [*title("###", article.title), _byline(article, provenance)]
            blocks += points(article.abstract, provenance)
    return blocks


def _byline(article: ArticleEntry, provenance: Provenance) -> str:
    parts = [isolated(provenance.publisher(article.id)), day(article.published_at)]
    return ", ".join(part for part in parts if part)


def _caveats(document: BriefingDocument, provenance: Provenance) -> list[str]:
    if not document.caveats:
        return []
    lines = []
    for caveat in document.caveats:
        about = f" (article {provenance.number(caveat.article)})" if caveat.article else ""
        lines.append(f"- {escape(caveat.message)}{about}")
    return ["## Before you rely on this", "\n".join(lines)]


def _sources(document: BriefingDocument, provenance: Provenance) -> str:
    rows = [_source_row(article, provenance) for article in document.articles]
    return table(("No.", "Publisher", "Title", "Arabic title", "Published", "Status"), rows)


def _source_row(article: ArticleEntry, provenance: Provenance) -> tuple[str, ...]:
    url = safe_url(article.url)
    words = escape(article.title.en) or "Original"
    # A folded copy has no section of its own that could show what its title failed.
    mark = "" if all(check.passed for check in article.title.checks) else "⚠ "
    status = article.status.value
    if article.status is not ArticleStatus.USED and article.reason:
        status = f"{status}: {escape(article.reason)}"
    return (
        str(provenance.number(article.id)),
        isolated(article.publisher),
        mark + (f"[{words}]({destination(url)})" if url else escape(article.title.en)),
        arabic(article.title.ar),
        day(article.published_at),
        status,
    )


def _models(models: Iterable[ModelUse]) -> str:
    rows = [
        (use.role, use.id, use.revision, use.licence, use.settings, use.scores, " ".join(use.weaknesses))
        for use in models
    ]
    heading = ("Role", "Model", "Revision", "Licence", "Settings", "Scores", "Known weaknesses")
    return table(heading, [tuple(escape(cell) for cell in row) for row in rows])
