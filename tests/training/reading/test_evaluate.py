"""Figures count exact spans and ties, by role, kind and lot."""

import pytest

torch = pytest.importorskip("torch")

from training.reading.annotation import parse  # noqa: E402
from training.reading.corpus import Lesson  # noqa: E402
from training.reading.evaluate import Tally, compare, difference, table  # noqa: E402

LESSON = Lesson(parse("a [red|color] [cup] [on|on] a [box]", "f:1"), "elm", "photo")


def tally(line: str, given: str) -> Tally:
    found = Tally()
    compare(found, LESSON, parse(line), parse(given))
    return found


def test_a_perfect_reading_is_perfect() -> None:
    line = "a [red|color] [cup] [on|on] a [box]"
    assert {tally(line, line).f1(name) for name in tally(line, line).wanted} == {1.0}


def test_what_is_missed_or_wrong_counts() -> None:
    found = tally("a red [cup] [on|in] a [box|place]", "a [red|color >box] [cup] [on|in] a [box]")
    assert found.f1("spans: role thing") == pytest.approx(2 / 3)
    assert found.f1("spans: role color") == 0.0
    assert found.f1("spans: kind photo") == found.f1("spans: lot elm") == pytest.approx(4 / 7)
    assert found.f1("ties given: role color head") == 0.0
    assert found.f1("ties given: role rel object") == 1.0
    assert found.f1("ties found: role rel object") == 1.0
    assert found.f1("predicates") == 0.0


def test_the_table_has_every_figure() -> None:
    found = Tally()
    found.add("x", {(1,)}, {(1,), (2,)})
    assert table(found) == "0.667  of     2  x"


def test_differences_are_shown_only_where_there_are_any() -> None:
    assert difference(LESSON, LESSON.prompt) == ""
    assert difference(LESSON, parse("a red [cup] [on|on] a [box|place]")).splitlines() == [
        "f:1 a red cup on a box", "   − color: red", "   − thing: box", "   + place: box",
    ]  # fmt: skip
