// All that is known of pictures and tasks, each once: what views look at, and streams write into.

import { signal } from "@preact/signals";
import type { Detail, News, Picture, Task } from "./wire";

type By<T> = Readonly<Record<string, T>>;

/** A task without its pictures; they stand in the album under their ids. */
export interface Work extends Omit<Task, "pictures"> {
  pictures: string[];
  heardAt: number; // ms since the epoch: when `remainingS` was true
}

export class Album {
  readonly pictures = signal<By<Picture>>({});
  readonly works = signal<By<Work>>({});
  readonly previews = signal<By<string>>({});
  readonly details = signal<By<Detail>>({});

  constructor(private readonly now: () => number = Date.now) {}

  /** Take in pictures as they are now. */
  keep(...pictures: Picture[]): void {
    const found = { ...this.pictures.value };
    for (const picture of pictures) found[picture.id] = picture;
    this.pictures.value = found;
  }

  /** Take in a task with its pictures. */
  keepTask(task: Task): void {
    this.keep(...task.pictures);
    const ids = task.pictures.map((picture) => picture.id);
    this.keepWork({ ...task, pictures: ids, heardAt: this.now() });
    if (task.finished) this.forgetPreviews(ids);
  }

  /** Take in a picture with all that is known of it. */
  keepDetail(detail: Detail): void {
    this.keep(detail);
    this.details.value = { ...this.details.value, [detail.id]: detail };
  }

  /** Take in one event of a task's stream. */
  hear(task: string, news: News): void {
    if (news.kind === "preview") {
      this.previews.value = { ...this.previews.value, [news.id]: news.image };
    } else if (news.kind === "picture") {
      this.keep(news.picture);
      const work = this.works.value[task];
      if (work?.pictures.length === 1 && news.remainingS !== null) {
        this.keepWork({ ...work, remainingS: news.remainingS, heardAt: this.now() });
      }
    } else {
      this.keepTask(news.task);
    }
  }

  /** Drop a picture that was deleted. */
  drop(id: string): void {
    this.pictures.value = without(this.pictures.value, id);
    this.details.value = without(this.details.value, id);
    const works = { ...this.works.value };
    for (const work of Object.values(works)) {
      if (work.pictures.includes(id)) {
        works[work.id] = { ...work, pictures: work.pictures.filter((other) => other !== id) };
      }
    }
    this.works.value = works;
  }

  /** Forget everything: another key has other pictures. */
  clear(): void {
    this.pictures.value = {};
    this.works.value = {};
    this.previews.value = {};
    this.details.value = {};
  }

  /** The pictures of a task that are known, in order. */
  of(work: Work): Picture[] {
    return work.pictures.flatMap((id) => this.pictures.value[id] ?? []);
  }

  private keepWork(work: Work): void {
    this.works.value = { ...this.works.value, [work.id]: work };
  }

  private forgetPreviews(ids: string[]): void {
    this.previews.value = ids.reduce(without, this.previews.value);
  }
}

function without<T>(all: By<T>, id: string): By<T> {
  const { [id]: _, ...others } = all;
  return others;
}
