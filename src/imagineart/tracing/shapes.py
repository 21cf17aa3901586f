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

from imagineart.modelling.model import Floats, Indices, Point, Rgb
from imagineart.tracing import environment
from imagineart.tracing.lamps import lamp, rgb, sun_position
from imagineart.tracing.materials import ATTRIBUTE, COLOR, kind_of, strand_surface, surface
from imagineart.tracing.pieces import FINISH, Key, Lock, Piece, flattened, merged
from imagineart.tracing.scene import Bulb, Light, Ring, Scene, Softbox, Spot, Sun
from imagineart.tracing.variant import import_drjit

MAX_SAMPLED_LAMPS = 8  # glowing materials beyond it shine only where a path meets them
GLASS_KINDS = ("pane", "glass")


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """A loaded scene with the tables that say whose each primitive is.

    A shape is found by its number in the tracer's registry; its owners start at `first[number]`.
    """

    scene: Any
    first: Indices  # (R,) by registry number, into `owners`
    owners: Indices  # (F,) instance ids, 0 for none
    tint: Floats  # (R, 3) what a straight ray keeps behind it; 0 for opaque
    hidden: Indices  # (R,) 1 for lights that the camera does not see
    has_glass: bool
    key: Point | None  # where the strongest light stands, m
    kept: tuple[Any, ...]  # what must live as long as the scene


def build(mi: Any, scene: Scene, pixel: float) -> Built:
    """Load a scene; `pixel` is the angle (or, orthographic, the metres) that one pixel covers."""
    pieces, locks = flattened(scene.instances)
    registry = _Registry()
    entries: dict[str, Any] = {"type": "scene"}
    for index, (key, group) in enumerate(_grouped(pieces).items()):
        piece = merged(group)
        shape = _mesh(mi, piece, _texel(scene, piece.vertices, pixel), _emitter(mi, key))
        entries[f"mesh{index}"] = shape
        registry.add(mi, shape, piece.owners, _tint(key, piece))
    for index, lock in enumerate(locks):
        shape = _curves(mi, lock, _texel(scene, lock.points[:, 0, :3], pixel))
        entries[f"lock{index}"] = shape
        registry.add(mi, shape, np.repeat(lock.owners, lock.points.shape[1] - 3))
    radius, middle = _extent(pieces, locks)
    for index, light in enumerate(scene.lights):
        shape = lamp(mi, light, radius, middle)
        entries[f"light{index}"] = shape
        if not isinstance(light, Spot):
            registry.add(mi, shape, np.zeros(0, np.int32), hidden=_is_hidden(light))
    if scene.environment is not None:
        entries["sky"] = _dome(mi, environment.panorama(scene.environment))
    loaded = mi.load_dict(entries, parallel=False, optimize=False)
    return registry.built(loaded, _key_of(scene, middle, radius))


class _Registry:
    """Collects what is known of each shape, by its number in the tracer."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, Rgb, bool]] = []
        self._owners: list[Indices] = [np.zeros(1, np.int32)]
        self._count = 1
        self._kept: list[Any] = []

    def add(
        self,
        mi: Any,
        shape: Any,
        owners: Indices,
        tint: Rgb = (0.0, 0.0, 0.0),
        hidden: bool = False,
    ) -> None:
        drjit = import_drjit()
        self._kept.append(shape)
        if drjit.is_jit_v(mi.Float):
            number = int(drjit.reinterpret_array(mi.UInt32, mi.ShapePtr(shape))[0])
        else:
            number = len(self._rows) + 1
        self._rows.append((number, self._count if len(owners) else 0, tint, hidden))
        self._owners.append(owners)
        self._count += len(owners)

    def built(self, scene: Any, key: Point | None) -> Built:
        size = max((row[0] for row in self._rows), default=0) + 2
        first, hidden = np.zeros(size, np.int32), np.zeros(size, np.int32)
        tint = np.zeros((size, 3), np.float32)
        for number, start, color, unseen in self._rows:
            first[number], tint[number], hidden[number] = start, color, unseen
        owners = np.concatenate(self._owners)
        glass = bool(tint.any())
        return Built(scene, first, owners, tint, hidden, glass, key, tuple(self._kept))


def _grouped(pieces: list[Piece]) -> dict[Key, list[Piece]]:
    groups: dict[Key, list[Piece]] = {}
    for piece in pieces:
        groups.setdefault(kind_of(piece.material), []).append(piece)
    return groups


def _tint(key: Key, piece: Piece) -> Rgb:
    return piece.material.color if key[0] in GLASS_KINDS else (0.0, 0.0, 0.0)


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
    mesh.add_attribute(COLOR, 3, _flat(piece.colors))
    for column, name in enumerate(FINISH):
        mesh.add_attribute(ATTRIBUTE[name], 1, _flat(piece.finish[:, column]))
    parameters = mi.traverse(mesh)
    parameters["vertex_positions"] = _flat(piece.vertices)
    parameters["vertex_normals"] = _flat(piece.normals)
    if texture is not None:
        parameters["vertex_texcoords"] = _flat(piece.uvs / np.asarray(texture.size))
    parameters["faces"] = np.ascontiguousarray(piece.triangles, np.uint32).ravel()
    parameters.update()
    return mesh


def _emitter(mi: Any, key: Key) -> Any:
    if key[0] != "lamp":
        return None
    return mi.load_dict({"type": "area", "radiance": rgb(key[1])})  # type: ignore[arg-type]


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
