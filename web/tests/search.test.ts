import { describe, expect, it } from "vitest";
import { searchOf } from "../src/search";

const NOW = new Date(2026, 11, 2, 15, 30); // a Wednesday
const at = (day: number) => new Date(2026, 11, day).getTime() / 1000;

describe("a search", () => {
  it("is its words", () => {
    expect(searchOf(" black cat ", NOW)).toEqual({ words: "black cat" });
  });

  it("knows yesterday from a cat", () => {
    const found = { words: "cat", since: at(1), until: at(2) };
    expect(searchOf("yesterday's cat", NOW)).toEqual(found);
    expect(searchOf("the cat from yesterday", NOW)).toEqual(found);
  });

  it("counts days of the week back, a week for today's own", () => {
    expect(searchOf("boat monday", NOW)).toMatchObject({ words: "boat", since: at(0) });
    expect(searchOf("wednesday", NOW)).toMatchObject({ words: "", since: at(-5), until: at(-4) });
  });
});
