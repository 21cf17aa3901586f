"""The embedded engine: one sprite per thing, a procedural background, light, real type.

Counts, places, colours and words are right by construction; what is learned is drawing one
recognisable thing. The layers are kept.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from imagineart.color.gamut import into_gamut
from imagineart.color.recolor import recolor
from imagineart.color.spaces import oklch_to_linear
from imagineart.engines.cast import Cast
from imagineart.engines.engine import Capabilities, Repair
from imagineart.events import Event, Progress, ignore
from imagineart.painting.placeholder import Placeholders
from imagineart.painting.sprite import NoiseKey, Oklch, Sprite, SpriteRequest, SpriteSource
from imagineart.picture import Picture
from imagineart.plan.plan import Plan
from imagineart.rendering import backgrounds
from imagineart.rendering.boards import Boards
from imagineart.rendering.compositor import Placed, compose
from imagineart.rendering.glow import FLAME
from imagineart.rendering.lettering import lay_words
from imagineart.rendering.looks import LOOKS, Look, look_of
from imagineart.staging.sheet import Sheet, SheetObject, sheet_of
from imagineart.staging.stage import Box, Stage
from imagineart.version import __version__
from imagineart.world.nouns import noun_of

SPRITE_STEP = 64  # px; sprite sizes are multiples, so that the painter meets few shapes
SPRITE_MAX = 2048  # px
RAINBOW: tuple[Oklch, ...] = (
    *((0.63, 0.24, 27), (0.84, 0.17, 90), (0.60, 0.19, 255)),
    *((0.70, 0.19, 145), (0.58, 0.22, 305), (0.74, 0.17, 55)),
)  # red, yellow, blue, green, purple, orange
REPAIRS: frozenset[Repair] = frozenset(
    {"resample", "recolor", "move", "scale", "retypeset", "substitute"}
)


class LayeredEngine:
    """Draws a plan from the sprites of a `SpriteSource`."""

    name = "layered"

    def __init__(self, sprites: SpriteSource) -> None:
        self._sprites = sprites
        self._cast = Cast([Boards(), sprites], understudy=Placeholders())
        self.capabilities = Capabilities(
            version=__version__,
            looks=frozenset(LOOKS),
            repairs=REPAIRS,
            exclusions=True,
            layers=True,
            drawable=self._cast.drawable,
            look_note=_look_note,
        )

    @property
    def painter(self) -> str:
        """Who draws the sprites."""
        return self._sprites.name

    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        """Paint, light, compose and letter the plan; an unknown look becomes the nearest."""
        return self._draw(sheet_of(plan, stage), progress)

    def _draw(self, plan: Sheet, progress: Progress) -> Picture:
        look, look_note = look_of(plan.style)
        requests = sprite_requests(plan, look)
        sprites = self._cast.paint([_as_painted(one) for one in requests], progress)
        background = backgrounds.paint(
            plan.background,
            plan.light,
            plan.camera,
            plan.width,
            plan.height,
            plan.seed,
            plan.palette,
            look,
            avoid=tuple(color.oklch for item in plan.objects for color in item.colors),
            luminary=not any(noun_of(item.painted_noun).luminary for item in plan.objects),
        )
        placed = _place(plan, requests, sprites)
        picture = lay_words(plan, compose(plan, background, placed, look=look))
        progress(Event("composed", look.name))
        return Picture(
            picture.pixels,
            picture.layers,
            notes=(*picture.notes, *filter(None, [look_note]), *_notes(sprites)),
            provenance=self._provenance(),
        )

    def _provenance(self) -> dict[str, str]:
        return {
            "engine": self.name,
            "engine_version": __version__,
            "dtype": "float32",
            **self._cast.provenance,
        }


def _look_note(style: str) -> str:
    return look_of(style)[1]


def default_sprites() -> SpriteSource:
    """The painter. It raises `WeightsError` when used if its weights are missing or altered."""
    from imagineart.painting.painter import Painter

    return Painter()


def sprite_requests(plan: Sheet, look: Look) -> list[SpriteRequest]:
    """One request per instance, in plan order."""
    return [
        SpriteRequest(
            noun=item.painted_noun,
            phrase=item.phrase or item.noun,
            style=look.painter_style,
            key=NoiseKey(plan.seed, layer, instance, item.attempt),
            size=_sprite_size(plan, box),
            aspect=box.width * plan.width / (box.height * plan.height),
            colors=_colors(item, instance),
            expression=item.expression,
            pose=item.pose,
        )
        for layer, item in enumerate(plan.objects)
        for instance, box in enumerate(item.boxes)
    ]


def _as_painted(request: SpriteRequest) -> SpriteRequest:
    """A thing of two colours is painted in its own, which keep its paints apart to recolour."""
    return replace(request, colors=()) if len(request.colors) > 1 else request


def _colors(item: SheetObject, instance: int) -> tuple[Oklch, ...]:
    """What is asked for; "colourful" things differ from one another."""
    if item.pattern == "rainbow" and item.count > 1 and not item.colors:
        return (RAINBOW[instance % len(RAINBOW)],)
    return tuple(color.oklch for color in item.colors)


def _sprite_size(plan: Sheet, box: Box) -> int:
    edge = max(box.width * plan.width, box.height * plan.height)
    return min(SPRITE_MAX, max(1, math.ceil(edge / SPRITE_STEP)) * SPRITE_STEP)


def _place(
    plan: Sheet, requests: Sequence[SpriteRequest], sprites: Sequence[Sprite]
) -> list[Placed]:
    boxes = [(item, box) for item in plan.objects for box in item.boxes]
    return [
        _placed(item, box, request, sprite)
        for (item, box), request, sprite in zip(boxes, requests, sprites, strict=True)
    ]


def _placed(item: SheetObject, box: Box, request: SpriteRequest, sprite: Sprite) -> Placed:
    image, known = sprite.image, noun_of(item.painted_noun)
    if request.colors:
        image = recolor(image, *request.colors[:2], spare_skin=known.is_a("person"))
    return Placed(
        object_id=item.id,
        noun=item.noun,
        box=box,
        depth=item.depth,
        sprite=image,
        draught=known.draught,
        clear=item.transparent or known.transparent,
        glow=_glow(item),
        lit=item.glowing,
    )


def _glow(item: SheetObject) -> tuple[float, float, float] | None:
    """The light it gives: a lamp's, or its own colour if it is said to glow."""
    if item.colors and item.glowing:
        red, green, blue = into_gamut(oklch_to_linear(np.array([item.colors[0].oklch])))[0].tolist()
        return red, green, blue
    return FLAME if item.glowing or noun_of(item.painted_noun).glows else None


def _notes(sprites: Sequence[Sprite]) -> list[str]:
    return list(
        dict.fromkeys(f"{sprite.drawn}: {sprite.note}" for sprite in sprites if sprite.note)
    )
