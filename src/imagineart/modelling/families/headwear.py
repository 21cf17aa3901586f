"""What goes on a head or round a neck and stands there by itself: hats, scarves, bow ties.

The hats are those that people wear, off their heads: a beast, a doll or a table bears them as well.
Each knows where the head or the neck is in it, by its anchor `wear`; sizes are those of people.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    ball,
    grounded,
    lathe,
    rectangle,
    spline,
    sweep,
    top_anchor,
    tube,
)
from imagineart.modelling.model import Anchor, Mesh, Model, Part, Rgb
from imagineart.modelling.people.wear import HATS, loose_hat
from imagineart.modelling.registry import Family, Order
from imagineart.modelling.town.pieces import body, piece, varied

NECK = 0.066  # m, radius of a neck with what is about it


@dataclass(frozen=True, slots=True)
class Headwear:
    """`hat`: the row of `people.wear.HATS` it is, "" for what goes round the neck."""

    form: str
    color: Rgb
    hat: str = ""


def _of(hat: str) -> Headwear:
    return Headwear("hat", HATS[hat].color, hat)


ROWS: dict[str, Headwear] = {
    "top hat": _of("top hat"),
    "bowler hat": _of("bowler hat"),
    "cowboy hat": _of("cowboy hat"),
    "wizard hat": _of("wizard hat"),
    "santa hat": _of("santa hat"),
    "chef hat": _of("toque"),
    "beanie": _of("beanie"),
    "baseball cap": _of("cap"),
    "captain hat": _of("police cap"),
    "beret": _of("beret"),
    "hard hat": _of("hard hat"),
    "helmet": _of("helmet"),
    "knight helmet": _of("helm"),
    "space helmet": _of("space helmet"),
    "party hat": Headwear("cone", (0.62, 0.10, 0.30)),
    "scarf": Headwear("scarf", (0.42, 0.03, 0.03)),
    "bow tie": Headwear("bow tie", (0.35, 0.02, 0.03)),
    "tie": Headwear("tie", (0.05, 0.07, 0.22)),
}


def build(order: Order[Headwear]) -> Model:
    """A thing to be worn, on the ground."""
    wear = order.params
    parts = tuple(FORMS[wear.form](wear, order.rng))
    model = Model(order.noun, parts, {"wear": Anchor((0.0, 0.0, 0.0))})
    model = varied(grounded(model), order.rng, "z", 0.02)
    return replace(model, anchors={**model.anchors, "top": top_anchor(model.parts)})


def _hat(wear: Headwear, rng: np.random.Generator) -> list[Part]:
    return loose_hat(HATS[wear.hat], wear.color)


def _cone(wear: Headwear, rng: np.random.Generator) -> list[Part]:
    """A paper cone with a tuft on its tip."""
    cone = lathe([(0.068, 0.0), (0.066, 0.0), (0.0, 0.17)], segments=64)
    tuft = ball(0.018, at=(0.0, 0.0, 0.172))
    return [body(cone, "paper", wear.color), piece(tuft, "wool", (0.75, 0.62, 0.12), name="tuft")]


def _ring(height: float, wide: float, radius: float = NECK) -> Mesh:
    """A flat band round the neck."""
    a = np.linspace(0, 2 * np.pi, 80)
    loop = np.c_[radius * np.cos(a), radius * np.sin(a), height + 0 * a]
    return sweep(loop, rectangle(wide, 0.007, 0.003), up=(0, 0, 1), capped=False)


def _scarf(wear: Headwear, rng: np.random.Generator) -> list[Part]:
    """Twice round the neck, one end hanging in front, with a fringe."""
    a = np.linspace(0, 4 * np.pi, 160)
    radius = NECK * 1.16 + 0.003 * np.sin(3 * a)
    loop = np.c_[radius * np.sin(a), -radius * np.cos(a), 0.014 * np.cos(a / 2)]
    cloth = [sweep(loop, rectangle(0.030, 0.052, 0.012), up=(0, 0, 1), capped=True)]
    side = float(rng.choice([-1.0, 1.0]))
    tail = spline(
        [
            (0.030 * side, -0.070, 0.005),
            (0.045 * side, -0.098, -0.030),
            (0.048 * side, -0.104, -0.110),
            (0.052 * side, -0.100, -0.190),
        ],
        40,
    )
    cloth.append(sweep(tail, rectangle(0.058, 0.012, 0.005), up=(0, -1, 0)))
    fringe = [
        tube([tail[-1] + [x, 0, 0], tail[-1] + [1.1 * x, 0.003, -0.026]], 0.0024, sides=6)
        for x in np.linspace(-0.025, 0.025, 9)
    ]
    return [body([*cloth, *fringe], "wool", wear.color)]


def _bow_tie(wear: Headwear, rng: np.random.Generator) -> list[Part]:
    """Two wings from a knot, on a band."""
    wings = [
        sweep(
            [
                (0.004 * s, -NECK - 0.010, 0.0),
                (0.026 * s, -NECK - 0.012, 0.0),
                (0.050 * s, -NECK, 0.0),
            ],
            rectangle(0.040, 0.014, 0.006),
            up=(0, -1, 0),
            scale=np.array([0.45, 0.8, 1.0]),
        )
        for s in (-1, 1)
    ]
    knot = ball(0.011, at=(0.0, -NECK - 0.012, 0.0))
    return [body([*wings, knot, _ring(0.0, 0.012)], "silk", wear.color)]


def _tie(wear: Headwear, rng: np.random.Generator) -> list[Part]:
    """A knot and a blade that hangs from it, on a band."""
    path = np.array([(0, -NECK - 0.010, 0.0), (0, -NECK - 0.020, -0.04), (0, -NECK - 0.016, -0.30)])
    blade = sweep(
        spline(path, 30),
        rectangle(0.07, 0.008, 0.003),
        up=(0, -1, 0),
        scale=np.linspace(0.45, 1, 30),
    )
    knot = ball(0.014, at=(0.0, -NECK - 0.010, 0.0))
    return [body([blade, knot, _ring(0.0, 0.014)], "silk", wear.color)]


FORMS: dict[str, Callable[[Headwear, np.random.Generator], list[Part]]] = {
    "hat": _hat,
    "cone": _cone,
    "scarf": _scarf,
    "bow tie": _bow_tie,
    "tie": _tie,
}

FAMILY = Family(
    "headwear",
    build,
    ROWS,
    span=(0.08, 0.6),
    synonyms={
        "wizard hat": ("witch hat", "witch's hat", "magician hat"),
        "santa hat": ("christmas hat", "elf hat"),
        "chef hat": ("chef's hat", "toque", "cook hat"),
        "beanie": ("wool hat", "woolly hat", "knit cap", "winter hat", "bobble hat", "knitted hat"),
        "baseball cap": ("cap", "peaked cap", "trucker hat"),
        "captain hat": ("captain's hat", "police hat", "police cap", "sailor hat", "pilot cap"),
        "helmet": ("bike helmet", "bicycle helmet", "motorcycle helmet"),
        "knight helmet": ("knight's helmet", "viking helmet", "great helm"),
        "space helmet": ("astronaut helmet",),
        "party hat": ("paper hat", "birthday hat"),
        "scarf": ("wool scarf", "woolen scarf", "knitted scarf", "shawl"),
        "bow tie": ("bowtie",),
        "tie": ("necktie",),
        "cowboy hat": ("stetson",),
        "bowler hat": ("derby hat",),
    },
)
