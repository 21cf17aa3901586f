"""How well is the reader taught? Figures on the tenth of the lessons that it has not seen.

    python -m training.reading.evaluate                    # the course in data/reading
    python -m training.reading.evaluate --weights          # the exported reader, as it ships
    python -m training.reading.evaluate --json FILE --show 20

Spans: F1 of exact bounds and role. Ties, two ways: *given* the right spans, and *found*, F1 of
(words, role, tie, words tied to) as the reader has them. Predicates: share right, given the spans.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from imagineart.reading.decoding import Numbers
from imagineart.reading.marked import Arc, Marked
from imagineart.reading.tagger import Given, Tagger, reader
from training.reading.corpus import Lesson, lessons
from training.reading.net import Reader
from training.reading.train import load

Key = tuple[Any, ...]


@dataclass
class Tally:
    """Counts of right, found and wanted, by name."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, found: set[Key], wanted: set[Key]) -> None:
        """Counts what was found against what is right."""
        self.right[name] += len(found & wanted)
        self.found[name] += len(found)
        self.wanted[name] += len(wanted)

    def f1(self, name: str) -> float:
        """2 × right ÷ (found + wanted); 1 if there was nothing."""
        both = self.found[name] + self.wanted[name]
        return 2 * self.right[name] / both if both else 1.0


def spans_of(prompt: Marked) -> Iterator[tuple[str, Key]]:
    """(role, span) of every span."""
    return ((span.role, (span.start, span.end, span.role)) for span in prompt.spans)


def ties_of(prompt: Marked) -> Iterator[tuple[str, Key]]:
    """(role and tie, the tie with the words at its ends) of every arc."""
    for arc in prompt.arcs:
        yield _tie_name(prompt, arc), _tie(prompt, arc)


def _tie_name(prompt: Marked, arc: Arc) -> str:
    return f"{prompt.spans[arc.source].role} {arc.tie}"


def _tie(prompt: Marked, arc: Arc) -> Key:
    one, two = prompt.spans[arc.source], prompt.spans[arc.target]
    return one.start, one.end, one.role, arc.tie, two.start, two.end


def compare(tally: Tally, lesson: Lesson, read: Marked, given: Marked) -> None:
    """Counts one lesson; `given`: what was read with the right spans told."""
    prompt = lesson.prompt
    _count(tally, "spans", spans_of(read), spans_of(prompt), lesson)
    _count(tally, "ties found", ties_of(read), ties_of(prompt), lesson)
    _count(tally, "ties given", ties_of(given), ties_of(prompt), lesson)
    pairs = list(zip(given.spans, prompt.spans, strict=True))
    hits = {(at, one.predicate) for at, (one, two) in enumerate(pairs) if two.predicate}
    right = {(at, two.predicate) for at, (one, two) in enumerate(pairs) if two.predicate}
    tally.add("predicates", hits, right)


def _count(
    tally: Tally,
    what: str,
    found: Iterable[tuple[str, Key]],
    wanted: Iterable[tuple[str, Key]],
    lesson: Lesson,
) -> None:
    sides: tuple[dict[str, set[Key]], dict[str, set[Key]]] = (defaultdict(set), defaultdict(set))
    for side, listed in zip(sides, (found, wanted), strict=True):
        for name, key in listed:
            side[name].add(key)
    for name in {*sides[0], *sides[1]}:
        for group in ("all", f"role {name}", f"kind {lesson.kind}", f"lot {lesson.lot}"):
            tally.add(f"{what}: {group}", sides[0][name], sides[1][name])


def torch_tagger(net: Reader, pieces: Sequence[str]) -> Tagger:
    """The reader as it is taught, before its weights are rounded."""

    def run(*rows: Any) -> Numbers:
        ids, shapes, first = (torch.from_numpy(row) for row in rows)
        with torch.no_grad():
            found = net(ids, shapes, torch.ones_like(ids, dtype=torch.bool), first)
        return Numbers(*(part[0].numpy() for part in found))

    return Tagger(run, {piece: at for at, piece in enumerate(pieces)})


def measure(
    tagger: Tagger, held: Sequence[Lesson], told: Callable[[Lesson, Marked], None]
) -> Tally:
    """Figures over lessons; `told` hears of each what was read."""
    tally = Tally()
    for lesson in held:
        read = tagger.read(lesson.prompt.text)
        given = tagger.read(lesson.prompt.text, Given(lesson.prompt.spans))
        compare(tally, lesson, read, given)
        told(lesson, read)
    return tally


def table(tally: Tally) -> str:
    """All figures as text, one a line."""
    names = sorted(tally.wanted)
    return "\n".join(f"{tally.f1(n):.3f}  of {tally.wanted[n]:5}  {n}" for n in names)


def difference(lesson: Lesson, read: Marked) -> str:
    """What was read wrong in one prompt, as text; "" if nothing was."""
    prompt = lesson.prompt
    lines = []
    for sign, one, two in (("−", prompt, read), ("+", read, prompt)):
        known = {key for _, key in spans_of(two)}
        missed = [key for _, key in spans_of(one) if key not in known]
        lines += [f"   {sign} {key[2]}: {prompt.text[key[0] : key[1]]}" for key in missed]
    return "\n".join([f"{prompt.origin} {prompt.text}", *lines]) if lines else ""


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--course", type=Path, default=Path("data/reading/course.pt"))
    parser.add_argument("--weights", action="store_true", help="measure the exported reader")
    parser.add_argument("--show", type=int, default=0, help="print so many prompts read wrong")
    parser.add_argument("--json", type=Path, help="write the figures there")
    options = parser.parse_args()
    tagger = reader() if options.weights else torch_tagger(*load(options.course))
    held = [lesson for lesson in lessons() if lesson.is_held_out]
    wrong: list[str] = []
    tally = measure(tagger, held, lambda lesson, read: wrong.append(difference(lesson, read)))
    print("\n".join([text for text in wrong if text][: options.show]))
    print(table(tally))
    print(f"{len(held)} prompts")
    if options.json:
        figures = {name: [round(tally.f1(name), 4), tally.wanted[name]] for name in tally.wanted}
        options.json.write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
