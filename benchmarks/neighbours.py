"""What does an honest key feel of a hostile one? The figures in seconds; tests count turns.

A server process with the fake engine. First the honest key is alone, then beside a key that keeps
its queue full with results, calls synchronously, names receivers that hang, polls, guesses keys,
and holds half-open connections. Told are, for the honest key: how long its acknowledgements, its
synchronous calls and its webhooks take, and how much memory the server's process held at most.
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
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import httpx

from benchmarks.load import percentile, ready, task
from benchmarks.report import table, write

HONEST = "test-honest"
HANGING = 16  # receivers that take a connection and never answer
HALF_OPEN = 100  # connections that never say what they want
ACK_BUDGET_MS = 100.0  # 99th percentile
WEBHOOK_BUDGET_S = 2.0
CALL_BUDGET = 3.0  # times the quiet call
HELD_BUDGET_MIB = 600.0


@contextmanager
def serving(folder: str) -> Iterator[tuple[str, int]]:
    """(address, process id) of a server until the end of the block."""
    command = [sys.executable, "-m", "imagineart", "serve", "--engine", "fake", "--port", "0"]
    settings = os.environ | {
        "IMAGINEART_API_KEY": HONEST,
        "IMAGINEART_ALLOW_PRIVATE_NETWORK": "true",
    }
    process = subprocess.Popen(
        [*command, "--data", folder], stdout=subprocess.PIPE, text=True, env=settings
    )
    assert process.stdout is not None
    told = re.search(r"(http://\S+)/v1", process.stdout.readline())
    assert told is not None
    try:
        yield told[1], process.pid
    finally:
        process.kill()
        process.communicate()


def made_key(folder: str) -> str:
    """The secret of a key made beside the server."""
    command = [sys.executable, "-m", "imagineart", "keys", "create", "hostile", "--data", folder]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[0]


class Receiver:
    """Takes webhooks and knows when each came."""

    def __init__(self) -> None:
        self.came: dict[str, float] = {}
        self.url = ""

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"(?i)content-length: (\d+)", head)
            body = json.loads(await reader.readexactly(int(length[1]) if length else 0))
            self.came[body["data"][0]["taskUUID"]] = time.perf_counter()
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            await writer.drain()
        writer.close()


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    async with await asyncio.start_server(receiver.answer, "127.0.0.1", 0) as server:
        receiver.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
        yield receiver


async def honest(base: str, receiver: Receiver, seconds: float) -> dict[str, float]:
    """Two webhook tasks and a synchronous call a second."""
    headers = {"Authorization": f"Bearer {HONEST}"}
    acknowledged, called, accepted = [], [], {}
    async with httpx.AsyncClient(base_url=base, headers=headers, timeout=120) as http:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            for _ in range(2):
                wish = task(webhookURL=receiver.url)
                acknowledged.append(await timed(http.post("/v1", json=[wish])))
                accepted[wish["taskUUID"]] = time.perf_counter()
            called.append(await timed(http.post("/v1", json=[task(deliveryMethod="sync")])))
            await asyncio.sleep(0.5)
        await until_all(lambda: accepted.keys() <= receiver.came.keys())
    hooks = [receiver.came[name] - at for name, at in accepted.items() if name in receiver.came]
    return {
        "acknowledged, p50 ms": statistics.median(acknowledged) * 1e3,
        "acknowledged, p99 ms": percentile(acknowledged, 0.99) * 1e3,
        "synchronous call, p50 s": statistics.median(called),
        "synchronous call, max s": max(called),
        "webhook, p50 s": statistics.median(hooks),
        "webhook, max s": max(hooks),
        "webhooks that did not come": float(len(accepted) - len(hooks)),
    }


async def timed(request: Awaitable[httpx.Response]) -> float:
    start = time.perf_counter()
    (await request).raise_for_status()
    return time.perf_counter() - start


async def until_all(true: Callable[[], bool], within_s: float = 60.0) -> None:
    deadline = time.perf_counter() + within_s
    while not true() and time.perf_counter() < deadline:
        await asyncio.sleep(0.05)


async def hanging(stack: list[asyncio.Server]) -> list[str]:
    async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.CancelledError):
            while await reader.read(65536):
                pass
            await asyncio.sleep(3600)
        writer.close()

    for number in range(1, HANGING + 1):
        stack.append(await asyncio.start_server(hold, f"127.0.2.{number}", 0))
    return ["http://{}:{}/".format(*server.sockets[0].getsockname()) for server in stack]


@contextmanager
def hostility(base: str, secret: str) -> Iterator[None]:
    """A hostile neighbour until the end of the block, in a process of its own: the honest key's
    clock must not wait for the hostile one's work."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.neighbours", "--hostile", base, secret]
    )
    try:
        yield
    finally:
        process.kill()
        process.wait()


async def be_hostile(base: str, secret: str) -> None:
    """A key that wants everything, and an address that knows no key, until it is cancelled."""
    servers: list[asyncio.Server] = []
    urls = await hanging(servers)
    headers = {"Authorization": f"Bearer {secret}"}
    port = int(base.rpartition(":")[2])
    idle = [await asyncio.open_connection("127.0.0.1", port) for _ in range(HALF_OPEN)]
    async with httpx.AsyncClient(base_url=base, headers=headers, timeout=120) as http:

        async def flood() -> None:
            many = [task(numberResults=20, webhookURL=url, uploadEndpoint=url) for url in urls]
            await http.post("/v1", json=many)

        async def call() -> None:
            await http.post("/v1", json=[task(deliveryMethod="sync", numberResults=20)])

        async def poll() -> None:
            await http.post(
                "/v1", json=[{"taskType": "getResponse", "taskUUID": str(uuid.uuid4())}]
            )

        async def guess() -> None:
            await http.post("/v1", json=[], headers={"Authorization": "Bearer ia_wrong"})

        works = [flood, *[call] * 8, *[poll] * 4, guess]
        await asyncio.gather(*map(again_and_again, works))
    assert len(idle) == HALF_OPEN  # held to the end


async def again_and_again(work: Callable[[], Awaitable[None]]) -> None:
    while True:
        with suppress(httpx.HTTPError):
            await work()
        await asyncio.sleep(0.1)


def held_mib(pid: int) -> float:
    """The most that the process ever held."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


async def measured(base: str, pid: int, secret: str, seconds: float) -> dict[str, float]:
    await ready(base)
    async with receiving() as receiver:
        quiet = await honest(base, receiver, seconds)
        with hostility(base, secret):
            beside = await honest(base, receiver, seconds)
    found = {f"alone: {name}": value for name, value in quiet.items()}
    found |= {f"beside a hostile key: {name}": value for name, value in beside.items()}
    times = beside["synchronous call, p50 s"] / quiet["synchronous call, p50 s"]
    return found | {"synchronous call, times the quiet": times, "held at most, MiB": held_mib(pid)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="of each part")
    parser.add_argument("--hostile", nargs=2, metavar=("URL", "KEY"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.hostile:
        asyncio.run(be_hostile(*chosen.hostile))
        return
    with tempfile.TemporaryDirectory() as folder, serving(folder) as (base, pid):
        found = asyncio.run(measured(base, pid, made_key(folder), chosen.seconds))
    found["load of the machine"] = os.getloadavg()[0]
    table(f"{chosen.seconds:g} s of each", ["figure", "value"], list(found.items()))
    print(
        f"budgets beside it: acknowledged p99 {ACK_BUDGET_MS:g} ms, webhook {WEBHOOK_BUDGET_S:g} s,"
        f" call {CALL_BUDGET:g} times the quiet, {HELD_BUDGET_MIB:g} MiB"
    )
    write("neighbours", {"seconds": chosen.seconds, **found})


if __name__ == "__main__":
    main()
