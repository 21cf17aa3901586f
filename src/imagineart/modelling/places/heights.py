"""What do great shapes of land look like? Sea cliffs, canyons, volcanoes, ice, islands in the air.

Each is a height over the plane and a paint by height and slope; rivers, seas and lava lie in it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.kit import grid, moved
from imagineart.modelling.kit.curves import Points
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
    ridged_2d,
    standing,
    step,
    water,
)
from imagineart.modelling.model import Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.outdoors import Sward, apart, clear_air, clear_of, grass, stones, trees
from imagineart.modelling.places.fittings import modelled
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    roomy,
)
from imagineart.modelling.town.finishes import lit
from imagineart.modelling.town.pieces import piece
from imagineart.modelling.vegetation import blades, faced, fern_tuft, shared_out

FAR = 5200.0  # m
FOAM: Rgb = (0.74, 0.77, 0.78)
SEA: Rgb = (0.012, 0.055, 0.075)
TIERS = ((0.0, 0.0, 5.6), (2.8, 5.4, 5.0), (6.0, 10.2, 5.2))  # m: back, over the pool, high
CANOPY = (("palm tree", (0.7, 1.2)), ("tree", (0.7, 1.1)), ("beech", (0.5, 0.8)))  # and sizes
TURF: Rgb = (0.10, 0.13, 0.04)


@dataclass(frozen=True, slots=True)
class Build:
    """What a builder hands back: land, colours, water or lava, other parts, whence it is seen."""

    land: Height
    paint: Paint
    extra: tuple[Part, ...]
    vista: Vista
    sight: float = 4200.0
    fog: float = 220.0
    grass: float = 0.0
    area: tuple[float, float] = (8.0, 6.0)  # extents


Builder = Callable[[Ask, Eye, int, float], Build]


def build(ask: Ask) -> PlaceModel:
    """The land of a kind, with a level place about the origin."""
    seed, side = int(ask.rng.integers(1 << 12)), float(ask.rng.choice([-1.0, 1.0]))
    eye = eye_of(ask.extent, FAR, 360, 520)
    made = BUILDERS[ask.family](ask, eye, seed, side)
    ground = Material("ground", (0.2, 0.18, 0.12), 0.92, specular=0.15)
    parts = [Part(fan(made.land, eye, made.paint), ground, "ground"), *made.extra]
    if made.grass:
        parts += grass(eye, made.land, _turf(made, ask), Sward(), ask.rng, far=70.0)
    wide, deep = made.area
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model(ask.family, tuple(parts))),),
        ground=made.land,
        area=roomy(ask, wide * ask.extent, deep * ask.extent),
        haze=clear_air(ask.hour, made.sight) if ask.weather in ("clear", "cloudy") else None,
        view=View((-22, 22), (-4, 50), (0.3, 160.0)),
        vista=made.vista,
        fog=made.fog,
    )


def _turf(made: Build, ask: Ask) -> Height:
    """Grass where the land is high enough and nearly level."""

    def tall(x: Floats, y: Floats) -> Floats:
        z = made.land(x, y)
        flat = np.abs(made.land(x + 0.8, y) - z) + np.abs(made.land(x, y + 0.8) - z) < 0.55
        low = np.where(np.hypot(x, y) < clear_of(ask.extent), 0.5, 1.0)
        return np.asarray(
            flat * (z > -0.6) * low * made.grass * (0.7 + 0.5 * noise_2d(x, y, 2.0, 9)), np.float32
        )

    return tall


def _z(land: Height, x: float, y: float) -> float:
    return float(land(np.array([x], np.float32), np.array([y], np.float32))[0])


def cliff(ask: Ask, eye: Eye, seed: int, side: float) -> Build:
    """A headland of rock with turf on it, a rough sea about its foot, cliffs behind it."""
    extent = ask.extent
    deep = 20.0 if ask.alone else max(9.0, 1.2 * extent)
    radius = 15.0 if ask.alone else max(2.6, (1.9 - 0.1 * min(extent, 10.0)) * extent)
    shift = (side * 15.0, 62.0) if ask.alone else (0.0, 0.0)

    def inland(x: Floats, y: Floats) -> Floats:
        u, v = x - shift[0], y - shift[1]
        along = np.clip(side * 0.86 * u + 0.5 * v, 0.0, 900.0)
        spine = np.hypot(u - side * 0.86 * along, v - 0.5 * along)
        ragged = 0.16 * radius * fractal_2d(x, y, 0.9 * radius, seed, 5)
        coast = side * x - 260.0 - 0.35 * y + 90.0 * fractal_2d(x, y, 190.0, seed + 4, 4)
        return np.maximum(
            radius + 0.55 * along - spine + ragged, coast * (y > 60.0) - 20.0 * (y <= 60.0)
        )

    def land(x: Floats, y: Floats) -> Floats:
        into = inland(x, y)
        wall = step(into, -0.34 * radius, 0.10 * radius)
        ledges = (
            0.10 * deep * ridged_2d(x + y, y - x, 0.5 * radius, seed + 9, 4) * wall * (1 - wall) * 4
        )
        top = 0.02 * np.clip(into, 0, 400) + 0.10 * fractal_2d(x, y, 5.0, seed + 2, 4) * step(
            np.hypot(x, y), extent, 3 * extent
        )
        return np.asarray(-1.25 * deep * (1 - wall) + ledges + top * wall, np.float32)

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        grain = fractal_2d(x + 0.6 * z, y + 0.7 * z, 0.5 * deep, seed + 7, 6)
        layers = 0.5 + 0.5 * np.sin(z / (0.055 * deep) + 2 * grain)
        rock = mix((0.10, 0.092, 0.084), (0.30, 0.27, 0.235), 0.35 * layers + 0.5 * grain + 0.3)
        green = np.outer(1 + 0.35 * fractal_2d(x, y, 3.0, seed + 8, 4), TURF)
        wet = step(z, -0.86 * deep, -0.7 * deep)
        return mix(
            rock * (0.45 + 0.55 * wet)[:, None],
            green,
            step(n[:, 2], 0.72, 0.86) * (z > -0.35 * deep),
        )

    level = -0.95 * deep
    sea = surf(ask, eye, land, level, seed)
    z = _z(land, *shift)
    vista = Vista((0.0, -6.0, z + 4.0), (side * 0.9, 10.0, z + 3.2), 27.0, (100.0, 140.0))
    lit_up = ask.alone and ("lighthouse" in ask.features or not ask.features)
    light = tuple(modelled("lighthouse", [(shift[0], shift[1], z - 0.2)])) if lit_up else ()
    return Build(land, colors, (sea, *light), vista, grass=0.22, area=(1.6, 1.6))


def surf(ask: Ask, eye: Eye, land: Height, level: float, seed: int) -> Part:
    """A sea whose waves break into foam where the bed is shallow."""
    rough = {"storm": 2.6, "rain": 1.7}.get(ask.weather, 1.0)
    scale = float(np.clip(ask.extent / 3.0, 0.5, 4.0))
    trains = ((1.2, 0.05), (3.5, 0.16), (9.0, 0.34), (24.0, 0.5))
    waves = Waves(tuple((scale * a, scale * rough * b) for a, b in trains), 0.6, seed)

    def color(p: Floats) -> Floats:
        x, y, z = p.T
        off = 4.5 * scale
        ring = np.stack(
            [land(x + off * np.cos(t), y + off * np.sin(t)) for t in np.arange(0, 6.2, 0.78)]
        )
        near = step(ring.max(axis=0) - level, -1.0, 2.5 * scale)
        lace = fractal_2d(x, y, 1.7 * scale, seed + 16, 5)
        crest = step((z - level) / (0.8 * scale * rough) + 0.7 * lace, 0.45, 1.0)
        web = step(1 - 3.2 * np.abs(lace), 0.1, 0.8)
        base = mix(SEA, (0.02, 0.11, 0.115), 0.8 * near + 0.4 * crest)
        foam = np.clip(near * (0.35 + 0.75 * web) * rough**0.5 + 0.7 * crest * (rough - 0.55), 0, 1)
        return mix(base, FOAM, foam * step(900.0 - np.hypot(x, y), 0, 500.0))

    mesh = water(eye, waves, level, color, None, 0.04)
    return Part(mesh, Material("sea", SEA, 0.08, specular=0.5), "sea")


def canyon(ask: Ask, eye: Eye, seed: int, side: float) -> Build:
    """Walls in layers on both sides of a winding river; one stands on its bank."""
    extent = ask.extent
    wide = max(7.0, 2.2 * extent)
    bank = side * (wide + 2.0)
    level = -0.9

    def river(y: Floats) -> Floats:
        far = step(np.abs(y), 4.0, 60.0)
        wave = np.sin(y / 52.0 + seed % 6) + 0.5 * np.sin(y / 23.0 + seed % 4)
        return np.asarray(bank + 15.0 * wave * far - bank * step(y, 10.0, 70.0), np.float32)

    def off(x: Floats, y: Floats) -> Floats:
        return np.asarray(
            np.abs(x - river(y)) - wide + 1.2 * fractal_2d(x, y, 9.0, seed, 4), np.float32
        )

    def land(x: Floats, y: Floats) -> Floats:
        away = off(x, y)
        near = max(13.0, 4.2 * extent)
        bed = -2.6 * step(-away, -0.5, 2.5)
        rise = away - near - 10.0 * fractal_2d(x, y, 46.0, seed + 3, 5)
        terraces = np.zeros(np.shape(x), np.float32)
        for k, (start, tall) in enumerate(((0.0, 20.0), (14.0, 26.0), (34.0, 38.0), (70.0, 30.0))):
            edge = start + 6.0 * fractal_2d(x, y, 24.0, seed + 5 + k, 4)
            terraces = terraces + tall * step(rise, edge, edge + 8.0)
            terraces = terraces + 0.22 * np.clip(rise - edge, 0, 12)
        small = (
            0.12 * fractal_2d(x, y, 3.0, seed + 11, 4) * step(np.hypot(x, y), extent, 3 * extent)
        )
        return np.asarray(bed + small + terraces, np.float32)

    trains = ((0.5, 0.012), (1.4, 0.03), (4.0, 0.04))
    mesh = water(
        eye,
        Waves(trains, 0.8, seed),
        level,
        lambda p: np.tile((0.035, 0.085, 0.07), (len(p), 1)),
        land,
        0.03,
    )
    stream = Part(mesh, Material("river", (0.03, 0.08, 0.07), 0.05, specular=0.5), "river")
    rocks = _strewn(ask, land, (0.36, 0.19, 0.11), lambda x, y: off(x, y) > 1.0, side)
    z = _z(land, 0.0, -6.0)
    vista = Vista((0.0, -6.0, z + 2.6), (-side * 0.8, 12.0, z + 4.0), 24.0, (95.0, 125.0))
    return Build(land, _strata(seed), (stream, *rocks), vista, 3200.0)


RIM = 330.0  # m, from the rim of a great canyon down to its river
SHELVES = ((0.10, 0.20), (0.30, 0.17), (0.50, 0.22), (0.74, 0.21), (0.97, 0.20))  # where, how high


def rim(ask: Ask, eye: Eye, seed: int, side: float) -> Build:
    """A great canyon from its rim: shelves of rock down to a river far below, buttes between side
    canyons, the other rim in the haze."""

    def river(y: Floats) -> Floats:
        wave = 150.0 * np.sin(y / 330.0 + seed % 6) + 60.0 * np.sin(y / 140.0 + seed % 5)
        return np.asarray(side * (30.0 + 0.03 * y) + wave * step(y, 40.0, 420.0), np.float32)

    def out(x: Floats, y: Floats) -> Floats:
        """(N,) 0 at the river … 1 on the rims."""
        wide = 330.0 + 0.16 * np.maximum(y, 0.0)
        across = np.abs(x - river(y)) / wide
        gullies = 0.62 * (0.5 - ridged_2d(x, y, 520.0, seed + 3, 5))
        rough = 0.10 * fractal_2d(x, y, 95.0, seed + 4, 5)
        ragged = 1.6 * fractal_2d(x, y, 7.0, seed + 9, 4) + 0.5 * fractal_2d(x, y, 2.0, seed + 8, 3)
        edge = y + 3.4 - 0.22 * np.abs(x) - ragged - (0.0 if ask.alone else ask.extent + 7.4)
        open_ = step(edge, 0.0, 46.0)
        return np.asarray((across + gullies + rough) * open_ + 1.2 * (1.0 - open_), np.float32)

    def land(x: Floats, y: Floats) -> Floats:
        e, tall = out(x, y), np.zeros(np.shape(x), np.float32)
        for start, high in SHELVES:
            tall = tall + high * 0.72 * step(e, start, start + 0.035)
            tall = tall + high * 0.28 * step(e, start + 0.03, start + 0.20)
        top = 0.25 * fractal_2d(x, y, 4.0, seed + 2, 4) * step(np.hypot(x, y), 1.0, 6.0)
        return np.asarray(RIM * (tall - 1.0) + top, np.float32)

    bed = -RIM + 4.0
    trains = ((2.0, 0.02), (9.0, 0.05))
    mesh = water(eye, Waves(trains, 0.8, seed), bed,
                 lambda p: np.tile((0.05, 0.115, 0.085), (len(p), 1)), land, 0.02)  # fmt: skip
    stream = Part(mesh, Material("river", (0.05, 0.11, 0.08), 0.08, specular=0.5), "river")
    rocks = _strewn(ask, land, (0.40, 0.22, 0.13), lambda x, y: y < 5.0, side)
    z = _z(land, 0.0, -6.0)
    vista = Vista((0.0, -6.0, z + 2.6), (side * 0.8, 10.0, z - 0.6), 25.0, (80.0, 112.0))
    return Build(land, _strata(seed, 7.0), (stream, *rocks), vista, 4600.0, 900.0)


def _strata(seed: int, thick: float = 1.0) -> Paint:
    """Layers of red and pale rock, sand where it is level, dark wet banks."""

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        bent = z / thick + 2.2 * fractal_2d(x, y, 70.0 * thick, seed + 20, 4)
        fine = 0.5 + 0.5 * np.sin(bent / 1.05)
        broad = 0.5 + 0.5 * np.sin(bent / 4.3 + 1.0)
        rock = mix((0.27, 0.095, 0.05), (0.52, 0.25, 0.125), 0.65 * broad + 0.3 * fine)
        rock = mix(rock, np.asarray((0.60, 0.40, 0.25)), step(np.sin(bent / 9.7), 0.86, 0.97))
        sand = np.outer(1 + 0.16 * fractal_2d(x, y, 1.2, seed + 21, 4), (0.50, 0.31, 0.17))
        color = mix(rock, sand, step(n[:, 2], 0.80, 0.93) * (z < 14.0) * (z > -2.0))
        scrub = np.outer(1 + 0.3 * fractal_2d(x, y, 30.0, seed + 22, 4), (0.24, 0.17, 0.09))
        color = mix(color, scrub, 0.75 * step(n[:, 2], 0.86, 0.96) * (z < -8.0))
        wet = step(z, -1.0, -0.45) if thick == 1.0 else np.ones(len(z), np.float32)
        return mix(np.asarray((0.16, 0.11, 0.07)), color, wet)

    return colors


def _strewn(
    ask: Ask,
    land: Height,
    color: Rgb,
    free: Callable[[Floats, Floats], NDArray[np.bool_]],
    side: float,
) -> tuple[Part, ...]:
    rng = ask.rng
    reach = 12.0 + 5.0 * ask.extent
    places = rng.uniform([-reach, -5.0], [reach, 2.5 * reach], (150, 2)).astype(np.float32)
    clear = 1.2 if ask.alone else clear_of(ask.extent)
    keep = (np.hypot(*places.T) > clear + 0.6) & np.asarray(free(*places.T), bool)
    places = places[keep]
    sizes = (0.1 + 1.5 * rng.random(len(places)) ** 4).astype(np.float32)
    return stones(places, sizes, land, color, rng, 20, 0.75)


def volcano(ask: Ask, eye: Eye, seed: int, side: float) -> Build:
    """A cone with a glowing mouth, rivers of lava down to black rock in front."""
    x0, y0, tall, wide = side * 220.0, 900.0, 520.0, 640.0

    def flow(x: Floats, y: Floats) -> Floats:
        """(N,) m from the nearest stream of lava."""
        u, v = x - x0, y - y0
        out, turn = np.hypot(u, v), np.arctan2(u, -v)
        found = np.full(np.shape(x), 1e3, np.float32)
        for k, way in enumerate((-0.55, -0.1 - 0.35 * side, 0.5)):
            bend = (
                way + 0.16 * np.sin(out / 70.0 + k) + 0.10 * noise_2d(out, 0 * out, 33.0, seed + k)
            )
            found = np.minimum(found, np.abs(turn - bend) * out)
        fork = np.abs(x - side * 9.0 - 7.0 * np.sin(y / 15.0 + seed)) + 200.0 * step(y, 90, 130)
        return np.where(out < 60, 0.0, np.minimum(found, fork + 100.0 * (y < 6.0)))

    def land(x: Floats, y: Floats) -> Floats:
        out = np.hypot(x - x0, y - y0) + 30.0 * fractal_2d(x, y, 160.0, seed, 4)
        cone = tall * np.clip(1 - out / wide, 0, 1) ** 1.55
        cone = np.where(out < 55.0, np.minimum(cone, 0.80 * tall), cone)
        gullies = 26.0 * ridged_2d(x, y, 120.0, seed + 3, 4) * step(cone, 20.0, 200.0)
        rough = (
            0.35
            * ridged_2d(x, y, 4.0, seed + 5, 5)
            * step(np.hypot(x, y), ask.extent, 3 * ask.extent)
        )
        hills = (
            60.0 * np.abs(fractal_2d(x, y, 700.0, seed + 6, 4)) * step(np.hypot(x, y), 300, 1500)
        )
        bed = -0.5 * np.exp(-((flow(x, y) / 3.0) ** 2)) * (y < 140)
        return np.asarray(cone - gullies + rough + hills + bed, np.float32)

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        grain = fractal_2d(x + z, y, 6.0, seed + 8, 6)
        return mix((0.022, 0.020, 0.020), (0.095, 0.082, 0.075), 0.4 + 0.8 * grain)

    lava = _glowing(land, flow, eye)
    rocks = _strewn(ask, land, (0.045, 0.04, 0.038), lambda x, y: flow(x, y) > 3.0, side)
    z = _z(land, 0.0, -6.0)
    vista = Vista((0.0, -6.0, z + 2.2), (side * 1.8, 10.0, z + 4.2), 27.0, (120.0, 160.0))
    return Build(land, colors, (*lava, *rocks), vista, 5200.0)


def _glowing(land: Height, flow: Height, eye: Eye) -> tuple[Part, ...]:
    """The land again, a hand higher, where lava runs: white-hot within red."""

    def above(x: Floats, y: Floats) -> Floats:
        return np.asarray(land(x, y) + 0.10 + 0.0015 * np.hypot(x, y), np.float32)

    mesh = fan(above, eye)
    x, y, _ = mesh.vertices.T
    wide = 1.1 + 0.009 * np.hypot(x, y)
    share = flow(x, y) / wide
    uneven = 0.35 * fractal_2d(x, y, 5.0, 3, 4)
    parts = []
    for low, high, color, strength in (
        (0.0, 0.55, (1.0, 0.42, 0.08), 3.6),
        (0.55, 1.15, (1.0, 0.13, 0.015), 1.5),
    ):
        level = (share + uneven)[mesh.triangles].mean(axis=1)
        on = (level >= (low if low else -9.0)) & (level < high)
        if on.any():
            hot = Mesh(mesh.vertices, mesh.triangles[on], mesh.normals)
            parts.append(piece(hot, lit(color, strength), name="lava"))
    return tuple(parts)


def floes(ask: Ask, eye: Eye, seed: int, side: float) -> Build:
    """A floe to stand on, others in black water, icebergs and white mountains behind."""
    extent = ask.extent
    level = -0.75 * max(0.5, min(extent, 2.0))
    size = max(7.0, 3.0 * extent)

    def cell(x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """(N,) m to the nearest crack, and a number of the floe 0–1."""
        warp = 0.22 * size
        u = (x + warp * noise_2d(x, y, 0.8 * size, seed)) / size
        v = (y + warp * noise_2d(x, y, 0.8 * size, seed + 1)) / size
        return _cracks(u - 0.5, v - 0.5, seed, size)

    def land(x: Floats, y: Floats) -> Floats:
        edge, number = cell(x, y)
        away = np.hypot(x, y)
        gap = 0.35 + 1.1 * number * step(away, 0.5 * size, 2.0 * size)
        on = step(edge, gap, gap + 0.28)
        top = 0.05 * fractal_2d(x, y, 2.0, seed + 4, 4) * step(away, extent, 2 * extent)
        open_ = step(away, 0.7 * size, 1.5 * size) * (number > 0.55)
        ridge = 260.0 * ridged_2d(x, y, 900.0, seed + 8, 6) ** 1.6 * step(away, 900.0, 2600.0)
        berg = _bergs(x, y, seed, size)
        return np.asarray(
            np.where((on > 0.5) & (open_ < 0.5), top, 2.0 * level) * (away < 700)
            + 2 * level * (away >= 700) * (ridge < 3)
            + ridge
            + berg,
            np.float32,
        )

    trains = ((0.8, 0.02), (2.4, 0.05), (7.0, 0.08))
    mesh = water(
        eye,
        Waves(trains, 0.9, seed),
        level,
        lambda p: np.tile((0.012, 0.05, 0.075), (len(p), 1)),
        None,
        0.03,
    )
    sea = Part(mesh, Material("sea", (0.01, 0.05, 0.075), 0.06, specular=0.5), "sea")
    vista = Vista((0.0, -6.0, 2.2), (side * 0.9, 10.0, 2.7), 27.0, (110.0, 150.0))
    return Build(land, _icy(seed), (sea,), vista, 5200.0, area=(1.6, 1.6))


def _icy(seed: int) -> Paint:
    """Snow, blue ice where it is steep, rock high up."""

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        fine = fractal_2d(x, y, 1.4, seed + 6, 4)
        snowy = np.outer(1 + 0.05 * fine, (0.80, 0.84, 0.88))
        ice = np.asarray((0.25, 0.52, 0.62))
        color = mix(snowy, ice, step(0.9 - n[:, 2], 0.0, 0.3) * 0.8)
        return mix(
            color,
            np.asarray((0.28, 0.30, 0.34)),
            step(z, 12.0, 90.0) * step(0.80 - n[:, 2], 0.0, 0.15),
        )

    return colors


def _cracks(u: Points, v: Points, seed: int, size: float) -> tuple[Floats, Floats]:
    """(N,) m to the border of the nearest cell of a jittered lattice, and its number 0–1."""
    i, j = np.floor(u), np.floor(v)
    best, second = np.full(np.shape(u), 9.0), np.full(np.shape(u), 9.0)
    number = np.zeros(np.shape(u))
    for a in (-1, 0, 1):
        for b in (-1, 0, 1):
            ci, cj = i + a, j + b
            home = (ci == -1) & (cj == -1)
            jx = np.where(home, 0.5, 0.5 + 0.42 * noise_2d(3.7 * ci, 5.1 * cj, 1.0, seed + 2))
            jy = np.where(home, 0.5, 0.5 + 0.42 * noise_2d(4.3 * ci, 2.9 * cj, 1.0, seed + 3))
            d = np.hypot(ci + jx - u, cj + jy - v)
            nearer = d < best
            second = np.where(nearer, best, np.minimum(second, d))
            own = 0.5 + 0.5 * noise_2d(7.1 * ci, 6.3 * cj, 1.0, seed + 5)
            number = np.where(nearer, np.where(home, 0.0, own), number)
            best = np.where(nearer, d, best)
    return ((second - best) * size * 0.5).astype(np.float32), number.astype(np.float32)


def _bergs(x: Floats, y: Floats, seed: int, size: float) -> Floats:
    """(N,) m: a few icebergs with steep sides."""
    total = np.zeros(np.shape(x), np.float32)
    rng = np.random.default_rng([seed, 12])
    for _ in range(7):
        turn, away = np.radians(rng.uniform(-34, 34)), float(rng.uniform(5.0, 30.0)) * size
        cx, cy, r = away * np.sin(turn), away * np.cos(turn), 0.11 * away + 2.0
        d = np.hypot(x - cx, (y - cy)) / r + 0.35 * fractal_2d(x, y, r, seed + 30, 4)
        tall = 0.75 * r * (0.55 + 0.5 * ridged_2d(x, y, 1.3 * r, seed + 31, 4))
        total = np.maximum(total, tall * step(1.0 - d, 0.0, 0.22))
    return total


def gorge(ask: Ask, eye: Eye, seed: int, side: float) -> Build:
    """Ledges of rock in the jungle, a waterfall from one to the next into a pool before the viewer,
    stones and leaves about it."""
    extent = 1.6 if ask.alone else ask.extent
    y0, level = max(17.0, 5.0 * extent), -0.55
    near = -3.4 if ask.alone else 2.2 * extent

    def pool(x: Floats, y: Floats) -> Floats:
        """(N,) m from the water's edge."""
        middle = 0.5 * (y0 + near)
        d = np.hypot(x / 1.15, (y - middle) * 1.15) - 0.5 * (y0 - near) * 0.98
        return np.asarray(d + 0.9 * fractal_2d(x, y, 4.0, seed, 4), np.float32)

    land = _ledges(seed, y0, extent, pool)

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        grain = fractal_2d(x + z, y + 0.7 * z, 3.0, seed + 8, 6)
        cracks = ridged_2d(x + 0.3 * z, 0.6 * z + y, 2.2, seed + 9, 5)
        rock = mix((0.045, 0.042, 0.036), (0.15, 0.135, 0.115), 0.3 + 0.7 * grain + 0.4 * cracks)
        wet = step(np.abs(x), 5.5, 2.0) * (y > y0 - 3.0)
        moss = np.outer(1 + 0.45 * grain, (0.05, 0.105, 0.018))
        lush = step(n[:, 2] + 0.45 * grain, 0.10, 0.5) * (1 - wet)
        return mix(rock * (1 - 0.5 * wet)[:, None], moss, lush)

    trains = ((0.35, 0.012), (0.9, 0.02), (2.5, 0.02))
    mesh = water(eye, Waves(trains, 1.2, seed), level, _foaming(y0, seed), land, 0.03)
    parts = (
        Part(mesh, Material("pool", (0.02, 0.10, 0.09), 0.05, specular=0.5), "pool"),
        *(f for (y, low, tall), wide in zip(TIERS, (2.1, 1.5, 1.0), strict=True)
          for f in falls(y0 + y, tall + 0.5, level + low, wide, ask.rng)),
        *_strewn(
            ask, land, (0.085, 0.08, 0.068), lambda x, y: (pool(x, y) > -1.6) & (y < y0 - 1), side
        ),
        *_lush(ask, land, lambda x, y: pool(x, y), y0, side),
        _vines(land, y0, ask.rng),
    )  # fmt: skip
    z = _z(land, 0.0, -6.0)
    vista = Vista((side * 1.2, -6.0, z + 1.45), (-side * 0.4, 14.0, z + 5.4), 25.0, (110.0, 150.0))
    return Build(land, colors, parts, vista, 240.0, 60.0, 0.16)


def _ledges(seed: int, y0: float, extent: float, pool: Height) -> Height:
    """Rock that rises in tiers, each uneven on its own but where the water falls; banks below."""

    def land(x: Floats, y: Floats) -> Floats:
        aside = 1 - np.exp(-((x / 3.4) ** 2))
        rise, wall = np.zeros(np.shape(x), np.float32), np.zeros(np.shape(x), np.float32)
        for k, (back, _, tall) in enumerate(TIERS):
            rough = 2.6 * fractal_2d(x, 0.4 * y, 7.0, seed + 4 + k, 5) - 0.7
            edge = y + (0.014 * x * x + rough * aside) - y0 - back
            one = step(edge, 0.0, 1.9)
            rise += tall * one * (1 + 0.22 * aside * fractal_2d(x, y, 5.0, seed + 14 + k, 4))
            wall = np.maximum(wall, one)
        ledges = 1.1 * ridged_2d(x + y, 0.4 * y - x, 4.0, seed + 6, 5) * wall * aside
        small = 0.12 * fractal_2d(x, y, 3.0, seed + 7, 4) * step(np.hypot(x, y), extent, 3 * extent)
        bank = 0.03 * np.clip(np.abs(x) - 8.0, 0, 40) ** 1.4
        bed = -1.6 * step(-pool(x, y), -0.4, 1.6)
        return np.asarray(rise + ledges + (small + bank + bed) * (1 - wall), np.float32)

    return land


def _vines(land: Height, y0: float, rng: np.random.Generator) -> Part:
    """Creepers that hang from the edges of the ledges."""
    count = 1500
    x = rng.choice([-1.0, 1.0], count) * rng.uniform(2.8, 19.0, count)
    y = y0 - 0.014 * x * x + rng.uniform(-4.0, 10.0, count)
    p = np.stack([x, y], axis=1).astype(np.float32)
    z, before = land(*p.T), land(p[:, 0], p[:, 1] - 0.9)
    edge = z - before > 1.1
    at = np.stack([x, y - 0.75, z], axis=1)[edge]
    at = np.repeat(at, 14, axis=0) + rng.normal(0, [0.4, 0.12, 0.1], (14 * int(edge.sum()), 3))
    at[:, 2] -= rng.uniform(0.0, 2.4, len(at)) ** 1.2
    down = np.tile([0.0, -0.25, -1.0], (len(at), 1)) + 0.5 * rng.standard_normal((len(at), 3))
    up = np.tile([0.0, -1.0, 0.4], (len(at), 1)) + 0.4 * rng.standard_normal((len(at), 3))
    tone = np.array([0.05, 0.12, 0.025]) * rng.uniform(0.5, 1.6, (len(at), 1))
    long = rng.uniform(0.14, 0.4, len(at))
    leaves = blades(at, down, up, long, 0.5 * long, tone, fine=False, curl=0.2)
    return Part(
        faced(leaves), Material("vines", (0.05, 0.12, 0.025), 0.5, translucency=0.3), "vines"
    )


def _foaming(y0: float, seed: int) -> Callable[[Floats], Floats]:
    def color(p: Floats) -> Floats:
        x, y, _ = p.T
        near = step(6.0 - np.hypot(x, y - y0 + 1.0), 0.0, 5.0)
        lace = fractal_2d(x, y, 1.0, seed + 3, 5)
        base = mix((0.015, 0.085, 0.075), (0.05, 0.20, 0.17), near)
        return mix(base, FOAM, np.clip(1.3 * near - 0.4 + 0.8 * lace * near, 0, 0.95))

    return color


def falls(
    y: float, tall: float, level: float, wide: float, rng: np.random.Generator
) -> tuple[Part, ...]:
    """Falling water before a wall: a thin veil, and before it hundreds of ribbons of white water,
    each from a place and down to a depth of its own."""
    a, b = np.meshgrid(np.linspace(-1, 1, 40), np.linspace(0, 1, 40))
    x = wide * (0.62 + 0.3 * b) * a + 0.15 * fractal_2d(6 * a, 3 * b, 1.0, 40, 4)
    out = 0.35 + 0.8 * b**0.7 + 0.12 * fractal_2d(9 * a, 2 * b, 1.0, 50, 4)
    veil = grid(np.stack([x, y - out, level + tall * (1 - b)], axis=-1))
    thin = Material("falls", (0.50, 0.60, 0.64), 0.4, translucency=0.6)
    white = Material("falls", (0.78, 0.83, 0.86), 0.5, translucency=0.5)
    ribbons = _ribbons(int(260 * wide), y, tall, level, wide, rng)
    return Part(veil, thin, "falls"), Part(ribbons, white, "falls")


def _ribbons(
    count: int, y: float, tall: float, level: float, wide: float, rng: np.random.Generator
) -> Mesh:
    """So many strips that fall in a curve, narrow at both ends. 28 triangles each."""
    t = np.linspace(0, 1, 15)[None]
    first, last, off, phase, thick = rng.random((5, count, 1))
    start = 0.4 * first * (off < 0.5)
    k = start + (1 - start - 0.3 * last * (off > 0.6)) * t
    middle = np.clip(rng.normal(0, 0.45, (count, 1)), -1, 1) * wide
    x = middle * (0.72 + 0.4 * k) + 0.06 * np.sin(7 * k + 6 * phase)
    ahead = y - 0.45 - 0.95 * k**0.65 - 0.45 * off
    half = (0.015 + 0.055 * thick) * (1 + 0.9 * k) * np.sin(np.pi * np.clip(t, 0.02, 0.98)) ** 0.5
    z = np.broadcast_to(level + tall * (1 - k), x.shape)
    edges = [np.stack([x + s * half, ahead, z], axis=-1) for s in (-1.0, 1.0)]
    points = np.stack(edges, axis=2).reshape(-1, 3)
    normals = np.tile(np.array([(-0.5, -0.85, 0.2), (0.5, -0.85, 0.2)]), (count * 15, 1))
    i = np.arange(14)[:, None] * 2
    strip = np.concatenate([i + np.array([0, 1, 3]), i + np.array([0, 3, 2])])
    faces = (np.arange(count)[:, None, None] * 30 + strip[None]).reshape(-1, 3)
    return Mesh(points.astype(np.float32), faces.astype(np.int32), normals.astype(np.float32))


def _lush(ask: Ask, land: Height, pool: Height, y0: float, side: float) -> tuple[Part, ...]:
    """Palms, trees and ferns on the banks and on top of the wall; two trees frame the view."""
    rng = ask.rng
    clear = 1.5 if ask.alone else clear_of(ask.extent)
    raw = rng.uniform([-38, -2], [38, 62], (900, 2)).astype(np.float32)
    off = pool(*raw.T)
    keep = (
        (off > 2.0)
        & (np.abs(raw[:, 0]) > 4.5 + 0.12 * np.abs(raw[:, 1]))
        & (np.hypot(*raw.T) > clear + 2)
    )
    top = raw[:, 1] > y0 + 1.0
    places = apart(raw[keep | (top & (np.abs(raw[:, 0]) > 2.2))], 2.7)
    back = places[:, 1] > y0 + 1.0
    reach = 2.6 + 0.9 * clear
    framing = np.array([(-side * (reach + 1.6), 0.6), (side * (reach + 3.4), 2.8)], np.float32)
    framing = framing if ask.alone else framing[:0]
    ferns = rng.uniform([-16, -4.5], [16, y0 + 9.0], (2200, 2)).astype(np.float32)
    ferns = ferns[
        (pool(*ferns.T) > 0.5) & (np.hypot(*ferns.T) > clear + 0.4) & (np.abs(ferns[:, 0]) > 1.6)
    ]
    size = rng.uniform(0.4, 1.1, len(ferns))
    moves = standing(ferns, land, rng, size, size)
    leaf = Material("fern", (0.07, 0.14, 0.03), 0.5, translucency=0.3)
    green = shared_out([fern_tuft(rng) for _ in range(3)], leaf, moves, rng, "ferns")
    return (
        *(
            part
            for detail, here in (("middle", places[~back]), ("far", places[back]))
            for k, (noun, size) in enumerate(CANOPY)
            for part in trees(noun, here[k::3], land, detail, rng, size)
        ),
        *trees("palm tree", framing[:1], land, "near", rng, (0.8, 0.9)),
        *trees("tree", framing[1:], land, "near", rng, (1.0, 1.1)),
        *green,
    )


def islands(ask: Ask, eye: Eye, seed: int, side: float) -> Build:
    """Islands that hang in the air over clouds, with grass, trees and waterfalls."""
    rng, extent = ask.rng, ask.extent
    radius = max(9.0, 3.4 * extent)

    def land(x: Floats, y: Floats) -> Floats:
        r = np.hypot(x, y) + 0.12 * radius * fractal_2d(x, y, 0.6 * radius, seed, 4)
        top = 0.2 * fractal_2d(x, y, 6.0, seed + 1, 4) * step(np.hypot(x, y), extent, 3 * extent)
        billow = 26.0 * np.abs(fractal_2d(x, y, 160.0, seed + 7, 5)) - 130.0
        on = r < radius if not ask.alone else np.zeros(np.shape(x), bool)
        return np.asarray(np.where(on, top, billow), np.float32)

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, z = p.T
        green = np.outer(1 + 0.3 * fractal_2d(x, y, 3.0, seed + 8, 4), TURF)
        return mix(np.asarray((0.82, 0.84, 0.87)), green, step(z, -40.0, -3.0))

    parts: list[Part] = []
    if not ask.alone:
        parts += _island(radius, (0.0, 0.0, -0.05), rng, seed, False)
    spots = [
        (side * 13.0, 40.0, 4.0, 15.0),
        (-side * 22.0, 66.0, 14.0, 14.0),
        (side * 52.0, 120.0, 22.0, 17.0),
        (-side * 70.0, 190.0, 8.0, 22.0),
        (side * 9.0, 210.0, 44.0, 20.0),
    ]
    for number, (x, y, z, r) in enumerate(spots):
        parts += _island(r, (x, y, z), rng, seed + number, number < 3, number in (0, 2))
    vista = Vista((0.0, -6.0, 11.0), (side * 2.0, 30.0, 10.5), 30.0, (110.0, 150.0))
    return Build(
        land,
        colors,
        tuple(parts),
        vista,
        3200.0,
        grass=0.2 if not ask.alone else 0.0,
        area=(2.2, 2.2),
    )


def _island(
    r: float,
    at: tuple[float, float, float],
    rng: np.random.Generator,
    seed: int,
    wooded: bool,
    housed: bool = False,
) -> list[Part]:
    """One island: a cone of rock upside down, turf on it, trees, a fall of water at its edge."""
    parts = [moved(p, at) for p in (_hanging(r, seed), _crown(r, seed))]
    if wooded:
        parts += _grove(r, at, rng)
        fall = falls(0.0, 2.6 * r, -2.6 * r, 0.09 * r, rng)
        parts += [moved(p, (at[0] - 0.35 * r, at[1] - 0.90 * r, at[2] + 0.2)) for p in fall]
    if housed:
        places = [
            (at[0] + a * r, at[1] - 0.35 * r + b * r, at[2] + 0.04 * r)
            for a, b in ((0.2, 0.0), (0.45, 0.15), (0.0, 0.3), (-0.35, 0.25))
        ]
        parts += modelled("cottage", places, [20.0, -30.0, 60.0, 10.0], 0.042 * r)
    return parts


def _rim(turn: Points, seed: int) -> Floats:
    """(…,) radius of an island of radius 1 by angle."""
    u, v = np.cos(turn), np.sin(turn)
    return np.asarray(1 + 0.16 * fractal_2d(2 * u, 2 * v, 1.0, seed + 3, 4), np.float32)


def _hanging(r: float, seed: int) -> Part:
    """The rock below, from the rim down to a ragged tip."""
    t, d = np.meshgrid(np.linspace(0, 2 * np.pi, 73), np.linspace(0, 1, 26))
    u, v = np.cos(t), np.sin(t)
    rough = 1 + 0.42 * ridged_2d(3 * u + 2 * d, 3 * v, 1.0, seed + 5, 4) * d
    wide = r * _rim(t, seed) * (1 - d) ** 0.75 * np.clip(rough, 0.3, 1.4)
    drop = -1.25 * r * d**0.9 - 0.1 * r * np.abs(fractal_2d(5 * u, 5 * v, 1.0, seed + 9, 3)) * d
    rock = grid(np.stack([wide * u, wide * v, drop], axis=-1), flip=True)
    x, y, z = rock.vertices.T
    grain = fractal_2d(x + z, y, 0.4 * r, seed, 5)
    tone = mix((0.13, 0.10, 0.075), (0.34, 0.28, 0.22), 0.5 + 0.7 * grain)
    return Part(replace(rock, colors=tone), Material("rock", (0.25, 0.2, 0.16), 0.9), "rock")


def _crown(r: float, seed: int) -> Part:
    """The turf on top, a low hill."""
    t, s = np.meshgrid(np.linspace(0, 2 * np.pi, 73), np.linspace(0, 1, 18))
    rim = 1.01 * r * _rim(t, seed) * s
    u, v = np.cos(t), np.sin(t)
    hill = 0.10 * r * (1 - s**2) * (0.6 + 0.6 * noise_2d(2 * s * u, 2 * s * v, 1.0, seed))
    top = grid(np.stack([rim * u, rim * v, 0.06 + hill], axis=-1))
    patch = fractal_2d(top.vertices[:, 0], top.vertices[:, 1], 0.3 * r, seed, 4)
    green = mix((0.07, 0.12, 0.03), (0.16, 0.20, 0.06), 0.5 + 0.8 * patch)
    return Part(replace(top, colors=green), Material("turf", TURF, 0.9), "turf")


def _grove(r: float, at: tuple[float, float, float], rng: np.random.Generator) -> list[Part]:
    """Trees about the middle of an island."""
    drawn = rng.normal(0, 0.42 * r, (16, 2))
    spots = apart(drawn[np.hypot(*drawn.T) < 0.8 * r].astype(np.float32), 2.6)
    level = np.float32(at[2] + 0.05 * r)
    places = (spots + np.array(at[:2])).astype(np.float32)

    def flat(x: Floats, y: Floats) -> Floats:
        return np.full(np.shape(x), level, np.float32)

    return list(trees("tree", places, flat, "middle", rng, (0.4, 0.75)))


def terraces(ask: Ask, eye: Eye, seed: int, side: float) -> Build:
    """Rice in steps down a valley: narrow fields that follow the slope."""
    rise = 1.5

    def slope(x: Floats, y: Floats) -> Floats:
        away = np.hypot(x, y)
        bent = 10.0 * fractal_2d(x, y, 75.0, seed, 4)
        far = 0.16 * np.abs(x) + 0.20 * np.clip(y - 25.0, 0, 500) + bent
        return np.asarray(far * step(away, 5.0, 70.0) - 5.0 * step(y, 4.0, 26.0), np.float32)

    def land(x: Floats, y: Floats) -> Floats:
        h = slope(x, y) / rise
        k = h - np.floor(h)
        steps = rise * (
            np.floor(h) + step(k, 0.84, 0.96) + 0.16 * np.exp(-(((k - 0.80) / 0.05) ** 2))
        )
        flat = step(np.hypot(x, y), 1.2 * ask.extent + 1.0, 2.4 * ask.extent + 3.0)
        ridge = (
            420.0 * ridged_2d(x, y, 1300.0, seed + 8, 6) ** 1.3 * step(np.hypot(x, y), 500, 2200)
        )
        return np.asarray(steps * flat + ridge, np.float32)

    def colors(p: Floats, n: Floats) -> Floats:
        x, y, _ = p.T
        h = slope(x, y) / rise
        k = h - np.floor(h)
        rows = 0.5 + 0.5 * np.sin(24.0 * k)
        tone = noise_2d(np.floor(h) * 3.1, 0 * h, 1.0, seed + 4)
        rice = mix((0.11, 0.24, 0.03), (0.30, 0.34, 0.06), 0.5 + 0.5 * tone)
        rice = rice * (0.8 + 0.3 * rows)[:, None]
        bank = np.outer(1 + 0.3 * fractal_2d(x, y, 1.0, seed + 5, 4), (0.07, 0.10, 0.03))
        color = mix(rice, bank, step(k, 0.78, 0.84))
        wood = np.outer(1 + 0.4 * fractal_2d(x, y, 40.0, seed + 6, 5), (0.035, 0.06, 0.024))
        return mix(color, wood, step(np.hypot(x, y), 260.0, 420.0))

    palms = ask.rng.uniform([-60, 14], [60, 150], (26, 2)).astype(np.float32)
    palms = palms[np.hypot(*palms.T) > 5.0 * ask.extent + 6.0]
    z = _z(land, 0.0, -6.0)
    vista = Vista((0.0, -6.0, z + 3.4), (side * 0.8, 12.0, z + 3.2), 27.0, (100.0, 140.0))
    extra = trees("palm tree", palms, land, "middle", ask.rng, (0.6, 1.0))
    return Build(land, colors, extra, vista, 2200.0, 90.0)


BUILDERS: dict[str, Builder] = {
    "rice terraces": terraces,
    "cliff": cliff,
    "canyon": canyon,
    "canyon rim": rim,
    "volcano": volcano,
    "ice floes": floes,
    "jungle waterfall": gorge,
    "floating islands": islands,
}
PLACE = Place(tuple(BUILDERS), build)
