"""The sentences of a batch are dealt out to as many parts as there are workers to translate them."""

from collections.abc import Sequence

import pytest

from briefing.article import Article
from briefing.ports.jobs import Lane
from briefing.ports.operations import WorkerBeat
from briefing.usecases.steps.outline import LARGEST_PART, parts_of
from fakes import EchoTranslator
from memory import queue_of
from stepping import ARTICLES, CUP, JOB, Workshop

POISON = "زرنيخ"
POISONED = Article(id="poisoned", title="خبر عن السموم", body=f"{CUP} وفيها {POISON}.", origin="poisoned.txt")
ORIGINS = {0: ("a",) * 5, 1: ("b",) * 4, 2: ("c",) * 3, 4: ("d",) * 2}


class BrittleTranslator(EchoTranslator):
    """Fails at one word."""

    def translate(self, segments: Sequence[str], *, attempt: int = 0) -> list[str]:
        """Return one hypothesis a segment, or fail."""
        if any(POISON in segment for segment in segments):
            raise ZeroDivisionError
        return super().translate(segments, attempt=attempt)


def workshop(*, hands: int, ready: bool = True, lane: Lane = Lane.BATCH) -> Workshop:
    shop = Workshop()
    beat = WorkerBeat(
        id="one", lanes=(lane,), models=(), ready=ready, at=shop.backend.clock.now(), consumed_at=None, version="1",
        children=hands,
    )  # fmt: skip
    shop.backend.roll.beat(beat)
    return shop


def translated(shop: Workshop) -> int:
    return sum(step.startswith("translate/1/") for step in shop.done)


@pytest.mark.parametrize(
    ("number", "places"),
    [
        (None, [(0,), (1,), (2,), (4,)]),
        (1, [(0, 1, 2, 4)]),
        (2, [(0, 4), (1, 2)]),
        (3, [(0,), (1,), (2, 4)]),
        (9, [(0,), (1,), (2,), (4,)]),
    ],
)
def test_parts_are_of_like_size(number: int | None, places: list[tuple[int, ...]]) -> None:
    parts = parts_of(ORIGINS, number=number)
    assert [part.places for part in parts] == places
    assert sorted(text for part in parts for text in part.sentences) == sorted("".join(map("".join, ORIGINS.values())))


def test_nothing_to_translate_makes_no_part() -> None:
    assert parts_of({}, number=2) == ()


@pytest.mark.parametrize(("hands", "parts"), [(1, 1), (2, 2), (8, 3)])
def test_there_are_no_more_parts_than_hands(hands: int, parts: int) -> None:
    shop = workshop(hands=hands)
    shop.submit(*ARTICLES)
    shop.drain()
    assert translated(shop) == parts


def test_hands_that_have_other_work_get_one_part() -> None:
    shop = workshop(hands=3)
    queue_of(shop.backend).backlog[Lane.BATCH] = 4
    shop.submit(*ARTICLES)
    shop.drain()
    assert translated(shop) == 1


@pytest.mark.parametrize(("ready", "lane"), [(False, Lane.BATCH), (True, Lane.DELIVERY)])
def test_a_worker_that_does_not_translate_is_no_hand(ready: bool, lane: Lane) -> None:  # noqa: FBT001 - a column of the table
    shop = workshop(hands=1, ready=ready, lane=lane)
    shop.submit(*ARTICLES)
    shop.drain()
    assert translated(shop) == len(ARTICLES)


def test_a_part_never_grows_beyond_its_limit() -> None:
    many = dict.fromkeys(range(8), ("x",) * 100)
    parts = parts_of(many, number=-(-800 // LARGEST_PART))
    assert max(len(part.sentences) for part in parts) <= LARGEST_PART


def test_of_a_part_that_fails_only_the_article_at_fault_is_given_up() -> None:
    shop = workshop(hands=1)
    shop.translator = BrittleTranslator()
    shop.submit(*ARTICLES, POISONED)
    shop.drain()
    statuses = {entry.id: str(entry.status) for entry in shop.document(JOB).articles}
    assert [name for name, status in statuses.items() if status == "skipped"] == ["poisoned"]
    assert shop.backend.jobs.read(JOB).round == 3  # together, each alone, without the poisoned one
