"""What stands at a kerb: stop signs and parking meters."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    arc,
    bevelled_box,
    extruded,
    grounded,
    lathe,
    merged,
    moved,
    rectangle,
    ribbon,
    rod,
    rounded,
    sized,
    spline,
    turned,
)
from imagineart.modelling.model import Anchor, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.finishes import lens, tinted_glass, trim
from imagineart.modelling.town.pieces import body, piece, varied


@dataclass(frozen=True, slots=True)
class Post:
    """A thing on a post by its form, `height` m high; `color` takes an asked colour.

    `blank`: it says nothing of its own, for other words are to be on it.
    """

    form: str
    color: Rgb
    height: float
    blank: bool = False


ROWS = {
    "stop sign": Post("stop", (0.52, 0.014, 0.018), 2.0),
    "parking meter": Post("meter", (0.22, 0.235, 0.25), 1.35),
}

Made = list[Part]
PALE: Rgb = (0.80, 0.80, 0.79)
WORD = 0.235  # m, height of the letters
STROKE = 0.044  # m, their width
RADIUS = 0.405  # m, of a plate at its corners
LARGE = 1.3  # of a meter's head


def build(order: Order[Post]) -> Model:
    """By its form, a little other in its proportions for each seed."""
    parts = merged(FORMS[order.params.form](order.params, order.rng))
    model = varied(grounded(Model(order.noun, parts)), order.rng, "z", 0.03)
    low, high = model.bounds
    anchors = {"grip": Anchor((0.0, 0.0, float(low[2] + high[2]) / 2))}
    if order.params.form == "stop":
        middle = (0.0, float(low[1]), float(high[2]) - RADIUS)
        anchors["face"] = Anchor(middle, up=(0, -1, 0), front=(0, 0, 1), room=(0.62, 0, 0.40))
    return replace(model, anchors=anchors)


def _faced(mesh: Mesh, y: float, z: float) -> Mesh:
    """What lies flat, upright with its upper side towards −y, its back at y."""
    return moved(turned(mesh, "x", 90), (0, y, z))


def _stop(post: Post, rng: np.random.Generator) -> Made:
    """A red plate of eight sides with a white rim and four white letters, on a steel post."""
    z = post.height - 0.40
    eight = arc(RADIUS, 22.5, 337.5, 8)
    rim = [extruded(eight, 0.003, bevel=0.001, holes=[0.945 * eight])]
    word = [] if post.blank else _word()
    letters = [moved(turned(stroke, "x", 90), (0, -0.0285, z)) for stroke in word]
    bolts = [_faced(lathe([(0, 0), (0.012, 0), (0.009, 0.006), (0, 0.007)]), -0.027, z + up)
             for up in (-0.3, 0.3)]  # fmt: skip
    pole = bevelled_box((0.055, 0.03, post.height - 0.06), bevel=0.004,
                        at=(0, 0, post.height / 2 - 0.03))  # fmt: skip
    plate = _faced(extruded(0.995 * eight, 0.006, bevel=0.002), -0.020, z)
    back = _faced(extruded(eight, 0.004), -0.016, z)
    return [
        body(plate, Material("sheeting", post.color, 0.35, coat=0.3)),
        piece([*letters, *[_faced(mesh, -0.0255, z) for mesh in rim]],
              Material("white sheeting", PALE, 0.4), name="letters"),
        piece([pole, back, *bolts], "brushed steel", (0.42, 0.43, 0.43), name="post"),
    ]  # fmt: skip


def _word() -> list[Mesh]:
    """S T O P, as flat bands in the plane of x and y about the origin."""
    h, w, s = WORD / 2, 0.052, STROKE / 2
    e = h - s
    curl = [(0.045, e - 0.022), (0.030, e), (-0.030, e), (-0.045, e - 0.03), (-0.030, 0.018),
            (0.030, -0.018), (0.045, -e + 0.03), (0.030, -e), (-0.030, -e),
            (-0.045, -e + 0.022)]  # fmt: skip
    ring = rounded(np.array([(-0.048, -e), (0.048, -e), (0.048, e), (-0.048, e)]), 0.04, steps=8)
    bowl = rounded(
        np.array([(-0.035, e), (0.042, e), (0.042, 0.0), (-0.035, 0.0)]),
        0.035,
        steps=8,
        closed=False,
    )
    lines = {
        -0.225: [rounded(np.array(curl), 0.02, steps=5, closed=False)],
        -0.070: [np.array([(-w - 0.006, e), (w + 0.006, e)]), np.array([(0, h), (0, -h)])],
        0.085: [np.vstack([ring, ring[:2]])],
        0.235: [bowl, np.array([(-0.035, h), (-0.035, -h)])],
    }
    return [_band(line + np.array([x, 0.0])) for x, made in lines.items() for line in made]


def _band(line: np.ndarray) -> Mesh:
    """A stroke of a letter along a line (N, 2), seen from +z."""
    return ribbon(np.c_[line, np.zeros(len(line))], STROKE)


def _meter(post: Post, rng: np.random.Generator) -> Made:
    """A domed head with a dial behind glass, a slot for coins, a handle, on a pipe."""
    low = post.height - 0.42 * LARGE
    outline = np.vstack(
        [
            [(-0.075, 0.0), (0.075, 0.0), (0.105, 0.05), (0.105, 0.27)],
            arc(0.105, 8, 172, 24, (0, 0.275)),
            [(-0.105, 0.27), (-0.105, 0.05)],
        ]
    )
    head = _faced(extruded(outline, 0.15, bevel=0.022, steps=4), 0.075, low)
    eye = np.vstack([[(-0.074, 0.0), (0.074, 0.0)], arc(0.076, 4, 176, 24, (0, 0.004))])
    frame = _faced(extruded(1.13 * eye, 0.012, bevel=0.004), -0.073, low + 0.262)
    card = _faced(extruded(eye, 0.004), -0.084, low + 0.267)
    ticks = [
        _faced(moved(turned(bevelled_box((0.012, 0.003, 0.001), bevel=0.0003, at=(0.062, 0, 0)),
                            "z", a), (0, 0.004, 0.0045)), -0.084, low + 0.267)
        for a in range(15, 170, 15)
    ]  # fmt: skip
    lean = float(rng.uniform(50, 130))
    hand = moved(turned(bevelled_box((0.055, 0.005, 0.002), bevel=0.0005, at=(0.028, 0, 0)), "z",
                        lean), (0, 0.006, 0.006))  # fmt: skip
    plate = _faced(extruded(rectangle(0.10, 0.13, 0.012), 0.008, bevel=0.002), -0.073, low + 0.145)
    slot = bevelled_box((0.006, 0.006, 0.045), bevel=0.001, at=(0.022, -0.082, low + 0.165))
    crank = [
        _faced(
            lathe([(0, 0), (0.026, 0), (0.024, 0.022), (0, 0.024)], segments=40), -0.08, low + 0.115
        ),
        bevelled_box((0.072, 0.016, 0.017), bevel=0.006, at=(0, -0.108, low + 0.115)),
    ]
    label = _faced(extruded(rectangle(0.13, 0.042, 0.004), 0.003), -0.074, low + 0.045)
    pipe = rod((0, 0, 0), (0, 0, low + 0.01), 0.046, sides=32)
    neck = moved(lathe(spline([(0.037, -0.10), (0.045, -0.05), (0.062, 0.004)], 16)), (0, 0, low))
    foot = lathe([(0.105, 0), (0.105, 0.012), (0.05, 0.022), (0.047, 0.05)], segments=48)
    enamel = Material("enamel", post.color, 0.35, coat=0.3)
    upper = [
        body([head, neck, frame], enamel),
        piece([card], Material("card", PALE, 0.25, coat=0.6), name="dial"),
        piece(ticks, trim(), name="ticks"),
        piece(_faced(hand, -0.084, low + 0.267), lens((0.6, 0.02, 0.02)), name="hand"),
        piece([plate, *crank], "brushed steel", name="plate"),
        piece(slot, tinted_glass(), name="slot"),
        piece(label, Material("label", (0.76, 0.60, 0.10), 0.4), name="label"),
    ]
    return [body([pipe, foot], enamel), *sized(tuple(upper), LARGE, (0, 0, low))]


FORMS: dict[str, Callable[[Post, np.random.Generator], Made]] = {"stop": _stop, "meter": _meter}

FAMILY = Family(
    "kerbs",
    build,
    ROWS,
    span=(1.2, 2.2),
    synonyms={
        "stop sign": ("stopsign", "stop road sign"),
        "parking meter": ("parking metre", "coin parking meter"),
    },
)
