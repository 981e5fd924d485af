"""Scores names: where they stand, what they name, how they are written in English, and whether always alike."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.names.mention import NameMention
from models.evaluation.knowledge_gold import KnowledgeGold, Label, Spot, spot_in, spot_of
from models.evaluation.knowledge_tally import Paired, Tally, half_shared, pair
from models.evaluation.knowledge_words import fold_name, fold_sound


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """A name as it was read in a sentence."""

    spot: Spot
    mention: NameMention

    def __str__(self) -> str:
        """Describe it for a list of mistakes."""
        mention = self.mention
        return f"{self.spot.article}: {mention.form} [{mention.kind.value}: {mention.name}; {mention.basis.value}]"


def score_entities(gold: KnowledgeGold) -> Iterator[Tally]:
    """Yield the lines about names."""
    labels = gold.labels("entities")
    found = [
        FoundName(spot=spot_in(sentence, mention.start, mention.end), mention=mention)
        for article in gold.read
        for sentence, mentions in zip(article.prepared.sentences, article.names, strict=True)
        for mention in mentions
    ]
    paired = pair(labels, found, _is)
    extra = [each for each in paired.extra if not gold.is_open(each.spot, "entities")]
    yield Tally(
        measure="entities",
        right=len(paired.right),
        extra=[str(each) for each in extra],
        missed=[_shown(label) for label in paired.missed],
    )
    yield _spelling(paired, extra)
    yield _one_spelling(gold, paired)


def _is(label: Label, found: FoundName) -> bool:
    return half_shared(spot_of(label), found.spot) and label["kind"] == found.mention.kind.value


def _spelling(paired: Paired[Label, FoundName], extra: Sequence[FoundName]) -> Tally:
    """Count the names that are found and written as an editor would write them."""
    wrong = [(label, each) for label, each in paired.right if not is_spelled(label, each.mention.name)]
    words = [f"{each} for {'/'.join(label['name'])}" for label, each in wrong]
    return Tally(
        measure="entities: spelling",
        right=len(paired.right) - len(wrong),
        extra=words + [str(each) for each in extra],
        missed=words + [_shown(label) for label in paired.missed],
    )


def _one_spelling(gold: KnowledgeGold, paired: Paired[Label, FoundName]) -> Tally:
    """Count, story by story, the names that all their forms and aliases are given one English spelling for."""
    spellings = defaultdict(set)
    for label, each in paired.right:
        spellings[gold.story_of[label["article"]], label["alias"]].add(each.mention.name)
    several = [f"{alias}: {', '.join(sorted(names))}" for (_, alias), names in spellings.items() if len(names) > 1]
    return Tally(measure="entities: aliases", right=len(spellings) - len(several), extra=several, missed=several)


def is_spelled(label: Label, name: str) -> bool:
    """Say whether a name is written in one of the ways that the label allows."""
    fold = fold_sound if label["spelling"] == "sound" else fold_name
    return label["spelling"] == "any" or fold(name) in {fold(right) for right in label["name"]}


def _shown(label: Label) -> str:
    return f"{label['article']}: {label['text']} [{label['kind']}: {label['name'][0]}]"
