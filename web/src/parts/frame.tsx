// One picture while it waits, sharpens, stands finished, or did not come to be.

import { useStudio } from "../context";
import { go } from "../route";
import type { Picture } from "../wire";
import { faultText, lookName, stepOf } from "../words";
import { Icon } from "./icons";
import { Pick, picked } from "./picking";

/** Width over height, as far as it is known. */
export function ratioOf(picture: Picture): number {
  if (picture.width && picture.height) return picture.width / picture.height;
  const [across, down] = picture.size.split(":").map(Number);
  return across && down ? across / down : 1;
}

/** What it says of a picture in words, for who does not see it. */
export function altOf(picture: Picture): string {
  const look = picture.look ? `, ${lookName(picture.look).toLowerCase()}` : "";
  return `${picture.prompt}${look}`;
}

interface Props {
  picture: Picture;
  ahead: number | null;
  open?: boolean; // it leads to the picture alone
  choice?: boolean; // it can be chosen among others
}

export function Frame({ picture, ahead, open = false, choice = false }: Props) {
  const studio = useStudio();
  const preview = studio.album.previews.value[picture.id];
  const ratio = ratioOf(picture);
  const size = { "--ratio": String(ratio) };
  if (picture.state === "failed") return <Failed picture={picture} ratio={ratio} />;
  const done = picture.state === "done";
  const is = done && choice && picked.value.includes(picture.id) ? " picked" : "";
  return (
    <figure
      class={done ? `frame done${is}` : "frame working"}
      style={size}
      data-state={picture.state}
    >
      {!done && preview && <img class="preview" src={preview} alt="" />}
      {!done && !preview && <Ground words={picture.prompt} />}
      {done && picture.url && (
        <Finished picture={picture} before={preview ?? picture.thumb} open={open} />
      )}
      {!done && <Progress picture={picture} ahead={ahead} />}
      {done && choice && <Pick picture={picture} />}
    </figure>
  );
}

/** Before anything is to be seen: the words that it will be made of. */
function Ground({ words }: { words: string }) {
  return (
    <div class="ground">
      <p>{words}</p>
    </div>
  );
}

function Finished({ picture, before, open }: Omit<Props, "ahead"> & { before: string | null }) {
  const image = (
    <img
      class="final"
      src={open ? (picture.thumb ?? picture.url ?? "") : (picture.url ?? "")}
      alt={altOf(picture)}
      {...(before ? { style: { backgroundImage: `url("${before}")` } } : {})}
    />
  );
  if (!open) return image;
  const address = `#/p/${picture.id}`;
  return (
    <a
      href={address}
      onClick={(event) => {
        event.preventDefault();
        go({ view: "picture", id: picture.id });
      }}
    >
      {image}
    </a>
  );
}

function Progress({ picture, ahead }: Omit<Props, "open">) {
  const percent = Math.round(100 * picture.share);
  return (
    <figcaption class="progress">
      <span>{stepOf(picture, ahead)}</span>
      {picture.state === "running" && <span class="percent">{percent} %</span>}
      <progress max={100} value={percent} aria-label={`Picture ${picture.index + 1}`} />
    </figcaption>
  );
}

function Failed({ picture, ratio }: { picture: Picture; ratio: number }) {
  return (
    <figure class="frame failed" style={{ "--ratio": String(ratio) }} data-state="failed">
      <figcaption>
        <Icon name={picture.error?.code === "taskCancelled" ? "stop" : "warn"} />
        <p>{picture.error ? faultText(picture.error) : "It could not be drawn."}</p>
      </figcaption>
    </figure>
  );
}
