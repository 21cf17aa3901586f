// How was the prompt understood? Its words marked, the facts by whence they come, the decisions.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useStudio } from "../context";
import type { Detail, Fact, Picture } from "../wire";
import { capital, kindOf, ORIGINS } from "../words";
import { inspecting } from "./actions";
import { choose, chosen, showing } from "./boxes";
import { Icon } from "./icons";

export function Inspector({ picture }: { picture: Picture }) {
  const studio = useStudio();
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    chosen.value = null;
    void studio.loadDetail(picture.id).then((there) => setMissing(!there));
  }, [picture.id, picture.state]);
  const detail = studio.album.details.value[picture.id];
  return (
    <aside class="inspector" aria-label="How the prompt was understood">
      <header>
        <h2>How it was read</h2>
        <button
          type="button"
          class="plain"
          aria-label="Close the inspector"
          onClick={() => {
            inspecting.value = false;
          }}
        >
          <Icon name="close" />
        </button>
      </header>
      {detail ? (
        <Reading detail={detail} />
      ) : (
        <p class="hint">{missing ? "Nothing is known of it." : "Reading …"}</p>
      )}
    </aside>
  );
}

function Reading({ detail }: { detail: Detail }) {
  return (
    <>
      <Marked detail={detail} />
      <label class="switch">
        <input
          type="checkbox"
          checked={showing.value}
          onChange={(event) => {
            showing.value = event.currentTarget.checked;
          }}
        />
        <span>Boxes over the picture</span>
      </label>
      <Missed detail={detail} />
      {(["stated", "read", "added"] as const).map((kind) => (
        <Facts
          key={kind}
          kind={kind}
          facts={detail.facts.filter((one) => kindOf(one.origin) === kind)}
        />
      ))}
      <Trace detail={detail} />
      <Maker detail={detail} />
    </>
  );
}

/** The prompt, each stretch that a fact was read from as a button that shows the fact. */
function Marked({ detail }: { detail: Detail }) {
  const stretches = stretchesOf(detail.prompt, detail.facts);
  return (
    <p class="marked">
      {stretches.map(({ text, facts }) => {
        const fact = facts[0];
        if (!fact) return text;
        const lit = facts.some((one) => one.id === chosen.value);
        return (
          <button
            type="button"
            class={`mark-${kindOf(fact.origin)}${lit ? " lit" : ""}`}
            title={facts.map((one) => one.label).join(", ")}
            aria-pressed={lit}
            onClick={() => choose(fact)}
          >
            {text}
          </button>
        );
      })}
    </p>
  );
}

export interface Stretch {
  text: string;
  facts: Fact[]; // the narrowest first
}

/** The prompt cut where spans begin and end. */
export function stretchesOf(prompt: string, facts: readonly Fact[]): Stretch[] {
  const spans = facts.flatMap((fact) => (fact.span ? [{ fact, span: fact.span }] : []));
  const cuts = new Set([0, prompt.length]);
  for (const { span } of spans) for (const at of span) cuts.add(Math.min(at, prompt.length));
  const ends = [...cuts].sort((a, b) => a - b);
  return ends.slice(1).map((end, number) => {
    const begin = ends[number] ?? 0;
    const over = spans
      .filter(({ span }) => span[0] <= begin && end <= span[1])
      .sort((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0]));
    return { text: prompt.slice(begin, end), facts: over.map(({ fact }) => fact) };
  });
}

const MISSED = ["unread", "substituted", "relaxed"];

/** What is not in the picture as it was asked for. */
function Missed({ detail }: { detail: Detail }) {
  const missed = new Set(
    detail.trace.filter((one) => MISSED.includes(one.kind)).map((one) => one.message),
  );
  if (!missed.size) return <p class="hint">Everything that was said found its place.</p>;
  return (
    <section class="facts missed">
      <h3>
        <i class="dot missed" aria-hidden="true" />
        Not as you said <small>left out, or drawn as something near</small>
      </h3>
      <ul>
        {[...missed].map((message) => (
          <li key={message}>{capital(message)}</li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ kind, facts }: { kind: "stated" | "read" | "added"; facts: Fact[] }) {
  if (!facts.length) return null;
  const { name, about } = ORIGINS[kind];
  return (
    <section class={`facts ${kind}`}>
      <h3>
        <i class={`dot ${kind}`} aria-hidden="true" />
        {name} <small>{about}</small>
      </h3>
      <ul>
        {facts.map((fact) => (
          <li key={fact.id}>
            <button
              type="button"
              aria-pressed={chosen.value === fact.id}
              onClick={() => choose(fact)}
            >
              <span>{capital(fact.label)}</span>
              <small>{FIELDS[fact.field] ?? fact.field}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const FIELDS: Record<string, string> = {
  noun: "thing",
  count: "number",
  relation: "position",
  text: "words",
  time: "time of day",
};

function Trace({ detail }: { detail: Detail }) {
  if (!detail.trace.length) return null;
  return (
    <Fold name={`Every decision (${detail.trace.length})`}>
      <ol class="trace">
        {detail.trace.map((entry) => (
          <li class={entry.kind}>{entry.message}</li>
        ))}
      </ol>
    </Fold>
  );
}

function Fold({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <details>
      <summary>{name}</summary>
      {children}
    </details>
  );
}

function Maker({ detail }: { detail: Detail }) {
  const { drawnBy, sameVersion } = detail;
  if (!drawnBy) return null;
  return (
    <p class="hint">
      Drawn by imagineart {drawnBy.version} ({drawnBy.engine}).
      {sameVersion === false &&
        " The server draws with another version now: layers and 3D scene are made anew and may differ."}
    </p>
  );
}
