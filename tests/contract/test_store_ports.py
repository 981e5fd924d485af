"""What the stores behind the running of the service promise, and what every store does: fakes, Valkey and Redis."""

import re
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import numpy as np
import pytest
import redis
from structlog.testing import capture_logs

from briefing.adapters.redis import errands as redis_errands
from briefing.adapters.redis import names
from briefing.adapters.redis.cache import RedisCache, pack, unpack
from briefing.adapters.redis.connection import connect
from briefing.adapters.redis.replies import text
from briefing.errors import StoreUnavailable
from documentation import rows
from every_store import (
    ANSWER,
    BRIEFLY,
    LATER,
    Stores,
    at_once,
    beat,
    claim,
    delivery,
    endpoint,
    key_made_at,
    make_job,
    over_memory,
    over_redis,
)
from fakes import NOON
from memory_stores import (
    MemoryMeter,
)


@pytest.fixture
def ports(store_client: redis.Redis | None) -> Stores:
    return over_memory() if store_client is None else over_redis(store_client)


@pytest.fixture
def lost_client() -> Iterator[redis.Redis]:
    """A client of a server that refuses every connection."""
    with socket.socket() as unused:  # bound but not listening
        unused.bind(("127.0.0.1", 0))
        with closing(connect(f"redis://127.0.0.1:{unused.getsockname()[1]}/0")) as client:
            client.set_retry(redis.retry.Retry(redis.backoff.NoBackoff(), 0))
            yield client


@pytest.fixture
def away(lost_client: redis.Redis) -> Stores:
    return over_redis(lost_client)


TYPES = {row[0]: row[1] for row in rows("docs/reference/redis.md", "Keys")}

# Cache


def test_a_cache_gives_what_it_was_given_and_nothing_else(ports: Stores) -> None:
    ports.cache.put_many({"a": b"one", "b": b"two"})
    assert ports.cache.get_many(["a", "c", "b", "a"]) == {"a": b"one", "b": b"two"}
    assert ports.cache.get_many([]) == {}


def test_a_cache_takes_the_later_value(ports: Stores) -> None:
    ports.cache.put_many({"a": b"one"})
    ports.cache.put_many({"a": b"two"})
    assert ports.cache.get_many(["a"]) == {"a": b"two"}


def test_a_cache_gives_many_at_once(ports: Stores) -> None:
    entries = {f"key {number}": str(number).encode() for number in range(450)}
    ports.cache.put_many(entries)
    assert ports.cache.get_many(list(entries)) == entries


TEXTUAL = '{"ar": "وصل الوفد إلى المدينة", "en": "The delegation arrived in the city."}'.encode() * 20
VECTORS = np.random.default_rng(1).standard_normal((8, 256)).astype(np.float32).tobytes()


@pytest.mark.parametrize("value", [b"", b"\x00", b"\x01", b"\x01" * 300, TEXTUAL, VECTORS])
def test_a_cache_gives_any_bytes_back(ports: Stores, value: bytes) -> None:
    ports.cache.put_many({"a": value})
    assert ports.cache.get_many(["a"]) == {"a": value}


def test_a_text_is_compressed_and_vectors_are_not() -> None:
    assert len(pack(TEXTUAL)) < len(TEXTUAL) / 5
    assert pack(VECTORS) == b"\x00" + VECTORS


@pytest.mark.parametrize("stored", [b"", b"\x02abc", b"\x01no zlib"])
def test_an_entry_that_cannot_be_read_is_forgotten(stored: bytes) -> None:
    assert unpack(stored) is None


def test_a_cache_whose_server_is_away_forgets_and_goes_on(away: Stores) -> None:
    away.cache.put_many({"a": b"one"})
    assert away.cache.get_many(["a", "b"]) == {}


def test_an_outage_of_the_cache_is_counted_and_told_once(lost_client: redis.Redis) -> None:
    meter = MemoryMeter()
    cache = RedisCache(client=lost_client, seconds=60, meter=meter, pause_seconds=0)
    with capture_logs() as told:
        cache.put_many({"a": b"one"})
        cache.get_many(["a"])
    assert meter.read() == {"cache_errors_total": 2}
    assert [(each["event"], each["error"]) for each in told] == [("cache_unavailable", "ConnectionError")]


def test_a_cache_that_was_away_is_left_alone_for_a_while(lost_client: redis.Redis) -> None:
    meter = MemoryMeter()
    cache = RedisCache(client=lost_client, seconds=60, meter=meter, pause_seconds=60)
    for _ in range(3):
        cache.get_many(["a"])
    assert meter.read() == {"cache_errors_total": 1}


def test_a_full_cache_drops_what_it_is_given(redis_client: redis.Redis) -> None:
    stores = over_redis(redis_client)
    redis_client.config_set("maxmemory", "1")
    try:
        stores.cache.put_many({"a": b"one"})
    finally:
        redis_client.config_set("maxmemory", "0")
    assert stores.cache.get_many(["a"]) == {}


# Meter


def test_a_meter_adds_up(ports: Stores) -> None:
    ports.meter.add("cache_hits_total")
    ports.meter.add('steps_total{stage="prepare"}', 2)
    ports.meter.add("cache_hits_total", 0.5)
    assert ports.meter.read() == {"cache_hits_total": 1.5, 'steps_total{stage="prepare"}': 2}


def test_a_meter_loses_nothing_when_many_add(ports: Stores) -> None:
    def count(_: int) -> None:
        for _ in range(10):
            ports.meter.add("steps_total")

    at_once(count)
    assert ports.meter.read() == {"steps_total": 200}


# Workers


def test_a_worker_that_beats_is_alive(ports: Stores) -> None:
    for each in (beat("host:2:batch"), beat("host:1:batch", ready=False), beat("host:1:batch")):
        ports.roll.beat(each)
    assert ports.roll.alive() == (beat("host:1:batch"), beat("host:2:batch"))


def test_a_worker_without_another_beat_is_forgotten(ports: Stores) -> None:
    ports.roll.beat(beat("one"))
    ports.wait(BRIEFLY + 0.05)
    ports.roll.beat(beat("two"))
    assert ports.roll.alive() == (beat("two"),)


# Errands


def test_an_errand_is_taken_once(ports: Stores) -> None:
    ports.errands.put("a", "request", seconds=5)
    assert [ports.errands.take("a"), ports.errands.take("a")] == ["request", None]


def test_of_many_who_take_an_errand_one_gets_it(ports: Stores) -> None:
    ports.errands.put("a", "request", seconds=5)
    assert sorted(filter(None, at_once(lambda _: ports.errands.take("a")))) == ["request"]


def test_an_answer_that_came_before_the_wait_is_there(ports: Stores) -> None:
    ports.errands.answer("a", "جواب")
    assert ports.errands.wait("a", seconds=1) == "جواب"


def test_an_answer_is_given_to_the_one_who_waits_for_it(ports: Stores) -> None:
    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(ports.errands.wait, name, seconds=5) for name in "abcd"]
        for name in "dcba":
            ports.errands.answer(name, f"answer {name}")
        assert [each.result() for each in waiting] == ["answer a", "answer b", "answer c", "answer d"]


def test_who_waits_in_vain_withdraws_the_request(ports: Stores) -> None:
    ports.errands.put("a", "request", seconds=5)
    assert ports.errands.wait("a", seconds=0.02) is None
    assert ports.errands.take("a") is None


def test_a_request_that_nobody_took_in_time_is_gone(ports: Stores) -> None:
    ports.errands.put("a", "request", seconds=0.02)
    time.sleep(0.05)
    assert ports.errands.take("a") is None


def test_a_long_wait_is_made_of_short_ones(ports: Stores, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redis_errands, "SLICE_SECONDS", 0.02)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(ports.errands.wait, "a", seconds=5)
        time.sleep(0.1)
        ports.errands.answer("a", "answer")
        assert waiting.result() == "answer"


# Locks


def test_a_lock_has_one_holder_who_may_keep_it(ports: Stores) -> None:
    one, two = ports.locks(), ports.locks()
    assert [one.hold("watch", seconds=5), two.hold("watch", seconds=5)] == [True, False]
    assert one.hold("watch", seconds=5)


def test_locks_of_different_names_are_apart(ports: Stores) -> None:
    one, two = ports.locks(), ports.locks()
    assert one.hold("watch", seconds=5)
    assert two.hold("sweep", seconds=5)


def test_a_lock_that_is_not_kept_ends(ports: Stores) -> None:
    one, two = ports.locks(), ports.locks()
    one.hold("watch", seconds=BRIEFLY)
    ports.wait(BRIEFLY + 0.05)
    assert two.hold("watch", seconds=5)
    assert not one.hold("watch", seconds=5)


def test_a_lock_that_is_kept_lasts_longer(ports: Stores) -> None:
    one, two = ports.locks(), ports.locks()
    one.hold("watch", seconds=BRIEFLY)
    one.hold("watch", seconds=5)
    ports.wait(BRIEFLY + 0.05)
    assert not two.hold("watch", seconds=5)


def test_a_forked_process_is_another_holder(redis_client: redis.Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = over_redis(redis_client).locks()
    lock.hold("watch", seconds=5)
    monkeypatch.setattr("os.getpid", lambda: 1)
    assert not lock.hold("watch", seconds=5)


def test_of_many_who_want_a_lock_one_gets_it(ports: Stores) -> None:
    holders = [ports.locks() for _ in range(20)]
    assert at_once(lambda number: holders[number].hold("watch", seconds=5)).count(True) == 1


# Every store

CALLS: dict[str, Callable[[Stores], object]] = {
    "meter.add": lambda stores: stores.meter.add("steps_total"),
    "meter.read": lambda stores: stores.meter.read(),
    "roll.beat": lambda stores: stores.roll.beat(beat("one")),
    "roll.alive": lambda stores: stores.roll.alive(),
    "errands.put": lambda stores: stores.errands.put("a", "request", seconds=5),
    "errands.take": lambda stores: stores.errands.take("a"),
    "errands.answer": lambda stores: stores.errands.answer("a", "answer"),
    "errands.wait": lambda stores: stores.errands.wait("a", seconds=5),
    "lock.hold": lambda stores: stores.locks().hold("watch", seconds=5),
    "keys.add": lambda stores: stores.keys.add(key_made_at(NOON)),
    "keys.find": lambda stores: stores.keys.find("00000000"),
    "keys.keys": lambda stores: stores.keys.keys(),
    "keys.revoke": lambda stores: stores.keys.revoke("00000000"),
    "limiter.hit": lambda stores: stores.limiter.hit("key", limit=3, window=60),
    "idempotency.claim": claim,
    "idempotency.settle": lambda stores: stores.idempotency.settle("k1", "key", ANSWER),
    "idempotency.abandon": lambda stores: stores.idempotency.abandon("k1", "key"),
    "endpoints.add": lambda stores: stores.endpoints.add(endpoint()),
    "endpoints.read": lambda stores: stores.endpoints.read("whe_1"),
    "endpoints.change": lambda stores: stores.endpoints.change("whe_1", lambda each: each),
    "endpoints.endpoints": lambda stores: stores.endpoints.endpoints("k1"),
    "endpoints.delete": lambda stores: stores.endpoints.delete("whe_1"),
    "deliveries.add": lambda stores: stores.deliveries.add(delivery(1)),
    "deliveries.read": lambda stores: stores.deliveries.read("msg_0001"),
    "deliveries.change": lambda stores: stores.deliveries.change("msg_0001", lambda each: each),
    "deliveries.page": lambda stores: stores.deliveries.page(),
    "deliveries.due": lambda stores: stores.deliveries.due(LATER),
    "deliveries.claim": lambda stores: stores.deliveries.claim("msg_0001", seconds=5),
    "deliveries.release": lambda stores: stores.deliveries.release("msg_0001"),
}


@pytest.mark.parametrize("call", CALLS)
def test_a_server_that_is_away_is_told_as_our_own_error(away: Stores, call: str) -> None:
    with pytest.raises(StoreUnavailable):
        CALLS[call](away)


def test_a_lost_connection_and_forgotten_scripts_are_made_good(redis_client: redis.Redis) -> None:
    stores = over_redis(redis_client)
    make_job(stores, 2)
    with closing(redis.Redis(port=redis_client.connection_pool.connection_kwargs["port"])) as other:
        other.script_flush()
        other.client_kill_filter(_type="normal", skipme=True)
    use_all(stores)
    assert stores.deliveries.due(LATER) == ("msg_0001",)


def test_every_key_has_a_name_and_a_type_that_are_described(redis_client: redis.Redis) -> None:
    use_all(over_redis(redis_client, briefly=60))
    keys = {text(key): text(redis_client.type(key)) for key in redis_client.scan_iter()}
    assert [key for key in keys if keys[key] != TYPES[pattern_of(key)]] == []
    others = {each for each in TYPES if each.startswith(("mujaz:job:", "mujaz:jobs:", "mujaz:broker:"))}
    assert {pattern_of(key) for key in keys} >= TYPES.keys() - others


def use_all(stores: Stores) -> None:
    """Leave something under every key of these stores."""
    job_id = make_job(stores, 1)
    stores.deliveries.add(delivery(1, job_id=job_id))
    stores.deliveries.claim("msg_0001", seconds=5)
    stores.endpoints.add(endpoint())
    stores.cache.put_many({"a": b"one"})
    stores.meter.add("steps_total")
    stores.roll.beat(beat("one"))
    stores.errands.put("a", "request", seconds=5)
    stores.errands.answer("a", "answer")
    stores.locks().hold("watch", seconds=5)
    stores.keys.add(key_made_at(NOON))
    stores.limiter.hit("key", limit=3, window=60)
    claim(stores)


def pattern_of(key: str) -> str:
    """Return the pattern that fits a key with the least put into its places."""
    fitting = [each for each in TYPES if re.fullmatch(re.sub(r"\\{\w+\\}", ".+", re.escape(each)), key)]
    return max(fitting, key=lambda each: len(re.sub(r"{\w+}", "", each)), default=f"none for {key}")


def test_of_a_deleted_job_nothing_stays(redis_client: redis.Redis) -> None:
    stores = over_redis(redis_client)
    job_id = make_job(stores, 1)
    stores.deliveries.add(delivery(1, job_id=job_id))
    stores.deliveries.claim("msg_0001", seconds=5)
    stores.jobs.delete(job_id)
    stores.deliveries.page()
    stores.deliveries.page(endpoint_id="whe_1")
    stores.deliveries.due(LATER)
    assert list(redis_client.scan_iter()) == []


def test_what_a_store_forgets_it_forgets_by_itself(redis_client: redis.Redis) -> None:
    use_all(over_redis(redis_client))
    kept = {pattern_of(each) for each in lasting(redis_client) if not each.startswith("mujaz:job")}
    # What is kept until somebody deletes it, then two lists that are cleared when they are read.
    assert kept == {
        names.KEYS,
        names.ENDPOINT,
        names.ENDPOINTS,
        names.METER,
        names.DELIVERIES_DUE,
        names.WORKERS,
    }


def lasting(client: redis.Redis) -> Sequence[str]:
    return sorted(key.decode() for key in client.scan_iter() if client.ttl(key) == -1)
