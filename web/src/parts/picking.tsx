// Some of many pictures are chosen, to be compared, kept or deleted.

import { signal } from "@preact/signals";
import { useStudio } from "../context";
import { go } from "../route";
import type { Picture } from "../wire";
import { counted } from "../words";
import { Icon } from "./icons";

/** Ids of the chosen ones. */
export const picked = signal<readonly string[]>([]);

/** The ring on a picture that chooses it. */
export function Pick({ picture }: { picture: Picture }) {
  const is = picked.value.includes(picture.id);
  const pick = () => {
    picked.value = is
      ? picked.value.filter((id) => id !== picture.id)
      : [...picked.value, picture.id];
  };
  return (
    <label class="pick">
      <input
        type="checkbox"
        checked={is}
        onChange={pick}
        aria-label={`Choose: ${picture.prompt}, seed ${picture.seed}`}
      />
      <Icon name="check" />
    </label>
  );
}

/** What to do with the chosen ones; `all`: those among which they were chosen, to keep no others. */
export function Tray({ all = [] }: { all?: readonly string[] }) {
  const studio = useStudio();
  const ids = [...picked.value];
  const others = all.filter((id) => !ids.includes(id));
  const remove = async (which: string[]) => {
    if (!confirm(`Delete ${counted(which.length, "picture")} for good?`)) return;
    await studio.remove(which);
    picked.value = [];
  };
  return (
    <div class="tray" role="toolbar" aria-label="Chosen pictures">
      <span>{ids.length} chosen</span>
      <button
        type="button"
        class="button"
        disabled={ids.length < 2}
        onClick={() => go({ view: "compare", ids })}
      >
        <Icon name="compare" />
        <span>Compare</span>
      </button>
      <button type="button" class="button" onClick={() => remove(ids)}>
        <Icon name="trash" />
        <span>Delete</span>
      </button>
      {others.length > 0 && (
        <button type="button" class="button" onClick={() => remove(others)}>
          <Icon name="check" />
          <span>Keep only these</span>
        </button>
      )}
      <button
        type="button"
        class="plain"
        aria-label="Choose none"
        onClick={() => {
          picked.value = [];
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
