"""Places, weather, seasons and occasions make the background."""

import pytest
from tests.reading.assembly.marks import plan_of


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("a [cat] in a [forest|place]", "family", "forest"),
        ("a [cat] in a [foggy|weather] [forest|place]", "weather", "fog"),
        ("a [cat] in a [dark|attr] [forest|place]", "setting", "dark forest"),
        ("[cats] [on|on] a [wooden|mat] [table]", "surface", "wood"),
        ("[cats] [on|on] a [red|color] [table]", "surface", "red wood"),
        ("[cats] [on|on] a [wooden|mat] [table]", "family", "table"),
        ("a [rainy city street|place]", "weather", "rain"),
        ("a [cat] in a [misty|attr] [forest|place]", "weather", "fog"),
        ("a [lake] with a [boat]", "family", "sea"),
        ("a [cat], [autumn|time]", "season", "autumn"),
        ("a [cat] under a [grey|color] [sky|place] in a [desert|place]", "family", "desert"),
        ("a [cat], [sunset|time]", "family", "meadow"),
        ("a [cat]", "family", "studio"),
        ("[Christmas|event]", "season", "winter"),
        ("a [cabin], [snow|weather]", "weather", "snow"),
        ("a [cabin], [dark clouds|weather]", "weather", "cloudy"),
        ("a [cabin], [dark clouds|weather], [storm|weather]", "weather", "storm"),
        ("a [cabin], [sunny|weather], [rain|weather]", "weather", "rain"),
        ("a [monk] in the [garden of a monastery|place]", "family", "meadow"),
        ("a [cabin], [snow|weather]", "season", "winter"),
        ("a [man], [office|place] [background|place >-]", "family", "room"),
        ("a [man], [office background|place]", "family", "room"),
        ("a [man] against a [grey background|place]", "family", "studio"),
        ("a [car], [desert highway|place]", "family", "desert"),
        ("[paris rooftops|place]", "family", "city"),
        ("a [man] before an [apartment building|place]", "family", "street"),
        ("a [man] in [Nowhereland|place]", "origin", "usual"),
        ("a [bottle] [on|on] [black|color] [slate|place]", "family", "table"),
        ("a [bottle] [on|on] [black|color] [slate|place]", "surface", "black stone"),
        ("a [lake], [pink|color] [sky|place]", "family", "sea"),
        ("[ships] in the [pink|color] [sky|place]", "family", "sky"),
        ("[lavender|color] [fields] in [provence|place]", "setting", "lavender fields"),
        ("a [balloon] [over|above] a [city]", "family", "city"),
        ("a [lake|place] in [provence|place]", "setting", "lake"),
        ("[provence|place], a [lake|place]", "setting", "lake"),
        ("a [girl] [on|on] a [train]", "family", "room"),
        ("a [river] in a [desert|place]", "family", "desert"),
        ("[blurred|attr] [office] [behind|behind] a [woman]", "family", "room"),
        ("a [boy], a [ruined|attr] [city] [in the background|pos]", "family", "city"),
        ("a [bike] [leaning against|leaning_on] a [brick|mat] [wall]", "setting", "brick wall"),
        ("a [castle] on a [green|color] [hill]", "setting", "green hill"),
        ("a [man] [waiting at|next_to] a [bus stop]", "family", "street"),
        ("a [cat] [outside|in_front_of] a [bakery]", "family", "shop_front"),
        ("a [cat] [in|in] a [bakery]", "family", "room"),
    ],
)
def test_fields(line: str, field: str, value: str) -> None:
    assert getattr(plan_of(line).background, field) == value


def test_a_wall_that_is_the_place_has_its_colour() -> None:
    plan = plan_of("a [ladder] [against|leaning_on] a [yellow|color] [wall]")
    assert [color.name for color in plan.background.palette] == ["yellow"]
    assert plan.objects[0].action == "leaning"


@pytest.mark.parametrize(
    "line",
    [
        "a [boat] [beside|next_to] a [lake]",
        "a [lake] [behind|behind] a [boat]",
        "a [boat] [in front of|in_front_of] a [lake]",
    ],
)
def test_a_place_that_stands_to_things_is_a_thing(line: str) -> None:
    assert {item.noun for item in plan_of(line).objects} == {"boat", "lake"}


def test_a_table_with_a_place_around_it_is_a_thing() -> None:
    plan = plan_of("a [cat] [on|on] a [table] in a [kitchen|place]")
    assert [item.noun for item in plan.objects] == ["cat", "table"]
    assert plan.background.family == "kitchen"


def test_the_sky_over_a_place_has_its_own_colour() -> None:
    ground = plan_of("a [desert|place] under a [pink|color] [sky|place]").background
    assert ground.sky is not None
    assert (ground.family, ground.sky.name, ground.palette) == ("desert", "pink", ())


def test_the_sky_over_things_is_no_place_of_theirs() -> None:
    ground = plan_of("a [cow], [pink|color] [sky|place]").background
    assert ground.sky is not None
    assert (ground.sky.name, ground.setting, ground.span) == ("pink", "", None)


def test_colours_of_a_backdrop_are_its_palette() -> None:
    ground = plan_of("a [cat] on a [plain|attr] [teal|color] [background|place]").background
    assert ([color.name for color in ground.palette], ground.family) == (["teal"], "studio")


@pytest.mark.parametrize(
    ("line", "season", "hour"),
    [
        ("a [bench], [autumn leaves]", "autumn", "noon"),
        ("a [bench], the [sun] going down", "summer", "sunset"),
        ("a [bench] with the text [late at night|text >bench]", "summer", "noon"),
    ],
)
def test_hours_and_seasons_are_told_in_passing(line: str, season: str, hour: str) -> None:
    plan = plan_of(line)
    assert (plan.background.season, plan.light.time_of_day) == (season, hour)


def test_an_occasion_brings_what_belongs_to_it() -> None:
    plan = plan_of("a [birthday party|event] for a [dinosaur]")
    stated = [item.noun for item in plan.objects if item.is_stated]
    implied = [item.noun for item in plan.objects if not item.is_stated]
    assert stated == ["dinosaur"]
    assert "birthday cake" in implied
    assert plan.mood == "cheerful"
