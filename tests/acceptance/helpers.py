"""The real server in a process of its own, its worker, and a client that posts tasks to it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import Any

from imagineart.service.store import Store
from imagineart.service.task import TaskState

SERVE = "from imagineart.api.server import run; from imagineart.settings import Settings; "
KEY = "test-key-of-the-acceptance"
UP_S = 180.0  # for a process to be there, however busy the machine is


class Server:
    """The process under test."""

    def __init__(self, data_dir: Path, **settings: str) -> None:
        self.data_dir = data_dir
        self.url = f"http://127.0.0.1:{free_port()}"
        self._log = (data_dir.parent / "server.log").open("a")
        self._environment = os.environ | {
            "IMAGINEART_DATA_DIR": str(data_dir),
            "IMAGINEART_PORT": self.url.rpartition(":")[2],
            "IMAGINEART_API_KEY": KEY,
            "IMAGINEART_ENGINE": "fake",
            "IMAGINEART_ALLOW_PRIVATE_NETWORK": "true",
            "IMAGINEART_MIN_FREE_MIB": "0",
            **{f"IMAGINEART_{name.upper()}": value for name, value in settings.items()},
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; returns once it takes tasks."""
        self._process = subprocess.Popen(
            [sys.executable, "-c", SERVE + "run(Settings())"],
            env=self._environment,
            stdout=self._log,
            stderr=self._log,
        )
        wait_until(lambda: self._says("/healthz"), UP_S)

    def paints(self) -> bool:
        """Whether its worker is ready."""
        return self._says("/readyz")

    def _says(self, path: str) -> bool:
        try:
            return ask(self.url + path) is not None
        except OSError:
            return False

    def post(self, number: int = 1, **parameters: Any) -> str | None:
        """Post one task. Returns its UUID once it is accepted, None if the server died before."""
        task_uuid = str(uuid.uuid4())
        task = {
            "taskType": "imageInference",
            "taskUUID": task_uuid,
            "model": "imagineart:2.0@0",
            "positivePrompt": "a cat",
            "numberResults": number,
            "deliveryMethod": "async",
            **parameters,
        }
        try:
            answer = ask(self.url + "/v1", [task])
        except (OSError, ValueError, HTTPException):
            return None
        return task_uuid if answer["data"][0]["taskUUID"] == task_uuid else None

    @property
    def pid(self) -> int:
        """The server's process id."""
        assert self._process is not None
        return self._process.pid

    @property
    def worker(self) -> int | None:
        """The worker's process id, if there is one now."""
        assert self._process is not None
        return next(iter(children_of(self._process.pid)), None)

    def setting(self, name: str) -> str:
        """What it was told."""
        return self._environment[f"IMAGINEART_{name.upper()}"]

    def kill(self, what: str) -> None:
        """SIGKILL to the `server`, its `worker` or `both`. A killed server is started again."""
        assert self._process is not None
        if what in ("worker", "both") and (worker := self.worker):
            os.kill(worker, signal.SIGKILL)
        if what in ("server", "both"):
            self._process.kill()
            self._process.wait()
            self.start()

    def stop(self) -> None:
        """End it for good."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._log.close()


def children_of(pid: int) -> list[int]:
    """The processes that one has started."""
    try:
        return [
            int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        ]
    except OSError:
        return []


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def ask(url: str, body: Any = None) -> Any:
    """GET, or POST of JSON; returns what came back, JSON or text. Raises `OSError`."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {KEY}"}
    request = urllib.request.Request(url, data, headers)
    with urllib.request.urlopen(request, timeout=20) as response:
        text = response.read().decode()
    return text if body is None else json.loads(text)


def wait_until(true: Callable[[], object], within_s: float) -> None:
    """Poll until it holds. Raises `TimeoutError`."""
    deadline = time.monotonic() + within_s
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.02)


def open_store(data_dir: Path) -> Store:
    """The server's database, for looking at."""
    return Store(f"sqlite:///{data_dir / 'imagineart.db'}")


def all_settled(store: Store) -> bool:
    """Whether nothing is left to be drawn or delivered."""
    counts = store.counts()
    open_states = ("results_queued", "results_running", "deliveries_due")
    return not any(counts.get(state) for state in open_states)


def all_tasks(store: Store) -> dict[str, TaskState]:
    """Every task by its UUID."""
    return {state.spec.task_uuid: state for state in store.tasks.newest(None, 100_000)}
