import { expect, test } from "vitest";
import { byWork, draftFrom, draftOf, EMPTY, levelAbove, orderOf, problemOf } from "../src/draft";
import { picture } from "./fakes";

const LIMITS = { prompt: { min: 2, max: 10 }, number: { min: 1, max: 20 } };
const draft = (prompt: string, seed = "") => ({ ...EMPTY, prompt, seed });

test("what was kept in another shape is as usual", () => {
  expect(draftOf(null)).toEqual(EMPTY);
  expect(draftOf({ prompt: 5, look: [], number: "2", format: "GIF" })).toEqual(EMPTY);
  expect(draftOf({ prompt: "a cat", look: "flat" })).toEqual({
    ...EMPTY,
    prompt: "a cat",
    look: "flat",
  });
});

test("a prompt is counted as the server counts it", () => {
  expect(problemOf(draft("🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈"), LIMITS)).toBeNull();
  expect(problemOf(draft("🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈🐈"), LIMITS)).toContain("1 character too many");
  expect(problemOf(draft("  "), LIMITS)).not.toBeNull();
  expect(problemOf(draft("a"), LIMITS)).toContain("short");
});

test("seeds go to 2^63 and no further", () => {
  expect(problemOf(draft("cat", "9223372036854775807"), LIMITS)).toBeNull();
  expect(problemOf(draft("cat", "9999999999999999999"), LIMITS)).toContain("too large");
});

test("an order has no seed where none was typed", () => {
  expect(orderOf(draft(" cat "), "id")).toMatchObject({ id: "id", prompt: "cat", seed: null });
});

test("a picture again keeps its seed", () => {
  const again = draftFrom(picture({ seed: "9007199254740993", level: "low" }), "PNG");
  expect(again).toMatchObject({ seed: "9007199254740993", number: 1, format: "PNG" });
});

test("levels are ordered by the work they are", () => {
  expect(byWork(["high", "low", "draft"])).toEqual(["draft", "low", "high"]);
  expect(levelAbove("low", ["high", "low"])).toBe("high");
  expect(levelAbove("high", ["high", "low"])).toBeNull();
});
