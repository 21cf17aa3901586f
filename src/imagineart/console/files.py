"""Where pictures and layers go: names, folders, and whether they can be written."""

import os
import re
from pathlib import Path

from imagineart.errors import OutputError
from imagineart.pipeline import GenerationResult
from imagineart.request import GenerationRequest

SLUG_LENGTH = 48  # characters of the prompt in a file name


def writable(output: Path | None, request: GenerationRequest) -> None:
    """Fail before the work is done. Raises `OutputError` naming what is in the way."""
    parent = Path() if output is None else output if output.is_dir() else output.parent
    if not parent.is_dir():
        raise OutputError(f"output folder {parent} does not exist", field="output", value=parent)
    if not os.access(parent, os.W_OK):
        raise OutputError(f"output folder {parent} is not writable", field="output", value=parent)
    if output is not None and output.exists() and not os.access(output, os.W_OK):
        raise OutputError(f"output {output} is not writable", field="output", value=output)


def folder(path: Path) -> Path:
    """The folder, made if missing. Raises `OutputError` if it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make folder {path}: {error.strerror}", field="layers") from error
    return path


def path_of(request: GenerationRequest, result: GenerationResult, output: Path | None) -> Path:
    """The file of a result: the asked one, numbered if there are several, or prompt and seed."""
    if output is None or output.is_dir():
        return (output or Path()) / f"{slug(request.prompt)}-{result.seed}.{extension(result)}"
    named = output if output.suffix else output.with_suffix(f".{extension(result)}")
    return named if request.number == 1 else named.with_stem(f"{named.stem}-{result.index + 1}")


def layer_paths(result: GenerationResult, target: Path) -> list[Path]:
    """One PNG per layer, back to front."""
    names = [slug(layer.name) for layer in result.picture.layers]
    return [target / f"{result.seed}-{i:02d}-{name}.png" for i, name in enumerate(names)]


def slug(text: str) -> str:
    """Words in lower case joined by hyphens, cut at a word."""
    words = re.findall(r"\w+", text.lower())
    short = "-".join(words)[:SLUG_LENGTH]
    whole = short if short == "-".join(words) else short.rpartition("-")[0] or short
    return whole or "picture"


def extension(result: GenerationResult) -> str:
    """The file's extension, without a dot."""
    return result.format.lower()
