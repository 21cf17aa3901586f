"""Lips: seams lie on the skin, press a groove into it and darken the coat along them."""

from dataclasses import replace

import numpy as np
import pytest

from imagineart.modelling.beasts.anatomy import Head, body_of
from imagineart.modelling.beasts.face import sockets
from imagineart.modelling.beasts.mouth import DEEP, Mouth, mouth_of
from imagineart.modelling.beasts.skeleton import STAND
from imagineart.modelling.families.quadrupeds import ROWS
from imagineart.modelling.kit.sdf import sphere

MIDDLE = np.array([0.0, 0.0, 1.0])


@pytest.mark.parametrize(("kind", "seams"), [("cat", 3), ("dog", 4), ("long", 3)])
def test_seams_lie_on_the_skin(kind: str, seams: int) -> None:
    head = Head(mouth=kind)
    mouth = mouth_of(sphere(1.0).at((0.0, 0.0, 1.0)), head, MIDDLE, 1.0)
    assert len(mouth.seams) == len(mouth.parts(MIDDLE, 1.0)) == seams
    for seam in mouth.seams:
        np.testing.assert_allclose(np.linalg.norm(seam, axis=1), 1.0, atol=0.02)


def test_what_has_no_mouth_has_no_lips() -> None:
    mouth = mouth_of(sphere(1.0), Head(mouth="none"), np.zeros(3), 1.0)
    points = np.array([[0.0, -1.0, -0.4]], np.float32)
    assert mouth.parts(np.zeros(3), 1.0) == []
    assert mouth.share(points)[0] == mouth.relief(points)[0] == 0.0


def test_skin_sinks_at_a_seam_and_hangs_over_it() -> None:
    mouth = Mouth((np.stack([np.linspace(-0.3, 0.3, 30), np.full(30, -1), np.zeros(30)], 1),))
    points = np.array([[0, -1, 0], [0, -1, 0.13], [0, -1, -0.13], [0, -1, 0.9]], np.float32)
    sunk, above, below, far = mouth.relief(points)
    assert sunk == pytest.approx(-DEEP, abs=0.01)
    assert above > 0.02 > 0.001 > below
    assert far == 0.0
    dark = mouth.share(points)
    assert dark[0] > 0.9
    assert dark[3] < 1e-6


def test_eyes_lie_under_the_brow() -> None:
    wolf = ROWS["wolf"]
    flat = replace(wolf, head=replace(wolf.head, hollow=0.0))
    depth = []
    for beast in (wolf, flat):
        body = body_of(beast, STAND)
        head = body.bones["head"].rest
        left = sockets(body.field(("trunk",)), head, body.skull, beast.head.eye)[0]
        depth.append(np.linalg.norm(left.middle - head) / left.radius)
    assert depth[0] < depth[1] - 0.1


def test_the_end_of_the_muzzle_is_told_from_the_eyes() -> None:
    beast = ROWS["horse"]
    body = body_of(beast, STAND)
    head, reach = body.bones["head"], beast.head.muzzle[0] * body.skull
    points = head.place(head.rest + np.array([[0, -0.5 * body.skull, 0], [0, -1.1 * reach, 0]]))
    near, end = body.site(points.astype(np.float32)).tip
    assert near == 0.0
    assert end > 0.9
