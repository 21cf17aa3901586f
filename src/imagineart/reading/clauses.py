"""Who does what to whom: from noun phrases and links to things and their relations.

The elements of a prompt are taken one after the other. The state is small: the *topic* of the
sentence, the things named *last*, and a *pending* connection that waits for its object:

    noun phrase   object of what is pending | joined by "and" to the last | new topic
    relation      pending, from the thing before it; from the topic after a comma or a verb
    verb          pending, from its subject as the parse has it, else the topic
    "no"          everything up to the next clause is excluded

Beneath it, `readings` tells what a noun phrase is (a thing, a place, a part of something …),
`binding` joins things to each other, `references` finds the things that are meant, `connections`
says what "with" means between two things, and `story` holds the state.
"""

from collections.abc import Sequence
from dataclasses import replace

from imagineart.plan.plan import Arrangement
from imagineart.reading.attributes import describe, pose_of
from imagineart.reading.draft import Draft, Listing, Thing
from imagineart.reading.lexicon import is_color
from imagineart.reading.phrases import ANAPHORS, RESTRAINING, Element, Link, NounPhrase
from imagineart.reading.readings import ACTS, Readings
from imagineart.reading.story import Pending, State, span_of
from imagineart.reading.syntax import Word
from imagineart.world.vocabulary import vocabulary, word_set

_PARTICLES = frozenset({"at", "to", "up", "down", "off", "out of", "after", "toward", "towards"})
_OWN = frozenset({"with", "of", "made_of", "covered", "in_clothes", "filled", "topped"})
_DRIFTING = word_set("fly float hover fall rise hang")  # what lifeless things do as well
_MOVING = word_set("fly hang float sail")  # what one does oneself, or to a kite or a picture
_GIVING = word_set("hand give pass offer bring deliver serve show sell throw")
_ORDERS = word_set("draw create show make generate paint imagine want give see need render")
_ORDERS |= word_set("depict design illustrate picture visualize visualise produce like have")
_MARKING = word_set("write draw paint sketch knock scribble type")  # on what stands before one
_ARRANGED: dict[str, Arrangement] = {"stack": "stack", "pile": "stack", "line": "row"}


def read_clauses(elements: Sequence[Element], has_texts: bool = False) -> Draft:
    """The things, places and relations that the elements tell of."""
    reader = _Clauses(has_texts)
    for at, element in enumerate(elements):
        following = elements[at + 1] if at + 1 < len(elements) else None
        reader.take(element, following)
    return reader.draft


class _Clauses(Readings):
    """Takes the elements one by one."""

    sentence = -1

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
        self.before = self.now.topic or self.before
        self.now = State()
        self.sentence = number

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
        if link.text in ("while", "whilst"):
            self.now.joined = self.now.comma = True
        elif link.text == "but":
            self.now.instead, self.now.denying = self.now.denying or self.now.denied, False
        elif link.kind in handlers:
            handlers[link.kind](link)
        elif link.kind in ("and", "comma"):
            self._end_deed(link)
            self._open_list(link)
            self.now.comma = link.kind == "comma"
            self.now.joined = True

    def _end_deed(self, link: Link) -> None:
        """ "seagulls circle and a boat …", "a wolf howling, a cliff": that is not what is done."""
        pending, previous = self.now.pending, self.now.previous
        loose = pending is not None and pending.meaning == "next_to" and not pending.stated
        listed = link.text == "," and isinstance(previous, Link) and previous.kind == "verb"
        if listed or (loose and link.kind == "and"):
            self.now.pending = None

    def _open_list(self, link: Link) -> None:
        """ "…: a pig, a goat and a duck": members of the kind that was told of."""
        if link.text == ":" and (told := self.now.topic or self.now.last):
            kind = told[0]
            first, colors = len(self.draft.things), len(kind.colors)
            self.draft.listings.append(Listing(kind, first, colors))

    def _take_relation(self, link: Link) -> None:
        now = self.now
        if not now.named and not now.measure and self._is_followed_by(","):
            return  # "Below, a knight waits"
        if link.text == "by" and now.pending and self._after_participle():
            now.pending = replace(now.pending, passive=True, stated=True)
            return
        if now.pending and link.text in _PARTICLES and isinstance(now.previous, Link):
            return
        if now.pending and link.text == "over" and self._after_verb(_GIVING):
            return
        if link.text == "to" and now.open and now.verb in _GIVING and now.open.subjects:
            now.pending = replace(now.open, meaning="facing", text="to", stated=False)
            return
        if now.measure and link.meaning == "of":
            now.joined, now.comma = now.measured
            return
        if link.meaning == "on" and self._after_verb(_MARKING):
            link = replace(link, meaning="facing")
        now.of_place = now.at_place and link.meaning == "of"
        subjects = self._subjects_of(link)
        pending = Pending(tuple(subjects), link.meaning, link.text, span_of(link))
        pending = replace(pending, aside=now.joined and link.meaning == "with")
        now.turned = pending if now.joined else None
        if not subjects and not now.named and not self.now.measure:
            now.fronted = pending
        now.pending, now.joined, now.comma, now.copula = pending, False, False, False

    def _after_verb(self, verbs: frozenset[str]) -> bool:
        previous = self.now.previous
        return isinstance(previous, Link) and previous.meaning in verbs

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
        if now.idle or (now.at_place and link.meaning in _OWN):
            return []
        if now.last and (link.meaning in _OWN or now.comma_list):
            return now.last[-1:]
        return self._open_subjects(link) or now.last or now.topic

    def _open_subjects(self, link: Link) -> list[Thing]:
        """Who goes on after "with", "wearing" or "between": the bearer, what is borne, or all."""
        now = self.now
        if now.open and now.open.meaning == "between" and link.meaning in ("on", "in"):
            return [*now.open.subjects, *now.last]
        if not (now.open and self._carries()):
            return []
        if self._is_aside(link):
            self.draft.part(now.last[-1], now.open.subjects)
            return now.last[-1:]
        pronoun = isinstance(self.following, NounPhrase) and self.following.is_pronoun
        return now.last[-1:] if pronoun or link.meaning == "above" else list(now.open.subjects)

    def _is_aside(self, link: Link) -> bool:
        """ "a vase, with a candle on the books": after the comma it is told of the candle."""
        now = self.now
        if not (now.open and now.open.aside) or link.meaning in _OWN:
            return False
        return not any(
            bond.subject in now.open.subjects and bond.object is now.last[-1]
            for bond in self.draft.bonds
            if bond.predicate in ("holding", "wearing")
        )

    def _take_place(self, link: Link) -> None:
        things = self.now.actors or self.now.last or self.now.topic
        if link.meaning == "sequence":
            self.draft.rows.append((self.sentence, span_of(link)))
            return
        if self.now.joined and isinstance(self.following, NounPhrase) and not self.now.ground:
            self.now.place, self.now.open = link.meaning, None
            return
        if self.now.joined and self.now.ground and self._is_fronted(link):
            side = f"{link.meaning}_of"
            self.now.landmark = self.now.ground
            self.now.fronted = Pending((), side, link.text, span_of(link))
            self.now.joined = False
            return
        if not things or (not self.now.named):
            self.now.place = link.meaning
        for thing in self._bearers() or self.now.last or things:
            if self.now.which and self.now.which[0] is thing:
                continue
            thing.place = thing.place or link.meaning

    def _bearers(self) -> list[Thing]:
        """ "a woman with an umbrella on the left": who has what was named last."""
        now = self.now
        if not (now.open and self._carries() and len(now.last) == 1) or now.open.aside:
            return []
        return [thing for thing in now.open.subjects if thing.is_animate]

    def _is_fronted(self, link: Link) -> bool:
        """ "left of a tree is a bench, and to the right a bicycle"."""
        return link.meaning in ("left", "right") and isinstance(self.following, NounPhrase)

    def _take_verb(self, link: Link) -> None:
        now, word = self.now, link.words[0]
        if not now.named and not self.before and link.meaning in _ORDERS:
            return
        if self._is_gerund(link):
            return
        now.actors, now.deed = self._actors_of(link), link.meaning
        now.verb = link.meaning
        if now.copula and word.tag == "VBN" and word.text in vocabulary().patterns:
            self._take_adjective(link)
            return
        moved = link.meaning in _MOVING and isinstance(self.following, NounPhrase)
        pose, felt = "" if moved else pose_of(word), word.text in vocabulary().set_of("expressions")
        for thing in now.actors:
            thing.pose = thing.pose or pose
            thing.expression = thing.expression or (word.text if felt else "")
            thing.arrangement = thing.arrangement or _ARRANGED.get(word.lemma)
        passive = word.tag in ("VBN", "VBD") and self._is_followed_by("by")
        meaning = vocabulary().verbs.get(link.meaning, "next_to")
        if meaning == "holding" and self._is_vessel(link):
            now.actors, meaning = now.last[-1:], "filled"
        subjects = tuple(now.actors)
        loose = meaning == "next_to"
        now.pending = Pending(subjects, meaning, link.text, span_of(link), passive, not loose)
        if word.tag == "VBN" and not passive:
            now.pending = None
        now.joined = now.comma = now.copula = False

    def _is_vessel(self, link: Link) -> bool:
        """ "a small vase holding a tulip": the tulip is in it."""
        last = self.now.last[-1:]
        holds = link.meaning == "hold" and bool(last) and not self.now.joined
        return holds and last[0].noun in vocabulary().set_of("containers")

    def _is_gerund(self, link: Link) -> bool:
        """ "a book about cooking pasta": what it is about, nobody does it."""
        pending, previous = self.now.pending, self.now.previous
        told = isinstance(previous, Link) and previous.text in ("about", "for", "of")
        if not (pending and told and link.words[0].tag == "VBG"):
            return False
        for thing in pending.subjects:
            thing.required.append(f"{pending.text} {link.text}")
        text = f"{pending.text} {link.text}"
        self.now.pending = replace(pending, meaning="made_of", text=text)
        return True

    def _actors_of(self, link: Link) -> list[Thing]:
        """The subject of a verb: as parsed if that is plausible, else by position."""
        now = self.now
        previous = now.previous.kind if isinstance(now.previous, Link) else ""
        if previous == "who":
            return now.last
        if previous == "be" and now.actors:
            return now.actors
        if now.joined:
            shared = not now.last or not now.comma
            return _doers((now.actors if shared else []) or now.topic or now.last, link)
        near = self._parsed_subject(link.words[0]) or self._near_subject(link)
        return near if link.words[0].tag == "VBN" else self._alive(near, link)

    def _alive(self, near: list[Thing], link: Link) -> list[Thing]:
        """Who acts in place of a lifeless thing: its bearer, or the topic."""
        now = self.now
        if not near or near[0].is_animate:
            return near
        if self._carries() and now.open and any(t.is_animate for t in now.open.subjects):
            return list(now.open.subjects)
        if link.meaning in _DRIFTING and isinstance(self.following, Link):
            return near
        acts = vocabulary().verbs.get(link.meaning) in ACTS
        return now.topic if acts and any(thing.is_animate for thing in now.topic) else near

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
        if now.at_place and isinstance(now.previous, NounPhrase) and _is_subject(now.previous):
            now.actors = []
        now.copula, now.joined, now.comma = True, False, False
        now.pending = None

    def _take_no(self, link: Link) -> None:
        if link.text.startswith("except") and (self.now.denying or self.now.denied):
            self._take_exception(link)
            return
        self.now.denying, self.now.denied = True, False
        self.now.joined = self.now.comma = False
        if link.text.startswith(("with", "has", "have")):
            self.now.pending = None

    def _take_exception(self, link: Link) -> None:
        """ "no toppings except olives": those are there."""
        now = self.now
        now.denying = now.denied = now.joined = now.comma = False
        now.pending = Pending(tuple(now.topic), "with", link.text, span_of(link), stated=False)

    def _take_adjective(self, link: Link) -> None:
        now = self.now
        if now.denying:
            self.draft.notes.append((f"denied: {link.text}", span_of(link)))
            now.denying = False
            return
        if now.copula and now.at_place and not now.actors:
            self._describe_place(link)
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
        now.colored = is_color(link.words[-1].text)

    def _describe_place(self, link: Link) -> None:
        """ "the background is dark blue": said of the place, of no thing."""
        phrase, scene = self.draft.settings[-1]
        told = replace(phrase, described=(*phrase.described, *link.words))
        self.draft.settings[-1] = told, scene

    def _take_phrase(self, phrase: NounPhrase) -> None:
        if self._is_denied(phrase):
            self._exclude(phrase)
        elif not any(read(phrase) for read in self._readings()):
            self._bind(self._chosen(self._things_of(phrase)), phrase)
        self.now.idle = self.now.comma and phrase in self.draft.unused[-1:]
        self.now.joined = self.now.comma = False
        self.now.deed = ""

    def _is_denied(self, phrase: NounPhrase) -> bool:
        """Whether the negation still holds: it ends where a list with articles goes on."""
        now = self.now
        opening = phrase.determiner in ("a", "an", "the", *RESTRAINING)
        own = opening or (phrase.count and phrase.count.exact)
        if now.denying and now.joined and own:
            now.denying = now.denied = False
        return now.denying

    def _exclude(self, phrase: NounPhrase) -> None:
        words = (*phrase.described, *phrase.named)
        self.draft.denied.update(word.index for word in words)
        self.now.denied = True
        if phrase.noun not in ANAPHORS and not phrase.is_pronoun:
            self.draft.exclude(phrase.noun, phrase.span)


def _is_subject(phrase: NounPhrase) -> bool:
    return phrase.head.dep.startswith("nsubj")


def _doers(things: list[Thing], link: Link) -> list[Thing]:
    """ "a girl, cherry blossoms, holding a book": of several, those who can do it."""
    living = [thing for thing in things if thing.is_animate]
    return living if living and vocabulary().verbs.get(link.meaning) in ACTS else things
