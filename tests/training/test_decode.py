"""The one-step painter learns its sprites, stops anywhere, and is exported as it is."""

from functools import partial
from itertools import islice
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from training.data.dataset import Sprites  # noqa: E402
from training.decode import (  # noqa: E402
    Lessons,
    Recipe,
    batch_loss,
    begin,
    load_decoder,
    look,
    save_sheet,
)
from training.decoder import Decoder, DecoderConfig, distance, importance  # noqa: E402
from training.loop import Pace, Run, steps_of  # noqa: E402

STYLES = ("3d", "flat")
CONFIG = DecoderConfig(side=64, nouns=3, styles=STYLES, words=8, width=32, channels=(32, 16, 16))
RECIPE = Recipe(Pace(3e-3, warm_up=1), batch=4, shares=(0.5, 0.5))


def advance(run: Run[Decoder], lessons: Lessons, steps: int) -> list[float]:
    """So many steps of an endless budget; the smoothed losses."""
    return [*islice(steps_of(run, partial(batch_loss, run, lessons), 1e9), steps)]


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
    losses = advance(begin(CONFIG, RECIPE), lessons, 40)
    assert losses[-1] < 0.7 * losses[0]


def test_held_out_cells_are_never_asked_for(lessons: Lessons) -> None:
    assert len(lessons.corpus) == 5
    chance = torch.Generator().manual_seed(1)
    for _ in range(20):
        x, asked = lessons.draw(chance)
        assert x.shape == (4, 4, 64, 64)
        assert not torch.any((asked.noun == 2) & (asked.style[:, 1] == 1))


def test_the_sketch_shows_where_the_sprite_is(lessons: Lessons) -> None:
    rows = torch.arange(len(lessons.corpus))
    sketch = lessons.asked(rows).sketch
    assert sketch.shape == (5, 4, CONFIG.grid, CONFIG.grid)
    alpha = lessons.corpus.rgba[..., 3].float()[:, None] / 127.5 - 1
    truth = torch.nn.functional.interpolate(alpha, CONFIG.grid, mode="area")
    assert (sketch[:, 3:] - truth).abs().mean() < 0.1


def test_a_borrowed_sketch_has_the_layout_of_the_other_style(lessons: Lessons) -> None:
    guides, corpus = lessons.guides, lessons.corpus
    for row in range(len(corpus)):
        other = int(guides.other[row])
        assert corpus.nouns[other] == corpus.nouns[row]
        alone = corpus.nouns.count(corpus.nouns[row]) == 1
        assert (other == row) == alone  # the noun whose other cell is held out


def test_a_borrowed_sketch_wears_the_asked_colours(lessons: Lessons) -> None:
    rows, guides = torch.tensor([0]), lessons.guides
    red, blue = (lessons.corpus.palettes[rows].clone() for _ in range(2))
    red[..., :3] = torch.tensor([0.628, 0.225, 0.126])
    blue[..., :3] = torch.tensor([0.452, -0.032, -0.312])
    warm, cold = (guides.borrowed(rows, palette).mean((0, 2, 3)) for palette in (red, blue))
    assert warm[0] > cold[0]
    assert cold[2] > warm[2]
    assert torch.allclose(warm[3], cold[3])


def test_the_decoder_draws_what_the_sketch_shows(lessons: Lessons) -> None:
    net, asked = Decoder(CONFIG), lessons.asked(torch.arange(2))
    drawn = net(asked)
    asked.sketch = -torch.ones_like(asked.sketch)
    assert not torch.allclose(drawn, net(asked))


def test_a_checkpoint_gives_the_averaged_net(lessons: Lessons, tmp_path: Path) -> None:
    run = begin(CONFIG, RECIPE)
    advance(run, lessons, 1)
    run.save(tmp_path / "checkpoint.pt")
    net, counters = load_decoder(tmp_path / "checkpoint.pt")
    assert (counters["images"], counters["steps"]) == (4, 1)
    assert net.config == CONFIG
    asked = lessons.asked(torch.arange(2))
    assert torch.allclose(net(asked), run.average(asked), atol=1e-4)


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


def test_a_sheet_shows_pairs(lessons: Lessons, tmp_path: Path) -> None:
    save_sheet(Decoder(CONFIG), lessons, tmp_path / "sheet.png", count=5)
    assert (tmp_path / "sheet.png").stat().st_size > 0


def picture(width: int) -> torch.Tensor:
    """(1, 4, 32, 32): an opaque grey strip of this width, premultiplied in ±1."""
    x = -torch.ones(1, 4, 32, 32)
    x[:, :3, :, :width], x[:, 3:, :, :width] = 0, 1
    return x


def test_a_narrow_sprite_and_its_eyes_count_more() -> None:
    wide, narrow, eyed = picture(24), picture(6), picture(24)
    eyed[:, :3, 10:12, 10:12] = -1
    assert importance(narrow).mean() > 1.5 * importance(wide).mean()
    assert importance(eyed)[..., 10:12, 10:12].min() > 3 * importance(wide)[..., 10:12, 10:12].max()
    missed = distance(wide, eyed, torch.zeros(1, 3, 1, 1))
    spread = picture(24)
    spread[:, :3, :, :24] -= 4 / (32 * 24)  # the same error, everywhere a little
    assert missed > 3 * distance(spread, picture(24), torch.zeros(1, 3, 1, 1))


def test_what_is_drawn_worst_is_drawn_more_often(lessons: Lessons) -> None:
    lessons.emphasise(Decoder(CONFIG))
    ratio = lessons.chances / lessons.even
    assert ratio.min() >= RECIPE.easiest
    assert ratio.max() <= RECIPE.hardest
    assert ratio.std() > 0


def test_a_look_leaves_a_sheet_and_new_chances(lessons: Lessons, tmp_path: Path) -> None:
    look(begin(CONFIG, RECIPE), lessons, tmp_path)
    assert (tmp_path / "sheet_00000000.png").exists()
    assert not torch.equal(lessons.chances, lessons.even)
