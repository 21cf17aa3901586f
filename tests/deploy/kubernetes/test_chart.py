"""The Helm chart, rendered by Helm itself, is what Kubernetes, KubeRay and Ray Serve take.

Nothing is installed anywhere: there is no Kubernetes here. `make test-cluster` runs this.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from imagineart.settings import Settings, misspelt

helm = pytest.importorskip("helm_python", reason="make test-cluster installs Helm")
kubernetes = pytest.importorskip("kubernetes_validate", reason="make test-cluster installs it")

ROOT = Path(__file__).parents[3]
CHART = ROOT / "deploy" / "helm" / "imagineart"
PLAIN = ROOT / "deploy" / "kubernetes" / "imagineart.yaml"
VERSION = "1.34"
SECRET = "imagineart"


def rendered(values: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    with helm.Chart.load(str(CHART)) as chart:
        files = chart.render(values or {}, name="imagineart", namespace="default")
    found = (part for name in sorted(files) for part in yaml.safe_load_all(files[name]))
    return [part for part in found if part]


@pytest.fixture(scope="module")
def parts() -> dict[str, dict[str, Any]]:
    return {f"{part['kind']} {part['metadata']['name']}": part for part in rendered()}


@pytest.fixture(scope="module")
def pods(parts: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Every template of pods, by what it is for."""
    ray = parts["RayService imagineart"]["spec"]["rayClusterConfig"]
    groups = {group["groupName"]: group["template"] for group in ray["workerGroupSpecs"]}
    api = parts["Deployment imagineart-api"]["spec"]["template"]
    return {"api": api, "head": ray["headGroupSpec"]["template"], **groups}


class _Spec(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Autoscaler(_Spec):
    idleTimeoutSeconds: int  # noqa: N815


class Head(_Spec):
    rayStartParams: dict[str, str]  # noqa: N815
    template: dict[str, Any]


class Group(Head):
    groupName: str  # noqa: N815
    replicas: int
    minReplicas: int  # noqa: N815
    maxReplicas: int  # noqa: N815


class RayClusterSpec(_Spec):
    rayVersion: str  # noqa: N815
    enableInTreeAutoscaling: bool  # noqa: N815
    autoscalerOptions: Autoscaler  # noqa: N815
    headGroupSpec: Head  # noqa: N815
    workerGroupSpecs: list[Group]  # noqa: N815


class RayServiceSpec(_Spec):
    """The fields of KubeRay's `ray.io/v1` that the chart uses, by their names in its reference."""

    serveConfigV2: str  # noqa: N815
    rayClusterConfig: RayClusterSpec  # noqa: N815


def test_helm_finds_no_fault() -> None:
    found = helm.lint(str(CHART))
    assert found["errors"] == []
    assert {message["error"] for message in found["messages"]} <= {"icon is recommended"}


def test_kubernetes_takes_every_part(parts: dict[str, dict[str, Any]]) -> None:
    own = [part for part in parts.values() if part["apiVersion"] != "ray.io/v1"]
    assert len(own) == len(parts) - 1 == 4
    for part in own:
        kubernetes.validate(part, VERSION, strict=True)


def test_kubernetes_refuses_what_is_none_of_its_own(parts: dict[str, dict[str, Any]]) -> None:
    wrong = parts["Service imagineart-api"] | {"spce": {}}
    with pytest.raises(Exception, match="spce"):
        kubernetes.validate(wrong, VERSION, strict=True)


def test_kuberay_takes_its_own(parts: dict[str, dict[str, Any]]) -> None:
    service = parts["RayService imagineart"]
    assert service["apiVersion"] == "ray.io/v1"
    found = RayServiceSpec.model_validate(service["spec"])
    assert f"ray=={found.rayClusterConfig.rayVersion}\n" in (ROOT / "constraints.txt").read_text()


def test_every_pod_is_one(pods: dict[str, dict[str, Any]]) -> None:
    assert set(pods) == {"api", "head", "cpu"}
    for name, pod in pods.items():
        template = {"apiVersion": "v1", "kind": "PodTemplate", "metadata": {"name": name}}
        kubernetes.validate(template | {"template": pod}, VERSION, strict=True)


def test_pods_may_do_nothing_special(pods: dict[str, dict[str, Any]]) -> None:
    for pod in pods.values():
        (container,) = pod["spec"]["containers"]
        locked = container["securityContext"]
        assert locked["runAsNonRoot"] is True
        assert locked["allowPrivilegeEscalation"] is False
        assert locked["capabilities"] == {"drop": ["ALL"]}
        assert container["resources"]["limits"]["memory"]
    tokens = {name: pod["spec"]["automountServiceAccountToken"] for name, pod in pods.items()}
    assert tokens == {"api": False, "head": True, "cpu": False}  # the head asks for machines


def test_secrets_are_only_named(pods: dict[str, dict[str, Any]]) -> None:
    named = {
        name: [one["secretRef"]["name"] for one in pod["spec"]["containers"][0]["envFrom"]]
        for name, pod in pods.items()
    }
    assert named == {"api": [SECRET, f"{SECRET}-key"], "head": [SECRET], "cpu": [SECRET]}
    assert "password" not in yaml.safe_dump(list(pods.values())).lower()


def test_variables_are_settings(pods: dict[str, dict[str, Any]]) -> None:
    text = yaml.safe_dump(list(pods.values())) + (CHART / "values.yaml").read_text()
    assert misspelt(set(re.findall(r"\bIMAGINEART_[A-Z_]+\b", text))) == []


def test_servers_are_given_time_to_end(pods: dict[str, dict[str, Any]]) -> None:
    assert pods["api"]["spec"]["terminationGracePeriodSeconds"] > Settings().drain_s


def test_nobody_else_reaches_ray(parts: dict[str, dict[str, Any]]) -> None:
    policy = parts["NetworkPolicy imagineart-ray"]["spec"]
    pods = parts["RayService imagineart"]["spec"]["rayClusterConfig"]["headGroupSpec"]
    wanted = policy["podSelector"]["matchLabels"].items()
    assert wanted <= pods["template"]["metadata"]["labels"].items()
    assert policy["policyTypes"] == ["Ingress"]
    assert "ipBlock" not in str(policy)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Ray's own
def test_ray_serve_takes_the_application(parts: dict[str, dict[str, Any]]) -> None:
    pytest.importorskip("ray", reason="make test-cluster installs Ray")
    from ray.serve.schema import ServeDeploySchema

    from imagineart.cluster.app import build

    given = yaml.safe_load(parts["RayService imagineart"]["spec"]["serveConfigV2"])
    schema = ServeDeploySchema.model_validate(given)
    (one,) = schema.applications
    assert one.import_path == f"{build.__module__}:{build.__name__}"
    assert schema.proxy_location.value == "HeadOnly"
    assert build(one.args) is not None


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"api": {"replicas": 0}}, "replicas"),
        ({"image": {"pull": "Sometimes"}}, "pull"),
        ({"apy": {}}, "apy"),
        ({"ray": {"workers": []}}, "workers"),
    ],
)
def test_wrong_values_are_named(values: dict[str, Any], named: str) -> None:
    with helm.Chart.load(str(CHART)) as chart, pytest.raises(helm.HelmError, match=named):
        chart.validate_schema(values)


def test_other_values_arrive() -> None:
    worker = {"name": "gpu", "min": 1, "max": 2, "resources": {"limits": {"nvidia.com/gpu": 1}}}
    values = {
        "ray": {"workers": [worker | {"nodeSelector": {"gpu": "h200"}}]},
        "cluster": {"painters": {"pictures": None, "big": {"engines": ["diffusers:model"]}}},
    }
    (service,) = (part for part in rendered(values) if part["kind"] == "RayService")
    (group,) = service["spec"]["rayClusterConfig"]["workerGroupSpecs"]
    assert group["template"]["spec"]["nodeSelector"] == {"gpu": "h200"}
    args = yaml.safe_load(service["spec"]["serveConfigV2"])["applications"][0]["args"]
    assert set(args["painters"]) == {"big"}


def test_the_plain_manifests_are_the_chart_with_its_own_values() -> None:
    """`python -m tests.deploy.kubernetes.test_chart` writes them."""
    assert list(yaml.safe_load_all(PLAIN.read_text())) == rendered()


HEAD = """\
# Rendered from deploy/helm/imagineart with its own values; a test keeps it so. Not run.
# First: the operator of KubeRay, a PostgreSQL, a bucket, and the secrets that values.yaml tells of.
#   kubectl apply -f deploy/kubernetes/imagineart.yaml
"""

if __name__ == "__main__":
    PLAIN.write_text(HEAD + yaml.safe_dump_all(rendered(), sort_keys=False))
