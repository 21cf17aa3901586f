"""What shape has a body of this sex, age, build and face, and how does it move?

Macro targets are products of classes: a person of 37 is so much "young" and so much "old", times
the share of each sex, muscle and weight. Joints are means of vertices, so the skeleton follows.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import Floats
from imagineart.modelling.people.atlas import Atlas

AGES: Mapping[str, float] = {"baby": 1.0, "child": 10.0, "young": 25.0, "old": 82.0}  # years
ANCESTRIES = ("african", "asian", "caucasian")
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Build:
    """The shape of a body. Weight and muscle run from −1 (least) over 0 to 1 (most)."""

    male: float = 0.5  # 0 female, 1 male
    years: float = 30.0
    weight: float = 0.0
    muscle: float = 0.0
    ancestry: tuple[float, float, float] = (0.2, 0.2, 0.6)  # shares, as `ANCESTRIES`
    height_m: float | None = None  # None: what sex and age give
    stature: float = 1.0  # factor on it


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A body at rest, arms half spread, standing somewhere below z = 0."""

    atlas: Atlas
    rest: Floats  # (V, 3) m

    def joint(self, name: str) -> Matrix:
        """(3,) where a bone begins."""
        bone = self.atlas.bones[self.atlas.bone(name)]
        return np.asarray(self.rest[bone.head].mean(axis=0), float)

    def end(self, name: str) -> Matrix:
        """(3,) where a bone ends."""
        bone = self.atlas.bones[self.atlas.bone(name)]
        return np.asarray(self.rest[bone.tail].mean(axis=0), float)


@dataclass(frozen=True, slots=True, eq=False)
class Posed:
    """The same body in a pose; `frames` carry points of the rest pose along with a bone."""

    body: Body
    points: Floats  # (V, 3) m
    frames: Matrix  # (B, 4, 4)

    def carried(self, bone: str, point: Matrix) -> Matrix:
        """(…, 3) where points fixed to a bone at rest are now."""
        frame = self.frames[self.body.atlas.bone(bone)]
        return np.asarray(point @ frame[:3, :3].T + frame[:3, 3])

    def joint(self, bone: str) -> Matrix:
        """(3,) where a bone begins now."""
        return self.carried(bone, self.body.joint(bone))

    def turn(self, bone: str) -> Matrix:
        """(3, 3) how far a bone turned from the rest pose."""
        return np.asarray(self.frames[self.body.atlas.bone(bone)][:3, :3])


def shaped(atlas: Atlas, build: Build, features: Mapping[str, float]) -> Body:
    """A body at rest; `features` are further targets with weights. Raises `KeyError`."""
    points = atlas.vertices.copy()
    for name, weight in {**_macro(build), **features}.items():
        index, delta = atlas.targets[name]
        points[index] += weight * delta
    return _scaled(atlas, points, build)


def _scaled(atlas: Atlas, points: Floats, build: Build) -> Body:
    """To the asked height: by targets as far as they go, the rest by scale."""
    here = _height(atlas, points)
    height = (build.height_m or here) * build.stature
    if height == here:
        return Body(atlas, points)
    end = "max" if height > here else "min"
    step = np.zeros_like(points)
    for stem, weight in _grown(build):
        index, delta = atlas.targets[f"height/{stem}-averagemuscle-averageweight-{end}height"]
        step[index] += weight * delta
    reach = _height(atlas, points + step) - here
    share = np.clip((height - here) / reach, 0, 1) if abs(reach) > 1e-4 else 0.0
    points = points + np.float32(share) * step
    return Body(atlas, points * np.float32(height / _height(atlas, points)))


def _height(atlas: Atlas, points: Floats) -> float:
    body = points[np.unique(atlas.quads["body"])]
    return float(np.ptp(body[:, 2]))


def _grown(build: Build) -> list[tuple[str, float]]:
    """Sex and age with shares, of those that have targets of height."""
    return [
        (f"{sex}-{age}", a * b)
        for sex, a in _sexes(build).items()
        for age, b in _ages(build.years).items()
        if age != "baby" and a * b > 0
    ]


def _macro(build: Build) -> dict[str, float]:
    """Target names with weights for sex, age, ancestry, weight and muscle."""
    result: dict[str, float] = {}
    form = {
        f"{m}muscle-{w}weight": share
        for m, w, share in _forms(float(build.muscle), float(build.weight))
    }
    for sex, a in _sexes(build).items():
        for age, b in _ages(build.years).items():
            if a * b == 0:
                continue
            for name, share in zip(ANCESTRIES, build.ancestry, strict=True):
                result[f"{name}-{sex}-{age}"] = a * b * share
            for name, share in form.items():
                result[f"universal-{sex}-{age}-{name}"] = a * b * share
    return result


def _forms(muscle: float, weight: float) -> list[tuple[str, str, float]]:
    """Muscle, weight and share of the forms beside the plain one, which needs no target."""
    forms = [
        ("max" if muscle > 0 else "min", "average", abs(muscle)),
        ("average", "max" if weight > 0 else "min", abs(weight)),
    ]
    return [form for form in forms if form[2] > 0]


def _sexes(build: Build) -> dict[str, float]:
    return {"female": 1.0 - build.male, "male": build.male}


def _ages(years: float) -> dict[str, float]:
    """Shares of the four ages, linear between their years."""
    names, at = list(AGES), list(AGES.values())
    years = float(np.clip(years, at[0], at[-1]))
    upper = min(max(int(np.searchsorted(at, years)), 1), len(at) - 1)
    share = (years - at[upper - 1]) / (at[upper] - at[upper - 1])
    return {names[upper - 1]: 1.0 - share, names[upper]: share}


def posed(body: Body, turns: Mapping[str, Matrix]) -> Posed:
    """The body after `turns`: bone → (3, 3) how it stands against the rest pose, in the world.

    A bone without a turn goes with the one it hangs from. Points blend linearly.
    """
    atlas = body.atlas
    frames = np.zeros((len(atlas.bones), 4, 4))
    for i, bone in enumerate(atlas.bones):
        above = frames[bone.parent] if bone.parent >= 0 else np.eye(4)
        frames[i] = above
        turn = turns.get(bone.name)
        if turn is not None:
            head = np.asarray(body.rest[bone.head].mean(axis=0), float)
            frames[i, :3, :3] = turn
            frames[i, :3, 3] = above[:3, :3] @ head + above[:3, 3] - turn @ head
    blend = np.tensordot(atlas.weights, frames[:, :3], axes=1)
    points = np.einsum("nij,nj->ni", blend[:, :, :3], body.rest) + blend[:, :, 3]
    return Posed(body, points.astype(np.float32), frames)
