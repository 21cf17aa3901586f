"""Who does something has the tool in the hand and the work in front."""

import pytest
from tests.staging.scene.helpers import plan_of, thing

from imagineart.plan.plan import Background, Plan
from imagineart.staging.completion.acting import acted


def _any(noun: str) -> str | None:
    return None if noun in ("net", "picnic") else noun


def _ties(plan: Plan) -> set[tuple[str, str, str]]:
    nouns = {item.id: item.noun for item in plan.objects}
    return {(nouns[r.subject], r.predicate, nouns[r.object]) for r in plan.relations}


def _doing(noun: str, doing: str, *others: str, how: str = "holding", count: int = 1) -> Plan:
    relations = tuple((noun, how, other) for other in others)
    doer = thing(noun, count, action=doing)
    plan = plan_of(doer, *(thing(o) for o in others), relations=relations)  # type: ignore[arg-type]
    return acted(plan, _any)


def test_a_chef_has_the_pancakes_in_a_pan() -> None:
    plan = _doing("chef", "flipping", "pancake")
    assert {("chef", "holding", "frying pan"), ("pancake", "on", "frying pan")} == _ties(plan)
    assert plan.find("chef").pose == "cook"


def test_a_smith_strikes_what_lies_on_the_anvil() -> None:
    plan = _doing("blacksmith", "hammering", "sword")
    assert ("blacksmith", "holding", "hammer") in _ties(plan)
    assert ("blacksmith", "facing", "anvil") in _ties(plan)
    assert ("sword", "on", "anvil") in _ties(plan)
    assert ("blacksmith", "holding", "sword") not in _ties(plan)


def test_who_plays_chess_sits_on_a_chair_of_his_own() -> None:
    plan = _doing("man", "playing chess", count=2)
    assert ("man", "on", "chair") in _ties(plan)
    assert ("chess board", "on", "round table") in _ties(plan)
    assert next(o.count for o in plan.objects if o.noun == "chair") == 2


def test_nobody_stands_on_the_cake() -> None:
    plan = plan_of(
        thing("girl", action="blowing out"),
        thing("candle", 3),
        thing("birthday cake", id="cake"),
        relations=(("girl", "on", "cake"), ("candle", "on", "cake"), ("girl", "holding", "candle")),
    )
    ties = _ties(acted(plan, _any))
    assert ("girl", "on", "birthday cake") not in ties
    assert ("candle", "on", "birthday cake") in ties
    assert ("birthday cake", "on", "table") in ties
    assert ("girl", "facing", "table") in ties


def test_a_kite_flies() -> None:
    assert ("kite", "above", "boy") in _ties(_doing("boy", "flying", "kite"))


def test_a_dog_that_is_walked_goes_ahead() -> None:
    plan = _doing("man", "walking", "dog", how="next_to")
    assert _ties(plan) == {("man", "chasing", "dog")}
    assert plan.find("dog").pose == "walk"


def test_what_cannot_be_drawn_gives_way_to_what_stands_for_it() -> None:
    plan = _doing("family", "", "picnic", count=4)
    assert [item.noun for item in plan.objects] == ["family", "blanket", "basket"]
    assert plan.find("family").pose == "sit on the ground"


def test_who_pulls_a_net_is_where_the_net_was() -> None:
    plan = plan_of(
        thing("fisherman", action="pulling"),
        thing("net"),
        thing("boat"),
        relations=(("fisherman", "in_front_of", "net"), ("net", "on", "boat")),
    )
    assert ("fisherman", "on", "boat") in _ties(acted(plan, _any))


def test_who_does_nothing_known_stays_as_he_is() -> None:
    plan = plan_of(thing("woman", action="daydreaming"), thing("apple"))
    assert acted(plan, _any) == plan


@pytest.mark.parametrize("doing", ["having dinner", "dining", "having tea"])
def test_who_dines_sits_at_a_table_each_on_a_chair(doing: str) -> None:
    plan = _doing("family", doing, count=4)
    assert {("family", "facing", "table"), ("family", "on", "chair")} <= _ties(plan)
    assert next(o.count for o in plan.objects if o.noun == "chair") == 4


def test_a_family_at_dinner_sits_at_it_though_nothing_is_said_of_what_it_does() -> None:
    plan = acted(plan_of(thing("family", 4), thing("dinner")), _any)
    assert {("family", "facing", "table"), ("family", "on", "chair")} <= _ties(plan)


def test_nobody_sits_on_the_table_that_was_the_place() -> None:
    plan = _doing("person", "drinking", "coffee", count=2)
    bare = plan_of(*plan.objects[:2], relations=(("person", "holding", "coffee"),))
    top = Background(family="table", setting="cafe table", origin="stated", surface="wood")
    seated = acted(bare.model_copy(update={"background": top}), _any)
    assert seated.background.family == "room"
    assert ("coffee", "on", "round table") in _ties(seated)


@pytest.mark.parametrize("doing", ["looking into", "looking at", "admiring"])
def test_who_looks_at_herself_faces_the_mirror_that_is_there(doing: str) -> None:
    plan = plan_of(thing("woman", action=doing), thing("mirror"), mentioned=("woman", "mirror"))
    new = acted(plan, _any)
    assert _ties(new) == {("woman", "facing", "mirror")}
    assert len(new.objects) == 2


def test_what_one_sits_in_is_not_what_is_knitted() -> None:
    plan = _doing("woman", "knitting", "armchair", how="in")
    assert ("woman", "holding", "ball of yarn") in _ties(plan)
    assert ("woman", "in", "armchair") in _ties(plan)


@pytest.mark.parametrize(("noun", "pose"), [("bicycle", "cycle"), ("horse", "")])
def test_who_rides_what_has_bars_holds_them(noun: str, pose: str) -> None:
    plan = _doing("boy", "riding", noun, how="riding")
    assert plan.find("boy").pose == pose
    assert ("boy", "riding", noun) in _ties(plan)


def test_who_rides_a_wave_is_on_a_board_on_it_at_sea() -> None:
    plan = _doing("surfer", "riding", "wave", how="riding")
    assert {("surfer", "on", "surfboard"), ("surfboard", "on", "breaking wave")} == _ties(plan)
    assert (plan.find("surfer").pose, plan.background.family) == ("surf", "sea")


def test_a_stated_place_stays_where_an_act_has_one_of_its_own() -> None:
    doer = thing("boxer", action="boxing")
    forest = Background(family="forest", setting="in the forest", origin="stated")
    plan = acted(plan_of(doer).revised(background=forest), _any)
    assert plan.background == forest
    assert acted(plan_of(doer), _any).background.setting == "boxing ring"


def test_who_dunks_is_before_the_hoop_with_one_ball_in_the_hand() -> None:
    ties = _ties(acted(plan_of(thing("basketball player", id="player", action="dunking")), _any))
    assert ("basketball player", "on", "basketball hoop") in ties
    assert ("basketball player", "holding", "basketball") in ties


def test_two_of_two_kinds_who_kiss_face_each_other() -> None:
    plan = acted(plan_of(thing("bride", action="kissing"), thing("groom", action="kissing")), _any)
    assert _ties(plan) == {("bride", "facing", "groom")}
    assert {o.pose for o in plan.objects} == {"kiss", "kiss too"}


def test_a_dog_that_catches_something_has_it_in_its_mouth_in_the_air() -> None:
    plan = _doing("dog", "catching", "frisbee", how="next_to")
    assert _ties(plan) == {("dog", "holding", "frisbee")}
    assert plan.find("dog").pose == "jump"


def test_words_after_the_verb_tell_what_is_done() -> None:
    plan = plan_of(
        thing("tourist", action="taking"), thing("tower"), relations=(("tourist", "on", "tower"),)
    )
    ties = _ties(acted(plan.revised(prompt="a tourist taking a photo of a tower"), _any))
    assert {("tourist", "holding", "camera"), ("tourist", "in_front_of", "tower")} == ties


def test_the_food_of_a_picnic_lies_on_the_blanket() -> None:
    plan = plan_of(thing("couple", 2), thing("blanket"), thing("strawberry", 3))
    acted_ = acted(plan.revised(prompt="a couple having a picnic on a blanket"), _any)
    assert {("strawberry", "on", "blanket"), ("couple", "facing", "blanket")} <= _ties(acted_)


def test_a_sword_that_is_there_is_the_tool() -> None:
    plan = acted(plan_of(thing("samurai", 2, action="fighting"), thing("sword", 2)), _any)
    assert _ties(plan) == {("samurai", "holding", "sword")}


def test_who_swims_wears_what_one_swims_in_unless_clothes_are_told() -> None:
    assert ("woman", "wearing", "swimsuit") in _ties(_doing("woman", "swimming"))
    told = acted(
        plan_of(
            thing("woman", action="swimming"),
            thing("dress"),
            relations=(("woman", "wearing", "dress"),),
        ),
        _any,
    )
    assert _ties(told) == {("woman", "wearing", "dress")}


def test_each_of_several_has_a_tool_unless_their_number_is_told() -> None:
    doer = thing("kid", 3, action="pillow fight")
    told = plan_of(doer, thing("pillow"), relations=(("kid", "holding", "pillow"),))
    plan = acted(told, _any)
    assert plan.find("pillow").count == 3
    assert _ties(plan) == {("kid", "holding", "pillow")}
