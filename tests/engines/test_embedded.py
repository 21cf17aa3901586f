"""Does a scene become the picture that its stage promises?"""

import numpy as np
import pytest

from imagineart.color.names import parse
from imagineart.engines.embedded import EmbeddedEngine, drawable, figure, look_note, scene_of
from imagineart.engines.registry import open_engine
from imagineart.errors import CancelledError, EngineError
from imagineart.events import Event, ignore
from imagineart.picture import Picture
from imagineart.plan.edits import cut_out
from imagineart.plan.plan import Background, ObjectSpec, Plan, TextBlock
from imagineart.reading.tints import to_color
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.stage import Canvas, Stage

EDGE = 64  # px


@pytest.fixture(scope="module")
def plan() -> Plan:
    name = parse("red")
    assert name is not None
    apple = ObjectSpec(id="apple", noun="apple", count=2, colors=(to_color(name, None),))
    return Plan(prompt="two red apples", objects=(apple,), background=Background(family="studio"))


@pytest.fixture(scope="module")
def stage(plan: Plan) -> Stage:
    return stage_scene(plan, Canvas(width=512, height=512), 3, "low")


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return []


@pytest.fixture(scope="module")
def picture(plan: Plan, stage: Stage, events: list[Event]) -> Picture:
    return EmbeddedEngine(EDGE).draw(plan, stage, events.append)


def test_a_draft_has_its_size(picture: Picture) -> None:
    assert picture.size == (EDGE, EDGE)
    assert picture.pixels.dtype == np.float32
    assert 0.0 <= picture.pixels.min() <= picture.pixels.max() <= 1.0


def test_a_picture_is_neither_dark_nor_burnt(picture: Picture) -> None:
    assert 0.08 < float(np.median(picture.pixels)) < 0.75
    assert float((picture.pixels >= 1.0).mean()) < 0.02


def test_things_are_where_the_stage_says(picture: Picture, stage: Stage) -> None:
    assert picture.buffers is not None
    for number, one in enumerate(stage.instances, 1):
        rows, columns = np.nonzero(picture.buffers.ids == number)
        assert len(rows) > 20
        assert columns.mean() / EDGE == pytest.approx(one.box.center[0], abs=0.05)
        assert rows.mean() / EDGE == pytest.approx(one.box.center[1], abs=0.06)


def test_the_place_has_no_id(picture: Picture) -> None:
    assert picture.buffers is not None
    assert set(np.unique(picture.buffers.ids)) == {0, 1, 2}


def test_buffers_know_depth_and_direction(picture: Picture) -> None:
    assert picture.buffers is not None
    things = picture.buffers.ids > 0
    assert np.isfinite(picture.buffers.depth[things]).all()
    lengths = np.linalg.norm(picture.buffers.normals[things], axis=1)
    assert np.median(lengths) == pytest.approx(1.0, abs=0.02)


def test_the_asked_colour_is_seen(picture: Picture) -> None:
    assert picture.buffers is not None
    red, green, blue = np.median(picture.pixels[picture.buffers.ids > 0], axis=0)
    assert red > 3 * max(green, blue)


def test_the_same_stage_gives_the_same_bytes(plan: Plan, stage: Stage, picture: Picture) -> None:
    again = EmbeddedEngine(EDGE).draw(plan, stage)
    assert again.pixels.tobytes() == picture.pixels.tobytes()


def test_progress_never_goes_back(picture: Picture, events: list[Event]) -> None:
    painted = [event.done for event in events if event.step == "painted"]
    assert painted == sorted(painted)
    assert painted[-1] == 100
    assert events[-1].step == "composed"
    assert any(event.preview for event in events)


def test_a_listener_can_cancel(plan: Plan, stage: Stage) -> None:
    def cancel(event: Event) -> None:
        raise CancelledError("enough")

    with pytest.raises(CancelledError):
        EmbeddedEngine(EDGE).draw(plan, stage, cancel)


def drawn(plan: Plan, seed: int = 3) -> Picture:
    from imagineart.reasoner import Reasoner

    engine = EmbeddedEngine(EDGE)
    canvas = Canvas(width=512, height=512)
    return engine.draw(plan, Reasoner(engine.capabilities).stage(plan, canvas, seed, "low"))


def test_a_transparent_picture_holds_the_things_alone(plan: Plan) -> None:
    picture = drawn(cut_out(plan, "request"))
    assert picture.cutout is not None
    assert picture.buffers is not None
    alpha, things = picture.cutout[..., 3], picture.buffers.ids > 0
    assert alpha[0].max() == alpha[:, 0].max() == 0.0
    assert np.median(alpha[things]) > 0.99
    soft = (alpha > 0.05) & (alpha < 0.95)
    assert soft.any()
    red, _, blue = picture.cutout[soft][:, :3].mean(axis=0) / alpha[soft].mean()
    assert red > 3 * blue  # no light of the studio around the apples
    assert np.ptp(picture.pixels[0]) < 0.01  # on a plain ground for formats that need one


def test_a_poster_has_its_things_on_an_even_ground_below_its_words(plan: Plan) -> None:
    poster = plan.revised(kind="poster", texts=(TextBlock(string="RIPE"),))
    picture = drawn(poster)
    assert picture.cutout is None
    assert picture.buffers is not None
    ground = picture.pixels[0, 0]
    assert np.allclose(picture.pixels[0], ground, atol=0.1)
    rows = np.nonzero(picture.buffers.ids.any(axis=1))[0]
    assert rows.min() > 0.15 * EDGE
    (words,) = picture.layers
    assert words.top + words.image.shape[0] <= rows.min() + 1


def test_a_sheet_of_words_alone_needs_no_light() -> None:
    picture = drawn(Plan(kind="poster", texts=(TextBlock(string="SALE"),)))
    assert picture.provenance["variant"] == "none"
    assert np.ptp(picture.pixels) > 0.3


def test_words_on_a_thing_are_a_part_of_it() -> None:
    sign = ObjectSpec(id="sign", noun="wooden sign")
    words = TextBlock(string="OPEN", role="sign", carrier="sign")
    plan = Plan(objects=(sign,), texts=(words,), background=Background(family="studio"))
    lettered, bare = drawn(plan), drawn(plan.revised(texts=()))
    assert lettered.layers == ()
    assert lettered.buffers is not None
    assert bare.buffers is not None
    board = (lettered.buffers.ids == 1) | (bare.buffers.ids == 1)  # words are seen from the front
    apart = np.abs(lettered.buffers.albedo - bare.buffers.albedo).max(axis=2)
    assert 0.02 < (apart[board] > 0.05).mean() < 0.5
    assert (apart[~board] > 0.05).mean() < 0.02


def test_a_flat_stage_is_refused(plan: Plan) -> None:
    with pytest.raises(EngineError, match="scene"):
        EmbeddedEngine(EDGE).draw(plan, Stage(), ignore)


def test_the_scene_has_what_the_stage_has(stage: Stage) -> None:
    from imagineart.modelling.registry import model_of

    scene = scene_of(stage, [model_of("apple")] * 2)
    assert [instance.id for instance in scene.instances[:2]] == [1, 2]
    assert all(instance.backdrop for instance in scene.instances[2:])
    assert stage.setting is not None
    assert len(scene.lights) == len(stage.setting.lights)


def test_nouns_are_those_of_the_models() -> None:
    assert drawable("apple") == "apple"
    assert drawable("idea") is None
    assert drawable("full moon") == "full moon"  # in the sky


def test_what_has_no_model_has_a_figure() -> None:
    assert drawable("anchor") is None  # nobody adds one unasked
    assert figure("anchor") == "anchor"
    assert figure("apple") is None


def test_looks_that_are_not_drawn_are_told() -> None:
    assert look_note("photographic") == look_note("anime") == look_note("watercolor") == ""
    assert "watercolour" in look_note("watercolour")


@pytest.mark.parametrize(("name", "exact"), [("embedded", True), ("embedded-draft", False)])
def test_the_registry_opens_it(name: str, exact: bool) -> None:
    engine = open_engine(name)
    assert engine.name == name
    assert engine.capabilities.stage == "scene"
    assert engine.capabilities.exact_size is exact


def test_large_pictures_of_few_samples_get_coarse_light() -> None:
    from imagineart.engines.embedded import effort_for

    large, small, thorough = (
        effort_for(*asked) for asked in ((2, (2048, 2048)), (2, (512, 512)), (6, (2048, 2048)))
    )
    assert (large.step, small.step, thorough.step) == (2, 1, 1)
    assert large.samples < 4 * 2 < small.samples + 1
    assert thorough.denoise == "high"
    assert effort_for(6, (512, 512), draft=True).samples < thorough.samples
