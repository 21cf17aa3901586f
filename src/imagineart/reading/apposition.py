"""Two nouns side by side, one thing: who is a "waitress robot", what is a "medieval village"?

The last one is the thing and the ones before say what it is like; of a creature and what it is by
trade ("robot waitress", "penguin chef") the creature is the thing.
"""

import re
from dataclasses import replace

from imagineart.reading.assembly.qualities import pose_of
from imagineart.reading.marked import MODIFIERS, Marked
from imagineart.reading.marking import inserted, put, recast, tied, under, without
from imagineart.reading.roles import is_creature, is_trade
from imagineart.world.nouns import all_nouns, is_a, is_known
from imagineart.world.vocabulary import is_plural, singular, word_set

NAMED = ("thing", "worn", "held", "part")
KIN = word_set("mother mom mama father dad papa parent friend buddy pal companion")
"""What creatures are to each other: "a polar bear mother" is a polar bear."""
SHAPED = re.compile(r"[ -]shaped\b", re.IGNORECASE)
MINE = re.compile(r"\b(?:my|our|your|his|her|their)\s+(?:\w+\s+)?$", re.IGNORECASE)
GENITIVES = ("'s", "’s", "'", "’")
LIVING = ("person", "animal", "robot")


def apposed(marked: Marked) -> Marked:
    """The marks with one thing for nouns side by side."""
    for at in range(len(marked.spans) - 1, -1, -1):
        if marked.spans[at].role in NAMED:
            marked = _under_next(_shaped(_before_place(marked, at), at), at)
    for at in range(len(marked.spans) - 1, -1, -1):
        if marked.spans[at].role in ("thing", "held"):
            marked = _opened(marked, at)
    for at in range(len(marked.spans) - 1, -1, -1):
        marked = _possessed(_creature_first(marked, at), at)
    return marked


def _before_place(marked: Marked, at: int) -> Marked:
    """A thing right before a place says what that is like: "a cobblestone alley"."""
    place = at + 1
    if place >= len(marked.spans) or marked.spans[place].role != "place":
        return marked
    beside = marked.text[marked.spans[at].end : marked.spans[place].start] == " "
    words = marked.words(at).lower()
    if not beside or is_plural(words) or _lives(singular(words)):
        return marked
    return under(marked, at, place, "attr")


def _shaped(marked: Marked, at: int) -> Marked:
    """What a thing is shaped like is not there: "a needle shaped rocket"."""
    span, noun = marked.spans[at], at + 1
    hit = SHAPED.match(marked.text, span.end)
    while noun < len(marked.spans) and marked.spans[noun].role in MODIFIERS:
        noun += 1
    if not hit or noun >= len(marked.spans) or marked.spans[noun].role not in NAMED:
        return marked
    inside = [n for n in range(at + 1, noun) if marked.spans[n].start < hit.end()]
    whole = put(marked, at, replace(span, end=hit.end()))
    return without(under(whole, at, noun, "attr"), inside)


def _possessed(marked: Marked, at: int) -> Marked:
    """ "A fisherman's hut", "my grandpas truck", "mens shoes": he is not there, it is like his."""
    noun = at + 1
    while noun < len(marked.spans) and marked.spans[noun].role in MODIFIERS:
        noun += 1
    if marked.spans[at].role != "thing" or noun >= len(marked.spans):
        return marked
    end, start = marked.spans[at].end, marked.spans[at + 1].start
    typed = _is_genitive(marked.words(at).lower(), marked.text[: marked.spans[at].start])
    owned = marked.text[end:start].strip() in GENITIVES or (typed and marked.text[end:start] == " ")
    told = any(marked.spans[source].role == "ref" for source in marked.sources(at, "head"))
    if not owned or told or marked.spans[noun].role not in ("thing", "worn", "held"):
        return marked
    return under(marked, at, noun, "attr")


def _is_genitive(words: str, before: str) -> bool:
    """Typed without its apostrophe: "my grandpas", or "mens", more than a plural."""
    plural, ending = words[:-1], words[-1:]
    doubled = ending == "s" and not plural.endswith("s") and singular(plural) != plural
    return doubled or bool(is_plural(words) and MINE.search(before))


def _under_next(marked: Marked, at: int) -> Marked:
    """A thing right before a noun becomes what is said of it."""
    noun = next_noun(marked, at)
    if noun is None or marked.spans[noun].role not in NAMED:
        return marked
    first, second = marked.words(at).lower(), marked.words(noun).lower()
    beside = noun == at + 1 or not is_known(singular(first))
    beside = beside and marked.spans[at].role in ("thing", marked.spans[noun].role)
    if not beside or is_plural(first) or not _go_together(first, second):
        return marked
    return under(marked, at, noun, "act" if pose_of(first) else "attr")


def next_noun(marked: Marked, at: int) -> int | None:
    """The noun that follows span number `at` with nothing but modifiers and blanks between."""
    end = marked.spans[at].end
    for later in range(at + 1, len(marked.spans)):
        span = marked.spans[later]
        if marked.text[end : span.start] not in (" ", "-"):
            return None
        if span.role not in MODIFIERS:
            return later
        end = span.end
    return None


def _go_together(first: str, second: str) -> bool:
    """A person's or an animal's name before a lifeless thing is somebody beside it."""
    return not _lives(singular(first)) or _lives(singular(second)) or not is_known(singular(second))


def _lives(noun: str) -> bool:
    return any(is_a(noun, kind) for kind in LIVING)


def _opened(marked: Marked, at: int) -> Marked:
    """One span "penguin chef" as two."""
    span, words = marked.spans[at], marked.words(at)
    first, blank, last = words.rpartition(" ")
    whole = singular(words.lower()) in all_nouns()
    if whole or not blank or not _is_split(first.lower(), last.lower()):
        return marked
    noun = replace(span, start=span.start + len(first) + 1)
    return inserted(
        put(marked, at, noun), at, replace(span, role="attr", end=span.start + len(first))
    )


def _is_split(first: str, last: str) -> bool:
    """Whether the words are a creature and its trade, or the other way round: "wizard frog"."""
    return _is_pair(first, last) or (is_trade(first) and _lives(singular(last)))


def _is_pair(first: str, second: str) -> bool:
    second = singular(second)
    return is_creature(singular(first)) and (is_trade(second) or second in KIN)


def _creature_first(marked: Marked, at: int) -> Marked:
    """Of "robot waitress" the robot is the thing."""
    noun = next_noun(marked, at) if marked.spans[at].role == "attr" else None
    if noun != at + 1 or not _is_pair(marked.words(at).lower(), marked.words(noun).lower()):
        return marked
    role = marked.spans[noun].role
    swapped = recast(under(marked, noun, at, "attr"), at, role)
    owners = marked.targets(noun, "head")
    return tied(swapped, at, owners) if owners else tied(swapped, at, ())
