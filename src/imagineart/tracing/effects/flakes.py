"""Many small things in the air: petals, leaves, snow, confetti, sparks, dust, bubbles.

Each has a place in the view, a size in the picture, a tumbled frame; from its size follows how far
it is, from that what hides it and how the lens blurs it. Few are near, large and soft.
A flat thing of normal n, seen along d, in the light of a card c, shows c (0.55 + 0.45 |n · d|).
"""

from dataclasses import dataclass

import numpy as np

from imagineart.tracing.effects.arrays import Floats
from imagineart.tracing.effects.shapes import BEHIND, FADING, OUTLINES, UPRIGHT
from imagineart.tracing.effects.veil import Veil, clear
from imagineart.tracing.effects.view import View, near
from imagineart.tracing.scene import Effect

FEW = 2.6  # the power by which large ones are rarer than small ones
BEYOND = 1.25  # of that distance: where lamps are that are never before it
NEAREST, FARTHEST = 0.12, 3.0  # of the distance of what the picture is about
LARGE = 0.016  # of the picture: from here small things are nearer than the lens is sharp
LEAST = 0.75  # px of the radius of the smallest that is drawn
HIDING = 0.7  # chance of those that stay before what may not be hidden
WINDOW = 1.5  # of a flake's own length: where even the softest has ended
OPEN = 0.4  # of the light on them comes from all around, not from what is about them in the picture
OPACITY = {"ring": 0.75, "puff": 0.92}


@dataclass(frozen=True, slots=True, eq=False)
class Flakes:
    """(N, …) things: middles and depth, their axes in px, softness as a share of them."""

    x: Floats
    y: Floats
    depth: Floats  # m
    along: Floats  # (N, 2) px
    across: Floats  # (N, 2) px
    blur: Floats  # px
    color: Floats  # (N, 3) of display white
    cover: Floats  # 0–1


def flakes(view: View, effect: Effect, rng: np.random.Generator) -> Veil:
    """The veil of an effect of small things."""
    return splatted(view, effect, strewn(view, effect, rng))


def strewn(view: View, effect: Effect, rng: np.random.Generator) -> Flakes:
    """Where they are, far ones first."""
    width, height = view.size
    count = max(1, round(effect.count * effect.amount))
    low, high = effect.spans
    span = low * (high / low) ** (rng.random(count) ** FEW) * view.edge
    x: Floats = rng.random(count) * width
    y: Floats = rng.random(count) * height
    real = np.sqrt(low * high) * 2.0 * view.camera.half_width * view.focus
    far: Floats = view.depth_of(float(real), span) * rng.uniform(0.7, 1.4, count)
    far = np.clip(far, NEAREST * view.focus, FARTHEST * view.focus)
    if effect.shape in BEHIND:
        far = np.full(count, BEYOND * view.focus)
    if effect.sources:
        x, y, far = _thrown(view, effect, rng, count)
    behind = effect.shape in BEHIND
    kept = np.ones(count, bool) if behind else _kept(view, effect, x, y, span, rng)
    order = np.argsort(-far[kept], kind="stable")
    x, y, far, span = (values[kept][order] for values in (x, y, far, span))
    return _turned(view, effect, x, y, far, span, rng)


def _thrown(
    view: View, effect: Effect, rng: np.random.Generator, count: int
) -> tuple[Floats, Floats, Floats]:
    """x, y, depth of what flies from the sources: up and aside, and falls: p = s + v t − g t² / 2,
    in units of the reach."""
    sources = np.asarray(effect.sources, np.float32)
    start = sources[rng.integers(len(sources), size=count)] + (
        effect.width * 0.4 * rng.normal(size=(count, 3)) * (1.0, 1.0, 0.4)
    )
    around, rise = rng.uniform(0, 2 * np.pi, count), rng.uniform(0.35, 1.5, count)
    aside = np.abs(rng.normal(0.0, 0.55, count))
    t = rng.random(count) ** 0.8
    way = np.stack([np.cos(around) * aside * t, np.sin(around) * aside * t, 0 * t], 1)
    way[:, 2] = rise * t - 0.5 * effect.speed * t * t
    at = view.project(np.asarray(start + effect.reach * way, np.float32))
    return at[:, 0], at[:, 1], np.maximum(at[:, 2], 1e-3)


def _kept(
    view: View, effect: Effect, x: Floats, y: Floats, span: Floats, rng: np.random.Generator
) -> Floats:
    """(N,) bool: those that may be seen, few of them before what may not be hidden."""
    chance = rng.random(len(x))
    if effect.spare is None:
        return np.ones(len(x), bool)
    width, height = view.size
    left, top, right, bottom = effect.spare
    margin = 0.5 * span
    over = (x > left * width - margin) & (x < right * width + margin)
    over &= (y > top * height - margin) & (y < bottom * height + margin)
    large = span > 0.5 * LARGE * view.edge
    return np.asarray(~over | (~large & (chance < HIDING)))


def _turned(
    view: View,
    effect: Effect,
    x: Floats,
    y: Floats,
    far: Floats,
    span: Floats,
    rng: np.random.Generator,
) -> Flakes:
    count = len(x)
    along, across, facing = _axes(count, effect.shape, rng)
    half = 0.5 * span[:, None]
    along, across = along * half, across * half
    drift = np.stack([rng.normal(0.25, 0.2, count), np.ones(count)], 1)
    drift /= np.linalg.norm(drift, axis=1, keepdims=True)
    if effect.speed and not effect.sources:
        along, across = _streaked(along, across, drift, effect.speed * half)
    blur = np.ones(count) if effect.shape in BEHIND else _blur(view, far, span)
    colors = np.asarray(effect.colors, np.float32)[rng.integers(len(effect.colors), size=count)]
    tone = colors * rng.uniform(0.82, 1.12, (count, 1))
    if effect.glow > 0.0:
        bright = tone * effect.glow * rng.uniform(0.4, 1.2, (count, 1))
    else:
        falls = (1.0 - OPEN) * view.card_at(x, y) + OPEN * view.air
        bright = tone * falls * (0.55 + 0.45 * facing)[:, None]
    grown = np.hypot(blur, half[:, 0]) ** 2 / np.maximum(half[:, 0], 1e-3) ** 2
    cover = np.clip(1.25 / grown, 0.18, 1.0)
    return Flakes(x, y, far, along, across, blur, np.asarray(bright, np.float32), cover)


def _axes(count: int, shape: str, rng: np.random.Generator) -> tuple[Floats, Floats, Floats]:
    """(N, 2) unit axes in the picture, seen foreshortened, and how far they face the eye."""
    if shape in UPRIGHT:
        tilt = rng.normal(0.0, 0.12, count) if shape == "lantern" else np.zeros(count)
        along = np.stack([np.sin(tilt), -np.cos(tilt)], 1)
        return along, np.stack([np.cos(tilt), np.sin(tilt)], 1), np.ones(count)
    turn, lean = rng.uniform(0, 2 * np.pi, count), np.arccos(rng.uniform(0.12, 1.0, count))
    roll = rng.uniform(0, 2 * np.pi, count)
    a = np.stack([np.cos(roll), np.sin(roll)], 1)
    b = np.stack([-np.sin(roll), np.cos(roll)], 1)
    squeeze = np.stack([np.ones(count), np.cos(lean)], 1)
    rotation = np.stack([np.cos(turn), -np.sin(turn), np.sin(turn), np.cos(turn)], 1)
    rotation = rotation.reshape(-1, 2, 2)
    along = np.einsum("nij,nj->ni", rotation, a * squeeze)
    across = np.einsum("nij,nj->ni", rotation, b * squeeze)
    return along, across, np.cos(lean)


def _streaked(
    along: Floats, across: Floats, drift: Floats, length: Floats
) -> tuple[Floats, Floats]:
    """Stretched along its way while the shutter is open: the axes of the wider ellipse."""
    aside = np.stack([-drift[:, 1], drift[:, 0]], 1)
    own = np.hypot(np.linalg.norm(along, axis=1), np.linalg.norm(across, axis=1))[:, None] / 1.42
    return drift * (own + length), aside * own


def _blur(view: View, far: Floats, span: Floats) -> Floats:
    """px of the radius of the lens's blur; what is large is a little soft through any lens."""
    apart = np.abs(1.0 / far - 1.0 / view.focus)
    lens = view.camera.aperture_radius * apart / (2.0 * view.camera.half_width) * view.edge
    close = np.clip(span / view.edge / LARGE - 1.0, 0.0, 1.5) * 0.12 * span
    return np.asarray(np.clip(np.maximum(lens, close), 0.35, 0.02 * view.edge), np.float32)


def splatted(view: View, effect: Effect, those: Flakes) -> Veil:
    """The flakes drawn over each other, nearest last."""
    veil = clear(view.size)
    outline = OUTLINES[effect.shape]
    whole = OPACITY.get(effect.shape, 1.0) * (0.0 if effect.glow > 0.0 else 1.0)
    faint = effect.shape in FADING
    frames = np.stack([those.along, those.across], 2)  # (N, 2, 2) own → px
    left, sizes, right = np.linalg.svd(frames)
    sizes = np.maximum(sizes, LEAST)
    frames = left * np.hypot(sizes, those.blur[:, None])[:, None, :] @ right
    softs = np.clip((1.0 + 1.6 * those.blur) / sizes.min(axis=1), 0.05, 1.1)
    for n in range(len(those.x)):
        box = _box(view, those, n, frames[n])
        if box is None:
            continue
        rows, columns, u, v = box
        inside, tone = outline(u, v)
        share = np.clip(inside if faint else inside / softs[n] + 0.5, 0.0, 1.0)
        share = share * np.clip((WINDOW - np.hypot(u, v)) / (WINDOW - 1.0), 0.0, 1.0)
        share = share * (those.cover[n] * near(view.depth[rows, columns], those.depth[n], 0.0))
        light = those.color[n] * (share * tone)[..., None]
        hidden = share * whole
        veil.light[rows, columns] = veil.light[rows, columns] * (1 - hidden)[..., None] + light
        veil.cover[rows, columns] = 1 - (1 - veil.cover[rows, columns]) * (1 - hidden)
    return veil


def _box(
    view: View, those: Flakes, n: int, frame: Floats
) -> tuple[slice, slice, Floats, Floats] | None:
    """Rows and columns that a flake may touch, and its own coordinates there."""
    reach = WINDOW * np.linalg.norm(frame, axis=1) + 1.0
    width, height = view.size
    x0, x1 = int(max(those.x[n] - reach[0], 0)), int(min(those.x[n] + reach[0] + 1, width))
    y0, y1 = int(max(those.y[n] - reach[1], 0)), int(min(those.y[n] + reach[1] + 1, height))
    if x0 >= x1 or y0 >= y1:
        return None
    inverse = np.linalg.inv(frame)
    dx = np.arange(x0, x1) + 0.5 - those.x[n]
    dy = (np.arange(y0, y1) + 0.5 - those.y[n])[:, None]
    u = inverse[0, 0] * dx + inverse[0, 1] * dy
    v = inverse[1, 0] * dx + inverse[1, 1] * dy
    return slice(y0, y1), slice(x0, x1), u.astype(np.float32), v.astype(np.float32)
