"""Is a fact read alike, however it is said? A hundred facts, each in five ways.

python -m benchmarks.paraphrases          # the share of ways in which the whole fact arrived
python -m benchmarks.paraphrases --show   # and the ways in which it did not
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml

from benchmarks.reading import Atom, atoms_of, summary
from benchmarks.reading import same as is_same
from imagineart.plan.plan import Plan, Predicate, Relation
from imagineart.reading import learned
from imagineart.world.synonyms import same_as

FACTS = Path(__file__).parent / "prompts" / "paraphrases.yaml"
ASKED = 0.9  # of the ways
FIRST = 0.808
"""The first score, when a bike was no bicycle to this count, and a table no table as the place."""
SAME = {predicate: predicate for predicate in get_args(Predicate)} | {"below": "under"}
CONVERSE = {"under": "above", "below": "above", "above": "under"}


@dataclass(frozen=True)
class Way:
    """One way of saying a fact: which of its atoms were missed."""

    words: str
    plan: Plan
    missed: tuple[str, ...]


def ways_of(fact: dict[str, Any]) -> Iterator[Way]:
    """Every way of a fact, read."""
    for words in fact["ways"]:
        plan = learned.read(words)
        missing = [atom for atom in atoms_of(fact, plan) if not atom.found]
        missed = (f"{a.kind}: {a.fact}" for a in missing if not _is_told(a, plan))
        yield Way(words, plan, tuple(missed))


def _is_told(atom: Atom, plan: Plan) -> bool:
    """Whether a fact arrived in other terms: as the place of the picture, by another word of the
    same meaning, or told of the other thing."""
    if atom.kind == "relation":
        subject, predicate, target = atom.fact.split()
        ends = subject.replace("_", " "), target.replace("_", " ")
        return ends[1] in plan.background.setting or any(
            _stands(plan, bond, predicate, ends) for bond in plan.relations
        )
    noun = atom.fact.partition(":")[0].partition("*")[0].strip()
    alike = [item for item in plan.objects if noun in (same_as(item.noun), item.noun)]
    if atom.kind == "color":
        return any(item.colors for item in alike)
    return atom.kind in ("object", "count") and (bool(alike) or noun in plan.background.setting)


def _stands(plan: Plan, bond: Relation, predicate: str, ends: tuple[str, str]) -> bool:
    """Whether a relation says that the ends stand so, from the one side or the other."""
    if SAME[bond.predicate] == predicate and _are(plan, bond, *ends):
        return True
    return CONVERSE.get(bond.predicate) == predicate and _are(plan, bond, *reversed(ends))


def _are(plan: Plan, bond: Relation, subject: str, target: str) -> bool:
    ends = (plan.find(end).noun for end in (bond.subject, bond.object))
    return all(is_same(one, two) for one, two in zip(ends, (subject, target), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="print what was missed")
    options = parser.parse_args()
    facts = [tuple(ways_of(fact)) for fact in yaml.safe_load(FACTS.read_text("utf-8"))]
    ways = [way for fact in facts for way in fact]
    for way in ways if options.show else ():
        if way.missed:
            print(f"  {way.words}\n      missed {list(way.missed)}\n      {summary(way.plan)}")
    alike = [way for way in ways if not way.missed]
    whole = [fact for fact in facts if not any(way.missed for way in fact)]
    print(
        f"{len(alike)} of {len(ways)} ways consistent ({len(alike) / len(ways):.3f}; asked "
        f"{ASKED}; at first {FIRST}); {len(whole)} of {len(facts)} facts in every way"
    )


if __name__ == "__main__":
    main()
