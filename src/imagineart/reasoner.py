"""How does a request become a plan, and the plan a stage? Read, complete, substitute, stage."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from imagineart.engines.engine import Capabilities
from imagineart.errors import EmptyPlanError, InvalidRequestError
from imagineart.plan.edits import multiply, note, remove, set_style
from imagineart.plan.plan import Background, Color, Plan
from imagineart.request import GenerationRequest, Thinking
from imagineart.staging.completion.acting import acted
from imagineart.staging.completion.dishes import served
from imagineart.staging.completion.dressing import undressed
from imagineart.staging.completion.facade import from_inside, from_outside
from imagineart.staging.completion.goods import displayed
from imagineart.staging.completion.labels import stuck_on
from imagineart.staging.completion.landscape import (
    cleared_up,
    described,
    featured,
    located,
    merged,
)
from imagineart.staging.completion.parts import embodied
from imagineart.staging.completion.plating import plated
from imagineart.staging.completion.props import (
    complete,
    equip,
    floored,
    ranged,
    situate,
    weathered,
)
from imagineart.staging.completion.rooms import furnished_room, interior
from imagineart.staging.completion.substitution import NOTE, Drawable, showing, substitute
from imagineart.staging.completion.tabling import tabled
from imagineart.staging.completion.vessels import fill, poured
from imagineart.staging.flat import stage_flat
from imagineart.staging.graphic import form_of
from imagineart.staging.scene.pattern import stage_pattern
from imagineart.staging.scene.sheet import laid_out
from imagineart.staging.scene.shots import is_shot_word
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.stage import Canvas, Stage
from imagineart.staging.things import Things

Read = Callable[[str], Plan]

Advise = Callable[[Plan, Thinking, Drawable], Plan]
"""Plan, how much thought, noun → what the engine draws for it → the plan with advice."""

NO_MODEL = "only English is read here; IMAGINEART_REASONER names a language model that reads others"
EXAMPLE = "name a thing, a place or words to write, as in “a red apple on a table”"
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
    """The thinker for engines that draw what a plan holds. Stateless, safe to share.

    `capabilities`: what the engine can draw, and how it wants things staged. `read`: prompt →
    plan. `knowledge`: sizes, kinds, places. `advise`: a language model that is asked about what was
    read; None: there is none.
    """

    def __init__(
        self,
        capabilities: Capabilities,
        *,
        read: Read | None = None,
        knowledge: Knowledge | None = None,
        advise: Advise | None = None,
    ) -> None:
        self._engine = capabilities
        self._advise = advise
        self._read = read or _read
        self._knowledge = knowledge or _known()

    def understand(self, request: GenerationRequest) -> Plan:
        """Read the prompt once: what the picture holds, not yet where.

        Raises `EmptyPlanError` if that is nothing, and the engine knows no more than the plan.
        """
        if request.transparent and not self._engine.transparent:
            raise _no_transparency()
        plan = self._cleared(self._heard(request), asked=request.transparent)
        if plan.is_empty and not self._engine.prompt:
            raise _nothing_in(plan)
        if request.look is not None:
            plan = set_style(plan, request.look, origin="request")
        if message := self._engine.look_note(plan.style):
            plan = note(plan, message)
        return self._completed(plan, request.thinking)

    def _heard(self, request: GenerationRequest) -> Plan:
        """What the prompt states, with a language model's advice, if there is one."""
        plan = self._read(request.prompt)
        if self._advise is None:
            return note(plan, NO_MODEL) if _is_foreign(plan) else plan
        shown = showing(plan, self._engine.drawable, self._engine.figure)
        return self._advise(plan, request.thinking, shown)

    def _cleared(self, plan: Plan, *, asked: bool) -> Plan:
        """Without a ground, if the request or the prompt wants none and the engine can."""
        from imagineart.reading.clearing import cleared

        plan_without = cleared(plan, asked)
        if not plan_without.transparent or self._engine.transparent:
            return plan_without
        return note(plan, "this engine draws no transparent pictures; there is a plain ground")

    def _completed(self, plan: Plan, thinking: Thinking) -> Plan:
        known, drawable = self._knowledge, self._engine.drawable
        scenic = self._engine.stage == "scene"
        plan = self._situated(plan, scenic)
        plan = acted(plan, drawable) if scenic else plan
        plan = equip(plan, known.tools(), drawable, known)
        if scenic:
            plan = tabled(furnished_room(plan, drawable), drawable)
        if thinking == "high" and not scenic:  # places of scenes are furnished by themselves
            plan = complete(plan, known.props_of, drawable, known)
        return self._embodied(plan, scenic)

    def _situated(self, plan: Plan, scenic: bool) -> Plan:
        """What is there, and where: things are things, vessels filled, the place chosen."""
        known, drawable = self._knowledge, self._engine.drawable
        if scenic:  # what is nothing but the camera's is no thing
            plan = remove(plan, [item.id for item in plan.objects if is_shot_word(item.noun)])
            plan = stuck_on(undressed(plan))
        if plan.kind == "pattern":
            plan = _repeated(plan)
        plan = from_outside(from_inside(plan) if scenic else plan, drawable)
        plan = fill(plan, drawable, known.hypernyms, known.color_of)
        if scenic:
            plan = served(plan, showing(plan, drawable, self._engine.figure))
            plan = displayed(plan)
            plan = interior(cleared_up(merged(featured(located(described(plan), drawable)))))
        plan = situate(plan, known.habitats_of, known.grounds())
        return floored(ranged(weathered(plan)), known.hypernyms)

    def _embodied(self, plan: Plan, scenic: bool) -> Plan:
        """Everything as what the engine draws for it."""
        known = self._knowledge
        shown = showing(plan, self._engine.drawable, self._engine.figure)
        if scenic:  # what it has nothing for, the stage tells
            plan = embodied(plan, shown)
        plan = substitute(plan, shown, known.hypernyms, known.color_of, "" if scenic else NOTE)
        return plated(poured(plan), shown) if scenic else plan

    def stage(self, plan: Plan, canvas: Canvas, seed: int, thinking: Thinking) -> Stage:
        """Give everything its place for this seed, as far as the engine cares for places."""
        if self._engine.stage == "none":
            return Stage(canvas=canvas, seed=seed, camera=plan.camera)
        if self._engine.stage == "scene" and form_of(plan) == "pattern":
            return stage_pattern(plan, canvas, seed, thinking)
        if self._engine.stage == "scene":
            return laid_out(plan, stage_scene(plan, canvas, seed, thinking))
        return stage_flat(plan, canvas, seed, thinking, self._knowledge)


def _nothing_in(plan: Plan) -> EmptyPlanError:
    prompt, told = plan.prompt, plan.trace[-1].message if plan.trace else ""
    hint = told if _is_foreign(plan) else EXAMPLE
    message = f"nothing to draw was recognised in the prompt {prompt[:60]!r}; {hint}"
    return EmptyPlanError(message, field="prompt", value=prompt[:60])


def _is_foreign(plan: Plan) -> bool:
    """Whether it is, in part, in another language than English."""
    from imagineart.reading.language import foreign_in

    return any(foreign_in(plan.prompt))


def _no_transparency() -> InvalidRequestError:
    message = "transparent: this engine draws no transparent pictures; the engine embedded does"
    return InvalidRequestError(message, field="transparent", value=True)


def _repeated(plan: Plan) -> Plan:
    """A pattern repeats its figures as often as fills the canvas, unless a number is stated."""
    copies = max(1, PATTERN_COPIES // max(len(plan.objects), 1))
    for item in plan.objects:
        if not plan.states_count_of(item.id):
            plan = multiply(plan, item.id, copies)
    return plan


def _read(prompt: str) -> Plan:
    """Through the learned reader, which loads at first use."""
    from imagineart.reading.learned import read

    return read(prompt)


def _known() -> Knowledge:
    from imagineart.staging.things import known_things

    return known_things()
