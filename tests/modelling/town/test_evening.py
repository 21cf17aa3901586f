import numpy as np

from imagineart.modelling.kit import bevelled_box, placements
from imagineart.modelling.model import Copies, Model, Part
from imagineart.modelling.registry import model_of
from imagineart.modelling.town.evening import TONES, is_dark, lamplit, windows_lit
from imagineart.modelling.town.finishes import tinted_glass
from imagineart.modelling.town.masonry import Window, window

BOX = bevelled_box((1.0, 0.1, 1.0), bevel=0.01)


def row(count: int) -> Part:
    moves = placements([(2.0 * i, 0.0, 0.0) for i in range(count)], [0.0] * count)
    parts = tuple(window(Window()))
    return Part(Copies(parts, moves), parts[0].material, "windows", tinted=False)


def lit_share(parts: tuple[Part, ...]) -> float:
    """Of the copies of windows, those whose panes shine."""
    rows = [part.shape for part in parts if isinstance(part.shape, Copies)]
    lit = [len(s.transforms) for s in rows if any(max(p.material.emission) > 0 for p in s.parts)]
    return sum(lit) / max(sum(len(s.transforms) for s in rows), 1)


def test_lamps_are_on_from_dusk_to_dawn() -> None:
    assert [is_dark(hour) for hour in (0.0, 6.0, 8.8, 15.8, 18.7, 20.2, 23.0)] == [
        True, True, False, False, False, True, True,
    ]  # fmt: skip


def test_most_of_many_windows_are_lit_in_several_tones_and_none_is_lost() -> None:
    made = windows_lit([row(200)], np.random.default_rng(0))
    assert sum(len(p.shape.transforms) for p in made if isinstance(p.shape, Copies)) == 200
    assert 0.6 < lit_share(made) < 0.85
    assert len(made) == len(TONES) + 1


def test_a_single_window_is_lit_whatever_the_chance() -> None:
    shares = [lit_share(windows_lit([row(1)], np.random.default_rng(n))) for n in range(12)]
    assert shares == [1.0] * 12


def test_light_is_warm_and_frames_and_walls_stay() -> None:
    parts = window(Window())
    made = windows_lit(parts, np.random.default_rng(0))
    shining = [new for new in made if max(new.material.emission) > 0]
    assert [part.name for part in shining] == ["glass"]
    red, green, blue = shining[0].material.emission
    assert red > 1.5 * green > 3.0 * blue
    assert [a is b for a, b in zip(parts, made, strict=True)].count(False) == 1


def test_what_is_glass_all_over_stays_dark() -> None:
    tower = Model("tower", (Part(BOX, tinted_glass(), "body"),))
    assert lamplit(tower, 0).parts == tower.parts


def test_a_cottage_is_lit_the_same_way_twice() -> None:
    cottage = model_of("cottage", seed=1)
    once, twice = lamplit(cottage, 3), lamplit(cottage, 3)
    assert 0.3 < lit_share(once.parts) <= 1.0
    assert lit_share(cottage.parts) == 0.0
    assert [p.name for p in once.parts] == [p.name for p in twice.parts]
    assert once.anchors == cottage.anchors
