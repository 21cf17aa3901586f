import numpy as np
import pytest

from imagineart.tracing.scene import Camera, placed
from imagineart.tracing.tracer import view_directions

SIZE = (200, 100)


def test_the_target_is_projected_to_the_middle() -> None:
    camera = Camera((1.0, -3.0, 2.0), (0.2, 0.5, 0.4), roll=20.0)
    x, y, depth = camera.project(np.array([[0.2, 0.5, 0.4]], np.float32), SIZE)[0]
    assert (x, y) == pytest.approx((100.0, 50.0), abs=1e-3)
    assert depth == pytest.approx(camera.focal_distance, rel=1e-5)


@pytest.mark.parametrize(
    "camera",
    [
        Camera((0.0, -2.0, 1.0), (0.0, 0.0, 0.0), 35.0, shift=(0.1, -0.05)),
        Camera((0.0, 0.0, 5.0), (0.0, 0.0, 0.0), 85.0),
    ],
)
def test_projection_and_rays_agree(camera: Camera) -> None:
    rays = view_directions(camera, SIZE)
    points = np.asarray(camera.position, np.float32) + 3.0 * rays[::20, ::20]
    seen = camera.project(points, SIZE)
    assert np.allclose(seen[..., 0], np.arange(0, 200, 20) + 0.5, atol=1e-2)
    assert np.allclose(seen[..., 1], np.arange(0, 100, 20)[:, None] + 0.5, atol=1e-2)


def test_an_orthographic_picture_has_its_width_in_metres() -> None:
    camera = Camera((0.0, -9.0, 0.0), (0.0, 0.0, 0.0), orthographic=4.0)
    left, right = camera.project(np.array([[-2, 0, 0], [2, 7, 0]], np.float32), SIZE)
    assert (left[0], right[0]) == pytest.approx((0.0, 200.0), abs=1e-3)


def test_placed_turns_anticlockwise_and_scales() -> None:
    moved = placed((1.0, 2.0, 3.0), turn=90.0, scale=2.0) @ np.array([1.0, 0.0, 0.0, 1.0])
    assert np.allclose(moved[:3], (1.0, 4.0, 3.0), atol=1e-6)
