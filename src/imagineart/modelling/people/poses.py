"""How does a body stand, sit, reach? Directions of limbs as data, turned into turns of bones.

Directions are (out, front, up): out is away from the middle on either side. A limb of two bones
bends about one hinge that both share, so that elbow and knee never twist; what twist is left goes
half to the bone before. A hand that has to reach something is solved as a triangle of the two
lengths and the distance, the elbow towards a pole.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from imagineart.modelling.people.body import Body, Posed, posed

Way = tuple[float, float, float]
Matrix = NDArray[np.float64]
SIDES = {"L": 1.0, "R": -1.0}


@dataclass(frozen=True, slots=True)
class Arm:
    """Either two directions, or a place to reach, in arm lengths from the shoulder."""

    upper: Way = (0.19, -0.06, -1.0)
    lower: Way = (0.05, 0.22, -1.0)
    palm: Way = (-1.0, -0.1, 0.0)  # where the palm looks
    fingers: Way | None = None  # where the fingers point; None: on with the forearm
    curl: float = 0.30  # 0 flat, 1 fist
    reach: Way | None = None
    pole: Way = (0.6, -0.5, -0.6)  # where the elbow goes


@dataclass(frozen=True, slots=True)
class Leg:
    """Directions of thigh and shin; the foot's yaw outwards and pitch (toes down), degrees."""

    upper: Way = (0.07, 0.02, -1.0)
    lower: Way = (0.02, -0.02, -1.0)
    yaw: float = 8.0
    pitch: float = 0.0


@dataclass(frozen=True, slots=True)
class Pose:
    """Degrees: pitch forward, roll to the left side, yaw to the left."""

    left: Arm = Arm()
    right: Arm = Arm()
    left_leg: Leg = Leg()
    right_leg: Leg = Leg()
    hips: Way = (0.0, 0.0, 0.0)
    chest: Way = (2.0, 0.0, 0.0)
    head: Way = (0.0, 0.0, 0.0)
    whole: Way = (0.0, 0.0, 0.0)


HANG, HANG_B = Arm(), Arm(upper=(0.22, 0.0, -1.0), lower=(0.07, 0.30, -1.0), curl=0.38)
BEHIND = Arm(
    upper=(0.26, -0.34, -1.0), lower=(-0.46, -0.40, -1.0), palm=(0.0, -1.0, 0.1), curl=0.30
)
HIP = Arm(
    reach=(0.10, 0.02, -0.80),
    pole=(1.0, -0.45, -0.1),
    palm=(-0.7, 0.0, -0.7),
    fingers=(-0.6, 0.8, -0.3),
    curl=0.2,
)
HOLD = Arm(upper=(0.12, 0.05, -1.0), lower=(-0.12, 1.0, 0.12), palm=(-1.0, 0.0, 0.25), curl=0.62)
PLANT = Leg(upper=(0.035, 0.02, -1.0), lower=(0.0, -0.02, -1.0), yaw=9.0)
EASE = Leg(upper=(0.11, 0.15, -1.0), lower=(0.05, -0.13, -1.0), yaw=18.0)
SEAT = Leg(upper=(0.14, 1.0, -0.06), lower=(0.02, 0.06, -1.0), yaw=8.0)
SEAT_B = Leg(upper=(0.18, 1.0, -0.04), lower=(0.05, -0.10, -1.0), yaw=12.0)
STANDING = {"left_leg": PLANT, "right_leg": EASE}

POSES: Mapping[str, Pose] = {
    "stand": Pose(HANG, HANG_B, PLANT, EASE, (0, -4, -3), (2, 3, 3), (1, -2, 3)),
    "attention": Pose(HANG, HANG, PLANT, PLANT),
    "at ease": Pose(HANG_B, HANG, EASE, PLANT, (0, 4, 4), (1, -3, -5), (0, 3, -2)),
    "hands behind": Pose(BEHIND, BEHIND, PLANT, EASE, (0, -3, -2), (-2, 2, 2), (1, -2, 2)),
    "hand on hip": Pose(HANG, HIP, EASE, PLANT, (0, 5, 3), (-1, -4, -4), (0, 3, -3)),
    "walk": Pose(
        Arm(upper=(0.12, -0.42, -1.0), lower=(0.05, -0.05, -1.0)),
        Arm(upper=(0.10, 0.34, -1.0), lower=(-0.02, 0.75, -1.0)),
        Leg(upper=(0.04, 0.42, -1.0), lower=(0.0, 0.16, -1.0), yaw=4, pitch=-14),
        Leg(upper=(0.04, -0.26, -1.0), lower=(0.0, -0.75, -1.0), yaw=6, pitch=30),
        (3, 2, -6),
        (5, -1, 7),
        (-1, 0, 0),
    ),
    "run": Pose(
        Arm(upper=(0.16, -0.95, -0.8), lower=(-0.02, 0.9, -0.5), curl=0.7),
        Arm(upper=(0.12, 0.55, -1.0), lower=(-0.30, 0.85, 0.75), curl=0.7),
        Leg(upper=(0.03, 0.95, -0.75), lower=(0.0, -0.45, -1.0), yaw=2, pitch=0),
        Leg(upper=(0.03, -0.35, -1.0), lower=(0.0, -1.2, -0.55), yaw=2, pitch=58),
        (12, 0, -8),
        (16, 0, 10),
        (-8, 0, 0),
    ),
    "sit": Pose(
        Arm(
            upper=(0.20, 0.28, -1.0), lower=(-0.10, 1.0, -0.30), palm=(-0.15, 0.0, -1.0), curl=0.25
        ),
        Arm(upper=(0.22, 0.22, -1.0), lower=(-0.14, 1.0, -0.34), palm=(-0.15, 0.0, -1.0), curl=0.3),
        SEAT,
        SEAT_B,
        (-4, 0, 0),
        (4, 1, 3),
        (3, -2, 4),
    ),
    "sit on the ground": Pose(
        Arm(upper=(0.25, 0.50, -1.0), lower=(-0.30, 0.85, -0.55), palm=(-0.4, 0.0, -1.0)),
        Arm(upper=(0.28, 0.45, -1.0), lower=(-0.25, 0.9, -0.5), palm=(-0.4, 0.0, -1.0)),
        Leg(upper=(0.30, 1.0, -0.02), lower=(0.10, 1.0, -0.10), yaw=14, pitch=-62),
        Leg(upper=(0.34, 1.0, 0.02), lower=(0.10, 1.0, -0.14), yaw=18, pitch=-60),
        (0, 0, 0),
        (6, 1, 2),
        (2, 2, 4),
    ),
    "kneel": Pose(
        Arm(upper=(0.14, 0.25, -1.0), lower=(-0.30, 0.9, -0.35), palm=(-0.3, 0.0, -1.0)),
        Arm(upper=(0.18, 0.05, -1.0), lower=(0.0, 0.45, -1.0)),
        Leg(upper=(0.12, 1.0, -0.05), lower=(0.02, -0.05, -1.0), yaw=6),
        Leg(upper=(0.06, -0.05, -1.0), lower=(0.0, -1.0, -0.04), yaw=4, pitch=62),
        (2, 0, 0),
        (6, 0, 0),
        (4, 0, 0),
    ),
    "wave": Pose(
        HANG,
        Arm(upper=(0.95, 0.18, -0.10), lower=(0.30, 0.30, 1.0), palm=(0.05, 1.0, 0.1), curl=0.10),
        PLANT,
        EASE,
        (0, -3, 0),
        (1, -3, -3),
        (0, 3, -3),
    ),
    "point": Pose(
        HANG,
        Arm(upper=(0.35, 0.95, -0.12), lower=(0.25, 1.0, 0.08), palm=(-0.7, 0.0, -0.7), curl=0.2),
        PLANT,
        EASE,
        (0, -3, 0),
        (3, -1, 8),
        (0, 0, -6),
    ),
    "arms crossed": Pose(
        Arm(
            reach=(-0.44, 0.48, -0.42),
            pole=(0.5, 0.5, -1.0),
            palm=(0.0, -1.0, 0.2),
            fingers=(-1.0, 0.05, 0.25),
            curl=0.25,
        ),
        Arm(
            reach=(-0.38, 0.58, -0.50),
            pole=(0.5, 0.5, -1.0),
            palm=(0.0, -1.0, 0.2),
            fingers=(-1.0, -0.2, 0.3),
            curl=0.25,
        ),
        PLANT,
        EASE,
        (0, -4, -2),
        (-1, 3, 2),
        (1, -2, 3),
    ),
    "hands on hips": Pose(HIP, HIP, PLANT, EASE, (0, -5, -2), (-2, 4, 2), (-1, -2, 2)),
    "hold": Pose(HANG, HOLD, PLANT, EASE, (0, -4, -2), (2, 2, 2), (3, -1, -4)),
    "hold both": Pose(
        Arm(
            reach=(-0.22, 0.62, -0.52), palm=(-1.0, 0.0, 0.35), fingers=(-0.3, 1.0, 0.1), curl=0.45
        ),
        Arm(
            reach=(-0.22, 0.62, -0.52), palm=(-1.0, 0.0, 0.35), fingers=(-0.3, 1.0, 0.1), curl=0.45
        ),
        PLANT,
        EASE,
        (0, -4, -2),
        (1, 2, 0),
        (8, 0, 0),
    ),
    "read": Pose(
        Arm(reach=(-0.16, 0.56, -0.30), palm=(-0.7, -0.5, 0.6), fingers=(-0.3, 0.7, 0.6), curl=0.5),
        Arm(reach=(-0.16, 0.56, -0.30), palm=(-0.7, -0.5, 0.6), fingers=(-0.3, 0.7, 0.6), curl=0.5),
        PLANT,
        EASE,
        (0, -3, 0),
        (4, 2, 0),
        (20, 0, 0),
    ),
    "dance": Pose(
        Arm(upper=(0.85, 0.15, 0.45), lower=(0.35, 0.10, 1.0), palm=(-0.6, 0.4, 0.2), curl=0.18),
        Arm(upper=(1.0, 0.25, -0.10), lower=(0.75, 0.50, 0.15), palm=(0.0, 0.4, -1.0), curl=0.18),
        Leg(upper=(0.02, 0.02, -1.0), lower=(0.0, -0.02, -1.0), yaw=18, pitch=0),
        Leg(upper=(0.50, 0.30, -1.0), lower=(0.30, -0.45, -1.0), yaw=35, pitch=52),
        (0, -6, 8),
        (-3, 8, -6),
        (-4, -6, 8),
    ),
    "ride": Pose(
        Arm(reach=(-0.18, 0.62, -0.50), palm=(-0.9, 0.0, -0.3), curl=0.85),
        Arm(reach=(-0.18, 0.62, -0.50), palm=(-0.9, 0.0, -0.3), curl=0.85),
        Leg(upper=(0.62, 0.78, -0.62), lower=(0.05, -0.22, -1.0), yaw=14),
        Leg(upper=(0.62, 0.78, -0.62), lower=(0.05, -0.22, -1.0), yaw=14),
        (-2, 0, 0),
        (4, 0, 0),
        (0, 0, 0),
    ),
    "lie": Pose(
        Arm(upper=(0.30, 0.02, -1.0), lower=(0.20, 0.10, -1.0)),
        Arm(upper=(0.34, 0.02, -1.0), lower=(0.10, 0.20, -1.0)),
        Leg(upper=(0.08, 0.0, -1.0), lower=(0.03, 0.0, -1.0), yaw=14, pitch=34),
        Leg(upper=(0.10, 0.03, -1.0), lower=(0.04, 0.0, -1.0), yaw=18, pitch=34),
        chest=(0, 0, 0),
        head=(4, 0, 6),
        whole=(-90, 0, 0),
    ),
    "cheer": Pose(
        Arm(upper=(0.55, 0.10, 1.0), lower=(0.22, 0.12, 1.0), palm=(-0.3, 1.0, 0.0), curl=0.75),
        Arm(upper=(0.62, 0.10, 0.9), lower=(0.15, 0.15, 1.0), palm=(-0.3, 1.0, 0.0), curl=0.75),
        PLANT,
        EASE,
        (0, -2, 0),
        (-4, 1, 0),
        (-8, 0, 0),
    ),
    "fight": Pose(
        Arm(upper=(0.20, 0.75, -0.75), lower=(-0.20, 0.7, 0.65), palm=(-1.0, 0.0, 0.0), curl=1.0),
        Arm(upper=(0.35, 0.30, -0.90), lower=(-0.30, 0.75, 0.65), palm=(-1.0, 0.0, 0.0), curl=1.0),
        Leg(upper=(0.12, 0.45, -1.0), lower=(0.08, -0.25, -1.0), yaw=10),
        Leg(upper=(0.30, -0.05, -1.0), lower=(0.15, -0.40, -1.0), yaw=38),
        (4, 0, -14),
        (8, 0, -10),
        (2, 0, 8),
    ),
}


def arranged(body: Body, pose: Pose, gaze: tuple[float, float] = (0.0, 0.0)) -> Posed:
    """The body in a pose, on the ground, its middle above the origin.

    `gaze` turns the eyes (yaw to the left, pitch down), degrees; the head takes half of it.
    """
    turns = _trunk(pose, gaze)
    for side in SIDES:
        turns |= _arm(body, turns, side, pose.left if side == "L" else pose.right)
        turns |= _leg(body, side, pose.left_leg if side == "L" else pose.right_leg)
    whole = _euler(pose.whole)
    turns = {bone: whole @ turn for bone, turn in turns.items()}
    return grounded(posed(body, turns))


def grounded(of: Posed) -> Posed:
    """Moved so that the lowest point is at z = 0 and the middle of the footprint at x = y = 0."""
    used = np.unique(of.body.atlas.quads["body"])
    low, high = of.points[used].min(axis=0), of.points[used].max(axis=0)
    return shifted(of, np.array([-(low[0] + high[0]) / 2, -(low[1] + high[1]) / 2, -low[2]]))


def shifted(of: Posed, by: Matrix) -> Posed:
    """The same, moved by (3,) metres."""
    frames = of.frames.copy()
    frames[:, :3, 3] += by
    return Posed(of.body, (of.points + by).astype(np.float32), frames)


def _euler(way: Way) -> Matrix:
    pitch, roll, yaw = way
    return np.asarray(Rotation.from_euler("xyz", [pitch, roll, yaw], degrees=True).as_matrix())


def _between(a: Matrix, b: Matrix, share: float) -> Matrix:
    """Part of the way from one turn to another."""
    step = Rotation.from_matrix(b @ a.T).as_rotvec() * share
    return np.asarray(Rotation.from_rotvec(step).as_matrix() @ a)


def _trunk(pose: Pose, gaze: tuple[float, float]) -> dict[str, Matrix]:
    hips, chest = _euler(pose.hips), _euler(pose.chest)
    head = _euler((pose.head[0] + gaze[1] / 2, pose.head[1], pose.head[2] + gaze[0] / 2))
    eyes = _euler((pose.head[0] + gaze[1], 0.0, pose.head[2] + gaze[0]))
    spine = {f"spine0{5 - k}": _between(hips, chest, (k + 1) / 5) for k in range(5)}
    neck = {f"neck0{k}": _between(chest, head, k / 4) for k in (1, 2, 3)}
    return {"root": hips, **spine, **neck, "head": head, "eye.L": eyes, "eye.R": eyes}


def _world(way: Way, side: str) -> Matrix:
    out, front, up = way
    return _unit(np.array([SIDES[side] * out, -front, up]))


def _unit(v: Matrix) -> Matrix:
    return np.asarray(v / max(float(np.linalg.norm(v)), 1e-9))


def _frame(along: Matrix, across: Matrix) -> Matrix:
    """Columns: a direction, what is left of another square to it, and their cross product."""
    a = _unit(along)
    b = _unit(across - across.dot(a) * a)
    return np.stack([a, b, np.cross(a, b)], axis=1)


def _swing(a: Matrix, b: Matrix) -> Matrix:
    """The least turn that brings direction a to b."""
    a, b = _unit(a), _unit(b)
    axis, cosine = np.cross(a, b), float(a.dot(b))
    angle = np.arctan2(np.linalg.norm(axis), cosine)
    return np.asarray(Rotation.from_rotvec(_unit(axis) * angle).as_matrix())


def _arm(body: Body, turns: Mapping[str, Matrix], side: str, arm: Arm) -> dict[str, Matrix]:
    chest = turns["spine01"]
    shoulder, elbow, wrist = (
        body.joint(f"{b}.{side}") for b in ("upperarm01", "lowerarm01", "wrist")
    )
    upper_rest, lower_rest = _unit(elbow - shoulder), _unit(wrist - elbow)
    upper, lower = _directions(arm, side, chest, elbow - shoulder, wrist - elbow)
    hinge_rest = np.cross(upper_rest, lower_rest)
    straight = _swing(chest @ upper_rest, upper) @ chest
    bend = np.cross(upper, lower)
    hinge = bend if np.linalg.norm(bend) > 0.12 else straight @ hinge_rest
    full = _frame(upper, hinge) @ _frame(upper_rest, hinge_rest).T
    fore = _frame(lower, hinge) @ _frame(lower_rest, hinge_rest).T
    raised = max(float(upper[2]), -0.3) + 0.3
    lift = _euler((0.0, -SIDES[side] * 22 * raised, 0.0))
    result = {
        f"clavicle.{side}": _between(chest, lift @ chest, 0.5),
        f"shoulder01.{side}": lift @ _between(chest, straight, 0.12),
        f"upperarm01.{side}": _between(straight, full, 0.5),
        f"upperarm02.{side}": full,
        f"lowerarm01.{side}": fore,
    }
    return result | _hand(body, side, arm, fore, lower)


def _directions(
    arm: Arm, side: str, chest: Matrix, upper: Matrix, lower: Matrix
) -> tuple[Matrix, Matrix]:
    """World directions of upper arm and forearm; reaching solves the triangle."""
    if arm.reach is None:
        return chest @ _world(arm.upper, side), chest @ _world(arm.lower, side)
    a, b = float(np.linalg.norm(upper)), float(np.linalg.norm(lower))
    out, front, up = arm.reach
    target = chest @ (np.array([SIDES[side] * out, -front, up]) * (a + b))
    far = float(np.clip(np.linalg.norm(target), abs(a - b) + 1e-3, 0.999 * (a + b)))
    way, pole = _unit(target), chest @ _world(arm.pole, side)
    pole = _unit(pole - pole.dot(way) * way)
    cosine = float(np.clip((a * a + far * far - b * b) / (2 * a * far), -1, 1))
    bend = a * (cosine * way + np.sqrt(1 - cosine**2) * pole)
    return _unit(bend), _unit(way * far - bend)


def _hand(body: Body, side: str, arm: Arm, fore: Matrix, lower: Matrix) -> dict[str, Matrix]:
    """Half of the forearm's twist, the wrist, and fingers curled about the knuckles."""
    wrist, middle = body.joint(f"wrist.{side}"), body.joint(f"finger3-1.{side}")
    row = body.joint(f"finger5-1.{side}") - body.joint(f"finger2-1.{side}")
    along = _unit(middle - wrist)
    palm = np.cross(along, row) * SIDES[side]
    palm = palm if palm[2] < 0 else -palm
    fingers = lower if arm.fingers is None else _world(arm.fingers, side)
    hand = _frame(fingers, _world(arm.palm, side)) @ _frame(along, palm).T
    flat = _swing(fore @ along, fingers) @ fore
    twist = Rotation.from_matrix(hand @ flat.T).as_rotvec()
    half = Rotation.from_rotvec(lower * float(twist.dot(lower)) * 0.5).as_matrix()
    result = {f"lowerarm02.{side}": half @ fore, f"wrist.{side}": hand}
    axis = _unit(np.cross(along, palm))
    for finger in (2, 3, 4, 5):
        angle = 0.0
        for joint, most in ((1, 75), (2, 95), (3, 60)):
            more = 1 + 0.12 * (finger - 3) * (1 - arm.curl)
            angle += most * arm.curl * more
            bend = Rotation.from_rotvec(axis * np.radians(angle)).as_matrix()
            result[f"finger{finger}-{joint}.{side}"] = hand @ bend
    for joint, most in ((1, 12), (2, 32), (3, 55)):
        bend = Rotation.from_rotvec(axis * np.radians(most * arm.curl)).as_matrix()
        result[f"finger1-{joint}.{side}"] = hand @ bend
    return result


def _leg(body: Body, side: str, leg: Leg) -> dict[str, Matrix]:
    hip, knee, ankle = (body.joint(f"{b}.{side}") for b in ("upperleg01", "lowerleg01", "foot"))
    upper_rest, lower_rest = _unit(knee - hip), _unit(ankle - knee)
    upper, lower = _world(leg.upper, side), _world(leg.lower, side)
    foot = _euler((leg.pitch, 0.0, SIDES[side] * leg.yaw))
    across, hinge = np.array([1.0, 0.0, 0.0]), foot @ np.array([1.0, 0.0, 0.0])
    thigh = _frame(upper, hinge) @ _frame(upper_rest, across).T
    shin = _frame(lower, hinge) @ _frame(lower_rest, across).T
    return {
        f"upperleg01.{side}": thigh,
        f"upperleg02.{side}": thigh,
        f"lowerleg01.{side}": shin,
        f"lowerleg02.{side}": shin,
        f"foot.{side}": foot @ _foot_rest(body, side),
    }


def _foot_rest(body: Body, side: str) -> Matrix:
    """Turns the resting foot to look straight ahead."""
    way = body.end(f"foot.{side}") - body.joint(f"foot.{side}")
    yaw = float(np.arctan2(way[0], -way[1]))
    return _euler((0.0, 0.0, -np.degrees(yaw)))
