"""The command `imagineart mcp`."""

from pathlib import Path
from typing import Annotated

import typer

from imagineart.errors import EngineUnavailableError

HOST = "127.0.0.1"  # whoever can reach it may draw: it asks for no key


def mcp(
    http: Annotated[
        bool, typer.Option("--http", help="Serve over HTTP on this machine instead of stdio.")
    ] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="With --http.")] = 8788,
    folder: Annotated[
        Path, typer.Option(metavar="DIR", help="Where pictures are saved; made if missing.")
    ] = Path("~/Pictures/imagineart"),
    engine: Annotated[
        str, typer.Option(help="embedded, remote:URL … (see `doctor`).")
    ] = "embedded",
) -> None:
    """Give a language model tools to draw with, by the Model Context Protocol.

    Programs that speak it start `imagineart mcp` themselves; `--http` is for those that connect to
    http://127.0.0.1:8788/mcp.
    """
    try:
        from imagineart.mcp.tools import Tools, server_of
    except ModuleNotFoundError as error:
        raise EngineUnavailableError(
            f"mcp: {error.name} is not installed; pip install 'imagineart[mcp]'", field="mcp"
        ) from error
    from imagineart.studio import open_studio

    server = server_of(Tools(open_studio(engine), folder.expanduser()))
    if not http:
        server.run("stdio")
        return
    typer.echo(f"imagineart serves tools at http://{HOST}:{port}/mcp", err=True)
    server.run("streamable-http", host=HOST, port=port)
