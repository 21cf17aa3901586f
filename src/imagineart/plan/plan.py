"""What will be in the picture, and where: one schema from reader to judge.

Coordinates are fractions of the canvas, origin at the top left; colours are OKLCH. Every fact that
the prompt states carries its span: start and end in code points of the prompt. JSON round-trips.
"""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

PLAN_VERSION: Literal[1] = 1

Unit = Annotated[float, Field(ge=0.0, le=1.0)]
Span = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]

Thinking = Literal["low", "high"]
Kind = Literal["scene", "single", "poster", "pattern", "portrait"]
Origin = Literal["stated", "implied", "completed"]
Arrangement = Literal["row", "arc", "scatter", "stack", "ring", "grid"]
Predicate = Literal[
    "left_of",
    "right_of",
    "above",
    "below",
    "on",
    "under",
    "in",
    "behind",
    "in_front_of",
    "next_to",
    "holding",
    "wearing",
    "riding",
    "chasing",
    "facing",
]
TextRole = Literal["headline", "subtitle", "label", "sign", "speech"]
FontMood = Literal[
    "neutral", "elegant", "playful", "bold", "handwritten", "retro", "technical", "monumental"
]
TimeOfDay = Literal["dawn", "morning", "noon", "afternoon", "sunset", "dusk", "night"]
Weather = Literal["clear", "cloudy", "rain", "snow", "fog", "storm"]
Season = Literal["spring", "summer", "autumn", "winter"]
CheckKind = Literal["present", "count", "color", "relation", "text", "absent"]
TraceKind = Literal["read", "unread", "substituted", "completed", "laid_out", "relaxed", "noted"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Color(_Part):
    """An OKLCH colour and the words that asked for it."""

    name: str
    lightness: Unit
    chroma: Annotated[float, Field(ge=0.0, le=0.5)]
    hue: Annotated[float, Field(ge=0.0, lt=360.0)]  # degrees; 0 for greys
    span: Span | None = None

    @property
    def oklch(self) -> tuple[float, float, float]:
        """(lightness 0–1, chroma, hue in degrees)."""
        return self.lightness, self.chroma, self.hue


class Box(_Part):
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


class Light(_Part):
    """One key light and the ambient around it."""

    azimuth: Annotated[float, Field(ge=-180.0, le=180.0)] = -45.0  # degrees; negative: from left
    elevation: Annotated[float, Field(ge=0.0, le=90.0)] = 50.0  # degrees above the horizon
    key: Unit = 0.7
    ambient: Unit = 0.4
    warmth: Annotated[float, Field(ge=-1.0, le=1.0)] = 0.15  # −1 cold blue … 1 warm orange
    time_of_day: TimeOfDay = "noon"


class Camera(_Part):
    """Where the horizon stands and how far the view tilts down."""

    horizon: Unit = 0.55  # of the height, from the top
    elevation: Annotated[float, Field(ge=-90.0, le=90.0)] = 12.0  # degrees, positive looks down
    shot: Literal["close", "medium", "wide"] = "medium"


class Background(_Part):
    """The procedural family behind the objects, and its parameters."""

    family: str = "studio"
    setting: str = ""  # the prompt's own words, e.g. "on a wooden table"
    surface: str = ""  # what things stand on, e.g. "wood", "grass", "sand"
    palette: tuple[Color, ...] = ()
    sky: Color | None = None  # stated for the sky over a ground
    weather: Weather = "clear"
    season: Season = "summer"
    span: Span | None = None


class ObjectSpec(_Part):
    """One kind of thing, possibly several times.

    `noun` is the singular head as the prompt has it, `drawn_as` the noun that the painter is asked
    for when it does not know `noun`. `boxes` holds one box per instance once laid out.
    """

    id: Id
    noun: str
    phrase: str = ""  # singular, with its modifiers: "red wooden chair"
    modifiers: tuple[str, ...] = ()
    count: Annotated[int, Field(ge=1, le=100)] = 1
    arrangement: Arrangement = "row"
    colors: tuple[Color, ...] = ()  # dominant first; empty: left open
    material: str = ""
    pattern: str = ""
    size: Annotated[float, Field(gt=0.0, le=10.0)] = 1.0  # asked factor on the usual size
    pose: str = ""
    expression: str = ""
    drawn_as: str = ""
    boxes: tuple[Box, ...] = ()
    depth: Annotated[float, Field(ge=0.0, le=1.0)] = 0.3  # 0 nearest to the viewer, 1 horizon
    required: tuple[str, ...] = ()  # facts that must be visible, in words
    origin: Origin = "stated"
    attempt: Annotated[int, Field(ge=0)] = 0  # raised by a repair; part of the noise key
    span: Span | None = None

    @property
    def painted_noun(self) -> str:
        """The noun that the painter is asked for."""
        return self.drawn_as or self.noun


class Relation(_Part):
    """`subject` stands in `predicate` to `object`; both are object ids."""

    subject: Id
    predicate: Predicate
    object: Id
    which: int | None = None  # of the subject's instances, 0 leftmost; None: all of them
    span: Span | None = None


class TextBlock(_Part):
    """A string to be written exactly."""

    string: Annotated[str, Field(min_length=1)]
    role: TextRole = "headline"
    mood: FontMood = "neutral"
    box: Box | None = None
    color: Color | None = None
    carrier: Id | None = None  # the object it is written on
    arc: Annotated[float, Field(ge=-300.0, le=300.0)] = 0.0  # degrees it bends; positive bulges up
    span: Span | None = None


class Check(_Part):
    """One fact that the picture must show; `target` is an object id or the text itself."""

    kind: CheckKind
    target: str
    expected: str = ""
    span: Span | None = None


class TraceEntry(_Part):
    """One decision on the way from prompt to plan, for people to read."""

    kind: TraceKind
    message: str
    span: Span | None = None


class Plan(_Part):
    """The whole picture before it is drawn. A drawn picture is a function of its plan alone."""

    version: Literal[1] = PLAN_VERSION
    prompt: str = ""
    width: Annotated[int, Field(gt=0)] = 2048  # px
    height: Annotated[int, Field(gt=0)] = 2048  # px
    seed: Annotated[int, Field(ge=0)] = 0
    thinking: Thinking = "high"  # how much work goes into layout, candidates and repair
    kind: Kind = "scene"
    style: str = "3d"  # the look asked for
    mood: str = ""
    palette: tuple[Color, ...] = ()
    light: Light = Light()
    camera: Camera = Camera()
    background: Background = Background()
    objects: tuple[ObjectSpec, ...] = ()
    relations: tuple[Relation, ...] = ()
    texts: tuple[TextBlock, ...] = ()
    exclusions: tuple[str, ...] = ()  # nouns that must not appear
    checks: tuple[Check, ...] = ()
    trace: tuple[TraceEntry, ...] = ()
    attempt: Annotated[int, Field(ge=0)] = 0

    @model_validator(mode="after")
    def _references_resolve(self) -> Self:
        ids = [item.id for item in self.objects]
        if len(ids) != len(set(ids)):
            raise ValueError(f"object ids must be unique, got {ids}")
        for name in self._referenced():
            if name not in ids:
                raise ValueError(f"object id {name!r} does not exist; known ids: {ids}")
        return self

    def _referenced(self) -> list[str]:
        ends = [end for rel in self.relations for end in (rel.subject, rel.object)]
        return ends + [text.carrier for text in self.texts if text.carrier is not None]

    def states_count_of(self, id: str) -> bool:
        """Whether the prompt says how many of this object there are."""
        return any(check.kind == "count" and check.target == id for check in self.checks)

    def find(self, id: str) -> ObjectSpec:
        """The object with this id. Raises `KeyError` if there is none."""
        for item in self.objects:
            if item.id == id:
                return item
        raise KeyError(id)
