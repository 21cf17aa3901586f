"""Vessels that are turned: teapots, mugs, cups, bowls, plates, vases, jugs, jars, bottles, glasses.

A vessel is an outline from the middle of its foot to its rim, a wall inside it, and what is put on:
handle, spout, lid, liquid. Outlines are in metres, so the table below reads like a drawing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.families._garnishes import GARNISHES, Surface
from imagineart.modelling.kit import (
    circle,
    even,
    frames,
    grounded,
    lathe,
    loft,
    moved,
    painted,
    reshaped,
    sized,
    spline,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.kit.curves import Points
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order

Outline = tuple[tuple[float, float], ...]  # (radius, height), m


@dataclass(frozen=True, slots=True)
class Vessel:
    """One kind of vessel. `foot` is its sharp lower part, `outline` the curve up to the rim."""

    foot: Outline
    outline: Outline
    wall: float = 0.004  # m
    material: str = "glazed ceramic"
    color: Rgb | None = None
    floor: float = 0.006  # m, from the ground to the inside
    handle: Outline = ()  # (distance from the axis, height) along its curve
    grip: float = 0.006  # m, half its thickness
    spout: Outline = ()
    lip: float = 0.0  # m, a pouring lip pulled out of the rim
    lid: float = 0.0  # m, radius
    cork: str = ""  # its material
    saucer: bool = False
    rim: Rgb | None = None  # a painted rim
    label: tuple[float, float] | None = None  # m, from where to where paper is glued round it
    liquid: str = ""  # one of LIQUIDS
    fill: float = 0.8  # of the height inside
    garnish: tuple[str, ...] = ()  # of GARNISHES, on top of the liquid or on the rim
    spread: float = 0.06  # how much proportions vary


CUP_HANDLE: Outline = (
    (0.036, 0.050),
    (0.056, 0.055),
    (0.062, 0.040),
    (0.053, 0.024),
    (0.031, 0.017),
)
MUG_HANDLE: Outline = (
    (0.038, 0.078),
    (0.060, 0.080),
    (0.070, 0.060),
    (0.064, 0.034),
    (0.038, 0.020),
)
WINE_FOOT: Outline = (
    (0, 0), (0.034, 0), (0.0345, 0.0012), (0.020, 0.0032), (0.008, 0.0065), (0.0042, 0.014),
    (0.0036, 0.040), (0.0037, 0.072), (0.0058, 0.084),
)  # fmt: skip
WINE_BOWL: Outline = (
    (0.0058, 0.084), (0.018, 0.090), (0.033, 0.104), (0.0405, 0.126), (0.0395, 0.152), (0.0345,
        0.182),
    (0.0315, 0.205),
)  # fmt: skip
BOTTLE_FOOT: Outline = ((0, 0.004), (0.026, 0.003), (0.031, 0))
BOTTLE: Outline = (
    (0.031, 0), (0.0368, 0.004), (0.0372, 0.02), (0.0372, 0.10), (0.0372, 0.175), (0.0352, 0.198),
    (0.0260, 0.222), (0.0165, 0.242), (0.0142, 0.262), (0.0138, 0.292),
)  # fmt: skip
TUMBLER: Outline = ((0.030, 0), (0.0325, 0.006), (0.0345, 0.05), (0.0365, 0.105))
MUG: Outline = ((0.036, 0.0), (0.0400, 0.003), (0.0410, 0.012), (0.0410, 0.05), (0.0410, 0.095))
CUP: Outline = ((0.020, 0.004), (0.030, 0.012), (0.038, 0.030), (0.0415, 0.050), (0.0430, 0.062))
MARTINI_FOOT: Outline = (
    (0, 0), (0.036, 0), (0.0365, 0.0014), (0.020, 0.0036), (0.007, 0.008), (0.0040, 0.02),
    (0.0038, 0.060), (0.0040, 0.092),
)  # fmt: skip
MARTINI_BOWL: Outline = ((0.0040, 0.092), (0.014, 0.104), (0.034, 0.126), (0.0545, 0.149))
COUPE_BOWL: Outline = ((0.0040, 0.092), (0.022, 0.098), (0.041, 0.112), (0.0475, 0.132))
FLUTE_BOWL: Outline = (
    (0.0040, 0.092), (0.013, 0.102), (0.021, 0.130), (0.0240, 0.170), (0.0225, 0.215),
)  # fmt: skip
PINT: Outline = ((0.028, 0), (0.0305, 0.006), (0.0345, 0.06), (0.0415, 0.118), (0.0425, 0.152))
ROCKS: Outline = ((0.036, 0), (0.0385, 0.006), (0.0400, 0.04), (0.0410, 0.086))
HIGHBALL: Outline = ((0.029, 0), (0.0312, 0.006), (0.0318, 0.07), (0.0325, 0.142))
TALL: Outline = ((0.029, 0), (0.0315, 0.006), (0.035, 0.09), (0.0385, 0.165))
WIDE_CUP: Outline = (
    (0.024, 0.004),
    (0.036, 0.012),
    (0.047, 0.030),
    (0.0525, 0.048),
    (0.0545, 0.062),
)
LIQUIDS = {
    "tea": Material("tea", (0.22, 0.065, 0.010), 0.04, coat=1.0, coat_roughness=0.02),
    "coffee": Material("coffee", (0.026, 0.011, 0.005), 0.05, coat=1.0, coat_roughness=0.02),
    "milk": Material("milk", (0.80, 0.77, 0.70), 0.08, coat=0.6, subsurface=0.6),
    "wine": Material("wine", (0.16, 0.004, 0.012), 0.03, coat=1.0, subsurface=0.7),
    "water": replace(material("water"), color=(0.80, 0.92, 0.95), thin=True),
    "juice": Material("juice", (0.80, 0.30, 0.012), 0.06, coat=0.8, subsurface=0.7),
    "beer": Material("beer", (0.78, 0.36, 0.035), 0.04, coat=0.9, subsurface=0.8),
    "champagne": Material("champagne", (0.82, 0.62, 0.26), 0.04, coat=0.9, subsurface=0.8),
    "cocktail": Material("cocktail", (0.78, 0.085, 0.06), 0.04, coat=0.9, subsurface=0.8),
    "martini": Material("martini", (0.74, 0.74, 0.56), 0.04, coat=0.9, subsurface=0.8),
    "mojito": Material("mojito", (0.66, 0.76, 0.44), 0.05, coat=0.9, subsurface=0.8),
    "whisky": Material("whisky", (0.58, 0.20, 0.018), 0.03, coat=1.0, subsurface=0.7),
    "smoothie": Material("smoothie", (0.66, 0.14, 0.26), 0.25, coat=0.3, subsurface=0.5),
    "iced latte": Material("iced latte", (0.42, 0.22, 0.10), 0.08, coat=0.7, subsurface=0.6),
    "matcha": Material("matcha", (0.30, 0.42, 0.08), 0.08, coat=0.7, subsurface=0.6),
    "iced tea": Material("iced tea", (0.52, 0.16, 0.012), 0.03, coat=1.0, subsurface=0.7),
    "milk tea": Material("milk tea", (0.56, 0.34, 0.19), 0.08, coat=0.7, subsurface=0.6),
    "lemonade": Material("lemonade", (0.82, 0.72, 0.30), 0.04, coat=0.9, subsurface=0.8),
    "cocoa": Material("cocoa", (0.16, 0.065, 0.028), 0.12, coat=0.5, subsurface=0.3),
}
ICED = Vessel(
    ((0, 0.001), (0.026, 0.001), (0.029, 0)),
    TALL,
    wall=0.002,
    floor=0.012,
    material="clear glass",
    fill=0.90,
)
# Drinks that are poured over one another: their colours from below, at shares of the height.
POURED: dict[str, tuple[tuple[float, Rgb], ...]] = {
    "iced latte": (
        (0.0, (0.80, 0.76, 0.68)),
        (0.32, (0.78, 0.68, 0.54)),
        (0.62, (0.30, 0.14, 0.06)),
        (1.0, (0.13, 0.05, 0.02)),
    ),
    "matcha": (
        (0.0, (0.80, 0.78, 0.70)),
        (0.36, (0.72, 0.74, 0.52)),
        (0.58, (0.30, 0.44, 0.08)),
        (1.0, (0.20, 0.35, 0.035)),
    ),
    "milk tea": (
        (0.0, (0.012, 0.008, 0.006)),
        (0.22, (0.02, 0.012, 0.008)),
        (0.26, (0.52, 0.30, 0.16)),
        (1.0, (0.62, 0.40, 0.24)),
    ),
}

ROWS = {
    "teapot": Vessel(
        ((0, 0.004), (0.034, 0.003), (0.038, 0), (0.042, 0.0), (0.043, 0.004)),
        (
            (0.043, 0.004),
            (0.0405, 0.010),
            (0.056, 0.024),
            (0.074, 0.052),
            (0.077, 0.078),
            (0.066, 0.104),
            (0.048, 0.121),
            (0.043, 0.1245),
        ),
        color=(0.022, 0.085, 0.30),
        lid=0.041,
        grip=0.0068,
        handle=(
            (-0.050, 0.108),
            (-0.082, 0.122),
            (-0.110, 0.112),
            (-0.118, 0.082),
            (-0.100, 0.050),
            (-0.066, 0.040),
        ),
        spout=((0.052, 0.046), (0.082, 0.056), (0.104, 0.080), (0.118, 0.108), (0.136, 0.128)),
    ),
    "mug": Vessel(
        ((0, 0.003), (0.032, 0.002), (0.034, 0)),
        MUG,
        color=(0.36, 0.07, 0.045),
        handle=MUG_HANDLE,
        grip=0.0056,
    ),
    "coffee mug": Vessel(
        ((0, 0.003), (0.032, 0.002), (0.034, 0)),
        MUG,
        color=(0.70, 0.67, 0.60),
        handle=MUG_HANDLE,
        grip=0.0056,
        liquid="coffee",
    ),
    "cup": Vessel(
        ((0, 0.002), (0.018, 0.002), (0.020, 0), (0.0215, 0.0)),
        CUP,
        wall=0.0026,
        handle=CUP_HANDLE,
        grip=0.0034,
    ),
    "cup of tea": Vessel(
        ((0, 0.002), (0.018, 0.002), (0.020, 0), (0.0215, 0.0)),
        CUP,
        wall=0.0026,
        handle=CUP_HANDLE,
        grip=0.0034,
        saucer=True,
        liquid="tea",
    ),
    "cup of coffee": Vessel(
        ((0, 0.002), (0.022, 0.002), (0.024, 0), (0.0255, 0.0)),
        WIDE_CUP,
        wall=0.003,
        handle=((0.046, 0.050), (0.066, 0.055), (0.073, 0.040), (0.064, 0.024), (0.038, 0.017)),
        grip=0.0036,
        saucer=True,
        liquid="coffee",
        fill=0.92,
    ),
    "bowl": Vessel(
        ((0, 0.005), (0.034, 0.004), (0.036, 0), (0.041, 0)),
        ((0.041, 0.0), (0.043, 0.007), (0.060, 0.022), (0.074, 0.046), (0.0795, 0.072)),
        color=(0.12, 0.26, 0.28),
        floor=0.011,
    ),
    "plate": Vessel(
        ((0, 0.003), (0.078, 0.002), (0.080, 0), (0.084, 0)),
        ((0.084, 0.0), (0.087, 0.004), (0.098, 0.013), (0.112, 0.0165), (0.134, 0.0215)),
        wall=0.0042,
        floor=0.007,
        rim=(0.03, 0.09, 0.26),
    ),
    "saucer": Vessel(
        ((0, 0.002), (0.032, 0.002), (0.034, 0), (0.037, 0)),
        ((0.037, 0.0), (0.040, 0.004), (0.056, 0.009), (0.074, 0.017)),
        wall=0.003,
        floor=0.005,
    ),
    "vase": Vessel(
        ((0, 0.004), (0.040, 0.003), (0.043, 0)),
        (
            (0.043, 0.0),
            (0.049, 0.008),
            (0.068, 0.055),
            (0.082, 0.115),
            (0.072, 0.175),
            (0.042, 0.225),
            (0.034, 0.252),
            (0.042, 0.275),
            (0.050, 0.283),
        ),
        wall=0.005,
        color=(0.055, 0.20, 0.17),
        spread=0.12,
    ),
    "jug": Vessel(
        ((0, 0.004), (0.042, 0.003), (0.045, 0)),
        (
            (0.045, 0.0),
            (0.053, 0.008),
            (0.070, 0.050),
            (0.072, 0.090),
            (0.054, 0.145),
            (0.046, 0.175),
            (0.052, 0.200),
        ),
        wall=0.0045,
        color=(0.66, 0.60, 0.48),
        lip=0.016,
        grip=0.0075,
        handle=(
            (-0.046, 0.180),
            (-0.078, 0.192),
            (-0.104, 0.160),
            (-0.100, 0.105),
            (-0.068, 0.065),
        ),
    ),
    "jar": Vessel(
        ((0, 0.004), (0.034, 0.003), (0.038, 0)),
        (
            (0.038, 0),
            (0.042, 0.004),
            (0.0425, 0.02),
            (0.0425, 0.095),
            (0.039, 0.108),
            (0.035, 0.113),
            (0.035, 0.125),
        ),
        wall=0.003,
        material="clear glass",
        cork="cork",
    ),
    "bottle": Vessel(BOTTLE_FOOT, BOTTLE, wall=0.003, material="coloured glass"),
    "wine bottle": Vessel(
        BOTTLE_FOOT,
        BOTTLE,
        wall=0.003,
        material="coloured glass",
        color=(0.05, 0.16, 0.05),
        cork="cork",
        label=(0.055, 0.135),
        liquid="wine",
        fill=0.74,
    ),
    "wine glass": Vessel(WINE_FOOT, WINE_BOWL, wall=0.0012, floor=0.088, material="clear glass"),
    "glass of wine": Vessel(
        WINE_FOOT,
        WINE_BOWL,
        wall=0.0012,
        floor=0.088,
        material="clear glass",
        liquid="wine",
        fill=0.36,
    ),
    "glass": Vessel(
        ((0, 0.001), (0.027, 0.001), (0.030, 0)),
        TUMBLER,
        wall=0.0018,
        floor=0.009,
        material="clear glass",
    ),
    "glass of water": Vessel(
        ((0, 0.001), (0.027, 0.001), (0.030, 0)),
        TUMBLER,
        wall=0.0018,
        floor=0.009,
        material="clear glass",
        liquid="water",
    ),
    "glass of milk": Vessel(
        ((0, 0.001), (0.027, 0.001), (0.030, 0)),
        TUMBLER,
        wall=0.0018,
        floor=0.009,
        material="clear glass",
        liquid="milk",
    ),
    "latte": Vessel(
        ((0, 0.002), (0.022, 0.002), (0.024, 0), (0.0255, 0.0)),
        WIDE_CUP,
        wall=0.0032,
        handle=((0.046, 0.050), (0.066, 0.055), (0.073, 0.040), (0.064, 0.024), (0.038, 0.017)),
        grip=0.0038,
        saucer=True,
        liquid="coffee",
        fill=0.93,
        garnish=("latte art",),
    ),
    "cappuccino": Vessel(
        ((0, 0.002), (0.022, 0.002), (0.024, 0), (0.0255, 0.0)),
        WIDE_CUP,
        wall=0.0032,
        color=(0.03, 0.16, 0.20),
        handle=((0.046, 0.050), (0.066, 0.055), (0.073, 0.040), (0.064, 0.024), (0.038, 0.017)),
        grip=0.0038,
        saucer=True,
        liquid="coffee",
        fill=0.93,
        garnish=("foam",),
    ),
    "hot chocolate": Vessel(
        ((0, 0.003), (0.032, 0.002), (0.034, 0)),
        MUG,
        color=(0.36, 0.05, 0.04),
        handle=MUG_HANDLE,
        grip=0.0056,
        liquid="cocoa",
        fill=0.92,
        garnish=("marshmallows",),
    ),
    "glass of juice": Vessel(
        ((0, 0.001), (0.027, 0.001), (0.030, 0)),
        TUMBLER,
        wall=0.0018,
        floor=0.009,
        material="clear glass",
        liquid="juice",
        fill=0.86,
        garnish=("straw", "orange wheel"),
    ),
    "glass of beer": Vessel(
        ((0, 0.001), (0.025, 0.001), (0.028, 0)),
        PINT,
        wall=0.0022,
        floor=0.011,
        material="clear glass",
        liquid="beer",
        fill=0.84,
        garnish=("head",),
    ),
    "glass of whisky": Vessel(
        ((0, 0.001), (0.033, 0.001), (0.036, 0)),
        ROCKS,
        wall=0.0026,
        floor=0.014,
        material="clear glass",
        liquid="whisky",
        fill=0.48,
        garnish=("ice",),
    ),
    "glass of champagne": Vessel(
        MARTINI_FOOT,
        FLUTE_BOWL,
        wall=0.0012,
        floor=0.096,
        material="clear glass",
        liquid="champagne",
        fill=0.84,
        garnish=("bubbles",),
    ),
    "cocktail": Vessel(
        MARTINI_FOOT,
        COUPE_BOWL,
        wall=0.0013,
        floor=0.095,
        material="clear glass",
        liquid="cocktail",
        fill=0.84,
        garnish=("orange wheel", "cherry"),
    ),
    "martini": Vessel(
        MARTINI_FOOT,
        MARTINI_BOWL,
        wall=0.0013,
        floor=0.096,
        material="clear glass",
        liquid="martini",
        fill=0.86,
        garnish=("olive",),
    ),
    "mojito": Vessel(
        ((0, 0.001), (0.026, 0.001), (0.029, 0)),
        HIGHBALL,
        wall=0.002,
        floor=0.011,
        material="clear glass",
        liquid="mojito",
        fill=0.88,
        garnish=("ice", "straw", "mint", "lime wheel"),
    ),
    "smoothie": Vessel(
        ((0, 0.001), (0.026, 0.001), (0.029, 0)),
        HIGHBALL,
        wall=0.002,
        floor=0.011,
        material="clear glass",
        liquid="smoothie",
        fill=0.92,
        garnish=("straw", "mint"),
    ),
    "iced latte": replace(ICED, liquid="iced latte", garnish=("ice", "straw")),
    "iced matcha latte": replace(ICED, liquid="matcha", garnish=("ice",)),
    "iced tea": replace(ICED, liquid="iced tea", garnish=("ice", "straw", "orange wheel", "mint")),
    "bubble tea": replace(ICED, liquid="milk tea", garnish=("ice", "straw")),
    "lemonade": replace(ICED, liquid="lemonade", garnish=("ice", "straw", "lime wheel")),
    "flowerpot": Vessel(
        ((0, 0.0), (0.048, 0.0)),
        (
            (0.048, 0.0),
            (0.050, 0.003),
            (0.064, 0.105),
            (0.0645, 0.1055),
            (0.071, 0.106),
            (0.0725, 0.108),
            (0.076, 0.140),
        ),
        wall=0.006,
        floor=0.012,
        material="terracotta",
    ),
}


def build(order: Order[Vessel]) -> Model:
    """The turned body and what is put on it, at slightly other proportions for each seed."""
    vessel, rng = order.params, order.rng
    parts = [*_parts(vessel), *_garnished(vessel, rng)]
    if vessel.saucer:
        parts = [*_parts(ROWS["saucer"]), *(moved(part, (0, 0, 0.0052)) for part in parts)]
    wide, high = (float(f) for f in rng.uniform(1 - vessel.spread, 1 + vessel.spread, 2))
    model = Model(order.noun, tuple(parts), _anchors(vessel, parts))
    model = sized(model, (wide, wide, high))
    return grounded(turned(model, "z", float(rng.uniform(-25, 25))))


def _parts(vessel: Vessel) -> list[Part]:
    body = material(vessel.material, color=vessel.color)
    outer = np.concatenate([np.array(vessel.foot)[:-1], spline(vessel.outline, 56)])
    if body.transmission > 0.5:
        return [*_blown(body, outer), *_loose(vessel, outer)]
    wall = lathe(_walled(outer, vessel), segments=112)
    if vessel.lip:
        wall = reshaped(wall, _lip(vessel.lip, outer))
    if vessel.rim is not None:
        wall = painted(wall, _rim(body.color, vessel.rim, outer))
    parts = [Part(wall, body)]
    if vessel.handle:
        parts.append(Part(_handle(vessel), body, "handle"))
    if vessel.spout:
        parts.append(Part(_spout(vessel), body, "spout"))
    if vessel.lid:
        parts.append(Part(_lid(vessel.lid, float(outer[-1, 1])), body, "lid"))
    return parts + _loose(vessel, outer)


def _blown(body: Material, outer: Points) -> list[Part]:
    """Glass as a skin without a volume, so that light is not lost between its two sides.

    Light passes two skins where it passed one wall, hence the root of the colour. The rim is solid.
    """
    root = np.sqrt(np.asarray(body.color)).tolist()
    pane = replace(body, color=(root[0], root[1], root[2]), thin=True)
    radius, height = float(outer[-1, 0]), float(outer[-1, 1])
    a = np.linspace(0, 2 * np.pi, 97)
    ring = np.c_[radius * np.cos(a), radius * np.sin(a), np.full(97, height)]
    rim = tube(ring, 0.0009, sides=10, capped=False)
    return [Part(lathe(outer, segments=112), pane), Part(rim, replace(body, thin=False), "rim")]


def _loose(vessel: Vessel, outer: Points) -> list[Part]:
    """Label, cork and liquid: what keeps its colour when the vessel is tinted."""
    parts = []
    if vessel.label is not None:
        z = np.linspace(*vessel.label, 8)
        skin = np.c_[np.interp(z, outer[:, 1], outer[:, 0]) + 0.00025, z]
        parts.append(Part(lathe(skin), material("paper"), "label", tinted=False))
    if vessel.cork:
        r, z = outer[-1, 0] - vessel.wall, outer[-1, 1]
        plug = [
            (0, z - 0.02),
            (r, z - 0.02),
            (r * 1.02, z + 0.006),
            (r * 0.94, z + 0.0075),
            (0, z + 0.0075),
        ]
        parts.append(Part(lathe(plug), material(vessel.cork), "cork", tinted=False))
    if vessel.liquid:
        drink = _poured(_filling(vessel, outer), vessel.liquid)
        parts.append(Part(drink, LIQUIDS[vessel.liquid], "liquid", tinted=False))
    return parts


def _walled(outer: Points, vessel: Vessel) -> Points:
    """Outline up the outside, over a round rim and down the inside to the middle."""
    inner = _inner(outer, vessel)
    a, b = outer[-1], inner[0]
    middle, half = (a + b) / 2, (a - b) / 2
    up = np.array([-half[1], half[0]])
    t = np.radians(np.linspace(0, 180, 9))[1:-1, None]
    return np.concatenate([outer, middle + np.cos(t) * half + np.sin(t) * up, inner])


def _inner(outer: Points, vessel: Vessel) -> Points:
    """The inside from the rim down to the middle of its floor, its corner rounded."""
    curve = outer[len(vessel.foot) - 1 :]
    way = np.gradient(curve, axis=0)
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    inside = curve + vessel.wall * np.stack([-way[:, 1], way[:, 0]], axis=1)
    inside = inside[(inside[:, 1] > vessel.floor + 0.001) & (inside[:, 0] > 0.001)][::-1]
    r, z = inside[-1]
    floor = np.array([[r * 0.93, (z + 2 * vessel.floor) / 3], [r * 0.6, vessel.floor]])
    return np.concatenate([inside, spline(np.r_[inside[-1:], floor], 8)[1:], [[0, vessel.floor]]])


def _filling(vessel: Vessel, outer: Points) -> Mesh:
    """The liquid: a little into the wall, so that no air shows between, with a flat top."""
    inner = _inner(outer, vessel)[::-1]
    clear = "glass" in vessel.material  # its skin is at the outline: the drink stays within
    level = vessel.floor + vessel.fill * (inner[-1, 1] - vessel.floor)
    below = inner[inner[:, 1] < level]
    edge = float(np.interp(level, inner[:, 1], inner[:, 0]))
    wet = np.concatenate([below, [[edge, level]]]) + np.array([-0.0003 if clear else 0.00025, 0])
    wet[0, 0] = 0.0
    top = [[edge - 0.001, level - 0.0005], [edge * 0.9, level - 0.0008], [0, level - 0.0008]]
    if vessel.liquid == "water":  # its surface alone: what is as clear as the glass is not seen
        brim = np.array([[edge - 0.0004, level + 0.0012], [edge - 0.001, level - 0.0002]])
        return lathe(np.concatenate([brim, top[1:]]), segments=96)
    return lathe(np.concatenate([wet - np.array([0, 0.0002]), top]), segments=96)


def _poured(drink: Mesh, name: str) -> Mesh:
    """Layers of colour that run into each other, where the drink has some."""
    if name not in POURED:
        return drink
    at = np.array([share for share, _ in POURED[name]])
    colors = np.array([color for _, color in POURED[name]])
    low, high = drink.vertices[:, 2].min(), drink.vertices[:, 2].max()

    def paint(p: Floats) -> Floats:
        turn = np.arctan2(p[:, 1], p[:, 0])
        swirl = 0.05 * np.sin(3 * turn + 90 * p[:, 2]) + 0.03 * np.sin(7 * turn - 140 * p[:, 2])
        share = np.clip((p[:, 2] - low) / (high - low) + swirl, 0, 1)
        rows = [np.interp(share, at, colors[:, k]) for k in range(3)]
        return np.stack(rows, axis=1).astype(np.float32)

    return painted(drink, paint)


def _garnished(vessel: Vessel, rng: np.random.Generator) -> list[Part]:
    """What floats on the liquid, stands in it or sits on the rim."""
    if not vessel.garnish:
        return []
    outer = np.concatenate([np.array(vessel.foot)[:-1], spline(vessel.outline, 56)])
    inner = _inner(outer, vessel)[::-1]
    level = vessel.floor + vessel.fill * (inner[-1, 1] - vessel.floor)
    surface = Surface(
        float(np.interp(level, inner[:, 1], inner[:, 0])), float(level), float(vessel.floor),
        float(outer[-1, 0]), float(outer[-1, 1]),
    )  # fmt: skip
    return [part for name in vessel.garnish for part in GARNISHES[name](surface, rng)]


def _handle(vessel: Vessel) -> Mesh:
    """A pulled strap: flared where it meets the wall, flatter than wide."""
    path = even(spline(vessel.handle, 60), 40)
    along = np.linspace(0, 1, 40)
    flare = 1 + 0.9 * np.exp(-along / 0.06) + 0.7 * np.exp(-(1 - along) / 0.06)
    line = np.stack([path[:, 0], np.zeros(40), path[:, 1]], axis=1)
    return tube(line, vessel.grip * flare, sides=20, squash=0.72)


def _spout(vessel: Vessel) -> Mesh:
    """A tapering pipe with a round lip and a hole; wide where it leaves the wall."""
    path = even(spline(vessel.spout, 60), 36)
    along = np.linspace(0, 1, 36)
    radius = vessel.grip * (1.35 + 2.3 * (1 - along) ** 2.2 + 0.12 * along**8)
    line = np.stack([path[:, 0], np.zeros(36), path[:, 1]], axis=1)
    forth = np.r_[np.arange(36), 35, np.arange(35, 14, -1)]
    shrink = np.r_[np.zeros(36), 0.5, np.full(21, 1.0)] * vessel.grip * 0.38
    f = frames(line)
    ring = circle(1.0, 28)
    points = ring[:, :1] * f[:, None, :, 0] + ring[:, 1:] * f[:, None, :, 1]
    size = (radius[forth] - shrink)[:, None, None]
    rings = line[forth][:, None] + size * points[forth]
    return loft(rings, capped=False, crease=180.0)


def _lid(radius: float, height: float) -> Mesh:
    """A domed lid that sits in the rim with a fine gap, and its knob."""
    r, z = radius, height
    dome = spline(
        [(r - 0.001, z + 0.0035), (r * 0.86, z + 0.009), (r * 0.5, z + 0.0165),
         (r * 0.2, z + 0.0195), (0.0058, z + 0.0215), (0.0052, z + 0.0255),
         (0.0095, z + 0.031), (0.0105, z + 0.0365), (0.0070, z + 0.0415), (0, z + 0.0425)], 64,
    )  # fmt: skip
    edge = [
        (0, z - 0.004),
        (r - 0.006, z - 0.004),
        (r - 0.005, z + 0.0012),
        (r + 0.0006, z + 0.0016),
        (r + 0.0008, z + 0.003),
    ]
    return lathe(np.concatenate([edge, dome]), segments=96)


def _lip(depth: float, outer: Points) -> Callable[[Floats], Floats]:
    """The rim pulled out to a spout towards +x and a little pinched."""
    low, high = outer[:, 1].max() * 0.72, outer[:, 1].max()

    def change(p: Floats) -> Floats:
        up = np.clip((p[:, 2] - low) / (high - low), 0, 1) ** 2
        angle = np.arctan2(p[:, 1], p[:, 0])
        pull = np.exp(-((angle / 0.42) ** 2)) * up
        pinch = np.exp(-(((np.abs(angle) - 0.85) / 0.4) ** 2)) * up
        moved = p.copy()
        moved[:, 0] += depth * pull
        moved[:, :2] *= (1 - 0.10 * pinch)[:, None]
        moved[:, 2] += 0.35 * depth * pull
        return moved

    return change


def _rim(ground: Rgb, color: Rgb, outer: Points) -> Callable[[Floats], Floats]:
    """A painted line at the rim and another inside it."""
    edge = float(outer[:, 0].max())

    def paint(p: Floats) -> Floats:
        r = np.hypot(p[:, 0], p[:, 1]) / edge
        share = (r > 0.955) | (np.abs(r - 0.915) < 0.008)
        return np.where(share[:, None], np.array(color), np.array(ground)).astype(np.float32)

    return paint


def _anchors(vessel: Vessel, parts: Sequence[Part]) -> dict[str, Anchor]:
    """Inside, top, and where a hand or a mouth comes."""
    outer = spline(vessel.outline, 56)
    inner = _inner(np.concatenate([np.array(vessel.foot)[:-1], outer]), vessel)
    rim, width = outer[-1], 1.4 * float(inner[: len(inner) // 2, 0].min())
    depth = float(rim[1]) - vessel.floor
    grip = (
        vessel.handle[len(vessel.handle) // 2]
        if vessel.handle
        else (-outer[:, 0].max(), rim[1] / 2)
    )
    side = -1.0 if grip[0] < 0 else 1.0
    return {
        "inside": Anchor((0, 0, vessel.floor), room=(width, width, depth)),
        "top": top_anchor(parts, 0.2),
        "rim": Anchor((float(rim[0]), 0, float(rim[1])), front=(1, 0, 0)),
        "grip": Anchor((float(grip[0]), 0, float(grip[1])), front=(side, 0, 0)),
    }


FAMILY = Family(
    "vessels",
    build,
    ROWS,
    span=(0.05, 0.6),
    synonyms={
        "cup": ("teacup", "coffee cup"),
        "cup of coffee": ("coffee", "espresso"),
        "latte": ("coffee with foam", "latte art", "flat white", "cafe latte", "cup of latte"),
        "hot chocolate": ("mug of hot chocolate", "cocoa"),
        "glass of juice": ("orange juice", "juice", "glass of orange juice"),
        "glass of beer": ("beer", "pint of beer", "beer glass", "beer mug"),
        "glass of whisky": ("whisky", "whiskey", "glass of whiskey", "bourbon", "whisky glass"),
        "glass of champagne": ("champagne", "champagne glass", "champagne flute", "prosecco"),
        "cocktail": ("cocktail glass", "margarita", "cosmopolitan", "tropical drink"),
        "martini": ("martini glass", "dry martini"),
        "mojito": ("iced drink", "gin and tonic"),
        "iced latte": ("iced coffee", "cold brew", "frappe", "glass of iced coffee"),
        "iced matcha latte": ("matcha latte", "iced matcha", "matcha"),
        "bubble tea": ("boba tea", "milk tea", "boba"),
        "lemonade": ("glass of lemonade",),
        "smoothie": ("milkshake", "berry smoothie"),
        "cup of tea": ("tea",),
        "plate": ("dish", "dinner plate"),
        "jug": ("pitcher", "carafe", "ewer"),
        "bottle": ("glass bottle", "green bottle"),
        "wine glass": ("goblet", "wineglass"),
        "glass of wine": ("wine", "red wine"),
        "glass": ("tumbler", "drinking glass", "water glass"),
        "glass of milk": ("milk",),
        "flowerpot": ("flower pot", "plant pot", "pot"),
        "vase": ("urn", "ceramic vase"),
    },
)
