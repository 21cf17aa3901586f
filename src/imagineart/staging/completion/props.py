"""What else belongs in a scene? Its place, tools in hands, a few things; never against the prompt.

Nothing is added that the prompt names or excludes, nor a kind of it, nor anything at all where the
prompt asks for restraint, says how much is in the picture, or leaves no room; nor what would look
like a toy or a wall beside the things that are asked for, or lies on a floor instead of a table.
"""

from collections.abc import Callable, Mapping, Sequence, Set

from imagineart.plan.edits import add, free_id, note, remove, set_place
from imagineart.plan.plan import Background, ObjectSpec, Plan, Relation
from imagineart.staging.completion.substitution import Drawable, Hypernyms
from imagineart.staging.things import Things
from imagineart.world.nouns import Noun, noun_of
from imagineart.world.places import common_land, family_of
from imagineart.world.sheet_occasions import layout_of

Habitats = Callable[[str], tuple[str, ...]]  # noun → families, likeliest first; (): anywhere
Props = Callable[[str, str], Sequence[str]]  # setting, family → nouns that fit there

MOST_ADDED = 2
SMALLEST = 0.25  # of the largest thing asked for: smaller props look like toys
LARGEST_INDOORS = 4.0  # … and larger ones like walls
LARGEST_OUTDOORS = 12.0  # … where they may stand far off
_BEARING = frozenset({"on", "in", "holding", "wearing"})
CROWDED = 6  # things from which on a picture needs no more


def situate(plan: Plan, habitats: Habitats, grounds: Mapping[str, Background]) -> Plan:
    """The plan in the place where all of its things are usually seen, if it names none.

    `grounds`: family → the background that is usual for it.
    """
    if not is_nowhere(plan):
        return plan
    indoors = plan.background == Background()
    allowed = {family for family in grounds if indoors or not family_of(family).indoors}
    family = _shared_place(plan, habitats, {f for f in allowed if not _confuses(f, plan)})
    if family is None:
        return plan
    message = f"set in “{family}”: {', '.join(item.noun for item in plan.objects)}"
    return note(set_place(plan, _moved(plan.background, grounds[family])), message, "completed")


def _confuses(family: str, plan: Plan) -> bool:
    """Whether its scenery holds things of which a number is asked for: they would not add up."""
    counted = (o for o in plan.objects if o.count > 1 and plan.states_count_of(o.id))
    several = {item.noun.rsplit(" ", 1)[-1] for item in counted}
    return not several.isdisjoint(family_of(family).shows)


def _shared_place(plan: Plan, habitats: Habitats, allowed: Set[str]) -> str | None:
    """The family that is likeliest for all; a meadow for what lives outdoors, but not together."""
    carried = {r.subject for r in plan.relations if r.predicate in ("on", "in", "riding")}
    settled = _settled(plan)
    free = [item.noun for item in settled if item.id not in carried]
    known = _particular(free, habitats) or _particular([item.noun for item in settled], habitats)
    shared = [f for f in sum(known, ()) if f in allowed and all(f in own for own in known)]
    if not shared and known and all(_are_land(own) for own in known):
        return common_land().name if common_land().name in allowed else None
    return min(shared, key=lambda f: sum(own.index(f) for own in known), default=None)


def _settled(plan: Plan) -> list[ObjectSpec]:
    """Things that say something of the place: hats and pictures on badges go anywhere."""
    handy = {r.object for r in plan.relations if r.predicate in ("wearing", "holding")}
    framed = {r.subject for r in plan.relations if r.predicate == "on" and _frames(plan, r.object)}
    return [item for item in plan.objects if item.id not in handy | framed]


def _are_land(families: Sequence[str]) -> bool:
    return all(family_of(family).land for family in families)


def _frames(plan: Plan, id: str) -> bool:
    """Whether what is on it is a picture on it: a badge, a circle."""
    return noun_of(plan.find(id).noun).pictured


def _particular(nouns: Sequence[str], habitats: Habitats) -> list[tuple[str, ...]]:
    """Where each is usually seen, without those that fit anywhere or of which nothing is known."""
    return [families for noun in nouns if (families := habitats(noun))]


def _moved(place: Background, ground: Background) -> Background:
    """The place on another ground; a season that was not stated is that of the ground."""
    season = ground.season if place.season == Background().season else place.season
    return place.revised(
        family=ground.family, surface=ground.surface, season=season, origin="completed"
    )


def is_nowhere(plan: Plan) -> bool:
    """Whether the prompt leaves the place open, be it under a sky or in a weather."""
    place = plan.background
    bare = place.span is None and not (place.setting or place.palette or plan.palette)
    viewed = plan.kind == "poster" and layout_of(plan.prompt).form == "view"
    free = plan.kind in ("scene", "single") or viewed
    return bare and free and not plan.bare


def weathered(plan: Plan) -> Plan:
    """The plan with lightning as weather where there is a sky for it: "a castle and lightning"."""
    bolts = _unborne(plan, lambda noun: noun.lightning)
    open_sky = family_of(plan.background.family).sky
    if not bolts or not open_sky or len(bolts) == len(plan.objects):
        return plan
    storm = plan.background.revised(weather="storm")
    return _as_background(plan, bolts, storm, "lightning strikes in the background: it is weather")


def ranged(plan: Plan) -> Plan:
    """The plan with mountains on its horizon: "a rabbit in a meadow with mountains"."""
    family = family_of(plan.background.family)
    summits = _unborne(plan, lambda noun: noun.peak)
    peaks = {id for id in summits if _is_range(plan.find(id), plan)}
    if not peaks or not family.peaks:
        return plan
    far = plan.background.revised(family=family.peaks)
    return _as_background(plan, peaks, far, "the mountains are a range on the horizon")


def _is_range(item: ObjectSpec, plan: Plan) -> bool:
    """ "mountains": no one said how many."""
    return item.count > 1 and not plan.states_count_of(item.id)


def _unborne(plan: Plan, trait: Callable[[Noun], bool]) -> set[str]:
    """Ids of the things of this nature that neither bear anything nor are borne."""
    borne = {id for r in plan.relations if r.predicate in _BEARING for id in (r.subject, r.object)}
    return {item.id for item in plan.objects if trait(noun_of(item.noun))} - borne


def _as_background(plan: Plan, ids: Set[str], place: Background, message: str) -> Plan:
    """The plan in which the place shows what these things are."""
    return note(set_place(remove(plan, ids), place), message, "completed")


def floored(plan: Plan, hypernyms: Hypernyms) -> Plan:
    """The plan with a floor in its kitchen, if somebody is there who would stand on the counter."""
    place = plan.background
    people = any("person" in (item.noun, *hypernyms(item.noun)) for item in plan.objects)
    floor = family_of(place.family).floor
    return set_place(plan, place.revised(surface=floor)) if people and floor else plan


def equip(plan: Plan, tools: Mapping[str, str], drawable: Drawable, things: Things) -> Plan:
    """The plan in which everybody who fishes has a rod: tools that the prompt implies, in hands.

    `tools`: what is done → what it is done with. A drawing of somebody doing it has the tool.
    """
    inside = {r.subject for r in plan.relations if r.predicate == "in"}
    held = [r for r in plan.relations if r.predicate == "holding" and r.object not in inside]
    holding = {r.subject for r in held}
    for item in plan.objects:
        tool = tools.get(item.pose or item.action, "")
        if tool and noun_of(item.noun).handed and item.id not in holding:
            plan = _tooled(plan, item, tool, drawable, things)
    return plan


def _tooled(plan: Plan, item: ObjectSpec, tool: str, drawable: Drawable, things: Things) -> Plan:
    """With the tool in its hands: the one that is named, else one more, if it can be drawn."""
    named = _lying(tool, plan, things)
    if named is not None and named.id != item.id:
        return _taken(plan, item, named)
    doing = item.pose or item.action
    whole = f"{doing} {item.noun}"
    if drawable(whole) == whole or drawable(tool) != tool:
        return plan
    told = _is_named(tool, plan, plan.exclusions, things, besides=doing)
    return plan if told else _handed(plan, item, tool)


def _lying(tool: str, plan: Plan, things: Things) -> ObjectSpec | None:
    """What is named and is such a tool or of its kind, and of which nothing says where it is."""
    kind = things.hypernyms(tool)[:1]
    bound = {r.subject for r in plan.relations if r.predicate in _BEARING}
    bound |= {r.object for r in plan.relations if r.predicate in ("holding", "wearing")}
    return next(
        (
            one
            for one in plan.objects
            if one.id not in bound
            and (tool in (one.noun, one.drawn_as) or things.hypernyms(one.noun)[:1] == kind)
        ),
        None,
    )


def _taken(plan: Plan, item: ObjectSpec, tool: ObjectSpec) -> Plan:
    """In the hands of who works with it."""
    holding = Relation(subject=item.id, predicate="holding", object=tool.id, origin="implied")
    message = f"“{tool.noun}” is in the hands of {item.noun}: {item.pose or item.action}"
    return note(add(plan, (), (holding,)), message, "completed")


def _handed(plan: Plan, item: ObjectSpec, tool: str) -> Plan:
    id = free_id(f"added {tool}", plan)
    held = ObjectSpec(id=id, noun=tool, phrase=tool, count=item.count, origin="implied")
    holding = Relation(subject=item.id, predicate="holding", object=id, origin="implied")
    message = f"added “{tool}”: {item.noun} {item.pose or item.action}"
    return note(add(plan, (held,), (holding,)), message, "completed")


def complete(plan: Plan, props: Props, drawable: Drawable, things: Things) -> Plan:
    """The plan with up to two props of its setting, origin "completed", each with a trace entry."""
    if not invites(plan):
        return plan
    named = [*(item.noun for item in plan.objects), *plan.exclusions]
    chosen: list[str] = []
    for prop in props(plan.background.setting, plan.background.family):
        known = drawable(prop) == prop and _is_believable(prop, plan, things)
        if known and not _is_named(prop, plan, [*named, *chosen], things):
            chosen.append(prop)
        if len(chosen) == min(MOST_ADDED, CROWDED - _things(plan)):
            break
    return _with(plan, chosen)


def _is_named(
    noun: str, plan: Plan, others: Sequence[str], things: Things, besides: str = ""
) -> bool:
    """Whether the prompt has a word of it `besides` one, or one of the others is akin to it."""
    words = set(plan.mentioned) - {besides}
    related = any(akin(noun, other, things.hypernyms) for other in others)
    return bool(words & set(noun.split())) or related


def _is_believable(prop: str, plan: Plan, things: Things) -> bool:
    """Whether it can be seen in its own size beside what is asked for, and stands where it may."""
    family = family_of(plan.background.family)
    if things.support_of(prop) == "surface" and family.ground != "top":
        return False
    asked = max(things.size_of(item.noun) for item in plan.objects)
    most = LARGEST_INDOORS if family.indoors else LARGEST_OUTDOORS
    return SMALLEST <= things.size_of(prop) / asked <= most


def invites(plan: Plan) -> bool:
    """Whether there is a scene to complete, with room, and no word against it outside quotes."""
    roomy = 0 < _things(plan) < CROWDED
    placed = plan.kind == "scene" and bool(plan.background.setting)
    return roomy and placed and not plan.closed


def akin(a: str, b: str, hypernyms: Hypernyms) -> bool:
    """Whether one is the other, or a kind of it."""
    return a == b or a in hypernyms(b) or b in hypernyms(a)


def _things(plan: Plan) -> int:
    return sum(item.count for item in plan.objects)


def _with(plan: Plan, nouns: Sequence[str]) -> Plan:
    for noun in nouns:
        id = free_id(f"added {noun}", plan)
        prop = ObjectSpec(id=id, noun=noun, phrase=noun, origin="completed")
        message = f"added “{noun}”: it belongs to “{plan.background.setting}”"
        plan = note(add(plan, (prop,)), message, "completed")
    return plan
