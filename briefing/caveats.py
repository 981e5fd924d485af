"""What a reader must know before relying on a briefing: one function for each thing that caveats are about."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from briefing.article import Rejection
from briefing.document import Caveat, ModelUse, Point
from briefing.dossier import Dossier, NameBasis, Standing
from briefing.preparing import PreparedArticle
from briefing.revisions import FigureChange, revision_of
from briefing.translating import Translation

NAMED = 12  # names in a caveat; the rest is counted


def of_rejections(rejections: Sequence[Rejection]) -> Iterator[Caveat]:
    """Say which inputs were not used, and why."""
    for rejection in rejections:
        yield Caveat(code=rejection.code, message=f"{rejection.origin}: {rejection.reason}", article=rejection.id)


def of_translations(translations: Collection[Translation], models: Sequence[ModelUse]) -> Iterator[Caveat]:
    """Say what the model does badly, how many sentences failed a check, and in how many something was corrected."""
    weaknesses = [weakness for model in models if model.role == "translation" for weakness in model.weaknesses]
    yield from (Caveat(code="translation_quality", message=weakness) for weakness in weaknesses)
    if failed := sum(translation.failures > 0 for translation in translations):
        flagged = _verb(failed, "is flagged where it stands", "are flagged where they stand")
        message = f"{failed} of {_count(len(translations), 'translated sentence')} failed a check and {flagged}."
        yield Caveat(code="failed_checks", message=message)
    if repaired := sum(bool(translation.repairs) for translation in translations):
        sentences = _count(repaired, "translated sentence")
        message = f"Figures or names were corrected in {sentences}; each correction is marked."
        yield Caveat(code="repaired_figures", message=message)


def of_copies(articles: Sequence[PreparedArticle], folded: Mapping[str, str]) -> Iterator[Caveat]:
    """Say how many articles are near-copies, and what each of them says differently."""
    if folded:
        copies = _count(len(folded), "article is a near-copy", "articles are near-copies")
        yield Caveat(code="near_copies", message=f"{copies} of another: one source.")
    by_id = {prepared.article.id: prepared for prepared in articles}
    for copy, kept in folded.items():
        revision = revision_of(by_id[copy], by_id[kept])
        differences = [_difference(change, kept) for change in revision.figures]
        if revision.added:
            own = _count(revision.added, "sentence that stands", "sentences that stand")
            differences.append(f"{own} in it alone")
        if differences:
            message = f"{copy} was folded into {kept} but has {'; '.join(differences)}."
            yield Caveat(code="near_copies", message=message, article=copy)


def of_support(key_points: Sequence[Point]) -> Iterator[Caveat]:
    """Say how many key points rest on one source."""
    if single := sum(point.support == 1 for point in key_points):
        come = _verb(single, "comes", "come")
        message = f"{single} of {_count(len(key_points), 'key point')} {come} from a single source."
        yield Caveat(code="single_source", message=message)


def of_dates(articles: Sequence[PreparedArticle]) -> Iterator[Caveat]:
    """Say for how many articles the day of publication is unknown."""
    if undated := sum(prepared.article.published_at is None for prepared in articles):
        message = f"No publication date is known for {_count(undated, 'article')}: the order of events may be wrong."
        yield Caveat(code="undated", message=message)


def of_dossier(dossier: Dossier) -> Iterator[Caveat]:
    """Say what must be known of figures and names, and how much is not shown."""
    if disputed := sum(figure.standing is Standing.DISPUTED for figure in dossier.figures):
        message = f"{_count(disputed, 'figure is', 'figures are')} disputed: each value stands with who gives it."
        yield Caveat(code="disputed_figures", message=message)
    if by_sound := [entity.name for entity in dossier.entities if entity.basis is NameBasis.TRANSLITERATED]:
        named = ", ".join(by_sound[:NAMED])
        more = f" and {len(by_sound) - NAMED} more" if len(by_sound) > NAMED else ""
        message = f"Spelled by sound, so that another spelling may be usual: {named}{more}."
        yield Caveat(code="transliterated_names", message=message)
    if dossier.left_out:
        further = _count(dossier.left_out, "further figure, date or quote", "further figures, dates and quotes")
        message = f"{further} of the articles {_verb(dossier.left_out, 'is', 'are')} not shown."
        yield Caveat(code="left_out", message=message)


def _difference(change: FigureChange, kept: str) -> str:
    return f"{change.here or 'no figure'} where {kept} has {change.there or 'none'}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {_verb(number, one, many or one + 's')}"


def _verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many
