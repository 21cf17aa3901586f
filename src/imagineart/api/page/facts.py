"""What does a plan hold, told fact by fact, and where in the picture is each of them seen?

    plan, stage → facts with their spans and origins, boxes in fractions of the picture

What nobody said and is as usual is left out, but for what every picture has: things, a place, a
time of day, a look.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from imagineart.api.page.shapes import Box, Decision, Fact, Json, Span
from imagineart.pipeline import TOLD
from imagineart.plan.plan import (
    STATED,
    Color,
    ObjectSpec,
    Origin,
    Plan,
    Relation,
    Source,
    TextBlock,
    TraceEntry,
)
from imagineart.plan.plan import Fact as PlanFact
from imagineart.staging import stage
from imagineart.staging.stage import Stage

OF_THING = ("material", "pattern", "pose", "expression", "action")
ALWAYS = ("place", "time", "look")


@dataclass(frozen=True, slots=True)
class Ruler:
    """Spans of a prompt in code points → in UTF-16 units, of which rare characters take two."""

    prompt: str

    def measured(self, span: Span | None) -> Span | None:
        """The same place; None where the prompt does not reach."""
        if span is None or not span[0] < span[1] <= len(self.prompt):
            return None
        start, end = (len(self.prompt[:at].encode("utf-16-le")) // 2 for at in span)
        return start, end


@dataclass(frozen=True, slots=True)
class Read:
    """A plan and its stage as they were kept, if this version still reads them."""

    plan: Plan
    stage: Stage

    @property
    def ruler(self) -> Ruler:
        """For spans of this plan's prompt."""
        return Ruler(self.plan.prompt)


def read(plan: Json | None, staged: Json | None) -> Read | None:
    """What was kept, or None if there is none or another version wrote it."""
    if plan is None or staged is None:
        return None
    try:
        return Read(Plan.model_validate(plan), Stage.model_validate(staged))
    except ValidationError:
        return None


def boxes_of(kept: Read) -> tuple[Box, ...]:
    """Where everything is: the instances, then the words."""
    labels = {thing.id: thing.phrase or thing.noun for thing in kept.plan.objects}
    things = [
        Box(
            of=one.object,
            label=labels.get(one.object, one.object),
            index=one.index,
            left=one.box.left,
            top=one.box.top,
            width=one.box.width,
            height=one.box.height,
            depth=one.depth,
        )
        for one in kept.stage.instances
    ]
    words = zip(kept.plan.texts, kept.stage.texts, strict=False)
    return (*things, *_text_boxes(list(words)))


def _text_boxes(words: Sequence[tuple[TextBlock, stage.Box | None]]) -> Iterator[Box]:
    for number, (text, box) in enumerate(words):
        if box is not None:
            yield Box(of=f"text:{number}", label=text.string, index=0, **dict(box))


def trace_of(kept: Read) -> tuple[Decision, ...]:
    """Every decision on the way."""
    return tuple(
        Decision(kind=one.kind, message=one.message, span=kept.ruler.measured(one.span))
        for one in _entries(kept)
    )


def notes_of(kept: Read) -> tuple[str, ...]:
    """What the user should know, each once."""
    return tuple(dict.fromkeys(one.message for one in _entries(kept) if one.kind in TOLD))


def _entries(kept: Read) -> tuple[TraceEntry, ...]:
    return (*kept.plan.trace, *kept.stage.trace)


def facts_of(kept: Read, boxes: Sequence[Box]) -> tuple[Fact, ...]:
    """Everything that the plan holds."""
    teller = _Teller(kept.ruler, boxes)
    plan = kept.plan
    found = [fact for thing in plan.objects for fact in teller.thing(plan, thing)]
    found += [teller.relation(plan, one, n) for n, one in enumerate(plan.relations)]
    found += [teller.text(one, n) for n, one in enumerate(plan.texts)]
    return (*found, *teller.surroundings(plan))


@dataclass(frozen=True, slots=True)
class _Teller:
    ruler: Ruler
    boxes: Sequence[Box]

    def fact(
        self, field: str, value: str, source: Source, of: str | None = None, label: str = ""
    ) -> Fact:
        return Fact(
            id=f"{of or 'picture'}.{field}",
            of=of,
            field=field,
            label=label or value,
            value=value,
            origin=source.origin,
            stated=source.origin in STATED,
            span=self.ruler.measured(source.span),
            boxes=tuple(n for n, box in enumerate(self.boxes) if box.of == of),
        )

    def thing(self, plan: Plan, thing: ObjectSpec) -> Iterator[Fact]:
        """The thing itself, how many, its colours, and what else is said of it."""
        whole = Source(origin=thing.origin, span=thing.span)
        yield self.fact("noun", thing.noun, whole, thing.id, thing.phrase)
        if thing.count > 1 or plan.states_count_of(thing.id):
            label = f"{thing.count} × {thing.noun}"
            source = thing.source_of("count")
            yield self.fact("count", str(thing.count), source, thing.id, label)
        for number, color in enumerate(thing.colors):
            name = f"color{number + 1}" if number else "color"
            source = _of_color(color, thing.source_of("colors"))
            yield self.fact(name, color.name, source, thing.id)
        for field in OF_THING:
            value = getattr(thing, field)
            if value:
                yield self.fact(field, value, thing.source_of(field), thing.id)
        if thing.size != 1.0:
            label = "larger than usual" if thing.size > 1.0 else "smaller than usual"
            source = thing.source_of("size")
            yield self.fact("size", f"{thing.size:g}", source, thing.id, label)

    def relation(self, plan: Plan, one: Relation, number: int) -> Fact:
        """How two things stand to each other."""
        words = one.predicate.replace("_", " ")
        subject, other = plan.find(one.subject), plan.find(one.object)
        source = Source(origin=one.origin, span=one.span)
        label = f"{subject.noun} {words} {other.noun}"
        fact = self.fact(f"relation{number}", words, source, one.subject, label)
        of_both = tuple(
            n for n, box in enumerate(self.boxes) if box.of in (one.subject, one.object)
        )
        return fact.model_copy(update={"field": "relation", "boxes": of_both})

    def text(self, one: TextBlock, number: int) -> Fact:
        """Words to be written."""
        source = Source(origin=one.origin, span=one.span)
        return self.fact("text", one.string, source, f"text:{number}", f"“{one.string}”")

    def surroundings(self, plan: Plan) -> Iterator[Fact]:
        """Place, weather, light, view, look: what is true of the whole picture."""
        place, light, camera = plan.background, plan.light, plan.camera
        known = (
            ("place", place.setting or place.family, place.source_of("family")),
            ("surface", place.surface, place.source_of("surface")),
            ("weather", place.weather, _own(place, "weather")),
            ("season", place.season, _own(place, "season")),
            ("time", light.time_of_day, _own(light, "time_of_day")),
            ("shot", camera.shot, _own(camera, "shot")),
            ("look", plan.style, plan.source_of("style")),
            ("mood", plan.mood, plan.source_of("mood")),
            ("shape", plan.aspect or "", plan.source_of("aspect")),
        )
        for field, value, source in known:
            if value and (field in ALWAYS or source.origin != "usual"):
                yield self.fact(field, value, source)
        for noun in plan.exclusions:
            fact = self.fact(f"without.{noun}", noun, Source(), label=f"no {noun}")
            yield fact.model_copy(update={"field": "without"})


def _own(whole: PlanFact, field: str) -> Source:
    """Where a field comes from; that the whole is stated says nothing of one that is as usual."""
    default = type(whole).model_fields[field].default
    if field not in whole.sources and getattr(whole, field) == default:
        return Source(origin="usual")
    return whole.source_of(field)


def _of_color(color: Color, source: Source) -> Source:
    origin: Origin = "stated" if color.span is not None else source.origin
    return Source(origin=origin, span=color.span or source.span)
