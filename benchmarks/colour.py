"""Is a colour in the file the colour that was meant? Measured on finished pictures.

Nothing here looks at what the road computes on the way: pictures go through light, haze, grain and
JPEG, are decoded, and the pixels that a thing's layer covers are measured; colour-science is the
judge of ΔE2000, L* and hue.

    chart   24 patches of a colour checker → compositor → file → decoded
    asked   eleven basic terms × forty nouns: "a red X". `votes`: the term that most of the thing's
            pixels are nearest to; `main`: that of its largest colour group, whose ΔE2000 and hue
            error to the asked colour are taken
    chroma  "a X": chroma of the thing beside that of real sprites of the same noun and style
    ends    lightness of what was asked to be black or white
    clipped share of channel values at 0 or 255, beyond the real sprites' own, in those pictures,
            and how far gamut mapping turns hues
    file    profile, subsampling and known pixels as another program reads them

    python -m benchmarks.colour [--sprites painter|oracle] [--edge 512]

needs the sprites that `make data` builds.
"""

import argparse
import io
import json
import random
import warnings
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.gallery import source
from benchmarks.report import table, write
from imagineart.color.codec import decode, encode
from imagineart.color.gamut import into_gamut
from imagineart.color.names import BASIC, nearest_basic
from imagineart.color.profile import srgb_profile
from imagineart.color.recolor import dominant
from imagineart.color.spaces import (
    linear_to_oklch,
    linear_to_xyz,
    oklch_to_linear,
    srgb_decode,
)
from imagineart.engines.layered import LayeredEngine
from imagineart.picture import Picture
from imagineart.plan.plan import Background, Box, Light, Plan
from imagineart.rendering.compositor import Placed, compose
from imagineart.rendering.looks import LOOKS
from imagineart.request import GenerationRequest
from imagineart.studio import ImagineArt

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # colour-science tells about packages it can do without
    import colour

Oklch = tuple[float, float, float]
Image = NDArray[np.float32]

D65 = np.array([0.3127, 0.3290])  # CIE xy
QUALITY = 95  # of JPEG files
STYLES = {"3d": "3d", "flat": "flat", "illustration": "illustration"}  # look → sprites' style
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
    votes: bool
    main: bool
    delta_e: float
    hue_error: float  # degrees
    dark: float  # L* of the thing's darkest tenth
    light: float  # L* of its lightest tenth


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


def draw(art: ImagineArt, prompt: str, seed: int, edge: int, look: str | None = None) -> Image:
    """(N, 3) linear sRGB of the decoded file where the first thing's layer is opaque."""
    request = GenerationRequest.parse(prompt=prompt, seed=seed, thinking="low", look=look)
    plan = art.thinker.compose(art.thinker.understand(request), seed)
    plan = plan.model_copy(update={"width": edge, "height": edge})
    picture = art.engine.draw(plan)
    pixels = decode(encode(picture.pixels, "JPG", QUALITY))
    return pixels[_cover(picture, plan)]


def _cover(picture: Picture, plan: Plan) -> NDArray[np.bool_]:
    """Where the picture shows the plan's first thing."""
    width, height = picture.size
    cover = np.zeros((height, width), bool)
    for layer in picture.layers:
        if plan.objects and layer.name == plan.objects[0].id:
            opaque = layer.image[..., 3] > 0.98
            y, x = np.nonzero(opaque)
            y, x = y + layer.top, x + layer.left
            inside = (y >= 0) & (y < height) & (x >= 0) & (x < width)
            cover[y[inside], x[inside]] = True
    return cover


def examine(noun: str, term: str, pixels: Image) -> Got:
    """What the thing's pixels say about its colour; a thing that is not there is wrong."""
    asked = BASIC[term]
    if not len(pixels):
        return Got(noun, False, False, 100.0, 180.0, 50.0, 50.0)
    main = dominant(np.concatenate([pixels, np.ones_like(pixels[:, :1])], -1)[None])
    lightness = lab(pixels)[:, 0]
    return Got(
        noun,
        votes=most_pixels(pixels) == term,
        main=nearest_basic(main) == term,
        delta_e=float(delta_e(oklch_to_linear(np.array(main)), oklch_to_linear(np.array(asked)))),
        hue_error=hue_error(main, asked),
        dark=float(np.quantile(lightness, 0.1)),
        light=float(np.quantile(lightness, 0.9)),
    )


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


def photographed(patches: Image, format: Any, edge: int = 96) -> Image:
    """(24, 3): the chart composed under neutral light, written, decoded, each patch's mean."""
    plan = Plan(
        width=6 * edge,
        height=4 * edge,
        kind="pattern",
        light=Light(warmth=0),
        background=Background(family="gradient"),
    )
    ground = np.full((plan.height, plan.width, 3), 0.2, np.float32)
    placed = [
        Placed(
            object_id=f"patch-{number}",
            noun="patch",
            box=Box(left=number % 6 / 6, top=number // 6 / 4, width=1 / 6, height=1 / 4),
            depth=0.5,
            sprite=np.full((edge, edge, 4), [*patch, 1], np.float32),
        )
        for number, patch in enumerate(patches)
    ]
    pixels = decode(encode(compose(plan, ground, placed, LOOKS["flat"]).pixels, format, QUALITY))
    tiles = pixels.reshape(4, edge, 6, edge, 3)[
        :, edge // 4 : -edge // 4, :, edge // 4 : -edge // 4
    ]
    return np.asarray(tiles.mean(axis=(1, 3)).reshape(24, 3), np.float32)


def charted() -> list[Figure]:
    patches = chart()
    png, jpeg = (delta_e(patches, photographed(patches, kind)) for kind in ("PNG", "JPG"))
    return [
        Figure("chart, PNG: largest ΔE2000", float(png.max()), high=0.5),
        Figure("chart, JPEG: mean ΔE2000", float(jpeg.mean()), high=1.0),
    ]


def asked(art: ImagineArt, nouns: Sequence[str], edge: int) -> dict[str, list[Got]]:
    """Each term on each noun."""
    found: dict[str, list[Got]] = {}
    for term in BASIC:
        found[term] = []
        for seed, noun in enumerate(nouns):
            pixels = draw(art, article(f"{term} {noun}"), seed, edge)
            found[term].append(examine(noun, term, pixels))
        wrong = [got.noun for got in found[term] if not (got.votes and got.main)]
        print(f"{term:8} wrong: {', '.join(wrong) or 'none'}", flush=True)
    return found


def shares(found: dict[str, list[Got]]) -> list[Figure]:
    every = [got for listed in found.values() for got in listed]
    errors = [got.hue_error for got in every]
    black, white = [got.dark for got in found["black"]], [got.light for got in found["white"]]
    return [
        Figure("asked, votes: share right", _mean([got.votes for got in every]), low=0.95),
        Figure("asked, main: share right", _mean([got.main for got in every]), low=0.95),
        Figure("asked: median ΔE2000", _median([got.delta_e for got in every]), high=6),
        Figure("asked: 90 % of hue errors, degrees", float(np.quantile(errors, 0.9)), high=8),
        Figure("ends: L* of black things' darkest tenth", _median(black), high=3),
        Figure("ends: share of black things that reach it", _mean([d < 3 for d in black])),
        Figure("ends: L* of white things' lightest tenth", _median(white), low=97),
        Figure("ends: share of white things that reach it", _mean([w > 97 for w in white])),
    ]


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values))


def _median(values: Sequence[float]) -> float:
    return float(np.median(values))


def chromas(art: ImagineArt, nouns: Sequence[str], edge: int, data: Path) -> list[Figure]:
    """Chroma and share of clipped channel values beside those of real sprites, by look."""
    real = _real(data)
    figures, clipped = [], []
    for look, style in STYLES.items():
        known = [noun for noun in nouns if (noun, style) in real]
        drawn = [draw(art, article(noun), seed, edge, look) for seed, noun in enumerate(known)]
        ours = np.mean([_vividness(pixels) for pixels in drawn if len(pixels)], axis=0)
        theirs = np.mean([real[noun, style] for noun in known], axis=0)
        ratio = float(ours[0] / theirs[0])
        figures.append(Figure(f"chroma, {look}: painted / real", ratio, low=0.95, high=1.10))
        clipped.append(float(ours[1] - theirs[1]))
    return [*figures, Figure("clipped: share beyond the drawings' own", _mean(clipped), high=0.005)]


def _vividness(pixels: Image) -> tuple[float, float]:
    """Mean OKLCH chroma, and the share of channel values at either end of the file's range."""
    ends = (pixels < 0.5 / 255 / 12.92) | (pixels > 1 - 1e-3)
    return float(linear_to_oklch(pixels)[:, 1].mean()), float(ends.mean())


def _real(data: Path) -> dict[tuple[str, str], tuple[float, float]]:
    """The same of the opaque pixels of each real sprite, by noun and style."""
    cells = json.loads((data / "cells.json").read_text())
    levels = np.load(data / "rgba_128.npy", mmap_mode="r")
    found = {}
    for cell, image in zip(cells, levels, strict=True):
        opaque = np.asarray(image)[np.asarray(image)[..., 3] > 250]
        if cell["noun"] in NOUNS and len(opaque):
            linear = srgb_decode(opaque[:, :3].astype(np.float32) / 255).astype(np.float32)
            found[cell["noun"], cell["style"]] = _vividness(linear)
    return found


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
    parser.add_argument("--sprites", choices=("painter", "oracle"), default="painter")
    parser.add_argument("--edge", type=int, default=512, help="px, of the pictures")
    parser.add_argument("--nouns", type=int, default=len(NOUNS))
    parser.add_argument("--data", type=Path, default=Path("data/sprites"))
    options = parser.parse_args()
    art, nouns = ImagineArt(LayeredEngine(source(options.sprites))), NOUNS[: options.nouns]
    found = asked(art, nouns, options.edge)
    figures = [
        *charted(),
        *shares(found),
        *chromas(art, nouns, options.edge, options.data),
        mapped(),
        *files(),
    ]
    rows = {term: summary(listed) for term, listed in found.items()}
    columns = ("votes", "main", "ΔE2000", "90 % ΔE2000", "90 % hue error", "darkest", "lightest")
    table(
        f"Asked colours on {len(nouns)} nouns, {options.sprites}'s sprites",
        ("asked", *columns),
        [(term, *row) for term, row in rows.items()],
    )
    table(
        "Bars",
        ("figure", "value", "bar", ""),
        [(f.name, f.value, f.bar, "" if f.holds else "MISSED") for f in figures],
    )
    write(
        f"colour-{options.sprites}",
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
    """Shares right, median and 90 % of ΔE2000, 90 % of hue errors, L* of the ends (medians)."""
    return (
        _mean([got.votes for got in found]),
        _mean([got.main for got in found]),
        _median([got.delta_e for got in found]),
        float(np.quantile([got.delta_e for got in found], 0.9)),
        float(np.quantile([got.hue_error for got in found], 0.9)),
        _median([got.dark for got in found]),
        _median([got.light for got in found]),
    )


if __name__ == "__main__":
    main()
