"""Two machines with Ray, one of which is lost: the queue makes replicas, and the work goes on.

The machines are network namespaces of the test's own. `make test-cluster` runs this.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.acceptance.helpers import all_settled, wait_until
from tests.cluster.machines.engines import SECONDS
from tests.cluster.machines.namespaces import Machine, two, why_not
from tests.postgres import running
from tests.service.helpers import make_spec

from imagineart.service.store import Store

pytest.importorskip("ray", reason="Ray is not installed: make test-cluster installs it")
if reason := why_not():
    pytest.skip(reason, allow_module_level=True)

SLOW = "own:tests.cluster.machines.engines:slow"
PAINTERS = 3  # at most
DESCRIPTION = f"""
painters:
  quick:
    engines: ["{SLOW}", fake]
    loaded: 2
    replicas: {{min: 0, max: {PAINTERS}}}
    resources: {{cpus: 0.5, memory_mib: 512}}
bands:
  replicas: {{min: 1, max: 1}}
  resources: {{cpus: 1, memory_mib: 1024}}
up_after_s: 0
down_after_s: 3
"""
LEASE_S = 4.0
DRAWING = "imagineart.service.worker"  # the process that draws


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("c")
    (made / "pictures").mkdir()
    (made / "cluster.yaml").write_text(DESCRIPTION)
    return made


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[Store]:
    with running() as postgres:
        found = Store(postgres.new())
        yield found
        found.close()


@pytest.fixture(scope="module")
def machines(folder: Path, store: Store) -> Iterator[list[Machine]]:
    settings = {
        "database": store.database.engine.url.render_as_string(hide_password=False),
        "storage_url": f"file://{folder / 'pictures'}",
        "data_dir": str(folder / "own"),
        "lease_s": str(LEASE_S),
    }
    with two(folder, settings, (2, 2)) as made:
        say(made, "up")
        yield made


def say(machines: list[Machine], word: str) -> str:
    """`imagineart cluster WORD` on the first machine. Returns what it prints."""
    head = machines[0]
    return head.run("-m", "imagineart", "cluster", word, str(head.folder / "cluster.yaml"))


def ask_for(store: Store, name: str, number: int, engine: str) -> None:
    store.tasks.add(make_spec(name, number, engine=engine), time.time())


def painters(store: Store) -> set[str]:
    """Who draws now, by the leases in the database."""
    living = store.workers.living(time.time(), 3.0)
    return {worker.id for worker in living if worker.lanes and worker.engine == SLOW}


def check_done(store: Store, folder: Path, name: str, number: int) -> None:
    """Every result is done, by one try that counts, and its file is whole."""
    rows = store.tasks.load("alice", name).results
    assert [row.state for row in rows] == ["done"] * number
    for row in rows:
        assert (folder / "pictures" / row.path).stat().st_size == row.size


def test_nobody_is_there_while_nothing_waits(machines: list[Machine], store: Store) -> None:
    parts = dict(line.split()[:3:2] for line in say(machines, "status").splitlines()[3:])
    assert parts == {"bands": "1", "caller": "1", "quick": "0"}
    ready = [worker for worker in store.workers.living(time.time()) if worker.ready]
    assert {worker.engine for worker in ready} == {SLOW, "fake"}  # servers take tasks


def test_the_queue_makes_painters_and_its_end_takes_them_away(
    machines: list[Machine], store: Store, folder: Path
) -> None:
    ask_for(store, "many", 16, SLOW)
    ask_for(store, "others", 2, "fake")
    seen: set[int] = set()

    def settled() -> bool:
        seen.add(len(painters(store)))
        return all_settled(store)

    wait_until(settled, 90)
    assert max(seen) >= 2
    check_done(store, folder, "many", 16)
    check_done(store, folder, "others", 2)
    wait_until(lambda: not painters(store), 60)


def test_a_picture_lit_by_two_has_the_same_bytes(machines: list[Machine]) -> None:
    said = machines[0].run("-m", "tests.cluster.machines.together")
    found = json.loads(said.splitlines()[-1])
    assert found["alone"] == found["together"]
    assert sum(found["lit_elsewhere"]) >= 2


def test_a_machine_is_lost_and_the_work_goes_on(
    machines: list[Machine], store: Store, folder: Path
) -> None:
    ask_for(store, "lost", 16, SLOW)
    wait_until(lambda: machines[1].runs(DRAWING) and len(painters(store)) >= 2, 60)
    time.sleep(SECONDS / 2)
    machines[1].lose()
    wait_until(lambda: all_settled(store), 90)
    check_done(store, folder, "lost", 16)


def test_what_is_drawn_is_finished_when_all_is_taken_down(
    machines: list[Machine], store: Store, folder: Path
) -> None:
    ask_for(store, "last", 8, SLOW)
    wait_until(lambda: store.results.depth(SLOW)["running"], 60)
    time.sleep(SECONDS / 3)
    say(machines, "down")
    rows = store.tasks.load("alice", "last").results
    assert {row.state for row in rows} == {"done", "queued"}  # none is left half drawn
    assert {row.attempt for row in rows if row.state == "done"} == {1}
    assert machines[0].runs(DRAWING) == 0
