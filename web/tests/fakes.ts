// What a server would say, and a server that says it.

import type { About, News, Picture, Task } from "../src/wire";

export function picture(changes: Partial<Picture> = {}): Picture {
  return {
    id: "p1",
    task: "t1",
    index: 0,
    prompt: "a cat",
    level: "low",
    look: null,
    size: "auto",
    resolution: "2K",
    seed: "7",
    state: "queued",
    step: "",
    share: 0,
    acceptedAt: 0,
    finishedAt: null,
    expiresAt: null,
    width: null,
    height: null,
    url: null,
    thumb: null,
    error: null,
    ...changes,
  };
}

export function task(changes: Partial<Task> = {}): Task {
  return {
    id: "t1",
    prompt: "a cat",
    level: "low",
    look: null,
    size: "auto",
    resolution: "2K",
    format: "JPG",
    acceptedAt: 0,
    finished: false,
    ahead: 0,
    remainingS: 9,
    pictures: [picture()],
    ...changes,
  };
}

export const ABOUT: About = {
  version: "1",
  engine: "fake",
  ready: true,
  exports: [],
  resolutions: [
    { name: "1K", share: 0.5 },
    { name: "2K", share: 1 },
  ],
  sizes: [{ name: "1:1", width: 2048, height: 2048 }],
  looks: [{ name: "flat", about: "flat shapes" }],
  levels: ["high", "low"],
  formats: ["JPG"],
  prompt: { min: 2, max: 3000 },
  number: { min: 1, max: 20 },
  welcome: true,
};

export const ME = {
  id: "key_1",
  name: "first",
  scopes: ["draw"],
  expiresAt: null,
  today: { results: 0, pixels: 0, resultsPerDay: null, pixelsPerDay: null },
  unfinished: 0,
};

type Answer = { status: number; body: unknown; headers?: Record<string, string> } | "gone";

/** A `fetch` that answers by method and path, and remembers what it was asked. */
export function answering(answers: Record<string, Answer | (() => Answer)>) {
  const asked: { line: string; headers: Record<string, string>; body: unknown }[] = [];
  const fetching = async (path: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const line = `${init.method ?? "GET"} ${String(path)}`;
    const body = init.body ? JSON.parse(String(init.body)) : null;
    asked.push({ line, headers: init.headers as Record<string, string>, body });
    const found = answers[line] ?? answers[line.split("?")[0] ?? ""] ?? "gone";
    const answer = typeof found === "function" ? found() : found;
    if (answer === "gone") throw new TypeError("failed to fetch");
    const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
    return new Response(text, { status: answer.status, headers: answer.headers ?? {} });
  };
  return { fetching: fetching as typeof fetch, asked };
}

export function stream(...news: News[]): string {
  return news
    .map((one) => {
      const data =
        one.kind === "preview"
          ? { id: one.id, image: one.image }
          : one.kind === "picture"
            ? { ...one.picture, remainingS: one.remainingS }
            : one.task;
      return `event: ${one.kind}\ndata: ${JSON.stringify(data)}\n\n`;
    })
    .join("");
}

export function refusal(status: number, code: string, headers: Record<string, string> = {}) {
  return { status, headers, body: { data: [], errors: [{ code, message: `it is ${code}` }] } };
}
