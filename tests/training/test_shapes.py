"""Aspects are measured on what is visible, and only their table of the knowledge changes."""

from dataclasses import replace

import numpy as np
import pytest
import yaml
from training.data.dataset import Sprites
from training.data.shapes import KNOWLEDGE, SIDE, aspect, aspects, rewritten, table


def bar(width: int, height: int, alpha: int = 255) -> np.ndarray:
    """(128, 128): a bar of this size that is so opaque, over a trace of nothing."""
    picture = np.full((SIDE, SIDE), 3, np.uint8)
    picture[10 : 10 + height, 20 : 20 + width] = alpha
    return picture


@pytest.mark.parametrize(("width", "height"), [(40, 40), (90, 30), (12, 96)])
def test_what_is_visible_is_measured(width: int, height: int) -> None:
    assert aspect(bar(width, height)) == width / height
    assert aspect(bar(width, height, alpha=60)) == width / height


def drawn(sprites: Sprites, shapes: dict[int, tuple[int, int]]) -> Sprites:
    """The data set with some rows drawn as bars."""
    pixels = sprites.pixels[SIDE].copy()
    for row, (width, height) in shapes.items():
        pixels[row, ..., 3] = bar(width, height)
    return replace(sprites, pixels={**sprites.pixels, SIDE: pixels})


def test_the_median_of_the_usual_styles_counts(sprites: Sprites) -> None:
    measured = aspects(drawn(sprites, {0: (80, 40), 1: (40, 40)}))  # the apple, 3d and flat
    assert measured["apple"] == 1.5
    assert list(measured) == ["apple", "book", "car"]


def test_other_styles_count_where_these_have_nothing(sprites: Sprites) -> None:
    cells = [replace(c, style="blob") if c.style == "flat" else c for c in sprites.cells]
    other = replace(drawn(sprites, {0: (80, 40), 1: (40, 40)}), cells=cells)
    assert aspects(other)["apple"] == 2
    alone = replace(other, cells=[replace(c, style="blob") for c in cells])
    assert aspects(alone)["apple"] == 1.5


def test_a_table_reads_as_what_was_written() -> None:
    lines = table([("hot air balloon", 0.7), ("t-shirt", 1.125)] * 40)
    assert all(len(line) <= 102 for line in lines.splitlines())
    read = yaml.safe_load("nouns: >-\n" + lines)["nouns"].split()
    assert read == ["hot_air_balloon=0.70", "t-shirt=1.12"] * 40


def test_only_the_table_of_nouns_changes() -> None:
    text = KNOWLEDGE.read_text()
    before, after = yaml.safe_load(text), yaml.safe_load(rewritten(text, {"old key": 2.0}))
    assert after.pop("nouns") == "old_key=2.00"
    del before["nouns"]
    assert before == after
    assert rewritten(text, {"old key": 2.0}).startswith(text.split("nouns:")[0])
