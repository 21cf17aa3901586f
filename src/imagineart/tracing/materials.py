"""What formula scatters light at a surface? One of a few, so that compiled programs are few too.

opaque    Disney's principled BSDF; colour from vertices or a picture, finish from faces
sheet     the same for thin sheets that let light through: leaves, paper, lampshades
pane      a window, a bottle: straight through, with a reflection
glass     a solid block that bends light
lamp      opaque, and it shines
"""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
from scipy import ndimage

from imagineart.modelling.model import Floats, Material, Rgb, Texture
from imagineart.tracing.pieces import FINISH, Key
from imagineart.tracing.variant import import_drjit

ATTRIBUTE = {name: f"face_{name}" for name in FINISH}
COLOR = "vertex_color"


def kind_of(material: Material) -> Key:
    """Surfaces with the same key are drawn by the same formula and can be one mesh."""
    if max(material.emission) > 0.0:
        return "lamp", material.emission
    if material.transmission > 0.5:
        pane = "pane" if material.thin else "glass"
        return pane, material.color, material.ior, material.roughness
    texture = None if material.texture is None else id(material.texture)
    if material.translucency > 0.0:
        return "sheet", texture
    return "opaque", texture, round(material.specular, 1)


def is_polished(key: Key) -> bool:
    """Whether glass of a kind bends light without spreading it."""
    roughness = key[3]
    return isinstance(roughness, float) and roughness < 0.05


@cache
def every_kind(mi: Any) -> tuple[Any, ...]:
    """One surface of each formula: alive for good, they make every scene run the same program."""
    if not is_compiled(mi):
        return ()
    dot = np.full((4, 4, 3), 0.5, np.float32)
    plain = Texture(dot, (1.0, 1.0))
    rough = replace(plain, roughness=dot[..., 0])
    opaque = [plain, rough, replace(plain, height=dot[..., 0]), replace(rough, height=dot[..., 0])]
    materials = [Material("kind", texture=texture) for texture in (None, *opaque)]
    materials += [Material("kind", translucency=0.5, texture=t) for t in (None, plain)]
    materials += [Material("kind", transmission=1.0, roughness=r) for r in (0.0, 0.5)]
    materials.append(Material("kind", transmission=1.0, thin=True))
    black = mi.load_dict({"type": "diffuse", "reflectance": _rgb((0.0, 0.0, 0.0))})
    return (black, *(surface(mi, material, 0.0) for material in materials))


def finish_rows(finish: Floats) -> Floats:
    """(…, 8) what a hit carries: two rows of four numbers, in the order of `FINISH`."""
    rest = np.zeros((*finish.shape[:-1], 8 - finish.shape[-1]), np.float32)
    return np.concatenate([finish, rest], axis=-1)


@cache
def carried(mi: Any) -> Any:
    """A class of textures whose value the caller has put into the interaction.

    Looking up an attribute of a mesh from within a surface costs more than the surface: one call
    for each of eight numbers, twice. The tracer looks them all up at once, and lends them fields
    that nothing else uses: the derivatives of the normal and of the texture's coordinates.
    """

    class Carried(mi.Texture):  # type: ignore[misc]
        def __init__(self, name: str) -> None:
            mi.Texture.__init__(self, mi.Properties())
            self._name = name

        def eval(self, si: Any, active: Any = True) -> Any:
            return mi.Color3f(si.dn_du.x, si.dn_du.y, si.dn_du.z)

        def eval_3(self, si: Any, active: Any = True) -> Any:
            return mi.Color3f(si.dn_du.x, si.dn_du.y, si.dn_du.z)

        def eval_1(self, si: Any, active: Any = True) -> Any:
            return {
                "roughness": si.dn_dv.x,
                "metallic": si.dn_dv.y,
                "sheen": si.dn_dv.z,
                "flatness": si.duv_dx.x,
                "coat": si.duv_dx.y,
                "gloss": si.duv_dy.x,
                "passing": si.duv_dy.y,
            }[self._name]

        def mean(self) -> Any:
            return mi.Float(0.5)

        def is_spatially_varying(self) -> bool:
            return True

        def to_string(self) -> str:
            return f"Carried[{self._name}]"

    return Carried


def carry(mi: Any, si: Any, color: Any, rows: tuple[Any, Any]) -> None:
    """Put colour and finish, as `finish_rows` has it, where `carried` textures look for them."""
    first, second = rows
    si.dn_du = mi.Vector3f(color.x, color.y, color.z)
    si.dn_dv = mi.Vector3f(first.x, first.y, first.z)
    si.duv_dx = mi.Vector2f(first.w, second.x)
    si.duv_dy = mi.Vector2f(second.y, second.z)


def surface(mi: Any, material: Material, texel: float) -> Any:
    """The BSDF of a kind. Detail of textures finer than `texel` metres is averaged away."""
    kind = kind_of(material)[0]
    if kind == "pane":
        return mi.load_dict(
            {
                "type": "thindielectric",
                "int_ior": material.ior,
                "specular_transmittance": _rgb(material.color),
            }
        )
    if kind == "glass":
        return mi.load_dict(_glass(material))
    if kind == "sheet":
        return mi.load_dict(_sheet(mi, material.texture, texel))
    bsdf = _opaque(mi, material, texel)
    return mi.load_dict(bsdf if is_compiled(mi) else {"type": "twosided", "bsdf": bsdf})


def is_compiled(mi: Any) -> bool:
    """Whether this variant traces with programs of our own: hits then carry colour and finish."""
    return bool(import_drjit().is_jit_v(mi.Float))


def _glass(material: Material) -> dict[str, Any]:
    tint = _rgb(tuple(np.sqrt(material.color)))  # light passes two surfaces
    if material.roughness < 0.05:
        return {"type": "dielectric", "int_ior": material.ior, "specular_transmittance": tint}
    return {
        "type": "roughdielectric",
        "int_ior": material.ior,
        "alpha": material.roughness**2,
        "specular_transmittance": tint,
    }


def _opaque(mi: Any, material: Material, texel: float) -> dict[str, Any]:
    bsdf = {
        "type": "principled",
        "base_color": _given(mi, COLOR),
        "roughness": _given(mi, "roughness"),
        "metallic": _given(mi, "metallic"),
        "sheen": _given(mi, "sheen"),
        "sheen_tint": 0.5,
        "flatness": _given(mi, "flatness"),
        "clearcoat": _given(mi, "coat"),
        "clearcoat_gloss": _given(mi, "gloss"),
        "specular": float(np.clip(round(material.specular, 1), 0.05, 1.0)),
    }
    return bsdf if material.texture is None else _textured(mi, bsdf, material.texture, texel)


def _textured(mi: Any, bsdf: dict[str, Any], texture: Texture, texel: float) -> dict[str, Any]:
    bsdf = bsdf | {"base_color": _picture(mi, texture.color, texture.size, texel)}
    if texture.roughness is not None:
        rough = np.clip(texture.roughness, 0.03, 1.0)[..., None]
        bsdf["roughness"] = _picture(mi, rough, texture.size, texel)
    if texture.height is None:
        return bsdf
    height = _picture(mi, texture.height[..., None], texture.size, texel)
    return {"type": "bumpmap", "nested": height, "bsdf": bsdf, "scale": 1.0}


def _sheet(mi: Any, texture: Texture | None, texel: float) -> dict[str, Any]:
    color = (
        _given(mi, COLOR) if texture is None else _picture(mi, texture.color, texture.size, texel)
    )
    return {
        "type": "principledthin",
        "base_color": color,
        "roughness": _given(mi, "roughness"),
        "sheen": _given(mi, "sheen"),
        "diff_trans": _given(mi, "passing"),
    }


def strand_surface(mi: Any, colors: Floats, material: Material) -> Any:
    """Hair and grass: as other surfaces; without programs of ours, coloured along v, which runs
    over all segments of all strands."""
    if is_compiled(mi):
        return surface(mi, replace(material, texture=None), 0.0)
    bitmap = mi.Bitmap(np.ascontiguousarray(colors[:, None].astype(np.float32)))
    picture = {"type": "bitmap", "bitmap": bitmap, "raw": True, "filter_type": "nearest"}
    if material.translucency > 0.0:
        thin = {"diff_trans": 2.0 * material.translucency, "roughness": 0.5}
        return mi.load_dict({"type": "principledthin", "base_color": picture, **thin})
    fine = {"roughness": material.roughness, "specular": 0.4}
    return mi.load_dict({"type": "principled", "base_color": picture, **fine})


def _picture(mi: Any, image: Floats, size: tuple[float, float], texel: float) -> dict[str, Any]:
    """A tiling bitmap without detail that the camera cannot resolve."""
    coarse = prefiltered(image, size, texel)
    bitmap = mi.Bitmap(np.ascontiguousarray(coarse, np.float32))
    return {"type": "bitmap", "bitmap": bitmap, "raw": True, "wrap_mode": "repeat"}


def prefiltered(image: Floats, size: tuple[float, float], texel: float) -> Floats:
    """(H, W, C) averaged to texels of about `texel` metres, at least 4 × 4 of them."""
    height, width, channels = image.shape
    down_v = max(1, min(int(texel * height / size[1]), height // 4))
    down_u = max(1, min(int(texel * width / size[0]), width // 4))
    if down_v == 1 and down_u == 1:
        return image
    smooth = ndimage.uniform_filter(image, (down_v, down_u, 1), mode="wrap")
    rows = (np.arange(height // down_v) * height / (height // down_v)).astype(int)
    columns = (np.arange(width // down_u) * width / (width // down_u)).astype(int)
    result: Floats = smooth[rows][:, columns].reshape(len(rows), len(columns), channels)
    return result


def _given(mi: Any, name: str) -> Any:
    """Colour or finish, from the hit or, where programs are not ours, from the mesh."""
    if is_compiled(mi):
        return carried(mi)(name)
    return {"type": "mesh_attribute", "name": ATTRIBUTE.get(name, name)}


def _rgb(color: Rgb | tuple[float, ...]) -> dict[str, Any]:
    return {"type": "rgb", "value": [float(c) for c in color]}
