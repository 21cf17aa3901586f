"""Which plans become sheets?"""

import pytest

from imagineart.plan.plan import Background, ObjectSpec, Plan
from imagineart.staging.graphic import Form, form_of

OWL = (ObjectSpec(id="owl", noun="owl"),)
MEADOW = Background(family="meadow", origin="stated")
GREY = Background(family="studio", origin="stated")


@pytest.mark.parametrize(
    ("plan", "form"),
    [
        (Plan(objects=OWL), "view"),
        (Plan(objects=OWL, kind="poster"), "sheet"),
        (Plan(objects=OWL, kind="poster", background=MEADOW), "view"),
        (Plan(objects=OWL, kind="poster", background=GREY), "sheet"),
        (Plan(objects=OWL, bare=True, style="flat"), "sheet"),
        (Plan(objects=OWL, bare=True, style="photographic"), "view"),
        (Plan(objects=OWL, kind="pattern"), "pattern"),
        (Plan(objects=OWL, transparent=True, background=MEADOW), "cutout"),
        (Plan(kind="poster"), "view"),
    ],
)
def test_the_form_of_a_plan(plan: Plan, form: Form) -> None:
    assert form_of(plan) == form
