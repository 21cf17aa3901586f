import pytest

from imagineart.modelling.model import Mesh
from imagineart.modelling.registry import families, find, model_of, nouns


def test_families_are_found_by_what_they_declare() -> None:
    assert {"fruit", "vessels", "seating"} <= {family.name for family in families()}


@pytest.mark.parametrize(
    ("word", "noun"),
    [("apple", "apple"), ("Apples", "apple"), ("sofa", "couch"), ("cherries", "cherry"),
     ("wine-glass", "wine glass"), ("glasses of wine", None), ("benches", "bench")],
)  # fmt: skip
def test_a_word_finds_its_noun(word: str, noun: str | None) -> None:
    found = find(word)
    assert (found[1] if found else None) == noun


def test_no_word_belongs_to_two_families() -> None:
    assert all(find(noun) is not None for noun in nouns())


def test_an_unknown_word_is_named() -> None:
    with pytest.raises(KeyError, match="xylograph"):
        model_of("xylograph")


def test_a_variant_replaces_parameters_by_name() -> None:
    tall = model_of("table", variant={"height": 1.1})
    assert float(tall.bounds[1][2]) == pytest.approx(1.1, abs=0.01)


def test_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(ValueError, match="wings"):
        model_of("table", variant={"wings": 2})


def test_an_unknown_pose_is_refused() -> None:
    with pytest.raises(ValueError, match="dance"):
        model_of("table", pose="dance")


def test_tinting_leaves_what_is_not_tinted() -> None:
    apple = model_of("strawberry")
    blue = apple.tinted((0.01, 0.02, 0.5))
    skin, stem = blue.parts[0], next(p for p in blue.parts if p.name == "stem")
    assert isinstance(skin.shape, Mesh)
    assert skin.shape.colors is not None
    assert skin.shape.colors.mean(axis=0).argmax() == 2
    assert stem.material.color != (0.01, 0.02, 0.5)
