"""What lies between mountains or woods where there is no lake? Meadows, rivers, swamps, savannas.

One land with parts that a landscape is told by name: a river that winds from the viewer's feet into
the distance, woods of a kind along it, flowers, a path, a bridge, peaks with snow or low hills.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.land import (
    Eye,
    Height,
    Paint,
    Waves,
    eye_of,
    fan,
    fractal_2d,
    mix,
    noise_2d,
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
    low_before,
    stones,
    trees,
)
from imagineart.modelling.places import mountains
from imagineart.modelling.places.country import off_ways
from imagineart.modelling.places.fittings import modelled
from imagineart.modelling.places.meadow import LOOKS, Look
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    roomy,
)

FAR, MIDDLE = 6400.0, 620.0  # m
LEVEL = -0.55  # m, of water
BEND = 34.0  # m, about how far a river winds
EARTH: Rgb = (0.17, 0.125, 0.08)
DRY = Look(
    Sward(((0.36, 0.27, 0.10), (0.42, 0.33, 0.13), (0.28, 0.23, 0.09)), dry_share=0.5),
    (0.24, 0.17, 0.085), ((0.32, 0.24, 0.10), (0.44, 0.33, 0.14)), (), ("acacia", "acacia"),
)  # fmt: skip
SODDEN = Look(
    Sward(((0.075, 0.095, 0.035), (0.12, 0.12, 0.05)), dry_share=0.35),
    (0.045, 0.045, 0.025), ((0.07, 0.085, 0.035), (0.11, 0.11, 0.05)), (), ("dead tree", "willow"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A land: half the width of its water, m, 0 for none; how dense trees stand on its banks and
    all over it, a hectare; how high its far hills are beside those of the mountains."""

    river: float = 0.0
    banks: float = 0.0
    wood: float = 0.0
    hills: float = 0.25
    grass: float = 0.3  # m
    reeds: float = 0.0  # m, at the water


KINDS = {
    "mountain valley": Kind(wood=9.0, grass=0.26),
    "river valley": Kind(river=4.6, banks=150.0, wood=7.0, grass=0.22),
    "swamp": Kind(river=15.0, banks=70.0, wood=30.0, hills=0.03, grass=0.24, reeds=0.9),
    "countryside": Kind(wood=6.0, hills=0.30, grass=0.24),
    "savanna": Kind(wood=1.1, hills=0.10, grass=0.46),
}


def build(ask: Ask) -> PlaceModel:
    """The land of a kind with what it is told to show."""
    rng, kind = ask.rng, _kind(ask)
    seed, side = int(rng.integers(1 << 12)), float(rng.choice([-1.0, 1.0]))
    eye = eye_of(ask.extent, MIDDLE, 230, 520)
    line = middle_of(kind, seed, side, ask)
    land = land_of(kind, ask, seed, side, line)
    color = paint(kind, ask, seed, side, line)
    ground = Material("land", (0.2, 0.19, 0.12), 0.93, specular=0.12)
    far = replace(eye, far=FAR, rings=220, spokes=560)
    parts = (
        Part(fan(land, eye, color), ground, "ground"),
        Part(sector(land, far, MIDDLE - 30.0, paint=color), ground, "hills"),
        *(_stream(kind, ask, eye, land, seed) if kind.river else ()),
        *_grown(kind, ask, eye, land, line, rng),
        *_wooded(kind, ask, land, line, rng),
        *_laid(kind, ask, land, line, rng),
    )
    clear = ask.weather in ("clear", "cloudy")
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model(ask.family, parts)),),
        ground=land,
        area=roomy(ask, 8 * ask.extent, 6 * ask.extent),
        haze=clear_air(ask.hour, 9000.0 if _peaks(ask) else 4200.0) if clear else None,
        view=View(azimuth=(-20, 20), elevation=(-2, 50), distance=(0.3, 120.0)),
        vista=_vista(kind, ask, land, line),
        fog=700.0 if _peaks(ask) else 90.0,
        level=LEVEL if kind.river else None,
    )


def _kind(ask: Ask) -> Kind:
    """The kind, with a stream where a valley is said to have one."""
    kind = KINDS[ask.family]
    if ask.family == "mountain valley" and "river" in ask.features:
        return replace(kind, river=4.0, banks=30.0)
    return kind


def _peaks(ask: Ask) -> bool:
    named = not ask.features.isdisjoint(("mountains", "snowcaps"))
    return named or ask.family == "mountain valley"


def _look(ask: Ask) -> Look:
    """Grass and trees of the season, but where the kind has its own."""
    own = {"savanna": DRY, "swamp": SODDEN}
    return own.get(ask.family, LOOKS["autumn" if "autumn" in ask.features else ask.season])


def middle_of(kind: Kind, seed: int, side: float, ask: Ask) -> Callable[[Floats], Floats]:
    """(N,) y → (N,) x of the middle of the river, or of the path where there is none: past what
    stands at the origin, then across the view."""
    off = 3.4 if ask.alone else 1.6 * ask.extent + 2.0
    near = side * (kind.river + off) * (0.42 if ask.alone and kind.reeds else 1.0)

    def middle(y: Floats) -> Floats:
        away = np.maximum(y, 0.0)
        wave = BEND * np.sin(away / 46.0) * np.exp(-away / 260.0)
        wave = wave + 0.10 * away * np.sin(away / 150.0 + seed % 3)
        return np.asarray(near * np.exp(-away / 50.0) - side * 0.55 * wave, np.float32)

    return middle


def land_of(
    kind: Kind, ask: Ask, seed: int, side: float, line: Callable[[Floats], Floats]
) -> Height:
    """A floor that is even at the origin, banks and a bed, hills or peaks about it."""
    peaks, extent = mountains.peaks(seed % 6, side), ask.extent
    tall = (mountains.GRAND if ask.alone else 1.0) if _peaks(ask) else kind.hills
    wide = 110.0 if _peaks(ask) else 170.0

    def height(x: Floats, y: Floats) -> Floats:
        away = np.hypot(x, y)
        bumps = 0.16 * fractal_2d(x, y, 7.0, seed + 1, 4) * step(away, extent, 3 * extent + 2)
        rolls = 2.4 * fractal_2d(x, y, 90.0, seed + 2, 3) * step(away, 18.0, 120.0)
        off = np.abs(x - line(y)) - kind.river
        if kind.river:
            rolls = rolls * step(off, 2.0, 60.0) + 0.035 * np.clip(off, 0, 60)
        out = np.maximum(np.abs(x) - wide - 0.22 * np.maximum(y, 0.0), y - 560.0)
        out = out + 50.0 * fractal_2d(x, y, 240.0, seed + 12, 3)
        high = np.where(y > 20.0, tall * peaks(x, y), 0.0) * step(out, -40.0, 260.0)
        z = bumps + rolls + high + 0.06 * np.clip(out, 0, 200) * min(tall, 1.0)
        if kind.river:
            bank = 0.4 * fractal_2d(x, y, 3.2, seed + 5, 4)
            z = mix_of(-1.5, z, step(off + bank, -1.6, 1.1))
        return np.asarray(z, np.float32)

    return height


def mix_of(a: float, b: Floats, share: Floats) -> Floats:
    """(N,) from a (share 0) to b (share 1)."""
    return np.asarray(a + (b - a) * share, np.float32)


def paint(kind: Kind, ask: Ask, seed: int, side: float, line: Callable[[Floats], Floats]) -> Paint:
    """Earth under grass near by, meadows and woods far off, rock and snow where it is high."""
    look = _look(ask)
    peaks = mountains.paint(ask, seed % 6, -1e3)

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        away = np.hypot(x, y)
        fine = fractal_2d(x, y, 0.9, seed + 7, 5)
        near = np.outer(1 + 0.32 * fine, look.ground)
        patch = 0.5 + 0.9 * fractal_2d(x, y, 120.0, seed + 9, 4)
        far = mix(look.fields[0], look.fields[1], patch)
        far = far * (1 + 0.25 * fractal_2d(x, y, 9.0, seed + 8, 5))[:, None]
        color = mix(near, far, step(away, 22.0, 110.0))
        off = np.abs(x - line(y)) - kind.river
        if kind.river:
            color = mix(np.outer(1 + 0.4 * fine, (0.13, 0.115, 0.09)), color, step(off, 0.1, 1.3))
        elif "path" in ask.features or "lane" in ask.features:
            worn = step(1.0 - np.abs(x - line(y)) + 0.3 * fine, 0.0, 0.5)
            color = mix(color, np.outer(1 + 0.25 * fine, EARTH), worn)
        if _peaks(ask):
            color = mix(color, peaks(p, n), step(z, 22.0, 60.0) * step(y, 60.0, 200.0))
        return color

    return colors


def _stream(kind: Kind, ask: Ask, eye: Eye, land: Height, seed: int) -> tuple[Part, ...]:
    """Water between the banks: lively where it runs, black and still in a swamp."""
    still = ask.family == "swamp" or "mirror" in ask.features
    trains = ((0.4, 0.010), (1.1, 0.02), (3.0, 0.02))
    waves = Waves(tuple((a, b * (0.2 if still else 0.8)) for a, b in trains), 0.8, seed)
    deep: Rgb = (0.018, 0.020, 0.010) if ask.family == "swamp" else (0.022, 0.05, 0.045)
    mesh = water(
        replace(eye, far=900.0), waves, LEVEL, lambda p: np.tile(deep, (len(p), 1)), land,
        0.006 if still else 0.024,
    )  # fmt: skip
    return (Part(mesh, Material("river", deep, 0.05, specular=0.5), "water"),)


def _free(kind: Kind, ask: Ask, line: Callable[[Floats], Floats]) -> Height:
    """(N,) m from water or path."""
    half = kind.river + 0.5 if kind.river else 1.1
    way = kind.river or not ask.features.isdisjoint(("path", "lane"))

    def free(x: Floats, y: Floats) -> Floats:
        if not way:
            return np.full(np.shape(x), 9.0, np.float32)
        return np.asarray(np.abs(x - line(y)) - half, np.float32)

    return free


def _grown(
    kind: Kind,
    ask: Ask,
    eye: Eye,
    land: Height,
    line: Callable[[Floats], Floats],
    rng: np.random.Generator,
) -> tuple[Part, ...]:
    """Grass to the viewer's feet, reeds at still water, flowers in drifts."""
    free, look = _free(kind, ask, line), _look(ask)
    if ask.season == "winter" and ask.family != "savanna":
        return ()

    def tall(x: Floats, y: Floats) -> Floats:
        off = free(x, y)
        rise = step(off, 0.0, 0.7) * (0.55 + 0.6 * noise_2d(x, y, 2.1, 7) ** 2)
        reed = kind.reeds * step(off, -0.4, 0.2) * step(3.0 - off, 0.0, 1.5)
        reed = reed * step(noise_2d(x, y, 3.4, 9), 0.1, 0.4) * step(np.hypot(x, y + 6.0), 5.0, 11.0)
        places = np.stack([x, y], axis=1)
        low = np.where(low_before(eye, ask.extent, places) & (not ask.alone), 0.4, 1.0)
        return np.asarray((kind.grass * rise + reed) * low, np.float32)

    parts = grass(eye, land, tall, look.sward, rng, far=90.0)
    flowery = not ask.features.isdisjoint(("wildflowers", "flower field", "meadow")) or _peaks(ask)
    if not (flowery and look.blooms):
        return parts
    extent = 0.2 if ask.alone else ask.extent
    many = not ask.features.isdisjoint(("wildflowers", "flower field"))
    dense = 0.045 if many else 0.085
    kinds = ("poppy", "daisy", "cornflower", "buttercup") if dense < 0.05 else look.blooms
    blooms = flowers(eye, land, kinds, rng, scale=0.85, extent=extent, share=dense)
    return (*parts, *off_ways(blooms, free))


def _wooded(
    kind: Kind, ask: Ask, land: Height, line: Callable[[Floats], Floats], rng: np.random.Generator
) -> tuple[Part, ...]:
    """Trees along the banks, groups of them in the open, woods on the far slopes."""
    free = _free(kind, ask, line)
    kinds = _kinds(ask)
    y = 9.0 + 210.0 * rng.random(int(2.2 * kind.banks)) ** 1.5
    off = kind.river + 3.2 + 13.0 * rng.random(len(y)) ** 1.3
    x = line(y.astype(np.float32)) + np.where(rng.random(len(y)) < 0.5, -1.0, 1.0) * off
    banks = np.stack([x, y], axis=1)
    turn = np.radians(rng.uniform(-46, 46, 6000))
    radius = 26.0 * (1500.0 / 26.0) ** rng.random(6000)
    strewn = np.stack([radius * np.sin(turn), radius * np.cos(turn)], axis=1)
    east, north = strewn.T.astype(np.float32)
    clump = fractal_2d(east, north, 140.0, 83, 4)
    sparse = 0.34 - 0.011 * min(kind.wood, 26.0)
    if ask.family == "savanna":
        keep = rng.random(6000) < 0.02
    else:
        keep = (clump > sparse) & (radius > (26.0 if kind.wood > 20 else 70.0))
    places = np.concatenate([banks, strewn[keep]]).astype(np.float32)
    aside = np.abs(places[:, 0]) > 1.2 + 0.10 * np.maximum(places[:, 1], 0.0) * (kind.river == 0)
    clear = np.hypot(*places.T) > clear_of(ask.extent) + 3.0
    wet = 0.0 if ask.family != "swamp" else -6.0
    places = apart(places[(free(*places.T) > 1.6 + wet) & aside & clear], 4.6)[:1500]
    return _planted(kinds, places, land, rng)


def _planted(
    kinds: tuple[str, ...], places: Floats, land: Height, rng: np.random.Generator
) -> tuple[Part, ...]:
    """Trees of kinds at (N, 2) places, fine ones near by."""
    parts: list[Part] = []
    away = np.hypot(places[:, 0], places[:, 1] + 6.0)
    pick = rng.integers(0, len(kinds), len(places))
    spans = (
        ("near", 0.0, 13.5),
        ("middle", 13.5, 70.0),
        ("far", 70.0, 300.0),
        ("hint", 300.0, 1e9),
    )
    for detail, low, high in spans:
        for number, noun in enumerate(kinds):
            here = places[(away >= low) & (away < high) & (pick == number)]
            if len(here):
                parts += trees(noun, here, land, detail, rng, (0.75, 1.25))
    return tuple(parts)


def _kinds(ask: Ask) -> tuple[str, ...]:
    """The trees that a landscape is told, else those of the kind or the season."""
    if ask.family in ("swamp", "savanna"):
        return _look(ask).kinds
    told = mountains.kinds_of(ask)
    usual = told == mountains.BANKS[""] and "pines" not in ask.features and not _peaks(ask)
    return LOOKS[ask.season].kinds if usual else told


def _laid(
    kind: Kind, ask: Ask, land: Height, line: Callable[[Floats], Floats], rng: np.random.Generator
) -> tuple[Part, ...]:
    """Stones at the water or in the grass; a stone bridge over the river, some way off."""
    y = rng.uniform(-4.0, 60.0, 420)
    spread = kind.river + rng.normal(0.0, 1.3, 420) if kind.river else rng.uniform(2.5, 26.0, 420)
    x = line(y.astype(np.float32)) + np.where(rng.random(420) < 0.5, -1.0, 1.0) * spread
    places = np.stack([x, y], axis=1).astype(np.float32)
    near = np.hypot(places[:, 0], places[:, 1] + 6.0) < 2.5
    keep = (np.hypot(*places.T) > (0.6 if ask.alone else clear_of(ask.extent))) & ~near
    if ask.family == "savanna" or (not kind.river and not _peaks(ask)):
        keep &= rng.random(420) < 0.2
    sizes = (0.08 + 0.9 * rng.random(420) ** 5).astype(np.float32)
    found = stones(places[keep], sizes[keep], land, (0.24, 0.225, 0.205), rng, 18, 0.65)
    if "lane" in ask.features and not kind.river:
        found = (*found, *_walls(land, line, rng))
    if "bridge" not in ask.features or not kind.river or not ask.alone:
        return found
    at = 21.0
    slope = float(line(np.array([at + 1.0], np.float32))[0] - line(np.array([at], np.float32))[0])
    spot = (float(line(np.array([at], np.float32))[0]), at, LEVEL - 0.3)
    turn = -float(np.degrees(np.arctan(slope)))
    return (*found, *modelled("stone bridge", [spot], turn, (kind.river + 2.6) / 4.3))


def _walls(
    land: Height, line: Callable[[Floats], Floats], rng: np.random.Generator
) -> tuple[Part, ...]:
    """Dry stone walls on both sides of a lane: stones in three courses."""
    y = np.repeat(np.arange(-3.5, 75.0, 0.36), 3)
    course = np.tile(np.arange(3), len(y) // 3)
    parts: list[Part] = []
    for hand in (-1.0, 1.0):
        x = line(y.astype(np.float32)) + hand * (1.75 + 0.05 * rng.standard_normal(len(y)))
        places = np.stack([x, y + 0.09 * rng.standard_normal(len(y))], axis=1).astype(np.float32)
        for level in range(3):
            here = places[course == level]
            sizes = rng.uniform(0.26, 0.40, len(here)).astype(np.float32)

            def raised(a: Floats, b: Floats, lift: float = 0.22 * level) -> Floats:
                return np.asarray(land(a, b) + lift, np.float32)

            parts += stones(here, sizes, raised, (0.23, 0.215, 0.19), rng, 12, 0.6)
    return tuple(parts)


def _vista(kind: Kind, ask: Ask, land: Height, line: Callable[[Floats], Floats]) -> Vista:
    """Low over the ground, along the river or the path."""
    z = float(land(np.zeros(1, np.float32), np.array([-6.0], np.float32))[0])
    if kind.river:
        ahead = 0.25 * float(line(np.array([30.0], np.float32))[0])
        return Vista((0.0, -6.0, z + 1.75), (0.6 * ahead, 10.0, z + 2.25), 26.0, (95.0, 150.0))
    lift = 2.7 if _peaks(ask) else 1.9
    return Vista((0.0, -6.0, z + 1.3), (0.0, 10.0, z + lift), 27.0, (70.0, 150.0))


PLACE = Place(tuple(KINDS), build)
