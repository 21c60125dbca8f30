// Conversations. A message that comes is put below the others at once when one is there, else counted in the pill.
//
//   [data-talk=ID]        the open conversation; its end is shown when [data-said] is there. Scrolls there, and says what was read
//   [data-said]           holds messages, lines and days, each with an id
//   [data-talk-head]      who is in it; [data-talks] the list beside it: both are taken from the part of the page when something came
//   form[data-message]    a composer (compose.js); what is not sent stays in this browser
//   [data-do=answer]      puts the message one answers above the field, [data-answer]; [data-no-answer] takes it away
//   [data-messages]       the badge of conversations (live.js)
//   [data-chips]          people chosen: a suggestion taken in input[name=to] becomes one

import { all, ask, element, html, me, on, one, say, send } from "./page.js";
import { word, words } from "./words.js";

const talk = one("[data-talk]");
const said = () => one("[data-said]");
const near = () => document.documentElement.scrollHeight - scrollY - innerHeight < 240;
const kept = (form) => `message:${me}:${form.getAttribute("action")}`;
let missed = 0;
let asking;

function end(smooth) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scrollTo({ top: document.documentElement.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
}

function pill() {
  const place = one("[data-pill]", talk);
  const link = missed && element("a", { class: "pill", href: "#latest", "data-latest": "" }, words("new-messages", missed));
  place?.replaceChildren(...(link ? [link] : []));
}

function read() {
  if (document.visibilityState !== "visible" || !near() || !said()) return;
  missed = 0;
  pill();
  const last = all("[data-post]", said()).at(-1)?.dataset.post;
  if (last && last !== said().dataset.read) {
    said().dataset.read = last;
    send(`/messages/${talk.dataset.talk}/read`, new URLSearchParams()).catch(() => {});
  }
}

/// Takes what is new from the page as it is now.
async function refresh() {
  const path = talk ? `/messages/${talk.dataset.talk}` : "/messages";
  const part = html(await ask(path));
  for (const place of ["[data-talks]", "[data-talk-head]"]) {
    const [old, fresh] = [one(place), one(place, part)];
    if (!old || !fresh || old.contains(document.activeElement) || one("details[open]", old)) continue;
    old.replaceChildren(...fresh.childNodes);
  }
  const list = said();
  if (!list) return;
  const stay = near();
  const seen = document.visibilityState === "visible" && stay;
  const fresh = [...(one("[data-said]", part)?.children ?? [])].filter(
    (item) => item.id && !document.getElementById(item.id) && !(seen && item.id === "unread"),
  );
  one(".talk__empty")?.remove();
  list.append(...fresh);
  const others = fresh.filter((item) => item.matches(".msg:not(.msg--mine)")).length;
  if (stay) end(true);
  else missed += others;
  pill();
  read();
}

function soon() {
  clearTimeout(asking);
  asking = setTimeout(() => refresh().catch(() => {}), 60);
}

document.addEventListener("live", ({ detail: { kind, data } }) => {
  const here = one("[data-talks]");
  if (!here) return;
  if (kind === "post" && data.streams.some((stream) => stream.startsWith("conversation:"))) {
    if (!document.getElementById(`post-${data.id}`) || !data.mine) soon();
  }
  if (kind === "conversation" || kind === "messages" || kind === "reset") soon();
});

if (talk && said()) {
  const unread = one("#unread", talk);
  if (!location.hash.startsWith("#post-")) {
    const there = () => (unread ? unread.scrollIntoView({ block: "start" }) : end());
    there();
    // Pictures that come later move everything.
    if (document.readyState !== "complete") addEventListener("load", there, { once: true });
  }
  addEventListener("scroll", () => missed && near() && read(), { passive: true });
  document.addEventListener("visibilitychange", read);
}

on("click", "[data-latest]", (_, event) => {
  event.preventDefault();
  end(true);
  read();
});

/// Called by compose.js when the server has taken a message.
export function arrived(form, json) {
  localStorage.removeItem(kept(form));
  noAnswer(form);
  const list = said();
  if (!list && json.go) return location.assign(json.go);
  if (json.html && list) {
    const fresh = html(json.html);
    for (const item of [...fresh.children]) if (!document.getElementById(item.id)) list.append(item);
    one(".talk__empty")?.remove();
    one("#unread")?.remove();
  }
  end(true);
  one("textarea", form)?.focus({ preventScroll: true });
}

// What is not sent stays in this browser, for each conversation.
on("input", "form[data-message]", (form, { target }) => {
  if (target.name !== "text") return;
  if (target.value) localStorage.setItem(kept(form), target.value);
  else localStorage.removeItem(kept(form));
});
for (const form of all("form[data-message]")) {
  const field = one("textarea[name=text]", form);
  const before = localStorage.getItem(kept(form));
  if (before && !field.value) {
    field.value = before;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, data: null }));
  }
}

// Answering.
function noAnswer(form) {
  one("[data-answer]", form)?.replaceChildren();
}
on("click", "[data-do=answer]", (link, event) => {
  const form = one("form[data-message]");
  const message = link.closest("[data-post]");
  if (!form || !message || !said()) return;
  event.preventDefault();
  const who = one(".msg__who a", message)?.textContent ?? word("you");
  const text = one(".post__body", message)?.textContent.trim().slice(0, 160) || word("picture");
  const close = element("button", { type: "button", class: "act", "data-no-answer": "", "aria-label": word("close") });
  close.append(...(one(".msg__x")?.cloneNode(true).childNodes ?? ["×"]));
  const quote = element("blockquote", { class: "quote" }, element("p", { class: "quote__head" }, element("b", {}, who)), element("p", {}, text));
  const field = element("input", { type: "hidden", name: "reply", value: message.dataset.post });
  one("[data-answer]", form).replaceChildren(field, element("div", { class: "talk__answer" }, quote, close));
  one("textarea", form).focus();
});
on("click", "[data-no-answer]", (link, event) => {
  event.preventDefault();
  const form = link.closest("form");
  noAnswer(form);
  one("textarea", form).focus();
});

// People to talk to: a suggestion that is taken becomes a chip.
function chip(input) {
  const handle = input.value.trim().replace(/[,;]$/, "").replace(/^@/, "");
  const place = input.form && one("[data-chips]", input.form);
  if (!place || !/^[\w.-]+$/u.test(handle)) return;
  input.value = "";
  if (all("input[name=to]", place).some((field) => field.value === handle)) return;
  const box = element("input", { type: "checkbox", name: "to", value: handle, "aria-label": handle });
  box.checked = true;
  place.append(element("label", { class: "chip" }, element("span", { class: "clip" }, `@${handle}`), box, element("span", { class: "chip__x", "aria-hidden": "true" }, "×")));
  say(`@${handle}`);
}
on("input", "form[data-message] input[name=to]", (input, event) => {
  if (event.data === null && input.value.startsWith("@")) chip(input);
});
on("keydown", "form[data-message] input[name=to]", (input, event) => {
  if ((event.key === "Enter" || event.key === "," || event.key === " ") && !event.defaultPrevented && input.value.trim()) {
    event.preventDefault();
    chip(input);
  } else if (event.key === "Backspace" && !input.value) {
    const last = all("[data-chips] .chip", input.form).at(-1);
    last?.remove();
  }
});
on("change", "[data-chips] input", (box) => box.checked || box.closest(".chip").remove());
