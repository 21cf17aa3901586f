"""Which spans and ties do the net's numbers mean?

Tags are numbered: 0 is filler, 1 + 2r begins a span of role r, 2 + 2r goes on with it. A span
speaks through its last word: "pair of red boots" is boots. The likeliest sequence of tags in which
nothing goes on that has not begun is found by Viterbi's recursion,

    score(t, tag) = logp(t, tag) + max over allowed `before` of score(t - 1, before).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imagineart.reading.marked import (
    BELONGINGS,
    MODIFIERS,
    NOUNS,
    PREDICATES,
    ROLES,
    STATES,
    TIES,
    Arc,
    Span,
)
from imagineart.reading.wordpieces import Word

Floats = NDArray[np.float32]

TAGS = 1 + 2 * len(ROLES)
TIED = ("rel", "act")
"""Roles with a subject and an object; all others have a head."""
NEEDY: Mapping[str, float] = {
    **dict.fromkeys((*MODIFIERS, "ref", "some", "rel"), 0.05),
    **dict.fromkeys((*BELONGINGS, *STATES), 0.15),
}
"""Roles that say little without a noun: their likeliest tie is kept if it is at least so likely."""
TARGETS = (*NOUNS, "not")
"""What a tie may lead to."""
LIKELY = 0.5  # a tie is one from this probability on


@dataclass(frozen=True)
class Numbers:
    """What the net says of W words, as log-odds.

    `tags`: (W, TAGS); `predicates`: (W, number of predicates); `ties`: (W, W, 1 + number of ties),
    of the first word to the second, number 0 for none.
    """

    tags: Floats
    predicates: Floats
    ties: Floats


@dataclass(frozen=True)
class Run:
    """Words `first` to `last`, both included, play `role`."""

    first: int
    last: int
    role: str
    predicate: str = ""
    sure: float = 1.0


def runs_of(numbers: Numbers) -> list[Run]:
    """The likeliest spans, by words."""
    scores = _log_softmax(numbers.tags)
    tags = _viterbi(scores)
    return [_run(numbers, scores, tags, at) for at, tag in enumerate(tags) if tag % 2]


def _last(tags: Sequence[int], at: int) -> int:
    end = at
    while end + 1 < len(tags) and tags[end + 1] == tags[at] + 1:
        end += 1
    return end


def _run(numbers: Numbers, scores: Floats, tags: Sequence[int], first: int) -> Run:
    last = _last(tags, first)
    role = ROLES[(tags[first] - 1) // 2]
    which = int(numbers.predicates[last].argmax())
    sure = float(np.exp(scores[first, tags[first]]))
    return Run(first, last, role, PREDICATES[which] if role == "rel" else "", sure)


def _viterbi(scores: Floats) -> list[int]:
    if not len(scores):
        return []
    total = scores[0].copy()
    total[2::2] = -np.inf
    back = np.zeros((len(scores), TAGS), np.int64)
    going_on = np.arange(2, TAGS, 2)
    for at in range(1, len(scores)):
        best = int(total.argmax())
        back[at] = best
        stays = total[going_on] > total[going_on - 1]
        back[at, going_on] = np.where(stays, going_on, going_on - 1)
        total = scores[at] + total[back[at]]
    tags = [int(total.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        tags.append(int(back[at, tags[-1]]))
    return tags[::-1]


def arcs_of(numbers: Numbers, runs: Sequence[Run], own: int = 0) -> list[Arc]:
    """The ties of those runs that end at word `own` or later, to any run."""
    if not runs:
        return []
    last = np.array([run.last for run in runs])
    odds = numbers.ties[last[:, None], last[None, :]]
    chances = np.exp(_log_softmax(odds))
    chances[:, [run.role not in TARGETS for run in runs]] = 0.0
    arcs: list[Arc] = []
    for source, run in enumerate(runs):
        if run.last >= own:
            arcs.extend(_ties(chances[source], source, run))
    return arcs


def _ties(chances: Floats, source: int, run: Run) -> list[Arc]:
    """Its ties; `chances`: (runs, 1 + len(TIES))."""
    wanted = ("subject", "object") if run.role in TIED else ("head",)
    found: list[Arc] = []
    for tie in wanted:
        column = chances[:, 1 + TIES.index(tie)].copy()
        column[source] = 0.0
        targets = np.flatnonzero(column > LIKELY)
        if not len(targets) and column.max() > NEEDY.get(run.role, LIKELY):
            targets = np.array([column.argmax()])
        found += [Arc(source, int(target), tie) for target in targets]
    return found


def span_of(run: Run, words: Sequence[Word], first: int = 0) -> Span:
    """The span of a run whose words are counted from word number `first` of the prompt."""
    start, end = words[first + run.first].start, words[first + run.last].end
    return Span(start, end, run.role, run.predicate, run.sure)


def _log_softmax(values: Floats) -> Floats:
    shifted = values - values.max(-1, keepdims=True)
    result = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return np.asarray(result, np.float32)
