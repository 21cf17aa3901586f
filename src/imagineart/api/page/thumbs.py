"""Small versions of finished pictures, made when they are asked for and kept for a while.

Whoever knows a picture's id may look, as at the picture itself.
"""

import asyncio
import io
import re
from collections import OrderedDict
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from imagineart.api.desk import Board
from imagineart.color.profile import srgb_profile
from imagineart.service.task import ImageExpiredError, ImageNotFoundError, StoredImage

EDGES = (256, 512, 1024)  # px, of the longer side
NAME = re.compile(r"([0-9a-f-]{1,64})-(\d{1,4})\.webp")
MOST_BYTES = 64 << 20  # kept in memory
AT_ONCE = 2  # made beside the event loop
QUALITY = 82
FOR_EVER = "public, max-age=31536000, immutable"  # a picture never changes


@dataclass
class Thumbs:
    """Makes and keeps them."""

    board: Board
    most_bytes: int = MOST_BYTES
    made: int = 0  # so far
    _kept: OrderedDict[tuple[str, int], bytes] = field(default_factory=OrderedDict)
    _making: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def get(self, request: Request) -> Response:
        """A small picture; 404 for one that is not there, 410 for one whose time is over."""
        match = NAME.fullmatch(request.path_params["name"])
        if match is None or int(match[2]) not in EDGES:
            return _plain(404, "no such image")
        try:
            image = await self.board.open_image(match[1])
        except ImageNotFoundError:
            return _plain(404, "no such image")
        except ImageExpiredError:
            return _plain(410, "this image's time to live is over")
        headers = {"ETag": f'"{image.sha256}-{match[2]}"', "Cache-Control": FOR_EVER}
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        small = await self._small(image, int(match[2]))
        return Response(small, headers=headers, media_type="image/webp")

    async def _small(self, image: StoredImage, edge: int) -> bytes:
        name = (image.sha256, edge)
        async with self._making:
            if name not in self._kept:
                whole = b"".join([part async for part in self.board.stream_image(image.path)])
                self._keep(name, await asyncio.to_thread(shrunk, whole, edge))
        self._kept.move_to_end(name)
        return self._kept[name]

    def _keep(self, name: tuple[str, int], small: bytes) -> None:
        self.made += 1
        self._kept[name] = small
        while sum(map(len, self._kept.values())) > self.most_bytes and len(self._kept) > 1:
            self._kept.popitem(last=False)


def shrunk(data: bytes, edge: int) -> bytes:
    """A file of ours as WEBP whose longer side has `edge` px at most."""
    from PIL import Image

    image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP"))
    image.draft("RGB", (edge, edge))
    image.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    image.save(file, "WEBP", quality=QUALITY, method=3, icc_profile=srgb_profile())
    return file.getvalue()


def _plain(status: int, text: str) -> Response:
    return Response(text + "\n", status, media_type="text/plain")
