"""What is lit? Instances of models, lights, a sky and a camera, as data that imports no renderer.

Metres, z up; colours and radiances linear sRGB, white paper in daylight ≈ 1. World axes: x right,
y away from the viewer, z up. All of it can be pickled; all but the meshes can be written as JSON.
"""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats, Model, Point, Rgb

WHITE: Rgb = (1.0, 1.0, 1.0)
FILM_MM = 36.0  # the longer side of the picture, as on 35 mm film


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """A model in its place. `id` stands in the id buffer: 1 … 2²⁴; several may share one."""

    id: int
    model: Model
    transform: Floats  # (4, 4) affine, row-major, column vectors
    backdrop: bool = False  # ground, paper, walls: no part of a cut-out


@dataclass(frozen=True, slots=True)
class Sun:
    """Light from far away. `strength` is the irradiance of a surface that faces it."""

    direction: Point  # from the ground towards the sun
    color: Rgb = (1.0, 0.94, 0.86)
    strength: float = 3.0
    angle: float = 0.53  # degrees across; larger is softer


@dataclass(frozen=True, slots=True)
class Softbox:
    """A rectangle that shines towards its target; brighter in the middle by `gradient`."""

    position: Point
    target: Point
    width: float
    height: float
    color: Rgb = WHITE
    strength: float = 10.0  # mean radiance
    gradient: float = 0.5  # 0: even … 1: black at the corners
    visible: bool = False  # to the camera; reflections always show it


@dataclass(frozen=True, slots=True)
class Bulb:
    """A glowing ball."""

    position: Point
    radius: float = 0.03
    color: Rgb = (1.0, 0.72, 0.42)
    strength: float = 100.0  # radiance
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Spot:
    """A small disc behind a snoot: light inside a cone with a soft edge is a narrow softbox."""

    position: Point
    target: Point
    cone: float = 30.0  # degrees from edge to edge
    softness: float = 0.3  # share of the cone over which light falls off
    color: Rgb = WHITE
    strength: float = 30.0  # radiant intensity, W sr⁻¹


@dataclass(frozen=True, slots=True)
class Ring:
    """A flat ring that shines towards its target: beauty light, catch lights in eyes."""

    position: Point
    target: Point
    inner: float = 0.15
    outer: float = 0.22
    color: Rgb = WHITE
    strength: float = 20.0
    visible: bool = False


Light: TypeAlias = Sun | Softbox | Bulb | Spot | Ring


@dataclass(frozen=True, slots=True)
class Sky:
    """What surrounds everything. Radiance runs from zenith to horizon to ground."""

    zenith: Rgb = (0.25, 0.45, 0.9)
    horizon: Rgb = (0.8, 0.88, 1.0)
    ground: Rgb = (0.25, 0.23, 0.2)
    belt: Rgb = (0.0, 0.0, 0.0)  # added some way over the horizon: the pink of a low sun
    strength: float = 1.0
    glow: Rgb = (0.0, 0.0, 0.0)  # around the sun
    sun: Point = (0.0, 1.0, 0.5)  # where the glow is
    clouds: float = 0.0  # share of the sky, 0–1
    towers: float = 1.0  # how high they rise: 0 a flat sheet … 1 heaps
    veil: float = 0.0  # thin streaks far above them, 0–1
    cloud_color: Rgb = (1.0, 1.0, 1.0)
    cloud_shade: Rgb = (0.55, 0.60, 0.68)
    stars: float = 0.0  # 0 none … 1 a clear night
    moon: float = 0.0  # degrees across, 0: none; it stands at `sun`
    moon_color: Rgb = (4.0, 3.9, 3.6)
    face: Literal["plain", "moon", "planet"] = "plain"  # what is on its disc
    phase: float = 0.0  # degrees it is turned from the sun: 0 full … 180 new
    balance: float = 0.0  # how far what it lights is balanced for its hue, as eyes do: 0–1
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Panorama:
    """A light probe: latitude–longitude picture, middle column towards +y, top row up."""

    image: Floats  # (H, W, 3) radiance
    strength: float = 1.0
    turn: float = 0.0  # degrees about z


Environment: TypeAlias = Sky | Panorama


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the viewer stands and through which lens. Without an aperture everything is sharp."""

    position: Point
    target: Point
    lens_mm: float = 50.0  # focal length; the longer side of the picture is 36 mm
    f_number: float | None = None  # None: pinhole; else the blur of a real lens in metres
    focus: float | None = None  # distance of the focal plane, m; None: through the target
    orthographic: float | None = None  # metres across the longer side; None: perspective
    roll: float = 0.0  # degrees, clockwise
    tilt: float = 0.0  # degrees by which the focal plane leans back: miniatures
    shift: tuple[float, float] = (0.0, 0.0)  # of the film, in longer sides: upright towers

    @property
    def axes(self) -> Floats:
        """(3, 3) rows: right, up, forward."""
        forward = _unit(np.subtract(self.target, self.position, dtype=np.float64))
        aside = (0.0, 1.0, 0.0) if abs(forward[2]) > 0.9999 else (0.0, 0.0, 1.0)
        right = _unit(np.cross(forward, aside))
        up = np.cross(right, forward)
        cos, sin = np.cos(np.deg2rad(self.roll)), np.sin(np.deg2rad(self.roll))
        turned = np.stack([cos * right - sin * up, sin * right + cos * up, forward])
        return turned.astype(np.float32)

    @property
    def focal_distance(self) -> float:
        """Distance of what is sharp, along the axis, m."""
        if self.focus is not None:
            return self.focus
        return float(np.linalg.norm(np.subtract(self.target, self.position)))

    @property
    def aperture_radius(self) -> float:
        """Of the entrance pupil, m."""
        return 0.0 if self.f_number is None else self.lens_mm / 2000.0 / self.f_number

    @property
    def half_width(self) -> float:
        """Half of the longer side: at distance 1 in perspective, or in metres."""
        if self.orthographic is not None:
            return self.orthographic / 2.0
        return FILM_MM / 2.0 / self.lens_mm

    def project(self, points: Floats, size: tuple[int, int]) -> Floats:
        """(…, 3) world points → (…, 3): x and y in pixels of a (width, height), depth in m."""
        width, height = size
        seen = (
            np.asarray(points, np.float32) - np.asarray(self.position, np.float32)
        ) @ self.axes.T
        depth = seen[..., 2]
        scale = np.ones_like(depth) if self.orthographic else np.maximum(depth, 1e-6)
        longer = max(width, height)
        plane = seen[..., :2] / (2.0 * self.half_width * scale[..., None]) - np.array(self.shift)
        x, y = width / 2 + longer * plane[..., 0], height / 2 - longer * plane[..., 1]
        return np.stack([x, y, depth], axis=-1).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Haze:
    """Air that takes on a colour with distance."""

    color: Rgb = (0.75, 0.82, 0.9)
    distance: float = 1000.0  # m after which 63 % of what is behind is gone
    start: float = 0.0  # m that stay clear


@dataclass(frozen=True, slots=True)
class Effect:
    """What is light, mist or many small things in the air, drawn over the lit scene: no model.

    `manner` names who draws it (`imagineart.tracing.effects`). `sources`: where it begins; without
    any it fills the picture. `spare`: left, top, right, bottom in fractions of the picture, of what
    it may not hide. Lengths are metres, `spans` shares of the longer side of the picture.
    """

    manner: str
    sources: tuple[Point, ...] = ()
    width: float = 1.0  # m across a source
    reach: float = 1.0  # m it goes from there
    count: int = 100  # of small things
    amount: float = 1.0  # 0 nothing … 1 as usual … 2 a lot
    colors: tuple[Rgb, ...] = (WHITE,)
    glow: float = 0.0  # of display white; 0: lit by the scene
    shape: str = "disc"
    spans: tuple[float, float] = (0.003, 0.012)  # of one small thing
    speed: float = 0.0  # how many of its spans it moves while the shutter is open
    spare: tuple[float, float, float, float] | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Everything the tracer needs but size, samples and seed."""

    instances: tuple[Instance, ...]
    camera: Camera
    lights: tuple[Light, ...] = ()
    environment: Environment | None = field(default_factory=Sky)
    exposure: float | None = None  # factor on radiance; None: metered on a preview
    key: float = 1.0  # how bright metering makes it: 1 as by day, less at night
    things: int = 0  # ids up to it are what the picture is about
    haze: Haze | None = None
    effects: tuple[Effect, ...] = ()


def placed(position: Point = (0.0, 0.0, 0.0), turn: float = 0.0, scale: float = 1.0) -> Floats:
    """(4, 4) transform: scaled, turned by degrees about z (anticlockwise from above), moved."""
    cos, sin = np.cos(np.deg2rad(turn)) * scale, np.sin(np.deg2rad(turn)) * scale
    x, y, z = position
    rows = [[cos, -sin, 0, x], [sin, cos, 0, y], [0, 0, scale, z], [0, 0, 0, 1]]
    return np.array(rows, np.float32)


def _unit(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    return vector / max(float(np.linalg.norm(vector)), 1e-12)
