"""Are descriptions understood? Prompts with riddles, and the nouns that answer them.

    python -m benchmarks.riddles          # right, wrong, unanswered, by list
    python -m benchmarks.riddles --show   # and what was not right

The lists were written before their first run; the first also before any fact line was. Their first
scores are kept in `FIRST`; facts and words were mended since, so the scores of today are not blind.
"""

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imagineart.plan.plan import Plan
from imagineart.reading import learned
from imagineart.reading.riddles import answer
from imagineart.world.nouns import kinds_of

LIST = Path(__file__).parent / "prompts" / "riddles.txt"
NOBODY = ("none",)
FIRST = {
    "first": "141 right, 8 wrong, 23 unanswered",
    "second": "60 right, 11 wrong, 13 unanswered",
    "third": "37 right, 3 wrong, 10 unanswered",
}


@dataclass(frozen=True)
class Riddle:
    """A prompt, the nouns that answer it (or @place), and its list."""

    prompt: str
    answers: tuple[str, ...]
    of: str


def riddles() -> Iterator[Riddle]:
    """The riddles of all lists."""
    of = "first"
    for line in LIST.read_text("utf-8").splitlines():
        of = next((name for name in FIRST if line.startswith(f"# The {name} list")), of)
        if line and not line.startswith("#"):
            prompt, _, answers = line.partition("|")
            yield Riddle(prompt.strip(), tuple(one.strip() for one in answers.split(",")), of)


def verdict(riddle: Riddle, plan: Plan) -> str:
    """ "right", "wrong" or "unanswered"."""
    answered = any("is read as" in entry.message for entry in plan.trace)
    if riddle.answers == NOBODY:
        return "wrong" if answered else "right"
    if any(_is_in(plan, one) for one in riddle.answers):
        return "right"
    return "wrong" if answered else "unanswered"


def _is_in(plan: Plan, wanted: str) -> bool:
    if wanted.startswith("@"):
        return wanted[1:] in plan.background.setting.lower()
    return any(
        wanted in (item.noun, *kinds_of(item.noun)) or f" {wanted} " in f" {item.noun} "
        for item in plan.objects
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="print what was not right")
    options = parser.parse_args()
    answer("warm up")
    found: dict[str, Counter[str]] = {name: Counter() for name in FIRST}
    times = []
    for riddle in riddles():
        start = time.perf_counter()
        answer(riddle.prompt)
        times.append(time.perf_counter() - start)
        plan = learned.read(riddle.prompt)
        said = verdict(riddle, plan)
        found[riddle.of][said] += 1
        if options.show and said != "right":
            print(f"  {said}: {riddle.prompt}: {[item.noun for item in plan.objects]}")
    for name, counts in found.items():
        whole = ", ".join(f"{number} {said}" for said, number in counts.most_common())
        print(f"{name} list: {whole}; at first {FIRST[name]}")
    print(f"median {1000 * statistics.median(times):.1f} ms for one question")


if __name__ == "__main__":
    main()
