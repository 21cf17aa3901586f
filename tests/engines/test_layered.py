"""The layered engine: who is asked for what, and what is handed on."""

from collections.abc import Sequence

import numpy as np
import pytest

from imagineart.engines.layered import SPRITE_MAX, SPRITE_STEP, LayeredEngine, sprite_requests
from imagineart.events import Event, Progress, ignore
from imagineart.painting.placeholder import Placeholders
from imagineart.painting.sprite import NoiseKey, Sprite, SpriteRequest
from imagineart.plan.plan import Background, Color, Light
from imagineart.rendering.looks import LOOKS
from imagineart.staging.sheet import Sheet, SheetObject, SheetText
from imagineart.staging.stage import Box

RED = Color(name="red", lightness=0.6, chroma=0.2, hue=28.0)


class Choosy(Placeholders):
    """Draws every noun but a flux capacitor, and remembers what it was asked for."""

    name = "choosy"

    def __init__(self) -> None:
        super().__init__()
        self.provenance = {"painter": "choosy", "weights": "abc"}
        self.asked: list[SpriteRequest] = []

    def drawable(self, noun: str) -> str | None:
        return None if noun == "flux capacitor" else noun

    def paint(self, requests: Sequence[SpriteRequest], progress: Progress = ignore) -> list[Sprite]:
        self.asked += requests
        return super().paint(requests, progress)


def box(left: float, width: float = 0.2) -> Box:
    return Box(left=left, top=0.5, width=width, height=width)


def plan(**fields: object) -> Sheet:
    objects = (
        SheetObject(
            id="apple",
            noun="apple",
            phrase="shiny apple",
            count=2,
            colors=(RED,),
            boxes=(box(0.1), box(0.35)),
        ),
        SheetObject(id="husky", noun="husky", drawn_as="dog", boxes=(box(0.7),), attempt=3),
    )
    defaults = {"width": 320, "height": 240, "seed": 5, "objects": objects}
    return Sheet.model_validate(defaults | fields)


def test_one_request_per_instance_in_plan_order() -> None:
    requests = sprite_requests(plan(), LOOKS["3d"])
    assert [request.noun for request in requests] == ["apple", "apple", "dog"]
    assert [request.key for request in requests] == [
        NoiseKey(5, 0, 0, 0),
        NoiseKey(5, 0, 1, 0),
        NoiseKey(5, 1, 0, 3),
    ]
    assert requests[0].phrase == "shiny apple"
    assert requests[0].colors == (RED.oklch,)
    assert requests[2].colors == ()


@pytest.mark.parametrize("look", LOOKS)
def test_the_look_chooses_the_painters_style(look: str) -> None:
    requests = sprite_requests(plan(), LOOKS[look])
    assert {request.style for request in requests} == {LOOKS[look].painter_style}


@pytest.mark.parametrize("width", [0.01, 0.2, 0.9, 2.0])
def test_sprites_are_large_enough_for_their_box_in_few_sizes(width: float) -> None:
    thing = SheetObject(id="a", noun="apple", boxes=(box(0.0, width),))
    (request,) = sprite_requests(plan(width=2048, height=2048, objects=(thing,)), LOOKS["3d"])
    assert request.size % SPRITE_STEP == 0
    assert request.size >= min(width * 2048, SPRITE_MAX)
    assert request.size <= SPRITE_MAX


def test_the_picture_has_the_plans_size_and_keeps_the_layers() -> None:
    picture = LayeredEngine(Choosy()).draw(plan())
    assert picture.size == (320, 240)
    assert np.isfinite(picture.pixels).all()
    assert [layer.name for layer in picture.layers].count("apple") == 2


def test_the_same_plan_gives_the_same_pixels_and_another_seed_others() -> None:
    engine = LayeredEngine(Choosy())
    np.testing.assert_array_equal(engine.draw(plan()).pixels, engine.draw(plan()).pixels)
    assert np.abs(engine.draw(plan(seed=6)).pixels - engine.draw(plan()).pixels).max() > 0.01


def test_what_nobody_can_draw_becomes_a_placeholder_and_is_said() -> None:
    thing = SheetObject(id="flux", noun="flux capacitor", boxes=(box(0.4),))
    source = Choosy()
    picture = LayeredEngine(source).draw(plan(objects=(*plan().objects, thing)))
    assert "flux capacitor" not in [request.noun for request in source.asked]
    assert any(note.startswith("flux capacitor: unknown") for note in picture.notes)


def test_an_empty_plan_is_its_background() -> None:
    picture = LayeredEngine(Choosy()).draw(plan(objects=(), background=Background(family="sky")))
    assert picture.size == (320, 240)
    assert picture.layers == ()


def test_a_look_it_cannot_do_is_answered_by_the_nearest_with_a_note() -> None:
    picture = LayeredEngine(Choosy()).draw(plan(style="photographic"))
    assert any("photographic" in note and "cinematic" in note for note in picture.notes)


def test_words_are_layers_of_their_own() -> None:
    words = SheetText(string="HELLO", box=Box(left=0.1, top=0.05, width=0.8, height=0.3))
    without = LayeredEngine(Choosy()).draw(plan())
    lettered = LayeredEngine(Choosy()).draw(plan(texts=(words,)))
    assert len(lettered.layers) == len(without.layers) + 1
    changed = np.abs(lettered.pixels - without.pixels).max(axis=-1) > 0.05
    assert changed[:84].any()
    assert not changed[110:].any()


def test_every_sprite_is_told_and_then_the_composition() -> None:
    events: list[Event] = []
    LayeredEngine(Choosy()).draw(plan(), events.append)
    assert [event.step for event in events] == ["painted"] * 3 + ["composed"]


def test_provenance_names_engine_and_painter() -> None:
    provenance = LayeredEngine(Choosy()).draw(plan()).provenance
    assert provenance["engine"] == "layered"
    assert provenance["weights"] == "abc"


@pytest.mark.parametrize(
    ("noun", "glowing", "shines"),
    [("floor lamp", False, True), ("mushroom", True, True), ("mushroom", False, False)],
)
def test_lamps_and_what_is_said_to_glow_shine_at_night(
    noun: str, glowing: bool, shines: bool
) -> None:
    thing, dull = (
        SheetObject(id="a", noun="mushroom", drawn_as=noun, glowing=said, boxes=(box(0.4),))
        for said in (glowing, False)
    )
    night = {"light": Light(time_of_day="night", ambient=0.2)}
    pictures = [
        LayeredEngine(Choosy()).draw(plan(objects=(item,), **night)).pixels
        for item in (thing, dull.revised(drawn_as="mushroom"))
    ]
    beside = [pixels[120:160, 100:125].mean() for pixels in pictures]
    assert bool(beside[0] > 1.1 * beside[1]) is shines


def test_what_glows_in_a_colour_lights_in_that_colour() -> None:
    thing = SheetObject(id="a", noun="orb", glowing=True, colors=(RED,), boxes=(box(0.4),))
    plain = thing.revised(glowing=False)
    glowing, dull = (
        LayeredEngine(Choosy())
        .draw(plan(objects=(item,)))
        .pixels[120:160, 100:125]
        .mean(axis=(0, 1))
        for item in (thing, plain)
    )
    more = glowing / dull
    assert more[0] > 1.05 * more[2]
