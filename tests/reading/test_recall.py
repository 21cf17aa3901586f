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


@pytest.mark.parametrize(
    ("line", "again"),
    [
        ("a [lion] on a [sofa], [red|color] [sofa], tv", True),
        ("in [rubber boots|worn], [yellow|color] [boots|worn]", True),
        ("a [green|color] [apple], [red|color] [apple]", False),
        ("a [sofa], [sofa]", False),
        ("a [sofa] and a [red|color] [sofa]", False),
        ("a [sofa], [red|color] [sofa] [on|on] a [rug]", False),
    ],
)
def test_what_is_told_again_between_commas_goes_back(line: str, again: bool) -> None:
    marked = recalled(parse(line))
    assert any(span.role == "ref" for span in marked.spans) is again


def test_one_is_a_thing_like_the_last() -> None:
    marked = recalled(
        parse("a [girl] in a [red|color] [coat|worn], a [boy] in a [blue|color] [one|worn]")
    )
    assert [span.means for span in marked.spans][-1] == "coat"
