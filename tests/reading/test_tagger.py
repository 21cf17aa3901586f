"""Windows are put together to one reading; the reader that ships understands plain prompts."""

import numpy as np
import pytest

from imagineart.reading.decoding import TAGS, Numbers
from imagineart.reading.marked import PREDICATES, ROLES, TIES, Marked
from imagineart.reading.tagger import Given, Tagger, reader
from imagineart.reading.windows import FULL

PIECES = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "it": 3, "ox": 4, "red": 5, "by": 6, "so": 7}
ROLE = {4: "thing", 5: "color", 6: "rel"}


def net(pieces: np.ndarray, shapes: np.ndarray, first: np.ndarray) -> Numbers:
    """Reads by the piece: "red" belongs to the "ox" before it, "by" joins the two around it."""
    words = pieces[0][first[0]]
    size = len(words)
    tags = np.zeros((size, TAGS), np.float32)
    ties = np.zeros((size, size, 1 + len(TIES)), np.float32)
    tags[:, 0], ties[..., 0] = 5.0, 5.0
    for at, word in enumerate(words):
        if word in ROLE:
            tags[at, 1 + 2 * ROLES.index(ROLE[word])] = 9.0
        oxen = [n for n in range(size) if words[n] == 4]
        before, after = [n for n in oxen if n < at], [n for n in oxen if n > at]
        if word == 5 and before:
            ties[at, before[-1], 1 + TIES.index("head")] = 9.0
        if word == 6 and before and after:
            ties[at, before[-1], 1 + TIES.index("subject")] = 9.0
            ties[at, after[0], 1 + TIES.index("object")] = 9.0
    predicates = np.zeros((size, len(PREDICATES)), np.float32)
    predicates[:, PREDICATES.index("next_to")] = 1.0
    return Numbers(tags, predicates, ties)


TAGGER = Tagger(net, PIECES)


def told(marked: Marked) -> list[str]:
    return [
        f"{marked.words(a.source)} {a.tie} {marked.words(a.target)}@{marked.spans[a.target].start}"
        for a in marked.arcs
    ]


def test_spans_and_ties_of_a_short_prompt() -> None:
    marked = TAGGER.read("Ox, red. By ox")
    assert [(marked.words(n), s.role) for n, s in enumerate(marked.spans)] == [
        ("Ox", "thing"), ("red", "color"), ("By", "rel"), ("ox", "thing"),
    ]  # fmt: skip
    assert marked.spans[2].predicate == "next_to"
    assert told(marked) == ["red head Ox@0", "By subject Ox@0", "By object ox@12"]


def test_a_window_points_back_to_what_was_read_before() -> None:
    filler = "so " * (FULL - 40) + "so. So ox. "
    marked = TAGGER.read(f"{filler}{'so ' * 30}red. {'so ' * 60}")
    assert told(marked) == [f"red head ox@{len(filler) - 4}"]


def test_a_long_prompt_is_read_to_its_end() -> None:
    marked = TAGGER.read("ox so so red. " * 300)
    assert len(marked.spans) == 600
    assert told(marked) == [f"red head ox@{14 * n}" for n in range(300)]


def test_spans_that_are_given_are_only_tied() -> None:
    spans = TAGGER.read("ox so red").spans
    assert told(TAGGER.read("ox so red", Given(spans))) == ["red head ox@0"]
    assert TAGGER.read("ox so red", Given(spans[:1])).arcs == ()


@pytest.mark.parametrize("text", ["", " \n", "…", "🐱"])
def test_next_to_nothing_is_read_as_it_is(text: str) -> None:
    assert TAGGER.read(text) == Marked(text)
    assert reader().read(text).text == text


def test_the_reader_that_ships_reads_the_same_each_time() -> None:
    prompt = "two red apples next to a blue cup on a wooden table, soft light, 85mm"
    marked = reader().read(prompt)
    roles = {marked.words(n): span.role for n, span in enumerate(marked.spans)}
    assert roles.items() >= {"red": "color", "apples": "thing", "85mm": "lens"}.items()
    assert reader().read(prompt) == marked
