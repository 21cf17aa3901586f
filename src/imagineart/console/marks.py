"""How does a prompt look with its facts coloured in?"""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.text import Text

from imagineart.reading.marked import Marked

STYLES: Mapping[str, str] = {
    "thing": "bold green", "worn": "green", "held": "green", "part": "dark_sea_green4",
    "riddle": "bold magenta", "ref": "dim green", "some": "dim green",
    "place": "bold blue", "event": "bold blue", "form": "bold blue",
    "text": "bold yellow", "type": "yellow",
    "color": "red", "count": "red", "size": "red", "mat": "red", "pat": "red", "arr": "red",
    "attr": "red", "expr": "red", "pos": "cyan", "rel": "cyan", "act": "cyan",
    "time": "blue", "weather": "blue", "light": "blue", "mood": "blue",
    "shot": "magenta", "lens": "magenta", "look": "magenta", "artist": "magenta",
    "not": "strike red", "only": "bold red",
    "qual": "dim", "meta": "dim", "flag": "dim",
}  # fmt: skip
"""How words of a role are shown; filler is shown plain."""


def colored(marked: Marked) -> Text:
    """The prompt, each mark in the colour of its role."""
    text = Text(marked.text)
    for span in marked.spans:
        text.stylize(STYLES[span.role], span.start, span.end)
    return text


def lines(marked: Marked) -> Iterator[Text]:
    """One line for every mark: role, words, and what it is tied to."""
    for at, span in enumerate(marked.spans):
        line = Text.assemble(f"{span.predicate or span.role:12} ")
        line.append(marked.words(at), STYLES[span.role])
        for arc in (arc for arc in marked.arcs if arc.source == at):
            line.append(f"  {arc.tie} ", "dim").append(marked.words(arc.target))
        yield line


def as_json(marked: Marked) -> dict[str, Any]:
    """The prompt, its marks (bounds in code points, `sure` 0–1) and their ties by number."""
    spans = [
        {
            "start": span.start,
            "end": span.end,
            "words": marked.words(at),
            "role": span.role,
            **({"predicate": span.predicate} if span.predicate else {}),
            "sure": round(span.sure, 3),
        }
        for at, span in enumerate(marked.spans)
    ]
    arcs = [{"from": arc.source, "to": arc.target, "tie": arc.tie} for arc in marked.arcs]
    return {"prompt": marked.text, "spans": spans, "arcs": arcs}


def print_marks(prompt: str, *, json: bool) -> None:
    """Read a prompt and print its facts, and what of them is not drawn."""
    from rich.console import Console

    from imagineart.reading.assembly.assembler import assemble
    from imagineart.reading.learned import marks_of

    marked = marks_of(prompt)
    lost = [entry.message for entry in assemble(marked).trace if entry.kind == "unread"]
    console = Console(soft_wrap=True, highlight=False)
    if json:
        console.print_json(data={**as_json(marked), "notes": lost})
        return
    for line in (colored(marked), Text(), *lines(marked), *map(Text, lost)):
        console.print(line)
