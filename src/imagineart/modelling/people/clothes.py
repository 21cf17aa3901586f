"""How do clothes hang on a body? Pieces of MakeHuman's helper surfaces, cut, loosened and folded.

Where a garment ends is a field on the base mesh (template points, metres): sleeves by the way from
shoulder to wrist, legs by the way from hip to ankle, hems and waists by height, necklines by a
slanting plane. A cut goes through triangles, so that edges are clean, and gets a thickness. Skin
that lies under the same fields is never made.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from imagineart.modelling.materials import known, material
from imagineart.modelling.model import Floats, Indices, Material, Mesh, Part, Rgb
from imagineart.modelling.people.atlas import Atlas
from imagineart.modelling.people.body import Posed
from imagineart.modelling.people.forms import (
    clipped,
    noise,
    normals_of,
    rim_of,
    smoothstep,
)
from imagineart.modelling.people.prints import printed
from imagineart.modelling.people.subdivision import Surface, smoothing, surface

FAR = 1.0  # m, inside of every cut
WIDE_SLEEVE = 0.02  # m of looseness at its end from which a sleeve has no cuff
SHOULDER, ELBOW, WRIST = (0.168, -0.015, 0.525), (0.313, -0.013, 0.349), (0.431, -0.176, 0.245)
HIP_Z, ANKLE_Z = 0.049, -0.745


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a garment ends. Lengths of limbs 0–1, heights on the base mesh in metres."""

    sleeve: float = 1.0  # of the arm from the shoulder; 0: cut at the armhole
    leg: float = 0.0  # of the leg from the hip; 0: none, a hem instead
    hem: float | None = None  # lowest height of the trunk
    waist: float | None = None  # highest height
    neck: float = 0.0  # how much lower than the base of the neck
    vee: float = 0.0  # depth of the V in front
    skirt: float | None = None  # height of the hem of the skirt; None: no skirt
    split: float = 0.0  # half the opening of the skirt in front, m
    front: bool = False  # only the front: aprons
    band: float = 0.0  # only a band of this width beside the V: lapels, m


@dataclass(frozen=True, slots=True)
class Garment:
    """A kind of clothing: its cut, its cloth, how loose it is."""

    cut: Cut
    cloth: str = "cotton"
    color: Rgb = (0.5, 0.5, 0.5)
    ease: float = 0.006  # m off the body
    loose: float = 0.0  # more towards the ends, m
    calm: int = 3  # how much of the body's form is smoothed away
    folds: float = 1.0
    layer: int = 1  # what lies over what
    covers: str = "top"  # top, bottom, both or over
    details: tuple[str, ...] = ()  # collar, buttons, tie, zip, pocket, lapels, belt
    roughness: float | None = None

    @property
    def levels(self) -> int:
        """How often its cage is subdivided: tight clothes of the trunk are seen close."""
        return 1 if self.covers == "bottom" or self.calm >= 6 else 2


GARMENTS: Mapping[str, Garment] = {
    "t-shirt": Garment(Cut(0.36, hem=-0.005), ease=0.010, loose=0.012, color=(0.55, 0.55, 0.53)),
    "tank top": Garment(Cut(0.0, hem=-0.005, neck=0.045), ease=0.007, color=(0.6, 0.6, 0.6)),
    "shirt": Garment(
        Cut(0.97, hem=-0.02, neck=0.004),
        ease=0.011,
        loose=0.010,
        color=(0.62, 0.64, 0.66),
        details=("collar", "buttons"),
    ),
    "blouse": Garment(
        Cut(0.92, hem=0.0, neck=0.02, vee=0.05),
        "silk",
        (0.6, 0.52, 0.48),
        0.011,
        0.016,
        roughness=0.55,
    ),
    "sweater": Garment(
        Cut(0.97, hem=0.0, neck=-0.004),
        "wool",
        (0.30, 0.10, 0.09),
        0.017,
        0.012,
        calm=8,
        folds=0.9,
        layer=2,
    ),
    "hoodie": Garment(
        Cut(0.97, hem=-0.01, neck=-0.002),
        "cotton",
        (0.13, 0.135, 0.145),
        0.020,
        0.012,
        calm=8,
        layer=2,
        details=("hood",),
    ),
    "cardigan": Garment(
        Cut(0.97, hem=-0.02, neck=0.0, vee=0.16),
        "wool",
        (0.28, 0.20, 0.12),
        0.017,
        0.010,
        calm=8,
        folds=0.8,
        layer=3,
        covers="over",
        details=("buttons",),
    ),
    "turtleneck": Garment(
        Cut(0.97, hem=0.0, neck=-0.05), "wool", (0.05, 0.05, 0.055), 0.011, 0.006, calm=4
    ),
    "jacket": Garment(
        Cut(1.0, hem=0.02, neck=-0.006, vee=0.14),
        "cotton",
        (0.10, 0.12, 0.10),
        0.022,
        0.012,
        calm=8,
        layer=3,
        covers="over",
        details=("collar", "zip"),
    ),
    "leather jacket": Garment(
        Cut(1.0, hem=0.06, neck=-0.006, vee=0.14),
        "leather",
        (0.03, 0.022, 0.018),
        0.020,
        0.008,
        calm=6,
        layer=3,
        covers="over",
        details=("collar", "zip"),
    ),
    "suit jacket": Garment(
        Cut(0.97, hem=-0.04, vee=0.27),
        "cotton",
        (0.035, 0.04, 0.06),
        0.013,
        0.007,
        calm=6,
        folds=0.6,
        layer=3,
        covers="over",
        details=("lapels", "buttons"),
    ),
    "coat": Garment(
        Cut(1.0, hem=0.09, vee=0.16, skirt=-0.42, split=0.02),
        "felt",
        (0.20, 0.13, 0.08),
        0.028,
        0.016,
        calm=10,
        layer=4,
        covers="over",
        details=("lapels", "buttons"),
    ),
    "raincoat": Garment(
        Cut(1.0, hem=0.09, neck=-0.008, skirt=-0.36),
        "gloss plastic",
        (0.75, 0.48, 0.03),
        0.028,
        0.018,
        calm=10,
        layer=4,
        covers="over",
        details=("collar", "buttons"),
        roughness=0.36,
    ),
    "lab coat": Garment(
        Cut(0.97, hem=0.09, vee=0.16, skirt=-0.36, split=0.03),
        "cotton",
        (0.74, 0.75, 0.76),
        0.024,
        0.012,
        calm=8,
        layer=4,
        covers="over",
        details=("lapels", "buttons"),
    ),
    "robe": Garment(
        Cut(1.0, hem=0.09, vee=0.06, skirt=-0.728),
        "velvet",
        (0.07, 0.03, 0.16),
        0.028,
        0.035,
        calm=10,
        layer=4,
        covers="both",
        details=("belt",),
    ),
    "kimono": Garment(
        Cut(0.88, hem=0.09, vee=0.15, skirt=-0.72),
        "silk",
        (0.06, 0.07, 0.14),
        0.024,
        0.05,
        calm=9,
        layer=2,
        covers="both",
        details=("sash",),
    ),
    "vest": Garment(
        Cut(0.0, hem=0.02, vee=0.16),
        "cotton",
        (0.72, 0.32, 0.03),
        0.019,
        calm=6,
        layer=3,
        covers="over",
        details=("zip",),
    ),
    "tunic": Garment(
        Cut(0.95, hem=0.09, skirt=-0.20),
        "linen",
        (0.35, 0.25, 0.14),
        0.014,
        0.014,
        calm=6,
        covers="top",
        details=("belt",),
    ),
    "uniform": Garment(
        Cut(1.0, hem=-0.02, neck=-0.002),
        "cotton",
        (0.035, 0.045, 0.085),
        0.014,
        0.008,
        calm=5,
        details=("collar", "buttons", "pocket", "belt"),
    ),
    "chef jacket": Garment(
        Cut(0.97, hem=-0.04, neck=-0.012),
        "cotton",
        (0.76, 0.76, 0.75),
        0.018,
        0.010,
        calm=8,
        details=("collar", "double buttons"),
    ),
    "scrubs": Garment(
        Cut(0.42, hem=-0.03, vee=0.07),
        "cotton",
        (0.10, 0.30, 0.36),
        0.014,
        0.014,
        calm=5,
        details=("pocket",),
    ),
    "dress": Garment(
        Cut(0.30, hem=0.09, neck=0.03, skirt=-0.40),
        "cotton",
        (0.45, 0.06, 0.09),
        0.008,
        0.040,
        covers="both",
    ),
    "sundress": Garment(
        Cut(0.0, hem=0.09, neck=0.045, skirt=-0.36),
        "cotton",
        (0.62, 0.45, 0.10),
        0.008,
        0.050,
        covers="both",
    ),
    "gown": Garment(
        Cut(0.0, hem=0.09, neck=0.05, skirt=-0.728),
        "silk",
        (0.30, 0.03, 0.07),
        0.008,
        0.060,
        covers="both",
        calm=6,
    ),
    "tutu": Garment(
        Cut(0.0, hem=0.02, neck=0.045),
        "silk",
        (0.72, 0.45, 0.50),
        0.005,
        covers="top",
        details=("tutu",),
    ),
    "overalls": Garment(
        Cut(0.0, leg=0.96, neck=0.06, front=False),
        "denim",
        (0.08, 0.12, 0.22),
        0.018,
        0.016,
        calm=5,
        layer=1,
        covers="bottom",
        details=("pocket",),
    ),
    "jumpsuit": Garment(
        Cut(1.0, leg=0.98, neck=-0.01),
        "cotton",
        (0.62, 0.62, 0.60),
        0.024,
        0.012,
        calm=8,
        layer=2,
        covers="both",
        details=("collar", "zip", "belt"),
    ),
    "space suit": Garment(
        Cut(1.0, leg=0.99, neck=-0.03),
        "cotton",
        (0.72, 0.72, 0.70),
        0.055,
        0.01,
        calm=14,
        folds=2.0,
        layer=2,
        covers="both",
        details=("belt",),
        roughness=0.6,
    ),
    "armour": Garment(
        Cut(1.0, leg=0.98, neck=-0.03),
        "brushed steel",
        (0.5, 0.5, 0.52),
        0.020,
        calm=9,
        folds=0.0,
        layer=2,
        covers="both",
        details=("belt", "bands"),
    ),
    "cuirass": Garment(
        Cut(0.0, hem=0.03, neck=0.006),
        "brushed steel",
        (0.5, 0.5, 0.52),
        0.034,
        calm=12,
        folds=0.0,
        layer=4,
        covers="over",
    ),
    "trousers": Garment(
        Cut(leg=0.985, waist=0.085),
        "cotton",
        (0.06, 0.062, 0.07),
        0.012,
        0.014,
        calm=5,
        layer=1,
        covers="bottom",
    ),
    "jeans": Garment(
        Cut(leg=0.985, waist=0.075),
        "denim",
        (0.055, 0.085, 0.17),
        0.007,
        0.008,
        calm=2,
        folds=1.3,
        layer=1,
        covers="bottom",
    ),
    "shorts": Garment(
        Cut(leg=0.46, waist=0.08),
        "cotton",
        (0.28, 0.22, 0.13),
        0.014,
        0.016,
        calm=4,
        layer=1,
        covers="bottom",
    ),
    "leggings": Garment(
        Cut(leg=0.98, waist=0.09),
        "cotton",
        (0.03, 0.03, 0.035),
        0.003,
        calm=0,
        folds=0.2,
        layer=0,
        covers="bottom",
    ),
    "skirt": Garment(
        Cut(leg=0.12, waist=0.12, skirt=-0.34),
        "cotton",
        (0.10, 0.10, 0.22),
        0.010,
        0.006,
        layer=1,
        covers="bottom",
        details=("belt",),
    ),
    "long skirt": Garment(
        Cut(leg=0.12, waist=0.12, skirt=-0.66),
        "cotton",
        (0.16, 0.05, 0.06),
        0.010,
        0.010,
        layer=1,
        covers="bottom",
        details=("belt",),
    ),
    "apron": Garment(
        Cut(0.0, hem=0.10, neck=0.13, skirt=-0.26, front=True),
        "cotton",
        (0.70, 0.69, 0.66),
        0.030,
        calm=8,
        layer=5,
        covers="over",
        folds=0.5,
    ),
}


# --- fields ------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Coordinates of clothes at vertices of the base mesh, (V,) each."""

    t: Floats  # (V, 3) template points, m
    arm: Floats  # share of the arm's bones
    along: Floats  # 0 at the shoulder, 1 at the wrist
    limb: Floats  # share of the leg's bones
    down: Floats  # 0 at the hip, 1 at the ankle


@functools.lru_cache(maxsize=2)
def places(atlas: Atlas) -> Places:
    """Coordinates of the whole atlas."""
    t = atlas.vertices
    arm = atlas.share("upperarm", "lowerarm", "wrist", "finger", "metacarpal")
    limb = atlas.share("upperleg", "lowerleg", "foot")
    down = (HIP_Z - t[:, 2]) / (HIP_Z - ANKLE_Z)
    return Places(t, arm, _along(t), limb, np.asarray(down, np.float32))


def _along(t: Floats) -> Floats:
    """Way along shoulder, elbow, wrist; half a limb each, and beyond."""
    p = t * [1, 1, 1]
    p[:, 0] = np.abs(p[:, 0])
    a, b, c = (np.array(x) for x in (SHOULDER, ELBOW, WRIST))
    first = ((p - a) @ (b - a)) / ((b - a) @ (b - a))
    second = ((p - b) @ (c - b)) / ((c - b) @ (c - b))
    return np.asarray(
        np.where(second > 0, 0.5 + 0.5 * second, 0.5 * np.minimum(first, 1)), np.float32
    )


def trunk_field(at: Places, cut: Cut) -> Floats:
    """(V,) positive where the part cut from the tights lies, about in metres."""
    z, on_arm = at.t[:, 2], at.arm > 0.5
    sleeve = 0.46 * (cut.sleeve - at.along) if cut.sleeve > 0 else 0.25 * (0.42 - at.arm)
    field = np.where(on_arm | (cut.sleeve == 0), sleeve, FAR)
    field = np.minimum(field, np.where(at.arm > 0.5, FAR, neckline(at.t, cut)))
    if cut.waist is not None:
        field = np.minimum(field, np.where(on_arm, -FAR, cut.waist - z))
    if cut.leg > 0:
        field = np.minimum(field, np.where(on_arm, FAR, 0.79 * (cut.leg - at.down)))
    elif cut.hem is not None:
        field = np.minimum(field, np.where(on_arm, FAR, z - cut.hem))
    if cut.band > 0:
        field = np.minimum(field, _lapel(at, cut))
    if cut.front:
        field = np.minimum(field, np.minimum(-0.035 - at.t[:, 1], 0.115 - np.abs(at.t[:, 0])))
    return np.asarray(field, np.float32)


def neckline(t: Floats, cut: Cut) -> Floats:
    """(V,) m below the edge at the neck, at template points."""
    x, y, z = np.abs(t[:, 0]), t[:, 1], t[:, 2]
    line = 0.5975 + 0.30 * y - cut.neck * (0.5 + 1.1 * smoothstep(0.0, -0.07, y))
    line = (
        line + 1.3 * np.maximum(x - 0.08, 0) + 4.0 * x**2 * (cut.neck > 0.01)
    )  # round, on shoulders
    if cut.vee > 0:
        width = 0.062 + 0.10 * cut.vee
        line = line - cut.vee * np.clip(1 - x / width, 0, 1) * (y < -0.045)
    return np.asarray(line - z, np.float32)


def _lapel(at: Places, cut: Cut) -> Floats:
    """(V,) positive in a band beside the V, widest at the breast."""
    x, y, z = np.abs(at.t[:, 0]), at.t[:, 1], at.t[:, 2]
    high = np.clip((z - (0.5975 + 0.30 * y - cut.vee)) / cut.vee, -0.2, 1)
    edge = (0.062 + 0.10 * cut.vee) * high
    width = cut.band * np.interp(high, [0, 0.55, 0.62, 0.66, 1], [0.25, 1.0, 1.0, 0.8, 0.7])
    field = np.where(y < -0.02, width - (x - edge), -FAR)
    return np.asarray(np.minimum(field, (high - 0.01) * cut.vee), np.float32)


def skirt_field(at: Places, cut: Cut) -> Floats:
    """(V,) positive where the part cut from the skirt helper lies."""
    if cut.skirt is None:
        return np.full(len(at.t), -FAR, np.float32)
    field = at.t[:, 2] - cut.skirt
    if cut.waist is not None:
        field = np.minimum(field, cut.waist + 0.01 - at.t[:, 2])
    if cut.split > 0:
        open_ = np.abs(at.t[:, 0]) - cut.split * (0.4 + np.clip(0.2 - at.t[:, 2], 0, 1))
        field = np.minimum(field, np.where(at.t[:, 1] < 0, open_, FAR))
    if cut.front:
        field = np.minimum(field, np.minimum(-0.02 - at.t[:, 1], 0.20 - np.abs(at.t[:, 0])))
    return np.asarray(field, np.float32)


def covered(at: Places, cut: Cut) -> Floats:
    """(V,) how deep below a garment skin lies, about in metres; negative where it is bare."""
    deep = trunk_field(at, cut)
    if cut.skirt is not None and not cut.front:
        below = (at.arm < 0.5) & (at.t[:, 2] < 0.17)
        deep = np.maximum(deep, np.where(below, at.t[:, 2] - cut.skirt - 0.03, -FAR))
    return np.asarray(deep if not cut.front else np.full(len(at.t), -FAR), np.float32)


# --- cloth -------------------------------------------------------------------------------------
@functools.lru_cache(maxsize=8)
def helper(atlas: Atlas, group: str, levels: int) -> Surface:
    """A helper surface, subdivided."""
    return surface(atlas.quads[group], len(atlas.vertices), levels)


@functools.lru_cache(maxsize=8)
def _smoothing(atlas: Atlas, group: str) -> sparse.csr_matrix:
    return smoothing(atlas.quads[group], len(atlas.vertices))


def calmed(posed: Posed, group: str, times: int) -> Floats:
    """(V, 3) points with a cage smoothed; `times` are of a cage four times finer."""
    points, step = posed.points, _smoothing(posed.body.atlas, group)
    for _ in range(2):
        points = points + (step @ points - points) * np.float32(min(times / 10, 1.2))
    return np.asarray(points, np.float32)


@functools.lru_cache(maxsize=8)
def fine_places(atlas: Atlas, group: str, levels: int) -> Places:
    """Coordinates of a subdivided helper surface."""
    fine, at = helper(atlas, group, levels), places(atlas)
    return Places(*(fine.values(v) for v in (at.t, at.arm, at.along, at.limb, at.down)))


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A cut piece of cloth in the pose, before it becomes a part."""

    points: Floats  # (W, 3) m
    normals: Floats  # (W, 3)
    triangles: Indices
    t: Floats  # (W, 3) template points
    rim: Indices  # (E, 2)


def pieces(posed: Posed, garment: Garment, seed: int, over: Sequence[Cut] = ()) -> list[Piece]:
    """The cut, loosened and folded surfaces of a garment, without what lies deep under others."""
    made = []
    for group, rule in (("helper-tights", trunk_field), ("helper-skirt", skirt_field)):
        at = fine_places(posed.body.atlas, group, garment.levels)
        field = rule(at, garment.cut)
        for cut in over:
            field = np.minimum(field, 0.045 - covered(at, cut))
        field = field + _ragged(at, seed) * (garment.folds > 0)
        if (field > 0).any():
            made.append(_piece(posed, group, at, field, garment, seed))
    return made


def _ragged(at: Places, seed: int) -> Floats:
    """(W,) m by which hems go up and down; cuffs and necks are sewn straight."""
    low = smoothstep(0.16, 0.05, at.t[:, 2]) * (at.arm < 0.3) * (at.limb < 0.7)
    return np.asarray(0.009 * low * noise(at.t, 0.09, seed + 9), np.float32)


def _piece(
    posed: Posed, group: str, at: Places, field: Floats, garment: Garment, seed: int
) -> Piece:
    fine = helper(posed.body.atlas, group, garment.levels)
    points, triangles = fine.values(calmed(posed, group, garment.calm)), fine.triangles
    normals = normals_of(points, triangles)
    pressed = _pressed(fine.values(posed.body.rest), fine.values(posed.points), triangles)
    end = smoothstep(0.35, 1.0, np.maximum(at.along * at.arm, at.down * at.limb))
    if garment.cut.hem is not None and garment.cut.waist is None and garment.cut.skirt is None:
        hem = smoothstep(garment.cut.hem + 0.14, garment.cut.hem + 0.03, at.t[:, 2])
        end = np.maximum(end, np.where(at.arm > 0.3, 0, hem))
    if group == "helper-skirt":
        end = smoothstep(0.15, -0.4, at.t[:, 2])
    out = (garment.ease + garment.loose * end) * _hung(normals, garment) + 0.0022 * garment.layer
    out = out * (1.0 - _cuffs(at, garment))
    out = out + garment.folds * _folds(at, group, seed) * (0.45 + 2.4 * pressed)
    out = out + _PLATES * _plates(at) * ("bands" in garment.details)
    points = points + normals * out[:, None]
    cut, left = clipped(np.concatenate([points, at.t], axis=1), triangles, field)
    points, t = cut[:, :3], cut[:, 3:]
    return Piece(points, normals_of(points, left), left, t, rim_of(left))


def _cuffs(at: Places, garment: Garment) -> Floats:
    """(W,) 0–1 how far long sleeves are drawn in at the wrist; wide ones fall free."""
    if garment.loose > WIDE_SLEEVE or garment.cut.sleeve < 0.9:
        return np.zeros(len(at.along), np.float32)
    return np.asarray(0.62 * smoothstep(0.80, 0.93, at.along) * (at.arm > 0.5), np.float32)


def _hung(normals: Floats, garment: Garment) -> Floats:
    """(W,) factor on the distance from the body: cloth lies on what is under it and hangs off what
    is over it; what is stiff keeps its distance."""
    if garment.folds == 0 or garment.ease > _STIFF:
        return np.ones(len(normals), np.float32)
    up = normals[:, 2]
    return np.asarray(1.0 - 0.78 * np.clip(up, 0, 1) + 0.55 * np.clip(-up, 0, 1), np.float32)


def _pressed(rest: Floats, now: Floats, triangles: Indices) -> Floats:
    """(W,) 0–1 how far the surface is pressed together by the pose: in the bends of limbs."""
    ratio = _areas(now, triangles) / np.maximum(_areas(rest, triangles), 1e-12)
    weight = np.bincount(triangles.reshape(-1), minlength=len(rest))
    each = np.bincount(triangles.reshape(-1), np.repeat(ratio, 3), minlength=len(rest))
    share = 1.0 - each / np.maximum(weight, 1)
    return np.asarray(np.clip(1.6 * share, 0.0, 1.0), np.float32)


def _areas(points: Floats, triangles: Indices) -> Floats:
    """(T,) of triangles, twice."""
    a, b, c = (points[triangles[:, k]] for k in range(3))
    return np.asarray(np.linalg.norm(np.cross(b - a, c - a), axis=1))


_STIFF = 0.04  # m of ease from which a garment stands by itself
_PLATES = 0.008  # m by which each plate stands over the next


def _plates(at: Places) -> Floats:
    """(V,) 0–1 rising down each plate of armour: along arms and legs, round the hips."""
    arms, legs = at.along * 5 + 0.3, at.down * 6 + 0.2
    on_limb = np.where(at.arm > 0.5, arms % 1, np.where(at.limb > 0.5, legs % 1, 0.0))
    hips = np.clip((0.10 - at.t[:, 2]) / 0.045, 0, 4) % 1
    return np.asarray(np.where((at.arm < 0.5) & (at.limb < 0.5), hips, on_limb), np.float32)


def _folds(at: Places, group: str, seed: int) -> Floats:
    """(V,) m: rings where limbs bend, soft hanging folds, crumples."""
    t = at.t
    crumple = noise(t * [1, 1, 1.8], 0.045, seed) + 0.5 * noise(t, 0.02, seed + 1)
    if group == "helper-skirt":
        turn = np.arctan2(t[:, 0], -t[:, 1])
        low = smoothstep(0.16, -0.5, t[:, 2])
        wave = np.sin(9 * turn + 1.2 * noise(t, 0.12, seed + 2) + seed % 7)
        return np.asarray(0.016 * low * wave + 0.0012 * crumple, np.float32)
    rings = np.sin(at.along * 70 + 2.5 * noise(t, 0.05, seed + 3)) * at.arm
    rings = rings * (np.exp(-(((at.along - 0.5) / 0.13) ** 2)) + 0.6 * smoothstep(0.8, 1, at.along))
    legs = np.sin(at.down * 75 + 2.5 * noise(t, 0.06, seed + 4)) * at.limb
    legs = legs * (
        np.exp(-(((at.down - 0.53) / 0.10) ** 2)) + 0.9 * smoothstep(0.82, 0.97, at.down)
    )
    waist = np.sin(t[:, 2] * 190 + 3 * noise(t, 0.09, seed + 5)) * np.exp(
        -(((t[:, 2] - 0.13) / 0.07) ** 2)
    )
    pull = np.sin((np.abs(t[:, 0]) + 0.8 * t[:, 2]) * 140 + 2 * noise(t, 0.06, seed + 6))
    pull = pull * np.exp(-(((np.abs(t[:, 0]) - 0.14) / 0.05) ** 2 + ((t[:, 2] - 0.45) / 0.07) ** 2))
    return np.asarray(
        0.0024 * rings + 0.0026 * legs + 0.0020 * waist + 0.0016 * pull + 0.0011 * crumple,
        np.float32,
    )


def cloth_of(garment: Garment, color: Rgb, cloth: str = "", pattern: str = "") -> Material:
    """The garment's cloth, or another that is asked for, in a colour and a pattern."""
    other = known(cloth) if cloth else None
    rough = None if other else garment.roughness
    return printed(material(other or garment.cloth, color=color, roughness=rough), pattern, color)


def sewn(piece: Piece, cloth: Material, name: str, thickness_m: float = 0.004) -> Part:
    """A piece with its edges turned in."""
    count, rim = len(piece.points), piece.rim
    edge = np.unique(rim)
    place = np.full(count, -1, np.int32)
    place[edge] = count + np.arange(len(edge))
    inner = piece.points[edge] - piece.normals[edge] * np.float32(thickness_m)
    a, b = rim.T
    wall = np.concatenate(
        [np.stack([b, a, place[a]], axis=1), np.stack([b, place[a], place[b]], axis=1)]
    )
    points = np.concatenate([piece.points, inner]).astype(np.float32)
    triangles = np.concatenate([piece.triangles, wall]).astype(np.int32)
    uvs = _uvs(np.concatenate([piece.t, piece.t[edge]]))
    return Part(
        Mesh(points, triangles, normals_of(points, triangles), None, uvs), cloth, name, False
    )


def _uvs(t: Floats) -> Floats:
    """(W, 2) m: around and up the trunk, along the sleeves."""
    round_ = t[:, 0] + 0.8 * np.abs(t[:, 1])
    return np.asarray(np.stack([round_, t[:, 2]], axis=1), np.float32)
