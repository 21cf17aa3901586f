// @vitest-environment happy-dom

import { expect, test } from "vitest";
import { fragmentOf, type Route, routeOf } from "../src/route";

test("every view comes back from its address", () => {
  const views: Route[] = [
    { view: "studio" },
    { view: "task", id: "t1" },
    { view: "picture", id: "p1" },
    { view: "gallery", words: "" },
    { view: "gallery", words: "black cat & more" },
    { view: "compare", ids: ["a", "b"] },
  ];
  for (const view of views) expect(routeOf(fragmentOf(view))).toEqual(view);
});

test("what is unknown leads to the studio", () => {
  expect(routeOf("#/nowhere/5")).toEqual({ view: "studio" });
  expect(routeOf("")).toEqual({ view: "studio" });
});
