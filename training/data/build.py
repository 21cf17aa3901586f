"""`python -m training.data.build`: fetch, rasterise, crop, deduplicate, label, measure, write.

Output folder (default data/sprites):

    rgba_64.npy, rgba_128.npy   (N, S, S, 4) uint8, straight alpha, sRGB
    labels_64.npy               (N, 64, 64) uint8: palette cluster of each pixel, 255 outside
    palettes.npy                (N, 5, 5) float32, see imagineart.painting.palette
    vectors.npy                 (nouns, 384) float32 sentence vectors, in the order of nouns.json
    nouns.json, cells.json      the noun list; one record per sprite, its SVG included
    manifest.json               sources, licences, counts, hashes; ATTRIBUTION.md for people

Every file is written beside its target and renamed, so an interrupted run leaves whole files only.
Run it again: packages that are here are not fetched twice, the drawing (a minute or two) starts
over.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from tqdm import tqdm

from imagineart.modelling.reliefs.drawings import drawings
from imagineart.painting import palette as colours
from imagineart.painting.words import encode
from training.data import raster
from training.data.fetch import fetch, read_icons
from training.data.restyle import IN_STYLE
from training.data.sources import SOURCES, Source

__all__ = ["Cell", "build", "held_out", "read_nouns"]

HERE = Path(__file__).parent
TRUTH = 256  # px at which a drawing is rendered before it is averaged down
SIDES = (64, 128)  # px
HOLD_OUT = 32  # one cell in so many is kept from training
OWN = "imagineart.modelling.reliefs.drawings"
DRAWN = "3d"  # the style in which our own drawings are drawn; the others follow from it

Render = dict[int, NDArray[np.uint8]]  # side in px → (side, side, 4) straight RGBA


@dataclass(frozen=True)
class Cell:
    """One sprite: a noun in a style."""

    noun: str
    style: str
    source: str
    svg: str
    held_out: bool = False


def read_nouns(path: Path = HERE / "nouns.yaml") -> dict[str, list[str]]:
    """Noun → names under which icon sets know it."""
    nouns: dict[str, list[str]] = yaml.safe_load(path.read_text())
    return nouns


def held_out(noun: str, style: str) -> bool:
    """Whether this cell is kept from training: decided by its name alone."""
    digest = hashlib.sha256(f"{noun}|{style}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % HOLD_OUT == 0


def collect(source: Source, cache: Path, nouns: dict[str, list[str]]) -> Iterator[Cell]:
    """The source's drawings of the listed nouns, as the source has them."""
    icons = {_plain(name): svg for name, svg in read_icons(fetch(source, cache)).items()}
    for noun, names in nouns.items():
        svg = next((icons[_plain(n)] for n in [*names, noun] if _plain(n) in icons), None)
        if svg:
            yield Cell(noun, source.style, source.package, svg, held_out(noun, source.style))


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def collect_artwork() -> Iterator[Cell]:
    """Drawings of our own, in every style: what no source holds, or holds in parts too small."""
    for style, restyled in IN_STYLE.items():
        for noun, drawn in drawings().items():
            svg = restyled(drawn)
            yield Cell(noun, style, OWN, svg, style != DRAWN and held_out(noun, style))


def preferred(own: Sequence[Cell], others: Sequence[Cell]) -> list[Cell]:
    """Our own drawing of a noun is the only one, in any style; it comes behind all others."""
    drawn = {cell.noun for cell in own}
    return [*(cell for cell in others if cell.noun not in drawn), *own]


def clusters(
    rgba: NDArray[np.uint8],
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Labels (H, W), 255 where transparent, and the palette (5, 5), by k-means in OKLab."""
    visible = rgba[..., 3] > 127
    lab = np.asarray(colours.srgb_to_oklab(rgba[visible][:, :3].astype(np.float32) / 255))
    order = _kmeans(lab, colours.COLOURS)
    palette = colours.palette_of(lab, order)
    roles = colours.role_weight(lab, colours.main_colour(palette))[:, 0]
    labels = np.full(rgba.shape[:2], 255, np.uint8)
    labels[visible] = order
    return labels, colours.palette_of(lab, order, roles)


def _kmeans(points: NDArray[np.float32], k: int, rounds: int = 12) -> NDArray[np.uint8]:
    """Labels by falling cluster size; farthest-point seeding makes it deterministic."""
    centres = points.mean(0, keepdims=True)
    for _ in range(k):
        apart = ((points[:, None] - centres[None]) ** 2).sum(-1).min(1)
        centres = np.vstack([centres, points[apart.argmax()]])
    centres = centres[1:]
    for _ in range(rounds):
        labels = ((points[:, None] - centres[None]) ** 2).sum(-1).argmin(1)
        found = [j for j in range(k) if (labels == j).any()]
        centres[found] = [points[labels == j].mean(0) for j in found]
    rank = np.argsort(np.argsort(-np.bincount(labels, minlength=k), kind="stable"))
    return rank[labels].astype(np.uint8)


def build(out: Path, cache: Path) -> dict[str, Any]:
    """Write the whole data set and return its manifest."""
    out.mkdir(parents=True, exist_ok=True)
    nouns = read_nouns()
    foreign = [cell for source in SOURCES for cell in collect(source, cache, nouns)]
    cells, renders = _deduplicate(draw(preferred([*collect_artwork()], foreign)))
    known = sorted({c.noun for c in cells})
    pairs = [clusters(r) for r in tqdm(renders[64], desc="palettes", leave=False)]
    arrays: dict[str, NDArray[Any]] = {
        f"rgba_{side}": np.stack(stack) for side, stack in renders.items()
    }
    arrays |= {"labels_64": np.stack([p[0] for p in pairs])}
    arrays |= {"palettes": np.stack([p[1] for p in pairs]), "vectors": encode(known)}
    for name, array in arrays.items():
        _write(out / f"{name}.npy", lambda file, array=array: np.save(file, array))
    _write_json(out / "cells.json", [asdict(c) for c in cells])
    _write_json(out / "nouns.json", known)
    manifest = _manifest(cells, known, nouns, out)
    _write_json(out / "manifest.json", manifest)
    (out / "ATTRIBUTION.md").write_text(attribution(manifest))
    return manifest


def draw(cells: list[Cell]) -> Iterator[tuple[Cell, Render]]:
    """Each cell cropped, with its renders by side; what the renderer cannot draw is left out."""
    with ProcessPoolExecutor() as pool:
        for result in tqdm(pool.map(_draw_one, cells, chunksize=8), "draw", len(cells)):
            if result is not None:
                yield result


def _draw_one(cell: Cell) -> tuple[Cell, Render] | None:
    try:
        svg = raster.crop(cell.svg)
        truth = raster.rasterise(svg, TRUTH) if svg else None
    except ValueError:
        return None
    if svg is None or truth is None:
        return None
    return replace(cell, svg=svg), {side: raster.shrink(truth, TRUTH // side) for side in SIDES}


def _deduplicate(
    drawn: Iterable[tuple[Cell, Render]],
) -> tuple[list[Cell], dict[int, list[NDArray[np.uint8]]]]:
    """Drop drawings that are pixel-identical at 64 px to an earlier one of their style."""
    backwards = reversed([*drawn])
    unique = {(cell.style, render[64].tobytes()): (cell, render) for cell, render in backwards}
    kept = [*reversed(unique.values())]
    return [cell for cell, _ in kept], {side: [r[side] for _, r in kept] for side in SIDES}


def _manifest(
    cells: list[Cell], known: list[str], nouns: dict[str, list[str]], out: Path
) -> dict[str, Any]:
    count = {s.package: sum(c.source == s.package for c in cells) for s in SOURCES}
    own = len({c.noun for c in cells if c.source == OWN})
    return {
        "sources": [asdict(s) | {"sprites": count[s.package]} for s in SOURCES],
        "own_artwork": own,
        "sprites": len(cells),
        "nouns": len(known),
        "nouns_without_sprite": sorted(set(nouns) - set(known)),
        "held_out": sum(c.held_out for c in cells),
        "sha256": {p.name: _sha256(p) for p in sorted(out.glob("*.npy"))},
    }


def attribution(manifest: dict[str, Any]) -> str:
    """ATTRIBUTION.md: whose drawings the painter learned from."""
    lines = ["# Attribution", "", "The painter learned from these openly licensed drawings.", ""]
    lines += ["| package | version | style | author | licence | sprites |", "|---" * 6 + "|"]
    for s in manifest["sources"]:
        cells = [s["package"], s["version"], s["style"], s["author"]]
        cells += [f"[{s['licence']}]({s['upstream']})", str(s["sprites"])]
        lines.append("| " + " | ".join(cells) + " |")
    own = manifest["own_artwork"]
    lines += ["", f"{own} drawings are this project's own (src/imagineart/modelling/reliefs,"]
    lines += ["Apache-2.0), each in three styles.", ""]
    return "\n".join(lines)


def _write(path: Path, save: Any) -> None:
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        save(file)
    part.replace(path)


def _write_json(path: Path, value: Any) -> None:
    text = json.dumps(value, indent=1, ensure_ascii=False)
    _write(path, lambda file: file.write(text.encode()))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data/sprites"))
    parser.add_argument("--cache", type=Path, default=Path("data/packages"))
    options = parser.parse_args()
    manifest = build(options.out, options.cache)
    print(json.dumps({k: manifest[k] for k in ("sprites", "nouns", "held_out")}))


if __name__ == "__main__":
    main()
