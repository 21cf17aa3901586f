"""Numbers become the likeliest spans and ties."""

import numpy as np
import pytest

from imagineart.reading.decoding import TAGS, Floats, Numbers, Run, arcs_of, runs_of, span_of
from imagineart.reading.marked import PREDICATES, ROLES, TIES, Arc, Span
from imagineart.reading.wordpieces import words_of

SURE = 9.0


def begin(role: str) -> int:
    return 1 + 2 * ROLES.index(role)


def numbers(tags: list[int], ties: dict[tuple[int, int], str] | None = None) -> Numbers:
    size = len(tags)
    odds = np.zeros((size, TAGS), np.float32)
    odds[np.arange(size), tags] = SURE
    predicates = np.zeros((size, len(PREDICATES)), np.float32)
    predicates[:, PREDICATES.index("behind")] = SURE
    found = np.zeros((size, size, 1 + len(TIES)), np.float32)
    found[..., 0] = SURE
    for (one, two), tie in (ties or {}).items():
        found[one, two] = 0.0
        found[one, two, 1 + TIES.index(tie)] = SURE
    return Numbers(odds, predicates, found)


def test_spans_begin_and_go_on() -> None:
    thing, color = begin("thing"), begin("color")
    found = runs_of(numbers([0, color, color, thing, thing + 1, thing]))
    assert [(run.first, run.last, run.role) for run in found] == [
        (1, 1, "color"), (2, 2, "color"), (3, 4, "thing"), (5, 5, "thing"),
    ]  # fmt: skip
    assert all(run.sure > 0.99 for run in found)


def test_nothing_goes_on_that_has_not_begun() -> None:
    thing = begin("thing")
    assert [(run.first, run.last) for run in runs_of(numbers([0, thing + 1, thing + 1]))] in (
        [(0, 2)], [(1, 2)],
    )  # fmt: skip


def test_relations_have_the_predicate_of_their_last_word() -> None:
    (run,) = runs_of(numbers([begin("rel"), begin("rel") + 1]))
    assert (run.role, run.predicate) == ("rel", "behind")


def test_no_words_no_spans() -> None:
    assert runs_of(numbers([])) == []
    assert arcs_of(numbers([]), []) == []


RED, CUP, ON, BOX = Run(0, 0, "color"), Run(1, 2, "thing"), Run(3, 3, "rel"), Run(4, 4, "thing")


@pytest.mark.parametrize(
    ("ties", "arcs"),
    [
        ({(0, 2): "head"}, [Arc(0, 1, "head")]),
        ({(3, 2): "subject", (3, 4): "object", (0, 4): "head"},
         [Arc(0, 3, "head"), Arc(2, 1, "subject"), Arc(2, 3, "object")]),
        ({(0, 2): "head", (0, 4): "head"}, [Arc(0, 1, "head"), Arc(0, 3, "head")]),
        ({(2, 4): "subject", (0, 1): "head"}, []),
    ],
)  # fmt: skip
def test_ties_join_the_last_words_of_spans(
    ties: dict[tuple[int, int], str], arcs: list[Arc]
) -> None:
    found = arcs_of(numbers([0] * 5, ties), [RED, CUP, ON, BOX])
    assert found == arcs


def test_what_needs_a_noun_takes_the_likeliest() -> None:
    told = numbers([0] * 5)
    told.ties[0, 4] = [0.5, 0.3, 0.0, 0.0]
    assert arcs_of(told, [RED, CUP, BOX]) == [Arc(0, 2, "head")]
    assert arcs_of(told, [Run(0, 0, "act"), CUP, BOX]) == []


def test_ties_lead_to_nouns_only() -> None:
    told = numbers([0] * 5, {(0, 2): "head", (0, 4): "head"})
    assert arcs_of(told, [RED, Run(2, 2, "lens"), BOX]) == [Arc(0, 2, "head")]


def test_only_own_words_are_tied() -> None:
    told = numbers([0] * 5, {(0, 2): "head", (3, 2): "subject"})
    assert arcs_of(told, [RED, CUP, ON], own=3) == [Arc(2, 1, "subject")]


def test_spans_stand_in_the_prompt() -> None:
    words = words_of("so a red cup")
    assert span_of(Run(1, 2, "thing", sure=0.5), words, 1) == Span(5, 12, "thing", sure=0.5)


def test_log_odds_may_be_large() -> None:
    told = numbers([begin("thing")])
    big: Floats = told.tags * 1000
    (run,) = runs_of(Numbers(big, told.predicates, told.ties))
    assert run.sure == 1.0
