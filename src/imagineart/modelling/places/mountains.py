"""What do mountains look like from a lake? Ridges that water carved, woods below, snow above.

Peaks are a ridged multifractal with one leading summit aside of the middle, worn by rain. Snow lies
where it is high and not too steep, trees stop at their line, and the lake mirrors all of it.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import numpy as np

from imagineart.modelling.land import (
    Eye,
    Field,
    Height,
    Paint,
    Waves,
    eroded,
    eye_of,
    fan,
    field_of,
    fractal_2d,
    mix,
    noise_2d,
    ridged_2d,
    sector,
    step,
    water,
)
from imagineart.modelling.model import Floats, Material, Model, Part, Rgb
from imagineart.modelling.outdoors import (
    Sward,
    apart,
    clear_air,
    clear_of,
    flowers,
    grass,
    stones,
    trees,
)
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
    roomy,
)

LAKE = -0.32  # m, its level
MIDDLE, FAR = 700.0, 6400.0  # m, where far land begins and ends
STILL = 0.22  # of a breeze, where the lake shall be a mirror
TREE_LINE = 190.0  # m
ROCK: Rgb = (0.27, 0.255, 0.24)
SNOW: Rgb = (0.72, 0.75, 0.80)
SNOW_LINE = {"spring": 300.0, "summer": 480.0, "autumn": 440.0, "winter": 20.0}  # m
CAPPED = 300.0  # m: … where peaks are said to be white
GRAND = 1.5  # how much higher peaks are where they are what the picture is of
FOLIAGE: Rgb = (0.024, 0.040, 0.018)
GOLD: Rgb = (0.20, 0.105, 0.022)
BANKS = {  # kinds of trees on the banks, by what the landscape is to show
    "winter": ("snowy fir", "snowy fir"),
    "autumn": ("autumn tree", "larch", "autumn beech", "spruce"),
    "blossom": ("cherry tree", "cherry tree", "birch"),
    "birches": ("birch", "birch", "spruce"),
    "": ("spruce", "spruce", "pine tree"),
}
STONES = 4200  # on the near shore
CLEAR = ((0.075, 0.085, 0.065), (0.012, 0.032, 0.036))  # what shines from shallow and deep water
TURQUOISE = ((0.14, 0.36, 0.33), (0.015, 0.19, 0.21))
ICE: Rgb = (0.34, 0.46, 0.52)


def build(ask: Ask) -> PlaceModel:
    """A stony, grassy shore, still water, woods on the far bank, peaks; or a lake all around."""
    rng, afloat = ask.rng, ask.family == "lake"
    seed, side = int(rng.integers(1 << 12)), float(rng.choice([-1.0, 1.0]))
    line = -12.0 * max(ask.extent, 2.0) if afloat else shore_line(ask)
    eye = eye_of(ask.extent, MIDDLE, 215, 560)
    grand = GRAND if ask.alone else 1.0
    land, color = valley(seed, side, ask.extent, line, grand), paint(ask, seed, line)
    mirror = _lake(ask, eye, land, seed)
    far = replace(eye, far=FAR, rings=240, spokes=620)
    rock = Material("land", ROCK, 0.92, specular=0.2)
    shown = [
        Part(fan(land, eye, color), rock, "ground"),
        Part(sector(land, far, MIDDLE - 30.0, paint=color), rock, "peaks"),
    ]
    parts = (
        *([mirror, *shown] if afloat else [*shown, mirror, *_shore(ask, eye, land, line, seed)]),
        *_woods(eye, land, ask, rng),
        *(_framing(ask, land, line, side, rng) if not afloat else ()),
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("mountains", parts)), *_dock(ask, side)),
        ground=level_ground(LAKE) if afloat else land,
        area=roomy(ask, 8 * ask.extent, 5 * ask.extent, (0.0, -0.5 * ask.extent)),
        haze=clear_air(ask.hour, 15_000.0) if ask.weather in ("clear", "cloudy") else None,
        view=View(azimuth=(-18, 18), elevation=(-1, 50), distance=(0.3, 90.0)),
        vista=_vista(land, side),
        fog=1500.0,
        water=afloat,
        level=LAKE,
        blocked=_moored(ask, side),
    )


def _lake(ask: Ask, eye: Eye, land: Height, seed: int) -> Part:
    """Still water that mirrors what stands about it, or ice with cracks in it."""
    shore = replace(eye, far=1400.0, rings=280)
    if "frozen" in ask.features:
        mesh = water(shore, ripples(seed, 0.03), LAKE, lambda p: _icy(p, seed), land, 0.004)
        return Part(mesh, Material("ice", ICE, 0.16, specular=0.5), "ice")
    still = 1.0 if ask.family == "mountains" and "mirror" not in ask.features else STILL
    depth = _depth(land, TURQUOISE if "turquoise" in ask.features else CLEAR)
    mesh = water(shore, ripples(seed, still), LAKE, depth, land, 0.03 * still)
    return Part(mesh, Material("lake", (0.02, 0.05, 0.055), 0.04, specular=0.5), "water")


def _icy(p: Floats, seed: int) -> Floats:
    """(N, 3) dark clear ice, white along its cracks, snow blown over it in drifts."""
    x, y, _ = p.T
    wide = 1.0 + 0.06 * np.hypot(x, y)
    bent = fractal_2d(x, y, 5.0, seed + 51, 4)
    long = np.abs(fractal_2d(x + 2 * bent, y, 7.0, seed + 50, 3))
    fine = np.abs(fractal_2d(x, y + bent, 2.2, seed + 52, 3))
    crack = np.maximum(1 - step(long, 0.004 * wide, 0.03 * wide), 0.5 - step(fine, 0, 0.02 * wide))
    drift = step(fractal_2d(0.4 * x, y, 16.0, seed + 53, 5), 0.16, 0.34)
    color = mix((0.05, 0.15, 0.19), ICE, 0.45 + 0.6 * bent)
    return mix(mix(color, (0.70, 0.78, 0.84), crack), SNOW, 0.9 * drift)


def _dock(ask: Ask, side: float) -> tuple[Scenery, ...]:
    """Planks on posts that lead from the near shore into the water, aside of the middle."""
    from imagineart.modelling.places.waterside import pier_parts

    if "dock" not in ask.features or not ask.alone:
        return ()
    turn = np.radians(11.0 * side)
    move = np.eye(4, dtype=np.float32)
    move[:2, :2] = [[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]
    move[:3, 3] = (-side * 1.5, 0.0, 0.0)
    return (Scenery(Model("dock", pier_parts(0.72, -4.6, 8.5, LAKE + 0.36)), move),)


def _moored(ask: Ask, side: float) -> tuple[tuple[float, float, float], ...]:
    """(x, y, radius) of what the dock takes of the water, m."""
    if "dock" not in ask.features or not ask.alone:
        return ()
    lean = np.tan(np.radians(11.0 * side))
    return tuple((-side * 1.5 - lean * y, y, 1.0) for y in np.arange(-4.5, 9.0, 1.5).tolist())


def _vista(land: Height, side: float) -> Vista:
    """From the near shore, the summit aside of the middle."""
    z = float(land(np.zeros(1, np.float32), np.array([-6.0], np.float32))[0]) + 1.6
    return Vista((0.0, -6.0, z), (side * 1.5, 10.0, z + 1.35), 27.0, (62.0, 88.0))


def ripples(seed: int, still: float = 1.0) -> Waves:
    """A light breeze on a lake, or less of it."""
    trains = ((0.35, 0.010), (0.9, 0.016), (2.6, 0.022), (7.0, 0.02))
    return Waves(tuple((length, still * high) for length, high in trains), 0.9, seed)


def shore_line(ask: Ask) -> float:
    """y at which the water begins, m."""
    return -1.5 if ask.alone else max(3.2 * ask.extent, 3.0)


@lru_cache(6)
def peaks(seed: int, side: float) -> Field:
    """Heights of the mountains about the lake, worn by rain."""

    def height(x: Floats, y: Floats) -> Floats:
        out = banks(x, y, seed)
        rise = 0.10 * np.clip(out, 0, 1500) * (0.75 + 0.5 * noise_2d(x, y, 900.0, seed + 4))
        ridge = 560.0 * ridged_2d(x, y, 1350.0, seed, 7) ** 1.5 * step(out, 80.0, 2100.0)
        u, v = x - side * 820.0, y - 3300.0
        bent = np.hypot(u + 170 * noise_2d(x, y, 600.0, seed + 6), v)
        summit = 800.0 * np.exp(-bent / 780.0) * (0.72 + 0.55 * ridged_2d(x, y, 700.0, seed + 8, 5))
        u, v = x + side * 1500.0, y - 4300.0
        second = 330.0 * np.exp(-np.hypot(u, v) / 700.0)
        return np.asarray(rise + ridge + summit * step(out, 0, 900) + second, np.float32)

    field = field_of(height, (-4600.0, 60.0), (4600.0, 6600.0), 430)
    return eroded(field, np.random.default_rng([seed, 31]), 42_000, 44, 1.3)


def banks(x: Floats, y: Floats, seed: int) -> Floats:
    """(…,) m outwards from the shore of the lake, far bank and both sides; negative on it."""
    uneven = 46.0 * fractal_2d(x, y, 240.0, seed + 12, 3)
    aside = np.abs(x) - (70.0 + 0.34 * np.maximum(y, 0.0))
    return np.asarray(np.maximum(aside, y - 620.0) + uneven, np.float32)


def arms(x: Floats, line: float, seed: int) -> Floats:
    """(…,) m by which the near shore reaches out on both sides of a bay before the viewer."""
    if line < -8.0:  # afloat: the shore is behind
        return np.zeros(np.shape(x), np.float32)
    span = min(max(abs(line), 4.0), 12.0)
    reach = 1.9 + 0.6 * noise_2d(np.sign(x), 0 * x, 0.37, seed + 18)
    out = step(np.abs(x), 0.75 * span, 1.8 * span)
    return np.asarray(span * reach * out, np.float32)


def valley(seed: int, side: float, extent: float, line: float, grand: float = 1.0) -> Height:
    """The near shore, the bed of the lake, banks, and peaks that are `grand` times as high."""
    field, span = peaks(seed, side), min(max(abs(line), 4.0), 12.0)

    def height(x: Floats, y: Floats) -> Floats:
        into = (
            y - line - arms(x, line, seed) - 0.16 * span * fractal_2d(x, y, 1.1 * span, seed + 2, 4)
        )
        bumps = 0.02 * span * fractal_2d(x, y, 0.5 * span, seed + 3, 4)
        near = np.where(into < 0, -0.02 * into, -0.13 * into) + bumps + LAKE + 0.05
        flat = step(np.hypot(x, y), 0.9 * extent, 2.2 * extent)
        near = np.where(into < 0, np.maximum(near * flat, near * flat + 0.0), near)
        out = banks(x, y, seed)
        bed = np.maximum(near, -4.0)
        spit = np.hypot((x + side * 46.0) / 28.0, (y - 62.0) / 22.0)
        uneven = 0.22 * fractal_2d(x, y, 16.0, seed + 17, 4)
        bed = np.maximum(bed, LAKE + 1.5 * (1.0 - spit - uneven))
        shown = step(out, -14.0, 6.0)
        rise = 1.0 + (grand - 1.0) * step(out, 150.0, 900.0)
        high = rise * field(x, y) * step(out, -10.0, 60.0) + 0.04 * np.clip(out, 0, 60) - 0.3
        rough = 26.0 * (ridged_2d(x, y, 130.0, seed + 15, 4) - 0.4) * step(out, 300.0, 1100.0)
        hill = np.where(y > 20.0, high + rough, 1.5 + 0.05 * np.abs(x))
        return np.asarray(bed * (1 - shown) + hill * shown, np.float32)

    return height


def paint(ask: Ask, seed: int, line: float) -> Paint:
    """Gravel and turf at the shore; woods, alps, rock and snow by height and slope."""
    season = ask.season
    snow_line = min(SNOW_LINE[season], CAPPED if "snowcaps" in ask.features else 1e9)
    foliage = GOLD if "autumn" in ask.features or season == "autumn" else FOLIAGE

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        steep = 1 - n[:, 2]
        u, v = x + 0.8 * z, y + 0.6 * z  # walls have as much grain as slopes
        uneven = fractal_2d(u, v, 210.0, seed + 21, 5)
        grain = fractal_2d(u, v, 34.0, seed + 22, 5)
        layers = np.sin((z + 40 * uneven) / 11.0)
        rock = np.asarray(ROCK) * (0.9 + 0.30 * uneven + 0.34 * grain + 0.06 * layers)[:, None]
        rock = mix(rock, np.asarray((0.26, 0.215, 0.165)), 0.5 + uneven)
        alp = mix((0.075, 0.095, 0.033), (0.13, 0.13, 0.055), 0.5 + 0.6 * grain)
        color = mix(
            rock,
            alp,
            step(0.36 - steep + 0.1 * grain, 0, 0.12) * step(330.0 - z - 60 * uneven, 0, 90),
        )
        wooded = step(TREE_LINE + 45 * uneven - z, 0, 45) * step(
            0.52 - steep + 0.12 * grain, 0, 0.1
        )
        color = mix(color, np.outer(1 + 0.3 * grain, foliage), wooded)
        level = z - snow_line - 70 * uneven - 18 * grain
        lies = step(0.44 + 0.0005 * (z - snow_line) - steep, 0.0, 0.10)
        color = mix(color, SNOW, step(level, -20, 50) * lies)
        near = step(np.hypot(x, y), 40.0, 110.0)
        return mix(_strand(p, seed, line, season), color, near)

    return colors


def _strand(p: Floats, seed: int, line: float, season: str) -> Floats:
    """Wet gravel at the water, dry gravel, then turf."""
    x, y, z = p.T
    fine = fractal_2d(x, y, 0.16, seed + 30, 4)
    pebbles = noise_2d(x, y, 0.045, seed + 31)
    gravel = np.outer(1 + 0.30 * fine + 0.45 * pebbles, (0.17, 0.155, 0.135))
    turf = np.outer(1 + 0.3 * fine, (0.07, 0.09, 0.028))
    white = np.asarray(SNOW) if season == "winter" else turf
    wide, edge = max(abs(line), 4.0), line + arms(x, line, seed)
    back = edge - wide * (0.45 - 0.25 * fractal_2d(x, y, 1.5, seed + 5, 3)) - y
    dry = mix(gravel, white, step(back, 0, 0.12 * wide))
    return dry * (1 - 0.55 * step(LAKE + 0.07 - z, 0, 0.05))[:, None]


def _depth(land: Height, tones: tuple[Rgb, Rgb] = CLEAR) -> Callable[[Floats], Floats]:
    def color(p: Floats) -> Floats:
        deep = step(LAKE - land(p[:, 0], p[:, 1]), 0.0, 1.6)
        return mix(tones[0], tones[1], deep)

    return color


def _shore(ask: Ask, eye: Eye, land: Height, line: float, seed: int) -> tuple[Part, ...]:
    """Boulders at the water's edge, turf and flowers before it."""
    rng, extent, span = ask.rng, ask.extent, max(abs(line), 4.0)
    clear = 0.5 if ask.alone else clear_of(extent)
    reach = max(3.0 * span, 9.0)
    places = rng.uniform(
        [-reach, line - 1.5 * span], [reach, line + 0.35 * span], (STONES, 2)
    ).astype(np.float32)
    sizes = (0.03 + 0.5 * rng.random(STONES) ** 8).astype(np.float32) * min(span / 4, 2.0)
    places[:, 1] += arms(places[:, 0], line, seed)
    off = places[:, 1] - line - arms(places[:, 0], line, seed) + 0.25 * span
    wet = np.abs(off) < 0.9 * span * rng.random(STONES) ** 2
    keep = wet & (np.hypot(*places.T) > clear)
    parts = list(stones(places[keep], sizes[keep], land, (0.25, 0.235, 0.215), rng, 20, 0.6))

    def tall(x: Floats, y: Floats) -> Floats:
        edge = (
            line + arms(x, line, seed) - 0.40 * span - y + 0.25 * span * fractal_2d(x, y, 1.5, 5, 3)
        )
        back = step(edge, 0, 0.2 * span)
        away = step(np.hypot(x, y), clear, 2 * clear)
        low, high = min(0.06 * extent, 0.1), min(0.28 * extent, 0.34)
        return np.asarray(
            back * (y < 60) * (low + (high - low) * away * np.clip(np.abs(x) / (2 * extent), 0, 1)),
            np.float32,
        )

    if ask.season != "winter":
        parts += grass(eye, land, tall, Sward(dry_share=0.25), rng, far=40.0)
        parts += [
            p
            for p in flowers(
                eye, land, ("daisy", "clover"), rng, 9.0 + extent, 0.10, min(0.8 * extent, 0.7)
            )
        ]
    return tuple(parts)


def _framing(
    ask: Ask, land: Height, line: float, side: float, rng: np.random.Generator
) -> tuple[Part, ...]:
    """Trees on the arms of the near shore that frame the view, taller opposite the summit; a point
    of land with more of them reaches into the water."""
    kinds = kinds_of(ask)
    span = min(max(abs(line), 4.0), 12.0)
    tall = [(-2.5, 2.2), (-3.1, 2.6), (-3.3, 1.5), (-3.9, 2.2), (-4.4, 1.2), (-2.9, 1.0)]
    low = [(3.2, 2.4), (3.9, 1.9), (4.5, 2.6)]
    point = np.stack([-side * rng.uniform(24, 62, 70), rng.uniform(38, 84, 70)], axis=1)
    reach = apart(point.astype(np.float32), 2.4)
    groups = ((_spots(tall, side, line, span, rng), (0.5, 0.75), "near"),
              (_spots(low, side, line, span, rng), (0.32, 0.5), "near"),
              (reach, (0.5, 1.1), "middle"))  # fmt: skip
    parts: list[Part] = []
    for places, size, detail in groups:
        for number, kind in enumerate(kinds):
            if len(here := places[number :: len(kinds)]):
                parts += trees(kind, here, land, detail, rng, size)
    return tuple(parts)


def _spots(
    at: list[tuple[float, float]], side: float, line: float, span: float, rng: np.random.Generator
) -> Floats:
    """(N, 2) m: places told in spans from the line of the shore, x on the side of the summit."""
    spots = np.array([(side * x * span, line + y * span) for x, y in at], np.float32)
    return spots + rng.normal(0, 0.3, spots.shape).astype(np.float32)


def kinds_of(ask: Ask) -> tuple[str, ...]:
    """The trees on the banks of what a landscape is to show."""
    shown = (name for name in BANKS if name and (name in ask.features or name == ask.season))
    return BANKS["winter" if ask.season == "winter" else next(shown, "")]


def _woods(eye: Eye, land: Height, ask: Ask, rng: np.random.Generator) -> tuple[Part, ...]:
    """Firs from the water's edge to the tree line, sparse above."""
    turn = np.radians(rng.uniform(-50, 50, 45_000))
    radius = 70.0 * (1700.0 / 70.0) ** rng.random(45_000)
    places = np.stack([radius * np.sin(turn), radius * np.cos(turn)], axis=1).astype(np.float32)
    z = land(*places.T)
    gap = land(places[:, 0] + 8, places[:, 1]) - z, land(places[:, 0], places[:, 1] + 8) - z
    steep = np.hypot(*gap) / 8
    clump = fractal_2d(places[:, 0], places[:, 1], 130.0, 7, 3)
    chance = np.clip((TREE_LINE + 45 * clump - z) / 60.0, 0, 1) * np.clip(0.75 + clump, 0.1, 1)
    good = (z > 0.6) & (steep < 0.95) & (rng.random(len(z)) < chance)
    places = apart(places[good], 6.5)[:3000]
    away = np.hypot(*places.T)
    kinds = kinds_of(ask)
    parts: list[Part] = []
    for detail, low, high in (("middle", 0.0, 130.0), ("far", 130.0, 420.0), ("hint", 420.0, 1e9)):
        for number, kind in enumerate(kinds):
            here = places[number :: len(kinds)]
            off = away[number :: len(kinds)]
            here = here[(off >= low) & (off < high)]
            if len(here):
                parts += trees(kind, here, land, detail, rng, (0.6, 1.5))
    return tuple(parts)


PLACE = Place(("mountains", "lakeside", "lake"), build)
