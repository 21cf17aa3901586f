"""Where on a thing others go."""

import pytest

from imagineart.plan.plan import Predicate
from imagineart.reasoner import Reasoner
from imagineart.request import GenerationRequest
from imagineart.staging.layout.slots import Slot, fitted, slot_of


def kinds(noun: str) -> tuple[str, ...]:
    return {"armchair": ("chair", "furniture"), "fedora": ("hat",), "desk": ("table", "chair")}.get(
        noun, ()
    )


def slot(predicate: Predicate, carried: str, carrier: str, lean: int = 0) -> Slot:
    return slot_of(predicate, carried, carrier, lean, kinds)


def test_a_seat_is_lower_than_a_top() -> None:
    assert slot("on", "cat", "chair").foot > slot("on", "cat", "table").foot + 0.3


@pytest.mark.parametrize("seat", ["chair", "garden chair", "sofa"])
def test_who_sits_has_the_feet_below_the_seat(seat: str) -> None:
    assert slot("on", "sitting man", seat).foot > slot("on", "man", seat).foot + 0.1


@pytest.mark.parametrize("carrier", ["wall", "boulder", "crate"])
def test_who_sits_on_top_lets_the_legs_hang(carrier: str) -> None:
    sitting, standing = slot("on", "sitting girl", carrier), slot("on", "girl", carrier)
    assert 0 < sitting.sink < 0.5 < standing.sink
    assert sitting.foot > standing.foot


@pytest.mark.parametrize("noun", ["armchair", "garden chair"])
def test_kinds_and_last_words_count(noun: str) -> None:
    assert slot("on", "cat", noun) == slot("on", "cat", "chair")


def test_only_the_nearest_kind_counts() -> None:
    assert slot("on", "cat", "desk") == slot("on", "cat", "table")


def test_a_vase_hides_stems_a_cage_shows_all() -> None:
    vase, cage = slot("in", "tulip", "vase"), slot("in", "bird", "cage")
    assert vase.sink < 1
    assert cage.sink > 1
    assert cage.foot > vase.foot


def test_hats_are_worn_higher_than_shoes() -> None:
    hat, shoe = slot("wearing", "fedora", "fox"), slot("wearing", "shoe", "fox")
    assert hat.foot < 0.3 < shoe.foot


def test_hands_are_at_a_side() -> None:
    right, left = slot("holding", "cup", "fox"), slot("holding", "cup", "fox", -1)
    assert right.x > 0.6
    assert left.x == pytest.approx(1 - right.x)


def test_umbrellas_are_held_aloft() -> None:
    assert slot("holding", "umbrella", "fox").foot < slot("holding", "cup", "fox").foot


def test_under_a_table_is_between_its_legs_under_a_tree_beside_the_trunk() -> None:
    assert slot("under", "dog", "table").x == 0.5
    assert slot("under", "dog", "tree").x > 0.7
    assert slot("under", "dog", "tree", -1).x < 0.3


def test_a_lean_moves_towards_the_side() -> None:
    assert slot("on", "cup", "table", -1).x < 0.5 < slot("on", "cup", "table", 1).x


@pytest.mark.parametrize("prompt", ["a badge with a bear", "a white T-shirt with a red rocket"])
def test_pictures_are_where_on_is_true(prompt: str) -> None:
    thinker = Reasoner(Capabilities("1"))
    plan = thinker.understand(GenerationRequest(prompt=prompt, thinking="low"))
    stage = thinker.stage(plan, Canvas(), 3, "low")
    assert not [entry for entry in stage.trace if entry.kind == "relaxed"]


def test_a_hat_is_wider_on_a_slender_body_whose_head_is_as_wide() -> None:
    hat = slot_of("wearing", "top hat", "man", 0, lambda noun: ("hat",) if "hat" in noun else ())
    assert fitted(hat, 0.45).width > 1.2 * fitted(hat, 0.7).width
    assert fitted(hat, 0.2).width <= 1.1
