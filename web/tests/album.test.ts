import { expect, test } from "vitest";
import { Album } from "../src/album";
import { picture, task } from "./fakes";

test("previews are kept until the task is finished", () => {
  const album = new Album();
  album.hear("t1", { kind: "task", task: task() });
  album.hear("t1", { kind: "preview", id: "p1", image: "data:1" });
  expect(album.previews.value).toEqual({ p1: "data:1" });
  album.hear("t1", { kind: "end", task: task({ finished: true }) });
  expect(album.previews.value).toEqual({});
});

test("the pace of the only picture is that of its task", () => {
  const album = new Album(() => 5000);
  album.keepTask(task());
  album.hear("t1", { kind: "picture", picture: picture({ share: 0.5 }), remainingS: 3 });
  expect(album.works.value.t1).toMatchObject({ remainingS: 3, heardAt: 5000 });
  album.hear("t1", { kind: "picture", picture: picture({ share: 0.6 }), remainingS: null });
  expect(album.works.value.t1?.remainingS).toBe(3);
  expect(album.pictures.value.p1?.share).toBe(0.6);
});

test("one picture's pace is not that of a task of two", () => {
  const album = new Album();
  album.keepTask(task({ pictures: [picture(), picture({ id: "p2" })] }));
  album.hear("t1", { kind: "picture", picture: picture(), remainingS: 1 });
  expect(album.works.value.t1?.remainingS).toBe(9);
});

test("what is dropped is nowhere any more", () => {
  const album = new Album();
  album.keepTask(task());
  album.drop("p1");
  expect(album.pictures.value).toEqual({});
  expect(album.works.value.t1?.pictures).toEqual([]);
});
