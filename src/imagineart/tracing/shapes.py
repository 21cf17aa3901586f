"""How do arrays, lights and a sky become a scene of the path tracer, and whose is what it hits?

Objects are made in one fixed order and never merged by the loader: it orders what it merges by
addresses in memory, and the order of lights decides which light a random number picks.
"""

import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from imagineart.modelling.model import Floats, Material, Point, Rgb
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
from imagineart.tracing.variant import import_drjit, owned

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
    always = every_kind(mi), _every_shape(mi)
    pieces, locks = flattened(scene.instances)
    registry, sources = _Registry(mi), Sources()
    for key, group in _grouped(pieces).items():
        _add_piece(registry, sources, key, merged(group), scene, pixel)
    for bundle in _bundles(locks):
        points = [_widened(k, _texel(scene, k.points[:, 0, :3], pixel)) for k in bundle]
        shape = _curves(mi, bundle[0], np.concatenate(points))
        table = _joined([_lock_table(lock) for lock in bundle])
        registry.add(shape, table, bits=_bits(kind_of(bundle[0].material)))
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
        target = np.asarray(scene.camera.target, np.float32)
        tables = records.tables(mi, sources.tables(mi, target, len(records.first)))
    kept = (*registry.kept, always)
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


def _bundles(locks: list[Lock]) -> list[list[Lock]]:
    """Strands that one shape can hold: of one formula, and with as many points each."""
    bundles: dict[Key, list[Lock]] = {}
    for lock in locks:
        key = (*kind_of(replace(lock.material, texture=None)), lock.points.shape[1])
        bundles.setdefault(key, []).append(lock)
    return list(bundles.values())


def _joined(tables: list[Primitives]) -> Primitives:
    rows = np.cumsum([0, *(len(table.finishes) for table in tables[:-1])])
    return Primitives(
        np.concatenate([table.owners for table in tables]),
        np.concatenate([table.colors for table in tables]),
        np.concatenate([t.finish + n for t, n in zip(tables, rows, strict=True)]).astype(np.int32),
        np.concatenate([table.finishes for table in tables]),
    )


def _widened(lock: Lock, texel: float) -> Floats:
    """(N, K, 4) strands at least 0.7 px wide where they are nearest: they do not flicker."""
    points = lock.points.copy()
    thickest = float(points[..., 3].max())
    points[..., 3] *= max(1.0, 0.5 * texel / max(thickest, 1e-9))
    return points


def _curves(mi: Any, lock: Lock, points: Floats) -> Any:
    """One shape of (N, K, 4) strands.

    The tracer compiles the number of segments into its program: it is filled up to a power of two
    by a thread of no width that hangs apart.
    """
    count, controls = points.shape[:2]
    segments = count * (controls - 3)
    spare = (1 << max(10, (segments - 1).bit_length())) - segments
    starts = np.arange(count)[:, None] * controls + np.arange(controls - 3)
    starts = np.concatenate([starts.ravel(), count * controls + np.arange(spare)])
    curve = mi.load_dict(
        {
            "type": "bsplinecurve",
            "filename": str(_template()),
            "bsdf": strand_surface(mi, lock.colors, lock.material),
        }
    )
    every = np.concatenate([points.reshape(-1, 4), _thread(points, spare + 3)])
    parameters = mi.traverse(curve)
    parameters["control_points"] = owned(mi, _flat(every))
    parameters["control_point_count"] = len(every)
    parameters["segment_indices"] = starts.astype(np.uint32)
    parameters.update()
    return curve


def _thread(points: Floats, count: int) -> Floats:
    """(count, 4) control points of a line without width, below and beside everything."""
    low, high = points[..., :3].min(axis=(0, 1)), points[..., :3].max(axis=(0, 1))
    size = float(np.linalg.norm(high - low)) + 1.0
    thread = np.zeros((count, 4), np.float32)
    thread[:, :3] = low - 2.0 * size
    thread[:, 2] -= np.arange(count, dtype=np.float32) / count * size
    return thread


@cache
def _every_shape(mi: Any) -> tuple[Any, ...]:
    """A mesh and a strand: alive for good, they make every scene run the same program."""
    if not is_compiled(mi):
        return ()
    points = np.zeros((1, 4, 4), np.float32)
    points[0, :, 2], points[0, :, 3] = np.arange(4), 0.1
    white, nobody = np.ones((1, 3), np.float32), np.zeros(1, np.int32)
    strand = Lock(Material("strand"), points, white, nobody)
    panel = shell(Softbox((0.0, 0.0, 1.0), (0.0, 0.0, 0.0), 1.0, 1.0), 1.0, white[0])
    return _curves(mi, strand, points), mesh(mi, panel)


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
