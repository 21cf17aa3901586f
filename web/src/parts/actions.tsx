// What can be done with a finished picture.

import { signal } from "@preact/signals";
import { codeOf, LANGUAGES, type Value } from "../code";
import { useStudio } from "../context";
import { FULL, levelAbove, scaleAbove, scaleShare } from "../draft";
import { go } from "../route";
import type { Studio } from "../studio";
import type { Format, Picture, Scale } from "../wire";
import { levelName, scaleName } from "../words";
import { Icon, type IconName } from "./icons";
import { type Deed, Menu } from "./menu";

/** Whether the inspector stands beside the picture. Kept while one walks from picture to picture. */
export const inspecting = signal(false);

/** Ids of pictures whose file is being made. */
const making = signal<ReadonlySet<string>>(new Set());

export function Actions({ picture }: { picture: Picture }) {
  const studio = useStudio();
  const above = levelAbove(picture.level, studio.about.value?.levels ?? []);
  const bigger = scaleAbove(picture.resolution, studio.about.value?.resolutions ?? []);
  return (
    <div class="actions" role="toolbar" aria-label="What to do with this picture">
      <Deed_ name="Another seed" icon="again" act={() => studio.drawAgain(picture, { seed: "" })} />
      {bigger && (
        <Deed_
          name="The same, larger"
          short="Larger"
          icon="larger"
          title={largerTitle(picture, bigger)}
          act={() => studio.drawLarger(picture)}
        />
      )}
      {above && (
        <Deed_
          name={above === "high" ? "Best quality" : `The same: ${levelName(above)}`}
          icon="better"
          act={() => studio.drawAgain(picture, { level: above })}
        />
      )}
      <button
        type="button"
        class="button"
        aria-pressed={inspecting.value}
        onClick={() => {
          inspecting.value = !inspecting.value;
        }}
      >
        <Icon name="inspect" />
        <span class="button-name">Inspect</span>
      </button>
      <div class="ends">
        <Menu
          name="Download"
          icon="download"
          busy={making.value.has(picture.id)}
          deeds={downloads(studio, picture)}
        />
        <Menu name="Copy as code" icon="code" deeds={copies(studio, picture)} />
        <Deed_ name="Delete" icon="trash" quiet act={() => confirmed(studio, picture)} />
      </div>
    </div>
  );
}

/** How large it becomes, as far as its present size tells. */
function largerTitle(picture: Picture, scale: Scale): string {
  const size = sizeUp(picture, scale);
  return `The same scene and seed, ${scaleName(scale.name).toLowerCase()} size${size}`;
}

function sizeUp(picture: Picture, scale: Scale): string {
  const now = scaleShare(picture.resolution);
  if (!picture.width || !picture.height || !now) return "";
  const times = scale.share / now;
  return `: ${Math.round(times * picture.width)} × ${Math.round(times * picture.height)}`;
}

interface Props {
  name: string;
  title?: string;
  short?: string; // what stands on it, where there is little room
  icon: IconName;
  quiet?: boolean;
  act: () => unknown;
}

function Deed_({ name, title = name, short = name, icon, quiet = false, act }: Props) {
  return (
    <button
      type="button"
      class={quiet ? "button quiet" : "button"}
      title={title}
      aria-label={name}
      onClick={() => void act()}
    >
      <Icon name={icon} />
      <span class="button-name">{short}</span>
    </button>
  );
}

const DPI = 300;

/** "17 × 13 cm in print"; nothing while its size is not known. */
function printed({ width, height }: Picture): string {
  if (!width || !height) return "";
  const [across, down] = [width, height].map((edge) =>
    Math.max(1, Math.round((2.54 * edge) / DPI)),
  );
  return `; ${across} × ${down} cm in print`;
}

function downloads(studio: Studio, picture: Picture): Deed[] {
  const { formats = [], exports = [] } = studio.about.value ?? {};
  const about: Record<Format, string> = {
    JPG: "small, for everywhere",
    PNG: `exact, for editing${printed(picture)}`,
    WEBP: "smallest, for the web",
  };
  const files = formats.map((form) => ({
    name: form,
    about: about[form],
    act: () => made(studio, picture, form),
  }));
  const drawn = [
    {
      form: "layers" as const,
      name: "Layers",
      about: "each thing as a PNG; drawn again, takes a while",
    },
    { form: "glb" as const, name: "3D scene (glb)", about: "for Blender and others; built again" },
  ].filter(({ form }) => exports.includes(form));
  return [
    ...files,
    ...drawn.map(({ form, name, about }) => ({
      name,
      about,
      act: () => made(studio, picture, form),
    })),
  ];
}

async function made(studio: Studio, picture: Picture, form: Format | "layers" | "glb") {
  making.value = new Set([...making.value, picture.id]);
  await studio.download(picture, form);
  making.value = new Set([...making.value].filter((id) => id !== picture.id));
}

function copies(studio: Studio, picture: Picture): Deed[] {
  const code = LANGUAGES.map((language) => ({
    name: language,
    about: "draws this picture again",
    act: () => copyCode(studio, picture, language),
  }));
  const link = new URL(picture.url ?? "", location.href).href;
  return [
    ...code,
    { name: "Address", about: "of the picture’s file", act: () => studio.copy(link, "Address") },
    { name: "Prompt", act: () => studio.copy(picture.prompt, "Prompt") },
  ];
}

async function copyCode(studio: Studio, picture: Picture, language: (typeof LANGUAGES)[number]) {
  await studio.loadDetail(picture.id);
  const detail = studio.album.details.value[picture.id];
  if (!detail) return;
  const request = { ...detail.request, seed: BigInt(picture.seed) } as Value;
  const size = picture.resolution === FULL ? "" : " and draws it in full size";
  await studio.copy(
    codeOf(language, request, location.origin),
    `${language} code`,
    ` It reads your key from IMAGINEART_KEY${size}.`,
  );
}

function confirmed(studio: Studio, picture: Picture) {
  if (!confirm("Delete this picture for good?")) return;
  const rest = Object.values(studio.album.works.value)
    .find((work) => work.id === picture.task)
    ?.pictures.filter((id) => id !== picture.id);
  void studio.remove(
    [picture.id],
    rest?.length ? { view: "task", id: picture.task } : { view: "studio" },
  );
}

export function openPicture(id: string): void {
  go({ view: "picture", id });
}
