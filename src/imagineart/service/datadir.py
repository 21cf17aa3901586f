"""What lies in the data directory, and who may use it.

data/
  imagineart.db      tasks, results, deliveries (SQLite, WAL: two more files while in use)
  images/ab/….jpg    pictures, by the first two letters of their id; *.part while being written
  lock               held by the one server that uses the directory
"""

import fcntl
import os
import shutil
import sqlite3
from pathlib import Path

from imagineart.errors import ImagineArtError


class DirectoryInUseError(ImagineArtError):
    """Another server works with the data directory."""


class BackupError(ImagineArtError):
    """The backup could not be written."""


class DataDirectory:
    """One server's directory: made when opened, taken by `lock`, freed by the process's end."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self.path.mkdir(parents=True, exist_ok=True)
        self._lock: int | None = None

    @property
    def images(self) -> Path:
        """Where pictures lie."""
        return self.path / "images"

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.path / "imagineart.db"

    def lock(self) -> None:
        """Take the directory. Raises `DirectoryInUseError` if another server has it."""
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
            target.mkdir(parents=True)
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
        source = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)
        copy = sqlite3.connect(target)
        try:
            source.backup(copy)
        finally:
            source.close()
            copy.close()


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.part"))
    else:
        shutil.copy2(source, target)
