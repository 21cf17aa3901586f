// The middle of the studio: what is being drawn, or the picture that is looked at.

import { useEffect, useState } from "preact/hooks";
import type { Work } from "../album";
import { useStudio } from "../context";
import { go } from "../route";
import type { Picture } from "../wire";
import { counted, keptUntil, levelName, lookName, ROAD, remaining } from "../words";
import { Actions, inspecting } from "./actions";
import { Boxes } from "./boxes";
import { Frame, ratioOf } from "./frame";
import { Icon } from "./icons";
import { picked, Tray } from "./picking";
import { useNow } from "./wait";

/** A task: one picture large, several as a sheet. */
export function TaskStage({ id }: { id: string }) {
  const studio = useStudio();
  const [missing, setMissing] = useState(false);
  const ready = studio.ready.value;
  useEffect(() => {
    setMissing(false);
    picked.value = [];
    if (ready) void studio.loadTask(id).then((there) => setMissing(!there));
  }, [id, ready]);
  const work = studio.album.works.value[id];
  if (!work) return missing ? <Nothing /> : <Waiting />;
  const pictures = studio.album.of(work);
  const only = pictures.length === 1 ? pictures[0] : undefined;
  if (only?.state === "done") return <OnePicture picture={only} />;
  return (
    <div class="stage" style={{ "--ratio": String(only ? ratioOf(only) : 2) }}>
      <div class={only ? "easel" : pictures.length === 2 ? "sheet two" : "sheet"}>
        {pictures.map((one) => (
          <Frame
            key={one.id}
            picture={one}
            ahead={one === nextOf(pictures) ? work.ahead : null}
            open={!only}
            choice={!only && work.finished}
          />
        ))}
      </div>
      {!only && picked.value.length > 0 && <Tray all={work.pictures} />}
      {work.finished ? (
        <TaskDone work={work} pictures={pictures} />
      ) : (
        <Status work={work} pictures={pictures} />
      )}
    </div>
  );
}

/** The one that is drawn next, while none is being drawn. */
function nextOf(pictures: Picture[]): Picture | undefined {
  if (pictures.some((one) => one.state === "running")) return undefined;
  return pictures.find((one) => one.state === "queued");
}

/** Where the work stands, how long it takes, and the way out. */
function Status({ work, pictures }: { work: Work; pictures: Picture[] }) {
  const studio = useStudio();
  const now = useNow(500);
  const running = pictures.find((one) => one.state === "running");
  const at = running ? ROAD.findIndex((part) => part.steps.includes(running.step)) : -1;
  const left = work.remainingS === null ? null : work.remainingS - (now - work.heardAt) / 1000;
  const done = pictures.filter((one) => one.state === "done").length;
  return (
    <div class="status">
      <ol class="road" aria-label="Steps">
        {ROAD.map((part, number) => (
          <li
            key={part.name}
            class={number < at ? "past" : number === at ? "now" : ""}
            aria-current={number === at ? "step" : undefined}
          >
            {part.name}
          </li>
        ))}
      </ol>
      <span class="left">
        {[pictures.length > 1 ? `${done} of ${pictures.length} done` : "", remaining(left)]
          .filter(Boolean)
          .join(", ")}
      </span>
      <button type="button" class="button" onClick={() => void studio.cancel(work.id)}>
        <Icon name="stop" />
        <span>Cancel</span>
      </button>
    </div>
  );
}

function TaskDone({ work, pictures }: { work: Work; pictures: Picture[] }) {
  const first = pictures[0];
  const done = pictures.filter((one) => one.state === "done");
  return (
    <div class="status">
      <p class="caption">
        {done.length ? counted(done.length, "picture") : "Nothing was drawn"} · {work.prompt}
      </p>
      {first && !done.length && <Anew picture={first} />}
      {done.length > 1 && (
        <button
          type="button"
          class="button"
          onClick={() => go({ view: "compare", ids: done.map((one) => one.id) })}
        >
          <Icon name="compare" />
          <span>Compare</span>
        </button>
      )}
    </div>
  );
}

const WORDS_AT_FAULT = ["invalidPositivePrompt", "contentPolicyViolation"];

/** The way on from a picture that was not drawn: other words where they were at fault. */
function Anew({ picture }: { picture: Picture }) {
  const studio = useStudio();
  const words = WORDS_AT_FAULT.includes(picture.error?.code ?? "");
  return (
    <button
      type="button"
      class="button"
      onClick={() => (words ? studio.compose(picture) : void studio.drawAgain(picture, {}))}
    >
      <Icon name={words ? "pen" : "again"} />
      <span>{words ? "Change the words" : "Try again"}</span>
    </button>
  );
}

/** One picture by its id. */
export function PictureStage({ id }: { id: string }) {
  const studio = useStudio();
  const [missing, setMissing] = useState(false);
  const ready = studio.ready.value;
  useEffect(() => {
    setMissing(false);
    if (ready) void studio.loadDetail(id).then((there) => setMissing(!there));
  }, [id, ready]);
  const picture = studio.album.pictures.value[id];
  if (!picture) return missing ? <Nothing /> : <Waiting />;
  if (picture.state !== "done") return <TaskStage id={picture.task} />;
  return <OnePicture picture={picture} />;
}

export function OnePicture({ picture }: { picture: Picture }) {
  const studio = useStudio();
  useEffect(() => {
    void studio.loadDetail(picture.id);
  }, [picture.id]);
  const detail = studio.album.details.value[picture.id];
  return (
    <div class="stage" style={{ "--ratio": String(ratioOf(picture)) }}>
      <div class="easel">
        <div class="over">
          <Frame picture={picture} ahead={null} />
          {inspecting.value && detail && <Boxes detail={detail} />}
        </div>
      </div>
      <Actions picture={picture} />
      <Caption picture={picture} />
      {!!detail?.notes.length && <Notes notes={detail.notes} />}
      <Versions picture={picture} />
    </div>
  );
}

function Caption({ picture }: { picture: Picture }) {
  const studio = useStudio();
  const size = picture.width && picture.height ? `${picture.width} × ${picture.height}` : "";
  const facts = [
    picture.look ? lookName(picture.look) : "",
    levelName(picture.level),
    size,
    `seed ${picture.seed}`,
    keptUntil(picture.expiresAt),
  ];
  return (
    <div class="caption">
      <p class="words">
        {picture.prompt}{" "}
        <button
          type="button"
          class="plain small"
          aria-label="Change these words"
          title="Change these words"
          onClick={() => studio.compose(picture)}
        >
          <Icon name="pen" />
        </button>
      </p>
      <p class="facts-line">{facts.filter(Boolean).join(" · ")}</p>
    </div>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  return (
    <section class="notes" aria-label="Notes on this picture">
      <Icon name="note" />
      <ul>
        {notes.map((note) => (
          <li>{note.charAt(0).toUpperCase() + note.slice(1)}.</li>
        ))}
      </ul>
    </section>
  );
}

/** The pictures of the same prompt, to be walked through or laid side by side. */
function Versions({ picture }: { picture: Picture }) {
  const studio = useStudio();
  const [found, setFound] = useState<string[]>([]);
  useEffect(() => {
    const words = picture.prompt.split(/\s+/).slice(0, 12).join(" ");
    void studio.guarded(async () => {
      const page = await studio.client.pictures({ words, limit: 48 });
      studio.album.keep(...page.pictures);
      setFound(page.pictures.map((one) => one.id));
    });
  }, [picture.id]);
  const all = studio.album.pictures.value;
  const versions = found
    .flatMap((id) => all[id] ?? [])
    .filter((one) => one.prompt === picture.prompt);
  if (versions.length < 2) return null;
  return (
    <section class="versions" aria-labelledby="versions-title">
      <header>
        <h2 id="versions-title">{versions.length} versions</h2>
        <button
          type="button"
          class="button"
          onClick={() => go({ view: "compare", ids: versions.slice(0, 8).map((one) => one.id) })}
        >
          <Icon name="compare" />
          <span>Side by side</span>
        </button>
      </header>
      <ul>
        {versions.map((one) => (
          <li key={one.id}>
            <a
              href={`#/p/${one.id}`}
              aria-current={one.id === picture.id ? "true" : undefined}
              style={{ "--ratio": String(ratioOf(one)) }}
            >
              <img
                src={one.thumb ?? ""}
                alt={`Seed ${one.seed}, ${levelName(one.level)}`}
                loading="lazy"
              />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Waiting() {
  const studio = useStudio();
  const away = studio.link.value.state === "gone";
  return (
    <div class="stage empty" aria-busy="true">
      {away ? <p class="lead">This picture comes back with the server.</p> : <div class="ground" />}
    </div>
  );
}

function Nothing() {
  return (
    <div class="stage empty">
      <h1>This picture is not here</h1>
      <p class="lead">It was deleted, its time was over, or it belongs to another key.</p>
      <a class="button" href="#/gallery">
        Look in the gallery
      </a>
    </div>
  );
}
