"""`imagineart paint`: one thing on transparency, or a sheet of many."""

from pathlib import Path

import typer

from imagineart.color.codec import Metadata, encode, encode_rgba_png
from imagineart.console.files import STDOUT, png_path, slug, writable, write
from imagineart.console.line import one_line
from imagineart.console.progress import waiting
from imagineart.errors import InvalidRequestError, OutputError, UnknownNameError
from imagineart.painting import easel
from imagineart.painting.painter import Painter
from imagineart.request import SEED_MAX, check_range
from imagineart.version import __version__


def paint(
    phrase: str | None, sheet: Path | None, *, style: str, seed: int, size: int, output: Path | None
) -> None:
    """Paint, write and print the path; notes go to stderr.

    Raises `InvalidRequestError` unless exactly one of `phrase` and `sheet` is given, and for a
    style or a seed that there is not.
    """
    check_range("seed", seed, 0, SEED_MAX)
    painter = Painter()
    _check_style(style, painter.lexicon.styles)
    if phrase is not None and sheet is None:
        path = _paint_phrase(painter, phrase, style, seed, size, output)
    elif sheet is not None and phrase is None:
        path = _paint_sheet(painter, sheet, style, seed, size, output)
    else:
        message = "phrase: give either a phrase or --contact-sheet FILE"
        raise InvalidRequestError(message, field="phrase", value=phrase)
    if path != STDOUT:
        typer.echo(path)


def _paint_phrase(
    painter: Painter, phrase: str, style: str, seed: int, size: int, output: Path | None
) -> Path:
    path = png_path(output, f"{slug(phrase)}-{seed}")
    writable(path)
    with waiting(f"painting {phrase}"):
        sprite = easel.paint_phrase(painter, phrase, style, seed, size)
    if sprite.note:
        typer.echo(f"note: {sprite.note}", err=True)
    return write(path, encode_rgba_png(sprite.image, Metadata(version=__version__, seed=seed)))


def _paint_sheet(
    painter: Painter, sheet: Path, style: str, seed: int, size: int, output: Path | None
) -> Path:
    words = easel.read_words(sheet)
    path = png_path(output or sheet.parent, sheet.stem)
    if path.exists() and path.samefile(sheet):
        raise OutputError(f"output: {path} holds the list; name another file", field="output")
    writable(path)
    with waiting(f"painting {len(words)} things"):
        image, notes = easel.contact_sheet(painter, words, style, seed, size)
    for note in notes:
        typer.echo(f"note: {one_line(note)}", err=True)
    return write(path, encode(image, "PNG", metadata=Metadata(version=__version__, seed=seed)))


def _check_style(style: str, known: tuple[str, ...]) -> None:
    if style not in known:
        message = f"style {style!r} is unknown; allowed are: {', '.join(known)}"
        raise UnknownNameError(message, field="style", value=style, allowed=known)
