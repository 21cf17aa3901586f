"""Two servers, three workers, one PostgreSQL, one bucket: nothing accepted is lost, whoever dies.

KILLS sets how often (10; `make torture` makes it 200). Two in ten victims are not killed but paused
for longer than their lease: what they say when they wake must not count.
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
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.acceptance.helpers import Server, all_settled, all_tasks, children_of, wait_until
from tests.acceptance.test_kill import KILLS, check_calls, check_task, unreliable
from tests.postgres import Postgres, running
from tests.s3 import BUCKET, UP_S, S3Server, access
from tests.service.helpers import Receiver

from imagineart.service.database import open_engine
from imagineart.service.schema import duties
from imagineart.service.storage import ImageStore
from imagineart.service.store import Store

RATE = 4  # tasks a second
LEASE_S = 2.0
PAUSE_S = 1.5 * LEASE_S
ENGINES = Path(__file__).parents[1] / "service"  # where the engine lies that draws
VICTIMS = (
    "drawer",
    "paused",
    "server",
    "database",
    "hand",
    "drawer",
    "bucket",
    "sweeper",
    "drawer",
    "paused",
)


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

    def kill_hand(self) -> None:
        """SIGKILL to the process that draws for it, if there is one."""
        for child in children_of(self.process.pid):
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)

    def pause(self) -> None:
        """SIGSTOP for longer than its lease; returns at once."""
        self.process.send_signal(signal.SIGSTOP)
        threading.Timer(PAUSE_S, self.process.send_signal, [signal.SIGCONT]).start()

    def stop(self) -> int:
        """Ask it to stop. Returns its exit status."""
        self.process.send_signal(signal.SIGCONT)
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
            wish = {"positivePrompt": "brief", **urls}
            if accepted := choice.choice(self._servers).post(number, **wish):
                self.accepted[accepted] = number

    def finish(self) -> None:
        self._over.set()
        self.join()


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    server = S3Server(tmp_path_factory.mktemp("s3"))
    wait_until(server.settled, UP_S)
    if not server.ready():
        server.revive()
    yield server
    server.kill()


@pytest.fixture
def shared(postgres: Postgres, s3: S3Server, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What all the processes are told."""
    for name, value in access(s3.url).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((*sys.path, str(ENGINES))))
    return {
        "database": postgres.new(),
        "storage_url": f"s3://{BUCKET}/torture",
        "workers": "0",
        "engine": "own:rough_engine:open_rough",
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


@dataclass(frozen=True, slots=True)
class Cluster:
    """Everything that may die."""

    servers: list[Server]
    drawers: list[Drawer]
    postgres: Postgres
    s3: S3Server

    def sweeper(self) -> Server:
        """The server that sweeps for all; one at random while nobody does."""
        query = select(duties.c.holder).where(duties.c.name == "sweep")
        engine = open_engine(self.servers[0].setting("database"))
        with engine.begin() as connection:
            holder = connection.scalar(query) or ""
        engine.dispose()
        pids = {str(server.pid): server for server in self.servers}
        return pids.get(holder.split(":")[1] if holder else "", self.servers[0])


def strike(victim: str, cluster: Cluster, chance: random.Random) -> None:
    """Kill one of a kind, or pause it."""
    match victim:
        case "drawer":
            chance.choice(cluster.drawers).kill()
        case "hand":
            chance.choice(cluster.drawers).kill_hand()
        case "paused":
            chance.choice(cluster.drawers).pause()
        case "server":
            chance.choice(cluster.servers).kill("server")
        case "sweeper":
            cluster.sweeper().kill("server")
        case "database":
            cluster.postgres.kill()
            cluster.postgres.start()
        case "bucket":
            cluster.s3.kill()
            cluster.s3.revive()


def test_every_accepted_result_is_delivered_whoever_dies(
    servers: list[Server],
    drawers: list[Drawer],
    receiver: Receiver,
    shared: dict[str, str],
    postgres: Postgres,
    s3: S3Server,
    tmp_path: Path,
) -> None:
    chance = random.Random(7)
    receiver.answer = lambda got: unreliable(got, chance)
    wait_until(servers[0].paints, UP_S)
    client = Client(servers, receiver.url)
    client.start()
    for number in range(KILLS):
        time.sleep(chance.uniform(0.02, 0.6))
        strike(VICTIMS[number % len(VICTIMS)], Cluster(servers, drawers, postgres, s3), chance)
    client.finish()

    store = Store(shared["database"])
    wait_until(lambda: all_settled(store), UP_S + KILLS)
    images = ImageStore(None, shared["storage_url"])
    tasks = all_tasks(store)
    store.close()
    assert len(client.accepted) > KILLS
    assert client.accepted.keys() <= tasks.keys()
    for task_uuid, number in client.accepted.items():
        check_task(tasks[task_uuid], number, images)
    check_calls(tasks, receiver)
    logs = (tmp_path / "workers.log").read_text() + (tmp_path / "server.log").read_text()
    assert "Traceback" not in logs
