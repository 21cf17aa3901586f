"""Look at models: `python -m imagineart.tracing cat chair -o sheet.png`.

A name is a noun, or `package.module:function` (or `…:NAME`) that gives a model. One name is drawn
from four sides (`--one`: from one), several as a contact sheet.
"""

import argparse
import importlib
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from imagineart.color.spaces import srgb_encode
from imagineart.modelling.model import Floats, Model, Rgb
from imagineart.tracing.portrait import View, contact_sheet, four_sides, portrait


def main() -> None:
    """Draw what the command line names."""
    options = _parser().parse_args()
    models = [_model(name, options) for name in options.names]
    if options.color:
        models = [model.tinted(_rgb(options.color)) for model in models]
    picture = _picture(models, options)
    eight = np.round(srgb_encode(np.clip(picture, 0.0, 1.0)) * 255.0).astype(np.uint8)
    Image.fromarray(eight).save(options.output)
    print(options.output)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m imagineart.tracing", description=__doc__)
    parser.add_argument("names", nargs="+", help="nouns, or package.module:function")
    parser.add_argument("-o", "--output", type=Path, default=Path("portrait.png"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pose", default=None)
    parser.add_argument(
        "--color", default=None, help="#rrggbb, or three linear numbers: 0.6,0.1,0.1"
    )
    parser.add_argument("--size", type=int, default=0, help="px of one view")
    parser.add_argument("--one", action="store_true", help="one view instead of four")
    parser.add_argument("--azimuth", type=float, default=-25.0, help="degrees, with --one")
    parser.add_argument("--elevation", type=float, default=14.0, help="degrees, with --one")
    return parser


def _picture(models: list[Model], options: argparse.Namespace) -> Floats:
    if len(models) > 1:
        return contact_sheet(models, options.size or 192)
    if options.one:
        view = View(options.azimuth, options.elevation)
        return portrait(models[0], options.size or 384, view, seed=options.seed)
    return four_sides(models[0], options.size or 256, seed=options.seed)


def _model(name: str, options: argparse.Namespace) -> Model:
    if ":" not in name:
        from imagineart.modelling.registry import model_of

        built: Model = model_of(name, seed=options.seed, pose=options.pose)
        return built
    module, _, attribute = name.partition(":")
    thing: Any = getattr(importlib.import_module(module), attribute)
    return thing if isinstance(thing, Model) else _called(thing, options)


def _called(maker: Callable[..., Model], options: argparse.Namespace) -> Model:
    """Pass the seed and pose to a maker that takes them; an `rng` is made from the seed."""
    offered = {"seed": options.seed, "rng": np.random.default_rng(options.seed)}
    if options.pose is not None:
        offered["pose"] = options.pose
    wanted = inspect.signature(maker).parameters
    return maker(**{name: value for name, value in offered.items() if name in wanted})


def _rgb(text: str) -> Rgb:
    if not text.startswith("#"):
        red, green, blue = (float(part) for part in text.split(","))
        return red, green, blue
    levels = [int(text[i : i + 2], 16) / 255.0 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in levels]
    return linear[0], linear[1], linear[2]


if __name__ == "__main__":
    main()
