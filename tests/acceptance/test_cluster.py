"""Two servers, three workers, one PostgreSQL: nothing accepted is lost, whoever dies or is paused.

KILLS sets how often (10; `make torture` makes it 200). Every fifth victim is not killed but paused
for longer than its lease: what it says when it wakes must not count.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.acceptance.helpers import Server, all_settled, all_tasks, wait_until
from tests.acceptance.test_kill import KILLS, check_calls, check_task, unreliable
from tests.postgres import Postgres, running
from tests.service.helpers import Receiver

from imagineart.service.store import Store

RATE = 8  # tasks a second
LEASE_S = 3.0
PAUSE_S = 1.5 * LEASE_S


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with running() as server:
        yield server


class Drawer:
    """A worker process on another machine, as far as the servers can tell."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        self._log = (folder / "workers.log").open("a")
        names = {f"IMAGINEART_{name.upper()}": value for name, value in settings.items()}
        names |= {"IMAGINEART_WORKERS": "1", "IMAGINEART_DATA_DIR": str(folder / "own")}
        self._environment = os.environ | names
        self.process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "imagineart", "worker"],
            env=self._environment,
            stdout=self._log,
            stderr=self._log,
        )

    def kill(self) -> None:
        """SIGKILL; another takes its place."""
        self.process.kill()
        self.process.wait()
        self.process = self._started()

    def pause(self) -> None:
        """SIGSTOP for longer than its lease."""
        self.process.send_signal(signal.SIGSTOP)
        time.sleep(PAUSE_S)
        self.process.send_signal(signal.SIGCONT)

    def stop(self) -> int:
        """Ask it to stop. Returns its exit status."""
        self.process.terminate()
        try:
            return self.process.wait(30)
        finally:
            with suppress(ProcessLookupError):
                self.process.kill()
            self._log.close()


class Client(threading.Thread):
    """Posts tasks to either server and remembers those that were accepted."""

    def __init__(self, servers: list[Server], url: str) -> None:
        super().__init__(daemon=True)
        self._servers = servers
        self._url = url
        self._over = threading.Event()
        self.accepted: dict[str, int] = {}

    def run(self) -> None:
        choice = random.Random(1)
        while not self._over.wait(1 / RATE):
            number = choice.choice((1, 1, 2))
            urls = {"webhookURL": self._url + "/hook", "uploadEndpoint": self._url + "/put"}
            if accepted := choice.choice(self._servers).post(number, **urls):
                self.accepted[accepted] = number

    def finish(self) -> None:
        self._over.set()
        self.join()


@pytest.fixture
def shared(tmp_path: Path, postgres: Postgres) -> dict[str, str]:
    """What all the processes are told."""
    (tmp_path / "pictures").mkdir()
    return {
        "database": postgres.new(),
        "storage_url": f"file://{tmp_path / 'pictures'}",
        "workers": "0",
        "engine": "fake",
        "lease_s": str(LEASE_S),
    }


@pytest.fixture
def servers(tmp_path: Path, shared: dict[str, str]) -> Iterator[list[Server]]:
    made = [Server(tmp_path / name, **shared) for name in "ab"]
    for server in made:
        server.start()
    yield made
    for server in made:
        server.stop()


@pytest.fixture
def drawers(tmp_path: Path, shared: dict[str, str]) -> Iterator[list[Drawer]]:
    made = [Drawer(tmp_path, shared) for _ in range(3)]
    yield made
    statuses = {drawer.stop() for drawer in made}
    assert statuses <= {0, -signal.SIGTERM}  # as one that had only begun to start ends
    assert 0 in statuses


def test_every_accepted_result_is_delivered_whoever_dies(
    servers: list[Server],
    drawers: list[Drawer],
    receiver: Receiver,
    shared: dict[str, str],
    tmp_path: Path,
) -> None:
    chance = random.Random(7)
    receiver.answer = lambda got: unreliable(got, chance)
    wait_until(servers[0].paints, 90)
    client = Client(servers, receiver.url)
    client.start()
    for number in range(KILLS):
        time.sleep(chance.uniform(0.02, 0.6))
        if number % 5 == 4:
            chance.choice(drawers).pause()
        elif number % 5 == 2:
            chance.choice(servers).kill("server")
        else:
            chance.choice(drawers).kill()
    client.finish()

    store = Store(shared["database"])
    wait_until(lambda: all_settled(store), 90 + KILLS)
    tasks = all_tasks(store)
    store.close()
    assert len(client.accepted) > KILLS
    assert client.accepted.keys() <= tasks.keys()
    for task_uuid, number in client.accepted.items():
        check_task(tasks[task_uuid], number, tmp_path / "pictures")
    check_calls(tasks, receiver)
    logs = (tmp_path / "workers.log").read_text() + (tmp_path / "server.log").read_text()
    assert "Traceback" not in logs
