"""What keeping everything costs: overhead per task, and acknowledgements under steady arrival.

python -m benchmarks.durability [--tasks 1000] [--rate 20]

Open loop: tasks are due at fixed times whatever the service does, and an acknowledgement is timed
from the moment its task was due. One worker process with the fake engine, SQLite with
synchronous=FULL, a webhook for every result, everything on one machine.
"""

import argparse
import asyncio
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from benchmarks.report import table, write
from imagineart.engines.fake import FakeEngine
from imagineart.pipeline import make_result
from imagineart.request import GenerationRequest
from imagineart.service.board import TaskBoard, open_board
from imagineart.service.task import TaskSpec
from imagineart.settings import Settings
from imagineart.thinker import BlankThinker

REQUEST = GenerationRequest(prompt="a cat")
WARM_UP = 20  # tasks before anything is timed
ACK_BUDGET_S = 0.050  # 99th percentile


class Receiver(BaseHTTPRequestHandler):
    """Takes webhooks and remembers when each task's came."""

    came: dict[str, float]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.came[self.path[1:]] = time.perf_counter()
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


def bare(count: int) -> list[float]:
    """Seconds of each engine call with nothing around it."""
    engine, thinker = FakeEngine(), BlankThinker()
    understood = thinker.understand(REQUEST)
    return [
        timed(lambda: make_result(REQUEST, understood, 1, thinker=thinker, engine=engine))
        for _ in range(count)
    ]


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


async def timed_async(work: Awaitable[object]) -> float:
    start = time.perf_counter()
    await work
    return time.perf_counter() - start


def spec(webhook: str | None = None) -> TaskSpec:
    name = str(uuid.uuid4())
    url = f"{webhook}/{name}" if webhook else None
    return TaskSpec("bench", name, REQUEST, (1,), {}, webhook_url=url, engine="fake")


async def through(board: TaskBoard) -> None:
    """One task from its submission to its only result."""
    task = spec()
    await board.submit(task)
    async for _ in board.stream(task.owner, task.task_uuid):
        pass


async def one_by_one(board: TaskBoard, count: int) -> list[float]:
    """Seconds of each task, nothing else going on."""
    return [await timed_async(through(board)) for _ in range(count)]


async def arrive(
    board: TaskBoard, url: str, count: int, rate: float
) -> tuple[dict[str, float], list[float]]:
    """Submit `count` tasks at `rate` a second: when each was due, by UUID; seconds to each ack."""
    start = time.perf_counter()
    due: dict[str, float] = {}
    acknowledged: list[float] = []

    async def submit(task: TaskSpec) -> None:
        await board.submit(task)
        acknowledged.append(time.perf_counter() - due[task.task_uuid])

    async with asyncio.TaskGroup() as group:
        for number in range(count):
            task = spec(url)
            due[task.task_uuid] = start + number / rate
            await asyncio.sleep(max(0.0, due[task.task_uuid] - time.perf_counter()))
            group.create_task(submit(task))
    return due, acknowledged


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


async def measure(folder: Path, count: int, rate: float, url: str) -> dict[str, float]:
    settings = Settings(data_dir=folder, engine="fake", allow_private_network=True)
    board = open_board(settings, present=lambda task, row: {"taskUUID": task.task_uuid})
    await board.start()
    while not board.ready:
        await asyncio.sleep(0.01)
    await one_by_one(board, WARM_UP)
    alone = await one_by_one(board, 100)
    start, cpu = time.perf_counter(), time.process_time()
    due, acknowledged = await arrive(board, url, count, rate)
    while len(Receiver.came) < count:
        await asyncio.sleep(0.02)
    took, used = time.perf_counter() - start, time.process_time() - cpu
    await board.stop()
    delivered = [Receiver.came[name] - at for name, at in due.items()]
    engine_s = percentile(bare(100), 0.5)
    return {
        "bare engine call, ms": engine_s * 1e3,
        "one task alone, ms": percentile(alone, 0.5) * 1e3,
        "overhead per task, ms": (percentile(alone, 0.5) - engine_s) * 1e3,
        "acknowledged, p50 ms": percentile(acknowledged, 0.5) * 1e3,
        "acknowledged, p99 ms": percentile(acknowledged, 0.99) * 1e3,
        "webhook delivered, p50 ms": percentile(delivered, 0.5) * 1e3,
        "webhook delivered, p99 ms": percentile(delivered, 0.99) * 1e3,
        "throughput, tasks/s": count / took,
        "processor time per task (server, client and receiver), ms": used / count * 1e3,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=20.0, help="tasks a second")
    chosen = parser.parse_args()
    Receiver.came = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure(Path(folder) / "data", chosen.tasks, chosen.rate, url))
    title = f"{chosen.tasks} tasks at {chosen.rate:g} a second, fake engine"
    table(title, ["figure", "value"], [[name, f"{value:.1f}"] for name, value in found.items()])
    write("durability", {"tasks": chosen.tasks, "rate": chosen.rate, **found})


if __name__ == "__main__":
    main()
