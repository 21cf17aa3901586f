"""Facts are coloured where they stand, and told as JSON."""

from imagineart.console.marks import STYLES, as_json, colored, lines
from imagineart.reading.marked import ROLES, Arc, Marked, Span

CUP = Marked(
    "a red cup on a table",
    (Span(2, 5, "color"), Span(6, 9, "thing"), Span(10, 12, "rel", "on"), Span(15, 20, "thing")),
    (Arc(0, 1, "head"), Arc(2, 1, "subject"), Arc(2, 3, "object")),
)


def test_every_role_has_a_style() -> None:
    assert set(STYLES) == set(ROLES)


def test_words_wear_the_style_of_their_role() -> None:
    text = colored(CUP)
    assert text.plain == CUP.text
    assert {(s.start, s.end, s.style) for s in text.spans} == {
        (span.start, span.end, STYLES[span.role]) for span in CUP.spans
    }


def test_a_line_tells_what_a_mark_is_tied_to() -> None:
    assert [line.plain.split() for line in lines(CUP)][2] == [
        "on", "on", "subject", "cup", "object", "table",
    ]  # fmt: skip


def test_json_names_words_ties_and_predicates() -> None:
    told = as_json(CUP)
    assert [span["words"] for span in told["spans"]] == ["red", "cup", "on", "table"]
    assert [span.get("predicate") for span in told["spans"]] == [None, None, "on", None]
    assert told["arcs"][1] == {"from": 2, "to": 1, "tie": "subject"}
