"""The process that draws: takes one result after another from its parent, and nothing else.

It speaks JSON lines on its standard streams. In: {"draw": …}, {"cancel": image_id}; the end of the
input ends the process at once, so no worker outlives its server. Out: {"ready": engine}, {"beat":
resident bytes} every second, {"event": …}, {"drawn": …}, {"failed": …}, {"cancelled": …}.

Run as `python -m imagineart.service.worker --engine NAME --images DIR|URL`.
"""

import argparse
import json
import os
import queue
import resource
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from imagineart.engines.engine import Engine
from imagineart.errors import CancelledError, ImagineArtError
from imagineart.events import Event
from imagineart.pipeline import Thinker, make_result
from imagineart.plan.plan import Plan
from imagineart.request import GenerationRequest
from imagineart.safety.policy import ContentPolicyError, refuse_unsafe
from imagineart.service.storage import MEDIA_TYPES, ImageStore, image_path
from imagineart.service.task import Json

BEAT_S = 1.0  # between two signs of life
NICE = 10  # the server answers first, drawing takes what is left of the processor


class Parent:
    """The other end of the pipes."""

    def __init__(self, incoming: TextIO, outgoing: TextIO) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._lock = threading.Lock()
        self.jobs: queue.Queue[Json] = queue.Queue()
        self.cancelled: set[str] = set()
        self.busy = threading.Event()  # only then is anybody listening
        self.busy.set()

    def tell(self, **message: Any) -> None:
        """Send one line, whole even when threads speak at once."""
        line = json.dumps(message)
        try:
            with self._lock:
                print(line, file=self._outgoing, flush=True)
        except BrokenPipeError:
            os._exit(0)  # the server has died

    def listen(self) -> None:
        """Sort what comes in until there is no more, then leave the world."""
        for line in self._incoming:
            message = json.loads(line)
            if "draw" in message:
                self.jobs.put(message["draw"])
            else:
                self.cancelled.add(message["cancel"])
        os._exit(0)

    def beat(self) -> None:
        """Say every second of work that the process lives, and how much memory it holds."""
        while self.busy.wait():
            self.tell(beat=resident_bytes())
            time.sleep(BEAT_S)


def resident_bytes() -> int:
    """Memory held now; where the system does not tell, the most that was ever held."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return pages * os.sysconf("SC_PAGE_SIZE")


def draw(
    job: Json, *, thinker: Thinker, engine: Engine, images: ImageStore, parent: Parent
) -> Json:
    """Make one result and store its file. Raises whatever the road raises."""
    request = GenerationRequest.model_validate(job["request"])
    understood = (
        thinker.understand(request)
        if job["understood"] is None
        else Plan.model_validate(job["understood"])
    )
    if job["safety"] == "fast":
        refuse_unsafe(understood.model_dump(mode="json"))
    result = make_result(
        request,
        understood,
        job["seed"],
        thinker=thinker,
        engine=engine,
        index=job["index"],
        progress=_reporter(job["image_id"], parent),
    )
    path = image_path(job["image_id"], request.format)
    return {
        "path": path,
        "media_type": MEDIA_TYPES[request.format],
        "size": len(result.data),
        "sha256": images.put(path, result.data),
        "plan": result.plan.model_dump(mode="json"),
        "understood": understood.model_dump(mode="json"),
        "provenance": dict(result.picture.provenance),
    }


def _reporter(image_id: str, parent: Parent) -> Callable[[Event], None]:
    def report(event: Event) -> None:
        if image_id in parent.cancelled:
            raise CancelledError("the task was cancelled")
        parent.tell(event={"step": event.step, "done": event.done, "total": event.total})

    return report


def serve(*, thinker: Thinker, engine: Engine, images: ImageStore, parent: Parent) -> None:
    """Draw for ever. What goes wrong with one result is told and does not stop the next."""
    parent.tell(ready=engine.name)
    while True:
        parent.busy.clear()
        job = parent.jobs.get()
        parent.busy.set()
        try:
            drawn = draw(job, thinker=thinker, engine=engine, images=images, parent=parent)
            parent.tell(drawn=drawn)
        except CancelledError:
            parent.tell(cancelled=job["image_id"])
        except ContentPolicyError as error:
            parent.tell(refused=error.message)
        except ImagineArtError as error:
            parent.tell(failed=error.message)
        except Exception as error:
            parent.tell(failed=f"{type(error).__name__} while drawing: {error}")


def _private_streams() -> tuple[TextIO, TextIO]:
    """The pipes under new numbers, so that no library's print ends up between the lines."""
    incoming, outgoing = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
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
    chosen = parser.parse_args(arguments)
    os.nice(NICE)
    parent = Parent(*_private_streams())
    threading.Thread(target=parent.listen, daemon=True).start()
    threading.Thread(target=parent.beat, daemon=True).start()
    try:
        from imagineart.service.workbench import open_workbench

        thinker, engine = open_workbench(chosen.engine)
    except ImagineArtError as error:
        parent.tell(unavailable=error.message)
        sys.exit(3)
    images = ImageStore(Path(chosen.images), chosen.images_url)
    serve(thinker=thinker, engine=engine, images=images, parent=parent)


if __name__ == "__main__":
    main()
