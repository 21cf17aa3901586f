"""The fact lines are many, well written, and say what can be drawn."""

from collections import Counter

import pytest

from imagineart.world.facts import Fact, all_facts, facts_in

FEWEST = 2000


def test_there_are_many_facts() -> None:
    assert len(all_facts()) >= FEWEST


def test_a_line_is_its_cues_and_what_is_drawn_under_its_topic() -> None:
    text = "# flags\n== animal, on the flag\nWales, Welsh = red dragon\n\n== bird\nMexico = eagle\n"
    assert tuple(facts_in(text)) == (
        Fact(("Wales", "Welsh"), ("animal", "on the flag"), "red dragon"),
        Fact(("Mexico",), ("bird",), "eagle"),
    )


@pytest.mark.parametrize("line", ["Wales", "Wales = ", " = dragon"])
def test_a_line_that_says_nothing_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="cues = drawn"):
        tuple(facts_in(line))


def test_no_fact_is_told_twice() -> None:
    told = Counter((fact.cues, fact.topic) for fact in all_facts())
    assert [fact for fact, number in told.items() if number > 1] == []


def test_what_is_drawn_is_a_plain_name() -> None:
    odd = [f.drawn for f in all_facts() if f.drawn != f.drawn.strip(" .,;:") or len(f.drawn) > 30]
    assert odd == []


def test_every_fact_has_a_topic() -> None:
    assert all(fact.topic for fact in all_facts())
