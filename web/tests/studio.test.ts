// @vitest-environment happy-dom

import { beforeEach, expect, test } from "vitest";
import { Client } from "../src/client";
import { route } from "../src/route";
import { fileName, Studio } from "../src/studio";
import { ABOUT, answering, ME, picture, refusal, stream, task } from "./fakes";

const ok = (body: unknown) => ({ status: 200, body });
const OPEN = {
  "GET /page/about": ok(ABOUT),
  "GET /page/me": ok(ME),
  "GET /page/pictures": ok({ pictures: [], next: null, total: 0 }),
};

function studioWith(answers: Parameters<typeof answering>[0]) {
  const server = answering({ ...OPEN, ...answers });
  const studio: Studio = new Studio(
    new Client(() => studio.key.value, server.fetching),
    async () => {},
  );
  return { studio, asked: server.asked };
}

async function settled() {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  await new Promise((done) => setTimeout(done, 5));
}

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, "", "#/");
});

test("a code in the address becomes a key, and leaves the address", async () => {
  history.replaceState(null, "", "#welcome=abc");
  const { studio, asked } = studioWith({
    "POST /page/welcome": ok({ key: "ia_1", id: "key_1", name: "page" }),
  });
  await studio.start();
  expect(location.hash).toBe("#/");
  expect(studio.access.value).toBe("open");
  expect(asked.at(-1)?.headers.Authorization).toBe("Bearer ia_1");
});

test("without a key the door is shown", async () => {
  const { studio } = studioWith({});
  await studio.start();
  expect(studio.access.value).toBe("none");
});

test("a wrong key is not kept", async () => {
  const { studio } = studioWith({ "GET /page/me": refusal(401, "invalidApiKey") });
  expect(await studio.openWith("ia_wrong")).toBe(false);
  expect(studio.key.value).toBe("");
});

test("a server that is gone is asked until it answers", async () => {
  let tries = 0;
  const { studio } = studioWith({ "GET /page/about": () => (++tries < 4 ? "gone" : ok(ABOUT)) });
  await studio.start();
  expect(tries).toBe(4);
  expect(studio.link.value.state).toBe("open");
});

test("an order whose answer was lost is sent again under the same id", async () => {
  let tries = 0;
  const done = task({ finished: true, pictures: [picture({ state: "done" })] });
  const { studio, asked } = studioWith({
    "POST /page/pictures": () => (++tries === 1 ? "gone" : ok(task())),
    "GET /page/tasks/t1/events": ok(stream({ kind: "end", task: done })),
  });
  studio.key.value = "ia_1";
  await studio.start();
  studio.draft.value = { ...studio.draft.value, prompt: "a cat" };
  await studio.draw();
  await settled();
  const orders = asked.filter((one) => one.line === "POST /page/pictures");
  expect(orders).toHaveLength(2);
  expect(orders[0]?.body).toEqual(orders[1]?.body);
  expect(route.value).toEqual({ view: "task", id: "t1" });
  expect(studio.album.pictures.value.p1?.state).toBe("done");
  expect(studio.said.value).toBe("The picture is done.");
});

test("a stream that breaks is taken up again", async () => {
  let tries = 0;
  const half = stream({ kind: "task", task: task() });
  const whole = stream({ kind: "end", task: task({ finished: true }) });
  const { studio } = studioWith({
    "GET /page/tasks/t1/events": () => (++tries === 1 ? ok(half) : ok(whole)),
  });
  studio.watch("t1");
  await settled();
  expect(tries).toBe(2);
  expect(studio.album.works.value.t1?.finished).toBe(true);
});

test("a refusal is told with the time of the next try", async () => {
  const { studio } = studioWith({
    "POST /page/pictures": refusal(429, "rateLimitExceeded", { "Retry-After": "12" }),
  });
  await studio.start();
  studio.draft.value = { ...studio.draft.value, prompt: "a cat" };
  await studio.draw();
  expect(studio.trouble.value?.text).toBe("it is rateLimitExceeded");
  expect(studio.trouble.value?.retryAt).toBeGreaterThan(Date.now() + 10_000);
});

test("a key that is refused keeps the draft and shows the door", async () => {
  const { studio } = studioWith({ "POST /page/pictures": refusal(401, "invalidApiKey") });
  studio.key.value = "ia_1";
  await studio.start();
  studio.draft.value = { ...studio.draft.value, prompt: "a cat" };
  await studio.draw();
  expect(studio.access.value).toBe("refused");
  expect(studio.draft.value.prompt).toBe("a cat");
});

test("files are named after the words and the seed", () => {
  const one = picture({ prompt: "Ein Käse, 3 Äpfel & more words than six here", seed: "42" });
  expect(fileName(one, "WEBP")).toBe("ein-käse-3-äpfel-more-words-42.webp");
  expect(fileName(one, "layers")).toMatch(/-42\.layers\.zip$/);
});
