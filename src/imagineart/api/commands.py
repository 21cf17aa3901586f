"""Commands around the server: `serve`, `keys` and `conformance`. Mounted by the command line."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from imagineart.api.keys import ApiKey, KeyRing
    from imagineart.service.usage import Used

keys = typer.Typer(no_args_is_help=True, help="Make, list and revoke API keys.")
DAY_S = 24 * 3600
KEY_SEEN = (
    "warning: whoever can list this machine's processes reads the key after --api-key; "
    "set IMAGINEART_API_KEY or --api-key-file instead"
)
Data = Annotated[
    Path | None, typer.Option(help="Data directory. Absent: IMAGINEART_DATA_DIR, or ./data.")
]
Expires = Annotated[
    float | None, typer.Option(min=0, help="Days until it ends by itself; 0: never.")
]
Scopes = Annotated[
    list[str] | None,
    typer.Option(
        help="What it may do: draw, read, cancel; admin, for operators. Absent: the first three."
    ),
]
Priority = Annotated[
    int | None, typer.Option(help="Turns that it has in a round of all keys: 1 (usual) to 100.")
]
ResultsPerDay = Annotated[
    int | None, typer.Option(min=0, help="Results that it may ask for in a day (UTC); 0: any.")
]
MegapixelsPerDay = Annotated[
    float | None, typer.Option(min=0, help="Millions of pixels in a day (UTC); 0: any.")
]
Concurrent = Annotated[
    int | None, typer.Option(min=0, help="Results being drawn at once; 0: as many as workers.")
]


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one.")] = None,
    data: Data = None,
    api_key: Annotated[
        str | None,
        typer.Option(help="A key that opens the door; better in IMAGINEART_API_KEY or a file."),
    ] = None,
    api_key_file: Annotated[str | None, typer.Option(help="A file that holds such a key.")] = None,
    engine: Annotated[str | None, typer.Option(help="Engine that draws.")] = None,
    public_url: Annotated[str | None, typer.Option(help="Base of every imageURL.")] = None,
) -> None:
    """Serve the API on one machine."""
    from imagineart.api.server import run
    from imagineart.settings import Settings

    if api_key is not None:
        typer.echo(KEY_SEEN, err=True)
    run(
        Settings.load(
            host=host,
            port=port,
            data_dir=data,
            api_key=api_key,
            api_key_file=api_key_file,
            engine=engine,
            public_url=public_url,
        ),
        typer.echo,
    )


def open_page(
    data: Data = None,
    port: Annotated[int | None, typer.Option(help="Port that the server listens on.")] = None,
    browser: Annotated[bool, typer.Option(help="Open it in a browser, too.")] = True,
) -> None:
    """Print the address of the page with a code that gives a browser on this machine a key.

    The code works once, within 15 minutes, with the server of the same data directory.
    """
    from imagineart.api.page.welcome import Codes, address_with
    from imagineart.api.server import shown_host
    from imagineart.settings import Settings

    settings = Settings.load(data_dir=data, port=port)
    base = f"http://{shown_host(settings.host)}:{settings.port}"
    at = address_with(base, Codes(settings.data_dir).make())
    typer.echo(at)
    if browser:
        typer.launch(at)


def conformance(
    url: Annotated[str, typer.Option(help="Base address, e.g. http://127.0.0.1:8787")],
    key: Annotated[str, typer.Option(help="A valid API key of that server.")],
    scenarios: Annotated[
        Path | None, typer.Option(help="Folder of scenario files. Absent: those shipped.")
    ] = None,
    only: Annotated[str, typer.Option(help="Run scenarios whose name contains this.")] = "",
    receiver: Annotated[
        str,
        typer.Option(help="Address of this machine as the server sees it, to test webhooks."),
    ] = "",
    patient: Annotated[
        bool, typer.Option("--patient", help="Also wait two minutes for a socket to be closed.")
    ] = False,
) -> None:
    """Check a server against the wire contract, one behaviour at a time."""
    from imagineart.api.conformance import check

    if not check(
        url,
        key,
        folder=scenarios,
        only=only,
        receiver_host=receiver,
        patient=patient,
        say=typer.echo,
    ):
        raise typer.Exit(1)


@keys.command()
def create(
    name: Annotated[str, typer.Argument(help="What the key is for.")] = "",
    data: Data = None,
    expires_days: Expires = None,
    scope: Scopes = None,
    priority: Priority = None,
    results_per_day: ResultsPerDay = None,
    megapixels_per_day: MegapixelsPerDay = None,
    concurrent: Concurrent = None,
) -> None:
    """Make a key and print it; it cannot be shown again."""
    terms = _terms(expires_days, scope, priority, results_per_day, megapixels_per_day, concurrent)
    place, is_new = _place(data)
    with _ring(data, wanted=False) as ring:
        key, secret = ring.create(name, **terms)
    typer.echo(f"{secret}\n{key.id} is its id for `keys revoke`; it is in {place}{is_new}")


@keys.command()
def change(
    key: Annotated[str, typer.Argument(help="Id or name.")],
    data: Data = None,
    name: Annotated[str | None, typer.Option(help="What the key is for.")] = None,
    expires_days: Expires = None,
    scope: Scopes = None,
    priority: Priority = None,
    results_per_day: ResultsPerDay = None,
    megapixels_per_day: MegapixelsPerDay = None,
    concurrent: Concurrent = None,
) -> None:
    """Give a key other terms, also in a running server; what is not named stays."""
    terms = _terms(expires_days, scope, priority, results_per_day, megapixels_per_day, concurrent)
    with _ring(data) as ring:
        changed = ring.change(key, **terms | ({} if name is None else {"name": name}))
    typer.echo(f"{changed.id}: {_told(changed)}")


@keys.command("list")
def list_keys(data: Data = None) -> None:
    """List all keys and their terms, without their secrets."""
    place, _ = _place(data)
    with _ring(data) as ring:
        kept = ring.kept()
    for key in kept:
        typer.echo(
            f"{key.id}  {_day(key.created_at)}  {_state(key):19}  {key.name or '-'}  {_told(key)}"
        )
    if not kept:
        typer.echo(f"none in {place}")


@keys.command()
def revoke(
    key: Annotated[str, typer.Argument(help="Id or name.")],
    data: Data = None,
) -> None:
    """End a key, also in a running server, which notices within a second."""
    with _ring(data) as ring:
        typer.echo(f"{ring.revoke(key).id} is revoked")


@keys.command()
def usage(
    data: Data = None,
    month: Annotated[str | None, typer.Option(help="Only this one, as 2026-11.")] = None,
) -> None:
    """What each key used in each month (UTC): results by their fate, and megapixels asked for."""
    from imagineart.service.commands import opened, print_table

    place, _ = _place(data)
    with _ring(data) as ring, opened(data) as store:
        names = {key.id: key.name for key in ring.kept()}
        used = store.tasks.used_by_month(month)
    if not used:
        typer.echo(f"none in {month or place}")
        return
    rows = [(u.period, u.owner, names.get(u.owner) or "-", *_counted(u)) for u in used]
    print_table(("month", "key", "name", "results", "done", "failed", "megapixels"), rows)


def _counted(used: Used) -> tuple[str, ...]:
    return str(used.accepted), str(used.done), str(used.failed), f"{used.pixels / 1e6:.1f}"


def _terms(
    expires_days: float | None,
    scopes: list[str] | None,
    priority: int | None,
    results_per_day: int | None,
    megapixels_per_day: float | None,
    concurrent: int | None,
) -> dict[str, Any]:
    """The terms that were given; 0 takes a limit away."""
    terms: dict[str, Any] = {}
    if expires_days is not None:
        terms["expires_at"] = time.time() + expires_days * DAY_S if expires_days else None
    if scopes:
        terms["scopes"] = tuple(scopes)
    if priority is not None:
        terms["priority"] = priority
    if megapixels_per_day is not None:
        terms["pixels_per_day"] = round(megapixels_per_day * 1e6) or None
    counts = {"results_per_day": results_per_day, "concurrent": concurrent}
    return terms | {name: count or None for name, count in counts.items() if count is not None}


def _told(key: ApiKey) -> str:
    """A key's terms in words."""
    terms = [", ".join(key.scopes), f"priority {key.priority}"]
    if key.results_per_day is not None:
        terms.append(f"{key.results_per_day} results a day")
    if key.pixels_per_day is not None:
        terms.append(f"{key.pixels_per_day / 1e6:g} megapixels a day")
    if key.concurrent is not None:
        terms.append(f"{key.concurrent} at once")
    return "; ".join(terms)


def _state(key: ApiKey) -> str:
    if key.revoked_at is not None:
        return f"revoked {_day(key.revoked_at)}"
    if key.expires_at is None:
        return "valid"
    return f"{'until' if key.valid(time.time()) else 'ended'} {_day(key.expires_at)}"


def _place(data: Path | None) -> tuple[str, str]:
    """(the data directory or database, what to say if it is not there yet)."""
    from imagineart.settings import Settings

    settings = Settings.load(data_dir=data)
    if settings.named_database:
        return "the database of IMAGINEART_DATABASE", ""
    directory = settings.data_dir.resolve()
    there = (directory / "imagineart.db").exists()
    return str(directory), "" if there else ", a new data directory: is it the server's?"


@contextmanager
def _ring(data: Path | None, *, wanted: bool = True) -> Iterator[KeyRing]:
    """The keys; those of a directory that has none are not made by looking if `wanted`."""
    from imagineart.api.keys import KEY_FILE, open_key_ring
    from imagineart.service.commands import NoDataError
    from imagineart.settings import Settings

    settings = Settings.load(data_dir=data)
    place, is_new = _place(data)
    if wanted and is_new and not (settings.data_dir / KEY_FILE).exists():
        raise NoDataError(
            f"no keys in {place}; name the server's directory with --data or IMAGINEART_DATA_DIR",
            field="data",
            value=place,
        )
    ring = open_key_ring(settings)
    try:
        yield ring
    finally:
        ring.close()


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
