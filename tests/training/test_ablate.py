"""Equal starts, equal work, and figures that tell good painters from bad ones."""

from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")

from training.ablate import VARIANTS, compare, judge  # noqa: E402
from training.data.dataset import Sprites  # noqa: E402
from training.flow import Corpus  # noqa: E402
from training.model import Condition, Painter, PainterConfig  # noqa: E402
from training.paint import Recipe  # noqa: E402


@pytest.fixture
def corpus(sprites: Sprites, recipe: Recipe) -> Corpus:
    return Corpus(sprites, recipe.net.styles, recipe.net.side, torch.device("cpu"))


def test_every_variant_gets_the_same_work(corpus: Corpus, recipe: Recipe) -> None:
    figures = compare(corpus, recipe, 9.0, steps=2)
    assert figures.keys() == VARIANTS.keys()
    assert {f["images"] for f in figures.values()} == {4}
    assert len({f["loss"] for f in figures.values()}) == 3  # they are different nets


class Seer(torch.nn.Module):
    """Shows the sketch, in its colours or in grey."""

    def __init__(self, corpus: Corpus, config: PainterConfig, *, colourful: bool) -> None:
        super().__init__()
        self.net, self.colourful = Painter(config), colourful
        self.net.sketch.fit(*corpus.layouts())

    def forward(self, noisy: torch.Tensor, t: torch.Tensor, c: Condition) -> torch.Tensor:
        seen = replace(c, keep_palette=c.keep_palette & self.colourful)
        return self.net._sketch(seen)


def test_a_painter_that_sees_colours_is_nearer_to_them(corpus: Corpus, recipe: Recipe) -> None:
    whole, grey = (
        judge(Seer(corpus, recipe.net, colourful=yes), corpus, recipe, count=16)  # type: ignore[arg-type]
        for yes in (True, False)
    )
    assert whole["colour"] < 0.6 * grey["colour"]
    assert whole["loss"] < grey["loss"]
