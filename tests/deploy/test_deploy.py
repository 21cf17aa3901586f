"""The operators' files say what is true of this server; what cannot be run here is read closely."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from compose_spec import PyCompose
from prometheus_client.parser import text_string_to_metric_families

from imagineart.api.errors import InternalServerError, InvalidLookError, NoAvailableServerError
from imagineart.api.metrics import STATES, Metrics
from imagineart.settings import Settings, misspelt, variable

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
FILES = sorted(path for path in DEPLOY.rglob("*") if path.is_file())
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
COMPOSE = (DEPLOY / "compose.yaml").read_text("utf-8")
UNIT = (DEPLOY / "imagineart.service").read_text("utf-8")
NGINX = (DEPLOY / "nginx.conf").read_text("utf-8")
STEPS = [line for line in DOCKERFILE.splitlines() if re.match(r"[A-Z]+ ", line)]
LINES = dict(line.split("=", 1) for line in UNIT.splitlines() if "=" in line and line[0] != "#")
PANELS: list[dict[str, Any]] = json.loads((DEPLOY / "grafana/imagineart.json").read_text("utf-8"))[
    "panels"
]
QUERIES = [target["expr"] for panel in PANELS for target in panel["targets"]]
RULES: list[dict[str, Any]] = [
    rule
    for group in yaml.safe_load((DEPLOY / "alerts.yaml").read_text("utf-8"))["groups"]
    for rule in group["rules"]
]
CODES = {NoAvailableServerError.code, InternalServerError.code}  # of refusals, once there are any
DEFAULTS = Settings()
ELSEWHERE = {"IMAGINEART_MEMORY"}  # of compose itself


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_setting_that_a_file_names_is_one(path: Path) -> None:
    named = re.findall(r"\bIMAGINEART_[A-Z_]+\b", path.read_text("utf-8"))
    assert misspelt(set(named) - ELSEWHERE) == []


class TestDockerfile:
    def steps(self, name: str) -> list[str]:
        return [line.removeprefix(f"{name} ") for line in STEPS if line.startswith(f"{name} ")]

    def test_it_is_for_the_platform_that_has_the_wheels(self) -> None:
        assert len(self.steps("FROM")) == 2
        assert all(line.startswith("--platform=linux/amd64 ") for line in self.steps("FROM"))
        assert not any(line.endswith((":latest", "slim")) for line in self.steps("FROM"))

    def test_it_has_no_gpu_libraries(self) -> None:
        assert not re.search(r"cuda|nvidia|torch|\[[^\]]*gpu", DOCKERFILE, re.IGNORECASE)

    def test_it_is_nobody_special(self) -> None:
        assert self.steps("USER") == ["10001"]
        after = DOCKERFILE.split("USER 10001")[1]
        assert "RUN" not in after

    def test_it_looks_after_its_health_at_a_path_that_is_served(self) -> None:
        assert self.steps("HEALTHCHECK")
        assert f"127.0.0.1:{DEFAULTS.port}/readyz" in DOCKERFILE
        assert self.steps("EXPOSE") == [str(DEFAULTS.port)]

    def test_what_it_copies_is_there_and_not_ignored(self) -> None:
        ignored = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").split()
        for line in self.steps("COPY"):
            if line.startswith("--from"):
                continue
            for name in line.split()[:-1]:
                assert (ROOT / name).exists(), name
                assert f"!{name.removeprefix('./')}" in ignored


class TestCompose:
    FILLED = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", COMPOSE)
    SERVICE: dict[str, Any] = yaml.safe_load(FILLED)["services"]["imagineart"]

    def test_it_is_a_compose_file(self) -> None:
        assert PyCompose.from_yaml(self.FILLED).service_names() == ["imagineart"]
        with pytest.raises(ValueError, match=r"\S"):
            PyCompose.from_yaml(self.FILLED.replace("restart:", "restrat:"))

    def test_nothing_is_written_but_the_data(self) -> None:
        assert self.SERVICE["read_only"] is True
        assert self.SERVICE["volumes"] == ["data:/data"]
        assert "IMAGINEART_DATA_DIR=/data" in DOCKERFILE

    def test_it_may_do_nothing_special_and_is_for_this_machine(self) -> None:
        assert self.SERVICE["cap_drop"] == ["ALL"]
        assert "privileged" not in self.SERVICE
        assert self.SERVICE["platform"] == "linux/amd64"
        assert all(port.startswith("127.0.0.1:") for port in self.SERVICE["ports"])

    def test_the_key_is_a_secret_and_stands_in_no_file(self) -> None:
        (secret,) = self.SERVICE["secrets"]
        file = self.SERVICE["environment"][variable("api_key_file")]
        assert file == f"/run/secrets/{secret['target']}"
        assert variable("api_key") not in self.SERVICE["environment"]

    def test_it_is_given_time_to_end_what_it_draws(self) -> None:
        assert int(self.SERVICE["stop_grace_period"].removesuffix("s")) > DEFAULTS.drain_s


class TestUnit:
    def test_systemd_understands_it(self, tmp_path: Path) -> None:
        if shutil.which("systemd-analyze") is None:
            pytest.skip("systemd is not here")
        unit = tmp_path / "imagineart.service"
        unit.write_text(UNIT.replace("/opt/imagineart/bin/imagineart", "/bin/true"), "utf-8")
        command = ["systemd-analyze", "verify", "--man=no", str(unit)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")

    def test_it_runs_as_nobody_and_writes_nowhere_else(self) -> None:
        assert LINES["DynamicUser"] == LINES["NoNewPrivileges"] == "yes"
        assert LINES["ProtectSystem"] == "strict"
        assert UNIT.count("IMAGINEART_DATA_DIR=/var/lib/imagineart") == 1
        assert LINES["StateDirectory"] == "imagineart"

    def test_it_is_given_time_to_end_what_it_draws(self) -> None:
        assert float(LINES["TimeoutStopSec"]) > DEFAULTS.drain_s
        assert LINES["KillMode"] == "mixed"  # the server ends its workers itself


class TestProxies:
    CADDY = (DEPLOY / "Caddyfile").read_text("utf-8")

    def test_they_let_through_what_the_server_takes(self) -> None:
        assert f"client_max_body_size {DEFAULTS.max_body_mib:g}m;" in NGINX
        assert f"max_size {DEFAULTS.max_body_mib:g}MiB" in self.CADDY
        longest = max(DEFAULTS.sync_wait_s, DEFAULTS.socket_idle_s)
        assert self.seconds("proxy_read_timeout") > longest

    def test_events_and_sockets_pass(self) -> None:
        assert "proxy_buffering off;" in NGINX
        assert "proxy_set_header Upgrade $http_upgrade;" in NGINX
        assert "flush_interval -1" in self.CADDY

    def test_operators_pages_are_for_this_machine(self) -> None:
        private = re.search(r"location ~ \^/\(metrics\|admin\) \{(.*?)\}", NGINX, re.DOTALL)
        assert private is not None
        assert "deny all;" in private[1]
        assert "path /metrics /admin /admin/*" in self.CADDY

    def test_they_say_that_they_are_between(self) -> None:
        assert NGINX.count("X-Forwarded-For $remote_addr") == NGINX.count("proxy_pass ")

    def seconds(self, name: str) -> float:
        found = re.search(rf"{name} (\d+)s;", NGINX)
        assert found is not None
        return float(found[1])


@pytest.fixture(scope="module")
def told() -> dict[str, set[tuple[str, str]]]:
    """Every series that the server tells → its labels."""
    metrics = Metrics()
    metrics.count_task("ping", None)
    metrics.count_task("ping", InvalidLookError())
    for name in ("accept", "first_result", "finish", "webhook", "upload"):
        metrics.observe(name, 1.0)
    text = metrics.page(dict.fromkeys(STATES, 1)).decode()
    found: dict[str, set[tuple[str, str]]] = {"up": {("job", "imagineart")}}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found.setdefault(sample.name, set()).update(sample.labels.items())
    return found


class TestQueries:
    """Of the dashboard and of the alerts."""

    @pytest.mark.parametrize("query", [*QUERIES, *(rule["expr"] for rule in RULES)])
    def test_every_metric_and_label_exists(
        self, told: dict[str, set[tuple[str, str]]], query: str
    ) -> None:
        (name,) = re.findall(r"\b(imagineart_\w+|up)(?=[{\[)])", query)
        assert name in told
        for label, value in re.findall(r'(\w+)="([^"]*)"', query):
            assert (label, value) in told[name] or value in CODES
        for label in re.findall(r"by \((\w+)\)", query):
            assert label in {known for known, _ in told[name]}


class TestAlerts:
    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
    def test_a_rule_is_whole(self, rule: dict[str, Any]) -> None:
        assert rule.keys() == {"alert", "expr", "for", "labels", "annotations"}
        assert re.fullmatch(r"\d+m", rule["for"])
        assert rule["labels"]["severity"] in ("page", "ticket")
        assert re.search(r" (==|>) [\d.]+$", rule["expr"])

    def test_the_runbook_has_each_and_no_other(self) -> None:
        text = (ROOT / "docs/runbook.md").read_text("utf-8")
        titles = re.findall(r"^## (\w+)$", text, re.MULTILINE)
        assert titles == [rule["alert"] for rule in RULES]


class TestDashboard:
    def test_every_metric_of_ours_is_shown(self, told: dict[str, set[tuple[str, str]]]) -> None:
        shown = " ".join(QUERIES)
        plain = {name for name in told if not name.endswith(("_created", "_sum", "_count"))}
        assert [name for name in sorted(plain) if name not in shown] == []

    def test_panels_are_titled_and_do_not_overlap(self) -> None:
        places = [panel["gridPos"] for panel in PANELS]
        cells = [
            (x, y)
            for at in places
            for x in range(at["x"], at["x"] + at["w"])
            for y in range(at["y"], at["y"] + at["h"])
        ]
        assert len(cells) == len(set(cells))
        assert max(x for x, _ in cells) < 24
        assert all(panel["title"] and panel["description"] for panel in PANELS)
        assert len({panel["id"] for panel in PANELS}) == len(PANELS)
