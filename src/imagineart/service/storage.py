"""Where picture files lie: whole or not at all, under names fixed when the task was accepted.

A local file is written beside its place, synced and renamed into it; readers never see a part.
"""

import hashlib
import logging
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from imagineart.errors import ImagineArtError
from imagineart.request import ImageFormat

if TYPE_CHECKING:
    from obstore import GetOptions
    from obstore.store import ObjectStore

log = logging.getLogger(__name__)

MEDIA_TYPES: dict[ImageFormat, str] = {
    "JPG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
}
CHUNK = 96 * 1024  # bytes read at once when a file is streamed
OWN_DIRECTORY = 0o700  # what is made here is for its owner alone
OWN_FILE = 0o600
PAUSES_S = (0.25, 0.5, 1.0, 2.0, 4.0, *(8.0,) * 59)  # between tries to store a picture


def image_path(image_id: str, format: ImageFormat, attempt: int = 1) -> str:
    """Place of a picture in the store: 256 folders, so that none grows too long.

    Each attempt has its own, so that one that was given up and goes on overwrites nothing.
    """
    again = f".{attempt}" if attempt > 1 else ""
    return f"{image_id[:2]}/{image_id}{again}.{format.lower()}"


class StorageAwayError(OSError):
    """The place where pictures lie does not answer at the moment."""


class UnstoredError(ImagineArtError):
    """A picture could not be put where pictures lie, however often it was tried."""


def put_patiently(
    images: "ImageStore",
    path: str,
    data: bytes,
    *,
    between: Callable[[], None] = lambda: None,
    sleep: Callable[[float], None] = time.sleep,
) -> str:
    """`ImageStore.put`, tried again while the disk is full or the bucket does not answer.

    `between` is called before each further try, and may raise. Raises `UnstoredError` after
    eight minutes.
    """
    reason = ""
    for pause_s in PAUSES_S:
        try:
            return images.put(path, data)
        except Exception as error:  # a store has errors of its own for everything
            reason = _first_line(error)
            log.warning("%s is not stored: %s; again in %g s", path, reason, pause_s)
        sleep(pause_s)
        between()
    raise UnstoredError(f"the picture could not be stored: {reason}", field="storage_url")


class ImageStore:
    """Picture files in a directory or a bucket. `url` is what obstore understands, e.g. s3://…"""

    def __init__(self, directory: Path | None, url: str = "") -> None:
        from obstore.store import LocalStore, from_url

        self._root = None if url else directory
        if self._root is not None:
            self._root.mkdir(mode=OWN_DIRECTORY, parents=True, exist_ok=True)
        self._store: ObjectStore = from_url(url) if url else LocalStore(directory)

    @property
    def place(self) -> "ObjectStore":
        """The directory or bucket itself."""
        return self._store

    def put(self, path: str, data: bytes) -> str:
        """Store a file, durable when this returns. Returns its SHA-256 in hex."""
        import obstore

        if self._root is None:
            obstore.put(self._store, path, data)
        else:
            _write_whole(self._root / path, data)
        return hashlib.sha256(data).hexdigest()

    def get_whole(self, path: str) -> bytes:
        """The whole file, for callers outside the event loop. Raises `FileNotFoundError`."""
        import obstore

        return bytes(obstore.get(self._store, path).bytes())

    async def size_of(self, path: str) -> int:
        """Bytes of a file. Raises `FileNotFoundError`."""
        import obstore

        return (await obstore.head_async(self._store, path))["size"]

    async def stream(
        self, path: str, start: int = 0, end: int | None = None
    ) -> AsyncIterator[bytes]:
        """The bytes from `start` to before `end`, in chunks.

        Raises `FileNotFoundError`; `StorageAwayError` while the bucket does not answer.
        """
        import obstore

        if end is not None and start >= end:
            return
        options: GetOptions = {"range": {"offset": start} if end is None else (start, end)}
        with _answering():
            found = await obstore.get_async(self._store, path, options=options)
            async for chunk in found.stream(min_chunk_size=CHUNK):
                yield bytes(chunk)

    def delete(self, paths: list[str]) -> None:
        """Delete files; those that are gone already do not matter. Raises `StorageAwayError`."""
        import obstore

        with _answering():
            for path in paths:
                with suppress(FileNotFoundError):
                    obstore.delete(self._store, path)

    def each(self) -> Iterator[tuple[str, datetime]]:
        """Path and last change of every file, leftovers of interrupted writes included.

        Raises `StorageAwayError`.
        """
        import obstore

        with _answering():
            for batch in obstore.list(self._store):
                for item in batch:
                    yield item["path"], item["last_modified"]


@contextmanager
def _answering() -> Iterator[None]:
    """Raises `StorageAwayError` for what a bucket that does not answer makes the library raise."""
    from obstore.exceptions import GenericError

    try:
        yield
    except GenericError as error:
        raise StorageAwayError(f"pictures cannot be reached: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    """What it says, without the insides of the library."""
    return str(error).partition("\n")[0] or type(error).__name__


def _write_whole(target: Path, data: bytes) -> None:
    target.parent.mkdir(mode=OWN_DIRECTORY, exist_ok=True)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    with open(part, "wb", opener=_private) as file:  # Path.open takes no opener
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)
    _sync_directory(target.parent)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, OWN_FILE)


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
