from typing import Any

import numpy as np
import pytest

from imagineart.modelling.materials import known, material, materials
from imagineart.modelling.textures import BAKERS, baked


def test_there_is_a_material_for_most_things() -> None:
    assert len(materials()) >= 60


@pytest.mark.parametrize(
    ("word", "name"),
    [("wooden", "oak"), ("golden", "gold"), ("metal", "brushed steel"), ("glass", "clear glass"),
     ("Stainless-Steel", "brushed steel"), ("porcelain", "glazed ceramic"), ("nonsense", None)],
)  # fmt: skip
def test_plain_words_find_a_material(word: str, name: str | None) -> None:
    assert known(word) == name


def test_an_unknown_material_is_named() -> None:
    with pytest.raises(KeyError, match="unobtainium"):
        material("unobtainium")


@pytest.mark.parametrize("name", ["gold", "velvet", "glazed ceramic", "snow", "rubber", "leather"])
def test_reflected_shares_are_physical(name: str) -> None:
    made = material(name)
    assert min(made.color) >= 0.01
    assert max(made.color) <= 0.86


def test_an_asked_colour_becomes_the_mean_of_the_grain() -> None:
    asked = (0.05, 0.10, 0.40)
    made = material("leather", color=asked)
    assert made.texture is not None
    assert made.texture.color is not None
    assert made.texture.color.reshape(-1, 3).mean(axis=0) == pytest.approx(asked, rel=0.1)
    assert made.texture.color.std() > 0


SMALL: dict[str, dict[str, Any]] = {
    "bricks": {"texel": 0.004}, "concrete": {"texel": 0.02}, "granite": {"texel": 0.004},
    "grains": {"grain": 0.01, "texel": 0.004}, "leather": {"texel": 0.0015},
    "marble": {"texel": 0.01},
    "planks": {"texel": 0.006}, "plaster": {"texel": 0.01}, "stone": {"texel": 0.01},
    "tiles": {"texel": 0.004}, "weave": {"threads": 12}, "wood": {"texel": 0.003},
    "bark": {"texel": 0.004}, "rust": {"texel": 0.005}, "knit": {"count": (6, 8)},
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(BAKERS))
def test_a_picture_tiles_and_has_relief(kind: str) -> None:
    made = baked(kind, SMALL.get(kind, {}))
    assert made.roughness is not None
    assert made.height is not None
    assert made.color is not None
    assert made.color.shape[:2] == made.roughness.shape == made.height.shape
    assert np.isfinite(made.color).all()
    assert made.color.min() >= 0
    assert made.color.max() <= 1
    grey = made.color.mean(axis=2)
    for axis in (0, 1):
        steps = np.abs(np.diff(grey, axis=axis)).mean(axis=1 - axis)
        seam = np.abs(np.take(grey, 0, axis) - np.take(grey, -1, axis)).mean()
        assert seam <= max(1.05 * float(steps.max()), 1e-6)


def test_baking_twice_gives_the_same_bytes() -> None:
    settings = {"texel": 0.003}
    first, second = (BAKERS["wood"](**settings).color for _ in range(2))
    assert first is not None
    assert second is not None
    assert np.array_equal(first, second)
