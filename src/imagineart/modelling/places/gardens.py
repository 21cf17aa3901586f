"""What do gardens of the East look like? A pond under a red bridge, maples, moss; bamboo groves."""

import numpy as np

from imagineart.modelling import vegetation as grow
from imagineart.modelling.kit import lathe, rod, tube
from imagineart.modelling.land import (
    Eye,
    Height,
    Paint,
    Waves,
    eye_of,
    fan,
    fractal_2d,
    mix,
    standing,
    step,
    water,
)
from imagineart.modelling.model import Copies, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.outdoors import Sward, apart, clear_air, clear_of, grass, stones, trees
from imagineart.modelling.places.fittings import copied, slab
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    rectangle,
)
from imagineart.modelling.town.pieces import piece

POND = -0.32  # m
RED: Rgb = (0.44, 0.03, 0.02)
MOSS: Rgb = (0.075, 0.12, 0.026)
KINDS = {
    "spring": ("cherry tree", "pine tree"),
    "summer": ("maple", "pine tree"),
    "autumn": ("autumn tree", "autumn beech"),
    "winter": ("snowy fir", "bare tree"),
}


def build(ask: Ask) -> PlaceModel:
    """A garden about a pond, or a path through bamboo."""
    return _bamboo(ask) if ask.family == "bamboo forest" else _garden(ask)


def _garden(ask: Ask) -> PlaceModel:
    rng, seed = ask.rng, int(ask.rng.integers(1 << 12))
    extent = 1.0 if ask.alone else ask.extent
    eye = eye_of(ask.extent, 500.0, 280, 420)
    near = -2.6 if ask.alone else 1.5 * extent + 0.6
    pond = _pond(seed, near, max(5.2, 1.8 * extent))
    land = _land(pond, seed, ask.extent)
    bridge_y = near + 6.0
    waves = Waves(((0.35, 0.004), (1.0, 0.006)), 1.2, seed)
    mesh = water(
        eye, waves, POND, lambda p: np.tile((0.014, 0.035, 0.026), (len(p), 1)), land, 0.01
    )
    parts = (
        Part(fan(land, eye, _mossy(pond, seed)), Material("moss", MOSS, 0.95), "ground"),
        Part(mesh, Material("pond", (0.012, 0.03, 0.024), 0.03, specular=0.5), "pond"),
        *red_bridge(bridge_y, 4.4, 1.5),
        *_rim(ask, pond, land, rng),
        *_lanterns(ask, near, land),
        *_planting(ask, pond, land, eye, rng),
    )
    z = float(land(np.zeros(1, np.float32), np.array([-6.0], np.float32))[0])
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("garden", parts)),),
        ground=land,
        area=rectangle(8 * extent, near + 2 * extent, (0.0, (near - 2 * extent) / 2)),
        haze=clear_air(ask.hour, 700.0) if ask.weather in ("clear", "cloudy") else None,
        view=View((-20, 20), (-2, 45), (0.3, 60.0)),
        vista=Vista((1.2, -7.0, z + 1.9), (-0.5, 8.0, z + 1.35), 27.0, (110.0, 150.0)),
        fog=50.0,
    )


def _pond(seed: int, near: float, half: float) -> Height:
    """(N,) m from the water's edge, negative on the pond."""

    def off(x: Floats, y: Floats) -> Floats:
        middle, deep = near + 6.5, 6.5
        r = np.hypot(x / half, (y - middle) / deep)
        uneven = 0.28 * fractal_2d(x, y, 4.5, seed + 3, 3)
        return np.asarray((r - 1.0 + uneven) * min(half, deep), np.float32)

    return off


def _land(pond: Height, seed: int, extent: float) -> Height:
    def height(x: Floats, y: Floats) -> Floats:
        off = pond(x, y)
        bank = -0.9 * step(-off, -0.5, 1.0)
        hills = 1.6 * (0.4 + fractal_2d(x, y, 16.0, seed + 5, 3)) * step(np.hypot(x, y), 9.0, 26.0)
        small = 0.05 * fractal_2d(x, y, 1.4, seed + 6, 4) * step(np.hypot(x, y), extent, 2 * extent)
        return np.asarray(bank + (hills + small) * step(off, 0.3, 2.0), np.float32)

    return height


def _mossy(pond: Height, seed: int) -> Paint:
    def colors(p: Floats, n: Floats) -> Floats:
        x, y, _ = p.T
        fine = fractal_2d(x, y, 0.5, seed + 8, 5)
        moss = mix((0.05, 0.085, 0.02), (0.12, 0.165, 0.04), 0.5 + 0.7 * fine)
        earth = np.outer(1 + 0.3 * fine, (0.10, 0.08, 0.055))
        return mix(moss, earth, step(0.25 - pond(x, y), 0.0, 0.3))

    return colors


def red_bridge(y: float, half: float, wide: float) -> list[Part]:
    """An arched bridge of red wood across x, with posts and two rails a side."""
    t = np.linspace(-1, 1, 29)
    z = 0.12 + 1.05 * (1 - t**2)
    x = half * t
    boards = [
        slab((half * 2 / 28 * 0.94, wide, 0.06), (float(a), y, float(b)))
        for a, b in zip(x, z, strict=True)
    ]
    rails: list[Mesh] = []
    for s in (-1, 1):
        side = np.full(29, y + s * wide / 2)
        for lift, thick in ((0.85, 0.055), (0.45, 0.04), (-0.06, 0.09)):
            rails.append(tube(np.stack([x, side, z + lift], axis=1), thick, sides=10))
        for k in range(0, 29, 4):
            a, b = float(x[k]), float(z[k])
            rails.append(rod((a, y + s * wide / 2, b - 0.5), (a, y + s * wide / 2, b + 0.98), 0.06))
    paint = Material("lacquer", RED, 0.35, coat=0.6)
    return [piece(boards, "weathered wood", name="deck"), piece(rails, paint, name="bridge")]


def _rim(ask: Ask, pond: Height, land: Height, rng: np.random.Generator) -> tuple[Part, ...]:
    """Stones along the edge of the water, a few large ones."""
    places = rng.uniform([-12, -6], [12, 18], (3200, 2)).astype(np.float32)
    places = places[np.abs(pond(*places.T)) < 0.28]
    clear = 0.5 if ask.alone else 0.9 * ask.extent
    places = apart(places[np.hypot(*places.T) > clear], 0.34)
    sizes = (0.22 + 0.7 * rng.random(len(places)) ** 3).astype(np.float32)
    return stones(places, sizes, land, (0.17, 0.165, 0.155), rng, 20, 0.75)


def lantern() -> tuple[Part, ...]:
    """A lantern of stone: foot, shaft, fire box, a roof with turned-up corners."""
    shaft = [(0, 0), (0.28, 0), (0.28, 0.1), (0.12, 0.2), (0.11, 0.75), (0.24, 0.85), (0, 0.86)]
    roof = [(0.34, 1.18), (0.42, 1.2), (0.2, 1.34), (0.07, 1.42), (0.09, 1.5), (0, 1.6)]
    box = [slab((0.06, 0.06, 0.32), (s * 0.15, d * 0.15, 1.02)) for s in (-1, 1) for d in (-1, 1)]
    stone = [lathe(shaft, segments=8), lathe(roof, segments=6), *box]
    return (piece(stone, "stone", (0.30, 0.295, 0.28), name="lantern"),)


def _lanterns(ask: Ask, near: float, land: Height) -> list[Part]:
    spots = [(-3.9, near + 1.2), (4.6, near + 9.5), (-5.4, near + 11.0)]
    free = [p for p in spots if ask.alone or np.hypot(*p) > 1.2 * ask.extent]
    x, y = np.array(free, np.float32).T
    at = [(float(a), float(b), float(c)) for a, b, c in zip(x, y, land(x, y), strict=True)]
    return copied(lantern(), at, 20.0)


def _planting(
    ask: Ask, pond: Height, land: Height, eye: Eye, rng: np.random.Generator
) -> tuple[Part, ...]:
    """Maples or cherries that lean in, pines behind, clipped shrubs, a wall of green."""
    raw = rng.uniform([-20, -4], [20, 30], (120, 2)).astype(np.float32)
    clear = 1.0 if ask.alone else clear_of(ask.extent)
    view = np.abs(raw[:, 0]) > 2.6 + 0.16 * np.abs(raw[:, 1])
    keep = (pond(*raw.T) > 1.3) & (np.hypot(*raw.T) > clear + 1.5) & (view | (raw[:, 1] > 15))
    places = apart(raw[keep], 3.3)
    first, second = KINDS[ask.season]
    wall = np.stack([np.linspace(-60, 60, 60), 44 + rng.normal(0, 4, 60)], axis=1)
    shrubs = rng.uniform([-13, -4], [13, 20], (160, 2)).astype(np.float32)
    shrubs = apart(shrubs[(pond(*shrubs.T) > 0.5) & (np.hypot(*shrubs.T) > clear + 0.8)], 1.3)
    return (
        *trees(first, places[::2][:5], land, "near", rng, (0.35, 0.6)),
        *trees(first, places[::2][5:], land, "middle", rng, (0.35, 0.6)),
        *trees(second, places[1::2], land, "middle", rng, (0.35, 0.6)),
        *trees(first, wall.astype(np.float32), land, "far", rng, (0.6, 0.9)),
        *trees("bush", shrubs[:26], land, "middle", rng, (0.35, 0.6)),
        *_tufts(ask, pond, land, eye, rng),
    )


def _tufts(
    ask: Ask, pond: Height, land: Height, eye: Eye, rng: np.random.Generator
) -> tuple[Part, ...]:
    def tall(x: Floats, y: Floats) -> Floats:
        on = step(pond(x, y), 0.25, 0.5)
        return np.asarray(on * 0.05 * (0.8 + 0.6 * fractal_2d(x, y, 1.0, 12, 3)), np.float32)

    sward = Sward(((0.07, 0.13, 0.03), (0.11, 0.16, 0.04)), dry_share=0.05)
    return grass(eye, land, tall, sward, rng, far=30.0)


def _bamboo(ask: Ask) -> PlaceModel:
    """A path between walls of green canes that meet overhead."""
    rng, seed = ask.rng, int(ask.rng.integers(1 << 12))
    eye = eye_of(ask.extent, 260.0, 240, 380)
    half = 1.15 if ask.alone else max(1.15, 1.1 * ask.extent + 0.4)

    def land(x: Floats, y: Floats) -> Floats:
        rough = 0.06 * fractal_2d(x, y, 1.8, seed, 4) * step(np.abs(x), half, half + 1.0)
        return np.asarray(rough + 0.10 * step(np.abs(x), half, half + 2.0), np.float32)

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, _ = p.T
        fine = fractal_2d(x, y, 0.35, seed + 3, 5)
        litter = mix((0.12, 0.095, 0.045), (0.24, 0.19, 0.09), 0.5 + 0.8 * fine)
        way = np.outer(1 + 0.2 * fine, (0.23, 0.20, 0.155))
        return mix(litter, way, step(half - np.abs(x) - 0.1 * fine, 0.0, 0.25))

    canes = _canes(ask, half, rng)
    size = rng.uniform(0.75, 1.15, len(canes))
    moves = standing(canes, land, rng, size, size)
    made = [cane(rng) for _ in range(4)]
    parts = (
        Part(fan(land, eye, colors), Material("litter", (0.18, 0.15, 0.08), 0.95), "ground"),
        *(
            Part(Copies(one, moves[k::4]), one[0].material, "canes", tinted=False)
            for k, one in enumerate(made)
        ),
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("bamboo", parts)),),
        ground=land,
        area=rectangle(2 * half, 9.0 * ask.extent, (0.0, ask.extent)),
        haze=((0.34, 0.46, 0.22), 60.0) if 6.5 < ask.hour < 19.0 else None,
        view=View((-12, 12), (-4, 30), (0.3, 40.0)),
        vista=Vista((0.0, -6.0, 1.5), (0.0, 10.0, 3.2), 22.0),
        fog=28.0,
    )


def _canes(ask: Ask, half: float, rng: np.random.Generator) -> Floats:
    """(N, 2) places on both sides of the path, dense beside it."""
    off = half + 0.25 + 14.0 * rng.random(1500) ** 1.9
    y = -7.0 + 62.0 * rng.random(1500)
    x = off * rng.choice([-1.0, 1.0], 1500)
    places = apart(np.stack([x, y], axis=1).astype(np.float32), 0.42)
    clear = 0.6 if ask.alone else 0.9 * ask.extent
    return places[np.hypot(*places.T) > clear + 0.2]


def cane(rng: np.random.Generator) -> tuple[Part, ...]:
    """One cane, 11 m high: joints every third of a metre, sprays of leaves above."""
    tall, joint = 11.0, 0.36
    z = np.arange(0.0, tall, joint)
    radius = 0.055 * (1 - 0.75 * z / tall)
    outline = []
    for a, r in zip(z, radius, strict=True):
        outline += [(1.14 * r, a), (r, a + 0.03), (0.98 * r, a + joint - 0.02)]
    stem = lathe([*outline, (0, tall)], segments=10)
    count = 420
    k = 0.35 + 0.65 * rng.random(count) ** 0.8
    turn = rng.uniform(0, 2 * np.pi, count)
    reach = (0.25 + 0.9 * rng.random(count)) * (1.2 - 0.5 * k)
    at = np.stack([reach * np.cos(turn), reach * np.sin(turn), tall * k + 0.5 * reach], axis=1)
    out = np.stack([np.cos(turn), np.sin(turn), rng.uniform(-0.9, 0.1, count)], axis=1)
    tone = np.array([0.14, 0.24, 0.045]) * rng.uniform(0.55, 1.5, (count, 1))
    size = rng.uniform(0.22, 0.42, count)
    up = np.tile([0.0, 0.0, 1.0], (count, 1))
    leaves = grow.blades(at, out, up, size, 0.2 * size, tone, fine=False, curl=0.3)
    green = np.array([0.11, 0.20, 0.05]) * rng.uniform(0.7, 1.3)
    return (
        piece(stem, Material("cane", (float(green[0]), float(green[1]), float(green[2])), 0.35)),
        Part(grow.faced(leaves), Material("leaves", (0.12, 0.2, 0.04), 0.5, translucency=0.35)),
    )


PLACE = Place(("japanese garden", "bamboo forest"), build)
