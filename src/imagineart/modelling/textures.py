"""What do surfaces look like near by? Pictures of materials, baked with numpy, sized in metres.

Every picture tiles by construction: noise is white noise filtered on a torus, patterns have whole
numbers of bricks, threads and rings. Wood grain, boards and brushing run along u.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.model import Floats, Rgb, Texture

Size: TypeAlias = tuple[float, float]  # (u, v), m


@dataclass(frozen=True, slots=True)
class Canvas:
    """A torus of texels: `size` metres (u, v) at `texel` metres, and where chance comes from."""

    size: Size
    texel: float
    rng: np.random.Generator

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W) texels."""
        return _texels(self.size[1] / self.texel), _texels(self.size[0] / self.texel)

    def noise(self, wide: float, high: float | None = None) -> Floats:
        """(H, W) of mean 0 and deviation 1; features about `wide` × `high` metres."""
        H, W = self.shape
        fv = np.fft.fftfreq(H, self.size[1] / H)[:, None] * (high or wide)
        fu = np.fft.rfftfreq(W, self.size[0] / W)[None, :] * wide
        f2 = fu * fu + fv * fv
        band = (
            np.exp(-((np.sqrt(f2) - 0.5) ** 2) / 0.12)
            if min(self.size) > 2 * (high or wide)
            else np.exp(-2 * f2)
        )
        spectrum = np.fft.rfft2(self.rng.standard_normal((H, W), dtype=np.float32)) * band
        spectrum[0, 0] = 0
        picture = np.fft.irfft2(spectrum, (H, W)).astype(np.float32)
        return picture / (picture.std() + np.float32(1e-9))

    def fractal(self, wide: float, high: float | None = None, octaves: int = 4) -> Floats:
        """(H, W) of deviation 1: octaves of noise, each half as wide and half as strong."""
        tall = high or wide
        total = sum(self.noise(wide / 2**i, tall / 2**i) / 2**i for i in range(octaves))
        return np.asarray(total / np.std(total), np.float32)

    def grid(self) -> tuple[Floats, Floats]:
        """(H, W) u and v of every texel, m."""
        H, W = self.shape
        v, u = np.meshgrid(
            (np.arange(H) + 0.5) / H * self.size[1],
            (np.arange(W) + 0.5) / W * self.size[0],
            indexing="ij",
        )
        return u.astype(np.float32), v.astype(np.float32)

    def warped(self, picture: Floats, du: Floats, dv: Floats) -> Floats:
        """The picture read du, dv metres aside."""
        from scipy.ndimage import map_coordinates

        H, W = self.shape
        v, u = np.mgrid[:H, :W].astype(np.float32)
        at = [v + dv * (H / self.size[1]), u + du * (W / self.size[0])]
        return np.asarray(map_coordinates(picture, at, order=1, mode="grid-wrap"), np.float32)

    def cells(self, wide: float) -> tuple[Floats, NDArray[np.int64]]:
        """Scattered points about `wide` metres apart: ((H, W) distance to the border between the
        two nearest, m; (H, W) number of the nearest)."""
        from scipy.spatial import cKDTree

        count = max(4, int(self.size[0] * self.size[1] / wide**2))
        seeds = self.rng.random((count, 2)) * np.array(self.size)
        seeds = _relaxed(seeds, self.size)
        u, v = self.grid()
        tree = cKDTree(seeds % np.array(self.size), boxsize=self.size)
        d, i = tree.query(np.stack([u.ravel(), v.ravel()], axis=1).astype(float), k=2)
        edge = ((d[:, 1] - d[:, 0]) / 2).reshape(self.shape).astype(np.float32)
        return edge, i[:, 0].reshape(self.shape).astype(np.int64)


def _texels(wanted: float) -> int:
    """The nearest number that is fast to transform: 2ⁿ or 3 · 2ⁿ, at least 16."""
    choices = [k * 2**n for n in range(4, 13) for k in (1, 3)]
    return min(choices, key=lambda c: abs(float(np.log(c / wanted))))


def _relaxed(seeds: NDArray[np.float64], size: Size) -> NDArray[np.float64]:
    """Points pushed apart on the torus, so that cells are of like size."""
    from scipy.spatial import cKDTree

    extent = np.array(size)
    for _ in range(3):
        tree = cKDTree(seeds % extent, boxsize=size)
        _, i = tree.query(seeds % extent, k=4)
        away = seeds[:, None] - seeds[i[:, 1:]]
        away -= np.round(away / extent) * extent
        seeds = seeds + 0.25 * away.mean(axis=1)
    return seeds % extent


def baked(kind: str, settings: Mapping[str, Any] | None = None) -> Texture:
    """The picture of a kind, baked once a process. Raises `KeyError` naming the kinds."""
    if kind not in BAKERS:
        raise KeyError(f"there is no texture {kind!r}; there are {', '.join(sorted(BAKERS))}")
    return _baked(kind, _frozen(settings or {}))


def _frozen(settings: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    def still(value: Any) -> Any:
        return tuple(still(v) for v in value) if isinstance(value, (list, tuple)) else value

    return tuple(sorted((key, still(value)) for key, value in settings.items()))


@cache
def _baked(kind: str, settings: tuple[tuple[str, Any], ...]) -> Texture:
    """From the cache on disk where it was baked before."""
    from imagineart.modelling.cache import ModelCache

    shelf = ModelCache()
    key = shelf.key("textures", "baked", kind, settings)
    found = shelf.load(key)
    if isinstance(found, Texture):
        return found
    made = BAKERS[kind](**dict(settings))
    shelf.save(key, made)
    return made


def mixed(a: ArrayLike, b: ArrayLike, share: ArrayLike) -> Floats:
    """Colours from `a` (share 0) to `b` (share 1); a, b (3,) or (H, W, 3), share (H, W)."""
    s = np.clip(np.asarray(share, np.float32), 0, 1)[..., None]
    return np.asarray(a, np.float32) * (1 - s) + np.asarray(b, np.float32) * s


def _step(values: NDArray[Any], start: float, end: float) -> Floats:
    """Smooth step from 0 at `start` to 1 at `end`."""
    t = np.clip((values - start) / (end - start), 0, 1)
    return (t * t * (3 - 2 * t)).astype(np.float32)


def _picture(canvas: Canvas, color: ArrayLike, roughness: ArrayLike, height: ArrayLike) -> Texture:
    H, W = canvas.shape
    rough = np.broadcast_to(np.asarray(roughness, np.float32), (H, W))
    return Texture(
        np.clip(np.asarray(color, np.float32), 0.01, 0.9).astype(np.float32),
        canvas.size,
        np.clip(rough, 0.03, 1.0).astype(np.float32),
        np.asarray(height, np.float32),
    )


def wood(
    light: Rgb = (0.36, 0.21, 0.10),
    dark: Rgb = (0.17, 0.08, 0.032),
    rings: int = 22,
    figure: float = 2.6,
    pores: float = 0.5,
    roughness: float = 0.42,
    seed: int = 1,
    size: Size = (1.2, 0.3),
    texel: float = 0.0006,
) -> Texture:
    """A board: growth rings cut along the trunk, fibres, pores. `figure` bends the rings."""
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    tone, hole = _board(canvas, rings, figure, pores)
    color = mixed(light, dark, tone)
    color = color * (1 - 0.55 * hole[..., None])
    relief = -0.00010 * hole - 0.00002 * tone
    return _picture(canvas, color, roughness + 0.2 * hole + 0.06 * (tone - 0.5), relief)


def _board(canvas: Canvas, rings: int, figure: float, pores: float) -> tuple[Floats, Floats]:
    """((H, W) darkness 0–1, (H, W) depth of pores 0–1)."""
    _, v = canvas.grid()
    length, width = canvas.size
    bend = canvas.noise(length * 0.8, width * 0.5) + 0.25 * canvas.noise(length / 5, width / 6)
    phase = rings * v / width + figure * bend + 0.06 * canvas.noise(0.05, 0.003)
    spread = canvas.noise(length, width / 7)
    ring = phase - np.floor(phase)
    late = ring**2.2 * (1 - _step(ring, 0.93, 1.0))
    fibre = 0.6 * canvas.noise(0.045, 0.0018) + 0.4 * canvas.noise(0.02, 0.0012)
    cloud = canvas.noise(0.3, 0.03)
    tone = 0.30 + (0.42 + 0.10 * spread) * late + 0.085 * fibre + 0.07 * cloud
    dashes = canvas.noise(0.006, 0.0013)
    hole = _step(dashes + 0.5 * (1 - ring), 1.55, 2.1) * pores
    return np.clip(tone, 0, 1).astype(np.float32), hole


def planks(
    light: Rgb = (0.36, 0.21, 0.10),
    dark: Rgb = (0.17, 0.08, 0.032),
    boards: int = 8,
    rings: int = 9,
    pores: float = 0.5,
    roughness: float = 0.38,
    seed: int = 2,
    size: Size = (2.4, 0.96),
    texel: float = 0.0012,
) -> Texture:
    """A floor of boards, each from another place of another tree, with seams and staggered ends."""
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    rng = canvas.rng
    tone, hole = _board(canvas, rings * boards, 2.2, pores)
    u, v = canvas.grid()
    lane = np.minimum((v / size[1] * boards).astype(int), boards - 1)
    end = rng.uniform(0, size[0], boards)
    along = (u - end[lane]) % size[0]
    half = (along > size[0] * rng.uniform(0.4, 0.6, boards)[lane]).astype(int)
    board = lane * 2 + half
    shift = rng.integers(0, canvas.shape[1], boards * 2)
    column = (np.arange(canvas.shape[1])[None, :] + shift[board]) % canvas.shape[1]
    rows = np.arange(canvas.shape[0])[:, None]
    tone, hole = tone[rows, column], hole[rows, column]
    tone = tone + rng.normal(0, 0.12, boards * 2)[board]
    across = np.abs((v / size[1] * boards + 0.5) % 1 - 0.5) * size[1] / boards
    split = size[0] * 0.5
    ends = np.minimum(
        np.minimum(along, size[0] - along), np.where(half == 1, 9, np.abs(along - split)) + 9
    )
    seam = _step(np.minimum(across, ends).astype(np.float32), 0.0006, 0.0030)
    color = mixed(light, dark, tone) * (1 - 0.5 * hole[..., None])
    color = color * (0.22 + 0.78 * seam[..., None])
    return _picture(
        canvas, color, roughness + 0.2 * hole + 0.3 * (1 - seam), 0.0012 * seam - 0.0001 * hole
    )


def marble(
    ground: Rgb = (0.80, 0.79, 0.77),
    vein: Rgb = (0.30, 0.31, 0.33),
    roughness: float = 0.12,
    seed: int = 3,
    size: Size = (1.2, 1.2),
    texel: float = 0.0012,
) -> Texture:
    """Polished marble: clouds and two families of bent veins."""
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    du, dv = 0.05 * canvas.fractal(0.4), 0.05 * canvas.fractal(0.4)
    broad = canvas.warped(canvas.noise(0.55, 0.35), du, dv)
    fine = canvas.warped(canvas.noise(0.22), 0.6 * dv, 0.6 * du)
    strength = _step(canvas.noise(0.5), -0.6, 1.4)
    veins = np.exp(-np.abs(broad) / 0.05) * (0.25 + 0.75 * strength)
    veins = veins + 0.4 * np.exp(-np.abs(fine) / 0.03) * strength
    haze = 0.10 * _step(canvas.fractal(0.3), -0.5, 2.0)
    return _picture(
        canvas, mixed(ground, vein, 0.8 * veins + haze), roughness, np.zeros(canvas.shape)
    )


def granite(
    ground: Rgb = (0.32, 0.31, 0.30),
    grains: tuple[Rgb, ...] = ((0.62, 0.60, 0.57), (0.04, 0.04, 0.045), (0.42, 0.33, 0.29)),
    grain: float = 0.004,
    roughness: float = 0.25,
    seed: int = 4,
    size: Size = (0.6, 0.6),
    texel: float = 0.0008,
) -> Texture:
    """Crystals of several colours, polished."""
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    edge, cell = canvas.cells(grain)
    palette = np.array([ground, *grains], np.float32)
    pick = canvas.rng.integers(0, len(palette), int(cell.max()) + 1)
    color = palette[pick][cell] * (1 + 0.12 * canvas.noise(grain / 2)[..., None])
    color = color * (0.85 + 0.15 * _step(edge, 0, 0.0005))[..., None]
    return _picture(canvas, color, roughness, np.zeros(canvas.shape))


def stone(
    light: Rgb = (0.42, 0.40, 0.36),
    dark: Rgb = (0.20, 0.19, 0.17),
    relief: float = 0.004,
    roughness: float = 0.85,
    seed: int = 5,
    size: Size = (1.5, 1.5),
    texel: float = 0.0020,
) -> Texture:
    """Rough natural stone: layers of clouds, pits and cracks."""
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    bumps = canvas.fractal(0.35, octaves=6)
    crack = np.exp(-np.abs(canvas.fractal(0.5, octaves=4)) / 0.02) * _step(
        canvas.noise(0.5), 0.2, 1.2
    )
    pits = _step(canvas.noise(0.012), 1.6, 2.4)
    share = 0.5 - 0.25 * bumps + 0.6 * crack + 0.5 * pits + 0.1 * canvas.noise(0.006)
    height = relief * (0.35 * bumps - crack - 0.5 * pits)
    return _picture(canvas, mixed(light, dark, share), roughness, height)


def bricks(
    colors: tuple[Rgb, ...] = ((0.33, 0.115, 0.07), (0.26, 0.085, 0.055), (0.40, 0.17, 0.10)),
    mortar: Rgb = (0.42, 0.39, 0.35),
    joint: float = 0.011,
    columns: int = 4,
    rows: int = 12,
    brick: Size = (0.225, 0.075),
    seed: int = 6,
    texel: float = 0.0011,
) -> Texture:
    """A wall in running bond; `brick` is the size with its joint."""
    size = (columns * brick[0], rows * brick[1])
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    u, v = canvas.grid()
    u, v = u + 0.0012 * canvas.noise(0.03), v + 0.0012 * canvas.noise(0.03)
    row = np.floor(v / brick[1]).astype(int) % rows
    x = u / brick[0] + 0.5 * (row % 2)
    number = row * columns + np.floor(x).astype(int) % columns
    du = np.abs(x % 1 - 0.5) * -brick[0] + brick[0] / 2
    dv = np.abs((v / brick[1]) % 1 - 0.5) * -brick[1] + brick[1] / 2
    face = _step(np.minimum(du, dv).astype(np.float32), joint / 2 - 0.001, joint / 2 + 0.0035)
    pick = canvas.rng.dirichlet(np.full(len(colors), 0.7), rows * columns)
    tone = (pick @ np.array(colors)) * canvas.rng.uniform(0.8, 1.15, (rows * columns, 1))
    grit = canvas.noise(0.003)
    body = tone[number] * (1 + 0.12 * canvas.fractal(0.05) + 0.08 * grit)[..., None]
    filling = np.array(mortar) * (1 + 0.10 * grit + 0.08 * canvas.fractal(0.1))[..., None]
    height = 0.006 * face + 0.0006 * canvas.fractal(0.03) + 0.0003 * grit
    return _picture(canvas, mixed(filling, body, face), 0.88, height)


def tiles(
    colors: tuple[Rgb, ...] = ((0.74, 0.74, 0.72),),
    grout: Rgb = (0.35, 0.34, 0.32),
    tile: Size = (0.15, 0.15),
    count: tuple[int, int] = (6, 6),
    joint: float = 0.003,
    roughness: float = 0.12,
    checkered: bool = False,
    seed: int = 7,
    texel: float = 0.001,
) -> Texture:
    """Square tiles with grout; of two colours in turn where `checkered`."""
    canvas = Canvas((tile[0] * count[0], tile[1] * count[1]), texel, np.random.default_rng(seed))
    u, v = canvas.grid()
    i, j = (u / tile[0]).astype(int), (v / tile[1]).astype(int)
    du = tile[0] / 2 - np.abs(u - (i + 0.5) * tile[0])
    dv = tile[1] / 2 - np.abs(v - (j + 0.5) * tile[1])
    face = _step(np.minimum(du, dv).astype(np.float32), joint / 2, joint / 2 + 0.0015)
    number = i + j * count[0]
    pick = (
        (i + j) % len(colors)
        if checkered
        else canvas.rng.integers(0, len(colors), count[0] * count[1])[number]
    )
    tone = (
        np.array(colors)[pick] * canvas.rng.normal(1, 0.025, count[0] * count[1])[number][..., None]
    )
    color = mixed(np.array(grout) * (1 + 0.1 * canvas.noise(0.004))[..., None], tone, face)
    tilt = canvas.rng.normal(0, 0.0002, count[0] * count[1])[number]
    return _picture(canvas, color, 0.85 - (0.85 - roughness) * face, 0.0012 * face + tilt * face)


def concrete(
    color: Rgb = (0.36, 0.355, 0.34),
    roughness: float = 0.75,
    pores: float = 1.0,
    seed: int = 8,
    size: Size = (2.0, 2.0),
    texel: float = 0.002,
) -> Texture:
    """Cast concrete: clouds, stains, small holes."""
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    cloud = canvas.fractal(0.8, octaves=5)
    hole = _step(canvas.noise(0.014) + 0.4 * canvas.noise(0.3), 2.1, 2.6) * pores
    shade = 1 + 0.09 * cloud + 0.035 * canvas.noise(0.006) - 0.45 * hole
    height = 0.0004 * cloud + 0.0001 * canvas.noise(0.006) - 0.0025 * hole
    return _picture(canvas, np.array(color) * shade[..., None], roughness + 0.05 * cloud, height)


def plaster(
    color: Rgb = (0.74, 0.72, 0.68),
    relief: float = 0.0006,
    roughness: float = 0.9,
    seed: int = 9,
    size: Size = (1.6, 1.6),
    texel: float = 0.002,
) -> Texture:
    """A painted wall: hardly any colour, a fine roll of the trowel."""
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    bumps = canvas.fractal(0.05, octaves=4)
    shade = 1 + 0.018 * canvas.fractal(0.6) + 0.012 * bumps
    return _picture(canvas, np.array(color) * shade[..., None], roughness, relief * bumps)


def weave(
    warp: Rgb = (0.55, 0.50, 0.42),
    weft: Rgb = (0.60, 0.55, 0.47),
    pitch: float = 0.0016,
    twill: int = 1,
    fuzz: float = 0.15,
    roughness: float = 0.92,
    seed: int = 10,
    threads: int = 64,
) -> Texture:
    """Woven cloth: one thread over `twill`, under one (1: plain; 2, 3: twill, denim)."""
    period = twill + 1
    threads = threads // period * period
    texel = pitch / 12
    canvas = Canvas((threads * pitch, threads * pitch), texel, np.random.default_rng(seed))
    u, v = canvas.grid()
    u, v = u + 0.08 * pitch * canvas.noise(pitch * 5), v + 0.08 * pitch * canvas.noise(pitch * 5)
    i, j = np.floor(u / pitch).astype(int), np.floor(v / pitch).astype(int)
    x, y = u / pitch - i - 0.5, v / pitch - j - 0.5
    over = (i + j) % period == 0 if twill > 1 else (i + j) % 2 == 0
    up, across = np.cos(np.pi * x * 0.95), np.cos(np.pi * y * 0.95)  # round threads
    bow_u, bow_v = 0.35 + 0.65 * np.cos(np.pi * y), 0.35 + 0.65 * np.cos(np.pi * x)
    height = np.where(over, up * bow_u, across * bow_v)
    ply = np.where(
        over, np.sin(2 * np.pi * (x * 1.5 + y * 2)), np.sin(2 * np.pi * (y * 1.5 + x * 2))
    )
    thread = canvas.rng.normal(1, 0.07, (2, threads))
    tone = np.where(over, thread[0][i % threads], thread[1][j % threads])
    color = np.where(over[..., None], np.array(warp), np.array(weft)) * tone[..., None]
    shade = 0.45 + 0.55 * height + 0.06 * ply + 0.4 * fuzz * canvas.noise(pitch / 2)
    return _picture(
        canvas, color * np.clip(shade, 0.15, 1.2)[..., None], roughness, 0.35 * pitch * height
    )


def knit(
    color: Rgb = (0.55, 0.50, 0.42),
    stitch: Size = (0.006, 0.005),
    count: tuple[int, int] = (24, 32),
    seed: int = 11,
) -> Texture:
    """Stocking stitch: columns of V's of woollen yarn."""
    size = (stitch[0] * count[0], stitch[1] * count[1])
    canvas = Canvas(size, stitch[0] / 22, np.random.default_rng(seed))
    u, v = canvas.grid()
    u, v = u + 0.0002 * canvas.noise(0.006), v + 0.0002 * canvas.noise(0.006)
    x = np.abs((u / stitch[0]) % 1 - 0.5) * 2  # 0 in the middle of a V, 1 at its sides
    y = (v / stitch[1] - 1.1 * x) % 1
    side = (x - 0.5) * 2
    yarn = np.sqrt(np.clip(1 - 0.95 * side**2, 0, 1)) * np.sqrt(np.clip(np.sin(np.pi * y), 0, 1))
    ply = np.sin(2 * np.pi * (1.5 * side + 2.0 * y))
    shade = 0.28 + 0.72 * yarn + 0.05 * ply * yarn + 0.06 * canvas.noise(0.0008)
    fuzz = 1 + 0.05 * canvas.noise(0.03)
    return _picture(
        canvas, np.array(color) * (np.clip(shade, 0.1, 1.2) * fuzz)[..., None], 0.95, 0.0016 * yarn
    )


def leather(
    color: Rgb = (0.20, 0.085, 0.035),
    grain: float = 0.0022,
    roughness: float = 0.42,
    seed: int = 12,
    size: Size = (0.25, 0.25),
    texel: float = 0.0004,
) -> Texture:
    """Pebbled skin with folds between, darker and rougher there."""
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    edge, _ = canvas.cells(grain)
    edge = canvas.warped(
        edge, 0.25 * grain * canvas.noise(grain * 2), 0.25 * grain * canvas.noise(grain * 2)
    )
    pebble = _step(edge, 0.0, grain * 0.28)
    shade = 0.72 + 0.28 * pebble + 0.07 * canvas.fractal(0.06) + 0.02 * canvas.noise(0.001)
    rough = roughness + 0.18 * (1 - pebble)
    return _picture(canvas, np.array(color) * shade[..., None], rough, 0.00018 * pebble)


def bark(
    light: Rgb = (0.22, 0.165, 0.115),
    dark: Rgb = (0.045, 0.032, 0.024),
    seed: int = 13,
    size: Size = (0.8, 0.8),
    texel: float = 0.0012,
) -> Texture:
    """Furrowed bark; furrows run along v, up the trunk."""
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    du = 0.012 * canvas.noise(0.12, 0.2)
    ridge = np.abs(canvas.warped(canvas.noise(0.045, 0.22), du, du))
    plates = np.abs(canvas.noise(0.05, 0.05))
    up = _step(ridge, 0.05, 0.9) * (0.6 + 0.4 * _step(plates, 0.02, 0.35))
    fine = canvas.fractal(0.012, 0.03)
    share = 1 - up + 0.13 * fine
    return _picture(canvas, mixed(light, dark, share), 0.95, 0.012 * up + 0.0008 * fine)


def rust(
    metal: Rgb = (0.30, 0.30, 0.31),
    rusty: tuple[Rgb, Rgb] = ((0.24, 0.085, 0.03), (0.09, 0.035, 0.02)),
    share: float = 0.6,
    seed: int = 14,
    size: Size = (0.8, 0.8),
    texel: float = 0.0012,
) -> Texture:
    """Painted or bare iron eaten by rust over a `share` of it."""
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    patches = canvas.fractal(0.22, octaves=6)
    edge = float(np.quantile(patches, 1 - share))
    eaten = _step(patches, edge - 0.15, edge + 0.15)
    fine = canvas.fractal(0.02)
    crust = mixed(rusty[0], rusty[1], 0.5 + 0.4 * fine)
    color = mixed(np.array(metal) * (1 + 0.05 * fine)[..., None], crust, eaten)
    return _picture(canvas, color, 0.4 + 0.5 * eaten, 0.0004 * eaten * (1 + 0.6 * fine))


def grains(
    colors: tuple[Rgb, ...] = ((0.50, 0.38, 0.24), (0.60, 0.48, 0.33), (0.38, 0.28, 0.18)),
    grain: float = 0.0022,
    relief: float = 0.0008,
    unevenness: float = 0.08,
    roughness: float = 0.95,
    seed: int = 15,
    size: Size = (0.5, 0.5),
    texel: float = 0.0007,
) -> Texture:
    """Loose or bound grains: sand, soil, gravel, asphalt, felt of crumbs."""
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    edge, cell = canvas.cells(grain)
    tone = canvas.rng.dirichlet(np.full(len(colors), 0.5), int(cell.max()) + 1) @ np.array(colors)
    bump = np.sqrt(np.clip(edge / (0.5 * grain), 0, 1))
    wave = canvas.fractal(size[0] / 3, octaves=4)
    color = tone[cell] * (0.62 + 0.38 * bump + unevenness * wave)[..., None]
    high = canvas.rng.uniform(0.5, 1, int(cell.max()) + 1)[cell]
    return _picture(canvas, color, roughness, relief * (bump * high + 0.6 * wave))


def paper(
    color: Rgb = (0.78, 0.76, 0.71),
    fleck: float = 0.03,
    relief: float = 0.00006,
    seed: int = 16,
    size: Size = (0.4, 0.4),
    texel: float = 0.0006,
) -> Texture:
    """Sheets and boards of fibres; `fleck` is how uneven their colour is."""
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    fibre = canvas.noise(0.004, 0.0012) + canvas.noise(0.0012, 0.004)
    shade = 1 + fleck * (0.5 * fibre + 0.5 * canvas.fractal(0.05))
    return _picture(canvas, np.array(color) * shade[..., None], 0.92, relief * fibre)


def brushed(
    color: Rgb = (0.56, 0.55, 0.54),
    roughness: float = 0.3,
    seed: int = 17,
    size: Size = (0.4, 0.4),
    texel: float = 0.0006,
) -> Texture:
    """Metal brushed along u."""
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    lines = 0.7 * canvas.noise(0.2, 0.0013) + 0.3 * canvas.noise(0.05, 0.003)
    color_map = np.array(color) * (1 + 0.05 * lines)[..., None]
    return _picture(canvas, color_map, roughness + 0.06 * lines, 0.000006 * lines)


def rough(
    color: Rgb = (0.5, 0.5, 0.5),
    grain: float = 0.004,
    relief: float = 0.0003,
    shade: float = 0.06,
    roughness: float = 0.8,
    seed: int = 18,
    size: Size = (0.5, 0.5),
    texel: float = 0.001,
) -> Texture:
    """Any uneven thing: snow, ice, felt, clay, crusts."""
    canvas = Canvas(size, texel, np.random.default_rng(seed))
    bumps = canvas.fractal(grain * 8, octaves=4) * 0.7 + 0.3 * canvas.noise(grain)
    return _picture(
        canvas, np.array(color) * (1 + shade * bumps)[..., None], roughness, relief * bumps
    )


def pores(
    pore: float = 0.002,
    depth: float = 0.0004,
    color: Rgb = (0.5, 0.5, 0.5),
    roughness: float = 0.36,
    seed: int = 19,
) -> Texture:
    """Little dimples, as in the peel of an orange; `pore` is how far they are apart."""
    size = (32 * pore, 32 * pore)
    canvas = Canvas(size, pore / 12, np.random.default_rng(seed))
    edge, _ = canvas.cells(pore)
    bump = np.sqrt(np.clip(1 - edge / (0.6 * pore), 0, 1)) + 0.15 * canvas.noise(pore * 3)
    return _picture(canvas, np.broadcast_to(color, (*canvas.shape, 3)), roughness, depth * bump)


BAKERS: dict[str, Callable[..., Texture]] = {
    baker.__name__: baker
    for baker in (
        bark, bricks, brushed, concrete, grains, granite, knit, leather, marble, paper, planks,
        plaster, pores, rough, rust, stone, tiles, weave, wood,
    )
}  # fmt: skip
