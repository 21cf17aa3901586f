"""What an operator does from the command line: look at tasks, cancel them, replay, back up.

The commands work on the data directory beside a running server, which notices within a second.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imagineart.console.line import one_line
from imagineart.errors import ImagineArtError
from imagineart.journal import escaped

if TYPE_CHECKING:
    from imagineart.service.store import Store
    from imagineart.service.task import Delivery, ResultRow, TaskState
    from imagineart.settings import Settings

tasks_app = typer.Typer(help="Look at tasks and cancel them.", no_args_is_help=True)
webhooks_app = typer.Typer(
    help="Look at webhook calls and uploads, and make them again.", no_args_is_help=True
)

database_app = typer.Typer(help="Look at the database's layout.", no_args_is_help=True)

Data = Annotated[
    Path | None,
    typer.Option("--data", help="Data directory. Absent: IMAGINEART_DATA_DIR, or ./data."),
]
Owner = Annotated[str | None, typer.Option(help="Id of the key that owns the task.")]
Limit = Annotated[int, typer.Option(min=1, help="How many, newest first.")]


class Deliveries(StrEnum):
    """Calls and uploads by what became of them."""

    dead = "dead"
    due = "due"
    delivered = "delivered"
    all = "all"


class NoDataError(ImagineArtError):
    """There is no database where one was looked for."""


class AmbiguousTaskError(ImagineArtError):
    """Several owners have a task of this UUID."""


def mount(app: typer.Typer) -> None:
    """Add the operator's commands to the program."""
    app.add_typer(tasks_app, name="tasks")
    app.add_typer(webhooks_app, name="webhooks")
    app.add_typer(database_app, name="database")
    app.command()(backup)
    app.command()(worker)


@tasks_app.command("list")
def list_tasks(data: Data = None, owner: Owner = None, limit: Limit = 50) -> None:
    """The newest tasks."""
    with opened(data) as store:
        rows = [_task_line(state) for state in store.tasks.newest(owner, limit)]
    print_table(("task", "owner", "accepted", "done", "failed", "open", "prompt"), rows)


@tasks_app.command("show")
def show_task(task_uuid: str, data: Data = None, owner: Owner = None) -> None:
    """Everything known of one task: its results and what was delivered."""
    with opened(data) as store:
        state = store.tasks.load(_owner_of(store, task_uuid, owner), task_uuid)
    typer.echo(f"task      {state.spec.task_uuid} of {state.spec.owner}")
    typer.echo(f"prompt    {one_line(state.spec.request.prompt)}")
    typer.echo(f"accepted  {_moment(state.accepted_at)}")
    typer.echo(f"expires   {_moment(state.expires_at)}\n")
    header = ("result", "state", "attempt", "seconds", "seed", "file or reason")
    print_table(header, [_result_line(row) for row in state.results])
    if state.deliveries:
        typer.echo()
        _print_deliveries(state.deliveries)


@tasks_app.command("cancel")
def cancel_task(task_uuid: str, data: Data = None, owner: Owner = None) -> None:
    """Fail what is not finished; what is being drawn stops."""
    import time

    with opened(data) as store:
        owner = _owner_of(store, task_uuid, owner)
        before = _open_results(store.tasks.load(owner, task_uuid))
        store.tasks.cancel(owner, task_uuid, time.time())
    typer.echo(f"{before} of its results cancelled" if before else "it was finished already")


@webhooks_app.command("list")
def list_webhooks(
    data: Data = None,
    state: Annotated[Deliveries, typer.Option(help="Which ones.")] = Deliveries.dead,
    limit: Limit = 50,
) -> None:
    """Calls and uploads that were given up, or are in another state."""
    with opened(data) as store:
        found = store.deliveries.newest(None if state is Deliveries.all else state, limit)
    _print_deliveries(found)


@webhooks_app.command("replay")
def replay_webhooks(
    ids: Annotated[list[int] | None, typer.Argument(help="Absent: all that were given up.")] = None,
    data: Data = None,
) -> None:
    """Make calls and uploads again that were given up."""
    import time

    with opened(data) as store:
        count = store.deliveries.replay(ids, time.time())
    typer.echo(f"{count} will be made again")


@database_app.command("show")
def show_database(data: Data = None) -> None:
    """Say where the database is and which layout it has."""
    from imagineart.service.database import open_engine
    from imagineart.service.migrate import revision_of

    settings = _settings(data)
    _check_data(settings)
    engine = open_engine(settings.resolved_database)
    with engine.begin() as connection:
        revision = revision_of(connection)
    engine.dispose()
    place = engine.url.render_as_string(hide_password=True)
    typer.echo(f"{place}\nlayout {int(revision or 0)}")


@database_app.command("downgrade")
def downgrade_database(
    number: Annotated[int, typer.Argument(help="Layout that the build before knows.")],
    data: Data = None,
) -> None:
    """Give the database back the layout of a former build, once every server is stopped."""
    from imagineart.service.database import open_engine
    from imagineart.service.datadir import DataDirectory
    from imagineart.service.migrate import go_back

    settings = _settings(data)
    _check_data(settings)
    directory = DataDirectory(settings.data_dir)
    directory.lock()
    engine = open_engine(settings.resolved_database)
    try:
        found = go_back(engine, number)
    finally:
        engine.dispose()
        directory.unlock()
    typer.echo(f"layout {found} → {number}; opened by this build, it has layout {found} again")


def backup(
    target: Annotated[Path, typer.Argument(help="A directory that does not exist yet.")],
    data: Data = None,
) -> None:
    """Copy the data directory, while the server runs or not."""
    from imagineart.service.datadir import DataDirectory

    settings = _settings(data)
    _check_data(settings)
    size = DataDirectory(settings.data_dir).backup(target)
    typer.echo(f"{target} ({size / 1e6:.1f} MB); serve it with --data {target}")


def worker(
    engine: Annotated[str | None, typer.Option(help="Engine that draws.")] = None,
    database: Annotated[
        str | None, typer.Option(help="PostgreSQL URL; better in IMAGINEART_DATABASE.")
    ] = None,
    data: Data = None,
    workers: Annotated[int | None, typer.Option(help="Results drawn at once.")] = None,
) -> None:
    """Draw for servers on other machines, over a database that they share."""
    from imagineart.journal import open_journal
    from imagineart.service.workshop import run
    from imagineart.settings import Settings

    settings = Settings.load(engine=engine, database=database, data_dir=data, workers=workers)
    journal = open_journal(settings.log_level, settings.log_form)
    try:
        run(settings, typer.echo)
    finally:
        journal.close()


def _settings(data: Path | None) -> "Settings":
    from imagineart.settings import Settings

    return Settings.load(data_dir=data)


def _check_data(settings: "Settings") -> None:
    database = settings.data_dir / "imagineart.db"
    if not settings.named_database and not database.exists():
        raise NoDataError(
            f"no tasks at {settings.data_dir}; name the server's directory with --data or "
            "IMAGINEART_DATA_DIR",
            field="data",
            value=str(settings.data_dir),
        )


@contextmanager
def opened(data: Path | None) -> "Iterator[Store]":
    """The tasks in a data directory. Raises `NoDataError` if there are none."""
    from imagineart.service.store import Store

    settings = _settings(data)
    _check_data(settings)
    store = Store(settings.resolved_database)
    try:
        yield store
    finally:
        store.close()


def _owner_of(store: "Store", task_uuid: str, owner: str | None) -> str:
    from imagineart.service.task import TaskNotFoundError

    owners = [owner] if owner else store.tasks.owners_of(task_uuid)
    if not owners:
        raise TaskNotFoundError(f"no task {task_uuid}", field="task_uuid", value=task_uuid)
    if len(owners) > 1:
        raise AmbiguousTaskError(
            f"{len(owners)} owners have a task {task_uuid}; choose one with --owner: "
            + ", ".join(owners),
            field="owner",
            allowed=owners,
        )
    return owners[0]


def _open_results(state: "TaskState") -> int:
    return sum(not row.finished for row in state.results)


def _task_line(state: "TaskState") -> Sequence[str]:
    states = [row.state for row in state.results]
    prompt = one_line(state.spec.request.prompt)
    return (
        state.spec.task_uuid,
        state.spec.owner,
        _moment(state.accepted_at),
        str(states.count("done")),
        str(states.count("failed")),
        str(_open_results(state)),
        prompt if len(prompt) <= 40 else prompt[:39] + "…",
    )


def _result_line(row: "ResultRow") -> Sequence[str]:
    outcome = f"{row.error.code}: {row.error.message}" if row.error else row.path
    took = row.finished_at - row.started_at if row.finished_at and row.started_at else None
    seconds = "" if took is None else f"{took:.2f}"
    return (str(row.index), row.state, str(row.attempt), seconds, str(row.seed), outcome)


def _print_deliveries(found: "Sequence[Delivery]") -> None:
    header = ("id", "kind", "state", "tries", "task", "result", "to", "last error")
    rows = [
        (
            str(d.id),
            d.kind,
            d.state,
            str(d.tries),
            d.task_uuid,
            str(d.index),
            escaped(d.url),
            escaped(d.last_error),
        )
        for d in found
    ]
    print_table(header, rows)


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their widest cell, whole UUIDs, nothing wrapped: fit for grep."""
    if not rows:
        typer.echo("none")
        return
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for row in (header, *rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        typer.echo("  ".join(cells).rstrip())


def _moment(at: float | None) -> str:
    if at is None:
        return "–"
    return datetime.fromtimestamp(at).astimezone().isoformat(sep=" ", timespec="seconds")
