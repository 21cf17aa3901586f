"""Who is in the picture? Figures from the nouns of a prompt; who is spoken of again is the same.

A thing is a figure, as is what is worn or held. "One" and "the other" of two cats part them into
two figures. A part is a fact of whom it belongs to, unless words are written on it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from imagineart.reading.assembly.amounts import Amount, amount_of
from imagineart.reading.assembly.described import described
from imagineart.reading.assembly.naming import noun_of
from imagineart.reading.emoji import times
from imagineart.reading.marked import Marked
from imagineart.reading.portions import is_unit, vessel
from imagineart.reading.riddles import kind_of
from imagineart.world.nouns import is_known
from imagineart.world.vocabulary import is_plural, vocabulary

DESCRIBED = re.compile(r"\b(?:that|which|who|whose|of|with|in|on|at|from|they|you|an?|the|is)\b")
"""What a description goes on with behind its noun."""
OWNED = ("worn", "held")
DRAWN = ("thing", "worn", "held", "riddle")
AGAIN = ("ref",)
FIRST = {"left": 0, "leftmost": 0, "first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4}
FROM_END = {"right": 1, "rightmost": 1, "last": 1}
"""Words for one of a row, counted from the left, and from its end."""
FEWEST_LISTED = 2  # colours that part a number of things
MOST_FLANKING = 6  # that stand on both sides of something
DEEPEST = 6  # references to references that are followed


@dataclass(frozen=True)
class Figure:
    """A kind of thing in the picture. `own`: its noun's span; `spans`: all that speak of it;
    `amount`: None if nothing is said of it; `apart`: spans that are said of others of its noun.
    """

    id: str
    noun: str
    own: int
    spans: tuple[int, ...]
    amount: Amount | None = None
    role: str = "thing"
    apart: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return self.amount.value if self.amount else 1


@dataclass(frozen=True)
class Figures:
    """All figures of a prompt in its order, and who is meant by a span.

    `which`: spans that mean one of a figure's instances, and its number from the left, 0 first.
    """

    marked: Marked
    all: tuple[Figure, ...]
    meant: Mapping[int, tuple[Figure, ...]]
    which: Mapping[int, int]

    def of(self, span: int) -> tuple[Figure, ...]:
        """The figures that a span speaks of; those that a part belongs to."""
        return self.meant.get(span, ())

    def said(self, figure: Figure, role: str) -> Iterator[int]:
        """The spans of a role that are tied to a figure by their head."""
        for span in figure.spans:
            for source in self.marked.sources(span, "head"):
                if self.marked.spans[source].role == role and source not in figure.apart:
                    yield source


def figures_of(marked: Marked) -> Figures:
    """The figures of a prompt."""
    drawn = [at for at, span in enumerate(marked.spans) if _is_drawn(marked, at)]
    again = {at: antecedents(marked, at) for at, s in enumerate(marked.spans) if s.role in AGAIN}
    members = {at: (at, *(ref for ref, old in again.items() if at in old)) for at in drawn}
    found = [figure for at in drawn for figure in _parted(marked, at, members[at])]
    alone = _named(found)
    named = tuple(_shared(marked, figure, alone) for figure in alone)
    meant = {at: tuple(f for f in named if at in f.spans) for at in range(len(marked.spans))}
    which = {at: n for figure in named for at, n in _ordinals(marked, figure) if n is not None}
    owned = {
        at: _owners(marked, at, meant) for at, s in enumerate(marked.spans) if s.role == "part"
    }
    owned = {at: owners for at, owners in owned.items() if not meant[at]}
    return Figures(marked, named, {**meant, **owned}, which)


def _shared(marked: Marked, figure: Figure, others: Sequence[Figure]) -> Figure:
    """What several wear or hold is as many as they are, unless its number is stated; one wears one
    thing or a pair.
    """
    amount = figure.amount
    if figure.role not in OWNED or (amount is None and figure.role == "held"):
        return figure
    if amount is not None and amount.exact:
        return figure
    heads = marked.targets(figure.own, "head")
    if amount is None and any(marked.spans[head].role != "thing" for head in heads):
        return figure
    bearers = [other for other in others if not set(other.spans).isdisjoint(heads)]
    number = sum(other.count for other in bearers)
    if number == 1 and figure.role == "worn" and not _is_paired(marked, figure.own):
        return replace(figure, amount=Amount(1, False))
    return replace(figure, amount=Amount(number, False)) if number > 1 else figure


def _is_drawn(marked: Marked, at: int) -> bool:
    role = marked.spans[at].role
    if role in AGAIN:
        return antecedents(marked, at) == (at,) and _pronoun(marked, at) != ""
    written = any(marked.spans[s].role == "text" for s in marked.sources(at, "head"))
    return role in DRAWN or (role == "part" and written)


def antecedents(marked: Marked, at: int, depth: int = 0) -> tuple[int, ...]:
    """The spans, themselves no references, that a reference goes back to."""
    if marked.spans[at].role not in AGAIN or depth > DEEPEST:
        return (at,)
    heads = list(marked.targets(at, "head")) or _alike(marked, at)
    if not heads and _pronoun(marked, at):
        return (_first_of(marked, _pronoun(marked, at)),)
    return tuple(dict.fromkeys(old for h in heads for old in antecedents(marked, h, depth + 1)))


def _first_of(marked: Marked, pronoun: str) -> int:
    """The first pronoun for somebody who is nowhere named."""
    spans = range(len(marked.spans))
    return next(
        a for a in spans if _pronoun(marked, a) == pronoun and not marked.targets(a, "head")
    )


def _pronoun(marked: Marked, at: int) -> str:
    """Who a pronoun means that goes back to nobody: "he" is a man; "" if it is none."""
    if marked.spans[at].role not in AGAIN:
        return ""
    return str(vocabulary().words["pronouns"].get(marked.words(at).lower(), ""))


def _alike(marked: Marked, at: int) -> list[int]:
    """The latest noun before it of the same name."""
    name = noun_of(marked.words(at))
    same = (old for old in range(at - 1, -1, -1) if marked.spans[old].role in DRAWN)
    return [old for old in same if noun_of(marked.words(old)).endswith(name)][:1]


def _ordinals(marked: Marked, figure: Figure) -> Iterator[tuple[int, int | None]]:
    """The spans that mean one of a row by its number."""
    for at in figure.spans:
        if marked.spans[at].role == "some":
            yield at, ordinal(marked.words(at), figure.count)


def ordinal(words: str, count: int) -> int | None:
    """Which of so many in a row words mean, 0 leftmost; None if they do not say."""
    for word in words.lower().split():
        if word in FIRST:
            return min(FIRST[word], count - 1)
        if word in FROM_END:
            return count - FROM_END[word]
        if word in ("middle", "central", "centre", "center"):
            return count // 2
    return None


def _owners(
    marked: Marked, at: int, meant: Mapping[int, tuple[Figure, ...]], depth: int = 0
) -> tuple[Figure, ...]:
    """Whose part it is."""
    heads = marked.targets(at, "head") if depth <= DEEPEST else ()
    found = (
        figure
        for head in heads
        for figure in (meant.get(head) or _owners(marked, head, meant, depth + 1))
    )
    return tuple(dict.fromkeys(found))


def _parted(marked: Marked, at: int, spans: tuple[int, ...]) -> Iterator[Figure]:
    """The figures of one noun: one, or one for each of its members that something is said of."""
    noun = _pronoun(marked, at) or _vessel(marked, at, noun_at(marked, at))
    whole = Figure("", noun, at, spans, _amount(marked, at, spans))
    whole = replace(whole, role=marked.spans[at].role)
    some = [s for span in spans for s in marked.sources(span, "head") if _is_some(marked, s)]
    numbered = {
        s for s in some if _only_owns(marked, s) and ordinal(marked.words(s), 1) is not None
    }
    idle = {s for s in some if not _is_told_of(marked, s)}
    whole = replace(whole, spans=(*spans, *sorted(numbered | idle)))
    members = [s for s in some if s not in numbered | idle]
    if not members:
        yield from _halves(whole) if _is_flanking(marked, whole) else _by_color(marked, whole)
    elif whole.count == 1 or all(_is_added(marked, whole, one) for one in members):
        yield whole
        yield from (_member(marked, replace(whole, spans=()), one) for one in members)
    else:
        yield from _shares(marked, whole, members)


def noun_at(marked: Marked, at: int) -> str:
    """What a span names, or what is meant by its description: its kind, where nobody knows more."""
    means, words = marked.spans[at].means, marked.words(at)
    if means:
        return described(means).noun
    kind = noun_of(kind_of(words)) if marked.spans[at].role == "riddle" else ""
    return kind if kind and is_known(kind) else noun_of(words)


def _vessel(marked: Marked, at: int, noun: str) -> str:
    """Glasses that are full of something, or are counted and not worn, are none to look through."""
    full = any(marked.spans[s].predicate == "full_of" for s in marked.sources(at, "subject"))
    said = _stated(marked, at) if marked.spans[at].role == "thing" else None
    counted = said is not None and said.exact and not _counts_pairs(marked, at)
    return vessel(noun) if full or counted else noun


def _by_color(marked: Marked, whole: Figure) -> Iterator[Figure]:
    """One for each colour, if as many are listed behind: "three balls: red, blue and green"."""
    heads = (s for at in whole.spans for s in marked.sources(at, "head"))
    after = marked.spans[whole.own].end
    listed = [s for s in heads if marked.spans[s].role == "color" and marked.spans[s].start > after]
    if len(listed) < FEWEST_LISTED or len(listed) != whole.count:
        yield whole
        return
    for color in listed:
        others = tuple(other for other in listed if other != color)
        yield replace(whole, amount=Amount(1, True), apart=others)


def _is_flanking(marked: Marked, whole: Figure) -> bool:
    """Whether something stands between several of them: "a cat between two dogs"."""
    objects = [source for at in whole.spans for source in marked.sources(at, "object")]
    return 1 < whole.count <= MOST_FLANKING and any(
        marked.spans[source].predicate == "between" and len(marked.targets(source, "object")) == 1
        for source in objects
    )


def _halves(whole: Figure) -> Iterator[Figure]:
    """Those on the one side, and those on the other."""
    exact = whole.amount is not None and whole.amount.exact
    for half in (whole.count // 2, whole.count - whole.count // 2):
        yield replace(whole, amount=Amount(half, exact))


def _shares(marked: Marked, whole: Figure, members: Sequence[int]) -> Iterator[Figure]:
    """The members of a plural, and those that are left if the number of all is stated."""
    parted = [_member(marked, whole, one) for one in members]
    left = whole.count - sum(figure.count for figure in parted)
    stated = whole.amount is not None and whole.amount.exact
    before = ordinal(marked.words(members[0]), whole.count) if len(members) == 1 else 0
    first = min(before or 0, left) if stated else 0
    if first > 0:
        yield replace(whole, amount=Amount(first, True))
    yield from parted
    if stated and left > first:
        yield replace(whole, amount=Amount(left - first, True))


def _is_added(marked: Marked, whole: Figure, some: int) -> bool:
    """Whether it is one more, of another colour: "two blue balls and one red one"."""
    own, other = (_first_color(marked, at) for at in (whole.own, some))
    if own is None or other is None or own > whole.own:
        return False
    between = marked.text[marked.spans[whole.own].end : marked.spans[other].start].lower()
    return between.split()[:1] in (["and"], ["plus"]) or between.startswith(",")


def _first_color(marked: Marked, at: int) -> int | None:
    colors = (s for s in marked.sources(at, "head") if marked.spans[s].role == "color")
    return min(colors, default=None)


def _member(marked: Marked, whole: Figure, some: int) -> Figure:
    """What `some` says of a figure, as one of its own."""
    refs = (at for at in marked.sources(some, "head") if marked.spans[at].role in AGAIN)
    return replace(whole, spans=(*whole.spans, some, *refs), amount=_share(marked, some))


def _is_some(marked: Marked, at: int) -> bool:
    return marked.spans[at].role == "some"


def _only_owns(marked: Marked, at: int) -> bool:
    """Whether all that is said of it is what it wears or holds."""
    roles = {marked.spans[arc.source].role for arc in marked.arcs if arc.target == at}
    return bool(roles) and roles <= {"worn", "held"}


def _is_told_of(marked: Marked, some: int) -> bool:
    """Whether it is said to look or do otherwise; what only stands elsewhere is no other figure."""
    return any(arc.target == some and arc.tie in ("head", "subject") for arc in marked.arcs)


def _share(marked: Marked, some: int) -> Amount:
    """How many of several are meant: "two of them" are two, "the other" is one."""
    said = _stated(marked, some) or amount_of(marked.words(some))
    return said or Amount(3 if is_plural(marked.words(some).split()[-1].lower()) else 1, False)


def _stated(marked: Marked, at: int) -> Amount | None:
    counts = (s for s in marked.sources(at, "head") if marked.spans[s].role == "count")
    said = [amount for s in counts if (amount := amount_of(marked.words(s)))]
    exact = (amount for amount in said if amount.exact)
    return next(exact, said[0] if said else None)


def _amount(marked: Marked, at: int, spans: Sequence[int]) -> Amount | None:
    """What is said of the number: by a count, an arrangement, or the plural."""
    said = next(filter(None, (_stated(marked, span) for span in spans)), None)
    if not said and (repeated := times(marked.words(at))) > 1:
        return Amount(repeated, True)
    stands = (s for s in marked.sources(at, "head") if _counts(marked, s, at))
    said = said or next(filter(None, (amount_of(marked.words(s)) for s in stands)), None)
    if said and _counts_pairs(marked, at):
        return replace(said, value=max(1, said.value // 2))
    last = _counted_word(marked, at)
    if not said and last in vocabulary().set_of("companies"):
        return Amount(int(vocabulary().words["companies"][last]), False)
    if said or not is_plural(last) or last in vocabulary().set_of("mass"):
        return said
    return Amount(2 if _is_paired(marked, at) else int(vocabulary().words["plural"]), False)


def _counted_word(marked: Marked, at: int) -> str:
    """The word that tells whether there are several: of a description, the noun that it is of; of
    what is in pieces, their name."""
    words = marked.words(at).lower()
    said = (s for s in marked.sources(at, "head") if marked.spans[s].role == "attr")
    pieces = [piece for s in said if (piece := marked.words(s).lower()) and is_unit(piece)]
    if pieces:
        return pieces[0].split()[-1]
    riddle = marked.spans[at].role == "riddle"
    head = DESCRIBED.split(words)[0].split() if riddle else []
    return (head or words.split())[-1]


def _counts(marked: Marked, stand: int, at: int) -> bool:
    """Whether words for how things stand say that there are several: not a tree "in a circle"."""
    several = is_plural(marked.words(at).lower().split()[-1])
    before = marked.spans[stand].start < marked.spans[at].start
    return marked.spans[stand].role == "arr" and (several or before)


def _is_paired(marked: Marked, at: int) -> bool:
    """Whether two of them belong together, by its whole name or its last word: pointe shoes."""
    noun = noun_of(marked.words(at))
    return not {noun, noun.split()[-1]}.isdisjoint(vocabulary().set_of("pairs"))


def _counts_pairs(marked: Marked, at: int) -> bool:
    """ "two pairs of scissors" are two."""
    counts = (s for s in marked.sources(at, "head") if marked.spans[s].role == "count")
    paired = any("pair" in marked.words(count).lower() for count in counts)
    return paired and noun_of(marked.words(at)) in vocabulary().set_of("always_plural")


def _named(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """With an id each: its noun, numbered from the second of a kind on."""
    used: Counter[str] = Counter()
    found: list[Figure] = []
    for figure in figures:
        slug = re.sub(r"[^a-z0-9]+", "-", figure.noun.lower()).strip("-")
        slug = slug if slug[:1].isalpha() else f"thing-{slug}".strip("-")
        used[slug] += 1
        found.append(replace(figure, id=slug if used[slug] == 1 else f"{slug}-{used[slug]}"))
    return tuple(found)
