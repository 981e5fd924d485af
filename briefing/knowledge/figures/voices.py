"""Who gives a figure, as an English reader reads it: the speaker, else the outlet."""

import re

from briefing.dossier import EntityKind, NameBasis
from briefing.knowledge.figures.mentions import Mention
from briefing.knowledge.outlets import english_name
from briefing.names.spelling import spell
from briefing.point import Attribution, SpeakerKind

_REFERRING = re.compile(r"\b(?:its|his|her|their)\b")  # "one of its officers" is nobody without the article
_FEW = 6  # Arabic words that may stand in an English line
_UNKNOWN = {
    SpeakerKind.NAMED: "a named speaker",
    SpeakerKind.INSTITUTION: "an institution",
    SpeakerKind.DOCUMENT: "a document",
    SpeakerKind.UNNAMED_OFFICIAL: "an unnamed official",
    SpeakerKind.MEDIUM: "other media",
    SpeakerKind.UNNAMED: "unnamed",
}


def name_voice(mention: Mention) -> str:
    """Name the speaker of a figure, or the outlet that gives it in its own voice."""
    return "the figure denied" if mention.reading.denied else name_speaker(mention)


def name_speaker(mention: Mention) -> str:
    """Name whoever speaks of a figure, be it to deny it."""
    if mention.attribution is not None:
        return _named(mention.attribution)
    if mention.restated:
        return "another source"
    return name_outlet(mention.article.prepared.article.publisher)


def name_outlet(publisher: str) -> str:
    """Name an outlet as lists have it in English, else as it is given: a name by sound would be nobody's."""
    if not publisher:
        return "unattributed"
    return publisher if publisher.isascii() else _english(publisher) or publisher


def _english(publisher: str) -> str:
    """Return the usual English name of an outlet; "" where no list has it."""
    if known := english_name(publisher):
        return known
    english, basis = spell(publisher, kind=EntityKind.ORGANISATION)
    return "" if basis in {NameBasis.TRANSLITERATED, NameBasis.RULES} else english


def _named(said: Attribution) -> str:
    """Name a speaker in English; one without an English name by what sort it is, and by its Arabic words if few."""
    english = said.speaker.en or (said.role.en if said.role else "")
    if english and not _REFERRING.search(english):
        return english
    words = said.speaker.ar.split()
    sort = _UNKNOWN[said.kind]
    return f"{sort}: {said.speaker.ar}" if 1 < len(words) <= _FEW and not english else sort
