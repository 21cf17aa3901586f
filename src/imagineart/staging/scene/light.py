"""How is the scene lit? Sun and sky of the hour, windows, lamps, or a studio's set-up.

The sun stands where it lights the subject from the side and from before, never from behind the
viewer alone; low suns stand aside or before the viewer, where their glow is seen.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from imagineart.modelling.model import Point, Rgb
from imagineart.modelling.places.place import Air, PlaceModel, Vista, Window
from imagineart.modelling.town.evening import is_dark
from imagineart.plan.plan import Plan
from imagineart.staging.scene.actors import linear
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.vectors import Floats
from imagineart.staging.stage import (
    Bulb,
    HazeSetting,
    Lamp,
    Panel,
    SkySetting,
    SunLight,
)
from imagineart.world.nouns import noun_of
from imagineart.world.places import family_of

LOW = 12.0  # degrees below which a sun is low
SUN = 5.0  # radiance of its disc where it is low
OWN_EXPOSURE = 1.0  # where a place has a sky of its own
CLOUDLIT = 0.28  # of the sun's irradiance: radiance of a cloud that it lights
EMBERS = (0.68, 2.0)  # of that by a low sun, and the power of its tint
WIDEST = 24.0  # degrees across of what the sky shows
_BRIGHT = (0.2126, 0.7152, 0.0722)
ALIKE = 0.8  # cosine between two hues that are the same to the eye
TINTED = 0.88  # how far an asked colour of the sky goes
TAKEN = ((0.85, 0.7), (0.40, 0.55))  # of that at the zenith and the horizon: by day, by a low sun
CLOUDS = 0.4  # of that for the air where the colour is that of clouds alone
LAMPLIT = 0.78  # the least key of places that have lamps of their own
BALANCED = 0.8  # of the hue of the sky that eyes take out of its light by day; less by night
GLOWING = 55.0  # radiance of a lamp that is said to be on …
CANDLE = 1.5  # W sr⁻¹: … or more, where it is so small that it would give less
STREAKED = 1.9  # times as many streaks stand in the sky about a low sun
DAY = (5.5, 19.6)  # hours between which windows are bright


@dataclass(frozen=True, slots=True)
class Lit:
    """The light of a scene."""

    lights: tuple[Lamp, ...]
    sky: SkySetting
    haze: HazeSetting | None = None
    exposure: float | None = None
    key: float = 1.0  # how bright metering makes it: 1 as by day


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What is lit: its middle and radius, m, and whence it is seen: azimuth in degrees. `bulbs`:
    places on the things themselves that shine, with their radius. `setup`: the lamps that a studio
    has for it where words ask for none."""

    middle: Floats
    radius: float
    azimuth: float
    bulbs: tuple[tuple[Point, float], ...] = ()
    setup: str = "studio"


def hour_of(plan: Plan) -> float:
    """The hour that the plan's time of day stands for; where it says none, that of what the sky
    shows or of words that mean one."""
    said = plan.light.origin != "usual" or "time_of_day" in plan.light.sources
    time = plan.light.time_of_day
    hour: float = table("light")["hours"][time if said else _implied_time(plan) or time]
    return hour


def _implied_time(plan: Plan) -> str:
    """The time of day that things of the sky or words of the prompt mean, "" if none does, or if
    the sky is said to be blue."""
    sky = plan.background.sky
    if sky is not None and sky.name.endswith("blue") and "dark" not in sky.name:
        return ""
    shown: Mapping[str, str] = table("light")["implied"]
    words: Mapping[str, str] = table("light")["implied_words"]
    times = [shown[item.noun] for item in plan.objects if item.noun in shown]
    text = plan.prompt.lower()
    times += [time for word, time in words.items() if re.search(rf"\b{word}s?\b", text)]
    return times[0] if times else ""


def lamps_on(noun: str, hour: float) -> bool:
    """Whether somebody is in a thing with windows, and has turned on the lamps."""
    return is_dark(hour) and any(noun_of(noun).is_a(kind) for kind in table("light")["inhabited"])


def setup_of(plan: Plan) -> str:
    """The name of the set-up that words of the prompt ask for, "" if none does."""
    text = plan.prompt.lower()
    moods: Mapping[str, str] = table("light")["moods"]
    hits = [(len(word), name) for word, name in moods.items() if re.search(rf"\b{word}\b", text)]
    return max(hits)[1] if hits else ""


def lit(
    plan: Plan, place: PlaceModel, subject: Subject, hour: float, moon: Floats | None, seed: int
) -> Lit:
    """The light of a plan in a place. `moon`: (3,) where it is seen, None if it is not."""
    rng = np.random.default_rng([seed & 0xFFFFFFFF, 77])
    asked = setup_of(plan)
    if place.sunlit and place.air is None:
        found = _daylight(plan, place, subject, hour, moon, rng)
    else:
        found = _indoors(plan, place, subject, hour, asked, rng)
    shining = tuple(
        Bulb(position=_round(at), radius=round(radius, 5), strength=_glowing(radius), visible=False)
        for at, radius in subject.bulbs
    )
    turned_up = table("light")["setups"].get(asked, {}).get("bulbs", 1.0)
    lamps = tuple(
        Bulb(
            position=lamp.position,
            radius=lamp.radius,
            color=lamp.color,
            strength=round(turned_up * lamp.strength, 3),
            visible=lamp.visible,
        )
        for lamp in place.lamps
    )
    return replace(found, lights=(*found.lights, *shining, *lamps))


def _daylight(
    plan: Plan,
    place: PlaceModel,
    subject: Subject,
    hour: float,
    moon: Floats | None,
    rng: np.random.Generator,
) -> Lit:
    sky, weather = _mixed(hour), _weather(plan)
    if 0.0 < float(sky["sun"][0]) < LOW:  # a low sun colours the fog
        weather = {**weather, "grey": weather["grey"] * weather.get("glows", 1.0)}
        weather["veil"] = [STREAKED * share for share in weather["veil"]]
    grey = weather["grey"]
    height, strength = (float(value) for value in sky["sun"])
    toward = _sunward(plan, place, subject, sky, rng)
    if moon is not None:
        toward = np.asarray(moon)
    key = _key(toward, height, subject.azimuth, moon is not None)
    asked = _unlike(_asked_sky(plan), sky["horizon"], sky["zenith"])
    sun = SunLight(
        direction=_round(key),
        color=_rgb(_toned(_greyed(sky["tint"], grey), asked, 0.1 * TINTED)),
        strength=round(strength * weather["sun"], 4),
        angle=weather["angle"],
    )
    side = float(np.sign(toward @ _right(subject.azimuth))) or 1.0
    lights = (sun, *_helped(place, subject, sun, side), *_signs(plan, subject, side))
    air = _air(sky, weather, toward, (asked, CLOUDS if _of_clouds(plan) else 1.0), rng)
    if moon is not None:
        air = air.revised(**_luminary(plan, sky, weather))
    bright = max(float(sky["key"]) * weather["key"], LAMPLIT if place.lamps else 0.0)
    haze = _haze(place, weather, air)
    hazed = haze.revised(color=_rgb(_toned(haze.color, asked, 0.7 * TINTED)))
    return Lit(lights, air, haze if place.haze is None else hazed, None, round(bright, 3))


def _weather(plan: Plan) -> Mapping[str, Any]:
    """What the weather does to sky and light, with the clouds that words ask for."""
    known: Mapping[str, Any] = table("light")
    weather: Mapping[str, Any] = known["weathers"][plan.background.weather]
    if plan.background.weather not in ("clear", "cloudy"):
        return weather
    text = plan.prompt.lower()
    said = (row for row in known["cloudscapes"] if re.search(row["said"], text))
    row: Mapping[str, Any] = next(said, {})
    return {**known["weathers"]["clear"], **row} if row else weather


def _helped(place: PlaceModel, subject: Subject, sun: SunLight, side: float) -> tuple[Lamp, ...]:
    """What a photographer brings: light that finds its way to a subject in the shade of the place,
    else a reflector before and a rim of light behind one that is no larger than they are."""
    helps = table("light")["helps"]
    shaded = place.family in table("venues")["shaded"]
    if not shaded and subject.radius > helps["largest"]:
        return ()
    return tuple(
        _softbox({**lamp, "light": lamp["share"] * sun.strength, "color": sun.color}, subject, side)
        for lamp in helps["shaded" if shaded else "open"]
    )


def _signs(plan: Plan, subject: Subject, side: float) -> tuple[Lamp, ...]:
    """The colours that lamps of a street throw on who stands in it, where words ask for such."""
    setup = table("light")["setups"].get(setup_of(plan), {})
    share = setup.get("outdoors", 0.0)
    if share <= 0.0 or subject.radius > table("light")["helps"]["largest"]:
        return ()
    lamps = ({**lamp, "light": share * lamp["light"]} for lamp in setup["lamps"])
    return tuple(_softbox(lamp, subject, side) for lamp in lamps)


def _asked_sky(plan: Plan) -> Floats | None:
    """(3,) the colour that is stated for the sky, or that words of the prompt mean."""
    said: Mapping[str, Any] = table("light")["said"]
    words = [word for word in said if re.search(rf"\b{word}\b", plan.prompt.lower())]
    if words:
        return np.asarray(said[max(words, key=len)], float)
    background = plan.background
    above = table("light")["heavenly"]
    colors = [item.colors[0] for item in plan.objects if item.noun in above and item.colors]
    color = background.sky or next(iter(colors), None)
    if color is None and background.palette and family_of(background.family).heavens:
        color = background.palette[0]
    return None if color is None else np.asarray(linear(color), float)


def _of_clouds(plan: Plan) -> bool:
    """Whether the colour that is stated for the sky is said of clouds."""
    sky = plan.background.sky
    after = plan.prompt[sky.span[1] :] if sky is not None and sky.span is not None else ""
    clouds = any("cloud" in item.noun and item.colors for item in plan.objects)
    return clouds or re.match(r"\W+(\w+ )?clouds?\b", after.lower()) is not None


def _unlike(asked: Floats | None, *own: Sequence[float]) -> Floats | None:
    """A colour that is asked for, None where all of the sky has that hue by itself: a blue noon."""
    if asked is None or min(_alike(asked, color) for color in own) > ALIKE:
        return None
    return asked


def _alike(one: Floats, other: Sequence[float]) -> float:
    """The cosine between two hues."""
    hues = [np.asarray(c, float) / max(float(np.dot(c, _BRIGHT)), 1e-4) for c in (one, other)]
    a, b = (hue - hue.mean() for hue in hues)
    return float(a @ b) / max(float(np.linalg.norm(a) * np.linalg.norm(b)), 1e-6)


def _toned(color: Sequence[float] | Floats, asked: Floats | None, share: float) -> Floats:
    """A colour with the hue of another and a brightness between theirs."""
    own = np.asarray(color, float)
    if asked is None:
        return own
    bright, other = (float(np.dot(c, _BRIGHT)) for c in (own, asked))
    pure = asked / max(other, 1e-4)
    return np.asarray(own * (1.0 - share) + pure * (bright**0.6 * other**0.4) * share)


def _sunward(
    plan: Plan,
    place: PlaceModel,
    subject: Subject,
    sky: Mapping[str, Any],
    rng: np.random.Generator,
) -> Floats:
    """(3,) to the sun. Where the place is all there is to see, a low sun stands as its vista
    wants."""
    height, vista = float(sky["sun"][0]), None if plan.objects else place.vista
    low = height < LOW and not sky["stars"] > 0.5
    aside = vista.sun if low and vista is not None else sky["side"]
    around = subject.azimuth + (0.0 if vista is None else _heading(vista))
    hand = vista.hand if low and vista is not None else 0.0
    return _toward(height + float(rng.uniform(-2, 4)), _side(aside, around, rng, hand))


def _air(
    sky: Mapping[str, Any],
    weather: Mapping[str, Any],
    toward: Floats,
    tone: tuple[Floats | None, float],
    rng: np.random.Generator,
) -> SkySetting:
    """The sky of an hour in some weather; the sun stands at `toward`. `tone`: the colour asked, and
    how far the air takes it."""
    asked, share = tone
    grey, dim = weather["grey"], weather["dim"]
    cover, veil = float(rng.uniform(*weather["clouds"])), float(rng.uniform(*weather["veil"]))
    dark = float(sky["stars"]) > 0.5
    horizon = np.array(_greyed(sky["horizon"], grey)) * dim
    above = np.array(_greyed(sky["zenith"], grey)) * dim
    zenith = above * (1.0 - 0.8 * grey) + 0.9 * horizon * 0.8 * grey
    lit, shade = _clouds(sky, weather)
    high, low = TAKEN[1 if 0.0 < float(sky["sun"][0]) < LOW else 0]
    return SkySetting(
        zenith=_rgb(_toned(zenith, asked, high * share * TINTED)),
        horizon=_rgb(_toned(horizon, asked, low * share * TINTED)),
        ground=_rgb(np.array(sky["ground"]) * dim),
        belt=_rgb(np.array(sky["belt"]) * (1.0 - grey) * (asked is None)),
        glow=_rgb(np.array(sky["glow"]) * (1.0 - grey)),
        sun=_round(toward),
        clouds=round(cover * (0.5 if dark else 1.0), 3),
        towers=weather["towers"],
        veil=round(min(veil * (0.3 if dark else 1.0), 1.0), 3),
        cloud_color=_rgb(_toned(lit, asked, 0.6 * TINTED)),
        cloud_shade=_rgb(_toned(shade, asked, TINTED)),
        stars=round(float(sky["stars"]) * (1.0 - grey), 3),
        moon=float(sky["disc"]) if grey == 0.0 else 0.0,
        moon_color=_rgb(SUN * np.array(sky["tint"])),
        balance=round(BALANCED * (1.0 - 0.6 * float(sky["stars"])), 3),
        seed=int(rng.integers(1 << 20)),
    )


def _clouds(sky: Mapping[str, Any], weather: Mapping[str, Any]) -> tuple[Floats, Floats]:
    """The colours of clouds in the light and in the shade: a low sun tints them, night dims."""
    grey, dim = weather["grey"], weather["dim"]
    sunlit = CLOUDLIT * float(sky["sun"][1]) * (1.0 - 0.85 * float(sky["stars"]))
    air = 0.5 * np.asarray(sky["horizon"])
    tint = np.asarray(sky["tint"])
    if 0.0 < float(sky["sun"][0]) < LOW:  # seen through much air
        sunlit, tint = EMBERS[0] * sunlit, tint ** EMBERS[1]
    lit = np.asarray(_greyed(air + sunlit * tint, grey))
    below = np.asarray(_greyed(0.9 * air + 0.3 * np.asarray(sky["zenith"]), max(grey, 0.4)))
    return lit * dim, below * dim * weather["shade"]


def _luminary(plan: Plan, sky: Mapping[str, Any], weather: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a sky that shows what the plan names: how large it is, and what is on it."""
    kinds: Mapping[str, Any] = table("light")["luminaries"]
    item = next(item for item in plan.objects if noun_of(item.noun).luminary)
    kind = kinds.get(item.noun, kinds["moon"])
    asked = linear(item.colors[0]) if item.colors else None
    color = np.asarray(kind["color"], float)
    if asked is not None:
        color = np.asarray(asked) / max(max(asked), 1e-4) * color.max()
    bright = 1.0 if kind["face"] == "plain" else 1.0 - 0.55 * weather["grey"]
    glow = np.asarray(kind["glow"]) * color * (1.0 if sky["stars"] > 0.1 else 0.5)
    wide = float(np.clip(kind["wide"] * item.size, 1.5, WIDEST))
    return {
        "moon": round(wide, 3),
        "moon_color": _rgb(color * bright),
        "face": kind["face"],
        "phase": kind.get("phase", 0.0),
        "glow": _rgb(glow),
    }


def _heading(vista: Vista) -> float:
    """The azimuth of the camera of a vista: 0 looks along +y, positive stands on the right."""
    x, y = np.subtract(vista.target, vista.position)[:2]
    return float(np.rad2deg(np.arctan2(-x, y)))


def _key(toward: Floats, height: float, azimuth: float, moonlit: bool) -> Floats:
    """Whence the light comes. A moon before the viewer would leave everything black: it lights from
    the same side, but higher and nearer to the viewer."""
    if not moonlit:
        return toward
    aside = 1.0 if float(toward @ _right(azimuth)) >= 0.0 else -1.0
    return _toward(max(height, 30.0), azimuth + aside * 52.0)


def _side(
    span: Sequence[float], azimuth: float, rng: np.random.Generator, hand: float = 0.0
) -> float:
    """The azimuth of a sun that stands so far aside of the viewer's back, to either side, or to the
    one that `hand` means (1: right)."""
    side = 1.0 if rng.random() < 0.5 else -1.0
    return azimuth + (hand or side) * float(rng.uniform(span[0], span[1]))


def _toward(elevation: float, azimuth: float) -> Floats:
    """(3,) from the ground to a light; azimuth 0: from the viewer, positive: from the right."""
    up, around = np.deg2rad(elevation), np.deg2rad(azimuth)
    return np.array([np.sin(around) * np.cos(up), -np.cos(around) * np.cos(up), np.sin(up)])


def _right(azimuth: float) -> Floats:
    around = np.deg2rad(azimuth)
    return np.array([np.cos(around), np.sin(around), 0.0])


def _mixed(hour: float) -> dict[str, Any]:
    """The sky of an hour, between its neighbours in the table."""
    skies = table("light")["skies"]
    after = next(i for i, sky in enumerate(skies) if sky["hour"] >= hour)
    a, b = skies[max(after - 1, 0)], skies[after]
    share = (hour - a["hour"]) / max(b["hour"] - a["hour"], 1e-6) if a is not b else 1.0
    mixed: dict[str, Any] = {}
    for name in a:
        x, y = np.asarray(a[name], float), np.asarray(b[name], float)
        mixed[name] = (x * (1 - share) + y * share).tolist()
    return mixed


def _haze(place: PlaceModel, weather: Mapping[str, Any], air: SkySetting) -> HazeSetting:
    """Air that fades into the horizon."""
    if place.haze is not None:
        color, distance = place.haze
        return HazeSetting(color=color, distance=distance)
    color = _rgb(0.92 * np.asarray(air.horizon))
    return HazeSetting(color=color, distance=max(weather["haze"], place.fog), start=2.0)


def _indoors(
    plan: Plan,
    place: PlaceModel,
    subject: Subject,
    hour: float,
    asked: str,
    rng: np.random.Generator,
) -> Lit:
    if place.air is not None:
        haze = (
            None if place.haze is None else HazeSetting(color=place.haze[0], distance=place.haze[1])
        )
        return Lit(_distant(place.air, subject, rng), _own_sky(place.air), haze, OWN_EXPOSURE)
    day = DAY[0] <= hour <= DAY[1]
    windows = place.windows if day and asked in ("", "bright", "warm") else ()
    usual = "window" if windows else (subject.setup if day or not place.lamps else "dark")
    setup = table("light")["setups"][asked or usual]
    side = 1.0 if rng.random() < 0.5 else -1.0
    if windows:
        side = _side_of(windows, subject)
    lamps = [_softbox(lamp, subject, side) for lamp in setup["lamps"]]
    panes = [_pane(window, subject, hour, setup.get("panes", 1.0)) for window in windows]
    fill = np.asarray(setup["fill"])
    sky = SkySetting(zenith=_rgb(1.5 * fill), horizon=_rgb(0.9 * fill), ground=_rgb(0.55 * fill))
    return Lit((*panes, *lamps), sky, None, None, setup.get("key", 1.0))


def paper_of(plan: Plan) -> Rgb | None:
    """The colour of the paper that goes with the light that words ask for; None: any."""
    paper = table("light")["setups"].get(setup_of(plan), {}).get("paper")
    return None if paper is None else _rgb(paper)


def _side_of(windows: Sequence[Window], subject: Subject) -> float:
    """1 where windows are on the right of what is lit, as it is seen, −1 on its left."""
    middle = np.mean([window.position for window in windows], axis=0) - subject.middle
    return 1.0 if float(middle @ _right(subject.azimuth)) >= 0.0 else -1.0


def _distant(air: Air, subject: Subject, rng: np.random.Generator) -> tuple[Lamp, ...]:
    toward = _toward(air.height, _side((50, 80), subject.azimuth, rng))
    sun = SunLight(direction=_round(toward), color=air.tint, strength=air.sun, angle=air.angle)
    return (sun,)


def _own_sky(air: Air) -> SkySetting:
    return SkySetting(
        zenith=air.zenith,
        horizon=air.horizon,
        ground=air.ground,
        strength=air.strength,
        stars=air.stars,
    )


def _softbox(lamp: Mapping[str, Any], subject: Subject, side: float) -> Panel:
    """A lamp of a set-up: E = L A / d² for a panel that faces the subject."""
    azimuth, elevation = lamp["at"]
    distance, size = lamp["distance"] * subject.radius, lamp["size"] * subject.radius
    at = subject.middle + distance * _toward(elevation, subject.azimuth + side * azimuth)
    at[2] = max(at[2], 0.6 * size + 0.02)
    away = float(np.linalg.norm(at - subject.middle))
    return Panel(
        position=_round(at),
        target=_round(subject.middle),
        width=round(size, 5),
        height=round(1.25 * size, 5),
        color=tuple(lamp["color"]),
        strength=round(lamp["light"] * away**2 / (1.25 * size**2), 4),
    )


def _pane(window: Window, subject: Subject, hour: float, share: float) -> Panel:
    """A window: so bright that what it lights gets about as much as out of the sun, or a share."""
    at = np.asarray(window.position)
    area = window.width * window.height
    away = float(np.linalg.norm(at - subject.middle))
    low = abs(hour - 12.6) > 5.0
    color = (1.0, 0.80, 0.60) if low else (0.965, 0.985, 1.0)
    return Panel(
        position=window.position,
        target=_round(at + np.asarray(window.inward)),
        width=window.width,
        height=window.height,
        color=color,
        strength=round(share * float(np.clip(2.6 * away**2 / area, 3.0, 60.0)), 4),
        gradient=0.25,
    )


def _glowing(radius: float) -> float:
    """The radiance of a ball of light: of a bare bulb, as much as makes I = π r² L a candle."""
    return round(max(GLOWING, CANDLE / (np.pi * max(radius, 0.004) ** 2)), 3)


def _greyed(color: Sequence[float] | Floats, share: float) -> list[float]:
    mean = float(np.dot(color, _BRIGHT))
    return [c * (1 - share) + mean * share for c in color]


def _rgb(color: Sequence[float] | Floats) -> Rgb:
    r, g, b = (round(float(max(c, 0.0)), 5) for c in color)
    return r, g, b


def _round(at: Sequence[float] | Floats) -> Point:
    return round(float(at[0]), 5), round(float(at[1]), 5), round(float(at[2]), 5)
