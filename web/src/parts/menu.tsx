// A button that opens a list of deeds; arrows walk it, Escape closes it.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon, type IconName } from "./icons";

export interface Deed {
  name: string;
  about?: string;
  disabled?: boolean;
  act: () => void;
}

interface Props {
  name: string;
  icon: IconName;
  deeds: readonly Deed[];
  busy?: boolean;
  children?: ComponentChildren;
}

export function Menu({ name, icon, deeds, busy = false }: Props) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => (open ? opened(place.current, () => setOpen(false)) : undefined), [open]);
  return (
    <div class="menu" ref={place}>
      <button
        type="button"
        class="button second"
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        aria-busy={busy}
        disabled={busy}
        onClick={() => setOpen(!open)}
      >
        <Icon name={icon} />
        <span class="button-name">{busy ? "One moment …" : name}</span>
      </button>
      {open && (
        <div class="menu-list" id={id} role="menu" aria-label={name}>
          {deeds.map((deed) => (
            <button
              key={deed.name}
              type="button"
              role="menuitem"
              disabled={deed.disabled ?? false}
              onClick={() => {
                setOpen(false);
                deed.act();
              }}
            >
              <span>{deed.name}</span>
              {deed.about && <small>{deed.about}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Keys and clicks while a menu is open. Gives back what takes them away. */
function opened(place: HTMLDivElement | null, close: () => void): () => void {
  const items = () => [...(place?.querySelectorAll<HTMLButtonElement>("[role=menuitem]") ?? [])];
  items()[0]?.focus();
  const keys = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) all[(at + step + all.length) % all.length]?.focus();
    if (event.key === "Escape") place?.querySelector("button")?.focus();
    if (step || event.key === "Escape") event.preventDefault();
    if (event.key === "Escape" || event.key === "Tab") close();
  };
  const outside = (event: Event) => {
    if (!place?.contains(event.target as Node)) close();
  };
  place?.addEventListener("keydown", keys);
  document.addEventListener("pointerdown", outside);
  return () => {
    place?.removeEventListener("keydown", keys);
    document.removeEventListener("pointerdown", outside);
  };
}
