"""Soft things: signed distance fields as values, joined by `|`, `&` and `-`, meshed on demand."""

from imagineart.modelling.kit.sdf.field import Field, field, intersection, union
from imagineart.modelling.kit.sdf.meshing import meshed
from imagineart.modelling.kit.sdf.primitives import (
    box,
    capsule,
    chain,
    cone,
    cylinder,
    ellipsoid,
    extrusion,
    half_space,
    revolution,
    sphere,
    torus,
)

__all__ = [
    "Field",
    "box",
    "capsule",
    "chain",
    "cone",
    "cylinder",
    "ellipsoid",
    "extrusion",
    "field",
    "half_space",
    "intersection",
    "meshed",
    "revolution",
    "sphere",
    "torus",
    "union",
]
