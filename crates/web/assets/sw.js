// The service worker: reads offline what was read before. HASH names the set of assets and SHELL lists them; the server writes both
// above this line, so a new set is a new worker.
//
// Assets never change under their address: from the cache, else from the server. Pages come from the server; the last PAGES of them
// are kept and shown when it cannot be reached, else /offline; those with secrets in them or in their address are not kept. Nothing else
// is touched: no parts, no forms, no streams.
// What people are told while no page is open arrives here, too.

const ASSETS = `assets-${HASH}`;
const STORE = "pages";
const PAGES = 60;
const SECRET = /^\/(join\/|reset\/|sign-in|suspended|setup|oauth\/|settings\/security)/;
const PICTURES = "pictures";
const FACES = 300;
// What an answer varies by (language, person) is the same for all that is kept here; who comes next throws it away (offline.js).
const ANY = { ignoreVary: true };

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(ASSETS).then((cache) => cache.addAll([...SHELL, "/offline"])).then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((n) => n.startsWith("assets-") && n !== ASSETS).map((n) => caches.delete(n))))
      .then(() => self.clients.claim()),
  );
});

async function asset(request) {
  return (await caches.match(request, ANY)) ?? fetch(request);
}

async function page(request) {
  const cache = await caches.open(STORE);
  try {
    const answer = await fetch(request);
    const kind = answer.headers.get("content-type") ?? "";
    const plain = !SECRET.test(new URL(request.url).pathname);
    if (answer.ok && !answer.redirected && plain && kind.startsWith("text/html")) keep(cache, request, answer.clone(), PAGES);
    return answer;
  } catch {
    return (await cache.match(request, ANY)) ?? (await caches.match("/offline", ANY)) ?? Response.error();
  }
}

async function keep(cache, request, answer, most) {
  await cache.delete(request, ANY);
  await cache.put(request, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((old) => cache.delete(old)));
}

/// Small faces and pictures of pages that were kept.
async function picture(request) {
  const cache = await caches.open(PICTURES);
  const kept = await cache.match(request, ANY);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) keep(cache, request, answer.clone(), FACES);
  return answer;
}

// What a person is told while no page is open (service::push says what is in it), and where it leads.
self.addEventListener("push", (event) => {
  const told = event.data?.json();
  if (!told) return;
  const { title, body, url, preferred_locale: lang, notification_id: tag } = told;
  const icon = "/favicon.ico";
  event.waitUntil(self.registration.showNotification(title, { body, tag, lang, icon, badge: icon, data: { url } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const to = new URL(event.notification.data?.url ?? "/notifications", location.origin);
  if (to.origin === location.origin) event.waitUntil(open(to.pathname + to.search));
});

/// In a window of ours that is there, else in a new one.
async function open(path) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((w) => new URL(w.url).pathname === path) ?? windows[0];
  if (!there) return self.clients.openWindow(path);
  await there.focus();
  return there.navigate(path).catch(() => self.clients.openWindow(path));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith("/media/") && url.pathname.endsWith("/small")) event.respondWith(picture(request));
});
