"""ImagineArt 2.0, self-hosted: a prompt becomes a plan, the plan a picture, the picture a file."""

from imagineart.version import __version__

__all__ = ["__version__"]
