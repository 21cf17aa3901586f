"""Which country lies about roads, hills and ruins? Land, its colours, what grows there, by name.

Other places are laid into it: they say how far from what is theirs plants must keep.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from imagineart.modelling.land import (
    Eye,
    Height,
    Paint,
    fractal_2d,
    mix,
    noise_2d,
    ridged_2d,
    step,
)
from imagineart.modelling.model import Copies, Floats, Part, Rgb
from imagineart.modelling.outdoors import (
    Sward,
    apart,
    clear_of,
    flowers,
    grass,
    low_before,
    stones,
    trees,
)
from imagineart.modelling.places import desert, meadow, snow
from imagineart.modelling.places.place import Ask

Free: TypeAlias = Callable[[Floats, Floats], Floats]
"""(N,) x and (N,) y → (N,) m from what must stay free; negative on it."""

DETAILS = (("near", 0.0, 22.0), ("middle", 22.0, 75.0), ("far", 75.0, 240.0), ("hint", 240.0, 1e9))
SAND_SWARD = Sward(((0.30, 0.25, 0.12), (0.22, 0.20, 0.09)), dry_share=0.5, width=0.03, share=0.05)


@dataclass(frozen=True, slots=True)
class Country:
    """A kind: trees by season ("" at other times), how dense near the middle and far off (trees a
    hectare), height of its grass and of its hills, how far one sees, m."""

    kinds: dict[str, tuple[str, ...]]
    density: float
    near: float  # m from what stays free to the first tree
    grass: float
    hills: float
    sight: float
    far: float = 5200.0
    woods: bool = True  # far off


BROAD = {
    "": ("oak", "tree", "beech"),
    "autumn": ("autumn tree", "autumn beech", "autumn tree"),
    "winter": ("bare tree", "snowy fir"),
    "spring": ("tree", "cherry tree", "birch"),
}
FIRS = {
    "": ("fir tree", "spruce", "pine tree"),
    "winter": ("snowy fir",),
    "autumn": ("fir tree", "autumn tree"),
}
COUNTRIES = {
    "meadow": Country(BROAD, 4.0, 9.0, 0.2, 1.0, 3600.0),
    "forest": Country(BROAD, 120.0, 3.2, 0.14, 0.6, 900.0),
    "autumn": Country({"": BROAD["autumn"]}, 120.0, 3.2, 0.12, 0.6, 900.0),
    "firs": Country(FIRS, 120.0, 3.0, 0.12, 0.8, 900.0),
    "hills": Country({"": ("poplar", "oak")}, 0.6, 16.0, 0.16, 1.9, 3400.0),
    "mountains": Country(FIRS, 22.0, 7.0, 0.14, 1.2, 9000.0, 7000.0),
    "desert": Country({"": ("cactus",)}, 1.5, 5.0, 0.0, 0.3, 5200.0, woods=False),
    "heath": Country({"": ("bare tree",)}, 1.0, 12.0, 0.3, 1.3, 2600.0),
}


def land_of(name: str, ask: Ask, seed: int, flat: float) -> Height:
    """The country's heights, even within `flat` m of the origin."""
    kind, white = COUNTRIES[name], ask.season == "winter" and name != "desert"
    if white:
        return snow.drifts(seed, 1.0 if seed % 2 else -1.0, flat / 5.0)
    if name == "desert":
        return _mesas(seed, flat)
    base = meadow.hills(seed, flat / 6.0)

    def height(x: Floats, y: Floats) -> Floats:
        z = kind.hills * base(x, y)
        if name == "mountains":
            away = np.hypot(x, y)
            ridge = ridged_2d(x, y, 1500.0, seed + 50, 6) ** 1.5
            z = z + 1150.0 * ridge * step(away, 350.0, 3600.0)
        return np.asarray(z, np.float32)

    return height


def _mesas(seed: int, flat: float) -> Height:
    """Flat sand with low waves; table mountains and towers of rock far off."""

    def height(x: Floats, y: Floats) -> Floats:
        away = np.hypot(x, y)
        low = 1.1 * fractal_2d(x, y, 60.0, seed, 4) * step(away, flat, flat + 60.0)
        bent = fractal_2d(x, y, 420.0, seed + 9, 4)
        table = step(bent, 0.34, 0.40) * step(away, 300.0, 420.0)
        skirt = step(bent, 0.10, 0.36) * step(away, 300.0, 420.0)
        tall = 90.0 + 90.0 * np.clip(away / 2000.0, 0, 1)
        return np.asarray(low + tall * (0.72 * table + 0.28 * skirt), np.float32)

    return height


def paint_of(name: str, ask: Ask, seed: int) -> Paint:
    """The country's colours."""
    if name == "desert":
        return _red_rock(seed)
    if ask.season == "winter":
        return _white
    look = meadow.LOOKS["autumn" if name == "autumn" else ask.season]
    base = meadow.paint(look)
    if name != "mountains":
        return base

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        grain = fractal_2d(x + 0.7 * z, y, 60.0, seed + 21, 5)
        rock = np.outer(0.9 + 0.4 * grain, (0.25, 0.235, 0.22))
        steep = 1 - n[:, 2]
        color = mix(base(p, n), rock, step(steep + 0.1 * grain, 0.22, 0.34))
        high = step(z + 60 * grain, 420.0, 560.0) * step(0.62 - steep, 0.0, 0.12)
        return mix(color, snow.SNOW, high)

    return colors


def _red_rock(seed: int) -> Paint:
    sand = desert.SAND

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        patch = fractal_2d(x, y, 26.0, seed + 30, 5)
        ground = mix((0.44, 0.24, 0.12), sand, 0.5 + 0.6 * patch)
        layers = 0.5 + 0.5 * np.sin(z / 4.6 + 1.5 * fractal_2d(x, y, 90.0, seed + 3, 3))
        rock = mix((0.30, 0.115, 0.06), (0.50, 0.24, 0.12), layers)
        steep = step(1 - n[:, 2], 0.08, 0.25)
        return mix(ground * (1 + 0.12 * noise_2d(x, y, 0.4, seed + 5))[:, None], rock, steep)

    return colors


def _white(p: Floats, n: Floats) -> Floats:
    fine = fractal_2d(p[:, 0], p[:, 1], 0.6, 3, 4)
    rock = mix((0.22, 0.21, 0.21), (0.82, 0.845, 0.875), step(n[:, 2], 0.6, 0.78))
    snowy = np.outer(1 + 0.04 * fine, (0.82, 0.845, 0.875))
    return mix(snowy, rock, step(np.hypot(p[:, 0], p[:, 1]), 300.0, 900.0))


def grown(
    name: str, ask: Ask, eye: Eye, land: Height, free: Free, rng: np.random.Generator
) -> tuple[Part, ...]:
    """All that grows and lies there, where it is free."""
    return (
        *_grassed(name, ask, eye, land, free, rng),
        *_wooded(name, ask, eye, land, free, rng),
        *(_stony(ask, eye, land, free, rng) if name in ("desert", "mountains", "heath") else ()),
    )


def _grassed(
    name: str, ask: Ask, eye: Eye, land: Height, free: Free, rng: np.random.Generator
) -> tuple[Part, ...]:
    kind = COUNTRIES[name]
    if ask.season == "winter" and name != "desert":
        return ()
    tallest = max(kind.grass, 0.25 if name == "desert" else 0.0) * min(1.0, 0.6 + 0.4 * ask.extent)

    def tall(x: Floats, y: Floats) -> Floats:
        places = np.stack([x, y], axis=1)
        off = step(free(x, y), 0.0, 0.8) * (0.6 + 0.5 * noise_2d(x, y, 1.6, 7))
        low = np.where(low_before(eye, ask.extent, places) & (not ask.alone), 0.35, 1.0)
        thin = step(noise_2d(x, y, 1.3, 77), 0.55, 0.7) if name == "desert" else 1.0
        return np.asarray(off * low * thin * tallest, np.float32)

    look = meadow.LOOKS["autumn" if name in ("autumn", "heath") else ask.season]
    sward = SAND_SWARD if name == "desert" else look.sward
    parts = grass(eye, land, tall, sward, rng, far=60.0)
    if name != "meadow" or not look.blooms:
        return parts
    extent = 0.2 if ask.alone else ask.extent
    blooms = flowers(eye, land, look.blooms, rng, scale=0.7, extent=extent, share=0.11)
    return (*parts, *off_ways(blooms, free))


def off_ways(parts: tuple[Part, ...], free: Free) -> tuple[Part, ...]:
    """The copies that stand where it is free."""
    found = []
    for part in parts:
        assert isinstance(part.shape, Copies)
        moves = part.shape.transforms
        kept = moves[free(moves[:, 0, 3], moves[:, 1, 3]) > 0.3]
        if len(kept):
            found.append(replace(part, shape=Copies(part.shape.parts, kept)))
    return tuple(found)


def _wooded(
    name: str, ask: Ask, eye: Eye, land: Height, free: Free, rng: np.random.Generator
) -> tuple[Part, ...]:
    """Trees, single or in woods; fine ones near by."""
    kind = COUNTRIES[name]
    nouns = kind.kinds.get(ask.season, kind.kinds[""])
    places = _spread(kind, eye, rng)
    clear = clear_of(ask.extent) + 2.0 if not ask.alone else 1.0
    keep = (free(*places.T) > kind.near) & (np.hypot(*places.T) > clear)
    ahead = places[:, 1] - eye.y > 0.8 * np.abs(places[:, 0] - eye.x) - 6.0
    between = np.abs(places[:, 0]) < clear * np.clip((places[:, 1] - eye.y) / -eye.y, 0.3, 1.0)
    keep &= ahead & ~(between & (places[:, 1] < 0))
    places = places[keep]
    away = np.hypot(places[:, 0] - eye.x, places[:, 1] - eye.y)
    small = (0.25, 0.6) if name == "desert" else (0.7, 1.15)
    parts: list[Part] = []
    for number, noun in enumerate(dict.fromkeys(nouns)):
        mine = np.arange(len(places)) % len(set(nouns)) == number
        for detail, low, high in DETAILS:
            here = places[mine & (away >= low) & (away < high)]
            if len(here):
                parts += trees(noun, here, land, detail, rng, small)
    return tuple(parts)


def _spread(kind: Country, eye: Eye, rng: np.random.Generator) -> Floats:
    """(N, 2) places: as dense as the country has it near by, woods in patches far off."""
    near = rng.uniform([-75, -12], [75, 150], (int(kind.density * 1.215 * 1.6), 2))
    turn = np.radians(rng.uniform(-50, 50, 4200))
    radius = 150.0 * 16.0 ** rng.random(4200)
    far = np.stack([radius * np.sin(turn), radius * np.cos(turn)], axis=1)
    wood = fractal_2d(far[:, 0], far[:, 1], 200.0, 83, 4)
    dense = 0.35 - 0.011 * min(kind.density, 60.0)
    far = far[(wood > dense) & (radius < 0.6 * kind.sight) & kind.woods]
    spacing = max(4.2, 100.0 / np.sqrt(kind.density) * 0.45)
    return np.concatenate(
        [
            apart(near.astype(np.float32), min(spacing, 12.0)),
            apart(far.astype(np.float32), 9.0)[:900],
        ]
    )


def _stony(
    ask: Ask, eye: Eye, land: Height, free: Free, rng: np.random.Generator
) -> tuple[Part, ...]:
    places = rng.uniform([-40, -8], [40, 90], (170, 2)).astype(np.float32)
    sizes = (0.08 + 0.9 * rng.random(170) ** 4).astype(np.float32)
    clear = clear_of(ask.extent) if not ask.alone else 1.5
    keep = (free(*places.T) > 0.6 + sizes) & (np.hypot(*places.T) > clear)
    color: Rgb = (0.30, 0.25, 0.21)
    return stones(places[keep], sizes[keep], land, color, rng, 16, 0.7)
