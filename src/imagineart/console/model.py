"""`imagineart model`: a thing that can be built, from four sides; or the list of all of them."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from imagineart.color.codec import Metadata, encode
from imagineart.color.spaces import oklch_to_linear
from imagineart.console.files import STDOUT, png_path, slug, writable, write
from imagineart.console.progress import waiting
from imagineart.errors import InvalidRequestError, UnknownNameError
from imagineart.request import SEED_MAX, check_range
from imagineart.version import __version__

if TYPE_CHECKING:
    from imagineart.modelling.model import Model, Rgb

SIZES = (64, 2048)  # px, least and largest edge of the picture
NEAR = 6  # nouns that are suggested for an unknown one


def list_models() -> None:
    """Every family with its nouns and poses."""
    from rich.console import Console
    from rich.table import Table

    from imagineart.modelling.registry import families

    table = Table("family", "nouns", "poses", box=None, header_style="bold")
    for family in families():
        table.add_row(family.name, ", ".join(sorted(family.rows)), ", ".join(family.poses))
    Console(soft_wrap=False).print(table)


def show_model(
    noun: str, *, seed: int, pose: str, color: str | None, size: int, output: Path | None
) -> None:
    """Build a thing, draw it from four sides, print the path of the PNG.

    Raises `UnknownNameError` for a noun or colour that there is not, `InvalidRequestError` for a
    pose, seed or size outside of what is allowed.
    """
    check_range("seed", seed, 0, SEED_MAX)
    check_range("size", size, *SIZES)
    tint = _tint(color) if color else None
    path = png_path(output, f"{slug(noun)}-{seed}-model")
    writable(path)
    with waiting(f"building {noun}"):
        model = _built(noun, seed, pose)
    with waiting(f"lighting {noun}"):
        data = _picture(model if tint is None else model.tinted(tint), size, seed)
    if model.note:
        typer.echo(f"note: {model.note}", err=True)
    write(path, data)
    if path != STDOUT:
        typer.echo(path)


def _built(noun: str, seed: int, pose: str) -> "Model":
    from imagineart.modelling.cache import ModelCache
    from imagineart.modelling.registry import find, model_of

    if find(noun) is None:
        raise _unknown(noun)
    try:
        return model_of(noun, seed=seed, pose=pose, cache=ModelCache())
    except ValueError as error:
        raise InvalidRequestError(f"pose: {error}", field="pose", value=pose) from error


def _unknown(noun: str) -> UnknownNameError:
    from difflib import get_close_matches

    from imagineart.modelling.registry import nouns

    near = get_close_matches(noun.lower(), nouns(), NEAR, cutoff=0.5)
    hint = f"near to it are: {', '.join(near)}" if near else "`imagineart model --list` shows all"
    message = f"noun {noun!r} has no model yet; {hint}"
    return UnknownNameError(message, field="noun", value=noun, allowed=tuple(near))


def _tint(color: str) -> "Rgb":
    from imagineart.color.names import parse

    named = parse(color.lower())
    if named is None:
        message = f"color {color!r} is unknown; allowed are names such as “red” or “light blue”"
        raise UnknownNameError(message, field="color", value=color)
    import numpy as np

    red, green, blue = np.clip(oklch_to_linear(np.array([named.oklch], np.float32))[0], 0, 1)
    return float(red), float(green), float(blue)


def _picture(model: "Model", size: int, seed: int) -> bytes:
    from imagineart.tracing.portrait import four_sides

    pixels = four_sides(model, size // 2, seed=seed)
    return encode(pixels, "PNG", metadata=Metadata(version=__version__, seed=seed))
