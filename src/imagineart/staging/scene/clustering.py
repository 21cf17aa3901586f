"""How do the things of a sheet stand together? In a close group, none a speck beside another.

On a sheet nobody asks for true sizes: a cake beside balloons is drawn as large as they are. Things
that belong together (held, worn, on one another) are one cluster and keep how they stand. Clusters
are scaled to sizes that compare, and moved together, in their order from left to right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from imagineart.plan.plan import Plan
from imagineart.staging.scene.surfaces import placed_surfaces
from imagineart.staging.scene.vectors import Floats
from imagineart.staging.stage import Instance, Stage

CLOSE = frozenset({"on", "in", "holding", "wearing", "riding", "under"})
"""Relations that make one cluster of two things."""
KEEPING = frozenset({"above", "below", "behind", "in_front_of", "facing", "chasing"})
"""Relations for which things stay where they stand."""
LEAST = 0.78  # of the size of the largest cluster that each other one has at least
GAPS = (0.04, -0.06)  # of the largest size between two clusters, and between more


@dataclass(frozen=True, slots=True)
class Cluster:
    """Numbers of instances, and the corners of what they fill, m."""

    numbers: tuple[int, ...]
    low: Floats  # (3,)
    high: Floats

    @property
    def size(self) -> float:
        """The larger of width and height, m."""
        return float(max(self.high[0] - self.low[0], self.high[2] - self.low[2]))


def grouped(plan: Plan, stage: Stage) -> Stage:
    """The stage of a sheet with its things in a close group. One thing stays as it is."""
    if any(relation.predicate in KEEPING for relation in plan.relations):
        return stage
    clusters = _clusters(plan, stage)
    if len(clusters) < 2:
        return stage
    largest = max(cluster.size for cluster in clusters)
    ordered = sorted(clusters, key=lambda one: float(one.low[0] + one.high[0]))
    scales = [max(LEAST * largest / max(one.size, 1e-6), 1.0) for one in ordered]
    widths = [s * float(one.high[0] - one.low[0]) for s, one in zip(scales, ordered, strict=True)]
    gap = GAPS[len(widths) > 2] * largest
    left = -(sum(widths) + gap * (len(widths) - 1)) / 2
    base = min(float(one.low[2]) for one in ordered)
    moved = list(stage.instances)
    for cluster, scale, width in zip(ordered, scales, widths, strict=True):
        middle = np.array([left + width / 2, _depth(ordered), base])
        for number in cluster.numbers:
            moved[number] = _moved(stage.instances[number], cluster, scale, middle)
        left += width + gap
    return stage.revised(instances=tuple(moved))


def _clusters(plan: Plan, stage: Stage) -> list[Cluster]:
    """What stands alone, and what belongs together."""
    owner = {item.id: item.id for item in plan.objects}
    for relation in plan.relations:
        if relation.predicate in CLOSE:
            old, new = owner[relation.object], owner[relation.subject]
            owner = {id: new if one == old else one for id, one in owner.items()}
    models = [n for n, one in enumerate(stage.instances) if one.placement is not None]
    surfaces = dict(zip(models, placed_surfaces(stage), strict=True))
    found: dict[str, list[int]] = {}
    for number, triangles in surfaces.items():
        if len(triangles):
            owned = stage.instances[number].object
            found.setdefault(owner.get(owned, owned), []).append(number)
    return [_cluster(numbers, surfaces) for numbers in found.values()]


def _cluster(numbers: Sequence[int], surfaces: Mapping[int, Floats]) -> Cluster:
    points = np.concatenate([surfaces[number].reshape(-1, 3) for number in numbers])
    return Cluster(tuple(numbers), points.min(axis=0), points.max(axis=0))


def _depth(clusters: Sequence[Cluster]) -> float:
    """Where all middles stand, away from the viewer, m."""
    return float(np.mean([(one.low[1] + one.high[1]) / 2 for one in clusters]))


def _moved(one: Instance, cluster: Cluster, scale: float, middle: Floats) -> Instance:
    """An instance larger by a factor about the middle of its cluster's foot, which is moved."""
    assert one.placement is not None
    foot = (cluster.low + cluster.high) / 2
    foot[2] = cluster.low[2]
    place = middle + scale * (np.array(one.placement.position) - foot)
    position = tuple(round(float(c), 5) for c in place)
    scaled = round(one.placement.scale * scale, 5)
    return one.revised(placement=one.placement.revised(position=position, scale=scaled))
