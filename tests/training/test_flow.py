"""The objective and its data: what is drawn, in which colours, and what is told of it."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from training.data.dataset import Sprites  # noqa: E402
from training.flow import Corpus, FlowConfig, batch_loss, composite, premultiply  # noqa: E402

from imagineart.painting import palette as colours  # noqa: E402

CPU = torch.device("cpu")
PLAIN = FlowConfig(recoloured=0.0, turned=0.0)


def chance(seed: int = 1) -> "torch.Generator":
    return torch.Generator().manual_seed(seed)


@pytest.fixture
def corpus(sprites: Sprites) -> Corpus:
    return Corpus(sprites, ("3d", "flat"), 64, CPU)


def test_held_out_cells_are_never_drawn(corpus: Corpus) -> None:
    assert len(corpus) == 5
    assert corpus.find(["car"]) == [4]


def test_a_batch_is_premultiplied_and_in_range(corpus: Corpus) -> None:
    x, condition = corpus.draw(8, FlowConfig(), chance())
    assert x.shape == (8, 4, 64, 64)
    assert x.min() >= -1
    assert x.max() <= 1
    assert torch.all(x[:, :3] <= x[:, 3:] + 1e-6)
    assert condition.palette.shape == (8, 5, 5)


def test_without_augmentation_the_sprite_and_its_palette_come_back(
    corpus: Corpus, sprites: Sprites
) -> None:
    rows = torch.arange(5)
    rgba, palette = corpus.recoloured(rows, PLAIN, chance())
    known = sprites.rows(("3d", "flat"))
    visible = rgba[..., 3] > 0.5
    truth = torch.from_numpy(sprites.pixels[64][known]).float() / 255
    assert torch.allclose(rgba[visible], truth[visible], atol=0.01)
    assert np.allclose(palette, sprites.palettes[known], atol=0.02)


def test_palettes_are_measured_after_recolouring(corpus: Corpus) -> None:
    rgba, palette = corpus.recoloured(
        torch.arange(5), FlowConfig(recoloured=1.0, turned=0), chance()
    )
    lab = colours.srgb_to_oklab(rgba[..., :3], torch)
    largest = corpus.labels == 0
    for i in range(5):
        assert torch.allclose(lab[i][largest[i]].mean(0), palette[i, 0, :3], atol=0.01)


def test_recoloured_sprites_differ_from_the_known_ones(corpus: Corpus) -> None:
    _, palette = corpus.recoloured(torch.arange(5), FlowConfig(recoloured=1.0, turned=0), chance())
    moved = (palette[:, 0, :3] - corpus.palettes[:, 0, :3]).norm(dim=1)
    assert moved.mean() > 0.1


def test_groups_are_dropped_separately_and_together(corpus: Corpus) -> None:
    config = FlowConfig(drop_all=0.2, drop_words=0.2, drop_style=0.0, drop_palette=0.5)
    _, c = corpus.draw(800, config, chance())
    assert c.keep_words.float().mean() == pytest.approx(0.64, abs=0.06)
    assert c.keep_style.float().mean() == pytest.approx(0.80, abs=0.06)
    assert c.keep_palette.float().mean() == pytest.approx(0.40, abs=0.06)
    assert not torch.any(c.keep_words & ~c.keep_style)


def test_a_net_that_knows_the_sprite_has_no_loss(corpus: Corpus) -> None:
    x, condition = corpus.draw(4, PLAIN, chance())
    assert batch_loss(lambda noisy, t, c: x, x, condition, PLAIN, chance()) == 0


def test_the_loss_is_the_velocity_error(corpus: Corpus) -> None:
    """With x̂ = x + e the velocity is off by e / (1 - t)."""
    x, condition = corpus.draw(64, PLAIN, chance())
    config = FlowConfig(alpha_weight=0, composite_weight=0)
    seen = []

    def net(noisy: torch.Tensor, t: torch.Tensor, c: object) -> torch.Tensor:
        seen.append(t)
        return x + 0.1

    loss = batch_loss(net, x, condition, config, chance())
    expected = (0.01 / (1 - seen[0]).clamp(min=0.05) ** 2).mean()
    assert loss.item() == pytest.approx(expected.item(), rel=1e-3)


def test_composites_are_over_the_ground() -> None:
    rgba = torch.tensor([[1.0, 0.0, 0.0, 0.5]]).reshape(1, 1, 1, 4)
    over = composite(premultiply(rgba), torch.full((1, 3, 1, 1), 0.8))
    assert torch.allclose(over.flatten(), torch.tensor([0.9, 0.4, 0.4]))
