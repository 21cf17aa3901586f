"""How do marked prompts become tensors? Windows of them, padded to one length.

Where a tensor holds `IGNORED`, nothing is to be learned there.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from imagineart.reading.decoding import TAGS
from imagineart.reading.marked import PREDICATES, ROLES, TIES, Marked
from imagineart.reading.tagger import laid_out
from imagineart.reading.windows import Window, windows_of
from imagineart.reading.wordpieces import Word, pieces_of, words_of

IGNORED = -100


@dataclass(frozen=True)
class Example:
    """One window: its pieces and their words' shapes, each word's first piece, and what is right.

    `tags`: one a word; `predicates`: by word number; `ends`: the last words of its spans;
    `ties`: (source word, target word) → 1 + number of the tie.
    """

    pieces: Sequence[int]
    shapes: Sequence[int]
    first: Sequence[int]
    tags: Sequence[int]
    predicates: Mapping[int, int]
    ends: Sequence[int]
    ties: Mapping[tuple[int, int], int]


@dataclass(frozen=True)
class Batch:
    """Examples side by side: B of them, L pieces, W words."""

    pieces: Tensor  # (B, L) int64
    shapes: Tensor  # (B, L) int64
    mask: Tensor  # (B, L) bool
    first: Tensor  # (B, W) int64
    tags: Tensor  # (B, W) int64
    predicates: Tensor  # (B, W) int64
    ties: Tensor  # (B, W, W) int64


class UncutError(ValueError):
    """A span begins or ends inside a word."""


def examples_of(prompt: Marked, vocabulary: Mapping[str, int]) -> Iterator[Example]:
    """The windows of a prompt. Raises `UncutError` if a span is no whole number of words."""
    words = words_of(prompt.text)
    pieces = [pieces_of(prompt.text[word.start : word.end], vocabulary) for word in words]
    bounds = bounds_of(prompt, words)
    for window in windows_of(prompt.text, words, [len(piece) for piece in pieces]):
        yield _example(prompt, words, pieces, bounds, window, vocabulary)


def bounds_of(prompt: Marked, words: Sequence[Word]) -> list[tuple[int, int]]:
    """(first word, last word) of every span. Raises `UncutError` if it cuts a word."""
    starts = {word.start: at for at, word in enumerate(words)}
    ends = {word.end: at for at, word in enumerate(words)}
    try:
        return [(starts[span.start], ends[span.end]) for span in prompt.spans]
    except KeyError as error:
        raise UncutError(f"a span cuts a word at {error} of {prompt.text!r}") from error


def _example(
    prompt: Marked,
    words: list[Word],
    pieces: list[list[int]],
    bounds: Sequence[tuple[int, int]],
    window: Window,
    vocabulary: Mapping[str, int],
) -> Example:
    start, size = window.start, window.end - window.start
    inside = {n: b for n, b in enumerate(bounds) if start <= b[0] and b[1] < window.end}
    tags, predicates = [0] * size, {}
    for number, (one, last) in inside.items():
        span = prompt.spans[number]
        begin = 1 + 2 * ROLES.index(span.role)
        tags[one - start : last - start + 1] = [begin] + [begin + 1] * (last - one)
        if span.predicate:
            predicates[last - start] = PREDICATES.index(span.predicate)
    ties = {
        (bounds[arc.source][1] - start, bounds[arc.target][1] - start): 1 + TIES.index(arc.tie)
        for arc in prompt.arcs
        if arc.source in inside and arc.target in inside
    }
    ends = tuple(last - start for _, last in inside.values())
    rows, shapes, first = laid_out(words, pieces, window, vocabulary)
    return Example(rows, shapes, first, tags, predicates, ends, ties)


def batch_of(examples: Sequence[Example]) -> Batch:
    """The examples in one batch."""
    pieces = _padded([e.pieces for e in examples], 0)
    tags = _padded([e.tags for e in examples], IGNORED)
    predicates = torch.full_like(tags, IGNORED)
    ties = torch.full((*tags.shape, tags.shape[1]), IGNORED)
    for row, example in enumerate(examples):
        for at, which in example.predicates.items():
            predicates[row, at] = which
        ends = torch.tensor(example.ends, dtype=torch.int64)
        ties[row, ends[:, None], ends[None, :]] = 0
        ties[row, ends, ends] = IGNORED
        for pair, tie in example.ties.items():
            ties[row, pair[0], pair[1]] = tie
    mask = torch.zeros_like(pieces, dtype=torch.bool)
    for row, example in enumerate(examples):
        mask[row, : len(example.pieces)] = True
    shapes = _padded([e.shapes for e in examples], 0)
    first = _padded([e.first for e in examples], 0)
    return Batch(pieces, shapes, mask, first, tags, predicates, ties)


def _padded(rows: Sequence[Sequence[int]], value: int) -> Tensor:
    size = max(map(len, rows))
    return torch.tensor([[*row, *[value] * (size - len(row))] for row in rows])


def batches(examples: Sequence[Example], pieces: int, dice: random.Random) -> Iterator[Batch]:
    """All examples once, in batches of about so many pieces, those of one length together."""
    ordered = sorted(examples, key=lambda e: (len(e.pieces), dice.random()))
    groups: list[list[Example]] = [[]]
    for example in ordered:
        if groups[-1] and len(example.pieces) * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(example)
    dice.shuffle(groups)
    return map(batch_of, (group for group in groups if group))


__all__ = ["IGNORED", "TAGS", "Batch", "Example", "UncutError", "batches", "examples_of"]
