"""Where things stand: boxes, instances in order, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from imagineart.plan.plan import Camera, TraceEntry
from imagineart.staging.stage import Box, Canvas, Instance, Stage

BOX = Box(left=0.5, top=0.4, width=0.2, height=0.3)


def full_stage() -> Stage:
    return Stage(
        canvas=Canvas(width=2816, height=1584),
        seed=9223372036854776000,
        attempt=2,
        camera=Camera(horizon=0.4),
        instances=(
            Instance(object="apple", index=0, box=BOX),
            Instance(object="teapot", box=BOX, depth=0.5),
            Instance(object="apple", index=1, box=BOX, attempt=3),
        ),
        texts=(BOX, None),
        left_out=("bush",),
        trace=(TraceEntry(kind="laid_out", message="3 things"),),
    )


def test_json_round_trips_exactly() -> None:
    stage = full_stage()
    assert Stage.model_validate_json(stage.model_dump_json()) == stage


def test_a_seed_beyond_doubles_survives_json() -> None:
    assert '"seed":9223372036854776000' in full_stage().model_dump_json()


@pytest.mark.parametrize("part", [Stage, Canvas, Instance, Box])
def test_unknown_keys_are_refused(part: type[Stage]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        part.model_validate({"surprise": 1})


def test_stages_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(full_stage(), "seed", 3)  # noqa: B010


@pytest.mark.parametrize(
    "wrong",
    [
        {"seed": -1},
        {"attempt": -1},
        {"version": 2},
        {"canvas": {"width": 0, "height": 64}},
        {"instances": [{"object": "Apple", "box": BOX}]},
        {"instances": [{"object": "apple", "box": BOX, "depth": 1.5}]},
        {"instances": [{"object": "apple", "box": BOX, "index": -1}]},
        {"texts": [{"left": 0, "top": 0, "width": 0, "height": 0.1}]},
        {"texts": [{"left": 0, "top": 0, "width": 2.1, "height": 0.1}]},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Stage.model_validate(wrong)


def test_the_instances_of_a_thing_come_in_order() -> None:
    assert [one.index for one in full_stage().of("apple")] == [0, 1]
    assert [one.depth for one in full_stage().of("teapot")] == [0.5]
    assert list(full_stage().of("bush")) == []


@given(
    left=st.floats(-0.5, 1),
    top=st.floats(-0.5, 1),
    width=st.floats(0.01, 2),
    height=st.floats(0.01, 2),
)
def test_a_box_knows_its_edges(left: float, top: float, width: float, height: float) -> None:
    box = Box(left=left, top=top, width=width, height=height)
    assert box.right - box.left == pytest.approx(width)
    assert box.bottom - box.top == pytest.approx(height)
    assert box.center == pytest.approx(((box.left + box.right) / 2, (box.top + box.bottom) / 2))
