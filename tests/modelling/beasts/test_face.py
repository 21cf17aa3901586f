"""Faces: eyes turn in their sockets, heads with eyes at the sides are seen from half aside."""

from collections.abc import Callable

import numpy as np
import pytest

from imagineart.modelling.beasts.face import ROLLED, aside, met, sockets
from imagineart.modelling.families.quadrupeds import ROWS
from imagineart.modelling.kit.sdf import sphere
from imagineart.modelling.model import Model

AHEAD = np.array([0.0, -1.0, 0.0])


def out(degrees: float) -> np.ndarray:
    turn = np.radians(degrees)
    return np.array([np.sin(turn), -np.cos(turn), 0.0])


@pytest.mark.parametrize("apart", [5.0, 15.0, 50.0, 85.0])
def test_eyes_turn_to_what_is_ahead_as_far_as_they_can(apart: float) -> None:
    look = met(out(apart), AHEAD)
    assert np.linalg.norm(look) == pytest.approx(1.0)
    left = np.degrees(np.arccos(np.clip(look @ AHEAD, -1, 1)))
    assert left == pytest.approx(max(apart - ROLLED, 0.0), abs=0.1)


def test_heads_whose_eyes_look_ahead_are_not_turned_aside() -> None:
    assert aside(out(10)) == aside(out(-10)) == 0.0
    assert 10 < aside(out(50)) < aside(out(89)) <= 34


def test_both_eyes_of_a_hunter_meet_what_it_faces() -> None:
    eye = ROWS["wolf"].head.eye
    left, right = sockets(sphere(1.0), np.zeros(3), 0.5, eye)
    assert left.look is not None
    assert right.look is not None
    assert -left.look[1] > 0.97
    np.testing.assert_allclose(left.look * [-1, 1, 1], right.look, atol=0.02)


@pytest.mark.parametrize(
    ("noun", "least", "most"), [("wolf", 0, 8), ("owl", 0, 8), ("eagle", 0, 36)]
)
def test_models_tell_from_where_their_face_is_seen(
    built: Callable[..., Model], noun: str, least: float, most: float
) -> None:
    anchors = built(noun).anchors
    face, gaze = (np.array(anchors[name].front)[:2] for name in ("mouth", "gaze"))
    cosine = face @ gaze / np.linalg.norm(face) / np.linalg.norm(gaze)
    assert least <= np.degrees(np.arccos(np.clip(cosine, -1, 1))) <= most
