"""`imagineart paint`: one thing on transparency, or a sheet of many."""

from pathlib import Path

from imagineart.color.codec import Metadata
from imagineart.errors import InvalidRequestError
from imagineart.painting import easel
from imagineart.painting.painter import Painter
from imagineart.version import __version__


def paint(
    phrase: str | None, sheet: Path | None, *, style: str, seed: int, size: int, output: Path | None
) -> list[str]:
    """Paint and write; returns lines for the user: notes, then the path.

    Raises `InvalidRequestError` unless exactly one of `phrase` and `sheet` is given.
    """
    if (phrase is None) == (sheet is None):
        message = "phrase: give either a phrase or --contact-sheet FILE"
        raise InvalidRequestError(message, field="phrase", value=phrase)
    painter, metadata = Painter(), Metadata(version=__version__, seed=seed)
    if sheet is not None:
        image = easel.contact_sheet(painter, easel.read_words(sheet), style, seed, size)
        path = output or sheet.with_suffix(".png")
        easel.write_png(image, path, metadata)
        return [str(path)]
    assert phrase is not None
    sprite = easel.paint_phrase(painter, phrase, style, seed, size)
    path = output or Path(f"{'-'.join(phrase.lower().split())}-{seed}.png")
    easel.write_png(sprite.image, path, metadata)
    return [*filter(None, [sprite.note]), str(path)]
