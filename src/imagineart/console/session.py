"""One run at the terminal: draw, tell the progress on stderr, the outcome on stdout."""

import hashlib
import json as jsonlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from imagineart.console.files import folder, layer_paths, path_of, writable
from imagineart.console.progress import progress_bar
from imagineart.errors import OutputError
from imagineart.pipeline import GenerationResult, generate
from imagineart.reasoning.plan import Plan
from imagineart.request import GenerationRequest, seeds_of
from imagineart.studio import ImagineArt, drawable_by


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
    writable(output, request)
    if layers is not None:
        folder(layers)
    told = [
        _deliver(request, result, output, layers, show)
        for result in _results(request, engine, quiet=show.json)
    ]
    if show.json:
        typer.echo(jsonlib.dumps({"results": told}, indent=2))


def sketch(request: GenerationRequest, *, engine: str, output: Path | None, json: bool) -> None:
    """Plan a request and show it: JSON, or a picture of boxes and a summary."""
    from imagineart.reasoning.diagram import draw as draw_diagram
    from imagineart.reasoning.diagram import summary

    art = ImagineArt(engine)
    plan = art.thinker.compose(art.thinker.understand(request), seeds_of(request)[0])
    if output is not None:
        _save_diagram(draw_diagram(plan), output)
    if json:
        typer.echo(plan.model_dump_json(indent=2))
        return
    typer.echo(summary(plan, drawable_by(art.engine)))
    _tell_trace(plan)
    if output is not None:
        typer.echo(output)


def _results(request: GenerationRequest, engine: str, *, quiet: bool) -> Iterator[GenerationResult]:
    with progress_bar(request.number, quiet=quiet) as progress:
        progress.note(f"opening engine {engine}")
        art = ImagineArt(engine)
        yield from generate(request, thinker=art.thinker, engine=art.engine, progress=progress.tell)


def _deliver(
    request: GenerationRequest,
    result: GenerationResult,
    output: Path | None,
    layers: Path | None,
    show: Show,
) -> dict[str, Any]:
    path = result.save(path_of(request, result, output))
    written = _save_layers(result, layers) if layers is not None else []
    if not show.json:
        _tell(path, result, show)
    return _as_json(path, result, written, show)


def _tell(path: Path, result: GenerationResult, show: Show) -> None:
    for note in dict.fromkeys(result.notes):
        typer.echo(f"note: {note}", err=True)
    if show.trace:
        _tell_trace(result.plan)
    if show.plan:
        typer.echo(result.plan.model_dump_json(indent=2))
    typer.echo(path)


def _tell_trace(plan: Plan) -> None:
    for entry in plan.trace:
        typer.echo(f"{entry.kind:>12}  {entry.message}", err=True)


def _save_layers(result: GenerationResult, target: Path) -> list[Path]:
    from imagineart.color.codec import encode_rgba_png

    paths = layer_paths(result, target)
    for path, layer in zip(paths, result.picture.layers, strict=True):
        try:
            path.write_bytes(encode_rgba_png(layer.image))
        except OSError as error:
            raise OutputError(f"cannot write {path}: {error.strerror}", field="layers") from error
    return paths


def _save_diagram(image: Any, output: Path) -> None:
    try:
        image.save(output)
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot write {output}: {error}", field="output") from error


def _as_json(
    path: Path, result: GenerationResult, layers: list[Path], show: Show
) -> dict[str, Any]:
    width, height = result.plan.width, result.plan.height
    entry: dict[str, Any] = {
        "path": str(path),
        "seed": result.seed,
        "width": width,
        "height": height,
        "format": result.format,
        "bytes": len(result.data),
        "sha256": hashlib.sha256(result.data).hexdigest(),
        "notes": list(dict.fromkeys(result.notes)),
        "seconds": {stage: round(value, 3) for stage, value in result.seconds.items()},
        "provenance": result.picture.provenance,
    }
    if layers:
        entry["layers"] = [str(path) for path in layers]
    if show.plan:
        entry["plan"] = result.plan.model_dump(mode="json", exclude={"trace"})
    if show.trace:
        entry["trace"] = [item.model_dump(mode="json") for item in result.plan.trace]
    return entry
