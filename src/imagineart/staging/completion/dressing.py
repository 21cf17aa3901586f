"""What does the dressing of a sheet show? Leaves of a border need no models in its middle."""

from imagineart.plan.edits import note, remove
from imagineart.plan.plan import Plan
from imagineart.staging.graphic import form_of
from imagineart.world.sheet_occasions import layout_of


def undressed(plan: Plan) -> Plan:
    """The plan of a sheet without things that its dressing draws."""
    drawn = frozenset(layout_of(plan.prompt).drawn)
    if plan.kind != "poster" or not drawn or form_of(plan) != "sheet":
        return plan
    names = {item.id: {item.noun, item.drawn_as, item.noun.split()[-1]} for item in plan.objects}
    gone = [id for id, own in names.items() if own & drawn]
    if not gone:
        return plan
    nouns = ", ".join(plan.find(id).noun for id in gone)
    return note(remove(plan, gone), f"drawn as the border or the ground of the sheet: {nouns}")
