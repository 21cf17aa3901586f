"""What is on the face of a clock or a watch? Ticks, bars for the hours, hands at ten past ten."""

from imagineart.modelling.kit import bevelled_box, lathe, turned
from imagineart.modelling.model import Material, Part, Rgb
from imagineart.modelling.town.finishes import trim
from imagineart.modelling.town.pieces import piece

CREAM: Rgb = (0.80, 0.78, 0.71)
BLACK: Rgb = (0.014, 0.014, 0.016)


def dial(r: float, face: Rgb = CREAM, marks: Rgb = BLACK) -> list[Part]:
    """A face of radius `r` m towards −y about the origin: bars for the hours, ten past ten."""
    plate = turned(lathe([(r, -0.001), (r, 0.0), (0, 0.0)], segments=96), "x", 90)
    bars = []
    for k in range(60):
        long, wide = (0.13 * r, 0.032 * r) if k % 5 == 0 else (0.05 * r, 0.012 * r)
        bar = bevelled_box((wide, 0.0012, long), bevel=0.0003, at=(0, -0.0006, 0.93 * r - long / 2))
        bars.append(turned(bar, "y", 6.0 * k))
    hands = [
        turned(
            bevelled_box(
                (wide * r, 0.002, long * r), bevel=0.0006, at=(0, -0.003, 0.38 * long * r)
            ),
            "y",
            turn,
        )
        for wide, long, turn in ((0.07, 0.66, -57.0), (0.05, 0.98, 60.0))
    ]
    hub = turned(lathe([(0.06 * r, 0), (0.05 * r, 0.006), (0, 0.006)], segments=32), "x", 90)
    return [
        piece(plate, Material("dial", face, 0.5), name="dial"),
        piece([*bars, *hands, hub], trim(marks, 0.35), name="hand"),
    ]
