"""Which words of a prompt play which role? The learned reader, on ONNX Runtime.

    tagger = reader()
    marked = tagger.read("an elderly fisherman with a grey beard")

Its weights are a small encoder's (MiniLM-L6, Apache-2.0, taught in `training/reading`), in int8.
One prompt is read at a time, so that the same prompt always gives the same numbers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.reading.decoding import Numbers, Run, arcs_of, runs_of, span_of
from imagineart.reading.marked import PREDICATES, Arc, Marked, Span
from imagineart.reading.windows import Window, windows_of
from imagineart.reading.wordpieces import Word, pieces_of, vocabulary, words_of

WEIGHTS = Path(__file__).parent / "weights" / "reader.onnx"

Ints = NDArray[np.int64]
Net = Callable[[Ints, Ints, Ints], Numbers]
"""(1, L) piece ids, (1, L) shapes of their words, (1, W) places of words' first pieces → numbers"""


@dataclass(frozen=True)
class Given:
    """Spans that are known already: only predicates and ties are read."""

    spans: tuple[Span, ...]


class Tagger:
    """Reads prompts with a net and its vocabulary (piece → id)."""

    def __init__(self, net: Net, vocabulary: Mapping[str, int]) -> None:
        self._net, self._vocabulary = net, vocabulary

    def read(self, text: str, given: Given | None = None) -> Marked:
        """The prompt with its marks."""
        words = words_of(text)
        pieces = [pieces_of(text[word.start : word.end], self._vocabulary) for word in words]
        reading = _Reading(text, words, given)
        for window in windows_of(text, words, [len(piece) for piece in pieces]):
            reading.go_on(window, self._numbers(words, pieces, window))
        return reading.marked()

    def _numbers(self, words: list[Word], pieces: list[list[int]], window: Window) -> Numbers:
        rows = laid_out(words, pieces, window, self._vocabulary)
        return self._net(*(np.array([row], np.int64) for row in rows))


@dataclass
class _Reading:
    """What is read of a prompt so far; runs count the words of the whole prompt."""

    text: str
    words: list[Word]
    given: Given | None

    def __post_init__(self) -> None:
        self.runs: list[Run] = []
        self.arcs: list[Arc] = []

    def go_on(self, window: Window, numbers: Numbers) -> None:
        """Adds what a window's own words say."""
        known = [run for run in self.runs if run.first >= window.start]
        skipped = len(self.runs) - len(known)
        new = self._new(window, numbers)
        local = [_shifted(run, -window.start) for run in (*known, *new)]
        own = window.own - window.start
        for arc in arcs_of(numbers, local, own):
            self.arcs.append(replace(arc, source=arc.source + skipped, target=arc.target + skipped))
        self.runs += new

    def _new(self, window: Window, numbers: Numbers) -> list[Run]:
        if self.given is None:
            own = window.own - window.start
            trimmed = Numbers(numbers.tags[own:], numbers.predicates[own:], numbers.ties)
            return [_shifted(run, window.own) for run in runs_of(trimmed)]
        starts = {word.start: at for at, word in enumerate(self.words)}
        ends = {word.end: at for at, word in enumerate(self.words)}
        runs = (Run(starts[s.start], ends[s.end], s.role) for s in self.given.spans)
        return [
            _related(run, numbers, window) for run in runs if window.own <= run.last < window.end
        ]

    def marked(self) -> Marked:
        spans = tuple(span_of(run, self.words) for run in self.runs)
        return Marked(self.text, spans, tuple(self.arcs))


def _related(run: Run, numbers: Numbers, window: Window) -> Run:
    if run.role != "rel":
        return run
    return replace(run, predicate=PREDICATES[numbers.predicates[run.last - window.start].argmax()])


def _shifted(run: Run, words: int) -> Run:
    return replace(run, first=run.first + words, last=run.last + words)


def laid_out(
    words: list[Word], pieces: list[list[int]], window: Window, vocabulary: Mapping[str, int]
) -> tuple[list[int], list[int], list[int]]:
    """A window for the net: piece ids with their borders, shapes of their words, first pieces."""
    rows, shapes, first = [vocabulary["[CLS]"]], [0], []
    for at in range(window.start, window.end):
        first.append(len(rows))
        rows += pieces[at]
        shapes += [words[at].shape] * len(pieces[at])
    return [*rows, vocabulary["[SEP]"]], [*shapes, 0], first


@cache
def reader(threads: int = 1) -> Tagger:
    """The reader that ships, on so many threads."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session: Any = onnxruntime.InferenceSession(
        WEIGHTS, options, providers=["CPUExecutionProvider"]
    )
    names = ("pieces", "shapes", "first")

    def run(*rows: Ints) -> Numbers:
        found = session.run(None, dict(zip(names, rows, strict=True)))
        return Numbers(*(part[0] for part in found))

    return Tagger(run, vocabulary())
