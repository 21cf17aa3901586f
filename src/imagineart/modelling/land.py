"""What shape has land? Noise over plains and peaks, what water carved, meshes fine as the eye.

Heights are functions of x and y in metres. A mesh of land is a fan about where the viewer stands:
its cells grow with distance, so that each covers about as many pixels, from a blade to a mountain.

    ridged(p) = Σ gⁱ wᵢ (1 − |noise(2ⁱ p)|)²,   wᵢ₊₁ = clip(2 · ridgeᵢ)       (Musgrave)
    water:  a drop of volume v and sediment s runs downhill by its slope and its inertia;
            capacity c = v · speed · slope · k;  it takes c − s in part, or leaves s − c in part
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.kit.surfaces import quads
from imagineart.modelling.model import Floats, Mesh

Height: TypeAlias = Callable[[Floats, Floats], Floats]
Paint: TypeAlias = Callable[[Floats, Floats], Floats]
"""(N, 3) points and (N, 3) normals → (N, 3) linear colours."""

FRONT_DEGREES = 75.0  # to either side of the way the viewer looks, where meshes are fine
MOST_FALL, MOST_CHANGE = 1.5, 0.2  # cells: of a drop in a step, of a cell in a step
_TABLE = 256


@cache
def _table(seed: int) -> Floats:
    return np.random.default_rng([seed, 5]).uniform(-1, 1, (_TABLE, _TABLE)).astype(np.float32)


def noise_2d(x: ArrayLike, y: ArrayLike, size: float, seed: int) -> Floats:
    """(…,) smooth values in −1…1; features are about `size` metres wide, again after 256."""
    table = _table(seed & 0xFFFF)
    u, v = np.asarray(x, np.float32) / size, np.asarray(y, np.float32) / size
    i, j = np.floor(u), np.floor(v)
    s, t = u - i, v - j
    s, t = s * s * s * (s * (s * 6 - 15) + 10), t * t * t * (t * (t * 6 - 15) + 10)
    a, b = i.astype(np.int64) % _TABLE, j.astype(np.int64) % _TABLE
    c, d = (a + 1) % _TABLE, (b + 1) % _TABLE
    low = table[b, a] * (1 - s) + table[b, c] * s
    high = table[d, a] * (1 - s) + table[d, c] * s
    return np.asarray(low * (1 - t) + high * t, np.float32)


def fractal_2d(x: ArrayLike, y: ArrayLike, size: float, seed: int, octaves: int = 5) -> Floats:
    """(…,) noise in about −1…1 whose octaves halve in width and strength, each turned a little."""
    total = np.zeros(np.shape(x), np.float32)
    u, v = np.asarray(x, np.float32), np.asarray(y, np.float32)
    for i in range(octaves):
        total += noise_2d(u, v, size / 2**i, seed + i) * np.float32(0.5**i)
        u, v = _turned(u, v, 17.3 * size)
    return total


def _turned(u: Floats, v: Floats, shift: float) -> tuple[Floats, Floats]:
    """The same plane turned, so that octaves do not share a lattice."""
    a = np.asarray(0.8 * u - 0.6 * v + np.float32(shift), np.float32)
    return a, np.asarray(0.6 * u + 0.8 * v, np.float32)


def ridged_2d(x: ArrayLike, y: ArrayLike, size: float, seed: int, octaves: int = 6) -> Floats:
    """(…,) ridges with sharp crests, 0–1: fine detail stands only where the coarse is high."""
    total, weight = np.zeros(np.shape(x), np.float32), np.ones(np.shape(x), np.float32)
    u, v = np.asarray(x, np.float32), np.asarray(y, np.float32)
    for i in range(octaves):
        ridge = (1 - np.abs(noise_2d(u, v, size / 2**i, seed + i))) ** 2 * weight
        total += ridge * np.float32(0.5**i)
        weight = np.clip(2.0 * ridge, 0, 1)
        u, v = _turned(u, v, 9.7 * size)
    return total / np.float32(2 - 0.5 ** (octaves - 1))


def step(values: ArrayLike, start: float | Floats, end: float | Floats) -> Floats:
    """Smooth step from 0 at `start` to 1 at `end`."""
    t = np.clip((np.asarray(values, np.float32) - start) / (end - start), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def mix(a: ArrayLike, b: ArrayLike, share: ArrayLike) -> Floats:
    """(N, 3) colours from `a` (share 0) to `b` (share 1); a, b (3,) or (N, 3), share (N,)."""
    s = np.clip(np.asarray(share), 0, 1)[:, None]
    return np.asarray(np.asarray(a) * (1 - s) + np.asarray(b) * s, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """Heights on a grid, read in between: (H, W) m over x and y from `low` to `high`, (2,) m."""

    heights: Floats
    low: tuple[float, float]
    high: tuple[float, float]

    def __call__(self, x: Floats, y: Floats) -> Floats:
        """(…,) heights; beyond the grid those of its edge."""
        from scipy.ndimage import map_coordinates

        rows, columns = self.heights.shape
        u = (np.asarray(x) - self.low[0]) / (self.high[0] - self.low[0]) * (columns - 1)
        v = (np.asarray(y) - self.low[1]) / (self.high[1] - self.low[1]) * (rows - 1)
        at = np.stack([np.ravel(v), np.ravel(u)])
        read = map_coordinates(self.heights, at, order=1, mode="nearest")
        return np.asarray(read.reshape(np.shape(x)), np.float32)


def field_of(
    height: Height, low: tuple[float, float], high: tuple[float, float], cells: int
) -> Field:
    """A function's heights on a grid whose longer side has so many cells."""
    wide, deep = high[0] - low[0], high[1] - low[1]
    spacing = max(wide, deep) / cells
    x = np.linspace(low[0], high[0], max(2, round(wide / spacing)), dtype=np.float32)
    y = np.linspace(low[1], high[1], max(2, round(deep / spacing)), dtype=np.float32)
    return Field(height(*np.meshgrid(x, y)), low, high)


def eroded(
    field: Field, rng: np.random.Generator, drops: int = 40_000, steps: int = 48, depth: float = 1.0
) -> Field:
    """The field after rain: gullies where water ran, fans where it slowed down.

    `depth` scales what a drop may carry. Drops run in batches, each on what the last one left.
    """
    spacing = (field.high[0] - field.low[0]) / (field.heights.shape[1] - 1)
    heights = (field.heights / spacing).astype(np.float64)  # in cells, so that slopes are slopes
    batches = 6
    low, high = heights.min(), heights.max()
    for _ in range(batches):
        _rained(heights, rng, drops // batches, steps, depth)
        np.clip(heights, low, high, out=heights)  # many drops in one cell would pile up a needle
    return Field((heights * spacing).astype(np.float32), field.low, field.high)


def _rained(
    heights: NDArray[np.float64], rng: np.random.Generator, drops: int, steps: int, depth: float
) -> None:
    """One batch of drops, all at once; `heights` is changed in place."""
    rows, columns = heights.shape
    at = rng.random((drops, 2)) * [columns - 3, rows - 3] + 1
    way, speed = np.zeros((drops, 2)), np.ones(drops)
    water, load = np.ones(drops), np.zeros(drops)
    for _ in range(steps):
        cell, share = at.astype(int), at % 1.0
        corner = _corners(heights, cell)
        slope = _slope(corner, share)
        way = 0.15 * way - 0.85 * slope
        way /= np.linalg.norm(way, axis=1, keepdims=True) + 1e-9
        before = _between(corner, share)
        at = np.clip(at + way, 1.0, [columns - 2.001, rows - 2.001])
        after = _between(_corners(heights, at.astype(int)), at % 1.0)
        fall = np.clip(before - after, -MOST_FALL, MOST_FALL)
        room = np.maximum(fall, 0.01) * speed * water * 4.0 * depth
        give = np.where(fall < 0, np.minimum(load, -fall), (load - room) * 0.25)
        take = np.minimum((room - load) * 0.3, np.maximum(fall, 0.0) * 0.5)
        change = np.where((load > room) | (fall < 0), np.maximum(give, 0.0), -np.maximum(take, 0.0))
        load -= change
        _spread(heights, cell, share, change)
        speed = np.sqrt(np.clip(speed**2 + 2.0 * fall, 0.05, 8.0))
        water *= 0.97


def _corners(heights: NDArray[np.float64], cell: NDArray[np.int64]) -> NDArray[np.float64]:
    """(N, 4) heights around cells: here, right, up, right and up."""
    i, j = cell[:, 1], cell[:, 0]
    around = [heights[i, j], heights[i, j + 1], heights[i + 1, j], heights[i + 1, j + 1]]
    return np.stack(around, axis=1)


def _between(corner: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray((corner * _weights(share)).sum(axis=1))


def _slope(corner: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.float64]:
    u, v = share[:, 0], share[:, 1]
    a, b, c, d = corner.T
    return np.stack([(b - a) * (1 - v) + (d - c) * v, (c - a) * (1 - u) + (d - b) * u], axis=1)


def _weights(share: NDArray[np.float64]) -> NDArray[np.float64]:
    u, v = share[:, 0], share[:, 1]
    return np.stack([(1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v], axis=1)


def _spread(
    heights: NDArray[np.float64],
    cell: NDArray[np.int64],
    share: NDArray[np.float64],
    amount: NDArray[np.float64],
) -> None:
    rows, columns = heights.shape
    first = cell[:, 1] * columns + cell[:, 0]
    places = np.stack([first, first + 1, first + columns, first + columns + 1], axis=1)
    parts = _weights(share) * amount[:, None]
    added = np.bincount(places.ravel(), parts.ravel(), rows * columns)
    heights += np.clip(added, -MOST_CHANGE, MOST_CHANGE).reshape(rows, columns)


@dataclass(frozen=True, slots=True)
class Eye:
    """About where the viewer stands, and how the fan of a mesh opens there."""

    x: float = 0.0
    y: float = -4.5
    near: float = 0.3  # m, radius of the innermost ring
    far: float = 4000.0  # m
    rings: int = 240
    spokes: int = 420  # in the front; the back has a sixth of them
    around: float = 54.0  # degrees to either side where things stand near by


OPEN = (
    2.7,
    2.95,
)  # extents, m, at which a view without things is staged, from 6 m before the origin


def eye_of(extent: float, far: float = 4000.0, rings: int = 240, spokes: int = 420) -> Eye:
    """Where one stands to see something of that radius with a usual lens."""
    far = max(far, 40 * extent)
    if OPEN[0] < extent < OPEN[1]:
        return Eye(0.0, -6.0, 0.3, far, rings, spokes, 100.0)
    return Eye(0.0, -4.5 * extent, 0.12 * extent, far, rings, spokes)


def fan(height: Height, eye: Eye, paint: Paint | None = None) -> Mesh:
    """Land all around the eye; cells grow with distance. uvs are x and y."""
    x, y = _fan_points(eye)
    z = height(x.ravel(), y.ravel()).reshape(x.shape)
    points = np.stack([x, y, z], axis=-1)
    normals = _grid_normals(points).reshape(-1, 3)
    flat = points.reshape(-1, 3).astype(np.float32)
    colors = None
    if paint is not None:
        colors = np.clip(paint(flat, normals), 0.002, 0.88).astype(np.float32)
    faces = quads(x.shape[0], x.shape[1])
    return Mesh(flat, faces, normals, colors, flat[:, :2].copy())


def sector(
    height: Height, eye: Eye, near: float, half_angle: float = 52.0, paint: Paint | None = None
) -> Mesh:
    """Far land before the viewer, from `near` m on: rings as close as its mountains need."""
    turn = np.radians(np.linspace(-half_angle, half_angle, eye.spokes))
    radius = np.geomspace(near, eye.far, eye.rings)[:, None]
    x, y = eye.x + radius * np.sin(turn), eye.y + radius * np.cos(turn)
    z = height(x.ravel().astype(np.float32), y.ravel().astype(np.float32)).reshape(x.shape)
    points = np.stack([x, y, z], axis=-1).astype(np.float32)
    across = np.gradient(points.astype(np.float64), axis=1)
    normal = np.cross(across, np.gradient(points.astype(np.float64), axis=0))
    normal /= np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-12)
    normals = (normal * np.where(normal[..., 2:] < 0, -1.0, 1.0)).reshape(-1, 3)
    flat, even = points.reshape(-1, 3), normals.astype(np.float32)
    colors = None if paint is None else np.clip(paint(flat, even), 0.002, 0.88).astype(np.float32)
    return Mesh(flat, quads(*x.shape), even, colors, flat[:, :2].copy())


def _fan_points(eye: Eye) -> tuple[Floats, Floats]:
    """(rings, spokes) x and y; the first ring is a point, the last spoke is the first."""
    front = np.radians(FRONT_DEGREES)
    ahead = np.linspace(-front, front, eye.spokes)
    behind = np.linspace(front, 2 * np.pi - front, max(eye.spokes // 6, 8))[1:]
    turn = np.concatenate([ahead, behind])
    radius = np.concatenate([[0.0], np.geomspace(eye.near, eye.far, eye.rings)])[:, None]
    x = eye.x + radius * np.sin(turn)
    y = eye.y + radius * np.cos(turn)
    return x.astype(np.float32), y.astype(np.float32)


def _grid_normals(points: Floats) -> Floats:
    """(A, B, 3) unit normals, up, of a grid that is closed along its rows."""
    wide = np.concatenate([points[:, -2:-1], points, points[:, 1:2]], axis=1).astype(np.float64)
    across = wide[:, 2:] - wide[:, :-2]
    along = np.gradient(points.astype(np.float64), axis=0)
    normal = np.cross(across, along)
    length = np.linalg.norm(normal, axis=-1, keepdims=True)
    normal = np.where(length > 1e-12, normal / np.maximum(length, 1e-12), [0.0, 0.0, 1.0])
    return np.asarray(normal * np.where(normal[..., 2:] < 0, -1.0, 1.0), np.float32)


def sown(
    eye: Eye,
    share: float,
    rng: np.random.Generator,
    near: float,
    far: float,
    half_angle: float = 48.0,
) -> tuple[Floats, Floats]:
    """Places as dense as the eye resolves: ((N, 2) x and y, (N,) m between neighbours there).

    Neighbours are about `share` of their distance apart, between `near` and `far` metres, within
    `half_angle` degrees of the way the viewer looks.
    """
    wide = 2 * np.radians(half_angle)
    count = int(wide * max(np.log(far / near), 0.0) / share**2)
    turn = (rng.random(count) - 0.5) * wide
    radius = near * (far / near) ** rng.random(count)
    places = np.stack([eye.x + radius * np.sin(turn), eye.y + radius * np.cos(turn)], axis=1)
    return places.astype(np.float32), (radius * share).astype(np.float32)


def standing(
    places: Floats,
    height: Height,
    rng: np.random.Generator,
    wide: ArrayLike = 1.0,
    tall: ArrayLike = 1.0,
    sunk: float = 0.0,
) -> Floats:
    """(N, 4, 4) transforms of things that stand at (N, 2) places on land, turned at random.

    `wide` and `tall` scale them across and up; `sunk` metres of them are in the ground.
    """
    count = len(places)
    turn = rng.uniform(0, 2 * np.pi, count)
    across = np.broadcast_to(np.asarray(wide, np.float32), (count,))
    m = np.zeros((count, 4, 4), np.float32)
    m[:, 0, 0] = m[:, 1, 1] = np.cos(turn) * across
    m[:, 1, 0] = np.sin(turn) * across
    m[:, 0, 1] = -m[:, 1, 0]
    m[:, 2, 2], m[:, 3, 3] = tall, 1.0
    m[:, :2, 3] = places
    m[:, 2, 3] = height(places[:, 0], places[:, 1]) - sunk
    return m


@dataclass(frozen=True, slots=True)
class Waves:
    """Moving water: waves of (length, height) in metres, running towards −y within a spread."""

    trains: tuple[tuple[float, float], ...]
    spread: float = 0.6  # radians
    seed: int = 0


def rippled(waves: Waves, eye: Eye) -> Height:
    """Heights of water about 0. Waves finer than a mesh shows at their distance are left out."""
    rng = np.random.default_rng([waves.seed, 8])
    fine = max(np.radians(2 * FRONT_DEGREES) / eye.spokes, np.log(eye.far / eye.near) / eye.rings)
    trains = [
        (
            length * rng.uniform(0.85, 1.2),
            height * rng.uniform(0.7, 1.2),
            rng.normal(0, waves.spread),
            rng.uniform(0, 6),
        )
        for length, height in waves.trains
        for _ in range(3)
    ]

    def height(x: Floats, y: Floats) -> Floats:
        away = np.hypot(x - eye.x, y - eye.y)
        total = np.zeros(np.shape(x), np.float32)
        for length, tall, turn, phase in trains:
            shown = step(length / np.maximum(fine * away, 1e-6), 2.5, 6.0)
            bent = 0.35 * length * noise_2d(x, y, 4.0 * length, waves.seed + 3)
            along = np.sin(turn) * x + np.cos(turn) * y + bent
            gust = 0.6 + 0.5 * noise_2d(x, y, 9.0 * length, waves.seed + 4)
            angle = np.pi * along / length + phase
            wave = 0.5 * np.sin(2 * angle) + 1.27 - 2 * np.abs(np.sin(angle))
            total += tall / 6 * shown * gust * wave
        return total

    return height


def glinting(mesh: Mesh, eye: Eye, seed: int, slope: float = 0.05) -> Mesh:
    """Far water whose unseen ripples tilt its normals, mostly to the viewer, who sees those."""
    assert mesh.normals is not None
    toward = np.array([eye.x, eye.y], np.float32) - mesh.vertices[:, :2]
    away = np.linalg.norm(toward, axis=1, keepdims=True)
    rng = np.random.default_rng([seed, 9])
    ahead = toward / np.maximum(away, 1e-6)
    aside = ahead[:, ::-1] * np.array([1.0, -1.0], np.float32)
    tilt = np.abs(rng.standard_normal(away.shape)) * ahead  # never turned away: that gives no light
    tilt = tilt + 0.4 * rng.standard_normal(away.shape) * aside
    normals = mesh.normals.copy()
    normals[:, :2] += slope * step(away, 8.0 * eye.near + 4.0, 120.0) * tilt
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return replace(mesh, normals=normals.astype(np.float32))


def water(
    eye: Eye,
    waves: Waves,
    level: float,
    color: Callable[[Floats], Floats],
    land: Height | None = None,
    slope: float = 0.05,
) -> Mesh:
    """A surface of water at z = `level`; `color(points)` is what shines from its depth.

    `slope`: of the ripples that are too fine to be seen; a mirror has next to none. It is left out
    where `land` is well above it.
    """
    ripple = rippled(waves, eye)

    def height(x: Floats, y: Floats) -> Floats:
        return np.asarray(level + ripple(x, y), np.float32)

    mesh = glinting(fan(height, eye, lambda p, n: color(p)), eye, waves.seed, slope)
    if land is None:
        return mesh
    x, y = mesh.vertices[:, 0], mesh.vertices[:, 1]
    wet = (land(x, y) < level + 0.5)[mesh.triangles].any(axis=1)
    return Mesh(mesh.vertices, mesh.triangles[wet], mesh.normals, mesh.colors, mesh.uvs)
