"""Which outline has one small thing in the air? Signed, so that any softness can be given to it.

Each takes (…) coordinates u along and v across, −1 … 1, and says how far inside a point is: above 0
within, 1 in the middle; and how bright it is there beside the whole, about 1.
"""

from collections.abc import Callable, Mapping

import numpy as np

from imagineart.tracing.effects.arrays import Floats

Outline = Callable[[Floats, Floats], tuple[Floats, Floats]]


def disc(u: Floats, v: Floats) -> tuple[Floats, Floats]:
    """A round grain."""
    return 1.0 - np.hypot(u, v), np.ones_like(u)


def puff(u: Floats, v: Floats) -> tuple[Floats, Floats]:
    """A grain without an edge: snow, dust out of focus, a spark."""
    return np.asarray(np.exp(-2.5 * (u * u + v * v)) - 0.08, np.float32), np.ones_like(u)


def petal(u: Floats, v: Floats) -> tuple[Floats, Floats]:
    """Broad beyond its middle, with a notch at its tip; darker at its base and along its axis."""
    wide = 0.78 * np.sqrt(np.clip(1.0 - u * u, 0.0, 1.0)) * (0.72 + 0.34 * u)
    notch = 0.22 * np.exp(-((v / 0.16) ** 2))
    inside = np.minimum(wide - np.abs(v), 0.9 - notch - u)
    return inside, np.asarray(0.94 + 0.16 * u - 0.14 * np.exp(-((v / 0.2) ** 2)), np.float32)


def leaf(u: Floats, v: Floats) -> tuple[Floats, Floats]:
    """Pointed at both ends, with a rib; its halves differ in light."""
    wide = 0.52 * np.clip(1.0 - u * u, 0.0, 1.0) ** 0.8 * (1.0 - 0.25 * u)
    stalk = np.where(np.abs(v) < 0.05, 1.0 - np.abs(u), -1.0)
    rib = 0.22 * np.exp(-((v / 0.06) ** 2))
    return np.maximum(wide - np.abs(v), 0.2 * stalk), np.asarray(
        1.0 + 0.12 * np.sign(v) - rib, np.float32
    )


def lobed(u: Floats, v: Floats) -> tuple[Floats, Floats]:
    """A maple's leaf: five lobes on a stalk."""
    angle = np.arctan2(v, u)
    rim = 0.50 + 0.34 * np.abs(np.cos(2.5 * angle)) ** 1.6 + 0.10 * np.cos(angle)
    stalk = np.where((np.abs(v) < 0.045) & (u < 0.0), 1.0 + u, -1.0)
    inside = np.maximum(rim - np.hypot(u, v), 0.3 * stalk)
    return inside, np.asarray(1.0 - 0.2 * np.abs(np.sin(2.5 * angle)) ** 8, np.float32)


def strip(u: Floats, v: Floats) -> tuple[Floats, Floats]:
    """A cut piece of paper or foil, one end in the light."""
    return np.minimum(1.0 - np.abs(u), 0.55 - np.abs(v)), np.asarray(1.0 + 0.3 * u, np.float32)


def feather(u: Floats, v: Floats) -> tuple[Floats, Floats]:
    """Narrow, bent, with a quill and soft barbs."""
    bent = v - 0.22 * (u * u - 0.4)
    wide = 0.3 * np.clip(1.0 - u * u, 0.0, 1.0) ** 0.6 * (0.75 - 0.4 * u)
    wide *= 1.0 + 0.16 * np.sin(26.0 * u + 9.0 * np.abs(bent))
    quill = np.where(np.abs(bent) < 0.035, 1.0 - np.abs(u), -1.0)
    return np.maximum(wide - np.abs(bent), 0.2 * quill), np.asarray(
        1.0 - 0.2 * np.exp(-((bent / 0.05) ** 2)), np.float32
    )


def ring(u: Floats, v: Floats) -> tuple[Floats, Floats]:
    """A bubble: a bright rim, two glints, hardly anything within."""
    r = np.hypot(u, v)
    rim = np.exp(-(((r - 0.9) / 0.09) ** 2))
    glint = np.exp(-(((u + 0.42) ** 2 + (v + 0.42) ** 2) / 0.035))
    back = 0.6 * np.exp(-(((u - 0.45) ** 2 + (v - 0.45) ** 2) / 0.05))
    body = np.clip(rim * (0.55 + 0.45 * u * v) + glint + back, 0.0, 1.2)
    return np.asarray(np.where(r < 1.0, 0.06 + body, -1.0), np.float32), np.asarray(
        0.8 + glint, np.float32
    )


def lantern(u: Floats, v: Floats) -> tuple[Floats, Floats]:
    """A paper lantern with its fire below (u points up): brightest at its foot."""
    wide = 0.62 + 0.10 * u - 0.35 * np.clip(u - 0.55, 0.0, 1.0)
    inside = np.minimum(wide - np.abs(v), 1.0 - np.abs(u))
    return inside, np.asarray(0.35 + 1.0 * np.exp(-(((u + 0.7) / 0.75) ** 2)), np.float32)


def bokeh(u: Floats, v: Floats) -> tuple[Floats, Floats]:
    """A lamp far behind what is sharp: an even disc, a little brighter at its rim."""
    r = np.hypot(u, v)
    return np.asarray(0.9 - r, np.float32), np.asarray(0.8 + 0.35 * r**6, np.float32)


def star(u: Floats, v: Floats) -> tuple[Floats, Floats]:
    """A glitter of light: a core with four rays."""
    r = u * u + v * v
    rays = np.exp(-np.abs(u) * 14.0 - np.abs(v) * 2.2) + np.exp(-np.abs(v) * 14.0 - np.abs(u) * 2.2)
    edge = np.clip(1.0 - np.sqrt(r), 0.0, 1.0)
    return np.asarray((np.exp(-r * 18.0) + 0.8 * rays) * edge, np.float32), np.ones_like(u)


OUTLINES: Mapping[str, Outline] = {
    "bokeh": bokeh,
    "disc": disc,
    "puff": puff,
    "petal": petal,
    "leaf": leaf,
    "lobed": lobed,
    "strip": strip,
    "feather": feather,
    "ring": ring,
    "lantern": lantern,
    "star": star,
}
FADING = frozenset({"puff", "ring", "star"})  # whose inside is how much of it one sees
UPRIGHT = frozenset({"lantern", "ring", "puff", "star", "disc", "bokeh"})  # that do not tumble
BEHIND = frozenset({"bokeh"})  # that are never before what is sharp
