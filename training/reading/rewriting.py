"""How is a marked prompt changed so that its marks stay on their words?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from imagineart.reading.marked import Marked


@dataclass(frozen=True, order=True)
class Edit:
    """`text[start:end]` becomes `words`; an insertion at the edge of a span stays outside it."""

    start: int
    end: int
    words: str

    @property
    def growth(self) -> int:
        """Characters gained."""
        return len(self.words) - (self.end - self.start)


def edited(prompt: Marked, edits: Iterable[Edit]) -> Marked:
    """The prompt with all edits made at once; of two that overlap, the first is made."""
    made = _disjoint(edits)
    pieces, last = [], 0
    for edit in made:
        pieces += [prompt.text[last : edit.start], edit.words]
        last = edit.end
    spans = tuple(
        replace(span, start=_start(span.start, made), end=_end(span.end, made))
        for span in prompt.spans
    )
    return replace(prompt, text="".join(pieces) + prompt.text[last:], spans=spans)


def _disjoint(edits: Iterable[Edit]) -> list[Edit]:
    made: list[Edit] = []
    for edit in sorted(edits):
        if not made or made[-1].end <= edit.start:
            made.append(edit)
    return made


def _start(place: int, edits: list[Edit]) -> int:
    return place + sum(edit.growth for edit in edits if edit.end <= place)


def _end(place: int, edits: list[Edit]) -> int:
    return place + sum(edit.growth for edit in edits if edit.start < place and edit.end <= place)
