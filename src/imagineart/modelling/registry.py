"""Which things can be built, and by which family? Nouns to models, found by what files declare.

A family is one module in `families/` with a module-level `FAMILY`: a build function and a row of
parameters for each noun. Nothing else has to be told about it.
"""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from zlib import crc32

import numpy as np

from imagineart.modelling.model import Model

if TYPE_CHECKING:
    from imagineart.modelling.cache import ModelCache

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Order(Generic[P]):
    """What is to be built: a noun with its parameters, a pose, and where chance comes from."""

    noun: str
    params: P
    pose: str  # one of the family's poses; "" where it has none
    rng: np.random.Generator


@dataclass(frozen=True, slots=True)
class Family(Generic[P]):
    """Nouns that are built the same way.

    `rows` maps each noun to a frozen dataclass of parameters; `synonyms` to other words for it;
    the first of `poses` is the one taken unasked. `span` is the least and the most that the
    longest side of any of its things measures, in metres.
    """

    name: str
    build: Callable[[Order[P]], Model]
    rows: Mapping[str, P]
    span: tuple[float, float]
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    poses: tuple[str, ...] = ()
    module: str = ""  # filled in when it is found


def families() -> tuple[Family[Any], ...]:
    """All families, by name. Raises `ValueError` if two claim one word."""
    return _families()


def nouns() -> tuple[str, ...]:
    """Every noun that has a model, in alphabetical order; synonyms not counted."""
    return tuple(sorted(noun for family in families() for noun in family.rows))


def find(word: str) -> tuple[Family[Any], str] | None:
    """The family and the noun for a word, a synonym or their plural; None if there is no model."""
    for form in _forms(word):
        if form in _words():
            return _words()[form]
    return None


def model_of(
    word: str,
    *,
    seed: int = 0,
    pose: str = "",
    variant: Mapping[str, Any] | None = None,
    cache: "ModelCache | None" = None,
) -> Model:
    """The model of a word: the same word, seed, pose and variant give the same bytes.

    `variant` replaces parameters of the noun's row by name. Raises `KeyError` for a word without a
    model, `ValueError` for a pose or parameter that the family does not have.
    """
    found = find(word)
    if found is None:
        raise KeyError(f"there is no model of {word!r}")
    family, noun = found
    order = _order(family, noun, seed, pose, variant or {})
    if cache is None:
        return family.build(order)
    key = cache.key(family.module, noun, seed, order.pose, repr(order.params))
    kept = cache.get(key)
    if kept is None:
        kept = family.build(order)
        cache.put(key, kept)
    return kept


def _order(
    family: Family[P], noun: str, seed: int, pose: str, variant: Mapping[str, Any]
) -> Order[P]:
    if pose and pose not in family.poses:
        raise ValueError(f"{noun} has no pose {pose!r}; it has {', '.join(family.poses) or 'none'}")
    params: Any = family.rows[noun]
    known = {f.name for f in fields(params)}
    if unknown := set(variant) - known:
        raise ValueError(
            f"{noun} has no {', '.join(sorted(unknown))}; it has {', '.join(sorted(known))}"
        )
    rng = np.random.default_rng([seed & 0xFFFFFFFFFFFFFFFF, crc32(noun.encode())])
    return Order(noun, replace(params, **variant), pose or next(iter(family.poses), ""), rng)


@cache
def _families() -> tuple[Family[Any], ...]:
    from imagineart.modelling import families as package

    found = []
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        if info.name.startswith("_"):
            continue
        module = import_module(f"{package.__name__}.{info.name}")
        if hasattr(module, "FAMILY"):
            found.append(replace(module.FAMILY, module=module.__name__))
    return tuple(found)


@cache
def _words() -> dict[str, tuple[Family[Any], str]]:
    words: dict[str, tuple[Family[Any], str]] = {}
    for family in families():
        for noun in family.rows:
            for word in (noun, *family.synonyms.get(noun, ())):
                if word in words:
                    raise ValueError(
                        f"{word!r} is claimed by {words[word][0].name} and {family.name}"
                    )
                words[word] = family, noun
    return words


def _forms(word: str) -> Iterator[str]:
    """A word as it stands, then its possible singulars."""
    plain = " ".join(word.lower().replace("-", " ").replace("_", " ").split())
    yield plain
    for ending, instead in (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", ""), ("s", "")):
        if plain.endswith(ending):
            yield plain.removesuffix(ending) + instead
