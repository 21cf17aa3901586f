"""How does a scene become pixels and buffers? Metered, lit in passes, freed of noise, hazed.

    preview (128 px) → exposure → light, band by band and pass by pass → buffers → denoise
        → sky behind → haze → radiance

The same scene, size, samples, seed and variant give the same bytes, whatever the threads, the load
of the machine or the state of its caches. Bytes differ between variants, and may differ between
kinds of processors.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from imagineart.modelling.model import Floats, Indices
from imagineart.tracing import environment, variant
from imagineart.tracing.bands import in_bands
from imagineart.tracing.denoise import Quality, denoised
from imagineart.tracing.display import doubled, luminance, metered, shown
from imagineart.tracing.effects.drawing import veil_of
from imagineart.tracing.effects.veil import Veil
from imagineart.tracing.faces import Face, faces_of
from imagineart.tracing.scene import Camera, Haze, Scene, Sky
from imagineart.tracing.shapes import Built, build
from imagineart.tracing.upsampling import STEP, Light, Upsampler, blurred, edges, light_of
from imagineart.tracing.variant import Variant
from imagineart.tracing.wavefront import (
    Outline,
    Points,
    Samples,
    Window,
    looked,
    looked_at,
    numbers,
    outline_of,
    sampled,
)

dr = variant.import_drjit()

PREVIEW_EDGE = 128  # px of the longer side
CLEAR = 5.5  # of the focal distance: haze is no denser than to lose 63 % over that
PREVIEW_SAMPLES = 4
PATHS_AT_ONCE = 1 << 20  # bounds memory, and the wait for a cancel to about a second
EDGE_SAMPLES = 2  # of things that share a pixel, beside what stands in its middle
GRADUATED = 0.5  # of display white: how bright a sky is shown before a filter darkens it …
DENSEST = 0.55  # … to no less than so much
CLAMP = 6.0  # of display white: what one path may bring after its first bounce


@dataclass(frozen=True, slots=True)
class Effort:
    """How much work goes into a picture. Never seconds: a slow machine draws the same one."""

    samples: int = 8  # paths a pixel of light
    depth: int = 7  # bounces
    denoise: Quality | None = "high"
    step: int = 1  # pixels along a pixel of light: 1, or 2 where the picture has even sides


DRAFT = Effort(samples=4, depth=5, denoise="fast")
LOW = Effort(samples=3, depth=6, denoise="fast", step=2)
HIGH = Effort(samples=6, depth=8, denoise="high")


@dataclass(frozen=True, slots=True, eq=False)
class Progress:
    """Where a picture stands. Whatever the callback raises cancels it."""

    stage: str  # "light", "buffers", "denoise"
    done: float  # 0–1 of the whole picture
    remaining_s: float  # estimate
    preview: Floats | None = None  # (h, w, 3) linear sRGB, small; now and then


@dataclass(frozen=True, slots=True, eq=False)
class Buffers:
    """What is known of each pixel; all (H, W, …)."""

    instance: Indices  # id at the middle of the pixel, 0 where nothing stands
    behind: Indices  # the same, seen through glass
    depth: Floats  # m along the axis; inf for the sky
    normal: Floats  # (…, 3) world, crisp
    albedo: Floats  # (…, 3) linear, crisp
    cover: Floats  # 0–1, soft: share that is not backdrop or sky


@dataclass(frozen=True, slots=True, eq=False)
class Traced:
    """A lit picture."""

    light: Floats  # (H, W, 3) radiance, linear sRGB
    buffers: Buffers
    exposure: float  # factor on radiance for display
    variant: Variant
    seconds: float
    note: str = ""  # what was left out of the scene
    veil: Veil | None = None  # what a look draws over it
    faces: tuple[Face, ...] = ()

    @property
    def picture(self) -> Floats:
        """(H, W, 3) float32 linear sRGB, 0–1, by the standard curve."""
        return shown(self.light, self.exposure)


class Others(Protocol):
    """Others, perhaps on other machines, who light windows of the same scene: same bytes."""

    def light(
        self,
        windows: Sequence[Window],
        depth: int,
        limit: float,
        here: Callable[[Window], Samples],
    ) -> Iterable[Samples]:
        """The samples of the windows, in their order, by `depth` bounces, none above `limit`.

        `here` lights a window on this machine.
        """
        ...


def trace(
    scene: Scene,
    size: tuple[int, int],
    effort: Effort = LOW,
    seed: int = 0,
    progress: Callable[[Progress], None] = lambda progress: None,
    wanted: Variant | None = None,
    threads: int | None = None,
    others: Others | None = None,
) -> Traced:
    """Light a scene at (width, height) px, perhaps with the help of others.

    Raises whatever `progress` raises, within a band's time; `RuntimeError` if `wanted` is not the
    variant of this process.
    """
    mi = variant.load(wanted, threads)
    clock = _Clock(progress)
    built = build_for(mi, scene, size)
    exposure = scene.exposure or _metered(mi, built, scene, size, seed)
    step = effort.step if size[0] % effort.step == size[1] % effort.step == 0 else 1
    coarse = (size[0] // step, size[1] // step)
    samples = _lit(mi, built, scene, coarse, effort, seed, exposure, clock, others)
    scene = graduated(scene, exposure)
    whole, sky = _with_sky(samples, scene, coarse, exposure)
    light = _clean(whole, effort, exposure, clock, threads or 0)
    if step == 1:
        outline = outlined_bands(mi, built, scene.camera, size, seed)
        cover, depth = samples.cover, samples.depth
    else:
        rest = light_of(mi, light, sky, samples)
        del whole, samples, sky
        outline, own, cover, depth = _sharp(mi, built, scene, size, seed, rest, clock)
        light = _blended(scene, own, cover, light, outline.depth)
    if scene.haze is not None:
        light = hazed(light, depth, cover, _thinned(scene.haze, scene.camera))
    buffers = _buffers(scene, outline, cover)
    clock.tell("denoise", 1.0)
    name: Variant = mi.variant()
    veil = veil_of(scene, buffers.depth, light, buffers.albedo, exposure)
    faces = faces_of(scene, size)
    return Traced(light, buffers, exposure, name, clock.seconds, built.note, veil, faces)


def build_for(mi: Any, scene: Scene, size: tuple[int, int]) -> Built:
    """The scene as the tracer sees it, as fine as a picture of (width, height) px shows."""
    return build(mi, scene, 2.0 * scene.camera.half_width / max(size))


def meter(scene: Scene, size: tuple[int, int], seed: int = 0) -> float:
    """The exposure that `trace` would take, so that it can stand in the stage."""
    mi = variant.load()
    built = build(mi, scene, 2.0 * scene.camera.half_width / PREVIEW_EDGE)
    return _metered(mi, built, scene, size, seed)


class _Clock:
    """Tells progress, with what remains by proportion."""

    def __init__(self, callback: Callable[[Progress], None]) -> None:
        self._callback = callback
        self._start = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._start

    def tell(self, stage: str, done: float, preview: Floats | None = None) -> None:
        remaining = self.seconds * (1.0 - done) / max(done, 0.02)
        self._callback(Progress(stage, done, remaining, preview))


def _metered(mi: Any, built: Built, scene: Scene, size: tuple[int, int], seed: int) -> float:
    share = PREVIEW_EDGE / max(size)
    small = (max(8, round(size[0] * share)), max(8, round(size[1] * share)))
    window = Window(small[0], small[1], 0, small[1], 0, PREVIEW_SAMPLES, seed)
    seen = sampled(mi, built, scene.camera, window, 4, 1e3)
    whole = _with_sky(seen, scene, small, 1.0)[0].light
    if scene.haze is not None:
        whole = hazed(whole, seen.depth, seen.cover, _thinned(scene.haze, scene.camera))
    owner = outlined_bands(mi, built, scene.camera, small, seed).owner
    about = (owner > 0) & (owner <= scene.things)
    return metered(seen.light, seen.albedo, whole, about, scene.key)


def _lit(
    mi: Any,
    built: Built,
    scene: Scene,
    size: tuple[int, int],
    effort: Effort,
    seed: int,
    exposure: float,
    clock: _Clock,
    others: Others | None,
) -> Samples:
    """Means of all samples: bands inside passes, so that a preview of the whole comes early."""
    width, height = size
    windows = _windows(width, height, effort.samples, seed)
    total, limit = _empty(width, height), CLAMP / exposure

    def here(window: Window) -> Samples:
        return sampled(mi, built, scene.camera, window, effort.depth, limit)

    parts = (
        map(here, windows) if others is None else others.light(windows, effort.depth, limit, here)
    )
    for number, (window, part) in enumerate(zip(windows, parts, strict=True), start=1):
        _add(total, part, window, effort.samples)
        last = window.top + window.rows == height
        preview = _preview(total, window, effort.samples, exposure) if last else None
        clock.tell("light", 0.05 + 0.7 * number / len(windows), preview)
    return total


def _windows(width: int, height: int, samples: int, seed: int) -> list[Window]:
    """Work in the order of passes; fixed by size and samples alone."""
    rows = min(height, max(1, PATHS_AT_ONCE // width))
    at_once = max(1, min(samples, PATHS_AT_ONCE // (width * rows)))
    return [
        Window(
            width, height, top, min(rows, height - top), first, min(at_once, samples - first), seed
        )
        for first in range(0, samples, at_once)
        for top in range(0, height, rows)
    ]


def _empty(width: int, height: int) -> Samples:
    color, grey = (height, width, 3), (height, width)
    zeros = [np.zeros(shape, np.float32) for shape in (color, grey, color, color, grey)]
    return Samples(*zeros)


def _add(total: Samples, part: Samples, window: Window, samples: int) -> None:
    """Depth is weighted by cover, so that edges do not average with nothing."""
    rows = slice(window.top, window.top + window.rows)
    share = np.float32(window.samples / samples)
    before = total.cover[rows].copy()
    total.light[rows] += share * np.nan_to_num(part.light, nan=0.0, posinf=0.0)
    total.albedo[rows] += share * part.albedo
    total.normal[rows] += share * part.normal
    total.cover[rows] += share * part.cover
    weight = share * part.cover / np.maximum(before + share * part.cover, 1e-6)
    total.depth[rows] += weight * (part.depth - total.depth[rows])


def _preview(total: Samples, window: Window, samples: int, exposure: float) -> Floats:
    step = max(1, max(total.light.shape[:2]) // 256)
    share = (window.first + window.samples) / samples
    small = total.light[::step, ::step] / np.float32(share)
    return shown(small, exposure)


def outlined_bands(
    mi: Any, built: Built, camera: Camera, size: tuple[int, int], seed: int
) -> Outline:
    """The outline of a whole picture, traced in bands."""
    windows = _windows(*size, 1, seed)
    return _joined([outline_of(looked(mi, built, camera, w), w) for w in windows])


def _joined(parts: list[Outline]) -> Outline:
    joined = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in ("owner", "behind", "albedo", "normal", "depth")
    }
    return Outline(**joined)


def _clean(
    samples: Samples, effort: Effort, exposure: float, clock: _Clock, threads: int
) -> Floats:
    if effort.denoise is None:
        return samples.light
    return denoised(
        samples.light,
        np.clip(samples.albedo, 0.0, 1.0),
        samples.normal,
        effort.denoise,
        exposure,
        lambda share: clock.tell("denoise", 0.75 + 0.05 * share),
        threads,
    )


def _sharp(
    mi: Any,
    built: Built,
    scene: Scene,
    size: tuple[int, int],
    seed: int,
    coarse: Light,
    clock: _Clock,
) -> tuple[Outline, Floats, Floats, Floats]:
    """Light taken to every pixel: outline, (H, W, 3) radiance without sky, cover, depth."""
    camera, (width, height) = scene.camera, size

    def taken_at(points: Points) -> Floats:
        return _taken(Upsampler(mi, coarse, camera, size), points)

    outlines, parts = [], []
    for window in _windows(width, height, 1, seed):
        points = looked(mi, built, camera, window)
        outlines.append(outline_of(points, window))
        parts.append(taken_at(points))
        clock.tell("buffers", 0.8 + 0.12 * (window.top + window.rows) / height)
    outline, taken = _joined(outlines), np.concatenate(parts)
    sharp = blurred(camera, outline.depth[::STEP, ::STEP], max(size)) < 1.0
    sharp = sharp.repeat(STEP, axis=0).repeat(STEP, axis=1)
    many = np.flatnonzero(edges(outline) & sharp).astype(np.int64)
    frame = Window(width, height, 0, height, 0, 1, seed)
    for some in np.array_split(many, max(1, -(-len(many) // PATHS_AT_ONCE))):
        if len(some):
            pixels = variant.owned(mi, some.astype(np.uint32), least=0)
            seen = [looked_at(mi, built, camera, frame, pixels, n) for n in range(EDGE_SAMPLES)]
            taken[some] += sum(taken_at(points) for points in seen)
            taken[some] /= EDGE_SAMPLES + 1
        clock.tell("buffers", 0.95)
    own, cover = taken[:, :3].reshape(height, width, 3), taken[:, 3].reshape(height, width)
    depth = np.asarray(taken[:, 4].reshape(height, width) / np.maximum(cover, 1e-6), np.float32)
    return outline, own, cover, depth


def _taken(takes: Upsampler, points: Points) -> Floats:
    """(N, 5) radiance, cover, and depth times cover at some points."""
    there = points.depth > 0.0
    depth = dr.select(there, points.depth, 1.0)
    color = takes.at(points.x, points.y, points.albedo, points.normal, depth, points.glass)
    color = dr.select(there, color, 0.0)
    dr.eval(color, there)
    taken: Floats = np.empty((dr.width(points.x), 5), np.float32)
    taken[:, :3], taken[:, 3], taken[:, 4] = numbers(color), np.array(there), points.depth
    return taken


def _blended(scene: Scene, own: Floats, cover: Floats, coarse: Floats, depth: Floats) -> Floats:
    """(H, W, 3) with the sky behind; where the lens blurs, the coarse light is fine enough."""
    size = cover.shape[1], cover.shape[0]
    light = own
    open_share = 1.0 - cover
    where = open_share > 0.0
    if scene.environment is not None and where.any():
        light = own.copy()
        light[where] += open_share[where][:, None] * _sky_behind(scene, size, where)
    soft = blurred(scene.camera, depth[::STEP, ::STEP], max(size))
    if not soft.any():
        return light
    share = doubled(soft[..., None])
    return in_bands(lambda own, blur, by: own + (blur - own) * by, light, doubled(coarse), share)


def _sky_behind(scene: Scene, size: tuple[int, int], where: NDArray[np.bool_]) -> Floats:
    """(N, 3) radiance of the sky at the pixels of a mask. Clouds need no more than every other."""
    sky = scene.environment
    fine = not isinstance(sky, Sky) or sky.stars > 0.0 or sky.moon > 0.0
    if fine or size[0] % 2 or size[1] % 2:
        return environment.radiance(sky, view_directions(scene.camera, size)[where])
    coarse = ndimage.binary_dilation(where[0::2, 0::2] | where[1::2, 1::2], np.ones((5, 5)))
    directions = view_directions(scene.camera, (size[0] // 2, size[1] // 2))[coarse]
    picture = np.zeros((*coarse.shape, 3), np.float32)
    picture[coarse] = environment.radiance(sky, directions)
    return doubled(picture)[where]


def _with_sky(
    samples: Samples, scene: Scene, size: tuple[int, int], exposure: float
) -> tuple[Samples, Floats]:
    """The sky behind, by the share of each pixel that nothing covers; and that light alone.

    It comes before denoising, and its own picture stands for its albedo: edges against it are
    cleaned like all others, and stars and clouds stay sharp.
    """
    open_share = 1.0 - samples.cover
    where = open_share > 0.0
    if scene.environment is None or not where.any():
        return samples, np.zeros_like(samples.light)
    directions = view_directions(scene.camera, size)[where]
    sky = np.zeros_like(samples.light)
    sky[where] = open_share[where][:, None] * environment.radiance(scene.environment, directions)
    albedo = samples.albedo + np.clip(sky * exposure, 0.0, 1.0)
    return replace(samples, light=samples.light + sky, albedo=albedo), sky


def view_directions(camera: Camera, size: tuple[int, int]) -> Floats:
    """(H, W, 3) unit directions through the middle of each pixel."""
    width, height = size
    right, up, forward = camera.axes
    if camera.orthographic is not None:
        return np.broadcast_to(forward, (height, width, 3)).copy()
    longer = max(size)
    x = ((np.arange(width) + 0.5 - width / 2) / longer + camera.shift[0]) * 2 * camera.half_width
    y = ((height / 2 - np.arange(height) - 0.5) / longer + camera.shift[1]) * 2 * camera.half_width
    rays = forward + x[None, :, None] * right + y[:, None, None] * up
    rays /= np.linalg.norm(rays, axis=-1, keepdims=True)
    directions: Floats = rays.astype(np.float32)
    return directions


def _thinned(haze: Haze, camera: Camera) -> Haze:
    """Air that does not hide what the picture is about: five sixths of its contrast are left."""
    away = max(camera.focal_distance - haze.start, 0.0)
    return replace(haze, distance=max(haze.distance, CLEAR * away))


def graduated(scene: Scene, exposure: float) -> Scene:
    """The scene whose sky is seen through a graduated filter, where it would be shown too bright.

    It lights as it did: what darkens is the view of it, and the air that takes its colour.
    """
    sky = scene.environment
    if not isinstance(sky, Sky):
        return scene
    seen = 0.55 * np.asarray(sky.horizon) + 0.45 * np.asarray(sky.zenith)
    shown_at = max(float(luminance(seen.astype(np.float32))) * sky.strength * exposure, 1e-6)
    share = float(np.clip((GRADUATED / shown_at) ** 0.7, DENSEST, 1.0))
    haze = scene.haze
    if haze is not None:
        red, green, blue = (share * c for c in haze.color)
        haze = replace(haze, color=(red, green, blue))
    return replace(scene, environment=replace(sky, strength=share * sky.strength), haze=haze)


def hazed(light: Floats, depth: Floats, cover: Floats, haze: Haze) -> Floats:
    """Air between: light ← light · t + colour · (1 − t), t = exp(−depth / distance)."""
    color = np.asarray(haze.color, np.float32)

    def through(light: Floats, depth: Floats, cover: Floats) -> Floats:
        distance = np.maximum(depth - haze.start, 0.0) / haze.distance
        gone = ((1.0 - np.exp(-distance)) * cover)[..., None]
        result: Floats = (light * (1.0 - gone) + color * gone).astype(np.float32)
        return result

    return in_bands(through, light, depth, cover)


def _buffers(scene: Scene, outline: Outline, cover: Floats) -> Buffers:
    backdrops = [i.id for i in scene.instances if i.backdrop]
    cover = np.where(np.isin(outline.owner, backdrops), 0.0, cover).astype(np.float32)
    return Buffers(
        instance=outline.owner,
        behind=outline.behind,
        depth=outline.depth,
        normal=outline.normal,
        albedo=outline.albedo,
        cover=cover,
    )
