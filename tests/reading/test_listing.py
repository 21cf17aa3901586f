"""A list behind a colon: members in the place of their kind, one thing for each colour."""

import pytest

from imagineart.plan.plan import Plan
from imagineart.reading.reader import read


def nouns(plan: Plan) -> list[str]:
    return sorted(noun for item in plan.objects for noun in [item.noun] * item.count)


def told(plan: Plan) -> set[str]:
    names = {item.id: item.noun for item in plan.objects}
    return {f"{names[r.subject]} {r.predicate} {names[r.object]}" for r in plan.relations}


class TestMembers:
    def test_each_has_what_all_of_the_kind_wear(self) -> None:
        plan = read("every animal wears a hat: a pig, a goat and a duck")
        assert nouns(plan) == ["duck", "goat", "hat", "hat", "hat", "pig"]
        assert told(plan) == {"pig wearing hat", "goat wearing hat", "duck wearing hat"}

    def test_each_has_one_of_his_own(self) -> None:
        plan = read("every animal wears a hat: a pig, a goat and a duck")
        worn = [relation.object for relation in plan.relations]
        assert len(set(worn)) == len(worn) == 3

    def test_they_stand_where_the_kind_does(self) -> None:
        plan = read("three animals on a bench: a cat, a dog and a rabbit")
        assert nouns(plan) == ["bench", "cat", "dog", "rabbit"]
        assert {"cat on bench", "dog on bench", "rabbit on bench"} <= told(plan)

    @pytest.mark.parametrize("head", ["tileset props", "items", "three objects"])
    def test_a_general_word_is_no_thing(self, head: str) -> None:
        assert nouns(read(f"{head}: a barrel, a torch and a ladder")) == [
            "barrel",
            "ladder",
            "torch",
        ]

    def test_what_is_of_another_kind_is_added(self) -> None:
        plan = read("a desk: a lamp, a pen and a book")
        assert nouns(plan) == ["book", "desk", "lamp", "pen"]

    def test_one_of_the_kind_does_not_replace_it(self) -> None:
        assert "animal" in nouns(read("an animal in a hat: a pig and a ladder"))


class TestColors:
    @pytest.mark.parametrize("head", ["four balloons", "a set of four balloons", "4 balloons"])
    def test_as_many_as_things(self, head: str) -> None:
        plan = read(f"{head}: red, blue, green and purple")
        assert nouns(plan) == ["balloon"] * 4
        colors = [[color.name for color in item.colors] for item in plan.objects]
        assert colors == [["red"], ["blue"], ["green"], ["purple"]]

    def test_the_modifiers_are_dealt_as_well(self) -> None:
        first, second = read("two big cups: red and blue").objects
        assert (first.modifiers, second.modifiers) == (("big", "red"), ("big", "blue"))

    def test_fewer_than_things_stay_on_all(self) -> None:
        (balls,) = read("five balls: red and blue").objects
        assert (balls.count, [color.name for color in balls.colors]) == (5, ["red", "blue"])
