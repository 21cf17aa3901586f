"""Is what was asked for to be seen? Where not, the staging is mended, a fault at a time.

A fault is a thing of which hardly anything is seen, a hero that is a speck, one that the frame
cuts by accident, or a camera that stands inside something. Remedies: what nobody asked for and
stands before it goes, and so does what the camera stands in; the camera turns to the side from
which it is seen, looks over what hides it, comes nearer or steps back. A small id preview judges
each try; a staging is only left for a better one, after few tries.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.plan.plan import Plan
from imagineart.request import Thinking
from imagineart.staging.scene.hero import backing, hero_of, is_peer, is_vehicle
from imagineart.staging.scene.preview import Preview, preview
from imagineart.staging.scene.shots import Shot
from imagineart.staging.scene.units import Spot, Unit
from imagineart.staging.stage import Box, Canvas, Lens

TRIES: Mapping[Thinking, int] = {"low": 3, "high": 5}
EDGE = 128  # px of the longer side of the preview that judges
LEAST = 0.02  # share of the picture that a stated thing has, unless it is small itself
SMALL = 0.4  # … of the hero's extent
SPECK = 0.35  # of the shorter side: what a hero takes at least
HIDDEN = 0.4  # share of a thing that others leave to be seen, at least
CUT = 0.05  # of a hero: what may lie outside
BETTER = 0.05  # by how much less is missing in a staging for which another is left
TURN = 34.0  # degrees to a side
RAISE = 13.0  # degrees
BACK = 0.86  # of the share: who steps back
LEADS = 2.0  # times as bad: what is missing of the hero
LOST = 2.5  # … what is not in the picture at all
BURIED = 6.0  # … a camera that sees the inside of something
FAR = 0.5  # of the share: who steps out of something

WAYS = np.array([[0, 0, 1], [1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0]], np.float32)

Look = Callable[[Sequence[Unit], Shot, bool], Lens]  # units, shot, nearer? → camera


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What stands, and from where it is seen."""

    units: tuple[Unit, ...]
    shot: Shot
    lens: Lens

    @property
    def spots(self) -> list[Spot]:
        """All spots of the units."""
        return [spot for unit in self.units for spot in unit.spots]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an object: `inside`, `hidden`, `speck` or `cut`; `missing`: how bad."""

    object: str
    kind: str
    missing: float


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A view, what it shows, and what is wrong with it, the worst first."""

    view: View
    seen: Preview
    faults: tuple[Fault, ...]

    @property
    def missing(self) -> float:
        """All that is wrong, together."""
        return sum(fault.missing for fault in self.faults)


Remedy = Callable[[Judged, Fault, Plan], View | None]


def mended(view: View, plan: Plan, canvas: Canvas, look: Look, tries: int) -> View:
    """The view, or a better one; after so many tries at most."""
    if view.shot.orthographic or not view.units:
        return view
    best, done = judged(view, plan, canvas), set[tuple[str, str]]()
    for _ in range(tries):
        step = next(_steps(best, done), None)
        if step is None:
            break
        fault, name = step
        done.add((fault.object, name))
        new = REMEDIES[fault.kind][name](best, fault, plan)
        if new is None:
            continue
        aimed = replace(new, lens=look(new.units, new.shot, fault.kind == "speck"))
        found = judged(aimed, plan, canvas)
        best = found if found.missing < best.missing - BETTER else best
    return best.view


def _steps(best: Judged, done: set[tuple[str, str]]) -> Iterator[tuple[Fault, str]]:
    """What has not been tried yet against what is wrong."""
    for fault in best.faults:
        for name in REMEDIES[fault.kind]:
            if (fault.object, name) not in done:
                yield fault, name


def judged(view: View, plan: Plan, canvas: Canvas) -> Judged:
    """What is wrong with a view."""
    spots = view.spots
    surfaces = [spot.surface for spot in spots]
    seen = preview(surfaces, view.lens, canvas, EDGE)
    hero = hero_of(plan, view.units)
    behind = backing(plan, view.units, hero)
    large = SMALL * _extent([s for s in spots if s.actor.object == hero])
    ids = dict.fromkeys(s.actor.object for s in spots if plan.find(s.actor.object).is_stated)
    found: list[Fault] = []
    for id in ids:
        mine = _numbers(spots, {id})
        small = id != hero and _extent([spots[n] for n in mine]) < large
        least = 0.0 if small or view.shot.fill < 0.5 else LEAST
        found.append(_hidden(id, mine, seen, least, LEADS if id == hero else 1.0))
        if id == hero:
            found += _misframed(view, id, seen, canvas)
        elif all(is_peer(spots[number], behind) for number in mine):
            found += _cut_short(view, id, mine, seen)
    found += [Fault(id, "inside", BURIED) for id in _around(view, surfaces)]
    wrong = sorted((f for f in found if f.missing > 0.0), key=lambda f: -f.missing)
    return Judged(view, seen, tuple(wrong))


def _around(view: View, surfaces: Sequence[Floats]) -> list[str]:
    """Objects inside of which the camera stands."""
    eye = np.asarray(view.lens.position, np.float32)
    pairs = zip(view.spots, surfaces, strict=True)
    return sorted({spot.actor.object for spot, surface in pairs if encloses(surface, eye)})


def encloses(surface: Floats, eye: Floats) -> bool:
    """Whether (T, 3, 3) triangles lie above a point (3,) and on its four sides."""
    corners = surface.reshape(-1, 3)
    if not len(corners) or (eye < corners.min(axis=0)).any() or (eye > corners.max(axis=0)).any():
        return False
    return all(_is_met(surface, eye, way) for way in WAYS)


def _is_met(surface: Floats, eye: Floats, way: Floats) -> bool:
    """Whether a ray (3,) from a point (3,) meets a triangle, by Möller and Trumbore (1997)."""
    first, one, other = (
        surface[:, 0],
        surface[:, 1] - surface[:, 0],
        surface[:, 2] - surface[:, 0],
    )
    across = np.cross(way, other)
    volume = np.einsum("ij,ij->i", one, across)
    volume = np.where(np.abs(volume) < 1e-12, np.inf, volume)
    away = eye - first
    u = np.einsum("ij,ij->i", away, across) / volume
    turned = np.cross(away, one)
    v = turned @ way / volume
    far = np.einsum("ij,ij->i", other, turned) / volume
    return bool(((u >= 0.0) & (v >= 0.0) & (u + v <= 1.0) & (far > 0.0)).any())


def _numbers(spots: Sequence[Spot], ids: Container[str]) -> list[int]:
    """Which of the spots are of these objects."""
    return [number for number, spot in enumerate(spots) if spot.actor.object in ids]


def _misframed(view: View, hero: str, seen: Preview, canvas: Canvas) -> list[Fault]:
    """How a hero that is to be seen large and whole is too small, or cut."""
    if view.shot.crop or view.shot.fill < 0.5:
        return []
    mine, aboard = (_numbers(view.spots, ids) for ids in ({hero}, _vehicle(view, hero)))
    return [_speck(hero, [*mine, *aboard], seen, canvas), _cut(hero, mine, seen)]


def _cut_short(view: View, id: str, mine: Sequence[int], seen: Preview) -> list[Fault]:
    """How much of a thing beside the hero the frame cuts off."""
    if view.shot.crop or view.shot.fill < 0.5:
        return []
    outside = float(seen.outside[mine].mean())
    return [Fault(id, "cut", outside if outside > CUT else 0.0)]


def _vehicle(view: View, hero: str) -> set[str]:
    """What a hero is driven or rowed in: it has its share together with that."""
    roots = [unit.spots[0].actor for unit in view.units if hero in _objects(unit)]
    return {root.object for root in roots if is_vehicle(root.noun)}


def _objects(unit: Unit) -> set[str]:
    return {spot.actor.object for spot in unit.spots}


def _extent(spots: Sequence[Spot]) -> float:
    """The longest side of the largest of them, m."""
    return max((float(spot.actor.size.max()) for spot in spots), default=0.0)


def _hidden(id: str, mine: Sequence[int], seen: Preview, least: float, weight: float) -> Fault:
    """How much too little is seen of a thing, of itself and in the picture."""
    alone, own = float(seen.alone[mine].sum()), float(seen.seen[mine].sum())
    covered = max(0.0, 1.0 - own / max(alone, 1.0) / HIDDEN)
    little = max(0.0, 1.0 - own / seen.ids.size / least) if least else float(own == 0.0)
    missing = max(weight * covered, LOST * little)
    return Fault(id, "hidden" if covered > 0.0 else "speck", missing)


def _speck(id: str, mine: Sequence[int], seen: Preview, canvas: Canvas) -> Fault:
    """How much too small a hero is."""
    boxes = [box for box in (seen.boxes[number] for number in mine) if box is not None]
    side = _side(boxes, canvas) if boxes else 0.0
    return Fault(id, "speck", max(0.0, 1.0 - side / SPECK))


def _side(boxes: Sequence[Box], canvas: Canvas) -> float:
    """The longer side of the box around boxes, in shorter sides of the picture."""
    wide = max(box.right for box in boxes) - min(box.left for box in boxes)
    high = max(box.bottom for box in boxes) - min(box.top for box in boxes)
    return max(wide * canvas.width, high * canvas.height) / min(canvas.width, canvas.height)


def _cut(id: str, mine: Sequence[int], seen: Preview) -> Fault:
    """How much of a hero the frame cuts off that is to be seen as a whole."""
    outside = float(seen.outside[mine].mean())
    return Fault(id, "cut", LEADS * outside if outside > CUT else 0.0)


def _emptied(best: Judged, fault: Fault, plan: Plan) -> View | None:
    """Without what nobody asked for and stands before it."""
    hiding = {best.view.spots[number].actor.object for number in _hiders(best, fault.object)}
    kept = tuple(u for u in best.view.units if not _is_unasked(u, plan, hiding))
    return replace(best.view, units=kept) if len(kept) < len(best.view.units) else None


def _is_unasked(unit: Unit, plan: Plan, hiding: set[str]) -> bool:
    """Whether a unit hides something and nobody asked for any of it."""
    ids = _objects(unit)
    return not ids.isdisjoint(hiding) and all(plan.find(id).origin == "completed" for id in ids)


def _hiders(best: Judged, id: str) -> list[int]:
    """The spots that are nearer than an object and overlap it in the picture."""
    spots, seen = best.view.spots, best.seen
    mine = [n for n, spot in enumerate(spots) if spot.actor.object == id and seen.boxes[n]]
    return [
        n
        for n, spot in enumerate(spots)
        if spot.actor.object != id and any(_is_before(n, m, seen) for m in mine)
    ]


def _is_before(one: int, other: int, seen: Preview) -> bool:
    a, b = seen.boxes[one], seen.boxes[other]
    if a is None or b is None or seen.depths[one] >= seen.depths[other]:
        return False
    aside = min(a.right, b.right) > max(a.left, b.left)
    return aside and min(a.bottom, b.bottom) > max(a.top, b.top)


def _turned(best: Judged, fault: Fault, plan: Plan) -> View | None:
    """From the side on which it looks out behind what hides it."""
    hiders = _hiders(best, fault.object)
    if not hiders:
        return None
    own = [n for n, s in enumerate(best.view.spots) if s.actor.object == fault.object]
    side = 1.0 if _middle(own, best.seen) >= _middle(hiders, best.seen) else -1.0
    shot = best.view.shot
    return replace(best.view, shot=replace(shot, azimuth=shot.azimuth + side * TURN))


def _middle(numbers: Sequence[int], seen: Preview) -> float:
    """The mean of where these are across the picture."""
    places = [box.center[0] for n in numbers if (box := seen.boxes[n]) is not None]
    return float(np.mean(places or [0.5]))


def _outside(best: Judged, fault: Fault, plan: Plan) -> View | None:
    """From so far away that the camera stands outside."""
    shot = best.view.shot
    return replace(best.view, shot=replace(shot, fill=shot.fill * FAR))


def _without(best: Judged, fault: Fault, plan: Plan) -> View | None:
    """Without what the camera stands in, unless it bears the hero."""
    hero = hero_of(plan, best.view.units)
    kept = tuple(
        unit
        for unit in best.view.units
        if fault.object not in _objects(unit) or hero in _objects(unit)
    )
    return replace(best.view, units=kept) if len(kept) < len(best.view.units) else None


def _raised(best: Judged, fault: Fault, plan: Plan) -> View | None:
    """From higher up, over what hides it."""
    shot = best.view.shot
    if "elevation" in shot.stated:
        return None
    return replace(best.view, shot=replace(shot, elevation=shot.elevation + RAISE, upright=False))


def _same(best: Judged, fault: Fault, plan: Plan) -> View | None:
    """All as it stands, looked at anew from nearer."""
    return best.view


def _back(best: Judged, fault: Fault, plan: Plan) -> View | None:
    """From farther away."""
    shot = best.view.shot
    return replace(best.view, shot=replace(shot, fill=shot.fill * BACK))


REMEDIES: Mapping[str, Mapping[str, Remedy]] = {
    "inside": {"without": _without, "raised": _raised, "outside": _outside},
    "hidden": {"emptied": _emptied, "turned": _turned, "raised": _raised},
    "speck": {"nearer": _same, "emptied": _emptied},
    "cut": {"back": _back, "turned": _turned},
}
