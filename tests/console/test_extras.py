"""What is written beside a picture, and what is refused before it is drawn."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest

from imagineart.console.extras import Extras, save
from imagineart.engines.embedded import capabilities_of
from imagineart.engines.engine import Capabilities
from imagineart.errors import InvalidRequestError, OutputError
from imagineart.picture import Buffers, Picture
from imagineart.pipeline import GenerationResult
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.stage import Canvas

EDGE = 16


@pytest.fixture(scope="module")
def result() -> GenerationResult:
    plan = Plan(prompt="an apple", objects=(ObjectSpec(id="apple", noun="apple"),))
    stage = stage_scene(plan, Canvas(width=64, height=64), 3, "low")
    ids = np.zeros((EDGE, EDGE), np.int32)
    ids[4:12, 4:12] = 1
    plain = np.full((EDGE, EDGE, 3), 0.5, np.float32)
    buffers = Buffers(ids, np.ones((EDGE, EDGE), np.float32), plain, plain)
    picture = Picture(plain, buffers=buffers)
    return GenerationResult(b"", "PNG", 3, 0, plan, stage, picture, {})


def test_everything_is_written_that_is_asked_for(result: GenerationResult, tmp_path: Path) -> None:
    extras = Extras(
        tmp_path / "plan.json", tmp_path / "layers", tmp_path / "buffers", tmp_path / "a.glb"
    )
    extras.check()
    extras.fit(capabilities_of(draws=False), "embedded")
    written = save(result, extras, 1)
    assert [layer.name for _, layer in written.layers] == ["background", "apple"]
    assert all(path.exists() for path, _ in written.layers)
    assert len(written.buffers) == 6
    assert all(path.name.startswith("3-") and path.exists() for path in written.buffers)
    data = (tmp_path / "a.glb").read_bytes()
    assert struct.unpack("<III", data[:12])[2] == len(data)
    assert json.loads((tmp_path / "plan.json").read_text())["prompt"] == "an apple"


def test_nothing_is_written_unasked(result: GenerationResult, tmp_path: Path) -> None:
    written = save(result, Extras(), 1)
    assert (written.layers, written.buffers, written.export, written.notes) == ((), (), None, ())


@pytest.mark.parametrize("option", ["buffers", "export"])
def test_an_engine_without_it_is_told_by_option_and_name(option: str, tmp_path: Path) -> None:
    extras = Extras(**{option: tmp_path / "a.glb"})
    with pytest.raises(InvalidRequestError, match=f"{option}: the engine remote:x has not") as it:
        extras.fit(Capabilities(version="1"), "remote:x")
    assert it.value.field == option


@pytest.mark.parametrize(
    ("extras", "field"),
    [
        (Extras(export=Path("a.obj")), "export"),
        (Extras(export=Path("missing/a.glb")), "output"),
        (Extras(plan=Path("missing/a.json")), "output"),
        (Extras(buffers=Path("/dev/null")), "buffers"),
    ],
)
def test_where_nothing_can_be_written_is_told_first(
    extras: Extras, field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError) as caught:
        extras.check()
    assert caught.value.field == field
