"""Where does everything stand, for one seed? What a stager makes of a plan and every engine takes.

Boxes are fractions of the canvas, origin at the top left: for a scene in three dimensions they are
what its camera projects. A scene is in metres, z up, x to the right and y away from the viewer;
its colours and radiances are linear sRGB, white paper in daylight ≈ 1. The same plan, canvas and
seed give the same stage.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from imagineart.plan.plan import Camera, Id, Part, Season, TraceEntry, Weather

STAGE_VERSION: Literal[1] = 1


class Canvas(Part):
    """The size of the picture."""

    width: Annotated[int, Field(gt=0)] = 2048  # px
    height: Annotated[int, Field(gt=0)] = 2048  # px


class Box(Part):
    """A rectangle in fractions of the canvas; may reach over the edge by half its size."""

    left: float
    top: float
    width: Annotated[float, Field(gt=0.0, le=2.0)]
    height: Annotated[float, Field(gt=0.0, le=2.0)]

    @property
    def right(self) -> float:
        """Right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.top + self.height

    @property
    def center(self) -> tuple[float, float]:
        """(x, y) of the middle."""
        return self.left + self.width / 2, self.top + self.height / 2


Point: TypeAlias = tuple[float, float, float]  # m
Rgb: TypeAlias = tuple[float, float, float]  # linear sRGB


class Placement(Part):
    """A model and where it is. Angles in degrees: turned by roll about y, pitch about x, yaw about
    z, in this order, anticlockwise seen from the tip of the axis.

    `noun`, `seed`, `pose` and `variant` name the model; `color` and `material` are asked for.
    """

    noun: str
    seed: Annotated[int, Field(ge=0)] = 0
    pose: str = ""
    variant: Mapping[str, str | float | int | bool | None] = {}
    position: Point = (0.0, 0.0, 0.0)
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    scale: Annotated[float, Field(gt=0.0)] = 1.0
    color: Rgb | None = None
    material: str = ""


class Sight(Part):
    """A wedge over the ground, from the eye to what is seen, m: nothing tall stands in it."""

    eye: tuple[float, float]
    subject: tuple[float, float]
    radius: Annotated[float, Field(gt=0.0)]


class PlaceSetting(Part):
    """Which place it is, as `imagineart.modelling.places` builds it."""

    family: str = "studio"
    seed: Annotated[int, Field(ge=0)] = 0
    hour: Annotated[float, Field(ge=0.0, le=24.0)] = 11.0
    weather: Weather = "clear"
    season: Season = "summer"
    level: Literal["floor", "top"] = "floor"
    surface: str = ""
    wall: Rgb | None = None
    material: str = ""  # of a wall that is the whole place
    extent: Annotated[float, Field(gt=0.0)] = 1.0  # m, radius of what the picture is about
    alone: bool = False  # nothing else is in the picture
    features: tuple[str, ...] = ()  # of a landscape, what it is to show
    style: str = ""  # of a furnished room, or of a set for goods
    wet: bool = False
    decor: tuple[str, ...] = ()  # what lies beside goods
    without: tuple[str, ...] = ()  # what a furnished room need not bring
    sight: Sight | None = None
    moonlight: Sight | None = None  # to what the sky shows
    cutaway: bool = False  # without its ceiling: one looks in from above


class SunLight(Part):
    """Light from far away; `direction` from the ground to it, `strength` its irradiance."""

    kind: Literal["sun"] = "sun"
    direction: Point
    color: Rgb = (1.0, 0.94, 0.86)
    strength: float = 3.0
    angle: float = 0.53  # degrees across


class Panel(Part):
    """A shining rectangle: a window, a softbox."""

    kind: Literal["panel"] = "panel"
    position: Point
    target: Point
    width: float
    height: float
    color: Rgb = (1.0, 1.0, 1.0)
    strength: float = 10.0  # mean radiance
    gradient: float = 0.5
    visible: bool = False


class Bulb(Part):
    """A glowing ball."""

    kind: Literal["bulb"] = "bulb"
    position: Point
    radius: float = 0.03
    color: Rgb = (1.0, 0.72, 0.42)
    strength: float = 100.0  # radiance
    visible: bool = True


class SpotLight(Part):
    """A cone of light with a soft edge."""

    kind: Literal["spot"] = "spot"
    position: Point
    target: Point
    cone: float = 30.0  # degrees from edge to edge
    softness: float = 0.3
    color: Rgb = (1.0, 1.0, 1.0)
    strength: float = 30.0  # radiant intensity


Lamp: TypeAlias = Annotated[SunLight | Panel | Bulb | SpotLight, Field(discriminator="kind")]


class SkySetting(Part):
    """What surrounds everything: radiance from zenith to horizon to ground."""

    zenith: Rgb = (0.25, 0.45, 0.9)
    horizon: Rgb = (0.8, 0.88, 1.0)
    ground: Rgb = (0.25, 0.23, 0.2)
    belt: Rgb = (0.0, 0.0, 0.0)  # added some way over the horizon
    strength: float = 1.0
    glow: Rgb = (0.0, 0.0, 0.0)
    sun: Point = (0.0, 1.0, 0.5)  # where the glow, or the moon, is
    clouds: Annotated[float, Field(ge=0.0, le=1.0)] = 0.0
    towers: Annotated[float, Field(ge=0.0, le=1.0)] = 1.0  # 0: a flat sheet … 1: heaps
    veil: Annotated[float, Field(ge=0.0, le=1.0)] = 0.0  # streaks far above them
    cloud_color: Rgb = (1.0, 1.0, 1.0)
    cloud_shade: Rgb = (0.55, 0.60, 0.68)
    stars: Annotated[float, Field(ge=0.0, le=1.0)] = 0.0
    moon: Annotated[float, Field(ge=0.0)] = 0.0  # degrees across
    moon_color: Rgb = (4.0, 3.9, 3.6)
    face: Literal["plain", "moon", "planet"] = "plain"  # what is on its disc
    phase: float = 0.0  # degrees it is turned from the sun: 0 full … 180 new
    balance: Annotated[float, Field(ge=0.0, le=1.0)] = 0.0  # of the hue it lights with
    seed: int = 0


class HazeSetting(Part):
    """Air that takes on a colour with distance: 63 % of what is behind `distance` m is gone."""

    color: Rgb
    distance: Annotated[float, Field(gt=0.0)]
    start: float = 0.0  # m


class Lens(Part):
    """The camera of a scene: where it is, where it looks, through what; the longer side of the
    picture is 36 mm. Without `f_number` all is sharp; `orthographic` metres across: no perspective.
    """

    position: Point = (0.0, -3.0, 1.0)
    target: Point = (0.0, 0.0, 0.0)
    focal_mm: Annotated[float, Field(gt=0.0)] = 50.0
    f_number: float | None = None
    focus: float | None = None  # m; None: through the target
    orthographic: float | None = None  # m across the longer side
    roll: float = 0.0  # degrees
    shift: tuple[float, float] = (0.0, 0.0)  # of the film, in longer sides


class Effect(Part):
    """What is light, air or many small things, drawn over the lit scene. `manner` names who draws
    it, `name` what it is. `sources`: where it begins, without any it fills the picture; `spare`:
    what it may not hide. `spans` are shares of the longer side of the picture."""

    name: str
    manner: str
    sources: tuple[Point, ...] = ()
    width: float = 1.0  # m across a source
    reach: float = 1.0  # m it goes from there
    count: Annotated[int, Field(ge=1)] = 100  # of small things
    amount: Annotated[float, Field(ge=0.0)] = 1.0  # 1 as usual
    colors: tuple[Rgb, ...] = ((1.0, 1.0, 1.0),)
    glow: Annotated[float, Field(ge=0.0)] = 0.0  # of display white; 0: lit by the scene
    shape: str = "disc"
    spans: tuple[float, float] = (0.003, 0.012)
    speed: float = 0.0  # spans that one moves while the shutter is open
    spare: Box | None = None
    seed: Annotated[int, Field(ge=0)] = 0


class Cord(Part):
    """A string or leash from one thing to another; `sag`: of its length, in the middle."""

    start: Point
    end: Point
    radius: Annotated[float, Field(gt=0.0)] = 0.004  # m
    sag: float = 0.03
    color: Rgb = (0.5, 0.48, 0.44)


class Setting(Part):
    """The scene around the instances: place, lights, sky, camera, and the work it is worth."""

    place: PlaceSetting = PlaceSetting()
    lens: Lens = Lens()
    lights: tuple[Lamp, ...] = ()
    sky: SkySetting | None = None
    haze: HazeSetting | None = None
    effects: tuple[Effect, ...] = ()
    cords: tuple[Cord, ...] = ()
    exposure: float | None = None  # factor on radiance; None: metered
    key: Annotated[float, Field(gt=0.0)] = 1.0  # how bright metering makes it: 1 as by day
    samples: Annotated[int, Field(ge=1, le=4096)] = 2  # paths a pixel


class Instance(Part):
    """One of the things of the plan: the `index`-th of those that `object` asks for.

    `placement`: where it is in the scene; None on a flat stage, or for what the sky shows.
    """

    object: Id
    index: Annotated[int, Field(ge=0)] = 0
    box: Box
    depth: Annotated[float, Field(ge=0.0, le=1.0)] = 0.3  # 0 nearest to the viewer, 1 horizon
    attempt: Annotated[int, Field(ge=0)] = 0  # raised by a repair; part of the noise key
    placement: Placement | None = None


class Stage(Part):
    """A plan staged on a canvas. Without instances: nobody staged it, the engine finds its own way.

    `texts`: a box for each text of the plan, in its order. `left_out`: ids of added things that
    would have stood in the way. `camera`: as the plan's, its horizon moved to give room. `setting`:
    the scene in three dimensions, None on a flat stage.
    """

    version: Literal[1] = STAGE_VERSION
    canvas: Canvas = Canvas()
    seed: Annotated[int, Field(ge=0)] = 0
    attempt: Annotated[int, Field(ge=0)] = 0  # raised by a repair of the whole
    camera: Camera = Camera()
    instances: tuple[Instance, ...] = ()
    texts: tuple[Box | None, ...] = ()
    left_out: tuple[Id, ...] = ()
    setting: Setting | None = None
    trace: tuple[TraceEntry, ...] = ()

    def of(self, id: str) -> Iterator[Instance]:
        """The instances of one object, in order."""
        return (instance for instance in self.instances if instance.object == id)
