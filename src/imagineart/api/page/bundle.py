"""The page's files: built from `web/`, shipped in the package, served as they are.

Names that hold a hash of the content are kept by browsers for ever; others are asked about again
each time. Nothing but these files may run, and nothing of another origin is ever loaded.
"""

import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

FOLDER = Path(__file__).parents[2] / "web"
START = "index.html"
HASHED = "assets/"  # whose names change with their content
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".webp": "image/webp",
}
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


@dataclass(frozen=True, slots=True)
class File:
    """One file as it is sent."""

    data: bytes = field(repr=False)
    media_type: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bundle:
    """All files by their path below `/`; that of the start is empty."""

    files: Mapping[str, File]

    async def get(self, request: Request) -> Response:
        """The file of the path, or nothing new (304)."""
        file = self.files[request.url.path.removeprefix("/")]
        asked = request.headers.get("if-none-match", "")
        known = file.headers["ETag"] in (tag.strip() for tag in asked.split(","))
        data, status = (b"", 304) if known else (file.data, 200)
        return Response(data, status, dict(file.headers), media_type=file.media_type)


def open_bundle(folder: Path = FOLDER) -> Bundle:
    """The files of a folder; none if it was not built."""
    if not (folder / START).is_file():
        return Bundle({})
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    files = {path.relative_to(folder).as_posix(): path for path in paths}
    made = {name: _file(name, path.read_bytes()) for name, path in files.items()}
    return Bundle({"": made.pop(START), **made})


def _file(name: str, data: bytes) -> File:
    etag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    keeping = FOR_EVER if name.startswith(HASHED) else ASK_AGAIN
    return File(data, _type(name), {**HEADERS, "ETag": etag, "Cache-Control": keeping})


def _type(name: str) -> str:
    ending = Path(name).suffix
    return TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
