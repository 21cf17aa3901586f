// Which view is shown? The fragment of the address says: #/, #/t/TASK, #/p/PICTURE, …

import { signal } from "@preact/signals";

export type Route =
  | { view: "studio" }
  | { view: "task"; id: string }
  | { view: "picture"; id: string }
  | { view: "gallery"; words: string }
  | { view: "compare"; ids: string[] };

/** The view that a fragment names; what is unknown leads to the studio. */
export function routeOf(fragment: string): Route {
  const [path = "", query = ""] = fragment.replace(/^#\/?/, "").split("?");
  const [head, id = ""] = path.split("/");
  if (head === "t" && id) return { view: "task", id };
  if (head === "p" && id) return { view: "picture", id };
  if (head === "gallery") {
    return { view: "gallery", words: new URLSearchParams(query).get("q") ?? "" };
  }
  if (head === "compare" && id) return { view: "compare", ids: id.split(",").filter(Boolean) };
  return { view: "studio" };
}

/** The fragment of a view. */
export function fragmentOf(route: Route): string {
  if (route.view === "task") return `#/t/${route.id}`;
  if (route.view === "picture") return `#/p/${route.id}`;
  if (route.view === "compare") return `#/compare/${route.ids.join(",")}`;
  if (route.view === "gallery") {
    return route.words ? `#/gallery?${new URLSearchParams({ q: route.words })}` : "#/gallery";
  }
  return "#/";
}

export const route = signal<Route>(routeOf(location.hash));
addEventListener("hashchange", () => {
  route.value = routeOf(location.hash);
});

/** Show another view. `replace`: without a step in the history. */
export function go(to: Route, { replace = false } = {}): void {
  const fragment = fragmentOf(to);
  if (replace) history.replaceState(null, "", fragment);
  else if (location.hash !== fragment) history.pushState(null, "", fragment);
  route.value = to;
}
