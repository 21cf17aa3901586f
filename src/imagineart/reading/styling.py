"""Which nouns name a look? "Anime girl" is a girl, a "coloring page" is the way it is drawn.

Phrases of two words and more are looks wherever they stand; single words only before the noun that
is drawn so. A printed thing that bears the words of the prompt is the picture itself.
"""

import re
from dataclasses import replace

from imagineart.color.names import BASIC
from imagineart.reading.apposition import next_noun
from imagineart.reading.assembly.phrasebook import exactly, meaning_of, phrases_of, tokens_of
from imagineart.reading.marked import Marked, Span
from imagineart.reading.marking import absorbed, put, recast, tied, without
from imagineart.world.nouns import all_nouns, is_known
from imagineart.world.places import place_of
from imagineart.world.vocabulary import is_plural, singular, vocabulary, word_set

NAMED = ("thing", "part", "worn", "held", "attr", "color", "count", "mat", "act")
TONES = word_set("palette palettes tones tone hues colors colours scheme accents shades")
"""Words behind colours that are the picture's own."""
MODELS = word_set("mockup mockups packshot")
"""Pictures that are called by the thing they show: "jar mockup"."""
MEDIA = word_set("photo photograph picture pic image snapshot shot still render rendering drawing")
"""What a prompt begins with that says "of" what it is."""


DOING = re.compile(r"[a-z]{3,}ing")
FLAG = re.compile(r"--[a-z]+(?:\s+[\d.:x]+)?(?=\s|$)", re.IGNORECASE)


def styled(marked: Marked) -> Marked:
    """The marks with looks and forms that were read as things, and flags as flags."""
    for hit in FLAG.finditer(marked.text):
        marked = _flagged(marked, hit.start(), hit.end())
    for role, table in (("look", "styles"), ("form", "aspects")):
        for hit in phrases_of(table).finditer(marked.text):
            marked = _look(marked, hit.start(), hit.end(), role)
    for at in range(len(marked.spans) - 1, -1, -1):
        marked = _moody(marked, at)
    marked = _opening(_adjectival(marked))
    for at in range(len(marked.spans) - 1, -1, -1):
        marked = _unseen(_toned(_form(_shown(marked, at), at), at), at)
    return marked


def _flagged(marked: Marked, start: int, end: int) -> Marked:
    """The spans within a flag as one."""
    inside = [at for at, s in enumerate(marked.spans) if start <= s.start and s.end <= end]
    if not inside:
        return marked
    first = marked.spans[inside[0]]
    if (first.start, first.end, first.role) == (start, end, "flag"):
        return marked
    whole = put(marked, inside[0], Span(start, end, "flag", sure=first.sure))
    one = absorbed(whole, dict.fromkeys(inside[1:], inside[0]))
    return replace(one, arcs=tuple(arc for arc in one.arcs if arc.source != inside[0]))


def _look(marked: Marked, start: int, end: int, role: str) -> Marked:
    """The spans within a phrase, if it was read as a thing, as one look or form."""
    inside = [at for at, s in enumerate(marked.spans) if start <= s.start and s.end <= end]
    if not any(marked.spans[at].role in (*NAMED, "lens") for at in inside):
        return marked
    first = inside[0]
    span = Span(start, end, role, sure=marked.spans[first].sure)
    one = absorbed(put(marked, first, span), dict.fromkeys(inside[1:], first))
    return tied(one, first, ())


def _adjectival(marked: Marked) -> Marked:
    """A style word that stands before a noun says how that is drawn."""
    words = frozenset(vocabulary().phrases["adjectival"])
    for at, span in enumerate(marked.spans):
        style = span.role in ("thing", "attr") and marked.words(at).lower() in words
        if style and next_noun(marked, at) is not None:
            marked = tied(recast(marked, at, "look"), at, ())
    return marked


def _moody(marked: Marked, at: int) -> Marked:
    """A word for a mood is no thing and no place: "a cozy reading nook"."""
    words = marked.words(at).lower()
    strange = marked.spans[at].role in ("thing", "place") and words not in all_nouns()
    if not strange or not exactly("moods", tokens_of(words)):
        return marked
    rels = [a.source for a in marked.arcs if a.target == at and a.tie != "head"]
    doing = [rel for rel in rels if marked.spans[rel].role in ("rel", "act")]
    alone = [rel for rel in doing if len(marked.targets(rel, "subject")) == 1]
    start = marked.spans[at].start
    marked = without(marked, alone)
    at = next(n for n, span in enumerate(marked.spans) if span.start == start)
    noun = next_noun(marked, at)
    freed = tied(recast(marked, at, "mood" if noun is None else "attr"), at, ())
    moved = replace(freed, arcs=tuple(a for a in freed.arcs if a.target != at))
    return moved if noun is None else tied(moved, at, (noun,))


def _unseen(marked: Marked, at: int) -> Marked:
    """What names no thing is none: it is a place or a light, or told as not drawn."""
    if at >= len(marked.spans) or marked.spans[at].role != "thing":
        return marked
    role = _role_unseen(marked, at)
    if role == "act":
        before = [n for n in range(at) if marked.spans[n].role == "thing"][-1:]
        return tied(tied(recast(marked, at, "act"), at, ()), at, before, "subject")
    return tied(recast(marked, at, role), at, ()) if role else marked


def _role_unseen(marked: Marked, at: int) -> str:
    """What a word is that names no thing; "" if it names one."""
    noun, words = singular(marked.words(at).lower()), marked.words(at).lower()
    if _is_glow(marked, at):
        return "light"
    if noun in all_nouns() or meaning_of("weathers", noun):
        return ""
    if noun in vocabulary().set_of("nonthings") or _is_of_nothing(words):
        hour = exactly("times", (noun,)) or exactly("seasons", (noun,))
        light = meaning_of("lights", words)
        return "place" if place_of(noun) else "time" if hour else "light" if light else "look"
    if noun in BASIC and is_plural(words):
        return "look"
    doing = at and DOING.fullmatch(words) and not is_known(noun)
    return "shot" if exactly("shots", tokens_of(noun)) else "act" if doing else ""


def _is_of_nothing(words: str) -> bool:
    """Whether words unknown as a whole are so much of what is no thing: "scratches of light"."""
    head, of, rest = words.partition(" of ")
    return bool(of) and not is_known(singular(head)) and rest in vocabulary().set_of("nonthings")


def _is_glow(marked: Marked, at: int) -> bool:
    """Whether it is light as such, without article or number: "morning light", no lamp."""
    *first, last = marked.words(at).lower().split()
    lamp = first and singular(" ".join((*first, last))) in all_nouns()
    if lamp or last not in ("light", "lights"):
        return False
    known = last == "light" and (not first or meaning_of("times", " ".join(first)))
    counted = any(marked.spans[n].role == "count" for n in marked.sources(at, "head"))
    before = min((at, *(n for n in marked.sources(at, "head") if n < at)))
    article = marked.text[: marked.spans[before].start].lower().split()[-1:]
    return bool(known) and not counted and article not in (["a"], ["an"])


def _shown(marked: Marked, at: int) -> Marked:
    """ "Skincare jar mockup" was read as a look: it is the jar."""
    span, words = marked.spans[at], marked.words(at)
    thing, _, last = words.rpartition(" ")
    if span.role != "look" or not thing or last.lower() not in MODELS:
        return marked
    end = span.start + len(thing)
    return put(marked, at, Span(span.start, end, "thing", sure=span.sure))


def _opening(marked: Marked) -> Marked:
    """ "A photo of a vase": what the prompt begins with is the picture, nothing in it."""
    if not marked.spans or marked.spans[0].role not in NAMED:
        return marked
    first, words = marked.spans[0], marked.words(0).lower().split()
    follows = re.match(r"\s+of\b", marked.text[first.end :])
    shot = meaning_of("aspects", words[-1]) and meaning_of("shots", words[-1])
    leads = len(marked.text[: first.start].split()) <= 1
    if not follows or not leads or not (shot or words[-1] in MEDIA):
        return marked
    return tied(recast(marked, 0, "shot" if shot else "look"), 0, ())


def _form(marked: Marked, at: int) -> Marked:
    """A poster, flyer or card with the prompt's words on it is the picture."""
    bearing = any(marked.spans[source].role == "text" for source in marked.sources(at, "head"))
    said = any(arc.target == at and arc.tie != "head" for arc in marked.arcs)
    if marked.spans[at].role != "thing" or said or not bearing or not _is_printed(marked.words(at)):
        return marked
    return recast(marked, at, "form")


def _is_printed(words: str) -> bool:
    """Whether it is called as printed things are: by a whole phrase, or by the last word of one,
    unless that is a thing which stands somewhere: a banner, a board."""
    phrases = vocabulary().phrases["kinds"]["poster"]
    last = singular(words.lower().split()[-1])
    free = last not in vocabulary().words["text_carriers"] and last not in all_nouns()
    return words.lower() in phrases or (free and last in {one.split()[-1] for one in phrases})


def _toned(marked: Marked, at: int) -> Marked:
    """ "mint and coral palette": colours of the picture, no palette."""
    span = marked.spans[at]
    if span.role not in NAMED or marked.words(at).lower().split()[-1] not in TONES:
        return marked
    if any(arc.target == at and arc.tie != "head" for arc in marked.arcs):
        return marked
    return without(marked, [at])
