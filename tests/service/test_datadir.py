"""The data directory: its lock and its backup."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.service.helpers import make_drawn, make_spec

from imagineart.service.datadir import (
    BackupError,
    DataDirectory,
    DirectoryInUseError,
    DirectoryOpenError,
)
from imagineart.service.storage import ImageStore
from imagineart.service.store import Store


@pytest.fixture
def directory(tmp_path: Path) -> DataDirectory:
    return DataDirectory(tmp_path / "data")


def test_one_server_at_a_time(directory: DataDirectory) -> None:
    directory.lock()
    rival = DataDirectory(directory.path)
    with pytest.raises(DirectoryInUseError, match="another server"):
        rival.lock()
    directory.unlock()
    rival.lock()
    rival.unlock()


def test_free_bytes_are_those_of_its_disk(directory: DataDirectory) -> None:
    assert directory.free_bytes() > 0


def test_a_backup_of_a_running_server_can_be_served(
    directory: DataDirectory, tmp_path: Path
) -> None:
    store = Store(f"sqlite:///{directory.database}")
    store.tasks.add(make_spec(), 0)
    job = store.results.claim("fake", 1)
    assert job is not None
    store.results.finish(
        job, make_drawn("ab/x.jpg"), 2
    )  # lies in the write-ahead log, not in the file
    (directory.images / "ab").mkdir(parents=True)
    (directory.images / "ab" / "x.jpg").write_bytes(b"pic")
    (directory.images / "ab" / "y.jpg.12.part").write_bytes(b"half")
    (directory.path / "keys.json").write_text("{}")
    directory.lock()

    assert directory.backup(tmp_path / "copy") > 3

    copy = DataDirectory(tmp_path / "copy")
    copy.lock()
    again = Store(f"sqlite:///{copy.database}")
    assert again.tasks.load("alice", "u1").results[0].path == "ab/x.jpg"
    assert (copy.images / "ab" / "x.jpg").read_bytes() == b"pic"
    assert sorted(path.name for path in copy.path.rglob("*.*") if "db" not in path.name) == [
        "keys.json",
        "x.jpg",
    ]
    for opened in (store, again):
        opened.close()


def test_a_backup_never_overwrites(directory: DataDirectory, tmp_path: Path) -> None:
    sqlite3.connect(directory.database).close()
    (tmp_path / "copy").mkdir()
    with pytest.raises(BackupError, match="copy"):
        directory.backup(tmp_path / "copy")


def test_a_backup_of_nothing_says_so(directory: DataDirectory, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="unable to open"):
        directory.backup(tmp_path / "copy")


# Who may read it


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def lax() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def test_what_is_made_is_for_its_user_alone(tmp_path: Path, lax: None) -> None:
    directory = DataDirectory(tmp_path / "data")
    ImageStore(directory.images).put("ab/x.jpg", b"x")
    picture = directory.images / "ab" / "x.jpg"
    assert [mode(p) for p in (directory.path, directory.images, picture.parent)] == [0o700] * 3
    assert mode(picture) == 0o600


def test_what_others_could_read_is_closed_to_them_at_the_start(
    directory: DataDirectory, caplog: pytest.LogCaptureFixture
) -> None:
    (directory.images / "ab").mkdir(parents=True)
    (directory.path / "imagineart.db").touch()
    for path, former in (
        (directory.path, 0o755),
        (directory.images, 0o777),
        (directory.images / "ab", 0o750),
        (directory.database, 0o644),
    ):
        path.chmod(former)
    directory.lock()
    assert mode(directory.database) == 0o600
    assert [mode(p) for p in (directory.path, directory.images, directory.images / "ab")] == [
        0o700
    ] * 3
    assert "4 files and folders were open to others" in caplog.text
    assert directory.close_to_others() == 0


def test_what_cannot_be_closed_keeps_the_server_from_starting(
    directory: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(self: Path, mode: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    directory.path.chmod(0o755)
    monkeypatch.setattr(Path, "chmod", forbidden)
    with pytest.raises(DirectoryOpenError, match=r"mode 755.*chmod -R go="):
        directory.lock()


def test_a_backup_is_for_its_user_alone(
    directory: DataDirectory, tmp_path: Path, lax: None
) -> None:
    sqlite3.connect(directory.database).close()
    directory.database.chmod(0o600)
    directory.backup(tmp_path / "copy")
    assert mode(tmp_path / "copy") == 0o700
    assert mode(tmp_path / "copy" / "imagineart.db") == 0o600
