"""Cloth lies on shoulders, hangs under arms and is pressed into folds where limbs bend."""

import numpy as np
import pytest
from scipy.spatial import cKDTree

from imagineart.modelling.people.atlas import atlas
from imagineart.modelling.people.body import Build, Posed, shaped
from imagineart.modelling.people.clothes import (
    GARMENTS,
    _hung,
    _pressed,
    calmed,
    helper,
    pieces,
)
from imagineart.modelling.people.person import _anchors, _seen
from imagineart.modelling.people.poses import arranged
from imagineart.modelling.people.stances import POSES

SQUARE = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], np.float32)
HALVES = np.array([[0, 1, 2], [0, 2, 3]], np.int32)


@pytest.fixture(scope="module")
def standing() -> Posed:
    return arranged(shaped(atlas(), Build(), {}), POSES["attention"])


def test_cloth_lies_on_what_is_under_it_and_hangs_off_what_is_over_it() -> None:
    ways = np.array([[0, 0, 1], [1, 0, 0], [0, 0, -1]], np.float32)
    on, beside, off = _hung(ways, GARMENTS["sweater"])
    assert on < 0.5 < beside == 1.0 < off


@pytest.mark.parametrize("name", ["armour", "space suit"])
def test_what_is_stiff_keeps_its_distance(name: str) -> None:
    assert (_hung(np.eye(3, dtype=np.float32), GARMENTS[name]) == 1.0).all()


def test_only_what_is_pressed_together_folds() -> None:
    narrow = SQUARE * np.array([0.6, 1, 1], np.float32)
    assert (_pressed(SQUARE, narrow, HALVES) > 0.4).all()
    assert (_pressed(SQUARE, SQUARE, HALVES) < 1e-6).all()
    assert (_pressed(narrow, SQUARE, HALVES) == 0.0).all()


def test_a_sweater_is_nearer_to_the_shoulders_than_to_the_chest(standing: Posed) -> None:
    sweater = pieces(standing, GARMENTS["sweater"], 3)[0]
    fine = helper(standing.body.atlas, "helper-tights", GARMENTS["sweater"].levels)
    body = fine.values(calmed(standing, "helper-tights", GARMENTS["sweater"].calm))
    away, _ = cKDTree(body).query(sweater.points)
    trunk = np.abs(sweater.t[:, 0]) < 0.14
    top = trunk & (sweater.normals[:, 2] > 0.8)
    front = trunk & (sweater.normals[:, 1] < -0.9)
    assert away[top].mean() < 0.75 * away[front].mean()


@pytest.mark.parametrize("side", ["right", "left"])
def test_what_is_grasped_comes_out_of_the_fist_across_the_forearm(
    standing: Posed, side: str
) -> None:
    grip = _anchors(standing)[f"grip {side}"]
    letter = side[0].upper()
    forearm = standing.joint(f"wrist.{letter}") - standing.joint(f"lowerarm01.{letter}")
    assert np.linalg.norm(grip.up) == pytest.approx(1.0)
    assert abs(np.dot(grip.up, forearm / np.linalg.norm(forearm))) < 0.5


def test_a_kicked_ball_lies_before_the_foremost_foot() -> None:
    kicking = arranged(shaped(atlas(), Build(), {}), POSES["kick"])
    toe = np.array(_anchors(kicking)["toe"].position)
    feet = [kicking.carried(f"foot.{s}", kicking.body.end(f"foot.{s}")) for s in "LR"]
    assert toe[1] < min(foot[1] for foot in feet) - 0.1


def test_no_belt_shows_beneath_another_garment() -> None:
    assert _seen(("belt", "pocket"), beneath=True) == ("pocket",)
    assert _seen(("belt", "pocket"), beneath=False) == ("belt", "pocket")
