"""Margins are paper all round; panels lie under words and nowhere else."""

import numpy as np

from imagineart.color.spaces import linear_to_oklch
from imagineart.rendering.bordering import DEEP, LINE, MARGIN, bordered, paneled
from imagineart.rendering.raster import rgb
from imagineart.staging.stage import Box

PAPER = (0.95, 0.02, 85.0)
BELOW = Box(left=0.1, top=0.8, width=0.8, height=0.1)
ABOVE = Box(left=0.1, top=0.1, width=0.8, height=0.1)


def picture() -> np.ndarray:
    """(120, 90, 3) strewn greens."""
    rng = np.random.default_rng(3)
    return (rng.uniform(0.5, 1.0, (120, 90, 1)) * (0.05, 0.4, 0.1)).astype(np.float32)


def test_a_margin_is_paper_on_all_sides_and_the_middle_stays() -> None:
    found = bordered(picture(), PAPER)
    wide = int(MARGIN * 120) - 1
    for edge in (found[:wide], found[-wide:], found[:, :wide], found[:, -wide:]):
        assert np.allclose(edge, rgb(PAPER), atol=1e-4)
    inner = int((MARGIN + 0.03 + LINE) * 120)
    middle = slice(inner, -inner), slice(inner, -inner)
    assert np.array_equal(found[middle], picture()[middle])


def test_a_panel_lies_under_words_to_the_near_edge() -> None:
    low, high = paneled(picture(), [BELOW], None), paneled(picture(), [ABOVE], None)
    assert np.ptp(low[100:], axis=(0, 1)).max() == 0.0
    assert np.array_equal(low[:80], picture()[:80])
    assert np.ptp(high[:20], axis=(0, 1)).max() == 0.0
    assert np.array_equal(high[40:], picture()[40:])


def test_a_panel_is_deep_and_of_the_pictures_hue_or_of_a_stated_colour() -> None:
    own = linear_to_oklch(paneled(picture(), [BELOW], None)[-1, 0])
    usual = linear_to_oklch(picture().mean(axis=(0, 1)))
    assert abs(own[0] - DEEP[0]) < 0.02
    assert abs(own[2] - usual[2]) < 15.0
    stated = paneled(picture(), [BELOW], None, [(0.5, 0.1, 20.0)])[-1, 0]
    assert np.allclose(stated, rgb((0.5, 0.1, 20.0)), atol=1e-4)
