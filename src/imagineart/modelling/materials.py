"""What is a thing made of? Materials by name, from the table in `materials.yaml`.

    material("oak")    material("glazed ceramic", color=(0.02, 0.1, 0.5))    material("golden")

Values are physically sensible: reflected shares between 0.02 and 0.85. One parameter is the asked
colour; a texture takes it as its mean.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from imagineart.modelling.model import Material, Rgb, recolored
from imagineart.modelling.textures import baked


def material(name: str, *, color: Rgb | None = None, roughness: float | None = None) -> Material:
    """The material of a name or of a plain word for it, in an asked colour (linear sRGB).

    Raises `KeyError` naming what is unknown.
    """
    found = known(name) or _unknown(name)
    made = _made(found) if color is None else _dyed(found, color)
    return made if roughness is None else replace(made, roughness=roughness)


def colored(made: Material, color: Rgb) -> Material:
    """A material in another colour; its texture keeps its grain around it."""
    if made.texture is None or made.texture.color is None:
        return replace(made, color=color)
    texture = replace(made.texture, color=recolored(made.texture.color, color))
    return replace(made, color=color, texture=texture)


def materials() -> tuple[str, ...]:
    """The names of all materials, in alphabetical order; plain words not counted."""
    return tuple(sorted(_table()["materials"]))


def known(word: str) -> str | None:
    """The material's name for a word ("wooden" → "oak"); None if there is no such material."""
    plain = " ".join(word.lower().replace("-", " ").replace("_", " ").split())
    if plain in _table()["materials"]:
        return plain
    return _words().get(plain)


def _unknown(name: str) -> str:
    raise KeyError(f"there is no material {name!r}; there are {', '.join(materials())}")


@cache
def _made(name: str) -> Material:
    row: dict[str, Any] = dict(_table()["materials"][name])
    row.pop("words", None)
    texture = row.pop("texture", None)
    values: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}
    if unknown := set(values) - {f.name for f in fields(Material)}:
        raise ValueError(f"material {name!r} in materials.yaml has unknown {sorted(unknown)}")
    if texture is None:
        return Material(name, **values)
    picture = baked(texture["kind"], {k: v for k, v in texture.items() if k != "kind"})
    if picture.color is None:
        return Material(name, texture=picture, **values)
    mean = picture.color.reshape(-1, 3).mean(axis=0).tolist()
    values = {"color": (mean[0], mean[1], mean[2])} | values
    return Material(name, texture=picture, **values)


@lru_cache(maxsize=24)
def _dyed(name: str, color: Rgb) -> Material:
    """A house has the same plaster on all its walls: its picture is dyed and kept once."""
    return colored(_made(name), color)


@cache
def _words() -> dict[str, str]:
    rows: Mapping[str, Mapping[str, Any]] = _table()["materials"]
    return {word: name for name, row in rows.items() for word in row.get("words", ())}


@cache
def _table() -> dict[str, Any]:
    import yaml

    text = files("imagineart.modelling").joinpath("materials.yaml").read_text("utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    return table
