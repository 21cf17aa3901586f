"""How does a beast on four legs come together? Skin, coat, face and growths, in a pose."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.beasts import face as faces
from imagineart.modelling.beasts.anatomy import Quadruped, body_of, cuddly
from imagineart.modelling.beasts.body import Body, Site
from imagineart.modelling.beasts.coats import cells, colored, mask, step
from imagineart.modelling.beasts.growths import (
    claws,
    dragon_wings,
    feathered_wings,
    frill,
    hoof,
    horns,
    locks,
    nails,
    placed,
    spikes,
    teeth,
    tusks,
)
from imagineart.modelling.beasts.mouth import LIP, Mouth, mouth_of
from imagineart.modelling.beasts.pelt import hairs, rooted
from imagineart.modelling.beasts.poses import MANNERS
from imagineart.modelling.beasts.skeleton import STAND, Bone, Pose
from imagineart.modelling.kit.assembly import moved, turned
from imagineart.modelling.kit.curves import spline
from imagineart.modelling.kit.noise import noise, spots
from imagineart.modelling.kit.sdf import Field
from imagineart.modelling.kit.sdf.field import rotation
from imagineart.modelling.kit.surfaces import smoothed
from imagineart.modelling.model import (
    Anchor,
    Floats,
    Material,
    Mesh,
    Model,
    Part,
    Point,
    Strands,
    bounds_of,
)

FACE_CELLS = 115
BODY_CELLS, BARE_CELLS = 150, 175  # along the longest side of a body with hair, without
LEGS = ("fore.left", "fore.right", "hind.left", "hind.right")


class Maker:
    """One beast in the making: what its parts share."""

    def __init__(self, beast: Quadruped, pose: Pose, rng: np.random.Generator) -> None:
        self.beast, self.rng = beast, rng
        turned, tilted, nodded = rng.normal(0, 1, 3)
        self.pose = replace(
            pose,
            head=pose.head + beast.head.pitch + 3 * float(nodded),
            yaw=pose.yaw + _turn(pose.yaw or float(turned), float(turned)),
            roll=pose.roll + 3 * float(np.clip(tilted, -2, 2)),
        )
        self.seed = int(rng.integers(1 << 30))
        self.body: Body = body_of(beast, self.pose)
        self.bones = self.body.bones
        self.head: Bone = self.bones["head"]
        self.unit = self.body.skull
        self.face: Field = _unposed(self.body.field(("trunk",)), self.head)
        self.eyes = faces.sockets(self.face, self.head.rest, self.unit, beast.head.eye)
        self.mouth: Mouth = mouth_of(self.face, beast.head, self.head.rest, self.unit)

    def paint(self, site: Site) -> Floats:
        """(N, 3) the coat at places of the skin, dark at the lips."""
        share = (self.mouth.share(site.head) * site.share["head"])[:, None]
        coat = colored(self.beast.coat, site, self.seed)
        return np.asarray(coat * (1 - share) + np.array(LIP) * share, np.float32)

    def at_rest(self, points: Floats) -> Floats:
        """(N, 3) the coat at points of the head at rest."""
        return self.paint(self.body.site(self.head.place(points).astype(np.float32)))

    def spot(self, way: Point) -> NDArray[np.float64]:
        """(3,) where the head's skin lies in a direction from the middle of the skull, at rest."""
        direction = np.asarray(way, float) / np.linalg.norm(way)
        return faces.outward(self.face, self.head.rest, direction, 8 * self.unit)


def _turn(way: float, chance: float) -> float:
    """Degrees by which a head turns more to the side of a way: it is seldom held straight."""
    return float(np.sign(way)) * min(8.0 + 12.0 * abs(chance), 26.0)


def _unposed(field: Field, bone: Bone) -> Field:
    """The field as it is for one who rides on a bone at rest."""

    def distance(x: Floats, y: Floats, z: Floats) -> Floats:
        points = bone.place(np.stack([x, y, z], axis=-1).reshape(-1, 3))
        return field(points.astype(np.float32)).reshape(np.shape(x))

    return Field(distance, field.low, field.high, slack=field.slack)


def quadruped(noun: str, beast: Quadruped, pose: str, rng: np.random.Generator) -> Model:
    """The whole beast."""
    maker = Maker(cuddly(beast), MANNERS[beast.manner].get(pose, STAND), rng)
    skin = _skin(maker)
    site = maker.body.site(skin.vertices)
    color = maker.paint(site)
    parts = [_hide(maker, skin, color)]
    ears = _ears(maker)
    parts += [part for part, _ in ears]
    if beast.fur.kind != "skin":
        parts += _coat(maker, skin, site, color, ears)
    parts += _eyes(maker) + _muzzle(maker) + _grown(maker) + _mane(maker)
    model = Model(noun, _grounded(parts), _anchors(maker, skin))
    return _overturned(model) if pose == "hang" else model


def _overturned(model: Model) -> Model:
    """Belly up, hanging by its feet; the lowest on z = 0."""
    over = turned(model, "y", 180.0)
    return moved(over, (0.0, 0.0, -float(over.bounds[0][2])))


def _grounded(parts: list[Part]) -> tuple[Part, ...]:
    """Feet on z = 0, measured on what is solid; no hair goes underground."""
    low = bounds_of([p for p in parts if isinstance(p.shape, Mesh)])[0]
    return tuple(above_ground(p) for p in moved(tuple(parts), (0.0, 0.0, -float(low[2]))))


def above_ground(part: Part) -> Part:
    """The part with hairs that would go underground laid on it."""
    if not isinstance(part.shape, Strands):
        return part
    points = part.shape.points.copy()
    points[..., 2] = np.maximum(points[..., 2], 0.0003)
    return replace(part, shape=replace(part.shape, points=points))


def _skin(maker: Maker) -> Mesh:
    field = maker.body.field()
    cells = BARE_CELLS if maker.beast.fur.wrinkle else BODY_CELLS
    detail = float((field.high - field.low).max()) / cells
    mesh = maker.body.skin(detail, 5.0 * maker.unit / FACE_CELLS)
    assert mesh.normals is not None
    head = (maker.head.back(mesh.vertices) - maker.head.rest) / maker.unit
    depth = maker.mouth.relief(head.astype(np.float32)) * maker.unit
    fur = maker.beast.fur
    if fur.wrinkle:
        depth = depth + fur.wrinkle * maker.beast.height * _grain(maker, mesh.vertices)
    return smoothed(
        Mesh((mesh.vertices + depth[:, None] * mesh.normals).astype(np.float32), mesh.triangles),
        180,
    )


def _grain(maker: Maker, points: Floats) -> Floats:
    """(N,) relief of bare skin, −1…1: scales, or the creases of thick skin."""
    rest = maker.body.site(points).rest
    scale = maker.beast.fur.scale
    return scales(rest, scale, maker.seed) if scale else creases(rest, maker.seed)


def scales(rest: Floats, size: float, seed: int) -> Floats:
    """(N,) 1 on the middle of a scale, −1 between scales."""
    domed = np.clip(spots(rest, size, seed) / 0.62, 0, 1) ** 2
    return np.asarray(1 - 2 * domed, np.float32)


def creases(rest: Floats, seed: int) -> Floats:
    """(N,) 0 on the plain, −1 deep in a crease: folds across legs and trunk, a net between them."""
    folds = noise(rest * np.array([1, 1, 4.0], np.float32), 0.10, seed)
    across = np.exp(-((folds / 0.14) ** 2))
    net = np.exp(-((cells(rest + 0.01 * folds[:, None], 0.055, seed) / 0.12) ** 2))
    return np.asarray(-np.clip(0.8 * across + 0.5 * net, 0, 1), np.float32)


def _hide(maker: Maker, skin: Mesh, color: Floats) -> Part:
    fur = maker.beast.fur
    bare = fur.kind == "skin"
    shade = 1.0 if bare else 0.66
    if fur.wrinkle:
        dark = 1 + 0.3 * np.minimum(_grain(maker, skin.vertices), 0)
        color = np.asarray(color * dark[:, None], np.float32)
    material = Material(
        "hide",
        maker.beast.coat.base,
        0.62 if bare else 0.75,
        specular=0.35,
        sheen=0.1 if bare and not fur.gloss else 0.3,
        subsurface=0.15,
        coat=fur.gloss,
        coat_roughness=0.38,
    )
    return Part(
        replace(skin, colors=(color * shade).astype(np.float32)), material, "body", coat=True
    )


# --- coat -------------------------------------------------------------------------------------


def _coat(
    maker: Maker, skin: Mesh, site: Site, color: Floats, ears: list[tuple[Part, Floats]]
) -> list[Part]:
    fur, h = maker.beast.fur, maker.beast.height
    rest_flow = _flow(maker, site)
    flow = np.einsum("nij,nj->ni", site.turn, rest_flow).astype(np.float32)
    length = _length(maker, site, skin.vertices)
    density = _density(maker, site, skin.vertices)
    count = int(fur.count * 0.94)
    roots = rooted(skin, color, flow, length, density, count, maker.rng)
    strands = hairs(
        roots,
        maker.rng,
        radius=fur.thick * h,
        lift=fur.lift,
        mess=fur.mess,
        clump=fur.clump,
        tuft=fur.tuft,
        curl=fur.curl,
    )
    material = Material("fur", maker.beast.coat.base, 0.55, specular=0.4, sheen=0.3)
    parts = [Part(strands, material, "fur", coat=True)]
    parts += [
        Part(_ear_hair(maker, part, inside, int(fur.count * 0.03)), material, "fur", coat=True)
        for part, inside in ears
    ]
    return parts


def _flow(maker: Maker, site: Site) -> Floats:
    """(N, 3) the way hairs lie at rest."""
    s, n = site.share, len(site.rest)
    out = np.sign(site.rest[:, :1]) * np.minimum(np.abs(site.rest[:, :1]) * 4, 1)
    trunk = np.concatenate([0.15 * out, np.full((n, 1), 1.0), np.full((n, 1), -0.55)], 1)
    neck = np.concatenate([0.2 * out, np.full((n, 1), 0.5), np.full((n, 1), -0.9)], 1)
    legs = np.tile([0.0, 0.25, -1.0], (n, 1))
    plume = 0.12 + 0.5 * step(maker.beast.tail.fur, 1.3, 1.8)
    tail = np.stack([np.zeros(n), np.ones(n), np.full(n, -plume)], axis=1)
    d = maker.beast.head
    tip = np.array([0, -d.muzzle[0] - 0.25, d.muzzle[1] + 0.1])
    away = site.head - tip
    away = away / (np.linalg.norm(away, axis=1, keepdims=True) + 1e-6)
    away[:, 2] -= 0.35 * (site.head[:, 2] < 0)
    total = (
        trunk * s["trunk"][:, None]
        + neck * s["neck"][:, None]
        + away * s["head"][:, None]
        + legs * (s["fore"] + s["hind"])[:, None]
        + tail * s["tail"][:, None]
    )
    return np.asarray(total, np.float32)


def _length(maker: Maker, site: Site, points: Floats) -> Floats:
    """(N,) m."""
    fur, s = maker.beast.fur, site.share
    h = site.head
    face = fur.face * (0.30 + 0.70 * step(h[:, 1], -1.0, -0.1))
    side = step(np.abs(h[:, 0]), 0.55, 0.85) * step(h[:, 2], 0.2, -0.2) * step(h[:, 1], -0.7, -0.1)
    face = face + side * fur.cheeks * (1 - fur.face)
    face = face * (1 - fur.bare * mask(h))
    trunk = 1 + (fur.belly - 1) * step(site.rest[:, 2], 0.68, 0.56)
    breast = step(site.rest[:, 1] + site.rest[:, 2] * 0.1, -0.26, -0.40)
    trunk = trunk + (fur.ruff - 1) * breast
    legs = fur.legs + (fur.feet - fur.legs) * step(site.down, 0.35, 0.85)
    tail = maker.beast.tail.fur * (
        0.55 + 0.45 * np.clip(np.sin(np.pi * np.clip(site.along * 1.1 + 0.05, 0, 1)), 0, 1) ** 0.6
    )
    tail = np.full(len(points), 0) + tail
    total = (
        face * s["head"]
        + trunk * s["trunk"]
        + fur.ruff * s["neck"]
        + legs * (s["fore"] + s["hind"])
        + tail * s["tail"]
    )
    size = maker.beast.head.eye.size
    near = (_eye_distance(maker, points) - 1) * size
    total = total * (0.2 + 0.8 * step(near, 0.05, 0.55))
    return np.asarray(total * fur.length * maker.beast.height, np.float32)


def _eye_distance(maker: Maker, points: Floats) -> Floats:
    """(N,) distance to the nearer eye in its radii."""
    ends = [maker.head.place(e.middle) for e in maker.eyes]
    d = np.min([np.linalg.norm(points - m, axis=1) for m in ends], axis=0)
    return np.asarray(d / maker.eyes[0].radius, np.float32)


def _density(maker: Maker, site: Site, points: Floats) -> Floats:
    """(V,) hairs by area: more on the face, none in the eyes and on the nose."""
    d = maker.beast.head
    value = 1 + 2.2 * site.share["head"] + 0.3 * site.share["neck"]
    value = value * step(_eye_distance(maker, points), 1.12, 1.3)
    tip = np.array([0, -d.muzzle[0] - d.muzzle[3], d.muzzle[1] + d.nose_lift])
    near = np.linalg.norm((site.head - tip) / np.array([1, 1, 0.8]), axis=1)
    if d.nose in ("cat", "dog"):
        value = value * step(near, 0.8 * d.nose_size, 1.25 * d.nose_size)
    elif d.nose in ("muzzle", "disc"):
        value = value * (
            0.04 + 0.96 * step(site.head[:, 1], -d.muzzle[0] - 0.1, -d.muzzle[0] + 0.5)
        )
    return np.asarray(value, np.float32)


# --- ears -------------------------------------------------------------------------------------


def _ears(maker: Maker) -> list[tuple[Part, Floats]]:
    """Both ears with (V,) 1 where a vertex is inside."""
    shape = maker.beast.head.ear
    made = []
    for side in (1.0, -1.0):
        root = maker.spot((shape.at[0] * side, shape.at[1], shape.at[2]))
        root = root + 0.10 * (maker.head.rest - root)
        mesh, inside = faces.ear(root, maker.unit, shape, side)
        coat = maker.at_rest(mesh.vertices)
        color = (
            coat * (1 - inside[:, None]) + np.array(shape.inner) * (inside * _lit(mesh))[:, None]
        )
        if shape.back is not None:
            share = ((1 - inside) * _tipward(mesh))[:, None]
            color = color * (1 - share) + np.array(shape.back) * share
        done = Mesh(mesh.vertices, mesh.triangles, mesh.normals, color.astype(np.float32))
        skin = Material("ear", shape.inner, 0.6, specular=0.3, subsurface=0.3)
        made.append((placed(Part(done, skin, "ears", coat=True), maker.head), inside))
    return made


def _lit(mesh: Mesh) -> Floats:
    """(V,) 0.45 deep in an ear … 1 towards its tip."""
    return np.asarray(0.45 + 0.55 * _tipward(mesh), np.float32)


def _tipward(mesh: Mesh) -> Floats:
    """(V,) 0 at the root of an ear … 1 over most of it."""
    along = np.linalg.norm(mesh.vertices - mesh.vertices[0], axis=1)
    return np.asarray(step(along / along.max(), 0.12, 0.4), np.float32)


def _ear_hair(maker: Maker, part: Part, inside: Floats, count: int) -> Strands:
    mesh = part.shape
    assert isinstance(mesh, Mesh)
    assert mesh.colors is not None
    fur = maker.beast.fur
    way = mesh.vertices[-1] - mesh.vertices[0]
    flow = np.tile(way / np.linalg.norm(way), (len(mesh.vertices), 1)).astype(np.float32)
    long = fur.length * maker.beast.height * np.where(inside > 0.5, 0.3, _ear_coat(maker))
    tone = (
        maker.beast.coat.pale
        if max(maker.beast.head.ear.inner) > 0.2
        else maker.beast.head.ear.inner
    )
    pale = np.where(inside[:, None] > 0.5, np.array(tone) * 0.85, mesh.colors)
    density = np.where(inside > 0.5, 0.03, 1.0).astype(np.float32)
    roots = rooted(
        mesh, pale.astype(np.float32), flow, long.astype(np.float32), density, count, maker.rng
    )
    return hairs(roots, maker.rng, radius=0.8 * fur.thick * maker.beast.height, lift=0.28, mess=0.2)


def _ear_coat(maker: Maker) -> float:
    """Length of the hair on the back of an ear, times that of the coat; hanging ears have more."""
    return 0.28 + 0.42 * min(maker.beast.head.ear.droop / 90.0, 1.0)


# --- face -------------------------------------------------------------------------------------


def _eyes(maker: Maker) -> list[Part]:
    eye = maker.beast.head.eye
    parts = []
    for socket in maker.eyes:
        ball = faces.eyeball(socket, eye)
        skin = faces.lids(socket, eye, maker.pose.eyes, maker.at_rest)
        lid = Material("lid", maker.beast.coat.base, 0.6, specular=0.3)
        parts.append(placed(Part(ball, faces.WET, "eyes", tinted=False), maker.head))
        parts.append(placed(Part(skin, lid, "lids", coat=True), maker.head))
    return parts


def _muzzle(maker: Maker) -> list[Part]:
    d, c, u = maker.beast.head, maker.head.rest, maker.unit
    parts: list[Part] = []
    start = c + np.array([0.0, -0.6 * d.muzzle[0], d.muzzle[1] + d.nose_lift]) * u
    tip = faces.outward(maker.face, start, np.array([0.0, -1.0, 0.0]), 3 * u)
    if d.nose in ("cat", "dog"):
        out = np.array([0, -1.0, 0.30 if d.nose == "dog" else 0.12])
        out /= np.linalg.norm(out)
        pad = faces.nose(
            tip - out * 0.10 * d.nose_size * u, out, d.nose_size * u, d.nose_color, shape=d.nose
        )
        parts.append(pad)
    elif d.nose in ("muzzle", "disc"):
        parts += _nostrils(maker, tip)
    parts += maker.mouth.parts(c, u)
    if d.whiskers:
        parts.append(_whiskers(maker))
    return [placed(p, maker.head) for p in parts]


def _nostrils(maker: Maker, tip: NDArray[np.float64]) -> list[Part]:
    from imagineart.modelling.kit import ball, sized

    d, u = maker.beast.head, maker.unit
    parts = []
    for side in (1.0, -1.0):
        wide = 0.42 if d.nose == "disc" else 0.55
        start = maker.head.rest + np.array(
            [
                side * wide * d.muzzle[3] * u * d.muzzle_wide,
                -0.8 * d.muzzle[0] * u,
                d.muzzle[1] * u + (0.0 if d.nose == "disc" else 0.25 * d.muzzle[3] * u),
            ]
        )
        way = np.array([0.35 * side if d.nose == "muzzle" else 0.0, -1.0, 0.12])
        at = faces.outward(maker.face, start, way / np.linalg.norm(way), 2 * u)
        one = sized(ball(d.nose_size * u, segments=20), (0.62, 0.42, 1.0))
        one = turned(one, "y", 24 * side if d.nose == "muzzle" else 0)
        dark = Material("nostril", (0.012, 0.008, 0.008), 0.6)
        parts.append(
            Part(
                moved(one, (float(at[0]), float(at[1] + 0.18 * d.nose_size * u), float(at[2]))),
                dark,
                "nose",
                tinted=False,
            )
        )
    return parts


def _whiskers(maker: Maker) -> Part:
    d, u = maker.beast.head, maker.unit
    starts, ends = [], []
    for side in (1.0, -1.0):
        pad = maker.head.rest + u * np.array([side * d.pads[0] * 0.5, d.pads[1], d.pads[2]])
        a, b = faces.whisker_ends(maker.face, pad, u, d.whiskers, d.whisker * u, side, maker.rng)
        starts.append(a)
        ends.append(b)
    made = locks(
        np.concatenate(starts),
        np.concatenate(ends) - np.concatenate(starts),
        np.linalg.norm(np.concatenate(ends) - np.concatenate(starts), axis=1),
        np.full((len(starts[0]) * 2, 3), 0.72, np.float32),
        maker.rng,
        radius=0.0026 * u,
        sag=0.2,
        wave=0.0,
    )
    white = Material("whisker", (0.75, 0.73, 0.68), 0.4)
    return Part(made, white, "whiskers", tinted=False)


# --- growths ----------------------------------------------------------------------------------


def _grown(maker: Maker) -> list[Part]:
    d, u, g = maker.beast.head, maker.unit, maker.beast.legs
    parts = []
    if d.horns:
        tone = (
            (0.20, 0.14, 0.09) if d.horns in ("antlers", "goat", "shovels") else (0.42, 0.36, 0.27)
        )
        if d.horns == "giraffe":
            tone = maker.beast.coat.dark
        parts += [placed(p, maker.head) for p in horns(d.horns, maker.head.rest, u, d.horn, tone)]
    if d.tusk:
        parts.append(placed(tusks(maker.head.rest, u, d.tusk), maker.head))
    for name in LEGS:
        bone = maker.bones[name + ".foot"]
        size = g.foot_size * maker.beast.height
        if g.foot in ("hoof", "cloven"):
            parts.append(
                placed(hoof(bone.rest, 0.72 * size, g.foot_color, cloven=g.foot == "cloven"), bone)
            )
        elif g.foot == "pillar":
            parts.append(placed(nails(bone.rest, size, (0.42, 0.36, 0.30)), bone))
        elif g.foot == "paw" and g.claw and not (g.small_hands and name.startswith("fore")):
            parts.append(placed(claws(bone.rest, size, (0.05, 0.04, 0.035), g.claw), bone))
    return parts + _fabled(maker)


def _fabled(maker: Maker) -> list[Part]:
    """Wings, spikes, a frill and teeth, for those who have them."""
    beast, h = maker.beast, maker.beast.height
    parts: list[Part] = []
    if beast.wings:
        chest = maker.bones["chest"]
        at = chest.place(np.array([0.0, -0.30 * beast.trunk.length * h, 0.92 * h]))
        parts += _wings(beast, at, maker.rng)
    if beast.spikes:
        parts.append(_spikes(maker))
    if beast.frill:
        collar = frill(
            maker.head.rest, maker.unit, beast.frill, beast.coat.base, (0.34, 0.10, 0.04)
        )
        parts.append(placed(collar, maker.head))
    if beast.head.teeth:
        parts.append(placed(_teeth(maker), maker.head))
    return parts


def _wings(beast: Quadruped, at: NDArray[np.float64], rng: np.random.Generator) -> list[Part]:
    h, long = beast.height, beast.wings
    if beast.feathers is not None:
        return [feathered_wings(at, h, long, beast.feathers, rng)]
    return dragon_wings(at, h, long, beast.coat.base, beast.coat.pale)


def _spikes(maker: Maker) -> Part:
    """Along neck, back and tail."""
    h, bones, field = maker.beast.height, maker.bones, maker.body.field()
    neck, chest, pelvis = bones["neck"], bones["chest"], bones["pelvis"]
    tail = [bones[f"tail.{i}"].posed for i in range(9)]
    line = np.array([maker.head.posed, neck.posed, chest.posed, pelvis.posed, *tail])
    path = spline(line, 44)
    up = np.array([0.0, 0.25, 1.0])
    ridge = np.array([faces.outward(field, p, up / np.linalg.norm(up), 0.5 * h) for p in path])
    share = np.linspace(0, 1, len(ridge))
    return spikes(
        ridge,
        maker.beast.spikes * h * (0.35 + np.sin(np.pi * np.clip(share * 1.05, 0, 1)) ** 0.7),
        maker.beast.coat.dark,
    )


def _teeth(maker: Maker) -> Part:
    d, c, u = maker.beast.head, maker.head.rest, maker.unit
    places, ways = [], []
    low = (d.muzzle[1] + d.jaw[1]) / 2
    for side in (1.0, -1.0):
        for k in np.linspace(0.0, 0.62, 11):
            y = -d.muzzle[0] * (1 - k) * 1.08
            z = low + (d.jaw_root[1] * 0.55 + d.muzzle_root[1] * 0.45 - low) * k
            start = c + np.array([0.0, y * u, z * u])
            at = faces.outward(maker.face, start, np.array([side, 0.0, 0.0]), 2 * u)
            if np.allclose(at, start):
                continue
            places.append(at + np.array([0, 0, 0.04 * u]))
            ways.append(np.array([0.15 * side, 0.0, -1.0]))
    return teeth(np.array(places), np.array(ways), d.teeth * u)


def _mane(maker: Maker) -> list[Part]:
    """Crest hair of a horse, the ruff of a lion, and hair at a tail's end."""
    fur = maker.beast.fur
    parts = []
    hair = Material("mane", fur.mane_color, 0.5, specular=0.45)
    if fur.mane in ("horse", "zebra"):
        parts.append(Part(_crest(maker), hair, "mane", tinted=False))
    if fur.mane == "lion":
        parts.append(Part(_lion(maker), hair, "mane", tinted=True, coat=True))
    if maker.beast.tail.tuft > 0:
        parts.append(Part(_tuft(maker), hair, "tail hair", tinted=fur.mane == "lion"))
    return parts


def _crest(maker: Maker) -> Strands:
    fur, h, rng = maker.beast.fur, maker.beast.height, maker.rng
    count = 7000
    neck, head = maker.bones["neck"], maker.head
    trunk = maker.body.field()
    k = rng.random(count)
    a, b = neck.place(neck.rest), neck.place(head.rest)
    along = (b - a) / np.linalg.norm(b - a)
    back = np.array([0, 1.0, 0.4])
    up = back - along * (back @ along)
    up /= np.linalg.norm(up)
    lines = np.linspace(-0.15, 1.0, 40)
    ridge = np.array([faces.outward(trunk, a + (b - a) * t, up, 0.6 * h) for t in lines])
    roots = np.stack([np.interp(k * 1.15 - 0.15, lines, ridge[:, i]) for i in range(3)], axis=1)
    roots[:, 0] += rng.normal(0, 0.012 * h, count)
    erect = fur.mane == "zebra"
    side = np.where(noise(roots.astype(np.float32), 0.05 * h, maker.seed) > 0.0, 1.0, -1.0)
    ways = (
        np.tile(up, (count, 1))
        if erect
        else np.tile(0.55 * up, (count, 1)) + np.stack([0.75 * side, 0 * side, -0.2 * side], 1)
    )
    ways = ways + rng.normal(0, 0.12, (count, 3))
    color = np.tile(np.array(fur.mane_color), (count, 1))
    if erect:
        color = np.where(
            (np.sin(k * 60) > 0)[:, None],
            np.array(maker.beast.coat.dark),
            np.array(maker.beast.coat.base),
        )
    lock = locks(
        roots,
        ways,
        fur.mane_length * h,
        color,
        rng,
        radius=0.0008 * h,
        sag=0.05 if erect else 0.75,
        wave=0.05,
        clump=0.0 if erect else 0.7,
    )
    if erect:
        return lock
    return _with_forelock(maker, lock, rng)


def _with_forelock(maker: Maker, lock: Strands, rng: np.random.Generator) -> Strands:
    h, count = maker.beast.height, 900
    top = maker.head.place(maker.spot((0.0, 0.25, 1.0)))
    roots = (
        top
        + rng.normal(0, 0.2 * maker.unit, (count, 3)) * maker.head.turn[:, 0]
        + rng.normal(0, 0.06 * maker.unit, (count, 3))
    )
    down = maker.head.turn @ np.array([0.0, -1.0, 0.25])
    ways = np.tile(down, (count, 1)) + rng.normal(0, 0.16, (count, 3))
    color = np.tile(np.array(maker.beast.fur.mane_color), (count, 1))
    fore = locks(
        roots,
        ways,
        0.62 * maker.beast.fur.mane_length * h,
        color,
        rng,
        radius=0.0008 * h,
        sag=0.12,
        wave=0.05,
        clump=0.7,
    )
    assert lock.colors is not None
    assert fore.colors is not None
    n = lock.points.shape[1]
    radii = np.broadcast_to(lock.radii, (len(lock.points), n))
    other = np.broadcast_to(fore.radii, (len(fore.points), n))
    return Strands(
        np.concatenate([lock.points, fore.points]),
        np.concatenate([radii, other]).astype(np.float32),
        np.concatenate([lock.colors, fore.colors]),
    )


def _lion(maker: Maker) -> Strands:
    """Long hair about the face, over neck and breast."""
    fur, h, rng = maker.beast.fur, maker.beast.height, maker.rng
    count, u = 26_000, maker.unit
    core = maker.body.field()
    head, neck = maker.head, maker.bones["neck"]
    turn = rng.uniform(0, 2 * np.pi, count)
    deep = rng.random(count)
    ring = np.stack([np.sin(turn), np.zeros(count), np.cos(turn)], axis=1)
    a = head.place(head.rest + np.array([0, -0.30 * u, 0.02 * u]))
    b = neck.place(neck.rest) + np.array([0, -0.02 * h, -0.06 * h])
    start = a + (b - a) * (deep * 0.95)[:, None]
    ways = ring @ head.turn.T
    roots = _pushed(core, start, ways, 0.6 * h)
    back = head.turn @ np.array([0, 1.0, 0])
    lie = ways + back * (0.15 + 0.9 * deep)[:, None] + np.array([0, 0.0, -0.25])
    shade = np.clip(deep * 1.3 + 0.25 * noise(roots.astype(np.float32), 0.1 * h, 4), 0, 1)[:, None]
    color = np.array(fur.mane_color) * (1.35 - 1.0 * shade)
    length = (
        fur.mane_length
        * h
        * (0.62 + 0.55 * np.clip(deep * 2, 0, 1))
        * (1 - 0.3 * np.clip(np.cos(turn), 0, 1))
    )
    return locks(
        roots,
        lie,
        length,
        color.astype(np.float32),
        rng,
        radius=0.0007 * h,
        sag=0.45,
        wave=0.05,
        clump=0.75,
    )


def _pushed(
    field: Field, start: NDArray[np.float64], ways: NDArray[np.float64], far: float
) -> NDArray[np.float64]:
    """(N, 3) where rays from inside a field leave it, by marching all at once."""
    p = start.copy()
    for _ in range(14):
        d = field(p.astype(np.float32))
        p = p + ways * np.clip(-d[:, None], -0.1 * far, 0.3 * far)
    return p


def _tuft(maker: Maker) -> Strands:
    """Hair of a tail: along all of it for a horse, at the end for a lion or a cow."""
    t, h, rng = maker.beast.tail, maker.beast.height, maker.rng
    whole = maker.beast.fur.mane == "horse"
    count = 6000 if whole else 2600
    share = rng.beta(1.2, 1.6, count) if whole else 1 - 0.22 * rng.random(count) ** 1.5
    bones = [maker.bones[f"tail.{i}"] for i in range(9)]
    joints = np.array(
        [b.posed for b in bones]
        + [bones[-1].place(bones[-1].rest + np.array([0, t.length * h / 9, 0]))]
    )
    at = share * 9
    roots = np.stack([np.interp(at, np.arange(10), joints[:, i]) for i in range(3)], axis=1)
    ahead = np.stack(
        [
            np.interp(
                np.clip(at, 0, 8.99), np.arange(9), np.diff(joints[:, i + 0 : i + 1], axis=0)[:, 0]
            )
            for i in range(3)
        ],
        axis=1,
    )
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True) + 1e-9
    ways = ahead + rng.normal(0, 0.16, (count, 3))
    roots = (
        roots
        + rng.normal(0, 0.6, (count, 3)) * np.interp(share, [0, 1], t.thick)[:, None] * h * 0.6
    )
    color = np.tile(np.array(maker.beast.fur.mane_color), (count, 1))
    return locks(
        roots,
        ways,
        t.tuft * h,
        color.astype(np.float32),
        rng,
        radius=0.001 * h,
        sag=0.55 if whole else 0.3,
        wave=0.06,
        clump=0.6,
    )


# --- anchors ----------------------------------------------------------------------------------


def _anchors(maker: Maker, skin: Mesh) -> dict[str, Anchor]:
    h, head, chest = maker.beast.height, maker.head, maker.bones["chest"]
    top = head.place(maker.spot((0, 0.1, 1.0)))
    d = maker.beast.head
    mouth = head.place(
        head.rest
        + maker.unit * np.array([0, -d.muzzle[0] - 0.5 * d.muzzle[3], (d.muzzle[1] + d.jaw[1]) / 2])
    )
    neck = maker.bones["neck"].place(maker.bones["neck"].rest * 0.5 + head.rest * 0.5)
    middle = chest.place(np.array([0, 0, (maker.beast.trunk.belly_top - 0.1) * h]))
    back = faces.outward(maker.body.field(), middle, chest.turn[:, 2], 0.8 * h)
    front = head.turn @ np.array([0, -1.0, 0])
    wide = maker.beast.trunk.chest[0] * h
    room = (maker.unit, maker.unit, h)
    anchors = {
        "top": Anchor(_p(top), _p(head.turn[:, 2]), _p(front), room),
        "eyes": Anchor(_p(_between_eyes(maker)), _p(head.turn[:, 2]), _p(front), room),
        "back": Anchor(
            _p(back), _p(chest.turn[:, 2]), _p(-chest.turn[:, 1]), (2 * wide, 0.5 * h, h)
        ),
        "mouth": Anchor(_p(mouth), _p(head.turn[:, 2]), _p(front)),
        "neck": Anchor(_p(neck), (0, 0, 1), _p(front)),
        "gaze": Anchor(_p(mouth), (0, 0, 1), _p(_gaze(maker))),
    }
    for side in ("left", "right"):
        foot = maker.bones[f"fore.{side}.foot"]
        anchors[f"{side} paw"] = Anchor(_p(foot.posed))
    return anchors


def _between_eyes(maker: Maker) -> NDArray[np.float64]:
    """(3,) on the bridge of the nose, level with the eyes."""
    middle = np.mean([eye.middle for eye in maker.eyes], axis=0)
    start = np.array([0.0, maker.head.rest[1], middle[2]])
    bridge = faces.outward(maker.face, start, np.array([0.0, -1.0, 0.0]), 4 * maker.unit)
    return np.asarray(maker.head.place(bridge))


def _gaze(maker: Maker) -> NDArray[np.float64]:
    """(3,) from where the face is best seen: from ahead, of eyes at the sides from half aside."""
    ahead = maker.head.turn @ np.array([0.0, -1.0, 0.0])
    side = 1.0 if ahead[0] > 0 else -1.0
    return np.asarray(rotation("z", side * faces.aside(maker.eyes[0].gaze)) @ ahead)


def _p(v: NDArray[np.floating]) -> Point:
    return float(v[0]), float(v[1]), float(v[2])
