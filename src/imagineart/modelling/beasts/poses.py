"""How do beasts on four legs bear themselves? Named poses for each manner of body."""

from collections.abc import Mapping
from dataclasses import replace

from imagineart.modelling.beasts.skeleton import Pose, Step

NAMES = (
    *("stand", "sit", "lie", "sleep", "walk", "run"),
    *("look", "graze", "rear", "howl", "hang", "jump"),
)

_WALK = (
    (Step(-0.16, 0, 22), Step(0.17, 0.02, -22)),
    (Step(0.15, 0.02, -24), Step(-0.13, 0, 14)),
)
_RUN = (
    (Step(-0.42, 0.22, 52, foot=-10), Step(-0.30, 0.12, 30)),
    (Step(0.42, 0.10, -48, foot=-40), Step(0.52, 0.16, -52, foot=-50)),
)


def _both(step: Step) -> tuple[Step, Step]:
    return step, step


CAT: Mapping[str, Pose] = {
    "stand": Pose(),
    "look": Pose(head=4, yaw=-16, roll=6, tail="up"),
    "sit": Pose(
        hip=0.36,
        pelvis=56,
        squeeze=0.80,
        shoulder=0.74,
        neck=10,
        head=0,
        fore=_both(Step(0.05, 0, 4, -0.015)),
        hind=_both(Step(-0.26, -0.01, 66, 0.06)),
        tail="wrap",
    ),
    "lie": Pose(
        hip=0.36,
        pelvis=0,
        chest=4,
        neck=2,
        fore=_both(Step(-0.22, -0.005, 62, 0.0)),
        hind=_both(Step(-0.16, -0.01, 60, 0.09)),
        tail="wrap",
    ),
    "sleep": Pose(
        hip=0.32,
        pelvis=0,
        chest=-6,
        curl=95,
        neck=-52,
        head=-12,
        eyes=0.0,
        roll=10,
        fore=_both(Step(-0.06, -0.01, 70, -0.02)),
        hind=_both(Step(-0.2, -0.01, 68, 0.05)),
        tail="wrap",
    ),
    "walk": Pose(fore=_WALK[0], hind=_WALK[1], tail="level", neck=-6),
    "run": Pose(
        hip=1.08, pelvis=-4, chest=6, neck=-18, head=-4, fore=_RUN[0], hind=_RUN[1], tail="flow"
    ),
    "jump": Pose(
        hip=1.06,
        pelvis=16,
        chest=24,
        neck=8,
        head=14,
        fore=(Step(-0.40, 0.52, 62, foot=-10), Step(-0.30, 0.42, 48, foot=-10)),
        hind=(Step(0.40, 0.0, -44, foot=-40), Step(0.50, 0.03, -50, foot=-50)),
        tail="flow",
    ),
    "rear": Pose(
        hip=0.98,
        pelvis=52,
        chest=56,
        neck=12,
        tail="down",
        fore=(Step(-0.30, 0.95, 40), Step(-0.24, 0.80, 24)),
        hind=_both(Step(-0.04)),
    ),
}

DOG: Mapping[str, Pose] = {
    **CAT,
    "look": Pose(head=5, yaw=-14, roll=10, tail="flag"),
    "sit": Pose(
        hip=0.38,
        pelvis=50,
        squeeze=0.88,
        shoulder=0.74,
        neck=12,
        fore=_both(Step(0.03, 0, 4)),
        hind=_both(Step(-0.22, -0.01, 64, 0.08)),
        tail="level",
    ),
    "lie": Pose(
        hip=0.34,
        pelvis=0,
        chest=6,
        neck=4,
        fore=_both(Step(-0.26, -0.005, 70)),
        hind=_both(Step(-0.16, -0.01, 62, 0.12)),
        tail="level",
    ),
}
DOG = {**DOG, "howl": replace(DOG["sit"], neck=34, head=62)}

BIG_CAT: Mapping[str, Pose] = {**CAT, "look": replace(CAT["look"], tail="hook")}

HOOFED: Mapping[str, Pose] = {
    "stand": Pose(fore=(Step(), Step(0.03)), hind=(Step(-0.03, 0, 0), Step(0.07, 0, -4))),
    "look": Pose(yaw=-22, neck=6, head=6),
    "graze": Pose(neck=-78, head=-30, fore=(Step(-0.10, 0, 8), Step(0.06, 0, -6))),
    "lie": Pose(
        hip=0.40,
        chest=1,
        neck=4,
        fore=_both(Step(-0.02, 0.0, 96, 0.05)),
        hind=_both(Step(-0.20, 0.0, 80, 0.14)),
        tail="down",
    ),
    "sleep": Pose(
        hip=0.40,
        chest=1,
        neck=-50,
        head=-20,
        eyes=0.0,
        fore=_both(Step(-0.02, 0.0, 96, 0.05)),
        hind=_both(Step(-0.20, 0.0, 80, 0.14)),
        tail="down",
    ),
    "sit": Pose(
        hip=0.40,
        pelvis=44,
        squeeze=0.92,
        shoulder=0.70,
        neck=8,
        fore=_both(Step(0.02, 0, 4)),
        hind=_both(Step(-0.24, 0.0, 70, 0.1)),
        tail="down",
    ),
    "walk": Pose(
        fore=(Step(-0.14, 0, 12), Step(0.14, 0.03, -34, foot=-30)),
        hind=(Step(0.14, 0.02, -22, foot=-24), Step(-0.12, 0, 8)),
    ),
    "run": Pose(
        hip=1.06,
        chest=4,
        neck=-10,
        head=8,
        fore=(Step(-0.42, 0.26, 58, foot=10), Step(-0.20, 0.22, -62, foot=-60)),
        hind=(Step(0.34, 0.06, -40, foot=-50), Step(0.46, 0.16, -48, foot=-60)),
        tail="flow",
    ),
    "jump": Pose(
        hip=1.06,
        pelvis=14,
        chest=20,
        neck=4,
        head=6,
        fore=(Step(-0.24, 0.62, -40, foot=-60), Step(-0.16, 0.54, -56, foot=-60)),
        hind=(Step(0.40, 0.02, -40, foot=-50), Step(0.48, 0.05, -48, foot=-60)),
        tail="flow",
    ),
    "rear": Pose(
        hip=0.94,
        pelvis=48,
        chest=52,
        neck=16,
        head=14,
        fore=(Step(-0.26, 1.0, -50, foot=-50), Step(-0.18, 0.84, -60, foot=-60)),
        hind=_both(Step(-0.16, 0, 6)),
        tail="flow",
    ),
}

HEAVY: Mapping[str, Pose] = {
    **HOOFED,
    "stand": Pose(fore=(Step(-0.03), Step(0.04)), hind=(Step(-0.04), Step(0.05))),
    "walk": Pose(
        fore=(Step(-0.12, 0, 10), Step(0.10, 0.02, -10, foot=-12)),
        hind=(Step(0.11, 0.02, -12, foot=-14), Step(-0.09, 0, 8)),
    ),
    "run": Pose(
        neck=-4,
        fore=(Step(-0.2, 0.1, 24), Step(0.16, 0.02, -16)),
        hind=(Step(0.2, 0.04, -20), Step(-0.12, 0.04, 10)),
        tail="level",
    ),
}

BEAR: Mapping[str, Pose] = {
    **HEAVY,
    "sit": Pose(
        hip=0.30,
        pelvis=62,
        squeeze=0.92,
        chest=64,
        neck=30,
        fore=_both(Step(-0.16, 0.34, 30, 0.02)),
        hind=_both(Step(-0.42, 0.05, 20, 0.10)),
    ),
    "lie": CAT["lie"],
    "sleep": CAT["sleep"],
    "rear": Pose(
        hip=1.02,
        pelvis=62,
        chest=66,
        neck=30,
        fore=(Step(-0.24, 0.9, 30, 0.06), Step(-0.2, 0.8, 30, 0.06)),
        hind=_both(Step(-0.02)),
    ),
}

RODENT: Mapping[str, Pose] = {
    **CAT,
    "stand": Pose(
        hip=0.74, pelvis=8, chest=-2, fore=_both(Step(0.02)), hind=_both(Step(-0.20, 0, 52, 0.03))
    ),
    "sit": Pose(
        hip=0.46,
        pelvis=66,
        squeeze=0.85,
        chest=60,
        neck=30,
        fore=_both(Step(-0.16, 0.42, 40, -0.03)),
        hind=_both(Step(-0.30, 0, 62, 0.04)),
    ),
}

APE: Mapping[str, Pose] = {  # on its knuckles; it sits with its hands before it
    **BEAR,
    "stand": Pose(
        pelvis=16,
        chest=30,
        neck=12,
        fore=(Step(-0.05, 0, 6), Step(0.06, 0, -6)),
        hind=(Step(-0.04, 0, 4), Step(0.06, 0, -4)),
    ),
    "sit": Pose(
        hip=0.34,
        pelvis=66,
        squeeze=0.92,
        chest=74,
        neck=46,
        fore=_both(Step(-0.16, 0.30, 34, 0.04)),
        hind=_both(Step(-0.40, 0.02, 30, 0.12)),
        tail="wrap",
    ),
    "hang": Pose(neck=-10, head=4, roll=158),
}
UPRIGHT: Mapping[str, Pose] = {  # on its hind legs, the hands before the breast, the tail a prop
    "stand": Pose(pelvis=44, chest=52, neck=30, hind=_both(Step(-0.10, 0, 4)), tail="prop"),
    "look": Pose(pelvis=44, chest=52, neck=30, yaw=-30, hind=_both(Step(-0.10)), tail="prop"),
    "run": Pose(
        hip=1.25, pelvis=16, chest=22, neck=16, hind=_both(Step(0.30, 0.30, -30)), tail="flow"
    ),
}
UPRIGHT = {**UPRIGHT, "sit": UPRIGHT["stand"], "walk": UPRIGHT["run"]}
SENTRY: Mapping[str, Pose] = {  # stands up to look about
    **RODENT,
    "look": Pose(
        hip=0.92,
        pelvis=74,
        squeeze=0.95,
        chest=80,
        neck=62,
        fore=_both(Step(-0.10, 0.62, 20, -0.02)),
        hind=_both(Step(-0.16, 0, 20, 0.02)),
        tail="prop",
    ),
}
SENTRY = {**SENTRY, "sit": SENTRY["look"]}
LOW: Mapping[str, Pose] = {  # short legs under a long trunk
    **RODENT,
    "stand": Pose(fore=(Step(-0.08), Step(0.08)), hind=(Step(-0.08), Step(0.08))),
}

MANNERS: Mapping[str, Mapping[str, Pose]] = {
    "still": {
        "stand": Pose(fore=_both(Step()), hind=(Step(-0.10, 0, 8), Step(0.12, 0, -6))),
        "walk": Pose(hind=(Step(-0.22, 0, 16), Step(0.24, 0.03, -24)), tail="sway"),
        "run": Pose(
            hip=1.04, neck=-10, hind=(Step(-0.36, 0.14, 40), Step(0.36, 0.06, -40)), tail="sway"
        ),
    },
    "cat": CAT,
    "big cat": BIG_CAT,
    "dog": DOG,
    "hoofed": HOOFED,
    "heavy": HEAVY,
    "bear": BEAR,
    "rodent": RODENT,
    "ape": APE,
    "upright": UPRIGHT,
    "sentry": SENTRY,
    "low": LOW,
}
