"""Who is asked for? What may be said of a person, before chance fills in the rest."""

from dataclasses import dataclass
from typing import NamedTuple

from imagineart.modelling.model import Rgb


class Worn(NamedTuple):
    """A garment by name; what is None or empty is as usual for it."""

    name: str
    color: Rgb | None = None  # linear sRGB
    cloth: str = ""  # a name of a material
    pattern: str = ""  # a key of `prints.PRINTS`


Dressed = tuple[str, Rgb | None]  # shoes, a hat: its name and colour


@dataclass(frozen=True, slots=True)
class Person:
    """What may be asked of a person; None and empty words are drawn by chance.

    The words of `age`, `descent`, `hair`, `expression` are those of `traits.yaml`; unknown words
    say nothing. `outfit` is what is asked to be worn, as `wardrobe.packed` writes it.
    """

    male: bool | None = None
    years: tuple[float, float] = (22.0, 48.0)  # least and most
    age: str = ""  # a word instead of years: "old"
    weight: float | None = None  # −1 thin, 1 heavy
    muscle: float | None = None  # −1 to 1
    height_m: float | None = None
    stature: float = 1.0  # factor on the usual height
    descent: str = ""  # where forebears came from: "asian"
    tone: float | None = None  # of the skin: 0 fair, 1 deep
    freckles: float | None = None  # 0–1
    hair: str | None = None  # a key of `hair.STYLES`
    fringe: bool | None = None  # hair that is cut over the forehead
    hair_color: str | None = None  # a key of `hair.COLORS`
    beard: str | None = None  # a key of `beards.BEARDS`; "" for none
    eye_color: str | None = None  # a key of `eyes.IRISES`
    wears: tuple[Worn, ...] = ()
    feet: Dressed | None = None
    hat: Dressed | None = None
    glasses: bool = False
    sunglasses: bool = False
    pointed: float = 0.0  # how far ears run to points: 1 and more of elves
    tail: Rgb | None = None  # colour of a mermaid's, who has no legs
    outfit: str = ""
    expression: str = ""
    gaze: tuple[float, float] = (0.0, 0.0)  # yaw to the left, pitch down, degrees
    glance: float = 0.0  # more of the yaw, degrees
