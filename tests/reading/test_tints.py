"""Named colours as plans hold them."""

from imagineart.color.names import parse
from imagineart.reading.tints import to_color


def test_a_colour_keeps_its_name_and_stays_within_bounds() -> None:
    for name in ("red", "white", "black", "neon green"):
        named = parse(name)
        assert named
        color = to_color(named, (3, 9))
        assert (color.name, color.span) == (named.name, (3, 9))
        assert 0 <= color.lightness <= 1
        assert 0 <= color.chroma <= 0.5
        assert 0 <= color.hue < 360
