"""The commands for a cluster, where there is none."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner

from imagineart.cli import app
from imagineart.errors import EngineUnavailableError, ImagineArtError


def test_the_base_knows_no_ray() -> None:
    code = "import sys, imagineart.cli; print('ray' in sys.modules, 'yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"


@pytest.mark.parametrize("word", ["up", "status", "down"])
@pytest.mark.skipif(find_spec("ray") is not None, reason="Ray is installed")
def test_what_is_missing_is_told(tmp_path: Path, word: str) -> None:
    file = tmp_path / "cluster.yaml"
    file.write_text("painters: {quick: {engines: [fake]}}")
    done = CliRunner().invoke(app, ["cluster", word, str(file)])
    assert isinstance(done.exception, EngineUnavailableError)
    assert "pip install 'imagineart[cluster]'" in done.exception.message


def test_a_wrong_description_is_told_before_ray_is_sought(tmp_path: Path) -> None:
    file = tmp_path / "cluster.yaml"
    file.write_text("painters: {quick: {engines: [quick]}}")
    done = CliRunner().invoke(app, ["cluster", "up", str(file)])
    assert isinstance(done.exception, ImagineArtError)
    assert done.exception.field == "painters.quick.engines"
