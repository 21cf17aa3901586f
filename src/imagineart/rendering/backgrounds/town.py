"""How do streets, shops and a city's towers look? Fronts in rows, windows that light up."""

import numpy as np

from imagineart.rendering.backgrounds.atmosphere import Atmosphere
from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.backgrounds.land import side
from imagineart.rendering.backgrounds.materials import Plane, finish_of, line, plane_of
from imagineart.rendering.backgrounds.plants import LEAVES, plant, tree
from imagineart.rendering.backgrounds.sky import air_of, dome
from imagineart.rendering.raster import Array, Oklch, blur, box, lay, mix, polygon, rgb, smoothstep

FRONTS: tuple[Oklch, ...] = (
    (0.86, 0.060, 75),
    (0.78, 0.085, 40),
    (0.82, 0.050, 165),
    (0.80, 0.055, 235),
    (0.88, 0.045, 100),
    (0.76, 0.075, 15),
    (0.84, 0.035, 300),
)
LAMP = rgb((0.90, 0.12, 80))
SNOW = rgb((0.95, 0.012, 250))
DARK_FRAME = rgb((0.24, 0.02, 60))
SHOP_WIDTH = 0.92  # units


def street(frame: Frame) -> Array:
    """A row of painted houses, street trees and lamps, a pavement and a road."""
    low = frame.smaller(1152)
    air = air_of(low)
    canvas = dome(low, air, bottom=low.horizon)
    _row_of_houses(low, air, canvas)
    _trees(low, air, canvas)
    canvas = frame.enlarge(blur(canvas, 0.0011 * low.unit))
    _road(frame, air, canvas)
    return canvas


def _row_of_houses(frame: Frame, air: Atmosphere, canvas: Array) -> None:
    rng = frame.random("houses")
    order = rng.permutation(len(FRONTS))
    x, i = -0.06 * frame.unit, 0
    while x < frame.width:
        wide = float(rng.uniform(0.20, 0.30)) * frame.unit
        tall = min(float(rng.uniform(0.26, 0.40)) * frame.unit, 0.74 * frame.horizon)
        front = FRONTS[order[i % len(FRONTS)]]
        color = frame.color(front) if i == 1 else front
        _house(frame, air, canvas, rng, (x, frame.horizon), wide, tall, color)
        x, i = x + wide, i + 1


def _house(
    frame: Frame,
    air: Atmosphere,
    canvas: Array,
    rng: np.random.Generator,
    foot: tuple[float, float],
    wide: float,
    tall: float,
    color: Oklch,
) -> None:
    x, y = foot
    shade = 0.80 + 0.12 * float(rng.random())
    paint, trim = air.lit(rgb(color), shade), air.lit(rgb((0.95, 0.012, 85)), shade)
    _roof(frame, air, canvas, rng, (x, y - tall), wide)
    box(canvas, x, y - tall, wide, tall, paint)
    box(canvas, x, y - tall, wide, 0.05 * tall, trim)
    box(canvas, x + wide * 0.985, y - tall, wide * 0.015, tall, paint * 0.72)
    floors, columns = (
        max(2, round(tall / (0.105 * frame.unit))),
        max(2, round(wide / (0.085 * frame.unit))),
    )
    story, bay = tall * 0.93 / floors, wide / columns
    for row in range(1, floors):
        for column in range(columns):
            place = (x + (column + 0.5) * bay, y - row * story - 0.5 * story)
            _window(air, canvas, rng, place, 0.46 * bay, 0.58 * story, trim)
    _ground_floor(air, canvas, rng, (x, y), wide, story, (paint, trim))


def _snowy(frame: Frame) -> bool:
    return frame.background.weather == "snow" or frame.background.season == "winter"


def _roof(
    frame: Frame,
    air: Atmosphere,
    canvas: Array,
    rng: np.random.Generator,
    left_top: tuple[float, float],
    wide: float,
) -> None:
    """A gable or a mansard above the front."""
    x, y = left_top
    rise = float(rng.uniform(0.05, 0.13)) * frame.unit
    inset = wide * float(rng.choice([0.5, 0.14]))
    tiles = rgb((0.52, 0.085, float(rng.choice([35.0, 28.0, 260.0]))))
    color = air.lit(SNOW if _snowy(frame) else tiles, 0.8)
    eave = 0.02 * wide
    left, top = int(x - eave) - 1, int(y - rise) - 1
    width, height = int(wide + 2 * eave) + 3, int(rise) + 3
    shape = [
        (x - eave - left, y - top),
        (x + inset - left, y - rise - top),
        (x + wide - inset - left, y - rise - top),
        (x + wide + eave - left, y - top),
    ]
    mask = polygon(width, height, shape)
    x0, y0 = max(left, 0), max(top, 0)
    view = canvas[y0 : top + height, x0 : left + width]
    if view.size:
        lay(
            view,
            color,
            mask[y0 - top : y0 - top + view.shape[0], x0 - left : x0 - left + view.shape[1]],
        )


def _window(
    air: Atmosphere,
    canvas: Array,
    rng: np.random.Generator,
    middle: tuple[float, float],
    wide: float,
    tall: float,
    trim: Array,
) -> None:
    x, y = middle[0] - wide / 2, middle[1] - tall / 2
    edge = 0.10 * wide
    box(canvas, x - edge, y - edge, wide + 2 * edge, tall + 2 * edge, trim)
    lit = air.dark and rng.random() < 0.6
    pane = LAMP if lit else mix(air.sky[1], air.sky[0], 0.5) * 0.75
    box(canvas, x, y, wide, tall, pane)
    if not lit:
        box(canvas, x, y, wide, 0.4 * tall, mix(pane, air.sky[3], 0.35))
    box(canvas, x + wide / 2 - 0.03 * wide, y, 0.06 * wide, tall, trim)
    box(canvas, x, y + 0.42 * tall, wide, 0.05 * wide, trim)
    box(canvas, x - 1.6 * edge, y + tall + edge, wide + 3.2 * edge, 0.7 * edge, trim * 0.9)


def _ground_floor(
    air: Atmosphere,
    canvas: Array,
    rng: np.random.Generator,
    foot: tuple[float, float],
    wide: float,
    story: float,
    colors: tuple[Array, Array],
) -> None:
    """A door beside a shop window with a striped awning, or beside plain windows."""
    x, y = foot
    trim = colors[1]
    door_left = bool(rng.random() < 0.5)
    door = air.lit(rgb((0.45, 0.10, float(rng.choice([30.0, 150.0, 250.0])))), 0.7)
    dx = x + (0.10 if door_left else 0.68) * wide
    box(canvas, dx - 0.015 * wide, y - 0.76 * story, 0.23 * wide, 0.76 * story, trim)
    box(canvas, dx, y - 0.73 * story, 0.20 * wide, 0.73 * story, door)
    box(
        canvas,
        dx + 0.05 * wide,
        y - 0.66 * story,
        0.10 * wide,
        0.22 * story,
        LAMP if air.dark else air.sky[2] * 0.7,
    )
    wx = x + (0.40 if door_left else 0.09) * wide
    box(canvas, wx - 0.015 * wide, y - 0.70 * story, 0.53 * wide, 0.60 * story, trim)
    glass = LAMP * 0.9 if air.dark else mix(air.sky[1], air.sky[0], 0.5) * 0.6
    box(canvas, wx, y - 0.66 * story, 0.50 * wide, 0.52 * story, glass)
    if rng.random() < 0.7:
        _awning(air, canvas, rng, (wx - 0.03 * wide, y - 0.80 * story), 0.56 * wide, 0.24 * story)


def _awning(
    air: Atmosphere,
    canvas: Array,
    rng: np.random.Generator,
    place: tuple[float, float],
    wide: float,
    tall: float,
) -> None:
    color = rgb((0.60, 0.16, float(rng.choice([25.0, 150.0, 245.0, 75.0]))))
    stripes = 9
    for i in range(stripes):
        tone = color if i % 2 == 0 else rgb((0.96, 0.008, 90))
        box(
            canvas,
            place[0] + i * wide / stripes,
            place[1],
            wide / stripes,
            tall,
            air.lit(tone, 0.85),
        )
    box(canvas, place[0], place[1] + tall, wide, 0.18 * tall, air.lit(rgb((0.3, 0.02, 260)), 0.1))


def shop(frame: Frame) -> Array:
    """Shop fronts side by side: a name board, an awning, a lit display window, a door."""
    low = frame.smaller(1152)
    air = air_of(low)
    canvas = dome(low, air, bottom=low.horizon)
    wide = SHOP_WIDTH * low.unit
    first = low.width / 2 - 0.5 * wide
    first -= np.ceil(max(first, 0) / wide) * wide
    rng, own = low.random("shops"), low.pick(FRONTS, "front")
    others = rng.permutation(len(FRONTS))
    for i in range(int(np.ceil((low.width - first) / wide))):
        left = float(first) + i * wide
        middle = abs(left + wide / 2 - low.width / 2) < wide / 2
        _shop(low, air, canvas, left, low.color(own) if middle else FRONTS[others[i % len(others)]])
    canvas = frame.enlarge(blur(canvas, 0.0011 * low.unit))
    _pavement(frame, air, canvas)
    return canvas


def _shop(frame: Frame, air: Atmosphere, canvas: Array, left: float, color: Oklch) -> None:
    """One front from `left` on, from the top of the picture down to the horizon."""
    rng = frame.random(f"shop{left / frame.unit:.2f}")
    tall, wide = frame.horizon, SHOP_WIDTH * frame.unit
    paint, trim = air.lit(rgb(color), 0.82), air.lit(rgb((0.95, 0.012, 85)), 0.86)
    wood = air.lit(rgb((0.36, 0.07, float(rng.choice([155.0, 250.0, 25.0, 300.0])))), 0.8)
    box(canvas, left, 0, wide, tall, paint)
    box(canvas, left + 0.985 * wide, 0, 0.015 * wide, tall, paint * 0.7)
    for column in range(3):
        place = (left + (0.2 + 0.3 * column) * wide, 0.09 * tall)
        _window(air, canvas, rng, place, 0.13 * wide, 0.2 * tall, trim)
    box(canvas, left + 0.03 * wide, 0.25 * tall, 0.94 * wide, 0.75 * tall, wood)
    box(canvas, left + 0.03 * wide, 0.25 * tall, 0.94 * wide, 0.015 * tall, trim)
    box(canvas, left + 0.06 * wide, 0.285 * tall, 0.88 * wide, 0.09 * tall, wood * 1.5)
    _display(air, canvas, rng, (left + 0.08 * wide, 0.45 * tall), 0.56 * wide, 0.42 * tall)
    box(canvas, left + 0.08 * wide, 0.91 * tall, 0.56 * wide, 0.07 * tall, wood * 1.3)
    _shop_door(air, canvas, (left + 0.70 * wide, 0.45 * tall), 0.22 * wide, 0.55 * tall, trim)
    _awning(air, canvas, rng, (left + 0.05 * wide, 0.385 * tall), 0.62 * wide, 0.11 * tall)


def _shop_door(
    air: Atmosphere,
    canvas: Array,
    place: tuple[float, float],
    wide: float,
    tall: float,
    trim: Array,
) -> None:
    """A glazed door under a light of its own."""
    x, y = place
    box(canvas, x, y, wide, tall, trim)
    glass = LAMP * 0.85 if air.dark else mix(air.sky[1], LAMP, 0.45) * 0.6
    box(canvas, x + 0.1 * wide, y + 0.04 * tall, 0.8 * wide, 0.13 * tall, glass)
    box(canvas, x + 0.1 * wide, y + 0.2 * tall, 0.8 * wide, 0.8 * tall, trim * 0.55)
    box(canvas, x + 0.2 * wide, y + 0.26 * tall, 0.6 * wide, 0.46 * tall, glass)
    box(canvas, x + 0.78 * wide, y + 0.62 * tall, 0.05 * wide, 0.1 * tall, trim)


def _display(
    air: Atmosphere,
    canvas: Array,
    rng: np.random.Generator,
    place: tuple[float, float],
    wide: float,
    tall: float,
) -> None:
    """A lit window with goods on two shelves, not to be told apart, and a streak of reflection."""
    x, y = place
    edge = 0.025 * wide
    box(canvas, x - edge, y - edge, wide + 2 * edge, tall + 2 * edge, air.lit(DARK_FRAME, 0.5))
    inside = LAMP * (0.95 if air.dark else 0.62)
    box(canvas, x, y, wide, tall, inside)
    for shelf in (0.52, 0.98):
        foot, at = y + shelf * tall, x + 0.03 * wide
        while at < x + 0.9 * wide:
            size = float(rng.uniform(0.055, 0.10)) * wide
            good = rgb((float(rng.uniform(0.55, 0.8)), 0.10, float(rng.uniform(20, 110))))
            _good(
                canvas, (at, foot), size, float(rng.uniform(0.16, 0.3)) * tall, good * inside * 1.3
            )
            at += size * float(rng.uniform(1.1, 1.6))
        box(canvas, x, foot, wide, 0.025 * tall, rgb((0.45, 0.07, 60)) * inside)
    for bar in (1 / 3, 2 / 3):
        box(canvas, x + bar * wide, y, 0.35 * edge, tall, air.lit(DARK_FRAME, 0.5))


def _good(canvas: Array, foot: tuple[float, float], wide: float, tall: float, color: Array) -> None:
    """Something round-topped on a shelf."""
    x, y = foot
    x0, x1 = max(0, round(x)), min(canvas.shape[1], round(x + wide))
    y0, y1 = max(0, round(y - tall)), min(canvas.shape[0], round(y))
    if x1 - x0 < 2 or y1 - y0 < 2:
        return
    across = (np.arange(x0, x1, dtype=np.float32)[None, :] + 0.5 - x - wide / 2) / (wide / 2)
    up = (y - np.arange(y0, y1, dtype=np.float32)[:, None]) / tall
    mask = smoothstep(1.08, 0.92, np.hypot(across, np.maximum(up - 0.4, 0) / 0.6))
    lay(canvas[y0:y1, x0:x1], color * (0.8 + 0.35 * up - 0.2 * across)[..., None], mask)


def _trees(frame: Frame, air: Atmosphere, canvas: Array) -> None:
    rng = frame.random("trees")
    winter = _snowy(frame)
    colors = LEAVES["winter" if winter else frame.background.season]
    for i in range(max(2, round(2.6 * frame.width / frame.unit))):
        x = (i + float(rng.uniform(0.25, 0.75))) / (2.6 * frame.width / frame.unit) * frame.width
        color = colors[int(rng.integers(len(colors)))]
        image = tree(frame, air, color, int(rng.integers(4)), 0.1, conifer=False, snowy=winter)
        plant(
            canvas,
            image,
            x,
            frame.horizon + 0.004 * frame.unit,
            float(rng.uniform(0.18, 0.25)) * frame.unit,
        )


def _road(frame: Frame, air: Atmosphere, canvas: Array) -> None:
    """Pavement, kerb and asphalt from the horizon row down, in place."""
    plane = plane_of(frame, tilt=0.16)
    snowy = _snowy(frame)
    stone = finish_of(frame.background.surface, "tile", (0.72, 0.014, 75)).albedo(plane)
    near = plane.near
    asphalt = finish_of("concrete", "concrete", (0.50, 0.012, 265)).albedo(plane)
    kerb = 0.20
    road = smoothstep(kerb, kerb + 0.004, near)
    albedo = stone + (asphalt - stone) * road[..., None]
    stripe = line(near - kerb + 0.006, 0.011, np.full((1, 1), 0.002, np.float32))
    albedo += (rgb((0.86, 0.008, 85)) - albedo) * stripe[..., None]
    _lane(plane, albedo)
    if snowy:
        albedo += (SNOW - albedo) * 0.72
    shade = 0.72 + 0.14 * near + 0.10 * frame.x * side(frame)
    lit = air.lit(albedo, shade)
    if not snowy and (frame.background.weather in ("rain", "storm") or air.dark):
        _wet(frame, canvas, lit, plane)
    canvas[plane.top :] = lit


def _lane(plane: Plane, albedo: Array) -> None:
    place = plane.z[int(0.62 * len(plane.z)), 0]
    dash = (np.floor(plane.x / 0.9) % 2 == 0) * 1.0
    stripe = line(plane.z - place, 0.035, plane.dz) * dash
    albedo += (rgb((0.93, 0.01, 90)) - albedo) * (0.8 * stripe)[..., None]


def _wet(frame: Frame, canvas: Array, lit: Array, plane: Plane) -> None:
    """The fronts mirrored in the wet ground, blurred downwards, in place."""
    rows = lit.shape[0]
    image = canvas[max(0, plane.top - rows) : plane.top][::-1]
    image = blur(image, 0.012 * frame.unit)[:rows]
    fade = (0.42 * (1 - plane.near[: image.shape[0]]) + 0.06)[..., None]
    lit[: image.shape[0]] += (image - lit[: image.shape[0]]) * fade


def city(frame: Frame) -> Array:
    """Towers in three distances behind a paved square."""
    low = frame.smaller(1152)
    air = air_of(low)
    canvas = dome(low, air, bottom=low.horizon)
    for distance in (0.85, 0.5, 0.15):
        _towers(low, air, canvas, distance)
    _trees(low, air, canvas)
    canvas = frame.enlarge(blur(canvas, 0.0013 * low.unit))
    _pavement(frame, air, canvas)
    return canvas


def _pavement(frame: Frame, air: Atmosphere, canvas: Array) -> None:
    """Paving stones from the horizon row down, wet in rain and at night, in place."""
    plane = plane_of(frame, tilt=0.16)
    tone = finish_of(frame.background.surface, "tile", (0.74, 0.012, 80))
    shade = 0.74 + 0.12 * plane.near + 0.10 * frame.x * side(frame)
    lit = air.lit(tone.albedo(plane), shade)
    if air.dark or frame.background.weather in ("rain", "storm"):
        _wet(frame, canvas, lit, plane)
    canvas[plane.top :] = lit


def _towers(frame: Frame, air: Atmosphere, canvas: Array, distance: float) -> None:
    rng = frame.random(f"tower{distance}")
    x = -0.05 * frame.unit
    while x < frame.width:
        wide = float(rng.uniform(0.07, 0.15)) * frame.unit * (1.15 - 0.45 * distance)
        tall = (
            float(rng.uniform(0.30, 1.0)) ** 1.3 * (0.34 + 0.52 * distance) * frame.horizon
            + 0.1 * frame.horizon
        )
        base = frame.color(
            (float(rng.uniform(0.55, 0.75)), 0.03, float(rng.choice([70.0, 245.0, 260.0, 30.0])))
        )
        _tower(
            frame,
            air,
            canvas,
            rng,
            (x, frame.horizon),
            (wide, min(tall, 0.92 * frame.horizon)),
            base,
            distance,
        )
        x += wide * float(rng.uniform(0.85, 1.25))


def _tower(
    frame: Frame,
    air: Atmosphere,
    canvas: Array,
    rng: np.random.Generator,
    foot: tuple[float, float],
    size: tuple[float, float],
    color: Oklch,
    distance: float,
) -> None:
    (x, y), (wide, tall) = foot, size
    x0, x1 = max(0, round(x)), min(frame.width, round(x + wide))
    y0, y1 = max(0, round(y - tall)), max(0, round(y))
    if x1 - x0 < 2 or y1 - y0 < 2:
        return
    turn = (np.arange(x0, x1, dtype=np.float32)[None, :] - x) / wide
    corner = 0.66 if side(frame) < 0 else 0.34
    lit_side = (turn < corner) if side(frame) < 0 else (turn > corner)
    shade = np.where(lit_side, 0.95, 0.45)
    body = air.lit(rgb(color), np.repeat(shade, y1 - y0, axis=0).astype(np.float32))
    _panes(frame, air, body, rng, (x0 - x, y0 - (y - tall)), distance)
    canvas[y0:y1, x0:x1] = _hazed(air, body, distance)
    if rng.random() < 0.35:
        mast = _hazed(air, air.lit(rgb(color), 0.5)[None], distance)[0]
        box(canvas, x + 0.47 * wide, y - tall - 0.3 * wide, max(1.0, 0.05 * wide), 0.3 * wide, mast)


def _hazed(air: Atmosphere, color: Array, distance: float) -> Array:
    amount = 1 - np.exp(-(air.density + 0.55) * 1.1 * distance)
    return color + (air.haze - color) * np.float32(amount)


def _panes(
    frame: Frame,
    air: Atmosphere,
    body: Array,
    rng: np.random.Generator,
    origin: tuple[float, float],
    distance: float,
) -> None:
    """Windows as a grid on the front, in place; at night some are lit."""
    pitch_x, pitch_y = 0.0125 * frame.unit, 0.0165 * frame.unit
    columns = np.arange(body.shape[1], dtype=np.float32) + origin[0]
    rows = np.arange(body.shape[0], dtype=np.float32) + origin[1]
    column, row = (columns / pitch_x).astype(int), (rows / pitch_y).astype(int)
    across = smoothstep(0.16, 0.30, np.abs(columns / pitch_x % 1 - 0.5) * -1 + 0.5)
    down = smoothstep(0.14, 0.28, np.abs(rows / pitch_y % 1 - 0.5) * -1 + 0.5)
    mask = down[:, None] * across[None, :] * (row > 0)[:, None]
    light = rng.random((row.max() + 1, column.max() + 1))
    on = (light < (0.42 if air.dark else 0.0))[row[:, None], column[None, :]]
    tone = (0.6 + 0.8 * light)[row[:, None], column[None, :]][..., None]
    glass = np.where(on[..., None], LAMP * 0.95, air.sky[1] * 0.62 * tone)
    body += (glass.astype(np.float32) - body) * (mask * 0.85)[..., None]
