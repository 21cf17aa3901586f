"""Wild beasts on four legs, and small dogs: rows of proportions beside those of the quadrupeds."""

from dataclasses import replace

from imagineart.modelling.beasts.anatomy import Fur, Head, Legs, Neck, Quadruped, Tail, Trunk
from imagineart.modelling.beasts.coats import Coat
from imagineart.modelling.beasts.face import Ear, Eye
from imagineart.modelling.beasts.poses import NAMES
from imagineart.modelling.families import quadrupeds as known
from imagineart.modelling.registry import Family

SOOT = (0.022, 0.020, 0.019)
CREAM = (0.70, 0.62, 0.50)
ROUND = Eye(  # small, dark and round
    (0.50, -0.84, 0.16), 0.15, iris=(0.05, 0.03, 0.015), spread=72, tilt=2, upper=44, lower=40
)
SMALL_EAR = Ear(
    (0.74, 0.15, 0.55),
    0.34,
    0.46,
    (0.8, 0.25, 0.7),
    (0.4, -1.0, 0.0),
    tip=0.3,
    root=0.9,
    inner=(0.16, 0.09, 0.06),
)
DRAPED = replace(known.DOG_EAR, length=0.85, width=0.8)

# --- by the water -------------------------------------------------------------------------------

OTTER = Quadruped(
    0.24,
    Coat(
        (0.125, 0.066, 0.032),
        dark=(0.05, 0.028, 0.015),
        pale=(0.52, 0.42, 0.31),
        light=("chest", "chin", "muzzle"),
        mottle=0.2,
    ),
    trunk=Trunk(
        length=1.75,
        chest=(0.33, 0.37),
        belly=(0.36, 0.38),
        rump=(0.34, 0.37),
        rump_top=1.02,
        belly_top=1.04,
        breast=0.27,
        shoulder=0.2,
    ),
    legs=Legs(
        fore=(0.56, 0.36, 0.17, 0.10),
        hind=(0.58, 0.38, 0.19, 0.10),
        fore_thick=(0.17, 0.13, 0.10, 0.095),
        hind_thick=(0.22, 0.15, 0.10, 0.10),
        thigh=0.22,
        wide=(0.24, 0.24),
        foot_wide=(0.22, 0.23),
        foot_size=0.13,
    ),
    neck=Neck(root=(-0.08, 0.76), head=(-0.62, 1.02), thick=(0.33, 0.27)),
    head=Head(
        size=0.33,
        skull=(1.0, 1.02, 0.74),
        muzzle=(1.18, -0.26, 0.46, 0.30),
        jaw=(0.98, -0.50, 0.42, 0.24),
        cheek=(0.60, -0.25, -0.25, 0.44),
        pads=(0.30, -1.08, -0.36, 0.34),
        brow=(0.4, -0.6, 0.3, 0.2),
        eye=replace(ROUND, at=(0.52, -0.82, 0.20), size=0.15),
        ear=SMALL_EAR,
        nose="dog",
        nose_size=0.22,
        nose_color=SOOT,
        nose_lift=0.12,
        mouth="dog",
        whiskers=9,
        whisker=1.1,
    ),
    tail=Tail(length=1.7, thick=(0.20, 0.04), carriage="down", root_z=0.72, fur=0.8),
    fur=Fur(
        length=0.085,
        thick=0.0011,
        count=110_000,
        lift=0.20,
        clump=0.5,
        mess=0.10,
        face=0.35,
        legs=0.5,
        feet=0.25,
        ruff=1.0,
        gloss=0.3,
    ),
    manner="sentry",
)
BEAVER = replace(
    OTTER,
    height=0.32,
    trunk=replace(OTTER.trunk, length=1.2, belly=(0.42, 0.45), rump=(0.42, 0.45), rump_top=1.1),
    coat=replace(OTTER.coat, base=(0.17, 0.085, 0.032), light=("muzzle",), pale=(0.32, 0.19, 0.10)),
    tail=Tail(length=0.95, thick=(0.15, 0.19), carriage="down", root_z=0.55, fur=0.03),
    head=replace(
        OTTER.head, skull=(0.98, 1.0, 0.88), muzzle=(1.3, -0.30, 0.50, 0.36), teeth=0.0, whiskers=6
    ),
    manner="low",
)
CAPYBARA = Quadruped(
    0.52,
    Coat(
        (0.285, 0.155, 0.065),
        dark=(0.11, 0.06, 0.03),
        pale=(0.40, 0.26, 0.13),
        light=("belly",),
        mottle=0.25,
    ),
    trunk=Trunk(
        length=1.12,
        chest=(0.27, 0.34),
        belly=(0.31, 0.37),
        rump=(0.29, 0.36),
        rump_top=1.05,
        belly_top=1.02,
        breast=0.23,
        shoulder=0.18,
    ),
    legs=Legs(
        fore=(0.54, 0.36, 0.18, 0.08),
        hind=(0.58, 0.38, 0.20, 0.08),
        fore_thick=(0.13, 0.09, 0.062, 0.06),
        hind_thick=(0.18, 0.12, 0.065, 0.062),
        wide=(0.17, 0.17),
        foot_wide=(0.16, 0.17),
        foot_size=0.09,
    ),
    neck=Neck(root=(-0.05, 0.78), head=(-0.44, 1.02), thick=(0.27, 0.20)),
    head=Head(
        size=0.215,
        pitch=-4,
        skull=(0.86, 1.05, 0.84),
        muzzle=(1.55, -0.28, 0.60, 0.47),
        muzzle_root=(-0.4, -0.1),
        jaw=(1.28, -0.72, 0.44, 0.30),
        cheek=(0.42, -0.4, -0.42, 0.46),
        pads=(0.22, -1.56, -0.42, 0.34),
        brow=(0.5, -0.5, 0.42, 0.22),
        muzzle_wide=0.96,
        soft=0.4,
        eye=replace(ROUND, at=(0.82, -0.62, 0.34), size=0.15, ahead=0.25, upper=30, tilt=-6),
        ear=replace(SMALL_EAR, at=(0.62, 0.4, 0.74), length=0.44, width=0.40, up=(0.5, 0.1, 1.0)),
        nose="muzzle",
        nose_size=0.12,
        mouth="long",
    ),
    tail=Tail(length=0.05, thick=(0.05, 0.04), carriage="stub", root_z=0.7),
    fur=Fur(
        length=0.075,
        thick=0.0009,
        count=100_000,
        lift=0.22,
        clump=0.55,
        face=0.3,
        legs=0.4,
        feet=0.2,
        ruff=1.1,
    ),
    manner="low",
)

# --- in the trees -------------------------------------------------------------------------------

APE_EYE = Eye(
    (0.34, -0.92, 0.12), 0.15, iris=(0.13, 0.06, 0.02), pupil=0.45, spread=58, tilt=2, upper=36
)
SIDE_EAR = Ear(
    (0.96, 0.12, 0.12),
    0.52,
    0.62,
    (0.8, 0.25, 0.35),
    (0.55, -1.0, 0.0),
    tip=0.3,
    root=0.8,
    cup=0.4,
    inner=(0.42, 0.26, 0.18),
    back=(0.36, 0.22, 0.15),
)
ARMED = Legs(  # long arms with hands
    fore=(0.72, 0.44, 0.16, 0.07),
    hind=(0.60, 0.36, 0.14, 0.07),
    fore_back=(0, 0.05, 0.0, -0.02),
    hind_back=(0.0, -0.14, 0.02, -0.06),
    fore_thick=(0.088, 0.062, 0.048, 0.048),
    hind_thick=(0.12, 0.08, 0.05, 0.05),
    thigh=0.13,
    wide=(0.155, 0.13),
    foot_wide=(0.15, 0.16),
    foot_size=0.085,
)
MONKEY = Quadruped(
    0.42,
    Coat(
        (0.20, 0.105, 0.045),
        dark=(0.06, 0.035, 0.02),
        pale=(0.56, 0.35, 0.23),
        light=("mask",),
        mottle=0.25,
    ),
    trunk=Trunk(
        length=0.78,
        chest=(0.165, 0.19),
        belly=(0.15, 0.175),
        rump=(0.155, 0.18),
        rump_top=0.86,
        belly_top=0.92,
        breast=0.13,
        shoulder=0.12,
    ),
    legs=ARMED,
    neck=Neck(root=(-0.03, 0.84), head=(-0.24, 1.06), thick=(0.135, 0.115)),
    head=Head(
        size=0.205,
        skull=(0.94, 0.98, 0.98),
        muzzle=(0.98, -0.40, 0.44, 0.36),
        muzzle_root=(-0.3, -0.22),
        jaw=(0.90, -0.66, 0.38, 0.26),
        cheek=(0.50, -0.22, -0.32, 0.42),
        pads=(0.16, -1.04, -0.55, 0.28),
        brow=(0.30, -0.80, 0.36, 0.24),
        muzzle_wide=1.0,
        eye=APE_EYE,
        ear=SIDE_EAR,
        nose="muzzle",
        nose_size=0.085,
        mouth="long",
    ),
    tail=Tail(length=1.5, thick=(0.045, 0.03), carriage="hook", root_z=0.78, fur=0.7),
    fur=Fur(
        length=0.075,
        thick=0.0010,
        count=100_000,
        lift=0.34,
        face=0.55,
        bare=0.96,
        legs=0.8,
        feet=0.15,
        cheeks=1.1,
        ruff=1.1,
    ),
    manner="ape",
)
GORILLA = replace(
    MONKEY,
    height=1.05,
    coat=Coat(
        (0.020, 0.019, 0.019),
        dark=(0.012, 0.011, 0.011),
        pale=(0.075, 0.066, 0.062),
        light=("mask", "paws"),
        mottle=0.3,
    ),
    trunk=Trunk(
        length=0.72,
        chest=(0.30, 0.29),
        belly=(0.285, 0.28),
        rump=(0.22, 0.23),
        rump_top=0.82,
        belly_top=0.94,
        breast=0.24,
        shoulder=0.22,
    ),
    legs=replace(
        ARMED,
        fore_thick=(0.16, 0.125, 0.10, 0.085),
        hind_thick=(0.18, 0.12, 0.09, 0.085),
        wide=(0.28, 0.19),
        foot_wide=(0.26, 0.21),
        foot_size=0.12,
    ),
    neck=Neck(root=(-0.06, 0.86), head=(-0.30, 1.08), thick=(0.25, 0.20)),
    head=replace(
        MONKEY.head,
        size=0.185,
        skull=(0.90, 1.0, 1.22),
        muzzle=(1.10, -0.50, 0.50, 0.44),
        jaw=(1.02, -0.86, 0.44, 0.36),
        pads=(0.22, -1.12, -0.58, 0.34),
        brow=(0.28, -0.90, 0.40, 0.30),
        eye=replace(APE_EYE, size=0.115, at=(0.34, -0.92, 0.08)),
        ear=replace(SIDE_EAR, length=0.3, width=0.36, inner=(0.03, 0.028, 0.027), back=SOOT),
        nose_size=0.15,
    ),
    tail=Tail(length=0.0),
    fur=replace(
        MONKEY.fur, length=0.045, thick=0.0006, count=110_000, face=0.3, ruff=0.8, clump=0.2
    ),
)
CHIMPANZEE = replace(
    MONKEY,
    height=0.72,
    coat=replace(
        GORILLA.coat, base=(0.028, 0.024, 0.022), pale=(0.36, 0.22, 0.15), light=("mask",)
    ),
    head=replace(
        MONKEY.head,
        size=0.20,
        muzzle=(1.14, -0.46, 0.46, 0.42),
        jaw=(1.08, -0.74, 0.42, 0.34),
        ear=replace(SIDE_EAR, length=0.72, width=0.85),
    ),
    tail=Tail(length=0.0),
)
ORANGUTAN = replace(
    CHIMPANZEE,
    height=0.80,
    coat=Coat(
        (0.46, 0.145, 0.03),
        dark=(0.2, 0.06, 0.02),
        pale=(0.15, 0.095, 0.07),
        light=("mask",),
        mottle=0.3,
    ),
    trunk=replace(GORILLA.trunk, chest=(0.24, 0.25), belly=(0.25, 0.26), shoulder=0.17),
    head=replace(
        CHIMPANZEE.head,
        cheek=(0.78, -0.36, -0.18, 0.46),
        ear=replace(SIDE_EAR, length=0.22, width=0.3),
    ),
    fur=replace(MONKEY.fur, length=0.16, lift=0.3, clump=0.5, legs=1.2),
)
LEMUR = replace(
    MONKEY,
    height=0.34,
    coat=Coat(
        (0.30, 0.28, 0.26),
        dark=SOOT,
        pale=(0.72, 0.70, 0.66),
        light=("face", "belly", "chest"),
        shade=("eyes", "snout"),
        pattern="tail rings",
        mottle=0.15,
    ),
    head=replace(
        MONKEY.head,
        size=0.21,
        muzzle=(1.5, -0.36, 0.38, 0.18),
        jaw=(1.3, -0.52, 0.32, 0.14),
        pads=(0.1, -1.35, -0.42, 0.14),
        brow=(0.3, -0.6, 0.3, 0.2),
        eye=Eye((0.46, -0.86, 0.12), 0.21, iris=(0.66, 0.30, 0.02), pupil=0.4, spread=66, tilt=6),
        ear=replace(known.PRICKED, length=0.62, width=0.56, back=(0.7, 0.68, 0.64)),
        nose="dog",
        nose_size=0.14,
        nose_color=SOOT,
        mouth="dog",
    ),
    tail=Tail(length=1.9, thick=(0.07, 0.065), carriage="curl", root_z=0.8, fur=1.2),
    fur=replace(MONKEY.fur, face=0.3, bare=0.0),
)
SLOTH = Quadruped(
    0.36,
    Coat(
        (0.27, 0.205, 0.135),
        dark=(0.055, 0.036, 0.022),
        pale=(0.66, 0.54, 0.38),
        light=("mask",),
        shade=("eyes",),
        mottle=0.4,
    ),
    trunk=Trunk(
        length=1.05,
        chest=(0.21, 0.24),
        belly=(0.24, 0.27),
        rump=(0.22, 0.25),
        rump_top=0.95,
        belly_top=0.98,
        breast=0.18,
    ),
    legs=Legs(
        fore=(0.74, 0.44, 0.16, 0.08),
        hind=(0.70, 0.42, 0.16, 0.08),
        fore_thick=(0.12, 0.10, 0.085, 0.075),
        hind_thick=(0.15, 0.11, 0.085, 0.075),
        wide=(0.17, 0.16),
        foot_wide=(0.10, 0.10),
        foot_size=0.10,
        claw=1.5,
    ),
    neck=Neck(root=(-0.04, 0.84), head=(-0.36, 1.00), thick=(0.19, 0.16)),
    head=Head(
        size=0.21,
        skull=(1.0, 0.94, 0.92),
        muzzle=(1.0, -0.28, 0.44, 0.30),
        jaw=(0.90, -0.52, 0.40, 0.24),
        cheek=(0.52, -0.3, -0.24, 0.46),
        pads=(0.14, -1.0, -0.38, 0.2),
        brow=(0.36, -0.7, 0.32, 0.2),
        eye=replace(
            APE_EYE, at=(0.44, -0.88, 0.08), size=0.135, tilt=-14, iris=(0.03, 0.02, 0.012)
        ),
        ear=replace(SMALL_EAR, length=0.1, width=0.14),
        nose="dog",
        nose_size=0.24,
        nose_color=(0.03, 0.022, 0.02),
        mouth="dog",
    ),
    tail=Tail(length=0.0),
    fur=Fur(
        length=0.17,
        thick=0.0013,
        count=85_000,
        lift=0.32,
        clump=0.6,
        mess=0.22,
        face=0.14,
        legs=0.9,
        feet=0.4,
        cheeks=0.8,
    ),
    manner="ape",
)

# --- on the plains ------------------------------------------------------------------------------

KANGAROO = Quadruped(
    1.0,
    Coat(
        (0.36, 0.205, 0.105),
        dark=(0.09, 0.055, 0.03),
        pale=(0.62, 0.50, 0.36),
        light=("belly", "chest", "chin"),
        shade=("paws",),
        mottle=0.2,
    ),
    trunk=Trunk(
        length=0.74,
        chest=(0.13, 0.165),
        belly=(0.155, 0.19),
        rump=(0.175, 0.22),
        rump_top=1.08,
        belly_top=1.04,
        shoulder=0.08,
        breast=0.11,
    ),
    legs=Legs(
        fore=(0.82, 0.66, 0.54, 0.46),
        hind=(0.86, 0.52, 0.22, 0.06),
        fore_back=(-0.02, 0.03, -0.08, -0.13),
        hind_back=(-0.02, -0.24, 0.12, -0.12),
        fore_thick=(0.062, 0.044, 0.034, 0.03),
        hind_thick=(0.175, 0.11, 0.05, 0.046),
        thigh=0.19,
        foot="plain",
        foot_size=0.095,
        wide=(0.11, 0.13),
        foot_wide=(0.10, 0.12),
        small_hands=0.42,
    ),
    neck=Neck(root=(-0.03, 0.88), head=(-0.27, 1.20), thick=(0.105, 0.075)),
    head=Head(
        size=0.098,
        pitch=-10,
        skull=(0.88, 1.02, 0.86),
        muzzle=(2.15, -0.42, 0.48, 0.30),
        jaw=(1.9, -0.68, 0.40, 0.2),
        pads=(0.16, -2.0, -0.5, 0.26),
        brow=(0.4, -0.5, 0.3, 0.22),
        eye=Eye((0.76, -0.66, 0.16), 0.21, iris=(0.05, 0.026, 0.012), spread=70, ahead=0.3, tilt=0),
        ear=replace(
            known.PRICKED, length=1.75, width=0.78, up=(0.42, 0.15, 1.0), tip=0.8, root=0.6
        ),
        nose="dog",
        nose_size=0.24,
        nose_color=SOOT,
        mouth="dog",
    ),
    tail=Tail(length=1.25, thick=(0.115, 0.035), carriage="prop", root_z=0.80, fur=0.6),
    fur=Fur(length=0.03, thick=0.00055, count=110_000, lift=0.26, legs=0.7, feet=0.4, face=0.4),
    manner="upright",
)
MEERKAT = replace(
    OTTER,
    height=0.155,
    coat=Coat(
        (0.42, 0.285, 0.155),
        dark=(0.05, 0.032, 0.022),
        pale=(0.64, 0.54, 0.40),
        pattern="brindle",
        light=("chest", "belly", "muzzle", "cheeks"),
        shade=("eyes", "tail tip"),
        mottle=0.2,
        size=2.0,
    ),
    trunk=replace(
        OTTER.trunk, length=1.45, chest=(0.25, 0.28), belly=(0.27, 0.30), rump=(0.27, 0.30)
    ),
    neck=Neck(root=(-0.08, 0.78), head=(-0.48, 1.08), thick=(0.22, 0.18)),
    head=replace(
        OTTER.head,
        size=0.27,
        skull=(0.94, 1.0, 0.86),
        muzzle=(1.62, -0.36, 0.36, 0.13),
        jaw=(1.35, -0.5, 0.30, 0.11),
        pads=(0.08, -1.42, -0.40, 0.13),
        nose_size=0.14,
        whiskers=0,
    ),
    tail=Tail(length=1.5, thick=(0.06, 0.025), carriage="down", root_z=0.72, fur=0.35),
)
SKUNK = replace(
    known.FOX,
    height=0.21,
    coat=Coat(SOOT, pale=(0.76, 0.74, 0.70), light=("blaze", "stripe", "tail tip"), mottle=0.1),
    trunk=replace(known.FOX.trunk, chest=(0.22, 0.27), belly=(0.24, 0.27), rump=(0.25, 0.28)),
    head=replace(
        known.FOX.head,
        size=0.24,
        muzzle=(1.6, -0.40, 0.34, 0.16),
        jaw=(1.4, -0.56, 0.28, 0.12),
        ear=replace(SMALL_EAR, inner=SOOT),
        eye=ROUND,
    ),
    tail=Tail(length=1.35, thick=(0.09, 0.10), carriage="plume", root_z=0.86, fur=2.6),
)
BADGER = replace(
    SKUNK,
    height=0.30,
    coat=Coat(
        (0.24, 0.225, 0.205),
        dark=SOOT,
        pale=(0.76, 0.73, 0.68),
        light=("head", "tail tip"),
        shade=("eyes", "legs", "belly"),
        mottle=0.35,
    ),
    trunk=replace(
        SKUNK.trunk, length=1.3, chest=(0.30, 0.33), belly=(0.33, 0.35), rump=(0.31, 0.33)
    ),
    head=replace(SKUNK.head, muzzle=(1.9, -0.40, 0.40, 0.2), jaw=(1.65, -0.58, 0.32, 0.14)),
    tail=Tail(length=0.42, thick=(0.08, 0.05), carriage="down", root_z=0.8),
    manner="low",
)
HYENA = replace(
    known.WOLF,
    coat=Coat(
        (0.40, 0.29, 0.17),
        dark=(0.05, 0.035, 0.025),
        pattern="cheetah",
        shade=("snout", "socks"),
        size=1.3,
        mottle=0.3,
    ),
    trunk=replace(known.DOG.trunk, rump_top=0.86, belly_top=0.93, blade=0.07),
    head=replace(
        known.WOLF.head,
        muzzle=(1.7, -0.36, 0.52, 0.34),
        ear=replace(known.PRICKED, length=0.72, width=0.85, tip=0.35),
    ),
    fur=replace(known.WOLF.fur, length=0.045),
)
BISON = replace(
    known.ROWS["bull"],
    height=1.5,
    coat=Coat(
        (0.135, 0.072, 0.036),
        dark=(0.028, 0.018, 0.013),
        shade=("mane", "head", "socks"),
        mottle=0.35,
    ),
    trunk=replace(
        known.ROWS["bull"].trunk, hump=0.30, hump_at=-0.62, hump_wide=(0.17, 0.36), rump_top=0.90
    ),
    neck=Neck(root=(-0.04, 0.74), head=(-0.46, 0.74), thick=(0.28, 0.2)),
    fur=Fur(
        length=0.055,
        thick=0.0006,
        count=100_000,
        curl=0.5,
        clump=0.5,
        ruff=3.2,
        cheeks=2.2,
        face=0.9,
        legs=0.5,
        feet=0.2,
    ),
)
MOOSE = replace(
    known.ROWS["deer"],
    height=1.9,
    coat=Coat(
        (0.105, 0.066, 0.042), dark=SOOT, pale=(0.32, 0.25, 0.19), light=("legs",), mottle=0.3
    ),
    neck=replace(known.ROWS["deer"].neck, head=(-0.46, 1.10), thick=(0.20, 0.13)),
    head=replace(
        known.ROWS["deer"].head,
        size=0.105,
        muzzle=(3.3, -0.62, 0.62, 0.62),
        jaw=(2.7, -1.0, 0.46, 0.40),
        pads=(0.3, -3.2, -0.75, 0.52),
        horns="shovels",
        horn=1.0,
        nose="muzzle",
        nose_size=0.2,
    ),
)

# --- small dogs ---------------------------------------------------------------------------------

PUG_HEAD = replace(
    known.DOG.head,
    size=0.25,
    skull=(1.04, 0.94, 0.92),
    muzzle=(0.80, -0.34, 0.48, 0.42),
    muzzle_root=(-0.3, -0.2),
    jaw=(0.76, -0.64, 0.42, 0.32),
    cheek=(0.62, -0.4, -0.30, 0.44),
    pads=(0.24, -0.84, -0.46, 0.34),
    brow=(0.36, -0.76, 0.42, 0.28),
    soft=0.22,
    eye=Eye((0.52, -0.84, 0.10), 0.235, iris=(0.06, 0.028, 0.012), pupil=0.6, spread=72, tilt=0),
    ear=replace(DRAPED, back=SOOT, inner=(0.06, 0.045, 0.04)),
    nose_size=0.20,
    nose_lift=0.36,
)
PUG = replace(
    known.DOG,
    height=0.30,
    coat=Coat((0.58, 0.42, 0.25), dark=SOOT, shade=("eyes", "muzzle", "snout"), mottle=0.1),
    trunk=Trunk(
        length=0.86,
        chest=(0.25, 0.32),
        belly=(0.225, 0.27),
        rump=(0.21, 0.25),
        breast=0.22,
        shoulder=0.17,
    ),
    legs=replace(
        known.DOG.legs,
        fore_thick=(0.12, 0.085, 0.066, 0.062),
        hind_thick=(0.17, 0.11, 0.062, 0.06),
        foot_size=0.092,
        wide=(0.15, 0.14),
        foot_wide=(0.15, 0.14),
    ),
    neck=Neck(root=(-0.04, 0.82), head=(-0.32, 1.12), thick=(0.22, 0.18)),
    head=PUG_HEAD,
    tail=Tail(length=0.62, thick=(0.06, 0.035), carriage="curl", root_z=0.92, fur=0.8),
    fur=replace(known.DOG.fur, length=0.03, count=100_000, ruff=1.2, face=0.5, thick=0.0006),
)
BULLDOG = replace(
    PUG,
    height=0.34,
    coat=Coat(
        (0.55, 0.34, 0.17),
        pale=(0.76, 0.72, 0.66),
        light=("chest", "blaze", "muzzle", "paws", "belly"),
        mottle=0.1,
    ),
    head=replace(
        PUG_HEAD,
        size=0.27,
        skull=(1.12, 0.94, 0.86),
        jaw=(1.02, -0.72, 0.50, 0.38),
        pads=(0.34, -1.0, -0.52, 0.42),
        muzzle_wide=1.3,
        ear=replace(DRAPED, length=0.62, width=0.55),
        eye=replace(PUG_HEAD.eye, size=0.17),
    ),
    tail=Tail(length=0.12, thick=(0.05, 0.03), carriage="down", root_z=0.9),
)
FRENCH_BULLDOG = replace(
    PUG,
    coat=Coat((0.085, 0.08, 0.082), pale=(0.74, 0.71, 0.67), light=("chest", "blaze"), mottle=0.12),
    head=replace(
        PUG_HEAD,
        ear=replace(
            known.PRICKED, length=0.95, width=0.72, up=(0.4, 0.05, 1.0), tip=0.35, root=0.9
        ),
    ),
    tail=BULLDOG.tail,
)
CHIHUAHUA = replace(
    known.DOG,
    height=0.19,
    coat=Coat((0.58, 0.38, 0.19), pale=(0.74, 0.66, 0.54), light=("chest", "muzzle", "belly")),
    head=replace(
        known.PUPPY_HEAD,
        size=0.26,
        muzzle=(1.32, -0.40, 0.36, 0.18),
        jaw=(1.12, -0.58, 0.3, 0.13),
        pads=(0.14, -1.16, -0.48, 0.15),
        eye=replace(known.DOG_EYE, size=0.27, at=(0.52, -0.84, 0.08), pupil=0.6),
        ear=replace(
            known.PRICKED, length=1.25, width=1.0, up=(0.75, 0.05, 1.0), tip=0.8, root=0.85
        ),
        nose_size=0.14,
    ),
    fur=replace(known.DOG.fur, length=0.03, ruff=1.1, thick=0.0007),
)
DACHSHUND = replace(
    known.ROWS["corgi"],
    height=0.22,
    coat=Coat((0.26, 0.085, 0.028), dark=(0.08, 0.03, 0.015), mottle=0.1),
    trunk=Trunk(
        length=1.95,
        chest=(0.27, 0.37),
        belly=(0.24, 0.32),
        rump=(0.23, 0.31),
        belly_top=1.0,
        breast=0.24,
        shoulder=0.17,
    ),
    head=replace(
        known.DOG.head,
        size=0.25,
        muzzle=(2.15, -0.42, 0.40, 0.24),
        jaw=(1.85, -0.66, 0.34, 0.18),
        pads=(0.18, -1.95, -0.5, 0.2),
        ear=replace(known.DOG_EAR, length=1.6, width=1.05),
    ),
    tail=Tail(length=1.15, thick=(0.07, 0.025), carriage="level", root_z=0.94, fur=0.7),
    fur=replace(known.DOG.fur, length=0.035, ruff=1.0, thick=0.0007),
)

# --- in the air and in tales --------------------------------------------------------------------

BAT = replace(
    known.FOX,
    height=0.085,
    coat=Coat((0.095, 0.055, 0.032), dark=SOOT, pale=(0.055, 0.038, 0.032), mottle=0.2),
    trunk=Trunk(length=0.62, chest=(0.23, 0.25), belly=(0.21, 0.23), rump=(0.17, 0.19)),
    head=replace(
        known.FOX.head,
        size=0.25,
        muzzle=(1.3, -0.36, 0.36, 0.16),
        jaw=(1.14, -0.54, 0.30, 0.12),
        pads=(0.12, -1.18, -0.44, 0.14),
        ear=replace(known.PRICKED, length=1.6, width=1.1, back=SOOT, inner=(0.16, 0.09, 0.07)),
        eye=replace(ROUND, size=0.17),
    ),
    tail=Tail(length=0.0),
    fur=replace(known.FOX.fur, length=0.12, count=70_000),
    wings=3.6,
    manner="still",
)
PEGASUS = replace(
    known.ROWS["white horse"],
    wings=1.5,
    feathers=(0.76, 0.74, 0.71),
)

ROWS = {
    "otter": OTTER,
    "beaver": BEAVER,
    "capybara": CAPYBARA,
    "monkey": MONKEY,
    "gorilla": GORILLA,
    "chimpanzee": CHIMPANZEE,
    "orangutan": ORANGUTAN,
    "lemur": LEMUR,
    "sloth": SLOTH,
    "kangaroo": KANGAROO,
    "meerkat": MEERKAT,
    "skunk": SKUNK,
    "badger": BADGER,
    "hyena": HYENA,
    "bison": BISON,
    "moose": MOOSE,
    "pug": PUG,
    "bulldog": BULLDOG,
    "french bulldog": FRENCH_BULLDOG,
    "chihuahua": CHIHUAHUA,
    "dachshund": DACHSHUND,
    "bat": BAT,
    "pegasus": PEGASUS,
}

FAMILY = Family(
    "wildlife",
    known.build,
    ROWS,
    span=(0.05, 6.0),
    poses=NAMES,
    synonyms={
        "otter": ("sea otter", "river otter", "mink"),
        "monkey": ("macaque", "capuchin", "baboon", "marmoset", "gibbon"),
        "gorilla": ("silverback", "king kong"),
        "chimpanzee": ("chimp", "ape", "bonobo"),
        "orangutan": ("orang utan",),
        "kangaroo": ("wallaby", "joey", "quokka"),
        "meerkat": ("mongoose", "suricate"),
        "bison": ("buffalo", "american bison"),
        "moose": ("elk",),
        "bulldog": ("english bulldog", "boxer dog"),
        "french bulldog": ("frenchie", "boston terrier"),
        "dachshund": ("sausage dog", "wiener dog"),
        "bat": ("fruit bat", "flying fox"),
        "pegasus": ("winged horse",),
        "badger": ("honey badger",),
    },
)
