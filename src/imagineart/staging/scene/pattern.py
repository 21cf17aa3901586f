"""Where do the figures of a pattern stand? On a lattice that repeats at the edges of the sheet.

The sheet is a wall at y = 0, seen straight and without perspective; its cells are as large as the
figures are by nature, so that grain and hair keep their sizes. Odd columns are half a cell lower
(half drop); what crosses an edge stands at the other edge too, so that sheets laid side by side
show no seam. Each figure is turned and tilted by chance.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from imagineart.plan.plan import Plan, TraceEntry
from imagineart.request import Thinking
from imagineart.staging.completion.substitution import LEFT_OUT
from imagineart.staging.scene.actors import Actor, actors_of
from imagineart.staging.scene.casting import figure_for, noun_for
from imagineart.staging.scene.preview import preview
from imagineart.staging.scene.shapes import Shapes, model_shapes
from imagineart.staging.scene.units import placed
from imagineart.staging.stage import (
    Box,
    Canvas,
    Instance,
    Lens,
    Placement,
    PlaceSetting,
    Setting,
    SkySetting,
    Stage,
    SunLight,
)

SAMPLES: dict[Thinking, int] = {"low": 2, "high": 6}  # paths a pixel
FILL = 0.8  # of a cell that the longest side of a figure takes
TURN, TILT, SPIN = 28.0, 14.0, 35.0  # degrees: in the sheet, towards the viewer, about itself
PACKED = 1.1547  # row pitch ÷ column pitch of the closest packing with a half drop: 2 / √3
FLAT, RAISED = 0.35, 68.0  # height ÷ width up to which a figure lies; degrees it is then raised by
SUN = SunLight(direction=(-0.5, -1.0, 0.9), strength=2.4, angle=14.0)
AIR = SkySetting(
    zenith=(0.75, 0.76, 0.8), horizon=(0.66, 0.66, 0.66), ground=(0.5, 0.49, 0.48), strength=0.9
)


def stage_pattern(
    plan: Plan, canvas: Canvas, seed: int, thinking: Thinking, *, shapes: Shapes | None = None
) -> Stage:
    """The lattice of a plan's figures for one seed; what has no model is told in the trace."""
    known = shapes or model_shapes()
    rng = np.random.default_rng([seed & 0xFFFFFFFF, 61])
    casts, missing = _cast(plan, seed, known)
    columns, rows = _lattice(sum(len(cast) for cast in casts), canvas)
    high = columns * canvas.height / canvas.width  # cells, of the sheet
    cell = _cell(casts)
    placements = list(_figures(casts, (columns, rows), high, cell, rng))
    longest = max(float(columns), high) * cell
    lens = Lens(position=(0.0, -10.0 * cell, 0.0), target=(0.0, 0.0, 0.0), orthographic=longest)
    setting = Setting(
        place=PlaceSetting(family="studio", extent=longest),
        lens=lens,
        lights=(SUN,),
        sky=AIR,
        samples=SAMPLES[thinking],
    )
    return Stage(
        canvas=canvas,
        seed=seed,
        camera=plan.camera,
        instances=_instances(placements, lens, canvas, known),
        texts=tuple(None for _ in plan.texts),
        left_out=tuple(missing),
        setting=setting,
        trace=tuple(
            TraceEntry(kind="noted", message=f"{plan.find(id).noun}: {LEFT_OUT}") for id in missing
        ),
    )


def _cast(plan: Plan, seed: int, shapes: Shapes) -> tuple[list[list[Actor]], list[str]]:
    casts, missing = [], []
    for item in plan.objects:
        noun = noun_for(item, shapes) or figure_for(item, shapes)
        if noun is None:
            missing.append(item.id)
        else:
            casts.append(actors_of(item, noun, plan, seed, shapes))
    return casts, missing


def _cell(casts: Sequence[Sequence[Actor]]) -> float:
    """m, of a cell: the geometric mean of what the figures take."""
    sizes = [max(float(cast[0].solid.size.max()), 1e-4) for cast in casts if cast]
    return float(np.exp(np.mean(np.log(sizes)))) / FILL if sizes else 1.0


def _lattice(count: int, canvas: Canvas) -> tuple[int, int]:
    """(columns, rows) of about `count` cells, each as far from its neighbours in the next column as
    from those in its own; columns are even, so that the drop repeats."""
    ratio = canvas.width / canvas.height
    columns = max(2, 2 * round((max(count, 1) * PACKED * ratio) ** 0.5 / 2))
    return columns, max(1, round(columns / ratio / PACKED))


def _figures(
    casts: Sequence[Sequence[Actor]],
    lattice: tuple[int, int],
    high: float,
    cell: float,
    rng: np.random.Generator,
) -> Iterator[tuple[Actor, Placement]]:
    """Each cell takes the next figure, kinds in turn; again at the other edge where it crosses."""
    columns, rows = lattice
    pitch = high / rows
    queue = _in_turn(casts)
    for number in range(columns * rows if queue else 0):
        column, row = number % columns, number // columns
        actor = queue[(number + row * (len(casts) > 1)) % len(queue)]
        x = column + 0.5 - columns / 2
        z = high / 2 - (row + 0.25 + 0.5 * (column % 2)) * pitch
        angles = tuple(float(rng.uniform(-a, a)) for a in (SPIN, TILT, TURN))
        reach = FILL * min(1.0, pitch) / 2 * 1.2
        for dx in _echoes(x, reach, columns):
            for dz in _echoes(z, reach, high):
                at = cell * (x + dx), cell * (z + dz)
                yield actor, _standing(actor, at, angles, cell * FILL * min(1.0, pitch))


def _in_turn(casts: Sequence[Sequence[Actor]]) -> list[Actor]:
    """Figures of all kinds in turn, as long as there are any."""
    longest = max((len(cast) for cast in casts), default=0)
    return [cast[i] for i in range(longest) for cast in casts if i < len(cast)]


def _echoes(at: float, reach: float, period: float) -> tuple[float, ...]:
    """Shifts under which a figure is seen: none, and a period where it crosses an edge."""
    if at + reach > period / 2:
        return 0.0, -period
    return (0.0, period) if at - reach < -period / 2 else (0.0,)


def _standing(
    actor: Actor, at: tuple[float, float], angles: tuple[float, ...], size: float
) -> Placement:
    yaw, pitch, roll = angles
    wide, deep, tall = (float(side) for side in actor.solid.size)
    if tall < FLAT * max(wide, deep):  # what lies flat is shown from above
        pitch += RAISED
    scale = size / max(float(actor.solid.size.max()), 1e-6)
    middle = (np.asarray(actor.solid.low) + np.asarray(actor.solid.high)) / 2
    matrix = placed(np.zeros(3), (yaw, pitch, roll), scale)
    x, y, z = np.array([at[0], 0.0, at[1]]) - matrix[:3, :3] @ middle
    return Placement(
        noun=actor.noun,
        seed=actor.seed,
        pose=actor.pose,
        variant=dict(actor.variant),
        position=(round(float(x), 5), round(float(y), 5), round(float(z), 5)),
        yaw=round(yaw, 4),
        pitch=round(pitch, 4),
        roll=round(roll, 4),
        scale=round(scale, 6),
        color=actor.color,
        material=actor.material,
    )


def _instances(
    placements: Sequence[tuple[Actor, Placement]], lens: Lens, canvas: Canvas, shapes: Shapes
) -> tuple[Instance, ...]:
    surfaces = []
    for actor, p in placements:
        m = placed(np.asarray(p.position), (p.yaw, p.pitch, p.roll), p.scale)
        surfaces.append(actor.solid.triangles @ m[:3, :3].T + m[:3, 3])
    seen = preview(surfaces, lens, canvas)
    return tuple(
        Instance(
            object=actor.object,
            index=actor.index,
            box=box or Box(left=0.0, top=0.0, width=1e-3, height=1e-3),
            depth=0.5,
            placement=placement,
        )
        for (actor, placement), box in zip(placements, seen.boxes, strict=True)
    )
