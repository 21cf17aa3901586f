"""Replies on their way to a client: in order, kept until they were written.

Their text is held and counted, so that a client that does not read is soon told nothing more. The
pictures inside are not in it: they are read when their reply's turn has come.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from imagineart.api.larder import Larder
from imagineart.service.pieces import Piece, text_bytes


async def _fine() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame to be sent. `check` raises if a picture inside is gone; `about` is its task.

    `tells`: (task, image id) of the result that it tells of. Without pieces nothing is sent: all of
    the task was told.
    """

    pieces: tuple[Piece, ...]
    check: Callable[[], Awaitable[None]] = _fine
    about: object = None
    tells: tuple[str, str] | None = None


class Outbox:
    """A queue whose head stays until it is taken off, so that a broken socket loses nothing."""

    def __init__(self, larder: Larder, owner: str) -> None:
        self._larder = larder
        self._owner = owner
        self._frames: deque[Frame] = deque()
        self._filled = asyncio.Event()

    async def put(self, frame: Frame) -> None:
        """Add a frame, once its owner may have so much waiting."""
        await self._larder.wait(self._owner, text_bytes(frame.pieces))
        self._frames.append(frame)
        self._filled.set()

    async def head(self) -> Frame:
        """The oldest frame, once there is one."""
        await self._filled.wait()
        return self._frames[0]

    def drop_head(self) -> None:
        """Forget the oldest frame: it was written."""
        frame = self._frames.popleft()
        self._larder.give_back(self._owner, text_bytes(frame.pieces))
        if not self._frames:
            self._filled.clear()

    def clear(self) -> None:
        """Forget them all."""
        while self._frames:
            self.drop_head()
