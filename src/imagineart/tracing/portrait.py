"""What does a model look like? In a small studio, from four sides or one, alone or in a sheet.

Light as for a catalogue: a large soft key from the left above, a weak cool fill from the right, a
rim from behind, seamless paper with a faint sheen, and a white room that polished things reflect.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from imagineart.modelling.model import Floats, Material, Mesh, Model, Part, Point, Rgb
from imagineart.tracing.display import shown
from imagineart.tracing.scene import Camera, Instance, Scene, Sky, Softbox, placed
from imagineart.tracing.tracer import Effort, trace

SIDES = (-25.0, 65.0, 155.0, 245.0)  # degrees anticlockwise from the front, seen from above
PAPER: Rgb = (0.62, 0.61, 0.595)
LOOK = Effort(samples=4, depth=4, denoise="high")
_LENS_MM = 70.0
_MARGIN = 1.16


@dataclass(frozen=True, slots=True)
class View:
    """Where the eye is, around a thing."""

    azimuth: float = -25.0  # degrees anticlockwise from the front
    elevation: float = 14.0  # degrees above the horizon


def portrait(
    model: Model, edge: int = 384, view: View | None = None, effort: Effort = LOOK, seed: int = 0
) -> Floats:
    """(edge, edge, 3) linear sRGB picture of a model in the studio."""
    scene = studio(model, view or View())
    traced = trace(scene, (edge, edge), effort, seed)
    return shown(traced.light, traced.exposure)


def four_sides(model: Model, edge: int = 256, effort: Effort = LOOK, seed: int = 0) -> Floats:
    """(2 edge, 2 edge, 3): from the front left, and three quarter turns on."""
    views = [portrait(model, edge, View(azimuth), effort, seed) for azimuth in SIDES]
    rows = [np.concatenate(views[0:2], axis=1), np.concatenate(views[2:4], axis=1)]
    return np.concatenate(rows, axis=0)


def contact_sheet(models: Sequence[Model], edge: int = 192, columns: int = 0) -> Floats:
    """(rows · (edge + label), columns · edge, 3): a picture of each model with its noun."""
    across = columns or max(1, math.ceil(math.sqrt(len(models) * 1.3)))
    cells = [_labelled(portrait(model, edge), model.noun) for model in models]
    blank = np.full_like(cells[0], 1.0)
    cells += [blank] * (-len(cells) % across)
    rows = [np.concatenate(cells[i : i + across], axis=1) for i in range(0, len(cells), across)]
    return np.concatenate(rows, axis=0)


def studio(model: Model, view: View) -> Scene:
    """The model on paper, made one metre in radius and turned; light and paper stay."""
    low, high = model.bounds
    radius = max(float(np.linalg.norm(high - low)) / 2.0, 1e-6)
    foot = np.array([(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0, low[2]])
    transform = placed(turn=-view.azimuth, scale=1.0 / radius)
    transform[:3, 3] = -transform[:3, :3] @ foot
    things = (Instance(1, model, transform), Instance(2, _PAPER, placed(), backdrop=True))
    height = float(high[2] - low[2]) / radius
    return Scene(things, _camera(model, view, transform), _lights(height / 2.0), _room())


def _camera(model: Model, view: View, transform: Floats) -> Camera:
    """As near as the corners of the bounds allow."""
    low, high = model.bounds
    corners = np.array(np.meshgrid(*zip(low, high, strict=True))).reshape(3, -1)
    corners = (transform[:3, :3] @ corners + transform[:3, 3:]).T
    middle = (corners.min(axis=0) + corners.max(axis=0)) / 2.0
    toward = _around(0.0, view.elevation)
    aim = Camera(_point(middle + toward), _point(middle), _LENS_MM)
    right, up, forward = aim.axes
    offsets = corners - middle
    aside = np.maximum(np.abs(offsets @ right), np.abs(offsets @ up)) * _MARGIN
    distance = float((aside / aim.half_width - offsets @ forward).max())
    return Camera(_point(middle + toward * distance), _point(middle), _LENS_MM)


def _lights(height: float) -> tuple[Softbox, ...]:
    """Key, fill and rim around something that is `height` above the floor."""
    middle = np.array([0.0, 0.0, height], np.float32)

    def box(
        azimuth: float, rise: float, far: float, size: float, color: Rgb, strength: float
    ) -> Softbox:
        position = middle + far * _around(azimuth, rise)
        return Softbox(_point(position), _point(middle), size, size, color, strength)

    return (
        box(-52.0, 42.0, 4.2, 3.4, (1.0, 0.955, 0.89), 8.0),
        box(60.0, 18.0, 5.0, 3.2, (0.84, 0.92, 1.0), 1.3),
        box(152.0, 38.0, 4.6, 2.2, (0.93, 0.97, 1.0), 7.0),
    )


def _room() -> Sky:
    return Sky(
        zenith=(0.62, 0.64, 0.68),
        horizon=(0.46, 0.46, 0.47),
        ground=(0.34, 0.33, 0.32),
        strength=0.85,
    )


def _sweep() -> Model:
    """Seamless paper: a floor that curves up into a wall behind, far enough for soft shadows."""
    turn = np.linspace(0.0, math.pi / 2.0, 24)
    y = np.concatenate([[-14.0], 5.0 + 4.0 * np.sin(turn), [9.0]])
    z = np.concatenate([[0.0], 4.0 * (1.0 - np.cos(turn)), [30.0]])
    count = len(y)
    rows = np.stack([np.stack([np.full(count, x), y, z], 1) for x in (-40.0, 40.0)])
    i = np.arange(count - 1, dtype=np.int32)
    near = np.stack([i, i + count, i + 1], 1)
    far = np.stack([i + 1, i + count, i + count + 1], 1)
    tilt = np.concatenate([[0.0], turn, [math.pi / 2.0]])
    normals = np.stack([np.zeros(count), -np.sin(tilt), np.cos(tilt)], 1)
    mesh = Mesh(
        rows.reshape(-1, 3).astype(np.float32),
        np.concatenate([near, far]),
        np.tile(normals, (2, 1)).astype(np.float32),
    )
    paper = Material("paper", color=PAPER, roughness=0.42, specular=0.3)
    return Model("paper", (Part(mesh, paper),))


def _around(azimuth: float, elevation: float) -> Floats:
    """(3,) unit vector from a thing towards an eye; azimuth 0 is its front, −y."""
    a, e = math.radians(azimuth), math.radians(elevation)
    return np.array(
        [math.sin(a) * math.cos(e), -math.cos(a) * math.cos(e), math.sin(e)], np.float32
    )


def _point(vector: Floats) -> Point:
    return float(vector[0]), float(vector[1]), float(vector[2])


def _labelled(picture: Floats, text: str) -> Floats:
    from PIL import Image, ImageDraw, ImageFont

    height, width = max(14, picture.shape[0] // 10), picture.shape[1]
    strip = Image.new("L", (width, height), 255)
    font = ImageFont.load_default(height * 0.72)
    ImageDraw.Draw(strip).text((width / 2, height / 2), text, 30, font, "mm")
    label = np.asarray(strip, np.float32)[..., None] / 255.0
    return np.concatenate([picture, np.repeat(label, 3, axis=2)], axis=0)


_PAPER = _sweep()
