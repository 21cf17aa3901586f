"""What must be known of a noun to give it a place: size, support, shape, kinds."""

from collections.abc import Mapping
from functools import cache
from typing import Protocol, cast

from imagineart.plan.plan import Background, Color, Season, Weather
from imagineart.world.nouns import noun_of
from imagineart.world.occasions import tools
from imagineart.world.places import all_places, place_of


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
        return noun_of(noun).size

    def support_of(self, noun: str) -> str:
        """What it usually rests on."""
        return noun_of(noun).support

    def hypernyms(self, noun: str) -> tuple[str, ...]:
        """Its kinds, nearest first."""
        return noun_of(noun).kinds

    def props_of(self, setting: str, family: str) -> tuple[str, ...]:
        """What belongs in a place; () if it is not known, or seen from elsewhere."""
        place = place_of(setting)
        return place.props if place and place.family == family else ()

    def color_of(self, noun: str) -> Color | None:
        """The colour that a thing has by nature; None if it has no particular one."""
        from imagineart.color.names import parse
        from imagineart.reading.tints import to_color

        named = parse(noun_of(noun).color)
        return to_color(named, None) if named else None

    def habitats_of(self, noun: str) -> tuple[str, ...]:
        """Families of backgrounds where it is usually seen; (): anywhere."""
        return noun_of(noun).habitats

    def tools(self) -> Mapping[str, str]:
        """What is held in doing something, by the doing."""
        return tools()

    def grounds(self) -> Mapping[str, Background]:
        """The usual background of each family that bears the name of a place."""
        return _grounds()

    def aspect_of(self, noun: str) -> float:
        """Width ÷ height of its usual picture: its own, else its nearest kind's, else 1."""
        return noun_of(noun).aspect


@cache
def known_things() -> KnownThings:
    """The one instance; it holds no state of its own."""
    return KnownThings()


@cache
def _grounds() -> Mapping[str, Background]:
    named = {name: place for name, place in all_places().items() if name == place.family}
    return {
        name: Background(
            family=name,
            surface=place.surface,
            season=cast(Season, place.season or "summer"),
            weather=cast(Weather, place.weather or "clear"),
        )
        for name, place in named.items()
    }
