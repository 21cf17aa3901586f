"""How crisp does the upscaler draw what it has never seen? Held-out drawings, large beside small.

    python -m benchmarks.upscaler [--painter pairs.npz] [--sheet sheet.png]

Needs the data set and the cache of renders (`training.data.build`, `training.renders`) and, as
rival, `vtracer`. These inputs of 128 px are enlarged to 1024 px and compared with the vector's own
render:

- clean: the exact reduction of the render to 128 px, the painter's size;
- imitated: the same with a generator's faults, as in training but from other noise;
- redrawn: the painter's own redrawings of held-out sprites (`training.degrade`).

PSNR: over mid grey, sRGB-encoded, all pixels (a drawing's mean first, then the mean of drawings).
Edge width: along the normal of a sharp contour of the true alpha, the distance in px from 10 % to
90 % of the enlarged alpha around its nearest half; the median over contour points, and the 90th
percentile. The vector's own render measures 0.9 px.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from benchmarks.report import table, write
from imagineart.color.spaces import srgb_encode
from imagineart.painting.upscaler import Upscaler, stretch

Pixels = NDArray[np.float32]  # (S, S, 4) premultiplied, sRGB-encoded, 0–1
Enlarge = Callable[[Pixels], Pixels]

SPRITE, SIZE = 128, 1024  # px
REACH = 24  # px on either side of a contour within which its width is measured
STEP = 0.25  # px between samples of a profile
POINTS = 400  # contour points per drawing
WEIGHTS = Path(__file__).parents[1] / "src/imagineart/painting/weights"


@dataclass(frozen=True)
class Case:
    """One small picture and what it should become."""

    name: str
    small: Pixels
    truth: Pixels


def lanczos(small: Pixels) -> Pixels:
    """What any image library does."""
    return stretch(small, SIZE)


def ours(upscaler: Upscaler) -> Enlarge:
    """The upscaler, taken back from linear light to the encoding of the truth."""

    def enlarge(small: Pixels) -> Pixels:
        light = upscaler.upscale(small[None], SIZE)[0]
        alpha = light[..., 3:]
        straight = srgb_encode(light[..., :3] / np.maximum(alpha, 1e-6))
        return np.concatenate([np.clip(straight, 0, 1) * alpha, alpha], -1).astype(np.float32)

    return enlarge


def traced(small: Pixels) -> Pixels:
    """vtracer's vector of the picture, rendered large."""
    import vtracer
    from training.data.raster import rasterise
    from training.renders import premultiply

    straight = np.rint(_straight(small) * 255).astype(np.uint8)
    side = len(straight)
    svg = vtracer.convert_pixels_to_svg(
        [tuple(int(v) for v in p) for p in straight.reshape(-1, 4)],
        size=(side, side),
        mode="spline",
        hierarchical="stacked",
        filter_speckle=1,
        color_precision=8,
        layer_difference=8,
    )
    svg = svg.replace("<svg ", f'<svg viewBox="0 0 {side} {side}" ', 1)
    return _unit(premultiply(rasterise(svg, SIZE)))


def _unit(pixels: NDArray[np.uint8]) -> Pixels:
    return np.asarray(pixels, np.float32) / np.float32(255)


def _straight(image: Pixels) -> Pixels:
    alpha = image[..., 3:]
    rgb = np.clip(image[..., :3] / np.maximum(alpha, 1e-6), 0, 1)
    return np.concatenate([rgb, alpha], -1)


def psnr(image: Pixels, truth: Pixels) -> float:
    """dB between both over mid grey."""
    error = (image - truth)[..., :3] - 0.5 * (image - truth)[..., 3:]
    return float(-10 * np.log10(max(float(np.mean(error**2)), 1e-10)))


def edge_widths(alpha: Pixels, truth: Pixels, points: int = POINTS) -> Pixels:
    """10–90 % widths, px, of `alpha` (S, S) across sharp contours of `truth` (S, S)."""
    at, normal = _contour(truth, points)
    offsets = np.arange(-REACH, REACH + STEP, STEP)
    places = at[:, None] + offsets[None, :, None] * normal[:, None]  # (P, K, 2)
    clear = _crosses_once(_sample(truth, places))
    return np.array([_width(profile) for profile in _sample(alpha, places)[clear]], np.float32)


def _contour(truth: Pixels, points: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Places (P, 2) and unit normals (P, 2), row and column, where alpha passes a half steeply."""
    slope = np.stack([*np.gradient(truth)], -1)
    steep = np.hypot(slope[..., 0], slope[..., 1])
    at = np.argwhere((np.abs(truth - 0.5) < 0.3) & (steep > 0.3))
    at = at[np.random.default_rng(0).permutation(len(at))[:points]]
    broad = np.stack([*np.gradient(_box(truth, 5))], -1)[at[:, 0], at[:, 1]]
    return at.astype(np.float64), broad / np.maximum(np.linalg.norm(broad, axis=-1), 1e-6)[:, None]


def _box(image: Pixels, size: int) -> Pixels:
    padded = np.pad(image, size // 2, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (size, size))
    return np.asarray(windows.mean((2, 3)), np.float32)


def _sample(image: Pixels, places: NDArray[np.float64]) -> Pixels:
    """Bilinear, the border repeated."""
    places = np.clip(places, 0, len(image) - 1.001)
    low = places.astype(int)
    f, g = np.moveaxis(places - low, -1, 0)
    y, x = np.moveaxis(low, -1, 0)
    top = image[y, x] * (1 - g) + image[y, x + 1] * g
    bottom = image[y + 1, x] * (1 - g) + image[y + 1, x + 1] * g
    return np.asarray(top * (1 - f) + bottom * f, np.float32)


def _crosses_once(profiles: Pixels) -> NDArray[np.bool_]:
    """Whether the truth goes from clear to solid once within reach: no thin strokes, no corners."""
    ends = (profiles[:, :16].max(1) < 0.02) & (profiles[:, -16:].min(1) > 0.98)
    return np.asarray(ends & (np.diff(profiles > 0.5, axis=1).sum(1) == 1))


def _width(profile: Pixels) -> float:
    """px from 10 % to 90 % around the crossing of a half that is nearest to the middle."""
    crossings = np.flatnonzero(np.diff(profile > 0.5))
    if len(crossings) == 0:
        return 2.0 * REACH
    middle = crossings[np.abs(crossings - len(profile) // 2).argmin()]
    below = np.flatnonzero(profile[: middle + 1] <= 0.1)
    above = np.flatnonzero(profile[middle:] >= 0.9)
    start = _between(profile, below[-1], 0.1) if len(below) else 0.0
    end = _between(profile, middle + above[0] - 1, 0.9) if len(above) else len(profile) - 1.0
    return float((end - start) * STEP)


def _between(profile: Pixels, low: int, level: float) -> float:
    """Where between samples `low` and `low` + 1 the level is reached."""
    rise = float(profile[low + 1] - profile[low])
    return float(low) + (level - float(profile[low])) / rise if rise else float(low)


def measure(cases: list[Case], enlarge: Enlarge) -> dict[str, float]:
    """Means over the cases."""
    quality: list[float] = []
    widths: list[Pixels] = []
    for case in cases:
        drawn = enlarge(case.small)
        quality.append(psnr(drawn, case.truth))
        widths.append(edge_widths(drawn[..., 3], case.truth[..., 3]))
    every = np.concatenate(widths)
    return {
        "psnr_db": statistics.mean(quality),
        "edge_px": float(np.median(every)),
        "edge_p90_px": float(np.percentile(every, 90)),
    }


def clean_cases(data: Path, cache: Path, every: int) -> list[Case]:
    """The exact reduction of held-out drawings to what the painter draws."""
    from training.data.dataset import Sprites
    from training.renders import SHARES, choose, render, shrink

    sprites = Sprites.load(data)
    cells = [sprites.cells[row] for row in choose(sprites, SHARES, held_out=True)[::every]]
    truths = [(cell, render(cell, SIZE, cache)) for cell in cells]
    return [
        Case(f"{cell.style} {cell.noun}", shrink(truth, SIZE // SPRITE), _unit(truth))
        for cell, truth in truths
    ]


def imitated_cases(clean: list[Case]) -> list[Case]:
    """Every one of them spoilt."""
    import torch
    from training.degrade import Degradation, imitate

    chance = torch.Generator().manual_seed(2026)
    batch = torch.from_numpy(np.stack([case.small for case in clean])).permute(0, 3, 1, 2)
    spoilt = imitate(batch, Degradation(clean=0.0), chance).permute(0, 2, 3, 1).numpy()
    pairs = zip(clean, spoilt, strict=True)
    return [Case(case.name, np.ascontiguousarray(small), case.truth) for case, small in pairs]


def redrawn_cases(data: Path, cache: Path, painter: Path, every: int) -> list[Case]:
    """The painter's redrawings of held-out sprites."""
    from training.data.dataset import Sprites
    from training.renders import render

    sprites, arrays = Sprites.load(data), np.load(painter)
    pairs = zip(arrays["rows"], arrays["pixels"], strict=True)
    drawn = [(sprites.cells[row], pixels) for row, pixels in pairs if sprites.cells[row].held_out]
    return [
        Case(f"{cell.style} {cell.noun}", _unit(pixels), _unit(render(cell, SIZE, cache)))
        for cell, pixels in drawn[::every]
    ]


def seconds(upscaler: Upscaler, cases: list[Case], count: int = 5, repeats: int = 3) -> float:
    """Best time of enlarging `count` sprites."""
    images = np.stack([case.small for case in cases[:count]])
    upscaler.upscale(images[:1], SIZE)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        upscaler.upscale(images, SIZE)
        times.append(time.perf_counter() - start)
    return min(times)


def sheet(cases: list[Case], methods: dict[str, Enlarge], window: int = 320) -> Image.Image:
    """A row per case: the same window of the input, of each method and of the truth, over grey."""
    rows = [np.hstack(_tiles(case, methods, window)) for case in cases]
    return Image.fromarray(np.vstack(rows))


def _tiles(case: Case, methods: dict[str, Enlarge], window: int) -> list[NDArray[np.uint8]]:
    y, x = _busiest(case.truth, window)
    scale = SIZE // len(case.small)
    blocks = case.small.repeat(scale, 0).repeat(scale, 1)
    pictures = [blocks, *(enlarge(case.small) for enlarge in methods.values()), case.truth]
    return [_over_grey(p[y : y + window, x : x + window]) for p in pictures]


def _busiest(truth: Pixels, window: int) -> tuple[int, int]:
    """Corner of the window with the most contour in it."""
    change = np.abs(np.diff(truth, axis=0)).sum(-1)[:, :-1]
    sums = change[: SIZE - SIZE % 64].reshape(-1, change.shape[1])
    starts = range(0, SIZE - window, 64)
    return max(
        ((y, x) for y in starts for x in starts),
        key=lambda yx: float(sums[yx[0] : yx[0] + window, yx[1] : yx[1] + window].sum()),
    )


def _over_grey(picture: Pixels) -> NDArray[np.uint8]:
    flat = picture[..., :3] + 0.85 * (1 - picture[..., 3:])
    return np.asarray(np.rint(flat.clip(0, 1) * 255), np.uint8)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("data/sprites"))
    parser.add_argument("--cache", type=Path, default=Path("data/renders"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--painter", type=Path, help="an .npz of training.degrade")
    parser.add_argument("--sheet", type=Path, help="write a picture of crops side by side")
    parser.add_argument("--every", type=int, default=1, help="measure each n-th drawing only")
    options = parser.parse_args()
    upscaler = Upscaler.load(options.weights)
    source = (options.data, options.cache)
    clean = clean_cases(*source, options.every)
    inputs = {"clean": clean, "imitated": imitated_cases(clean)}
    if options.painter:
        inputs["redrawn"] = redrawn_cases(*source, options.painter, options.every)
    methods: dict[str, Enlarge] = {"lanczos": lanczos, "vtracer": traced, "ours": ours(upscaler)}
    rows: list[dict[str, str | int | float]] = [
        {"input": name, "method": method, "drawings": len(cases), **measure(cases, enlarge)}
        for name, cases in inputs.items()
        for method, enlarge in methods.items()
    ]
    spent = seconds(upscaler, clean)
    table(f"Enlarged to {SIZE} px", [*rows[0]], [[*row.values()] for row in rows])
    print(f"5 sprites to {SIZE} px: {spent:.2f} s")
    write("upscaler", {"rows": rows, "seconds_for_five": spent})
    if options.sheet:
        shown = [case for cases in inputs.values() for case in cases[:: max(1, len(cases) // 4)]]
        sheet(shown, methods).save(options.sheet)


if __name__ == "__main__":
    main()
