"""Is what is asked for worn, over what a calling brings along?"""

import numpy as np
import pytest

from imagineart.modelling.families.people import ROWS
from imagineart.modelling.people.clothes import GARMENTS
from imagineart.modelling.people.outfit import dressed, outfitted, undrawn
from imagineart.modelling.people.sitter import Person, Worn

RED = (0.4, 0.02, 0.02)
INK = "0.4000,0.0200,0.0200"


def worn(noun: str, outfit: str) -> dict[str, Worn]:
    person = outfitted(Person() if noun == "person" else _with(ROWS[noun], outfit))
    return {one.name: one for one in person.wears}


def _with(person: Person, outfit: str) -> Person:
    from dataclasses import replace

    return replace(person, outfit=outfit)


def test_a_garment_takes_its_colour_cloth_and_pattern() -> None:
    assert worn("woman", f"dress|{INK}|silk|floral")["dress"] == Worn(
        "dress", RED, "silk", "floral"
    )


def test_a_suit_brings_a_shirt_that_keeps_its_colour() -> None:
    found = worn("man", f"suit|{INK}||;tie|||")
    assert found["suit jacket"].color == found["trousers"].color == RED
    assert found["shirt"].color is None
    assert "tie" in found


def test_a_shirt_that_is_asked_for_replaces_the_one_that_came_along() -> None:
    assert worn("man", f"suit|||;shirt|{INK}||")["shirt"].color == RED
    assert "shirt" not in worn("man", "suit|||;turtleneck|||")


def test_a_jacket_dyes_the_jacket_of_the_calling() -> None:
    found = worn("chef", f"jacket|{INK}||")
    assert found["chef jacket"].color == RED
    assert "jacket" not in found


@pytest.mark.parametrize("noun", ["king", "knight", "chef", "astronaut", "businessman"])
def test_a_dress_takes_the_place_of_other_clothes(noun: str) -> None:
    covers = {GARMENTS[name].covers for name in worn(noun, "dress") if name in GARMENTS}
    assert covers <= {"both", "over"}


def test_hat_shoes_and_glasses_are_put_on() -> None:
    person = outfitted(Person(outfit=f"beret|{INK}||;boots|||;sunglasses|||"))
    assert person.hat == ("beret", RED)
    assert person.feet == ("boots", None)
    assert person.sunglasses
    assert not person.glasses


def test_what_has_no_form_is_named() -> None:
    assert undrawn("dress|||;necklace|||") == "necklace"
    assert undrawn("dress") == ""


@pytest.mark.parametrize("asked", ["tie", "suit", "cape", "skirt", "hoodie", "swimsuit", "apron"])
@pytest.mark.parametrize("child", [False, True])
def test_nobody_is_undressed_in_what_is_asked_for(asked: str, child: bool) -> None:
    person = outfitted(Person(outfit=asked))
    for seed in range(4):
        result = dressed(person.wears, seed % 2 == 0, child, np.random.default_rng(seed))
        covers = {GARMENTS[one.name].covers for one in result if one.name in GARMENTS}
        assert covers & {"top", "both"}
        assert covers & {"bottom", "both"}


def test_a_tie_goes_with_a_shirt() -> None:
    for seed in range(4):
        names = {w.name for w in dressed((Worn("tie"),), True, False, np.random.default_rng(seed))}
        assert {"tie", "shirt", "trousers"} <= names
