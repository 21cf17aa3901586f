"""Does a sprite get the colour that was asked for? Eleven basic terms × forty nouns × every style.

Real data-set sprites are recoloured and looked at in two ways that know nothing of the method's
targets: the basic term that most visible pixels are nearest to ("most pixels"), and the median of
the sprite's largest colour group ("dominant"), with its ΔE2000 and hue error to the asked colour.

    python -m benchmarks.colour [--data data/sprites]

needs the sprites that `python -m training.data.build` makes.
"""

import argparse
import json
import warnings
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import table, write
from imagineart.color.names import BASIC, nearest_basic
from imagineart.color.recolor import dominant, recolor
from imagineart.color.spaces import linear_to_oklch, linear_to_xyz, oklch_to_linear, srgb_decode

Oklch = tuple[float, float, float]
Image = NDArray[np.float32]

TERM_BOUND, DELTA_BOUND, HUE_BOUND = 0.95, 6.0, 8.0  # share, ΔE2000, degrees
D65 = np.array([0.3127, 0.3290])
NOUNS = [
    "airplane",
    "apple",
    "backpack",
    "banana",
    "bear",
    "bed",
    "bench",
    "bicycle",
    "bird",
    "boat",
    "book",
    "bottle",
    "bowl",
    "broccoli",
    "bus",
    "cake",
    "car",
    "carrot",
    "cat",
    "chair",
    "clock",
    "cow",
    "cup",
    "dog",
    "donut",
    "elephant",
    "fork",
    "giraffe",
    "horse",
    "house",
    "kite",
    "motorcycle",
    "orange",
    "pizza",
    "sheep",
    "couch",
    "teapot",
    "train",
    "truck",
    "umbrella",
]


def sprites(folder: Path) -> list[tuple[str, Image]]:
    """(noun and style, premultiplied linear RGBA) of every cell of the forty nouns."""
    cells = json.loads((folder / "cells.json").read_text())
    pixels = np.load(folder / "rgba_128.npy", mmap_mode="r")
    wanted = set(NOUNS)
    return [
        (f"{cell['noun']} ({cell['style']})", premultiplied(pixels[i]))
        for i, cell in enumerate(cells)
        if cell["noun"] in wanted
    ]


def premultiplied(levels: Any) -> Image:
    """Straight sRGB bytes → premultiplied linear floats."""
    unit = np.asarray(levels, np.float32) / np.float32(255)
    return np.concatenate([srgb_decode(unit[..., :3]) * unit[..., 3:], unit[..., 3:]], axis=-1)


def most_pixels(image: Image, step: int = 7) -> str:
    """The basic term that most of the opaque pixels are nearest to; every `step`-th is asked."""
    opaque = image[image[..., 3] > 0.5][::step]
    votes: dict[str, int] = defaultdict(int)
    for color in linear_to_oklch(opaque[:, :3] / opaque[:, 3:]).tolist():
        votes[nearest_basic(tuple(color))] += 1
    return max(votes, key=lambda term: votes[term])


def delta_e(first: Oklch, second: Oklch) -> float:
    """CIEDE2000 between two OKLCH colours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # colour-science tells about packages it can do without
        import colour
    one, other = (
        colour.XYZ_to_Lab(linear_to_xyz(oklch_to_linear(np.array(c))), D65) for c in (first, second)
    )
    return float(colour.delta_E(one, other, method="CIE 2000"))


def hue_error(got: Oklch, asked: Oklch) -> float:
    """Degrees between the hues; 0 where the asked colour has none."""
    return abs((got[2] - asked[2] + 180) % 360 - 180) if asked[1] > 0.03 else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data/sprites"))
    options = parser.parse_args()
    drawn = sprites(options.data)
    found: dict[str, list[tuple[bool, bool, float, float]]] = {}
    for term, asked in BASIC.items():
        results = [
            (most_pixels(after), dominant(after))
            for after in (recolor(image, asked) for _, image in drawn)
        ]
        found[term] = [
            (
                votes == term,
                nearest_basic(main) == term,
                delta_e(main, asked),
                hue_error(main, asked),
            )
            for votes, main in results
        ]
    found["all"] = [row for rows in list(found.values()) for row in rows]
    rows = [(term, *_summary(results)) for term, results in found.items()]
    title = (
        f"{len(drawn)} sprites of {len(NOUNS)} nouns; bounds: share {TERM_BOUND}, "
        f"median ΔE2000 {DELTA_BOUND}, hue {HUE_BOUND}°"
    )
    columns = ("asked", "most pixels", "dominant", "median ΔE2000", "90 % ΔE2000", "90 % hue error")
    table(title, columns, rows)
    write(
        "colour",
        {"sprites": len(drawn), "rows": [dict(zip(columns, r, strict=True)) for r in rows]},
    )


def _summary(results: list[tuple[bool, bool, float, float]]) -> tuple[float, ...]:
    votes, mains, deltas, hues = (np.array(column) for column in zip(*results, strict=True))
    return (
        float(votes.mean()),
        float(mains.mean()),
        float(np.median(deltas)),
        float(np.quantile(deltas, 0.9)),
        float(np.quantile(hues, 0.9)),
    )


if __name__ == "__main__":
    main()
