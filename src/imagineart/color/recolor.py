"""How does a drawn thing get another colour and stay the same drawing?

A sprite is a few colour groups (a red body, a green leaf, a white highlight), each a smear in
OKLab along its shading. The pixels are clustered in (0.5 L, a, b), neighbouring clusters joined
into groups, and the largest group (or groups, if none covers enough) is moved. What lies within the
others counts less: a penguin is known by its coat, not by its belly. Skin, if it is to be spared,
comes last:

    lightness   a piecewise-linear, rising function of L that sends the group's median to the
                target's lightness and keeps its spread where black and white leave room
    a, b        p along the group's mean colour and q across it:
                p' = p · C_target / C_group,   q' = k · p' · q / p,   turned to the target's hue,
                |q'| ≤ h · p': shading may turn the hue a little, a patch of another hue is a fault

Each pixel takes its new colour to the extent that it belongs to the moved groups (a softmax over
distances to the clusters), so that edges between groups stay smooth and other groups untouched.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from imagineart.color.gamut import into_gamut
from imagineart.color.spaces import (
    Array,
    linear_to_oklab,
    oklab_to_linear,
    oklab_to_oklch,
    oklch_to_oklab,
)

Oklch = tuple[float, float, float]  # lightness 0–1, chroma, hue in degrees 0–360

_CLUSTERS = 10
_ROUNDS = 12  # of k-means
_SAMPLES = 4096  # pixels at most that the clusters are fitted on
_WEIGHTS = np.array([0.5, 1.0, 1.0], np.float32)  # of L, a, b in distances
_GRAY_WEIGHTS = np.array([0.3, 1.0, 1.0], np.float32)  # the same from white, grey and black
_SOFTNESS = 0.028  # weighted OKLab distance over which membership fades
_NEUTRAL = 0.045  # chroma below which a cluster has no hue of its own
_TINTED_WHITE = 0.065  # the same for clusters lighter than 0.8: a white in bluish shadow is white
_HUE_LINK = 45.0  # degrees from the hue of a chromatic group's largest cluster
_CHROMATIC_LINK = 0.06  # weighted OKLab distance from it that also makes one group
_NEUTRAL_LINK = 0.10  # the same for white, grey and black, whose shadows are often tinted
_HUE_SWAY = 0.05  # tangent of the largest turn of hue that shading keeps: 3 degrees
_ENOUGH = 0.33  # share of the sprite that is worth calling its colour
_ACCENT = 0.30  # share up to which colour on a grey sprite is an accent, not its colour
_CHROMA_PULL = 0.8  # how much more a fully chromatic group counts than a grey one
_CONTRAST = 0.20  # spread of L kept on either side of a chromatic target at most
_PLAIN_CONTRAST = 0.12  # the same for black, white and grey: more would turn black into grey
_PLAIN_GAIN = 1.6  # black and white show shading less: theirs may grow this much
_INNER = 0.25  # of its importance that a group loses which has no part in the outline
_RIM = 0.05  # of the longer side: how near the outline is
_SKIN_HUES = (45.0, 95.0)  # degrees; from dark brown to the yellow of a smiley
_SKIN_WORTH = 0.2  # of its importance, where skin is to be spared
_CLOTHED = 0.2  # share of a body that is enough to be called its colour
_CHUNK = 16384  # pixels at a time, so that the work arrays stay in the cache
_SECOND = 0.1  # share of the sprite from which another paint takes the second colour
_MIN_ALPHA = 0.02  # below it a pixel has no colour to speak of


@dataclass(frozen=True, slots=True)
class _Groups:
    """Clusters of a sprite: `centers` (K, 3) weighted OKLab, `group` (K,) index, and its pixels."""

    centers: Array
    group: NDArray[np.int64]
    selected: tuple[int, ...]  # group indices, most important first
    lab: Array  # (N, 3) sampled pixels
    weight: Array  # (N,) their alpha
    member: NDArray[np.int64]  # (N,) their group


@dataclass(frozen=True, slots=True)
class _Shift:
    """How the selected groups move; lightness and colours in OKLab."""

    goal: Array  # (3,)
    middle: float  # median lightness of the groups, which becomes that of the goal
    below: float  # share of the lightness below the median that is kept
    above: float  # the same above it
    hue_variety: float  # share of the hue differences kept; 1 if the colour is right already
    colors: dict[int, Array]  # (3,) of each group


def recolor(
    image: Array, target: Oklch, second: Oklch | None = None, *, spare_skin: bool = False
) -> NDArray[np.float32]:
    """A sprite in another colour: (h, w, 4) float, linear sRGB, premultiplied alpha, 0–1.

    The dominant colour becomes `target` (OKLCH); shading, highlights and details of other colours
    stay, and so does skin where it is to be spared. With a `second` colour, the two largest paints
    take one each, the lighter one the lighter; a sprite of one paint takes `target`. Alpha is
    unchanged. A sprite without visible pixels comes back as it is.
    """
    visible = image[..., 3] > _MIN_ALPHA
    result: NDArray[np.float32] = image.astype(np.float32)
    if not visible.any():
        return result
    pixels = result[visible]
    groups = _find_groups(pixels, _rim(image[..., 3])[visible], spare_skin=spare_skin)
    shifts = _plan_shifts(groups, target, second)
    for start in range(0, len(pixels), _CHUNK):
        part = pixels[start : start + _CHUNK]
        lab = _straight_lab(part)
        moved = lab + sum(_move(lab, paint, shift) - lab for paint, shift in shifts)
        part[:, :3] = into_gamut(oklab_to_linear(moved)) * part[:, 3:]
    result[visible] = pixels
    return result


def dominant(image: Array) -> Oklch:
    """The colour that a sprite is known by: the median of its largest colour group, OKLCH.

    `image`: (h, w, 4) float, linear sRGB, premultiplied alpha, 0–1. Black if nothing is visible.
    """
    visible = image[..., 3] > _MIN_ALPHA
    if not visible.any():
        return 0.0, 0.0, 0.0
    groups = _find_groups(image[visible].astype(np.float32), _rim(image[..., 3])[visible])
    lightness, chroma, hue = oklab_to_oklch(_reference(groups, groups.selected[:1])).tolist()
    return lightness, chroma, hue


# ---- which pixels


def _straight_lab(pixels: Array) -> Array:
    """Premultiplied linear RGBA (N, 4) → OKLab (N, 3)."""
    return linear_to_oklab(pixels[:, :3] / pixels[:, 3:])


def _rim(alpha: Array) -> NDArray[np.bool_]:
    """(h, w): what is near the outline, so near that a step in some direction leaves the sprite."""
    step = max(1, round(_RIM * max(alpha.shape)))
    padded = np.pad(alpha > 0.5, step)
    inside = padded[: -2 * step, step:-step] & padded[2 * step :, step:-step]
    inside &= padded[step:-step, : -2 * step] & padded[step:-step, 2 * step :]
    return ~inside


def _find_groups(pixels: Array, rim: NDArray[np.bool_], *, spare_skin: bool = False) -> _Groups:
    """Clusters of the pixels (N, 4), joined into groups; those that carry the sprite's colour.

    `rim`: (N,) which of them are near the outline.
    """
    stride = max(1, len(pixels) // _SAMPLES)
    chosen = pixels[::stride]
    sample, weight = _straight_lab(chosen), chosen[:, 3]
    centers = _cluster(sample * _WEIGHTS, weight)
    nearest = _distances(sample * _WEIGHTS, centers).argmin(axis=1)
    sizes = np.bincount(nearest, weight, minlength=len(centers))
    group = _link(centers / _WEIGHTS, sizes, spare_skin=spare_skin)
    member = group[nearest]
    area, outline = _shares(member, weight), _shares(member, weight * rim[::stride])
    means = np.stack([_mean(sample, weight, member == g) for g in range(len(area))])
    selected = _select(area, outline, means, spare_skin=spare_skin)
    return _Groups(centers, group, selected, sample, weight, member)


def _shares(member: NDArray[np.int64], weight: Array) -> Array:
    """What part of the weight each group has."""
    shares: Array = np.bincount(member, weight) / max(float(weight.sum()), 1e-9)
    return shares


def _cluster(points: Array, weight: Array) -> Array:
    """Centres (K, 3) by k-means, started from the mean and then ever the farthest point."""
    centers = [np.average(points, axis=0, weights=weight)]
    reach = np.full(len(points), np.inf)
    while len(centers) < _CLUSTERS and reach.max() > 1e-6:
        reach = np.minimum(reach, ((points - centers[-1]) ** 2).sum(axis=1))
        centers.append(points[(reach * weight).argmax()])
    fitted = np.stack(centers).astype(np.float32)
    for _ in range(_ROUNDS):
        nearest = _distances(points, fitted).argmin(axis=1)
        total = np.bincount(nearest, weight, minlength=len(fitted))
        for axis in range(3):
            moment = np.bincount(nearest, weight * points[:, axis], minlength=len(fitted))
            fitted[:, axis] = np.where(total > 0, moment / np.maximum(total, 1e-9), fitted[:, axis])
    return fitted[total > 0]


def _distances(points: Array, centers: Array) -> Array:
    """Squared distances (N, K)."""
    squares = (points**2).sum(axis=1)[:, None] + (centers**2).sum(axis=1)
    squares -= 2 * points @ centers.T
    distances: Array = np.maximum(squares, 0.0)
    return distances


def _link(centers: Array, weight: NDArray[Any], *, spare_skin: bool) -> NDArray[np.int64]:
    """Group index (K,) of clusters with OKLab centres (K, 3): each joins the largest like it.

    Where skin is to be spared, it joins nothing else.
    """
    light, chroma, hue = np.moveaxis(oklab_to_oklch(centers), -1, 0)
    near = _within(centers * _WEIGHTS, _CHROMATIC_LINK)
    near_gray = _within(centers * _GRAY_WEIGHTS, _NEUTRAL_LINK)
    turn = np.abs((hue[:, None] - hue + 180) % 360 - 180)
    gray = _is_neutral(light, chroma)
    one_hue = ~gray[:, None] & ~gray & (turn < _HUE_LINK)
    linked = one_hue | np.where(gray[:, None], near_gray, near)
    if spare_skin:
        skin = _is_skin(chroma, hue)
        linked &= skin[:, None] == skin
    group = np.full(len(centers), -1)
    for seed in np.argsort(-weight, kind="stable"):
        if group[seed] < 0:
            group[linked[seed] & (group < 0)] = group.max() + 1
    return group


def _within(points: Array, reach: float) -> NDArray[np.bool_]:
    """(K, K): which points are nearer to each other than `reach`."""
    return _distances(points, points) < reach * reach


def _is_neutral(light: Array, chroma: Array) -> NDArray[np.bool_]:
    """Which colours pass for white, grey or black."""
    return chroma < np.where(light > 0.8, _TINTED_WHITE, _NEUTRAL)


def _mean(lab: Array, weight: Array, mask: NDArray[np.bool_]) -> Array:
    """Mean OKLab (3,) of the masked pixels."""
    total = max(float(weight[mask].sum()), 1e-9)
    mean: Array = weight[mask] @ lab[mask] / total
    return mean


def _select(area: Array, outline: Array, means: Array, *, spare_skin: bool) -> tuple[int, ...]:
    """Groups from the most important on, until they cover enough, and more than any one that stays.

    `area`, `outline`: shares of each group. A chromatic sprite's greys (tyres, eyes, a white belly)
    are details, whatever they cover.
    """
    light, chroma, hue = oklab_to_oklch(means).T
    outer = np.minimum(1.0, outline / np.maximum(area, 1e-9))  # less for what lies within
    importance = area * (1 - _INNER + _INNER * outer)
    importance *= 1 + _CHROMA_PULL * np.clip(chroma / 0.12, 0, 1)
    skin = _is_skin(chroma, hue) & np.bool_(spare_skin)
    order = np.argsort(np.where(skin, _SKIN_WORTH * -importance, -importance), kind="stable")
    chromatic = order[~_is_neutral(light[order], chroma[order])]
    if chromatic.size and chromatic[0] == order[0] and area[chromatic].sum() > _ACCENT:
        order = chromatic
    if area[order[~skin[order]]].sum() > _CLOTHED:
        order = order[~skin[order]]
    covered = np.cumsum(area[order])
    bodies = np.where(skin, 0.0, area)
    rest = np.array([np.delete(bodies, order[: k + 1]).max(initial=0) for k in range(len(order))])
    few = (covered < _ENOUGH) | (covered < rest)
    return tuple(order[: int(few.sum()) + 1].tolist())


def _is_skin(chroma: Array, hue: Array) -> NDArray[np.bool_]:
    """Which colours pass for skin or hair: between red and yellow, not too vivid."""
    return (hue > _SKIN_HUES[0]) & (hue < _SKIN_HUES[1]) & (chroma > _NEUTRAL) & (chroma < 0.19)


# ---- what they become


def _reference(groups: _Groups, selected: tuple[int, ...]) -> Array:
    """OKLab (3,) that stands for the selected groups: the weighted median of each coordinate."""
    mask = np.isin(groups.member, selected)
    return np.array(
        [_quantile(groups.lab[mask, axis], groups.weight[mask], 0.5) for axis in range(3)],
        np.float32,
    )


def _quantile(values: Array, weight: Array, share: float) -> float:
    """The value below which this share of the weight lies."""
    order = np.argsort(values)
    cumulative = np.cumsum(weight[order])
    return float(values[order][np.searchsorted(cumulative, share * cumulative[-1])])


def _plan_shifts(
    groups: _Groups, target: Oklch, second: Oklch | None
) -> list[tuple[_Groups, _Shift]]:
    """What moves, and how: the sprite's own paint, and another one if there are two colours."""
    paints = _two_paints(groups) if second is not None else ()
    if second is None or not paints:
        return [(groups, _plan_shift(groups, target))]
    first, other = (_reference(paint, paint.selected)[0] for paint in paints)
    goals = (target, second) if (first > other) == (target[0] > second[0]) else (second, target)
    return [(paint, _plan_shift(paint, goal)) for paint, goal in zip(paints, goals, strict=True)]


def _two_paints(groups: _Groups) -> tuple[_Groups, ...]:
    """The sprite's own paint and the largest other one; () if there are no two."""
    share = np.bincount(groups.member, groups.weight) / groups.weight.sum()
    for own in (groups.selected, groups.selected[:1]):
        others = [g for g in range(len(share)) if g not in own and share[g] > _SECOND]
        if others:
            other = max(others, key=lambda g: float(share[g]))
            return replace(groups, selected=own), replace(groups, selected=(other,))
    return ()


def _plan_shift(groups: _Groups, target: Oklch) -> _Shift:
    """What happens to the pixels of the selected groups."""
    goal = oklch_to_oklab(np.array(target, np.float32))
    distance = float(np.linalg.norm(_reference(groups, groups.selected) - goal))
    mask = np.isin(groups.member, groups.selected)
    values, weight = groups.lab[mask, 0], groups.weight[mask]
    low, middle, high = (_quantile(values, weight, share) for share in (0.05, 0.5, 0.95))
    light, plain = target[0], target[1] < _NEUTRAL
    contrast, gain = (_PLAIN_CONTRAST, _PLAIN_GAIN) if plain else (_CONTRAST, 1.0)
    return _Shift(
        goal=goal,
        middle=middle,
        below=min(gain, min(contrast, max(light - 0.03, 0.0)) / max(middle - low, 1e-3)),
        above=min(gain, min(contrast, max(0.99 - light, 0.0)) / max(high - middle, 1e-3)),
        hue_variety=1.0 - 0.6 * min(1.0, distance / 0.15),
        colors={g: _reference(groups, (g,)) for g in groups.selected},
    )


def _move(lab: Array, groups: _Groups, shift: _Shift) -> Array:
    """The pixels (N, 3) in their new colours, OKLab."""
    lightness = _lightness_map(lab[:, 0], shift)
    membership = _membership(lab, groups)
    moved: Array = lab * (1 - np.sum(list(membership.values()), axis=0))[:, None]
    for g, color in shift.colors.items():
        moved[:, 0] += membership[g] * lightness
        moved[:, 1:] += membership[g][:, None] * _chroma_map(lab, lightness, color, shift)
    return moved


def _membership(lab: Array, groups: _Groups) -> dict[int, Array]:
    """How far each pixel belongs to each selected group, (N,) in 0–1."""
    squared = _distances(lab * _WEIGHTS, groups.centers)
    squared -= squared.min(axis=1, keepdims=True)
    likeness = np.exp(squared * np.float32(-0.5 / _SOFTNESS**2))
    likeness /= likeness.sum(axis=1, keepdims=True)
    return {g: likeness[:, groups.group == g].sum(axis=1) for g in groups.selected}


def _lightness_map(light: Array, shift: _Shift) -> Array:
    """New lightness (N,): the groups' median goes to the goal, the spread follows."""
    offset = light - shift.middle
    slope = np.where(offset < 0, shift.below, shift.above).astype(light.dtype)
    mapped: Array = np.clip(shift.goal[0] + slope * offset, 0.02, 1.0)
    return mapped


def _chroma_map(lab: Array, lightness: Array, color: Array, shift: _Shift) -> Array:
    """New a, b (N, 2) of pixels of a group with this colour; see the module's formula."""
    chroma, wanted = float(np.hypot(*color[1:])), float(np.hypot(*shift.goal[1:]))
    direction = shift.goal[1:] / max(wanted, 1e-6)
    if _is_neutral(color[:1], np.array([chroma])).all():
        strength = wanted * np.clip(lightness / max(float(shift.goal[0]), 1e-3), 0.0, 1.0)
        return np.outer(strength, direction)
    unit = color[1:] / chroma
    scale = wanted / chroma
    along = np.clip(lab[:, 1:] @ unit * scale, 0.0, 1.25 * wanted)
    side = lab[:, 1:] @ _across(unit) * (scale * shift.hue_variety)
    side = np.clip(side, -_HUE_SWAY * along, _HUE_SWAY * along)
    turned: Array = np.outer(along, direction) + np.outer(side, _across(direction))
    return turned


def _across(direction: Array) -> Array:
    """The (2,) direction a quarter turn on."""
    return np.array([-direction[1], direction[0]], direction.dtype)
