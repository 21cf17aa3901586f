"""The official clients, unmodified, each in an environment of its own (`make clients`)."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.clients.helpers import ENGINE, FAKE, Server, needs_clients, result_of, start

MATRIX: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("matrix.yaml").read_text()
)
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


def started(client: str, use: str, server: Server) -> "subprocess.Popen[str]":
    """The client's script for this use, running."""
    program, script, suffix = COMMANDS[client]
    return start(program, script, use + suffix, server)


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
    assert_as_expected(MATRIX[client][use], result_of(started(client, use, server)))


@needs_clients
@pytest.mark.parametrize("client", RESTARTED)
def test_server_restarted_mid_task(tmp_path: Path, client: str) -> None:
    server = Server(tmp_path / "data")
    server.start()
    process = started(client, "restart", server)
    try:
        server.wait_until('imagineart_tasks_total{type="imageInference"} 1.0')
        server.kill()
        server.start()
        assert_as_expected(MATRIX[client]["restart"], result_of(process))
    finally:
        process.kill()
        process.communicate()
        server.kill()
