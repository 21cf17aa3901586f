import { expect, test } from "vitest";
import { messages } from "../src/events";

async function all(body: ReadableStream<Uint8Array>) {
  const found = [];
  for await (const message of messages(body)) found.push(message);
  return found;
}

async function read(...chunks: string[]) {
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      for (const chunk of chunks) stream.enqueue(new TextEncoder().encode(chunk));
      stream.close();
    },
  });
  return all(body);
}

test("messages are read whole, however they are cut", async () => {
  expect(await read("event: a\nda", "ta: 1\n\nevent: b\n", "data: 2\n\n")).toEqual([
    { event: "a", data: "1" },
    { event: "b", data: "2" },
  ]);
});

test("comments and ids are passed over, lines of data are joined", async () => {
  expect(await read(": alive\n\nid: 3\ndata: x\ndata: y\n\n")).toEqual([
    { event: "message", data: "x\ny" },
  ]);
});

test("a character that is cut in two is one character", async () => {
  const bytes = new TextEncoder().encode("data: é\n\n");
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      stream.enqueue(bytes.slice(0, 7));
      stream.enqueue(bytes.slice(7));
      stream.close();
    },
  });
  expect((await all(body))[0]?.data).toBe("é");
});
