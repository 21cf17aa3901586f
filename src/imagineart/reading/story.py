"""Where does the telling stand: what is the topic, what was named last, what is still open?"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from imagineart.plan.plan import Span
from imagineart.reading.draft import Draft, Thing
from imagineart.reading.phrases import Element, Link, NounPhrase
from imagineart.reading.syntax import Word

STICKY = frozenset({"holding", "wearing", "with", "filled", "contains", "in_clothes", "between"})
"""Connections that go on after "and": "wearing a hat and a scarf"."""


@dataclass(frozen=True)
class Pending:
    """A connection from `subjects` that waits for its object. `text`: the words that made it."""

    subjects: tuple[Thing, ...]
    meaning: str
    text: str
    span: Span
    passive: bool = False
    stated: bool = True
    aside: bool = False  # "…, with a": whether a comma stands before it
    fronted: bool = False  # "on a tray are …": whether the landmark stands before the things


@dataclass(frozen=True)
class Measure:
    """ "a row of", "a slice of": what is said of the noun that follows."""

    noun: str
    phrase: NounPhrase


@dataclass
class State:
    """What the sentence has said so far."""

    topic: list[Thing] = field(default_factory=list)
    last: list[Thing] = field(default_factory=list)
    pending: Pending | None = None
    open: Pending | None = None  # the connection that `last` is the object of
    actors: list[Thing] = field(default_factory=list)  # subject of the latest verb or "is"
    fronted: Pending | None = None  # "behind it is …": waits for its subject
    landmark: list[Thing] = field(default_factory=list)  # object of the fronted connection
    joined: bool = False
    comma: bool = False
    comma_list: bool = False  # whether the last of several things was joined by a comma alone
    copula: bool = False
    denying: bool = False
    denied: bool = False  # whether the negation has met its noun
    at_place: bool = False  # whether the latest noun phrase named a place
    of_place: bool = False  # "of" right after a place: "the city of …"
    instead: bool = False  # after "not …, but"
    gripping: bool = False  # after "in one hand": "… in the other"
    colored: bool = False  # whether colours are being listed: "…, navy and gold"
    ground: list[Thing] = field(default_factory=list)  # the latest landmark
    turned: Pending | None = None  # "…, and next to it a dog": may wait for its subject
    gap: Pending | None = None  # "…, the man a suit": the verb that is left out
    place: str = ""
    which: tuple[Thing, int] | None = None  # "the middle one": one instance of a thing
    ordinal: str = ""  # "first" of "the first of", until the things follow
    measure: Measure | None = None
    measured: tuple[bool, bool] = (False, False)  # `joined` and `comma` before the measure
    idle: bool = False  # whether what was named last is no thing, in a list: "…, soft light"
    deed: str = ""  # the latest verb, until a thing follows it
    verb: str = ""  # the latest verb of the sentence
    previous: Element | None = None
    named: int = 0  # noun phrases so far


class Story:
    """What was told so far (`draft`), the sentence being read (`now`) and the topic before it.

    `following` is the element after the one being read; `has_texts`: strings are to be written.
    """

    def __init__(self, has_texts: bool) -> None:
        self.draft = Draft()
        self.has_texts = has_texts
        self.now = State()
        self.before: list[Thing] = []  # topic of the sentence before
        self.following: Element | None = None
        self.divided: list[Thing] = []  # things of which some were told apart

    def _waits(self) -> bool:
        return self.now.pending is not None and bool(self.now.pending.subjects)

    def _is_followed_by(self, text: str) -> bool:
        return isinstance(self.following, Link) and self.following.text == text

    def _carries(self) -> bool:
        """Whether `last` is a thing that something wears, holds or has with it."""
        if any(thing.is_animate for thing in self.now.last):
            return False
        return self.now.open is not None and self.now.open.meaning in STICKY - {"between"}


def text_of(words: Sequence[Word], *more: str) -> str:
    """The words, and more of them, in one string."""
    return " ".join([*(word.text for word in words), *more])


def span_of(link: Link) -> Span:
    """Where a link stands in the prompt."""
    return link.words[0].start, link.words[-1].end
