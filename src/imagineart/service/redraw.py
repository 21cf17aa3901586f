"""A process that makes a finished picture's layers or 3D scene again, from its plan and stage.

What it takes to move and edit a picture is many times its size, so it is never kept. One document
comes in on standard input, one file goes out on standard output; exit status 3 says, on standard
error, why there is none.

Run as `python -m imagineart.service.redraw --engine NAME --what layers|glb`.
"""

import argparse
import os
import sys

from pydantic import BaseModel, ConfigDict

from imagineart.engines.engine import Engine
from imagineart.errors import EngineError, ImagineArtError
from imagineart.plan.plan import Plan
from imagineart.service.messages import Export
from imagineart.service.worker import NICE
from imagineart.staging.stage import Stage

REFUSED = 3  # exit status


class Kept(BaseModel):
    """What is known of a picture."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    plan: Plan
    stage: Stage


def export_of(kept: Kept, what: Export, engine: Engine) -> bytes:
    """The file. Raises `EngineError` if there is nothing of the kind in this picture."""
    if what == "glb":
        from imagineart.export.scene import glb_of_stage

        if kept.stage.setting is None:
            raise EngineError("the picture has no scene in three dimensions", field="stage")
        return glb_of_stage(kept.plan, kept.stage).data
    from imagineart.export.layers import layers_of, zip_of

    picture = engine.draw(kept.plan, kept.stage)
    layers = layers_of(picture, kept.stage)
    if not layers:
        raise EngineError("the picture has no layers", field="engine")
    return zip_of(layers, picture.size)


def main(arguments: list[str] | None = None) -> None:
    """Make one file."""
    from imagineart.studio import open_studio

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", required=True)
    parser.add_argument("--what", choices=("layers", "glb"), required=True)
    chosen = parser.parse_args(arguments)
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no part of the file
    os.nice(NICE)
    try:
        kept = Kept.model_validate_json(sys.stdin.buffer.read())
        data = export_of(kept, chosen.what, open_studio(chosen.engine).engine)
    except (ImagineArtError, ValueError) as error:
        print(error, file=sys.stderr)
        sys.exit(REFUSED)
    with outgoing:
        outgoing.write(data)


if __name__ == "__main__":
    main()
