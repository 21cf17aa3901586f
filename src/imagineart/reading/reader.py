"""What does a prompt ask for? From its words to a `Plan` without boxes.

    prompt ── quotes ──► strings to be written
           └► prose ── words ── spelling ── atmosphere ── parse ── phrases ── clauses ──► things,
              places and relations ──► plan, checks, trace

Nothing is guessed silently: what was read, corrected or not understood stands in the trace with the
span that it came from. Reading never fails: a prompt without any known word gives an empty plan.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import cast

from imagineart.color.names import parse as parse_color
from imagineart.plan.checks import make_checks
from imagineart.plan.plan import (
    Background,
    Camera,
    Color,
    Kind,
    Light,
    ObjectSpec,
    Plan,
    Predicate,
    Relation,
    Season,
    Source,
    Span,
    TimeOfDay,
    TraceEntry,
    Weather,
)
from imagineart.reading.atmosphere import Atmosphere, claim, read_atmosphere
from imagineart.reading.attributes import color_length, color_of, to_color
from imagineart.reading.clauses import read_clauses
from imagineart.reading.draft import Draft, Thing
from imagineart.reading.emoji import spelled_out
from imagineart.reading.lettering import make_texts
from imagineart.reading.listing import expand
from imagineart.reading.phrases import NounPhrase, elements
from imagineart.reading.quotes import Quote, blank, find_quotes
from imagineart.reading.restraint import action_after, is_bare, is_closed, is_entered, mentions
from imagineart.reading.roles import dress
from imagineart.reading.spelling import correct_all, foreign_sentences
from imagineart.reading.syntax import Word, is_latin, lower, parse, split
from imagineart.world.occasions import idioms
from imagineart.world.places import Place, family_of
from imagineart.world.vocabulary import vocabulary

DEFAULT_STYLE = "photographic"
MOST_THINGS = 60  # kinds of things of one picture

_TOKEN = re.compile(r"__\w+?__")  # "__BLANK__": no prompt
_SURROGATES = re.compile("[\ud800-\udfff]")
_SKIES = frozenset({"sky", "skies", "heavens", "heaven", "stars", "star", "moonlight"})
_SIDES: tuple[tuple[str, Predicate, str], ...] = (
    ("left", "left_of", "middle"),
    ("left", "left_of", "right"),
    ("middle", "left_of", "right"),
    ("top", "above", "bottom"),
    ("back", "behind", "front"),
)
_TOWARD: Mapping[str, Predicate] = {
    "left": "left_of",
    "right": "right_of",
    "top": "above",
    "bottom": "below",
    "back": "behind",
    "front": "in_front_of",
}


def read(prompt: str) -> Plan:
    """The plan that a prompt states: objects, relations, texts, background, checks.

    Lone surrogates, which no file can hold, are read as U+FFFD.
    """
    prompt = _SURROGATES.sub("\ufffd", prompt)
    quotes = find_quotes(prompt)
    prose = _TOKEN.sub(lambda match: " " * len(match.group()), blank(prompt, quotes))
    words, notes = _words(prose)
    claimed = claim(words)
    words = parse(words)
    spoken = [word for i, word in enumerate(words) if i not in claimed]
    draft = read_clauses(elements(spoken), bool(quotes))
    expand(draft)
    dress(draft)
    _reconcile(draft)
    notes += _bound(draft)
    atmosphere = _atmosphere(words, draft, prose)
    return _Assembly(prompt, quotes, draft, atmosphere, notes).plan()


def _words(prose: str) -> tuple[list[Word], list[TraceEntry]]:
    """The English words, corrected; and what was corrected or left out."""
    prose = _without_idioms(prose)
    words, unknown = spelled_out(split(prose))
    foreign = foreign_sentences(words)
    notes = [*_unread(words, foreign), *map(_unseen, unknown)]
    kept = [w for w in words if w.sentence not in foreign and is_latin(w.text) and _is_text(w)]
    meant = correct_all(kept, prose.isupper())
    for at, text in meant.items():
        message = f"{kept[at].raw!r} is taken for {text!r}"
        notes.append(TraceEntry(kind="noted", message=message, span=(kept[at].start, kept[at].end)))
    return [replace(w, text=meant.get(i, w.text)) for i, w in enumerate(kept)], notes


def _unseen(emoji: Word) -> TraceEntry:
    message = f"not understood (emoji): {emoji.raw}"
    return TraceEntry(kind="unread", message=message, span=(emoji.start, emoji.end))


def _bound(draft: Draft) -> Iterator[TraceEntry]:
    """Drop the things beyond `MOST_THINGS`, and say so."""
    dropped = draft.things[MOST_THINGS:]
    del draft.things[MOST_THINGS:]
    if dropped:
        message = f"too many things: {len(dropped)} beyond {MOST_THINGS} are left out"
        yield TraceEntry(kind="unread", message=message, span=dropped[0].span)


def _reconcile(draft: Draft) -> None:
    """What is both asked for and ruled out stays, with a note."""
    asked = [thing.noun for thing in draft.things]
    for noun in [no for no in draft.excluded if any(f" {one}".endswith(f" {no}") for one in asked)]:
        span = draft.excluded.pop(noun)
        draft.notes.append((f"{noun}: asked for and ruled out; it stays in the picture", span))


def _is_text(word: Word) -> bool:
    """A word or a mark that means something; no emoji, no stray symbol."""
    return word.text[0].isalnum() or word.text in "'s,.;:!?&+()/|-–—" or word.text == "'s"


def _without_idioms(prose: str) -> str:
    """The prose with what idioms mean in their place, so that "cats and dogs" are no animals."""
    low = lower(prose)
    for idiom, meaning in idioms().items():
        at = low.find(idiom)
        if at >= 0:
            end = at + len(idiom)
            prose = prose[:at] + meaning[: len(idiom)].ljust(len(idiom)) + prose[end:]
    return prose


def _unread(words: Sequence[Word], foreign: set[int]) -> Iterator[TraceEntry]:
    """One entry per sentence, or run of words, that is not understood."""
    run: list[Word] = []
    for word in [*words, None]:
        lost = word is not None and (word.sentence in foreign or not is_latin(word.text))
        if word is not None and lost and (not run or run[-1].sentence == word.sentence):
            run.append(word)
            continue
        if run:
            message = f"not understood (other language): {' '.join(w.raw for w in run)[:80]}"
            yield TraceEntry(kind="unread", message=message, span=(run[0].start, run[-1].end))
        run = [word] if word is not None and lost else []


def _atmosphere(words: Sequence[Word], draft: Draft, prose: str) -> Atmosphere:
    place = {word.index: i for i, word in enumerate(words)}
    own = [word for thing in draft.things for word in thing.words]
    heads = {word.index for thing in draft.things for word in thing.words[-thing.name_length :]}
    of_places = [word for phrase, _ in draft.settings for word in phrase.described]
    return read_atmosphere(
        words,
        named=frozenset(place[word.index] for word in own if word.index in heads),
        described=frozenset(place[word.index] for word in own if word.index not in heads),
        denied=frozenset(place[index] for index in draft.denied if index in place),
        placing=frozenset(place[word.index] for word in of_places if word.index in place),
        prose=prose,
    )


class _Assembly:
    """The parts of a plan, made from what was read."""

    def __init__(
        self,
        prompt: str,
        quotes: list[Quote],
        draft: Draft,
        atmosphere: Atmosphere,
        notes: Sequence[TraceEntry],
    ) -> None:
        self.prompt = prompt
        self.quotes = quotes
        self.draft = draft
        self.air = atmosphere
        self.notes = notes
        self.ids = _ids(draft.things)
        self.things = {self.ids[id(thing)]: thing for thing in draft.things}

    def plan(self) -> Plan:
        """Everything put together."""
        kind = self._kind()
        background = self._background()
        objects = tuple(self._object(name, thing) for name, thing in self.things.items())
        relations = self._relations()
        texts = make_texts(
            self.prompt, blank(self.prompt, self.quotes), self.quotes, self.things, kind
        )
        counted = frozenset(name for name, thing in self.things.items() if thing.exact)
        stated = [rel for rel, sure in relations if sure]
        return Plan(
            prompt=self.prompt,
            kind=kind,
            style=self.air.style or ("poster" if kind == "poster" else DEFAULT_STYLE),
            mood=self.air.mood,
            aspect=self.air.aspect,
            closed=self.air.closed or is_closed(self.prompt, texts),
            bare=is_bare(self.prompt, texts),
            light=self._light(),
            camera=self._camera(),
            background=background,
            objects=objects,
            relations=tuple(rel for rel, _ in relations),
            texts=texts,
            exclusions=tuple(self.draft.excluded),
            mentioned=mentions(self.prompt),
            checks=make_checks(objects, counted, stated, texts, self.draft.excluded),
            trace=tuple(self._trace(background)),
            sources=self._sources(kind),
        )

    def _sources(self, kind: Kind) -> dict[str, Source]:
        """Where the plan's own fields come from, as far as the prompt says anything of them."""
        said = {
            "style": self.air.style or kind == "poster",
            "mood": self.air.mood,
            "aspect": self.air.aspect,
            "closed": self.air.closed,
        }
        return {field: Source() for field, stated in said.items() if stated}

    def _light(self) -> Light:
        light = self.air.light(self._time())
        if self.air.time:
            return light.revised(sources={"time_of_day": Source()})
        return light

    def _camera(self) -> Camera:
        camera = self.air.camera()
        return camera.revised(origin="stated") if self.air.shot else camera

    def _object(self, name: str, thing: Thing) -> ObjectSpec:
        return ObjectSpec(
            id=name,
            noun=thing.noun,
            phrase=thing.phrase,
            modifiers=tuple(dict.fromkeys(thing.modifiers)),
            count=thing.count,
            arrangement=thing.arrangement or ("row" if thing.count <= 4 else "scatter"),
            colors=tuple(thing.colors),
            material=thing.material,
            pattern=thing.pattern,
            size=thing.size,
            pose=thing.pose,
            expression=thing.expression,
            glowing=not vocabulary().set_of("glowing").isdisjoint(thing.phrase.lower().split()),
            transparent=thing.material == "glass",
            action="" if thing.implied else action_after(self.prompt, thing.span[1]),
            required=tuple(dict.fromkeys(fact for fact in thing.required if fact)),
            origin="implied" if thing.implied else "stated",
            span=thing.span,
        )

    def _relations(self) -> list[tuple[Relation, bool]]:
        """(relation, whether it is stated) of all bonds and places in the picture."""
        known = [bond for bond in self.draft.bonds if self._has(bond.subject, bond.object)]
        found = [
            (
                self._relation(bond.subject, bond.predicate, bond.object, bond.span, bond.which),
                bond.stated,
            )
            for bond in known
        ]
        found += [(relation, True) for relation in (*self._from_places(), *self._from_rows())]
        return list({(r.subject, r.predicate, r.object): (r, sure) for r, sure in found}.values())

    def _has(self, *things: Thing) -> bool:
        return all(id(thing) in self.ids for thing in things)

    def _relation(
        self, one: Thing, predicate: Predicate, two: Thing, span: Span, which: int | None = None
    ) -> Relation:
        return Relation(
            subject=self.ids[id(one)],
            predicate=predicate,
            object=self.ids[id(two)],
            which=which,
            span=span,
        )

    def _from_places(self) -> Iterator[Relation]:
        """ "a cube on the left and a sphere on the right", "a barn in the background"."""
        placed = [thing for thing in self.draft.things if thing.place]
        borne = {
            id(b.object)
            for b in self.draft.bonds
            if b.predicate in ("wearing", "holding", "riding")
        }
        borne |= {id(b.subject) for b in self.draft.bonds if b.predicate in ("in", "on")}
        free = [t for t in self.draft.things if not t.place and id(t) not in borne]
        for first, predicate, second in _SIDES:
            for one in (thing for thing in placed if thing.place == first):
                for two in (thing for thing in placed if thing.place == second):
                    yield self._relation(one, predicate, two, one.span)
        for one in placed if len(placed) == 1 and one_side(placed[0]) else []:
            for two in free:
                yield self._relation(one, _TOWARD[one.place], two, one.span)

    def _from_rows(self) -> Iterator[Relation]:
        """ "a spoon, a fork and a knife from left to right"."""
        for sentence, span in self.draft.rows:
            row = [t for t in self.draft.things if t.words and t.words[-1].sentence == sentence]
            for one, two in pairwise(row):
                yield self._relation(one, "left_of", two, span)

    def _kind(self) -> Kind:
        kinds = vocabulary().phrases["kinds"]
        images = {" ".join(w.text for w in (*i.described, *i.named)) for i in self.draft.images}
        said = {
            hit.meaning for hit in self.air.hits if hit.table == "kinds" and self._titles(hit.text)
        }
        kind: Kind
        for kind in ("poster", "pattern", "portrait"):
            if kind in said or any(_ends_with(image, kinds[kind]) for image in images):
                return kind
        things = self.draft.things
        alone = len(things) == 1 and things[0].count == 1
        return "single" if alone and not self._place()[1] else "scene"

    def _titles(self, text: str) -> bool:
        """Whether a word for a kind of picture names no thing in it."""
        return not any(text.endswith(thing.noun) for thing in self.draft.things)

    def _place(self) -> tuple[NounPhrase | None, Place | None]:
        """The place that the background shows; sky only if there is no other."""
        scenes = [(phrase, scene) for phrase, scene in self.draft.settings if scene]
        firm = [pair for pair in scenes if not family_of(pair[1].family).heavens]
        if firm or scenes:
            return (firm or scenes)[0]
        return self.draft.settings[0] if self.draft.settings else (None, None)

    def _background(self) -> Background:
        phrase, scene = self._place()
        sky = self._sky(scene)
        palette = tuple(self._palette(skyless=sky is not None)) or _own_color(scene)
        weather = self.air.weather or (scene.weather if scene else "") or "clear"
        seasons = (place.season for _, place in self.draft.settings if place)
        season = self.air.season or next(filter(None, seasons), "summer")
        return Background(
            family=scene.family if scene else self._family_of_air(),
            setting=self._words_of(phrase) if phrase else "",
            surface=_surface(phrase, scene),
            palette=palette,
            sky=sky,
            weather=cast(Weather, weather),
            season=cast(Season, season),
            entered=is_entered(self.prompt, phrase.span if phrase else None),
            origin="stated" if phrase else "usual",
            span=phrase.span if phrase else None,
            sources={
                field: Source() for field in ("weather", "season") if getattr(self.air, field)
            },
        )

    def _family_of_air(self) -> str:
        """The background where no place is named: open sky if only the hour or weather is."""
        outdoors = self.air.time in ("dawn", "sunset", "dusk") or self.air.weather not in (
            "",
            "clear",
        )
        if outdoors and not self.draft.settings:
            return "meadow" if self.draft.things else "sky"
        return "studio"

    def _words_of(self, phrase: NounPhrase) -> str:
        return self.prompt[phrase.span[0] : phrase.span[1]]

    def _sky(self, place: Place | None) -> Color | None:
        """The colour of the sky over another place: "in the desert under a pink sky"."""
        if place is None or family_of(place.family).heavens:
            return None
        skies = (phrase for phrase, scene in self.draft.settings if _is_sky(scene))
        return next((color for phrase in skies for color in _colors(phrase)), None)

    def _palette(self, *, skyless: bool) -> Iterator[Color]:
        """Colours asked for the place: "on a purple sea", "on a cream background".

        Those of a table are its surface's own, not the backdrop's.
        """
        places = (
            phrase
            for phrase, scene in self.draft.settings
            if not (_is_table(scene) or (skyless and _is_sky(scene)))
        )
        return (color for phrase in places for color in _colors(phrase))

    def _time(self) -> TimeOfDay:
        implied = next((s.time for _, s in self.draft.settings if s and s.time), "")
        return cast(TimeOfDay, self.air.time or implied or "noon")

    def _trace(self, background: Background) -> Iterator[TraceEntry]:
        yield from self.notes
        for thing in self.draft.things:
            number = f"{thing.count} × " if thing.count > 1 else ""
            yield TraceEntry(
                kind="read", message=f"object: {number}{thing.phrase}", span=thing.span
            )
        for bond in self.draft.bonds:
            message = f"relation: {bond.subject.noun} {bond.predicate} {bond.object.noun}"
            yield TraceEntry(kind="read", message=message, span=bond.span)
        if background.span:
            message = f"place: {background.setting} ({background.family})"
            yield TraceEntry(kind="read", message=message, span=background.span)
        for quote in self.quotes:
            message = f"text: {quote.string}"
            yield TraceEntry(kind="read", message=message, span=(quote.start, quote.end))
        for noun, span in self.draft.excluded.items():
            yield TraceEntry(kind="read", message=f"absent: {noun}", span=span)
        for message, span in self.draft.notes:
            yield TraceEntry(kind="noted", message=message, span=span)
        yield from self._trace_of_air()

    def _trace_of_air(self) -> Iterator[TraceEntry]:
        air = self.air
        if air.style:
            yield TraceEntry(kind="read", message=f"style: {air.style} ({air.style_words})")
        for name in ("mood", "time", "season", "weather", "shot"):
            if value := getattr(air, name):
                yield TraceEntry(kind="read", message=f"{name}: {value}")
        if air.aspect:
            yield TraceEntry(kind="read", message=f"shape: {air.aspect}")
        if air.closed:
            yield TraceEntry(kind="read", message="nothing is to be added to the scene")


def one_side(thing: Thing) -> bool:
    """Whether a thing is placed on one side, so that the others are on the other."""
    return thing.place in _TOWARD


def _ends_with(image: str, names: Sequence[str]) -> bool:
    return any(f" {image}".endswith(f" {name}") for name in names)


def _is_table(scene: Place | None) -> bool:
    return scene is not None and scene.family == "table"


def _own_color(scene: Place | None) -> tuple[Color, ...]:
    """The colour that a place is known for, if it has one: the sand of Mars is red."""
    named = parse_color(scene.wall) if scene else None
    return (to_color(named, None),) if named else ()


def _is_sky(scene: Place | None) -> bool:
    return scene is not None and scene.name.rsplit(" ", 1)[-1] in _SKIES


def _surface(phrase: NounPhrase | None, scene: Place | None) -> str:
    """What things stand on: the material that the prompt gives it, else what is usual there."""
    if scene is None or phrase is None:
        return ""
    if not family_of(scene.family).material:
        return scene.surface
    materials = vocabulary().materials
    words = [word.text for word in (*phrase.described, *phrase.named)]
    said = next((materials[word] for word in words if word in materials), "") or scene.surface
    color = next(_colors(phrase), None) if scene.family == "table" else None
    return f"{color.name} {said}" if color else said


def _colors(phrase: NounPhrase) -> Iterator[Color]:
    """The colours that the words of a place name."""
    words, at = phrase.described, 0
    while at < len(words):
        length = color_length(words, at)
        color = color_of(words[at : at + length]) if length else None
        if color:
            yield color
        at += max(1, length)


def _ids(things: Sequence[Thing]) -> dict[int, str]:
    """An id for each thing: its noun, numbered from the second of a kind on."""
    used: Counter[str] = Counter()
    found: dict[int, str] = {}
    for thing in things:
        slug = re.sub(r"[^a-z0-9]+", "-", thing.noun.lower()).strip("-")
        slug = slug if slug[:1].isalpha() else f"thing-{slug}".strip("-")
        used[slug] += 1
        found[id(thing)] = slug if used[slug] == 1 else f"{slug}-{used[slug]}"
    return found
