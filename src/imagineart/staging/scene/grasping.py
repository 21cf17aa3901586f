"""How does a thing lie in a hand? Along the fist, or between two places: a neck and a chin.

A thing has an axis and a side in its own frame; the hand says where the axis goes, and the side
turns up, or forward where the axis is upright.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from imagineart.modelling.model import Anchor
from imagineart.staging.scene.actors import Actor
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.units import Spot
from imagineart.staging.scene.vectors import Floats, turns_of, unit

SLIM = 2.5  # times its width: what is higher does not stand by itself
UPRIGHT = 0.8  # of its length: an axis that rises more is upright


def other_hand(holder: Actor) -> Anchor | None:
    """The left hand, where the right one is taken."""
    return holder.solid.anchors.get("grip left")


def grasped(holder: Spot, hand: Anchor, held: Actor) -> Spot | None:
    """A thing in the hand, turned as it is held; None of what is held anyhow."""
    row = table("holding")["grasps"].get(held.noun)
    if row is None:
        return None
    matrix = holder.matrix
    turn = matrix[:3, :3] / max(holder.actor.scale, 1e-9)
    ends = _ends(holder, row)
    forward = turn @ np.array([0.0, -1.0, 0.0])
    axis = _axis(turn @ np.asarray(hand.up, float), forward, row)
    axis = axis if ends is None else ends[1] - ends[0]
    ahead = row.get("front") or abs(unit(axis)[2]) > UPRIGHT
    side = forward if ahead else np.array([0.0, 0.0, 1.0])
    own = _frame(np.asarray(row["way"], float), np.asarray(row["up"], float))
    r = _frame(axis, side) @ own.T
    place = matrix[:3, :3] @ np.asarray(hand.position) + matrix[:3, 3] if ends is None else ends[1]
    yaw, pitch, roll = turns_of(r)
    at = np.asarray(_point(held, row), float) * held.scale
    return Spot(held, place - r @ at, yaw, pitch, roll)


def laid(held: Spot) -> Spot:
    """A thing that stands upright in a hand, lying on its side where it stood."""
    row, size = table("holding")["grasps"].get(held.actor.noun), held.actor.size
    if row is None or row["way"][2] == 0 or size[2] < SLIM * size[:2].max():
        return held
    turned = replace(held, yaw=held.yaw + 70.0, pitch=-90.0)
    low, high = turned.points.min(axis=0), turned.points.max(axis=0)
    by = held.position - np.array([*((low + high) / 2.0)[:2], low[2]])
    return turned.moved(by)


def _ends(holder: Spot, row: Mapping[str, Any]) -> tuple[Floats, Floats] | None:
    """Where the axis begins and ends, of what is held between two places."""
    anchors = [holder.actor.solid.anchors.get(name) for name in row.get("between", ())]
    if not anchors or None in anchors or holder.actor.pose not in row["in"]:
        return None
    m = holder.matrix
    first, last = (m[:3, :3] @ np.asarray(a.position) + m[:3, 3] for a in anchors if a is not None)
    return first, last


def _axis(fist: Floats, forward: Floats, row: Mapping[str, Any]) -> Floats:
    """Where the axis of a thing in one hand goes: along the fist, level, or forward and down."""
    if row.get("ahead"):
        dipped: Floats = forward - np.array([0.0, 0.0, float(row.get("dip", 0.0))])
        return dipped
    flat: Floats = fist * np.array([1.0, 1.0, 0.0])
    return flat if row.get("level") else fist


def _point(held: Actor, row: Mapping[str, Any]) -> tuple[float, float, float]:
    """The point of the thing that lies in the hand, in its frame."""
    if "at" in row:
        x, y, z = row["at"]
        return x, y, z
    grip = held.solid.anchors.get("grip")
    return grip.position if grip else (0.0, 0.0, 0.0)


def _frame(along: Floats, across: Floats) -> Floats:
    """Columns: a direction, what is left of another square to it, and their cross product."""
    a = unit(along)
    b = unit(across - across.dot(a) * a)
    return np.stack([a, b, np.cross(a, b)], axis=1)
