"""How does a body stand, sit, reach? Directions of limbs, turned into turns of bones.

A limb of two bones
bends about one hinge that both share, so that elbow and knee never twist; what twist is left goes
half to the bone before. A hand that has to reach something is solved as a triangle of the two
lengths and the distance, the elbow towards a pole.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from imagineart.modelling.people.body import Body, Posed, posed
from imagineart.modelling.people.stances import BOTH_WAYS, POSES, Arm, Leg, Pose, Way

Matrix = NDArray[np.float64]
SIDES = {"L": 1.0, "R": -1.0}
RAISED = 22.0  # degrees by which a raised arm draws its shoulder up
HUNG = 34.0  # degrees, twice those by which a hanging arm lets the collarbone down


def taken(name: str, rng: np.random.Generator) -> Pose:
    """An attitude as one person takes it: a little otherwise, and from either side where that is
    the same. Raises `KeyError`."""
    pose = POSES[name]
    if name in BOTH_WAYS and rng.random() < 0.5:
        pose = _mirrored(pose)
    hips, chest, head = (rng.normal(0, 1, 3) for _ in range(3))
    return replace(
        pose,
        hips=_moved(pose.hips, hips * (0.5, 1.0, 1.5)),
        chest=_moved(pose.chest, chest * (1.0, 1.2, 2.0)),
        head=_moved(pose.head, head * (2.0, 2.5, 3.5)),
    )


def _moved(way: Way, by: Matrix) -> Way:
    a, b, c = (np.asarray(way) + by).tolist()
    return a, b, c


def _mirrored(pose: Pose) -> Pose:
    """Left for right."""

    def other(way: Way) -> Way:
        return way[0], -way[1], -way[2]

    return replace(
        pose,
        left=pose.right,
        right=pose.left,
        left_leg=pose.right_leg,
        right_leg=pose.left_leg,
        hips=other(pose.hips),
        chest=other(pose.chest),
        head=other(pose.head),
        whole=other(pose.whole),
    )


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
    lift = _lift(upper, side)
    if arm.reach is not None:  # the shoulder moves; the hand stays where it has to be
        collarbone = shoulder - body.joint(f"clavicle.{side}")
        moved = chest.T @ (_between(chest, lift @ chest, 0.5) @ collarbone) - collarbone
        upper, lower = _directions(arm, side, chest, elbow - shoulder, wrist - elbow, moved)
    hinge_rest = np.cross(upper_rest, lower_rest)
    straight = _swing(chest @ upper_rest, upper) @ chest
    bend = np.cross(upper, lower)
    hinge = bend if np.linalg.norm(bend) > 0.12 else straight @ hinge_rest
    full = _frame(upper, hinge) @ _frame(upper_rest, hinge_rest).T
    fore = _frame(lower, hinge) @ _frame(lower_rest, hinge_rest).T
    raised = _euler((0.0, -SIDES[side] * RAISED * max(float(upper[2]) + 0.3, 0.0), 0.0))
    result = {
        f"clavicle.{side}": _between(chest, lift @ chest, 0.5),
        f"shoulder01.{side}": raised @ _between(chest, straight, 0.12),
        f"upperarm01.{side}": _between(straight, full, 0.5),
        f"upperarm02.{side}": full,
        f"lowerarm01.{side}": fore,
    }
    return result | _hand(body, side, arm, fore, lower)


def _lift(upper: Matrix, side: str) -> Matrix:
    """Twice the turn of a collarbone: up with an arm that is raised, down with one that hangs. The
    rest pose has both arms half spread, its shoulders drawn up."""
    high = float(upper[2])
    angle = RAISED * max(high + 0.3, 0.0) - HUNG * float(np.clip((-0.25 - high) / 0.6, 0.0, 1.0))
    return _euler((0.0, -SIDES[side] * angle, 0.0))


def _directions(
    arm: Arm,
    side: str,
    chest: Matrix,
    upper: Matrix,
    lower: Matrix,
    moved: Matrix | None = None,
) -> tuple[Matrix, Matrix]:
    """World directions of upper arm and forearm; reaching solves the triangle from a shoulder that
    is `moved` in the frame of the chest, m."""
    if arm.reach is None:
        return chest @ _world(arm.upper, side), chest @ _world(arm.lower, side)
    a, b = float(np.linalg.norm(upper)), float(np.linalg.norm(lower))
    out, front, up = arm.reach
    place = np.array([SIDES[side] * out, -front, up]) * (a + b)
    target = chest @ (place if moved is None else place - moved)
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
