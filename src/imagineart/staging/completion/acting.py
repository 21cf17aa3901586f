"""What does a doing imply? Who hammers has a hammer in the hand and an anvil in front.

The plan is told so in its own words: a pose, what is held, what stands before the doer (`facing`),
what lies on that. What the prompt itself says to be held or faced stays.
"""

from collections.abc import Sequence

from imagineart.plan.edits import add, free_id, note, rebind, remove, replace, set_place
from imagineart.plan.plan import ObjectSpec, Plan, Relation
from imagineart.staging.completion.props import is_nowhere
from imagineart.staging.completion.substitution import Drawable
from imagineart.world.acts import Act, act_of, phrases_in, phrases_of
from imagineart.world.nouns import noun_of
from imagineart.world.places import family_of, place_of

DONE_TO = ("holding", "riding", "facing", "in_front_of", "next_to", "behind", "on", "in")
ANYBODY = frozenset({"person", "man", "woman", "boy", "girl", "child", "teenager", "couple"})
KEPT = frozenset({"holding", "on", "in", "wearing"})
SEATED = frozenset({"on", "in", "riding"})
TIES = {"at": "facing", "kicked": "holding", "near": "facing", "ahead": "chasing",
        "caught": "holding", "beyond": "in_front_of"}  # fmt: skip
"""By where an act has its thing: what the doer is said to do with it."""


def acted(plan: Plan, drawable: Drawable) -> Plan:
    """The plan in which everybody who does something has what that takes."""
    for item in plan.objects:
        if item.id in {o.id for o in plan.objects} and _may_act(item.noun):
            plan = _acted(plan, plan.find(item.id), drawable)
    return plan


def _may_act(noun: str) -> bool:
    return noun_of(noun).handed or noun_of(noun).is_a("animal")


def _acted(plan: Plan, doer: ObjectSpec, drawable: Drawable) -> Plan:
    act, thing = _act_on(plan, doer)
    if act is None:
        return plan
    if act.pose:
        plan = _paired(replace(plan, doer.revised(pose=act.pose)), doer, act)
        plan = _joined_by(plan, doer, act, thing)
    if act.theirs and thing is not None:
        plan = replace(plan, thing.revised(pose=act.theirs))
    plan, thing = _stepped_off(plan, doer, thing)
    plan, place = _placed(plan, doer, act, thing, drawable)
    plan, tool = _equipped(plan, doer, act, thing, drawable)
    plan, thing = _supplied(plan, act, thing, drawable)
    plan = _located(_accompanied(_dressed(plan, doer, act), doer, act, drawable), act)
    plan = plan if thing is None else _put(plan, doer, act, thing, place, tool, drawable)
    return _served(plan, act, place)


def _dressed(plan: Plan, doer: ObjectSpec, act: Act) -> Plan:
    """In the clothes that it takes, where nothing is said of clothes, nor of a calling."""
    worn = any(r.subject == doer.id and r.predicate == "wearing" for r in plan.relations)
    if worn or noun_of(doer.noun).name not in ANYBODY:
        return plan
    for noun in act.wears:
        item = ObjectSpec(
            id=free_id(f"added {noun}", plan),
            noun=noun,
            phrase=noun,
            count=doer.count,
            origin="implied",
        )
        plan = _bound(add(plan, (item,)), doer.id, "wearing", item.id)
    return plan


def _served(plan: Plan, act: Act, place: ObjectSpec | None) -> Plan:
    """Where things lie on what it is done at, all small ones lie there that are told to be nowhere:
    the strawberries of a picnic."""
    if act.to != "upon" or place is None:
        return plan
    tied = {id for r in plan.relations for id in (r.subject, r.object)}
    loose = [o.id for o in plan.objects if o.id not in tied and _is_served(o)]
    for id in loose:
        plan = _bound(plan, id, "on", place.id)
    return plan


def _is_served(item: ObjectSpec) -> bool:
    return noun_of(item.noun).support == "surface" and _is_small(item)


def _accompanied(plan: Plan, doer: ObjectSpec, act: Act, drawable: Drawable) -> Plan:
    """What the act takes besides, each where it is seen beside the doer."""
    for also in act.also:
        known = _named(plan, also.noun)
        plan, item = _brought(plan, also.noun, 1, drawable) if known is None else (plan, known)
        if item is None:
            continue
        if also.tie == "under":
            plan = _borne(plan, doer, item)
            continue
        ends = (doer.id, item.id) if also.tie == "facing" else (item.id, doer.id)
        plan = _bound(
            _released(_loose(plan, item.id), doer.id, (item.id,)), ends[0], also.tie, ends[1]
        )
    return plan


def _borne(plan: Plan, doer: ObjectSpec, item: ObjectSpec) -> Plan:
    """On a thing is what the doer is on."""
    under = [r.object for r in plan.relations if r.subject == doer.id and r.predicate in SEATED]
    return _bound(_loose(plan, under[-1]), under[-1], "on", item.id) if under else plan


def _located(plan: Plan, act: Act) -> Plan:
    """Where such is done, if nothing says where it is."""
    if not act.place or not is_nowhere(plan):
        return plan
    named = place_of(act.place.replace(" ", "_"))
    changes = {"surface": named.surface} if named else {}
    there = plan.background.revised(
        family=family_of(act.place).name, setting=act.place, origin="completed", **changes
    )
    return note(set_place(plan, there), f"set in “{act.place}”: it is done there", "completed")


def _act_on(plan: Plan, doer: ObjectSpec) -> tuple[Act | None, ObjectSpec | None]:
    """What is done, and to what: the first of its things for which there is an act."""
    things = _done_to(plan, doer) or [None]
    pairs = ((_act(plan, doer, thing), thing) for thing in things)
    return next((pair for pair in pairs if pair[0]), (None, things[0]))


def _joined_by(plan: Plan, doer: ObjectSpec, act: Act, thing: ObjectSpec | None) -> Plan:
    """Whom the doer faces over work on a table does it as well, beside the doer: a grandchild."""
    if act.to != "upon" or thing is None:
        return plan
    people = [o.id for o in plan.objects if noun_of(o.noun).is_a("person") and o.id != doer.id]
    faced = [r.object for r in plan.relations if r.subject == doer.id and r.predicate == "facing"]
    for id in (id for id in faced if id in people and not plan.find(id).pose):
        plan = replace(plan, plan.find(id).revised(pose=act.pose))
        plan = _bound(_released(plan, doer.id, (id,)), id, "next_to", doer.id)
    return plan


def _supplied(
    plan: Plan, act: Act, thing: ObjectSpec | None, drawable: Drawable
) -> tuple[Plan, ObjectSpec | None]:
    """What it is done to: what is told of, unless it cannot be drawn, else what the act takes."""
    if not act.thing:
        return plan, thing
    if thing is not None and drawable(thing.noun) is not None:
        return plan, thing
    if thing is not None:
        plan = remove(plan, (thing.id,))
    known = _named(plan, act.thing)
    return _brought(plan, act.thing, 1, drawable) if known is None else (plan, known)


def _act(plan: Plan, doer: ObjectSpec, thing: ObjectSpec | None) -> Act | None:
    """What is done: by the action, else the pose; also to a thing that became the place."""
    own = noun_of(thing.noun) if thing else None
    there = {*plan.mentioned, *(item.noun for item in plan.objects)}
    kinds = {own.name, *own.kinds} if own else there
    has = thing is not None or noun_of(doer.noun).is_a("person")
    doings = [d for d in (doer.action, doer.pose) if d] or ["", *["having"] * has]
    joined = [f"{d} {thing.noun}" for d in doings] if thing else []
    told = [phrase for d in doings if d for phrase in phrases_of(d.split()[0], _text(plan))]
    who, count = noun_of(doer.noun), doer.count + (_partner(plan, doer) is not None)
    rest = _rest(plan, doer)
    tries = (*told, *joined, *doings, *rest)
    found = (act_of(d, kinds, count, {who.name, *who.kinds}) for d in tries)
    return next((act for act in found if act is not None), None)


def _rest(plan: Plan, doer: ObjectSpec) -> tuple[str, ...]:
    """What the prompt tells besides, of the first who is there: "having a picnic"."""
    people = [o.id for o in plan.objects if noun_of(o.noun).handed]
    return phrases_in(_text(plan)) if people[:1] == [doer.id] else ()


def _text(plan: Plan) -> str:
    return plan.prompt.lower()


def _partner(plan: Plan, doer: ObjectSpec) -> ObjectSpec | None:
    """The one other who does the same, each of them one: a bride and a groom who kiss."""
    alike = [
        o
        for o in plan.objects
        if o.id != doer.id and noun_of(o.noun).handed and doer.action and o.action == doer.action
    ]
    alone = doer.count == 1 and len(alike) == 1 and alike[0].count == 1
    return alike[0] if alone else None


def _paired(plan: Plan, doer: ObjectSpec, act: Act) -> Plan:
    """The other of two who do it together faces the doer."""
    other = _partner(plan, doer)
    faced = any(r.object == doer.id and r.predicate == "facing" for r in plan.relations)
    if act.many != 2 or other is None or faced:
        return plan
    plan = replace(plan, plan.find(other.id).revised(pose=act.theirs or act.pose))
    return _bound(_released(plan, doer.id, (other.id,)), other.id, "facing", doer.id)


def _done_to(plan: Plan, doer: ObjectSpec) -> list[ObjectSpec | None]:
    """What the doer's own relations speak of, in order; what stands under it last."""
    own = [r for r in plan.relations if r.subject == doer.id and r.predicate in DONE_TO]
    own.sort(key=lambda r: (r.predicate in SEATED and r.predicate != "riding", _implied(r)))
    return [plan.find(r.object) for r in own]


def _stepped_off(
    plan: Plan, doer: ObjectSpec, thing: ObjectSpec | None
) -> tuple[Plan, ObjectSpec | None]:
    """Nobody stands on what is small: a cake. What the thing lies on goes where it would go."""
    under = [r for r in plan.relations if r.predicate in SEATED and r.predicate != "riding"]
    small = [r.object for r in under if r.subject == doer.id and _is_small(plan.find(r.object))]
    plan = _released(plan, doer.id, small)
    lies = [r.object for r in under if thing is not None and r.subject == thing.id]
    lower = next((plan.find(id) for id in lies if _is_small(plan.find(id))), None)
    if lower is None or thing is None:
        return plan, plan.find(thing.id) if thing else None
    return _released(plan, doer.id, (thing.id,)), lower


def _is_small(item: ObjectSpec) -> bool:
    return noun_of(item.noun).size < 0.45


def _implied(relation: Relation) -> bool:
    return relation.origin == "implied"


def _brought(
    plan: Plan, noun: str, count: int, drawable: Drawable
) -> tuple[Plan, ObjectSpec | None]:
    """One more thing that the act takes, if it can be drawn."""
    if drawable(noun) is None:
        return plan, None
    item = ObjectSpec(
        id=free_id(f"added {noun}", plan), noun=noun, phrase=noun, count=count, origin="implied"
    )
    return note(add(plan, (item,)), f"added “{noun}”: it is done with it", "completed"), item


def _bound(plan: Plan, subject: str, predicate: str, object: str) -> Plan:
    relation = Relation.model_validate(
        {"subject": subject, "predicate": predicate, "object": object, "origin": "implied"}
    )
    return add(plan, (), (relation,))


def _equipped(
    plan: Plan, doer: ObjectSpec, act: Act, thing: ObjectSpec | None, drawable: Drawable
) -> tuple[Plan, ObjectSpec | None]:
    """What is in the hands; a tool that is there already is the tool."""
    tool = None
    count = 1 if act.shared else doer.count
    other = thing is not None and not _is_under(plan, doer, thing)
    for noun in filter(None, (act.right, act.left)):
        here = _named(plan, noun) or _like(plan, doer, noun)
        if here is None and other and act.to == "held":
            continue
        if here is None:
            plan, here = _brought(plan, noun, count, drawable)
        if here is not None:
            plan, here = _enough(plan, here, count)
            plan = _in_hand(plan, doer, here)
            tool = tool or here
    return plan, tool


def _in_hand(plan: Plan, doer: ObjectSpec, tool: ObjectSpec) -> Plan:
    """The doer holds it, unless somebody does already."""
    held = any(r.object == tool.id and r.predicate == "holding" for r in plan.relations)
    return plan if held else _bound(plan, doer.id, "holding", tool.id)


def _enough(plan: Plan, item: ObjectSpec, count: int) -> tuple[Plan, ObjectSpec]:
    """So many of a thing as it takes, unless words say how many there are."""
    if item.count == count or plan.states_count_of(item.id):
        return plan, item
    plan = replace(plan, item.revised(count=count))
    return plan, plan.find(item.id)


def _like(plan: Plan, doer: ObjectSpec, noun: str) -> ObjectSpec | None:
    """What is in the doer's hands already, or in nobody's, and is of the tool's kind: a sword for a
    katana."""
    tool, held = noun_of(noun), [r for r in plan.relations if r.predicate in KEPT]
    own = {r.object for r in held if r.subject == doer.id}
    free = {o.id for o in plan.objects} - {id for r in held for id in (r.subject, r.object)}
    kinds = {tool.name, *tool.kinds[:1]}
    return next(
        (o for o in plan.objects if o.id in own | free and not kinds.isdisjoint(_kinds(o))), None
    )


def _kinds(item: ObjectSpec) -> set[str]:
    known = noun_of(item.noun)
    return {known.name, *known.kinds[:1]}


def _is_under(plan: Plan, doer: ObjectSpec, thing: ObjectSpec) -> bool:
    """Whether the doer only stands or sits on it: an armchair is not what is knitted."""
    said = {r.predicate for r in plan.relations if (r.subject, r.object) == (doer.id, thing.id)}
    return bool(said) and said <= SEATED - {"riding"}


def _named(plan: Plan, noun: str) -> ObjectSpec | None:
    names = ((item, {item.noun, item.phrase, item.drawn_as}) for item in plan.objects)
    return next((item for item, own in names if noun in own), None)


def _placed(
    plan: Plan, doer: ObjectSpec, act: Act, thing: ObjectSpec | None, drawable: Drawable
) -> tuple[Plan, ObjectSpec | None]:
    """The place of work before the doer, and a seat behind it."""
    place = _named(plan, act.at) if act.at else None
    if act.at and place is None:
        place = _furniture(plan, thing)
    if act.at and place is None:
        plan, place = _brought(plan, act.at, 1, drawable)
    if place is not None:
        plan, place = _enough(plan, place, 1)
        plan = _released(plan, doer.id, (place.id,))
        plan = _bound(_beside(plan), doer.id, "facing", place.id)
    return _seated(plan, doer, act, thing, drawable), place


def _seated(
    plan: Plan, doer: ObjectSpec, act: Act, thing: ObjectSpec | None, drawable: Drawable
) -> Plan:
    """The seat that an act takes, unless the doer is on something that stays."""
    gone = thing.id if thing is not None and act.to in ("gone", "caught") else ""
    sits = any(
        r.subject == doer.id and r.predicate in SEATED and r.object != gone for r in plan.relations
    )
    if not act.seat or sits:
        return plan
    plan, seat = _brought(plan, act.seat, 1 if act.shared else doer.count, drawable)
    return _bound(plan, doer.id, "on", seat.id) if seat else plan


def _beside(plan: Plan) -> Plan:
    """In the room of a table, where its top was the place: nobody works on it."""
    if plan.background.family != "table":
        return plan
    return set_place(plan, plan.background.revised(family="room"))


def _furniture(plan: Plan, thing: ObjectSpec | None) -> ObjectSpec | None:
    """A table that is in the plan already."""
    tables = (o for o in plan.objects if o is not thing and noun_of(o.noun).is_a("table"))
    return next(tables, None)


def _released(plan: Plan, doer: str, ids: Sequence[str]) -> Plan:
    """Without what was said between the doer and these."""
    kept = [
        r
        for r in plan.relations
        if not ((r.subject == doer and r.object in ids) or (r.object == doer and r.subject in ids))
    ]
    return rebind(plan, kept)


def _put(
    plan: Plan,
    doer: ObjectSpec,
    act: Act,
    thing: ObjectSpec,
    place: ObjectSpec | None,
    tool: ObjectSpec | None,
    drawable: Drawable,
) -> Plan:
    """The thing that it is done to where it belongs."""
    if thing.id in {o.id for o in (place, tool) if o is not None} or act.to == "held":
        return plan
    if act.to == "gone":
        return _without(plan, doer, thing)
    plan = _released(plan, doer.id, (thing.id,))
    if act.to == "tool" and tool is not None:
        return _bound(_loose(plan, thing.id), thing.id, "on", tool.id)
    if act.to == "upon" and place is not None:
        return _bound(_loose(plan, thing.id), thing.id, "on", place.id)
    if act.to == "flown":
        return _bound(plan, thing.id, "above", doer.id)
    if act.to in ("near", "caught", "kicked"):
        plan = _loose(plan, thing.id)
    return _bound(plan, doer.id, TIES.get(act.to, "facing"), thing.id)


def _without(plan: Plan, doer: ObjectSpec, thing: ObjectSpec) -> Plan:
    """The plan without a thing that the tool stands for; where that was, the doer is: in a boat."""
    under = [r for r in plan.relations if r.subject == thing.id and r.predicate in SEATED]
    plan = remove(plan, (thing.id,))
    sits = any(r.subject == doer.id and r.predicate in SEATED for r in plan.relations)
    here = [r for r in under if r.object != doer.id and not sits]
    return _bound(plan, doer.id, here[0].predicate, here[0].object) if here else plan


def _loose(plan: Plan, id: str) -> Plan:
    """A thing that is on nothing yet."""
    return rebind(
        plan, [r for r in plan.relations if not (r.subject == id and r.predicate in SEATED)]
    )
