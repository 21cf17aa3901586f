"""What is known of things is broad, valid and easy to ask."""

from typing import get_args

import pytest

from imagineart.color.names import parse
from imagineart.world.data import listed, load
from imagineart.world.nouns import (
    Noun,
    Support,
    all_nouns,
    find_noun,
    is_a,
    is_known,
    kinds_of,
    noun_of,
)
from imagineart.world.places import all_families


def test_it_is_broad() -> None:
    assert len(all_nouns()) >= 4000


def test_nouns_are_listed_once() -> None:
    entries = [entry for group in load("nouns") for entry in group["nouns"].split()]
    names = [entry.partition("@")[0].partition("=")[0] for entry in entries]
    assert len(names) == len(set(names))


def test_what_others_are_kinds_of_is_known_itself() -> None:
    heads = {kind for noun in all_nouns().values() for kind in noun.kinds}
    assert heads - all_nouns().keys() == set()


def test_every_record_is_valid() -> None:
    for noun in all_nouns().values():
        assert 0 < noun.size < 10_000, noun
        assert 0.1 < noun.aspect < 10, noun
        assert 0 <= noun.draught < 1, noun
        assert noun.kinds, noun
        assert noun.support in get_args(Support), noun
        assert not noun.color or parse(noun.color), noun
        assert all_families().keys() >= set(noun.habitats), noun


def test_traits_are_of_known_things() -> None:
    loose = {"bodiless", "member", "human", "young", "shaped"}  # words that are no things
    groups = (names for trait, names in load("traits").items() if trait not in loose)
    named = {name for names in groups for name in listed(names)}
    heads = {"lights"}  # the last word of names such as "string lights"
    others = {"aquarium", "pool", "lightning strike", "tattoo", "scrubs"}  # no things by themselves
    assert {name for name in named if not is_known(name)} == heads | others


@pytest.mark.parametrize("table", ["nouns", "draughts"])
def test_a_shape_is_measured_once(table: str) -> None:
    names = [entry.partition("=")[0] for entry in load("shapes")[table].split()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("small", "large"),
    [("ant", "cat"), ("cat", "horse"), ("horse", "house"), ("cup", "chair"), ("car", "ship")],
)
def test_sizes_are_in_order(small: str, large: str) -> None:
    assert noun_of(small).size < noun_of(large).size


def test_kinds() -> None:
    assert kinds_of("beagle") == ("dog", "animal")
    assert is_a("beagle", "animal")
    assert noun_of("beagle").is_a("beagle")
    assert not is_a("hot dog", "dog")


def test_the_last_words_say_what_a_thing_is() -> None:
    found = find_noun("samurai cat")
    assert found is not None
    assert found.name == "cat"
    known = noun_of("samurai cat")
    assert known.name == "samurai cat"
    assert (known.kinds, known.size, known.habitats) == (found.kinds, found.size, found.habitats)
    assert known.aspect == found.aspect


def test_of_what_is_unknown_nothing_is_known() -> None:
    assert not is_known("zzyzx")
    assert find_noun("zzyzx") is None
    assert noun_of("zzyzx") == Noun("zzyzx")
    assert noun_of("") == Noun("")


def test_its_own_picture_is_known_of_what_is_else_unknown() -> None:
    assert noun_of("angel portrait").aspect != Noun("angel portrait").aspect


@pytest.mark.parametrize(
    ("name", "glows"),
    [("floor lamp", True), ("giant torch", True), ("lamp post box", False), ("garlic bulb", False)],
)
def test_what_glows_by_itself(name: str, glows: bool) -> None:
    assert noun_of(name).glows is glows


@pytest.mark.parametrize(
    ("name", "transparent"), [("wine glass", True), ("glass of milk", True), ("mug", False)]
)
def test_what_one_sees_through(name: str, transparent: bool) -> None:
    assert noun_of(name).transparent is transparent


@pytest.mark.parametrize(
    ("trait", "name", "other"),
    [
        ("luminary", "full moon", "moon rover"),
        ("landform", "snowy mountain", "mountain goat"),
        ("peak", "mountain", "volcano"),
        ("lightning", "lightning bolt", "cloud"),
        ("airborne", "kite", "cat"),
        ("worn", "hat", "hat rack"),
        ("worn", "sneaker", "shoe box"),
        ("container", "basket", "basketball"),
        ("flat", "plate", "cup"),
        ("pictured", "club badge", "badger"),
        ("handed", "fisherman", "fishing boat"),
        ("building", "bakery", "baker"),
    ],
)
def test_traits(trait: str, name: str, other: str) -> None:
    assert getattr(noun_of(name), trait) is True
    assert getattr(noun_of(other), trait) is False


def test_what_swims_is_partly_under_water() -> None:
    assert noun_of("sailboat").draught > noun_of("ship").draught > 0
    assert noun_of("hat").draught == 0


def test_habitats_begin_with_the_likeliest() -> None:
    assert noun_of("fox").habitats[0] == "forest"
    assert noun_of("red fox").habitats[0] == "forest"
    assert noun_of("hat").habitats == ()


@pytest.mark.parametrize(
    "name", ["cloud", "cigarette smoke", "rose petal", "lightning bolt", "gear"]
)
def test_weather_parts_and_signs_are_no_things(name: str) -> None:
    assert noun_of(name).bodiless


@pytest.mark.parametrize("name", ["hand fan", "snow globe", "traffic light", "chicken", "rocket"])
def test_names_that_only_sound_like_a_part_are_things(name: str) -> None:
    assert not noun_of(name).bodiless


def test_parts_of_bodies_are_told_from_weather() -> None:
    assert noun_of("dragonfly wing").member
    assert not noun_of("cloud").member
    assert noun_of("hand").human
    assert not noun_of("wing").human


def test_a_bed_of_flowers_is_no_bed() -> None:
    assert noun_of("flower bed").peculiar
    assert not noun_of("bed").peculiar


def test_names_say_whose_young_it_is_and_what_is_in_a_shape() -> None:
    assert noun_of("husky puppy").young
    assert noun_of("avocado character").shaped
    assert not noun_of("husky").young
