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
from imagineart.tracing.scene import Camera
from imagineart.tracing.shapes import Built
from imagineart.tracing.variant import import_drjit

dr = import_drjit()

_ROULETTE_FROM = 2  # bounces
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
    ray, sampler = _primary(mi, camera, window)
    forward = _vector(mi, camera.axes[2])
    start = mi.Ray3f(ray)
    light, hit, albedo, normal, distance = _paths(
        mi,
        built,
        _tables(mi, built),
        ray,
        sampler,
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
        mi, built, _tables(mi, built), mi.Ray3f(ray), key
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


def _mean(values: Any, shape: tuple[int, int, int]) -> Floats:
    mean: Floats = np.array(values).T.reshape(*shape, 3).mean(axis=2)
    return mean


# --- rays -------------------------------------------------------------------------------------


def _primary(mi: Any, camera: Camera, window: Window) -> tuple[Any, Any]:
    """Rays through random points of pixels and lens, and the sampler that goes on with them."""
    count = window.width * window.rows * window.samples
    sampler = mi.load_dict({"type": "independent"})
    sampler.seed(dr.opaque(mi.UInt32, _mixed(window)), count)
    number = dr.arange(mi.UInt32, count) // dr.opaque(mi.UInt32, window.samples)
    jitter = sampler.next_2d()
    lens = sampler.next_2d()
    return _ray(mi, camera, window, number, jitter, lens), sampler


def _centred(mi: Any, camera: Camera, window: Window) -> Any:
    number = dr.arange(mi.UInt32, window.width * window.rows)
    middle = mi.Point2f(0.5)
    return _ray(mi, camera, window, number, middle, None)


def _mixed(window: Window) -> int:
    """A 32-bit seed of its own for every band and sample."""
    parts = np.random.SeedSequence([window.seed, window.top, window.first])
    return int(parts.generate_state(1)[0])


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


def _tables(mi: Any, built: Built) -> dict[str, Any]:
    return {
        "first": mi.UInt32(built.first.astype(np.uint32)),
        "owners": mi.UInt32(built.owners.astype(np.uint32)),
        "hidden": mi.UInt32(built.hidden.astype(np.uint32)),
        "tint": mi.Float(built.tint.ravel()),
    }


@dr.syntax  # type: ignore[untyped-decorator]
def _paths(
    mi: Any, built: Any, tables: Any, ray: Any, sampler: Any, limit: Any, clamp: Any, glass: bool
) -> Any:
    """Radiance, hit, albedo, normal and distance of each ray."""
    scene, context = built.scene, mi.BSDFContext()
    light, beta = mi.Color3f(0.0), mi.Color3f(1.0)
    albedo, normal, distance = mi.Color3f(0.0), mi.Vector3f(0.0), mi.Float(0.0)
    before, before_pdf, mirrored = dr.zeros(mi.Interaction3f), mi.Float(1.0), mi.Bool(True)
    hit, noted, scattered = mi.Bool(False), mi.Bool(False), mi.Bool(False)
    bounces, steps, active = mi.UInt32(0), mi.UInt32(0), mi.Bool(True)
    while active:
        si = scene.ray_intersect(ray, mi.RayFlags.All, False, active)
        found = si.is_valid()
        number = dr.reinterpret_array(mi.UInt32, si.shape)
        unseen = (
            found & (bounces == 0) & (dr.gather(mi.UInt32, tables["hidden"], number, found) > 0)
        )
        hit |= found & (bounces == 0) & ~unseen

        # light that the path meets
        ds = mi.DirectionSample3f(scene, si, before)
        meets = (ds.emitter != None) & ~unseen & (found | (bounces > 0)) & ~(scattered & mirrored)  # noqa: E711
        by_light = scene.pdf_emitter_direction(before, ds, meets & ~mirrored)
        weight = dr.select(mirrored, 1.0, before_pdf / (before_pdf + by_light))
        gained = beta * ds.emitter.eval(si, meets) * weight
        light += dr.select(meets, _clamped(gained, clamp, bounces), 0.0)

        # light that is sampled
        onward = active & found & (bounces + 1 < limit) & ~unseen
        bsdf = si.bsdf()
        smooth = mi.has_flag(bsdf.flags(), mi.BSDFFlags.Smooth)
        lamp, power = scene.sample_emitter_direction(
            si, sampler.next_2d(onward), not glass, onward & smooth
        )
        reached = onward & smooth & (lamp.pdf != 0.0)
        if dr.hint(glass, mode="scalar"):
            power *= _passage(mi, scene, tables, si, lamp, reached)
        value, pdf, bs, factor = bsdf.eval_pdf_sample(
            context,
            si,
            si.to_local(lamp.d),
            sampler.next_1d(onward),
            sampler.next_2d(onward),
            onward,
        )
        share = dr.select(lamp.delta, 1.0, lamp.pdf / (lamp.pdf + pdf))
        gained = beta * si.to_world_mueller(value, -si.to_local(lamp.d), si.wi) * power * share
        light += dr.select(reached, _clamped(gained, clamp, bounces + 1), 0.0)

        # what stands here
        distance += dr.select(noted | ~found, 0.0, si.t)
        first = active & found & smooth & ~noted & ~unseen
        color = bsdf.eval_diffuse_reflectance(si, first)
        albedo = dr.select(first, color, albedo)
        normal = dr.select(first, si.sh_frame.n, normal)
        noted |= first

        # onward
        beta = dr.select(unseen, beta, beta * factor)
        mirrored = dr.select(unseen, mirrored, mi.has_flag(bs.sampled_type, mi.BSDFFlags.Delta))
        scattered |= onward & ~mirrored
        ray = si.spawn_ray(dr.select(unseen, ray.d, si.to_world(bs.wo)))
        before, before_pdf = dr.select(unseen, before, mi.Interaction3f(si)), bs.pdf
        bounces = dr.select(unseen, bounces, bounces + 1)
        steps += 1
        most = dr.max(beta)
        survive = dr.select((bounces >= _ROULETTE_FROM) & (most < 0.95), most, 1.0)
        alive = sampler.next_1d() < survive
        beta = dr.select(alive, beta / survive, 0.0)
        active = (onward & (most > 0.0) & alive | (active & unseen)) & (steps < limit + 4)
    return light, hit, albedo, normal, distance


def _clamped(gained: Any, clamp: Any, bounces: Any) -> Any:
    """Outliers after the first bounce are cut; what the eye sees directly may be brighter."""
    most = dr.max(gained)
    cap = dr.select(bounces <= 1, 8.0 * clamp, clamp)
    return gained * dr.select(most > cap, cap / most, 1.0)


@dr.syntax  # type: ignore[untyped-decorator]
def _passage(mi: Any, scene: Any, tables: Any, si: Any, lamp: Any, active: Any) -> Any:
    """(3,) what is left of light on the straight way from a lamp, through tinted panes."""
    keeps = mi.Color3f(1.0)
    ray = si.spawn_ray_to(lamp.p)
    walking, panes = mi.Bool(active), mi.UInt32(0)
    while walking:
        pi = scene.ray_intersect_preliminary(ray, False, walking)
        blocked = pi.is_valid() & walking
        number = dr.reinterpret_array(mi.UInt32, pi.shape)
        tint = dr.gather(mi.Color3f, tables["tint"], number, blocked)
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
    scene = built.scene
    owner, behind = mi.UInt32(0), mi.UInt32(0)
    albedo, normal = mi.Color3f(0.0), mi.Vector3f(0.0)
    distance, lit, steps = mi.Float(0.0), mi.Float(0.0), mi.UInt32(0)
    filtered, active = mi.Color3f(1.0), mi.Bool(True)
    travelled, met = mi.Float(0.0), mi.Bool(False)
    while active:
        si = scene.ray_intersect(ray, mi.RayFlags.All, False, active)
        found = active & si.is_valid()
        number = dr.reinterpret_array(mi.UInt32, si.shape)
        unseen = found & (dr.gather(mi.UInt32, tables["hidden"], number, found) > 0)
        start = dr.gather(mi.UInt32, tables["first"], number, found)
        whose = dr.gather(
            mi.UInt32, tables["owners"], dr.select(start > 0, start + si.prim_index, 0), found
        )
        tint = dr.gather(mi.Color3f, tables["tint"], number, found)
        clear = found & (dr.max(tint) > 0.0)
        solid = found & ~clear & ~unseen
        owner = dr.select(found & ~met & ~unseen, whose, owner)
        met |= found & ~unseen
        behind = dr.select(solid, whose, behind)
        travelled += dr.select(found, si.t, 0.0)
        bsdf = si.bsdf()
        albedo = dr.select(solid, filtered * bsdf.eval_diffuse_reflectance(si, solid), albedo)
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
