"""How is a picture had as another file? Converted from the one that is kept, or made once more.

Layers and scenes are made by a process of their own, a few at a time, which ends with its file.
"""

import asyncio
import json
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, Literal

from starlette.requests import Request
from starlette.responses import Response

from imagineart.api.errors import (
    ExportUnsupportedError,
    InvalidOutputFormatError,
    NoAvailableServerError,
    PictureUnfinishedError,
)
from imagineart.api.page.endpoint import PageEndpoint, answered, is_same, maker_of, number_in
from imagineart.api.streaming import Streamed
from imagineart.color.codec import converted
from imagineart.request import FORMATS, QUALITY, ImageFormat
from imagineart.service.gallery import Kept
from imagineart.service.messages import Export
from imagineart.service.storage import MEDIA_TYPES
from imagineart.service.task import Json

AT_ONCE = 2  # files being made again
CHUNK = 96 * 1024  # bytes
USUAL_QUALITY = "95"
ENDINGS: dict[Export, tuple[str, str]] = {
    "layers": ("zip", "application/zip"),
    "glb": ("glb", "model/gltf-binary"),
}
WORDS: dict[Export, str] = {"layers": "layers", "glb": "a scene in three dimensions"}
Redrawn = Literal["same", "other-version"]
Make = Callable[[Export, Json], Awaitable[IO[bytes]]]
"""What, and plan and stage → a file, open at its beginning. Raises `ExportUnsupportedError`."""


@dataclass
class Exports:
    """Hands out a key's pictures as other files."""

    page: PageEndpoint
    make: Make
    _making: set[object] = field(default_factory=set)

    @answered
    async def file(self, request: Request) -> Response:
        """The picture in another format, from its own file."""
        kept = await self._finished(request)
        format = format_in(request.query_params.get("format", kept.request.format))
        quality = request.query_params.get("quality", USUAL_QUALITY)
        grade = number_in(quality, "quality", QUALITY)
        chunks = self.page.desk.board.stream_image(kept.row.path)
        whole = b"".join([part async for part in chunks])
        if format != kept.request.format:
            whole = await asyncio.to_thread(converted, whole, format, grade)
        return Response(
            whole, headers=_attached(kept, format.lower()), media_type=MEDIA_TYPES[format]
        )

    @answered
    async def layers(self, request: Request) -> Response:
        """Its things, each as a transparent picture."""
        return await self._again(request, "layers")

    @answered
    async def scene(self, request: Request) -> Response:
        """Its scene for 3D programs."""
        return await self._again(request, "glb")

    async def _again(self, request: Request, what: Export) -> Response:
        kept = await self._finished(request)
        if what not in self.page.desk.board.exports(self.page.engine):
            raise ExportUnsupportedError(what=WORDS[what])
        if len(self._making) >= AT_ONCE:
            raise NoAvailableServerError(reason=f"{AT_ONCE} files are being made already.")
        turn = object()
        self._making.add(turn)
        try:
            file = await self.make(what, {"plan": kept.row.plan, "stage": kept.row.stage})
        finally:
            self._making.discard(turn)
        ending, media_type = ENDINGS[what]
        same: Redrawn = "same" if is_same(maker_of(kept.row), self.page.engine) else "other-version"
        headers = _attached(kept, ending) | {"X-Imagineart-Redrawn": same}
        return Streamed(_read(file), 200, headers, media_type=media_type, on_end=file.close)

    async def _finished(self, request: Request) -> Kept:
        kept = await self.page.kept(request)
        if kept.row.state != "done":
            raise PictureUnfinishedError()
        return kept


def format_in(text: str) -> ImageFormat:
    """A format of a query. Raises `InvalidOutputFormatError`."""
    for format in FORMATS:
        if text.upper() == format:
            return format
    raise InvalidOutputFormatError()


@dataclass(frozen=True, slots=True)
class Redrawing:
    """Makes files in processes. `limit_s`: for one of them."""

    engine: str
    limit_s: float
    command: Sequence[str] = (sys.executable, "-m", "imagineart.service.redraw")

    async def __call__(self, what: Export, known: Json) -> IO[bytes]:
        """The file. Raises `ExportUnsupportedError`, `NoAvailableServerError`."""
        file = tempfile.TemporaryFile()  # noqa: SIM115  # whoever sends it closes it
        try:
            await self._fill(file, what, known)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return file

    async def _fill(self, file: IO[bytes], what: Export, known: Json) -> None:
        arguments = (*self.command, "--engine", self.engine, "--what", what)
        process = await asyncio.create_subprocess_exec(
            *arguments, stdin=PIPE, stdout=file, stderr=DEVNULL, start_new_session=True
        )
        try:
            async with asyncio.timeout(self.limit_s):
                await process.communicate(json.dumps(known).encode())
        except TimeoutError as error:
            raise NoAvailableServerError(reason="Making the file took too long.") from error
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode != 0:
            raise ExportUnsupportedError(what=WORDS[what])


async def _read(file: IO[bytes]) -> AsyncIterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk


def _attached(kept: Kept, ending: str) -> dict[str, str]:
    name = f"imagineart-{kept.row.seed}.{ending}"
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
    }
