"""The reasoner frames, completes and substitutes what the reader found, and says what it did."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from imagineart.engines.engine import Capabilities, itself, untold
from imagineart.errors import EmptyPlanError
from imagineart.plan.plan import (
    Background,
    Check,
    Color,
    Kind,
    ObjectSpec,
    Plan,
    Predicate,
    Relation,
    Source,
    TextBlock,
)
from imagineart.reasoner import Reasoner
from imagineart.request import GenerationRequest, Thinking
from imagineart.staging.completion.props import akin, invites
from imagineart.staging.completion.substitution import NOTE, nearest, substitute
from imagineart.staging.stage import Canvas, Stage

KINDS = {
    "seagull": ("bird", "animal"),
    "crab": ("animal",),
    "dog": ("animal",),
    "poodle": ("dog", "animal"),
    "bird": ("animal",),
    "palm tree": ("tree", "plant"),
}
BEACH = Background(family="beach", setting="beach")


class World:
    """A little knowledge, so that nothing here depends on the shipped data."""

    def size_of(self, noun: str) -> float:
        return {"house": 9.0, "seagull": 0.4, "flea": 0.002, "cup": 0.3}.get(noun, 1.0)

    def support_of(self, noun: str) -> str:
        return {"seagull": "air", "cup": "surface"}.get(noun, "ground")

    def aspect_of(self, noun: str) -> float:
        return 1.0

    def hypernyms(self, noun: str) -> tuple[str, ...]:
        return KINDS.get(noun, ())

    def color_of(self, noun: str) -> Color | None:
        gold = Color(name="gold", lightness=0.8, chroma=0.15, hue=90.0)
        return gold if noun == "goldfish" else None

    def habitats_of(self, noun: str) -> tuple[str, ...]:
        places = {"dog": ("meadow", "room"), "sofa": ("room",), "sailboat": ("sea",)}
        return places.get(noun, ())

    def grounds(self) -> dict[str, Background]:
        return {name: Background(family=name, surface=name) for name in ("meadow", "room", "sea")}

    def tools(self) -> dict[str, str]:
        return {"fishing": "fishing rod", "reading": "book"}

    def props_of(self, setting: str, family: str) -> tuple[str, ...]:
        if setting in ("hall", "counter"):
            return ("house", "cup", "flea", "stool")
        return ("palm tree", "crab", "seagull", "sailboat") if setting == "beach" else ()


def no_doings(noun: str) -> str | None:
    """Everything is drawn, but nothing in the middle of doing something."""
    return None if " " in noun and noun.split()[0].endswith("ing") and "rod" not in noun else noun


RESTRAINT = {
    *("only", "alone", "just", "no", "plain", "empty", "isolated", "minimalist", "without"),
    *("exactly", "nothing", "product", "logo", "studio"),
}


def _doing(after: str) -> str:
    words = [word for word in after.split() if word not in ("who", "is")][:1]
    return words[0] if words and words[0].endswith("ing") else ""


def reasoner_for(plan: Plan, drawable: Callable[[str], str | None] = no_doings) -> Reasoner:
    def read(prompt: str) -> Plan:
        unwritten = prompt
        for text in plan.texts:
            unwritten = unwritten.replace(text.string, "")
        told = set(re.findall(r"\w+", unwritten.lower()))
        return plan.revised(
            prompt=prompt,
            closed=not told.isdisjoint(RESTRAINT),
            bare=not told.isdisjoint(RESTRAINT),
            mentioned=tuple(re.findall(r"\w+", prompt.lower())),
            objects=tuple(
                item.revised(action=_doing(prompt[item.span[1] :])) if item.span else item
                for item in plan.objects
            ),
        )

    return Reasoner(Capabilities("1", drawable=drawable), read=read, knowledge=World())


def real(
    drawable: Callable[[str], str | None] = itself, look_note: Callable[[str], str] = untold
) -> Reasoner:
    """With the shipped reader and knowledge."""
    return Reasoner(Capabilities("1", drawable=drawable, look_note=look_note))


def staged(thinker: Reasoner, prompt: str, seed: int, thinking: Thinking = "high") -> Stage:
    plan = thinker.understand(GenerationRequest(prompt=prompt, thinking=thinking))
    return thinker.stage(plan, Canvas(), seed, thinking)


def thing(noun: str, count: int = 1, **fields: Any) -> ObjectSpec:
    return ObjectSpec(id=noun.replace(" ", "-"), noun=noun, count=count, **fields)


def understood(prompt: str, plan: Plan, **options: Any) -> Plan:
    request = GenerationRequest(prompt=prompt, **options)
    return reasoner_for(plan).understand(request)


def added(plan: Plan) -> list[str]:
    return [item.noun for item in plan.objects if item.origin == "completed"]


def told(plan: Plan, kind: str) -> list[str]:
    return [entry.message for entry in plan.trace if entry.kind == kind]


class TestFrame:
    def test_the_size_of_the_request_changes_nothing_of_what_is_seen(self) -> None:
        read = Plan(objects=(thing("dog"),))
        wide = understood("a dog", read, width=2816, height=1584)
        assert wide == understood("a dog", read)
        assert wide.prompt == "a dog"

    def test_an_asked_look_wins_and_says_who_asked(self) -> None:
        read = Plan(style="watercolor", objects=(thing("dog"),), sources={"style": Source()})
        asked, free = understood("a dog", read, look="flat"), understood("a dog", read)
        assert (asked.style, asked.source_of("style").origin) == ("flat", "request")
        assert (free.style, free.source_of("style").origin) == ("watercolor", "stated")

    def test_a_pattern_repeats_what_nobody_counted(self) -> None:
        read = Plan(
            kind="pattern",
            objects=(thing("dog"), thing("crab", 5)),
            checks=(Check(kind="count", target="crab", expected="5"),),
        )
        dog, crab = understood("a pattern", read).objects
        assert dog.count > 5
        assert crab.count == 5

    def test_reading_happens_once_per_request(self) -> None:
        prompts: list[str] = []

        def read(prompt: str) -> Plan:
            prompts.append(prompt)
            return Plan(objects=(thing("dog"),))

        reasoner = Reasoner(Capabilities("1"), read=read, knowledge=World())
        plan = reasoner.understand(GenerationRequest(prompt="a dog"))
        for seed in range(3):
            reasoner.stage(plan, Canvas(), seed, "high")
        assert prompts == ["a dog"]


class TestPlace:
    def place(self, prompt: str, *nouns: str, background: Background | None = None) -> Background:
        plan = Plan(objects=tuple(map(thing, nouns)), background=background or Background())
        return understood(prompt, plan).background

    @pytest.mark.parametrize(
        ("nouns", "family"),
        [
            (("dog",), "meadow"),
            (("dog", "sofa"), "room"),
            (("dog", "man"), "meadow"),
            (("man",), "studio"),
            (("dog", "sailboat"), "studio"),
            (("dog", "crystal"), "meadow"),
        ],
    )
    def test_things_stand_where_all_of_them_are_seen(
        self, nouns: tuple[str, ...], family: str
    ) -> None:
        assert self.place("some things", *nouns).family == family

    def test_it_is_found_at_either_level(self) -> None:
        plan = understood("a dog", Plan(objects=(thing("dog"),)), thinking="low")
        assert plan.background.family == "meadow"

    def test_it_says_so(self) -> None:
        plan = understood("a dog", Plan(objects=(thing("dog"),)))
        assert "meadow" in told(plan, "completed")[0]

    @pytest.mark.parametrize(
        "prompt",
        [
            "only a dog",
            "logo of a dog",
            "an isolated dog",
            "product shot of a dog",
            "a dog, studio lighting",
        ],
    )
    def test_restraint_is_respected(self, prompt: str) -> None:
        assert self.place(prompt, "dog").family == "studio"

    def test_a_number_of_what_the_place_shows_by_itself_stays_countable(self) -> None:
        one, some = (Plan(objects=(thing("dog"), thing("tree", n))) for n in (1, 2))
        stated = (Check(kind="count", target="tree", expected="2"),)
        two = some.revised(checks=stated)
        assert understood("a dog and a tree", one).background.family == "meadow"
        assert understood("a dog and trees", some).background.family == "meadow"
        assert understood("a dog and two trees", two).background.family == "room"

    def test_a_stated_place_stays(self) -> None:
        assert self.place("a dog on a beach", "dog", background=BEACH) == BEACH

    def test_weather_stays_and_keeps_things_outdoors(self) -> None:
        rain = Background(family="meadow", weather="rain")
        assert self.place("a sailboat in the rain", "sailboat", background=rain).weather == "rain"
        assert self.place("a sailboat in the rain", "sailboat", background=rain).family == "sea"
        assert self.place("a sofa in the rain", "sofa", background=rain) == rain

    def test_what_is_carried_needs_no_place_of_its_own(self) -> None:
        plan = Plan(
            objects=(thing("sailboat"), thing("sofa")),
            relations=(Relation(subject="sailboat", predicate="on", object="sofa"),),
        )
        assert understood("a sailboat on a sofa", plan).background.family == "room"

    @pytest.mark.parametrize("predicate", ["wearing", "holding"])
    def test_what_is_worn_or_held_says_nothing_about_the_place(self, predicate: Predicate) -> None:
        plan = Plan(
            objects=(thing("man"), thing("sofa")),
            relations=(Relation(subject="man", predicate=predicate, object="sofa"),),
        )
        assert understood("a man with a sofa", plan).background.family == "studio"


class TestCompletion:
    READ = Plan(objects=(thing("dog"),), background=BEACH)

    def test_high_adds_what_belongs_and_says_so(self) -> None:
        plan = understood("a dog on a beach", self.READ)
        assert added(plan) == ["palm tree", "crab"]
        assert len(told(plan, "completed")) == 2
        assert "palm tree" in told(plan, "completed")[0]

    def test_neither_toys_nor_walls_nor_table_ware_on_the_floor(self) -> None:
        hall, counter = (
            Plan(objects=(thing("dog"),), background=Background(family=family, setting=setting))
            for family, setting in (("room", "hall"), ("table", "counter"))
        )
        assert added(understood("a dog in a hall", hall)) == ["stool"]
        assert added(understood("a dog on a counter", counter)) == ["cup", "stool"]

    def test_places_of_scenes_are_furnished_already(self) -> None:
        scenic = Reasoner(Capabilities("1", stage="scene"), read=lambda _: self.READ)
        plan = scenic.understand(GenerationRequest(prompt="a dog on a beach", thinking="high"))
        assert [item.noun for item in plan.objects] == ["dog"]

    def test_low_adds_nothing(self) -> None:
        assert added(understood("a dog on a beach", self.READ, thinking="low")) == []

    @pytest.mark.parametrize(
        "prompt",
        [
            "only a dog on a beach",
            "a dog on a plain beach",
            "a dog on a beach, no people",
            "a minimalist dog on a beach",
            "a dog ALONE on a beach",
            "a dog on an empty beach",
            "an isolated dog, beach",
            "a dog on a beach without umbrellas",
            "exactly one dog on a beach",
            "nothing but a dog on a beach",
        ],
    )
    def test_restraint_is_respected(self, prompt: str) -> None:
        assert added(understood(prompt, self.READ)) == []

    def test_restraint_inside_quotes_is_not_meant(self) -> None:
        read = self.READ.revised(texts=(TextBlock(string="NO SWIMMING"),))
        assert added(understood('a dog on a beach saying "NO SWIMMING"', read))

    def test_words_that_only_look_alike_do_not_restrain(self) -> None:
        assert added(understood("a dog with a nose on a beach, explained", self.READ))

    @pytest.mark.parametrize(
        ("named", "missing"),
        [
            ("tree", "palm tree"),
            ("palm tree", "palm tree"),
            ("bird", "seagull"),
            ("animal", "crab"),
        ],
    )
    def test_no_kind_of_what_is_named(self, named: str, missing: str) -> None:
        read = Plan(objects=(thing(named, 3),), background=BEACH)
        assert missing not in added(understood("things on a beach", read))

    def test_nothing_excluded(self) -> None:
        read = self.READ.revised(exclusions=("tree",))
        assert "palm tree" not in added(understood("a dog on a beach", read))

    def test_nothing_that_the_words_mention(self) -> None:
        plan = understood("a dog on a beach that smells of crab", self.READ)
        assert "crab" not in added(plan)

    def test_nothing_undrawable(self) -> None:
        reasoner = reasoner_for(self.READ, lambda noun: None if noun == "crab" else noun)
        plan = reasoner.understand(GenerationRequest(prompt="a dog on a beach"))
        assert added(plan) == ["palm tree", "seagull"]

    def test_nothing_into_a_crowd_or_without_a_place(self) -> None:
        crowd = Plan(objects=(thing("dog", 8),), background=BEACH)
        assert added(understood("dogs on a beach", crowd)) == []
        assert added(understood("a dog", Plan(objects=(thing("dog"),)))) == []

    @pytest.mark.parametrize("kind", ["poster", "portrait", "pattern", "single"])
    def test_only_scenes_are_completed(self, kind: str) -> None:
        assert not invites(self.READ.revised(kind=kind))

    def test_ids_stay_unique(self) -> None:
        read = Plan(objects=(ObjectSpec(id="added-palm-tree", noun="dog"),), background=BEACH)
        plan = understood("a dog on a beach", read)
        assert len({item.id for item in plan.objects}) == len(plan.objects)

    def test_kinship(self) -> None:
        kinds = World().hypernyms
        assert akin("poodle", "dog", kinds)
        assert akin("dog", "poodle", kinds)
        assert not akin("dog", "crab", kinds)


class TestTools:
    def equipped(self, prompt: str, *things_: ObjectSpec, **fields: Any) -> list[str]:
        """Nouns that the things hold."""
        plan = understood(prompt, Plan(objects=things_, **fields), thinking="low")
        return [plan.find(r.object).noun for r in plan.relations if r.predicate == "holding"]

    def test_who_fishes_has_a_rod(self) -> None:
        assert self.equipped("a dog, fishing", thing("dog", pose="fishing")) == ["fishing rod"]

    @pytest.mark.parametrize("doing", ["fishing", "who is fishing", "is fishing"])
    def test_the_doing_may_follow_the_name(self, doing: str) -> None:
        dog = thing("dog", span=(2, 5))
        assert self.equipped(f"a dog {doing} near a house", dog) == ["fishing rod"]
        assert self.equipped(f"a dog near a house {doing}", dog) == []

    def test_a_drawing_of_the_doing_has_the_tool(self) -> None:
        read = Plan(objects=(thing("dog", pose="fishing"),))
        plan = reasoner_for(read, lambda noun: noun).understand(
            GenerationRequest(prompt="a dog, fishing", thinking="low")
        )
        assert [item.painted_noun for item in plan.objects] == ["fishing dog"]

    def test_every_copy_has_one(self) -> None:
        read = Plan(objects=(thing("dog", 3, pose="fishing"),))
        assert [item.count for item in understood("dogs fishing", read).objects] == [3, 3]

    def test_what_is_named_or_held_already_is_not_added(self) -> None:
        dog = thing("dog", pose="reading")
        holds = (Relation(subject="dog", predicate="holding", object="crab"),)
        assert self.equipped("a dog reading a book", dog) == []
        assert self.equipped("a dog reading", dog, exclusions=("book",)) == []
        assert self.equipped("a dog reading", dog, thing("crab"), relations=holds) == ["crab"]


class TestSubstitution:
    def test_a_known_noun_is_drawn_as_itself(self) -> None:
        plan = understood("a dog", Plan(objects=(thing("dog"),)))
        assert plan.objects[0].drawn_as == ""
        assert told(plan, "substituted") == []

    def test_an_unknown_noun_becomes_its_nearest_kind_visibly(self) -> None:
        known = {"dog", "animal"}
        read = Plan(objects=(thing("poodle", span=(2, 8)),))
        reasoner = reasoner_for(read, lambda noun: noun if noun in known else None)
        plan = reasoner.understand(GenerationRequest(prompt="a poodle"))
        assert plan.objects[0].painted_noun == "dog"
        (entry,) = [entry for entry in plan.trace if entry.kind == "substituted"]
        assert entry.span == (2, 8)
        assert "poodle" in entry.message
        assert "dog" in entry.message

    @pytest.mark.parametrize(
        ("kind", "known", "drawn"),
        [
            ("portrait", {"fox", "fox face"}, "fox face"),
            ("portrait", {"fox", "fox face", "fox portrait"}, "fox portrait"),
            ("portrait", {"fox"}, "fox"),
            ("scene", {"fox", "fox face"}, "fox"),
        ],
    )
    def test_a_portrait_shows_the_head(self, kind: Kind, known: set[str], drawn: str) -> None:
        reasoner = reasoner_for(
            Plan(objects=(thing("fox"),), kind=kind), lambda n: n if n in known else None
        )
        plan = reasoner.understand(GenerationRequest(prompt="a fox"))
        assert plan.objects[0].painted_noun == drawn
        assert told(plan, "substituted") == []

    @pytest.mark.parametrize(
        ("noun", "shown", "told_of"),
        [("rucksack", "backpack", False), ("bassist", "musician", True), ("yucca", "agave", True)],
    )
    def test_another_word_for_it_is_shown_and_what_is_similar_is_told(
        self, noun: str, shown: str, told_of: bool
    ) -> None:
        known = {"backpack", "musician", "agave"}
        reasoner = reasoner_for(Plan(objects=(thing(noun),)), lambda n: n if n in known else None)
        plan = reasoner.understand(GenerationRequest(prompt="a thing"))
        assert plan.objects[0].painted_noun == shown
        assert bool(told(plan, "substituted")) is told_of

    def test_a_pose_is_shown_by_whom_holds_nothing(self) -> None:
        read = Plan(
            objects=(thing("fox", pose="sleeping"), thing("dog", pose="sleeping"), thing("crab")),
            relations=(Relation(subject="dog", predicate="holding", object="crab"),),
        )
        reasoner = reasoner_for(read, lambda noun: noun)
        plan = reasoner.understand(GenerationRequest(prompt="a fox, a dog and a crab"))
        assert [item.painted_noun for item in plan.objects] == ["sleeping fox", "dog", "crab"]

    def substituted(self, item: ObjectSpec, known: dict[str, str]) -> Plan:
        reasoner = reasoner_for(Plan(objects=(item,)), known.get)
        return reasoner.understand(GenerationRequest(prompt="a thing"))

    def test_young_are_those_of_another_thing_in_the_picture(self) -> None:
        known = {n: n for n in ("lion", "lion cub", "bear cub", "tiger cub")} | {"cub": "bear cub"}
        both = Plan(prompt="a lion with a cub", objects=(thing("lion"), thing("cub")))
        found = substitute(both, known.get, lambda noun: (), lambda noun: None)
        assert [item.painted_noun for item in found.objects] == ["lion", "lion cub"]
        assert self.substituted(thing("cub"), known).objects[0].painted_noun == "bear cub"

    @pytest.mark.parametrize(
        ("noun", "phrase", "drawn"),
        [
            ("bowl", "blue glass bowl", "glass bowl"),
            ("bowl", "bowl of ramen", "bowl of noodles"),
            ("bowl", "red bowl", "bowl"),
            ("hat", "wizard 's hat", "wizard hat"),
        ],
    )
    def test_a_whole_phrase_may_name_a_thing_of_its_own(
        self, noun: str, phrase: str, drawn: str
    ) -> None:
        names = {"blue glass bowl": "glass bowl", "bowl of ramen": "bowl of noodles"}
        names |= {"wizard hat": "wizard hat", "hat": "hat"}
        known = {"bowl": "bowl", "red bowl": "bowl"} | names
        assert self.substituted(thing(noun, phrase=phrase), known).objects[0].painted_noun == drawn

    def test_what_stands_in_has_the_usual_colour(self) -> None:
        plan = self.substituted(thing("goldfish"), {"goldfish": "fish"})
        assert [color.name for color in plan.objects[0].colors] == ["gold"]
        asked = Color(name="blue", lightness=0.5, chroma=0.2, hue=260.0)
        plan = self.substituted(thing("goldfish", colors=(asked,)), {"goldfish": "fish"})
        assert plan.objects[0].colors == (asked,)
        plan = self.substituted(thing("goldfish"), {"goldfish": "goldfish"})
        assert plan.objects[0].colors == ()

    def test_the_phrase_may_be_known_where_the_noun_is_not(self) -> None:
        item = thing("remote", phrase="tv remote")
        known = {"tv remote": "tv remote"}
        assert nearest(item, known.get, lambda noun: ()) == "tv remote"

    def test_another_name_for_the_thing_wins_over_its_kind(self) -> None:
        known = {"poodle": "french poodle", "dog": "dog"}
        assert nearest(thing("poodle"), known.get, World().hypernyms) == "french poodle"

    def test_its_kind_stands_in_for_what_has_no_name(self) -> None:
        assert nearest(thing("poodle"), {"dog": "dog"}.get, World().hypernyms) == "dog"

    def test_a_near_guess_wins_over_nothing(self) -> None:
        assert nearest(thing("poodle"), {"poodle": "noodle"}.get, World().hypernyms) == "noodle"

    def test_what_nothing_is_near_to_is_kept_and_noted(self) -> None:
        read = Plan(objects=(thing("quux"),))
        plan = reasoner_for(read, lambda noun: None).understand(GenerationRequest(prompt="quux"))
        assert plan.objects[0].painted_noun == "quux"
        assert "quux" in told(plan, "noted")[0]


class TestStage:
    READ = Plan(objects=(thing("dog"), thing("house"), thing("crab", 2)))

    def test_every_instance_gets_a_place(self) -> None:
        stage = staged(reasoner_for(self.READ), "things", 5)
        places = [(one.object, one.index) for one in stage.instances]
        assert places == [("dog", 0), ("house", 0), ("crab", 0), ("crab", 1)]
        assert stage.seed == 5
        assert "laid_out" in [entry.kind for entry in stage.trace]

    def test_it_has_the_canvas_that_is_asked_for(self) -> None:
        reasoner, canvas = reasoner_for(self.READ), Canvas(width=2816, height=1584)
        plan = reasoner.understand(GenerationRequest(prompt="things"))
        assert reasoner.stage(plan, canvas, 5, "low").canvas == canvas

    @pytest.mark.parametrize("thinking", ["low", "high"])
    def test_the_same_seed_gives_the_same_stage(self, thinking: Thinking) -> None:
        reasoner = reasoner_for(self.READ)
        first, again, other = (staged(reasoner, "things", seed, thinking) for seed in (9, 9, 10))
        assert first == again
        assert first.instances != other.instances

    def test_added_things_are_smaller_and_farther(self) -> None:
        reasoner = reasoner_for(Plan(objects=(thing("dog"),), background=BEACH))
        dog, *props = staged(reasoner, "a dog on a beach", 1).instances
        assert props
        for prop in props:
            assert prop.box.height < 0.75 * dog.box.height
            assert prop.depth > dog.depth

    def test_an_engine_that_cares_for_no_places_gets_none(self) -> None:
        careless = Reasoner(Capabilities("1", stage="none"), read=lambda _: self.READ)
        assert staged(careless, "things", 5) == Stage(seed=5)


@pytest.mark.parametrize("prompt", ["xx", "🤷🤷", "A left of B, B left of A"])
class TestNothing:
    def test_a_prompt_that_says_nothing_is_refused_in_its_own_words(self, prompt: str) -> None:
        with pytest.raises(EmptyPlanError, match="nothing to draw was recognised") as caught:
            real().understand(GenerationRequest(prompt=prompt))
        assert (caught.value.field, caught.value.value) == ("prompt", prompt)

    def test_an_engine_that_reads_the_prompt_itself_may_know_better(self, prompt: str) -> None:
        thinker = Reasoner(Capabilities("1", prompt=True))
        plan = thinker.understand(GenerationRequest(prompt=prompt))
        assert (plan.objects, plan.prompt) == ((), prompt)


@pytest.mark.parametrize("prompt", ["a red apple", "a misty forest", 'a poster saying "HI"'])
def test_a_prompt_that_says_something_is_not_refused(prompt: str) -> None:
    assert not real().understand(GenerationRequest(prompt=prompt)).is_empty


def test_the_real_reader_and_knowledge_fit_in() -> None:
    stage = staged(real(), "three red apples left of a blue teapot", 1)
    apples, (teapot,) = list(stage.of("apple")), list(stage.of("teapot"))
    assert len(apples) == 3
    assert max(one.box.center[0] for one in apples) < teapot.box.center[0]


class TestNotes:
    def test_a_look_that_is_not_had_is_told_with_the_plan(self) -> None:
        thinker = real(look_note=lambda style: f"no {style}" if style == "anime" else "")
        told = [
            e.message for e in thinker.understand(GenerationRequest(prompt="a girl, anime")).trace
        ]
        assert "no anime" in told
        plain = thinker.understand(GenerationRequest(prompt="a girl"))
        assert not any(entry.message.startswith("no ") for entry in plain.trace)

    def test_an_unknown_thing_is_told(self) -> None:
        plan = real(lambda noun: None).understand(GenerationRequest(prompt="a zorblax"))
        assert [e.message for e in plan.trace if e.kind == "noted"] == [f"zorblax: {NOTE}"]


class TestModifiers:
    @pytest.mark.parametrize(
        ("prompt", "drawn"),
        [
            ("an old lady", "old woman"),
            ("an aged gentleman", "old man"),
            ("an elderly woman", "old woman"),
            ("a kneeling monk", "kneeling man"),
            ("an old king", "king"),
            ("a lady", "woman"),
        ],
    )
    def test_a_drawing_that_shows_the_modifier(self, prompt: str, drawn: str) -> None:
        known = {"man", "woman", "old man", "old woman", "kneeling man", "king"}
        thinker = real(lambda noun: noun if noun in known else None)
        (item,) = thinker.understand(GenerationRequest(prompt=prompt)).objects
        assert item.painted_noun == drawn


def test_people_in_a_kitchen_have_a_floor_to_stand_on() -> None:
    thinker = real()
    chef, cake = (
        thinker.understand(GenerationRequest.parse(prompt=prompt))
        for prompt in ("a chef in a kitchen", "a cake in a kitchen")
    )
    assert "floor" in chef.background.surface
    assert "floor" not in cake.background.surface


def test_what_nobody_knows_is_drawn_if_it_sounds_like_a_word() -> None:
    thinker = real()
    assert thinker.understand(GenerationRequest(prompt="a zorblax")).objects[0].noun == "zorblax"
    with pytest.raises(EmptyPlanError):
        thinker.understand(GenerationRequest(prompt="xx"))
