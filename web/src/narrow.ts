// Whether the window is as narrow as a phone's: views stand one over the other then.

import { signal } from "@preact/signals";

const query = matchMedia("(max-width: 860px)");

export const narrow = signal(query.matches);
query.addEventListener("change", () => {
  narrow.value = query.matches;
});
