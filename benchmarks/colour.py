"""Is a colour in the file the colour that was meant? Measured on finished pictures.

Nothing here looks at what the engine computes on the way: pictures go through light, display and
JPEG, are decoded, and the pixels that the engine's ids give to a thing are measured; colour-science
is the judge of ΔE2000, L* and hue.

    chart   24 patches of a colour checker → file → decoded
    grey    a card of six greys, lit in a place of a prompt: how far they are from neutral
    asked   eleven basic terms × nouns: "a red X". The term that most of the thing's lit pixels are
            nearest to, and the angle from their mean hue to the asked one
    ends    lightness of what was asked to be black or white
    clipped share of channel values at 0 or 255 in those pictures, and how far gamut mapping turns
            hues
    file    profile, subsampling and known pixels as another program reads them

    python -m benchmarks.colour [--edge 256] [--nouns 8]
"""

import argparse
import io
import random
import warnings
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import table, write
from imagineart.color.codec import decode, encode
from imagineart.color.gamut import into_gamut
from imagineart.color.names import BASIC, nearest_basic
from imagineart.color.profile import srgb_profile
from imagineart.color.spaces import (
    linear_to_oklch,
    linear_to_xyz,
    oklch_to_linear,
    srgb_decode,
)
from imagineart.engines.embedded import EmbeddedEngine, developed, scene_of
from imagineart.modelling.kit import bevelled_box
from imagineart.modelling.model import Material, Model, Part
from imagineart.studio import ImagineArt
from imagineart.tracing.tracer import Effort, trace

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # colour-science tells about packages it can do without
    import colour

Oklch = tuple[float, float, float]
Image = NDArray[np.float32]

D65 = np.array([0.3127, 0.3290])  # CIE xy
QUALITY = 95  # of JPEG files
LIT = 0.4  # share of a thing's pixels that are its shades: they are left out
GREYS = (0.9, 0.6, 0.36, 0.2, 0.09, 0.03)  # reflectances of the card
PLACES = ("in a studio", "on a table", "on a meadow at noon", "on a beach", "in the snow")
NOUNS = (
    *("airplane", "apple", "backpack", "banana", "bear", "bed", "bench", "bicycle", "bird", "boat"),
    *("book", "bottle", "bowl", "broccoli", "bus", "cake", "car", "carrot", "cat", "chair"),
    *("clock", "cow", "cup", "dog", "donut", "elephant", "fork", "giraffe", "horse", "house"),
    *("kite", "motorcycle", "orange", "pizza", "sheep", "couch", "teapot", "train", "truck"),
    "umbrella",
)


@dataclass(frozen=True)
class Figure:
    """One measured number and the bar it must pass."""

    name: str
    value: float
    low: float = -np.inf
    high: float = np.inf

    @property
    def holds(self) -> bool:
        return self.low <= self.value <= self.high

    @property
    def bar(self) -> str:
        ends = [f"≥ {self.low:g}" if self.low > -np.inf else ""]
        ends.append(f"≤ {self.high:g}" if self.high < np.inf else "")
        return ", ".join(filter(None, ends))


@dataclass(frozen=True)
class Got:
    """What a picture of one thing in an asked colour shows."""

    noun: str
    right: bool
    hue_error: float  # degrees
    dark: float  # L* of the thing's darkest tenth
    light: float  # L* of its lightest tenth
    clipped: float  # share of the picture's channel values


# ---- the judge


def lab(linear: Any) -> NDArray[np.float64]:
    """Linear sRGB (..., 3) → CIE L*a*b* (D65)."""
    return np.asarray(colour.XYZ_to_Lab(linear_to_xyz(np.asarray(linear, float)), D65), float)


def delta_e(first: Any, second: Any) -> NDArray[np.float64]:
    """CIEDE2000 between linear sRGB colours (..., 3)."""
    return np.asarray(colour.delta_E(lab(first), lab(second), method="CIE 2000"))


def hue_error(got: Oklch, asked: Oklch) -> float:
    """Degrees between the hues; 0 where the asked colour has none."""
    return abs((got[2] - asked[2] + 180) % 360 - 180) if asked[1] > 0.03 else 0.0


# ---- pictures of one thing


def draw(art: ImagineArt, prompt: str, seed: int) -> tuple[Image, Image]:
    """(N, 3) linear sRGB of the decoded file where the first thing is, and the whole (H, W, 3)."""
    plan, stage = art.stage(prompt, seed=seed, thinking="low")
    picture = art.engine.draw(plan, stage)
    pixels = decode(encode(picture.pixels, "JPG", QUALITY))
    first = plan.objects[0].id if plan.objects else ""
    own = [n for n, one in enumerate(stage.instances, 1) if one.object == first]
    assert picture.buffers is not None
    return pixels[np.isin(picture.buffers.ids, own)], pixels


def examine(noun: str, term: str, pixels: Image, whole: Image) -> Got:
    """What the thing's lit pixels say about its colour; a thing that is not there is wrong."""
    if not len(pixels):
        return Got(noun, False, 180.0, 50.0, 50.0, 0.0)
    lightness, lit = lab(pixels)[:, 0], lit_part(pixels)
    return Got(
        noun,
        right=most_pixels(lit) == term,
        hue_error=hue_error(mean_color(lit), BASIC[term]),
        dark=float(np.quantile(lightness, 0.1)),
        light=float(np.quantile(lightness, 0.9)),
        clipped=float(((whole < 0.5 / 255 / 12.92) | (whole > 1 - 1e-3)).mean()),
    )


def mean_color(pixels: Image) -> Oklch:
    """The mean of pixels (N, 3), linear sRGB, in OKLab: grey ones turn no hue."""
    lightness, chroma, hue = linear_to_oklch(pixels).astype(float).T
    a = float(np.mean(chroma * np.cos(np.radians(hue))))
    b = float(np.mean(chroma * np.sin(np.radians(hue))))
    return float(lightness.mean()), float(np.hypot(a, b)), float(np.degrees(np.arctan2(b, a)) % 360)


def lit_part(pixels: Image) -> Image:
    """Pixels (N, 3), linear sRGB, without the darkest: the shades of a thing."""
    lightness = lab(pixels)[:, 0]
    return pixels[lightness >= np.quantile(lightness, LIT)]


def most_pixels(pixels: Image, asked: int = 500) -> str:
    """The basic term that most of the pixels are nearest to; about `asked` of them vote."""
    votes: dict[str, int] = defaultdict(int)
    for color in linear_to_oklch(pixels[:: max(1, len(pixels) // asked)]).tolist():
        votes[nearest_basic(tuple(color))] += 1
    return max(votes, key=lambda term: votes[term])


def article(words: str) -> str:
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


# ---- the tests


def chart() -> Image:
    """(24, 3) linear sRGB of the patches, the one that sRGB lacks brought into its gamut."""
    checker = colour.CCS_COLOURCHECKERS["ColorChecker24 - After November 2014"]
    xyz = colour.xyY_to_XYZ(list(checker.data.values()))
    encoded = colour.XYZ_to_sRGB(xyz, checker.illuminant)
    return into_gamut(srgb_decode(encoded)).astype(np.float32)


def filed(patches: Image, format: Any, edge: int = 96) -> Image:
    """(24, 3): the chart written to a file and decoded, each patch's mean."""
    tiles = np.repeat(np.repeat(patches.reshape(4, 6, 3), edge, 0), edge, 1)
    read = decode(encode(tiles, format, QUALITY)).reshape(4, edge, 6, edge, 3)
    inner = read[:, edge // 4 : -edge // 4, :, edge // 4 : -edge // 4]
    return np.asarray(inner.mean(axis=(1, 3)).reshape(24, 3), np.float32)


def charted() -> list[Figure]:
    patches = chart()
    png, jpeg = (delta_e(patches, filed(patches, kind)) for kind in ("PNG", "JPG"))
    return [
        Figure("chart, PNG: largest ΔE2000", float(png.max()), high=0.5),
        Figure("chart, JPEG: mean ΔE2000", float(jpeg.mean()), high=1.0),
    ]


def card() -> Model:
    """Six greys side by side, half a metre wide, upright."""
    parts = []
    for number, grey in enumerate(GREYS):
        patch = bevelled_box((0.08, 0.01, 0.3), at=(0.08 * (number - 2.5), 0.0, 0.15))
        paint = Material(f"grey {number}", color=(grey, grey, grey))
        parts.append(Part(patch, paint, f"grey {number}"))
    return Model("card", tuple(parts))


def greys(art: ImagineArt, edge: int) -> list[Figure]:
    """How far the card's greys are from neutral, in ΔE of a* and b*, in each place."""
    figures = []
    for seed, place in enumerate(PLACES):
        plan, stage = art.stage(f"a white box {place}", seed=seed, thinking="low")
        models = [card() if n == 0 else None for n in range(len(stage.instances))]
        traced = trace(scene_of(stage, models), (edge, edge), Effort(8, depth=6, denoise="fast"))
        pixels = decode(encode(developed(traced, plan, seed), "PNG", QUALITY))
        found = lab(pixels[traced.buffers.instance == 1])
        off = float(np.median(np.hypot(found[:, 1], found[:, 2]))) if len(found) else 100.0
        figures.append(Figure(f"grey, {place}: from neutral", off, high=2))
    return figures


def asked(art: ImagineArt, nouns: Sequence[str]) -> dict[str, list[Got]]:
    """Each term on each noun."""
    found: dict[str, list[Got]] = {}
    for term in BASIC:
        found[term] = []
        for seed, noun in enumerate(nouns):
            found[term].append(examine(noun, term, *draw(art, article(f"{term} {noun}"), seed)))
        wrong = [got.noun for got in found[term] if not got.right]
        print(f"{term:8} wrong: {', '.join(wrong) or 'none'}", flush=True)
    return found


def shares(found: dict[str, list[Got]]) -> list[Figure]:
    every = [got for listed in found.values() for got in listed]
    errors = [got.hue_error for got in every]
    black, white = [got.dark for got in found["black"]], [got.light for got in found["white"]]
    return [
        Figure("asked: share right", float(np.mean([got.right for got in every])), low=0.95),
        Figure("asked: 90 % of hue errors, degrees", float(np.quantile(errors, 0.9)), high=10),
        Figure("ends: L* of black things' darkest tenth", float(np.median(black)), high=3),
        Figure("ends: L* of white things' lightest tenth", float(np.median(white)), low=97),
        Figure("clipped: share", float(np.mean([got.clipped for got in every])), high=0.005),
    ]


def mapped(count: int = 20_000) -> Figure:
    """What gamut mapping does to the hue of colours that sRGB cannot show."""
    chance = random.Random(1)
    wide = [
        (chance.uniform(0.2, 0.95), chance.uniform(0.1, 0.4), chance.uniform(0, 360))
        for _ in range(count)
    ]
    linear = oklch_to_linear(np.array(wide))
    hues = [_oklab_hue(colors) for colors in (linear, into_gamut(linear))]
    turned = np.abs((hues[0] - hues[1] + 180) % 360 - 180)
    visible = linear_to_oklch(into_gamut(linear))[:, 1] > 0.02
    return Figure("clipped: largest turn of hue, degrees", float(turned[visible].max()), high=2)


def _oklab_hue(linear: Any) -> NDArray[np.float64]:
    """Degrees, by colour-science."""
    oklab = colour.XYZ_to_Oklab(linear_to_xyz(linear))
    return np.asarray(np.degrees(np.arctan2(oklab[..., 2], oklab[..., 1])))


def files() -> list[Figure]:
    """Known pixels, profile and subsampling as Pillow and LittleCMS see them."""
    from PIL import Image as Pillow
    from PIL import ImageCms

    levels = np.repeat(
        np.repeat(np.random.default_rng(1).integers(0, 256, (4, 4, 3)), 32, 0), 32, 1
    )
    linear = srgb_decode(levels / 255).astype(np.float32)
    standard = ImageCms.createProfile("sRGB")
    figures = []
    for kind, tolerance in (("PNG", 1), ("JPG", 3), ("WEBP", 6)):
        image = Pillow.open(io.BytesIO(encode(linear, kind, QUALITY)))  # type: ignore[arg-type]
        own = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        seen = ImageCms.profileToProfile(image.convert("RGB"), own, standard)
        inner = np.abs(np.asarray(seen).astype(int) - levels).reshape(4, 32, 4, 32, 3)[
            :, 8:24, :, 8:24
        ]
        figures.append(Figure(f"file, {kind}: levels off", float(inner.max()), high=tolerance))
        ours = image.info["icc_profile"] == srgb_profile()
        figures.append(Figure(f"file, {kind}: our profile", float(ours), low=1))
    jpeg = Pillow.open(io.BytesIO(encode(linear, "JPG", QUALITY)))
    full = all(factors[1:3] == (1, 1) for factors in jpeg.layer)  # type: ignore[attr-defined]
    return [*figures, Figure("file, JPEG: 4:4:4", float(full), low=1)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edge", type=int, default=256, help="px, of the pictures")
    parser.add_argument("--nouns", type=int, default=len(NOUNS))
    options = parser.parse_args()
    art, nouns = ImagineArt(EmbeddedEngine(options.edge)), NOUNS[: options.nouns]
    found = asked(art, nouns)
    figures = [*charted(), *greys(art, options.edge), *shares(found), mapped(), *files()]
    rows = {term: summary(listed) for term, listed in found.items()}
    columns = ("right", "90 % hue error", "darkest", "lightest")
    table(
        f"Asked colours on {len(nouns)} nouns",
        ("asked", *columns),
        [(term, *row) for term, row in rows.items()],
    )
    table(
        "Bars",
        ("figure", "value", "bar", ""),
        [(f.name, f.value, f.bar, "" if f.holds else "MISSED") for f in figures],
    )
    write(
        "colour",
        {
            "nouns": len(nouns),
            "edge_px": options.edge,
            "figures": {
                f.name: {"value": f.value, "bar": f.bar, "holds": f.holds} for f in figures
            },
            "asked": {term: dict(zip(columns, row, strict=True)) for term, row in rows.items()},
        },
    )


def summary(found: Sequence[Got]) -> tuple[float, ...]:
    """Share right, 90 % of hue errors, L* of the ends (medians)."""
    return (
        float(np.mean([got.right for got in found])),
        float(np.quantile([got.hue_error for got in found], 0.9)),
        float(np.median([got.dark for got in found])),
        float(np.median([got.light for got in found])),
    )


if __name__ == "__main__":
    main()
