"""Backgrounds: every family, hour and weather; the horizon, the colours asked for, the seed."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from imagineart.color.spaces import linear_to_oklch
from imagineart.plan.plan import Background, Camera, Color, Light, TimeOfDay, Weather
from imagineart.rendering.backgrounds import PAINTERS, paint
from imagineart.rendering.looks import LOOKS
from imagineart.rendering.raster import Array
from imagineart.world.places import all_families

EDGE = 96  # px
HOURS: tuple[TimeOfDay, ...] = (
    "dawn", "morning", "noon", "afternoon", "sunset", "dusk", "night",
)  # fmt: skip
OUTDOORS = ("sky", "sea", "beach", "meadow", "mountains", "desert", "snow", "street", "city")


@cache
def painted(
    family: str,
    *,
    width: int = EDGE,
    height: int = EDGE,
    seed: int = 1,
    time: TimeOfDay = "noon",
    horizon: float = 0.5,
    look: str = "3d",
    **fields: object,
) -> Array:
    background = Background.model_validate({"family": family, **fields})
    light, camera = Light(time_of_day=time), Camera(horizon=horizon)
    return paint(background, light, camera, width, height, seed, look=LOOKS[look])


def lightness(pixels: Array) -> float:
    return float(linear_to_oklch(pixels)[..., 0].mean())


@pytest.mark.parametrize("family", PAINTERS)
@pytest.mark.parametrize(("width", "height"), [(EDGE, EDGE), (144, 48)])
def test_every_family_fills_every_shape(family: str, width: int, height: int) -> None:
    pixels = painted(family, width=width, height=height)
    assert pixels.shape == (height, width, 3)
    assert pixels.dtype == np.float32
    assert np.isfinite(pixels).all()
    assert pixels.min() >= 0
    assert pixels.max() <= 1
    assert pixels.std() > 1e-4, "a background is more than one flat colour"


@pytest.mark.parametrize("family", ["meadow", "mountains", "night_sky"])
def test_the_sky_leaves_its_moon_out_when_one_is_drawn_as_a_thing(family: str) -> None:
    background, light = Background(family=family), Light(time_of_day="night")
    with_moon, without = (
        paint(background, light, Camera(horizon=0.6), EDGE, EDGE, 1, luminary=shown)
        for shown in (True, False)
    )
    brightest = np.quantile(with_moon.max(axis=-1), 0.995)
    assert brightest > 2 * np.quantile(without.max(axis=-1), 0.995)


@pytest.mark.parametrize("family", PAINTERS)
def test_the_seed_alone_decides(family: str) -> None:
    again = painted.__wrapped__(family)
    assert np.array_equal(again, painted(family))
    if family not in ("studio", "pattern"):  # these have few choices, which may coincide
        assert not np.array_equal(painted(family, seed=2), again)


@pytest.mark.parametrize("family", OUTDOORS)
def test_night_is_darker_than_noon(family: str) -> None:
    assert lightness(painted(family, time="night")) < lightness(painted(family)) - 0.1


@pytest.mark.parametrize("time", HOURS)
def test_every_hour_has_its_own_sky(time: TimeOfDay) -> None:
    others = [painted("sea", time=hour) for hour in HOURS if hour != time]
    mine = painted("sea", time=time)
    assert all(np.abs(mine - other).mean() > 0.01 for other in others)


def test_sunset_is_warmer_than_noon() -> None:
    def warmth(pixels: Array) -> float:
        return float((pixels[..., 0] - pixels[..., 2]).mean())

    assert warmth(painted("sea", time="sunset")) > warmth(painted("sea")) + 0.1


@pytest.mark.parametrize("weather", ["cloudy", "rain", "storm", "fog", "snow"])
@pytest.mark.parametrize("family", ["sea", "street"])
def test_weather_shows(family: str, weather: Weather) -> None:
    assert np.abs(painted(family, weather=weather) - painted(family)).mean() > 0.01


def test_a_storm_is_darker_than_a_clear_day() -> None:
    assert lightness(painted("sky", weather="storm")) < lightness(painted("sky")) - 0.05


def test_seasons_turn_the_meadow() -> None:
    ground = {
        season: linear_to_oklch(painted("meadow", season=season)[80:].mean(axis=(0, 1)))
        for season in ("spring", "summer", "autumn", "winter")
    }
    assert 105 < ground["summer"][2] < 150, "green"
    assert ground["autumn"][2] < 105, "yellow to brown"
    assert ground["winter"][1] < 0.05, "snow has little colour"
    assert ground["winter"][0] > ground["summer"][0] + 0.15


def test_snow_lies_on_roofs_and_on_a_street_at_night() -> None:
    winter, summer = (
        painted("street", season=season, time="night") for season in ("winter", "summer")
    )
    assert lightness(winter[70:]) > lightness(summer[70:]) + 0.1, "neither bare nor wet"
    assert lightness(winter[:32]) > lightness(summer[:32]) + 0.02, "its roofs"


@pytest.mark.parametrize("family", ["sea", "desert", "table", "street", "snow"])
def test_the_horizon_is_where_the_camera_says(family: str) -> None:
    high, low = (painted(family, horizon=horizon, look="flat") for horizon in (0.3, 0.7))
    change = np.abs(linear_to_oklch(high) - linear_to_oklch(low))[..., :2].mean(axis=(1, 2))
    assert change[36:60].mean() > 1.5 * change[88:].mean(), "ground under one, not under the other"


@pytest.mark.parametrize("family", ["studio", "paper", "pattern", "gradient"])
@pytest.mark.parametrize("asked", [(0.63, 0.22, 27.0), (0.55, 0.16, 255.0), (0.80, 0.14, 90.0)])
def test_a_stated_colour_is_the_colour(family: str, asked: tuple[float, float, float]) -> None:
    color = Color(name="asked", lightness=asked[0], chroma=asked[1], hue=asked[2])
    pixels = painted(family, palette=(color,), surface="dots" if family == "pattern" else "")
    hues = linear_to_oklch(np.median(pixels, axis=(0, 1)))
    assert abs((hues[2] - asked[2] + 180) % 360 - 180) < 10
    assert abs(hues[0] - asked[0]) < 0.12


def test_a_white_ground_is_white() -> None:
    white = Color(name="white", lightness=1.0, chroma=0.0, hue=0.0)
    light = linear_to_oklch(painted("studio", palette=(white,)))[..., 0]
    assert light.max() > 0.985
    assert light.min() > 0.9


def test_a_coloured_sky_colours_the_sky_not_the_ground() -> None:
    pink = Color(name="pink", lightness=0.8, chroma=0.12, hue=355.0)
    pixels = painted("desert", sky=pink)
    top, ground = (linear_to_oklch(part.mean(axis=(0, 1))) for part in (pixels[:20], pixels[75:]))
    assert min(abs(top[2] - 355), 360 - abs(top[2] - 355)) < 25
    assert 40 < ground[2] < 100


def test_an_unstated_ground_keeps_clear_of_the_things() -> None:
    blue = (0.87, 0.035, 230.0)
    for seed in range(8):
        background = Background(family="studio", surface="plain")
        pixels = paint(background, Light(), Camera(), 48, 48, seed, avoid=(blue,))
        hue = linear_to_oklch(np.median(pixels, axis=(0, 1)))[2]
        assert abs(hue - 230) > 30


def test_a_named_surface_shows() -> None:
    kinds = ("wood", "dark wood", "marble", "red cloth", "gingham", "stone", "metal", "glass")
    tops = [painted("table", surface=kind)[70:].mean(axis=(0, 1)) for kind in kinds]
    for i, top in enumerate(tops):
        assert all(np.abs(top - other).max() > 0.01 for other in tops[i + 1 :])


def test_a_coloured_cloth_has_that_colour() -> None:
    top = linear_to_oklch(painted("table", surface="red cloth")[70:].mean(axis=(0, 1)))
    assert abs((top[2] - 27 + 180) % 360 - 180) < 15
    assert top[1] > 0.12


def test_detail_is_less_in_a_flat_look() -> None:
    def texture(pixels: Array) -> float:
        return float(np.abs(np.diff(pixels[60:], axis=1)).mean())

    assert texture(painted("table", look="flat")) < 0.6 * texture(painted("table"))


def test_every_family_of_places_is_painted_and_no_other() -> None:
    assert PAINTERS.keys() == all_families().keys()


def test_a_larger_picture_shows_the_same_scene() -> None:
    small = painted("meadow", width=96, height=96)
    large = painted("meadow", width=192, height=192)
    reduced = large.reshape(96, 2, 96, 2, 3).mean(axis=(1, 3))
    assert np.abs(small - reduced).mean() < 0.06


def test_the_gallery_page_names_every_family() -> None:
    page = (Path(__file__).parents[2] / "docs" / "gallery" / "README.md").read_text()
    for name in PAINTERS:
        assert f"| `{name}` |" in page


def test_a_shop_window_is_the_brightest_thing_at_night() -> None:
    shop = painted("shop", time="night", width=192, height=192)
    window, wall = shop[46:80, 36:100], shop[20:24]
    assert lightness(window) > lightness(wall) + 0.1


def test_the_shop_in_the_middle_has_the_asked_colour() -> None:
    asked = Color(name="red", lightness=0.6, chroma=0.2, hue=28)
    front = linear_to_oklch(painted("shop", palette=(asked,), width=192, height=192)[:20])
    red = (np.abs(front[..., 2] - 28) < 10) & (front[..., 1] > 0.1)
    assert red[:, 10:180].mean() > 0.4
    assert red[:, :6].mean() == 0, "its neighbours have colours of their own"


def test_a_library_has_books_of_many_colours() -> None:
    shelves = painted("library", width=192, height=192)[:90]
    hues = linear_to_oklch(shelves)[..., 2]
    assert len(np.unique(np.floor(hues / 30))) >= 6


@pytest.mark.parametrize("time", ["noon", "night"])
def test_a_cave_is_darkest_at_its_sides(time: TimeOfDay) -> None:
    cave = painted("cave", time=time, width=192, height=192)[:90]
    sides = (cave[:40, :24], cave[:40, 168:])
    assert max(map(lightness, sides)) < lightness(cave[:, 60:132]) + 0.02
    assert np.median(cave) < 0.3


def test_it_is_night_outside_where_a_candle_lights_the_room() -> None:
    def room(ambient: float) -> Array:
        light = Light(ambient=ambient)
        return paint(Background(family="room"), light, Camera(), 192, 192, 1)

    changed = np.abs(room(0.1) - room(0.4)).max(axis=-1) > 0.2
    assert changed.mean() > 0.03
    assert lightness(room(0.1)[changed]) < lightness(room(0.4)[changed]) - 0.2


def test_a_kitchen_shows_its_floor_where_people_stand() -> None:
    counter, floor = (
        painted("kitchen", surface=s, width=192, height=192) for s in ("", "tile floor")
    )
    assert np.abs(counter[60:90] - floor[60:90]).mean() > 0.05, "cupboards stand along the wall"
    assert np.abs(counter[:40] - floor[:40]).mean() < 0.05


@pytest.mark.parametrize(("wet", "dry"), [("rain", "cloudy"), ("snow", "cloudy")])
def test_it_rains_and_snows_before_the_window_of_a_room(wet: Weather, dry: Weather) -> None:
    def room(weather: Weather) -> Array:
        place = Background(family="room", weather=weather)
        return paint(place, Light(), Camera(), 192, 192, 1)

    rows, columns = np.nonzero(np.abs(room(wet) - room(dry)).max(axis=-1) > 0.02)
    assert len(rows) > 100
    assert rows.max() < 0.5 * 192, "not on the floor"
    assert np.ptp(columns) < 0.4 * 192, "not on the whole wall"
