"""The command line as a person uses it: what it prints, writes, refuses and returns."""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from imagineart import cli
from imagineart.color.codec import decode
from imagineart.reasoning.plan import Plan
from imagineart.request import LOOKS


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


class Shell:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Outcome:
        self._monkeypatch.setattr(sys, "argv", ["imagineart", *arguments])
        with pytest.raises(SystemExit) as caught:
            cli.main()
        captured = self._capsys.readouterr()
        return Outcome(int(caught.value.code or 0), captured.out, captured.err)

    def generate(self, *arguments: str) -> Outcome:
        return self("generate", "two owls", "--engine", "fake", *arguments)


@pytest.fixture
def shell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(monkeypatch, capsys)


def test_generate_prints_the_path_of_the_picture(shell: Shell) -> None:
    outcome = shell.generate("--seed", "3")
    assert outcome.code == 0
    assert outcome.out == "two-owls-3.jpg\n"
    assert decode(Path("two-owls-3.jpg").read_bytes()).shape == (64, 64, 3)


def test_notes_go_to_stderr(shell: Shell) -> None:
    assert "note: drawn by the fake engine" in shell.generate("--seed", "3").err


def test_the_same_seed_writes_the_same_bytes(shell: Shell) -> None:
    shell.generate("--seed", "3", "-o", "a.png")
    shell.generate("--seed", "3", "-o", "b.png")
    assert Path("a.png").read_bytes() == Path("b.png").read_bytes()


@pytest.mark.parametrize(("extension", "magic"), [("png", b"\x89PNG"), ("webp", b"RIFF")])
def test_the_extension_chooses_the_format(shell: Shell, extension: str, magic: bytes) -> None:
    shell.generate("-o", f"a.{extension}")
    assert Path(f"a.{extension}").read_bytes().startswith(magic)


def test_several_pictures_are_several_lines(shell: Shell) -> None:
    outcome = shell.generate("--number", "3", "--seed", "1", "-o", "a.png")
    assert outcome.out.split() == ["a-1.png", "a-2.png", "a-3.png"]


def test_json_is_one_document(shell: Shell) -> None:
    outcome = shell.generate("--seed", "3", "--json", "--plan", "--trace", "--number", "2")
    results = json.loads(outcome.out)["results"]
    assert [entry["seed"] for entry in results] == [3, 4]
    entry = results[0]
    assert Path(entry["path"]).stat().st_size == entry["bytes"]
    assert entry["plan"]["prompt"] == "two owls"
    assert isinstance(entry["trace"], list)
    assert set(entry["seconds"]) >= {"planned", "composed", "encoded"}


def test_the_plan_can_be_printed_beside(shell: Shell) -> None:
    out = shell.generate("--plan", "--seed", "3").out
    assert Plan.model_validate_json(out[: out.rindex("}") + 1]).seed == 3


def test_aspect_sets_the_canvas(shell: Shell) -> None:
    entry = json.loads(shell.generate("--aspect", "16:9", "--json").out)["results"][0]
    assert (entry["width"], entry["height"]) == (2816, 1584)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--size", "100x100"], ["100x100", "2048x2048", "3552x1184"]),
        (["--aspect", "7:5"], ["7:5", "16:9"]),
        (["--look", "oil"], ["oil", "watercolor"]),
        (["--format", "gif"], ["gif", "webp"]),
        (["--quality", "100"], ["quality", "100", "20", "99"]),
        (["--seed", "-1"], ["seed", "-1", "9223372036854776000"]),
        (["--number", "0"], ["number", "1", "20"]),
        (["--thinking", "medium"], ["medium", "low", "high"]),
        (["--output", "missing/a.png"], ["missing", "does not exist"]),
        (["--format", "png", "-o", "a.jpg"], ["png", "a.jpg"]),
        (["--flavour", "x"], ["--flavour"]),
    ],
)
def test_bad_options_are_told_in_one_message_and_nothing_is_written(
    shell: Shell, arguments: list[str], words: list[str]
) -> None:
    outcome = shell.generate(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    for word in words:
        assert word in outcome.err
    assert "Traceback" not in outcome.err
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("prompt", ["x", "", "   ", "y" * 3001])
def test_bad_prompts_are_refused_by_name(shell: Shell, prompt: str) -> None:
    outcome = shell("generate", prompt, "--engine", "fake")
    assert outcome.code == 2
    assert "prompt" in outcome.err


def test_an_unknown_engine_lists_the_known(shell: Shell) -> None:
    outcome = shell("generate", "two owls", "--engine", "dalle")
    assert outcome.code == 2
    assert "layered" in outcome.err


def test_cancelling_is_no_error_message(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("imagineart.console.session.draw", interrupt)
    assert shell.generate().code == 130


def test_plan_shows_what_would_be_drawn(shell: Shell) -> None:
    outcome = shell("plan", "two red owls", "--engine", "fake", "--seed", "1", "-o", "boxes.png")
    assert outcome.code == 0
    assert "owl" in outcome.out
    assert Path("boxes.png").read_bytes().startswith(b"\x89PNG")


def test_plan_as_json_is_a_plan(shell: Shell) -> None:
    outcome = shell("plan", "two red owls", "--engine", "fake", "--seed", "1", "--json")
    plan = Plan.model_validate_json(outcome.out)
    assert plan.objects[0].count == 2
    assert plan.seed == 1


def test_looks_are_listed(shell: Shell) -> None:
    listed = shell("looks").out
    assert all(name in listed for name in LOOKS)


def test_the_version_is_printed(shell: Shell) -> None:
    from imagineart.version import __version__

    assert shell("version").out.strip() == __version__


@pytest.mark.parametrize("command", ["generate", "plan", "looks", "doctor", "version"])
def test_every_command_explains_itself(shell: Shell, command: str) -> None:
    outcome = shell(command, "--help")
    assert outcome.code == 0
    assert "Usage" in outcome.out


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv=['imagineart','--help'];"
        "from imagineart.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'spacy', 'onnxruntime', 'PIL', 'fastapi', 'pydantic'} & {*sys.modules}\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"imported for --help: {done.stderr.splitlines()[-1]}"


def test_the_installed_command_never_shows_a_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "imagineart", "generate", "x"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "error: prompt has 1 characters; allowed are 2 to 3000\n"
