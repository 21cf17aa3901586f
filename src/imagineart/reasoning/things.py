"""What must be known of a noun before it can be given a place: its size, where it rests, its shape."""

from functools import cache
from typing import Protocol


class Things(Protocol):
    """Facts about nouns; `KnownThings` are the real ones."""

    def size_of(self, noun: str) -> float:
        """Longest side, m."""
        ...

    def support_of(self, noun: str) -> str:
        """What it usually rests on: "ground", "surface", "water", "wall" or "air"."""
        ...

    def aspect_of(self, noun: str) -> float:
        """Width ÷ height of its usual picture."""
        ...


class KnownThings:
    """The knowledge that ships with the package."""

    def size_of(self, noun: str) -> float:
        """Longest side, m."""
        from imagineart.reasoning import knowledge

        return knowledge.size_of(noun)

    def support_of(self, noun: str) -> str:
        """What it usually rests on."""
        from imagineart.reasoning import knowledge

        return knowledge.support_of(noun)

    def aspect_of(self, noun: str) -> float:
        """Width ÷ height of its usual picture."""
        return 1.0


@cache
def known_things() -> Things:
    """The knowledge that ships with the package, loaded at first use."""
    return KnownThings()
