"""Models and places that several tests look at: each is built once a session."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pytest

from imagineart.modelling.model import Model
from imagineart.modelling.places.place import PlaceModel, place_of
from imagineart.modelling.registry import model_of

Build = tuple[str, int, str, str]


class Workshop:
    """Builds what was not built before. What it gives is shared: nothing may change it."""

    def __init__(self) -> None:
        self._built: dict[Build, Model] = {}

    def __call__(
        self,
        noun: str,
        *,
        seed: int = 0,
        pose: str = "",
        variant: Mapping[str, Any] | None = None,
    ) -> Model:
        """As `model_of`, from what is at hand."""
        key = (noun, seed, pose, repr(sorted((variant or {}).items())))
        if key not in self._built:
            self._built[key] = model_of(noun, seed=seed, pose=pose, variant=variant)
        return self._built[key]


@pytest.fixture(scope="session")
def laid_out() -> Callable[..., PlaceModel]:
    """`place_of(family, seed=…)`, each laid out once a session."""
    return cache(lambda family, seed=0: place_of(family, seed=seed))


@pytest.fixture(scope="session")
def built() -> Workshop:
    return Workshop()
