"""How does a string become exact, legible letters on the picture?

The string is shaped and fitted into its box (`setting`), the glyph outlines are filled by FreeType
without hinting, at sub-pixel positions, and the coverage is used as alpha in linear light. From the
back to the front a text has: a plate, a soft halo, an outline, the fill.

Legibility follows WCAG: contrast = (Y₁ + 0.05) / (Y₂ + 0.05) ≥ 4.5, Y the relative luminances of
ink and ground, the ground taken at its worst decile. Where the asked colour does not reach that, it
is kept and stands on a plate or within an outline of the contrasting colour.
"""

import io
import math
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from imagineart.color.gamut import into_gamut
from imagineart.color.spaces import linear_to_oklch, luminance, oklch_to_linear
from imagineart.errors import TextTooLongError
from imagineart.plan.plan import FontMood
from imagineart.rendering.setting import Setting, fit, natural_aspect, one_line
from imagineart.rendering.shaping import Glyph
from imagineart.rendering.typefaces import Typeface, typefaces
from imagineart.staging.sheet import SheetText

Array = NDArray[np.float32]
Rgb = tuple[float, float, float]  # linear sRGB
Oklch = tuple[float, float, float]  # lightness 0–1, chroma, hue in degrees

CONTRAST = 4.5  # WCAG 2, level AA
_OUTLINE_CONTRAST = 1.6  # below it an outlined letter looks hollow; it gets a plate
_BUSY = 0.20  # spread of luminance of the ground from which a halo helps
_PLATE_PAD = (0.42, 0.30)  # em around the ink, across and down
_HALO_REACH = 0.10  # em
_HALO_STRENGTH = 0.75
_OUTLINE = 0.055  # em
_LEAST_SIZE = 1.5  # px per em; smaller letters are not even dust
_SHOWN = 24  # characters of a text that an error quotes
_BLEED = 2  # px of width and height left to antialiased edges
_CURL = 0.3  # letters crowd on a circle of a smaller radius than 1 / 0.3 em
_CONTOUR_EDGE = 1000.0  # px of the longer side of a box in which contours are set
_TAIL = 0.5  # em that a speech bubble's tail reaches down


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours of a text, linear sRGB; None leaves a part out."""

    fill: Rgb
    plate: Rgb | None = None
    halo: Rgb | None = None
    outline: Rgb | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """A band along a circle, px on the box: letters stand in it with their feet to its middle.

    `radius` is its outer one, `span` the degrees that letters may take; `below`: along the lower
    half, feet outwards, so that they stand upright there too.
    """

    x: float
    y: float
    radius: float
    depth: float
    span: float
    below: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """How the line runs.

    `arc`: degrees that the text spans on a circle at most, positive bulges up. `track`: where
    exactly it bends instead; it then neither fills nor keeps to the middle of the box. `face`:
    the letters instead of the text's mood; `spacing`: em between them. `align`: 0 to the left
    edge, 0.5 about the middle.
    """

    arc: float = 0.0
    track: Track | None = None
    plate_radius: float = 0.30  # em
    tail: bool = False  # of a speech bubble
    face: str = ""
    spacing: float = 0.0
    align: float = 0.5


def measure(string: str, mood: FontMood = "neutral", lines: int = 1) -> float:
    """Width / height that the string naturally has in at most `lines` balanced lines.

    Raises `GlyphMissingError` if no bundled font can write it.
    """
    return natural_aspect(string, typefaces(mood), lines)


def set_text(
    block: SheetText, width: int, height: int, ink: Ink, shape: Shape | None = None
) -> Array:
    """The text set into a box: (height, width, 4) float32, linear sRGB, premultiplied alpha.

    As large as fits, centred, broken at words. Raises `GlyphMissingError` naming the character
    that no bundled font can write, and `TextTooLongError` if letters would be too small to see.
    """
    shape = shape or Shape(tail=block.role == "speech")
    letters = _place(block, width, height, ink, shape)
    if letters.size < _LEAST_SIZE:
        raise _too_long(block, letters.size)
    image = np.zeros((height, width, 4), np.float32)
    if ink.plate is not None:
        _lay(image, _plate(letters, shape, width, height), ink.plate)
    fill = _rasterize(letters, width, height)
    if ink.halo is not None:
        _lay(image, _halo(fill, letters.size), ink.halo)
    if ink.outline is not None:
        _lay(image, _rasterize(letters, width, height, _OUTLINE * letters.size), ink.outline)
    _lay(image, fill, ink.fill)
    return image


def outlines(
    string: str, mood: FontMood, width: float, height: float, steps: int = 6
) -> list[NDArray[np.float64]]:
    """The contours of a text set into a box, as large as fits: each (N, 2) closed, y downwards.

    Curves become `steps` lines. Contours are to be filled by the nonzero rule. Raises
    `GlyphMissingError` as `set_text` does.
    """
    scale = _CONTOUR_EDGE / max(width, height)
    block = SheetText(string=string, mood=mood)
    box = max(4, round(width * scale)), max(4, round(height * scale))
    letters = _place(block, *box, Ink((0.0, 0.0, 0.0)), Shape())
    faces: dict[Typeface, Any] = {}
    found = []
    for letter in letters.letters:
        typeface = letter.glyph.typeface
        if typeface not in faces:
            faces[typeface] = _open(typeface, letters.size)
        found += [c / scale for c in _contours(faces[typeface], letter, steps)]
    return found


def _contours(face: Any, letter: "_Letter", steps: int) -> list[NDArray[np.float64]]:
    """The contours of one glyph where it stands, px, y downwards."""
    import freetype

    face.set_transform(freetype.Matrix(0x10000, 0, 0, 0x10000), freetype.Vector(0, 0))
    face.load_glyph(letter.glyph.index, freetype.FT_LOAD_NO_HINTING | freetype.FT_LOAD_NO_BITMAP)
    loops: list[list[tuple[float, float]]] = []
    t = np.linspace(0, 1, steps + 1)[1:, None]

    def move(to: Any, _: Any) -> None:
        loops.append([(to.x, to.y)])

    def line(to: Any, _: Any) -> None:
        loops[-1].append((to.x, to.y))

    def conic(by: Any, to: Any, _: Any) -> None:
        a, b, c = np.array(loops[-1][-1]), np.array((by.x, by.y)), np.array((to.x, to.y))
        loops[-1].extend(map(tuple, (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c))

    def cubic(first: Any, second: Any, to: Any, _: Any) -> None:
        a, d = np.array(loops[-1][-1]), np.array((to.x, to.y))
        b, c = np.array((first.x, first.y)), np.array((second.x, second.y))
        curve = (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t * t * (1 - t) * c + t**3 * d
        loops[-1].extend(map(tuple, curve))

    face.glyph.outline.decompose(None, move, line, conic, cubic)
    origin = np.array([letter.x, letter.y])
    flipped = [np.array(loop, float) / 64.0 * (1.0, -1.0) for loop in loops if len(loop) > 2]
    return [origin + loop for loop in flipped]


def _too_long(block: SheetText, size: float) -> TextTooLongError:
    most = max(1, math.floor(len(block.string) * (size / _LEAST_SIZE) ** 2))
    begin, length = block.string[:_SHOWN], len(block.string)
    return TextTooLongError(
        f"prompt: the text “{begin}…” of {length} characters does not fit its place; "
        f"about {most} would",
        field="prompt",
        value=block.string,
    )


def choose_ink(
    ground: Array, asked: Oklch | None = None, support: Literal["plate", "outline"] = "plate"
) -> Ink:
    """Colours that can be read on a ground: (h, w, 3) float32, linear sRGB.

    `asked` is kept. Without it the darker or lighter tint of the ground is taken, whichever stands
    out. Where the contrast falls short, the support carries it: a plate, or an outline and a halo
    unless ink and ground are nearly alike.
    """
    low, high = np.quantile(luminance(ground), (0.1, 0.9)).tolist()
    tints = _tints(ground)
    fill = _rgb(asked) if asked is not None else max(tints, key=lambda c: _worst(c, low, high))
    backing = max(tints, key=lambda c: contrast(_y(c), _y(fill)))
    reached = _worst(fill, low, high)
    if reached >= CONTRAST:
        return Ink(fill, halo=backing if high - low > _BUSY else None)
    if support == "outline" and reached >= _OUTLINE_CONTRAST:
        return Ink(fill, outline=backing, halo=backing)
    return Ink(fill, plate=backing)


def reads(color: Oklch, ground: Array, least: float = CONTRAST) -> bool:
    """Whether an ink can be read on a ground as it is: (h, w, 3) float32, linear sRGB."""
    low, high = np.quantile(luminance(ground), (0.1, 0.9)).tolist()
    return _worst(_rgb(color), low, high) >= least


def contrast(first: float, second: float) -> float:
    """WCAG contrast ratio of two relative luminances: 1 to 21."""
    light, dark = max(first, second), min(first, second)
    return (light + 0.05) / (dark + 0.05)


# ---- colours


def _rgb(color: Oklch) -> Rgb:
    red, green, blue = into_gamut(oklch_to_linear(np.array([color])))[0].tolist()
    return red, green, blue


def _y(color: Rgb) -> float:
    return float(luminance(np.array(color)))


def _worst(color: Rgb, low: float, high: float) -> float:
    """The least contrast to grounds between two luminances."""
    y = _y(color)
    return 1.0 if low <= y <= high else min(contrast(y, low), contrast(y, high))


def _tints(ground: Array) -> tuple[Rgb, Rgb]:
    """A near-white and a near-black with a trace of the ground's hue."""
    _, chroma, hue = linear_to_oklch(ground.reshape(-1, 3).mean(axis=0)).tolist()
    trace = min(chroma, 0.06)
    return _rgb((0.985, 0.2 * trace, hue)), _rgb((0.17, 0.6 * trace, hue))


# ---- places


@dataclass(frozen=True, slots=True)
class _Letter:
    """A glyph on the box: origin in px, y downwards, turned clockwise by `angle` radians."""

    glyph: Glyph
    x: float
    y: float
    angle: float = 0.0


@dataclass(frozen=True, slots=True)
class _Letters:
    letters: tuple[_Letter, ...]
    size: float  # px per em
    bounds: tuple[float, float, float, float]  # left, top, right, bottom of the ink, px


def _place(block: SheetText, width: int, height: int, ink: Ink, shape: Shape) -> _Letters:
    """The letters, centred in the box less the room that plate, halo and outline need."""
    candidates = typefaces(shape.face or block.mood, shape.spacing)
    if shape.track is not None:
        return _on_track(one_line(block.string, candidates), shape.track)
    across, down, below = _room(ink, shape)
    if shape.arc:
        line = one_line(block.string, candidates)
        bent = _on_arc(line, math.copysign(min(abs(shape.arc), _curl(line)), shape.arc))
        left, top, right, bottom = bent.bounds
        room = (right - left + 2 * across, bottom - top + 2 * down + below)
        letters = _scaled(bent, min((width - _BLEED) / room[0], (height - _BLEED) / room[1]))
    else:
        margins = (2 * across, 2 * down + below)
        inner = width - _BLEED, height - _BLEED
        letters = _on_lines(fit(block.string, candidates, *inner, margins), shape.align)
    return _centred(letters, width, height - below * letters.size, shape.align)


def _room(ink: Ink, shape: Shape) -> tuple[float, float, float]:
    """Em needed at each side, above and below, and below alone (a tail)."""
    if ink.plate is not None:
        return (*_PLATE_PAD, _TAIL if shape.tail else 0.0)
    edge = _HALO_REACH if ink.halo is not None else 0.0
    edge = max(edge, _OUTLINE if ink.outline is not None else 0.0)
    return edge, edge, 0.0


def _on_lines(setting: Setting, align: float = 0.5) -> _Letters:
    """Straight lines whose ink is centred about x = 0, or aligned; the first baseline at y = 0."""
    size = setting.size
    letters = []
    for row, line in enumerate(setting.lines):
        wide = line.ink[2] - line.ink[0]
        middle = line.ink[0] + wide / 2 + (0.5 - align) * (setting.width - wide)
        letters += [
            _Letter(g, (g.x - middle) * size, (row * setting.pitch - g.y) * size)
            for g in line.glyphs
        ]
    half = setting.width / 2 * size
    bottom = (setting.height - setting.ascent) * size
    return _Letters(tuple(letters), size, (-half, -setting.ascent * size, half, bottom))


def _on_arc(setting: Setting, degrees: float) -> _Letters:
    """One line bent around a circle, each glyph turned about the middle of its advance."""
    line = setting.lines[0]
    bend = math.radians(degrees)
    radius = line.advance / bend
    letters = []
    for glyph in line.glyphs:
        angle = (glyph.x + glyph.advance / 2) / radius - bend / 2
        foot = (radius * math.sin(angle), radius * (1 - math.cos(angle)))
        back = (-glyph.advance / 2, -glyph.y)
        turned = _turn(back, angle)
        letters.append(_Letter(glyph, foot[0] + turned[0], foot[1] + turned[1], angle))
    corners = [corner for letter in letters for corner in _corners(letter)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return _Letters(tuple(letters), 1.0, (min(xs), min(ys), max(xs), max(ys)))


def _curl(setting: Setting) -> float:
    """Degrees at which the letters of a line begin to crowd."""
    return math.degrees(setting.lines[0].advance * _CURL)


def _on_track(setting: Setting, track: Track) -> _Letters:
    """One line in a band along a circle, as large as the band is deep and its span long."""
    height, advance = setting.ascent + setting.descent, setting.lines[0].advance
    head = setting.descent if track.below else setting.ascent  # em between rim and baseline
    span = math.radians(track.span)
    size = min(
        track.depth / height,
        track.radius * _CURL / (1 + head * _CURL),
        track.radius * span / (advance + head * span),
    )
    radius = track.radius - (track.depth - height * size) / 2 - head * size  # of the baseline, px
    side = -1 if track.below else 1
    bent = _scaled(_on_arc(setting, side * math.degrees(advance * size / radius)), size)
    return _moved(bent, track.x, track.y - side * radius)


def _turn(point: tuple[float, float], angle: float) -> tuple[float, float]:
    """A point turned clockwise about the origin, y downwards."""
    x, y = point
    sin, cos = math.sin(angle), math.cos(angle)
    return x * cos - y * sin, x * sin + y * cos


def _corners(letter: _Letter) -> list[tuple[float, float]]:
    """Corners of a glyph's ink at 1 px per em."""
    left, bottom, right, top = letter.glyph.ink
    x, y = letter.glyph.x, letter.glyph.y
    turned = [
        _turn((across - x, y - up), letter.angle)
        for across in (left, right)
        for up in (bottom, top)
    ]
    return [(letter.x + dx, letter.y + dy) for dx, dy in turned]


def _scaled(letters: _Letters, factor: float) -> _Letters:
    scaled = tuple(replace(le, x=le.x * factor, y=le.y * factor) for le in letters.letters)
    left, top, right, bottom = (edge * factor for edge in letters.bounds)
    return _Letters(scaled, letters.size * factor, (left, top, right, bottom))


def _centred(letters: _Letters, width: float, height: float, align: float = 0.5) -> _Letters:
    left, top, right, bottom = letters.bounds
    spare = width - _BLEED - (right - left)
    across = _BLEED / 2 + align * spare - left
    return _moved(letters, across, (height - top - bottom) / 2)


def _moved(letters: _Letters, dx: float, dy: float) -> _Letters:
    left, top, right, bottom = letters.bounds
    moved = tuple(replace(le, x=le.x + dx, y=le.y + dy) for le in letters.letters)
    return _Letters(moved, letters.size, (left + dx, top + dy, right + dx, bottom + dy))


# ---- pixels


def _lay(image: Array, coverage: Array, color: Rgb) -> None:
    """One colour over the image, where the coverage (height, width) says."""
    cover = coverage[..., None]
    image *= 1 - cover
    image += cover * np.array([*color, 1.0], np.float32)


def _rasterize(letters: _Letters, width: int, height: int, stroke: float = 0.0) -> Array:
    """Coverage (height, width) of the letters, 0–1, widened by `stroke` px on each side."""
    canvas = np.zeros((height, width), np.float32)
    faces: dict[Typeface, Any] = {}
    for letter in letters.letters:
        typeface = letter.glyph.typeface
        if typeface not in faces:
            faces[typeface] = _open(typeface, letters.size)
        _stamp(canvas, *_bitmap(faces[typeface], letter, stroke))
    return canvas


def _open(typeface: Typeface, size: float) -> Any:
    """A FreeType face at `size` px per em. One for each text: faces are not thread-safe."""
    import freetype

    face = freetype.Face(io.BytesIO(typeface.data))
    face.set_char_size(max(1, round(size * 64)))
    return face


def _bitmap(face: Any, letter: _Letter, stroke: float) -> tuple[Array, int, int]:
    """Coverage of one glyph and the pixel of its top left corner."""
    import freetype

    left, top = math.floor(letter.x), math.floor(letter.y)
    sin, cos = (round(f(letter.angle) * 0x10000) for f in (math.sin, math.cos))
    offset = freetype.Vector(round((letter.x - left) * 64), -round((letter.y - top) * 64))
    face.set_transform(freetype.Matrix(cos, sin, -sin, cos), offset)
    face.load_glyph(letter.glyph.index, freetype.FT_LOAD_NO_HINTING | freetype.FT_LOAD_NO_BITMAP)
    outline = face.glyph.get_glyph()
    if stroke:
        stroker = freetype.Stroker()
        stroker.set(
            round(stroke * 64),
            freetype.FT_STROKER_LINECAP_ROUND,
            freetype.FT_STROKER_LINEJOIN_ROUND,
            0,
        )
        outline.stroke(stroker, True)
    drawn = outline.to_bitmap(freetype.FT_RENDER_MODE_NORMAL, freetype.Vector(0, 0), True)
    bitmap = drawn.bitmap
    levels = np.array(bitmap.buffer, np.uint8).reshape(bitmap.rows, max(bitmap.pitch, 0))
    coverage = levels[:, : bitmap.width].astype(np.float32) / np.float32(255)
    return coverage, left + drawn.left, top - drawn.top


def _stamp(canvas: Array, coverage: Array, left: int, top: int) -> None:
    """The coverage joined into the canvas at a pixel; what lies outside is cut."""
    height, width = canvas.shape
    y0, x0 = max(top, 0), max(left, 0)
    y1, x1 = min(top + coverage.shape[0], height), min(left + coverage.shape[1], width)
    if y0 < y1 and x0 < x1:
        part = canvas[y0:y1, x0:x1]
        np.maximum(part, coverage[y0 - top : y1 - top, x0 - left : x1 - left], out=part)


def _halo(coverage: Array, size: float) -> Array:
    """A soft edge around the letters."""
    from PIL import Image, ImageFilter

    reach = _HALO_REACH * size
    levels = Image.fromarray((coverage * 255).astype(np.uint8))
    blurred = np.asarray(levels.filter(ImageFilter.GaussianBlur(reach / 2)), np.float32)
    soft: Array = np.clip(blurred * np.float32(2 / 255), 0, 1) * np.float32(_HALO_STRENGTH)
    return soft


def _plate(letters: _Letters, shape: Shape, width: int, height: int) -> Array:
    """A rounded plate around the ink, with the tail of a speech bubble if the shape has one."""
    size = letters.size
    left, top, right, bottom = letters.bounds
    across, down = _PLATE_PAD[0] * size, _PLATE_PAD[1] * size
    box = (left - across, top - down, right + across, bottom + down)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) + np.float32(0.5)
    radius = min(shape.plate_radius * size, (box[3] - box[1]) / 2)
    plate: Array = np.clip(0.5 - _rounded_box_distance(x, y, box, radius), 0, 1)
    if not shape.tail:
        return plate
    foot = box[0] + 0.3 * (box[2] - box[0])
    depth = np.clip((y - box[3] + 1) / (_TAIL * size), 0, 1)
    middle, half = foot - 0.25 * size * depth, 0.2 * size * (1 - depth)
    tail = np.clip(half - np.abs(x - middle) + 0.5, 0, 1) * ((depth > 0) & (depth < 1))
    np.maximum(plate, tail.astype(np.float32), out=plate)
    return plate


def _rounded_box_distance(
    x: Array, y: Array, box: tuple[float, float, float, float], radius: float
) -> Array:
    """Signed distance, px, to a box with rounded corners; negative inside."""
    left, top, right, bottom = box
    dx = np.abs(x - (left + right) / 2) - (right - left) / 2 + radius
    dy = np.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius
    outside = np.hypot(np.maximum(dx, 0), np.maximum(dy, 0))
    distance: Array = outside + np.minimum(np.maximum(dx, dy), 0) - np.float32(radius)
    return distance
