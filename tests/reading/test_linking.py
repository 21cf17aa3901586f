"""Prepositions and lists tie what stands together."""

import pytest
from training.reading.annotation import parse

from imagineart.reading.linking import linked
from imagineart.reading.marked import Marked


def told(marked: Marked) -> set[tuple[str, str, str]]:
    """(subject, predicate or role, object) of all relations and doings."""
    return {
        (marked.words(one), span.predicate or span.role, marked.words(two) if two >= 0 else "")
        for at, span in enumerate(marked.spans)
        if span.role in ("rel", "act")
        for one in marked.targets(at, "subject")
        for two in (marked.targets(at, "object") or (-1,))
    }


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("[children] on [swings]", {("children", "on", "swings")}),
        ("a [turtle] with a [house]", {("turtle", "next_to", "house")}),
        ("a [cat], on [stones]", set()),
        ("a [cat] and [stones]", set()),
        (
            "[apples], [pears] and a [banana] [on|on] a [plate]",
            {(fruit, "on", "plate") for fruit in ("apples", "pears", "banana")},
        ),
        (
            "a [man]. An [owl] and a [bat] [in|in <bat] a [tree]",
            {("owl", "in", "tree"), ("bat", "in", "tree")},
        ),
        (
            "a [plate] [with|full_of] [eggs], [bacon] and [toast]",
            {("plate", "full_of", food) for food in ("eggs", "bacon", "toast")},
        ),
        (
            "a [bowl] [with|full_of <figs >bowl] [figs]",
            {("bowl", "full_of", "figs")},
        ),
        (
            "a [man] with a [cane|held] [on|on <man <cane] a [bench]",
            {("man", "on", "bench")},
        ),
        (
            "a [crown] [on|on >chair] a [cat] in a [chair]",
            {("crown", "on", "cat"), ("cat", "in", "chair")},
        ),
        (
            "[olives] [before|in_front_of <olives >oil] a [bottle] [of|full_of >oil <bottle] [oil]",
            {("olives", "in_front_of", "bottle"), ("bottle", "full_of", "oil")},
        ),
        (
            "[men] [under|under <men >arch >roses] an [arch] of [roses]",
            {("men", "under", "arch")},
        ),
        (
            "[men] in a [boat] [on|on <men <boat >river] a [river]",
            {("men", "in", "boat"), ("men", "on", "river"), ("boat", "on", "river")},
        ),
        (
            "a [man], a [woman] and a [boy] in [hats|worn >boy] [sitting|act <man <boy]",
            {(one, "act", "") for one in ("man", "woman", "boy")},
        ),
        (
            "a [bottle] [on|on] a [rock] [beside|next_to <bottle >stream] a [stream]",
            {
                ("bottle", "on", "rock"),
                ("bottle", "next_to", "stream"),
                ("rock", "next_to", "stream"),
            },
        ),
        (
            "a [pot] [of|full_of <pot >basil >pear] [basil], a [pear]",
            {("pot", "full_of", "basil")},
        ),
        ("a [dog] and a [cat] [asleep|act <cat]", {("dog", "act", ""), ("cat", "act", "")}),
    ],
)
def test_links(prompt: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(linked(parse(prompt))) == expected


def test_what_is_tied_already_is_not_tied_again() -> None:
    marked = parse("a [cat] [sleeping on|on] a [chair]")
    assert linked(marked).spans == marked.spans
