// What every script needs of the page.
//
//   <meta name="csrf">      the token that goes with everything that changes something
//   #live                   says politely what is put there, for those who listen
//   [data-toasts]           where toasts appear; one that came with the page goes by itself
//
// ask(path) gets the part of a page as text; send(path, body) posts and answers { ok, status, json }; both throw `Offline`
// when there is no way out. Answers of the server are HTML of our own and may become elements by html().

import { word } from "./words.js";

export class Offline extends Error {}

export const me = document.documentElement.dataset.me ?? "";
export const token = () => document.querySelector('meta[name="csrf"]')?.content ?? "";
export const one = (selector, from = document) => from.querySelector(selector);
export const all = (selector, from = document) => [...from.querySelectorAll(selector)];

/// Calls `act(element, event)` for events on elements of `selector`, those that come later included.
export function on(type, selector, act, options) {
  document.addEventListener(
    type,
    (event) => {
      const found = event.target instanceof Element && event.target.closest(selector);
      if (found) act(found, event);
    },
    options,
  );
}

export const typing = (target) =>
  target instanceof Element && target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

async function reach(path, options) {
  try {
    return await fetch(path, { credentials: "same-origin", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Offline(path);
  }
}

export async function ask(path, options = {}) {
  const answer = await reach(path, { ...options, headers: { "X-Fragment": "1" } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}

export async function send(path, body, options = {}) {
  const headers = { "X-Fragment": "1", "X-CSRF": token() };
  const answer = await reach(path, { method: "POST", body, headers, ...options });
  const json = await answer.json().catch(() => ({}));
  return { ok: answer.ok, status: answer.status, json };
}

/// Elements from HTML of our own server.
export function html(text) {
  const template = document.createElement("template");
  template.innerHTML = text;
  return template.content;
}

/// An element with attributes and children; text stays text.
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

let quiet;
export function say(text) {
  const live = one("#live");
  if (!live) return;
  live.textContent = "";
  clearTimeout(quiet);
  quiet = setTimeout(() => (live.textContent = text), 60);
}

/// Shows what was done; `undo` is an address to post to. Stays while one points at it or is inside.
export function toast(text, undo) {
  const place = one("[data-toasts]") ?? document.body.appendChild(element("div", { class: "toasts", role: "status", "data-toasts": "" }));
  const made = element("div", { class: "toast" }, element("span", { class: "grow" }, text));
  if (undo) {
    const field = element("input", { type: "hidden", name: "csrf", value: token() });
    const button = element("button", { class: "btn btn--s" }, word("undo"));
    made.append(element("form", { method: "post", action: undo, "data-fetch": "" }, field, button));
  }
  place.append(made);
  vanish(made);
  return made;
}

function vanish(made, after = 8000) {
  setTimeout(() => (made.matches(":hover, :focus-within") ? vanish(made, 2000) : made.remove()), after);
}

/// Goes to another page and says there what was done here.
export function leave(path, said) {
  if (said) sessionStorage.setItem(SAID, JSON.stringify(said));
  location.assign(path);
}

const SAID = "toast";
const said = sessionStorage.getItem(SAID);
sessionStorage.removeItem(SAID);
if (said) {
  const { text, undo } = JSON.parse(said);
  toast(text, undo);
}

export const trouble = (error) => toast(word(error instanceof Offline ? "offline" : "failed"));

all("[data-toasts] .toast").forEach((made) => vanish(made));
