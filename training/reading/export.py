"""Write the taught reader as it ships: ONNX in int8, its pieces, and its card.

python -m training.reading.export      # data/reading/course.pt → the weights of the package
"""

import argparse
import hashlib
import io
import json
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from imagineart.reading.tagger import WEIGHTS
from imagineart.reading.wordpieces import PIECES
from training.reading.net import Reader
from training.reading.train import load

ROUNDED = ("MatMul", "Gather")
"""Operations whose weights become int8; sums and norms stay float32."""


class Alone(nn.Module):
    """The reader for one prompt: nothing is padded, so no mask comes in."""

    def __init__(self, net: Reader) -> None:
        super().__init__()
        self.net = net

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """(1, L), (1, L), (1, W) int64 → tags, predicates, ties"""
        return self.net(pieces, shapes, torch.ones_like(pieces, dtype=torch.bool), first)


def graph_of(net: Reader) -> onnx.ModelProto:
    """The net as an ONNX graph in float32."""
    rows = tuple(torch.zeros(1, size, dtype=torch.int64) for size in (9, 9, 5))
    names = ["pieces", "shapes", "first"]
    lengths = {"pieces": {1: "L"}, "shapes": {1: "L"}, "first": {1: "W"}}
    outputs = {"tags": {1: "W"}, "predicates": {1: "W"}, "ties": {1: "W", 2: "W"}}
    written = io.BytesIO()
    torch.onnx.export(
        Alone(net).eval(),
        rows,
        written,
        input_names=names,
        output_names=list(outputs),
        dynamic_axes={**lengths, **outputs},
        opset_version=17,
        dynamo=False,
    )
    return onnx.load_model_from_string(written.getvalue())


def rounded(graph: onnx.ModelProto, path: Path) -> None:
    """Writes the graph with int8 weights, each column of a matrix on a scale of its own."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        graph,
        path,
        op_types_to_quantize=list(ROUNDED),
        per_channel=True,
        weight_type=QuantType.QInt8,
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--course", type=Path, default=Path("data/reading/course.pt"))
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    net, pieces = load(options.course)
    options.to.parent.mkdir(parents=True, exist_ok=True)
    rounded(graph_of(net), options.to)
    options.to.with_name(PIECES.name).write_text("\n".join(pieces) + "\n", "utf-8")
    content = options.to.read_bytes()
    print(json.dumps({"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}))


if __name__ == "__main__":
    main()
