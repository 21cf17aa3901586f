"""A plan with its boxes: made of plan and stage, taken apart again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.staging.apart import plan_of

from imagineart.plan.plan import Camera, Check, ObjectSpec, Plan, Relation, TextBlock, TraceEntry
from imagineart.staging.flat import stage_flat
from imagineart.staging.sheet import Sheet, SheetObject, blank_sheet, sheet_of, stage_of
from imagineart.staging.stage import Box, Canvas, Instance, Stage
from imagineart.staging.things import known_things


def box(left: float) -> Box:
    return Box(left=left, top=0.5, width=0.2, height=0.3)


PLAN = Plan(
    prompt='two cats, a sign "HI" and a bush',
    camera=Camera(horizon=0.5),
    objects=(
        ObjectSpec(id="cat", noun="cat", count=2),
        ObjectSpec(id="sign", noun="sign"),
        ObjectSpec(id="bush", noun="bush", origin="completed"),
    ),
    texts=(TextBlock(string="HI", carrier="sign"), TextBlock(string="Bye")),
    trace=(TraceEntry(kind="read", message="2 × cat"),),
)
STAGE = Stage(
    canvas=Canvas(width=2816, height=1584),
    seed=2**63,
    attempt=1,
    camera=Camera(horizon=0.4),
    instances=(
        Instance(object="cat", index=0, box=box(0.1), depth=0.2, attempt=2),
        Instance(object="cat", index=1, box=box(0.4), depth=0.2, attempt=2),
        Instance(object="sign", box=box(0.7), depth=0.5),
        Instance(object="bush", box=box(0.0), depth=0.9),
    ),
    texts=(box(0.7), None),
    trace=(TraceEntry(kind="laid_out", message="3 things"),),
)


def test_a_thing_and_its_boxes_are_one() -> None:
    cat = sheet_of(PLAN, STAGE).find("cat")
    assert (cat.boxes, cat.depth, cat.attempt) == ((box(0.1), box(0.4)), 0.2, 2)
    assert (cat.noun, cat.count) == ("cat", 2)


def test_the_sheet_has_the_size_seed_and_camera_of_the_stage() -> None:
    sheet = sheet_of(PLAN, STAGE)
    assert (sheet.width, sheet.height, sheet.seed, sheet.attempt) == (2816, 1584, 2**63, 1)
    assert sheet.camera.horizon == 0.4


def test_a_text_has_the_box_in_its_place() -> None:
    assert [(t.string, t.box) for t in sheet_of(PLAN, STAGE).texts] == [
        ("HI", box(0.7)),
        ("Bye", None),
    ]


def test_boxes_for_other_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        sheet_of(PLAN, STAGE.revised(texts=(None,)))


def test_all_the_plan_says_is_kept() -> None:
    assert plan_of(sheet_of(PLAN, STAGE)) == PLAN.revised(camera=STAGE.camera)


def test_a_sheet_taken_apart_is_its_stage_without_what_was_told_before() -> None:
    sheet = sheet_of(PLAN, STAGE)
    told = sheet.revised(trace=(*PLAN.trace, *STAGE.trace))
    assert stage_of(told, PLAN) == STAGE


class TestLeftOut:
    STAGE = STAGE.revised(instances=STAGE.instances[:3], left_out=("bush",))

    def test_it_is_not_on_the_sheet(self) -> None:
        sheet = sheet_of(PLAN, self.STAGE)
        assert [item.id for item in sheet.objects] == ["cat", "sign"]
        assert stage_of(sheet, PLAN).left_out == ("bush",)

    def test_what_is_said_of_it_goes_along(self) -> None:
        plan = PLAN.revised(
            relations=(Relation(subject="cat", predicate="behind", object="bush"),),
            checks=(Check(kind="present", target="bush", expected="bush"),),
        )
        sheet = sheet_of(plan, self.STAGE)
        assert (sheet.relations, sheet.checks) == ((), ())

    def test_words_on_it_stay(self) -> None:
        plan = PLAN.revised(texts=(TextBlock(string="HI", carrier="bush"), PLAN.texts[1]))
        assert [text.carrier for text in sheet_of(plan, self.STAGE).texts] == [None, None]


class TestBlank:
    def test_nothing_has_a_place_yet(self) -> None:
        sheet = blank_sheet(PLAN, Canvas(width=64, height=32), 7)
        assert (sheet.width, sheet.height, sheet.seed) == (64, 32, 7)
        assert all(item.boxes == () for item in sheet.objects)
        assert all(text.box is None for text in sheet.texts)

    def test_it_is_seen_by_the_plans_own_camera(self) -> None:
        assert blank_sheet(PLAN, Canvas(), 7).camera == PLAN.camera

    def test_a_plan_that_nobody_staged_is_as_blank(self) -> None:
        assert sheet_of(PLAN, Stage(seed=7)) == blank_sheet(PLAN, Canvas(), 7)


def test_a_sheet_is_a_plan_that_is_checked_alike() -> None:
    with pytest.raises(ValueError, match="unique"):
        Sheet(objects=(SheetObject(id="a", noun="cat"), SheetObject(id="a", noun="dog")))
    with pytest.raises(KeyError, match="dog"):
        sheet_of(PLAN, STAGE).find("dog")


NOUNS = ("cat", "dog", "tree", "house", "sign", "cup")


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    nouns = draw(st.lists(st.sampled_from(NOUNS), unique=True, max_size=4))
    added = draw(st.sets(st.sampled_from(NOUNS)))
    objects = tuple(
        ObjectSpec(
            id=noun,
            noun=noun,
            count=draw(st.integers(1, 3)),
            origin="completed" if noun in added else "stated",
        )
        for noun in nouns
    )
    strings = draw(st.lists(st.sampled_from(["HI", "Fresh fish", "1984"]), max_size=2))
    return Plan(objects=objects, texts=tuple(TextBlock(string=string) for string in strings))


@settings(max_examples=15, deadline=None)
@given(plan=plans(), seed=st.integers(0, 2**63))
def test_what_the_stager_says_can_be_put_together_and_taken_apart(plan: Plan, seed: int) -> None:
    stage = stage_flat(plan, Canvas(), seed, "low", known_things())
    sheet = sheet_of(plan, stage)
    again = stage_of(sheet.revised(trace=(*plan.trace, *stage.trace)), plan)
    assert again == stage
    kept = {item.id for item in plan.objects} - set(stage.left_out)
    assert {one.object for one in stage.instances} == kept
    assert len(stage.texts) == len(plan.texts)
