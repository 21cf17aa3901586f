"""Where does the knowledge stand? The YAML files beside this module, each read once."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> Any:
    """The content of one of the YAML files of this package."""
    import yaml

    text = files("imagineart.world").joinpath(f"{name}.yaml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader)


def listed(names: str) -> Iterator[str]:
    """The names of a line: separated by spaces, the words of one joined by "_"."""
    return (name.replace("_", " ") for name in names.split())


def tails(name: str) -> Iterator[str]:
    """The name in lower case, and what is left without its first words: "red wine", "wine"."""
    words = name.lower().split()
    return (" ".join(words[start:]) for start in range(len(words)))
