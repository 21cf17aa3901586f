"""What lies in the data directory, and who may use it.

Its prompts, pictures and keys are for the user that the server runs as: directories are 0700, files
0600. Both are looked at when the server takes the directory, and put right or complained about.

data/
  imagineart.db      tasks, results, deliveries, keys, usage (SQLite, WAL: two more while in use)
  images/ab/….jpg    pictures, by the first two letters of their id; *.part while being written
  lock               held by the one server that uses the directory
"""

import fcntl
import logging
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

from imagineart.errors import ImagineArtError

log = logging.getLogger(__name__)

OTHERS = 0o077  # what a mode may not hold


class DirectoryOpenError(ImagineArtError):
    """Others than the server's user may read the data directory, and the server cannot mend it."""


class DirectoryInUseError(ImagineArtError):
    """Another server works with the data directory."""


class BackupError(ImagineArtError):
    """The backup could not be written."""


class DataDirectory:
    """One server's directory: made when opened, taken by `lock`, freed by the process's end."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock: int | None = None

    @property
    def images(self) -> Path:
        """Where pictures lie."""
        return self.path / "images"

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.path / "imagineart.db"

    def lock(self, *, sole: bool = True) -> None:
        """Take the directory. Raises `DirectoryInUseError` if another server has it.

        Not `sole`: its database lies elsewhere, and servers that share that one may share it.
        """
        if not sole:
            self.close_to_others()
            return
        descriptor = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(descriptor)
            raise DirectoryInUseError(
                f"another server uses {self.path}; stop it or give this one a directory of its own",
                field="data_dir",
                value=str(self.path),
            ) from error
        self._lock = descriptor
        self.close_to_others()

    def close_to_others(self) -> int:
        """Take from everybody else what lies in it. Returns how many modes were changed.

        Raises `DirectoryOpenError` if that is not allowed to this user.
        """
        changed = sum(map(_close_to_others, self._kept()))
        if changed:
            log.warning(
                "%s: %d files and folders were open to others, and are not now", self.path, changed
            )
        return changed

    def _kept(self) -> Iterator[Path]:
        """The directory, what lies in it, and the folders of pictures, which guard their files."""
        yield self.path
        yield from self.path.iterdir()
        if self.images.is_dir():
            yield from (path for path in self.images.iterdir() if path.is_dir())

    def unlock(self) -> None:
        """Let another server have it."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def free_bytes(self) -> int:
        """Room left on its disk."""
        return shutil.disk_usage(self.path).free

    def backup(self, target: Path) -> int:
        """Copy everything into a new directory, while the server runs. Returns the bytes copied.

        The database first, then the pictures: every picture that the copied database knows and
        that has not expired meanwhile is in the copy. Raises `BackupError`.
        """
        try:
            target.mkdir(mode=0o700, parents=True)
            self._copy_database(target / self.database.name)
            for path in self.path.iterdir():
                if path.name != "lock" and not path.name.startswith(self.database.name):
                    _copy(path, target / path.name)
        except (OSError, shutil.Error, sqlite3.Error) as error:
            raise BackupError(
                f"cannot back up to {target}: {error}", field="target", value=str(target)
            ) from error
        return sum(file.stat().st_size for file in target.rglob("*") if file.is_file())

    def _copy_database(self, target: Path) -> None:
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o600))
        source = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)
        copy = sqlite3.connect(target)
        try:
            source.backup(copy)
        finally:
            source.close()
            copy.close()


def _close_to_others(path: Path) -> bool:
    try:
        mode = stat.S_IMODE(path.lstat().st_mode)
        if path.is_symlink() or not mode & OTHERS:
            return False
        path.chmod(mode & ~OTHERS)
    except FileNotFoundError:  # a log of the database's that has gone meanwhile
        return False
    except PermissionError as error:
        raise DirectoryOpenError(
            f"{path} can be read by others (mode {mode:o}) and belongs to another user; allowed is "
            f"a directory of this user's own: chmod -R go= {path}",
            field="data_dir",
            value=str(path),
        ) from error
    return True


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.part"))
    else:
        shutil.copy2(source, target)
