"""What is it like off the Earth? Space before a planet, the Moon, red deserts of other worlds.

The sky has no air of the hour: it is the place's own. Craters are bowls with raised rims,

    h(r) = (r² − 1) d  within the rim,   rim · exp(−(r − 1) / 0.35)  outside,   r in radii.
"""

from dataclasses import dataclass

import numpy as np

from imagineart.modelling.kit import fractal, grid, moved, turned
from imagineart.modelling.land import (
    Eye,
    Height,
    eye_of,
    fan,
    fractal_2d,
    mix,
    noise_2d,
    ridged_2d,
    step,
)
from imagineart.modelling.model import Floats, Material, Mesh, Model, Part, Point, Rgb
from imagineart.modelling.outdoors import clear_of, stones
from imagineart.modelling.places.place import (
    Air,
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    Vista,
    level_ground,
    rectangle,
)

FAR = 3600.0  # m
BLACK: Rgb = (0.0004, 0.0005, 0.0008)


@dataclass(frozen=True, slots=True)
class World:
    """A planet's land: colours of dust and stones, craters, hills, its sky and haze."""

    dust: Rgb
    pale: Rgb
    craters: float  # how many, of 1
    hills: float  # m
    air: Air
    haze: tuple[Rgb, float] | None


WORLDS = {
    "moon": World(
        (0.15, 0.147, 0.142), (0.26, 0.255, 0.245), 1.0, 190.0,
        Air(BLACK, BLACK, (0.02, 0.02, 0.02), stars=0.8, sun=3.6, height=24.0),
        None,
    ),
    "mars": World(
        (0.34, 0.135, 0.055), (0.46, 0.23, 0.11), 0.35, 260.0,
        Air(
            (0.30, 0.21, 0.15), (0.74, 0.50, 0.33), (0.2, 0.1, 0.06),
            sun=2.6, height=26.0, tint=(1.0, 0.88, 0.72),
        ),
        ((0.70, 0.46, 0.30), 1500.0),
    ),
}  # fmt: skip


def build(ask: Ask) -> PlaceModel:
    """Space, or the land of a world."""
    return _space(ask) if ask.family == "space" else _land(ask, WORLDS[ask.family])


def _space(ask: Ask) -> PlaceModel:
    """A planet aside, half in its own shadow, a small moon, and stars."""
    rng, side = ask.rng, float(ask.rng.choice([-1.0, 1.0]))
    kind = str(rng.choice(["blue", "blue", "red", "banded"]))
    seed = int(rng.integers(1 << 12))
    at = (side * 330.0, 2300.0, 60.0) if ask.alone else (side * 760.0, 2300.0, -260.0)
    big = globe(kind, 840.0 if ask.alone else 900.0, at, seed, 300)
    small = globe("grey", 60.0, (-side * 640.0, 2100.0, 520.0), seed + 1)
    rings = [_ring(at, 840.0)] if kind == "banded" and ask.alone else []
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("space", (big, small, *rings))),),
        ground=level_ground(),
        area=rectangle(8 * ask.extent, 6 * ask.extent),
        view=View(azimuth=(-20, 20), elevation=(-12, 40), distance=(0.3, 300.0)),
        vista=Vista((0.0, -6.0, 1.0), (side * 1.6, 10.0, 1.6), 30.0),
        air=Air(BLACK, BLACK, BLACK, stars=1.0, sun=4.6, height=18.0, tint=(1.0, 0.97, 0.93)),
        sunlit=False,
    )


def _ring(at: Point, radius: float) -> Part:
    """Bands of ice about a planet, tilted to the viewer."""
    r, turn = np.meshgrid(np.linspace(1.28, 2.15, 90), np.linspace(0, 2 * np.pi, 241))
    flat = np.stack([r * np.cos(turn), r * np.sin(turn), 0.0 * r], axis=-1) * radius
    mesh = turned(turned(grid(flat.astype(np.float32)), "x", 17.0), "y", 11.0)
    out = np.hypot(flat[..., 0], flat[..., 1]).reshape(-1) / radius
    light = 0.30 + 0.22 * np.sin(38.0 * out) + 0.12 * np.sin(91.0 * out)
    light = np.where((out > 1.80) & (out < 1.87), 0.02, np.clip(light, 0.04, 0.7))
    tone = light[:, None] * np.array([1.0, 0.86, 0.68])
    made = Mesh(mesh.vertices, mesh.triangles, mesh.normals, tone.astype(np.float32))
    return Part(moved(made, at), Material("ring", (0.4, 0.34, 0.27), 0.9, translucency=0.3), "ring")


def globe(kind: str, radius: float, at: Point, seed: int, rows: int = 120) -> Part:
    """A planet: "blue" with seas and clouds, "red", "banded" or "grey"."""
    lat, lon = np.linspace(-np.pi / 2, np.pi / 2, rows), np.linspace(-np.pi, np.pi, 2 * rows + 1)
    u, v = np.meshgrid(lon, lat)
    p = np.stack([np.cos(v) * np.sin(u), -np.cos(v) * np.cos(u), np.sin(v)], axis=-1)
    mesh = grid((radius * p + np.asarray(at)).astype(np.float32))
    assert mesh.normals is not None
    unit = ((mesh.vertices - np.asarray(at)) / radius).astype(np.float32)
    out = (mesh.normals * unit).sum(axis=1).mean() > 0
    triangles = mesh.triangles if out else mesh.triangles[:, ::-1].copy()
    color = np.clip(_surface(kind, unit, seed), 0.004, 0.85).astype(np.float32)
    return Part(
        Mesh(mesh.vertices, triangles, unit, color), Material("planet", (0.3, 0.3, 0.3), 0.9), kind
    )


def _surface(kind: str, p: Floats, seed: int) -> Floats:
    """(N, 3) colours at (N, 3) points of the unit sphere."""
    z = p[:, 2]
    rough = fractal(p, 0.9, seed, octaves=7)
    if kind == "banded":
        wave = np.sin(13 * z + 0.9 * fractal(p, 0.7, seed + 2, octaves=5))
        return mix((0.42, 0.30, 0.19), (0.66, 0.56, 0.43), 0.5 + 0.35 * wave + 0.2 * rough)
    if kind in ("red", "grey"):
        low, high = (
            ((0.20, 0.085, 0.04), (0.46, 0.22, 0.11))
            if kind == "red"
            else ((0.10, 0.10, 0.10), (0.28, 0.27, 0.26))
        )
        return mix(low, high, 0.5 + 0.7 * rough)
    return _living(p, rough, seed)


def _living(p: Floats, rough: Floats, seed: int) -> Floats:
    """(N, 3) seas, green and dry land, ice at the poles, clouds in swirls, air at the rim."""
    z, land = p[:, 2], step(rough, 0.04, 0.07)
    dry = 0.5 + 0.5 * fractal(p, 0.5, seed + 3, octaves=4) + 0.5 * np.cos(6 * z)
    sea = mix((0.006, 0.03, 0.12), (0.012, 0.10, 0.20), step(rough, -0.08, 0.06))
    color = mix(sea, mix((0.045, 0.09, 0.03), (0.26, 0.19, 0.10), dry), land)
    color = mix(color, (0.8, 0.82, 0.85), step(np.abs(z) + 0.1 * rough, 0.86, 0.93))
    bent = p + 0.22 * np.stack([fractal(p, 0.6, seed + k, octaves=3) for k in (5, 6, 7)], axis=1)
    swirl = fractal(bent * [1.0, 1.0, 2.0], 0.5, seed + 9, octaves=7)
    color = mix(color, (0.85, 0.86, 0.88), 0.92 * step(swirl, 0.03, 0.34))
    rim = np.clip(1.0 + p[:, 1], 0.0, 1.0) ** 2.5  # it is seen from −y
    return mix(color, (0.22, 0.46, 0.95), 0.75 * rim)


def _land(ask: Ask, world: World) -> PlaceModel:
    rng, seed = ask.rng, int(ask.rng.integers(1 << 12))
    side = float(rng.choice([-1.0, 1.0]))
    eye = eye_of(ask.extent, FAR, 400, 560)
    land = cratered(world, ask, rng, seed)
    dust = Material("dust", world.dust, 0.95, specular=0.1)
    parts = [Part(fan(land, eye, lambda p, n: _dusty(p, n, world, seed)), dust, "ground")]
    parts += _strewn(ask, eye, land, world, rng)
    if ask.family == "moon":
        parts.append(globe("blue", 210.0, (-side * 620.0, 2500.0, 720.0), seed))
    z = float(land(np.zeros(1, np.float32), np.array([-6.0], np.float32))[0]) + 1.7
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model(ask.family, tuple(parts))),),
        ground=land,
        area=rectangle(9 * ask.extent, 7 * ask.extent, (0.0, ask.extent)),
        view=View(azimuth=(-22, 22), elevation=(-3, 50), distance=(0.3, 150.0)),
        vista=Vista((0.0, -6.0, z), (-side * 1.0, 10.0, z + 1.1), 28.0),
        air=world.air,
        haze=world.haze,
        sunlit=False,
    )


def cratered(world: World, ask: Ask, rng: np.random.Generator, seed: int) -> Height:
    """Dust with craters of all sizes, even about the origin, hills at the horizon."""
    flat = 2.2 * clear_of(ask.extent) if not ask.alone else 1.0
    count = int(170 * world.craters)
    size = 0.5 * (60.0 / 0.5) ** rng.random(count) ** 1.3
    away = flat + 1.5 * size + 2.0 * size**1.3 * rng.uniform(0.2, 3.0, count)
    turn = rng.uniform(-1.1, 1.1, count)
    spots = np.stack([away * np.sin(turn), away * np.cos(turn)], axis=1)

    def height(x: Floats, y: Floats) -> Floats:
        out = np.hypot(x, y)
        total = 0.025 * fractal_2d(x, y, 0.9, seed, 5) + 0.5 * fractal_2d(
            x, y, 14.0, seed + 3, 4
        ) * (step(out, flat, 5 * flat + 10))
        for (cx, cy), radius in zip(spots, size, strict=True):
            r = np.hypot(x - cx, y - cy) / radius
            bowl = np.where(r < 1, (r * r - 1) * 0.26 + 0.07, 0.07 * np.exp(-(r - 1) / 0.3))
            total = total + radius * bowl * (r < 4)
        far = ridged_2d(x, y, 1300.0, seed + 8, 6) ** 1.3
        return np.asarray(total + world.hills * far * step(out, 500.0, 2400.0), np.float32)

    return height


def _dusty(p: Floats, n: Floats, world: World, seed: int) -> Floats:
    x, y, _ = p.T
    patch = 0.5 + 0.5 * fractal_2d(x, y, 30.0, seed + 20, 5) + 1.2 * (1 - n[:, 2])
    grain = fractal_2d(x, y, 0.12, seed + 21, 3) + 0.6 * noise_2d(x, y, 0.03, seed + 22)
    return np.asarray(mix(world.dust, world.pale, patch) * (1 + 0.10 * grain)[:, None], np.float32)


def _strewn(
    ask: Ask, eye: Eye, land: Height, world: World, rng: np.random.Generator
) -> tuple[Part, ...]:
    reach = 14.0 + 6.0 * ask.extent
    places = rng.uniform([-reach, -9 - ask.extent], [reach, 2 * reach], (520, 2)).astype(np.float32)
    clear = 0.8 if ask.alone else clear_of(ask.extent)
    near = np.hypot(places[:, 0] - eye.x, places[:, 1] - eye.y) < 2.5
    places = places[(np.hypot(*places.T) > clear) & ~near]
    sizes = (0.03 + 0.75 * rng.random(len(places)) ** 6).astype(np.float32)
    r, g, b = (0.85 * c for c in world.dust)
    return stones(places, sizes, land, (r, g, b), rng, 20, 0.7)


PLACE = Place(("space", "moon", "mars"), build)
