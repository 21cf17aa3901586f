"""Which landscape does a prompt describe? All that it says of the land, taken together.

A lake, autumn trees, snowy peaks and a dock are one place, not a background and three things. The
words of the whole prompt are read as features; the scape that needs and shows most of them is built
and is told them, and what it shows by itself is no thing any more.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.staging.graphic import form_of
from imagineart.staging.scene.effects import effect_named
from imagineart.staging.scene.interior import leads
from imagineart.staging.scene.knowledge import table
from imagineart.world.nouns import noun_of
from imagineart.world.places import family_of
from imagineart.world.vocabulary import singular

NEEDED, MISSED = 10, 4  # what a need counts, and a feature that a scape cannot show
KINDS = ("scene", "single")
LOOSE = ("with", "of", "and", "under", "in", "by", "at", "on")  # what may hang on behind a name
LANDLESS = frozenset({"space", "underwater"})
TOWNS = frozenset({"street", "city", "shop_front"})


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that is said of the land, and where in the prompt."""

    name: str
    start: int
    words: str


@dataclass(frozen=True, slots=True)
class Scape:
    """What is built, and the features that it shows, in the order of the prompt."""

    build: str
    family: str  # of places
    features: tuple[str, ...]
    start: int = 0  # where in the prompt the first of its needs is
    afloat: str = ""  # what is built where what is in it floats

    @property
    def season(self) -> str:
        """The season that its features mean, "" if they mean none."""
        seasons = table("scapes")["seasons"]
        return next((seasons[name] for name in self.features if name in seasons), "")


def scape_of(plan: Plan) -> Scape | None:
    """The landscape that a plan describes, None where it describes none."""
    if not _may_be(plan):
        return None
    found = tuple(features_of(plan))
    names = tuple(dict.fromkeys(feature.name for feature in found))
    best = max(_scores(names, plan), default=(0, ""))
    if best[0] <= 0:
        return None
    row = table("scapes")["scapes"][best[1]]
    needed = {name for need in row["needs"] for name in need}
    able = {*needed, *row["shows"], *table("scapes")["anywhere"]}
    shown = tuple(name for name in names if name in able)
    start = min(feature.start for feature in found if feature.name in needed)
    return Scape(str(row.get("build", best[1])), row["family"], shown, start, row.get("afloat", ""))


def _may_be(plan: Plan) -> bool:
    """Whether the picture is a view of the open, as far as its place tells."""
    place = plan.background
    if plan.kind not in KINDS or plan.bare or form_of(plan) != "view":
        return False
    family = family_of(place.family)
    return (family.sky and place.family not in LANDLESS) or place.origin != "stated"


def _meant_in(row: Mapping[str, Any], plan: Plan) -> bool:
    """Whether a scape lies in the kind of place that a plan states: a town, or land."""
    place = plan.background
    if place.origin != "stated" or family_of(place.family).heavens:
        return True
    families = row.get("of")
    return place.family in families if families else place.family not in TOWNS


def _scores(names: Sequence[str], plan: Plan) -> Iterator[tuple[int, str]]:
    """How well each scape shows some features; only those whose needs are met."""
    only = set(table("scapes")["only"])
    for name, row in table("scapes")["scapes"].items():
        if not _meant_in(row, plan):
            continue
        met = [set(need) & set(names) for need in row["needs"]]
        own = set().union(*met)
        if all(met) and (own - only or len(row["needs"]) > 1 or "of" in row):
            able = own | set(row["shows"])
            shown = len(able & set(names))
            yield NEEDED * len(met) + 2 * shown - MISSED * len(set(names) - able - only), name


def features_of(plan: Plan) -> Iterator[Feature]:
    """The features that a prompt states, in its order; longer words use up what they say."""
    text = _told(plan)
    for match in _pattern().finditer(text):
        words = match[0]
        for name in _meaning().get(_single(words), ()):
            if not _denied(name, words, plan):
                yield Feature(name, match.start(), words)


def _single(words: str) -> str:
    return words if words in _meaning() else singular(words)


def _denied(name: str, words: str, plan: Plan) -> bool:
    single = _single(words)
    return any(word in (name, words, single) for word in plan.exclusions)


def _told(plan: Plan) -> str:
    """The prompt in lower case without the names of things that are no landscape."""
    text = plan.prompt.lower()
    for item in plan.objects:
        if item.span is not None and item.is_stated and not is_scenic(item, plan):
            start, end = item.span
            text = text[:start] + " " * (end - start) + text[end:]
    for block in plan.texts:
        text = text.replace(block.string.lower(), " " * len(block.string))
    return text


def is_scenic(item: ObjectSpec, plan: Plan) -> bool:
    """Whether the last words of a thing name a feature of the land."""
    return bool(named(item, plan))


def named(item: ObjectSpec, plan: Plan) -> tuple[str, ...]:
    """The features that a thing is, by the last words of its phrase or noun, or of what the prompt
    has for it, where that was taken for a description of something else."""
    said = "" if item.span is None else plan.prompt[slice(*item.span)].lower()
    guessed = said if item.noun.lower().split()[-1][:4] not in said else ""
    for told in (item.phrase.lower(), item.noun.lower(), guessed):
        words = re.sub(rf"( ({'|'.join(LOOSE)}))+$", "", told).split()
        for start in range(len(words)):
            tail = " ".join(words[start:])
            if found := _meaning().get(tail) or _meaning().get(singular(tail)):
                return found
    return ()


def is_shown(item: ObjectSpec, plan: Plan, scape: Scape) -> bool:
    """Whether a thing is a part of the landscape that the landscape shows by itself."""
    written = any(text.carrier == item.id for text in plan.texts)
    lone = item.count == 1 and noun_of(item.noun).is_a("tree") and _alone(item)
    shown = not set(named(item, plan)).isdisjoint(
        set(scape.features) - set(table("scapes")["things"])
    )
    return shown and not written and not lone


def _alone(item: ObjectSpec) -> bool:
    """Whether words make it a single thing: a lone tree, one giant oak."""
    said = (*item.modifiers, *item.phrase.lower().split())
    return not set(table("scapes")["lone"]).isdisjoint(said)


def is_view(plan: Plan, scape: Scape | None = None) -> bool:
    """Whether the picture is of a place in the open, in which things stand, not of a thing."""
    scape = scape or scape_of(plan)
    if scape is None:
        return leads(plan) and plan.kind in KINDS and family_of(plan.background.family).sky
    stated = [item for item in plan.objects if item.is_stated and not _is_air(item)]
    starts = [item.span[0] for item in stated if item.span is not None]
    return len(starts) == len(stated) and all(scape.start < start for start in starts)


def _is_air(item: ObjectSpec) -> bool:
    """Whether it is light, weather or what the sky shows: no thing that a picture could be of."""
    return noun_of(item.noun).luminary or effect_named(item) is not None


@cache
def _meaning() -> Mapping[str, tuple[str, ...]]:
    """Words → the features that they mean."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in table("scapes")["features"].items():
        for word in words:
            found[word] = (*found.get(word, ()), name)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_meaning(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?:e?s)?\b")
