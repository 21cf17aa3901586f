"""What of a proposal goes into a plan? What nobody stated and everybody can draw; nothing stated is
changed, and each change is told.

    stated ─► stays    unstated and empty ─► filled    new things ─► added, few, never a rival
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from imagineart.advising.proposal import Bond, Proposal, Thing
from imagineart.color.names import parse as parse_color
from imagineart.plan.edits import add, draw_as, free_id, note, replace, set_light, set_place
from imagineart.plan.plan import Color, Light, ObjectSpec, Plan, Relation, Source
from imagineart.reading.assembly.naming import noun_of
from imagineart.reading.language import FOREIGN
from imagineart.reading.tints import to_color
from imagineart.world.nouns import is_a, is_known
from imagineart.world.nouns import noun_of as known_noun
from imagineart.world.places import place_of, scenery
from imagineart.world.vocabulary import vocabulary

MOST_ADDED = 3  # things beside those that a prompt names
LIVING = ("person", "animal")
"""Kinds that no advice adds to a picture whose things are stated."""
MODEST = 2.0  # metres; larger things than this and than all that is stated would be the subject
SAYS = "language model: "

Drawable = Callable[[str], str | None]


@dataclass(frozen=True)
class Advised:
    """A plan, and what was changed in it, in words."""

    plan: Plan
    changes: tuple[str, ...] = ()

    def with_change(self, plan: Plan, change: str) -> "Advised":
        """After one more change."""
        return Advised(plan, (*self.changes, change))


def applied(plan: Plan, proposal: Proposal, drawable: Drawable, *, whole: bool) -> Plan:
    """The plan with what a proposal adds to it. `whole`: the prompt could not be read, so that the
    picture is the proposal's, but for what was read of it all the same.
    """
    advised = Advised(plan)
    for thing in proposal.things:
        advised = _with_thing(advised, thing, drawable, whole=whole)
    for bond in proposal.relations:
        advised = _with_bond(advised, bond)
    advised = _in_place(advised, proposal)
    plan = advised.plan
    for change in advised.changes:
        plan = note(plan, SAYS + change)
    return plan if not (whole and advised.changes) else _read_after_all(plan)


def _read_after_all(plan: Plan) -> Plan:
    """Without the remarks that a sentence is in another language, for it was read now."""
    kept = (entry for entry in plan.trace if not entry.message.startswith(FOREIGN))
    return plan.revised(trace=tuple(kept))


def _with_thing(advised: Advised, thing: Thing, drawable: Drawable, *, whole: bool) -> Advised:
    known = _known(advised.plan, thing)
    if known is not None:
        return _detailed(_named(advised, known, thing, drawable), known.id, thing)
    added = sum(item.origin == "model" for item in advised.plan.objects)
    welcome = whole or (added < MOST_ADDED and _fits(advised.plan, thing))
    if not welcome or _is_excluded(advised.plan, thing) or not _is_drawn(thing.name, drawable):
        return advised
    item = _item_of(advised.plan, thing, counted=whole)
    words = f"{item.count} × {item.phrase}" if item.count > 1 else item.phrase
    return advised.with_change(add(advised.plan, [item]), f"added {words}")


def _known(plan: Plan, thing: Thing) -> ObjectSpec | None:
    """The thing of the plan that is meant: by its name, or by the words of the prompt."""
    noun, words = noun_of(thing.name), thing.words.lower()
    by_name = (
        i for i in plan.objects if noun in (i.noun, i.drawn_as) or i.noun.endswith(f" {noun}")
    )
    by_words = (i for i in plan.objects if words and i.noun.lower() in words)
    return next(by_name, None) or next(by_words, None)


def _named(advised: Advised, item: ObjectSpec, thing: Thing, drawable: Drawable) -> Advised:
    """Drawn as what the model calls it, where nobody else knows what it is."""
    noun = noun_of(thing.name)
    strange = not (is_known(item.noun) or drawable(item.noun) or item.drawn_as)
    if not strange or noun == item.noun or not _is_drawn(noun, drawable):
        return advised
    plan = draw_as(advised.plan, item.id, noun)
    return advised.with_change(plan, f"“{item.noun}” is drawn as “{noun}”")


def _detailed(advised: Advised, id: str, thing: Thing) -> Advised:
    """With a doing and a face, where none is stated."""
    item = advised.plan.find(id)
    if not any(is_a(item.painted_noun, kind) for kind in LIVING):
        return advised
    for field in ("action", "expression"):
        value = getattr(thing, field).lower()
        if value and not (getattr(item, field) or (field == "action" and item.pose)):
            sources = {**item.sources, field: Source(origin="model")}
            item = item.revised(**{field: value, "sources": sources})
            change = f"{item.noun}: {field} {value}"
            advised = advised.with_change(replace(advised.plan, item), change)
    return advised


def _fits(plan: Plan, thing: Thing) -> bool:
    """Whether it may stand beside what is stated: it is wanted, and no rival of that."""
    if plan.closed or plan.bare or plan.transparent or plan.kind != "scene":
        return False
    noun = noun_of(thing.name)
    spoken = set(re.findall(r"\w+", noun)) & set(plan.mentioned)
    largest = max((known_noun(item.noun).size for item in plan.objects), default=MODEST)
    modest = known_noun(noun).size <= max(largest, MODEST) or noun in scenery()
    return modest and not spoken and not any(is_a(noun, kind) for kind in LIVING)


def _is_excluded(plan: Plan, thing: Thing) -> bool:
    noun = noun_of(thing.name)
    return any(is_a(noun, noun_of(one)) or noun_of(one) in noun.split() for one in plan.exclusions)


def _is_drawn(name: str, drawable: Drawable) -> bool:
    noun = noun_of(name)
    return bool(noun) and drawable(noun) is not None


def _item_of(plan: Plan, thing: Thing, *, counted: bool) -> ObjectSpec:
    """The thing as a plan holds it. `counted`: as many as the model says."""
    noun = noun_of(thing.name)
    colors = tuple(_colors(thing.colors))
    material = vocabulary().materials.get(thing.material.lower(), "")
    looks = tuple(filter(None, (*(color.name for color in colors), material)))
    return ObjectSpec(
        id=free_id(noun, plan),
        noun=noun,
        phrase=" ".join((*looks, noun)),
        modifiers=looks,
        count=thing.count if counted else 1,
        colors=colors,
        material=material,
        action=thing.action.lower(),
        expression=thing.expression.lower(),
        origin="model",
    )


def _colors(names: Sequence[str]) -> Iterator[Color]:
    named = (parse_color(name.lower()) for name in names)
    return (to_color(color, None) for color in named if color)


def _with_bond(advised: Advised, bond: Bond) -> Advised:
    """With a relation, between two that none is told of, one of them the model's own."""
    plan = advised.plan
    ends = [_known(plan, Thing(name=name)) for name in (bond.subject, bond.object)]
    if ends[0] is None or ends[1] is None or ends[0].id == ends[1].id:
        return advised
    told = {frozenset((one.subject, one.object)) for one in plan.relations}
    if frozenset((ends[0].id, ends[1].id)) in told or (ends[0].is_stated and ends[1].is_stated):
        return advised
    relation = Relation(subject=ends[0].id, predicate=bond.how, object=ends[1].id, origin="model")
    return advised.with_change(
        add(plan, (), [relation]), f"{ends[0].noun} {bond.how} {ends[1].noun}"
    )


def _in_place(advised: Advised, proposal: Proposal) -> Advised:
    """At a place, in a weather, a season and an hour, where none is stated."""
    plan, place = advised.plan, place_of(proposal.place)
    if plan.bare or plan.transparent or plan.kind in ("poster", "pattern"):
        return advised
    ground = plan.background
    free = not (ground.setting or ground.is_stated or ground.sources)
    if place is not None and free:
        ground = ground.revised(
            family=place.family,
            setting=proposal.place,
            surface=place.surface,
            entered=True,
            origin="model",
        )
        advised = advised.with_change(set_place(plan, ground), f"place {proposal.place}")
    return _lit(_weathered(advised, proposal), proposal)


def _weathered(advised: Advised, proposal: Proposal) -> Advised:
    for field in ("weather", "season"):
        ground, value = advised.plan.background, getattr(proposal, field)
        stated = field in ground.sources or ground.is_stated
        if value and not stated and value != getattr(ground, field):
            sources = {**ground.sources, field: Source(origin="model")}
            ground = ground.revised(**{field: value, "sources": sources})
            advised = advised.with_change(set_place(advised.plan, ground), f"{field} {value}")
    return advised


def _lit(advised: Advised, proposal: Proposal) -> Advised:
    light = advised.plan.light
    if not proposal.time or light != Light():
        return advised
    hour = vocabulary().phrases["hours"][proposal.time]
    other = Light(**hour, time_of_day=proposal.time, origin="model")
    if other.time_of_day == light.time_of_day:
        return advised
    return advised.with_change(set_light(advised.plan, other), f"time {proposal.time}")
