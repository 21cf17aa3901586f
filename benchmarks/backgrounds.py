"""How long does each background family take? Processor seconds at one size, best of a few runs.

    python -m benchmarks.backgrounds [--size 2048] [--runs 2]
"""

import argparse
import time

from benchmarks.report import table, write
from imagineart.reasoning.plan import Background, Camera, Light
from imagineart.rendering.backgrounds import FAMILIES, paint

BOUND = 1.0  # s of one core at 2048 × 2048


def seconds(family: str, size: int, runs: int) -> float:
    """Processor seconds of the fastest run; each run has its own seed."""
    times = []
    for seed in range(runs):
        start = time.process_time()
        paint(Background(family=family), Light(), Camera(), size, size, seed)
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=2048)
    parser.add_argument("--runs", type=int, default=2)
    options = parser.parse_args()
    taken = {name: seconds(name, options.size, options.runs) for name in FAMILIES}
    rows = [(name, s, "yes" if s <= BOUND else "NO") for name, s in taken.items()]
    table(f"Backgrounds at {options.size} px", ("family", "seconds", f"within {BOUND} s"), rows)
    write("backgrounds", {"size": options.size, "seconds": taken})


if __name__ == "__main__":
    main()
