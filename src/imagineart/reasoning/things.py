"""What must be known of a noun to give it a place: size, support, shape, kinds."""

from functools import cache
from typing import Protocol

SQUARE = 1.0


class Things(Protocol):
    """Facts about nouns; `KnownThings` are the real ones."""

    def size_of(self, noun: str) -> float:
        """Longest side, m."""
        ...

    def support_of(self, noun: str) -> str:
        """What it usually rests on: "ground", "surface", "water", "wall", "worn" or "air"."""
        ...

    def aspect_of(self, noun: str) -> float:
        """Width ÷ height of its usual picture."""
        ...

    def hypernyms(self, noun: str) -> tuple[str, ...]:
        """Its kinds, nearest first."""
        ...


class KnownThings:
    """The knowledge that ships with the package, read at first use."""

    def size_of(self, noun: str) -> float:
        """Longest side, m."""
        from imagineart.reasoning.knowledge import size_of

        return size_of(noun)

    def support_of(self, noun: str) -> str:
        """What it usually rests on."""
        from imagineart.reasoning.knowledge import support_of

        return support_of(noun)

    def hypernyms(self, noun: str) -> tuple[str, ...]:
        """Its kinds, nearest first."""
        from imagineart.reasoning.knowledge import hypernyms

        return hypernyms(noun)

    def props_of(self, setting: str) -> tuple[str, ...]:
        """What belongs in a place; () if the place is not known."""
        from imagineart.reasoning.knowledge import scene_of

        scene = scene_of(setting)
        return scene.props if scene else ()

    def aspect_of(self, noun: str) -> float:
        """Width ÷ height of its usual picture: its own, else its nearest kind's, else 1."""
        shapes = _shapes()
        return next((shapes[n] for n in (noun, *self.hypernyms(noun)) if n in shapes), SQUARE)


@cache
def known_things() -> KnownThings:
    """The one instance; it holds no state of its own."""
    return KnownThings()


@cache
def _shapes() -> dict[str, float]:
    from imagineart.reasoning.knowledge import load

    pairs = (entry.split("=") for entry in load("shapes")["nouns"].split())
    return {noun.replace("_", " "): float(aspect) for noun, aspect in pairs}
