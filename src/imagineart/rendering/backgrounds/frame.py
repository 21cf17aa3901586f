"""What does every background family need to know about the picture that it paints?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from imagineart.color.spaces import oklch_to_oklab
from imagineart.plan.plan import Background, Color, Light
from imagineart.rendering.noise import Field, stream
from imagineart.rendering.raster import Array, Oklch, resize

CLEAR = 0.16  # OKLab distance at which a thing stands out from its ground


@dataclass(frozen=True)
class Frame:
    """The canvas and the asked conditions; lengths in px, everything random from `seed` alone.

    `detail` scales texture contrast: 0 flat colour, 1 as natural.
    """

    width: int
    height: int
    horizon: float  # px from the top
    seed: int
    background: Background
    light: Light
    palette: tuple[Color, ...] = ()
    detail: float = 1.0
    vivid: bool = False  # strong plain grounds, as posters have
    avoid: tuple[Oklch, ...] = ()  # colours of things that must stand out
    luminary: bool = True  # whether the sky shows its sun or moon

    @property
    def unit(self) -> float:
        """The reference length: the shorter side, but not less than 0.55 of the longer."""
        return max(min(self.width, self.height), 0.55 * max(self.width, self.height))

    @property
    def x(self) -> Field:
        """(1, W) horizontal position from the middle, in units."""
        centre = (self.width - 1) / 2
        return ((np.arange(self.width, dtype=np.float32) - centre) / self.unit)[None, :]

    @property
    def y(self) -> Field:
        """(H, 1) vertical position from the top, in units."""
        return (np.arange(self.height, dtype=np.float32) / self.unit)[:, None]

    def random(self, name: str) -> np.random.Generator:
        """The random stream for one purpose."""
        return stream(self.seed, name)

    def color(self, default: Oklch, index: int = 0) -> Oklch:
        """The stated background colour number `index`, or `default`."""
        stated = self.background.palette
        return stated[index].oklch if index < len(stated) else default

    def mood(self, default: Oklch, index: int = 0) -> Oklch:
        """As `color`, but the picture's own palette counts too."""
        stated = self.background.palette or self.palette
        return stated[index].oklch if index < len(stated) else default

    def pick(self, choices: Sequence[Oklch], name: str) -> Oklch:
        """One of the choices by the seed, if possible far from the colours to avoid."""
        shuffled = self.random(name).permutation(len(choices)).tolist()
        order: list[Oklch] = [choices[i] for i in shuffled]
        free = [color for color in order if self._distance(color) > CLEAR]
        return free[0] if free else max(order, key=self._distance)

    def _distance(self, color: Oklch) -> float:
        """To the nearest colour to avoid, in OKLab."""
        if not self.avoid:
            return float("inf")
        lab = oklch_to_oklab(np.array([color, *self.avoid]))
        return float(np.linalg.norm(lab[1:] - lab[0], axis=1).min())

    def smaller(self, longest: int) -> "Frame":
        """The same view on a canvas whose longer side has at most `longest` px."""
        factor = min(1.0, longest / max(self.width, self.height))
        width, height = max(1, round(self.width * factor)), max(1, round(self.height * factor))
        return replace(
            self, width=width, height=height, horizon=self.horizon * height / self.height
        )

    def enlarge(self, image: Array) -> Array:
        """An image of a smaller frame at this frame's size."""
        full = resize(image, self.width, self.height)
        return np.maximum(full, 0, out=full if full.flags.writeable else None)
