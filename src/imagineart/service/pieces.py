"""How is JSON sent that holds whole pictures? Piece by piece; a picture is read in its turn.

A picture in base64 is a third longer than its file, and a task may have twenty. What stands for it
here is its path and its size; so the length of the whole is known before a byte of it is read.
"""

import base64
import json
import re
import uuid
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

CHUNK = 96 * 1024  # bytes of a file in base64 at once; a multiple of 3


@dataclass(frozen=True, slots=True)
class Inline:
    """A picture that stands in JSON as a string: `prefix`, then the file in base64."""

    path: str
    size: int  # bytes of the file
    prefix: str = ""  # ASCII, nothing that JSON escapes

    @property
    def length(self) -> int:
        """Characters of the string."""
        return len(self.prefix) + 4 * -(-self.size // 3)


Piece = bytes | Inline
Read = Callable[[str], AsyncIterator[bytes]]
"""Path → the file in chunks. Raises `FileNotFoundError`."""


class LostPictureError(Exception):
    """A picture's file is not there, or not as long as it was."""


def pieces_of(value: Any) -> tuple[Piece, ...]:
    """A value as compact ASCII JSON, each `Inline` in it a piece of its own."""
    found: list[Inline] = []
    name = uuid.uuid4().hex  # nobody can have written it into a prompt

    def placed(thing: object) -> str:
        if not isinstance(thing, Inline):
            raise TypeError(f"{type(thing).__name__} is not JSON")
        found.append(thing)
        return name

    text = json.dumps(value, separators=(",", ":"), allow_nan=False, default=placed).encode()
    if not found:
        return (text,)
    texts = re.split(name.encode(), text)
    return (texts[0], *(piece for pair in zip(found, texts[1:], strict=True) for piece in pair))


def text_of(value: Any) -> bytes:
    """A value without pictures as compact ASCII JSON."""
    return json.dumps(value, separators=(",", ":"), allow_nan=False).encode()


def text_bytes(pieces: Sequence[Piece]) -> int:
    """Bytes that are held in memory."""
    return sum(len(piece) for piece in pieces if isinstance(piece, bytes))


def inline_bytes(pieces: Sequence[Piece]) -> int:
    """Bytes that are read when they are sent."""
    return sum(piece.length for piece in pieces if isinstance(piece, Inline))


def length_of(pieces: Sequence[Piece]) -> int:
    """Bytes in all."""
    return text_bytes(pieces) + inline_bytes(pieces)


async def written(pieces: Sequence[Piece], read: Read) -> AsyncIterator[bytes]:
    """The bytes in order, a chunk at a time. Raises `LostPictureError`."""
    for piece in pieces:
        if isinstance(piece, bytes):
            yield piece
        else:
            async for chunk in _encoded(piece, read):
                yield chunk


async def _encoded(picture: Inline, read: Read) -> AsyncIterator[bytes]:
    yield picture.prefix.encode()
    rest, size = b"", 0
    async for chunk in read(picture.path):
        size += len(chunk)
        rest += chunk
        while len(rest) >= CHUNK:
            yield base64.b64encode(rest[:CHUNK])
            rest = rest[CHUNK:]
    if size != picture.size:
        raise LostPictureError(f"{picture.path} has {size} bytes instead of {picture.size}")
    yield base64.b64encode(rest)
