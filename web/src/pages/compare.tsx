// Two pictures under one slider, or several side by side, and what is different about them.

import { useEffect, useState } from "preact/hooks";
import { useStudio } from "../context";
import { altOf, ratioOf } from "../parts/frame";
import { Icon } from "../parts/icons";
import type { Picture } from "../wire";
import { levelName, lookName } from "../words";

export function Compare({ ids }: { ids: string[] }) {
  const studio = useStudio();
  const [sliding, setSliding] = useState(false);
  const ready = studio.ready.value;
  useEffect(() => {
    if (ready) for (const id of ids) void studio.loadDetail(id);
  }, [ids.join(), ready]);
  const pictures = ids.flatMap((id) => studio.album.pictures.value[id] ?? []);
  const [first, second] = pictures;
  const two =
    first && second && pictures.length === 2 && Math.abs(ratioOf(first) - ratioOf(second)) < 0.01;
  return (
    <main class="compare" id="main" tabIndex={-1}>
      <header class="gallery-head">
        <button type="button" class="plain" aria-label="Back" onClick={() => history.back()}>
          <Icon name="back" />
        </button>
        <h1>Compare</h1>
        {two && (
          <fieldset class="segments" aria-label="How to compare">
            {[false, true].map((slide) => (
              <label key={String(slide)} class="segment">
                <input
                  type="radio"
                  name="comparing"
                  checked={sliding === slide}
                  onChange={() => setSliding(slide)}
                />
                <span>{slide ? "Slider" : "Side by side"}</span>
              </label>
            ))}
          </fieldset>
        )}
      </header>
      {two && sliding ? <Slider left={first} right={second} /> : <SideBySide pictures={pictures} />}
    </main>
  );
}

function SideBySide({ pictures }: { pictures: Picture[] }) {
  const differing = differencesOf(pictures);
  const across = pictures.length <= 3 ? pictures.length : Math.ceil(Math.sqrt(pictures.length));
  return (
    <ul class="beside" style={{ "--across": String(across) }}>
      {pictures.map((picture) => (
        <li key={picture.id}>
          <a href={`#/p/${picture.id}`} style={{ "--ratio": String(ratioOf(picture)) }}>
            <img src={picture.url ?? ""} alt={altOf(picture)} />
          </a>
          <Terms picture={picture} differing={differing} />
        </li>
      ))}
    </ul>
  );
}

const TERMS: Record<string, (picture: Picture) => string> = {
  prompt: (picture) => picture.prompt,
  seed: (picture) => `seed ${picture.seed}`,
  level: (picture) => levelName(picture.level),
  look: (picture) => lookName(picture.look),
  size: (picture) => `${picture.width} × ${picture.height}`,
};

/** The terms that are not the same of all. */
function differencesOf(pictures: Picture[]): string[] {
  return Object.entries(TERMS)
    .filter(([, said]) => new Set(pictures.map(said)).size > 1)
    .map(([name]) => name);
}

function Terms({ picture, differing }: { picture: Picture; differing: string[] }) {
  return (
    <p class="terms">
      {differing.map((name) => (
        <span key={name}>{TERMS[name]?.(picture)}</span>
      ))}
    </p>
  );
}

function Slider({ left, right }: { left: Picture; right: Picture }) {
  const [at, setAt] = useState(50);
  const differing = differencesOf([left, right]);
  return (
    <div class="slider-place">
      <div class="slider" style={{ "--ratio": String(ratioOf(left)), "--at": `${at}%` }}>
        <img src={right.url ?? ""} alt={altOf(right)} />
        <img class="over-left" src={left.url ?? ""} alt={altOf(left)} />
        <div class="handle" aria-hidden="true" />
        <input
          type="range"
          min={0}
          max={100}
          value={at}
          aria-label="How much of the first picture is shown"
          onInput={(event) => setAt(event.currentTarget.valueAsNumber)}
        />
      </div>
      <div class="slider-terms">
        <Terms picture={left} differing={differing} />
        <Terms picture={right} differing={differing} />
      </div>
    </div>
  );
}
