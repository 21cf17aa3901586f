"""How do plans compare that are made of a prompt by a reader, and of its marks by hand?

    python -m training.reading.compare      # the reader, on the held-out tenth

Precision: how many of a reader's facts are right; recall: how many of the right ones it has. The
right facts are those that the assembly makes of the marks, so that its own faults are not counted.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from imagineart.plan.plan import Plan
from imagineart.reading import learned
from imagineart.reading.assembly.assembler import assemble
from training.reading.corpus import Lesson, lessons

Facts = Counter[tuple[object, ...]]
READERS: Mapping[str, Callable[[str], Plan]] = {"learned": learned.read}


def _head(noun: str) -> str:
    return noun.split()[-1]


def things(plan: Plan) -> Facts:
    """The stated things, by the last words of their names."""
    return Counter((_head(item.noun),) for item in plan.objects if item.is_stated)


def numbers(plan: Plan) -> Facts:
    """The stated things with their numbers."""
    return Counter((_head(item.noun), item.count) for item in plan.objects if item.is_stated)


def colors(plan: Plan) -> Facts:
    """Things and their colours."""
    return Counter((_head(item.noun), color.name) for item in plan.objects for color in item.colors)


def relations(plan: Plan) -> Facts:
    """Relations by the names of their ends."""
    return Counter(
        (_head(plan.find(bond.subject).noun), bond.predicate, _head(plan.find(bond.object).noun))
        for bond in plan.relations
    )


def texts(plan: Plan) -> Facts:
    """The strings to be written."""
    return Counter((text.string,) for text in plan.texts)


FACTS = {
    "things": things,
    "numbers": numbers,
    "colors": colors,
    "relations": relations,
    "texts": texts,
}


@dataclass
class Score:
    """Facts that are right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: Facts, wanted: Facts) -> None:
        """Counts the facts of one plan."""
        self.right += sum((found & wanted).values())
        self.found += sum(found.values())
        self.wanted += sum(wanted.values())

    @property
    def precision(self) -> float:
        """0–1; 1 if nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """0–1; 1 if nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0


@dataclass
class Comparison:
    """Scores of each reader, by the name of the facts and, for things, by kind of prompt."""

    scores: dict[tuple[str, str], Score] = field(default_factory=dict)

    def add(self, name: str, lesson: Lesson, plan: Plan) -> None:
        """Counts what one reader made of one lesson."""
        right = assemble(lesson.prompt)
        for fact, of in FACTS.items():
            self._score(name, fact).add(of(plan), of(right))
        self._score(name, f"things, {lesson.kind}").add(things(plan), things(right))

    def _score(self, name: str, fact: str) -> Score:
        return self.scores.setdefault((name, fact), Score())


def compared(
    held: Sequence[Lesson], readers: Mapping[str, Callable[[str], Plan]] = READERS
) -> Comparison:
    """All readers on all lessons."""
    found = Comparison()
    for lesson in held:
        for name, read in readers.items():
            found.add(name, lesson, read(lesson.prompt.text))
    return found


def rows(found: Comparison) -> Iterator[str]:
    """The scores as a table of Markdown: precision and recall of each reader."""
    names = list(dict.fromkeys(name for name, _ in found.scores))
    yield f"| facts | of | {' | '.join(names)} |"
    yield f"|---|---|{'---|' * len(names)}"
    for fact in dict.fromkeys(fact for _, fact in found.scores):
        scores = [found.scores[name, fact] for name in names]
        cells = " | ".join(f"{score.precision:.3f} / {score.recall:.3f}" for score in scores)
        yield f"| {fact} | {scores[0].wanted} | {cells} |"


def main() -> None:
    """The command."""
    print("\n".join(rows(compared([lesson for lesson in lessons() if lesson.is_held_out]))))


if __name__ == "__main__":
    main()
