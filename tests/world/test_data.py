"""The files are found and their short forms read."""

import pytest

from imagineart.world.data import listed, load, tails


def test_files_are_read_once() -> None:
    assert load("tools") is load("tools")


def test_a_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        load("nowhere")


def test_words_of_one_name_are_joined() -> None:
    assert list(listed("pine_tree owl")) == ["pine tree", "owl"]


def test_tails_are_the_longest_first() -> None:
    assert list(tails("Old red Barn")) == ["old red barn", "red barn", "barn"]
    assert list(tails("")) == []
