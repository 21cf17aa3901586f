"""How does a thing join what was told before it?"""

from dataclasses import replace

from imagineart.plan.plan import Predicate
from imagineart.reading.connections import (
    encircle,
    is_clothing,
    is_pictured,
    predicate_of,
    resolved,
)
from imagineart.reading.draft import Thing, copy_of
from imagineart.reading.phrases import Link, NounPhrase
from imagineart.reading.references import References
from imagineart.reading.story import STICKY, Pending
from imagineart.world.nouns import is_a
from imagineart.world.vocabulary import vocabulary

_DISTRIBUTED = frozenset({"next_to", "facing", "chasing", "behind", "in_front_of", "left_of"})
_HEAVENLY = ("moon", "sun", "star", "cloud", "planet", "rainbow")
_GAPPED = frozenset({"wearing", "holding", "riding", "chasing"})
_PAIR = 2  # of what one wears several of: boots, gloves
_SERVING = frozenset({"plate", "bowl", "dish", "saucer", "pan"})
_OWNED = frozenset({"on", "in", "riding", "holding"})
_DISTRIBUTED |= frozenset({"right_of", "above", "below", "surrounded", "topped", "covered"})


class Binding(References):
    """Connects things to what is pending, to their neighbours in a list, or to nothing."""

    def _bind(self, things: list[Thing], phrase: NounPhrase) -> None:
        """Connect the things to what is pending, to what they are joined with, or to nothing."""
        now = self.now
        if not things:
            now.pending = None
        elif now.fronted and now.pending is now.fronted:
            now.landmark, now.last, now.pending = things, things, None
        elif now.landmark and now.fronted and (now.comma or not now.joined):
            self._connect(replace(now.fronted, subjects=tuple(things)), now.landmark)
            now.topic = now.last = things
            now.open = replace(
                now.fronted, subjects=tuple(now.landmark), passive=True, fronted=True
            )
            now.ground, now.landmark, now.fronted = now.landmark, [], None
        elif now.pending and now.pending.subjects:
            self._lift_companion(things)
            self._connect(now.pending, things)
            now.open, now.last, now.pending = resolved(now.pending, things), things, None
        elif now.joined and now.last:
            self._coordinate(things, phrase)
        elif now.gap and now.topic:
            self._connect(replace(now.gap, subjects=tuple(now.topic)), things)
            now.open, now.last, now.gap = now.gap, things, None
        elif now.turned and now.open and now.open.span == now.turned.span and now.last:
            self._turn(now.turned, things)
        else:
            now.topic, now.last, now.pending, now.open = things, things, None, None

    def _turn(self, pending: Pending, things: list[Thing]) -> None:
        """ "…, and next to the case a pair of boots": the boots are next to it."""
        now = self.now
        landmarks = now.last
        for subject in pending.subjects:
            self.draft.part(subject, landmarks)
        self._connect(replace(pending, subjects=tuple(things)), landmarks)
        now.topic, now.last, now.open, now.turned = things, things, None, None

    def _lift_companion(self, things: list[Thing]) -> None:
        """ "eating pizza with his dog": the dog is with the eater."""
        now, pending = self.now, self.now.pending
        owner = pending.subjects[0] if pending and pending.meaning == "with" else None
        lifeless = owner is not None and not owner.is_animate and not is_pictured(owner)
        if pending and lifeless and self._carries() and now.open and things[0].is_animate:
            now.pending = replace(pending, subjects=now.open.subjects)

    def _coordinate(self, things: list[Thing], phrase: NounPhrase) -> None:
        """ "A on B and C": C joins B where the connection goes on, else A."""
        now = self.now
        now.comma_list = now.comma
        if now.open and now.open.meaning in _GAPPED and self._is_gapped(things):
            now.gap, now.topic, now.last, now.open, now.actors = now.open, things, things, None, []
            return
        if now.comma and self._is_attire(things, phrase):
            now.topic = [thing for thing in self.draft.things if thing.is_animate]
            worn = Pending(tuple(now.topic), "wearing", "wearing", phrase.span, stated=False)
            self._connect(worn, things)
            now.last, now.open = things, None
            return
        if phrase.head.dep.startswith("nsubj") and self._begin_clause(things):
            return
        if now.open and self._goes_on(now.open, things, phrase):
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

    def _is_attire(self, things: list[Thing], phrase: NounPhrase) -> bool:
        """ "a girl, green dress, red scarf": in a list of keywords it is what she wears."""
        living = [thing for thing in self.draft.things if thing.is_animate]
        told = phrase.described or len(phrase.named) > 1
        keyword = told and not phrase.determiner and not phrase.count
        return bool(keyword and len(living) == 1 and is_clothing(things[0]))

    def _is_gapped(self, things: list[Thing]) -> bool:
        """ "she wears a dress, the man a suit", with his place in between or not."""
        after = self.following
        told = isinstance(after, NounPhrase) or (isinstance(after, Link) and after.kind == "place")
        return told and all(thing.is_animate for thing in things)

    def _begin_clause(self, things: list[Thing]) -> bool:
        """ "…, two of them are white": the things are the subject of what follows."""
        after = self.following
        if not (isinstance(after, Link) and after.kind in ("verb", "be")):
            return False
        if after.kind == "verb" and after.words[0].tag in ("VBG", "VBN"):
            return False
        self.now.topic, self.now.last, self.now.open, self.now.actors = things, things, None, []
        return True

    def _goes_on(self, connection: Pending, things: list[Thing], phrase: NounPhrase) -> bool:
        if connection.meaning == "filled" and phrase.determiner:
            return False
        if self._is_apart(connection, things[0]) or self._is_listed(connection, things[0]):
            return False
        if connection.meaning in STICKY:
            return True
        after = self.following
        own_clause = isinstance(after, Link) and after.kind in ("relation", "verb", "be", "place")
        if own_clause and not (isinstance(after, Link) and after.meaning in ("of", "with")):
            return False
        if connection.fronted:
            return True
        joined = phrase.head.dep == "conj" and any(
            word.index == phrase.head.head for thing in self.now.last for word in thing.words
        )
        return joined and connection.meaning in _DISTRIBUTED

    def _is_listed(self, connection: Pending, thing: Thing) -> bool:
        """ "a man with a bag, a clock on the wall": after the comma it has a place of its own."""
        after = self.following
        placed = isinstance(after, Link) and after.kind == "relation" and after.meaning == "on"
        return placed and self.now.comma and connection.meaning == "with" and not is_clothing(thing)

    def _is_apart(self, connection: Pending, thing: Thing) -> bool:
        """ "a man in a suit and a woman", "a cat with a ball and a dog running": begins anew."""
        after = self.following if isinstance(self.following, Link) else None
        if thing.is_animate:
            acts = after is not None and after.kind == "verb" and after.text.endswith("ing")
            return acts or connection.meaning in ("wearing", "in_clothes")
        lifeless = not any(subject.is_animate for subject in connection.subjects)
        placed = lifeless and after is not None and after.kind == "place"
        return placed or _is_served_beside(connection, thing)

    def _connect(self, pending: Pending, things: list[Thing]) -> None:
        subjects = self._wearers(pending, things)
        if pending.meaning == "between":
            self._connect_between(pending, things)
            return
        for thing in list(things):
            own = self._dealt(pending, subjects, thing)
            things.extend(own[1:])
            for subject, shared in zip(subjects, own or [thing] * len(subjects), strict=True):
                self._connect_pair(pending, subject, shared)

    def _dealt(self, pending: Pending, subjects: list[Thing], thing: Thing) -> list[Thing]:
        """The thing once for each subject, where each has its own; [] where they share it.

        Worn things are always one's own; others where several are told of without a number.
        """
        predicate, turned = predicate_of(pending, subjects[0], thing)
        mass = thing.noun in vocabulary().set_of("mass")
        open_number = (thing.plural or mass) and not thing.exact
        owned = predicate == "wearing" or (predicate in _OWNED and open_number)
        if pending.passive or turned or not owned or (thing.exact and thing.count > 1):
            return []
        if sum(subject.count for subject in subjects) == 1 or thing.arrangement:
            if predicate == "wearing" and open_number:
                thing.count = min(thing.count, _PAIR)
            return []
        single = [self._which(subject) is not None for subject in subjects]
        counts = [1 if one else s.count for one, s in zip(single, subjects, strict=True)]
        thing.count = counts[0]
        copies = [copy_of(thing, count) for count in counts[1:]]
        for copy in reversed(copies):
            self.draft.insert(copy, thing)
        return [thing, *copies]

    def _which(self, subject: Thing) -> int | None:
        """The instance of the subject that is being told of, if it is one of several."""
        chosen = self.now.which
        return chosen[1] if chosen and chosen[0] is subject else None

    def _connect_between(self, pending: Pending, things: list[Thing]) -> None:
        """Right of the first, left of the second."""
        second = any(
            bond.predicate == "right_of" and bond.subject in pending.subjects
            for bond in self.draft.bonds
        )
        predicate: Predicate = "left_of" if second else "right_of"
        if not second and things[-1].count > 1:
            base = things[-1]
            half = copy_of(base, base.count // 2)
            base.count -= half.count
            self.draft.insert(half, base)
            things.insert(0, half)
            self.draft.add_bond(pending.subjects, "left_of", [half], pending.span)
        self.draft.add_bond(pending.subjects, predicate, things[-1:], pending.span)

    def _wearers(self, pending: Pending, things: list[Thing]) -> list[Thing]:
        """Whose "in" it is: "a sign and three mannequins in dresses" are no sign in a dress."""
        living = [subject for subject in pending.subjects if subject.is_animate]
        clothed = pending.text == "in" and bool(living) and is_clothing(things[0])
        return living if clothed else list(pending.subjects)

    def _connect_pair(self, pending: Pending, subject: Thing, thing: Thing) -> None:
        if pending.passive:
            subject, thing = thing, subject
        predicate, turned = predicate_of(pending, subject, thing)
        if pending.meaning == "with" and self._is_followed_by("inside"):
            predicate, turned = "in", True
        if turned:
            subject, thing = thing, subject
        if pending.meaning == "surrounded" or (pending.text == "around" and subject.count > 2):
            subject, thing = encircle(subject, thing), thing
        vague = pending.meaning in ("with", "contains") and predicate in ("next_to", "on", "in")
        stated = pending.stated and not vague
        loose = predicate == "facing" or (predicate == "next_to" and pending.meaning == "with")
        if loose and any(_is_heavenly(end) for end in (subject, thing)):
            return
        which = self._which(subject) if predicate in ("wearing", "holding") else None
        self.draft.add_bond([subject], predicate, [thing], pending.span, stated, which)


def _is_served_beside(connection: Pending, thing: Thing) -> bool:
    """ "a plate with two eggs, and a glass": what holds something is not on a plate."""
    on_plate = any(subject.noun in _SERVING for subject in connection.subjects)
    return on_plate and thing.noun in vocabulary().set_of("containers")


def _is_heavenly(thing: Thing) -> bool:
    """Too far off to be beside or before anything."""
    return any(is_a(thing.noun, kind) for kind in _HEAVENLY)
