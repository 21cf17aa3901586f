// What is being asked for: the composer's fields, and the order that they make.

import type { About, Format, Level, Order, Picture, Scale, Size } from "./wire";

/** `seed` is what was typed: decimal digits, or empty for a random one. */
export interface Draft {
  prompt: string;
  size: string; // "auto" or a name of About.sizes
  resolution: string; // a name of About.resolutions
  look: string | null;
  level: Level;
  number: number;
  seed: string;
  format: Format;
}

export const FULL = "2K"; // what every engine draws

export const EMPTY: Draft = {
  prompt: "",
  size: "auto",
  resolution: FULL,
  look: null,
  level: "low",
  number: 1,
  seed: "",
  format: "JPG",
};

const SEED_MAX = 9223372036854776000n;

/** A draft from what was kept: fields that are missing or of another type are as usual. */
export function draftOf(found: unknown): Draft {
  const given = typeof found === "object" && found !== null ? (found as Partial<Draft>) : {};
  const draft: Draft = { ...EMPTY };
  for (const name of ["prompt", "size", "resolution", "level", "seed"] as const) {
    if (typeof given[name] === "string") draft[name] = given[name];
  }
  if (typeof given.look === "string") draft.look = given.look;
  if (typeof given.number === "number") draft.number = given.number;
  if (given.format && ["JPG", "PNG", "WEBP"].includes(given.format)) draft.format = given.format;
  return draft;
}

/** What stands in the way of drawing it, in words for people; null: nothing does. */
export function problemOf(draft: Draft, about: Pick<About, "prompt" | "number">): string | null {
  const length = [...draft.prompt].length; // code points, as the server counts
  if (!draft.prompt.trim()) return "Say in a few words what the picture should show.";
  if (length < about.prompt.min) return "A little more: one letter is too short to draw.";
  if (length > about.prompt.max) {
    const over = length - about.prompt.max;
    return `That is ${over} ${over === 1 ? "character" : "characters"} too many. Shorten it a little.`;
  }
  if (draft.seed && !/^\d+$/.test(draft.seed)) return "A seed is a whole number, or left empty.";
  if (draft.seed && BigInt(draft.seed) > SEED_MAX) return "This seed is too large.";
  return null;
}

/** The order that a draft makes. */
export function orderOf(draft: Draft, id: string): Order {
  return { ...draft, id, prompt: draft.prompt.trim(), seed: draft.seed || null };
}

/** A draft that asks for a picture again, with its own seed. */
export function draftFrom(picture: Picture, format: Format): Draft {
  const { prompt, size, resolution, look, level, seed } = picture;
  return { prompt, size, resolution, look, level, seed, number: 1, format };
}

/** The next size up from a picture's, of those that the engine draws; null for the largest. */
export function scaleAbove(resolution: string, scales: readonly Scale[]): Scale | null {
  const own = scaleShare(resolution);
  return scales.find((scale) => scale.share > own) ?? null;
}

const SHARES: Record<string, number> = { "0.5K": 0.25, "1K": 0.5, "2K": 1, "4K": 2 };

/** Edges of a resolution as a share of the full ones. */
export const scaleShare = (resolution: string): number => SHARES[resolution] ?? 1;

/** Width and height, px, of a shape at a resolution. */
export function pixelsOf(size: Size, resolution: string): [number, number] {
  const share = scaleShare(resolution);
  return [Math.round(share * size.width), Math.round(share * size.height)];
}

/** The level above a picture's, with which the same comes out better; null at the top. */
export function levelAbove(level: Level, levels: readonly Level[]): Level | null {
  const known = RANKS.filter((name) => levels.includes(name));
  const best = known.at(-1);
  return best && best !== level && RANKS.indexOf(level) < RANKS.indexOf(best) ? best : null;
}

const RANKS: readonly Level[] = ["draft", "low", "high"];

/** Levels in the order of the work they are. */
export function byWork(levels: readonly Level[]): Level[] {
  return [...levels].sort((a, b) => RANKS.indexOf(a) - RANKS.indexOf(b));
}
