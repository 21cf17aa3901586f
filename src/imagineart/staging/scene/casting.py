"""Which of a plan's things become models, and what is told of the others?

What the sky shows (moon, sun) is no model; words of the camera are none either; what has no model
is left out with a note.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.staging.completion.parts import LIVING
from imagineart.staging.completion.substitution import LEFT_OUT, takes_figure
from imagineart.staging.graphic import form_of
from imagineart.staging.scene.actors import Actor, actors_of
from imagineart.staging.scene.carrying import Ride, rides_of
from imagineart.staging.scene.effects import is_effect
from imagineart.staging.scene.fitting import fitted, sheltered
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.shapes import Shapes
from imagineart.staging.scene.shots import is_shot_word
from imagineart.staging.scene.wearing import outfit_of, wearers_of
from imagineart.world.data import tails
from imagineart.world.nouns import all_nouns, noun_of
from imagineart.world.places import all_places, family_of
from imagineart.world.synonyms import same_as, similar_to

HUGE, TINY = 1.8, 0.5  # asked factors from which a size is meant beside what stands there
SUBJECT = 0.5  # of the largest other thing: what is as large may be what the picture is of
UNLIKE = 1.35  # sizes of two kinds differ from here on
YOUNG = 0.5  # of its parents' size
GROWN, STRETCHED = 4.0, 1.5  # how far an animal and a thing may grow to stand for another kind
SMALLEST_SIZE, LARGEST_SIZE = 0.005, 10.0  # factors that a plan can hold
VAST = 60.0  # m: what is larger is in no room
BESIDE = 0.9  # a huge thing is at least this share of the largest other


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays: actors by object, who carries whom, what the sky shows, what is left out."""

    actors: dict[str, list[Actor]]
    rides: tuple[Ride, ...]
    heavenly: tuple[str, ...] = ()
    worn: Mapping[str, str] = field(default_factory=dict)  # clothes that are on their wearers
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def cast_of(plan: Plan, seed: int, shapes: Shapes) -> Cast:
    """All actors of a plan, in its order. Peaks belong to the place: it shows them far away."""
    heavenly = tuple(o.id for o in plan.objects if _is_heavenly(o, plan))
    silent = [o.id for o in plan.objects if _is_silent(o, plan)]
    faced = {r.object for r in plan.relations if r.predicate == "facing"}
    here = [o for o in plan.objects if o.id not in (*heavenly, *silent)]
    nouns = {o.id: noun_for(o, shapes, o.id in faced) for o in here}
    worn = wearers_of(plan, nouns, shapes)
    nouns |= _figures(plan, {id: noun for id, noun in nouns.items() if id not in worn}, shapes)
    played = {id: noun for id, noun in nouns.items() if id not in worn}
    missing = [id for id, noun in played.items() if noun is None]
    kinds = {id: noun for id, noun in played.items() if noun is not None}
    kinds |= _open(plan, kinds, shapes) | _played(plan, kinds, shapes)
    rides = rides_of(plan, list(kinds))
    kinds |= _ridden(plan, kinds, rides, shapes)
    actors = {
        id: actors_of(
            _astride_of(
                _hovering(_sized(_lifesized(plan.find(id), noun), plan, nouns, shapes), rides),
                plan,
                rides,
            ),
            noun,
            plan,
            seed,
            shapes,
            _wanted(plan, id, rides),
            outfit_of(plan, [cloth for cloth, wearer in worn.items() if wearer == id]),
        )
        for id, noun in kinds.items()
    }
    missing += [id for id, own in actors.items() if _is_too_vast(own, plan)]
    actors = {id: own for id, own in actors.items() if id not in missing}
    actors = sheltered(fitted(actors, rides), plan.relations)
    notes = tuple(f"{plan.find(id).noun}: {LEFT_OUT}" for id in missing)
    return Cast(
        actors, rides, heavenly, worn, (*silent, *missing), (*notes, *_variants_told(actors))
    )


def _is_too_vast(own: Sequence[Actor], plan: Plan) -> bool:
    """Whether no room holds it: the island of a kitchen is not one of a sea. Sheets have none."""
    indoors = family_of(plan.background.family).indoors and form_of(plan) == "view"
    return indoors and any(float(actor.size.max()) > VAST for actor in own)


def _variants_told(actors: Mapping[str, list[Actor]]) -> list[str]:
    """What the models say of themselves where another one was taken, each once."""
    told = dict.fromkeys(own[0].solid.note for own in actors.values() if own[0].variant)
    return [note for note in told if note]


def _hovering(item: ObjectSpec, rides: Sequence[Ride]) -> ObjectSpec:
    """In the air, where it drinks from a flower."""
    sips = any(ride.carried == item.id and ride.how == "sipping" for ride in rides)
    return item.revised(pose="flying", action="flying") if sips else item


def _astride_of(item: ObjectSpec, plan: Plan, rides: Sequence[Ride]) -> ObjectSpec:
    """As one sits on what one rides, if what is said would have one go there on foot."""
    forms = table("holding")["astride"]
    for ride in rides:
        if ride.carried != item.id or ride.how != "riding" or not noun_of(item.noun).is_a("person"):
            continue
        under = noun_of(plan.find(ride.carrier).noun)
        pose = next((forms[kind] for kind in (under.name, *under.kinds) if kind in forms), "")
        on_foot = item.pose in _ON_FOOT or (not item.pose and item.action in _ON_FOOT)
        return item.revised(pose=pose, action=pose) if pose and on_foot else item
    return item


_ON_FOOT = frozenset(
    {"running", "run", "walking", "walk", "laughing", "laugh", "laughs", "jumping"}
)


def _open(plan: Plan, nouns: Mapping[str, str], shapes: Shapes) -> dict[str, str]:
    """What animals read, in its open form, where there is a model of that."""
    rule, found = table("holding")["readable"], {}
    for r in plan.relations:
        if r.predicate != "holding" or not {r.subject, r.object} <= set(nouns):
            continue
        reader = plan.find(r.subject)
        reads = not {reader.action, reader.pose}.isdisjoint(rule["words"])
        form = shapes.noun_of(rule["open"].get(plan.find(r.object).noun, ""))
        if reads and form and noun_of(reader.noun).is_a("animal"):
            found[r.object] = form
    return found


def _played(plan: Plan, nouns: Mapping[str, str], shapes: Shapes) -> dict[str, str]:
    """What is played, off its stand and with its bow, where there is a model of that."""
    rule, found = table("holding")["played"], {}
    for r in plan.relations:
        if r.predicate != "holding" or plan.find(r.subject).pose not in rule["poses"]:
            continue
        form = shapes.noun_of(rule["forms"].get(nouns.get(r.object, ""), ""))
        if form:
            found[r.object] = form
    return found


def _ridden(
    plan: Plan, nouns: Mapping[str, str], rides: Sequence[Ride], shapes: Shapes
) -> dict[str, str]:
    """What is ridden, as it lies under who rides it, where there is a model of that."""
    forms = table("holding")["ridden"]
    found = {}
    for ride in rides:
        on = ride.how in ("on", "riding") and ride.carrier in nouns
        lives = any(map(noun_of(plan.find(ride.carried).noun).is_a, LIVING))
        form = shapes.noun_of(forms.get(nouns.get(ride.carrier, ""), ""))
        if on and lives and form:
            found[ride.carrier] = form
    return found


def noun_for(item: ObjectSpec, shapes: Shapes, faced: bool = False) -> str | None:
    """The noun of the model: with its modifiers, as itself, or what stands for it; what somebody
    stands at (`faced`) hangs on no wall."""
    noun = _first(item, shapes.noun_of) or _first_of(_others(item), shapes.noun_of)
    hangs = noun_of(item.noun).support == "wall" and not faced
    hung = table("holding")["hung"].get(noun, "") if hangs else ""
    return shapes.noun_of(hung) or noun if hung else noun


def figure_for(item: ObjectSpec, shapes: Shapes) -> str | None:
    """The noun of the flat figure that stands for what has no model: its own, or that of what means
    the same or is similar."""
    return _first(item, shapes.figure_of) or _first_of(_others(item), shapes.figure_of)


def _first(item: ObjectSpec, find: Callable[[str], str | None]) -> str | None:
    return _first_of((item.drawn_as, item.phrase, item.noun), find)


def _others(item: ObjectSpec) -> tuple[str, ...]:
    """What means the same as its noun, and what is similar: clothes that nobody wears."""
    return same_as(item.noun) or "", similar_to(item.noun) or ""


def _first_of(words: Iterable[str], find: Callable[[str], str | None]) -> str | None:
    return next((noun for word in words if word and (noun := find(word))), None)


def _figures(plan: Plan, nouns: Mapping[str, str | None], shapes: Shapes) -> dict[str, str]:
    """Objects without a model that a flat figure stands for: in a lifelike view only the subject of
    the picture, as a last resort."""
    lacking = [plan.find(id) for id, noun in nouns.items() if noun is None]
    flat = [o for o in lacking if takes_figure(plan, o.noun) or _is_subject(o, plan, nouns, shapes)]
    found = {item.id: figure_for(item, shapes) for item in flat}
    return {id: noun for id, noun in found.items() if noun}


def _is_subject(
    item: ObjectSpec, plan: Plan, nouns: Mapping[str, str | None], shapes: Shapes
) -> bool:
    """Whether the picture is of this thing: it is named first, and it lives or is about as large as
    all others. A place is none; weather, parts and signs are that only where nothing else is there,
    nor a sky."""
    known = noun_of(item.noun)
    others = [noun for noun in nouns.values() if noun]
    if item.id != plan.objects[0].id or _is_land(item.noun):
        return False
    if known.bodiless:
        return not others and not family_of(plan.background.family).sky
    largest = max((float(np.max(shapes.solid(noun, 0, "", {}).size)) for noun in others), default=0)
    return any(known.is_a(kind) for kind in LIVING) or known.size > SUBJECT * largest


def _is_land(noun: str) -> bool:
    """Whether it is a place, so that the scenery shows it: "dunes", "a pier"."""
    return noun in all_places() or any(tail in all_places() for tail in tails(f"{noun}s"))


def _is_silent(item: ObjectSpec, plan: Plan) -> bool:
    """Whether it is the camera's, an effect, or so far away that the place shows it."""
    return is_shot_word(item.noun) or noun_of(item.noun).peak or is_effect(item, plan)


def _is_heavenly(item: ObjectSpec, plan: Plan) -> bool:
    return noun_of(item.noun).luminary and family_of(plan.background.family).sky


def _wanted(plan: Plan, id: str, rides: tuple[Ride, ...]) -> tuple[str, ...]:
    """Poses that its relations like: who rides, sits on a seat, holds something."""
    rules = table("holding")
    wanted: list[str] = []
    for ride in rides:
        if ride.carried == id:
            wanted += rules[ride.how].get("poses", [])
            wanted += ["sit"] if ride.how == "on" and _sits_on(plan, ride) else []
            wanted += ["ride"] if ride.how == "on" and _astride(plan, ride) else []
        if ride.carrier == id:
            wanted += rules[ride.how].get("holder_poses", [])
    chase = (r for r in plan.relations if r.predicate == "chasing" and id in (r.subject, r.object))
    over = (r for r in plan.relations if r.predicate == "above" and r.subject == id)
    return (*wanted, *("running" for _ in chase), *("flying" for _ in over))


def _sits_on(plan: Plan, ride: Ride) -> bool:
    carrier = noun_of(plan.find(ride.carrier).noun)
    return any(name in _SEATS for name in (carrier.name, *carrier.kinds)) or _is_seat(plan, ride)


_SEATS = frozenset({"seat", "furniture"})


def _astride(plan: Plan, ride: Ride) -> bool:
    """Whether a person is on another: a child on shoulders."""
    return all(noun_of(plan.find(id).noun).is_a("person") for id in (ride.carried, ride.carrier))


def _is_seat(plan: Plan, ride: Ride) -> bool:
    words = plan.find(ride.carrier).noun.split()
    return bool(set(words) & set(rules_of_seats()))


def rules_of_seats() -> list[str]:
    """Nouns of what one sits on."""
    seats: list[str] = table("holding")["seats"]
    return seats


def _lifesized(item: ObjectSpec, noun: str) -> ObjectSpec:
    """As large as it is, where the model of another kind stands for it: a koala is a small bear, a
    poodle puppy half a poodle. One of its kind has a size of its own: a rowing boat is a boat."""
    if noun_of(item.noun).young and not noun_of(noun).young:
        return item.revised(size=item.size * YOUNG)
    own, shown = all_nouns().get(item.noun), all_nouns().get(noun)
    if own is None or shown is None or own.is_a("person") or shown.is_a(own.name):
        return item
    ratio = own.size / shown.size
    if 1 / UNLIKE < ratio < UNLIKE:
        return item
    most = GROWN if own.is_a("animal") else STRETCHED
    size = min(item.size * min(ratio, most), LARGEST_SIZE)
    return item.revised(size=max(size, SMALLEST_SIZE))


def _sized(
    item: ObjectSpec, plan: Plan, nouns: dict[str, str | None], shapes: Shapes
) -> ObjectSpec:
    """Huge and tiny are meant beside the others: a huge apple is nearly as large as the house."""
    noun = nouns[item.id]
    if noun is None or item.size < HUGE:
        return item  # and no model is built for nothing
    others = [
        float(np.max(shapes.solid(noun, 0, "", {}).size)) * plan.find(id).size
        for id, noun in nouns.items()
        if noun and id != item.id
    ]
    if not others:
        return item
    own = float(np.max(shapes.solid(noun, 0, "", {}).size))
    return item.revised(size=float(np.clip(max(item.size, BESIDE * max(others) / own), 0.01, 10.0)))
