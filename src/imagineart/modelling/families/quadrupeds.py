"""Beasts on four legs, from cat to elephant: proportions, coats and manners, a row for each."""

from dataclasses import replace

from imagineart.modelling.beasts.anatomy import Fur, Head, Legs, Neck, Quadruped, Tail, Trunk
from imagineart.modelling.beasts.coats import Coat
from imagineart.modelling.beasts.face import Ear, Eye
from imagineart.modelling.beasts.poses import NAMES
from imagineart.modelling.beasts.quadruped import quadruped
from imagineart.modelling.model import Model
from imagineart.modelling.registry import Family, Order

GINGER = (0.52, 0.21, 0.055)
WHITE = (0.74, 0.70, 0.64)
BLACK = (0.018, 0.016, 0.015)
TAN = (0.42, 0.23, 0.09)
GREY = (0.24, 0.23, 0.22)

# --- cats ---------------------------------------------------------------------------------------

CAT_EYE = Eye(
    (0.44, -0.86, 0.13), 0.25, iris=(0.26, 0.34, 0.05), slit=0.62, pupil=0.64, tilt=12, upper=39
)
CAT = Quadruped(
    0.25,
    Coat(GINGER, dark=(0.22, 0.070, 0.018), pale=(0.76, 0.68, 0.58), pattern="tabby",
         light=("muzzle", "chest", "paws", "belly")),
    head=Head(
        eye=CAT_EYE,
        ear=Ear((0.60, 0.10, 0.78), 0.98, 1.05, (0.38, 0.05, 1.0), (0.5, -1.0, 0.0), tip=1.15, root=0.95),
        whiskers=7,
    ),
)  # fmt: skip
BIG_CAT = Quadruped(
    0.95,
    Coat((0.50, 0.30, 0.12), pale=(0.66, 0.55, 0.40), light=("belly", "muzzle", "chest")),
    trunk=Trunk(length=1.05, chest=(0.20, 0.255), belly=(0.185, 0.22), rump=(0.18, 0.23), shoulder=0.15),
    legs=Legs(
        fore=(0.66, 0.46, 0.17, 0.07), hind=(0.74, 0.47, 0.26, 0.07),
        fore_thick=(0.12, 0.088, 0.066, 0.066), hind_thick=(0.16, 0.10, 0.060, 0.060), foot_size=0.088,
    ),
    neck=Neck(root=(-0.05, 0.80), head=(-0.36, 0.98), thick=(0.18, 0.155)),
    head=Head(
        size=0.165, skull=(0.94, 1.02, 0.86), muzzle=(1.42, -0.30, 0.52, 0.34), jaw=(1.26, -0.68, 0.46, 0.30),
        cheek=(0.52, -0.28, -0.30, 0.48), pads=(0.27, -1.38, -0.45, 0.32), brow=(0.38, -0.66, 0.38, 0.26),
        eye=Eye((0.47, -0.86, 0.13), 0.165, iris=(0.42, 0.24, 0.03), pupil=0.42, tilt=14, upper=36),
        ear=Ear((0.68, 0.15, 0.72), 0.56, 0.66, (0.75, 0.1, 1.0), (0.5, -1.0, 0.0), tip=0.45, root=0.95,
                back=(0.03, 0.024, 0.02)),
        nose="cat", nose_size=0.26, nose_color=(0.34, 0.13, 0.10), nose_lift=0.16, whiskers=9, whisker=1.5,
    ),
    tail=Tail(length=0.95, thick=(0.062, 0.045), carriage="hook", fur=1.1),
    fur=Fur(length=0.036, thick=0.0006, count=110_000, ruff=1.2, cheeks=1.2),
)  # fmt: skip
LION = replace(
    BIG_CAT, height=1.15, fur=replace(BIG_CAT.fur, mane="lion", mane_length=0.17, mane_color=(0.30, 0.125, 0.04)),
    tail=replace(BIG_CAT.tail, tuft=0.14, thick=(0.05, 0.03)),
)  # fmt: skip
TIGER = replace(
    BIG_CAT, height=0.98,
    coat=Coat((0.60, 0.235, 0.045), dark=(0.02, 0.014, 0.012), pale=(0.74, 0.69, 0.60), pattern="tiger",
              light=("belly", "muzzle", "chest", "cheeks", "brows")),
    fur=replace(BIG_CAT.fur, cheeks=2.0),
)  # fmt: skip
LEOPARD = replace(
    BIG_CAT, height=0.68,
    coat=Coat((0.58, 0.36, 0.13), dark=(0.03, 0.018, 0.012), pale=(0.74, 0.68, 0.58), pattern="rosettes",
              light=("belly", "muzzle", "chest")),
)  # fmt: skip

# --- dogs ---------------------------------------------------------------------------------------

DOG_EYE = Eye(
    (0.46, -0.86, 0.20),
    0.20,
    iris=(0.13, 0.055, 0.018),
    pupil=0.50,
    tilt=4,
    upper=38,
    lower=36,
    spread=62,
)
DOG_EAR = Ear(
    (0.72, 0.12, 0.62),
    1.35,
    0.98,
    (0.95, -0.10, 0.30),
    (0.22, -0.28, -1.0),
    droop=88,
    fold=0.0,
    tip=0.5,
    root=0.7,
    cup=0.14,
    thick=0.07,
    inner=(0.40, 0.22, 0.17),
)
PRICKED = Ear(
    (0.55, 0.12, 0.80), 1.05, 0.80, (0.32, 0.05, 1.0), (0.5, -1.0, 0.0), tip=1.0, root=0.95
)
DOG = Quadruped(
    0.57,
    Coat((0.60, 0.38, 0.17), dark=(0.10, 0.05, 0.02), pale=(0.72, 0.56, 0.36), light=("belly", "chest")),
    trunk=Trunk(length=0.82, chest=(0.165, 0.255), belly=(0.145, 0.19), rump=(0.15, 0.20), belly_top=0.97,
                rump_top=0.98, breast=0.14),
    legs=Legs(
        fore=(0.66, 0.47, 0.20, 0.065), hind=(0.75, 0.47, 0.25, 0.065), hind_back=(0.0, -0.12, 0.13, 0.06),
        fore_thick=(0.095, 0.064, 0.046, 0.044), hind_thick=(0.14, 0.085, 0.042, 0.042),
        foot_size=0.072, wide=(0.105, 0.105), foot_wide=(0.095, 0.10), claw=0.32,
    ),
    neck=Neck(root=(-0.03, 0.80), head=(-0.28, 1.10), thick=(0.135, 0.10)),
    head=Head(
        size=0.168, skull=(0.90, 0.98, 0.82), muzzle=(1.78, -0.36, 0.50, 0.34), muzzle_root=(-0.40, -0.10),
        jaw=(1.58, -0.66, 0.42, 0.26), jaw_root=(-0.1, -0.42), cheek=(0.46, -0.30, -0.22, 0.44),
        pads=(0.24, -1.60, -0.46, 0.27), brow=(0.34, -0.66, 0.36, 0.25), muzzle_wide=1.1, soft=0.34,
        eye=DOG_EYE, ear=DOG_EAR, nose="dog", nose_size=0.235, nose_color=(0.018, 0.015, 0.015), nose_lift=0.20,
        mouth="dog",
    ),
    tail=Tail(length=0.72, thick=(0.062, 0.028), carriage="flag", root_z=0.92, fur=1.5),
    fur=Fur(length=0.055, thick=0.00075, count=100_000, lift=0.30, clump=0.6, ruff=1.5, face=0.30, legs=0.6, belly=1.3),
    manner="dog",
)  # fmt: skip
PUPPY_HEAD = replace(
    DOG.head, size=0.235, skull=(0.94, 0.96, 0.90), muzzle=(1.36, -0.38, 0.46, 0.32), jaw=(1.2, -0.64, 0.38, 0.24),
    pads=(0.22, -1.24, -0.48, 0.25), eye=replace(DOG_EYE, size=0.235, at=(0.46, -0.86, 0.10)),
    nose_size=0.20, ear=replace(DOG_EAR, length=1.0, width=0.85),
)  # fmt: skip
FOX = replace(
    DOG, height=0.38,
    coat=Coat((0.55, 0.17, 0.035), dark=(0.022, 0.016, 0.014), pale=(0.76, 0.70, 0.62),
              light=("chest", "cheeks", "belly", "tail tip"), shade=("socks",)),
    trunk=replace(DOG.trunk, length=0.98, chest=(0.16, 0.235), belly=(0.145, 0.185)),
    head=replace(
        DOG.head, size=0.185, skull=(0.92, 0.96, 0.78), muzzle=(1.92, -0.40, 0.40, 0.17), jaw=(1.66, -0.56, 0.32, 0.12),
        pads=(0.13, -1.72, -0.46, 0.14), cheek=(0.56, -0.22, -0.24, 0.42), nose_size=0.16, nose_lift=0.07,
        eye=replace(DOG_EYE, iris=(0.42, 0.20, 0.03), slit=0.6, tilt=16, size=0.20, at=(0.44, -0.88, 0.16)),
        ear=replace(PRICKED, length=1.18, width=0.92, back=(0.03, 0.02, 0.016)),
    ),
    tail=Tail(length=1.02, thick=(0.07, 0.06), carriage="down", fur=2.1),
    fur=Fur(length=0.085, thick=0.0010, count=110_000, lift=0.34, ruff=1.4, cheeks=1.7, legs=0.4, face=0.25),
)  # fmt: skip
WOLF = replace(
    DOG, height=0.80,
    coat=Coat((0.24, 0.21, 0.18), dark=(0.055, 0.048, 0.044), pale=(0.62, 0.56, 0.47),
              light=("cheeks", "chest", "belly", "legs", "brows"), shade=("saddle", "tail tip"), mottle=0.35),
    head=replace(
        FOX.head, size=0.165, muzzle=(1.98, -0.36, 0.48, 0.28), jaw=(1.74, -0.60, 0.40, 0.20), nose_size=0.22,
        pads=(0.2, -1.78, -0.44, 0.21), nose_lift=0.14, ear=replace(PRICKED, length=0.82, width=0.70),
        eye=replace(DOG_EYE, iris=(0.46, 0.27, 0.04), size=0.165, tilt=14, pupil=0.40),
    ),
    tail=Tail(length=0.72, thick=(0.07, 0.05), carriage="down", fur=1.7),
    fur=Fur(length=0.085, thick=0.0008, count=115_000, lift=0.36, ruff=1.7, cheeks=1.5, legs=0.4, face=0.26),
)  # fmt: skip

# --- hoofed -------------------------------------------------------------------------------------

HORSE_EYE = Eye(
    (0.80, -0.62, 0.16),
    0.17,
    iris=(0.055, 0.024, 0.010),
    pupil=0.5,
    slit=1.5,
    spread=72,
    ahead=0.15,
    tilt=-6,
    upper=38,
    lower=34,
)
HORSE = Quadruped(
    1.58,
    Coat((0.24, 0.085, 0.026), dark=(0.016, 0.012, 0.011), pale=(0.72, 0.68, 0.62), shade=("socks", "snout"),
         light=(), mottle=0.06),
    trunk=Trunk(length=0.74, chest=(0.145, 0.21), belly=(0.155, 0.18), rump=(0.165, 0.20), rump_top=1.0,
                belly_top=0.955, shoulder=0.16, breast=0.13),
    legs=Legs(
        fore=(0.70, 0.545, 0.315, 0.115), hind=(0.78, 0.58, 0.345, 0.115), fore_back=(-0.02, 0.07, 0.03, 0.03),
        hind_back=(0.0, -0.13, 0.10, 0.065), fore_thick=(0.095, 0.062, 0.036, 0.026),
        hind_thick=(0.155, 0.092, 0.042, 0.029), thigh=0.155, wide=(0.095, 0.10), foot_wide=(0.085, 0.09),
        foot="hoof", foot_size=0.060, foot_color=(0.045, 0.036, 0.03),
    ),
    neck=Neck(root=(-0.05, 0.82), head=(-0.40, 1.40), thick=(0.125, 0.066), crest=0.062, throat=0.075),
    head=Head(
        size=0.092, pitch=-42, skull=(0.82, 1.0, 0.85), muzzle=(3.6, -0.40, 0.72, 0.47), muzzle_root=(-0.5, -0.10),
        jaw=(3.15, -0.78, 0.55, 0.28), jaw_root=(-0.2, -0.70), cheek=(0.42, -0.35, -0.72, 0.62), pads=(0.24, -3.55, -0.55, 0.40),
        brow=(0.62, -0.70, 0.28, 0.22), muzzle_wide=1.0, soft=0.6, eye=HORSE_EYE,
        ear=Ear((0.48, 0.25, 0.85), 1.35, 0.66, (0.28, -0.05, 1.0), (0.7, -1.0, 0.0), tip=0.9, root=0.72, cup=0.75,
                inner=(0.16, 0.09, 0.06)),
        nose="muzzle", nose_size=0.21, mouth="long",
    ),
    tail=Tail(length=0.34, thick=(0.045, 0.016), carriage="arch", root_z=0.93, fur=0.6, tuft=0.44),
    fur=Fur(length=0.0085, thick=0.00042, count=90_000, lift=0.14, clump=0.25, mess=0.10, ruff=1.0, legs=0.9, feet=0.9,
            face=0.7, mane="horse", mane_length=0.22),
    manner="hoofed",
)  # fmt: skip
ZEBRA = replace(
    HORSE, height=1.32,
    coat=Coat((0.70, 0.67, 0.61), dark=(0.016, 0.014, 0.013), pattern="zebra", shade=("snout",), mottle=0.05),
    neck=replace(HORSE.neck, head=(-0.36, 1.20), thick=(0.15, 0.095)), head=replace(HORSE.head, size=0.092),
    fur=replace(HORSE.fur, mane="zebra", mane_length=0.075), tail=replace(HORSE.tail, tuft=0.22, length=0.42, carriage="down"),
)  # fmt: skip
COW = Quadruped(
    1.42,
    Coat((0.70, 0.66, 0.59), dark=(0.020, 0.017, 0.016), pattern="patches", mottle=0.05, pale=(0.60, 0.36, 0.28),
         light=("snout",)),
    trunk=Trunk(length=0.96, chest=(0.20, 0.29), belly=(0.235, 0.295), rump=(0.20, 0.235), rump_top=1.01,
                belly_top=0.985, breast=0.16, shoulder=0.15),
    legs=Legs(
        fore=(0.64, 0.47, 0.27, 0.095), hind=(0.72, 0.50, 0.31, 0.095), hind_back=(0.0, -0.11, 0.09, 0.05),
        fore_back=(-0.01, 0.06, 0.02, 0.02), fore_thick=(0.10, 0.068, 0.044, 0.036),
        hind_thick=(0.15, 0.09, 0.048, 0.038), wide=(0.12, 0.125), foot_wide=(0.11, 0.115), foot="cloven", foot_size=0.062,
    ),
    neck=Neck(root=(-0.04, 0.78), head=(-0.40, 1.06), thick=(0.17, 0.115), crest=0.09, throat=0.12),
    head=Head(
        size=0.112, pitch=-30, skull=(0.92, 0.95, 0.85), muzzle=(2.55, -0.42, 0.70, 0.50), muzzle_root=(-0.4, -0.1),
        jaw=(2.2, -0.80, 0.48, 0.30), jaw_root=(-0.2, -0.6), cheek=(0.40, -0.4, -0.5, 0.52), pads=(0.28, -2.50, -0.52, 0.42),
        brow=(0.6, -0.6, 0.3, 0.24), muzzle_wide=1.18, soft=0.5,
        eye=replace(HORSE_EYE, size=0.165, ahead=0.25, at=(0.78, -0.72, 0.16)),
        ear=Ear((0.85, 0.15, 0.42), 1.05, 0.62, (1.0, 0.15, 0.10), (0.0, -1.0, -0.5), tip=0.6, root=0.5, cup=0.7, inner=(0.45, 0.25, 0.2)),
        nose="muzzle", nose_size=0.19, mouth="long", horns="cow", horn=0.55,
    ),
    tail=Tail(length=0.66, thick=(0.035, 0.014), carriage="down", root_z=0.97, fur=0.6, tuft=0.16),
    fur=Fur(length=0.012, thick=0.0005, count=90_000, lift=0.2, ruff=1.2, legs=0.9, feet=0.9, face=0.9, mane_color=(0.05, 0.04, 0.035)),
    manner="hoofed",
)  # fmt: skip
SHEEP = replace(
    COW, height=0.70,
    coat=Coat((0.68, 0.62, 0.52), dark=(0.05, 0.042, 0.038), shade=(), light=(), mottle=0.10),
    trunk=Trunk(length=0.86, chest=(0.24, 0.29), belly=(0.265, 0.30), rump=(0.24, 0.28), rump_top=1.02, belly_top=1.02, breast=0.19),
    legs=replace(COW.legs, fore_thick=(0.12, 0.07, 0.042, 0.036), hind_thick=(0.17, 0.09, 0.042, 0.036)),
    neck=Neck(root=(-0.04, 0.86), head=(-0.34, 1.12), thick=(0.21, 0.15)),
    head=replace(
        COW.head, size=0.135, pitch=-28, muzzle=(2.0, -0.44, 0.58, 0.30), jaw=(1.75, -0.68, 0.42, 0.22), pads=(0.16, -1.92, -0.5, 0.24),
        horns="", nose_size=0.12, eye=replace(HORSE_EYE, iris=(0.36, 0.22, 0.06), slit=1.9, pupil=0.42, size=0.175),
        ear=Ear((0.85, 0.2, 0.4), 1.0, 0.5, (1.0, 0.1, -0.15), (0.0, -1.0, -0.4), tip=0.7, root=0.5, cup=0.6, inner=(0.5, 0.33, 0.27)),
    ),
    tail=Tail(length=0.28, thick=(0.06, 0.04), carriage="down", root_z=0.95, fur=0.8),
    fur=Fur(length=0.105, kind="wool", thick=0.0017, count=95_000, lift=0.62, clump=0.85, tuft=34, mess=0.4, curl=0.22,
            legs=0.25, feet=0.10, face=0.10, ruff=1.0, belly=1.0, cheeks=0.2),
)  # fmt: skip
GOAT = replace(
    COW, height=0.72,
    coat=Coat((0.66, 0.58, 0.47), dark=(0.14, 0.07, 0.03), pattern="patches", size=0.8, mottle=0.1),
    trunk=replace(COW.trunk, length=0.84, chest=(0.17, 0.26), belly=(0.19, 0.26), rump=(0.165, 0.21)),
    neck=Neck(root=(-0.04, 0.82), head=(-0.32, 1.20), thick=(0.145, 0.10), throat=0.08),
    head=replace(SHEEP.head, size=0.125, horns="goat", horn=0.85,
                 ear=Ear((0.85, 0.2, 0.4), 1.25, 0.55, (1.0, -0.1, 0.15), (0.0, -1.0, -0.4), tip=0.7, root=0.5, cup=0.6)),
    tail=Tail(length=0.2, thick=(0.045, 0.02), carriage="up", root_z=0.95, fur=1.4),
    fur=Fur(length=0.05, thick=0.0008, count=90_000, lift=0.24, legs=0.35, feet=0.2, face=0.25, ruff=1.5, belly=1.5),
)  # fmt: skip
PIG = replace(
    COW, height=0.72,
    coat=Coat((0.66, 0.33, 0.26), dark=(0.30, 0.13, 0.10), pale=(0.70, 0.32, 0.26), light=("snout",), mottle=0.10),
    trunk=Trunk(length=1.06, chest=(0.26, 0.34), belly=(0.275, 0.35), rump=(0.255, 0.33), rump_top=1.04, belly_top=1.04, breast=0.22),
    legs=replace(COW.legs, fore=(0.58, 0.40, 0.21, 0.085), hind=(0.64, 0.42, 0.25, 0.085), fore_thick=(0.13, 0.09, 0.058, 0.050),
                 hind_thick=(0.19, 0.11, 0.06, 0.05), foot_size=0.075, foot_color=(0.16, 0.10, 0.07), thigh=0.17),
    neck=Neck(root=(-0.03, 0.72), head=(-0.42, 0.80), thick=(0.26, 0.20)),
    head=replace(
        COW.head, size=0.19, pitch=-12, skull=(1.0, 1.0, 0.98), muzzle=(1.80, -0.38, 0.62, 0.36), jaw=(1.42, -0.68, 0.50, 0.28),
        cheek=(0.46, -0.2, -0.5, 0.55), pads=(0.0, -1.95, -0.38, 0.36), muzzle_root=(-0.4, -0.05), horns="", nose="disc", nose_size=0.11,
        brow=(0.4, -0.62, 0.36, 0.24), eye=Eye((0.52, -0.85, 0.22), 0.14, iris=(0.10, 0.05, 0.025), spread=70, tilt=6, white=(0.7, 0.62, 0.55), rim=(0.35, 0.14, 0.11)),
        ear=Ear((0.58, 0.0, 0.8), 0.95, 0.85, (0.45, -0.25, 0.9), (0.2, -1.0, -0.3), droop=60, fold=0.35, tip=0.9, root=0.85, cup=0.4, inner=(0.6, 0.28, 0.22)),
        mouth="dog",
    ),
    tail=Tail(length=0.30, thick=(0.030, 0.014), carriage="curl", root_z=0.86, fur=0.3),
    fur=Fur(length=0.022, kind="hair", thick=0.0005, count=16_000, lift=0.4, mess=0.3, clump=0.0, face=0.7, feet=0.5, wrinkle=0.0),
)  # fmt: skip
DEER = replace(
    HORSE, height=1.05,
    coat=Coat((0.34, 0.155, 0.055), dark=(0.07, 0.04, 0.025), pale=(0.68, 0.60, 0.50), light=("belly", "chest", "tail"), mottle=0.1),
    trunk=replace(HORSE.trunk, length=0.80, chest=(0.14, 0.22), belly=(0.145, 0.19), rump=(0.145, 0.195), breast=0.12),
    legs=replace(HORSE.legs, fore_thick=(0.085, 0.05, 0.029, 0.020), hind_thick=(0.135, 0.07, 0.032, 0.021), foot="cloven",
                 foot_size=0.045, thigh=0.135),
    neck=Neck(root=(-0.05, 0.82), head=(-0.30, 1.30), thick=(0.12, 0.075), throat=0.07),
    head=replace(
        HORSE.head, size=0.090, pitch=-22, muzzle=(2.75, -0.48, 0.58, 0.28), jaw=(2.4, -0.66, 0.40, 0.18), pads=(0.13, -2.66, -0.50, 0.22),
        jaw_root=(-0.2, -0.5), cheek=(0.40, -0.35, -0.45, 0.46),
        nose="dog", nose_size=0.20, nose_lift=0.10, nose_color=(0.02, 0.016, 0.015), eye=replace(HORSE_EYE, size=0.21, at=(0.76, -0.66, 0.16)),
        ear=Ear((0.66, 0.3, 0.68), 1.45, 0.70, (0.9, 0.1, 0.75), (0.4, -1.0, 0.0), tip=0.8, root=0.5, cup=0.6, inner=(0.52, 0.42, 0.34)),
        horns="antlers", horn=0.95,
    ),
    tail=Tail(length=0.15, thick=(0.05, 0.03), carriage="down", root_z=0.93, fur=1.8),
    fur=Fur(length=0.026, thick=0.0007, count=95_000, lift=0.22, legs=0.4, feet=0.3, face=0.4, ruff=1.5),
)  # fmt: skip
GIRAFFE = replace(
    HORSE, height=2.9,
    coat=Coat((0.66, 0.50, 0.28), dark=(0.26, 0.10, 0.03), pattern="giraffe", mottle=0.06),
    trunk=Trunk(length=0.52, chest=(0.115, 0.21), belly=(0.115, 0.17), rump=(0.105, 0.15), rump_top=0.87, belly_top=0.93, shoulder=0.11, breast=0.10),
    legs=Legs(
        fore=(0.72, 0.58, 0.32, 0.075), hind=(0.70, 0.55, 0.33, 0.075), fore_back=(-0.01, 0.05, 0.02, 0.02), hind_back=(0.0, -0.08, 0.07, 0.045),
        fore_thick=(0.075, 0.046, 0.029, 0.021), hind_thick=(0.105, 0.06, 0.032, 0.022), thigh=0.10, wide=(0.07, 0.07), foot_wide=(0.065, 0.065),
        foot="cloven", foot_size=0.042,
    ),
    neck=Neck(root=(-0.02, 0.88), head=(-0.36, 1.66), thick=(0.105, 0.048), throat=0.06),
    head=replace(
        DEER.head, size=0.052, pitch=-26, muzzle=(3.0, -0.42, 0.60, 0.36), jaw=(2.6, -0.68, 0.44, 0.24), pads=(0.16, -2.9, -0.48, 0.30), nose="muzzle",
        nose_size=0.14, horns="giraffe", horn=1.1, ear=Ear((0.72, 0.35, 0.55), 1.2, 0.5, (1.0, 0.1, 0.35), (0.2, -1.0, 0.0), tip=0.8, root=0.5, cup=0.6),
    ),
    tail=Tail(length=0.30, thick=(0.022, 0.009), carriage="down", root_z=0.80, fur=0.6, tuft=0.13),
    fur=Fur(length=0.006, thick=0.00028, count=90_000, lift=0.16, clump=0.2, legs=0.9, feet=0.9, face=0.8, mane="zebra", mane_length=0.035,
            mane_color=(0.14, 0.05, 0.02)),
)  # fmt: skip

# --- bears --------------------------------------------------------------------------------------

BEAR = Quadruped(
    1.0,
    Coat((0.135, 0.062, 0.025), dark=(0.05, 0.025, 0.012), pale=(0.28, 0.165, 0.085), light=("muzzle",), mottle=0.25),
    trunk=Trunk(length=0.92, chest=(0.255, 0.32), belly=(0.275, 0.33), rump=(0.27, 0.32), rump_top=0.98, belly_top=0.98, hump=0.09, breast=0.21, shoulder=0.18),
    legs=Legs(
        fore=(0.60, 0.40, 0.13, 0.07), hind=(0.64, 0.38, 0.13, 0.07), fore_back=(0, 0.07, 0.02, -0.02), hind_back=(0.0, -0.12, 0.04, -0.04),
        fore_thick=(0.16, 0.12, 0.095, 0.09), hind_thick=(0.20, 0.14, 0.095, 0.09), thigh=0.19, wide=(0.17, 0.17), foot_wide=(0.15, 0.16),
        foot_size=0.125, claw=0.55,
    ),
    neck=Neck(root=(-0.03, 0.74), head=(-0.38, 0.88), thick=(0.25, 0.20)),
    head=Head(
        size=0.19, pitch=-6, skull=(1.0, 0.98, 0.90), muzzle=(1.55, -0.34, 0.46, 0.30), muzzle_root=(-0.5, -0.2), jaw=(1.35, -0.60, 0.40, 0.22),
        cheek=(0.52, -0.2, -0.25, 0.5), pads=(0.16, -1.42, -0.40, 0.24), brow=(0.36, -0.66, 0.34, 0.24),
        eye=Eye((0.42, -0.90, 0.16), 0.135, iris=(0.09, 0.04, 0.015), pupil=0.5, spread=66, tilt=6),
        ear=Ear((0.70, 0.2, 0.70), 0.52, 0.66, (0.65, 0.1, 0.9), (0.4, -1.0, 0.0), tip=0.3, root=0.95, inner=(0.12, 0.07, 0.05)),
        nose="dog", nose_size=0.24, nose_color=(0.016, 0.014, 0.014), nose_lift=0.14, mouth="dog",
    ),
    tail=Tail(length=0.12, thick=(0.06, 0.04), carriage="down", root_z=0.84),
    fur=Fur(length=0.095, thick=0.0010, count=115_000, lift=0.4, clump=0.65, ruff=1.3, legs=0.8, feet=0.35, face=0.3, cheeks=1.2),
    manner="bear",
)  # fmt: skip
PANDA = replace(
    BEAR, height=0.80,
    coat=Coat((0.74, 0.70, 0.62), dark=(0.016, 0.015, 0.015), shade=("yoke", "legs", "eyes"), mottle=0.05),
    trunk=replace(BEAR.trunk, hump=0.0, length=0.88, belly=(0.30, 0.35), belly_top=1.0),
    head=replace(
        BEAR.head, size=0.25, skull=(1.05, 0.98, 0.95), muzzle=(1.22, -0.40, 0.42, 0.27), jaw=(1.06, -0.62, 0.42, 0.22), cheek=(0.62, -0.2, -0.32, 0.56),
        pads=(0.15, -1.12, -0.46, 0.21), nose_size=0.19,
        eye=Eye((0.42, -0.88, 0.08), 0.15, iris=(0.08, 0.038, 0.015), spread=66, tilt=-14, white=(0.5, 0.45, 0.4)),
        ear=Ear((0.74, 0.15, 0.70), 0.55, 0.68, (0.65, 0.1, 0.9), (0.4, -1.0, 0.0), tip=0.3, root=0.95, inner=(0.03, 0.028, 0.028), back=(0.016, 0.015, 0.015)),
    ),
    fur=replace(BEAR.fur, length=0.085),
)  # fmt: skip
POLAR = replace(
    BEAR, height=1.25, coat=Coat((0.74, 0.70, 0.60), pale=(0.74, 0.70, 0.6), mottle=0.06),
    trunk=replace(BEAR.trunk, hump=0.0, length=1.02),
    neck=Neck(root=(-0.03, 0.74), head=(-0.50, 0.92), thick=(0.24, 0.155)),
    head=replace(BEAR.head, size=0.15, muzzle=(1.80, -0.32, 0.48, 0.32), jaw=(1.56, -0.60, 0.42, 0.24), pads=(0.18, -1.66, -0.40, 0.26), nose_size=0.26,
                 ear=replace(BEAR.head.ear, length=0.42, width=0.55, inner=(0.4, 0.33, 0.28))),
    fur=replace(BEAR.fur, length=0.07),
)  # fmt: skip

# --- small --------------------------------------------------------------------------------------

RABBIT = Quadruped(
    0.17,
    Coat((0.34, 0.24, 0.15), dark=(0.10, 0.06, 0.03), pale=(0.74, 0.69, 0.62), light=("belly", "chest", "tail"), mottle=0.25),
    trunk=Trunk(length=0.92, chest=(0.26, 0.33), belly=(0.33, 0.37), rump=(0.34, 0.40), rump_top=1.16, belly_top=1.08, breast=0.22, shoulder=0.16),
    legs=Legs(
        fore=(0.58, 0.36, 0.13, 0.07), hind=(0.72, 0.42, 0.20, 0.06), hind_back=(0.0, -0.24, 0.12, -0.22), fore_thick=(0.12, 0.09, 0.07, 0.065),
        hind_thick=(0.24, 0.15, 0.075, 0.07), thigh=0.26, wide=(0.15, 0.18), foot_wide=(0.12, 0.17), foot_size=0.10,
    ),
    neck=Neck(root=(-0.05, 0.78), head=(-0.34, 1.14), thick=(0.24, 0.20)),
    head=Head(
        size=0.31, pitch=-8, skull=(0.86, 1.0, 0.92), muzzle=(1.22, -0.34, 0.48, 0.28), jaw=(0.98, -0.58, 0.42, 0.22), cheek=(0.42, -0.3, -0.34, 0.50),
        pads=(0.15, -1.18, -0.42, 0.22), brow=(0.4, -0.5, 0.3, 0.24),
        eye=Eye((0.78, -0.62, 0.16), 0.245, iris=(0.075, 0.034, 0.014), pupil=0.6, spread=66, ahead=0.3, tilt=0, upper=44),
        ear=Ear((0.32, 0.2, 0.9), 2.0, 0.66, (0.20, 0.16, 1.0), (0.35, -1.0, 0.0), tip=0.55, root=0.62, cup=0.7),
        nose="cat", nose_size=0.13, nose_color=(0.44, 0.20, 0.17), nose_lift=0.08, whiskers=6, whisker=1.5,
    ),
    tail=Tail(length=0.16, thick=(0.10, 0.09), carriage="up", root_z=0.82, fur=1.4),
    fur=Fur(length=0.115, thick=0.0016, count=95_000, lift=0.42, clump=0.45, face=0.45, legs=0.5, feet=0.4, cheeks=0.9),
    manner="rodent",
)  # fmt: skip
MOUSE = replace(
    RABBIT, height=0.045,
    coat=Coat((0.22, 0.17, 0.13), pale=(0.66, 0.58, 0.50), light=("belly", "chest", "muzzle"), mottle=0.15),
    legs=replace(RABBIT.legs, foot="plain", foot_size=0.085, hind_thick=(0.22, 0.12, 0.055, 0.045), fore_thick=(0.11, 0.07, 0.045, 0.04)),
    head=replace(
        RABBIT.head, size=0.33, muzzle=(1.55, -0.40, 0.46, 0.15), jaw=(1.20, -0.55, 0.34, 0.12), pads=(0.10, -1.42, -0.42, 0.14), nose_size=0.12,
        eye=replace(RABBIT.head.eye, size=0.21, at=(0.62, -0.82, 0.16), iris=(0.02, 0.014, 0.012), ahead=0.35),
        ear=Ear((0.66, 0.15, 0.72), 0.92, 1.15, (0.6, 0.1, 1.0), (0.35, -1.0, 0.0), tip=0.3, root=0.75, cup=0.45, inner=(0.55, 0.30, 0.26), thick=0.035),
        whiskers=7, whisker=1.5,
    ),
    tail=Tail(length=2.1, thick=(0.055, 0.020), carriage="level", root_z=0.62, fur=0.06),
    fur=replace(RABBIT.fur, length=0.10),
)  # fmt: skip
SQUIRREL = replace(
    RABBIT, height=0.115,
    coat=Coat((0.42, 0.16, 0.045), pale=(0.74, 0.67, 0.57), light=("belly", "chest", "muzzle"), mottle=0.2),
    head=replace(
        RABBIT.head, size=0.32, muzzle=(1.30, -0.36, 0.44, 0.20), pads=(0.12, -1.2, -0.42, 0.18), eye=replace(RABBIT.head.eye, iris=(0.03, 0.018, 0.012)),
        ear=Ear((0.52, 0.2, 0.8), 0.72, 0.55, (0.3, 0.1, 1.0), (0.45, -1.0, 0.0), tip=1.2, root=0.9, cup=0.6), whisker=1.1,
    ),
    tail=Tail(length=1.75, thick=(0.10, 0.12), carriage="plume", root_z=0.72, fur=3.4),
    fur=replace(RABBIT.fur, length=0.10, count=110_000),
)  # fmt: skip

# --- thick-skinned ------------------------------------------------------------------------------

HIDE = (0.20, 0.18, 0.165)
ELEPHANT = Quadruped(
    2.9,
    Coat(HIDE, dark=(0.10, 0.088, 0.08), pale=(0.36, 0.24, 0.20), mottle=0.25),
    trunk=Trunk(length=0.66, chest=(0.22, 0.27), belly=(0.25, 0.29), rump=(0.215, 0.27), rump_top=0.97, belly_top=1.03, breast=0.18, shoulder=0.17),
    legs=Legs(
        fore=(0.66, 0.42, 0.22, 0.09), hind=(0.68, 0.42, 0.20, 0.09), fore_back=(0, 0.03, 0.0, 0.0), hind_back=(0.0, -0.05, 0.02, 0.0),
        fore_thick=(0.135, 0.098, 0.085, 0.086), hind_thick=(0.17, 0.11, 0.083, 0.086), thigh=0.17, wide=(0.14, 0.14), foot_wide=(0.125, 0.125),
        foot="pillar", foot_size=0.10,
    ),
    neck=Neck(root=(-0.02, 0.80), head=(-0.32, 0.98), thick=(0.21, 0.18)),
    head=Head(
        size=0.185, skull=(0.92, 0.92, 1.05), muzzle=(1.05, -0.55, 0.56, 0.42), muzzle_root=(-0.4, -0.2), jaw=(0.80, -0.98, 0.40, 0.20), jaw_root=(-0.1, -0.5),
        cheek=(0.46, -0.3, -0.35, 0.48), pads=(0.0, 0.0, 0.0, 0.0), brow=(0.42, -0.55, 0.40, 0.26), soft=0.5,
        eye=Eye((0.72, -0.72, -0.02), 0.105, iris=(0.16, 0.08, 0.03), spread=60, ahead=0.25, tilt=-4, rim=(0.06, 0.05, 0.045)),
        ear=Ear((0.85, 0.20, 0.25), 1.9, 2.6, (1.0, 0.40, -0.22), (0.35, -1.0, 0.1), tip=0.45, root=0.62, cup=0.10, droop=14, inner=(0.25, 0.20, 0.18), thick=0.05),
        nose="none", mouth="none", trunk=4.3, tusk=1.0,
    ),
    tail=Tail(length=0.42, thick=(0.035, 0.014), carriage="down", root_z=0.86, tuft=0.09),
    fur=Fur(kind="skin", wrinkle=0.0065, mane_color=(0.02, 0.018, 0.016)), manner="heavy",
)  # fmt: skip
RHINO = replace(
    ELEPHANT, height=1.6,
    trunk=Trunk(length=1.02, chest=(0.27, 0.33), belly=(0.31, 0.35), rump=(0.28, 0.33), rump_top=1.0, belly_top=1.0, breast=0.24, shoulder=0.2),
    legs=replace(ELEPHANT.legs, fore=(0.56, 0.36, 0.18, 0.08), hind=(0.60, 0.38, 0.18, 0.08), fore_thick=(0.15, 0.115, 0.09, 0.088),
                 hind_thick=(0.19, 0.13, 0.09, 0.088), foot_size=0.105, wide=(0.17, 0.17), foot_wide=(0.16, 0.16)),
    neck=Neck(root=(-0.03, 0.76), head=(-0.46, 0.80), thick=(0.26, 0.19)),
    head=Head(
        size=0.185, pitch=-26, skull=(0.85, 1.0, 0.90), muzzle=(2.25, -0.40, 0.62, 0.44), muzzle_root=(-0.4, -0.1), jaw=(1.95, -0.75, 0.46, 0.30),
        cheek=(0.40, -0.35, -0.45, 0.50), pads=(0.25, -2.2, -0.45, 0.38), brow=(0.5, -0.6, 0.3, 0.24), soft=0.5,
        eye=Eye((0.72, -0.85, 0.1), 0.10, iris=(0.10, 0.05, 0.02), spread=62, ahead=0.25, tilt=-4),
        ear=Ear((0.55, 0.3, 0.8), 0.85, 0.5, (0.35, 0.05, 1.0), (0.5, -1.0, 0.0), tip=0.6, root=0.7, cup=0.75, inner=(0.16, 0.13, 0.12)),
        nose="muzzle", nose_size=0.15, mouth="long", horns="rhino", horn=0.95,
    ),
    tail=Tail(length=0.40, thick=(0.04, 0.016), carriage="down", root_z=0.86, tuft=0.05),
)  # fmt: skip
HIPPO = replace(
    RHINO, height=1.35,
    coat=Coat((0.19, 0.135, 0.13), pale=(0.42, 0.22, 0.19), light=("cheeks", "belly"), mottle=0.2),
    trunk=Trunk(length=1.15, chest=(0.33, 0.38), belly=(0.38, 0.42), rump=(0.34, 0.39), rump_top=1.02, belly_top=1.02, breast=0.30, shoulder=0.2),
    legs=replace(RHINO.legs, fore=(0.50, 0.30, 0.15, 0.08), hind=(0.52, 0.32, 0.15, 0.08), wide=(0.20, 0.20), foot_wide=(0.19, 0.19)),
    neck=Neck(root=(-0.04, 0.72), head=(-0.50, 0.80), thick=(0.31, 0.25)),
    head=Head(
        size=0.225, pitch=-16, skull=(0.92, 1.0, 0.82), muzzle=(2.0, -0.40, 0.56, 0.62), muzzle_root=(-0.4, -0.15), jaw=(1.85, -0.85, 0.50, 0.46),
        muzzle_wide=1.25, cheek=(0.46, -0.3, -0.5, 0.50), pads=(0.42, -2.1, -0.30, 0.48), brow=(0.46, -0.55, 0.55, 0.28), soft=0.5,
        eye=Eye((0.62, -0.62, 0.62), 0.13, iris=(0.16, 0.08, 0.03), spread=62, ahead=0.4, tilt=0),
        ear=Ear((0.62, 0.25, 0.74), 0.42, 0.36, (0.6, 0.1, 1.0), (0.4, -1.0, 0.0), tip=0.4, root=0.8, cup=0.7, inner=(0.40, 0.2, 0.17)),
        nose="muzzle", nose_size=0.17, mouth="long",
    ),
    tail=Tail(length=0.24, thick=(0.05, 0.02), carriage="down", root_z=0.82),
    fur=Fur(kind="skin", wrinkle=0.0022),
)  # fmt: skip

ROWS = {
    "cat": CAT,
    "grey cat": replace(CAT, coat=Coat((0.26, 0.24, 0.22), dark=(0.045, 0.040, 0.037), pale=(0.74, 0.70, 0.64), pattern="tabby", light=("muzzle",)),
                        head=replace(CAT.head, eye=replace(CAT_EYE, iris=(0.48, 0.30, 0.04)))),
    "black cat": replace(CAT, coat=Coat((0.016, 0.015, 0.015), mottle=0.05), head=replace(CAT.head, nose_color=(0.03, 0.025, 0.024), eye=replace(CAT_EYE, iris=(0.50, 0.36, 0.04)))),
    "white cat": replace(CAT, coat=Coat(WHITE, mottle=0.04), head=replace(CAT.head, eye=replace(CAT_EYE, iris=(0.10, 0.28, 0.50)))),
    "siamese cat": replace(CAT, coat=Coat((0.66, 0.55, 0.42), dark=(0.045, 0.03, 0.022), shade=("face", "socks", "tail"), mottle=0.05),
                           head=replace(CAT.head, eye=replace(CAT_EYE, iris=(0.08, 0.26, 0.58)), nose_color=(0.05, 0.03, 0.025), ear=replace(CAT.head.ear, back=(0.05, 0.033, 0.025)))),
    "kitten": replace(CAT, height=0.145, trunk=replace(CAT.trunk, length=0.86), neck=replace(CAT.neck, head=(-0.28, 1.12)),
                      head=replace(CAT.head, size=0.31, eye=replace(CAT_EYE, size=0.29, iris=(0.12, 0.26, 0.42), at=(0.45, -0.86, 0.04), pupil=0.68, slit=0.8)),
                      tail=replace(CAT.tail, length=0.72, carriage="up"), fur=replace(CAT.fur, length=0.10, thick=0.0015, lift=0.5)),
    "lion": LION,
    "lioness": replace(BIG_CAT, height=1.0),
    "tiger": TIGER,
    "white tiger": replace(TIGER, coat=replace(TIGER.coat, base=(0.70, 0.67, 0.61)), head=replace(TIGER.head, eye=replace(TIGER.head.eye, iris=(0.15, 0.32, 0.5)))),
    "leopard": LEOPARD,
    "snow leopard": replace(LEOPARD, coat=replace(LEOPARD.coat, base=(0.52, 0.49, 0.45), dark=(0.06, 0.055, 0.05)), tail=replace(LEOPARD.tail, length=1.2, fur=2.2), fur=replace(LEOPARD.fur, length=0.055)),
    "cheetah": replace(LEOPARD, height=0.80, coat=replace(LEOPARD.coat, pattern="cheetah"), trunk=replace(LEOPARD.trunk, chest=(0.155, 0.24), belly=(0.13, 0.17), rump=(0.14, 0.19)),
                       head=replace(LEOPARD.head, size=0.14, muzzle=(1.28, -0.3, 0.48, 0.3))),
    "panther": replace(LEOPARD, coat=Coat((0.018, 0.016, 0.016), mottle=0.1), head=replace(LEOPARD.head, nose_color=(0.02, 0.018, 0.018))),
    "dog": DOG,
    "black labrador": replace(DOG, coat=Coat((0.018, 0.016, 0.015), mottle=0.05)),
    "golden retriever": replace(DOG, coat=replace(DOG.coat, base=(0.54, 0.29, 0.09)), fur=replace(DOG.fur, length=0.085, ruff=1.5, belly=1.7, face=0.22, legs=0.7), tail=replace(DOG.tail, fur=1.8)),
    "corgi": replace(
        DOG, height=0.28, coat=Coat((0.54, 0.24, 0.065), pale=(0.76, 0.71, 0.63), light=("chest", "blaze", "muzzle", "paws", "belly")),
        trunk=Trunk(length=1.36, chest=(0.26, 0.36), belly=(0.24, 0.33), rump=(0.23, 0.32), rump_top=1.0, belly_top=1.0, breast=0.23, shoulder=0.17),
        legs=replace(DOG.legs, fore=(0.52, 0.34, 0.15, 0.08), hind=(0.58, 0.36, 0.19, 0.08), fore_thick=(0.14, 0.10, 0.075, 0.07), hind_thick=(0.2, 0.12, 0.07, 0.07), thigh=0.19,
                     foot_size=0.12, wide=(0.16, 0.16), foot_wide=(0.14, 0.15)),
        neck=Neck(root=(-0.04, 0.86), head=(-0.36, 1.28), thick=(0.24, 0.18)),
        head=replace(FOX.head, size=0.30, muzzle=(1.70, -0.38, 0.44, 0.24), jaw=(1.5, -0.6, 0.36, 0.18), pads=(0.18, -1.52, -0.46, 0.2), nose_size=0.19, eye=DOG_EYE, ear=replace(PRICKED, length=1.05, width=0.85, tip=0.7)),
        tail=Tail(length=0.25, thick=(0.12, 0.08), carriage="stub", root_z=0.85, fur=1.6), fur=replace(DOG.fur, length=0.11, thick=0.0013, cheeks=1.4)),
    "dalmatian": replace(DOG, coat=Coat(WHITE, dark=(0.02, 0.018, 0.017), pattern="dalmatian", mottle=0.03), fur=replace(DOG.fur, length=0.025, thick=0.0006), head=replace(DOG.head, ear=replace(DOG_EAR, back=(0.03, 0.025, 0.024)))),
    "german shepherd": replace(WOLF, height=0.62, coat=Coat((0.42, 0.22, 0.08), dark=(0.022, 0.018, 0.016), pale=(0.55, 0.36, 0.18), light=("belly",), shade=("saddle", "snout", "tail tip")),
                               head=replace(WOLF.head, eye=DOG_EYE, ear=replace(PRICKED, length=1.15, width=0.78)), fur=replace(WOLF.fur, length=0.06)),
    "husky": replace(WOLF, height=0.57, coat=Coat((0.10, 0.10, 0.105), pale=(0.74, 0.71, 0.66), light=("cheeks", "chest", "belly", "legs", "brows", "blaze")),
                     head=replace(WOLF.head, size=0.175, eye=replace(DOG_EYE, iris=(0.16, 0.40, 0.66), pupil=0.34)), tail=replace(WOLF.tail, carriage="curl", fur=2.0)),
    "poodle": replace(DOG, height=0.45, coat=Coat((0.66, 0.56, 0.42), mottle=0.08), head=replace(DOG.head, muzzle=(2.0, -0.36, 0.40, 0.22), jaw=(1.8, -0.56, 0.32, 0.16), pads=(0.13, -1.85, -0.42, 0.18), nose_size=0.18),
                      fur=Fur(length=0.12, kind="wool", thick=0.0012, count=115_000, lift=0.6, clump=0.8, tuft=30, mess=0.4, curl=0.22, face=0.12, legs=0.7, feet=0.4, cheeks=1.2, ruff=1.3), tail=replace(DOG.tail, length=0.45, carriage="up", fur=1.6)),
    "beagle": replace(DOG, height=0.38, coat=Coat((0.48, 0.22, 0.07), dark=(0.02, 0.018, 0.016), pale=WHITE, light=("muzzle", "blaze", "chest", "belly", "socks", "tail tip"), shade=("saddle",)), fur=replace(DOG.fur, length=0.035),
                      head=replace(DOG.head, size=0.175, ear=replace(DOG_EAR, length=1.45))),
    "puppy": replace(DOG, height=0.26, head=PUPPY_HEAD, trunk=replace(DOG.trunk, length=0.74, chest=(0.19, 0.26), belly=(0.19, 0.225)), neck=replace(DOG.neck, head=(-0.25, 1.14)),
                     legs=replace(DOG.legs, fore_thick=(0.11, 0.08, 0.066, 0.064), hind_thick=(0.16, 0.10, 0.062, 0.062), foot_size=0.092, claw=0.0), tail=replace(DOG.tail, length=0.5), fur=replace(DOG.fur, length=0.075, thick=0.0012, lift=0.42)),
    "wolf": WOLF,
    "fox": FOX,
    "arctic fox": replace(FOX, coat=Coat((0.76, 0.74, 0.70), pale=(0.76, 0.74, 0.7), mottle=0.03), head=replace(FOX.head, ear=replace(PRICKED, length=0.72, width=0.72, tip=0.6))),
    "horse": HORSE,
    "white horse": replace(HORSE, coat=Coat((0.72, 0.69, 0.64), dark=(0.28, 0.25, 0.23), shade=("snout",), mottle=0.04), fur=replace(HORSE.fur, mane_color=(0.66, 0.62, 0.55))),
    "black horse": replace(HORSE, coat=Coat((0.020, 0.017, 0.016), mottle=0.05)),
    "pony": replace(HORSE, height=1.1, coat=Coat((0.40, 0.21, 0.075), pale=(0.74, 0.7, 0.62), light=("socks", "blaze")), legs=replace(HORSE.legs, fore_thick=(0.11, 0.075, 0.045, 0.034), hind_thick=(0.17, 0.105, 0.05, 0.036)),
                    trunk=replace(HORSE.trunk, chest=(0.18, 0.26), belly=(0.20, 0.25)), head=replace(HORSE.head, size=0.095), fur=replace(HORSE.fur, mane_color=(0.62, 0.50, 0.32), mane_length=0.28)),
    "donkey": replace(HORSE, height=1.1, coat=Coat((0.25, 0.215, 0.185), dark=(0.06, 0.05, 0.045), pale=(0.66, 0.61, 0.55), light=("snout", "belly")), head=replace(HORSE.head, size=0.098, ear=replace(HORSE.head.ear, length=2.5, width=0.85)),
                      fur=replace(HORSE.fur, mane="zebra", mane_length=0.06, length=0.02), tail=replace(HORSE.tail, tuft=0.2, carriage="down")),
    "zebra": ZEBRA,
    "unicorn": replace(HORSE, coat=Coat((0.76, 0.73, 0.70), dark=(0.45, 0.36, 0.36), shade=("snout",), mottle=0.03), fur=replace(HORSE.fur, mane_color=(0.62, 0.36, 0.58), mane_length=0.28), head=replace(HORSE.head, horns="unicorn", horn=1.0)),
    "cow": COW,
    "bull": replace(COW, height=1.5, coat=Coat((0.045, 0.026, 0.018), pale=(0.10, 0.07, 0.055), light=("snout",)), head=replace(COW.head, horns="bull", horn=0.62), trunk=replace(COW.trunk, hump=0.11, chest=(0.24, 0.32)), neck=replace(COW.neck, thick=(0.21, 0.15), crest=0.13)),
    "calf": replace(COW, height=0.85, head=replace(COW.head, size=0.135, horns=""), trunk=replace(COW.trunk, length=0.80, belly=(0.17, 0.23), chest=(0.16, 0.24), rump=(0.16, 0.2))),
    "sheep": SHEEP,
    "lamb": replace(SHEEP, height=0.42, head=replace(SHEEP.head, size=0.18, eye=replace(SHEEP.head.eye, size=0.2, iris=(0.12, 0.06, 0.02), slit=1.2)), trunk=replace(SHEEP.trunk, length=0.72, chest=(0.19, 0.23), belly=(0.2, 0.23), rump=(0.19, 0.22)), fur=replace(SHEEP.fur, length=0.08)),
    "ram": replace(SHEEP, height=0.78, head=replace(SHEEP.head, horns="ram", horn=1.1)),
    "goat": GOAT,
    "pig": PIG,
    "piglet": replace(PIG, height=0.26, head=replace(PIG.head, size=0.25, eye=replace(PIG.head.eye, size=0.17)), trunk=replace(PIG.trunk, length=0.95)),
    "deer": DEER,
    "doe": replace(DEER, height=0.95, head=replace(DEER.head, horns="")),
    "fawn": replace(DEER, height=0.6, coat=replace(DEER.coat, pattern="fawn", dark=(0.72, 0.64, 0.52)), head=replace(DEER.head, horns="", size=0.125, eye=replace(DEER.head.eye, size=0.25))),
    "reindeer": replace(DEER, height=1.15, coat=replace(DEER.coat, base=(0.20, 0.15, 0.11)), fur=replace(DEER.fur, length=0.05, ruff=2.0)),
    "antelope": replace(DEER, height=0.9, coat=replace(DEER.coat, base=(0.48, 0.27, 0.10)), head=replace(DEER.head, horns="antelope")),
    "giraffe": GIRAFFE,
    "bear": BEAR,
    "polar bear": POLAR,
    "panda": PANDA,
    "rabbit": RABBIT,
    "white rabbit": replace(RABBIT, coat=Coat(WHITE, mottle=0.03), head=replace(RABBIT.head, eye=replace(RABBIT.head.eye, iris=(0.10, 0.045, 0.03)))),
    "mouse": MOUSE,
    "rat": replace(MOUSE, height=0.085, coat=Coat((0.14, 0.115, 0.10), pale=(0.45, 0.4, 0.35), light=("belly",)), head=replace(MOUSE.head, size=0.28, muzzle=(1.8, -0.4, 0.46, 0.17), ear=replace(MOUSE.head.ear, length=0.6, width=0.75))),
    "squirrel": SQUIRREL,
    "hamster": replace(MOUSE, height=0.062, coat=Coat((0.52, 0.29, 0.10), pale=(0.76, 0.71, 0.63), light=("belly", "chest", "muzzle", "cheeks")), head=replace(MOUSE.head, size=0.40, muzzle=(1.1, -0.36, 0.46, 0.22), jaw=(0.9, -0.55, 0.4, 0.2), pads=(0.13, -1.05, -0.44, 0.19), cheek=(0.58, -0.2, -0.36, 0.56), ear=replace(MOUSE.head.ear, length=0.5, width=0.62)), tail=replace(MOUSE.tail, length=0.12)),
    "elephant": ELEPHANT,
    "rhinoceros": RHINO,
    "hippopotamus": HIPPO,
}  # fmt: skip


def build(order: Order[Quadruped]) -> Model:
    """The beast in its pose; a seed changes its size a little, its markings and its look."""
    size = float(order.rng.uniform(0.95, 1.05))
    beast = replace(order.params, height=order.params.height * size)
    return quadruped(order.noun, beast, order.pose, order.rng)


SYNONYMS = {
    "cat": ("tabby cat", "tomcat", "ginger cat", "house cat", "kitty"), "dog": ("labrador", "hound", "doggy"),
    "kitten": ("baby cat",), "puppy": ("pup", "baby dog"), "horse": ("stallion", "mare", "steed", "foal"),
    "rabbit": ("bunny", "hare", "bunny rabbit"), "cow": ("dairy cow", "cattle"), "bull": ("ox", "bison", "buffalo"),
    "pig": ("hog", "boar", "sow", "swine"), "sheep": ("ewe",), "deer": ("stag", "buck", "elk", "moose"),
    "bear": ("brown bear", "grizzly", "grizzly bear"), "panda": ("giant panda", "panda bear"),
    "rhinoceros": ("rhino",), "hippopotamus": ("hippo",), "antelope": ("gazelle", "impala"), "donkey": ("mule", "ass"),
    "leopard": ("jaguar",), "panther": ("black panther",), "snow leopard": (), "siamese cat": ("siamese",),
    "squirrel": ("red squirrel",), "hamster": ("guinea pig",), "mouse": ("mice",), "fox": ("red fox",),
    "german shepherd": ("shepherd dog",), "husky": ("siberian husky", "sled dog"), "beagle": ("basset",),
    "golden retriever": ("retriever",), "goat": ("billy goat",), "pony": (),
    "tiger": ("bengal tiger",), "elephant": ("african elephant",), "reindeer": ("caribou",),
}  # fmt: skip

FAMILY = Family("quadrupeds", build, ROWS, span=(0.05, 7.5), poses=NAMES, synonyms=SYNONYMS)
