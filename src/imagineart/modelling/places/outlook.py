"""What is seen through a window at the back of a room? A city, a garden, snow.

Rooms are not lit by sun and sky: what lies outside shines by itself, by day as bright as a meter
for the room leaves it.
"""

from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import combined
from imagineart.modelling.model import Floats, Mesh, Part, Rgb
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.pieces import piece

DEPTH = 40.0  # m, from the pane to the sky behind everything
NIGHT: Rgb = (0.012, 0.018, 0.045)
DAY: Rgb = (0.50, 0.68, 0.95)
GLOW: Rgb = (1.0, 0.72, 0.38)


@dataclass(frozen=True, slots=True)
class Outlook:
    """Sky and what stands before it by day, from far to near; `tops`: m, least and most."""

    sky: Rgb
    tones: tuple[Rgb, ...]
    tops: tuple[float, float]
    towers: bool = True


OUTLOOKS = {
    "city": Outlook(
        DAY, ((0.36, 0.46, 0.60), (0.24, 0.29, 0.37), (0.12, 0.145, 0.19)), (6.0, 26.0)
    ),
    "garden": Outlook(
        (0.80, 0.90, 1.0),
        ((0.34, 0.44, 0.26), (0.20, 0.31, 0.12), (0.13, 0.22, 0.07)),
        (2.0, 7.0),
        False,
    ),
    "bright garden": Outlook(
        (0.92, 0.96, 1.0), ((0.80, 0.88, 0.80), (0.66, 0.78, 0.60)), (0.5, 2.6), False
    ),
    "snow": Outlook(
        (0.34, 0.42, 0.55),
        ((0.22, 0.28, 0.34), (0.08, 0.12, 0.13), (0.42, 0.47, 0.55)),
        (2.0, 9.0),
        False,
    ),
}


def outlook(name: str, far: float, half: float, dark: bool, rng: np.random.Generator) -> list[Part]:
    """All that lies behind the plane y = far, as wide as one sees past `half` m of window."""
    look = OUTLOOKS[name]
    sky = _card(4.0 * half + DEPTH, (-12.0, 2.0 * DEPTH), far + DEPTH)
    parts = [piece(sky, lit(NIGHT if dark else look.sky, 1.0), name="sky")]
    for number, tone in enumerate(look.tones):
        y = far + DEPTH * (0.85 - 0.27 * number)
        shapes = _towers if look.towers else _crowns
        boxes = shapes(2.0 * half + 0.8 * (y - far) + 3.0, look.tops, rng)
        shade = 0.06 if dark else 0.85
        parts.append(piece(_cards(boxes, y), lit(tone, shade), name="outlook"))
        if look.towers:
            parts += _panes(boxes, y - 0.05, dark, tone, rng)
    return parts


def _towers(wide: float, tops: tuple[float, float], rng: np.random.Generator) -> Floats:
    """(N, 3) middle, half width and top of houses in a row, m."""
    x = np.arange(-wide, wide, 3.6) + rng.normal(0, 0.8, len(np.arange(-wide, wide, 3.6)))
    top = tops[0] + (tops[1] - tops[0]) * rng.random(len(x)) ** 1.6
    return np.stack([x, rng.uniform(1.1, 2.3, len(x)), top], axis=1).astype(np.float32)


def _crowns(wide: float, tops: tuple[float, float], rng: np.random.Generator) -> Floats:
    """(N, 3) the same for trees: narrow slices that make round heads."""
    x = np.arange(-wide, wide, 0.22)
    heads = np.abs(np.sin(x / rng.uniform(1.1, 1.7) + rng.uniform(0, 6))) ** 0.6
    top = tops[0] + (tops[1] - tops[0]) * (0.25 + 0.5 * heads) * rng.uniform(0.96, 1.03, len(x))
    return np.stack([x, np.full(len(x), 0.13), top], axis=1).astype(np.float32)


def _card(half: float, z: tuple[float, float], y: float) -> Mesh:
    corners = [(-half, y, z[0]), (half, y, z[0]), (half, y, z[1]), (-half, y, z[1])]
    return Mesh(np.array(corners, np.float32), np.array([(0, 1, 2), (0, 2, 3)], np.int32))


def _cards(boxes: Floats, y: float) -> Mesh:
    """Upright rectangles from below the floor to their tops."""
    found = []
    for x, half, top in boxes:
        card = _card(float(half), (-12.0, float(top)), y)
        shift = np.array([x, 0, 0], np.float32)
        found.append(Mesh(card.vertices + shift, card.triangles))
    return combined(found)


def _panes(boxes: Floats, y: float, dark: bool, tone: Rgb, rng: np.random.Generator) -> list[Part]:
    """Windows of the houses: darker than their walls by day, some lit by night."""
    found = []
    for x, half, top in boxes:
        for z in np.arange(-2.0, top - 0.8, 1.1):
            for u in np.arange(-half + 0.45, half - 0.2, 0.75):
                if rng.random() < (0.35 if dark else 0.8):
                    card = _card(0.24, (0.0, 0.6), y)
                    shift = np.array([x + u, 0, z], np.float32)
                    found.append(Mesh(card.vertices + shift, card.triangles))
    r, g, b = tone
    shine = lit(GLOW, 0.75) if dark else lit((0.62 * r, 0.68 * g, 0.76 * b), 0.8)
    return [piece(found, shine, name="lights")] if found else []
