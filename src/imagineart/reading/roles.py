"""Who is "a frog prince", and how does one see it?

An animal, a robot or the like that has somebody's part is drawn as itself, with what shows the
part: a prince's crown, a detective's magnifying glass. `outfits` in `words.yaml` lists the parts.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from imagineart.plan.plan import Predicate
from imagineart.world.nouns import all_nouns, is_a
from imagineart.world.vocabulary import turned, vocabulary


def is_creature(noun: str) -> bool:
    """Whether it is an animal, a robot or the like, no person."""
    kinds = vocabulary().set_of("creatures")
    if noun not in all_nouns() or noun in kinds or is_a(noun, "person"):
        return noun in kinds
    return any(is_a(noun, kind) for kind in kinds)


def outfits_of(part: str) -> Sequence[tuple[Predicate, str]]:
    """All that somebody with this part wears and holds."""
    return _outfits().get(part, ())


def is_trade(word: str) -> bool:
    """Whether it is somebody's part that is shown by what he wears or holds."""
    return word in _outfits()


@cache
def _outfits() -> Mapping[str, Sequence[tuple[Predicate, str]]]:
    table: dict[Predicate, dict[str, list[str]]] = vocabulary().words["outfits"]
    found: dict[str, list[tuple[Predicate, str]]] = defaultdict(list)
    for predicate, nouns in table.items():
        for part, noun in turned(nouns).items():
            found[part].append((predicate, noun))
    return dict(found)
