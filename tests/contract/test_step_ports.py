"""What every board of steps and every log of events promises: the fake, Valkey and Redis pass the same tests."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import redis
from redis.typing import EncodableT, KeyT

from briefing.job import Job, Stage, Tally
from briefing.step import Lease, Step
from job_stores import WEEK, JobStores, job_stores
from sample_jobs import job_id, sample_intake, sample_job, sample_step

THREADS = 16
SHORT = 0.15  # seconds of a lease that is to end


class Repeating(redis.Redis):
    """Sends every script twice, as after a first answer that was lost on its way; the second answer counts."""

    def evalsha(self, sha: str, numkeys: int, *keys_and_args: KeyT | EncodableT) -> object:
        """Run a script twice."""
        super().evalsha(sha, numkeys, *keys_and_args)
        return super().evalsha(sha, numkeys, *keys_and_args)


@pytest.fixture
def board(stores: JobStores) -> JobStores:
    """Give the stores with job 1, and steps 0 to 2 of its preparation planned."""
    stores.jobs.create(sample_job(), sample_intake())
    stores.steps.plan(job_id(1), stage=Stage.PREPARE, round=1, count=3)
    return stores


@pytest.fixture
def repeating(redis_client: redis.Redis) -> Iterator[JobStores]:
    client = Repeating(connection_pool=redis_client.connection_pool)
    yield job_stores(client, retention=WEEK)
    client.close()


def taken(stores: JobStores, step: Step, *, seconds: float = 60.0) -> Lease:
    lease = stores.steps.take(step, seconds=seconds)
    assert lease
    return lease


def due(stores: JobStores) -> list[str]:
    return [step.id.removeprefix(f"{job_id(1)}/") for step in stores.steps.due(job_id(1))]


def test_planned_steps_are_due(board: JobStores) -> None:
    assert due(board) == ["prepare/1/0", "prepare/1/1", "prepare/1/2"]


@pytest.mark.parametrize(("count", "planned"), [(0, 3), (2, 3), (3, 3), (5, 5)])
def test_planning_again_only_adds(board: JobStores, count: int, planned: int) -> None:
    board.steps.finish(taken(board, sample_step(0)))
    steps = board.steps.plan(job_id(1), stage=Stage.PREPARE, round=1, count=count)
    assert steps == tuple(sample_step(number) for number in range(planned))
    assert board.steps.tally(job_id(1)) == {Stage.PREPARE: Tally(done=1, total=planned)}


def test_steps_of_many_stages_are_due_in_their_order(board: JobStores) -> None:
    for stage, number_of_round in [(Stage.COMPOSE, 1), (Stage.TRANSLATE, 10), (Stage.TRANSLATE, 9), (Stage.OUTLINE, 1)]:
        board.steps.plan(job_id(1), stage=stage, round=number_of_round, count=1)
    assert due(board)[3:] == ["outline/1/0", "translate/9/0", "translate/10/0", "compose/1/0"]


def test_a_held_step_is_neither_due_nor_to_be_had(board: JobStores) -> None:
    lease = taken(board, sample_step(1))
    assert lease.attempt == 1
    assert lease.step == sample_step(1)
    assert board.steps.take(sample_step(1), seconds=60) is None
    assert due(board) == ["prepare/1/0", "prepare/1/2"]


@pytest.mark.parametrize(
    "step",
    [sample_step(3), sample_step(0, stage=Stage.OUTLINE), replace(sample_step(0), round=2), sample_step(0, job=2)],
)
def test_a_step_that_is_not_planned_cannot_be_taken(board: JobStores, step: Step) -> None:
    assert board.steps.take(step, seconds=60) is None


def test_of_many_that_take_a_step_one_gets_it(board: JobStores) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        leases = list(pool.map(lambda _: board.steps.take(sample_step(), seconds=60), range(THREADS)))
    assert [lease.attempt for lease in leases if lease] == [1]


def test_a_released_step_is_due_and_its_next_attempt_counts(board: JobStores) -> None:
    board.steps.release(taken(board, sample_step()))
    assert due(board) == ["prepare/1/0", "prepare/1/1", "prepare/1/2"]
    assert taken(board, sample_step()).attempt == 2


def test_a_lease_ends_unless_it_is_renewed(board: JobStores) -> None:
    renewed, left = taken(board, sample_step(0), seconds=SHORT), taken(board, sample_step(1), seconds=SHORT)
    assert board.steps.renew(renewed, seconds=60)
    board.wait(SHORT + 0.05)
    assert due(board) == ["prepare/1/1", "prepare/1/2"]
    assert not board.steps.renew(left, seconds=60)
    assert taken(board, sample_step(1)).attempt == 2


def test_a_lost_lease_can_neither_be_renewed_nor_take_the_step_from_its_new_holder(board: JobStores) -> None:
    lost = taken(board, sample_step(), seconds=SHORT)
    board.wait(SHORT + 0.05)
    held = taken(board, sample_step())
    assert not board.steps.renew(lost, seconds=60)
    board.steps.release(lost)
    assert board.steps.take(sample_step(), seconds=60) is None
    assert board.steps.renew(held, seconds=60)


def test_a_step_finished_under_a_lost_lease_is_done_and_its_new_holder_not_disturbed(board: JobStores) -> None:
    lost = taken(board, sample_step(), seconds=SHORT)
    board.wait(SHORT + 0.05)
    held = taken(board, sample_step())
    assert board.steps.finish(lost) == 2
    assert board.steps.renew(held, seconds=60)
    assert board.steps.finish(held) == 2


def test_a_released_lease_is_lost(board: JobStores) -> None:
    lease = taken(board, sample_step())
    board.steps.release(lease)
    assert not board.steps.renew(lease, seconds=60)


def test_a_finished_step_is_counted_once_and_never_taken_again(board: JobStores) -> None:
    lease = taken(board, sample_step())
    assert board.steps.finish(lease) == 2
    assert board.steps.finish(lease) == 2
    assert board.steps.take(sample_step(), seconds=60) is None
    assert due(board) == ["prepare/1/1", "prepare/1/2"]
    assert board.steps.remaining(sample_step(2)) == 2


def test_of_many_that_finish_the_steps_of_a_stage_one_hears_that_none_is_left(board: JobStores) -> None:
    steps = board.steps.plan(job_id(1), stage=Stage.TRANSLATE, round=1, count=64)

    def work(step: Step) -> int:
        return board.steps.finish(taken(board, step))

    with ThreadPoolExecutor(THREADS) as pool:
        assert sorted(pool.map(work, steps)) == list(range(64))


def test_a_stage_without_steps_has_none_left(board: JobStores) -> None:
    assert board.steps.plan(job_id(1), stage=Stage.TRANSLATE, round=1, count=0) == ()
    assert board.steps.remaining(sample_step(stage=Stage.TRANSLATE)) == 0
    assert board.steps.tally(job_id(1))[Stage.TRANSLATE] == Tally(done=0, total=0)


def test_rounds_are_counted_apart_and_the_latest_is_shown(board: JobStores) -> None:
    for number_of_round in (1, 2, 10):
        board.steps.plan(job_id(1), stage=Stage.TRANSLATE, round=number_of_round, count=number_of_round + 1)
    translating = sample_step(stage=Stage.TRANSLATE)
    board.steps.finish(taken(board, translating))
    board.steps.finish(taken(board, replace(translating, round=10)))
    assert board.steps.remaining(translating) == 1
    assert board.steps.remaining(replace(translating, round=2)) == 3
    assert dict(board.steps.tally(job_id(1))) == {
        Stage.PREPARE: Tally(done=0, total=3),
        Stage.TRANSLATE: Tally(done=1, total=11),
    }


def test_steps_of_a_deleted_job_are_gone(board: JobStores) -> None:
    lease = taken(board, sample_step())
    board.jobs.delete(job_id(1))
    assert board.steps.plan(job_id(1), stage=Stage.OUTLINE, round=1, count=1) == ()
    assert not board.steps.renew(lease, seconds=60)
    assert board.steps.finish(lease) == 0
    board.steps.release(lease)
    assert board.steps.remaining(sample_step()) == 0
    assert board.steps.tally(job_id(1)) == {}
    assert board.traces(job_id(1)) == []


def test_events_come_in_order_with_their_data(board: JobStores) -> None:
    data: dict[str, str | int | float | None] = {
        "state": "running",
        "done": 3,
        "share": 0.5,
        "error": None,
        "title": "وصل القطار",
    }
    board.events.append(job_id(1), "state", data)
    board.events.append(job_id(1), "progress", {})
    first, second = board.events.after(job_id(1), "")
    assert (first.name, first.data) == ("state", data)
    assert (second.name, second.data) == ("progress", {})


def test_events_go_on_behind_the_one_last_heard(board: JobStores) -> None:
    for number in range(25):
        board.events.append(job_id(1), "progress", {"done": number})
    heard: list[object] = []
    last = ""
    while latest := board.events.after(job_id(1), last, limit=10):
        heard.append([each.data["done"] for each in latest])
        last = latest[-1].id
    assert heard == [[*range(10)], [*range(10, 20)], [*range(20, 25)]]


def test_ids_of_events_sort_as_texts(board: JobStores) -> None:
    for _ in range(50):
        board.events.append(job_id(1), "progress", {})
    ids = [each.id for each in board.events.after(job_id(1), "")]
    assert ids == sorted(set(ids))
    assert len(ids) == 50


@pytest.mark.parametrize("event_id", ["0", "x", "(1-1", "+", "99999999999999999999999-0"])
def test_an_id_that_is_none_of_ours_begins(board: JobStores, event_id: str) -> None:
    board.events.append(job_id(1), "state", {})
    assert len(board.events.after(job_id(1), event_id)) == 1


def test_the_latest_thousand_events_are_kept(board: JobStores) -> None:
    for number in range(1_010):
        board.events.append(job_id(1), "progress", {"done": number})
    kept = board.events.after(job_id(1), "", limit=2_000)
    assert [kept[0].data["done"], kept[-1].data["done"], len(kept)] == [10, 1_009, 1_000]


def test_events_belong_to_one_job(board: JobStores) -> None:
    board.jobs.create(sample_job(2), sample_intake())
    board.events.append(job_id(2), "state", {})
    assert board.events.after(job_id(1), "") == ()


def test_a_command_that_is_sent_again_after_a_lost_answer_does_no_harm(repeating: JobStores) -> None:
    def one_more_round(job: Job) -> Job:
        return replace(job, round=job.round + 1)

    assert repeating.jobs.create(sample_job(), sample_intake())
    assert repeating.jobs.change(job_id(1), one_more_round).round == 2
    assert len(repeating.steps.plan(job_id(1), stage=Stage.PREPARE, round=1, count=2)) == 2
    lease = taken(repeating, sample_step())
    assert lease.attempt == 1
    assert repeating.steps.finish(lease) == 1
