"""Which place lies in which, as an article says it: بلدة سراقب في ريف إدلب."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.dossier import EntityKind
from briefing.knowledge.figures.cues import level
from briefing.knowledge.outlets import is_country
from briefing.names.mention import NameMention

_SIDE = r"(?:ال)?(?:غرب|شرق|شمال|جنوب|وسط)(?:ي|يه)?"
_REGION = r"(?:ال)?(?:محافظه|ولايه|اقليم|ريف|ضواحي|ضاحيه|قضاء|منطقه|مدينه|حي)"
_LIES_IN = re.compile(
    rf"[،,]? \(?(?:الواقعه? |التابعه? )?(?:في |ب|ل)?(?:{_REGION} |{_SIDE} ){{0,3}}"
    r"(?:من |في )?(?:ب|ل)?(?:مدينه |محافظه )?"
)


def containments(texts: Sequence[tuple[str, Sequence[NameMention]]]) -> Iterator[tuple[str, str]]:
    """Yield the English names of places with that of the place they lie in, from texts and the names in them.

    Countries are left out: ليبيا في تونس is an embassy more often than a place.
    """
    for text, names in texts:
        places = [name for name in names if name.kind is EntityKind.PLACE and not is_country(name.name)]
        for one, other in pairwise(places):
            between = level(text)[one.end : other.start]
            if one.name != other.name and between.strip(" ،,") and _LIES_IN.fullmatch(between):
                yield one.name, other.name
