"""Who does something has the tool in the hand and the work in front."""

from tests.staging.scene.helpers import plan_of, thing

from imagineart.plan.plan import Plan
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
    assert ("chess board", "on", "table") in _ties(plan)
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
    assert [item.noun for item in plan.objects] == ["family", "basket"]
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
