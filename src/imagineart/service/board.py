"""Where tasks are posted, drawn, watched and cancelled: the service as the API sees it.

`submit` returns once the task is on the disk. From then on a crew draws it, of this server or of
another machine; couriers deliver what is owed; sweepers delete what is over. All that matters is in
the database: the board itself may die at any moment, and where the database is shared there may be
any number of boards.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from imagineart.engines.registry import FORMER_NAMES, present_name
from imagineart.errors import InvalidRequestError, UnknownNameError
from imagineart.request import Resolution
from imagineart.service.bell import Bell, listen
from imagineart.service.clock import SharedClock
from imagineart.service.courier import Courier, Manners
from imagineart.service.crew import Crew, OnTime
from imagineart.service.database import Channel
from imagineart.service.datadir import DataDirectory
from imagineart.service.gallery import Kept, Wanted
from imagineart.service.hands import TICK_S, Hands, Loop, keep_up
from imagineart.service.lane import Lane, Limits, WorkerLane
from imagineart.service.lease import Lease, new_holder
from imagineart.service.memory import Memory
from imagineart.service.messages import Export
from imagineart.service.outbound import AddressPolicy, OutboundClient
from imagineart.service.oversight import Oversight
from imagineart.service.rates import Tally
from imagineart.service.stopwatch import Stopwatch
from imagineart.service.storage import ImageStore
from imagineart.service.store import Store
from imagineart.service.sweeper import Sweeper
from imagineart.service.task import (
    Delivery,
    Job,
    NoWorkerError,
    Present,
    Progress,
    ResultRow,
    StorageFullError,
    StoredImage,
    TaskSpec,
    TaskState,
)
from imagineart.service.tasks import ANYTHING
from imagineart.service.usage import Allowance, Used
from imagineart.service.workers import Worker
from imagineart.settings import MIB, Settings

log = logging.getLogger(__name__)

LOG_S = 10.0  # between two shortenings of the database's log, whose syncs delay the commits' own
CLOCK_S = 60.0  # between two looks at the clock of a shared database


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
        store: Store,
        images: ImageStore,
        lanes: Sequence[Lane],
        courier: Courier,
        sweeper: Sweeper,
        policy: AddressPolicy,
        keeping: Keeping,
        lease: Lease | None = None,
        serves: frozenset[str] = frozenset(),
        clock: Callable[[], float] = time.time,
        tally: Tally | None = None,
        on_time: OnTime = lambda what, seconds: None,
    ) -> None:
        self._directory = directory
        self._store = store
        self._images = images
        self._courier = courier
        self._sweeper = sweeper
        self._policy = policy
        self._keeping = keeping
        self._lease = lease or Lease(new_holder())
        self._serves = serves | {lane.engine for lane in lanes}
        self._clock = clock
        self._tally = tally or Tally()
        self._tally.keep_to(clock)
        self._hands = Hands(store)
        self._crew = Crew(
            store=store,
            hands=self._hands,
            lanes=lanes,
            lease=self._lease,
            clock=clock,
            on_time=(lambda what, seconds: None) if store.shared else on_time,
            on_end=self._ended,
        )
        self._stopwatch = Stopwatch(store, self._hands, on_time)
        self.memory = Memory(store, self._hands, self._lease, clock)
        self._elsewhere: tuple[Worker, ...] = ()  # crews of other processes
        self._news: dict[tuple[str, str], list[Bell]] = {}  # of watched tasks
        self._loops: list[asyncio.Task[None]] = []

    # Life

    async def start(self) -> None:
        """Take the data directory, take up what a former server left, begin to work."""
        self._directory.lock(sole=not self._store.shared)
        if isinstance(self._clock, SharedClock):
            await self._hands.read(self._clock.adjust)
        left = await self._hands.write_synced(self._store.take_over, FORMER_NAMES, self._clock())
        if left:
            log.info("taking up %d results that were being drawn", left)
        loops: list[Loop] = [
            *self._crew.loops(),
            partial(self._courier.run, self._hands.write_until_done),
            partial(self._sweeper.run, self._hands.write_until_done),
            *(self._common() if self._store.shared else (self._shorten_log,)),
        ]
        self._loops = [asyncio.create_task(keep_up(loop)) for loop in loops]

    async def stop(self, drain_s: float = 0.0) -> None:
        """Finish what can be finished within `drain_s` seconds, hand back the rest, let go."""
        await self._crew.drain(drain_s)
        for task in self._loops:
            task.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)
        await self._crew.close()
        await self.memory.keep()
        await self._hands.write_synced(self._store.release, self._lease.holder)
        await self._hands.close()
        self._store.close()
        self._directory.unlock()

    @property
    def ready(self) -> bool:
        """Whether a worker can paint."""
        return any(lane.ready for lane in self._crew.lanes) or any(
            crew.ready and not crew.draining for crew in self._elsewhere
        )

    @property
    def engines(self) -> frozenset[str]:
        """Names of the engines that tasks may ask for."""
        return self._serves | {crew.engine for crew in self._elsewhere}

    def draws_anything(self, engine: str) -> bool | None:
        """Whether it draws whatever words can say; None until it has been loaded once."""
        drawers: tuple[Lane | Worker, ...] = (*self._crew.lanes, *self._elsewhere)
        answers = (one.draws_anything for one in drawers if one.engine == engine)
        return next((known for known in answers if known is not None), None)

    def exports(self, engine: str) -> frozenset[Export]:
        """What can be had of its pictures beside themselves; none until it has been loaded."""
        found = [lane.exports for lane in self._crew.lanes if lane.engine == engine]
        found += [crew.exports for crew in self._elsewhere if crew.engine == engine]
        return frozenset().union(*found)

    def resolutions(self, engine: str) -> tuple[Resolution, ...]:
        """Those that it draws, the smallest first; none until it has been loaded."""
        found = (lane.resolutions for lane in self._crew.lanes if lane.engine == engine)
        return next((known for known in found if known), ())

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
        adding = partial(self._store.tasks.add, spec, self._clock(), allowance)
        accepted = await self._hands.write_for(spec.owner, adding)
        if self._store.shared:
            self._stopwatch.start((spec.owner, spec.task_uuid), accepted.accepted_at)
        self._crew.wake()
        return accepted

    async def state(self, owner: str, task_uuid: str) -> TaskState:
        """The task and all its results. Raises `TaskNotFoundError`, `TaskExpiredError`."""
        found = await self._hands.read(self._store.tasks.load, owner, task_uuid)
        found = replace(found, results=await self._with_progress(found.results))
        return found if found.finished else await self._with_estimate(found)

    async def stream(self, owner: str, task_uuid: str) -> AsyncIterator[ResultRow]:
        """Each finished result once, as it finishes; ends after the last.

        Raises `TaskNotFoundError`, `TaskExpiredError`. Leaving early stops nothing but the stream.
        """
        seen: set[int] = set()
        with self._listening(owner, task_uuid) as bell:
            while True:
                found = await self._hands.read(self._store.tasks.load, owner, task_uuid)
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
        await self._hands.read(self._store.tasks.load, owner, task_uuid)
        await self._hands.write_synced(self._store.tasks.cancel, owner, task_uuid, self._clock())
        await self._crew.stop_unwanted()
        self._ring_watchers(owner, task_uuid)
        self._courier.wake()
        return await self.state(owner, task_uuid)

    async def newest(self, owner: str | None = None, limit: int = 100) -> tuple[TaskState, ...]:
        """The newest tasks of an owner, or of all, newest first."""
        return await self._hands.read(self._store.tasks.newest, owner, limit)

    async def in_flight(self, owner: str) -> int:
        """How many of the owner's results are not finished."""
        return await self._hands.read(self._store.tasks.count_unfinished, owner)

    async def used_today(self, owner: str) -> Used:
        """What the owner used on this day of UTC."""
        return await self._hands.read(self._store.tasks.used_on, owner, self._clock())

    async def counts(self) -> dict[str, int]:
        """How many results and deliveries are in each state: `results_queued`, …"""
        found = await self._hands.count(self._store.counts)
        oldest = await self._hands.count(self._store.results.oldest_queued)
        waited_s = 0 if oldest is None else max(0, round(self._clock() - oldest))
        return found | self._crews() | {"oldest_s": waited_s}

    def _crews(self) -> dict[str, int]:
        """How many crews draw, here and elsewhere, and how many results at once."""
        lanes = self._crew.lanes
        ready = [any(lane.ready for lane in lanes)] if lanes else []
        ready += [crew.ready and not crew.draining for crew in self._elsewhere]
        return {
            "workers_ready": sum(ready),
            "workers_unready": len(ready) - sum(ready),
            "lanes": len(lanes) + sum(crew.lanes for crew in self._elsewhere),
        }

    # Pictures

    async def open_image(self, image_id: str) -> StoredImage:
        """A finished picture. Raises `ImageNotFoundError`, `ImageExpiredError`."""
        return await self._hands.read(self._store.results.find_image, image_id)

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
        return await self._hands.read(self._store.gallery.page, owner, wanted)

    async def kept(self, owner: str, image_id: str) -> Kept:
        """One picture with its plan and stage. Raises `ImageNotFoundError`."""
        found = await self._hands.read(self._store.gallery.find, owner, image_id)
        (row,) = await self._with_progress((found.row,))
        return replace(found, row=row)

    async def forget_picture(self, owner: str, image_id: str) -> None:
        """Forget a finished picture, and delete its file.

        Raises `ImageNotFoundError`, `PictureUnfinishedError`.
        """
        forget = self._store.gallery.forget
        path = await self._hands.write_synced(forget, owner, image_id, self._clock())
        if path:
            await asyncio.to_thread(self._images.delete, [path])

    # For the operator

    async def oversight(self) -> Oversight:
        """Who waits, and who draws what, here and elsewhere."""
        waiting = await self._hands.read(self._store.waiting)
        drawn = await self._hands.read(self._store.drawn_by, self._elsewhere)
        counts = await self._hands.count(self._store.counts)
        return Oversight((*self._crew.overseen(), *drawn), waiting, counts)

    async def dead_letters(self, limit: int) -> tuple[Delivery, ...]:
        """The newest deliveries that were given up."""
        return await self._hands.read(self._store.deliveries.newest, "dead", limit)

    async def replay(self, ids: Sequence[int] | None) -> int:
        """Try given-up deliveries again: these, or all. Returns how many."""
        replay = self._store.deliveries.replay
        replayed = await self._hands.write_synced(replay, ids, self._clock())
        self._courier.wake()
        return replayed

    # Loops

    async def _shorten_log(self) -> None:
        """Do beside the commits what the slowest of them would have to do."""
        while True:
            await asyncio.sleep(LOG_S)
            await asyncio.to_thread(self._store.database.checkpoint)

    def _common(self) -> tuple[Loop, ...]:
        """What it does beside others."""
        watch = self._stopwatch.run
        return self._listen, self._look_around, self._exchange, self._remember, watch

    async def _remember(self) -> None:
        """Write down what clients of sockets were told, so that they can go on elsewhere."""
        while True:
            await asyncio.sleep(TICK_S)
            await self.memory.keep()

    async def _exchange(self) -> None:
        """Tell other servers how often keys asked here."""
        while True:
            await asyncio.sleep(TICK_S)
            await self._hands.write(self._tally.exchange, self._store.rates, self._lease.holder)

    async def _listen(self) -> None:
        """Hear what other servers and crews announce."""
        await listen(self._store.database, self._hear)

    def _hear(self, channel: Channel, what: str) -> None:
        match channel:
            case "work":
                self._crew.wake()
            case "owed":
                self._courier.wake()
            case "unwanted":
                self._crew.look_again()
            case "news":
                self._heard_of(*what.split(" ")) if what else self._ring_all()

    async def _look_around(self) -> None:
        """See who else is there, take up what was left, keep to the common clock."""
        adjusted_at = self._clock()
        while True:
            now = self._clock()
            crews = await self._hands.read(self._store.workers.living, now)
            self._elsewhere = tuple(crew for crew in crews if crew.id != self._lease.holder)
            await self._hands.write_until_done(self._store.take_over_expired, now)
            if isinstance(self._clock, SharedClock) and now - adjusted_at >= CLOCK_S:
                await self._hands.read(self._clock.adjust)
                adjusted_at = now
            await asyncio.sleep(TICK_S)

    # Small things

    def _heard_of(self, owner: str, task_uuid: str) -> None:
        self._stopwatch.heard((owner, task_uuid))
        self._ring_watchers(owner, task_uuid)

    def _ended(self, job: Job) -> None:
        self._heard_of(job.owner, job.task_uuid)
        self._courier.wake()

    def _check_engine(self, engine: str) -> None:
        if engine not in self.engines:
            raise UnknownNameError(
                f"engine {engine!r} is not served; allowed are: {', '.join(sorted(self.engines))}",
                field="engine",
                value=engine,
                allowed=sorted(self.engines),
            )

    def _check_workers(self, engine: str) -> None:
        drawers: tuple[Lane | Worker, ...] = (*self._crew.lanes, *self._elsewhere)
        problems = [one.problem for one in drawers if one.engine == engine]
        if problems and all(problems):
            raise NoWorkerError(f"the engine cannot be started: {problems[0]}")

    def _check_room(self) -> None:
        free = self._directory.free_bytes()
        if free < self._keeping.min_free_bytes:
            raise StorageFullError(
                f"only {free >> 20} MiB are free on the disk, {self._keeping.min_free_bytes >> 20} "
                "are needed (IMAGINEART_MIN_FREE_MIB); no new tasks until there is room"
            )

    async def _with_progress(self, rows: tuple[ResultRow, ...]) -> tuple[ResultRow, ...]:
        """The same, with how far those are that are being drawn, here or elsewhere."""
        here = {row.image_id: self._crew.progress_of(row.image_id) for row in rows}
        running = [row.image_id for row in rows if row.state == "running"]
        unknown = [image_id for image_id in running if here[image_id] is None]
        told: dict[str, Progress] = {}
        if unknown and self._store.shared:
            told = await self._hands.read(self._store.progress.of, unknown)
        return tuple(
            replace(row, progress=here[row.image_id] or told.get(row.image_id, Progress(0.0)))
            if row.state == "running"
            else row
            for row in rows
        )

    async def _with_estimate(self, found: TaskState) -> TaskState:
        spec = found.spec
        count_ahead, name = self._store.tasks.count_ahead, (spec.owner, spec.task_uuid)
        ahead = await self._hands.read(count_ahead, spec.engine, *name)
        usual_s = await self._hands.read(self._store.results.usual_seconds, spec.engine)
        if usual_s is None:
            return replace(found, ahead=ahead)
        own = sum(not row.finished for row in found.results)
        lanes = sum(lane.engine == spec.engine for lane in self._crew.lanes)
        lanes += sum(crew.lanes for crew in self._elsewhere if crew.engine == spec.engine)
        if not lanes:
            return replace(found, ahead=ahead)
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

    def _ring_all(self) -> None:
        for owner, task_uuid in list(self._news):
            self._ring_watchers(owner, task_uuid)


def open_board(
    settings: Settings,
    *,
    present: Present,
    tally: Tally | None = None,
    on_time: OnTime = lambda what, seconds: None,
) -> TaskBoard:
    """A board as the settings describe it, not yet started.

    `present` gives the wire form of a finished result for webhooks; it runs in a thread. What is in
    `tally` is told to servers that share the database.
    """
    directory, store = DataDirectory(settings.data_dir), open_store(settings)
    if not (settings.workers or store.shared):
        raise InvalidRequestError(
            "nobody would draw: other processes can do so only over PostgreSQL; allowed is a "
            "database of that kind, or a worker (IMAGINEART_WORKERS) at least",
            field="workers",
            value=0,
        )
    clock = SharedClock(store.database) if store.shared else time.time
    lease = Lease(new_holder(), settings.lease_s)
    images = ImageStore(directory.images, settings.storage_url)
    policy = AddressPolicy(allow_private=settings.allow_private_network)
    return TaskBoard(
        directory=directory,
        store=store,
        images=images,
        lanes=lanes_of(settings, directory),
        courier=Courier(
            store=store,
            images=images,
            client=OutboundClient(policy),
            present=present,
            manners=_manners(settings),
            lease=lease,
            clock=clock,
            on_time=on_time,
        ),
        sweeper=Sweeper(
            store=store, images=images, record_s=settings.record_s, lease=lease, clock=clock
        ),
        policy=policy,
        keeping=Keeping(settings.ttl_s, settings.min_free_mib * MIB),
        lease=lease,
        serves=frozenset({present_name(settings.engine)}),
        clock=clock,
        tally=tally,
        on_time=on_time,
    )


def open_store(settings: Settings) -> Store:
    """The database as the settings describe it."""
    return Store(
        settings.resolved_database,
        synced=settings.durability == "power",
        sync_share=settings.sync_share,
    )


def lanes_of(settings: Settings, directory: DataDirectory, opens: str = "") -> list[Lane]:
    """As many lanes as the settings want, with a process each; `opens` as in `WorkerLane`."""
    engine = present_name(settings.engine)
    journal = ("--log-level", settings.log_level, "--log-form", settings.log_form)
    return [
        WorkerLane(
            engine, directory.images, settings.storage_url, _limits(settings), journal, opens
        )
        for _ in range(settings.workers)
    ]


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
