"""Names that the world knows are one span, colours and materials apart."""

import pytest
from training.reading.annotation import parse

from imagineart.reading.compounds import joined
from imagineart.reading.marked import Marked


def told(marked: Marked) -> tuple[list[tuple[str, str]], list[str]]:
    spans = [(marked.words(at), span.role) for at, span in enumerate(marked.spans)]
    ties = [f"{marked.words(a.source)} {a.tie} {marked.words(a.target)}" for a in marked.arcs]
    return spans, ties


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("a [frying] [pan|held >-]", "frying pan", "held"),
        ("a [teddy|attr] [bear]", "teddy bear", "thing"),
        ("two hot air [balloons]", "hot air balloons", "thing"),
        ("a Fire [Truck]", "Fire Truck", "thing"),
        ("a [red|color] [panda]", "red panda", "thing"),
        ("[mint|color] [leaves|part >-]", "mint leaves", "thing"),
    ],
)
def test_names_become_one(line: str, name: str, role: str) -> None:
    assert told(joined(parse(line)))[0] == [(name, role)]


@pytest.mark.parametrize(
    "line",
    [
        "an [orange|color] [tree]", "a [glass|mat] [bowl]", "a [golden|attr] [bell]",
        "a [cat] [on|on] a [bed]",
        "a [fire truck]", "[fire|light] [truck]", "a [sleeping|attr] [dog]",
        "a [red|color] hot air [balloon]",
    ],
)  # fmt: skip
def test_what_is_no_name_or_already_whole_stays(line: str) -> None:
    before = parse(line)
    spans, _ = told(joined(before))
    assert spans[0] == told(before)[0][0]
    assert len(spans) == len(before.spans)


def test_ties_follow() -> None:
    marked = joined(parse("a [man] with a [red|color >frying] [frying] [pan|held >man]"))
    assert told(marked) == (
        [("man", "thing"), ("red", "color"), ("frying pan", "held")],
        ["red head frying pan", "frying pan head man"],
    )


def test_an_occasion_may_begin_a_name() -> None:
    marked = joined(parse("a [Christmas|event] [tree]"))
    assert told(marked) == ([("Christmas tree", "thing")], [])
