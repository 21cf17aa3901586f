"""What is the net told? A noun, its vector, a style, and five colours.

A noun comes with the palette it had in the training set. An asked colour moves that palette the
way training moved the sprite's pixels, so the whole palette stays one the net has seen: a blue
apple keeps its green leaf. Without an asked colour the palette is varied a little by the seed.
Every seed also stands, bends and faces in its own way, and things that come in any colour
(`imagineart.painting.traits`) take another hue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from imagineart.color.names import parse
from imagineart.color.spaces import oklch_to_oklab
from imagineart.painting import palette as colours
from imagineart.painting.noise import generator
from imagineart.painting.sprite import NoiseKey, Oklch
from imagineart.painting.traits import ANY_HUE, ONE_WAY
from imagineart.painting.vocabulary import Vocabulary

__all__ = ["Condition", "Lexicon", "in_colours", "pose_of", "some_hue", "varied"]

Palette = NDArray[np.float32]  # (5, 5), see imagineart.painting.palette

HUE_SWAY = 0.10  # radians, spread of a palette's hue between seeds
LIGHT_SWAY = 0.02  # OKLab lightness
TILT_SWAY = 0.025  # radians; more would topple houses
SIZE_SWAY = 0.05  # of the logarithm of width and height
BEND_SWAY = 0.03  # of the half side: how far a corner or an edge moves
HUES = ("red", "orange", "yellow", "green", "teal", "blue", "purple", "pink")  # of any-hue things


@dataclass(frozen=True, slots=True)
class Condition:
    """What one sprite is drawn from."""

    noun: int  # its number in the net
    words: NDArray[np.float32]  # (384,) unit vector
    style: NDArray[np.float32]  # (styles,) sums to 1
    palette: Palette
    pose: NDArray[np.float32]  # (2, 6), see `pose_of`


@dataclass(frozen=True)
class Lexicon:
    """The nouns and styles of one set of weights, and the palette of each noun in each style."""

    vocabulary: Vocabulary
    styles: tuple[str, ...]
    palettes: NDArray[np.float32]  # (nouns, styles, 5, 5)
    numbers: NDArray[np.int64]  # (nouns,) by which the net knows them

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """Read the file that `save` wrote."""
        with np.load(path) as file:
            vectors = file["vectors"].astype(np.float32)
            vocabulary = Vocabulary(file["nouns"].tolist(), vectors)
            styles = tuple(file["styles"].tolist())
            return cls(vocabulary, styles, file["palettes"], file["numbers"])

    def save(self, path: Path) -> None:
        """One npz without pickles; vectors as half floats."""
        np.savez(
            path,
            nouns=np.array(self.vocabulary.nouns),
            vectors=self.vocabulary.vectors.astype(np.float16),
            styles=np.array(self.styles),
            palettes=self.palettes,
            numbers=self.numbers,
        )

    def style(self, asked: str) -> str:
        """The asked style, or the first one if the weights do not know it."""
        return asked if asked in self.styles else self.styles[0]

    def condition(self, noun: str, style: str, colors: Sequence[Oklch], key: NoiseKey) -> Condition:
        """Everything the net is told of one sprite. `noun` and `style` must be known."""
        row, column = self.vocabulary.nouns.index(noun), self.styles.index(style)
        known = self.palettes[row, column]
        chosen = colors or (some_hue(key) if noun in ANY_HUE else ())
        palette = in_colours(known, chosen) if chosen else varied(known, key)
        return Condition(
            int(self.numbers[row]),
            self.vocabulary.vectors[row],
            np.eye(len(self.styles), dtype=np.float32)[column],
            palette,
            pose_of(key, mirror=noun not in ONE_WAY),
        )


def in_colours(palette: Palette, colors: Sequence[Oklch]) -> Palette:
    """The palette with its main colour moved to the first asked one, its accents to the others."""
    targets = [np.asarray(oklch_to_oklab(np.asarray(c)), np.float32) for c in colors]
    sources = [colours.main_colour(palette), *colours.accents(palette)]
    moved = palette.copy()
    for source, target in zip(sources, targets, strict=False):
        moved[:, :3] = colours.recolour(moved[:, :3], source, target)
    return _only_rows_of(palette, moved)


def some_hue(key: NoiseKey) -> tuple[Oklch, ...]:
    """One of `HUES`, or none for the colour of the drawing; the same for all of a layer."""
    chance = generator(NoiseKey(key.seed, key.layer, 0), "hue")
    place = int(chance.integers(len(HUES) + 1))
    found = parse(HUES[place]) if place < len(HUES) else None
    return (found.oklch,) if found else ()


def varied(palette: Palette, key: NoiseKey) -> Palette:
    """The palette a little turned and lightened, by the sprite's own chance."""
    chance = generator(key, "palette")
    angle = chance.normal(0, HUE_SWAY)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]], np.float32)
    moved = palette.copy()
    moved[:, 1:3] = moved[:, 1:3] @ turn.T
    moved[:, 0] = np.clip(moved[:, 0] + chance.normal(0, LIGHT_SWAY), 0, 1)
    return _only_rows_of(palette, moved)


def pose_of(key: NoiseKey, *, mirror: bool = True) -> NDArray[np.float32]:
    """(2, 6): from (x, y, 1, xy, x², y²) of a sprite's coordinates in -1…1 to the upright ones.

    A small tilt, a shrink of each side, a taper, a bow, a lower or higher waist, half the time a
    mirror; nothing leaves the frame.
    """
    chance = generator(key, "pose")
    tilt, wide, high = chance.standard_normal(3) * (TILT_SWAY, SIZE_SWAY, SIZE_SWAY)
    side = -1.0 if mirror and chance.random() < 0.5 else 1.0
    taper, bow, waist = np.clip(chance.standard_normal(3), -2, 2) * BEND_SWAY
    slack = 0.35 * abs(tilt)
    x, y = np.exp(abs(wide) + slack) + abs(taper) + abs(bow) / 2, np.exp(abs(high) + slack)
    cos, sin = np.cos(tilt), np.sin(tilt)
    across = [cos * x, sin * y, -bow / 2, taper, 0, bow]
    along = [-sin * x, cos * y, -waist, 0, 0, waist]
    return np.array([[side * term for term in across], along], np.float32)


def _only_rows_of(palette: Palette, moved: Palette) -> Palette:
    """Empty rows stay empty."""
    return np.where(palette[:, 3:4] > 0, moved, palette).astype(np.float32)
