"""Every doing has poses that bodies can take, and the particular act wins over the general."""

import pytest

from imagineart.modelling.people.stances import POSES
from imagineart.world.acts import act_of, acts
from imagineart.world.companies import members_of


def test_every_pose_of_an_act_is_one_that_a_body_can_take() -> None:
    named = {pose for act in acts() for pose in (act.pose, act.theirs) if pose}
    assert named <= set(POSES)


def test_a_sword_is_hammered_at_an_anvil() -> None:
    act = act_of("hammering", {"sword", "knife"})
    assert act is not None
    assert (act.right, act.at, act.to) == ("hammer", "anvil", "upon")


def test_what_is_chopped_says_with_what() -> None:
    tools = [act_of("chopping", {kind}) for kind in ("vegetable", "wood")]
    assert [act and act.right for act in tools] == ["kitchen knife", "axe"]


def test_a_dance_in_hold_takes_two() -> None:
    pair, alone = act_of("dancing", (), 2), act_of("dancing", (), 1)
    assert pair is not None
    assert pair.pose == "dance in hold"
    assert alone is None


def test_nothing_is_known_of_a_doing_without_a_row() -> None:
    assert act_of("daydreaming", {"person"}) is None


@pytest.mark.parametrize(("noun", "count"), [("family", 4), ("rock band", 3), ("couple", 2)])
def test_a_company_has_as_many_members_as_are_asked_for(noun: str, count: int) -> None:
    assert len(members_of(noun, count)) == count


def test_a_family_of_four_is_two_adults_and_two_children() -> None:
    assert sorted(members_of("family", 4)) == ["boy", "girl", "man", "woman"]


def test_one_alone_and_chefs_are_no_company() -> None:
    assert members_of("person", 1) == () == members_of("chef", 3)
