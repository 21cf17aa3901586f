"""Wild beasts: apes have bare faces, wings rise, who hangs has the feet on top."""

from collections.abc import Callable

import numpy as np
import pytest

from imagineart.modelling.beasts.coats import PARTS, PATTERNS, mask
from imagineart.modelling.beasts.poses import MANNERS
from imagineart.modelling.beasts.tails import CARRIAGES
from imagineart.modelling.families.wildlife import FAMILY, ROWS
from imagineart.modelling.model import Mesh, Model
from imagineart.modelling.registry import find


def test_rows_name_what_there_is() -> None:
    for noun, beast in ROWS.items():
        assert beast.coat.pattern in PATTERNS, noun
        assert set(beast.coat.light) | set(beast.coat.shade) <= set(PARTS), noun
        assert beast.manner in MANNERS, noun
        assert beast.tail.carriage in CARRIAGES, noun
        assert beast.fur.count <= 120_000, noun


@pytest.mark.parametrize(
    ("word", "noun"), [("frenchie", "french bulldog"), ("chimps", "chimpanzee")]
)
def test_other_words_find_their_beast(word: str, noun: str) -> None:
    found = find(word)
    assert found is not None
    assert (found[0].name, found[1]) == (FAMILY.name, noun)


def test_an_ape_has_a_bare_face_under_a_brow_of_hair() -> None:
    at = np.array([(0, -1.0, 0.0), (0.3, -0.9, -0.5), (0, -0.5, 0.9), (0.9, 0, 0)], np.float32)
    assert mask(at).round(2).tolist() == [1, 1, 0, 0]


def test_who_hangs_has_the_feet_on_top(built: Callable[..., Model]) -> None:
    hanging, standing = built("sloth", pose="hang"), built("sloth")
    paw = [m.anchors["left paw"].position[2] for m in (hanging, standing)]
    assert paw[0] > 0.7 * hanging.bounds[1][2]
    assert paw[1] < 0.3 * standing.bounds[1][2]
    assert hanging.bounds[0][2] == pytest.approx(0.0, abs=0.02)


def test_wings_of_feathers_rise_above_the_back(built: Callable[..., Model]) -> None:
    pegasus = built("pegasus")
    wings = next(p for p in pegasus.parts if p.name == "wings").shape
    assert isinstance(wings, Mesh)
    low, high = wings.vertices.min(axis=0), wings.vertices.max(axis=0)
    assert high[0] - low[0] > 1.5
    assert high[2] > pegasus.anchors["back"].position[2] + 0.8
