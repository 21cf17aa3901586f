"""What the tests of the service share: tasks, drawn results, a receiver of deliveries."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from imagineart.request import GenerationRequest, Resolution
from imagineart.service.board import Keeping, TaskBoard
from imagineart.service.courier import Courier, Manners
from imagineart.service.datadir import DataDirectory
from imagineart.service.lane import OnProgress, Outcome
from imagineart.service.lease import Lease
from imagineart.service.messages import Export
from imagineart.service.outbound import AddressPolicy, OutboundClient
from imagineart.service.storage import ImageStore, image_path
from imagineart.service.store import Store
from imagineart.service.sweeper import Sweeper
from imagineart.service.task import Drawn, Job, Progress, ResultRow, TaskSpec

PREVIEW = b"a small picture"


def make_spec(uuid: str = "u1", number: int = 1, prompt: str = "a cat", **changes: Any) -> TaskSpec:
    request = GenerationRequest(prompt=prompt, number=number)
    given: dict[str, Any] = {
        "owner": "alice",
        "engine": "fake",
        "ttl_s": 3600,
        "wire": {"positivePrompt": prompt},
    }
    return TaskSpec(task_uuid=uuid, request=request, seeds=tuple(range(number)), **given | changes)


def make_drawn(path: str = "ab/x.jpg") -> Drawn:
    return Drawn(
        path,
        "image/jpeg",
        3,
        "00ff",
        {"version": 2},
        {"seed": 1},
        {"version": 2},
        {"engine": "fake"},
    )


@dataclass
class Received:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Answer = tuple[int, dict[str, str]]


@dataclass
class Receiver:
    """An HTTP server on the loopback that answers as it is told and remembers what came."""

    answer: Callable[[Received], Answer] = lambda _: (200, {})
    got: list[Received] = field(default_factory=list)
    url: str = ""


class PatientServer(ThreadingHTTPServer):
    """Refuses nobody who comes in a crowd."""

    daemon_threads = True
    request_queue_size = 128


def handler_of(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _take(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(length)
            if len(body) < length:
                return  # the caller died while sending: no request
            got = Received(self.command, self.path, dict(self.headers.items()), body)
            receiver.got.append(got)
            status, headers = receiver.answer(got)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_PUT = do_GET = _take  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


class ScriptedLane:
    """Draws in this process: bytes that depend on the seed, or what the script says instead."""

    engine = "fake"
    problem = ""
    ready = True
    draws_anything: bool | None = False
    exports: frozenset[Export] = frozenset()
    resolutions: tuple[Resolution, ...] = ()

    def __init__(self, images: ImageStore) -> None:
        self._images = images
        self.script: list[Outcome] = []
        self.drawn: list[Job] = []
        self.cancelled: list[str] = []
        self.closed = False
        self.gate = asyncio.Event()
        self.gate.set()

    async def prepare(self) -> None:
        pass

    async def draw(self, job: Job, on_progress: OnProgress) -> Outcome:
        self.drawn.append(job)
        on_progress(Progress(0.5, "painted", PREVIEW))
        on_progress(Progress(0.6, "painted"))
        await self.gate.wait()
        if self.script:
            return self.script.pop(0)
        path = image_path(job.image_id, job.request.format, job.attempt)
        data = f"picture {job.seed}".encode()
        digest = self._images.put(path, data)
        stage = {"seed": job.seed}
        return Drawn(path, "image/jpeg", len(data), digest, {}, stage, {}, {})

    async def cancel(self, image_id: str) -> None:
        self.cancelled.append(image_id)

    async def close(self) -> None:
        self.closed = True


@dataclass
class Clock:
    """Seconds since the epoch, as the test has them."""

    now: float = 1_000_000.0

    def __call__(self) -> float:
        return self.now


class RealClock(Clock):
    """The time it is."""

    def __call__(self) -> float:
        return time.time()


@dataclass
class Stage:
    """A board and all that is behind it."""

    board: TaskBoard
    lane: ScriptedLane
    store: Store
    images: ImageStore
    clock: Clock
    directory: DataDirectory


def present(spec: TaskSpec, row: ResultRow) -> dict[str, Any]:
    item = {"taskUUID": spec.task_uuid, "index": row.index}
    return item if row.state == "done" else item | {"code": row.error and row.error.code}


def make_stage(
    path: Path,
    *,
    min_free_bytes: int = 0,
    manners: Manners | None = None,
    clock: Clock | None = None,
    policy: AddressPolicy | None = None,
    url: str = "",
    lease: Lease | None = None,
    lanes: int = 1,
) -> Stage:
    directory = DataDirectory(path)
    policy = policy or AddressPolicy(allow_private=True)
    images = ImageStore(directory.images)
    store = Store(url or f"sqlite:///{directory.database}")
    clock = clock or (RealClock() if store.shared else Clock())
    lane = ScriptedLane(images)
    courier = Courier(
        store=store,
        images=images,
        client=OutboundClient(policy),
        present=present,
        manners=manners or Manners(),
        lease=lease,
        clock=clock,
    )
    board = TaskBoard(
        directory=directory,
        store=store,
        images=images,
        lanes=[lane] * lanes,
        courier=courier,
        sweeper=Sweeper(store=store, images=images, record_s=100, clock=clock),
        policy=policy,
        keeping=Keeping(ttl_s=3600, min_free_bytes=min_free_bytes),
        lease=lease,
        serves=frozenset({"fake"}),
        clock=clock,
    )
    return Stage(board, lane, store, images, clock, directory)


async def whole(chunks: AsyncIterator[bytes]) -> bytes:
    """All chunks as one."""
    return b"".join([chunk async for chunk in chunks])


async def until(true: Callable[[], object], within_s: float = 5.0) -> None:
    """Wait until the condition holds."""
    async with asyncio.timeout(within_s):
        while not true():
            await asyncio.sleep(0.005)
