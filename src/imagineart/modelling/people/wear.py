"""What else is worn? Shoes, hats, glasses, ties, scarves, collars, buttons.

Hats and glasses are told in the base mesh's head (template points, metres) and scaled with it.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.spatial import ConvexHull, cKDTree

from imagineart.modelling.kit import ball, combined, lathe, loft, spline, tube
from imagineart.modelling.materials import material
from imagineart.modelling.model import Floats, Indices, Material, Mesh, Part, Rgb
from imagineart.modelling.people.atlas import Atlas
from imagineart.modelling.people.body import Posed
from imagineart.modelling.people.clothes import (
    Cut,
    Garment,
    Piece,
    calmed,
    fine_places,
    helper,
    neckline,
)
from imagineart.modelling.people.forms import (
    Array,
    clipped,
    normals_of,
    smoothstep,
    unit,
)
from imagineart.modelling.people.head import head_scale, on_head

Steps = tuple[tuple[float, float], ...]


# --- shoes -------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Shoe:
    """How high it goes (0 knee … 1 ankle … on the leg), what it is of, its sole."""

    top: float  # where it ends, way from hip to ankle
    cloth: str = "leather"
    color: Rgb = (0.05, 0.03, 0.02)
    sole: Rgb = (0.02, 0.018, 0.016)
    thick: float = 0.016  # of the sole, m
    ease: float = 0.006


SHOES: Mapping[str, Shoe] = {
    "shoes": Shoe(1.0),
    "sneakers": Shoe(0.985, "cotton", (0.62, 0.62, 0.62), (0.72, 0.72, 0.70), 0.017, 0.006),
    "boots": Shoe(0.80, "leather", (0.09, 0.045, 0.02), thick=0.022, ease=0.011),
    "rubber boots": Shoe(0.62, "rubber", (0.04, 0.09, 0.04), thick=0.020, ease=0.014),
    "pumps": Shoe(1.03, "leather", (0.03, 0.02, 0.02), thick=0.010, ease=0.004),
    "slippers": Shoe(1.02, "silk", (0.75, 0.48, 0.52), (0.5, 0.35, 0.36), 0.004, 0.003),
    "sandals": Shoe(1.0, "leather", (0.20, 0.10, 0.05)),
    "steel boots": Shoe(0.78, "brushed steel", (0.5, 0.5, 0.52), (0.1, 0.1, 0.1), 0.014, 0.012),
    "space boots": Shoe(0.78, "cotton", (0.62, 0.62, 0.62), (0.2, 0.2, 0.2), 0.035, 0.035),
}


def shoes(posed: Posed, shoe: Shoe, color: Rgb) -> list[Part]:
    """Uppers of both feet and their soles."""
    fine = helper(posed.body.atlas, "helper-tights", 1)
    at = fine_places(posed.body.atlas, "helper-tights", 1)
    field = np.where(at.limb > 0.5, at.down - shoe.top, -1.0).astype(np.float32)
    if shoe.top > 0.9:  # low shoes end on a slant below the ankle
        slant = at.down - shoe.top - 0.35 * (at.t[:, 1] + 0.02)
        field = np.where(at.limb > 0.5, slant, -1.0).astype(np.float32)
    points = fine.values(calmed(posed, "helper-tights", 4))
    points = points + normals_of(points, fine.triangles) * np.float32(shoe.ease)
    cut, triangles = clipped(np.concatenate([points, at.t], axis=1), fine.triangles, field)
    mesh = Mesh(cut[:, :3], triangles, normals_of(cut[:, :3], triangles), None, cut[:, [3, 5]])
    upper = Part(mesh, material(shoe.cloth, color=color), "shoes", tinted=False)
    return [upper, *(_sole(posed, shoe, side) for side in "LR")]


def _sole(posed: Posed, shoe: Shoe, side: str) -> Part:
    """A rounded slab under the outline of the resting foot, carried with it."""
    body = posed.body
    foot = body.rest[body.atlas.share(f"foot.{side}") > 0.9]
    low = float(foot[:, 2].min())
    flat = foot[foot[:, 2] < low + 0.05][:, :2]
    hull = flat[ConvexHull(flat).vertices]
    middle = hull.mean(axis=0)
    loop = spline(np.c_[hull, 0 * hull[:, :1]], 64, closed=True)[:, :2]
    rings = []
    for z, grow in ((-1.0, -0.002), (-0.8, 0.002), (0.2, 0.003), (0.55, 0.0)):
        out = unit(loop - middle) * (grow + shoe.ease * 0.6)
        rings.append(np.c_[loop + out, np.full(len(loop), low + z * shoe.thick)])
    mesh = loft(np.stack(rings))
    points = posed.carried(f"foot.{side}", mesh.vertices.astype(float)).astype(np.float32)
    turned = replace(mesh, vertices=points, normals=normals_of(points, mesh.triangles), uvs=None)
    return Part(turned, Material("sole", shoe.sole, roughness=0.7), "sole", tinted=False)


# --- hats --------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Hat:
    """An outline (radius in head widths, template height in metres) turned about the skull."""

    outline: Steps
    cloth: str
    color: Rgb
    rim: float | None = 0.80  # no hair above, m; None: hair stays
    visor: float = 0.0  # length, m
    curl: float = 0.0  # how far a brim rises at the sides, m
    pleats: float = 0.0
    points: int = 0  # of a crown
    open: float = 0.0  # degrees of the front that stay free below `rim`
    oval: bool = False  # the free front is round: cloth goes under the chin
    bend: float = 0.0  # how far a tip leans back, m
    glass: Rgb | None = None
    tilt: float = -6.0  # degrees, front up
    folds: float = 0.0  # of loose cloth, in head widths
    horn: tuple[tuple[float, float, float, float], ...] = ()  # left one: x, y, z, radius in m
    horn_cloth: tuple[str, Rgb] = ("gold", (0.85, 0.57, 0.19))


BOWL: Steps = ((1.10, 0.795), (1.13, 0.82), (1.05, 0.855), (0.75, 0.885), (0.3, 0.898), (0, 0.90))
HATS: Mapping[str, Hat] = {
    "cap": Hat(
        ((1.06, 0.798), (1.07, 0.82), (0.98, 0.848), (0.68, 0.870), (0.25, 0.879), (0, 0.880)),
        "cotton",
        (0.06, 0.09, 0.22),
        visor=0.075,
    ),
    "police cap": Hat(
        ((1.05, 0.80), (1.07, 0.835), (1.36, 0.868), (1.38, 0.876), (0.9, 0.888), (0, 0.89)),
        "wool",
        (0.02, 0.025, 0.05),
        visor=0.055,
    ),
    "beanie": Hat(
        (
            (1.045, 0.764),
            (1.080, 0.767),
            (1.085, 0.798),
            (1.045, 0.802),
            (1.01, 0.825),
            (0.90, 0.850),
            (0.66, 0.872),
            (0.34, 0.884),
            (0, 0.887),
        ),
        "wool",
        (0.30, 0.05, 0.04),
        rim=0.785,
    ),
    "hat": Hat(
        (
            (1.75, 0.800),
            (1.72, 0.803),
            (1.12, 0.803),
            (1.08, 0.812),
            (1.03, 0.86),
            (0.92, 0.905),
            (0.72, 0.915),
            (0.4, 0.903),
            (0, 0.898),
        ),
        "felt",
        (0.10, 0.075, 0.055),
        curl=0.012,
    ),
    "cowboy hat": Hat(
        (
            (2.0, 0.802),
            (1.97, 0.806),
            (1.14, 0.803),
            (1.09, 0.812),
            (1.05, 0.865),
            (0.95, 0.92),
            (0.72, 0.928),
            (0.35, 0.908),
            (0, 0.902),
        ),
        "leather",
        (0.20, 0.105, 0.05),
        curl=0.055,
    ),
    "straw hat": Hat(
        (
            (2.15, 0.790),
            (2.12, 0.794),
            (1.14, 0.803),
            (1.08, 0.812),
            (1.05, 0.85),
            (0.85, 0.89),
            (0.4, 0.90),
            (0, 0.902),
        ),
        "straw",
        (0.58, 0.44, 0.20),
        curl=0.01,
    ),
    "toque": Hat(
        (
            (1.05, 0.795),
            (1.08, 0.80),
            (1.08, 0.865),
            (1.12, 0.872),
            (1.42, 0.93),
            (1.45, 0.965),
            (1.2, 0.995),
            (0.6, 1.0),
            (0, 0.985),
        ),
        "cotton",
        (0.78, 0.78, 0.77),
        pleats=0.05,
    ),
    "crown": Hat(
        ((1.06, 0.805), (1.09, 0.805), (1.11, 0.835), (1.17, 0.885), (1.15, 0.885), (1.08, 0.835)),
        "gold",
        (0.85, 0.57, 0.19),
        rim=None,
        points=9,
    ),
    "hard hat": Hat(
        (
            (1.38, 0.800),
            (1.36, 0.806),
            (1.16, 0.812),
            (1.14, 0.85),
            (1.0, 0.89),
            (0.6, 0.917),
            (0, 0.925),
        ),
        "gloss plastic",
        (0.75, 0.50, 0.02),
        visor=0.03,
    ),
    "fire helmet": Hat(
        (
            (1.75, 0.785),
            (1.72, 0.792),
            (1.18, 0.812),
            (1.14, 0.85),
            (1.0, 0.895),
            (0.6, 0.925),
            (0, 0.935),
        ),
        "gloss plastic",
        (0.45, 0.03, 0.02),
        curl=0.012,
    ),
    "helm": Hat(
        (
            (1.22, 0.600),
            (1.25, 0.66),
            (1.24, 0.76),
            (1.20, 0.83),
            (1.02, 0.885),
            (0.6, 0.92),
            (0, 0.935),
        ),
        "brushed steel",
        (0.5, 0.5, 0.52),
        open=52.0,
        tilt=0.0,
    ),
    "kabuto": Hat(
        (
            (1.75, 0.70),
            (1.72, 0.706),
            (1.22, 0.80),
            (1.20, 0.84),
            (1.02, 0.885),
            (0.6, 0.915),
            (0, 0.925),
        ),
        "gloss plastic",
        (0.03, 0.022, 0.02),
        open=62.0,
        tilt=0.0,
        visor=0.04,
        horn=(
            (0.10, -1.20, 0.825, 0.008),
            (0.34, -1.34, 0.880, 0.010),
            (0.70, -1.30, 0.950, 0.008),
            (0.86, -1.20, 1.030, 0.002),
        ),
    ),
    "wizard hat": Hat(
        (
            (2.0, 0.795),
            (1.97, 0.800),
            (1.10, 0.805),
            (1.05, 0.83),
            (0.80, 0.91),
            (0.52, 1.01),
            (0.26, 1.11),
            (0.0, 1.20),
        ),
        "felt",
        (0.05, 0.03, 0.14),
        curl=0.02,
        bend=0.07,
    ),
    "santa hat": Hat(
        (
            (1.12, 0.780),
            (1.17, 0.790),
            (1.15, 0.808),
            (1.06, 0.815),
            (1.00, 0.86),
            (0.72, 0.93),
            (0.42, 1.00),
            (0.20, 1.05),
            (0.0, 1.07),
        ),
        "felt",
        (0.42, 0.02, 0.02),
        bend=0.085,
    ),
    "space helmet": Hat(
        (
            (1.35, 0.585),
            (1.75, 0.64),
            (1.95, 0.73),
            (1.85, 0.83),
            (1.45, 0.91),
            (0.8, 0.945),
            (0, 0.955),
        ),
        "gloss plastic",
        (0.76, 0.76, 0.75),
        open=82.0,
        tilt=0.0,
        glass=(0.9, 0.9, 0.9),
        rim=None,
    ),
    "top hat": Hat(
        (
            (1.55, 0.800),
            (1.52, 0.804),
            (1.10, 0.803),
            (1.06, 0.812),
            (1.02, 0.90),
            (1.10, 0.975),
            (1.08, 0.982),
            (0.5, 0.982),
            (0, 0.982),
        ),
        "felt",
        (0.016, 0.016, 0.018),
        curl=0.02,
    ),
    "bowler hat": Hat(
        (
            (1.45, 0.800),
            (1.43, 0.805),
            (1.10, 0.803),
            (1.07, 0.812),
            (1.05, 0.86),
            (0.88, 0.905),
            (0.5, 0.928),
            (0, 0.932),
        ),
        "felt",
        (0.018, 0.017, 0.017),
        curl=0.02,
    ),
    "beret": Hat(
        (
            (1.02, 0.812),
            (1.05, 0.820),
            (1.38, 0.845),
            (1.42, 0.858),
            (1.15, 0.880),
            (0.5, 0.893),
            (0, 0.894),
        ),
        "felt",
        (0.25, 0.02, 0.03),
        tilt=-14.0,
    ),
    "sun hat": Hat(
        (
            (2.55, 0.780),
            (2.50, 0.785),
            (1.14, 0.803),
            (1.08, 0.812),
            (1.04, 0.85),
            (0.85, 0.885),
            (0.4, 0.898),
            (0, 0.90),
        ),
        "straw",
        (0.66, 0.54, 0.33),
        curl=0.016,
    ),
    "helmet": Hat(
        (
            (1.20, 0.770),
            (1.24, 0.776),
            (1.26, 0.82),
            (1.16, 0.875),
            (0.80, 0.918),
            (0.4, 0.932),
            (0, 0.935),
        ),
        "gloss plastic",
        (0.45, 0.03, 0.025),
        visor=0.02,
    ),
    "headscarf": Hat(
        (
            (1.95, 0.512),
            (1.80, 0.535),
            (1.42, 0.562),
            (1.04, 0.590),
            (0.97, 0.625),
            (1.07, 0.670),
            (1.13, 0.740),
            (1.10, 0.805),
            (1.02, 0.845),
            (0.82, 0.880),
            (0.46, 0.905),
            (0, 0.915),
        ),
        "cotton",
        (0.30, 0.06, 0.07),
        rim=0.62,
        open=64.0,
        oval=True,
        tilt=0.0,
        folds=0.030,
    ),
    "iron helmet": Hat(
        (
            (1.19, 0.792),
            (1.24, 0.794),
            (1.24, 0.808),
            (1.18, 0.812),
            (1.12, 0.845),
            (0.94, 0.886),
            (0.60, 0.922),
            (0.22, 0.950),
            (0, 0.958),
        ),
        "brushed steel",
        (0.40, 0.40, 0.42),
    ),
    "horned helmet": Hat(
        (
            (1.19, 0.782),
            (1.24, 0.784),
            (1.24, 0.808),
            (1.18, 0.812),
            (1.12, 0.850),
            (0.90, 0.892),
            (0.50, 0.920),
            (0, 0.928),
        ),
        "brushed steel",
        (0.34, 0.33, 0.33),
        horn=(
            (1.02, 0.0, 0.838, 0.026),
            (1.50, -0.05, 0.846, 0.024),
            (1.95, -0.12, 0.890, 0.017),
            (2.00, -0.18, 0.970, 0.003),
        ),
        horn_cloth=("wax", (0.62, 0.53, 0.38)),
    ),
    "nurse cap": Hat(
        ((0.95, 0.835), (0.98, 0.838), (0.98, 0.872), (0.5, 0.880), (0, 0.88)),
        "cotton",
        (0.78, 0.78, 0.78),
        rim=None,
    ),
}
GLASS_Z = 0.862  # template height to which helmets are of glass, so that light falls in
RIM_Z = 0.797  # template height at which hats end on the forehead
CHIN_Z = 0.612  # template height of the chin
WIDE, DEEP = 0.0815, 0.1045  # m, half a grown head with its hair, of hats off any head
ROOM = 1.06  # what hair takes under a hat


@dataclass(frozen=True, slots=True)
class Fit:
    """The skull that a hat is for, in the frame of the base mesh's head, m."""

    wide: float  # half
    deep: float  # half
    middle: float  # y
    rim: float  # z of the forehead's top
    over: float  # factor on heights above the rim
    under: float  # factor on heights below it


def fit(posed: Posed) -> Fit:
    """Of the head at rest: where the vertices came to lie that are a ring about the base head."""
    body, atlas = posed.body, posed.body.atlas
    ring, chin = _ring(atlas)
    pivot = atlas.vertices[atlas.bones[atlas.bone("head")].head].mean(axis=0)
    own = (body.rest[ring] - body.joint("head")) / head_scale(posed) + pivot
    low = (body.rest[chin, 2].min() - body.joint("head")[2]) / head_scale(posed) + pivot[2]
    wide = ROOM * float(np.abs(own[:, 0]).max())
    front, back = float(own[:, 1].min()), float(own[:, 1].max())
    rim = float(own[own[:, 1] < front + 0.02, 2].mean())
    deep = 0.5 * ROOM * (back - front)
    under = (rim - float(low)) / (RIM_Z - CHIN_Z)
    return Fit(wide, deep, 0.5 * (front + back), rim, 0.5 * (wide / WIDE + deep / DEEP), under)


@functools.lru_cache(maxsize=2)
def _ring(atlas: Atlas) -> tuple[Indices, Indices]:
    """Vertices of the base mesh about the skull where hats sit, and those of the chin."""
    skin = np.unique(atlas.quads["body"])
    t = atlas.vertices[skin]
    on = (np.abs(t[:, 2] - RIM_Z) < 0.012) & (atlas.share("head")[skin] > 0.5)
    low = (np.abs(t[:, 2] - CHIN_Z) < 0.03) & (t[:, 1] < -0.12) & (np.abs(t[:, 0]) < 0.02)
    return skin[on].astype(np.int32), skin[low].astype(np.int32)


def hat(posed: Posed, of: Hat, color: Rgb, name: str) -> list[Part]:
    """The hat on the posed head, with visor, points or glass."""
    mesh = lathe(_even(of.outline), segments=96, crease=60)
    parts = [_on_skull(posed, of, _trimmed(mesh, of), material(of.cloth, color=color), name)]
    if of.visor > 0:
        parts.append(
            _on_skull(posed, of, _visor(of), material(of.cloth, color=color), name, flat=True)
        )
    if of.horn:
        parts.append(_on_skull(posed, of, _horned(of), _horn_of(of), name))
    if of.glass is not None:
        shell = lathe(_even(tuple((r * 0.985, z) for r, z in of.outline)), segments=96)
        parts.append(_on_skull(posed, of, shell, material("thin glass", color=of.glass), name))
    return parts


def loose_hat(of: Hat, color: Rgb) -> list[Part]:
    """The hat off any head, as for a grown one: its rim about z = 0, its front towards −y."""
    meshes = [_trimmed(lathe(_even(of.outline), segments=96, crease=60), of)]
    if of.visor > 0:
        meshes.append(_visor(of))
    cloth = material(of.cloth, color=color)
    parts = [_laid(mesh, cloth, "body", tinted=True) for mesh in meshes]
    if of.horn:
        parts.append(_laid(_horned(of), _horn_of(of), "horns"))
    if of.glass is not None:
        shell = lathe(_even(tuple((r * 0.985, z) for r, z in of.outline)), segments=96)
        parts.append(_laid(shell, material("thin glass", color=of.glass), "glass"))
    return parts


def _laid(mesh: Mesh, cloth: Material, name: str, tinted: bool = False) -> Part:
    """From head widths to metres about the rim."""
    points = ((mesh.vertices - [0.0, 0.0, 0.80]) * [WIDE, DEEP, 1.0]).astype(np.float32)
    uvs = np.stack([np.arctan2(points[:, 0], -points[:, 1]) * 0.09, points[:, 2]], axis=1)
    normals = normals_of(points, mesh.triangles)
    shape = Mesh(points, mesh.triangles, normals, None, uvs.astype(np.float32))
    return Part(shape, cloth, name, tinted)


def _even(outline: Steps) -> Floats:
    path = np.array([(r, 0.0, z) for r, z in outline])
    soft = spline(path, 5 * len(path))
    return np.asarray(np.c_[np.maximum(soft[:, 0], 0), soft[:, 2]], np.float32)


def _trimmed(mesh: Mesh, of: Hat) -> Mesh:
    """Points of crowns, pleats, curled brims, open fronts: in head widths about the skull."""
    p = mesh.vertices.copy()
    turn = np.arctan2(p[:, 0], -p[:, 1])
    radius = np.hypot(p[:, 0], p[:, 1])
    if of.points:
        saw = np.abs(((turn / (2 * np.pi) * of.points) % 1) - 0.5) * 2
        high = smoothstep(0.83, 0.885, p[:, 2])
        p[:, 2] -= high * (1 - saw) * 0.045
    brim = smoothstep(1.15, 1.9, radius)
    p[:, 2] += of.curl * brim * (2.2 * np.sin(turn) ** 2 - 0.7)
    p[:, 1] += of.bend * 9.0 * np.clip(p[:, 2] - 0.9, 0, 1) ** 1.3
    pleat = 1 + of.pleats * np.sin(turn * 26) * smoothstep(0.87, 0.93, p[:, 2])
    waves = np.sin(7 * turn + 26 * p[:, 2]) + 0.6 * np.sin(13 * turn - 43 * p[:, 2] + 1.0)
    loose = of.folds * waves * (0.3 + 0.7 * smoothstep(0.66, 0.57, p[:, 2]))
    p[:, :2] *= (pleat + loose)[:, None]
    aside = np.abs(turn) - np.radians(of.open)
    field = np.maximum(aside, 10 * (p[:, 2] - (0.802 if of.glass is None else GLASS_Z)))
    if of.oval:
        field = np.hypot(turn / np.radians(of.open), (p[:, 2] - 0.720) / 0.088) - 1
    if not of.open:
        return Mesh(p.astype(np.float32), mesh.triangles, None)
    p, triangles = clipped(p.astype(np.float32), mesh.triangles, field.astype(np.float32))
    return Mesh(p, triangles, None)


def _horn_of(of: Hat) -> Material:
    cloth, color = of.horn_cloth
    return material(cloth, color=color)


def _horned(of: Hat) -> Mesh:
    """Both horns of a helmet, or the blades before it, in head widths."""
    size = np.array([WIDE, DEEP, 1.0])
    rows = spline(np.array(of.horn), 30)
    meshes = []
    for side in (1.0, -1.0):
        path = rows[:, :3] * size * [side, 1.0, 1.0]
        made = tube(path, rows[:, 3], sides=20)
        meshes.append(replace(made, vertices=(made.vertices / size).astype(np.float32)))
    return combined(meshes)


def _visor(of: Hat) -> Mesh:
    """A curved plate in front of the rim."""
    turn = np.linspace(-1.05, 1.05, 41)
    inner = np.stack([1.06 * np.sin(turn), -1.06 * np.cos(turn), 0.800 - 0.004 * turn**2], axis=1)
    long = of.visor / DEEP * np.cos(turn / 1.05 * np.pi / 2) ** 0.6
    outer = inner * [1.02, 1, 1] - np.stack([0 * turn, long, 0.012 + 0 * turn], axis=1)
    outer[:, 2] -= 0.012 * turn**2
    up = np.array([0.0, 0.0, 0.003])
    rows = [inner + up, outer + up, outer, inner]
    points = np.concatenate(rows).astype(np.float32)
    a = np.arange(40)
    faces = []
    for k in range(4):
        p, q = k * 41 + a, ((k + 1) % 4) * 41 + a
        faces += [np.stack([p, q, q + 1], axis=1), np.stack([p, q + 1, p + 1], axis=1)]
    return Mesh(points, np.concatenate(faces).astype(np.int32), None)


def _on_skull(
    posed: Posed, of: Hat, mesh: Mesh, cloth: Material, name: str, flat: bool = False
) -> Part:
    """From head widths to the posed head."""
    own = fit(posed)
    p = mesh.vertices * [own.wide, own.deep, 1.0]
    angle = np.radians(of.tilt)
    y, z = p[:, 1].copy(), p[:, 2] - 0.80
    p[:, 1] = y * np.cos(angle) - z * np.sin(angle)
    p[:, 2] = 0.80 + y * np.sin(angle) + z * np.cos(angle)
    high = p[:, 2] - RIM_Z
    z = own.rim + high * np.where(high > 0, own.over, own.under)
    world = np.stack([p[:, 0], p[:, 1] + own.middle, z], axis=1)
    points = on_head(posed, world.astype(np.float32))
    uvs = np.stack([np.arctan2(p[:, 0], -p[:, 1]) * 0.09, p[:, 2]], axis=1)
    normals = None if flat else normals_of(points, mesh.triangles)
    shape = Mesh(points, mesh.triangles, normals, None, uvs.astype(np.float32))
    return Part(shape, cloth, name, tinted=False)


# --- glasses -----------------------------------------------------------------------------------
def glasses(posed: Posed, color: Rgb, dark: float = 0.0) -> list[Part]:
    """Frames with temples; `dark` lenses are sunglasses."""
    turn = np.linspace(0, 2 * np.pi, 49)
    frames: list[Array] = []
    for side in (-1.0, 1.0):
        x, z = 0.0215 * np.cos(turn), 0.0175 * np.sin(turn)
        ring = np.stack(
            [
                side * 0.0320 + x,
                -0.1555 + 0.10 * np.abs(x + side * 0.0) ** 1.0 * (side * x > 0),
                0.7255 + z,
            ],
            axis=1,
        )
        frames.append(ring)
        hinge = np.array([side * 0.0535, -0.151, 0.731])
        ear = np.array(
            [
                [side * 0.0745, -0.120, 0.733],
                [side * 0.0815, -0.055, 0.735],
                [side * 0.0815, -0.030, 0.722],
            ]
        )
        frames.append(spline(np.vstack([hinge, ear]), 24))
    frames.append(
        spline(
            np.array([[-0.0115, -0.1565, 0.730], [0, -0.1585, 0.7325], [0.0115, -0.1565, 0.730]]), 9
        )
    )
    metal = material("gloss plastic", color=color)
    parts = []
    for path in frames:
        world = on_head(posed, np.asarray(path, np.float32))
        parts.append(
            Part(tube(world, 0.0013 * head_scale(posed), sides=10), metal, "glasses", tinted=False)
        )
    return parts + [_lens(posed, ring, dark) for ring in frames[0:4:2]]


def _lens(posed: Posed, ring: Array, dark: float) -> Part:
    points = on_head(posed, np.vstack([ring.mean(axis=0), ring]).astype(np.float32))
    n = len(ring)
    triangles = np.stack([np.zeros(n - 1), np.arange(1, n), np.arange(2, n + 1)], axis=1).astype(
        np.int32
    )
    if dark > 0:
        look = Material("lens", (0.01, 0.01, 0.012), roughness=0.06, coat=1.0)
    else:
        look = material("thin glass")
    return Part(Mesh(points, triangles, normals_of(points, triangles)), look, "lens", tinted=False)


# --- on the clothes ----------------------------------------------------------------------------
def probe(piece: Piece, places: Floats) -> tuple[Floats, Floats]:
    """Points and normals of a piece in front of template (x, z) places (N, 2)."""
    front = np.flatnonzero(piece.t[:, 1] < -0.01)
    _, near = cKDTree(piece.t[front][:, [0, 2]]).query(places)
    index = front[near]
    return piece.points[index], piece.normals[index]


def buttons(piece: Piece, columns: tuple[float, ...], high: float, low: float, color: Rgb) -> Part:
    """Discs down the front."""
    rows = np.arange(high, low, -0.075)
    spots = np.array([(x, z) for x in columns for z in rows])
    points, normals = probe(piece, spots)
    disc = ball(0.0055, segments=10)
    meshes, faces = [], []
    for i, (p, n) in enumerate(zip(points, normals, strict=True)):
        flat = disc.vertices - 0.7 * (disc.vertices @ n)[:, None] * n
        meshes.append(flat + p + n * 0.0015)
        faces.append(disc.triangles + i * len(disc.vertices))
    v, t = np.concatenate(meshes).astype(np.float32), np.concatenate(faces).astype(np.int32)
    return Part(
        Mesh(v, t, normals_of(v, t)),
        material("gloss plastic", color=color),
        "buttons",
        tinted=False,
    )


def collar(
    piece: Piece, posed: Posed, garment: Garment, cloth: Material, high: float, name: str
) -> Part | None:
    """A collar that stands up from the neckline, leans to the neck and folds over."""
    cut, ease = garment.cut, garment.ease
    loop = _neck_loop(piece, cut)
    if loop is None:
        return None
    base, out, front = loop
    lean = 0.005 + 0.45 * ease  # necks are narrower than necklines
    up = posed.turn("neck01") @ unit(np.array([0, -0.12, 1.0]))
    point = front[:, None] ** 3
    rows = [
        base - 0.004 * up,
        base + up * 0.62 * high - out * lean,
        base + up * high - out * (lean + 0.002),
        base + up * (high * 0.95) - out * (lean - 0.004),
        base + up * (0.05 * high) + out * 0.006 - point * (0.016 * up - 0.003 * out),
        base - up * (0.26 * high) + out * 0.011 - point * (0.028 * up - 0.004 * out),
    ]
    points, triangles, uvs = _strip(np.stack(rows))
    shape = Mesh(points, triangles, normals_of(points, triangles), None, uvs)
    return Part(shape, cloth, name, tinted=False)


def _neck_loop(piece: Piece, cut: Cut) -> tuple[Floats, Floats, Floats] | None:
    """Points of the neckline from the front's right round the back, ways out, nearness to front."""
    edge = np.unique(piece.rim)
    edge = edge[(piece.t[edge, 2] > 0.44) & (np.abs(piece.t[edge, 0]) < 0.10)]
    edge = edge[np.abs(neckline(piece.t[edge], cut)) < 0.006]
    if len(edge) < 12:
        return None
    t = piece.t[edge]
    turn = np.arctan2(t[:, 0], -(t[:, 1] + 0.02))
    want = np.linspace(-np.pi + 0.16, np.pi - 0.16, 96) + np.pi  # 0 is the front
    order = np.argsort(turn % (2 * np.pi))
    known = (turn % (2 * np.pi))[order]
    base = np.stack(
        [
            np.interp(want, known, piece.points[edge][order][:, k], period=2 * np.pi)
            for k in range(3)
        ],
        axis=1,
    )
    kernel = np.ones(9) / 9
    padded = np.pad(base, ((4, 4), (0, 0)), mode="edge")
    base = np.stack([np.convolve(padded[:, k], kernel, mode="valid") for k in range(3)], axis=1)
    out = base - base.mean(axis=0)
    out[:, 2] = 0
    return base.astype(np.float32), unit(out), np.abs(np.cos(want / 2)).astype(np.float32)


def _strip(rows: Floats) -> tuple[Floats, Indices, Floats]:
    """Vertices, triangles and uvs of (K, N, 3) rows, smooth along both."""
    fine = np.stack([spline(column, 16) for column in rows.transpose(1, 0, 2)], axis=1)
    k, n = fine.shape[:2]
    row, column = np.meshgrid(np.arange(k - 1), np.arange(n - 1), indexing="ij")
    p = (row * n + column).reshape(-1)
    triangles = np.concatenate(
        [np.stack([p, p + n, p + 1], 1), np.stack([p + 1, p + n, p + n + 1], 1)]
    )
    along = np.linalg.norm(np.diff(fine, axis=1, prepend=fine[:, :1]), axis=2).cumsum(axis=1)
    across = np.linalg.norm(np.diff(fine, axis=0, prepend=fine[:1]), axis=2).cumsum(axis=0)
    uvs = np.stack([along, across], axis=2).reshape(-1, 2).astype(np.float32)
    return fine.reshape(-1, 3).astype(np.float32), triangles.astype(np.int32), uvs


def tie(piece: Piece, color: Rgb, low: float) -> Part:
    """A knot and a blade down the shirt's front to the template height `low`."""
    z = np.linspace(0.555, low, 30)
    points, normals = probe(piece, np.stack([0 * z, z], axis=1))
    points = np.stack(
        [
            np.convolve(np.pad(points[:, k], 4, mode="edge"), np.ones(9) / 9, "valid")
            for k in range(3)
        ],
        axis=1,
    )
    s = np.linspace(0, 1, 30)
    half = np.interp(
        s, [0, 0.03, 0.09, 0.12, 0.92, 1.0], [0.013, 0.021, 0.016, 0.014, 0.042, 0.001]
    )
    deep = np.interp(s, [0, 0.04, 0.1, 0.13, 1.0], [0.012, 0.014, 0.010, 0.006, 0.008])
    ring = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    across = np.array([1.0, 0, 0])
    rings = (
        points[:, None]
        + (half[:, None] * np.cos(ring))[..., None] * across
        + (0.006 + deep[:, None] * 0.5 * (1 + np.sin(ring)))[..., None]
        * unit(normals * [0.3, 1, 0.3])[:, None]
    )
    mesh = loft(rings)
    return Part(
        replace(mesh, normals=normals_of(mesh.vertices, mesh.triangles)),
        material("silk", color=color),
        "tie",
        tinted=False,
    )
