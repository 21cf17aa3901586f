"""What does light do along a million paths at once? A path tracer for the compiled variants.

    L = Σ over bounces  β · (direct light, sampled at lights and by the surface, weighted by the
        balance heuristic),   β ← β · f cos θ / p

Every path belongs to a pixel by its number, never by a thread, and no two paths write to the same
place; so the picture does not depend on threads. Numbers that change between scenes are opaque to
the compiler, so that few programs are compiled. Rays of shadow pass straight through glass,
tinted; light that glass or mirrors gather (caustics) is left out.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from imagineart.modelling.model import Floats, Indices
from imagineart.tracing.dice import PER_BOUNCE, Dice, mixed
from imagineart.tracing.scattering import GLASS, chosen, evaluated, is_clear
from imagineart.tracing.scene import Camera
from imagineart.tracing.shapes import Built
from imagineart.tracing.variant import import_drjit

dr = import_drjit()

_ROULETTE_FROM = 2  # bounces
_SHINY = 1.2  # per steradian: from this density on a surface mirrors the sky in its own hue
_BLUR = 6.0  # by which texels grow after a bounce
_PANES = 8  # that a ray of shadow passes
_PANE_KEEPS = 0.94  # of light, beside its tint


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of the picture, in which samples."""

    width: int  # of the whole picture, px
    height: int
    top: int  # first row
    rows: int
    first: int  # number of the first sample
    samples: int
    seed: int


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Means over the samples of a window; all (rows, width, …) float32."""

    light: Floats  # (…, 3) without the sky behind everything
    cover: Floats  # share of rays that hit something
    albedo: Floats  # (…, 3) at the first surface that is no glass
    normal: Floats  # (…, 3) world
    depth: Floats  # m along the axis, of the rays that hit


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """What a pinhole sees at the middle of each pixel, without any average: (rows, width, …)."""

    owner: Indices  # instance id, 0 where nothing stands
    behind: Indices  # the same seen through glass
    albedo: Floats
    normal: Floats
    depth: Floats  # m along the axis; inf for the sky


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """What is seen at places of the picture; arrays of the tracer's own kind."""

    x: Any  # px
    y: Any
    owner: Any
    behind: Any
    albedo: Any
    normal: Any
    depth: Any  # m along the axis; 0 where nothing stands
    glass: Any  # Bool: first met solid glass


def sampled(
    mi: Any, built: Built, camera: Camera, window: Window, depth: int, clamp: float
) -> Samples:
    """Trace the paths of a window; no path brings more than `clamp` to its pixel."""
    ray, dice = _primary(mi, camera, window)
    forward = _vector(mi, camera.axes[2])
    start = mi.Ray3f(ray)
    light, hit, albedo, normal, distance = _paths(
        mi,
        built.scene,
        built.tables.fresh(),
        ray,
        dice,
        _Sight(mi, camera, built.pixel),
        (
            dr.opaque(mi.UInt32, depth),
            dr.opaque(mi.Float, clamp),
            dr.opaque(mi.Bool, built.has_glass),
        ),
    )
    along = distance * dr.dot(start.d, forward)
    dr.eval(light, hit, albedo, normal, along)
    shape = (window.rows, window.width, window.samples)
    cover = np.array(hit).reshape(shape).astype(np.float32).sum(axis=2)
    depth_sum = np.array(along).reshape(shape).sum(axis=2)
    return Samples(
        light=_mean(light, shape),
        cover=cover / window.samples,
        albedo=_mean(albedo, shape),
        normal=_mean(normal, shape),
        depth=(depth_sum / np.maximum(cover, 1.0)).astype(np.float32),
    )


def looked(mi: Any, built: Built, camera: Camera, window: Window) -> Points:
    """One ray through the middle of each pixel of a window, by a pinhole."""
    number = dr.arange(mi.UInt32, window.width * window.rows)
    return _seen(mi, built, camera, window, number, mi.Point2f(0.5), None)


def looked_at(
    mi: Any, built: Built, camera: Camera, window: Window, pixels: Any, sample: int
) -> Points:
    """One ray through the lens and a random place of each of (N,) pixels, counted in rows."""
    dice = _dice(mi, pixels, dr.opaque(mi.UInt32, sample), window.seed)
    return _seen(mi, built, camera, window, pixels, dice.two(mi, 0), dice.two(mi, 2))


def _seen(
    mi: Any,
    built: Built,
    camera: Camera,
    window: Window,
    number: Any,
    at: Any,
    lens: Any,
) -> Points:
    ray = _ray(mi, camera, window, number, at, lens)
    forward = _vector(mi, camera.axes[2])
    owner, behind, albedo, normal, distance, glass = _first(
        mi,
        built.scene,
        built.tables.fresh(),
        mi.Ray3f(ray),
        _Sight(mi, camera, built.pixel),
    )
    depth = distance * dr.dot(ray.d, forward)
    width = dr.opaque(mi.UInt32, window.width)
    row = number // width
    x = mi.Float(number - row * width) + at.x
    y = mi.Float(row + dr.opaque(mi.UInt32, window.top)) + at.y
    points = Points(x, y, owner, behind, albedo, normal, depth, glass)
    dr.eval(x, y, owner, behind, albedo, normal, depth, glass)
    return points


def outline_of(points: Points, window: Window) -> Outline:
    """What was seen at the middle of each pixel of a window, as pictures."""
    shape = (window.rows, window.width)
    depth = np.array(points.depth).reshape(shape)
    return Outline(
        owner=np.array(points.owner).astype(np.int32).reshape(shape),
        behind=np.array(points.behind).astype(np.int32).reshape(shape),
        albedo=numbers(points.albedo).reshape(*shape, 3),
        normal=numbers(points.normal).reshape(*shape, 3),
        depth=np.where(depth > 0.0, depth, np.float32(np.inf)),
    )


def _mean(values: Any, shape: tuple[int, int, int]) -> Floats:
    mean: Floats = numbers(values).reshape(*shape, 3).mean(axis=2)
    return mean


def numbers(values: Any) -> Floats:
    """(N, 3) of three arrays, without a program that would be compiled for every size."""
    return np.stack([np.array(part) for part in (values.x, values.y, values.z)], axis=-1)


# --- rays -------------------------------------------------------------------------------------


def _primary(mi: Any, camera: Camera, window: Window) -> tuple[Any, Any]:
    """Rays through random points of pixels and lens, and the sampler that goes on with them."""
    count = window.width * window.rows * window.samples
    index = dr.arange(mi.UInt32, count)
    number = index // dr.opaque(mi.UInt32, window.samples)
    sample = index - number * dr.opaque(mi.UInt32, window.samples)
    place = number + dr.opaque(mi.UInt32, window.top * window.width)
    dice = _dice(mi, place, sample + dr.opaque(mi.UInt32, window.first), window.seed)
    jitter, lens = dice.two(mi, 0), dice.two(mi, 2)
    return _ray(mi, camera, window, number, jitter, lens), dice


def _dice(mi: Any, place: Any, sample: Any, seed: int) -> Dice:
    """The random numbers of samples of pixels, counted in rows of the whole picture."""
    return Dice(mixed(mixed(place) + dr.opaque(mi.UInt32, _mixed(seed))), sample)


def _mixed(seed: int) -> int:
    """A 32-bit seed of any number."""
    return int(np.random.SeedSequence(seed).generate_state(1)[0])


def _ray(mi: Any, camera: Camera, window: Window, number: Any, at: Any, lens: Any) -> Any:
    width = dr.opaque(mi.UInt32, window.width)
    row = number // width
    column = number - row * width
    longer = dr.opaque(mi.Float, float(max(window.width, window.height)))
    half = dr.opaque(mi.Float, float(2.0 * camera.half_width))
    x = (mi.Float(column) + at.x - _opaque(mi, window.width / 2.0)) / longer
    y = (_opaque(mi, window.height / 2.0 - window.top) - mi.Float(row) - at.y) / longer
    x = (x + _opaque(mi, camera.shift[0])) * half
    y = (y + _opaque(mi, camera.shift[1])) * half
    right, up, forward = (_vector(mi, axis) for axis in camera.axes)
    eye = _vector(mi, np.asarray(camera.position, np.float32))
    if camera.orthographic is not None:
        return mi.Ray3f(
            mi.Point3f(eye + right * x + up * y),
            mi.Vector3f(forward) + dr.zeros(mi.Vector3f, dr.width(x)),
        )
    direction = forward + right * x + up * y
    if lens is None:
        return mi.Ray3f(
            mi.Point3f(eye) + dr.zeros(mi.Point3f, dr.width(x)), dr.normalize(direction)
        )
    disc = mi.warp.square_to_uniform_disk_concentric(lens) * _opaque(mi, camera.aperture_radius)
    lean = _opaque(mi, float(np.tan(np.deg2rad(camera.tilt))))
    leaning = lean * y  # LLVM 21–23 cannot compile x / dr.maximum(…) for AVX2
    reach = _opaque(mi, camera.focal_distance) / dr.select(leaning < 0.9, 1.0 - leaning, 0.1)
    origin = eye + right * disc.x + up * disc.y
    return mi.Ray3f(mi.Point3f(origin), dr.normalize(eye + direction * reach - origin))


def _opaque(mi: Any, value: float) -> Any:
    return dr.opaque(mi.Float, float(value))


def _vector(mi: Any, values: Floats) -> Any:
    return mi.Vector3f(*(_opaque(mi, v) for v in values))


# --- paths ------------------------------------------------------------------------------------


class _Sight:
    """How many metres the eye makes out: some, and some for each metre of the way."""

    def __init__(self, mi: Any, camera: Camera, pixel: float) -> None:
        flat = camera.orthographic is not None
        self.always = _opaque(mi, pixel if flat else 0.0)
        self.more = _opaque(mi, 0.0 if flat else pixel)

    def at(self, way: Any) -> Any:
        """After `way` metres."""
        return self.always + self.more * way


@dr.syntax  # type: ignore[untyped-decorator]
def _paths(mi: Any, scene: Any, tables: Any, ray: Any, dice: Any, sight: Any, bounds: Any) -> Any:
    """Radiance, hit, albedo, normal, distance of each ray. `bounds`: bounces, clamp, any glass."""
    limit, clamp, glass = bounds
    lamps, emitted = _lamps(mi, scene, tables, dice, glass), _emissions(mi, tables.sources)
    met_at, wide_at, bounced, one = tables.met, sight.at, _bounces(mi, dice), dice.one
    light, beta = mi.Color3f(0.0), mi.Color3f(1.0)
    albedo, normal, distance = mi.Color3f(0.0), mi.Vector3f(0.0), mi.Float(0.0)
    before_pdf, mirrored = mi.Float(1.0), mi.Bool(True)
    hit, noted, scattered, active = mi.Bool(False), mi.Bool(False), mi.Bool(False), mi.Bool(True)
    bounces, steps, way, dither = mi.UInt32(0), mi.UInt32(0), mi.Float(0.0), one(mi, 11)
    while active:
        pi = scene.ray_intersect_preliminary(ray, False, active)
        found = active & pi.is_valid()
        way += dr.select(found, pi.t, 0.0)
        wide = wide_at(way) * dr.select(scattered, _BLUR, 1.0)
        here = met_at(ray, pi, wide, dither, scattered, found)
        unseen = found & (bounces == 0) & here.hidden
        hit |= found & (bounces == 0) & ~unseen
        # light that the path meets
        missed = active & ~found & (bounces > 0)
        dull = dr.select(mirrored, 0.0, dr.clip((_SHINY - before_pdf) / _SHINY, 0.0, 1.0))
        shone, by_light, meets = emitted(here, ray, pi.t, found & ~unseen, (missed, dull))
        weight = dr.select(mirrored, 1.0, before_pdf / (before_pdf + by_light))
        meets &= ~(scattered & mirrored)
        light += dr.select(meets, _clamped(beta * shone * weight, clamp, bounces), 0.0)
        # what stands here
        clear = is_clear(here.finish)
        distance += dr.select(noted | ~found, 0.0, pi.t)
        first = found & ~clear & ~noted & ~unseen
        albedo = dr.select(first, here.finish.color, albedo)
        normal = dr.select(first, here.normal, normal)
        noted |= first
        # light that is sampled
        dimension = bounces * PER_BOUNCE + 4
        onward = found & (bounces + 1 < limit) & ~unseen
        frame = mi.coordinate_system(mi.Vector3f(here.normal))
        wi = here.local(mi, frame, -ray.d)
        gained, reached = lamps(here, frame, wi, beta, dimension, onward & ~clear)
        light += dr.select(reached, _clamped(gained, clamp, bounces + 1), 0.0)
        # onward
        wo, factor, before_pdf = bounced(here.finish, wi, dimension + 6)
        beta = dr.select(unseen, beta, beta * factor)
        mirrored = dr.select(unseen, mirrored, clear)
        scattered |= onward & ~clear
        steps += 1
        ray = here.onward(mi, dr.select(unseen, ray.d, here.world(mi, frame, wo)))
        bounces = dr.select(unseen, bounces, bounces + 1)
        beta *= _roulette(beta, bounces, one(mi, dimension + 9))
        active = (onward & (dr.max(beta) > 0.0) | unseen) & (steps < limit + 4)
    return light, hit, albedo, normal, distance


def _lamps(mi: Any, scene: Any, tables: Any, dice: Any, glass: Any) -> Any:
    """A function: what a path gains of one lamp that is picked for it, and whether any light."""

    def lamps(here: Any, frame: Any, wi: Any, beta: Any, dimension: Any, active: Any) -> Any:
        numbers = tuple(dice.two(mi, dimension + step) for step in (0, 2, 4))
        lamp = tables.sources.sample(mi, here.at, numbers, active)
        reached = active & (lamp.density > 0.0) & (dr.max(lamp.radiance) > 0.0)
        ray = here.onward(mi, lamp.direction)
        ray.maxt = lamp.distance * (1.0 - 1e-3)
        blocked = scene.ray_test(ray, reached)
        keeps = _passage(mi, scene, tables.tint, ray, reached & blocked & glass)
        power = lamp.radiance * dr.select(blocked, keeps, 1.0)
        value, pdf = evaluated(mi, here.finish, wi, here.local(mi, frame, lamp.direction))
        share = dr.select(lamp.point, 1.0 / lamp.density, 1.0 / (lamp.density + pdf))
        return beta * value * power * share, reached

    return lamps


def _bounces(mi: Any, dice: Any) -> Any:
    """A function: whither light goes on from a surface, what it keeps, and with which density."""

    def bounced(finish: Any, wi: Any, dimension: Any) -> tuple[Any, Any, Any]:
        wo, kept, _ = chosen(mi, finish, wi, dice.one(mi, dimension), dice.two(mi, dimension + 1))
        value, pdf = evaluated(mi, finish, wi, wo)
        spread = dr.select(pdf > 1e-9, value / pdf, 0.0)
        return wo, dr.select(is_clear(finish), kept, spread), pdf

    return bounced


def _clamped(gained: Any, clamp: Any, bounces: Any) -> Any:
    """Outliers after the first bounce are cut; what the eye sees directly may be brighter."""
    most = dr.max(gained)
    cap = dr.select(bounces <= 1, 8.0 * clamp, clamp)
    return gained * dr.select(most > cap, cap / most, 1.0)


def _roulette(beta: Any, bounces: Any, u: Any) -> Any:
    """0 for paths that end, and for the others what makes up for them."""
    most = dr.max(beta)
    survive = dr.select((bounces >= _ROULETTE_FROM) & (most < 0.95), most, 1.0)
    return dr.select(u < survive, 1.0 / survive, 0.0)


def _emissions(mi: Any, sources: Any) -> Any:
    """A function: what shines where a ray ends, how likely it would be sampled, and whether."""

    def emitted(here: Any, ray: Any, t: Any, found: Any, away: Any) -> tuple[Any, Any, Any]:
        missed, dull = away
        cosine = -dr.dot(here.flat, ray.d)
        front = found & (here.lamp > 0) & (cosine > 1e-5)
        shone, density = sources.met(mi, here.lamp, here.uv, front)
        sky, by_sky = sources.sky(mi, ray.d, missed)
        by_lamp = density * dr.square(t) / dr.select(front, cosine, 1.0)
        by_light = dr.select(missed, by_sky, by_lamp)
        sky = sources.balanced(mi, sky, dull)
        return dr.select(missed, sky, shone), by_light, missed | front

    return emitted


@dr.syntax  # type: ignore[untyped-decorator]
def _passage(mi: Any, scene: Any, tint_of: Any, ray: Any, active: Any) -> Any:
    """(3,) what is left of light on the straight way from a lamp, through tinted panes."""
    keeps = mi.Color3f(dr.select(active, 1.0, 0.0))
    walking, panes = mi.Bool(active), mi.UInt32(0)
    ray = mi.Ray3f(ray)
    while walking:
        pi = scene.ray_intersect_preliminary(ray, False, walking)
        blocked = pi.is_valid() & walking
        keeps = dr.select(blocked, keeps * tint_of(pi, blocked) * _PANE_KEEPS, keeps)
        step = pi.t + 1e-4 * (1.0 + pi.t)
        ray.o = dr.select(blocked, ray(step), ray.o)
        ray.maxt = dr.select(blocked, ray.maxt - step, ray.maxt)
        panes += 1
        walking &= blocked & (dr.max(keeps) > 0.0) & (ray.maxt > 0.0) & (panes < _PANES)
    return keeps


@dr.syntax  # type: ignore[untyped-decorator]
def _first(mi: Any, scene: Any, tables: Any, ray: Any, sight: Any) -> Any:
    """Owner, owner behind glass, albedo, normal, distance, whether glass is met first."""
    owner, behind = mi.UInt32(0), mi.UInt32(0)
    albedo, normal = mi.Color3f(0.0), mi.Vector3f(0.0)
    distance, steps = mi.Float(0.0), mi.UInt32(0)
    filtered, active = mi.Color3f(1.0), mi.Bool(True)
    travelled, met, still = mi.Float(0.0), mi.Bool(False), mi.Bool(False)
    glass = mi.Bool(False)
    half = mi.Float(0.5)
    met_at, wide_at = tables.met, sight.at
    while active:
        pi = scene.ray_intersect_preliminary(ray, True, active)
        found = active & pi.is_valid()
        travelled += dr.select(found, pi.t, 0.0)
        here = met_at(ray, pi, wide_at(travelled), half, still, found)
        finish = here.finish
        unseen = found & here.hidden
        clear = found & is_clear(finish)
        solid = found & ~clear & ~unseen
        owner = dr.select(found & ~met & ~unseen, here.owner, owner)
        glass |= found & ~met & (finish.kind == GLASS)
        met |= found & ~unseen
        behind = dr.select(solid, here.owner, behind)
        albedo = dr.select(solid, filtered * finish.color, albedo)
        normal = dr.select(solid, here.normal, normal)
        distance = dr.select(solid, travelled, distance)
        filtered = dr.select(clear, filtered * finish.tint, filtered)
        ray = here.onward(mi, ray.d)
        steps += 1
        active = found & ~solid & (steps < 16)
    return owner, behind, albedo, normal, distance, glass
