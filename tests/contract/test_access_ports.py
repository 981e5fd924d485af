"""What the stores behind access promise: API keys, rate limits, idempotency keys, on fakes, Valkey and Redis."""

from datetime import timedelta

import pytest
import redis

from briefing.access import Scope, is_token_of, new_key
from briefing.adapters.redis import names
from briefing.ports.access import ClaimStatus
from every_store import (
    ANSWER,
    BRIEFLY,
    Stores,
    at_once,
    claim,
    key_made_at,
    over_memory,
    over_redis,
)
from fakes import NOON


@pytest.fixture
def ports(store_client: redis.Redis | None) -> Stores:
    return over_memory() if store_client is None else over_redis(store_client)


# API keys


def test_a_key_is_found_by_its_id_and_knows_its_token(ports: Stores) -> None:
    key, token = new_key(name="CMS", scope=Scope.SUBMIT, now=NOON)
    ports.keys.add(key)
    found = ports.keys.find(key.id)
    assert found == key
    assert is_token_of(token, found)
    assert ports.keys.find("00000000") is None


def test_keys_are_listed_by_age(ports: Stores) -> None:
    made = [key_made_at(NOON + timedelta(days=days)) for days in (2, 1, 3)]
    for each in made:
        ports.keys.add(each)
    assert ports.keys.keys() == (made[1], made[0], made[2])


def test_a_revoked_key_is_gone(ports: Stores) -> None:
    key = key_made_at(NOON)
    ports.keys.add(key)
    assert [ports.keys.revoke(key.id), ports.keys.revoke(key.id)] == [True, False]
    assert ports.keys.find(key.id) is None
    assert ports.keys.keys() == ()


def test_a_token_is_never_stored(redis_client: redis.Redis) -> None:
    key, token = new_key(name="CMS", scope=Scope.SUBMIT, now=NOON)
    over_redis(redis_client).keys.add(key)
    stored = redis_client.hget(names.KEYS, key.id)
    assert isinstance(stored, bytes)
    assert token.rpartition("_")[2].encode() not in stored


# Rate limits


def test_a_limit_lets_through_so_many_and_no_more(ports: Stores) -> None:
    allowances = [ports.limiter.hit("key", limit=3, window=60) for _ in range(5)]
    assert [(each.allowed, each.remaining) for each in allowances] == [
        (True, 2),
        (True, 1),
        (True, 0),
        (False, 0),
        (False, 0),
    ]
    assert {(each.limit, each.window) for each in allowances} == {(3, 60)}
    assert all(59 <= each.reset <= 60 for each in allowances)


def test_limits_of_different_names_are_apart(ports: Stores) -> None:
    assert ports.limiter.hit("one", limit=1, window=60).allowed
    assert ports.limiter.hit("two", limit=1, window=60).allowed


def test_a_limit_lets_through_again_when_the_window_has_passed(ports: Stores) -> None:
    assert ports.limiter.hit("key", limit=1, window=1).allowed
    refused = ports.limiter.hit("key", limit=1, window=1)
    assert (refused.allowed, refused.reset) == (False, 1)
    ports.wait(1.01)
    assert ports.limiter.hit("key", limit=1, window=1).allowed


def test_a_limit_holds_when_many_ask_at_once(ports: Stores) -> None:
    allowances = at_once(lambda _: ports.limiter.hit("key", limit=5, window=60))
    assert [each.allowed for each in allowances].count(True) == 5


# Idempotency keys


def test_a_key_is_claimed_once_and_then_its_request_runs(ports: Stores) -> None:
    assert claim(ports, resource="r1") == "new r1"
    assert claim(ports) == "running r1"


def test_of_many_who_claim_a_key_one_is_the_first(ports: Stores) -> None:
    claims = at_once(lambda number: claim(ports, resource=f"r{number}"))
    news = [each for each in claims if each.startswith("new")]
    assert len(news) == 1
    assert set(claims) - set(news) == {news[0].replace("new", "running")}


def test_a_claim_without_an_answer_is_resumed_with_the_first_id(ports: Stores) -> None:
    claim(ports, resource="r1")
    ports.wait(BRIEFLY + 0.05)
    assert [claim(ports, resource="r2"), claim(ports, resource="r3")] == ["resumed r1", "running r1"]


def test_of_many_who_resume_a_claim_one_does(ports: Stores) -> None:
    claim(ports, resource="r1")
    ports.wait(BRIEFLY + 0.05)
    assert sorted(at_once(lambda _: claim(ports)))[0:2] == ["resumed r1", "running r1"]


def test_an_answer_is_given_again(ports: Stores) -> None:
    claim(ports, resource="r1")
    ports.idempotency.settle("k1", "key", ANSWER)
    ports.wait(BRIEFLY + 0.05)
    again = ports.idempotency.claim("k1", "key", fingerprint="f1", resource="r2")
    assert (again.status, again.resource, again.answer) == (ClaimStatus.DONE, "r1", ANSWER)


@pytest.mark.parametrize("settled", [False, True])
def test_another_payload_under_the_same_key_is_a_mismatch(ports: Stores, settled: bool) -> None:  # noqa: FBT001 - a case of the test
    claim(ports, resource="r1")
    if settled:
        ports.idempotency.settle("k1", "key", ANSWER)
    assert claim(ports, fingerprint="f2") == "mismatch r1"


def test_a_key_belongs_to_its_owner(ports: Stores) -> None:
    assert claim(ports, owner="k1", resource="r1") == "new r1"
    assert claim(ports, owner="k2", resource="r2") == "new r2"


def test_an_abandoned_key_may_be_used_for_another_payload(ports: Stores) -> None:
    claim(ports, resource="r1")
    ports.idempotency.abandon("k1", "key")
    assert claim(ports, fingerprint="f2", resource="r2") == "new r2"


def test_an_answer_to_a_forgotten_claim_is_not_kept(ports: Stores) -> None:
    ports.idempotency.settle("k1", "key", ANSWER)
    assert claim(ports, resource="r1") == "new r1"


@pytest.mark.parametrize("key", ["", "x" * 10_000, "مفتاح", "a:b\n*", "\ud800"])
def test_any_key_will_do(ports: Stores, key: str) -> None:
    assert claim(ports, key=key, resource="r1") == "new r1"
    assert claim(ports, key=key) == "running r1"


def test_a_claim_is_forgotten_after_a_day(redis_client: redis.Redis) -> None:
    claim(over_redis(redis_client))
    (name,) = redis_client.scan_iter()
    assert 86_390 <= redis_client.ttl(name) <= 86_400
