"""How far does it carry? Workers, servers and rows, and from them what many workers would need.

python -m benchmarks.scale [--rows 1000,100000,1000000] [--seconds 8]

Three parts. Rows: what each step of a task takes in a database that holds so many finished tasks,
on SQLite and on PostgreSQL (`fsync` on), one step after the other; beside the time on the wall the
processor time, on PostgreSQL that of its processes alone, which is the same whatever else the
machine does. Workers: how many results a
second 1, 2, 4 and 8 worker processes with the fake engine draw from a queue that is full, on one
PostgreSQL. Servers: how long 1, 2 and 4 servers take to acknowledge tasks that come at a steady
rate, open loop, while workers draw. All on this machine, whose cores the workers share: with more
workers than cores the figures tell what sharing costs, not what more machines would bring. That is
calculated, from the database's time for each step.
"""

import argparse
import asyncio
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import httpx
from tests.postgres import running

from benchmarks.load import HEADERS, KEY, at_rate, percentile, ready, task
from benchmarks.report import table, write
from imagineart.request import GenerationRequest
from imagineart.service.slots import Slots
from imagineart.service.store import Store
from imagineart.service.task import Drawn, Job, Progress, TaskSpec
from imagineart.service.workers import Worker

KEYS = 50  # that own the rows
FIRST = 10_000_000  # number of the first of them
STEPS = 60  # of each kind that are timed
WORKERS = (1, 2, 4, 8)
SERVERS = (1, 2, 4)
QUEUED = 40  # results for each worker in a drain
RATE = 20.0  # tasks a second
PICTURE_S = 20.0  # that one picture takes a worker, in the calculation
BEATS_S = {
    "beat": 1.0,
    "look for what was left": 1.0,
    "tell how far": 2.0,
}  # of one worker, a second
CORES = 8  # of the database's machine, in the calculation
CONNECTIONS = 500  # that a PostgreSQL of that size usually has
OURS = "SELECT pid FROM pg_stat_activity WHERE application_name = 'imagineart'"
SAFE = ("fsync=on", "shared_buffers=128MB", "max_connections=400")

ROWS = {
    "sqlite": """
        WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last)
        {insert}""",
    "postgresql": "WITH n(i) AS (SELECT generate_series(:first, :last)) {insert}",
}
INSERTS = (
    """INSERT INTO tasks (id, owner, task_uuid, engine, request, wire, context, ttl_s, accepted_at,
       expires_at, expired) SELECT i, 'key' || (i % :keys), 'old' || i, 'fake',
       '{"prompt":"a cat"}', '{}', '{}', 600000, :now - 1000, :now + 600000, false FROM n""",
    """INSERT INTO results (id, task_id, number, engine, state, image_id, seed, path, media_type,
       size, sha256, error_code, error_message, attempt, crashes, queued_at, started_at,
       finished_at, owner) SELECT i, i, 0, 'fake', 'done', 'image' || i, '1', 'ab/x.jpg',
       'image/jpeg', 3, 'ff', '', '', 1, 0, :now - 1000, :now - 999, :now - 998,
       'key' || (i % :keys) FROM n""",
    """INSERT INTO deliveries (id, task_id, result_id, kind, url, host, state, taken, tries,
       last_error, next_at) SELECT i, i, i, 'webhook', 'http://a.example/', 'a.example',
       'delivered', false, 1, '', :now - 990 FROM n""",
)


def spec(number: int) -> TaskSpec:
    request = GenerationRequest(prompt="a cat")
    owner, name = f"key{number % KEYS}", str(uuid.uuid4())
    return TaskSpec(owner, name, request, (1,), {}, ttl_s=3600, engine="fake")


def fill(store: Store, first: int, last: int) -> None:
    """Finished tasks with these numbers, as if long past."""
    from sqlalchemy import text

    kind = store.database.engine.dialect.name
    given = {"first": first, "last": last, "keys": KEYS, "now": time.time()}
    with store.database.writing() as connection:
        for insert in INSERTS:
            connection.execute(text(ROWS[kind].format(insert=insert)), given)
        if kind == "postgresql":
            for name in ("tasks", "results", "deliveries"):
                sequence = f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {last})"
                connection.execute(text(sequence))
    with store.database.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds of one kind of step: each on the wall, and the mean of the processor's."""

    each: list[float]
    processor: float

    @property
    def usual(self) -> float:
        return statistics.median(self.each)


class Meter:
    """Measures steps on a store, one after the other."""

    def __init__(self, store: Store) -> None:
        self._pids: list[int] = []  # of PostgreSQL's processes; none: the work is done in this one
        if store.shared:
            with store.database.reading() as connection:
                self._pids = list(connection.exec_driver_sql(OURS).scalars())

    def measure(self, work: Callable[[Any], object], over: Sequence[object]) -> Took:
        before, each = self._processor_s(), []
        for one in over:
            begun = time.perf_counter()
            work(one)
            each.append((time.perf_counter() - begun) * 1e3)
        return Took(each, (self._processor_s() - before) / len(over) * 1e3)

    def _processor_s(self) -> float:
        if not self._pids:
            return time.process_time()
        return sum(processor_ns(pid) for pid in self._pids) / 1e9


def processor_ns(pid: int) -> int:
    """Processor time that a process has used."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])


def steps(store: Store) -> dict[str, Took]:
    """What each step on the road of a task takes."""
    meter = Meter(store)
    now, slots = time.time(), Slots()
    specs = [spec(number) for number in range(STEPS)]
    drawn = Drawn("ab/x.jpg", "image/jpeg", 3, "ff", {}, {}, {}, {"engine": "fake"})
    crew = Worker("bench", "fake", "here", 1, 1, now, now, ready=True)
    jobs: list[Job] = []

    def claim() -> None:
        job = store.results.claim("fake", now, "bench", 600)
        assert job is not None
        jobs.append(job)

    far, measure = Progress(0.5, "painted", bytes(8000)), meter.measure
    took = {
        "accept": measure(lambda one: store.tasks.add(one, now), specs),
        "claim": measure(lambda _: claim(), specs),
    }
    news = [[(job.image_id, job.attempt, far)] for job in jobs]
    return took | {
        "tell how far": measure(lambda one: store.progress.keep(one, now), news),
        "beat": measure(lambda _: store.workers.beat(crew), specs),
        "look for what was left": measure(lambda _: store.take_over_expired(now), specs),
        "poll": measure(lambda one: store.tasks.load(one.owner, one.task_uuid), specs),
        "finish": measure(lambda job: store.results.finish(job, drawn, now), jobs),
        "look for what is owed": measure(lambda _: store.deliveries.next_at(slots.full()), specs),
        "metrics": measure(lambda _: store.counts(), range(5)),
    }


def by_rows(url: str, sizes: Sequence[int]) -> dict[int, dict[str, Took]]:
    """What steps take in a database of each of the sizes."""
    store, have = Store(url), 0
    found: dict[int, dict[str, Took]] = {}
    try:
        for size in sizes:
            first = FIRST * (len(found) + 1)  # beyond what the steps before have added
            fill(store, first, first + size - have - 1)
            have = size
            found[size] = steps(store)
    finally:
        store.close()
    return found


def figures_of(rows: Mapping[str, Mapping[int, Mapping[str, Took]]]) -> dict[str, float]:
    found = {}
    for kind, sizes in rows.items():
        for step in ("accept", "claim", "finish", "poll", "look for what is owed", "metrics"):
            for size, took in sizes.items():
                found[f"{kind}, {size} tasks: {step}, p50 ms"] = took[step].usual
                found[f"{kind}, {size} tasks: {step}, processor ms"] = took[step].processor
        for size, took in sizes.items():
            found[f"{kind}, {size} tasks: claim, p99 ms"] = percentile(took["claim"].each, 0.99)
    return found


# ── Processes ────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def process(*command: str, settings: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {f"IMAGINEART_{n.upper()}": value for n, value in settings.items()}
    program = [sys.executable, "-m", "imagineart", *command]
    started = subprocess.Popen(
        program, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield started
    finally:
        started.send_signal(signal.SIGCONT)
        started.kill()
        started.communicate()


def address_of(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    told = re.search(r"(http://\S+)/v1", server.stdout.readline())
    assert told is not None
    return told[1]


def wait_for(store: Store, number: int) -> None:
    """Until so many crews are ready to draw."""
    while sum(crew.ready for crew in store.workers.living(time.time())) < number:
        time.sleep(0.1)


def pause(workers: Sequence[subprocess.Popen[str]], awake: int) -> None:
    """Let the first few work, and stop the others."""
    for number, worker in enumerate(workers):
        worker.send_signal(signal.SIGCONT if number < awake else signal.SIGSTOP)


def drained(store: Store, workers: Sequence[subprocess.Popen[str]], awake: int) -> float:
    """Results a second that so many workers draw from a full queue."""
    pause(workers, 0)
    for number in range(QUEUED * awake):
        store.tasks.add(spec(number), time.time())
    before = store.counts().get("results_done", 0)
    begun = time.perf_counter()
    pause(workers, awake)
    while store.counts().get("results_done", 0) < before + QUEUED * awake:
        time.sleep(0.05)
    return QUEUED * awake / (time.perf_counter() - begun)


async def acknowledged(bases: Sequence[str], seconds: float) -> list[float]:
    """Milliseconds of each acknowledgement, servers asked in turn."""
    turn = cycle(bases)
    async with httpx.AsyncClient(headers=HEADERS, timeout=60) as http:

        async def submit() -> None:
            (await http.post(f"{next(turn)}/v1", json=[task()])).raise_for_status()

        for _ in range(10):
            await submit()
        return await at_rate(int(RATE * seconds), RATE, submit)


def connections(store: Store) -> int:
    """That PostgreSQL has at the moment."""
    with store.database.reading() as connection:
        return len(connection.exec_driver_sql(OURS).all())


def together(url: str, folder: Path, seconds: float) -> dict[str, float]:
    """Throughput by workers, acknowledgements by servers."""
    (folder / "pictures").mkdir()
    settings = {
        "database": url, "storage_url": f"file://{folder / 'pictures'}", "engine": "fake",
        "api_key": KEY, "min_free_mib": "0",
        "max_results_per_minute": "1000000", "max_results_in_flight": "100000",
    }  # fmt: skip
    store, found = Store(url), {}
    with ExitStack() as stack:
        stack.callback(store.close)
        crew = settings | {"workers": "1", "data_dir": str(folder / "own")}
        workers = [
            stack.enter_context(process("worker", settings=crew)) for _ in range(max(WORKERS))
        ]
        wait_for(store, len(workers))
        found["connections of one worker"] = (connections(store) - 1) / len(workers)
        for number in WORKERS:
            found[f"{number} workers: results a second"] = drained(store, workers, number)
        pause(workers, 2)
        bases = []
        for number in range(max(SERVERS)):
            own = settings | {"workers": "0", "data_dir": str(folder / f"api{number}")}
            server = stack.enter_context(process("serve", "--port", "0", settings=own))
            bases.append(address_of(server))
        for base in bases:
            asyncio.run(ready(base))
        for number in SERVERS:
            took = asyncio.run(acknowledged(bases[:number], seconds))
            found[f"{number} servers: acknowledged, p50 ms"] = statistics.median(took)
            found[f"{number} servers: acknowledged, p99 ms"] = percentile(took, 0.99)
        found["connections of one server"] = (connections(store) - 1) / len(bases) - found[
            "connections of one worker"
        ] * len(workers) / len(bases)
    return found


# ── What many workers need ───────────────────────────────────────────────────────────────────────


def needed(workers: int, took: Mapping[str, float], each: float) -> dict[str, float]:
    """Shares of what there is that so many workers use.

    `took`: processor ms of the database for each step, `each`: connections of one worker.

    Claims of one engine wait for each other, so that they have one core's time between them; all
    else has the database's cores.
    """
    pictures = workers / PICTURE_S
    road = sum(took[step] for step in ("accept", "claim", "finish", "poll"))
    upkeep = sum(took[step] * often for step, often in BEATS_S.items())
    return {
        "claims, one after the other": pictures * took["claim"] / 1e3,
        "the database's processors": (pictures * road + workers * upkeep) / 1e3 / CORES,
        "its connections": workers * each / CONNECTIONS,
    }


def calculated(took: Mapping[str, Took], each: float) -> dict[str, object]:
    """What 100 and 1,000 workers use, and what ends first."""
    usual = {step: times.processor for step, times in took.items()}
    found: dict[str, object] = {}
    for workers in (100, 1000):
        shares = needed(workers, usual, each)
        for name, share in shares.items():
            found[f"{workers} workers: {name}, share used"] = share
        first = max(shares, key=lambda name: shares[name])
        found[f"{workers} workers: ends first"] = first
        found[f"{workers} workers: could be, before it ends"] = int(workers / shares[first])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", default="1000,100000,1000000")
    parser.add_argument("--seconds", type=float, default=8.0, help="of each part with servers")
    chosen = parser.parse_args()
    sizes = [int(size) for size in chosen.rows.split(",")]
    with tempfile.TemporaryDirectory() as folder, running(SAFE) as postgres:
        rows = {
            "SQLite": by_rows(f"sqlite:///{folder}/rows.db", sizes),
            "PostgreSQL": by_rows(postgres.new(), sizes),
        }
        found: dict[str, object] = {**figures_of(rows)}
        processes = together(postgres.new(), Path(folder), chosen.seconds)
    most = rows["PostgreSQL"][sizes[-1]]
    found |= processes | calculated(most, processes["connections of one worker"])
    found["load of the machine"] = os.getloadavg()[0]
    table("how far it carries", ["figure", "value"], list(found.items()))
    write("scale", found)


if __name__ == "__main__":
    main()
