"""Words on things: on the face of boards, around mugs, as tubes of light."""

import numpy as np
import pytest

from imagineart.modelling.model import Mesh, Model
from imagineart.modelling.registry import model_of
from imagineart.plan.plan import Color, ObjectSpec, Plan, TextBlock
from imagineart.rendering.inscriptions import inscribed, written_on
from imagineart.rendering.strokes import strokes_of
from imagineart.rendering.typography import outlines
from imagineart.staging.stage import Box, Instance, Placement, Setting, Stage

FRONT = np.array([0.0, -1.0, 0.0])
OPEN = TextBlock(string="OPEN", role="sign")


@pytest.fixture(scope="module")
def board() -> Model:
    return model_of("wooden sign")


def letters(model: Model, which: int = -1) -> Mesh:
    part = model.parts[which]
    assert part.name == "letters"
    assert isinstance(part.shape, Mesh)
    return part.shape


def test_letters_fill_the_face_and_stand_out_from_it(board: Model) -> None:
    face, mesh = board.anchors["face"], letters(written_on(board, [OPEN], FRONT))
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    wide, _, tall = face.room
    assert high[0] - low[0] > 0.85 * wide or high[2] - low[2] > 0.6 * tall
    assert -wide / 2 <= low[0]
    assert high[0] <= wide / 2
    assert (low[0] + high[0]) / 2 == pytest.approx(0.0, abs=0.01)
    assert low[1] < face.position[1] - 0.001  # before the panel


def test_letters_can_be_read_from_before(board: Model) -> None:
    """An L has its foot below and to the right of the reader, and its lid looks to him."""
    mesh = letters(written_on(board, [TextBlock(string="L")], FRONT))
    front = mesh.vertices[mesh.vertices[:, 1] < mesh.vertices[:, 1].mean()]
    low = front[front[:, 2] < front[:, 2].mean()]
    high = front[front[:, 2] > front[:, 2].mean()]
    assert np.ptp(low[:, 0]) > 1.5 * np.ptp(high[:, 0])
    assert low[:, 0].max() > high[:, 0].max() + 0.01
    corners = mesh.vertices[mesh.triangles].astype(float)
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    lids = np.abs(normals[:, 1]) > 0.9 * np.linalg.norm(normals, axis=1)
    before = corners[:, :, 1].mean(axis=1) < mesh.vertices[:, 1].mean()
    assert (normals[lids & before][:, 1] < 0).all()


def test_several_texts_are_rows_from_above(board: Model) -> None:
    model = written_on(board, [OPEN, TextBlock(string="DAILY")], FRONT)
    first, second = (letters(model, which).vertices[:, 2].mean() for which in (-2, -1))
    assert first > second + 0.1


def test_ink_suits_the_face_unless_it_is_asked_for(board: Model) -> None:
    red = Color(name="red", lightness=0.6, chroma=0.24, hue=27.0)
    asked = written_on(board, [OPEN.revised(color=red)], FRONT).parts[-1].material.color
    assert asked[0] > 4 * asked[1]
    chalk = written_on(model_of("chalkboard"), [OPEN], FRONT).parts[-1].material
    assert (chalk.name, min(chalk.color) > 0.6) == ("chalk", True)


def test_neon_shines_along_the_strokes() -> None:
    model = written_on(model_of("neon sign"), [OPEN], FRONT)
    assert max(model.parts[-1].material.emission) > 3.0
    assert (
        model.parts[-1].material.emission
        != written_on(model_of("neon sign"), [OPEN], FRONT, seed=1).parts[-1].material.emission
    )
    assert letters(model).vertices[:, 1].max() < model.anchors["face"].position[1]


def test_words_go_around_a_mug_on_the_side_of_the_viewer() -> None:
    mug = model_of("mug")
    seen = np.array([0.6, -0.8, 0.0])
    mesh = letters(written_on(mug, [OPEN], seen))
    radius = np.hypot(mesh.vertices[:, 0], mesh.vertices[:, 1])
    assert np.ptp(radius) < 0.25 * radius.mean()  # on the wall, not on a plane
    middle = mesh.vertices.mean(axis=0)[:2]
    assert middle @ seen[:2] > 0.9 * np.linalg.norm(middle)


def test_every_instance_bears_the_words_of_its_object_but_no_speech() -> None:
    plan = Plan(
        objects=(ObjectSpec(id="sign", noun="sign", count=2), ObjectSpec(id="owl", noun="owl")),
        texts=(
            OPEN.revised(carrier="sign"),
            TextBlock(string="Hi", role="speech", carrier="owl"),
            TextBlock(string="Free"),
        ),
    )
    box = Box(left=0, top=0, width=1, height=1)
    owners = ("sign", "sign", "owl")
    things = tuple(Instance(object=o, box=box, placement=Placement(noun=o)) for o in owners)
    models = [model_of("sign"), model_of("sign"), model_of("apple")]
    made, written = inscribed(plan, Stage(instances=things, setting=Setting()), models)
    assert written == {0}
    assert [len(m.parts) - len(n.parts) for m, n in zip(made, models, strict=True) if m] == [
        1,
        1,
        0,
    ]


def test_outlines_fit_their_box() -> None:
    loops = outlines("Bo", "bold", 2.0, 1.0)
    assert len(loops) == 5  # B and o have three and two
    points = np.concatenate(loops)
    assert (points.min(axis=0) >= 0).all()
    assert (points.max(axis=0) <= (2.0, 1.0)).all()


def test_a_pen_runs_once_around_an_o_and_along_an_l() -> None:
    around = max(strokes_of(outlines("O", "neutral", 1.0, 1.0), (1.0, 1.0)), key=len)
    assert np.linalg.norm(around[0] - around[-1]) < 0.02
    (along,) = [
        p for p in strokes_of(outlines("I", "neutral", 1.0, 1.0), (1.0, 1.0)) if len(p) > 20
    ]
    assert np.ptp(along[:, 1]) > 0.5
    assert np.ptp(along[:, 0]) < 0.1
