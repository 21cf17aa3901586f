"""What makes a look? (first cut)"""
from dataclasses import dataclass

@dataclass(frozen=True)
class Look:
    """A look."""
    name: str
    painter_style: str = "3d"
    detail: float = 1.0

LOOKS = {"3d": Look("3d")}
