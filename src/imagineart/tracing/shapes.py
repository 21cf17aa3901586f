"""How do arrays, lights and a sky become a scene of the path tracer, and whose is what it hits?

Always one mesh and one bundle of strands, whatever stands in the scene: so one program serves all.
"""

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing import environment
from imagineart.tracing.atlas import Atlas, Words, atlas, packed, skips
from imagineart.tracing.hits import Tables, mesh_of
from imagineart.tracing.lamps import Shell, cone, glow, shell
from imagineart.tracing.materials import NO_PICTURE, is_glass, lamp_row, pictured, row_of
from imagineart.tracing.pieces import FLAT, Arrays, arrays_of
from imagineart.tracing.scene import Bulb, Light, Ring, Scene, Softbox, Spot, Sun
from imagineart.tracing.sources import Glow, Sources
from imagineart.tracing.variant import import_drjit, owned

_FAR = -1e4  # m under everything, where what fills empty bundles lies


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """A loaded scene, and what is known of what its rays hit."""

    scene: Any
    tables: Tables
    has_glass: bool
    pixel: float  # angle (or, orthographic, metres) that one pixel covers
    kept: tuple[Any, ...]  # what must live as long as the scene
    note: str = ""  # what was left out


def build(mi: Any, scene: Scene, pixel: float) -> Built:
    """Load a scene; `pixel` is the angle (or, orthographic, the metres) that one pixel covers."""
    eye = np.asarray(scene.camera.position, np.float32)
    arrays = arrays_of(scene.instances, eye)
    radius, middle = _extent(arrays)
    sources = Sources()
    rows = _rows_of(arrays, sources)
    lamps = _lamps(scene, sources, rows, radius, middle)
    if scene.environment is not None:
        sources.sky = environment.panorama(scene.environment)
        sources.balance = getattr(scene.environment, "balance", 0.0)
    pictures = _atlas(mi, scene, arrays, pixel)
    mesh, positions, corners, primitives, finishes = _triangles(mi, arrays, lamps)
    curves, controls = _curves(mi, _widened(arrays, scene, pixel), arrays.segments)
    first = len(primitives)
    number = int(import_drjit().reinterpret_array(mi.UInt32, mi.ShapePtr(curves))[0])
    target = np.asarray(scene.camera.target, np.float32)
    tables = Tables(
        mi=mi,
        positions=positions,
        corners=owned(mi, corners),
        primitives=owned(mi, np.concatenate([primitives, _some(arrays.segments)])),
        finishes=owned(mi, np.concatenate([finishes, _some(arrays.segment_finishes)])),
        controls=controls,
        materials=owned(mi, np.concatenate(rows)),
        atlas=pictures,
        curve=number,
        strands_from=first,
        sources=sources.tables(mi, target, len(sources.glows) + 1),
    )
    loaded = mi.load_dict(
        {"type": "scene", "mesh": mesh, "curves": curves}, parallel=False, optimize=False
    )
    glass = any(is_glass(material) for material in arrays.materials)
    return Built(loaded, tables, glass, pixel, (mesh, curves), arrays.note)


def _rows_of(arrays: Arrays, sources: Sources) -> list[Floats]:
    """A row for each material; those that shine are entered among the sources."""
    shows = {number: place for place, number in enumerate(pictured(arrays.materials))}
    rows = []
    for number, material in enumerate(arrays.materials):
        lamp = 0
        if max(material.emission) > 0.0:
            lamp = len(sources.glows) + 1
            mine = arrays.faces[arrays.finishes == number, :3].astype(np.int64)
            sources.glows.append(Glow(lamp, arrays.positions[mine], material.emission))
        rows.append(row_of(material, shows.get(number, NO_PICTURE), lamp))
    return rows


def _lamps(
    scene: Scene, sources: Sources, rows: list[Floats], radius: float, middle: Floats
) -> list[tuple[Shell, int]]:
    """The meshes of lamps with the row of their material."""
    lamps = []
    for light in scene.lights:
        if isinstance(light, Spot):
            sources.cones.append(cone(light))
            continue
        lamp, number = shell(light, radius, middle), len(sources.glows) + 1
        sources.glows.append(glow(lamp, number))
        rows.append(lamp_row(number, _is_hidden(light)))
        lamps.append((lamp, len(rows) - 1))
    if not rows:
        rows.append(lamp_row(0, True))
    return lamps


def _triangles(
    mi: Any, arrays: Arrays, lamps: list[tuple[Shell, int]]
) -> tuple[Any, Any, Words, Words, Words]:
    """The one mesh, with the corners, faces and finishes of everything in it."""
    positions, corners = [arrays.positions], [arrays.corners]
    faces, finishes = [arrays.faces], [arrays.finishes]
    start = len(arrays.positions)
    for lamp, row in lamps:
        count = len(lamp.vertices)
        own = np.zeros((count, 4), np.uint32)
        own[:, 0] = FLAT
        if lamp.uvs is not None:
            own[:, 2:] = np.ascontiguousarray(lamp.uvs, np.float32).view(np.uint32)
        face = np.zeros((len(lamp.faces), 4), np.uint32)
        face[:, :3] = lamp.faces + start
        positions.append(np.asarray(lamp.vertices, np.float32))
        corners.append(own)
        faces.append(face)
        finishes.append(np.full(len(face), row, np.uint32))
        start += count
    if start == 0:
        positions.append(np.full((3, 3), _FAR, np.float32) + np.eye(3, dtype=np.float32))
        corners.append(np.zeros((3, 4), np.uint32))
        faces.append(np.array([[0, 1, 2, 0]], np.uint32))
        finishes.append(np.zeros(1, np.uint32))
    every = np.concatenate(faces)
    points = np.concatenate(positions)
    return (
        mesh_of(mi, points, every),
        owned(mi, points),
        np.concatenate(corners),
        every,
        np.concatenate(finishes),
    )


def _atlas(mi: Any, scene: Scene, arrays: Arrays, pixel: float) -> Atlas:
    """The pictures of all materials that show one, no finer than the camera resolves."""
    sheets = []
    for number in pictured(arrays.materials):
        texture = arrays.materials[number].texture
        assert texture is not None
        away = 1.0 if scene.camera.orthographic else float(arrays.nearest[number])
        detail = 0.7 * pixel * away if np.isfinite(away) else 1.0
        sheets.append(packed(texture, skips(texture, detail)))
    return atlas(mi, sheets)


def _widened(arrays: Arrays, scene: Scene, pixel: float) -> Floats:
    """(P, 4) strands at least 0.7 px wide where they are nearest: they do not flicker."""
    controls = arrays.controls
    if not len(controls):
        return controls
    away = np.ones(1)
    if scene.camera.orthographic is None:
        eye = np.asarray(scene.camera.position, np.float32)
        away = np.linalg.norm(controls[:, :3] - eye, axis=1)
    wide = controls.copy()
    wide[:, 3] = np.maximum(controls[:, 3], 0.35 * pixel * away * (controls[:, 3] > 0.0))
    return wide


def _some(words: Words) -> Words:
    """At least one row."""
    return words if len(words) else np.zeros((1, *words.shape[1:]), np.uint32)


def _curves(mi: Any, controls: Floats, segments: Words) -> tuple[Any, Any]:
    """The one bundle, and its control points; a thread without width where there are no strands."""
    if not len(segments):
        controls = np.full((4, 4), _FAR, np.float32)
        controls[:, 2] -= np.arange(4)
        controls[:, 3] = 0.0
    points = mi.Float(np.ascontiguousarray(controls, np.float32).ravel())
    curve = mi.load_dict({"type": "bsplinecurve", "filename": str(_template())})
    parameters = mi.traverse(curve)
    parameters["control_points"] = points
    parameters["control_point_count"] = len(controls)
    parameters["segment_indices"] = np.ascontiguousarray(_some(segments)[:, 0])
    parameters.update()
    return curve, owned(mi, np.asarray(controls, np.float32))


@cache
def _template() -> Path:
    """One curve in a file: the loader has no other door; its numbers are replaced at once."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
        file.writelines(f"0 0 {z} 0.1\n" for z in range(4))
    return Path(file.name)


def _is_hidden(light: Light) -> bool:
    """The sun that the camera sees is the sky's; its lamp would be a far thing in the haze."""
    return isinstance(light, Sun) or (
        isinstance(light, (Softbox, Ring, Bulb)) and not light.visible
    )


def _extent(arrays: Arrays) -> tuple[float, Floats]:
    """Radius and middle of everything, m."""
    points = [p for p in (arrays.positions, arrays.controls[:, :3]) if len(p)]
    if not points:
        return 1.0, np.zeros(3, np.float32)
    low = np.min([p.min(axis=0) for p in points], axis=0)
    high = np.max([p.max(axis=0) for p in points], axis=0)
    return float(np.linalg.norm(high - low)) / 2.0, (low + high) / 2.0
