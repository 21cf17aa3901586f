"""What several tests of the wire need: a running server, a task, a board without workers."""

import asyncio
import threading
import time
import uuid
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from imagineart.api.desk import Board
from imagineart.api.keys import KeyRing
from imagineart.api.server import address, config_of, listen
from imagineart.request import Resolution
from imagineart.service.gallery import Kept, Wanted
from imagineart.service.keys import KeyTable, hash_of
from imagineart.service.memory import Memory
from imagineart.service.messages import Export
from imagineart.service.oversight import Oversight
from imagineart.service.task import (
    Delivery,
    ImageNotFoundError,
    Progress,
    ResultError,
    ResultRow,
    StoredImage,
    TaskConflictError,
    TaskNotFoundError,
    TaskSpec,
    TaskState,
    TooManyResultsError,
)
from imagineart.service.usage import Allowance, Used
from imagineart.settings import Settings

KEY = "test-key"
MODEL = "imagineart:2.0@0"
JPEG = b"\xff\xd8\xff" + bytes(1000)
READY_S = 60.0


def new_uuid() -> str:
    return str(uuid.uuid4())


def ring_of(path: Path, *fixed: str, **options: Any) -> KeyRing:
    """A key ring whose database lies there; it looks afresh each time unless told otherwise."""
    return KeyRing(KeyTable(f"sqlite:///{path / 'keys.db'}"), fixed, **{"fresh_s": 0} | options)


def owner_of(secret: str) -> str:
    """The id under which a fixed secret owns tasks."""
    return "set_" + hash_of(secret)[:16]


def draw(**changes: Any) -> dict[str, Any]:
    """An imageInference task with changes; a value of `...` leaves its key out."""
    task = {
        "taskType": "imageInference",
        "taskUUID": new_uuid(),
        "model": MODEL,
        "positivePrompt": "a red apple",
        **changes,
    }
    return {key: value for key, value in task.items() if value is not ...}


@dataclass
class Live:
    """A running server."""

    base: str
    settings: Settings
    http: httpx.Client

    def post(self, *tasks: Any, **headers: str) -> httpx.Response:
        return self.http.post(f"{self.base}/v1", json=list(tasks), headers=headers)

    @property
    def socket(self) -> str:
        return self.base.replace("http", "ws", 1) + "/v1"


@contextmanager
def serving(
    data: Path, port: int = 0, board: Board | None = None, *, waits: bool = True, **changes: Any
) -> Iterator[Live]:
    """Serve in a thread until the end of the block; `waits` until it can paint, before."""
    given: dict[str, Any] = {
        "engine": "fake",
        "api_key": KEY,
        "allow_private_network": True,
        "drain_s": 0.0,
    }
    settings = Settings(data_dir=data, **given | changes)
    listener = listen("127.0.0.1", port)
    server = uvicorn.Server(config_of(settings, board))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])))
    thread.start()
    base = address(listener)
    try:
        with httpx.Client(headers={"Authorization": f"Bearer {KEY}"}, timeout=60) as http:
            _wait_until_answers(http, f"{base}/{'readyz' if waits else 'healthz'}")
            yield Live(base, settings, http)
    finally:
        server.should_exit = True
        thread.join(30)
        listener.close()


def _wait_until_answers(http: httpx.Client, url: str) -> None:
    until = time.monotonic() + READY_S
    while time.monotonic() < until:
        try:
            if http.get(url).status_code == 200:
                return
        except httpx.ConnectError:
            pass
        time.sleep(0.05)
    raise TimeoutError("the server did not become ready")


class Forgetful(Memory):
    """Of a server that is alone."""

    def __init__(self) -> None:
        self._table = None


@dataclass
class StubBoard:
    """A board in memory whose results end as the test says: `done`, `failed`, or never."""

    ends: dict[int, str] = field(default_factory=dict)  # index → error code; absent: done
    finishes: bool = True
    unfinished: int = 0
    refuses: Exception | None = None
    tasks: dict[tuple[str, str], TaskSpec] = field(default_factory=dict)
    refused_at: float | None = None
    ready: bool = True
    vocabulary_is_open: bool | None = False

    memory: Memory = field(default_factory=Forgetful)

    def draws_anything(self, engine: str) -> bool | None:
        return self.vocabulary_is_open

    async def start(self) -> None:
        pass

    async def stop(self, drain_s: float = 0.0) -> None:
        pass

    async def submit(self, spec: TaskSpec, allowance: Allowance) -> TaskState:
        if self.refuses is not None:
            raise self.refuses
        most = allowance.in_flight
        if most is not None and self.unfinished + len(spec.seeds) > most:
            raise TooManyResultsError("no more")
        if (spec.owner, spec.task_uuid) in self.tasks:
            raise TaskConflictError("used before", field="taskUUID")
        self.tasks[spec.owner, spec.task_uuid] = spec
        return await self.state(spec.owner, spec.task_uuid)

    async def stream(self, owner: str, task_uuid: str) -> AsyncIterator[ResultRow]:
        for row in (await self.state(owner, task_uuid)).results:
            if not row.finished:
                await asyncio.Event().wait()
            yield row

    async def state(self, owner: str, task_uuid: str) -> TaskState:
        spec = self.tasks.get((owner, task_uuid))
        if spec is None:
            raise TaskNotFoundError("no such task", field="taskUUID")
        rows = [self._row(spec, index) for index in range(len(spec.seeds))]
        return TaskState(spec, 0.0, tuple(rows), refused_at=self.refused_at)

    async def watch(self, owner: str, task_uuid: str, look_s: float) -> AsyncIterator[TaskState]:
        yield await self.state(owner, task_uuid)

    async def gallery(self, owner: str, wanted: Wanted) -> tuple[tuple[Kept, ...], int]:
        return (), 0

    async def kept(self, owner: str, image_id: str) -> Kept:
        raise ImageNotFoundError("none", field="image")

    async def forget_picture(self, owner: str, image_id: str) -> None:
        raise ImageNotFoundError("none", field="image")

    async def oversight(self) -> Oversight:
        return Oversight((), (), await self.counts())

    async def dead_letters(self, limit: int) -> tuple[Delivery, ...]:
        return ()

    async def replay(self, ids: Sequence[int] | None) -> int:
        return 0

    def exports(self, engine: str) -> frozenset[Export]:
        return frozenset()

    def resolutions(self, engine: str) -> tuple[Resolution, ...]:
        return ("2K",)

    async def cancel(self, owner: str, task_uuid: str) -> TaskState:
        self.ends = dict.fromkeys(range(20), "cancelled")
        return await self.state(owner, task_uuid)

    async def in_flight(self, owner: str) -> int:
        return self.unfinished

    async def used_today(self, owner: str) -> Used:
        return Used(owner, "2026-11-30", 7, 4, 1, 8)

    async def open_image(self, image_id: str) -> StoredImage:
        raise ImageNotFoundError("none", field="image")

    async def stream_image(
        self, path: str, start: int = 0, end: int | None = None
    ) -> AsyncIterator[bytes]:
        yield JPEG[start:end]

    async def image_size(self, path: str) -> int:
        return len(JPEG)

    async def counts(self) -> dict[str, int]:
        return {"results_done": len(self.tasks)}

    def _row(self, spec: TaskSpec, index: int) -> ResultRow:
        row = ResultRow(
            index, "running", f"image-{index}", spec.seeds[index], progress=Progress(0.5)
        )
        if not self.finishes:
            return row
        if index in self.ends:
            code: Any = self.ends[index]
            return replace(row, state="failed", error=ResultError(code, "reason"))
        row = replace(row, finished_at=1.0)
        return replace(
            row,
            state="done",
            media_type="image/jpeg",
            size=len(JPEG),
            path=f"{index}.jpg",
            plan={"objects": []},
        )
