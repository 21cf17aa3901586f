import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const API = "http://127.0.0.1:8787"; // where `imagineart serve` listens, for `npm run dev`

/** Writes sw.js: the service worker with the list of all files, so that the page opens offline. */
function offline(): Plugin {
  return {
    name: "offline",
    apply: "build",
    enforce: "post", // when the styles are written, too
    generateBundle(_, bundle) {
      const kept = readdirSync("public").map((file) => `/${file}`);
      const built = Object.keys(bundle).map((file) => (file === "index.html" ? "/" : `/${file}`));
      const files = [...new Set(["/", ...built, ...kept])].sort();
      const worker = readFileSync("src/worker.js", "utf8");
      const content = createHash("sha256").update(worker).update(files.join());
      for (const file of readdirSync("public").sort())
        content.update(readFileSync(`public/${file}`));
      content.update(readFileSync("index.html"));
      const source = worker
        .replace('"@version"', JSON.stringify(content.digest("hex").slice(0, 12)))
        .replace('["@files"]', JSON.stringify(files));
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}

export default defineConfig({
  plugins: [offline()],
  build: {
    outDir: "../src/imagineart/web",
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    target: "es2022",
    reportCompressedSize: false,
  },
  server: { proxy: { "/page": API, "/images": API, "/v1": API } },
  test: { include: ["tests/**/*.test.ts"] },
});
