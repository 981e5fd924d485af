"""Which words of two sentences say opposite things."""

from importlib.resources import files

import pytest

from briefing.knowledge.conflicts.opposition import OppositionKind, find_oppositions

NOBODY = "زيد"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("سيطرت القوات على المطار", "انسحبت القوات من المطار", ("passing", "took control", "withdrew")),
        ("ستفتح السلطات المعبر", "السلطات تغلق المعبر", ("passing", "opened", "closed")),
        ("برأت المحكمة الوزير", "المحكمة تدين الوزير", ("fate", "acquitted", "convicted")),
        ("ارتفاع في أسعار الخبز", "وانخفضت أسعار الخبز", ("passing", "rose", "fell")),
        ("نفت الوزارة ذلك", "أكدت الوزارة ذلك", ("denial", "denies it", "affirms it")),
        ("وأطلقت الشرطة سراح الصحفي", "لا يزال الصحفي محتجزا", ("passing", "released", "still held")),
        ("لم تفتح السلطات المعبر", "فتحت السلطات المعبر", ("passing", "closed", "opened")),
        ("لم يوقع الوفد الاتفاق", "وقع الوفد الاتفاق", ("negation", "", "")),
    ],
)
def test_opposed_words_are_found_in_every_inflection(one: str, other: str, expected: tuple[str, str, str]) -> None:
    found = find_oppositions(one, other)
    assert expected in [(each.kind.value, each.one, each.other) for each in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("لم ترتفع أسعار النفط", "انخفضت أسعار النفط"),
        ("ارتفع الذهب وانخفض النفط", "انخفض الذهب"),
        ("أطلقت الشرطة النار على الصحفي", "لا يزال الصحفي محتجزا"),
        ("لا يزيد العدد على ألف", "يزيد العدد على ألف"),
        ("سيطرت القوات على المطار", "سيطرت القوات على المطار"),
        ("وصل الوفد إلى العاصمة", "اجتمع الوفد بالوزير"),
    ],
)
def test_what_is_not_opposed_is_not_found(one: str, other: str) -> None:
    assert find_oppositions(one, other) == []


def test_the_places_of_the_words_are_told() -> None:
    (found,) = find_oppositions("أمس سيطرت القوات على المطار", "انسحبت القوات من المطار")
    assert (found.one_at, found.other_at, found.verbal) == (1, 0, True)


def test_the_table_has_sixty_pairs_and_more() -> None:
    text = files("briefing.knowledge").joinpath("data", "opposites.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert len(rows) >= 60
    assert {row[0] for row in rows} == {"denial", "fate", "passing"}
    assert {kind.value for kind in OppositionKind} >= {row[0] for row in rows}


def test_every_pair_of_the_table_opposes_its_first_words() -> None:
    text = files("briefing.knowledge").joinpath("data", "opposites.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        _, one, other, *sides = line.split("\t")
        words = (side.split(maxsplit=1)[0].split("_") for side in sides)
        sentences = [" ".join((NOBODY, head.partition("/")[0], *rest)) for head, *rest in words]
        assert (one, other) in [(each.one, each.other) for each in find_oppositions(*sentences)], line
