"""Is what stands before the subject taken away, and nothing else?"""

import numpy as np
import pytest

from imagineart.modelling.kit import bevelled_box
from imagineart.modelling.materials import material
from imagineart.modelling.model import Copies, Model, Part
from imagineart.modelling.places.place import PlaceModel, Scenery, level_ground, rectangle
from imagineart.staging.scene.sight import cleared, opened, sight_of
from imagineart.staging.stage import Lens

POINTS = np.array([(-0.4, -0.2, 0.0), (0.4, 0.2, 1.0)])
SIGHT = sight_of(Lens(position=(0.0, -6.0, 1.0)), POINTS)


def left_of(places: list[tuple[float, float]], height: float) -> int:
    """How many of the posts at these places stay."""
    post = Part(bevelled_box((0.2, 0.2, 2 * height)), material("oak"))
    moves = np.tile(np.eye(4, dtype=np.float32), (len(places), 1, 1))
    moves[:, :2, 3] = places
    part = Part(Copies((post,), moves), material("oak"))
    wood = Scenery(Model("wood", (part,)))
    place = PlaceModel("forest", (wood,), level_ground(), rectangle(9, 9))
    shapes = [p.shape for s in cleared(place, SIGHT).scenery for p in s.model.parts]
    return sum(len(shape.transforms) for shape in shapes if isinstance(shape, Copies))


def test_a_cutaway_has_no_ceiling() -> None:
    parts = tuple(
        Part(bevelled_box((1, 1, 1)), material("oak"), name=name) for name in ("walls", "ceiling")
    )
    room = PlaceModel("room", (Scenery(Model("room", parts)),), level_ground(), rectangle(9, 9))
    assert [p.name for s in opened(room).scenery for p in s.model.parts] == ["walls"]


@pytest.mark.parametrize("at", [(0.0, -3.0), (0.2, -1.0), (0.0, -5.95)])
def test_nothing_tall_stands_before_the_subject(at: tuple[float, float]) -> None:
    assert left_of([at, (5.0, 0.0)], 2.0) == 1
    assert left_of([at], 2.0) == 0


def test_what_is_low_beside_or_behind_stays() -> None:
    assert left_of([(0.0, -3.0)], 0.05) == 1
    assert left_of([(1.5, -1.0), (0.0, 1.0), (0.0, -7.0)], 2.0) == 3
