"""One run at the terminal: draw, tell the progress on stderr, the outcome on stdout."""

import hashlib
import io
import json as jsonlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from imagineart.console.extras import Extras, Written, save
from imagineart.console.files import (
    STDOUT,
    alone,
    path_of,
    png_path,
    slug,
    writable,
    write,
)
from imagineart.console.progress import progress_bar, waiting
from imagineart.pipeline import GenerationResult, canvas_of, generate
from imagineart.plan.plan import Plan, TraceEntry
from imagineart.request import GenerationRequest, seeds_of
from imagineart.staging.sheet import Sheet, sheet_of
from imagineart.staging.stage import Stage
from imagineart.studio import ImagineArt, open_studio

MOST_NOTES = 8  # told of one picture; the trace and the JSON hold all


@dataclass(frozen=True, slots=True)
class Show:
    """What to print besides the path."""

    plan: bool = False
    trace: bool = False
    json: bool = False


def draw(
    request: GenerationRequest,
    engine: str,
    output: Path | None,
    extras: Extras,
    show: Show,
    *,
    plan: Plan | None = None,
    free_format: bool = False,
) -> None:
    """Draw all results of a request, writing and telling each as soon as it is finished.

    `plan`: what to draw, instead of what the prompt is read as. `free_format`: nobody named one, so
    that a prompt for a transparent picture may take one that can be.
    """
    alone(output, json=show.json, plan_out=show.plan)
    writable(output, request.number)
    extras.check()

    def ready(art: ImagineArt) -> GenerationRequest:
        extras.fit(art.engine.capabilities, engine)
        return _in_fitting_format(request, art, plan) if free_format else request

    entries = [
        _deliver(request, result, output, extras, show)
        for result in _results(request, engine, ready, plan)
    ]
    if show.json:
        typer.echo(jsonlib.dumps({"results": entries}, indent=2))


def sketch(
    request: GenerationRequest, *, engine: str, output: Path | None, trace: bool, json: bool
) -> None:
    """Plan a request and show it: JSON, or a summary; also a picture of boxes, and the trace."""
    from imagineart.staging.diagram import summary

    alone(output, json=json)
    seed = seeds_of(request)[0]
    path = png_path(output, f"{slug(request.prompt)}-{seed}-plan") if output else None
    if path is not None:
        writable(path)
    with waiting("reading the prompt"):
        art = open_studio(engine)
        plan = art.thinker.understand(request)
        stage = art.thinker.stage(plan, canvas_of(request, plan), seed, request.thinking)
    sheet = sheet_of(plan, stage)
    if path is not None:
        write(path, _diagram(sheet))
    if trace:
        _tell_trace((*plan.trace, *stage.trace))
    if json:
        typer.echo(_both(plan, stage))
        return
    shown = summary(sheet, art.engine.capabilities.drawable, stage.trace)
    typer.echo(shown, err=path == STDOUT)
    if path not in (None, STDOUT):
        typer.echo(path)


def _in_fitting_format(
    request: GenerationRequest, art: ImagineArt, plan: Plan | None
) -> GenerationRequest:
    """As PNG, where the picture will be transparent and nobody asked for a format."""
    from imagineart.reading.clearing import is_clear

    wanted = plan.transparent if plan is not None else is_clear(request.prompt)
    if not (wanted and art.engine.capabilities.transparent):
        return request
    return GenerationRequest.parse(**{**dict(request), "format": "PNG"})


def _results(
    request: GenerationRequest,
    engine: str,
    ready: Callable[[ImagineArt], GenerationRequest],
    plan: Plan | None,
) -> Iterator[GenerationResult]:
    with progress_bar(request.number) as progress:
        progress.note(f"opening engine {engine}")
        art = open_studio(engine)
        request = ready(art)
        progress.note("reading the prompt")
        for result in generate(
            request, thinker=art.thinker, engine=art.engine, progress=progress.tell, plan=plan
        ):
            with progress.paused():
                yield result


def _deliver(
    request: GenerationRequest,
    result: GenerationResult,
    output: Path | None,
    extras: Extras,
    show: Show,
) -> dict[str, Any]:
    path = write(path_of(request, result, output), result.data)
    written = save(result, extras, request.number)
    if not show.json:
        _tell_notes(written.notes)
        _tell(path, result, show)
    return _as_json(path, result, written, show)


def _tell(path: Path, result: GenerationResult, show: Show) -> None:
    if show.trace:
        _tell_trace(result.trace)
    _tell_notes(result.picture.notes if show.trace else result.notes)
    if show.plan:
        typer.echo(_both(result.plan, result.stage))
    if path != STDOUT:
        typer.echo(path)


def _tell_notes(notes: tuple[str, ...]) -> None:
    for note in notes[:MOST_NOTES]:
        typer.echo(f"note: {note}", err=True)
    if len(notes) > MOST_NOTES:
        typer.echo(f"note: … and {len(notes) - MOST_NOTES} more; --trace tells all", err=True)


def _both(plan: Plan, stage: Stage) -> str:
    """What the picture holds and where it stands, as one JSON document."""
    both = {"plan": plan.model_dump(mode="json"), "stage": stage.model_dump(mode="json")}
    return jsonlib.dumps(both, indent=2, ensure_ascii=False)


def _tell_trace(trace: Sequence[TraceEntry]) -> None:
    for entry in trace:
        typer.echo(f"{entry.kind:>12}  {entry.message}", err=True)


def _diagram(sheet: Sheet) -> bytes:
    from imagineart.staging.diagram import draw as draw_diagram

    file = io.BytesIO()
    draw_diagram(sheet).save(file, "PNG")
    return file.getvalue()


def _as_json(path: Path, result: GenerationResult, written: Written, show: Show) -> dict[str, Any]:
    canvas = result.stage.canvas
    entry: dict[str, Any] = {
        "path": str(path),
        "seed": result.seed,
        "width": canvas.width,
        "height": canvas.height,
        "format": result.format,
        "bytes": len(result.data),
        "sha256": hashlib.sha256(result.data).hexdigest(),
        "notes": [*result.notes, *written.notes],
        "seconds": {step: round(value, 3) for step, value in result.seconds.items()},
        "provenance": result.picture.provenance,
    }
    if written.layers:
        entry["layers"] = [
            {"path": str(path), "name": layer.name, "left": layer.left, "top": layer.top}
            for path, layer in written.layers
        ]
    if written.buffers:
        entry["buffers"] = [str(path) for path in written.buffers]
    if written.export is not None:
        entry["export"] = str(written.export)
    if show.plan:
        entry["plan"] = result.plan.model_dump(mode="json", exclude={"trace"})
        entry["stage"] = result.stage.model_dump(mode="json", exclude={"trace"})
    if show.trace:
        entry["trace"] = [item.model_dump(mode="json") for item in result.trace]
    return entry
