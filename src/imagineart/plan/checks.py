"""Which stated facts must the finished picture show?"""

from collections.abc import Iterator, Sequence

from imagineart.plan.plan import Check, ObjectSpec, Relation, Span, TextBlock


def make_checks(
    objects: Sequence[ObjectSpec],
    counted: frozenset[str],
    relations: Sequence[Relation],
    texts: Sequence[TextBlock],
    exclusions: dict[str, Span],
) -> tuple[Check, ...]:
    """One check per stated fact. `counted`: ids of the objects whose number is stated."""
    stated = [item for item in objects if item.origin == "stated"]
    found = [check for item in stated for check in _of_object(item, item.id in counted)]
    found += [_of_relation(relation) for relation in relations]
    found += [
        Check(kind="text", target=text.carrier or "text", expected=text.string, span=text.span)
        for text in texts
    ]
    found += [Check(kind="absent", target=noun, span=span) for noun, span in exclusions.items()]
    return tuple(found)


def _of_object(item: ObjectSpec, counted: bool) -> Iterator[Check]:
    yield Check(kind="present", target=item.id, expected=item.noun, span=item.span)
    if counted:
        yield Check(kind="count", target=item.id, expected=str(item.count), span=item.span)
    for color in item.colors:
        yield Check(kind="color", target=item.id, expected=color.name, span=color.span)


def _of_relation(relation: Relation) -> Check:
    return Check(
        kind="relation",
        target=relation.subject,
        expected=f"{relation.predicate} {relation.object}",
        span=relation.span,
    )
