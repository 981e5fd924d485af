"""The briefing document as one HTML file that needs nothing else: no request leaves it, and scripts only add comfort.

Everything a document holds is written through Jinja2's autoescaping; only the style and the script of this package
go in unescaped, and a Content-Security-Policy names their hashes, so that nothing else could run or load.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from briefing.document import BriefingDocument, Repair
from briefing.render.dates import entry_date, iso_words
from briefing.render.grouping import (
    applied_terms,
    entity_lists,
    missed_terms,
    novelties,
    novelty_line,
    outlets_by_country,
    sections,
)
from briefing.render.provenance import Provenance, sentence_anchor
from briefing.render.wording import (
    NOVELTIES,
    ORIGINS,
    QUOTES,
    SPEAKERS,
    STANDINGS,
    articles_line,
    backing_words,
    counted,
    day,
    first_upper,
    flag_detail,
    flag_label,
    is_quoted,
    iso_minute,
    isolated_arabic,
    minute,
    repair_note,
    safe_url,
)

NAME = r"(?<!\w)[A-Za-z]{1,3}-\w+"  # al-Rumman, el-Sisi, ad-Dawla
PAGE = "page"  # folder of the template, the style and the script
WORDS = {
    "applied_terms": applied_terms,
    "articles_line": articles_line,
    "backing_words": backing_words,
    "counted": counted,
    "day": day,
    "entity_lists": entity_lists,
    "entry_date": entry_date,
    "first_upper": first_upper,
    "flag_detail": flag_detail,
    "flag_label": flag_label,
    "is_quoted": is_quoted,
    "iso_minute": iso_minute,
    "iso_words": iso_words,
    "minute": minute,
    "missed_terms": missed_terms,
    "novelties": NOVELTIES,
    "novelties_of": novelties,
    "novelty_line": novelty_line,
    "origins": ORIGINS,
    "outlets_by_country": outlets_by_country,
    "quote_kinds": QUOTES,
    "repair_note": repair_note,
    "safe_url": safe_url,
    "sections": sections,
    "sentence_anchor": sentence_anchor,
    "speakers": SPEAKERS,
    "standings": STANDINGS,
}


class Kind(StrEnum):
    """What a stretch of an English text is, for its looks."""

    PLAIN = "plain"
    REPAIRED = "repaired"  # a figure put right after translation
    NAME = "name"  # "al-Rumman": not to be broken at its hyphen


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of an English text that looks the same throughout."""

    text: str
    kind: Kind


def render(document: BriefingDocument) -> str:
    """Write the document as one self-contained HTML file."""
    style, script = _style(), _asset("script.js")
    return _template().render(
        document=document,
        provenance=Provenance(document),
        policy=content_security_policy(style=style, script=script),
        style=Markup(style),  # noqa: S704 - a file of this package, not of the document
        script=Markup(script),  # noqa: S704 - as above
    )


def content_security_policy(*, style: str, script: str) -> str:
    """Allow this style and this script, pictures inside the file, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def served_policy() -> str:
    """Return the policy for the header of an HTTP answer, which can also forbid other sites to frame the document."""
    policy = content_security_policy(style=_style(), script=_asset("script.js"))
    return f"{policy}; frame-ancestors 'none'"


def passages(text: str, repairs: Sequence[Repair]) -> list[Passage]:
    """Split a text at repaired figures and at Arabic names with an article, so that each gets its looks."""
    figures = sorted({repair.now for repair in repairs if repair.now}, key=len, reverse=True)
    pattern = "|".join([*(rf"(?<!\w){re.escape(figure)}(?!\w)" for figure in figures), NAME])
    # re.split with one group puts what was found at the odd places.
    parts = re.split(f"({pattern})", text)
    return [Passage(text=part, kind=_kind(place, part, figures)) for place, part in enumerate(parts) if part]


def _kind(place: int, part: str, figures: Sequence[str]) -> Kind:
    if place % 2 == 0:
        return Kind.PLAIN
    return Kind.REPAIRED if part in figures else Kind.NAME


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("briefing.render", PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(WORDS)
    environment.filters["passages"] = passages
    environment.filters["isolated_arabic"] = isolated_arabic
    return environment.get_template("briefing.html.j2")


def _style() -> str:
    return _asset("style.css") + _asset("knowledge.css")


@cache
def _asset(name: str) -> str:
    return resources.files("briefing.render").joinpath(PAGE, name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
