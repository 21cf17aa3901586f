"""`python -m training.renders`: what do the drawings look like, large? A cache of renders.

The upscaler's truth. Each drawing is rendered once at its largest side and stored as premultiplied
RGBA in sRGB encoding, uint8; smaller sides are box averages of it, so that every pair of sizes is
aligned to the sub-pixel. One file per drawing and side, named by the drawing's hash and written by
rename: a run that was killed goes on where it stopped.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from training.data.build import Cell
from training.data.dataset import DEFAULT, Sprites
from training.data.raster import rasterise

__all__ = [
    "FEW_SHARES",
    "LARGE_SHARES",
    "LARGE_SIDE",
    "SHARES",
    "SIDE",
    "choose",
    "premultiply",
    "render",
    "render_all",
    "shrink",
]

Pixels = NDArray[np.uint8]  # (side, side, 4) premultiplied, sRGB-encoded

SHARES = {"3d": 300, "flat": 300, "illustration": 300, "blob": 60, "badge": 60}  # drawings
FEW_SHARES = {"3d": 40, "flat": 50, "illustration": 40, "blob": 10, "badge": 10}
LARGE_SHARES = {"3d": 8, "flat": 40, "illustration": 24}
SIDE, LARGE_SIDE = 1024, 2048  # px


def choose(sprites: Sprites, shares: dict[str, int], *, held_out: bool = False) -> list[int]:
    """Rows of that many drawings of each style, picked by the hash of their names."""

    def order(row: int) -> str:
        cell = sprites.cells[row]
        return digest(f"upscaler|{cell.style}|{cell.noun}")

    rows: list[int] = []
    for style, count in shares.items():
        rows += sorted(sprites.rows((style,), held_out=held_out).tolist(), key=order)[:count]
    return rows


def digest(text: str) -> str:
    """16 hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def render(cell: Cell, side: int, cache: Path) -> Pixels:
    """The drawing at `side` px, memory-mapped from the cache; rendered on first use."""
    path = cache / f"{digest(cell.svg)}_{side}.npy"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            np.save(file, premultiply(rasterise(cell.svg, side)))
        part.replace(path)
    pixels: Pixels = np.load(path, mmap_mode="r")
    return pixels


def premultiply(straight: Pixels) -> Pixels:
    """Straight RGBA (..., 4) uint8 → premultiplied, both sRGB-encoded."""
    alpha = straight[..., 3:].astype(np.float32)
    rgb = np.rint(straight[..., :3] * alpha / 255)
    return np.concatenate([rgb, alpha], -1).astype(np.uint8)


def shrink(pixels: NDArray[np.uint8], factor: int) -> NDArray[np.float32]:
    """Box average of premultiplied pixels (S, S, 4) uint8 → (S / factor, …, 4) float32, 0–1."""
    side = len(pixels) // factor
    rows = pixels.reshape(side, factor, -1).sum(1, dtype=np.uint32)  # rows first: memory order
    sums = rows.reshape(side, side, factor, 4).sum(2)
    return (sums / np.float32(255 * factor**2)).astype(np.float32)


def render_all(sprites: Sprites, rows: Sequence[int], side: int, cache: Path) -> list[Pixels]:
    """Every drawing, in the order of `rows`, with a progress bar."""
    return [render(sprites.cells[row], side, cache) for row in tqdm(rows, f"render {side} px")]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--cache", type=Path, default=Path("data/renders"))
    options = parser.parse_args()
    sprites = Sprites.load(options.data)
    render_all(sprites, choose(sprites, SHARES, held_out=True), SIDE, options.cache)
    render_all(sprites, choose(sprites, SHARES), SIDE, options.cache)
    render_all(sprites, choose(sprites, LARGE_SHARES), LARGE_SIDE, options.cache)


if __name__ == "__main__":
    main()
