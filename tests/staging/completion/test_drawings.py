"""What the knowledge leads to can be shown by the engine that ships."""

from collections.abc import Iterable

import pytest

from imagineart.engines.embedded import drawable, figure
from imagineart.rendering.boards import is_board
from imagineart.world.data import load
from imagineart.world.nouns import all_nouns, kinds_of
from imagineart.world.occasions import festivals
from imagineart.world.places import all_places
from imagineart.world.synonyms import same_as, similar_to
from imagineart.world.vocabulary import vocabulary

TOO_WIDE = {
    *("animal", "creature", "beast", "pet", "mammal", "critter", "wildlife", "wild animal"),
    *("farm animal", "livestock", "chimera"),
}  # kinds of which no drawing would be right


def shown(noun: str) -> str | None:
    """What the embedded engine shows for a noun: a model or a figure, of it or of another word."""
    names = (noun, same_as(noun), similar_to(noun))
    return next((found for n in names if n and (found := drawable(n) or figure(n))), None)


def undrawn(nouns: Iterable[str]) -> set[str]:
    """Nouns that are no boards, and of which neither they nor a kind can be shown."""
    loose = {noun for noun in nouns if not is_board(noun)} - TOO_WIDE
    return {noun for noun in loose if not any(map(shown, (noun, *kinds_of(noun))))}


@pytest.mark.parametrize("table", ["same", "similar"])
def test_synonyms_lead_to_what_can_be_shown(table: str) -> None:
    assert undrawn(load("synonyms")[table]) == set()


def test_every_known_noun_leads_to_a_drawing_or_is_a_place() -> None:
    assert undrawn(all_nouns().keys() - all_places().keys()) == set()


def test_vessels_with_contents_are_drawings() -> None:
    assert undrawn(vocabulary().words["wholes"]) == set()


def test_what_stands_in_or_is_added_has_a_drawing() -> None:
    words = vocabulary().words
    added = {noun for nouns in words["outfits"].values() for noun in nouns}
    added |= {noun for nouns in words["examples"].values() for noun in nouns}
    added |= {prop for festival in festivals().values() for prop in festival.props}
    added |= {prop for scene in all_places().values() for prop in scene.props}
    assert undrawn(added) == set()


def test_undrawn_nouns_are_found() -> None:
    assert undrawn(["cat", "flux capacitor"]) == {"flux capacitor"}
