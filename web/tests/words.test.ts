import { expect, test } from "vitest";
import { Gone, Refusal } from "../src/client";
import { dayOf, failureText, faultText, kindOf, ROAD, remaining, stepOf } from "../src/words";
import { picture } from "./fakes";

test("time that is left is told roughly", () => {
  expect(remaining(null)).toBe("");
  expect(remaining(0.4)).toBe("nearly done");
  expect(remaining(7.2)).toBe("about 8 s left");
  expect(remaining(41)).toBe("about 45 s left");
  expect(remaining(150)).toBe("about 3 min left");
});

test("days are named as people name them", () => {
  const now = new Date(2026, 11, 10, 9);
  const at = (day: number, hour = 12) => new Date(2026, 11, day, hour).getTime() / 1000;
  expect(dayOf(at(10, 1), now)).toBe("Today");
  expect(dayOf(at(9, 23), now)).toBe("Yesterday");
  expect(dayOf(at(7), now)).toBe("Monday");
  expect(dayOf(at(1), now)).toBe("1 December");
  expect(dayOf(new Date(2025, 4, 3).getTime() / 1000, now)).toBe("3 May 2025");
});

test("every step stands in the road once", () => {
  const steps = ROAD.flatMap((part) => part.steps);
  expect(new Set(steps).size).toBe(steps.length);
  for (const step of ["read", "staged", "preview", "painted", "composed", "encoded"]) {
    expect(steps).toContain(step);
    expect(stepOf(picture({ state: "running", step }))).not.toBe("Drawing");
  }
});

test("who waits is told how long the line is", () => {
  expect(stepOf(picture(), 0)).toBe("Next in line");
  expect(stepOf(picture(), 1)).toBe("One picture is before it");
  expect(stepOf(picture(), 4)).toBe("4 pictures are before it");
  expect(stepOf(picture(), null)).toBe("Waiting for its turn");
});

test("faults are told without the names of parameters", () => {
  const message = "Invalid value for 'positivePrompt' parameter. The policy does not allow it.";
  expect(faultText({ code: "someOtherFault", message })).toBe("The policy does not allow it.");
  expect(failureText(new Gone())).toContain("does not answer");
  expect(failureText(new Refusal(402, { code: "quotaExceeded", message: "" }, null))).toContain(
    "allowance",
  );
});

test("origins are three kinds", () => {
  expect(kindOf("request")).toBe("stated");
  expect(kindOf("implied")).toBe("read");
  expect(kindOf("usual")).toBe("added");
});
