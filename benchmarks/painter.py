"""How fast does the painter paint? Five sprites, as one picture would ask for them.

    python -m benchmarks.painter [--rounds 5]

Never run it beside other work. `load`: weights verified and sessions open. `draw`: five sprites by
the net. `paint`: five sprites drawn and enlarged to 1024 px. Torch, if installed, is not measured:
the shipped road has none.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

from benchmarks.report import peak_memory, table, write
from imagineart.painting.painter import Painter
from imagineart.painting.sprite import NoiseKey, SpriteRequest

NOUNS = ("apple", "teapot", "chair", "dog", "tree")
SIZE = 1024  # px


def requests() -> list[SpriteRequest]:
    """One sprite of each noun."""
    return [
        SpriteRequest(noun, noun, "3d", NoiseKey(1, layer, 0), SIZE)
        for layer, noun in enumerate(NOUNS)
    ]


def median_s(work: Callable[[], object], rounds: int) -> float:
    """Median seconds of one call, after one that warms up."""
    work()
    return statistics.median(_seconds(work) for _ in range(rounds))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    painter, asked = Painter(), requests()
    load_s = _seconds(lambda: painter.draw(asked[:1]))
    figures = {
        "load_s": load_s,
        "draw_5_s": median_s(lambda: painter.draw(asked), options.rounds),
        "paint_5_at_1024_s": median_s(lambda: painter.paint(asked), options.rounds),
        "peak_mib": peak_memory(),
    }
    table("Painter", ["figure", "value"], list(figures.items()))
    write("painter", figures)


if __name__ == "__main__":
    main()
