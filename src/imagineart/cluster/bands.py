"""One picture's light by several machines: each window of it is drawn by whoever is free.

The tracer lights a picture in windows, bands of rows in passes of samples, which depend on nothing
but the scene; so it cannot be seen who drew which. The replica that draws a picture asks others for
windows and draws the rest itself. Who dies, is too slow or has another kind of processor is done
without: the same bytes, later.
"""

import asyncio
import ctypes
import logging
import multiprocessing
import os
import platform
import signal
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from imagineart.engines.embedded import EmbeddedEngine, lit_scene
from imagineart.plan.plan import Plan
from imagineart.settings import Settings
from imagineart.staging.stage import Stage
from imagineart.version import __version__

if TYPE_CHECKING:
    from imagineart.tracing.scene import Camera
    from imagineart.tracing.shapes import Built
    from imagineart.tracing.wavefront import Samples, Window

log = logging.getLogger(__name__)

APPLICATION = "BANDS_OF"  # variable: of which application the replicas are that help; empty: none
MOST = "BANDS_MOST"  # variable: how many of them there may be
DEPLOYMENT = "bands"
WINDOW_S = 300.0  # for one window, after which the tracer is taken for hung
PR_SET_PDEATHSIG = 1  # of prctl
WORTH = 4  # windows of a picture from which on others are asked
REACH = 8  # windows: nobody lights one that lies farther ahead, as it would wait in memory
PATIENCE = (1.0, 1.5)  # s that another is waited for at least, and times as long as one takes here


@dataclass(frozen=True, slots=True)
class Order:
    """A scene whose windows are lit, as small as it can be sent."""

    plan: bytes  # JSON, deflated
    stage: bytes
    size: tuple[int, int]  # px of the picture
    processor: str

    @classmethod
    def of(cls, plan: Plan, stage: Stage, size: tuple[int, int]) -> "Order":
        """The order for a picture of (width, height) px."""
        return cls(_deflated(plan), _deflated(stage), size, processor())


def _deflated(part: Plan | Stage) -> bytes:
    return zlib.compress(part.model_dump_json().encode(), 1)


@cache
def processor() -> str:
    """Of what the bytes of a picture depend on besides the scene: processor, variant, versions."""
    from imagineart.tracing import variant

    facts = [platform.machine(), _model_name(), variant.choose().variant, __version__]
    return " ".join([*facts, version("mitsuba"), version("drjit"), version("numpy")])


def _model_name() -> str:
    """What the processor calls itself."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())


# Who helps


class Band:
    """A replica that lights windows of others' pictures. `threads` of its processor do it.

    The tracer has a process of its own: it holds Python's lock while it works, and Ray takes a
    replica that does not answer for dead.
    """

    def __init__(self, threads: int) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._threads = threads
        self._broken = False
        self._tracer = ProcessPoolExecutor(1, mp_context=spawn, initializer=_die_with_parent)

    async def light(
        self, order: Order, window: "Window", depth: int, limit: float
    ) -> "Samples | None":
        """The samples of a window; None if the asker's bytes would be others than these."""
        if order.processor != await asyncio.to_thread(processor):
            return None
        work = partial(lit, order, self._threads, window, depth, limit)
        lighting = asyncio.get_running_loop().run_in_executor(self._tracer, work)
        try:
            return await asyncio.wait_for(lighting, WINDOW_S)
        except (TimeoutError, BrokenProcessPool):
            self._broken = True
            raise

    async def check_health(self) -> None:
        """Raises if the tracer has died or hangs: Ray then starts another replica."""
        if self._broken:
            raise RuntimeError("the tracer has ended")


def _die_with_parent() -> None:
    """In the tracer's process: end when the replica does, whatever ends it."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def lit(order: Order, threads: int, window: "Window", depth: int, limit: float) -> "Samples":
    """The samples of a window of an order's scene, by this process."""
    from imagineart.tracing.wavefront import sampled

    mi, built, camera = _built(order, threads)
    return sampled(mi, built, camera, window, depth, limit)


@lru_cache(maxsize=1)  # the scene of the last order
def _built(order: Order, threads: int) -> "tuple[Any, Built, Camera]":
    from imagineart.tracing import variant
    from imagineart.tracing.tracer import build_for

    plan = Plan.model_validate_json(zlib.decompress(order.plan))
    stage = Stage.model_validate_json(zlib.decompress(order.stage))
    scene = lit_scene(plan, stage)
    mi = variant.load(threads=threads)
    return mi, build_for(mi, scene, order.size), scene.camera


# Who asks


class Party:
    """Lights one picture together with others. `most`: how many windows are asked for at once."""

    def __init__(self, bands: Any, order: Order, most: int) -> None:
        self._bands = bands
        self._order = order
        self._most = most
        self.lit_elsewhere = 0

    def light(
        self,
        windows: "Sequence[Window]",
        depth: int,
        limit: float,
        here: "Callable[[Window], Samples]",
    ) -> "Iterator[Samples]":
        """As `Others.light`."""
        if len(windows) < WORTH:
            return map(here, windows)
        ask = partial(self._bands.light.remote, self._order, depth=depth, limit=limit)
        return _Sharing(self, windows, ask, here, self._most).parts()


class _Sharing:
    """The windows of one picture: who lights which, and what has come."""

    def __init__(
        self,
        party: Party,
        windows: "Sequence[Window]",
        ask: Callable[..., Any],
        here: "Callable[[Window], Samples]",
        most: int,
    ) -> None:
        self._party = party
        self._windows = windows
        self._ask = ask
        self._here = here
        self._most = most
        self._free = list(range(len(windows)))  # that nobody lights yet
        self._asked: dict[int, Any] = {}
        self._known: dict[int, Samples] = {}
        self._usual_s = 0.0  # for one window here

    def parts(self) -> "Iterator[Samples]":
        """The samples of every window, in order; asks nobody any more once it is closed."""
        try:
            for number in range(len(self._windows)):
                while number not in self._known:
                    self._go_on(number)
                yield self._known.pop(number)
        finally:
            self._forget()

    def _go_on(self, needed: int) -> None:
        """One step towards a window that is needed: take what came, or light one here, or wait.

        Others get the last windows within reach: they may have to build the scene first.
        """
        near = [number for number in self._free if number <= needed + REACH]
        while near[1:] and len(self._asked) < self._most:
            number = near.pop()
            self._free.remove(number)
            self._asked[number] = self._ask(window=self._windows[number])
        if needed in self._asked and self._take(needed, 0.0):
            return
        if near:
            self._free.remove(near[0])
            self._light(near[0])
        elif not self._take(needed, max(PATIENCE[0], PATIENCE[1] * self._usual_s)):
            log.warning("others were too slow; the rest of the picture is lit here")
            self._forget()

    def _take(self, number: int, within_s: float) -> bool:
        """Keep what another lit; False if it is not there yet. What failed is lit here."""
        try:
            part = self._asked[number].result(timeout_s=within_s)
        except TimeoutError:
            return False
        except Exception as error:
            log.warning("another could not light a window: %s", str(error).partition("\n")[0])
            part = None
        del self._asked[number]
        if part is None:
            self._most = max(self._most - 1, 0)
            self._light(number)
        else:
            self._known[number] = part
            self._party.lit_elsewhere += 1
        return True

    def _light(self, number: int) -> None:
        began = time.monotonic()
        self._known[number] = self._here(self._windows[number])
        self._usual_s = time.monotonic() - began

    def _forget(self) -> None:
        """Ask nobody any more; what was asked for is lit here."""
        for response in self._asked.values():
            response.cancel()
        self._free = sorted([*self._free, *self._asked])
        self._asked, self._most = {}, 0


def engine() -> EmbeddedEngine:
    """The embedded engine with the help of an application's bands: for a replica's worker."""
    import ray
    from ray import serve

    ray.init(namespace="serve", log_to_driver=False, configure_logging=False)
    application = os.environ[APPLICATION]
    bands = serve.get_deployment_handle(DEPLOYMENT, application)

    def share(plan: Plan, stage: Stage, size: tuple[int, int]) -> Party:
        return Party(bands, Order.of(plan, stage, size), int(os.environ[MOST]))

    return EmbeddedEngine(threads=Settings.load().threads, share=share)
