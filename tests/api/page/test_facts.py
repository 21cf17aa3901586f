"""A plan, fact by fact: what is stated and where, what was added, and where it is seen."""

from typing import Any

import pytest

from imagineart.api.page.facts import Read, Ruler, boxes_of, facts_of, notes_of, read, trace_of
from imagineart.api.page.shapes import Fact
from imagineart.plan.plan import (
    Background,
    Check,
    Color,
    Light,
    ObjectSpec,
    Plan,
    Relation,
    Source,
    TextBlock,
    TraceEntry,
)
from imagineart.staging.stage import Box, Instance, Stage

PROMPT = "🎈 two red cats on a mat, “HI”"
RED = Color(name="red", lightness=0.6, chroma=0.2, hue=30.0, span=(6, 9))
PLAN = Plan(
    prompt=PROMPT,
    style="watercolor",
    objects=(
        ObjectSpec(
            id="cat",
            noun="cat",
            phrase="red cat",
            count=2,
            colors=(RED,),
            pose="sitting",
            span=(10, 14),
            sources={"count": Source(span=(2, 5)), "pose": Source(origin="completed")},
        ),
        ObjectSpec(id="mat", noun="mat", span=(20, 23)),
        ObjectSpec(id="lamp", noun="lamp", origin="completed", size=0.5),
    ),
    relations=(Relation(subject="cat", predicate="on", object="mat", span=(15, 17)),),
    texts=(TextBlock(string="HI", span=(26, 28)),),
    background=Background(family="room", origin="completed"),
    light=Light(time_of_day="night", origin="implied"),
    exclusions=("dog",),
    checks=(Check(kind="count", target="cat", expected="2"),),
    trace=(
        TraceEntry(kind="read", message="object: cat", span=(10, 14)),
        TraceEntry(kind="unread", message="“mat” is not drawn"),
    ),
)
STAGE = Stage(
    instances=tuple(
        Instance(object=name, index=index, box=Box(left=0.1, top=0.2, width=0.3, height=0.4))
        for name, index in (("cat", 0), ("cat", 1), ("mat", 0))
    ),
    texts=(Box(left=0.0, top=0.0, width=1.0, height=0.1),),
    trace=(TraceEntry(kind="noted", message="a note"), TraceEntry(kind="noted", message="a note")),
)
KEPT = Read(PLAN, STAGE)
BOXES = boxes_of(KEPT)
FACTS: dict[str, Fact] = {fact.id: fact for fact in facts_of(KEPT, BOXES)}


def words(fact: Fact) -> str:
    """What a browser marks: `prompt.slice(start, end)`."""
    assert fact.span is not None
    start, end = (2 * at for at in fact.span)
    return PROMPT.encode("utf-16-le")[start:end].decode("utf-16-le")


@pytest.mark.parametrize(
    ("id", "value", "marked"),
    [
        ("cat.noun", "cat", "cats"),
        ("cat.count", "2", "two"),
        ("cat.color", "red", "red"),
        ("cat.relation0", "on", "on"),
        ("text:0.text", "HI", "HI"),
    ],
)
def test_what_is_stated_knows_its_words(id: str, value: str, marked: str) -> None:
    fact = FACTS[id]
    assert (fact.value, fact.stated, words(fact)) == (value, True, marked)


@pytest.mark.parametrize(
    ("id", "origin"),
    [
        ("cat.pose", "completed"),
        ("lamp.noun", "completed"),
        ("lamp.size", "completed"),
        ("picture.place", "completed"),
        ("picture.time", "implied"),
        ("picture.look", "usual"),
    ],
)
def test_what_is_added_says_by_what(id: str, origin: str) -> None:
    assert (FACTS[id].origin, FACTS[id].stated) == (origin, False)


@pytest.mark.parametrize(
    ("id", "boxes"),
    [("cat.noun", (0, 1)), ("mat.noun", (2,)), ("lamp.noun", ()), ("text:0.text", (3,))],
)
def test_each_knows_its_boxes(id: str, boxes: tuple[int, ...]) -> None:
    assert FACTS[id].boxes == boxes
    assert all(BOXES[number].of == FACTS[id].of for number in boxes)


def test_a_relation_is_seen_at_both_ends() -> None:
    fact = FACTS["cat.relation0"]
    assert (fact.field, fact.label, fact.boxes) == ("relation", "cat on mat", (0, 1, 2))


@pytest.mark.parametrize("id", ["picture.weather", "picture.season", "picture.shot", "mat.count"])
def test_what_is_as_usual_is_not_told(id: str) -> None:
    assert id not in FACTS


def test_what_must_not_be_there_is_told() -> None:
    assert (FACTS["picture.without.dog"].field, FACTS["picture.without.dog"].value) == (
        "without",
        "dog",
    )


def test_boxes_are_in_fractions_of_the_picture() -> None:
    assert (BOXES[0].left, BOXES[0].top, BOXES[0].width, BOXES[0].height) == (0.1, 0.2, 0.3, 0.4)
    assert (BOXES[3].label, BOXES[3].depth) == ("HI", None)


def test_notes_are_told_once_and_decisions_all() -> None:
    assert notes_of(KEPT) == ("“mat” is not drawn", "a note")
    assert [one.kind for one in trace_of(KEPT)] == ["read", "unread", "noted", "noted"]


@pytest.mark.parametrize("span", [(3, 3), (5, 2), (0, 99), None])
def test_a_span_outside_the_prompt_marks_nothing(span: tuple[int, int] | None) -> None:
    assert Ruler("abc").measured(span) is None


@pytest.mark.parametrize(
    ("plan", "stage"),
    [(None, {}), ({}, None), ({"version": 1}, {}), ({}, {"version": 9})],
)
def test_what_another_version_wrote_is_not_read(plan: Any, stage: Any) -> None:
    assert read(plan, stage) is None


def test_what_was_kept_is_read() -> None:
    kept = read(PLAN.model_dump(mode="json"), STAGE.model_dump(mode="json"))
    assert kept == KEPT
