"""Which attitudes can a body take? Directions of limbs as data, by the name of what is done.

Directions are (out, front, up): out is away from the middle on either side.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Way = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Arm:
    """Either two directions, or a place to reach, in arm lengths from the shoulder."""

    upper: Way = (0.19, -0.06, -1.0)
    lower: Way = (0.05, 0.22, -1.0)
    palm: Way = (-1.0, -0.1, 0.0)  # where the palm looks
    fingers: Way | None = None  # where the fingers point; None: on with the forearm
    curl: float = 0.30  # 0 flat, 1 fist
    reach: Way | None = None
    pole: Way = (0.6, -0.5, -0.6)  # where the elbow goes


@dataclass(frozen=True, slots=True)
class Leg:
    """Directions of thigh and shin; the foot's yaw outwards and pitch (toes down), degrees."""

    upper: Way = (0.07, 0.02, -1.0)
    lower: Way = (0.02, -0.02, -1.0)
    yaw: float = 8.0
    pitch: float = 0.0


@dataclass(frozen=True, slots=True)
class Pose:
    """Degrees: pitch forward, roll to the left side, yaw to the left."""

    left: Arm = Arm()
    right: Arm = Arm()
    left_leg: Leg = Leg()
    right_leg: Leg = Leg()
    hips: Way = (0.0, 0.0, 0.0)
    chest: Way = (2.0, 0.0, 0.0)
    head: Way = (0.0, 0.0, 0.0)
    whole: Way = (0.0, 0.0, 0.0)
    handed: bool = True  # whether it matters which hand does it


HANG, HANG_B = Arm(), Arm(upper=(0.22, 0.0, -1.0), lower=(0.07, 0.30, -1.0), curl=0.38)
BEHIND = Arm(
    upper=(0.26, -0.34, -1.0), lower=(-0.46, -0.40, -1.0), palm=(0.0, -1.0, 0.1), curl=0.30
)
HIP = Arm(
    reach=(0.10, 0.02, -0.80),
    pole=(1.0, -0.45, -0.1),
    palm=(-0.7, 0.0, -0.7),
    fingers=(-0.6, 0.8, -0.3),
    curl=0.2,
)
HOLD = Arm(upper=(0.12, 0.05, -1.0), lower=(-0.12, 1.0, 0.12), palm=(-1.0, 0.0, 0.25), curl=0.62)
PLANT = Leg(upper=(0.035, 0.02, -1.0), lower=(0.0, -0.02, -1.0), yaw=9.0)
EASE = Leg(upper=(0.11, 0.15, -1.0), lower=(0.05, -0.13, -1.0), yaw=18.0)
SEAT = Leg(upper=(0.14, 1.0, -0.06), lower=(0.02, 0.06, -1.0), yaw=8.0)
SEAT_B = Leg(upper=(0.18, 1.0, -0.04), lower=(0.05, -0.10, -1.0), yaw=12.0)

CRADLE = Arm(reach=(-0.26, 0.52, -0.50), palm=(-0.5, -0.2, 1.0), fingers=(-0.9, 0.5, 0.1))
KNEE_HAND = Arm(reach=(0.10, 0.55, -0.62), palm=(-0.2, 0.0, -1.0), fingers=(0.0, 1.0, -0.5))
TAILOR = Leg(upper=(0.85, 0.75, -0.16), lower=(-1.0, 0.12, 0.0), yaw=-50, pitch=4)
TAILOR_B = Leg(upper=(0.85, 0.70, -0.14), lower=(-1.0, -0.22, 0.0), yaw=-50, pitch=4)
PALMS = Arm(
    reach=(-0.30, 0.42, -0.14),
    pole=(1.0, 0.0, -0.8),
    palm=(-1.0, 0.0, 0.0),
    fingers=(0, 0.3, 1.0),
    curl=0.02,
)
CLAP = Arm(
    reach=(-0.26, 0.56, -0.16),
    pole=(1.0, 0.0, -0.8),
    palm=(-1.0, 0.0, 0.0),
    fingers=(0, 0.7, 0.8),
    curl=0.08,
)
WHEEL = Arm(reach=(-0.08, 0.80, -0.24), palm=(-0.9, 0.2, -0.2), fingers=(-0.2, 0.6, 0.8), curl=0.8)
POCKET = Arm(
    reach=(0.02, 0.10, -0.84),
    pole=(1.0, -0.7, 0.0),
    palm=(-1.0, 0.0, 0.0),
    fingers=(-0.1, 0.3, -1.0),
)
AT_MOUTH = Arm(
    reach=(-0.24, 0.40, 0.12),
    pole=(0.7, 0.2, -1.0),
    palm=(-1.0, -0.3, 0.0),
    fingers=(-0.5, 0.1, 0.8),
    curl=0.7,
)
DESK = Arm(reach=(-0.18, 0.62, -0.46), palm=(-0.2, 0.0, -1.0), fingers=(-0.4, 1.0, -0.2), curl=0.35)
SHOVE = Arm(reach=(0.0, 0.86, -0.05), palm=(0.0, 1.0, 0.1), fingers=(0.0, 0.2, 1.0), curl=0.05)
PAGE = Arm(reach=(-0.16, 0.52, -0.40), palm=(-0.7, -0.5, 0.6), fingers=(-0.3, 0.7, 0.6), curl=0.5)
LINKED = Arm(
    upper=(0.34, 0.02, -1.0),
    lower=(0.30, 0.24, -1.0),
    palm=(-0.8, -0.5, 0.0),
    fingers=(0.15, 0.1, -1.0),
    curl=0.6,
)
BARS = Arm(  # the ends of a handlebar, of a bicycle's saddle
    reach=(0.15, 0.73, -0.51),
    pole=(0.7, -0.3, -0.7),
    palm=(0.0, 0.3, -1.0),
    fingers=(0.0, 1.0, -0.1),
    curl=0.85,
)
OARS = Arm(  # the ends of two oars, of the bench of a boat
    reach=(0.05, 0.41, -0.18),
    pole=(0.7, -0.3, -0.7),
    palm=(0.0, 0.3, -1.0),
    fingers=(0.0, 1.0, -0.1),
    curl=0.9,
)
SWUNG = Arm(upper=(0.12, 0.24, -1.0), lower=(0.0, 0.55, -1.0))
AHEAD = Leg(upper=(0.04, 0.38, -1.0), lower=(0.0, 0.16, -1.0), yaw=4, pitch=-14)
LEFT_BACK = Leg(upper=(0.04, -0.24, -1.0), lower=(0.0, -0.66, -1.0), yaw=6, pitch=28)
TABLE_HAND = Arm(
    reach=(-0.14, 0.60, -0.58), palm=(-0.2, 0.0, -1.0), fingers=(-0.3, 1.0, -0.3), curl=0.3
)
IN_FIST = Arm(reach=(0.02, 0.58, -0.56), palm=(-1.0, 0.0, 0.0), fingers=(-0.1, 0.7, -0.6), curl=0.9)
STRIDE = Leg(upper=(0.08, 0.62, -0.85), lower=(0.02, -0.22, -1.0), yaw=6)
STRIDE_B = Leg(upper=(0.10, -0.30, -1.0), lower=(0.04, -0.62, -1.0), yaw=10, pitch=28)

OUT_HAND = Arm(  # joined hands of two who dance, aside
    reach=(0.34, 0.52, 0.16),
    pole=(0.6, 0.1, -1.0),
    palm=(-0.2, 0.3, 0.6),
    fingers=(0.3, 0.5, 0.8),
    curl=0.4,
)
CLASP = Arm(  # about another who stands as near as that
    reach=(-0.08, 0.84, -0.06),
    pole=(1.0, 0.3, -0.4),
    palm=(-0.6, -0.8, 0.0),
    fingers=(-0.8, 0.5, 0.2),
    curl=0.15,
)
CLASP_LOW = Arm(
    reach=(-0.06, 0.78, -0.44),
    pole=(1.0, 0.2, -0.4),
    palm=(-0.3, -1.0, 0.0),
    fingers=(-0.9, 0.4, -0.1),
    curl=0.15,
)
BAR = Arm(
    reach=(-0.04, 0.60, -0.58),
    pole=(0.7, -0.5, -0.6),
    palm=(0.0, 0.2, -1.0),
    fingers=(-0.2, 1.0, -0.1),
    curl=0.9,
)

POSES: Mapping[str, Pose] = {
    "stand": Pose(HANG, HANG_B, PLANT, EASE, (0, -4, -3), (2, 3, 3), (1, -2, 3)),
    "attention": Pose(HANG, HANG, PLANT, PLANT),
    "at ease": Pose(HANG_B, HANG, EASE, PLANT, (0, 4, 4), (1, -3, -5), (0, 3, -2)),
    "hands behind": Pose(BEHIND, BEHIND, PLANT, EASE, (0, -3, -2), (-2, 2, 2), (1, -2, 2)),
    "hand on hip": Pose(HANG, HIP, EASE, PLANT, (0, 5, 3), (-1, -4, -4), (0, 3, -3)),
    "walk": Pose(
        Arm(upper=(0.12, -0.42, -1.0), lower=(0.05, -0.05, -1.0)),
        Arm(upper=(0.10, 0.34, -1.0), lower=(-0.02, 0.75, -1.0)),
        Leg(upper=(0.04, 0.42, -1.0), lower=(0.0, 0.16, -1.0), yaw=4, pitch=-14),
        Leg(upper=(0.04, -0.26, -1.0), lower=(0.0, -0.75, -1.0), yaw=6, pitch=30),
        (3, 2, -6),
        (5, -1, 7),
        (-1, 0, 0),
    ),
    "run": Pose(
        Arm(upper=(0.16, -0.95, -0.8), lower=(-0.02, 0.9, -0.5), curl=0.7),
        Arm(upper=(0.12, 0.55, -1.0), lower=(-0.30, 0.85, 0.75), curl=0.7),
        Leg(upper=(0.03, 0.95, -0.75), lower=(0.0, -0.45, -1.0), yaw=2, pitch=0),
        Leg(upper=(0.03, -0.35, -1.0), lower=(0.0, -1.2, -0.55), yaw=2, pitch=58),
        (12, 0, -8),
        (16, 0, 10),
        (-8, 0, 0),
    ),
    "sit": Pose(
        Arm(
            upper=(0.20, 0.28, -1.0), lower=(-0.10, 1.0, -0.30), palm=(-0.15, 0.0, -1.0), curl=0.25
        ),
        Arm(upper=(0.22, 0.22, -1.0), lower=(-0.14, 1.0, -0.34), palm=(-0.15, 0.0, -1.0), curl=0.3),
        SEAT,
        SEAT_B,
        (-4, 0, 0),
        (4, 1, 3),
        (3, -2, 4),
    ),
    "sit on the ground": Pose(
        Arm(upper=(0.25, 0.50, -1.0), lower=(-0.30, 0.85, -0.55), palm=(-0.4, 0.0, -1.0)),
        Arm(upper=(0.28, 0.45, -1.0), lower=(-0.25, 0.9, -0.5), palm=(-0.4, 0.0, -1.0)),
        Leg(upper=(0.30, 1.0, -0.02), lower=(0.10, 1.0, -0.10), yaw=14, pitch=-62),
        Leg(upper=(0.34, 1.0, 0.02), lower=(0.10, 1.0, -0.14), yaw=18, pitch=-60),
        (0, 0, 0),
        (6, 1, 2),
        (2, 2, 4),
    ),
    "kneel": Pose(
        Arm(upper=(0.14, 0.25, -1.0), lower=(-0.30, 0.9, -0.35), palm=(-0.3, 0.0, -1.0)),
        Arm(upper=(0.18, 0.05, -1.0), lower=(0.0, 0.45, -1.0)),
        Leg(upper=(0.12, 1.0, -0.05), lower=(0.02, -0.05, -1.0), yaw=6),
        Leg(upper=(0.06, -0.05, -1.0), lower=(0.0, -1.0, -0.04), yaw=4, pitch=62),
        (2, 0, 0),
        (6, 0, 0),
        (4, 0, 0),
    ),
    "wave": Pose(
        HANG,
        Arm(upper=(0.95, 0.18, -0.10), lower=(0.30, 0.30, 1.0), palm=(0.05, 1.0, 0.1), curl=0.10),
        PLANT,
        EASE,
        (0, -3, 0),
        (1, -3, -3),
        (0, 3, -3),
    ),
    "point": Pose(
        HANG,
        Arm(upper=(0.35, 0.95, -0.12), lower=(0.25, 1.0, 0.08), palm=(-0.7, 0.0, -0.7), curl=0.2),
        PLANT,
        EASE,
        (0, -3, 0),
        (3, -1, 8),
        (0, 0, -6),
    ),
    "arms crossed": Pose(
        Arm(
            reach=(-0.44, 0.48, -0.42),
            pole=(0.5, 0.5, -1.0),
            palm=(0.0, -1.0, 0.2),
            fingers=(-1.0, 0.05, 0.25),
            curl=0.25,
        ),
        Arm(
            reach=(-0.38, 0.58, -0.50),
            pole=(0.5, 0.5, -1.0),
            palm=(0.0, -1.0, 0.2),
            fingers=(-1.0, -0.2, 0.3),
            curl=0.25,
        ),
        PLANT,
        EASE,
        (0, -4, -2),
        (-1, 3, 2),
        (1, -2, 3),
    ),
    "hands on hips": Pose(HIP, HIP, PLANT, EASE, (0, -5, -2), (-2, 4, 2), (-1, -2, 2)),
    "hold": Pose(HANG, HOLD, PLANT, EASE, (0, -4, -2), (2, 2, 2), (3, -1, -4)),
    "hold both": Pose(
        Arm(
            reach=(-0.22, 0.62, -0.52), palm=(-1.0, 0.0, 0.35), fingers=(-0.3, 1.0, 0.1), curl=0.45
        ),
        Arm(
            reach=(-0.22, 0.62, -0.52), palm=(-1.0, 0.0, 0.35), fingers=(-0.3, 1.0, 0.1), curl=0.45
        ),
        PLANT,
        EASE,
        (0, -4, -2),
        (1, 2, 0),
        (8, 0, 0),
    ),
    "read": Pose(
        Arm(reach=(-0.16, 0.56, -0.30), palm=(-0.7, -0.5, 0.6), fingers=(-0.3, 0.7, 0.6), curl=0.5),
        Arm(reach=(-0.16, 0.56, -0.30), palm=(-0.7, -0.5, 0.6), fingers=(-0.3, 0.7, 0.6), curl=0.5),
        PLANT,
        EASE,
        (0, -3, 0),
        (4, 2, 0),
        (9, 0, 0),
    ),
    "dance": Pose(
        Arm(upper=(0.85, 0.15, 0.45), lower=(0.35, 0.10, 1.0), palm=(-0.6, 0.4, 0.2), curl=0.18),
        Arm(upper=(1.0, 0.25, -0.10), lower=(0.75, 0.50, 0.15), palm=(0.0, 0.4, -1.0), curl=0.18),
        Leg(upper=(0.02, 0.02, -1.0), lower=(0.0, -0.02, -1.0), yaw=18, pitch=0),
        Leg(upper=(0.50, 0.30, -1.0), lower=(0.30, -0.45, -1.0), yaw=35, pitch=52),
        (0, -6, 8),
        (-3, 8, -6),
        (-4, -6, 8),
    ),
    "ride": Pose(
        Arm(reach=(-0.18, 0.62, -0.50), palm=(-0.9, 0.0, -0.3), curl=0.85),
        Arm(reach=(-0.18, 0.62, -0.50), palm=(-0.9, 0.0, -0.3), curl=0.85),
        Leg(upper=(0.62, 0.78, -0.62), lower=(0.05, -0.22, -1.0), yaw=14),
        Leg(upper=(0.62, 0.78, -0.62), lower=(0.05, -0.22, -1.0), yaw=14),
        (-2, 0, 0),
        (4, 0, 0),
        (0, 0, 0),
    ),
    "lie": Pose(
        Arm(upper=(0.30, 0.02, -1.0), lower=(0.20, 0.10, -1.0)),
        Arm(upper=(0.34, 0.02, -1.0), lower=(0.10, 0.20, -1.0)),
        Leg(upper=(0.08, 0.0, -1.0), lower=(0.03, 0.0, -1.0), yaw=14, pitch=34),
        Leg(upper=(0.10, 0.03, -1.0), lower=(0.04, 0.0, -1.0), yaw=18, pitch=34),
        chest=(0, 0, 0),
        head=(4, 0, 6),
        whole=(-90, 0, 0),
    ),
    "cheer": Pose(
        Arm(upper=(0.55, 0.10, 1.0), lower=(0.22, 0.12, 1.0), palm=(-0.3, 1.0, 0.0), curl=0.75),
        Arm(upper=(0.62, 0.10, 0.9), lower=(0.15, 0.15, 1.0), palm=(-0.3, 1.0, 0.0), curl=0.75),
        PLANT,
        EASE,
        (0, -2, 0),
        (-4, 1, 0),
        (-8, 0, 0),
    ),
    "fight": Pose(
        Arm(upper=(0.20, 0.75, -0.75), lower=(-0.20, 0.7, 0.65), palm=(-1.0, 0.0, 0.0), curl=1.0),
        Arm(upper=(0.35, 0.30, -0.90), lower=(-0.30, 0.75, 0.65), palm=(-1.0, 0.0, 0.0), curl=1.0),
        Leg(upper=(0.12, 0.45, -1.0), lower=(0.08, -0.25, -1.0), yaw=10),
        Leg(upper=(0.30, -0.05, -1.0), lower=(0.15, -0.40, -1.0), yaw=38),
        (4, 0, -14),
        (8, 0, -10),
        (2, 0, 8),
    ),
    "hug": Pose(
        Arm(reach=(-0.42, 0.56, -0.22), palm=(-0.4, -1.0, 0.1), fingers=(-1.0, 0.35, 0.1)),
        Arm(reach=(-0.38, 0.58, -0.46), palm=(-0.4, -1.0, 0.3), fingers=(-1.0, 0.35, 0.1)),
        PLANT,
        EASE,
        (0, -4, -2),
        (4, 2, 0),
        (14, 6, 6),
    ),
    "carry": Pose(CRADLE, CRADLE, PLANT, EASE, (0, -4, -2), (-2, 2, 0), (6, 3, 2)),
    "pour": Pose(
        Arm(reach=(-0.20, 0.56, -0.58), palm=(-1.0, 0.0, 0.2), curl=0.6),
        Arm(reach=(-0.10, 0.66, -0.12), pole=(1.0, -0.1, 0.1), palm=(-1.0, 0.0, -0.2), curl=0.75),
        PLANT,
        EASE,
        (0, -3, -2),
        (5, 3, 6),
        (9, -3, 4),
    ),
    "cook": Pose(
        Arm(reach=(-0.05, 0.62, -0.52), palm=(-0.8, 0.0, -0.5), curl=0.75),
        Arm(reach=(-0.16, 0.66, -0.42), pole=(1.0, -0.3, -0.2), palm=(-0.8, 0.0, -0.5), curl=0.75),
        PLANT,
        EASE,
        (2, -3, -2),
        (7, 2, 4),
        (9, 0, 0),
    ),
    "hammer": Pose(
        Arm(reach=(-0.10, 0.62, -0.52), palm=(-0.8, 0.0, -0.5), curl=0.8),
        Arm(upper=(0.75, 0.25, 0.15), lower=(0.05, 0.15, 1.0), palm=(-1.0, 0.1, 0.0), curl=0.95),
        Leg(upper=(0.14, 0.30, -1.0), lower=(0.04, -0.15, -1.0), yaw=14),
        Leg(upper=(0.16, -0.16, -1.0), lower=(0.05, -0.22, -1.0), yaw=26),
        (4, 0, -8),
        (10, -4, -6),
        (12, 0, 10),
    ),
    "play": Pose(
        Arm(
            reach=(0.34, 0.50, -0.22),
            pole=(0.5, -0.1, -1.0),
            palm=(-0.2, -1.0, 0.4),
            fingers=(-0.5, 0.1, 1.0),
            curl=0.5,
        ),
        Arm(
            reach=(-0.22, 0.42, -0.50),
            pole=(1.0, -0.3, -0.1),
            palm=(-0.3, -1.0, -0.2),
            fingers=(-1.0, 0.2, -0.3),
            curl=0.35,
        ),
        PLANT,
        EASE,
        (0, -4, -2),
        (4, 2, 4),
        (7, -4, 12),
    ),
    "cross-legged": Pose(KNEE_HAND, KNEE_HAND, TAILOR, TAILOR_B, (-3, 0, 0), (3, 1, 2), (3, -1, 3)),
    "meditate": Pose(KNEE_HAND, KNEE_HAND, TAILOR, TAILOR_B, (0, 0, 0), (0, 0, 0), (4, 0, 0)),
    "pray": Pose(PALMS, PALMS, PLANT, PLANT, (0, 0, 0), (3, 0, 0), (18, 0, 0)),
    "clap": Pose(CLAP, CLAP, PLANT, EASE, (0, -3, 0), (0, 2, 3), (2, -3, 3)),
    "yoga": Pose(
        Arm(upper=(1.0, 0.0, 0.04), lower=(1.0, 0.02, 0.04), palm=(0.0, 0.0, -1.0), curl=0.05),
        Arm(upper=(1.0, 0.0, 0.04), lower=(1.0, 0.02, 0.04), palm=(0.0, 0.0, -1.0), curl=0.05),
        Leg(upper=(0.80, 0.10, -0.62), lower=(0.0, 0.0, -1.0), yaw=80),
        Leg(upper=(0.80, 0.0, -1.0), lower=(0.80, 0.0, -1.0), yaw=10, pitch=0),
        head=(0, 0, 70),
        handed=False,
    ),
    "stretch": Pose(
        Arm(upper=(0.28, 0.05, 1.0), lower=(-0.22, 0.0, 1.0), palm=(-1.0, 0.0, 0.0), curl=0.1),
        Arm(upper=(0.28, 0.05, 1.0), lower=(-0.22, 0.0, 1.0), palm=(-1.0, 0.0, 0.0), curl=0.1),
        PLANT,
        EASE,
        (0, -3, 0),
        (-4, 6, 0),
        (-6, 3, 0),
    ),
    "jump": Pose(
        Arm(upper=(0.80, 0.10, 0.75), lower=(0.30, 0.15, 1.0), palm=(-0.2, 1.0, 0.0), curl=0.15),
        Arm(upper=(0.90, 0.15, 0.55), lower=(0.40, 0.10, 1.0), palm=(-0.2, 1.0, 0.0), curl=0.15),
        Leg(upper=(0.12, 0.55, -0.85), lower=(0.06, -0.75, -0.75), yaw=8, pitch=38),
        Leg(upper=(0.16, 0.10, -1.0), lower=(0.10, -0.95, -0.55), yaw=10, pitch=56),
        (-2, 3, 4),
        (-5, -2, -4),
        (-8, 0, 0),
        handed=False,
    ),
    "crouch": Pose(
        Arm(upper=(0.20, 0.75, -0.75), lower=(-0.25, 0.85, -0.35), palm=(-0.4, 0.0, -1.0)),
        Arm(upper=(0.22, 0.70, -0.80), lower=(-0.30, 0.80, -0.45), palm=(-0.4, 0.0, -1.0)),
        Leg(upper=(0.34, 0.95, -0.10), lower=(0.04, -0.62, -1.0), yaw=18, pitch=26),
        Leg(upper=(0.38, 0.95, -0.16), lower=(0.06, -0.62, -1.0), yaw=22, pitch=26),
        (14, 0, 0),
        (20, 0, 3),
        (0, 0, 3),
    ),
    "drive": Pose(WHEEL, WHEEL, SEAT, SEAT_B, (-6, 0, 0), (2, 0, 0), (2, 0, 0)),
    "fish": Pose(
        Arm(reach=(-0.24, 0.70, -0.38), palm=(-0.9, 0.0, 0.3), curl=0.85),
        Arm(reach=(-0.18, 0.44, -0.56), palm=(-0.9, 0.0, 0.3), curl=0.85),
        PLANT,
        EASE,
        (0, -3, 4),
        (-2, 2, 6),
        (4, -2, 2),
    ),
    "hands in pockets": Pose(POCKET, POCKET, PLANT, EASE, (0, -5, -2), (-3, 4, 2), (2, -3, 4)),
    "look up": Pose(HANG, HANG_B, PLANT, EASE, (0, -3, -2), (-8, 2, 2), (-32, -2, 3)),
    "throw": Pose(
        Arm(upper=(0.35, 0.85, 0.05), lower=(0.10, 1.0, 0.20), palm=(0.0, 0.0, -1.0), curl=0.2),
        Arm(upper=(0.95, -0.30, 0.30), lower=(0.15, -0.35, 1.0), palm=(-0.4, 1.0, 0.0), curl=0.6),
        Leg(upper=(0.10, 0.48, -1.0), lower=(0.05, 0.10, -1.0), yaw=6, pitch=-10),
        Leg(upper=(0.20, -0.22, -1.0), lower=(0.10, -0.55, -1.0), yaw=40, pitch=16),
        (-4, 0, -24),
        (-8, 4, -14),
        (4, -2, 26),
    ),
    "kick": Pose(
        Arm(upper=(0.70, 0.45, -0.55), lower=(0.35, 0.55, -0.30), curl=0.2),
        Arm(upper=(0.70, -0.45, -0.60), lower=(0.45, -0.20, -0.60), curl=0.2),
        Leg(upper=(0.06, 0.02, -1.0), lower=(0.0, -0.12, -1.0), yaw=12),
        Leg(upper=(0.0, 0.95, -0.45), lower=(0.0, 1.0, -0.28), yaw=4, pitch=12),
        (-10, 0, 12),
        (-2, 0, -10),
        (10, 0, 0),
        handed=False,
    ),
    "drink": Pose(HANG_B, AT_MOUTH, PLANT, EASE, (0, -4, -2), (1, 3, 2), (-2, 0, -4)),
    "eat": Pose(
        Arm(reach=(-0.24, 0.50, -0.52), palm=(-0.6, 0.0, 0.6), curl=0.4),
        AT_MOUTH,
        PLANT,
        EASE,
        (0, -4, -2),
        (3, 2, 0),
        (6, 0, -3),
    ),
    "sing": Pose(
        Arm(upper=(0.55, 0.30, -0.70), lower=(0.70, 0.65, 0.20), palm=(0.1, 0.3, 1.0), curl=0.15),
        AT_MOUTH,
        PLANT,
        EASE,
        (0, -5, 2),
        (-3, 4, 3),
        (-6, -4, -2),
    ),
    "talk": Pose(
        Arm(upper=(0.18, 0.15, -1.0), lower=(0.10, 1.0, 0.15), palm=(-0.5, 0.0, 1.0), curl=0.2),
        Arm(upper=(0.22, 0.10, -1.0), lower=(0.25, 1.0, 0.35), palm=(-0.6, 0.1, 0.8), curl=0.2),
        PLANT,
        EASE,
        (0, -4, 2),
        (2, 3, 4),
        (1, -3, -4),
        handed=False,
    ),
    "think": Pose(
        Arm(reach=(-0.36, 0.40, -0.46), palm=(0.0, -1.0, 0.2), fingers=(-1.0, 0.1, 0.0), curl=0.3),
        Arm(
            reach=(-0.24, 0.34, 0.10),
            pole=(0.2, 0.5, -1.0),
            palm=(-0.5, -1.0, 0.2),
            fingers=(-0.4, 0.0, 1.0),
            curl=0.65,
        ),
        PLANT,
        EASE,
        (0, -4, -2),
        (3, 2, 2),
        (4, 5, -6),
        handed=False,
    ),
    "write": Pose(DESK, DESK, SEAT, SEAT_B, (4, 0, 0), (12, 0, 0), (10, 0, -3)),
    "work": Pose(DESK, DESK, PLANT, EASE, (4, -2, 0), (12, 1, 0), (8, 0, 0)),
    "paint": Pose(
        Arm(reach=(-0.12, 0.52, -0.56), palm=(-0.5, 0.0, 0.9), curl=0.4),
        Arm(
            reach=(-0.06, 0.80, -0.02), palm=(-1.0, 0.0, -0.2), fingers=(-0.1, 1.0, 0.25), curl=0.6
        ),
        PLANT,
        EASE,
        (0, -4, -2),
        (2, 3, 8),
        (3, -3, -6),
    ),
    "push": Pose(SHOVE, SHOVE, STRIDE, STRIDE_B, (14, 0, 0), (16, 0, 0), (-14, 0, 0), handed=False),
    "pull": Pose(
        Arm(reach=(-0.22, 0.85, -0.30), palm=(-0.8, 0.0, -0.4), curl=0.9),
        Arm(reach=(-0.22, 0.75, -0.32), palm=(-0.8, 0.0, -0.4), curl=0.9),
        Leg(upper=(0.10, 0.62, -1.0), lower=(0.04, 0.30, -1.0), yaw=8, pitch=-12),
        Leg(upper=(0.14, 0.30, -1.0), lower=(0.06, -0.30, -1.0), yaw=16),
        (-14, 0, 0),
        (-10, 0, 0),
        (10, 0, 0),
    ),
    "climb": Pose(
        Arm(upper=(0.30, 0.50, 0.85), lower=(0.0, 0.35, 1.0), palm=(0.0, 1.0, 0.0), curl=0.7),
        Arm(upper=(0.40, 0.75, 0.10), lower=(0.0, 0.50, 1.0), palm=(0.0, 1.0, 0.0), curl=0.7),
        Leg(upper=(0.25, 0.10, -1.0), lower=(0.0, -0.10, -1.0), yaw=10, pitch=20),
        Leg(upper=(0.50, 0.80, -0.25), lower=(0.05, 0.0, -1.0), yaw=16, pitch=10),
        (4, 3, 0),
        (4, -3, 0),
        (-18, 0, 4),
        handed=False,
    ),
    "surf": Pose(
        Arm(upper=(0.90, 0.30, -0.15), lower=(0.80, 0.60, 0.05), palm=(0.0, 0.2, -1.0), curl=0.15),
        Arm(upper=(0.85, -0.05, -0.05), lower=(0.80, 0.40, 0.40), palm=(0.0, 0.3, -1.0), curl=0.15),
        Leg(upper=(0.62, 0.55, -0.70), lower=(0.02, -0.50, -1.0), yaw=34),
        Leg(upper=(0.62, 0.50, -0.70), lower=(0.16, -0.42, -1.0), yaw=12),
        (14, 0, 0),
        (18, 2, 20),
        (-6, 0, 18),
        handed=False,
    ),
    "skate": Pose(
        Arm(upper=(0.75, 0.25, -0.50), lower=(0.60, 0.60, -0.05), palm=(0.0, 0.2, -1.0), curl=0.2),
        Arm(upper=(0.75, -0.10, -0.40), lower=(0.60, 0.35, 0.10), palm=(0.0, 0.3, -1.0), curl=0.2),
        Leg(upper=(0.42, 0.38, -0.85), lower=(0.02, -0.36, -1.0), yaw=22),
        Leg(upper=(0.42, 0.34, -0.85), lower=(0.10, -0.30, -1.0), yaw=10),
        (8, 0, 0),
        (10, 2, 14),
        (-4, 0, 20),
        handed=False,
    ),
    "ski": Pose(
        Arm(upper=(0.30, 0.40, -0.90), lower=(0.10, 1.0, 0.0), palm=(-1.0, 0.0, 0.0), curl=0.85),
        Arm(upper=(0.30, 0.40, -0.90), lower=(0.10, 1.0, 0.0), palm=(-1.0, 0.0, 0.0), curl=0.85),
        Leg(upper=(0.06, 0.62, -0.80), lower=(0.02, -0.52, -1.0), yaw=2),
        Leg(upper=(0.06, 0.62, -0.80), lower=(0.02, -0.52, -1.0), yaw=2),
        (18, 0, 0),
        (24, 0, 0),
        (-14, 0, 0),
    ),
    "swim": Pose(
        Arm(upper=(0.10, 0.15, 1.0), lower=(0.0, 0.10, 1.0), palm=(0.0, 1.0, 0.0), curl=0.05),
        Arm(upper=(0.45, 0.15, -0.90), lower=(0.30, 0.30, -0.95), palm=(0.0, 1.0, 0.0), curl=0.1),
        Leg(upper=(0.06, 0.10, -1.0), lower=(0.03, -0.16, -1.0), yaw=4, pitch=60),
        Leg(upper=(0.08, -0.16, -1.0), lower=(0.04, -0.34, -1.0), yaw=4, pitch=60),
        head=(-36, 0, 10),
        whole=(78, 0, 0),
        handed=False,
    ),
    "lean": Pose(
        POCKET,
        HANG_B,
        Leg(upper=(0.02, 0.26, -1.0), lower=(-0.22, 0.08, -1.0), yaw=10),
        PLANT,
        (-4, -5, 3),
        (-10, 4, 2),
        (6, -2, 6),
    ),
    "chop": Pose(TABLE_HAND, IN_FIST, PLANT, EASE, (2, -2, -2), (10, 2, 4), (12, 0, 0)),
    "swing down": Pose(
        Arm(reach=(-0.30, 0.52, 0.30), pole=(1.0, 0.2, 0.0), palm=(-1.0, 0.0, 0.0), curl=0.95),
        Arm(reach=(-0.10, 0.30, 0.56), pole=(1.0, 0.2, 0.0), palm=(-1.0, 0.0, 0.0), curl=0.95),
        Leg(upper=(0.18, 0.34, -1.0), lower=(0.06, -0.16, -1.0), yaw=12),
        Leg(upper=(0.20, -0.12, -1.0), lower=(0.06, -0.24, -1.0), yaw=26),
        (2, 0, -6),
        (6, -2, -8),
        (18, 0, 6),
    ),
    "kneel and work": Pose(
        Arm(reach=(-0.10, 0.72, -0.50), palm=(-0.8, 0.3, -0.4), fingers=(-0.2, 1.0, -0.5)),
        Arm(reach=(-0.02, 0.76, -0.42), palm=(-0.8, 0.3, -0.4), fingers=(-0.2, 1.0, -0.4)),
        Leg(upper=(0.16, 0.40, -0.90), lower=(0.02, -1.0, -0.04), yaw=4, pitch=62),
        Leg(upper=(0.12, 0.34, -0.92), lower=(0.0, -1.0, -0.04), yaw=4, pitch=62),
        (14, 0, 0),
        (24, 2, 4),
        (12, 0, 2),
    ),
    "water": Pose(
        HANG_B,
        Arm(reach=(0.0, 0.66, -0.30), pole=(0.8, -0.5, -0.2), palm=(-1.0, 0.0, 0.0), curl=0.85),
        PLANT,
        EASE,
        (3, -3, -3),
        (10, -3, 6),
        (9, 0, 0),
    ),
    "feed": Pose(
        Arm(reach=(-0.22, 0.46, -0.54), palm=(-0.4, -0.2, 1.0), fingers=(-0.6, 0.8, 0.1), curl=0.4),
        Arm(reach=(0.06, 0.82, -0.46), palm=(-0.3, 0.1, 1.0), fingers=(0.0, 1.0, -0.2), curl=0.25),
        PLANT,
        EASE,
        (8, 0, 0),
        (16, -2, 6),
        (8, 0, 0),
    ),
    "sit and feed": Pose(
        Arm(reach=(-0.10, 0.52, -0.66), palm=(-0.3, 0.0, -1.0), fingers=(-0.3, 1.0, -0.2)),
        Arm(reach=(0.06, 0.84, -0.40), palm=(-0.3, 0.1, 1.0), fingers=(0.0, 1.0, -0.2), curl=0.25),
        SEAT,
        SEAT_B,
        (8, 0, 0),
        (18, -2, 4),
        (8, 0, 0),
    ),
    "fly a kite": Pose(
        Arm(reach=(-0.20, 0.60, -0.10), palm=(-1.0, 0.0, 0.0), curl=0.8),
        Arm(reach=(0.05, 0.60, 0.62), pole=(1.0, -0.2, -0.4), palm=(-1.0, 0.2, 0.0), curl=0.8),
        Leg(upper=(0.08, 0.40, -1.0), lower=(0.02, 0.05, -1.0), yaw=6, pitch=-6),
        Leg(upper=(0.12, -0.22, -1.0), lower=(0.05, -0.36, -1.0), yaw=20, pitch=10),
        (-6, 0, -8),
        (-10, 4, -6),
        (-28, 0, 6),
    ),
    "fiddle": Pose(
        Arm(
            reach=(0.02, 0.62, 0.05),
            pole=(0.1, 0.3, -1.0),
            palm=(-0.3, -0.6, 0.8),
            fingers=(-0.6, -0.2, 0.8),
            curl=0.55,
        ),
        Arm(
            reach=(-0.10, 0.56, 0.12),
            pole=(1.0, -0.1, -0.2),
            palm=(-0.5, 0.0, -0.9),
            fingers=(-1.0, 0.4, -0.2),
            curl=0.5,
        ),
        PLANT,
        EASE,
        (0, -5, 6),
        (2, 4, 10),
        (8, -14, 20),
    ),
    "sit and work": Pose(TABLE_HAND, TABLE_HAND, SEAT, SEAT_B, (2, 0, 0), (10, 1, 2), (9, 0, -2)),
    "selfie": Pose(
        HIP,
        Arm(reach=(0.48, 0.72, 0.16), palm=(-0.2, -1.0, 0.0), fingers=(-1.0, 0.1, 0.3), curl=0.4),
        PLANT,
        EASE,
        (0, -5, 2),
        (-3, 5, 2),
        (-4, 10, -24),
    ),
    "at the eyes": Pose(
        Arm(reach=(-0.34, 0.40, 0.12), palm=(-0.6, 0.2, 0.3), fingers=(-0.6, 0.2, 0.6), curl=0.5),
        Arm(reach=(-0.24, 0.42, 0.12), palm=(-0.8, 0.4, 0.0), fingers=(-0.5, 0.2, 0.8), curl=0.6),
        PLANT,
        EASE,
        (0, -3, -2),
        (3, 2, 2),
        (4, 0, 0),
    ),
    "bend over": Pose(
        Arm(reach=(0.10, 0.50, -0.70), palm=(-0.2, 0.0, -1.0), fingers=(0.0, 1.0, -0.3), curl=0.2),
        Arm(reach=(0.10, 0.50, -0.70), palm=(-0.2, 0.0, -1.0), fingers=(0.0, 1.0, -0.3), curl=0.2),
        PLANT,
        EASE,
        (20, 0, 0),
        (30, 1, 2),
        (10, 0, 0),
    ),
    "phone": Pose(
        HIP,
        Arm(
            reach=(-0.02, 0.16, 0.24),
            pole=(0.7, 0.3, -1.0),
            palm=(-1.0, 0.1, 0.0),
            fingers=(-0.2, -0.1, 1.0),
            curl=0.45,
        ),
        PLANT,
        EASE,
        (0, -5, 2),
        (-1, 4, 4),
        (4, -8, -6),
    ),
    "cycle": Pose(
        BARS,
        BARS,
        Leg(upper=(0.10, 0.50, -0.85), lower=(0.02, -0.22, -1.0), yaw=4, pitch=12),
        Leg(upper=(0.10, 0.95, -0.38), lower=(0.02, -0.20, -1.0), yaw=4),
        (22, 0, 0),
        (34, 0, 0),
        (4, 0, 0),
    ),
    "row": Pose(
        OARS,
        OARS,
        Leg(upper=(0.10, 1.0, 0.06), lower=(0.02, 0.62, -0.80), yaw=6, pitch=-20),
        Leg(upper=(0.10, 1.0, 0.06), lower=(0.02, 0.62, -0.80), yaw=6, pitch=-20),
        (12, 0, 0),
        (18, 0, 0),
        (-8, 0, 0),
    ),
    "sweep": Pose(
        Arm(reach=(-0.26, 0.50, -0.12), palm=(-0.9, 0.1, -0.3), fingers=(-0.6, 0.6, 0.3), curl=0.9),
        Arm(reach=(0.0, 0.56, -0.56), palm=(-0.9, 0.1, 0.2), fingers=(-0.3, 0.7, -0.5), curl=0.9),
        Leg(upper=(0.10, 0.32, -1.0), lower=(0.04, -0.08, -1.0), yaw=8),
        Leg(upper=(0.14, -0.10, -1.0), lower=(0.06, -0.22, -1.0), yaw=22),
        (4, 0, -10),
        (14, -2, -14),
        (14, 0, 4),
    ),
    "dance in hold": Pose(
        OUT_HAND,
        Arm(
            reach=(0.02, 0.76, -0.24),
            pole=(1.0, 0.2, -0.2),
            palm=(-0.8, -0.5, 0.0),
            fingers=(-0.6, 0.8, 0.1),
            curl=0.2,
        ),
        Leg(upper=(0.06, 0.22, -1.0), lower=(0.02, -0.10, -1.0), yaw=10),
        Leg(upper=(0.14, -0.16, -1.0), lower=(0.06, -0.42, -1.0), yaw=18, pitch=24),
        (-3, 0, 4),
        (-5, -5, 4),
        (-2, -6, 14),
    ),
    "dance in hold too": Pose(
        Arm(
            reach=(0.02, 0.70, 0.06),
            pole=(1.0, 0.1, -0.6),
            palm=(-0.3, 0.2, -0.9),
            fingers=(-0.5, 0.8, 0.0),
            curl=0.2,
        ),
        OUT_HAND,
        Leg(upper=(0.10, -0.18, -1.0), lower=(0.04, -0.46, -1.0), yaw=12, pitch=26),
        Leg(upper=(0.06, 0.12, -1.0), lower=(0.02, -0.10, -1.0), yaw=10),
        (-3, 0, -4),
        (-8, 5, -4),
        (-6, 6, -16),
    ),
    "hand in hand": Pose(LINKED, SWUNG, AHEAD, LEFT_BACK, (2, 2, -4), (2, -1, 5), (0, -4, 18)),
    "hand in hand too": Pose(SWUNG, LINKED, LEFT_BACK, AHEAD, (2, -2, 4), (2, 1, -5), (0, 4, -16)),
    "kneel and hug": Pose(
        Arm(reach=(-0.26, 0.60, 0.02), palm=(-0.3, -1.0, 0.0), fingers=(-0.9, 0.4, 0.2), curl=0.15),
        Arm(reach=(-0.22, 0.60, -0.30), palm=(-0.3, -1.0, 0.0), fingers=(-0.9, 0.4, 0), curl=0.15),
        Leg(upper=(0.12, 1.0, -0.05), lower=(0.02, -0.05, -1.0), yaw=6),
        Leg(upper=(0.06, -0.05, -1.0), lower=(0.0, -1.0, -0.04), yaw=4, pitch=62),
        (2, 0, 0),
        (8, 0, 0),
        (8, 12, 20),
    ),
    "embrace": Pose(CLASP, CLASP_LOW, PLANT, EASE, (3, -3, 0), (6, 2, 0), (8, 12, 22)),
    "dunk": Pose(
        Arm(upper=(0.55, 0.55, -0.15), lower=(0.10, 0.90, 0.25), curl=0.3),
        Arm(upper=(0.10, 0.25, 1.0), lower=(0.0, 0.30, 1.0), palm=(0.0, 0.9, -0.4), curl=0.35),
        Leg(upper=(0.10, 0.80, -0.70), lower=(0.05, -0.70, -0.80), yaw=6, pitch=40),
        Leg(upper=(0.16, -0.10, -1.0), lower=(0.08, -0.95, -0.50), yaw=10, pitch=56),
        (-2, 0, 4),
        (-4, 0, 8),
        (-22, 0, 0),
    ),
    "serve": Pose(
        Arm(upper=(0.20, 0.50, 1.0), lower=(0.06, 0.35, 1.0), palm=(0.0, 0.0, 1.0), curl=0.15),
        Arm(
            upper=(0.85, -0.20, 0.60),
            lower=(0.20, -0.15, 1.0),
            palm=(-1.0, 0.2, 0.0),
            fingers=(0.0, 1.0, 0.2),
            curl=0.9,
        ),
        Leg(upper=(0.10, 0.32, -1.0), lower=(0.04, -0.10, -1.0), yaw=6),
        Leg(upper=(0.18, -0.20, -1.0), lower=(0.08, -0.55, -1.0), yaw=36, pitch=24),
        (-4, 0, -14),
        (-12, 6, -10),
        (-30, 0, 10),
    ),
    "sit and drum": Pose(
        Arm(reach=(0.05, 0.66, -0.42), palm=(-0.4, 0.0, -1.0), fingers=(-0.3, 1.0, 0.0), curl=0.8),
        Arm(reach=(0.22, 0.56, 0.12), palm=(-0.6, 0.4, -0.4), fingers=(-0.2, 0.5, 0.9), curl=0.8),
        SEAT,
        SEAT_B,
        (-2, 0, 0),
        (6, -3, 4),
        (6, 4, 10),
    ),
    "kiss": Pose(CLASP, CLASP_LOW, PLANT, EASE, (2, -2, 0), (5, 2, 0), (16, 12, 0)),
    "kiss too": Pose(CLASP_LOW, CLASP, PLANT, EASE, (2, 2, 0), (3, 0, 0), (-12, 12, 0)),
    "box": Pose(
        Arm(upper=(0.12, 0.95, 0.12), lower=(-0.10, 1.0, 0.24), palm=(0.0, 0.0, -1.0), curl=1.0),
        Arm(upper=(0.30, 0.30, -0.90), lower=(-0.34, 0.62, 0.80), palm=(-1.0, 0.0, 0.0), curl=1.0),
        Leg(upper=(0.10, 0.55, -0.9), lower=(0.06, -0.25, -1.0), yaw=10),
        Leg(upper=(0.24, -0.18, -1.0), lower=(0.12, -0.45, -1.0), yaw=36, pitch=18),
        (6, 0, -22),
        (12, 0, -26),
        (0, 0, 22),
    ),
    "box too": Pose(
        Arm(upper=(0.24, 0.62, -0.80), lower=(-0.30, 0.55, 0.95), palm=(-1.0, 0.0, 0.0), curl=1.0),
        Arm(upper=(0.30, 0.45, -0.85), lower=(-0.30, 0.60, 0.90), palm=(-1.0, 0.0, 0.0), curl=1.0),
        Leg(upper=(0.12, 0.45, -1.0), lower=(0.08, -0.25, -1.0), yaw=10),
        Leg(upper=(0.30, -0.10, -1.0), lower=(0.15, -0.45, -1.0), yaw=38, pitch=14),
        (4, 0, -14),
        (10, -3, -10),
        (10, 0, 8),
    ),
    "push a pram": Pose(BAR, BAR, STRIDE, STRIDE_B, (4, 0, -4), (6, 0, 3), (6, 0, 0)),
    "paddle": Pose(
        Arm(reach=(0.10, 0.62, 0.06), palm=(0.0, 0.6, -0.6), curl=0.9),
        Arm(reach=(0.12, 0.62, -0.34), palm=(0.0, 0.6, -0.6), curl=0.9),
        Leg(upper=(0.14, 1.0, 0.10), lower=(0.02, 0.85, -0.50), yaw=6, pitch=-30),
        Leg(upper=(0.14, 1.0, 0.10), lower=(0.02, 0.85, -0.50), yaw=6, pitch=-30),
        (4, 0, 0),
        (8, 4, 12),
        (0, -3, -10),
    ),
    "shake hands": Pose(
        HANG,
        Arm(reach=(-0.22, 0.66, -0.44), palm=(-1.0, 0.0, 0.0), fingers=(-0.1, 1.0, 0.0), curl=0.3),
        PLANT,
        EASE,
        (2, 0, 6),
        (4, 0, 8),
        (2, 0, -8),
    ),
    "toast": Pose(
        HANG_B,
        Arm(reach=(-0.10, 0.70, 0.06), palm=(-1.0, 0.0, 0.1), fingers=(-0.2, 0.7, 0.5), curl=0.6),
        PLANT,
        EASE,
        (0, -4, 2),
        (-2, 3, 4),
        (-2, -3, -4),
    ),
    "duel": Pose(
        Arm(reach=(-0.22, 0.66, -0.26), palm=(-0.9, 0.0, 0.2), curl=0.95),
        Arm(reach=(-0.12, 0.62, -0.12), palm=(-0.9, 0.0, 0.2), curl=0.95),
        Leg(upper=(0.16, 0.52, -0.95), lower=(0.06, -0.30, -1.0), yaw=10),
        Leg(upper=(0.30, -0.20, -1.0), lower=(0.14, -0.50, -1.0), yaw=38, pitch=14),
        (6, 0, -14),
        (8, 0, -10),
        (2, 0, 10),
    ),
    "raise a sword": Pose(
        Arm(reach=(-0.30, 0.40, 0.50), pole=(1.0, 0.2, 0.0), palm=(-1.0, 0.0, 0.0), curl=0.95),
        Arm(reach=(-0.10, 0.26, 0.66), pole=(1.0, 0.2, 0.0), palm=(-1.0, 0.0, 0.0), curl=0.95),
        Leg(upper=(0.16, 0.45, -1.0), lower=(0.06, -0.22, -1.0), yaw=10),
        Leg(upper=(0.26, -0.20, -1.0), lower=(0.10, -0.40, -1.0), yaw=34, pitch=12),
        (2, 0, -10),
        (-4, 0, -6),
        (4, 0, 8),
    ),
    "sit and toast": Pose(
        KNEE_HAND,
        Arm(reach=(-0.06, 0.66, 0.10), palm=(-1.0, 0.0, 0.1), fingers=(-0.2, 0.7, 0.5), curl=0.6),
        SEAT,
        SEAT_B,
        (-2, 0, 0),
        (2, 2, 4),
        (0, -2, -4),
    ),
    "sit and drink": Pose(TABLE_HAND, AT_MOUTH, SEAT, SEAT_B, (0, 0, 0), (4, 1, 2), (4, 0, -3)),
    "warrior": Pose(
        Arm(upper=(1.0, 0.0, 0.0), lower=(1.0, 0.02, 0.0), palm=(0.0, 0.0, -1.0), curl=0.05),
        Arm(upper=(1.0, 0.0, 0.0), lower=(1.0, 0.02, 0.0), palm=(0.0, 0.0, -1.0), curl=0.05),
        Leg(upper=(0.95, 0.10, -0.42), lower=(0.02, 0.0, -1.0), yaw=80),
        Leg(upper=(0.85, 0.0, -1.0), lower=(0.85, 0.0, -1.0), yaw=8),
        head=(0, 0, 72),
        handed=False,
    ),
    "cast a spell": Pose(
        Arm(reach=(-0.06, 0.70, -0.20), palm=(-0.6, 0.3, 0.7), fingers=(-0.1, 0.9, 0.5), curl=0.2),
        Arm(reach=(0.10, 0.74, 0.10), palm=(-0.4, 0.8, 0.3), fingers=(0.0, 0.7, 0.8), curl=0.2),
        Leg(upper=(0.10, 0.30, -1.0), lower=(0.04, -0.10, -1.0), yaw=8),
        Leg(upper=(0.14, -0.14, -1.0), lower=(0.06, -0.28, -1.0), yaw=24, pitch=8),
        (2, 0, -6),
        (-3, 2, -4),
        (2, -2, 6),
    ),
    "sit and read": Pose(PAGE, PAGE, SEAT, SEAT_B, (-6, 0, 0), (6, 0, 0), (12, 0, 0)),
    "sit and hold": Pose(
        Arm(
            reach=(-0.22, 0.56, -0.52), palm=(-1.0, 0.0, 0.35), fingers=(-0.3, 1.0, 0.1), curl=0.45
        ),
        Arm(
            reach=(-0.22, 0.56, -0.52), palm=(-1.0, 0.0, 0.35), fingers=(-0.3, 1.0, 0.1), curl=0.45
        ),
        SEAT,
        SEAT_B,
        (-4, 0, 0),
        (4, 1, 0),
        (8, -2, 2),
    ),
    "sit and play": Pose(
        Arm(
            reach=(0.34, 0.50, -0.22),
            pole=(0.5, -0.1, -1.0),
            palm=(-0.2, -1.0, 0.4),
            fingers=(-0.5, 0.1, 1.0),
            curl=0.5,
        ),
        Arm(
            reach=(-0.22, 0.42, -0.42),
            pole=(1.0, -0.3, -0.1),
            palm=(-0.3, -1.0, -0.2),
            fingers=(-1.0, 0.2, -0.3),
            curl=0.35,
        ),
        SEAT,
        SEAT_B,
        (-2, 0, 0),
        (6, 2, 4),
        (7, -4, 12),
    ),
}

BOTH_WAYS = frozenset(  # attitudes that may as well be taken the other way round
    {name for name, pose in POSES.items() if not pose.handed}
    | {"stand", "at ease", "hands behind", "hand on hip", "hands on hips", "arms crossed", "walk"}
    | {"run", "sit", "sit on the ground", "cross-legged", "kneel", "dance", "lie", "cheer", "fight"}
    | {"hands in pockets", "look up", "lean", "crouch", "ride", "clap"}
)
