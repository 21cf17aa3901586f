"""Does the wire hold under load? Idle sockets, steady arrival, a reader that does not read.

python -m benchmarks.load [--seconds 20] [--rate 20] [--sockets 200]

The server is a process of its own, this program the only client. Open loop: tasks are due at fixed
times whatever the server does, and an acknowledgement is timed from the moment its task was due.
Acknowledgements are measured beside the fake engine and beside the embedded one, which renders all
the time, with both kinds of durability. With `power` they wait for the disk: what it takes for a
small synced write is measured with the server idle, and again meanwhile in a file of the
benchmark's own, so that the server's share can be told from the disk's. Processor time is the
server process's, its worker's not counted.
"""

import argparse
import asyncio
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any, Self

import httpx
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.report import table, write

KEY = "test-bench"
PING_S = 5.0  # between two pings of one client: the busiest official client's rhythm
HEADERS = {"Authorization": f"Bearer {KEY}"}
IDLE_BUDGET = 0.05  # of a core
ACK_BUDGET_MS = 50.0  # 99th percentile
WARM_UP = 20  # tasks before anything is timed
SYNCED_BYTES = 4096  # the least that a disk can be asked to keep
DURABILITIES = ("power", "process")
SLOW_TASKS = 3  # of 20 pictures each, asked for by the reader that does not read


def task(**changes: Any) -> dict[str, Any]:
    return {
        "taskType": "imageInference",
        "taskUUID": str(uuid.uuid4()),
        "model": "imagineart:2.0@0",
        "positivePrompt": "a cat",
        "deliveryMethod": "async",
        **changes,
    }


@contextmanager
def serving(folder: str, engine: str, durability: str) -> Iterator[tuple[str, int]]:
    """(address, process id) of a server until the end of the block."""
    command = [sys.executable, "-m", "imagineart", "serve", "--engine", engine, "--port", "0"]
    command += ["--data", folder]
    settings = os.environ | {"IMAGINEART_DURABILITY": durability, "IMAGINEART_API_KEY": KEY}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=settings)
    assert process.stdout is not None
    told = re.search(r"(http://\S+)/v1", process.stdout.readline())
    assert told is not None
    try:
        yield told[1], process.pid
    finally:
        process.kill()  # what is left in its queue would take minutes
        process.communicate()


def processor_s(pid: int) -> float:
    """Processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


async def at_rate(count: int, rate: float, work: Callable[[], Awaitable[None]]) -> list[float]:
    """Milliseconds from when each piece of work was due until it was done."""
    start, took = time.perf_counter(), []

    async def one(due: float) -> None:
        await work()
        took.append((time.perf_counter() - due) * 1e3)

    async with asyncio.TaskGroup() as group:
        for number in range(count):
            due = start + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            group.create_task(one(due))
    return took


async def authenticated(base: str, **options: Any) -> ClientConnection:
    socket = await connect(base.replace("http", "ws", 1) + "/v1", max_size=None, **options)
    await socket.send(json.dumps([{"taskType": "authentication", "apiKey": KEY}]))
    await socket.recv()
    return socket


async def ping(socket: ClientConnection) -> None:
    await socket.send('[{"taskType":"ping","ping":true}]')
    await socket.recv()


async def idle(base: str, pid: int, sockets: int, seconds: float) -> dict[str, float]:
    """The server's share of a core while its clients only ping."""
    talking = [await authenticated(base) for _ in range(sockets)]
    turn = iter(talking * (int(seconds / PING_S) + 1))
    used, begun = processor_s(pid), time.perf_counter()
    took = await at_rate(
        int(seconds * sockets / PING_S), sockets / PING_S, lambda: ping(next(turn))
    )
    share = (processor_s(pid) - used) / (time.perf_counter() - begun)
    await asyncio.gather(*(socket.close() for socket in talking))
    return {"idle sockets, share of a core": share, "pong, p99 ms": percentile(took, 0.99)}


async def arrival(base: str, pid: int, rate: float, seconds: float) -> dict[str, float]:
    """How long acknowledgements take while the worker paints."""
    async with httpx.AsyncClient(base_url=base, headers=HEADERS, timeout=60) as http:

        async def submit() -> None:
            (await http.post("/v1", json=[task()])).raise_for_status()

        for _ in range(WARM_UP):
            await submit()
        used = processor_s(pid)
        took = await at_rate(int(rate * seconds), rate, submit)
        used = processor_s(pid) - used
    return {
        "acknowledged, p50 ms": statistics.median(took),
        "acknowledged, p99 ms": percentile(took, 0.99),
        "acknowledged, max ms": max(took),
        "server's processor time per task, ms": used / len(took) * 1e3,
    }


class Disk:
    """Asks the disk at a steady rate to keep something, in a thread, until the block is left."""

    def __init__(self, folder: str, rate: float) -> None:
        self.took: list[float] = []  # ms
        self._file = Path(folder) / "synced"
        self._pause_s = 1 / rate
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _ask(self) -> None:
        descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT)
        while not self._over.wait(self._pause_s):
            start = time.perf_counter()
            os.pwrite(descriptor, bytes(SYNCED_BYTES), 0)
            os.fdatasync(descriptor)
            self.took.append((time.perf_counter() - start) * 1e3)
        os.close(descriptor)

    def figures(self, when: str) -> dict[str, float]:
        """What the synced writes took."""
        return {
            f"synced write of 4 kB {when}, p50 ms": statistics.median(self.took),
            f"synced write of 4 kB {when}, p99 ms": percentile(self.took, 0.99),
        }


async def slow_reader(base: str, seconds: float) -> dict[str, float]:
    """How long another client's pings take while one does not read what it asked for."""
    slow, quick = await authenticated(base, max_queue=1), await authenticated(base)
    wish = {"deliveryMethod": "sync", "numberResults": 20, "outputType": "base64Data"}
    await slow.send(json.dumps([task(outputFormat="PNG", **wish) for _ in range(SLOW_TASKS)]))
    took = await at_rate(int(seconds * 10), 10, lambda: ping(quick))
    slow.transport.abort()
    await quick.close()
    return {"pong beside a slow reader, p99 ms": percentile(took, 0.99)}


async def ready(base: str) -> None:
    async with httpx.AsyncClient(timeout=60) as http:
        while (await http.get(f"{base}/readyz")).status_code != 200:
            await asyncio.sleep(0.05)


async def sockets_only(base: str, pid: int, sockets: int, seconds: float) -> dict[str, float]:
    await ready(base)
    found = await idle(base, pid, sockets, seconds)
    return found | await slow_reader(base, seconds / 4)


async def acknowledging(
    base: str, pid: int, folder: str, rate: float, seconds: float
) -> dict[str, float]:
    await ready(base)
    with Disk(folder, rate) as disk:
        found = await arrival(base, pid, rate, seconds)
    return found | disk.figures("meanwhile")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0, help="of each part")
    parser.add_argument("--rate", type=float, default=20.0, help="tasks a second")
    parser.add_argument("--sockets", type=int, default=200)
    chosen = parser.parse_args()
    rate, seconds = chosen.rate, chosen.seconds
    with tempfile.TemporaryDirectory() as folder:
        with serving(f"{folder}/sockets", "fake", "power") as (base, pid):
            with Disk(folder, rate) as disk:
                found = asyncio.run(sockets_only(base, pid, chosen.sockets, seconds))
            found |= disk.figures("alone")
        for engine, durability in product(("fake", "embedded-draft"), DURABILITIES):
            name = f"{engine}, {durability}"
            with serving(f"{folder}/{name}", engine, durability) as (base, pid):
                figures = asyncio.run(acknowledging(base, pid, folder, rate, seconds))
            found |= {f"{name}: {figure}": value for figure, value in figures.items()}
    found["load of the machine"] = os.getloadavg()[0]
    title = f"{chosen.sockets} sockets; {chosen.rate:g} tasks a second"
    table(title, ["figure", "value"], list(found.items()))
    print(f"budgets: {IDLE_BUDGET:.0%} of a core, {ACK_BUDGET_MS:g} ms at the 99th percentile")
    write("load", {"sockets": chosen.sockets, "rate": chosen.rate, **found})


if __name__ == "__main__":
    main()
