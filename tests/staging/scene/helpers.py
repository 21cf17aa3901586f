"""Things of known size for the tests of the scene stager: boxes with anchors."""

from collections.abc import Mapping

import numpy as np

from imagineart.modelling.model import Anchor
from imagineart.modelling.places.place import PlaceModel, View, level_ground, rectangle
from imagineart.plan.plan import ObjectSpec, Plan, Predicate, Relation
from imagineart.staging.scene.shapes import Solid, Variant, _box
from imagineart.staging.stage import PlaceSetting

SIZES: Mapping[str, tuple[float, float, float]] = {
    "apple": (0.08, 0.08, 0.08),
    "pear": (0.08, 0.08, 0.10),
    "teapot": (0.25, 0.16, 0.18),
    "bowl": (0.20, 0.20, 0.08),
    "cat": (0.20, 0.42, 0.36),
    "dog": (0.25, 0.80, 0.60),
    "chair": (0.45, 0.48, 0.90),
    "table": (1.40, 0.80, 0.75),
    "woman": (0.50, 0.35, 1.68),
    "horse": (0.60, 2.20, 1.60),
    "hat": (0.28, 0.30, 0.14),
    "bow tie": (0.10, 0.14, 0.04),
    "house": (8.00, 7.00, 6.00),
    "rowing boat": (1.20, 4.00, 0.50),
    "owl": (0.25, 0.22, 0.40),
    "bird": (0.30, 0.25, 0.15),
    "bee": (0.02, 0.03, 0.015),
    "flower": (0.12, 0.12, 0.40),
    "ramen": (0.20, 0.20, 0.10),
    "egg": (0.045, 0.045, 0.06),
    "pancakes": (0.20, 0.20, 0.12),
}
FIGURES: Mapping[str, tuple[float, float, float]] = {
    "kangaroo": (0.9, 0.1, 1.5),
    "anvil": (0.4, 0.05, 0.3),
    "cloud": (1.5, 0.1, 1.0),
    "sand dune": (2.0, 0.1, 0.6),
}
POSES: Mapping[str, tuple[str, ...]] = {
    "cat": ("stand", "sit", "sleep", "run"),
    "dog": ("stand", "sit", "run", "rear"),
    "woman": ("stand", "sit", "sit on the ground", "ride", "hold", "read"),
    "horse": ("stand", "sit", "lie", "walk", "run", "look", "graze", "rear"),
}
ANCHORS: Mapping[str, Mapping[str, Anchor]] = {
    "bowl": {"inside": Anchor((0, 0, 0.01), room=(0.18, 0.18, 0.06))},
    "chair": {"seat": Anchor((0, 0, 0.45), room=(0.42, 0.42, 0.5))},
    "table": {"top": Anchor((0, 0, 0.75), room=(1.3, 0.7, 0.6))},
    "flower": {"top": Anchor((0, 0, 0.4))},
    "horse": {
        "back": Anchor((0, 0, 1.2), room=(0.5, 0.8, 1.0)),
        "neck": Anchor((0, -1.1, 1.6)),
    },
    "woman": {
        "seat": Anchor((0, 0, 0.5)),
        "grip right": Anchor((0.3, -0.1, 0.9)),
        "head": Anchor((0, 0, 1.6)),
    },
}


class Boxes:
    """Shapes that are boxes."""

    def noun_of(self, word: str) -> str | None:
        return word if word in SIZES else None

    def figure_of(self, word: str) -> str | None:
        return word if word in FIGURES else None

    def poses_of(self, noun: str) -> tuple[str, ...]:
        return POSES.get(noun, ())

    def parameters_of(self, noun: str) -> frozenset[str]:
        return frozenset({"age"}) if noun == "woman" else frozenset()

    def solid(self, noun: str, seed: int, pose: str, variant: Variant) -> Solid:
        width, depth, height = SIZES.get(noun) or FIGURES[noun]
        low = np.array([-width / 2, -depth / 2, 0.0], np.float32)
        high = np.array([width / 2, depth / 2, height], np.float32)
        return Solid(_box(low, high), low, high, ANCHORS.get(noun, {}))


def bare_place(setting: PlaceSetting) -> PlaceModel:
    """Even ground without anything on it."""
    return PlaceModel(
        setting.family,
        (),
        level_ground(),
        rectangle(100, 100),
        view=View((-45, 45), (-10, 89), (0.01, 500)),
        sunlit=setting.family not in ("studio", "table"),
        fill=(0.3, 0.3, 0.3),
    )


def thing(noun: str, count: int = 1, **fields: object) -> ObjectSpec:
    return ObjectSpec.model_validate({"id": noun, "noun": noun, "count": count} | fields)


def plan_of(
    *objects: ObjectSpec, relations: tuple[tuple[str, Predicate, str], ...] = (), **fields: object
) -> Plan:
    bonds = tuple(Relation(subject=a, predicate=how, object=b) for a, how, b in relations)
    prompt = fields.pop("prompt", " and ".join(o.noun for o in objects))
    return Plan.model_validate({"prompt": prompt, "objects": objects, "relations": bonds, **fields})
