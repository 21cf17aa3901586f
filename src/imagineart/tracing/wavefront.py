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
from imagineart.tracing.hits import HIDDEN, PICTURED, ROUGH, TWO_SIDED
from imagineart.tracing.materials import carry
from imagineart.tracing.scene import Camera
from imagineart.tracing.shapes import Built
from imagineart.tracing.variant import import_drjit

dr = import_drjit()

_ROULETTE_FROM = 2  # bounces
_SMOOTHEST = 0.25  # roughness after a bounce: glints of glints are fireflies
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
    lit: Floats  # cosine to the key light, 0 in its shadow


def sampled(
    mi: Any, built: Built, camera: Camera, window: Window, depth: int, clamp: float
) -> Samples:
    """Trace the paths of a window; no path brings more than `clamp` to its pixel."""
    ray, dice = _primary(mi, camera, window)
    forward = _vector(mi, camera.axes[2])
    start = mi.Ray3f(ray)
    light, hit, albedo, normal, distance = _paths(
        mi,
        built,
        _fresh(built),
        ray,
        dice,
        dr.opaque(mi.UInt32, depth),
        dr.opaque(mi.Float, clamp),
        built.has_glass,
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


def outlined(mi: Any, built: Built, camera: Camera, window: Window) -> Outline:
    """One ray through the middle of each pixel: crisp ids, depth, normals, albedo and shadow."""
    ray = _centred(mi, camera, window)
    forward = _vector(mi, camera.axes[2])
    key = _vector(mi, np.asarray(built.key or (0.0, 0.0, 0.0), np.float32))
    owner, behind, albedo, normal, distance, lit = _first(
        mi, built, _fresh(built), mi.Ray3f(ray), key
    )
    along = dr.select(distance > 0, distance * dr.dot(ray.d, forward), dr.inf)
    dr.eval(owner, behind, albedo, normal, along, lit)
    shape = (window.rows, window.width)
    return Outline(
        owner=np.array(owner).astype(np.int32).reshape(shape),
        behind=np.array(behind).astype(np.int32).reshape(shape),
        albedo=np.array(albedo).T.reshape(*shape, 3),
        normal=np.array(normal).T.reshape(*shape, 3),
        depth=np.array(along).reshape(shape),
        lit=np.array(lit).reshape(shape) if built.key else np.ones(shape, np.float32),
    )


def _fresh(built: Built) -> Any:
    """The tables as arguments of a program. Raises `RuntimeError` where nothing is compiled."""
    if built.tables is None:
        raise RuntimeError("paths are traced by the compiled variants alone")
    return built.tables.fresh()


def _mean(values: Any, shape: tuple[int, int, int]) -> Floats:
    mean: Floats = np.array(values).T.reshape(*shape, 3).mean(axis=2)
    return mean


# --- rays -------------------------------------------------------------------------------------


def _primary(mi: Any, camera: Camera, window: Window) -> tuple[Any, Any]:
    """Rays through random points of pixels and lens, and the sampler that goes on with them."""
    count = window.width * window.rows * window.samples
    index = dr.arange(mi.UInt32, count)
    number = index // dr.opaque(mi.UInt32, window.samples)
    sample = index - number * dr.opaque(mi.UInt32, window.samples)
    place = number + dr.opaque(mi.UInt32, window.top * window.width)
    pixel = mixed(mixed(place) + dr.opaque(mi.UInt32, _mixed(window.seed)))
    dice = Dice(pixel, sample + dr.opaque(mi.UInt32, window.first))
    jitter, lens = dice.two(mi, 0), dice.two(mi, 2)
    return _ray(mi, camera, window, number, jitter, lens), dice


def _centred(mi: Any, camera: Camera, window: Window) -> Any:
    number = dr.arange(mi.UInt32, window.width * window.rows)
    middle = mi.Point2f(0.5)
    return _ray(mi, camera, window, number, middle, None)


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


@dr.syntax  # type: ignore[untyped-decorator]
def _paths(
    mi: Any, built: Any, tables: Any, ray: Any, dice: Any, limit: Any, clamp: Any, glass: bool
) -> Any:
    """Radiance, hit, albedo, normal and distance of each ray."""
    scene, shape_of, prepared = built.scene, tables.shape, _preparations(mi, tables)
    emitted, lamps = _emissions(mi, tables.sources), _lamps(mi, scene, tables, dice, glass)
    reflected, one = _reflections(mi, dice), dice.one
    light, beta = mi.Color3f(0.0), mi.Color3f(1.0)
    albedo, normal, distance = mi.Color3f(0.0), mi.Vector3f(0.0), mi.Float(0.0)
    before_pdf, mirrored = mi.Float(1.0), mi.Bool(True)
    hit, noted, scattered = mi.Bool(False), mi.Bool(False), mi.Bool(False)
    bounces, steps, active = mi.UInt32(0), mi.UInt32(0), mi.Bool(True)
    while active:
        si = scene.ray_intersect(ray, mi.RayFlags.All, False, active)
        found = active & si.is_valid()
        number, _, kind = shape_of(si, found)
        unseen = found & (bounces == 0) & ((kind & HIDDEN) > 0)
        hit |= found & (bounces == 0) & ~unseen
        # light that the path meets
        missed = active & ~found & (bounces > 0)
        shone, by_light, meets = emitted(si, ray, number, found & ~unseen, missed)
        weight = dr.select(mirrored, 1.0, before_pdf / (before_pdf + by_light))
        meets &= ~(scattered & mirrored)
        light += dr.select(meets, _clamped(beta * shone * weight, clamp, bounces), 0.0)
        # what stands here
        color = prepared(si, number, kind, found, scattered)
        bsdf = si.bsdf()
        smooth = (kind & ROUGH) > 0
        distance += dr.select(noted | ~found, 0.0, si.t)
        first = found & smooth & ~noted & ~unseen
        albedo = dr.select(first, _own_color(bsdf, si, kind, color, first), albedo)
        normal = dr.select(first, si.sh_frame.n, normal)
        noted |= first
        # light that is sampled
        dimension = bounces * PER_BOUNCE + 4
        onward = found & (bounces + 1 < limit) & ~unseen
        lamp, power, reached = lamps(si, dimension, onward & smooth)
        gained, bs, factor = reflected(bsdf, si, lamp, dimension, onward)
        gained = _clamped(beta * gained * power, clamp, bounces + 1)
        light += dr.select(reached, gained, 0.0)
        # onward
        beta = dr.select(unseen, beta, beta * factor)
        mirrored = dr.select(unseen, mirrored, mi.has_flag(bs.sampled_type, mi.BSDFFlags.Delta))
        scattered |= onward & ~mirrored
        ray = si.spawn_ray(dr.select(unseen, ray.d, si.to_world(bs.wo)))
        before_pdf, steps = bs.pdf, steps + 1
        bounces = dr.select(unseen, bounces, bounces + 1)
        beta *= _roulette(beta, bounces, one(mi, dimension + 9))
        active = (onward & (dr.max(beta) > 0.0) | unseen) & (steps < limit + 4)
    return light, hit, albedo, normal, distance


def _lamps(mi: Any, scene: Any, tables: Any, dice: Any, glass: bool) -> Any:
    """What picks a lamp for a point: (sample, radiance that arrives, whether any does)."""
    passage = _passages(mi, scene, tables, glass)

    def lamps(si: Any, dimension: Any, active: Any) -> Any:
        numbers = tuple(dice.two(mi, dimension + step) for step in (0, 2, 4))
        lamp = tables.sources.sample(mi, si.p, numbers, active)
        reached = active & (lamp.density > 0.0) & (dr.max(lamp.radiance) > 0.0)
        return lamp, lamp.radiance * passage(si, lamp, reached), reached

    return lamps


def _reflections(mi: Any, dice: Any) -> Any:
    """The share of a lamp's light that a surface passes on, and where the path goes from it."""
    context = mi.BSDFContext()

    def reflected(bsdf: Any, si: Any, lamp: Any, dimension: Any, active: Any) -> Any:
        toward = si.to_local(lamp.direction)
        u, v = dice.one(mi, dimension + 6), dice.two(mi, dimension + 7)
        value, pdf, bs, factor = bsdf.eval_pdf_sample(context, si, toward, u, v, active)
        share = dr.select(lamp.point, 1.0 / lamp.density, 1.0 / (lamp.density + pdf))
        return value * share, bs, factor

    return reflected


def _own_color(bsdf: Any, si: Any, kind: Any, color: Any, active: Any) -> Any:
    """The colour of the surface itself: its picture's, where it has one."""
    pictured = active & ((kind & PICTURED) > 0)
    return dr.select(pictured, bsdf.eval_diffuse_reflectance(si, pictured), color)


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


def _preparations(mi: Any, tables: Any) -> Any:
    """A function: the colour of a hit, which then carries what its surface needs."""

    def prepared(si: Any, number: Any, kind: Any, found: Any, scattered: Any) -> Any:
        color, row, more = tables.hit(si, tables.place(si, number, found), found)
        row.x = dr.select(scattered & (row.x < _SMOOTHEST), _SMOOTHEST, row.x)
        carry(mi, si, color, (row, more))
        _face(mi, si, (kind & TWO_SIDED) > 0)
        return color

    return prepared


def _emissions(mi: Any, sources: Any) -> Any:
    """A function: what shines where a ray ends, how likely it would be sampled, and whether."""

    def emitted(si: Any, ray: Any, number: Any, found: Any, missed: Any) -> tuple[Any, Any, Any]:
        cosine = -dr.dot(si.n, ray.d)
        front = found & (cosine > 1e-5)
        shone, density = sources.met(mi, number, si.uv, front)
        sky, by_sky = sources.sky(mi, ray.d, missed)
        by_lamp = density * dr.square(si.t) / dr.select(front, cosine, 1.0)
        by_light = dr.select(missed, by_sky, by_lamp)
        return dr.select(missed, sky, shone), by_light, missed | front

    return emitted


def _face(mi: Any, si: Any, both: Any) -> None:
    """Turn the surface towards the ray where it has two sides."""
    turned = (si.wi.z < 0.0) & both
    si.sh_frame.n = dr.select(turned, -si.sh_frame.n, si.sh_frame.n)
    si.sh_frame.s = dr.select(turned, -si.sh_frame.s, si.sh_frame.s)
    si.wi = dr.select(turned, mi.Vector3f(-si.wi.x, si.wi.y, -si.wi.z), si.wi)


def _passages(mi: Any, scene: Any, tables: Any, glass: bool) -> Any:
    """A function: the share of light that comes from a lamp; a walk where there is glass."""

    def passage(si: Any, lamp: Any, active: Any) -> Any:
        ray = si.spawn_ray(lamp.direction)
        ray.maxt = lamp.distance * (1.0 - 1e-3)
        if glass:
            return _passage(mi, scene, tables.shape, ray, active)
        return mi.Color3f(dr.select(scene.ray_test(ray, active), 0.0, 1.0))

    return passage


@dr.syntax  # type: ignore[untyped-decorator]
def _passage(mi: Any, scene: Any, shape_of: Any, ray: Any, active: Any) -> Any:
    """(3,) what is left of light on the straight way from a lamp, through tinted panes."""
    keeps = mi.Color3f(1.0)
    walking, panes = mi.Bool(active), mi.UInt32(0)
    while walking:
        pi = scene.ray_intersect_preliminary(ray, False, walking)
        blocked = pi.is_valid() & walking
        _, tint, _ = shape_of(pi, blocked)
        keeps = dr.select(blocked, keeps * tint * _PANE_KEEPS, keeps)
        step = pi.t + 1e-4 * (1.0 + pi.t)
        ray.o = dr.select(blocked, ray(step), ray.o)
        ray.maxt = dr.select(blocked, ray.maxt - step, ray.maxt)
        panes += 1
        walking &= blocked & (dr.max(keeps) > 0.0) & (ray.maxt > 0.0) & (panes < _PANES)
    return keeps


@dr.syntax  # type: ignore[untyped-decorator]
def _first(mi: Any, built: Any, tables: Any, ray: Any, key: Any) -> Any:
    """Owner, owner behind glass, albedo, normal, distance and cosine to the key light."""
    scene, owners = built.scene, tables.owners
    shape_of, place_of, hit_of = tables.shape, tables.place, tables.hit
    owner, behind = mi.UInt32(0), mi.UInt32(0)
    albedo, normal = mi.Color3f(0.0), mi.Vector3f(0.0)
    distance, lit, steps = mi.Float(0.0), mi.Float(0.0), mi.UInt32(0)
    filtered, active = mi.Color3f(1.0), mi.Bool(True)
    travelled, met = mi.Float(0.0), mi.Bool(False)
    while active:
        si = scene.ray_intersect(ray, mi.RayFlags.All, False, active)
        found = active & si.is_valid()
        number, tint, kind = shape_of(si, found)
        unseen = found & ((kind & HIDDEN) > 0)
        place = place_of(si, number, found)
        whose = dr.gather(mi.UInt32, owners, place, found)
        clear = found & (dr.max(tint) > 0.0)
        solid = found & ~clear & ~unseen
        owner = dr.select(found & ~met & ~unseen, whose, owner)
        met |= found & ~unseen
        behind = dr.select(solid, whose, behind)
        travelled += dr.select(found, si.t, 0.0)
        bsdf = si.bsdf()
        color, row, more = hit_of(si, place, solid)
        carry(mi, si, color, (row, more))
        pictured = solid & ((kind & PICTURED) > 0)
        color = dr.select(pictured, bsdf.eval_diffuse_reflectance(si, pictured), color)
        albedo = dr.select(solid, filtered * color, albedo)
        facing = dr.select(dr.dot(si.sh_frame.n, ray.d) > 0.0, -si.sh_frame.n, si.sh_frame.n)
        normal = dr.select(solid, facing, normal)
        distance = dr.select(solid, travelled, distance)
        toward = key - si.p
        cosine = dr.maximum(dr.dot(facing, dr.normalize(toward)), 0.0)
        shade = scene.ray_test(si.spawn_ray_to(mi.Point3f(key) - 1e-3 * toward), solid)
        lit = dr.select(solid, dr.select(shade, 0.0, cosine), lit)
        filtered = dr.select(clear, filtered * tint, filtered)
        ray = si.spawn_ray(ray.d)
        steps += 1
        active = found & ~solid & (steps < 16)
    return owner, behind, albedo, normal, distance, lit
