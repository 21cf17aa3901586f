"""What is named again as known is no other thing."""

import pytest
from training.reading.annotation import parse

from imagineart.reading.recall import recalled


@pytest.mark.parametrize(
    "line",
    [
        "a [dragon] and a [knight]. The [dragon] [roars|act]",
        "a [cat] in a [hat|worn], and the [big|size] [red|color] [cat]",
        "two [Owls], these [owls]",
    ],
)
def test_a_definite_name_goes_back(line: str) -> None:
    marked = recalled(parse(line))
    last = max(at for at, span in enumerate(marked.spans) if span.role in ("thing", "ref"))
    assert marked.spans[last].role == "ref"
    assert list(marked.targets(last, "head")) == [0]


@pytest.mark.parametrize(
    "line",
    [
        "a [dragon] and a [dragon]", "the [dragon]", "a [cat] and the [dog]",
        "a [cat], a [cat] and the [cat]", "the tail of a [cat] and another [cat]",
    ],
)  # fmt: skip
def test_others_of_a_name_stay(line: str) -> None:
    assert recalled(parse(line)) == parse(line)
