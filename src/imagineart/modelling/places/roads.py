"""What does a road through the country look like? A ribbon that winds over land, lines, rails.

The land is level across the way and follows it; the country is laid about it by `country.py`.
"""

from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import bevelled_box, grid, placements
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
from imagineart.modelling.materials import material
from imagineart.modelling.model import Copies, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.outdoors import clear_air, trees
from imagineart.modelling.places.country import COUNTRIES, grown, land_of, paint_of
from imagineart.modelling.places.fittings import copied
from imagineart.modelling.places.heights import surf
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    rectangle,
)
from imagineart.modelling.places.village import dressed
from imagineart.modelling.registry import model_of
from imagineart.modelling.town.pieces import piece

ASPHALT = Material("road", (0.075, 0.075, 0.078), 0.85, specular=0.25)
EARTH = Material("road", (0.27, 0.20, 0.135), 0.95, specular=0.1)
BALLAST = Material("road", (0.16, 0.145, 0.13), 0.95, specular=0.1)
WHITE: Rgb = (0.62, 0.62, 0.60)
YELLOW: Rgb = (0.70, 0.46, 0.05)
GAUGE = 1.435  # m
CLIFF = 24.0  # m, from a coast road down to the bed of the sea
LENGTH = 1500.0  # m


@dataclass(frozen=True, slots=True)
class Road:
    """A way through a country: half its width, how far it winds, m; lines or rails on it."""

    country: str
    half: float = 3.4
    winds: float = 16.0
    surface: Material = ASPHALT
    line: Rgb | None = WHITE
    rails: bool = False
    houses: tuple[str, ...] = ()  # on both sides, behind lawns
    coast: bool = False  # on one side cliffs fall to the sea, on the other a slope rises


ROADS = {
    "desert road": Road("desert", winds=3.0, line=YELLOW),
    "country road": Road("meadow"),
    "forest road": Road("forest", half=3.0),
    "autumn road": Road("autumn", half=3.0),
    "mountain road": Road("mountains", line=YELLOW),
    "coast road": Road("heath", winds=11.0, line=YELLOW, coast=True),
    "suburb": Road(
        "meadow", half=2.9, winds=5.0, houses=("wooden house", "house", "brick house", "cottage")
    ),
    "dirt road": Road("meadow", half=1.7, surface=EARTH, line=None),
    "railway track": Road("meadow", half=1.9, winds=8.0, surface=BALLAST, line=None, rails=True),
    "forest railway": Road("firs", half=1.9, winds=8.0, surface=BALLAST, line=None, rails=True),
}


def build(ask: Ask) -> PlaceModel:
    """The way from the viewer's feet to the horizon, the country on both sides."""
    rng, row, seed = ask.rng, ROADS[ask.family], int(ask.rng.integers(1 << 12))
    country = COUNTRIES[row.country]
    eye = eye_of(ask.extent, country.far, 330, 460)
    half = row.half if ask.alone else max(row.half, 0.8 * ask.extent)
    land = along(land_of(row.country, ask, seed, max(9.0, 4.0 * ask.extent)), row, seed, half)
    base = paint_of(row.country, ask, seed)
    if row.coast:
        land, base = coastal(land, row, seed, half), rocky(base, seed)
    ground = Material("ground", (0.2, 0.18, 0.1), 0.95, specular=0.1)
    parts = (
        Part(fan(land, eye, base), ground, "ground"),
        *_way(row, land, seed, half),
        *(_rails(row, land, seed) if row.rails else []),
        *(_homes(ask, row, land, seed, half, rng) if row.houses else []),
        *(_sea(ask, row, eye, land, seed, half) if row.coast else ()),
        *grown(row.country, ask, eye, land, lambda x, y: _open(x, y, row, seed, half), rng),
    )
    z = float(land(np.zeros(1, np.float32), np.array([-6.0], np.float32))[0])
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model(ask.family, parts)),),
        ground=land,
        area=rectangle(2 * half, 9 * ask.extent, (0.0, 0.5 * ask.extent)),
        haze=clear_air(ask.hour, country.sight) if ask.weather in ("clear", "cloudy") else None,
        view=_view(row, seed),
        vista=_vista(row, seed, half, z),
        fog=90.0,
    )


def _view(row: Road, seed: int) -> View:
    """From all about; by the sea from inland, a little higher, so that it is seen."""
    if not row.coast:
        return View((-24, 24), (-3, 60), (0.3, 150.0))
    azimuth = (-38.0, -20.0) if seaward(seed) > 0 else (20.0, 38.0)
    return View(azimuth, (9, 60), (0.3, 150.0))


def _vista(row: Road, seed: int, half: float, z: float) -> Vista:
    """Along the way; by the sea from higher up and out over the water."""
    if row.coast:
        out = seaward(seed)
        return Vista(
            (-0.5 * out * half, -6.0, z + 3.4), (1.6 * out, 10.0, z + 3.0), 27.0, (110, 140)
        )
    return Vista((-0.25 * half, -6.0, z + 1.9), (0.9, 10.0, z + 2.15), 28.0, (100.0, 150.0))


def seaward(seed: int) -> float:
    """On which side of a coast road the sea is."""
    return 1.0 if seed % 2 else -1.0


def off_coast(x: Floats, y: Floats, row: Road, seed: int, half: float) -> Floats:
    """(N,) m beyond the edge of the cliff, towards the sea; negative on the land."""
    ragged = 2.6 * fractal_2d(x, y, 13.0, seed + 21, 4) + 0.05 * np.maximum(y, 0.0)
    cove = 26.0 * np.maximum(fractal_2d(x, y, 160.0, seed + 22, 3), -0.1) * step(y, 25.0, 90.0)
    return np.asarray(
        seaward(seed) * (x - middle(y, row, seed)) - half - 2.6 - ragged - np.abs(cove), np.float32
    )


def coastal(land: Height, row: Road, seed: int, half: float) -> Height:
    """The land with cliffs on one side of the way and a slope on the other."""

    def height(x: Floats, y: Floats) -> Floats:
        out = off_coast(x, y, row, seed, half)
        inland = -out - 2.0 * half - 8.0
        hill = 0.42 * np.clip(inland, 0.0, 120.0) * (0.8 + 0.4 * noise_2d(x, y, 70.0, seed + 24))
        ledge = 3.5 * fractal_2d(x, y, 9.0, seed + 23, 4) * step(out, 1.0, 6.0)
        fallen = step(out, 0.0, 13.0)
        return np.asarray((land(x, y) + hill) * (1 - fallen) - (CLIFF + ledge) * fallen, np.float32)

    return height


def rocky(base: Paint, seed: int) -> Paint:
    """The colours of a country, but rock where it is steep."""

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        grain = fractal_2d(x + 0.6 * z, y + 0.7 * z, 12.0, seed + 27, 5)
        rock = mix((0.13, 0.11, 0.09), (0.34, 0.29, 0.235), 0.5 + 0.6 * grain)
        return mix(base(p, n), rock, step(1 - n[:, 2] + 0.06 * grain, 0.10, 0.22))

    return colors


def _sea(ask: Ask, row: Road, eye: Eye, land: Height, seed: int, half: float) -> tuple[Part, ...]:
    return (surf(replace(ask, extent=min(ask.extent, 6.0)), eye, land, -0.82 * CLIFF, seed),)


def middle(y: Floats, row: Road, seed: int) -> Floats:
    """(N,) x of the way's middle: straight about the origin, then it winds more and more."""
    far = step(np.abs(y), 6.0, 120.0)
    wave = np.sin(y / 46.0 + seed % 7) + 0.6 * np.sin(y / 117.0 + seed % 5)
    return np.asarray(row.winds * wave * far * (0.6 + 0.004 * np.abs(y)), np.float32)


def beside(x: Floats, y: Floats, row: Road, seed: int, half: float) -> Floats:
    """(N,) m from the way's edge."""
    half = half + 2.4 if row.houses else half
    return np.asarray(np.abs(x - middle(y, row, seed)) - half - 0.35, np.float32)


def _open(x: Floats, y: Floats, row: Road, seed: int, half: float) -> Floats:
    """(N,) m from what plants keep off: the way, and houses beside it; lawns are grass."""
    off = beside(x, y, row, seed, half)
    if row.coast:
        off = np.minimum(off, -off_coast(x, y, row, seed, half) - 0.3)
    return np.where(off > 1.0, np.minimum(off, 6.0), off) if row.houses else off


def along(land: Height, row: Road, seed: int, half: float) -> Height:
    """The land, level across the way, with soft banks."""

    def height(x: Floats, y: Floats) -> Floats:
        own, way = land(x, y), land(middle(y, row, seed), y)
        off = beside(x, y, row, seed, half)
        share = step(off, 0.5, 7.0)
        ditch = -0.12 * np.exp(-(((off - 1.2) / 0.7) ** 2))
        return np.asarray(way + (own - way) * share + ditch, np.float32)

    return height


def _stations() -> Floats:
    """(N,) y along the way, close together near by."""
    ahead = np.geomspace(2.0, LENGTH, 210)
    return np.concatenate([np.linspace(-60.0, 1.5, 60), ahead]).astype(np.float32)


def ribbon(
    land: Height, row: Road, seed: int, across: Floats, lift: float, y: Floats | None = None
) -> Mesh:
    """A strip along the way: (M,) m beside its middle, `lift` m over the land."""
    at = _stations() if y is None else y
    x = middle(at, row, seed)[:, None] + across[None, :]
    z = np.repeat(land(middle(at, row, seed), at)[:, None], len(across), axis=1)
    points = np.stack([x, np.repeat(at[:, None], len(across), axis=1), z + lift], axis=-1)
    return grid(points)


def _way(row: Road, land: Height, seed: int, half: float) -> list[Part]:
    """The surface, worn where wheels run, and its lines."""
    across = np.linspace(-half, half, 13).astype(np.float32)
    mesh = ribbon(land, row, seed, across, 0.03)
    x, y, _ = mesh.vertices.T
    off = np.abs(np.abs(x - middle(y, row, seed)) - 0.5 * half) / half
    tone = 1.0 + 0.16 * fractal_2d(x, y, 1.1, seed + 40, 4) + 0.22 * step(off, 0.0, 0.4)
    color = np.clip(np.outer(tone, row.surface.color), 0.004, 0.8).astype(np.float32)
    shown = Mesh(mesh.vertices, mesh.triangles, mesh.normals, color, mesh.vertices[:, :2].copy())
    parts = [Part(shown, row.surface, "road")]
    if row.line is None:
        return parts
    lines = [
        ribbon(land, row, seed, np.array([a - 0.06, a + 0.06], np.float32), 0.042)
        for a in (-half + 0.25, half - 0.25)
    ]
    dashes = _dashes(row, land, seed)
    return [*parts, piece([*lines, *dashes], Material("line", row.line, 0.7), name="line")]


def _dashes(row: Road, land: Height, seed: int) -> list[Mesh]:
    across = np.array([-0.07, 0.07], np.float32)
    starts = np.arange(-36.0, 420.0, 9.0)
    return [
        ribbon(land, row, seed, across, 0.042, np.linspace(s, s + 4.0, 5).astype(np.float32))
        for s in starts
    ]


def _homes(
    ask: Ask, row: Road, land: Height, seed: int, half: float, rng: np.random.Generator
) -> list[Part]:
    """Houses behind lawns, walks of concrete, a letter box and a tree before each."""
    dark = not 6.8 <= ask.hour <= 18.3
    parts: list[Part] = []
    for side in (-1.0, 1.0):
        across = (side * (half + np.array([1.2, 2.7]))).astype(np.float32)
        walk = ribbon(land, row, seed, np.sort(across), 0.06)
        parts.append(piece(walk, "concrete", name="walk"))
    first = 2.0 if ask.alone else 1.4 * ask.extent + 3.0
    spots = [(s, float(y)) for y in np.arange(first, 150.0, 13.5) for s in (-1.0, 1.0)]
    for number, noun in enumerate(row.houses):
        here = spots[number :: len(row.houses)]
        y = np.array([b + float(rng.uniform(-1, 1)) for _, b in here], np.float32)
        s = np.array([a for a, _ in here], np.float32)
        x = middle(y, row, seed) + s * (half + 9.0)
        at = [
            (float(a), float(b), float(c) - 0.1) for a, b, c in zip(x, y, land(x, y), strict=True)
        ]
        white = ask.season == "winter"
        made = dressed(model_of(noun, seed=number).parts, white, dark)
        parts += copied(made, at, [float(-78.0 * a) for a in s])
    y = np.array([b - 6.0 for _, b in spots], np.float32)
    x = middle(y, row, seed) + np.array([s * (half + 4.6) for s, _ in spots], np.float32)
    keep = np.hypot(x, y) > 1.7 * ask.extent + 1.5
    noun = "autumn tree" if ask.season == "autumn" else "oak"
    noun = "bare tree" if ask.season == "winter" else noun
    places = np.stack([x, y], axis=1)[keep]
    return [*parts, *trees(noun, places, land, "middle", rng, (0.45, 0.7))]


def _rails(row: Road, land: Height, seed: int) -> list[Part]:
    """Sleepers and two rails."""
    y = np.arange(-40.0, 320.0, 0.62).astype(np.float32)
    x = middle(y, row, seed)
    z = land(x, y) + 0.06
    turn = -np.degrees(np.arctan(np.gradient(x, y)))
    sleeper = piece(bevelled_box((2.5, 0.24, 0.13), bevel=0.015), material("weathered wood"))
    moves = placements(np.stack([x, y, z], axis=1), turn)
    rails = []
    for side in (-0.5, 0.5):
        at = side * GAUGE
        for wide, lift in ((0.035, 0.26), (0.06, 0.14)):
            rails.append(
                ribbon(land, row, seed, np.array([at - wide, at + wide], np.float32), lift)
            )
        for edge in (-0.03, 0.03):
            rails.append(_web(land, row, seed, at + edge))
    steel = Material("rail", (0.30, 0.27, 0.25), 0.3, metallic=0.9)
    return [
        Part(Copies((sleeper,), moves), sleeper.material, "sleepers", tinted=False),
        piece(rails, steel, name="rail"),
    ]


def _web(land: Height, row: Road, seed: int, at: float) -> Mesh:
    """One upright side of a rail."""
    y = _stations()
    x = middle(y, row, seed) + np.float32(at)
    z = land(middle(y, row, seed), y)
    low, high = (np.stack([x, y, z + lift], axis=1) for lift in (0.13, 0.26))
    return grid(np.stack([low, high], axis=1))


PLACE = Place(tuple(ROADS), build)
