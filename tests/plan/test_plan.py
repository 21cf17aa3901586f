"""The plan's schema: round trips, refused keys, references that resolve."""

import pytest
from pydantic import ValidationError

from imagineart.plan.plan import (
    Background,
    Camera,
    Check,
    Color,
    Fact,
    Light,
    ObjectSpec,
    Origin,
    Plan,
    Relation,
    Source,
    TextBlock,
    TraceEntry,
)

RED = Color(name="red", lightness=0.6, chroma=0.24, hue=28.0, span=(6, 9))


def full_plan() -> Plan:
    return Plan(
        prompt="three red apples left of a blue teapot",
        palette=(RED,),
        background=Background(family="table", surface="wood"),
        objects=(
            ObjectSpec(id="apple", noun="apple", count=3, colors=(RED,), span=(6, 16)),
            ObjectSpec(id="teapot", noun="teapot", sources={"colors": Source(origin="usual")}),
        ),
        relations=(Relation(subject="apple", predicate="left_of", object="teapot"),),
        texts=(TextBlock(string="TEA", carrier="teapot"),),
        checks=(Check(kind="count", target="apple", expected="3"),),
        trace=(TraceEntry(kind="read", message="3 × apple"),),
    )


def test_json_round_trips_exactly() -> None:
    plan = full_plan()
    assert Plan.model_validate_json(plan.model_dump_json()) == plan


def test_a_plan_of_another_version_is_refused() -> None:
    with pytest.raises(ValidationError, match="version"):
        Plan.model_validate({"version": 1})


@pytest.mark.parametrize("field", ["width", "height", "seed", "thinking", "attempt"])
def test_neither_size_nor_seed_is_part_of_it(field: str) -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Plan.model_validate({field: 7})


@pytest.mark.parametrize("part", [Plan, ObjectSpec, Light, Camera, TextBlock, Color, Background])
def test_unknown_keys_are_refused(part: type[Plan]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        part.model_validate({"surprise": 1})


def test_plans_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(full_plan(), "mood", "calm")  # noqa: B010


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


def test_a_revised_part_is_checked_and_the_old_one_stays() -> None:
    apple = full_plan().find("apple")
    assert apple.revised(count=4).count == 4
    assert apple.count == 3
    with pytest.raises(ValidationError, match="less than or equal to 100"):
        apple.revised(count=101)
    with pytest.raises(ValidationError, match="Extra inputs"):
        apple.revised(boxes=())


def test_a_revised_plan_still_refers_to_what_there_is() -> None:
    with pytest.raises(ValidationError, match="'teapot' does not exist"):
        full_plan().revised(objects=full_plan().objects[:1])


@pytest.mark.parametrize(
    ("origin", "stated"),
    [
        ("stated", True),
        ("request", True),
        ("implied", False),
        ("completed", False),
        ("model", False),
        ("usual", False),
    ],
)
def test_only_what_is_asked_for_is_locked(origin: Origin, stated: bool) -> None:
    assert Light(origin=origin).is_stated is stated


def test_a_field_comes_from_where_the_whole_does_unless_it_is_known_better() -> None:
    own = Source(origin="model", span=(1, 4))
    thing = ObjectSpec(id="a", noun="apple", span=(0, 9), sources={"material": own})
    assert thing.source_of("material") == own
    assert thing.source_of("count") == Source(origin="stated", span=(0, 9))


def test_of_the_plans_own_fields_nobody_said_anything_unless_they_did() -> None:
    plan = Plan(sources={"style": Source(origin="request")})
    assert plan.source_of("style").origin == "request"
    assert plan.source_of("mood").origin == "usual"


@pytest.mark.parametrize("part", [Light, Camera, Background])
def test_light_view_and_place_are_usual_until_something_is_said(part: type[Fact]) -> None:
    assert part().origin == "usual"


def test_a_plan_is_empty_without_things_words_or_a_place() -> None:
    assert Plan(prompt="xx", mood="calm").is_empty
    assert not Plan(objects=(ObjectSpec(id="a", noun="apple"),)).is_empty
    assert not Plan(texts=(TextBlock(string="HI"),)).is_empty
    assert not Plan(background=Background(setting="a beach")).is_empty
    assert not Plan(kind="pattern").is_empty


def test_a_stated_count_is_told_from_a_guessed_one() -> None:
    from imagineart.reading.learned import read

    plan = read("three cats and some dogs")
    assert [plan.states_count_of(item.id) for item in plan.objects] == [True, False]
