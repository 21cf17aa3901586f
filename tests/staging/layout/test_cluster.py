"""What hangs together: carriers that grow, piles with a top, rings around a middle."""

from collections.abc import Mapping

import numpy as np
import pytest

from imagineart.plan.plan import Arrangement, Predicate
from imagineart.staging.layout.cluster import GROWTH, Carrying, Cluster, Gatherer
from imagineart.staging.sheet import SheetObject

CARRIER, CHILD = "rock", "owl"


def gathered(
    count: int,
    predicate: Predicate,
    *,
    among: int = 1,
    arrangement: Arrangement = "row",
    sizes: Mapping[str, tuple[float, float]] | None = None,
    grounded: bool = True,
    noun: str = CARRIER,
) -> Cluster:
    """`count` owls at `among` rocks, or what the noun says, which stand as `arrangement` says."""
    objects = {
        CARRIER: SheetObject(id=CARRIER, noun=noun, count=among, arrangement=arrangement),
        CHILD: SheetObject(id=CHILD, noun=CHILD, count=count),
    }
    carried = [Carrying(CHILD, CARRIER, predicate)]
    sizes = sizes or {CARRIER: (1.0, 1.0), CHILD: (0.4, 0.4)}
    gatherer = Gatherer(objects, sizes, carried, 1.0, lambda noun: ())
    return gatherer.gather(CARRIER, np.random.default_rng(1), grounded=grounded)


def boxes_of(cluster: Cluster, id: str) -> list[tuple[float, float, float, float]]:
    return [
        tuple(b)
        for b, (o, _) in zip(cluster.boxes.tolist(), cluster.owners, strict=True)
        if o == id
    ]


def feet(cluster: Cluster, id: str) -> list[tuple[float, float]]:
    """(middle, bottom) of each."""
    return [(left + w / 2, top + h) for left, top, w, h in boxes_of(cluster, id)]


def test_a_carrier_grows_until_a_row_fits_on_it() -> None:
    few, many = gathered(2, "on"), gathered(3, "on")
    assert boxes_of(few, CARRIER)[0][2] == pytest.approx(1.0)
    grown = boxes_of(many, CARRIER)[0][2]
    assert grown > 1.1
    owls = boxes_of(many, CHILD)
    assert all(width == pytest.approx(0.4, rel=0.02) for _, _, width, _ in owls)
    assert max(left + width for left, _, width, _ in owls) <= 0.53 * grown


def test_a_carrier_does_not_grow_without_end() -> None:
    assert boxes_of(gathered(40, "on"), CARRIER)[0][2] == pytest.approx(GROWTH)


def test_a_container_keeps_its_size() -> None:
    assert boxes_of(gathered(9, "in"), CARRIER)[0][2] == pytest.approx(1.0)


@pytest.mark.parametrize("noun", ["rock", "chair", "coin"])
@pytest.mark.parametrize("pile", [3, 5, 6, 10])
def test_who_is_on_a_pile_is_on_its_top(pile: int, noun: str) -> None:
    cluster = gathered(1, "on", among=pile, arrangement="stack", noun=noun)
    highest = min(top for _, top, _, _ in boxes_of(cluster, CARRIER))
    (_, foot), *others = feet(cluster, CHILD)
    assert not others
    assert foot == pytest.approx(highest + 0.12, abs=0.02)


@pytest.mark.parametrize("count", [3, 4, 5, 6, 9])
def test_a_ring_in_the_air_surrounds_its_middle_on_all_sides(count: int) -> None:
    cluster = gathered(count, "next_to", grounded=False)
    ((left, top, width, height),) = boxes_of(cluster, CARRIER)
    middle = left + width / 2, top + height / 2
    seats = boxes_of(cluster, CHILD)
    around = np.array([(x + w / 2 - middle[0], y + h / 2 - middle[1]) for x, y, w, h in seats])
    turns = np.sort(np.arctan2(around[:, 1], around[:, 0]))
    gaps = np.diff(np.concatenate([turns, turns[:1] + 2 * np.pi]))
    assert len(seats) == count
    assert gaps.max() < 1.35 * 2 * np.pi / count


@pytest.mark.parametrize("count", [3, 4, 6, 7])
def test_a_ring_on_the_ground_leaves_its_middle_to_be_seen(count: int) -> None:
    cluster = gathered(count, "next_to")
    ((left, _, width, _),) = boxes_of(cluster, CARRIER)
    seats = boxes_of(cluster, CHILD)
    sides = [x + w / 2 > left + width / 2 for x, _, w, _ in seats]
    assert abs(2 * sum(sides) - count) <= 1, "as many at either side"
    inside = [min(x + w, left + width) - max(x, left) for x, _, w, _ in seats]
    assert max(inside) < 0.2 * width
    depths = [foot for _, foot in feet(cluster, CHILD)]
    assert depths == sorted(depths), "the farther ones are drawn first"


def test_copies_are_dealt_out_to_the_copies_of_their_carrier() -> None:
    cluster = gathered(4, "on", among=2, sizes={CARRIER: (1.0, 1.0), CHILD: (0.2, 0.2)})
    homes = [x for x, _ in sorted(feet(cluster, CARRIER))]
    nearest = [int(np.abs(np.array(homes) - x).argmin()) for x, _ in feet(cluster, CHILD)]
    assert sorted(nearest) == [0, 0, 1, 1]
