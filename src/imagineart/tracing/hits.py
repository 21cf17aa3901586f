"""What stands where a ray hits? Place, normal, colour, finish and owner, looked up in a few tables.

The tracer's own surfaces and shapes are asked nothing: a call to one of many objects is dear in a
compiled program, and every new set of objects would be compiled anew. It only says which triangle
or which piece of a strand a ray meets; all else is arithmetic on these arrays.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from imagineart.tracing.atlas import Atlas, unpacked_color
from imagineart.tracing.materials import HIDDEN
from imagineart.tracing.pieces import FLAT
from imagineart.tracing.scattering import PANE, Finish
from imagineart.tracing.sources import Tables as Lights
from imagineart.tracing.variant import import_drjit

dr = import_drjit()

SMOOTHEST = 0.25  # roughness after a bounce: glints of glints are fireflies
_SHARPER = 0.6  # than a pixel: several samples are averaged
_STEP = 9e-5  # of the distance from the origin: how far rays start from a surface


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """Where a ray met something; normals are on the side that the ray came from."""

    at: Any
    flat: Any  # of the triangle
    normal: Any  # with its bumps
    uv: Any
    finish: Finish
    lamp: Any  # number of a source, 0 for none
    hidden: Any  # Bool: a lamp that the camera does not see
    owner: Any

    def local(self, mi: Any, frame: Any, direction: Any) -> Any:
        """A direction seen from the surface."""
        return mi.Vector3f(
            dr.dot(frame[0], direction), dr.dot(frame[1], direction), dr.dot(self.normal, direction)
        )

    def world(self, mi: Any, frame: Any, local: Any) -> Any:
        """A direction from the surface, in the world."""
        return mi.Vector3f(frame[0] * local.x + frame[1] * local.y + self.normal * local.z)

    def onward(self, mi: Any, direction: Any) -> Any:
        """A ray that starts here, off the surface."""
        return mi.Ray3f(self.off(mi, direction), direction)

    def off(self, mi: Any, direction: Any) -> Any:
        """The place, moved to the side that a direction goes to."""
        size = (1.0 + dr.max(dr.abs(self.at))) * _STEP
        return mi.Point3f(self.at + self.flat * dr.mulsign(size, dr.dot(self.flat, direction)))


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """What is known of everything, as arrays of the tracer's own kind."""

    mi: Any
    positions: Any  # Float, three for each corner
    corners: Any  # UInt32, four for each: normal, colour, u, v
    primitives: Any  # UInt32, four for each triangle, then for each piece of a strand
    finishes: Any  # UInt32, one for each of these
    controls: Any  # Float, four for each control point
    materials: Any  # Float, sixteen for each
    atlas: Atlas
    curve: Any  # number of the shape that holds the strands
    strands_from: Any  # in `primitives`
    sources: Lights

    def fresh(self) -> "Tables":
        """The same for the program that is traced next: numbers become its variables."""
        mi = self.mi
        return replace(
            self,
            curve=dr.opaque(mi.UInt32, self.curve),
            strands_from=dr.opaque(mi.UInt32, self.strands_from),
            sources=self.sources.fresh(mi),
        )

    def place(self, pi: Any) -> tuple[Any, Any]:
        """Where in `primitives` something hit stands, and whether it is a strand."""
        curved = dr.reinterpret_array(self.mi.UInt32, pi.shape) == self.curve
        return pi.prim_index + dr.select(curved, self.strands_from, 0), curved

    def tint(self, pi: Any, active: Any) -> Any:
        """What a straight ray keeps behind it; 0 for what is not clear."""
        row = self._row(self.place(pi)[0], 2, active)
        return self.mi.Color3f(row.x, row.y, row.z)

    def _row(self, place: Any, quarter: int, active: Any) -> Any:
        number = dr.gather(self.mi.UInt32, self.finishes, place, active)
        return dr.gather(self.mi.Vector4f, self.materials, number * 4 + quarter, active)

    def met(self, ray: Any, pi: Any, wide: Any, dither: Any, scattered: Any, active: Any) -> Hit:
        """All that is known of a hit. `wide`: metres that the eye makes out there."""
        mi = self.mi
        place, curved = self.place(pi)
        primitive = dr.gather(mi.Vector4u, self.primitives, place, active)
        number = dr.gather(mi.UInt32, self.finishes, place, active) * 4
        rows = [dr.gather(mi.Vector4f, self.materials, number + i, active) for i in range(4)]
        form = self._triangle(pi, primitive, active & ~curved)
        strand = self._strand(ray, pi, primitive, active & curved)
        at, flat, normal, color, uv = (
            dr.select(curved, b, a) for a, b in zip(form[:5], strand, strict=True)
        )
        picture = active & (rows[3].x >= 0.0)
        sight = dr.abs(dr.dot(flat, ray.d))
        wide = wide * _SHARPER * dr.rsqrt(dr.sqrt(dr.maximum(sight, 0.02)))
        which = mi.UInt32(dr.maximum(rows[3].x, 0.0))
        shown = self.atlas.shown(mi, which, uv, wide, dither, picture)
        color = dr.select(picture & shown.has_color, shown.color, color)
        rough = dr.select(picture & shown.has_rough, shown.rough, rows[0].x)
        rough = dr.select(scattered & (rough < SMOOTHEST), SMOOTHEST, dr.maximum(rough, 0.03))
        bumped = _bumped(mi, normal, form[5], form[6], shown.rise_u, shown.rise_v)
        normal = dr.select(picture & shown.has_height & ~curved, bumped, normal)
        code = mi.UInt32(rows[2].w)
        kind = code & (HIDDEN - 1)
        front = dr.dot(flat, ray.d) < 0.0
        side = dr.select(front, 1.0, -1.0)
        flat, normal = flat * side, normal * side
        away = dr.dot(normal, ray.d)  # of bent normals
        turned = dr.normalize(normal - ray.d * (away + 2e-3))
        normal = dr.select(away > -1e-3, turned, normal)
        finish = Finish(
            color=color,
            roughness=dr.select(kind >= PANE, rows[0].x, rough),
            metallic=rows[0].y,
            sheen=rows[0].z,
            flatness=rows[0].w,
            coat=rows[1].x,
            coat_alpha=dr.select(scattered, dr.maximum(rows[1].y, SMOOTHEST**2), rows[1].y),
            passing=rows[1].z,
            eta=rows[1].w,
            tint=mi.Color3f(rows[2].x, rows[2].y, rows[2].z),
            kind=kind,
            front=front,
        )
        lamp = dr.select(front, mi.UInt32(rows[3].y), 0)
        return Hit(at, flat, normal, uv, finish, lamp, code >= HIDDEN, primitive.w)

    def _triangle(self, pi: Any, primitive: Any, active: Any) -> tuple[Any, ...]:
        """Place, flat and shading normal, colour, uv, and how the place moves with u and v."""
        mi = self.mi
        corner = (primitive.x, primitive.y, primitive.z)
        p = [dr.gather(mi.Point3f, self.positions, c, active) for c in corner]
        word = [dr.gather(mi.Vector4u, self.corners, c, active) for c in corner]
        b = (1.0 - pi.prim_uv.x - pi.prim_uv.y, pi.prim_uv.x, pi.prim_uv.y)
        edges = p[1] - p[0], p[2] - p[0]
        flat = dr.normalize(mi.Normal3f(dr.cross(*edges)))
        normal, color, uv = mi.Normal3f(0.0), mi.Color3f(0.0), mi.Point2f(0.0)
        corner_uv = [dr.reinterpret_array(mi.Point2f, mi.Point2u(w.z, w.w)) for w in word]
        for share, w, tile in zip(b, word, corner_uv, strict=True):
            normal += _unfolded(mi, w.x) * share
            color += unpacked_color(mi, w.y) * share
            uv += tile * share
        even = (word[0].y == word[1].y) & (word[0].y == word[2].y)
        color = dr.select(even, unpacked_color(mi, word[0].y), color)
        normal = dr.select(word[0].x == int(FLAT), flat, dr.normalize(normal))
        step = corner_uv[1] - corner_uv[0], corner_uv[2] - corner_uv[0]
        area = step[0].x * step[1].y - step[0].y * step[1].x
        scale = dr.select(dr.abs(area) > 1e-20, 1.0 / area, 0.0)
        along_u = (edges[0] * step[1].y - edges[1] * step[0].y) * scale
        along_v = (edges[1] * step[0].x - edges[0] * step[1].x) * scale
        at = p[0] * b[0] + p[1] * b[1] + p[2] * b[2]
        return at, flat, normal, color, uv, along_u, along_v

    def _strand(self, ray: Any, pi: Any, primitive: Any, active: Any) -> tuple[Any, ...]:
        """The same of a round B-spline, without u and v."""
        mi = self.mi
        t = pi.prim_uv.x
        rest = 1.0 - t
        weights = (
            rest * rest * rest / 6.0,
            (4.0 + t * t * (3.0 * t - 6.0)) / 6.0,
            (1.0 + t * (3.0 + t * (3.0 - 3.0 * t))) / 6.0,
            t * t * t / 6.0,
        )
        middle = mi.Point3f(0.0)
        for number, weight in enumerate(weights):
            control = dr.gather(mi.Vector4f, self.controls, primitive.x + number, active)
            middle += mi.Point3f(control.x, control.y, control.z) * weight
        at = ray(pi.t)
        away = mi.Normal3f(at - middle)
        normal = dr.select(dr.squared_norm(away) > 0.0, dr.normalize(away), -ray.d)
        return at, normal, normal, unpacked_color(mi, primitive.y), mi.Point2f(0.0)


def _unfolded(mi: Any, word: Any) -> Any:
    """The unit vector that `packed_normals` folded into a word."""
    u = mi.Float(word & 65535) * (2.0 / 65534.0) - 1.0
    v = mi.Float(word >> 16) * (2.0 / 65534.0) - 1.0
    z = 1.0 - dr.abs(u) - dr.abs(v)
    under = dr.select(z < 0.0, -z, 0.0)
    u -= dr.mulsign(under, u)
    v -= dr.mulsign(under, v)
    return dr.normalize(mi.Normal3f(u, v, z))


def _bumped(mi: Any, normal: Any, along_u: Any, along_v: Any, rise_u: Any, rise_v: Any) -> Any:
    """The normal of a surface raised by rise_u and rise_v metres for one tile in u and v."""
    u = along_u + normal * (rise_u - dr.dot(normal, along_u))
    v = along_v + normal * (rise_v - dr.dot(normal, along_v))
    raised = mi.Normal3f(dr.cross(u, v))
    size = dr.norm(raised)
    whole = size > 1e-20
    raised = dr.select(whole, raised / dr.select(whole, size, 1.0), normal)
    return dr.mulsign(raised, dr.dot(raised, normal))


def mesh_of(mi: Any, positions: Any, faces: Any) -> Any:
    """The shape that holds all triangles of a scene."""
    shape = mi.Mesh("mesh", len(positions), len(faces))
    parameters = mi.traverse(shape)
    parameters["vertex_positions"] = np.ascontiguousarray(positions, np.float32).ravel()
    parameters["faces"] = np.ascontiguousarray(faces[:, :3], np.uint32).ravel()
    parameters.update()
    return shape
