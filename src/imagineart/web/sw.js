// Keeps the page itself, so that it opens and says so when the server is gone. No picture and no
// answer of the server is kept.
const CACHE = `imagineart-${"19517c79c5e7"}`;
const FILES = ["/","/assets/example-aurora-Bkv-MVQ1.webp","/assets/example-bakery-CIl6knrP.webp","/assets/example-cottage-0VhKnhH0.webp","/assets/example-lavender-JVEjJO66.webp","/assets/example-matcha-BlYawG1_.webp","/assets/example-neon-BrDilDoX.webp","/assets/example-pancakes-BPy3Yx5U.webp","/assets/example-teapot-D32aoLye.webp","/assets/index-Cc-YbPYS.js","/assets/look-3d-Db_gFwVF.webp","/assets/look-anime-DupSKLJ4.webp","/assets/look-cinematic-COPfaV9-.webp","/assets/look-flat-BL87pA9U.webp","/assets/look-illustration-CNpdpgJE.webp","/assets/look-photographic-ZSyBmhv9.webp","/assets/look-poster-DkvAtu3T.webp","/assets/look-watercolor-BDIqzT9s.webp","/assets/style-OgoHTDLo.css","/icon.svg","/licenses.txt","/manifest.webmanifest","/theme.js"];
const PATIENCE_MS = 2500;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith("imagineart-") && name !== CACHE)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(kept(event.request));
  else if (FILES.includes(url.pathname)) event.respondWith(fresh(event.request, url.pathname));
});

/** What never changes: from here, else from the server. */
async function kept(request) {
  return (await caches.match(request)) ?? fetch(request);
}

/** What may be newer at the server: from there, unless it is gone or slow. */
async function fresh(request, path) {
  const found = await caches.match(path);
  if (!found) return fetch(request);
  const late = new Promise((resolve) => setTimeout(() => resolve(found), PATIENCE_MS));
  const answered = fetch(request).then(
    (answer) => (answer.ok ? answer : found),
    () => found,
  );
  return Promise.race([answered, late]);
}
