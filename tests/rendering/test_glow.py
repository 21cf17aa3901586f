"""Little light leaves a lit middle; lamps light what is near when it is dark."""

import numpy as np
import pytest

from imagineart.plan.plan import Light, TimeOfDay
from imagineart.rendering.glow import Lamp, dim, gloom, shine
from imagineart.rendering.raster import Array

EDGE = 120  # px
MIDDLE = (EDGE / 2, EDGE / 2)
CANDLELIGHT = Light(ambient=0.15, warmth=0.8, azimuth=0.0)


def wall(level: float = 0.4) -> Array:
    return np.full((EDGE, EDGE, 3), level, np.float32)


def test_usual_light_of_every_hour_changes_nothing() -> None:
    hours: dict[TimeOfDay, float] = {"noon": 0.4, "night": 0.2, "sunset": 0.3}
    for hour, ambient in hours.items():
        canvas = wall()
        dim(canvas, Light(time_of_day=hour, ambient=ambient), MIDDLE)
        assert (canvas == wall()).all()


def test_less_ambient_light_is_more_gloom() -> None:
    found = [gloom(Light(ambient=ambient)) for ambient in (0.4, 0.3, 0.15, 0.0)]
    assert found == sorted(found)
    assert found[-1] == 1.0


def test_dim_light_is_seen_as_a_lit_middle_in_the_dark() -> None:
    canvas = wall()
    dim(canvas, Light(ambient=0.15, azimuth=0.0), MIDDLE)
    assert canvas[EDGE // 2, EDGE // 2].mean() > 0.9 * 0.4
    assert canvas[0, 0].mean() < 0.4 * 0.4


def test_the_lit_middle_lies_towards_the_light() -> None:
    canvas = wall()
    dim(canvas, Light(ambient=0.15, azimuth=-80.0), MIDDLE)
    assert canvas[:, : EDGE // 2].mean() > 1.2 * canvas[:, EDGE // 2 :].mean()


def test_candlelight_is_warm() -> None:
    canvas = wall()
    dim(canvas, CANDLELIGHT, MIDDLE)
    red, _, blue = canvas[EDGE // 2, EDGE // 2]
    assert red > 1.2 * blue


@pytest.mark.parametrize("light", [Light(time_of_day="night", ambient=0.2), CANDLELIGHT])
def test_a_lamp_lights_what_is_near_in_the_dark(light: Light) -> None:
    canvas = wall(0.1)
    shine(canvas, light, [Lamp(30, 30, 20)])
    assert canvas[30, 30].mean() > 1.5 * 0.1
    assert canvas[30, 30, 0] > canvas[30, 30, 2]
    assert canvas[100, 100] == pytest.approx(0.1, abs=1e-3)


def test_by_day_only_what_is_said_to_glow_does() -> None:
    by_day, said = wall(0.1), wall(0.1)
    shine(by_day, Light(), [Lamp(60, 60, 20)])
    shine(said, Light(), [Lamp(60, 60, 20, always=True)])
    assert (by_day == wall(0.1)).all()
    assert said[60, 60].mean() > 0.12


def test_nothing_exceeds_white() -> None:
    canvas = wall(0.98)
    dim(canvas, CANDLELIGHT, MIDDLE)
    shine(canvas, CANDLELIGHT, [Lamp(60, 60, 40), Lamp(62, 60, 40)])
    assert 0 <= canvas.min() <= canvas.max() <= 1


def test_a_lamp_beyond_the_edge_lights_what_it_reaches() -> None:
    canvas = np.full((40, 60, 3), 0.2, np.float32)
    shine(canvas, Light(time_of_day="night"), [Lamp(-5, 20, 10), Lamp(500, 500, 10)])
    assert canvas[20, 0].max() > 0.21
    assert np.allclose(canvas[:, 40:], 0.2)
