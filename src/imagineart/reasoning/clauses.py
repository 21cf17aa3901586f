"""Who does what to whom: from noun phrases and links to things and their relations.

The elements of a prompt are taken one after the other. The state is small: the *topic* of the
sentence, the things named *last*, and a *pending* connection that waits for its object:

    noun phrase   object of what is pending | joined by "and" to the last | new topic
    relation      pending, from the thing before it; from the topic after a comma or a verb
    verb          pending, from its subject as the parse has it, else the topic
    "no"          everything up to the next clause is excluded

What a noun phrase is (a thing, a place, a part of something, "a photo", "sunset") is decided by the
knowledge and by what is pending. A place ends up behind the things instead of among them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from imagineart.reasoning import knowledge
from imagineart.reasoning.attributes import describe, mentions, pose_of
from imagineart.reasoning.draft import Draft, Thing
from imagineart.reasoning.phrases import (
    ANAPHORS,
    POSSESSIVES,
    Element,
    Link,
    NounPhrase,
    verb_of,
)
from imagineart.reasoning.plan import Arrangement, Predicate, Span
from imagineart.reasoning.spelling import is_word
from imagineart.reasoning.syntax import Word
from imagineart.reasoning.vocabulary import is_color, singular, vocabulary

_PREDICATES = frozenset(get_args(Predicate))
_PARTICLES = frozenset({"at", "to", "up", "down", "off", "out of", "after", "toward", "towards"})
_STICKY = frozenset({"holding", "wearing", "with", "filled", "contains", "in_clothes", "between"})
_SPATIAL = frozenset({"on", "next_to", "behind", "in_front_of", "left_of", "right_of", "under"})
_SPATIAL |= frozenset({"above", "below", "between"})
_OWN = frozenset({"with", "of", "made_of", "covered", "in_clothes", "filled", "topped"})
_DISTRIBUTED = frozenset({"next_to", "facing", "chasing", "behind", "in_front_of", "left_of"})
_DISTRIBUTED |= frozenset({"right_of", "above", "below", "surrounded", "topped", "covered"})
_ACTS = frozenset({"holding", "wearing", "riding", "chasing", "facing"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ORDERS = frozenset(
    [
        "draw",
        "create",
        "show",
        "make",
        "generate",
        "paint",
        "imagine",
        "want",
        "give",
        "see",
        "need",
        "render",
    ]
)
_ORDERS |= frozenset(
    [
        "depict",
        "design",
        "illustrate",
        "picture",
        "visualize",
        "visualise",
        "produce",
        "like",
        "have",
    ]
)
_SHOWS = frozenset(
    ["show", "depict", "feature", "display", "contain", "illustrate", "portray", "present"]
)
_ABSTRACT = ("ness", "ity", "tion", "sion", "ism", "ment", "ship", "ance", "ence", "hood")
_FURNITURE = frozenset(
    {
        "picnic blanket",
        "blanket",
        "rug",
        "carpet",
        "mat",
        "tablecloth",
        "counter",
        "table",
        "desk",
        "shelf",
        "bed",
        "couch",
        "bench",
        "chair",
        "plate",
        "tray",
    }
)
_CLOTHES: tuple[str, ...] = (
    "t-shirt",
    "coat",
    "dress",
    "jeans",
    "scarf",
    "gloves",
    "socks",
    "shorts",
    "bikini",
    "tie",
)
_CLOTHES += (
    "glasses",
    "goggles",
    "sun hat",
    "top hat",
    "cap",
    "crown",
    "shoe",
    "boot",
    "high heel",
)
_CLOTHES += ("graduation cap", "sunglasses", "sneaker", "headphones", "backpack", "medal", "ring")
_CLOTHES += ("watch", "graduation_cap", "boxing glove")
_BODY = frozenset(
    [
        "chest",
        "head",
        "back",
        "face",
        "neck",
        "shoulder",
        "hand",
        "arm",
        "leg",
        "lap",
        "nose",
        "ear",
        "forehead",
    ]
)
_INDOORS = frozenset({"room", "kitchen", "stage"})
_FROM_OUTSIDE = frozenset({"over", "above", "in front of", "outside", "outside of", "behind"})
_FROM_OUTSIDE |= frozenset({"next to", "beside", "near", "opposite", "past", "across from"})
_ARRANGED: dict[str, Arrangement] = {"stack": "stack", "pile": "stack", "line": "row"}
_AROUND = 6  # things around another when the number is left open
_PLURAL_CONTENT = 5  # things in "a bowl of cherries"


@dataclass(frozen=True)
class Pending:
    """A connection from `subjects` that waits for its object. `text`: the words that made it."""

    subjects: tuple[Thing, ...]
    meaning: str
    text: str
    span: Span
    passive: bool = False
    stated: bool = True


@dataclass(frozen=True)
class Measure:
    """ "a row of", "a slice of": what is said of the noun that follows."""

    noun: str
    phrase: NounPhrase


@dataclass
class _State:
    """What the sentence has said so far."""

    topic: list[Thing] = field(default_factory=list)
    last: list[Thing] = field(default_factory=list)
    pending: Pending | None = None
    open: Pending | None = None  # the connection that `last` is the object of
    actors: list[Thing] = field(default_factory=list)  # subject of the latest verb or "is"
    fronted: Pending | None = None  # "behind it is …": waits for its subject
    landmark: list[Thing] = field(default_factory=list)  # object of the fronted connection
    joined: bool = False
    comma: bool = False
    comma_list: bool = False  # whether the last of several things was joined by a comma alone
    copula: bool = False
    denying: bool = False
    denied: bool = False  # whether the negation has met its noun
    at_place: bool = False  # whether the latest noun phrase named a place
    instead: bool = False  # after "not …, but"
    place: str = ""
    measure: Measure | None = None
    measured: tuple[bool, bool] = (False, False)  # `joined` and `comma` before the measure
    previous: Element | None = None
    named: int = 0  # noun phrases so far


def read_clauses(elements: Sequence[Element], has_texts: bool = False) -> Draft:
    """The things, places and relations that the elements tell of."""
    reader = _Clauses(has_texts)
    for at, element in enumerate(elements):
        following = elements[at + 1] if at + 1 < len(elements) else None
        reader.take(element, following)
    return reader.draft


class _Clauses:
    def __init__(self, has_texts: bool) -> None:
        self.draft = Draft()
        self.has_texts = has_texts
        self.now = _State()
        self.story: list[Thing] = []  # topic of the sentence before
        self.sentence = -1
        self.divided: list[Thing] = []  # things of which some were told apart
        self.following: Element | None = None

    def take(self, element: Element, following: Element | None) -> None:
        """Read one element; `following` is the next one."""
        if element.sentence != self.sentence:
            self._begin_sentence(element.sentence)
        self.following = following
        if isinstance(element, NounPhrase):
            self.now.at_place = False
            self._take_phrase(element)
            self.now.named += 1
        else:
            self._take_link(element)
        self.now.previous = element

    def _begin_sentence(self, number: int) -> None:
        self.story = self.now.topic or self.story
        self.now = _State()
        self.sentence = number

    # Links

    def _take_link(self, link: Link) -> None:
        if self.now.denied and link.kind in ("relation", "verb", "who") and link.meaning != "of":
            self.now.denying = self.now.denied = False
        if self.now.denying:
            self.draft.denied.update(word.index for word in link.words)
        handlers = {
            "relation": self._take_relation,
            "place": self._take_place,
            "verb": self._take_verb,
            "be": self._take_be,
            "no": self._take_no,
            "adjective": self._take_adjective,
        }
        if link.text == "but":
            self.now.instead, self.now.denying = self.now.denying or self.now.denied, False
        elif link.kind in handlers:
            handlers[link.kind](link)
        elif link.kind in ("and", "comma"):
            self.now.comma = link.kind == "comma"
            self.now.joined = True

    def _take_relation(self, link: Link) -> None:
        now = self.now
        if link.text == "by" and now.pending and self._after_participle():
            now.pending = replace(now.pending, passive=True, stated=True)
            return
        if now.pending and link.text in _PARTICLES and isinstance(now.previous, Link):
            return
        if now.measure and link.meaning == "of":
            now.joined, now.comma = now.measured
            return
        subjects = self._subjects_of(link)
        pending = Pending(tuple(subjects), link.meaning, link.text, _span(link))
        if not subjects and not now.named and not self.now.measure:
            now.fronted = pending
        now.pending, now.joined, now.comma, now.copula = pending, False, False, False

    def _after_participle(self) -> bool:
        previous = self.now.previous
        return isinstance(previous, Link) and previous.words[0].tag in ("VBN", "VBD")

    def _subjects_of(self, link: Link) -> list[Thing]:
        """Whose relation this is."""
        now = self.now
        if isinstance(now.previous, Link) and now.previous.kind in ("verb", "be", "other"):
            return now.actors or now.topic or now.last
        if now.joined:
            return now.topic or now.last
        if now.at_place and link.meaning in _OWN:
            return []
        if now.last and (link.meaning in _OWN or now.comma_list):
            return now.last[-1:]
        pronoun = isinstance(self.following, NounPhrase) and self.following.is_pronoun
        if self._carries() and now.open and not pronoun:
            return list(now.open.subjects)
        return now.last or now.topic

    def _carries(self) -> bool:
        """Whether `last` is a thing that something wears, holds or has with it."""
        if any(thing.is_animate for thing in self.now.last):
            return False
        return self.now.open is not None and self.now.open.meaning in _STICKY - {"between"}

    def _take_place(self, link: Link) -> None:
        things = self.now.actors or self.now.last or self.now.topic
        if link.meaning == "sequence":
            self.draft.rows.append((self.sentence, _span(link)))
            return
        if not things or (not self.now.named):
            self.now.place = link.meaning
        for thing in self.now.last or things:
            thing.place = thing.place or link.meaning

    def _take_verb(self, link: Link) -> None:
        now, word = self.now, link.words[0]
        if not now.named and not self.story and link.meaning in _ORDERS:
            return
        now.actors = self._actors_of(link)
        pose = pose_of(word)
        for thing in now.actors:
            thing.pose = thing.pose or pose
            thing.arrangement = thing.arrangement or _ARRANGED.get(word.lemma)
        passive = word.tag in ("VBN", "VBD") and self._is_followed_by("by")
        meaning = vocabulary().verbs.get(link.meaning, "next_to")
        subjects = tuple(now.actors)
        loose = meaning == "next_to"
        now.pending = Pending(subjects, meaning, link.text, _span(link), passive, not loose)
        if word.tag == "VBN" and not passive:
            now.pending = None
        now.joined = now.comma = now.copula = False

    def _is_followed_by(self, text: str) -> bool:
        return isinstance(self.following, Link) and self.following.text == text

    def _actors_of(self, link: Link) -> list[Thing]:
        """The subject of a verb: as parsed if that is plausible, else by position."""
        now = self.now
        if isinstance(now.previous, Link) and now.previous.kind == "who":
            return now.last
        if isinstance(now.previous, Link) and now.previous.kind == "be" and now.actors:
            return now.actors
        if now.joined and not now.last:
            return now.actors or now.topic
        if now.joined:
            return now.actors if now.actors and not now.comma else now.topic or now.last
        near = self._parsed_subject(link.words[0]) or self._near_subject(link)
        acts = vocabulary().verbs.get(link.meaning) in _ACTS
        if link.words[0].tag == "VBN":
            return near
        lifeless = near and not near[0].is_animate
        if lifeless and self._carries() and now.open:
            return list(now.open.subjects)
        if lifeless and acts and any(thing.is_animate for thing in now.topic):
            return now.topic
        return near

    def _near_subject(self, link: Link) -> list[Thing]:
        now = self.now
        finite = link.words[0].tag in ("VBZ", "VBP", "VBD")
        return (now.topic or now.last) if finite else (now.last or now.topic)

    def _parsed_subject(self, verb: Word) -> list[Thing]:
        """The latest or the topic's things, if the parse makes one of them the subject."""
        for things in (self.now.last, self.now.topic):
            words = [word for thing in things for word in thing.words]
            if any(word.head == verb.index and word.dep.startswith("nsubj") for word in words):
                return things
            if verb.dep in ("acl", "relcl") and any(word.index == verb.head for word in words):
                return things
        return []

    def _take_be(self, link: Link) -> None:
        now = self.now
        relative = isinstance(now.previous, Link) and now.previous.kind == "who"
        parsed = self._parsed_subject(link.words[0])
        now.actors = now.last if relative else parsed or now.topic or now.last
        now.copula, now.joined, now.comma = True, False, False
        now.pending = None

    def _take_no(self, link: Link) -> None:
        self.now.denying, self.now.denied = True, False
        self.now.joined = self.now.comma = False
        if link.text.startswith(("with", "has", "have")):
            self.now.pending = None

    def _take_adjective(self, link: Link) -> None:
        now = self.now
        if now.denying:
            self.draft.notes.append((f"denied: {link.text}", _span(link)))
            now.denying = False
            return
        things = now.actors if now.copula or not now.last else now.last[-1:]
        if (
            now.pending
            and now.pending.meaning in ("in", "made_of")
            and is_color(link.words[-1].text)
        ):
            things = list(now.pending.subjects) or things
        for thing in things:
            describe(thing, link.words)

    # Noun phrases

    def _take_phrase(self, phrase: NounPhrase) -> None:
        if self._is_denied(phrase):
            self._exclude(phrase)
        elif not any(read(phrase) for read in self._readings()):
            self._bind(self._things_of(phrase), phrase)
        self.now.joined = self.now.comma = False

    def _readings(self) -> tuple[Callable[[NounPhrase], bool], ...]:
        """What a noun phrase may be other than a thing; the first that fits is taken."""
        return (
            self._as_anaphor,
            self._as_image,
            self._as_measure,
            self._as_arrangement,
            self._as_text,
            self._as_color,
            self._as_part,
            self._as_place,
            self._as_material,
            self._as_content,
            self._as_predicate,
            self._as_nothing,
        )

    def _is_denied(self, phrase: NounPhrase) -> bool:
        """Whether the negation still holds: it ends where a list with articles goes on."""
        now = self.now
        own = phrase.determiner in ("a", "an", "the") or (phrase.count and phrase.count.exact)
        if now.denying and now.joined and own:
            now.denying = now.denied = False
        return now.denying

    def _exclude(self, phrase: NounPhrase) -> None:
        words = (*phrase.described, *phrase.named)
        self.draft.denied.update(word.index for word in words)
        self.now.denied = True
        if phrase.noun not in ANAPHORS and not phrase.is_pronoun:
            self.draft.exclude(phrase.noun, phrase.span)

    def _as_anaphor(self, phrase: NounPhrase) -> bool:
        """ "one", "the other": one of the things before, or another of their kind."""
        colored = phrase.count is not None and phrase.count.value == 1 and is_color(phrase.noun)
        if colored and any(t.count > 1 or t in self.divided for t in self.now.topic):
            phrase = replace(phrase, noun="one", described=phrase.named)
        if phrase.noun not in ANAPHORS:
            return False
        recent = self.now.topic or self.now.last or self.story or self.draft.things[-1:]
        base = next(iter(recent), None)
        of_them = phrase.head.text in ("them", "these", "those")
        if base is None or phrase.determiner == "each":
            return True
        if phrase.noun in ("other", "others") and phrase.determiner == "the":
            base = next(
                (thing for thing in self.draft.called(base.noun) if thing is not base), base
            )
        several = base.count > 1 or base in self.divided
        if several and phrase.count and (phrase.described or of_them):
            self._bind([self._split(base, phrase)], phrase)
        elif self.now.instead:
            describe(base, phrase.described)
        elif phrase.determiner in ("a", "an", "another") or (phrase.count and base.count == 1):
            self._bind([self._like(base, phrase)], phrase)
        else:
            base.required.append(_text(phrase.described))
            self.now.topic = self.now.last = [base]
            self.now.actors = []
        return True

    def _split(self, base: Thing, phrase: NounPhrase) -> Thing:
        """Take some of the base's instances as a thing of their own."""
        taken = min(phrase.count.value if phrase.count else 1, base.count)
        part = self._like(base, phrase)
        part.count, part.exact = taken, base.exact
        self.divided.append(base)
        base.count -= taken
        if base.count <= 0:
            self._drop(base, part)
        return part

    def _drop(self, base: Thing, heir: Thing) -> None:
        base.count = 1
        self.draft.things = [thing for thing in self.draft.things if thing is not base]
        for things in (self.now.topic, self.now.last):
            things[:] = [heir if thing is base else thing for thing in things]

    def _like(self, base: Thing, phrase: NounPhrase) -> Thing:
        """Another thing of the base's kind, as the phrase describes it."""
        thing = Thing(base.noun, base.noun, phrase.span, words=list(phrase.named))
        thing.exact = bool(phrase.count and phrase.count.exact)
        describe(thing, phrase.described)
        thing.phrase = _text(phrase.described, base.noun)
        self.draft.things.append(thing)
        return thing

    def _as_image(self, phrase: NounPhrase) -> bool:
        """ "a photo of": the picture itself, not a thing in it."""
        meta = frozenset(vocabulary().phrases["meta"])
        text = _text(phrase.named)
        if text not in meta and phrase.noun not in meta:
            return False
        if self.draft.things or self._waits():
            return self._as_last_image(phrase)
        after = self.following
        plain = after is None or (
            isinstance(after, Link) and after.kind in ("comma", "stop", "and")
        )
        link = isinstance(after, Link) and (
            after.meaning in ("of", "with", "made_of") or verb_of(after.words[0]) in _SHOWS
        )
        titled = isinstance(after, Link) and after.text in (
            "for",
            "about",
            "in",
            "from",
            "featuring",
        )
        if not (plain or link or titled or isinstance(after, NounPhrase)):
            return False
        if plain and phrase.noun in knowledge.nouns() and self.now.named and not self.draft.images:
            return False
        self.draft.images.append(phrase)
        self.now.pending = None
        return True

    def _as_last_image(self, phrase: NounPhrase) -> bool:
        """ "…, high-contrast painting" at the end of a list."""
        after = self.following
        ends = after is None or (isinstance(after, Link) and after.kind in ("comma", "stop"))
        bare = not phrase.determiner and not phrase.count and not phrase.plural
        if not (ends and bare and self.now.comma):
            return False
        self.draft.images.append(phrase)
        return True

    def _waits(self) -> bool:
        return self.now.pending is not None and bool(self.now.pending.subjects)

    def _as_measure(self, phrase: NounPhrase) -> bool:
        """ "a row of", "two slices of"."""
        listed = vocabulary().set_of("collectives") | vocabulary().set_of("units")
        if phrase.head.text not in listed and phrase.noun not in listed:
            return False
        if not self._is_followed_by("of"):
            return False
        self.now.measured = self.now.joined, self.now.comma
        self.now.measure = Measure(
            phrase.noun if phrase.noun in listed else phrase.head.text, phrase
        )
        return True

    def _as_arrangement(self, phrase: NounPhrase) -> bool:
        """ "six wolves in a circle"."""
        pending = self.now.pending
        table = vocabulary().words["collectives"]
        if not pending or pending.meaning not in ("in", "on") or phrase.noun not in table:
            return False
        if not any(thing.count > 1 for thing in pending.subjects):
            return False
        for thing in pending.subjects:
            thing.arrangement = table[phrase.noun][0]
        self.now.pending = None
        return True

    def _as_text(self, phrase: NounPhrase) -> bool:
        """ "the headline", "big letters": where a text stands."""
        listed = phrase.noun in vocabulary().set_of("text_nouns")
        if not listed or not (self.has_texts or phrase.noun not in knowledge.nouns()):
            return False
        self.now.pending = None
        return True

    def _as_color(self, phrase: NounPhrase) -> bool:
        """ "in gold", "the colour of lavender": said of the thing before."""
        pending = self.now.pending
        words = (*phrase.described, *phrase.named)
        plain = not (phrase.determiner or phrase.count or phrase.plural)
        opened = isinstance(self.now.previous, Link) and self.now.previous.text == "("
        if opened and plain and self.now.last and is_color(words[-1].text):
            describe(self.now.last[-1], words)
            return True
        named = pending and ("color" in pending.text or "colour" in pending.text)
        dyed = pending and pending.text in (
            "in",
            "painted",
            "colored",
            "coloured",
            "dyed",
            "painting",
        )
        if not pending or not plain or not (named or dyed) or not is_color(words[-1].text):
            return False
        if phrase.noun in knowledge.scenes() and not named:
            return False
        for thing in pending.subjects:
            describe(thing, words)
        self.now.pending = None
        return True

    def _as_place(self, phrase: NounPhrase) -> bool:
        """A place: it will be the background."""
        scene = self._scene_of(phrase) or self._unknown_place(phrase)
        is_backdrop = phrase.noun in ("background", "backdrop")
        if scene is None and not is_backdrop:
            return False
        if is_backdrop and not phrase.described and not self.now.copula and self.following is None:
            return True
        self.draft.settings.append((phrase, scene))
        pending = self.now.pending
        if pending and pending.subjects:
            self.now.last = list(pending.subjects)
        elif not self.draft.things or pending:
            self.now.last = []
        self.now.pending = self.now.fronted = self.now.open = None
        self.now.at_place = True
        return True

    def _unknown_place(self, phrase: NounPhrase) -> knowledge.Scene | None:
        """ "in Havana": a name after "in" that means nothing else."""
        inside = self.now.pending is not None and self.now.pending.text in ("in", "at", "from")
        name = phrase.head.raw[:1].isupper() and not phrase.determiner and not phrase.plural
        strange = not knowledge.is_known(phrase.noun) and phrase.noun not in knowledge.names()
        if not (inside and name and strange) or phrase.head.raw.isupper():
            return None
        return knowledge.Scene(phrase.noun, "street", "stone")

    def _scene_of(self, phrase: NounPhrase) -> knowledge.Scene | None:
        """The place that a phrase names here; None if it is a thing."""
        if phrase.determiner in _DEFINITE and any(self.draft.called(phrase.noun)):
            return None
        fitting = (scene for scene in _scenes(phrase) if self._fits(scene, phrase))
        scene = next(fitting, None)
        seen = self.now.pending and self.now.pending.text in _FROM_OUTSIDE
        if scene and seen and scene.family in _INDOORS and not scene.only:
            return replace(scene, family="street", surface="stone")
        deep = self.now.pending and self.now.pending.meaning in ("under", "below")
        if scene and deep and scene.family == "sea":
            return replace(scene, family="underwater", surface="sand")
        return scene

    def _fits(self, scene: knowledge.Scene, phrase: NounPhrase) -> bool:
        pending = self.now.pending
        if not scene.only:
            return self._is_placed(phrase) and not self._is_building(phrase)
        if not pending or phrase.count or pending.passive:
            return False
        after = self.following
        placed = any(other for _, other in self.draft.settings)
        stacked = isinstance(after, Link) and after.meaning == "on"
        if scene.family == "table" and (placed or stacked):
            return False
        return bool({pending.text, pending.meaning.replace("_", " ")} & set(scene.only))

    def _is_building(self, phrase: NounPhrase) -> bool:
        """ "a bakery on an island": seen from outside, a thing among others."""
        after = self.following
        outside = isinstance(after, Link) and after.kind == "relation" and after.meaning in _SPATIAL
        if not (outside and isinstance(after, Link)) or after.text in ("at", "to", "from", "for"):
            return False
        return phrase.noun in knowledge.nouns() and not self._waits()

    def _is_placed(self, phrase: NounPhrase) -> bool:
        """A place is none where something is done to it: "holding a garden"."""
        pending = self.now.pending
        return not (pending and pending.meaning in _ACTS and phrase.noun in knowledge.nouns())

    def _as_part(self, phrase: NounPhrase) -> bool:
        """ "with blue eyes", "on its head": belongs to the thing before."""
        pending = self.now.pending
        owned = phrase.determiner in POSSESSIVES and phrase.determiner not in ("my", "your", "our")
        said = pending and pending.meaning in ("with", "contains", "of") and pending.subjects
        bare = phrase.noun in vocabulary().set_of("nonthings")
        joined = self.now.joined and self.now.open and self.now.open.meaning == "with" and not bare
        listed = phrase.noun in vocabulary().set_of(
            "parts"
        ) or phrase.head.text in vocabulary().set_of("parts")
        if listed and (self._is_on_body(phrase) or self._is_idle_part(phrase)):
            self.now.pending, self.now.last = None, self.now.actors or self.now.last
            return True
        if not listed or not (owned or said or joined):
            return False
        source = pending if said else self.now.open if joined else None
        if source:
            self._add_part(source.subjects[-1], phrase)
            self.now.open, self.now.last = replace(source, meaning="with"), [source.subjects[-1]]
        self.now.pending = None
        return True

    def _is_on_body(self, phrase: NounPhrase) -> bool:
        """ "on the chest" of somebody who is there."""
        pending = self.now.pending
        near = pending and pending.meaning in ("on", "in", "next_to", "above", "under")
        known = any(self.draft.called(phrase.noun))
        bodies = any(thing.is_animate for thing in self.now.topic)
        return (
            bool(near and phrase.determiner == "the" and phrase.noun in _BODY and bodies)
            and not known
        )

    def _is_idle_part(self, phrase: NounPhrase) -> bool:
        """ "shaking hands": part of the action."""
        verb = self.now.previous
        acting = isinstance(verb, Link) and verb.kind == "verb"
        bare = not (phrase.determiner or phrase.described or phrase.count)
        return acting and bare and phrase.noun in _BODY

    def _add_part(self, owner: Thing, phrase: NounPhrase) -> None:
        text = _text((*phrase.described, *phrase.named))
        article = f"{phrase.count.value} " if phrase.count else ""
        owner.required.append(f"with {article}{text}")
        owner.phrase += f" with {article}{text}"
        if mentions(phrase.named, frozenset(vocabulary().patterns)):
            describe(owner, [word for word in phrase.named if word.text in vocabulary().patterns])
        elif phrase.head.text in ("pattern", "patterns", "print", "design"):
            describe(owner, [w for w in phrase.described if w.text in vocabulary().patterns])

    def _as_material(self, phrase: NounPhrase) -> bool:
        """ "made of ice", "shaped like a heart": what the thing before is like."""
        pending = self.now.pending
        if not pending or pending.meaning != "made_of" or not pending.subjects:
            return False
        words = (*phrase.described, *phrase.named)
        material = vocabulary().materials.get(phrase.head.text) or phrase.noun
        for thing in pending.subjects:
            if pending.text.split()[-1] in ("of", "from", "in") and "shape" not in pending.text:
                describe(thing, phrase.described)
                thing.material = material if material in vocabulary().words["materials"] else ""
            thing.phrase += f" {pending.text} {_text(words)}"
            thing.required.append(f"{pending.text} {_text(words)}")
        self.now.pending = None
        return True

    def _as_content(self, phrase: NounPhrase) -> bool:
        """ "a glass of milk", "a statue of a lion": not a thing of its own."""
        pending = self.now.pending
        if not pending or pending.meaning != "of" or not pending.subjects or self.now.measure:
            return False
        owner = pending.subjects[-1]
        counted = phrase.plural or (phrase.count is not None)
        if owner.noun in vocabulary().set_of("containers") and counted:
            inside = "on" if owner.noun in vocabulary().set_of("flats") else "in"
            content = self._new_thing(phrase)
            content.count = content.count if phrase.count else _PLURAL_CONTENT
            self.draft.add_bond([content], inside, [owner], pending.span)  # type: ignore[arg-type]
            owner.required.append(f"of {content.phrase}")
            self.now.open = replace(pending, subjects=(owner,), meaning="filled")
        else:
            article = f"{phrase.determiner} " if phrase.determiner else ""
            owner.phrase += f" of {article}{_text((*phrase.described, *phrase.named))}"
            owner.required.append(f"of {_text((*phrase.described, *phrase.named))}")
        self.now.pending = None
        return True

    def _as_predicate(self, phrase: NounPhrase) -> bool:
        """ "the man is a pirate": says what the subject is."""
        now = self.now
        after_be = isinstance(now.previous, Link) and now.previous.kind == "be"
        if not (after_be and now.actors and phrase.determiner in ("a", "an")) or now.landmark:
            return False
        for thing in now.actors:
            thing.required.append(f"is {_text((*phrase.described, *phrase.named))}")
            describe(thing, phrase.described)
        return True

    def _as_nothing(self, phrase: NounPhrase) -> bool:
        """ "sunset", "beauty", "love": no thing that could be drawn."""
        noun = phrase.noun
        named = noun in knowledge.nouns() and noun not in vocabulary().set_of("nonthings")
        abstract = noun in vocabulary().set_of("nonthings") or noun.endswith(_ABSTRACT)
        unreal = len(noun) < 2 or not any(letter.isalpha() for letter in noun)
        pending = self.now.pending
        if pending and pending.text == "in" and noun in ("sun", "shade", "dark", "light", "air"):
            named, abstract = False, True
        if named or phrase.is_pronoun or not (abstract or unreal):
            return False
        self.draft.unused.append(phrase)
        self.now.pending = None
        return True

    # Things

    def _things_of(self, phrase: NounPhrase) -> list[Thing]:
        """The things that a phrase means: known ones for pronouns and "the", else a new one."""
        if phrase.is_pronoun:
            return self._antecedents(phrase.noun)
        if phrase.determiner in _DEFINITE and (known := self._known(phrase)):
            return known
        return [self._new_thing(phrase)]

    def _known(self, phrase: NounPhrase) -> list[Thing]:
        """The thing named before that a definite phrase means again."""
        known = next(self.draft.called(phrase.noun), None)
        if known is None or self._is_other(known, phrase):
            return []
        if known.count > 1 and not phrase.plural and not phrase.count:
            known.required.append(_text((*phrase.described, *phrase.named)))
            return [replace(known, required=[], colors=[], modifiers=[])]
        describe(known, [word for word in phrase.described if word.text not in known.modifiers])
        known.words.extend(phrase.named)
        return [known]

    def _is_other(self, known: Thing, phrase: NounPhrase) -> bool:
        """ "the blue ball" is not the red one, "the man on the right" not the one on the left."""
        after = self.following
        if isinstance(after, Link) and after.kind == "place" and known.place:
            return after.meaning != known.place
        return bool(known.colors) and self._other_color(known, phrase)

    def _other_color(self, known: Thing, phrase: NounPhrase) -> bool:
        said = {word.text for word in phrase.described if is_color(word.text)}
        return bool(said) and not any(said & set(color.name.split()) for color in known.colors)

    def _antecedents(self, pronoun: str) -> list[Thing]:
        """What "it", "she" or "they" stands for."""
        busy = self.now.pending.subjects if self.now.pending else ()
        pools = (self.now.topic, self.story, self.draft.things[::-1])
        for pool in pools:
            fitting = [thing for thing in pool if _agrees(thing, pronoun) and thing not in busy]
            if fitting and pronoun in ("they", "them", "these", "those", "themselves"):
                return fitting if pool is not pools[2] else fitting[:1]
            if fitting:
                return fitting[:1]
        return self._all_of(busy) if pronoun in ("they", "them", "these", "those") else []

    def _all_of(self, busy: Sequence[Thing]) -> list[Thing]:
        """ "they" for several single things."""
        pool = self.now.topic or self.story or self.draft.things[-1:]
        return [thing for thing in pool if thing not in busy]

    def _new_thing(self, phrase: NounPhrase) -> Thing:
        noun = knowledge.names().get(phrase.noun) or _drawn_noun(phrase)
        counted = phrase.count is not None and not phrase.count.group
        if noun == "glasses" and (counted or self._is_followed_by("of")):
            noun = "glass"
        thing = Thing(
            noun=noun,
            phrase=_text(phrase.described, phrase.noun),
            span=phrase.span,
            plural=phrase.plural,
            words=[*phrase.described, *phrase.named],
            name_length=len(phrase.named),
        )
        _count(thing, phrase)
        self._measure(thing)
        describe(thing, phrase.described)
        thing.place, self.now.place = self.now.place, ""
        self.draft.things.append(thing)
        return thing

    def _measure(self, thing: Thing) -> None:
        """Apply "a row of", "two slices of"."""
        measure, self.now.measure = self.now.measure, None
        if measure is None:
            return
        group = vocabulary().words["collectives"].get(measure.noun)
        several = thing.plural or thing.noun in vocabulary().set_of("unchanging")
        if group and several:
            thing.arrangement = group[0]
            thing.count = thing.count if thing.exact else group[1]
        elif measure.phrase.count:
            thing.count, thing.exact = measure.phrase.count.value, measure.phrase.count.exact
        elif measure.phrase.plural:
            thing.count = vocabulary().words["plural"]
        if not (group and several):
            thing.modifiers.append(f"{measure.noun} of")

    # Relations

    def _bind(self, things: list[Thing], phrase: NounPhrase) -> None:
        """Connect the things to what is pending, to what they are joined with, or to nothing."""
        now = self.now
        if not things:
            now.pending = None
        elif now.fronted and now.pending is now.fronted:
            now.landmark, now.last, now.pending = things, things, None
        elif now.landmark and now.fronted and not now.joined:
            self._connect(replace(now.fronted, subjects=tuple(things)), now.landmark)
            now.topic = now.last = things
            now.landmark, now.fronted = [], None
        elif now.pending and now.pending.subjects:
            self._lift_companion(things)
            self._connect(now.pending, things)
            now.open, now.last, now.pending = _resolved(now.pending, things), things, None
        elif now.joined and now.last:
            self._coordinate(things, phrase)
        else:
            now.topic, now.last, now.pending, now.open = things, things, None, None

    def _lift_companion(self, things: list[Thing]) -> None:
        """ "eating pizza with his dog": the dog is with the eater."""
        now, pending = self.now, self.now.pending
        lifeless = pending and pending.meaning == "with" and not pending.subjects[0].is_animate
        if pending and lifeless and self._carries() and now.open and things[0].is_animate:
            now.pending = replace(pending, subjects=now.open.subjects)

    def _coordinate(self, things: list[Thing], phrase: NounPhrase) -> None:
        """ "A on B and C": C joins B where the connection goes on, else A."""
        now = self.now
        now.comma_list = now.comma
        if now.open and self._goes_on(now.open, phrase):
            self._connect(now.open, things)
            now.last = [*now.last, *things]
        elif now.actors:
            now.topic, now.last, now.open, now.actors = things, things, None, []
        elif now.open:
            now.topic, now.last, now.open = [*now.topic, *things], things, None
        else:
            grown = [*now.last, *things]
            now.topic = grown if now.last == now.topic or not now.topic else [*now.topic, *things]
            now.last = grown

    def _goes_on(self, connection: Pending, phrase: NounPhrase) -> bool:
        if connection.meaning in _STICKY:
            return True
        after = self.following
        own_clause = isinstance(after, Link) and after.kind in ("relation", "verb", "be", "place")
        if own_clause and not (isinstance(after, Link) and after.meaning in ("of", "with")):
            return False
        joined = phrase.head.dep == "conj" and any(
            word.index == phrase.head.head for thing in self.now.last for word in thing.words
        )
        return joined and connection.meaning in _DISTRIBUTED

    def _connect(self, pending: Pending, things: list[Thing]) -> None:
        subjects = list(pending.subjects)
        if pending.meaning == "between":
            self._connect_between(pending, things)
            return
        for subject in subjects:
            for thing in things:
                self._connect_pair(pending, subject, thing)

    def _connect_between(self, pending: Pending, things: list[Thing]) -> None:
        """Right of the first, left of the second."""
        second = any(
            bond.predicate == "right_of" and bond.subject in pending.subjects
            for bond in self.draft.bonds
        )
        predicate: Predicate = "left_of" if second else "right_of"
        if not second and any(thing.count > 1 for thing in things):
            predicate = "next_to"
        self.draft.add_bond(pending.subjects, predicate, things, pending.span)

    def _connect_pair(self, pending: Pending, subject: Thing, thing: Thing) -> None:
        if pending.passive:
            subject, thing = thing, subject
        predicate, turned = _predicate(pending, subject, thing)
        if turned:
            subject, thing = thing, subject
        if pending.meaning == "surrounded":
            subject, thing = _encircle(subject, thing), thing
        vague = pending.meaning in ("with", "contains") and predicate in ("next_to", "on", "in")
        stated = pending.stated and not vague
        self.draft.add_bond([subject], predicate, [thing], pending.span, stated)


def _predicate(pending: Pending, subject: Thing, thing: Thing) -> tuple[Predicate, bool]:
    """(predicate, whether subject and object change places) of a connection."""
    meaning = pending.meaning
    if meaning in ("with", "contains"):
        return _with(subject, thing)
    if meaning in ("topped", "covered"):
        return "on", True
    if meaning == "filled":
        return ("on" if subject.noun in vocabulary().set_of("flats") else "in"), True
    if meaning == "surrounded":
        return "next_to", True
    if meaning == "in_clothes" or (meaning == "in" and subject.is_animate and _is_clothing(thing)):
        return "wearing", False
    return (meaning if meaning in _PREDICATES else "next_to"), False  # type: ignore[return-value]


def _encircle(thing: Thing, center: Thing) -> Thing:
    """`thing` stands around `center`; one of a kind that has no plural is several then."""
    thing.arrangement = thing.arrangement or "ring"
    if thing.count == 1 and thing.noun in vocabulary().set_of("unchanging") and thing is not center:
        thing.count = _AROUND
    return thing


def _resolved(pending: Pending, things: Sequence[Thing]) -> Pending:
    """The connection with "in" read as "wearing" where it means that."""
    if pending.meaning not in ("in", "in_clothes"):
        return pending
    worn = _predicate(pending, pending.subjects[0], things[0])[0] == "wearing"
    return replace(pending, meaning="wearing") if worn else pending


def _with(subject: Thing, thing: Thing) -> tuple[Predicate, bool]:
    """What "with" means between these two."""
    if subject.is_animate:
        if _is_clothing(thing):
            return "wearing", False
        return ("next_to" if thing.is_animate or _is_large(thing, subject) else "holding"), False
    if any(knowledge.is_a(subject.noun, kind) for kind in _FURNITURE):
        return "on", True
    if subject.noun in vocabulary().set_of("containers"):
        return "in", True
    if any(knowledge.is_a(subject.noun, kind) for kind in ("cake", "pizza", "hamburger")):
        return "on", True
    return "next_to", True


def _is_clothing(thing: Thing) -> bool:
    return knowledge.support_of(thing.noun) == "worn" or any(
        knowledge.is_a(thing.noun, kind) for kind in _CLOTHES
    )


def _is_large(thing: Thing, bearer: Thing) -> bool:
    """Too large to be held."""
    return knowledge.size_of(thing.noun) > max(1.3 * knowledge.size_of(bearer.noun), 0.3)


def _agrees(thing: Thing, pronoun: str) -> bool:
    """Whether a pronoun may stand for a thing."""
    person = knowledge.is_a(thing.noun, "person")
    if pronoun in ("he", "him", "she", "her", "himself", "herself"):
        return thing.is_animate and thing.count == 1
    if pronoun in ("it", "itself"):
        return thing.count == 1 and not person
    return thing.count > 1


def _drawn_noun(phrase: NounPhrase) -> str:
    """The noun, or the known one before it where it is only a name: a "Ferrari Testarossa"."""
    if knowledge.is_known(phrase.noun) or not phrase.described or is_word(phrase.noun):
        return phrase.noun
    before = singular(phrase.described[-1].text)
    return before if before in knowledge.nouns() else phrase.noun


def _scenes(phrase: NounPhrase) -> Iterator[knowledge.Scene]:
    """Places that the last words of a phrase may name, the longest name first."""
    texts = [word.text for word in (*phrase.described, *phrase.named)]
    for start in range(len(phrase.described) + 1):
        tail = " ".join(texts[start:])
        names = dict.fromkeys((tail, singular(tail)))
        yield from (knowledge.scenes()[name] for name in names if name in knowledge.scenes())


def _count(thing: Thing, phrase: NounPhrase) -> None:
    words = vocabulary().words
    if phrase.count:
        thing.count, thing.exact = phrase.count.value, phrase.count.exact
    elif phrase.plural:
        thing.count = words["plural"]
    if phrase.count and phrase.count.group and phrase.noun in words["always_plural"]:
        thing.count = phrase.count.value // 2


def _text(words: Sequence[Word], *more: str) -> str:
    return " ".join([*(word.text for word in words), *more])


def _span(link: Link) -> Span:
    return link.words[0].start, link.words[-1].end
