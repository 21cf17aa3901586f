"""How is an annotated prompt written down and read again? `FORMAT.md` is the writers' page.

A line such as `a [red|color] [cup] [on|on] a [table]` becomes the plain text, its spans with their
roles, and the arcs between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imagineart.reading.marked import (
    BEARERS,
    BELONGINGS,
    MODIFIERS,
    NOUNS,
    PREDICATES,
    ROLES,
    STATES,
    Arc,
    Marked,
    Span,
)

PIECE = re.compile(r"\\(.)|\[((?:\\.|[^\[\]\\])*)\]|([^\[\]\\]+)|(.)", re.DOTALL)
MARKUP = re.compile(r"^(.*?)(?:(?<!\\)\|([^|]*))?$", re.DOTALL)
NAMED = re.compile(r"^(.*\w)\s?(=\w+)$", re.DOTALL)
SENTENCE_END = re.compile(r"[.!?;]\s|\n")
NOWHERE = "-"
TARGETS = (*NOUNS, "not")
"""What a modifier may belong to."""


class AnnotationError(ValueError):
    """A prompt is not written as `FORMAT.md` asks."""


@dataclass(frozen=True)
class Annotated(Marked):
    """A prompt that a person has marked; `origin`: where it stands, as "file:line"."""

    origin: str = ""


@dataclass(frozen=True)
class Bracket:
    """A bracket as it is written: its place, its role and its ties, not yet resolved."""

    start: int
    end: int
    words: str
    role: str
    predicate: str
    name: str
    heads: tuple[str, ...]  # after ">"; "" for a bare ">"
    subjects: tuple[str, ...]  # after "<"; "" for a bare "<"


def parse(line: str, origin: str = "") -> Annotated:
    """One annotated prompt. Raises `AnnotationError`, naming the bracket that is wrong."""
    text, marks = _scan(line)
    _refuse_leaps(text, marks)
    spans = tuple(Span(m.start, m.end, m.role, m.predicate) for m in marks)
    arcs = tuple(dict.fromkeys(arc for at in range(len(marks)) for arc in _arcs(marks, at)))
    return Annotated(text, spans, arcs, origin)


def prompts_of(path: Path) -> Iterator[tuple[int, str]]:
    """(line number, prompt) of a file; lines that begin with two blanks continue a prompt."""
    number, collected = 0, ""
    for at, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("  ") and line.strip() and collected:
            collected = f"{collected} {line.strip()}"
            continue
        if collected:
            yield number, collected
        number, collected = at, "" if line.startswith("#") else line.strip()
    if collected:
        yield number, collected


def _scan(line: str) -> tuple[str, list[Bracket]]:
    text, marks = "", []
    for escaped, inside, plain, stray in PIECE.findall(line):
        if stray:
            raise AnnotationError(
                f"stray {stray!r} near {text[-20:]!r}; write \\{stray} for itself"
            )
        if inside or not (escaped or plain):
            marks.append(_mark(inside, len(text)))
            text += marks[-1].words
        else:
            text += plain or _unescaped(f"\\{escaped}")
    return text, marks


def _unescaped(words: str) -> str:
    return re.sub(r"\\(.)", lambda hit: "\n" if hit[1] == "n" else hit[1], words)


def _mark(inside: str, start: int) -> Bracket:
    words, markup = MARKUP.match(inside).groups()  # type: ignore[union-attr]
    if markup is None and (named := NAMED.match(words)):
        words, markup = named.groups()
    words = _unescaped(words)
    if not words.strip() or words != words.strip():
        raise AnnotationError(f"[{inside}] is empty, or begins or ends with a blank")
    tokens = (markup or "thing").split()
    label = tokens.pop(0) if tokens and re.match(r"\w", tokens[0]) else "thing"
    if label == "rel" or label not in (*ROLES, *PREDICATES):
        raise AnnotationError(f"[{inside}]: no role or predicate {label!r}")
    role, predicate = ("rel", label) if label in PREDICATES else (label, "")
    for token in tokens:
        if not re.fullmatch(r"[=<>][\w'’.-]*", token):
            raise AnnotationError(f"[{inside}]: cannot read {token!r}; use =name, >name or <name")
    return Bracket(
        start,
        start + len(words),
        words,
        role,
        predicate,
        next((token[1:] for token in tokens if token[0] == "="), ""),
        tuple(token[1:] for token in tokens if token[0] == ">"),
        tuple(token[1:] for token in tokens if token[0] == "<"),
    )


def _arcs(marks: list[Bracket], at: int) -> Iterator[Arc]:
    mark = marks[at]
    if mark.role in ("rel", "act"):
        yield from _ties(marks, at, "subject", _subjects(marks, at))
        yield from _ties(marks, at, "object", _objects(marks, at))
    else:
        yield from _ties(marks, at, "head", _heads(marks, at))


def _ties(marks: list[Bracket], at: int, label: str, targets: list[int]) -> Iterator[Arc]:
    for target in targets:
        if target == at or marks[target].role not in TARGETS:
            raise AnnotationError(
                f"[{marks[at].words}] is tied to [{marks[target].words}], which is no noun"
            )
        yield Arc(at, target, label)


def _refuse_leaps(text: str, marks: list[Bracket]) -> None:
    """A modifier that does not say what it belongs to belongs to a noun of its own sentence."""
    for at, mark in enumerate(marks):
        if mark.role in MODIFIERS and not mark.heads and not mark.subjects:
            noun = marks[_beside(marks, at, TARGETS, 1)]
            if SENTENCE_END.search(text[mark.end : noun.start]):
                raise AnnotationError(
                    f"[{mark.words}] would belong to [{noun.words}] of the next sentence; say whose"
                )


def _heads(marks: list[Bracket], at: int) -> list[int]:
    mark = marks[at]
    if "" in mark.subjects:
        return [_beside(marks, at, TARGETS, -1)]
    if mark.heads:
        bears = mark.role in (*BELONGINGS, *STATES, "ref", "some")
        return _named(marks, at, mark.heads, BEARERS if bears else TARGETS)
    return [] if _is_free(marks, at) else [_usual_head(marks, at)]


def _is_free(marks: list[Bracket], at: int) -> bool:
    """Whether it needs no head: it says something of the picture, or nothing here could bear it."""
    role = marks[at].role
    if role in BELONGINGS or role in STATES:
        return all(mark.role not in BEARERS for mark in marks)
    return role not in (*MODIFIERS, "ref", "some")


def _usual_head(marks: list[Bracket], at: int) -> int:
    role = marks[at].role
    if role in MODIFIERS:
        return _beside(marks, at, TARGETS, 1)
    bearers = ("thing", "riddle") if role in ("ref", "some") else BEARERS
    ahead = any(mark.role in bearers for mark in marks[:at])
    return _beside(marks, at, bearers, -1 if ahead else 1)


def _subjects(marks: list[Bracket], at: int) -> list[int]:
    named = [name for name in marks[at].subjects if name]
    if named:
        return _named(marks, at, tuple(named), TARGETS)
    if not any(mark.role in BEARERS for mark in marks):
        if marks[at].role == "act":
            return []
        return [_beside(marks, at, TARGETS, -1)]
    ahead = any(mark.role in BEARERS for mark in marks[:at])
    return [_beside(marks, at, BEARERS, -1 if ahead else 1)]


def _objects(marks: list[Bracket], at: int) -> list[int]:
    mark = marks[at]
    if mark.heads:
        return _named(marks, at, mark.heads, TARGETS)
    if mark.role == "act":
        return []
    first = _beside(marks, at, TARGETS, 1)
    return [first, _beside(marks, first, TARGETS, 1)] if mark.predicate == "between" else [first]


def _named(
    marks: list[Bracket], at: int, names: tuple[str, ...], roles: tuple[str, ...]
) -> list[int]:
    wanted = [name for name in names if name != NOWHERE]
    return [_find(marks, at, name) if name else _beside(marks, at, roles, 1) for name in wanted]


def _find(marks: list[Bracket], at: int, name: str) -> int:
    """The mark called `name`; else the nearest noun with that word, those before it first."""
    for number, mark in enumerate(marks):
        if mark.name == name:
            return number
    for number in (*range(at - 1, -1, -1), *range(at + 1, len(marks))):
        mark = marks[number]
        if mark.role in TARGETS and _is_called(mark, name):
            return number
    raise AnnotationError(f"[{marks[at].words}]: nothing is called {name!r}")


def _is_called(mark: Bracket, name: str) -> bool:
    wanted = name.replace("_", " ").lower()
    return mark.words.lower() == wanted or wanted in re.findall(r"[\w'’-]+", mark.words.lower())


def _beside(marks: list[Bracket], at: int, roles: tuple[str, ...], step: int) -> int:
    end = len(marks) if step > 0 else -1
    for number in range(at + step, end, step):
        if marks[number].role in roles:
            return number
    where, sign = ("after", "<") if step > 0 else ("before", ">")
    raise AnnotationError(
        f"[{marks[at].words}]: no noun {where} it that it could belong to; "
        f"write {sign}, a name, or >{NOWHERE} for none"
    )
