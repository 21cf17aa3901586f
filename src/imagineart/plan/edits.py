"""What may be changed in a plan? Named verbs; each returns another plan, validated as a whole.

Completion, repair, an editor and whoever else changes a picture speaks these words. What is added
says where it comes from; what is removed takes along whatever was said of it; what was checked of a
thing that changes is checked as it is now.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from imagineart.plan.plan import (
    Background,
    Camera,
    Check,
    Color,
    Kind,
    Light,
    ObjectSpec,
    Origin,
    Plan,
    Relation,
    Source,
    Span,
    TraceEntry,
    TraceKind,
)

P = TypeVar("P", bound=Plan)


def note(plan: P, message: str, kind: TraceKind = "noted", span: Span | None = None) -> P:
    """Write down a decision, for people to read."""
    entry = TraceEntry(kind=kind, message=message, span=span)
    return plan.revised(trace=(*plan.trace, entry))


def add(
    plan: P,
    objects: Sequence[ObjectSpec],
    relations: Sequence[Relation] = (),
    checks: Sequence[Check] = (),
    *,
    after: str | None = None,
) -> P:
    """Put more things into the picture, at the end or right after the object `after`."""
    at = len(plan.objects)
    if after is not None:
        at = 1 + [item.id for item in plan.objects].index(after)
    return plan.revised(
        objects=(*plan.objects[:at], *objects, *plan.objects[at:]),
        relations=(*plan.relations, *relations),
        checks=(*plan.checks, *checks),
    )


def remove(plan: P, ids: Collection[str]) -> P:
    """Take things out, with all that is said of them; words on them are written on the canvas."""
    return plan.revised(
        objects=tuple(item for item in plan.objects if item.id not in ids),
        relations=tuple(r for r in plan.relations if r.subject not in ids and r.object not in ids),
        checks=tuple(
            check.revised(target="text") if check.target in ids else check
            for check in plan.checks
            if check.target not in ids or check.kind == "text"
        ),
        texts=tuple(
            text.revised(carrier=None) if text.carrier in ids else text for text in plan.texts
        ),
    )


def rebind(plan: P, relations: Sequence[Relation]) -> P:
    """Say anew how the things stand to each other."""
    return plan.revised(relations=tuple(relations))


def replace(plan: P, item: ObjectSpec) -> P:
    """Let a thing stand in the plan in place of the one with its id. Raises `KeyError`."""
    checks = tuple(_followed(plan.checks, plan.find(item.id), item))
    objects = tuple(item if other.id == item.id else other for other in plan.objects)
    return plan.revised(objects=objects, checks=checks)


def _followed(checks: Sequence[Check], was: ObjectSpec, now: ObjectSpec) -> Iterator[Check]:
    """The checks, those of the changed thing expecting what it is now; no new kind of them."""
    colors = iter(() if was.colors == now.colors else now.colors)
    for check in checks:
        if check.target != now.id:
            yield check
        elif check.kind == "present":
            yield check.revised(expected=now.noun)
        elif check.kind == "count":
            yield check.revised(expected=str(now.count))
        elif check.kind == "color" and was.colors != now.colors:
            for color in colors:
                yield check.revised(expected=color.name, span=color.span)
        else:
            yield check


def recolor(plan: P, id: str, colors: Sequence[Color]) -> P:
    """Give a thing other colours, dominant first."""
    return replace(plan, plan.find(id).revised(colors=tuple(colors)))


def draw_as(plan: P, id: str, noun: str, colors: Sequence[Color] | None = None) -> P:
    """Let another noun stand in for a thing ("": itself), in `colors` if they are given."""
    item = plan.find(id).revised(drawn_as=noun)
    return replace(plan, item if colors is None else item.revised(colors=tuple(colors)))


def multiply(plan: P, id: str, count: int) -> P:
    """Have so many of a thing."""
    return replace(plan, plan.find(id).revised(count=count))


def set_place(plan: P, place: Background) -> P:
    """Move the whole picture elsewhere, or into another weather or season."""
    return plan.revised(background=place)


def set_kind(plan: P, kind: Kind) -> P:
    """Make it a poster, a pattern, a portrait …"""
    return plan.revised(kind=kind)


def set_style(plan: P, style: str, origin: Origin) -> P:
    """Draw it in another look."""
    return plan.revised(style=style, sources={**plan.sources, "style": Source(origin=origin)})


def cut_out(plan: P, origin: Origin) -> P:
    """Have the things alone, without place or ground; nothing is added to them."""
    sources = {**plan.sources, "transparent": Source(origin=origin)}
    return plan.revised(transparent=True, bare=True, closed=True, sources=sources)


def set_light(plan: P, light: Light) -> P:
    """Light it otherwise."""
    return plan.revised(light=light)


def turn_camera(plan: P, camera: Camera) -> P:
    """See it from elsewhere."""
    return plan.revised(camera=camera)


def replace_text(plan: P, index: int, string: str) -> P:
    """Write another string where the `index`-th text stands; its check follows. `IndexError`."""
    old = plan.texts[index]
    texts = list(plan.texts)
    texts[index] = old.revised(string=string)
    checks = list(plan.checks)
    same = [at for at, c in enumerate(checks) if c.kind == "text" and c.expected == old.string]
    before = sum(text.string == old.string for text in plan.texts[:index])
    for at in same[before : before + 1]:
        checks[at] = checks[at].revised(expected=string)
    return plan.revised(texts=tuple(texts), checks=tuple(checks))


def free_id(noun: str, plan: Plan, taken: Collection[str] = ()) -> str:
    """An id made of a noun that no object of the plan has, nor is in `taken`."""
    stem = re.sub(r"[^a-z0-9]+", "-", noun.lower()).strip("-")
    stem = stem if stem[:1].isalpha() else f"thing-{stem}".strip("-")
    used = {item.id for item in plan.objects} | set(taken)
    ids = (stem, *(f"{stem}-{number}" for number in range(2, len(used) + 3)))
    return next(id for id in ids if id not in used)
