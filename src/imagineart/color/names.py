"""Which colour do these words mean, and which word fits this colour?

A colour phrase is read from the left:

    phrase  = modifier phrase        "pale blue", "very dark red"   the phrase's colour, changed
            | tint "-ish" phrase     "reddish brown"                some of the way to the tint
            | name name              "blue-green"                   half-way between
            | name                   "teal", "sky blue"

Values are OKLCH. The eleven basic terms are the vivid, prototypical ones (near the focal colours of
Berlin and Kay and the answers of the XKCD survey), not those of CSS, whose green is dark and whose
grey is lighter than its dark grey. Other names come from `colors.yaml`.

`nearest_basic` asks which exemplar of the eleven terms is nearest in OKLab, lightness counted 0.4.
On the half of the XKCD survey's two-word names that the exemplars were not chosen from it agrees
with 95 %.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.color.gamut import cusp, max_chroma
from imagineart.color.spaces import linear_to_oklab, linear_to_oklch, oklch_to_oklab, srgb_decode

Oklch = tuple[float, float, float]  # lightness 0–1, chroma, hue in degrees 0–360


@dataclass(frozen=True, slots=True)
class NamedColor:
    """A colour and its canonical name, e.g. "dark blue-green"."""

    name: str
    oklch: Oklch


BASIC: dict[str, Oklch] = {
    "black": (0.145, 0.0, 0.0),
    "white": (0.99, 0.0, 0.0),
    "grey": (0.62, 0.0, 0.0),
    "red": (0.58, 0.235, 28.5),
    "orange": (0.73, 0.18, 55.0),
    "yellow": (0.90, 0.184, 99.0),
    "green": (0.66, 0.21, 143.0),
    "blue": (0.46, 0.22, 262.5),
    "purple": (0.46, 0.21, 312.0),
    "pink": (0.76, 0.165, 352.0),
    "brown": (0.42, 0.085, 58.0),
}

_SPELLINGS = {"gray": "grey", "violett": "violet", "turquiose": "turquoise", "whiteish": "whitish"}
_FILLERS = {"colored", "coloured", "color", "colour", "hued", "toned", "tinted"}
_ISH = {
    "reddish": "red",
    "orangish": "orange",
    "orangeish": "orange",
    "yellowish": "yellow",
    "greenish": "green",
    "bluish": "blue",
    "blueish": "blue",
    "purplish": "purple",
    "purpleish": "purple",
    "pinkish": "pink",
    "brownish": "brown",
    "greyish": "grey",
    "grayish": "grey",
    "blackish": "black",
    "whitish": "white",
}
_ISH_SHARE = 0.33  # how far "reddish brown" goes from brown to red
_GREY_CHROMA = 0.03  # below it a colour has no hue worth keeping
_LIGHTNESS_WEIGHT = 0.4  # of lightness against a and b in `nearest_basic`


def _toward(target: float, share: float, chroma: float) -> Callable[[Oklch], Oklch]:
    """A modifier: `share` of the way to lightness `target`, chroma times `chroma`."""

    def change(color: Oklch) -> Oklch:
        lightness, old, hue = color
        return lightness + share * (target - lightness), old * chroma, hue

    return change


def _vivid(share: float) -> Callable[[Oklch], Oklch]:
    """A modifier: some way to the lightness where sRGB shows most of the hue, and all of it."""

    def change(color: Oklch) -> Oklch:
        lightness, chroma, hue = color
        if chroma < _GREY_CHROMA:
            return lightness + share * (1 - lightness), chroma, hue
        lightness += share * (cusp(hue) - lightness)
        return lightness, max_chroma(lightness, hue), hue

    return change


def _turn(toward: float, degrees: float) -> Callable[[Oklch], Oklch]:
    """A modifier: the hue moves at most `degrees` to `toward`; greys take a trace of it."""

    def change(color: Oklch) -> Oklch:
        lightness, chroma, hue = color
        if chroma < _GREY_CHROMA:
            return min(lightness, 0.97), 0.02, toward
        gap = (toward - hue + 180) % 360 - 180
        return lightness, chroma, (hue + max(-degrees, min(degrees, gap))) % 360

    return change


MODIFIERS: dict[str, Callable[[Oklch], Oklch]] = {
    "light": _toward(0.95, 0.45, 0.65),
    "pale": _toward(0.95, 0.65, 0.45),
    "pastel": _toward(0.90, 0.75, 0.42),
    "soft": _toward(0.85, 0.40, 0.65),
    "powdery": _toward(0.90, 0.60, 0.45),
    "faded": _toward(0.80, 0.40, 0.50),
    "dark": _toward(0.08, 0.38, 0.80),
    "deep": _toward(0.08, 0.25, 0.95),
    "rich": _toward(0.08, 0.12, 1.05),
    "muted": _toward(0.60, 0.15, 0.50),
    "dull": _toward(0.50, 0.15, 0.50),
    "dusty": _toward(0.68, 0.35, 0.45),
    "dirty": _toward(0.45, 0.25, 0.55),
    "smoky": _toward(0.45, 0.35, 0.40),
    "burnt": _toward(0.20, 0.25, 0.85),
    "medium": _toward(0.60, 0.20, 0.95),
    "bright": _vivid(0.50),
    "vivid": _vivid(0.30),
    "vibrant": _vivid(0.30),
    "brilliant": _vivid(0.50),
    "intense": _vivid(0.20),
    "saturated": _vivid(0.20),
    "neon": _vivid(0.90),
    "fluorescent": _vivid(0.90),
    "warm": _turn(60.0, 15.0),
    "cool": _turn(250.0, 15.0),
    "cold": _turn(250.0, 20.0),
}


def parse(words: str) -> NamedColor | None:
    """The colour that a phrase means, e.g. "pale blue-green"; None if any word is not understood.

    Case, hyphens and "-coloured" do not matter.
    """
    tokens = _tokens(words)
    color = _read(tokens)
    return NamedColor(" ".join(tokens), _settle(color)) if color else None


def nearest_basic(oklch: Oklch) -> str:
    """Which of the eleven basic terms fits this colour best."""
    lab = oklch_to_oklab(np.array(oklch)) * (_LIGHTNESS_WEIGHT, 1.0, 1.0)
    terms, exemplars = _exemplars()
    return terms[int(((exemplars - lab) ** 2).sum(axis=1).argmin())]


def _tokens(words: str) -> list[str]:
    found = re.findall(r"[a-z']+", words.lower().replace("'s", ""))
    return [_SPELLINGS.get(word, word) for word in found if word not in _FILLERS]


def _read(tokens: list[str]) -> Oklch | None:
    """The colour of a phrase in lower-case words, not yet fitted into the gamut."""
    name = " ".join(tokens)
    if name in all_names():
        return all_names()[name]
    if len(tokens) < 2:
        return _mix(all_names()["grey"], all_names()[_ISH[name]], 0.8) if name in _ISH else None
    return _read_modified(tokens[0], tokens[1:]) or _read_pair(tokens)


def _read_modified(first: str, rest: list[str]) -> Oklch | None:
    """ "very …", modifier or tint, then a phrase."""
    base = _read(rest)
    if base is None:
        return None
    if first == "very" and rest[0] in MODIFIERS:
        return MODIFIERS[rest[0]](base)
    if first in MODIFIERS:
        return MODIFIERS[first](base)
    return _mix(base, all_names()[_ISH[first]], _ISH_SHARE) if first in _ISH else None


def _read_pair(tokens: list[str]) -> Oklch | None:
    """Two names in a row: the colour between them."""
    for cut in range(len(tokens) - 1, 0, -1):
        first, second = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        if first in all_names() and second in all_names():
            return _mix(all_names()[first], all_names()[second], 0.5)
    return None


def _mix(start: Oklch, end: Oklch, share: float) -> Oklch:
    """Between two colours: along the shorter arc of hue; greys bring no hue of their own."""
    (l0, c0, h0), (l1, c1, h1) = start, end
    if c0 < _GREY_CHROMA:
        h0 = h1
    if c1 < _GREY_CHROMA:
        h1 = h0
    arc = (h1 - h0 + 180) % 360 - 180
    return l0 + share * (l1 - l0), c0 + share * (c1 - c0), (h0 + share * arc) % 360


def _settle(color: Oklch) -> Oklch:
    """The colour within what sRGB shows; greys have hue 0."""
    lightness = min(max(color[0], 0.0), 1.0)
    chroma = min(color[1], max_chroma(lightness, color[2]))
    if chroma < 1e-3:
        return lightness, 0.0, 0.0
    return lightness, chroma, math.fmod(color[2], 360.0)


def _from_hex(code: str) -> Oklch:
    encoded = np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    lightness, chroma, hue = linear_to_oklch(srgb_decode(encoded)).tolist()
    return (lightness, chroma, hue) if chroma >= 1e-3 else (lightness, 0.0, 0.0)


@cache
def _data() -> Any:
    import yaml

    return yaml.safe_load(files("imagineart.color").joinpath("colors.yaml").read_text("utf-8"))


@cache
def all_names() -> dict[str, Oklch]:
    """Every name, of one or more words, and its colour."""
    data = _data()
    listed = {name: _from_hex(code) for name, code in (data["css"] | data["names"]).items()}
    return listed | BASIC


@cache
def _exemplars() -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Terms and weighted OKLab (N, 3) of the exemplars, in step."""
    pairs = [(term, code) for term, codes in _data()["exemplars"].items() for code in codes]
    encoded = [[int(code[i : i + 2], 16) for i in (1, 3, 5)] for _, code in pairs]
    lab = linear_to_oklab(srgb_decode(np.array(encoded) / 255)) * (_LIGHTNESS_WEIGHT, 1.0, 1.0)
    return tuple(term for term, _ in pairs), lab.astype(np.float64)


COLOR_WORDS: frozenset[str] = frozenset(
    word for name in all_names() for word in name.split()
) | frozenset({"gray", *_ISH, *MODIFIERS})
"""Every single word that can be part of a colour phrase, modifiers included."""
