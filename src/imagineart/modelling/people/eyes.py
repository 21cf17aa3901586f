"""What makes eyes look back? Balls with a cornea, an iris of fibres, lashes, brows."""

import functools
from collections.abc import Mapping

import numpy as np

from imagineart.modelling.model import Floats, Indices, Material, Mesh, Part, Rgb, Strands
from imagineart.modelling.people.atlas import Atlas
from imagineart.modelling.people.body import Posed
from imagineart.modelling.people.forms import (
    Roots,
    controls,
    noise,
    normals_of,
    smoothstep,
    tapered,
    unit,
)

IRISES: Mapping[str, Rgb] = {  # linear sRGB
    "brown": (0.085, 0.036, 0.015),
    "dark brown": (0.052, 0.022, 0.011),
    "hazel": (0.11, 0.066, 0.023),
    "amber": (0.26, 0.12, 0.020),
    "green": (0.090, 0.115, 0.060),
    "blue": (0.120, 0.165, 0.215),
    "grey": (0.16, 0.185, 0.20),
}
WET = Material("eye", (0.8, 0.8, 0.8), roughness=0.12, specular=0.6, coat=1.0, coat_roughness=0.02)
TEAR = Material("tear", (0.58, 0.40, 0.36), roughness=0.10, specular=0.6, coat=1.0)
RIM = Material("lash", (0.018, 0.013, 0.011), roughness=0.6, specular=0.2)
RIM_OUT = 0.0002  # m
TEAR_IN = 0.0007  # m from the roots of the lashes to the rim
RINGS, SPOKES = 38, 48
LIMBUS = 0.505  # rad from the axis to the iris's rim
PUPIL = 0.205  # rad


def eyes(posed: Posed, iris: Rgb, seed: int) -> list[Part]:
    """The two balls, looking where the eye bones look."""
    return [_ball(posed, side, iris, seed) for side in ("L", "R")]


def _ball(posed: Posed, side: str, iris: Rgb, seed: int) -> Part:
    body = posed.body
    group = body.rest[np.unique(body.atlas.quads[f"helper-{side.lower()}-eye"])]
    center, radius = group.mean(axis=0), 0.5 * float(np.ptp(group[:, 0])) * 1.07
    angle, turn, triangles = _grid()
    bulge = 1 + 0.050 * smoothstep(0.50, 0.10, angle)
    wide = np.sin(angle)
    out = np.stack([wide * np.cos(turn), -np.cos(angle), wide * np.sin(turn)], axis=1)
    rest = center + out * (0.985 * radius * bulge)[:, None]
    points = posed.carried(f"eye.{side}", rest.astype(float)).astype(np.float32)
    inner = np.cos(turn) * (-1 if side == "L" else 1)
    colors = _iris(angle, turn, inner, iris, seed)
    mesh = Mesh(points, triangles, normals_of(points, triangles), colors)
    return Part(mesh, WET, f"eye {side}", tinted=False)


@functools.cache
def _grid() -> tuple[Floats, Floats, Indices]:
    """Angles from the axis and around it of a ball's vertices, and its triangles."""
    a = np.concatenate([np.linspace(0, 0.55, RINGS - 14), np.linspace(0.58, np.pi, 14)])
    angle = np.repeat(a, SPOKES).astype(np.float32)
    turn = np.tile(np.arange(SPOKES) * 2 * np.pi / SPOKES, len(a)).astype(np.float32)
    row, column = np.meshgrid(np.arange(len(a) - 1), np.arange(SPOKES), indexing="ij")
    p = (row * SPOKES + column).reshape(-1)
    q = (row * SPOKES + (column + 1) % SPOKES).reshape(-1)
    triangles = np.concatenate(
        [np.stack([p, q, q + SPOKES], axis=1), np.stack([p, q + SPOKES, p + SPOKES], axis=1)]
    )
    return angle, turn, triangles.astype(np.int32)


def _iris(angle: Floats, turn: Floats, inner: Floats, iris: Rgb, seed: int) -> Floats:
    """(V, 3) white with veins and pink corners, dark limbus, fibres, collarette, pupil."""
    round_ = np.stack([np.cos(turn), np.sin(turn), 0 * turn], axis=1)
    white = np.array([0.55, 0.505, 0.475]) * (
        1 + 0.03 * noise(round_ * angle[:, None], 0.2, seed)[:, None]
    )
    pink = smoothstep(0.75, 1.25, angle) * (0.25 + 0.45 * (inner > 0) * np.abs(inner))
    color = white + (np.array([0.55, 0.28, 0.25]) - white) * np.clip(pink, 0, 0.7)[:, None]
    fibre = noise(np.stack([round_[:, 0], round_[:, 1], 0.8 * angle], axis=1), 0.06, seed + 1)
    depth = (angle - PUPIL) / (LIMBUS - PUPIL)
    light = 0.90 + 0.28 * fibre + 0.55 * np.exp(-(((depth - 0.28) / 0.16) ** 2))
    light = light * (1.15 - 0.45 * np.sin(turn) * smoothstep(0.0, 0.6, depth))  # lit from above
    warm = np.exp(-((depth / 0.32) ** 2))[:, None] * np.array([0.05, 0.027, 0.006])
    fibres = np.clip(np.array(iris) * np.clip(light, 0.25, 2.4)[:, None] + 0.7 * warm, 0.003, 0.9)
    rim = np.exp(-(((angle - LIMBUS) / 0.045) ** 2))[:, None]
    inside = smoothstep(LIMBUS + 0.03, LIMBUS - 0.02, angle)[:, None]
    color = color + (fibres - color) * inside
    color = color * (1 - 0.78 * rim)
    color = color * smoothstep(PUPIL - 0.012, PUPIL + 0.02, angle)[:, None] + 0.0025
    return np.asarray(color + (0.92 - color) * _catchlight(angle, turn)[:, None], np.float32)


def _catchlight(angle: Floats, turn: Floats) -> Floats:
    """(V,) 0–1 where a window is mirrored in the cornea: a real one is lost between few paths."""
    x, z = angle * np.cos(turn), angle * np.sin(turn)
    large = np.hypot(x + 0.11, z - 0.17)
    small = np.hypot(x - 0.13, z + 0.14)
    bright = smoothstep(0.085, 0.045, large), 0.35 * smoothstep(0.06, 0.03, small)
    return np.asarray(np.maximum(*bright), np.float32)


# --- lashes ------------------------------------------------------------------------------------
@functools.cache
def lash_columns(atlas: Atlas, group: str) -> Indices:
    """(C, 5) vertices of a lash strip, each column from the lid to the tip."""
    quads = atlas.quads[group]
    neighbours: dict[int, set[int]] = {}
    for quad in quads:
        for k in range(4):
            neighbours.setdefault(int(quad[k]), set()).update(
                (int(quad[(k + 1) % 4]), int(quad[k - 1]))
            )
    eye = atlas.vertices[np.unique(atlas.quads[f"helper-{group[7]}-eye"])].mean(axis=0)
    far = {i: float(np.linalg.norm(atlas.vertices[i] - eye)) for i in neighbours}
    count = len(far) // 5
    starts = sorted(far, key=lambda i: far[i])[:count]
    columns, used = [], set(starts)
    for start in starts:
        column = [start]
        for _ in range(4):
            free = [i for i in neighbours[column[-1]] if i not in used]
            if not free:
                break
            column.append(max(free, key=lambda i: far[i]))
            used.add(column[-1])
        if len(column) == 5:
            columns.append(column)
    columns.sort(key=lambda c: float(atlas.vertices[c[0], 0]))
    return np.array(columns, np.int32)


def lashes(posed: Posed, color: Rgb, strength: float, rng: np.random.Generator) -> Part:
    """Upper and lower lashes along MakeHuman's strips; `strength` 0–1 is their length."""
    rows = []
    for row, count, share in ((2, 60, 1.0), (1, 22, 0.5)):
        for side in "lr":
            name = f"helper-{side}-eyelashes-{row}"
            columns = posed.points[lash_columns(posed.body.atlas, name)]
            rows.append(_fanned(columns, count, share * (0.4 + 0.45 * strength), rng))
    points = controls(np.concatenate(rows))
    radii = tapered((0.00010, 0.00009, 0.00007, 0.00002), 4) * np.float32(0.8 + 0.4 * strength)
    dark = tuple(0.012 + 0.08 * c for c in color)
    material = Material("lash", dark, roughness=0.5)  # type: ignore[arg-type]
    return Part(Strands(points, radii), material, "lashes", tinted=False)


def _fanned(columns: Floats, count: int, length: float, rng: np.random.Generator) -> Floats:
    """(count, 4, 3) hairs between neighbouring columns."""
    at = np.sort(rng.random(count)) * (len(columns) - 1.001)
    low = at.astype(int)
    t = (at - low)[:, None, None]
    strip = columns[low] * (1 - t) + columns[low + 1] * t
    root = strip[:, :1]
    reach = length * (0.75 + 0.5 * rng.random((count, 1, 1)))
    hairs = root + (strip[:, [0, 1, 3, 4]] - root) * reach
    lean = 0.0006 * rng.standard_normal((count, 1, 3)) * np.linspace(0, 1, 4)[None, :, None]
    return np.asarray(hairs + lean, np.float32)


def lash_lines(posed: Posed, strength: float) -> Part:
    """The dark rim at the roots of the upper lashes, which is what is seen of them from afar."""
    rims = []
    for side in "lr":
        columns = posed.points[lash_columns(posed.body.atlas, f"helper-{side}-eyelashes-2")]
        rims.append(columns[:, 0] + RIM_OUT * unit(columns[:, 1] - columns[:, 0]))
    radii = tapered((0.00015, 0.0004, 0.00055, 0.0003), len(rims[0]))
    size = np.float32(0.45 + 0.55 * strength)
    return Part(Strands(controls(np.stack(rims)), size * radii), RIM, "lash lines", tinted=False)


def tear_lines(posed: Posed) -> Part:
    """The moist rim between the lower lids and the balls."""
    rims = []
    for side in "lr":
        columns = lash_columns(posed.body.atlas, f"helper-{side}-eyelashes-1")
        lid = posed.points[columns[:, 0]]
        ball = posed.points[np.unique(posed.body.atlas.quads[f"helper-{side}-eye"])].mean(axis=0)
        rims.append(lid + TEAR_IN * unit(ball - lid) + np.array([0.0, 0.0, 0.0003]))
    points = controls(np.stack(rims))
    radii = tapered((0.0002, 0.00042, 0.0002), len(rims[0]))
    return Part(Strands(points, radii), TEAR, "tear lines", tinted=False)


# --- brows -------------------------------------------------------------------------------------
def brow_density(t: Floats, male: float) -> Floats:
    """(V,) 0–1 at template points: an arch over each eye, wider of men."""
    x, z = np.abs(t[:, 0]), t[:, 2]
    middle = np.interp(
        x, [0.009, 0.02, 0.036, 0.045, 0.057], [0.7432, 0.7452, 0.7478, 0.7472, 0.7415]
    )
    width = np.interp(x, [0.009, 0.02, 0.04, 0.057], [0.0021, 0.0027, 0.0021, 0.0009])
    width = width * (0.66 + 0.34 * male)
    middle = middle + 0.0010 * (1 - male)
    across = np.exp(-(((z - middle) / width) ** 2))
    along = smoothstep(0.010, 0.021, x) * smoothstep(0.058, 0.048, x)
    return np.asarray(across * along * (t[:, 1] < -0.11), np.float32)


def brows(
    points: Floats,
    normals: Floats,
    t: Floats,
    roots: Roots,
    color: Rgb,
    thick: float,
    rng: np.random.Generator,
) -> Part:
    """Hairs that rise at the nose and lie outwards along the arch."""
    root, up, at = roots.on(points), unit(roots.on(normals)), roots.on(t)
    side = np.sign(at[:, :1])
    along = smoothstep(0.010, 0.045, np.abs(at[:, 0]))[:, None]
    fall = np.where(at[:, 2:] > 0.746, -0.25, 0.15)
    way = side * [[1.0, 0, 0]] * (0.55 + 0.55 * along) + [[0, 0.25, 0]] * along
    way = way + np.array([[0, 0, 1.0]]) * (0.28 * (1 - along) + fall * along)
    way = way + 0.18 * rng.standard_normal(way.shape)
    way = unit(way - (way * up).sum(axis=1, keepdims=True) * up)
    length = (0.0052 + 0.0016 * rng.standard_normal((len(root), 1))).clip(0.0035) * (
        0.8 + 0.3 * thick
    )
    steps = np.linspace(0, 1, 5)[None, :, None]
    lift = 0.0012 * np.sin(steps * np.pi * 0.75)
    strands = root[:, None] + (way * length)[:, None] * steps + up[:, None] * (lift - 0.0003)
    radii = tapered((0.00007, 0.00009, 0.00009, 0.00006, 0.00002), 5)
    tones = np.array(color) * np.exp(0.25 * rng.standard_normal((len(root), 1)))
    shape = Strands(controls(strands), radii, np.clip(tones, 0, 1).astype(np.float32))
    return Part(shape, Material("brow", color, roughness=0.7, specular=0.2), "brows", tinted=False)
