"""Which plans are sheets rather than views? Posters, cards, logos, patterns, cut-outs.

A sheet has no place: its things stand before a plain ground, or before none.
"""

from typing import Literal

from imagineart.plan.plan import Plan

Form = Literal["view", "sheet", "pattern", "cutout"]

SHEETS = frozenset({"flat", "poster"})  # styles in which a bare thing is a logo or a sign


def form_of(plan: Plan) -> Form:
    """What a plan becomes: a view of a place, things on a plain ground, repeated figures, or
    things without any ground. A place that the prompt states is always shown."""
    if plan.transparent:
        return "cutout"
    if plan.kind == "pattern":
        return "pattern"
    placed = plan.background.origin == "stated" and plan.background.family not in PLAIN
    if placed or not (plan.objects or plan.texts):
        return "view"
    graphic = plan.kind == "poster" or (plan.bare and plan.style in SHEETS)
    return "sheet" if graphic else "view"


PLAIN = frozenset({"studio", "paper", "gradient", "pattern"})
"""Families of places that are nothing but a ground."""
