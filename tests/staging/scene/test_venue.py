"""Which place is built, and how is it lit where nothing stands in it?"""

import numpy as np
import pytest
from tests.staging.scene.helpers import plan_of, thing

from imagineart.modelling.places.place import (
    PlaceModel,
    Vista,
    built_places,
    level_ground,
    rectangle,
)
from imagineart.plan.plan import Background, Light, Plan
from imagineart.staging.scene.framing import open_view
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.light import Subject, lit
from imagineart.staging.scene.vectors import unit
from imagineart.staging.scene.venue import pastel_of, scene_of, venue_of
from imagineart.staging.stage import Canvas, Lens, SunLight

WIDE, TALL = Canvas(width=600, height=400), Canvas(width=400, height=600)
ALONG = PlaceModel(
    "sea",
    (),
    level_ground(),
    rectangle(9, 9),
    vista=Vista((1.0, -6.0, 2.0), (1.0, 10.0, 2.5), 28.0, (160.0, 168.0)),
)


def empty(family: str, prompt: str, **fields: object) -> Plan:
    background = Background(family=family, setting=prompt, origin="stated")
    return Plan.model_validate({"prompt": prompt, "background": background, **fields})


@pytest.mark.parametrize(
    ("family", "prompt", "scene"),
    [
        ("sea", "a mountain lake", "lakeside"),
        ("meadow", "a lavender field in france", "lavender field"),
        ("meadow", "rolling hills", ""),
        ("street", "a neon alley", "neon street"),
        ("street", "a narrow alley", "alley"),
        ("room", "a cosy café", "cafe"),
        ("room", "a modern office", "office"),
        ("room", "inside a gothic cathedral", "cathedral"),
        ("room", "a restaurant kitchen", "restaurant kitchen"),
        ("sea", "a canal in venice", "canal"),
        ("beach", "a wooden pier", "pier"),
        ("street", "a busy bazaar", "bazaar"),
        ("meadow", "an old graveyard", "graveyard"),
        ("desert", "a desert highway", "desert road"),
        ("meadow", "green hills with cypresses in tuscany", "cypress hills"),
        ("space", "the surface of the moon", "moon"),
        ("night_sky", "the moon over a meadow", ""),
        ("street", "a street in a greek island village", "white alley"),
        ("street", "a village on a greek island", "white village"),
        ("street", "a street with a view", ""),
    ],
)
def test_words_choose_the_scene(family: str, prompt: str, scene: str) -> None:
    assert scene_of(empty(family, prompt), family) == scene


def test_with_something_in_it_only_the_setting_counts() -> None:
    plan = plan_of(thing("cat"), prompt="a cat under neon", background=Background(family="street"))
    assert scene_of(plan, "street") == ""


def test_what_is_said_anywhere_counts_only_in_its_families() -> None:
    prompt = "a cat under neon lights"
    street = plan_of(thing("cat"), prompt=prompt, background=Background(family="street"))
    assert scene_of(street, "street") == "neon street"
    assert scene_of(street, "meadow") == ""


def test_every_scene_is_built() -> None:
    built = built_places()
    for name, row in table("venues")["scenes"].items():
        for kind in (row.get("build", name), row.get("ashore", "meadow")):
            assert kind in built, name


def test_an_empty_room_is_small_and_told_to_be_alone() -> None:
    rng = np.random.default_rng(1)
    room = venue_of(empty("room", "a room"), (), 3.0, rng)
    sea = venue_of(empty("sea", "the sea"), (), 3.0, rng)
    assert room.alone
    assert sea.alone
    assert room.extent < 1.5 < sea.extent


def test_a_vista_is_where_the_camera_stands_and_tall_pictures_see_more() -> None:
    wide, tall = open_view(ALONG, WIDE), open_view(ALONG, TALL)
    assert wide.position == tall.position == (1.0, -6.0, 2.0)
    assert tall.focal_mm < wide.focal_mm == 28.0
    assert open_view(ALONG, WIDE, 85.0).focal_mm == 85.0


def _sun(plan: Plan, hour: float) -> tuple[SunLight, float]:
    found = lit(plan, ALONG, Subject(np.zeros(3), 3.0, 0.0), hour, None, 4)
    sun = found.lights[0]
    assert isinstance(sun, SunLight)
    return sun, found.sky.moon


def test_a_low_sun_is_in_the_picture_of_a_place_alone() -> None:
    sun, disc = _sun(empty("sea", "sunset", light=Light(time_of_day="sunset")), 18.7)
    lens: Lens = open_view(ALONG, WIDE)
    ahead = unit(np.subtract(lens.target, lens.position))
    assert float(np.asarray(sun.direction) @ ahead) > np.cos(np.deg2rad(24))
    assert disc > 1.0


def test_by_day_and_under_cloud_no_sun_is_drawn() -> None:
    cloudy = Background(family="sea", weather="cloudy")
    plan = Plan(prompt="the sea", background=cloudy, light=Light(time_of_day="sunset"))
    assert _sun(plan, 18.7)[1] == 0.0
    assert _sun(empty("sea", "the sea"), 11.5)[1] == 0.0


def test_fog_lets_one_see_as_far_as_the_place_needs() -> None:
    foggy = Background(family="mountains", weather="fog")
    plan = Plan(prompt="mist", background=foggy)
    far = PlaceModel("mountains", (), level_ground(), rectangle(9, 9), fog=1500.0)
    subject = Subject(np.zeros(3), 3.0, 0.0)
    hazes = [lit(plan, place, subject, 11.5, None, 4).haze for place in (far, ALONG)]
    assert hazes[0] is not None
    assert hazes[1] is not None
    assert hazes[0].distance > 40 * hazes[1].distance


def test_a_studio_nobody_describes_is_bright_in_bright_looks_alone() -> None:
    colors = {pastel_of(Plan(style="anime"), "studio", seed) for seed in range(12)}
    assert len(colors) > 3
    assert all(color is not None and max(color) > 0.6 for color in colors)
    assert pastel_of(Plan(style="photographic"), "studio", 1) is None
    assert pastel_of(Plan(style="anime"), "meadow", 1) is None


@pytest.mark.parametrize(
    ("noun", "prompt", "shore"),
    [
        ("van", "a van parked by the ocean", True),
        ("van", "a van in the ocean", True),
        ("statue", "a statue near the calm lake", True),
        ("statue", "a statue in the sea", False),
        ("sailboat", "a sailboat by the sea", False),
    ],
)
def test_what_is_by_the_water_stands_on_its_shore(noun: str, prompt: str, shore: bool) -> None:
    from imagineart.staging.scene.actors import Actor
    from imagineart.staging.scene.shapes import Solid
    from imagineart.staging.scene.units import Spot, unit_of

    box = np.array([[[0, 0, 0], [1, 0, 0], [1, 1, 1]]], np.float32)
    ends = box.reshape(-1, 3)
    actor = Actor("it", 0, noun, Solid(box, ends.min(0), ends.max(0)))
    units = [unit_of("it", [Spot(actor, np.zeros(3))])]
    sea = Background(family="sea", setting="ocean", origin="stated")
    plan = plan_of(thing(noun, id="it")).revised(prompt=prompt, background=sea)
    built = venue_of(plan, units, 1.0, np.random.default_rng(0)).family
    assert (built in ("beach", "lakeside")) == shore
