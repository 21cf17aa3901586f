"""The modelling kit: a language that reads like the thing. `docs/modelling.md` shows each tool.

from imagineart.modelling.kit import lathe, spline, tube, sdf
"""

from imagineart.modelling.kit import sdf
from imagineart.modelling.kit.assembly import (
    attach,
    frame,
    grounded,
    merged,
    mirrored,
    moved,
    onto,
    planted,
    sized,
    stood,
    top_anchor,
    transformed,
    triangles,
    turned,
)
from imagineart.modelling.kit.boolean import common, cut, fused
from imagineart.modelling.kit.curves import (
    arc,
    circle,
    even,
    frames,
    lengths,
    rectangle,
    rounded,
    spline,
)
from imagineart.modelling.kit.noise import fractal, noise, spots
from imagineart.modelling.kit.scatter import copies, placements, spaced, spaced_flat, thinned
from imagineart.modelling.kit.sheets import (
    blade,
    card,
    cloth,
    curtain,
    heightfield,
    leaf,
    thickened,
    wrinkles,
)
from imagineart.modelling.kit.soft import (
    clouded,
    coil,
    hung,
    lumpy,
    rolled,
    ruffle,
    strewn,
    toasted,
)
from imagineart.modelling.kit.solids import (
    ball,
    bevelled_box,
    cushion,
    extruded,
    grained,
    lathe,
    leg,
    loft,
    polygon,
    ribbon,
    rod,
    sweep,
    tube,
)
from imagineart.modelling.kit.strands import Spots, fur, grass, spots_on, whiskers
from imagineart.modelling.kit.surfaces import (
    boxed_uvs,
    combined,
    grid,
    painted,
    parametric,
    reshaped,
    smoothed,
)

__all__ = [
    "Spots", "arc", "attach", "ball", "bevelled_box", "blade", "boxed_uvs", "card", "circle",
    "cloth", "clouded", "coil", "combined", "common", "copies", "curtain", "cushion", "cut",
    "even", "extruded", "fractal", "frame", "frames", "fur", "fused", "grained", "grass", "grid",
    "grounded", "heightfield", "hung", "lathe", "leaf", "leg", "lengths", "loft", "lumpy",
    "merged", "mirrored", "moved", "noise", "onto", "painted", "parametric", "placements",
    "planted", "polygon", "rectangle", "reshaped", "ribbon", "rod", "rolled", "rounded", "ruffle",
    "sdf", "sized", "smoothed", "spaced", "spaced_flat", "spline", "spots", "spots_on", "stood",
    "strewn", "sweep", "thickened", "thinned", "toasted", "top_anchor", "transformed", "triangles",
    "tube", "turned", "whiskers", "wrinkles",
]  # fmt: skip
