"""What does a parking lot look like? Bays in white paint on tar, lamps, trees, low halls behind."""

import numpy as np

from imagineart.modelling.kit import rod
from imagineart.modelling.model import Material, Model, Part, Rgb
from imagineart.modelling.outdoors import clear_air, trees
from imagineart.modelling.places.fittings import slab
from imagineart.modelling.places.gas_station import country
from imagineart.modelling.places.place import (
    Ask,
    Lamp,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
)
from imagineart.modelling.places.place import rectangle as area_of
from imagineart.modelling.town.finishes import lit, tinted_glass
from imagineart.modelling.town.pieces import piece

BAY, DEEP, LANE = 2.7, 5.2, 7.0  # m: width and depth of a bay, and of the lane between rows
HALF = 46.0  # m
DAY = (6.8, 18.8)
WALLS: tuple[Rgb, ...] = ((0.50, 0.47, 0.42), (0.40, 0.42, 0.44), (0.52, 0.40, 0.30))


def build(ask: Ask) -> PlaceModel:
    """Empty bays to all sides; what the picture is about stands in the lane."""
    dark = not DAY[0] < ask.hour < DAY[1]
    back = max(22.0, 3.0 * ask.extent + 16.0)
    posts = [(x, y) for x in (-26.0, -9.0, 9.0, 26.0) for y in (back - 12.0, back - 2.0)]
    posts = [p for p in posts if np.hypot(*p) > 2.0 * ask.extent + 3.0]
    lamps = tuple(
        Lamp((x, y - 0.9, 7.1), 0.16, (1.0, 0.86, 0.66), 60.0, visible=False) for x, y in posts
    )
    rng = ask.rng
    spots = np.stack([rng.uniform(-44, 44, 9), np.full(9, back - 0.5)], axis=1).astype(np.float32)
    parts = [
        *_tar(back),
        *_lines(back),
        *_lamps(posts, dark),
        *_halls(back, ask, dark),
        *trees("tree", spots, level_ground(), "far", rng, (0.45, 0.7)),
    ]
    return PlaceModel(
        family=ask.family,
        scenery=(
            Scenery(Model("parking lot", tuple(parts))),
            Scenery(Model("country", country(ask))),
        ),
        ground=level_ground(),
        area=area_of(24.0, 14.0, (0.0, 0.0)),
        haze=clear_air(ask.hour, 2600.0) if ask.weather in ("clear", "cloudy") else None,
        view=View((-35, 35), (-2, 40), (0.5, 60.0)),
        vista=Vista((-4.0, -12.0, 2.2), (0.0, 12.0, 1.6), 26.0),
        lamps=lamps if dark else (),
        fog=60.0,
    )


def _tar(back: float) -> list[Part]:
    field = slab((2 * HALF + 60.0, back + 60.0, 0.1), (0, (back - 60.0) / 2, -0.055))
    kerb = slab((2 * HALF + 10.0, 1.6, 0.16), (0, back - 0.4, 0.06))
    return [piece(field, "asphalt", name="tar"), piece(kerb, "concrete", name="kerb")]


def _lines(back: float) -> list[Part]:
    """Lines between bays, in double rows with lanes between, none where the picture's thing is."""
    paint = []
    row = 2 * DEEP + LANE
    for number in range(-1, int(back // row) + 1):
        y = number * row + LANE / 2 + DEEP
        paint.append(slab((2 * HALF, 0.11, 0.008), (0, y, 0.0)))
        for x in np.arange(-HALF, HALF + 0.1, BAY):
            paint.append(slab((0.11, 2 * DEEP, 0.008), (float(x), y, 0.0)))
    return [piece(paint, Material("paint", (0.62, 0.62, 0.58), 0.8), name="line")]


def _lamps(posts: list[tuple[float, float]], dark: bool) -> list[Part]:
    poles = [rod((x, y, 0), (x, y, 7.4), 0.07, sides=10) for x, y in posts]
    poles += [rod((x, y, 7.3), (x, y - 1.0, 7.3), 0.04, sides=8) for x, y in posts]
    feet = [slab((0.5, 0.5, 0.7), (x, y, 0.35)) for x, y in posts]
    heads = [slab((0.3, 0.7, 0.1), (x, y - 0.9, 7.26)) for x, y in posts]
    if not posts:
        return []
    return [
        piece(poles, "brushed steel", name="pole"),
        piece(feet, "concrete", name="foot"),
        piece(heads, lit((1.0, 0.88, 0.7), 5.0 if dark else 0.4), name="head"),
    ]


def _halls(back: float, ask: Ask, dark: bool) -> list[Part]:
    """Long low shops behind the lot: walls, a band over glass, a sign without words."""
    walls, bands, panes = [], [], []
    color = WALLS[int(ask.rng.integers(len(WALLS)))]
    x = -HALF - 8.0
    while x < HALF:
        wide, tall = float(ask.rng.uniform(16, 30)), float(ask.rng.uniform(5.0, 8.0))
        middle = x + wide / 2
        walls.append(slab((wide - 0.3, 12.0, tall), (middle, back + 14.0, tall / 2)))
        bands.append(slab((wide - 2.0, 0.3, 0.9), (middle, back + 7.9, 3.7)))
        panes.append(slab((wide - 4.0, 0.2, 2.8), (middle, back + 7.95, 1.6)))
        x += wide
    brand: Rgb = tuple(float(c) for c in ask.rng.uniform(0.04, 0.4, 3))  # type: ignore[assignment]
    shine = lit((1.0, 0.84, 0.6), 0.8) if dark else tinted_glass()
    return [
        piece(walls, "plaster", color, name="hall"),
        piece(bands, Material("band", brand, 0.4), name="band"),
        piece(panes, shine, name="glass"),
    ]


PLACE = Place(("parking lot",), build)
