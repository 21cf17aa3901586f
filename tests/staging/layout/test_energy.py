"""Each term of the energy rises with the fault that it names."""

from typing import Any

import numpy as np
import pytest

from imagineart.staging.layout.energy import WEIGHTS, Expectation, terms

FREE = (0.0, 0.0, 1.0, 1.0)
Box4 = tuple[float, float, float, float]


def judged(*boxes: Box4, **expected: Any) -> dict[str, float]:
    count = len(boxes)
    usual: dict[str, Any] = {
        "relations": (),
        "tied": np.zeros((count, count), dtype=bool),
        "free": FREE,
        "standing": np.ones(count, dtype=bool),
        "ground": 0.5,
        "cover": np.zeros(count),
        "worth": np.ones(count),
        "bearers": np.eye(count, dtype=bool),
        "before": np.zeros((count, count), dtype=bool),
        "named": np.ones(count, dtype=bool),
    }
    found = terms(np.array(boxes, dtype=np.float64), Expectation(**usual | expected))
    return {name: float(value) for name, value in found.items()}


MIDDLE: Box4 = (0.2, 0.2, 0.6, 0.6)


def test_a_large_thing_in_the_middle_is_perfect() -> None:
    assert sum(judged(MIDDLE).values()) == pytest.approx(0, abs=1e-9)


def test_every_term_is_weighted_and_named() -> None:
    assert set(judged(MIDDLE)) == set(WEIGHTS)


@pytest.mark.parametrize(
    ("name", "worse"),
    [
        ("outside", (-0.2, 0.2, 0.6, 0.6)),
        ("emptiness", (0.4, 0.4, 0.2, 0.2)),
        ("smallness", (0.45, 0.45, 0.1, 0.1)),
        ("balance", (0.4, 0.2, 0.6, 0.6)),
        ("thirds", (0.0, 0.2, 0.6, 0.6)),
        ("ground", (0.2, -0.2, 0.6, 0.6)),
    ],
)
def test_one_fault_one_term(name: str, worse: Box4) -> None:
    assert judged(worse)[name] > judged(MIDDLE)[name]


def test_a_missed_relation_costs_more_than_looks() -> None:
    wish = (("left_of", [0], [1]),)
    right, left = (0.6, 0.4, 0.3, 0.3), (0.1, 0.4, 0.3, 0.3)
    assert judged(left, right, relations=wish)["relations"] == 0
    missed = judged(right, left, relations=wish)
    assert missed["relations"] > 4 > missed["balance"] + missed["emptiness"]


def test_only_what_is_nearer_hides() -> None:
    small: Box4 = (0.4, 0.5, 0.2, 0.2)
    assert judged(small, MIDDLE)["hidden"] > 3
    low: Box4 = (0.4, 0.65, 0.2, 0.2)
    assert judged(low, MIDDLE)["hidden"] < judged(small, MIDDLE)["hidden"]


def test_carried_things_may_cover_their_carrier() -> None:
    tied = np.array([[False, True], [True, False]])
    assert judged((0.4, 0.5, 0.2, 0.2), MIDDLE, tied=tied)["hidden"] == 0


def test_left_of_is_better_without_any_overlap_sideways() -> None:
    wish = (("left_of", [0], [1]),)
    left, clear, over = (0.1, 0.1, 0.4, 0.3), (0.5, 0.6, 0.4, 0.3), (0.4, 0.6, 0.4, 0.3)
    assert judged(left, clear, relations=wish)["relations"] == 0
    assert 0 < judged(left, over, relations=wish)["relations"] < 1


def test_what_is_asked_to_be_nearer_hides_whatever_its_feet_say() -> None:
    high, low = (0.3, 0.2, 0.3, 0.3), (0.3, 0.4, 0.3, 0.3)
    before = np.array([[False, False], [True, False]])
    usual, asked = judged(high, low), judged(high, low, before=before, cover=np.array([0.0, 0.9]))
    assert usual["hidden"] > 0
    assert asked["hidden"] == 0


def test_only_what_was_asked_for_has_to_be_large() -> None:
    tiny: Box4 = (0.1, 0.7, 0.05, 0.05)
    named = np.array([True, False])
    assert judged(MIDDLE, tiny)["smallness"] > 0
    assert judged(MIDDLE, tiny, named=named)["smallness"] == 0
    assert judged(tiny, MIDDLE, named=named)["emptiness"] > judged(tiny, MIDDLE)["emptiness"]


def test_what_is_carried_is_as_near_as_its_carrier() -> None:
    """A kite held high is not hidden by a bush that stands behind its holder."""
    holder, kite, bush = (0.1, 0.4, 0.3, 0.5), (0.3, 0.2, 0.2, 0.2), (0.35, 0.2, 0.3, 0.6)
    bearers = np.array([[1, 0, 0], [1, 0, 0], [0, 0, 1]], dtype=bool)
    tied = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 0]], dtype=bool)
    cover = np.array([0.0, 0.0, 0.9])
    fair = judged(holder, kite, bush, tied=tied, bearers=bearers, cover=cover)
    blind = judged(holder, kite, bush, tied=tied, cover=cover)
    assert fair["hidden"] < blind["hidden"]


def test_what_may_be_covered_costs_nothing() -> None:
    behind, before = (0.3, 0.3, 0.3, 0.3), (0.4, 0.4, 0.3, 0.3)
    assert judged(behind, before)["hidden"] > 0
    assert judged(behind, before, cover=np.array([0.8, 0.0]))["hidden"] == 0


def test_candidates_are_judged_at_once() -> None:
    single = judged(MIDDLE)
    both = terms(
        np.array([[MIDDLE], [(0.4, 0.4, 0.2, 0.2)]]),
        Expectation(
            relations=(),
            tied=np.zeros((1, 1), dtype=bool),
            free=FREE,
            standing=np.ones(1, dtype=bool),
            ground=0.5,
            cover=np.zeros(1),
            worth=np.ones(1),
            bearers=np.eye(1, dtype=bool),
            before=np.zeros((1, 1), dtype=bool),
            named=np.ones(1, dtype=bool),
        ),
    )
    assert both["emptiness"].shape == (2,)
    assert both["emptiness"][0] == single["emptiness"]
