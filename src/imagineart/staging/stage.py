"""Where does everything stand, for one seed? What a stager makes of a plan and every engine takes.

Boxes are fractions of the canvas, origin at the top left: for a scene in three dimensions they are
what its camera projects. The same plan, canvas and seed give the same stage.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from imagineart.plan.plan import Camera, Id, Part, TraceEntry

STAGE_VERSION: Literal[1] = 1


class Canvas(Part):
    """The size of the picture."""

    width: Annotated[int, Field(gt=0)] = 2048  # px
    height: Annotated[int, Field(gt=0)] = 2048  # px


class Box(Part):
    """A rectangle in fractions of the canvas; may reach over the edge by half its size."""

    left: float
    top: float
    width: Annotated[float, Field(gt=0.0, le=2.0)]
    height: Annotated[float, Field(gt=0.0, le=2.0)]

    @property
    def right(self) -> float:
        """Right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.top + self.height

    @property
    def center(self) -> tuple[float, float]:
        """(x, y) of the middle."""
        return self.left + self.width / 2, self.top + self.height / 2


class Instance(Part):
    """One of the things of the plan: the `index`-th of those that `object` asks for."""

    object: Id
    index: Annotated[int, Field(ge=0)] = 0
    box: Box
    depth: Annotated[float, Field(ge=0.0, le=1.0)] = 0.3  # 0 nearest to the viewer, 1 horizon
    attempt: Annotated[int, Field(ge=0)] = 0  # raised by a repair; part of the noise key


class Stage(Part):
    """A plan staged on a canvas. Without instances: nobody staged it, the engine finds its own way.

    `texts`: a box for each text of the plan, in its order. `left_out`: ids of added things that
    would have stood in the way. `camera`: as the plan's, its horizon moved to give room.
    """

    version: Literal[1] = STAGE_VERSION
    canvas: Canvas = Canvas()
    seed: Annotated[int, Field(ge=0)] = 0
    attempt: Annotated[int, Field(ge=0)] = 0  # raised by a repair of the whole
    camera: Camera = Camera()
    instances: tuple[Instance, ...] = ()
    texts: tuple[Box | None, ...] = ()
    left_out: tuple[Id, ...] = ()
    trace: tuple[TraceEntry, ...] = ()

    def of(self, id: str) -> Iterator[Instance]:
        """The instances of one object, in order."""
        return (instance for instance in self.instances if instance.object == id)
