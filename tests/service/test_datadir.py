"""The data directory: its lock and its backup."""

import sqlite3
from pathlib import Path

import pytest
from tests.service.helpers import make_drawn, make_spec

from imagineart.service.datadir import BackupError, DataDirectory, DirectoryInUseError
from imagineart.service.store import TaskStore


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
    store = TaskStore(f"sqlite:///{directory.database}")
    store.add(make_spec(), 0)
    job = store.claim("fake", 1)
    assert job is not None
    store.finish(job, make_drawn("ab/x.jpg"), 2)  # lies in the write-ahead log, not in the file
    (directory.images / "ab").mkdir(parents=True)
    (directory.images / "ab" / "x.jpg").write_bytes(b"pic")
    (directory.images / "ab" / "y.jpg.12.part").write_bytes(b"half")
    (directory.path / "keys.json").write_text("{}")
    directory.lock()

    assert directory.backup(tmp_path / "copy") > 3

    copy = DataDirectory(tmp_path / "copy")
    copy.lock()
    again = TaskStore(f"sqlite:///{copy.database}")
    assert again.load("alice", "u1").results[0].path == "ab/x.jpg"
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
