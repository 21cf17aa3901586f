"""What is on it, or in it? "A lily pad with a frog on it", "a white vase with red tulips"."""

import re
from dataclasses import replace

from imagineart.reading.assembly.qualities import lives
from imagineart.reading.marked import MODIFIERS, Marked, Span
from imagineart.reading.marking import inserted, put, recast, tied, without
from imagineart.world.nouns import all_nouns
from imagineart.world.nouns import noun_of as known_noun
from imagineart.world.vocabulary import singular, vocabulary, word_set

NAMED = ("thing", "part", "worn", "held")
WITH = re.compile(r"\s+(?:with|that\s+has|which\s+has|has|holding|containing)\s+", re.IGNORECASE)
HOLDING = re.compile(r"\b(?:holding|containing|that holds|which holds)\b", re.IGNORECASE)
OF_A = re.compile(r"\s+of\s+(?:an?|the|his|her|their|its)\s+", re.IGNORECASE)
OF = re.compile(r"\s+of\s+(?:an?\s+|the\s+)?")
DRAWN = word_set("drawing picture painting image sketch print logo photo symbol emblem icon")
"""What shows things that are not there."""
LISTED = re.compile(r",\s+(?:and\s+)?(?:an?\s+|the\s+)?$", re.IGNORECASE)
GROWN = ("overgrown", "overrun")
ON_IT = re.compile(
    r"(?:\s+(?:sitting|lying|standing|resting|perched|placed|swimming|floating|inside))?"
    r"\s+(on\s+top(?:\s+of)?|on|in|inside|under|beneath|behind|beside|next\s+to)\s+(?:it|them)\b",
    re.IGNORECASE,
)
"""Where the second of two is to the first."""
PLACES = {
    "on": "on", "in": "in", "inside": "in", "under": "under", "beneath": "under",
    "behind": "behind", "beside": "next_to", "next": "next_to",
}  # fmt: skip


def borne(marked: Marked) -> Marked:
    """The marks with what a thing has on it or in it as a thing that stands to it."""
    for at in range(len(marked.spans) - 1, -1, -1):
        if marked.spans[at].role == "part":
            marked = _named_beside(_furnished(_walled(marked, at), at), at)
    for at in range(len(marked.spans) - 1, -1, -1):
        if marked.spans[at].role in NAMED:
            marked = _limbed(
                _turned(_filling(_born(_loose(_of_whole(marked, at), at), at), at), at), at
            )
    for at in range(len(marked.spans) - 1, -1, -1):
        if at < len(marked.spans):
            marked = _overgrown(_pictured(marked, at), at)
    for at in range(len(marked.spans) - 1, -1, -1):
        noun = _noun_behind(marked, at) if marked.spans[at].role in NAMED else None
        if noun is not None:
            marked = _on_it(marked, at, noun)
    return marked


def _of_whole(marked: Marked, at: int) -> Marked:
    """ "The hood of a car" is no hood that is worn, but a part of the car."""
    hit = OF_A.match(marked.text, marked.spans[at].end)
    noun = _noun_behind(marked, at)
    if not hit or noun is None or marked.spans[at].role not in ("worn", "thing"):
        return marked
    whole = known_noun(_name(marked, noun))
    if not known_noun(_name(marked, at)).worn or lives(whole.name) or whole.worn or not whole.kinds:
        return marked
    rels = [n for n in range(at + 1, noun) if marked.spans[n].role == "rel"]
    part = tied(recast(marked, at, "part"), at, (noun,))
    return without(tied(part, noun, [n for n in part.targets(noun, "head") if n != at]), rels)


def _walled(marked: Marked, at: int) -> Marked:
    """ "A bedroom with pink walls" is pink: what is said of its walls is said of the place."""
    places = _places_of(marked, at)
    if not places or _name(marked, at).split()[-1] not in vocabulary().set_of("shell"):
        return marked
    for source in [*marked.sources(at, "head")]:
        if marked.spans[source].role in ("color", "mat"):
            marked = tied(marked, source, places)
    return marked


def _furnished(marked: Marked, at: int) -> Marked:
    """A known thing is no part of a place: it is there."""
    thing = _name(marked, at) in all_nouns() and _name(marked, at) not in vocabulary().set_of(
        "shell"
    )
    if not thing or not _places_of(marked, at):
        return marked
    return tied(recast(marked, at, "thing"), at, ())


def _places_of(marked: Marked, at: int) -> list[int]:
    """The places that it is a part of, if it is one of nothing else."""
    heads = marked.targets(at, "head")
    places = [head for head in heads if marked.spans[head].role == "place"]
    return places if len(places) == len(heads) else []


def _named_beside(marked: Marked, at: int) -> Marked:
    """A known thing that a comma parts from something lifeless is no part of it, nor of somebody at
    all: "a bottle with a dropper, wet stones", "a dancer with a fan"."""
    heads = marked.targets(at, "head")
    alive = any(lives(_name(marked, head)) or head > at for head in heads)
    name = _name(marked, at)
    own = _parts() | vocabulary().set_of("bodily") | vocabulary().set_of("coverings")
    part = {name, marked.words(at).lower()} & own or known_noun(name).member
    if not heads or part or name not in all_nouns() or known_noun(name).worn or lives(name):
        return marked
    if alive:
        return recast(marked, at, "held") if max(heads) < at else marked
    first = at
    while first and marked.spans[first - 1].role in MODIFIERS:
        first -= 1
    if not LISTED.search(marked.text[: marked.spans[first].start]):
        return marked
    return tied(recast(marked, at, "thing"), at, ())


def _on_it(marked: Marked, at: int, noun: int) -> Marked:
    """ "With a frog on it": the frog is on it; what "with" was read as goes."""
    hit = ON_IT.match(marked.text, marked.spans[noun].end)
    worn = marked.spans[noun].role in ("worn", "part") and lives(_name(marked, at))
    if not hit or worn or not WITH.match(marked.text, marked.spans[at].end):
        return marked
    second = marked.spans[noun].start
    gone = [
        n
        for n, s in enumerate(marked.spans)
        if (at < n < noun and s.role == "rel") or hit.start() <= s.start < hit.end()
    ]
    marked = without(marked, gone)
    noun = next(n for n, s in enumerate(marked.spans) if s.start == second)
    marked = tied(recast(marked, noun, "thing"), noun, ())
    rel = Span(hit.start(1), hit.end(1), "rel", PLACES[hit[1].lower().split()[0]])
    grown = inserted(marked, noun + 1, rel, tie="")
    return tied(tied(grown, noun + 1, (noun,), "subject"), noun + 1, (at,), "object")


def _filling(marked: Marked, at: int) -> Marked:
    """A known thing, or somebody, is no part of a vessel: it is in it."""
    name, heads = _name(marked, at), marked.targets(at, "head")
    thing = name in all_nouns() and not {name, marked.words(at).lower()} & _parts()
    role = marked.spans[at].role
    if role not in ("part", "held") or not thing or len(heads) != 1 or heads[0] > at:
        return marked
    vessel = known_noun(_name(marked, heads[0]))
    if not (vessel.container or vessel.name in vocabulary().set_of("vases")):
        return marked
    freed = tied(recast(marked, at, "thing"), at, ())
    between = HOLDING.search(marked.text, marked.spans[heads[0]].end, marked.spans[at].start)
    if not between:
        return freed
    rel = heads[0] + 1
    grown = inserted(freed, rel, Span(*between.span(), "rel", "full_of"), tie="")
    return tied(tied(grown, rel, (heads[0],), "subject"), rel, (at + 1,), "object")


def _limbed(marked: Marked, at: int) -> Marked:
    """A part of a body, with no owner told and doing nothing, is of who was named before."""
    grips, name = vocabulary().set_of("grips"), _name(marked, at)
    limb = (known_noun(name).member or name in grips) and not (lives(name) or name == "trunk")
    busy = any(
        arc.target == at
        and (marked.spans[arc.source].role, arc.tie) in (("act", "subject"), ("held", "head"))
        for arc in marked.arcs
    )
    before = [n for n in range(at) if marked.spans[n].role == "thing"]
    who = next((n for n in reversed(before) if lives(_name(marked, n))), None)
    if marked.spans[at].role not in ("thing", "worn", "held") or not limb or busy or who is None:
        return marked
    return tied(recast(marked, at, "part"), at, (who,))


def _born(marked: Marked, at: int) -> Marked:
    """Somebody is no part of another: "a horse and its foal"."""
    alive = lives(_name(marked, at)) and _name(marked, at) not in _parts()
    owned = marked.spans[at].role == "part" and alive
    return tied(recast(marked, at, "thing"), at, ()) if owned else marked


def _loose(marked: Marked, at: int) -> Marked:
    """What somebody is said to be "with" is a thing of its own: "a king with a crown"."""
    head, span = marked.targets(at, "head"), marked.spans[at]
    if span.role != "thing" or len(head) != 1 or head[0] > at or not lives(_name(marked, head[0])):
        return marked
    between = marked.text[marked.spans[head[0]].end : span.start]
    return tied(marked, at, ()) if re.match(r"\s+with\s+(?:\w+\s+)?$", between) else marked


def _pictured(marked: Marked, at: int) -> Marked:
    """ "A sign with a drawing of a cup": the cup is drawn on the sign, it stands nowhere."""
    noun = at + 1
    whole = next((n for n in range(at - 1, -1, -1) if marked.spans[n].role == "thing"), None)
    if whole is None or not _is_image(marked, at, noun) or not _leads(marked, whole, at):
        return marked
    span = replace(marked.spans[at], end=marked.spans[noun].end, role="part")
    rels = [n for n in range(whole + 1, at) if marked.spans[n].role == "rel"]
    return without(tied(put(marked, at, span), at, (whole,)), [noun, *rels])


def _is_image(marked: Marked, at: int, noun: int) -> bool:
    """Whether a span is an image of the noun behind it."""
    if noun >= len(marked.spans) or _name(marked, at) not in DRAWN:
        return False
    named = marked.spans[at].role in NAMED and marked.spans[noun].role in NAMED
    between = marked.text[marked.spans[at].end : marked.spans[noun].start]
    return named and OF.fullmatch(between) is not None


def _leads(marked: Marked, whole: int, at: int) -> bool:
    """Whether only "with" and what is said of the second stands between two nouns."""
    first = next((n for n in range(whole + 1, at) if marked.spans[n].role in MODIFIERS), at)
    return bool(WITH.match(marked.text[: marked.spans[first].start], marked.spans[whole].end))


def _overgrown(marked: Marked, at: int) -> Marked:
    """What something is overgrown with is seen on it: no plant in a pot beside it."""
    words = marked.words(at).lower()
    if marked.spans[at].role != "rel" or not words.startswith(GROWN):
        return marked
    plants = [n for n in marked.targets(at, "object") if marked.spans[n].role == "thing"]
    wholes = [n for n in marked.targets(at, "subject") if marked.spans[n].role in ("thing", "ref")]
    if not plants or not wholes:
        return marked
    for plant in plants:
        marked = tied(recast(marked, plant, "part"), plant, wholes)
    return without(marked, [at])


def _turned(marked: Marked, at: int) -> Marked:
    """ "With" tells of what stands before it: its ends stand on their sides."""
    rel = at + 1
    if rel >= len(marked.spans) or marked.words(rel).lower() != "with":
        return marked
    noun = _noun_behind(marked, rel)
    turned = marked.spans[rel].role == "rel" and at in marked.targets(rel, "object")
    if noun is None or not turned or noun not in marked.targets(rel, "subject"):
        return marked
    return tied(tied(marked, rel, (at,), "subject"), rel, (noun,), "object")


def _noun_behind(marked: Marked, at: int) -> int | None:
    """The noun behind it, with "with" and what is said of it between."""
    noun = at + 1
    while noun < len(marked.spans) and marked.spans[noun].role in (*MODIFIERS, "rel"):
        noun += 1
    return noun if noun < len(marked.spans) and marked.spans[noun].role in NAMED else None


def _name(marked: Marked, at: int) -> str:
    return singular(marked.words(at).lower())


def _parts() -> frozenset[str]:
    return vocabulary().set_of("parts")
