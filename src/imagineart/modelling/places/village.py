"""What does a village look like? A lane between houses, a church, hills or peaks behind."""

from dataclasses import replace

import numpy as np

from imagineart.modelling.kit import bevelled_box, extruded, moved, placements, turned
from imagineart.modelling.land import (
    Eye,
    Height,
    Paint,
    eye_of,
    fan,
    fractal_2d,
    mix,
    noise_2d,
    step,
)
from imagineart.modelling.model import Copies, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.outdoors import Sward, apart, clear_air, clear_of, grass, trees
from imagineart.modelling.places import meadow, snow
from imagineart.modelling.places.fittings import copied, modelled
from imagineart.modelling.places.place import (
    Ask,
    Lamp,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    rectangle,
)
from imagineart.modelling.registry import model_of
from imagineart.modelling.town.dressing import pot
from imagineart.modelling.town.evening import windows_lit
from imagineart.modelling.town.finishes import tinted_glass
from imagineart.modelling.town.pieces import piece

FAR = 5200.0  # m
SIMPLE = 40.0  # m from which houses are plain
FRONTS: tuple[Rgb, ...] = (
    (0.55, 0.50, 0.42),
    (0.60, 0.46, 0.30),
    (0.42, 0.36, 0.30),
    (0.62, 0.60, 0.55),
)
ROOFS: tuple[Rgb, ...] = ((0.26, 0.085, 0.045), (0.10, 0.095, 0.095))
KINDS = ("cottage", "house", "cottage", "house")
SNOW: Rgb = (0.82, 0.845, 0.875)
GRAVEL: Rgb = (0.27, 0.235, 0.185)
TRODDEN: Rgb = (0.62, 0.64, 0.68)
WHITE = Material("snow", SNOW, 0.8, specular=0.3, subsurface=0.4)


def build(ask: Ask) -> PlaceModel:
    """Houses on both sides of a lane that winds away, their windows lit from dusk on."""
    rng, seed = ask.rng, int(ask.rng.integers(1 << 12))
    side = float(rng.choice([-1.0, 1.0]))
    white = ask.season == "winter"
    eye = eye_of(ask.extent, FAR, 320, 520)
    land = snow.drifts(seed, side, 9.0) if white else meadow.hills(seed, 9.0)
    look = meadow.LOOKS["summer" if white else ask.season]
    dark = not 6.8 <= ask.hour <= 18.3
    ground = Material("ground", SNOW if white else look.ground, 0.9, specular=0.15)
    parts = (
        Part(fan(land, eye, _painted(seed, white, meadow.paint(look))), ground, "ground"),
        *_houses(ask, land, seed, side, white, dark, rng),
        *_green(ask, eye, land, seed, white, look, rng),
        *_beside(ask, land, seed, side, white, rng),
    )
    spots = _lamp_spots(ask, seed)
    z = float(land(np.zeros(1, np.float32), np.array([-6.0], np.float32))[0]) + 1.5
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("village", tuple(parts))),),
        ground=land,
        area=rectangle(8 * ask.extent, 7 * ask.extent, (0.0, 0.5 * ask.extent)),
        haze=clear_air(ask.hour, 3000.0) if ask.weather in ("clear", "cloudy") else None,
        view=View(azimuth=(-16, 16), elevation=(-2, 45), distance=(0.4, 80.0)),
        vista=Vista((0.0, -6.0, z), (-side * 0.5, 10.0, z + 1.5), 28.0, (118.0, 150.0)),
        fog=110.0,
        lamps=_shining(spots, land) if dark else (),
    )


def lane(y: Floats, seed: int) -> Floats:
    """(N,) x of the middle of the lane."""
    return np.asarray(3.4 * np.sin(y / 17.0 + seed % 6) * step(np.abs(y), 4.0, 34.0), np.float32)


def _lamp_spots(ask: Ask, seed: int) -> Floats:
    """(N, 2) where street lamps stand, in turn on both sides of the lane."""
    first = 1.5 if ask.alone else clear_of(ask.extent) + 2.0
    y = np.arange(first, 70.0, 8.5, dtype=np.float32)
    x = lane(y, seed) + np.where(np.arange(len(y)) % 2, 2.3, -2.3)
    return np.stack([x, y], axis=1).astype(np.float32)


def _shining(spots: Floats, land: Height) -> tuple[Lamp, ...]:
    """What the nearest lamps throw on the snow and the fronts."""
    z = land(*spots.T)
    return tuple(
        Lamp((float(x), float(y), float(h) + 3.4), 0.14, (1.0, 0.66, 0.30), 95.0)
        for (x, y), h in list(zip(spots, z, strict=True))[:6]
    )


def _beside(
    ask: Ask, land: Height, seed: int, side: float, white: bool, rng: np.random.Generator
) -> list[Part]:
    """Lamps, fences before the plots, wood piles and benches; firs near by; in winter a tree with
    lights and heaps of snow that were swept aside."""
    first = -1.5 if ask.alone else clear_of(ask.extent) + 1.0
    lamps = _lamp_spots(ask, seed)

    def at(spots: Floats, sunk: float = 0.03) -> list[tuple[float, float, float]]:
        z = land(*np.asarray(spots, np.float32).T) - sunk
        return [(float(x), float(y), float(h)) for (x, y), h in zip(spots, z, strict=True)]

    parts = modelled("street lamp", at(lamps))
    y = np.arange(first + 1.0, 60.0, 2.05, dtype=np.float32)
    rails = np.concatenate([np.stack([lane(y, seed) + s * 3.6, y], axis=1) for s in (-1.0, 1.0)])
    rails = rails[rng.random(len(rails)) < 0.7]
    parts += modelled("wooden fence", at(rails, 0.1), 90.0, 0.8)
    firs = np.array([(-side * 6.4, 4.0), (-side * 9.0, 9.5), (side * 5.2, 13.0)], np.float32)
    firs = firs + rng.normal(0, 0.3, firs.shape).astype(np.float32)
    firs[:, 0] += lane(firs[:, 1], seed)
    firs[:, 1] += first + 1.5
    parts += trees(
        "snowy fir" if white else "spruce",
        firs,
        land,
        "near" if white else "middle",
        rng,
        (0.5, 0.8),
    )
    if not white:
        parts += modelled("bush", at(rails[::9] + np.array([0.6, 0.0], np.float32)), 0.0, 0.8)
        return [*parts, *copied(pot(rng), at(rails[1::6]))]
    heaps = rails[1::2] + rng.normal(0, 0.25, rails[1::2].shape).astype(np.float32)
    parts += modelled("pile of snow", at(heaps), 0.0, 1.3)
    spot = np.array([[lane(np.array([first + 7.0]), seed)[0] + side * 3.0, first + 7.0]])
    return [*parts, *modelled("christmas tree", at(spot), 0.0, 1.6)]


def _painted(seed: int, white: bool, country: Paint) -> Paint:
    def colors(p: Floats, n: Floats) -> Floats:
        x, y, _ = p.T
        fine = fractal_2d(x, y, 0.5, seed + 3, 5)
        if white:
            rock = mix((0.22, 0.21, 0.21), SNOW, step(n[:, 2], 0.62, 0.78))
            base = mix(np.outer(1 + 0.05 * fine, SNOW), rock, step(np.hypot(x, y), 300.0, 900.0))
        else:
            base = country(p, n)
        off = np.abs(x - lane(y, seed)) - 1.35 - 0.35 * fine
        way = np.outer(1 + 0.22 * fine, TRODDEN if white else GRAVEL)
        rut = 1 - 0.16 * np.exp(-(((np.abs(x - lane(y, seed)) - 0.75) / 0.16) ** 2))
        return mix(base, way * rut[:, None], step(-off, 0.0, 0.5) * step(120.0 - y, 0, 10))

    return colors


def _houses(
    ask: Ask,
    land: Height,
    seed: int,
    side: float,
    white: bool,
    dark: bool,
    rng: np.random.Generator,
) -> list[Part]:
    """A few houses, each many times; the church stands where the lane bends."""
    spots = _plots(ask, seed, side, rng)
    far = np.hypot(spots[:, 0], spots[:, 1]) > SIMPLE
    pick = np.arange(len(spots)) % len(KINDS)
    parts: list[Part] = []
    for number, kind in enumerate(KINDS):
        made = dressed(model_of(kind, seed=number).parts, white, dark)
        parts.append(_standing(made, spots[(pick == number) & ~far], land))
        plain = dressed(_plain(FRONTS[number], ROOFS[number % 2]), white, dark)
        parts.append(_standing(plain, spots[(pick == number) & far], land))
    church = dressed(model_of("church", seed=1).parts, white, dark)
    where = np.array([[float(lane(np.array([74.0]), seed)[0]) - side * 15.0, 74.0, side * 24.0]])
    return [*parts, _standing(church, where, land)]


def _plots(ask: Ask, seed: int, side: float, rng: np.random.Generator) -> Floats:
    """(N, 3) x, y, and degrees that houses are turned to the lane."""
    first = 5.0 if ask.alone else clear_of(ask.extent) + 7.0
    rows = []
    for s in (-1.0, 1.0):
        y = first + (0.0 if s == side else 4.5)
        while y < 95.0:
            x = float(lane(np.array([y]), seed)[0]) + s * float(rng.uniform(7.4, 9.4))
            rows.append((x, y, -s * float(rng.uniform(52, 84))))
            y += float(rng.uniform(11.5, 16.0))
    for _ in range(46):
        x, y = float(rng.uniform(20, 95)) * float(rng.choice([-1, 1])), float(rng.uniform(26, 190))
        rows.append((x, y, float(rng.uniform(-60, 60))))
    found = np.array(rows, np.float32)
    keep = np.array(
        [(np.hypot(*(found[:i, :2] - f[:2]).T) > 11.0).all() for i, f in enumerate(found)]
    )
    church = np.hypot(found[:, 0] + side * 15.0, found[:, 1] - 74.0) < 19.0
    return found[keep & ~church]


def dressed(parts: tuple[Part, ...], white: bool, dark: bool) -> tuple[Part, ...]:
    """A house in winter and at night: snow on its roof, light behind its windows."""
    shining = windows_lit(parts, np.random.default_rng(len(parts))) if dark else parts
    return tuple(_snowed(part) for part in shining) if white else shining


def _snowed(part: Part) -> Part:
    if part.name in ("roof", "steps", "porch") and isinstance(part.shape, Mesh):
        return replace(part, shape=replace(part.shape, colors=None), material=WHITE)
    return part


def _plain(wall: Rgb, roof: Rgb) -> tuple[Part, ...]:
    """A house as it looks from afar: walls, a gable roof, panes."""
    x, y, eaves, ridge = 4.2, 3.4, 4.6, 7.6
    body = bevelled_box((2 * x, 2 * y, eaves), bevel=0.02, at=(0, 0, eaves / 2))
    gable = np.array([(-y - 0.5, eaves - 0.3), (y + 0.5, eaves - 0.3), (0, ridge)])
    top = moved(turned(turned(extruded(gable, 2 * x + 0.9), "x", 90), "z", 90), (-x - 0.45, 0, 0))
    panes = [
        bevelled_box((0.95, 0.04, 1.2), bevel=0.01, at=(a, -y - 0.02, z))
        for z in (1.4, 3.4)
        for a in (-2.6, 0.0, 2.6)
    ]
    stack = bevelled_box((0.7, 0.7, 1.9), bevel=0.02, at=(1.7, 0.9, ridge - 0.4))
    return (
        piece(body, "plaster", wall, name="body"),
        piece(top, Material("roof", roof, 0.85), name="roof"),
        piece(panes, tinted_glass(), name="glass"),
        piece(stack, "brick", name="chimney"),
    )


def _standing(parts: tuple[Part, ...], spots: Floats, land: Height) -> Part:
    x, y, turn = np.asarray(spots, np.float32).T
    low = np.minimum(land(x, y), np.minimum(land(x - 4, y), land(x + 4, y)))
    at = [(float(a), float(b), float(c) - 0.12) for a, b, c in zip(x, y, low, strict=True)]
    moves = placements(at, [float(t) for t in turn])
    return Part(Copies(parts, moves), parts[0].material, "houses", tinted=False)


def _green(
    ask: Ask,
    eye: Eye,
    land: Height,
    seed: int,
    white: bool,
    look: meadow.Look,
    rng: np.random.Generator,
) -> list[Part]:
    """Trees between the houses and on the hills, grass beside the lane."""
    raw = rng.uniform([-110, 16], [110, 240], (260, 2)).astype(np.float32)
    beside = np.abs(raw[:, 0] - lane(raw[:, 1], seed))
    raw = apart(raw[(beside > 4.0) & ((beside > 15.0) | (beside < 5.4))], 7.0)
    kinds = ("snowy fir", "bare tree") if white else look.kinds[:2]
    away = np.hypot(*raw.T)
    parts: list[Part] = []
    for number, kind in enumerate(kinds):
        mine = raw[number::2][:60], away[number::2][:60]
        for detail, low, high in (("middle", 0.0, 70.0), ("far", 70.0, 1e9)):
            here = mine[0][(mine[1] >= low) & (mine[1] < high)]
            parts += trees(kind, here, land, detail, rng, (0.5, 0.9))
    turn, radius = np.radians(rng.uniform(-50, 50, 2600)), 190.0 * 7.0 ** rng.random(2600)
    wood = np.stack([radius * np.sin(turn), radius * np.cos(turn)], axis=1).astype(np.float32)
    clump = fractal_2d(wood[:, 0], wood[:, 1], 170.0, 83, 3) > 0.0
    parts += trees(kinds[0], apart(wood[clump], 8.0), land, "hint", rng, (0.8, 1.2))
    if white:
        return parts

    def tall(x: Floats, y: Floats) -> Floats:
        off = step(np.abs(x - lane(y, seed)), 1.5, 2.1) * (0.5 + 0.5 * noise_2d(x, y, 1.5, 7))
        return np.asarray(off * min(0.22, 0.16 * ask.extent + 0.05), np.float32)

    sward: Sward = look.sward
    return [*parts, *grass(eye, land, tall, sward, rng, far=50.0)]


PLACE = Place(("village",), build)
