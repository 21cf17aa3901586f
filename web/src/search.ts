// What does a search ask for? Words, and the day that some of them name.

import type { Search } from "./client";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const IDLE = new Set(["the", "a", "an", "of", "from", "my", "last", "on", "in", "with", "picture"]);

/** "yesterday's cat" → the word "cat", and the seconds between which yesterday lay. */
export function searchOf(text: string, now: Date = new Date()): Search {
  const words = text.trim().split(/\s+/).filter(Boolean);
  const ago = words.map((word) => daysAgo(plain(word), now));
  const day = ago.find((days) => days !== null) ?? null;
  if (day === null) return { words: text.trim() };
  const kept = words.filter((word, at) => ago[at] === null && !IDLE.has(plain(word)));
  const [since, until] = [midnight(now, day), midnight(now, day - 1)];
  return { words: kept.join(" "), since, until };
}

const plain = (word: string): string => word.toLowerCase().replace(/['’]s$|[,.!?]$/g, "");

/** How many days ago a word names; null for a word that names no day. */
function daysAgo(word: string, now: Date): number | null {
  if (word === "today") return 0;
  if (word === "yesterday") return 1;
  const day = DAYS.indexOf(word);
  return day < 0 ? null : (now.getDay() - day + 7) % 7 || 7;
}

function midnight(now: Date, ago: number): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - ago).getTime() / 1000;
}
