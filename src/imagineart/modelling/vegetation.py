"""How do plants grow? Branches that reach for light, twigs with leaves, needles, tufts of grass.

Branches compete for space (Runions 2007): points of the crown that no branch has reached draw the
nearest node towards them; a node grows one step along the mean of what draws it; what is reached
draws no more. Radii follow da Vinci: rᵏ = Σ rᵏ of what it carries, k ≈ 2.3.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.kit.surfaces import combined
from imagineart.modelling.model import Copies, Floats, Material, Mesh, Part, Rgb, Texture
from imagineart.modelling.textures import Canvas, mixed

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Skeleton:
    """Nodes of branches; a parent comes before its children, the root is its own parent."""

    points: Doubles  # (N, 3) m
    parents: NDArray[np.int64]  # (N,)
    radii: Doubles  # (N,) m

    @property
    def directions(self) -> Doubles:
        """(N, 3) unit, the way each node grew; the root grew up."""
        d = self.points - self.points[self.parents]
        d[0] = (0.0, 0.0, 1.0)
        return np.asarray(d / (np.linalg.norm(d, axis=1, keepdims=True) + 1e-12))


@dataclass(frozen=True, slots=True)
class Growth:
    """How branches grow into a crown."""

    step: float = 0.25  # m
    reach: float = 3.0  # m from which a point draws
    reached: float = 0.5  # m at which it draws no more
    lift: float = 0.05  # tropism: up, or down where negative
    wander: float = 0.12
    tip: float = 0.006  # m, radius of the last twig
    power: float = 2.35
    rounds: int = 90


def colonised(
    trunk: ArrayLike, crown: ArrayLike, growth: Growth, rng: np.random.Generator
) -> Skeleton:
    """Branches from an (M, 3) trunk into the (A, 3) points of a crown."""
    from scipy.spatial import cKDTree

    points = np.asarray(trunk, float)
    parents = np.maximum(np.arange(len(points)) - 1, 0)
    left = np.asarray(crown, float)
    for _ in range(growth.rounds):
        if not len(left):
            break
        away, nearest = cKDTree(points).query(left)
        drawn = away < growth.reach
        if not drawn.any():
            break
        grown, roots = _grown(points, left[drawn], nearest[drawn], growth, rng)
        points = np.concatenate([points, grown])
        parents = np.concatenate([parents, roots])
        near, _ = cKDTree(grown).query(left, distance_upper_bound=growth.reached)
        left = left[~np.isfinite(near)]
    return Skeleton(points, parents, _carried(parents, growth))


def _grown(
    points: Doubles,
    drawing: Doubles,
    nearest: NDArray[np.intp],
    growth: Growth,
    rng: np.random.Generator,
) -> tuple[Doubles, NDArray[np.int64]]:
    """New nodes and the nodes that they grew from."""
    way = drawing - points[nearest]
    way /= np.linalg.norm(way, axis=1, keepdims=True) + 1e-9
    roots, which = np.unique(nearest, return_inverse=True)
    sums = [np.bincount(which, way[:, i], len(roots)) for i in range(3)]
    total = np.stack(sums, axis=1).astype(float)
    total /= np.linalg.norm(total, axis=1, keepdims=True) + 1e-9
    total += growth.wander * rng.standard_normal(total.shape) + [0.0, 0.0, growth.lift]
    total /= np.linalg.norm(total, axis=1, keepdims=True) + 1e-9
    return points[roots] + growth.step * total, roots.astype(np.int64)


def _carried(parents: NDArray[np.int64], growth: Growth) -> Doubles:
    """(N,) radii by what each node carries."""
    load = np.zeros(len(parents))
    tip = growth.tip**growth.power
    for i in range(len(parents) - 1, 0, -1):
        load[i] = load[i] or tip
        load[parents[i]] += load[i]
    load[0] = max(load[0], tip)
    return np.asarray(load ** (1 / growth.power))


def wood(skeleton: Skeleton, least: float, sides: int, flare: float = 2.1) -> Mesh:
    """The bark of all branches thicker than `least` m, `sides` round; the foot is wider by `flare`.

    uvs: whole turns of about 0.2 m around, metres along.
    """
    p, parent, r = skeleton.points, skeleton.parents, skeleton.radii.copy()
    high = p[:, 2] - p[0, 2]
    r = r * (1 + (flare - 1) * np.exp(-high / (1.6 * r[0])))
    along = np.zeros(len(p))
    for i in range(1, len(p)):
        along[i] = along[parent[i]] + np.linalg.norm(p[i] - p[parent[i]])
    child = np.flatnonzero(skeleton.radii > least)
    child = child[child > 0]
    root = parent[child]
    turn = np.linspace(0, 2 * np.pi, sides + 1)
    frames = _frames(skeleton.directions)
    heavy = r[child] > 0.62 * r[root]  # goes on, else it branches off and starts with its own width
    start = np.where(heavy, r[root], np.minimum(r[child] * 1.25, r[root]))
    from_frame = np.where(heavy[:, None, None], frames[root], frames[child])
    low = _rings(p[root], from_frame, start, turn)
    top = _rings(p[child], frames[child], r[child], turn)
    points = np.stack([low, top], axis=1)  # (E, 2, sides + 1, 3)
    middle = np.stack([p[root], p[child]], axis=1)[:, :, None]
    normals = points - middle
    normals /= np.linalg.norm(normals, axis=-1, keepdims=True) + 1e-12
    wraps = np.maximum(1, np.round(2 * np.pi * r[child] / 0.2))
    u = wraps[:, None, None] * 0.2 * (turn / (2 * np.pi))[None, None]
    v = np.stack([along[root], along[child]], axis=1)[:, :, None]
    uvs = np.stack(np.broadcast_arrays(u, v), axis=-1)
    return Mesh(
        points.reshape(-1, 3).astype(np.float32),
        _strips(len(child), sides),
        normals.reshape(-1, 3).astype(np.float32),
        None,
        uvs.reshape(-1, 2).astype(np.float32),
    )


def _rings(middles: Doubles, frames: Doubles, radii: Doubles, turn: Doubles) -> Doubles:
    circle = np.cos(turn)[:, None] * frames[:, None, 0] + np.sin(turn)[:, None] * frames[:, None, 1]
    return np.asarray(middles[:, None] + radii[:, None, None] * circle)


def _frames(directions: Doubles) -> Doubles:
    """(N, 3, 3) rows: two sides and the direction; the sides turn little along a branch."""
    aside = np.array([1.0, 0.0, 0.0]) - directions * directions[:, :1]
    weak = np.linalg.norm(aside, axis=1) < 0.25
    other = np.array([0.0, 1.0, 0.0]) - directions * directions[:, 1:2]
    aside = np.where(weak[:, None], other, aside)
    aside /= np.linalg.norm(aside, axis=1, keepdims=True) + 1e-12
    return np.stack([aside, np.cross(directions, aside), directions], axis=1)


def _strips(count: int, sides: int) -> NDArray[np.int32]:
    i = np.arange(sides)
    ring = sides + 1
    quad = np.stack([i, i + 1, i + 1 + ring, i, i + 1 + ring, i + ring], axis=1).reshape(-1, 3)
    steps = (np.arange(count) * 2 * ring)[:, None, None]
    return np.asarray((quad[None] + steps).reshape(-1, 3), np.int32)


# --- leaves ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Leaves:
    """A twig's leaves: `count` along `length` m, each `leaf` m long and `width` of that wide."""

    count: int = 10
    length: float = 0.35
    leaf: float = 0.11
    width: float = 0.6
    droop: float = 0.25  # how far leaves hang
    spread: float = 60.0  # degrees from the twig
    fine: bool = True  # six corners instead of four


def twig(leaves: Leaves, color: Rgb, rng: np.random.Generator, tint: float = 0.22) -> Mesh:
    """Leaves along a twig that grows from the origin along +y, their upper sides up."""
    count = leaves.count
    at = np.linspace(0.12, 1.0, count) * leaves.length
    side = np.where(np.arange(count) % 2 == 0, 1.0, -1.0)
    turn = np.radians(leaves.spread * rng.uniform(0.5, 1.2, count)) * side
    turn[-1] *= 0.2
    tall = leaves.leaf * rng.uniform(0.75, 1.2, count)
    hang = leaves.droop * rng.uniform(0.2, 1.8, count)
    ahead = np.stack([np.sin(turn), np.cos(turn), -hang], axis=1)
    roll = rng.normal(0, 0.5, count)
    up = np.stack([np.sin(roll), 0.15 * rng.standard_normal(count), np.cos(roll)], axis=1)
    base = np.zeros((count, 3))
    base[:, 1], base[:, 2] = at, -0.15 * leaves.droop * at**2 / leaves.length
    shade = 1 + tint * rng.standard_normal((count, 1))
    warm = np.array([0.35, 0.12, 0.0]) * tint * rng.standard_normal((count, 1))
    colors = np.clip(np.asarray(color) * (shade + warm), 0.003, 0.8)
    return blades(base, ahead, up, tall, tall * leaves.width, colors, fine=leaves.fine)


def blades(
    base: ArrayLike,
    ahead: ArrayLike,
    up: ArrayLike,
    length: ArrayLike,
    width: ArrayLike,
    colors: ArrayLike,
    *,
    fine: bool = True,
    fold: float = 0.22,
    curl: float = 0.12,
) -> Mesh:
    """Leaves as kites, all (N, …): folded along the middle by `fold` widths, bent by `curl`.

    Six corners where `fine`, four elsewhere; colours one a leaf.
    """
    b, tall, wide = np.asarray(base, float), np.asarray(length, float), np.asarray(width, float)
    y = np.asarray(ahead, float)
    y = y / np.linalg.norm(y, axis=1, keepdims=True)
    x = np.cross(y, np.asarray(up, float))
    x /= np.linalg.norm(x, axis=1, keepdims=True) + 1e-9
    z = np.cross(x, y)
    plan = _FINE if fine else _COARSE
    u, v, lift = plan[:, 0], plan[:, 1], fold * np.abs(plan[:, 0])
    rise = lift * wide[:, None] - curl * v**2 * tall[:, None]
    points = (
        b[:, None]
        + (u * wide[:, None])[..., None] * x[:, None]
        + (v * tall[:, None])[..., None] * y[:, None]
        + rise[..., None] * z[:, None]
    )
    lean = -0.6 * np.sign(u)[None, :, None] * fold * 2 * x[:, None]
    normals = z[:, None] + lean + (2 * curl * v)[None, :, None] * y[:, None]
    normals /= np.linalg.norm(normals, axis=-1, keepdims=True)
    corners = len(plan)
    faces = _FINE_FACES if fine else _COARSE_FACES
    steps = (np.arange(len(b)) * corners)[:, None, None]
    return Mesh(
        points.reshape(-1, 3).astype(np.float32),
        (faces[None] + steps).reshape(-1, 3).astype(np.int32),
        normals.reshape(-1, 3).astype(np.float32),
        np.repeat(np.clip(colors, 0.003, 0.86).astype(np.float32), corners, axis=0),
    )


_COARSE = np.array([[0.0, 0.0], [0.5, 0.45], [0.0, 1.0], [-0.5, 0.45]])
_COARSE_FACES = np.array([[0, 1, 2], [0, 2, 3]])
_FINE = np.array([[0, 0], [0.42, 0.3], [0.40, 0.66], [0.0, 1.0], [-0.40, 0.66], [-0.42, 0.3]])
_FINE_FACES = np.array([[0, 1, 2], [0, 2, 3], [0, 3, 4], [0, 4, 5]])


def needles(
    length: float,
    needle: float,
    count: int,
    color: Rgb,
    rng: np.random.Generator,
    puff: bool = False,
) -> Mesh:
    """A twig of needles along +y, one triangle each; `puff`: from near the tip, as on pines."""
    at = rng.uniform(0.55 if puff else 0.05, 1.0, count) * length
    around = rng.uniform(0, 2 * np.pi, count)
    open_ = rng.uniform(0.3, 1.25, count) if puff else rng.uniform(0.75, 1.15, count)
    flat = 1.0 if puff else 0.55
    way = np.stack(
        [np.sin(open_) * np.cos(around), np.cos(open_), flat * np.sin(open_) * np.sin(around)],
        axis=1,
    )
    tall = needle * rng.uniform(0.7, 1.2, count) * (1 if puff else 1.15 - 0.5 * at / length)
    base = np.zeros((count, 3))
    base[:, 1] = at
    thick = 0.13 * needle if not puff else 0.05 * needle
    aside = np.cross(way, rng.standard_normal((count, 3)))
    aside *= thick / (np.linalg.norm(aside, axis=1, keepdims=True) + 1e-9)
    points = np.stack([base - aside, base + aside, base + way * tall[:, None]], axis=1)
    normal = np.cross(points[:, 1] - points[:, 0], points[:, 2] - points[:, 0])
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-15
    shade = np.clip(1 + 0.2 * rng.standard_normal((count, 1)), 0.5, 1.6)
    colors = np.clip(np.asarray(color) * shade * (0.8 + 0.5 * at[:, None] / length), 0.003, 0.8)
    return Mesh(
        points.reshape(-1, 3).astype(np.float32),
        np.arange(3 * count, dtype=np.int32).reshape(-1, 3),
        np.repeat(normal, 3, axis=0).astype(np.float32),
        np.repeat(colors, 3, axis=0).astype(np.float32),
    )


def grown_along(points: ArrayLike, ahead: ArrayLike, up: ArrayLike, sizes: ArrayLike) -> Floats:
    """(N, 4, 4) transforms that lay +y along `ahead` and z as near to `up` as that allows."""
    p, y = np.asarray(points, float), np.asarray(ahead, float)
    y = y / (np.linalg.norm(y, axis=1, keepdims=True) + 1e-12)
    x = np.cross(y, np.broadcast_to(np.asarray(up, float), y.shape))
    weak = np.linalg.norm(x, axis=1) < 1e-3
    x[weak] = np.cross(y[weak], [1.0, 0.3, 0.0])
    x /= np.linalg.norm(x, axis=1, keepdims=True) + 1e-12
    m = np.zeros((len(p), 4, 4))
    scale = np.broadcast_to(np.asarray(sizes, float), (len(p),))[:, None, None]
    m[:, :3, :3] = np.stack([x, y, np.cross(x, y)], axis=2) * scale
    m[:, :3, 3], m[:, 3, 3] = p, 1.0
    return np.asarray(m, np.float32)


def shared_out(
    meshes: Sequence[Mesh],
    material: Material,
    transforms: Floats,
    rng: np.random.Generator,
    name: str,
) -> tuple[Part, ...]:
    """Each transform shows one of the meshes, by chance, so that copies differ."""
    pick = rng.integers(0, len(meshes), len(transforms))
    return tuple(
        Part(Copies((Part(mesh, material),), transforms[pick == i]), material, name)
        for i, mesh in enumerate(meshes)
        if (pick == i).any()
    )


def tuft(
    count: int,
    height: float,
    width: float,
    spread: float,
    color: Callable[[int], Floats],
    rng: np.random.Generator,
    rows: int = 3,
) -> Mesh:
    """Blades of grass from within `spread` metres of the origin, each bent outwards on its own way.

    `color(n)` gives (n, 3) linear colours; roots are darker. 2 · rows − 1 triangles a blade.
    """
    turn = rng.uniform(0, 2 * np.pi, count)
    away = spread * np.sqrt(rng.random(count))
    root = np.stack([away * np.cos(turn), away * np.sin(turn), np.zeros(count)], axis=1)
    lean_way = turn + rng.normal(0, 0.9, count)
    lean = np.abs(rng.normal(0.32, 0.22, count))
    tall = height * np.clip(rng.normal(0.85, 0.25, count), 0.3, 1.4)
    out = np.stack([np.cos(lean_way), np.sin(lean_way), np.zeros(count)], axis=1)
    side = np.stack([-np.sin(lean_way), np.cos(lean_way), np.zeros(count)], axis=1)
    k = np.linspace(0, 1, rows + 1)
    spine = root[:, None] + tall[:, None, None] * (
        (k * (1 - 0.3 * k * lean[:, None]))[..., None] * np.array([0, 0, 1.0])
        + (lean[:, None] * k**1.8)[..., None] * out[:, None]
    )
    half = 0.5 * width * (1 - k**1.7)[None, :, None] * side[:, None]
    left, right = spine - half, spine + half
    points = np.concatenate(
        [np.stack([left, right], 2)[:, :-1].reshape(count, -1, 3), spine[:, -1:]], 1
    )
    up = out * 0.8 + np.array([0, 0, 0.7])
    normals = np.repeat((up / np.linalg.norm(up, axis=1, keepdims=True))[:, None], 2 * rows + 1, 1)
    shade = np.concatenate([np.repeat(0.45 + 0.6 * k[:-1], 2), [1.15]])
    colors = np.clip(color(count)[:, None] * shade[None, :, None], 0.003, 0.8)
    faces = [[2 * i, 2 * i + 1, 2 * i + 3, 2 * i, 2 * i + 3, 2 * i + 2] for i in range(rows - 1)]
    plan = np.array([*np.reshape(faces, (-1, 3)), [2 * rows - 2, 2 * rows - 1, 2 * rows]])
    steps = (np.arange(count) * (2 * rows + 1))[:, None, None]
    return Mesh(
        points.reshape(-1, 3).astype(np.float32),
        (plan[None] + steps).reshape(-1, 3).astype(np.int32),
        normals.reshape(-1, 3).astype(np.float32),
        colors.reshape(-1, 3).astype(np.float32),
    )


def faced(mesh: Mesh) -> Mesh:
    """The same mesh, its triangles wound so that they look where their normals do."""
    assert mesh.normals is not None
    a, b, c = (mesh.vertices[mesh.triangles[:, i]] for i in range(3))
    mean = mesh.normals[mesh.triangles].sum(axis=1)
    behind = (np.cross(b - a, c - a) * mean).sum(axis=1) < 0
    triangles = mesh.triangles.copy()
    triangles[behind] = triangles[behind][:, ::-1]
    return Mesh(mesh.vertices, triangles, mesh.normals, mesh.colors, mesh.uvs)


@cache
def birch_bark() -> Texture:
    """White bark with dark marks that lie across the trunk (u runs around it)."""
    canvas = Canvas((0.8, 1.6), 0.003, np.random.default_rng(41))
    streak = canvas.noise(0.16, 0.012) + 0.5 * canvas.noise(0.4, 0.03)
    scar = canvas.noise(0.22, 0.10) + 0.4 * canvas.noise(0.04)
    dark = np.clip((streak - 1.5) * 1.6, 0, 1) * 0.85 + np.clip((scar - 2.1) * 1.5, 0, 1)
    white = np.array([0.60, 0.57, 0.52]) * (1 + 0.05 * canvas.fractal(0.2))[..., None]
    color = mixed(white, (0.045, 0.04, 0.035), dark)
    height = np.asarray(0.0015 * canvas.noise(0.3, 0.012) - 0.004 * dark, np.float32)
    return Texture(color, canvas.size, np.full(canvas.shape, 0.75, np.float32), height)


def fern_tuft(rng: np.random.Generator, fronds: int = 9, leaflets: int = 14) -> Mesh:
    """Fronds in a funnel, a metre high: leaflets along arching ribs."""
    turn = np.arange(fronds) * 2.39996 + rng.normal(0, 0.2, fronds)
    k = np.repeat(np.linspace(0.12, 1, leaflets), 2)
    side = np.tile([1.0, -1.0], leaflets)
    meshes = []
    for a in turn:
        long = rng.uniform(0.75, 1.05)
        out = np.array([np.cos(a), np.sin(a), 0.0])
        across = np.array([-np.sin(a), np.cos(a), 0.0])
        rise = long * (0.85 * k - 0.42 * k**2.6)
        base = out * (long * 0.75 * k**1.35)[:, None] + [0, 0, 1.0] * rise[:, None]
        ahead = side[:, None] * across + 0.45 * out + [0, 0, 0.05]
        tall = 0.24 * long * np.sin(np.pi * (0.15 + 0.85 * k) ** 0.8) + 0.015
        tone = (
            np.array([0.065, 0.135, 0.026])
            * rng.uniform(0.75, 1.25)
            * rng.uniform(0.85, 1.15, (2 * leaflets, 1))
        )
        up = np.tile([0.0, 0.0, 1.0], (2 * leaflets, 1)) - 0.3 * out
        meshes.append(
            blades(base, ahead, up, tall, np.full(2 * leaflets, 0.058), tone, fine=False, curl=0.25)
        )
    return faced(combined(meshes))
