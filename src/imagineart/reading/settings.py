"""Which words are one place? "New York | skyline" is one, "snow" that one stands in is another.

Places side by side are named by all their words. Weather that is read as a thing is weather; snow
that somebody is in is the ground.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from imagineart.reading.apposition import next_noun
from imagineart.reading.assembly.phrasebook import exactly, meaning_of, tokens_of
from imagineart.reading.marked import Marked
from imagineart.reading.marking import absorbed, inserted, put, recast, tied, without
from imagineart.reading.modifiers import role_of
from imagineart.world.nouns import all_nouns, noun_of
from imagineart.world.places import family_of, place_of
from imagineart.world.vocabulary import is_plural, singular, vocabulary

INTERIOR = re.compile(r" interior\b")
INWARD = re.compile(r"\s*(?:in|inside(?: of)?|(?:the |an )?interior of)\s+(?:an?\s+|the\s+)?", re.I)
"""What a prompt begins with that is one view of the place that follows."""
BENEATH = re.compile(
    r"\b(?:deep\s+)?(?:under|beneath|underneath|below)\s+(the\s+)?$", re.IGNORECASE
)


def settled(marked: Marked) -> Marked:
    """The marks with whole places, and with weather as weather."""
    marked = _inside(marked)
    for at in range(len(marked.spans) - 1, -1, -1):
        marked = _weather(_sun(_landed(marked, at), at), at)
        marked = _seen(_entered(_clouded(_slab(marked, at), at), at), at)
    for at in range(len(marked.spans) - 1, -1, -1):
        marked = _housed(_roomed(_sided(marked, at), at), at)
    for step in (_heavens, _wintry, _fallen, _stated, _submerged, _named_so):
        for at in range(len(marked.spans) - 1, -1, -1):
            marked = step(marked, at)
    for at in range(len(marked.spans) - 2, -1, -1):
        marked = _joined(marked, at)
    return marked


def _joined(marked: Marked, at: int) -> Marked:
    """Two places with only a blank between as one."""
    first, second = marked.spans[at : at + 2]
    between = marked.text[first.end : second.start]
    if (first.role, second.role, between) != ("place", "place", " "):
        return marked
    whole = put(marked, at, replace(first, end=second.end))
    return tied(absorbed(whole, {at + 1: at}), at, ())


def _heavens(marked: Marked, at: int) -> Marked:
    """The sky is where all is: "rises against a violet sky"."""
    place = place_of(marked.words(at).lower())
    if marked.spans[at].role != "thing" or place is None or place.name != "sky":
        return marked
    rels = [s for s in marked.sources(at, "object") if marked.spans[s].predicate == "leaning_on"]
    return without(tied(recast(marked, at, "place"), at, ()), rels) if rels else marked


def _stated(marked: Marked, at: int) -> Marked:
    """A place that is no noun, whatever was read: "a whale underwater"."""
    place = place_of(marked.words(at).lower())
    loose = marked.spans[at].role in ("act", "lens", "attr", "look", "pos")
    if place is None or not (loose and family_of(place.family).floats):
        return marked
    return _place(marked, at)


def _place(marked: Marked, at: int) -> Marked:
    """The span as a place, which is tied to nothing."""
    place = tied(tied(recast(marked, at, "place"), at, ()), at, (), "subject")
    return tied(place, at, (), "object")


def _named_so(marked: Marked, at: int) -> Marked:
    """Words right before a place that it is known by: "snowy | landscape"."""
    before = at - 1
    if before < 0 or marked.spans[at].role != "place":
        return marked
    first, second = marked.spans[before], marked.spans[at]
    name = marked.text[first.start : second.end].lower()
    land = place_of(name)
    grown = land is not None and not land.only and family_of(land.family).land
    said = first.role in ("weather", "attr", "light") or (first.role == "thing" and grown)
    said = said and first.end + 1 == second.start
    named, place = place_of(name), place_of(marked.words(at).lower())
    if not (said and named) or (place and place.family == named.family):
        return marked
    whole = put(marked, at, replace(second, start=first.start))
    return without(whole, [before])


def _submerged(marked: Marked, at: int) -> Marked:
    """ "Under the sea" is a place by itself: nothing stands beneath a sheet of water."""
    span = marked.spans[at]
    hit = BENEATH.search(marked.text[: span.start])
    if not hit or span.role != "place":
        return marked
    name = f"under {hit[1] or ''}{marked.words(at)}".lower()
    place = place_of(name)
    if place is None or not family_of(place.family).floats:
        return marked
    plain = hit[0].lower() == name.removesuffix(marked.words(at).lower())
    whole = replace(span, start=hit.start(), means="" if plain else name)
    inside = [n for n in range(at) if marked.spans[n].start >= hit.start()]
    return without(put(marked, at, whole), inside)


def _weather(marked: Marked, at: int) -> Marked:
    """What the sky brings is weather; one may be in it, too: "a fox in the snow"."""
    span, words = marked.spans[at], marked.words(at).lower()
    last = (words.split() or [""])[-1]
    noun = next_noun(marked, at)
    known = meaning_of("weathers", words) or meaning_of("seasons", words)
    if span.role == "weather" and not known and noun and marked.spans[noun].role == "thing":
        return tied(recast(marked, at, "attr"), at, (noun,))
    if span.role not in ("thing", "weather") or last not in vocabulary().set_of("skies"):
        return marked
    if words == last and _is_around(marked, at, last):
        return recast(marked, at, "place")
    return tied(recast(marked, at, "weather"), at, ())


def _fallen(marked: Marked, at: int) -> Marked:
    """ "In falling snow": it is the snow that falls, nobody else."""
    span = marked.spans[at]
    word = re.search(r"\w+ $", marked.text[: span.start])
    name = f"{word[0] if word else ''}{marked.words(at)}"
    if span.role != "weather" or not word or not _is_weather(name):
        return marked
    whole = replace(span, start=word.start())
    inside = [one for one in range(at) if marked.spans[one].start >= word.start()]
    return without(put(marked, at, whole), inside)


def _is_weather(name: str) -> bool:
    """Whether words as a whole, and no fewer of them, name weather."""
    last = name.split()[-1]
    return bool(exactly("weathers", tokens_of(name))) and not exactly("weathers", (last,))


def _wintry(marked: Marked, at: int) -> Marked:
    """A word for a season or an hour is no colour and no look: "a wintry park", "night photo"."""
    words, role = tokens_of(marked.words(at)), marked.spans[at].role
    free = role in ("look", "shot", "lens", "mood") or (role == "attr" and not _heads(marked, at))
    season, hour = exactly("seasons", words), exactly("times", words)
    if not (free and (season or hour)) and not (role == "color" and season):
        return marked
    return tied(recast(marked, at, "weather" if role == "color" else "time"), at, ())


def _heads(marked: Marked, at: int) -> Sequence[int]:
    return marked.targets(at, "head")


def _is_around(marked: Marked, at: int, word: str) -> bool:
    """Whether it is a place too, and stands behind a preposition that makes it one."""
    ground, before = place_of(word), marked.text[: marked.spans[at].start].lower().split()
    before = before[:-1] if before[-1:] == ["the"] else before
    return ground is not None and bool(before) and before[-1] in ground.only


def _slab(marked: Marked, at: int) -> Marked:
    """A material that things lie on, with no noun behind it: "on white marble"."""
    span = marked.spans[at]
    slab = marked.words(at).lower() in vocabulary().set_of("slabs")
    if span.role not in ("mat", "thing") or not slab or next_noun(marked, at) is not None:
        return marked
    first = at
    while (
        first and marked.spans[first - 1].role in ("color", "attr", "pat") and _touch(marked, first)
    ):
        first -= 1
    rel = first - 1
    if rel < 0 or marked.words(rel).lower() != "on" or not _touch(marked, first):
        return marked
    laid = tied(tied(recast(marked, at, "place"), at, ()), rel, (at,), "object")
    for modifier in range(first, at):
        laid = tied(laid, modifier, (at,))
    return laid


def _touch(marked: Marked, at: int) -> bool:
    """Whether only a blank and an article are before it."""
    between = marked.text[marked.spans[at - 1].end : marked.spans[at].start].split()
    return all(word.lower() in ("a", "an", "the", "and") for word in between)


def _clouded(marked: Marked, at: int) -> Marked:
    """Clouds that nothing stands to are the sky's."""
    said = any(arc.target == at and arc.tie != "head" for arc in marked.arcs)
    words = marked.words(at).lower().split()
    cloudy = bool(words) and words[-1] in ("cloud", "clouds")
    if marked.spans[at].role != "thing" or said or not cloudy:
        return marked
    return tied(recast(marked, at, "place"), at, ())


def _entered(marked: Marked, at: int) -> Marked:
    """ "A gothic church interior" is the place, not a church to be looked at."""
    rest = marked.text[marked.spans[at].end :].lower()
    known = place_of(singular(marked.words(at).lower())) is not None
    if marked.spans[at].role != "thing" or not known or not INTERIOR.match(rest):
        return marked
    said = [one for one, s in enumerate(marked.spans) if s.start == marked.spans[at].end + 1]
    return without(tied(recast(marked, at, "place"), at, ()), said)


def _inside(marked: Marked) -> Marked:
    """ "Inside a log cabin", "in a bakery": what the prompt begins with is entered."""
    begun = INWARD.match(marked.text)
    things = [at for at, s in enumerate(marked.spans) if begun and s.start >= begun.end()]
    if not begun or not things or marked.spans[things[0]].start > begun.end():
        return marked
    for last in reversed(things):
        noun = singular(marked.text[begun.end() : marked.spans[last].end].lower())
        known = place_of(noun) is not None and (last == things[0] or noun in all_nouns())
        if marked.spans[last].role != "thing" or not known:
            continue
        return _as_place(marked, things[0], last)
    return marked


def _as_place(marked: Marked, first: int, last: int) -> Marked:
    """The spans from `first` to `last` as one place; what stood before it was the way in."""
    span = replace(marked.spans[first], end=marked.spans[last].end)
    one = absorbed(put(marked, first, span), dict.fromkeys(range(first + 1, last + 1), first))
    return without(tied(recast(one, first, "place"), first, ()), list(range(first)))


def _sided(marked: Marked, at: int) -> Marked:
    """A side of the picture is no part of a thing: "in the foreground"."""
    sides = vocabulary().set_of("picture_sides")
    if marked.spans[at].role not in ("part", "thing") or marked.words(at).lower() not in sides:
        return marked
    return tied(recast(marked, at, "pos"), at, marked.targets(at, "head"))


def _housed(marked: Marked, at: int) -> Marked:
    """What a prompt begins with is where it is: a city, or a place told with its furniture: "a
    library with bookshelves"."""
    things = [n for n, span in enumerate(marked.spans) if span.role == "thing"]
    if things[:1] != [at] or any(span.role == "place" for span in marked.spans[:at]):
        return marked
    place = place_of(singular(marked.words(at).lower()))
    within = place is not None and not place.only and not noun_of(marked.words(at).lower()).landform
    seen = any(arc.target == at and arc.tie == "object" for arc in marked.arcs)
    inside = ("room" in noun_of(singular(marked.words(n).lower())).habitats for n in things[1:])
    alone = any(span.role == "place" for span in marked.spans) or len(things) == 1
    if place is None or not within or seen or alone:
        return marked
    if family_of(place.family).indoors and not any(inside):
        return marked
    rels = [rel for rel in marked.sources(at, "subject") if marked.spans[rel].role == "rel"]
    return without(_place(marked, at), rels)


def _roomed(marked: Marked, at: int) -> Marked:
    """What is always a place indoors and has no look of its own: "a nook by the window"."""
    place = place_of(singular(marked.words(at).lower()))
    within = place is not None and not place.only and family_of(place.family).indoors
    known = singular(marked.words(at).lower()) in all_nouns()
    rels = [rel for rel in marked.sources(at, "subject") if marked.spans[rel].role == "rel"]
    again = any(marked.spans[ref].role == "ref" for ref in marked.sources(at, "head"))
    seen = again or any(arc.target == at and arc.tie == "object" for arc in marked.arcs)
    if marked.spans[at].role != "thing" or not (within and rels) or known or seen:
        return marked
    return without(tied(recast(marked, at, "place"), at, ()), rels)


def _seen(marked: Marked, at: int) -> Marked:
    """What is no place that can be shown, but a thing that can: a waterfall."""
    noun = singular(marked.words(at).lower())
    strange = marked.spans[at].role == "place" and place_of(noun) is None and noun in all_nouns()
    told = meaning_of("weathers", noun) or noun in vocabulary().set_of("slabs")
    if strange and not told:
        return recast(marked, at, "thing")
    return tied(recast(marked, at, "thing"), at, ()) if _is_named(marked, at) else marked


def _is_named(marked: Marked, at: int) -> bool:
    """Whether several of a known thing stand between commas, though they were read as an occasion
    or as said of another: "butterflies"."""
    words, before = marked.words(at).lower(), marked.text[: marked.spans[at].start].rstrip()
    after = marked.text[marked.spans[at].end :].lstrip()
    listed = before.endswith(",") and (not after or after[0] in ",.;")
    several = is_plural(words) and singular(words) in all_nouns()
    return marked.spans[at].role in ("event", "attr") and listed and several


def _landed(marked: Marked, at: int) -> Marked:
    """Open land behind a comma is a part of nothing: "a farmhouse, lavender fields"."""
    span, place = marked.spans[at], place_of(singular(marked.words(at).lower()))
    whole = max((marked.spans[head].end for head in marked.targets(at, "head")), default=span.start)
    listed = "," in marked.text[whole : span.start]
    land = place is not None and not place.only and family_of(place.family).land
    if span.role != "part" or not (listed and land):
        return marked
    return tied(recast(marked, at, "thing"), at, ())


def _sun(marked: Marked, at: int) -> Marked:
    """A "red sun" is a thing to be seen, the "afternoon sun" is an hour."""
    span, words = marked.spans[at], marked.words(at).lower()
    first, _, last = words.partition(" ")
    if last not in ("sun", "moon") or words in all_nouns():
        return marked
    if span.role == "thing" and meaning_of("times", words):
        return tied(recast(marked, at, "time"), at, ())
    role = role_of(first)
    if span.role != "light" or role not in ("color", "size"):
        return marked
    body = replace(span, start=span.start + len(first) + 1, role="thing")
    looks = replace(span, end=span.start + len(first), role=role)
    return inserted(put(marked, at, body), at, looks)
