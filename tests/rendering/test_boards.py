"""Boards: where on them words go."""

import pytest

from imagineart.rendering.boards import BOARDS, board_of, face, is_board, track


@pytest.mark.parametrize("noun", BOARDS)
def test_words_stay_on_the_board(noun: str) -> None:
    inside = face(noun)
    assert 0 <= inside.left < inside.right <= 1
    assert 0 <= inside.top < inside.bottom <= 1


def test_on_posts_words_stay_on_the_panel() -> None:
    assert face("sign").bottom < 0.66
    assert face("banner").bottom > 0.9


def test_corners_leave_less_room() -> None:
    assert face("triangle").width < face("square").width
    assert face("badge").width < face("square").width


def test_only_boards_are_boards() -> None:
    assert is_board("sign")
    assert not is_board("stop sign")
    with pytest.raises(KeyError):
        face("apple")


def test_a_phrase_chooses_the_form() -> None:
    assert board_of("sign", "arched sign").form == "arch"
    assert board_of("sign", "round wooden sign").form == "disc"
    assert board_of("sign", "red sign").form == "panel"
    assert board_of("badge").form == "disc"


def test_a_rounded_board_has_larger_corners() -> None:
    assert board_of("square", "rounded square").radius > board_of("square").radius


def test_only_curved_boards_have_a_track() -> None:
    assert track("sign", "sign", 300, 200) is None
    above, below = (track("badge", "", 200, 200, place, 2) for place in (0, 1))
    assert above is not None
    assert below is not None
    assert below.below
    assert not above.below
    assert above.radius < 100
    upper, lower = (track("banner", "arched banner", 300, 150, place, 2) for place in (0, 1))
    assert upper is not None
    assert lower is not None
    assert lower.radius < upper.radius - upper.depth
