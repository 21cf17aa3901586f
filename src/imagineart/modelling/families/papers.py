"""Things of paper: notebooks, newspapers, envelopes, letters, scrolls, maps."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from imagineart.modelling.kit import (
    bevelled_box,
    combined,
    extruded,
    grounded,
    lathe,
    moved,
    noise,
    parametric,
    polygon,
    ribbon,
    spline,
    thickened,
    top_anchor,
    tube,
    turned,
)
from imagineart.modelling.materials import material
from imagineart.modelling.model import Anchor, Mesh, Model, Part, Rgb
from imagineart.modelling.registry import Family, Order


@dataclass(frozen=True, slots=True)
class Paper:
    """A thing of paper that lies, `width` × `depth` metres; `color`: of cover or sheet."""

    form: str
    width: float
    depth: float
    color: Rgb
    lines: int = 0  # of writing


INK: Rgb = (0.03, 0.035, 0.05)
CREAM: Rgb = (0.78, 0.73, 0.60)
WHITE: Rgb = (0.80, 0.79, 0.75)
ROWS = {
    "notebook": Paper("notebook", 0.148, 0.21, (0.03, 0.07, 0.13)),
    "open notebook": Paper("open notebook", 0.148, 0.21, (0.24, 0.11, 0.05), lines=16),
    "sheet of paper": Paper("sheet", 0.21, 0.297, WHITE),
    "letter": Paper("sheet", 0.19, 0.26, CREAM, lines=14),
    "envelope": Paper("envelope", 0.22, 0.15, CREAM),
    "newspaper": Paper("newspaper", 0.30, 0.20, (0.62, 0.60, 0.55), lines=20),
    "scroll": Paper("scroll", 0.24, 0.34, (0.66, 0.52, 0.30), lines=15),
    "map": Paper("map", 0.42, 0.30, (0.66, 0.56, 0.36)),
    "stack of paper": Paper("stack", 0.21, 0.297, WHITE),
}
THICK = 0.016  # of a notebook, m


def build(order: Order[Paper]) -> Model:
    """By its form, lying."""
    wide, deep = (float(f) for f in order.rng.uniform(0.94, 1.06, 2))
    paper = replace(order.params, width=order.params.width * wide, depth=order.params.depth * deep)
    parts = tuple(FORMS[paper.form](paper, order.rng))
    return grounded(
        Model(order.noun, parts, {"top": top_anchor(parts, 0.4), **_face(paper, parts)})
    )


def _face(paper: Paper, parts: tuple[Part, ...]) -> dict[str, Anchor]:
    """Words are written on what lies open without any."""
    if paper.form not in ("notebook", "sheet", "envelope", "scroll"):
        return {}
    at = top_anchor(parts, 0.1).position
    return {
        "face": Anchor(at, up=(0.0, 0.0, 1.0), room=(paper.width * 0.8, paper.depth * 0.8, 0.1))
    }


def _sheet_part(mesh: Mesh, color: Rgb, name: str = "sheet") -> Part:
    return Part(mesh, material("paper", color=color), name)


def _ink(meshes: list[Mesh]) -> Part:
    return Part(combined(meshes), material("paper", color=INK), "ink", tinted=False)


def _written(
    paper: Paper, rng: np.random.Generator, lift: "Lift", inset: float = 0.16
) -> list[Mesh]:
    """Lines of hand or print, the last of a paragraph short, that follow the sheet's waves."""
    rows = []
    for k in range(paper.lines):
        y = paper.depth * (0.40 - 0.80 * k / max(paper.lines - 1, 1))
        end = 0.5 - inset / 2 if k % 6 != 5 else float(rng.uniform(-0.1, 0.2))
        x = np.linspace(-0.5 + inset / 2, end, 40) * paper.width
        z = lift(x, np.full(40, y)) + 0.0006
        rows.append(ribbon(np.c_[x, np.full(40, y), z], paper.depth / paper.lines * 0.1))
    return rows


Lift = Callable[[np.ndarray, np.ndarray], np.ndarray]


def _waves(width: float, height: float, seed: int) -> Lift:
    """Height of a sheet that does not lie quite flat, by x and y in metres."""

    def lift(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        at = np.stack(np.broadcast_arrays(x, y, 0.0), -1) / width
        bumps = noise(at.reshape(-1, 3), 0.8, seed).reshape(at.shape[:-1])
        return np.asarray(height * (1 + bumps) + 0.4 * height * (2 * x / width) ** 2)

    return lift


def _laid(width: float, depth: float, lift: Lift) -> Mesh:
    """A sheet over the origin that follows `lift`."""

    def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        x, y = (u - 0.5) * width, (v - 0.5) * depth
        return np.stack([x, y, lift(x, y)], -1)

    return thickened(parametric(place, 40, 40), 0.0004)


def _sheet(paper: Paper, rng: np.random.Generator) -> list[Part]:
    lift = _waves(paper.width, 0.003, int(rng.integers(1000)))
    made = [_sheet_part(_laid(paper.width, paper.depth, lift), paper.color)]
    return [*made, _ink(_written(paper, rng, lift))] if paper.lines else made


def _stack(paper: Paper, rng: np.random.Generator) -> list[Part]:
    """Reams with edges that are not quite even."""
    leaves = [
        moved(
            turned(
                bevelled_box((paper.width, paper.depth, 0.004), bevel=0.0003),
                "z",
                float(rng.normal(0, 1.2)),
            ),
            (0, 0, 0.002 + 0.0041 * k),
        )
        for k in range(14)
    ]
    return [_sheet_part(combined(leaves), paper.color)]


def _notebook(paper: Paper, rng: np.random.Generator) -> list[Part]:
    """Boards around a block of pages, with an elastic band and a ribbon."""
    w, d = paper.width, paper.depth
    boards = [bevelled_box((w, d, 0.0025), bevel=0.001, at=(0, 0, z)) for z in (0.00125, THICK)]
    boards.append(bevelled_box((0.003, d, THICK), bevel=0.0014, at=(-w / 2, 0, THICK / 2)))
    block = bevelled_box((w - 0.008, d - 0.008, THICK - 0.004), bevel=0.0004, at=(0, 0, THICK / 2))
    band = bevelled_box(
        (0.006, d + 0.003, THICK + 0.004), bevel=0.0008, at=(w * 0.38, 0, THICK / 2 + 0.0006)
    )
    rubber = Part(band, material("rubber", color=(0.02, 0.02, 0.02)), "band", tinted=False)
    cover = Part(combined(boards), material("leather", color=paper.color), "cover")
    return [cover, Part(block, material("paper"), "pages", tinted=False), rubber]


def _open_notebook(paper: Paper, rng: np.random.Generator) -> list[Part]:
    """Two halves that rise to the fold, ruled and written on the left."""
    w, d = paper.width, paper.depth
    cover = bevelled_box((2 * w + 0.008, d + 0.006, 0.003), bevel=0.001, at=(0, 0, 0.0015))
    pages, ink = [], []
    for side in (-1, 1):
        x = np.linspace(0, 1, 40)
        top = 0.003 + 0.011 * np.clip(x / 0.08, 0, 1) ** 0.5 * np.exp(-1.1 * x)
        outline = np.r_[np.c_[side * x * w, top], [(side * w, 0.003), (0, 0.003)]]
        pages.append(moved(turned(extruded(outline, d), "x", 90), (0, d / 2, 0)))
        ink += _ruled(paper, rng, side, x, top)
    leather = Part(cover, material("leather", color=paper.color), "cover")
    sheet = Part(combined(pages), material("paper", color=WHITE), "pages", tinted=False)
    return [leather, sheet, _ink(ink)]


def _ruled(
    paper: Paper, rng: np.random.Generator, side: int, x: np.ndarray, top: np.ndarray
) -> list[Mesh]:
    """Lines of writing on one page: a full one on the left, some on the right."""
    rows = []
    for k in range(paper.lines if side < 0 else paper.lines // 2):
        end = 0.9 if k % 5 != 4 else float(rng.uniform(0.3, 0.7))
        along = np.linspace(0.12, end, 30)
        y = paper.depth * (0.42 - 0.84 * k / paper.lines)
        scrawl = 0.0009 * np.sin(np.linspace(0, 60, 30) + k)
        rows.append(
            ribbon(
                np.c_[side * along * paper.width, y + scrawl, np.interp(along, x, top) + 0.0006],
                0.0014,
            )
        )
    return rows


def _envelope(paper: Paper, rng: np.random.Generator) -> list[Part]:
    """A sheet, its flap a raised triangle, closed by a drop of wax."""
    w, d = paper.width, paper.depth
    body = bevelled_box((w, d, 0.003), bevel=0.001, at=(0, 0, 0.0015))
    flap = polygon([(-w / 2, d / 2, 0.0034), (0, -d * 0.08, 0.0042), (w / 2, d / 2, 0.0034)])
    shadow = [
        ribbon([(-w / 2, d / 2, 0.0036), (0, -d * 0.08, 0.0044), (w / 2, d / 2, 0.0036)], 0.0012)
    ]
    seal = lathe(spline([(0, 0.007), (0.008, 0.0068), (0.0125, 0.0055), (0.013, 0.0042)], 20)[::-1])
    wax = Part(
        moved(seal, (0, -d * 0.06, 0)),
        material("wax", color=(0.30, 0.015, 0.015)),
        "seal",
        tinted=False,
    )
    crease = Part(
        combined(shadow), material("paper", color=(0.42, 0.38, 0.30)), "crease", tinted=False
    )
    return [_sheet_part(combined([body, thickened(flap, 0.0005)]), paper.color), crease, wax]


def _newspaper(paper: Paper, rng: np.random.Generator) -> list[Part]:
    """Folded once, the head in a bold bar, columns of print and a picture."""
    w, d = paper.width, paper.depth
    shift = rng.normal(0, 0.001, 5)
    leaves = [
        bevelled_box((w, d, 0.0022), bevel=0.001, at=(float(x), 0, 0.0012 + 0.0024 * k))
        for k, x in enumerate(shift)
    ]
    fold = combined(leaves)
    z = 0.0126
    head = [bevelled_box((w * 0.8, d * 0.10, 0.0004), at=(0, d * 0.39, z))]
    head.append(bevelled_box((w * 0.44, d * 0.30, 0.0004), at=(w * 0.22, d * 0.06, z)))
    for column in (-0.36, -0.12, 0.12, 0.36):
        first = 0 if column < 0 else paper.lines // 2 + 1
        for k in range(first, paper.lines):
            y = d * (0.28 - 0.72 * k / paper.lines)
            long = w * 0.2 * (0.6 if k % 7 == 6 else 1.0)
            x = w * column - w * 0.1
            head.append(
                ribbon([(x, y, z + 0.0004), (x + long, y, z + 0.0004)], d / paper.lines * 0.26)
            )
    grey = Part(combined(head), material("paper", color=(0.10, 0.10, 0.105)), "print", tinted=False)
    return [_sheet_part(fold, paper.color), grey]


def _scroll(paper: Paper, rng: np.random.Generator) -> list[Part]:
    """A written sheet rolled up at both ends."""
    w, d, r = paper.width, paper.depth, 0.018
    turns = np.linspace(-90, 500, 70)
    radius = np.linspace(r, r * 0.55, 70)
    curl = np.c_[d / 2 + radius * np.cos(np.radians(turns)), r + radius * np.sin(np.radians(turns))]
    line = np.r_[
        curl[::-1] * (-1, 1), np.c_[np.linspace(-d / 2, d / 2, 20)[1:-1], np.full(18, 0.0)], curl
    ]

    def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        index = v * (len(line) - 1)
        y, z = (np.interp(index, np.arange(len(line)), line[:, k]) for k in (0, 1))
        return np.stack([(u - 0.5) * w, y, z], -1)

    sheet = thickened(parametric(place, 8, len(line)), 0.0006)
    flat = _written(paper, rng, lambda x, y: np.full(np.shape(x), 0.0012))
    return [_sheet_part(sheet, paper.color), _ink(flat)]


def _map(paper: Paper, rng: np.random.Generator) -> list[Part]:
    """A folded sheet with coasts, a river and roads."""
    w, d = paper.width, paper.depth

    def lift(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        folds = np.abs(((x / w + 0.5) * 4) % 2 - 1)
        return np.asarray(0.0012 + 0.009 * folds)

    lines = []
    for k in range(6):
        ends = np.c_[
            np.linspace(-0.48, 0.48, 5), np.cumsum(rng.normal(0, 0.09, 5)) + rng.uniform(-0.4, 0.4)
        ]
        way = spline((ends if k % 2 else ends[:, ::-1]) * (w, d), 60)
        way = np.clip(way, (-w * 0.48, -d * 0.48), (w * 0.48, d * 0.48))
        z = lift(way[:, 0], way[:, 1]) + 0.001
        lines.append(tube(np.c_[way, z], 0.0006 if k % 3 else 0.0010))
    routes = Part(
        combined(lines[1:]), material("paper", color=(0.22, 0.11, 0.05)), "roads", tinted=False
    )
    river = Part(lines[0], material("paper", color=(0.08, 0.22, 0.38)), "river", tinted=False)
    return [_sheet_part(_laid(w, d, lift), paper.color), routes, river]


FORMS: dict[str, Callable[[Paper, np.random.Generator], list[Part]]] = {
    "notebook": _notebook, "open notebook": _open_notebook, "sheet": _sheet, "stack": _stack,
    "envelope": _envelope, "newspaper": _newspaper, "scroll": _scroll, "map": _map,
}  # fmt: skip
FAMILY = Family(
    "papers",
    build,
    ROWS,
    span=(0.12, 0.6),
    synonyms={
        "notebook": ("journal", "diary", "notepad", "sketchbook", "passport"),
        "open notebook": ("open journal", "open diary"),
        "sheet of paper": ("paper", "piece of paper", "page", "note"),
        "letter": ("handwritten letter", "love letter", "document"),
        "newspaper": ("paper newspaper", "morning paper", "magazine"),
        "scroll": ("parchment", "parchment scroll", "ancient scroll"),
        "map": ("treasure map", "old map", "world map"),
        "stack of paper": ("stack of papers", "pile of papers", "papers"),
    },
)
