"""What is written beside a picture? Its plan, layers, buffers, scene; each only if asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imagineart.console.files import STDOUT, folder, layer_paths, writable, write
from imagineart.console.plans import write_plan
from imagineart.engines.engine import Capabilities
from imagineart.errors import InvalidRequestError, OutputError
from imagineart.picture import Layer
from imagineart.pipeline import GenerationResult

GLB = ".glb"


@dataclass(frozen=True, slots=True)
class Extras:
    """Where to: `plan` a JSON file, `layers` and `buffers` folders, `export` a .glb file."""

    plan: Path | None = None
    layers: Path | None = None
    buffers: Path | None = None
    export: Path | None = None

    def check(self) -> None:
        """Fail before any work. Raises `OutputError` naming the option."""
        for path in (self.plan, self.export):
            if path is not None and path != STDOUT:
                writable(path)
        if self.export is not None and self.export.suffix.lower() != GLB:
            message = (
                f"export {self.export}: only binary glTF is written; name a file ending in .glb"
            )
            raise OutputError(message, field="export", value=self.export)
        for name in ("layers", "buffers"):
            if (path := getattr(self, name)) is not None:
                folder(path, name)

    def fit(self, capabilities: Capabilities, engine: str) -> None:
        """Raises `InvalidRequestError` for what the engine does not have, before it draws."""
        if self.buffers is not None and not capabilities.buffers:
            raise _lacking("buffers", engine, "depth, normals, ids and albedo")
        if self.export is not None and not (capabilities.buffers and capabilities.stage == "scene"):
            raise _lacking("export", engine, "a scene in three dimensions")


@dataclass(frozen=True, slots=True)
class Written:
    """The files of one result, and notes on them."""

    layers: tuple[tuple[Path, Layer], ...] = ()
    buffers: tuple[Path, ...] = ()
    export: Path | None = None
    notes: tuple[str, ...] = ()


def save(result: GenerationResult, extras: Extras, number: int) -> Written:
    """Write what is asked for, of one of `number` results. Raises `OutputError`."""
    if extras.plan is not None and extras.plan != STDOUT and result.index == 0:
        write_plan(extras.plan, result.plan)
    notes: list[str] = []
    export = None
    if extras.export is not None:
        export = _numbered(extras.export, result, number)
        notes += _export(result, export)
    layers = tuple(_layers(result, extras.layers)) if extras.layers is not None else ()
    if extras.layers is not None and not layers:
        notes.append(f"the picture has no layers; {extras.layers} gets none")
    buffers = tuple(_buffers(result, extras.buffers)) if extras.buffers is not None else ()
    return Written(layers, buffers, export, tuple(notes))


def _lacking(option: str, engine: str, what: str) -> InvalidRequestError:
    message = f"{option}: the engine {engine} has not {what}; the engine embedded has"
    return InvalidRequestError(message, field=option, value=engine)


def _numbered(path: Path, result: GenerationResult, number: int) -> Path:
    return path if number == 1 else path.with_stem(f"{path.stem}-{result.index + 1}")


def _layers(result: GenerationResult, target: Path) -> Iterator[tuple[Path, Layer]]:
    from imagineart.color.codec import encode_rgba_png
    from imagineart.export.layers import layers_of

    layers = layers_of(result.picture, result.stage)
    for path, layer in zip(layer_paths(result, target, layers), layers, strict=True):
        write(path, encode_rgba_png(layer.image), "layers")
        yield path, layer


def _buffers(result: GenerationResult, target: Path) -> Iterator[Path]:
    from imagineart.export.buffers import files_of

    if result.picture.buffers is None:
        return
    for name, data in files_of(result.picture.buffers, result.stage):
        yield write(target / f"{result.seed}-{name}", data, "buffers")


def _export(result: GenerationResult, path: Path) -> tuple[str, ...]:
    from imagineart.export.scene import glb_of_stage

    made = glb_of_stage(result.plan, result.stage)
    write(path, made.data, "export")
    return tuple(f"{path.name}: {note}" for note in made.notes)
