"""The embedded engine: a staged scene, built from our own models and lit by a path tracer.

The stage says everything: which models where, the place, lights, camera. Here it becomes meshes and
pixels; words that stand on the canvas are set on the finished picture.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from imagineart.color.spaces import srgb_encode
from imagineart.engines.engine import Capabilities, Needs, Repair, untold
from imagineart.errors import EngineError
from imagineart.events import Event, Progress, ignore
from imagineart.modelling.model import Material, Model, Part
from imagineart.modelling.town.evening import lamplit
from imagineart.picture import Buffers, Picture, Pixels
from imagineart.plan.plan import Plan
from imagineart.reading.clearing import is_sticker
from imagineart.staging.graphic import Form, form_of
from imagineart.staging.scene.light import lamps_on
from imagineart.staging.scene.shapes import built
from imagineart.staging.scene.units import matrix_of
from imagineart.staging.scene.venue import build_place
from imagineart.staging.stage import Canvas, Effect, Lamp, Placement, Setting, Stage
from imagineart.version import __version__
from imagineart.world.sheet_occasions import layout_of

if TYPE_CHECKING:
    from imagineart.tracing.scene import Camera, Instance, Light, Scene
    from imagineart.tracing.scene import Effect as SceneEffect
    from imagineart.tracing.tracer import Effort, Others, Traced
    from imagineart.tracing.tracer import Progress as Painting

    Share = Callable[[Plan, Stage, tuple[int, int]], Others | None]

REPAIRS: frozenset[Repair] = frozenset({"recolor", "move", "scale", "retypeset", "substitute"})
NEEDS = Needs(cpus=2.0, memory_mib=3072)  # of a picture of 2048², measured: 2.4 GiB
PREVIEW_EDGE = 256  # px
FULL = 2048 * 2048  # px; smaller pictures get more samples, as noise shows more in them
FEW = 3  # samples up to which the fast denoiser is taken
WATER = "splash"  # the manner of effects that are models
COARSE = 2.0  # of `FULL` ÷ pixels: below it a picture may be lit at half its resolution


class EmbeddedEngine:
    """Draws scenes. `edge`: px of the longer side, for drafts; None: as large as the canvas.

    `threads` light it; 0: as many as there are cores. `share`: who helps with the light of a
    picture of (width, height) px, None: nobody. Neither can be seen in the bytes.
    """

    def __init__(
        self, edge: int | None = None, *, threads: int = 0, share: "Share | None" = None
    ) -> None:
        self.edge = edge
        self.threads = threads
        self.share = share
        self.name = "embedded" if edge is None else "embedded-draft"
        self.capabilities = capabilities_of(exact_size=edge is None)

    def draw(self, plan: Plan, stage: Stage, progress: Progress = ignore) -> Picture:
        """Build, light, develop and letter a stage.

        Raises `EngineError` for a stage without a setting, and whatever `progress` raises.
        """
        if stage.setting is None:
            raise EngineError("the embedded engine needs a stage with a scene", field="engine")
        form = form_of(plan)
        scene, models, written = _built(plan, stage, form)
        if not scene.instances:
            progress(Event("composed", plan.style))
            return self._blank(plan, stage, form)
        size = self._size(stage.canvas)
        effort = effort_for(stage.setting.samples, size, self.edge is not None)
        others = None if self.share is None else self.share(plan, stage, size)
        tell = _teller(progress)
        traced = _traced(scene, stage, size, effort, tell, self.threads or None, others)
        pixels, cutout = _finished(traced, scene, plan, stage, form)
        picture = Picture(
            pixels,
            cutout=cutout,
            notes=_notes(models, traced),
            provenance=self._provenance(traced),
            buffers=_buffers(traced, len(stage.instances)),
        )
        picture = _lettered(plan, stage, picture, written)
        progress(Event("composed", plan.style))
        return picture

    def _blank(self, plan: Plan, stage: Stage, form: Form) -> Picture:
        """A sheet of nothing but words."""
        from imagineart.rendering.graphic import Subject
        from imagineart.rendering.sheets import ground_for

        width, height = self._size(stage.canvas)
        clear = np.zeros((height, width, 4), np.float32)
        picture = Picture(
            ground_for(plan, stage, Subject(clear), form),
            cutout=clear if form == "cutout" else None,
            provenance=self._provenance(None),
        )
        return _lettered(plan, stage, picture)

    def _size(self, canvas: Canvas) -> tuple[int, int]:
        """(width, height) px of what is drawn."""
        if self.edge is None:
            return canvas.width, canvas.height
        share = self.edge / max(canvas.width, canvas.height)
        return max(16, round(canvas.width * share)), max(16, round(canvas.height * share))

    def _provenance(self, traced: "Traced | None") -> dict[str, str]:
        return {
            "engine": self.name,
            "engine_version": __version__,
            "variant": traced.variant if traced is not None else "none",
            "dtype": "float32",
        }


def lit_scene(plan: Plan, stage: Stage) -> "Scene":
    """The scene that the engine lights for a plan and its stage."""
    return _built(plan, stage, form_of(plan))[0]


def _built(
    plan: Plan, stage: Stage, form: Form
) -> tuple["Scene", list[Model | None], frozenset[int]]:
    """The scene, the model of each instance, and the numbers of the texts that are on them."""
    models, written = _inscribed(plan, stage)
    scene = scene_of(stage, models)
    return scene if form == "view" else without_place(scene, len(models)), models, written


def capabilities_of(*, exact_size: bool = True, draws: bool = True) -> Capabilities:
    """What it can do. Without `draws`, for what only stages: no looks, and no tracer is needed."""
    return Capabilities(
        version=__version__,
        stage="scene",
        looks=drawn_looks() if draws else frozenset(),
        repairs=REPAIRS,
        exclusions=True,
        buffers=True,
        transparent=True,
        exact_size=exact_size,
        resolutions=("0.5K", "1K", "2K") if exact_size else ("0.5K",),
        drawable=drawable,
        figure=figure,
        look_note=look_note if draws else untold,
        needs=NEEDS,
    )


def drawable(noun: str) -> str | None:
    """The noun whose model is built for a word; None if there is none. The sky shows its own,
    people what they wear."""
    from imagineart.modelling.people.wardrobe import find_item
    from imagineart.modelling.registry import find
    from imagineart.world.nouns import noun_of

    found = find(noun)
    if found is None and noun_of(noun).luminary:
        return noun
    worn = find_item(noun) if found is None else None
    if worn is not None and worn.drawn:
        return worn.name
    return found[1] if found else None


def figure(noun: str) -> str | None:
    """The noun whose wooden figure stands for a word that has no model; None if there is none."""
    from imagineart.modelling.reliefs.relief import figure_for

    return figure_for(noun)


def drawn_looks() -> frozenset[str]:
    """The styles of plans that are drawn as asked."""
    from imagineart.tracing.looks.look import styles

    return styles()


def look_note(style: str) -> str:
    """What users are told of a look that is not drawn."""
    if style in drawn_looks():
        return ""
    return f"the look “{style}” is not drawn yet; this is a photograph of the scene"


def models_of(plan: Plan, stage: Stage) -> list[Model | None]:
    """The model of each instance, in its asked material and colour, with the words that are on it;
    None for what the sky shows."""
    return _inscribed(plan, stage)[0]


def _inscribed(plan: Plan, stage: Stage) -> tuple[list[Model | None], frozenset[int]]:
    """The models, and the numbers of the texts that are on them."""
    from imagineart.rendering.inscriptions import inscribed

    hour = None if stage.setting is None else stage.setting.place.hour
    return inscribed(plan, stage, [_model(one.placement, hour) for one in stage.instances])


def scene_of(stage: Stage, models: Sequence[Model | None]) -> "Scene":
    """What the tracer lights: the instances have the ids 1, 2 … in the stage's order."""
    from imagineart.tracing.scene import Haze, Scene, Sky

    setting = stage.setting or Setting()
    sky = setting.sky
    return Scene(
        instances=(
            *_things(stage, models),
            *_scenery(setting, len(models)),
            *(thrown := _thrown_up(setting, len(models))),
            *_strung(setting, len(models) + len(thrown)),
        ),
        camera=_camera(setting),
        lights=tuple(_light(lamp) for lamp in setting.lights),
        environment=None if sky is None else Sky(**dict(sky)),
        exposure=setting.exposure,
        key=setting.key,
        things=len(models),
        haze=None if setting.haze is None else Haze(**dict(setting.haze)),
        effects=tuple(_effect(one) for one in setting.effects if one.manner != WATER),
    )


def _effect(effect: Effect) -> "SceneEffect":
    from imagineart.tracing import scene

    box = effect.spare
    spare = None if box is None else (box.left, box.top, box.right, box.bottom)
    return scene.Effect(**(effect.model_dump(exclude={"name", "spare"}) | {"spare": spare}))


def _things(stage: Stage, models: Sequence[Model | None]) -> list["Instance"]:
    from imagineart.tracing.scene import Instance

    effects = () if stage.setting is None else stage.setting.effects
    return [
        Instance(
            number,
            _without_flames(model, one.placement, effects),
            matrix_of(one.placement).astype(np.float32),
        )
        for number, (one, model) in enumerate(zip(stage.instances, models, strict=True), 1)
        if one.placement is not None and model is not None
    ]


def _without_flames(model: Model, at: Placement, effects: Sequence[Effect]) -> Model:
    """A model whose own flames an effect draws, and lights, better than any mesh."""
    reach = float(np.ptp(np.stack(model.bounds), axis=0).max()) * at.scale
    burns = (source for one in effects if one.manner == "flames" for source in one.sources)
    if not any(np.linalg.norm(np.subtract(source, at.position)) < reach for source in burns):
        return model
    return replace(model, parts=tuple(part for part in model.parts if part.name != "flame"))


def _scenery(setting: Setting, count: int) -> list["Instance"]:
    from imagineart.tracing.scene import Instance

    still = np.eye(4, dtype=np.float32)
    place = build_place(setting.place)
    return [
        Instance(
            count + number,
            scenery.model,
            still if scenery.transform is None else scenery.transform,
            scenery.backdrop,
        )
        for number, scenery in enumerate(place.scenery, 1)
    ]


def _thrown_up(setting: Setting, count: int) -> list["Instance"]:
    """Water that light must pass through: models, unlike all other effects. They stand with the
    place, and are no things."""
    from imagineart.modelling.effects.splashes import splash
    from imagineart.tracing.scene import Instance, placed

    behind = count + len(build_place(setting.place).scenery)
    sources = [
        (one, source) for one in setting.effects if one.manner == WATER for source in one.sources
    ]
    return [
        Instance(
            behind + number,
            splash(round(0.5 * one.width, 3), round(one.reach, 3), one.seed),
            placed(source),
        )
        for number, (one, source) in enumerate(sources, 1)
    ]


def _strung(setting: Setting, count: int) -> list["Instance"]:
    """Cords, after all that stands with the place: they are no things."""
    from imagineart.modelling.effects.cords import cord
    from imagineart.tracing.scene import Instance

    behind = count + len(build_place(setting.place).scenery)
    still = np.eye(4, dtype=np.float32)
    return [
        Instance(behind + number, cord(one.start, one.end, one.radius, one.sag, one.color), still)
        for number, one in enumerate(setting.cords, 1)
    ]


def _camera(setting: Setting) -> "Camera":
    from imagineart.tracing.scene import Camera

    lens = dict(setting.lens)
    return Camera(lens_mm=lens.pop("focal_mm"), **lens)


def _light(lamp: Lamp) -> "Light":
    from imagineart.tracing import scene

    kinds = {"sun": scene.Sun, "panel": scene.Softbox, "bulb": scene.Bulb, "spot": scene.Spot}
    made: Light = kinds[lamp.kind](**lamp.model_dump(exclude={"kind"}))
    return made


def _model(placement: Placement | None, hour: float | None) -> Model | None:
    """The model of a placement in its asked material and colour, as it is at an hour."""
    if placement is None:
        return None
    model = built(placement.noun, placement.seed, placement.pose, placement.variant)
    if placement.material:
        model = _made_of(model, placement.material)
    if hour is not None and lamps_on(placement.noun, hour):
        model = lamplit(model, placement.seed)
    return model if placement.color is None else model.tinted(placement.color)


def _made_of(model: Model, name: str) -> Model:
    """The same thing in another material, on the parts that take a colour."""
    from imagineart.modelling.materials import known, material

    if known(name) is None:
        return model
    other = material(name)
    return replace(model, parts=tuple(_remade(part, other) for part in model.parts))


def _remade(part: Part, material: Material) -> Part:
    from imagineart.modelling.model import Mesh

    if not part.tinted or not isinstance(part.shape, Mesh):
        return part
    return replace(part, material=material, shape=replace(part.shape, colors=None))


def _notes(models: Sequence[Model | None], traced: "Traced") -> tuple[str, ...]:
    told = [model.note for model in models if model is not None]
    return tuple(dict.fromkeys(note for note in (*told, traced.note) if note))


def effort_for(asked: int, size: tuple[int, int], draft: bool = False) -> "Effort":
    """The work for a picture of (width, height) px of which a stage asks so many samples.

    Large pictures of few samples get light of half their resolution, whose pixels count four.
    """
    from imagineart.tracing.tracer import DRAFT, Effort

    if draft:
        return DRAFT
    share = FULL / (size[0] * size[1])
    if asked > FEW:
        return Effort(round(asked * max(1.0, share) ** 0.5), depth=8, denoise="high")
    if share < COARSE:
        return Effort(asked + 1, step=2, depth=6, denoise="fast")
    return Effort(round(asked * max(1.0, share) ** 0.5), depth=6, denoise="fast")


def _traced(
    scene: "Scene",
    stage: Stage,
    size: tuple[int, int],
    effort: "Effort",
    tell: "Callable[[Painting], None]",
    threads: int | None,
    others: "Others | None",
) -> "Traced":
    from imagineart.tracing.tracer import trace

    seed = stage.seed & 0x7FFFFFFF
    return trace(scene, size, effort, seed, tell, threads=threads, others=others)


def without_place(scene: "Scene", count: int) -> "Scene":
    """The first `count` things alone, and water about them, in the same light, all sharp."""
    things = tuple(one for one in scene.instances if one.id <= count or one.model.noun == WATER)
    return replace(scene, instances=things, camera=replace(scene.camera, f_number=None), haze=None)


def _finished(
    traced: "Traced", scene: "Scene", plan: Plan, stage: Stage, form: Form
) -> tuple[Pixels, Pixels | None]:
    """(H, W, 3) the developed picture, and (H, W, 4) its things alone where they are wanted so."""
    if form == "view":
        return developed(traced, plan, stage.seed), None
    from imagineart.rendering import cutouts, graphic
    from imagineart.rendering.sheets import ground_for

    cover, veil = traced.buffers.cover, traced.veil
    bare = replace(cutouts.cleared(traced, scene), veil=None)
    image = cutouts.cut(developed(bare, plan, stage.seed, form), cover)
    if form == "cutout" and is_sticker(plan.prompt):
        image = cutouts.as_sticker(image)
    if form == "sheet":
        image = _as_mark(image, traced, plan)
    ground = ground_for(plan, stage, graphic.subject_of(image), form)
    sheet = cutouts.on_ground(image, ground)
    if veil is not None and form == "sheet":
        from imagineart.tracing.effects.veil import drawn_through

        sheet = drawn_through(sheet, veil)
    return sheet, image if form == "cutout" else None


def _as_mark(image: Pixels, traced: "Traced", plan: Plan) -> Pixels:
    """(H, W, 4) the things of a sheet; those of a logo, or in silhouette, in few flat inks."""
    from imagineart.rendering.marks import inks_of, is_silhouette, mark, silhouette

    if is_silhouette(plan.prompt):
        return silhouette(image, inks_of(plan, image).ink)
    return mark(image, traced, inks_of(plan, image)) if plan.bare else image


def developed(traced: "Traced", plan: Plan, seed: int, form: Form = "view") -> Pixels:
    """(H, W, 3) linear sRGB: the lit scene as the plan's style draws it.

    A poster is drawn as its occasion has it where it shows a place, and printed if that says
    nothing; its things are rendered where it shows none.
    """
    from imagineart.tracing.looks.look import drawn

    return drawn(traced, look_of(plan, form), seed & 0x7FFFFFFF, plan.prompt)


def look_of(plan: Plan, form: Form) -> str:
    """The style, or the look by its own name, that a plan is drawn in."""
    from imagineart.tracing.looks.look import find

    style = plan.style if plan.style in drawn_looks() else "photographic"
    if style != "poster" or find(style, plan.prompt).words:
        return style
    if form != "view":
        return "3d"
    return layout_of(plan.prompt).look or style


def _teller(progress: Progress) -> "Callable[[Painting], None]":
    """Events of the tracer as those of the road, in hundredths."""

    def tell(painting: "Painting") -> None:
        progress(Event("painted", painting.stage, round(100 * painting.done), 100))
        if painting.preview is not None:
            small = _jpeg(painting.preview)
            progress(
                Event("preview", painting.stage, round(100 * painting.done), 100, preview=small)
            )

    return tell


def _jpeg(pixels: Pixels) -> bytes:
    """A small picture of (h, w, 3) linear sRGB."""
    from PIL import Image

    coded = np.clip(srgb_encode(pixels), 0, 1)
    image = Image.fromarray((coded * 255 + 0.5).astype(np.uint8))
    image.thumbnail((PREVIEW_EDGE, PREVIEW_EDGE))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def _buffers(traced: "Traced", count: int) -> Buffers:
    b = traced.buffers
    ids = np.where(b.instance <= count, b.instance, 0).astype(np.int32)
    return Buffers(ids=ids, depth=b.depth, normals=b.normal, albedo=b.albedo)


def _lettered(
    plan: Plan, stage: Stage, picture: Picture, written: frozenset[int] = frozenset()
) -> Picture:
    """The words of the plan, but for those `written` on things, set on the finished picture."""
    left = [n for n in range(len(plan.texts)) if n not in written]
    if not left:
        return picture
    boxes = stage.texts or (None,) * len(plan.texts)
    plan = plan.revised(texts=tuple(plan.texts[n] for n in left))
    stage = stage.revised(texts=tuple(boxes[n] for n in left))
    from imagineart.rendering.lettering import lay_words
    from imagineart.staging.sheet import sheet_of

    width, height = picture.size
    sheet = sheet_of(plan, stage).revised(width=width, height=height)
    done = lay_words(sheet, picture)
    if done.cutout is None:
        return done
    from imagineart.rendering.cutouts import under

    return replace(done, cutout=under(done.cutout, done.layers))
