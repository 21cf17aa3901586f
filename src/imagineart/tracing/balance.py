"""Which white balance does a photograph get? A weak cast is taken out, a strong one is the mood.

Of every surface E = light ÷ albedo tells the colour of the light on it, whatever its own colour.
With the medians Ē of what is well lit, the factors on the channels are (Ē_Y / Ē_c)^s, bounded; s
falls from 1 to 0 as the cast ln (max Ē / min Ē) grows.
"""

import numpy as np

from imagineart.modelling.model import Floats
from imagineart.tracing.display import luminance

CAST = (0.16, 0.40)  # between which a cast is left more and more
MOST = 0.09  # by which a channel changes at most
MATTE = 0.03  # albedo of the least channel, below which it tells nothing
DULL = 4.0  # times the least channel of an albedo: where the greatest is above, it tells of leaves
FEW = 60  # px below which nothing is told
STEP = 4  # px between those that are looked at
LARGE = 256  # px of the longer side from which not all are


def balance_of(light: Floats, albedo: Floats, cover: Floats) -> Floats:
    """(3,) factors on (H, W, 3) radiance; `albedo` (H, W, 3). Things, by their `cover` (H, W), tell
    more than the place."""
    step = STEP if max(cover.shape) >= LARGE else 1
    seen, own, cover = (part[::step, ::step] for part in (light, albedo, cover))
    told = (own.min(axis=-1) > MATTE) & (own.max(axis=-1) < DULL * own.min(axis=-1))
    things = told & (cover > 0.5)
    where = things if things.sum() >= FEW else told
    if where.sum() < FEW:
        return np.ones(3, np.float32)
    shone = seen[where] / own[where]
    bright = luminance(shone)
    usual = np.maximum(np.median(shone[bright >= np.median(bright)], axis=0), 1e-6)
    cast = float(np.log(usual.max() / usual.min()))
    share = float(np.clip((CAST[1] - cast) / (CAST[1] - CAST[0]), 0.0, 1.0))
    factors = (float(luminance(usual.astype(np.float32))) / usual) ** share
    return np.clip(factors, 1.0 - MOST, 1.0 + MOST).astype(np.float32)
