"""What are floors and table tops made of? Albedo on a plane seen in perspective.

A material is a function of the plane: position (x sideways, z away from the viewer, in lengths of
the camera's height above it) and footprint (what one pixel covers there). Detail smaller than the
footprint fades, so that nothing flickers towards the horizon.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.noise import Field, look_up, tile
from imagineart.rendering.raster import Array, Oklch, ramp, rgb, smoothstep

FOCAL = 1.6  # units


@dataclass(frozen=True)
class Plane:
    """A flat top or floor from its back edge (first row) to the bottom of the picture.

    `x` (rows, W), `z` (rows, 1) in camera heights; `dx`, `dz` (rows, 1) size of a pixel there.
    """

    frame: Frame
    top: int  # px, first row on the canvas
    x: Field
    z: Field
    dx: Field
    dz: Field

    @property
    def near(self) -> Field:
        """(rows, 1) 0 at the back edge … 1 at the bottom of the picture."""
        return np.linspace(0, 1, self.z.shape[0], dtype=np.float32)[:, None]


def plane_of(frame: Frame, tilt: float = 0.3) -> Plane:
    """The plane whose back edge is the frame's horizon; `tilt` (units) is how far above the edge
    its vanishing line lies: large looks down, small looks along.
    """
    top = int(np.clip(round(frame.horizon), 0, frame.height - 1))
    focal = np.float32(FOCAL * frame.unit)
    drop = np.arange(top, frame.height, dtype=np.float32)[:, None] - top + tilt * frame.unit
    z = focal / drop
    x = (np.arange(frame.width, dtype=np.float32)[None, :] - frame.width / 2) * (z / focal)
    return Plane(frame, top, x, z, z / focal, z * z / focal)


def line(distance: Field, half: float | Field, pixel: Field) -> Field:
    """Coverage of a line `half` wide around distance 0, antialiased; thin lines fade."""
    soft = np.maximum(pixel, half)
    return np.clip((half + 0.6 * soft - np.abs(distance)) / (1.2 * soft), 0, 1) * (half / soft)


def cells(position: Field, width: float) -> tuple[Field, Field]:
    """(number of the cell, signed distance to its nearest border) along one axis."""
    number = np.floor(position / width)
    inside = position - number * width
    return number, np.minimum(inside, width - inside)


def chance(number: Field, salt: float) -> Field:
    """A random number 0–1 for each cell number, the same for the same number."""
    value: Field = np.abs(np.sin(number * 12.9898 + salt * 78.233) * 43758.5453 % 1.0).astype(
        np.float32
    )
    return value


WOODS: dict[str, tuple[Oklch, Oklch, Oklch]] = {
    "wood": ((0.40, 0.075, 52), (0.58, 0.090, 58), (0.73, 0.085, 68)),
    "dark wood": ((0.25, 0.045, 45), (0.37, 0.060, 48), (0.50, 0.065, 55)),
    "white wood": ((0.74, 0.012, 80), (0.88, 0.010, 85), (0.95, 0.008, 90)),
}


def wood(plane: Plane, tones: tuple[Oklch, Oklch, Oklch], width: float = 0.52) -> Array:
    """Boards that run from left to right, each with its own tint, rings and fibres."""
    frame = plane.frame
    number, border = cells(plane.z + 0.17, width)
    shift = chance(number, 1.0)
    grain = tile(frame.random("grain"), 1.0, low=1.5, high=24, stretch=0.14)
    fibre = tile(frame.random("fibre"), 0.45, low=8, high=220, stretch=0.02)
    u, v = plane.x * 0.11 + shift * 7.3, plane.z * 0.23 + shift * 3.1
    bend = look_up(grain, u, v)
    rings = np.sin((v * 34 + 2.6 * bend) * (1 + 0.3 * shift))
    rings = (0.5 * rings + 0.35 * np.abs(rings)) * np.clip(0.03 / plane.dz, 0.15, 1)
    fine = look_up(fibre, plane.x * 0.09 + shift, plane.z * 0.5) * np.clip(0.02 / plane.dz, 0, 1)
    tone = 0.52 * (shift - 0.5) + frame.detail * (0.26 * rings + 0.20 * bend + 0.16 * fine)
    albedo = ramp([(-1.0, rgb(tones[0])), (0.0, rgb(tones[1])), (1.0, rgb(tones[2]))], tone)
    seam = np.broadcast_to(line(border, 0.006, plane.dz), tone.shape)
    albedo *= 1 - 0.75 * seam[..., None]
    return albedo


def _mottled(
    plane: Plane, tones: tuple[Oklch, Oklch, Oklch], period: float, strength: float
) -> Array:
    cloth = tile(plane.frame.random("mottle"), 1.15)
    tone = look_up(cloth, plane.x / (4 * period), plane.z / (4 * period))
    grit = tile(plane.frame.random("grit"), 0.2, low=20)
    fine = look_up(grit, plane.x * 0.9, plane.z * 0.9) * np.clip(0.008 / plane.dx, 0, 1)
    mixed = plane.frame.detail * strength * (tone + 0.5 * fine)
    return ramp([(-1.5, rgb(tones[0])), (0.0, rgb(tones[1])), (1.5, rgb(tones[2]))], mixed)


def marble(plane: Plane, tones: tuple[Oklch, Oklch, Oklch]) -> Array:
    """Cloudy stone with thin winding veins."""
    frame = plane.frame
    albedo = _mottled(plane, tones, 2.2, 0.40)
    bend = tile(frame.random("bend"), 1.6)
    warp = 0.10 * look_up(bend, plane.x * 0.21, plane.z * 0.21)
    for name, scale, width in (("vein", 0.16, 0.05), ("veinlet", 0.30, 0.03)):
        cloth = tile(frame.random(name), 1.9, low=1.2, high=60)
        value = look_up(cloth, plane.x * scale + warp, plane.z * scale * 0.8 + plane.x * 0.05)
        vein = smoothstep(width * 2.6, 0, np.abs(value)) * (0.55 if name == "vein" else 0.28)
        albedo += (rgb(tones[0]) * 0.85 - albedo) * (vein * (0.4 + 0.6 * frame.detail))[..., None]
    return albedo


def tiles(plane: Plane, tones: tuple[Oklch, Oklch, Oklch], edge: float = 0.5) -> Array:
    """Square tiles with joints, each a little different."""
    row, far = cells(plane.z, edge)
    column, beside = cells(plane.x + edge / 2, edge)
    tone = (chance(row * 31 + column, 2.0) - 0.5) * 1.2
    albedo = ramp([(-1.5, rgb(tones[0])), (0.0, rgb(tones[1])), (1.5, rgb(tones[2]))], tone)
    joint = np.maximum(line(far, 0.008, plane.dz), line(beside, 0.008, plane.dx))
    albedo += (rgb(tones[0]) * 0.8 - albedo) * (0.8 * joint)[..., None]
    return albedo


def cloth(plane: Plane, tones: tuple[Oklch, Oklch, Oklch]) -> Array:
    """Woven cloth with a few soft folds."""
    folds = tile(plane.frame.random("folds"), 1.7, low=1.5, high=10, stretch=2.2)
    tone = 0.45 * look_up(folds, plane.x * 0.17 + plane.z * 0.04, plane.z * 0.10)
    weave = np.sin(plane.x * 420) * np.clip(0.006 / plane.dx, 0, 1) * 0.10
    weave = weave + np.sin(plane.z * 420) * np.clip(0.006 / plane.dz, 0, 1) * 0.10
    stops = [(-1.5, rgb(tones[0])), (0.0, rgb(tones[1])), (1.5, rgb(tones[2]))]
    return ramp(stops, tone + plane.frame.detail * weave)


def gingham(plane: Plane, tones: tuple[Oklch, Oklch, Oklch], edge: float = 0.22) -> Array:
    """A checked cloth: bands of colour crossing on white."""
    albedo = cloth(plane, ((0.86, 0.008, 90), (0.95, 0.006, 90), (0.99, 0.004, 90)))
    dye = rgb(tones[1])
    for position, pixel in ((plane.z, plane.dz), (plane.x, plane.dx)):
        _, border = cells(position, edge)
        odd = np.floor(position / edge) % 2 * 2 - 1
        band = np.clip(0.5 + odd * border / np.maximum(pixel, 0.004), 0, 1)
        albedo = albedo * (1 + (dye - 1) * (0.62 * band)[..., None])
    return albedo


def tones_of(color: Oklch) -> tuple[Oklch, Oklch, Oklch]:
    """Shadow, middle and light tone around a colour."""
    lightness, chroma, hue = color
    dark = (lightness * 0.82, chroma, hue)
    return dark, color, (min(lightness + 0.3 * (1 - lightness), 0.985), chroma * 0.85, hue)


Painter = Callable[[Plane, tuple[Oklch, Oklch, Oklch]], Array]

MATERIALS: dict[str, tuple[Painter, Oklch, float]] = {
    "marble": (marble, (0.93, 0.008, 250), 0.5),
    "stone": (lambda p, t: _mottled(p, t, 0.5, 0.9), (0.66, 0.012, 80), 0.15),
    "concrete": (lambda p, t: _mottled(p, t, 0.9, 0.45), (0.72, 0.006, 90), 0.2),
    "plaster": (lambda p, t: _mottled(p, t, 0.9, 0.30), (0.90, 0.010, 85), 0.15),
    "metal": (lambda p, t: _mottled(p, t, 0.4, 0.15), (0.74, 0.008, 250), 0.65),
    "glass": (lambda p, t: _mottled(p, t, 1.0, 0.10), (0.84, 0.035, 215), 0.7),
    "plastic": (lambda p, t: _mottled(p, t, 1.0, 0.05), (0.90, 0.010, 90), 0.45),
    "carpet": (lambda p, t: _mottled(p, t, 0.25, 0.7), (0.62, 0.06, 30), 0.0),
    "tile": (tiles, (0.84, 0.020, 80), 0.45),
    "cloth": (cloth, (0.92, 0.012, 85), 0.0),
    "gingham": (gingham, (0.55, 0.21, 27), 0.0),
    "paper": (lambda p, t: _mottled(p, t, 0.3, 0.12), (0.95, 0.008, 90), 0.05),
}  # name → (painter, usual colour, gloss 0–1)

SYNONYMS = {
    "wooden": "wood", "oak": "wood", "pine": "wood", "plank": "wood", "planks": "wood",
    "walnut": "dark wood", "mahogany": "dark wood", "granite": "stone", "slate": "stone",
    "cement": "concrete", "steel": "metal", "iron": "metal", "fabric": "cloth", "linen": "cloth",
    "tablecloth": "cloth", "velvet": "cloth", "checkered": "gingham", "checked": "gingham",
    "tiles": "tile", "tiled": "tile", "ceramic": "tile", "rug": "carpet", "painted": "plastic",
}  # fmt: skip


@dataclass(frozen=True)
class Finish:
    """A named material in a colour: `albedo(plane)` and how much it mirrors."""

    name: str
    tones: tuple[Oklch, Oklch, Oklch]
    gloss: float

    def albedo(self, plane: Plane) -> Array:
        """(rows, W, 3) albedo of the plane."""
        if self.name == "wood":
            return wood(plane, self.tones)
        return MATERIALS[self.name][0](plane, self.tones)


def finish_of(words: str, default: str, color: Oklch | None = None) -> Finish:
    """The material that `words` ("dark wood", "red cloth") name, else `default`.

    `color` is the colour stated among the words, if any.
    """
    named = [SYNONYMS.get(word, word) for word in words.lower().replace("-", " ").split()]
    text = " ".join(named) or default
    if "wood" in text:
        kind = next((w for w in ("dark wood", "white wood") if w in text), "wood")
        tones = WOODS[kind] if color is None or kind != "wood" else _stained(color)
        return Finish("wood", tones, 0.22)
    name = next((word for word in named if word in MATERIALS), "")
    if not name and words.strip() and color:
        return _coloured(color)
    if not name:
        return finish_of(default, default, color)
    usual = MATERIALS[name]
    return Finish(name, tones_of(color or usual[1]), usual[2])


def _coloured(color: Oklch) -> Finish:
    return Finish("plastic", tones_of(color), MATERIALS["plastic"][2])


def _stained(color: Oklch) -> tuple[Oklch, Oklch, Oklch]:
    lightness, chroma, hue = color
    return (lightness * 0.75, chroma * 0.9, hue), color, (lightness * 0.9 + 0.1, chroma * 0.9, hue)
