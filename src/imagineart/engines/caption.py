"""A plan in the words of an open-vocabulary model: one detailed caption.

Published measurement behind it: the same generator fed the facts of a structured plan draws them
far more faithfully than from loose prose; background and places matter most, then colours.
"""

from imagineart.plan.plan import ObjectSpec, Plan, Relation, TextBlock
from imagineart.staging.stage import Instance, Stage

LOOK_WORDS = {
    "3d": "soft 3D render",
    "flat": "flat vector illustration",
    "illustration": "detailed illustration",
    "watercolor": "watercolor painting on textured paper",
    "poster": "bold graphic poster",
    "cinematic": "cinematic film still",
    "photographic": "photograph, natural light, sharp focus",
    "anime": "anime illustration, cel shading",
}

NUMBER_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)

_COLUMNS = ((1 / 3, "on the left"), (2 / 3, "in the middle"), (9.9, "on the right"))


def caption(plan: Plan, stage: Stage) -> str:
    """The prompt itself, then every fact of the plan as short sentences."""
    sentences = [
        f"{LOOK_WORDS.get(plan.style, plan.style)} of: {plan.prompt.strip().rstrip('.')}",
        *(_object(item, list(stage.of(item.id))) for item in _shown(plan, stage)),
        *(_relation(plan, relation) for relation in plan.relations),
        *(_text(text) for text in plan.texts),
        _scene(plan),
        _exclusions(plan),
    ]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def _shown(plan: Plan, stage: Stage) -> list[ObjectSpec]:
    return [item for item in plan.objects if item.id not in stage.left_out]


def _object(item: ObjectSpec, instances: list[Instance]) -> str:
    number = NUMBER_WORDS[item.count] if item.count < len(NUMBER_WORDS) else str(item.count)
    name = item.phrase or item.noun
    amount = f"exactly {number} × {name}" if item.count > 1 else f"one {name}"
    return " ".join(filter(None, (amount, _place(instances))))


def _place(instances: list[Instance]) -> str:
    if not instances:
        return ""
    middle = sum(instance.box.center[0] for instance in instances) / len(instances)
    return next(words for limit, words in _COLUMNS if middle < limit)


def _relation(plan: Plan, relation: Relation) -> str:
    subject, target = plan.find(relation.subject), plan.find(relation.object)
    return f"the {subject.noun} is {relation.predicate.replace('_', ' ')} the {target.noun}"


def _text(text: TextBlock) -> str:
    return f'the {text.role} reads exactly "{text.string}"'


def _scene(plan: Plan) -> str:
    scene = plan.background.setting or plan.background.family
    details = [scene, plan.light.time_of_day, plan.background.weather, plan.mood]
    return "background: " + ", ".join(filter(None, details))


def _exclusions(plan: Plan) -> str:
    return "without " + ", ".join(plan.exclusions) if plan.exclusions else ""
