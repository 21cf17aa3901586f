"""Marked prompts for the tests, written as the lessons of the reader are."""

from training.reading.annotation import parse

from imagineart.plan.plan import ObjectSpec, Plan
from imagineart.reading.assembly.assembler import assemble
from imagineart.reading.assembly.figures import Figures, figures_of


def plan_of(line: str) -> Plan:
    """The plan of a marked line."""
    return assemble(parse(line))


def figures_in(line: str) -> Figures:
    """The figures of a marked line."""
    return figures_of(parse(line))


def only(line: str) -> ObjectSpec:
    """The one thing of a marked line."""
    (item,) = plan_of(line).objects
    return item


def bonds(plan: Plan) -> set[str]:
    """Relations as "subject predicate object", by id."""
    return {f"{bond.subject} {bond.predicate} {bond.object}" for bond in plan.relations}


def unread(plan: Plan) -> list[str]:
    """What the plan says is not drawn."""
    return [entry.message for entry in plan.trace if entry.kind == "unread"]
