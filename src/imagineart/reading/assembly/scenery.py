"""Where is it? From the places, events, weather and seasons of a prompt to a `Background`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import cast

from imagineart.plan.plan import Background, Color, Season, Source, Weather
from imagineart.reading.assembly.phrasebook import exactly, meaning_of, phrases_of, tokens_of
from imagineart.reading.assembly.qualities import color_of
from imagineart.reading.marked import Marked, Span
from imagineart.world.nouns import is_a
from imagineart.world.occasions import Festival, festivals
from imagineart.world.places import Place, family_of, place_of
from imagineart.world.vocabulary import singular, vocabulary

NOTHING = frozenset({"background", "backdrop", "studio", "cyclorama"})
"""Words for a ground without a place."""
KNOWN, LAND, PLAIN, SKY, STRANGE = 1, 2, 3, 4, 5
"""How firmly a place is where the picture is: known, a country or region, a ground of one colour,
only sky, unknown."""
BACKING = frozenset({"background", "backdrop", "scenery", "setting", "environment", "interior"})
"""Words behind the name of a place."""
WAYS = frozenset({"highway", "road", "path", "trail", "track", "lane"})
"""What leads through a place that is named before it: "desert highway"."""
FRONT, STREET = "shop_front", "tile"
"""What is seen of a shop from outside, and what one stands on there."""
OUTSIDE = ("outside", "outside of", "in front of", "before")
SAID = ("color", "mat", "attr", "size", "pat")
ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "its", "my", "some"})
PASSING = ("times", "seasons")
UNSEEN = ("text", "not", "form", "riddle")
"""Roles whose words say nothing of hour and season."""
MILD, CLOUDED = ("cloudy", "clear"), "cloudy"
OPEN = ("dawn", "sunset", "dusk")  # hours that are seen outdoors


def background_of(marked: Marked, surfaces: tuple[int, ...], things: bool) -> Background:
    """The place. `surfaces`: spans of things that are places to stand on; `things`: are there?"""
    at = _firmest(marked, surfaces, things)
    place = _place_seen(marked, at) if at is not None else None
    said = {"weather": weather_told(marked), "season": first(marked, "seasons")}
    weather = said["weather"] or (place.weather if place else "") or "clear"
    season = said["season"] or (place.season if place else "") or _season_told(marked)
    return Background(
        family=place.family if place else _family_of_air(marked, things),
        setting=_in_full(marked, at) if at is not None else "",
        surface=_surface(marked, at, place),
        palette=tuple(_palette(marked, at, place)),
        sky=_sky(marked, at, place),
        weather=cast(Weather, weather),
        season=cast(Season, season or "summer"),
        entered=at is not None and marked.spans[at].role == "place",
        origin="stated" if at is not None else "usual",
        span=(marked.spans[at].start, marked.spans[at].end) if at is not None else None,
        sources={field: Source() for field, value in said.items() if value},
    )


def first(marked: Marked, table: str) -> str:
    """The first meaning in a table that a mark of the whole picture, or of its place, has."""
    said = (_in_full(marked, at) for at in range(len(marked.spans)) if _is_of_all(marked, at))
    told = next(filter(None, (meaning_of(table, words) for words in said)), "")
    return told or (_in_passing(marked, table) if table in PASSING else "")


def _in_passing(marked: Marked, table: str) -> str:
    """What a phrase of two words and more says of hour or season, whatever it was read as: autumn
    leaves, "the sun is going down"."""
    for hit in phrases_of(table).finditer(marked.text):
        spans = [s for s in marked.spans if s.start < hit.end() and hit.start() < s.end]
        if not any(span.role in UNSEEN for span in spans):
            return meaning_of(table, hit[0])
    return ""


def weather_told(marked: Marked) -> str:
    """The first weather that is told; one that falls or blows before mere clouds and sun."""
    spans = [at for at in range(len(marked.spans)) if _is_of_all(marked, at)]
    found = [weather for at in spans if (weather := _weather_of(marked, at))]
    return next((one for one in found if one not in MILD), "") or next(iter(found), "")


def _weather_of(marked: Marked, at: int) -> str:
    if weather := meaning_of("weathers", _in_full(marked, at)):
        return weather
    if marked.spans[at].role != "weather":
        return ""
    falling = exactly("falling", tokens_of(marked.words(at)))
    return falling or (CLOUDED if is_air(marked, at) else "")


def is_air(marked: Marked, at: int) -> bool:
    """Whether it is what the sky is full of, by the last word or as the whole: "dark clouds"."""
    tokens = tokens_of(marked.words(at))
    place = place_of(tokens[-1]) if tokens else None
    over = place is not None and family_of(place.family).heavens
    return over or bool(exactly("falling", tokens))


def _in_full(marked: Marked, at: int) -> str:
    """A place with what is said of it: "starry sky"."""
    return " ".join((*_before(marked, at), marked.meaning(at)))


def _is_of_all(marked: Marked, at: int) -> bool:
    """Whether it says something of the whole picture, or of where it is."""
    role = marked.spans[at].role
    if role == "attr":
        return any(marked.spans[head].role == "place" for head in marked.targets(at, "head"))
    return role in ("weather", "time", "light", "mood", "event", "place")


def place_named(marked: Marked, at: int) -> Place | None:
    """The place that a span names, with or without its modifiers; "office background" is one."""
    tokens = tokens_of(marked.meaning(at))
    inner = " ".join(tokens[:-1]) if tokens and tokens[-1] in BACKING else ""
    words = " ".join(tokens)
    full = " ".join((*_before(marked, at), words))
    begun = _beginnings(tokens) if marked.spans[at].role == "place" else ()
    first = begun if tokens and tokens[-1] in WAYS else ()
    plain = ((name, singular(name)) for name in (inner, full, words))
    names = (*first, _head_of(tokens), *chain.from_iterable(plain))
    found = next(filter(None, (place_of(name) for name in names if name)), None)
    found = found or next((p for name in begun if (p := place_of(name)) and not p.only), None)
    return found or (_slab(tokens) if tokens else None)


def _head_of(tokens: tuple[str, ...]) -> str:
    """What a place is before it is told whose: "garden of a monastery"."""
    heads = (at for at in range(1, len(tokens) - 1) if tokens[at] == "of")
    at = next((at for at in heads if tokens[at + 1] in ARTICLES), 0)
    return " ".join(tokens[:at])


def _place_seen(marked: Marked, at: int) -> Place | None:
    """The place that a span names, from where one looks at it: a shop from the street."""
    place = place_named(marked, at)
    if place is None or not is_front(marked, at):
        return place
    return replace(place, family=FRONT, surface=STREET)


def is_front(marked: Marked, at: int) -> bool:
    """Whether it is a shop that one stands before."""
    shop = is_a(singular(marked.words(at).lower()), "shop")
    return shop and led_to(marked, at, OUTSIDE)


def led_to(marked: Marked, at: int, prepositions: Iterable[str]) -> bool:
    """Whether one of these prepositions leads to a noun, before its article and what is said of
    it."""
    first = at
    while (
        first and marked.spans[first - 1].role in SAID and at in marked.targets(first - 1, "head")
    ):
        first -= 1
    tokens = tokens_of(marked.text[: marked.spans[first].start])
    while tokens and tokens[-1] in ARTICLES:
        tokens = tokens[:-1]
    before = f" {' '.join(tokens)}"
    return any(before.endswith(f" {preposition}") for preposition in prepositions)


def _slab(tokens: tuple[str, ...]) -> Place | None:
    """What things lie on that is called by its material alone: "on black slate"."""
    known = tokens[-1] in vocabulary().set_of("slabs")
    return Place(tokens[-1], "table", tokens[-1], only=("on",)) if known else None


def _beginnings(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """What a name begins with, the longest first: "paris rooftops" are in Paris."""
    return tuple(" ".join(tokens[:end]) for end in range(len(tokens) - 1, 0, -1))


def _places(marked: Marked) -> Iterator[int]:
    return (at for at, span in enumerate(marked.spans) if span.role in ("place", "event"))


def _firmest(marked: Marked, surfaces: tuple[int, ...], things: bool) -> int | None:
    """The span whose place the background shows: a known one before others, the sky last.

    None if none is known and none is a plain ground, or if there is but the sky over things.
    """
    spans = (*_places(marked), *surfaces)
    best = min(spans, key=lambda at: _looseness(marked, at), default=None)
    if best is None or _looseness(marked, best) == STRANGE:
        return None
    over = _looseness(marked, best) == SKY and things and not _is_in(marked, best)
    return None if over else best


def _looseness(marked: Marked, at: int) -> int:
    place = place_named(marked, at)
    if place is not None:
        return SKY if family_of(place.family).heavens else LAND if place.region else KNOWN
    bare = any(singular(token) in NOTHING for token in tokens_of(marked.words(at))[-1:])
    return PLAIN if bare or any(_colors(marked, at)) else STRANGE


def _is_in(marked: Marked, at: int) -> bool:
    """Whether things are in it, as those that fly in the sky."""
    start = min((marked.spans[s].start for s in marked.sources(at, "head")), default=None)
    first = marked.spans[at].start if start is None else min(start, marked.spans[at].start)
    return tokens_of(marked.text[:first])[-2:][:1] in (("in",), ("through",), ("across",))


def _before(marked: Marked, at: int) -> Iterator[str]:
    """The words that are said of a place, in the order of the prompt."""
    for source in sorted(marked.sources(at, "head")):
        if marked.spans[source].role in SAID:
            yield marked.words(source).lower()


def _surface(marked: Marked, at: int | None, place: Place | None) -> str:
    """What things stand on: the material that the prompt gives it, else what is usual there."""
    if at is None or place is None:
        return ""
    if not family_of(place.family).material:
        return place.surface
    known = vocabulary().materials
    tokens = tokens_of(" ".join((*_before(marked, at), marked.words(at))))
    said = next((known[token] for token in tokens if token in known), "") or place.surface
    color = next(_colors(marked, at), None) if place.family == "table" else None
    return f"{color.name} {said}" if color else said


def _colors(marked: Marked, at: int) -> Iterator[Color]:
    heads = (s for s in marked.sources(at, "head") if marked.spans[s].role == "color")
    return (color for span in heads if (color := color_of(marked, span)))


def _palette(marked: Marked, at: int | None, place: Place | None) -> Iterator[Color]:
    """Colours of the places that are not the sky over another, nor a table's own."""
    for span in dict.fromkeys((*_places(marked), *(() if at is None else (at,)))):
        other = place_named(marked, span)
        over = other is not None and family_of(other.family).heavens and span != at
        if not over and not (place and place.family == "table" and span == at):
            yield from _colors(marked, span)


def _sky(marked: Marked, at: int | None, place: Place | None) -> Color | None:
    """The colour of the sky over the place."""
    if place is not None and family_of(place.family).heavens:
        return None
    over = (span for span in _skies(marked) if span != at)
    return next((color for span in over for color in _colors(marked, span)), None)


def _skies(marked: Marked) -> Iterator[int]:
    return (at for at in range(len(marked.spans)) if is_sky(marked, at))


def is_sky(marked: Marked, at: int) -> bool:
    """Whether a span names what is over every place: sky, clouds."""
    place = place_named(marked, at) if marked.spans[at].role == "place" else None
    return place is not None and family_of(place.family).heavens


def _words(marked: Marked, span: Span) -> str:
    return marked.text[span.start : span.end]


def _family_of_air(marked: Marked, things: bool) -> str:
    """Where no known place is named: open land if only the hour or the weather is."""
    told = weather_told(marked) not in ("", "clear") or first(marked, "times") in OPEN
    lit = all(s.role == "light" for s in marked.spans if meaning_of("times", _words(marked, s)))
    outdoors = told and not (lit and weather_told(marked) in ("", "clear"))
    outdoors = outdoors or any(True for _ in _skies(marked))
    if outdoors:
        return "meadow" if things else "sky"
    return "studio"


def festivals_in(marked: Marked) -> Iterator[tuple[int, Festival]]:
    """The festive occasions of a prompt that are known, with their spans."""
    known = festivals()
    for at, span in enumerate(marked.spans):
        if span.role == "event":
            words = " ".join(tokens_of(marked.words(at)))
            name = max((n for n in known if n in words), key=len, default="")
            if name:
                yield at, known[name]


def _season_told(marked: Marked) -> str:
    """The season of an occasion, or of what lies when the weather is so: snow."""
    told = [festival.season for _, festival in festivals_in(marked)]
    weathers = (at for at, span in enumerate(marked.spans) if span.role == "weather")
    told += [place.season for at in weathers if (place := place_named(marked, at))]
    return next(filter(None, told), "")
