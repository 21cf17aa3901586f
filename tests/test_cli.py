"""The command line as a person uses it: what it prints, writes, refuses and returns."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from imagineart import cli
from imagineart.color.codec import decode
from imagineart.console.session import MOST_NOTES
from imagineart.plan.plan import Plan
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
    assert set(entry["seconds"]) >= {"staged", "composed", "encoded"}


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
        (["--flavour", "x"], ["--flavour", "imagineart generate --help"]),
        (["--seed", "abc"], ["--seed", "'abc'", "whole number"]),
        (["--number", "1.5"], ["--number", "'1.5'", "whole number"]),
        (["--number", "2", "-o", "-"], ["output", "one picture"]),
        (["--json", "-o", "-"], ["output", "--json"]),
        (["--output", ""], ["output is empty"]),
        (["--output", "missing/"], ["missing", "does not exist"]),
        (["--output", "x" * 300 + ".png"], ["x.png", "File name too long"]),
        (["--layers", "/dev/null"], ["layers", "/dev/null"]),
        (["words"], ["words", "imagineart generate --help"]),
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


def test_bytes_that_are_no_text_are_refused(shell: Shell) -> None:
    outcome = shell("generate", "a cat \udcff", "--engine", "fake")
    assert outcome.code == 2
    assert "prompt holds U+DCFF" in outcome.err


def test_a_look_is_known_in_any_case(shell: Shell) -> None:
    assert shell.generate("--look", "Watercolor").code == 0


def test_a_picture_goes_to_standard_output_alone(tmp_path: Path) -> None:
    done = run(tmp_path, "generate", "two owls", "--engine", "fake", "--format", "png", "-o", "-")
    assert decode(done.stdout).shape == (64, 64, 3)
    assert done.stderr == b"note: drawn by the fake engine\n"
    assert list(tmp_path.iterdir()) == []


def test_layers_are_told_with_their_places(shell: Shell, tmp_path: Path) -> None:
    arguments = ["a key", "--thinking", "low", "--seed", "1", "--layers", "parts", "--json"]
    entry = json.loads(shell("generate", *arguments).out)["results"][0]
    (layer,) = entry["layers"]
    assert layer["name"] == "key"
    assert Path(layer["path"]).read_bytes().startswith(b"\x89PNG")
    assert 0 < layer["left"] < entry["width"]


def test_an_engine_without_layers_says_so(shell: Shell) -> None:
    assert "no layers" in shell.generate("--layers", "parts").err


def test_the_trace_goes_to_stderr(shell: Shell) -> None:
    outcome = shell.generate("--trace", "--seed", "1", "-o", "a.png")
    assert outcome.out == "a.png\n"
    assert "read  object: 2 × owl" in outcome.err


def test_many_notes_are_cut_short(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from imagineart.engines.fake import FakeEngine

    draw = FakeEngine.draw
    notes = tuple(f"note {i}" for i in range(30))
    monkeypatch.setattr(FakeEngine, "draw", lambda *a: replace(draw(*a), notes=notes))
    lines = shell.generate().err.splitlines()
    assert len(lines) == MOST_NOTES + 1
    assert "22 more" in lines[-1]


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


@pytest.mark.parametrize(
    ("output", "words"),
    [("boxes.jpg", "only PNG"), ("missing/b.png", "does not exist"), ("/dev/full", "No space")],
)
def test_boxes_that_cannot_be_drawn_are_told(shell: Shell, output: str, words: str) -> None:
    outcome = shell("plan", "two owls", "--engine", "fake", "-o", output)
    assert outcome.code == 2
    assert words in outcome.err


def test_boxes_go_to_standard_output_alone(tmp_path: Path) -> None:
    done = run(tmp_path, "plan", "two owls", "--engine", "fake", "-o", "-")
    assert done.stdout.startswith(b"\x89PNG")
    assert b"owl" in done.stderr


def test_a_plan_tells_its_decisions_when_asked(shell: Shell) -> None:
    asked = ["plan", "two red owls", "--engine", "fake", "--seed", "1"]
    plain, told = shell(*asked), shell(*asked, "--trace")
    assert plain.out == told.out
    assert plain.err == ""
    assert "read  object: 2 × red owl" in told.err


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

    assert shell("version").out.strip() == shell("--version").out.strip() == __version__


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
    done = run(tmp_path, "generate", "x")
    assert done.returncode == 2
    assert done.stderr == b"error: prompt has a length of 1; allowed are 2 to 3000 characters\n"


def test_a_terminal_that_cannot_write_a_character_gets_its_code(tmp_path: Path) -> None:
    prompt = 'a sign saying "猫"'
    done = run(tmp_path, "plan", prompt, "--engine", "fake", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert b"\\u732b" in done.stdout


def test_ctrl_c_while_loading_ends_in_silence() -> None:
    code = (
        "import os, signal, sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'typer': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "from imagineart.__main__ import main\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")


def test_a_reader_that_leaves_is_no_traceback(tmp_path: Path) -> None:
    command = f"{sys.executable} -m imagineart plan 'two owls' --engine fake --json | head -c 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, cwd=tmp_path, check=False)
    assert done.stdout == b"{"
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def run(folder: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "imagineart", *arguments],
        capture_output=True,
        cwd=folder,
        check=False,
        env=os.environ | environment,
    )
