"""What is exported says what was taught."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
import onnxruntime  # noqa: E402
from training.reading.evaluate import torch_tagger  # noqa: E402
from training.reading.export import graph_of, rounded  # noqa: E402
from training.reading.net import Reader, Shape  # noqa: E402

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "red", "cup", "on", "box"]
TINY = Shape(pieces=len(PIECES), width=48, layers=2, heads=2, inner=64, positions=40, settled=1)


TEXTS = ("red cup on box", "cup", "red " * 30)


@pytest.fixture
def net() -> Reader:
    torch.manual_seed(3)
    return Reader(TINY).eval()


def outputs(model: Any, text: str) -> tuple[Any, list[Any]]:
    """(what a session says of a text, the net's input)."""
    ids = np.array([[2, *(PIECES.index(word) for word in text.split()), 3]])
    rows = [ids, ids * 0, np.arange(1, ids.shape[1] - 1)[None]]
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    return session.run(None, dict(zip(("pieces", "shapes", "first"), rows, strict=True))), rows


@pytest.mark.filterwarnings("ignore")
def test_the_graph_says_what_was_taught_for_any_length(net: Reader) -> None:
    model = graph_of(net).SerializeToString()
    for text in TEXTS:
        got, rows = outputs(model, text)
        wanted = torch_tagger(net, PIECES)._net(*rows)
        np.testing.assert_allclose(got[0][0], wanted.tags, atol=1e-4)
        np.testing.assert_allclose(got[1][0], wanted.predicates, atol=1e-4)
        np.testing.assert_allclose(got[2][0], wanted.ties, atol=1e-4)


@pytest.mark.filterwarnings("ignore")
def test_int8_is_smaller_and_near(net: Reader, tmp_path: Path) -> None:
    path = tmp_path / "reader.onnx"
    graph = graph_of(net)
    rounded(graph, path)
    assert path.stat().st_size < len(graph.SerializeToString())
    for text in TEXTS:
        got, rows = outputs(path, text)
        wanted = torch_tagger(net, PIECES)._net(*rows).tags
        assert np.corrcoef(got[0][0].ravel(), wanted.ravel())[0, 1] > 0.9
