"""The exported graph is the net, and the runtime can paint with it."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

from training.data.dataset import Sprites  # noqa: E402
from training.export import Exported, export, lexicon_of, to_onnx  # noqa: E402
from training.paint import Recipe, Run, save  # noqa: E402

from imagineart.painting.conditioning import Lexicon  # noqa: E402
from imagineart.painting.weights import describe, verify  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")  # the exporter deprecates itself


def test_the_graph_computes_what_the_net_computes(recipe: Recipe) -> None:
    net = Run.begin(recipe, torch.device("cpu")).average
    for p in net.parameters():  # zero-initialised layers would hide mistakes
        torch.nn.init.normal_(p, std=0.1)
    rng = np.random.default_rng(2)
    feeds = {
        "x": rng.standard_normal((3, 4, 64, 64)).astype(np.float32),
        "t": np.array([0, 0.3, 0.9], np.float32),
        "keep": np.array([True, False, True]),
        "words": rng.standard_normal((3, 8)).astype(np.float32),
        "style": np.array([0, 1, 1]),
        "palette": rng.random((3, 5, 5)).astype(np.float32),
        "pose": np.tile(np.eye(2, 3, dtype=np.float32), (3, 1, 1)),
    }
    session = onnxruntime.InferenceSession(to_onnx(net), providers=["CPUExecutionProvider"])
    (ours,) = session.run(None, feeds)
    with torch.no_grad():
        theirs = Exported(net)(*(torch.from_numpy(v) for v in feeds.values())).numpy()
    assert ours.shape == (3, 4, 64, 64)
    assert np.abs(ours - theirs).max() < 0.02 * np.abs(theirs).max()  # half-float weights


def test_export_writes_verified_files(recipe: Recipe, folder: Path, tmp_path: Path) -> None:
    run = Run.begin(recipe, torch.device("cpu"))
    save(run, tmp_path)
    out = tmp_path / "weights"
    export(tmp_path, folder, out, {"top1": 0.5})
    verify(out, "painter.onnx")
    facts = describe(out, "painter.onnx")
    assert facts["styles"] == ["3d", "flat"]
    assert facts["figures"] == {"top1": 0.5}
    assert Lexicon.load(verify(out, "lexicon.npz")).styles == ("3d", "flat")


def test_the_lexicon_borrows_palettes_but_never_from_held_out_cells(sprites: Sprites) -> None:
    lexicon = lexicon_of(sprites, ("3d", "flat"))
    assert lexicon.vocabulary.nouns == ["apple", "book", "car"]
    row = lexicon.vocabulary.nouns.index("car")
    assert np.array_equal(lexicon.palettes[row, 1], lexicon.palettes[row, 0])
    assert not np.array_equal(lexicon.palettes[0, 1], lexicon.palettes[0, 0])
