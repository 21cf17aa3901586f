"""Light, camera, look, mood, shape and kind of the picture."""

import pytest
from tests.reading.assembly.marks import plan_of


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("a [cat], [oil painting|look]", "style", "illustration"),
        ("a [photo|look] of a [cat], [anime|look]", "style", "anime"),
        ("a [photo|look] of a [cat]", "style", "photographic"),
        ("a [cat]", "style", "photographic"),
        ("a [cat], [85mm|lens], [bokeh|lens]", "style", "photographic"),
        ("[isometric|shot] [bedroom|place]", "style", "3d"),
        ("[cinematic|shot] [wide shot|shot] of a [cat]", "style", "cinematic"),
        ("a [watercolor|look] of a [cat], [bokeh|lens]", "style", "watercolor"),
        ("a [watch] on [slate|place], [luxury ad|look]", "kind", "scene"),
        ("a [watch] on [slate|place], [luxury ad|look]", "style", "photographic"),
        ("[advertisement|form] of a [watch] saying [NOW|text]", "kind", "poster"),
        ("a [chibi] [knight]", "style", "anime"),
        ("a [clay figure] of a [cat]", "style", "3d"),
        ("a [clay|mat] [pot]", "style", "photographic"),
        ("a [poster|form] with a [cat]", "style", "poster"),
        ("a [poster|form] with a [cat]", "kind", "poster"),
        ("[portrait|shot] of a [man]", "kind", "portrait"),
        ("[seamless pattern|form] of [cats]", "kind", "pattern"),
        ("a [cat]", "kind", "single"),
        ("a [cat] in a [forest|place]", "kind", "scene"),
        ("a [cat], [cozy|mood]", "mood", "cozy"),
        ("a [cosy|attr] [bedroom|place]", "mood", "cozy"),
        ("a [cat], [cinematic lighting|light]", "style", "cinematic"),
        ("a [cat] [--ar 16:9|flag]", "aspect", "16:9"),
        ("a [cat] [--ar 7:5|flag]", "aspect", None),
        ("a [cat], [vertical|flag]", "aspect", "2:3"),
        ("[only|only] a [cat]", "closed", True),
        ("a [cat] all by itself", "closed", True),
        ("a [cat] washes itself", "closed", False),
        ("a [city], [widescreen format|form]", "aspect", "16:9"),
        ("[minimalist logo|look] of a [cat]", "bare", True),
        ("[flat logo design|look], [cat]", "bare", True),
        ("[cat], [logo style photo|look]", "bare", False),
        ("a [logo|form] of a [cat]", "bare", True),
    ],
)
def test_fields(line: str, field: str, value: object) -> None:
    assert getattr(plan_of(line), field) == value


def test_the_hour_sets_the_light_and_the_light_changes_it() -> None:
    light = plan_of("a [cat] at [sunset|time], [backlit|light]").light
    assert (light.time_of_day, light.azimuth) == ("sunset", 170)
    assert light.source_of("time_of_day").origin == "stated"
    assert plan_of("a [cat]").light.time_of_day == "noon"


def test_the_hour_may_be_said_of_the_place() -> None:
    plan = plan_of("a [camel] in a [desert|place] under a [starry|attr] [sky|place]")
    assert plan.light.time_of_day == "night"


def test_the_shot_sets_the_camera() -> None:
    camera = plan_of("[close-up|shot] of a [cat], [from above|shot]").camera
    assert (camera.shot, camera.elevation, camera.origin) == ("close", 85.0, "stated")


def test_colours_of_the_picture_are_its_palette() -> None:
    plan = plan_of("a [poster|form] in [teal|color >poster], a [red|color] [cat], [navy|color >-]")
    assert [color.name for color in plan.palette] == ["teal", "navy"]


def test_a_logo_without_things_shows_what_its_name_is_called_after() -> None:
    (owl,) = plan_of('a [logo|form] for a coffee shop, "[Morning Owl|text]"').objects
    assert (owl.noun, owl.origin) == ("owl", "implied")
    (coffee,) = plan_of('a [logo|form] for a coffee shop, "[Zorbl|text]"').objects
    assert coffee.noun == "coffee"
    assert plan_of('a [poster|form], "[Morning Owl|text]"').objects == ()


def test_a_logo_has_no_place_but_shows_it() -> None:
    plan = plan_of("[minimal logo|look], [mountain] and [tree] in a circle")
    assert [item.noun for item in plan.objects] == ["mountain", "tree"]
    assert (plan.background.family, plan.background.setting) == ("studio", "")
