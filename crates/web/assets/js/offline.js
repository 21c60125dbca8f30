// Without a connection: what was read can be read again (sw.js keeps it), and what was written is sent later, once.
//
//   keep(path, body)     puts a post or a message in the queue of this browser; it goes to `path` when there is a connection, in order
//   .offline             the line at the top that says so; made here
//   <html data-me>       another person at this browser: what was kept for the one before is thrown away

import { Offline, element, me, one, send, toast } from "./page.js";
import { words, word } from "./words.js";

const QUEUE = "queue";
const read = () => JSON.parse(localStorage.getItem(QUEUE) ?? "[]");
const write = (list) => localStorage.setItem(QUEUE, JSON.stringify(list));

export function keep(path, body) {
  const fields = [...body.entries()].filter(([name, value]) => name !== "csrf" && typeof value === "string");
  write([...read(), { me, path, fields }]);
}

/// What waits of mine: what somebody else left at this browser stays for them, and holds nothing up.
const mine = () => read().findIndex((waiting) => waiting.me === me);

/// Sends what waits. The key of each post makes it harmless when an answer was lost and it goes twice.
async function flush() {
  let n = 0;
  for (let at = mine(); at >= 0; at = mine()) {
    const waiting = read()[at];
    const answer = await send(waiting.path, new URLSearchParams(waiting.fields));
    if (answer.status === 401 || answer.status === 429 || answer.status >= 500) return;
    write(read().filter((_, i) => i !== at));
    if (answer.ok) n += 1;
    else refused(waiting, answer);
  }
  if (n) toast(words("sent-later", n));
}

/// What the server does not take is not lost: it opens where it was written, a message in its conversation.
function refused({ path, fields }, { json }) {
  const said = new URLSearchParams(fields.filter(([name]) => name === "text" || name === "to"));
  const place = { "/posts": "/compose", "/messages": "/messages/new" }[path] ?? path;
  const made = toast(json.message ?? word("failed"));
  made.append(element("a", { href: `${place}?${said}` }, word("open")));
}

function tryFlush() {
  if (!navigator.onLine || !me || mine() < 0) return;
  const run = () => flush().catch((error) => error instanceof Offline || Promise.reject(error));
  if (navigator.locks) navigator.locks.request(QUEUE, { ifAvailable: true }, (lock) => lock && run());
  else run();
}

function show() {
  one(".offline")?.remove();
  if (!navigator.onLine) document.body.prepend(element("p", { class: "offline", role: "status" }, word("offline")));
}

addEventListener("online", () => (show(), tryFlush()));
addEventListener("offline", show);
show();
tryFlush();

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/sw.js").catch(() => {});
  if (localStorage.getItem("me") !== me) {
    self.caches?.delete("pages");
    self.caches?.delete("pictures");
    // Nor is anybody told here what is another's.
    navigator.serviceWorker.ready.then(async ({ pushManager }) => (await pushManager?.getSubscription())?.unsubscribe());
    localStorage.setItem("me", me);
  }
}
