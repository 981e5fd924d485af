"""Writes English that is known beforehand into the Arabic: models mostly copy Latin letters as they stand."""

from briefing.glossary import Glossary
from briefing.guards.name_repair import english_of
from briefing.guards.named import is_checked, is_doubtful
from briefing.guards.names import missing_names, names_outside


def with_terms_and_names(sentence: str, *, glossary: Glossary, before: str) -> str:
    """Return a normalised sentence with glossary terms and certain names in English.

    Attached و ف ب ك ل stay before them as words. A surname alone may be a common word: it stays Arabic unless the
    guard misses it in `before`, the English so far.
    """
    stretches = [
        (match.start, match.end, f"{match.before} {match.term.en}" if match.before else match.term.en)
        for match in glossary.matches(sentence)
    ]
    missing = {mention.name for mention in missing_names(sentence, before, glossary=glossary)}
    for mention in names_outside(sentence, glossary):
        if mention.name in missing or (is_checked(mention) and not is_doubtful(mention, sentence)):
            attached = sentence[mention.start - 1 : mention.start].isalpha()
            stretches.append((mention.start, mention.end, f"{' ' if attached else ''}{english_of(mention)}"))
    for start, end, english in sorted(stretches, reverse=True):
        sentence = f"{sentence[:start]}{english}{sentence[end:]}"
    return sentence
