"""How much of a prompt does the reader find?

    python benchmarks/reading.py                              # our own list
    python benchmarks/reading.py --geneval PATH/geneval.jsonl # GenEval's list, kept elsewhere
    python benchmarks/reading.py --show tune                  # print what was missed

One *atom* is one fact of a prompt: an object with its count, a colour, a relation, a text … Every
third prompt of our list is held out: its misses are counted, and shown only with `--show held`. The
other lists were written after the reader; rules were changed for them since, so only their first
score, kept in `BLIND`, tells how prompts are read that nobody here has seen.

Lists name all that is seen. A plan says of some of it that it belongs to a thing (the "gold cap" of
a bottle) or that it is the ground (a "marble table"): such a fact is found where the plan tells it
by name, with its colours, of the right thing.
"""

import argparse
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from imagineart.color.names import nearest_basic
from imagineart.plan.plan import Color, ObjectSpec, Plan
from imagineart.reading.assembly.amounts import amount_of
from imagineart.reading.learned import read as read_prompt
from imagineart.world.nouns import all_nouns, is_known, kinds_of
from imagineart.world.vocabulary import singular, vocabulary

Read = Callable[[str], Plan]

PROMPTS = Path(__file__).parent / "prompts" / "reading.yaml"
SECOND = PROMPTS.with_name("second.yaml")
THIRD = PROMPTS.with_name("third.yaml")
STRANGERS = PROMPTS.with_name("blind.yaml")
FIFTH = PROMPTS.with_name("fifth.yaml")
SIXTH = PROMPTS.with_name("sixth.yaml")
GALLERY = Path(__file__).parent / "prompts" / "gallery.yaml"
FIELDS = ("kind", "style", "mood")
BLIND = {"second": 0.918, "third": 0.882, "blind": 0.876, "fifth": 0.874, "sixth": 0.917}
"""Scores before any rule was changed for a list. The third's was 0.863 before eight names of its
own were put right ("yarn ball" for "ball"). Until the sixth, what a plan tells as a part or as the
ground was not found; by that measure the sixth was 0.880, and 0.869 by the reader before."""
STANDING = {"tune": "tuned on", "held": "held out", "geneval": "tuned on"}


@dataclass(frozen=True)
class Atom:
    kind: str
    fact: str
    found: bool


def atoms_of(entry: Mapping[str, Any], plan: Plan) -> Iterator[Atom]:
    yield from _objects(entry.get("objects", ()), plan)
    if entry.get("only_objects"):
        expected = len(entry["objects"])
        yield Atom("nothing", f"{expected} objects", _are_all(plan, entry["objects"]))
    for fact in entry.get("relations", ()):
        yield Atom("relation", fact, _has_relation(plan, *fact.split()))
    for fact in entry.get("facts", ()):
        yield Atom("attribute", fact, _has_fact(plan, fact))
    for noun in entry.get("nothing", ()):
        found = any(same(item.noun, noun) for item in plan.objects)
        yield Atom("nothing", f"no object {noun!r}", not found)
    for noun in entry.get("absent", ()):
        yield Atom("absent", noun, any(same(noun, other) for other in plan.exclusions))
    if "texts" in entry:
        found_texts = [text.string for text in plan.texts]
        yield Atom("text", str(entry["texts"]), found_texts == list(entry["texts"]))
    yield from _whole(entry, plan)


def _are_all(plan: Plan, facts: list[str]) -> bool:
    """Whether the plan states just these things; several of a noun may be one entry or more."""
    stated = [item.noun for item in plan.objects if item.origin == "stated"]
    told = sum(_is_told(plan, fact) for fact in facts)
    kinds = len(set(map(_noun_in, facts)))
    return len(stated) <= len(facts) <= len(stated) + told or kinds == len(set(stated)) + told


def _noun_in(fact: str) -> str:
    return fact.partition(":")[0].partition("*")[0].strip()


def _objects(facts: list[str], plan: Plan) -> Iterator[Atom]:
    free = list(plan.objects)
    for fact in facts:
        name, _, colors = fact.partition(":")
        noun, _, count = name.strip().partition("*")
        wanted = [color.strip() for color in colors.split(",") if color.strip()]
        item = _best([item for item in free if same(item.noun, noun)], wanted)
        told = None if item else telling(plan, noun)
        yield Atom("object", noun, bool(item or told))
        if count:
            yield Atom("count", name.strip(), int(count) in _numbers(plan, noun, item, told))
        for color in wanted:
            found = _has_color(item, color) if item else told is not None and told.has(color)
            yield Atom("color", fact, found)
        if item:
            free.remove(item)


@dataclass(frozen=True)
class Telling:
    """What a plan tells of that is no thing of its own: `words` of the thing `owner`, or of the
    ground (`owner` is ""), which has `colors` and a `surface`."""

    words: str
    owner: str = ""
    colors: tuple[Color, ...] = ()
    surface: str = ""

    def has(self, color: str) -> bool:
        """Whether it is told to have a colour."""
        said = color in self.words.replace("gray", "grey").replace("golden", "gold").split()
        return said or any(is_color(one, color) for one in self.colors)


def telling(plan: Plan, noun: str) -> Telling | None:
    """Where a plan tells of a noun as a part of a thing, or as the ground; None if nowhere.

    What can be drawn for itself (a foal, a tulip) is no part.
    """
    ground = plan.background
    if ground.origin == "stated" and _ends_in(ground.setting, noun):
        return Telling(ground.setting.lower(), "", ground.palette, ground.surface)
    if is_known(singular(noun)) and not {noun, singular(noun)} & vocabulary().set_of("parts"):
        return None
    parts = ((item, words) for item in plan.objects for words in parts_of(item))
    named = (Telling(words, item.id) for item, words in parts if _ends_in(words, noun))
    return next(named, None)


def parts_of(item: ObjectSpec) -> Iterator[str]:
    """Its parts with what is said of them; looks are not required, doings no modifiers."""
    return (words for words in item.modifiers if words in item.required)


def _ends_in(words: str, noun: str) -> bool:
    number = len(noun.replace("_", " ").split())
    return same(" ".join(words.lower().split()[-number:]), noun)


def _is_told(plan: Plan, fact: str) -> bool:
    noun = _noun_in(fact)
    own = any(same(item.noun, noun) for item in plan.objects)
    return not own and telling(plan, noun) is not None


def _numbers(plan: Plan, noun: str, item: ObjectSpec | None, told: Telling | None) -> set[int]:
    """The numbers that a plan tells of a noun: of one kind of it, and of all."""
    if item:
        return {item.count, sum(o.count for o in plan.objects if same(o.noun, noun))}
    amount = amount_of(told.words) if told else None
    return {amount.value if amount else 1} if told else set()


def _best(items: list[ObjectSpec], colors: list[str]) -> ObjectSpec | None:
    return max(items, key=lambda item: sum(_has_color(item, c) for c in colors), default=None)


def same(one: str, two: str) -> bool:
    """Whether two nouns are one, plural and longer names apart."""
    one, two = singular(one.lower()), singular(two.lower().replace("_", " "))
    if SAME.get(one, one) == SAME.get(two, two):
        return True
    named = two in HEADS or two in kinds_of(one) or one not in all_nouns()
    return one.endswith(f" {two}") and named


HEADS = {
    "hat", "sign", "cake", "lamp", "house", "bed", "bowl", "sweater", "spoon", "mailbox", "box",
    "kettle", "platter", "syrup", "wine", "coin", "leaf", "fan", "piano", "jacket", "armband",
    "sister", "musician", "magician",
}  # fmt: skip
"""Nouns whose compounds are still such things, as all are that nobody knows by their whole name: a
"straw hat" is a hat, a "hot dog" is no dog."""
SAME = {"ski": "skis"}


def _has_color(item: ObjectSpec, wanted: str) -> bool:
    return any(is_color(color, wanted.replace("gray", "grey")) for color in item.colors)


def is_color(color: Color, wanted: str) -> bool:
    words = color.name.replace("golden", "gold").split()
    return wanted in words or nearest_basic(color.oklch) == wanted


def _has_relation(plan: Plan, subject: str, predicate: str, target: str) -> bool:
    ones, others = _ends(plan, subject), _ends(plan, target)
    if any(
        relation.predicate in IMPLYING.get(predicate, (predicate,))
        and relation.subject in ones
        and relation.object in others
        for relation in plan.relations
    ):
        return True
    told = telling(plan, target)
    if told and told.owner == "" and not others:
        return predicate in ("on", "in") and any(_is_grounded(plan, one) for one in ones)
    return bool(ones & others) and subject != target


IMPLYING = {"next_to": ("next_to", "left_of", "right_of")}
"""What is left of something is next to it: so a plan says "between"."""


def _ends(plan: Plan, noun: str) -> set[str]:
    """The things that a noun means; of a part, whose it is."""
    own = {item.id for item in plan.objects if same(item.noun, noun)}
    told = None if own else telling(plan, noun)
    return {told.owner} - {""} if told else own


def _is_grounded(plan: Plan, one: str) -> bool:
    """Whether it stands on nothing but the ground."""
    return not any(rel.subject == one and rel.predicate in ("on", "in") for rel in plan.relations)


def _has_fact(plan: Plan, fact: str) -> bool:
    target, _, rest = fact.partition(".")
    name = next(sign for sign in "=<>" if sign in rest)
    field, _, value = rest.partition(name)
    parts: list[Any] = [item for item in plan.objects if same(item.noun, target)]
    parts = [plan.background] if target == "background" else parts
    values = [getattr(part, field) for part in parts]
    if name == "=":
        told = None if parts else telling(plan, target)
        said = [part.phrase for part in parts] if field in WORDED else []
        said += [told.words, told.surface] if told else []
        return any(value in str(found) for found in (*values, *said))
    return any(found < 1 if name == "<" else found > 1 for found in values)


WORDED = ("material", "pattern")
"""Fields that a thing's words say as well as their meaning: silk is cloth, and said to be silk."""


def _whole(entry: Mapping[str, Any], plan: Plan) -> Iterator[Atom]:
    """Facts about the picture as a whole."""
    found = {
        **{field: getattr(plan, field) for field in FIELDS},
        "background": _place(plan, entry.get("background")),
        "weather": plan.background.weather,
        "season": plan.background.season,
        "time": plan.light.time_of_day,
        "shot": plan.camera.shot,
        "aspect": plan.aspect,
        "closed": "closed" in plan.sources,
        "unread": any(note.kind == "unread" for note in plan.trace),
    }
    for field, value in found.items():
        if field in entry:
            yield Atom("whole", f"{field} {entry[field]} (is {value})", value == entry[field])


def _place(plan: Plan, wanted: str | None) -> str | None:
    """The place that is wanted, if the plan's is called so or is of that family."""
    ground = plan.background
    named = wanted is not None and _ends_in(ground.setting, wanted)
    return wanted if named else ground.family


def geneval_entry(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of GenEval's list in the form of ours."""
    entry: dict[str, Any] = {"prompt": row["prompt"], "objects": [], "relations": []}
    for item in row["include"]:
        color = f": {item['color']}" if "color" in item else ""
        entry["objects"].append(f"{item['class']}*{item['count']}{color}")
        if "position" in item:
            where, other = item["position"]
            names = [item["class"], where.replace(" ", "_"), row["include"][other]["class"]]
            names[1] = {"left_of": "left_of", "right_of": "right_of"}.get(names[1], names[1])
            entry["relations"].append(" ".join(name.replace(" ", "_") for name in names))
    return entry


def coverage(prompts: list[str], read: Read) -> tuple[float, int, list[str]]:
    """(share of the things' nouns that the knowledge has, their number, the unknown ones)."""
    found = [item.noun for prompt in prompts for item in read(prompt).objects]
    unknown = [noun for noun in found if not is_known(noun)]
    return 1 - len(unknown) / max(1, len(found)), len(found), unknown


def run(entries: list[dict[str, Any]], show: bool, read: Read) -> dict[str, Any]:
    """Scores by kind of atom, and times."""
    totals: dict[str, list[bool]] = defaultdict(list)
    writers: dict[str, list[bool]] = defaultdict(list)
    times: list[float] = []
    read("warm up")
    for entry in entries:
        start = time.perf_counter()
        plan = read(entry["prompt"])
        times.append(time.perf_counter() - start)
        atoms = list(atoms_of(entry, plan))
        missed = [f"{atom.kind}: {atom.fact}" for atom in atoms if not atom.found]
        if missed and show:
            print(f"  {entry['prompt']}\n      missed {missed}\n      {summary(plan)}")
        for atom in atoms:
            totals[atom.kind].append(atom.found)
            writers[entry.get("from", "")].append(atom.found)
    return {
        "prompts": len(entries),
        "atoms": sum(map(len, totals.values())),
        "score": statistics.mean(found for kind in totals.values() for found in kind),
        "by_kind": _means(totals),
        "by_writer": _means({name: found for name, found in writers.items() if name}),
        "median_ms": 1000 * statistics.median(times),
    }


def _means(found: Mapping[str, list[bool]]) -> dict[str, tuple[float, int]]:
    return {name: (statistics.mean(hits), len(hits)) for name, hits in found.items()}


def summary(plan: Plan) -> str:
    things = [
        f"{item.count}×{item.noun}{[c.name for c in item.colors] or ''}" for item in plan.objects
    ]
    bonds = [f"{rel.subject} {rel.predicate} {rel.object}" for rel in plan.relations]
    return f"{things} {bonds} {plan.kind} {plan.background.family} without {plan.exclusions}"


def report(name: str, result: Mapping[str, Any]) -> None:
    standing = STANDING.get(name) or f"tuned on since; blind {BLIND[name]:.3f}"
    print(
        f"{name} ({standing}): {result['prompts']} prompts, {result['atoms']} atoms, "
        f"score {result['score']:.3f}"
    )
    for part in ("by_kind", "by_writer"):
        for kind, (score, number) in sorted(result[part].items()):
            print(f"    {kind:<10} {score:.3f}  of {number}")
    print(f"    median {result['median_ms']:.1f} ms a prompt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--geneval", type=Path, help="GenEval's list of prompts, JSON lines")
    parser.add_argument(
        "--show",
        choices=("tune", "held", "second", "third", "blind", "fifth", "sixth", "geneval"),
        help="print the misses of",
    )
    parser.add_argument("--json", type=Path, help="write the scores there")
    options = parser.parse_args()
    entries = yaml.safe_load(PROMPTS.read_text("utf-8"))
    lists = {
        "tune": [entry for at, entry in enumerate(entries) if at % 3 != 2],
        "held": [entry for at, entry in enumerate(entries) if at % 3 == 2],
    }
    lists["second"] = yaml.safe_load(SECOND.read_text("utf-8"))
    lists["third"] = yaml.safe_load(THIRD.read_text("utf-8"))
    lists["blind"] = yaml.safe_load(STRANGERS.read_text("utf-8"))
    lists["fifth"] = yaml.safe_load(FIFTH.read_text("utf-8"))
    lists["sixth"] = yaml.safe_load(SIXTH.read_text("utf-8"))
    if options.geneval:
        rows = options.geneval.read_text("utf-8").splitlines()
        lists["geneval"] = [geneval_entry(json.loads(row)) for row in rows]
    results = {
        name: run(listed, options.show == name, read_prompt) for name, listed in lists.items()
    }
    for name, result in results.items():
        report(name, result)
    prompts = yaml.safe_load(GALLERY.read_text("utf-8")) + [entry["prompt"] for entry in entries]
    share, number, unknown = coverage(prompts, read_prompt)
    print(
        f"knowledge: {share:.3f} of {number} nouns known; unknown: {', '.join(unknown) or 'none'}"
    )
    if options.json:
        options.json.write_text(json.dumps(results, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
