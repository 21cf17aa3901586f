// What is remembered in this browser. Where storage is closed, nothing is, and all else works.

import { effect, type Signal, signal } from "@preact/signals";

const PREFIX = "imagineart.";

/** A signal that keeps its value over visits; `check` turns what was kept into a value. */
export function kept<T>(name: string, check: (found: unknown) => T): Signal<T> {
  const found = signal(check(read(name)));
  let first = true;
  effect(() => {
    const value = found.value;
    if (!first) write(name, value);
    first = false;
  });
  return found;
}

function read(name: string): unknown {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function write(name: string, value: unknown): void {
  try {
    if (value === null || value === "") localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // not kept
  }
}

/** A text, or "". */
export const text = (found: unknown): string => (typeof found === "string" ? found : "");
