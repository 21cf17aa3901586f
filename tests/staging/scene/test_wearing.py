"""Do clothes go to their wearers, in the colours that are asked for?"""

import pytest
from tests.staging.scene.helpers import Boxes, bare_place, plan_of, thing

from imagineart.modelling.people.wardrobe import unpacked
from imagineart.plan.plan import Color, ObjectSpec, Plan
from imagineart.staging.scene.actors import features_of, linear, variant_of
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.scene.wearing import outfit_of, wearers_of
from imagineart.staging.stage import Canvas, Stage

RED = Color(name="red", lightness=0.63, chroma=0.25, hue=29.0)
PERSON = frozenset({"outfit", "age", "hair", "hair_color", "beard", "weight", "stature", "glance"})


class Wardrobe(Boxes):
    """Boxes of which the woman can be dressed."""

    def parameters_of(self, noun: str) -> frozenset[str]:
        return PERSON if noun == "woman" else frozenset()


def staged(plan: Plan) -> Stage:
    canvas = Canvas(width=256, height=256)
    return stage_scene(plan, canvas, 1, "low", shapes=Wardrobe(), places=bare_place)


def wearers(plan: Plan) -> dict[str, str]:
    shapes = Wardrobe()
    return wearers_of(plan, {o.id: shapes.noun_of(o.noun) for o in plan.objects}, shapes)


def dress(material: str = "", pattern: str = "") -> ObjectSpec:
    return thing("dress", phrase="red dress", colors=(RED,), material=material, pattern=pattern)


def test_a_worn_dress_becomes_part_of_its_wearer() -> None:
    stage = staged(plan_of(thing("woman"), dress(), relations=(("woman", "wearing", "dress"),)))
    woman, worn = next(stage.of("woman")), next(stage.of("dress"))
    assert woman.placement is not None
    assert worn.placement is None
    assert worn.box == woman.box
    (asked,) = unpacked(str(woman.placement.variant["outfit"]))
    assert asked.item.name == "dress"
    assert asked.color == pytest.approx(linear(RED), abs=1e-4)
    assert not stage.left_out


def test_what_goes_with_clothes_is_worn_as_well() -> None:
    bonds = (("woman", "wearing", "suit"), ("tie", "next_to", "suit"))
    plan = plan_of(thing("tie"), thing("suit"), thing("woman"), relations=bonds)  # type: ignore[arg-type]
    assert wearers(plan) == {"tie": "woman", "suit": "woman"}


def test_what_is_held_is_not_worn() -> None:
    plan = plan_of(thing("woman"), thing("hat"), relations=(("woman", "holding", "hat"),))
    assert wearers(plan) == {}


@pytest.mark.parametrize(("words", "worn"), [(("with",), True), (("with", "hand"), False)])
def test_who_is_with_a_hat_wears_it_unless_hands_are_spoken_of(
    words: tuple[str, ...], worn: bool
) -> None:
    plan = plan_of(thing("woman"), thing("hat"), relations=(("woman", "holding", "hat"),))
    said = plan.model_copy(update={"mentioned": words})
    assert wearers(said) == ({"hat": "woman"} if worn else {})
    assert next(staged(plan).of("hat")).placement is not None


def test_a_cat_keeps_its_hat_as_a_thing() -> None:
    plan = plan_of(thing("cat"), thing("hat"), relations=(("cat", "wearing", "hat"),))
    assert wearers(plan) == {}


def test_clothes_of_which_nothing_is_said_are_for_the_only_person() -> None:
    assert wearers(plan_of(thing("woman"), dress())) == {"dress": "woman"}
    assert wearers(plan_of(thing("cat"), dress())) == {}


def test_outfits_hold_cloth_and_pattern() -> None:
    plan = plan_of(thing("woman"), dress(material="silk", pattern="floral"))
    (asked,) = unpacked(outfit_of(plan, ["dress"]))
    assert (asked.cloth, asked.pattern) == ("silk", "floral")


@pytest.mark.parametrize(
    ("phrase", "parameters"),
    [
        ("with long curly red hair", {"hair": "long curly", "hair_color": "red"}),
        ("red-haired", {"hair_color": "red"}),
        ("with grey beard", {"beard": "full", "hair_color": "grey"}),
        ("with long beard", {"beard": "long"}),
        ("with a moustache", {"beard": "moustache"}),
        ("blue-eyed", {"eye_color": "blue"}),
        ("with afro", {"hair": "afro"}),
        ("in the red light", {}),
    ],
)
def test_features_become_parameters(phrase: str, parameters: dict[str, str]) -> None:
    assert features_of(phrase) == parameters


def test_only_parameters_of_the_model_are_set() -> None:
    item = thing("woman", modifiers=("old", "tall"), required=("with blue eyes",))
    assert variant_of(item, "woman", Wardrobe()) == {"age": "old", "stature": 1.06}
    assert variant_of(item, "cat", Wardrobe()) == {}


def test_a_tall_person_is_not_scaled_like_a_tower() -> None:
    stage = staged(plan_of(thing("woman", modifiers=("tall",), size=1.5)))
    placement = next(stage.of("woman")).placement
    assert placement is not None
    assert placement.scale == 1.0
    assert placement.color is None


def test_the_eyes_turn_back_as_far_as_the_body_turns_away() -> None:
    placement = next(staged(plan_of(thing("woman"))).of("woman")).placement
    assert placement is not None
    assert placement.variant["glance"] != 0


class Sitters(Boxes):
    """Whose models have every parameter of a person's."""

    def parameters_of(self, noun: str) -> frozenset[str]:
        return frozenset({"age", "descent", "hair", "hair_color", "beard"})


@pytest.mark.parametrize(
    ("modifier", "said"),
    [
        ("6 years old", {"age": "child"}),
        ("about 25", {"age": "young"}),
        ("70 year old", {"age": "old"}),
        ("middle aged black", {"age": "middle-aged", "descent": "african"}),
        ("two blonde braids", {"hair": "braids", "hair_color": "blond"}),
        ("black hair", {"hair_color": "black"}),
        ("white beard", {"beard": "full", "hair_color": "white"}),
        ("35mm", {}),
    ],
)
def test_what_a_modifier_says_of_a_person(modifier: str, said: dict[str, str]) -> None:
    assert variant_of(thing("woman", modifiers=(modifier,)), "woman", Sitters()) == said
