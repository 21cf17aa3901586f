"""Which look does a picture get, and how is it drawn? Looks are files with a `LOOK`.

A look draws from what the tracer found: light, and for every pixel the thing, its depth, its normal
and its colour. Nothing else has to be told about a new one.
"""

import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from imagineart.modelling.model import Floats
from imagineart.tracing.tracer import Traced

Draw = Callable[[Traced, int], Floats]


@dataclass(frozen=True, slots=True)
class Look:
    """A way of drawing. `style`: the plan's word for it; `words` of the prompt that ask for this
    one among several of a style; without any, it is the usual one of its style."""

    name: str
    style: str
    draw: Draw  # lit picture, seed → (H, W, 3) float32 linear sRGB, 0–1
    words: tuple[str, ...] = ()


def looks() -> tuple[Look, ...]:
    """All looks, by name."""
    return _looks()


def styles() -> frozenset[str]:
    """The styles of plans that are drawn."""
    return frozenset(look.style for look in looks())


def find(style: str, prompt: str = "") -> Look:
    """The look of a style or of a look's own name; words of the prompt choose among several.

    Raises `KeyError` naming the styles.
    """
    own = next((look for look in looks() if look.name == style and look.style != style), None)
    if own is not None:
        return own
    found = [look for look in looks() if look.style == style]
    if not found:
        raise KeyError(f"there is no look {style!r}; there are {', '.join(sorted(styles()))}")
    asked = [look for look in found if _said(look, prompt.lower())]
    return next(iter(asked), next(look for look in found if not look.words))


def drawn(traced: Traced, style: str, seed: int = 0, prompt: str = "") -> Floats:
    """(H, W, 3) float32 linear sRGB, 0–1: a lit picture in a style. The seed fixes paper and grain.

    Raises `KeyError` for a style that no look draws.
    """
    return find(style, prompt).draw(traced, seed)


def _said(look: Look, prompt: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", prompt) for word in look.words)


@cache
def _looks() -> tuple[Look, ...]:
    from imagineart.tracing import looks as package

    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    modules = [import_module(f"{package.__name__}.{name}") for name in names if name != "look"]
    found = [module.LOOK for module in modules if hasattr(module, "LOOK")]
    return tuple(sorted(found, key=lambda look: look.name))
