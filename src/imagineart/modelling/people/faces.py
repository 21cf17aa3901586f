"""Which face is it, and what does it feel? Features drawn from a seed, expressions as data."""

import functools
from collections.abc import Mapping

import numpy as np

from imagineart.modelling.people.atlas import Atlas

PAIRS = (
    ("decr", "incr"),
    ("down", "up"),
    ("in", "out"),
    ("backward", "forward"),
    ("concave", "convex"),
    ("compress", "uncompress"),
)
SPREAD: Mapping[str, float] = {  # deviation of a feature's weight, by the folder of its target
    "cheek": 0.26,
    "chin": 0.22,
    "ears": 0.17,
    "eyebrows": 0.15,
    "eyes": 0.14,
    "forehead": 0.15,
    "head": 0.17,
    "mouth": 0.17,
    "nose": 0.20,
}
CALM: tuple[str, ...] = (
    "eye-push",
    "eye-bag",
    "eye-trans",
    "head-trans",
    "head-angle",
    "head-age",
    "mouth-trans",
)
CALM += ("nose-trans", "nose-septum", "chin-cleft", "ear-flap", "ear-wing", "nose-compression")
OUTLINES = ("oval", "round", "square", "rectangular", "triangular", "invertedtriangular", "diamond")
AWAKE: Mapping[str, float] = {  # lids of somebody who looks at a camera
    "eyes/l-eye-scale-incr": 0.12,
    "eyes/l-eye-height1-incr": 0.15,
    "eyes/l-eye-height2-incr": 0.32,
    "eyes/l-eye-height3-incr": 0.18,
    "eyebrows/eyebrows-trans-up": 0.22,
}
WOMANLY: Mapping[str, float] = {  # what makes most faces of women unlike those of men
    "eyes/l-eye-scale-incr": 0.40,
    "eyebrows/eyebrows-trans-up": 0.20,
    "eyebrows/eyebrows-trans-backward": 0.35,
    "eyebrows/eyebrows-angle-up": 0.12,
    "mouth/mouth-upperlip-volume-incr": 0.32,
    "mouth/mouth-lowerlip-volume-incr": 0.25,
    "mouth/mouth-scale-horiz-decr": 0.25,
    "nose/nose-volume-decr": 0.35,
    "nose/nose-scale-horiz-decr": 0.20,
    "nose/nose-scale-vert-decr": 0.15,
    "nose/nose-point-width-decr": 0.20,
    "cheek/l-cheek-bones-incr": 0.20,
    "chin/chin-width-decr": 0.40,
    "chin/chin-height-decr": 0.20,
    "chin/chin-bones-decr": 0.30,
    "head/head-oval": 0.30,
}
ASYMMETRY = 0.16  # of the targets that make one side unlike the other

EXPRESSIONS: Mapping[str, Mapping[str, float]] = {
    "neutral": {"mouth-corner-puller": 0.24, "eyebrows-inner-up": 0.14},
    "smile": {
        "mouth-corner-puller": 0.68,
        "eyebrows-inner-up": 0.16,
        "eyebrows-extern-up": 0.10,
        "eye-slit": 0.16,
        "mouth-upward-retraction": 0.12,
        "cheek/*-cheek-volume-incr": 0.30,
    },
    "grin": {
        "mouth-corner-puller": 0.90,
        "mouth-upward-retraction": 0.50,
        "mouth-part-later": 0.38,
        "eye-slit": 0.24,
        "eyebrows-extern-up": 0.15,
        "cheek/*-cheek-volume-incr": 0.45,
    },
    "laugh": {
        "mouth-corner-puller": 0.85,
        "mouth-part-later": 0.34,
        "mouth-open": 0.02,
        "mouth-upward-retraction": 0.40,
        "eye-slit": 0.34,
        "eyebrows-up": 0.20,
        "cheek/*-cheek-volume-incr": 0.40,
    },
    "sad": {
        "mouth-depression": 0.45,
        "eyebrows-inner-up": 0.8,
        "eye-slit": 0.2,
        "mouth-elevation": 0.2,
    },
    "angry": {
        "eyebrows-down": 0.9,
        "mouth-compression": 0.5,
        "nose-compression": 0.3,
        "eye-slit": 0.3,
        "mouth-depression": 0.25,
    },
    "surprised": {"eyebrows-up": 0.9, "eye-opened-up": 0.6, "mouth-open": 0.35},
    "afraid": {"eyebrows-inner-up": 0.9, "eye-opened-up": 0.7, "mouth-retraction": 0.4},
    "serious": {"eyebrows-down": 0.12, "mouth-compression": 0.15, "eye-slit": 0.10},
    "thoughtful": {"eyebrows-down": 0.2, "mouth-pursing": 0.15, "eye-slit": 0.15},
    "singing": {"mouth-open": 0.55, "eyebrows-up": 0.4, "eye-slit": 0.3},
    "asleep": {"eye-closure": 1.0},
}


def expression(name: str, rng: np.random.Generator) -> dict[str, float]:
    """Targets with weights of an expression, a little stronger on one side. `KeyError`."""
    lean = float(rng.normal(0, 0.07))
    result: dict[str, float] = {}
    for target, weight in EXPRESSIONS[name].items():
        for side, sign in (("left", 1), ("right", -1)):
            full = target.replace("eye-", f"eye-{side}-").replace("eyebrows-", f"eyebrows-{side}-")
            full = full.replace("*", side[0])
            result[full] = weight * (1 + sign * lean * (full != target))
    return result


def features(atlas: Atlas, child: float, male: float, rng: np.random.Generator) -> dict[str, float]:
    """A face of its own; children (share 0–1) differ less. `male`: 0 female, 1 male."""
    strength = 1.0 - 0.5 * child
    result = _traits(atlas, strength, rng)
    outline = OUTLINES[int(rng.integers(len(OUTLINES)))]
    result[f"head/head-{outline}"] = strength * float(rng.uniform(0.15, 0.65))
    for name in _asymmetric(atlas):
        result[name] = strength * ASYMMETRY * float(rng.uniform(0, 1)) ** 2
    _add(result, AWAKE, 1.0)
    _add(result, WOMANLY, (1.0 - male) * (1.0 - child))
    return result


def _add(result: dict[str, float], lean: Mapping[str, float], share: float) -> None:
    """More of some targets, on both sides of the face."""
    for target, weight in lean.items():
        for name in dict.fromkeys((target, target.replace("/l-", "/r-"))):
            result[name] = result.get(name, 0.0) + share * weight


def _traits(atlas: Atlas, strength: float, rng: np.random.Generator) -> dict[str, float]:
    result: dict[str, float] = {}
    for folder, stem, ends in _axes(atlas):
        spread = SPREAD[folder] * (0.35 if any(c in stem for c in CALM) else 1.0) * strength
        weight = float(np.clip(rng.normal(0, spread), -0.75, 0.75))
        end = ends[1] if weight > 0 else ends[0]
        for side in "lr" if f"{folder}/l-{stem}-{end}" in atlas.targets else " ":
            name = f"{folder}/{side}-{stem}-{end}" if side != " " else f"{folder}/{stem}-{end}"
            result[name] = abs(weight) * (1 + float(rng.normal(0, 0.08)))
    return result


@functools.lru_cache(maxsize=2)
def _axes(atlas: Atlas) -> tuple[tuple[str, str, tuple[str, str]], ...]:
    """Folder, stem and the two ends of every feature that can go either way."""
    found = []
    for name in sorted(atlas.targets):
        folder, _, rest = name.partition("/")
        if folder not in SPREAD or rest.startswith("r-"):
            continue
        for ends in PAIRS:
            stem = rest.removeprefix("l-").removesuffix(f"-{ends[0]}")
            if rest.endswith(f"-{ends[0]}") and name[: -len(ends[0])] + ends[1] in atlas.targets:
                found.append((folder, stem, ends))
    return tuple(found)


@functools.lru_cache(maxsize=2)
def _asymmetric(atlas: Atlas) -> tuple[str, ...]:
    skip = ("trunk", "breast", "ear")
    return tuple(
        n for n in sorted(atlas.targets) if n.startswith("asym/") and not any(s in n for s in skip)
    )
