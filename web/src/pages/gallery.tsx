// Everything that this key has drawn: by day, found by words, chosen to be compared or deleted.

import { useEffect, useState } from "preact/hooks";
import { useStudio } from "../context";
import { altOf, ratioOf } from "../parts/frame";
import { Icon } from "../parts/icons";
import { Pick, picked, Tray } from "../parts/picking";
import { go } from "../route";
import { searchOf } from "../search";
import type { Picture } from "../wire";
import { counted, dayOf } from "../words";

const PAUSE_MS = 250; // after the last letter of a search

interface Found {
  words: string;
  ids: string[];
  next: string | null;
  total: number | null;
}

export function Gallery({ words }: { words: string }) {
  const studio = useStudio();
  const [found, setFound] = useState<Found | null>(null);
  const ready = studio.ready.value;
  const load = async (cursor: string | null, before: string[]) => {
    await studio.guarded(async () => {
      const page = await studio.client.pictures({ ...searchOf(words), cursor, limit: 36 });
      studio.album.keep(...page.pictures);
      const ids = [...before, ...page.pictures.map((one) => one.id)];
      setFound({ words, ids, next: page.next, total: page.total });
    });
  };
  useEffect(() => {
    picked.value = [];
    if (ready) void load(null, []);
  }, [words, ready]);
  const all = studio.album.pictures.value;
  const pictures = (found?.ids ?? []).flatMap((id) => all[id] ?? []);
  return (
    <main class="gallery" id="main" tabIndex={-1}>
      <header class="gallery-head">
        <h1>Gallery</h1>
        <Search words={words} />
        <p class="hint" aria-live="polite">
          {found?.total != null &&
            found.words === words &&
            (words ? `${found.total} found` : counted(found.total, "picture"))}
        </p>
      </header>
      {found?.words === words && !pictures.length && <Empty words={words} />}
      {!found && <Skeleton />}
      {daysOf(pictures).map(([day, some]) => (
        <section key={day} aria-label={day}>
          <h2>{day}</h2>
          <ul class="wall">
            {some.map((picture) => (
              <Tile key={picture.id} picture={picture} />
            ))}
          </ul>
        </section>
      ))}
      {found?.next && (
        <button type="button" class="button more" onClick={() => load(found.next, found.ids)}>
          Show more
        </button>
      )}
      {picked.value.length > 0 && <Tray />}
    </main>
  );
}

function Search({ words }: { words: string }) {
  const [timer, setTimer] = useState<ReturnType<typeof setTimeout>>();
  const search = (text: string) => {
    clearTimeout(timer);
    setTimer(
      setTimeout(() => go({ view: "gallery", words: text.trim() }, { replace: true }), PAUSE_MS),
    );
  };
  return (
    <search class="search">
      <Icon name="search" />
      <input
        type="search"
        aria-label="Search the prompts"
        placeholder="A word, a day: cat yesterday"
        defaultValue={words}
        onInput={(event) => search(event.currentTarget.value)}
      />
    </search>
  );
}

/** Pictures by the day they were drawn on, newest first. */
function daysOf(pictures: readonly Picture[]): [string, Picture[]][] {
  const days = new Map<string, Picture[]>();
  for (const picture of pictures) {
    const day = dayOf(picture.finishedAt ?? picture.acceptedAt);
    days.set(day, [...(days.get(day) ?? []), picture]);
  }
  return [...days];
}

function Tile({ picture }: { picture: Picture }) {
  const is = picked.value.includes(picture.id);
  return (
    <li class={is ? "tile picked" : "tile"} style={{ "--ratio": String(ratioOf(picture)) }}>
      <a href={`#/p/${picture.id}`}>
        <img src={picture.thumb ?? ""} alt={altOf(picture)} loading="lazy" decoding="async" />
        <span class="tile-words" aria-hidden="true">
          {picture.prompt}
        </span>
      </a>
      <Pick picture={picture} />
    </li>
  );
}

function Empty({ words }: { words: string }) {
  return (
    <div class="empty">
      <h2>{words ? `Nothing with “${words}”` : "Nothing here yet"}</h2>
      <p class="lead">
        {words
          ? "All words of a search must be in the prompt. Try fewer."
          : "What you draw is kept here, until its time is over or you delete it."}
      </p>
      {words ? (
        <a class="button" href="#/gallery">
          Show all
        </a>
      ) : (
        <a class="button" href="#/">
          Draw something
        </a>
      )}
    </div>
  );
}

function Skeleton() {
  return (
    <ul class="wall" aria-hidden="true">
      {[1.33, 1, 0.75, 1.78, 1].map((ratio, number) => (
        <li key={String(number)} class="tile" style={{ "--ratio": String(ratio) }}>
          <div class="ground" />
        </li>
      ))}
    </ul>
  );
}
