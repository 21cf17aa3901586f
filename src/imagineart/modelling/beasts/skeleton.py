"""Where do the bones of a beast lie, at rest and in a pose?

At rest a beast stands square. A bone is a rigid move from rest to pose: p ↦ R (p − rest) + posed.
Legs reach their places on the ground by two-bone inverse kinematics, so feet never float.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.kit.sdf.field import rotation

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Bone:
    """A rigid move from rest to pose about a joint."""

    rest: Vector  # (3,) m, where its joint is at rest
    posed: Vector  # (3,) m, where it is in the pose
    turn: Matrix  # (3, 3) rotation

    def place(self, points: ArrayLike) -> Vector:
        """(…, 3) posed places of (…, 3) points at rest."""
        return np.asarray((np.asarray(points, float) - self.rest) @ self.turn.T + self.posed)

    def back(self, points: ArrayLike) -> Vector:
        """(…, 3) places at rest of (…, 3) posed points."""
        return np.asarray((np.asarray(points, float) - self.posed) @ self.turn + self.rest)


@dataclass(frozen=True, slots=True)
class Limb:
    """Joints of one leg at rest, as (y, z) in withers heights, the last above the toes."""

    root: tuple[float, float]
    middle: tuple[float, float]  # elbow or knee
    end: tuple[float, float]  # wrist or hock
    foot: tuple[float, float]
    x: float  # sideways at the root
    foot_x: float  # sideways at the foot


@dataclass(frozen=True, slots=True)
class Step:
    """Where a foot goes in a pose: moved from below its root, the shank turned by degrees."""

    y: float = 0.0  # heights, negative is forward
    z: float = 0.0  # lifted
    turn: float = 0.0  # of the cannon; positive swings the foot forward
    x: float = 0.0  # outwards
    bend: float = 1.0  # −1: the middle joint bends the other way
    foot: float = 0.0  # pitch of the foot itself, degrees


@dataclass(frozen=True, slots=True)
class Pose:
    """A whole body's bearing. Pitches are degrees, positive raises the front."""

    hip: float = 1.0  # height of the hip joint, times its height at rest
    pelvis: float = 0.0
    chest: float = 0.0
    squeeze: float = 1.0  # how long the trunk is, by flexing
    neck: float = 0.0  # pitch added
    head: float = 0.0  # pitch added, absolute
    yaw: float = 0.0  # of the head
    roll: float = 0.0  # of the head: a tilt
    curl: float = 0.0  # degrees the trunk bends sideways
    fore: tuple[Step, Step] = (Step(), Step())  # left, right
    hind: tuple[Step, Step] = (Step(), Step())
    tail: str = "rest"
    eyes: float = 1.0  # how far they are open
    shoulder: float | None = None  # height of the shoulder joint; the chest pitches to reach it


STAND = Pose()


@dataclass(frozen=True, slots=True)
class Frame:
    """Proportions that a skeleton needs, in withers heights."""

    fore: Limb
    hind: Limb
    waist: tuple[float, float]
    neck: tuple[float, float]
    head: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Skeleton:
    """Bones by name: pelvis, chest, neck, head, and legs as "fore.left.upper" … "foot"."""

    bones: Mapping[str, Bone]
    height: float  # withers, m


def posed(frame: Frame, pose: Pose, height: float) -> Skeleton:
    """All bones of a frame in a pose."""
    bones = _trunk(frame, pose)
    for side, sign in (("left", 1.0), ("right", -1.0)):
        i = 0 if sign > 0 else 1
        bones |= _leg("fore." + side, frame.fore, pose.fore[i], bones["chest"], sign, 1.0)
        bones |= _leg("hind." + side, frame.hind, pose.hind[i], bones["pelvis"], sign, -1.0)
    return Skeleton({n: _scaled(b, height) for n, b in bones.items()}, height)


def _scaled(bone: Bone, height: float) -> Bone:
    return Bone(bone.rest * height, bone.posed * height, bone.turn)


def _flat(yz: tuple[float, float], x: float = 0.0) -> Vector:
    return np.array([x, yz[0], yz[1]])


def _pitch(degrees: float) -> Matrix:
    """Raises what lies in front (−y) of the joint."""
    return rotation("x", -degrees)


def _trunk(frame: Frame, pose: Pose) -> dict[str, Bone]:
    hip, waist = _flat(frame.hind.root), _flat(frame.waist)
    curl = pose.curl / 2
    pelvis = Bone(hip, hip * np.array([1, 1, pose.hip]), rotation("z", -curl) @ _pitch(pose.pelvis))
    middle = pelvis.posed + pelvis.turn @ ((waist - hip) * np.array([1, pose.squeeze, 1]))
    turn = rotation("z", curl) @ _pitch(_chest_pitch(frame, pose, middle))
    chest = Bone(waist, middle, turn)
    if pose.squeeze != 1.0:  # the trunk slides together at the waist
        ahead = _flat(frame.fore.root) - waist
        slide = turn @ (ahead * np.array([0, pose.squeeze - 1, 0]))
        chest = Bone(waist, middle + slide, turn)
    level = rotation("z", curl * 2)
    neck = Bone(_flat(frame.neck), chest.place(_flat(frame.neck)), level @ _pitch(pose.neck))
    look = level @ rotation("z", pose.yaw) @ rotation("y", pose.roll) @ _pitch(pose.head)
    head = Bone(_flat(frame.head), neck.place(_flat(frame.head)), look)
    return {"pelvis": pelvis, "chest": chest, "neck": neck, "head": head}


def _chest_pitch(frame: Frame, pose: Pose, waist: Vector) -> float:
    if pose.shoulder is None:
        return pose.chest
    ahead = _flat(frame.fore.root) - _flat(frame.waist)
    low, high = -80.0, 89.0
    for _ in range(30):
        middle = (low + high) / 2
        reach = _pitch(middle) @ (ahead * np.array([1, pose.squeeze, 1]))
        low, high = (middle, high) if waist[2] + reach[2] < pose.shoulder else (low, middle)
    return low


def _leg(
    name: str, limb: Limb, step: Step, trunk: Bone, sign: float, bend: float
) -> dict[str, Bone]:
    """Bones upper, lower, cannon and foot. The cannon is turned as asked; the others reach."""
    root, foot = _flat(limb.root, sign * limb.x), _flat(limb.foot, sign * limb.foot_x)
    blend = (limb.middle[1] - limb.foot[1]) / (limb.root[1] - limb.foot[1])
    middle = _flat(limb.middle, sign * (limb.foot_x + (limb.x - limb.foot_x) * blend))
    end = _flat(limb.end, sign * limb.foot_x)
    at = trunk.place(root)
    level = np.array([trunk.turn[0, 0], trunk.turn[1, 0], 0.0])  # sideways in the pose
    level /= np.linalg.norm(level)
    yaw = np.array([level, [-level[1], level[0], 0], [0, 0, 1]]).T
    target = at + yaw @ (foot - root + np.array([sign * step.x, step.y, 0]))
    target[2] = foot[2] + step.z
    cannon_turn = yaw @ _pitch(step.turn)
    ankle = target - cannon_turn @ (foot - end)
    forward = yaw @ np.array([0, bend * step.bend, 0])
    knee, ankle = _two_bones(
        at,
        ankle,
        float(np.linalg.norm(middle - root)),
        float(np.linalg.norm(end - middle)),
        forward,
    )
    target = ankle + cannon_turn @ (foot - end)
    return {
        name + ".upper": Bone(root, at, _swing(middle - root, knee - at, yaw)),
        name + ".lower": Bone(middle, knee, _swing(end - middle, ankle - knee, yaw)),
        name + ".cannon": Bone(end, ankle, cannon_turn),
        name + ".foot": Bone(foot, target, yaw @ _pitch(step.foot)),
    }


def _two_bones(
    root: Vector, end: Vector, upper: float, lower: float, bend: Vector
) -> tuple[Vector, Vector]:
    """(middle, end): where the middle joint lies, bent towards `bend`; the end if out of reach."""
    way = end - root
    far = float(np.linalg.norm(way)) + 1e-9
    way = way / far
    reach = float(np.clip(far, abs(upper - lower) + 1e-4, (upper + lower) * 0.999))
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    aside = np.sqrt(max(upper**2 - along**2, 0.0))
    out = bend - way * (bend @ way)
    out = out / (np.linalg.norm(out) + 1e-9)
    return root + way * along + out * aside, root + way * reach


def _swing(rest: Vector, now: Vector, yaw: Matrix) -> Matrix:
    """The least rotation, after `yaw`, that takes a direction at rest to one in the pose."""
    a = yaw @ rest / np.linalg.norm(rest)
    b = now / np.linalg.norm(now)
    v, c = np.cross(a, b), float(a @ b)
    if c < -0.9999:
        return np.asarray(rotation("x", 180.0) @ yaw)
    k = np.array([[0, -v[2], v[1]], [v[2], 0, -v[0]], [-v[1], v[0], 0]])
    return np.asarray((np.eye(3) + k + k @ k / (1 + c)) @ yaw)
