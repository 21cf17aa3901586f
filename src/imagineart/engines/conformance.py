"""Does an engine keep what the seam promises? Checks that any engine passes, and so does yours.

    python -m imagineart.engines.conformance own:my.module:my_function

In Python, `faults_of(engine)` is the list of what is wrong, empty if nothing is. Each check draws a
few small pictures and says of a fault what it saw; an exception out of `draw` is one, too.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from imagineart.engines.engine import Capabilities, Engine, Repair
from imagineart.errors import CancelledError, GlyphMissingError, TextTooLongError
from imagineart.events import Event, Progress, Step, ignore
from imagineart.picture import Layer, Picture
from imagineart.plan.edits import draw_as, recolor, replace_text
from imagineart.plan.plan import Background, Color, Kind, ObjectSpec, Plan, Relation, TextBlock
from imagineart.request import LOOKS
from imagineart.staging.flat import stage_flat
from imagineart.staging.scene.stager import stage_scene
from imagineart.staging.stage import Box, Canvas, Instance, Stage
from imagineart.staging.things import known_things

CANVAS = Canvas(width=256, height=256)
CANVASES = (CANVAS, Canvas(width=384, height=128), Canvas(width=128, height=384))
RANGE = (-0.5, 16.0)  # linear light: 1 is white; a picture in 0–255 does not pass
OWN_STEPS: tuple[Step, ...] = ("preview", "painted", "composed")  # told by engines, not the road
SEED = 7
MANY = 30

RED = Color(name="red", lightness=0.6, chroma=0.22, hue=28.0)
BLUE = Color(name="blue", lightness=0.5, chroma=0.2, hue=260.0)
ONE = Plan(
    prompt="a red apple on a table",
    objects=(ObjectSpec(id="apple", noun="apple", colors=(RED,)),),
    background=Background(family="table", setting="on a table"),
    texts=(TextBlock(string="FRESH"),),
)
_WORD = "a very long line of words that goes on and on, "


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that an engine must not do. `check`: a name out of `CHECKS`."""

    check: str
    problem: str

    def __str__(self) -> str:
        return f"{self.check}: {self.problem}"


def faults_of(engine: Engine, checks: Sequence[str] = ()) -> list[Fault]:
    """All that is wrong with an engine, by these checks or all of them. Raises nothing of its."""
    names = checks or tuple(CHECKS)
    return [Fault(name, problem) for name in names for problem in _problems(engine, CHECKS[name])]


def _problems(engine: Engine, check: "_Check") -> Iterator[str]:
    try:
        yield from check(engine)
    except Exception as error:  # whatever it is, the engine must not raise it here
        yield f"raised {type(error).__name__}: {error}"


def plans() -> Mapping[str, Plan]:
    """Plans that an engine must draw without a word of complaint."""
    things = tuple(ObjectSpec(id=f"owl-{n}", noun="owl") for n in range(MANY))
    pair = (ObjectSpec(id="a", noun="cat"), ObjectSpec(id="b", noun="sofa", origin="completed"))
    return {
        "an empty plan": Plan(),
        "one thing": ONE,
        "an unknown noun": Plan(objects=(ObjectSpec(id="x", noun="zorblax 3000 ☃"),)),
        "a long text": ONE.revised(texts=(TextBlock(string=_WORD * 40),)),
        "letters of many scripts": ONE.revised(
            texts=(TextBlock(string="Grüße 欢迎 مرحبا 🦉\n\t"),)
        ),
        "many things": Plan(objects=things),
        "a hundred of one thing": Plan(objects=(ObjectSpec(id="ant", noun="ant", count=100),)),
        "a relation": Plan(
            objects=pair, relations=(Relation(subject="a", predicate="on", object="b"),)
        ),
        "what must not appear": ONE.revised(exclusions=("people", "")),
        **{f"a {kind}": ONE.revised(kind=kind) for kind in get_args(Kind)},
    }


def staged(
    plan: Plan, capabilities: Capabilities, canvas: Canvas = CANVAS, seed: int = SEED
) -> Stage:
    """The plan on a canvas, staged as the engine takes it."""
    if capabilities.stage == "none":
        return Stage(canvas=canvas, seed=seed)
    if capabilities.stage == "scene":
        return stage_scene(plan, canvas, seed, "low")
    return stage_flat(plan, canvas, seed, "low", known_things())


def _draw(
    engine: Engine,
    plan: Plan = ONE,
    canvas: Canvas = CANVAS,
    seed: int = SEED,
    progress: Progress = ignore,
) -> Picture:
    return engine.draw(plan, staged(plan, engine.capabilities, canvas, seed), progress)


def _capabilities(engine: Engine) -> Iterator[str]:
    """Name and record are there and stay what they are; what they say can be asked for."""
    able = engine.capabilities
    if not (engine.name and isinstance(engine.name, str)):
        yield f"name is {engine.name!r}; it must be what users call the engine"
    if not (able.version and isinstance(able.version, str)):
        yield f"version is {able.version!r}; it must change whenever the pixels do"
    drawn = able.drawable("apple")
    if drawn is not None and not isinstance(drawn, str):
        yield f"drawable('apple') is {drawn!r}; it must be a noun or None"
    _draw(engine)
    if engine.capabilities != able:
        yield "the capabilities changed by drawing; they must be the same for as long as it lives"


def _sizes(engine: Engine) -> Iterator[str]:
    """Pixels have the size of the canvas, or its shape where the engine says so."""
    for canvas in CANVASES:
        width, height = _draw(engine, canvas=canvas).size
        asked = f"a canvas of {canvas.width}x{canvas.height} became {width}x{height}"
        if engine.capabilities.exact_size and (width, height) != (canvas.width, canvas.height):
            yield f"{asked}; with exact_size they must be equal"
        if abs(width * canvas.height - height * canvas.width) > max(canvas.width, canvas.height):
            yield f"{asked}, which is another shape"


def _pixels(engine: Engine) -> Iterator[str]:
    """(H, W, 3) float32, finite, in linear light where 1 is white."""
    pixels = _draw(engine).pixels
    if pixels.ndim != 3 or pixels.shape[2] != 3:
        yield f"pixels have the shape {pixels.shape}; it must be (height, width, 3)"
    if pixels.dtype != np.float32:
        yield f"pixels are {pixels.dtype}; they must be float32"
    if not np.isfinite(pixels).all():
        yield "some pixels are not finite"
    elif pixels.min() < RANGE[0] or pixels.max() > RANGE[1]:
        yield f"pixels go from {pixels.min():.3g} to {pixels.max():.3g}; black is 0 and white is 1"


def _seeds(engine: Engine) -> Iterator[str]:
    """The same plan and stage give the same bytes, another seed another picture."""
    first, other, again = (_draw(engine, seed=seed).pixels for seed in (SEED, SEED + 1, SEED))
    if not np.array_equal(first, again):
        yield "the same plan and stage gave two pictures"
    if np.array_equal(first, other):
        yield "two seeds gave the same picture"


def _progress(engine: Engine) -> Iterator[str]:
    """Steps are told while they happen, in order, and the last one is `composed`."""
    events: list[Event] = []
    _draw(engine, progress=events.append)
    steps = [event.step for event in events]
    if steps[-1:] != ["composed"]:
        yield f"the steps told are {steps}; the last must be 'composed'"
    if others := sorted(set(steps) - set(OWN_STEPS)):
        yield f"{others} are told by the road, not by engines; allowed are {list(OWN_STEPS)}"
    for event in events:
        if not 1 <= event.done <= event.total:
            yield f"{event.step} tells {event.done} of {event.total}"
    for step in OWN_STEPS:
        done = [event.done for event in events if event.step == step]
        if done != sorted(done):
            yield f"{step} goes back: {done}"


def _cancelling(engine: Engine) -> Iterator[str]:
    """`CancelledError` raised while an event is told reaches whoever called `draw`."""
    stop = CancelledError("enough")

    def cancel(event: Event) -> None:
        raise stop

    try:
        _draw(engine, progress=cancel)
    except CancelledError as error:
        if error is not stop:
            yield "another CancelledError than the one that was raised came out"
    else:
        yield "CancelledError raised in progress did not come out of draw"


def _words(engine: Engine) -> Iterator[str]:
    """Notes are strings; provenance says who drew, in which version."""
    picture = _draw(engine)
    if not isinstance(picture.notes, tuple) or not all(isinstance(n, str) for n in picture.notes):
        yield f"notes are {picture.notes!r}; they must be a tuple of strings"
    told = {**picture.provenance}
    if not all(isinstance(part, str) for pair in told.items() for part in pair):
        yield f"provenance is {told!r}; names and values must be strings"
    for key, value in (("engine", engine.name), ("engine_version", engine.capabilities.version)):
        if told.get(key) != value:
            yield f"provenance[{key!r}] is {told.get(key)!r}; it must be {value!r}"


def _any_plan(engine: Engine) -> Iterator[str]:
    """No plan makes it fall over; only words that cannot be written may be refused."""
    for name, plan in plans().items():
        try:
            _draw(engine, plan)
        except (GlyphMissingError, TextTooLongError):
            continue
        except Exception as error:
            yield f"{name}: raised {type(error).__name__}: {error}"


def _layers(engine: Engine) -> Iterator[str]:
    """An engine with layers has one for each thing, by its id; another has none."""
    layers = _draw(engine).layers
    if not engine.capabilities.layers:
        if layers:
            yield f"{len(layers)} layers came; its capabilities say that it has none"
        return
    names = [layer.name for layer in layers]
    if "apple" not in names:
        yield f"no layer is named 'apple', the id of the thing; there are {names}"
    for layer in layers:
        yield from _of_layer(layer)


def _of_layer(layer: Layer) -> Iterator[str]:
    image = layer.image
    if image.ndim != 3 or image.shape[2] != 4 or image.dtype != np.float32:
        yield f"layer {layer.name!r} is {image.dtype} {image.shape}; it must be float32 (h, w, 4)"
    elif not np.isfinite(image).all() or image[..., 3].min() < 0 or image[..., 3].max() > 1:
        yield f"layer {layer.name!r} has alpha that is not between 0 and 1"


def _looks(engine: Engine) -> Iterator[str]:
    """Every look that users may ask for is drawn; one that is declared, without excuse."""
    able = engine.capabilities
    for look in sorted(able.looks | set(LOOKS)):
        _draw(engine, ONE.revised(style=look))
        note = able.look_note(look)
        if note and look in able.looks:
            yield f"look {look!r} is declared, and users are told {note!r}"


def _repairs(engine: Engine) -> Iterator[str]:
    """What it declares to repair changes the picture."""
    stage = staged(ONE, engine.capabilities)
    before = engine.draw(ONE, stage).pixels
    for repair in sorted(engine.capabilities.repairs):
        plan, other = _repaired(repair, stage)
        if np.array_equal(engine.draw(plan, other).pixels, before):
            yield f"repair {repair!r} is declared and changes nothing"


def _repaired(repair: Repair, stage: Stage) -> tuple[Plan, Stage]:
    """The plan and stage after such a repair."""
    plans_after: dict[Repair, Plan] = {
        "recolor": recolor(ONE, "apple", (BLUE,)),
        "retypeset": replace_text(ONE, 0, "RIPE"),
        "substitute": draw_as(ONE, "apple", "cat"),
    }
    changes: dict[Repair, Callable[[Instance], Instance]] = {
        "resample": lambda one: one.revised(attempt=one.attempt + 1),
        "move": lambda one: one.revised(box=_boxed(one.box, shift=0.1)),
        "scale": lambda one: one.revised(box=_boxed(one.box, scale=0.7)),
    }
    if repair == "redraw":
        stage = stage.revised(attempt=stage.attempt + 1)
    if change := changes.get(repair):
        stage = stage.revised(instances=tuple(map(change, stage.instances)))
    return plans_after.get(repair, ONE), stage


def _boxed(box: Box, shift: float = 0.0, scale: float = 1.0) -> Box:
    return box.revised(left=box.left + shift, width=box.width * scale, height=box.height * scale)


_Check = Callable[[Engine], Iterator[str]]

CHECKS: Mapping[str, _Check] = {
    "capabilities": _capabilities,
    "sizes": _sizes,
    "pixels": _pixels,
    "seeds": _seeds,
    "progress": _progress,
    "cancelling": _cancelling,
    "words": _words,
    "any plan": _any_plan,
    "layers": _layers,
    "looks": _looks,
    "repairs": _repairs,
}
"""Name → what it looks at; the first line of each says what it asks for."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Examine the engine of a name; 0 if it keeps all promises."""
    from imagineart.engines.registry import open_engine
    from imagineart.settings import Settings

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("engine", help="embedded, remote:URL, own:package.module:function …")
    engine = open_engine(parser.parse_args(arguments).engine, **Settings.load().engine_access)
    faults = 0
    for name, check in CHECKS.items():
        problems = list(_problems(engine, check))
        faults += len(problems)
        print(
            f"{'fails' if problems else 'holds'}  {name}: {(check.__doc__ or '').splitlines()[0]}"
        )
        for problem in problems:
            print(f"         {problem}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
