"""Composition: places, order, occlusion, shadows, layers, exact words."""

from dataclasses import replace

import numpy as np
import pytest

from imagineart.plan.plan import Background, Camera, Light, Predicate, Relation, Weather
from imagineart.rendering.compositor import Placed, compose
from imagineart.rendering.looks import LOOKS, Look
from imagineart.rendering.raster import Array
from imagineart.staging.sheet import Sheet, SheetObject
from imagineart.staging.stage import Box
from imagineart.world.places import all_families

EDGE = 200  # px
RED, BLUE, GREEN = (0.8, 0.05, 0.05), (0.05, 0.05, 0.8), (0.05, 0.7, 0.05)
PLAIN = Look("plain", shading=0.0, rim=0.0, shadow=0.0, haze=0.0, finish=lambda p, s: p)


def square(color: tuple[float, float, float], wide: int = 60, tall: int = 60) -> Array:
    """An opaque rectangle in the middle of a transparent 100 px sprite."""
    image = np.zeros((100, 100, 4), np.float32)
    top, left = (100 - tall) // 2, (100 - wide) // 2
    image[top : top + tall, left : left + wide] = (*color, 1)
    return image


def plan_of(*relations: tuple[str, Predicate, str], family: str = "studio") -> Sheet:
    return Sheet(
        width=EDGE,
        height=EDGE,
        background=Background(family=family),
        camera=Camera(horizon=0.4),
        light=Light(warmth=0.0),
        objects=tuple(SheetObject(id=id, noun="thing") for id in "abc"),
        relations=tuple(Relation(subject=s, predicate=p, object=o) for s, p, o in relations),
    )


def placed(name: str, color: tuple[float, float, float], *box: float, depth: float = 0.3) -> Placed:
    left, top, width, height = box
    return Placed(
        name, "thing", Box(left=left, top=top, width=width, height=height), depth, square(color)
    )


def ground(level: float = 0.5) -> Array:
    return np.full((EDGE, EDGE, 3), level, np.float32)


def color_at(picture: Array, x: float, y: float) -> Array:
    return np.asarray(picture[round(y * EDGE), round(x * EDGE)])


def test_a_sprite_fills_its_box_and_stands_on_its_lower_edge() -> None:
    picture = compose(plan_of(), ground(), [placed("a", RED, 0.2, 0.3, 0.4, 0.6)], look=PLAIN)
    layer = picture.layers[0]
    assert layer.image.shape[1] == pytest.approx(0.4 * EDGE, abs=1)
    assert layer.top + layer.image.shape[0] == pytest.approx(0.9 * EDGE, abs=1)
    assert np.allclose(color_at(picture.pixels, 0.4, 0.8), RED, atol=1e-3)
    assert np.allclose(color_at(picture.pixels, 0.4, 0.4), 0.5), "the box's upper part stays free"


def test_the_background_is_left_as_it_was() -> None:
    background = ground()
    compose(plan_of(), background, [placed("a", RED, 0.2, 0.3, 0.4, 0.4)])
    assert (background == 0.5).all()


def test_an_empty_sprite_is_no_layer() -> None:
    nothing = Placed("a", "x", Box(left=0, top=0, width=1, height=1), 0, np.zeros((9, 9, 4), "f4"))
    picture = compose(plan_of(), ground(), [nothing], look=PLAIN)
    assert picture.layers == ()
    assert np.allclose(picture.pixels, 0.5)


@pytest.mark.parametrize("box", [(-0.3, -0.2, 0.5, 0.5), (0.8, 0.8, 0.5, 0.5), (-1, 0, 2, 2)])
def test_boxes_may_reach_over_the_edge(box: tuple[float, float, float, float]) -> None:
    picture = compose(plan_of(), ground(), [placed("a", RED, *box)])
    assert picture.pixels.shape == (EDGE, EDGE, 3)
    assert np.isfinite(picture.pixels).all()


def test_the_nearer_covers_the_farther() -> None:
    near = placed("a", RED, 0.3, 0.3, 0.4, 0.4, depth=0.1)
    far = placed("b", BLUE, 0.4, 0.3, 0.4, 0.4, depth=0.6)
    for order in ([near, far], [far, near]):
        picture = compose(plan_of(), ground(), order, look=PLAIN)
        assert np.allclose(color_at(picture.pixels, 0.5, 0.5), RED, atol=1e-3)
        assert [layer.name for layer in picture.layers] == ["b", "a"]


@pytest.mark.parametrize(
    ("predicate", "on_top"),
    [
        ("behind", BLUE), ("under", RED), ("riding", BLUE), ("holding", BLUE),
        ("wearing", BLUE), ("in_front_of", RED), ("on", RED),
    ],
)  # fmt: skip
@pytest.mark.parametrize("depth", [0.1, 0.6])
def test_relations_decide_who_covers_whom(
    predicate: Predicate, on_top: tuple[float, float, float], depth: float
) -> None:
    plan = plan_of(("a", predicate, "b"))
    items = [
        placed("a", RED, 0.3, 0.3, 0.4, 0.4, depth=depth),
        placed("b", BLUE, 0.4, 0.3, 0.4, 0.4, depth=0.3),
    ]
    picture = compose(plan, ground(), items, look=PLAIN)
    assert np.allclose(color_at(picture.pixels, 0.5, 0.5), on_top, atol=1e-3)


def test_what_is_in_a_thing_is_half_hidden_by_its_front() -> None:
    plan = plan_of(("a", "in", "b"))
    items = [placed("a", RED, 0.4, 0.3, 0.2, 0.35), placed("b", BLUE, 0.25, 0.5, 0.5, 0.4)]
    picture = compose(plan, ground(), items, look=PLAIN).pixels
    assert np.allclose(color_at(picture, 0.5, 0.47), RED, atol=0.02), "above the rim"
    assert np.allclose(color_at(picture, 0.5, 0.64), BLUE, atol=0.02), "behind the front"
    inside = items[0].box
    rows = np.arange(round(inside.top * EDGE), round(inside.bottom * EDGE))
    red = [np.allclose(picture[row, EDGE // 2], RED, atol=0.05) for row in rows]
    assert sum(red) >= 0.3 * len(rows), "never hidden altogether"


def test_what_stands_too_high_is_let_down_into_its_container() -> None:
    plan = plan_of(("a", "in", "b"))
    items = [placed("a", RED, 0.4, 0.1, 0.2, 0.35), placed("b", BLUE, 0.25, 0.5, 0.5, 0.4)]
    layers = {layer.name: layer for layer in compose(plan, ground(), items, look=PLAIN).layers}
    foot = layers["a"].top + layers["a"].image.shape[0]
    assert layers["b"].top < foot < layers["b"].top + layers["b"].image.shape[0]


def test_contradicting_relations_still_give_a_picture() -> None:
    plan = plan_of(("a", "behind", "b"), ("b", "behind", "a"))
    items = [placed("a", RED, 0.3, 0.3, 0.4, 0.4), placed("b", BLUE, 0.4, 0.3, 0.4, 0.4)]
    assert len(compose(plan, ground(), items).layers) == 2


def _darker(plan: Sheet, item: Placed, look: str = "3d") -> Array:
    """(H, W) how much darker the ground is with the thing than without, outside the thing."""
    with_it = compose(plan, ground(), [item], look=LOOKS[look])
    without = compose(plan, ground(), [], look=LOOKS[look])
    change = (without.pixels - with_it.pixels).mean(axis=-1)
    layer = with_it.layers[0]
    rows, columns = layer.image.shape[:2]
    change[layer.top - 2 : layer.top + rows, layer.left - 2 : layer.left + columns + 2] = 0
    return np.asarray(change)


def test_a_thing_on_the_ground_throws_a_shadow() -> None:
    change = _darker(plan_of(family="meadow"), placed("a", RED, 0.3, 0.5, 0.3, 0.3))
    assert change.max() > 0.1
    assert change[:, : round(0.25 * EDGE)].max() < 0.02, "not on the light's side"


@pytest.mark.parametrize("family", ["sky", "gradient", "pattern"])
def test_nothing_throws_a_shadow_where_there_is_no_ground(family: str) -> None:
    change = _darker(plan_of(family=family), placed("a", RED, 0.3, 0.5, 0.3, 0.3))
    assert np.abs(change).max() < 0.02


def test_a_flying_thing_throws_no_shadow() -> None:
    change = _darker(plan_of(family="meadow"), placed("a", RED, 0.3, 0.02, 0.3, 0.3))
    assert np.abs(change).max() < 0.02


def test_a_thing_before_a_wall_shades_the_wall() -> None:
    change = _darker(plan_of(family="room"), placed("a", RED, 0.3, 0.02, 0.3, 0.3))
    assert change.max() > 0.02


def test_a_pattern_has_no_shadows() -> None:
    plan = plan_of().revised(kind="pattern")
    assert np.abs(_darker(plan, placed("a", RED, 0.3, 0.5, 0.3, 0.3))).max() < 0.02


@pytest.mark.parametrize("family", [f.name for f in all_families().values() if not f.sky])
@pytest.mark.parametrize("weather", ["rain", "snow", "storm"])
def test_nothing_falls_where_there_is_no_sky(family: str, weather: Weather) -> None:
    plan = plan_of(family=family)
    wet = plan.revised(background=plan.background.revised(weather=weather))
    dry, fallen = (compose(one, ground(), [], look=PLAIN).pixels for one in (plan, wet))
    assert (dry == fallen).all()


def test_rain_falls_over_everything() -> None:
    plan = plan_of(family="street")
    wet = plan.model_copy(
        update={"background": plan.background.model_copy(update={"weather": "rain"})}
    )
    dry_picture, wet_picture = (
        compose(p, ground(), [placed("a", RED, 0.1, 0.1, 0.8, 0.8)]).pixels for p in (plan, wet)
    )
    inside = slice(60, 140), slice(60, 140)
    assert (wet_picture - dry_picture)[inside].max() > 0.02


def test_what_stands_on_a_thing_shades_only_that() -> None:
    plan = plan_of(("a", "on", "b"), family="meadow")
    carrier = placed("b", BLUE, 0.2, 0.5, 0.5, 0.4)
    alone = compose(plan, ground(), [carrier]).pixels
    both = compose(plan, ground(), [carrier, placed("a", RED, 0.3, 0.3, 0.2, 0.22)]).pixels
    changed = np.abs(alone - both).max(axis=-1) > 0.01
    assert changed[round(0.53 * EDGE) : round(0.56 * EDGE), 60:110].any()
    assert not changed[:, : round(0.19 * EDGE)].any()


def test_an_asked_colour_is_in_the_picture() -> None:
    picture = compose(plan_of(), ground(), [placed("a", RED, 0.2, 0.2, 0.6, 0.6)])
    inside = picture.pixels[70:130, 70:130].reshape(-1, 3)
    assert np.allclose(np.median(inside, axis=0), RED, atol=0.06)


def test_the_same_plan_gives_the_same_pixels() -> None:
    items = [placed("a", RED, 0.1, 0.3, 0.4, 0.4), placed("b", GREEN, 0.5, 0.4, 0.4, 0.4)]
    first, second = (compose(plan_of(), ground(), items).pixels for _ in range(2))
    assert np.array_equal(first, second)


def test_far_things_take_the_colour_of_the_air() -> None:
    far = placed("a", RED, 0.3, 0.3, 0.3, 0.3, depth=1.0)
    near = placed("a", RED, 0.3, 0.3, 0.3, 0.3, depth=0.1)
    plan = plan_of(family="mountains")
    reds = [compose(plan, ground(), [item]).layers[0].image[30, 30] for item in (far, near)]
    assert np.abs(reds[0][:3] - 0.5).sum() < np.abs(reds[1][:3] - 0.5).sum()


def lake(*relations: tuple[str, Predicate, str]) -> Sheet:
    water = Background(family="sea", surface="water")
    return plan_of(*relations).revised(background=water)


def test_what_swims_is_cut_at_the_water_line() -> None:
    boat = replace(placed("a", RED, 0.2, 0.5, 0.4, 0.4), draught=0.25)
    swimming = compose(lake(), ground(), [boat], look=PLAIN).layers[0]
    ashore = compose(plan_of(), ground(), [boat], look=PLAIN).layers[0]
    assert swimming.top == ashore.top, "what stands on it finds it where it was"
    assert swimming.image.shape[0] == pytest.approx(0.75 * ashore.image.shape[0], abs=1)


def test_what_is_carried_does_not_swim() -> None:
    plan = lake(("a", "on", "b"))
    duck = replace(placed("a", RED, 0.4, 0.5, 0.2, 0.2), draught=0.4)
    raft = placed("b", BLUE, 0.3, 0.6, 0.4, 0.2)
    heights = {x.name: x.image.shape[0] for x in compose(plan, ground(), [duck, raft]).layers}
    assert heights["a"] == pytest.approx(0.2 * EDGE, abs=1)


def test_a_fish_in_a_glass_is_seen_through_it() -> None:
    plan = plan_of(("a", "in", "b"))
    fish = placed("a", RED, 0.4, 0.5, 0.2, 0.2, depth=0.31)
    bowl = placed("b", BLUE, 0.2, 0.3, 0.6, 0.6)
    clear, thick = (
        color_at(compose(plan, ground(), [fish, b], look=PLAIN).pixels, 0.5, 0.65)
        for b in (replace(bowl, clear=True), bowl)
    )
    assert clear[0] > 0.4 > clear[2]
    assert np.allclose(thick, BLUE, atol=1e-3)


def creature(*, faces_left: bool) -> Array:
    """A body with a raised head at one end."""
    image = np.zeros((100, 100, 4), np.float32)
    image[50:90, 10:90] = (*BLUE, 1)
    image[10:50, 10:35] = (*BLUE, 1)
    return image if faces_left else image[:, ::-1].copy()


@pytest.mark.parametrize("faces_left", [True, False])
def test_a_hat_sits_on_the_head_wherever_the_wearer_looks(*, faces_left: bool) -> None:
    plan = plan_of(("b", "wearing", "a"))
    hat = placed("a", RED, 0.45, 0.1, 0.1, 0.1)
    body = replace(placed("b", BLUE, 0.2, 0.1, 0.6, 0.6), sprite=creature(faces_left=faces_left))
    layers = {layer.name: layer for layer in compose(plan, ground(), [hat, body]).layers}
    middle = (layers["a"].left + layers["a"].image.shape[1] / 2) / EDGE
    assert middle == pytest.approx(0.29 if faces_left else 0.71, abs=0.03)


def hill() -> Array:
    """A blue triangle, as high as wide, in a 100 px sprite that it fills."""
    rows, columns = np.mgrid[0:100, 0:100]
    image = np.zeros((100, 100, 4), np.float32)
    image[np.abs(columns - 49.5) <= rows / 2] = (*BLUE, 1)
    return image


def on_the_hill(*foot: float) -> list[Placed]:
    """A hill of 80 × 80 % of the canvas and a thing with its foot above its slot for each x."""
    carrier = replace(placed("b", BLUE, 0.1, 0.2, 0.8, 0.8), sprite=hill())
    top = 0.2 + 0.12 * 0.8
    return [carrier, *(placed("a", RED, x - 0.05, top - 0.1, 0.1, 0.1) for x in foot)]


def test_things_on_a_slope_stand_on_its_outline() -> None:
    things = on_the_hill(0.5, 0.3, 0.75)
    picture = compose(plan_of(("a", "on", "b")), ground(), things, look=PLAIN)
    for x, layer in zip(
        (0.3, 0.5, 0.75), sorted(picture.layers[1:], key=lambda s: s.left), strict=True
    ):
        outline = 0.2 + 2 * abs(x - 0.5) * 0.8
        foot = (layer.top + layer.image.shape[0]) / EDGE
        assert outline - 0.02 <= foot <= outline + 0.12 * 0.8 + 0.03


def test_what_would_stand_beside_its_carrier_comes_in() -> None:
    things = on_the_hill(0.05)
    picture = compose(plan_of(("a", "on", "b")), ground(), things, look=PLAIN)
    layer = picture.layers[1]
    middle = (layer.left + layer.image.shape[1] / 2) / EDGE
    assert 0.2 < middle < 0.35


def test_what_stands_on_a_seat_stays_there() -> None:
    chair = replace(placed("b", BLUE, 0.1, 0.2, 0.8, 0.8), sprite=hill())
    cat = placed("a", RED, 0.4, 0.48, 0.2, 0.2)  # its foot at 0.6 of the chair's height
    picture = compose(plan_of(("a", "on", "b")), ground(), [chair, cat], look=PLAIN)
    layer = picture.layers[1]
    assert layer.top + layer.image.shape[0] == pytest.approx(0.68 * EDGE, abs=1)


def test_a_hat_comes_down_with_its_wearer() -> None:
    hill_, owl = on_the_hill(0.75)
    hat = placed("c", GREEN, 0.72, 0.16, 0.06, 0.06)
    plan = plan_of(("a", "on", "b"), ("a", "wearing", "c"))
    before = hat.box.top - owl.box.top
    picture = compose(plan, ground(), [hill_, owl, hat], look=PLAIN)
    tops = {layer.name: layer.top / EDGE for layer in picture.layers}
    assert tops["a"] > owl.box.top + 0.1
    assert tops["c"] - tops["a"] == pytest.approx(before, abs=0.02)


def test_what_shines_lights_its_surroundings_at_night() -> None:
    plan = plan_of().revised(light=Light(time_of_day="night", ambient=0.2))
    candle = placed("a", RED, 0.45, 0.4, 0.1, 0.2)
    pictures = [
        compose(plan, ground(0.2), [replace(candle, glow=glow)], look=PLAIN).pixels
        for glow in (None, (1.0, 0.7, 0.4))
    ]
    dark, lit = (color_at(pixels, 0.44, 0.53).mean() for pixels in pictures)
    assert lit > 1.2 * dark


@pytest.mark.parametrize("predicate", ["wearing", "holding"])
def test_what_is_borne_keeps_its_place_on_a_bearer_shorter_than_its_box(
    predicate: Predicate,
) -> None:
    wearer = placed("a", RED, 0.3, 0.2, 0.4, 0.8)  # a square: its upper half stays free
    hat = placed("b", GREEN, 0.45, 0.2, 0.1, 0.08)  # its foot at a tenth of the box
    picture = compose(plan_of(("a", predicate, "b")), ground(), [wearer, hat], look=PLAIN)
    layers = {layer.name: layer for layer in picture.layers}
    foot = layers["b"].top + layers["b"].image.shape[0]
    share = (foot - layers["a"].top) / layers["a"].image.shape[0]
    assert share == pytest.approx(0.1, abs=0.03)
