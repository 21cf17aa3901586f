// One use of npm openai: node openai_js.mjs USE BASE KEY.
import OpenAI from "openai";

const WISHES = {
  one: { model: "gpt-image-1", size: "1024x1024" },
  several: { n: 3, output_format: "jpeg", quality: "low" },
  url: { model: "dall-e-3", response_format: "url" },
  stream: { stream: true, partial_images: 2 },
  wrong_key: {},
  invalid: { size: "100000x3" },
  model: { model: "no-such-model" },
};
const kind = (picture) => picture.subarray(0, 4).toString("hex");

async function pictures(client, wish) {
  const reply = await client.images.generate({ prompt: "a red apple", ...wish });
  const found = reply.data.filter((item) => item.b64_json).map((item) => Buffer.from(item.b64_json, "base64"));
  return {
    images: reply.data.length,
    urls: reply.data.filter((item) => item.url).length,
    largest: Math.max(0, ...found.map((picture) => picture.length)),
    kinds: [...new Set(found.map(kind))].sort(),
    size: reply.size,
  };
}

async function stream(client, wish) {
  const events = [];
  for await (const event of await client.images.generate({ prompt: "a red apple", ...wish })) events.push(event);
  const last = events.pop();
  if (last.type !== "image_generation.completed") throw new Error(last.type);
  if (events.some((event) => event.type !== "image_generation.partial_image")) throw new Error("no partial image");
  const picture = Buffer.from(last.b64_json, "base64");
  return { images: 1, largest: picture.length, kinds: [kind(picture)] };
}

async function main(use, base, key) {
  const apiKey = use === "wrong_key" ? "wrong" : key;
  const client = new OpenAI({ apiKey, baseURL: `${base}/v1`, timeout: 1000 * process.env.CLIENT_PATIENCE_S });
  if (use === "models") {
    const models = [];
    for await (const model of client.models.list()) models.push(model.id);
    return { models };
  }
  return use === "stream" ? stream(client, WISHES[use]) : pictures(client, WISHES[use]);
}

const [use, base, key] = process.argv.slice(2);
const result = await main(use, base, key).catch((error) => ({
  error: error.constructor.name,
  code: error.code ?? null,
  param: error.param ?? null,
  status_code: error.status,
}));
process.stdout.write(`RESULT ${JSON.stringify(result)}\n`, () => process.exit(0));
