"""What carries words or a picture: signs, banners, black- and whiteboards, plaques, plain shapes.

A board is a rounded panel with a frame, on posts where it stands by itself. It is drawn from signed
distances, so its edges are crisp at any size:

    d(p) = |max(|p| - b + r, 0)| - r      distance of p to a box of half extents b, corner radius r
    coverage = clamp(1/2 - d, 0, 1)       d in pixels

An arched board is that box with p_y lowered by s·(p_x / b_x)², s the rise of the arch; a disc is a
square box whose corner radius is half its side. A regular polygon fills its box: with the corners
vₖ clockwise and nₖ the outward normals of its sides, d(p) = max over k of (p − vₖ) · nₖ.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan, cos, degrees, pi, sin
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from imagineart.color.spaces import oklch_to_linear
from imagineart.events import Event, Progress, ignore
from imagineart.painting.sprite import Oklch, Sprite, SpriteRequest
from imagineart.rendering.typography import Track
from imagineart.staging.stage import Box

Array = NDArray[np.float32]

PANEL_SHARE = 0.66  # of the height of a board on posts
POST_WIDTH = 0.055  # of the panel's width
RISE = 0.34  # of an arched panel's half width
RING = 0.34  # of a disc's radius: the band along its edge that words run in
RING_SPAN = 230.0  # degrees that they may take, when they are alone
HALF_SPAN = 150.0  # degrees, when two strings share the ring
FRAME_SHADE = 0.82  # lightness of a frame against its panel, where it has no colour of its own


Form = Literal["panel", "arch", "disc", "triangle", "rhombus", "pentagon", "hexagon", "octagon"]
CORNERS: dict[Form, int] = {"triangle": 3, "rhombus": 4, "pentagon": 5, "hexagon": 6, "octagon": 8}


@dataclass(frozen=True, slots=True)
class Board:
    """`panel` and `frame` are OKLCH; `border` and `radius` shares of the panel's shorter side."""

    panel: Oklch
    frame: Oklch
    posts: int = 0
    border: float = 0.05
    radius: float = 0.06
    form: Form = "panel"


_WOOD, _DARK_WOOD = (0.68, 0.085, 68.0), (0.46, 0.075, 58.0)
_WHITE, _STEEL, _BLACK = (0.97, 0.005, 90.0), (0.62, 0.01, 250.0), (0.18, 0.01, 260.0)
_WOODEN = Board(_WOOD, _DARK_WOOD, posts=2)
_METAL = Board(_WHITE, _STEEL, posts=2, border=0.04)
_SLATE = Board((0.32, 0.035, 165.0), _WOOD, border=0.06, radius=0.03)
_LIT = Board(_BLACK, (0.72, 0.2, 350.0), border=0.03, radius=0.12)
_CLOTH = Board((0.55, 0.2, 25.0), (0.86, 0.1, 90.0), border=0.03, radius=0.02)
_BRASS = Board((0.78, 0.1, 85.0), (0.6, 0.09, 75.0), border=0.05, radius=0.1)
_PAPER = Board((0.96, 0.02, 95.0), (0.8, 0.02, 95.0), border=0.02, radius=0.03)
_ENAMEL = Board((0.38, 0.09, 255.0), (0.86, 0.09, 88.0), form="disc")
_PLATE = Board((0.95, 0.03, 90.0), (0.36, 0.07, 260.0), border=0.04, radius=0.04)
_SCREEN = Board((0.25, 0.03, 260.0), _BLACK, border=0.05, radius=0.05)

BOARDS: dict[str, Board] = {
    "sign": _WOODEN,
    "wooden sign": _WOODEN,
    "signpost": _WOODEN,
    "signboard": _WOODEN,
    "shop sign": Board((0.35, 0.06, 160.0), (0.8, 0.11, 85.0), radius=0.14),
    "store sign": Board((0.35, 0.06, 260.0), (0.8, 0.11, 85.0), radius=0.14),
    "street sign": Board((0.45, 0.13, 155.0), _WHITE, posts=1, border=0.035),
    "road sign": Board((0.45, 0.13, 155.0), _WHITE, posts=2, border=0.035),
    "traffic sign": Board((0.45, 0.15, 255.0), _WHITE, posts=1, border=0.035),
    "yard sign": _METAL,
    "billboard": _METAL,
    "placard": Board(_WHITE, _STEEL, posts=1, border=0.02),
    "neon sign": _LIT,
    "banner": _CLOTH,
    "chalkboard": _SLATE,
    "blackboard": Board(_BLACK, _WOOD, border=0.06, radius=0.03),
    "whiteboard": Board(_WHITE, _STEEL, border=0.03, radius=0.03),
    "noticeboard": Board((0.75, 0.07, 70.0), _DARK_WOOD),
    "bulletin board": Board((0.75, 0.07, 70.0), _DARK_WOOD),
    "scoreboard": _SCREEN,
    "screen": _SCREEN,
    "plaque": _BRASS,
    "nameplate": _BRASS,
    "label": _PAPER,
    "menu": _PAPER,
    "price tag": _PAPER,
    "poster": _PAPER,
    "badge": _ENAMEL,
    "emblem": _ENAMEL,
    "medallion": replace(_BRASS, form="disc"),
    "sticker": replace(_PAPER, form="disc"),
    "circle": replace(_PLATE, form="disc"),
    "disc": replace(_PLATE, form="disc"),
    "disk": replace(_PLATE, form="disc"),
    "square": _PLATE,
    "rectangle": _PLATE,
    "triangle": replace(_PLATE, form="triangle"),
    "rhombus": replace(_PLATE, form="rhombus"),
    "pentagon": replace(_PLATE, form="pentagon"),
    "hexagon": replace(_PLATE, form="hexagon"),
    "octagon": replace(_PLATE, form="octagon"),
}

FORMS: dict[str, Form] = {
    "round": "disc",
    "circular": "disc",
    "arched": "arch",
    "curved": "arch",
    "triangular": "triangle",
    "hexagonal": "hexagon",
    "octagonal": "octagon",
}
ROUNDED = 0.22  # of the shorter side: the corners of a panel that is said to be rounded


class Boards:
    """A `SpriteSource` of boards alone."""

    name = "boards"

    def __init__(self) -> None:
        self.provenance: dict[str, str] = {}

    def drawable(self, noun: str) -> str | None:
        """`noun` itself if it is a board."""
        return noun if is_board(noun) else None

    def paint(self, requests: Sequence[SpriteRequest], progress: Progress = ignore) -> list[Sprite]:
        """One board each, as wide for its height as its box. Raises `KeyError` for other nouns."""
        sprites = []
        for done, request in enumerate(requests, start=1):
            sprites.append(Sprite(_squared(request), request.noun))
            progress(Event("painted", request.noun, done, len(requests)))
        return sprites


def _squared(request: SpriteRequest) -> Array:
    """The board in the upper left of a clear square."""
    width = round(request.size * min(1.0, request.aspect))
    height = round(request.size * min(1.0, 1 / request.aspect))
    image = np.zeros((request.size, request.size, 4), np.float32)
    color = request.colors[0] if request.colors else None
    part = draw(request.noun, max(1, width), max(1, height), color, request.phrase)
    image[: part.shape[0], : part.shape[1]] = part
    return image


def is_board(noun: str) -> bool:
    """Whether `noun` is drawn here rather than by a painter."""
    return noun in BOARDS


def board_of(noun: str, phrase: str = "") -> Board:
    """The board that a phrase means: "round sign", "arched sign". `KeyError` if it is none."""
    board, words = BOARDS[noun], phrase.lower().split()
    forms = [FORMS[word] for word in words if word in FORMS]
    radius = ROUNDED if "rounded" in words else board.radius
    return replace(board, form=forms[0] if forms else board.form, radius=radius)


def face(noun: str, phrase: str = "") -> Box:
    """Where words go on it, in fractions of its box. Raises `KeyError` if it is no board."""
    board = board_of(noun, phrase)
    if board.form == "triangle":
        return Box(left=0.3, top=0.55, width=0.4, height=0.3)
    if board.form in CORNERS:
        return Box(left=0.27, top=0.36, width=0.46, height=0.28)
    if board.form == "disc":
        return Box(left=0.2, top=0.32, width=0.6, height=0.36)
    height = PANEL_SHARE if board.posts else 1.0
    inset = 0.04 + board.border
    if board.form == "arch":  # the middle, where the rise matters little
        return Box(left=0.35, top=inset * height, width=0.3, height=(0.5 - inset) * height)
    return Box(left=inset, top=inset * height, width=1 - 2 * inset, height=(1 - 2 * inset) * height)


def track(
    noun: str, phrase: str, width: float, height: float, place: int = 0, places: int = 1
) -> Track | None:
    """The curve that words run along on a board of width × height px, None on a plain panel.

    On a disc the first of several strings runs above, the others below.
    """
    board = board_of(noun, phrase)
    if board.form == "panel" or board.form in CORNERS:
        return None
    if board.form == "disc":
        radius = min(width, height) / 2
        inner = radius * (1 - 2.6 * board.border)
        span = RING_SPAN if places == 1 else HALF_SPAN
        return Track(width / 2, height / 2, inner, RING * radius, span, below=place > 0)
    rise, deep = _arched(board, width, height)
    border = board.border * min(width, deep)
    half = 2 * atan(2 * rise / width)  # angle that the arch's half width takes
    radius = width / 2 / sin(half) - 1.6 * border  # of the rim that letters keep clear of
    row = (deep * cos(half) - 2.6 * border) / places  # the panel is thinnest at its ends
    return Track(
        x=width / 2,
        y=radius + 1.6 * border,
        radius=radius - (place + 0.1) * row,
        depth=0.8 * row,
        span=1.7 * degrees(half),
    )


def _arched(board: Board, width: float, height: float) -> tuple[float, float]:
    """Rise of an arched panel and its depth along the arch, px."""
    whole = height * (PANEL_SHARE if board.posts else 1.0)
    rise = min(RISE * width / 2, whole / 2)
    return rise, whole - rise


def draw(noun: str, width: int, height: int, color: Oklch | None = None, phrase: str = "") -> Array:
    """The board: (height, width, 4) float32, linear sRGB, premultiplied alpha.

    `color` replaces the panel's own, `phrase` may ask for a form. Raises `KeyError` if `noun` is
    no board.
    """
    board = board_of(noun, phrase)
    panel = color or board.panel
    frame = board.frame if color is None else (color[0] * FRAME_SHADE, color[1], color[2])
    image = np.zeros((height, width, 4), np.float32)
    outer, radius, rise = _panel(board, width, height)
    left, top, wide, deep = outer
    border = board.border * min(wide, deep)
    if board.form in CORNERS:
        distance = _to_polygon((height, width), CORNERS[board.form])
        _lay(image, distance, frame)
        _lay(image, distance + border, panel, shading=0.12)
        return image
    for post in _posts(board, width) if board.form != "disc" else []:
        foot = (post, top + deep / 2 + rise, POST_WIDTH * width, height - top - deep / 2 - rise)
        _fill(image, foot, POST_WIDTH * width * 0.2, board.frame)
    _fill(image, outer, radius, frame, rise=rise)
    inner = (left + border, top + border, wide - 2 * border, deep - 2 * border)
    share = (inner[2] / wide) ** 2  # of the rise within the narrower panel
    _fill(image, inner, max(radius - border, border / 2), panel, shading=0.12, rise=rise * share)
    return image


def _panel(
    board: Board, width: int, height: int
) -> tuple[tuple[float, float, float, float], float, float]:
    """(left, top, width, height), corner radius and rise of the panel with its frame, px."""
    if board.form == "disc":
        side = float(min(width, height))
        return ((width - side) / 2, (height - side) / 2, side, side), side / 2, 0.0
    deep, rise = height * (PANEL_SHARE if board.posts else 1.0), 0.0
    if board.form == "arch":
        rise, deep = _arched(board, width, height)
    return (0.0, 0.0, float(width), deep), board.radius * min(width, deep), rise


def _posts(board: Board, width: int) -> list[float]:
    """Left edge of each post, px."""
    middles = {0: [], 1: [0.5], 2: [0.2, 0.8]}[board.posts]
    return [(middle - POST_WIDTH / 2) * width for middle in middles]


def _fill(
    image: Array,
    box: tuple[float, float, float, float],
    radius: float,
    color: Oklch,
    *,
    shading: float = 0.0,
    rise: float = 0.0,
) -> None:
    """Lay a rounded box (left, top, width, height; px) of a colour over the image, in place."""
    _lay(image, _to_box(image.shape[:2], box, radius, rise), color, shading=shading)


def _lay(image: Array, distance: Array, color: Oklch, *, shading: float = 0.0) -> None:
    """Lay a colour over the image where the signed distance, px, is below 0, in place."""
    cover = np.clip(0.5 - distance, 0, 1)[..., None]
    fall = np.linspace(1 + shading / 2, 1 - shading / 2, image.shape[0], dtype=np.float32)
    rgb = oklch_to_linear(np.array(color, np.float32)) * fall[:, None, None]
    image *= 1 - cover
    image[..., :3] += rgb * cover
    image[..., 3:] += cover


def _to_box(
    shape: tuple[int, ...],
    box: tuple[float, float, float, float],
    radius: float,
    rise: float,
) -> Array:
    """Signed distance of each pixel to a rounded box, px."""
    left, top, width, height = box
    y = np.arange(shape[0], dtype=np.float32)[:, None] + 0.5 - (top + height / 2)
    x = np.arange(shape[1], dtype=np.float32)[None, :] + 0.5 - (left + width / 2)
    y = y - rise * (2 * x / width) ** 2
    dx, dy = np.abs(x) - width / 2 + radius, np.abs(y) - height / 2 + radius
    outside = np.hypot(np.maximum(dx, 0), np.maximum(dy, 0))
    inside = np.minimum(np.maximum(dx, dy), 0)
    distance: Array = outside + inside - radius
    return distance


def _to_polygon(shape: tuple[int, int], count: int) -> Array:
    """Signed distance of each pixel to the regular polygon that fills the image, px."""
    height, width = shape
    turn = pi / 8 if count == 8 else 0.0  # an octagon lies on a side, others have a corner on top
    angles = 2 * pi * np.arange(count) / count + turn
    corners = np.stack([np.sin(angles), -np.cos(angles)], axis=-1)
    low, high = corners.min(axis=0), corners.max(axis=0)
    corners = (corners - low) / (high - low) * (width, height)
    y = np.arange(height, dtype=np.float32)[:, None] + 0.5
    x = np.arange(width, dtype=np.float32)[None, :] + 0.5
    distance = np.full(shape, -np.inf, np.float32)
    for (x0, y0), (x1, y1) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = float(np.hypot(x1 - x0, y1 - y0))
        side = ((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / along
        distance = np.maximum(distance, side.astype(np.float32))
    return distance
