// A picture as a program asks for it: curl, Python, JavaScript. The key is read from the environment.

export type Language = "curl" | "Python" | "JavaScript";
export const LANGUAGES: readonly Language[] = ["curl", "Python", "JavaScript"];

/** What a request holds; seeds are bigints, for they go beyond what numbers count exactly. */
export type Value =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Value[]
  | { [name: string]: Value };

/** The program that draws `request` again at `base`. */
export function codeOf(language: Language, request: Value, base: string): string {
  if (language === "curl") return curl(request, base);
  return language === "Python" ? python(request, base) : javascript(request, base);
}

function curl(request: Value, base: string): string {
  const body = literal(request, "JSON", 1).replaceAll("'", "'\\''");
  const task = body.replace(
    "{",
    `{\n    "taskUUID": "'"$(uuidgen 2>/dev/null || cat /proc/sys/kernel/random/uuid)"'",`,
  );
  return `curl -s ${base}/v1 \\
  -H "Authorization: Bearer $IMAGINEART_KEY" \\
  -d '[${task}]'
`;
}

function python(request: Value, base: string): string {
  return `import json, os, urllib.request, uuid

task = ${literal(request, "Python")}
asked = urllib.request.Request(
    "${base}/v1",
    json.dumps([{**task, "taskUUID": str(uuid.uuid4())}]).encode(),
    {"Authorization": "Bearer " + os.environ["IMAGINEART_KEY"]},
)
with urllib.request.urlopen(asked) as answer:
    print(json.load(answer)["data"][0]["imageURL"])
`;
}

function javascript(request: Value, base: string): string {
  return `const task = ${literal(request, "JSON")};

const answer = await fetch("${base}/v1", {
  method: "POST",
  headers: { Authorization: \`Bearer \${process.env.IMAGINEART_KEY}\` },
  body: JSON.stringify([{ ...task, taskUUID: crypto.randomUUID() }]),
});
console.log((await answer.json()).data[0].imageURL);
`;
}

const WORDS: Record<string, string> = { true: "True", false: "False", null: "None" };

/** A value as the language writes it; strings of JSON are strings of Python, too. */
function literal(value: Value, language: "JSON" | "Python", depth = 0): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) {
    const word = String(value);
    return language === "Python" ? (WORDS[word] ?? word) : word;
  }
  const indent = "    ".repeat(depth + 1);
  const entries = Array.isArray(value)
    ? value.map((one) => literal(one, language, depth + 1))
    : Object.entries(value).map(
        ([name, one]) => `${JSON.stringify(name)}: ${literal(one, language, depth + 1)}`,
      );
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (!entries.length) return `${open}${close}`;
  return `${open}\n${entries.map((entry) => indent + entry).join(",\n")}\n${"    ".repeat(depth)}${close}`;
}
