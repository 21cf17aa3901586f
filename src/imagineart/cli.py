"""The command line: `imagineart generate PROMPT` and everything around it."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from imagineart.api import commands as serving
from imagineart.cluster import commands as clustering
from imagineart.console.guard import MENDABLE, guarded
from imagineart.mcp import commands as tooling
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
    Thinking, typer.Option(help="low: one staging, few samples. high: the best of four, with more.")
]
Look = Annotated[
    str | None,
    typer.Option(help="See `imagineart looks`. Absent: what the prompt says, or photographic."),
]
EngineName = Annotated[
    str | None,
    typer.Option(help="embedded, remote:URL, diffusers:MODEL, fake … (see `doctor`)."),
]
Number = Annotated[
    int, typer.Option(parser=_whole, metavar="N", help="How many pictures, 1 to 20.")
]
Format = Annotated[
    str | None,
    typer.Option(help="jpg, png or webp. Absent: by --output, or png if transparent, or jpg."),
]
Quality = Annotated[
    int, typer.Option(parser=_whole, metavar="N", help="20 to 99; no effect on PNG.")
]
Draft = Annotated[
    bool, typer.Option("--draft", help="Small and quick: 512 px by the engine embedded-draft.")
]
Transparent = Annotated[
    bool,
    typer.Option(
        "--transparent",
        help="The things alone, with soft edges and no ground, as png or webp. "
        "“A sticker of …” or “on a transparent background” ask for the same.",
    ),
]
PlanFile = Annotated[
    Path | None,
    typer.Option(
        "--plan",
        metavar="FILE",
        help="Draw this plan (JSON, as --plan-out writes it) instead of reading a prompt. "
        "Same seed, same bytes; another seed, another staging of the same plan.",
    ),
]
PlanOut = Annotated[
    Path | None,
    typer.Option(
        "--plan-out",
        metavar="FILE",
        help="Also write the plan as JSON, to be edited and drawn by --plan; - prints it, "
        "and where everything stands.",
    ),
]
Layers = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Also write every thing here, as a transparent PNG."),
]
Buffers = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Also write depth, normals, ids and albedo here: 16-bit PNG and NPZ (embedded).",
    ),
]
Export = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.glb", help="Also write the scene as binary glTF for 3D programs (embedded)."
    ),
]
Trace = Annotated[
    bool, typer.Option("--trace", help="Also tell every decision on the way, on stderr.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document, nothing else.")]
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
    prompt: Annotated[
        str | None, typer.Argument(help="What to draw, in quotes; left out with --plan.")
    ] = None,
    size: Size = None,
    aspect: Aspect = None,
    seed: Seed = None,
    number: Number = 1,
    thinking: Think = Thinking.high,
    look: Look = None,
    format: Format = None,
    quality: Quality = 95,
    transparent: Transparent = False,
    output: Output = None,
    draft: Draft = False,
    engine: EngineName = None,
    plan: PlanFile = None,
    plan_out: PlanOut = None,
    layers: Layers = None,
    buffers: Buffers = None,
    export: Export = None,
    trace: Trace = False,
    json: Json = False,
) -> None:
    """Draw a prompt and print the path of the picture.

    `imagineart generate "an orange cat on a chair" --draft --plan-out cat.json` draws it small and
    keeps the plan; `imagineart generate --plan cat.json --seed 7` draws the same plan otherwise.
    """
    from imagineart.console import extras, files, options, plans, session

    show = session.Show(plan=plan_out == files.STDOUT, trace=trace, json=json)
    target = files.target(output)
    known = None if plan is None else plans.read_plan(plan)
    request = options.request(
        options.prompt(prompt, known),
        size=size,
        aspect=aspect,
        seed=seed,
        number=number,
        thinking=thinking.value,
        look=look,
        format=options.image_format(format, target, transparent=transparent),
        quality=quality,
        transparent=transparent,
    )
    beside = extras.Extras(plan_out, layers, buffers, export)
    free = options.is_free(format, target)
    name, known = options.engine_name(engine, draft=draft), options.adapted(known, request)
    session.draw(request, name, target, beside, show, plan=known, free_format=free)


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
    engine: EngineName = None,
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
    name = options.engine_name(engine, draft=False)
    session.sketch(request, engine=name, output=files.target(output), trace=trace, json=json)


@app.command()
def stage(
    prompt: Annotated[
        str | None, typer.Argument(help="What to stage, in quotes; left out with --plan.")
    ] = None,
    size: Size = None,
    aspect: Aspect = None,
    seed: Seed = None,
    thinking: Think = Thinking.low,
    look: Look = None,
    plan: PlanFile = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="Also draw what is seen of each thing, as PNG."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print plan and stage as JSON.")] = False,
) -> None:
    """Show a scene before it is lit: things, camera, place, lights. Needs no path tracer.

    `imagineart stage "three owls on a branch at night" -o owls.png` takes seconds where a picture
    takes many; the same seed gives the scene that `generate --engine embedded` lights at the same
    --thinking.
    """
    from imagineart.console import files, options, plans
    from imagineart.console.stage import show_stage

    known = None if plan is None else plans.read_plan(plan)
    request = options.request(
        options.prompt(prompt, known),
        size=size,
        aspect=aspect,
        seed=seed,
        thinking=thinking.value,
        look=look,
    )
    there = files.target(output)
    show_stage(request, options.adapted(known, request), output=there, json=json)


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
def doctor(
    cluster: Annotated[
        bool, typer.Option("--cluster", help="What servers and workers share, instead.")
    ] = False,
) -> None:
    """Check what is installed, what can be drawn, and say what is missing."""
    from imagineart.console import tables

    healthy = tables.print_cluster() if cluster else tables.print_health()
    if not healthy:
        raise typer.Exit(MENDABLE)


@app.command()
def version() -> None:
    """Print the version."""
    from imagineart.version import __version__

    typer.echo(__version__)


app.command()(serving.serve)
app.command("open")(serving.open_page)
app.add_typer(serving.keys, name="keys")
operating.mount(app)
app.add_typer(clustering.cluster, name="cluster")
app.command()(serving.conformance)
app.command()(tooling.mcp)


def main() -> NoReturn:
    """Run a command; whatever goes wrong is one line on stderr, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(guarded(lambda: app(standalone_mode=False)))
