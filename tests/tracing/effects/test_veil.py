import numpy as np
import pytest

from imagineart.tracing.effects.veil import Veil, clear, drawn_through, layered, lit_through


def veil(light: float, cover: float) -> Veil:
    return Veil(np.full((2, 3, 3), light, np.float32), np.full((2, 3), cover, np.float32))


def test_a_clear_veil_changes_nothing() -> None:
    scene = np.full((2, 3, 3), 0.4, np.float32)
    assert np.array_equal(lit_through(scene, clear((3, 2)), 2.0), scene)
    assert np.allclose(drawn_through(scene, clear((3, 2))), scene)


def test_light_is_in_display_white() -> None:
    black = np.zeros((2, 3, 3), np.float32)
    assert lit_through(black, veil(1.0, 0.0), 4.0) * 4.0 == pytest.approx(1.0)


def test_the_nearer_hides_the_farther() -> None:
    both = layered([veil(1.0, 0.5), veil(0.2, 0.75)])
    assert both.light == pytest.approx(0.2 + 0.25)
    assert both.cover == pytest.approx(1.0 - 0.5 * 0.25)
    with pytest.raises(ValueError, match="no veils"):
        layered([])


def test_a_drawing_stays_a_picture_under_any_light() -> None:
    page = np.full((2, 3, 3), 0.8, np.float32)
    over = drawn_through(page, veil(30.0, 0.0))
    assert over.max() <= 1.0
    assert over.min() > 0.9
