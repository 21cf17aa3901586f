"""Numbers, in digits and words, exact or not."""

import pytest

from imagineart.reading.assembly.amounts import MOST, Amount, amount_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3", 3), ("three", 3), ("a dozen", 12), ("half a dozen", 6), ("two dozen", 24),
        ("a pair of", 2), ("two pairs of", 4), ("twenty one", 21), ("twenty-one", 21),
        ("a couple of", 2), ("a single", 1), ("five different", 5),
    ],
)  # fmt: skip
def test_exact_numbers(words: str, value: int) -> None:
    amount = amount_of(words)
    assert amount is not None
    assert (amount.value, amount.arrangement) == (value, "")


@pytest.mark.parametrize("words", ["several", "many", "lots of", "dozens of", "a flock of"])
def test_open_numbers_are_several_and_not_exact(words: str) -> None:
    amount = amount_of(words)
    assert amount is not None
    assert amount.value > 2
    assert not amount.exact


def test_groups_say_how_they_stand() -> None:
    amounts = [amount_of(words) for words in ("a row of", "stack of", "a ring of")]
    assert [a.arrangement for a in amounts if a] == ["row", "stack", "ring"]


def test_more_than_can_be_drawn_is_not_exact() -> None:
    assert amount_of("2000") == Amount(MOST, False)


@pytest.mark.parametrize("words", ["", "red", "the"])
def test_words_without_a_number(words: str) -> None:
    assert amount_of(words) is None


def test_what_is_stacked_is_a_stack() -> None:
    amount = amount_of("stacked up")
    assert amount is not None
    assert amount.arrangement == "stack"
