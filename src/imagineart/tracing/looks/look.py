"""Which look does a picture get, and how is it drawn? Looks are files with a `LOOK`.

A look draws from what the tracer found: light, and for every pixel the thing, its depth, its normal
and its colour. Nothing else has to be told about a new one.
"""

import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module

from imagineart.modelling.model import Floats
from imagineart.tracing.effects.veil import drawn_through, lit_through
from imagineart.tracing.looks.toning import tidied
from imagineart.tracing.tracer import Traced

Draw = Callable[[Traced, int], Floats]


@dataclass(frozen=True, slots=True)
class Look:
    """A way of drawing. `style`: the plan's word for it; `words` of the prompt that ask for this
    one among several of a style; without any, it is the usual one of its style. `also`: other
    styles in which the words ask for it."""

    name: str
    style: str
    draw: Draw  # lit picture, seed → (H, W, 3) float32 linear sRGB, 0–1
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    lit: bool = False  # drawn from light alone: fire and mist are in it as any other light


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
    found = [look for look in looks() if style in (look.style, *look.also)]
    if not found:
        raise KeyError(f"there is no look {style!r}; there are {', '.join(sorted(styles()))}")
    said = {look: _said(look, prompt.lower()) for look in found}
    best = max(found, key=lambda look: said[look])
    return best if said[best] else next(look for look in found if not look.words)


def drawn(traced: Traced, style: str, seed: int = 0, prompt: str = "") -> Floats:
    """(H, W, 3) float32 linear sRGB, 0–1: a lit picture in a style. The seed fixes paper and grain.

    Raises `KeyError` for a style that no look draws.
    """
    look, veil = find(style, prompt), traced.veil
    traced = traced if look.lit else tidied(traced)
    if veil is None:
        return look.draw(traced, seed)
    if look.lit:
        seen = lit_through(traced.light, veil, traced.exposure)
        return look.draw(replace(traced, light=seen), seed)
    return drawn_through(look.draw(traced, seed), veil)


def _said(look: Look, prompt: str) -> int:
    """The length of the longest of its words in the prompt, 0 without any."""
    found = [word for word in look.words if re.search(_pattern(word), prompt)]
    return max(map(len, found), default=0)


def _pattern(word: str) -> str:
    """A word with a comma stands at the end of a clause: "a cat, black and white"."""
    end = r"\s*(?:[,.;:]|$)" if word.endswith(",") else r"(?!\w)"
    return rf"(?<!\w){re.escape(word.rstrip(','))}{end}"


@cache
def _looks() -> tuple[Look, ...]:
    from imagineart.tracing import looks as package

    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    modules = [import_module(f"{package.__name__}.{name}") for name in names if name != "look"]
    found = [module.LOOK for module in modules if hasattr(module, "LOOK")]
    return tuple(sorted(found, key=lambda look: look.name))
