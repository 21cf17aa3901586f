"""Which models are served: AIR identifier, engine and price."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from imagineart.engines.registry import present_name
from imagineart.settings import Settings

AIR = "imagineart:2.0@0"


@dataclass(frozen=True, slots=True)
class Model:
    """One model of the table."""

    air: str
    name: str
    version: str
    engine: str
    price_usd: float  # per result

    def described(self) -> dict[str, Any]:
        """The model as a search result."""
        return {
            "air": self.air,
            "name": self.name,
            "version": self.version,
            "category": "checkpoint",
            "architecture": "imagineart",
            "type": "base",
            "tags": ["text-to-image"],
            "private": False,
        }


class Catalogue(Mapping[str, Model]):
    """Models by AIR."""

    def __init__(self, *models: Model) -> None:
        self._models = {model.air: model for model in models}

    def __getitem__(self, air: str) -> Model:
        return self._models[air]

    def __iter__(self) -> Iterator[str]:
        return iter(self._models)

    def __len__(self) -> int:
        return len(self._models)


def catalogue_of(settings: Settings) -> Catalogue:
    """The models that these settings serve."""
    return Catalogue(
        Model(AIR, "ImagineArt 2.0", "2.0", present_name(settings.engine), settings.price_usd)
    )
