"""A name as a text has it."""

from dataclasses import dataclass

from briefing.dossier import EntityKind, NameBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """One name in one normalised sentence: `form == text[start:end]`."""

    start: int  # code points into the normalised sentence, attached prefixes left out
    end: int  # exclusive
    form: str  # as the sentence has it, without و ف ب ك ل
    kind: EntityKind
    name: str  # the one English spelling of what is named; equal for all its aliases
    basis: NameBasis

    @property
    def certain(self) -> bool:
        """Whether the English spelling is the usual one: a transliteration by sound may not be."""
        return self.basis is not NameBasis.TRANSLITERATED
