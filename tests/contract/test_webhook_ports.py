"""What the stores behind webhooks promise: endpoints and deliveries, on fakes, Valkey and Redis."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest
import redis

from briefing.adapters.redis.deliveries import RedisDeliveries
from briefing.errors import InvalidRequest, UnknownDelivery, UnknownEndpoint
from briefing.webhook import Attempt, DeliveryState, Endpoint, SigningSecret
from every_store import BRIEFLY, LATER, Stores, at_once, delivery, endpoint, make_job, over_memory, over_redis
from fakes import NOON


@pytest.fixture
def ports(store_client: redis.Redis | None) -> Stores:
    return over_memory() if store_client is None else over_redis(store_client)


# Webhook endpoints


def test_an_endpoint_is_read_as_it_was_added(ports: Stores) -> None:
    made = endpoint().rotated("whsec_bmV3", now=NOON, overlap=timedelta(days=1))
    assert ports.endpoints.add(made) == made
    assert ports.endpoints.read(made.id) == made


def test_a_key_has_one_endpoint_of_a_url(ports: Stores) -> None:
    ports.endpoints.add(endpoint(1))
    assert ports.endpoints.add(endpoint(2)) == endpoint(1)
    assert ports.endpoints.add(endpoint(3, key_id="k2")) == endpoint(3, key_id="k2")
    assert ports.endpoints.endpoints("k1") == (endpoint(1),)


def test_of_many_who_add_an_endpoint_one_does(ports: Stores) -> None:
    added = at_once(lambda number: ports.endpoints.add(endpoint(number)))
    assert len(set(added)) == 1
    assert ports.endpoints.endpoints("k1") == (added[0],)


def test_endpoints_are_listed_by_age(ports: Stores) -> None:
    made = [endpoint(number, url=f"https://cms.example/{number}") for number in (2, 3, 1)]
    for each in made:
        ports.endpoints.add(each)
    assert ports.endpoints.endpoints("k1") == (made[2], made[0], made[1])
    assert ports.endpoints.endpoints("k2") == ()


def test_an_endpoint_changes(ports: Stores) -> None:
    ports.endpoints.add(endpoint())
    changed = ports.endpoints.change(endpoint().id, lambda each: replace(each, disabled_at=NOON))
    assert changed.disabled_at == NOON
    assert ports.endpoints.read(changed.id) == changed


def test_changes_of_an_endpoint_at_once_are_all_kept(ports: Stores) -> None:
    made = ports.endpoints.add(endpoint())

    def add_secret(number: int) -> None:
        secret = SigningSecret(value=f"whsec_{number}", created_at=NOON)
        ports.endpoints.change(made.id, lambda each: replace(each, secrets=(secret, *each.secrets)))

    at_once(add_secret, times=8)
    assert len(ports.endpoints.read(made.id).secrets) == 9


def test_a_change_that_fails_leaves_the_endpoint_as_it_was(ports: Stores) -> None:
    made = ports.endpoints.add(endpoint())

    def fail(_: Endpoint) -> Endpoint:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ports.endpoints.change(made.id, fail)
    assert ports.endpoints.read(made.id) == made


def test_a_deleted_endpoint_takes_its_deliveries_along_and_frees_its_url(ports: Stores) -> None:
    ports.endpoints.add(endpoint(1))
    ports.deliveries.add(delivery(1, endpoint_id=endpoint(1).id))
    ports.deliveries.add(delivery(2, endpoint_id="whe_other"))
    ports.endpoints.delete(endpoint(1).id)
    assert ports.deliveries.page().deliveries == (delivery(2, endpoint_id="whe_other"),)
    assert ports.deliveries.due(LATER) == (delivery(2).id,)
    assert ports.endpoints.endpoints("k1") == ()
    assert ports.endpoints.add(endpoint(2)) == endpoint(2)


@pytest.mark.parametrize("use", ["read", "change", "delete"])
@pytest.mark.parametrize("endpoint_id", ["whe_0", f"{endpoint().id}:deliveries", "", "\ud800"])
def test_an_endpoint_that_is_not_there_is_unknown(ports: Stores, use: str, endpoint_id: str) -> None:
    ports.endpoints.add(endpoint())
    ports.deliveries.add(delivery(1, endpoint_id=endpoint().id))
    arguments = [lambda each: each] if use == "change" else []
    with pytest.raises(UnknownEndpoint):
        getattr(ports.endpoints, use)(endpoint_id, *arguments)


# Webhook deliveries


def test_a_delivery_is_added_once(ports: Stores) -> None:
    assert ports.deliveries.add(delivery(1))
    assert not ports.deliveries.add(delivery(1, endpoint_id="whe_2"))
    assert ports.deliveries.read("msg_0001") == delivery(1)
    assert ports.deliveries.page(endpoint_id="whe_2").deliveries == ()


def test_of_many_who_add_a_delivery_one_does(ports: Stores) -> None:
    job_id = make_job(ports, 1)
    assert at_once(lambda _: ports.deliveries.add(delivery(1, job_id=job_id))).count(True) == 1


def test_a_delivery_changes(ports: Stores) -> None:
    ports.deliveries.add(delivery(1))
    attempt = Attempt(at=NOON, seconds=0.25, status=503, error="The endpoint answered 503.")
    changed = ports.deliveries.change("msg_0001", lambda each: replace(each, attempts=(attempt,), round=1))
    assert changed == replace(delivery(1), attempts=(attempt,), round=1)
    assert ports.deliveries.read("msg_0001") == changed


def test_changes_of_a_delivery_at_once_are_all_kept(ports: Stores) -> None:
    ports.deliveries.add(delivery(1))

    def count(_: int) -> None:
        ports.deliveries.change("msg_0001", lambda each: replace(each, round=each.round + 1))

    at_once(count, times=8)
    assert ports.deliveries.read("msg_0001").round == 8


@pytest.mark.parametrize("use", ["read", "change"])
@pytest.mark.parametrize("delivery_id", ["msg_0", "msg_0001:claim", "", "\ud800"])
def test_a_delivery_that_is_not_there_is_unknown(ports: Stores, use: str, delivery_id: str) -> None:
    ports.deliveries.claim("msg_0001", seconds=5)
    arguments = [lambda each: each] if use == "change" else []
    with pytest.raises(UnknownDelivery):
        getattr(ports.deliveries, use)(delivery_id, *arguments)


def test_deliveries_are_listed_from_the_newest(ports: Stores) -> None:
    for number, seconds in ((1, 2), (2, 3), (3, 1)):
        ports.deliveries.add(delivery(number, seconds=seconds))
    page = ports.deliveries.page()
    assert [each.id for each in page.deliveries] == ["msg_0002", "msg_0001", "msg_0003"]
    assert page.next_cursor == ""


def test_deliveries_are_listed_by_endpoint_and_by_job(ports: Stores) -> None:
    one, two = make_job(ports, 1), make_job(ports, 2)
    for number, endpoint_id, job_id in ((1, "whe_1", one), (2, "whe_2", one), (3, "whe_1", two)):
        ports.deliveries.add(delivery(number, endpoint_id=endpoint_id, job_id=job_id))
    assert shown(ports, endpoint_id="whe_1") == ["msg_0003", "msg_0001"]
    assert shown(ports, job_id=one) == ["msg_0002", "msg_0001"]
    assert shown(ports, endpoint_id="whe_1", job_id=one) == ["msg_0001"]
    assert shown(ports, endpoint_id="whe_3") == []


def shown(ports: Stores, *, endpoint_id: str = "", job_id: str = "") -> list[str]:
    return [each.id for each in ports.deliveries.page(endpoint_id=endpoint_id, job_id=job_id).deliveries]


@pytest.mark.parametrize("limit", [1, 3, 7, 8])
def test_pages_follow_each_other_without_a_gap(ports: Stores, limit: int) -> None:
    for number in range(7):  # all of the same moment
        ports.deliveries.add(delivery(number))
    found: list[str] = []
    cursor = "first"
    while cursor:
        page = ports.deliveries.page(cursor=cursor.removeprefix("first"), limit=limit)
        found += [each.id for each in page.deliveries]
        cursor = page.next_cursor
    assert found == [f"msg_{number:04d}" for number in reversed(range(7))]


@pytest.mark.parametrize("cursor", ["x", "-", "[", "000000000000001:", "\ud800"])
def test_a_cursor_that_nobody_gave_is_refused(ports: Stores, cursor: str) -> None:
    with pytest.raises(InvalidRequest):
        ports.deliveries.page(cursor=cursor)


def test_the_longest_due_come_first(ports: Stores) -> None:
    for number, seconds in ((1, 20), (2, 10), (3, 30), (4, 40)):
        ports.deliveries.add(delivery(number, seconds=seconds))
    assert ports.deliveries.due(NOON + timedelta(seconds=30)) == ("msg_0002", "msg_0001", "msg_0003")
    assert ports.deliveries.due(LATER, limit=2) == ("msg_0002", "msg_0001")


def test_what_is_settled_or_put_off_is_not_due(ports: Stores) -> None:
    for number in (1, 2, 3):
        ports.deliveries.add(delivery(number))
    ports.deliveries.change("msg_0001", lambda each: replace(each, state=DeliveryState.DELIVERED, next_attempt_at=None))
    ports.deliveries.change("msg_0002", lambda each: replace(each, next_attempt_at=LATER))
    assert ports.deliveries.due(NOON) == ("msg_0003",)
    ports.deliveries.change("msg_0001", lambda each: replace(each, state=DeliveryState.PENDING, next_attempt_at=NOON))
    assert ports.deliveries.due(NOON) == ("msg_0001", "msg_0003")


def test_of_many_who_claim_a_delivery_one_gets_it(ports: Stores) -> None:
    assert at_once(lambda _: ports.deliveries.claim("msg_0001", seconds=5)).count(True) == 1


def test_a_delivery_that_is_given_back_may_be_claimed(ports: Stores) -> None:
    ports.deliveries.claim("msg_0001", seconds=5)
    ports.deliveries.release("msg_0001")
    assert ports.deliveries.claim("msg_0001", seconds=5)


def test_a_claim_of_a_delivery_ends(ports: Stores) -> None:
    ports.deliveries.claim("msg_0001", seconds=BRIEFLY)
    ports.wait(BRIEFLY + 0.05)
    assert ports.deliveries.claim("msg_0001", seconds=5)


def test_who_was_too_slow_does_not_give_back_the_claim_of_another(redis_client: redis.Redis) -> None:
    slow, fast = (RedisDeliveries(client=redis_client, retention_seconds=60) for _ in range(2))
    slow.claim("msg_0001", seconds=0.01)
    time.sleep(0.03)
    assert fast.claim("msg_0001", seconds=5)
    slow.release("msg_0001")
    assert not slow.claim("msg_0001", seconds=5)


def test_a_deleted_job_takes_its_deliveries_along(ports: Stores) -> None:
    one, two = make_job(ports, 1), make_job(ports, 2)
    ports.deliveries.add(delivery(1, job_id=one))
    ports.deliveries.add(delivery(2, job_id=two))
    ports.jobs.delete(one)
    assert shown(ports) == ["msg_0002"]
    assert shown(ports, endpoint_id="whe_1") == ["msg_0002"]
    assert shown(ports, job_id=one) == []
    assert ports.deliveries.due(LATER) == ("msg_0002",)
    with pytest.raises(UnknownDelivery):
        ports.deliveries.read("msg_0001")


def test_nothing_is_delivered_for_a_deleted_job(ports: Stores) -> None:
    job_id = make_job(ports, 1)
    ports.jobs.delete(job_id)
    assert not ports.deliveries.add(delivery(1, job_id=job_id))
    assert ports.deliveries.page().deliveries == ()


def test_deliveries_expire_after_the_retention(ports: Stores) -> None:
    ports.fleeting.add(delivery(1))
    ports.fleeting.change("msg_0001", lambda each: replace(each, round=1))
    ports.wait(BRIEFLY + 0.05)
    assert ports.fleeting.page().deliveries == ()
    assert ports.fleeting.due(LATER) == ()
