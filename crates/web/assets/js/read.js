// Where one stopped reading. On a list with data-marker=TIMELINE and data-read=ID (as the server knows it), the newest post that was on
// the screen for a second is sent to POST /markers (timeline, id), when it is newer: after a pause, and when the page is left.

import { all, one, send } from "./page.js";

/// Ids are decimal and longer than numbers: the longer is the newer.
export const newer = (a, b) => a.length > b.length || (a.length === b.length && a > b);

const feed = one("[data-marker]");
if (feed) {
  let known = feed.dataset.read ?? "";
  let seen = known;
  let timer;
  const waiting = new Map();

  const tell = () => {
    clearTimeout(timer);
    if (!newer(seen, known)) return;
    known = seen;
    const body = new URLSearchParams({ timeline: feed.dataset.marker, id: seen });
    send("/markers", body, { keepalive: true }).catch(() => (known = feed.dataset.read ?? ""));
  };
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(waiting.get(target));
      if (!isIntersecting) continue;
      waiting.set(target, setTimeout(() => {
        const id = target.id.replace("post-", "");
        if (document.hidden || !newer(id, seen)) return;
        seen = id;
        clearTimeout(timer);
        timer = setTimeout(tell, 4000);
      }, 1000));
    }
  }, { threshold: 0.5 });
  const look = () => all("[data-post]", feed).forEach((post) => watch.observe(post));
  look();
  new MutationObserver(look).observe(feed, { childList: true });
  document.addEventListener("visibilitychange", () => document.hidden && tell());
  addEventListener("pagehide", tell);
}
