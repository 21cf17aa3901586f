"""Which thing is meant: one that was named before, some of them, or a new one?"""

from collections.abc import Sequence
from dataclasses import replace

from imagineart.plan.plan import Predicate, Span
from imagineart.reading.attributes import describe
from imagineart.reading.counts import MOST
from imagineart.reading.draft import Thing, copy_of
from imagineart.reading.lexicon import is_color
from imagineart.reading.phrases import ORDINALS, Link, NounPhrase
from imagineart.reading.roles import creature_of, part_of
from imagineart.reading.spelling import is_word
from imagineart.reading.story import Story, text_of
from imagineart.world.nouns import all_nouns, is_a, is_known, kinds_of
from imagineart.world.occasions import famous_names
from imagineart.world.vocabulary import singular, vocabulary, word_set

DEFINITE = frozenset({"the", "this", "that", "these", "those"})

_PLURALS = word_set("they them these those themselves")
_LIMBS = word_set("head face shoulder back arm hand lap")
_COMPANIES = {"couple": 2, "pair": 2, "duo": 2, "trio": 3, "family": 3}


_GUISES = word_set("mockup mock-up template")  # "a billboard mockup" is a billboard
_MEN = word_set("man boy king prince father grandfather brother uncle son husband gentleman")
_WOMEN = word_set("woman girl queen princess mother grandmother sister aunt daughter wife lady")
_SEXES = {"he": _MEN, "him": _MEN, "she": _WOMEN, "her": _WOMEN}
_STRANGERS = {"he": "man", "she": "woman"}
_SPATIAL = frozenset({"on", "under", "below", "above", "behind", "in_front_of", "left_of"})
_SPATIAL |= frozenset({"right_of", "in"})  # "next to it" is mostly next to the topic


class References(Story):
    """Finds or makes the things that noun phrases stand for."""

    span: Span = (0, 0)  # of the pronoun being read

    def _things_of(self, phrase: NounPhrase) -> list[Thing]:
        """The things that a phrase means: known ones for pronouns and "the", else a new one."""
        if phrase.is_pronoun:
            self.span = phrase.span
            return self._antecedents(phrase.noun)
        if phrase.determiner in DEFINITE and (known := self._known(phrase)):
            self.now.measure = None
            return known
        if phrase.noun == "couple" and not phrase.plural and _member(phrase) == "person":
            named = [replace(phrase, noun=noun, count=None) for noun in ("man", "woman")]
            return [self._new_thing(one) for one in named]
        return [self._new_thing(phrase)]

    def _known(self, phrase: NounPhrase) -> list[Thing]:
        """The thing named before that a definite phrase means again."""
        known = next(self.draft.called(phrase.noun), None)
        if known is None or self._is_other(known, phrase):
            return []
        if known.count > 1 and (which := self._ordinal(phrase, known.count)) is not None:
            return [self._pick(known, which)]
        if known.count > 1 and not phrase.plural and not phrase.count:
            known.required.append(text_of((*phrase.described, *phrase.named)))
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
        owner = self.now.open.subjects if self.now.open and self._carries() else ()
        waiting = self.now.pending.meaning if self.now.pending else ""
        again = self._landmark_again(busy) if pronoun == "it" and waiting in _SPATIAL else []
        pools = (list(owner), again, self.now.topic, self.before, self.draft.things[::-1])
        person = [t for pool in pools for t in pool if _is_one(t, pronoun) and t not in busy]
        if person:
            return person[:1]
        for pool in pools:
            fitting = [thing for thing in pool if _agrees(thing, pronoun) and thing not in busy]
            if fitting and pronoun in ("they", "them", "these", "those", "themselves"):
                return fitting if pool is not pools[-1] else fitting[:1]
            if fitting:
                return fitting[:1]
        if pronoun in _STRANGERS and not self.draft.things:
            return [self._stranger(pronoun)]
        return self._all_of(busy) if pronoun in ("they", "them", "these", "those") else []

    def _stranger(self, pronoun: str) -> Thing:
        """Who "he" is where nobody was named."""
        noun = _STRANGERS[pronoun]
        thing = Thing(noun, noun, self.span)
        self.draft.things.append(thing)
        return thing

    def _landmark_again(self, busy: Sequence[Thing]) -> list[Thing]:
        """ "a cat under a table and a dog on top of it": what the thing before stood to."""
        new = not any(thing in (b.subject, b.object) for b in self.draft.bonds for thing in busy)
        latest = self.draft.bonds[-1] if self.draft.bonds else None
        spatial = latest is not None and latest.stated and latest.predicate in _SPATIAL
        return [latest.object] if latest and new and spatial else []

    def _all_of(self, busy: Sequence[Thing]) -> list[Thing]:
        """ "they" for several single things."""
        pool = self.now.topic or self.before or self.draft.things[-1:]
        if sum(thing.count for thing in pool) == 1:
            pool = self.draft.unborne()
        return [thing for thing in pool if thing not in busy]

    def _new_thing(self, phrase: NounPhrase) -> Thing:
        noun = famous_names().get(phrase.noun) or _drawn_noun(phrase)
        counted = phrase.count is not None and not phrase.count.group
        noun = creature_of(phrase) or noun
        if phrase.noun in _LIMBS and (owner := _owner(phrase)):
            noun = owner
        if phrase.noun in _COMPANIES and (member := _member(phrase)):
            noun = member
        if noun == "glasses" and (counted or self._is_followed_by("of")):
            noun = "glass"
        thing = Thing(
            noun=noun,
            phrase=text_of(phrase.described, phrase.noun),
            span=phrase.span,
            plural=phrase.plural,
            words=[*phrase.described, *phrase.named],
            name_length=len(phrase.named),
            part=part_of(phrase, noun),
        )
        _count(thing, phrase)
        if phrase.count and phrase.count.capped:
            message = f"{thing.noun}: {MOST} are drawn, the most of one thing"
            self.draft.notes.append((message, phrase.span))
        if noun != phrase.noun and phrase.noun in _COMPANIES:
            thing.count = _COMPANIES[phrase.noun]
        self._measure(thing)
        describe(thing, phrase.described)
        thing.place, self.now.place = self.now.place, ""
        self.draft.things.append(thing)
        return thing

    def _measure(self, thing: Thing) -> None:
        """Apply "a row of", "two slices of"."""
        measure, self.now.measure = self.now.measure, None
        if measure is None or measure.noun == "one" or measure.noun in vocabulary().set_of("parts"):
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

    def _split(self, base: Thing, phrase: NounPhrase) -> Thing:
        """Take some of the base's instances as a thing of their own."""
        taken = min(phrase.count.value if phrase.count else 1, base.count)
        part = self._like(base, phrase)
        self.draft.share_bonds(base, part)
        part.count, part.exact = taken, base.exact
        self.divided.append(base)
        base.count -= taken
        if base.count <= 0:
            self._drop(base, part)
        return part

    def _ordinal(self, phrase: NounPhrase, count: int) -> int | None:
        """Which of `count` things in a row is meant, 0 leftmost: "the middle one", "the last"."""
        after = self.following
        placed = isinstance(after, Link) and after.kind == "place"
        said = [word.text for word in phrase.described]
        said += [after.meaning] if placed and isinstance(after, Link) else []
        named = next((word for word in said if word in ORDINALS), "")
        return _place_of(named, count) if named and phrase.determiner in DEFINITE else None

    def _chosen(self, things: list[Thing]) -> list[Thing]:
        """The things, or the one of them that "the first of" picks."""
        named, self.now.ordinal = self.now.ordinal, ""
        if not named or len(things) != 1 or things[0].count == 1:
            return things
        return [self._pick(things[0], _place_of(named, things[0].count))]

    def _pick(self, base: Thing, which: int) -> Thing:
        """The base, of which one is meant; a thing of its own if it will look different."""
        after = self.following
        if not (isinstance(after, Link) and after.kind in ("be", "adjective")):
            self.now.which = base, which
            return base
        chosen, rest = copy_of(base, 1), base.count - which - 1
        self.draft.insert(chosen, base)
        self.draft.share_bonds(base, chosen)
        if rest and which:
            tail = copy_of(base, rest)
            self.draft.insert(tail, chosen)
            self.draft.share_bonds(base, tail)
            self.draft.add_bond([chosen], "left_of", [tail], base.span)
        base.count = which or rest
        order: Predicate = "right_of" if which else "left_of"
        self.draft.add_bond([chosen], order, [base], base.span)
        self.now.topic = self.now.last = self.now.actors = [chosen]
        return chosen

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
        thing.phrase = text_of(phrase.described, base.noun)
        self.draft.things.append(thing)
        return thing


def _place_of(ordinal: str, count: int) -> int:
    """Which of `count` things in a row an ordinal names, 0 leftmost."""
    place = ORDINALS[ordinal]
    place = (count - 1) // 2 if place is None else place
    return max(0, min(place if place >= 0 else count + place, count - 1))


def _is_one(thing: Thing, pronoun: str) -> bool:
    """Whether a thing is the man or the woman of "him" or "her", before any animal is."""
    sex = _SEXES.get(pronoun, frozenset())
    kinds = {thing.noun, *kinds_of(thing.noun)}
    other = _MEN if sex is _WOMEN else _WOMEN
    return bool(sex) and thing.count == 1 and "person" in kinds and not kinds & other


def _agrees(thing: Thing, pronoun: str) -> bool:
    """Whether a pronoun may stand for a thing."""
    person = is_a(thing.noun, "person")
    if pronoun in ("he", "him", "she", "her", "himself", "herself"):
        return thing.is_animate and thing.count == 1
    if pronoun in ("it", "itself"):
        return thing.count == 1 and not person
    return thing.count > 1


def _drawn_noun(phrase: NounPhrase) -> str:
    """The noun, or the known one before it where it is only a name: a "Ferrari Testarossa"."""
    named = is_word(phrase.noun) and phrase.noun not in _GUISES
    if is_known(phrase.noun) or not phrase.described or named:
        return phrase.noun
    before = singular(phrase.described[-1].text)
    return before if before in all_nouns() else phrase.noun


def _owner(phrase: NounPhrase) -> str:
    """ "a corgi's head", "a fox head": the animal."""
    words = [word.text for word in phrase.described]
    if words and is_a(words[-1], "animal"):
        return words[-1]
    at = words.index("'s") if "'s" in words else 0
    return words[at - 1] if at and words[at - 1] in all_nouns() else ""


def _member(phrase: NounPhrase) -> str:
    """ "a penguin couple": the penguin; "an elderly couple": the person."""
    before = phrase.described[-1].text if phrase.described else ""
    person = "person" if phrase.noun in ("couple", "duo", "trio") else ""
    return before if before in all_nouns() else person


def _count(thing: Thing, phrase: NounPhrase) -> None:
    words = vocabulary().words
    if phrase.count:
        thing.count, thing.exact = phrase.count.value, phrase.count.exact
    elif phrase.plural:
        thing.count = 2 if thing.noun in vocabulary().set_of("pairs") else words["plural"]
    if phrase.count and phrase.count.group and phrase.noun in words["always_plural"]:
        thing.count = phrase.count.value // 2
