"""The operator's commands, on the data directory of a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from tests.service.helpers import make_drawn, make_spec
from typer.testing import CliRunner, Result

from imagineart.errors import ImagineArtError
from imagineart.service.commands import mount
from imagineart.service.datadir import DataDirectory
from imagineart.service.schema import REVISION
from imagineart.service.slots import Slots
from imagineart.service.store import Store


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IMAGINEART_DATA_DIR", str(tmp_path / "data"))
    return DataDirectory(tmp_path / "data").path


@pytest.fixture
def store(data: Path) -> Iterator[Store]:
    made = Store(f"sqlite:///{data / 'imagineart.db'}")
    made.tasks.add(
        make_spec("u1", number=3, prompt="a cat " * 20, webhook_url="http://a.example/h"), 0
    )
    job = made.results.claim("fake", 1.0)
    assert job is not None
    made.results.finish(job, make_drawn(), 3.5)
    yield made
    made.close()


def run(*arguments: str) -> Result:
    app = typer.Typer()
    mount(app)
    return CliRunner().invoke(app, arguments)


def output(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.exception
    return result.output


def problem(*arguments: str) -> str:
    error = run(*arguments).exception
    assert isinstance(error, ImagineArtError)
    return error.message


def test_the_list_names_tasks_and_counts_results(store: Store) -> None:
    header, line = output("tasks", "list").splitlines()
    assert header.split() == ["task", "owner", "accepted", "done", "failed", "open", "prompt"]
    assert line.startswith("u1    alice")
    assert " 1     0       2     a cat a cat" in line
    assert line.endswith("…")


def test_a_prompt_cannot_break_out_of_its_line(store: Store) -> None:
    store.tasks.add(make_spec("u2", prompt="a cat\n\x1b[2Jon a mat"), 1)
    assert output("tasks", "list", "--limit", "1").splitlines()[1].endswith("a cat [2Jon a mat")
    assert "prompt    a cat [2Jon a mat\n" in output("tasks", "show", "u2")


def test_a_wrong_setting_is_told(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    monkeypatch.setenv("IMAGINEART_PORT", "x")
    assert "IMAGINEART_PORT" in problem("tasks", "list")


def test_the_list_can_be_one_owner_s(store: Store) -> None:
    assert output("tasks", "list", "--owner", "bob") == "none\n"


def test_a_task_is_shown_whole(store: Store) -> None:
    shown = output("tasks", "show", "u1")
    assert "task      u1 of alice" in shown
    assert "0       done    1        2.50     0     ab/x.jpg" in shown
    assert "1       queued" in shown
    assert "webhook  due" in shown


def test_the_owner_decides_between_two(store: Store) -> None:
    store.tasks.add(make_spec("u1", owner="bob"), 0)
    assert "alice, bob" in problem("tasks", "show", "u1")
    assert "of bob" in output("tasks", "show", "u1", "--owner", "bob")


def test_an_unknown_task_is_said_to_be_so(store: Store) -> None:
    assert problem("tasks", "cancel", "u9") == "no task u9"


def test_cancelling_says_how_much_was_left(store: Store) -> None:
    assert output("tasks", "cancel", "u1") == "2 of its results cancelled\n"
    assert output("tasks", "cancel", "u1") == "it was finished already\n"
    assert [row.state for row in store.tasks.load("alice", "u1").results] == [
        "done",
        "failed",
        "failed",
    ]


def test_dead_letters_are_listed_and_replayed(store: Store) -> None:
    assert output("webhooks", "list") == "none\n"
    (errand,) = store.deliveries.take(9, Slots())
    store.deliveries.give_up(errand, "HTTP 410")
    assert "http://a.example/h  HTTP 410" in output("webhooks", "list")
    assert output("webhooks", "replay", "999") == "0 will be made again\n"
    assert output("webhooks", "replay") == "1 will be made again\n"
    assert "due" in output("webhooks", "list", "--state", "all")


def test_an_unknown_state_is_refused(store: Store) -> None:
    assert run("webhooks", "list", "--state", "lost").exit_code == 2


def test_a_backup_is_made_beside_a_running_server(store: Store, tmp_path: Path) -> None:
    assert "--data" in output("backup", str(tmp_path / "copy"))
    copy = Store(f"sqlite:///{tmp_path / 'copy' / 'imagineart.db'}")
    assert copy.tasks.load("alice", "u1").spec.task_uuid == "u1"
    copy.close()


@pytest.mark.parametrize("command", [["tasks", "list"], ["webhooks", "list"], ["backup", "x"]])
def test_a_directory_without_tasks_is_named(data: Path, command: list[str]) -> None:
    assert str(data) in problem(*command)
    assert not (data / "imagineart.db").exists()


def test_the_layout_is_shown_and_gone_back_from(store: Store, data: Path) -> None:
    assert output("database", "show").splitlines()[1] == f"layout {int(REVISION)}"
    assert f"{int(REVISION)} → 4" in output("database", "downgrade", "4")
    assert output("database", "show").endswith("layout 4\n")
    (line,) = run("database", "downgrade", "9").exception.args  # type: ignore[union-attr]
    assert "allowed is a number from 1 to 4" in line
    again = Store(f"sqlite:///{data / 'imagineart.db'}")
    assert again.tasks.load("alice", "u1").spec.task_uuid == "u1"
    again.close()


def test_a_worker_of_its_own_wants_a_database_that_is_shared(store: Store) -> None:
    assert "PostgreSQL" in str(run("worker", "--engine", "fake").exception)


def test_the_directory_can_be_given(store: Store, tmp_path: Path) -> None:
    assert "elsewhere" in problem("tasks", "list", "--data", str(tmp_path / "elsewhere"))
