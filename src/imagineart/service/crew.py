"""Who draws: takes results from the store, has them drawn, and writes down what came of it.

A crew is part of a server, or a process of its own on any machine that reaches database and
pictures. While it lives it renews the leases of what it draws; what it no longer holds (cancelled,
or taken from it because it was silent for too long) it stops drawing.
"""

import asyncio
import logging
import os
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from imagineart.journal import noting
from imagineart.service import oversight
from imagineart.service.bell import Bell
from imagineart.service.hands import TICK_S, Hands, Loop, until_done
from imagineart.service.lane import Failed, Lane, Outcome
from imagineart.service.lease import BEATS, Lease
from imagineart.service.spans import Journey, journey
from imagineart.service.store import Store
from imagineart.service.task import Drawn, Job, Progress, ResultError
from imagineart.service.workers import Worker
from imagineart.version import __version__

log = logging.getLogger(__name__)

OnTime = Callable[[str, float], None]
"""Is told how many seconds something took: `first_result` and `finish` after acceptance, …"""

CRASHES = 2  # of one result, after which it has failed
TELL_S = 0.5  # between two writings down of how far results are, where others read it


class Crew:
    """Lanes that draw what a store holds. `on_end` is told of each result that has ended."""

    def __init__(
        self,
        *,
        store: Store,
        hands: Hands,
        lanes: Sequence[Lane],
        lease: Lease,
        clock: Callable[[], float] = time.time,
        on_time: OnTime = lambda what, seconds: None,
        on_end: Callable[[Job], None] = lambda job: None,
    ) -> None:
        self.lanes = tuple(lanes)
        self._store = store
        self._hands = hands
        self._lease = lease
        self._clock = clock
        self._on_time = on_time
        self._on_end = on_end
        self._work = Bell()  # rung when a result may be waiting
        self._unwanted = Bell()  # rung when one may be drawn for nobody
        self._drawing: dict[Lane, Job] = {}
        self._progress: dict[str, Progress] = {}  # by image id, of what is being drawn
        self._untold: set[str] = set()  # image ids whose progress others do not know
        self._stopping: dict[str, asyncio.Task[None]] = {}  # by image id
        self._closing = False
        self._started_at = clock()

    # For whoever runs it

    def loops(self) -> list[Loop]:
        """What it does all the time, each to be run until it is cancelled."""
        if not self.lanes:
            return []
        return [*(partial(self._run, lane) for lane in self.lanes), *self.upkeep()]

    def upkeep(self) -> list[Loop]:
        """The same without drawing, for whoever calls `draw_next`."""
        shared = [self._tell, self._beat] if self._store.shared else []
        return [self._watch, self._live, *shared]

    async def draw_next(self, lane: Lane) -> bool:
        """Draw the result whose turn it is; False if none waits."""
        await lane.prepare()
        job = await self._hands.write_until_done(
            self._store.results.claim,
            lane.engine,
            self._clock(),
            self._lease.holder,
            self._lease.seconds,
        )
        if job is not None:
            await self._draw(lane, job)
        return job is not None

    def wake(self) -> None:
        """Something may be waiting."""
        self._work.ring()

    def look_again(self) -> None:
        """Something may be drawn for nobody."""
        self._unwanted.ring()

    async def drain(self, within_s: float) -> None:
        """Take nothing more; return once what is being drawn is done, or the time over."""
        self._closing = True
        deadline = time.monotonic() + within_s
        while self._drawing and time.monotonic() < deadline:
            await asyncio.sleep(0.02)

    async def close(self) -> None:
        """End the lanes, after the loops were cancelled. Hands back nothing; the caller does."""
        stopping = list(self._stopping.values())
        for task in stopping:
            task.cancel()
        await asyncio.gather(*stopping, return_exceptions=True)
        await asyncio.gather(*(lane.close() for lane in self.lanes))
        if self._store.shared:
            await self._hands.write(self._store.workers.leave, self._lease.holder)

    def progress_of(self, image_id: str) -> Progress | None:
        """How far a result is that is being drawn here."""
        return self._progress.get(image_id)

    def overseen(self) -> tuple[oversight.Worker, ...]:
        """What each lane does now."""
        return tuple(self._overseen(lane) for lane in self.lanes)

    def _overseen(self, lane: Lane) -> oversight.Worker:
        job = self._drawing.get(lane)
        if job is None:
            return oversight.Worker(lane.engine, lane.ready, lane.problem, None)
        at = self._progress.get(job.image_id, Progress(0.0))
        drawing = oversight.Drawing(
            job.owner, job.task_uuid, job.image_id, job.index, job.attempt, at.step, at.share
        )
        return oversight.Worker(lane.engine, lane.ready, lane.problem, drawing)

    async def stop_unwanted(self) -> None:
        """Stop drawing what was cancelled, or is drawn by others by now."""
        for lane, job in list(self._drawing.items()):
            if not await self._hands.read(self._store.results.still_wanted, job):
                self._stop_drawing(lane, job.image_id)

    # Loops

    async def _run(self, lane: Lane) -> None:
        while not self._closing:
            if not await self.draw_next(lane):
                await self._work.wait(TICK_S)

    async def _watch(self) -> None:
        """Notice cancellations that other processes wrote."""
        while True:
            await self._unwanted.wait(TICK_S)
            await self.stop_unwanted()

    async def _live(self) -> None:
        """Renew the leases."""
        while True:
            await asyncio.sleep(self._lease.seconds / BEATS)
            if not self._drawing:
                continue
            before = list(self._drawing.items())
            renew = partial(self._store.results.renew, self._lease.holder)
            drawn = [(job.result_id, job.attempt) for _, job in before]
            kept = await self._hands.write_until_done(
                renew, drawn, self._clock(), self._lease.seconds
            )
            for lane, job in before:
                if (job.result_id, job.attempt) not in kept and self._drawing.get(lane) is job:
                    self._stop_drawing(lane, job.image_id)

    async def _tell(self) -> None:
        """Write down how far results are, for whoever asks at another server."""
        while True:
            await asyncio.sleep(TELL_S)
            news = [
                (job.image_id, job.attempt, self._progress[job.image_id])
                for job in self._drawing.values()
                if job.image_id in self._untold
            ]
            self._untold.clear()
            if news:
                await self._hands.write(self._store.progress.keep, news, self._clock())

    async def _beat(self) -> None:
        """Say that the crew is there."""
        while True:
            await self._hands.write_until_done(self._store.workers.beat, self._described())
            await asyncio.sleep(TICK_S)

    def _described(self) -> Worker:
        first = self.lanes[0]
        known = (lane.draws_anything for lane in self.lanes)
        return Worker(
            id=self._lease.holder,
            engine=first.engine,
            host=socket.gethostname(),
            pid=os.getpid(),
            lanes=len(self.lanes),
            started_at=self._started_at,
            seen_at=self._clock(),
            ready=any(lane.ready for lane in self.lanes),
            draining=self._closing,
            problem=first.problem if all(lane.problem for lane in self.lanes) else "",
            draws_anything=next((answer for answer in known if answer is not None), None),
            capabilities={
                "exports": sorted({what for lane in self.lanes for what in lane.exports}),
                "version": __version__,
            },
        )

    # One result

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
        try:
            await self._settle(job, outcome)
        finally:
            del self._drawing[lane]
            self._progress.pop(job.image_id, None)

    async def _settle(self, job: Job, outcome: Outcome) -> None:
        now, counts = self._clock(), True
        write_synced = self._hands.write_synced_until_done
        if isinstance(outcome, Drawn):
            counts = await write_synced(self._store.results.finish, job, outcome, now)
        elif isinstance(outcome, Failed) and outcome.crashed and job.crashes + 1 < CRASHES:
            log.warning("result %s: %s; once more", job.image_id, outcome.error.message)
            hand_back = self._store.results.hand_back
            await self._hands.write_until_done(hand_back, job, crashed=True)
            return
        elif isinstance(outcome, Failed):
            log.warning("result %s failed: %s", job.image_id, outcome.error.message)
            counts = await write_synced(self._store.results.fail, job, outcome.error, now)
        if not counts:
            log.info("result %s: this try counts no more", job.image_id)
        elif not self._store.shared:  # else the server times it that accepted the task
            await self._time(job, now)
        self._on_end(job)

    async def _time(self, job: Job, now: float) -> None:
        standing = await until_done(lambda: self._hands.read(self._store.results.standing, job))
        for what, happened in (("first_result", standing.first), ("finish", standing.last)):
            if happened:
                self._on_time(what, now - standing.accepted_at)

    def _stop_drawing(self, lane: Lane, image_id: str) -> None:
        if image_id not in self._stopping:
            stopping = asyncio.create_task(lane.cancel(image_id))
            self._stopping[image_id] = stopping
            stopping.add_done_callback(lambda _: self._stopping.pop(image_id))

    def _keep_progress(self, job: Job, road: Journey, progress: Progress) -> None:
        """The newest; its preview is the last that was sent, so one at most is kept per result."""
        road.step(progress)
        if progress.preview is None and (before := self._progress.get(job.image_id)):
            progress = replace(progress, preview=before.preview)
        self._progress[job.image_id] = progress
        self._untold.add(job.image_id)
