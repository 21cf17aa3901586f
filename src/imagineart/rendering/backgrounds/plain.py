"""Which backgrounds show no place? Studio, gradient, paper, pattern; and outer space."""

import numpy as np

from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.backgrounds.interior import side
from imagineart.rendering.backgrounds.materials import line
from imagineart.rendering.backgrounds.sky import stars
from imagineart.rendering.backgrounds.terrain import ground_of, render, sunlight
from imagineart.rendering.noise import Field, look_up, tile
from imagineart.rendering.raster import Array, Oklch, lay, ramp, rgb, smoothstep

STUDIO: tuple[Oklch, ...] = (
    (0.90, 0.020, 80),
    (0.87, 0.035, 230),
    (0.89, 0.040, 20),
    (0.88, 0.040, 150),
    (0.90, 0.045, 95),
)
POSTER: tuple[Oklch, ...] = (
    (0.80, 0.135, 85),
    (0.66, 0.105, 200),
    (0.70, 0.150, 35),
    (0.45, 0.110, 265),
    (0.72, 0.115, 150),
    (0.88, 0.060, 95),
)


def studio(frame: Frame) -> Array:
    """A seamless paper sweep: wall and floor melt in a soft curve. A stated colour fills it.

    Where nothing is stated, a pale disc, an arch or rays may stand behind the subject.
    """
    color = frame.mood(frame.pick(POSTER if frame.vivid else STUDIO, "studio"))
    low = frame.smaller(640)
    below = (np.arange(low.height, dtype=np.float32) - low.horizon) / low.unit
    curve = smoothstep(-0.10, 0.16, below)[:, None]
    x = low.x / (0.5 * low.width / low.unit) * side(low)
    y = low.y * low.unit / low.height
    pool = np.exp(-(((x - 0.25) / 0.95) ** 2 + ((y - 0.40) / 0.60) ** 2))
    wall = 0.74 + 0.27 * pool
    floor = 0.92 + 0.08 * np.exp(-((x / 0.8) ** 2)) - 0.07 * smoothstep(0.2, 0.6, below)[:, None]
    shade = wall + (floor - wall) * curve - 0.04 * np.exp(-(((below - 0.02) / 0.07) ** 2))[:, None]
    if color[0] > 0.9 or frame.detail == 0:  # white is to be white, flat to be flat
        shade = 1 - 0.35 * (1 - shade)
    canvas = frame.enlarge(_paint(color, shade))
    if not frame.background.palette and not frame.background.surface:
        _backdrop(frame, canvas, color)
    return canvas


def _backdrop(frame: Frame, canvas: Array, color: Oklch) -> None:
    """A quiet figure on the wall, in place: which one depends on the seed, rays if flat."""
    kinds = ("rays", "disc") if frame.detail == 0 else ("none", "disc", "arch", "disc")
    kind = kinds[int(frame.random("backdrop").integers(len(kinds)))]
    base = frame.horizon / frame.unit
    x, y = frame.x, frame.y
    soft = 1.5 / frame.unit
    lightness, chroma, hue = color
    step = 0.11 if frame.vivid else 0.045
    tone = rgb((min(0.97, lightness + step), chroma * (0.8 if frame.vivid else 1.25) + 0.01, hue))
    above = smoothstep(base + 0.05, base - 0.02, y)
    if kind == "disc":
        mask = smoothstep(0.31 + soft, 0.31 - soft, np.hypot(x, y - base + 0.16)) * above
    elif kind == "arch":
        rise = np.where(y < base - 0.14, np.hypot(x, y - base + 0.14), np.abs(x))
        mask = smoothstep(0.30 + soft, 0.30 - soft, rise) * above
    elif kind == "rays":
        angle = np.arctan2(x, y - base - 0.05) * (24 / (2 * np.pi))
        mask = smoothstep(0.25 - 0.02, 0.25 + 0.02, np.abs(angle % 1 - 0.5)) * above
    else:
        return
    light = canvas / np.maximum(rgb(color), 0.02)  # the wall's own light stays on the figure
    lay(canvas, np.clip(tone * np.minimum(light, 1.1), 0, 1), np.asarray(mask, np.float32))


def _paint(color: Oklch, shade: Field) -> Array:
    """The colour with its light scaled; white stays white, black keeps a breath of light."""
    base = rgb(color)
    return (base * shade[..., None] + 0.012 * (shade[..., None] - 0.8)).clip(0, 1)


def gradient(frame: Frame) -> Array:
    """Colours that flow into each other: linear, radial, mesh, or lights out of focus."""
    kind = frame.background.surface or ("mesh" if len(_colors(frame)) > 2 else "linear")
    low = frame.smaller(512)
    if "bokeh" in kind:
        return _bokeh(frame)
    if "radial" in kind:
        position = np.clip(np.hypot(low.x, low.y - 0.5 * low.height / low.unit) / 0.75, 0, 1)
    elif "mesh" in kind:
        cloth = tile(low.random("mesh"), 1.9, low=1.2, high=5)
        position = np.clip(0.5 + 0.27 * look_up(cloth, low.x * 0.22 + 0.4, low.y * 0.22), 0, 1)
    else:
        position = np.clip(low.y * low.unit / low.height * 0.9 + 0.12 * low.x + 0.05, 0, 1)
    return frame.enlarge(_flow(frame, position.astype(np.float32)))


def _colors(frame: Frame) -> tuple[Oklch, ...]:
    stated = frame.background.palette or frame.palette
    if len(stated) >= 2:
        return tuple(color.oklch for color in stated)
    lightness, chroma, hue = stated[0].oklch if stated else frame.pick(STUDIO, "gradient")
    if not stated:
        return (
            (lightness, 0.08, hue),
            (0.74, 0.12, (hue + 50) % 360),
            (0.60, 0.14, (hue + 95) % 360),
        )
    return (min(0.96, lightness + 0.16), chroma * 0.7, hue), (lightness, chroma, hue)


def _flow(frame: Frame, position: Field) -> Array:
    colors = _colors(frame)
    stops = [(i / (len(colors) - 1), rgb(color)) for i, color in enumerate(colors)]
    return ramp(stops, position)


def _bokeh(frame: Frame) -> Array:
    """Soft discs of light in the colours of the gradient, on their dark."""
    low = frame.smaller(1024)
    colors, rng = _colors(low), low.random("bokeh")
    dark = rgb((colors[-1][0] * 0.42, colors[-1][1] * 0.7, colors[-1][2]))
    canvas = np.broadcast_to(dark, (low.height, low.width, 3)).copy()
    canvas *= (1.25 - 0.5 * low.y)[..., None]
    for _ in range(46):
        x, y = float(rng.uniform(-0.6, 0.6)) * low.width / low.unit, float(rng.random())
        radius = float(rng.uniform(0.02, 0.085))
        far = np.hypot(low.x - x, low.y - y * low.height / low.unit) / radius
        light = smoothstep(1.0, 0.93, far) * (0.6 + 0.4 * smoothstep(0.6, 1.0, far))
        canvas += (
            rgb(colors[int(rng.integers(len(colors)))])
            * (0.30 * float(rng.random()) * light)[..., None]
        )
    return frame.enlarge(canvas)


def paper(frame: Frame) -> Array:
    """A sheet with its fibres: plain, kraft, parchment, lined, squared, cork or a blackboard."""
    kind = frame.background.surface
    usual: dict[str, Oklch] = {
        "kraft": (0.72, 0.06, 70),
        "parchment": (0.88, 0.055, 85),
        "cork": (0.66, 0.08, 62),
        "blackboard": (0.32, 0.035, 165),
        "chalkboard": (0.32, 0.035, 165),
    }
    base = next((usual[name] for name in usual if name in kind), (0.955, 0.012, 90))
    lightness, chroma, hue = frame.color(base)
    cloth, fibre = (
        tile(frame.random("paper"), 1.1),
        tile(frame.random("fibre"), 0.35, low=6, high=200),
    )
    rough = 3.0 if "cork" in kind else 1.0
    x, y = frame.x * 0.5, frame.y * 0.5
    grain = look_up(fibre, x * 2.2, y * 2.2) * 0.007 * rough + look_up(cloth, x, y) * 0.010 * rough
    age = 0.10 * smoothstep(
        0.30, 0.62, np.hypot(frame.x, frame.y - 0.5 * frame.height / frame.unit)
    )
    tone = frame.detail * grain - age * (1.0 if "parchment" in kind else 0.35)
    stops = [
        (-0.3, rgb((lightness * 0.72, chroma, hue - 8))),
        (0.0, rgb((lightness, chroma, hue))),
        (0.1, rgb((min(0.99, lightness + 0.05), chroma * 0.8, hue))),
    ]
    canvas = ramp(stops, tone)
    _rule(frame, canvas, kind)
    return canvas


def _rule(frame: Frame, canvas: Array, kind: str) -> None:
    """Ruled or squared lines, in place."""
    if not any(word in kind for word in ("lined", "grid", "notebook", "squared", "graph")):
        return
    pitch, half = 0.045, 0.0011
    pixel = np.full((1, 1), 1 / frame.unit, np.float32)
    rows = line((frame.y + pitch / 2) % pitch - pitch / 2, half, pixel)
    ink = rgb((0.62, 0.09, 240))
    lay(canvas, ink, np.broadcast_to(rows, canvas.shape[:2]))
    if "grid" in kind or "squared" in kind or "graph" in kind:
        columns = line((frame.x + pitch / 2) % pitch - pitch / 2, half, pixel)
        lay(canvas, ink, np.broadcast_to(columns, canvas.shape[:2]))


def pattern(frame: Frame) -> Array:
    """A repeating pattern in two or three colours; its cell is drawn once and tiled."""
    ground, first, second = _three(frame)
    kind = frame.background.surface or "dots"
    cell = max(8, round(0.125 * frame.unit))
    tiled = _cell(frame, kind, cell)
    reps = (-(-frame.height // tiled.shape[0]), -(-frame.width // tiled.shape[1]), 1)
    masks = np.tile(tiled, reps)[: frame.height, : frame.width]
    canvas = np.broadcast_to(rgb(ground), (frame.height, frame.width, 3)).copy()
    lay(canvas, rgb(first), masks[..., 0])
    lay(canvas, rgb(second), masks[..., 1])
    return canvas


def _three(frame: Frame) -> tuple[Oklch, Oklch, Oklch]:
    stated = [color.oklch for color in (frame.background.palette or frame.palette)]
    if not stated:
        lightness, chroma, hue = frame.pick(STUDIO, "pattern")
        stated = [(0.94, 0.03, hue)]
    lightness, chroma, hue = stated[0]
    step = -0.13 if lightness > 0.5 else 0.16
    while len(stated) < 3:
        shift = (
            stated[0][0] + step * len(stated),
            max(chroma, 0.05) * 1.1,
            (hue + 18 * len(stated)) % 360,
        )
        stated.append(shift)
    return stated[0], stated[1], stated[2]


def _cell(frame: Frame, kind: str, size: int) -> Array:
    """(h, w, 2) coverage of the two figures in one cell."""
    y, x = (np.mgrid[0:size, 0:size].astype(np.float32) + 0.5) / size
    soft = 1.2 / size
    empty = np.zeros_like(x)
    if "strip" in kind:
        return np.stack([_band(x, 0.25, 0.25, soft), empty], -1)
    if "check" in kind or "gingham" in kind or "plaid" in kind:
        return np.stack(
            [np.maximum(0.5 * _band(x, 0.25, 0.25, soft), 0), 0.5 * _band(y, 0.25, 0.25, soft)], -1
        )
    if "wave" in kind:
        return np.stack(
            [
                _band((y + 0.10 * np.sin(2 * np.pi * x)) % 1, 0.3, 0.14, soft),
                _band((y + 0.10 * np.sin(2 * np.pi * x)) % 1, 0.8, 0.05, soft),
            ],
            -1,
        )
    if "chevron" in kind or "zigzag" in kind:
        bent = (y + np.abs(x - 0.5)) % 1
        return np.stack([_band(bent, 0.25, 0.20, soft), _band(bent, 0.75, 0.08, soft)], -1)
    figure = _FIGURES.get(next((name for name in _FIGURES if name in kind), "dot"), _dot)
    one = figure(x - 0.25, y - 0.25, soft)
    two = figure(x - 0.75, y - 0.75, soft)
    return np.stack([one, two], -1).astype(np.float32)


def _band(position: Field, middle: float, half: float, soft: float) -> Field:
    return smoothstep(half + soft, half - soft, np.abs(position - middle))


def _dot(x: Field, y: Field, soft: float) -> Field:
    return smoothstep(0.13 + soft, 0.13 - soft, np.hypot(x, y))


def _star(x: Field, y: Field, soft: float) -> Field:
    angle, radius = np.arctan2(x, -y), np.hypot(x, y)
    sector = np.abs((angle / (2 * np.pi / 5) + 0.5) % 1 - 0.5) * 2 * np.pi / 5
    edge = 0.075 / np.maximum(np.cos(np.pi / 5 * 2 - sector), 0.05) * 0.98
    return smoothstep(soft, -soft, radius - np.minimum(edge, 0.2))


def _heart(x: Field, y: Field, soft: float) -> Field:
    u, v = np.abs(x) / 0.17, -(y - 0.01) / 0.17
    inside = u**2 + (v * 1.1 - 0.62 * np.sqrt(u)) ** 2
    return smoothstep(1 + 7 * soft, 1 - 7 * soft, inside)


def _leaf(x: Field, y: Field, soft: float) -> Field:
    u, v = (x + y) * 0.48, (y - x) * 0.48
    half = 0.075 * np.cos(np.clip(u / 0.19, -1, 1) * np.pi / 2)
    body = smoothstep(soft, -soft, np.abs(v) - half) * (np.abs(u) < 0.19)
    return body * (1 - 0.8 * smoothstep(0.010 + soft, 0.010 - soft, np.abs(v)))


_FIGURES = {"dot": _dot, "star": _star, "heart": _heart, "lea": _leaf, "confetti": _leaf}


def space(frame: Frame) -> Array:
    """Nebula and stars, a ringed planet; on the moon also its ground."""
    low = frame.smaller(1024)
    canvas = frame.enlarge(_nebula(low))
    stars(frame, canvas, 1.6)
    _planet(frame, canvas)
    if "moon" in frame.background.surface:
        _moonscape(frame, canvas)
    return canvas


def _nebula(frame: Frame) -> Array:
    warp, cloth = tile(frame.random("warp"), 1.8), tile(frame.random("nebula"), 1.45)
    x, y = frame.x * 0.42, frame.y * 0.42
    bent = 0.03 * look_up(warp, x * 0.7, y * 0.7)
    field = look_up(cloth, x + bent, y - bent)
    veil = look_up(cloth, x * 0.55 + 0.4 + bent, y * 0.55)
    hue = frame.color((0.5, 0.16, float(frame.random("hue").choice([300.0, 265.0, 340.0, 210.0]))))[
        2
    ]
    stops = [
        (-1.5, rgb((0.10, 0.035, 270))),
        (0.0, rgb((0.20, 0.08, 275))),
        (1.0, rgb((0.42, 0.16, hue))),
        (2.2, rgb((0.70, 0.15, hue + 45))),
    ]
    canvas = ramp(stops, 0.62 * field + 0.75 * veil - 0.35)
    return canvas * (0.55 + 0.45 * smoothstep(-1.2, 0.8, veil))[..., None]


def _planet(frame: Frame, canvas: Array) -> None:
    """A banded planet in an upper corner, lit from the light's side, with a ring."""
    rng = frame.random("planet")
    u = frame.unit
    x0 = frame.width / 2 - side(frame) * float(rng.uniform(0.22, 0.34)) * frame.width
    y0, radius = 0.22 * frame.height, float(rng.uniform(0.09, 0.13)) * u
    left, top = max(0, int(x0 - 2.3 * radius)), max(0, int(y0 - 1.3 * radius))
    view = canvas[top : int(y0 + 1.3 * radius), left : int(x0 + 2.3 * radius)]
    x = ((np.arange(view.shape[1], dtype=np.float32) + left - x0) / radius)[None, :]
    y = ((np.arange(view.shape[0], dtype=np.float32) + top - y0) / radius)[:, None]
    hue = float(rng.choice([55.0, 30.0, 200.0, 320.0]))
    ring_y = (x * 0.30 + y * 0.95) * 3.6
    ring = np.hypot(x * 0.95 - y * 0.30, ring_y)
    shape = smoothstep(1.35, 1.40, ring) * smoothstep(2.1, 2.05, ring)
    shape = shape * (0.55 + 0.3 * np.sin(ring * 40))
    tint = rgb((0.85, 0.05, hue + 20))
    lay(view, tint, 0.55 * shape * (ring_y < 0))
    _globe(frame, view, x, y, hue, 2.0 / radius)
    lay(view, tint, 0.75 * shape * (ring_y >= 0))


def _globe(frame: Frame, view: Array, x: Field, y: Field, hue: float, edge: float) -> None:
    """A lit ball of cloud bands with radius 1 around (0, 0), in place."""
    far = x * x + y * y
    depth = np.sqrt(np.clip(1 - far, 0, 1))
    light = np.clip(0.62 * side(frame) * x - 0.45 * y + 0.62 * depth, 0, 1)
    cloth = tile(frame.random("bands"), 1.2, stretch=0.25)
    bands = np.sin(y * 7 + 0.35 * x + 0.5 * look_up(cloth, x * 0.12, y * 0.12))
    body = ramp([(-1, rgb((0.62, 0.10, hue))), (1, rgb((0.84, 0.08, hue + 25)))], bands)
    lay(view, body * (0.03 + light)[..., None], smoothstep(1 + edge, 1 - edge, np.sqrt(far)))


def _moonscape(frame: Frame, canvas: Array) -> None:
    from imagineart.rendering.backgrounds.land import noise_at, shades

    ground = ground_of(frame)
    craters = noise_at(frame, ground, "crater", 2.5, 1.5, rough=4)
    height = 0.06 * np.abs(craters) + 1.3 * smoothstep(0.5, 0.9, ground.reach) * (
        1 + noise_at(frame, ground, "hills", 14, 1.6, rough=2)
    )
    tones = ((0.45, 0.006, 270), (0.66, 0.006, 270), (0.82, 0.006, 90))
    dust = shades(tones, 0.4 * craters + 0.25 * noise_at(frame, ground, "dust", 0.5, 0.5))
    lit = dust * sunlight(ground, height, side(frame), 0.9)[..., None]
    render(ground, height, lit.astype(np.float32), canvas)
