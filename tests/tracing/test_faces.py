from dataclasses import replace

import numpy as np
import pytest

from imagineart.modelling.kit import ball
from imagineart.modelling.model import Floats, Material, Mesh, Model, Part, Point
from imagineart.tracing.faces import APART, Face, faces_of
from imagineart.tracing.scene import Camera, Instance, Scene, placed

SIZE = (200, 100)
EYE = Camera((0.0, -2.0, 1.6), (0.0, 0.0, 1.6), 50.0)
RADIUS = 0.012


def eyeball(x: float, name: str) -> Part:
    """A ball whose first vertex is its pupil, on its front; its iris is blue."""
    at = np.array([x, 0.0, 1.6], np.float32)
    mesh = ball(RADIUS, (0.0, 0.0, 0.0))
    order = np.argsort(mesh.vertices[:, 1], kind="stable")
    place = np.argsort(order)
    points = mesh.vertices[order]
    colors = np.where(points[:, 1:2] < -0.8 * RADIUS, (0.05, 0.2, 0.6), (0.8, 0.8, 0.8))
    shape = Mesh(points + at, place[mesh.triangles].astype(np.int32), None, _floats(colors))
    return Part(shape, Material("eye"), name)


def _floats(values: object) -> Floats:
    return np.asarray(values, np.float32)


def head() -> Model:
    return Model("head", (eyeball(0.031, "eye L"), eyeball(-0.031, "eye R")))


def face_of(turn: float = 0.0, at: Point = (0.0, 0.0, 0.0)) -> Face:
    scene = Scene((Instance(7, head(), placed(at, turn=turn)),), EYE)
    (found,) = faces_of(scene, SIZE)
    return found


def test_a_face_is_where_its_eyes_are_seen() -> None:
    face = face_of()
    wide = 200 * 0.062 / (2.0 * EYE.half_width * 2.0)
    assert face.id == 7
    assert face.eyes[:, 1] == pytest.approx([50.0, 50.0], abs=0.5)
    assert face.eyes.mean(axis=0)[0] == pytest.approx(100.0, abs=0.5)
    assert float(np.diff(face.eyes[:, 0])[0]) == pytest.approx(wide, rel=0.03)
    assert face.unit * APART == pytest.approx(wide, rel=0.03)


def test_its_frame_goes_right_and_down_and_is_narrower_as_it_turns() -> None:
    ahead, aside = face_of(), face_of(60.0)
    assert ahead.across[0] == pytest.approx(ahead.unit, rel=0.02)
    assert ahead.down[1] == pytest.approx(ahead.unit, rel=0.02)
    assert aside.across[0] == pytest.approx(0.5 * ahead.across[0], rel=0.1)
    assert aside.down[1] == pytest.approx(ahead.down[1], rel=0.05)


def test_backs_have_no_face_and_neither_have_things() -> None:
    back = Scene((Instance(1, head(), placed(turn=180.0)),), EYE)
    assert faces_of(back, SIZE) == ()
    one_eyed = Model("camera", head().parts[:1])
    assert faces_of(replace(back, instances=(Instance(1, one_eyed, placed()),)), SIZE) == ()


def test_farther_faces_are_smaller() -> None:
    near, far = face_of(), face_of(at=(0.0, 2.0, 0.0))
    assert far.unit == pytest.approx(0.5 * near.unit, rel=0.02)
    assert far.depth > near.depth + 1.9


def test_the_colour_of_the_iris_is_neither_white_nor_that_of_the_pupil() -> None:
    red, green, blue = face_of().iris
    assert blue > 2.0 * green > 4.0 * red
