"""Which words are people? Ages, sexes and callings, each a row of what is worn and done.

What a calling wears is a row of `wears`; what a prompt asks for comes as `outfit` and goes over it.
"""

from imagineart.modelling.model import Model, Rgb
from imagineart.modelling.people.person import build
from imagineart.modelling.people.sitter import Person, Worn
from imagineart.modelling.people.stances import POSES
from imagineart.modelling.registry import Family, Order

NAVY: Rgb = (0.02, 0.028, 0.065)
BLACK: Rgb = (0.015, 0.015, 0.017)
WHITE: Rgb = (0.76, 0.76, 0.75)
RED: Rgb = (0.42, 0.025, 0.03)
YELLOW: Rgb = (0.75, 0.48, 0.03)
LEATHER: Rgb = (0.16, 0.075, 0.03)


def _worn(*names: str | tuple[str, Rgb]) -> tuple[Worn, ...]:
    return tuple(Worn(name) if isinstance(name, str) else Worn(*name) for name in names)


def _build(order: Order[Person]) -> Model:
    return build(order.params, order.pose, order.rng, order.noun)


TODDLER = Person(years=(2.5, 3.5), wears=_worn("t-shirt", "leggings"), feet=("slippers", WHITE))
SUIT = _worn("shirt", "tie", "suit jacket", ("trousers", (0.035, 0.04, 0.06)))

ROWS: dict[str, Person] = {
    "person": Person(),
    "woman": Person(male=False),
    "man": Person(male=True),
    "girl": Person(male=False, years=(7, 10)),
    "boy": Person(male=True, years=(7, 10)),
    "child": Person(years=(6, 10)),
    "toddler": TODDLER,
    "teenager": Person(years=(15, 17)),
    "teenage boy": Person(male=True, years=(14.5, 17), beard="", weight=-0.2),
    "teenage girl": Person(male=False, years=(14.5, 17), weight=-0.2),
    "old man": Person(male=True, years=(70, 82)),
    "old woman": Person(male=False, years=(69, 82)),
    "chef": Person(
        wears=_worn("chef jacket", ("trousers", BLACK), "apron"),
        feet=("shoes", BLACK),
        hat=("toque", None),
    ),
    "baker": Person(wears=_worn("t-shirt", "jeans", "apron"), hat=("toque", None)),
    "blacksmith": Person(
        male=True,
        years=(35, 58),
        muscle=0.5,
        beard="full",
        hair="short",
        wears=_worn(("shirt", (0.20, 0.17, 0.14)), ("trousers", BLACK), ("apron", LEATHER)),
        feet=("boots", BLACK),
    ),
    "barista": Person(
        years=(20, 36), wears=_worn(("shirt", WHITE), "jeans", ("apron", (0.05, 0.09, 0.06)))
    ),
    "gardener": Person(
        years=(32, 66),
        wears=_worn(("shirt", (0.16, 0.26, 0.36)), "jeans", ("apron", (0.16, 0.22, 0.08))),
        hat=("straw hat", None),
        feet=("rubber boots", None),
    ),
    "fisherman": Person(
        male=True,
        years=(45, 68),
        wears=_worn("sweater", "raincoat", "trousers"),
        feet=("rubber boots", None),
        beard="full",
        hat=("beanie", (0.03, 0.05, 0.10)),
    ),
    "doctor": Person(wears=_worn("shirt", "tie", "lab coat", "trousers"), glasses=True),
    "nurse": Person(
        wears=_worn("scrubs", ("trousers", (0.10, 0.30, 0.36))), feet=("sneakers", None)
    ),
    "scientist": Person(wears=_worn("shirt", "lab coat", "trousers"), glasses=True),
    "astronaut": Person(
        wears=_worn("space suit"),
        feet=("space boots", None),
        hat=("space helmet", None),
        hair="buzz",
        beard="",
    ),
    "knight": Person(
        male=True,
        wears=_worn("armour", "cuirass"),
        feet=("steel boots", None),
        hat=("helm", None),
        hair="short",
    ),
    "king": Person(
        male=True,
        years=(48, 65),
        beard="full",
        wears=_worn(("robe", RED), "scarf"),
        hat=("crown", None),
        feet=("shoes", None),
    ),
    "queen": Person(
        male=False,
        years=(30, 50),
        wears=_worn(("gown", (0.10, 0.03, 0.22))),
        hat=("crown", None),
        hair="bun",
    ),
    "princess": Person(
        male=False,
        years=(19, 26),
        wears=_worn(("gown", (0.62, 0.30, 0.40))),
        hat=("crown", None),
        hair="long wavy",
    ),
    "prince": Person(
        male=True,
        years=(20, 28),
        wears=_worn(("tunic", (0.05, 0.09, 0.28)), "leggings"),
        hat=("crown", None),
        feet=("boots", None),
    ),
    "wizard": Person(
        male=True,
        years=(70, 85),
        beard="long",
        hair="long straight",
        hair_color="white",
        wears=_worn("robe"),
        hat=("wizard hat", None),
        feet=("boots", None),
    ),
    "witch": Person(
        male=False,
        years=(45, 70),
        hair="long wavy",
        wears=_worn(("robe", (0.02, 0.02, 0.025))),
        hat=("wizard hat", (0.02, 0.02, 0.025)),
        feet=("boots", BLACK),
    ),
    "cowboy": Person(
        male=True,
        wears=_worn(("shirt", (0.35, 0.06, 0.05)), "vest", "jeans"),
        hat=("cowboy hat", None),
        feet=("boots", None),
        beard="stubble",
    ),
    "police officer": Person(
        wears=_worn("uniform", ("trousers", NAVY)), hat=("police cap", None), feet=("shoes", BLACK)
    ),
    "firefighter": Person(
        wears=_worn(("jacket", (0.10, 0.085, 0.05)), ("trousers", (0.10, 0.085, 0.05))),
        hat=("fire helmet", None),
        feet=("boots", BLACK),
    ),
    "builder": Person(
        male=True,
        wears=_worn("shirt", "vest", "jeans"),
        hat=("hard hat", YELLOW),
        feet=("boots", None),
    ),
    "ballerina": Person(
        male=False,
        years=(18, 26),
        weight=-0.45,
        wears=_worn("tutu", ("leggings", (0.70, 0.50, 0.50))),
        feet=("slippers", None),
        hair="bun",
    ),
    "samurai": Person(
        male=True,
        tone=0.28,
        wears=_worn("kimono", ("cuirass", (0.10, 0.02, 0.02))),
        hat=("kabuto", None),
        feet=("shoes", BLACK),
        hair="short",
        hair_color="black",
    ),
    "farmer": Person(
        wears=_worn(("shirt", (0.36, 0.06, 0.05)), "overalls"),
        hat=("straw hat", None),
        feet=("rubber boots", None),
    ),
    "pilot": Person(
        wears=_worn("shirt", ("tie", BLACK), ("suit jacket", NAVY), ("trousers", NAVY)),
        hat=("police cap", NAVY),
        sunglasses=True,
        feet=("shoes", BLACK),
    ),
    "teacher": Person(
        years=(32, 58),
        wears=_worn("shirt", ("sweater", (0.10, 0.14, 0.10)), "trousers"),
        glasses=True,
    ),
    "student": Person(
        years=(18, 23), wears=_worn("t-shirt", "jacket", "jeans"), feet=("sneakers", None)
    ),
    "businessman": Person(male=True, years=(32, 56), wears=SUIT, feet=("shoes", BLACK)),
    "businesswoman": Person(
        male=False,
        years=(30, 52),
        wears=_worn("blouse", "suit jacket", "trousers"),
        feet=("shoes", BLACK),
    ),
    "waiter": Person(
        male=True,
        wears=_worn("shirt", ("tie", BLACK), ("vest", BLACK), ("trousers", BLACK)),
        feet=("shoes", BLACK),
    ),
    "soldier": Person(
        male=True,
        wears=_worn(("uniform", (0.10, 0.11, 0.05)), ("trousers", (0.10, 0.11, 0.05))),
        feet=("boots", BLACK),
        hat=("cap", (0.10, 0.11, 0.05)),
        hair="buzz",
        beard="",
    ),
    "sailor": Person(
        wears=_worn(("sweater", NAVY), ("trousers", WHITE)), hat=("police cap", WHITE)
    ),
    "athlete": Person(
        muscle=0.5, weight=-0.2, wears=_worn(("tank top", RED), "shorts"), feet=("sneakers", None)
    ),
    "monk": Person(
        male=True,
        wears=_worn(("robe", (0.32, 0.13, 0.02))),
        hair="buzz",
        beard="",
        feet=("sandals", None),
    ),
    "bride": Person(
        male=False,
        years=(22, 34),
        wears=_worn(("gown", (0.78, 0.77, 0.74))),
        hair="bun",
        feet=("pumps", WHITE),
        expression="smiling",
    ),
    "groom": Person(
        male=True,
        years=(24, 36),
        wears=_worn("shirt", "bow tie", ("suit jacket", BLACK), ("trousers", BLACK)),
        feet=("shoes", BLACK),
    ),
    "pirate": Person(
        male=True,
        years=(35, 60),
        wears=_worn("shirt", ("vest", (0.10, 0.03, 0.02)), ("trousers", BLACK)),
        hat=("cowboy hat", BLACK),
        feet=("boots", None),
        beard="full",
        hair="long wavy",
    ),
    "ninja": Person(
        wears=_worn(("jumpsuit", BLACK), ("gloves", BLACK)),
        hat=("headscarf", BLACK),
        feet=("boots", BLACK),
        beard="",
    ),
    "superhero": Person(
        muscle=0.7,
        wears=_worn(("turtleneck", (0.02, 0.06, 0.30)), ("leggings", (0.02, 0.06, 0.30)), "cape"),
        feet=("boots", RED),
    ),
    "santa claus": Person(
        male=True,
        years=(66, 78),
        weight=0.6,
        wears=_worn(("coat", RED), ("trousers", RED), ("gloves", WHITE)),
        hat=("santa hat", None),
        feet=("boots", BLACK),
        beard="long",
        hair_color="white",
        expression="happy",
    ),
    "viking": Person(
        male=True,
        muscle=0.4,
        tone=0.12,
        wears=_worn("tunic", "trousers", ("cape", (0.12, 0.08, 0.05))),
        hat=("horned helmet", None),
        feet=("boots", None),
        beard="long",
        hair="long wavy",
        hair_color="blond",
    ),
    "priest": Person(wears=_worn(("robe", BLACK)), feet=("shoes", BLACK)),
    "nun": Person(
        male=False, wears=_worn(("robe", BLACK)), hat=("headscarf", BLACK), feet=("shoes", BLACK)
    ),
    "mechanic": Person(
        wears=_worn(("jumpsuit", (0.04, 0.09, 0.20))), hat=("cap", NAVY), feet=("boots", BLACK)
    ),
    "hiker": Person(
        wears=_worn("t-shirt", ("jacket", (0.30, 0.10, 0.03)), "trousers", "backpack"),
        hat=("cap", None),
        feet=("boots", None),
    ),
    "cyclist": Person(
        weight=-0.2,
        wears=_worn(("t-shirt", (0.55, 0.35, 0.02)), "leggings", ("gloves", BLACK)),
        hat=("helmet", None),
        feet=("sneakers", None),
    ),
    "skier": Person(
        wears=_worn(("jumpsuit", (0.04, 0.16, 0.40)), ("gloves", BLACK)),
        hat=("beanie", RED),
        sunglasses=True,
        feet=("boots", BLACK),
    ),
    "boxer": Person(
        muscle=0.6,
        wears=_worn(("tank top", WHITE), ("shorts", RED), ("gloves", RED)),
        feet=("boots", BLACK),
        hair="buzz",
    ),
    "artist": Person(
        wears=_worn(("shirt", (0.16, 0.30, 0.42)), "jeans", "apron"), hat=("beret", None)
    ),
    "musician": Person(
        wears=_worn(("t-shirt", BLACK), "leather jacket", "jeans"), feet=("boots", BLACK)
    ),
    "vampire": Person(
        male=True,
        tone=0.0,
        wears=_worn("shirt", ("suit jacket", BLACK), ("trousers", BLACK), ("cape", BLACK)),
        feet=("shoes", BLACK),
        hair="slicked back",
        hair_color="black",
        beard="",
    ),
    "geisha": Person(
        male=False,
        descent="asian",
        tone=0.02,
        wears=_worn(("kimono", RED)),
        hair="bun",
        hair_color="black",
        feet=("sandals", None),
    ),
    "elf": Person(
        weight=-0.4,
        years=(19, 30),
        tone=0.08,
        hair="ponytail",
        fringe=False,
        hair_color="blond",
        beard="",
        pointed=1.5,
        wears=_worn(("tunic", (0.05, 0.13, 0.045)), ("leggings", (0.10, 0.07, 0.04)), "cape"),
        feet=("boots", None),
    ),
    "angel": Person(
        male=False,
        years=(20, 28),
        hair="long wavy",
        fringe=False,
        hair_color="blond",
        wears=_worn(("gown", WHITE), "wings"),
        feet=("sandals", None),
    ),
    "surfer": Person(
        years=(20, 30),
        muscle=0.3,
        weight=-0.3,
        hair="long wavy",
        hair_color="blond",
        wears=_worn(("jumpsuit", (0.02, 0.03, 0.05))),
        feet=("slippers", (0.50, 0.36, 0.26)),
    ),
    "skateboarder": Person(
        years=(16, 24),
        wears=_worn("hoodie", "jeans"),
        hat=("beanie", BLACK),
        feet=("sneakers", None),
    ),
    "rock climber": Person(
        years=(22, 36),
        muscle=0.4,
        weight=-0.3,
        wears=_worn(("tank top", (0.55, 0.10, 0.03)), ("trousers", (0.10, 0.11, 0.12))),
        hat=("helmet", (0.70, 0.42, 0.03)),
        feet=("sneakers", None),
    ),
    "disc jockey": Person(
        years=(22, 36),
        wears=_worn(("t-shirt", BLACK), "jacket", "jeans"),
        hat=("cap", BLACK),
        sunglasses=True,
        feet=("sneakers", None),
    ),
    "mermaid": Person(
        male=False,
        years=(19, 28),
        weight=-0.3,
        hair="long straight",
        fringe=False,
        hair_color="auburn",
        expression="smiling",
        wears=_worn(("tank top", (0.02, 0.20, 0.22)), ("leggings", (0.02, 0.20, 0.22))),
        tail=(0.02, 0.28, 0.26),
    ),
    "detective": Person(
        wears=_worn("shirt", "tie", ("coat", (0.30, 0.22, 0.12)), "trousers"), hat=("hat", None)
    ),
}

FAMILY = Family(
    "people",
    _build,
    ROWS,
    span=(0.55, 2.6),
    synonyms={
        "person": ("human", "somebody", "someone", "adult", "figure", "passer-by"),
        "woman": ("lady", "female", "mother", "mom", "wife"),
        "man": ("gentleman", "guy", "male", "father", "dad", "husband"),
        "girl": ("little girl", "daughter", "schoolgirl"),
        "boy": ("little boy", "son", "schoolboy"),
        "child": ("kid", "pupil"),
        "toddler": ("baby", "infant"),
        "teenager": ("teen", "youth", "adolescent"),
        "old man": ("grandfather", "grandpa", "elderly man", "elder"),
        "old woman": ("grandmother", "grandma", "elderly woman"),
        "chef": ("cook",),
        "doctor": ("physician", "surgeon"),
        "scientist": ("chemist", "researcher"),
        "astronaut": ("cosmonaut", "spaceman"),
        "wizard": ("sorcerer", "magician", "mage"),
        "witch": ("sorceress",),
        "police officer": ("policeman", "policewoman", "cop"),
        "firefighter": ("fireman",),
        "builder": ("construction worker", "worker", "engineer"),
        "ballerina": ("ballet dancer", "dancer"),
        "fisherman": ("fisher", "angler"),
        "farmer": ("shepherd",),
        "mechanic": ("plumber", "electrician"),
        "priest": ("judge", "vicar", "pastor"),
        "musician": ("guitarist", "rock star", "biker", "motorcyclist"),
        "artist": ("painter",),
        "hiker": ("tourist", "traveler", "traveller", "backpacker"),
        "rock climber": ("climber", "mountaineer"),
        "disc jockey": ("dj",),
        "skateboarder": ("skater",),
        "elf": ("elven archer", "elf archer", "elf woman", "elf warrior"),
        "teenage boy": ("teen boy",),
        "teenage girl": ("teen girl",),
        "groom": ("butler",),
        "businessman": ("manager", "lawyer"),
        "waiter": ("bartender",),
        "athlete": (
            "runner",
            "jogger",
            "soccer player",
            "football player",
            "footballer",
            "tennis player",
        ),
        "detective": ("spy",),
        "mermaid": ("siren", "sea nymph"),
    },
    poses=tuple(POSES),
)
