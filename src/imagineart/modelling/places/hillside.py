"""What lies on hills? Crags and headlands to stand on, Tuscan ridges, graves, ruins, avenues.

All of these are country with something of its own laid into it: a summit at the origin, a way with
trees on both sides, stones in rows.
"""

from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling import vegetation as grow
from imagineart.modelling.kit import rod
from imagineart.modelling.land import (
    Eye,
    Height,
    Paint,
    eye_of,
    fan,
    fractal_2d,
    mix,
    noise_2d,
    ridged_2d,
    step,
)
from imagineart.modelling.model import Floats, Material, Model, Part, Rgb
from imagineart.modelling.outdoors import apart, clear_air, clear_of, trees
from imagineart.modelling.places.country import COUNTRIES, grown, land_of, paint_of
from imagineart.modelling.places.fittings import copied, modelled, slab
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    roomy,
)
from imagineart.modelling.registry import model_of
from imagineart.modelling.town.pieces import piece

CASTLE = (38.0, 150.0)  # m, where one stands that nobody asked for
GRAVEL: Rgb = (0.24, 0.195, 0.14)
AISLE = 420.0  # m, how far one sees down an avenue before the air hides it


@dataclass(frozen=True, slots=True)
class Site:
    """What is laid into a country. `rise`: how high the origin lies over the land about it, of the
    extent; `way`: half the width of a path, m; `avenue`: trees in rows along it, by season, that
    meet over it."""

    country: str
    rise: float = 0.0
    way: float = 0.0
    avenue: dict[str, str] | None = None
    spacing: float = 6.5
    litter: tuple[Rgb, ...] = ()
    strewn: float = 0.0  # share of the ground that the litter hides
    graves: bool = False
    cypresses: bool = False
    ruins: bool = False
    farm: bool = False


PETALS: tuple[Rgb, ...] = ((0.72, 0.42, 0.48), (0.78, 0.56, 0.60), (0.66, 0.34, 0.42))
LEAVES: tuple[Rgb, ...] = ((0.48, 0.15, 0.03), (0.55, 0.30, 0.05), (0.34, 0.08, 0.03))
SITES = {
    "hilltop": Site("meadow", rise=0.75, way=1.0),
    "crag": Site("mountains", rise=0.95, way=0.8),
    "castle hill": Site("mountains", way=1.1, ruins=True),
    "farmyard": Site("meadow", way=1.5, farm=True),
    "cypress hills": Site("hills", way=1.3, cypresses=True),
    "graveyard": Site("heath", way=0.9, graves=True),
    "cherry avenue": Site(
        "meadow", way=1.6, avenue={"": "cherry tree"}, litter=PETALS, spacing=5.4, strewn=0.55
    ),
    "autumn avenue": Site(
        "meadow", way=1.6, avenue={"": "autumn tree"}, litter=LEAVES, spacing=5.8, strewn=0.8
    ),
    "avenue of trees": Site(
        "meadow", way=1.7, avenue={"": "beech", "autumn": "autumn beech", "winter": "bare tree"}
    ),
    "palm avenue": Site("meadow", way=2.6, avenue={"": "palm tree"}, spacing=7.5),
}


def build(ask: Ask) -> PlaceModel:
    """The country with its site."""
    rng, site, seed = ask.rng, SITES[ask.family], int(ask.rng.integers(1 << 12))
    asked = replace(ask, season="autumn") if ask.family == "autumn avenue" else ask
    country = COUNTRIES[site.country]
    eye = eye_of(ask.extent, country.far, 320, 460)
    flat = max(8.0, 3.2 * ask.extent)
    land = raised(land_of(site.country, asked, seed, flat), site, ask, seed)
    wide = site.way if ask.alone or not site.avenue else max(site.way, 1.15 * ask.extent)
    half = wide if site.way else 0.0
    colors = _painted(paint_of(site.country, asked, seed), site, seed, half)
    parts = (
        Part(
            fan(land, eye, colors),
            Material("ground", (0.2, 0.18, 0.1), 0.95, specular=0.1),
            "ground",
        ),
        *grown(site.country, asked, eye, land, lambda x, y: _free(x, y, site, seed, half), rng),
        *(_lined(asked, site, eye, land, seed, half, rng) if site.avenue else ()),
        *_laid(ask, site, land, seed, half, rng),
    )
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model(ask.family, parts)),),
        ground=land,
        area=roomy(ask, 8 * ask.extent, 7 * ask.extent, (0.0, 0.5 * ask.extent)),
        haze=_haze(ask, AISLE if site.avenue else country.sight),
        view=View((-24, 24), (-6, 50), (0.3, 160.0)),
        vista=_vista(site, land),
        fog=70.0 if not site.graves else 45.0,
    )


def _lined(
    ask: Ask,
    site: Site,
    eye: Eye,
    land: Height,
    seed: int,
    half: float,
    rng: np.random.Generator,
) -> tuple[Part, ...]:
    """An avenue's trees, its benches where it is narrow, and what its trees let fall."""
    return (
        *_rows(ask, site, eye, land, seed, half, rng),
        *(_furnished(ask, land, half) if half < 2.4 else ()),
        *(_fallen(site, eye, land, seed, half, rng) if site.litter else ()),
    )


def _laid(
    ask: Ask, site: Site, land: Height, seed: int, half: float, rng: np.random.Generator
) -> tuple[Part, ...]:
    """What people put on the land of a site."""
    return (
        *(_graves(ask, land, seed, half, rng) if site.graves else ()),
        *(_cypresses(ask, land, seed, half, rng) if site.cypresses else ()),
        *(_castle(ask, land, rng) if site.ruins else ()),
        *(_farmyard(ask, land, seed, half, rng) if site.farm else ()),
    )


def _haze(ask: Ask, sight: float) -> tuple[Rgb, float] | None:
    return clear_air(ask.hour, sight) if ask.weather in ("clear", "cloudy") else None


def _vista(site: Site, land: Height) -> Vista:
    z = float(land(np.zeros(1, np.float32), np.array([-6.0], np.float32))[0])
    if site.cypresses:
        return Vista((0.0, -6.0, z + 5.5), (1.4, 10.0, z + 4.9), 32.0, (100.0, 140.0))
    if site.ruins:
        return Vista((0.0, -6.0, z + 1.8), (0.8, 10.0, z + 3.1), 34.0, (100.0, 150.0))
    if site.avenue:
        return Vista((0.35, -6.0, z + 1.35), (-0.1, 10.0, z + 2.75), 28.0, (130.0, 158.0))
    return Vista((0.2, -6.0, z + 1.55), (0.0, 10.0, z + 2.0), 26.0, (110.0, 150.0))


def path(y: Floats, site: Site, seed: int) -> Floats:
    """(N,) x of the path's middle: straight in avenues, else it winds."""
    if site.avenue:
        return np.zeros(np.shape(y), np.float32)
    far = step(np.abs(y), 3.0, 60.0)
    wave = np.sin(y / 21.0 + seed % 7) + 0.7 * np.sin(y / 57.0 + seed % 4)
    return np.asarray((6.0 + 0.05 * np.abs(y)) * wave * far, np.float32)


def _free(x: Floats, y: Floats, site: Site, seed: int, half: float) -> Floats:
    """(N,) m from path and stones."""
    if not half:
        return np.full(np.shape(x), 3.0, np.float32)
    off = np.abs(x - path(y, site, seed)) - half
    return np.asarray(off - (4.0 if site.avenue else 0.1), np.float32)


def raised(land: Height, site: Site, ask: Ask, seed: int) -> Height:
    """The land with a summit under the origin, rocky at its sides."""
    extent = ask.extent
    tall = site.rise * extent * (1.4 if ask.alone else 1.0)

    def height(x: Floats, y: Floats) -> Floats:
        z = land(x, y)
        if site.cypresses:
            away = np.hypot(x, y)
            roll = np.sin(y / 58.0 + 0.010 * x + seed % 6) + 0.7 * np.sin(x / 83.0 + seed % 5)
            z = z + 9.0 * roll * step(away, 20.0, 140.0) - 7.0 * step(away, 8.0, 60.0)
        if site.ruins:
            r = np.hypot(x - CASTLE[0], y - CASTLE[1]) / 62.0
            uneven = 1 + 0.2 * fractal_2d(x, y, 18.0, seed + 61, 4)
            z = z + np.asarray(30.0 * (1 - step(r, 0.22, 1.0)) * uneven, np.float32)
        if tall:
            r = np.hypot(x, y) / (2.1 * extent)
            rough = 0.35 * ridged_2d(x, y, 1.3 * extent, seed + 60, 4) * step(r, 0.55, 1.0)
            z = np.asarray(z - tall * step(r, 0.55, 2.3) * (1 - 0.4 * rough), np.float32)
        return np.asarray(z, np.float32)

    return height


def _painted(base: Paint, site: Site, seed: int, half: float) -> Paint:
    """The country's colours, rock where the summit is steep, and the path."""

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        color = base(p, n)
        if site.rise:
            grain = fractal_2d(x + z, y, 2.0, seed + 8, 5)
            rock = np.outer(1 + 0.3 * grain, (0.27, 0.25, 0.225))
            color = mix(color, rock, step(1 - n[:, 2] + 0.05 * grain, 0.16, 0.26))
        if site.cypresses:
            away = np.hypot(x, y)
            fields = noise_2d(x, y, 95.0, seed + 5) + 0.2 * fractal_2d(x, y, 60.0, seed + 6, 3)
            rows = 0.5 + 0.5 * np.sin((x + 0.6 * y) / 1.5)
            wheat = np.outer(0.85 + 0.18 * rows, (0.42, 0.33, 0.12))
            green = np.outer(0.85 + 0.18 * rows, (0.17, 0.22, 0.05))
            far = step(away, 30.0, 70.0)
            color = mix(color, green, far * 0.9)
            color = mix(color, wheat, far * step(fields, 0.05, 0.09))
        if half:
            fine = fractal_2d(x, y, 0.4, seed + 3, 4)
            off = np.abs(x - path(y, site, seed)) - half - 0.12 * fine
            worn = 1 + 0.25 * fine - 0.18 * step(np.abs(off + 0.55 * half), 0.35, 0.0)
            color = mix(color, np.outer(worn, GRAVEL), step(-off, 0.0, 0.25))
            color = _strewn(color, x, y, off, site, seed) if site.strewn else color
        return color

    return colors


def _strewn(color: Floats, x: Floats, y: Floats, off: Floats, site: Site, seed: int) -> Floats:
    """(N, 3) the ground under fallen leaves: thick beside the way, thin where one walks."""
    small, drift = noise_2d(x, y, 0.07, seed + 31), fractal_2d(x, y, 1.1, seed + 32, 4)
    tones = np.asarray(site.litter, np.float32)
    which = np.clip(((small + 1) * 0.5 * len(tones)).astype(int), 0, len(tones) - 1)
    beside = (0.45 + 0.55 * step(off, -0.75, 0.25)) * (1 - 0.6 * step(off, 5.0, 11.0))
    share = site.strewn * beside * np.clip(0.75 + 0.6 * drift, 0, 1)
    return mix(color, 0.82 * tones[which], share)


def _furnished(ask: Ask, land: Height, half: float) -> tuple[Part, ...]:
    """Benches and lamps beside the way."""
    first = 3.5 if ask.alone else clear_of(ask.extent) + 3.0
    benches = [(s * (half + 0.75), first + 3.2 + 11.6 * k) for k in range(4) for s in (-1.0, 1.0)]
    lamps = [(s * (half + 0.45), first + 9.0 + 17.4 * k) for k in range(4) for s in (-1.0, 1.0)]

    def at(spots: list[tuple[float, float]]) -> list[tuple[float, float, float]]:
        z = land(*np.asarray(spots, np.float32).T)
        return [(x, y, float(h)) for (x, y), h in zip(spots, z, strict=True)]

    turns = [-90.0 if x > 0 else 90.0 for x, _ in benches[::2] + benches[3::4]]
    seats = modelled("park bench", at(benches[::2] + benches[3::4]), turns)
    return (*seats, *modelled("street lamp", at(lamps)))


def _rows(
    ask: Ask, site: Site, eye: Eye, land: Height, seed: int, half: float, rng: np.random.Generator
) -> tuple[Part, ...]:
    """Trees at even distances on both sides of the way."""
    assert site.avenue is not None
    noun = site.avenue.get(ask.season, site.avenue[""])
    y = np.arange(-3.5, 190.0, site.spacing)
    rows = [(s * (half + 1.9), a) for a in y for s in (-1.0, 1.0)]
    rows += [(s * (half + 8.5), a + 2.6) for a in y[1:] for s in (-1.0, 1.0)]
    places = np.array(rows, np.float32)
    places = places + rng.normal(0, 0.22, places.shape).astype(np.float32)
    away = places[:, 1] - eye.y
    keep = (
        (np.hypot(*places.T) > clear_of(ask.extent) + 0.5) & (away > 2.0)
        if not ask.alone
        else away > 2.0
    )
    parts: list[Part] = []
    for detail, low, high in (("near", 0.0, 15.0), ("middle", 15.0, 50.0), ("far", 50.0, 1e9)):
        here = places[keep & (away >= low) & (away < high)]
        if len(here):
            parts += trees(noun, here, land, detail, rng, (1.1, 1.4))
    return tuple(parts)


def _fallen(
    site: Site, eye: Eye, land: Height, seed: int, half: float, rng: np.random.Generator
) -> tuple[Part, ...]:
    """Petals or leaves on the way and beside it, and some that still fall."""
    count = 15_000
    radius = 1.5 * 40.0 ** rng.random(count)
    turn = rng.normal(0, 0.5, count)
    x, y = eye.x + radius * np.sin(turn), eye.y + radius * np.cos(turn)
    edge = (np.abs(x) > half - 0.5) & (np.abs(x) < half + 3.0)
    keep = edge | (rng.random(count) < 0.6)
    x, y, radius = x[keep], y[keep], radius[keep]
    z = land(x.astype(np.float32), y.astype(np.float32)) + 0.012
    falling = rng.random(len(x)) < 0.03
    z = z + falling * rng.uniform(0.2, 3.2, len(x))
    at = np.stack([x, y, z], axis=1)
    turn = rng.uniform(0, 2 * np.pi, len(x))
    out = np.stack([np.cos(turn), np.sin(turn), 0.2 * rng.standard_normal(len(x))], axis=1)
    up = np.array([0, 0, 1.0]) + 0.4 * rng.standard_normal((len(x), 3)) * (1 + 2 * falling[:, None])
    tone = np.asarray(site.litter)[rng.integers(0, len(site.litter), len(x))]
    size = rng.uniform(0.035, 0.06, len(x)) * np.clip(0.6 + 0.09 * radius, 0.7, 3.0)
    mesh = grow.blades(at, out, up, size, 0.75 * size, tone, fine=False, curl=0.3)
    leaf = Material("litter", site.litter[0], 0.6, translucency=0.3)
    return (Part(grow.faced(mesh), leaf, "litter"),)


def _graves(
    ask: Ask, land: Height, seed: int, half: float, rng: np.random.Generator
) -> tuple[Part, ...]:
    """Headstones in uneven rows, a fence of iron with a gate, bare trees, a church far behind."""
    site = SITES["graveyard"]
    clear = clear_of(ask.extent) if not ask.alone else 0.8
    grid_x, grid_y = np.meshgrid(np.arange(-15, 16, 1.9), np.arange(-3.0, 30.0, 2.7))
    spots = np.stack([grid_x.ravel(), grid_y.ravel()], axis=1) + rng.normal(
        0, 0.22, (grid_x.size, 2)
    )
    off = np.abs(spots[:, 0] - path(spots[:, 1].astype(np.float32), site, seed)) - half
    spots = spots[(off > 0.7) & (np.hypot(*spots.T) > clear + 0.3) & (rng.random(len(spots)) < 0.8)]
    parts: list[Part] = []
    for number, noun in enumerate(("headstone", "cross headstone", "headstone")):
        here = spots[number::3].astype(np.float32)
        at = [
            (float(x), float(y), float(z) - 0.05)
            for (x, y), z in zip(here, land(*here.T), strict=True)
        ]
        parts += modelled(
            noun,
            at,
            [float(a) for a in rng.normal(0, 9, len(at))],
            [float(s) for s in rng.uniform(0.85, 1.25, len(at))],
        )
    bare = apart(rng.uniform([-26, 5], [26, 46], (40, 2)).astype(np.float32), 7.0)
    bare = bare[(np.abs(bare[:, 0]) > 4.5) & (np.hypot(*bare.T) > clear + 3)]
    parts += trees("bare tree", bare, land, "middle", rng, (0.7, 1.1))
    return (*parts, *_fence(land, 31.0), *_church(land))


def _fence(land: Height, y: float) -> tuple[Part, ...]:
    """Iron bars with points, and two pillars of stone for the gate."""
    x = np.arange(-24.0, 24.0, 0.16)
    bars = [
        (float(a), y, float(b))
        for a, b in zip(x, land(x.astype(np.float32), np.full(len(x), y, np.float32)), strict=True)
        if abs(a) > 1.9
    ]
    bar = rod((0, 0, 0), (0, 0, 1.75), 0.014, end_radius=0.004, sides=6)
    z = float(land(np.zeros(1, np.float32), np.array([y], np.float32))[0])
    pillars = [slab((0.6, 0.6, 2.4), (s * 2.2, y, z + 1.2)) for s in (-1, 1)]
    rails = [slab((21.6, 0.04, 0.05), (s * 13.0, y, z + h)) for s in (-1, 1) for h in (0.3, 1.5)]
    return (
        *copied((piece(bar, "cast iron", name="fence"),), bars),
        piece(rails, "cast iron", name="rail"),
        piece(pillars, "stone", name="pillar"),
    )


def _church(land: Height) -> tuple[Part, ...]:
    z = float(land(np.array([9.0], np.float32), np.array([62.0], np.float32))[0])
    return tuple(modelled("church", [(9.0, 62.0, z - 0.2)], -18.0))


def cypress(rng: np.random.Generator) -> tuple[Part, ...]:
    """A slim dark flame of a tree, 9 m high: upright sprays about a hidden core."""
    count = 2600
    k = rng.random(count) ** 0.85
    profile = 0.95 * np.sin(np.pi * np.clip(k, 0.02, 1.0) ** 0.75) ** 0.7 * (1 - 0.35 * k)
    turn = rng.uniform(0, 2 * np.pi, count)
    r = profile * rng.uniform(0.7, 1.0, count)
    at = np.stack([r * np.cos(turn), r * np.sin(turn), 0.5 + 8.1 * k], axis=1)
    out = np.stack([0.35 * np.cos(turn), 0.35 * np.sin(turn), np.ones(count)], axis=1)
    up = np.stack([np.cos(turn), np.sin(turn), np.full(count, 0.2)], axis=1)
    tone = np.array([0.026, 0.052, 0.020]) * rng.uniform(0.55, 1.7, (count, 1))
    size = rng.uniform(0.45, 0.9, count)
    leaves = grow.blades(at, out, up, size, 0.28 * size, tone, fine=False, fold=0.5)
    trunk = rod((0, 0, 0), (0, 0, 7.0), 0.16, end_radius=0.03)
    return (
        Part(grow.faced(leaves), Material("cypress", (0.03, 0.055, 0.02), 0.7), "leaves"),
        piece(trunk, "bark", name="trunk"),
    )


def _cypresses(
    ask: Ask, land: Height, seed: int, half: float, rng: np.random.Generator
) -> tuple[Part, ...]:
    """Rows of cypresses along the way, some on the ridges; a farmhouse among them at a third."""
    site = SITES["cypress hills"]
    y = np.r_[np.arange(20.0, 190.0, 8.0), np.arange(20.0, 190.0, 8.0)].astype(np.float32)
    side = np.repeat([-1.0, 1.0], len(y) // 2)
    x = path(y, site, seed) + side * (half + 2.2)
    lone = rng.uniform([-160, 90], [160, 420], (60, 2))
    house = np.array([[30.0, 150.0]])
    about = house + rng.normal(0, 9.0, (9, 2))
    spots = np.concatenate([np.stack([x, y], axis=1), lone, about]).astype(np.float32)
    spots = spots[np.hypot(*spots.T) > clear_of(ask.extent) + 4.0]
    z = land(*spots.T)
    at = [(float(a), float(b), float(c) - 0.1) for (a, b), c in zip(spots, z, strict=True)]
    sizes = [float(s) for s in rng.uniform(0.75, 1.35, len(at))]
    turns = [float(s) for s in rng.uniform(0, 360, len(at))]
    parts = copied(cypress(rng), at, turns, sizes)
    low = float(land(*house.astype(np.float32).T)[0])
    farm = model_of("house", seed=4).parts
    return (*parts, *copied(farm, [(30.0, 150.0, low - 0.4)], 24.0, 1.5))


def _farmyard(
    ask: Ask, land: Height, seed: int, half: float, rng: np.random.Generator
) -> tuple[Part, ...]:
    """A barn and a house where the way bends, fences along it, a tractor, bales on the meadow."""
    site, near = SITES["farmyard"], 0.0 if ask.alone else clear_of(ask.extent) + 6.0
    side = 1.0 if seed % 2 else -1.0

    def at(*spots: tuple[float, float]) -> list[tuple[float, float, float]]:
        p = np.asarray(spots, np.float32) + np.array([0.0, near], np.float32)
        z = land(*p.astype(np.float32).T) - 0.08
        return [(float(x), float(y), float(h)) for (x, y), h in zip(p, z, strict=True)]

    y = np.arange(-2.0, 46.0, 2.5, dtype=np.float32)
    x = path(y + near, site, seed)
    posts = [
        (float(a) + s * (half + 0.7), float(b)) for a, b in zip(x, y, strict=True) for s in (-1, 1)
    ]
    bales = [(side * float(a), float(b)) for a, b in rng.uniform([5.0, 12.0], [20.0, 40.0], (9, 2))]
    trunks = np.array([(-side * 19.0, 30.0), (-side * 8.0, 40.0), (side * 26.0, 44.0)])
    trunks = trunks + np.array([0.0, near])
    return (
        *modelled("barn", at((side * 10.5, 31.0)), -28.0 * side, 1.25),
        *modelled("cottage", at((-side * 12.0, 33.0)), 34.0 * side, 1.1),
        *modelled("tractor", at((side * 5.0, 15.5)), 130.0 * side),
        *modelled("windmill", at((-side * 34.0, 90.0)), 20.0),
        *modelled("wooden fence", at(*posts), 90.0),
        *modelled("hay bale", at(*bales), [float(t) for t in rng.uniform(0, 180, len(bales))], 1.5),
        *modelled("wooden crate", at((side * 6.6, 20.0), (side * 7.4, 20.5)), [12.0, 40.0]),
        *modelled("bucket", at((side * 5.9, 19.4))),
        *trees("oak", trunks.astype(np.float32), land, "middle", rng, (0.8, 1.1)),
    )


def _castle(ask: Ask, land: Height, rng: np.random.Generator) -> tuple[Part, ...]:
    """A castle on a height at a third of the view, where none is asked for by itself."""
    x, y = CASTLE
    z = float(land(np.array([x], np.float32), np.array([y], np.float32))[0])
    return tuple(modelled("castle", [(x, y, z - 1.5)], -14.0, 1.3)) if ask.alone else ()


PLACE = Place(tuple(SITES), build)
