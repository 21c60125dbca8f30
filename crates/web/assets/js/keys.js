// The keyboard. Single letters do nothing while one writes, with Ctrl, Alt or Meta, or when switched off (<html data-keys="off">).
//
//   j k          next and previous [data-post] or [data-item]; Enter opens it (its .post__time or [data-open])
//   r f b m q    the [data-do=reply|favourite|boost|bookmark|quote] of the post one is at, r also answer of a message
//   n            [data-do=compose]         .   the pill, [data-pill] a
//   g h e n m p b s l   home, everyone, notifications, messages, people, bookmarks, settings, lists
//   /            the search field, [data-search], else /search        ?   the sheet: the part of /keyboard in a dialog
//   Ctrl+Enter   sends the form one writes in       Esc   closes what is in front; what was written stays

import { all, ask, html, on, one, trouble, typing } from "./page.js";
import { word } from "./words.js";

const PLACES = { h: "/", e: "/everyone", n: "/notifications", p: "/people", b: "/bookmarks", s: "/settings", l: "/lists", m: "/messages" };
const DEEDS = { r: "reply|answer", f: "favourite", b: "boost", m: "bookmark", q: "quote" };
let going = 0;

const posts = () => all("[data-post], [data-item]").filter((post) => post.offsetParent !== null);
const at = () => document.activeElement?.closest("[data-post], [data-item]");

function move(step) {
  const list = posts();
  const here = list.indexOf(at());
  const seen = list.findIndex((post) => post.getBoundingClientRect().bottom > 80);
  const next = here < 0 ? Math.max(0, seen) : Math.min(list.length - 1, Math.max(0, here + step));
  list[next]?.focus();
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  n: () => (one("[data-do=compose]") ? one("[data-do=compose]").click() : location.assign("/compose")),
  ".": () => one("[data-pill] a")?.click(),
  "/": () => (one("[data-search]") ? one("[data-search]").focus() : location.assign("/search")),
  "?": sheet,
  Enter: () => document.activeElement === at() && one(".post__time, [data-open]", at())?.click(),
};

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if ((event.ctrlKey || event.metaKey) && key === "Enter" && target.form) {
    event.preventDefault();
    target.form.requestSubmit();
    return;
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(target)) return;
  if (document.documentElement.dataset.keys === "off" || one("dialog[open]")) return;
  if (Date.now() - going < 1500 && PLACES[key]) {
    event.preventDefault();
    location.assign(PLACES[key]);
    return;
  }
  going = key === "g" ? Date.now() : 0;
  const deed = DEEDS[key] && at() && one(DEEDS[key].split("|").map((name) => `[data-do="${name}"]`).join(), at());
  const act = deed ? () => deed.click() : KEYS[key];
  if (!act || (key === "Enter" && document.activeElement !== at())) return;
  event.preventDefault();
  act();
});

/// Opens a dialog around HTML of ours; answers it when it is closed again.
export function dialog(text, label) {
  const made = document.createElement("dialog");
  made.setAttribute("aria-label", label);
  made.append(typeof text === "string" ? html(text) : text);
  document.body.append(made);
  made.addEventListener("close", () => made.remove());
  made.addEventListener("click", (event) => event.target === made && made.close());
  made.showModal();
  return made;
}

async function sheet() {
  try {
    const made = dialog(await ask("/keyboard"), word("keys"));
    const close = document.createElement("button");
    close.className = "btn btn--quiet";
    close.textContent = word("close");
    close.addEventListener("click", () => made.close());
    const foot = document.createElement("div");
    foot.className = "dialog__foot";
    foot.append(close);
    made.append(foot);
  } catch (error) {
    trouble(error);
  }
}

on("click", "a[data-sheet]", (_, event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  sheet();
});
