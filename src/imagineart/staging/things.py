"""What must be known of a noun to give it a place: size, support, shape, kinds."""

from collections.abc import Mapping
from functools import cache
from typing import Protocol, cast

from imagineart.plan.plan import Background, Color, Season, Weather

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
        from imagineart.world.knowledge import size_of

        return size_of(noun)

    def support_of(self, noun: str) -> str:
        """What it usually rests on."""
        from imagineart.world.knowledge import support_of

        return support_of(noun)

    def hypernyms(self, noun: str) -> tuple[str, ...]:
        """Its kinds, nearest first."""
        from imagineart.world.knowledge import hypernyms

        return hypernyms(noun)

    def props_of(self, setting: str, family: str) -> tuple[str, ...]:
        """What belongs in a place; () if it is not known, or seen from elsewhere."""
        from imagineart.world.knowledge import scene_of

        scene = scene_of(setting)
        return scene.props if scene and scene.family == family else ()

    def color_of(self, noun: str) -> Color | None:
        """The colour that a thing has by nature; None if it has no particular one."""
        from imagineart.color.names import parse
        from imagineart.reading.attributes import to_color
        from imagineart.world.knowledge import colors_of

        named = parse(colors_of(noun))
        return to_color(named, None) if named else None

    def habitats_of(self, noun: str) -> tuple[str, ...]:
        """Families of backgrounds where it is usually seen; (): anywhere."""
        from imagineart.world.knowledge import habitats_of

        return habitats_of(noun)

    def tools(self) -> Mapping[str, str]:
        """What is held in doing something, by the doing."""
        from imagineart.world.knowledge import tools

        return tools()

    def grounds(self) -> Mapping[str, Background]:
        """The usual background of each family that bears the name of a place."""
        return _grounds()

    def aspect_of(self, noun: str) -> float:
        """Width ÷ height of its usual picture: its own, else its nearest kind's, else 1."""
        shapes = _fractions("nouns")
        return next((shapes[n] for n in (noun, *self.hypernyms(noun)) if n in shapes), SQUARE)


@cache
def known_things() -> KnownThings:
    """The one instance; it holds no state of its own."""
    return KnownThings()


def is_person(noun: str) -> bool:
    """Whether its usual picture shows a human face or figure."""
    from imagineart.world.knowledge import is_a

    return is_a(noun, "person")


def draught_of(noun: str) -> float:
    """Share of the height of its usual picture that is under water when it swims; 0 if unknown."""
    from imagineart.world.knowledge import hypernyms

    known = _fractions("draughts")
    return next((known[n] for n in (noun, *hypernyms(noun)) if n in known), 0.0)


@cache
def _grounds() -> Mapping[str, Background]:
    from imagineart.world.knowledge import scenes

    named = {name: scene for name, scene in scenes().items() if name == scene.family}
    return {
        name: Background(
            family=name,
            surface=scene.surface,
            season=cast(Season, scene.season or "summer"),
            weather=cast(Weather, scene.weather or "clear"),
        )
        for name, scene in named.items()
    }


@cache
def _fractions(table: str) -> dict[str, float]:
    from imagineart.world.knowledge import load

    pairs = (entry.split("=") for entry in load("shapes")[table].split())
    return {noun.replace("_", " "): float(number) for noun, number in pairs}
