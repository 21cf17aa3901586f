"""How do the openly licensed drawings get into the package? Fetch, choose, try, pack.

    python -m training.drawings.repack

Takes Microsoft's Fluent Emoji, flat (MIT), from npm and writes the drawings of those nouns of
`nouns.yaml` that have none of our own into `modelling/reliefs/fluent.zip`. The same package gives
the same bytes. A drawing that the reader of drawings cannot read is told and left out.
"""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from imagineart.modelling.reliefs.drawings import FLUENT, OWN, names_in, write_archive
from imagineart.modelling.reliefs.vector import areas
from training.data.fetch import fetch, read_icons
from training.data.sources import SOURCES

FLAT = next(s for s in SOURCES if s.package == "@iconify-json/fluent-emoji-flat")
NOUNS = Path(__file__).with_name("nouns.yaml")


def chosen(
    icons: Mapping[str, str], names: Mapping[str, list[str]], known: frozenset[str]
) -> dict[str, str]:
    """Noun → SVG document: of nouns that are not `known`, the first of their icons there is."""
    found = {
        noun: next((icons[slug(name)] for name in wanted if slug(name) in icons), None)
        for noun, wanted in names.items()
        if noun not in known
    }
    return {noun: svg for noun, svg in found.items() if svg is not None}


def slug(name: str) -> str:
    """What an icon set calls an icon with this name of Unicode's."""
    return "-".join(name.lower().replace("’", "").replace("-", " ").split())


def readable(svg: str) -> bool:
    """Whether the reader of drawings understands all of it."""
    try:
        return bool(areas(svg))
    except (ValueError, KeyError):
        return False


def main() -> None:
    """Write the archive and say what is in it."""
    names = yaml.safe_load(NOUNS.read_text("utf-8"))
    with TemporaryDirectory() as folder:
        icons = read_icons(fetch(FLAT, Path(folder)))
    drawings = chosen(icons, names, frozenset(names_in(OWN)))
    unread = sorted(noun for noun, svg in drawings.items() if not readable(svg))
    kept = {noun: svg for noun, svg in drawings.items() if noun not in unread}
    write_archive(kept, FLUENT)
    print(f"{len(kept)} drawings in {FLUENT.name}; not read: {', '.join(unread) or 'none'}")


if __name__ == "__main__":
    main()
