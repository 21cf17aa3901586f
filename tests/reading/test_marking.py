"""Spans that go, join or change, and what of the ties is left."""

import pytest

from imagineart.reading import marking
from imagineart.reading.marked import Arc, Marked, Span

# "red cat on mat": colour → cat, relation cat → mat
MARKED = Marked(
    "red cat on mat",
    (Span(0, 3, "color"), Span(4, 7, "thing"), Span(8, 10, "rel", "on"), Span(11, 14, "thing")),
    (Arc(0, 1, "head"), Arc(2, 1, "subject"), Arc(2, 3, "object")),
)


def words(marked: Marked) -> list[str]:
    return [marked.words(at) for at in range(len(marked.spans))]


def test_without_a_span_its_ties_go_and_the_others_are_renumbered() -> None:
    left = marking.without(MARKED, [1])
    assert words(left) == ["red", "on", "mat"]
    assert left.arcs == (Arc(1, 2, "object"),)


def test_what_was_tied_to_an_absorbed_span_is_tied_to_the_other() -> None:
    joined = marking.absorbed(MARKED, {1: 3})
    assert words(joined) == ["red", "on", "mat"]
    assert joined.arcs == (Arc(0, 2, "head"), Arc(1, 2, "subject"), Arc(1, 2, "object"))


def test_a_span_is_inserted_with_its_tie() -> None:
    grown = marking.inserted(MARKED, 3, Span(10, 11, "size"))
    assert grown.targets(3, "head") == [4]
    assert grown.targets(2, "object") == [4]


def test_a_noun_becomes_a_modifier_and_hands_on_what_was_tied_to_it() -> None:
    under = marking.under(MARKED, 1, 3, "attr")
    assert under.spans[1].role == "attr"
    assert under.targets(1, "head") == [3]
    assert under.targets(0, "head") == [3]
    assert under.targets(2, "subject") == [3]


@pytest.mark.parametrize("tie", ["head", "object"])
def test_ties_of_one_kind_are_replaced(tie: str) -> None:
    changed = marking.tied(MARKED, 2, (1,), tie)
    assert changed.targets(2, tie) == [1]
    assert changed.targets(2, "subject") == [1]


def test_a_span_has_another_role() -> None:
    assert marking.recast(MARKED, 3, "place").spans[3] == Span(11, 14, "place")
