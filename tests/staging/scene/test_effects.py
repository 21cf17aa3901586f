"""Which effects does a plan get, and from where?"""

import numpy as np
import pytest
from tests.staging.scene.helpers import Boxes, bare_place, plan_of, thing

from imagineart.plan.plan import Background, Light, ObjectSpec, Plan
from imagineart.staging.scene.casting import cast_of
from imagineart.staging.scene.effects import (
    effects_asked,
    in_its_air,
    in_the_sky,
    is_effect,
    lamps_of,
)
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.stage import Canvas, Effect, Stage

OUTDOORS = Background(family="meadow", origin="stated")


def said(prompt: str, *things: ObjectSpec, background: Background = OUTDOORS) -> Plan:
    return plan_of(*things).revised(prompt=prompt, background=background)


def names(plan: Plan) -> list[str]:
    return [one.name for one in effects_asked(plan)]


def staged(plan: Plan) -> Stage:
    canvas = Canvas(width=256, height=256)
    return stage_scene(plan, canvas, 3, "low", shapes=Boxes(), places=bare_place)


@pytest.mark.parametrize(
    ("prompt", "effect"),
    [
        ("a dog in a field, petals falling", "petals"),
        ("a dog, autumn leaves swirling around it", "leaves"),
        ("a dog under falling snow", "snowfall"),
        ("a dog, sun rays through the trees", "beams"),
        ("a dog in front of northern lights", "aurora"),
        ("a dog, lightning in the sky", "lightning"),
        ("a dog, smoke everywhere", "smoke"),
    ],
)
def test_words_bring_effects(prompt: str, effect: str) -> None:
    assert effect in names(said(prompt, thing("dog")))


@pytest.mark.parametrize(
    ("prompt", "noun"),
    [
        ("a steam train", "steam train"),
        ("a snow leopard", "snow leopard"),
        ("rose petals beside a dog", "dog"),
        ("a dog with a smoky voice", "dog"),
        ("a dog under a light lamp", "dog"),
    ],
)
def test_words_of_things_bring_none_of_their_own(prompt: str, noun: str) -> None:
    item = thing("dog").revised(noun=noun, phrase=noun)
    assert not {"steam", "snowfall", "petals", "haze", "beams"} & set(names(said(prompt, item)))


def test_weather_brings_rain_in_the_open_alone() -> None:
    rain = Background(family="meadow", weather="rain")
    assert names(said("a dog", thing("dog"), background=rain)) == ["rainfall"]
    assert not names(said("a dog", thing("dog"), background=rain.revised(family="room")))


def test_a_rainy_window_lets_no_rain_into_the_room() -> None:
    room = Background(family="room")
    assert not names(said("a dog by a rainy window", thing("dog"), background=room))
    assert names(said("a dog on a rainy day", thing("dog"))) == ["rainfall"]


def test_what_is_excluded_is_not_drawn() -> None:
    plan = said("a bowl of soup, steam", thing("bowl"))
    assert names(plan) == ["steam"]
    assert not names(plan.revised(exclusions=("steam",)))


def test_effects_get_no_model_and_are_not_missed() -> None:
    smoke = thing("dog").revised(id="smoke", noun="smoke", phrase="thick smoke")
    plan = said("a dog in thick smoke", thing("dog"), smoke)
    cast = cast_of(plan, 0, Boxes())
    assert list(cast.actors) == ["dog"]
    assert cast.left_out == ("smoke",)
    assert not cast.notes


def test_one_firefly_is_a_thing_and_many_are_light() -> None:
    fly = thing("bee").revised(id="firefly", noun="firefly", phrase="firefly")
    assert not is_effect(fly, said("a firefly", fly))
    many = fly.revised(count=5)
    assert is_effect(many, said("fireflies", many))


def test_what_a_sheet_is_about_is_a_thing() -> None:
    bolt = thing("bee").revised(id="bolt", noun="lightning bolt", phrase="lightning bolt")
    logo = said("lightning bolt logo", bolt, background=Background()).revised(
        kind="poster", style="flat"
    )
    assert not is_effect(bolt, logo)
    assert is_effect(bolt, said("a lightning bolt over hills", bolt))


def test_words_beside_it_say_how_much() -> None:
    amounts = [
        effects_asked(said(f"a dog, {word} smoke", thing("dog")))[0].amount
        for word in ("faint", "grey", "thick")
    ]
    assert amounts == sorted(amounts)
    assert len(set(amounts)) == 3


def test_steam_begins_at_the_rim_of_the_bowl() -> None:
    stage = staged(said("a bowl of soup, steam rising", thing("bowl")))
    assert stage.setting is not None
    (steam,) = stage.setting.effects
    bowl = next(stage.of("bowl")).placement
    assert bowl is not None
    ((x, y, z),) = steam.sources
    assert np.hypot(x - bowl.position[0], y - bowl.position[1]) < 0.05
    assert 0.04 < z - bowl.position[2] < 0.09


def test_a_burning_house_burns_in_many_places_that_are_seen_and_gives_light() -> None:
    house = thing("house").revised(modifiers=("burning",), phrase="burning house")
    stage = staged(said("a burning house", house))
    assert stage.setting is not None
    fire = next(e for e in stage.setting.effects if e.name == "fire")
    assert len(fire.sources) > 2
    lamps = lamps_of([fire])
    assert lamps
    assert all(lamp in stage.setting.lights for lamp in lamps)
    assert all(lamp.kind == "bulb" and not lamp.visible for lamp in lamps)


def test_water_about_a_small_thing_is_a_model_and_about_a_large_one_is_spray() -> None:
    manners = []
    for noun in ("apple", "horse"):
        setting = staged(said(f"a {noun}, water splashes", thing(noun))).setting
        assert setting is not None
        (effect,) = setting.effects
        manners.append(effect.manner)
        assert effect.sources
    assert manners == ["splash", "spray"]


def test_what_fills_the_picture_spares_what_it_is_about() -> None:
    stage = staged(said("a horse, petals falling", thing("horse")))
    assert stage.setting is not None
    (petals,) = stage.setting.effects
    assert not petals.sources
    box = next(stage.of("horse")).box
    assert petals.spare is not None
    assert petals.spare.left == pytest.approx(box.left, abs=0.02)


def test_fire_without_anything_that_burns_is_not_drawn() -> None:
    stage = staged(said("flames everywhere"))
    assert stage.setting is not None
    assert not [e for e in stage.setting.effects if e.manner == "flames"]


def test_northern_lights_make_it_night_where_nobody_says_when() -> None:
    plan = said("northern lights", background=Background())
    aired = in_its_air(plan, effects_asked(plan))
    assert in_the_sky(effects_asked(plan))
    assert aired.light.time_of_day == "night"
    assert aired.background.family != "studio"
    dawn = plan.revised(light=Light(time_of_day="dawn", origin="stated"))
    assert in_its_air(dawn, effects_asked(dawn)).light.time_of_day == "dawn"


def test_every_record_makes_an_effect() -> None:
    records = table("effects")["effects"]
    for name, record in records.items():
        Effect(name=name, **record["draw"])
        assert record.get("open", "haze") in table("effects")["effects"]
        assert "from" not in record or "at" in record
        standin = name in [other.get("small", (0, ""))[1] for other in records.values()]
        assert standin or record.get("said") or record.get("nouns") or record.get("moving")
