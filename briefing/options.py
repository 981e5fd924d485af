"""What a client may choose about a briefing; light to import, for command lines ask it for their defaults."""

from dataclasses import dataclass

from briefing.glossary import GlossaryTerm

DEFAULT_POINTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingOptions:
    """What a client may choose about one briefing."""

    points: int = DEFAULT_POINTS  # key points of the whole batch
    glossary: tuple[GlossaryTerm, ...] = ()  # terms and how they must stand in the English
