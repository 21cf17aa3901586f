"""How does a picture sharpen before a client's eyes? Server-sent events in OpenAI's words.

    image_generation.partial_image …  image_generation.completed

Previews are those that the worker sends; a watcher costs no work beside reading them.
"""

import asyncio
import base64
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from imagineart.api.desk import Board, Replies, Reply, settled
from imagineart.api.errors import WireError
from imagineart.api.items import Json
from imagineart.api.openai.faults import RequestFaultError, fault_of
from imagineart.api.openai.wish import Wish
from imagineart.service.pieces import pieces_of, text_of, written
from imagineart.service.task import ResultRow

EVENTS = "text/event-stream"
LOOK_S = 0.5  # between two looks for a preview
QUIET_LOOKS = 20  # without a word, after which a comment keeps the line open
ALIVE = b": still drawing\n\n"
NO_TOKENS = {
    "input_tokens": 0,
    "output_tokens": 0,
    "total_tokens": 0,
    "input_tokens_details": {"text_tokens": 0, "image_tokens": 0},
}  # nothing here is counted or paid in tokens
PNG = b"\x89PNG"


@dataclass
class Telling:
    """What is told of one task while it is drawn."""

    board: Board
    wish: Wish
    owner: str
    task_uuid: str
    _told: dict[str, bytes] = field(default_factory=dict)  # by picture: its newest preview
    _partials: dict[str, int] = field(default_factory=dict)  # by picture: how many were sent

    async def events(self, replies: Replies) -> AsyncIterator[bytes]:
        """Every event, in chunks of bytes."""
        waiting: asyncio.Task[Reply | None] | None = None
        looks = 0
        try:
            while True:
                waiting = waiting or asyncio.ensure_future(_next(replies))
                done, _ = await asyncio.wait({waiting}, timeout=LOOK_S)
                if not done:
                    partials = [text async for text in self._previews()]
                    looks = 0 if partials else looks + 1
                    for text in partials or ([ALIVE] if looks % QUIET_LOOKS == 0 else []):
                        yield text
                    continue
                reply, waiting = waiting.result(), None
                if reply is None:
                    return
                async for chunk in self._finished(reply):
                    yield chunk
        finally:
            if waiting is not None:
                waiting.cancel()

    async def _previews(self) -> AsyncIterator[bytes]:
        """Those that are new, as far as they were asked for."""
        if not self.wish.partial_images:
            return
        for row in (await self.board.state(self.owner, self.task_uuid)).results:
            preview = row.progress.preview if row.progress is not None else None
            if preview is None or self._told.get(row.image_id) == preview:
                continue
            self._told[row.image_id] = preview
            number = self._partials.get(row.image_id, 0)
            if number < self.wish.partial_images:
                self._partials[row.image_id] = number + 1
                yield self._partial(row, preview, number)

    def _partial(self, row: ResultRow, preview: bytes, number: int) -> bytes:
        event = {
            "type": "image_generation.partial_image",
            "b64_json": base64.b64encode(preview).decode(),
            "created_at": int(time.time()),
            "partial_image_index": number,
            **terms_of(self.wish),
            "output_format": "png" if preview.startswith(PNG) else "jpeg",
        }
        return _framed(event)

    async def _finished(self, reply: Reply) -> AsyncIterator[bytes]:
        """A picture, piece by piece, or what went wrong with it."""
        found = await settled(reply)
        if isinstance(found, WireError):
            yield error_event(fault_of(found))
            return
        for item in found:
            event = {
                "type": "image_generation.completed",
                "b64_json": item["imageBase64Data"],
                "created_at": int(time.time()),
                "usage": NO_TOKENS,
                **terms_of(self.wish),
            }
            yield f"event: {event['type']}\ndata: ".encode()
            async for chunk in written(pieces_of(event), self.board.stream_image):
                yield chunk
            yield b"\n\n"


def terms_of(wish: Wish) -> Json:
    """What the picture was drawn by."""
    shape = wish.shape
    return {
        "size": "auto" if shape is None else f"{shape[0]}x{shape[1]}",
        "quality": wish.quality or "auto",
        "background": wish.background or "auto",
        "output_format": wish.form,
    }


def error_event(fault: RequestFaultError) -> bytes:
    """An error inside a stream."""
    return b"event: error\ndata: " + text_of({"type": "error", **fault.body()}) + b"\n\n"


def _framed(event: Json) -> bytes:
    return f"event: {event['type']}\ndata: ".encode() + text_of(event) + b"\n\n"


async def _next(replies: Replies) -> Reply | None:
    return await anext(replies, None)
