"""Which drawings are there? SVG documents of our own, one a noun, in one archive.

    python -m imagineart.modelling.reliefs.drawings unpack FOLDER    to look at them, to change them
    python -m imagineart.modelling.reliefs.drawings pack FOLDER      and back again

The archive is a zip of `noun_in_words.svg`; the same files give the same bytes.
"""

import sys
import zipfile
from functools import cache
from pathlib import Path

ARCHIVE = Path(__file__).with_name("drawings.zip")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # no file has a date, so that archives of the same files are equal


def nouns() -> tuple[str, ...]:
    """Every noun that has a drawing, in alphabetical order."""
    return tuple(sorted(_members()))


def has_drawing(noun: str) -> bool:
    """Whether there is a drawing of exactly this noun."""
    return noun in _members()


def drawing(noun: str) -> str:
    """The SVG document of a noun. Raises `KeyError` for one without a drawing."""
    if noun not in _members():
        raise KeyError(f"there is no drawing of {noun!r}")
    with zipfile.ZipFile(ARCHIVE) as archive:
        return archive.read(_members()[noun]).decode("utf-8")


def drawings() -> dict[str, str]:
    """All documents by noun, in alphabetical order."""
    with zipfile.ZipFile(ARCHIVE) as archive:
        return {noun: archive.read(_members()[noun]).decode("utf-8") for noun in nouns()}


def unpack(folder: Path) -> int:
    """Write every drawing as a file of its own; how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for noun, svg in drawings().items():
        (folder / _file_name(noun)).write_text(svg, "utf-8")
    return len(nouns())


def pack(folder: Path, archive: Path = ARCHIVE) -> int:
    """Make the archive of all SVG files of a folder; how many. The old one stays until it is done.

    Raises `FileNotFoundError` for a folder without drawings.
    """
    paths = sorted(folder.glob("*.svg"))
    if not paths:
        raise FileNotFoundError(f"there are no SVG files in {folder}")
    part = archive.with_suffix(".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as written:
        for path in paths:
            written.writestr(zipfile.ZipInfo(path.name, _EPOCH), path.read_bytes(), 8, 9)
    part.replace(archive)
    return len(paths)


def _file_name(noun: str) -> str:
    return noun.replace(" ", "_") + ".svg"


@cache
def _members() -> dict[str, str]:
    """Noun → its name in the archive."""
    with zipfile.ZipFile(ARCHIVE) as archive:
        return {name.removesuffix(".svg").replace("_", " "): name for name in archive.namelist()}


def main(arguments: list[str]) -> int:
    """Command line: exit code 0 if done, 2 if asked for something else."""
    match arguments:
        case ["pack", folder]:
            print(f"{pack(Path(folder))} drawings in {ARCHIVE.name}")
        case ["unpack", folder]:
            print(f"{unpack(Path(folder))} drawings in {folder}")
        case _:
            print((__doc__ or "").strip())
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
