"""Marks stay on their words, whatever is changed around or under them."""

from hypothesis import given
from hypothesis import strategies as st
from training.reading.annotation import parse
from training.reading.rewriting import Edit, edited

PROMPT = parse("a [red|color] [cup] [on|on] the [old|attr] [table]")


def words(prompt: object) -> list[str]:
    return [prompt.words(at) for at in range(len(PROMPT.spans))]  # type: ignore[attr-defined]


def test_a_span_takes_other_words() -> None:
    assert words(edited(PROMPT, [Edit(2, 5, "dark blue")])) == [
        "dark blue", "cup", "on", "old", "table",
    ]  # fmt: skip


def test_what_stands_between_may_go() -> None:
    changed = edited(PROMPT, [Edit(13, 17, "")])
    assert changed.text == "a red cup on old table"
    assert words(changed) == words(PROMPT)


def test_insertions_at_an_edge_stay_outside() -> None:
    changed = edited(PROMPT, [Edit(2, 2, "very "), Edit(5, 5, "!")])
    assert changed.text == "a very red! cup on the old table"
    assert words(changed) == words(PROMPT)


def test_of_two_that_overlap_the_first_is_made() -> None:
    assert edited(PROMPT, [Edit(2, 5, "blue"), Edit(3, 9, "x")]).text.startswith("a blue cup")


@given(st.lists(st.text("abc ", min_size=1, max_size=9), min_size=5, max_size=5))
def test_all_spans_at_once(others: list[str]) -> None:
    edits = [Edit(s.start, s.end, new) for s, new in zip(PROMPT.spans, others, strict=True)]
    assert words(edited(PROMPT, edits)) == others
