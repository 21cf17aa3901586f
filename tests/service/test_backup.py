"""What was copied away can be served again: both kinds of database, and the pictures."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.postgres import Postgres, programs
from tests.service.helpers import RealClock, Stage, make_spec, make_stage, until, whole

from imagineart.service.store import Store

pytestmark = pytest.mark.anyio


async def left(stage: Stage) -> None:
    """A service that has drawn two results and is in the middle of others."""
    await stage.board.start()
    await stage.board.submit(make_spec("done", number=2))
    await until(lambda: stage.store.counts().get("results_done") == 2)
    stage.lane.gate.clear()
    await stage.board.submit(make_spec("open", number=2))
    await until(lambda: stage.store.counts().get("results_running") == 1)


async def check(stage: Stage) -> None:
    """It has all, and goes on with what was open."""
    await stage.board.start()
    for row in (await stage.board.state("alice", "done")).results:
        assert await whole(stage.board.stream_image(row.path)) == f"picture {row.seed}".encode()
    rows = [row async for row in stage.board.stream("alice", "open")]
    assert [row.state for row in rows] == ["done", "done"]
    await stage.board.stop()


async def test_a_copied_directory_is_served(tmp_path: Path) -> None:
    stage = make_stage(tmp_path / "data", clock=RealClock())
    await left(stage)
    stage.directory.backup(tmp_path / "copy")
    await stage.board.stop()
    await check(make_stage(tmp_path / "copy", clock=RealClock()))


async def test_a_dumped_database_and_copied_pictures_are_served(
    tmp_path: Path, postgres: Postgres
) -> None:
    url, restored = postgres.new(), postgres.new()
    stage = make_stage(tmp_path / "data", url=url)
    await left(stage)
    dump = tmp_path / "imagineart.dump"
    run("pg_dump", postgres, url, "--format=custom", f"--file={dump}")
    shutil.copytree(tmp_path / "data" / "images", tmp_path / "copy" / "images")
    await stage.board.stop()
    run("pg_restore", postgres, restored, "--no-owner", "--exit-on-error", str(dump))
    store = Store(restored)
    with store.database.writing() as connection:  # as after the time that a restore takes
        connection.exec_driver_sql("UPDATE results SET lease_until = 0 WHERE state = 'running'")
    store.close()
    await check(make_stage(tmp_path / "copy", url=restored))


def run(program: str, postgres: Postgres, url: str, *arguments: str) -> None:
    name = url.partition("@/")[2].partition("?")[0]
    command = [str(programs() / program), f"--host={postgres.folder}", "--username=postgres"]
    subprocess.run([*command, f"--dbname={name}", *arguments], check=True)
