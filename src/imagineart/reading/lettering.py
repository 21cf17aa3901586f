"""Where does a string stand, what part does it play, and in which kind of letters?"""

import re
from collections.abc import Mapping, Sequence

from imagineart.color.names import parse as parse_color
from imagineart.plan.plan import Color, FontMood, Kind, TextBlock, TextRole
from imagineart.reading.attributes import to_color
from imagineart.reading.connections import is_pictured
from imagineart.reading.draft import Thing
from imagineart.reading.quotes import Quote
from imagineart.world.nouns import is_a
from imagineart.world.vocabulary import vocabulary, word_set

_NEAR = 60  # code points between a string and the thing that carries it
ARC, FULL_ARC = 90.0, 230.0  # degrees that an arched line and one around a thing take at most
_ARCHED = re.compile(r"\b(?:arch(?:ed|es|ing)?|arc(?:ed|s|ing)?|curv(?:ed?|es|ing))\b", re.I)
_AROUND = re.compile(
    r"\b(?:curv|wrap|bend|bent|runn?|circl|arch|arc|written|going)\w*\s+(?:a?round|in a circle)\b"
    r"|\bin a (?:circle|ring)\b"
    r"|\ba?round (?:it\b|(?:the|its) (?:outer |outside |top )?(?:edges?|rim|border|outside|ring))",
    re.I,
)
_APART = re.compile(r"\s*(?:,|and\b)", re.I)  # said of the card, not of what was last on it
_WITHIN = re.compile(r"\s*(?:in|inside|within|on|across)\s+(?:an?|the)\s*", re.I)
_INKED = re.compile(
    r"\bin\s+((?:[\w-]+\s+){1,4}?)(?:letters|lettering|letter|text|type|font|script|writing|ink|"
    r"paint|chalk|calligraphy|capitals|characters|foil)\b",
    re.I,
)
_DYED = re.compile(r"^\s*(?:written\s+)?in\s+((?:[\w-]+\s*){1,3})$", re.I)
_INK_BEFORE = re.compile(
    r"((?:\b(?!with\b|the\b|an?\b|of\b|and\b|in\b|its?\b)[\w-]+\s+){1,3})"
    r"(?:letters|lettering|text|type|font|writing)\s*[:,]?\s*(?:that\s+)?"
    r"(?:says?|saying|reads?|reading|spell(?:s|ing)?)?\s*$",
    re.I,
)
_WORD = re.compile(r"[\w'-]+")


def make_texts(
    prompt: str, prose: str, quotes: Sequence[Quote], things: Mapping[str, Thing], kind: Kind
) -> tuple[TextBlock, ...]:
    """One block per string; `things` by id; `prose`: the prompt without the strings."""
    blocks: list[TextBlock] = []
    for quote in quotes:
        carrier = _carrier(prompt, quote, things, kind)
        arc = _arc(prompt, quote, things.get(carrier or ""))
        if arc == FULL_ARC and carrier and not carries_text(things[carrier].noun):
            carrier = None  # around a thing is not on it
        role = _role(prompt, quote, things.get(carrier or ""), [block.role for block in blocks])
        blocks.append(
            TextBlock(
                string=quote.string,
                role=role,
                mood=_mood(prose, kind),
                color=_color(prompt, quote),
                carrier=carrier,
                arc=arc,
                span=(quote.start, quote.end),
            )
        )
    return tuple(blocks)


def _carrier(prompt: str, quote: Quote, things: Mapping[str, Thing], kind: Kind) -> str | None:
    """The thing nearest to the string: before it or, as in '"OPEN" sign', right after it.

    On a card with "a cake and the words …" they are on the card.
    """
    before = [(quote.start - t.span[1], id) for id, t in things.items() if t.span[1] <= quote.start]
    if kind == "poster" and _APART.match(prompt[quote.blank_start : quote.start]):
        return None
    if _named_role(prompt, quote) in ("headline", "subtitle"):
        return _printed(quote, things) if kind != "poster" else None
    after = [(t.span[0] - quote.end, id) for id, t in things.items() if t.span[0] >= quote.end]
    gap, nearest = min(after, default=(_NEAR, ""))
    joined = gap <= 2 and not set(",;.") & set(prompt[quote.end : quote.end + gap])
    if joined and carries_text(things[nearest].noun):
        return nearest
    if (
        nearest
        and _WITHIN.fullmatch(prompt[quote.end : quote.end + gap])
        and _frames(things[nearest])
    ):
        return nearest
    close = [(gap, id) for gap, id in before if gap <= _NEAR]
    bearing = [(gap, id) for gap, id in close if carries_text(things[id].noun)]
    said = kind != "poster" and (bool(quote.cue) or quote.blank_end > quote.end)
    return min(bearing or (close if said else []), default=(0, None))[1]


def _printed(quote: Quote, things: Mapping[str, Thing]) -> str | None:
    """The thing that a headline is on: "a newspaper with the headline …"."""
    ends = {t.span[1]: id for id, t in things.items() if carries_text(t.noun)}
    return next((ends[at] for at in (quote.blank_start, quote.blank_start - 1) if at in ends), None)


def _frames(thing: Thing) -> bool:
    """Whether letters may stand in it: "the letters KZ inside a hexagon"."""
    return carries_text(thing.noun) or is_pictured(thing)


def carries_text(noun: str) -> bool:
    """Whether a thing is made to be written on."""
    listed = vocabulary().set_of("text_carriers")
    return noun in listed or is_a(noun, "warning sign") or noun in _WRITABLE


_WRITABLE = word_set(
    "mug cup t-shirt shirt cap hat card cake book newspaper magazine envelope ticket poster "
    "badge patch coin medal emblem medallion sticker label bottle box bag balloon truck van door "
    "window wall scroll note letter"
)


def _named_role(prompt: str, quote: Quote) -> str:
    """The role that the last words before a string name: "headline", "subtitle"."""
    roles = vocabulary().words["text_nouns"]
    words = [word.lower() for word in _WORD.findall(prompt[: quote.start])[-3:]]
    return next((roles[word] for word in reversed(words) if roles.get(word)), "")


def _role(prompt: str, quote: Quote, carrier: Thing | None, before: Sequence[TextRole]) -> TextRole:
    named = _named_role(prompt, quote)
    if carrier is not None:
        carried: TextRole = vocabulary().words["text_carriers"].get(carrier.noun, "")
        sign = is_a(carrier.noun, "warning sign")
        return carried or ("sign" if sign else "label")
    if named:
        return named  # type: ignore[return-value]
    return "subtitle" if "headline" in before else "headline"


def _arc(prompt: str, quote: Quote, carrier: Thing | None) -> float:
    """Degrees that its line bends at most: 0 unless words near it or on its carrier say so."""
    start = max(prompt.rfind(stop, 0, quote.start) for stop in '.;\n"”') + 1
    near = prompt[max(start, quote.start - _NEAR) : quote.start] + " | " + _behind(prompt, quote)
    if _AROUND.search(near):
        return FULL_ARC
    return ARC if _ARCHED.search(near) or (carrier and _ARCHED.search(carrier.phrase)) else 0.0


def _color(prompt: str, quote: Quote) -> Color | None:
    """The colour of its letters: ""SALE" in big red letters", "yellow text saying …"."""
    behind, before = _behind(prompt, quote), prompt[max(0, quote.start - _NEAR) : quote.start]
    dyed = _DYED.match(behind)
    if dyed and (named := parse_color(dyed[1])):
        return to_color(named, None)
    found = _INKED.search(behind) or _INK_BEFORE.search(before)
    words = found[1].split() if found else []
    runs = (" ".join(words[a:b]) for a in range(len(words)) for b in range(len(words), a, -1))
    named = next((color for run in runs if (color := parse_color(run))), None)
    return to_color(named, None) if named else None


def _behind(prompt: str, quote: Quote) -> str:
    """What follows a string up to the next string or the end of the clause."""
    return re.split(r"[.;,\n\"“]", prompt[quote.end : quote.end + _NEAR])[0]


def _mood(prose: str, kind: Kind) -> FontMood:
    """The kind of letters that the words of the prompt suggest."""
    words = {word.lower() for word in _WORD.findall(prose)}
    table: Mapping[FontMood, list[str]] = vocabulary().words["font_moods"]
    scores = {mood: len(words & set(listed)) for mood, listed in table.items()}
    best = max(scores, key=lambda mood: scores[mood])
    return best if scores[best] else ("bold" if kind == "poster" else "neutral")
