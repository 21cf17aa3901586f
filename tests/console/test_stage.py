"""`imagineart stage`: a scene told and sketched without a tracer."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from imagineart.console.stage import facts, picture_of, show_stage, things_table
from imagineart.errors import OutputError
from imagineart.plan.plan import ObjectSpec, Plan, TextBlock
from imagineart.request import GenerationRequest
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.stage import Canvas, Stage

PLAN = Plan(
    prompt="two apples",
    objects=(ObjectSpec(id="apple", noun="apple", count=2),),
    texts=(TextBlock(string="FRESH"),),
)
REQUEST = GenerationRequest(prompt="two apples", seed=3, thinking="low")


@pytest.fixture(scope="module")
def stage() -> Stage:
    return stage_scene(PLAN, Canvas(width=640, height=360), 3, "low")


def test_each_thing_has_a_row_and_each_fact_a_line(stage: Stage) -> None:
    assert things_table(PLAN, stage).row_count == 2
    told = dict(facts(PLAN, stage))
    assert told["words"].startswith("“FRESH”")
    assert " mm" in told["camera"]
    assert stage.setting is not None
    assert told["place"].startswith(stage.setting.place.family)


def test_things_are_seen_where_their_boxes_are(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture_of(stage, PLAN))
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (1024, 576)
        pixels = np.asarray(image)
    tints = []
    for one in stage.instances:
        x, y = one.box.center
        tints.append(tuple(pixels[int(y * 576), int(x * 1024)]))
    assert len(set(tints)) == 2
    assert all(max(tint) - min(tint) > 40 for tint in tints)  # no ground


def test_json_holds_plan_and_stage(capsys: pytest.CaptureFixture[str]) -> None:
    show_stage(REQUEST, PLAN, output=None, json=True)
    both = json.loads(capsys.readouterr().out)
    assert Plan.model_validate(both["plan"]) == PLAN
    assert Stage.model_validate(both["stage"]).seed == 3


def test_the_table_goes_where_the_picture_does_not(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    show_stage(REQUEST, PLAN, output=tmp_path, json=False)
    out = capsys.readouterr().out
    assert "apple" in out
    assert out.strip().endswith("two-apples-3-stage.png")


def test_a_missing_folder_is_told_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist"):
        show_stage(REQUEST, PLAN, output=tmp_path / "missing" / "a.png", json=False)


def test_no_tracer_is_needed(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['mitsuba'] = sys.modules['drjit'] = sys.modules['pyoidn'] = None\n"
        "sys.argv = ['imagineart', 'stage', '--plan', 'plan.json', '--seed', '1', '--json']\n"
        "from imagineart.cli import main\n"
        "main()"
    )
    (tmp_path / "plan.json").write_text(PLAN.model_dump_json())
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["plan"]["prompt"] == "two apples"
