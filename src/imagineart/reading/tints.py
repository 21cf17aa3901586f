"""Which colour of a plan is a colour that has a name?"""

from imagineart.color.names import NamedColor
from imagineart.plan.plan import Color, Span


def to_color(named: NamedColor, span: Span | None) -> Color:
    """A plan's colour, in OKLCh as plans hold it."""
    lightness, chroma, hue = named.oklch
    return Color(
        name=named.name,
        lightness=min(max(lightness, 0.0), 1.0),
        chroma=min(max(chroma, 0.0), 0.5),
        hue=hue % 360.0,
        span=span,
    )
