"""`python -m training.export decoder RUN`: from a checkpoint to the weight files of the package.

Writes painter.onnx (the averaged net, weights stored in 8 or 16 bits and used as float32),
lexicon.npz (nouns, vectors, palettes, styles) and their entries in weights.json.
"""

from __future__ import annotations

import argparse
import hashlib
import io
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from imagineart.painting.conditioning import Lexicon
from imagineart.painting.painter import LEXICON, NET
from imagineart.painting.palette import COLOURS
from imagineart.painting.vocabulary import Vocabulary
from imagineart.painting.weights import FOLDER, register
from training.data.dataset import DEFAULT, Sprites
from training.decode import Guides, load_decoder
from training.decoder import Asked, Decoder
from training.flow import Corpus
from training.model import Condition, Painter
from training.paint import load_recipe
from training.sketch import Sketch

__all__ = ["Exported", "export", "lexicon_of", "to_onnx"]

OPSET = 18
SMALLEST_HALVED = 1024  # numbers; smaller tensors stay in full precision
SMALLEST_ROUNDED = 1 << 15  # numbers; smaller tensors have at least 16 bits


class Exported(nn.Module):
    """The net with one switch for all condition groups, as the runtime calls it."""

    def __init__(self, net: Painter) -> None:
        super().__init__()
        self.net = net

    def forward(
        self,
        x: Tensor,
        t: Tensor,
        keep: Tensor,
        words: Tensor,
        style: Tensor,
        palette: Tensor,
        pose: Tensor,
    ) -> Tensor:
        """`keep`: (B,) bool, True with the condition, False without."""
        return self.net(x, t, Condition(words, style, palette, pose, keep, keep, keep))


def to_onnx(net: Painter) -> bytes:
    """The graph with a free batch size."""
    c = net.config
    example = (
        torch.zeros(2, 4, c.side, c.side),
        torch.tensor([0.0, 0.5]),
        torch.tensor([True, False]),
        torch.zeros(2, c.words),
        torch.zeros(2, dtype=torch.int64),
        torch.zeros(2, c.colours, 5),
        torch.eye(2, 3).expand(2, 2, 3),
    )
    names = ["x", "t", "keep", "words", "style", "palette", "pose"]
    return _trace(Exported(net), example, names)


def _trace(module: nn.Module, example: tuple[Tensor, ...], names: list[str]) -> bytes:
    file = io.BytesIO()
    torch.onnx.export(
        module.eval(),
        example,
        file,
        input_names=names,
        output_names=["clean"],
        dynamic_axes={name: {0: "batch"} for name in [*names, "clean"]},
        opset_version=OPSET,
        dynamo=False,
    )
    return _pack(file.getvalue())


def _pack(graph: bytes) -> bytes:
    """Store large weights in 8 bits with a scale for each row or column, others as float16."""
    import onnx
    from onnx import TensorProto, numpy_helper

    model = onnx.load_from_string(graph)
    stored, nodes = [], []
    for weight in model.graph.initializer:
        floats = weight.data_type == TensorProto.FLOAT and np.prod(weight.dims) >= SMALLEST_HALVED
        parts, made = _stored(weight.name, numpy_helper.to_array(weight)) if floats else ([], [])
        stored += parts or [weight]
        nodes += made
    nodes += list(model.graph.node)
    del model.graph.initializer[:], model.graph.node[:]
    model.graph.initializer.extend(stored)
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString(deterministic=True))


def _stored(name: str, weight: NDArray[np.float32]) -> tuple[list[Any], list[Any]]:
    """Initializers of a weight and the node that makes it float32 again."""
    from onnx import TensorProto, helper, numpy_helper

    if weight.size < SMALLEST_ROUNDED:
        half = numpy_helper.from_array(weight.astype(np.float16), f"{name}_half")
        return [half], [helper.make_node("Cast", [half.name], [name], to=TensorProto.FLOAT)]
    axis, codes, scale = rounded(weight)
    parts = {f"{name}_codes": codes, f"{name}_scale": scale}
    node = helper.make_node("DequantizeLinear", list(parts), [name], axis=axis)
    return [numpy_helper.from_array(part, key) for key, part in parts.items()], [node]


def rounded(
    weight: NDArray[np.float32],
) -> tuple[int, NDArray[np.int8], NDArray[np.float32]]:
    """(axis, codes, scale (of that axis)) with weight ≈ codes × scale.

    The scale is that of the first or of the last axis, whichever loses less.
    """

    def along(axis: int) -> tuple[float, int, NDArray[np.int8], NDArray[np.float32]]:
        others = tuple(i for i in range(weight.ndim) if i != axis)
        step = np.maximum(np.abs(weight).max(others, keepdims=True), 1e-9) / np.float32(127)
        codes = np.rint(weight / step)
        lost = float(np.square(codes * step - weight).sum())
        return lost, axis, codes.astype(np.int8), step.reshape(-1).astype(np.float32)

    _, axis, codes, scale = min(along(0), along(weight.ndim - 1), key=lambda way: way[0])
    return axis, codes, scale


def lexicon_of(sprites: Sprites, styles: tuple[str, ...]) -> Lexicon:
    """Nouns that some training cell of these styles shows, with a palette for each style.

    A noun that a style lacks (or keeps held out) borrows the palette of another of its cells.
    """
    shown = {sprites.cells[i].noun for i in sprites.rows(styles)}
    nouns = [n for n in sprites.nouns if n in shown]
    rows = {(c.noun, c.style): i for i, c in enumerate(sprites.cells) if not c.held_out}
    spare = {c.noun: i for i, c in enumerate(sprites.cells) if not c.held_out and c.style in styles}
    palettes = [[sprites.palettes[rows.get((n, s), spare[n])] for s in styles] for n in nouns]
    vectors = np.stack([sprites.vectors[sprites.nouns.index(n)] for n in nouns])
    stacked: NDArray[np.float32] = np.array(palettes, np.float32)
    numbers = np.array([sprites.nouns.index(n) for n in nouns], np.int64)
    return Lexicon(Vocabulary(nouns, vectors), styles, stacked, numbers)


def export(run: Path, data: Path, folder: Path, figures: dict[str, Any] | None = None) -> None:
    """Write both files and register them."""
    state = torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True)
    recipe = load_recipe(state["facts"])
    net = Painter(recipe.net)
    net.load_state_dict(state["average"])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NET).write_bytes(to_onnx(net))
    lexicon_of(Sprites.load(data), recipe.net.styles).save(folder / LEXICON)
    facts = {"images_seen": state["counters"]["images"], "net": "flow", "figures": figures or {}}
    _register(folder, data, net, recipe.net.side, recipe.net.styles, facts)


class Told(nn.Module):
    """Both stages, with their inputs by name."""

    def __init__(self, net: Decoder, sketch: Sketch) -> None:
        super().__init__()
        self.net, self.sketch = net, sketch

    def forward(self, noun: Tensor, words: Tensor, style: Tensor, palette: Tensor) -> Tensor:
        """Sprites, not yet clipped to -1…1."""
        return self.net(Asked(noun, words, style, palette, self.sketch(words, style, palette)))


def decoder_to_onnx(net: Decoder, sketch: Sketch) -> bytes:
    """Inputs noun (B,), words (B, 384), style (B, styles), palette (B, 5, 5)."""
    c = net.config
    example = (
        torch.tensor([0, -1]),
        torch.zeros(2, c.words),
        torch.full((2, len(c.styles)), 1 / len(c.styles)),
        torch.zeros(2, COLOURS, 5),
    )
    return _trace(Told(net, sketch), example, ["noun", "words", "style", "palette"])


def export_decoder(run: Path, data: Path, folder: Path) -> None:
    """Write the averaged decoder of a run over its sketch, its lexicon, and their entries.

    Raises ValueError if the data set does not list the nouns that the decoder was trained on.
    """
    net, counters = load_decoder(run / "checkpoint.pt")
    sprites, config = Sprites.load(data), net.config
    if len(sprites.nouns) != config.nouns:
        raise ValueError("the data set has other nouns than the decoder was trained on")
    corpus = Corpus(sprites, config.styles, config.side, torch.device("cpu"))
    sketch = Guides(corpus, config).sketch
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NET).write_bytes(decoder_to_onnx(net, sketch))
    lexicon_of(sprites, config.styles).save(folder / LEXICON)
    spent = {"images_seen": counters["images"], "minutes": round(counters["minutes"], 1)}
    facts = {**spent, "net": "decoder"}
    _register(folder, data, Told(net, sketch), config.side, config.styles, facts)


def _register(
    folder: Path,
    data: Path,
    net: nn.Module,
    side: int,
    styles: tuple[str, ...],
    facts: dict[str, Any],
) -> None:
    numbers = [*net.parameters(), *net.buffers()]
    facts = {"parameters": sum(p.numel() for p in numbers), "side": side, **facts}
    manifest = hashlib.sha256((data / "manifest.json").read_bytes()).hexdigest()
    register(folder, NET, styles=list(styles), data_sha256=manifest, **facts)
    register(folder, LEXICON, nouns=len(np.load(folder / LEXICON)["nouns"]))


def export_sketch(data: Path, folder: Path, styles: tuple[str, ...], side: int = 64) -> None:
    """Fit the coarse stage alone and write it as a painter of one step; no gradient is followed."""
    sprites = Sprites.load(data)
    corpus = Corpus(sprites, styles, 128, torch.device("cpu"))
    sketch = Sketch(corpus.words.shape[1], len(styles), side)
    sketch.fit(*corpus.layouts())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NET).write_bytes(sketch_to_onnx(sketch))
    lexicon_of(sprites, styles).save(folder / LEXICON)
    _register(folder, data, sketch, side, styles, {"images_seen": len(corpus), "net": "sketch"})


def sketch_to_onnx(sketch: Sketch) -> bytes:
    """Inputs words (B, 384), style (B, styles) summing to 1, palette (B, 5, 5)."""
    words = len(sketch.features)
    example = (
        torch.zeros(2, words),
        torch.zeros(2, sketch.styles),
        torch.zeros(2, COLOURS, 5),
    )
    return _trace(sketch, example, ["words", "style", "palette"])


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("net", choices=["decoder", "flow", "sketch"])
    parser.add_argument("run", type=Path, nargs="?", help="folder of the checkpoint")
    parser.add_argument("--styles", nargs="+", default=["3d", "flat"], help="of the coarse stage")
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    if options.net == "sketch":
        export_sketch(options.data, options.out, tuple(options.styles))
    else:
        writers = {"decoder": export_decoder, "flow": export}
        writers[options.net](options.run, options.data, options.out)


if __name__ == "__main__":
    main()
