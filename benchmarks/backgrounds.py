"""How long does each background family take, and how do they look?

python -m benchmarks.backgrounds [--size 2048] [--runs 2]    processor seconds, best of the runs
python -m benchmarks.backgrounds --sheet backgrounds.jpg     a contact sheet instead
"""

import argparse
import time
from pathlib import Path

import numpy as np

from benchmarks.report import table, write
from imagineart.color.codec import encode
from imagineart.plan.plan import Background, Camera, Light, Season, TimeOfDay, Weather
from imagineart.rendering.backgrounds import PAINTERS, paint
from imagineart.rendering.raster import Array

BOUND = 1.0  # s of one core at 2048 × 2048
TILE = 208  # px of one picture of the sheet
GAP = 4  # px between them
CONDITIONS: tuple[tuple[TimeOfDay, Weather, Season], ...] = (
    ("noon", "clear", "summer"),
    ("sunset", "clear", "autumn"),
    ("morning", "fog", "spring"),
    ("dusk", "rain", "summer"),
    ("night", "snow", "winter"),
)  # columns of the sheet
SURFACES = {
    "table": ("wood", "dark wood", "marble", "red gingham", "stone"),
    "pattern": ("dots", "stripes", "chevron", "hearts", "waves"),
    "paper": ("plain", "kraft", "parchment", "lined", "blackboard"),
    "gradient": ("linear", "radial", "mesh", "bokeh", "mesh"),
}  # columns of families that know neither hour nor weather
SEEDED = {*SURFACES, "studio", "space", "underwater", "night_sky"}  # shown with five seeds


def seconds(family: str, size: int, runs: int) -> float:
    """Processor seconds of the fastest run; each run has its own seed."""
    times = []
    for seed in range(runs):
        start = time.process_time()
        paint(Background(family=family), Light(), Camera(), size, size, seed)
        times.append(time.process_time() - start)
    return min(times)


def measure(size: int, runs: int) -> None:
    """Print and write the seconds of every family."""
    taken = {name: seconds(name, size, runs) for name in PAINTERS}
    rows = [(name, s, "yes" if s <= BOUND else "NO") for name, s in taken.items()]
    table(f"Backgrounds at {size} px", ("family", "seconds", f"within {BOUND} s"), rows)
    write("backgrounds", {"size": size, "seconds": taken})


def sheet() -> Array:
    """Every family (rows, two to a line) in every condition (columns)."""
    rows = [_row(family, seed) for seed, family in enumerate(PAINTERS)]
    if len(rows) % 2:
        rows.append(np.ones_like(rows[0]))
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return np.concatenate([np.concatenate(pair, axis=1) for pair in pairs])


def _row(family: str, seed: int) -> Array:
    tiles = []
    for column, (hour, weather, season) in enumerate(CONDITIONS):
        background = Background(family=family, weather=weather, season=season)
        light, camera = Light(time_of_day=hour), Camera(horizon=0.5)
        if family in SURFACES:
            background, light = Background(family=family, surface=SURFACES[family][column]), Light()
        variety = 100 * column if family in SEEDED else 0
        picture = paint(background, light, camera, TILE, TILE, seed + variety)
        tiles.append(np.pad(picture, ((0, GAP), (0, GAP), (0, 0)), constant_values=1))
    return np.concatenate(tiles, axis=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=2048)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--sheet", type=Path)
    options = parser.parse_args()
    if options.sheet:
        options.sheet.write_bytes(encode(sheet(), "JPG", quality=88))
    else:
        measure(options.size, options.runs)


if __name__ == "__main__":
    main()
