"""Does the small rasteriser see what a camera sees?"""

import numpy as np
import pytest

from imagineart.staging.scene.preview import preview, projected
from imagineart.staging.scene.shapes import _box
from imagineart.staging.stage import Canvas, Lens

CANVAS = Canvas(width=512, height=512)
LENS = Lens(position=(0.0, -4.0, 0.0), target=(0.0, 0.0, 0.0), focal_mm=36.0)


def cube(x: float, y: float, z: float, size: float = 1.0) -> np.ndarray:
    half = np.full(3, size / 2, np.float32)
    return _box(np.array([x, y, z]) - half, np.array([x, y, z]) + half)


def test_the_middle_is_in_the_middle() -> None:
    x, y, depth = projected(LENS, np.zeros(3), CANVAS)
    assert (x, y, depth) == pytest.approx((0.5, 0.5, 4.0))


def test_a_lens_of_36_mm_sees_as_wide_as_it_is_far() -> None:
    x, _, _ = projected(LENS, np.array([2.0, 0.0, 0.0]), CANVAS)
    assert x == pytest.approx(1.0)


def test_the_share_of_a_square_is_its_area() -> None:
    seen = preview([cube(0, 0, 0)], LENS, CANVAS)
    assert seen.shares[0] == pytest.approx((1.0 / 3.5) ** 2, rel=0.06)
    assert seen.visible[0] == 1.0
    assert seen.outside[0] == 0.0


def test_what_is_nearer_hides_what_is_farther() -> None:
    seen = preview([cube(0, 2, 0), cube(0.5, 0, 0, 0.8)], LENS, CANVAS)
    assert seen.visible[1] == 1.0
    assert 0.2 < seen.visible[0] < 0.8
    assert seen.depths[0] > seen.depths[1]


def test_what_the_frame_cuts_is_told() -> None:
    seen = preview([cube(2.0, 0, 0), cube(9.0, 0, 0)], LENS, CANVAS)
    assert 0.1 < seen.outside[0] < 0.9
    assert seen.outside[1] == 1.0
    assert seen.boxes[1] is None


def test_what_is_behind_the_camera_is_not_seen() -> None:
    seen = preview([cube(0, -9, 0)], LENS, CANVAS)
    assert seen.seen[0] == 0


def test_boxes_hold_what_is_seen() -> None:
    seen = preview([cube(-0.5, 0, 0.3)], LENS, Canvas(width=512, height=256))
    rows, columns = np.nonzero(seen.ids == 0)
    box = seen.boxes[0]
    assert box is not None
    height, width = seen.ids.shape
    assert columns.min() / width == pytest.approx(box.left, abs=0.01)
    assert (rows.max() + 1) / height == pytest.approx(box.bottom, abs=0.02)
