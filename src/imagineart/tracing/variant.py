"""Which variant of the path tracer runs here, and how is it loaded safely?

    cuda_ad_rgb   where there is an NVIDIA GPU
    llvm_ad_rgb   where a child process that uses LLVM draws the right picture and ends cleanly
    scalar_rgb    else; `doctor` says so, and `load` refuses: paths are compiled programs

LLVM comes from the wheel `karellen-llvm-core` or from the system. Some versions of LLVM abort the
process on some processors, so the verdict is found in a child process and remembered on disk; its
key holds the versions, so that an update asks again. A process holds one variant, for good.
"""

import ctypes
import hashlib
import json
import os
import platform
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

import numpy

from imagineart.errors import EngineUnavailableError

Variant: TypeAlias = Literal["cuda_ad_rgb", "llvm_ad_rgb", "scalar_rgb"]

PROBE_S = 60.0
LEAST_OWNED = 64  # numbers of an array that programs read
_RUNTIME = ("libunwind.so.1", "libc++abi.so.1", "libc++.so.1")  # what the wheel's LLVM links to
_SYSTEM = ("libLLVM.so.21.1", "libLLVM.so.20.1", "libLLVM.so.19.1", "libLLVM.so.18.1")
_lock = threading.RLock()
_loaded: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found on this machine; `doctor` prints it."""

    variant: Variant
    llvm: str = ""  # path of libLLVM, empty where none is used
    reason: str = ""


def cache_folder() -> Path:
    """Where compiled kernels and verdicts are kept: below the user's cache folder."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "imagineart" / "tracing"


def load(wanted: Variant | None = None, threads: int | None = None) -> Any:
    """The module `mitsuba` in a variant; `wanted` overrides what would be chosen.

    Raises `RuntimeError` if this process holds another variant, `EngineUnavailableError` if only
    the scalar one would run here: paths are traced by compiled programs alone.
    """
    with _lock:
        if "mitsuba" not in _loaded:
            verdict = choose(wanted)
            if verdict.variant == "scalar_rgb":
                raise EngineUnavailableError(_needs(verdict), field="engine")
            _loaded["mitsuba"] = _start(verdict)
        mitsuba = _loaded["mitsuba"]
        if wanted is not None and mitsuba.variant() != wanted:
            raise RuntimeError(f"this process already traces with {mitsuba.variant()}")
        if threads is not None and mitsuba.variant() != "cuda_ad_rgb":
            import_drjit().set_thread_count(threads)
        return mitsuba


def _needs(verdict: Verdict) -> str:
    return (
        "the renderer runs on Linux x86-64 (pip install karellen-llvm-core, or LLVM 18–21 of the "
        f"system), on macOS with Arm and on Windows, or with an NVIDIA GPU; here {verdict.reason}"
    )


def choose(wanted: Variant | None = None) -> Verdict:
    """The variant to use, from the remembered verdict or by trying in a child process."""
    if wanted == "scalar_rgb":
        return Verdict("scalar_rgb", reason="asked for")
    if wanted is not None:
        return Verdict(wanted, _llvm() or "" if wanted == "llvm_ad_rgb" else "", "asked for")
    return _remembered() or _judge()


def _judge() -> Verdict:
    verdict = _found()
    path = _verdict_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(asdict(verdict)))
    draft.replace(path)
    return verdict


def _found() -> Verdict:
    gpu = Verdict("cuda_ad_rgb", reason="an NVIDIA GPU")
    if _has_gpu() and _passes(gpu):
        return gpu
    llvm = _llvm()
    if llvm is None:
        return Verdict("scalar_rgb", reason="no LLVM library was found")
    fast = Verdict("llvm_ad_rgb", llvm, "a trial picture was right")
    return fast if _passes(fast) else Verdict("scalar_rgb", reason=f"{llvm} failed its trial")


def _remembered() -> Verdict | None:
    try:
        return Verdict(**json.loads(_verdict_path().read_text()))
    except (OSError, ValueError, TypeError):
        return None


def _verdict_path() -> Path:
    facts = [_installed(name) for name in ("mitsuba", "drjit", "karellen-llvm-core")]
    facts += [platform.machine(), platform.node(), platform.processor(), str(_llvm())]
    facts += [str(_has_gpu())]
    digest = hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16]
    return cache_folder() / f"verdict-{digest}.json"


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


@cache
def _has_gpu() -> bool:
    return Path("/dev/nvidia0").exists()


@cache
def _llvm() -> str | None:
    """Path of a usable libLLVM: the wheel's, else the system's."""
    wheel = Path(sysconfig.get_path("data")) / "lib" / "libLLVM.so"
    if wheel.exists():
        return str(wheel)
    for name in _SYSTEM:
        for folder in ("/usr/lib", "/usr/lib64", "/usr/lib/x86_64-linux-gnu"):
            if (Path(folder) / name).exists():
                return str(Path(folder) / name)
    return None


def _passes(verdict: Verdict) -> bool:
    """Whether a child process draws the trial picture with it and ends cleanly."""
    command = [sys.executable, "-m", "imagineart.tracing.variant", json.dumps(asdict(verdict))]
    try:
        ended = subprocess.run(command, capture_output=True, timeout=PROBE_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0 and ended.stdout.strip().endswith(b"right")


def _start(verdict: Verdict) -> Any:
    """Import mitsuba in the variant of a verdict."""
    if verdict.variant == "llvm_ad_rgb" and verdict.llvm:
        _load_runtime(Path(verdict.llvm).parent)
        os.environ["DRJIT_LIBLLVM_PATH"] = verdict.llvm
    with _kernels_in(_kernel_folder()):
        import mitsuba

        mitsuba.set_variant(verdict.variant)
        if verdict.variant == "llvm_ad_rgb":
            _set_target()
    mitsuba.set_log_level(mitsuba.LogLevel.Error)
    return cast(Any, mitsuba)


@contextmanager
def _kernels_in(folder: Path) -> Iterator[None]:
    """Compiled programs go below the home directory, which is read once, when the tracer starts."""
    home = os.environ.get("HOME")
    os.environ["HOME"] = str(folder)
    try:
        yield
    finally:
        if home is None:
            del os.environ["HOME"]
        else:
            os.environ["HOME"] = home


def _kernel_folder() -> Path:
    folder = cache_folder() / "kernels"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _load_runtime(folder: Path) -> None:
    """The C++ library of the wheel's LLVM has to be there, globally, before it is opened."""
    for name in _RUNTIME:
        for path in folder.glob(f"*/{name}"):
            ctypes.CDLL(str(path), mode=ctypes.RTLD_GLOBAL)


def _set_target() -> None:
    """Compile for a fixed processor, whatever this one is.

    LLVM guesses by name, and aborts where a hypervisor hides what the name promises; and one
    target for all machines keeps their bytes closer.
    """
    folder = Path(import_drjit().__file__).parent
    library = ctypes.CDLL(str(folder / "libdrjit-core.so"))
    set_target = getattr(library, "_Z19jit_llvm_set_targetPKcS0_j", None)
    if set_target is not None and platform.machine() == "x86_64":
        set_target.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint32]
        set_target(b"x86-64-v3", b"+avx2,+fma,+f16c", 8)


def import_drjit() -> Any:
    """The module `drjit`, told where to keep compiled programs."""
    with _kernels_in(_kernel_folder()):
        import drjit

    return drjit


def owned(mi: Any, values: Any, least: int = LEAST_OWNED) -> Any:
    """Numbers, flat, in memory of the tracer's own: float32, or uint32 for words.

    How programs read an array depends on its alignment, and numpy's memory is aligned by chance;
    and short arrays are read in another way than long ones. Without a copy of some length the same
    scene would be compiled anew.
    """
    drjit = import_drjit()
    kind = mi.UInt32 if values.dtype == numpy.uint32 else mi.Float
    flat = values.ravel()
    if len(flat) < least:
        flat = numpy.concatenate([flat, numpy.zeros(least - len(flat), flat.dtype)])
    copy = kind(numpy.ascontiguousarray(flat)) + drjit.opaque(kind, 0)
    drjit.eval(copy)
    return copy


def _trial(verdict: Verdict) -> bool:
    """A white ball in a white sky without a floor must be white: radiance 1 everywhere on it."""
    mitsuba = _start(verdict)
    ball = {"type": "sphere", "bsdf": {"type": "diffuse", "reflectance": 1.0}}
    scene = mitsuba.load_dict({"type": "scene", "ball": ball, "sky": {"type": "constant"}})
    look = mitsuba.ScalarTransform4f().look_at(origin=[0, -4, 0], target=[0, 0, 0], up=[0, 0, 1])
    film = {"type": "hdrfilm", "width": 16, "height": 16}
    sensor = mitsuba.load_dict({"type": "perspective", "fov": 20, "to_world": look, "film": film})
    integrator = mitsuba.load_dict({"type": "path", "max_depth": 6})
    picture = mitsuba.render(scene, sensor=sensor, integrator=integrator, spp=64, seed=1)
    return abs(float(picture.array[16 * 16 // 2 * 3 + 8 * 3]) - 1.0) < 0.1


if __name__ == "__main__":
    print("right" if _trial(Verdict(**json.loads(sys.argv[1]))) else "wrong")
