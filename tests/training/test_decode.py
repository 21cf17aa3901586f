"""The one-step painter learns its sprites, stops anywhere, and is exported as it is."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from training.data.dataset import Sprites  # noqa: E402
from training.decode import Lessons, Recipe, Run, rate_at, save, save_sheet, step  # noqa: E402
from training.decoder import Decoder, DecoderConfig, distance  # noqa: E402

CONFIG = DecoderConfig(side=64, nouns=3, words=8, width=32, channels=(32, 16, 16))
RECIPE = Recipe(batch=4, rate=3e-3, warm_up=1)


@pytest.fixture
def lessons(sprites: Sprites) -> Lessons:
    return Lessons(sprites, CONFIG, RECIPE)


def test_it_draws_pictures_of_its_side(lessons: Lessons) -> None:
    assert Decoder(CONFIG)(lessons.asked(torch.arange(3))).shape == (3, 4, 64, 64)


def test_a_noun_without_a_number_is_drawn_from_its_words(lessons: Lessons) -> None:
    net, unnamed, last = (
        Decoder(CONFIG),
        lessons.asked(torch.arange(2)),
        lessons.asked(torch.arange(2)),
    )
    unnamed.noun, last.noun = torch.tensor([-1, -1]), torch.tensor([3, 3])
    assert torch.equal(net.code(unnamed), net.code(last))
    assert not torch.equal(net.code(unnamed), net.code(lessons.asked(torch.arange(2))))


def test_the_loss_falls(lessons: Lessons) -> None:
    run = Run(CONFIG, RECIPE)
    losses = [step(run, lessons) for _ in range(40)]
    assert np.mean(losses[-5:]) < 0.6 * np.mean(losses[:3])


def test_held_out_cells_are_never_asked_for(lessons: Lessons) -> None:
    assert len(lessons.corpus) == 5
    chance = torch.Generator().manual_seed(1)
    for _ in range(20):
        x, asked = lessons.draw(chance)
        assert x.shape == (4, 4, 64, 64)
        assert not torch.any((asked.noun == 2) & (asked.style[:, 1] == 1))


def test_a_restored_run_goes_on_bit_for_bit(lessons: Lessons, tmp_path: Path) -> None:
    whole, half = Run(CONFIG, RECIPE), Run(CONFIG, RECIPE)
    for _ in range(2):
        step(half, lessons)
    save(half, tmp_path)
    other = Run(CONFIG, Recipe(batch=4, rate=3e-3, warm_up=1, seed=9))
    other.restore(torch.load(tmp_path / "checkpoint.pt", weights_only=True))
    expected = [step(whole, lessons) for _ in range(4)][2:]
    assert [step(other, lessons) for _ in range(2)] == expected


def test_blur_costs_more_than_its_pixels() -> None:
    x = -torch.ones(1, 4, 16, 16)
    x[..., 8:] = 1
    blurred = x.clone()
    blurred[..., 7:9] = 0
    dimmed = x + 0.125 * torch.sign(-x)  # the same absolute error, spread evenly
    ground = torch.zeros(1, 3, 1, 1)
    assert (blurred - x).abs().mean() == (dimmed - x).abs().mean()
    assert distance(blurred, x, ground) > distance(dimmed, x, ground)
    assert distance(x, x, ground) == 0


def test_the_rate_falls_to_zero() -> None:
    assert rate_at(10**6, 0.5, RECIPE) == RECIPE.rate
    assert rate_at(10**6, 1.0, RECIPE) == 0


def test_a_sheet_shows_pairs(lessons: Lessons, tmp_path: Path) -> None:
    save_sheet(Run(CONFIG, RECIPE), lessons, tmp_path / "sheet.png", count=5)
    assert (tmp_path / "sheet.png").stat().st_size > 0
