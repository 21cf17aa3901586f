"""Named edits: what each verb changes, what follows, what stays, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from imagineart.plan import edits
from imagineart.plan.plan import (
    Background,
    Camera,
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

RED = Color(name="red", lightness=0.6, chroma=0.24, hue=28.0)
BLUE = Color(name="blue", lightness=0.5, chroma=0.2, hue=260.0)
GOLD = Color(name="gold", lightness=0.8, chroma=0.15, hue=90.0)
IDS = ("apple", "table", "sign")

PLAN = Plan(
    prompt='three red apples on a table beside a sign "FRESH"',
    objects=(
        ObjectSpec(id="apple", noun="apple", count=3, colors=(RED,)),
        ObjectSpec(id="table", noun="table"),
        ObjectSpec(id="sign", noun="sign"),
    ),
    relations=(
        Relation(subject="apple", predicate="on", object="table"),
        Relation(subject="table", predicate="next_to", object="sign"),
    ),
    texts=(TextBlock(string="FRESH", role="sign", carrier="sign"), TextBlock(string="Market")),
    checks=(
        Check(kind="present", target="apple", expected="apple"),
        Check(kind="count", target="apple", expected="3"),
        Check(kind="color", target="apple", expected="red"),
        Check(kind="present", target="table", expected="table"),
        Check(kind="relation", target="apple", expected="on table"),
        Check(kind="text", target="sign", expected="FRESH"),
        Check(kind="text", target="text", expected="Market"),
    ),
    sources={"mood": Source()},
)


def changed(after: Plan, before: Plan = PLAN) -> set[str]:
    """The fields in which two plans differ."""
    fields = Plan.model_fields
    return {name for name in fields if getattr(after, name) != getattr(before, name)}


def expected(plan: Plan, kind: str) -> list[tuple[str, str]]:
    return [(check.target, check.expected) for check in plan.checks if check.kind == kind]


class TestNote:
    def test_it_is_the_last_of_the_trace(self) -> None:
        plan = edits.note(edits.note(PLAN, "first"), "second", "completed", (0, 5))
        assert changed(plan) == {"trace"}
        assert plan.trace == (
            TraceEntry(kind="noted", message="first"),
            TraceEntry(kind="completed", message="second", span=(0, 5)),
        )


class TestAdd:
    CAT = ObjectSpec(id="cat", noun="cat", origin="completed")
    UNDER = Relation(subject="cat", predicate="under", object="table", origin="completed")

    def test_things_come_with_their_relations_and_checks(self) -> None:
        seen = Check(kind="present", target="cat", expected="cat")
        plan = edits.add(PLAN, (self.CAT,), (self.UNDER,), (seen,))
        assert changed(plan) == {"objects", "relations", "checks"}
        assert plan.objects == (*PLAN.objects, self.CAT)
        assert plan.relations == (*PLAN.relations, self.UNDER)
        assert plan.checks == (*PLAN.checks, seen)

    def test_they_may_come_right_after_another(self) -> None:
        plan = edits.add(PLAN, (self.CAT,), after="apple")
        assert [item.id for item in plan.objects] == ["apple", "cat", "table", "sign"]
        assert changed(plan) == {"objects"}

    def test_an_id_that_is_taken_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="unique"):
            edits.add(PLAN, (ObjectSpec(id="apple", noun="pear"),))

    def test_a_relation_to_nothing_is_refused_by_name(self) -> None:
        with pytest.raises(ValidationError, match="'cat' does not exist"):
            edits.add(PLAN, (), (self.UNDER,))

    def test_after_nothing_is_refused(self) -> None:
        with pytest.raises(ValueError, match="'cat' is not in list"):
            edits.add(PLAN, (), after="cat")


class TestRemove:
    def test_all_that_is_said_of_a_thing_goes_along(self) -> None:
        plan = edits.remove(PLAN, {"apple"})
        assert changed(plan) == {"objects", "relations", "checks"}
        assert [item.id for item in plan.objects] == ["table", "sign"]
        assert plan.relations == PLAN.relations[1:]
        assert plan.checks == (PLAN.checks[3], *PLAN.checks[5:])

    def test_words_on_it_are_still_written_and_checked(self) -> None:
        plan = edits.remove(PLAN, {"sign"})
        assert [(text.string, text.carrier) for text in plan.texts] == [
            ("FRESH", None),
            ("Market", None),
        ]
        assert expected(plan, "text") == [("text", "FRESH"), ("text", "Market")]

    def test_nothing_removed_is_nothing_changed(self) -> None:
        assert edits.remove(PLAN, ()) == edits.remove(PLAN, {"elephant"}) == PLAN

    @given(st.sets(st.sampled_from(IDS)))
    def test_whatever_goes_the_rest_refers_to_what_there_is(self, ids: set[str]) -> None:
        plan = edits.remove(PLAN, ids)
        left = {item.id for item in plan.objects}
        assert left == set(IDS) - ids
        assert {r.subject for r in plan.relations} | {r.object for r in plan.relations} <= left
        assert {check.target for check in plan.checks} <= left | {"text"}
        assert [text.string for text in plan.texts] == ["FRESH", "Market"]

    @given(st.permutations(IDS))
    def test_the_order_does_not_matter(self, ids: list[str]) -> None:
        one_by_one = PLAN
        for id in ids:
            one_by_one = edits.remove(one_by_one, {id})
        assert one_by_one == edits.remove(PLAN, ids)


class TestReplace:
    def test_only_that_thing_changes_and_its_check_follows(self) -> None:
        pear = PLAN.find("apple").revised(noun="pear")
        plan = edits.replace(PLAN, pear)
        assert changed(plan) == {"objects", "checks"}
        assert plan.objects == (pear, *PLAN.objects[1:])
        assert expected(plan, "present") == [("apple", "pear"), ("table", "table")]
        assert plan.relations == PLAN.relations

    def test_the_same_again_changes_nothing(self) -> None:
        assert edits.replace(PLAN, PLAN.find("apple")) == PLAN

    def test_what_is_not_there_is_not_replaced(self) -> None:
        with pytest.raises(KeyError, match="cat"):
            edits.replace(PLAN, ObjectSpec(id="cat", noun="cat"))


class TestRecolor:
    def test_the_colour_that_is_checked_is_the_new_one(self) -> None:
        plan = edits.recolor(PLAN, "apple", (BLUE, GOLD))
        assert changed(plan) == {"objects", "checks"}
        assert plan.find("apple") == PLAN.find("apple").revised(colors=(BLUE, GOLD))
        assert expected(plan, "color") == [("apple", "blue"), ("apple", "gold")]

    def test_what_nobody_asked_for_is_still_not_checked(self) -> None:
        plan = edits.recolor(PLAN, "table", (GOLD,))
        assert changed(plan) == {"objects"}
        assert plan.find("table").colors == (GOLD,)

    def test_no_colour_is_none_to_check(self) -> None:
        assert expected(edits.recolor(PLAN, "apple", ()), "color") == []

    def test_a_thing_that_is_not_there_is_told(self) -> None:
        with pytest.raises(KeyError, match="cat"):
            edits.recolor(PLAN, "cat", (RED,))


class TestDrawAs:
    def test_another_stands_in_and_the_thing_keeps_its_name(self) -> None:
        plan = edits.draw_as(PLAN, "table", "desk")
        assert changed(plan) == {"objects"}
        assert plan.find("table") == PLAN.find("table").revised(drawn_as="desk")
        assert plan.find("table").painted_noun == "desk"

    def test_it_may_lend_its_colours(self) -> None:
        assert edits.draw_as(PLAN, "table", "desk", (GOLD,)).find("table").colors == (GOLD,)

    def test_the_empty_name_is_itself_again(self) -> None:
        assert edits.draw_as(edits.draw_as(PLAN, "table", "desk"), "table", "") == PLAN


class TestMultiply:
    @given(st.integers(1, 100))
    def test_the_count_that_is_checked_is_the_new_one(self, count: int) -> None:
        plan = edits.multiply(PLAN, "apple", count)
        assert plan.find("apple") == PLAN.find("apple").revised(count=count)
        assert expected(plan, "count") == [("apple", str(count))]
        assert changed(plan) <= {"objects", "checks"}

    def test_a_count_that_nobody_stated_stays_unstated(self) -> None:
        assert not edits.multiply(PLAN, "table", 4).states_count_of("table")

    @given(st.integers().filter(lambda number: not 1 <= number <= 100))
    def test_a_number_out_of_bounds_is_refused(self, count: int) -> None:
        with pytest.raises(ValidationError, match="count"):
            edits.multiply(PLAN, "apple", count)


class TestWhole:
    """The verbs that change one field of the whole picture."""

    def test_place(self) -> None:
        beach = Background(family="beach", setting="on a beach", weather="fog")
        plan = edits.set_place(PLAN, beach)
        assert (changed(plan), plan.background) == ({"background"}, beach)

    def test_kind(self) -> None:
        plan = edits.set_kind(PLAN, "poster")
        assert (changed(plan), plan.kind) == ({"kind"}, "poster")

    def test_an_unknown_kind_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="kind"):
            edits.set_kind(PLAN, "film")  # type: ignore[arg-type]

    def test_a_style_says_who_wants_it_and_other_sources_stay(self) -> None:
        plan = edits.set_style(PLAN, "watercolor", "request")
        assert changed(plan) == {"style", "sources"}
        assert plan.style == "watercolor"
        assert plan.sources == {"mood": Source(), "style": Source(origin="request")}

    def test_light(self) -> None:
        night = Light(time_of_day="night", ambient=0.2, origin="model")
        plan = edits.set_light(PLAN, night)
        assert (changed(plan), plan.light) == ({"light"}, night)

    def test_camera(self) -> None:
        above = Camera(elevation=85.0, horizon=0.0)
        plan = edits.turn_camera(PLAN, above)
        assert (changed(plan), plan.camera) == ({"camera"}, above)


class TestCutOut:
    def test_there_is_neither_place_nor_company(self) -> None:
        plan = edits.cut_out(PLAN, "request")
        assert changed(plan) == {"transparent", "bare", "closed", "sources"}
        assert plan.source_of("transparent").origin == "request"


class TestReplaceText:
    def test_its_check_follows(self) -> None:
        plan = edits.replace_text(PLAN, 0, "RIPE")
        assert changed(plan) == {"texts", "checks"}
        assert plan.texts == (PLAN.texts[0].revised(string="RIPE"), PLAN.texts[1])
        assert expected(plan, "text") == [("sign", "RIPE"), ("text", "Market")]

    def test_of_two_equal_ones_only_the_meant_one_changes(self) -> None:
        twice = edits.replace_text(PLAN, 1, "FRESH")
        plan = edits.replace_text(twice, 1, "RIPE")
        assert [text.string for text in plan.texts] == ["FRESH", "RIPE"]
        assert expected(plan, "text") == [("sign", "FRESH"), ("text", "RIPE")]

    @given(st.text(min_size=1))
    def test_any_string_can_be_taken_back(self, string: str) -> None:
        plan = edits.replace_text(PLAN, 0, string)
        assert plan.texts[0].string == string
        assert edits.replace_text(plan, 0, "FRESH") == PLAN

    def test_nothing_cannot_be_written(self) -> None:
        with pytest.raises(ValidationError, match="string"):
            edits.replace_text(PLAN, 0, "")

    def test_a_text_that_is_not_there_is_told(self) -> None:
        with pytest.raises(IndexError):
            edits.replace_text(PLAN, 2, "RIPE")


class TestFreeId:
    @pytest.mark.parametrize(
        ("noun", "id"),
        [
            ("cat", "cat"),
            ("apple", "apple-2"),
            ("Palm Tree", "palm-tree"),
            ("7-up", "thing-7-up"),
            ("猫", "thing"),
        ],
    )
    def test_it_is_made_of_the_noun(self, noun: str, id: str) -> None:
        assert edits.free_id(noun, PLAN) == id

    def test_it_avoids_those_that_are_promised(self) -> None:
        assert edits.free_id("apple", PLAN, taken={"apple-2", "apple-3"}) == "apple-4"

    @given(st.text(max_size=20))
    def test_it_can_always_be_added(self, noun: str) -> None:
        id = edits.free_id(noun, PLAN)
        assert edits.add(PLAN, (ObjectSpec(id=id, noun=noun),)).find(id).noun == noun
