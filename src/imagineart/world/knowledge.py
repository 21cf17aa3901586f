"""What is known about things and places, apart from any prompt?

The knowledge is data: `nouns.yaml` (kinds of things, their sizes, where they stand),
`settings.yaml` (places and what belongs in them), `habitats.yaml` (where things are usually seen),
`tools.yaml` (what is held in doing what), `occasions.yaml` (festivals, idioms, names),
`words.yaml` and `phrases.yaml` (the words of a prompt, see `imagineart.world.vocabulary`).
All of it was written for this project.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

Support = Literal["ground", "surface", "air", "water", "wall", "worn"]

UNKNOWN_SIZE = 0.5  # metres


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of thing. `size` is its longest extent in metres, `color` its usual colour or ""."""

    name: str
    hypernyms: tuple[str, ...]
    size: float
    support: Support
    color: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A place: the background family that paints it, and the things that fit in.

    `only` holds the prepositions after which the name means the place; empty: always.
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


@dataclass(frozen=True, slots=True)
class Festival:
    """A festive occasion: when it is, how it feels, what belongs to it."""

    name: str
    season: str = ""
    mood: str = ""
    props: tuple[str, ...] = ()


def hypernyms(noun: str) -> tuple[str, ...]:
    """What a noun is a kind of, nearest first; () if it is not known."""
    found = find(noun)
    return found.hypernyms if found else ()


def size_of(noun: str) -> float:
    """The longest extent in metres; half a metre if the noun is not known."""
    found = find(noun)
    return found.size if found else UNKNOWN_SIZE


def support_of(noun: str) -> Support:
    """Where a thing usually is; on the ground if the noun is not known."""
    found = find(noun)
    return found.support if found else "ground"


def colors_of(noun: str) -> str:
    """The usual colour in one word; "" if it has none of its own."""
    found = find(noun)
    return found.color if found else ""


def is_known(noun: str) -> bool:
    """Whether the noun, or the last words of it, is in the list."""
    return find(noun) is not None


def is_a(noun: str, kind: str) -> bool:
    """Whether `noun` is `kind` or one of its kinds."""
    return noun == kind or kind in hypernyms(noun)


def find(noun: str) -> Noun | None:
    """The entry of a noun, or of its last words: "samurai cat" is a cat."""
    words = noun.lower().split()
    return next((nouns()[tail] for tail in _tails(words) if tail in nouns()), None)


def scene_of(setting: str) -> Scene | None:
    """The place that a setting names, by its last words: "on a sunny beach" is a beach."""
    words = setting.lower().split()
    return next((scenes()[tail] for tail in _tails(words) if tail in scenes()), None)


def _tails(words: list[str]) -> Iterator[str]:
    return (" ".join(words[start:]) for start in range(len(words)))


@cache
def nouns() -> Mapping[str, Noun]:
    """All nouns by name."""
    groups = load("nouns")
    found = (noun for group in groups for noun in _nouns_of(group))
    return {noun.name: noun for noun in found}


def _nouns_of(group: Mapping[str, Any]) -> Iterator[Noun]:
    for entry in group["nouns"].split():
        rest, _, color = entry.partition("@")
        name, _, size = rest.partition("=")
        yield Noun(
            name=name.replace("_", " "),
            hypernyms=tuple(group["is"]),
            size=float(size or group["size"]),
            support=cast(Support, group["support"]),
            color=color,
        )


@cache
def scenes() -> Mapping[str, Scene]:
    """All places by name."""
    found = (scene for group in load("settings") for scene in _scenes_of(group))
    return {scene.name: scene for scene in found}


def _scenes_of(group: Mapping[str, Any]) -> Iterator[Scene]:
    shared = {key: value for key, value in group.items() if key != "names"}
    shared |= {key: tuple(group.get(key, ())) for key in ("props", "only")}
    return (Scene(name=name.replace("_", " "), **shared) for name in group["names"].split())


def habitats_of(noun: str) -> tuple[str, ...]:
    """Families of backgrounds where a thing is usually seen, likeliest first; (): anywhere."""
    found = find(noun)
    own = (noun, noun.rsplit(" ", 1)[-1])
    names = (*own, found.name, *found.hypernyms) if found else own
    return next((_habitats()[name] for name in names if name in _habitats()), ())


@cache
def _habitats() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for group in load("habitats")["groups"]:
        for name in _listed(group["nouns"]):
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *group["families"])))
    return found


def _listed(nouns: str) -> Iterator[str]:
    return (name.replace("_", " ") for name in nouns.split())


@cache
def tools() -> Mapping[str, str]:
    """What is held in doing something, by the doing: "fishing" → "fishing rod"."""
    return {doing: tool for tool, doings in load("tools").items() for doing in doings.split()}


@cache
def festivals() -> Mapping[str, Festival]:
    """All festivals by name."""
    return {
        name: Festival(
            name, entry.get("season", ""), entry.get("mood", ""), tuple(entry.get("props", ()))
        )
        for name, entry in load("occasions")["festivals"].items()
    }


@cache
def names() -> Mapping[str, str]:
    """Famous names in lower case, and the noun that they are drawn as."""
    return cast(Mapping[str, str], load("occasions")["names"])


@cache
def idioms() -> Mapping[str, str]:
    """Phrases that do not name the things in them, and what they mean."""
    return cast(Mapping[str, str], load("occasions")["idioms"])


@cache
def load(name: str) -> Any:
    """The content of one of the YAML files of this package."""
    import yaml

    text = files("imagineart.world").joinpath(f"{name}.yaml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader)
