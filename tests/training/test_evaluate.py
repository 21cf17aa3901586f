"""The figures of the model card, on painters whose figures are known."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

from PIL import Image
from training.data.dataset import Sprites
from training.evaluate import (
    BASIC,
    ask,
    colour_figures,
    delta_e,
    draw,
    noun_figures,
    save_sheet,
    shrunk,
    varied_reals,
)

from imagineart.color.spaces import oklch_to_oklab
from imagineart.painting.palette import oklab_to_srgb
from imagineart.painting.sprite import SpriteRequest


class Disc:
    """Paints a disc in the colour asked for, or always in red."""

    def __init__(self, *, obedient: bool) -> None:
        self.obedient = obedient

    def draw(self, requests: Sequence[SpriteRequest], *, posed: bool = True) -> np.ndarray:
        return np.stack([self._one(request) for request in requests])

    def _one(self, request: SpriteRequest) -> np.ndarray:
        y, x = np.mgrid[-1:1:32j, -1:1:32j]
        alpha = (x**2 + y**2 < 0.8).astype(np.float32)[..., None]
        color = request.colors[0] if self.obedient else (0.62, 0.25, 29.0)
        lab = np.asarray(oklch_to_oklab(np.asarray(color)), np.float32)
        return np.concatenate([np.clip(oklab_to_srgb(lab), 0, 1) * alpha, alpha], -1)


def test_an_obedient_painter_meets_every_colour() -> None:
    figures = colour_figures(Disc(obedient=True), "3d", ["apple"])  # type: ignore[arg-type]
    assert figures["painted"] == 1.0
    assert figures["painted_delta_e"] < 1


def test_a_painter_that_knows_red_alone_meets_one_colour_in_eleven() -> None:
    figures = colour_figures(Disc(obedient=False), "3d", ["apple", "car"])  # type: ignore[arg-type]
    assert figures["painted"] == pytest.approx(1 / len(BASIC))
    assert figures["recoloured"] >= 0.9  # what the engine mends afterwards
    assert figures["recoloured_delta_e"] < 5 < figures["painted_delta_e"]


def test_black_and_white_are_a_hundred_apart_by_ciede2000() -> None:
    assert delta_e([(0.0, 0.0, 0.0)], [(1.0, 0.0, 0.0)]) == pytest.approx(100, abs=0.1)
    assert delta_e([(0.5, 0.1, 30.0)], [(0.5, 0.1, 30.0)]) == pytest.approx(0, abs=1e-9)


def test_ranks_become_shares() -> None:
    assert noun_figures(np.array([0, 0, 3, 9])) == {"top1": 0.5, "top5": 0.75}


def test_sprites_come_in_the_order_of_requests_whatever_the_batch() -> None:
    requests = [ask("apple", "3d", colors=((0.5, 0.1, 30.0 * i),)) for i in range(11)]
    painter = Disc(obedient=True)
    together = draw(painter, requests)  # type: ignore[arg-type]
    assert np.array_equal(together, np.concatenate([painter.draw([r]) for r in requests]))


def test_the_same_noun_is_asked_for_in_the_same_way() -> None:
    assert ask("owl", "3d") == ask("owl", "3d")
    assert ask("owl", "3d").key != ask("owl", "3d", seed=2).key


def test_averages_keep_the_mean() -> None:
    sprites = np.random.default_rng(1).random((2, 8, 8, 4), np.float32)
    small = shrunk(sprites, 2)
    assert small.shape == (2, 2, 2, 4)
    assert np.allclose(small.mean((1, 2)), sprites.mean((1, 2)))
    assert np.allclose(small[0, 0, 0], sprites[0, :4, :4].mean((0, 1)))


def test_varied_sprites_are_other_pictures_of_the_training_cells_alone(sprites: Sprites) -> None:
    one, same, other = (varied_reals(sprites, "flat", seed) for seed in (1, 1, 2))
    assert len(one) == 2  # the third cell of the style is held out
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)
    assert np.all(one[..., :3] <= one[..., 3:] + 1e-3)


def test_a_sheet_is_padded_with_white(tmp_path: Path) -> None:
    dark = np.zeros((8, 8, 4), np.float32)
    dark[..., 3] = 1
    save_sheet([dark] * 5, tmp_path / "sheet.png", columns=4)
    with Image.open(tmp_path / "sheet.png") as image:
        assert image.size == (32, 16)
        assert image.getpixel((4, 12)) == (0, 0, 0)
        assert image.getpixel((28, 12)) == (255, 255, 255)
