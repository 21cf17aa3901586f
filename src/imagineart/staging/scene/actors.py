"""Which models stand for the things of a plan, and in which pose, size and colour?"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from imagineart.color.gamut import into_gamut
from imagineart.color.spaces import oklch_to_linear
from imagineart.modelling.model import Rgb
from imagineart.plan.plan import Color, ObjectSpec, Plan
from imagineart.staging.scene.knowledge import table
from imagineart.staging.scene.shapes import Shapes, Solid, Variant
from imagineart.world.companies import members_of
from imagineart.world.nouns import noun_of

Value = str | float | int | bool | None

MODELS = 12  # different models of one noun that seeds may choose from
PLAIN, PALE = 0.03, 0.75  # OKLCH: chroma of greys, lightness of pale ones
WHITE, PURE, BLACK = 0.85, 0.54, 0.012  # shares of light that asked colours reflect
LEAST = 0.05  # of the strongest channel: no paint is purer
GREEN, YELLOW = -0.28, 0.19  # how much more pure ones reflect: green dyes are dark, orange bright
HUGE = 1.8  # factor on a size from which nobody's build is meant
GLANCES = (-17, -12, -7, 7, 12, 17)  # degrees by which eyes may turn back to the viewer
SEVERAL = 12  # of a model that is several, at most
YEARS = re.compile(
    r"\b(\d{1,3})[- ]?(?:years?|yrs?|y/?o)\b|\b(?:about|around|aged?) (\d{1,3})\b", re.I
)
ALIKE = 4  # different models among the many of one object


@dataclass(frozen=True, slots=True)
class Actor:
    """One instance of an object of the plan, not yet anywhere.

    `scale` is what its model is enlarged by; `moving`: its pose goes somewhere.
    """

    object: str
    index: int
    noun: str
    solid: Solid = field(compare=False)
    seed: int = 0
    pose: str = ""
    variant: Variant = field(default_factory=dict)
    scale: float = 1.0
    color: Rgb | None = None
    material: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """What it is found by: object and index."""
        return self.object, self.index

    @property
    def size(self) -> np.ndarray:
        """(3,) width, depth and height, m."""
        return self.solid.size * self.scale


def actors_of(
    item: ObjectSpec,
    noun: str,
    plan: Plan,
    seed: int,
    shapes: Shapes,
    wanted: Sequence[str] = (),
    outfit: str = "",
) -> list[Actor]:
    """The instances of an object. `wanted`: poses that its relations ask for, likeliest first;
    `outfit`: what is on it, as `wearing.outfit_of` has it."""
    rng = rng_of(seed, item.id)
    base = int(rng.integers(MODELS))
    pose = pose_of(item, noun, shapes, wanted)
    poses = _resting(noun, shapes, item.count)
    variant = variant_of(item, noun, shapes) | ({"outfit": outfit} if outfit else {})
    known = shapes.parameters_of(noun)
    living = "outfit" in known  # colours are of skin or hair then
    members = members_of(item.noun, item.count) if noun == "person" or living else ()
    count, within = counts_of(item, noun, plan, known)
    variant |= {"count": within} if within else {}
    variant |= _blank(item, plan, known)
    actors = []
    for index in range(count):
        own = pose or _any_of(poses, rng)
        kind = (base + index % ALIKE) % MODELS
        who = _member(members, index, noun, shapes)
        if living and item.count == 1:
            variant = _glancing(variant, own, rng)
        own = _second(own) if index % 2 else own
        solid = shapes.solid(who, kind, own, variant)
        actors.append(
            Actor(
                object=item.id,
                index=index,
                noun=who,
                solid=solid,
                seed=kind,
                pose=own,
                variant=variant,
                scale=_grown(item) if living else item.size,
                color=None if living else _paint(item),
                material=item.material,
            )
        )
    return actors


def _blank(item: ObjectSpec, plan: Plan, parameters: frozenset[str]) -> dict[str, Value]:
    """What keeps its own words off a thing that others are to be on."""
    written = any(text.carrier == item.id for text in plan.texts)
    return {"blank": True} if written and "blank" in parameters else {}


def _any_of(poses: Sequence[str], rng: np.random.Generator) -> str:
    return poses[int(rng.integers(len(poses)))] if poses else ""


def _member(members: Sequence[str], index: int, noun: str, shapes: Shapes) -> str:
    """The noun of the model of one of several: a band has a singer and a drummer."""
    return (shapes.noun_of(members[index]) if members else None) or noun


def _glancing(variant: dict[str, Value], pose: str, rng: np.random.Generator) -> dict[str, Value]:
    """With eyes that turn back to the viewer, in a pose in which one is portrayed."""
    if pose not in table("poses")["posing"]:
        return variant
    return {**variant, "glance": float(GLANCES[int(rng.integers(len(GLANCES)))])}


def _second(pose: str) -> str:
    """The pose of the other of a pair."""
    return str(table("holding")["pairs"].get(pose, {}).get("second", pose))


def _paint(item: ObjectSpec) -> Rgb | None:
    return linear(item.colors[0]) if item.colors else None


def counts_of(
    item: ObjectSpec, noun: str, plan: Plan, parameters: frozenset[str]
) -> tuple[int, int]:
    """(models, things in each or 0 for the usual number): of a model that is several by itself one
    will do, with the stated number in it if it can have that."""
    if noun not in table("poses")["several"]:
        return item.count, 0
    if not plan.states_count_of(item.id):
        return 1, 0
    return (1, min(item.count, SEVERAL)) if "count" in parameters else (item.count, 0)


def _grown(item: ObjectSpec) -> float:
    """Factor on the size of who lives: "tall" and "little" are of its build, not of its scale."""
    built = any({"stature", "age", "weight"} & set(_words_of(word)) for word in item.modifiers)
    return 1.0 if built and 1 / HUGE < item.size < HUGE else item.size


def _words_of(word: str) -> dict[str, Value]:
    found: dict[str, Value] = table("variants")["words"].get(word, {})
    return found


def rng_of(seed: int, name: str) -> np.random.Generator:
    """Chance of its own for each name: adding a thing does not change the others."""
    digest = hashlib.sha256(f"{seed}/{name}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def pose_of(
    item: ObjectSpec,
    noun: str,
    shapes: Shapes,
    wanted: Sequence[str],
) -> str:
    """The pose that is stated, else one that the relations ask for; "" if any will do."""
    has = shapes.poses_of(noun)
    seated = "sit" in wanted
    for word in (item.pose, item.action, *wanted):
        for pose in synonyms(word):
            low = table("poses")["low"].get(pose, "")
            if low in has and not seated:
                return str(low)
            if seated and f"sit and {pose}" in has:
                return f"sit and {pose}"
            if pose in has:
                return pose
    return ""


def synonyms(word: str) -> tuple[str, ...]:
    """Names of poses for a word, likeliest first: "sleeping" → "sleeping", "sleep", "lie" …"""
    if not word:
        return ()
    known = table("poses")
    stems = known["stems"]
    plain = word.lower().replace("-", " ")
    stem = stems.get(plain, plain)
    return tuple(dict.fromkeys([plain, stem, *known["alike"].get(stem, ())]))


def _resting(noun: str, shapes: Shapes, count: int = 1) -> tuple[str, ...]:
    """Poses that a thing may take where nobody says what it does: those natural to its kind, else
    the calm ones that its model has; the usual oftener. People who are together are at ease."""
    has = shapes.poses_of(noun)
    if count > 1 and noun_of(noun).is_a("person"):
        return tuple(pose for pose in table("poses")["together"] if pose in has)
    own = tuple(pose for pose in _natural(noun) if pose in has)
    if own:
        return own
    low = table("poses")["low"]
    calm = [p for p in has if p in table("poses")["calm"] and low.get(p, "") not in has]
    if any(instead in has for instead in low.values()):
        calm = [pose for pose in calm if pose != "lie"]
    return (*has[:1], *has[:1], *calm)


def _natural(noun: str) -> list[str]:
    """What its kind does unasked, the nearest kind first; [] of what does not live."""
    known = noun_of(noun)
    rows = table("poses")["natural"]
    found = (
        row["poses"] for kind in (known.name, *known.kinds) for row in rows if kind in row["of"]
    )
    return list(next(found, []))


def is_moving(pose: str) -> bool:
    """Whether who has this pose goes somewhere."""
    return pose in table("poses")["moving"]


def variant_of(item: ObjectSpec, noun: str, shapes: Shapes) -> dict[str, Value]:
    """Parameters of the model that the plan speaks of, as far as its family has them."""
    has = shapes.parameters_of(noun)
    said: dict[str, Value] = {}
    if item.expression:
        said["expression"] = item.expression
    if item.pattern:
        said["pattern"] = item.pattern
    if any(color.span and _shows(color) for color in item.colors[:1]):
        said["dyed"] = True
    for phrase in (*item.required, *item.modifiers):
        said = features_of(phrase) | said
    for phrase in item.modifiers:
        for word in _describing(phrase):
            said = _words_of(word) | said
        said = _aged(phrase) | said
    return {name: value for name, value in said.items() if name in has}


def _shows(color: Color) -> bool:
    """Whether a colour is one that things are painted in to be seen: not black or dark grey."""
    return color.chroma > PLAIN or color.lightness > PALE


def _describing(phrase: str) -> Iterator[str]:
    """The words of a modifier, in ones and twos; none of what is said of hair, eyes or years."""
    words = phrase.lower().split()
    featured = {name for feature in table("variants")["features"] for name in feature["of"]}
    if len(words) > 1 and (not featured.isdisjoint(map(_plain, words)) or YEARS.search(phrase)):
        return
    yield phrase.lower()
    yield from (" ".join(pair) for pair in pairwise(words))
    yield from words


def _aged(phrase: str) -> dict[str, Value]:
    """The age that "6 years old" or "about 25" says."""
    said = YEARS.search(phrase)
    if said is None:
        return {}
    years = int(said[1] or said[2])
    return next(({"age": age} for most, age in _years().items() if years <= most), {})


def _years() -> dict[int, str]:
    found: dict[int, str] = table("variants")["years"]
    return found


def features_of(phrase: str) -> dict[str, Value]:
    """Parameters that a phrase like "with long curly hair" or "red-haired" sets."""
    words = {_plain(word) for word in phrase.lower().replace("-", " ").split()}
    found: dict[str, Value] = {}
    for feature in table("variants")["features"]:
        if words.isdisjoint(feature["of"]):
            continue
        fits = [row for row in feature["rows"] if words.issuperset(row["has"])]
        for row in sorted(fits, key=lambda row: len(row["has"])):
            found |= {name: value for name, value in row.items() if name != "has"}
    return found


def _plain(word: str) -> str:
    """ "haired" speaks of hair, "eyed" of eyes."""
    return {"haired": "hair", "eyed": "eyes", "skinned": "skin"}.get(word, word)


def linear(color: Color) -> Rgb:
    """Linear sRGB of a plan's colour, as a surface can have it.

    Nothing reflects all of a light or none: white is 0.85, a pure hue 0.54, pure green 0.26,
    pure orange 0.64, pure yellow 0.72, black 0.012.
    """
    asked = into_gamut(oklch_to_linear(np.array([color.oklch])))[0]
    pure = float(np.ptp(asked)) / max(float(asked.max()), 1e-6)
    red, green, blue = (asked / max(float(asked.max()), 1e-6)).tolist()
    verdant, golden = max(green - max(red, blue), 0.0), max(min(red, green) - blue, 0.0)
    most = WHITE + (PURE - WHITE) * pure + GREEN * verdant + YELLOW * golden**0.5
    shown = asked * min(1.0, most / max(float(asked.max()), 1e-6))
    least = max(BLACK + 0.01 * pure, LEAST * (1.0 + 1.6 * verdant) * float(shown.max()))
    red, green, blue = np.maximum(shown, least).tolist()
    return red, green, blue
