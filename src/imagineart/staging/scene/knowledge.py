"""What do shot words, poses and hours mean for a scene? The tables beside this module."""

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Any:
    """The content of one of the YAML files of this folder."""
    import yaml

    text = files("imagineart.staging.scene").joinpath(f"{name}.yaml").read_text("utf-8")
    return yaml.safe_load(text)
