"""Words keep their places in the prompt, whatever the parser makes of them."""

import pytest

from imagineart.reading.syntax import language, parse, split


def test_words_keep_their_places() -> None:
    prompt = "İ said: the dogs' Bed isn’t red-hot"
    words = parse(split(prompt))
    assert all(prompt[word.start : word.end] == word.raw for word in words)
    assert [word.text for word in words][-5:] == ["'s", "bed", "is", "n't", "red-hot"]


def test_the_language_model_is_the_published_one() -> None:
    """Figures of en_core_web_sm 3.8.0 as its release notes give them."""
    scores = language().meta["performance"]
    assert language().meta["version"] == "3.8.0"
    assert scores["tag_acc"] == pytest.approx(0.97, abs=0.005)
    assert scores["dep_uas"] == pytest.approx(0.92, abs=0.005)
    assert scores["dep_las"] == pytest.approx(0.90, abs=0.005)
