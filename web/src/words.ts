// How is it said to people? Steps, times, errors, names.

import { Gone, Refusal } from "./client";
import type { Fault, Origin, Picture } from "./wire";

const STEPS: Record<string, string> = {
  "": "Waking the engine",
  read: "Reading your words",
  staged: "Setting the scene",
  preview: "Lighting",
  painted: "Lighting",
  composed: "Finishing",
  judged: "Looking it over",
  repaired: "Mending a fault",
  encoded: "Writing the file",
};

/** The road of a picture, as it is shown: name and the steps that belong to it. */
export const ROAD: readonly { name: string; steps: readonly string[] }[] = [
  { name: "Read", steps: ["", "read"] },
  { name: "Stage", steps: ["staged"] },
  { name: "Light", steps: ["preview", "painted"] },
  { name: "Finish", steps: ["composed", "judged", "repaired", "encoded"] },
];

/** What is being done on a picture now. */
export function stepOf(picture: Picture, ahead: number | null = null): string {
  if (picture.state === "queued") {
    if (ahead === null) return "Waiting for its turn";
    if (ahead === 0) return "Next in line";
    return ahead === 1 ? "One picture is before it" : `${ahead} pictures are before it`;
  }
  if (picture.state === "failed") return "Not drawn";
  return picture.state === "done" ? "Done" : (STEPS[picture.step] ?? "Drawing");
}

/** "about 12 s left"; nothing while it is not known. */
export function remaining(seconds: number | null): string {
  if (seconds === null) return "";
  if (seconds < 1.5) return "nearly done";
  if (seconds < 90) return `about ${roundish(seconds)} s left`;
  return `about ${Math.round(seconds / 60)} min left`;
}

function roundish(seconds: number): number {
  return seconds < 15 ? Math.ceil(seconds) : Math.ceil(seconds / 5) * 5;
}

const LEVELS: Record<string, { name: string; about: string }> = {
  draft: { name: "Draft", about: "small, in seconds" },
  low: { name: "Fast", about: "one staging, lit once" },
  high: { name: "Best", about: "four stagings compared, more light" },
};

export const levelName = (level: string): string => LEVELS[level]?.name ?? capital(level);
export const levelAbout = (level: string): string => LEVELS[level]?.about ?? "";

const WRITTEN = /\b(posters?|flyers?|cards?|signs?|logos?|banners?|menus?|covers?|invitations?)\b/i;
const QUOTED = /["“”„«»]|\bsays?\b|\b(headline|titled|reading)\b/i;

/** What is worth saying while a prompt is written. */
export function hintFor(prompt: string): string {
  if (WRITTEN.test(prompt) && !QUOTED.test(prompt)) {
    return "No words to write yet: put them in quotes, as in headline “FRESH BREAD”.";
  }
  return "Things, colours, numbers, places. Put words to be written in “quotes”.";
}

const SCALES: Record<string, string> = {
  "0.5K": "Draft",
  "1K": "Medium",
  "2K": "Full",
  "4K": "Print",
};

export const scaleName = (resolution: string): string => SCALES[resolution] ?? resolution;

const LOOKS: Record<string, string> = { "3d": "Clay", flat: "Flat" };

export const lookName = (look: string | null): string =>
  look === null ? "As described" : (LOOKS[look] ?? capital(look));

export const ORIGINS: Record<"stated" | "read" | "added", { name: string; about: string }> = {
  stated: { name: "You said", about: "in your words, or in the settings" },
  read: { name: "Read from it", about: "not said, but your words imply it" },
  added: { name: "Added", about: "nobody said; chosen so that it looks right" },
};

/** Of the three kinds of facts that people are shown, which one is it? */
export function kindOf(origin: Origin): "stated" | "read" | "added" {
  if (origin === "stated" || origin === "request") return "stated";
  return origin === "implied" ? "read" : "added";
}

const FAULTS: Record<string, string> = {
  taskCancelled: "Stopped before it was finished.",
  invalidPositivePrompt:
    "These words name nothing that can be drawn. Name a thing or a place, or put words to write in quotes.",
  quotaExceeded: "Today’s allowance of this key is used up. A new day begins at 0:00 UTC.",
  insufficientPermissions: "This key may not do that. Whoever runs the server can change it.",
  unknownPath: "This server has no studio: it may be older than this page.",
  inferenceError:
    "The engine could not draw this. Try again; if it stays so, whoever runs the server finds the reason in its log.",
  contentPolicyViolation: "This is not drawn here. Ask for something else.",
  workerMemory: "It grew too large for the machine. A simpler scene, or the fast level, may do.",
  workerTimeout: "It took too long and was given up. The fast level may do.",
};

/** An error as people are told it. */
export function faultText(fault: Fault): string {
  return FAULTS[fault.code] ?? plain(fault.message);
}

/** The server's own sentence without the name of a parameter before it. */
function plain(message: string): string {
  const said = message
    .replace(/^Rate limit exceeded\. | Try again later with the same task\.$/g, "")
    .replace(/^(Invalid value for|Unsupported use of) '[^']*' parameter\. /, "");
  return said || message;
}

/** Any failure of a request. */
export function failureText(error: unknown): string {
  if (error instanceof Refusal) return faultText(error.fault);
  if (error instanceof Gone) return "The server does not answer. Nothing is lost; try again soon.";
  return "Something went wrong on this page. Reload it and try again.";
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "a picture", "3 pictures". */
export function counted(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number.toLocaleString("en")} ${noun}s`;
}

const DAY_MS = 24 * 3600 * 1000;

/** "Today", "Yesterday", "Monday", "3 November". */
export function dayOf(seconds: number, now: Date = new Date()): string {
  const day = new Date(seconds * 1000);
  const ago = Math.round((midnight(now) - midnight(day)) / DAY_MS);
  if (ago <= 0) return "Today";
  if (ago === 1) return "Yesterday";
  if (ago < 7) return day.toLocaleDateString("en", { weekday: "long" });
  const sameYear = day.getFullYear() === now.getFullYear();
  return day.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

function midnight(time: Date): number {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
}

/** "kept until 7 December", or nothing. */
export function keptUntil(seconds: number | null): string {
  if (seconds === null) return "";
  const day = new Date(seconds * 1000);
  return `kept until ${day.toLocaleDateString("en-GB", { day: "numeric", month: "long" })}`;
}
