"""Where tasks are posted, drawn, watched and cancelled: the service as the API sees it.

`submit` returns once the task is on the disk. From then on one loop per lane takes the next result,
has it drawn and writes down what came of it; couriers deliver what is owed; sweepers delete what is
over. All that matters is in the database: the board itself may die at any moment.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import ParamSpec, TypeVar

from sqlalchemy.exc import OperationalError

from imagineart.engines.registry import FORMER_NAMES, present_name
from imagineart.errors import UnknownNameError
from imagineart.journal import noting
from imagineart.service.bell import Bell
from imagineart.service.courier import Courier, Manners
from imagineart.service.datadir import DataDirectory
from imagineart.service.gallery import Kept, Wanted
from imagineart.service.lane import Failed, Lane, Limits, Outcome, WorkerLane
from imagineart.service.messages import Export
from imagineart.service.outbound import AddressPolicy, OutboundClient
from imagineart.service.oversight import Drawing, Oversight, Worker
from imagineart.service.spans import Journey, journey
from imagineart.service.storage import ImageStore
from imagineart.service.store import ANYTHING, Drawn, Job, TaskStore
from imagineart.service.sweeper import Sweeper
from imagineart.service.task import (
    Delivery,
    NoWorkerError,
    Present,
    Progress,
    ResultError,
    ResultRow,
    StorageFullError,
    StoredImage,
    TaskSpec,
    TaskState,
)
from imagineart.service.usage import Allowance, Used
from imagineart.service.writer import Writer
from imagineart.settings import MIB, Settings

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

OnTime = Callable[[str, float], None]
"""Is told how many seconds something took: `first_result` and `finish` after acceptance, …"""

TICK_S = 1.0  # how soon the board notices what other processes wrote
LOG_S = 10.0  # between two shortenings of the database's log, whose syncs delay the commits' own
CRASHES = 2  # of one result, after which it has failed


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long things are kept and how much room new ones need."""

    ttl_s: int
    min_free_bytes: int


class TaskBoard:
    """The one service object. Make it with `open_board`; use it from one event loop."""

    def __init__(
        self,
        *,
        directory: DataDirectory,
        store: TaskStore,
        images: ImageStore,
        lanes: Sequence[Lane],
        courier: Courier,
        sweeper: Sweeper,
        policy: AddressPolicy,
        keeping: Keeping,
        clock: Callable[[], float] = time.time,
        on_time: OnTime = lambda what, seconds: None,
    ) -> None:
        self._on_time = on_time
        self._directory = directory
        self._store = store
        self._images = images
        self._lanes = tuple(lanes)
        self._courier = courier
        self._sweeper = sweeper
        self._policy = policy
        self._keeping = keeping
        self._clock = clock
        self._writer = Writer(store)
        self._reading = ThreadPoolExecutor(1, thread_name_prefix="task-reader")
        self._counting = ThreadPoolExecutor(1, thread_name_prefix="task-counter")
        self._work = Bell()  # rung when a result may be waiting
        self._news: dict[tuple[str, str], list[Bell]] = {}  # of watched tasks
        self._drawing: dict[Lane, Job] = {}
        self._progress: dict[str, Progress] = {}  # by image id, of what is being drawn
        self._loops: list[asyncio.Task[None]] = []
        self._stopping: dict[str, asyncio.Task[None]] = {}  # by image id
        self._closing = False

    # Life

    async def start(self) -> None:
        """Take the data directory, take up what a former server left, begin to work."""
        self._directory.lock()
        left = await self._write_synced(self._store.recover, FORMER_NAMES)
        if left:
            log.info("taking up %d results that were being drawn", left)
        loops = [
            *(partial(self._run, lane) for lane in self._lanes),
            partial(self._courier.run, self._write_until_done),
            partial(self._sweeper.run, self._write_until_done),
            partial(self._watch),
            partial(self._shorten_log),
        ]
        self._loops = [asyncio.create_task(_keep_up(loop)) for loop in loops]

    async def stop(self, drain_s: float = 0.0) -> None:
        """Finish what can be finished within `drain_s` seconds, hand back the rest, let go."""
        self._closing = True
        deadline = time.monotonic() + drain_s
        while self._drawing and time.monotonic() < deadline:
            await asyncio.sleep(0.02)
        ending = [*self._loops, *self._stopping.values()]
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)
        await asyncio.gather(*(lane.close() for lane in self._lanes))
        await self._write_synced(self._store.recover)
        await self._writer.close()
        self._reading.shutdown(wait=True)
        self._counting.shutdown(wait=True)
        self._store.close()
        self._directory.unlock()

    @property
    def ready(self) -> bool:
        """Whether a worker can paint."""
        return any(lane.ready for lane in self._lanes)

    @property
    def engines(self) -> frozenset[str]:
        """Names of the engines that tasks may ask for."""
        return frozenset(lane.engine for lane in self._lanes)

    def draws_anything(self, engine: str) -> bool | None:
        """Whether it draws whatever words can say; None until it has been loaded once."""
        answers = (lane.draws_anything for lane in self._lanes if lane.engine == engine)
        return next((known for known in answers if known is not None), None)

    def exports(self, engine: str) -> frozenset[Export]:
        """What can be had of its pictures beside themselves; none until it has been loaded."""
        found = (lane.exports for lane in self._lanes if lane.engine == engine)
        return frozenset().union(*found)

    # Tasks

    async def submit(self, spec: TaskSpec, allowance: Allowance = ANYTHING) -> TaskState:
        """Accept a task: it is on the disk when this returns, and will be delivered.

        Raises `TaskConflictError` if the owner used the UUID before, `TooManyResultsError` and
        `QuotaExceededError` beyond its allowance, `OutboundRefusedError` for an address that may
        not be called, `StorageFullError` while the disk is nearly full, `NoWorkerError` while the
        engine cannot be loaded (one that is being loaded is waited for), `UnknownNameError` for an
        engine that no lane has.
        """
        self._check_engine(spec.engine)
        self._check_workers(spec.engine)
        self._check_room()
        await self._policy.check("webhookURL", spec.webhook_url, spec.owner)
        await self._policy.check("uploadEndpoint", spec.upload_url, spec.owner)
        if spec.ttl_s is None:
            spec = replace(spec, ttl_s=self._keeping.ttl_s)
        adding = partial(self._store.add, spec, self._clock(), allowance)
        accepted = await self._writer.write(adding, synced=True, owner=spec.owner)
        self._work.ring()
        return accepted

    async def state(self, owner: str, task_uuid: str) -> TaskState:
        """The task and all its results. Raises `TaskNotFoundError`, `TaskExpiredError`."""
        found = await self._read(self._store.load, owner, task_uuid)
        found = replace(found, results=tuple(self._with_progress(r) for r in found.results))
        return found if found.finished else await self._with_estimate(found)

    async def stream(self, owner: str, task_uuid: str) -> AsyncIterator[ResultRow]:
        """Each finished result once, as it finishes; ends after the last.

        Raises `TaskNotFoundError`, `TaskExpiredError`. Leaving early stops nothing but the stream.
        """
        seen: set[int] = set()
        with self._listening(owner, task_uuid) as bell:
            while True:
                found = await self._read(self._store.load, owner, task_uuid)
                for row in found.results:
                    if row.finished and row.index not in seen:
                        seen.add(row.index)
                        yield row
                if found.finished:
                    return
                await bell.wait(TICK_S)

    async def watch(
        self, owner: str, task_uuid: str, look_s: float = TICK_S
    ) -> AsyncIterator[TaskState]:
        """The task at least every `look_s` seconds and whenever a result ends; last, finished.

        Raises as `state` does.
        """
        with self._listening(owner, task_uuid) as bell:
            while True:
                found = await self.state(owner, task_uuid)
                yield found
                if found.finished:
                    return
                await bell.wait(look_s)

    async def cancel(self, owner: str, task_uuid: str) -> TaskState:
        """Fail what is not finished with the code `cancelled`. Raises as `state` does."""
        await self._read(self._store.load, owner, task_uuid)
        await self._write_synced(self._store.cancel, owner, task_uuid, self._clock())
        await self._stop_unwanted()
        self._ring_watchers(owner, task_uuid)
        self._courier.wake()
        return await self.state(owner, task_uuid)

    async def newest(self, owner: str | None = None, limit: int = 100) -> tuple[TaskState, ...]:
        """The newest tasks of an owner, or of all, newest first."""
        return await self._read(self._store.newest, owner, limit)

    async def in_flight(self, owner: str) -> int:
        """How many of the owner's results are not finished."""
        return await self._read(self._store.count_unfinished, owner)

    async def used_today(self, owner: str) -> Used:
        """What the owner used on this day of UTC."""
        return await self._read(self._store.used_on, owner, self._clock())

    async def counts(self) -> dict[str, int]:
        """How many results and deliveries are in each state: `results_queued`, …"""
        loop = asyncio.get_running_loop()  # counting takes long and makes no poll wait
        return await loop.run_in_executor(self._counting, self._store.counts)

    # Pictures

    async def open_image(self, image_id: str) -> StoredImage:
        """A finished picture. Raises `ImageNotFoundError`, `ImageExpiredError`."""
        return await self._read(self._store.find_image, image_id)

    def stream_image(
        self, path: str, start: int = 0, end: int | None = None
    ) -> AsyncIterator[bytes]:
        """A picture's bytes from `start` to before `end`, in chunks of about 100 KiB."""
        return self._images.stream(path, start, end)

    async def image_size(self, path: str) -> int:
        """Bytes of a picture's file. Raises `FileNotFoundError`."""
        return await self._images.size_of(path)

    # An owner's gallery

    async def gallery(self, owner: str, wanted: Wanted) -> tuple[tuple[Kept, ...], int]:
        """A page of the owner's pictures, newest first, and how many there are on all pages."""
        return await self._read(self._store.gallery, owner, wanted)

    async def kept(self, owner: str, image_id: str) -> Kept:
        """One picture with its plan and stage. Raises `ImageNotFoundError`."""
        found = await self._read(self._store.kept, owner, image_id)
        return replace(found, row=self._with_progress(found.row))

    async def forget_picture(self, owner: str, image_id: str) -> None:
        """Forget a finished picture, and delete its file.

        Raises `ImageNotFoundError`, `PictureUnfinishedError`.
        """
        path = await self._write_synced(self._store.forget_picture, owner, image_id, self._clock())
        if path:
            await asyncio.to_thread(self._images.delete, [path])

    # For the operator

    async def oversight(self) -> Oversight:
        """Who waits, and who draws what."""
        waiting = await self._read(self._store.waiting)
        workers = tuple(self._worker(lane) for lane in self._lanes)
        return Oversight(workers, waiting, await self.counts())

    def _worker(self, lane: Lane) -> Worker:
        job = self._drawing.get(lane)
        if job is None:
            return Worker(lane.engine, lane.ready, lane.problem, None)
        at = self._progress.get(job.image_id, Progress(0.0))
        drawing = Drawing(
            job.owner, job.task_uuid, job.image_id, job.index, job.attempt, at.step, at.share
        )
        return Worker(lane.engine, lane.ready, lane.problem, drawing)

    async def dead_letters(self, limit: int) -> tuple[Delivery, ...]:
        """The newest deliveries that were given up."""
        return await self._read(self._store.list_deliveries, "dead", limit)

    async def replay(self, ids: Sequence[int] | None) -> int:
        """Try given-up deliveries again: these, or all. Returns how many."""
        replayed = await self._write_synced(self._store.replay, ids, self._clock())
        self._courier.wake()
        return replayed

    # Loops

    async def _run(self, lane: Lane) -> None:
        while not self._closing:
            await lane.prepare()
            job = await self._write_until_done(self._store.claim, lane.engine, self._clock())
            if job is None:
                await self._work.wait(TICK_S)
            else:
                await self._draw(lane, job)

    async def _draw(self, lane: Lane, job: Job) -> None:
        facts = {"task": job.task_uuid, "result": job.image_id}
        with (
            noting(request=job.request_id, key=job.owner, **facts),
            journey(job.traceparent, **facts, attempt=job.attempt, engine=lane.engine) as road,
        ):
            await self._drawn(lane, job, road)

    async def _drawn(self, lane: Lane, job: Job, road: Journey) -> None:
        self._drawing[lane] = job
        try:
            outcome = await lane.draw(job, partial(self._keep_progress, job, road))
        except Exception as error:
            log.exception("the lane of %s", lane.engine)
            outcome = Failed(
                ResultError("workerCrashed", f"the lane failed: {error}"), crashed=True
            )
        if isinstance(outcome, Failed):
            road.failed(outcome.error.code)
        await self._settle(job, outcome)
        del self._drawing[lane]
        self._progress.pop(job.image_id, None)

    async def _settle(self, job: Job, outcome: Outcome) -> None:
        now = self._clock()
        if isinstance(outcome, Drawn):
            await self._write_synced_until_done(self._store.finish, job, outcome, now)
        elif isinstance(outcome, Failed) and outcome.crashed and job.crashes + 1 < CRASHES:
            log.warning("result %s: %s; once more", job.image_id, outcome.error.message)
            await self._write_until_done(self._store.hand_back, job, crashed=True)
            return
        elif isinstance(outcome, Failed):
            log.warning("result %s failed: %s", job.image_id, outcome.error.message)
            await self._write_synced_until_done(self._store.fail, job, outcome.error, now)
        await self._time(job, now)
        self._ring_watchers(job.owner, job.task_uuid)
        self._courier.wake()

    async def _time(self, job: Job, now: float) -> None:
        standing = await self._until_done(lambda: self._read(self._store.standing, job))
        for what, happened in (("first_result", standing.first), ("finish", standing.last)):
            if happened:
                self._on_time(what, now - standing.accepted_at)

    async def _watch(self) -> None:
        """Notice cancellations that other processes wrote."""
        while True:
            await asyncio.sleep(TICK_S)
            await self._stop_unwanted()

    async def _shorten_log(self) -> None:
        """Do beside the commits what the slowest of them would have to do."""
        while True:
            await asyncio.sleep(LOG_S)
            await asyncio.to_thread(self._store.checkpoint)

    async def _stop_unwanted(self) -> None:
        for lane, job in list(self._drawing.items()):
            if not await self._read(self._store.still_wanted, job):
                self._stop_drawing(lane, job.image_id)

    def _stop_drawing(self, lane: Lane, image_id: str) -> None:
        if image_id not in self._stopping:
            stopping = asyncio.create_task(lane.cancel(image_id))
            self._stopping[image_id] = stopping
            stopping.add_done_callback(lambda _: self._stopping.pop(image_id))

    # Small things

    async def _write_synced(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a method of the store that writes; synced to the disk when it returns."""
        return await self._writer.write(partial(work, *args, **kwargs), synced=True)

    async def _write(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same without syncing, for what may be repeated after a loss of power."""
        return await self._writer.write(partial(work, *args, **kwargs), synced=False)

    async def _read(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a method of the store that only reads: it waits for no write."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._reading, lambda: work(*args, **kwargs))

    async def _until_done(self, work: Callable[[], Awaitable[T]]) -> T:
        """Do it until it works: for the loops, whose work may wait for a full disk to empty."""
        while True:
            try:
                return await work()
            except OperationalError as error:
                log.error("the database: %s; again in %g s", error.orig, TICK_S)
                await asyncio.sleep(TICK_S)

    async def _write_until_done(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._until_done(lambda: self._write(work, *args, **kwargs))

    async def _write_synced_until_done(
        self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return await self._until_done(lambda: self._write_synced(work, *args, **kwargs))

    def _check_engine(self, engine: str) -> None:
        if engine not in self.engines:
            raise UnknownNameError(
                f"engine {engine!r} is not served; allowed are: {', '.join(sorted(self.engines))}",
                field="engine",
                value=engine,
                allowed=sorted(self.engines),
            )

    def _check_workers(self, engine: str) -> None:
        problems = [lane.problem for lane in self._lanes if lane.engine == engine]
        if all(problems):
            raise NoWorkerError(f"the engine cannot be started: {problems[0]}")

    def _check_room(self) -> None:
        free = self._directory.free_bytes()
        if free < self._keeping.min_free_bytes:
            raise StorageFullError(
                f"only {free >> 20} MiB are free on the disk, {self._keeping.min_free_bytes >> 20} "
                "are needed (IMAGINEART_MIN_FREE_MIB); no new tasks until there is room"
            )

    def _keep_progress(self, job: Job, road: Journey, progress: Progress) -> None:
        """The newest; its preview is the last that was sent, so one at most is kept per result."""
        road.step(progress)
        if progress.preview is None and (before := self._progress.get(job.image_id)):
            progress = replace(progress, preview=before.preview)
        self._progress[job.image_id] = progress

    def _with_progress(self, row: ResultRow) -> ResultRow:
        return (
            replace(row, progress=self._progress.get(row.image_id, Progress(0.0)))
            if (row.state == "running")
            else row
        )

    async def _with_estimate(self, found: TaskState) -> TaskState:
        spec = found.spec
        ahead = await self._read(self._store.count_ahead, spec.engine, spec.owner, spec.task_uuid)
        usual_s = await self._read(self._store.usual_seconds, spec.engine)
        if usual_s is None:
            return replace(found, ahead=ahead)
        own = sum(not row.finished for row in found.results)
        lanes = sum(lane.engine == spec.engine for lane in self._lanes)
        return replace(found, ahead=ahead, estimate_s=((ahead or 0) + own) * usual_s / lanes)

    @contextmanager
    def _listening(self, owner: str, task_uuid: str) -> Iterator[Bell]:
        bell, key = Bell(), (owner, task_uuid)
        self._news.setdefault(key, []).append(bell)
        try:
            yield bell
        finally:
            self._news[key].remove(bell)
            if not self._news[key]:
                del self._news[key]

    def _ring_watchers(self, owner: str, task_uuid: str) -> None:
        for bell in self._news.get((owner, task_uuid), ()):
            bell.ring()


async def _keep_up(loop: Callable[[], Awaitable[None]]) -> None:
    """Run a loop again if a bug ends it: one bad task must not stop the others."""
    while True:
        try:
            return await loop()
        except Exception:
            log.exception("a loop of the service broke; again in %g s", TICK_S)
            await asyncio.sleep(TICK_S)


def open_board(
    settings: Settings, *, present: Present, on_time: OnTime = lambda what, seconds: None
) -> TaskBoard:
    """A board as the settings describe it, not yet started.

    `present` gives the wire form of a finished result for webhooks; it runs in a thread.
    """
    directory = DataDirectory(settings.data_dir)
    store = TaskStore(
        settings.resolved_database_url,
        synced=settings.durability == "power",
        sync_share=settings.sync_share,
    )
    images = ImageStore(directory.images, settings.storage_url)
    policy = AddressPolicy(allow_private=settings.allow_private_network)
    engine = present_name(settings.engine)
    journal = ("--log-level", settings.log_level, "--log-form", settings.log_form)
    lanes = [
        WorkerLane(engine, directory.images, settings.storage_url, _limits(settings), journal)
        for _ in range(settings.workers)
    ]
    return TaskBoard(
        directory=directory,
        store=store,
        images=images,
        lanes=lanes,
        courier=Courier(
            store=store,
            images=images,
            client=OutboundClient(policy),
            present=present,
            manners=_manners(settings),
            on_time=on_time,
        ),
        sweeper=Sweeper(store=store, images=images, record_s=settings.record_s),
        policy=policy,
        keeping=Keeping(settings.ttl_s, settings.min_free_mib * MIB),
        on_time=on_time,
    )


def _limits(settings: Settings) -> Limits:
    return Limits(
        result_s=settings.result_timeout_s,
        heartbeat_s=settings.heartbeat_timeout_s,
        start_s=settings.start_timeout_s,
        memory_bytes=settings.worker_memory_mib * MIB,
    )


def _manners(settings: Settings) -> Manners:
    return Manners(
        secret=settings.webhook_secret.get_secret_value(),
        body=settings.webhook_body,
        webhook_s=settings.webhook_timeout_s,
        upload_s=settings.upload_timeout_s,
        tries=settings.delivery_tries,
    )
