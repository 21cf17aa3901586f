"""Names of several words and of colours are told from descriptions."""

import pytest

from imagineart.reading import lexicon


def test_compounds_leave_descriptions_out() -> None:
    compounds = lexicon.compounds()
    assert ("teddy", "bear") in compounds
    assert ("pine", "tree") in compounds
    assert ("red", "panda") in compounds
    assert ("wooden", "spoon") not in compounds
    assert ("green", "apple") not in compounds


def test_color_phrases() -> None:
    assert lexicon.is_color_phrase(("neon", "pink"))
    assert not lexicon.is_color_phrase(("pink", "cat"))


@pytest.mark.parametrize(("word", "color"), [("teal", True), ("dark", False), ("cat", False)])
def test_single_colors(word: str, color: bool) -> None:
    assert lexicon.is_color(word) is color


def test_a_typo_may_stand_for_any_word_that_means_something() -> None:
    assert {"penguin", "beach", "wooden", "turquoise", "wearing"} <= lexicon.everything()
    assert "animal" in lexicon.basic() <= lexicon.everything()
    assert "penguin" not in lexicon.basic()
