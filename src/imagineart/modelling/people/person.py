"""Who is asked for, and how is one built? From parameters, drawn out by chance, to a model.

Nobody is ever undressed: whatever is asked, trunk and legs are covered before skin is made, and
skin is made only where no garment lies.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from imagineart.modelling.model import (
    Anchor,
    Copies,
    Floats,
    Material,
    Mesh,
    Model,
    Part,
    Rgb,
    Strands,
)
from imagineart.modelling.people.accessories import HUNG, bow_tie, gloved, hood
from imagineart.modelling.people.atlas import Atlas, atlas
from imagineart.modelling.people.beards import beard, beard_mask
from imagineart.modelling.people.body import Build, Posed, shaped
from imagineart.modelling.people.clothes import (
    GARMENTS,
    Cut,
    Garment,
    Piece,
    cloth_of,
    covered,
    pieces,
    places,
    sewn,
)
from imagineart.modelling.people.eyes import (
    IRISES,
    brow_density,
    brows,
    eyes,
    lash_lines,
    lashes,
    tear_lines,
)
from imagineart.modelling.people.faces import expression, features
from imagineart.modelling.people.forms import rooted
from imagineart.modelling.people.hair import (
    COLORS,
    STYLES,
    Scalp,
    Style,
    ear_share,
    hair,
    scalp,
    scalp_density,
)
from imagineart.modelling.people.head import Flesh, Scaffold, flesh, scaffold, skin, teeth
from imagineart.modelling.people.mermaids import tailed, with_own_anchors
from imagineart.modelling.people.outfit import dressed, outfitted, undrawn
from imagineart.modelling.people.poses import arranged, taken
from imagineart.modelling.people.sitter import Dressed, Person, Worn
from imagineart.modelling.people.skin import Complexion, beard_density, tone_color
from imagineart.modelling.people.stances import Pose
from imagineart.modelling.people.traits import descent_of, told
from imagineart.modelling.people.wear import (
    HATS,
    SHOES,
    buttons,
    collar,
    glasses,
    hat,
    shoes,
    tie,
)

CHILD_YEARS = 14.0
ASIDE = 0.026  # m, most by which a parting is aside
FRINGES = {False: 0.2, True: 0.12}  # share of young women, and of young men
FRINGE = 0.062  # length, m
BUTTON: Rgb = (0.05, 0.045, 0.04)
FORMAL = frozenset({"dress", "gown", "sundress", "skirt", "long skirt", "suit jacket"})
_POINTED = ("ear-shape-pointed", "ear-scale-vert-incr")
_BROWS = 0.55  # how far brows show on the skin between their hairs


@dataclass(frozen=True, slots=True)
class Cast:
    """A person with nothing left to chance."""

    build: Build
    look: Complexion
    hair: str
    color: str
    grey: float
    beard: str
    iris: str
    wears: tuple[Worn, ...]
    feet: Dressed
    expression: str
    parting: float = 0.0  # template x by which it lies aside of the usual, m
    fringe: bool = False


# --- chance ------------------------------------------------------------------------------------
BEFORE_GREY = ("black", "dark brown", "brown", "light brown", "chestnut", "auburn", "red", "blond")


def cast(person: Person, rng: np.random.Generator) -> Cast:
    """Draws what was not asked, of a person that is told and outfitted. Raises `KeyError`."""
    male = bool(rng.random() < 0.5) if person.male is None else person.male
    years = float(rng.uniform(*person.years))
    child = years < CHILD_YEARS
    ancestry, tone = descent_of(person, rng) or _descent(person.tone, rng)
    wears = dressed(person.wears, male, child, rng)
    formal = not male and not FORMAL.isdisjoint(worn.name for worn in wears)
    feet = person.feet or (_footwear(child, formal, rng), None)
    grey = float(np.clip((years - 46 + rng.normal(0, 4)) / 30, 0, 1))
    color = person.hair_color or _hair_color(tone, grey, years, rng)
    age = float(np.clip((years - 38) / 42, 0, 1))
    look = _freckled(_complexion(tone, age, male, child, rng), person.freckles)
    build = Build(
        float(male) * 0.94 + 0.03,
        years,
        _drawn(person.weight, 0.12 * age, 0.22, rng),
        _drawn(person.muscle, 0.10 * male, 0.15, rng),
        ancestry,
        person.height_m,
        person.stature,
    )
    return Cast(
        build,
        look,
        person.hair or _hair_style(male, child, age, tone, rng),
        color,
        0.0 if person.hair_color else _greying(color, grey),
        _beard(person.beard, male and not child, rng),
        person.eye_color or _iris(tone, rng),
        wears,
        feet,
        person.expression or _mood(rng),
        float(rng.uniform(-1.0, 1.0)) * ASIDE,
        _has_fringe(person.fringe, male, years, rng),
    )


def _greying(color: str, grey: float) -> float:
    """Share of grey hairs among those of a colour."""
    return 0.0 if color in ("white", "platinum") else grey * 0.7


def _has_fringe(asked: bool | None, male: bool, years: float, rng: np.random.Generator) -> bool:
    return bool(rng.random() < _fringes(male, years)) if asked is None else asked


def _fringes(male: bool, years: float) -> float:
    """How many wear their hair over the forehead: most boys, few men, nobody old."""
    if years < CHILD_YEARS:
        return 0.45 if male else 0.3
    return FRINGES[male] if years < 50 else 0.0


def _freckled(look: Complexion, asked: float | None) -> Complexion:
    return look if asked is None else replace(look, freckles=asked)


def _mood(rng: np.random.Generator) -> str:
    return str(rng.choice(["smile", "neutral", "serious"], p=[0.55, 0.30, 0.15]))


def _descent(
    asked: float | None, rng: np.random.Generator
) -> tuple[tuple[float, float, float], float]:
    """Shares of three ancestries and a tone of skin; a face goes with the tone that is asked."""
    ancestry = rng.dirichlet((0.6, 0.7, 1.8))
    tone = _tone(ancestry, rng) if asked is None else asked
    if asked is not None:
        ancestry = 0.5 * ancestry + 0.5 * np.array([asked, 0.25, 1 - asked]) / 1.25
    african, asian, european = ancestry.tolist()
    return (african, asian, european), tone


def _footwear(child: bool, formal: bool, rng: np.random.Generator) -> str:
    sporty = rng.random() < 0.5
    if formal and not child:
        return "pumps"
    return "sneakers" if child or sporty else "shoes"


def _complexion(
    tone: float, age: float, male: bool, child: bool, rng: np.random.Generator
) -> Complexion:
    return Complexion(
        tone,
        float(rng.uniform(0.3, 0.8)),
        float(max(0.0, rng.normal(0.0, 0.45)) * (1 - tone) ** 2),
        age,
        0.0 if child or not male else float(rng.uniform(0.15, 0.4)),
        0.0 if child or male else float(rng.uniform(0.15, 0.55)),
        0.45 if child or male else float(rng.uniform(0.6, 0.95)),
    )


def _drawn(asked: float | None, mean: float, spread: float, rng: np.random.Generator) -> float:
    value = float(rng.normal(mean, spread))
    return float(np.clip(value, -0.5, 0.5)) if asked is None else asked


def _tone(ancestry: NDArray[np.float64], rng: np.random.Generator) -> float:
    mean = float(ancestry @ np.array([0.85, 0.33, 0.17]))
    return float(np.clip(mean + rng.normal(0, 0.06), 0.02, 0.98))


def _hair_color(tone: float, grey: float, years: float, rng: np.random.Generator) -> str:
    if years > 66:
        return "white" if rng.random() < 0.6 else "grey"
    weights = np.array([0.1, 0.2, 0.24, 0.16, 0.1, 0.05, 0.04, 0.14])
    dark = np.array([0.75, 0.22, 0.03, 0, 0, 0, 0, 0])
    share = np.clip((tone - 0.2) / 0.25, 0, 1)
    return str(rng.choice(BEFORE_GREY, p=weights / weights.sum() * (1 - share) + dark * share))


def _hair_style(male: bool, child: bool, age: float, tone: float, rng: np.random.Generator) -> str:
    if male and child:
        choice = ["short", "side part", "short", "side part"]
    elif male:
        choice = ["short", "side part", "short", "side part", "slicked back"]
        choice += ["buzz", "curly"] if age < 0.6 else ["bald"]
    elif child:
        choice = ["long straight", "bob", "ponytail", "braids", "long wavy"]
    else:
        choice = ["long wavy", "long straight", "bob", "long wavy", "ponytail"]
        choice = ["bob", "bun", "curly"] if age > 0.6 else choice
    if tone > 0.65:
        choice += ["buzz"] * 3 if male else ["afro", "curly", "afro"]
    return str(choice[int(rng.integers(len(choice)))])


def _beard(asked: str | None, may: bool, rng: np.random.Generator) -> str:
    if asked is not None or not may:
        return asked or ""
    return str(
        rng.choice(["", "stubble", "short", "full", "moustache"], p=[0.5, 0.25, 0.12, 0.08, 0.05])
    )


def _iris(tone: float, rng: np.random.Generator) -> str:
    if tone > 0.5:
        return "dark brown"
    choice = (
        ["brown", "hazel", "green", "blue", "grey", "blue"]
        if tone < 0.28
        else ["brown", "dark brown", "hazel"]
    )
    return choice[int(rng.integers(len(choice)))]


# --- building ----------------------------------------------------------------------------------
def build(person: Person, pose: str, rng: np.random.Generator, noun: str = "person") -> Model:
    """A person in a pose. Raises `KeyError` for what is unknown."""
    missing, person = undrawn(person.outfit), outfitted(told(person))
    who, data = cast(person, rng), atlas()
    seed = int(rng.integers(2**31))
    child = float(np.clip((16 - who.build.years) / 6, 0, 1))
    shape = features(data, child, who.build.male, rng) | expression(who.expression, rng)
    if person.pointed:
        shape |= {f"ears/{side}-{of}": person.pointed for side in "lr" for of in _POINTED}
    stance = taken("stand" if person.tail else pose, np.random.default_rng(seed))
    gaze = _gaze(person, stance)
    posed = arranged(shaped(data, who.build, shape), stance, gaze)
    cloth, hulls = _clothed(posed, who, seed)
    parts = [*cloth, *_bodily(posed, person, who, hulls, seed, rng)]
    parts += _extras(posed, person, who)
    if person.tail is not None:
        parts = tailed(parts, posed, pose, person.tail, seed)
    note = f"not drawn: {missing}" if missing else ""
    model = Model(noun, tuple(parts), _anchors(posed), note)
    return _stood(model if person.tail is None else with_own_anchors(model))


def _gaze(person: Person, stance: Pose) -> tuple[float, float]:
    """Degrees by which the eyes turn from the head; who glances at somebody looks at them, however
    the head is held."""
    if not person.glance:
        return person.gaze
    pitch, _, yaw = stance.head
    return person.gaze[0] + person.glance - yaw, person.gaze[1] - pitch


def _clothed(posed: Posed, who: Cast, seed: int) -> tuple[list[Part], list[Piece]]:
    """Garments as parts, and the pieces that hair falls on."""
    parts: list[Part] = []
    hulls: list[Piece] = []
    known = [(GARMENTS[worn.name], worn) for worn in who.wears if worn.name in GARMENTS]
    known.sort(key=lambda pair: (pair[0].covers == "bottom", pair[0].layer))
    for garment, worn in known:
        over = [other.cut for other, _ in known if _hides(other, garment)]
        made = pieces(posed, garment, seed + garment.layer, over)
        if not made:
            continue
        cloth = cloth_of(garment, worn.color or garment.color, worn.cloth, worn.pattern)
        hulls += made
        parts += [sewn(piece, cloth, worn.name) for piece in made]
        seen = replace(garment, details=_seen(garment.details, bool(over)))
        parts += _details(posed, seen, made, worn, cloth, seed)
    vee = max((g.cut.vee for g, _ in known), default=0.0)
    parts += _accessories(posed, who, hulls, vee, seed)
    shoe, color = who.feet
    parts += shoes(posed, SHOES[shoe], color or SHOES[shoe].color)
    return parts, hulls


def _seen(details: tuple[str, ...], beneath: bool) -> tuple[str, ...]:
    """Details that show: no belt beneath another garment."""
    return tuple(name for name in details if name != "belt" or not beneath)


def _accessories(posed: Posed, who: Cast, hulls: list[Piece], vee: float, seed: int) -> list[Part]:
    """What is no garment: ties, down into the vee of what is worn over them, scarves, capes."""
    parts: list[Part] = []
    low = 0.555 - vee if vee > 0 else 0.12
    for worn in who.wears:
        if worn.name == "tie" and hulls:
            parts.append(tie(hulls[0], worn.color or (0.20, 0.02, 0.03), low))
        if worn.name == "bow tie" and hulls:
            parts.append(bow_tie(hulls[0], worn.color or BUTTON))
        if worn.name in HUNG:
            make, color = HUNG[worn.name]
            parts += make(posed, worn.color or color, seed)
    return parts


def _hides(outer: Garment, inner: Garment) -> bool:
    """Whether what lies deep under one garment need not be made of the other."""
    if outer is inner or outer.cut.front:
        return False
    tucked = inner.covers == "bottom" and outer.covers != "bottom" and outer.cut.hem is not None
    return tucked or outer.layer > inner.layer


BELT = Garment(
    Cut(hem=0.075, waist=0.115), "leather", (0.035, 0.02, 0.012), 0.012, calm=6, folds=0.0
)
BAND = Garment(Cut(hem=0.145, waist=0.195), ease=0.010, calm=8, folds=0.2)
SASH = Garment(Cut(hem=0.09, waist=0.20), "silk", (0.30, 0.04, 0.04), 0.010, calm=8, folds=0.5)


def _details(
    posed: Posed, garment: Garment, made: list[Piece], worn: Worn, cloth: Material, seed: int
) -> list[Part]:
    """Collars, hoods, lapels, buttons, belts of a garment."""
    name, trunk, parts = worn.name, made[0], []
    if "hood" in garment.details:
        parts.append(hood(posed, cloth))
    if "collar" in garment.details:
        high = 0.023 if garment.layer < 3 else 0.030
        fold = collar(trunk, posed, garment, cloth, high, name)
        parts += [fold] if fold is not None else []
    if "lapels" in garment.details:
        band = replace(
            garment, cut=replace(garment.cut, band=0.062), ease=garment.ease + 0.005, folds=0.3
        )
        parts += [
            sewn(piece, cloth, name, 0.006)
            for piece in pieces(posed, replace(band, cut=replace(band.cut, skirt=None)), seed)
        ]
    rows = {"buttons": (0.0,), "double buttons": (-0.045, 0.045)}
    for detail, columns in rows.items():
        if detail in garment.details:
            high = 0.55 - garment.cut.vee * 1.05 - garment.cut.neck
            low = max(garment.cut.hem or 0.0, 0.02)
            parts.append(buttons(trunk, columns, high, low, BUTTON))
    same = replace(BAND, cloth=garment.cloth, color=cloth.color)
    for detail, strap in (("belt", BELT), ("sash", SASH), ("waistband", same)):
        if detail in garment.details:
            wide = replace(strap, ease=garment.ease + 0.008, layer=garment.layer)
            parts += [
                sewn(p, cloth_of(wide, wide.color), detail) for p in pieces(posed, wide, seed)
            ]
    return parts


def _bare(data: Atlas, who: Cast) -> Floats:
    """(V,) positive where skin may show: nowhere under clothes, never on trunk or upper legs."""
    at = places(data)
    deep = np.full(len(at.t), -1.0, np.float32)
    for worn in who.wears:
        if worn.name in GARMENTS:
            deep = np.maximum(deep, covered(at, GARMENTS[worn.name].cut))
    shoe = SHOES[who.feet[0]]
    deep = np.maximum(deep, np.where(at.limb > 0.5, 0.79 * (at.down - shoe.top), -1.0))
    hidden = (at.arm < 0.35) & (at.t[:, 2] < 0.44) & ((at.limb < 0.5) | (at.down < 0.12))
    return np.where(hidden, -1.0, 0.030 - deep).astype(np.float32)


def _bodily(
    posed: Posed, person: Person, who: Cast, hulls: list[Piece], seed: int, rng: np.random.Generator
) -> list[Part]:
    """Face, skull with hair, eyes, hands, and what clothes leave bare of the limbs."""
    data, look, color = posed.body.atlas, who.look, COLORS[who.color]
    bare = _bare(data, who)
    front = flesh(posed, scaffold(data, "face", 2), look, seed)
    back = flesh(posed, scaffold(data, "skull", 1), look, seed)
    on = _scalp(_joined(front, back), posed, person, who, hulls, seed)
    parts = hair(on, _style(person, who), color, who.grey, rng)
    parts += _hairs_of_the_face(front, posed, who, rng)
    under = np.array(color) * 0.8 + 0.03 * np.array(tone_color(look.tone))
    shade: Rgb = (float(under[0]), float(under[1]), float(under[2]))
    hands, limbs = (flesh(posed, scaffold(data, k, 1), look, seed) for k in ("hands", "limbs"))
    gloves = [gloved(hands, worn) for worn in who.wears if worn.name == "gloves"]
    for own in (front, back, limbs) if gloves else (front, back, hands, limbs):
        stain = _stain(own, person, who, seed), shade
        parts += skin(own, own.scaffold.surface.values(bare), look, seed, stain)
    return [*parts, *gloves, *eyes(posed, IRISES[who.iris], seed), *teeth(posed)]


def _joined(front: Flesh, back: Flesh) -> Flesh:
    """Both pieces of the head as one, for what grows on them."""
    a, b = front.scaffold, back.scaffold
    piece = Scaffold(
        a.surface,
        np.concatenate([a.triangles, b.triangles + len(front.points)]).astype(np.int32),
        np.concatenate([a.template, b.template]),
        {name: np.concatenate([a.masks[name], b.masks[name]]) for name in a.masks},
        np.concatenate([a.uvs, b.uvs]),
    )
    points = np.concatenate([front.points, back.points])
    return Flesh(piece, points, np.concatenate([front.normals, back.normals]))


def _stain(own: Flesh, person: Person, who: Cast, seed: int) -> Floats:
    """(W,) how far the colour of hair shows on the skin it grows from."""
    t = own.scaffold.template
    share = 0.75 * scalp_density(t, ear_share(own), _style(person, who), seed)
    share = np.maximum(share, _BROWS * brow_density(t, who.build.male) * _browed(who))
    if who.beard:
        share = np.maximum(share, 0.5 * beard_mask(who.beard, t, beard_density(t)))
    return np.asarray(share, np.float32)


def _young(who: Cast) -> bool:
    return who.build.years < CHILD_YEARS


def _browed(who: Cast) -> float:
    """How strong brows are: the younger, the fainter."""
    return float(np.interp(who.build.years, [3.0, 9.0, CHILD_YEARS, 17.0], [0.30, 0.55, 0.65, 1.0]))


def _hairs_of_the_face(
    front: Flesh, posed: Posed, who: Cast, rng: np.random.Generator
) -> list[Part]:
    """Lashes, brows and beard."""
    color, t = COLORS[who.color], front.scaffold.template
    lush = 0.25 if who.build.male > 0.5 else 0.9
    parts = [lashes(posed, color, lush, rng), lash_lines(posed, lush), tear_lines(posed)]
    arch = brow_density(t, who.build.male) * np.float32(_browed(who))
    thick = who.build.male * (0.4 if _young(who) else 1.0)
    roots = rooted(t, front.scaffold.triangles, arch, int(240 + 200 * thick), rng)
    r, g, b = (0.045 + 0.50 * c for c in color)
    parts.append(brows(front.points, front.normals, t, roots, (r, g, b), thick, rng))
    if who.beard:
        parts.append(beard(front, posed, who.beard, beard_density(t), color, who.grey, rng))
    return parts


def _style(person: Person, who: Cast) -> Style:
    style = STYLES[who.hair]
    age = who.look.age * who.build.male
    style = replace(style, recede=max(style.recede, 0.016 * age))
    if style.parting is not None:
        style = replace(style, parting=style.parting + who.parting)
    if not style.bound and style.lock > 0:
        style = replace(style, fringe=min(FRINGE, 1.2 * style.top) * who.fringe)
    rim = HATS[person.hat[0]].rim if person.hat else None
    if rim is None:
        return style
    return replace(
        style, hat_z=rim, volume=min(style.volume, 0.008), top=min(style.top, style.side)
    )


def _scalp(
    face: Flesh, posed: Posed, person: Person, who: Cast, hulls: list[Piece], seed: int
) -> Scalp:
    points = [p.points[::4] for p in hulls] or [np.zeros((0, 3), np.float32)]
    normals = [p.normals[::4] for p in hulls] or [np.zeros((0, 3), np.float32)]
    cover = np.concatenate(points), np.concatenate(normals)
    return scalp(face, posed, cover, _style(person, who), seed)


def _extras(posed: Posed, person: Person, who: Cast) -> list[Part]:
    parts: list[Part] = []
    if person.hat is not None:
        name, color = person.hat
        parts += hat(posed, HATS[name], color or HATS[name].color, name)
    if person.glasses or person.sunglasses:
        parts += glasses(posed, (0.015, 0.012, 0.01), float(person.sunglasses))
    return parts


def _anchors(posed: Posed) -> dict[str, Anchor]:
    """Grips, head, lap, back, mouth, eyes, seat."""

    def at(
        bone: str, template_shift: tuple[float, float, float] = (0, 0, 0)
    ) -> tuple[float, float, float]:
        spot = posed.joint(bone) + posed.turn(bone) @ np.array(template_shift)
        return float(spot[0]), float(spot[1]), float(spot[2])

    def way(bone: str, vector: tuple[float, float, float]) -> tuple[float, float, float]:
        v = posed.turn(bone) @ np.array(vector)
        return float(v[0]), float(v[1]), float(v[2])

    return {
        "grip right": Anchor(_palm(posed, "R"), _thumbward(posed, "R"), way("wrist.R", (0, -1, 0))),
        "grip left": Anchor(_palm(posed, "L"), _thumbward(posed, "L"), way("wrist.L", (0, -1, 0))),
        "head": Anchor(at("head", (0, 0, 0.15)), way("head", (0, 0, 1)), way("head", (0, -1, 0))),
        "mouth": Anchor(
            at("head", (0, -0.15, -0.035)), way("head", (0, 0, 1)), way("head", (0, -1, 0))
        ),
        "eyes": Anchor(
            at("head", (0, -0.14, 0.03)), way("head", (0, 0, 1)), way("head", (0, -1, 0))
        ),
        "back": Anchor(
            at("spine02", (0, 0.12, 0.05)), way("spine02", (0, 0, 1)), way("spine02", (0, 1, 0))
        ),
        "chin": Anchor(at("head", (0.045, -0.07, -0.085))),
        "toe": Anchor(_before_foot(posed)),
        "lap": Anchor(at("root", (0, -0.25, 0.10))),
        "seat": Anchor(at("root", (0, -0.02, -0.10))),
    }


def _thumbward(posed: Posed, side: str) -> tuple[float, float, float]:
    """Where what is grasped comes out of a fist: from the little finger to the first."""
    way = posed.joint(f"finger2-1.{side}") - posed.joint(f"finger5-1.{side}")
    x, y, z = way / max(float(np.linalg.norm(way)), 1e-9)
    return float(x), float(y), float(z)


def _before_foot(posed: Posed) -> tuple[float, float, float]:
    """Where a ball is that the foremost foot kicks."""
    ends = [posed.carried(f"foot.{s}", posed.body.end(f"foot.{s}")) for s in "LR"]
    x, y, z = min(ends, key=lambda end: float(end[1])) + np.array([0.0, -0.20, 0.06])
    return float(x), float(y), float(z)


def _palm(posed: Posed, side: str) -> tuple[float, float, float]:
    """The hollow of a hand: between wrist, knuckles and bent fingers."""
    wrist, knuckle = posed.joint(f"wrist.{side}"), posed.joint(f"finger3-1.{side}")
    tip = posed.joint(f"finger3-2.{side}")
    spot = 0.25 * wrist + 0.35 * knuckle + 0.4 * tip
    return float(spot[0]), float(spot[1]), float(spot[2])


def _stood(model: Model) -> Model:
    """The model with its lowest point, shoes and all, on the ground."""
    low, high = model.bounds
    by = np.array([-(low[0] + high[0]) / 2, -(low[1] + high[1]) / 2, -low[2]], np.float32)
    if np.ptp([high[0], low[0]]) > 0:
        by[:2] = 0.0
    parts = tuple(replace(p, shape=_shape_moved(p, by)) for p in model.parts)
    anchors = {
        name: replace(
            a,
            position=(
                a.position[0] + float(by[0]),
                a.position[1] + float(by[1]),
                a.position[2] + float(by[2]),
            ),
        )
        for name, a in model.anchors.items()
    }
    return replace(model, parts=parts, anchors=anchors)


def _shape_moved(part: Part, by: Floats) -> "Mesh | Strands | Copies":
    shape = part.shape
    if isinstance(shape, Mesh):
        return replace(shape, vertices=(shape.vertices + by).astype(np.float32))
    if isinstance(shape, Strands):
        return replace(shape, points=(shape.points + by).astype(np.float32))
    return shape
