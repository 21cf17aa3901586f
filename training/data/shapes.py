"""`python -m training.data.shapes`: how wide is the usual picture of each noun, beside its height?

Measures the drawings of the data set and writes the first table of
`world/shapes.yaml`; the rest of that file is left as it is. To be run after the nouns
have changed: the layout makes room by these numbers before anything is drawn.
"""

from __future__ import annotations

import argparse
import re
import statistics
import textwrap
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.data.dataset import DEFAULT, Sprites

__all__ = ["aspect", "aspects", "rewritten", "table"]

KNOWLEDGE = Path(__file__).parents[2] / "src/imagineart/world/shapes.yaml"
USUAL = frozenset({"3d", "flat"})  # styles that agree; the others count where these have nothing
SIDE = 128  # px
VISIBLE = 8  # of alpha's 255
TABLE = re.compile(r"(?<=^nouns: >-\n)(?:  .*\n)+", re.MULTILINE)


def aspect(alpha: NDArray[np.uint8]) -> float:
    """Width ÷ height of what is visible in (S, S)."""
    rows, columns = np.nonzero(alpha > VISIBLE)
    return float((np.ptp(columns) + 1) / (np.ptp(rows) + 1))


def aspects(sprites: Sprites) -> dict[str, float]:
    """The median of every noun's drawings, held-out ones too."""
    found: dict[str, dict[bool, list[float]]] = defaultdict(lambda: {True: [], False: []})
    for row, cell in enumerate(sprites.cells):
        found[cell.noun][cell.style in USUAL].append(aspect(sprites.pixels[SIDE][row, ..., 3]))
    return {n: statistics.median(by[True] or by[False]) for n, by in sorted(found.items())}


def table(entries: Iterable[tuple[str, float]]) -> str:
    """The lines of the YAML table."""
    text = " ".join(f"{noun.replace(' ', '_')}={number:.2f}" for noun, number in entries)
    lines = textwrap.wrap(text, 100, break_on_hyphens=False)
    return "".join(f"  {line}\n" for line in lines)


def rewritten(text: str, measured: dict[str, float]) -> str:
    """The knowledge file with its table of nouns replaced."""
    return TABLE.sub(table(measured.items()), text, count=1)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--out", type=Path, default=KNOWLEDGE)
    options = parser.parse_args()
    measured = aspects(Sprites.load(options.data))
    options.out.write_text(rewritten(options.out.read_text(), measured))
    print(f"{len(measured)} nouns in {options.out}")


if __name__ == "__main__":
    main()
