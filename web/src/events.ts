// How are server-sent events read from a response? EventSource cannot send a key, so by hand.

export interface Message {
  event: string;
  data: string;
}

/** Every message of a stream, as it comes; comments and ids are passed over. */
export async function* messages(body: ReadableStream<Uint8Array>): AsyncGenerator<Message> {
  let rest = "";
  for await (const text of texts(body)) {
    const blocks = (rest + text).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const message = parsed(block);
      if (message) yield message;
    }
  }
}

async function* texts(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) return;
      yield decoder.decode(value, { stream: true }).replaceAll("\r", "");
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function parsed(block: string): Message | null {
  let event = "message";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) event = line.slice(6).trim();
    else if (line.startsWith("data:")) data.push(line.slice(line[5] === " " ? 6 : 5));
  }
  return data.length ? { event, data: data.join("\n") } : null;
}
