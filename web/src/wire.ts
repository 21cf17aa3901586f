// What the server says: the nouns of its page API, as they come. Times are seconds since the epoch.

export type Level = string; // "low" | "high" | whatever the server tells of
export type Format = "JPG" | "PNG" | "WEBP";
export type State = "queued" | "running" | "done" | "failed";
export type Origin = "stated" | "request" | "implied" | "completed" | "model" | "usual";
export type Span = readonly [number, number]; // UTF-16 units of the prompt, end excluded
export type Extra = "layers" | "glb";

export interface Size {
  name: string; // "16:9"
  width: number; // px
  height: number; // px
}

/** A size that the engine draws: edges as a share of those of a shape. */
export interface Scale {
  name: string; // "1K"
  share: number;
}

export interface About {
  version: string;
  engine: string;
  ready: boolean;
  exports: Extra[];
  sizes: Size[];
  resolutions: Scale[]; // the smallest first; none as long as the engine is not loaded
  looks: { name: string; about: string }[];
  levels: Level[];
  formats: Format[];
  prompt: { min: number; max: number };
  number: { min: number; max: number };
  welcome: boolean;
}

export interface Fault {
  code: string;
  message: string;
  parameter?: string | string[];
}

/** What is asked for. `seed` is a decimal string: seeds go to 2^63. */
export interface Order {
  id: string;
  prompt: string;
  size: string;
  resolution: string;
  look: string | null;
  level: Level;
  number: number;
  seed: string | null;
  format: Format;
}

export interface Picture {
  id: string;
  task: string;
  index: number;
  prompt: string;
  level: Level;
  look: string | null;
  size: string;
  resolution: string;
  seed: string;
  state: State;
  step: string;
  share: number; // of the work, 0–1
  acceptedAt: number;
  finishedAt: number | null;
  expiresAt: number | null;
  width: number | null; // px
  height: number | null; // px
  url: string | null;
  thumb: string | null;
  error: Fault | null;
}

export interface Task {
  id: string;
  prompt: string;
  level: Level;
  look: string | null;
  size: string;
  resolution: string;
  format: Format;
  acceptedAt: number;
  finished: boolean;
  ahead: number | null;
  remainingS: number | null;
  pictures: Picture[];
}

export interface Fact {
  id: string;
  of: string | null;
  field: string;
  label: string;
  value: string;
  origin: Origin;
  stated: boolean;
  span: Span | null;
  boxes: number[];
}

/** Fractions of the picture; may reach over its edge. */
export interface Box {
  of: string;
  label: string;
  index: number;
  left: number;
  top: number;
  width: number;
  height: number;
  depth: number | null;
}

export interface TraceEntry {
  kind: string;
  message: string;
  span: Span | null;
}

export interface Detail extends Picture {
  notes: string[];
  facts: Fact[];
  boxes: Box[];
  trace: TraceEntry[];
  plan: unknown;
  stage: unknown;
  drawnBy: { version: string; engine: string; engineVersion: string } | null;
  sameVersion: boolean | null;
  request: Record<string, unknown>;
}

export interface Page {
  pictures: Picture[];
  next: string | null;
  total: number | null;
}

export interface Key {
  key: string;
  id: string;
  name: string;
}

export interface Me {
  id: string;
  name: string;
  scopes: string[];
  expiresAt: number | null;
  today: {
    results: number;
    pixels: number;
    resultsPerDay: number | null;
    pixelsPerDay: number | null;
  };
  unfinished: number;
}

/** One event of a task's stream. */
export type News =
  | { kind: "task" | "end"; task: Task }
  | { kind: "picture"; picture: Picture; remainingS: number | null }
  | { kind: "preview"; id: string; image: string };
