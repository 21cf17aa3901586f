"""How do arrays, lights and a sky become a scene of the path tracer, and whose is what it hits?

Objects are made in one fixed order and never merged by the loader: it orders what it merges by
addresses in memory, and the order of lights decides which light a random number picks.
"""

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from imagineart.modelling.model import Floats, Point, Rgb
from imagineart.tracing import environment
from imagineart.tracing.hits import (
    CLEAR,
    HIDDEN,
    NOTHING,
    PICTURED,
    ROUGH,
    TWO_SIDED,
    Primitives,
    Records,
    Row,
    Tables,
    recorded,
)
from imagineart.tracing.lamps import cone, emitter, glow, mesh, rgb, shell, spot, sun_position
from imagineart.tracing.materials import (
    ATTRIBUTE,
    COLOR,
    every_kind,
    is_compiled,
    is_polished,
    kind_of,
    strand_surface,
    surface,
)
from imagineart.tracing.pieces import FINISH, Key, Lock, Piece, finish_of, flattened, merged
from imagineart.tracing.scene import Bulb, Light, Ring, Scene, Softbox, Spot, Sun
from imagineart.tracing.sources import Glow, Sources
from imagineart.tracing.variant import import_drjit

GLASS_KINDS = ("pane", "glass")


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """A loaded scene, and what is known of what its rays hit."""

    scene: Any
    records: Records
    tables: Tables | None  # for compiled programs
    has_glass: bool
    key: Point | None  # where the strongest light stands, m
    kept: tuple[Any, ...]  # what must live as long as the scene


def build(mi: Any, scene: Scene, pixel: float) -> Built:
    """Load a scene; `pixel` is the angle (or, orthographic, the metres) that one pixel covers."""
    pieces, locks = flattened(scene.instances)
    registry, sources = _Registry(mi), Sources()
    for key, group in _grouped(pieces).items():
        _add_piece(registry, sources, key, merged(group), scene, pixel)
    for lock in locks:
        shape = _curves(mi, lock, _texel(scene, lock.points[:, 0, :3], pixel))
        registry.add(shape, _lock_table(lock), bits=_bits(kind_of(lock.material)))
    radius, middle = _extent(pieces, locks)
    for light in scene.lights:
        _add_light(registry, sources, light, radius, middle)
    if scene.environment is not None:
        sources.sky = environment.panorama(scene.environment)
        if not is_compiled(mi):
            registry.entries["sky"] = _dome(mi, sources.sky)
    records, loaded = recorded(tuple(registry.rows)), registry.loaded()
    tables = None
    if is_compiled(mi):
        target = np.asarray(scene.camera.target, np.float64)
        tables = records.tables(mi, sources.tables(mi, target, len(records.first)))
    kept = (*registry.kept, *every_kind(mi))
    glass, leading = bool(records.tint.any()), _key_of(scene, middle, radius)
    return Built(loaded, records, tables, glass, leading, kept)


def _add_piece(
    registry: "_Registry", sources: Sources, key: Key, piece: Piece, scene: Scene, pixel: float
) -> None:
    mi = registry.mi
    emission: Rgb | None = piece.material.emission if key[0] == "lamp" else None
    plugin = None
    if emission is not None and not is_compiled(mi):
        plugin = mi.load_dict({"type": "area", "radiance": rgb(emission)})
    shape = _mesh(mi, piece, _texel(scene, piece.vertices, pixel), plugin)
    number = registry.add(shape, _piece_table(piece), _tint(key, piece), _bits(key))
    if emission is not None:
        sources.glows.append(Glow(number, piece.vertices[piece.triangles], emission))


def _add_light(
    registry: "_Registry", sources: Sources, light: Light, radius: float, middle: Floats
) -> None:
    mi = registry.mi
    if isinstance(light, Spot):
        sources.cones.append(cone(light))
        if not is_compiled(mi):
            registry.entries[f"spot{len(sources.cones)}"] = spot(mi, light)
        return
    lamp = shell(light, radius, middle)
    shape = mesh(mi, lamp, None if is_compiled(mi) else emitter(mi, lamp))
    number = registry.add(shape, bits=HIDDEN if _is_hidden(light) else 0)
    sources.glows.append(glow(lamp, number))


def _piece_table(piece: Piece) -> Primitives:
    return Primitives(piece.owners, piece.colors[piece.triangles], piece.finish, piece.finishes)


def _lock_table(lock: Lock) -> Primitives:
    segments = lock.points.shape[1] - 3
    count = len(lock.owners) * segments
    colors = np.repeat(lock.colors, segments, axis=0)[:, None]
    return Primitives(
        np.repeat(lock.owners, segments),
        np.broadcast_to(colors, (count, 3, 3)),
        np.zeros(count, np.int32),
        finish_of(lock.material)[None],
    )


def _bits(key: Key) -> int:
    kind = key[0]
    bits = TWO_SIDED if kind in ("opaque", "lamp") else 0
    if kind != "pane" and not (kind == "glass" and is_polished(key)):
        bits |= ROUGH
    return bits | (PICTURED if kind in ("opaque", "sheet") and key[1] is not None else 0)


class _Registry:
    """Collects shapes and what is known of them, by their number in the tracer."""

    def __init__(self, mi: Any) -> None:
        self.mi = mi
        self.entries: dict[str, Any] = {"type": "scene"}
        self.rows: list[Row] = []
        self.kept: list[Any] = []

    def add(
        self, shape: Any, primitives: Primitives = NOTHING, tint: Rgb = CLEAR, bits: int = 0
    ) -> int:
        """Enter a shape; returns its number."""
        drjit, mi = import_drjit(), self.mi
        number = len(self.rows)
        self.entries[f"shape{number}"] = shape
        self.kept.append(shape)
        if is_compiled(mi):
            number = int(drjit.reinterpret_array(mi.UInt32, mi.ShapePtr(shape))[0])
        self.rows.append(Row(number, primitives, tint, bits))
        return number

    def loaded(self) -> Any:
        """The scene of the tracer."""
        return self.mi.load_dict(self.entries, parallel=False, optimize=False)


def _grouped(pieces: list[Piece]) -> dict[Key, list[Piece]]:
    groups: dict[Key, list[Piece]] = {}
    for piece in pieces:
        groups.setdefault(kind_of(piece.material), []).append(piece)
    return groups


def _tint(key: Key, piece: Piece) -> Rgb:
    return piece.material.color if key[0] in GLASS_KINDS else CLEAR


def _texel(scene: Scene, points: Floats, pixel: float) -> float:
    """The finest detail, m, that a pixel shows of points that may be near or far."""
    if scene.camera.orthographic is not None:
        return pixel
    eye = np.asarray(scene.camera.position, np.float32)
    nearest = float(np.sqrt(((points - eye) ** 2).sum(axis=1).min()))
    return 0.7 * pixel * nearest


def _mesh(mi: Any, piece: Piece, texel: float, emitter: Any = None) -> Any:
    properties = mi.Properties()
    properties["bsdf"] = surface(mi, piece.material, texel)
    if emitter is not None:
        properties["emitter"] = emitter
    texture = piece.material.texture
    mesh = mi.Mesh(
        "mesh",
        len(piece.vertices),
        len(piece.triangles),
        has_vertex_normals=True,
        has_vertex_texcoords=texture is not None,
        props=properties,
    )
    if not is_compiled(mi):
        mesh.add_attribute(COLOR, 3, _flat(piece.colors))
        for column, name in enumerate(FINISH):
            mesh.add_attribute(ATTRIBUTE[name], 1, _flat(piece.finishes[piece.finish, column]))
    parameters = mi.traverse(mesh)
    parameters["vertex_positions"] = _flat(piece.vertices)
    parameters["vertex_normals"] = _flat(piece.normals)
    if texture is not None:
        parameters["vertex_texcoords"] = _flat(piece.uvs / np.asarray(texture.size))
    parameters["faces"] = np.ascontiguousarray(piece.triangles, np.uint32).ravel()
    parameters.update()
    return mesh


def _curves(mi: Any, lock: Lock, texel: float) -> Any:
    """Strands, at least 0.7 pixels wide where they are nearest, so that they do not flicker."""
    count, controls = lock.points.shape[:2]
    points = lock.points.copy()
    thickest = points[..., 3].max()
    points[..., 3] *= max(1.0, 0.5 * texel / max(float(thickest), 1e-9))
    segments = controls - 3
    colors = np.repeat(lock.colors, segments, axis=0)
    curve = mi.load_dict(
        {
            "type": "bsplinecurve",
            "filename": str(_template()),
            "bsdf": strand_surface(mi, colors, lock.material),
        }
    )
    starts = np.arange(count)[:, None] * controls + np.arange(segments)
    parameters = mi.traverse(curve)
    parameters["control_points"] = _flat(points)
    parameters["control_point_count"] = count * controls
    parameters["segment_indices"] = starts.astype(np.uint32).ravel()
    parameters.update()
    return curve


@cache
def _template() -> Path:
    """One curve in a file: the loader has no other door; its numbers are replaced at once."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
        file.writelines(f"0 0 {z} 0.1\n" for z in range(4))
    return Path(file.name)


def _dome(mi: Any, picture: Floats) -> Any:
    """An environment map. The plugin's poles are y; ours z: turned, with its seam behind us."""
    to_world = mi.ScalarTransform4f().rotate([0, 0, 1], 180).rotate([1, 0, 0], 90)
    bitmap = mi.Bitmap(np.ascontiguousarray(picture, np.float32))
    return mi.load_dict({"type": "envmap", "bitmap": bitmap, "to_world": to_world})


def _is_hidden(light: Light) -> bool:
    return isinstance(light, (Softbox, Ring, Bulb)) and not light.visible


def _extent(pieces: list[Piece], locks: list[Lock]) -> tuple[float, Floats]:
    """Radius and middle of everything, m."""
    points = [p.vertices for p in pieces] + [k.points[..., :3].reshape(-1, 3) for k in locks]
    if not points:
        return 1.0, np.zeros(3, np.float32)
    low = np.min([p.min(axis=0) for p in points], axis=0)
    high = np.max([p.max(axis=0) for p in points], axis=0)
    return float(np.linalg.norm(high - low)) / 2.0, (low + high) / 2.0


def _key_of(scene: Scene, middle: Floats, radius: float) -> Point | None:
    """The first light leads; its shadow is the one that drawn looks show."""
    if not scene.lights:
        return None
    light = scene.lights[0]
    if isinstance(light, Sun):
        return sun_position(light, radius, middle)
    return light.position


def _flat(array: Floats) -> Floats:
    return np.ascontiguousarray(array, np.float32).ravel()
