"""The table of Redis keys lists the names of the code, each with its type and its life."""

import re

from briefing.adapters.redis import names
from documentation import read, rows

PAGE = "docs/reference/redis.md"
TYPES = {"string", "list", "set", "zset", "hash", "stream", "any"}
SETTING = re.compile(r"MUJAZ_[A-Z_]+")


def patterns() -> set[str]:
    """Return every name in the code; parts of a job stand for the pattern that they fill."""
    found = {value for value in vars(names).values() if isinstance(value, str) and value.startswith(names.PREFIX)}
    parts = {names.JOB_PART.replace("{part}", part) for part in names.JOB_PARTS}
    return (found - {names.PREFIX, names.JOB_PART}) | parts


def test_every_key_of_the_code_is_described_once() -> None:
    listed = [row[0] for row in rows(PAGE, "Keys")]
    assert sorted(listed) == sorted(patterns())


def test_every_key_has_a_type_that_redis_knows() -> None:
    assert {row[1] for row in rows(PAGE, "Keys")} <= TYPES


def test_nothing_but_the_cache_may_be_evicted() -> None:
    assert [row[0] for row in rows(PAGE, "Keys") if row[4] != "no"] == [names.CACHE]


def test_the_settings_it_speaks_of_are_described() -> None:
    described = read("docs/reference/settings.md")
    assert {name for name in SETTING.findall(read(PAGE)) if name not in described} == set()
