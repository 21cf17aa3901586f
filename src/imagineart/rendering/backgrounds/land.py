"""How do meadows, mountains, deserts and snowfields look? Relief, cover and light of open land."""

import numpy as np

from imagineart.rendering.backgrounds.atmosphere import Atmosphere
from imagineart.rendering.backgrounds.frame import Frame
from imagineart.rendering.backgrounds.sky import air_of, dome
from imagineart.rendering.backgrounds.terrain import Ground, ground_of, haze, render, sunlight
from imagineart.rendering.noise import Field, look_up, tile
from imagineart.rendering.raster import Array, Oklch, ramp, rgb, smoothstep

GRASS: dict[str, tuple[Oklch, Oklch, Oklch]] = {
    "spring": ((0.47, 0.13, 138), (0.68, 0.17, 128), (0.82, 0.15, 118)),
    "summer": ((0.43, 0.12, 140), (0.62, 0.155, 132), (0.76, 0.145, 120)),
    "autumn": ((0.42, 0.09, 105), (0.63, 0.12, 95), (0.76, 0.12, 85)),
    "winter": ((0.78, 0.025, 250), (0.90, 0.018, 245), (0.97, 0.01, 240)),
}  # shadow, middle, light


def low_sun(frame: Frame) -> float:
    """0 at noon … 1 at sunset: how strongly slopes show."""
    return {"dawn": 0.9, "sunset": 1.0, "noon": 0.25, "dusk": 0.5}.get(
        frame.light.time_of_day, 0.55
    )


def side(frame: Frame) -> float:
    """−1 light from the left … 1 from the right."""
    return float(np.sign(np.sin(np.radians(frame.light.azimuth))) or -1.0)


def noise_at(
    frame: Frame, ground: Ground, name: str, period: float, slope: float = 1.2, *, rough: float = 40
) -> Field:
    """(n, W) noise on the ground whose largest forms measure `period` camera heights.

    Its smallest forms are `rough` times smaller: relief seen far off must not outrun the slices.
    """
    cloth = tile(frame.random(name), slope, low=2.0, high=4.0 * rough)
    scale = np.float32(1 / (4 * period))
    return look_up(cloth, ground.x * scale, ground.z * scale)


def shades(tones: tuple[Oklch, Oklch, Oklch], tone: Array) -> Array:
    """Albedo between shadow, middle and light tones for `tone` about −1 … 1."""
    return ramp([(-1.2, rgb(tones[0])), (0.0, rgb(tones[1])), (1.2, rgb(tones[2]))], tone)


def restated(tones: tuple[Oklch, Oklch, Oklch], frame: Frame) -> tuple[Oklch, Oklch, Oklch]:
    """The tones turned to the stated background colour, if there is one."""
    if not frame.background.palette:
        return tones
    lightness, chroma, hue = frame.background.palette[0].oklch
    dark = (lightness * 0.72, chroma * 0.85, hue)
    light = (lightness + (1 - lightness) * 0.45, chroma * 0.8, hue)
    return dark, (lightness, chroma, hue), light


def _open(frame: Frame) -> tuple[Frame, Atmosphere, Array, Ground]:
    low = frame.smaller(1024)
    air = air_of(low)
    return low, air, dome(low, air), ground_of(low)


def meadow(frame: Frame) -> Array:
    """Soft hills under grass, flowers in spring and summer, a few round trees far off."""
    from imagineart.rendering.backgrounds.plants import scatter_trees

    low, air, canvas, ground = _open(frame)
    rise = smoothstep(0.25, 0.8, ground.reach)
    hills = noise_at(low, ground, "hills", 14, 1.6, rough=1.6)
    height = rise * (0.9 + 1.25 * hills) * ground.z / 20
    height += 0.02 * noise_at(low, ground, "bumps", 1.2, 1.8)
    color = haze(ground, air, _grass(low, ground, air, height))
    render(ground, height, color, canvas)
    scatter_trees(low, air, canvas, ground, height)
    return frame.enlarge(canvas)


def _grass(frame: Frame, ground: Ground, air: Atmosphere, height: Field) -> Array:
    patches = noise_at(frame, ground, "patch", 5, 1.4)
    blades = tile(frame.random("blades"), 0.35, stretch=3.0)
    fine = look_up(blades, ground.x * 0.42, ground.z * 0.30) * ground.visible(0.05)
    tone = 0.42 * patches + (0.32 * frame.detail) * fine
    season = GRASS["winter"] if frame.background.weather == "snow" else None
    tones = season or GRASS[frame.background.season]
    albedo = shades(restated(tones, frame), tone)
    if season is None and frame.background.season in ("spring", "summer"):
        _flowers(frame, ground, albedo)
    return air.lit(albedo, sunlight(ground, height, side(frame), low_sun(frame)))


def _flowers(frame: Frame, ground: Ground, albedo: Array) -> None:
    """Small blossoms in drifts, where a pixel is small enough to show them."""
    drift = smoothstep(0.2, 1.6, noise_at(frame, ground, "drift", 2.5, 1.2))
    seeds = tile(frame.random("flowers"), 0.0, low=30, high=100)
    for shift, color in (
        (0.0, (0.97, 0.02, 95)),
        (0.37, (0.86, 0.16, 90)),
        (0.71, (0.68, 0.17, 5)),
    ):
        bloom = look_up(seeds, ground.x * 0.21 + shift, ground.z * 0.17 + shift)
        mask = smoothstep(2.2, 2.6, bloom) * drift * ground.visible(0.09)
        albedo += (rgb(color) - albedo) * mask[..., None]


def desert(frame: Frame) -> Array:
    """Dunes with sharp crests and wind ripples."""
    low, air, canvas, ground = _open(frame)
    warp = noise_at(low, ground, "warp", 9, 1.5, rough=2)
    large = noise_at(low, ground, "dune", 13, 1.6, rough=1.5)
    wave = np.sin(ground.z * 0.17 + 0.8 * warp + 0.06 * ground.x)
    crest = 1.1 - np.sqrt(wave**2 + 0.02)
    rise = smoothstep(0.22, 0.75, ground.reach)
    height = rise * (0.8 * crest + 0.45 * large) * ground.z / 17
    ripple = np.sin(
        ground.z * 26 + 5 * warp + ground.x * 3 + 2.5 * noise_at(low, ground, "r", 1, 1.6)
    )
    tone = 0.25 * large + 0.16 * low.detail * ripple * ground.visible(0.24)
    tones = ((0.60, 0.10, 55), (0.77, 0.105, 70), (0.89, 0.085, 82))
    light = sunlight(ground, height, side(low), 0.55 + low_sun(low))
    color = air.lit(shades(restated(tones, low), tone), light)
    render(ground, height, haze(ground, air, color), canvas)
    return frame.enlarge(canvas)


def snow(frame: Frame) -> Array:
    """Drifts of snow, blue in the shade, with fir trees in the distance."""
    from imagineart.rendering.backgrounds.plants import scatter_trees

    low, air, canvas, ground = _open(frame)
    rise = smoothstep(0.2, 0.75, ground.reach)
    height = rise * (0.7 + 0.8 * noise_at(low, ground, "drift", 13, 1.6, rough=1.6)) * ground.z / 20
    height += 0.05 * noise_at(low, ground, "soft", 2.2, 2.0, rough=2)
    tones = restated(((0.80, 0.05, 255), (0.93, 0.022, 250), (0.985, 0.008, 240)), low)
    sparkle = noise_at(low, ground, "grit", 0.25, 0.3) * ground.visible(0.05)
    light = sunlight(ground, height, side(low), 0.7 + 0.5 * low_sun(low))
    albedo = shades(tones, 1.7 * (light - 0.62) + 0.10 * low.detail * sparkle)
    render(ground, height, haze(ground, air, air.lit(albedo, light), 0.6), canvas)
    scatter_trees(low, air, canvas, ground, height, conifer=True, snowy=True)
    return frame.enlarge(canvas)


def mountains(frame: Frame) -> Array:
    """A range of peaks with snow on top, forested feet, and a meadow before them."""
    from imagineart.rendering.backgrounds.plants import scatter_trees

    low, air, canvas, ground = _open(frame)
    height, peaks = _range(low, ground)
    color = haze(ground, air, _alpine(low, ground, air, height, peaks), 1.15)
    render(ground, height, color, canvas)
    scatter_trees(
        low,
        air,
        canvas,
        ground,
        height,
        conifer=True,
        snowy=low.background.season == "winter",
        reach=(0.42, 0.66),
    )
    return frame.enlarge(canvas)


def _range(frame: Frame, ground: Ground) -> tuple[Field, Field]:
    """(height, share of mountain in it): ridged noise that rises in the distance."""
    cloth = tile(frame.random("ridge"), 1.15, low=1.5, high=16)
    coarse = tile(frame.random("massif"), 1.3, low=1.0, high=4)
    folds = look_up(cloth, ground.x / 110, ground.z / 80)
    ridge = 1.0 - 0.9 * np.sqrt(folds**2 + 0.02)
    massif = look_up(coarse, ground.x / 210, ground.z / 160 + 0.31)
    rise = smoothstep(0.60, 0.97, ground.reach)
    peaks = rise * np.clip(0.45 + 0.6 * ridge + 0.45 * massif, 0.12, None)
    rolling = noise_at(frame, ground, "foot", 12, 1.6, rough=1.6)
    foot = smoothstep(0.2, 0.6, ground.reach) * (0.6 + rolling) * ground.z / 34
    return peaks * 13 + foot + 0.02 * noise_at(frame, ground, "b", 1.2, 1.8), peaks


def _alpine(frame: Frame, ground: Ground, air: Atmosphere, height: Field, peaks: Field) -> Array:
    grit = noise_at(frame, ground, "grit", 6, 0.9, rough=8)
    light = sunlight(ground, height, side(frame), 0.5 + low_sun(frame))
    rock = shades(
        restated(((0.40, 0.03, 275), (0.55, 0.03, 265), (0.70, 0.025, 80)), frame), 0.5 * grit
    )
    color = air.lit(rock, light)
    wood = smoothstep(6.4, 3.4, height + 0.8 * grit)
    trees = shades(((0.30, 0.06, 155), (0.40, 0.08, 148), (0.50, 0.10, 140)), 0.6 * grit)
    color += (air.lit(trees, light) - color) * wood[..., None]
    flat = smoothstep(0.22, 0.02, peaks)
    color += (_grass(frame, ground, air, height) - color) * flat[..., None]
    line = 9.5 - (4.5 if frame.background.season == "winter" else 0)
    cap = smoothstep(line, line + 1.8, height + 0.9 * grit + 2.2 * (light - 0.7))
    white = air.lit(rgb((0.97, 0.012, 250)), np.clip(light * 1.1, 0.12, 1.1))
    color += (white - color) * cap[..., None]
    return color
