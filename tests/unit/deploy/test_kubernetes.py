"""What the Kubernetes files say is so: commands, probes, ports, variables, names that point at each other."""

from typing import Any

import pytest

from briefing.adapters.redis.names import QUEUE_PREFIX
from briefing.ports.jobs import Lane
from briefing.settings import Settings
from deployment import SETTINGS, manifests, refusal
from documentation import ROOT, read
from service.measures import PREFIX
from service.routes.health import router

OBJECTS = [(file, each) for file, each in manifests() if each["kind"] != "Kustomization"]
KUSTOMIZATION = next(each for _, each in manifests() if each["kind"] == "Kustomization")
DEPLOYMENTS: dict[str, Any] = {
    each["metadata"]["name"]: each["spec"] for _, each in OBJECTS if each["kind"] == "Deployment"
}
CONTAINERS = {name: spec["template"]["spec"]["containers"][0] for name, spec in DEPLOYMENTS.items()}
WORKERS = {name: container for name, container in CONTAINERS.items() if name.startswith("worker-")}
PROBES = [
    (name, container[probe])
    for name, container in CONTAINERS.items()
    for probe in ("startupProbe", "livenessProbe", "readinessProbe")
    if probe in container
]


def test_every_file_is_listed_and_there_or_has_its_example() -> None:
    folder = ROOT / "deploy" / "kubernetes"
    listed = set(KUSTOMIZATION["resources"])
    assert listed - {path.name for path in folder.iterdir()} <= {"secret.yaml"}
    assert {path.name for path in folder.iterdir()} - listed - {"secret.yaml"} == {
        "kustomization.yaml",
        "secret.example.yaml",
    }


@pytest.mark.parametrize("name", CONTAINERS)
def test_the_arguments_are_a_command_of_mujaz(name: str) -> None:
    assert refusal(CONTAINERS[name]["args"]) == ""


def test_every_lane_has_its_deployment() -> None:
    assert {worker["args"][2] for worker in WORKERS.values()} == {str(lane) for lane in Lane}


@pytest.mark.parametrize(("name", "probe"), PROBES, ids=[name for name, _ in PROBES])
def test_a_probe_asks_for_what_there_is(name: str, probe: Any) -> None:  # noqa: ANN401 - YAML
    if "exec" in probe:
        program, *arguments = probe["exec"]["command"]
        assert (program, refusal(arguments)) == ("mujaz", "")
    else:
        ports = {port["name"] for port in CONTAINERS[name]["ports"]}
        assert probe["httpGet"]["port"] in ports
        assert probe["httpGet"]["path"] in {getattr(route, "path", "") for route in router.routes}


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_a_pod_passes_the_restricted_standard(name: str) -> None:
    pod, container = DEPLOYMENTS[name]["template"]["spec"], CONTAINERS[name]
    assert pod["securityContext"] == {
        "runAsNonRoot": True, "runAsUser": 10001, "seccompProfile": {"type": "RuntimeDefault"}
    }  # fmt: skip
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}
    }  # fmt: skip
    assert container["resources"]["limits"]["memory"]
    assert container["volumeMounts"] == [{"name": "tmp", "mountPath": "/tmp"}]  # noqa: S108 - of the container


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_a_selector_selects_its_own_pods(name: str) -> None:
    labels = DEPLOYMENTS[name]["template"]["metadata"]["labels"]
    assert DEPLOYMENTS[name]["selector"]["matchLabels"] == {"app": "mujaz", "part": name}
    assert labels.items() >= DEPLOYMENTS[name]["selector"]["matchLabels"].items()


def test_every_selector_of_another_object_selects_a_deployment() -> None:
    parts = {
        labels["part"]
        for _, each in OBJECTS
        for labels in [_selected(each)]
        if "part" in labels
    }  # fmt: skip
    assert parts == {"api", "worker-batch", "worker-delivery", "worker-interactive"}
    assert parts == set(DEPLOYMENTS)


def _selected(each: Any) -> dict[str, str]:  # noqa: ANN401 - YAML
    spec = each.get("spec", {})
    selector = spec.get("selector") or spec.get("podSelector") or {}
    return dict(selector.get("matchLabels", selector))


def test_every_variable_is_a_setting_and_its_value_one_that_it_takes() -> None:
    given: dict[str, str] = {}
    for _, each in OBJECTS:
        given |= each.get("data") or each.get("stringData") or {}
    for container in CONTAINERS.values():
        given |= {variable["name"]: variable["value"] for variable in container.get("env", ())}
    assert set(given) <= SETTINGS
    settings = Settings.model_validate({name.removeprefix("MUJAZ_").lower(): value for name, value in given.items()})
    assert [port["containerPort"] for port in CONTAINERS["api"]["ports"]] == [settings.port, settings.metrics_port]


def test_the_ports_of_the_service_are_those_of_its_pods() -> None:
    service = next(each for _, each in OBJECTS if each["kind"] == "Service")
    assert {port["targetPort"] for port in service["spec"]["ports"]} == {
        port["name"] for port in CONTAINERS["api"]["ports"]
    }


def test_a_pod_is_given_longer_than_the_soft_shutdown_of_a_worker() -> None:
    from workers.celery_app import SHUTDOWN_SECONDS  # noqa: PLC0415 - brings Celery and the models along

    for name in WORKERS:
        assert DEPLOYMENTS[name]["template"]["spec"]["terminationGracePeriodSeconds"] > 2 * SHUTDOWN_SECONDS


def test_scaling_counts_the_active_and_the_queued_of_the_batch_lane() -> None:
    scaled = next(each for _, each in OBJECTS if each["kind"] == "ScaledObject")["spec"]
    assert scaled["scaleTargetRef"]["name"] in WORKERS
    assert scaled["triggers"][0]["metadata"]["query"] == (
        f'max({PREFIX}queue_messages{{lane="{Lane.BATCH}"}}) + max({PREFIX}jobs{{state="running"}})'
    )
    assert "replicas" not in DEPLOYMENTS["worker-batch"]  # two masters would fight over it
    assert f'"{QUEUE_PREFIX}{Lane.BATCH}"' in read("deploy/kubernetes/scaling.yaml")


def test_only_webhooks_reach_the_outside_and_not_private_addresses() -> None:
    policies = [each["spec"] for _, each in OBJECTS if each["kind"] == "NetworkPolicy"]
    [out] = [
        each
        for each in policies
        if any("ipBlock" in to for rule in each.get("egress", ()) for to in rule.get("to", ()))
    ]
    assert out["podSelector"]["matchLabels"]["part"] == "worker-delivery"
    assert "169.254.0.0/16" in out["egress"][0]["to"][0]["ipBlock"]["except"]
