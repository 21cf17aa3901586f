"""Who wears what? Clothes of a plan that belong to a person become part of the person's model."""

from collections.abc import Mapping, Sequence

from imagineart.modelling.people.wardrobe import Asked, Item, find_item, packed
from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.staging.scene.actors import linear
from imagineart.staging.scene.shapes import Shapes

OUTFIT = "outfit"  # the parameter of models that can be dressed
BORNE = frozenset({"with", "has"})  # words of what is worn, or held …
HELD = frozenset({"hold", "holding", "holds", "carrying", "tipping", "waving", "hand", "hands"})
ALONG = ("next_to", "on", "in", "under", "above", "wearing")  # clothes that go with clothes


def wearers_of(plan: Plan, nouns: Mapping[str, str | None], shapes: Shapes) -> dict[str, str]:
    """Clothes → who wears them, ids of objects. `nouns`: object → the noun of its model.

    What is said to be worn, or to be with somebody who is not said to hold it; what goes with that
    ("a suit with a red tie"); and, where the plan holds one person only, clothes that nothing else
    is said of.
    """
    people = [id for id, noun in nouns.items() if noun and OUTFIT in shapes.parameters_of(noun)]
    clothes = {id for id in nouns if id not in people and item_of(plan.find(id)) is not None}
    found: dict[str, str] = {}
    worn = _worn(plan)
    for relation in plan.relations:
        pair = relation.object, relation.subject
        if relation.predicate in worn and pair[0] in clothes and pair[1] in people:
            found.setdefault(*pair)
    _spread(plan, clothes, found)
    spoken = {end for r in plan.relations for end in (r.subject, r.object)}
    if len(people) == 1:
        loose = [id for id in nouns if id in clothes - spoken]
        found |= {id: people[0] for id in loose if _is_drawn(plan.find(id))}
    return found


def _worn(plan: Plan) -> tuple[str, ...]:
    """Relations by which clothes are worn: what one is told to be with is worn, unless held."""
    said = set(plan.mentioned)
    borne = bool(said & BORNE) and not said & HELD
    return ("wearing", "in", "holding") if borne else ("wearing", "in")


def _is_drawn(item: ObjectSpec) -> bool:
    known = item_of(item)
    return known is not None and known.drawn


def _spread(plan: Plan, clothes: set[str], found: dict[str, str]) -> None:
    """Adds clothes that are bound to worn ones, as far as that leads."""
    links = [(r.subject, r.object) for r in plan.relations if r.predicate in ALONG]
    for _ in links:
        for a, b in [*links, *((b, a) for a, b in links)]:
            if a in found and b in clothes:
                found.setdefault(b, found[a])


def outfit_of(plan: Plan, ids: Sequence[str]) -> str:
    """Garments of a plan as the models of people take them."""
    return packed([_asked(plan.find(id)) for id in ids])


def _asked(item: ObjectSpec) -> Asked:
    known = item_of(item)
    assert known is not None
    color = linear(item.colors[0]) if item.colors else None
    return Asked(known, color, item.material, item.pattern)


def item_of(item: ObjectSpec) -> Item | None:
    """What the wardrobe has for an object: with its modifiers, or as its noun."""
    return find_item(item.phrase) or find_item(item.noun)
