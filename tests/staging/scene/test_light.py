"""Does the light of a plan suit its hour, its weather, its words and what it shows?"""

from dataclasses import replace

import numpy as np
import pytest
from tests.staging.scene.helpers import bare_place, plan_of, thing

from imagineart.modelling.places.place import Lamp as Glow
from imagineart.modelling.places.place import Window
from imagineart.plan.plan import Background, Color, Light, Plan
from imagineart.staging.scene.light import (
    GLOWING,
    Lit,
    Subject,
    hour_of,
    lamps_on,
    lit,
    paper_of,
    setup_of,
)
from imagineart.staging.stage import Bulb, Panel, PlaceSetting, SunLight

SUBJECT = Subject(np.array([0.0, 0.0, 0.5]), 0.5, 0.0)
MOON = np.array([0.3, 0.9, 0.3]) / np.linalg.norm([0.3, 0.9, 0.3])
ORANGE = Color(name="orange", lightness=0.73, chroma=0.18, hue=55.0)


def lit_of(
    plan: Plan, family: str = "meadow", moon: np.ndarray | None = None, seed: int = 3
) -> Lit:
    hour = hour_of(plan)
    place = bare_place(PlaceSetting(family=family, hour=hour))
    return lit(plan, place, SUBJECT, hour, moon, 3)


def at(time: str, prompt: str = "cat", background: Background | None = None) -> Plan:
    light = Light.model_validate({"origin": "stated", "time_of_day": time})
    ground = background or Background()
    return plan_of(thing("cat"), light=light, prompt=prompt, background=ground)


def weathered(weather: str) -> Plan:
    return plan_of(thing("cat"), background=Background.model_validate({"weather": weather}))


def warmth(color: tuple[float, float, float]) -> float:
    return color[0] / max(color[2], 1e-6)


def test_a_moon_means_night_unless_the_prompt_says_when() -> None:
    night = hour_of(at("night"))
    assert hour_of(plan_of(thing("cat"), thing("moon"))) == night
    noon = Light.model_validate({"origin": "stated", "time_of_day": "noon"})
    assert hour_of(plan_of(thing("cat"), thing("moon"), light=noon)) == hour_of(at("noon"))
    assert hour_of(plan_of(thing("cat"))) == hour_of(at("noon"))


@pytest.mark.parametrize("words", ["a cat by a campfire", "fireflies over a cat", "Starry cat"])
def test_words_that_mean_night_are_heard(words: str) -> None:
    assert hour_of(plan_of(thing("cat"), prompt=words)) == hour_of(at("night"))


def test_the_key_falls_from_noon_over_dusk_to_night() -> None:
    keys = [lit_of(at(time)).key for time in ("noon", "sunset", "dusk", "night")]
    assert keys[0] == 1.0
    assert keys == sorted(keys, reverse=True)
    assert all(lit_of(at(time)).exposure is None for time in ("noon", "night"))


def test_a_low_sun_is_warm_under_a_cool_zenith() -> None:
    found = lit_of(at("sunset"))
    sun = next(lamp for lamp in found.lights if isinstance(lamp, SunLight))
    assert warmth(sun.color) > 2.0
    assert warmth(found.sky.horizon) > 2.0 > 0.5 > warmth(found.sky.zenith)
    assert 0.05 < sun.direction[2] < 0.3


def test_a_sky_takes_the_colour_asked_for_it() -> None:
    plain = lit_of(plan_of(thing("cat"))).sky
    asked = lit_of(plan_of(thing("cat"), background=Background(sky=ORANGE))).sky
    for name in ("zenith", "horizon", "cloud_color", "cloud_shade"):
        assert warmth(getattr(asked, name)) > 1.5 * warmth(getattr(plain, name))


def test_a_blue_sky_at_noon_is_as_it_is_and_at_dusk_becomes_blue() -> None:
    blue = Background(sky=Color(name="blue", lightness=0.46, chroma=0.22, hue=262.5))
    assert lit_of(plan_of(thing("cat"), background=blue)).sky == lit_of(plan_of(thing("cat"))).sky
    asked, plain = (lit_of(at("dusk", background=one)).sky for one in (blue, None))
    assert warmth(asked.horizon) < 0.6 * warmth(plain.horizon)


def test_an_orange_sky_at_sunset_is_orange_at_the_horizon_and_warmer_up_to_the_zenith() -> None:
    sky, usual = (
        lit_of(at("sunset", background=background)).sky
        for background in (Background(sky=ORANGE), Background())
    )
    assert warmth(sky.horizon) > 1.5
    assert warmth(sky.zenith) > 2.0 * warmth(usual.zenith)


def test_a_low_sun_leaves_fog_its_colour() -> None:
    foggy = Background(weather="fog")
    low, high = (lit_of(at(time, background=foggy)).sky.horizon for time in ("sunset", "noon"))
    assert warmth(low) > 2.0 * warmth(high)


def test_coloured_clouds_colour_the_sky_and_words_may_mean_a_colour() -> None:
    clouds = thing("cloud", 3, colors=[ORANGE.model_dump()])
    assert warmth(lit_of(plan_of(thing("cat"), clouds)).sky.cloud_shade) > 1.5
    blue = lit_of(at("dusk", prompt="a cat at blue hour")).sky
    assert warmth(blue.horizon) < 0.6 * warmth(lit_of(at("dusk")).sky.horizon)


def test_the_colour_of_clouds_goes_to_them_more_than_to_the_air_and_hardly_to_the_land() -> None:
    span = (4, 10)
    color = ORANGE.model_copy(update={"span": span})
    clouds, sky = (
        lit_of(plan_of(thing("cat"), prompt=f"cat orange {of}", background=Background(sky=color)))
        for of in ("clouds", "sky")
    )
    assert clouds.sky.cloud_shade == sky.sky.cloud_shade
    assert warmth(clouds.sky.zenith) < 0.7 * warmth(sky.sky.zenith)
    plain = lit_of(plan_of(thing("cat")))
    suns = [lamp.color for lit in (sky, plain) for lamp in lit.lights if isinstance(lamp, SunLight)]
    assert warmth(suns[0]) < 1.25 * warmth(suns[1])


def test_skies_light_in_less_than_their_hue_and_night_stays_cold() -> None:
    noon, night = (lit_of(at(time)).sky.balance for time in ("noon", "night"))
    assert noon > night > 0.0


def test_storm_clouds_cover_all_and_are_darker_below_than_those_of_a_clear_day() -> None:
    clear, storm = (lit_of(weathered(weather)).sky for weather in ("clear", "storm"))
    assert storm.clouds == 1.0 > clear.clouds
    assert sum(storm.cloud_shade) < 0.3 * sum(clear.cloud_shade)
    assert storm.towers < clear.towers


def test_what_the_sky_shows_has_its_face_and_size() -> None:
    moon = lit_of(plan_of(thing("cat"), thing("moon")), moon=MOON).sky
    planet = lit_of(plan_of(thing("cat"), thing("planet", size=1.5)), moon=MOON).sky
    assert (moon.face, planet.face) == ("moon", "planet")
    assert planet.moon > 2.0 * moon.moon > 0.0
    assert lit_of(plan_of(thing("cat"))).sky.moon == 0.0


def panels_of(found: Lit) -> list[Panel]:
    return [lamp for lamp in found.lights if isinstance(lamp, Panel)]


def irradiance(lamp: Panel) -> float:
    away = np.linalg.norm(np.subtract(lamp.position, lamp.target))
    return float(lamp.strength * lamp.width * lamp.height / away**2)


@pytest.mark.parametrize("family", ["meadow", "forest"])
def test_a_subject_out_of_doors_gets_a_fill_and_a_rim_weaker_than_the_sun(family: str) -> None:
    found = lit_of(at("noon"), family)
    sun = next(lamp for lamp in found.lights if isinstance(lamp, SunLight))
    fill, rim = sorted(panels_of(found), key=lambda lamp: lamp.position[1])
    assert fill.position[1] < 0.0 < rim.position[1]
    assert 0.0 < irradiance(fill) < 0.5 * sun.strength
    assert 0.0 < irradiance(rim) < 0.5 * sun.strength
    assert rim.position[0] * sun.direction[0] < 0.0


def test_houses_are_lit_by_the_sky_alone() -> None:
    place = bare_place(PlaceSetting(family="meadow", hour=11.5))
    house = Subject(np.array([0.0, 0.0, 3.0]), 6.0, 0.0)
    assert not panels_of(lit(at("noon"), place, house, 11.5, None, 3))


def test_neon_colours_who_stands_in_a_street_by_night() -> None:
    colors = [
        lamp.color for lamp in panels_of(lit_of(at("night", "cat under neon signs"), "street"))
    ]
    assert sum(max(color) > 2.0 * min(color) for color in colors) >= 2
    assert len(colors) > len(panels_of(lit_of(at("night"), "street")))


def test_a_low_sun_has_a_belt_of_pink_that_an_asked_sky_has_not() -> None:
    belts = {time: lit_of(at(time)).sky.belt for time in ("noon", "sunset")}
    assert max(belts["noon"]) == 0.0
    assert belts["sunset"][0] > belts["sunset"][1] > 0.0
    asked = Background.model_validate({"sky": ORANGE.model_dump()})
    assert max(lit_of(at("sunset", background=asked)).sky.belt) == 0.0


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [("a cat, dark background", 0.0, 0.05), ("a cat, low key", 0.03, 0.12)],
)
def test_dark_light_has_dark_paper(words: str, least: float, most: float) -> None:
    paper = paper_of(at("noon", words))
    assert paper is not None
    assert least < max(paper) < most
    assert paper_of(at("noon")) is None


def test_a_rim_of_a_window_is_on_its_other_side() -> None:
    place = bare_place(PlaceSetting(family="table", hour=11.5))
    for x in (-2.0, 2.0):
        beside = replace(
            place, sunlit=False, windows=(Window((x, 0.0, 1.5), (-x, 0.0, 0.0), 1, 1),)
        )
        lamps = panels_of(lit(at("noon"), beside, SUBJECT, 11.5, None, 3))
        assert any(lamp.position[0] * x < 0.0 < lamp.position[1] for lamp in lamps)


def test_a_rim_comes_from_behind_on_both_sides_and_is_stronger_than_the_front() -> None:
    plan = plan_of(thing("cat"), prompt="a cat, black background, rim lighting")
    panels = [p for p in lit_of(plan, "studio").lights if isinstance(p, Panel)]
    power = {p.position: p.strength * p.width * p.height for p in panels}
    behind = [at for at in power if at[1] > SUBJECT.middle[1]]
    assert {np.sign(at[0]) for at in behind} == {-1.0, 1.0}
    assert sum(power[at] for at in behind) > sum(power[at] for at in power if at not in behind)


def test_a_white_ground_is_brighter_than_any_other_studio() -> None:
    white = plan_of(thing("cat"), prompt="a cat on a white background")
    plain = plan_of(thing("cat"), prompt="a cat on a teal background")
    assert setup_of(white) == "white"
    assert lit_of(white, "studio").key > 1.1 * lit_of(plain, "studio").key


def test_a_portrait_has_its_rims_from_both_sides_and_less_in_its_shadows() -> None:
    plan = plan_of(thing("woman"))
    place = bare_place(PlaceSetting(family="studio", hour=12.0))
    face = replace(SUBJECT, setup="portrait")
    plain, near = (lit(plan, place, subject, 12.0, None, 3) for subject in (SUBJECT, face))
    lamps = [p.position for p in near.lights if not isinstance(p, SunLight)]
    behind = [x for x, y, _ in lamps if y > SUBJECT.middle[1]]
    assert {np.sign(x) for x in behind} == {-1.0, 1.0}
    assert max(near.sky.zenith) < 0.6 * max(plain.sky.zenith)


def test_a_bare_bulb_gives_light_however_small_it_is() -> None:
    place = bare_place(PlaceSetting(family="room", hour=23.0))
    bulbs = tuple(((0.0, 0.0, 1.0), radius) for radius in (0.01, 0.02, 0.2))
    found = lit(at("night"), place, replace(SUBJECT, bulbs=bulbs), 23.0, None, 3)
    lamps = [lamp for lamp in found.lights if isinstance(lamp, Bulb) and not lamp.visible]
    intensity = [np.pi * lamp.radius**2 * lamp.strength for lamp in lamps[:3]]
    assert intensity[0] == pytest.approx(intensity[1], rel=1e-3)
    assert lamps[2].strength == GLOWING


def test_a_cosy_room_has_warmer_light_from_its_lamps_than_from_its_windows() -> None:
    place = replace(
        bare_place(PlaceSetting(family="room", hour=11.5)),
        sunlit=False,
        windows=(Window((2.0, 0.0, 1.5), (-1.0, 0.0, 0.0), 1.0, 1.0),),
        lamps=(Glow((0.0, 1.0, 1.5), 0.05, strength=30.0),),
    )
    plain, cosy = (lit(at("noon", p), place, SUBJECT, 11.5, None, 3) for p in ("cat", "cosy cat"))
    pane = [max(lamp.strength for lamp in panels_of(found)) for found in (plain, cosy)]
    bulb = [found.lights[-1].strength for found in (plain, cosy)]
    assert pane[1] < pane[0]
    assert bulb[1] > 2.0 * bulb[0]


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("a field of lavender", "sunset"),
        ("fields of wheat in summer", "sunset"),
        ("the tuscan countryside", "sunset"),
        ("a lake surrounded by mountains", "dawn"),
        ("a city skyline", "dusk"),
        ("a cottage with glowing windows", "dusk"),
        ("a woman in a lavender dress", "noon"),
        ("a loaf of wheat bread", "noon"),
    ],
)
def test_places_that_nobody_tells_the_hour_of_have_a_flattering_one(words: str, time: str) -> None:
    assert hour_of(plan_of(thing("cat"), prompt=words)) == hour_of(at(time))


def test_lamps_are_on_after_dark_where_somebody_lives() -> None:
    night, noon = hour_of(at("night")), hour_of(at("noon"))
    assert [lamps_on(noun, night) for noun in ("cottage", "castle", "train", "car", "cat")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert not lamps_on("cottage", noon)


def test_moonlight_is_blue() -> None:
    lamps = lit_of(at("night")).lights
    sun = next(lamp for lamp in lamps if isinstance(lamp, SunLight))
    red, green, blue = sun.color
    assert blue > 1.5 * green > 2.0 * red > 0.0
