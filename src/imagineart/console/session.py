"""One run at the terminal: draw, tell the progress on stderr, the outcome on stdout."""

import hashlib
import io
import json as jsonlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from imagineart.console.files import (
    STDOUT,
    alone,
    folder,
    layer_paths,
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
from imagineart.studio import open_studio

MOST_NOTES = 8  # told of one picture; the trace and the JSON hold all


@dataclass(frozen=True, slots=True)
class Show:
    """What to print besides the path."""

    plan: bool = False
    trace: bool = False
    json: bool = False


def draw(
    request: GenerationRequest,
    *,
    engine: str,
    output: Path | None,
    layers: Path | None,
    show: Show,
) -> None:
    """Draw all results of a request, writing and telling each as soon as it is finished."""
    alone(output, json=show.json, plan=show.plan)
    writable(output, request.number)
    if layers is not None:
        folder(layers)
    entries = [
        _deliver(request, result, output, layers, show) for result in _results(request, engine)
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
    told = summary(sheet, art.engine.capabilities.drawable, stage.trace)
    typer.echo(told, err=path == STDOUT)
    if path not in (None, STDOUT):
        typer.echo(path)


def _results(request: GenerationRequest, engine: str) -> Iterator[GenerationResult]:
    with progress_bar(request.number) as progress:
        progress.note(f"opening engine {engine}")
        art = open_studio(engine)
        progress.note("reading the prompt")
        for result in generate(
            request, thinker=art.thinker, engine=art.engine, progress=progress.tell
        ):
            with progress.paused():
                yield result


def _deliver(
    request: GenerationRequest,
    result: GenerationResult,
    output: Path | None,
    layers: Path | None,
    show: Show,
) -> dict[str, Any]:
    path = write(path_of(request, result, output), result.data)
    written = _save_layers(result, layers) if layers is not None else []
    if not show.json:
        _tell(path, result, show)
        if layers is not None and not written:
            typer.echo(f"note: the picture has no layers; {layers} gets none", err=True)
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


def _save_layers(result: GenerationResult, target: Path) -> list[Path]:
    from imagineart.color.codec import encode_rgba_png

    pairs = zip(layer_paths(result, target), result.picture.layers, strict=True)
    return [write(path, encode_rgba_png(layer.image), "layers") for path, layer in pairs]


def _diagram(sheet: Sheet) -> bytes:
    from imagineart.staging.diagram import draw as draw_diagram

    file = io.BytesIO()
    draw_diagram(sheet).save(file, "PNG")
    return file.getvalue()


def _as_json(
    path: Path, result: GenerationResult, layers: list[Path], show: Show
) -> dict[str, Any]:
    canvas = result.stage.canvas
    entry: dict[str, Any] = {
        "path": str(path),
        "seed": result.seed,
        "width": canvas.width,
        "height": canvas.height,
        "format": result.format,
        "bytes": len(result.data),
        "sha256": hashlib.sha256(result.data).hexdigest(),
        "notes": list(result.notes),
        "seconds": {step: round(value, 3) for step, value in result.seconds.items()},
        "provenance": result.picture.provenance,
    }
    if layers:
        pairs = zip(layers, result.picture.layers, strict=True)
        entry["layers"] = [
            {"path": str(path), "name": layer.name, "left": layer.left, "top": layer.top}
            for path, layer in pairs
        ]
    if show.plan:
        entry["plan"] = result.plan.model_dump(mode="json", exclude={"trace"})
        entry["stage"] = result.stage.model_dump(mode="json", exclude={"trace"})
    if show.trace:
        entry["trace"] = [item.model_dump(mode="json") for item in result.trace]
    return entry
