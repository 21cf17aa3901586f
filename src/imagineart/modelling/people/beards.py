"""How does a beard grow? Down and forward, thin at the cheeks, parted under the nose."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from imagineart.modelling.model import Floats, Part, Rgb
from imagineart.modelling.people.body import Posed
from imagineart.modelling.people.forms import Array, rooted, smoothstep, unit
from imagineart.modelling.people.hair import neighbours, strand_part
from imagineart.modelling.people.head import Flesh

BEARD_LIGHT = -0.18  # logarithm of how light a beard is, against hair: it is darker till it greys
BEARDS: Mapping[str, tuple[float, int]] = {  # length, m, and count
    "stubble": (0.0026, 4_000),
    "short": (0.014, 13_000),
    "full": (0.027, 15_000),
    "long": (0.11, 16_000),
    "moustache": (0.018, 3_000),
    "goatee": (0.026, 4_500),
}


def beard_mask(kind: str, t: Floats, density: Floats) -> Floats:
    """(V,) 0–1 which part of the beard a kind keeps, at template points."""
    x, z = np.abs(t[:, 0]), t[:, 2]
    if kind == "moustache":
        return np.asarray(density * (z > 0.6685) * (x < 0.031), np.float32)
    if kind == "goatee":
        return np.asarray(density * smoothstep(0.030, 0.024, x) * (t[:, 1] < -0.118), np.float32)
    return density


def beard(
    of: Flesh,
    posed: Posed,
    kind: str,
    density: Floats,
    color: Rgb,
    grey: float,
    rng: np.random.Generator,
) -> Part:
    """A beard that grows down and forward, the moustache parted under the nose."""
    length, count = BEARDS[kind]
    roots = rooted(
        of.points,
        of.scaffold.triangles,
        beard_mask(kind, of.scaffold.template, density),
        count,
        rng,
    )
    t, root, up = roots.on(of.scaffold.template), roots.on(of.points), unit(roots.on(of.normals))
    lip = smoothstep(0.0655 + 0.602, 0.673, t[:, 2:]) * (np.abs(t[:, :1]) < 0.034)
    down = np.array([[0, -0.18, -1.0]]) + 0.25 * np.sign(t[:, :1]) * [[-1.0, 0, 0]] * (1 - lip)
    part = np.sign(t[:, :1]) * [[1.0, 0, 0]] + [[0, 0, -0.45]]
    way: Array = (down * (1 - lip) + part * lip) @ posed.turn("head").T
    reach: Array = length * (0.75 + 0.5 * rng.random((len(root), 1)))
    reach = np.where(lip > 0.5, np.minimum(reach, 0.012), reach)
    reach = reach * (0.45 + 0.55 * smoothstep(0.075, 0.03, np.abs(t[:, :1])))
    s = np.linspace(0, 1, 6)[None, :, None]
    way = unit(way + 0.14 * rng.standard_normal(way.shape))
    stand = 0.55 if kind in ("stubble", "short") else 0.35
    strands = root[:, None] + reach[:, None] * (
        way[:, None] * s + stand * up[:, None] * (s * (1.25 - 0.75 * s))
    )
    curl = 0.05 * length * rng.standard_normal((len(root), 6, 3)) * s
    grown = (strands + curl).astype(np.float32)
    light = neighbours(len(grown), rng) + BEARD_LIGHT * (1 - max(grey, min(max(color), 1.0)))
    return replace(strand_part(grown, light, color, grey, 0.0001, rng, "beard"), tinted=False)
