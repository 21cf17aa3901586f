"""What is a language model told? Its task, one filled example, and what was read already."""

import json
from collections.abc import Iterator

from imagineart.advising.chat import Message
from imagineart.advising.proposal import Bond, Proposal, Thing
from imagineart.plan.plan import ObjectSpec, Plan

TASK = """You plan pictures. Read the request, which may be in any language, and answer with one \
JSON object in English, nothing else. Rules:
- List what is to be seen as things: short English nouns in the singular ("fox", "tea cup"), \
each once.
- Keep every number, colour, name and written text of the request as it is. Never add people, \
animals or texts that the request does not speak of. Never list what the request excludes.
- Where the request describes a thing instead of naming it, name it; put its words into "words".
- "place" is where it happens, in one to three words; "" if the request does not care.
- "relations" say how two of your things stand to each other, by their names.
- Leave "" or [] where nothing fits."""

EXAMPLE_REQUEST = "Drei rote Füchse schlafen unter einer alten Eiche, Herbst"
EXAMPLE = Proposal(
    things=(
        Thing(name="fox", words="Füchse", count=3, colors=("red",), action="sleeping"),
        Thing(name="oak", words="alten Eiche"),
    ),
    relations=(Bond(subject="fox", how="under", object="oak"),),
    place="meadow",
    season="autumn",
)


def messages(plan: Plan) -> list[Message]:
    """The conversation up to the question."""
    return [
        {"role": "system", "content": TASK},
        {"role": "user", "content": _request(EXAMPLE_REQUEST, "")},
        {"role": "assistant", "content": EXAMPLE.model_dump_json()},
        {"role": "user", "content": _request(plan.prompt, "; ".join(_facts(plan)))},
    ]


def _request(prompt: str, facts: str) -> str:
    known = f"\nFixed already, do not change: {facts}" if facts else ""
    return f"Request: {json.dumps(prompt, ensure_ascii=False)}{known}"


def correction(answer: str, fault: str) -> list[Message]:
    """What is said to an answer that cannot be used."""
    return [
        {"role": "assistant", "content": answer},
        {"role": "user", "content": f"That cannot be used: {fault}. Answer again, only the JSON."},
    ]


def _facts(plan: Plan) -> Iterator[str]:
    """What is stated, in a few words each."""
    yield from (_counted(plan, item) for item in plan.objects if item.is_stated)
    yield from (f"text “{text.string}”" for text in plan.texts)
    yield from (f"no {noun}" for noun in plan.exclusions)
    if plan.background.setting:
        yield f"place: {plan.background.setting}"


def _counted(plan: Plan, item: ObjectSpec) -> str:
    return f"{item.count} {item.phrase}" if plan.states_count_of(item.id) else item.phrase
