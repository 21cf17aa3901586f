"""A file is written whole or not at all, whatever interrupts it."""

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file, then put it in its place; devices and pipes are written as they are.

    An interrupted or failed writing leaves what was there before. A link stays one, a file keeps
    its permissions. Raises `OSError`.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = path.resolve()
    part = target.with_name(f".{target.name[:200]}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        if target.exists():
            part.chmod(target.stat().st_mode)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
