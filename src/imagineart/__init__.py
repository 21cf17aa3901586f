"""ImagineArt 2.0, self-hosted: a prompt becomes a plan, the plan a picture, the picture a file."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from imagineart.version import __version__

if TYPE_CHECKING:
    from imagineart.errors import ImagineArtError
    from imagineart.pipeline import GenerationResult
    from imagineart.plan.plan import Plan
    from imagineart.request import GenerationRequest
    from imagineart.studio import ImagineArt

_HOMES = {
    "GenerationRequest": "imagineart.request",
    "GenerationResult": "imagineart.pipeline",
    "ImagineArt": "imagineart.studio",
    "ImagineArtError": "imagineart.errors",
    "Plan": "imagineart.plan.plan",
}

__all__ = [
    "GenerationRequest",
    "GenerationResult",
    "ImagineArt",
    "ImagineArtError",
    "Plan",
    "__version__",
]


def __getattr__(name: str) -> Any:
    """Import the public names at first use: the command line must start at once."""
    if name not in _HOMES:
        raise AttributeError(f"module 'imagineart' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
