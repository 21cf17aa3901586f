"""What is known of places: one record per family and per name, and none against another."""

from collections import Counter
from typing import get_args

import pytest

from imagineart.world.data import listed, load
from imagineart.world.nouns import is_known
from imagineart.world.places import (
    Ground,
    PlaceFamily,
    all_families,
    all_places,
    common_land,
    family_of,
    place_of,
)

FAMILIES = all_families().values()


def test_it_is_broad() -> None:
    assert len(all_places()) >= 500


def test_a_place_is_listed_once() -> None:
    names = Counter(name for group in load("places")["places"] for name in listed(group["names"]))
    assert [name for name, number in names.items() if number > 1] == []


def test_every_place_is_valid() -> None:
    for place in all_places().values():
        assert place.family in all_families(), place
        assert place.surface, place
        assert [prop for prop in place.props if not is_known(prop)] == [], place
        assert place.time in ("", "night"), place
        assert place.season in ("", "winter"), place
        seen = ("", "clear", "storm") if family_of(place.family).sky else ("", "clear")
        assert place.weather in seen, place


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_every_family_is_valid(family: PlaceFamily) -> None:
    assert family.ground in get_args(Ground)
    assert not (family.sky and family.indoors)
    assert family.indoors or not (family.inside or family.facade)
    assert 0 <= family.gloss < 1
    assert family.horizon is None or 0 < family.horizon < 1
    assert not family.peaks or all_families()[family.peaks].land
    assert [thing for thing in family.shows if not is_known(thing)] == []


def test_no_word_for_a_family_contradicts_the_places() -> None:
    words = [(word, family.name) for family in FAMILIES for word in (family.name, *family.also)]
    assert len({word for word, _ in words}) == len(words), "one word means two families"
    named = {word: all_places().get(word.replace("_", " ")) for word, _ in words}
    wrong = [(word, name) for word, name in words if (p := named[word]) and p.family != name]
    assert wrong == []


def test_other_words_for_a_family_name_no_place() -> None:
    assert [word for family in FAMILIES for word in family.also if word in all_places()] == []


def test_what_is_drawn_for_a_place_is_no_other_place() -> None:
    same: dict[str, list[str]] = load("synonyms")["same"]
    pairs = [(word, noun) for noun, words in same.items() for word in words]
    places = all_places()
    both = [(places[a], places[b]) for a, b in pairs if a in places and b in places]
    assert len(both) > 10
    assert [(a.name, b.name) for a, b in both if a.family != b.family] == []


@pytest.mark.parametrize(
    ("said", "family"),
    [
        ("ocean", "sea"),
        ("Night Sky", "night_sky"),
        ("night-sky", "night_sky"),
        ("living room", "room"),
        ("JUNGLE", "forest"),
        ("bokeh", "gradient"),
        ("tunnel", "cave"),
        ("no such place", "studio"),
        ("", "studio"),
    ],
)
def test_families_by_any_word(said: str, family: str) -> None:
    assert family_of(said).name == family


def test_places_by_their_last_words() -> None:
    place = place_of("on a sunny beach")
    assert place is not None
    assert (place.family, place.surface) == ("beach", "sand")
    assert "palm tree" in place.props
    assert place_of("nowhere at all") is None


@pytest.mark.parametrize(
    ("fact", "families"),
    [
        ("indoors", "room library kitchen table stage cave studio"),
        ("land", "beach meadow mountains desert snow forest street shop_front"),
        ("heavens", "sky night_sky"),
    ],
)
def test_what_families_have_in_common(fact: str, families: str) -> None:
    assert {family.name for family in FAMILIES if getattr(family, fact)} == set(families.split())


def test_far_things_fade_where_there_is_air_and_ground() -> None:
    assert family_of("city").airy
    assert not family_of("sky").airy
    assert not family_of("cave").airy


def test_what_floats_does_not_stand() -> None:
    assert family_of("underwater").ground == "bed"
    assert not family_of("underwater").grounded
    assert not family_of("space").grounded
    assert family_of("table").grounded


def test_the_common_land_may_have_mountains() -> None:
    assert common_land().land
    assert family_of(common_land().peaks).land
