"""What carries words: wooden signs, boards on easels, street signs, billboards, neon, plaques.

A panel in a frame, on posts, an easel, a pole or feet. The anchor `face` is the middle of where
words are written: its `up` looks away from the panel, its `room` is width and height.
"""

from dataclasses import dataclass, replace
from typing import Literal

from imagineart.modelling.kit import bevelled_box, combined, grounded, moved, rod, turned
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order

Stand = Literal["posts", "pole", "easel", "feet", "trestle", "wheels"]


@dataclass(frozen=True, slots=True)
class Sign:
    """A panel of `width` × `height` m whose lower edge is `lift` above the ground."""

    width: float = 1.1
    height: float = 0.55
    lift: float = 0.75
    thick: float = 0.035
    stand: Stand = "posts"
    face: str = "oak"
    color: Rgb | None = None
    frame: str = "walnut"
    border: float = 0.045  # m, of the frame; 0: none
    planks: int = 1  # boards that the panel is made of
    lean: float = 0.0  # degrees that it leans back


ROWS = {
    "sign": Sign(planks=2),
    "wooden sign": Sign(planks=3),
    "signpost": Sign(0.9, 0.24, 1.55, stand="pole", border=0.0),
    "shop sign": Sign(1.6, 0.5, 1.9, face="painted wood", color=(0.03, 0.09, 0.06), frame="brass"),
    "street sign": Sign(
        0.9, 0.22, 2.1, 0.012, "pole", "painted metal", (0.02, 0.16, 0.08), "steel", 0.0
    ),
    "road sign": Sign(
        2.2, 0.9, 1.5, 0.02, "posts", "painted metal", (0.015, 0.14, 0.07), "steel", 0.02
    ),
    "yard sign": Sign(0.7, 0.5, 0.35, 0.012, "posts", "painted metal", (0.7, 0.69, 0.66),
                      "steel", 0.0),
    "billboard": Sign(6.0, 2.8, 2.6, 0.12, "posts", "paper", (0.74, 0.73, 0.7), "steel", 0.1),
    "placard": Sign(0.7, 0.5, 1.0, 0.008, "pole", "cardboard", (0.72, 0.71, 0.68), "pine", 0.0),
    "chalkboard": Sign(0.85, 0.6, 0.62, 0.02, "easel", "slate", None, "oak", 0.04, 1, 9.0),
    "blackboard": Sign(1.9, 1.05, 0.75, 0.02, "wheels", "slate", (0.02, 0.022, 0.023), "oak",
                       0.05),
    "whiteboard": Sign(1.6, 0.95, 0.8, 0.02, "wheels", "gloss plastic", (0.78, 0.78, 0.78),
                       "steel", 0.025),
    "sandwich board": Sign(0.6, 0.85, 0.12, 0.02, "trestle", "slate", None, "oak", 0.045, 1, 12.0),
    "noticeboard": Sign(1.2, 0.8, 0.8, 0.03, "posts", "cork", None, "oak", 0.05),
    "neon sign": Sign(1.0, 0.46, 0.03, 0.02, "feet", "gloss plastic", (0.012, 0.012, 0.016),
                      "steel", 0.012),
    "plaque": Sign(0.4, 0.26, 0.02, 0.015, "feet", "brass", None, "walnut", 0.025, 1, 8.0),
    "nameplate": Sign(0.26, 0.07, 0.012, 0.012, "feet", "brass", None, "walnut", 0.01, 1, 12.0),
    "menu board": Sign(0.6, 0.8, 0.5, 0.02, "easel", "slate", None, "oak", 0.04, 1, 9.0),
}  # fmt: skip


def build(order: Order[Sign]) -> Model:
    """Panel, frame and stand; the panel leans about its lower edge."""
    sign = _varied(order)
    leaning = [_panel(sign), *_frame(sign)]
    parts = [_leaning(part, sign) for part in leaning] + _stand(sign)
    return grounded(Model(order.noun, tuple(parts), {"face": _face(sign)}))


def _varied(order: Order[Sign]) -> Sign:
    """Another one of its kind: proportions, and how high it hangs."""
    sign, rng = order.params, order.rng
    wide, tall, lift = rng.uniform(0.9, 1.14), rng.uniform(0.92, 1.1), rng.uniform(0.9, 1.12)
    return replace(
        sign,
        width=sign.width * float(wide),
        height=sign.height * float(tall),
        lift=sign.lift * float(lift if sign.lift > 0.2 else 1.0),
        border=sign.border * float(rng.uniform(0.8, 1.25)),
    )


def _panel(sign: Sign) -> Part:
    """One sheet, or boards with narrow gaps between them."""
    tall = sign.height / sign.planks
    gap = 0.006 if sign.planks > 1 else 0.0
    boards = [
        bevelled_box(
            (sign.width, sign.thick, tall - gap),
            bevel=min(0.004, sign.thick / 4),
            at=(0, 0, sign.lift + (row + 0.5) * tall),
        )
        for row in range(sign.planks)
    ]
    tinted = sign.face != "slate"  # one writes on it with chalk: it stays dark
    return Part(combined(boards), material(sign.face, color=sign.color), "face", tinted=tinted)


def _frame(sign: Sign) -> list[Part]:
    """Four bars around the edges, a little before them."""
    b = sign.border
    if b <= 0.0:
        return []
    deep, front = sign.thick + 0.02, -0.006
    middle = sign.lift + sign.height / 2
    bars = [
        bevelled_box((sign.width + 2 * b, deep, b), bevel=0.003, at=(0, front, z))
        for z in (sign.lift - b / 2, sign.lift + sign.height + b / 2)
    ] + [
        bevelled_box((b, deep, sign.height), bevel=0.003, at=(x, front, middle))
        for x in (-sign.width / 2 - b / 2, sign.width / 2 + b / 2)
    ]
    return [Part(combined(bars), material(sign.frame), "frame", tinted=False)]


def _leaning(part: Part, sign: Sign) -> Part:
    if not sign.lean:
        return part
    down = moved(part, (0.0, 0.0, -sign.lift))
    return moved(turned(down, "x", -sign.lean), (0.0, 0.0, sign.lift))


def _stand(sign: Sign) -> list[Part]:
    made = STANDS[sign.stand](sign)
    if not made:
        return []
    metal = sign.stand in ("wheels",) or (sign.stand == "pole" and sign.face == "painted metal")
    return [Part(combined(made), material("steel" if metal else sign.frame), "stand", tinted=False)]


def _posts(sign: Sign) -> list[Mesh]:
    """Two posts behind the panel, into the ground."""
    thick = max(0.05, 0.035 * sign.width)
    tall = sign.lift + sign.height + 0.04
    back = sign.thick / 2 + thick / 2 - 0.002
    return [
        bevelled_box((thick, thick, tall), bevel=0.004, at=(x, back, tall / 2))
        for x in (-0.36 * sign.width, 0.36 * sign.width)
    ]


def _pole(sign: Sign) -> list[Mesh]:
    tall = sign.lift + sign.height + 0.12
    return [rod((0, sign.thick / 2 + 0.018, 0), (0, sign.thick / 2 + 0.018, tall), 0.02)]


def _easel(sign: Sign) -> list[Mesh]:
    """Two legs before, one behind, and a ledge under the panel."""
    top = sign.lift + sign.height + 0.16
    half = sign.width / 2
    legs = [
        rod((side * half * 0.92, -0.14, 0), (side * 0.05, 0.20, top), 0.016) for side in (-1, 1)
    ]
    ledge = bevelled_box((sign.width * 0.96, 0.07, 0.022), at=(0, 0.0, sign.lift - 0.055))
    return [*legs, rod((0, 0.62, 0), (0, 0.21, top - 0.03), 0.016), ledge]


def _feet(sign: Sign) -> list[Mesh]:
    """Two blocks in whose slots the panel stands."""
    deep = max(0.05, 0.3 * sign.height)
    tall = sign.lift + 0.03 * sign.height + 0.006
    return [
        bevelled_box((0.06 * sign.width, deep, tall), bevel=0.002, at=(x, 0.02, tall / 2))
        for x in (-0.38 * sign.width, 0.38 * sign.width)
    ]


def _trestle(sign: Sign) -> list[Mesh]:
    """The other half of an A, and short feet."""
    top = sign.lift + 0.97 * sign.height
    half = sign.width / 2 + sign.border / 2
    back = 2 * 0.21 * (sign.height + sign.lift)
    legs = [
        rod((side * half, back, 0), (side * half, 0.2 * sign.height, top), 0.015)
        for side in (-1, 1)
    ]
    feet = [
        bevelled_box((0.04, 0.04, sign.lift + 0.02), at=(side * half, 0.0, sign.lift / 2 + 0.01))
        for side in (-1, 1)
    ]
    return [*legs, *feet, rod((-half, 0.12 + back / 2, 0.3), (half, 0.12 + back / 2, 0.3), 0.008)]


def _wheels(sign: Sign) -> list[Mesh]:
    """A frame of tubes with two long feet."""
    made = []
    tall = sign.lift + sign.height * 0.6
    for side in (-1, 1):
        x = side * (sign.width / 2 + sign.border + 0.015)
        made.append(rod((x, 0.0, 0.06), (x, 0.0, tall), 0.017))
        made.append(bevelled_box((0.04, 0.56, 0.04), bevel=0.006, at=(x, 0, 0.06)))
        made += [rod((x - 0.01, y, 0.025), (x + 0.01, y, 0.025), 0.025) for y in (-0.24, 0.24)]
    wide = sign.width / 2 + sign.border + 0.015
    made.append(rod((-wide, 0, 0.3 * sign.lift), (wide, 0, 0.3 * sign.lift), 0.014))
    return made


STANDS = {
    "posts": _posts,
    "pole": _pole,
    "easel": _easel,
    "feet": _feet,
    "trestle": _trestle,
    "wheels": _wheels,
}


def _face(sign: Sign) -> Anchor:
    """The middle of the panel's front, with the lean of the panel."""
    from math import cos, radians, sin

    lean = radians(sign.lean)
    half, front = sign.height / 2, sign.thick / 2
    y = half * sin(lean) - front * cos(lean)
    z = sign.lift + half * cos(lean) + front * sin(lean)
    return Anchor(
        (0.0, y, z),
        up=(0.0, -cos(lean), sin(lean)),
        front=(0.0, sin(lean), cos(lean)),
        room=(0.9 * sign.width, 0.0, 0.84 * sign.height),
    )


FAMILY = Family(
    "signs",
    build,
    ROWS,
    span=(0.15, 7.0),
    synonyms={
        "sign": ("signboard", "board"),
        "wooden sign": ("wood sign",),
        "signpost": ("sign post", "direction sign"),
        "shop sign": ("store sign", "pub sign", "storefront sign", "shop window sign"),
        "street sign": ("street name sign",),
        "road sign": ("highway sign", "traffic sign"),
        "yard sign": ("warning sign", "lawn sign"),
        "placard": ("protest sign", "picket sign"),
        "chalkboard": ("chalk board",),
        "sandwich board": ("sidewalk sign", "pavement sign"),
        "noticeboard": ("notice board", "bulletin board"),
        "neon sign": ("neon", "light sign", "led sign"),
        "plaque": ("brass plaque", "memorial plaque"),
        "nameplate": ("name plate", "desk sign"),
        "menu board": ("menu",),
    },
)
