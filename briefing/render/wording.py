"""The words, dates and links that the documents for readers have in common."""

import re
from collections import Counter
from datetime import UTC, datetime
from urllib.parse import urlsplit

from briefing.document import ArticleStatus, BriefingDocument, Check, Repair
from briefing.dossier import Novelty, QuoteKind, Standing
from briefing.english.months import MONTHS
from briefing.point import Backing, Label, Point, SpeakerKind

# Guards as instructions to an editor. A guard that is not listed here reads "Check the translation".
FLAGS = {
    "numbers": "Check the figure",
    "omission": "Check that nothing is missing",
    "repetition": "Check for repetition",
    "copy": "Check for untranslated words",
    "glossary": "Check the term",
    "names": "Check the name",
}
# What is said of a point of one source before the name of who says it.
BACKINGS = {
    SpeakerKind.NAMED: "On record",
    SpeakerKind.INSTITUTION: "On record",
    SpeakerKind.DOCUMENT: "Document",
    SpeakerKind.UNNAMED_OFFICIAL: "Unnamed official",
    SpeakerKind.MEDIUM: "Other media",
    SpeakerKind.UNNAMED: "Unnamed source",
}
STANDINGS = {Standing.DISPUTED: "Disputed", Standing.AGREED: "Agreed", Standing.SINGLE_SOURCE: "Single source"}
NOVELTIES = {Novelty.NEW: "New", Novelty.CHANGED: "Changed", Novelty.KNOWN: "Known"}
QUOTES = {QuoteKind.DIRECT: "Direct quote", QuoteKind.REPORTED: "Reported speech"}
SPEAKERS = {
    SpeakerKind.NAMED: "Named source",
    SpeakerKind.INSTITUTION: "Institution",
    SpeakerKind.DOCUMENT: "Document",
    SpeakerKind.UNNAMED_OFFICIAL: "Unnamed official",
    SpeakerKind.MEDIUM: "Other media",
    SpeakerKind.UNNAMED: "Unnamed source",
}
ORIGINS = {"request": "Given with the request", "deployment": "Of this deployment", "built-in": "Built in"}
QUOTATION_MARKS = frozenset("\"'“”„«»‘’")
UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ARABIC = r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+"
_ARABIC_RUN = re.compile(rf"{_ARABIC}(?:[ -]{_ARABIC})*")


def flag_label(check: Check) -> str:
    """Say what an editor should do about a failed check."""
    return FLAGS.get(check.name, "Check the translation")


def flag_detail(check: Check) -> str:
    """Say what is wrong, in a sentence even where the guard gave none."""
    detail = check.detail.strip() or "Compare the English with the Arabic"
    return detail if detail.endswith((".", "!", "?")) else f"{detail}."


def repair_note(repair: Repair) -> str:
    """Say what was changed in the English after translation."""
    if not repair.was:
        return f"{repair.now} was missing from the translation and was restored from the Arabic."
    return f"{repair.now} stands in the Arabic; the translation had {repair.was}."


def support_words(support: int) -> str:
    """Say how many independent sources a point has."""
    return "Single source" if support <= 1 else f"{support} independent sources"


def backing_words(point: Point) -> str:
    """Say in short how well a point is supported; who says it is named behind "On record" and the like."""
    if point.backing is Backing.CORROBORATED or point.support > 1:
        return support_words(point.support)
    if point.attribution is None:
        return "Single source"
    return BACKINGS[point.attribution.kind]


def label_words(label: Label) -> str:
    """Give the English of a name or a thing counted, or the Arabic where no English is known."""
    return label.en or label.ar


def is_quoted(text: str) -> bool:
    """Say whether a text already stands between quotation marks."""
    return text.strip()[:1] in QUOTATION_MARKS and text.strip()[-1:] in QUOTATION_MARKS


def isolated_arabic(text: str) -> str:
    """Put each Arabic name of an English text between bidi isolates, so that figures beside it keep their place."""
    return _ARABIC_RUN.sub("\u2067\\g<0>\u2069", text)


def first_upper(text: str) -> str:
    """Write the first letter large and leave the others as they are."""
    return text[:1].upper() + text[1:]


def counted(number: int, noun: str) -> str:
    """Put a number before a noun that takes a plain s in the plural."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def day(moment: datetime | None) -> str:
    """Write a date as "12 May 2024", in the zone it was given in; "" for none."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}" if moment else ""


def minute(moment: datetime) -> str:
    """Write a moment as "12 May 2024, 09:30 UTC"."""
    utc = moment.astimezone(UTC)
    return f"{day(utc)}, {utc:%H:%M} UTC"


def iso_minute(moment: str) -> str:
    """Write a moment of ISO 8601 as "12 May 2024, 09:30 UTC"; a text that is none stays as it is."""
    try:
        return minute(datetime.fromisoformat(moment))
    except ValueError:
        return moment


def safe_url(url: str) -> str:
    """Give the address back if it may become a link, and "" if not.

    Only absolute http and https addresses may: anything else in the url of an article is either a mistake or an attack.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    wanted = parts.scheme in {"http", "https"} and parts.netloc and not UNPRINTABLE.search(url)
    return url if wanted else ""


def articles_line(document: BriefingDocument) -> str:
    """Sum up what became of the batch: "5 articles: 3 used, 1 folded, 1 skipped"."""
    counts = Counter(article.status for article in document.articles)
    parts = ", ".join(f"{counts[status]} {status.value}" for status in ArticleStatus if counts[status])
    return f"{counted(len(document.articles), 'article')}: {parts}" if parts else "No articles"
