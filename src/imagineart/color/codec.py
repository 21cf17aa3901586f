"""How does a picture in linear light become a file, and a file linear light again?

    linear → gamut mapped → sRGB curve → dithered to 8 bit → PNG, JPEG 4:4:4 or WEBP

Every file carries the same ICC profile and an XMP packet that says what made it and that it is
AI-made. Nothing in a file depends on the clock: the same pixels and metadata give the same bytes.

Dither: before rounding down, each sample gets a threshold in (0, 1) from the R2 low-discrepancy
sequence (M. Roberts, 2018), which has the even spread of blue noise and costs two integer
multiplications. A sample that is exactly an 8-bit level stays that level.

Loss: PNG none beyond 8 bit. JPEG keeps full chroma resolution (4:4:4). Lossy WEBP always halves it
(4:2:0); it is converted with libwebp's sharp YUV, which keeps the luminance of coloured edges, but
thin saturated strokes still lose chroma.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal
from xml.sax.saxutils import quoteattr, unescape

import numpy as np
from numpy.typing import NDArray

from imagineart.color.gamut import into_gamut
from imagineart.color.profile import srgb_profile
from imagineart.color.spaces import Array, srgb_decode, srgb_encode
from imagineart.errors import InvalidRequestError, UnknownNameError

if TYPE_CHECKING:
    from PIL.Image import Image

Format = Literal["JPG", "PNG", "WEBP"]
Bytes = NDArray[np.uint8]

TRAINED_ALGORITHMIC_MEDIA = (
    "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"  # IPTC NewsCodes
)
SAID = re.compile(r'(xmp:CreatorTool|imagineart:\w+)="([^"]*)"')  # in an XMP packet
_ROWS = 64  # encoded at a time, so that the work arrays stay in the cache
_PNG_LEVEL = 4  # zlib; 6 takes twice the time for 10 % fewer bytes
_WEBP_METHOD = 3  # 0 fast … 6 small; 3 is the last cheap step
_R2 = (0xC13FA9A9, 0x91E10DA5)  # 2³² / p and 2³² / p², p the plastic number 1.3247…
_CHANNEL_SHIFT = 0x55555555  # a third of 2³²: the channels are dithered out of step
_EXACT = 1.0 / 512  # of a level; keeps the threshold of exact levels off the rounding edge


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of its making. No field may depend on the clock."""

    generator: str = "ImagineArt 2.0"
    version: str = ""
    seed: int | None = None
    plan_hash: str = ""


def encode(
    pixels: Array, format: Format, quality: int = 95, metadata: Metadata | None = None
) -> bytes:
    """The file of a picture: (H, W, 3) float, linear sRGB, gamut-mapped where it leaves 0–1.

    `quality` is 20–99 and has no effect on PNG. Raises `UnknownNameError` for another format,
    `InvalidRequestError` if the pixels have another shape or are not finite.
    """
    writers = {"PNG": _write_png, "JPG": _write_jpeg, "WEBP": _write_webp}
    if format not in writers:
        raise _unknown_format(format, tuple(writers))
    _check_pixels(pixels, channels=3)
    return writers[format](_quantize(pixels), quality, metadata or Metadata())


def encode_rgba_png(image: Array, metadata: Metadata | None = None) -> bytes:
    """The PNG of a sprite or layer: (h, w, 4) float, linear sRGB, premultiplied alpha, 0–1."""
    return encode_rgba(image, "PNG", 100, metadata)


def encode_rgba(
    image: Array, format: Format, quality: int = 95, metadata: Metadata | None = None
) -> bytes:
    """The file of a transparent picture: (h, w, 4) float, linear sRGB, premultiplied alpha, 0–1.

    Raises `UnknownNameError` for a format without transparency, as `encode` for other faults.
    """
    writers = {"PNG": _write_png, "WEBP": _write_webp}
    if format not in writers:
        raise _unknown_format(format, tuple(writers))
    _check_pixels(image, channels=4)
    alpha = np.clip(image[..., 3:], 0.0, 1.0)
    straight = image[..., :3] / np.maximum(alpha, 1e-6)
    straight[alpha[..., 0] < 0.5 / 255] = 0.0
    levels = np.concatenate([_quantize(straight), np.rint(alpha * 255).astype(np.uint8)], axis=-1)
    return writers[format](levels, quality, metadata or Metadata())


def decode(data: bytes) -> NDArray[np.float32]:
    """A PNG, JPEG or WEBP file → (H, W, 3) float32, linear sRGB, 0–1.

    Files with another ICC profile are converted to sRGB, the camera's orientation is applied,
    transparent pixels are laid over white in linear light. Raises `InvalidRequestError` if the
    data is no such picture.
    """
    color, alpha = _read(data)
    linear = _decode_table()[color]
    if alpha is None:
        return linear
    cover = alpha[..., None].astype(np.float32) / np.float32(255)
    laid: NDArray[np.float32] = linear * cover + (1 - cover)
    return laid


def converted(data: bytes, format: Format, quality: int = 95) -> bytes:
    """A file of ours in another format, its levels and what it says of its making unchanged.

    Transparent pixels are laid over white in a JPG. Raises `InvalidRequestError` for no picture.
    """
    from PIL import Image

    levels, alpha = _read(data)
    packet = Image.open(io.BytesIO(data)).info.get("xmp", b"")
    if alpha is not None and format == "JPG":
        cover = alpha[..., None] / 255
        levels = np.rint(levels * cover + 255 * (1 - cover)).astype(np.uint8)
    elif alpha is not None:
        levels = np.concatenate([levels, alpha[..., None]], axis=-1)
    writers = {"PNG": _write_png, "JPG": _write_jpeg, "WEBP": _write_webp}
    return writers[format](levels, quality, _told_in(packet.decode("utf-8", "replace")))


def _unknown_format(format: str, allowed: tuple[str, ...]) -> UnknownNameError:
    return UnknownNameError(
        f"format {format!r} is not known; allowed: {', '.join(allowed)}",
        field="format",
        value=format,
        allowed=allowed,
    )


def _check_pixels(pixels: Array, channels: int) -> None:
    shape_fits = pixels.ndim == 3 and pixels.shape[2] == channels and pixels.size > 0
    if not shape_fits:
        problem = f"must have the shape (height, width, {channels}), got {pixels.shape}"
    elif not np.isfinite(pixels.sum(dtype=np.float64)):
        problem = "must be finite numbers"
    else:
        return
    raise InvalidRequestError(f"pixels {problem}", field="pixels", value=pixels.shape)


# ---- linear light ↔ 8 bit


def _quantize(pixels: Array) -> Bytes:
    """Linear sRGB (H, W, 3) → encoded 8-bit levels, gamut-mapped and dithered."""
    height, width, _ = pixels.shape
    levels = np.empty((height, width, 3), np.uint8)
    for top, threshold in _thresholds(height, width):
        rows = slice(top, top + _ROWS)
        encoded = srgb_encode(into_gamut(pixels[rows].astype(np.float32, copy=False)))
        encoded *= np.float32(255)
        encoded += threshold
        levels[rows] = encoded
    return levels


def _thresholds(height: int, width: int) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """(first row, thresholds (rows, width, 3) in (0, 1)) for each strip of rows."""
    columns = np.arange(width, dtype=np.uint32) * np.uint32(_R2[0])
    shifts = np.arange(3, dtype=np.uint32) * np.uint32(_CHANNEL_SHIFT)
    across = columns[:, None] + shifts
    for top in range(0, height, _ROWS):
        down = np.arange(top, min(top + _ROWS, height), dtype=np.uint32) * np.uint32(_R2[1])
        unit = (down[:, None, None] + across).astype(np.float32) * np.float32(2.0**-32)
        yield top, unit * np.float32(1 - 2 * _EXACT) + np.float32(_EXACT)


@cache
def _decode_table() -> NDArray[np.float32]:
    """Linear value of each 8-bit level."""
    return srgb_decode(np.arange(256) / 255).astype(np.float32)


# ---- files


def _write_png(levels: Bytes, quality: int, metadata: Metadata) -> bytes:
    from PIL.PngImagePlugin import PngInfo

    chunks = PngInfo()
    chunks.add_text("Software", f"{metadata.generator} {metadata.version}".strip())
    chunks.add_itxt("XML:com.adobe.xmp", _xmp(metadata))
    return _save(levels, "PNG", compress_level=_PNG_LEVEL, pnginfo=chunks)


def _write_jpeg(levels: Bytes, quality: int, metadata: Metadata) -> bytes:
    packet = _xmp(metadata).encode()
    return _save(levels, "JPEG", quality=quality, subsampling="4:4:4", xmp=packet)


def _write_webp(levels: Bytes, quality: int, metadata: Metadata) -> bytes:
    packet = _xmp(metadata).encode()
    return _save(
        levels, "WEBP", quality=quality, method=_WEBP_METHOD, use_sharp_yuv=True, xmp=packet
    )


def _save(levels: Bytes, kind: str, **options: Any) -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(levels).save(file, kind, icc_profile=srgb_profile(), **options)
    return file.getvalue()


def _read(data: bytes) -> tuple[Bytes, Bytes | None]:
    """A file → encoded sRGB levels (H, W, 3) and alpha (H, W), None if it has no transparency."""
    from PIL import Image, ImageOps

    try:
        opened = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP"))
        image = ImageOps.exif_transpose(opened)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as problem:
        raise InvalidRequestError(
            f"image cannot be read as PNG, JPEG or WEBP: {problem}", field="image"
        ) from problem
    alpha = np.asarray(image.convert("RGBA"))[..., 3] if image.has_transparency_data else None
    return np.asarray(_into_srgb(image)), alpha


def _into_srgb(image: "Image") -> "Image":
    """The image as 8-bit RGB in sRGB, converted if its own profile says something else."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if image.mode.startswith(("I", "F")):
        raise InvalidRequestError("image must have 8 bits a channel", field="image")
    if image.mode in ("P", "PA", "LA", "RGBA"):
        image = image.convert("RGBA").convert("RGB")
    if not profile or profile == srgb_profile():
        return image.convert("RGB")
    source, target = (ImageCms.ImageCmsProfile(io.BytesIO(p)) for p in (profile, srgb_profile()))
    converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    assert converted is not None  # only an in-place conversion gives None
    return converted


def _told_in(packet: str) -> Metadata:
    """What an XMP packet of ours says."""
    facts = {name: unescape(text) for name, text in SAID.findall(packet)}
    seed = facts.get("imagineart:Seed", "")
    return Metadata(
        generator=facts.get("xmp:CreatorTool", "unknown"),
        seed=int(seed) if seed.isdecimal() else None,
        plan_hash=facts.get("imagineart:PlanHash", ""),
    )


def _xmp(metadata: Metadata) -> str:
    """The XMP packet (ISO 16684-1): who made the picture, from what, and that it is AI-made."""
    seed = "" if metadata.seed is None else str(metadata.seed)
    facts = {
        "xmp:CreatorTool": f"{metadata.generator} {metadata.version}".strip(),
        "Iptc4xmpExt:DigitalSourceType": TRAINED_ALGORITHMIC_MEDIA,
        "imagineart:Seed": seed,
        "imagineart:PlanHash": metadata.plan_hash,
    }
    attributes = "\n   ".join(f"{key}={quoteattr(text)}" for key, text in facts.items() if text)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
   xmlns:xmp="http://ns.adobe.com/xap/1.0/"
   xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
   xmlns:imagineart="urn:imagineart:provenance:1"
   {attributes}/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
