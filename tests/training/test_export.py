"""The exported graph is the net, and the runtime can paint with it."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

from training.data.dataset import Sprites  # noqa: E402
from training.decode import Guides  # noqa: E402
from training.decoder import Decoder, DecoderConfig  # noqa: E402
from training.export import (  # noqa: E402
    Exported,
    Told,
    decoder_to_onnx,
    export,
    export_decoder,
    lexicon_of,
    rounded,
    to_onnx,
)
from training.flow import Corpus  # noqa: E402
from training.paint import Recipe, begin  # noqa: E402

from imagineart.painting.conditioning import Lexicon  # noqa: E402
from imagineart.painting.weights import describe, verify  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")  # the exporter deprecates itself


def test_the_graph_computes_what_the_net_computes(recipe: Recipe) -> None:
    net = begin(recipe, torch.device("cpu")).average
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


SMALL = DecoderConfig(
    side=64, nouns=3, styles=("3d", "flat"), words=8, width=32, channels=(32, 16, 16)
)


def test_the_graph_of_both_stages_computes_what_they_compute(sprites: Sprites) -> None:
    corpus = Corpus(sprites, SMALL.styles, 64, torch.device("cpu"))
    net, sketch = Decoder(SMALL).eval(), Guides(corpus, SMALL).sketch
    feeds = {
        "noun": np.array([0, -1, 2]),
        "words": sprites.vectors[:3],
        "style": np.array([[1, 0], [0, 1], [1, 0]], np.float32),
        "palette": sprites.palettes[:3],
    }
    graph = decoder_to_onnx(net, sketch)
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    (ours,) = session.run(None, feeds)
    with torch.no_grad():
        theirs = Told(net, sketch)(*(torch.from_numpy(v) for v in feeds.values())).numpy()
    assert ours.shape == (3, 4, 64, 64)
    assert np.abs(ours - theirs).max() < 0.03 * np.abs(theirs).max()  # weights of 8 and 16 bits


def test_a_decoder_of_other_nouns_is_not_exported(folder: Path, tmp_path: Path) -> None:
    import json
    from dataclasses import asdict, replace

    config = replace(SMALL, nouns=7)
    state = {"facts": json.dumps(asdict(config)), "average": Decoder(config).state_dict()}
    torch.save({**state, "counters": {"images": 1, "minutes": 1.0}}, tmp_path / "checkpoint.pt")
    with pytest.raises(ValueError, match="other nouns"):
        export_decoder(tmp_path, folder, tmp_path / "weights")


@pytest.mark.parametrize("shape", [(40, 3), (16, 16), (6, 5, 3, 3)])
def test_rounded_weights_are_within_half_a_step(shape: tuple[int, ...]) -> None:
    weight = np.random.default_rng(1).standard_normal(shape).astype(np.float32)
    weight *= np.logspace(-3, 0, shape[0], dtype=np.float32).reshape(-1, *[1] * (len(shape) - 1))
    axis, codes, scale = rounded(weight)
    wide = np.expand_dims(scale, tuple(i for i in range(weight.ndim) if i != axis))
    assert codes.dtype == np.int8
    assert axis == 0  # the rows differ a thousandfold
    assert np.all(np.abs(codes * wide - weight) <= wide * 0.501)


def test_weights_that_were_rounded_before_lose_nothing_more() -> None:
    columns = np.random.default_rng(2).integers(-127, 128, (50, 20)).astype(np.float32)
    columns[0] = 127
    weight = columns * np.logspace(-2, 0, 20, dtype=np.float32)
    axis, codes, scale = rounded(weight)
    assert axis == 1
    assert np.allclose(codes * scale, weight, rtol=1e-6)


def test_export_writes_verified_files(recipe: Recipe, folder: Path, tmp_path: Path) -> None:
    run = begin(recipe, torch.device("cpu"))
    run.save(tmp_path / "checkpoint.pt")
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
