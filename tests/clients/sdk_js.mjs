// One cell of the matrix with npm @runware/sdk-js 1.3.2: node sdk_js.mjs CELL BASE KEY.
import { Runware } from "@runware/sdk-js";

const FORMS = ["imageURL", "imageBase64Data", "imageDataURI"];
const CELLS = {
  sync: {},
  async: { deliveryMethod: "async" },
  several: { numberResults: 3 },
  partial: { numberResults: 3 },
  url: { outputType: "URL" },
  base64: { outputType: "base64Data" },
  datauri: { outputType: "dataURI" },
  wrong_key: {},
  invalid: { outputQuality: 7 },
  restart: { retry: 2 },
};

async function run(cell, base, key) {
  const client = await Runware.initialize({
    apiKey: key,
    url: base.replace("http", "ws") + "/v1",
    timeoutDuration: 1000 * process.env.CLIENT_PATIENCE_S,
  });
  let partials = 0;
  let images = await client.requestImages({
    model: "imagineart:2.0@0",
    positivePrompt: "a red apple",
    width: 2048,
    height: 2048,
    onPartialImages: (list) => { partials += list?.length ?? 0; },
    ...CELLS[cell],
  });
  while (cell === "async" && images[0]?.status !== "success") {
    await new Promise((next) => setTimeout(next, 300));
    images = await client.getResponse({ taskUUID: images[0].taskUUID });
  }
  return {
    images: new Set(images.map((image) => image.imageUUID)).size,
    forms: FORMS.filter((form) => images.some((image) => image[form])),
    largest: Math.max(...images.flatMap((image) => FORMS.map((form) => (image[form] ?? "").length))),
    partials,
  };
}

const [cell, base, key] = process.argv.slice(2);
const result = await run(cell, base, cell === "wrong_key" ? "wrong" : key).catch((error) => ({
  error: error?.error?.code ?? error?.name ?? "Error",
  message: JSON.stringify(error?.error ?? error?.message ?? error),
}));
process.stdout.write(`RESULT ${JSON.stringify(result)}\n`, () => process.exit(0));
