"""How does somebody look who does something? Poses, tools and places of work by the doing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from imagineart.world.data import load

Goes = Literal[
    "held", "tool", "at", "upon", "kicked", "flown", "near", "ahead", "gone", "caught", "beyond"
]
Tie = Literal["above", "behind", "next_to", "facing", "under"]


@dataclass(frozen=True, slots=True)
class Also:
    """What an act takes besides: a ball above who serves it, a goal behind who kicks; `under`: what
    the doer is on is on it, as a board on a wave."""

    noun: str
    tie: Tie = "next_to"


@dataclass(frozen=True, slots=True)
class Act:
    """A row of `acts.yaml`, where its words are explained."""

    done: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    pose: str = ""
    right: str = ""
    left: str = ""
    thing: str = ""
    to: Goes = "held"
    at: str = ""
    seat: str = ""
    theirs: str = ""
    many: int = 0
    shared: bool = False
    also: tuple[Also, ...] = ()
    place: str = ""
    wears: tuple[str, ...] = ()

    def fits(
        self, doing: str, kinds: Collection[str], count: int = 1, who: Collection[str] = ()
    ) -> bool:
        """Whether so many of these kinds (`who`) do this, to a thing of these kinds (none: no thing
        is named); a row without a doing is for those of whom no doing is told."""
        said = doing in self.done if self.done else not doing
        several = not self.many or self.many == count
        return said and several and _meets(self.of, kinds) and _meets(self.by, who)


def _meets(asked: Collection[str], kinds: Collection[str]) -> bool:
    return not asked or not set(asked).isdisjoint(kinds)


@cache
def acts() -> tuple[Act, ...]:
    """All acts, the particular before the general."""
    return tuple(_act(row) for row in load("acts"))


def _act(row: Mapping[str, Any]) -> Act:
    also = tuple(Also(**entry) for entry in row.get("also", ()))
    return Act(**{key: _frozen(value) for key, value in row.items() if key != "also"}, also=also)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def act_of(
    doing: str, kinds: Collection[str], count: int = 1, who: Collection[str] = ()
) -> Act | None:
    """The act that fits best, None of what is done without anything."""
    return next((act for act in acts() if act.fits(doing, kinds, count, who)), None)


def phrases_of(verb: str, text: str) -> tuple[str, ...]:
    """Doings of several words that begin with a verb and stand in a text: "taking a photo"."""
    return tuple(phrase for phrase in _phrases().get(verb, ()) if phrase in text)


def phrases_in(text: str) -> tuple[str, ...]:
    """Doings of several words that stand in a text, the longest first."""
    found = [phrase for some in _phrases().values() for phrase in some if phrase in text]
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def _phrases() -> Mapping[str, tuple[str, ...]]:
    """Doings of several words by their first, the longest first."""
    found: dict[str, set[str]] = {}
    for done in (done for act in acts() for done in act.done if " " in done):
        found.setdefault(done.split()[0], set()).add(done)
    return {verb: tuple(sorted(some, key=lambda d: (-len(d), d))) for verb, some in found.items()}
