"""Plain shapes lie on a sheet in the colour and the number that are asked for."""

import numpy as np
import pytest

from imagineart.plan.plan import Color, ObjectSpec, Plan
from imagineart.rendering.geometry import RED, SHAPES, SPOTS, shaped, shapes_of
from imagineart.rendering.raster import rgb

BLUE = Color(name="blue", lightness=0.45, chroma=0.2, hue=264.0)
WHITE = np.ones((60, 90, 3), np.float32)


def plan_of(noun: str, count: int = 1, colors: tuple[Color, ...] = ()) -> Plan:
    item = ObjectSpec(id="one", noun=noun, phrase=noun, count=count, colors=colors)
    return Plan(bare=True, objects=(item,))


def covered(picture: np.ndarray) -> float:
    """Share of a picture that is white no more."""
    return float((np.abs(picture - 1.0).max(axis=-1) > 0.02).mean())


@pytest.mark.parametrize("noun", sorted(SHAPES))
def test_every_shape_covers_a_part_of_the_sheet_in_a_strong_red(noun: str) -> None:
    found = shaped(WHITE, plan_of(noun))
    assert 0.01 < covered(found) < 0.5
    assert np.abs(found - rgb(RED)).max(axis=-1).min() < 0.02


def test_a_circle_has_its_colour_and_its_size() -> None:
    found = shaped(WHITE, plan_of("circle", colors=(BLUE,)))
    across, down, half = SPOTS[0]
    assert np.allclose(found[int(down * 60), int(across * 90)], rgb(BLUE.oklch), atol=0.01)
    share = float((1.0 - found[..., 0]).mean() / (1.0 - rgb(BLUE.oklch)[0]))
    assert share == pytest.approx(np.pi * half**2 * 60 / 90, rel=0.02)


def test_there_are_as_many_as_are_asked_for_and_there_is_room_for() -> None:
    assert len(shapes_of(plan_of("blue circle", 3))) == 3
    assert len(shapes_of(plan_of("square", 50))) == len(SPOTS)
    assert shapes_of(plan_of("cat")) == []
    assert np.array_equal(shaped(WHITE, plan_of("cat")), WHITE)
