"""What drawn looks have in common."""

from typing import Any

import numpy as np
import pytest
from scipy import ndimage

from imagineart.tracing.looks import tools


@pytest.mark.parametrize("sigma", [0.5, 4.0, 9.0, 20.0])
@pytest.mark.parametrize("shape", [(150, 130), (150, 130, 3)])
def test_a_wide_blur_is_a_gaussian_made_of_fewer_pixels(
    sigma: float, shape: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    image = np.random.default_rng(3).random(shape, dtype=np.float32)
    image[40:90, 30:80] += 2.0
    sigmas = (sigma, sigma, 0.0)[: image.ndim]
    wanted = ndimage.gaussian_filter(image, sigmas, truncate=4.0)
    exact, touched = ndimage.gaussian_filter, []

    def counted(layer: Any, *given: Any, **named: Any) -> Any:
        touched.append(layer.size)
        return exact(layer, *given, **named)

    monkeypatch.setattr("scipy.ndimage.gaussian_filter", counted)
    assert np.abs(tools.blurred(image, sigma) - wanted)[8:-8, 8:-8].max() < 0.06
    assert sum(touched) <= image.size / max(1, int(sigma / tools.LEAST_SIGMA)) ** 2 * 1.05
