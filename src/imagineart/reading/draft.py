"""What has been read so far: the things, how they stand to each other, and what is denied.

A draft is filled by `imagineart.reading.clauses` and turned into a `Plan` by the reader.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from imagineart.plan.plan import Arrangement, Color, Predicate, Span
from imagineart.reading.phrases import NounPhrase
from imagineart.reading.syntax import Word
from imagineart.world.nouns import is_a, kinds_of
from imagineart.world.places import Place
from imagineart.world.vocabulary import vocabulary


@dataclass(eq=False)
class Thing:
    """One kind of thing of the picture, while it is being read."""

    noun: str
    phrase: str
    span: Span
    count: int = 1
    exact: bool = False  # whether the prompt states the count
    plural: bool = False
    arrangement: Arrangement | None = None
    modifiers: list[str] = field(default_factory=list)
    colors: list[Color] = field(default_factory=list)
    material: str = ""
    pattern: str = ""
    size: float = 1.0
    pose: str = ""
    expression: str = ""
    required: list[str] = field(default_factory=list)
    place: str = ""  # left, right, middle, top, bottom, back or front of the picture
    words: list[Word] = field(default_factory=list)
    name_length: int = 1  # how many of the words, from the end, are the noun
    part: str = ""  # what a creature is besides: the prince of "frog prince"
    implied: bool = False  # nobody named it: it belongs to what is named

    @property
    def is_animate(self) -> bool:
        """A person, an animal, or something that acts like one."""
        return any(is_a(self.noun, kind) for kind in _ANIMATE)

    def is_called(self, noun: str) -> bool:
        """Whether `noun` may name this thing: its own noun or the end of it, or a kind of it."""
        same = vocabulary().words["synonyms"]
        if same.get(noun, noun) == same.get(self.noun, self.noun):
            return True
        return self.noun.endswith(f" {noun}") or noun in kinds_of(self.noun)


def copy_of(thing: Thing, count: int) -> Thing:
    """Another thing that is described alike."""
    return replace(
        thing,
        count=count,
        words=list(thing.words),
        modifiers=list(thing.modifiers),
        colors=list(thing.colors),
        required=list(thing.required),
    )


_ANIMATE = (
    *("person", "animal", "robot", "ghost", "alien", "teddy bear", "snowman", "nesting doll"),
    *("mannequin", "scarecrow"),
)


@dataclass(frozen=True)
class Bond:
    """`subject` stands in `predicate` to `object`; `stated` False if we only suppose so."""

    subject: Thing
    predicate: Predicate
    object: Thing
    span: Span
    stated: bool = True
    which: int | None = None  # of the subject's instances, 0 leftmost; None: all of them


@dataclass(frozen=True)
class Listing:
    """A colon behind `thing`: when it had `colors` colours and `first` things were told of."""

    thing: Thing
    first: int
    colors: int


@dataclass(eq=False)
class Draft:
    """Everything that was read, in the order of the prompt."""

    things: list[Thing] = field(default_factory=list)
    bonds: list[Bond] = field(default_factory=list)
    settings: list[tuple[NounPhrase, Place | None]] = field(default_factory=list)
    images: list[NounPhrase] = field(default_factory=list)  # "photo" in "a photo of"
    excluded: dict[str, Span] = field(default_factory=dict)
    denied: set[int] = field(default_factory=set)  # indices of words under a negation
    unused: list[NounPhrase] = field(default_factory=list)
    rows: list[tuple[int, Span]] = field(default_factory=list)  # sentences "from left to right"
    listings: list[Listing] = field(default_factory=list)  # things before a colon
    notes: list[tuple[str, Span]] = field(default_factory=list)

    def add_bond(
        self,
        subjects: Iterable[Thing],
        predicate: Predicate,
        objects: Iterable[Thing],
        span: Span,
        stated: bool = True,
        which: int | None = None,
    ) -> None:
        """Every subject stands in `predicate` to every object; a thing never to itself."""
        targets = list(objects)
        for subject in subjects:
            for target in targets:
                if subject is not target and not self._has(subject, predicate, target):
                    self._forget_guess(subject, target)
                    self.bonds.append(Bond(subject, predicate, target, span, stated, which))

    def _forget_guess(self, one: Thing, two: Thing) -> None:
        """A relation that was only supposed gives way to a better one."""
        pair = {id(one), id(two)}
        self.bonds = [b for b in self.bonds if b.stated or {id(b.subject), id(b.object)} != pair]

    def _has(self, subject: Thing, predicate: Predicate, target: Thing) -> bool:
        return any(
            bond.subject is subject and bond.object is target and bond.predicate == predicate
            for bond in self.bonds
        )

    def unborne(self) -> list[Thing]:
        """The things that nothing wears, holds or carries."""
        borne = {
            id(b.object) for b in self.bonds if b.predicate in ("wearing", "holding", "riding")
        }
        borne |= {id(b.subject) for b in self.bonds if b.predicate in ("on", "in")}
        return [thing for thing in self.things if id(thing) not in borne]

    def put_on(self, thing: Thing, owner: Thing) -> bool:
        """Let `thing` be on `owner` if it was beside or held; False if it is worn or elsewhere."""
        pair = {id(thing), id(owner)}
        between = [b for b in self.bonds if {id(b.subject), id(b.object)} == pair]
        if not between or any(
            b.predicate not in ("next_to", "holding", "in", "on") for b in between
        ):
            return False
        self.bonds = [bond for bond in self.bonds if bond not in between]
        self.add_bond([thing], "on", [owner], between[0].span)
        return True

    def part(self, thing: Thing, others: Iterable[Thing]) -> None:
        """Forget how `thing` stands to the others."""
        pairs = [{id(thing), id(other)} for other in others]
        self.bonds = [b for b in self.bonds if {id(b.subject), id(b.object)} not in pairs]

    def called(self, noun: str) -> Iterator[Thing]:
        """Things that `noun` may mean, the latest first; those of just that noun before others."""
        latest = self.things[::-1]
        yield from (thing for thing in latest if thing.noun == noun)
        yield from (thing for thing in latest if thing.noun != noun and thing.is_called(noun))

    def insert(self, thing: Thing, after: Thing) -> None:
        """Put a thing right behind another."""
        at = next(i for i, other in enumerate(self.things) if other is after)
        self.things.insert(at + 1, thing)

    def share_bonds(self, source: Thing, heir: Thing) -> None:
        """The heir stands in all relations of the source."""
        for bond in list(self.bonds):
            if bond.subject is source:
                self.bonds.append(replace(bond, subject=heir))
            elif bond.object is source:
                self.bonds.append(replace(bond, object=heir))

    def exclude(self, noun: str, span: Span) -> None:
        """Take note that `noun` must not appear."""
        self.excluded.setdefault(noun, span)
