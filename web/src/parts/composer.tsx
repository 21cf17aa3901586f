// What should be drawn? The words, and everything that shapes the picture.

import { useRef } from "preact/hooks";
import { useStudio } from "../context";
import { byWork, type Draft, pixelsOf } from "../draft";
import { narrow } from "../narrow";
import type { Size } from "../wire";
import { hintFor, levelAbout, levelName, lookName, scaleName } from "../words";
import { lookPicture } from "./examples";
import { Icon } from "./icons";
import { Wait } from "./wait";

export function Composer() {
  const studio = useStudio();
  const draw = (event: Event) => {
    event.preventDefault();
    void studio.draw();
  };
  const change = (changes: Partial<Draft>) => {
    studio.draft.value = { ...studio.draft.value, ...changes };
  };
  return (
    <form class="composer" onSubmit={draw} aria-label="Picture to draw">
      <Prompt change={change} />
      {narrow.value ? (
        <details class="folded">
          <summary>
            <span>{summaryOf(studio.draft.value)}</span>
            <Icon name="sliders" />
          </summary>
          <Fields change={change} />
        </details>
      ) : (
        <Fields change={change} />
      )}
      <Submit />
    </form>
  );
}

function Fields({ change }: Props) {
  return (
    <div class="composer-fields">
      <Shapes change={change} />
      <Scales change={change} />
      <Looks change={change} />
      <Levels change={change} />
      <div class="pair">
        <Number_ change={change} />
        <Seed change={change} />
      </div>
    </div>
  );
}

/** The settings in a line. */
function summaryOf({ size, resolution, look, level, seed }: Draft): string {
  const shape = size === "auto" ? "Auto shape" : size;
  const said = [shape, scaleName(resolution), lookName(look), levelName(level)];
  return [...said, seed ? `seed ${seed}` : ""].filter(Boolean).join(" · ");
}

interface Props {
  change: (changes: Partial<Draft>) => void;
}

function Prompt({ change }: Props) {
  const studio = useStudio();
  const { prompt } = studio.draft.value;
  const most = studio.about.value?.prompt.max ?? 3000;
  const length = [...prompt].length;
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void studio.draw();
  };
  return (
    <div class="prompt">
      <label for="prompt">What should it show?</label>
      <textarea
        id="prompt"
        rows={4}
        placeholder="A red kite over a beach at sunset …"
        value={prompt}
        spellcheck={true}
        autocomplete="off"
        aria-describedby="prompt-hint"
        onInput={(event) => change({ prompt: event.currentTarget.value })}
        onKeyDown={keys}
      />
      <p id="prompt-hint" class={length > most ? "hint wrong" : "hint"}>
        {length > 0.8 * most ? `${length} of ${most} characters` : hintFor(prompt)}
      </p>
    </div>
  );
}

const AUTO: Size = { name: "auto", width: 1, height: 1 };

function Shapes({ change }: Props) {
  const studio = useStudio();
  const sizes = [AUTO, ...[...(studio.about.value?.sizes ?? [])].sort(byShape)];
  return (
    <fieldset class="shapes">
      <legend>Shape</legend>
      <div class="shape-row">
        {sizes.map((size) => (
          <label key={size.name} class="shape" title={shapeTitle(size)}>
            <input
              type="radio"
              name="size"
              value={size.name}
              aria-label={shapeTitle(size)}
              checked={studio.draft.value.size === size.name}
              onChange={() => change({ size: size.name })}
            />
            <Rectangle size={size} />
            <span aria-hidden="true">{size.name === "auto" ? "Auto" : size.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** How large it is drawn: only what the engine really draws, with the pixels that come of it. */
function Scales({ change }: Props) {
  const studio = useStudio();
  const scales = studio.about.value?.resolutions ?? [];
  if (scales.length < 2) return null;
  const { resolution } = studio.draft.value;
  return (
    <fieldset class="levels">
      <legend>Size</legend>
      <div class="segments">
        {scales.map(({ name }) => (
          <label key={name} class="segment">
            <input
              type="radio"
              name="resolution"
              checked={resolution === name}
              onChange={() => change({ resolution: name })}
            />
            <span>{scaleName(name)}</span>
          </label>
        ))}
      </div>
      <p class="hint">{scaleAbout(studio.about.value?.sizes ?? [], studio.draft.value)}</p>
    </fieldset>
  );
}

/** "1024 × 768 px"; for a shape that the words decide: as large as a square. */
function scaleAbout(sizes: readonly Size[], draft: Draft): string {
  const auto = draft.size === "auto";
  const size = sizes.find((one) => one.name === (auto ? "1:1" : draft.size));
  if (!size) return "";
  const [width, height] = pixelsOf(size, draft.resolution);
  return auto ? `${width} × ${height} pixels, if square` : `${width} × ${height} pixels`;
}

/** From square over the wide to the tall ones. */
function byShape(a: Size, b: Size): number {
  const rank = (size: Size) => {
    const ratio = size.width / size.height;
    return ratio >= 1 ? ratio : 100 + 1 / ratio;
  };
  return rank(a) - rank(b);
}

function shapeTitle(size: Size): string {
  if (size.name === "auto") return "Auto: as the words ask for, else square";
  return size.name.replace(":", " to ");
}

/** A size as it is: all have the same area. */
function Rectangle({ size }: { size: Size }) {
  const scale = 17 / Math.sqrt(size.width * size.height);
  const [width, height] = [size.width * scale, size.height * scale];
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect
        x={16 - width / 2}
        y={16 - height / 2}
        width={width}
        height={height}
        rx="1.5"
        class={size.name === "auto" ? "dashed" : ""}
      />
    </svg>
  );
}

function Looks({ change }: Props) {
  const studio = useStudio();
  const looks = [{ name: null, about: "the words decide" }, ...(studio.about.value?.looks ?? [])];
  return (
    <fieldset class="looks">
      <legend>Look</legend>
      <div class="look-grid">
        {looks.map((look) => (
          <label key={look.name} class="look" title={look.about}>
            <input
              type="radio"
              name="look"
              checked={studio.draft.value.look === look.name}
              onChange={() => change({ look: look.name })}
            />
            {look.name === null ? <AsDescribed /> : <Thumb name={look.name} />}
            <span>{lookName(look.name)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function AsDescribed() {
  return (
    <span class="look-words" aria-hidden="true">
      Aa
    </span>
  );
}

function Thumb({ name }: { name: string }) {
  const source = lookPicture(name);
  if (!source) return <span class="look-words" aria-hidden="true" />;
  return <img src={source} alt="" width="160" height="112" loading="lazy" />;
}

function Levels({ change }: Props) {
  const studio = useStudio();
  const levels = byWork(studio.about.value?.levels ?? []);
  const { level } = studio.draft.value;
  return (
    <fieldset class="levels">
      <legend>Quality</legend>
      <div class="segments">
        {levels.map((name) => (
          <label key={name} class="segment">
            <input
              type="radio"
              name="level"
              checked={level === name}
              onChange={() => change({ level: name })}
            />
            <span>{levelName(name)}</span>
          </label>
        ))}
      </div>
      <p class="hint">{levelAbout(level)}</p>
    </fieldset>
  );
}

function Number_({ change }: Props) {
  const studio = useStudio();
  const { number } = studio.draft.value;
  const { min, max } = studio.about.value?.number ?? { min: 1, max: 20 };
  const set = (value: number) => change({ number: Math.min(max, Math.max(min, value || min)) });
  return (
    <div class="field">
      <label for="number">How many</label>
      <div class="stepper">
        <button
          type="button"
          aria-label="One less"
          disabled={number <= min}
          onClick={() => set(number - 1)}
        >
          −
        </button>
        <input
          id="number"
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          value={number}
          onChange={(event) => set(Math.round(event.currentTarget.valueAsNumber))}
        />
        <button
          type="button"
          aria-label="One more"
          disabled={number >= max}
          onClick={() => set(number + 1)}
        >
          +
        </button>
      </div>
    </div>
  );
}

function Seed({ change }: Props) {
  const studio = useStudio();
  const { seed } = studio.draft.value;
  return (
    <div class="field">
      <label for="seed">Seed</label>
      <div class="seed">
        <input
          id="seed"
          type="text"
          inputMode="numeric"
          placeholder="any"
          autocomplete="off"
          value={seed}
          onInput={(event) => change({ seed: event.currentTarget.value.replace(/\D/g, "") })}
        />
        {seed && (
          <button type="button" aria-label="Any seed" onClick={() => change({ seed: "" })}>
            <Icon name="close" />
          </button>
        )}
      </div>
    </div>
  );
}

function Submit() {
  const studio = useStudio();
  const button = useRef<HTMLButtonElement>(null);
  const { number, prompt } = studio.draft.value;
  const problem = prompt ? studio.problem.value : null;
  const trouble = studio.trouble.value;
  const away = studio.link.value.state === "gone";
  const blocked = studio.ordering.value || !!studio.problem.value || away;
  return (
    <div class="submit">
      {problem && <p class="hint wrong">{problem}</p>}
      {trouble && (
        <div class="trouble" role="alert">
          <Icon name="warn" />
          <p>{trouble.text}</p>
          {trouble.retryAt !== null && <Wait until={trouble.retryAt} />}
          <button
            type="button"
            class="plain"
            aria-label="Close this message"
            onClick={() => {
              studio.trouble.value = null;
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
      <button ref={button} type="submit" class="primary" disabled={blocked} title="Ctrl + Enter">
        {studio.ordering.value ? "Sending …" : number > 1 ? `Draw ${number}` : "Draw"}
      </button>
    </div>
  );
}
