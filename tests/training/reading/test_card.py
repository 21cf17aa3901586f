"""The card tells what was measured, the weakest last."""

import pytest

torch = pytest.importorskip("torch")

from training.reading.annotation import parse  # noqa: E402
from training.reading.card import card  # noqa: E402
from training.reading.compare import compared  # noqa: E402
from training.reading.corpus import Lesson  # noqa: E402
from training.reading.evaluate import Tally, compare  # noqa: E402

LESSONS = [Lesson(parse(f"a [red|color] [cup] {n}"), lot, "photo")
           for n in range(30) for lot in ("elm", "ash")]  # fmt: skip


def test_the_card_has_every_table() -> None:
    tally = Tally()
    for lesson in LESSONS:
        read = parse(lesson.prompt.text.replace("cup", "[cup]"))
        compare(tally, lesson, read, lesson.prompt)
    text = card(tally, compared([], {}), LESSONS, b"x" * 2**20)
    held = sum(lesson.is_held_out for lesson in LESSONS)
    assert "1.0 MiB" in text
    assert f"{len(LESSONS) - held} prompts" in text
    assert "in the lots\nash, elm;" in text
    lines = text.splitlines()
    assert "| ties given | 1.000 | 60 |" in lines
    assert lines.index("| thing | 1.000 | 60 |") < lines.index("| color | 0.000 | 60 |")
