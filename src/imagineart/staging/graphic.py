"""Which plans are sheets rather than views? Posters, cards, logos, patterns, cut-outs.

A sheet has no place: its things stand before a plain ground, or before none.
"""

from typing import Literal

from imagineart.plan.plan import Plan
from imagineart.world.sheet_occasions import USUAL, Occasion, layout_of

Form = Literal["view", "sheet", "pattern", "cutout"]

SHEETS = frozenset({"flat", "poster"})  # styles in which a bare thing is a logo or a sign


def form_of(plan: Plan) -> Form:
    """What a plan becomes: a view of a place, things on a plain ground, repeated figures, or
    things without any ground. A place that the prompt states is always shown."""
    if plan.transparent:
        return "cutout"
    if plan.kind == "pattern":
        return "pattern"
    occasion = layout_of(plan.prompt) if plan.kind == "poster" else USUAL
    if not (plan.objects or plan.texts) or _is_placed(plan, occasion):
        return "view"
    if occasion.form == "view" and plan.objects and plan.background.family != "paper":
        return "view"
    return "sheet" if plan.kind == "poster" or _is_sign(plan) else "view"


def _is_sign(plan: Plan) -> bool:
    """Whether a plan is of a logo, a sign or an icon: bare things in a flat style."""
    return plan.bare and plan.style in SHEETS


def _is_placed(plan: Plan, occasion: Occasion) -> bool:
    """Whether a place is stated that is no plain ground, nor but a word for the occasion: a
    "festival" on the poster of one is a sheet."""
    stated = plan.background.origin == "stated" and plan.background.family not in PLAIN
    span = plan.background.span
    if not stated or span is None or occasion.form != "sheet":
        return stated
    called = plan.prompt[span[0] : span[1]].lower()
    return not any(called in word for word in occasion.words)


PLAIN = frozenset({"studio", "paper", "gradient", "pattern"})
"""Families of places that are nothing but a ground."""
