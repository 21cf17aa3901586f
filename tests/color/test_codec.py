import io
import re
import warnings
from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from imagineart.color.codec import (
    TRAINED_ALGORITHMIC_MEDIA,
    Format,
    Metadata,
    converted,
    decode,
    encode,
    encode_rgba,
    encode_rgba_png,
)
from imagineart.color.profile import srgb_profile
from imagineart.color.spaces import linear_to_xyz, srgb_decode
from imagineart.errors import InvalidRequestError, UnknownNameError

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # colour-science tells about SciPy and Matplotlib
    import colour

FORMATS: tuple[Format, ...] = get_args(Format)
D65 = np.array([0.3127, 0.3290])
FACTS = Metadata("ImagineArt 2.0", "9.9", seed=2**63 - 1, plan_hash="c0ffee")
# sRGB levels of the 24 patches of the ColorChecker chart, as BabelColor publishes them.
CHART = """115 82 68 194 150 130 98 122 157 87 108 67 133 128 177 103 189 170
214 126 44 80 91 166 193 90 99 94 60 108 157 188 64 224 163 46
56 61 150 70 148 73 175 54 60 231 199 31 187 86 149 8 133 161
243 243 242 200 200 200 160 160 160 122 122 121 85 85 85 52 52 52"""


def rgba(data: bytes) -> NDArray[np.float32]:
    """A file's pixels (h, w, 4), linear sRGB, premultiplied alpha, 0–1, as Pillow reads them."""
    with Image.open(io.BytesIO(data)) as image:
        encoded = np.asarray(image.convert("RGBA"), np.float32) / 255
    cover = encoded[..., 3:]
    return np.concatenate([srgb_decode(encoded[..., :3]) * cover, cover], axis=-1)


def chart(edge: int = 24) -> NDArray[np.float32]:
    """The chart, each patch `edge` pixels wide, linear."""
    levels = np.array(CHART.split(), float).reshape(4, 6, 3)
    return srgb_decode((levels / 255).repeat(edge, 0).repeat(edge, 1)).astype(np.float32)


def patch_means(pixels: NDArray[np.float32], edge: int = 24) -> NDArray[np.float64]:
    inner = pixels.reshape(4, edge, 6, edge, 3)[:, 4:-4, :, 4:-4]
    means: NDArray[np.float64] = inner.mean(axis=(1, 3)).reshape(24, 3).astype(np.float64)
    return means


def delta_e(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    one, other = (colour.XYZ_to_Lab(linear_to_xyz(c), D65) for c in (first, second))
    return np.asarray(colour.delta_E(one, other, method="CIE 2000"), np.float64)


def gradient(size: int = 128) -> NDArray[np.float32]:
    ramp = np.linspace(0.2, 0.3, size, dtype=np.float32)
    return np.stack(np.broadcast_arrays(ramp[:, None], ramp[None], np.float32(0.25)), axis=-1)


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def xmp_of(data: bytes) -> str:
    image = opened(data)
    packet = image.info.get("xmp") or image.info["XML:com.adobe.xmp"]
    return packet.decode() if isinstance(packet, bytes) else packet


@pytest.mark.parametrize(("format", "worst", "mean"), [("PNG", 0.5, 0.3), ("JPG", 1.5, 1.0)])
def test_the_chart_survives(format: Format, worst: float, mean: float) -> None:
    back = decode(encode(chart(), format, 92))
    errors = delta_e(patch_means(back), patch_means(chart()))
    assert errors.max() < worst
    assert errors.mean() < mean


def test_the_chart_survives_webp_in_its_flat_parts() -> None:
    errors = delta_e(patch_means(decode(encode(chart(), "WEBP", 95))), patch_means(chart()))
    assert errors.mean() < 1.0


def test_every_level_is_kept_exactly_by_png() -> None:
    levels = np.arange(256, dtype=np.uint8).repeat(64).reshape(128, 128)
    pixels = srgb_decode(np.stack([levels] * 3, -1) / 255).astype(np.float32)
    np.testing.assert_array_equal(np.asarray(opened(encode(pixels, "PNG")))[..., 0], levels)


@pytest.mark.parametrize(
    ("linear", "level"), [(0.0, 0), (0.21404114, 128), (0.5, 188), (1.0, 255), (1.7, 255)]
)
def test_the_curve_is_applied_once(linear: float, level: int) -> None:
    pixels = np.full((16, 16, 3), linear, np.float32)
    mean = np.asarray(opened(encode(pixels, "PNG")), float).mean()
    assert mean == pytest.approx(level, abs=0.6)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_picture_gives_the_same_bytes(format: Format) -> None:
    assert encode(gradient(), format, 95, FACTS) == encode(gradient(), format, 95, FACTS)


@pytest.mark.parametrize("format", FORMATS)
def test_the_profile_is_in_the_file(format: Format) -> None:
    assert opened(encode(gradient(), format)).info["icc_profile"] == srgb_profile()


@pytest.mark.parametrize("format", FORMATS)
def test_the_file_tells_its_making(format: Format) -> None:
    packet = xmp_of(encode(gradient(), format, 95, FACTS))
    assert TRAINED_ALGORITHMIC_MEDIA in packet
    assert 'CreatorTool="ImagineArt 2.0 9.9"' in packet
    assert f'Seed="{2**63 - 1}"' in packet
    assert 'PlanHash="c0ffee"' in packet


@pytest.mark.parametrize("format", FORMATS)
def test_no_file_holds_a_date(format: Format) -> None:
    image = opened(encode(gradient(), format, 95, FACTS))
    assert not image.getexif()
    assert not re.search(r"Date|\d{2}:\d{2}:\d{2}", xmp_of(encode(gradient(), format)))


def test_odd_metadata_is_escaped() -> None:
    packet = xmp_of(encode(gradient(), "JPG", 95, Metadata("<\"&'>")))
    from xml.etree import ElementTree

    body = re.sub(r"<\?xpacket.*?\?>", "", packet).strip()
    described = ElementTree.fromstring(body)[0][0]
    assert described.attrib["{http://ns.adobe.com/xap/1.0/}CreatorTool"] == "<\"&'>"


def test_an_unknown_seed_is_left_out() -> None:
    assert "Seed" not in xmp_of(encode(gradient(), "PNG", 95, Metadata()))


def test_jpeg_keeps_full_chroma_resolution() -> None:
    data = encode(gradient(), "JPG", 60)
    layers = opened(data).layer  # type: ignore[attr-defined]
    assert {(horizontal, vertical) for _, horizontal, vertical, _ in layers} == {(1, 1)}


def test_thin_colored_strokes_survive_jpeg() -> None:
    pixels = np.ones((64, 64, 3), np.float32)
    pixels[:, ::4] = [1.0, 0.0, 0.0]
    strokes = decode(encode(pixels, "JPG", 95))[:, ::4].mean(axis=(0, 1))
    assert strokes[0] > 0.95
    assert strokes[1:].max() < 0.03


def test_quality_sets_the_size() -> None:
    noise = np.random.default_rng(0).random((64, 64, 3), np.float32)
    for format in ("JPG", "WEBP"):
        assert len(encode(noise, format, 20)) < len(encode(noise, format, 95)) / 1.5


def test_dither_keeps_the_mean_between_levels() -> None:
    level = 100.3
    pixels = np.full((64, 64, 3), srgb_decode(np.array(level / 255)), np.float32)
    levels = np.asarray(opened(encode(pixels, "PNG")), float)
    assert set(np.unique(levels)) == {100.0, 101.0}
    np.testing.assert_allclose(levels.mean(axis=(0, 1)), level, atol=0.03)


def test_dither_spreads_evenly() -> None:
    pixels = np.full((64, 64, 3), srgb_decode(np.array(100.5 / 255)), np.float32)
    levels = np.asarray(opened(encode(pixels, "PNG")), float)
    blocks = levels.reshape(8, 8, 8, 8, 3).mean(axis=(1, 3))
    assert blocks.std() < 0.05  # white noise would give 0.06


def test_colors_outside_srgb_keep_their_hue() -> None:
    pixels = np.full((8, 8, 3), [1.2, -0.1, -0.05], np.float32)
    red, green, blue = decode(encode(pixels, "PNG")).mean(axis=(0, 1))
    assert red > 0.85
    assert green < 0.1
    assert blue < 0.1


def test_transparent_sprite_round_trip() -> None:
    image = np.zeros((16, 16, 4), np.float32)
    image[4:12, 4:12] = [0.5, 0.25, 0.0, 0.5]
    back = rgba(encode_rgba_png(image, FACTS))
    np.testing.assert_allclose(back, image, atol=0.006)
    assert TRAINED_ALGORITHMIC_MEDIA in xmp_of(encode_rgba_png(image, FACTS))


def test_transparent_pixels_are_decoded_over_white() -> None:
    image = np.zeros((4, 4, 4), np.float32)
    np.testing.assert_allclose(decode(encode_rgba_png(image)), 1.0)


def test_another_profile_is_converted() -> None:
    lab = ImageCms.createProfile("sRGB")
    file = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 100, 50)).save(
        file, "PNG", icc_profile=ImageCms.ImageCmsProfile(lab).tobytes()
    )
    expected = srgb_decode(np.array([200, 100, 50]) / 255)
    np.testing.assert_allclose(decode(file.getvalue()).mean(axis=(0, 1)), expected, atol=0.01)


def test_a_palette_and_a_grey_file_are_read() -> None:
    for mode in ("P", "L", "1", "LA"):
        file = io.BytesIO()
        Image.new(mode, (5, 3)).save(file, "PNG")
        assert decode(file.getvalue()).shape == (3, 5, 3)


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", b"GIF89a"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidRequestError, match="image cannot be read"):
        decode(data)


def test_a_truncated_picture_is_refused() -> None:
    with pytest.raises(InvalidRequestError):
        decode(encode(gradient(), "JPG")[:400])


def test_an_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(UnknownNameError, match="'GIF'") as caught:
        encode(gradient(), "GIF")  # type: ignore[arg-type]
    assert caught.value.allowed == ("PNG", "JPG", "WEBP")


@pytest.mark.parametrize("pixels", [np.zeros((4, 4)), np.zeros((0, 4, 3)), np.zeros((4, 4, 4))])
def test_a_wrong_shape_is_refused(pixels: NDArray[np.float64]) -> None:
    with pytest.raises(InvalidRequestError, match="shape"):
        encode(pixels, "PNG")


def test_numbers_that_are_none_are_refused() -> None:
    with pytest.raises(InvalidRequestError, match="finite"):
        encode(np.full((4, 4, 3), np.nan, np.float32), "PNG")


@pytest.mark.parametrize("target", ["PNG", "JPG", "WEBP"])
def test_a_converted_file_keeps_its_levels_and_what_it_says(target: Format) -> None:
    pixels = np.linspace(0, 1, 16 * 16 * 3, dtype=np.float32).reshape(16, 16, 3)
    made = encode(pixels, "PNG", metadata=Metadata(seed=77))
    again = Image.open(io.BytesIO(converted(made, target, 99)))
    assert b'imagineart:Seed="77"' in again.info["xmp"]
    assert again.info["icc_profile"] == srgb_profile()
    difference = np.abs(np.asarray(again, int) - np.asarray(Image.open(io.BytesIO(made)), int))
    assert difference.mean() < {"PNG": 1e-9, "JPG": 3.0, "WEBP": 6.0}[target]


def test_what_is_clear_becomes_white_in_a_jpg_and_stays_clear_in_others() -> None:
    made = encode_rgba(np.zeros((8, 8, 4), np.float32), "PNG")
    assert np.asarray(Image.open(io.BytesIO(converted(made, "JPG")))).min() >= 250
    assert Image.open(io.BytesIO(converted(made, "WEBP"))).mode == "RGBA"
