"""What every shelf and every board of articles promises: the fake, Valkey and Redis pass the same tests."""

import redis

from briefing.job import ArticleProgress, ArticleState
from job_stores import JobStores
from sample_jobs import job_id, sample_intake, sample_job


def test_what_is_put_on_the_shelf_lies_there_until_it_is_replaced(stores: JobStores) -> None:
    stores.jobs.create(sample_job(), sample_intake())
    stores.shelf.put(job_id(1), "document", "أول")
    stores.shelf.put(job_id(1), "document", "ثان")
    assert stores.shelf.get(job_id(1), "document") == "ثان"
    assert stores.shelf.get(job_id(1), "outline") is None
    assert stores.shelf.get(job_id(2), "document") is None


def test_bulky_things_are_compressed(redis_client: redis.Redis, redis_stores: JobStores) -> None:
    redis_stores.jobs.create(sample_job(), sample_intake(50))
    redis_stores.shelf.put(job_id(1), "document", "وصل القطار. " * 20_000)
    keys = (key for key in redis_stores.traces(job_id(1)) if job_id(1) in key)
    assert sum(len(redis_client.dump(key) or b"") for key in keys) < 10_000


def test_articles_wait_in_the_order_given_and_refused_ones_stand_last(stores: JobStores) -> None:
    stores.jobs.create(sample_job(), sample_intake())
    assert stores.articles.articles(job_id(1)) == (
        ArticleProgress(id="a0", title="العنوان 0", state=ArticleState.WAITING),
        ArticleProgress(id="a1", title="العنوان 1", state=ArticleState.WAITING),
        ArticleProgress(id="empty.txt", title="", state=ArticleState.SKIPPED, reason="It has no text."),
    )


def test_marks_replace_earlier_ones_and_leave_other_articles(stores: JobStores) -> None:
    stores.jobs.create(sample_job(), sample_intake(3))
    stores.articles.mark(job_id(1), {0: (ArticleState.PREPARED, ""), 1: (ArticleState.PREPARED, "")})
    stores.articles.mark(job_id(1), {1: (ArticleState.FOLDED, 'Much like "a0".')})
    stores.articles.mark(job_id(1), {})
    shown = [(each.state.value, each.reason) for each in stores.articles.articles(job_id(1))[:3]]
    assert shown == [("prepared", ""), ("folded", 'Much like "a0".'), ("waiting", "")]


def test_very_many_articles_are_marked_at_once(stores: JobStores) -> None:
    stores.jobs.create(sample_job(), sample_intake(2_500))
    stores.articles.mark(job_id(1), dict.fromkeys(range(2_500), (ArticleState.USED, "")))
    assert [each.state for each in stores.articles.articles(job_id(1))].count(ArticleState.USED) == 2_500
