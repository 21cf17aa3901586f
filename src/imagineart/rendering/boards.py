"""What carries words or a picture, and where on it do they go? Signs, banners, plaques, shapes.

Fractions are of the box that the thing has in the picture. An arched board is a box whose top is
lowered by s·(x / b)², s the rise of the arch, b half its width.
"""

from dataclasses import dataclass, replace
from math import atan, cos, degrees, sin
from typing import Literal

from imagineart.rendering.typography import Track
from imagineart.staging.stage import Box
from imagineart.world.vocabulary import turned, vocabulary

PANEL_SHARE = 0.66  # of the height of a board on posts
RISE = 0.34  # of an arched panel's half width
RING = 0.34  # of a disc's radius: the band along its edge that words run in
RING_SPAN = 230.0  # degrees that they may take, when they are alone
HALF_SPAN = 150.0  # degrees, when two strings share the ring


Form = Literal["panel", "arch", "disc", "triangle", "rhombus", "pentagon", "hexagon", "octagon"]
POLYGONS: frozenset[Form] = frozenset({"triangle", "rhombus", "pentagon", "hexagon", "octagon"})


@dataclass(frozen=True, slots=True)
class Board:
    """`border` and `radius` are shares of the panel's shorter side."""

    posts: int = 0
    border: float = 0.05
    radius: float = 0.06
    form: Form = "panel"


_PANEL = Board()
_ON_POSTS = Board(posts=2)
_SLATE = Board(border=0.06, radius=0.03)
_METAL = Board(posts=2, border=0.04)
_BRASS = Board(border=0.05, radius=0.1)
_PAPER = Board(border=0.02, radius=0.03)
_PLATE = Board(border=0.04, radius=0.04)
_SCREEN = Board(border=0.05, radius=0.05)

BOARDS: dict[str, Board] = {
    "sign": _ON_POSTS,
    "wooden sign": _ON_POSTS,
    "signpost": _ON_POSTS,
    "signboard": _ON_POSTS,
    "shop sign": Board(radius=0.14),
    "store sign": Board(radius=0.14),
    "street sign": Board(posts=1, border=0.035),
    "road sign": Board(posts=2, border=0.035),
    "traffic sign": Board(posts=1, border=0.035),
    "yard sign": _METAL,
    "billboard": _METAL,
    "placard": Board(posts=1, border=0.02),
    "neon sign": Board(border=0.03, radius=0.12),
    "banner": Board(border=0.03, radius=0.02),
    "chalkboard": _SLATE,
    "blackboard": _SLATE,
    "whiteboard": Board(border=0.03, radius=0.03),
    "noticeboard": _PANEL,
    "bulletin board": _PANEL,
    "scoreboard": _SCREEN,
    "screen": _SCREEN,
    "plaque": _BRASS,
    "nameplate": _BRASS,
    "label": _PAPER,
    "menu": _PAPER,
    "price tag": _PAPER,
    "poster": _PAPER,
    "badge": Board(form="disc"),
    "emblem": Board(form="disc"),
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

ROUNDED = 0.22  # of the shorter side: the corners of a panel that is said to be rounded


def is_board(noun: str) -> bool:
    """Whether `noun` is something that carries words."""
    return noun in BOARDS


def board_of(noun: str, phrase: str = "") -> Board:
    """The board that a phrase means: "round sign", "arched sign". `KeyError` if it is none."""
    board, words = BOARDS[noun], phrase.lower().split()
    asked: dict[str, Form] = turned(vocabulary().words["forms"])
    forms = [asked[word] for word in words if word in asked]
    rounded = not vocabulary().set_of("rounded").isdisjoint(words)
    radius = ROUNDED if rounded else board.radius
    return replace(board, form=forms[0] if forms else board.form, radius=radius)


def face(noun: str, phrase: str = "") -> Box:
    """Where words go on it, in fractions of its box. Raises `KeyError` if it is no board."""
    board = board_of(noun, phrase)
    if board.form == "triangle":
        return Box(left=0.3, top=0.55, width=0.4, height=0.3)
    if board.form in POLYGONS:
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
    if board.form == "panel" or board.form in POLYGONS:
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
