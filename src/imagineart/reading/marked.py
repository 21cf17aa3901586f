"""What do the words of a prompt do? Spans with roles, and the arcs that tie them together.

What each role means, and where it begins and ends, stands in `training/reading/FORMAT.md`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

NOUNS = (
    "thing", "part", "worn", "held", "riddle", "place", "event", "form", "ref", "some", "text",
)  # fmt: skip
"""What others are tied to."""
BEARERS = ("thing", "riddle", "ref", "some")
"""What has parts, wears, holds, acts and stands in relations."""
BELONGINGS = ("part", "worn", "held")
MODIFIERS = ("attr", "color", "count", "size", "mat", "pat", "arr")
STATES = ("expr", "pos")
PICTURE = (
    "time", "weather", "light", "shot", "lens", "look", "qual", "mood", "artist", "meta", "type",
    "not", "only", "flag",
)  # fmt: skip
PREDICATES = (
    "left_of", "right_of", "above", "below", "on", "under", "in", "behind", "in_front_of",
    "next_to", "between", "around", "among", "through", "across", "toward", "away_from",
    "leaning_on", "hanging_from", "touching", "riding", "pulling", "chasing", "facing", "full_of",
    "pictured_on", "bigger_than", "smaller_than",
)  # fmt: skip
ROLES = (*NOUNS, *MODIFIERS, *STATES, "act", "rel", *PICTURE)
"""Every role that is marked; whatever is not marked is filler."""
TIES = ("head", "subject", "object")


@dataclass(frozen=True)
class Span:
    """`text[start:end]` (code points) of a prompt plays `role`; `predicate` for relations.

    `sure`: how sure its reader is of the role, 0–1. `means`: what is drawn for a description, as
    one would name it ("red dragon").
    """

    start: int
    end: int
    role: str
    predicate: str = ""
    sure: float = 1.0
    means: str = ""


@dataclass(frozen=True)
class Arc:
    """Span number `source` is tied to span number `target`: "head", "subject" or "object"."""

    source: int
    target: int
    tie: str


@dataclass(frozen=True)
class Marked:
    """A prompt, its spans in reading order, and the arcs between them."""

    text: str
    spans: tuple[Span, ...] = ()
    arcs: tuple[Arc, ...] = ()

    def words(self, index: int) -> str:
        """What span number `index` covers."""
        span = self.spans[index]
        return self.text[span.start : span.end]

    def meaning(self, index: int) -> str:
        """What span number `index` covers, or what is meant by it."""
        return self.spans[index].means or self.words(index)

    def targets(self, index: int, tie: str) -> Sequence[int]:
        """The spans that span number `index` is tied to in this way."""
        return self._targets.get((index, tie), ())

    def sources(self, index: int, tie: str) -> Sequence[int]:
        """The spans that are tied to span number `index` in this way."""
        return self._sources.get((index, tie), ())

    @cached_property
    def _targets(self) -> Mapping[tuple[int, str], Sequence[int]]:
        found: dict[tuple[int, str], list[int]] = defaultdict(list)
        for arc in self.arcs:
            found[arc.source, arc.tie].append(arc.target)
        return found

    @cached_property
    def _sources(self) -> Mapping[tuple[int, str], Sequence[int]]:
        found: dict[tuple[int, str], list[int]] = defaultdict(list)
        for arc in self.arcs:
            found[arc.target, arc.tie].append(arc.source)
        return found
