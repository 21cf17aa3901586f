"""How does a request become a plan? Read, frame, complete, substitute; then lay out per seed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from imagineart.plan.plan import Background, Color, Plan, TraceEntry
from imagineart.request import GenerationRequest
from imagineart.staging.completion.facade import from_outside
from imagineart.staging.completion.props import complete, equip, floored, ranged, situate, weathered
from imagineart.staging.completion.substitution import Drawable, substitute
from imagineart.staging.completion.vessels import fill
from imagineart.staging.layout.solver import solve
from imagineart.staging.things import Things

Read = Callable[[str], Plan]
LookNote = Callable[[str], str]

EFFORT = {"low": 1, "high": 4}  # thinking level → formations and orders tried, times the least
PATTERN_COPIES = 24  # figures of a pattern whose number nobody stated


class Knowledge(Things, Protocol):
    """What the reasoner must know of the world."""

    def props_of(self, setting: str, family: str) -> Sequence[str]:
        """What belongs in a place that is painted as this family."""
        ...

    def color_of(self, noun: str) -> Color | None:
        """The colour that a thing has by nature; None if it has no particular one."""
        ...

    def habitats_of(self, noun: str) -> tuple[str, ...]:
        """Families of backgrounds where a thing is usually seen; (): anywhere."""
        ...

    def tools(self) -> Mapping[str, str]:
        """What is held in doing something, by the doing."""
        ...

    def grounds(self) -> Mapping[str, Background]:
        """The usual background of each family."""
        ...


class Reasoner:
    """The thinker of the pipeline: stateless, safe to share between requests.

    `drawable`: what would be drawn for a noun, None if nothing near enough; default: every noun
    as itself. `look_note`: what users are told of a look, "" if it is had. `read`: prompt → plan
    without boxes. `knowledge`: sizes, kinds, places.
    """

    def __init__(
        self,
        *,
        drawable: Drawable = lambda noun: noun,
        look_note: LookNote = lambda style: "",
        read: Read | None = None,
        knowledge: Knowledge | None = None,
    ) -> None:
        self._drawable = drawable
        self._look_note = look_note
        self._read = read or _read
        self._knowledge = knowledge or _known()

    def understand(self, request: GenerationRequest) -> Plan:
        """Read the prompt once: what the picture holds, not yet where."""
        plan = _admitted(_framed(self._read(request.prompt), request))
        plan = _noting(plan, self._look_note(plan.style))
        if plan.kind == "pattern":
            plan = _repeated(plan)
        known = self._knowledge
        plan = from_outside(plan, self._drawable, known.hypernyms)
        plan = fill(plan, self._drawable, known.hypernyms, known.color_of)
        plan = situate(plan, known.habitats_of, known.grounds())
        plan = floored(ranged(weathered(plan)), known.hypernyms)
        plan = equip(plan, known.tools(), self._drawable, known)
        if plan.thinking == "high":
            plan = complete(plan, known.props_of, self._drawable, known)
        return substitute(plan, self._drawable, known.hypernyms, known.color_of)

    def compose(self, plan: Plan, seed: int) -> Plan:
        """Give everything its place for this seed."""
        return solve(plan, seed, self._knowledge, effort=EFFORT[plan.thinking])


def _framed(plan: Plan, request: GenerationRequest) -> Plan:
    """The plan in the asked size and level; an asked look wins over words of style."""
    frame: dict[str, object] = {
        "prompt": request.prompt,
        "width": request.width,
        "height": request.height,
        "thinking": request.thinking,
    }
    if request.look is not None:
        frame["style"] = request.look
    return plan.model_copy(update=frame)


def _admitted(plan: Plan) -> Plan:
    """The plan; one that holds neither things nor words nor a place says so."""
    if plan.objects or plan.texts or plan.background.setting or plan.kind == "pattern":
        return plan
    message = "nothing to draw was recognised in the prompt; only a plain background is drawn"
    return _noting(plan, message)


def _noting(plan: Plan, message: str) -> Plan:
    """The plan with a note to the user, if there is one."""
    told = (TraceEntry(kind="noted", message=message),) if message else ()
    return plan.model_copy(update={"trace": (*plan.trace, *told)})


def _repeated(plan: Plan) -> Plan:
    """A pattern repeats its figures as often as fills the canvas, unless a number is stated."""
    copies = max(1, PATTERN_COPIES // max(len(plan.objects), 1))
    objects = [
        item if plan.states_count_of(item.id) else item.model_copy(update={"count": copies})
        for item in plan.objects
    ]
    return plan.model_copy(update={"objects": tuple(objects)})


def _read(prompt: str) -> Plan:
    """Through the reader, which loads its parser at first use."""
    from imagineart.reading.reader import read

    return read(prompt)


def _known() -> Knowledge:
    from imagineart.staging.things import known_things

    return known_things()
