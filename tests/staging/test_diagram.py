"""A plan as a picture of boxes and as words."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from imagineart.plan.plan import Color, Relation, TraceEntry
from imagineart.staging.diagram import GROUND, SKY, draw, summary
from imagineart.staging.layout.solver import solve
from imagineart.staging.sheet import Sheet, SheetObject, SheetText
from imagineart.staging.stage import Box

BLUE = Color(name="blue", lightness=0.45, chroma=0.3, hue=264.0)


def sample(**fields: Any) -> Sheet:
    cat = SheetObject(id="cat", noun="cat", phrase="red cat", count=2)
    dog = SheetObject(id="dog", noun="poodle", drawn_as="dog")
    return Sheet(
        objects=(cat, dog),
        relations=(Relation(subject="cat", predicate="left_of", object="dog"),),
        texts=(SheetText(string="HELLO"),),
        exclusions=("people",),
    ).revised(**fields)


def pixels(plan: Sheet, long_side: int = 256) -> NDArray[np.uint8]:
    return np.asarray(draw(plan, long_side))


class TestDraw:
    @pytest.mark.parametrize(
        ("size", "shape"), [((2048, 2048), (256, 256)), ((3552, 1184), (85, 256))]
    )
    def test_keeps_the_aspect(self, size: tuple[int, int], shape: tuple[int, int]) -> None:
        plan = sample(width=size[0], height=size[1])
        assert pixels(plan).shape == (*shape, 3)

    def test_shows_the_horizon(self) -> None:
        image = pixels(Sheet())
        assert tuple(image[10, 10]) == SKY
        assert tuple(image[-10, 10]) == GROUND

    def test_an_unplaced_plan_can_be_drawn(self) -> None:
        assert pixels(sample(texts=(), relations=())).std() < 20

    def test_boxes_and_words_appear_where_they_are(self) -> None:
        box = Box(left=0.6, top=0.6, width=0.3, height=0.3)
        item = SheetObject(id="cat", noun="cat", colors=(BLUE,), boxes=(box,))
        image = pixels(Sheet(objects=(item,))).astype(int)
        inside, outside = image[170, 165], image[60, 60]
        assert inside[2] > inside[0] + 30
        assert tuple(outside) == SKY

    def test_tiny_boxes_and_long_names_do_no_harm(self) -> None:
        box = Box(left=0.5, top=0.5, width=0.001, height=0.001)
        item = SheetObject(id="x", noun="n" * 200, boxes=(box,))
        assert pixels(Sheet(objects=(item,))).shape == (256, 256, 3)

    def test_a_solved_plan_differs_from_an_empty_one(self) -> None:
        assert (pixels(solve(sample(), 1)) != pixels(Sheet())).mean() > 0.2

    def test_drawing_is_deterministic(self) -> None:
        plan = solve(sample(), 1)
        assert (pixels(plan) == pixels(plan)).all()


class TestSummary:
    def test_counts_what_can_be_drawn(self) -> None:
        text = summary(sample(), lambda noun: noun if noun == "dog" else None)
        assert "drawable: 1 of 2" in text
        assert "2 × red cat (cannot be drawn)" in text
        assert "poodle (drawn as dog)" in text

    def test_names_relations_words_and_exclusions(self) -> None:
        text = summary(sample(), lambda noun: noun)
        assert "drawable: 2 of 2" in text
        assert "red cat left of poodle" in text
        assert "headline: “HELLO”" in text
        assert "without people" in text

    def test_tells_what_was_changed_but_not_what_was_merely_read(self) -> None:
        trace = (
            TraceEntry(kind="substituted", message="“poodle” is drawn as “dog”"),
            TraceEntry(kind="relaxed", message="“a above b” was relaxed"),
            TraceEntry(kind="read", message="a noun"),
        )
        text = summary(sample(trace=trace), lambda noun: noun)
        assert "substituted: “poodle” is drawn as “dog”" in text
        assert "relaxed: “a above b” was relaxed" in text
        assert "a noun" not in text

    def test_an_empty_plan_is_no_error(self) -> None:
        assert "drawable: 0 of 0" in summary(Sheet(), lambda noun: noun)
