"""Is a place with nothing in it meant from inside or from outside? "A tiny bakery" is a house.

Words for shops and public houses name a room where something is in it ("a cat in a bakery"). Alone
they name the building, unless the prompt says "inside" or "interior", or there is a better
background for them than any room.
"""

import re

from imagineart.plan.checks import make_checks
from imagineart.plan.plan import Background, ObjectSpec, Plan, TraceEntry
from imagineart.staging.completion.substitution import Drawable, Hypernyms

_INSIDE = re.compile(r"\b(inside|interior|indoors?|within|corner)\b", re.IGNORECASE)
_ENTERED = re.compile(r"\b(in|into|at|through)\s+(?:(?:an?|the|my|our)\s+)?$", re.IGNORECASE)
_BUILDINGS = frozenset({"house", "building", "shop"})  # kinds of what has an outside


def from_outside(plan: Plan, drawable: Drawable, hypernyms: Hypernyms) -> Plan:
    """The plan with its empty room as a building, if there is a drawing of one."""
    place = plan.background
    if plan.objects or place.family != "room" or _is_entered(plan):
        return plan
    name = _building_named(place.setting, drawable, hypernyms)
    if not name:
        return plan
    building = _building(name, place)
    message = f"“{place.setting}” is seen from outside: nothing is said to be in it"
    return plan.model_copy(
        update={
            "kind": "single" if plan.kind == "scene" else plan.kind,
            "objects": (building,),
            "background": _open_air(place),
            "checks": (*make_checks((building,), frozenset(), (), (), {}), *plan.checks),
            "trace": (*plan.trace, TraceEntry(kind="completed", message=message)),
        }
    )


def _is_entered(plan: Plan) -> bool:
    """ "in the bakery", "a bakery's interior"."""
    before = plan.prompt[: plan.background.span[0]] if plan.background.span else ""
    return bool(_INSIDE.search(plan.prompt) or _ENTERED.search(before))


def _building_named(setting: str, drawable: Drawable, hypernyms: Hypernyms) -> str:
    """ "coffee shop" in "tiny coffee shop"; "" if nothing of the kind can be drawn."""
    words = setting.lower().split()
    tails = [" ".join(words[start:]) for start in range(len(words))]
    names = [n for n in tails if drawable(n) and not _BUILDINGS.isdisjoint({n, *hypernyms(n)})]
    same = [n for n in names if drawable(n) == drawable(names[0])]
    return same[-1] if same else ""


def _building(name: str, place: Background) -> ObjectSpec:
    return ObjectSpec(
        id=re.sub(r"[^a-z0-9]+", "-", name),
        noun=name,
        phrase=place.setting,
        colors=tuple(place.palette),
        span=place.span,
    )


def _open_air(place: Background) -> Background:
    """Nowhere in particular, in the same weather and season, under the same sky."""
    return Background(weather=place.weather, season=place.season, sky=place.sky)
