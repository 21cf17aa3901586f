"""Which random numbers does a path use? Hashes of its pixel and of how many it has used before.

    u(k) = frac(h(pixel, k) + sample · α),   α = golden ratio − 1, or the pair of the R₂ sequence

A counter needs no state in a loop and no 64-bit arithmetic, which processors without AVX-512 lack;
and the samples of a pixel share a hash and differ by a step of a sequence that fills gaps.
"""

from dataclasses import dataclass
from typing import Any

from imagineart.tracing.variant import import_drjit

dr = import_drjit()

PER_BOUNCE = 12  # numbers that a bounce may use
_GOLDEN = 0x9E3779B9  # of 2³²
_R2 = (0xC13FA9A9, 0x91E10DA5)  # 1 / p and 1 / p² of 2³², p³ = p + 1


@dataclass(frozen=True, slots=True, eq=False)
class Dice:
    """Random numbers of many paths at once."""

    pixel: Any  # UInt32, a hash of its own for every pixel and seed
    sample: Any  # UInt32, number of the sample in the pixel

    def one(self, mi: Any, count: Any) -> Any:
        """Float, 0 ≤ u < 1: number `count` (UInt32 or int) of each path."""
        return _unit(mi, self._hashed(mi, count) + self.sample * _GOLDEN)

    def two(self, mi: Any, count: Any) -> Any:
        """Point2f of numbers `count` and `count + 1`."""
        first, second = self._hashed(mi, count), self._hashed(mi, count + 1)
        return mi.Point2f(
            _unit(mi, first + self.sample * _R2[0]), _unit(mi, second + self.sample * _R2[1])
        )

    def _hashed(self, mi: Any, count: Any) -> Any:
        return mixed(self.pixel + mi.UInt32(count) * _GOLDEN)


def mixed(x: Any) -> Any:
    """A 32-bit hash of 32-bit numbers in which every bit depends on every bit."""
    x = x ^ (x >> 16)
    x = x * 0x7FEB352D
    x = x ^ (x >> 15)
    x = x * 0x846CA68B
    return x ^ (x >> 16)


def _unit(mi: Any, x: Any) -> Any:
    return mi.Float(x >> 8) * 2.0**-24
