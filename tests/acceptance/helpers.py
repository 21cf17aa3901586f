"""A host process, its worker, and a client that posts tasks to it until it dies."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from imagineart.service.store import TaskStore
from imagineart.service.task import TaskState

HOST = Path(__file__).with_name("host.py")


class Host:
    """The process under test."""

    def __init__(self, data_dir: Path, **settings: str) -> None:
        self.data_dir = data_dir
        self._port_file = data_dir.parent / "port"
        self._log = (data_dir.parent / "host.log").open("a")
        self._environment = os.environ | {
            "IMAGINEART_DATA_DIR": str(data_dir),
            "IMAGINEART_ENGINE": "fake",
            "IMAGINEART_ALLOW_PRIVATE_NETWORK": "true",
            "IMAGINEART_MIN_FREE_MIB": "0",
            **{f"IMAGINEART_{name.upper()}": value for name, value in settings.items()},
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; returns once it takes tasks."""
        self._port_file.unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [sys.executable, str(HOST), str(self._port_file)],
            env=self._environment,
            stderr=self._log,
        )
        wait_until(lambda: self._port_file.exists() and self._port_file.read_text(), 30)

    def post(self, **task: Any) -> str | None:
        """Post one task. Returns its UUID once it is accepted, None if the host died before."""
        task = {"uuid": str(uuid.uuid4()), "number": 1} | task
        try:
            port = int(self._port_file.read_text())
            with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
                connection.sendall(json.dumps(task).encode() + b"\n")
                line = connection.makefile().readline()
        except (OSError, ValueError):
            return None
        answer: str | None = json.loads(line)["accepted"] if line.endswith("\n") else None
        return answer

    @property
    def worker(self) -> int | None:
        """The worker's process id, if there is one now."""
        assert self._process is not None
        pid = self._process.pid
        try:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        except OSError:
            return None
        return int(children[0]) if children else None

    def kill(self, what: str) -> None:
        """SIGKILL to the `host`, its `worker` or `both`. A killed host is started again."""
        assert self._process is not None
        if what in ("worker", "both") and (worker := self.worker):
            os.kill(worker, signal.SIGKILL)
        if what in ("host", "both"):
            self._process.kill()
            self._process.wait()
            self.start()

    def stop(self) -> None:
        """End it for good."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._log.close()


def wait_until(true: Callable[[], object], within_s: float) -> None:
    """Poll until it holds. Raises `TimeoutError`."""
    deadline = time.monotonic() + within_s
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.02)


def open_store(data_dir: Path) -> TaskStore:
    """The host's database, for looking at."""
    return TaskStore(f"sqlite:///{data_dir / 'imagineart.db'}")


def all_settled(store: TaskStore) -> bool:
    """Whether nothing is left to be drawn or delivered."""
    counts = store.counts()
    open_states = ("results_queued", "results_running", "deliveries_due")
    return not any(counts.get(state) for state in open_states)


def all_tasks(store: TaskStore) -> dict[str, TaskState]:
    """Every task by its UUID."""
    return {state.spec.task_uuid: state for state in store.newest(None, 100_000)}
