"""Is a fact read alike, however it is said? A hundred facts, each in five ways.

python -m benchmarks.paraphrases          # the share of ways in which the whole fact arrived
python -m benchmarks.paraphrases --show   # and the ways in which it did not
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.reading import atoms_of, summary
from imagineart.plan.plan import Plan
from imagineart.reading import learned

FACTS = Path(__file__).parent / "prompts" / "paraphrases.yaml"
ASKED = 0.9  # of the ways


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
        missed = (f"{atom.kind}: {atom.fact}" for atom in atoms_of(fact, plan) if not atom.found)
        yield Way(words, plan, tuple(missed))


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
        f"{ASKED}); {len(whole)} of {len(facts)} facts in every way"
    )


if __name__ == "__main__":
    main()
