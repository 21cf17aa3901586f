"""What a connection means hangs on whom it connects."""

import pytest

from imagineart.reading.assembly.meanings import deed, meant


@pytest.mark.parametrize(
    ("words", "predicate", "one", "other", "meaning"),
    [
        ("with", "on", "cake", "candle", ("on", True)),
        ("with", "pictured_on", "lion", "coin", None),
        ("with", "next_to", "man", "umbrella", ("holding", False)),
        ("with", "next_to", "man", "horse", ("next_to", False)),
        ("with", "next_to", "hummingbird", "tulip", ("next_to", False)),
        ("hanging on", "hanging_from", "coat", "hook", ("on", False)),
        ("hanging from", "hanging_from", "swing", "tree", None),
        ("chewing on", "on", "puppy", "slipper", ("holding", False)),
        ("sitting on", "on", "puppy", "slipper", None),
        ("laughing over", "above", "nurse", "coffee", ("holding", False)),
        ("flying over", "above", "plane", "city", None),
        ("hugging", "touching", "farmer", "cow", ("next_to", False)),
        ("hugging", "touching", "girl", "teddy bear", ("holding", False)),
        ("flying past", "next_to", "rocket", "planet", None),
        ("on", "on", "rider", "horse", ("riding", False)),
        ("standing on", "on", "rider", "horse", None),
        ("on", "on", "cat", "horse", None),
        ("in", "in", "lamb", "shepherd", ("holding", True)),
        ("in", "in", "elephant", "shepherd", None),
        ("in", "in", "monkey", "tree", None),
        ("beside", "next_to", "cat", "dog", None),
    ],
)
def test_meanings(
    words: str, predicate: str, one: str, other: str, meaning: tuple[str, bool] | None
) -> None:
    assert meant(words, predicate, one, other) == meaning


@pytest.mark.parametrize(
    ("words", "way", "one", "other", "shown"),
    [
        ("carrying", "a", "firefighter", "dog", "holding"),
        ("carrying", "", "man", "elephant", "next_to"),
        ("rides", "a", "boy", "pony", "riding"),
        ("playing", "with", "kitten", "ball", "next_to"),
        ("howling", "at", "wolf", "moon", "facing"),
        ("balancing", "on", "elephant", "ball", "on"),
        ("watering", "", "robot", "flower", "next_to"),
        ("eating", "", "sheep", "grass", ""),
        ("has", "a", "man", "hat", ""),
    ],
)
def test_deeds(words: str, way: str, one: str, other: str, shown: str) -> None:
    assert deed(words, way, one, other) == shown


def test_what_is_done_to_a_part_is_done_before_it() -> None:
    assert deed("licks", "her", "dog", "woman", part=True) == "facing"
