"""What words say of a room itself."""

import pytest

from imagineart.modelling.places.place import place_of
from imagineart.plan.plan import Plan
from imagineart.staging.scene.finishing import features_of, walls_of


def test_walls_have_the_colour_that_words_give_them() -> None:
    pink = walls_of(Plan(prompt="bedroom with pastel pink walls"))
    assert pink is not None
    assert pink[0] > pink[2] > pink[1]
    assert walls_of(Plan(prompt="a bedroom with a pink bed")) is None


@pytest.mark.parametrize(
    ("prompt", "feature"),
    [("living room with fireplace", "hearth"), ("medieval tavern", "beams")],
)
def test_features_by_words(prompt: str, feature: str) -> None:
    assert feature in features_of(Plan(prompt=prompt))


def test_coloured_lights_shine_in_their_colour() -> None:
    features = features_of(Plan(prompt="gaming room with purple led lights"))
    place = place_of("furnished living room", params={"features": features})
    own = [lamp for lamp in place.lamps if lamp.color[2] > 2 * lamp.color[1]]
    assert own
    assert any(part.name == "strip" for part in place.scenery[0].model.parts)


def test_a_fireplace_stands_in_the_back_wall_and_nothing_before_it() -> None:
    place = place_of("furnished living room", params={"features": ("hearth",)})
    assert any(part.name == "hearth" for part in place.scenery[0].model.parts)
    assert place.slots is not None
    couch = next(slot for slot in place.slots.named if slot.noun == "couch")
    assert abs(couch.position[0]) > 1.0


def test_a_chandelier_is_asked_for_by_its_name() -> None:
    assert "chandelier" in features_of(Plan(prompt="dining room with a brass chandelier"))
    features = ("chandelier",)
    hung = place_of("furnished dining room", params={"features": features})
    plain = place_of("furnished dining room")
    shade, usual = (
        next(p.material.name for p in place.scenery[0].model.parts if p.name == "shade")
        for place in (hung, plain)
    )
    assert shade == "brass"
    assert usual != "brass"


def test_a_bedroom_keeps_its_bed_where_a_hearth_would_be() -> None:
    place = place_of("furnished bedroom", params={"features": ("hearth",)})
    assert all(part.name != "hearth" for part in place.scenery[0].model.parts)
