import io

import numpy as np
from PIL import Image, ImageCms

from imagineart.color.profile import build, srgb_profile


def test_the_shipped_file_is_what_the_writer_writes() -> None:
    assert srgb_profile() == build()


def test_little_cms_reads_it_as_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile())).profile
    assert profile.profile_description == "sRGB"
    assert profile.version == 2.1
    assert profile.xcolor_space.strip() == "RGB"


def test_converting_to_the_library_srgb_changes_no_level_by_more_than_one() -> None:
    levels = np.random.default_rng(3).integers(0, 256, (64, 64, 3), np.uint8)
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    converted = ImageCms.profileToProfile(
        Image.fromarray(levels), ours, ImageCms.createProfile("sRGB")
    )
    assert converted is not None
    assert np.abs(np.asarray(converted).astype(int) - levels).max() <= 1


def test_it_is_small() -> None:
    assert len(srgb_profile()) < 3000
