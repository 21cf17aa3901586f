"""What do words say of a person? Ages, forebears and feelings, by the table `traits.yaml`."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from imagineart.modelling.people.sitter import Person


def told(person: Person) -> Person:
    """The same person with its words as numbers; words that the table lacks say nothing."""
    ages = _table()["ages"]
    if person.age in ages:
        least, most = ages[person.age]
        person = replace(person, years=(float(least), float(most)))
    return replace(person, expression=_table()["expressions"].get(person.expression, ""))


def descent_of(
    person: Person, rng: np.random.Generator
) -> tuple[tuple[float, float, float], float] | None:
    """Shares of three ancestries and a tone of skin, where forebears are spoken of."""
    row = _table()["descents"].get(person.descent)
    if row is None:
        return None
    mixed = 0.9 * np.array(row["shares"]) + 0.1 * rng.dirichlet((1.0, 1.0, 1.0))
    tone = float(rng.uniform(*row["tone"]))
    african, asian, european = mixed.tolist()
    return (african, asian, european), tone if person.tone is None else person.tone


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    import yaml

    text = files("imagineart.modelling.people").joinpath("traits.yaml").read_text("utf-8")
    table: Mapping[str, Mapping[str, Any]] = yaml.safe_load(text)
    return table
