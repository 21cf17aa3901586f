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
from imagineart.staging.stage import Stage


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
    outcome = shell.generate("--seed", "3", "--json", "--plan-out", "-", "--trace", "--number", "2")
    results = json.loads(outcome.out)["results"]
    assert [entry["seed"] for entry in results] == [3, 4]
    entry = results[0]
    assert Path(entry["path"]).stat().st_size == entry["bytes"]
    assert entry["plan"]["prompt"] == "two owls"
    assert isinstance(entry["trace"], list)
    assert set(entry["seconds"]) >= {"staged", "composed", "encoded"}


def test_the_plan_can_be_printed_beside(shell: Shell) -> None:
    out = shell.generate("--plan-out", "-", "--seed", "3").out
    both = json.loads(out[: out.rindex("}") + 1])
    assert Plan.model_validate(both["plan"]).prompt == "two owls"
    assert Stage.model_validate(both["stage"]).seed == 3


def test_a_plan_that_was_written_is_drawn_again_byte_by_byte(shell: Shell) -> None:
    asked = ["--engine", "layered", "--thinking", "low", "--seed", "3"]
    first = shell("generate", '"LEMON"', *asked, "--plan-out", "plan.json", "-o", "a.jpg")
    again = shell("generate", "--plan", "plan.json", *asked, "-o", "b.jpg")
    assert (first.code, again.code) == (0, 0)
    assert Path("a.jpg").read_bytes() == Path("b.jpg").read_bytes()


def test_another_seed_stages_the_same_plan_otherwise(shell: Shell) -> None:
    stages = []
    Path("plan.json").write_text(shell("stage", "two apples", "--seed", "1", "--json").out)
    for seed in ("1", "2"):
        both = json.loads(shell("stage", "--plan", "plan.json", "--seed", seed, "--json").out)
        stages.append(both)
    assert stages[0]["plan"] == stages[1]["plan"]
    assert stages[0]["stage"]["instances"] != stages[1]["stage"]["instances"]


def test_a_plan_with_a_fault_is_refused_by_its_field(shell: Shell) -> None:
    shell.generate("--plan-out", "plan.json", "-o", "x.png")
    plan = json.loads(Path("plan.json").read_text())
    plan["style"] = 5
    Path("plan.json").write_text(json.dumps(plan))
    outcome = shell("generate", "--plan", "plan.json", "--engine", "fake")
    assert (outcome.code, outcome.out) == (2, "")
    assert "plan: plan.json: style is '5'" in outcome.err


@pytest.mark.parametrize("words", [[], ["two owls", "--plan", "plan.json"]])
def test_either_a_prompt_or_a_plan(shell: Shell, words: list[str]) -> None:
    shell.generate("--plan-out", "plan.json", "-o", "x.png")
    outcome = shell("generate", *words, "--engine", "fake")
    assert outcome.code == 2
    assert "give either a prompt or --plan FILE" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--draft"], ["draft", "fake", "has no draft"]),
        (["--buffers", "b"], ["buffers", "fake", "embedded"]),
        (["--export", "a.glb"], ["export", "fake", "embedded"]),
        (["--export", "a.obj"], ["export", "a.obj", ".glb"]),
        (["--export", "missing/a.glb"], ["missing", "does not exist"]),
        (["--plan", "missing.json"], ["plan", "missing.json", "No such file"]),
        (["--transparent", "--format", "jpg"], ["format", "JPG", "PNG, WEBP"]),
        (["--transparent", "-o", "a.jpg"], ["format", "JPG", "PNG, WEBP"]),
    ],
)
def test_what_an_engine_does_not_have_is_told_before_it_draws(
    shell: Shell, arguments: list[str], words: list[str]
) -> None:
    outcome = shell.generate(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert all(word in outcome.err for word in words)
    assert not list(Path().glob("*.jpg"))


def test_a_transparent_picture_needs_an_engine_that_can(shell: Shell) -> None:
    outcome = shell("generate", "an owl", "--engine", "layered", "--transparent")
    assert outcome.code == 2
    assert "transparent: this engine draws no transparent pictures" in outcome.err


def test_the_prompt_sets_the_canvas_unless_it_is_typed(shell: Shell) -> None:
    asked = ["plan", "an owl, 16:9", "--seed", "1", "--json"]
    free, typed = (json.loads(shell(*asked, *more).out) for more in ([], ["--aspect", "2:3"]))
    assert free["stage"]["canvas"] == {"width": 2816, "height": 1584}
    assert typed["stage"]["canvas"] == {"width": 1664, "height": 2496}


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

    asked = ["--engine", "own:tests.engines.waves:open_waves"]
    outcome = shell.generate(*asked, "--trace", "--seed", "1", "-o", "a.png")
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
    outcome = shell("plan", "two red owls", "--engine", "layered", "--seed", "1", "-o", "boxes.png")
    assert outcome.code == 0
    assert "owl" in outcome.out
    assert Path("boxes.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("output", "words"),
    [("boxes.jpg", "only PNG"), ("missing/b.png", "does not exist"), ("/dev/full", "No space")],
)
def test_boxes_that_cannot_be_drawn_are_told(shell: Shell, output: str, words: str) -> None:
    outcome = shell("plan", "two owls", "--engine", "layered", "-o", output)
    assert outcome.code == 2
    assert words in outcome.err


def test_boxes_go_to_standard_output_alone(tmp_path: Path) -> None:
    done = run(tmp_path, "plan", "two owls", "--engine", "layered", "-o", "-")
    assert done.stdout.startswith(b"\x89PNG")
    assert b"owl" in done.stderr


def test_a_plan_tells_its_decisions_when_asked(shell: Shell) -> None:
    asked = ["plan", "two red owls", "--engine", "layered", "--seed", "1"]
    plain, told = shell(*asked), shell(*asked, "--trace")
    assert plain.out == told.out
    assert plain.err == ""
    assert "read  object: 2 × red owl" in told.err


def test_plan_as_json_is_a_plan_and_its_stage(shell: Shell) -> None:
    outcome = shell("plan", "two red owls", "--engine", "layered", "--seed", "1", "--json")
    both = json.loads(outcome.out)
    plan, stage = Plan.model_validate(both["plan"]), Stage.model_validate(both["stage"])
    assert plan.objects[0].count == len(list(stage.of("owl"))) == 2
    assert stage.seed == 1


def test_looks_are_listed(shell: Shell) -> None:
    listed = shell("looks").out
    assert all(name in listed for name in LOOKS)


def test_the_version_is_printed(shell: Shell) -> None:
    from imagineart.version import __version__

    assert shell("version").out.strip() == shell("--version").out.strip() == __version__


@pytest.mark.parametrize("command", ["generate", "plan", "stage", "looks", "doctor", "version"])
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
    done = run(tmp_path, "plan", prompt, "--engine", "layered", PYTHONIOENCODING="latin-1")
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
    command = f"{sys.executable} -m imagineart plan 'two owls' --engine layered --json | head -c 1"
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


def test_a_prompt_that_names_nothing_is_refused_with_a_hint(shell: Shell) -> None:
    outcome = shell("generate", "hmm hmm", "-o", "nothing.jpg")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("error: nothing to draw was recognised in the prompt")
    assert "name a thing, a place or words to write" in outcome.err
    assert not Path("nothing.jpg").exists()


def test_an_engine_that_reads_no_prompt_draws_any(shell: Shell) -> None:
    assert shell("generate", "hmm hmm", "--engine", "fake").code == 0
