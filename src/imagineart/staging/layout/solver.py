"""Where does everything go? Relations, sizes, ground, counts and words → boxes, by a seed.

1. Relations are sorted (`bonds`): some carry, some order, contradictions are set aside.
2. What hangs together becomes one body (`cluster`), copies stand in formations (`formation`).
3. Many candidates — other formations, orders and scales — relax at once (`placement`).
4. Each is judged by an explicit energy (`energy`); the best is taken, and what it does not show
   of the stated relations is written into the trace as relaxed. Nothing here raises for odd plans.

The solver's unit is √(canvas area), origin at the top left, y downwards.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from imagineart.plan.edits import note, remove, turn_camera
from imagineart.staging.layout.bonds import Bonds, bind
from imagineart.staging.layout.cluster import CARRIED_IS_OBJECT, Cluster, Gatherer
from imagineart.staging.layout.energy import (
    ADDED_WORTH,
    BEHIND_COVER,
    NATURAL_COVER,
    Array,
    Expectation,
    terms,
)
from imagineart.staging.layout.ground import (
    Area,
    aimed,
    airborne,
    apparent_sizes,
    canvas,
    depths,
    distant,
    floating,
    free_area,
    staged,
)
from imagineart.staging.layout.legibility import Bands, bands, bubble, on_carrier
from imagineart.staging.layout.placement import Candidates, Room, Rule, settle
from imagineart.staging.layout.predicates import holds
from imagineart.staging.layout.slots import Kinds
from imagineart.staging.sheet import Sheet, SheetText
from imagineart.staging.stage import Box
from imagineart.staging.things import Things, known_things

VARIANTS = (3, 8)  # formations and orders tried: fewest for crowds, most for few things
BODIES_AT_ONCE = 64  # variants × bodies, to bound the time that crowds take
FILLS = (0.6, 0.5, 0.41, 0.33, 0.26, 0.2, 0.14, 0.09)  # of the free area, tried for each variant
SQUEEZES = (1.0, 0.6, 1.7, 2.8)  # how wide groups may be, in turn for the variants
GROUND_LAYERS = 2.0  # how much wider than the canvas groups are when ground and sky are apart
LANE_FULL = 0.8  # of the free width is taken before a further lane opens behind
HORIZON_STEP = 0.03  # of the height: how far below the horizon landforms end
LANE_DEPTH = 0.3  # of the ground's depth that each lane takes
ADDED_DEPTH = 0.8  # … behind the near line, at least, where things added to a scene stand
LOOSE_DEPTH = 0.12  # … that neighbours in a single lane differ by
GROUP_GAP = 0.07  # of √(canvas area) between neighbours that stand side by side, at most
SINGLE_FILL = 0.66  # of the shorter side for a thing that is alone
LARGEST_FILL = 0.6  # … for any other thing
LEAST_LIMIT = 0.55  # of the scale at which the largest thing just fits, for the smallest trial
PORTRAIT_FILL = 0.84
TOUCH = 0.06  # of its extents: by more than that an added thing never reaches over another
DIGITS = 5  # of a box


def solve(plan: Sheet, seed: int, things: Things | None = None, *, effort: int = 1) -> Sheet:
    """The plan with a box for every instance and every text, depths, and a horizon that suits.

    `effort` multiplies how many formations and orders are tried.
    """
    return alternatives(plan, seed, 1, things, effort=effort)[0]


def alternatives(
    plan: Sheet, seed: int, count: int, things: Things | None = None, *, effort: int = 1
) -> list[Sheet]:
    """Up to `count` different layouts for one seed, best first."""
    plan = plan.revised(seed=seed)
    if not plan.objects:
        return [_with_words(plan)]
    if plan.kind == "pattern":
        return [_confessed(_with_words(_tiled(plan, np.random.default_rng(seed))))]
    task = _Task.of(plan, things or known_things())
    candidates = task.candidates(seed, effort)
    return [task.finished(candidates, index) for index in candidates.best(count)]


def energy(plan: Sheet, things: Things | None = None) -> dict[str, float]:
    """The named terms of a laid out plan, judged from its boxes alone; {} without boxes."""
    owners = [(item.id, i) for item in plan.objects for i in range(len(item.boxes))]
    if not owners:
        return {}
    task = _Task.of(plan, things or known_things())
    shares = [(b.left, b.top, b.width, b.height) for item in plan.objects for b in item.boxes]
    boxes = np.array(shares) * np.tile(canvas(plan), 2)
    judged = terms(boxes, task.expectation(owners))
    return {name: round(float(value), 4) for name, value in judged.items()}


@dataclass(frozen=True, slots=True)
class _Candidates:
    """`boxes`: (P, N, 4), `owners` of the N; `feet`: (P, K), `roots` of the K; `variant`: (P,)."""

    boxes: Array
    owners: Sequence[tuple[str, int]]
    feet: Array
    roots: Sequence[str]
    terms: Mapping[str, Array]
    variant: NDArray[np.intp]

    def best(self, count: int) -> list[int]:
        """Indices by energy; the best of each variant before any second one."""
        total = np.sum(list(self.terms.values()), axis=0)
        order = [int(i) for i in np.argsort(total, kind="stable")]
        first = {int(self.variant[i]): i for i in reversed(order)}
        leaders = sorted(first.values(), key=order.index)
        return [*leaders, *(i for i in order if i not in leaders)][:count]


@dataclass(frozen=True, slots=True)
class _Task:
    """One plan made ready for the solver."""

    plan: Sheet
    bonds: Bonds
    sizes: Mapping[str, tuple[float, float]]
    floating: frozenset[str]
    distant: frozenset[str]
    free: Area
    kinds: Kinds

    @classmethod
    def of(cls, plan: Sheet, things: Things) -> "_Task":
        sizes = apparent_sizes(plan, things)
        flying = airborne(plan, things)
        rings = frozenset(o.id for o in plan.objects if o.arrangement == "ring" and o.count > 2)
        bonds = bind(plan.relations, {id: size[1] for id, size in sizes.items()}, flying, rings)
        rootless = floating(plan, bonds, flying)
        plan = turn_camera(plan, aimed(plan, bonds, rootless))
        free = free_area(plan, _bands(plan))
        carried = {c.child for c in bonds.carried} | {c.parent for c in bonds.carried}
        far = distant(plan) - rootless - carried
        return cls(plan, bonds, sizes, rootless, far, free, things.hypernyms)

    @property
    def roots(self) -> list[str]:
        """Objects that nothing carries."""
        return [item.id for item in self.plan.objects if self.bonds.carrier(item.id) is None]

    def candidates(self, seed: int, effort: int) -> _Candidates:
        """All variants at all scales, relaxed and judged."""
        variants = effort * int(np.clip(BODIES_AT_ONCE // len(self.roots), *VARIANTS))
        rngs = [np.random.default_rng([seed, variant]) for variant in range(variants)]
        shapes = [self._clusters(rng, SQUEEZES[i % len(SQUEEZES)]) for i, rng in enumerate(rngs)]
        trials = [self._trials(clusters, rng) for clusters, rng in zip(shapes, rngs, strict=True)]
        placed = settle(replace(_joined(trials), rules=self._rules(shapes)))
        variant = np.repeat(np.arange(variants), len(FILLS))
        bodies = [[shapes[v][k] for v in variant] for k in range(len(self.roots))]
        feet = np.stack([placed.x, placed.y], axis=-1)
        boxes = [
            _moved(np.array([c.boxes for c in body]), feet[:, k], placed.scale[:, k])
            for k, body in enumerate(bodies)
        ]
        owners = [owner for body in bodies for owner in body[0].owners]
        whole = np.concatenate(boxes, axis=1)
        judged = terms(whole, self.expectation(owners))
        return _Candidates(whole, owners, placed.y, self.roots, judged, variant)

    def _clusters(self, rng: np.random.Generator, squeeze: float) -> list[Cluster]:
        left, top, right, bottom = self.free
        objects = {item.id: item for item in self.plan.objects}
        layers = 1.0 if self._floats().all() else GROUND_LAYERS
        room = squeeze * layers * (right - left) / (bottom - top) / sqrt(len(self.roots))
        gatherer = Gatherer(objects, self.sizes, self.bonds.carried, room, self.kinds)
        return [gatherer.gather(id, rng, grounded=id not in self.floating) for id in self.roots]

    def _trials(self, clusters: Sequence[Cluster], rng: np.random.Generator) -> Candidates:
        """One variant at every scale: P = len(FILLS)."""
        extents = np.array([cluster.extent for cluster in clusters])
        scales = self._scales(clusters, extents)
        deepest = max(-float((c.boxes[:, 1] + c.boxes[:, 3]).min()) for c in clusters)
        tallest = float(-extents[~self._beyond(), 1].min())
        lanes = self._lane_count(extents, scales)
        room = staged(self.plan, self.free, tallest * scales, deepest * scales, lanes)
        order = self._order(rng)
        horizon = room.horizon + HORIZON_STEP * canvas(self.plan)[1]
        room = replace(room, far=np.where(self._are(self.distant), horizon, room.far))
        standing = room.near - (room.near - room.far) * self._set_back(extents, lanes, order)
        aloft = self._aloft(rng) - extents[:, [1, 3]].mean(axis=1) * scales[:, None]
        y = np.where(self._floats(), aloft, standing)
        many = (len(scales), *extents.shape)
        x = self._across(order, rng, np.ptp(extents[:, ::2], axis=1) * scales[:, None])
        return Candidates(
            room=room,
            extents=np.broadcast_to(extents, many),
            base=scales,
            floating=self._floats(),
            rules=(),
            home_x=x,
            home_y=y,
        )

    def _order(self, rng: np.random.Generator) -> list[str]:
        """The roots from left to right, as the relations allow and else by chance."""
        shuffled = [self.roots[i] for i in rng.permutation(len(self.roots))]
        return self.bonds.root_order().sorted(shuffled)

    def _lane_count(self, extents: Array, scales: Array) -> NDArray[np.intp]:
        """(len(scales),) lanes behind each other that the widths of all that stands fill."""
        standing = ~self._floats() & ~self._beyond()
        widths = np.ptp(extents[:, ::2], axis=1)[standing].sum()
        full = LANE_FULL * (self.free[2] - self.free[0])
        lanes = np.ceil(widths * scales / full).astype(np.intp)
        lanes = np.clip(lanes, 1, max(int(standing.sum()), 1))
        return np.asarray(lanes)

    def _set_back(self, extents: Array, lanes: NDArray[np.intp], order: Sequence[str]) -> Array:
        """(P, K) how far back each stands, 0–1; what nobody asked for stands in the distance.

        Neighbours from left to right stand in different lanes, the tallest of them farthest back.
        """
        standing = [self.roots.index(id) for id in order if id not in self.floating]
        back = np.zeros((len(lanes), len(order)))
        for p, count in enumerate(lanes):
            depth = min(0.9, LANE_DEPTH * count) if count > 1 else LOOSE_DEPTH
            group = max(count, 2)
            for start in range(0, len(standing), group):
                chosen = sorted(standing[start : start + group], key=lambda k: -extents[k, 1])
                back[p, chosen] = depth * np.arange(len(chosen)) / (group - 1)
        back = np.where(self._added(), np.maximum(back, ADDED_DEPTH), back)
        return np.where(self._are(self.distant), 1.0, back)

    def _are(self, ids: frozenset[str]) -> NDArray[np.bool_]:
        return np.array([id in ids for id in self.roots])

    def _floats(self) -> NDArray[np.bool_]:
        return self._are(self.floating)

    def _beyond(self) -> NDArray[np.bool_]:
        """What only adds to the view; nothing, if there is nothing else."""
        beyond = self._added() | self._are(self.distant)
        return beyond & ~beyond.all()

    def _added(self) -> NDArray[np.bool_]:
        return np.array([self.plan.find(id).origin == "completed" for id in self.roots])

    def _scales(self, clusters: Sequence[Cluster], extents: Array) -> Array:
        """(len(FILLS),) scales: the asked fill, unless something would outgrow its room."""
        left, top, right, bottom = self.free
        spans = extents[:, 2:] - extents[:, :2]
        area = (right - left) * (bottom - top)
        near = np.nonzero(~self._beyond())[0]
        stated = spans[near]
        largest = max(float(clusters[int(k)].boxes[:, 2:].prod(axis=1).max()) for k in near) ** 0.5
        limit = min(
            self._largest_share() * min(*canvas(self.plan), 1.15 * (bottom - top)) / largest,
            0.96 * (right - left) / float(stated[:, 0].max()),
            0.92 * (bottom - top) / float(stated[:, 1].max()),
        )
        wanted = np.sqrt(np.array(FILLS) * area / stated.prod(axis=1).sum())
        if self._alone():
            return np.asarray(limit * np.linspace(1.0, 0.9, len(FILLS)))
        return np.asarray(np.minimum(wanted, limit * np.linspace(1.0, LEAST_LIMIT, len(FILLS))))

    def _largest_share(self) -> float:
        if self.plan.kind == "portrait":
            return PORTRAIT_FILL
        return SINGLE_FILL if self._alone() else LARGEST_FILL

    def _alone(self) -> bool:
        return sum(self.plan.find(id).count for id in self.roots) == 1

    def _across(self, order: Sequence[str], rng: np.random.Generator, widths: Array) -> Array:
        """(P, K) side by side about the middle, closer than the canvas is wide if they may be.

        `widths`: (P, K). What nobody asked for starts anywhere at the sides.
        """
        left, _, right, _ = self.free
        beyond = self._beyond()
        stated = [self.roots.index(id) for id in order if not beyond[self.roots.index(id)]]
        row = np.cumsum(widths[:, stated], axis=1) - widths[:, stated] / 2
        whole = np.maximum(widths[:, stated].sum(axis=1, keepdims=True), 1e-6)
        gap = np.clip((right - left - whole) / (len(stated) + 1), -0.5 * whole, GROUP_GAP)
        row = row + gap * np.arange(len(stated)) - (whole + gap * (len(stated) - 1)) / 2
        x = np.broadcast_to(rng.choice([0.05, 0.95], len(order)) + 0 * widths, widths.shape)
        x = np.where(self._are(self.distant), 0.5, x + rng.uniform(-0.1, 0.1, len(order)))
        x = left + (right - left) * np.clip(x, 0.0, 1.0)
        x[:, stated] = (left + right) / 2 + row
        return x

    def _aloft(self, rng: np.random.Generator) -> Array:
        """(K,) middles of what floats: by the asked order, else by chance, high over a ground."""
        _, top, _, bottom = self.free
        order = self.bonds.upright.sorted([item.id for item in self.plan.objects])
        asked = {id for kind, a, b in self.bonds.rules if kind == "y" for id in (a, b)}
        low, high = (0.25, 0.75) if self._floats().all() else (0.1, 0.4)
        chance = rng.uniform(low, high, len(self.roots)) if len(self.roots) > 1 else [0.5]
        share = [
            (order.index(id) + 0.5) / len(order) if id in asked else chance[k]
            for k, id in enumerate(self.roots)
        ]
        return top + (bottom - top) * np.array(share)

    def _rules(self, shapes: Sequence[Sequence[Cluster]]) -> list[Rule]:
        """The rules between different bodies, with the parts of them that they are about."""
        roots, order = self.roots, self.bonds.root_order()
        rules = []
        for kind, first, second in self.bonds.rules:
            a, b = roots.index(self.bonds.root(first)), roots.index(self.bonds.root(second))
            if a != b:
                parts = (_parts(shapes, a, first), _parts(shapes, b, second))
                sided = order.before(roots[a], roots[b]) or order.before(roots[b], roots[a])
                rules.append(Rule(kind, a, b, *parts, column=not sided))
        return rules

    def expectation(self, owners: Sequence[tuple[str, int]]) -> Expectation:
        """What the boxes of these owners are judged by."""
        plan, bonds = self.plan, self.bonds
        ids, places = [id for id, _ in owners], range(len(owners))
        where = {item.id: [i for i, id in enumerate(ids) if id == item.id] for item in plan.objects}
        standing = {id for id in self.roots if id not in self.floating}
        added = {item.id for item in plan.objects if item.origin == "completed"}
        piled = {item.id for item in plan.objects if item.arrangement == "stack"}
        tie = {(a, b): bonds.tied(a, b) or a == b in piled for a in where for b in where}
        return Expectation(
            relations=[(r.predicate, where[r.subject], where[r.object]) for r in plan.relations],
            tied=np.array([[tie[a, b] for b in ids] for a in ids]),
            free=self.free,
            standing=np.array([id in standing - piled for id in ids]),
            cover=np.array([self._cover(id, id in standing - added) for id in ids]),
            worth=np.array([ADDED_WORTH if id in added else 1.0 for id in ids]),
            bearers=np.array([[_bears(bonds, i, j, ids) for j in places] for i in places]),
            before=np.array([[bonds.depth.before(a, b) and a != b for b in ids] for a in ids]),
            named=np.array([id not in added and self._is_shown(id) for id in ids]),
            ground=(plan.camera.horizon + 0.02) * canvas(plan)[1],
        )

    def _is_shown(self, id: str) -> bool:
        """Whether a thing has to fill the picture: not far, not tiny, not fitted to its wearer."""
        carrying = self.bonds.carrier(id)
        fitted = carrying is not None and carrying.predicate in CARRIED_IS_OBJECT
        return self.plan.find(id).size >= 1.0 and not fitted and id not in self.distant

    def _cover(self, id: str, standing: bool) -> float:
        """The share of a thing's picture that may be covered without loss."""
        if self.bonds.depth.has_later(id):
            return BEHIND_COVER
        return NATURAL_COVER if standing else 0.0

    def finished(self, candidates: _Candidates, index: int) -> Sheet:
        """The plan with the boxes of one candidate, its words and what it does not show."""
        shares = candidates.boxes[index] / np.tile(canvas(self.plan), 2)
        feet = dict(zip(candidates.roots, candidates.feet[index].tolist(), strict=True))
        depth = depths(self.plan, self.bonds, self.floating, feet)
        found: dict[str, list[Box]] = {}
        for (id, _), share in zip(candidates.owners, shares, strict=True):
            found.setdefault(id, []).append(_box(share))
        objects = [
            item.revised(boxes=tuple(found[item.id]), depth=depth[item.id])
            for item in self.plan.objects
        ]
        plan = _with_words(self.plan.revised(objects=tuple(objects)))
        terms = {name: float(values[index]) for name, values in candidates.terms.items()}
        return _confessed(_cleared(note(plan, _judged(terms), "laid_out")))


def _cleared(plan: Sheet) -> Sheet:
    """The plan without those added things that would stand in the way of what was asked for."""
    asked = [box for item in plan.objects if item.origin != "completed" for box in item.boxes]
    asked += [text.box for text in plan.texts if text.box]
    for item in plan.objects:
        if item.origin != "completed" or not any(_touch(item.boxes[0], box) for box in asked):
            asked.extend(item.boxes)
            continue
        message = f"left out “{item.noun}”: it would have stood in the way"
        plan = note(remove(plan, {item.id}), message, "laid_out")
    return plan


def _touch(one: Box, two: Box) -> bool:
    """Whether two boxes overlap by more than a hair."""
    across = min(one.right, two.right) - max(one.left, two.left)
    along = min(one.bottom, two.bottom) - max(one.top, two.top)
    return across > TOUCH * one.width and along > TOUCH * one.height


def _bears(bonds: Bonds, i: int, j: int, ids: Sequence[str]) -> bool:
    """Whether the feet of box j say how near box i is."""
    root = bonds.root(ids[i])
    return i == j if root == ids[i] else ids[j] == root


def _joined(variants: Sequence[Candidates]) -> Candidates:
    """All variants as one."""

    def joined(part: Callable[[Candidates], Array]) -> Array:
        return np.concatenate([part(one) for one in variants])

    room = Room(
        variants[0].room.safe,
        joined(lambda one: one.room.horizon),
        joined(lambda one: one.room.far),
        joined(lambda one: one.room.near),
    )
    return replace(
        variants[0],
        room=room,
        extents=joined(lambda one: one.extents),
        base=joined(lambda one: one.base),
        home_x=joined(lambda one: one.home_x),
        home_y=joined(lambda one: one.home_y),
    )


def _parts(shapes: Sequence[Sequence[Cluster]], body: int, id: str) -> Array:
    return np.repeat([clusters[body].extent_of(id) for clusters in shapes], len(FILLS), axis=0)


def _moved(boxes: Array, feet: Array, scale: Array) -> Array:
    """(P, n, 4) boxes of a body, scaled and set on their feet (P, 2)."""
    moved: Array = boxes * scale[:, None, None]
    moved[..., :2] += feet[:, None, :]
    return moved


def _box(share: Array) -> Box:
    left, top, width, height = (round(float(value), DIGITS) for value in share)
    return Box(left=left, top=top, width=max(width, 1e-4), height=max(height, 1e-4))


def _tiled(plan: Sheet, rng: np.random.Generator) -> Sheet:
    """A pattern: all instances on one brick lattice over the whole canvas, kinds mixed evenly."""
    width, height = canvas(plan)
    total = sum(item.count for item in plan.objects)
    columns = max(1, round(sqrt(total * width / height)))
    rows = ceil(total / columns)
    side = 0.72 * min(width / columns, height / rows)
    places = [(i % columns, i // columns) for i in range(total)]
    queue = sorted(
        ((i + rng.uniform(0, 0.5)) / item.count, item.id)
        for item in plan.objects
        for i in range(item.count)
    )
    boxes: dict[str, list[Box]] = {}
    for (column, row), (_, id) in zip(places, queue, strict=True):
        x = (column + 0.5 + 0.25 * (-1) ** row) * width / columns
        y = (row + 0.5) * height / rows
        share = np.array(
            [(x - side / 2) / width, (y - side / 2) / height, side / width, side / height]
        )
        boxes.setdefault(id, []).append(_box(share))
    return plan.revised(objects=tuple(o.revised(boxes=tuple(boxes[o.id])) for o in plan.objects))


def _bands(plan: Sheet) -> Bands:
    return bands(plan.texts, plan.kind, plan.width / plan.height, alone=not plan.objects)


def _with_words(plan: Sheet) -> Sheet:
    """Every text gets its box: on the canvas, on its carrier or in a bubble."""
    zones = _bands(plan)
    placed = [
        text.revised(box=zones.boxes.get(i) or _carried_box(plan, text, i))
        for i, text in enumerate(plan.texts)
    ]
    return plan.revised(texts=tuple(placed))


def _carried_box(plan: Sheet, text: SheetText, index: int) -> Box:
    carrier = plan.find(text.carrier or "")
    if text.role == "speech":
        taken = [box for item in plan.objects for box in item.boxes]
        return bubble(text, carrier, taken, plan.width / plan.height)
    fellows = [
        i for i, t in enumerate(plan.texts) if t.carrier == text.carrier and t.role == text.role
    ]
    return on_carrier(text, carrier, fellows.index(index), len(fellows))


def _judged(terms: Mapping[str, float]) -> str:
    """How good the layout is, in words."""
    parts = ", ".join(f"{name} {value:.2f}" for name, value in terms.items() if value >= 0.005)
    total = f"energy {sum(terms.values()):.2f}" + (f" ({parts})" if parts else "")
    return f"layout chosen with {total}"


def _confessed(plan: Sheet) -> Sheet:
    """The plan with every relation that it does not show in the trace."""
    names = _names(plan)
    for relation in plan.relations:
        if not holds(plan, relation):
            subject, object = names[relation.subject], names[relation.object]
            wish = f"{subject} {relation.predicate.replace('_', ' ')} {object}"
            message = f"left out: “{wish}”; it cannot be shown together with the rest"
            plan = note(plan, message, "relaxed", relation.span)
    return plan


def _names(plan: Sheet) -> dict[str, str]:
    """The noun of each id; the id itself where two things share a noun."""
    nouns = Counter(item.noun for item in plan.objects)
    return {o.id: o.noun if nouns[o.noun] == 1 else o.phrase or o.id for o in plan.objects}
