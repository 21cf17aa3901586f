"""The official clients, unmodified, each in an environment of its own (`make clients`).

CLIENTS_ENGINE names the engine behind them: `fake-large` unless given, whose pictures have several
megabytes and cost nothing; `CLIENTS_ENGINE=embedded make test-clients` takes the real one.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

HERE = Path(__file__).parent
PLACE = HERE.parents[1] / "build" / "clients"
KEY = "test-key-of-clients"
FAKE = "fake-large"
ENGINE = os.environ.get("CLIENTS_ENGINE", FAKE)
CLIENT_PATIENCE_S = 20 if ENGINE == FAKE else 100  # that the clients are told to have
PATIENCE_S = 6.0 * CLIENT_PATIENCE_S  # that the test has
MATRIX: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "matrix.yaml").read_text())
USES = (
    "sync async several partial url base64 datauri wrong_key invalid restart".split()  # noqa: SIM905
)
COMMANDS = {  # client → program, script, suffix of the cell
    "runware 0.5.24 (PyPI)": ("runware/bin/python", "runware_python.py", ""),
    "runware-sdk 1.8.0 (PyPI) over HTTP": ("runware-sdk/bin/python", "runware_sdk.py", "-rest"),
    "runware-sdk 1.8.0 (PyPI) over a WebSocket": (
        "runware-sdk/bin/python",
        "runware_sdk.py",
        "-ws",
    ),
    "@runware/sdk-js 1.3.2 (npm)": ("node", "node/sdk_js.mjs", ""),
    "@runware/ai-sdk-provider 2.0.0 with ai 6 (npm)": ("node", "node/ai_sdk.mjs", ""),
}
WITHOUT_A_CLIENT = not (PLACE / ".ready").exists()
needs_clients = pytest.mark.skipif(WITHOUT_A_CLIENT, reason="run `make clients` first")


@dataclass
class Server:
    """A server process that can be killed and started again on its port and data."""

    data: Path
    port: int = 0
    process: "subprocess.Popen[str] | None" = field(default=None, repr=False)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "imagineart", "serve", "--engine", ENGINE]
        command += ["--port", str(self.port), "--data", str(self.data)]
        settings = {**os.environ, "IMAGINEART_API_KEY": KEY}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=settings)
        assert self.process.stdout is not None
        told = re.search(r":(\d+)/v1", self.process.stdout.readline())
        assert told is not None
        self.port = int(told[1])

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.communicate()

    def wait_until(self, line: str) -> None:
        """Wait until the metrics hold this line."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            if line in httpx.get(f"{self.base}/metrics", timeout=PATIENCE_S).text:
                return
            time.sleep(0.02)
        raise TimeoutError(line)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("clients") / "data")
    made.start()
    yield made
    made.kill()


def start(client: str, use: str, server: Server) -> "subprocess.Popen[str]":
    """The client's script for this use, running."""
    program, script, suffix = COMMANDS[client]
    folder = PLACE if script.startswith("node/") else HERE
    command = [program if program == "node" else str(PLACE / program), str(folder / script)]
    environment = {
        **os.environ,
        "CLIENT_PATIENCE_S": str(CLIENT_PATIENCE_S),
        "RUNWARE_VIDEO_INITIAL_TIMEOUT": "2000",
    }
    environment.pop("PYTHONPATH", None)
    return subprocess.Popen(
        [*command, use + suffix, server.base, KEY],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def result_of(process: "subprocess.Popen[str]") -> dict[str, Any]:
    """What the script reported."""
    out, err = process.communicate(timeout=PATIENCE_S)
    lines = [line for line in out.splitlines() if line.startswith("RESULT ")]
    assert lines, f"no result; it said: {out[-500:]} {err[-2000:]}"
    told: dict[str, Any] = json.loads(lines[-1].removeprefix("RESULT "))
    return told


def assert_as_expected(expected: dict[str, Any], told: dict[str, Any]) -> None:
    for name, value in expected.items():
        if name == "message":
            assert value in told.get(name, ""), told
        elif isinstance(value, str) and value.startswith(">"):
            least = int(value[1:]) if ENGINE == FAKE else 0  # only the fake's sizes are known
            assert told.get(name, 0) > least, told
        else:
            assert told.get(name) == value, told


CELLS = [(client, use) for client in MATRIX for use in USES]
TRIED = [(c, u) for c, u in CELLS if isinstance(MATRIX[c][u], dict) and u != "restart"]
RESTARTED = [c for c in MATRIX if isinstance(MATRIX[c]["restart"], dict)]


def test_every_cell_is_filled() -> None:
    assert set(MATRIX) == set(COMMANDS)
    for uses in MATRIX.values():
        assert list(uses) == USES
    reasons = [cell for uses in MATRIX.values() for cell in uses.values() if isinstance(cell, str)]
    assert all(reason.startswith("n/a, because ") for reason in reasons)


@needs_clients
@pytest.mark.parametrize(("client", "use"), TRIED, ids=[f"{c}: {u}" for c, u in TRIED])
def test_use(server: Server, client: str, use: str) -> None:
    assert_as_expected(MATRIX[client][use], result_of(start(client, use, server)))


@needs_clients
@pytest.mark.parametrize("client", RESTARTED)
def test_server_restarted_mid_task(tmp_path: Path, client: str) -> None:
    server = Server(tmp_path / "data")
    server.start()
    process = start(client, "restart", server)
    try:
        server.wait_until('imagineart_tasks_total{type="imageInference"} 1.0')
        server.kill()
        server.start()
        assert_as_expected(MATRIX[client]["restart"], result_of(process))
    finally:
        process.kill()
        process.communicate()
        server.kill()
