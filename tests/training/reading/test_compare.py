"""Facts of plans are counted by name, whoever made them."""

from training.reading.annotation import parse
from training.reading.compare import FACTS, compared, rows
from training.reading.corpus import Lesson

from imagineart.plan.plan import Plan
from imagineart.reading.assembly.assembler import assemble

LESSON = Lesson(
    parse("[two|count] [red|color] [cups] [on|on] a [box], [HI|text >box]"), "elm", "photo"
)


def blind(prompt: str) -> Plan:
    return assemble(parse("[three|count] [cups] and a [box] in [snow|place]"))


def sighted(prompt: str) -> Plan:
    assert prompt == LESSON.prompt.text
    return assemble(LESSON.prompt)


def test_a_reader_that_sees_all_is_perfect() -> None:
    found = compared([LESSON], {"sighted": sighted})
    assert {score.precision for score in found.scores.values()} == {1.0}
    assert {score.recall for score in found.scores.values()} == {1.0}


def test_what_is_missed_costs_recall_and_what_is_wrong_precision() -> None:
    scores = compared([LESSON], {"blind": blind}).scores
    told = {fact: (scores["blind", fact].precision, scores["blind", fact].recall) for fact in FACTS}
    assert told == {
        "things": (1.0, 1.0), "numbers": (0.5, 0.5), "colors": (1.0, 0.0),
        "relations": (1.0, 0.0), "texts": (1.0, 0.0),
    }  # fmt: skip


def test_rows_have_both_readers_and_the_kinds() -> None:
    table = list(rows(compared([LESSON], {"sighted": sighted, "blind": blind})))
    assert table[0] == "| facts | of | sighted | blind |"
    assert table[3] == "| numbers | 2 | 1.000 / 1.000 | 0.500 / 0.500 |"
    assert table[-1].startswith("| things, photo | 2 |")
