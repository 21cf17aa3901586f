"""A string gets its carrier, its role and its kind of letters."""

import pytest

from imagineart.plan.plan import TextBlock
from imagineart.reading.lettering import ARC, FULL_ARC
from imagineart.reading.reader import read


def only(prompt: str) -> TextBlock:
    (block,) = read(prompt).texts
    return block


def test_a_sign_carries_its_text() -> None:
    block = only('a shop sign that reads "Fresh Bread"')
    assert (block.carrier, block.role) == ("shop-sign", "sign")
    assert only('an "OPEN" sign').carrier == "sign"
    assert only('a cat under a neon sign "OPEN 24 HOURS"').carrier == "neon-sign"


def test_things_that_are_no_signs_get_labels() -> None:
    block = only('a mug labelled "Tea"')
    assert (block.carrier, block.role) == ("mug", "label")


def test_speech() -> None:
    assert only('a robot with a speech bubble saying "beep"').role == "speech"


def test_posters_have_headline_and_subtitle() -> None:
    first, second = read('a poster with the headline "SALE" and the subtitle "today"').texts
    assert (first.role, second.role) == ("headline", "subtitle")
    assert first.carrier is None
    first, second = read('a concert poster, "BLUE" "tonight"').texts
    assert (first.role, second.role) == ("headline", "subtitle")


def test_words_listed_beside_things_on_a_card_are_on_the_card() -> None:
    card = only('a birthday card with balloons, a cake and the words "Max is 7!"')
    assert (card.carrier, card.role) == (None, "headline")
    invitation = only('a wedding invitation with roses, two rings and the text "Anna & Ben"')
    assert invitation.carrier is None


def test_a_cake_that_is_no_card_carries_its_words() -> None:
    assert only('a cake with the words "Max is 7!"').carrier == "cake"
    assert only('a table with roses, a cake and the words "Max is 7!"').carrier == "cake"


def test_on_a_poster_only_what_is_made_for_it_carries_words() -> None:
    assert only('a poster of a mug with the text "HOT"').carrier == "mug"
    assert only('a poster of a palm tree with the text "HOT"').carrier is None


def test_a_text_far_from_things_has_no_carrier() -> None:
    assert only('a poster of a cat, "HELLO"').carrier is None


def test_a_text_belongs_to_the_thing_right_after_it_unless_a_comma_parts_them() -> None:
    assert only('a "HELLO" balloon').carrier == "balloon"
    card = only('birthday card with the words "Happy Birthday Mia", balloons and a cake')
    assert (card.carrier, card.role) == (None, "headline")


def test_moods_of_letters() -> None:
    assert only('a wedding invitation "Anna & Tom"').mood == "elegant"
    assert only('a chalkboard with "2 + 2"').mood == "handwritten"
    assert only('a neon sign "BAR"').mood == "retro"
    assert only('a sign "wedding chalk neon"').mood == "neutral"


def test_spans_hold_the_marks() -> None:
    prompt = 'a sign with "HI" on it'
    block = only(prompt)
    assert block.span is not None
    assert prompt[slice(*block.span)] == '"HI"'


def test_straight_lines_are_the_rule() -> None:
    assert only('a wooden sign that says "OPEN"').arc == 0
    assert only('a sign saying "OPEN" around the corner from a cat').arc == 0
    assert only('a cat on a curved road, a sign far away. A card reads "HELLO"').arc == 0


def test_an_arched_sign_and_curved_words_bend() -> None:
    assert only('an arched sign saying "OLD TOWN"').arc == ARC
    assert only('a wooden sign with curved letters saying "CAMP PINE"').arc == ARC
    assert only('a poster of a sun, headline "SUMMER FEST" in an arc').arc == ARC


def test_words_around_a_thing_take_the_whole_arc() -> None:
    badge = only('a round badge with the words "PARK RANGER" around the edge')
    assert (badge.arc, badge.carrier) == (FULL_ARC, "badge")
    logo = only('logo of a mountain with "ALPINE CLUB" curved around it')
    assert (logo.arc, logo.carrier, logo.role) == (FULL_ARC, None, "headline")


def test_words_about_the_curve_name_no_thing() -> None:
    plan = read('a poster with the title "SUMMER FEST" in an arc above a sun')
    assert [item.noun for item in plan.objects] == ["sun"]


@pytest.mark.parametrize(
    ("prompt", "carrier"),
    [
        ('a birthday card with two balloons, that says "Happy Birthday"', None),
        ('a newspaper with the headline "GOOD MORNING" next to a plate', "newspaper"),
        ('a logo with the letters "KZ" inside a black hexagon', "hexagon"),
    ],
)
def test_what_words_are_on(prompt: str, carrier: str | None) -> None:
    assert only(prompt).carrier == carrier


@pytest.mark.parametrize(
    ("prompt", "color"),
    [
        ('a poster, text "SPOOKY NIGHT" in orange dripping letters', "orange"),
        ('an invitation, "June 14" below in small gold letters', "gold"),
        ('yellow text saying "HELLO" over a castle', "yellow"),
        ('a poster, "SALE" in red', "red"),
        ('a red banner with the text "WELCOME"', None),
        ('a sign "OPEN" in a red frame', None),
    ],
)
def test_the_colour_of_letters(prompt: str, color: str | None) -> None:
    told = only(prompt).color
    assert (told and told.name) == color


def test_what_announces_a_line_is_no_thing() -> None:
    plan = read('a flyer with a guitar, date "Sat Nov 8" and venue "The Old Mill" at the bottom')
    assert [item.noun for item in plan.objects] == ["guitar"]
    assert [item.noun for item in read('a poster, a cup, "Tea" in blue script').objects] == ["cup"]
