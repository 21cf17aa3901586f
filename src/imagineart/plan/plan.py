"""What does the picture hold? One schema from reader to judge, for every engine.

Where things stand is no part of it (`imagineart.staging.stage`), nor is the size of the picture.
Every fact knows where it comes from: the words of the prompt that state it (their span: start and
end in code points), or what added it. Colours are OKLCH. JSON round-trips; unknown keys are
refused.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

PLAN_VERSION: Literal[2] = 2

Unit = Annotated[float, Field(ge=0.0, le=1.0)]
Span = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]

Kind = Literal["scene", "single", "poster", "pattern", "portrait"]
Origin = Literal["stated", "request", "implied", "completed", "model", "usual"]
"""Whence a fact: words of the prompt, a field of the request, what they imply ("fishing": a rod),
completion of the scene, a language model, or nobody said anything and it is as usual."""
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

STATED: frozenset[Origin] = frozenset({"stated", "request"})


class Part(BaseModel):
    """A piece of a plan or a stage: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def revised(self, **changes: object) -> Self:
        """Another piece with these fields changed, checked as any other. Raises `ValueError`."""
        return type(self).model_validate({**dict(self), **changes})


class Source(Part):
    """Where a fact comes from, and the words that state it."""

    origin: Origin = "stated"
    span: Span | None = None


class Fact(Part):
    """Something the picture holds. `sources`: its fields that come from elsewhere."""

    origin: Origin = "stated"
    span: Span | None = None
    sources: Mapping[str, Source] = {}

    @property
    def is_stated(self) -> bool:
        """Whether the prompt or the request asks for it: no completion or repair may change it."""
        return self.origin in STATED

    def source_of(self, field: str) -> Source:
        """Where one field comes from; as the whole, unless it is known better."""
        return self.sources.get(field, Source(origin=self.origin, span=self.span))


class Color(Part):
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


class Light(Fact):
    """One key light and the ambient around it."""

    origin: Origin = "usual"
    azimuth: Annotated[float, Field(ge=-180.0, le=180.0)] = -45.0  # degrees; negative: from left
    elevation: Annotated[float, Field(ge=0.0, le=90.0)] = 50.0  # degrees above the horizon
    key: Unit = 0.7
    ambient: Unit = 0.4
    warmth: Annotated[float, Field(ge=-1.0, le=1.0)] = 0.15  # −1 cold blue … 1 warm orange
    time_of_day: TimeOfDay = "noon"


class Camera(Fact):
    """Where the horizon stands and how far the view tilts down."""

    origin: Origin = "usual"
    horizon: Unit = 0.55  # of the height, from the top
    elevation: Annotated[float, Field(ge=-90.0, le=90.0)] = 12.0  # degrees, positive looks down
    shot: Literal["close", "medium", "wide"] = "medium"


class Background(Fact):
    """The place: its family, and what is said of it. `entered`: one is meant to be inside it."""

    origin: Origin = "usual"
    family: str = "studio"
    setting: str = ""  # the prompt's own words, e.g. "on a wooden table"
    surface: str = ""  # what things stand on, e.g. "wood", "grass", "sand"
    palette: tuple[Color, ...] = ()
    sky: Color | None = None  # stated for the sky over a ground
    weather: Weather = "clear"
    season: Season = "summer"
    entered: bool = False


class ObjectSpec(Fact):
    """One kind of thing, possibly several times.

    `noun` is the singular head as the prompt has it, `drawn_as` the noun that the painter is asked
    for when it does not know `noun`. `action` is what it is said to be doing, `pose` how it is
    shown; `glowing` and `transparent` are facts of this thing, not of its kind.
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
    action: str = ""
    glowing: bool = False
    transparent: bool = False
    drawn_as: str = ""
    required: tuple[str, ...] = ()  # facts that must be visible, in words

    @property
    def painted_noun(self) -> str:
        """The noun that the painter is asked for."""
        return self.drawn_as or self.noun


class Relation(Fact):
    """`subject` stands in `predicate` to `object`; both are object ids."""

    subject: Id
    predicate: Predicate
    object: Id
    which: int | None = None  # of the subject's instances, 0 leftmost; None: all of them


class TextBlock(Fact):
    """A string to be written exactly."""

    string: Annotated[str, Field(min_length=1)]
    role: TextRole = "headline"
    mood: FontMood = "neutral"
    color: Color | None = None
    carrier: Id | None = None  # the object it is written on
    arc: Annotated[float, Field(ge=-300.0, le=300.0)] = 0.0  # degrees it bends; positive bulges up


class Check(Part):
    """One fact that the picture must show; `target` is an object id or the text itself."""

    kind: CheckKind
    target: str
    expected: str = ""
    span: Span | None = None


class TraceEntry(Part):
    """One decision on the way from prompt to plan, for people to read."""

    kind: TraceKind
    message: str
    span: Span | None = None


class Plan(Part):
    """The whole picture before it is staged: equal plans ask for the same things.

    `aspect`: the shape that the prompt asks for, as "16:9". `closed`: nothing may be added to the
    picture ("only", "nothing else"); `bare`: no place is wanted either ("a logo of …");
    `transparent`: not even a ground, the things alone.
    `mentioned`: every word of the prompt, so that nothing is added that was spoken of.
    `sources`: where style, mood, aspect … come from.
    """

    version: Literal[2] = PLAN_VERSION
    prompt: str = ""
    kind: Kind = "scene"
    style: str = "3d"  # the look asked for
    mood: str = ""
    aspect: str | None = None
    closed: bool = False
    bare: bool = False
    transparent: bool = False
    palette: tuple[Color, ...] = ()
    light: Light = Light()
    camera: Camera = Camera()
    background: Background = Background()
    objects: tuple[ObjectSpec, ...] = ()
    relations: tuple[Relation, ...] = ()
    texts: tuple[TextBlock, ...] = ()
    exclusions: tuple[str, ...] = ()  # nouns that must not appear
    mentioned: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    trace: tuple[TraceEntry, ...] = ()
    sources: Mapping[str, Source] = {}

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

    @property
    def is_empty(self) -> bool:
        """Whether it holds neither things nor words nor a place."""
        setting = self.background.setting
        return not (self.objects or self.texts or setting or self.kind == "pattern")

    def source_of(self, field: str) -> Source:
        """Where one of the plan's own fields comes from; "usual" if nobody said anything of it."""
        return self.sources.get(field, Source(origin="usual"))

    def states_count_of(self, id: str) -> bool:
        """Whether the prompt says how many of this object there are."""
        return any(check.kind == "count" and check.target == id for check in self.checks)

    def find(self, id: str) -> ObjectSpec:
        """The object with this id. Raises `KeyError` if there is none."""
        for item in self.objects:
            if item.id == id:
                return item
        raise KeyError(id)
