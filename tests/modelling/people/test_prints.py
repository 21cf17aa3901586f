"""Do printed cloths hold both colours, and tile?"""

import numpy as np
import pytest

from imagineart.modelling.materials import material
from imagineart.modelling.people.prints import ALIKE, PRINTS, printed

RED = (0.4, 0.02, 0.02)


@pytest.mark.parametrize("pattern", [*PRINTS, *ALIKE])
def test_patterns_show_two_colours(pattern: str) -> None:
    texture = printed(material("cotton"), pattern, RED).texture
    assert texture is not None
    red = np.abs(texture.color - np.array(RED)).max(axis=2) < 0.02
    assert 0.1 < red.mean() < 0.95


@pytest.mark.parametrize("pattern", PRINTS)
def test_tiles_meet_at_their_edges(pattern: str) -> None:
    shape, _ = PRINTS[pattern]
    at = np.linspace(0, 1, 33, dtype=np.float32)[1:-1]
    if pattern in ("dotted", "floral"):
        assert np.array_equal(shape(0 * at, at), shape(0 * at + 1, at))
        assert np.array_equal(shape(at, 0 * at), shape(at, 0 * at + 1))


def test_other_words_leave_the_cloth_as_it_is() -> None:
    cloth = material("cotton")
    assert printed(cloth, "", RED) is cloth
    assert printed(cloth, "quilted", RED) is cloth
