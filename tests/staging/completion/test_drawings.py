"""What the knowledge leads to is a drawing of the painter that ships."""

from collections.abc import Iterable
from functools import cache

import numpy as np
import pytest

from imagineart.painting.vocabulary import Vocabulary
from imagineart.painting.weights import FOLDER
from imagineart.rendering.boards import is_board
from imagineart.world.data import load
from imagineart.world.nouns import all_nouns, kinds_of
from imagineart.world.occasions import famous_names, festivals
from imagineart.world.places import all_places
from imagineart.world.vocabulary import vocabulary

TOO_WIDE = {
    *("animal", "creature", "beast", "pet", "mammal", "critter", "wildlife", "wild animal"),
    *("farm animal", "livestock", "chimera"),
}  # kinds of which no drawing would be right


@cache
def painter_words() -> Vocabulary:
    with np.load(FOLDER / "lexicon.npz") as lexicon:
        nouns = [str(noun) for noun in lexicon["nouns"]]
    return Vocabulary(nouns, np.zeros((len(nouns), 384), np.float32))


def undrawn(nouns: Iterable[str]) -> set[str]:
    """Nouns that are no boards, and of which neither they nor a kind has a drawing by its name."""
    named = painter_words().named
    loose = {noun for noun in nouns if not is_board(noun)} - TOO_WIDE
    return {noun for noun in loose if not any(map(named, (noun, *kinds_of(noun))))}


@pytest.mark.parametrize("table", ["same", "similar"])
def test_aliases_lead_to_drawings(table: str) -> None:
    targets = load("synonyms")[table].keys()
    assert targets - set(painter_words().nouns) == set()


def test_every_known_noun_leads_to_a_drawing_or_is_a_place() -> None:
    assert undrawn(all_nouns().keys() - all_places().keys()) == set()


def test_vessels_with_contents_are_drawings() -> None:
    assert set(vocabulary().words["wholes"]) - set(painter_words().nouns) == set()


def test_what_stands_in_or_is_added_has_a_drawing() -> None:
    words = vocabulary().words
    added = {noun for nouns in words["outfits"].values() for noun in nouns}
    added |= {noun for nouns in words["examples"].values() for noun in nouns}
    added |= {prop for festival in festivals().values() for prop in festival.props}
    added |= {prop for scene in all_places().values() for prop in scene.props}
    added |= set(famous_names().values())
    assert undrawn(added) == set()


def test_undrawn_nouns_are_found() -> None:
    assert undrawn(["cat", "flux capacitor"]) == {"flux capacitor"}
