"""What is known of a material? A row of sixteen numbers that the one formula of surfaces reads.

opaque    colour from corners or a picture
sheet     thin and lets light through: leaves, paper, lampshades
pane      a window, a bottle: straight through, with a reflection
glass     a solid block that bends light
"""

from collections.abc import Sequence

import numpy as np

from imagineart.modelling.model import Floats, Material
from imagineart.tracing.scattering import GLASS, OPAQUE, PANE, SHEET

WIDTH = 16  # numbers of a row
HIDDEN = 16  # added to the kind of lamps that the camera does not see
NO_PICTURE = -1.0


def kind_of(material: Material) -> int:
    """Which part of the formula light takes."""
    if material.transmission > 0.5 and max(material.emission) <= 0.0:
        return PANE if material.thin else GLASS
    return SHEET if material.translucency > 0.0 and max(material.emission) <= 0.0 else OPAQUE


def is_glass(material: Material) -> bool:
    """Whether rays of shadow pass it."""
    return kind_of(material) in (PANE, GLASS)


def row_of(material: Material, picture: float = NO_PICTURE, lamp: int = 0) -> Floats:
    """(16,) roughness, metallic, sheen, flatness | coat, its α, passing, eta | tint, kind |
    picture, lamp; `lamp` is the number of a source that shines from it, 0 for none."""
    kind = kind_of(material)
    tint = np.asarray(material.color) if kind in (PANE, GLASS) else np.zeros(3)
    root = np.sqrt(0.08 * np.clip(material.specular, 0.0, 1.0))
    eta = material.ior if kind in (PANE, GLASS) else 2.0 / (1.0 - root) - 1.0
    values = [
        np.clip(material.roughness, 0.03, 1.0),
        material.metallic,
        material.sheen,
        material.subsurface,
        material.coat,
        np.clip(material.coat_roughness**2, 0.002, 0.1),
        np.clip(2.0 * material.translucency, 0.0, 2.0),
        eta,
        *(np.sqrt(tint) if kind == GLASS else tint),  # light passes two surfaces of a block
        kind,
        picture,
        lamp,
        0.0,
        0.0,
    ]
    return np.array(values, np.float32)


def lamp_row(lamp: int, hidden: bool) -> Floats:
    """(16,) of the black front of a lamp."""
    black = Material("lamp", color=(0.0, 0.0, 0.0), roughness=1.0, specular=0.0)
    row = row_of(black, lamp=lamp)
    row[11] += HIDDEN if hidden else 0
    return row


def pictured(materials: Sequence[Material]) -> list[int]:
    """Which materials show a picture."""
    shows = (OPAQUE, SHEET)
    return [n for n, m in enumerate(materials) if m.texture is not None and kind_of(m) in shows]
