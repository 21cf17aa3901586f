"""What tests of official clients share: a server that can be killed, and their scripts.

CLIENTS_ENGINE names the engine behind them: `fake-large` unless given, whose pictures have several
megabytes and cost nothing; `CLIENTS_ENGINE=embedded make test-clients` takes the real one.
"""

import json
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

HERE = Path(__file__).parent
PLACE = HERE.parents[1] / "build" / "clients"
KEY = "test-key-of-clients"
FAKE = "fake-large"
ENGINE = os.environ.get("CLIENTS_ENGINE", FAKE)
CLIENT_PATIENCE_S = 20 if ENGINE == FAKE else 100  # that the clients are told to have
PATIENCE_S = 6.0 * CLIENT_PATIENCE_S  # that the test has
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


def start(program: str, script: str, use: str, server: Server) -> "subprocess.Popen[str]":
    """A client's script for this use, running."""
    folder = PLACE if script.startswith("node/") else HERE
    command = [program if program == "node" else str(PLACE / program), str(folder / script)]
    environment = {
        **os.environ,
        "CLIENT_PATIENCE_S": str(CLIENT_PATIENCE_S),
        "RUNWARE_VIDEO_INITIAL_TIMEOUT": "2000",
    }
    environment.pop("PYTHONPATH", None)
    return subprocess.Popen(
        [*command, use, server.base, KEY],
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
