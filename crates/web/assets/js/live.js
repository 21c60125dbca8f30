// What happens while one looks. One EventSource a browser (/live?since=MOMENT): the tab that holds the lock listens and tells the others.
// Each tab knows up to when it was told everything, from the page as it came, so that nothing is lost between the server's reading and the
// tab's listening: the first asks the server for what came since, the others ask the tab that listens.
//
// Events of the server, each with a moment as its id; data is JSON:
//   post    { id, streams: ["home", "everyone", "unit:ID", "tag:KEY", "account:ID", "thread:ID"], mine }     a post came
//   change  { id }                                                                       a post reads differently now
//   gone    { id }                                                                       a post is gone
//   counts  { id, replies, boosts, favourites }                                          only those that changed
//   unseen  { n }                                                                        notices not seen
//   messages { n }                                                                      conversations with something to read
//   conversation { id }                                                                  a conversation, or who is in it, changed
//   reports { n }                                                                        reports that wait, for those who keep order
//   ended   {}                                                                           the reader may not be here any more
//   reset   {}                                                                           too much was missed: the pill offers to load anew
//
//   [data-feed=STREAM]        a list of that stream; new posts are counted in the pill and never move what is being read
//   [data-pill]               shows "3 new posts"; a click takes them from the part of this page
//   [data-post=ID]            is asked for anew (the part of /posts/ID) on change; on gone it leaves
//   [data-unread-of=STREAM]   what is unread there, on the page of groups
//   [data-count=replies|…]    inside a post
//   [data-unseen]             the badge of notices; [data-messages] that of conversations; [data-reports] that of reports
//   event `live`              each is also told to other scripts: detail { kind, data }
//   <html data-me>            only then there is anything to listen to
//   <html data-known=MOMENT>  what happened later the page may not show
//   <html data-live>          is set once this tab listens

import { count, replace } from "./forms.js";
import { all, ask, element, html, me, on, one, say, trouble } from "./page.js";
import { word, words } from "./words.js";

const channel = "BroadcastChannel" in self ? new BroadcastChannel("live") : null;
const waiting = new Set();
const title = document.title;
/// Up to when everything is known here. The tab that leads keeps what it told after `from`.
let known = Number.parseInt(document.documentElement.dataset.known ?? "", 10);
let leads = false;
let from = 0;
const last = [];
/// So many events are kept for tabs that come.
const LAST = 200;
const KINDS = ["post", "change", "gone", "counts", "unseen", "messages", "conversation", "reports", "ended", "reset"];

const posts = (id) => all(`[data-post="${CSS.escape(id)}"]`);
const feed = () => one("[data-feed]");

const ACTS = {
  post({ id, streams, mine }) {
    if (!mine && streams.some((stream) => one(`[data-unread-of="${CSS.escape(stream)}"]`))) unread();
    const list = feed();
    if (mine || !list?.dataset.feed || !streams.includes(list.dataset.feed) || posts(id).length) return;
    waiting.add(id);
    pill();
  },
  async change({ id }) {
    for (const post of posts(id)) {
      if (post.contains(document.activeElement) && post.querySelector("details[open]")) continue;
      try {
        // The post as it stands here: a boost with who boosted it, an answer as deep as it is.
        const { className } = post;
        const fresh = replace(post, await ask(`/posts/${post.id.replace("post-", "")}?place=${post.dataset.place ?? ""}`));
        if (fresh?.matches(".post")) fresh.className = className;
      } catch (error) {
        if (/: 40[34]$/.test(error.message)) ACTS.gone({ id });
      }
    }
  },
  gone({ id }) {
    if (waiting.delete(id)) pill();
    for (const post of posts(id)) {
      // Who deletes it here waits for the answer, which puts the way back in its place; with any other answer it leaves then (forms.js).
      if (one("form[aria-busy]", post)) {
        post.dataset.gone = "";
        continue;
      }
      const next = post.contains(document.activeElement) && (post.nextElementSibling ?? post.previousElementSibling);
      post.remove();
      if (next) next.focus();
    }
  },
  counts({ id, ...counts }) {
    for (const post of posts(id)) {
      for (const [what, n] of Object.entries(counts)) {
        const place = one(`[data-count=${what}]`, post);
        if (place) count(place, n);
      }
    }
  },
  unseen({ n }) {
    for (const place of all("[data-unseen]")) place.replaceChildren(...(n ? [badge(n)] : []));
    if (n) navigator.setAppBadge?.(n)?.catch(() => {});
    else navigator.clearAppBadge?.()?.catch(() => {});
  },
  messages({ n }) {
    for (const place of all("[data-messages]")) place.replaceChildren(...(n ? [badge(n)] : []));
  },
  reports({ n }) {
    for (const place of all("[data-reports]")) place.replaceChildren(...(n ? [badge(n)] : []));
  },
  ended() {
    location.assign("/sign-in");
  },
  reset() {
    waiting.add("more");
    pill();
  },
};

/// What is unread in each group of this page, as the server counts it.
async function unread() {
  try {
    const fresh = html(await ask(location.pathname + location.search));
    for (const place of all("[data-unread-of]")) {
      const now = one(`[data-unread-of="${CSS.escape(place.dataset.unreadOf)}"]`, fresh);
      place.replaceChildren(...(now?.childNodes ?? []));
    }
  } catch (error) {
    trouble(error);
  }
}

function badge(n) {
  const shown = element("span", { "aria-hidden": "true" }, n > 99 ? "99+" : String(n));
  return element("span", { class: "badge" }, shown, element("span", { class: "vh" }, words("unseen", n)));
}

function pill() {
  const place = one("[data-pill]");
  const n = waiting.size;
  document.title = n ? `(${n > 20 ? "20+" : n}) ${title}` : title;
  if (!place) return;
  const text = waiting.has("more") || n > 20 ? word("many-new") : words("new-posts", n);
  place.replaceChildren(...(n ? [element("a", { class: "pill", href: location.href }, text)] : []));
}

/// The id of what stands before an item: in a thread a new answer belongs below what it answers.
function before(item) {
  let at = item.previousElementSibling;
  while (at && !at.id) at = at.previousElementSibling;
  return at?.id ?? "";
}

on("click", "[data-pill] a", async (link, event) => {
  event.preventDefault();
  const list = feed();
  try {
    const part = html(await ask(location.pathname + location.search));
    const fresh = all("[data-feed] > *", part).filter((item) => item.id && !document.getElementById(item.id));
    const many = waiting.has("more") || !all("[data-feed] > *", part).some((item) => document.getElementById(item.id));
    if (!list || many) return location.reload();
    const places = fresh.map(before);
    fresh.forEach((item, i) => {
      item.classList.add("post--new");
      const near = document.getElementById(places[i]);
      if (near) near.after(item);
      else list.prepend(item);
    });
    waiting.clear();
    pill();
    if (fresh[0] === list.firstElementChild) scrollTo({ top: 0 });
    else fresh[0]?.scrollIntoView({ block: "center" });
    fresh[0]?.focus({ preventScroll: true });
    say(words("new-posts", fresh.length));
  } catch (error) {
    trouble(error);
  }
});

function act({ id, kind, data }) {
  known = Math.max(known || 0, id);
  Promise.resolve(ACTS[kind]?.(data)).catch(() => {});
  document.dispatchEvent(new CustomEvent("live", { detail: { kind, data } }));
}

function tell(told) {
  channel?.postMessage(told);
  last.push(told);
  if (last.length > LAST) from = last.shift().id;
}

function listen() {
  const source = new EventSource(`/live?since=${Number.isNaN(known) ? "" : known}`);
  source.addEventListener("open", () => (document.documentElement.dataset.live = "on"));
  for (const kind of KINDS) {
    source.addEventListener(kind, (event) => {
      const told = { id: Number(event.lastEventId), kind, data: JSON.parse(event.data) };
      act(told);
      tell(told);
    });
  }
  // A browser gives up for good after an answer that is no stream (signed out, restarting): try again by and by.
  return new Promise((over) => {
    source.addEventListener("error", () => source.readyState === EventSource.CLOSED && setTimeout(over, 15_000));
  });
}

/// Tells a tab that has just come what came since its page was read.
function again({ since, who }) {
  if (!leads || !(last.at(-1)?.id > since)) return;
  if (since < from) channel.postMessage({ id: last.at(-1).id, kind: "reset", data: {}, to: who });
  else for (const told of last.filter(({ id }) => id > since)) channel.postMessage({ ...told, to: who });
}

if (me) {
  if (channel) {
    const who = crypto.randomUUID?.() ?? String(Math.random());
    channel.onmessage = ({ data }) => ("since" in data ? again(data) : (data.to ?? who) === who && act(data));
    if (!Number.isNaN(known)) channel.postMessage({ since: known, who });
  }
  const lead = async () => {
    leads = true;
    from = known || 0;
    for (;;) await listen();
  };
  if (navigator.locks && channel) navigator.locks.request("live", lead);
  else lead();
}
