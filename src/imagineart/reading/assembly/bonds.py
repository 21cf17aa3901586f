"""How do figures stand to each other? From relations, belongings and places to `Relation`s."""

from collections.abc import Iterable, Iterator
from typing import cast

from imagineart.plan.plan import Predicate, Relation, Span
from imagineart.reading.assembly.figures import Figure, Figures
from imagineart.reading.assembly.meanings import Meaning, accompanied, deed, meant
from imagineart.reading.assembly.phrasebook import tokens_of
from imagineart.reading.assembly.qualities import lives
from imagineart.reading.marked import Marked
from imagineart.world.data import load
from imagineart.world.nouns import is_known
from imagineart.world.nouns import noun_of as known_noun

OWNING: dict[str, Predicate] = {"worn": "wearing", "held": "holding"}
BORNE = ("on", "riding", "behind", "in_front_of", "left_of", "right_of")
"""Relations that say more than that one holds it …"""
BESIDE = ("next_to", "in", "under", "above", "below", "facing")
"""… and less."""
SIDES: dict[str, Predicate] = {
    "left": "left_of",
    "right": "right_of",
    "background": "behind",
    "distance": "behind",
    "horizon": "behind",
    "foreground": "in_front_of",
}
"""Words for a part of the picture, and how what is there stands to the others."""


def bonds_of(figures: Figures) -> tuple[Relation, ...]:
    """All relations, each pair in each predicate once; what one rides or sits on, or has at hand
    only to be beside it, is not held as well."""
    stated = (*_related(figures), *_owned(figures))
    told = {frozenset((one.subject, one.object)) for one in stated}
    deeds = (one for one in done(figures) if frozenset((one.subject, one.object)) not in told)
    found = (*stated, *deeds, *_placed(figures))
    unique = {(one.subject, one.predicate, one.object): one for one in reversed(found)}
    clothes = {figure.id for figure in figures.all if known_noun(figure.noun).worn}
    bonds = tuple(reversed(unique.values()))
    return tuple(one for one in bonds if not _is_idle(one, bonds, one.object in clothes))


def _is_idle(one: Relation, bonds: Iterable[Relation], worn: bool) -> bool:
    """Whether another relation between the two says it better. `worn`: its object is clothing."""
    pair = {one.subject, one.object}
    others = {two.predicate for two in bonds if {two.subject, two.object} == pair and two != one}
    if worn and "wearing" in others | {one.predicate}:
        return one.predicate != "wearing"
    if one.predicate in OWNING.values():
        return not others.isdisjoint(BORNE)
    return one.predicate in BESIDE and not others.isdisjoint(OWNING.values())


def _related(figures: Figures) -> Iterator[Relation]:
    marked = figures.marked
    for at, span in enumerate(marked.spans):
        if span.role == "rel":
            subjects = [f for t in marked.targets(at, "subject") for f in figures.of(t)]
            objects = [f for t in marked.targets(at, "object") for f in figures.of(t)]
            words = " ".join(filter(None, (_doing_before(marked, at), marked.words(at).lower())))
            for one in dict.fromkeys(subjects):
                yield from _between(one, objects, span.predicate, words, (span.start, span.end))


def _doing_before(marked: Marked, at: int) -> str:
    """The verb right before a relation, if it is one's who stands in it."""
    act, rel = at - 1, marked.spans[at]
    if act < 0 or marked.spans[act].role != "act" or rel.start != marked.spans[act].end + 1:
        return ""
    same = set(marked.targets(act, "subject")) & set(marked.targets(at, "subject"))
    return marked.words(act).lower() if same else ""


def _between(
    one: Figure, others: list[Figure], predicate: str, words: str, span: Span
) -> Iterator[Relation]:
    """`one` stands in a predicate of the marks, said with these words, to the others."""
    rule = load("predicates").get(predicate, {"plan": predicate})
    steps = rule["plan"] if isinstance(rule["plan"], list) else [rule["plan"]]
    for number, other in enumerate(dict.fromkeys(others)):
        step, turned = steps[min(number, len(steps) - 1)], bool(rule.get("turned"))
        step, turned = meant(words, predicate, one.noun, other.noun) or (step, turned)
        if predicate == "full_of" and known_noun(one.noun).flat:
            step = "on"
        if step and one.id != other.id:
            yield _relation(*((other, one) if turned else (one, other)), step, span)


def done(figures: Figures) -> Iterator[Relation]:
    """What somebody does to another: carries, waters, meets it."""
    marked = figures.marked
    for at, span in enumerate(marked.spans):
        subjects = [f for t in marked.targets(at, "subject") for f in figures.of(t)]
        for target in marked.targets(at, "object") if span.role == "act" else ():
            way = marked.text[span.end : marked.spans[target].start].split(maxsplit=1)
            for other in figures.of(target):
                part = marked.spans[target].role == "part"
                for one in subjects:
                    step = deed(marked.words(at), (way or [""])[0], one.noun, other.noun, part)
                    if step and one.id != other.id:
                        yield _relation(one, other, step, (span.start, span.end))


def _relation(
    one: Figure, two: Figure, predicate: str, span: Span, which: int | None = None
) -> Relation:
    return Relation(
        subject=one.id, predicate=cast(Predicate, predicate), object=two.id, span=span, which=which
    )


def _owned(figures: Figures) -> Iterator[Relation]:
    """Who wears or holds what."""
    marked = figures.marked
    for figure in figures.all:
        predicate = OWNING.get(figure.role)
        span = marked.spans[figure.own]
        for head in marked.targets(figure.own, "head") if predicate else ():
            for owner in figures.of(head):
                if owner.id != figure.id and owner.role not in OWNING:
                    said = "wearing" if _is_round(figures, figure) else cast(str, predicate)
                    step, turned = _having(owner.noun, figure.noun, said)
                    ends = (figure, owner) if turned else (owner, figure)
                    which = None if turned else figures.which.get(head)
                    yield _relation(*ends, step, (span.start, span.end), which)


def _is_round(figures: Figures, figure: Figure) -> bool:
    """Whether it is around a part of somebody: "a stethoscope around her neck"."""
    marked = figures.marked
    return any(
        marked.spans[rel].predicate == "around" and marked.spans[end].role == "part"
        for rel in marked.sources(figure.own, "subject")
        for end in marked.targets(rel, "object")
    )


def _having(owner: str, noun: str, predicate: str) -> Meaning:
    """How one has it: a known lifeless thing holds nothing, a towel is on a stool; a vessel wears
    nothing: glasses are on a tray."""
    known = known_noun(owner)
    idle = is_known(owner) and not (lives(owner) or known.member or known.handed)
    if idle and (predicate == "holding" or known.container or known.flat):
        return accompanied(owner, noun)
    return predicate, False


def _placed(figures: Figures) -> Iterator[Relation]:
    """What stands on one side of the picture stands there from all that nothing is said of."""
    sides = {figure.id: _side(figures, figure) for figure in figures.all}
    free = [f for f in figures.all if not sides[f.id] and f.role == "thing" and not _is_sky(f)]
    for figure in figures.all:
        side = sides[figure.id]
        opposite = [f for f in figures.all if sides[f.id] and sides[f.id] != side]
        if side in ("left_of", "behind", "in_front_of") or (side and not opposite):
            others = opposite if side == "left_of" and opposite else free
            span = figures.marked.spans[figure.own]
            for other in others:
                yield _relation(figure, other, side, (span.start, span.end))


def _side(figures: Figures, figure: Figure) -> str:
    words = (figures.marked.words(at) for at in figures.said(figure, "pos"))
    return next((SIDES[t] for said in words for t in tokens_of(said) if t in SIDES), "")


def _is_sky(figure: Figure) -> bool:
    return known_noun(figure.noun).luminary
