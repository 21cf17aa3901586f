"""The plan's schema: round trips, refused keys, references that resolve."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from imagineart.plan.plan import (
    Background,
    Box,
    Check,
    Color,
    ObjectSpec,
    Plan,
    Relation,
    TextBlock,
    TraceEntry,
)

RED = Color(name="red", lightness=0.6, chroma=0.24, hue=28.0, span=(6, 9))


def full_plan() -> Plan:
    return Plan(
        prompt="three red apples left of a blue teapot",
        seed=9223372036854776000,
        palette=(RED,),
        background=Background(family="table", surface="wood"),
        objects=(
            ObjectSpec(id="apple", noun="apple", count=3, colors=(RED,), span=(6, 16)),
            ObjectSpec(
                id="teapot", noun="teapot", boxes=(Box(left=0.5, top=0.4, width=0.2, height=0.3),)
            ),
        ),
        relations=(Relation(subject="apple", predicate="left_of", object="teapot"),),
        texts=(TextBlock(string="TEA", carrier="teapot"),),
        checks=(Check(kind="count", target="apple", expected="3"),),
        trace=(TraceEntry(kind="read", message="3 × apple"),),
    )


def test_json_round_trips_exactly() -> None:
    plan = full_plan()
    assert Plan.model_validate_json(plan.model_dump_json()) == plan


def test_a_seed_beyond_doubles_survives_json() -> None:
    assert '"seed":9223372036854776000' in full_plan().model_dump_json()


@pytest.mark.parametrize("part", [Plan, Box, Color, Background])
def test_unknown_keys_are_refused(part: type[Plan]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        part.model_validate({"surprise": 1})


def test_plans_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(full_plan(), "seed", 3)  # noqa: B010


def test_a_relation_to_nothing_is_refused_by_name() -> None:
    with pytest.raises(ValidationError, match="'cup' does not exist"):
        Plan(
            objects=(ObjectSpec(id="a", noun="apple"),),
            relations=(Relation(subject="a", predicate="on", object="cup"),),
        )


def test_a_text_on_nothing_is_refused() -> None:
    with pytest.raises(ValidationError, match="'sign' does not exist"):
        Plan(texts=(TextBlock(string="OPEN", carrier="sign"),))


def test_two_objects_with_one_id_are_refused() -> None:
    with pytest.raises(ValidationError, match="unique"):
        Plan(objects=(ObjectSpec(id="a", noun="apple"), ObjectSpec(id="a", noun="pear")))


@pytest.mark.parametrize("count", [0, 101])
def test_counts_have_bounds(count: int) -> None:
    with pytest.raises(ValidationError):
        ObjectSpec(id="a", noun="apple", count=count)


def test_find_returns_the_object_or_raises() -> None:
    plan = full_plan()
    assert plan.find("teapot").noun == "teapot"
    with pytest.raises(KeyError):
        plan.find("cup")


def test_the_painted_noun_is_the_substitute_when_there_is_one() -> None:
    assert ObjectSpec(id="a", noun="husky").painted_noun == "husky"
    assert ObjectSpec(id="a", noun="husky", drawn_as="dog").painted_noun == "dog"


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


def test_a_stated_count_is_told_from_a_guessed_one() -> None:
    from imagineart.reading.reader import read

    plan = read("three cats and some dogs")
    assert [plan.states_count_of(item.id) for item in plan.objects] == [True, False]
