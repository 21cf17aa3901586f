"""Do packed pictures keep what they show?"""

import numpy as np
import pytest

from imagineart.modelling.model import Floats, Texture
from imagineart.tracing.atlas import LEAST, Words, packed, skips


def texture(edge: int = 64) -> Texture:
    rng = np.random.default_rng(0)
    color = rng.random((edge, edge, 3)).astype(np.float32)
    return Texture(color, (2.0, 2.0), rng.random((edge, edge)).astype(np.float32), color[..., 0])


def colors(words: Words) -> Floats:
    """(…, 3) as the programs read them."""
    roots = np.stack([(words >> shift & 1023) / 1023.0 for shift in (0, 10, 20)], axis=-1)
    return np.asarray(roots**2, np.float32)


def test_the_finest_level_is_the_picture() -> None:
    shown = texture()
    assert shown.color is not None
    sheet = packed(shown, 0)
    assert np.allclose(colors(sheet.levels[0][..., 0]), shown.color, atol=2e-3)
    assert shown.roughness is not None
    assert np.allclose((sheet.levels[0][..., 1] & 65535) / 65535, shown.roughness, atol=1e-4)
    heights = sheet.low + (sheet.levels[0][..., 1] >> 16) / 65535 * sheet.span
    assert np.allclose(heights, shown.color[..., 0], atol=1e-4)
    assert sheet.texel == pytest.approx(2.0 / 64)


def test_each_level_halves_and_keeps_the_mean() -> None:
    shown = texture()
    assert shown.color is not None
    levels = packed(shown, 0).levels
    assert [level.shape[0] for level in levels] == [64, 32, 16, 8, 4]
    means = [colors(level[..., 0]).mean(axis=(0, 1)) for level in levels]
    assert np.allclose(means, means[0], atol=2e-3)
    assert colors(levels[2][..., 0]).std() < 0.5 * shown.color.std()


@pytest.mark.parametrize(("detail", "levels"), [(0.0, 0), (0.07, 1), (0.13, 2), (1e6, 4)])
def test_what_nobody_can_see_is_left_out(detail: float, levels: int) -> None:
    shown = texture()
    assert skips(shown, detail) == levels
    sheet = packed(shown, levels)
    assert sheet.levels[0].shape[0] == 64 >> levels >= LEAST
    assert sheet.texel == pytest.approx(2.0 / 64 * 2**levels)


def test_a_texture_may_have_no_colour() -> None:
    rough = np.random.default_rng(1).random((64, 64)).astype(np.float32)
    sheet = packed(Texture(None, (2.0, 2.0), rough), 0)
    assert not sheet.colored
    assert sheet.rough
    assert packed(texture(), 0).colored
    assert np.allclose((sheet.levels[0][..., 1] & 65535) / 65535, rough, atol=1e-4)


def test_a_texture_without_any_picture_has_no_size() -> None:
    with pytest.raises(ValueError, match="needs a colour"):
        packed(Texture(None, (1.0, 1.0)), 0)
