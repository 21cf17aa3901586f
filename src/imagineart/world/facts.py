"""What is known of the world, in lines of own wording? A line a fact: what is asked, what is drawn.

In `facts/*.txt`, `== words` opens a topic: what all lines below it are about. A line is
`cues = drawn`: its own cues, separated by commas, and the noun that is drawn, with a colour or
material if it has a particular one. "#" begins a comment.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TOPIC = "== "


@dataclass(frozen=True, slots=True)
class Fact:
    """`drawn` ("red dragon") answers to `cues`, among what is asked about `topic`."""

    cues: tuple[str, ...]
    topic: tuple[str, ...]
    drawn: str

    @property
    def is_place(self) -> bool:
        """Whether one is somewhere there, rather than that it stands there."""
        return "place" in self.topic

    @property
    def is_name(self) -> bool:
        """Whether it tells as what somebody is drawn who is called by name."""
        return self.topic == ("name",)

    @property
    def is_change(self) -> bool:
        """Whether it tells what becomes of a thing, which is then no kind of that thing."""
        return "becomes" in self.topic

    @property
    def words(self) -> str:
        """All that it is known by."""
        return " ".join((*self.cues, *self.topic, self.drawn))


@cache
def all_facts() -> tuple[Fact, ...]:
    """Every line of every file, in the order of their names."""
    here = files("imagineart.world").joinpath("facts")
    texts = sorted((entry.name, entry.read_text("utf-8")) for entry in here.iterdir())
    return tuple(fact for _, text in texts for fact in facts_in(text))


def facts_in(text: str) -> Iterator[Fact]:
    """The facts of one file. Raises `ValueError` for a line that says not what is drawn."""
    topic: tuple[str, ...] = ()
    for line in map(str.strip, text.splitlines()):
        if line.startswith(TOPIC):
            topic = _parted(line.removeprefix(TOPIC))
        elif line and not line.startswith("#"):
            cues, sign, drawn = line.rpartition(" = ")
            if not (sign and cues.strip()):
                raise ValueError(f"a fact is “cues = drawn”, not {line!r}")
            yield Fact(_parted(cues), topic, drawn.strip())


def _parted(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(",") if part.strip())
