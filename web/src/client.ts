// How is the server asked? One method per endpoint; every failure is a `Refusal` or a `Gone`.

import { messages } from "./events";
import type { About, Detail, Fault, Format, Key, Me, News, Order, Page, Task } from "./wire";

/** The server answered, and said no. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly fault: Fault,
    readonly retryAfterS: number | null,
  ) {
    super(fault.message);
  }
}

/** The server did not answer. */
export class Gone extends Error {}

export interface Download {
  blob: Blob;
  otherVersion: boolean; // drawn again by another version than the picture's
}

export interface Search {
  words?: string;
  cursor?: string | null;
  limit?: number;
  state?: "done" | "all";
  since?: number | null; // s since the epoch
  until?: number | null;
}

type Asking = Pick<RequestInit, "method" | "signal"> & { body?: unknown };

export class Client {
  /** `key` is asked before every request; empty: none is sent. */
  constructor(
    private readonly key: () => string,
    private readonly fetching: typeof fetch = (...asked) => fetch(...asked),
  ) {}

  about(): Promise<About> {
    return this.json("/page/about");
  }

  welcome(code: string): Promise<Key> {
    return this.json("/page/welcome", { method: "POST", body: { code } });
  }

  me(): Promise<Me> {
    return this.json("/page/me");
  }

  draw(order: Order): Promise<Task> {
    return this.json("/page/pictures", { method: "POST", body: order });
  }

  task(id: string): Promise<Task> {
    return this.json(`/page/tasks/${id}`);
  }

  cancel(id: string): Promise<Task> {
    return this.json(`/page/tasks/${id}`, { method: "DELETE" });
  }

  pictures(search: Search = {}): Promise<Page> {
    const { words = "", cursor = null, limit = 24, state = "done", since, until } = search;
    const asked = new URLSearchParams({ limit: String(limit), state });
    if (since != null) asked.set("since", String(since));
    if (until != null) asked.set("until", String(until));
    if (words) asked.set("q", words);
    if (cursor) asked.set("cursor", cursor);
    return this.json(`/page/pictures?${asked}`);
  }

  picture(id: string): Promise<Detail> {
    return this.json(`/page/pictures/${id}`);
  }

  /** A picture once more, the next size up. `task`: our own name for it. */
  larger(id: string, task: string): Promise<Task> {
    return this.json(`/page/pictures/${id}/larger`, { method: "POST", body: { id: task } });
  }

  async remove(id: string): Promise<void> {
    await this.ask(`/page/pictures/${id}`, { method: "DELETE" });
  }

  file(id: string, format: Format): Promise<Download> {
    return this.download(`/page/pictures/${id}/file?format=${format}`);
  }

  layers(id: string): Promise<Download> {
    return this.download(`/page/pictures/${id}/layers.zip`);
  }

  scene(id: string): Promise<Download> {
    return this.download(`/page/pictures/${id}/scene.glb`);
  }

  /** What happens to a task, until it ends or the signal is given. */
  async *events(id: string, signal: AbortSignal): AsyncGenerator<News> {
    const answer = await this.ask(`/page/tasks/${id}/events`, { signal });
    if (!answer.body) throw new Gone("the stream has no body");
    try {
      for await (const message of messages(answer.body)) {
        const news = newsOf(message.event, JSON.parse(message.data));
        if (news) yield news;
      }
    } catch (error) {
      throw signal.aborted ? error : new Gone(String(error));
    }
  }

  private async json<T>(path: string, asking: Asking = {}): Promise<T> {
    const answer = await this.ask(path, asking);
    try {
      return (await answer.json()) as T;
    } catch (error) {
      throw new Gone(String(error));
    }
  }

  private async download(path: string): Promise<Download> {
    const answer = await this.ask(path);
    const otherVersion = answer.headers.get("X-Imagineart-Redrawn") === "other-version";
    return { blob: await answer.blob(), otherVersion };
  }

  private async ask(path: string, asking: Asking = {}): Promise<Response> {
    const headers: Record<string, string> = {};
    if (this.key()) headers.Authorization = `Bearer ${this.key()}`;
    const init: RequestInit = { headers, cache: "no-store" };
    if (asking.method) init.method = asking.method;
    if (asking.signal) init.signal = asking.signal;
    if (asking.body !== undefined) {
      headers["Content-Type"] = "application/json";
      init.body = JSON.stringify(asking.body);
    }
    const answer = await this.fetching(path, init).catch((error) => {
      throw asking.signal?.aborted ? error : new Gone(String(error));
    });
    if (!answer.ok) throw await refusalOf(answer);
    return answer;
  }
}

async function refusalOf(answer: Response): Promise<Refusal | Gone> {
  const told = await answer.json().catch(() => null);
  const fault: Fault | undefined = told?.errors?.[0];
  if (!fault && [502, 503, 504].includes(answer.status)) return new Gone(`${answer.status}`);
  const wait = Number.parseFloat(answer.headers.get("Retry-After") ?? "");
  return new Refusal(
    answer.status,
    fault ?? { code: "unknown", message: `The server answered with ${answer.status}.` },
    Number.isFinite(wait) ? wait : null,
  );
}

// biome-ignore lint/suspicious/noExplicitAny: it is what JSON holds
function newsOf(event: string, data: any): News | null {
  if (event === "task" || event === "end") return { kind: event, task: data };
  if (event === "preview") return { kind: "preview", id: data.id, image: data.image };
  if (event !== "picture") return null;
  const { remainingS = null, ...picture } = data;
  return { kind: "picture", picture, remainingS };
}
