"""What a briefing knows, in Markdown: news, figures, contradictions, timeline, quotes, names, terms, outlets."""

from collections.abc import Iterator

from briefing.document import BriefingDocument, Point, Story
from briefing.dossier import Changes, Entity, Figure, NameBasis, Quote, QuoteKind, SourceEntry, StoryChange
from briefing.render.dates import entry_date, iso_words
from briefing.render.grouping import entity_lists, missed_terms, novelty_line, outlets_by_country
from briefing.render.markdown_points import article_link, below, listed, notes, said_by, sources
from briefing.render.markdown_text import arabic, escape, isolated, labelled, table
from briefing.render.provenance import Provenance
from briefing.render.wording import (
    NOVELTIES,
    ORIGINS,
    QUOTES,
    SPEAKERS,
    STANDINGS,
    counted,
    first_upper,
    is_quoted,
    iso_minute,
    isolated_arabic,
)


def news(document: BriefingDocument, provenance: Provenance) -> Iterator[str]:
    """Write what is new since the earlier briefing."""
    changes = document.changes
    if changes is None:
        return
    yield "## What is new"
    made = iso_minute(changes.earlier)
    yield f"Compared with the briefing {isolated(changes.since)}, made on {escape(made)}: {novelty_line(changes)}."
    yield "\n".join(_story_change(document, change, provenance) for change in changes.stories)
    rows = [
        (escape(move.counted), escape(move.was), escape(move.now), f"Statement {change.point + 1}")
        for change in changes.points
        for move in change.moved
    ]
    if rows:
        yield table(("What is counted", "Earlier", "Now", "At a glance"), rows)
    yield from _gone(changes)


def _story_change(document: BriefingDocument, change: StoryChange, provenance: Provenance) -> str:
    number = provenance.story_number(change.story)
    headline = document.stories[number - 1].headline if number else None
    name = (escape(headline.en) or arabic(headline.ar)) if headline else escape(change.story)
    earlier = f" (earlier: {escape(change.earlier_headline)})" if change.earlier_headline else ""
    return f"- **{NOVELTIES[change.novelty]}:** story {number}, {name}{earlier}"


def _gone(changes: Changes) -> Iterator[str]:
    if changes.gone:
        yield "Key points of the earlier briefing without a match here:"
        yield "\n".join(f"- {escape(text.en)} {arabic(text.ar)}" for text in changes.gone)


def figures(document: BriefingDocument, provenance: Provenance) -> Iterator[str]:
    """Write the figures, each with its values and who says them."""
    if document.figures:
        yield "## Figures"
    for figure in document.figures:
        story = provenance.story_number(figure.story) if len(document.stories) > 1 else 0
        yield _figure_head(figure, story)
        for mention in figure.mentions:
            by = f", {said_by(mention.attribution)}" if mention.attribution else ""
            when = f" (for {escape(iso_words(mention.when))})" if mention.when else ""
            yield listed("- ", [f"**{escape(mention.shown)}**{by}{when}", *_told(mention.point, provenance)])


def _figure_head(figure: Figure, story: int) -> str:
    about = ", ".join([*map(labelled, figure.about), *([f"story {story}"] if story else [])])
    counts = f"{first_upper(labelled(figure.counted))}{f' ({about})' if about else ''}"
    head = f"**{STANDINGS[figure.standing]}: {counts}.**"
    return (
        f"{head} {isolated_arabic(escape(figure.explanation))}" if len(figure.mentions) > 1 else head
    )  # one mention says it itself


def _told(point: Point, provenance: Provenance) -> list[str]:
    """Write a statement under a date or a value, without who says it."""
    quoted = [escape(point.en), f"> {arabic(point.ar)}", f"{sources(point.citations, provenance)}."]
    return quoted + notes(point.checks, point.repairs)


def contradictions(document: BriefingDocument, provenance: Provenance) -> Iterator[str]:
    """Write what sources contradict each other on, one side behind the other."""
    if document.contradictions:
        yield "## Where sources contradict each other"
    for group in provenance.by_story(document.contradictions):
        yield from _story_head(document, group.number, group.story)
        for _, found in group.items:
            yield f"**{isolated_arabic(escape(found.explanation))}**"
            for side in (found.one, found.other):
                yield listed("- ", [escape(side.en), *below(side, provenance)])


def timeline(document: BriefingDocument, provenance: Provenance) -> Iterator[str]:
    """Write the events in the order of their dates."""
    if document.timeline:
        yield "## Timeline"
    for group in provenance.by_story(document.timeline):
        yield from _story_head(document, group.number, group.story)
        for _, entry in group.items:
            found = f"{arabic(entry.expression)}: {escape(entry.basis)}"
            head = f"**{escape(entry_date(entry))}** ({found})"
            yield listed("- ", [head, escape(entry.point.en), *below(entry.point, provenance)])


def quotes(document: BriefingDocument, provenance: Provenance) -> Iterator[str]:
    """Write who says what."""
    if document.quotes:
        yield "## Quotes"
    for group in provenance.by_story(document.quotes):
        yield from _story_head(document, group.number, group.story)
        for _, quote in group.items:
            yield _quote(quote, provenance)


def _quote(quote: Quote, provenance: Provenance) -> str:
    kind = f"{QUOTES[quote.kind]}, {SPEAKERS[quote.attribution.kind].lower()}"
    words, direct = quote.words, quote.kind is QuoteKind.DIRECT
    english = f"“{escape(words.en)}”" if direct and words.en and not is_quoted(words.en) else escape(words.en)
    original = f"«{words.ar}»" if direct and not is_quoted(words.ar) else words.ar
    head = f"**{said_by(quote.attribution)}** ({kind})"
    named = f"{sources(quote.point.citations, provenance)}."
    return listed("- ", [head, english, f"> {arabic(original)}", named, *notes(words.checks, words.repairs)])


def entities(document: BriefingDocument, provenance: Provenance) -> Iterator[str]:
    """Write people, organisations and places with their Arabic forms and sentences."""
    if document.entities:
        yield "## Who and where"
    for heading, found in entity_lists(document):
        yield f"### {heading}"
        yield "\n".join(_entity(entity, provenance) for entity in found)


def _entity(entity: Entity, provenance: Provenance) -> str:
    forms = ", ".join(arabic(form) for form in entity.forms)
    by_sound = ", spelled by sound" if entity.basis is NameBasis.TRANSLITERATED else ""
    places = "; ".join(
        f"{isolated(publisher)} {', '.join(str(reference.number) for reference in references)}"
        for publisher, references in provenance.by_article(entity.citations)
    )
    return f"- **{escape(entity.name)}** ({forms}{by_sound}), {counted(entity.mentions, 'mention')}: {places}"


def terms(document: BriefingDocument, provenance: Provenance) -> Iterator[str]:
    """Write the glossary terms that could not be applied."""
    missed = missed_terms(document)
    if not missed:
        return
    rows = [
        (
            arabic(use.ar),
            escape(use.en),
            ORIGINS.get(use.origin, escape(use.origin)),
            f"{use.applied} of {use.occurrences}",
            "; ".join(article_link(citation, provenance) for citation in use.missed),
        )
        for use in missed
    ]
    yield "## Glossary terms that could not be applied"
    yield table(("Arabic", "English asked for", "Origin", "Applied", "Sentences without it"), rows)


def outlets(document: BriefingDocument, provenance: Provenance) -> Iterator[str]:
    """Write what each outlet carries, by country, and what only it has."""
    if not document.sources:
        return
    yield "### By country and outlet"
    for country, entries in outlets_by_country(document):
        yield listed(f"- {escape(country)}: ", ["; ".join(_outlet(entry, provenance) for entry in entries)])
    alone = [(entry, point) for entry in document.sources for point in entry.only_here]
    if alone:
        yield "Only one outlet has:"
        lines = (f"- {_name(entry, provenance)}: {escape(point.en)}" for entry, point in alone)
        yield "\n".join(lines)


def _outlet(entry: SourceEntry, provenance: Provenance) -> str:
    if not entry.publisher:
        return _name(entry, provenance)
    articles = ", ".join(str(provenance.number(article_id)) for article_id in entry.articles)
    return f"{_name(entry, provenance)} (article {articles})"


def _name(entry: SourceEntry, provenance: Provenance) -> str:
    return isolated(entry.publisher or provenance.publisher(entry.articles[0]))


def _story_head(document: BriefingDocument, number: int, story: Story | None) -> Iterator[str]:
    """Name the story of what follows, where there are several."""
    if len(document.stories) > 1 and story is not None:
        yield f"### Story {number}: {escape(story.headline.en) or arabic(story.headline.ar)}"
