"""The command line: `imagineart generate PROMPT` and everything around it."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from imagineart.api import commands as serving
from imagineart.errors import ImagineArtError
from imagineart.service import commands as operating

app = typer.Typer(
    name="imagineart",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="A prompt becomes a plan, the plan a picture, the picture a file. On your machine.",
)

EXIT_USER_ERROR = 2


class Thinking(StrEnum):
    """How much work goes into a picture."""

    low = "low"
    high = "high"


Prompt = Annotated[str, typer.Argument(help="What to draw, 2 to 3000 characters.")]
Size = Annotated[
    str | None, typer.Option(metavar="WxH", help="One of eleven sizes, e.g. 2816x1584.")
]
Aspect = Annotated[str | None, typer.Option(metavar="R", help="The same by ratio, e.g. 16:9.")]
Seed = Annotated[
    int | None, typer.Option(help="Same seed, same bytes. Absent: random.", show_default=False)
]
Think = Annotated[
    Thinking, typer.Option(help="low: read, plan, paint once. high: also completes and compares.")
]
Look = Annotated[
    str | None, typer.Option(help="See `imagineart looks`. Absent: what the prompt says, or 3d.")
]
EngineName = Annotated[
    str, typer.Option(help="layered, remote:URL, diffusers:MODEL, fake … (see `doctor`).")
]


@app.command()
def generate(
    prompt: Prompt,
    size: Size = None,
    aspect: Aspect = None,
    seed: Seed = None,
    number: Annotated[int, typer.Option(help="How many pictures, 1 to 20.")] = 1,
    thinking: Think = Thinking.high,
    look: Look = None,
    format: Annotated[
        str | None, typer.Option(help="jpg, png or webp. Absent: by --output, or jpg.")
    ] = None,
    quality: Annotated[int, typer.Option(help="20 to 99; no effect on PNG.")] = 95,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File or existing folder to write to.")
    ] = None,
    layers: Annotated[
        Path | None, typer.Option(help="Also write every layer as a transparent PNG here.")
    ] = None,
    engine: EngineName = "layered",
    plan: Annotated[bool, typer.Option("--plan", help="Also print the plan as JSON.")] = False,
    trace: Annotated[
        bool, typer.Option("--trace", help="Also print every decision on the way.")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document, nothing else.")
    ] = False,
) -> None:
    """Draw a prompt and print the path of the picture."""
    from imagineart.console import options, session

    request = options.request(
        prompt,
        size=size,
        aspect=aspect,
        seed=seed,
        number=number,
        thinking=thinking.value,
        look=look,
        format=options.image_format(format, output),
        quality=quality,
    )
    session.draw(
        request,
        engine=engine,
        output=output,
        layers=layers,
        show=session.Show(plan=plan, trace=trace, json=json),
    )


@app.command()
def plan(
    prompt: Prompt,
    size: Size = None,
    aspect: Aspect = None,
    seed: Seed = None,
    thinking: Think = Thinking.high,
    look: Look = None,
    engine: EngineName = "layered",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to draw the boxes, a PNG.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the plan as JSON.")] = False,
) -> None:
    """Show what would be drawn, and where, before any paint is spent."""
    from imagineart.console import options, session

    request = options.request(
        prompt, size=size, aspect=aspect, seed=seed, thinking=thinking.value, look=look
    )
    session.sketch(request, engine=engine, output=output, json=json)


@app.command()
def paint(
    phrase: Annotated[
        str | None, typer.Argument(help="One thing, with a colour if you like.")
    ] = None,
    style: Annotated[str, typer.Option(help="Of the painter: 3d, flat …")] = "3d",
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same bytes.")] = 0,
    size: Annotated[int, typer.Option(help="Edge in pixels, 16 to 2048.")] = 512,
    contact_sheet: Annotated[
        Path | None, typer.Option(help="Paint every line of this file onto one sheet instead.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The PNG to write.")] = None,
) -> None:
    """Draw one thing on transparency and print the path of the PNG."""
    from imagineart.console.paint import paint as draw

    lines = draw(phrase, contact_sheet, style=style, seed=seed, size=size, output=output)
    for line in lines:
        typer.echo(line)


@app.command()
def looks() -> None:
    """List the looks that --look accepts."""
    from imagineart.console import tables

    tables.print_looks()


@app.command()
def doctor() -> None:
    """Check what is installed, what can be drawn, and say what is missing."""
    from imagineart.console import tables

    if not tables.print_health():
        raise typer.Exit(EXIT_USER_ERROR)


@app.command()
def version() -> None:
    """Print the version."""
    from imagineart.version import __version__

    typer.echo(__version__)


app.command()(serving.serve)
app.add_typer(serving.keys, name="keys")
operating.mount(app)
app.command()(serving.conformance)


def main() -> NoReturn:
    """Run a command; every error that a user can cause is one line on stderr, exit code 2."""
    try:
        app(standalone_mode=True)
    except ImagineArtError as error:
        typer.echo(f"error: {error.message}", err=True)
        sys.exit(EXIT_USER_ERROR)
    sys.exit(0)
