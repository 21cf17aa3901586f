// One cell of the matrix with npm @runware/ai-sdk-provider 2.0.0 and ai 6: node ai_sdk.mjs CELL BASE KEY.
import { createRunware } from "@runware/ai-sdk-provider";
import { generateImage } from "ai";

globalThis.AI_SDK_LOG_WARNINGS = false; // it would print whole pictures

const CELLS = {
  sync: {},
  several: { n: 3 },
  url: { outputType: "URL" },
  base64: { outputType: "base64Data" },
  datauri: { outputType: "dataURI" },
  wrong_key: {},
  invalid: { outputQuality: 7 },
  restart: {},
};

async function run(cell, base, key) {
  const runware = createRunware({ apiKey: key, baseURL: `${base}/v1` });
  const { n, ...options } = CELLS[cell];
  const { images } = await generateImage({
    model: runware.image("imagineart:2.0@0"),
    prompt: "a red apple",
    size: "2048x2048",
    n: n ?? 1,
    providerOptions: { runware: options },
  });
  return {
    images: images.length,
    largest: Math.max(...images.map((image) => image.uint8Array.length)),
    kinds: [...new Set(images.map((image) => Buffer.from(image.uint8Array).subarray(0, 4).toString("hex")))],
  };
}

const [cell, base, key] = process.argv.slice(2);
const result = await run(cell, base, cell === "wrong_key" ? "wrong" : key).catch((error) => ({
  error: error?.name ?? "Error",
  message: String(error?.message ?? error),
}));
process.stdout.write(`RESULT ${JSON.stringify(result)}\n`, () => process.exit(0));
