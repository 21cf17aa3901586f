"""Words that only say how a noun looks are its modifiers, whatever they were read as."""

import pytest
from tests.reading.steps import after
from training.reading.annotation import parse

from imagineart.reading.marked import Marked
from imagineart.reading.modifiers import parted, role_of


def told(marked: Marked) -> tuple[list[tuple[str, str]], set[str]]:
    spans = [(marked.words(at), span.role) for at, span in enumerate(marked.spans)]
    ties = {f"{marked.words(a.source)} {a.tie} {marked.words(a.target)}" for a in marked.arcs}
    return spans, ties


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("a [black king]", "a [black|color] [king]"),
        ("a [black] [king]", "a [black|color] [king]"),
        ("a [tiny red king]", "a [tiny|size] [red|color] [king]"),
        ("[two] [kings] in [wooden clogs|worn]",
         "[two|count] [kings] in [wooden|mat] [clogs|worn]"),
        ("a [sleeping dog]", "a [sleeping|act] [dog]"),
        ("a [cat] [on|on] a [giant] [rat]", "a [cat] [on|on >rat] a [giant|size] [rat]"),
        ("a [big|size] [pig], a [striped king]", "a [big|size] [pig], a [striped|pat] [king]"),
        ("a [three|count] [piece suit|worn >-]", "a [three|attr] [piece suit|worn >-]"),
    ],
)  # fmt: skip
def test_they_are_parted(line: str, right: str) -> None:
    assert told(parted(parse(line))) == told(parse(right))


@pytest.mark.parametrize(
    "line",
    [
        "an [orange juice]", "a [teddy bear]", "a [black]", "a [giant], [king]",
        "[gold|color] [king]",
        "a [giant] [red|color] [king]", "a [knight of two]",
    ],
)  # fmt: skip
def test_names_and_what_stands_apart_stay(line: str) -> None:
    assert told(parted(parse(line))) == told(parse(line))


@pytest.mark.parametrize(
    ("word", "role"),
    [("Navy", "color"), ("huge", "size"), ("woollen", "mat"), ("plaid", "pat"), ("two", "count"),
     ("running", "act"), ("king", ""), ("", "")],
)  # fmt: skip
def test_the_tables_tell_the_role(word: str, role: str) -> None:
    assert role_of(word) == role


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("three [penguins stand]", ["penguins|thing", "stand|act>penguins"]),
        ("red [apples stands]", ["apples|thing", "stands|act>apples"]),
        ("a [cake stand]", ["cake stand|thing"]),
    ],
)
def test_what_several_do_is_no_part_of_their_name(line: str, spans: list[str]) -> None:
    assert after(parted, line) == spans
