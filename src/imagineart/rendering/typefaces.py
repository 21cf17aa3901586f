"""Which bundled font writes this character in this mood?

A word is set in one font if any font has all of it: first the mood's own, then the stand-ins in the
order of `fonts/fonts.yaml`. Only a word that no font covers is mixed character by character. A
character that no font has is an error that names it: a box is never drawn.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from imagineart.errors import GlyphMissingError

if TYPE_CHECKING:
    import uharfbuzz

_INVISIBLE = {"Cc", "Cf", "Zs", "Zl", "Zp"}  # Unicode categories that need no glyph
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


@dataclass(frozen=True, slots=True)
class Typeface:
    """One font file. `features` are OpenType features switched on or off for it.

    `space`: em that a word space has at least. `spacing`: em that every letter is set apart by.
    """

    family: str
    file: str
    features: tuple[tuple[str, bool], ...] = field(default=())
    space: float = 0.0
    spacing: float = 0.0

    @property
    def data(self) -> bytes:
        """The bytes of the font file."""
        return _data(self.file)

    @property
    def shaper(self) -> "uharfbuzz.Font":
        """The HarfBuzz font; its units are those of `units_per_em`."""
        return _shaper(self.file)

    @property
    def units_per_em(self) -> int:
        """Font units in one em."""
        return int(self.shaper.face.upem)

    def has(self, character: str) -> bool:
        """Whether the font can write a character, or it needs no glyph.

        Private-use characters mean something else in every font: none can write them.
        """
        if unicodedata.category(character) == "Co":
            return False
        return _needs_no_glyph(character) or ord(character) in _coverage(self.file)


@cache
def typefaces(name: str, spacing: float = 0.0) -> tuple[Typeface, ...]:
    """The font of a mood or a face, and its stand-ins, in the order they are asked.

    `spacing`: em between letters, beside their own; joined scripts keep theirs.
    """
    listed = _index()
    own = _typeface((listed["moods"] | listed["faces"])[name])
    others = [_typeface(entry) for entry in listed["fallbacks"]]
    latin = others[0]
    spaced = (replace(one, spacing=spacing) for one in (own, latin))
    return (*spaced, *others[1:])


def moods() -> tuple[str, ...]:
    """Every font mood."""
    return tuple(_index()["moods"])


def choose(word: str, candidates: Sequence[Typeface]) -> list[Typeface]:
    """The font of each character of a word.

    Raises `GlyphMissingError` naming the first character that no font has.
    """
    for typeface in candidates:
        if all(typeface.has(character) for character in word):
            return [typeface] * len(word)
    return [_first_with(character, word, candidates) for character in word]


def _first_with(character: str, word: str, candidates: Sequence[Typeface]) -> Typeface:
    for typeface in candidates:
        if typeface.has(character):
            return typeface
    name = unicodedata.name(character, "unnamed")
    raise GlyphMissingError(
        f"no bundled font can write {character!r} (U+{ord(character):04X} {name}) in {word!r}",
        field="text",
        value=character,
    )


def _needs_no_glyph(character: str) -> bool:
    invisible = unicodedata.category(character) in _INVISIBLE
    return invisible or ord(character) in _VARIATION_SELECTORS


def _typeface(entry: dict[str, Any]) -> Typeface:
    features = tuple(entry.get("features", {}).items())
    return Typeface(entry["family"], entry["file"], features, entry.get("space", 0.0))


@cache
def _index() -> Any:
    import yaml

    return yaml.safe_load(_data("fonts.yaml"))


@cache
def _data(file: str) -> bytes:
    return files("imagineart.rendering.fonts").joinpath(file).read_bytes()


@cache
def _shaper(file: str) -> "uharfbuzz.Font":
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(_data(file)))


@cache
def _coverage(file: str) -> frozenset[int]:
    return frozenset(_shaper(file).face.unicodes)
