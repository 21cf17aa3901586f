"""The public surface: what `import imagineart` promises."""

import doctest
import tomllib
from pathlib import Path

import pytest

import imagineart
import imagineart.studio

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", imagineart.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(imagineart, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="paintings"):
        imagineart.paintings  # noqa: B018


def test_the_docstring_example_of_the_front_door_runs() -> None:
    outcome = doctest.testmod(imagineart.studio, optionflags=doctest.ELLIPSIS)
    assert outcome.attempted >= 4
    assert outcome.failed == 0


def test_tracked_licence_files_are_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["license"] == "Apache-2.0"
    for name in project["license-files"]:
        assert (ROOT / name).stat().st_size > 100


def test_the_base_install_has_no_torch() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert not [line for line in project["dependencies"] if line.startswith("torch")]
