"""Which drawings are there? SVG documents, one a noun: our own, and openly licensed ones.

    python -m imagineart.modelling.reliefs.drawings unpack FOLDER    to look at them, to change them
    python -m imagineart.modelling.reliefs.drawings pack FOLDER      and back again

An archive is a zip of `noun_in_words.svg`; the same files give the same bytes.
"""

import sys
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
OWN = FOLDER / "drawings.zip"
FLUENT = FOLDER / "fluent.zip"  # Microsoft's Fluent Emoji (MIT), by `training/drawings/repack.py`
_EPOCH = (1980, 1, 1, 0, 0, 0)  # no file has a date, so that archives of the same files are equal


def nouns() -> tuple[str, ...]:
    """Every noun that has a drawing, in alphabetical order."""
    return tuple(sorted(_archives()))


def has_drawing(noun: str) -> bool:
    """Whether there is a drawing of exactly this noun."""
    return noun in _archives()


def drawing(noun: str) -> str:
    """The SVG document of a noun. Raises `KeyError` for one without a drawing."""
    if noun not in _archives():
        raise KeyError(f"there is no drawing of {noun!r}")
    with zipfile.ZipFile(_archives()[noun]) as archive:
        return archive.read(_file_name(noun)).decode("utf-8")


def drawings(archive: Path = OWN) -> dict[str, str]:
    """All documents of an archive by noun, in alphabetical order."""
    with zipfile.ZipFile(archive) as opened:
        return {noun: opened.read(_file_name(noun)).decode("utf-8") for noun in names_in(archive)}


def names_in(archive: Path) -> tuple[str, ...]:
    """The nouns of an archive, in alphabetical order."""
    with zipfile.ZipFile(archive) as opened:
        names = (name.removesuffix(".svg").replace("_", " ") for name in opened.namelist())
        return tuple(sorted(names))


def unpack(folder: Path) -> int:
    """Write every drawing of our own as a file; how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for noun, svg in drawings().items():
        (folder / _file_name(noun)).write_text(svg, "utf-8")
    return len(names_in(OWN))


def pack(folder: Path, archive: Path = OWN) -> int:
    """Make the archive of all SVG files of a folder; how many. The old one stays until it is done.

    Raises `FileNotFoundError` for a folder without drawings.
    """
    paths = sorted(folder.glob("*.svg"))
    if not paths:
        raise FileNotFoundError(f"there are no SVG files in {folder}")
    found = {path.stem.replace("_", " "): path.read_text("utf-8") for path in paths}
    write_archive(found, archive)
    return len(found)


def write_archive(drawings: Mapping[str, str], archive: Path) -> None:
    """Write documents by noun; the same ones give the same bytes, and no half archive is left."""
    part = archive.with_suffix(".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as written:
        for noun, svg in sorted(drawings.items()):
            written.writestr(zipfile.ZipInfo(_file_name(noun), _EPOCH), svg.encode(), 8, 9)
    part.replace(archive)


def _file_name(noun: str) -> str:
    return noun.replace(" ", "_") + ".svg"


@cache
def _archives() -> Mapping[str, Path]:
    """Noun → the archive that has its drawing, our own before others."""
    return {noun: archive for archive in (FLUENT, OWN) for noun in names_in(archive)}


def main(arguments: list[str]) -> int:
    """Command line: exit code 0 if done, 2 if asked for something else."""
    match arguments:
        case ["pack", folder]:
            print(f"{pack(Path(folder))} drawings in {OWN.name}")
        case ["unpack", folder]:
            print(f"{unpack(Path(folder))} drawings in {folder}")
        case _:
            print((__doc__ or "").strip())
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
