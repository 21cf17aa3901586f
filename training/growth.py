"""What becomes of a checkpoint when the list of nouns grows?

Every noun has a row in the decoder's table. The rows move to where the new list has their nouns; a
noun that was not there begins as the row of "only its words are known", which has been trained on
all of them; and the optimiser's moments move along.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

__all__ = ["regrown"]

TABLE = "noun.weight"


def regrown(
    state: dict[str, Any], net: nn.Module, old: Sequence[str], new: Sequence[str]
) -> dict[str, Any]:
    """A `training.loop` state of a decoder of the nouns `old` for `net`, a decoder of `new`."""
    place = {noun: row for row, noun in enumerate(old)}
    rows = torch.tensor([*(place.get(noun, len(old)) for noun in new), len(old)])
    weights = {part: state[part] | {TABLE: state[part][TABLE][rows]} for part in ("net", "average")}
    number = [name for name, _ in net.named_parameters()].index(TABLE)
    optimisers = [_moved(optimiser, number, rows) for optimiser in state["optimisers"]]
    return state | weights | {"optimisers": optimisers}


def _moved(optimiser: dict[str, Any], number: int, rows: Tensor) -> dict[str, Any]:
    """The state of an optimiser with its moments of parameter `number` taken from `rows`."""
    moments = optimiser["state"].get(number, {})
    moved = {key: value[rows] if value.ndim else value for key, value in moments.items()}
    return optimiser | {"state": optimiser["state"] | {number: moved}}
