"""Layers and scenes made again from a plan and its stage."""

import io
import json
import subprocess
import sys
import zipfile

import pytest

from imagineart.engines.embedded import EmbeddedEngine
from imagineart.engines.fake import FakeEngine
from imagineart.errors import EngineError
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.service.redraw import REFUSED, Kept, export_of
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.stage import Canvas


@pytest.fixture(scope="module")
def kept() -> Kept:
    plan = Plan(prompt="a ball", objects=(ObjectSpec(id="ball", noun="ball"),))
    return Kept(plan=plan, stage=stage_scene(plan, Canvas(width=64, height=64), 3, "low"))


def test_layers_come_apart_into_the_things(kept: Kept) -> None:
    data = export_of(kept, "layers", EmbeddedEngine(edge=48))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        index = json.loads(archive.read("layers.json"))
        assert {one["file"] for one in index["layers"]} == set(archive.namelist()) - {"layers.json"}
    assert {"background", "ball"} <= {one["name"] for one in index["layers"]}
    assert (index["width"], index["height"]) == (48, 48)


def test_a_scene_needs_no_drawing(kept: Kept) -> None:
    assert export_of(kept, "glb", FakeEngine()).startswith(b"glTF")


def test_a_flat_picture_has_neither(kept: Kept) -> None:
    flat = Kept(plan=kept.plan, stage=kept.stage.revised(setting=None))
    with pytest.raises(EngineError):
        export_of(flat, "glb", FakeEngine())
    with pytest.raises(EngineError):
        export_of(flat, "layers", FakeEngine())


def test_the_process_says_that_there_is_none() -> None:
    known = '{"plan": {}, "stage": {}}'
    command = [sys.executable, "-m", "imagineart.service.redraw"]
    done = subprocess.run(
        [*command, "--engine", "fake", "--what", "layers"],
        input=known.encode(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (REFUSED, b"")
    assert b"Traceback" not in done.stderr
