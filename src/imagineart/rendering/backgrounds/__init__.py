"""Which background does a plan get? Procedural families, painted in linear light."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from imagineart.plan.plan import Background, Camera, Color, Light
from imagineart.rendering.backgrounds import cave, forest, interior, land, plain, sky, town, water
from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.looks import LOOKS, Look
from imagineart.rendering.raster import Array, Oklch

__all__ = ["FAMILIES", "Family", "family_of", "has_ground", "paint"]


@dataclass(frozen=True)
class Family:
    """One kind of background; `ground` is whether things can stand in it."""

    paint: Callable[[Frame], Array]
    aliases: tuple[str, ...] = ()
    ground: bool = True


FAMILIES: dict[str, Family] = {
    "sky": Family(sky.sky, ("clouds", "air", "heaven"), ground=False),
    "night_sky": Family(sky.night_sky, ("stars", "starry sky"), ground=False),
    "sea": Family(water.sea, ("ocean", "water", "lake", "river", "harbour", "harbor", "pond")),
    "beach": Family(water.beach, ("shore", "coast", "island", "seaside")),
    "meadow": Family(
        land.meadow,
        ("field", "grass", "garden", "park", "hill", "hills", "farm", "countryside", "lawn"),
    ),
    "mountains": Family(land.mountains, ("mountain", "valley", "cliff", "canyon", "alps")),
    "desert": Family(land.desert, ("dunes", "savanna", "savannah", "mars")),
    "snow": Family(land.snow, ("winter", "arctic", "ice", "ski", "antarctica", "north pole")),
    "forest": Family(forest.forest, ("jungle", "woods", "swamp", "rainforest")),
    "street": Family(town.street, ("road", "alley", "village", "sidewalk")),
    "shop": Family(town.shop, ("shop front", "storefront", "market", "bakery", "cafe")),
    "city": Family(town.city, ("skyline", "downtown", "town", "cityscape")),
    "room": Family(
        interior.room,
        ("living room", "bedroom", "office", "classroom", "restaurant",
         "museum", "hall", "indoor", "house", "hospital", "garage", "gym"),
    ),
    "library": Family(interior.library, ("bookshop", "bookstore", "study")),
    "cave": Family(cave.cave, ("cavern", "grotto", "tunnel", "mine")),
    "kitchen": Family(interior.kitchen, ("bathroom", "laboratory")),
    "table": Family(interior.table, ("tabletop", "table top", "desk", "counter", "shelf")),
    "studio": Family(plain.studio, ("plain", "white background", "cyclorama")),
    "stage": Family(interior.stage, ("theatre", "theater", "concert", "podium", "circus")),
    "space": Family(plain.space, ("galaxy", "universe", "outer space", "planet", "moon")),
    "underwater": Family(water.underwater, ("seabed", "aquarium", "reef", "coral reef")),
    "pattern": Family(plain.pattern, ("wallpaper", "tiles"), ground=False),
    "paper": Family(
        plain.paper, ("parchment", "notebook", "chalkboard", "blackboard", "cork"), ground=False
    ),
    "gradient": Family(plain.gradient, ("abstract", "bokeh"), ground=False),
}  # fmt: skip

_NAMES = {alias: name for name, family in FAMILIES.items() for alias in (name, *family.aliases)}


def family_of(name: str) -> str:
    """The family that `name` or one of its aliases means; "studio" if none does."""
    plain_name = name.strip().lower().replace("-", " ")
    return _NAMES.get(
        plain_name.replace(" ", "_"), _NAMES.get(plain_name.replace("_", " "), "studio")
    )


def has_ground(name: str) -> bool:
    """Whether things stand on something in this family, rather than float before it."""
    return FAMILIES[family_of(name)].ground


def paint(
    background: Background,
    light: Light,
    camera: Camera,
    width: int,
    height: int,
    seed: int,
    palette: tuple[Color, ...] = (),
    look: Look = LOOKS["3d"],
    avoid: Sequence[Oklch] = (),
    luminary: bool = True,
) -> Array:
    """(height, width, 3) float32 linear sRGB, 0–1.

    `avoid`: colours of things that are to stand out; walls and grounds whose colour is not stated
    keep clear of them. `luminary`: whether the sky shows its sun or moon; False where one of the
    things is a moon or sun of its own. The same arguments give the same pixels; another size shows
    the same scene.
    """
    horizon = float(np.clip(camera.horizon, 0.08, 0.92)) * height
    family = FAMILIES[family_of(background.family)]
    frame = Frame(
        width,
        height,
        horizon,
        seed,
        background,
        light,
        palette,
        detail=look.detail,
        vivid=look.vivid,
        avoid=tuple(avoid),
        luminary=luminary,
    )
    painted = family.paint(frame)
    return np.clip(painted, 0, 1, out=painted).astype(np.float32, copy=False)
