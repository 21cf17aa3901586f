"""What is in the cup, and how is it drawn with it?

"A cup of tea" names two things and means one. Where there is a drawing of the vessel with its
content, that is drawn; else what is solid becomes a thing of its own in or on the vessel; and what
can be shown in neither way is told of.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from imagineart.plan.edits import add, draw_as, free_id, note, remove
from imagineart.plan.plan import Check, ObjectSpec, Plan, Predicate, Relation
from imagineart.staging.completion.substitution import Drawable, Hypernyms, UsualColor
from imagineart.staging.scene.knowledge import table
from imagineart.world.data import tails
from imagineart.world.nouns import all_nouns, noun_of
from imagineart.world.vocabulary import vocabulary

_PIECES = 3  # of a mass noun in a vessel: "a basket of bread"
_SEEN_THROUGH = "glass"  # the vessel through which the colour of a drink shows


@dataclass(frozen=True)
class _Knower:
    """What can be drawn, and what is known of it."""

    drawable: Drawable
    hypernyms: Hypernyms
    usual_color: UsualColor

    def whole(self, vessel: str, content: str) -> str | None:
        """The drawing of such a vessel with such a content."""
        wholes = vocabulary().words["wholes"]
        names = (f"{vessel} of {content}", f"{content} {vessel}", *tails(content))
        kinds = (kind for name in tails(content) for kind in self.hypernyms(name))
        drawn = (self.drawable(name) for name in (*names, *kinds))
        kind = vessel.rsplit(" ", 1)[-1]
        return next((name for name in drawn if kind in wholes.get(name, ())), None)

    def solids(self, content: str) -> tuple[str, ...]:
        """What lies in the vessel: the content, or examples of its kind; () for what is poured."""
        examples = vocabulary().words["examples"]
        known = next((examples[name] for name in tails(content) if name in examples), None)
        drawn = next(filter(None, map(self.drawable, tails(content))), None)
        own = (content,) if drawn and drawn not in vocabulary().words["wholes"] else ()
        return tuple(known) if known else own


def fill(plan: Plan, drawable: Drawable, hypernyms: Hypernyms, usual_color: UsualColor) -> Plan:
    """The plan with the contents of its vessels drawn, or a note on what is not."""
    knower = _Knower(drawable, hypernyms, usual_color)
    plan = plan.revised(objects=tuple(_parted(item, drawable) for item in plan.objects))
    for item in plan.objects:
        if noun_of(item.noun).container:
            loose = _loose(plan, item)
            content = _said_content(item) or (loose[0].noun if len(loose) == 1 else "")
            plan = _filled(plan, item, content, loose, knower) if content else plan
    return plan


def poured(plan: Plan) -> Plan:
    """The plan with each drink in its own vessel only: the model of a coffee is a cup of it, and
    stands for the cup that it is said to be in. What else would be in there is beside it."""
    for relation in plan.relations:
        ids = {item.id for item in plan.objects}
        if relation.predicate == "in" and {relation.subject, relation.object} <= ids:
            drink, vessel = plan.find(relation.subject), plan.find(relation.object)
            plan = _one_vessel(plan, vessel, drink) if _is_drink_in(drink, vessel) else plan
    return plan


def _is_drink_in(drink: ObjectSpec, vessel: ObjectSpec) -> bool:
    """Whether what is drawn for the one is such a vessel with it, as the other is drawn too."""
    own, other = noun_of(drink.noun), noun_of(vessel.noun)
    drawn = bool(drink.drawn_as) or drink.noun in vocabulary().words["wholes"]
    served = any(map(own.is_a, table("holding")["poured"])) and not own.container
    return drawn and served and other.container and not vessel.drawn_as


def _one_vessel(plan: Plan, vessel: ObjectSpec, drink: ObjectSpec) -> Plan:
    whole = drink.drawn_as or drink.noun
    plan = _without(plan, [drink])
    beside = tuple(
        r.revised(predicate="next_to") if (r.predicate, r.object) == ("in", vessel.id) else r
        for r in plan.relations
    )
    plan = draw_as(plan.revised(relations=beside), vessel.id, whole, vessel.colors or drink.colors)
    return note(plan, f"“{drink.noun}” is in “{vessel.noun}”", "completed", drink.span)


def _parted(item: ObjectSpec, drawable: Drawable) -> ObjectSpec:
    """ "A bowl of fruit" or "a fruit bowl" in one word: the vessel, full of that."""
    vessel, of, content = item.noun.partition(" of ")
    if not of:
        content, _, vessel = item.noun.rpartition(" ")
    mixed = content in vocabulary().words["examples"]
    if not mixed or not noun_of(vessel).container or drawable(item.noun):
        return item
    return item.revised(noun=vessel, phrase=vessel, required=(*item.required, f"of {content}"))


def _said_content(item: ObjectSpec) -> str:
    """What the vessel is said to be full of, without an article."""
    said = next((fact[3:] for fact in item.required if fact.startswith("of ")), "")
    article, _, rest = said.partition(" ")
    return rest if article in ("a", "an", "the") else said


def _loose(plan: Plan, item: ObjectSpec) -> tuple[ObjectSpec, ...]:
    """The things that are in or on the vessel."""
    return tuple(
        plan.find(relation.subject)
        for relation in plan.relations
        if relation.object == item.id and relation.predicate in ("in", "on")
    )


def _filled(
    plan: Plan, item: ObjectSpec, content: str, loose: Sequence[ObjectSpec], knower: _Knower
) -> Plan:
    inside = [
        one for one in loose if content.endswith(one.noun) and not plan.states_count_of(one.id)
    ]
    whole = knower.whole(item.noun, content) if len(inside) == len(loose) else None
    if whole:
        return _as_whole(_without(plan, inside), item, content, whole, knower)
    exemplary = any(one.noun in vocabulary().words["examples"] for one in inside)
    if loose and not exemplary:
        return plan
    if solids := knower.solids(content):
        return _with_contents(_without(plan, inside), item, solids)
    message = f"“{item.noun} of {content}” is drawn without showing the {content}"
    return note(plan, message, span=item.span)


def _without(plan: Plan, dropped: Sequence[ObjectSpec]) -> Plan:
    """The plan without these things, and without what is said of them."""
    return remove(plan, {item.id for item in dropped})


def _as_whole(plan: Plan, item: ObjectSpec, content: str, whole: str, knower: _Knower) -> Plan:
    """The vessel drawn with its content; a glass has the colour of what is in it."""
    through = _SEEN_THROUGH in vocabulary().words["wholes"][whole]
    plain = whole in (knower.drawable(item.noun), f"{item.noun} of {content}")
    usual = knower.usual_color(content) if through and not plain else None
    colors = item.colors or ((usual,) if usual else ())
    return draw_as(plan, item.id, whole, colors)


def _with_contents(plan: Plan, item: ObjectSpec, contents: Sequence[str]) -> Plan:
    """The plan with the contents as things in or on their vessel."""
    flat = noun_of(item.noun).flat
    count = 1 if flat or len(contents) > 1 else _PIECES
    things: list[ObjectSpec] = []
    for content in contents:
        noun = next(n for n in tails(content) if n in all_nouns() or " " not in n)
        id = free_id(noun, plan, [one.id for one in things])
        things.append(ObjectSpec(id=id, noun=noun, phrase=content, count=count, span=item.span))
    place: Predicate = "on" if flat else "in"
    lying = tuple(Relation(subject=one.id, predicate=place, object=item.id) for one in things)
    seen = tuple(Check(kind="present", target=one.id, expected=one.noun) for one in things)
    return add(plan, things, lying, seen, after=item.id)
