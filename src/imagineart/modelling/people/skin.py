"""What colour and relief has skin at each place? Tone, blood, lips, freckles, age.

Places are told on the base mesh (template points, metres), so that paint follows every face.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from imagineart.modelling.model import Floats, Material, Rgb, Texture
from imagineart.modelling.people.forms import Array, noise, smoothstep
from imagineart.modelling.people.wrinkles import furrows
from imagineart.modelling.textures import Canvas

TONES: tuple[Rgb, ...] = (  # linear sRGB from the fairest to the deepest
    (0.57, 0.36, 0.275),
    (0.50, 0.295, 0.205),
    (0.43, 0.235, 0.155),
    (0.29, 0.145, 0.085),
    (0.190, 0.092, 0.053),
    (0.112, 0.055, 0.034),
)
BLOOD: Rgb = (0.62, 0.17, 0.13)


@dataclass(frozen=True, slots=True)
class Complexion:
    """How a skin looks. `tone` runs from 0 (fair) to 1 (deep), the rest from 0 to 1."""

    tone: float = 0.25
    redness: float = 0.5
    freckles: float = 0.0
    age: float = 0.0  # spots and lines
    shadow: float = 0.0  # of a shaved beard
    rouge: float = 0.0  # lips redder than they are
    liner: float = 0.5  # how dark the rim of the lids is between the lashes


def tone_color(tone: float) -> Rgb:
    """Linear sRGB of a tone 0–1."""
    table = np.array(TONES)
    at = np.clip(tone, 0, 1) * (len(table) - 1)
    return tuple(  # type: ignore[return-value]
        float(np.interp(at, np.arange(len(table)), table[:, k])) for k in range(3)
    )


def painted(t: Floats, masks: dict[str, Floats], look: Complexion, seed: int) -> Floats:
    """(V, 3) linear sRGB at template points (V, 3); `masks` hold lips, eyelids, ears, nails."""
    base = np.array(tone_color(look.tone), np.float32)
    fair = 1.0 - look.tone
    mottle = 0.3 * noise(t, 0.012, seed) + 0.3 * noise(t, 0.004, seed + 1)
    color = base * (1 + 0.08 * mottle[:, None] + 0.05 * noise(t, 0.0015, seed + 2)[:, None])
    red = _blood(t, masks) * (0.35 + 0.9 * look.redness) * (0.55 + 0.45 * fair)
    red = np.clip(red + 0.05 * noise(t, 0.02, seed + 3), 0, 0.70)
    color = color * _zones(t)
    color = _mix(color, color * [1.08, 0.62, 0.55], red)
    color = _mix(color, color * [0.80, 0.70, 0.74], 0.55 * _under_eyes(t) * (0.5 + look.age))
    color = _mix(color, color * [0.93, 0.87, 0.86], 0.7 * masks["eyelids"])
    color = _mix(color, color * [0.30, 0.22, 0.20], look.liner * masks["lash line"])
    color = _mix(color, color * [0.62, 0.66, 0.74], look.shadow * beard_density(t))
    color = _mix(color, color * [0.58, 0.40, 0.29], _freckles(t, look, seed))
    if look.age > 0:
        color = _mix(color, color * [0.60, 0.46, 0.42], 0.75 * look.age * furrows(t, seed)[1])
    color = _mix(color, _lips(base, look), np.clip(1.15 * masks["lips"], 0, 1) * 0.9)
    color = _mix(color, color * [0.34, 0.20, 0.20], 0.85 * _between_lips(t) * masks["lips"])
    color = _mix(color, base * [1.05, 0.80, 0.74] + 0.03, 0.8 * masks["fingernails"])
    color = _mix(color, base * [0.42, 0.15, 0.13], 0.9 * masks["inside-mouth"])
    return np.asarray(np.clip(color, 0.004, 0.95), np.float32)


def _mix(a: Floats, b: Array, share: Array) -> Floats:
    return np.asarray(a + (b - a) * share[:, None], np.float32)


def _lips(base: Floats, look: Complexion) -> Floats:
    bare = base * [0.84, 0.63 + 0.06 * look.age, 0.62 + 0.06 * look.age]
    bare = bare + np.array([0.012, 0.003, 0.004])
    made_up = np.array([0.42, 0.035, 0.045])
    return np.asarray(bare + (made_up - bare) * look.rouge, np.float32)


def _spot(t: Floats, center: Rgb, radius: Rgb) -> Floats:
    """(V,) a soft spot and its mirror image."""
    x = np.abs(t[:, 0]) - center[0]
    d = (x / radius[0]) ** 2
    d = d + ((t[:, 1] - center[1]) / radius[1]) ** 2 + ((t[:, 2] - center[2]) / radius[2]) ** 2
    return np.asarray(np.exp(-d), np.float32)


def _blood(t: Floats, masks: dict[str, Floats]) -> Floats:
    """Where blood shows: cheeks, tip and wings of the nose, ears, chin, knuckles."""
    return np.asarray(
        0.55 * _spot(t, (0.040, -0.125, 0.690), (0.020, 0.04, 0.018))
        + 0.55 * _spot(t, (0.0, -0.166, 0.693), (0.014, 0.02, 0.013))
        + 0.35 * _spot(t, (0.014, -0.152, 0.688), (0.007, 0.02, 0.010))
        + 0.25 * _spot(t, (0.0, -0.148, 0.628), (0.016, 0.02, 0.012))
        + 0.15 * _spot(t, (0.0, -0.150, 0.755), (0.03, 0.02, 0.02))
        + 0.40 * masks["ears"]
        + 0.25 * smoothstep(0.42, 0.46, np.abs(t[:, 0])),
        np.float32,
    )


def _zones(t: Floats) -> Floats:
    """(V, 3) factors: a forehead that is paler and more golden, cooler skin about the jaw."""
    high, low = smoothstep(0.745, 0.775, t[:, 2:3]), smoothstep(0.665, 0.635, t[:, 2:3])
    front = smoothstep(-0.06, -0.10, t[:, 1:2])
    golden = np.array([0.05, 0.045, 0.0]) * high
    return np.asarray(1 + front * (golden - np.array([0.06, 0.03, 0.0]) * low), np.float32)


def _between_lips(t: Floats) -> Floats:
    """(V,) 1 where lips meet."""
    line = 0.6580 - 0.9 * np.square(t[:, 0])
    return np.asarray(np.exp(-(((t[:, 2] - line) / 0.0012) ** 2)), np.float32)


def _under_eyes(t: Floats) -> Floats:
    return _spot(t, (0.028, -0.137, 0.7155), (0.013, 0.02, 0.0055)) + 0.5 * _spot(
        t, (0.0165, -0.138, 0.725), (0.005, 0.02, 0.008)
    )


def beard_density(t: Floats) -> Floats:
    """(V,) 0–1 where a beard grows: cheeks below the bone, jaw, chin, upper lip, throat."""
    x, y, z = np.abs(t[:, 0]), t[:, 1], t[:, 2]
    line = np.interp(
        x, [0.0, 0.020, 0.034, 0.050, 0.064, 0.078], [0.682, 0.680, 0.668, 0.676, 0.70, 0.73]
    )
    jaw = smoothstep(0.0, 0.006, line - z) * smoothstep(0.596, 0.612, z + 0.12 * (y + 0.12))
    jaw *= smoothstep(-0.052, -0.066, y)
    nose = np.exp(-(((x) / 0.013) ** 4) - ((z - 0.684) / 0.007) ** 4)
    mouth = np.exp(-((x / 0.027) ** 4) - ((z - 0.6605) / 0.0085) ** 4)
    return np.asarray(np.clip(jaw * (1 - nose) * (1 - mouth), 0, 1), np.float32)


def _freckles(t: Floats, look: Complexion, seed: int) -> Floats:
    cells = noise(t, 0.0027, seed + 5) + 0.7 * noise(t, 0.0016, seed + 6)
    middle = _spot(t, (0.020, -0.14, 0.703), (0.034, 0.06, 0.026)) + 0.12
    young = look.freckles * smoothstep(1.35, 2.1, cells + 0.9 * middle) * middle
    old = look.age * smoothstep(2.3, 2.9, noise(t, 0.007, seed + 7) + 0.4 * cells)
    return np.asarray(np.clip(0.75 * young + 0.45 * old, 0, 0.8), np.float32)


def relief(t: Floats, masks: dict[str, Floats], look: Complexion, seed: int) -> Floats:
    """(V,) metres out along the normal: unevenness, grooves of the lips, lines of age."""
    fine = 0.00010 * noise(t, 0.0030, seed + 8) + 0.00012 * noise(t, 0.010, seed + 9)
    lip = 0.00012 * np.sin(t[:, 0] * 2 * np.pi / 0.0021 + 2 * noise(t, 0.01, seed)) * masks["lips"]
    folds = look.age * furrows(t, seed)[0] if look.age > 0 else 0.0
    return np.asarray(fine + lip + folds, np.float32)


def skin_material(look: Complexion) -> Material:
    """Soft light below the surface and an oily film over it; the paint lies in the vertices."""
    rough = 0.40 + 0.08 * look.age
    return Material(
        "skin",
        tone_color(look.tone),
        roughness=rough,
        specular=0.5,
        subsurface=0.6,
        coat=0.32,
        coat_roughness=0.36,
        texture=pores(round(rough, 2)),
    )


def lip_material(look: Complexion) -> Material:
    """Moist skin; what is painted on it shines."""
    return Material(
        "lips",
        _rgb(_lips(np.array(tone_color(look.tone), np.float32), look)),
        roughness=0.30 - 0.06 * look.rouge,
        specular=0.6,
        subsurface=0.5,
        coat=0.5,
        coat_roughness=0.30,
    )


def _rgb(color: Floats) -> Rgb:
    r, g, b = (float(c) for c in color)
    return r, g, b


@lru_cache(8)
def pores(roughness: float) -> Texture:
    """Fine lines, pores and patches of oil, without a colour: the paint in the vertices shows."""
    canvas = Canvas((0.06, 0.06), 0.00012, np.random.default_rng(77))
    edge, _ = canvas.cells(0.0011)  # the fields between the lines of skin
    lines = np.exp(-((edge / 0.00012) ** 2))
    hole = np.clip(canvas.noise(0.0016) - 1.5, 0, 1)
    oil = 0.10 * np.tanh(canvas.fractal(0.012, octaves=3)) + 0.05 * canvas.noise(0.0009)
    height = -0.000030 * lines - 0.000055 * hole + 0.000012 * canvas.noise(0.0006)
    rough = np.clip(roughness + oil + 0.12 * hole + 0.06 * lines, 0.2, 0.9)
    return Texture(None, canvas.size, rough.astype(np.float32), height.astype(np.float32))
