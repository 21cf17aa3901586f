"""What is a noun phrase: a thing, a place, a part of something, "a photo", "sunset" …?

Each `_as_…` method tries one reading, does what follows from it, and says whether it fits. The
first one that fits is taken; what fits none of them is a thing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from imagineart.reading.attributes import SURELY_COLORS, describe, mentions, pose_of
from imagineart.reading.binding import Binding
from imagineart.reading.connections import is_pictured
from imagineart.reading.draft import Thing
from imagineart.reading.lexicon import is_color
from imagineart.reading.phrases import ANAPHORS, ORDINALS, POSSESSIVES, Link, NounPhrase, verb_of
from imagineart.reading.references import DEFINITE
from imagineart.reading.story import STICKY, Measure, Pending, text_of
from imagineart.world.nouns import all_nouns, is_a, is_known
from imagineart.world.occasions import famous_names
from imagineart.world.places import Place, all_places, family_of
from imagineart.world.vocabulary import singular, vocabulary, word_set

ACTS = frozenset({"holding", "wearing", "riding", "chasing", "facing"})

_SPATIAL = frozenset({"on", "next_to", "behind", "in_front_of", "left_of", "right_of", "under"})
_SPATIAL |= frozenset({"above", "below", "between"})
_SHOWS = word_set(
    "announce advertise promote show depict feature display contain illustrate portray present"
)
_ABSTRACT = ("ness", "ity", "tion", "sion", "ism", "ment", "ship", "ance", "ence", "hood")
_BODY = word_set("chest head back face neck shoulder hand arm leg lap nose ear forehead")
_FROM_OUTSIDE = frozenset({"over", "above", "in front of", "outside", "outside of", "behind"})
_FROM_OUTSIDE |= frozenset(
    {"out of", "next to", "beside", "near", "opposite", "past", "across from"}
)
_ASHORE = frozenset(
    {"by", "beside", "next to", "near", "at", "along", "overlooking", "facing", "over"}
)
_ASHORE |= frozenset({"above", "in front of"})
_BESIDE = frozenset({"out of", "in front of", "behind", "next to", "beside", "near", "outside"})
_AT_SHOPS = _BESIDE | {"at", "by", "past", "opposite", "outside of", "before"}
_PARTING = word_set("cut split slice chop break snap tear divide crack rip carve saw dice fold")
_ORDERING = word_set("arrange place lay line set")
_SHARES = word_set("half part cube strip ring fragment shard quarter third")
_COMPANIES = word_set("family group party crowd gang team")
_VIEWS = word_set("travel view panorama postcard landscape cityscape skyline aerial")
_UPPER = word_set("top front back shoulder head side roof lap nose belly chest surface")
_PLOTS = frozenset({"field", "fields", "patch", "garden", "bed", "farm", "meadow"})
_PLANTS = ("flower", "tulip", "sunflower", "rose", "hyacinth", "jack-o-lantern", "strawberry")
_COVERS = word_set("fur skin scale feather plumage wool coat body")  # all that one sees of it
_GROWN = word_set(
    "beard hair eye eyes mustache moustache skin fur freckles wings tail horns mane feather "
    "feathers scales teeth claws antlers tusks whiskers fins"
)
_ROADS = word_set("road highway street path lane trail freeway motorway track avenue")
_WILD = frozenset({"desert", "forest", "mountains", "meadow", "beach", "snow"})
_TRIM = word_set("corner edge border outline line finish")
_PICTURES = word_set("photo photograph picture selfie snapshot shot video")
_TAKING = word_set("take snap shoot make")
_HANDS = word_set("hand paw fist claw")
_STREWING = word_set("scatter strew fall drift swirl float")
_MANY = 5  # plants that stand for a whole field
_PLURAL_CONTENT = 5  # things in "a bowl of cherries"


class Readings(Binding):
    """Tells things from all else that a noun phrase may be."""

    def _readings(self) -> tuple[Callable[[NounPhrase], bool], ...]:
        """What a noun phrase may be other than a thing; the first that fits is taken."""
        return (
            self._as_share,
            self._as_ordinal,
            self._as_people,
            self._as_grip,
            self._as_both,
            self._as_each_other,
            self._as_anaphor,
            self._as_taken,
            self._as_image,
            self._as_measure,
            self._as_arrangement,
            self._as_text,
            self._as_color,
            self._as_resting,
            self._as_part,
            self._as_pose,
            self._as_place,
            self._as_material,
            self._as_content,
            self._as_predicate,
            self._as_nothing,
        )

    def _as_share(self, phrase: NounPhrase) -> bool:
        """ "cut into slices", "split in two": what was done to the thing before, and no thing."""
        pending = self.now.pending
        parted = pending and pending.meaning == "in" and self.now.deed in _PARTING
        shares = vocabulary().set_of("units") | _SHARES | ANAPHORS
        if not (pending and parted and (phrase.noun in shares or phrase.head.text in shares)):
            return False
        words = (*phrase.described, *phrase.named)
        for thing in pending.subjects:
            thing.required.append(f"{self.now.deed} {pending.text} {text_of(words)}")
        self.now.pending = None
        return True

    def _as_ordinal(self, phrase: NounPhrase) -> bool:
        """ "the first of" the things that follow."""
        if not (phrase.noun in ANAPHORS and phrase.head.text in ORDINALS):
            return False
        if not self._is_followed_by("of"):
            return False
        self.now.ordinal, self.now.measure = phrase.head.text, Measure("one", phrase)
        return True

    def _as_people(self, phrase: NounPhrase) -> bool:
        """ "a family of four": so many people."""
        measure = self.now.measure
        company = measure is not None and measure.noun in _COMPANIES
        if not (company and phrase.noun in ANAPHORS and phrase.count):
            return False
        people = replace(phrase, noun="person", plural=True)
        self._bind(self._things_of(people), people)
        return True

    def _as_grip(self, phrase: NounPhrase) -> bool:
        """ "riding a bicycle with a flag in one hand": who is told of holds it."""
        now, pending = self.now, self.now.pending
        other = phrase.head.text == "other" and phrase.determiner == "the" and now.gripping
        hand = phrase.noun in _HANDS and (phrase.count or phrase.determiner in POSSESSIVES)
        living = [thing for thing in now.topic if thing.is_animate] or self._living()
        held = now.last[-1:]
        able = bool(living and held) and not held[0].is_animate
        if not (pending and pending.text == "in" and (hand or other) and able):
            return False
        self.draft.part(held[0], now.open.subjects if now.open else ())
        self.draft.add_bond(living[-1:], "holding", held, pending.span)
        now.pending, now.gripping = None, True
        return True

    def _as_both(self, phrase: NounPhrase) -> bool:
        """ "both are red", "a bird above both": the two told of."""
        recent = self.now.topic or self.now.last or self.before or self.draft.things[-1:]
        if phrase.head.text not in ("both", "all") or phrase.described or not recent:
            return False
        if self._waits():
            self._bind(self._besides(), phrase)
        else:
            self.now.topic = self.now.last = self.now.actors = self._together(recent)
        return True

    def _as_each_other(self, phrase: NounPhrase) -> bool:
        """ "facing each other": the two told of, or all of them."""
        each = phrase.noun == "other" and phrase.determiner in ("", "each") and not phrase.plural
        spoken = each or (phrase.noun == "one" and self._is_followed_by("another"))
        pending = self.now.pending
        if not (spoken and pending and isinstance(self.now.previous, Link)):
            return False
        self.now.pending = None
        if len(self.now.topic) > 1:
            first, second = self.now.topic[-2:]
            self._connect(replace(pending, subjects=(first,)), [second])
        for thing in pending.subjects:
            thing.required.append(f"{pending.text} each other")
        return True

    def _as_taken(self, phrase: NounPhrase) -> bool:
        """ "taking photos of a statue": the camera is turned to it, and no photo is there."""
        pending = self.now.pending
        if not (pending and self.now.deed in _TAKING and phrase.noun in _PICTURES):
            return False
        self.now.pending = None
        if self._is_followed_by("of"):
            self.now.pending = replace(pending, meaning="facing", text="photographing")
            self.now.measure = Measure("one", replace(phrase, count=None, plural=False))
        return True

    def _as_resting(self, phrase: NounPhrase) -> bool:
        """ "with a house on its back", "with a cherry on top": on what has it."""
        now, pending = self.now, self.now.pending
        upper = phrase.noun in _UPPER and phrase.determiner in ("the", "")
        owned = phrase.noun in vocabulary().set_of("parts") and phrase.determiner in POSSESSIVES
        part = upper or owned
        if not (part and pending and pending.meaning == "on" and now.open):
            return False
        owners = now.open.subjects
        if now.open.meaning not in STICKY or list(pending.subjects) not in (list(owners), now.last):
            return False
        if phrase.noun in _BODY and owned and not any(thing.is_animate for thing in owners):
            return self._rests_on_topic(owners)
        moved = [self.draft.put_on(thing, owner) for thing in now.last for owner in owners]
        now.pending = None if any(moved) else pending
        return any(moved)

    def _rests_on_topic(self, owners: Sequence[Thing]) -> bool:
        """ "a cat in a box with a bow on its head": a box has no head, the cat has."""
        living = [thing for thing in self.now.topic if thing.is_animate]
        if not living:
            return False
        for thing in self.now.last:
            self.draft.part(thing, owners)
            self.draft.add_bond([thing], "on", living[-1:], thing.span)
        self.now.pending = None
        return True

    def _as_anaphor(self, phrase: NounPhrase) -> bool:
        """ "one", "the other": one of the things before, or another of their kind."""
        if self._is_one_colored(phrase) and any(
            t.count > 1 or t in self.divided for t in self.now.topic
        ):
            phrase = replace(phrase, noun="one", described=phrase.named)
        if phrase.noun not in ANAPHORS:
            return False
        recent = self.now.topic or self.now.last or self.before or self.draft.things[-1:]
        base = self._divided_again(phrase) or next(iter(recent), None)
        of_them = phrase.head.text in ("them", "these", "those")
        if base is None or "each" in (phrase.determiner, phrase.head.text):
            return True
        which = self._ordinal(phrase, base.count) if base.count > 1 else None
        if which is not None:
            picked = self._pick(base, which)
            self.now.topic = self.now.last = [picked]
            self.now.actors = [picked]
            return True
        if phrase.noun in ("other", "others") and phrase.determiner == "the":
            base = next(
                (thing for thing in self.draft.called(base.noun) if thing is not base), base
            )
        several = base.count > 1 or base in self.divided
        told = phrase.described or of_them or self._is_said_of()
        if several and phrase.count and told:
            part = self._split(base, phrase)
            self._bind([part], phrase)
            self._begin_clause([part])
        elif self.now.instead:
            describe(base, phrase.described)
        elif phrase.determiner in ("a", "an", "another") or (phrase.count and base.count == 1):
            self._bind([self._like(base, phrase)], phrase)
        else:
            base.required.append(text_of(phrase.described))
            self.now.topic = self.now.last = [base]
            self.now.actors = []
        return True

    def _besides(self) -> list[Thing]:
        """Whom "above both" means: the two told of before what is above them."""
        busy = self.now.pending.subjects if self.now.pending else ()
        return [thing for thing in self.draft.things if thing not in busy][-2:]

    def _together(self, recent: Sequence[Thing]) -> list[Thing]:
        """Whom "both" means: a single thing and the one it was told with."""
        if sum(thing.count for thing in recent) > 1:
            return list(recent)
        bonds = [b for b in self.draft.bonds[::-1] if recent[0] in (b.subject, b.object)]
        partners = [b.object if b.subject is recent[0] else b.subject for b in bonds]
        others = [thing for thing in self.draft.things[::-1] if thing is not recent[0]]
        return [*recent, *(partners or others)[:1]]

    def _is_one_colored(self, phrase: NounPhrase) -> bool:
        """ "two cats, one orange and one black", not "two apples and one orange"."""
        if phrase.count is None or phrase.count.value != 1 or not is_color(phrase.noun):
            return False
        told_apart = self.now.comma or bool(self.divided)
        return phrase.noun not in all_nouns() or (told_apart and phrase.noun in SURELY_COLORS)

    def _divided_again(self, phrase: NounPhrase) -> Thing | None:
        """ "…, one red and one green": the second is of the same group as the first."""
        told = phrase.count is not None and self.now.joined
        told = told and (bool(phrase.described) or self._is_said_of())
        rest = self.divided[-1] if self.divided and told else None
        return rest if rest and any(thing is rest for thing in self.draft.things) else None

    def _is_said_of(self) -> bool:
        """ "… is black" follows."""
        return isinstance(self.following, Link) and self.following.kind == "be"

    def _as_image(self, phrase: NounPhrase) -> bool:
        """ "a photo of": the picture itself, not a thing in it."""
        meta = frozenset(vocabulary().phrases["meta"])
        text = text_of((*phrase.described, *phrase.named)[-2:])
        text = text if text in meta else text_of(phrase.named)
        counted = phrase.count is not None and phrase.count.value > 1
        if counted or (text not in meta and phrase.noun not in meta):
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
            "where",
        )
        if not (plain or link or titled or isinstance(after, NounPhrase)):
            return False
        if plain and phrase.noun in all_nouns() and self.now.named and not self.draft.images:
            return False
        self.draft.images.append(phrase)
        self.now.pending = None
        return True

    def _as_last_image(self, phrase: NounPhrase) -> bool:
        """ "…, high-contrast painting" at the end of a list."""
        after = self.following
        ends = after is None or (isinstance(after, Link) and after.kind in ("comma", "stop"))
        bare = not phrase.determiner and not phrase.count and not phrase.plural
        if not (ends and bare and (self.now.comma or not self.now.named)):
            return False
        self.draft.images.append(phrase)
        return True

    def _as_measure(self, phrase: NounPhrase) -> bool:
        """ "a row of", "two slices of"."""
        listed = vocabulary().set_of("collectives") | vocabulary().set_of("units")
        part = phrase.determiner == "the" and phrase.noun in vocabulary().set_of("parts")
        if phrase.head.text not in listed and phrase.noun not in listed and not part:
            return False
        if not self._is_followed_by("of"):
            return False
        self.now.measured = self.now.joined, self.now.comma
        self.now.measure = Measure(
            phrase.noun if part or phrase.noun in listed else phrase.head.text, phrase
        )
        return True

    def _as_arrangement(self, phrase: NounPhrase) -> bool:
        """ "six wolves in a circle"."""
        pending = self.now.pending
        table = vocabulary().words["collectives"]
        if not pending or pending.meaning not in ("in", "on") or phrase.noun not in table:
            return False
        if (
            not any(thing.count > 1 for thing in pending.subjects)
            and self.now.deed not in _ORDERING
        ):
            return False
        for thing in pending.subjects:
            thing.arrangement = table[phrase.noun][0]
        self.now.pending = None
        return True

    def _as_text(self, phrase: NounPhrase) -> bool:
        """ "the headline", "big letters": where a text stands."""
        listed = phrase.noun in vocabulary().set_of("text_nouns")
        if not listed or not (self.has_texts or phrase.noun not in all_nouns()):
            return False
        self.now.pending = None
        return True

    def _as_color(self, phrase: NounPhrase) -> bool:
        """ "in gold", "the colour of lavender": said of the thing before."""
        pending = self.now.pending
        words = (*phrase.described, *phrase.named)
        plain = not (phrase.determiner or phrase.count or phrase.plural)
        if plain and self._is_trailing_color(phrase):
            for thing in self._framed():
                describe(thing, words)
            return True
        opened = isinstance(self.now.previous, Link) and self.now.previous.text == "("
        if opened and plain and self.now.last and is_color(words[-1].text):
            describe(self.now.last[-1], words)
            return True
        listed = self.draft.listings[-1] if self.draft.listings and self.now.joined else None
        if listed and plain and listed.first == len(self.draft.things) and is_color(phrase.noun):
            describe(listed.thing, words)
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
        if phrase.noun in all_places() and not named:
            return False
        for thing in pending.subjects:
            describe(thing, words)
        self.now.pending = None
        return True

    def _is_trailing_color(self, phrase: NounPhrase) -> bool:
        """ "…, navy and gold": colours at the end of a list; the first of them names no thing."""
        now, told = self.now, self.draft.things
        if now.pending or not told or not is_color(phrase.head.text):
            return False
        if not all(is_color(word.text) or word.text == "and" for word in phrase.described):
            return False
        after = self.following
        ends = after is None or (isinstance(after, Link) and after.kind in ("comma", "stop", "and"))
        begun = now.joined and now.colored
        if not (ends and (begun or (now.comma and self._is_new_color(phrase)))):
            return False
        now.colored = True
        return True

    def _is_new_color(self, phrase: NounPhrase) -> bool:
        """A colour that names no thing: "navy", "black and silver"."""
        return bool(phrase.described) or phrase.noun not in all_nouns()

    def _framed(self) -> list[Thing]:
        """What colours at the end are said of: the shape around a picture, else what is last."""
        shapes = [
            b.object for b in self.draft.bonds if b.predicate == "on" and is_pictured(b.object)
        ]
        return shapes[-1:] or self.now.last[-1:]

    def _as_pose(self, phrase: NounPhrase) -> bool:
        """ "a panda, red hoodie, sitting": what who is told of does."""
        pose = pose_of(phrase.head) if phrase.head.text.endswith("ing") else ""
        bare = not (phrase.described or phrase.determiner or phrase.count)
        if not (pose and bare and self.now.comma and self._living()):
            return False
        thing = self._living()[-1]
        thing.pose = thing.pose or pose
        return True

    def _as_place(self, phrase: NounPhrase) -> bool:
        """A place: it will be the background."""
        if self.now.pending and self.now.pending.text in ("for", "about"):
            return False
        scene = self._scene_of(phrase) or self._unknown_place(phrase)
        scene = _through_nature(scene, phrase) if scene else None
        is_backdrop = phrase.noun in ("background", "backdrop")
        if scene is None and not is_backdrop:
            return False
        if is_backdrop and not phrase.described and not self.now.copula and self.following is None:
            return True
        self.draft.settings.append((phrase, scene))
        self._grow(phrase, scene)
        pending = self.now.pending
        if pending and pending.subjects:
            self.now.last = list(pending.subjects)
        elif not self.draft.things or pending:
            self.now.last = []
        self.now.pending = self.now.fronted = self.now.open = None
        self.now.at_place = True
        return True

    def _grow(self, phrase: NounPhrase, scene: Place | None) -> None:
        """ "a sunflower field": what grows there is a thing of the picture."""
        words = (*phrase.described, *phrase.named)
        texts = [word.text for word in words if word.text != "of"]
        turned = len(texts) < len(words)  # "field of sunflowers"
        plot, plant = (texts * 2)[-2:] if turned else (texts * 2)[-2:][::-1]
        plant = singular(plant)
        grows = plot in _PLOTS and any(is_a(plant, kind) for kind in _PLANTS)
        if scene and grows:
            self.draft.things.append(Thing(plant, plant, phrase.span, count=_MANY, plural=True))

    def _unknown_place(self, phrase: NounPhrase) -> Place | None:
        """ "in Havana": a name after "in" that means nothing else."""
        pending = self.now.pending
        inside = pending is not None and (
            pending.text in ("in", "at", "from") or (pending.text == "of" and self._shows_place())
        )
        listed = pending is None and self.now.comma and not phrase.count
        inside = inside or (listed and bool(self.draft.things) and not self._has_place())
        name = phrase.head.raw[:1].isupper() and not phrase.determiner and not phrase.plural
        strange = not is_known(phrase.noun) and phrase.noun not in famous_names()
        if not (inside and name and strange) or phrase.head.raw.isupper():
            return None
        return Place(phrase.noun, "street", "stone")

    def _has_place(self) -> bool:
        return any(scene for _, scene in self.draft.settings)

    def _shows_place(self) -> bool:
        """ "a travel poster of" Lisbon: a picture of the kind that shows places."""
        shown = self.draft.images[-1] if self.draft.images else None
        words = shown and {word.text for word in (*shown.described, *shown.named)}
        return bool(words and words & _VIEWS)

    def _scene_of(self, phrase: NounPhrase) -> Place | None:
        """The place that a phrase names here; None if it is a thing."""
        if phrase.determiner in DEFINITE and any(self.draft.called(phrase.noun)):
            return None
        fitting = (scene for scene in _scenes(phrase) if self._fits(scene, phrase))
        scene = next(fitting, None)
        pending = self.now.pending
        if scene and scene.family == "mountains" and any(other for _, other in self.draft.settings):
            return None
        return self._seen_from(scene, pending, phrase) if scene and pending else scene

    def _seen_from(self, scene: Place, pending: Pending, phrase: NounPhrase) -> Place | None:
        """The place as it is seen from where the words before it put the viewer."""
        if is_a(phrase.noun, "shop") and pending.text in _AT_SHOPS:
            return replace(scene, family="shop", surface="tile")
        if family_of(scene.family).inside and not scene.only and pending.text in _FROM_OUTSIDE:
            house = pending.text in _BESIDE and is_a(phrase.noun, "house")
            return None if house else replace(scene, family="street", surface="stone")
        beneath = pending.meaning in ("under", "below")
        if beneath and scene.family in ("sky", "night_sky"):
            return replace(scene, family="meadow", surface="grass")
        if beneath and scene.family == "sea":
            return replace(scene, family="underwater", surface="sand")
        if scene.family == "sea" and pending.text in _ASHORE:
            return replace(scene, family="beach", surface="sand")
        return scene

    def _fits(self, scene: Place, phrase: NounPhrase) -> bool:
        pending = self.now.pending
        if phrase.noun == "wall" and self._describes_place():
            return True
        if not scene.only:
            return self._is_placed(phrase) and not self._is_building(phrase)
        if not pending and (phrase.noun not in all_nouns() or self._is_keyword(phrase)):
            return True
        if not pending or phrase.count or pending.passive or pending.text == "out of":
            return False
        after = self.following
        placed = any(other for _, other in self.draft.settings)
        stacked = isinstance(after, Link) and after.meaning == "on"
        if scene.family == "table" and (placed or stacked):
            return False
        return bool({pending.text, pending.meaning.replace("_", " ")} & set(scene.only))

    def _is_keyword(self, phrase: NounPhrase) -> bool:
        """ "cabin, snow, night": alone between commas, and no thing."""
        bare = not (phrase.described or phrase.determiner or phrase.count)
        ends = self.following is None or self._is_followed_by(",")
        listed = phrase.noun in vocabulary().set_of("nonthings")
        return bare and ends and listed and (self.now.comma or not self.now.named)

    def _describes_place(self) -> bool:
        """ "a room with blue walls": "with" that belongs to the place before it."""
        pending = self.now.pending
        owned = pending is not None and pending.meaning == "with" and not pending.subjects
        return owned and bool(self.draft.settings)

    def _is_building(self, phrase: NounPhrase) -> bool:
        """ "a bakery on an island": seen from outside, a thing among others."""
        after = self.following
        outside = isinstance(after, Link) and after.kind == "relation" and after.meaning in _SPATIAL
        if not (outside and isinstance(after, Link)) or after.text in ("at", "to", "from", "for"):
            return False
        return phrase.noun in all_nouns() and not self._waits()

    def _is_placed(self, phrase: NounPhrase) -> bool:
        """A place is none where a thing is done to it: "holding a garden"; nor "in the corner"."""
        pending = self.now.pending
        if phrase.noun == "corner" and pending and pending.text == "in":
            return False  # of the picture
        return not (pending and pending.meaning in ACTS and phrase.noun in all_nouns())

    def _as_part(self, phrase: NounPhrase) -> bool:
        """ "with blue eyes", "on its head": belongs to the thing before."""
        pending = self.now.pending
        owned = phrase.determiner in POSSESSIVES and phrase.determiner not in ("my", "your", "our")
        said = pending and pending.meaning in ("with", "contains", "of") and pending.subjects
        bare = phrase.noun in vocabulary().set_of("nonthings")
        joined = self.now.joined and self.now.open and self.now.open.meaning == "with" and not bare
        if self._is_trait(phrase):
            self._add_part(self._living()[-1], phrase)
            return True
        if self._is_trim(phrase):
            commas = [at for at, word in enumerate(phrase.described) if word.text == ","]
            describe(self.draft.things[-1], phrase.described[: commas[-1] if commas else 0])
            self.draft.things[-1].required.append(text_of((*phrase.described, *phrase.named)))
            return True
        if said and isinstance(self.following, Link) and self.following.meaning in _STREWING:
            return False
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

    def _is_trait(self, phrase: NounPhrase) -> bool:
        """ "an old wizard, long white beard": of who was told of before."""
        bare = phrase.described and not phrase.determiner and not phrase.count
        grown = phrase.noun in _GROWN or phrase.head.text in _GROWN
        return bool(bare and grown and self.now.comma and self._living())

    def _is_trim(self, phrase: NounPhrase) -> bool:
        """ "a button, rounded corners": how the thing before is made."""
        bare = phrase.described and not phrase.determiner and not phrase.count
        return bool(bare and phrase.noun in _TRIM and self.now.comma and self.draft.things)

    def _living(self) -> list[Thing]:
        return [thing for thing in self.draft.things if thing.is_animate]

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
        text = text_of((*phrase.described, *phrase.named))
        article = f"{phrase.count.value} " if phrase.count else ""
        owner.required.append(f"with {article}{text}")
        owner.phrase += f" with {article}{text}"
        patterns = vocabulary().patterns
        if mentions(phrase.named, frozenset(patterns)):
            told = [w for w in phrase.described if is_color(w.text) or w.text in ("and", ",")]
            describe(owner, [*told, *(word for word in phrase.named if word.text in patterns)])
        elif phrase.head.text in ("pattern", "patterns", "print", "design"):
            describe(owner, [w for w in phrase.described if w.text in patterns])
        elif phrase.noun in _COVERS:
            describe(owner, [word for word in phrase.described if is_color(word.text)])

    def _as_material(self, phrase: NounPhrase) -> bool:
        """ "made of ice", "shaped like a heart": what the thing before is like."""
        pending = self.now.pending
        if not pending or not (pending.meaning == "made_of" or self._is_told_of(pending)):
            return False
        words = (*phrase.described, *phrase.named)
        material = vocabulary().materials.get(phrase.head.text) or phrase.noun
        for thing in pending.subjects:
            if pending.text.split()[-1] in ("of", "from", "in") and "shape" not in pending.text:
                describe(thing, phrase.described)
                thing.material = material if material in vocabulary().words["materials"] else ""
            thing.phrase += f" {pending.text} {text_of(words)}"
            thing.required.append(f"{pending.text} {text_of(words)}")
        self.now.pending = None
        return True

    def _is_told_of(self, pending: Pending) -> bool:
        """ "a book about dragons": what a lifeless thing tells of is not beside it."""
        lifeless = not any(thing.is_animate for thing in pending.subjects)
        return pending.text == "about" and bool(pending.subjects) and lifeless

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
            owner.phrase += f" of {article}{text_of((*phrase.described, *phrase.named))}"
            owner.required.append(f"of {text_of((*phrase.described, *phrase.named))}")
        self.now.pending = None
        return True

    def _as_predicate(self, phrase: NounPhrase) -> bool:
        """ "the man is a pirate": says what the subject is."""
        now = self.now
        after_be = isinstance(now.previous, Link) and now.previous.kind == "be"
        words = (*phrase.described, *phrase.named)
        bare = not (phrase.determiner or phrase.count or phrase.plural)
        if after_be and now.actors and bare and is_color(phrase.noun):
            for thing in now.actors:
                describe(thing, words)
            return True
        if not (after_be and now.actors and phrase.determiner in ("a", "an")) or now.landmark:
            return False
        for thing in now.actors:
            thing.required.append(f"is {text_of(words)}")
            describe(thing, phrase.described)
        return True

    def _as_nothing(self, phrase: NounPhrase) -> bool:
        """ "sunset", "beauty", "love": no thing that could be drawn."""
        noun = phrase.noun
        named = noun in all_nouns() and noun not in vocabulary().set_of("nonthings")
        abstract = noun in vocabulary().set_of("nonthings") or noun.endswith(_ABSTRACT)
        if noun == "circle" and self._is_way(phrase):
            named, abstract = False, True
        unreal = len(noun) < 2 or not any(letter.isalpha() for letter in noun)
        pending = self.now.pending
        if pending and pending.text in ("for", "about") and self._is_purpose(pending):
            named, abstract = False, True
        if pending and pending.text == "by" and self._is_credit(phrase):
            named, abstract = False, True
        if pending and pending.text == "through" and noun == "glass" and phrase.determiner == "the":
            named, abstract = False, True
        if pending and pending.text == "in" and noun in ("sun", "shade", "dark", "light", "air"):
            named, abstract = False, True
        if self.now.of_place and any(is_a(noun, kind) for kind in _PLANTS):
            self.draft.things.append(Thing(noun, noun, phrase.span, count=_MANY, plural=True))
            self.now.pending = None
            return True
        part_of_name = self.now.of_place and not phrase.plural and not phrase.count
        if part_of_name and pending and pending.meaning == "of":
            named, abstract = False, True
        if named or phrase.is_pronoun or not (abstract or unreal):
            return False
        self.draft.unused.append(phrase)
        self.now.pending = None
        return True

    def _is_way(self, phrase: NounPhrase) -> bool:
        """ "dancing in circles", "text in a circle": how something goes, not what is there."""
        pending = self.now.pending
        if not pending or pending.text != "in" or phrase.described or phrase.count:
            return False
        return phrase.plural or not pending.subjects or bool(self.now.deed)

    def _is_purpose(self, pending: Pending) -> bool:
        """ "a banner for a shop": what a picture or what carries writing is made for."""
        written = vocabulary().set_of("text_carriers") | vocabulary().set_of("pictured")
        made = bool(pending.subjects) and all(t.noun in written for t in pending.subjects)
        return made or not self.draft.things

    def _is_credit(self, phrase: NounPhrase) -> bool:
        """ "by Greg Rutkowski": whose manner is asked for."""
        words = (*phrase.described, *phrase.named)
        names = all(word.raw[:1].isupper() for word in words) and not phrase.determiner
        return names and not is_known(phrase.noun)


def _through_nature(scene: Place, phrase: NounPhrase) -> Place:
    """ "a desert highway", "a forest path": the road runs through the wild."""
    if scene.family != "street" or phrase.noun.rsplit(" ", 1)[-1] not in _ROADS:
        return scene
    around = (all_places().get(word.text) for word in phrase.described)
    return next((wild for wild in around if wild and wild.family in _WILD), scene)


def _scenes(phrase: NounPhrase) -> Iterator[Place]:
    """Places that the last words of a phrase may name, the longest name first."""
    texts = [word.text for word in (*phrase.described, *phrase.named)]
    for start in range(len(phrase.described) + 1):
        tail = " ".join(texts[start:])
        names = dict.fromkeys((tail, singular(tail)))
        yield from (all_places()[name] for name in names if name in all_places())
