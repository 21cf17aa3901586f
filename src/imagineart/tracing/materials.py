"""What formula scatters light at a surface? One of a few, so that compiled programs are few too.

opaque    Disney's principled BSDF; colour from vertices or a picture, finish from faces
sheet     the same for thin sheets that let light through: leaves, paper, lampshades
pane      a window, a bottle: straight through, with a reflection
glass     a solid block that bends light
lamp      opaque, and it shines
"""

from typing import Any

import numpy as np
from scipy import ndimage

from imagineart.modelling.model import Floats, Material, Rgb, Texture
from imagineart.tracing.pieces import FINISH, Key

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
    return mi.load_dict({"type": "twosided", "bsdf": _opaque(mi, material, texel)})


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
        "base_color": _attribute(COLOR),
        "roughness": _attribute(ATTRIBUTE["roughness"]),
        "metallic": _attribute(ATTRIBUTE["metallic"]),
        "sheen": _attribute(ATTRIBUTE["sheen"]),
        "sheen_tint": 0.5,
        "flatness": _attribute(ATTRIBUTE["flatness"]),
        "clearcoat": _attribute(ATTRIBUTE["coat"]),
        "clearcoat_gloss": _attribute(ATTRIBUTE["gloss"]),
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
        _attribute(COLOR) if texture is None else _picture(mi, texture.color, texture.size, texel)
    )
    return {
        "type": "principledthin",
        "base_color": color,
        "roughness": _attribute(ATTRIBUTE["roughness"]),
        "sheen": _attribute(ATTRIBUTE["sheen"]),
        "diff_trans": _attribute(ATTRIBUTE["passing"]),
    }


def strand_surface(mi: Any, colors: Floats, material: Material) -> Any:
    """Hair and grass: coloured along v, which runs over all segments of all strands."""
    bitmap = mi.Bitmap(np.ascontiguousarray(colors[:, None].astype(np.float32)))
    picture = {"type": "bitmap", "bitmap": bitmap, "raw": True, "filter_type": "nearest"}
    if material.translucency > 0.0:
        return mi.load_dict(
            {
                "type": "principledthin",
                "base_color": picture,
                "roughness": 0.5,
                "diff_trans": 2.0 * material.translucency,
            }
        )
    return mi.load_dict(
        {
            "type": "principled",
            "base_color": picture,
            "roughness": material.roughness,
            "specular": 0.4,
        }
    )


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


def _attribute(name: str) -> dict[str, Any]:
    return {"type": "mesh_attribute", "name": name}


def _rgb(color: Rgb | tuple[float, ...]) -> dict[str, Any]:
    return {"type": "rgb", "value": [float(c) for c in color]}
