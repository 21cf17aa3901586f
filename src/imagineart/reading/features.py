"""What belongs to a face, and who is looked at? "Her hair in a bun", "the face of a tiger".

What hair is worn in is hair. The head of an animal is that animal from near; who looks at the
camera has none before him.
"""

import re
from dataclasses import replace

from imagineart.color.names import COLOR_WORDS
from imagineart.reading.assembly.qualities import lives
from imagineart.reading.marked import Marked, Span
from imagineart.reading.marking import inserted, put, recast, tied, without
from imagineart.world.vocabulary import singular, vocabulary

NAMED = ("thing", "part", "worn", "held")
HAIR_IN = re.compile(r"\bhair\s+(?:\w+\s+){0,3}?(?:in|into)\s+(?:\w+\s+){0,4}$", re.IGNORECASE)
"""What stands before a way of wearing one's hair."""
HEAD_OF = re.compile(r"(head|face|muzzle)\s+of\s+(?:an?|the)\s+(?=\w)", re.IGNORECASE)
LOOKING = re.compile(
    r"\b(?:at|into|to|toward|towards|facing)\s+(?:(?:the|a|your|our)\s+)?$", re.IGNORECASE
)
SEEING = ("camera", "viewer", "photographer", "lens")
"""What one looks at who looks out of the picture."""


def featured(marked: Marked) -> Marked:
    """The marks with hair as hair, heads as what they are of, and no camera that is looked at."""
    for at in range(len(marked.spans) - 1, -1, -1):
        if marked.spans[at].role in NAMED:
            marked = _near(_dressed(marked, at), at)
    for at in range(len(marked.spans)):
        marked = _owner(_colored(_felt(marked, at), at), at)
    unseen = [at for at in range(len(marked.spans)) if _is_looked_into(marked, at)]
    leading = [
        rel
        for at in unseen
        for rel in marked.sources(at, "object")
        if marked.spans[rel].role == "rel" and set(marked.targets(rel, "object")) <= set(unseen)
    ]
    return without(marked, {*unseen, *leading})


def _felt(marked: Marked, at: int) -> Marked:
    """What nobody's face shows is said of the thing: "a spooky house"."""
    shown = vocabulary().set_of("expressions") | vocabulary().words["faces"].keys()
    told = not shown.isdisjoint(marked.words(at).lower().split())
    things = all(marked.spans[n].role == "thing" for n in marked.targets(at, "head"))
    mute = not any(lives(_name(marked, n)) for n in marked.targets(at, "head"))
    if marked.spans[at].role != "expr" or told or not (things and mute):
        return marked
    return recast(marked, at, "attr")


def _colored(marked: Marked, at: int) -> Marked:
    """A colour behind a comma is that of the thing before it: "a cushion, blue"."""
    before = at - 1
    if before < 0 or marked.spans[at].role != "look" or marked.spans[before].role != "thing":
        return marked
    listed = marked.text[marked.spans[before].end : marked.spans[at].start] == ", "
    if not listed or marked.words(at).lower() not in COLOR_WORDS:
        return marked
    return tied(recast(marked, at, "color"), at, (before,))


def _owner(marked: Marked, at: int) -> Marked:
    """ "On a pirate's shoulder": somebody is there, and what is on a part is on him."""
    part = at + 1
    if part >= len(marked.spans) or marked.spans[at].role not in ("attr", "thing"):
        return marked
    between = marked.text[marked.spans[at].end : marked.spans[part].start]
    owned = between.strip() in ("'s", "’s", "'") and marked.spans[part].role == "part"
    if not owned or not lives(_name(marked, at)) or not marked.sources(part, "object"):
        return marked
    return tied(tied(recast(marked, at, "thing"), at, ()), part, (at,))


def _name(marked: Marked, at: int) -> str:
    return singular(marked.words(at).lower())


def _dressed(marked: Marked, at: int) -> Marked:
    """A bun, a ponytail or braids that hair is in are parts of whose hair it is."""
    before = marked.text[: marked.spans[at].start]
    words = {marked.words(at).lower().split()[-1], singular(marked.words(at).lower().split()[-1])}
    if words.isdisjoint(vocabulary().set_of("parts")) or not HAIR_IN.search(before):
        return marked
    hair = next((n for n in range(at - 1, -1, -1) if "hair" in marked.words(n).lower()), None)
    owners = marked.targets(hair, "head") if hair is not None else ()
    others = [n for n in range(at - 1, -1, -1) if marked.spans[n].role in ("thing", "ref")]
    owner = [n for n in (*owners, *others) if n not in (hair, at)][:1]
    return tied(recast(marked, at, "part"), at, owner) if owner else marked


def _near(marked: Marked, at: int) -> Marked:
    """ "The face of a tiger" is a tiger from near."""
    span = marked.spans[at]
    hit = HEAD_OF.match(marked.text, span.start)
    if span.role != "thing" or not hit:
        return marked
    shot = Span(span.start, hit.end(1), "shot", sure=span.sure)
    if hit.end() < span.end:
        whole = replace(span, start=hit.end())
        if not lives(singular(marked.text[whole.start : whole.end].lower())):
            return marked
        return inserted(put(marked, at, whole), at, shot, tie="")
    beasts = (n for n in range(at + 1, len(marked.spans)) if marked.spans[n].role == "thing")
    beast = next(beasts, None)
    if beast is None or not lives(singular(marked.words(beast).lower())):
        return marked
    return tied(put(marked, at, shot), at, ())


def _is_looked_into(marked: Marked, at: int) -> bool:
    """Whether it is the camera that takes the picture."""
    named = marked.spans[at].role in NAMED and marked.words(at).lower() in SEEING
    return named and bool(LOOKING.search(marked.text[: marked.spans[at].start]))
