"""Places for words: bands that leave room, faces of things, bubbles on the canvas."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imagineart.plan.plan import TextRole
from imagineart.staging.layout.legibility import bands, bubble, on_carrier
from imagineart.staging.sheet import SheetObject, SheetText
from imagineart.staging.stage import Box

HOST = Box(left=0.2, top=0.3, width=0.4, height=0.5)
SPEAKER = SheetObject(id="cat", noun="cat", boxes=(HOST,))
ROLES: tuple[TextRole, ...] = ("headline", "subtitle", "label", "sign", "speech")


def text(string: str, role: TextRole = "headline") -> SheetText:
    return SheetText(string=string, role=role)


def test_a_headline_is_on_top_a_subtitle_at_the_bottom() -> None:
    found = bands([text("SALE"), text("today", "subtitle")], "poster", 1.0, alone=False)
    headline, subtitle = found.boxes[0], found.boxes[1]
    assert headline.bottom <= found.top < 0.45
    assert subtitle.top >= found.bottom > 0.8


def test_a_longer_string_gets_smaller_letters_or_more_lines() -> None:
    short = bands([text("SALE")], "poster", 1.0, alone=False).boxes[0]
    long = bands([text("a considerably longer headline than that")], "poster", 1.0, alone=False)
    assert long.boxes[0].height >= short.height


def test_words_over_a_scene_are_smaller_than_on_a_poster() -> None:
    poster = bands([text("SALE")], "poster", 1.0, alone=False).boxes[0]
    scene = bands([text("SALE")], "scene", 1.0, alone=False).boxes[0]
    assert scene.height < poster.height


def test_no_words_leave_everything_free() -> None:
    found = bands([], "poster", 1.0, alone=False)
    assert (found.boxes, found.top, found.bottom) == ({}, 0.0, 1.0)


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=300), st.sampled_from(ROLES)), max_size=8),
    st.floats(1 / 3, 3.0),
    st.booleans(),
)
def test_bands_stay_on_the_canvas_apart_and_leave_half(
    strings: list[tuple[str, TextRole]], aspect: float, alone: bool
) -> None:
    found = bands([text(*pair) for pair in strings], "poster", aspect, alone=alone)
    boxes = sorted(found.boxes.values(), key=lambda box: box.top)
    assert len(boxes) == len(strings)
    assert all(box.top >= 0 and box.bottom <= 1 for box in boxes)
    for upper, next_lower in pairwise(boxes):
        assert upper.bottom <= next_lower.top + 1e-9
    if not alone:
        assert found.bottom - found.top > 0.4


@pytest.mark.parametrize("role", ROLES)
def test_words_on_a_thing_stay_on_it(role: TextRole) -> None:
    box = on_carrier(text("OPEN", role), SPEAKER, 0, 1)
    assert HOST.left < box.left < box.right < HOST.right
    assert HOST.top < box.top < box.bottom < HOST.bottom


def test_several_words_share_one_face() -> None:
    first, second = (on_carrier(text("OPEN", "sign"), SPEAKER, i, 2) for i in range(2))
    assert first.bottom <= second.top


def test_a_bubble_evades_the_others() -> None:
    right = Box(left=0.55, top=0.0, width=0.45, height=0.6)
    free = bubble(text("Hello there", "speech"), SPEAKER, [HOST], 1.0)
    evading = bubble(text("Hello there", "speech"), SPEAKER, [HOST, right], 1.0)
    assert free.left > evading.left


@given(st.text(min_size=1, max_size=200), st.floats(-0.2, 0.9), st.floats(-0.2, 0.9))
def test_a_bubble_is_always_on_the_canvas(string: str, left: float, top: float) -> None:
    speaker = SheetObject(
        id="cat", noun="cat", boxes=(Box(left=left, top=top, width=0.3, height=0.3),)
    )
    box = bubble(text(string, "speech"), speaker, list(speaker.boxes), 1.0)
    assert box.left >= 0
    assert box.top >= 0
    assert box.right <= 1
    assert box.bottom <= 1
