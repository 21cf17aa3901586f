"""How does a program get at the sprites? `Sprites.load(folder)` maps the arrays, nothing more."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.data.build import Cell

__all__ = ["DEFAULT", "Sprites"]

DEFAULT = Path("data/sprites")


@dataclass(frozen=True)
class Sprites:
    """Row i of every array belongs to `cells[i]`; see training.data.build for shapes."""

    cells: list[Cell]
    nouns: list[str]
    vectors: NDArray[np.float32]  # (nouns, 384)
    palettes: NDArray[np.float32]  # (N, 5, 5)
    labels: NDArray[np.uint8]  # (N, 64, 64)
    pixels: dict[int, NDArray[np.uint8]]  # side in px → (N, side, side, 4) straight RGBA

    @classmethod
    def load(cls, folder: Path = DEFAULT) -> Sprites:
        """Memory-map a folder that `python -m training.data.build` wrote."""
        read = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in ARRAYS}
        return cls(
            cells=[Cell(**c) for c in json.loads((folder / "cells.json").read_text())],
            nouns=json.loads((folder / "nouns.json").read_text()),
            vectors=read["vectors"],
            palettes=read["palettes"],
            labels=read["labels_64"],
            pixels={side: read[f"rgba_{side}"] for side in (64, 128)},
        )

    def rows(self, styles: tuple[str, ...], *, held_out: bool = False) -> NDArray[np.int64]:
        """Indices of the cells of these styles that are (not) held out."""
        chosen = [c.style in styles and c.held_out == held_out for c in self.cells]
        return np.flatnonzero(chosen)

    def noun_index(self) -> NDArray[np.int64]:
        """(N,) row of `vectors` for each cell."""
        place = {noun: i for i, noun in enumerate(self.nouns)}
        return np.array([place[c.noun] for c in self.cells], np.int64)


ARRAYS = ("vectors", "palettes", "labels_64", "rgba_64", "rgba_128")
