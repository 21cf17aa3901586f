"""The process that draws: takes one result after another from its parent, and nothing else.

It speaks the lines of `imagineart.service.messages` on its standard streams. The end of its input
ends the process at once, so no worker outlives its server.

Run as `python -m imagineart.service.worker --engine NAME --images DIR|URL`.
"""

import argparse
import logging
import os
import queue
import resource
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from pydantic import ValidationError

from imagineart.engines.engine import Capabilities, itself
from imagineart.errors import CancelledError, EmptyPlanError, ImagineArtError
from imagineart.events import Event
from imagineart.journal import LEVELS, noting, open_journal
from imagineart.pipeline import GenerationResult, canvas_of, make_result
from imagineart.plan.plan import Plan, TraceEntry
from imagineart.safety.policy import ContentPolicyError, refuse_unsafe
from imagineart.service.messages import (
    Beat,
    Cancel,
    Cancelled,
    Draw,
    Drawn,
    Export,
    Failed,
    Message,
    MessageError,
    Ready,
    Stepped,
    Unavailable,
    line_of,
    read_down,
)
from imagineart.service.storage import MEDIA_TYPES, ImageStore, image_path, put_patiently
from imagineart.staging.stage import Stage
from imagineart.studio import ImagineArt, open_studio
from imagineart.thinker import Thinker
from imagineart.version import __version__

log = logging.getLogger(__name__)

BEAT_S = 1.0  # between two signs of life
NO_ENGINE = 3  # exit statuses: the engine cannot be had,
NO_MESSAGE = 4  # the server says what is no message
NICE = 10  # the server answers first, drawing takes what is left of the processor


class Parent:
    """The other end of the pipes."""

    def __init__(self, incoming: TextIO, outgoing: TextIO) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._lock = threading.Lock()
        self.jobs: queue.Queue[Draw] = queue.Queue()
        self.cancelled: set[str] = set()
        self.busy = threading.Event()  # only then is anybody listening
        self.busy.set()

    def tell(self, message: Message) -> None:
        """Send one line, whole even when threads speak at once."""
        line = line_of(message)
        try:
            with self._lock:
                self._outgoing.write(line)
                self._outgoing.flush()
        except BrokenPipeError:
            os._exit(0)  # the server has died

    def listen(self) -> None:
        """Sort what comes in until there is no more, then leave the world."""
        for line in self._incoming:
            try:
                message = read_down(line)
            except MessageError as error:
                log.error("the server says what is no message: %s", error.message)
                os._exit(NO_MESSAGE)  # it will start another worker
            if isinstance(message, Cancel):
                self.cancelled.add(message.image_id)
            else:
                self.jobs.put(message)
        os._exit(0)

    def beat(self) -> None:
        """Say every second of work that the process lives, and how much memory it holds."""
        while self.busy.wait():
            self.tell(Beat(held_bytes=resident_bytes()))
            time.sleep(BEAT_S)


def resident_bytes() -> int:
    """Memory held now; where the system does not tell, the most that was ever held."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return pages * os.sysconf("SC_PAGE_SIZE")


def draw(job: Draw, *, art: ImagineArt, images: ImageStore, parent: Parent) -> Drawn:
    """Make one result and store its file. Raises whatever the road raises."""
    tell = _reporter(job.image_id, parent)
    understood = understood_of(job, art.thinker)
    tell(Event("read"))
    if job.safety == "fast":
        refuse_unsafe(understood.model_dump(mode="json"))
    result = make_result(
        job.request,
        understood,
        job.seed,
        thinker=art.thinker,
        engine=art.engine,
        index=job.index,
        progress=tell,
        stage=staged_of(job, understood),
    )
    path = image_path(job.image_id, job.request.format, job.attempt)
    return Drawn(
        path=path,
        media_type=MEDIA_TYPES[job.request.format],
        size=len(result.data),
        sha256=put_patiently(images, path, result.data, between=lambda: tell(Event("encoded"))),
        plan=result.plan.model_dump(mode="json"),
        stage=_told(result).model_dump(mode="json"),
        understood=understood.model_dump(mode="json"),
        provenance=_made_by(result),
    )


def _made_by(result: GenerationResult) -> dict[str, str]:
    """What drew it, and how large it came out."""
    width, height = result.picture.size
    made_by = {"imagineart": __version__, "size": f"{width}x{height}"}
    return {**result.picture.provenance, **made_by}


def _told(result: GenerationResult) -> Stage:
    """The stage; its trace also holds what the engine has to say of the picture."""
    known = {entry.message for entry in result.stage.trace}
    new = (note for note in result.picture.notes if note not in known)
    noted = tuple(TraceEntry(kind="noted", message=note) for note in new)
    return result.stage.revised(trace=(*result.stage.trace, *noted))


def understood_of(job: Draw, thinker: Thinker) -> Plan:
    """The plan as it was read before; what another version wrote is read again from the prompt."""
    if job.understood is not None:
        try:
            return Plan.model_validate(job.understood)
        except ValidationError:
            version = job.understood.get("version")
            log.warning("%s: a plan of version %s is read again", job.image_id, version)
    return thinker.understand(job.request)


def staged_of(job: Draw, understood: Plan) -> Stage | None:
    """Where everything stood before, on the canvas that is asked for now; None to stage it anew,
    as of what another version wrote."""
    if job.staged is None or job.understood is None:
        return None
    try:
        stage = Stage.model_validate(job.staged)
    except ValidationError:
        log.warning("%s: what another version staged is staged again", job.image_id)
        return None
    is_kept = understood.model_dump(mode="json") == job.understood
    return stage.revised(canvas=canvas_of(job.request, understood)) if is_kept else None


def _reporter(image_id: str, parent: Parent) -> Callable[[Event], None]:
    def report(event: Event) -> None:
        if image_id in parent.cancelled:
            raise CancelledError("the task was cancelled")
        parent.tell(
            Stepped(step=event.step, done=event.done, total=event.total, preview=event.preview)
        )

    return report


def draws_anything(engine: Capabilities) -> bool:
    """Whether it draws whatever words can say, rather than nouns of a list, or nothing at all."""
    return engine.prompt or (engine.plans and engine.drawable is itself)


def exports_of(engine: Capabilities) -> tuple[Export, ...]:
    """What can be had of its pictures beside themselves."""
    layers: tuple[Export, ...] = ("layers",) if engine.layers or engine.buffers else ()
    scene: tuple[Export, ...] = ("glb",) if engine.buffers and engine.stage == "scene" else ()
    return layers + scene


def serve(*, art: ImagineArt, images: ImageStore, parent: Parent) -> None:
    """Draw for ever. What goes wrong with one result is told and does not stop the next."""
    able = art.engine.capabilities
    parent.tell(
        Ready(
            engine=art.engine.name,
            draws_anything=draws_anything(able),
            exports=exports_of(able),
            resolutions=able.resolutions,
        )
    )
    while True:
        parent.busy.clear()
        job = parent.jobs.get()
        parent.busy.set()
        with noting(request=job.request_id, result=job.image_id):
            outcome = _outcome(job, art=art, images=images, parent=parent)
            log.info("result %s", outcome.kind)
            parent.tell(outcome)


def _outcome(
    job: Draw, *, art: ImagineArt, images: ImageStore, parent: Parent
) -> Drawn | Failed | Cancelled:
    try:
        return draw(job, art=art, images=images, parent=parent)
    except CancelledError:
        return Cancelled(image_id=job.image_id)
    except ContentPolicyError as error:
        return Failed(code="contentPolicyViolation", message=error.message)
    except EmptyPlanError as error:
        return Failed(code="emptyPlan", message=error.message)
    except ImagineArtError as error:
        return Failed(message=_utf8(error.message))
    except Exception as error:
        return Failed(message=_utf8(f"{type(error).__name__} while drawing: {error}"))


def _utf8(text: str) -> str:
    """The text without lone surrogates, as the names of files may hold."""
    return text.encode("utf-8", "backslashreplace").decode()


def _private_streams() -> tuple[TextIO, TextIO]:
    """The pipes under new numbers, so that no library's print ends up between the lines."""
    incoming = os.fdopen(os.dup(0), encoding="utf-8")
    outgoing = os.fdopen(os.dup(1), "w", encoding="utf-8")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(2, 1)
    return incoming, outgoing


def main(arguments: list[str] | None = None) -> None:
    """Load the engine, then serve; exit status 3 if the engine cannot be had."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", required=True)
    parser.add_argument("--images", required=True, help="directory of the image store")
    parser.add_argument("--images-url", default="", help="obstore URL, instead of the directory")
    parser.add_argument("--log-level", choices=LEVELS, default="info")
    parser.add_argument("--log-form", choices=("text", "json"), default="text")
    chosen = parser.parse_args(arguments)
    open_journal(chosen.log_level, chosen.log_form, beside=False)
    os.nice(NICE)
    parent = Parent(*_private_streams())
    threading.Thread(target=parent.listen, daemon=True).start()
    threading.Thread(target=parent.beat, daemon=True).start()
    try:
        art = open_studio(chosen.engine)
    except ImagineArtError as error:
        parent.tell(Unavailable(problem=_utf8(error.message)))
        sys.exit(NO_ENGINE)
    serve(art=art, images=ImageStore(Path(chosen.images), chosen.images_url), parent=parent)


if __name__ == "__main__":
    main()
