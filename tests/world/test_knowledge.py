"""The knowledge is broad, consistent and easy to ask."""

import pytest

from imagineart.world import knowledge
from imagineart.world.knowledge import (
    colors_of,
    hypernyms,
    is_a,
    is_known,
    scene_of,
    size_of,
    support_of,
)
from imagineart.world.vocabulary import word_set

FAMILIES = word_set(
    "sky night_sky sea beach meadow mountains desert snow forest street shop city room library "
    "cave kitchen table studio stage space underwater pattern paper gradient"
)


def test_it_is_broad() -> None:
    assert len(knowledge.nouns()) >= 4000
    assert len(knowledge.scenes()) >= 500


def test_nouns_are_listed_once() -> None:
    listed = [entry for group in knowledge.load("nouns") for entry in group["nouns"].split()]
    names = [entry.partition("@")[0].partition("=")[0] for entry in listed]
    assert len(names) == len(set(names))


def test_what_others_are_kinds_of_is_known_itself() -> None:
    heads = {kind for noun in knowledge.nouns().values() for kind in noun.hypernyms}
    assert {kind for kind in heads if kind not in knowledge.nouns()} == set()


def test_nouns_are_sensible() -> None:
    for noun in knowledge.nouns().values():
        assert 0 < noun.size < 10_000, noun
        assert noun.hypernyms, noun
        assert noun.support in ("ground", "surface", "air", "water", "wall", "worn"), noun


def test_scenes_have_families_that_are_painted() -> None:
    assert {scene.family for scene in knowledge.scenes().values()} <= FAMILIES


def test_usual_colors_are_colors() -> None:
    from imagineart.color.names import parse

    assert all(parse(noun.color) for noun in knowledge.nouns().values() if noun.color)


@pytest.mark.parametrize(
    ("small", "large"),
    [("ant", "cat"), ("cat", "horse"), ("horse", "house"), ("cup", "chair"), ("car", "ship")],
)
def test_sizes_are_in_order(small: str, large: str) -> None:
    assert size_of(small) < size_of(large)


def test_asking() -> None:
    assert hypernyms("beagle") == ("dog", "animal")
    assert is_a("beagle", "animal")
    assert not is_a("hot dog", "dog")
    assert hypernyms("samurai cat") == hypernyms("cat")
    assert support_of("duck") == "water"
    assert colors_of("banana") == "yellow"
    assert is_known("zebra")
    assert not is_known("zzyzx")
    assert (hypernyms("zzyzx"), size_of("zzyzx"), support_of("zzyzx")) == ((), 0.5, "ground")


def test_scenes() -> None:
    scene = scene_of("on a sunny beach")
    assert scene is not None
    assert (scene.family, scene.surface) == ("beach", "sand")
    assert "palm tree" in scene.props
    assert scene_of("nowhere at all") is None


def test_props_and_festivals_are_known_things() -> None:
    scenes = {prop for scene in knowledge.scenes().values() for prop in scene.props}
    festive = {prop for festival in knowledge.festivals().values() for prop in festival.props}
    assert {prop for prop in scenes | festive if not is_known(prop)} == set()


def test_names_are_drawn_as_known_things() -> None:
    assert {noun for noun in knowledge.names().values() if not is_known(noun)} == set()


def test_idioms_mean_something_shorter() -> None:
    assert all(len(meaning) <= len(idiom) for idiom, meaning in knowledge.idioms().items())
