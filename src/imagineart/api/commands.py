"""Commands around the server: `serve`, `keys` and `conformance`. Mounted by the command line."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

keys = typer.Typer(no_args_is_help=True, help="Make, list and revoke API keys.")
Data = Annotated[
    Path | None, typer.Option(help="Data directory. Absent: IMAGINEART_DATA_DIR, or ./data.")
]


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one.")] = None,
    data: Data = None,
    api_key: Annotated[str | None, typer.Option(help="A key that opens the door.")] = None,
    engine: Annotated[str | None, typer.Option(help="Engine that draws.")] = None,
    public_url: Annotated[str | None, typer.Option(help="Base of every imageURL.")] = None,
) -> None:
    """Serve the API on one machine."""
    from imagineart.api.server import run
    from imagineart.settings import Settings

    run(
        Settings.load(
            host=host,
            port=port,
            data_dir=data,
            api_key=api_key,
            engine=engine,
            public_url=public_url,
        ),
        typer.echo,
    )


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
    name: Annotated[str, typer.Argument(help="What the key is for.")] = "", data: Data = None
) -> None:
    """Make a key and print it; it cannot be shown again."""
    key, secret = _ring(data).create(name)
    typer.echo(f"{secret}\n{key.id} is its id for `keys revoke`", err=False)


@keys.command("list")
def list_keys(data: Data = None) -> None:
    """List all keys, without their secrets."""
    kept = _ring(data).kept()
    for key in kept:
        state = f"revoked {_day(key.revoked_at)}" if key.revoked_at else "valid"
        typer.echo(f"{key.id}  {_day(key.created_at)}  {state:19}  {key.name}")
    if not kept:
        typer.echo("none")


@keys.command()
def revoke(
    key: Annotated[str, typer.Argument(help="Id or name.")],
    data: Data = None,
) -> None:
    """End a key at once, also in a running server."""
    typer.echo(f"{_ring(data).revoke(key).id} is revoked")


def _ring(data: Path | None) -> Any:
    from imagineart.api.keys import open_key_ring
    from imagineart.settings import Settings

    return open_key_ring(Settings.load(data_dir=data))


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
