"""Does every word for clothes put on what exists, and travel unchanged?"""

import pytest

from imagineart.modelling.people import wardrobe
from imagineart.modelling.people.accessories import HUNG
from imagineart.modelling.people.clothes import GARMENTS
from imagineart.modelling.people.wardrobe import Asked, find_item, packed, unpacked
from imagineart.modelling.people.wear import HATS, SHOES

ITEMS = wardrobe._items()


@pytest.mark.parametrize("name", ITEMS)
def test_rows_put_on_what_exists(name: str) -> None:
    item = ITEMS[name]
    assert set(item.wear) <= {*GARMENTS, *HUNG, "tie", "bow tie", "gloves"}
    assert set(item.colored) <= set(item.wear)
    assert not item.feet or item.feet in SHOES
    assert not item.hat or item.hat in HATS
    assert item.drawn == bool(item.wear or item.feet or item.hat or item.glasses)


def test_no_word_means_two_things() -> None:
    words = [word for name, row in wardrobe._table().items() for word in wardrobe._names(name, row)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("red dress", "dress"),
        ("old leather jacket", "leather jacket"),
        ("yellow raincoat", "raincoat"),
        ("wool winter coat", "coat"),
        ("Straw Hat", "straw hat"),
        ("rubber boots", "rubber boots"),
    ],
)
def test_the_longest_ending_names_the_item(phrase: str, name: str) -> None:
    found = find_item(phrase)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("phrase", ["cat", "dress code", "", "red"])
def test_other_words_are_no_clothes(phrase: str) -> None:
    assert find_item(phrase) is None


def test_outfits_travel_as_text() -> None:
    asked = (
        Asked(ITEMS["suit"], (0.1, 0.25, 0.5), "wool", "plaid"),
        Asked(ITEMS["tie"]),
        Asked(ITEMS["hat"], None, "", "striped"),
    )
    assert unpacked(packed(asked)) == asked
    assert unpacked("") == ()


def test_unknown_garments_are_refused() -> None:
    with pytest.raises(KeyError):
        unpacked("spoon")
