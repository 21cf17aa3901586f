import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { codeOf, LANGUAGES } from "../src/code";

const PROMPT = 'a sign "it\'s open" \\ new\nline ∆';
const REQUEST = {
  positivePrompt: PROMPT,
  seed: 9007199254740993n,
  settings: { includePlan: true, look: null },
  outputType: ["URL"],
  none: {},
};
const BASE = "http://127.0.0.1:8787";

test("every language names the address, the prompt's field and the whole seed", () => {
  for (const language of LANGUAGES) {
    const code = codeOf(language, REQUEST, BASE);
    expect(code).toContain(`${BASE}/v1`);
    expect(code).toContain("positivePrompt");
    expect(code).toContain("9007199254740993");
    expect(code).toContain("taskUUID");
  }
});

test("the shell passes curl one JSON array, whatever the prompt holds", () => {
  const told = `curl() { printf %s "\${@: -1}"; }\nuuidgen() { echo 5; }\n`;
  const sent = execFileSync("bash", ["-c", told + codeOf("curl", REQUEST, BASE)], {
    encoding: "utf8",
  });
  const [task] = JSON.parse(sent);
  expect(task.positivePrompt).toBe(PROMPT);
  expect(task.taskUUID).toBe("5");
});

test("Python reads the task as it is", () => {
  const code = codeOf("Python", REQUEST, BASE);
  const told = code.slice(code.indexOf("task ="), code.indexOf("asked ="));
  const out = execFileSync("python3", ["-c", `import json\n${told}\nprint(json.dumps(task))`], {
    encoding: "utf8",
  });
  const task = JSON.parse(out);
  expect(task.positivePrompt).toBe(PROMPT);
  expect(task.settings).toEqual({ includePlan: true, look: null });
});
