"""How does a scene become a 3D file that other programs open? As one binary glTF 2.0 (.glb).

    header (magic, version, length) · JSON chunk · binary chunk, each padded to four bytes

The scene is z up in metres, glTF is y up in metres: one root node turns it. Materials are those of
metal and roughness, with extensions for glass, varnish, velvet and light. What a program may not
show (bumps, light through leaves) is left out. Hair and grass become thin ribbons, of which there
are at most `MOST_STRANDS` a part, wider for their number.
"""

import io
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import srgb_encode
from imagineart.modelling.model import (
    Copies,
    Floats,
    Material,
    Mesh,
    Model,
    Part,
    Strands,
    Texture,
)
from imagineart.tracing.scene import Camera, Light, Scene, Spot, Sun

MOST_STRANDS = 12_000  # of a part
MOST_COPIES = 2_000  # of a part
FAST = 2  # zlib, of textures
MAGIC, JSON, BIN = 0x46546C67, 0x4E4F534A, 0x004E4942
FLOAT, UINT = 5126, 5125  # component types
ARRAY, ELEMENTS = 34962, 34963  # targets of buffer views
LUX = 10_000.0  # of sunlight of strength 1, as viewers expect daylight
CANDELA = 100.0
TO_Y_UP = [-0.7071067811865476, 0.0, 0.0, 0.7071067811865476]  # quaternion: −90° about x


@dataclass(frozen=True, slots=True)
class Exported:
    """The file, and what it does not hold, in words."""

    data: bytes = field(repr=False)
    notes: tuple[str, ...] = ()


def glb_of(scene: Scene, size: tuple[int, int], names: Mapping[int, str]) -> Exported:
    """A scene as a .glb. `size`: (width, height) of its picture, px; `names` of instances by id."""
    file = _File()
    things = [
        file.node(
            name=names.get(one.id, one.model.noun),
            matrix=_matrix(one.transform),
            **file.shown(one.model),
        )
        for one in scene.instances
    ]
    lights = [file.light(light) for light in scene.lights]
    camera = file.camera(scene.camera, size)
    root = file.node(
        name="imagineart",
        rotation=TO_Y_UP,
        children=[*things, *(light for light in lights if light is not None), camera],
    )
    if scene.camera.shift != (0.0, 0.0):
        file.note("the shift of the lens is not kept by the format")
    return Exported(file.written(root), tuple(dict.fromkeys(file.notes)))


class _File:
    """A file in the making: every mesh, material and picture once."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._data: list[bytes] = []
        self._length = 0
        self._lists: dict[str, list[dict[str, Any]]] = {}
        self._lights: list[dict[str, Any]] = []
        self._used: set[str] = set()
        self._known: dict[tuple[Any, ...], int] = {}
        self._kept: list[object] = []  # what is known by its id must live

    def note(self, text: str) -> None:
        """Remember what the file does not hold."""
        self.notes.append(text)

    def node(self, **entry: Any) -> int:
        """A node; its number."""
        return self._add("nodes", {key: value for key, value in entry.items() if value != []})

    def shown(self, model: Model) -> dict[str, Any]:
        """The mesh and the children of a model's node."""
        solid = [part for part in model.parts if not isinstance(part.shape, Copies)]
        children = [
            node
            for part in model.parts
            if isinstance(part.shape, Copies)
            for node in self._copies(part.shape, model.noun)
        ]
        entry: dict[str, Any] = {"children": children}
        if (mesh := self._mesh(tuple(solid), model.noun)) is not None:
            entry["mesh"] = mesh
        return entry

    def _copies(self, copies: Copies, noun: str) -> list[int]:
        """A node for each copy; of too many, every n-th. Copies of copies share the limit."""
        inner = Model(noun, copies.parts)
        each = sum(_copies_in(part) for part in copies.parts)
        step = -(-len(copies.transforms) * max(each, 1) // MOST_COPIES)
        step = min(step, len(copies.transforms))
        if step > 1:
            self.note(f"{noun}: one in {step} of its many copies is kept")
        shown = None if each else self.shown(inner)
        return [
            self.node(matrix=_matrix(m), **(shown or self.shown(inner)))
            for m in copies.transforms[::step]
        ]

    def _mesh(self, parts: tuple[Part, ...], noun: str) -> int | None:
        key = ("mesh", *((id(part.shape), id(part.material)) for part in parts))
        if not parts:
            return None
        if key not in self._known:
            self._kept.append(parts)
            primitives = [self._primitive(part, noun) for part in parts]
            self._known[key] = self._add("meshes", {"name": noun, "primitives": primitives})
        return self._known[key]

    def _primitive(self, part: Part, noun: str) -> dict[str, Any]:
        mesh = part.shape
        if isinstance(mesh, Strands):
            if len(mesh.points) > MOST_STRANDS:
                self.note(f"{noun}: {MOST_STRANDS} of {len(mesh.points)} strands, as wider ribbons")
            mesh = ribbons(mesh)
        assert isinstance(mesh, Mesh)
        texture = part.material.texture if mesh.colors is None and mesh.uvs is not None else None
        texture = None if texture is None or texture.color is None else texture
        attributes = {"POSITION": self._accessor(mesh.vertices, "VEC3", bounded=True)}
        if mesh.normals is not None:
            attributes["NORMAL"] = self._accessor(_unit(mesh.normals), "VEC3")
        if mesh.colors is not None:
            attributes["COLOR_0"] = self._accessor(np.clip(mesh.colors, 0.0, 1.0), "VEC3")
        if texture is not None and mesh.uvs is not None:
            tiles: Floats = (mesh.uvs / np.array(texture.size)).astype(np.float32)
            attributes["TEXCOORD_0"] = self._accessor(tiles, "VEC2")
        return {
            "attributes": attributes,
            "indices": self._indices(mesh.triangles),
            "material": self._material(part.material, texture, colored=mesh.colors is not None),
        }

    def _material(self, material: Material, texture: Texture | None, *, colored: bool) -> int:
        key = ("material", id(material), id(texture), colored)
        if key not in self._known:
            self._kept.append(material)
            self._known[key] = self._add("materials", self._described(material, texture, colored))
        return self._known[key]

    def _described(
        self, material: Material, texture: Texture | None, colored: bool
    ) -> dict[str, Any]:
        plain = colored or texture is not None
        surface: dict[str, Any] = {
            "baseColorFactor": [1.0, 1.0, 1.0, 1.0] if plain else [*_numbers(material.color), 1.0],
            "metallicFactor": float(material.metallic),
            "roughnessFactor": float(np.clip(material.roughness, 0.0, 1.0)),
        }
        if texture is not None:
            surface["baseColorTexture"] = {"index": self._texture(texture)}
        entry: dict[str, Any] = {
            "name": material.name,
            "pbrMetallicRoughness": surface,
            "doubleSided": True,
        }
        strength = max(material.emission)
        if strength > 0.0:
            entry["emissiveFactor"] = _numbers(c / strength for c in material.emission)
        if extensions := _extensions(material, strength):
            self._used |= set(extensions)
            entry["extensions"] = extensions
        return entry

    def _texture(self, texture: Texture) -> int:
        from PIL import Image

        key = ("texture", id(texture))
        if key not in self._known:
            self._kept.append(texture)
            assert texture.color is not None
            levels = np.rint(srgb_encode(np.clip(texture.color, 0, 1)) * 255).astype(np.uint8)
            picture = io.BytesIO()
            Image.fromarray(levels).save(picture, "PNG", compress_level=FAST)
            view = self._view(picture.getvalue())
            image = self._add("images", {"bufferView": view, "mimeType": "image/png"})
            self._known[key] = self._add("textures", {"source": image})
        return self._known[key]

    def light(self, light: Light) -> int | None:
        """A node that shines as suns, bulbs and spots do; panels have no counterpart."""
        made = _punctual(light)
        if made is None:
            self.note("windows and softboxes are not kept by the format")
            return None
        entry, matrix = made
        self._used.add("KHR_lights_punctual")
        self._lights.append(entry)
        shining = {"KHR_lights_punctual": {"light": len(self._lights) - 1}}
        return self.node(name=entry["type"], matrix=matrix, extensions=shining)

    def camera(self, camera: Camera, size: tuple[int, int]) -> int:
        """A node with the camera of the picture."""
        width, height = size
        longer = max(size)
        if camera.orthographic is not None:
            half = camera.orthographic / 2.0 / longer
            entry: dict[str, Any] = {
                "type": "orthographic",
                "orthographic": {
                    "xmag": half * width,
                    "ymag": half * height,
                    "znear": 0.01,
                    "zfar": 1e4,
                },
            }
        else:
            half = float(np.arctan(camera.half_width * height / longer))
            entry = {
                "type": "perspective",
                "perspective": {"aspectRatio": width / height, "yfov": 2 * half, "znear": 0.01},
            }
        right, up, forward = camera.axes
        number = self._add("cameras", entry)
        return self.node(
            name="camera", camera=number, matrix=_frame(right, up, -forward, camera.position)
        )

    # ---- bytes

    def _add(self, kind: str, entry: dict[str, Any]) -> int:
        self._lists.setdefault(kind, []).append(entry)
        return len(self._lists[kind]) - 1

    def _view(self, data: bytes, target: int | None = None) -> int:
        entry = {"buffer": 0, "byteOffset": self._length, "byteLength": len(data)}
        if target is not None:
            entry["target"] = target
        padded = data + b"\0" * (-len(data) % 4)
        self._data.append(padded)
        self._length += len(padded)
        return self._add("bufferViews", entry)

    def _accessor(self, values: Floats, kind: str, *, bounded: bool = False) -> int:
        values = np.ascontiguousarray(values, np.float32)
        entry: dict[str, Any] = {
            "bufferView": self._view(values.tobytes(), ARRAY),
            "componentType": FLOAT,
            "count": len(values),
            "type": kind,
        }
        if bounded:
            entry |= {"min": _numbers(values.min(axis=0)), "max": _numbers(values.max(axis=0))}
        return self._add("accessors", entry)

    def _indices(self, triangles: NDArray[np.integer[Any]]) -> int:
        flat = np.ascontiguousarray(triangles.reshape(-1), np.uint32)
        view = self._view(flat.tobytes(), ELEMENTS)
        return self._add(
            "accessors",
            {"bufferView": view, "componentType": UINT, "count": len(flat), "type": "SCALAR"},
        )

    def written(self, root: int) -> bytes:
        """The whole file."""
        document: dict[str, Any] = {
            "asset": {"version": "2.0", "generator": "imagineart"},
            "scene": 0,
            "scenes": [{"nodes": [root]}],
            **self._lists,
            "buffers": [{"byteLength": self._length}],
        }
        if self._used:
            document["extensionsUsed"] = sorted(self._used)
        if self._lights:
            document["extensions"] = {"KHR_lights_punctual": {"lights": self._lights}}
        text = json.dumps(document, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 4)
        body = b"".join(self._data)
        chunks = struct.pack("<II", len(text), JSON) + text + struct.pack("<II", len(body), BIN)
        return struct.pack("<III", MAGIC, 2, 12 + len(chunks) + len(body)) + chunks + body


def _copies_in(part: Part) -> int:
    """How many nodes a part of a model needs."""
    if not isinstance(part.shape, Copies):
        return 0
    inner = sum(_copies_in(one) for one in part.shape.parts)
    return min(len(part.shape.transforms) * max(inner, 1), MOST_COPIES)


def ribbons(strands: Strands) -> Mesh:
    """Strands as flat bands of two triangles a piece that look to the front."""
    step = -(-len(strands.points) // MOST_STRANDS)
    points = np.asarray(strands.points[::step], np.float32)  # (N, K, 3)
    count, controls = points.shape[:2]
    radii = np.broadcast_to(np.asarray(strands.radii, np.float32), strands.points.shape[:2])
    along = np.gradient(points, axis=1)
    side = np.cross(along, np.array([0.0, 1.0, 0.2], np.float32))
    side /= np.maximum(np.linalg.norm(side, axis=-1, keepdims=True), 1e-9)
    wide = radii[::step, :, None] * side * np.sqrt(step)
    vertices = np.stack([points - wide, points + wide], axis=2).reshape(-1, 3)
    first = (np.arange(count)[:, None] * controls + np.arange(controls - 1)).reshape(-1, 1) * 2
    quad = np.array([[0, 1, 3], [0, 3, 2]])
    triangles = (first[:, None] + quad[None]).reshape(-1, 3).astype(np.int32)
    colors = None
    if strands.colors is not None:
        colors = np.repeat(strands.colors[::step], controls * 2, axis=0)
    return Mesh(vertices.astype(np.float32), triangles, colors=colors)


def _extensions(material: Material, strength: float) -> dict[str, Any]:
    """What metal and roughness cannot say."""
    found: dict[str, Any] = {}
    if strength > 1.0:
        found["KHR_materials_emissive_strength"] = {"emissiveStrength": float(strength)}
    if material.transmission > 0.0:
        found["KHR_materials_transmission"] = {"transmissionFactor": float(material.transmission)}
        found["KHR_materials_ior"] = {"ior": float(material.ior)}
        if not material.thin:
            found["KHR_materials_volume"] = {"thicknessFactor": 0.01}
    if material.coat > 0.0:
        found["KHR_materials_clearcoat"] = {
            "clearcoatFactor": float(min(material.coat, 1.0)),
            "clearcoatRoughnessFactor": float(material.coat_roughness),
        }
    if material.sheen > 0.0:
        found["KHR_materials_sheen"] = {
            "sheenColorFactor": _numbers(min(material.sheen, 1.0) * c for c in material.color),
            "sheenRoughnessFactor": 0.5,
        }
    return found


def _punctual(light: Light) -> tuple[dict[str, Any], list[float]] | None:
    """A light and the matrix of its node; lights shine along −z."""
    if isinstance(light, Sun):
        entry = {"type": "directional", "intensity": LUX * light.strength}
        position, toward = (0.0, 0.0, 0.0), np.asarray(light.direction, float)
    elif isinstance(light, Spot):
        outer = float(np.deg2rad(light.cone / 2))
        spot = {"innerConeAngle": outer * (1 - light.softness), "outerConeAngle": outer}
        entry = {"type": "spot", "intensity": CANDELA * light.strength, "spot": spot}
        position, toward = light.position, np.subtract(light.position, light.target)
    elif hasattr(light, "radius"):
        area = float(np.pi * light.radius**2)
        entry = {"type": "point", "intensity": CANDELA * light.strength * area}
        position, toward = light.position, np.array([0.0, 0.0, 1.0])
    else:
        return None
    entry["color"] = _numbers(np.clip(light.color, 0.0, 1.0))
    z = toward / max(float(np.linalg.norm(toward)), 1e-9)
    aside = np.array([0.0, 1.0, 0.0]) if abs(z[2]) > 0.99 else np.array([0.0, 0.0, 1.0])
    x = np.cross(aside, z)
    x /= np.linalg.norm(x)
    return entry, _frame(x, np.cross(z, x), z, position)


def _frame(x: Any, y: Any, z: Any, origin: Any) -> list[float]:
    """Sixteen numbers, column by column."""
    columns = [[*x, 0.0], [*y, 0.0], [*z, 0.0], [*origin, 1.0]]
    return [float(value) for column in columns for value in column]


def _matrix(transform: Floats) -> list[float]:
    return [float(value) for value in np.asarray(transform, float).T.reshape(-1)]


def _numbers(values: Any) -> list[float]:
    return [float(value) for value in values]


def _unit(normals: Floats) -> Floats:
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    unit: Floats = np.where(length > 1e-6, normals / np.maximum(length, 1e-6), (0.0, 0.0, 1.0))
    return unit.astype(np.float32)
