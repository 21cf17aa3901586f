from pathlib import Path

import numpy as np
import pytest

from imagineart.modelling.cache import ModelCache, sources, user_cache_folder
from imagineart.modelling.model import Mesh, Model
from imagineart.modelling.registry import model_of


def first_mesh(model: Model) -> Mesh:
    shape = model.parts[0].shape
    assert isinstance(shape, Mesh)
    return shape


def test_a_kept_model_is_the_same_model(tmp_path: Path) -> None:
    cache = ModelCache(tmp_path)
    built, kept = model_of("strawberry", cache=cache), model_of("strawberry", cache=cache)
    assert kept is not built
    assert [p.name for p in kept.parts] == [p.name for p in built.parts]
    assert kept.anchors == built.anchors
    assert np.array_equal(first_mesh(kept).vertices, first_mesh(built).vertices)
    assert kept.parts[0].material.color == built.parts[0].material.color


def test_a_texture_is_kept_once_for_many_models(tmp_path: Path) -> None:
    cache = ModelCache(tmp_path)
    for seed in range(3):
        model_of("table", seed=seed, cache=cache)
    models = [p for p in tmp_path.iterdir() if p.suffix == ".npz"]
    assert len(models) == 3
    assert max(p.stat().st_size for p in models) < 1_500_000


def test_another_seed_pose_or_code_is_another_key(tmp_path: Path) -> None:
    cache = ModelCache(tmp_path)
    module = "imagineart.modelling.families.fruit"
    keys = {cache.key(module, "apple", 0), cache.key(module, "apple", 1)}
    keys.add(cache.key("imagineart.modelling.families.vessels", "apple", 0))
    assert len(keys) == 3


def test_what_a_family_is_made_of_counts_for_its_key() -> None:
    names = {path.relative_to(path.parents[1]).as_posix() for path in sources("x.families.fruit")}
    assert {"families/fruit.py", "beasts/face.py", "people/hair.py", "kit/solids.py"} <= names
    assert "families/vessels.py" not in names


@pytest.mark.parametrize("damage", [b"", b"junk", None])
def test_a_broken_file_is_built_anew(tmp_path: Path, damage: bytes | None) -> None:
    cache = ModelCache(tmp_path)
    built = model_of("mug", cache=cache)
    for path in list(tmp_path.iterdir()):
        path.write_bytes(path.read_bytes()[:400] if damage is None else damage)
    again = model_of("mug", cache=cache)
    assert np.array_equal(first_mesh(again).vertices, first_mesh(built).vertices)


def test_a_folder_that_cannot_be_written_fails_no_build(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert model_of("mug", cache=ModelCache(blocked)).parts


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    cache = ModelCache(tmp_path, limit=2_500_000)
    for seed in range(5):
        model_of("mug", seed=seed, cache=cache)
    kept = sum(p.stat().st_size for p in tmp_path.iterdir())
    assert 0 < kept <= 2_500_000


def test_the_user_s_cache_folder_follows_the_environment(tmp_path: Path) -> None:
    assert user_cache_folder({"XDG_CACHE_HOME": str(tmp_path)}) == tmp_path / "imagineart"
