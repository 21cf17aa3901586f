"""A file is written whole or not at all."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from imagineart.atomic import write_whole


def test_it_writes_and_leaves_nothing_beside(tmp_path: Path) -> None:
    write_whole(tmp_path / "owl.png", b"owl")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("owl.png", b"owl")]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError("No space left on device")])
def test_what_was_there_stays_if_writing_breaks_off(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "owl.png"
    path.write_bytes(b"former owl")
    whole = Path.write_bytes

    def half(self: Path, data: bytes) -> int:
        whole(self, data[: len(data) // 2])
        raise error

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises((KeyboardInterrupt, OSError)):
        write_whole(path, b"new owl")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [
        ("owl.png", b"former owl")
    ]


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "owl.png", tmp_path / "link.png"
    path.write_bytes(b"former owl")
    path.chmod(0o640)
    link.symlink_to(path)
    write_whole(link, b"new owl")
    assert link.is_symlink()
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new owl", 0o640)


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    path = tmp_path / f"{'o' * 251}.png"
    write_whole(path, b"owl")
    assert path.read_bytes() == b"owl"


def test_a_device_is_written_as_it_is() -> None:
    write_whole(Path(os.devnull), b"owl")
    assert not Path(os.devnull).is_file()


def test_ctrl_c_while_a_picture_is_drawn_leaves_no_file(tmp_path: Path) -> None:
    code = (
        "import os, signal\n"
        "from imagineart.engines import fake\n"
        "def draw(*_, **__): os.kill(os.getpid(), signal.SIGINT)\n"
        "fake.FakeEngine.draw = draw\n"
        "from imagineart.__main__ import main\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "generate", "an owl", "--engine", "fake", "-o", "owl.png"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode in (130, -signal.SIGINT), done.stderr
    assert list(tmp_path.iterdir()) == []
