"""The pictures of docs/modelling.md: what each tool of the modelling kit makes, drawn by itself.

python -m benchmarks.kit [--edge 176] [--only fields solids …]

Each tool is one small model, about 0.2 m, made by that tool alone; a section is a contact sheet.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from imagineart.color.spaces import srgb_encode
from imagineart.modelling import kit
from imagineart.modelling.kit import sdf
from imagineart.modelling.materials import material
from imagineart.modelling.model import Floats, Mesh, Model, Part, Strands
from imagineart.modelling.registry import model_of
from imagineart.tracing.portrait import contact_sheet

FOLDER = Path(__file__).parents[1] / "docs" / "modelling"
COLUMNS = 6
FINE = 0.003  # m, of fields

Shape = Mesh | Strands | sdf.Field
Maker = Callable[[], Shape | tuple[Part, ...]]


def rng() -> np.random.Generator:
    """Chance that is the same in every picture."""
    return np.random.default_rng(7)


def _tray() -> Mesh:
    return kit.bevelled_box((0.2, 0.2, 0.02), bevel=0.004)


def _bun() -> Mesh:
    return kit.lathe(kit.spline([(0.0, 0), (0.09, 0.0), (0.1, 0.03), (0.0, 0.08)], 40))


def _seed() -> Part:
    return Part(kit.ball(0.005, (0, 0, 0.003)), material("wax"))


def _furry() -> tuple[Part, ...]:
    body = sdf.meshed(sdf.ellipsoid((0.1, 0.08, 0.08), (0, 0, 0.08)), detail=FINE)
    spots = kit.spots_on(body, 40_000, rng())
    hair = kit.fur(spots, length=0.02, rng=rng(), flow=lambda p: p * [0.0, 0.0, 0.0] + [1, 0, -0.4])
    return Part(body, material("clay")), Part(hair, material("fur", color=(0.42, 0.2, 0.07)))


def _lawn() -> tuple[Part, ...]:
    spots = kit.spots_on(_tray(), 6_000, rng(), density=lambda p: p[:, 2] > 0.009)
    blades = kit.grass(spots, length=0.05, rng=rng())
    return Part(_tray(), material("clay")), Part(blades, material("grass"))


def _whiskered() -> tuple[Part, ...]:
    nose = kit.ball(0.04, (0, 0, 0.05))
    ends = [(side * 0.12, -0.05, z) for side in (-1, 1) for z in (0.03, 0.05, 0.07)]
    starts = [(0.2 * x, -0.03, 0.05) for x, _, _ in ends]
    hairs = kit.whiskers(starts, ends, radius=0.0012)
    return Part(nose, material("clay")), Part(hairs, material("rubber"))


def _apples() -> tuple[Part, ...]:
    apple = kit.sized(model_of("apple"), 0.45)
    where = kit.spaced_flat((0.2, 0.2), 0.045, rng())
    points = np.column_stack([where, np.full(len(where), 0.01)])
    return Part(_tray(), material("oak")), Part(
        kit.copies(apple.parts, points, rng=rng(), lean=8), material("wax")
    )


def _sprinkled() -> tuple[Part, ...]:
    seeds = kit.strewn(_bun(), _seed(), 0.014, rng(), density=lambda p: p[:, 2] > 0.05)
    return Part(_bun(), material("clay")), Part(seeds, material("wax"))


SECTIONS: dict[str, dict[str, Maker]] = {
    "fields": {
        "sphere": lambda: sdf.sphere(0.08, (0, 0, 0.08)),
        "ellipsoid": lambda: sdf.ellipsoid((0.1, 0.06, 0.05), (0, 0, 0.05)),
        "box": lambda: sdf.box((0.16, 0.1, 0.1), (0, 0, 0.05), round=0.02),
        "capsule": lambda: sdf.capsule((-0.06, 0, 0.04), (0.07, 0, 0.09), 0.04, 0.02),
        "chain": lambda: sdf.chain(
            [(-0.1, 0, 0.03), (0, 0, 0.12), (0.1, 0, 0.05)], [0.03, 0.02, 0.01]
        ),
        "cylinder": lambda: sdf.cylinder(0.06, 0.14, (0, 0, 0.07)),
        "cone": lambda: sdf.cone(0.08, 0.02, 0.15, (0, 0, 0.075)),
        "torus": lambda: sdf.torus(0.07, 0.025, (0, 0, 0.03)),
        "field": lambda: sdf.field(
            lambda x, y, z: np.sqrt(x * x + y * y + z * z) - 0.07 - 0.01 * np.sin(150 * z),
            (-0.1, -0.1, -0.1),
            (0.1, 0.1, 0.1),
        ),
        "a | b": lambda: _pair() | _ball(),
        "a | b.k(0.04)": lambda: _pair() | _ball().k(0.04),
        "a - b": lambda: _pair() - _ball(),
        "a & b": lambda: _pair() & _ball(),
        ".mirrored()": lambda: (_lobe()).mirrored(),
        ".repeated(7)": lambda: _lobe().repeated(7),
        ".hollow()": lambda: _pair().hollow(0.008) - sdf.half_space((0, 1, 0), (0, -0.01, 0)),
        ".grown(0.02)": lambda: sdf.box((0.1, 0.08, 0.06), (0, 0, 0.05)).grown(0.02),
        ".twisted()": lambda: sdf.box((0.09, 0.05, 0.18), (0, 0, 0.09)).twisted(900),
    },
    "solids": {
        "lathe": lambda: kit.lathe(
            kit.spline([(0, 0), (0.06, 0), (0.09, 0.08), (0.03, 0.14), (0.045, 0.19)], 60)
        ),
        "tube": lambda: kit.tube(
            kit.spline([(-0.1, 0, 0.02), (-0.03, 0, 0.14), (0.05, 0, 0.03), (0.1, 0, 0.12)], 60),
            0.012,
        ),
        "sweep": lambda: kit.sweep(
            [(0, 0, 0), (0, 0, 0.1), (0, 0, 0.22)], kit.rectangle(0.07, 0.04, 0.006), twist=60
        ),
        "extruded": lambda: kit.extruded(_star(), 0.04, bevel=0.006),
        "bevelled_box": lambda: kit.bevelled_box((0.2, 0.12, 0.06), bevel=0.012),
        "leg": lambda: kit.leg((0.0, 0, 0), (0.04, 0, 0.24), (0.05, 0.05), taper=0.5),
        "cushion": lambda: kit.cushion((0.22, 0.22, 0.09), crown=0.8),
        "rod": lambda: kit.rod((-0.1, 0, 0.02), (0.1, 0, 0.08), 0.015, bevel=0.004),
        "ball": lambda: kit.ball(0.07, (0, 0, 0.07)),
        "cut": lambda: kit.cut(
            kit.bevelled_box((0.18, 0.12, 0.06), bevel=0.004), kit.rod((0, 0, -1), (0, 0, 1), 0.035)
        ),
        "fused": lambda: kit.fused(
            kit.bevelled_box((0.18, 0.06, 0.06), bevel=0.004),
            kit.rod((0, -0.1, 0), (0, 0.1, 0), 0.025),
        ),
        "common": lambda: kit.common(
            kit.bevelled_box((0.12, 0.12, 0.12), bevel=0.002), kit.ball(0.075)
        ),
    },
    "food": {
        "lumpy": lambda: kit.lumpy(_bun(), 0.006, 0.03, seed=3),
        "ruffle": lambda: kit.ruffle(0.1, 7, 0.025, rng()),
        "hung": lambda: kit.hung(0.2, 0.2, 0.06, 0.05),
        "strewn": _sprinkled,
        "toasted": lambda: kit.painted(
            _bun(), kit.toasted((0.74, 0.52, 0.25), (0.42, 0.16, 0.04), 0.005, 0.06, 3)
        ),
        "clouded": lambda: kit.painted(
            _bun(), kit.clouded((0.8, 0.7, 0.5), (0.25, 0.35, 0.1), 0.04, 3)
        ),
    },
    "sheets": {
        "heightfield": lambda: kit.heightfield(_hills(), (0.24, 0.24)),
        "curtain": lambda: kit.curtain(0.2, 0.24, folds=6, depth=0.015, rng=rng()),
        "cloth": lambda: kit.cloth(0.22, 0.22, lambda x, y: 0.02 * np.sin(40 * x) * np.cos(30 * y)),
        "leaf": lambda: kit.leaf(0.2, 0.09, fold=20, curl=0.3),
        "blade": lambda: kit.blade(0.22, 0.02, bend=0.5),
        "card": lambda: kit.card(0.2, 0.12, bend=0.6),
    },
    "many": {
        "fur": _furry,
        "grass": _lawn,
        "whiskers": _whiskered,
        "copies": _apples,
        "attach": lambda: kit.attach(model_of("stool"), model_of("teapot"), at="top").parts,
        "thickened": lambda: kit.thickened(kit.leaf(0.2, 0.09, fold=20, curl=0.3), 0.006),
    },
}


def _pair() -> sdf.Field:
    return sdf.box((0.12, 0.1, 0.1), (-0.02, 0, 0.05), round=0.01)


def _ball() -> sdf.Field:
    return sdf.sphere(0.055, (0.05, -0.02, 0.09))


def _lobe() -> sdf.Field:
    return sdf.ellipsoid((0.05, 0.02, 0.02), (0.065, 0, 0.02))


def _star() -> Floats:
    turn = np.linspace(0, 2 * np.pi, 11)[:-1] + np.pi / 2
    reach = np.where(np.arange(10) % 2, 0.045, 0.1)
    return np.column_stack([reach * np.cos(turn), reach * np.sin(turn)])


def _hills() -> Floats:
    x, y = np.meshgrid(*[np.linspace(0, 0.24, 60)] * 2)
    points = np.column_stack([x.ravel(), y.ravel(), np.zeros(x.size)])
    return np.asarray(0.04 * kit.fractal(points, 0.1, 3).reshape(x.shape), np.float32)


def shown(label: str, made: Shape | tuple[Part, ...]) -> Model:
    """What a tool made, in clay if it has no material of its own."""
    if isinstance(made, sdf.Field):
        made = sdf.meshed(made, detail=FINE)
    clay = material("glazed ceramic", color=(0.12, 0.26, 0.42))
    parts = made if isinstance(made, tuple) else (Part(made, clay),)
    return kit.stood(Model(label, parts))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edge", type=int, default=176, help="px of one tool")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=list(SECTIONS))
    options = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    for name in options.only:
        models = [shown(label, make()) for label, make in SECTIONS[name].items()]
        sheet = np.clip(contact_sheet(models, options.edge, COLUMNS), 0.0, 1.0)
        path = FOLDER / f"{name}.webp"
        Image.fromarray(np.round(srgb_encode(sheet) * 255).astype(np.uint8)).save(path, quality=82)
        print(path)


if __name__ == "__main__":
    main()
