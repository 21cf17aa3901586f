// The whole page: head, view, and what is said beside it.

import { useEffect } from "preact/hooks";
import { useStudio } from "../context";
import { narrow } from "../narrow";
import { inspecting } from "../parts/actions";
import { Composer } from "../parts/composer";
import { Examples } from "../parts/examples";
import { Icon, Mark } from "../parts/icons";
import { Inspector } from "../parts/inspector";
import { PictureStage, TaskStage } from "../parts/stage";
import { useNow } from "../parts/wait";
import { route } from "../route";
import { theme, toggleTheme } from "../theme";
import type { Picture } from "../wire";
import { Compare } from "./compare";
import { Door } from "./door";
import { Gallery } from "./gallery";

export function App() {
  const studio = useStudio();
  const shut = studio.access.value === "none" || studio.access.value === "refused";
  return (
    <>
      <button type="button" class="skip" onClick={toMain}>
        To the picture
      </button>
      <Head />
      <Away />
      {shut ? <Door /> : <View />}
      <p class="sr-only" role="status" aria-live="polite">
        {studio.said.value}
      </p>
      {studio.toast.value && (
        <p class="toast" aria-hidden="true">
          {studio.toast.value}
        </p>
      )}
    </>
  );
}

function toMain() {
  document.getElementById("main")?.focus();
}

function Head() {
  const studio = useStudio();
  const view = route.value.view;
  const inGallery = view === "gallery" || view === "compare";
  return (
    <header class="head">
      <a class="home" href="#/" aria-label="imagineart, to the studio">
        <Mark />
        <span>imagineart</span>
      </a>
      <nav aria-label="Views">
        <a href="#/" aria-current={inGallery ? undefined : "page"}>
          Studio
        </a>
        <a href="#/gallery" aria-current={inGallery ? "page" : undefined}>
          Gallery
        </a>
      </nav>
      <span class="grow" />
      <button
        type="button"
        class="plain"
        aria-label={theme.value === "dark" ? "Light theme" : "Dark theme"}
        onClick={toggleTheme}
      >
        <Icon name={theme.value === "dark" ? "sun" : "moon"} />
      </button>
      {studio.access.value === "open" && <Account />}
    </header>
  );
}

function Account() {
  const studio = useStudio();
  const me = studio.me.value;
  if (!me) return null;
  const { results, resultsPerDay } = me.today;
  return (
    <details class="account">
      <summary aria-label="Key">
        <Icon name="key" />
      </summary>
      <div>
        <p>
          <strong>{me.name}</strong>
        </p>
        <p class="hint">
          {resultsPerDay === null
            ? `${results} drawn today`
            : `${results} of ${resultsPerDay} drawn today`}
          {me.expiresAt !== null &&
            `, opens until ${new Date(1000 * me.expiresAt).toLocaleDateString("en-GB")}`}
        </p>
        <p class="hint">
          imagineart {studio.about.value?.version}, {studio.about.value?.engine}
        </p>
        <button type="button" class="button" onClick={() => studio.leave()}>
          Forget this key here
        </button>
      </div>
    </details>
  );
}

/** The server is gone: said at once, with the time of the next try. */
function Away() {
  const studio = useStudio();
  const link = studio.link.value;
  if (link.state !== "gone") return null;
  return (
    <div class="away" role="alert">
      <Icon name="off" />
      <p>
        <strong>The server does not answer.</strong> What was sent is kept and goes on when it is
        back. <NextTry at={link.nextAt} />
      </p>
    </div>
  );
}

function NextTry({ at }: { at: number }) {
  const left = Math.max(0, Math.ceil((at - useNow()) / 1000));
  return <span aria-hidden="true">{left ? `Trying again in ${left} s.` : "Trying …"}</span>;
}

function View() {
  const shown = route.value;
  useEffect(() => scrollTo(0, 0), [shown]);
  if (shown.view === "gallery") return <Gallery words={shown.words} />;
  if (shown.view === "compare") return <Compare ids={shown.ids} />;
  return <Workplace />;
}

function Workplace() {
  const studio = useStudio();
  const shown = route.value;
  const picture = looked(studio.album.pictures.value, studio.album.works.value);
  const beside = inspecting.value && picture?.state === "done";
  return (
    <main class={beside ? "work inspected" : "work"} id="main" tabIndex={-1}>
      {!(narrow.value && shown.view !== "studio") && <Composer />}
      {shown.view === "task" && <TaskStage id={shown.id} />}
      {shown.view === "picture" && <PictureStage id={shown.id} />}
      {shown.view === "studio" && (
        <div class="stage">
          <Examples />
        </div>
      )}
      {beside && picture && <Inspector picture={picture} />}
      {narrow.value && shown.view !== "studio" && <Composer />}
    </main>
  );
}

/** The one picture that is looked at, if one is. */
function looked(
  pictures: Readonly<Record<string, Picture>>,
  works: Readonly<Record<string, { pictures: string[] }>>,
): Picture | undefined {
  const shown = route.value;
  if (shown.view === "picture") return pictures[shown.id];
  if (shown.view !== "task") return undefined;
  const ids = works[shown.id]?.pictures ?? [];
  return ids.length === 1 && ids[0] ? pictures[ids[0]] : undefined;
}
