"""How does hair grow and lie? Guide hairs combed over the head, and many hairs between them.

A guide starts at the scalp and takes steps: it keeps some of its way, is drawn by the style's
comb and by gravity, and is held off the skin by a layer that thickens from the root. Every hair is
a mixture of the three guides nearest to its root on its own side of the parting, drawn together in
locks and bent by curl. Places on the scalp are told on the base mesh (template points, metres).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.spatial import cKDTree

from imagineart.modelling.model import Floats, Indices, Material, Part, Rgb, Strands
from imagineart.modelling.people.body import Posed
from imagineart.modelling.people.forms import (
    Array,
    Roots,
    controls,
    noise,
    rooted,
    smoothstep,
    tapered,
    unit,
)
from imagineart.modelling.people.head import Flesh, head_scale, on_head

COLORS: Mapping[str, Rgb] = {  # linear sRGB
    "black": (0.020, 0.017, 0.016),
    "dark brown": (0.048, 0.026, 0.015),
    "brown": (0.075, 0.036, 0.017),
    "light brown": (0.17, 0.088, 0.040),
    "chestnut": (0.11, 0.038, 0.016),
    "auburn": (0.16, 0.042, 0.015),
    "red": (0.25, 0.066, 0.018),
    "blond": (0.42, 0.27, 0.125),
    "platinum": (0.68, 0.57, 0.40),
    "grey": (0.42, 0.415, 0.41),
    "blue": (0.03, 0.10, 0.42),
    "pink": (0.62, 0.16, 0.30),
    "purple": (0.16, 0.04, 0.30),
    "green": (0.05, 0.26, 0.09),
    "white": (0.74, 0.73, 0.71),
}
LOCKS = 0.24  # deviation of the logarithm of how light locks are
FORWARD = np.array([[0.12, -0.7, -0.8]])  # the way of a fringe
FACE_Z = 0.800  # template height below which no hair hangs into the face
FRAMED = (0.57, 0.63, 0.70, 0.76, 0.80), (-0.105, -0.080, -0.066, -0.072, -0.100)
"""Template heights, and how far to the front (y, m) hair may hang there beside a face."""
FRINGED_Z = 0.766  # template height down to which it may hang
UNDER_HATS = (0.65, 1.0)  # radians from the front, between which hair comes out under a hat
SHORT = 0.09  # m: hair that grows shorter towards its edge
CROWN = np.array([0.012, 0.005, 0.845], np.float32)  # template, where hair turns
HEAD = np.array([0.0, -0.045, 0.755], np.float32)  # template, middle of the skull
HAIRLINE = np.array(  # degrees from the front, template height, m
    [
        [0, 0.7965],
        [18, 0.7955],
        [34, 0.7900],
        [46, 0.7770],
        [56, 0.7565],
        [66, 0.7360],
        [76, 0.716],
        [84, 0.728],
        [98, 0.742],
        [112, 0.733],
        [124, 0.708],
        [140, 0.686],
        [160, 0.664],
        [180, 0.656],
    ],
    np.float32,
)


@dataclass(frozen=True, slots=True)
class Style:
    """Lengths in metres; comb weights; shares 0–1."""

    top: float  # length on top
    side: float  # length at temples and ears
    back: float  # length at the nape
    crown: float = 1.0  # combed away from the crown
    aside: float = 0.0  # combed away from the parting
    backward: float = 0.0  # combed to the back
    out: float = 0.2  # stands off the skin
    lift: float = 0.03  # over which it stops standing off, m
    weight: float = 0.3  # drawn down
    stiff: float = 0.022  # how far it keeps its way, m
    parting: float | None = None  # template x of the parting, m
    volume: float = 0.008  # thickness of the layer of hair, m
    curl: float = 0.0  # radius of curls, m
    pitch: float = 0.02  # length of one turn of a curl, m
    unison: float = 0.0  # how far neighbouring locks wave together
    locks: int = 1_100  # guides, and with them locks
    lock: float = 0.55  # how far hairs of a lock come together at the tip
    gather: float = 1.2  # power of the length by which they do: 0 at once, 2 near the tip
    frizz: float = 0.5  # how little hairs of a lock agree in their curl, radians
    scatter: float = 0.10  # disorder
    count: int = 26_000
    points: int = 9
    bound: str = ""  # "tail", "bun" or "braids": what gathered hair becomes
    fringe: float = 0.0  # length of hair cut over the forehead, m; 0: there is none
    recede: float = 0.0  # of the hairline, m
    thin: float = 0.0  # bare crown
    hat_z: float | None = None  # template height of a hat's rim: no hair above it, m


STYLES: Mapping[str, Style] = {
    "bald": Style(0.003, 0.004, 0.004, count=5_000, points=4, recede=0.05, thin=1.0, lock=0.0),
    "buzz": Style(
        0.006, 0.005, 0.005, out=0.6, weight=0.0, volume=0.001, lock=0.0, points=4, count=34_000
    ),
    "short": Style(
        0.036,
        0.013,
        0.014,
        crown=0.7,
        aside=0.2,
        backward=0.1,
        out=0.30,
        weight=0.25,
        parting=0.028,
        volume=0.009,
        scatter=0.13,
        points=7,
        count=30_000,
        lock=0.45,
        stiff=0.014,
    ),
    "side part": Style(
        0.060,
        0.015,
        0.015,
        crown=0.25,
        aside=0.45,
        backward=0.75,
        out=0.24,
        weight=0.55,
        parting=0.030,
        volume=0.012,
        scatter=0.10,
        points=8,
        count=30_000,
        lock=0.6,
        stiff=0.014,
    ),
    "slicked back": Style(
        0.085,
        0.045,
        0.035,
        crown=0.2,
        backward=1.1,
        out=0.25,
        weight=0.5,
        volume=0.009,
        scatter=0.06,
        points=8,
        count=30_000,
        stiff=0.016,
    ),
    "curly": Style(
        0.062,
        0.050,
        0.055,
        crown=0.5,
        backward=0.3,
        out=0.7,
        weight=0.5,
        volume=0.024,
        curl=0.0075,
        pitch=0.026,
        locks=700,
        lock=0.80,
        scatter=0.14,
        points=16,
        count=22_000,
        lift=0.06,
    ),
    "bob": Style(
        0.235,
        0.20,
        0.13,
        crown=0.5,
        aside=0.6,
        backward=0.1,
        out=0.22,
        weight=1.2,
        parting=0.02,
        volume=0.020,
        scatter=0.06,
        points=12,
        lock=0.55,
        count=28_000,
    ),
    "long straight": Style(
        0.46,
        0.42,
        0.36,
        crown=0.4,
        aside=0.45,
        backward=0.25,
        out=0.10,
        weight=1.3,
        parting=0.0,
        volume=0.015,
        scatter=0.06,
        points=14,
        lock=0.55,
        count=28_000,
    ),
    "long wavy": Style(
        0.46,
        0.43,
        0.37,
        crown=0.4,
        aside=0.48,
        backward=0.25,
        out=0.12,
        weight=1.2,
        parting=0.015,
        volume=0.018,
        curl=0.011,
        pitch=0.105,
        unison=0.9,
        scatter=0.05,
        points=20,
        lock=0.45,
        count=26_000,
    ),
    "long curly": Style(
        0.34,
        0.30,
        0.28,
        crown=0.45,
        aside=0.5,
        backward=0.2,
        out=0.4,
        weight=1.0,
        parting=0.02,
        volume=0.030,
        curl=0.0115,
        pitch=0.048,
        unison=0.30,
        locks=520,
        lock=0.80,
        scatter=0.09,
        points=28,
        count=22_000,
        lift=0.06,
    ),
    "ponytail": Style(
        0.24,
        0.22,
        0.16,
        crown=0.0,
        out=0.08,
        weight=0.0,
        volume=0.007,
        scatter=0.03,
        points=12,
        bound="tail",
        lock=0.3,
    ),
    "bun": Style(
        0.24,
        0.22,
        0.16,
        crown=0.0,
        out=0.08,
        weight=0.0,
        volume=0.007,
        scatter=0.03,
        points=12,
        bound="bun",
        lock=0.3,
    ),
    "braids": Style(
        0.26,
        0.22,
        0.18,
        crown=0.0,
        out=0.08,
        weight=0.0,
        volume=0.007,
        scatter=0.03,
        points=12,
        parting=0.0,
        bound="braids",
        lock=0.3,
    ),
    "dreadlocks": Style(
        0.27,
        0.25,
        0.24,
        crown=0.4,
        backward=1.0,
        out=0.45,
        weight=1.0,
        volume=0.036,
        curl=0.0050,
        pitch=0.014,
        frizz=2.0,
        locks=95,
        lock=1.0,
        gather=0.3,
        scatter=0.05,
        points=30,
        count=15_000,
        lift=0.05,
    ),
    "afro": Style(
        0.060,
        0.050,
        0.050,
        crown=0.1,
        out=1.0,
        weight=0.0,
        volume=0.05,
        curl=0.0036,
        pitch=0.0105,
        lock=0.45,
        scatter=0.30,
        points=18,
        count=30_000,
        lift=0.3,
    ),
}


# --- where -------------------------------------------------------------------------------------
def above_hairline(t: Floats, style: Style) -> Floats:
    """(V,) m by which template points lie above the line where hair begins."""
    turn = np.degrees(np.arctan2(np.abs(t[:, 0]), -(t[:, 1] - HEAD[1])))
    line = np.interp(turn, HAIRLINE[:, 0], HAIRLINE[:, 1])
    line = line + style.recede * smoothstep(75, 35, turn) * (0.55 + 0.45 * smoothstep(8, 28, turn))
    return np.asarray(t[:, 2] - line, np.float32)


def scalp_density(t: Floats, ears: Floats, style: Style, seed: int) -> Floats:
    """(V,) 0–1 where hair grows, at template points; the edge is soft and uneven."""
    edge = above_hairline(t, style) + 0.0025 * noise(t, 0.012, seed)
    grown = smoothstep(-0.003, 0.013, edge) * (1 - smoothstep(0.2, 0.6, ears))
    if style.hat_z is not None:
        grown = grown * smoothstep(style.hat_z + 0.012, style.hat_z - 0.004, t[:, 2])
        turn = np.arctan2(np.abs(t[:, 0]), -(t[:, 1] - HEAD[1]))
        grown = grown * smoothstep(*UNDER_HATS, turn)
    away = np.linalg.norm((t - CROWN) * [1, 0.8, 0.6], axis=1)
    bare = style.thin * smoothstep(0.092, 0.070, away)
    return np.asarray(np.clip(grown * (1 - bare), 0, 1) * (np.abs(t[:, 0]) < 0.0865), np.float32)


def ear_share(of: Flesh) -> Floats:
    """(W,) 0–1 how far a vertex belongs to an ear."""
    atlas_mask = of.scaffold.masks["ears"]
    t = of.scaffold.template
    away = ((np.abs(t[:, 0]) - 0.081) / 0.008) ** 2
    away = away + ((t[:, 1] + 0.052) / 0.022) ** 2 + ((t[:, 2] - 0.722) / 0.036) ** 2
    return np.maximum(atlas_mask, np.asarray(away < 1, np.float32))


# --- guides ------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, eq=False)
class Scalp:
    """What hair knows of the head: skin to lie on, template places, the head's frame."""

    of: Flesh
    posed: Posed
    density: Floats
    tree: cKDTree  # of every point that hair may not enter
    points: Floats
    normals: Floats

    def local(self, points: Array) -> Floats:
        """World points in the frame of the base mesh's head, so that places can be told."""
        frame = self.posed.frames[self.posed.body.atlas.bone("head")]
        rest = (points - frame[:3, 3]) @ frame[:3, :3]
        own, base = self.posed.body, self.posed.body.atlas
        pivot = own.joint("head")
        from_base = base.vertices[base.bones[base.bone("head")].head].mean(axis=0)
        return np.asarray((rest - pivot) / self.scale + from_base, np.float32)

    def world(self, template: Array) -> Floats:
        """Template points near the head in the world."""
        return on_head(self.posed, template)

    @property
    def scale(self) -> float:
        """Size of this head against the base mesh's."""
        return head_scale(self.posed)


def scalp(of: Flesh, posed: Posed, cover: tuple[Floats, Floats], style: Style, seed: int) -> Scalp:
    """`cover` holds points and normals of clothes that hair falls on."""
    density = scalp_density(of.scaffold.template, ear_share(of), style, seed)
    points = np.concatenate([of.points[::3], cover[0]])
    normals = np.concatenate([of.normals[::3], cover[1]])
    return Scalp(of, posed, density, cKDTree(points), points, normals)


def fringed(t: Floats, style: Style) -> Floats:
    """(N,) 0–1 which hairs fall over the forehead."""
    if not style.fringe:
        return np.zeros(len(t), np.float32)
    near = smoothstep(0.042, 0.030, above_hairline(t, style)) * (t[:, 1] < -0.07)
    return np.asarray(near * smoothstep(0.056, 0.046, np.abs(t[:, 0])), np.float32)


def _lengths(t: Floats, style: Style) -> Floats:
    high = smoothstep(0.755, 0.812, t[:, 2])
    behind = smoothstep(0.0, 0.045, t[:, 1])
    low = style.side + (style.back - style.side) * behind
    loose = low + (style.top - low) * high
    return np.asarray(np.where(fringed(t, style) > 0.5, style.fringe, loose), np.float32)


def _comb(t: Floats, up: Floats, style: Style, turn: Floats) -> Floats:
    """(N, 3) the way a style draws hair at template places, in the world."""
    away = unit(t - CROWN)
    side = np.sign(t[:, :1] - (style.parting or 0.0) + 1e-6)
    front = smoothstep(0.03, -0.06, t[:, 1:2])
    way = style.crown * away + style.aside * front * side * [[1.0, 0.0, -0.1]]
    way = way + style.backward * (0.4 + 0.6 * front) * [[0, 1.0, -0.1]]
    forward = fringed(t, style)[:, None]
    way = way * (1 - forward) + forward * (FORWARD + t[:, :1] * [[3.0, 0.0, 0.0]])
    way = np.asarray(way @ turn.T)
    way = way - (way * up).sum(axis=1, keepdims=True) * up
    return np.asarray(way, np.float32)


def _fullness(t: Floats, style: Style) -> Floats:
    """(N, 1) 0–1 how far hair stands off: it lies flat along the hairline and the parting."""
    full = 0.22 + 0.78 * smoothstep(0.0, 0.030, above_hairline(t, style))
    if style.parting is not None:
        beside = smoothstep(0.0, 0.022, np.abs(t[:, 0] - style.parting))
        full = full * (1 - 0.6 * (1 - beside) * smoothstep(0.03, -0.02, t[:, 1]))
    return np.asarray(full[:, None], np.float32)


def guides(
    scalp: Scalp, roots: Roots, style: Style, rise: Floats, rng: np.random.Generator
) -> Floats:
    """(G, K, 3) guide hairs; `rise` (G, 1) 0–1 is how high in the layer of hair each lies."""
    of = scalp.of
    t, point = roots.on(of.scaffold.template), roots.on(of.points)
    up = unit(roots.on(of.normals))
    turn = np.asarray(scalp.posed.turn("head"), np.float32)
    comb = _comb(t, up, style, turn)
    full = _fullness(t, style)
    length = _lengths(t, style) * (1 + 0.12 * rng.standard_normal(len(t)))
    length = length * np.where(length < SHORT, 0.5 + 0.5 * full[:, 0], 1.0)
    cuts = np.linspace(0, 1, style.points) ** 1.5
    layer = style.volume * full * rise**0.8
    bound = _bound_at(scalp, t, style)
    free = np.where(fringed(t, style) > 0.5, FRINGED_Z, FACE_Z)
    sides = _side_of(t, style)
    way, path = unit(comb + (0.25 + style.out) * full * up), [point]
    for before, after in pairwise(cuts):
        gone, step = (length * after)[:, None], (length * (after - before))[:, None]
        if bound is None:
            pull = _pull(comb, up * full, gone, style) + _draped(scalp, path[-1], t, style) @ turn.T
        else:
            pull = 2.0 * unit(bound - path[-1])
            step = np.linalg.norm(bound - path[-1], axis=1, keepdims=True)
            step = step * (after - before) / (1 - before)
        kept = np.exp(-step / style.stiff)
        jitter = style.scatter * rng.standard_normal(way.shape)
        way = unit(kept * way + (1 - kept) * (pull + jitter))
        off = layer * smoothstep(0, 0.03, gone)
        path.append(_held_off(scalp, path[-1] + way * step, off, free, sides))
        way = unit(0.5 * way + 0.5 * unit(path[-1] - path[-2]))
    return np.asarray(np.stack(path, axis=1), np.float32)


def _pull(comb: Floats, up: Floats, gone: Floats, style: Style) -> Floats:
    """Comb and lift fade along the hair, weight takes over."""
    fall = np.array([0, 0, -style.weight]) * smoothstep(0.0, 0.05, gone)
    lift = style.out * np.exp(-gone / style.lift)
    return np.asarray(comb * np.exp(-gone / 0.09) + lift * up + fall, np.float32)


def _draped(scalp: Scalp, points: Floats, root: Floats, style: Style) -> Floats:
    """(G, 3) in the head's frame: long hair falls before or behind the shoulders, not over them."""
    t = scalp.local(points)
    low = smoothstep(0.665, 0.585, t[:, 2])
    front = root[:, 1] < -0.070
    wide = np.where(front, 0.070, 0.080) + 0.6 * style.volume
    inward = -np.sign(t[:, 0]) * np.clip((np.abs(t[:, 0]) - wide) / 0.03, 0, 1.5)
    deep = np.clip((np.where(front, -0.115, 0.075) - t[:, 1]) / 0.05, -1, 1)
    return np.asarray(np.stack([1.3 * inward, 0.9 * deep, 0 * low], axis=1) * low[:, None])


def _bound_at(scalp: Scalp, t: Floats, style: Style) -> Floats | None:
    """(G, 3) where each guide is gathered, or None for loose hair."""
    if not style.bound:
        return None
    return scalp.world(np.stack([_knots(style)[int(x > 0)] for x in t[:, 0]]))


def _knots(style: Style) -> Floats:
    """(2, 3) template places where the hair of the right and of the left half is bound."""
    if style.bound == "braids":
        return np.array([[-0.075, 0.035, 0.70], [0.075, 0.035, 0.70]], np.float32)
    high = {"tail": [0.0, 0.078, 0.795], "bun": [0.0, 0.048, 0.850]}[style.bound]
    return np.array([high, high], np.float32)


def _side_of(t: Floats, style: Style) -> Floats:
    """(G,) −1 or 1: to which side of the face hair falls that grows at template places."""
    own = np.sign(t[:, 0] - (style.parting or 0.0) + 1e-6)
    return np.asarray(own, np.float32)


def _held_off(scalp: Scalp, p: Array, layer: Array, free: Array, sides: Floats) -> Floats:
    """Pushed out of skin and clothes, and below the heights `free` (G,) to its side (G,) out of the
    face and behind its cheek, so that hair frames the face from wherever it is seen."""
    for _ in range(2):
        _, near = scalp.tree.query(p)
        n = scalp.normals[near]
        inside = layer + 0.0006 - ((p - scalp.points[near]) * n).sum(axis=1, keepdims=True)
        p = p + n * np.clip(inside, 0, 0.03)
    t = scalp.local(p)
    face = (t[:, 1] < -0.068) & (t[:, 2] < free) & (t[:, 2] > 0.56)
    edge = np.interp(t[:, 2], [0.60, 0.70, 0.76, 0.80], [0.060, 0.074, 0.068, 0.050])
    aside = np.where(face, np.clip(edge - sides * t[:, 0], 0, 0.03), 0) * sides
    back = np.where(face, np.clip(np.interp(t[:, 2], *FRAMED) - t[:, 1], 0, 0.06), 0)
    turn = np.asarray(scalp.posed.turn("head"), np.float32)
    moved = aside[:, None] * turn[:, 0] + back[:, None] * turn[:, 1]
    return np.asarray(p + moved * scalp.scale, np.float32)


# --- hairs -------------------------------------------------------------------------------------
def _between(t: Floats, guide_t: Floats, style: Style) -> tuple[Indices, Floats]:
    """(N, 3) nearest guides on the same side of the parting and their shares."""

    def place(x: Floats) -> Floats:
        front = smoothstep(0.02, -0.03, x[:, 1])
        side = np.sign(x[:, 0] - (style.parting or 0.0)) * (style.parting is not None)
        return np.asarray(np.c_[x, 0.05 * side * front, 0.05 * fringed(x, style)], np.float32)

    far, index = cKDTree(place(guide_t)).query(place(t), k=3)
    share = 1 / (far + 1e-4) ** 2
    return index.astype(np.int32), np.asarray(share / share.sum(axis=1, keepdims=True), np.float32)


def hairs(
    scalp: Scalp, roots: Roots, style: Style, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """(N, K, 3) the hairs themselves, and (N,) how light each lock is: deep ones are darker."""
    of = scalp.of
    sparse = rooted(of.points, of.scaffold.triangles, scalp.density, style.locks, rng)
    rise = rng.uniform(0.1, 1.0, (len(sparse.corners), 1)).astype(np.float32)
    path = guides(scalp, sparse, style, rise, rng)
    t, root = roots.on(of.scaffold.template), roots.on(of.points)
    index, share = _between(t, sparse.on(of.scaffold.template), style)
    path = path - path[:, :1]
    strands = np.einsum("nk,nkpc->npc", share, path[index])
    s = (np.linspace(0, 1, style.points, dtype=np.float32) ** 1.5)[None, :, None]
    own = sparse.on(of.points)[index[:, 0]][:, None] + path[index[:, 0]]
    strands = root[:, None] + strands
    strands = strands + (own - strands) * style.lock * s**style.gather
    strands = _shortened(strands, 1 - 0.25 * rng.random(len(root)) ** 2)
    phase = _phases(sparse.on(of.scaffold.template), style, rng)[index[:, 0]]
    strands = strands + _disorder(strands, style, phase, rng) * smoothstep(0, 0.25, s)
    light = LOCKS * (0.5 * rng.standard_normal(len(rise)) + 2.0 * (rise[:, 0] - 0.6))
    return np.asarray(strands, np.float32), light[index[:, 0]].astype(np.float32)


def _shortened(strands: Array, share: Array) -> Floats:
    """Each hair cut at a share of its length."""
    last = strands.shape[1] - 1
    at = np.linspace(0, 1, last + 1)[None, :] * share[:, None] * last
    low = np.minimum(at.astype(int), last - 1)
    t = (at - low)[:, :, None]
    rows = np.arange(len(strands))[:, None]
    return np.asarray(strands[rows, low] * (1 - t) + strands[rows, low + 1] * t, np.float32)


def _phases(roots: Floats, style: Style, rng: np.random.Generator) -> Floats:
    """(G,) where in its turn each lock's curl begins, radians; waves of neighbours agree."""
    own = rng.uniform(0, 2 * np.pi, len(roots)) * (1 - style.unison)
    return np.asarray(own + 3.0 * style.unison * noise(roots, 0.06, 5), np.float32)


def _disorder(strands: Floats, style: Style, phase: Floats, rng: np.random.Generator) -> Floats:
    """Curls that a lock has in common, and small ways of each hair; some fly."""
    count, points = strands.shape[:2]
    along = np.linspace(0, 1, points)[None, :] * np.linalg.norm(
        np.diff(strands, axis=1), axis=2
    ).sum(axis=1, keepdims=True)
    own = phase + rng.normal(0, style.frizz * (1 - 0.4 * style.unison), count)
    turn = along * 2 * np.pi / style.pitch + own[:, None]
    tangent = unit(np.gradient(strands, axis=1))
    a = unit(np.cross(tangent, [0.31, 0.84, 0.44]))
    b = np.cross(tangent, a)
    radius = style.curl * rng.uniform(0.6, 1.2, (count, 1, 1))
    helix = radius * (a * np.cos(turn)[..., None] + b * np.sin(turn)[..., None])
    s = np.linspace(0, 1, points)[None, :, None]
    fly = np.where(rng.random((count, 1, 1)) < 0.03, 3.0, 1.0)
    lean = rng.standard_normal((count, 1, 3)) * 0.018 * style.scatter * fly
    shake = rng.standard_normal((count, points, 3), np.float32) * np.float32(0.004 * style.scatter)
    reach = np.minimum(along[:, -1:, None] / 0.06, 2.0)
    return np.asarray(helix + (lean * s + shake) * reach, np.float32)


def colored(light: Floats, color: Rgb, grey: float, rng: np.random.Generator) -> Floats:
    """(N, 3) tones of single hairs about those of their locks; a share of them is grey."""
    tone = light + 0.16 * rng.standard_normal(len(light))
    rows = np.asarray(color) * np.exp(tone)[:, None]
    grown = (rng.random(len(light)) < grey)[:, None]
    return np.asarray(np.clip(np.where(grown, rows * 0.25 + 0.30, rows), 0, 0.9), np.float32)


def strand_part(
    strands: Floats,
    light: Floats,
    color: Rgb,
    grey: float,
    radius_m: float,
    rng: np.random.Generator,
    name: str = "hair",
) -> Part:
    """Hairs with tapering radii and a tone each; `light` (N,) is what a lock has in common."""
    radii = np.float32(radius_m) * tapered((0.8, 1.0, 1.0, 0.9, 0.75, 0.35), strands.shape[1])
    shape = Strands(controls(strands), radii, colored(light, color, grey, rng))
    return Part(shape, Material("hair", color, roughness=0.50, specular=0.24), name)


def neighbours(count: int, rng: np.random.Generator) -> Floats:
    """(count,) how light locks are of hairs that come in order: two dozen are a lock."""
    locks = np.arange(count) // 24
    return np.asarray(LOCKS * 0.6 * rng.standard_normal(int(count // 24) + 1)[locks], np.float32)


def hair(
    scalp: Scalp, style: Style, color: Rgb, grey: float, rng: np.random.Generator
) -> list[Part]:
    """The whole head of hair, with tail, bun or braids; nothing where a cloth covers it."""
    of = scalp.of
    if not scalp.density.any():
        return []
    roots = rooted(of.points, of.scaffold.triangles, scalp.density, style.count, rng)
    strands, light = hairs(scalp, roots, style, rng)
    parts = [strand_part(strands, light, color, grey, 0.00011, rng)]
    if style.bound:
        ends = _knots(style) if style.bound == "braids" else _knots(style)[:1]
        bundles = [_BUNDLES[style.bound](scalp, end, rng) for end in ends]
        gathered = np.concatenate(bundles)
        light = neighbours(len(gathered), rng)
        parts.append(strand_part(gathered, light, color, grey, 0.00014, rng, "gathered hair"))
    return parts


def _tail(scalp: Scalp, knot: Floats, rng: np.random.Generator) -> Floats:
    """A tail that springs out of the knot and falls behind the shoulders."""
    spine = scalp.world(
        knot
        + np.array(
            [
                [0, -0.01, 0],
                [0, 0.03, 0.012],
                [0.004, 0.062, -0.02],
                [0.008, 0.070, -0.09],
                [0.012, 0.064, -0.17],
                [0.016, 0.060, -0.25],
            ]
        )
    )
    return _bundle(spine, np.array([0.008, 0.014, 0.023, 0.026, 0.021, 0.006]), 5_500, rng)


def _bundle(spine: Array, radii: Array, count: int, rng: np.random.Generator) -> Floats:
    """(count, K, 3) hairs beside a spine within its radii."""
    angle, far = rng.uniform(0, 2 * np.pi, count), np.sqrt(rng.random(count))
    tangent = unit(np.gradient(spine, axis=0))
    a = unit(np.cross(tangent, [0.9, 0.1, 0.2]))
    b = np.cross(tangent, a)
    swirl = angle[:, None] + 0.5 * np.linspace(0, 1, len(spine))[None, :]
    offset = a * np.cos(swirl)[..., None] + b * np.sin(swirl)[..., None]
    strands = spine + offset * (far[:, None] * radii[None, :])[..., None]
    strands = strands + 0.0012 * rng.standard_normal(strands.shape)
    return np.asarray(
        _shortened(strands.astype(np.float32), 1 - 0.2 * rng.random(count) ** 2), np.float32
    )


def _bun(scalp: Scalp, knot: Floats, rng: np.random.Generator) -> Floats:
    """Hairs wound about the knot as a flattened ball."""
    count, points = 7_000, 14
    turn = rng.uniform(0, 2 * np.pi, (count, 1)) + np.linspace(0, 2.6, points)[None, :]
    wave = rng.uniform(0, 2 * np.pi, (count, 1)) + 0.9 * np.linspace(0, 2.6, points)[None, :]
    ring, tube = 0.019, 0.0175 * rng.random((count, 1)) ** 0.25
    flat = ring + tube * np.cos(wave)
    axis = unit(np.array([0.0, 0.75, 0.66]))
    a = np.array([1.0, 0, 0])
    b = np.cross(axis, a)
    local = (
        flat[..., None] * (a * np.cos(turn)[..., None] + b * np.sin(turn)[..., None])
        + (tube * np.sin(wave))[..., None] * axis
    )
    return scalp.world((knot + axis * 0.012 + local).reshape(-1, 3)).reshape(count, points, 3)


def _braid(scalp: Scalp, knot: Floats, rng: np.random.Generator) -> Floats:
    """Three locks plaited, falling over the shoulder."""
    points, side = 40, float(np.sign(knot[0]))
    s = np.linspace(0, 1, points)
    spine = knot + np.stack(
        [side * (0.020 * np.sin(s * 2.2)), -0.105 * smoothstep(0.05, 0.5, s), -0.27 * s], axis=1
    )
    rows = []
    for k in range(3):
        phase = s * 2 * np.pi * 5 + k * 2 * np.pi / 3
        weave = np.stack([0.0085 * np.cos(phase), 0.0055 * np.sin(2 * phase), 0 * s], axis=1)
        lock = scalp.world(spine + weave * (1 - 0.35 * s[:, None]))
        rows.append(
            _bundle(lock, np.interp(s, [0, 0.1, 0.9, 1], [0.006, 0.0075, 0.006, 0.002]), 1_300, rng)
        )
    return np.concatenate(rows)


_BUNDLES = {"tail": _tail, "bun": _bun, "braids": _braid}
