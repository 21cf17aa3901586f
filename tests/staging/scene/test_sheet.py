"""Sheets: words in their places, things in the room that they leave."""

import pytest

from imagineart.plan.plan import Background, ObjectSpec, Plan, TextBlock
from imagineart.staging.scene.preview import preview
from imagineart.staging.scene.sheet import ROOM, laid_out, room_of, text_boxes, words_alone
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.scene.surfaces import placed_surfaces
from imagineart.staging.stage import Canvas, Stage
from imagineart.world.sheet_occasions import RINGED

SQUARE, WIDE = Canvas(width=512, height=512), Canvas(width=704, height=396)
POSTER = Plan(
    kind="poster",
    objects=(ObjectSpec(id="apple", noun="apple", count=3),),
    texts=(TextBlock(string="HARVEST"), TextBlock(string="12 June", role="subtitle")),
)


@pytest.fixture(scope="module", params=[SQUARE, WIDE])
def stage(request: pytest.FixtureRequest) -> Stage:
    return laid_out(POSTER, stage_scene(POSTER, request.param, 3, "low"))


def test_the_headline_is_above_and_the_rest_below(stage: Stage) -> None:
    headline, rest = stage.texts
    assert headline is not None
    assert rest is not None
    assert headline.bottom < 0.35
    assert rest.top > 0.8
    assert headline.height > rest.height


def test_things_fill_the_room_between(stage: Stage) -> None:
    room = room_of(POSTER, stage.texts)
    top = min(one.box.top for one in stage.instances)
    bottom = max(one.box.bottom for one in stage.instances)
    wide = max(o.box.right for o in stage.instances) - min(o.box.left for o in stage.instances)
    assert room.top <= top
    assert bottom <= room.bottom
    filled = (bottom - top) / (room.bottom - room.top), wide / (room.right - room.left)
    assert max(filled) == pytest.approx(ROOM, abs=0.02)


def test_boxes_are_what_the_lens_sees(stage: Stage) -> None:
    assert stage.setting is not None
    seen = preview(placed_surfaces(stage), stage.setting.lens, stage.canvas)
    for one, box in zip(stage.instances, seen.boxes, strict=True):
        assert box is not None
        assert one.box.left == pytest.approx(box.left, abs=0.003)
        assert one.box.bottom == pytest.approx(box.bottom, abs=0.003)


def test_what_is_no_model_has_no_box_of_the_lens() -> None:
    before = stage_scene(POSTER, SQUARE, 3, "low")
    first, *others = before.instances
    stage = laid_out(POSTER, before.revised(instances=(first.revised(placement=None), *others)))
    assert [one.object for one in stage.instances] == [one.object for one in before.instances]
    assert all(one.box is not None for one in stage.instances if one.placement is not None)


def test_the_name_of_a_logo_stands_under_it() -> None:
    logo = POSTER.revised(kind="single", bare=True, style="flat", texts=POSTER.texts[:1])
    (box,) = text_boxes(logo, SQUARE)
    assert box is not None
    assert box.top > 0.6
    assert room_of(logo, (box,)).bottom < box.top


def test_words_on_a_thing_have_no_place_of_their_own() -> None:
    worn = POSTER.revised(texts=(TextBlock(string="RIPE", carrier="apple"), POSTER.texts[1]))
    assert text_boxes(worn, SQUARE)[0] is None


def test_long_headlines_take_two_lines_and_none_is_a_giant() -> None:
    long = POSTER.revised(texts=(TextBlock(string="THE NIGHT OF THE HUNGRY OWLS"),))
    short = POSTER.revised(texts=(TextBlock(string="HI"),))
    for plan in (long, short):
        (box,) = text_boxes(plan, SQUARE)
        assert box is not None
        assert 0.1 < box.height < 0.3


def test_words_said_to_be_low_stand_at_the_foot() -> None:
    prompt = 'poster, title "THE LAST WELL" in letters at the bottom, line above it "No mercy"'
    texts = (
        TextBlock(string="THE LAST WELL", span=(15, 28)),
        TextBlock(string="No mercy", role="subtitle", span=(77, 85)),
    )
    title, line = text_boxes(POSTER.revised(prompt=prompt, texts=texts), SQUARE)
    assert title is not None
    assert line is not None
    assert line.bottom < title.top
    assert title.top > 0.6


def test_a_poster_of_a_place_brings_its_hero_into_the_room_of_the_view() -> None:
    place = Background(family="beach", origin="stated")
    plan = POSTER.revised(background=place, style="poster")
    before = stage_scene(plan, SQUARE, 1, "low")
    after = laid_out(plan, before)
    first, last = after.texts
    assert first is not None
    assert last is not None
    assert first.bottom < 0.35
    assert last.top > 0.8
    room = room_of(plan, after.texts)
    tops = [one.box.top for one in after.instances]
    bottoms = [one.box.bottom for one in after.instances]
    assert room.top - 0.02 <= min(tops)
    assert max(bottoms) <= room.bottom + 0.02
    heights = [one.box.height for one in before.instances]
    assert sum(one.box.height for one in after.instances) > 0.9 * sum(heights)


@pytest.mark.parametrize(
    ("prompt", "low", "high"),
    [
        ('travel poster "OSLO"', 0.75, 1.0),
        ('movie poster "OSLO" at the top', 0.0, 0.4),
        ('poster "OSLO" in the middle', 0.3, 0.7),
    ],
)
def test_words_stand_where_the_prompt_or_the_occasion_has_them(
    prompt: str, low: float, high: float
) -> None:
    at = prompt.index("OSLO")
    plan = POSTER.revised(prompt=prompt, texts=(TextBlock(string="OSLO", span=(at - 1, at + 5)),))
    (box,) = text_boxes(plan, SQUARE)
    assert box is not None
    assert low <= box.center[1] <= high


def test_words_alone_are_loud_on_a_poster_and_not_on_a_card() -> None:
    heights = []
    for prompt in ("poster", "business card"):
        plan = POSTER.revised(prompt=prompt, objects=(), texts=(TextBlock(string="STAY WILD"),))
        (box,) = words_alone(plan, SQUARE)
        assert box is not None
        heights.append(box.height)
    assert heights[0] > 0.5 > 0.3 > heights[1]


def test_what_stands_inside_a_ring_leaves_room_for_it() -> None:
    ringed = POSTER.revised(prompt="logo of apples inside a circle", bare=True)
    stage = laid_out(ringed, stage_scene(ringed, SQUARE, 3, "low"))
    room = room_of(ringed, stage.texts)
    left, top = (min(getattr(o.box, s) for o in stage.instances) for s in ("left", "top"))
    right, bottom = (max(getattr(o.box, s) for o in stage.instances) for s in ("right", "bottom"))
    radius = RINGED * max(right - left, bottom - top) / 2
    assert room.top < (top + bottom) / 2 - radius
    assert (top + bottom) / 2 + radius < room.bottom


def test_words_alone_stand_about_the_middle() -> None:
    plan = POSTER.revised(objects=())
    stage = laid_out(plan, stage_scene(plan, SQUARE, 1, "low"))
    first, second = stage.texts
    assert first is not None
    assert second is not None
    assert first.height > second.height
    assert first.bottom < second.top
    assert (first.top + second.bottom) / 2 == pytest.approx(0.5, abs=0.01)


def test_views_stay_as_they_are() -> None:
    view = POSTER.revised(kind="scene", texts=())
    stage = stage_scene(view, SQUARE, 1, "low")
    assert laid_out(view, stage) == stage
