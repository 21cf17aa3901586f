"""How do rooms, kitchens, tables and stages look? A lit wall, and a plane to stand things on."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from imagineart.color.names import parse
from imagineart.rendering.backgrounds.atmosphere import atmosphere
from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.backgrounds.materials import Finish, Plane, finish_of, line, plane_of
from imagineart.rendering.glow import gloom
from imagineart.rendering.noise import Field, look_up, tile
from imagineart.rendering.raster import (
    Array,
    Oklch,
    blur,
    box,
    lay,
    mix,
    polygon,
    ramp,
    rgb,
    smoothstep,
)
from imagineart.rendering.weather import fall

WALLS: tuple[Oklch, ...] = (
    (0.87, 0.035, 78),
    (0.80, 0.030, 150),
    (0.84, 0.028, 45),
    (0.78, 0.018, 220),
)
GLOOMY = 0.4  # so little light inside means that it is night outside
SHELVES = 4
CUPBOARD = 0.40  # of the wall's height
CUPBOARDS: tuple[Oklch, ...] = ((0.62, 0.05, 165), (0.58, 0.05, 245), (0.66, 0.07, 65))
STEEL = rgb((0.80, 0.006, 250))
SPINES = (20.0, 40.0, 75.0, 150.0, 215.0, 255.0)  # hues of bound books, degrees


def surface_of(frame: Frame, default: str) -> Finish:
    """The material that the background's surface names, in the colour named with it."""
    words = frame.background.surface
    return finish_of(words, default, _color_among(words.split()))


def _color_among(words: Sequence[str]) -> Oklch | None:
    """The colour that the longest run of leading words names: "dark red" of "dark red cloth"."""
    runs = (parse(" ".join(words[:count])) for count in range(len(words), 0, -1))
    return next((color.oklch for color in runs if color), None)


def wall_color(frame: Frame) -> Oklch:
    """The stated wall colour, else the picture's mood, else one of a few quiet tones."""
    return frame.mood(frame.pick(WALLS, "wall"))


def indoors(frame: Frame) -> tuple[Array, Array]:
    """(colour of the light, ambient) in a room at this time of day, linear (3,)."""
    air = atmosphere(frame)
    warmth = {"night": 62, "dusk": 60, "sunset": 65, "dawn": 60}.get(frame.light.time_of_day, 85)
    strong = {"night": 0.42, "dusk": 0.55}.get(frame.light.time_of_day, 0.85)
    key = rgb((0.97, 0.05 if warmth < 80 else 0.02, warmth))
    ambient = mix(air.ambient / max(float(air.ambient.max()), 1e-6), np.ones(3, np.float32), 0.6)
    return key * strong, ambient * (0.22 if air.dark else 0.32)


def side(frame: Frame) -> float:
    """−1 where the light comes from the left … 1 from the right."""
    return float(np.sign(np.sin(np.radians(frame.light.azimuth))) or -1.0)


def wall(frame: Frame, color: Oklch, bottom: float) -> Array:
    """(H, W, 3) a painted wall: light from one side, a pool of light, darker at the floor."""
    key, ambient = indoors(frame)
    x = frame.x / (0.5 * frame.width / frame.unit) * side(frame)  # −1 … 1 towards the light
    y = frame.y * frame.unit / max(bottom, 1)
    pool = np.exp(-(((x - 0.35) / 1.1) ** 2 + ((y - 0.42) / 0.75) ** 2))
    cloth = tile(frame.random("plaster"), 1.2)
    uneven = look_up(cloth, frame.x * 0.35, frame.y * 0.35) * 0.018 * frame.detail
    shade = 0.56 + (0.46 if frame.detail else 0.2) * pool - 0.12 * smoothstep(0.8, 1.0, y) + uneven
    value: Array = rgb(color) * (key * shade[..., None] + ambient)
    return value


def window_light(frame: Frame, canvas: Array, bottom: float) -> None:
    """The slanting bright image of a window on the wall, in place."""
    dim = frame.light.time_of_day in ("night", "dusk") or frame.background.weather != "clear"
    if dim or gloom(frame.light) > GLOOMY or frame.detail == 0:
        return
    low = frame.smaller(384)
    scale = low.unit
    reach = bottom * low.height / frame.height
    lean = -side(frame)
    rng = frame.random("sunlight")
    x0 = low.width / 2 + lean * float(rng.uniform(-0.05, 0.2)) * low.width
    y0, tall = reach * float(rng.uniform(0.08, 0.2)), reach * float(rng.uniform(0.26, 0.34))
    pane, gap = float(rng.uniform(0.11, 0.17)) * scale, 0.02 * scale
    mask = np.zeros((low.height, low.width), np.float32)
    for i in (-1, 0):
        for j in (0, 1):
            left, top = x0 + i * (pane + gap), y0 + j * (tall + gap)
            slant = lean * 0.42 * (top - y0)
            corner = lean * 0.42 * tall
            drop = 0.12 * pane
            points = [
                (left + slant, top),
                (left + pane + slant, top + drop),
                (left + pane + slant + corner, top + tall + drop),
                (left + slant + corner, top + tall),
            ]
            mask += polygon(low.width, low.height, points)
    mask = blur(np.clip(mask, 0, 1) * _leaf_shadow(low), 0.007 * scale)
    mask[round(reach) :] = 0
    full = frame.enlarge(mask)
    warm = np.array([1.0, 0.84, 0.62], np.float32)
    canvas *= 1 + (0.36 * full)[..., None] * warm


def _leaf_shadow(frame: Frame) -> Field:
    cloth = tile(frame.random("leaf"), 1.1, low=3, high=14)
    return 1 - 0.55 * smoothstep(0.6, 1.1, look_up(cloth, frame.x * 0.5, frame.y * 0.5))


def top(frame: Frame, canvas: Array, finish: Finish, plane: Plane, wall_behind: Array) -> None:
    """Lay the lit plane over the canvas from its back edge down, in place."""
    key, ambient = indoors(frame)
    x = frame.x / (0.5 * frame.width / frame.unit) * side(frame)
    near = plane.near
    shade = 0.70 + 0.20 * x * (1 - 0.3 * near) + 0.10 * np.sin(np.pi * np.clip(near * 1.1, 0, 1))
    lit = finish.albedo(plane) * (key * shade[..., None] + ambient * 1.15)
    mirror = finish.gloss * ((1 - near) ** 3 * 0.55 + 0.10)
    band = max(2, int(0.2 * plane.top))
    image = blur(wall_behind[max(0, plane.top - band) : plane.top], band / 6).mean(axis=0)[None]
    lit += (image - lit) * mirror[..., None]
    canvas[plane.top :] = lit


def table(frame: Frame) -> Array:
    """A table top seen from near, before a softly lit wall."""
    low = frame.smaller(768)
    behind = wall(low, wall_color(frame), low.horizon)
    _far_things(low, behind)
    canvas = frame.enlarge(blur(behind, 0.006 * low.unit))
    return _with_counter(frame, canvas, "wood", tilt=0.34)


def _with_counter(frame: Frame, canvas: Array, surface: str, tilt: float) -> Array:
    """The canvas, light on its wall, and before it a top, of this surface if none is asked."""
    window_light(frame, canvas, frame.horizon)
    plane = plane_of(frame, tilt=tilt)
    top(frame, canvas, surface_of(frame, surface), plane, canvas)
    _edge(frame, canvas, plane.top)
    return canvas


def _far_things(frame: Frame, canvas: Array) -> None:
    """Nothing to recognise: a darker and a lighter field far out of focus."""
    rng = frame.random("far")
    for _ in range(2):
        x, half = float(rng.uniform(-0.6, 0.6)), float(rng.uniform(0.08, 0.22))
        field = smoothstep(half + 0.10, half - 0.04, np.abs(frame.x - x))
        canvas *= (
            1
            + float(rng.uniform(-0.13, 0.06)) * np.broadcast_to(field, canvas.shape[:2])[..., None]
        )


def _edge(frame: Frame, canvas: Array, row: int) -> None:
    """The far edge, out of focus, with the faint shadow that the table throws on the wall."""
    reach = int(0.012 * frame.unit) + 1
    a, b = max(0, row - 3 * reach), min(frame.height, row + 3 * reach)
    canvas[a:b] = blur(canvas[a:b], reach / 3.2)


def room(frame: Frame) -> Array:
    """A wall with window and picture, a floor, a skirting board, a rug."""
    low = frame.smaller(1024)
    color = wall_color(frame)
    behind = wall(low, color, low.horizon)
    _furnish(low, behind, color)
    canvas = frame.enlarge(blur(behind, 0.0018 * low.unit))
    window_light(frame, canvas, frame.horizon * 0.92)
    _floor(frame, canvas, color)
    return canvas


def _floor(frame: Frame, canvas: Array, color: Oklch) -> None:
    """A floor with a rug, and a skirting board along a wall of this colour, in place."""
    plane = plane_of(frame, tilt=0.22)
    top(frame, canvas, surface_of(frame, "wood"), plane, canvas)
    _rug(frame, canvas, plane)
    _skirting(frame, canvas, color, plane.top)


def library(frame: Frame) -> Array:
    """A wall of books from floor to ceiling, a floor, a rug."""
    low = frame.smaller(1152)
    wood = frame.mood((0.44, 0.075, 55))
    shelves = np.broadcast_to(rgb(wood) * 0.45, (low.height, low.width, 3)).copy()
    _books(low, shelves)
    _bookcase(low, shelves, rgb(wood))
    light = wall(low, (1.0, 0.0, 0.0), low.horizon)
    canvas = frame.enlarge(blur(shelves * light, 0.0024 * low.unit))
    _floor(frame, canvas, wood)
    return canvas


def _books(frame: Frame, canvas: Array) -> None:
    """Rows of spines of many colours and heights, with a gap now and then, in place."""
    rng = frame.random("books")
    tall = frame.horizon / SHELVES
    for row in range(SHELVES):
        foot, x = (row + 1) * tall, 0.0
        while x < frame.width:
            wide = float(rng.uniform(0.014, 0.034)) * frame.unit
            high = float(rng.uniform(0.58, 0.84)) * tall
            light, hue = float(rng.uniform(0.30, 0.62)), float(rng.choice(SPINES))
            color = rgb((light, float(rng.uniform(0.03, 0.10)), hue))
            if rng.random() > 0.05:
                box(canvas, x, foot - high, wide, high, color)
                box(canvas, x, foot - high, 0.22 * wide, high, color * 0.7)
                band = rgb((min(0.9, light + 0.25), 0.06, 80))
                box(canvas, x, foot - 0.8 * high, wide, 0.035 * tall, band)
            x += wide


def _bookcase(frame: Frame, canvas: Array, wood: Array) -> None:
    """Boards and uprights, each with the shadow that it throws on the books, in place."""
    tall, thick = frame.horizon / SHELVES, 0.016 * frame.unit
    for row in range(SHELVES + 1):
        y = row * tall - thick / 2
        canvas[max(0, round(y)) : max(0, round(y + 0.16 * tall))] *= 0.62
        box(canvas, -2, y, frame.width + 4, thick, wood)
        box(canvas, -2, y, frame.width + 4, 0.25 * thick, wood * 1.4)
    bay = 0.36 * frame.unit
    first = (frame.width / 2 - bay / 2) % bay - bay
    for x in np.arange(first, frame.width + bay, bay):
        box(canvas, float(x), 0, 1.5 * thick, frame.horizon, wood * 0.9)
        box(canvas, float(x), 0, 0.3 * thick, frame.horizon, wood * 1.3)


def _furnish(frame: Frame, canvas: Array, color: Oklch) -> None:
    """A window on the light's side, pictures on the other."""
    key, ambient = indoors(frame)
    u, h = min(frame.unit, frame.width), frame.horizon
    bright = key + ambient
    s = side(frame)
    tall, wide = min(0.62 * h, 0.46 * u), 0.30 * u
    left = frame.width / 2 + s * 0.30 * frame.width - wide / 2
    _window(frame, canvas, left, 0.16 * h, wide, tall, bright)
    rng = frame.random("pictures")
    for i, hue in enumerate(rng.choice([25.0, 75.0, 150.0, 230.0, 290.0], 2, replace=False)):
        size = (0.15 - 0.03 * i) * u
        x = frame.width / 2 - s * (0.36 - 0.19 * i) * frame.width - size / 2
        y = 0.22 * h + 0.03 * i * u
        _picture(frame, canvas, (x, y), size, float(hue), bright)


def _window(
    frame: Frame, canvas: Array, left: float, top_: float, wide: float, tall: float, bright: Array
) -> None:
    air = atmosphere(_at_night(frame) if gloom(frame.light) > GLOOMY else frame)
    u = frame.unit
    white = rgb((0.95, 0.008, 90)) * bright
    shadow = np.zeros(canvas.shape[:2], np.float32)
    shadow[
        max(0, int(top_)) : int(top_ + tall + 0.03 * u),
        max(0, int(left)) : int(left + wide + 0.02 * u),
    ] = 1
    canvas *= 1 - (0.25 * blur(shadow, 0.02 * u))[..., None]
    box(canvas, left - 0.018 * u, top_ - 0.018 * u, wide + 0.036 * u, tall + 0.036 * u, white)
    rows = np.clip((np.arange(canvas.shape[0], dtype=np.float32) - top_) / tall, 0, 1)[:, None]
    view = ramp([(0, air.sky[1]), (0.6, air.sky[2]), (1, air.sky[3])], rows)
    view = np.broadcast_to(view, (canvas.shape[0], canvas.shape[1], 3)).copy()
    fall(view, frame.background.weather, frame.seed, air.dark)
    pane_w, pane_h, bar = wide / 2, tall / 2, 0.009 * u
    for i in (0, 1):
        for j in (0, 1):
            x, y = left + i * pane_w + bar / 2, top_ + j * pane_h + bar / 2
            y0, y1 = max(0, round(y)), max(0, round(y + pane_h - bar))
            x0, x1 = max(0, round(x)), max(0, round(x + pane_w - bar))
            canvas[y0:y1, x0:x1] = view[y0:y1, x0:x1]
    box(canvas, left - 0.035 * u, top_ + tall + 0.012 * u, wide + 0.07 * u, 0.022 * u, white * 0.92)


def _at_night(frame: Frame) -> Frame:
    return replace(frame, light=frame.light.revised(time_of_day="night"))


def _picture(
    frame: Frame, canvas: Array, place: tuple[float, float], size: float, hue: float, bright: Array
) -> None:
    x, y = place
    tall = size * 1.25
    shade = np.zeros(canvas.shape[:2], np.float32)
    shade[max(0, int(y)) : int(y + tall * 1.05), max(0, int(x)) : int(x + size * 1.06)] = 1
    canvas *= 1 - (0.3 * blur(shade, 0.012 * frame.unit))[..., None]
    edge = 0.06 * size
    box(canvas, x, y, size, tall, rgb((0.50, 0.06, 60)) * bright)
    box(
        canvas, x + edge, y + edge, size - 2 * edge, tall - 2 * edge, rgb((0.95, 0.01, 90)) * bright
    )
    inner = 2.6 * edge
    x, y, size, tall = x + inner, y + inner, size - 2 * inner, tall - 2 * inner
    box(canvas, x, y, size, tall, rgb((0.86, 0.05, hue)) * bright)
    box(canvas, x, y + 0.62 * tall, size, 0.38 * tall, rgb((0.60, 0.09, hue + 30)) * bright)
    columns = np.arange(canvas.shape[1], dtype=np.float32)[None, :] - (x + 0.62 * size)
    rows = np.arange(canvas.shape[0], dtype=np.float32)[:, None] - (y + 0.36 * tall)
    disc = np.clip(0.17 * size - np.hypot(columns, rows) + 0.5, 0, 1)
    lay(canvas, rgb((0.80, 0.12, hue + 60)) * bright, disc)


def _rug(frame: Frame, canvas: Array, plane: Plane) -> None:
    """An oval rug with two borders in the middle of the floor."""
    middle = float(plane.z[int(0.45 * len(plane.z)), 0])
    half = 0.34 * frame.width * float(plane.dx[int(0.45 * len(plane.z)), 0])
    depth = 0.30 * float(plane.z[0, 0] - plane.z[-1, 0])
    radius = np.sqrt((plane.x / half) ** 2 + ((plane.z - middle) / depth) ** 2)
    key, ambient = indoors(frame)
    hue = float(frame.random("rug").choice([25.0, 60.0, 180.0, 240.0]))
    soft = 0.006
    base = rgb((0.72, 0.06, hue)) * (key * 0.75 + ambient)
    view = canvas[plane.top :]
    view *= 1 - (0.35 * smoothstep(1.06, 0.97, radius))[..., None]
    lay(view, base, smoothstep(1 + soft, 1 - soft, radius))
    pale = rgb((0.90, 0.025, 85)) * (key * 0.75 + ambient)
    lay(view, pale, line(radius - 0.90, 0.018, np.full((1, 1), soft, np.float32)))
    lay(view, pale, 0.7 * line(radius - 0.80, 0.008, np.full((1, 1), soft, np.float32)))


def _skirting(frame: Frame, canvas: Array, color: Oklch, row: int) -> None:
    key, ambient = indoors(frame)
    tall = max(2, round(0.028 * frame.unit))
    light = min(0.97, color[0] + 0.10)
    board = rgb((light, color[1] * 0.4, color[2])) * (key * 0.8 + ambient)
    box(canvas, -2, row - tall, frame.width + 4, tall, board)
    box(canvas, -2, row - tall, frame.width + 4, max(1, tall / 8), board * 1.08)
    shade = smoothstep(0.05 * frame.unit, 0, np.arange(frame.height - row, dtype=np.float32))[
        :, None
    ]
    canvas[row:] *= 1 - 0.35 * np.broadcast_to(shade, (frame.height - row, frame.width))[..., None]


def kitchen(frame: Frame) -> Array:
    """A counter before a tiled wall with a shelf; cupboards along it where one sees the floor."""
    low = frame.smaller(1024)
    color = wall_color(frame)
    behind = wall(low, color, low.horizon)
    _wall_tiles(low, behind)
    _shelf(low, behind)
    if "floor" in frame.background.surface.split():
        _cupboards(low, behind)
        canvas = frame.enlarge(blur(behind, 0.0018 * low.unit))
        plane = plane_of(frame, tilt=0.22)
        top(frame, canvas, surface_of(frame, "tile"), plane, canvas)
        return canvas
    canvas = frame.enlarge(blur(behind, 0.004 * low.unit))
    return _with_counter(frame, canvas, "marble", tilt=0.3)


def _cupboards(frame: Frame, canvas: Array) -> None:
    """A worktop on cupboards along the wall, in place."""
    key, ambient = indoors(frame)
    bright = key * 0.8 + ambient
    u, h = frame.unit, frame.horizon
    tone = rgb(frame.pick(CUPBOARDS, "cupboards"))
    tall, wide = CUPBOARD * h, 0.24 * u
    box(canvas, -2, h - tall, frame.width + 4, tall, tone * bright)
    first = (frame.width / 2) % wide - wide
    for x in np.arange(first, frame.width, wide):
        left, gap = float(x) + 0.06 * wide, 0.08 * tall
        box(canvas, left, h - tall + 1.8 * gap, 0.88 * wide, tall - 3.2 * gap, tone * bright * 1.12)
        box(canvas, left, h - 1.5 * gap, 0.88 * wide, 0.1 * gap, tone * bright * 0.6)
        box(canvas, left + 0.3 * wide, h - tall + 2.8 * gap, 0.28 * wide, 0.3 * gap, STEEL * bright)
    box(canvas, -2, h - 0.07 * tall, frame.width + 4, 0.07 * tall, tone * bright * 0.35)
    box(canvas, -2, h - tall, frame.width + 4, 0.1 * tall, rgb((0.90, 0.008, 90)) * bright)
    box(canvas, -2, h - 0.9 * tall, frame.width + 4, 0.03 * tall, tone * bright * 0.5)


def _wall_tiles(frame: Frame, canvas: Array) -> None:
    """Bricks of glazed tile on the lower wall, in place."""
    tall, wide = 0.062 * frame.unit, 0.145 * frame.unit
    rows = frame.horizon - np.arange(frame.height, dtype=np.float32)[:, None]
    course = np.floor(rows / tall)
    columns = np.arange(frame.width, dtype=np.float32)[None, :] + (course % 2) * wide / 2
    from imagineart.rendering.backgrounds.materials import chance

    tint = (chance(course * 57 + np.floor(columns / wide), 3.0) - 0.5) * 0.10
    down = np.minimum(rows % tall, tall - rows % tall)
    across = np.minimum(columns % wide, wide - columns % wide)
    joint = smoothstep(2.2, 0.8, np.minimum(down, across) * 512 / frame.unit * 1.4)
    bevel = 0.10 * smoothstep(0.25 * tall, 0, (tall - rows % tall))
    tiled = np.clip((0.62 * frame.horizon - rows) / 1.5 + 0.5, 0, 1) * (rows > 0)
    canvas *= 1 + (tiled * (tint + bevel + 0.06 - 0.22 * joint))[..., None]


def _shelf(frame: Frame, canvas: Array) -> None:
    """A board with jars and bowls."""
    key, ambient = indoors(frame)
    bright = key * 0.85 + ambient
    u, y = frame.unit, 0.30 * frame.horizon
    rng = frame.random("shelf")
    x = 0.05 * frame.width
    while x < 0.93 * frame.width:
        wide, tall = float(rng.uniform(0.05, 0.085)) * u, float(rng.uniform(0.06, 0.14)) * u
        tall = min(tall, 0.8 * y)
        hue, chroma = float(rng.choice([30.0, 70.0, 150.0, 230.0])), float(rng.uniform(0.02, 0.09))
        _jar(
            frame,
            canvas,
            (x, y),
            wide,
            tall,
            rgb((float(rng.uniform(0.6, 0.88)), chroma, hue)) * bright,
        )
        x += wide * float(rng.uniform(1.15, 2.4))
    box(canvas, -2, y, frame.width + 4, 0.022 * u, rgb((0.62, 0.075, 62)) * bright)
    shade = smoothstep(0.08 * u, 0, np.arange(frame.height, dtype=np.float32) - y - 0.022 * u)
    shade[: int(y + 0.022 * u)] = 0
    canvas *= 1 - 0.35 * shade[:, None, None]


def _jar(
    frame: Frame, canvas: Array, foot: tuple[float, float], wide: float, tall: float, color: Array
) -> None:
    """A shaded cylinder with a lid."""
    x, y = foot
    x0, x1 = max(0, int(x)), min(frame.width, int(x + wide))
    y0, y1 = max(0, int(y - tall)), max(0, int(y))
    if x1 - x0 < 3 or y1 - y0 < 3:
        return
    turn = np.linspace(-1, 1, x1 - x0, dtype=np.float32)[None, :]
    shade = 0.62 + 0.42 * np.exp(-(((turn - 0.35 * side(frame)) / 0.55) ** 2))
    rows = np.linspace(0, 1, y1 - y0, dtype=np.float32)[:, None]
    lid = (rows < 0.18)[..., None]
    body = np.where(lid, rgb((0.55, 0.06, 60)), color) * shade[..., None]
    corner = np.clip((1 - np.abs(turn)) * wide * 0.5, 0, 1) * np.ones_like(rows)
    lay(canvas[y0:y1, x0:x1], body, corner)


def stage(frame: Frame) -> Array:
    """A curtain in folds, a wooden floor, a spotlight."""
    low = frame.smaller(1024)
    hue = frame.mood((0.45, 0.17, 25))
    folds = np.sin(low.x * 46 + 1.8 * np.sin(low.x * 9.0 + 1) + 0.5 * np.sin(low.y * 3 + low.x * 4))
    depth = 0.72 + 0.28 * folds - 0.25 * smoothstep(0.3, 0, low.y)
    curtain = rgb(hue) * np.clip(depth, 0.12, 1)[..., None]
    spot = np.exp(-((low.x / 0.42) ** 2 + ((low.y - low.horizon / low.unit * 0.8) / 0.5) ** 2))
    canvas = frame.enlarge(curtain * (0.35 + 0.95 * spot)[..., None])
    plane = plane_of(frame, tilt=0.2)
    boards = surface_of(frame, "wood").albedo(plane)
    pool = np.exp(-((frame.x / 0.45) ** 2 + ((plane.near - 0.4) / 0.5) ** 2))
    canvas[plane.top :] = boards * (0.22 + 0.85 * pool)[..., None]
    _edge(frame, canvas, plane.top)
    return canvas
