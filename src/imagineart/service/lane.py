"""One worker process, looked after: started, listened to, stopped when it goes wrong, replaced.

A lane draws one result at a time. Whatever happens to the process, `draw` returns an outcome.
"""

import asyncio
import logging
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from imagineart.events import Step
from imagineart.request import Resolution
from imagineart.service import messages
from imagineart.service.messages import MessageError
from imagineart.service.task import Drawn, Job, Progress, ResultError

log = logging.getLogger(__name__)

LINE_LIMIT = 16 << 20  # bytes of one message; plans are a few dozen kilobytes
SPANS: dict[Step, tuple[float, float]] = {
    "read": (0.0, 0.03),
    "staged": (0.03, 0.15),
    "preview": (0.15, 0.85),  # seen while it is being painted
    "painted": (0.15, 0.85),
    "composed": (0.85, 0.93),
    "judged": (0.93, 0.95),
    "encoded": (0.95, 1.0),
}  # shares of the work, done before and after each step
REPAIRING = 0.95  # the share while the picture is being repaired
RESTART_S = (0.5, 30.0)  # first and longest pause before a worker that cannot start is tried again

OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Failed:
    """The result could not be drawn; `crashed` if that took the worker with it."""

    error: ResultError
    crashed: bool


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The worker stopped because it was asked to."""


Outcome = Drawn | Failed | Cancelled


class Lane(Protocol):
    """Whoever draws for the board, one result at a time."""

    engine: str
    problem: str  # why no worker can be had, for people; empty while one is expected
    draws_anything: bool | None  # whatever words can say; None until the engine was loaded once
    exports: frozenset[messages.Export]  # what can be had of its pictures; none until it was loaded
    resolutions: tuple[Resolution, ...]  # that it draws; none until it was loaded

    @property
    def ready(self) -> bool:
        """Whether a result given now would be drawn at once."""
        ...

    async def prepare(self) -> None:
        """Return once it is ready."""
        ...

    async def draw(self, job: Job, on_progress: OnProgress) -> Outcome:
        """Draw one result and store its file. Never raises."""
        ...

    async def cancel(self, image_id: str) -> None:
        """Stop drawing this result as soon as possible."""
        ...

    async def close(self) -> None:
        """End the process."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use before it is replaced."""

    result_s: float = 300.0
    heartbeat_s: float = 15.0
    start_s: float = 120.0
    memory_bytes: int = 4 << 30
    cancel_s: float = 5.0  # to obey a cancellation


class WorkerLane:
    """A lane whose worker is a process of its own. `opens`: what draws in the engine's name."""

    def __init__(
        self,
        engine: str,
        images: Path,
        images_url: str = "",
        limits: Limits | None = None,
        journal: Sequence[str] = (),
        opens: str = "",
    ) -> None:
        self.engine = engine
        self.problem = ""
        self.draws_anything: bool | None = None
        self.exports: frozenset[messages.Export] = frozenset()
        self.resolutions: tuple[Resolution, ...] = ()
        self._command = [*worker_command(opens or engine, images, images_url), *journal]
        self._limits = limits or Limits()
        self._process: Process | None = None
        self._ready = False
        self._drawing = ""  # the image id, while there is one
        self._pause_s = RESTART_S[0]

    @property
    def ready(self) -> bool:
        """Whether the worker has its engine loaded and lives."""
        return self._ready and self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int | None:
        """Process id of the worker, if there is one."""
        return self._process.pid if self._process else None

    async def prepare(self) -> None:
        """Start the worker, again and again if need be, with growing pauses."""
        while not self.ready:
            await self.close()
            if await self._start():
                self._pause_s, self.problem = RESTART_S[0], ""
                return
            log.error("the %s worker did not start: %s", self.engine, self.problem)
            await asyncio.sleep(self._pause_s)
            self._pause_s = min(2 * self._pause_s, RESTART_S[1])

    async def _start(self) -> bool:
        self._process = await asyncio.create_subprocess_exec(
            *self._command, stdin=PIPE, stdout=PIPE, limit=LINE_LIMIT, start_new_session=True
        )
        deadline = time.monotonic() + self._limits.start_s
        while time.monotonic() < deadline:
            try:
                message = await self._hear(deadline - time.monotonic())
            except MessageError as error:
                self.problem = f"it said what is no message: {error.message}"
                return False
            if isinstance(message, messages.Ready):
                self._ready, self.draws_anything = True, message.draws_anything
                self.exports = frozenset(message.exports)
                self.resolutions = message.resolutions
                return True
            if message is None:
                self.problem = "it ended or fell silent"
                return False
            if isinstance(message, messages.Unavailable):
                self.problem = message.problem
                return False
        self.problem = f"it was not ready within {self._limits.start_s:g} s"
        return False

    async def draw(self, job: Job, on_progress: OnProgress) -> Outcome:
        """Have the worker draw; replaces a worker that dies, hangs, takes too long or too much."""
        self._drawing = job.image_id
        outcome = await self._drawn(job, on_progress)
        self._drawing = ""
        if isinstance(outcome, Failed) and outcome.crashed:
            await self.close()
        return outcome

    async def _drawn(self, job: Job, on_progress: OnProgress) -> Outcome:
        deadline = time.monotonic() + self._limits.result_s
        if not await self._say(_draw(job)):
            return _crash("workerCrashed", "the worker was gone before it began")
        while True:
            left_s = deadline - time.monotonic()
            try:
                message = await self._hear(min(left_s, self._limits.heartbeat_s))
            except MessageError as error:
                return _crash("workerCrashed", f"the worker said no message: {error.message}")
            if message is None:
                return self._silence(deadline)
            if isinstance(message, messages.Stepped):
                share = share_done(message.step, message.done, message.total)
                on_progress(Progress(share, message.step, message.preview))
            elif (outcome := self._outcome(message)) is not None:
                return outcome

    def _outcome(self, message: messages.Up) -> Outcome | None:
        """What the message ends the drawing with; None if it goes on."""
        match message:
            case messages.Drawn():
                return Drawn(**message.model_dump(exclude={"kind"}))
            case messages.Failed():
                return Failed(ResultError(message.code, message.message), crashed=False)
            case messages.Cancelled():
                return Cancelled()
            case messages.Beat() if message.held_bytes > self._limits.memory_bytes:
                return self._too_large(message.held_bytes)
            case _:
                return None

    def _silence(self, deadline: float) -> Failed:
        if self._process is None or self._process.stdout is None or self._process.stdout.at_eof():
            return _crash("workerCrashed", "the worker died while drawing")
        if time.monotonic() >= deadline:
            return _crash("workerTimeout", f"not finished within {self._limits.result_s:g} s")
        return _crash("workerTimeout", f"no sign of life for {self._limits.heartbeat_s:g} s")

    def _too_large(self, held: int) -> Failed:
        allowed = self._limits.memory_bytes >> 20
        return _crash("workerMemory", f"the worker held {held >> 20} MiB; allowed are {allowed}")

    async def _say(self, message: messages.Down) -> bool:
        if self._process is None or self._process.stdin is None:
            return False
        try:
            self._process.stdin.write(messages.line_of(message).encode())
            await self._process.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            return False
        return True

    async def _hear(self, within_s: float) -> messages.Up | None:
        """The next message; None after the end or too long a silence. Raises `MessageError`."""
        if self._process is None or self._process.stdout is None:
            return None
        try:
            line = await asyncio.wait_for(self._process.stdout.readline(), max(within_s, 0.0))
        except TimeoutError:
            return None
        except ValueError as error:
            raise MessageError(f"a line has more than {LINE_LIMIT} bytes") from error
        return messages.read_up(line) if line.endswith(b"\n") else None

    async def cancel(self, image_id: str) -> None:
        """Ask the worker to stop; it is ended if it does not obey."""
        await self._say(messages.Cancel(image_id=image_id))
        await asyncio.sleep(self._limits.cancel_s)
        if self._drawing == image_id and self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()

    async def close(self) -> None:
        """Kill the worker, if there is one, and wait for its end."""
        self._ready = False
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()


def worker_command(engine: str, images: Path, images_url: str) -> Sequence[str]:
    """How a worker is started."""
    command = [sys.executable, "-m", "imagineart.service.worker"]
    command += ["--engine", engine, "--images", str(images)]
    return [*command, "--images-url", images_url] if images_url else command


def share_done(step: Step, done: int, total: int) -> float:
    """How much of the work is done, 0–1, after `done` of `total` of this step."""
    if step not in SPANS:
        return REPAIRING
    start, end = SPANS[step]
    return start + (end - start) * min(done / max(total, 1), 1.0)


def _draw(job: Job) -> messages.Draw:
    return messages.Draw(
        image_id=job.image_id,
        attempt=job.attempt,
        request=job.request,
        seed=job.seed,
        index=job.index,
        understood=job.understood,
        staged=job.staged,
        safety=job.safety,
        request_id=job.request_id,
    )


def _crash(code: str, message: str) -> Failed:
    return Failed(ResultError(code, message), crashed=True)  # type: ignore[arg-type]
