"""What hangs on a person that is no garment? Scarves, capes, hoods, backpacks, bow ties, gloves.

All is told on the base mesh (template points, metres) and carried with the trunk of the person.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from imagineart.modelling.beasts.growths import feathered_wings
from imagineart.modelling.kit import ball, bevelled_box, spline, tube
from imagineart.modelling.materials import material
from imagineart.modelling.model import Floats, Material, Mesh, Part, Rgb
from imagineart.modelling.people.body import Posed
from imagineart.modelling.people.clothes import Piece
from imagineart.modelling.people.forms import Array, noise, normals_of, smoothstep, unit
from imagineart.modelling.people.head import Flesh
from imagineart.modelling.people.sitter import Worn
from imagineart.modelling.people.wear import probe

NECK = (0.0, -0.0068, 0.589)  # template, where the neck begins

STRAP = np.array(
    [
        [0.080, 0.13, 0.530],
        [0.088, 0.02, 0.588],
        [0.092, -0.110, 0.560],
        [0.105, -0.178, 0.44],
        [0.140, -0.150, 0.30],
        [0.165, -0.01, 0.22],
        [0.120, 0.14, 0.20],
    ]
)


def on_trunk(posed: Posed, template: Array, bone: str = "neck01") -> Floats:
    """(N, 3) where template points near the shoulders are, scaled with this trunk."""
    body, atlas = posed.body, posed.body.atlas
    base = [
        atlas.vertices[atlas.bones[atlas.bone(b)].head].mean(axis=0) for b in ("root", "neck01")
    ]
    own = [body.joint(b) for b in ("root", "neck01")]
    scale = float(np.linalg.norm(own[1] - own[0]) / np.linalg.norm(base[1] - base[0]))
    rest = (template - np.array(NECK)) * scale + own[1]
    return np.asarray(posed.carried(bone, np.asarray(rest, float)), np.float32)


def scarf(posed: Posed, color: Rgb, seed: int) -> list[Part]:
    """Cloth wound about the neck, one end hanging in front."""
    turn = np.linspace(0.3, 4.4 * np.pi, 120)
    grow = np.linspace(0, 1, 120)
    ring = np.stack(
        [
            (0.078 + 0.016 * grow) * np.sin(turn),
            -0.030 - (0.086 + 0.02 * grow) * np.cos(turn),
            0.590 + 0.022 * np.cos(turn * 0.5 + 1) - 0.02 * grow,
        ],
        axis=1,
    )
    ends = np.array([[0.045, -0.150, 0.50], [0.055, -0.178, 0.40], [0.060, -0.178, 0.26]])
    path = on_trunk(posed, spline(np.vstack([ring[::4], ends]), 220))
    wide = np.interp(np.arange(220), [0, 150, 175, 220], [0.031, 0.033, 0.030, 0.040])
    mesh = tube(path, wide, sides=28, squash=0.5)
    out = normals_of(mesh.vertices, mesh.triangles)
    rough = mesh.vertices + out * (0.0035 * noise(mesh.vertices, 0.035, seed))[:, None]
    shape = replace(
        mesh, vertices=rough.astype(np.float32), normals=normals_of(rough, mesh.triangles)
    )
    return [Part(shape, material("wool", color=color), "scarf", tinted=False)]


def cape(posed: Posed, color: Rgb, seed: int) -> list[Part]:
    """A sheet from shoulder to shoulder round the back, falling in folds to the calves."""
    turn, fall = np.meshgrid(np.linspace(-2.0, 2.0, 72), np.linspace(0, 1, 40), indexing="ij")
    wide = 0.105 + 0.125 * smoothstep(0.0, 0.10, fall) + 0.10 * fall
    fold = 0.030 * fall * np.sin(turn * 8 + seed % 7) + 0.004 * np.sin(turn * 23)
    x = (wide + fold) * np.sin(turn)
    y = -0.02 + (0.75 * wide + 0.02 + fold) * np.cos(turn) + 0.05 * fall
    z = 0.585 - 0.065 * smoothstep(0.0, 0.10, fall) - 0.98 * fall
    points = on_trunk(posed, np.stack([x, y, z], axis=-1).reshape(-1, 3), "spine02")
    points[:, 2] = np.maximum(points[:, 2], 0.03 + posed.points[:, 2].min())
    shape = _sheet(points, 72, 40)
    return [Part(shape, material("wool", color=color), "cape", tinted=False)]


def _sheet(points: Floats, rows: int, columns: int) -> Mesh:
    """A grid with both its sides, 3 mm apart."""
    row, column = np.meshgrid(np.arange(rows - 1), np.arange(columns - 1), indexing="ij")
    a = (row * columns + column).reshape(-1)
    b, c, d = a + columns, a + columns + 1, a + 1
    out = np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]).astype(np.int32)
    normals = normals_of(points, out)
    inner = points - 0.003 * normals
    both = np.concatenate([points, inner]).astype(np.float32)
    triangles = np.concatenate([out, out[:, ::-1] + len(points)]).astype(np.int32)
    grid = points.reshape(rows, columns, 3)
    u = np.linalg.norm(np.diff(grid, axis=0, prepend=grid[:1]), axis=2).cumsum(axis=0)
    v = np.linalg.norm(np.diff(grid, axis=1, prepend=grid[:, :1]), axis=2).cumsum(axis=1)
    uvs = np.tile(np.stack([u, v], axis=2).reshape(-1, 2), (2, 1)).astype(np.float32)
    return Mesh(both, triangles, np.concatenate([normals, -normals]), None, uvs)


def backpack(posed: Posed, color: Rgb, seed: int) -> list[Part]:
    """A bag with a pocket on the back, and its straps over the shoulders."""
    cloth = material("cotton", color=color)
    bags = [((0.29, 0.15, 0.40), (0.0, 0.205, 0.16)), ((0.22, 0.06, 0.19), (0.0, 0.30, 0.17))]
    parts = []
    for size, at in bags:
        box = bevelled_box(size, bevel=0.028)
        points = on_trunk(posed, box.vertices + np.array(at), "spine02")
        shape = replace(box, vertices=points, normals=normals_of(points, box.triangles))
        parts.append(Part(shape, cloth, "backpack", tinted=False))
    for side in (-1.0, 1.0):
        way = [(0.080, 0.13, 0.530), (0.088, 0.02, 0.588), (0.092, -0.09, 0.555)]
        way += [
            (0.105, -0.155, 0.44),
            (0.135, -0.13, 0.30),
            (0.165, -0.01, 0.22),
            (0.12, 0.14, 0.20),
        ]
        path = on_trunk(posed, spline(np.array(way) * [side, 1, 1], 60), "spine02")
        strap = tube(path, 0.017, sides=16, squash=0.4)
        parts.append(Part(strap, cloth, "backpack", tinted=False))
    return parts


def hood(posed: Posed, cloth: Material) -> Part:
    """A hood that lies behind the neck: a roll, thick at the back, thin at the throat."""
    turn = np.linspace(-2.75, 2.75, 90)
    back = 0.5 + 0.5 * np.cos(turn)
    x = (0.082 + 0.020 * back) * np.sin(turn)
    y = -0.030 + (0.088 + 0.030 * back) * np.cos(turn)
    z = 0.545 + 0.050 * back + 0.012 * np.cos(turn)
    path = on_trunk(posed, np.stack([x, y, z], axis=1))
    mesh = tube(path, 0.016 + 0.026 * back, sides=24, squash=0.72)
    return Part(mesh, cloth, "hood", tinted=False)


def bow_tie(piece: Piece, color: Rgb) -> Part:
    """Two wings and a knot at the collar."""
    point, normal = probe(piece, np.array([[0.0, 0.553]]))
    knot = ball(0.011, segments=16)
    wing = ball(1.0, segments=24)
    meshes = [knot.vertices * [1, 0.8, 1.1]]
    for side in (-1.0, 1.0):
        p = wing.vertices * [0.026, 0.007, 0.006]
        flare = 0.35 + 2.6 * smoothstep(-0.026, 0.030, p[:, 0] * side)
        meshes.append(p * np.stack([1 + 0 * flare, 1 + 0 * flare, flare], 1) + [side * 0.029, 0, 0])
    faces = [knot.triangles, wing.triangles, wing.triangles]
    starts = np.cumsum([0, *(len(m) for m in meshes[:-1])])
    points = np.concatenate(meshes) + point[0] + 0.012 * unit(normal[0] * [0.2, 1, 0.2])
    triangles = np.concatenate([f + s for f, s in zip(faces, starts, strict=True)])
    points, triangles = points.astype(np.float32), triangles.astype(np.int32)
    shape = Mesh(points, triangles, normals_of(points, triangles))
    return Part(shape, Material("satin", color, roughness=0.35), "bow tie", tinted=False)


def gloved(hands: Flesh, worn: Worn) -> Part:
    """Both hands in gloves."""
    points = (hands.points + 0.0018 * hands.normals).astype(np.float32)
    cloth = material("leather", color=worn.color or (0.03, 0.02, 0.015))
    piece = hands.scaffold
    shape = Mesh(points, piece.triangles, hands.normals, None, piece.uvs)
    return Part(shape, cloth, "gloves", tinted=False)


def wings(posed: Posed, color: Rgb, seed: int) -> list[Part]:
    """Two wings of feathers between the shoulder blades."""
    root = on_trunk(posed, np.array([[0.0, 0.11, 0.46]]), "spine02")[0].astype(float)
    tall = float(np.ptp(posed.points[:, 2]))
    grown = feathered_wings(root, tall, 0.72, color, np.random.default_rng(seed))
    return [replace(grown, tinted=False, coat=False)]


HUNG: Mapping[str, tuple[Callable[[Posed, Rgb, int], list[Part]], Rgb]] = {  # and its usual colour
    "scarf": (scarf, (0.35, 0.05, 0.05)),
    "cape": (cape, (0.30, 0.02, 0.03)),
    "wings": (wings, (0.76, 0.75, 0.72)),
    "backpack": (backpack, (0.05, 0.09, 0.16)),
}
