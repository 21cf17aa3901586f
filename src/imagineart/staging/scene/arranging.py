"""How do several of one thing stand together? In a row, arc, ring, grid, stack, or loosely."""

from collections.abc import Mapping, Sequence

import numpy as np

from imagineart.plan.plan import Arrangement
from imagineart.staging.scene.footprint import footprint
from imagineart.staging.scene.settling import settle
from imagineart.staging.scene.units import TALL, Spot, unit_of
from imagineart.staging.scene.vectors import Floats
from imagineart.world.nouns import noun_of

LOOSE_MOST = 14  # more than that settle on a spiral
GOLDEN = np.pi * (3.0 - 5.0**0.5)
CROWNS = 0.7  # of their width: how far trees stand from each other
HUNG = 0.45  # of their width: the steps of height at which those hang that float in the air
FLAT = 2.2  # times as broad as deep
ABREAST = 5  # so many of what is flat stand side by side
TRIES = 60  # places that each thing of a heap is dropped at


def arranged(
    spots: Sequence[Spot], arrangement: Arrangement, rng: np.random.Generator
) -> tuple[Spot, ...]:
    """Spots at the origin, moved to where they stand in the group."""
    if len(spots) == 1:
        return tuple(spots)
    if arrangement == "scatter" and not _abreast(spots):
        return _loose(spots, rng)
    if arrangement == "stack":
        return _stacked(spots, rng)
    ways = {"row": _row, "arc": _arc, "ring": _ring, "grid": _grid, "scatter": _row}
    at = ways[arrangement](spots)
    wide = _wide(spots)
    at = at + rng.normal(0.0, 0.03, at.shape) * wide
    return tuple(s.moved(np.array([*p, 0.0])) for s, p in zip(spots, at, strict=True))


def _abreast(spots: Sequence[Spot]) -> bool:
    """Whether they are few and broad, flat and upright: one behind the other would not be seen."""
    size = np.array([spot.actor.size for spot in spots])
    broad = (size[:, 0] > FLAT * size[:, 1]) & (size[:, 2] > 1.5 * size[:, 1])
    return len(spots) <= ABREAST and bool(broad.all())


def _wide(spots: Sequence[Spot]) -> float:
    outlines = [footprint(spot.points) for spot in spots]
    return max(max(f.left + f.right, f.near + f.far) for f in outlines)


def _row(spots: Sequence[Spot]) -> Floats:
    """Side by side, each with its own width."""
    widths = [f.left + f.right for f in (footprint(spot.points) for spot in spots)]
    pitch = np.array(widths) * 1.18
    x = np.cumsum(pitch) - pitch / 2.0
    return np.stack([x - x.mean(), np.zeros(len(x))], axis=1)


def _arc(spots: Sequence[Spot]) -> Floats:
    """A row bent towards the viewer at its ends."""
    at = _row(spots)
    half = max(abs(at[:, 0]).max(), 1e-6)
    at[:, 1] -= 0.45 * half * (at[:, 0] / half) ** 2
    return at


def _ring(spots: Sequence[Spot]) -> Floats:
    count = len(spots)
    radius = _wide(spots) * 1.15 / 2.0 / np.sin(np.pi / max(count, 3))
    angle = np.arange(count) * 2.0 * np.pi / count + np.pi / count
    return np.asarray(radius * np.stack([np.sin(angle), -np.cos(angle)], axis=1))


def _grid(spots: Sequence[Spot]) -> Floats:
    count = len(spots)
    columns = int(np.ceil(np.sqrt(count)))
    pitch = _wide(spots) * 1.2
    row, column = np.divmod(np.arange(count), columns)
    at = np.stack([column, row], axis=1).astype(float) * pitch
    return np.asarray(at - (at.min(axis=0) + at.max(axis=0)) / 2.0)


def _loose(spots: Sequence[Spot], rng: np.random.Generator) -> tuple[Spot, ...]:
    if len(spots) > LOOSE_MOST:
        number = np.arange(len(spots)) + 0.5
        radius = 0.62 * _wide(spots) * np.sqrt(number)
        at = radius[:, None] * np.stack(
            [1.15 * np.cos(number * GOLDEN), np.sin(number * GOLDEN)], axis=1
        )
        at = at + rng.normal(0.0, 0.04, at.shape) * _wide(spots)
        return tuple(s.moved(np.array([*p, 0.0])) for s, p in zip(spots, at, strict=True))
    hung = all(noun_of(spot.actor.noun).support == "air" for spot in spots)
    units = [unit_of(str(number), (spot,), hung) for number, spot in enumerate(spots)]
    places = settle(units, (), rng)
    if not hung:
        places = _apart(spots, places)
    high = rng.permutation(len(spots)) * HUNG * _wide(spots) if hung else np.zeros(len(spots))
    return tuple(
        spot.moved(np.array([*places[str(number)], high[number]]))
        for number, spot in enumerate(spots)
    )


def _apart(spots: Sequence[Spot], places: Mapping[str, Floats]) -> dict[str, Floats]:
    """Trees, which settle by their trunks, so far from each other that each has its crown."""
    at = np.array([places[str(number)] for number in range(len(spots))])
    tall = min(float(spot.actor.size[2]) for spot in spots) > TALL
    crown = CROWNS * float(np.mean([spot.actor.size[:2].max() for spot in spots]))
    gaps = np.linalg.norm(at[:, None] - at[None, :], axis=2)[np.triu_indices(len(at), 1)]
    factor = max(crown / max(float(gaps.min()), 1e-6), 1.0) if tall else 1.0
    return {str(number): place * factor for number, place in enumerate(at)}


def _stacked(spots: Sequence[Spot], rng: np.random.Generator) -> tuple[Spot, ...]:
    """One on the other, never quite straight."""
    result, height = [], 0.0
    for spot in spots:
        low = float(spot.points[:, 2].min())
        slip = rng.normal(0.0, 0.02, 2) * float(spot.actor.size[:2].min())
        result.append(spot.moved(np.array([*slip, height - low])))
        height += float(spot.actor.size[2]) * 0.985
    return tuple(result)


def heaped(
    spots: Sequence[Spot],
    room: tuple[float, float, float],
    rng: np.random.Generator,
) -> tuple[Spot, ...]:
    """Things dropped into a hollow of (width, depth, height): each where it comes to lie lowest.

    Things count as balls, the hollow as a bowl that rises to its rim.
    """
    radii = np.array([float(np.mean(spot.actor.size)) / 2.0 for spot in spots])
    half = max(min(room[0], room[1]) / 2.0, 1e-3)
    rim = max(room[2], 1e-3)
    centres: list[Floats] = []
    result = []
    for spot, radius in zip(spots, radii, strict=True):
        turn = rng.uniform(0, 2 * np.pi, TRIES)
        out = half * np.sqrt(rng.random(TRIES))
        at = np.stack([out * np.cos(turn), out * np.sin(turn)], axis=1)
        z = rim * np.clip(out / half, 0, 1) ** 2.5 + radius
        for centre, other in zip(centres, radii, strict=False):
            reach = 0.94 * (radius + other)
            flat = ((at - centre[:2]) ** 2).sum(axis=1)
            touch = centre[2] + np.sqrt(np.maximum(reach**2 - flat, 0.0))
            z = np.where(flat < reach**2, np.maximum(z, touch), z)
        best = int(z.argmin())
        centre = np.array([*at[best], z[best]])
        centres.append(centre)
        middle = (spot.points.min(axis=0) + spot.points.max(axis=0)) / 2.0
        result.append(spot.moved(centre - middle))
    return tuple(result)
