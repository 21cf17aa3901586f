"""What is a thing in three dimensions? Parts with shapes and materials, and named anchors.

Everything is in metres, z up, the front towards −y, standing on z = 0 with the middle of its
footprint at the origin. Colours are linear-light sRGB, 0–1. Arrays are never changed in place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
Indices: TypeAlias = NDArray[np.int32]
Rgb: TypeAlias = tuple[float, float, float]
Point: TypeAlias = tuple[float, float, float]

UP: Point = (0.0, 0.0, 1.0)
FRONT: Point = (0.0, -1.0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """Triangles. Faces wind counter-clockwise seen from outside."""

    vertices: Floats  # (V, 3), m
    triangles: Indices  # (T, 3)
    normals: Floats | None = None  # (V, 3) unit; None: each triangle is flat
    colors: Floats | None = None  # (V, 3) linear; wins over the material's colour
    uvs: Floats | None = None  # (V, 2) in metres along the surface: textures know their size


@dataclass(frozen=True, slots=True, eq=False)
class Strands:
    """Hairs, blades, whiskers: cubic B-splines with a round section."""

    points: Floats  # (N, K, 3) control points from root to tip, m; K ≥ 4
    radii: Floats  # (K,) or (N, K), m
    colors: Floats | None = None  # (N, 3) linear, one colour a strand; None: the material's


@dataclass(frozen=True, slots=True, eq=False)
class Copies:
    """The same parts many times: leaves, trees, bricks. Instanced, so memory holds one."""

    parts: tuple["Part", ...]
    transforms: Floats  # (N, 4, 4) affine, row-major, column vectors


Shape: TypeAlias = Mesh | Strands | Copies


@dataclass(frozen=True, slots=True, eq=False)
class Texture:
    """Baked pictures that tile; row 0 at v = 0. `size` is what one tile covers in metres.

    Without a colour, that of the vertices or of the material shows. At least one picture is given,
    and all have the same H and W.
    """

    color: Floats | None  # (H, W, 3) linear
    size: tuple[float, float]  # (u, v), m
    roughness: Floats | None = None  # (H, W) 0–1; wins over the material's
    height: Floats | None = None  # (H, W) m, for bumps

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W) texels. Raises `ValueError` for a texture without any picture."""
        for picture in (self.color, self.roughness, self.height):
            if picture is not None:
                return picture.shape[0], picture.shape[1]
        raise ValueError("a texture needs a colour, a roughness or heights")


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What light does at a surface. `color` is the one parameter that an asked colour sets."""

    name: str
    color: Rgb = (0.5, 0.5, 0.5)
    roughness: float = 0.5
    metallic: float = 0.0
    specular: float = 0.5
    coat: float = 0.0  # a clear varnish over it
    coat_roughness: float = 0.05
    sheen: float = 0.0  # velvet
    translucency: float = 0.0  # light that passes a thin sheet: leaves, paper, lampshades
    subsurface: float = 0.0  # soft light under skin, wax, milk
    transmission: float = 0.0  # clear glass 1
    ior: float = 1.5
    thin: bool = False  # panes and bottles: a surface without a volume
    emission: Rgb = (0.0, 0.0, 0.0)  # radiance, W m⁻² sr⁻¹, white paper in daylight ≈ 1
    texture: Texture | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A shape in a material. An asked colour goes to the parts that are `tinted`."""

    shape: Shape
    material: Material
    name: str = "body"
    tinted: bool = True
    coat: bool = False  # fur or feathers: an asked colour keeps pattern, pale belly, dark marks


@dataclass(frozen=True, slots=True)
class Anchor:
    """A named place on a model where other things go: top, seat, inside, grip, hang, mouth …"""

    position: Point  # m
    up: Point = UP  # away from the surface
    front: Point = FRONT
    room: tuple[float, float, float] = (0.0, 0.0, 0.0)  # width, depth, height free there, m


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A thing, built. `note` tells users when it only stands for what was asked."""

    noun: str
    parts: tuple[Part, ...]
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    note: str = ""

    def tinted(self, color: Rgb) -> "Model":
        """The same thing in an asked colour (linear sRGB), on the parts that take one."""
        return replace(self, parts=tuple(_tinted(p, color) if p.tinted else p for p in self.parts))

    @property
    def bounds(self) -> tuple[Floats, Floats]:
        """(3,) lowest and (3,) highest coordinates of everything, m."""
        return bounds_of(self.parts)


def bounds_of(parts: Sequence[Part]) -> tuple[Floats, Floats]:
    """(3,) lowest and (3,) highest coordinates. Raises `ValueError` without parts."""
    ends = [_ends(part.shape) for part in parts]
    if not ends:
        raise ValueError("a model needs at least one part")
    return np.min([low for low, _ in ends], axis=0), np.max([high for _, high in ends], axis=0)


def _ends(shape: Shape) -> tuple[Floats, Floats]:
    if isinstance(shape, Mesh):
        return shape.vertices.min(axis=0), shape.vertices.max(axis=0)
    if isinstance(shape, Strands):
        points = shape.points.reshape(-1, 3)
        return points.min(axis=0), points.max(axis=0)
    low, high = bounds_of(shape.parts)
    corners = np.array(np.meshgrid(*zip(low, high, strict=True))).reshape(3, -1)
    moved = shape.transforms[:, :3, :3] @ corners + shape.transforms[:, :3, 3:]
    return moved.min(axis=(0, 2)).astype(np.float32), moved.max(axis=(0, 2)).astype(np.float32)


def _tinted(part: Part, color: Rgb) -> Part:
    """Vertex colours keep their pattern of light and dark, textures their grain."""
    shape = part.shape
    if isinstance(shape, (Mesh, Strands)) and shape.colors is not None:
        hairy = part.material.sheen > HAIRY
        dyed = coat_of(shape.colors, color, hairy) if part.coat else recolored(shape.colors, color)
        shape = replace(shape, colors=dyed)
    material = replace(part.material, color=color)
    texture = material.texture
    if texture is not None and texture.color is not None:
        texture = replace(texture, color=recolored(texture.color, color))
        material = replace(material, texture=texture)
    return replace(part, shape=shape, material=material)


def recolored(colors: Floats, color: Rgb) -> Floats:
    """(…, 3) colours around a new mean, with their relative lightness, at most 2.5 times."""
    light = colors @ np.full((3, 1), 1 / 3, colors.dtype)  # a mean over three is slow
    relative = np.clip(light / max(float(light.mean()), 1e-6), 0.0, 2.5)
    return np.minimum(relative * np.asarray(color, np.float32), 1.0).astype(np.float32, copy=False)


HAIRY = 0.2  # sheen above which a coat is of hair, not bare skin or scales


def coat_of(colors: Floats, color: Rgb, hairy: bool = True) -> Floats:
    """(…, 3) a coat in an asked colour: as an animal of that colour would be born.

    The colour is brought into the range of fur, its main tone taken by what is neither pale nor
    dark. Pale parts stay pale and dark marks dark, unless black, white or grey was asked: then
    the whole animal is.
    """
    asked = np.asarray(color, np.float32)
    plain = float(asked.max() - asked.min()) < 0.15 * max(float(asked.max()), 0.05)
    light = colors.max(axis=-1, keepdims=True)
    grey = colors.min(axis=-1, keepdims=True) / np.maximum(light, 1e-6)
    pale = _rise(light, 0.34, 0.58) * _rise(grey, 0.42, 0.62)
    dark = _rise(-light, -0.11, -0.045)
    main = (pale + dark) < 0.5
    if plain or float(main.mean()) < 0.12:  # nothing but pale or dark: all of it takes the colour
        pale, dark, main = 0.0 * pale, 0.0 * dark, light > -1.0
    level = light / max(float(light[main].mean()), 1e-6)
    if hairy:
        asked = _as_born(asked, np.median(colors[main[..., 0]], axis=0))
    tone = _fur_tone(asked, plain) * np.clip(level, 0.45, 1.5) ** (0.5 if plain else 1.0)
    kept_pale = colors * (0.82 + 0.18 * asked / max(float(asked.max()), 1e-6))
    kept_dark = 0.6 * colors + 0.10 * tone
    dyed = tone * (1 - pale) * (1 - dark) + kept_pale * pale + kept_dark * dark * (1 - pale)
    return np.clip(dyed, 0.002, 0.85).astype(np.float32)


def _as_born(asked: Floats, own: Floats) -> Floats:
    """(3,) the asked colour, a red on a coat that is ginger or chestnut by nature gone to rust.

    Foxes, cats, setters and ponies that are called red have the hue of their kind, only redder.
    """
    red = float(asked[0]) > 4.0 * max(float(asked[1]), float(asked[2]))
    warm = own[0] > own[1] > own[2] and 0.25 < own[1] / own[0] < 0.55
    if not (red and warm):
        return asked
    bright = own * max(0.42, float(own[0])) / float(own[0])
    return np.asarray(0.72 * bright + 0.28 * asked, np.float32)


def _fur_tone(asked: Floats, plain: bool) -> Floats:
    """(3,) the colour as fur has it: hair is never as bright or as pure as paint."""
    if plain:
        return np.clip(asked, 0.012, 0.82).astype(np.float32)
    bright = asked * min(1.0, 0.56 / max(float(asked.max()), 1e-6))
    luminance = float(bright @ np.array([0.2126, 0.7152, 0.0722], np.float32))
    pure = 0.78 if asked[0] >= asked[1] >= asked[2] else 0.85  # what hair has by nature, and dyes
    return (pure * bright + (1.0 - pure) * luminance).astype(np.float32)


def _rise(x: Floats, low: float, high: float) -> Floats:
    """0 below `low`, 1 above `high`, smooth between."""
    t = np.clip((x - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3 - 2 * t), np.float32)
