"""Long prompts are read in windows of whole sentences that remember what was before."""

from hypothesis import given
from hypothesis import strategies as st

from imagineart.reading.windows import FULL, REMEMBERED, Window, windows_of
from imagineart.reading.wordpieces import words_of


def windows(text: str, size: int = 1) -> list[Window]:
    words = words_of(text)
    return windows_of(text, words, [size] * len(words))


def test_a_short_prompt_is_one_window() -> None:
    assert windows("A cat. A dog.") == [Window(0, 0, 6)]


def test_nothing_is_no_window() -> None:
    assert windows(" ") == []


def test_windows_end_after_sentences_and_remember_whole_ones() -> None:
    sentence = "one two three four five six seven eight nine. "  # ten words
    found = windows(sentence * 60)
    assert [window.own for window in found] == [0, *(w.end for w in found[:-1])]
    assert all(window.end % 10 == 0 and window.start % 10 == 0 for window in found)
    assert {window.own - window.start for window in found[1:]} == {REMEMBERED}


def test_a_sentence_without_end_is_cut() -> None:
    found = windows("word " * 1000)
    assert found[-1].end == 1000
    assert max(window.end - window.start for window in found) == FULL


@given(st.text("ab .\n", max_size=600), st.integers(1, 90))
def test_every_word_is_one_windows_own(text: str, size: int) -> None:
    found = windows(text, size)
    owned = [at for window in found for at in range(window.own, window.end)]
    assert owned == list(range(len(words_of(text))))
    assert all(w.end - w.own == 1 or (w.end - w.start) * size <= FULL for w in found)
