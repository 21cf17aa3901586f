// Dark or light: as the system has it, until somebody chooses here.

import { computed, effect, signal } from "@preact/signals";

export type Theme = "dark" | "light";

const NAME = "imagineart.theme"; // read by public/theme.js, before the first paint
const system = matchMedia("(prefers-color-scheme: dark)");
const systemDark = signal(system.matches);
system.addEventListener("change", () => {
  systemDark.value = system.matches;
});

const chosen = signal<Theme | null>((document.documentElement.dataset.theme as Theme) ?? null);

export const theme = computed<Theme>(() => chosen.value ?? (systemDark.value ? "dark" : "light"));

/** The other theme; the system's own choice is followed again when it agrees. */
export function toggleTheme(): void {
  const next = theme.value === "dark" ? "light" : "dark";
  chosen.value = next === (systemDark.value ? "dark" : "light") ? null : next;
}

effect(() => {
  if (chosen.value) document.documentElement.dataset.theme = chosen.value;
  else delete document.documentElement.dataset.theme;
  try {
    if (chosen.value) localStorage.setItem(NAME, chosen.value);
    else localStorage.removeItem(NAME);
  } catch {
    // not kept
  }
});
