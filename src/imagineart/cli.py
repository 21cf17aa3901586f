"""The command line: `imagineart generate PROMPT` and everything around it."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from imagineart.api import commands as serving
from imagineart.console.guard import MENDABLE, guarded
from imagineart.service import commands as operating

app = typer.Typer(
    name="imagineart",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise typer.BadParameter(f"{text[:40]!r} is not a whole number") from None


def _version(asked: bool) -> None:
    if asked:
        version()
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """A prompt becomes a plan, the plan a picture, the picture a file. On your machine."""


class Thinking(StrEnum):
    """How much work goes into a picture."""

    low = "low"
    high = "high"


Prompt = Annotated[str, typer.Argument(help="What to draw, in quotes: 2 to 3000 characters.")]
Size = Annotated[
    str | None, typer.Option(metavar="WxH", help="One of eleven sizes, e.g. 2816x1584.")
]
Aspect = Annotated[str | None, typer.Option(metavar="R", help="The same by ratio, e.g. 16:9.")]
Seed = Annotated[
    int | None,
    typer.Option(parser=_whole, metavar="N", help="Same seed, same bytes. Absent: random."),
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


Trace = Annotated[
    bool, typer.Option("--trace", help="Also tell every decision on the way, on stderr.")
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="File, existing folder, or - for standard output. Absent: a name made of the prompt.",
    ),
]


@app.command()
def generate(
    prompt: Prompt,
    size: Size = None,
    aspect: Aspect = None,
    seed: Seed = None,
    number: Annotated[
        int, typer.Option(parser=_whole, metavar="N", help="How many pictures, 1 to 20.")
    ] = 1,
    thinking: Think = Thinking.high,
    look: Look = None,
    format: Annotated[
        str | None, typer.Option(help="jpg, png or webp. Absent: by --output, or jpg.")
    ] = None,
    quality: Annotated[
        int, typer.Option(parser=_whole, metavar="N", help="20 to 99; no effect on PNG.")
    ] = 95,
    output: Output = None,
    layers: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Also write every layer here, as a transparent PNG."),
    ] = None,
    engine: EngineName = "layered",
    plan: Annotated[bool, typer.Option("--plan", help="Also print the plan as JSON.")] = False,
    trace: Trace = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document, nothing else.")
    ] = False,
) -> None:
    """Draw a prompt and print the path of the picture."""
    from imagineart.console import files, options, session

    target = files.target(output)
    request = options.request(
        prompt,
        size=size,
        aspect=aspect,
        seed=seed,
        number=number,
        thinking=thinking.value,
        look=look,
        format=options.image_format(format, target),
        quality=quality,
    )
    session.draw(
        request,
        engine=engine,
        output=target,
        layers=layers,
        show=session.Show(plan=plan, trace=trace, json=json),
    )


@app.command()
def read(
    prompt: Prompt,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show what the learned reader understands: the facts of a prompt, coloured in it."""
    from imagineart.console.marks import print_marks

    print_marks(prompt, json=json)


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
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="Also draw the boxes, as this PNG."),
    ] = None,
    trace: Trace = False,
    json: Annotated[bool, typer.Option("--json", help="Print the plan as JSON.")] = False,
) -> None:
    """Show what would be drawn, and where, before any paint is spent."""
    from imagineart.console import files, options, session

    request = options.request(
        prompt, size=size, aspect=aspect, seed=seed, thinking=thinking.value, look=look
    )
    session.sketch(request, engine=engine, output=files.target(output), trace=trace, json=json)


@app.command()
def paint(
    phrase: Annotated[
        str | None, typer.Argument(help="One thing, with a colour if you like.")
    ] = None,
    style: Annotated[str, typer.Option(help="Of the painter: 3d, flat or illustration.")] = "3d",
    seed: Annotated[
        int, typer.Option(parser=_whole, metavar="N", help="Same seed, same bytes.")
    ] = 0,
    size: Annotated[
        int, typer.Option(parser=_whole, metavar="N", help="Edge in pixels, 16 to 2048.")
    ] = 512,
    contact_sheet: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Paint every line of this file onto one sheet instead."),
    ] = None,
    output: Output = None,
) -> None:
    """Draw one thing on transparency and print the path of the PNG."""
    from imagineart.console import files
    from imagineart.console.paint import paint as draw

    target = files.target(output)
    draw(phrase, contact_sheet, style=style, seed=seed, size=size, output=target)


@app.command()
def model(
    noun: Annotated[str | None, typer.Argument(help="A thing, as “teapot” or “owl”.")] = None,
    all: Annotated[bool, typer.Option("--list", help="List what there is, by family.")] = False,
    seed: Annotated[
        int, typer.Option(parser=_whole, metavar="N", help="Another one of its kind.")
    ] = 0,
    pose: Annotated[str, typer.Option(help="One of its family's poses; see --list.")] = "",
    color: Annotated[str | None, typer.Option(help="Of the parts that take one, as “red”.")] = None,
    size: Annotated[
        int, typer.Option(parser=_whole, metavar="N", help="Edge in pixels, 64 to 2048.")
    ] = 512,
    output: Output = None,
) -> None:
    """Show a thing that can be built, from four sides, and print the path of the PNG."""
    from imagineart.console import files
    from imagineart.console.model import list_models, show_model
    from imagineart.errors import InvalidRequestError

    if all == (noun is not None):
        raise InvalidRequestError("noun: give either a noun or --list", field="noun", value=noun)
    if noun is None:
        list_models()
        return
    show_model(noun, seed=seed, pose=pose, color=color, size=size, output=files.target(output))


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
        raise typer.Exit(MENDABLE)


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
    """Run a command; whatever goes wrong is one line on stderr, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(guarded(lambda: app(standalone_mode=False)))
