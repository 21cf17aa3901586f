"""The flat stager: boxes on the canvas, by relations, sizes and what the layout can find."""

from imagineart.plan.plan import Plan
from imagineart.request import Thinking
from imagineart.staging.layout.solver import solve
from imagineart.staging.sheet import blank_sheet, stage_of
from imagineart.staging.stage import Canvas, Stage
from imagineart.staging.things import Things

EFFORT: dict[Thinking, int] = {"low": 1, "high": 4}  # formations and orders tried, times the least


def stage_flat(plan: Plan, canvas: Canvas, seed: int, thinking: Thinking, things: Things) -> Stage:
    """Where everything stands on the canvas. What cannot be shown is told in the stage's trace."""
    sheet = solve(blank_sheet(plan, canvas, seed), seed, things, effort=EFFORT[thinking])
    return stage_of(sheet, plan)
