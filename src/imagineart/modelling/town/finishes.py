"""Which finishes do vehicles and buildings share? Tinted panes, lit lamps, black trim, paint."""

from dataclasses import replace

from imagineart.modelling.materials import material
from imagineart.modelling.model import Material, Rgb

DARK: Rgb = (0.012, 0.013, 0.015)


def paint(color: Rgb | None = None) -> Material:
    """Car paint under a clear coat, in an asked colour (linear sRGB)."""
    return replace(material("painted metal", color=color), coat=1.0, coat_roughness=0.02)


def tinted_glass(color: Rgb = DARK) -> Material:
    """A pane with darkness behind it: a mirror for the sky that lets nothing through."""
    return Material("tinted glass", color, roughness=0.04, specular=1.0, coat=1.0)


def trim(color: Rgb = DARK, roughness: float = 0.45) -> Material:
    """Black plastic and rubber of seams, sills and seals."""
    return Material("trim", color, roughness=roughness, specular=0.4)


def lit(color: Rgb, strength: float = 3.0) -> Material:
    """A lamp that is on; white paper in daylight ≈ 1."""
    r, g, b = color
    return replace(
        material("glow"),
        color=(0.8, 0.8, 0.8),
        emission=(
            r * strength,
            g * strength,
            b * strength,
        ),
    )


def lens(color: Rgb) -> Material:
    """The coloured cover of a lamp that is off, with the light that its prisms throw back."""
    return Material("lens", color, roughness=0.12, specular=0.8, coat=1.0, subsurface=0.2)
