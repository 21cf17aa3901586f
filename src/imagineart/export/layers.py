"""Which layers does a picture come apart into? A zip of them opens in any image editor.

1-apple-1.png, 2-table-1.png, …  transparent, as large as the thing
layers.json                      where each lies on the canvas, px
"""

import io
import json
import zipfile
from collections.abc import Sequence

from imagineart.color.codec import encode_rgba_png
from imagineart.picture import Layer, Picture
from imagineart.staging.stage import Stage

WHEN = (1980, 1, 1, 0, 0, 0)  # of every file, so that equal layers give equal bytes


def layers_of(picture: Picture, stage: Stage) -> tuple[Layer, ...]:
    """The picture's own; where it knows the thing of each pixel, what stands before its place."""
    if picture.buffers is None:
        return picture.layers
    from imagineart.rendering import cutouts

    names = [one.object for one in stage.instances]
    return (*cutouts.layers_of(picture, names), *picture.layers)


def zip_of(layers: Sequence[Layer], size: tuple[int, int]) -> bytes:
    """One file that holds them all. `size`: (width, height) of the canvas, px."""
    names = [f"{number}-{layer.name}.png" for number, layer in enumerate(layers, 1)]
    places = [
        {"file": name, "name": one.name, "left": one.left, "top": one.top}
        for name, one in zip(names, layers, strict=True)
    ]
    index = {"width": size[0], "height": size[1], "layers": places}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, layer in zip(names, layers, strict=True):
            archive.writestr(zipfile.ZipInfo(name, WHEN), encode_rgba_png(layer.image))
        archive.writestr(zipfile.ZipInfo("layers.json", WHEN), json.dumps(index, indent=1))
    return file.getvalue()
