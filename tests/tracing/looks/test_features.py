"""Are faces drawn where they are, clean and with eyes, and nowhere else?"""

from dataclasses import replace

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.faces import Face
from imagineart.tracing.looks.features import faces_drawn
from imagineart.tracing.tracer import Buffers, Traced

EDGE = 64
SKIN = np.array([0.62, 0.36, 0.26], np.float32)
UNIT = 2.4  # px


def face(depth: float = 2.0, unit: float = UNIT) -> Face:
    eyes = np.array([[32 - 3.1 * unit, 26.0], [32 + 3.1 * unit, 26.0]], np.float32)
    across, down = np.array([unit, 0.0], np.float32), np.array([0.0, unit], np.float32)
    return Face(1, eyes, across, down, depth, unit, (0.05, 0.15, 0.5))


def traced(*faces: Face, depth: float = 2.0, owner: int = 1) -> Traced:
    """A picture that is nothing but skin."""
    shape = (EDGE, EDGE)
    ids = np.full(shape, owner, np.int32)
    flat = np.broadcast_to(SKIN, (*shape, 3)).astype(np.float32)
    far = np.full(shape, depth, np.float32)
    buffers = Buffers(ids, ids, far, flat, flat, np.ones(shape, np.float32))
    return replace(Traced(flat, buffers, 1.0, "scalar_rgb", 0.0), faces=faces)


def skin(noise: float = 0.0) -> Floats:
    rng = np.random.default_rng(1)
    flat = np.broadcast_to(SKIN, (EDGE, EDGE, 3)) * (
        1.0 + noise * rng.standard_normal((EDGE, EDGE, 1))
    )
    return np.clip(flat, 0.0, 1.0).astype(np.float32)


def test_eyes_have_white_dark_and_the_colour_of_the_iris() -> None:
    found = faces_drawn(skin(), skin(), traced(face()))
    eye = found[20:33, round(32 - 6 * UNIT) : 32]
    assert eye.min(axis=-1).max() > 0.8
    assert eye.max(axis=-1).min() < 0.06
    blue = eye[..., 2] > 1.8 * eye[..., 0]
    assert 6 < blue.sum() < 80


def test_both_halves_are_alike_but_for_glints() -> None:
    found = faces_drawn(skin(), skin(), traced(face()))
    changed = np.abs(found - skin()).max(axis=-1) > 0.02
    left, right = changed[:, :32], changed[:, :31:-1]
    assert (left != right).mean() < 0.05
    assert changed[round(26 + 7.1 * UNIT), 30:34].any()


def test_skin_becomes_clean_and_is_as_bright_as_without_shadow() -> None:
    found = faces_drawn(0.6 * skin(0.05), skin(), traced(face()))
    brow = found[26 - 8 : 26 - 6, 31:34]
    assert np.abs(brow - SKIN).max() < 0.05
    assert brow.std(axis=(0, 1)).max() < 0.01


def test_nothing_is_drawn_on_what_is_before_the_face_or_is_none_of_its_thing() -> None:
    for other in (traced(face(), depth=1.0), traced(face(), owner=2), traced()):
        assert np.array_equal(faces_drawn(skin(), skin(), other), skin())


def test_far_faces_stay_as_they_are() -> None:
    assert np.array_equal(faces_drawn(skin(), skin(), traced(face(unit=0.8))), skin())


def test_a_face_out_of_the_picture_does_no_harm() -> None:
    away = replace(face(), eyes=face().eyes + np.array([400.0, 0.0], np.float32))
    edge = replace(face(), eyes=face().eyes + np.array([34.0, 0.0], np.float32))
    assert np.array_equal(faces_drawn(skin(), skin(), traced(away)), skin())
    assert np.isfinite(faces_drawn(skin(), skin(), traced(edge))).all()
