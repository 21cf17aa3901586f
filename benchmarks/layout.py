"""Does the layout keep what was stated, how good is it, how long does it take?

Random plans that some picture can show: order relations are read off hidden places, carrying
relations form a forest. Counts, canvas and background vary. Every relation must hold in the boxes.

python -m benchmarks.layout [--plans 40] [--seed 1]
"""

import argparse
import random
import time
from collections.abc import Callable
from itertools import pairwise
from statistics import mean, median

from benchmarks.report import table, write
from imagineart.plan.plan import Background, ObjectSpec, Plan, Predicate, Relation
from imagineart.request import SIZES
from imagineart.staging.layout.predicates import holds
from imagineart.staging.layout.solver import energy, solve

NOUNS = """
apple teapot cat dog house tree bird sun car chair table bench mouse elephant sheep horse person
umbrella book boat cup star moon balloon vase tulip bicycle clock bowl lamp hat owl rocket robot
""".split()  # noqa: SIM905
THINGS = (2, 3, 5, 8, 12, 20, 30)
FAMILIES = ("studio", "meadow", "table", "street", "sky", "space")
CARRYING: tuple[Predicate, ...] = ("on", "in", "under", "riding", "holding", "wearing")
BOUND = 0.98  # least share of satisfiable relations that must hold

Rng = random.Random


def ordered(rng: Rng, things: int) -> Plan:
    """As many order relations as things, all true of one hidden arrangement."""
    items = _items(rng, things)
    place = {item.id: (rng.random(), rng.random()) for item in items}
    relations = []
    for _ in range(things):
        a, b = rng.sample(list(place), 2)
        axis = rng.choice((0, 0, 1))
        first: Predicate = ("left_of", "above")[axis]
        ends = (a, b) if place[a][axis] < place[b][axis] else (b, a)
        relations.append(Relation(subject=ends[0], predicate=first, object=ends[1]))
    return _plan(rng, items, relations)


def carried(rng: Rng, things: int) -> Plan:
    """Half of the things on, in, under … one of the others; the others in a line."""
    items = _items(rng, things)
    bases, loads = items[::2], items[1::2]
    relations = [
        Relation(subject=a.id, predicate="left_of", object=b.id) for a, b in pairwise(bases)
    ]
    for load, base in zip(loads, bases, strict=False):
        predicate = rng.choice(CARRYING)
        ends = (base, load) if predicate in ("holding", "wearing") else (load, base)
        relations.append(Relation(subject=ends[0].id, predicate=predicate, object=ends[1].id))
    return _plan(rng, items, relations)


def _items(rng: Rng, things: int) -> list[ObjectSpec]:
    counts = (1, 1, 1, 2, 3) if things <= 8 else (1,)
    return [
        ObjectSpec(id=noun, noun=noun, count=rng.choice(counts))
        for noun in rng.sample(NOUNS, things)
    ]


def _plan(rng: Rng, items: list[ObjectSpec], relations: list[Relation]) -> Plan:
    width, height = rng.choice(list(SIZES.values()))
    return Plan(
        objects=tuple(items),
        relations=tuple(relations),
        width=width,
        height=height,
        background=Background(family=rng.choice(FAMILIES)),
    )


def figures(
    make: Callable[[Rng, int], Plan], things: int, plans: int, seed: int
) -> dict[str, float]:
    """Share of relations that hold, mean energy, median and slowest processor time in ms."""
    rng = random.Random(f"{seed} {things}")
    met: list[bool] = []
    energies: list[float] = []
    times: list[float] = []
    for number in range(plans):
        plan = make(rng, things)
        start = time.process_time()
        solved = solve(plan, number)
        times.append((time.process_time() - start) * 1000)
        met.extend(holds(solved, relation) for relation in solved.relations)
        energies.append(sum(energy(solved).values()))
    return {
        "relations": len(met),
        "satisfied": mean(met),
        "energy": mean(energies),
        "median_ms": median(times),
        "slowest_ms": max(times),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = {
        f"{make.__name__} {things}": figures(make, things, options.plans, options.seed)
        for make in (ordered, carried)
        for things in THINGS
    }
    columns = ("plans", "relations", "satisfied", "energy", "median_ms", "slowest_ms")
    rows = [(name, *values.values()) for name, values in found.items()]
    table(f"Layout, {options.plans} plans each, at least {BOUND} expected", columns, rows)
    write("layout", {"plans": options.plans, "seed": options.seed, "figures": found})


if __name__ == "__main__":
    main()
