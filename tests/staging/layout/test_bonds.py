"""Relations sorted into what carries, what orders and what contradicts."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagineart.plan.plan import Predicate, Relation
from imagineart.staging.layout.bonds import Bonds, Order, bind

Fact = tuple[str, Predicate, str]


def bound(*facts: Fact, airborne: Sequence[str] = (), tall: Sequence[str] = ()) -> Bonds:
    relations = [Relation(subject=a, predicate=p, object=b) for a, p, b in facts]
    ids = {id for a, _, b in facts for id in (a, b)}
    heights = {id: 10.0 if id in tall else 1.0 for id in ids}
    return bind(relations, heights, frozenset(airborne))


class TestOrder:
    def test_is_transitive(self) -> None:
        order = Order()
        assert order.add("a", "b")
        assert order.add("b", "c")
        assert order.before("a", "c")
        assert not order.before("c", "a")

    def test_refuses_a_circle(self) -> None:
        order = Order()
        order.add("a", "b")
        order.add("b", "c")
        assert not order.add("c", "a")
        assert not order.add("a", "a")
        assert not order.before("c", "a")

    @given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=20))
    def test_sorting_agrees_with_every_accepted_pair(self, pairs: list[tuple[str, str]]) -> None:
        order = Order()
        accepted = [(a, b) for a, b in pairs if order.add(a, b)]
        line = order.sorted(list("fedcba"))
        assert sorted(line) == list("abcdef")
        assert all(line.index(a) < line.index(b) for a, b in accepted)

    def test_what_is_free_keeps_its_order(self) -> None:
        assert Order().sorted(["c", "a", "b"]) == ["c", "a", "b"]


class TestBind:
    @pytest.mark.parametrize(
        ("fact", "rule"),
        [
            (("a", "left_of", "b"), ("x", "a", "b")),
            (("a", "right_of", "b"), ("x", "b", "a")),
            (("a", "above", "b"), ("y", "a", "b")),
            (("a", "below", "b"), ("y", "b", "a")),
            (("a", "behind", "b"), ("behind", "a", "b")),
            (("a", "in_front_of", "b"), ("behind", "b", "a")),
            (("a", "next_to", "b"), ("near", "a", "b")),
            (("a", "chasing", "b"), ("near", "a", "b")),
        ],
    )
    def test_orders(self, fact: Fact, rule: tuple[str, str, str]) -> None:
        assert bound(fact).rules == [rule]

    @pytest.mark.parametrize(
        ("predicate", "child"),
        [
            ("on", "a"),
            ("in", "a"),
            ("under", "a"),
            ("riding", "a"),
            ("holding", "b"),
            ("wearing", "b"),
        ],
    )
    def test_carries(self, predicate: Predicate, child: str) -> None:
        (carrying,) = bound(("a", predicate, "b")).carried
        assert carrying.child == child

    def test_under_something_in_the_air_is_below_it(self) -> None:
        assert bound(("a", "under", "b"), airborne=["b"]).rules == [("y", "b", "a")]

    def test_something_far_too_tall_is_below_not_under(self) -> None:
        assert bound(("a", "under", "b"), tall=["a"]).rules == [("y", "b", "a")]

    def test_the_first_of_two_contradicting_wishes_wins(self) -> None:
        bonds = bound(("a", "left_of", "b"), ("b", "left_of", "a"))
        assert bonds.rules == [("x", "a", "b")]
        assert [relation.subject for relation in bonds.dropped] == ["b"]

    def test_standing_on_and_being_below_contradict(self) -> None:
        assert len(bound(("a", "on", "b"), ("a", "below", "b")).dropped) == 1
        assert len(bound(("a", "below", "b"), ("a", "on", "b")).dropped) == 1

    def test_nobody_carries_itself_in_a_circle(self) -> None:
        assert len(bound(("a", "in", "b"), ("b", "in", "c"), ("c", "in", "a")).dropped) == 1
        assert len(bound(("a", "on", "a")).dropped) == 1

    def test_a_second_carrier_is_a_neighbour(self) -> None:
        bonds = bound(("a", "on", "b"), ("a", "in", "c"))
        assert len(bonds.carried) == 1
        assert ("near", "a", "c") in bonds.rules

    def test_what_one_thing_carries_is_sorted_from_left_to_right(self) -> None:
        bonds = bound(("a", "on", "t"), ("b", "on", "t"), ("b", "left_of", "a"))
        assert [carrying.child for carrying in bonds.carried] == ["b", "a"]

    def test_a_side_of_the_carrier_is_leant_to(self) -> None:
        (left,) = bound(("a", "on", "t"), ("a", "left_of", "t")).carried
        (right,) = bound(("a", "on", "t"), ("a", "right_of", "t")).carried
        assert (left.lean, right.lean) == (-1, 1)


class TestForest:
    def test_roots(self) -> None:
        bonds = bound(("a", "on", "b"), ("b", "on", "c"))
        assert bonds.root("a") == bonds.root("c") == "c"
        assert [carrying.child for carrying in bonds.outward()] == ["b", "a"]

    def test_tied_are_carriers_and_what_one_thing_carries_alike(self) -> None:
        bonds = bound(("a", "in", "v"), ("b", "in", "v"), ("c", "on", "t"), ("d", "on", "t"))
        assert bonds.tied("a", "v")
        assert bonds.tied("a", "b")
        assert bonds.tied("c", "d")
        assert not bonds.tied("a", "c")

    def test_order_of_roots_follows_what_they_carry(self) -> None:
        bonds = bound(("a", "on", "t"), ("b", "on", "u"), ("a", "left_of", "b"))
        assert bonds.root_order().before("t", "u")
