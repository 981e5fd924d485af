"""What every keeper of jobs promises: the fake, Valkey and Redis pass the same tests."""

import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from briefing.adapters.redis import jobs as redis_jobs
from briefing.adapters.redis.parts import JobParts
from briefing.errors import IllegalChange, InvalidRequest, StoreUnavailable, UnknownJob
from briefing.job import ArticleState, Job, JobError, JobState, Stage
from briefing.ports.jobs import JobPage
from job_stores import BRIEFLY, JobStores, job_stores
from sample_jobs import AT, cancelled, job_id, running, sample_intake, sample_job, sample_step, settled

THREADS = 16
WRITES: dict[str, Callable[[JobStores], object]] = {
    "put": lambda stores: stores.shelf.put(job_id(1), "outline", "{}"),
    "mark": lambda stores: stores.articles.mark(job_id(1), {0: (ArticleState.USED, "")}),
    "append": lambda stores: stores.events.append(job_id(1), "state", {}),
    "plan": lambda stores: stores.steps.plan(job_id(1), stage=Stage.OUTLINE, round=1, count=1),
    "take": lambda stores: stores.steps.take(sample_step(), seconds=60),
}
READS: dict[str, Callable[[JobStores, str], object]] = {
    "read": lambda stores, job: stores.jobs.read(job),
    "change": lambda stores, job: stores.jobs.change(job, running),
    "delete": lambda stores, job: stores.jobs.delete(job),
    "intake": lambda stores, job: stores.shelf.intake(job),
    "articles": lambda stores, job: stores.articles.articles(job),
}


def with_everything(stores: JobStores) -> None:
    """Make job 1 and write everything there is beside it."""
    stores.jobs.create(sample_job(), sample_intake())
    write_everything(stores)


def write_everything(stores: JobStores) -> None:
    stores.steps.plan(job_id(1), stage=Stage.PREPARE, round=1, count=3)
    lease = stores.steps.take(sample_step(2), seconds=60)
    assert lease
    stores.steps.finish(lease)
    for write in WRITES.values():
        write(stores)


def one_more_attempt(job: Job) -> Job:
    return replace(job, attempts=job.attempts + 1)


def page(
    stores: JobStores, *, state: JobState | None = None, cursor: str = "", limit: int = 10, **labels: str
) -> JobPage:
    return stores.index.page(state=state, metadata=labels, cursor=cursor, limit=limit)


def numbers(found: JobPage) -> list[int]:
    return [int(each.id.removeprefix("brf_"), 16) for each in found.jobs]


def test_a_created_job_is_read_back_as_it_was(stores: JobStores) -> None:
    assert stores.jobs.create(sample_job(), sample_intake())
    assert stores.jobs.read(job_id(1)) == sample_job()
    assert stores.shelf.intake(job_id(1)) == sample_intake()


def test_a_taken_id_is_refused_and_nothing_changes(stores: JobStores) -> None:
    stores.jobs.create(sample_job(), sample_intake())
    assert not stores.jobs.create(replace(sample_job(), key_id="key_2"), sample_intake(5))
    assert stores.jobs.read(job_id(1)) == sample_job()
    assert stores.shelf.intake(job_id(1)) == sample_intake()


def test_of_many_that_create_one_job_one_succeeds(stores: JobStores) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        made = list(pool.map(lambda _: stores.jobs.create(sample_job(), sample_intake()), range(THREADS)))
    assert made.count(True) == 1


@pytest.mark.parametrize("read", READS)
@pytest.mark.parametrize("job", [job_id(2), "", "brf_1:intake", "brf_*", "brf_1\n"])
def test_an_unknown_job_is_told(stores: JobStores, read: str, job: str) -> None:
    stores.jobs.create(sample_job(), sample_intake())
    with pytest.raises(UnknownJob):
        READS[read](stores, job)


def test_a_change_is_kept_with_a_higher_version(stores: JobStores) -> None:
    stores.jobs.create(sample_job(), sample_intake())
    error = JobError(code="gave_up", message="The outline failed each time.", retryable=False)
    changed = stores.jobs.change(job_id(1), lambda job: job.becoming(JobState.FAILED, at=AT, error=error))
    assert changed == replace(sample_job(), state=JobState.FAILED, error=error, finished_at=AT, version=2)
    assert stores.jobs.read(job_id(1)) == changed


def test_a_change_cannot_set_the_version(stores: JobStores) -> None:
    stores.jobs.create(sample_job(), sample_intake())
    assert stores.jobs.change(job_id(1), lambda job: replace(job, round=2, version=9)).version == 2


def test_a_record_that_comes_out_equal_is_not_written(stores: JobStores) -> None:
    stores.jobs.create(sample_job(), sample_intake())
    assert stores.jobs.change(job_id(1), lambda job: replace(job, version=9)).version == 1
    assert stores.jobs.read(job_id(1)).version == 1


def test_what_a_change_raises_leaves_the_record(stores: JobStores) -> None:
    stores.jobs.create(sample_job(), sample_intake())
    stores.jobs.change(job_id(1), cancelled)
    with pytest.raises(IllegalChange):
        stores.jobs.change(job_id(1), running)
    assert stores.jobs.read(job_id(1)).state is JobState.CANCELLED


def test_no_change_is_lost_among_many_at_once(stores: JobStores) -> None:
    stores.jobs.create(sample_job(), sample_intake())
    with ThreadPoolExecutor(THREADS) as pool:
        versions = list(pool.map(lambda _: stores.jobs.change(job_id(1), one_more_attempt).version, range(80)))
    assert stores.jobs.read(job_id(1)).attempts == 80
    assert sorted(versions) == list(range(2, 82))


def test_of_many_that_finish_a_job_one_succeeds(stores: JobStores) -> None:
    stores.jobs.create(sample_job(), sample_intake())

    def finish(_: int) -> bool:
        try:
            stores.jobs.change(job_id(1), cancelled)
        except IllegalChange:
            return False
        return True

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(finish, range(THREADS))).count(True) == 1


def test_a_job_leaves_the_unsettled_ones_when_it_is_announced(stores: JobStores) -> None:
    for number in (2, 3, 1):
        stores.jobs.create(sample_job(number), sample_intake())
    stores.jobs.change(job_id(2), cancelled)
    assert stores.index.unsettled() == [job_id(1), job_id(2), job_id(3)]
    stores.jobs.change(job_id(2), lambda job: replace(job, announced=True))
    assert stores.index.unsettled() == [job_id(1), job_id(3)]


def test_a_job_that_is_created_settled_is_not_among_the_unsettled(stores: JobStores) -> None:
    stores.jobs.create(settled(sample_job()), sample_intake())
    assert stores.index.unsettled() == []


def test_a_deleted_job_leaves_nothing_behind(stores: JobStores) -> None:
    with_everything(stores)
    stores.jobs.delete(job_id(1))
    assert stores.traces(job_id(1)) == []
    assert stores.index.unsettled() == []
    assert numbers(page(stores)) == []
    assert set(stores.index.count().values()) == {0}
    assert stores.shelf.get(job_id(1), "outline") is None
    assert stores.events.after(job_id(1), "") == ()
    assert stores.steps.due(job_id(1)) == ()


def test_a_deleted_job_leaves_the_others_alone(stores: JobStores) -> None:
    with_everything(stores)
    stores.jobs.create(sample_job(2), sample_intake())
    stores.jobs.delete(job_id(1))
    assert stores.jobs.read(job_id(2)) == sample_job(2)
    assert stores.index.unsettled() == [job_id(2)]


@pytest.mark.parametrize("write", WRITES)
def test_nothing_is_written_for_a_deleted_job(stores: JobStores, write: str) -> None:
    with_everything(stores)
    stores.jobs.delete(job_id(1))
    WRITES[write](stores)
    assert stores.traces(job_id(1)) == []


def test_a_settled_job_expires_with_all_that_was_written_for_it(brief_stores: JobStores) -> None:
    with_everything(brief_stores)
    brief_stores.jobs.change(job_id(1), settled)
    assert numbers(page(brief_stores)) == [1]
    brief_stores.wait(BRIEFLY + 0.05)
    with pytest.raises(UnknownJob):
        brief_stores.jobs.read(job_id(1))
    assert numbers(page(brief_stores)) == []
    assert set(brief_stores.index.count().values()) == {0}
    assert brief_stores.traces(job_id(1)) == []


def test_what_is_written_for_a_settled_job_expires_with_it(brief_stores: JobStores) -> None:
    brief_stores.jobs.create(settled(sample_job()), sample_intake())
    write_everything(brief_stores)
    brief_stores.wait(BRIEFLY + 0.05)
    assert numbers(page(brief_stores)) == []
    assert brief_stores.traces(job_id(1)) == []


def test_an_expired_id_may_be_used_again(brief_stores: JobStores) -> None:
    brief_stores.jobs.create(settled(sample_job()), sample_intake())
    brief_stores.wait(BRIEFLY + 0.05)
    assert brief_stores.jobs.create(sample_job(), sample_intake())
    assert numbers(page(brief_stores)) == [1]


@pytest.mark.parametrize("finish", [running, cancelled])
def test_a_job_that_is_not_settled_does_not_expire(brief_stores: JobStores, finish: Callable[[Job], Job]) -> None:
    with_everything(brief_stores)
    brief_stores.jobs.change(job_id(1), finish)
    brief_stores.wait(BRIEFLY + 0.05)
    assert brief_stores.jobs.read(job_id(1)).version == 2
    assert brief_stores.shelf.get(job_id(1), "outline") == "{}"


def test_a_later_change_does_not_lengthen_the_retention(brief_stores: JobStores) -> None:
    brief_stores.jobs.create(settled(sample_job()), sample_intake())
    brief_stores.wait(BRIEFLY / 2)
    brief_stores.jobs.change(job_id(1), one_more_attempt)
    brief_stores.wait(BRIEFLY / 2 + 0.05)
    with pytest.raises(UnknownJob):
        brief_stores.jobs.read(job_id(1))


def test_every_key_of_a_settled_job_expires_and_none_of_a_running_one(
    redis_client: redis.Redis, redis_stores: JobStores
) -> None:
    with_everything(redis_stores)
    keys = [key for key in redis_stores.traces(job_id(1)) if job_id(1) in key]
    assert len(keys) == 11  # the record, and all parts but `owned`
    assert {redis_client.ttl(key) for key in keys} == {-1}
    redis_stores.jobs.change(job_id(1), settled)
    assert all(604_790 <= int(str(redis_client.ttl(key))) <= 604_800 for key in keys)


def test_owned_keys_go_with_their_job(redis_client: redis.Redis, redis_stores: JobStores) -> None:
    redis_stores.jobs.create(sample_job(), sample_intake())
    for name in ("mine", "other"):
        redis_client.set(name, "1")
    assert JobParts(client=redis_client).own(job_id(1), "mine")
    redis_stores.jobs.delete(job_id(1))
    assert redis_client.keys() == [b"other"]
    assert not JobParts(client=redis_client).own(job_id(1), "other")


def test_owned_keys_expire_with_their_job(redis_client: redis.Redis) -> None:
    stores = job_stores(redis_client, retention=BRIEFLY)
    stores.jobs.create(sample_job(), sample_intake())
    redis_client.set("mine", "1")
    redis_client.set("claim", "1", px=100)
    JobParts(client=redis_client).own(job_id(1), "mine", "claim")
    stores.jobs.change(job_id(1), settled)
    assert int(str(redis_client.pttl("claim"))) <= 100
    stores.wait(BRIEFLY + 0.05)
    assert redis_client.exists("mine") == 0


def test_pages_show_the_newest_first_and_each_job_once(stores: JobStores) -> None:
    for number in (5, 1, 4, 2, 3):
        stores.jobs.create(sample_job(number), sample_intake())
    first = page(stores, limit=2)
    second = page(stores, limit=2, cursor=first.next_cursor)
    third = page(stores, limit=2, cursor=second.next_cursor)
    assert [numbers(each) for each in (first, second, third)] == [[5, 4], [3, 2], [1]]
    assert third.next_cursor == ""


def test_a_full_last_page_has_no_cursor(stores: JobStores) -> None:
    for number in (1, 2):
        stores.jobs.create(sample_job(number), sample_intake())
    assert page(stores, limit=2).next_cursor == ""


def test_jobs_that_come_and_go_between_pages_do_not_move_the_cursor(stores: JobStores) -> None:
    for number in range(1, 6):
        stores.jobs.create(sample_job(number), sample_intake())
    first = page(stores, limit=2)
    stores.jobs.create(sample_job(6), sample_intake())
    stores.jobs.delete(job_id(4))
    assert numbers(page(stores, limit=2, cursor=first.next_cursor)) == [3, 2]


def test_pages_show_one_state(stores: JobStores) -> None:
    for number in range(1, 5):
        stores.jobs.create(sample_job(number), sample_intake())
    for number in (1, 3):
        stores.jobs.change(job_id(number), running)
    assert numbers(page(stores, state=JobState.RUNNING)) == [3, 1]
    assert numbers(page(stores, state=JobState.QUEUED)) == [4, 2]
    assert numbers(page(stores, state=JobState.FAILED)) == []


def test_pages_find_few_among_many_by_metadata(stores: JobStores) -> None:
    for number in range(230):
        labels = {"desk": "sport", "page": str(number)} if number % 100 == 7 else {"desk": "home"}
        stores.jobs.create(sample_job(number, metadata=labels), sample_intake(1))
    first = page(stores, limit=2, desk="sport")
    assert numbers(first) == [207, 107]
    assert numbers(page(stores, limit=2, cursor=first.next_cursor, desk="sport")) == [7]
    assert numbers(page(stores, desk="sport", page="107")) == [107]
    assert numbers(page(stores, desk="home", page="107")) == []


def test_a_page_reads_so_many_records_and_goes_on_at_its_cursor(
    redis_stores: JobStores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redis_jobs, "CHUNK", 5)
    monkeypatch.setattr(redis_jobs, "MOST_SCANNED", 10)
    for number in range(1, 26):
        labels = {"desk": "sport"} if number == 3 else {}
        redis_stores.jobs.create(sample_job(number, metadata=labels), sample_intake(1))
    found: list[list[int]] = []
    cursor = ""
    for _ in range(3):
        latest = page(redis_stores, desk="sport", cursor=cursor)
        found.append(numbers(latest))
        cursor = latest.next_cursor
    assert found == [[], [], [3]]
    assert cursor == ""


@pytest.mark.parametrize("cursor", ["0", "brf_", "brf_1 ", "[brf_1", "brf_1\n", "ق"])
def test_a_cursor_that_was_never_given_is_refused(stores: JobStores, cursor: str) -> None:
    with pytest.raises(InvalidRequest):
        page(stores, cursor=cursor)


def test_jobs_are_counted_by_state(stores: JobStores) -> None:
    for number in range(1, 4):
        stores.jobs.create(sample_job(number), sample_intake())
    stores.jobs.change(job_id(1), running)
    stores.jobs.change(job_id(2), settled)
    assert stores.index.count() == {
        JobState.QUEUED: 1,
        JobState.RUNNING: 1,
        JobState.SUCCEEDED: 0,
        JobState.FAILED: 0,
        JobState.CANCELLED: 1,
    }


@pytest.mark.parametrize(
    "call",
    [
        *READS.values(),
        *(lambda stores, _, write=write: write(stores) for write in WRITES.values()),
        lambda stores, _: stores.jobs.create(sample_job(), sample_intake()),
        lambda stores, _: page(stores),
        lambda stores, _: stores.index.unsettled(),
        lambda stores, _: stores.index.count(),
        lambda stores, job: stores.shelf.get(job, "outline"),
        lambda stores, job: stores.events.after(job, ""),
        lambda stores, job: stores.steps.due(job),
        lambda stores, job: stores.steps.tally(job),
        lambda stores, _: stores.steps.remaining(sample_step()),
    ],
)
def test_a_server_that_is_gone_is_told(gone: JobStores, call: Callable[[JobStores, str], object]) -> None:
    with pytest.raises(StoreUnavailable):
        call(gone, job_id(1))


@pytest.fixture
def gone() -> JobStores:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return job_stores(redis.Redis(port=port, retry=Retry(NoBackoff(), 0)), retention=BRIEFLY)
