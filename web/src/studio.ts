// The studio itself: what is known, what is being done, and the verbs that views call.

import { computed, effect, signal } from "@preact/signals";
import { Album } from "./album";
import { Client, Gone, Refusal } from "./client";
import { type Draft, draftFrom, draftOf, FULL, orderOf, problemOf } from "./draft";
import { go, type Route } from "./route";
import { kept, text } from "./storage";
import type { About, Detail, Format, Me, Picture, Task } from "./wire";
import { counted, failureText } from "./words";

/** How the server is reached: `gone` with the time of the next try, ms since the epoch. */
export type Link =
  | { state: "asking" }
  | { state: "open" }
  | { state: "gone"; since: number; nextAt: number };

/** Whether the key opens the door. */
export type Access = "unknown" | "open" | "none" | "refused";

export interface Trouble {
  text: string;
  parameter: string; // of the order, or ""
  retryAt: number | null; // ms since the epoch
}

const PAUSES_S = [1, 2, 4, 8, 15]; // between two tries to reach the server
const WELCOME = /^#welcome=(.+)$/;

export class Studio {
  readonly key = kept("key", text);
  readonly draft = kept("draft", draftOf);
  readonly album = new Album();
  readonly link = signal<Link>({ state: "asking" });
  readonly access = signal<Access>("unknown");
  readonly about = kept<About | null>("about", aboutOf); // as it was told last
  readonly me = signal<Me | null>(null);
  readonly trouble = signal<Trouble | null>(null);
  readonly said = signal(""); // for the live region
  readonly toast = signal("");
  readonly ordering = signal(false);
  readonly client: Client;
  readonly problem = computed(() =>
    this.about.value ? problemOf(this.draft.value, this.about.value) : null,
  );
  /** Whether the server answers this key: what a view loads, it loads then. */
  readonly ready = computed(() => this.access.value === "open" && this.link.value.state === "open");
  private readonly watched = new Map<string, AbortController>();
  private reaching = false;

  constructor(
    client?: Client,
    private readonly pause = (ms: number) => new Promise((done) => setTimeout(done, ms)),
  ) {
    this.client = client ?? new Client(() => this.key.value);
  }

  /** Begin: reach the server, take up the code of the address, see what is being drawn. */
  async start(): Promise<void> {
    await this.reach();
    const code = WELCOME.exec(location.hash)?.[1];
    if (code) await this.welcomed(decodeURIComponent(code));
    await this.enter();
  }

  /** Ask the server until it answers. */
  async reach(): Promise<void> {
    if (this.reaching) return;
    this.reaching = true;
    const since = Date.now();
    for (let tries = 0; ; tries++) {
      try {
        this.about.value = await this.client.about();
        break;
      } catch {
        const wait = 1000 * (PAUSES_S[Math.min(tries, PAUSES_S.length - 1)] ?? 15);
        this.link.value = { state: "gone", since, nextAt: Date.now() + wait };
        await this.pause(wait);
      }
    }
    this.reaching = false;
    this.link.value = { state: "open" };
    this.settleDraft(this.about.value);
  }

  /** Show who has the key, and take up what is unfinished. */
  async enter(): Promise<void> {
    if (!this.key.value) {
      this.access.value = "none";
      return;
    }
    await this.guarded(async () => {
      this.me.value = await this.client.me();
      this.access.value = "open";
      const newest = await this.client.pictures({ state: "all", limit: 24 });
      this.album.keep(...newest.pictures);
      const open = newest.pictures.filter(
        (one) => one.state === "queued" || one.state === "running",
      );
      for (const task of new Set(open.map((picture) => picture.task))) this.watch(task);
    });
  }

  /** Try another key. Whether it is right. */
  async openWith(key: string): Promise<boolean> {
    const former = this.key.value;
    this.key.value = key;
    try {
      await this.client.me();
    } catch (error) {
      this.key.value = former;
      if (!(error instanceof Refusal && error.status === 401)) this.fail(error);
      return false;
    }
    this.album.clear();
    await this.enter();
    return true;
  }

  /** Leave: this browser forgets the key. */
  leave(): void {
    for (const watching of this.watched.values()) watching.abort();
    this.album.clear();
    this.key.value = "";
    this.me.value = null;
    this.access.value = "none";
  }

  /** Order what the draft asks for; shows it being drawn. */
  async draw(): Promise<void> {
    if (!this.problem.value) await this.order(this.draft.value);
  }

  /** Draw a picture's prompt again, otherwise. What stands in the composer stays. */
  async drawAgain(picture: Picture, changes: { seed?: string; level?: string }): Promise<void> {
    await this.order({ ...draftFrom(picture, this.draft.value.format), ...changes });
  }

  /** Put a picture's words and settings into the composer; with its seed, so that what the words
   * leave open stays alike. */
  compose(picture: Picture): void {
    const seed = picture.state === "done" ? picture.seed : "";
    this.draft.value = { ...draftFrom(picture, this.draft.value.format), seed };
    document.getElementById("prompt")?.focus();
    if (seed) this.show("Change the words. The seed is kept, so the rest stays alike.");
  }

  /** Draw a picture again one size up: its plan, its stage, its seed. */
  async drawLarger(picture: Picture): Promise<void> {
    await this.ordered((id) => this.client.larger(picture.id, id));
  }

  private async order(draft: Draft): Promise<void> {
    await this.ordered((id) => this.client.draw(orderOf(draft, id)));
  }

  private async ordered(send: (id: string) => Promise<Task>): Promise<void> {
    if (this.ordering.value) return;
    this.ordering.value = true;
    this.trouble.value = null;
    try {
      const task = await this.sentSafely(send, crypto.randomUUID());
      this.album.keepTask(task);
      this.watch(task.id);
      this.say(`Drawing ${counted(task.pictures.length, "picture")}.`);
      go({ view: "task", id: task.id });
    } catch (error) {
      this.fail(error);
    } finally {
      this.ordering.value = false;
    }
  }

  /** The same id may be sent again: a lost answer never orders twice. */
  private async sentSafely(send: (id: string) => Promise<Task>, id: string): Promise<Task> {
    try {
      return await send(id);
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
      await this.pause(1000);
      return send(id);
    }
  }

  /** Follow a task until it ends, over whatever breaks in between. */
  watch(id: string): void {
    if (this.watched.has(id)) return;
    const watching = new AbortController();
    this.watched.set(id, watching);
    this.follow(id, watching.signal)
      .catch((error) => this.fail(error))
      .finally(() => this.watched.delete(id));
  }

  private async follow(id: string, stop: AbortSignal): Promise<void> {
    for (let tries = 0; !stop.aborted; tries++) {
      try {
        for await (const news of this.client.events(id, stop)) {
          tries = 0;
          this.album.hear(id, news);
          if (news.kind === "end") return this.tell(news.task);
        }
      } catch (error) {
        if (stop.aborted) return;
        if (error instanceof Refusal && error.status !== 429 && error.status !== 503) throw error;
      }
      if (tries > 0) await this.reach(); // says that it is gone, and waits until it is back
      await this.pause(1000 * (PAUSES_S[Math.min(tries, PAUSES_S.length - 1)] ?? 15));
    }
  }

  private tell(task: Task): void {
    const done = task.pictures.filter((picture) => picture.state === "done").length;
    if (done) this.say(done === 1 ? "The picture is done." : `${done} pictures are done.`);
    else if (task.pictures.length) this.say("Nothing was drawn.");
    this.guarded(async () => {
      this.me.value = await this.client.me();
      if (!this.about.value?.resolutions.length) this.about.value = await this.client.about();
    });
  }

  async cancel(id: string): Promise<void> {
    await this.guarded(async () => {
      this.album.keepTask(await this.client.cancel(id));
      this.say("Stopped.");
    });
  }

  /** Make a task known, from the server if it must be. False: there is none. */
  async loadTask(id: string): Promise<boolean> {
    const known = this.album.works.value[id];
    if (known?.finished) return true;
    if (known) {
      this.watch(id);
      return true;
    }
    return this.found(async () => {
      const task = await this.client.task(id);
      this.album.keepTask(task);
      if (!task.finished) this.watch(id);
    });
  }

  /** Make all of a picture known. False: there is none. */
  async loadDetail(id: string): Promise<boolean> {
    if (this.album.details.value[id]?.state === "done") return true;
    return this.found(async () => this.album.keepDetail(await this.client.picture(id)));
  }

  private async found(load: () => Promise<void>): Promise<boolean> {
    let there = true;
    await this.guarded(async () => {
      try {
        await load();
      } catch (error) {
        if (!(error instanceof Refusal) || ![400, 404].includes(error.status)) throw error;
        there = false;
      }
    });
    return there;
  }

  async remove(ids: string[], then?: Route): Promise<void> {
    await this.guarded(async () => {
      for (const id of ids) {
        await this.client.remove(id);
        this.album.drop(id);
      }
      this.show(`${counted(ids.length, "picture")} deleted.`);
      if (then) go(then);
    });
  }

  /** Save a picture's file on this computer. */
  async download(picture: Picture, form: Format | "layers" | "glb"): Promise<void> {
    await this.guarded(async () => {
      const found =
        form === "layers"
          ? await this.client.layers(picture.id)
          : form === "glb"
            ? await this.client.scene(picture.id)
            : await this.client.file(picture.id, form);
      save(found.blob, fileName(picture, form));
      this.show(
        found.otherVersion
          ? "Saved. It was drawn again by a newer version, so it may differ a little from the picture."
          : "Saved to your downloads.",
      );
    });
  }

  async copy(what: string, name: string, more = ""): Promise<void> {
    try {
      await navigator.clipboard.writeText(what);
      this.show(`${name} copied.${more}`);
    } catch {
      this.show("This browser does not let pages copy. Select the text and copy it yourself.");
    }
  }

  /** Say something that is seen for a while, and heard. */
  show(words: string): void {
    this.toast.value = words;
    this.say(words);
  }

  say(words: string): void {
    this.said.value = words;
  }

  /** Do something with the server; tells what went wrong. */
  async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    if (error instanceof Gone) return void this.reach(); // which says so
    if (error instanceof Refusal && error.status === 401) {
      this.access.value = this.key.value ? "refused" : "none";
      return;
    }
    const wait = error instanceof Refusal ? error.retryAfterS : null;
    const parameter = error instanceof Refusal ? String(error.fault.parameter ?? "") : "";
    this.trouble.value = {
      text: failureText(error),
      parameter,
      retryAt: wait === null ? null : Date.now() + 1000 * wait,
    };
    this.say(failureText(error));
  }

  private async welcomed(code: string): Promise<void> {
    history.replaceState(null, "", "#/");
    try {
      const made = await this.client.welcome(code);
      this.key.value = made.key;
    } catch (error) {
      if (!this.key.value) this.fail(error);
    }
  }

  /** A draft that was kept may name what this server does not have. */
  private settleDraft(about: About): void {
    const draft = { ...this.draft.value };
    if (!about.levels.includes(draft.level)) draft.level = about.levels[0] ?? "high";
    if (!about.sizes.some((size) => size.name === draft.size)) draft.size = "auto";
    const scales = about.resolutions;
    if (scales.length && !scales.some((scale) => scale.name === draft.resolution)) {
      draft.resolution = scales.at(-1)?.name ?? FULL;
    }
    if (!about.looks.some((look) => look.name === draft.look)) draft.look = null;
    this.draft.value = draft;
  }
}

/** What a server told of itself on another day; null for what is no such thing. */
function aboutOf(found: unknown): About | null {
  const about = found as About | null;
  const whole = Array.isArray(about?.sizes) && Array.isArray(about?.resolutions);
  return about && whole && about.prompt && about.number ? about : null;
}

/** The name of a picture's file: its first words and its seed. */
export function fileName(picture: Picture, form: Format | "layers" | "glb"): string {
  const words = picture.prompt.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ["picture"];
  const ending = form === "layers" ? "layers.zip" : form.toLowerCase();
  return `${words.slice(0, 6).join("-")}-${picture.seed}.${ending}`;
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Take the newest toast away after a while. */
export function clearToasts(studio: Studio, after_ms = 5000): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return effect(() => {
    clearTimeout(timer);
    if (studio.toast.value) timer = setTimeout(() => (studio.toast.value = ""), after_ms);
  });
}

export type { Detail };
