"""Where does the sky show what it shows?"""

import numpy as np
from tests.staging.scene.helpers import Boxes, plan_of, thing

from imagineart.plan.plan import Background, Plan
from imagineart.staging.scene import sky
from imagineart.staging.scene.casting import cast_of
from imagineart.staging.stage import Canvas, Lens

CANVAS = Canvas(width=512, height=512)
LENS = Lens(position=(0.0, -4.0, 1.0), target=(0.0, 0.0, 1.0))
MEADOW = Background(family="meadow", origin="stated")


def across(plan: Plan, seed: int) -> tuple[float, float]:
    """Where the middle of the moon is, in fractions of the picture."""
    cast = cast_of(plan, 0, Boxes())
    toward = sky.direction(plan, cast, LENS, CANVAS, np.random.default_rng(seed))
    assert toward is not None
    (moon,) = sky.instances(cast, LENS, CANVAS, toward, 6.0)
    return moon.box.center


def test_a_moon_behind_something_is_nearer_to_it_than_one_beside() -> None:
    beside = plan_of(thing("owl"), thing("moon"), background=MEADOW)
    behind = plan_of(
        thing("owl"), thing("moon"), relations=(("moon", "behind", "owl"),), background=MEADOW
    )
    far, near = (
        [abs(across(plan, seed)[0] - 0.5) for seed in range(8)] for plan in (beside, behind)
    )
    assert max(near) < min(far)


def test_its_box_is_as_wide_as_its_disc() -> None:
    plan = plan_of(thing("owl"), thing("moon"), background=MEADOW)
    cast = cast_of(plan, 0, Boxes())
    boxes = [
        sky.instances(cast, LENS, CANVAS, np.array([0.0, 0.97, 0.2]), wide)[0].box
        for wide in (3.0, 12.0)
    ]
    assert 3.9 < boxes[1].width / boxes[0].width < 4.1


def test_the_way_to_it_starts_at_the_eye_and_widens_to_its_disc() -> None:
    wedge = sky.sight(LENS, np.array([0.0, 0.95, 0.3]), 6.0)
    assert wedge.eye == (0.0, -4.0)
    assert wedge.subject == (0.0, -4.0 + sky.FAR)
    assert np.isclose(wedge.radius, sky.FAR * np.tan(np.deg2rad(3.0)), atol=1e-3)


def test_nothing_is_shown_without_anything_to_show() -> None:
    plan = plan_of(thing("owl"), background=MEADOW)
    cast = cast_of(plan, 0, Boxes())
    assert sky.direction(plan, cast, LENS, CANVAS, np.random.default_rng(0)) is None
