// @vitest-environment happy-dom

import { expect, test } from "vitest";
import { stretchesOf } from "../src/parts/inspector";
import type { Fact } from "../src/wire";

function fact(id: string, span: Fact["span"]): Fact {
  const words = { of: null, field: "noun", label: id, value: id };
  return { id, ...words, origin: "stated", stated: true, span, boxes: [] };
}

test("a prompt is cut where spans begin and end, and stays whole", () => {
  const prompt = "three red apples";
  const facts = [fact("apples", [0, 16]), fact("red", [6, 9]), fact("none", null)];
  const stretches = stretchesOf(prompt, facts);
  expect(stretches.map((one) => one.text).join("")).toBe(prompt);
  expect(stretches.map((one) => one.facts.map((found) => found.id))).toEqual([
    ["apples"],
    ["red", "apples"],
    ["apples"],
  ]);
});

test("a prompt without facts is one stretch", () => {
  expect(stretchesOf("a cat", [])).toEqual([{ text: "a cat", facts: [] }]);
});
