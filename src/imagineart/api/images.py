"""Finished pictures over HTTP: whole or in part, cacheable, gone when their time is over."""

import re
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from imagineart.api.desk import Board
from imagineart.api.items import EXTENSIONS
from imagineart.api.streaming import Streamed
from imagineart.service.task import ImageExpiredError, ImageNotFoundError, StoredImage

MAX_AGE_S = 3600  # short beside the time to live, so that caches do not outlive it by much
RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@dataclass(frozen=True, slots=True)
class Gallery:
    """Hands out pictures by their id; whoever knows the id may look."""

    board: Board

    async def get(self, request: Request) -> Response:
        """The file, a part of it, or nothing new (304); 404 unknown, 410 expired, 416 no part."""
        name: str = request.path_params["name"]
        image_id, _, extension = name.rpartition(".")
        try:
            image = await self.board.open_image(image_id)
        except ImageNotFoundError:
            return _plain(404, "no such image")
        except ImageExpiredError:
            return _plain(410, "this image's time to live is over")
        if EXTENSIONS.get(image.media_type) != extension:
            return _plain(404, "no such image")
        if _known(request, image):
            return Response(status_code=304, headers=_headers(image))
        return await self._sent(request, image)

    async def _sent(self, request: Request, image: StoredImage) -> Response:
        headers = _headers(image)
        part = _part(request, image)
        if part is None:
            start, end, status = 0, image.size, 200
        elif part[0] >= part[1]:
            return Response(
                status_code=416, headers=headers | {"Content-Range": f"bytes */{image.size}"}
            )
        else:
            (start, end), status = part, 206
            headers["Content-Range"] = f"bytes {start}-{end - 1}/{image.size}"
        headers["Content-Length"] = str(end - start)
        if request.method == "HEAD":
            return Response(b"", status, headers, media_type=image.media_type)
        chunks = self.board.stream_image(image.path, start, end)
        return Streamed(chunks, status, headers, media_type=image.media_type)


def _headers(image: StoredImage) -> dict[str, str]:
    return {
        "ETag": _etag(image),
        "Accept-Ranges": "bytes",
        "Cache-Control": f"public, max-age={MAX_AGE_S}",
    }


def _etag(image: StoredImage) -> str:
    return f'"{image.sha256}"'


def _known(request: Request, image: StoredImage) -> bool:
    asked = request.headers.get("if-none-match", "")
    return any(tag.strip().removeprefix("W/") in (_etag(image), "*") for tag in asked.split(","))


def _part(request: Request, image: StoredImage) -> tuple[int, int] | None:
    """[start, end) of a single range; None sends the whole; start ≥ end cannot be satisfied."""
    match = RANGE.fullmatch(request.headers.get("range", "").strip())
    if match is None or match[0] == "bytes=-":
        return None
    if request.headers.get("if-range", _etag(image)) != _etag(image):
        return None
    first, last = (digits[:18] for digits in match.groups())
    if not first:
        return max(0, image.size - int(last)), image.size if int(last) else 0
    start = int(first)
    end = image.size if not last else min(image.size, int(last) + 1)
    return (start, end) if not last or int(last) >= start else None


def _plain(status: int, text: str) -> Response:
    return Response(text + "\n", status, media_type="text/plain")
