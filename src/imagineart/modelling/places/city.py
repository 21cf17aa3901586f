"""What does a city look like from across the water? Towers behind towers, lit windows, a quay.

Things stand on the quay; towers begin on the far bank. A window is a quadrangle before its wall:
at night some of them shine, by day they mirror the sky.
"""

from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import combined, moved
from imagineart.modelling.land import Eye, Waves, eye_of, water
from imagineart.modelling.model import Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.outdoors import clear_air, trees
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
    rectangle,
)
from imagineart.modelling.places.room import sheet
from imagineart.modelling.places.street import setts
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.masonry import block
from imagineart.modelling.town.pieces import piece

LEVEL = -2.4  # m, of the water below the quay
BANK = 300.0  # m, y of the far bank
STOREY = 3.9  # m
BAY = 3.6  # m, from window to window
WALLS: tuple[Rgb, ...] = (
    (0.34, 0.31, 0.27),
    (0.46, 0.43, 0.39),
    (0.22, 0.20, 0.19),
    (0.30, 0.20, 0.15),
    (0.12, 0.15, 0.18),
    (0.40, 0.42, 0.44),
)
GLASS: Rgb = (0.035, 0.055, 0.075)
LIGHTS: tuple[tuple[Rgb, float, float], ...] = (  # colour, radiance, share of the windows
    ((1.0, 0.62, 0.28), 0.14, 0.16),
    ((1.0, 0.66, 0.32), 0.42, 0.15),
    ((1.0, 0.86, 0.62), 0.70, 0.06),
    ((0.75, 0.88, 1.0), 0.40, 0.04),
)


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """Towers as boxes: (N, 3) middles of their feet, sizes, wall colours, m; share of glass."""

    feet: Floats
    sizes: Floats
    colors: Floats
    glazed: Floats  # (N,) 0–1 of a bay's width


def build(ask: Ask) -> PlaceModel:
    """A quay, water, and a skyline whose highest towers stand aside of the middle."""
    rng = ask.rng
    side = float(rng.choice([-1.0, 1.0]))
    edge = -9.0 if ask.alone else max(3.5 * ask.extent, 4.0)
    eye = eye_of(ask.extent, 1600.0, 330, 520)
    dark = not 6.3 <= ask.hour <= 19.0
    towers = skyline(rng, side)
    parts = (
        *_quay(edge),
        Part(_harbour(eye, int(rng.integers(1 << 12))), _wet(), "water"),
        *_bank(rng, eye),
        *facades(towers, 0.0 if not dark else 1.0, rng),
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("city", tuple(parts))),),
        ground=level_ground(),
        area=rectangle(10 * ask.extent, 6 * ask.extent, (0.0, -0.5 * ask.extent)),
        view=View(azimuth=(-18, 18), elevation=(-3, 40), distance=(0.4, 60.0)),
        vista=Vista((0.0, -6.0, 4.0), (0.0, 10.0, 5.6), 30.0),
        haze=clear_air(ask.hour, 2600.0) if ask.weather in ("clear", "cloudy") else None,
        fog=420.0,
        far=edge,
    )


def skyline(rng: np.random.Generator, side: float) -> Blocks:
    """About a hundred towers in rows, low at the water, highest in one place."""
    count = 120
    x = np.linspace(-560, 560, count) + rng.normal(0, 9, count)
    y = BANK + 22.0 + 330.0 * rng.random(count) ** 0.8
    peak = np.exp(-(((x - side * 95.0) / 130.0) ** 2)) + 0.45 * np.exp(
        -(((x + side * 260.0) / 80.0) ** 2)
    )
    tall = 16.0 + 24.0 * rng.random(count) + 205.0 * peak * rng.uniform(0.25, 1.0, count)
    tall *= np.clip((y - BANK) / 110.0, 0.45, 1.0)
    wide, deep = rng.uniform(17, 36, count), rng.uniform(17, 32, count)
    tone = np.asarray(WALLS)[rng.integers(0, len(WALLS), count)] * rng.uniform(0.8, 1.2, (count, 1))
    feet, sizes = np.stack([x, y, 0 * x], axis=1), np.stack([wide, deep, tall], axis=1)
    glazed = rng.choice([0.5, 0.62, 0.92], count)
    base = Blocks(*(a.astype(np.float32) for a in (feet, sizes, tone, glazed)))
    return crowned(base, rng)


def crowned(base: Blocks, rng: np.random.Generator) -> Blocks:
    """The higher towers step back once or twice, and the highest carry masts."""
    high = base.sizes[:, 2] > 70.0
    feet, sizes = base.feet[high].copy(), base.sizes[high].copy()
    feet[:, 2] += sizes[:, 2]
    share = rng.uniform(0.45, 0.8, (len(sizes), 1))
    sizes = sizes * np.concatenate([share, share, rng.uniform(0.12, 0.28, share.shape)], axis=1)
    top = sizes[:, 2] > 24.0
    mast_feet, mast = feet[top].copy(), sizes[top].copy()
    mast_feet[:, 2] += mast[:, 2]
    mast[:] = np.stack([np.full(len(mast), 1.6), np.full(len(mast), 1.6), 0.9 * mast[:, 2]], axis=1)
    return Blocks(
        np.concatenate([base.feet, feet, mast_feet]),
        np.concatenate([base.sizes, sizes, mast]),
        np.concatenate([base.colors, base.colors[high], np.full((len(mast), 3), 0.08)]),
        np.concatenate([base.glazed, base.glazed[high], np.zeros(len(mast))]),
    )


def facades(towers: Blocks, night: float, rng: np.random.Generator) -> list[Part]:
    """Walls, dark windows that mirror the sky, and windows that shine."""
    panes = _panes(towers)
    pick = rng.random(len(panes))
    dark = np.ones(len(panes), bool)
    parts = [Part(_boxes(towers), Material("walls", (0.3, 0.3, 0.3), 0.8), "walls")]
    start = 0.0
    for color, strength, share in LIGHTS:
        on = (pick >= start) & (pick < start + night * share)
        start += night * share
        dark &= ~on
        if on.any():
            parts.append(piece(quads(panes[on]), lit(color, strength), name="lights"))
    tone = np.asarray(GLASS) * rng.uniform(0.5, 1.7, (int(dark.sum()), 1))
    glass = Material("glass front", GLASS, 0.06, specular=1.0, coat=0.6)
    parts.append(Part(quads(panes[dark], np.repeat(tone, 4, axis=0)), glass, "glass"))
    return parts


def _panes(towers: Blocks) -> Floats:
    """(N, 4, 3) corners of all windows, on the fronts and both sides of all towers."""
    found = []
    for foot, size, glazed in zip(towers.feet, towers.sizes, towers.glazed, strict=True):
        if glazed <= 0.0:
            continue
        x, y, z = foot
        wide, deep, tall = size
        found.append(_grid((x - wide / 2, y - 0.12, z), (1.0, 0.0), wide, tall, glazed))
        found.append(_grid((x - wide / 2 - 0.12, y + deep, z), (0.0, -1.0), deep, tall, glazed))
        found.append(_grid((x + wide / 2 + 0.12, y, z), (0.0, 1.0), deep, tall, glazed))
    return np.concatenate(found).astype(np.float32)


def _grid(
    start: tuple[float, float, float],
    along: tuple[float, float],
    wide: float,
    tall: float,
    glazed: float,
) -> Floats:
    """(N, 4, 3) windows of one wall, in bays and storeys."""
    bays, storeys = max(1, int(wide / BAY)), max(1, int((tall - 1.5) / STOREY))
    bay = wide / bays
    i, j = (a.ravel() for a in np.meshgrid(np.arange(bays), np.arange(storeys)))
    u0, v0 = (i + (1 - glazed) / 2) * bay, 1.6 + j * STOREY
    u1, v1 = u0 + glazed * bay, v0 + STOREY * (0.5 + 0.35 * (glazed > 0.8))
    corners = [(u0, v0), (u1, v0), (u1, v1), (u0, v1)]
    points = [
        np.stack([start[0] + along[0] * u, start[1] + along[1] * u, start[2] + v], axis=1)
        for u, v in corners
    ]
    return np.stack(points, axis=1)


def quads(panes: Floats, colors: Floats | None = None) -> Mesh:
    """Quadrangles, anticlockwise from outside, as one mesh."""
    first = np.arange(len(panes))[:, None] * 4
    faces = np.concatenate([first + np.array(way) for way in ((0, 1, 2), (0, 2, 3))])
    tone = None if colors is None else np.clip(colors, 0.003, 0.8).astype(np.float32)
    return Mesh(panes.reshape(-1, 3), faces.astype(np.int32), None, tone)


def _boxes(towers: Blocks) -> Mesh:
    """All walls and roofs as one mesh."""
    corner = np.array([(-0.5, 0), (0.5, 0), (0.5, 1), (-0.5, 1)])
    low = np.zeros((len(towers.feet), 4, 3))
    low[:, :, :2] = towers.feet[:, None, :2] + corner[None] * towers.sizes[:, None, :2]
    low[:, :, 2] = towers.feet[:, None, 2]
    high = low + [0.0, 0.0, 1.0] * towers.sizes[:, None, 2:]
    sides = [
        np.stack([low[:, a], low[:, b], high[:, b], high[:, a]], axis=1)
        for a, b in ((0, 1), (1, 2), (2, 3), (3, 0))
    ]
    faces = np.concatenate([*sides, high]).astype(np.float32)
    return quads(faces, np.repeat(np.tile(towers.colors, (5, 1)), 4, axis=0))


def _harbour(eye: Eye, seed: int) -> Mesh:
    waves = Waves(((0.5, 0.012), (1.3, 0.028), (4.0, 0.05)), 0.9, seed)
    deep = np.array([0.010, 0.026, 0.032])
    return water(eye, waves, LEVEL, lambda p: np.tile(deep, (len(p), 1)), slope=0.035)


def _wet() -> Material:
    return Material("water", (0.01, 0.03, 0.035), 0.05, specular=0.5)


def _quay(edge: float) -> list[Part]:
    """Paving before the water, and a low wall of stone."""
    back = edge - 60.0
    wall = block((160.0, 0.5, 0.55), (0.0, edge + 0.25, 0.275), 0.03)
    face = block((160.0, 0.6, 4.0), (0.0, edge + 0.32, -2.05), 0.02)
    return [
        Part(sheet((-80, 80), (back, edge)), setts(), "quay"),
        piece([wall, face], "sandstone", name="wall"),
    ]


def _bank(rng: np.random.Generator, eye: Eye) -> list[Part]:
    """The far quay, with trees along it and the ground of the city behind."""
    wall = moved(block((1800.0, 1.0, 3.4), (0.0, 0.0, -0.9), 0.05), (0.0, BANK, 0.0))
    ground = moved(sheet((-1500, 1500), (BANK, 1900)), (0.0, 0.0, 0.6))
    x = np.linspace(-420, 420, 150) + rng.normal(0, 2.0, 150)
    places = np.stack([x, BANK + 6.0 + rng.random(150) * 8.0], axis=1).astype(np.float32)
    stone = Material("bank", (0.20, 0.19, 0.17), 0.9)
    return [
        Part(combined([wall, ground]), stone, "bank"),
        *trees("tree", places, level_ground(0.6), "hint", rng, (0.7, 1.1)),
    ]


PLACE = Place(("city",), build)
