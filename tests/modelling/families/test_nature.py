"""Trees, flowers, plants and rocks: what sets each apart, beyond the gates that all nouns pass."""

from collections.abc import Callable

import numpy as np
import pytest

from imagineart.modelling.families import flowers, plants, rocks, trees
from imagineart.modelling.kit.assembly import triangles
from imagineart.modelling.model import Copies, Mesh, Model, Part, Strands
from imagineart.modelling.registry import find

LEAFY = [noun for noun, tree in trees.ROWS.items() if tree.leaf != "none"]


def drawn(parts: tuple[Part, ...]) -> int:
    """Triangles with every copy counted."""
    total = 0
    for part in parts:
        if isinstance(part.shape, Mesh):
            total += len(part.shape.triangles)
        elif isinstance(part.shape, Copies):
            total += len(part.shape.transforms) * drawn(part.shape.parts)
    return total


def part_of(model: Model, name: str) -> list[Part]:
    return [part for part in model.parts if part.name == name]


@pytest.mark.parametrize("noun", ["oak", "spruce", "palm tree", "pine tree"])
def test_a_tree_costs_less_the_farther_it_stands(noun: str, built: Callable[..., Model]) -> None:
    cost = [
        drawn(built(noun, variant={"detail": d}).parts) for d in ("near", "middle", "far", "hint")
    ]
    assert cost == sorted(cost, reverse=True)
    assert cost[2] < 8000
    assert cost[3] < 2500


@pytest.mark.parametrize("noun", ["oak", "spruce"])
def test_a_tree_is_as_tall_from_afar(noun: str, built: Callable[..., Model]) -> None:
    tall = [float(built(noun, variant={"detail": d}).bounds[1][2]) for d in ("near", "hint")]
    assert tall[1] == pytest.approx(tall[0], rel=0.25)


@pytest.mark.parametrize("noun", ["birch", "willow", "cherry tree"])
def test_leaves_let_light_through(noun: str, built: Callable[..., Model]) -> None:
    leaves = part_of(built(noun, variant={"detail": "far"}), "leaves")
    assert leaves
    assert all(part.material.translucency > 0.2 for part in leaves)


def test_a_bare_tree_has_no_leaves_and_an_apple_tree_has_apples(
    built: Callable[..., Model],
) -> None:
    assert not part_of(built("bare tree", variant={"detail": "middle"}), "leaves")
    apples = part_of(built("apple tree"), "apples")[0].shape
    assert isinstance(apples, Copies)
    assert len(apples.transforms) == trees.ROWS["apple tree"].fruit
    assert (apples.transforms[:, 2, 3] > 0.5).all()


def test_a_fir_is_narrow_above_and_wide_below(built: Callable[..., Model]) -> None:
    fronds = [p.shape for p in part_of(built("spruce"), "needles")]
    at = np.concatenate([s.transforms[:, :3, 3] for s in fronds if isinstance(s, Copies)])
    wide = np.hypot(at[:, 0], at[:, 1])
    low, high = at[:, 2] < np.quantile(at[:, 2], 0.3), at[:, 2] > np.quantile(at[:, 2], 0.8)
    assert wide[low].max() > 2 * wide[high].max()


@pytest.mark.parametrize("noun", list(flowers.ROWS))
def test_a_flower_takes_its_colour_on_its_petals_alone(
    noun: str, built: Callable[..., Model]
) -> None:
    blue = built(noun).tinted((0.05, 0.1, 0.7))
    petals = [p for p in blue.parts if p.tinted]
    green = [p for p in blue.parts if not p.tinted]
    assert petals
    assert all(p.name == "petals" for p in petals)
    assert all(p.material.color == (0.05, 0.1, 0.7) for p in petals)
    assert all(p.material.color != (0.05, 0.1, 0.7) for p in green)


@pytest.mark.parametrize("noun", ["tulip", "rose", "daisy", "sunflower"])
def test_petals_stand_above_the_stem(noun: str, built: Callable[..., Model]) -> None:
    model = built(noun)
    petals = np.concatenate(
        [p.shape.vertices for p in part_of(model, "petals") if isinstance(p.shape, Mesh)]
    )
    assert petals[:, 2].mean() > 0.75 * float(model.bounds[1][2])


@pytest.mark.parametrize(("open_", "wide"), [(5.0, False), (85.0, True)])
def test_a_petal_opens_by_its_angle(open_: float, wide: bool) -> None:
    whorl = flowers.Whorl(1, 0.1, 0.04, open_)
    mesh = flowers.petal(whorl, (0.5, 0.1, 0.1), (0.5, 0.4, 0.1), np.random.default_rng(1))
    size = mesh.vertices.max(axis=0) - mesh.vertices.min(axis=0)
    assert bool(size[1] > size[2]) is wide


def test_a_vase_holds_flowers_above_its_mouth(built: Callable[..., Model]) -> None:
    model = built("vase of tulips")
    petals = [p for p in model.parts if p.name == "petals"]
    assert len(petals) == plants.ROWS["vase of tulips"].count
    assert all(p.tinted for p in petals)
    vase = built("vase")
    assert float(model.bounds[1][2]) > 1.2 * float(vase.bounds[1][2])


def test_a_fly_agaric_has_spots_and_a_brown_mushroom_none(built: Callable[..., Model]) -> None:
    assert part_of(built("fly agaric"), "spots")
    assert not part_of(built("brown mushroom"), "spots")


def test_no_two_stones_are_alike_and_a_stone_is_not_round() -> None:
    one, two = (rocks.boulder(np.random.default_rng(i), 1.0, 0.7, 9) for i in (1, 2))
    assert not np.allclose(one.vertices, two.vertices)
    away = np.linalg.norm(one.vertices / [1, 1, 0.7], axis=1)
    assert away.std() > 0.04 * away.mean()


def test_snow_lies_high_on_a_mountain(built: Callable[..., Model]) -> None:
    part = built("mountain").parts[0]
    assert isinstance(part.shape, Mesh)
    assert part.shape.colors is not None
    z, light = part.shape.vertices[:, 2], part.shape.colors.mean(axis=1)
    assert light[z > 0.75 * z.max()].mean() > 2.5 * light[z < 0.3 * z.max()].mean()


def test_words_for_nature_are_found() -> None:
    for word, noun in {
        "oak trees": "oak", "sakura": "cherry tree", "fly agaric": "mushroom", "roses": "rose",
        "stump": "tree stump", "boulders": "boulder", "weeping willow": "willow",
    }.items():  # fmt: skip
        found = find(word)
        assert found is not None
        assert found[1] == noun


def test_every_tree_has_a_foot_in_whose_shade_one_can_sit(built: Callable[..., Model]) -> None:
    assert built(LEAFY[0]).anchors["foot"].room[0] > 0.5
    assert triangles(built("bush")) > 0


def test_snow_lies_on_top_of_the_branches(built: Callable[..., Model]) -> None:
    laden, bare = built("snowy fir"), built("fir tree")
    (snow,) = part_of(laden, "snow")
    assert not part_of(bare, "snow")
    assert isinstance(snow.shape, Copies)
    assert len(snow.shape.transforms) > 100
    assert (snow.shape.transforms[:, 2, 2] > 0).all()
    assert min(snow.material.color) > 0.7


def test_water_falls_from_the_crest_into_its_pool(built: Callable[..., Model]) -> None:
    shown = built("waterfall")
    (water,), (pool,) = part_of(shown, "water"), part_of(shown, "pool")
    assert isinstance(water.shape, Mesh)
    assert isinstance(pool.shape, Mesh)
    high = shown.bounds[1][2]
    assert water.shape.vertices[:, 2].max() > 0.75 * high
    assert water.shape.vertices[:, 2].min() <= pool.shape.vertices[:, 2].max()
    foot = water.shape.vertices[water.shape.vertices[:, 2] < 0.05 * high]
    assert (foot[:, 1] > pool.shape.vertices[:, 1].min()).all()


def test_a_dandelion_is_a_globe_of_down(built: Callable[..., Model]) -> None:
    clock = next(p.shape for p in built("dandelion").parts if isinstance(p.shape, Strands))
    ends = clock.points[:, -1]
    far = np.linalg.norm(ends - ends.mean(axis=0), axis=1)
    assert len(ends) > 3000
    assert far.std() < 0.25 * far.mean()


def test_a_bunch_is_of_its_own_flowers(built: Callable[..., Model]) -> None:
    colors = {
        tuple(p.material.color) for p in built("bouquet of roses").parts if p.name == "petals"
    }
    mixed = {tuple(p.material.color) for p in built("bouquet").parts if p.name == "petals"}
    assert len(colors) == 1
    assert len(mixed) > 2


def test_a_bonsai_stands_in_a_tray_on_a_bent_trunk(built: Callable[..., Model]) -> None:
    bonsai = built("bonsai")
    names = {part.name for part in bonsai.parts}
    assert {"wood", "needles", "pot", "moss"} <= names
    assert 0.25 < float(bonsai.bounds[1][2]) < 0.6
