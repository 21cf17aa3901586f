"""How large does each thing appear, what stands and what floats, where are horizon and ground?

Real sizes s span five orders of magnitude, pictures bear one: apparent size = s^γ with the γ ≤ 0.4
that brings largest ÷ smallest down to 2.5; sizes asked for in words multiply on top.
Lengths are in units of √(canvas area).
"""

from collections.abc import Mapping, Sequence
from math import exp, log, sqrt

import numpy as np
from numpy.typing import NDArray

from imagineart.plan.plan import Camera
from imagineart.staging.layout.bonds import Bonds
from imagineart.staging.layout.legibility import Bands
from imagineart.staging.layout.placement import Array, Room
from imagineart.staging.sheet import Sheet, SheetObject
from imagineart.staging.things import Things
from imagineart.world.nouns import noun_of
from imagineart.world.places import family_of
from imagineart.world.vocabulary import vocabulary

Area = tuple[float, float, float, float]  # left, top, right, bottom

MARGIN = 0.045  # of the shorter side
SIZE_RATIO = 2.5
CROWD_RATIO = 1.7  # of many kinds of things, so that the smallest stay recognisable
GENTLEST = 0.4
ASKED_RATIO = 7.0  # largest ÷ smallest with "huge" and "tiny" on top
SKY_SHARE = 0.35  # of the largest standing thing: how large the sun, a cloud or the moon seem
COMPLETED_SHARE = 0.55  # of the largest asked thing: what nobody asked for is no larger than that
COMPLETED_NEAR = 0.9  # … on a table, where nothing is far
CARRIER_SHARE = 0.9  # of the largest thing: what carries words has to be large
NEAREST = 0.94  # of the height: where the nearest feet may stand
LAND_SHARE = 2.6  # of the largest other thing: a landform, before it shrinks with the distance
FAR_SHARE = 0.3  # of the way from the horizon to the near line
CROWD = 7  # standing things from which on the camera looks down to gain ground

NEAR_DEPTH, GROUND_DEPTH = 0.1, 0.65  # of the canvas's lower edge, and from there to the horizon
FLOATING_DEPTH = 0.55

_STEPS = {"in": 0.004, "next_to": 0.0}  # of depth from a carrier to what it carries
_HORIZONS = {"crowd": 0.38, "flight": 0.62}


def canvas(plan: Sheet) -> tuple[float, float]:
    """(width, height) of the canvas."""
    unit = sqrt(plan.width * plan.height)
    return plan.width / unit, plan.height / unit


def apparent_sizes(plan: Sheet, things: Things) -> dict[str, tuple[float, float]]:
    """(width, height) of one instance of each object, relative to each other."""
    real = {id: log(size) for id, size in _seen_sizes(plan, things).items()}
    asked = [real[o.id] for o in plan.objects if o.origin != "completed"] or list(real.values())
    spread = max(asked) - min(asked)
    ratio = max(CROWD_RATIO, SIZE_RATIO * min(1.0, (CROWD / len(asked)) ** 0.5))
    exponent = min(GENTLEST, log(ratio) / spread) if spread else GENTLEST
    middle = sum(asked) / len(asked)
    sides = {item.id: exp(exponent * (real[item.id] - middle)) * item.size for item in plan.objects}
    land = distant(plan)
    stated = [
        sides[item.id]
        for item in plan.objects
        if item.origin != "completed" and item.id not in land
    ]
    largest = max(stated or sides.values())
    for item in plan.objects:
        if item.origin == "completed":
            near = family_of(plan.background.family).ground == "top"
            most = COMPLETED_NEAR if near else COMPLETED_SHARE
            sides[item.id] = min(sides[item.id], most * largest)
    carriers = {text.carrier for text in plan.texts if text.role != "speech"}
    for id, side in sides.items():
        least = CARRIER_SHARE if id in carriers else 1 / ASKED_RATIO
        sides[id] = max(side, least * largest)
    for id in land:
        sides[id] = LAND_SHARE * largest / sqrt(plan.find(id).count)
    return {o.id: _shaped(sides[o.id], things.aspect_of(o.painted_noun)) for o in plan.objects}


def _seen_sizes(plan: Sheet, things: Things) -> dict[str, float]:
    """Longest sides in metres; what flies far away seems no larger than what stands below."""
    real = {o.id: min(max(_real_size(o, things), 0.02), 40.0) for o in plan.objects}
    flying = airborne(plan, things)
    below = [size for id, size in real.items() if id not in flying]
    seem = SKY_SHARE * max(below) if below else max(real.values())
    return {id: min(size, seem) if id in flying else size for id, size in real.items()}


def _real_size(item: SheetObject, things: Things) -> float:
    """Metres; who is drawn sitting is less tall than who stands."""
    drawn = item.painted_noun
    pose = drawn.removesuffix(f" {item.noun}") if drawn.endswith(f" {item.noun}") else ""
    return things.size_of(item.noun) * float(vocabulary().words["lowered"].get(pose, 1.0))


def _shaped(side: float, aspect: float) -> tuple[float, float]:
    return (side, side / aspect) if aspect >= 1 else (side * aspect, side)


def distant(plan: Sheet) -> frozenset[str]:
    """Ids of landforms that rise at the horizon because other things stand before them."""
    land = frozenset(o.id for o in plan.objects if noun_of(o.noun).landform)
    near = {o.id for o in plan.objects if o.origin != "completed"} - land
    return land if near else frozenset()


def airborne(plan: Sheet, things: Things) -> frozenset[str]:
    """Ids of things that hang or fly, by nature or as they are told to do."""
    aloft = vocabulary().set_of("aloft")
    flyers = {o.id for o in plan.objects if o.pose in aloft}  # but not who flies a kite
    flyers -= {r.subject for r in plan.relations if r.predicate == "holding"}
    hung = {o.id for o in plan.objects if things.support_of(o.noun) in ("air", "wall")}
    return frozenset(flyers | hung)


def floating(plan: Sheet, bonds: Bonds, airborne: frozenset[str]) -> frozenset[str]:
    """Ids of things that need no ground: flying ones, those asked to be above others, or all."""
    if not family_of(plan.background.family).grounded:
        return frozenset(item.id for item in plan.objects)
    raised = {bonds.root(a) for kind, a, b in bonds.rules if kind == "y"}
    return airborne | raised


def aimed(plan: Sheet, bonds: Bonds, floating: frozenset[str]) -> Camera:
    """The camera; a horizon that nobody chose moves where the picture needs room."""
    if plan.camera.horizon != Camera().horizon:
        return plan.camera
    roots = [item for item in plan.objects if bonds.carrier(item.id) is None]
    standing = sum(item.count for item in roots if item.id not in floating)
    horizon = plan.camera.horizon
    if standing >= (CROWD if plan.width >= 0.7 * plan.height else 3):
        horizon = _HORIZONS["crowd"]
    elif standing and standing < len(roots):
        horizon = _HORIZONS["flight"]
    else:
        horizon = family_of(plan.background.family).horizon or horizon
    return plan.camera.revised(horizon=horizon)


def free_area(plan: Sheet, bands: Bands) -> Area:
    """Where things may be: inside the margins, clear of the words on the canvas."""
    width, height = canvas(plan)
    margin = MARGIN * min(width, height)
    speech = 0.16 if any(t.role == "speech" and t.carrier for t in plan.texts) else 0.0
    top = max(bands.top, speech) * height + margin
    return margin, top, width - margin, bands.bottom * height - margin


def staged(
    plan: Sheet, free: Area, tallest: Array, deepest: Array, lanes: NDArray[np.intp]
) -> Room:
    """The near line lies so low that the tallest body at it is in the middle of the free area.

    `tallest`: (P,) heights of the tallest body in each candidate; `deepest`: (P,) how far up the
    ground a body's rearmost feet are: they must still be below the horizon. `lanes`: (P,) how many
    things stand behind each other.
    """
    height = canvas(plan)[1]
    horizon = plan.camera.horizon * height
    middle = (free[1] + free[3]) / 2 + 0.03 * height
    ground = np.where(lanes > 1, (0.2 * lanes + 0.2) * height, 0.22 * min(canvas(plan)))
    least = horizon + np.maximum(ground, deepest + 0.03 * height)
    near = np.maximum(middle + tallest / 2, least)[:, None]
    near = np.minimum(near, min(free[3], NEAREST * height))
    sky_line = np.minimum(horizon, near - 0.05)
    return Room(free, sky_line, sky_line + FAR_SHARE * (near - sky_line), near)


def depths(
    plan: Sheet, bonds: Bonds, floating: frozenset[str], feet: Mapping[str, float]
) -> dict[str, float]:
    """Depth of each object by its root's foot; carried things stay just before their carrier.

    Those in it stay just behind, and among what surrounds it the feet decide.

    What floats over a ground is behind most of it, yet near enough to keep its colour in haze.
    """
    height = canvas(plan)[1]
    ground = max(height * (1 - plan.camera.horizon), 1e-6)
    aloft = FLOATING_DEPTH if len(floating) < len(feet) else NEAR_DEPTH
    found = {
        id: aloft
        if id in floating
        else NEAR_DEPTH + GROUND_DEPTH * min(max((height - foot) / ground, 0.0), 1.0)
        for id, foot in feet.items()
    }
    for carrying in bonds.outward():
        found[carrying.child] = found[carrying.parent] + _STEPS.get(carrying.predicate, -0.004)
    _keep_depth_order(found, bonds)
    return {id: round(min(max(depth, 0.0), 1.0), 5) for id, depth in found.items()}


def _keep_depth_order(found: dict[str, float], bonds: Bonds) -> None:
    """Push back what is asked to be behind something, nearest first."""
    for id in reversed(bonds.depth.sorted(list(found))):
        nearer: Sequence[float] = [found[i] for i in found if bonds.depth.before(id, i)]
        found[id] = max([found[id], *(depth + 0.02 for depth in nearer)])
