"""What light and air does a time of day with its weather have?

Colours are chosen by eye in OKLCH: five stops of the sky from zenith to horizon, the colour and
strength of the direct light, and of the ambient light. Albedo × (direct · shading + ambient) is
the lit colour, haze mixes it towards the horizon's colour with distance.
"""

from dataclasses import dataclass, replace

import numpy as np

from imagineart.plan.plan import TimeOfDay
from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.raster import Array, Oklch, mix, rgb

Stops = tuple[Oklch, Oklch, Oklch, Oklch]


@dataclass(frozen=True)
class _Hour:
    sky: Stops  # zenith, upper, lower, horizon
    sun: Oklch
    direct: float
    ambient: float
    elevation: float  # degrees of the sun or moon where it can be seen
    stars: float = 0.0


_HOURS: dict[TimeOfDay, _Hour] = {
    "dawn": _Hour(
        ((0.58, 0.085, 268), (0.70, 0.075, 300), (0.83, 0.085, 35), (0.93, 0.075, 75)),
        (0.95, 0.06, 70), 0.72, 0.48, 7, 0.1,
    ),
    "morning": _Hour(
        ((0.64, 0.115, 248), (0.74, 0.095, 238), (0.86, 0.055, 222), (0.95, 0.035, 95)),
        (0.98, 0.05, 88), 0.85, 0.42, 26,
    ),
    "noon": _Hour(
        ((0.60, 0.135, 252), (0.70, 0.115, 243), (0.82, 0.075, 230), (0.93, 0.035, 215)),
        (0.995, 0.02, 95), 0.90, 0.42, 70,
    ),
    "afternoon": _Hour(
        ((0.61, 0.125, 250), (0.71, 0.10, 242), (0.84, 0.055, 225), (0.945, 0.045, 85)),
        (0.98, 0.055, 82), 0.88, 0.40, 38,
    ),
    "sunset": _Hour(
        ((0.40, 0.105, 285), (0.56, 0.125, 335), (0.74, 0.15, 45), (0.88, 0.13, 80)),
        (0.93, 0.10, 74), 0.78, 0.46, 6, 0.05,
    ),
    "dusk": _Hour(
        ((0.27, 0.085, 278), (0.38, 0.10, 292), (0.54, 0.115, 345), (0.72, 0.12, 45)),
        (0.78, 0.12, 45), 0.30, 0.40, -6, 0.5,
    ),
    "night": _Hour(
        ((0.17, 0.055, 272), (0.22, 0.065, 268), (0.30, 0.07, 262), (0.40, 0.07, 252)),
        (0.90, 0.035, 245), 0.22, 0.20, 48, 1.0,
    ),
}  # fmt: skip

_COVER = {"clear": 0.38, "cloudy": 0.8, "rain": 0.92, "snow": 0.9, "fog": 0.25, "storm": 0.97}
_GREY = {"clear": 0.0, "cloudy": 0.4, "rain": 0.72, "snow": 0.6, "fog": 0.65, "storm": 0.8}
_DARKER = {"clear": 0.0, "cloudy": 0.03, "rain": 0.15, "snow": 0.0, "fog": 0.0, "storm": 0.26}
_HAZE = {"clear": 0.35, "cloudy": 0.5, "rain": 0.9, "snow": 0.9, "fog": 2.6, "storm": 0.7}


@dataclass(frozen=True)
class Atmosphere:
    """Light and air of one picture; colours linear sRGB (3,)."""

    sky: tuple[Array, Array, Array, Array]  # zenith … horizon
    sun: Array
    direct: Array
    ambient: Array
    haze: Array
    density: float  # of the haze at the far distance, optical depths
    cover: float  # of the sky by clouds, 0–1
    stars: float
    sun_x: float  # units from the middle
    sun_elevation: float  # degrees
    dark: bool

    def lit(self, albedo: Array, shade: float | Array = 1.0) -> Array:
        """Colour (…, 3) of a surface that takes `shade` (…) of the direct light, 0–1."""
        amount = np.asarray(shade, np.float32)[..., None]
        return albedo * (self.direct * amount + self.ambient)

    def far(self, color: Array, distance: float) -> Array:
        """`color` seen through the haze at `distance` 0 (here) … 1 (horizon)."""
        return mix(color, self.haze, 1 - float(np.exp(-self.density * 2.2 * distance)))


def atmosphere(frame: Frame) -> Atmosphere:
    """The air of the frame's time of day and weather; a stated zenith colour is not applied."""
    hour, weather = _HOURS[frame.light.time_of_day], frame.background.weather
    sky = tuple(rgb(_weathered(stop, weather, i)) for i, stop in enumerate(hour.sky))
    tone = rgb(_softened(hour.sun, 0.5 * _GREY[weather]))
    tone = tone / max(float(tone.max()), 1e-6)
    zenith = mix(sky[1], np.ones(3, np.float32), 0.35)
    cool = zenith / max(float(zenith.max()), 1e-6)
    dim = 1 - 0.45 * _GREY[weather]
    return Atmosphere(
        sky=(sky[0], sky[1], sky[2], sky[3]),
        sun=rgb(hour.sun),
        direct=tone * hour.direct * dim,
        ambient=cool * hour.ambient * (1 + 0.3 * _GREY[weather]),
        haze=mix(sky[3], sky[2], 0.35),
        density=_HAZE[weather],
        cover=_COVER[weather],
        stars=hour.stars * (1 - _GREY[weather]),
        sun_x=_sun_place(frame),
        sun_elevation=hour.elevation,
        dark=frame.light.time_of_day in ("night", "dusk"),
    )


def tinted(air: Atmosphere, zenith: Oklch) -> Atmosphere:
    """The same air under a sky of a stated colour."""
    lightness, chroma, hue = zenith
    steps = ((0.0, 1.0), (0.35, 0.85), (0.7, 0.55), (1.0, 0.3))
    sky = [rgb((lightness + (0.95 - lightness) * t * 0.8, chroma * c, hue)) for t, c in steps]
    return replace(air, sky=(sky[0], sky[1], sky[2], sky[3]), haze=sky[3])


def _sun_place(frame: Frame) -> float:
    return 0.42 * float(np.sin(np.radians(frame.light.azimuth))) * frame.width / frame.unit


def _softened(color: Oklch, grey: float) -> Oklch:
    return color[0], color[1] * (1 - grey), color[2]


def _weathered(color: Oklch, weather: str, stop: int) -> Oklch:
    """Bad weather pulls the sky towards a grey of its own lightness and darkens it."""
    lightness, chroma, hue = color
    middle = 0.78 if stop < 2 else 0.84
    grey = _GREY[weather]
    bright = lightness + (min(middle, lightness + 0.12) - lightness) * grey
    return bright - _DARKER[weather] * lightness, chroma * (1 - 0.85 * grey), hue
