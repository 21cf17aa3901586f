"""What colours has a coat? Functions of where the skin is at rest, so that poses keep patterns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from imagineart.modelling.beasts.body import Site
from imagineart.modelling.kit.noise import fractal, noise, spots
from imagineart.modelling.model import Floats, Rgb


@dataclass(frozen=True, slots=True)
class Coat:
    """Colours of a coat and where they go. Parts are named in `PARTS`."""

    base: Rgb
    dark: Rgb = (0.02, 0.017, 0.015)  # of the pattern and the dark parts
    pale: Rgb = (0.72, 0.66, 0.57)  # of the pale parts
    pattern: str = "plain"
    light: tuple[str, ...] = ()  # parts that are pale
    shade: tuple[str, ...] = ()  # parts that are dark
    size: float = 1.0  # of the pattern
    mottle: float = 0.12  # unevenness
    over: float = 0.0  # how far the pattern goes on over pale parts


Share: TypeAlias = NDArray[np.floating]


def colored(coat: Coat, site: Site, seed: int) -> Floats:
    """(N, 3) colours of a coat at places of a skin."""
    share = PATTERNS[coat.pattern](site, coat.size, seed)
    color = _mix(coat.base, coat.dark, share)
    for part in coat.light:
        color = _mix(color, coat.pale, PARTS[part](site, seed) * (1 - coat.over * share))
    for part in coat.shade:
        color = _mix(color, coat.dark, PARTS[part](site, seed))
    uneven = 1 + coat.mottle * fractal(site.rest, 0.16, seed + 3, octaves=3)
    uneven = uneven + 0.5 * coat.mottle * fractal(site.rest, 0.03, seed + 4, octaves=2)
    back = 1 - 0.10 * site.share["trunk"] * step(site.rest[:, 2], 0.85, 1.0)
    return np.asarray(np.clip(color * (uneven * back)[:, None], 0.004, 0.85), np.float32)


def step(x: ArrayLike, low: float, high: float) -> Share:
    """0 below `low`, 1 above `high` (or the other way round), smooth between."""
    t = np.clip((np.asarray(x) - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def _mix(a: ArrayLike, b: ArrayLike, share: Share) -> NDArray[np.floating]:
    return np.asarray(a) * (1 - share[:, None]) + np.asarray(b) * share[:, None]


def _ragged(site: Site, seed: int, size: float = 0.05, by: float = 0.05) -> Share:
    return by * fractal(site.rest, size, seed, octaves=3)


def _body(s: Site) -> Share:
    return np.asarray(s.share["trunk"] + s.share["neck"])


def _legs(s: Site) -> Share:
    return np.asarray(s.share["fore"] + s.share["hind"])


# --- parts ----------------------------------------------------------------------------------


def _belly(s: Site, seed: int) -> Share:
    edge = 0.60 + _ragged(s, seed, 0.09, 0.03)
    under = step(s.rest[:, 2] - edge, 0.03, -0.05) * np.maximum(_body(s), 0.0)
    return np.clip(under + _inner(s), 0, 1)


def _inner(s: Site) -> Share:
    """The inside of the legs."""
    return np.asarray(_legs(s) * step(np.abs(s.rest[:, 0]), 0.07, 0.045) * (s.down < 0.65))


def _under(s: Site, seed: int) -> Share:
    """Only what is turned down: under the belly and between the legs."""
    edge = 0.50 + _ragged(s, seed, 0.09, 0.03)
    low = step(s.rest[:, 2] - edge, 0.03, -0.05) * step(np.abs(s.rest[:, 0]), 0.15, 0.11)
    return np.clip(low * _body(s) + _inner(s), 0, 1)


def _chin(s: Site, seed: int) -> Share:
    h = s.head
    return np.asarray(s.share["head"] * step(h[:, 2] + _ragged(s, seed), -0.42, -0.6))


def _chest(s: Site, seed: int) -> Share:
    trunk = s.rest[:, 1]
    bib = step(trunk + 1.1 * np.abs(s.rest[:, 0]) + _ragged(s, seed), -0.36, -0.46)
    bib = np.maximum(bib, s.share["neck"] * step(s.rest[:, 2] - _throat(s), 0.06, -0.06))
    return np.asarray(bib * (s.share["trunk"] + s.share["neck"]) * step(s.rest[:, 2], 1.02, 0.86))


def _throat(s: Site) -> Share:
    return np.full(len(s.rest), 0.92)


def _muzzle(s: Site, seed: int) -> Share:
    h = s.head
    reach = np.sqrt(
        (h[:, 0] / 0.62) ** 2 + ((1 - s.tip) / 0.95) ** 2 + ((h[:, 2] + 0.50) / 0.46) ** 2
    )
    return np.asarray(s.share["head"] * step(reach + 0.6 * _ragged(s, seed), 1.12, 0.85))


def _snout(s: Site, seed: int) -> Share:
    """The front of a long muzzle."""
    return np.asarray(s.share["head"] * step(s.tip + 0.3 * _ragged(s, seed), 0.55, 0.9))


def _cheeks(s: Site, seed: int) -> Share:
    h = s.head
    low = step(h[:, 2] + 0.30 * np.clip(-h[:, 1] - 0.6, -0.2, 2) + _ragged(s, seed), -0.02, -0.22)
    return np.asarray(s.share["head"] * low * step(h[:, 1], 0.75, 0.2))


def _blaze(s: Site, seed: int) -> Share:
    """A pale stripe from forehead to nose."""
    h = s.head
    wide = 0.12 + 0.16 * step(h[:, 1], -0.7, -1.6) + _ragged(s, seed)
    return np.asarray(
        s.share["head"]
        * step(np.abs(h[:, 0]), 1.3, 1.0)
        * step(np.abs(h[:, 0]) - wide, 0.05, -0.05)
        * step(h[:, 1], -0.35, -0.6)
    )


def _brows(s: Site, seed: int) -> Share:
    h = s.head
    x = np.abs(h[:, 0])
    r = np.sqrt(((x - 0.38) / 0.24) ** 2 + ((h[:, 2] - 0.40 - 0.3 * (x - 0.38)) / 0.11) ** 2)
    return np.asarray(0.8 * s.share["head"] * step(r, 1.3, 0.5) * (h[:, 1] < -0.3))


def _around_eyes(s: Site, seed: int) -> Share:
    h = s.head
    r = np.sqrt(
        ((np.abs(h[:, 0]) - 0.46) / 0.30) ** 2
        + ((h[:, 2] - 0.05 + 0.7 * (np.abs(h[:, 0]) - 0.4)) / 0.36) ** 2
    )
    return np.asarray(s.share["head"] * step(r + _ragged(s, seed), 1.1, 0.9) * (h[:, 1] < -0.1))


def _paws(s: Site, seed: int) -> Share:
    return np.asarray(_legs(s) * step(s.down + _ragged(s, seed, 0.06, 0.04), 0.78, 0.84))


def _socks(s: Site, seed: int) -> Share:
    return np.asarray(_legs(s) * step(s.down + _ragged(s, seed, 0.06, 0.04), 0.50, 0.66))


def _all_legs(s: Site, seed: int) -> Share:
    return np.asarray(_legs(s) * step(s.down + _ragged(s, seed), 0.05, 0.35))


def _tail_tip(s: Site, seed: int) -> Share:
    return np.asarray(s.share["tail"] * step(s.along + _ragged(s, seed, 0.06, 0.06), 0.66, 0.76))


def _whole_tail(s: Site, seed: int) -> Share:
    return np.asarray(s.share["tail"])


def _saddle(s: Site, seed: int) -> Share:
    edge = 0.74 + _ragged(s, seed, 0.12, 0.06)
    trunk = s.share["trunk"] * step(s.rest[:, 2] - edge, -0.04, 0.06)
    return np.asarray(np.maximum(trunk, s.share["neck"] * step(s.rest[:, 2] - edge, 0.12, 0.22)))


def _yoke(s: Site, seed: int) -> Share:
    """A band over the shoulders and down the forelegs."""
    band = step(s.rest[:, 1] + _ragged(s, seed), -0.02, -0.10) * step(s.rest[:, 1], -0.62, -0.52)
    return np.clip(s.share["trunk"] * band + s.share["fore"], 0, 1)


def _stripe(s: Site, seed: int) -> Share:
    """Two pale stripes from the nape along the back, which meet on the tail."""
    x = np.abs(s.rest[:, 0])
    on = step(x, 0.03, 0.05) * step(x + _ragged(s, seed), 0.16, 0.12)
    nape = s.share["head"] * step(s.head[:, 1] - 0.5 * s.head[:, 2], -0.5, -0.2)
    body = _body(s) * on * step(s.rest[:, 2], 0.72, 0.80)
    return np.asarray(np.clip(body + nape * (s.head[:, 2] > 0.2), 0, 1))


def _whole_head(s: Site, seed: int) -> Share:
    return np.asarray(s.share["head"])


def _face(s: Site, seed: int) -> Share:
    return np.asarray(s.share["head"] * step(s.head[:, 1] + 0.3 * s.head[:, 2], 0.15, -0.15))


def mask(head: Floats) -> Share:
    """(N,) 1 on the bare face of an ape: brow, eyes, muzzle and chin; `head` (N, 3) skull radii."""
    x, y, z = np.abs(head[:, 0]), head[:, 1], head[:, 2]
    wide = 0.60 - 0.35 * step(z, 0.25, 0.62) + 0.10 * np.clip(-y - 0.7, 0, 1)
    return np.asarray(step(x - wide, 0.08, -0.06) * step(y, -0.42, -0.60) * step(z, 0.60, 0.48))


def _mask(s: Site, seed: int) -> Share:
    return np.asarray(s.share["head"] * mask(s.head))


def _mane(s: Site, seed: int) -> Share:
    edge = step(s.rest[:, 1] + _ragged(s, seed, 0.1, 0.06), -0.22, -0.34)
    return np.clip(s.share["neck"] + s.share["trunk"] * edge, 0, 1)


def _underneck(s: Site, seed: int) -> Share:
    """The front of a long neck, seen from below."""
    line = s.rest[:, 1] * 0.8 + s.rest[:, 2] * 0.55
    return np.asarray(s.share["neck"] * step(line, 0.20, 0.12))


PARTS: Mapping[str, Callable[[Site, int], Share]] = {
    "belly": _belly,
    "under": _under,
    "chin": _chin,
    "chest": _chest,
    "muzzle": _muzzle,
    "snout": _snout,
    "cheeks": _cheeks,
    "blaze": _blaze,
    "brows": _brows,
    "eyes": _around_eyes,
    "paws": _paws,
    "socks": _socks,
    "legs": _all_legs,
    "tail tip": _tail_tip,
    "tail": _whole_tail,
    "saddle": _saddle,
    "stripe": _stripe,
    "yoke": _yoke,
    "head": _whole_head,
    "face": _face,
    "mask": _mask,
    "mane": _mane,
    "throat": _underneck,
}


# --- patterns -------------------------------------------------------------------------------


def _plain(s: Site, size: float, seed: int) -> Share:
    return np.zeros(len(s.rest))


def _warped(s: Site, size: float, seed: int, by: float = 0.35) -> tuple[Share, Share]:
    """Rest coordinates along the body and up, wavering."""
    y = s.rest[:, 1] / size + by * 0.3 * fractal(s.rest, 0.22, seed, octaves=3)
    z = s.rest[:, 2] / size + by * 0.3 * fractal(s.rest, 0.20, seed + 7, octaves=3)
    return y, z


def _rings(s: Site, size: float, seed: int, legs: float, tail: float) -> Share:
    wobble = 0.5 * fractal(s.rest, 0.12 * size, seed + 5, octaves=2)
    on_legs = np.sin(s.down * legs / size + 2 * wobble) * _legs(s) * step(s.down, 0.12, 0.3)
    on_tail = np.sin(s.along * tail / size + wobble) * s.share["tail"]
    return np.asarray(on_legs + on_tail)


def _ringed_tail(s: Site, size: float, seed: int) -> Share:
    """Dark rings on the tail alone."""
    return np.asarray(step(_rings(s, size, seed, 0.0, 34.0) * s.share["tail"], 0.0, 0.35))


def _forehead(s: Site) -> Share:
    """The M on a tabby's brow, and lines from the eyes over the cheeks."""
    h = s.head
    x = np.abs(h[:, 0])
    bars = np.cos(x * 19) * step(x, 0.62, 0.42) * step(h[:, 2], 0.32, 0.48)
    cheek = (
        np.cos((h[:, 2] + 0.45 * h[:, 1]) * 12)
        * step(x, 0.55, 0.7)
        * step(h[:, 2], 0.25, 0.1)
        * step(h[:, 2], -0.6, -0.4)
    )
    return np.asarray(s.share["head"] * np.clip(bars + cheek, -1, 1))


def _tabby(s: Site, size: float, seed: int) -> Share:
    y, z = _warped(s, size, seed)
    broken = 0.25 * noise(s.rest, 0.13 * size, seed + 2)
    bars = np.sin(y * 42 + 5 * (z - 0.8)) + broken
    bars = bars * step(s.rest[:, 2], 0.50, 0.64) * _body(s)
    spine = s.share["trunk"] * step(np.abs(s.rest[:, 0]), 0.05, 0.03) * (s.rest[:, 2] > 0.86)
    value = bars + _rings(s, size, seed, 34, 40) + 1.1 * _forehead(s) + 0.8 * spine
    return np.asarray(0.9 * step(value, 0.05, 0.55))


def _tiger(s: Site, size: float, seed: int) -> Share:
    y, z = _warped(s, size, seed, 0.3)
    fork = fractal(s.rest * np.array([1, 1, 0.45], np.float32), 0.15 * size, seed + 4, octaves=2)
    wave = np.sin(y * 62 + 1.5 * fork + 4 * (z - 0.8))
    thin = 0.62 - 0.30 * step(s.rest[:, 2], 0.55, 0.9) + 0.25 * noise(s.rest, 0.14, seed + 9)
    upper = _body(s) + _legs(s) * step(s.down, 0.35, 0.2)
    value = upper * (0.45 + wave - thin) * step(np.abs(s.rest[:, 1] - 0.02), 0.78, 0.7)
    h = s.head
    rays = np.sin(np.hypot(h[:, 0] * 0.7, h[:, 2] - 0.05) * 19 + 2 * h[:, 1] + fork) + 0.1
    face = (
        s.share["head"]
        * rays
        * step(np.abs(h[:, 1] + 0.1), 1.0, 0.75)
        * (step(h[:, 2], 0.48, 0.6) + step(np.abs(h[:, 0]), 0.6, 0.75))
    )
    return np.asarray(step(value + _rings(s, size, seed, 30, 44) + face, 0.15, 0.45))


def _zebra(s: Site, size: float, seed: int) -> Share:
    y, z = _warped(s, size, seed, 0.22)
    rump = step(s.rest[:, 1], 0.12, 0.34)
    lean = y * 40 * (1 - 0.55 * rump) + z * 26 * rump
    neck = (s.rest[:, 1] * 0.66 - s.rest[:, 2] * 0.75) * 44 / size
    legs = s.down * 44 / size
    h = s.head
    face = (np.abs(h[:, 0]) * 7 + 0.35 * h[:, 1]) * 2.2
    face = np.where(h[:, 1] > -0.6, (h[:, 1] * 0.6 + h[:, 2] * 0.9) * 12, face)
    w = s.share
    value = (
        w["trunk"] * np.sin(lean)
        + w["neck"] * np.sin(neck)
        + _legs(s) * np.sin(legs)
        + w["head"] * np.sin(face)
        + w["tail"] * np.sin(s.along * 40)
    )
    white_belly = w["trunk"] * step(s.rest[:, 2], 0.50, 0.42)
    return np.asarray(step(value + 0.12 - white_belly, -0.12, 0.12))


def _rosettes(s: Site, size: float, seed: int) -> Share:
    cell = 0.095 * size
    on_head = s.share["head"] + _legs(s) * step(s.down, 0.3, 0.5)
    d = spots(s.rest, cell, seed)
    wobble = 0.10 * noise(s.rest, 0.03, seed + 1)
    ring = step(np.abs(d + wobble - 0.36), 0.16, 0.08) * step(
        noise(s.rest, 0.024, seed + 3), -0.55, -0.3
    )
    small = step(spots(s.rest, 0.55 * cell, seed + 5) + wobble, 0.42, 0.30)
    value = ring * (1 - np.clip(on_head, 0, 1)) + small * np.clip(on_head, 0, 1)
    return np.asarray(value * (1 - 0.8 * s.share["head"] * step(s.head[:, 1], -0.7, -0.95)))


def _cheetah(s: Site, size: float, seed: int) -> Share:
    d = spots(s.rest, 0.062 * size, seed) + 0.06 * noise(s.rest, 0.02, seed)
    return np.asarray(step(d, 0.40, 0.30) * step(s.rest[:, 2], 0.02, 0.1))


def _dalmatian(s: Site, size: float, seed: int) -> Share:
    big = step(spots(s.rest, 0.15 * size, seed) + 0.10 * noise(s.rest, 0.04, seed), 0.32, 0.27)
    few = noise(s.rest, 0.2, seed + 8) > -0.45
    small = step(
        spots(s.rest, 0.085 * size, seed + 4) + 0.08 * noise(s.rest, 0.03, seed), 0.27, 0.22
    )
    return np.asarray(np.maximum(big * few, small))


def _patches(s: Site, size: float, seed: int) -> Share:
    value = fractal(s.rest * np.array([1.0, 1, 0.8], np.float32), 0.42 * size, seed + 1, octaves=3)
    value = value + 0.35 * step(s.rest[:, 2], 0.55, 0.85) + 0.2 * s.share["neck"]
    return np.asarray(step(value * (1 - _legs(s) * step(s.down, 0.3, 0.5)), 0.10, 0.15))


def _giraffe(s: Site, size: float, seed: int) -> Share:
    edge = cells(s.rest, 0.135 * size, seed)
    low = _legs(s) * step(s.down, 0.45, 0.65)
    face = s.share["head"] * step(s.head[:, 1], -0.2, -0.6)
    return np.asarray(step(edge, 0.07, 0.13) * (1 - np.clip(low + 0.8 * face, 0, 1)))


def cells(p: Floats, size: float, seed: int) -> Share:
    """(N,) difference of the distances to the two nearest of scattered points, in cells."""
    from scipy.spatial import cKDTree

    rng = np.random.default_rng(seed)
    low, high = p.min(axis=0) - size, p.max(axis=0) + size
    count = np.maximum(((high - low) / size).astype(int), 1)
    axes = np.meshgrid(*(np.arange(c) for c in count), indexing="ij")
    points = (
        np.stack(axes, -1).reshape(-1, 3) + rng.uniform(0.1, 0.9, (int(count.prod()), 3))
    ) * size + low
    d, _ = cKDTree(points).query(p + 0.03 * size, k=2)
    return np.asarray((d[:, 1] - d[:, 0]) / size)


def _fawn(s: Site, size: float, seed: int) -> Share:
    d = spots(s.rest, 0.085 * size, seed)
    return np.asarray(step(d, 0.30, 0.20) * s.share["trunk"] * step(s.rest[:, 2], 0.6, 0.7))


def _brindle(s: Site, size: float, seed: int) -> Share:
    y, z = _warped(s, size, seed, 0.6)
    return np.asarray(0.6 * step(np.sin(y * 90 + 8 * z), 0.1, 0.8) * (_body(s) + _legs(s)))


def _scaly(s: Site, size: float, seed: int) -> Share:
    d = spots(s.rest, 0.030 * size, seed)
    return np.asarray(
        0.75 * step(d, 0.42, 0.62) + 0.25 * step(s.rest[:, 2], 0.8, 1.0) * s.share["trunk"]
    )


PATTERNS: Mapping[str, Callable[[Site, float, int], Share]] = {
    "plain": _plain,
    "tabby": _tabby,
    "tiger": _tiger,
    "zebra": _zebra,
    "rosettes": _rosettes,
    "cheetah": _cheetah,
    "dalmatian": _dalmatian,
    "patches": _patches,
    "giraffe": _giraffe,
    "fawn": _fawn,
    "scales": _scaly,
    "brindle": _brindle,
    "tail rings": _ringed_tail,
}
