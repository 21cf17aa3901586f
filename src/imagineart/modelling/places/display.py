"""What does a photographer set up for a product? Paper without a seam, and what it stands on.

The paper is brightest behind the thing. `style` of the params: on nothing ("plain"), a "podium" of
rounds, a "slab" of rough stone, a "top" that runs out of the picture, or a "mirror" of black glass.
"""

from collections.abc import Callable, Mapping

import numpy as np

from imagineart.modelling.kit import (
    ball,
    bevelled_box,
    boxed_uvs,
    extruded,
    lathe,
    moved,
    noise,
    painted,
    placements,
    reshaped,
    sized,
    turned,
)
from imagineart.modelling.materials import known, material
from imagineart.modelling.model import Copies, Floats, Material, Mesh, Model, Part, Rgb
from imagineart.modelling.places.place import (
    Ask,
    Place,
    PlaceModel,
    Scenery,
    View,
    level_ground,
    rectangle,
)
from imagineart.modelling.places.studio import PAPERS, sweep_of_paper
from imagineart.modelling.registry import find, model_of

GLOW = (1.22, 0.62)  # of the paper's colour: behind the thing, and far from it
DROPS = 260  # on what is wet
STONE = 3.3  # times the paper behind it: how light a slab is that nobody describes
TALL = 2.4  # sizes: height of what stands beside


def build(ask: Ask) -> PlaceModel:
    """The set for things of a size; z = 0 is what they stand on."""
    size = max(ask.extent, 0.03)
    color = ask.wall or PAPERS[int(ask.rng.integers(len(PAPERS)))]
    stand, floor = _STANDS[str(ask.params.get("style") or "plain")](ask, size, color)
    paper = painted(moved(sweep_of_paper(size), (0.0, 0.0, floor)), _lit_paper(color, size))
    parts = [
        Part(paper, Material("seamless paper", (1.0, 1.0, 1.0), 0.92, specular=0.2), "paper"),
        *stand,
    ]
    parts += _drops(ask, size) if ask.params.get("wet") else []
    return PlaceModel(
        family=ask.family,
        scenery=(Scenery(Model("set", tuple(parts))), *_beside(ask, size, floor)),
        ground=level_ground(),
        area=rectangle(3.0 * size, 2.0 * size),
        view=View(azimuth=(-40, 40), elevation=(-2, 89), distance=(0.02, 12 * size)),
        sunlit=False,
        fill=(0.36, 0.37, 0.39),
        far=5 * size,
    )


def _lit_paper(color: Rgb, size: float) -> Callable[[Floats], Floats]:
    """A pool of light on the paper behind the thing, fading to all sides."""

    def paint(points: Floats) -> Floats:
        away = np.hypot(points[:, 0], 1.2 * (points[:, 2] - 1.2 * size)) / (7.0 * size)
        share = np.exp(-(away**2))[:, None]
        light = GLOW[1] + (GLOW[0] - GLOW[1]) * share
        return np.clip(light * np.asarray(color), 0.0, 0.92).astype(np.float32)

    return paint


def _plain(ask: Ask, size: float, color: Rgb) -> tuple[list[Part], float]:
    return [], 0.0


def _material(ask: Ask, usual: Material) -> Material:
    named = str(ask.params.get("material", "")) or ask.surface
    found = known(named)
    made = material(found) if found else usual
    if ask.params.get("wet"):
        return Material(
            made.name, made.color, 0.12, texture=made.texture, coat=1.0, coat_roughness=0.04
        )
    return made


def _podium(ask: Ask, size: float, color: Rgb) -> tuple[list[Part], float]:
    """A round that the thing stands on, a higher one behind it and an arch of paper."""
    tone: Rgb = tuple(min(0.9, 1.05 * c) for c in color)  # type: ignore[assignment]
    made = _material(ask, Material("podium", tone, 0.75))
    side = float(ask.rng.choice([-1.0, 1.0]))
    high = 0.5 * size
    rounds = [
        moved(_round(1.55 * size, high), (0.0, 0.0, -high)),
        moved(_round(0.9 * size, 1.5 * size), (1.9 * side * size, 1.7 * size, -high)),
        moved(_round(0.6 * size, 0.3 * size), (-1.9 * side * size, 0.6 * size, -high)),
    ]
    globe = ball(0.34 * size, (-1.9 * side * size, 0.6 * size, -high + 0.64 * size))
    return [Part(mesh, made, "podium") for mesh in (*rounds, globe)], -high


def _round(radius: float, tall: float) -> Mesh:
    edge = 0.02 * radius
    profile = [(0, 0), (radius, 0), (radius, tall - edge), (radius - edge, tall), (0, tall)]
    return lathe(profile, segments=96)


def _slab(ask: Ask, size: float, color: Rgb) -> tuple[list[Part], float]:
    """A broken slab, its top even, its edges rough."""
    turn = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    far = 2.1 * size * (1.0 + 0.16 * np.sin(2 * turn + 1.0) + 0.05 * ask.rng.normal(size=40))
    outline = np.stack([1.25 * far * np.cos(turn), 0.85 * far * np.sin(turn)], axis=1)
    high = 0.55 * size
    raw = moved(extruded(outline, high, bevel=0.05 * size), (0.0, 0.0, -high))

    def rough(p: Floats) -> Floats:
        edge = np.clip((np.hypot(p[:, 0] / 1.25, p[:, 1] / 0.85) / size - 1.5) / 0.4, 0.0, 1.0)
        bumps = noise(p, 0.35 * size, 5)
        return p + np.stack([bumps, bumps, 0 * bumps], axis=1) * (0.12 * size * edge)[:, None]

    red, green, blue = (min(0.8, STONE * c) for c in color)
    made = _material(ask, material("slate", color=(red, green, blue)))
    stones = reshaped(raw, rough)
    return [Part(boxed_uvs(Mesh(stones.vertices, stones.triangles)), made, "slab")], -high


def _top(ask: Ask, size: float, color: Rgb) -> tuple[list[Part], float]:
    """A board or plate that ends far behind the thing."""
    deep, thick = 14.0 * size, 0.05 * size
    box = bevelled_box((30.0 * size, deep, thick), bevel=0.3 * thick)
    at = (0.0, 3.0 * size - deep / 2, -thick / 2)
    return [Part(boxed_uvs(moved(box, at)), _material(ask, material("marble")), "top")], -3 * size


def _mirror(ask: Ask, size: float, color: Rgb) -> tuple[list[Part], float]:
    """Black glass in which the thing is seen again."""
    dark: Rgb = tuple(0.06 * c + 0.004 for c in color)  # type: ignore[assignment]
    glass = Material("black glass", dark, 0.06, coat=1.0, coat_roughness=0.02)
    box = bevelled_box((40.0 * size, 20.0 * size, 0.02 * size), bevel=0.002 * size)
    return [Part(moved(box, (0.0, -5.0 * size, -0.011 * size)), glass, "glass")], -0.02 * size


_STANDS: Mapping[str, Callable[[Ask, float, Rgb], tuple[list[Part], float]]] = {
    "plain": _plain,
    "podium": _podium,
    "slab": _slab,
    "top": _top,
    "mirror": _mirror,
}


def _drops(ask: Ask, size: float) -> list[Part]:
    """Drops of water on what is wet, none under the thing."""
    rng = ask.rng
    angle, away = rng.uniform(0, 2 * np.pi, DROPS), size * rng.uniform(0.45, 1.9, DROPS)
    spots = [
        (float(1.15 * r * np.cos(a)), float(0.75 * r * np.sin(a)), 0.0)
        for a, r in zip(angle, away, strict=True)
    ]
    scales = size * (0.006 + 0.03 * rng.random(DROPS) ** 3)
    drop = sized(ball(1.0, segments=14), (1.0, 1.0, 0.5))
    water = material("water")
    moves = placements(spots, 0.0, list(map(float, scales)))
    return [Part(Copies((Part(drop, water, "drop"),), moves), water, "drops", tinted=False)]


def _beside(ask: Ask, size: float, floor: float) -> list[Scenery]:
    """What decorates the set: behind the thing and aside."""
    side = float(ask.rng.choice([-1.0, 1.0]))
    found = []
    for number, noun in enumerate(ask.params.get("decor", ())):
        if not find(noun):
            continue
        made = model_of(noun, seed=number)
        low, high = made.bounds
        span = float(np.ptp([low, high], axis=0).max())
        tall = TALL if float((high - low)[2]) > 0.6 * span else 0.8
        made = sized(made, tall * size / span)
        s = side * (-1.0) ** number
        lean = turned(turned(made, "y", 10.0 * s), "z", 40.0 * number)
        at = (s * (1.25 + 0.25 * number) * size, (1.15 + 0.2 * number) * size, floor)
        found.append(Scenery(moved(lean, at)))
    return found


PLACE = Place(("product set",), build)
