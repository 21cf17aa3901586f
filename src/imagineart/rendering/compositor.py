"""How do background, sprites and words become one picture?

Far things first, in linear light. A sprite is cropped to what is opaque, fitted into its box
keeping its shape, stood on the box's lower edge, lit, and laid over its own shadow. Relations
decide who covers whom: what is *in* a thing is covered by its front, a rider by the mount.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from imagineart.picture import Layer, Picture
from imagineart.plan.plan import Predicate
from imagineart.rendering import light as lighting
from imagineart.rendering.glow import FLAME, Lamp, dim, shine
from imagineart.rendering.looks import LOOKS, Look, finish, treat_background
from imagineart.rendering.noise import Field
from imagineart.rendering.raster import Array, over, resize
from imagineart.rendering.weather import fall
from imagineart.staging.sheet import Sheet
from imagineart.staging.stage import Box
from imagineart.world.places import family_of

BEFORE = ("behind", "riding", "holding", "wearing")  # the subject is drawn first
CARRIED = ("on", "in", "riding")  # the subject stands on the object
AFTER = ("in_front_of", "on", "in", "under")  # the subject is drawn last
RIPPLE = 0.008  # of the height: how far the water line on a hull rises and falls
SUNK = 0.28  # of its height: how deep a thing stands in its container
CLEAR = 0.42  # of its opacity: what a glass lays over the things in it
HEAD_SHARE = 0.3  # of a body's height: where its head is looked for
HEAD_HIGH = 0.75  # of a body's height: what hangs lower is not worn on head or neck
ASIDE = 0.14  # of a body's width: from there on it looks sideways
TOP = 0.3  # of its height: what stands higher on a carrier stands on its outline
SLOT_TOP = 0.12  # of its height: where the layout sets the feet of what stands on top
SOLE = 0.4  # of its width that a thing stands on
FIRM = 0.3  # of its sole that the ground under it may stand out above
BRINK = 0.6  # of its height: how far down its sides things may stand
FLAME_AT = 0.35  # of its height from the top: where a thing that shines is brightest
GLOW_REACH = 1.1  # of its longer side
HIDDEN = 0.45  # of its height: the most that a container's front may cover


@dataclass(frozen=True, slots=True)
class Placed:
    """One instance of an object with its sprite: (S, S, 4) float32 linear sRGB, premultiplied.

    `draught`: share of its height that is under water when it swims. `clear`: made of glass.
    `glow`: the colour in which it shines in the dark, linear sRGB, None if it does not; `lit`: also
    by day.
    """

    object_id: str
    noun: str
    box: Box
    depth: float
    sprite: Array
    draught: float = 0.0
    clear: bool = False
    glow: tuple[float, float, float] | None = None
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A sprite fitted into the canvas: `image` (h, w, 4), its first pixel at (`left`, `top`).

    `headroom`: px of its box that stay free above it, since its shape is not the box's.
    """

    placed: Placed
    image: Array
    left: int
    top: int
    headroom: int = 0

    @property
    def foot(self) -> int:
        """Row of the lower edge, px."""
        value: int = self.top + self.image.shape[0]
        return value


def compose(
    plan: Sheet,
    background: Array,
    sprites: Sequence[Placed],
    look: Look = LOOKS["3d"],
) -> Picture:
    """The finished picture. `background`: (H, W, 3) float32 linear sRGB; it is not changed."""
    canvas = treat_background(background, look)
    haze = _air(plan, canvas)
    standing = [s for s in (_stand(placed, plan) for placed in sprites) if s is not None]
    ordered = _ordered(plan, _seated(plan, standing))
    lit = {id(s.placed): _lit(plan, s, look, haze) for s in ordered}
    for item in ordered:
        _draw(plan, canvas, lit[id(item.placed)], lit, look)
    dim(canvas, plan.light, _focus(plan, ordered))
    shine(canvas, plan.light, [_lamp(item) for item in ordered if item.placed.glow])
    if family_of(plan.background.family).sky:
        dark = plan.light.time_of_day in ("night", "dusk")
        fall(canvas, plan.background.weather, plan.seed, dark)
    pixels = finish(canvas, look, plan.seed)
    layers = [Layer(s.placed.object_id, lit[id(s.placed)].image, s.left, s.top) for s in ordered]
    return Picture(pixels=pixels, layers=tuple(layers))


def _focus(plan: Sheet, items: Sequence[Standing]) -> tuple[float, float]:
    """The middle of what shines, else of everything, else of the canvas, px."""
    chosen = [item for item in items if item.placed.glow] or items
    areas = [item.image.shape[0] * item.image.shape[1] for item in chosen]
    if not areas:
        return plan.width / 2, plan.height / 2
    middles = [(i.left + i.image.shape[1] / 2, i.top + i.image.shape[0] / 2) for i in chosen]
    x, y = np.average(middles, axis=0, weights=areas)
    return float(x), float(y)


def _lamp(item: Standing) -> Lamp:
    height, width = item.image.shape[:2]
    x, y = item.left + width / 2, item.top + FLAME_AT * height
    return Lamp(x, y, GLOW_REACH * max(height, width), item.placed.glow or FLAME, item.placed.lit)


def _stand(placed: Placed, plan: Sheet) -> Standing | None:
    """The sprite cropped, scaled and set on its box's lower edge; None if nothing is opaque."""
    edges = lighting.bounds(placed.sprite)
    if edges is None:
        return None
    left, top, right, bottom = edges
    cut = placed.sprite[top:bottom, left:right]
    width, height = placed.box.width * plan.width, placed.box.height * plan.height
    scale = min(width / cut.shape[1], height / cut.shape[0])
    size = max(1, round(cut.shape[1] * scale)), max(1, round(cut.shape[0] * scale))
    image = _scaled(cut, *size)
    top = round(placed.box.bottom * plan.height) - size[1]
    if placed.draught and _swims(placed, plan):
        image = _at_water(image, placed.draught)
    x = (placed.box.left + placed.box.width / 2) * plan.width - size[0] / 2
    return Standing(placed, image, round(x), top, max(0, round(height) - size[1]))


def _swims(placed: Placed, plan: Sheet) -> bool:
    """Whether it lies in water, on nothing and in nothing else."""
    carried = any(
        relation.subject == placed.object_id and relation.predicate in CARRIED
        for relation in plan.relations
    )
    return (
        plan.background.surface == "water" and _is_below_horizon(placed.box, plan) and not carried
    )


def _at_water(cut: Array, draught: float) -> Array:
    """The part of a sprite above the water line, which ripples a little."""
    height, width = cut.shape[:2]
    ripple = RIPPLE * height * np.sin(np.arange(width, dtype=np.float32) * (9 * np.pi / width))
    line = (1 - draught) * height - RIPPLE * height + ripple
    rows = np.arange(height, dtype=np.float32)[:, None]
    above = np.clip(line[None, :] - rows, 0, 1)
    kept = max(1, round((1 - draught) * height))
    value: Array = (cut * above[..., None])[:kept]
    return value


def _is_below_horizon(box: Box, plan: Sheet) -> bool:
    return box.bottom > plan.camera.horizon


def _scaled(image: Array, width: int, height: int) -> Array:
    """Premultiplied resampling that keeps 0 ≤ colour ≤ alpha ≤ 1."""
    scaled = resize(np.ascontiguousarray(image), width, height).copy()
    np.clip(scaled, 0, 1, out=scaled)
    np.minimum(scaled[..., :3], scaled[..., 3:], out=scaled[..., :3])
    return scaled


def _air(plan: Sheet, canvas: Array) -> Array:
    """The mean colour along the horizon: what far things fade to."""
    row = int(np.clip(plan.camera.horizon, 0.05, 0.95) * plan.height)
    band = max(2, plan.height // 50)
    value: Array = (
        canvas[max(0, row - band) : row + 1 : 4, ::8].mean(axis=(0, 1)).astype(np.float32)
    )
    return value


def _lit(plan: Sheet, item: Standing, look: Look, haze: Array) -> Standing:
    image = lighting.shade(item.image, plan.light, look.shading, look.rim)
    far = 0.30 if family_of(plan.background.family).airy else 0.0
    amount = look.haze * far * float(np.clip((item.placed.depth - 0.35) / 0.65, 0, 1)) ** 1.5
    return replace(item, image=lighting.hazed(image, haze, amount) if amount > 0.004 else image)


def _pairs(plan: Sheet) -> list[tuple[str, str]]:
    """(drawn first, drawn later) pairs of object ids that the relations demand."""
    pairs = []
    for relation in plan.relations:
        if relation.predicate in BEFORE:
            pairs.append((relation.subject, relation.object))
        elif relation.predicate in AFTER:
            pairs.append((relation.object, relation.subject))
    return pairs


def _ordered(plan: Sheet, items: Sequence[Standing]) -> list[Standing]:
    """Far to near; where a relation contradicts the depth, the relation wins."""
    order = sorted(items, key=lambda s: (-round(s.placed.depth, 3), s.foot))
    for _ in range(len(order)):
        if not _settle(plan, order):
            break
    return order


def _settle(plan: Sheet, order: list[Standing]) -> bool:
    """One pass that moves what must be drawn first before what it must precede."""
    moved = False
    for first, later in _pairs(plan):
        at = [i for i, s in enumerate(order) if s.placed.object_id == later]
        late = [s for i, s in enumerate(order) if s.placed.object_id == first and at and i > at[0]]
        for item in late:
            order.remove(item)
            order.insert(at[0], item)
            moved = True
    return moved


def _partner(
    plan: Sheet,
    item: Standing,
    predicate: Predicate,
    others: Iterable[Standing],
    *,
    as_object: bool = False,
) -> Standing | None:
    """The instance that `item` is `predicate` to, or that is so to `item` `as_object` of it.

    Of those that may be meant, the one whose columns it shares most.
    """
    pairs = [(r.subject, r.object) for r in plan.relations if r.predicate == predicate]
    if as_object:
        pairs = [(object, subject) for subject, object in pairs]
    ids = {other for own, other in pairs if own == item.placed.object_id}
    candidates = [s for s in others if s.placed.object_id in ids]
    return max(candidates, key=lambda s: _shared_width(item, s), default=None)


def _shared_width(first: Standing, second: Standing) -> float:
    right = min(first.left + first.image.shape[1], second.left + second.image.shape[1])
    value: float = right - max(first.left, second.left)
    return value


def _draw(plan: Sheet, canvas: Array, item: Standing, lit: dict[int, Standing], look: Look) -> None:
    """Shadow, reflection, the sprite, and whatever covers its lower part, in place."""
    container = _partner(plan, item, "in", lit.values())
    carrier = _partner(plan, item, "on", lit.values())
    attached = any(
        relation.object == item.placed.object_id and relation.predicate in ("holding", "wearing")
        for relation in plan.relations
    )
    rides = _partner(plan, item, "riding", lit.values()) is not None
    if carrier is not None:
        _shadow_on(plan, canvas, item, carrier, look)
    elif container is None and not attached and not rides:
        _loose_shadow(plan, canvas, item, look)
    seen = lighting.parted(item.image, canvas, item.left, item.top)
    over(canvas, seen, item.left, item.top)
    if container is not None:
        _cover(canvas, item, container)


def _loose_shadow(plan: Sheet, canvas: Array, item: Standing, look: Look) -> None:
    """The shadow of a thing that no other carries: on the ground, on the wall, or none."""
    if plan.kind == "pattern":
        return
    if _grounded(plan, item):
        _ground_shadow(plan, canvas, item, look)
    elif family_of(plan.background.family).wall:
        shadow = lighting.drop(item.image, item.left, item.top, plan.light)
        lighting.darken(canvas, shadow, 0.32 * look.shadow)


def _grounded(plan: Sheet, item: Standing) -> bool:
    ground = family_of(plan.background.family).ground
    return bool(ground) and item.foot > plan.camera.horizon * plan.height - 2


def _ground_shadow(plan: Sheet, canvas: Array, item: Standing, look: Look) -> None:
    family = family_of(plan.background.family)
    if look.shading > 0 and family.gloss:
        mirrored = lighting.reflection(item.image, family.gloss)
        over(canvas, mirrored, item.left, item.foot - 1)
    if family.ground == "water":
        return
    key = look.shadow * (0.55 + 0.5 * plan.light.key) * lighting.exposure(plan.light)
    flatten = {"clear": 1.0, "cloudy": 0.55, "fog": 0.35}.get(plan.background.weather, 0.5)
    thrown = lighting.cast(item.image, item.left, item.top, plan.light, look.softness)
    lighting.darken(canvas, thrown, 0.72 * key * flatten)
    lighting.darken(canvas, lighting.contact(item.image, item.left, item.top), 0.85 * look.shadow)


def _shadow_on(plan: Sheet, canvas: Array, item: Standing, carrier: Standing, look: Look) -> None:
    """Contact and cast shadow of a thing that stands on another, only where that other is."""
    surface = np.zeros(canvas.shape[:2], np.float32)
    ghost = np.repeat(carrier.image[..., 3:], 4, axis=-1)
    _stamp(surface, ghost[..., 0], carrier.left, carrier.top)
    lighting.darken(
        canvas, lighting.contact(item.image, item.left, item.top), 0.7 * look.shadow, surface
    )
    thrown = lighting.cast(item.image, item.left, item.top, plan.light, look.softness)
    lighting.darken(canvas, thrown, 0.3 * look.shadow, surface)


def _stamp(field: Field, part: Field, left: int, top: int) -> None:
    """Write `part` into `field` at a position, clipped, in place."""
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + part.shape[1], field.shape[1]), min(top + part.shape[0], field.shape[0])
    if x0 < x1 and y0 < y1:
        field[y0:y1, x0:x1] = part[y0 - top : y1 - top, x0 - left : x1 - left]


def _seated(plan: Sheet, items: Sequence[Standing]) -> list[Standing]:
    """All things moved to where their carriers' outlines bear them, and along with them."""
    borne = {id(item): _borne(plan, item, items) for item in items}

    def shift(item: Standing, above: int = 0) -> tuple[int, int]:
        bearer, (x, y) = borne[id(item)]
        if bearer is None or above > len(items):
            return 0, 0
        dx, dy = shift(bearer, above + 1)
        return dx + x, dy + y

    moves = [shift(item) for item in items]
    return [
        replace(item, left=item.left + dx, top=item.top + dy)
        for item, (dx, dy) in zip(items, moves, strict=True)
    ]


def _borne(
    plan: Sheet, item: Standing, others: Sequence[Standing]
) -> tuple[Standing | None, tuple[int, int]]:
    """What carries the item, and how far the item moves on it, px to the right and down."""
    for predicate, as_object, offset in _OFFSETS:
        bearer = _partner(plan, item, predicate, others, as_object=as_object)
        if bearer is not None and bearer is not item:
            lower = _lowered(item, bearer)
            x, y = offset(replace(item, top=item.top + lower), bearer)
            return bearer, (x, y + lower)
    return None, (0, 0)


def _lowered(item: Standing, bearer: Standing) -> int:
    """How far its place on the bearer's box is above the same place on the bearer, px."""
    tall = bearer.headroom + bearer.image.shape[0]
    share = (item.foot - bearer.top + bearer.headroom) / tall
    return round(bearer.headroom * float(np.clip(1 - share, 0, 1)))


def _rested(item: Standing, carrier: Standing) -> tuple[int, int]:
    """What stands on top comes down, and in from the brink, to where the carrier's outline is."""
    height = carrier.image.shape[0]
    if item.foot > carrier.top + TOP * height:
        return 0, 0  # on a seat or a plate, not on the outline
    outline = _outline(carrier.image)
    broad = np.flatnonzero(outline < BRINK * height)
    if not broad.size:
        return 0, 0
    sole = item.image.shape[1] * SOLE
    middle = item.left + item.image.shape[1] / 2 - carrier.left
    firm = float(np.clip(middle, broad[0], broad[-1]))
    under = outline[max(0, int(firm - sole / 2)) : int(firm + sole / 2) + 1]
    depth = float(np.quantile(np.minimum(under, BRINK * height), FIRM))
    return round(firm - middle), max(0, round(depth - SLOT_TOP * height))


def _outline(image: Array) -> Array:
    """(w,) the first opaque row of each column, the height where there is none."""
    opaque = image[..., 3] > 0.5
    rows: Array = np.where(opaque.any(axis=0), opaque.argmax(axis=0), image.shape[0])
    return rows


def _astride(item: Standing, mount: Standing) -> tuple[int, int]:
    return 0, 0


def _worn(item: Standing, wearer: Standing) -> tuple[int, int]:
    """What is worn on head or neck, moved to where the wearer's head is if it looks sideways."""
    if item.foot > wearer.top + wearer.image.shape[0] * HEAD_HIGH:
        return 0, 0
    x, top = _head(wearer.image)
    aside = x - wearer.image.shape[1] / 2
    if abs(aside) < ASIDE * wearer.image.shape[1]:
        return 0, 0
    return round(aside), round(top)


def _held(item: Standing, holder: Standing) -> tuple[int, int]:
    """What is held, on the side to which its holder looks."""
    width = holder.image.shape[1]
    middle = holder.left + width / 2
    ahead = _head(holder.image)[0] - width / 2
    off = item.left + item.image.shape[1] / 2 - middle
    if abs(ahead) < ASIDE * width or ahead * off >= 0:
        return 0, 0
    return round(-2 * off), 0


def _head(image: Array) -> tuple[float, float]:
    """(x, y) of the top of the bulkiest part in the upper third of a body, px."""
    upper = image[: max(1, round(HEAD_SHARE * image.shape[0])), :, 3] > 0.5
    columns = upper.sum(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], columns > 0, [0]]).astype(int)))
    runs = list(zip(edges[::2], edges[1::2], strict=True))
    if not runs:
        return image.shape[1] / 2, 0.0
    start, stop = max(runs, key=lambda run: columns[run[0] : run[1]].sum())
    weights = columns[start:stop]
    x = float((np.arange(start, stop) * weights).sum() / weights.sum())
    return x, float(np.argmax(upper[:, round(x)]))


def _sunk(item: Standing, container: Standing) -> tuple[int, int]:
    """The thing let down into its container, if it stands too high to be in it."""
    if container.placed.clear:
        return 0, 0
    height = item.image.shape[0]
    foot = container.top + _rim(container.image) + SUNK * height
    down = min(foot - item.foot, 0.5 * height, container.foot - item.foot)
    return 0, max(0, round(down))


_OFFSETS: tuple[tuple[Predicate, bool, Callable[[Standing, Standing], tuple[int, int]]], ...] = (
    ("on", False, _rested),
    ("in", False, _sunk),
    ("riding", False, _astride),
    ("wearing", True, _worn),
    ("holding", True, _held),
)  # predicate, whether the bearer is its subject, how far what is borne moves


def _cover(canvas: Array, item: Standing, container: Standing) -> None:
    """Lay the container's front over what is in it, from its rim down, in place.

    Through a clear one everything is seen.
    """
    image = container.image
    if container.placed.clear:
        over(canvas, image * np.float32(CLEAR), container.left, container.top)
        return
    row = np.arange(image.shape[0], dtype=np.float32)[:, None]
    turn = np.linspace(-1, 1, image.shape[1], dtype=np.float32)[None, :]
    dip = 0.06 * image.shape[1] * np.sqrt(np.clip(1 - turn**2, 0, 1))
    visible = item.top + (1 - HIDDEN) * item.image.shape[0] - container.top
    rim = max(_rim(image), visible - float(dip.max()))
    front = np.clip(row - rim - dip + 0.5, 0, 1)
    over(canvas, image * front[..., None], container.left, container.top)


def _rim(image: Array) -> float:
    """The row where a container reaches its full width from above: its opening, px."""
    widths = (image[..., 3] > 0.5).sum(axis=1)
    return float(np.argmax(widths >= 0.82 * widths.max()))
