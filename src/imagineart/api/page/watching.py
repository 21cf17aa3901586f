"""How do many watch one task for the price of one look? Server-sent events of its pictures.

    task · (picture | preview)* · end

One loop looks at each watched task, whoever watches it. A watcher is told at once how everything
stands and then what changed since it was last told: who comes back after a lost line has missed
nothing, and who reads slowly is told less often.
"""

import asyncio
import base64
import json
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from imagineart.api.desk import Board
from imagineart.api.page.shapes import Live, document
from imagineart.api.page.views import view_of
from imagineart.service.bell import Bell
from imagineart.service.task import TaskState

log = logging.getLogger(__name__)

EVENTS = "text/event-stream"
LOOK_S = 0.3  # between two looks at a task that is being drawn
ALIVE_S = 10.0  # without news, after which a comment keeps the line open
ALIVE = b": nothing new\n\n"
PNG = b"\x89PNG"


@dataclass
class Watched:
    """A task that somebody watches, as it was last seen."""

    state: TaskState
    watchers: dict[int, Bell] = field(default_factory=dict)
    looking: asyncio.Task[None] | None = None
    over: bool = False  # nothing more will be seen


@dataclass
class Watching:
    """All tasks that are watched."""

    board: Board
    clock: Callable[[], float] = time.time
    look_s: float = LOOK_S
    closing: bool = False
    _watched: dict[tuple[str, str], Watched] = field(default_factory=dict)
    _number: Iterator[int] = field(default_factory=count)

    def close(self) -> None:
        """Let all watchers go, without an end: they come back to the server that follows."""
        self.closing = True
        for watched in self._watched.values():
            _ring(watched)

    async def open(self, owner: str, task_uuid: str) -> AsyncIterator[bytes]:
        """The events of a task, in bytes. Raises `TaskNotFoundError`, `TaskExpiredError`."""
        state = await self.board.state(owner, task_uuid)
        return self._events((owner, task_uuid), state)

    async def _events(self, name: tuple[str, str], state: TaskState) -> AsyncIterator[bytes]:
        number, bell = next(self._number), Bell()
        watched = self._join(name, state)
        watched.watchers[number] = bell
        telling = Telling(self.clock)
        try:
            yield telling.whole("task", watched.state)
            while True:
                over = watched.over
                for text in telling.news(watched.state):
                    yield text
                if over:
                    break
                await bell.wait(ALIVE_S)
                if self.closing:
                    return
                if telling.quiet_s() >= ALIVE_S:
                    yield telling.alive()
            yield telling.whole("end", watched.state)
        finally:
            self._leave(name, watched, number)

    def _join(self, name: tuple[str, str], state: TaskState) -> Watched:
        watched = self._watched.get(name)
        if watched is None:
            watched = self._watched[name] = Watched(state, over=state.finished)
            if not watched.over:
                watched.looking = asyncio.create_task(self._look(name, watched))
        return watched

    def _leave(self, name: tuple[str, str], watched: Watched, number: int) -> None:
        watched.watchers.pop(number, None)
        if watched.watchers:
            return
        if watched.looking is not None:
            watched.looking.cancel()
        if self._watched.get(name) is watched:
            del self._watched[name]

    async def _look(self, name: tuple[str, str], watched: Watched) -> None:
        try:
            async for watched.state in self.board.watch(*name, self.look_s):
                _ring(watched)
        except Exception:  # its task expired, or was forgotten, under the watchers' eyes
            log.exception("a watched task cannot be seen any more")
        finally:
            watched.over = True
            _ring(watched)


def _ring(watched: Watched) -> None:
    for bell in watched.watchers.values():
        bell.ring()


@dataclass
class Telling:
    """What one watcher has been told."""

    clock: Callable[[], float]
    _told: dict[str, Live] = field(default_factory=dict)  # by picture
    _previews: dict[str, bytes] = field(default_factory=dict)
    _number: Iterator[int] = field(default_factory=lambda: count(1))
    _last: float = field(default_factory=time.monotonic)

    def whole(self, name: str, state: TaskState) -> bytes:
        """The task as it stands."""
        view = view_of(state, self.clock())
        self._told = {picture.id: picture for picture in view.pictures}
        return self._framed(name, document(view))

    def news(self, state: TaskState) -> list[bytes]:
        """What is not told yet."""
        view = view_of(state, self.clock())
        found = [self._changed(picture) for picture in view.pictures]
        previews = [
            self._preview(row.image_id, row.progress.preview)
            for row in state.results
            if row.progress is not None and row.progress.preview is not None
        ]
        return [text for text in (*found, *previews) if text]

    def quiet_s(self) -> float:
        """For how long nothing was said."""
        return time.monotonic() - self._last

    def alive(self) -> bytes:
        """A comment."""
        self._last = time.monotonic()
        return ALIVE

    def _changed(self, picture: Live) -> bytes:
        if self._told.get(picture.id) == picture:
            return b""
        self._told[picture.id] = picture
        return self._framed("picture", document(picture))

    def _preview(self, image_id: str, preview: bytes) -> bytes:
        if self._previews.get(image_id) == preview:
            return b""
        self._previews[image_id] = preview
        kind = "png" if preview.startswith(PNG) else "jpeg"
        image = f"data:image/{kind};base64,{base64.b64encode(preview).decode()}"
        return self._framed("preview", json.dumps({"id": image_id, "image": image}).encode())

    def _framed(self, name: str, data: bytes) -> bytes:
        self._last = time.monotonic()
        return f"id: {next(self._number)}\nevent: {name}\ndata: ".encode() + data + b"\n\n"
