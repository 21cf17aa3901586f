"""Where pictures and layers go: names, folders, and whether they can be written."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from imagineart.atomic import write_whole
from imagineart.errors import OutputError, UnknownNameError
from imagineart.picture import Layer
from imagineart.pipeline import GenerationResult
from imagineart.request import GenerationRequest

SLUG_LENGTH = 48  # characters of the prompt in a file name
STDOUT = Path("-")


def target(output: str | None) -> Path | None:
    """What --output names; a name that ends in a slash is a folder. Raises `OutputError`."""
    if output is None:
        return None
    if not output.strip():
        raise OutputError("output is empty; name a file or leave it out", field="output", value="")
    try:
        there = Path(output).is_dir()
    except OSError as error:  # too long a name, for one
        message = f"output {output} cannot be used: {error.strerror}"
        raise OutputError(message, field="output", value=output) from error
    if output.endswith(os.sep) and not there:
        raise _no_folder(Path(output))
    return STDOUT if output in ("-", "/dev/stdout") else Path(output)


def writable(output: Path | None, number: int = 1) -> None:
    """Fail before the work is done. Raises `OutputError` naming what is in the way."""
    if output == STDOUT:
        return _check_stdout(number)
    parent = Path() if output is None else output if output.is_dir() else output.parent
    if not parent.is_dir():
        raise _no_folder(parent)
    if output is not None and output.exists() and not os.access(output, os.W_OK):
        raise OutputError(f"output {output} is not writable", field="output", value=output)
    if not (_is_device(output) or os.access(parent, os.W_OK)):
        raise OutputError(f"output folder {parent} is not writable", field="output", value=parent)


def alone(output: Path | None, **shown: bool) -> None:
    """Standard output holds one thing. Raises `OutputError` naming what else would go there."""
    rivals = [f"--{name}" for name, on in shown.items() if on]
    if output == STDOUT and rivals:
        message = f"output - leaves no room for {', '.join(rivals)} on standard output; name a file"
        raise OutputError(message, field="output", value="-")


def _check_stdout(number: int) -> None:
    if number > 1:
        message = f"output - takes one picture, not {number}; name a file or a folder"
        raise OutputError(message, field="output", value="-")
    if sys.stdout.isatty():
        message = "output - would fill the terminal with bytes; redirect it or name a file"
        raise OutputError(message, field="output", value="-")


def _no_folder(path: Path) -> OutputError:
    return OutputError(f"output folder {path} does not exist", field="output", value=path)


def folder(path: Path, field: str = "layers") -> Path:
    """The folder, made if missing. Raises `OutputError` naming the field if it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise OutputError(f"{field}: {path} is no folder", field=field, value=path) from None
    except OSError as error:
        message = f"{field}: cannot make folder {path}: {error.strerror}"
        raise OutputError(message, field=field, value=path) from error
    return path


def write(path: Path, data: bytes, field: str = "output") -> Path:
    """Write a file, or standard output. Raises `OutputError` naming the field and the path."""
    try:
        if path == STDOUT:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            write_whole(path, data)
    except OSError as error:
        message = f"{field}: cannot write {path}: {error.strerror}"
        raise OutputError(message, field=field, value=path) from error
    return path


def path_of(request: GenerationRequest, result: GenerationResult, output: Path | None) -> Path:
    """The file of a result: the asked one, numbered if there are several, or prompt and seed."""
    if output is None or output.is_dir():
        return (output or Path()) / f"{slug(request.prompt)}-{result.seed}.{extension(result)}"
    if output == STDOUT or _is_device(output):
        return output
    named = output if output.suffix else output.with_suffix(f".{extension(result)}")
    return named if request.number == 1 else named.with_stem(f"{named.stem}-{result.index + 1}")


def png_path(output: Path | None, name: str) -> Path:
    """The file of something that is always a PNG: the asked one, or `name` in the asked folder.

    Raises `UnknownNameError` for the extension of another format.
    """
    if output is None or output.is_dir():
        return (output or Path()) / f"{name}.png"
    if output == STDOUT or _is_device(output):
        return output
    if output.suffix.lower() not in ("", ".png"):
        message = f"output {output}: only PNG is written here; allowed is the extension png"
        raise UnknownNameError(message, field="output", value=output, allowed=("png",))
    return output if output.suffix else output.with_suffix(".png")


def _is_device(path: Path | None) -> bool:
    """Something like /dev/null or a named pipe, which is written under the name it has."""
    return path is not None and path.exists() and not (path.is_file() or path.is_dir())


def layer_paths(result: GenerationResult, target: Path, layers: Sequence[Layer]) -> list[Path]:
    """One PNG per layer, back to front."""
    names = [slug(layer.name) for layer in layers]
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
