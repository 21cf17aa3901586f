"""What is it like above a city? A roof with a parapet among towers; a balcony over the future.

The towers are those of `city.py`, nearer and on all sides, their feet far below; the future builds
round towers of white and glass with gardens on their rings, and bridges between them.
"""

import numpy as np

from imagineart.modelling.kit import ball, bevelled_box, lathe, placements, rod, tube
from imagineart.modelling.kit.curves import Points
from imagineart.modelling.land import Waves, eye_of, step, water
from imagineart.modelling.materials import material
from imagineart.modelling.model import Copies, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.outdoors import clear_air
from imagineart.modelling.places.city import WALLS, Blocks, facades
from imagineart.modelling.places.fittings import copied, modelled, slab
from imagineart.modelling.places.place import (
    Ask,
    Lamp,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
    rectangle,
)
from imagineart.modelling.places.room import sheet
from imagineart.modelling.town.finishes import lit, tinted_glass
from imagineart.modelling.town.pieces import piece

DEPTH = 62.0  # m, from the roof to the ground
NEAR = 26.0  # m, to the first towers
WHITE: Rgb = (0.66, 0.68, 0.70)
GREEN: Rgb = (0.07, 0.13, 0.035)


def build(ask: Ask) -> PlaceModel:
    """A roof today, or a balcony in times to come."""
    rng, side = ask.rng, float(ask.rng.choice([-1.0, 1.0]))
    extent = 1.0 if ask.alone else ask.extent
    edge = -1.0 if ask.alone else 1.5 * extent + 1.4
    dark = not 6.3 <= ask.hour <= 19.0
    future = ask.family == "futuristic city"
    own = _balcony(edge, extent) if future else _roof(ask, edge, extent, side)
    behind = _future(ask, side, dark, rng) if future else _today(side, dark, rng)
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("roof", (*own, *behind))),),
        ground=level_ground(),
        area=rectangle(8 * extent, edge + 2 * extent - 0.8, (0.0, (edge - 2 * extent) / 2)),
        haze=clear_air(ask.hour, 1500.0) if ask.weather in ("clear", "cloudy") else None,
        view=View((-20, 20), (-3, 40), (0.4, 60.0)),
        vista=Vista((0.0, -6.2, 2.1), (side * 0.6, 10.0, 0.9), 26.0, (130.0, 165.0)),
        lamps=_bulbs(edge) if dark and ask.alone and not future else (),
        fog=260.0,
        far=edge,
    )


def _roof(ask: Ask, edge: float, extent: float, side: float) -> list[Part]:
    """Gravel and slabs, a parapet, vents, a tank on legs."""
    back, half = -14.0 - 6 * extent, 9.0 + 3 * extent
    wall = [
        slab((2 * half, 0.3, 0.75), (0, edge, 0.375)),
        slab((2 * half, 0.42, 0.08), (0, edge, 0.78)),
    ]
    wall += [slab((0.3, edge - back, 0.75), (s * half, (edge + back) / 2, 0.375)) for s in (-1, 1)]
    x = side * (0.62 * half)
    vents = [
        slab((1.5, 1.2, 1.1), (x, edge - 1.6, 0.55)),
        slab((0.9, 0.9, 0.7), (x - side * 2.0, edge - 1.3, 0.35)),
    ]
    tank = lathe(
        [(0, 2.2), (1.0, 2.2), (1.0, 4.2), (1.08, 4.25), (0.1, 4.9), (0, 4.9)], segments=28
    )
    legs = [rod((a, b, 0), (0.9 * a, 0.9 * b, 2.2), 0.06) for a in (-0.8, 0.8) for b in (-0.8, 0.8)]
    at = [(-side * 0.72 * half, edge - 2.0, 0.0)]
    one = (piece(tank, "weathered wood", name="tank"), piece(legs, "cast iron", name="legs"))
    return [
        Part(
            sheet((-half, half), (back, edge)),
            material("concrete", color=(0.33, 0.32, 0.31)),
            "roof",
        ),
        piece(wall, "brick", name="parapet"),
        piece(vents, "brushed steel", name="vent"),
        *copied(one, at),
        *(_terrace(ask, edge, side) if ask.alone else []),
    ]


def _bulbs(edge: float) -> tuple[Lamp, ...]:
    """What the bulbs over a terrace throw."""
    return tuple(
        Lamp((x, edge - 1.0, 2.2), 0.08, (1.0, 0.72, 0.42), 60.0, visible=False)
        for x in (-2.4, 0.0, 2.4)
    )


def _terrace(ask: Ask, edge: float, side: float) -> list[Part]:
    """A sofa, chairs and a low table on boards, plants along the wall, bulbs on a cord above."""
    dark = not 7.5 <= ask.hour <= 18.0
    deck = sheet((-4.2, 4.2), (edge - 3.6, edge - 0.3), 0.02)
    pots = [(float(x), edge - 0.55, 0.03) for x in np.arange(-4.0, 4.1, 1.15)]
    chairs = [(side * 1.0, edge - 1.9, 0.03), (side * 2.3, edge - 1.1, 0.03)]
    x = np.linspace(-4.4, 4.4, 23)
    sag = 2.1 + 0.7 * (x / 4.4) ** 2
    cord = tube(np.stack([x, np.full(23, edge - 0.6), sag], axis=1), np.full(23, 0.008), sides=5)
    poles = [rod((a, edge - 0.6, 0), (a, edge - 0.6, 2.8), 0.03) for a in (-4.4, 4.4)]
    bulbs = [ball(0.05, (float(a), edge - 0.6, float(b) - 0.06), segments=10) for a, b in
             zip(x[::2], sag[::2], strict=True)]  # fmt: skip
    return [
        piece(deck, "weathered wood", name="deck"),
        piece([cord, *poles], "cast iron", name="cord"),
        piece(bulbs, lit((1.0, 0.72, 0.36), 6.0 if dark else 0.9), name="bulb"),
        *modelled("sofa", [(-side * 1.6, edge - 1.2, 0.03)], 0.0, 0.95),
        *modelled("armchair", chairs, [-side * 70.0, -side * 20.0], 0.95),
        *modelled("coffee table", [(-side * 0.4, edge - 2.0, 0.03)]),
        *modelled("candle", [(-side * 0.4, edge - 2.0, 0.45)]),
        *modelled("houseplant", pots[::2], 30.0, 0.8),
        *modelled("lavender", pots[1::4], 0.0, 1.0),
        *modelled("bush", pots[3::4], 0.0, 0.55),
    ]


def _today(side: float, dark: bool, rng: np.random.Generator) -> list[Part]:
    """Towers around, lower near by, a peak of high ones at a third, streets below."""
    count = 190
    radius = NEAR + 560.0 * rng.random(count) ** 1.3
    turn = np.radians(rng.uniform(-62, 62, count))
    x, y = radius * np.sin(turn), radius * np.cos(turn)
    peak = np.exp(-(((np.degrees(turn) - side * 11.0) / 9.0) ** 2)) * step(radius, 130.0, 260.0)
    tall = DEPTH * rng.uniform(0.55, 0.98, count) + (10 + 0.10 * radius) * rng.random(count)
    tall = tall + 190.0 * peak * rng.uniform(0.3, 1.0, count)
    size = rng.uniform(14, 26, count)
    keep = y > NEAR + 0.5 * size
    tone = np.asarray(WALLS)[rng.integers(0, len(WALLS), count)] * rng.uniform(0.8, 1.2, (count, 1))
    feet = np.stack([x, y, np.full(count, -DEPTH)], axis=1)
    sizes = np.stack([size, rng.uniform(14, 24, count), tall], axis=1)
    glazed = rng.choice([0.5, 0.62, 0.92], count)
    base = Blocks(*(a[keep].astype(np.float32) for a in (feet, sizes, tone, glazed)))
    ground = Mesh(*_below())
    return [
        *facades(base, 1.0 if dark else 0.0, rng),
        piece(ground, Material("streets", (0.12, 0.12, 0.125), 0.9), name="streets"),
    ]


def _below() -> tuple[Floats, np.ndarray]:
    """A plane at the towers' feet."""
    wide = 2500.0
    corners = [
        (-wide, -100, -DEPTH),
        (wide, -100, -DEPTH),
        (wide, 4000, -DEPTH),
        (-wide, 4000, -DEPTH),
    ]
    return np.array(corners, np.float32), np.array([(0, 1, 2), (0, 2, 3)], np.int32)


def _balcony(edge: float, extent: float) -> list[Part]:
    """White floor, a rail of glass, plants in tubs at both ends."""
    half = 6.0 + 2 * extent
    floor = sheet((-half, half), (-12.0 - 6 * extent, edge))
    pane = slab((2 * half, 0.03, 0.85), (0, edge, 0.5))
    rails = [slab((2 * half, 0.08, 0.06), (0, edge, z)) for z in (0.05, 0.95)]
    posts = [slab((0.05, 0.06, 0.95), (float(x), edge, 0.48)) for x in np.arange(-half, half, 2.0)]
    glass = Material("pane", (0.75, 0.85, 0.88), 0.04, transmission=1.0, thin=True)
    spots = [(s * x, edge - 0.5, 0.0) for s in (-1, 1) for x in (2.7, 3.4, 4.3)]
    return [
        Part(floor, Material("floor", (0.60, 0.60, 0.58), 0.25, specular=0.6), "floor"),
        piece(pane, glass, name="pane"),
        piece([*rails, *posts], "brushed steel", name="rail"),
        *modelled("houseplant", spots, 40.0, 1.2),
        *modelled("fern", [(x + 0.35, y, 0.0) for x, y, _ in spots], 0.0, 0.8),
    ]


def _future(ask: Ask, side: float, dark: bool, rng: np.random.Generator) -> list[Part]:
    """Round towers with gardens on rings, bridges of glass, a river with boats below."""
    eye = eye_of(3.0, 2500.0, 240, 380)
    river = water(
        eye,
        Waves(((3.0, 0.1), (9.0, 0.2)), 0.9, 3),
        -DEPTH,
        lambda p: np.tile((0.012, 0.06, 0.075), (len(p), 1)),
        None,
        0.04,
    )
    kinds = [tower(rng, dark) for _ in range(5)]
    radius = 70.0 + 620.0 * rng.random(64) ** 1.2
    turn = np.radians(rng.uniform(-52, 52, 64))
    x, y = radius * np.sin(turn), radius * np.cos(turn)
    keep = np.abs(x) > 15.0 + 0.05 * y
    tall = (0.55 + 0.6 * rng.random(64)) * (
        1.0 + 0.9 * np.exp(-(((np.degrees(turn) - side * 13.0) / 10.0) ** 2))
    )
    parts: list[Part] = [
        Part(river, Material("river", (0.01, 0.05, 0.06), 0.06, specular=0.5), "river")
    ]
    for k, kind in enumerate(kinds):
        mine = keep & (np.arange(64) % 5 == k)
        at = np.stack([x, y, np.full(64, -DEPTH)], axis=1)[mine]
        moves = placements(at, rng.uniform(0, 360, len(at)), 1.0)
        moves[:, 2, 2] = tall[mine]
        parts.append(Part(Copies(kind, moves), kind[0].material, "towers", tinted=False))
    return [*parts, *_links(np.stack([x, y], axis=1)[keep]), *_traffic(rng), *_boats(rng)]


def tower(rng: np.random.Generator, dark: bool) -> tuple[Part, ...]:
    """A round tower 120 m high: bands of glass between white floors, green on some of them."""
    tall, base = 120.0, float(rng.uniform(8.0, 14.0))
    waist, crown = float(rng.uniform(0.55, 0.9)), float(rng.uniform(0.15, 0.9))

    def wide(z: Floats) -> Floats:
        k = z / tall
        return np.asarray(
            base * ((1 - k) ** 2 + 2 * waist * k * (1 - k) + crown * k**2 + 0.25 * np.sin(3.1 * k)),
            np.float32,
        )

    z = np.arange(0.0, tall, 3.6).astype(np.float32)
    r = wide(z)
    glass = lathe(np.r_[np.stack([0.95 * r, z], axis=1), [(0.0, tall)]], segments=30, crease=60.0)
    floors, green, glow = [], [], []
    for k, (a, b) in enumerate(zip(z, r, strict=True)):
        ring = [(0.9 * b, a), (b + 0.25, a), (b + 0.25, a + 0.8), (0.9 * b, a + 0.8)]
        floors.append(lathe(ring, segments=30))
        if k % 7 == 3:
            green.append(
                lathe(
                    [(b, a + 0.8), (b + 1.6, a + 0.6), (b + 1.5, a + 2.2), (b, a + 2.6)],
                    segments=30,
                )
            )
        if k % 3 == 1:
            glow.append(lathe([(0.96 * b, a + 1.2), (0.96 * b, a + 2.6)], segments=30))
    spire = rod((0, 0, tall - 2), (0, 0, tall + 22.0), 0.7, end_radius=0.08)
    shine = lit((1.0, 0.8, 0.5), 0.8) if dark else tinted_glass((0.06, 0.12, 0.16))
    return (
        piece(glass, Material("glass front", (0.10, 0.22, 0.28), 0.05, specular=1.0, coat=0.6)),
        piece([*floors, spire], Material("white", WHITE, 0.35), name="floors"),
        piece(green, Material("gardens", GREEN, 0.9), name="gardens"),
        piece(glow, shine, name="lights"),
    )


def _links(places: Points) -> list[Part]:
    """Bridges from tower to tower, where they are near."""
    tubes: list[Mesh] = []
    for i, a in enumerate(places):
        for b in places[i + 1 :]:
            if 24.0 < float(np.hypot(*(a - b))) < 62.0 and len(tubes) < 22:
                z = -DEPTH + 34.0 + 11.0 * (len(tubes) % 4)
                middle = (*(0.5 * (a + b)), z + 2.5)
                tubes.append(tube([(*a, z), middle, (*b, z)], 1.3, sides=12))
    return (
        [piece(tubes, Material("bridge", (0.55, 0.66, 0.70), 0.1, coat=0.8), name="bridge")]
        if tubes
        else []
    )


def _traffic(rng: np.random.Generator) -> list[Part]:
    """Cars that fly in lines between the towers."""
    body = ball(1.0, segments=16)
    flat = Mesh(
        body.vertices * np.array([1.1, 2.4, 0.55], np.float32), body.triangles, body.normals
    )
    spots, turns = [], []
    for lane in range(5):
        y0, z = 34.0 + 26.0 * lane, float(rng.uniform(-8.0, 16.0))
        for x in np.arange(-70, 70, 15.0) + float(rng.uniform(0, 10)):
            spots.append(
                (
                    float(x + rng.normal(0, 2)),
                    y0 + float(rng.normal(0, 1.5)),
                    z + float(rng.normal(0, 0.7)),
                )
            )
            turns.append(90.0)
    one = (piece(flat, Material("car", (0.62, 0.64, 0.68), 0.15, coat=1.0), name="car"),)
    return copied(one, spots, turns)


def _boats(rng: np.random.Generator) -> list[Part]:
    hull = bevelled_box((3.4, 11.0, 2.4), bevel=0.9, steps=3)
    spots = [
        (float(rng.uniform(-12, 12)), float(y), -DEPTH + 0.5) for y in np.arange(60, 420, 34.0)
    ]
    turns = [float(a) for a in rng.uniform(-20, 20, len(spots))]
    return copied((piece(hull, Material("boat", WHITE, 0.3), name="boat"),), spots, turns)


PLACE = Place(("rooftop", "futuristic city"), build)
