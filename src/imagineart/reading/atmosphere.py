"""In which style, mood, light, season and from where shall the picture be seen?

Phrases of `world/phrases.yaml` are looked for in the prompt's words. A fragment between commas
that consists of nothing else ("soft light, highly detailed") is *claimed*: it names no things.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from imagineart.plan.plan import Camera, Light
from imagineart.reading.syntax import Word, split
from imagineart.request import SIZES
from imagineart.world.nouns import all_nouns
from imagineart.world.occasions import festivals
from imagineart.world.vocabulary import singular, vocabulary, word_set

_TABLES = [
    "styles",
    "moods",
    "times",
    "seasons",
    "weathers",
    "shots",
    "angles",
    "lights",
    "aspects",
    "kinds",
]
_LISTS = ("quality", "closed", "meta", "adjectival")
_FILLERS = word_set("in a an the with and of style very art some lighting at by from on as")
_FILLERS |= word_set("lots colors colours look mood atmosphere vibe vibes aesthetic format")
_BREAKS = word_set(", . ; : ! ? ( ) |")
_RATIO = re.compile(r"(?<![\d:])(\d{1,2})\s?[:x×]\s?(\d{1,2})(?![\d:])")
_LONGEST = 6  # words of a phrase
_PLAIN_STYLES = frozenset(
    {"photo", "photograph", "photos", "photographs", "drawing", "painting", "render"}
)
_ALONE = frozenset({"only", "lone", "solitary", "isolated", "alone"})
_HORIZONS = {85: 0.0, 45: 0.2, -25: 0.8, 0: 0.5}  # camera elevation, degrees → horizon


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a table: words `start` to `end` (exclusive) mean `meaning`."""

    table: str
    meaning: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Atmosphere:
    """What the whole picture is like; "" or None where the prompt says nothing."""

    style: str = ""
    style_words: str = ""
    mood: str = ""
    time: str = ""
    season: str = ""
    weather: str = ""
    shot: str = ""
    elevation: int | None = None  # degrees
    lights: tuple[str, ...] = ()
    aspect: str | None = None
    closed: bool = False
    hits: tuple[Hit, ...] = field(default=(), repr=False)

    def light(self, time: str) -> Light:
        """The light at that time of day, changed as the prompt asks."""
        phrases = vocabulary().phrases
        values: dict[str, Any] = dict(phrases["hours"][time])
        for name in self.lights:
            values |= {k: v for k, v in phrases["lights"][name].items() if k != "words"}
        return Light(time_of_day=time, **values)  # type: ignore[arg-type]

    def camera(self) -> Camera:
        """The camera that the prompt asks for."""
        values: dict[str, Any] = {"shot": self.shot} if self.shot else {}
        if self.elevation is not None:
            values |= {"elevation": float(self.elevation), "horizon": _HORIZONS[self.elevation]}
        return Camera(**values)


def claim(words: Sequence[Word]) -> frozenset[int]:
    """Positions of the words that name no things because they only set the atmosphere."""
    found = [hit for hit in find_hits(words) if not _is_thing(hit)]
    claimed = {i for h in found if _is_praise(h) for i in range(h.start, h.end)}
    for start, end in _fragments(words):
        covered = {i for h in found for i in range(h.start, h.end) if start <= i < end}
        rest = [words[i].text for i in range(start, end) if i not in covered]
        if covered and all(word in _FILLERS for word in rest):
            claimed.update(range(start, end))
    return frozenset(claimed)


def _is_thing(hit: Hit) -> bool:
    """ "full moon", "cherry blossoms": tells of the hour or the season and is to be seen."""
    several = hit.table in ("times", "seasons") and hit.end - hit.start > 1
    return several and singular(hit.text) in all_nouns()


def _is_praise(hit: Hit) -> bool:
    return hit.table == "quality" and (hit.end - hit.start > 1 or hit.text[0].isdigit())


def _fragments(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """(start, end) of the runs of words between commas and stops."""
    start = 0
    for at, word in enumerate(words):
        if word.text in _BREAKS or word.sentence != words[start].sentence:
            yield start, at
            start = at + (word.text in _BREAKS)
    if start < len(words):
        yield start, len(words)


def find_hits(words: Sequence[Word]) -> list[Hit]:
    """Phrases of all tables; within one table the longest at each place."""
    texts = [word.text for word in words]
    found: list[Hit] = []
    done: dict[str, int] = {}
    for at in range(len(texts)):
        for length in range(min(_LONGEST, len(texts) - at), 0, -1):
            run = tuple(texts[at : at + length])
            for table, meaning in _phrases().get(run, ()):
                if done.get(table, 0) <= at:
                    found.append(Hit(table, meaning, at, at + length, " ".join(run)))
                    done[table] = at + length
    return found


@cache
def _phrases() -> Mapping[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Words of a phrase → (table, meaning) of each table that has it."""
    data = vocabulary().phrases
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for table in _TABLES:
        for meaning, entry in data[table].items():
            for phrase in entry["words"] if table == "lights" else entry:
                found.setdefault(_split(phrase), {}).setdefault(table, str(meaning))
    for table in _LISTS:
        for phrase in data[table]:
            found.setdefault(_split(phrase), {})[table] = phrase
    for name in festivals():
        found.setdefault(_split(name), {})["festivals"] = name
    return {words: tuple(tables.items()) for words, tables in found.items()}


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(word.text for word in split(phrase))


def read_atmosphere(
    words: Sequence[Word],
    named: frozenset[int],
    described: frozenset[int],
    denied: frozenset[int],
    placing: frozenset[int],
    prose: str,
) -> Atmosphere:
    """What the words say of the whole picture.

    `named`: positions of words that are names of things; `described`: of the words before them;
    `denied`: of words under a negation; `placing`: of words before the name of a place.
    """
    hits = [hit for hit in find_hits(words) if not _span(hit) & denied]
    free = [hit for hit in hits if hit.end - hit.start > 1 or not _span(hit) & named]
    styles = [hit for hit in free if hit.table == "styles" and _is_style(hit, named, described)]
    style = min(styles, key=lambda hit: (hit.text in _PLAIN_STYLES, hit.start), default=None)
    first = {hit.table: hit.meaning for hit in reversed(free)}
    festival = festivals().get(first.get("festivals", ""))
    angle = first.get("angles")
    return Atmosphere(
        style=style.meaning if style else "",
        style_words=style.text if style else "",
        mood=first.get("moods", "") or (festival.mood if festival else ""),
        time=first.get("times", ""),
        season=first.get("seasons", "") or (festival.season if festival else ""),
        weather=first.get("weathers", ""),
        shot=first.get("shots", ""),
        elevation=int(angle) if angle else None,
        lights=tuple(dict.fromkeys(hit.meaning for hit in free if hit.table == "lights")),
        aspect=_ratio(prose) or _shape(free, named | described, placing),
        closed=any(
            (h.table == "closed" and not _span(h) & described) or h.text in _ALONE for h in free
        ),
        hits=tuple(free),
    )


def _span(hit: Hit) -> frozenset[int]:
    return frozenset(range(hit.start, hit.end))


def _is_style(hit: Hit, named: frozenset[int], described: frozenset[int]) -> bool:
    """Not the material or the kind of a thing, as in "clay pot"."""
    if hit.text in vocabulary().phrases["adjectival"]:
        return True
    return not _span(hit) & (named | described)


def _shape(hits: Sequence[Hit], owned: frozenset[int], placing: frozenset[int]) -> str | None:
    """The shape that words ask for: "vertical", but not that of a vertical line or garden."""
    upright = vocabulary().phrases["upright"]
    for hit in hits:
        others = owned | placing if hit.text in upright else owned
        if hit.table == "aspects" and not _span(hit) & others:
            return hit.meaning
    return None


def _ratio(prose: str) -> str | None:
    """ "16:9", "--ar 2:3": a ratio that there is a size for."""
    for match in _RATIO.finditer(prose):
        ratio = f"{int(match[1])}:{int(match[2])}"
        if ratio in SIZES:
            return ratio
    return None
