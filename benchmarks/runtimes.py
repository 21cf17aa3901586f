"""Which runtime should the painter use? ONNX Runtime, OpenVINO and torch, side by side.

    pip install openvino        # and torch: the training extra
    python -m benchmarks.runtimes [--rounds 20] [--threads 2]

Five sprites by the shipped graph, and by the same net in torch (fresh weights: time does not depend
on them). The runtimes take turns within a round, and what is compared is the ratio to ONNX Runtime
in the same round, so a busy machine blurs all alike.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import table, write
from imagineart.painting.painter import LEXICON, NET
from imagineart.painting.weights import FOLDER, verify

SPRITES = 5
Feeds = dict[str, NDArray[Any]]
Runtime = Callable[[], object]


def feeds() -> Feeds:
    """Conditions of five nouns, as the painter gives them to its net."""
    with np.load(verify(FOLDER, LEXICON)) as lexicon:
        return {
            "noun": lexicon["numbers"][:SPRITES],
            "words": lexicon["vectors"][:SPRITES].astype(np.float32),
            "style": np.eye(len(lexicon["styles"]), dtype=np.float32)[[0] * SPRITES],
            "palette": lexicon["palettes"][:SPRITES, 0],
        }


def onnx_runtime(asked: Feeds, threads: int) -> Runtime:
    """The road that ships."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    providers = ["CPUExecutionProvider"]
    session = onnxruntime.InferenceSession(verify(FOLDER, NET), options, providers=providers)
    return lambda: session.run(None, asked)


def openvino(asked: Feeds, threads: int, precision: str) -> Runtime:
    """The same file; `precision` is what it may compute in: f32 or bf16."""
    import openvino  # type: ignore[import-not-found, unused-ignore]

    settings = {"INFERENCE_NUM_THREADS": threads, "INFERENCE_PRECISION_HINT": precision}
    model = openvino.Core().compile_model(verify(FOLDER, NET), "CPU", settings)
    return lambda: model(asked)


def torch(asked: Feeds, threads: int, *, halved: bool) -> Runtime:
    """The net that the file was exported from, in float32 or under bfloat16 autocast."""
    import torch
    from training.decoder import Decoder, DecoderConfig
    from training.export import Told
    from training.sketch import Sketch

    torch.set_num_threads(threads)
    config = DecoderConfig(
        nouns=int(asked["noun"].max()) + 1, styles=("3d", "flat", "illustration")
    )
    sketch = Sketch(config.words, len(config.styles), config.grid)
    net = Told(Decoder(config), sketch).eval().to(memory_format=torch.channels_last)
    given = [torch.from_numpy(asked[name]) for name in ("noun", "words", "style", "palette")]

    def work() -> object:
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=halved):
            return net(*given)

    return work


def seconds(work: Runtime) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--without", nargs="*", default=[], help="names, such as 'openvino bf16'")
    options = parser.parse_args()
    asked, threads = feeds(), options.threads
    makers: dict[str, Callable[[], Runtime]] = {
        "onnxruntime": lambda: onnx_runtime(asked, threads),
        "openvino f32": lambda: openvino(asked, threads, "f32"),
        "openvino bf16": lambda: openvino(asked, threads, "bf16"),
        "torch f32": lambda: torch(asked, threads, halved=False),
        "torch bf16": lambda: torch(asked, threads, halved=True),
    }
    runtimes = {n: make() for n, make in makers.items() if n not in options.without}
    for work in runtimes.values():
        work()
    rounds = [{n: seconds(work) for n, work in runtimes.items()} for _ in range(options.rounds)]
    medians = {name: statistics.median(r[name] for r in rounds) for name in runtimes}
    ratios = {n: statistics.median(r[n] / r["onnxruntime"] for r in rounds) for n in runtimes}
    rows = [(name, medians[name], ratios[name]) for name in runtimes]
    table("Five sprites by each runtime", ["runtime", "seconds", "to ONNX Runtime"], rows)
    write("runtimes", {name: {"seconds": s, "ratio": r} for name, s, r in rows})


if __name__ == "__main__":
    main()
