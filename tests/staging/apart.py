"""A sheet taken apart into what an engine is given."""

from imagineart.plan.plan import Plan
from imagineart.staging.sheet import Sheet, stage_of
from imagineart.staging.stage import Stage

BOXES = {"__all__": {"boxes", "depth", "attempt"}}


def plan_of(sheet: Sheet) -> Plan:
    """The plan that a sheet shows, without its boxes."""
    exclude = {"objects": BOXES, "texts": {"__all__": {"box"}}}
    return Plan.model_validate(sheet.model_dump(include=set(Plan.model_fields), exclude=exclude))


def apart(sheet: Sheet) -> tuple[Plan, Stage]:
    plan = plan_of(sheet)
    return plan, stage_of(sheet, plan)
