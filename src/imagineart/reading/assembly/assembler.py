"""How do the marks of a prompt become a plan?

marks ─► surfaces ─► figures ─► objects, bonds, texts
     └─► background, light, camera, look ─► checks ─► remarks on what did not arrive
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from imagineart.plan.checks import make_checks
from imagineart.plan.plan import Color, Kind, ObjectSpec, Plan, Source, Span
from imagineart.reading.assembly import mode
from imagineart.reading.assembly.bonds import SIDES, bonds_of
from imagineart.reading.assembly.costumes import costumes_of
from imagineart.reading.assembly.figures import figures_of
from imagineart.reading.assembly.naming import noun_of
from imagineart.reading.assembly.phrasebook import tokens_of
from imagineart.reading.assembly.qualities import color_of, object_of
from imagineart.reading.assembly.remarks import remarks_on
from imagineart.reading.assembly.scenery import (
    background_of,
    festivals_in,
    is_front,
    is_sky,
    led_to,
    place_named,
)
from imagineart.reading.assembly.writing import texts_of
from imagineart.reading.marked import Marked
from imagineart.world.nouns import all_nouns
from imagineart.world.nouns import noun_of as known_noun
from imagineart.world.places import Place, family_of
from imagineart.world.vocabulary import singular

MOST_PROPS = 3  # of a festive occasion that names no things itself
WITHIN = ("in", "on", "through", "across", "among")
"""How things stand to a place that they are at."""
AT = ("at",)
"""What leads to a place, whatever its name."""
BARE = ("logo", "icon", "sticker", "emblem", "badge")
"""Forms without a place around them."""
DESIGN = (("design",), ("concept",), ("mark",))
"""Words behind such a form."""


def assemble(marked: Marked) -> Plan:
    """The plan that a marked prompt states."""
    surfaces = tuple(_surfaces(marked, _has_place(marked)))
    figures = figures_of(_without(marked, surfaces))
    stated = tuple(object_of(figures, figure) for figure in figures.all)
    bonds, excluded = bonds_of(figures), dict(_excluded(marked))
    costumes = tuple(costumes_of(figures, bonds, tuple(excluded)))
    added = (*(item for item, _ in costumes), *_festive(marked, stated))
    objects = (*stated, *added) if stated or added else tuple(_emblem(marked))
    relations = (*bonds, *(bond for _, bond in costumes))
    background = background_of(marked, surfaces, bool(objects))
    kind = mode.kind_of(marked) or _usual_kind(stated, background.setting)
    texts = texts_of(figures, kind)
    place = place_named(marked, surfaces[0]) if surfaces else None
    style = mode.style_of(marked)
    counted = frozenset(f.id for f in figures.all if f.amount and f.amount.exact)
    plan = Plan(
        prompt=marked.text,
        kind=kind,
        style=style or ("poster" if kind == "poster" else mode.DEFAULT_STYLE),
        mood=mode.mood_of(marked),
        aspect=mode.aspect_of(marked),
        closed=mode.is_closed(marked),
        bare=_is_bare(marked),
        palette=tuple(_palette(marked)),
        light=mode.light_of(marked, place),
        camera=mode.camera_of(marked),
        background=background,
        objects=objects,
        relations=relations,
        texts=texts,
        exclusions=tuple(excluded),
        mentioned=tuple(dict.fromkeys(re.findall(r"\w+", marked.text.lower()))),
        checks=make_checks(objects, counted, relations, texts, excluded),
        sources=dict(_sources(marked, style, kind)),
    )
    return plan.revised(trace=remarks_on(figures, plan))


def _has_place(marked: Marked) -> bool:
    """Whether a place is named, and not but the sky over it."""
    places = (at for at, span in enumerate(marked.spans) if span.role == "place")
    return any(not is_sky(marked, at) for at in places)


def _surfaces(marked: Marked, placed: bool) -> Iterator[int]:
    """Things that are only named as the ground or the surroundings of others. `placed`: whether a
    place is named besides, so that only those are left that are no things at all."""
    bare = _is_bare(marked)
    for at, span in enumerate(marked.spans):
        shown = bare and singular(marked.words(at).lower()) in all_nouns()
        place = place_named(marked, at) if span.role == "thing" and not shown else None
        if place and placed and not _is_bare_land(marked, at, place):
            continue
        if place and (_is_around(marked, at, place) or _is_backing(marked, at, place)):
            yield at


def _is_bare_land(marked: Marked, at: int, place: Place) -> bool:
    """Whether it is open land that nothing stands to, and no thing at all: "lavender fields"."""
    said = any(arc.target == at and arc.tie != "head" for arc in marked.arcs)
    known = singular(marked.words(at).lower()) in all_nouns()
    return family_of(place.family).land and not (said or known)


def _is_backing(marked: Marked, at: int, place: Place) -> bool:
    """Whether it is what one sees behind all others: an office, a forest, no house and no lake."""
    arcs = [arc for arc in marked.arcs if arc.target == at and arc.tie != "head"]
    behind = [a for a in arcs if (marked.spans[a.source].predicate, a.tie) == ("behind", "subject")]
    places = (marked.words(s) for s in marked.sources(at, "head") if marked.spans[s].role == "pos")
    far = any(SIDES.get(token) == "behind" for words in places for token in tokens_of(words))
    known = known_noun(singular(marked.words(at).lower()))
    seen = known.building or known.landform or family_of(place.family).ground == "water"
    return len(arcs) == len(behind) and bool(behind or far) and not (seen or place.only)


def _is_around(marked: Marked, at: int, place: Place) -> bool:
    """Whether it does nothing itself, and what stands to it stands on, in or at it."""
    arcs = [arc for arc in marked.arcs if arc.target == at and arc.tie != "head"]
    told = {marked.spans[source].role for source in marked.sources(at, "head")}
    if any(arc.tie == "subject" for arc in arcs) or not told.isdisjoint(("pos", "count", "arr")):
        return False
    led = led_to(marked, at, place.only or AT) or is_front(marked, at)
    if led and family_of(place.family).ground != "water":
        return True
    over = ("above", "below") if _is_city(marked, at) else ()
    if any(marked.spans[arc.source].predicate not in (*WITHIN, *over) for arc in arcs):
        return False
    words = (marked.words(arc.source).lower().split() for arc in arcs)
    said = all(not set(place.only).isdisjoint(word) for word in words)
    return not place.only or (bool(arcs) and said)


def _is_city(marked: Marked, at: int) -> bool:
    """Whether it is so large that what is over it is still there."""
    place = place_named(marked, at)
    return place is not None and place.family == "city" and not place.only


def _without(marked: Marked, surfaces: tuple[int, ...]) -> Marked:
    """The marks with those things as the place that they are."""
    spans = tuple(
        replace(span, role="place") if at in surfaces else span
        for at, span in enumerate(marked.spans)
    )
    return replace(marked, spans=spans)


def _usual_kind(objects: tuple[ObjectSpec, ...], setting: str) -> Kind:
    alone = len(objects) == 1 and objects[0].count == 1
    return "single" if alone and not setting else "scene"


def _emblem(marked: Marked) -> Iterator[ObjectSpec]:
    """What a logo without things shows: what its name or its trade is called after."""
    if not _is_bare(marked):
        return
    written = [s for s in marked.spans if s.role == "text"]
    named = (word for span in written for word in _words_in(marked.text, span.start, span.end))
    form = max(s.end for at, s in enumerate(marked.spans) if _is_mark(marked, at))
    other = (word for span in written for word in _words_in(marked.text, form, span.start))
    for start, word in (*reversed([*named]), *other):
        if (noun := singular(word.lower())) in all_nouns() and not known_noun(noun).building:
            span = (start, start + len(word))
            yield ObjectSpec(id="emblem", noun=noun, phrase=noun, origin="implied", span=span)
            return


def _words_in(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    return ((start + hit.start(), hit[0]) for hit in re.finditer(r"[^\W\d_]{3,}", text[start:end]))


def _is_bare(marked: Marked) -> bool:
    """Whether the picture is a mark without a place."""
    return any(_is_mark(marked, at) for at in range(len(marked.spans)))


def _is_mark(marked: Marked, at: int) -> bool:
    """Whether it asks for a mark: "logo", "sticker sheet", "flat logo design"."""
    role, words = marked.spans[at].role, marked.words(at).lower()
    if role == "form":
        return any(form in words for form in BARE)
    tokens = tokens_of(words)
    nouns = tokens[:-1] if tokens[-1:] in DESIGN else tokens
    return role == "look" and bool(nouns) and nouns[-1] in BARE


def _festive(marked: Marked, stated: tuple[ObjectSpec, ...]) -> Iterator[ObjectSpec]:
    """What belongs to a festive occasion that the prompt only names."""
    taken = {item.id for item in stated} | {item.noun for item in stated}
    for at, festival in festivals_in(marked):
        span = marked.spans[at].start, marked.spans[at].end
        for prop in festival.props[:MOST_PROPS]:
            slug = prop.replace(" ", "-")
            if not taken & {prop, slug, prop.rsplit(" ", 1)[-1]}:
                taken.add(slug)
                yield ObjectSpec(id=slug, noun=prop, phrase=prop, origin="implied", span=span)


def _palette(marked: Marked) -> Iterator[Color]:
    """Colours of the picture itself."""
    for at, span in enumerate(marked.spans):
        heads = [marked.spans[head].role for head in marked.targets(at, "head")]
        if span.role == "color" and all(role == "form" for role in heads):
            color = color_of(marked, at)
            if color:
                yield color


def _excluded(marked: Marked) -> Iterator[tuple[str, Span]]:
    """The nouns that must not appear."""
    for at, span in enumerate(marked.spans):
        if span.role == "not":
            yield noun_of(marked.words(at)), (span.start, span.end)


def _sources(marked: Marked, style: str, kind: Kind) -> Iterator[tuple[str, Source]]:
    """Where the plan's own fields come from, as far as the prompt says anything of them."""
    said = {
        "style": style or kind == "poster",
        "mood": mode.mood_of(marked),
        "aspect": mode.aspect_of(marked),
        "closed": mode.is_closed(marked),
    }
    return ((field, Source()) for field, stated in said.items() if stated)
