// Where is each thing? Boxes over the picture, in fractions of it.

import { signal } from "@preact/signals";
import type { Detail, Fact } from "../wire";

/** The fact that is looked at: its boxes and words stand out. */
export const chosen = signal<string | null>(null);
export const showing = signal(true);

export function Boxes({ detail }: { detail: Detail }) {
  const fact = detail.facts.find((one) => one.id === chosen.value);
  if (!showing.value && !fact) return null;
  const lit = new Set(fact?.boxes ?? []);
  return (
    <div class="boxes" aria-hidden="true">
      {detail.boxes.map((box, number) => {
        if (fact && !lit.has(number) && !showing.value) return null;
        const percent = (share: number) => `${100 * share}%`;
        return (
          <button
            key={`${box.of}.${box.index}`}
            type="button"
            tabIndex={-1}
            class={lit.has(number) ? "box lit" : fact ? "box dim" : "box"}
            style={{
              left: percent(box.left),
              top: percent(box.top),
              width: percent(box.width),
              height: percent(box.height),
            }}
            onClick={() => choose(firstOf(detail, number))}
          >
            <span>{box.label}</span>
          </button>
        );
      })}
    </div>
  );
}

/** The fact that names the thing in a box. */
function firstOf(detail: Detail, number: number): Fact | undefined {
  const of = detail.facts.filter((fact) => fact.boxes.includes(number));
  return of.find((fact) => fact.field === "noun") ?? of[0];
}

/** Look at a fact; the same again: at none. */
export function choose(fact: Fact | undefined): void {
  chosen.value = !fact || chosen.value === fact.id ? null : fact.id;
}
