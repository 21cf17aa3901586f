"""Work that a former version left behind is finished by this one, and nothing of it is lost.

`layout_2.sql` was dumped from a database of the version before plans and stages parted: one task
half drawn, its plan of version 1 stored and its second result being drawn; two tasks waiting.
"""

import hashlib
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.service.helpers import Receiver, until, whole

from imagineart.api.items import present
from imagineart.engines import registry
from imagineart.service.board import TaskBoard, open_board
from imagineart.service.datadir import DataDirectory
from imagineart.service.store import Store
from imagineart.service.task import TaskState
from imagineart.settings import Settings

pytestmark = pytest.mark.anyio

DUMP = (Path(__file__).parent / "layout_2.sql").read_text()
DRAWN = b"abc"  # the file of the one result that is done
SEEDS = [[7, 8, 9], [7, 8], [7]]  # of each task's results


def leave_behind(path: Path, receiver: Receiver, engine: str = "fake") -> None:
    """A data directory as the former version left it when it died."""
    directory = DataDirectory(path)
    directory.images.mkdir(parents=True, exist_ok=True)
    dump = DUMP.replace("http://receiver.test", receiver.url).replace("'fake'", f"'{engine}'")
    connection = sqlite3.connect(directory.database)
    connection.executescript(dump)
    (name,) = connection.execute("SELECT path FROM results WHERE state = 'done'").fetchone()
    connection.close()
    (directory.images / name).parent.mkdir()
    (directory.images / name).write_bytes(DRAWN)


@asynccontextmanager
async def taken_over(path: Path, engine: str = "fake") -> AsyncIterator[TaskBoard]:
    settings = Settings(data_dir=path, engine=engine, allow_private_network=True, min_free_mib=0)
    board = open_board(settings, present=present)
    await board.start()
    yield board
    await board.stop()


async def finished(board: TaskBoard, receiver: Receiver) -> list[TaskState]:
    """All tasks in the order of their acceptance, once they are drawn and delivered."""
    await until(lambda: len(receiver.got) >= 7, 60)  # six webhooks, one upload
    return sorted(await board.newest(), key=lambda state: state.accepted_at)


async def test_what_a_former_version_left_is_finished(tmp_path: Path, receiver: Receiver) -> None:
    leave_behind(tmp_path, receiver)
    async with taken_over(tmp_path) as board:
        tasks = await finished(board, receiver)
        assert [[row.seed for row in task.results] for task in tasks] == SEEDS
        assert {row.state for task in tasks for row in task.results} == {"done"}
        for row in (row for task in tasks for row in task.results):
            data = await whole(board.stream_image((await board.open_image(row.image_id)).path))
            assert hashlib.sha256(data).hexdigest() == row.sha256


async def test_every_result_is_called_about_once(tmp_path: Path, receiver: Receiver) -> None:
    leave_behind(tmp_path, receiver)
    async with taken_over(tmp_path) as board:
        tasks = await finished(board, receiver)
    bodies = [json.loads(got.body) for got in receiver.got if got.method == "POST"]
    called = [item["imageUUID"] for body in bodies for item in body["data"]]
    assert sorted(called) == sorted(row.image_id for task in tasks for row in task.results)
    versions = [
        item["plan"]["version"] for body in bodies for item in body["data"] if "plan" in item
    ]
    assert sorted(versions) == [1, 2, 2]  # as whoever drew it wrote it


async def test_a_former_plan_is_read_again_and_kept(tmp_path: Path, receiver: Receiver) -> None:
    leave_behind(tmp_path, receiver)
    async with taken_over(tmp_path) as board:
        first, *_ = await finished(board, receiver)
    drawn = [(row.plan or {})["version"] for row in first.results]
    assert drawn == [1, 2, 2]
    assert [row.stage and row.stage["seed"] for row in first.results] == [None, 8, 9]
    connection = sqlite3.connect(DataDirectory(tmp_path).database)
    (understood,) = connection.execute("SELECT understood FROM tasks WHERE id = 1").fetchone()
    connection.close()
    assert json.loads(understood)["version"] == 2


@pytest.mark.parametrize("set_to", ["fake", "sketch"])
async def test_an_engine_that_was_renamed_is_found_by_its_former_name(
    tmp_path: Path, receiver: Receiver, monkeypatch: pytest.MonkeyPatch, set_to: str
) -> None:
    monkeypatch.setitem(registry.FORMER_NAMES, "sketch", "fake")
    leave_behind(tmp_path, receiver, engine="sketch")
    async with taken_over(tmp_path, engine=set_to) as board:
        assert board.engines == {"fake"}
        tasks = await finished(board, receiver)
    assert {task.spec.engine for task in tasks} == {"fake"}
    assert {row.state for task in tasks for row in task.results} == {"done"}


def test_the_dump_is_of_the_layout_before(tmp_path: Path, receiver: Receiver) -> None:
    leave_behind(tmp_path, receiver)
    store = Store(f"sqlite:///{DataDirectory(tmp_path).database}")
    job = store.results.claim("fake", 1.0)
    assert job is not None
    assert job.understood is not None
    assert job.understood["version"] == 1
    assert "width" in job.understood
    store.close()
