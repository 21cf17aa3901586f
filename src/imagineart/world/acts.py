"""How does somebody look who does something? Poses, tools and places of work by the doing."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from imagineart.world.data import load

Goes = Literal["held", "tool", "at", "upon", "kicked", "flown", "near", "ahead", "gone"]


@dataclass(frozen=True, slots=True)
class Act:
    """A row of `acts.yaml`, where its words are explained."""

    done: tuple[str, ...]
    of: tuple[str, ...] = ()
    pose: str = ""
    right: str = ""
    left: str = ""
    thing: str = ""
    to: Goes = "held"
    at: str = ""
    seat: str = ""
    theirs: str = ""
    many: int = 0

    def fits(self, doing: str, kinds: Collection[str], count: int = 1) -> bool:
        """Whether so many do this, to a thing of these kinds (none: no thing is named)."""
        several = not self.many or self.many == count
        return (
            doing in self.done and several and (not self.of or not set(self.of).isdisjoint(kinds))
        )


@cache
def acts() -> tuple[Act, ...]:
    """All acts, the particular before the general."""
    return tuple(Act(**{key: _frozen(value) for key, value in row.items()}) for row in load("acts"))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def act_of(doing: str, kinds: Collection[str], count: int = 1) -> Act | None:
    """The act that fits best, None of what is done without anything."""
    return next((act for act in acts() if act.fits(doing, kinds, count)), None)
