"""Lamps that are lit: table lamps, floor lamps, bedside lamps.

A foot is turned, a stem rises from it, a shade of cloth hangs round a bulb and glows.
"""

from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    ball,
    combined,
    lathe,
    moved,
    rod,
    sized,
    spline,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.kit.curves import arc
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order

Outline = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Lamp:
    """A lamp in metres: the outline of its foot, a stem to `height`, a shade under the top."""

    foot: Outline
    height: float
    shade: tuple[float, float, float]  # radius below, radius above, height
    foot_material: str = "glazed ceramic"
    color: Rgb | None = None
    stem: float = 0.006
    stem_material: str = "brass"
    warmth: Rgb = (1.0, 0.72, 0.42)
    glow: float = 0.5  # of the shade, white paper in daylight = 1


GOURD: Outline = (
    (0, 0.0), (0.058, 0.0), (0.062, 0.006), (0.056, 0.014), (0.060, 0.024), (0.088, 0.070),
    (0.092, 0.110), (0.070, 0.165), (0.036, 0.205), (0.022, 0.235), (0.020, 0.262),
    (0.012, 0.270), (0, 0.270),
)  # fmt: skip
DISC: Outline = (
    (0, 0),
    (0.140, 0),
    (0.142, 0.006),
    (0.136, 0.014),
    (0.05, 0.020),
    (0.012, 0.030),
    (0, 0.031),
)

ROWS = {
    "lamp": Lamp(GOURD, 0.52, (0.165, 0.115, 0.205), color=(0.045, 0.17, 0.19)),
    "floor lamp": Lamp(
        DISC, 1.52, (0.215, 0.155, 0.27), foot_material="cast iron", stem=0.010,
        stem_material="cast iron",
    ),
    "bedside lamp": Lamp(
        GOURD, 0.42, (0.125, 0.085, 0.15), foot_material="brass", color=(0.62, 0.57, 0.50)
    ),
}  # fmt: skip


def build(order: Order[Lamp]) -> Model:
    """Foot, stem, bulb and shade, each a little different."""
    lamp, rng = order.params, order.rng
    low, high, tall = (s * float(rng.uniform(0.9, 1.1)) for s in lamp.shade)
    bottom = lamp.height - tall
    foot = lathe(_smooth(lamp.foot), segments=96)
    metal = material(lamp.stem_material)
    parts = [
        Part(foot, material(lamp.foot_material, color=lamp.color), "foot"),
        Part(_stem(lamp, max(z for _, z in lamp.foot) - 0.01, bottom), metal, "stem", tinted=False),
        Part(_wires(low, high, bottom, lamp.height), metal, "wires", tinted=False),
        _bulb(lamp, bottom + 0.4 * tall),
        _shade(lamp, low, high, bottom),
    ]
    model = Model(order.noun, tuple(parts), {"top": top_anchor(parts, 0.1)})
    light = Anchor((0.0, 0.0, bottom + 0.4 * tall), room=(2 * low, 2 * low, tall))
    return replace(model, anchors={**model.anchors, "light": light})


def _smooth(outline: Outline) -> np.ndarray:
    """The flat underside as it is, the rest as a curve."""
    return np.concatenate([np.array(outline[:1]), spline(outline[1:], 72)])


def _stem(lamp: Lamp, low: float, high: float) -> Mesh:
    socket = lathe(
        [
            (0, high - 0.01),
            (0.016, high - 0.01),
            (0.017, high + 0.03),
            (0.013, high + 0.045),
            (0, high + 0.045),
        ]
    )
    return combined([rod((0, 0, low), (0, 0, high), lamp.stem), socket])


def _bulb(lamp: Lamp, height: float) -> Part:
    bulb = moved(sized(ball(0.026), (1, 1, 1.25)), (0, 0, height))
    light = tuple(9.0 * c for c in lamp.warmth)
    return Part(
        bulb,
        replace(material("glow"), emission=(light[0], light[1], light[2])),
        "bulb",
        tinted=False,
    )


def _shade(lamp: Lamp, low: float, high: float, bottom: float) -> Part:
    """A cone of cloth, brightest about the bulb."""
    t = np.linspace(0, 1, 24)
    wall = np.c_[low + (high - low) * t, bottom + (lamp.height - bottom) * t]
    glow = tuple(lamp.glow * c for c in lamp.warmth)
    cloth = replace(material("lampshade"), emission=(glow[0], glow[1], glow[2]))
    return Part(lathe(wall, segments=96, crease=180), cloth, "shade")


def _wires(low: float, high: float, bottom: float, top: float) -> Mesh:
    """Rings at either edge, and three spokes that hold the shade."""
    rings = [_ring(low, bottom), _ring(high, top)]
    spokes = [
        turned(
            rod((0.012, 0, bottom + 0.035), (high, 0, top - 0.004), 0.0014, sides=8), "z", 120.0 * i
        )
        for i in range(3)
    ]
    return combined([*rings, *spokes])


def _ring(radius: float, height: float) -> Mesh:
    loop = np.c_[arc(radius, 0, 360, 73), np.full(73, height)]
    return tube(loop, 0.0022, sides=8, capped=False)


FAMILY = Family(
    "lamps",
    build,
    ROWS,
    span=(0.2, 2.0),
    synonyms={
        "lamp": ("table lamp",),
        "floor lamp": ("standing lamp", "standard lamp"),
        "bedside lamp": ("night lamp", "nightlight"),
    },
)
