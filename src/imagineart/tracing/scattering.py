"""What does light do at a surface? One formula for all of them, so that all scenes run one program.

Disney's principled model (Burley 2012, 2015): a diffuse lobe with retro-reflection and a flat part
for skin and wax, velvet, microfacets that run from plastic to metal, a clear coat.

    f cos θₒ = (1 − m) [ c / π (lerp(f_d, f_ss, flat) + velvet) cos θₒ ] + F D G / (4 cos θᵢ) + coat
    D = α² / (π (1 + (α² − 1) cos² θₕ)²),  G by Smith,  α = roughness²

Thin sheets pass a part of the diffuse light to the other side; panes and glass bend or mirror it.
Directions are local: z is the normal on the viewer's side, wi towards the viewer, wo onward.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from imagineart.tracing.variant import import_drjit

dr = import_drjit()

OPAQUE, SHEET, PANE, GLASS = 0, 1, 2, 3
_LEAST = 2e-3  # of α
_SHARP = 2.5e-3  # of α, below which glass does not spread light
_TINT = 0.5  # of velvet that takes the colour of the cloth


@dataclass(frozen=True, slots=True, eq=False)
class Finish:
    """A surface where a ray met it; all are arrays of the tracer's kind."""

    color: Any
    roughness: Any
    metallic: Any
    sheen: Any
    flatness: Any
    coat: Any
    coat_alpha: Any
    passing: Any  # 0–2, twice the share of diffuse light that goes through a sheet
    eta: Any  # index of refraction
    tint: Any  # of what passes panes and glass
    kind: Any  # UInt32
    front: Any  # Bool: whether the ray came from outside


def is_clear(finish: Finish) -> Any:
    """Whether light goes straight or is mirrored, so that no lamp is sampled."""
    return finish.kind >= PANE


def evaluated(mi: Any, finish: Finish, wi: Any, wo: Any) -> tuple[Any, Any]:
    """f cos θₒ, and the density with which `chosen` takes wo."""
    above = wo.z > 0.0
    cos_i, cos_o = dr.maximum(wi.z, 1e-4), dr.abs(wo.z)
    half = dr.normalize(wi + wo)
    half = dr.select(above, half, mi.Vector3f(0.0, 0.0, 1.0))
    cos_d = dr.clip(dr.dot(half, wo), 0.0, 1.0)
    soft = _diffuse(mi, finish, cos_i, cos_o, dr.select(above, cos_d, 1.0))
    sheet = finish.kind == SHEET
    through = dr.select(sheet, 0.5 * finish.passing, 0.0)
    value = soft * cos_o * dr.select(above, 1.0 - through, through)
    alpha = dr.maximum(dr.square(finish.roughness), _LEAST)
    gloss, by_gloss = _microfacets(mi, alpha, cos_i, wi, wo, half)
    coat, by_coat = _microfacets(mi, finish.coat_alpha, cos_i, wi, wo, half)
    fresnel = _fresnel(mi, finish, cos_d)
    coat_fresnel = 0.25 * finish.coat * (0.04 + 0.96 * _fifth(1.0 - cos_d))
    shines = above & ~sheet
    value += dr.select(shines, fresnel * gloss + coat_fresnel * coat, 0.0)
    p_gloss, p_coat = _chances(mi, finish, cos_i)
    by_soft = (1.0 - p_gloss - p_coat) * cos_o / np.pi
    by_soft *= dr.select(above, 1.0 - through, through)
    pdf = by_soft + dr.select(above, p_gloss * by_gloss + p_coat * by_coat, 0.0)
    solid = finish.kind < PANE
    return dr.select(solid, value, 0.0), dr.select(solid, pdf, 0.0)


def chosen(mi: Any, finish: Finish, wi: Any, which: Any, spread: Any) -> tuple[Any, Any, Any]:
    """A way onward by three random numbers: wo, and the factor of clear surfaces; and whether
    the way passes through the surface."""
    through_share = dr.select(finish.kind == SHEET, 0.5 * finish.passing, 0.0)
    p_gloss, p_coat = _chances(mi, finish, wi.z)
    clear = is_clear(finish)
    own = dr.select(
        which < p_coat, finish.coat_alpha, dr.maximum(dr.square(finish.roughness), _LEAST)
    )
    normal = _visible(mi, wi, own, spread)
    glossy = 2.0 * dr.dot(wi, normal) * normal - wi
    soft = mi.warp.square_to_cosine_hemisphere(spread)
    left = 1.0 - p_gloss - p_coat
    rest = (which - p_gloss - p_coat) / dr.select(left > 1e-6, left, 1.0)
    soft.z = dr.select(rest < through_share, -soft.z, soft.z)
    wo = dr.select(which < p_gloss + p_coat, glossy, soft)
    straight, factor, passes = _clear(mi, finish, wi, normal, which)
    return (
        dr.select(clear, straight, wo),
        dr.select(clear, factor, mi.Color3f(1.0)),
        dr.select(clear, passes, wo.z < 0.0),
    )


def _clear(mi: Any, finish: Finish, wi: Any, normal: Any, u: Any) -> tuple[Any, Any, Any]:
    """Mirrored or passed on, by Fresnel's share."""
    pane = finish.kind == PANE
    alpha = dr.square(finish.roughness)
    facet = dr.select(pane | (alpha < _SHARP), mi.Vector3f(0.0, 0.0, 1.0), normal)
    ratio = dr.select(finish.front | pane, finish.eta, 1.0 / finish.eta)
    cosine = dr.dot(wi, facet)
    share, cos_t, _, inverse = mi.fresnel(cosine, ratio)
    share = dr.select(pane, 2.0 * share / (1.0 + share), share)
    mirrored = u < share
    mirror = 2.0 * cosine * facet - wi
    bent = facet * (cosine * inverse + cos_t) - wi * inverse
    passed = dr.select(pane, -wi, bent)
    wo = dr.select(mirrored, mirror, passed)
    return dr.normalize(wo), dr.select(mirrored, mi.Color3f(1.0), finish.tint), ~mirrored


def _diffuse(mi: Any, finish: Finish, cos_i: Any, cos_o: Any, cos_d: Any) -> Any:
    """Without the cosine and the parts that pass through."""
    at_i, at_o = _fifth(1.0 - cos_i), _fifth(1.0 - cos_o)
    back = 2.0 * finish.roughness * dr.square(cos_d)
    plain = (1.0 - 0.5 * at_i) * (1.0 - 0.5 * at_o)
    plain += back * (at_o + at_i + at_o * at_i * (back - 1.0))
    grazing = dr.lerp(1.0, 0.5 * back, at_o) * dr.lerp(1.0, 0.5 * back, at_i)
    flat = 1.25 * (grazing * (1.0 / (cos_i + cos_o) - 0.5) + 0.5)
    lobe = _deepened(mi, finish, cos_o) * (dr.lerp(plain, flat, finish.flatness) / np.pi)
    bright = mi.luminance(finish.color)
    cloth = dr.select(bright > 0.0, finish.color / bright, 1.0)
    velvet = finish.sheen * _fifth(1.0 - cos_d) * dr.lerp(mi.Color3f(1.0), cloth, _TINT)
    return (lobe + velvet) * (1.0 - finish.metallic)


def _deepened(mi: Any, finish: Finish, cos_o: Any) -> Any:
    """The colour of soft things: light that comes in flat has gone far below the surface, so it has
    more of the hue, and some of it comes out where little goes in."""
    hue = finish.color / dr.maximum(dr.max(finish.color), 1e-4)
    share = finish.flatness * dr.square(1.0 - cos_o)
    return finish.color * dr.lerp(mi.Color3f(1.0), hue, share) * (1.0 + 0.4 * share)


def _fresnel(mi: Any, finish: Finish, cosine: Any) -> Any:
    dielectric, _, _, _ = mi.fresnel(cosine, finish.eta)
    metal = finish.color + (1.0 - finish.color) * _fifth(1.0 - cosine)
    return mi.Color3f(dr.lerp(mi.Color3f(dielectric), metal, finish.metallic))


def _microfacets(mi: Any, alpha: Any, cos_i: Any, wi: Any, wo: Any, half: Any) -> tuple[Any, Any]:
    """D G / (4 cos θᵢ), and the density of ways mirrored by the facets that the viewer sees."""
    squared = dr.square(alpha)
    bulk = 1.0 + (squared - 1.0) * dr.square(half.z)
    spread = squared / (np.pi * dr.square(dr.maximum(bulk, 1e-7)))
    seen = 2.0 / (1.0 + dr.sqrt(1.0 + squared * (1.0 / dr.square(cos_i) - 1.0)))
    reached = 2.0 / (1.0 + dr.sqrt(1.0 + squared * (1.0 / dr.square(dr.maximum(wo.z, 1e-4)) - 1.0)))
    density = spread * seen / (4.0 * cos_i)
    return density * reached, density


def _chances(mi: Any, finish: Finish, cos_i: Any) -> tuple[Any, Any]:
    """How often the gloss and the coat are followed."""
    f0 = dr.square((finish.eta - 1.0) / (finish.eta + 1.0))
    bright = mi.luminance(finish.color)
    f0 = dr.lerp(f0, bright, finish.metallic)
    gloss = f0 + (1.0 - f0) * _fifth(1.0 - dr.clip(cos_i, 0.0, 1.0))
    soft = bright * (1.0 - finish.metallic) + 1e-3
    coat = 0.25 * finish.coat * (0.04 + 0.96 * _fifth(1.0 - dr.clip(cos_i, 0.0, 1.0)))
    total = gloss + soft + coat
    bare = finish.kind == SHEET
    return dr.select(bare, 0.0, gloss / total), dr.select(bare, 0.0, coat / total)


def _visible(mi: Any, wi: Any, alpha: Any, u: Any) -> Any:
    """A facet of those that the viewer sees (Dupuy and Benyoub 2023)."""
    stretched = dr.normalize(mi.Vector3f(wi.x * alpha, wi.y * alpha, wi.z))
    sine_phi, cosine_phi = dr.sincos(2.0 * np.pi * u.x)
    z = (1.0 - u.y) * (1.0 + stretched.z) - stretched.z
    sine = dr.safe_sqrt(1.0 - z * z)
    cap = mi.Vector3f(sine * cosine_phi, sine * sine_phi, z) + stretched
    return dr.normalize(mi.Vector3f(cap.x * alpha, cap.y * alpha, dr.maximum(cap.z, 1e-6)))


def _fifth(x: Any) -> Any:
    """Schlick's weight: the fifth power."""
    squared = dr.square(x)
    return squared * squared * x
