"""What does a plan look like on its canvas? The plan with the boxes of its stage written into it.

The flat stager and what draws in two dimensions think of a thing and its boxes as one; a sheet is
that view, made of a plan and a stage and taken apart into a stage again.
"""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from imagineart.plan.plan import ObjectSpec, Plan, TextBlock, TraceEntry
from imagineart.staging.stage import Box, Canvas, Instance, Stage


class SheetObject(ObjectSpec):
    """A thing with a box for each of its instances, once it is laid out."""

    boxes: tuple[Box, ...] = ()
    depth: Annotated[float, Field(ge=0.0, le=1.0)] = 0.3  # 0 nearest to the viewer, 1 horizon
    attempt: Annotated[int, Field(ge=0)] = 0


class SheetText(TextBlock):
    """A string with the box it is written in."""

    box: Box | None = None


class Sheet(Plan):
    """A plan of a known size, for one seed, with room for boxes."""

    width: Annotated[int, Field(gt=0)] = 2048  # px
    height: Annotated[int, Field(gt=0)] = 2048  # px
    seed: Annotated[int, Field(ge=0)] = 0
    attempt: Annotated[int, Field(ge=0)] = 0
    objects: tuple[SheetObject, ...] = ()
    texts: tuple[SheetText, ...] = ()

    def find(self, id: str) -> SheetObject:
        """The object with this id. Raises `KeyError` if there is none."""
        for item in self.objects:
            if item.id == id:
                return item
        raise KeyError(id)


def sheet_of(plan: Plan, stage: Stage) -> Sheet:
    """The plan as staged: without what the stage left out, seen by the stage's camera."""
    objects = [
        _laid(item, list(stage.of(item.id)))
        for item in plan.objects
        if item.id not in stage.left_out
    ]
    boxes = stage.texts or (None,) * len(plan.texts)
    texts = [SheetText(**dict(text), box=box) for text, box in zip(plan.texts, boxes, strict=True)]
    changed = {
        "width": stage.canvas.width,
        "height": stage.canvas.height,
        "seed": stage.seed,
        "attempt": stage.attempt,
        "camera": stage.camera if stage.instances else plan.camera,
        "objects": tuple(objects),
        "texts": tuple(texts),
    }
    return Sheet(**{**dict(plan), **changed})


def blank_sheet(plan: Plan, canvas: Canvas, seed: int) -> Sheet:
    """The plan on its canvas before anything has a place."""
    return sheet_of(plan, Stage(canvas=canvas, seed=seed, camera=plan.camera))


def stage_of(sheet: Sheet, plan: Plan) -> Stage:
    """Where everything stands on a sheet that was laid out for this plan."""
    kept = {item.id for item in sheet.objects}
    return Stage(
        canvas=Canvas(width=sheet.width, height=sheet.height),
        seed=sheet.seed,
        attempt=sheet.attempt,
        camera=sheet.camera,
        instances=tuple(one for item in sheet.objects for one in _instances(item)),
        texts=tuple(text.box for text in sheet.texts),
        left_out=tuple(item.id for item in plan.objects if item.id not in kept),
        trace=_added(sheet.trace, plan.trace),
    )


def _laid(item: ObjectSpec, found: Sequence[Instance]) -> SheetObject:
    boxes = tuple(instance.box for instance in found)
    if not found:
        return SheetObject(**dict(item))
    return SheetObject(**dict(item), boxes=boxes, depth=found[0].depth, attempt=found[0].attempt)


def _instances(item: SheetObject) -> list[Instance]:
    return [
        Instance(object=item.id, index=i, box=box, depth=item.depth, attempt=item.attempt)
        for i, box in enumerate(item.boxes)
    ]


def _added(after: Sequence[TraceEntry], before: Sequence[TraceEntry]) -> tuple[TraceEntry, ...]:
    return tuple(after[len(before) :])
