"""Which effects does a plan ask for, and where do they begin? Weather, air, fire, petals, light.

They are no things: they get no model, count as nothing and stand on nothing. One that knows its
source begins there; another fills the picture, and never hides what the picture is about.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.plan.plan import STATED, ObjectSpec, Plan
from imagineart.staging.graphic import PLAIN, form_of
from imagineart.staging.scene.actors import linear, rng_of
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.preview import FILM_MM, axes_of, projected
from imagineart.staging.scene.units import Spot
from imagineart.staging.scene.vectors import Floats
from imagineart.staging.stage import Box, Bulb, Canvas, Effect, Lamp, Lens, Point
from imagineart.world.data import tails
from imagineart.world.nouns import noun_of
from imagineart.world.places import family_of

RIM, TIP, FOOT = 0.2, 0.03, 0.04  # of a height: where a rim, a tip and feet are
MOST = 5  # sources of one effect
PLURAL = "(?:e?s)?"
ANY = "thing"  # the last kind of sources: whatever there is
WIDEST = 0.8  # of the picture: a thing that takes more of it cannot be spared
SAMPLES = 400  # places on a thing, of which those that are seen are taken
LICK = 0.7  # of that: smaller flames on buildings, which shall still be seen
EAVES = 0.4  # of what is seen of a building, below which it does not burn: there people are
SPREAD = 0.5  # of the size of an effect, where it begins in many places of a thing
MOST_SEEN = 0.75  # of the height of the picture: no source counts as larger
LAMPS = 2  # of one effect


@dataclass(frozen=True, slots=True)
class Eye:
    """Whence a stage is seen."""

    lens: Lens
    canvas: Canvas

    @property
    def toward(self) -> Floats:
        """(3,) unit, where it looks."""
        return np.asarray(axes_of(self.lens)[2])

    def height_at(self, place: Floats) -> float:
        """m of the height of the picture at the depth of a place."""
        depth = float((np.asarray(place) - self.lens.position) @ self.toward)
        share = self.canvas.height / max(self.canvas.width, self.canvas.height)
        wide = self.lens.orthographic or max(depth, 0.0) * FILM_MM / self.lens.focal_mm
        return share * wide

    def sees(self, points: Floats) -> NDArray[np.bool_]:
        """(N,) which points lie in the picture."""
        x, y, depth = projected(self.lens, points, self.canvas).T
        return np.asarray((depth > 0) & (abs(x - 0.5) < 0.46) & (abs(y - 0.5) < 0.46))


@dataclass(frozen=True, slots=True)
class Asked:
    """An effect that a plan asks for. `things`: ids of what it comes from; `behind`: of what it is
    said to be behind; `item` the object that is the effect itself."""

    name: str
    amount: float = 1.0
    things: tuple[str, ...] = ()
    at: str = ""  # where on them
    behind: str = ""
    item: ObjectSpec | None = None


def is_effect(item: ObjectSpec, plan: Plan) -> bool:
    """Whether an object of a plan is an effect and no thing. What a sheet is about is a thing."""
    if form_of(plan) != "view" and item is plan.objects[0]:
        return False
    return effect_named(item) is not None


def effect_named(item: ObjectSpec) -> str | None:
    """The effect that an object is: by the last words of its noun, or as a noun that moves."""
    names = {*tails(item.noun), *tails(item.phrase)}
    for name, record in _effects().items():
        lone = item.count == 1 and record.get("several", False)
        if not lone and any(_says(name, one) for one in names):
            return name
        moves = " ".join((item.action, item.pose, *item.modifiers, item.phrase)).lower()
        for noun in record.get("moving", ()):
            if re.fullmatch(noun + PLURAL, item.noun.lower()) and re.search(_motions(), moves):
                return name
    return None


def effects_asked(plan: Plan) -> tuple[Asked, ...]:
    """All that a plan asks for, by its things, its weather and its words."""
    text = _told(plan)
    found = [
        asked
        for name, record in _effects().items()
        if (asked := _asked(name, record, plan, text)) is not None
    ]
    return tuple(found)


def _asked(name: str, record: Mapping[str, Any], plan: Plan, text: str) -> Asked | None:
    if any(_says(name, word) for word in plan.exclusions):
        return None
    effects, things = _parted(plan)
    item = next((o for o in effects if effect_named(o) == name), None)
    carried = {o.id: at for o in things if (at := _carries(o, record))}
    said = _said(name, record, plan, text)
    if not (item or said or carried or _is_weather(record, plan)):
        return None
    behind = _related(item, plan, ("behind",)) if item else []
    sources = list(carried) or (_related(item, plan, ()) if item else []) or _usual(things, record)
    at = next(iter(carried.values()), record.get("at", ""))
    amount = _amount(text, said, item)
    return Asked(name, amount, tuple(sources), at, next(iter(behind), ""), item)


def _said(name: str, record: Mapping[str, Any], plan: Plan, text: str) -> str:
    """The words of a text that name an effect which its place allows; "" if none do."""
    pattern = _pattern(name) if _may_fall(record, plan) else ""
    return next(iter(re.findall(pattern, text)), "") if pattern else ""


def _is_weather(record: Mapping[str, Any], plan: Plan) -> bool:
    """Whether the weather brings it, under the open sky."""
    falls = plan.background.weather in record.get("weather", ())
    return falls and _may_fall(record, plan)


def _may_fall(record: Mapping[str, Any], plan: Plan) -> bool:
    """What the weather brings stays out of rooms."""
    return "weather" not in record or family_of(plan.background.family).sky


def _parted(plan: Plan) -> tuple[list[ObjectSpec], list[ObjectSpec]]:
    """Its effects, and all else."""
    effects = [o for o in plan.objects if is_effect(o, plan)]
    return effects, [o for o in plan.objects if o not in effects]


def _carries(item: ObjectSpec, record: Mapping[str, Any]) -> str:
    """Where it begins on a thing by what is said of it, or by its nature; "" if nowhere."""
    words = " ".join((*item.modifiers, item.action, item.phrase)).lower()
    if any(re.search(rf"\b{word}\b", words) for word in record.get("of", ())):
        held = noun_of(item.drawn_as or item.noun).container  # what is in it burns or steams
        return str(record["at"] if held else record.get("over", record["at"]))
    natural = (at for kind, at in record.get("always", {}).items() if _is_a(item, kind))
    return str(next(natural, ""))


def _is_a(item: ObjectSpec, kind: str) -> bool:
    names = (item.noun, item.drawn_as or item.noun)
    return any(noun_of(name).is_a(kind) or name.split()[-1] == kind for name in names)


def _usual(things: Sequence[ObjectSpec], record: Mapping[str, Any]) -> list[str]:
    """What it usually comes from, likeliest first: the first kind that is there."""
    for kind in record.get("from", ()):
        found = [item.id for item in things if kind == ANY or _is_a(item, kind)][:MOST]
        if found:
            return found
    return []


def _related(item: ObjectSpec, plan: Plan, predicates: Sequence[str]) -> list[str]:
    """The things that an effect is related to, other than as what is behind it."""
    ends = [
        other
        for r in plan.relations
        for one, other in ((r.subject, r.object), (r.object, r.subject))
        if one == item.id and (r.predicate in predicates if predicates else r.predicate != "behind")
    ]
    return [id for id in ends if not is_effect(plan.find(id), plan)]


def _told(plan: Plan) -> str:
    """The words of the prompt but for those that name things: a steam train is no steam."""
    text = plan.prompt.lower()
    for item in plan.objects:
        if not is_effect(item, plan):
            text = re.sub(rf"\b{re.escape(item.noun.lower())}{PLURAL}\b", " ", text)
    for block in plan.texts:
        text = text.replace(block.string.lower(), " ")
    return text


def _says(name: str, word: str) -> bool:
    words = _words(name)
    return words is not None and words.fullmatch(word.lower()) is not None


@cache
def _words(name: str) -> re.Pattern[str] | None:
    """What an effect is called; None if no word names it."""
    record = _effects()[name]
    called = (*record.get("said", ()), *record.get("nouns", ()))
    return re.compile("|".join(f"(?:{words}){PLURAL}" for words in called)) if called else None


@cache
def _pattern(name: str) -> str:
    """What the words of a prompt must hold, "" if words alone do not ask for it."""
    record = _effects()[name]
    said = [rf"\b(?:{words}){PLURAL}\b" for words in record.get("said", ())]
    gap = r"(?:\W+\w+){0,2}?\W+"
    for noun in record.get("moving", ()):
        said += [rf"\b{noun}{PLURAL}{gap}{_motions()}", rf"{_motions()}{gap}{noun}{PLURAL}\b"]
    return "|".join(said)


@cache
def _motions() -> str:
    return rf"\b(?:{'|'.join(table('effects')['motions'])})\b"


def _effects() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = table("effects")["effects"]
    return found


def _amount(text: str, said: str, item: ObjectSpec | None) -> float:
    """How much of it, by the words beside it in its clause."""
    noun = item.noun.lower() if item is not None else said
    at = text.find(noun) if noun else -1
    before, after = (
        (text[max(0, at - 24) : at], text[at + len(noun) :][:14]) if at >= 0 else ("",) * 2
    )
    beside = f"{before.split(',')[-1]} {after.split(',')[0]} "
    beside += " ".join(item.modifiers) if item is not None else ""
    for amount, words in table("effects")["amounts"].items():
        if any(re.search(rf"\b{word}\b", beside) for word in words):
            return float(amount)
    return 1.0


def in_its_air(plan: Plan, asked: Sequence[Asked]) -> Plan:
    """The plan at the hour and in the open where its effects are seen, where nobody says other."""
    night = any(_effects()[one.name].get("night", False) for one in asked)
    if night and plan.light.source_of("time_of_day").origin not in STATED:
        plan = plan.revised(light=plan.light.revised(time_of_day="night"))
    if in_the_sky(asked) and plan.background.family in PLAIN and form_of(plan) == "view":
        family = table("effects")["opens"][plan.background.season]
        plan = plan.revised(background=plan.background.revised(family=family))
    return plan


def in_the_sky(asked: Sequence[Asked]) -> bool:
    """Whether the sky must be seen."""
    return any(_effects()[one.name].get("sky", False) for one in asked)


def effects_of(
    asked: Sequence[Asked],
    spots: Sequence[Spot],
    spare: Box | None,
    eye: Eye,
    chance: int,
) -> tuple[Effect, ...]:
    """The effects of a stage that an eye sees. `spare`: the box of what they may not hide."""
    free = spare if spare is not None and spare.width * spare.height < WIDEST else None
    found = [_effect(one, spots, free, eye, chance) for one in asked]
    return tuple(effect for effect in found if effect is not None)


def _effect(
    asked: Asked, spots: Sequence[Spot], spare: Box | None, eye: Eye, chance: int
) -> Effect | None:
    record = _effects()[asked.name]
    rng = rng_of(chance, f"effect {asked.name}")
    sources, size = _sources(asked, spots, eye, rng)
    least, instead = record.get("small", (0.0, ""))
    if sources and size < least:
        record = _effects()[instead]
        sources, size = _sources(replace(asked, at=record["at"]), spots, eye, rng)
    if not sources and "open" in record:
        if asked.things:
            return None  # its source is not in the picture
        record = _effects()[record["open"]]
    draw = dict(record["draw"])
    if not sources and draw["manner"] in _SOURCED:
        return None
    if sources:
        size = min(size, MOST_SEEN * eye.height_at(np.asarray(sources[0])))
        if asked.at == "all":
            size *= SPREAD * min(1.0, _slim(asked, spots) ** 0.5)
            size *= LICK if _is_building(asked, spots) else 1.0
        draw |= {"width": draw.get("width", 0.5) * size, "reach": draw.get("reach", 1.0) * size}
    return Effect(
        **draw | {"amount": draw.get("amount", 1.0) * asked.amount} | _stated_colors(asked),
        name=asked.name,
        sources=sources,
        spare=spare,
        seed=int(rng.integers(1 << 20)),
    )


def _stated_colors(asked: Asked) -> dict[str, Any]:
    item = asked.item
    if item is None or not any(color.span for color in item.colors):
        return {}
    return {"colors": tuple(linear(color) for color in item.colors)}


_SOURCED = frozenset({"flames", "burst", "spray"})
"""Manners that draw nothing without a source."""


def _sources(
    asked: Asked, spots: Sequence[Spot], eye: Eye, rng: np.random.Generator
) -> tuple[tuple[Point, ...], float]:
    """Where it begins, and how large what it comes from is, m."""
    at = "back" if asked.behind else asked.at
    ids = (asked.behind,) if asked.behind else asked.things
    own = [spot for spot in spots if spot.actor.object in ids][:MOST]
    if not own or not at:
        return (), 1.0
    places = [place for spot in own for place in _places(spot, at, eye, rng)]
    size = float(np.mean([np.ptp(spot.points, axis=0).max() for spot in own]))
    return tuple(_point(place) for place in places[: 2 * MOST]), size


def _is_building(asked: Asked, spots: Sequence[Spot]) -> bool:
    own = [spot for spot in spots if spot.actor.object in asked.things]
    return bool(own) and noun_of(own[0].actor.noun).building


def _slim(asked: Asked, spots: Sequence[Spot]) -> float:
    """How wide a source is beside its length: a sword 0.1, a house about 1."""
    own = next(spot for spot in spots if spot.actor.object in asked.things)
    _, middle, longest = np.sort(np.ptp(own.points, axis=0))
    return float(middle / max(longest, 1e-6))


def _places(spot: Spot, at: str, eye: Eye, rng: np.random.Generator) -> list[Floats]:
    """(3,) places on a thing."""
    points = spot.points
    low, high = points.min(axis=0), points.max(axis=0)
    tall = high[2] - low[2]
    if at == "tip":
        tip = points[points[:, 2] >= high[2] - TIP * tall]
        return [np.array([*tip[:, :2].mean(axis=0), high[2]])]
    if at == "feet":
        base = points[points[:, 2] <= low[2] + FOOT * tall]
        return list(base[rng.integers(len(base), size=MOST - 1)])
    if at == "all":
        return _all_over(spot, eye, rng)
    middle = (low + high) / 2.0
    if at == "back":
        return [middle + 0.6 * float(np.ptp(points, axis=0).max()) * eye.toward]
    if at == "top":
        rim = points[points[:, 2] >= high[2] - RIM * tall]
        return [np.array([*((rim.min(axis=0) + rim.max(axis=0)) / 2.0)[:2], high[2] - RIM * tall])]
    return [np.array([*middle[:2], {"foot": low[2]}.get(at, middle[2])])]


def _all_over(spot: Spot, eye: Eye, rng: np.random.Generator) -> list[Floats]:
    """(3,) places on what one sees of a thing, as many to each square metre."""
    corners = spot.surface
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    area = np.linalg.norm(normal, axis=1)
    chosen = corners[rng.choice(len(corners), SAMPLES, p=area / area.sum())]
    share = rng.dirichlet((1.0, 1.0, 1.0), SAMPLES)
    some = np.einsum("nij,ni->nj", chosen, share)
    off = np.cross(chosen[:, 1] - chosen[:, 0], chosen[:, 2] - chosen[:, 0])
    faces = np.einsum("ni,ni->n", off, np.asarray(eye.lens.position) - some) > 0.0
    seen = some[faces & eye.sees(some)]
    if len(seen) and noun_of(spot.actor.noun).building:
        seen = seen[seen[:, 2] >= np.quantile(seen[:, 2], EAVES)]
    return list((seen if len(seen) else some)[: 2 * MOST])


def lamps_of(effects: Sequence[Effect]) -> tuple[Lamp, ...]:
    """The light of what burns: a ball at its sources, unseen behind its own flames."""
    lamps = []
    for effect in effects:
        lamp = _effects()[effect.name].get("lamp")
        if lamp is None:
            continue
        strength, share = lamp
        for x, y, z in effect.sources[:LAMPS]:
            at = (x, y, round(z + 0.4 * effect.reach, 5))
            radius = round(share * effect.reach, 5)
            bulb = Bulb(position=at, radius=radius, color=effect.colors[0], strength=strength)
            lamps.append(bulb.revised(visible=False))
    return tuple(lamps)


def _point(place: Floats) -> Point:
    x, y, z = (round(float(c), 5) for c in place)
    return x, y, z
