"""Who turns a request into a plan and a plan into a stage? The thinker of the pipeline."""

from typing import Protocol

from imagineart.plan.plan import Plan
from imagineart.request import GenerationRequest, Thinking
from imagineart.staging.stage import Canvas, Stage


class Thinker(Protocol):
    """Understands and stages; `imagineart.reasoner.Reasoner` is the real one."""

    def understand(self, request: GenerationRequest) -> Plan:
        """Read the prompt once: what the picture holds. Raises `EmptyPlanError` if nothing."""
        ...

    def stage(self, plan: Plan, canvas: Canvas, seed: int, thinking: Thinking) -> Stage:
        """Give everything its place for this seed."""
        ...


class BlankThinker:
    """Reads nothing and stages nothing: for an engine that draws only the seed."""

    def understand(self, request: GenerationRequest) -> Plan:
        """A plan of nothing but the prompt itself."""
        return Plan(prompt=request.prompt)

    def stage(self, plan: Plan, canvas: Canvas, seed: int, thinking: Thinking) -> Stage:
        """An empty stage of the right size."""
        return Stage(canvas=canvas, seed=seed)
