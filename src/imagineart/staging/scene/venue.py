"""In which place does a plan play? Family, hour, weather, level, surface, size."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

import numpy as np

from imagineart.modelling.land import OPEN
from imagineart.modelling.materials import known
from imagineart.modelling.model import Rgb
from imagineart.modelling.places.place import PICTURES, PlaceModel
from imagineart.plan.plan import Background, Plan
from imagineart.staging.scene.actors import linear
from imagineart.staging.scene.displaying import Display, display_of
from imagineart.staging.scene.finishing import features_of, walls_of
from imagineart.staging.scene.furnishing import half_of
from imagineart.staging.scene.hero import hangs
from imagineart.staging.scene.interior import room_of, style_of
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.light import hour_of, paper_of
from imagineart.staging.scene.scapes import Scape, is_view, scape_of
from imagineart.staging.scene.serving import Service, service_of
from imagineart.staging.scene.shots import said
from imagineart.staging.scene.sight import cleared, opened
from imagineart.staging.scene.units import Unit
from imagineart.staging.scene.walling import way_of
from imagineart.staging.stage import PlaceSetting
from imagineart.world.nouns import noun_of
from imagineart.world.places import family_of

PlaceMaker = Callable[[PlaceSetting], PlaceModel]

PLACES = 8  # different places of one family that seeds may choose from
VIEW = 3.0  # m: extent of a landscape that is seen for itself
HALL = 1.0  # m: extent of a room that nothing stands in but its own furniture
PARAMS = (
    "material",
    "style",
    "without",
    "wet",
    "decor",
    "features",
)  # what only some places are asked
DISPLAY = "product set"
SERVED = "served table"
DIORAMA = "diorama"  # a room that one looks into from outside
WALL = "wall"  # the place that is nothing else
TOP_SAID = 1.1  # m: … unless words put it there
TOP_MOST = 0.75  # m: what is larger stands on the floor, not on a table


def build_place(setting: PlaceSetting) -> PlaceModel:
    """The place of a setting, kept: the same setting gives the same place."""
    bare = setting.revised(sight=None, moonlight=None, cutaway=False)
    place = _built(bare.model_dump_json())
    place = opened(place) if setting.cutaway else place
    for sight in (setting.sight, setting.moonlight):
        place = place if sight is None else cleared(place, sight)
    return place


@lru_cache(4)
def _built(text: str) -> PlaceModel:
    from imagineart.modelling.cache import ModelCache
    from imagineart.modelling.places.keeping import kept_place

    return kept_place(ModelCache(), lambda: _made(PlaceSetting.model_validate_json(text)), text)


def _made(s: PlaceSetting) -> PlaceModel:
    from imagineart.modelling.places.place import place_of

    return place_of(
        s.family,
        seed=s.seed,
        hour=s.hour,
        weather=s.weather,
        season=s.season,
        level=s.level,
        surface=s.surface,
        wall=s.wall,
        extent=s.extent,
        alone=s.alone,
        params=_params(s),
    )


def _params(s: PlaceSetting) -> dict[str, object]:
    """What only some places are asked."""
    told = {name: getattr(s, name) for name in PARAMS}
    own: dict[str, object] = {key: value for key, value in told.items() if value}
    return own | ({"seed": s.seed} if s.style else {})


def chamber_of(plan: Plan, units: Sequence[Unit], chamber: str, seed: int) -> PlaceSetting:
    """A furnished room that is what the picture is of: it leaves out what the prompt brings."""
    wall = linear(plan.background.palette[0]) if plan.background.palette else walls_of(plan)
    nouns = {spot.actor.noun for unit in units for spot in unit.spots[:1]}
    return PlaceSetting(
        family=chamber,
        seed=seed,
        hour=hour_of(plan),
        weather=plan.background.weather,
        season=plan.background.season,
        wall=wall,
        extent=HALL,
        alone=True,
        style=style_of(plan),
        without=tuple(sorted({*nouns, *_taken_down(plan, units, chamber)})),
        features=features_of(plan),
    )


def _taken_down(plan: Plan, units: Sequence[Unit], family: str) -> tuple[str, ...]:
    """What a room has not on its walls, since what is asked for hangs there."""
    hung = any(way_of(unit, plan, family) == "hangs" for unit in units)
    return (PICTURES,) if hung else ()


def shown_on(display: Display, extent: float, seed: int) -> PlaceSetting:
    """The set for goods of a radius, m."""
    return PlaceSetting(
        family=DISPLAY,
        seed=seed,
        wall=display.wall,
        material=display.material,
        extent=_rounded(extent),
        style=display.style,
        wet=display.wet,
        decor=display.decor,
    )


def served_on(service: Service, extent: float, seed: int) -> PlaceSetting:
    """The table for food of a radius, m."""
    return PlaceSetting(
        family=SERVED,
        seed=seed,
        wall=service.wall,
        material=service.top,
        extent=_rounded(extent),
        style=service.room,
        decor=(service.under,) if service.under else (),
    )


def _family_under(background: Background, moonlit: bool, family: str) -> str:
    """A family of places, or one that lets the moon be seen for what nobody asked for."""
    hides = background.family in table("venues")["closed"] and background.origin != "stated"
    return str(table("venues")["open"]) if moonlit and hides else family


def venue_of(
    plan: Plan,
    units: Sequence[Unit],
    extent: float,
    rng: np.random.Generator,
    moonlit: bool = False,
) -> PlaceSetting:
    """The place that a plan asks for, or the nearest that is built.

    `moonlit`: the sky must be seen; a place that nobody asked for and that hides it is changed.
    """
    seed = int(rng.integers(PLACES))
    return _composed(plan, units, extent, seed) or _usual(plan, units, extent, seed, moonlit)


def _composed(plan: Plan, units: Sequence[Unit], extent: float, seed: int) -> PlaceSetting | None:
    """The place that all words together describe: a room, a set for goods or food, a landscape."""
    if chamber := room_of(plan):
        return chamber_of(plan, units, chamber, seed)
    if units and (display := display_of(plan)):
        return shown_on(display, extent, seed)
    if units and (service := service_of(plan, seed)):
        return served_on(service, extent, seed)
    scape = scape_of(plan)
    return landscape(plan, scape, extent, units, seed) if scape else None


def _usual(
    plan: Plan, units: Sequence[Unit], extent: float, seed: int, moonlit: bool
) -> PlaceSetting:
    """A place of the family that the background has, or of the nearest that is built."""
    background = plan.background
    stated = background.origin == "stated"
    ashore = _ashore(plan, background.family, units)
    fits = _largest(units) <= (TOP_SAID if stated else TOP_MOST)
    family = _family_under(background, moonlit, ashore or background.family)
    indoors = family_of(family).indoors
    built = _hung_in(scene_of(plan, family, units) or built_family(family, fits), units)
    built = _cut_away(plan, built, indoors)
    material, wall = wall_of(plan, built)
    alone = not units or is_view(plan)
    extent = VIEW if alone and not indoors else extent
    return PlaceSetting(
        family=built,
        seed=seed,
        hour=hour_of(plan),
        weather=background.weather,
        season=background.season,
        level=_level(background.family, fits, units),
        surface=background.surface if built != WALL else "",
        wall=wall or pastel_of(plan, built, seed),
        material=material,
        extent=_extent(built, () if alone else units, extent if units or not indoors else HALL),
        alone=alone,
        without=_taken_down(plan, units, built),
    )


def landscape(
    plan: Plan, scape: Scape, extent: float, units: Sequence[Unit], seed: int
) -> PlaceSetting:
    """A landscape with its features: a view of it, or the place of something of an extent, m."""
    alone = not units or is_view(plan, scape)
    return PlaceSetting(
        family=(not alone and _afloat(units) and scape.afloat) or scape.build,
        seed=seed,
        hour=hour_of(plan),
        weather=plan.background.weather,
        season=plan.background.season,
        extent=_rounded(VIEW) if alone else _rounded(extent),
        alone=alone,
        features=tuple(sorted(scape.features)),
    )


def _extent(built: str, units: Sequence[Unit], extent: float) -> float:
    """Radius of what a place is for, m: a room that one looks into is as large as its furniture.
    That of a view without things is kept for those."""
    if built == DIORAMA and units:
        return half_of(units)
    rounded = _rounded(extent)
    open_view = OPEN[0] < rounded < OPEN[1]
    return OPEN[0] if units and open_view else rounded


def _cut_away(plan: Plan, built: str, indoors: bool) -> str:
    """A room from outside, where words ask for a view without perspective."""
    roomy = indoors and built not in (*table("venues")["wallless"], WALL)
    return DIORAMA if roomy and said(plan).get("orthographic", False) else built


def _level(family: str, fits: bool, units: Sequence[Unit]) -> Literal["floor", "top"]:
    """Where in a place its things stand: on its table, or on its floor."""
    return "top" if family_of(family).ground == "top" and fits and units else "floor"


def _largest(units: Sequence[Unit]) -> float:
    """The height that what stands there asks for, m: of what is wide, more than its own."""
    units = [u for u in units if not hangs(u)] or units
    tall = max((u.height for u in units if not u.airborne), default=0.0)
    return max(tall, 1.4 * max((u.radius for u in units), default=0.0))


def _hung_in(built: str, units: Sequence[Unit]) -> str:
    """A wall, where the first thing is one that hangs and the place is none that has a wall."""
    first = noun_of(units[0].spots[0].actor.noun) if units else None
    wanted = first is not None and first.support == "wall"
    return WALL if wanted and built in table("venues")["wallless"] else built


def wall_of(plan: Plan, built: str) -> tuple[str, Rgb | None]:
    """Material and colour of walls; a wall that is the whole place is of what words say of it, and
    has no colour that nobody says."""
    palette = plan.background.palette
    color = linear(palette[0]) if palette else None
    if built != WALL:
        return "", color
    words = plan.background.setting.lower().replace("-", " ").split()
    phrases = (" ".join(words[a:b]) for a in range(len(words)) for b in range(len(words), a, -1))
    material = next((phrase for phrase in phrases if known(phrase)), "")
    said = bool(palette) and palette[0].name in words and palette[0].name not in material
    return material, color if said else None


def pastel_of(plan: Plan, built: str, seed: int) -> Rgb | None:
    """The colour of a studio that nobody describes, in looks whose grounds are bright."""
    if built != "studio":
        return None
    paper = paper_of(plan)
    if paper is not None or plan.style not in table("venues")["pastel"]["styles"]:
        return paper
    colors = table("venues")["pastel"]["colors"]
    red, green, blue = colors[seed % len(colors)]
    return float(red), float(green), float(blue)


def _rounded(extent: float) -> float:
    """To one of few sizes, so that places are built again less often."""
    return float(round(2.0 ** (round(np.log2(extent) * 2.0) / 2.0), 4))


def scene_of(plan: Plan, family: str, units: Sequence[Unit] = ()) -> str:
    """What is built for the words that a prompt has for its place, "" if only its family counts.

    The longest words win. Where things do not swim or float, water is seen from its shore.
    """
    prompt = plan.prompt.lower()
    named = plan.objects and not is_view(plan)
    text = plan.background.setting.lower() if named else prompt
    scenes: Mapping[str, Mapping[str, Any]] = table("venues")["scenes"]
    found = [
        (length, name)
        for name, row in scenes.items()
        if family in row.get("of", (family,)) and (length := _meant(row, text, prompt))
    ]
    name = max(found)[1] if found else ""
    row = scenes.get(name, {})
    ashore: str = row.get("ashore", "")
    return ashore if ashore and not _afloat(units) else str(row.get("build", name))


def _meant(row: Mapping[str, Any], text: str, prompt: str) -> int:
    """How long the longest of a scene's words is that is there, 0 if none is.

    `both`: two lists, of each of which the prompt has a word, one for the kind and one for whose.
    """
    ways = ((row["words"], text), (row.get("said", ()), prompt))
    longest = max((_longest(words, where) for words, where in ways), default=0)
    pair = [_longest(words, prompt) for words in row.get("both", ())]
    return max(longest, sum(pair) + 1 if pair and all(pair) else 0)


def _longest(words: Sequence[str], text: str) -> int:
    here = (len(word) for word in words if re.search(rf"\b{re.escape(word)}s?\b", text))
    return max(here, default=0)


def _ashore(plan: Plan, family: str, units: Sequence[Unit]) -> str:
    """The shore of a water by which something is said to be that neither swims nor flies, or that
    goes on land; "" where the water itself is the place."""
    if family_of(family).ground != "water" or not units or _afloat(units):
        return ""
    nouns = [noun_of(spot.actor.noun) for unit in units for spot in unit.spots]
    landed = any(noun.is_a(kind) for noun in nouns for kind in table("venues")["landed"])
    beside = re.search(table("venues")["beside water"], plan.prompt.lower()) is not None
    return "beach" if landed or beside else ""


def _afloat(units: Sequence[Unit]) -> bool:
    nouns = [noun_of(spot.actor.noun) for unit in units for spot in unit.spots]
    return any(noun.draught > 0.0 for noun in nouns)


def built_family(family: str, fits_on_top: bool) -> str:
    """A family that somebody builds: itself or what is nearest to it."""
    from imagineart.modelling.places.place import built_places

    built = built_places()
    record = family_of(family)
    asked = [family] if record.ground != "top" or fits_on_top or record.inside else []
    nearest: list[str] = table("venues")["nearest"].get(family, [])
    indoors = table("venues")["indoors" if record.indoors else "outdoors"]
    return next((f for f in (*asked, *nearest, *indoors) if f in built), "studio")
