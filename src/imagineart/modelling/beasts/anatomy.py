"""What makes one beast on four legs another? Proportions, as data, and the solids they give.

Lengths are in withers heights, on the head in skull radii; y is negative towards the front.
"""

import itertools
from dataclasses import dataclass, field, replace
from functools import reduce

import numpy as np

from imagineart.modelling.beasts.body import Body, Solid, blob, pair, rod
from imagineart.modelling.beasts.coats import Coat
from imagineart.modelling.beasts.face import Ear, Eye, gradient, outward
from imagineart.modelling.beasts.skeleton import Bone, Frame, Limb, Pose, posed
from imagineart.modelling.beasts.tails import CARRIAGES, PIECES, tail_bones
from imagineart.modelling.kit.curves import spline
from imagineart.modelling.kit.sdf import capsule, ellipsoid
from imagineart.modelling.model import Point, Rgb

Two = tuple[float, float]
Four = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Trunk:
    """Half widths and half depths of the trunk."""

    length: float = 0.92  # shoulder joint to hip joint
    chest: Two = (0.19, 0.25)
    belly: Two = (0.185, 0.21)
    rump: Two = (0.18, 0.22)
    rump_top: float = 0.99
    belly_top: float = 0.97
    shoulder: float = 0.13  # size of the muscle
    hump: float = 0.0  # height of a hump on the back
    hump_at: float = -0.75  # where it is, in half lengths behind the middle
    hump_wide: Two = (0.09, 0.2)  # half its width, half its length
    breast: float = 0.15  # radius between the forelegs
    tuck: float = 0.0  # how far the belly rises towards the loins
    blade: float = 0.0  # how far shoulder blades stand out


@dataclass(frozen=True, slots=True)
class Legs:
    """Heights of the joints from the top down, radii, and where they stand."""

    fore: Four = (0.66, 0.46, 0.16, 0.06)  # shoulder, elbow, wrist, foot
    hind: Four = (0.74, 0.47, 0.25, 0.06)  # hip, knee, hock, foot
    fore_back: Four = (0.0, 0.09, 0.02, -0.02)  # y of each joint behind the shoulder
    hind_back: Four = (0.0, -0.14, 0.10, 0.03)
    fore_thick: Four = (0.098, 0.064, 0.044, 0.046)
    hind_thick: Four = (0.148, 0.085, 0.042, 0.044)
    thigh: float = 0.13  # size of the muscle
    wide: Two = (0.115, 0.115)  # x of shoulder and hip
    foot_wide: Two = (0.095, 0.105)
    foot: str = "paw"  # paw, hoof, cloven, pillar, plain
    foot_size: float = 0.075
    foot_color: Rgb = (0.03, 0.025, 0.022)
    claw: float = 0.0  # length, in foot sizes
    small_hands: float = 0.0  # size of fore paws that are hands in the air, in foot sizes


@dataclass(frozen=True, slots=True)
class Neck:
    """From its root at the chest to the middle of the skull."""

    root: Two = (-0.05, 0.80)  # y before the shoulder joint, z
    head: Two = (-0.34, 1.10)
    thick: Two = (0.155, 0.13)
    crest: float = 0.0  # radius of a second, upper strand
    throat: float = 0.0  # radius of a second, lower strand


@dataclass(frozen=True, slots=True)
class Head:
    """In skull radii about the middle of the skull, the muzzle straight ahead."""

    size: float = 0.215  # the skull's radius, in withers heights
    pitch: float = 0.0  # degrees, negative looks down
    skull: Point = (0.96, 0.98, 0.88)
    muzzle: Four = (1.02, -0.30, 0.42, 0.22)  # reach, z at the tip, radius at root and tip
    muzzle_root: Two = (-0.35, -0.08)  # y, z
    muzzle_wide: float = 1.1
    jaw: Four = (0.92, -0.58, 0.40, 0.17)  # reach, z at the tip, radius at root and tip
    jaw_root: Two = (-0.15, -0.42)
    cheek: Four = (0.50, -0.30, -0.28, 0.46)  # x, y, z, radius
    pads: Four = (0.20, -1.02, -0.42, 0.235)  # whisker pads
    brow: Four = (0.34, -0.62, 0.40, 0.22)
    soft: float = 0.30
    hollow: float = 0.35  # how deep eyes lie, in their radii
    eye: Eye = field(default_factory=Eye)
    ear: Ear = field(default_factory=Ear)
    nose: str = "cat"  # cat, dog, muzzle (bare and broad), disc, none
    nose_size: float = 0.14
    nose_color: Rgb = (0.42, 0.15, 0.13)
    nose_lift: float = 0.10  # where on the tip, upwards
    mouth: str = "cat"  # cat, dog, long, none
    whiskers: int = 0  # a side
    whisker: float = 1.9
    horns: str = ""
    horn: float = 1.0
    trunk: float = 0.0  # m-less: length of an elephant's trunk, radii
    tusk: float = 0.0
    teeth: float = 0.0  # length


@dataclass(frozen=True, slots=True)
class Tail:
    """A tail and how it is carried at rest."""

    length: float = 0.95
    thick: Two = (0.055, 0.035)
    carriage: str = "hook"
    root_z: float = 0.92
    fur: float = 1.2  # times the length of the coat
    tuft: float = 0.0  # length of hair at the tip


@dataclass(frozen=True, slots=True)
class Fur:
    """Hair, lengths in withers heights. `kind`: hair, wool or skin (bare)."""

    length: float = 0.075
    kind: str = "hair"
    count: int = 90_000
    thick: float = 0.0011  # radius
    lift: float = 0.36
    clump: float = 0.3
    tuft: int = 12
    mess: float = 0.16
    curl: float = 0.0
    face: float = 0.38  # times the length, on the face
    bare: float = 0.0  # how bare an ape's face is, 0–1
    legs: float = 0.55
    feet: float = 0.30
    ruff: float = 1.3  # on neck and breast
    cheeks: float = 1.0
    belly: float = 1.1
    mane: str = ""  # horse, lion, zebra, yak
    mane_length: float = 0.0
    mane_color: Rgb = (0.02, 0.016, 0.014)
    wrinkle: float = 0.0  # depth of the grain of bare skin
    scale: float = 0.0  # size of scales; 0: creases
    gloss: float = 0.0  # of a short coat or a wet skin, 0–1


@dataclass(frozen=True, slots=True)
class Quadruped:
    """One kind of beast. `height` is at the withers, in metres."""

    height: float
    coat: Coat
    trunk: Trunk = field(default_factory=Trunk)
    legs: Legs = field(default_factory=Legs)
    neck: Neck = field(default_factory=Neck)
    head: Head = field(default_factory=Head)
    tail: Tail = field(default_factory=Tail)
    fur: Fur = field(default_factory=Fur)
    manner: str = "cat"  # whose poses it takes: cat, dog, hoofed, heavy, bear, rodent, still
    wings: float = 0.0  # length of a dragon's
    feathers: Rgb | None = None  # colour of those of its wings; None: wings of skin
    spikes: float = 0.0  # height of those along the back
    frill: float = 0.0  # radius of a bony collar, in skull radii
    cute: float = 0.0  # 0–1: a large head with large eyes and a short face


def cuddly(beast: Quadruped) -> Quadruped:
    """The beast as far like its young, or a toy of it, as it says."""
    c = beast.cute
    if c == 0.0:
        return beast
    head, short = beast.head, 1 - 0.34 * c
    reach, jaw, pads = head.muzzle, head.jaw, head.pads
    grown = head.size * 0.62 * c
    y, z = beast.neck.head
    return replace(
        beast,
        trunk=replace(beast.trunk, length=beast.trunk.length * (1 - 0.14 * c)),
        neck=replace(beast.neck, head=(y - 0.3 * grown, z + 0.45 * grown)),
        head=replace(
            head,
            size=head.size + grown,
            muzzle=(reach[0] * short, *reach[1:]),
            jaw=(jaw[0] * short, *jaw[1:]),
            pads=(pads[0], pads[1] * short, *pads[2:]),
            eye=replace(head.eye, size=head.eye.size * (1 + 0.55 * c), spread=70, pupil=0.62),
        ),
    )


def frame_of(beast: Quadruped) -> Frame:
    """The joints at rest."""
    t, g, n = beast.trunk, beast.legs, beast.neck
    ahead, behind = -t.length / 2, t.length / 2
    fore = [(ahead + y, z) for y, z in zip(g.fore_back, g.fore, strict=True)]
    hind = [(behind + y, z) for y, z in zip(g.hind_back, g.hind, strict=True)]
    return Frame(
        Limb(fore[0], fore[1], fore[2], fore[3], x=g.wide[0], foot_x=g.foot_wide[0]),
        Limb(hind[0], hind[1], hind[2], hind[3], x=g.wide[1], foot_x=g.foot_wide[1]),
        waist=(0.08 * t.length, t.belly_top - t.belly[1]),
        neck=(ahead + n.root[0], n.root[1]),
        head=(ahead + n.head[0], n.head[1]),
    )


def body_of(beast: Quadruped, pose: Pose) -> Body:
    """The bare body in a pose."""
    h = beast.height
    skeleton = posed(frame_of(beast), pose, h)
    bones = dict(skeleton.bones)
    root = (
        np.array([0.0, beast.trunk.length / 2 + 0.6 * beast.trunk.rump[1], beast.tail.root_z]) * h
    )
    carriage = CARRIAGES[beast.tail.carriage if pose.tail == "rest" else pose.tail]
    if beast.tail.length > 0:
        low = beast.tail.thick[1] * h
        bones |= tail_bones(root, bones["pelvis"], beast.tail.length * h, low, carriage)
    solids = [*_trunk(beast), *_legs(beast, bones), *_neck(beast, bones), *_tail(beast, bones)]
    solids += head_solids(beast, bones["head"])
    return Body(
        tuple(solids), bones, h, beast.head.size * h, 0.06 * h, max(beast.head.muzzle[0], 0.9)
    )


def _trunk(beast: Quadruped) -> list[Solid]:
    t, h = beast.trunk, beast.height
    half = t.length / 2
    k = 0.16 * h

    def oval(bone: str, y: float, z: float, radii: Point) -> Solid:
        return blob(bone, (0, y * h, z * h), (radii[0] * h, radii[1] * h, radii[2] * h), k=k)

    chest = oval("chest", -0.55 * half, 1 - t.chest[1], (t.chest[0], 0.74 * half, t.chest[1]))
    belly = oval(
        "chest", 0.20 * half, t.belly_top - t.belly[1], (t.belly[0], 0.78 * half, t.belly[1])
    )
    loin = oval(
        "pelvis",
        0.50 * half,
        t.belly_top - t.belly[1] * 0.95 + t.tuck,
        (t.belly[0] * 0.95, 0.62 * half, t.belly[1] * 0.93 - t.tuck),
    )
    rump = oval(
        "pelvis",
        half + 0.02,
        t.rump_top - t.rump[1],
        (t.rump[0], 0.19 + 0.6 * t.rump[1] * 0.5, t.rump[1]),
    )
    breast = oval(
        "chest", -half - 0.02, beast.legs.fore[0] + 0.02, (t.breast, t.breast, t.breast * 1.25)
    )
    solids = [chest, belly, loin, rump, breast, *_blades(beast)]
    if t.hump:
        solids.append(oval("chest", t.hump_at * half, 0.99, (*t.hump_wide, t.hump)))
    return solids


def _blades(beast: Quadruped) -> list[Solid]:
    """Shoulder blades: from the withers forward and down to the shoulder joints."""
    t, h, r = beast.trunk, beast.height, beast.trunk.blade
    if not r:
        return []
    y, z = -t.length / 2, beast.legs.fore[0]
    wide = 0.9 * t.chest[0]
    return [
        rod(
            "chest",
            (s * 0.55 * wide * h, (y + 0.12) * h, 0.97 * h),
            (s * (wide + 0.5 * r) * h, (y - 0.03) * h, (z + 0.02) * h),
            0.8 * r * h,
            1.5 * r * h,
            "trunk",
            0.05 * h,
        )
        for s in (1.0, -1.0)
    ]


def _legs(beast: Quadruped, bones: dict[str, Bone]) -> list[Solid]:
    solids = []
    for side, sign in (("left", 1.0), ("right", -1.0)):
        for end, thick, muscle in (
            ("fore", beast.legs.fore_thick, beast.trunk.shoulder),
            ("hind", beast.legs.hind_thick, beast.legs.thigh),
        ):
            solids += _leg(beast, bones, f"{end}.{side}", thick, muscle, sign)
    return solids


def _leg(
    beast: Quadruped, bones: dict[str, Bone], name: str, thick: Four, muscle: float, sign: float
) -> list[Solid]:
    h = beast.height
    joints = [bones[f"{name}.{part}"].rest for part in ("upper", "lower", "cannon", "foot")]
    r = [t * h for t in thick]
    upper, lower, cannon, foot = (f"{name}.{p}" for p in ("upper", "lower", "cannon", "foot"))
    middle = joints[0] * 0.62 + joints[1] * 0.38
    middle[0] -= sign * 0.12 * muscle * h
    long = float(np.linalg.norm(joints[1] - joints[0])) * 0.62
    k = 0.05 * h
    haunch = _along(
        blob(
            upper, (0, 0, 0), (0.62 * muscle * h, 0.95 * muscle * h, max(long, muscle * h)), name, k
        ),
        joints[0],
        joints[1],
        middle,
    )
    calf = joints[1] * 0.72 + joints[2] * 0.28
    bone, heel = (lower, joints[1]) if name.startswith("fore") else (cannon, joints[2])
    back = np.array([0.0, 0.9, 0.6]) * r[2]
    return [
        rod(upper, _p(joints[0]), _p(joints[1]), r[0], r[1], name),
        haunch,
        rod(lower, _p(joints[1]), _p(joints[2]), r[1], r[2], name, 0.05 * h),
        blob(lower, _p(calf), (r[1] * 0.95, r[1] * 1.15, r[1] * 1.5), name, 0.04 * h),
        rod(bone, _p(heel), _p(heel + back), 0.75 * r[2], 0.55 * r[2], name, 0.03 * h),
        rod(cannon, _p(joints[2]), _p(joints[3]), r[2], r[3], name, 0.03 * h),
        *_foot(beast, foot, joints[3], name, r[3]),
    ]


def _along(solid: Solid, a: np.ndarray, b: np.ndarray, at: np.ndarray) -> Solid:
    """An upright solid leaned so that its axis runs from a to b, about `at`."""
    from dataclasses import replace

    lean = float(np.degrees(np.arctan2(b[1] - a[1], a[2] - b[2])))
    return replace(solid, shape=solid.shape.turned("x", lean).at(_p(at)))


def _foot(beast: Quadruped, bone: str, joint: np.ndarray, limb: str, ankle: float) -> list[Solid]:
    g, h = beast.legs, beast.height
    s = g.foot_size * h
    x, y, z = joint
    k = 0.35 * s
    if g.small_hands and bone.startswith("fore"):
        t = g.small_hands * s
        return [
            rod(
                bone,
                (x, y, z),
                (x + dx * t, y - 1.5 * t, z - 1.2 * t),
                0.4 * t,
                0.2 * t,
                limb,
                0.2 * t,
            )
            for dx in (-0.4, 0.4)
        ]
    if g.foot == "paw":
        toes = [
            blob(
                bone,
                (x + dx * s, y + dy * s, 0.40 * s),
                (0.32 * s, 0.52 * s, 0.40 * s),
                limb,
                0.10 * s,
            )
            for dx, dy in ((-0.62, -0.62), (-0.22, -0.95), (0.22, -0.95), (0.62, -0.62))
        ]
        pad = blob(bone, (x, y - 0.25 * s, 0.52 * s), (0.88 * s, 0.95 * s, 0.55 * s), limb, 0.8 * s)
        return [pad, *toes]
    if g.foot == "pillar":
        return [rod(bone, (x, y - 0.1 * s, z), (x, y - 0.15 * s, 0.75 * s), ankle, s, limb, k)]
    if g.foot == "plain":
        return [blob(bone, (x, y - 0.7 * s, 0.42 * s), (0.62 * s, 1.4 * s, 0.42 * s), limb, k)]
    fetlock = blob(bone, (x, y + 0.05 * s, z), (ankle * 1.12, ankle * 1.25, ankle * 1.2), limb, k)
    pastern = rod(bone, (x, y, z), (x, y - 0.55 * s, 0.9 * s), ankle * 0.92, 0.62 * s, limb, k)
    return [fetlock, pastern]


def _neck(beast: Quadruped, bones: dict[str, Bone]) -> list[Solid]:
    n, h = beast.neck, beast.height
    a, b = bones["neck"].rest, bones["head"].rest
    k = 0.13 * h
    solids = [rod("neck", _p(a), _p(b), n.thick[0] * h, n.thick[1] * h, "trunk", k)]
    if n.crest:
        up = np.array([0, 0.10, 0.085]) * h
        solids.append(
            rod(
                "neck",
                _p(a + up * 0.8),
                _p(b + up * 0.3),
                n.crest * h,
                0.7 * n.crest * h,
                "trunk",
                k,
            )
        )
    if n.throat:
        low = np.array([0, -0.02, -0.14]) * h
        solids.append(
            rod(
                "neck",
                _p(a + low),
                _p(b + low * 0.35),
                n.throat * h,
                0.7 * n.throat * h,
                "trunk",
                k,
            )
        )
    return solids


def _tail(beast: Quadruped, bones: dict[str, Bone]) -> list[Solid]:
    t, h = beast.tail, beast.height
    if t.length <= 0:
        return []
    step = np.array([0, t.length * h / PIECES, 0])
    radii = np.linspace(t.thick[0], t.thick[1], PIECES + 1) * h
    return [
        rod(
            f"tail.{i}",
            _p(bones[f"tail.{i}"].rest),
            _p(bones[f"tail.{i}"].rest + step),
            radii[i],
            radii[i + 1],
            "tail",
            0.02 * h,
        )
        for i in range(PIECES)
    ]


def head_solids(beast: Quadruped, bone: Bone) -> list[Solid]:
    """The head at rest; joined to the trunk's limb by the neck."""
    d = beast.head
    u = d.size * beast.height
    c = bone.rest

    def at(x: float, y: float, z: float) -> Point:
        return float(c[0] + x * u), float(c[1] + y * u), float(c[2] + z * u)

    k = d.soft * u
    skull = Solid("head", ellipsoid(_p(u * np.array(d.skull)), _p(c)), "trunk", 0.4 * u)
    cheek = Solid("head", ellipsoid((d.cheek[3] * u,) * 3, at(*d.cheek[:3])), "trunk", k)
    solids = [skull, *pair([cheek])]
    solids.append(
        _snout(d, c, u, (*d.muzzle_root, d.muzzle[0], d.muzzle[1], d.muzzle[2], d.muzzle[3]))
    )
    solids.append(_snout(d, c, u, (*d.jaw_root, d.jaw[0], d.jaw[1], d.jaw[2], d.jaw[3])))
    if d.brow[3]:
        solids += pair(
            [Solid("head", ellipsoid((d.brow[3] * u,) * 3, at(*d.brow[:3])), "trunk", 0.6 * k)]
        )
    if d.pads[3]:
        r = d.pads[3] * u
        pad = Solid("head", ellipsoid((r, r, 0.88 * r), at(*d.pads[:3])), "trunk", 0.14 * u)
        solids += pair([pad])
    if d.hollow:
        solids += pair([_hollow(d, c, u, solids)])
    if d.trunk:
        solids += _proboscis(d, c, u)
    return solids


def _hollow(d: Head, c: np.ndarray, u: float, solids: list[Solid]) -> Solid:
    """What is taken away before the left eye, so that it lies under the brow."""
    skin = reduce(lambda one, s: one | s.shape.k(s.k), solids[1:], solids[0].shape)
    way = np.asarray(d.eye.at) / np.linalg.norm(d.eye.at)
    at = outward(skin, c, way, 3 * u)
    out = gradient(skin, at, 0.06 * u)
    r = d.eye.size * u
    middle = at + out * (1.35 - d.hollow) * r + np.array([0.0, -0.3, -0.15]) * r
    return Solid("head", ellipsoid((1.35 * r,) * 3, _p(middle)), "trunk", 0.6 * r, carve=True)


def _proboscis(d: Head, c: np.ndarray, u: float) -> list[Solid]:
    """An elephant's trunk: hanging, the tip curled forward."""
    path = np.array(
        [
            (0, -0.85, -0.45),
            (0, -1.15, -1.3),
            (0, -1.2, -2.4),
            (0, -1.3, -3.4),
            (0, -1.75, -4.0),
            (0, -2.3, -3.95),
        ]
    )
    path[:, 1:] *= d.trunk / 4.3
    fine = spline(np.c_[path, [0.50, 0.40, 0.31, 0.24, 0.19, 0.16]], 16)
    return [
        Solid(
            "head",
            capsule(_p(a[:3] * u + c), _p(b[:3] * u + c), a[3] * u, b[3] * u),
            "trunk",
            0.2 * u,
        )
        for a, b in itertools.pairwise(fine)
    ]


def _snout(d: Head, c: np.ndarray, u: float, p: tuple[float, ...]) -> Solid:
    y0, z0, reach, z1, r0, r1 = (v * u for v in p)
    shape = capsule((0, -abs(y0), z0), (0, -reach, z1), r0, r1).scaled((d.muzzle_wide, 1.0, 1.0))
    return Solid("head", shape.at(_p(c)), "trunk", d.soft * u)


def _p(v: np.ndarray) -> Point:
    return float(v[0]), float(v[1]), float(v[2])
