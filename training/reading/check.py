"""Are annotated prompts written as `FORMAT.md` asks?

    python -m training.reading.check training/reading/prompts/*.txt
    python -m training.reading.check --show FILE   # every span with what it is tied to

Ends with 1 if a line is wrong.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from imagineart.reading.wordpieces import words_of
from training.reading.annotation import Annotated, AnnotationError, parse, prompts_of


def check(path: Path) -> tuple[list[Annotated], list[str]]:
    """(what a file holds, its problems as "file:line: problem")."""
    found, problems = [], []
    for number, line in prompts_of(path):
        try:
            found.append(parse(line, f"{path.name}:{number}"))
        except AnnotationError as error:
            problems.append(f"{path}:{number}: {error}")
    return found, problems


def cut(prompt: Annotated) -> Iterator[str]:
    """Problems of spans that begin or end inside a word."""
    words = words_of(prompt.text)
    starts, ends = {word.start for word in words}, {word.end for word in words}
    for at, span in enumerate(prompt.spans):
        if span.start not in starts or span.end not in ends:
            yield f"{prompt.origin}: [{prompt.words(at)}] begins or ends inside a word"


def doubled(prompts: list[Annotated]) -> Iterator[str]:
    """Problems of prompts that stand there twice."""
    first: dict[str, str] = {}
    for prompt in prompts:
        if prompt.text in first:
            yield f"{prompt.origin}: the same prompt as {first[prompt.text]}"
        first.setdefault(prompt.text, prompt.origin)


def shown(prompt: Annotated) -> str:
    """A prompt with a line for every span: role, words, and what it is tied to."""
    lines = [f"{prompt.origin}  {prompt.text}"]
    for at, span in enumerate(prompt.spans):
        ties = [f"{arc.tie} {prompt.words(arc.target)}" for arc in prompt.arcs if arc.source == at]
        lines.append(f"    {span.predicate or span.role:12} {prompt.words(at)}  {'; '.join(ties)}")
    return "\n".join(lines)


def main() -> int:
    """The command; 1 if a line is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print spans and ties of every prompt")
    options = parser.parse_args()
    results = [check(path) for path in options.files]
    prompts = [prompt for found, _ in results for prompt in found]
    problems = [problem for _, listed in results for problem in listed]
    problems += [*doubled(prompts), *(problem for prompt in prompts for problem in cut(prompt))]
    if options.show:
        print("\n".join(map(shown, prompts)))
    print("\n".join(problems))
    roles = Counter(span.predicate or span.role for prompt in prompts for span in prompt.spans)
    print("  ".join(f"{role} {number}" for role, number in roles.most_common()))
    print(f"{len(prompts)} prompts, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
