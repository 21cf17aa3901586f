"""Buffers as files: exact in the archive, to a step of 16 bits in the pictures."""

import io
import json

import numpy as np
import pytest
from PIL import Image

from imagineart.export.buffers import FULL, depth_range, files_of
from imagineart.picture import Buffers
from imagineart.staging.stage import Box, Instance, Placement, Stage


@pytest.fixture
def buffers() -> Buffers:
    depth = np.array([[1.0, 2.0], [3.0, np.inf]], np.float32)
    normals = np.zeros((2, 2, 3), np.float32)
    normals[..., 1] = -1.0
    return Buffers(
        ids=np.array([[1, 1], [2, 0]], np.int32),
        depth=depth,
        normals=normals,
        albedo=np.full((2, 2, 3), 0.5, np.float32),
    )


@pytest.fixture
def files(buffers: Buffers) -> dict[str, bytes]:
    box = Box(left=0, top=0, width=1, height=1)
    owl = Instance(object="owl", box=box, placement=Placement(noun="owl"))
    moon = Instance(object="moon", box=box)
    return dict(files_of(buffers, Stage(instances=(owl, moon))))


def test_the_archive_is_exact(files: dict[str, bytes], buffers: Buffers) -> None:
    with np.load(io.BytesIO(files["buffers.npz"])) as kept:
        for name in ("ids", "depth", "normals", "albedo"):
            assert np.array_equal(kept[name], getattr(buffers, name))


def test_depth_runs_from_near_to_far_and_the_sky_is_beyond(files: dict[str, bytes]) -> None:
    with Image.open(io.BytesIO(files["depth.png"])) as image:
        levels = np.asarray(image).astype(int)
    assert levels[0, 0] == 0
    assert levels[0, 1] == pytest.approx((FULL - 1) / 2, abs=1)
    assert levels[1].tolist() == [FULL - 1, FULL]
    assert json.loads(files["things.json"])["depth"] == {"near": 1.0, "far": 3.0}


def test_ids_are_told_by_name(files: dict[str, bytes]) -> None:
    with Image.open(io.BytesIO(files["ids.png"])) as image:
        assert np.asarray(image).tolist() == [[1, 1], [2, 0]]
    things = json.loads(files["things.json"])["things"]
    assert [(one["id"], one["object"], one["noun"]) for one in things] == [
        (1, "owl", "owl"),
        (2, "moon", "moon"),
    ]


def test_normals_are_halved_and_lifted(files: dict[str, bytes]) -> None:
    with Image.open(io.BytesIO(files["normals.png"])) as image:
        assert np.asarray(image)[0, 0].tolist() == [128, 0, 128]


def test_nothing_but_sky_has_a_range(buffers: Buffers) -> None:
    sky = np.full((2, 2), np.inf, np.float32)
    assert depth_range(Buffers(buffers.ids, sky, buffers.normals, buffers.albedo)) == (0.0, 1.0)
