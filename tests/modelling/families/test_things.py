"""What is asked for most: parameters change the mesh, colours go where they should, parts touch."""

from collections.abc import Callable

import numpy as np
import pytest

from imagineart.modelling.families import bakery, meals, vessels, wares
from imagineart.modelling.model import Copies, Mesh, Model, Part, Strands
from imagineart.modelling.registry import find, model_of


def named(model: Model, name: str) -> list[Part]:
    return [part for part in model.parts if part.name == name]


def lowest(part: Part) -> float:
    assert isinstance(part.shape, Mesh)
    return float(part.shape.vertices[:, 2].min())


def highest(part: Part) -> float:
    assert isinstance(part.shape, Mesh)
    return float(part.shape.vertices[:, 2].max())


def test_a_burger_is_as_high_as_its_layers(built: Callable[..., Model]) -> None:
    few, many = (model_of("burger", variant={"layers": ("patty",) * n}) for n in (1, 3))
    assert many.bounds[1][2] - few.bounds[1][2] == pytest.approx(2 * 0.0145, abs=0.006)
    assert len(named(few, "cheese")) == 0 < len(named(built("burger"), "cheese"))


def test_syrup_runs_down_the_stack() -> None:
    stack = model_of("pancakes", variant={"layers": ("syrup",), "count": 6})
    (syrup,) = named(stack, "syrup")
    cakes = named(stack, "pancake")
    assert lowest(syrup) < lowest(cakes[0]) + 0.02
    assert highest(syrup) > highest(cakes[0]) - 0.004


@pytest.mark.parametrize("noun", ["pizza", "donut", "slice of cake"])
def test_an_asked_colour_leaves_what_lies_on_it(noun: str) -> None:
    plain = model_of(noun)
    blue = plain.tinted((0.02, 0.05, 0.6))
    for before, after in zip(plain.parts, blue.parts, strict=True):
        assert (before.material is after.material) or before.tinted


def test_a_cone_grows_with_its_scoops() -> None:
    one, three = (model_of("ice cream", variant={"count": n}) for n in (1, 3))
    assert len(named(one, "scoop")) == 0
    assert len(named(three, "scoop")) == 2
    assert three.bounds[1][2] > one.bounds[1][2] + 0.05


def test_bananas_are_as_many_as_asked() -> None:
    one, five = (model_of("banana", variant={"count": n}) for n in (1, 5))
    skins = [named(m, "body")[0].shape for m in (one, five)]
    assert all(isinstance(s, Mesh) for s in skins)
    assert len(skins[1].triangles) == 5 * len(skins[0].triangles)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "noun", [n for n, v in vessels.ROWS.items() if v.material == "clear glass"]
)
def test_glasses_are_skins_that_light_passes(noun: str) -> None:
    glass = model_of(noun)
    skins = [p for p in glass.parts if p.material.transmission > 0.5 and p.name == "body"]
    assert skins
    assert all(p.material.thin for p in skins)
    for part in named(glass, "liquid"):
        inner, outer = part.shape, skins[0].shape
        assert isinstance(inner, Mesh)
        assert isinstance(outer, Mesh)
        wide = [float(np.hypot(m.vertices[:, 0], m.vertices[:, 1]).max()) for m in (inner, outer)]
        assert wide[0] < wide[1]


def test_what_is_on_a_drink_stays_within_it() -> None:
    latte = model_of("latte")
    (foam,) = named(latte, "foam")
    (liquid,) = named(latte, "liquid")
    assert lowest(foam) >= highest(liquid) - 0.004


@pytest.mark.parametrize("noun", ["wristwatch", "clock", "alarm clock"])
def test_a_dial_has_hands_before_its_face(noun: str) -> None:
    thing = model_of(noun)
    dial, hands = named(thing, "dial")[0].shape, named(thing, "hand")[0].shape
    assert isinstance(dial, Mesh)
    assert isinstance(hands, Mesh)
    assert hands.vertices[:, 1].min() < dial.vertices[:, 1].min() + 0.002


@pytest.mark.parametrize("noun", ["mirror", "painting", "clock", "wall clock", "round mirror"])
def test_what_hangs_on_walls_has_an_anchor_at_its_back(
    noun: str, built: Callable[..., Model]
) -> None:
    thing = built(noun)
    assert thing.anchors["hang"].position[1] == pytest.approx(float(thing.bounds[1][1]), abs=1e-6)


def test_a_bookshelf_has_a_board_for_each_row_of_books() -> None:
    low, high = (model_of("bookshelf", variant={"count": n}) for n in (2, 6))
    boards = [
        sum(len(p.shape.triangles) for p in named(m, "body") if isinstance(p.shape, Mesh))
        for m in (low, high)
    ]
    assert boards[0] < boards[1]
    assert named(high, "book")


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("hamburger", "burger"), ("sofa", "couch"), ("tv", "television"), ("doughnut", "donut"),
        ("perfume", "perfume bottle"), ("rucksack", "backpack"), ("lamppost", "street lamp"),
        ("curtains", "curtain"), ("sneakers", "sneaker"), ("grand piano", "piano"),
    ],
)  # fmt: skip
def test_common_words_find_their_thing(word: str, noun: str) -> None:
    found = find(word)
    assert found is not None
    assert found[1] == noun


def test_every_row_has_a_form() -> None:
    assert {row.form for row in meals.ROWS.values()} <= set(meals.FORMS)
    assert {row.form for row in bakery.ROWS.values()} <= set(bakery.FORMS)
    assert {row.form for row in wares.ROWS.values()} <= set(wares.FORMS)


# Coats


def coat(model: Model) -> np.ndarray:
    skin = [p.shape for p in model.parts if p.coat and isinstance(p.shape, (Mesh, Strands))]
    return np.concatenate([s.colors for s in skin if s.colors is not None])


def test_an_orange_cat_is_ginger_with_a_pale_belly(built: Callable[..., Model]) -> None:
    colors = coat(built("cat").tinted((1.0, 0.28, 0.0)))
    pale = colors.min(axis=1) / colors.max(axis=1) > 0.6
    assert 0.03 < pale.mean() < 0.6
    main = np.median(colors[~pale], axis=0)
    assert main[0] > 1.5 * main[1] > 2 * main[2]
    assert colors.max() <= 0.85
    assert np.median(colors.max(axis=1)) < 0.7


@pytest.mark.parametrize(("tone", "least", "most"), [(0.01, 0.0, 0.05), (0.7, 0.35, 0.86)])
def test_a_black_or_white_animal_is_so_all_over(
    tone: float, least: float, most: float, built: Callable[..., Model]
) -> None:
    colors = coat(built("cat").tinted((tone, tone, tone)))
    low, high = np.quantile(colors.max(axis=1), (0.03, 0.97))
    assert least <= low
    assert high <= most


def test_two_owls_are_not_one() -> None:
    first, second = (model_of("owl", seed=seed).bounds[1] for seed in (1, 2))
    assert not np.allclose(first, second, atol=0.002)


def placed(part: Part) -> int:
    """Triangles that are lit, copies counted each."""
    if not isinstance(part.shape, Copies):
        return 0
    each = [len(p.shape.triangles) for p in part.shape.parts if isinstance(p.shape, Mesh)]
    return len(part.shape.transforms) * sum(each)


@pytest.mark.parametrize("noun", ["sushi", "stack of cookies", "donut", "raspberries"])
def test_copies_are_few_enough_to_light(noun: str) -> None:
    assert 0 < sum(placed(part) for part in model_of(noun).parts) < 2_000_000


def test_a_rocking_chair_stands_on_bows(built: Callable[..., Model]) -> None:
    chair = built("rocking chair")
    (runners,) = named(chair, "rockers")
    (frame,) = named(chair, "frame")
    assert abs(lowest(runners)) < 1e-3
    assert lowest(frame) > 0.005
    assert isinstance(runners.shape, Mesh)
    low = runners.shape.vertices[runners.shape.vertices[:, 2] < 0.004]
    assert np.ptp(low[:, 1]) < 0.3  # it touches the ground in its middle only
    assert chair.anchors["seat"].position[2] > 0.4


def test_a_saxophone_is_held_with_its_bell_away(built: Callable[..., Model]) -> None:
    grip = built("saxophone").anchors["grip"]
    assert grip.front[0] > 0.9
