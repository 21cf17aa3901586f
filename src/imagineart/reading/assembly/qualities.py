"""What does a figure look like? From what is said of it to an `ObjectSpec`."""

from collections.abc import Iterator
from typing import cast

from imagineart.color.names import COLOR_WORDS
from imagineart.color.names import parse as parse_color
from imagineart.plan.plan import Arrangement, Color, ObjectSpec, Span
from imagineart.reading.assembly.amounts import amount_of
from imagineart.reading.assembly.described import clad
from imagineart.reading.assembly.figures import Figure, Figures
from imagineart.reading.assembly.naming import slips
from imagineart.reading.assembly.phrasebook import runs, tokens_of
from imagineart.reading.marked import Marked
from imagineart.reading.tints import to_color
from imagineart.world.nouns import is_a, is_known
from imagineart.world.vocabulary import singular, vocabulary

FEW = 4  # so many stand in a row, more are scattered
SMALLEST, LARGEST = 0.3, 3.0  # factors on the usual size
DESCRIBING = ("size", "color", "mat", "pat", "attr", "expr")
LIVING = ("person", "animal", "robot")
FEATURES = ("face", "eye", "mouth", "expression", "look", "smile", "gaze")
"""Parts that show what somebody feels."""
METALS = frozenset({"gold", "golden", "silver", "copper", "bronze"})


def object_of(figures: Figures, figure: Figure) -> ObjectSpec:
    """The figure as a plan holds it."""
    marked = figures.marked
    said = {role: tuple(figures.said(figure, role)) for role in DESCRIBING}
    words = {role: [marked.words(at) for at in spans] for role, spans in said.items()}
    metals = (at for at in said["mat"] if marked.words(at).lower() in METALS)
    dyed = (at for at in said["mat"] if " " in marked.words(at))
    coat = coverings(figures, figure)
    colors = tuple(_colors(marked, (*said["color"], *metals, *dyed, *coat)))
    material = _material(words)
    doing = (*doings(figures, figure), *filter(_is_stance, words["attr"]))
    felt = (*_faces(figures, figure), *doing)
    modifiers = tuple(_modifiers(words, colors))
    parts = tuple(dict.fromkeys(parts_of(figures, figure)))
    item = ObjectSpec(
        id=figure.id,
        noun=figure.noun,
        phrase=" ".join((*modifiers, figure.noun)),
        modifiers=(*modifiers, *parts),
        count=figure.count,
        arrangement=_arrangement(figures, figure),
        colors=colors,
        material=material,
        pattern=_pattern(words),
        size=_size(words["size"]),
        pose=_pose(figure.noun, doing),
        expression=next(
            filter(None, map(_expression, (*words["expr"], *words["attr"], *felt))), ""
        ),
        action=doing[0] if doing else "",
        glowing=_is_glowing(words),
        transparent=material == "glass",
        required=(*parts, *(d for d in doing if " " in d)),
        span=_span(marked, figure),
    )
    means = marked.spans[figure.own].means
    return clad(item, means) if means else item


def _span(marked: Marked, figure: Figure) -> Span:
    span = marked.spans[figure.own]
    return span.start, span.end


def coverings(figures: Figures, figure: Figure) -> Iterator[int]:
    """The colours of what a figure is covered with all over: its fur, its scales; not of people."""
    covers = vocabulary().set_of("coverings")
    person = is_a(figure.noun, "person")
    for part in () if person else figures.said(figure, "part"):
        if singular(figures.marked.words(part).lower()) in covers:
            heads = sorted(figures.marked.sources(part, "head"))
            yield from (at for at in heads if figures.marked.spans[at].role == "color")


def _colors(marked: Marked, spans: tuple[int, ...]) -> Iterator[Color]:
    """The colours, each once."""
    seen: set[str] = set()
    for at in spans:
        color = color_of(marked, at)
        if color and color.name not in seen:
            seen.add(color.name)
            yield color


def color_of(marked: Marked, at: int) -> Color | None:
    """The colour that a span names, or the longest run of its words does."""
    span = marked.spans[at]
    tokens = tuple(map(_spelled, tokens_of(marked.words(at))))
    names = (parse_color(" ".join(run)) for run in runs(tokens))
    named = next(filter(None, names), None)
    return to_color(named, (span.start, span.end)) if named else None


def _spelled(token: str) -> str:
    """The colour word that was mistyped by one letter, or the word itself."""
    if token in COLOR_WORDS or parse_color(token):
        return token
    return next((word for word in slips(token) if word in COLOR_WORDS), token)


def _modifiers(words: dict[str, list[str]], colors: tuple[Color, ...]) -> Iterator[str]:
    """What is said of it, in lower case, colours by their names."""
    said = [color.name for color in colors]
    for role in ("size", "attr", "mat", "pat", "expr"):
        said += [word.lower() for word in words[role]]
    return iter(dict.fromkeys(said))


def _material(words: dict[str, list[str]]) -> str:
    known = vocabulary().materials
    said = [*words["mat"], *(w for w in words["color"] if w.lower() in METALS), *words["attr"]]
    hits = (known[t] for word in said for t in tokens_of(word) if t in known)
    return next(hits, "")


def _pattern(words: dict[str, list[str]]) -> str:
    known = vocabulary().patterns
    for word in (*words["pat"], *words["attr"]):
        for run in runs(tokens_of(word)):
            if " ".join(run) in known:
                return known[" ".join(run)]
    return words["pat"][0].lower() if words["pat"] else ""


def _size(words: list[str]) -> float:
    known = vocabulary().sizes
    size = 1.0
    for word in words:
        size *= next((known[token] for token in tokens_of(word) if token in known), 1.0)
    return min(LARGEST, max(SMALLEST, round(size, 3)))


def _arrangement(figures: Figures, figure: Figure) -> Arrangement:
    for at in (*figures.said(figure, "arr"), *figures.said(figure, "count")):
        amount = amount_of(figures.marked.words(at))
        if amount and amount.arrangement:
            return cast(Arrangement, amount.arrangement)
    return "row" if figure.count <= FEW else "scatter"


def doings(figures: Figures, figure: Figure) -> Iterator[str]:
    """What it is said to be doing, in lower case; what hangs from something, hangs."""
    marked = figures.marked
    living = lives(figure.noun)
    for span in figure.spans:
        for source in marked.sources(span, "subject"):
            if doing := _doing(marked, source, living):
                yield doing


def _doing(marked: Marked, at: int, living: bool) -> str:
    span, words = marked.spans[at], marked.words(at).lower()
    if span.role == "act":
        state = vocabulary().words["adjectives_as_poses"].get(words, words)
        return "" if words in vocabulary().set_of("auxiliaries") else str(state)
    if span.role != "rel":
        return ""
    if span.predicate == "leaning_on" and not living:
        return "leaning"
    if span.predicate == "hanging_from" and not words.startswith("on"):
        return "hanging"
    return words if living and stem_of(words) else ""


def pose_of(doing: str) -> str:
    """The pose in which something is done; "" if any will do."""
    poses, adjectives = vocabulary().words["poses"], vocabulary().words["adjectives_as_poses"]
    for token in tokens_of(doing):
        for stem in (token, *_stems(token)):
            if stem in poses:
                return str(poses[stem])
        if token in poses.values():
            return token
        if token in adjectives:
            return str(adjectives[token])
    return ""


def _is_stance(words: str) -> bool:
    """Whether words say how it stands or lies, whatever they were read as: "lying on its side"."""
    first = words.lower().split()[0]
    stance = first.endswith("ing") and first not in vocabulary().set_of("glowing")
    return stance and pose_of(first) in vocabulary().set_of("stances")


def _stems(word: str) -> Iterator[str]:
    """What a verb may be the form of: "running" → "run", "dances" → "dance"."""
    for end in ("ies", "ied"):
        if word.endswith(end):
            yield f"{word.removesuffix(end)}y"
    for end in ("ing", "ed", "es", "s"):
        if word.endswith(end) and len(word) > len(end) + 1:
            stem = word[: -len(end)]
            yield from (stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem)


def _pose(noun: str, doing: tuple[str, ...]) -> str:
    """The first pose that is said; what does not live only floats, falls, hangs and the like."""
    lively = vocabulary().set_of("lively") if is_known(noun) and not lives(noun) else frozenset()
    return next((p for p in map(pose_of, doing) if p and p not in lively), "")


def lives(noun: str) -> bool:
    """Whether somebody, or something that acts like one, is called so."""
    kinds = (*LIVING, *vocabulary().words["creatures"])
    return any(is_a(noun, kind) for kind in kinds)


def stem_of(words: str) -> str:
    """The known verb that words begin with, "" if they begin with none: "hugging" → "hug"."""
    verbs = vocabulary().verbs
    first = words.split()[0] if words else ""
    return next((stem for stem in (first, *_stems(first)) if stem in verbs), "")


def _expression(word: str) -> str:
    known, faces = vocabulary().set_of("expressions"), vocabulary().words["faces"]
    for token in tokens_of(word):
        for form in (token, *_stems(token)):
            if form in known or form in faces:
                return str(faces.get(form, form))
    return ""


def _faces(figures: Figures, figure: Figure) -> Iterator[str]:
    """What its face shows: what is said of it or of the eyes, and the face itself: a smile."""
    marked = figures.marked
    for part in figures.said(figure, "part"):
        if singular(marked.words(part).lower()) in FEATURES:
            yield from described(marked, part)
        yield marked.words(part)


def _is_glowing(words: dict[str, list[str]]) -> bool:
    shining = vocabulary().set_of("glowing")
    return any(t in shining for word in (*words["attr"], *words["mat"]) for t in tokens_of(word))


def parts_of(figures: Figures, figure: Figure) -> Iterator[str]:
    """Its parts that are told of, with what is said of them: "long grey beard"."""
    marked = figures.marked
    for part in figures.said(figure, "part"):
        if not figures.meant.get(part) or figure in figures.of(part):
            yield " ".join((*described(marked, part), marked.words(part).lower()))


def described(marked: Marked, at: int) -> Iterator[str]:
    """What is said of a noun, in the order of the prompt, lower case."""
    for source in sorted(marked.sources(at, "head")):
        if marked.spans[source].role in (*DESCRIBING, "count"):
            yield marked.words(source).lower()
