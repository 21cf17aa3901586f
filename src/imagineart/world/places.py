"""What is known about a place, apart from any prompt? One record per family and per named place.

A family is painted in one way: all meadows are alike. A place is a name that people use, with the
family that it belongs to and what is its own. Both stand in `places.yaml`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from imagineart.world.data import listed, load, tails

Ground = Literal["", "land", "roof", "water", "bed", "floor", "top"]


@dataclass(frozen=True, slots=True)
class PlaceFamily:
    """A kind of place that is painted in one way.

    `ground`: what one stands on, "" for nothing. `sky`: open to it, weather is seen. `indoors`:
    weather is outside. `wall`: what hangs is close before one. `floats`: things need no ground.
    `inside`: of a building. `facade`: … which is worth looking at where nothing is in it.
    `material`: the ground is of what the prompt names. `gloss`: 0–1, how much the ground mirrors.
    `horizon`: 0–1 of the height from the top, None for the usual. `floor`: the surface of who
    stands, where things stand on tops. `peaks`: the family with mountains behind it. `shows`: what
    its scenery has. `also`: other words for it.
    """

    name: str
    ground: Ground = ""
    sky: bool = False
    indoors: bool = False
    wall: bool = False
    floats: bool = False
    inside: bool = False
    facade: bool = False
    material: bool = False
    gloss: float = 0.0
    horizon: float | None = None
    floor: str = ""
    peaks: str = ""
    shows: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def grounded(self) -> bool:
        """Whether things that nothing carries stand on the ground."""
        return bool(self.ground) and not self.floats

    @property
    def land(self) -> bool:
        """Whether it is open land."""
        return self.sky and self.ground == "land"

    @property
    def airy(self) -> bool:
        """Whether far things fade in the air."""
        return self.sky and bool(self.ground)

    @property
    def heavens(self) -> bool:
        """Whether there is nothing but sky: any other place that is named is firmer."""
        return self.sky and not self.ground


@dataclass(frozen=True, slots=True)
class Place:
    """A named place: how it is painted, what one stands on, and the things that fit in.

    `only` holds the prepositions after which the name means the place; empty: always. `region`: a
    whole country or city, in which there are other places.
    """

    name: str
    family: str
    surface: str
    props: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    weather: str = ""
    season: str = ""
    time: str = ""
    wall: str = ""
    region: bool = False


def family_of(name: str) -> PlaceFamily:
    """The family of that name, of another word for it or of the place; the usual if unknown."""
    known, plain = all_families(), name.strip().lower().replace("-", " ")
    place = place_of(plain.replace("_", " "))
    family = _named().get(plain.replace(" ", "_")) or (place.family if place else "")
    return known[family or load("places")["unknown"]]


def place_of(name: str) -> Place | None:
    """The place that words name by their last: "on a sunny beach" is a beach; None if unknown."""
    return next((all_places()[tail] for tail in tails(name) if tail in all_places()), None)


def common_land() -> PlaceFamily:
    """Where things meet that live outdoors, but not together."""
    return all_families()[load("places")["common"]]


def scenery() -> tuple[str, ...]:
    """Kinds of what open places show by themselves."""
    return tuple(load("places")["scenery"])


def features() -> Mapping[str, str]:
    """Parts of a place that it shows by itself, and the family where no place is said."""
    return dict(load("places")["features"])


@cache
def all_families() -> Mapping[str, PlaceFamily]:
    """All families by name."""
    return {name: _family(name, entry) for name, entry in load("places")["families"].items()}


def _family(name: str, entry: Mapping[str, Any]) -> PlaceFamily:
    lists = {key: tuple(entry.get(key, ())) for key in ("shows", "also")}
    return PlaceFamily(name, **{**entry, **lists})


@cache
def _named() -> Mapping[str, str]:
    """Names of families and other words for them, joined by "_", and the families."""
    families = all_families().values()
    return {
        word.replace(" ", "_"): family.name
        for family in families
        for word in (family.name, *family.also)
    }


@cache
def all_places() -> Mapping[str, Place]:
    """All named places by name."""
    found = (place for group in load("places")["places"] for place in _places_of(group))
    return {place.name: place for place in found}


def _places_of(group: Mapping[str, Any]) -> Iterator[Place]:
    shared = {key: value for key, value in group.items() if key != "names"}
    shared |= {key: tuple(group.get(key, ())) for key in ("props", "only")}
    return (Place(name=name, **shared) for name in listed(group["names"]))
