// Suggestions while one writes: in textarea[data-ahead] and input[data-ahead] for @person, #tag, !group and :emoji:; in
// input[data-ahead="person"] (or tag, unit) for the whole of what is in it.
//
// They are the part of /typeahead?kind=person|tag|unit|group|emoji&q=…: elements with data-value, what is to be put in ("@ann", "☕").
// The list is a listbox below the field, the chosen one its active descendant. Up and down choose, Enter or Tab takes (and never also
// sends), Esc closes. How many there are is said politely.

import { all, ask, element, html, on, say } from "./page.js";
import { words } from "./words.js";

const KINDS = { "@": "person", "#": "tag", "!": "group", ":": "emoji" };
const WORD = /(?:^|[\s(])([@#!:])([\p{L}\p{M}\p{N}_.-]{1,30})$/u;
const kept = new Map();
let list, field, timer, request;

/// What is being written before the cursor: kind, text and where it begins.
function written(input) {
  const kind = input.dataset.ahead;
  const upto = input.value.slice(0, input.selectionStart);
  if (kind) return upto.trim() && { kind, text: upto.trim(), from: 0 };
  const match = WORD.exec(upto);
  if (!match || (match[1] === ":" && match[2].length < 2)) return null;
  return { kind: KINDS[match[1]], text: match[2], from: upto.length - match[2].length - 1 };
}

export function close() {
  clearTimeout(timer);
  request?.abort();
  list?.remove();
  field?.removeAttribute("aria-activedescendant");
  field?.removeAttribute("aria-controls");
  if (field?.getAttribute("role") === "combobox") field.setAttribute("aria-expanded", "false");
  list = field = null;
}

const options = () => (list ? all("[role=option]", list) : []);

function choose(index) {
  const all = options();
  all.forEach((option, i) => option.setAttribute("aria-selected", i === index));
  field.setAttribute("aria-activedescendant", all[index].id);
  all[index].scrollIntoView({ block: "nearest" });
}

async function suggest(input) {
  const what = written(input);
  if (!what) return close();
  const path = `/typeahead?kind=${what.kind}&q=${encodeURIComponent(what.text)}`;
  request?.abort();
  request = new AbortController();
  let text = kept.get(path);
  try {
    text ??= await ask(path, { signal: request.signal });
  } catch {
    return;
  }
  kept.set(path, text);
  if (document.activeElement === input && written(input)?.text === what.text) show(input, text);
}

function show(input, text) {
  close();
  const found = html(text);
  const values = all("[data-value]", found);
  if (!values.length) return;
  field = input;
  list = element("div", { class: "ahead", role: "listbox", id: "ahead", "aria-label": input.getAttribute("aria-label") ?? "" });
  values.forEach((option, i) => {
    option.id = `ahead-${i}`;
    option.setAttribute("role", "option");
    list.append(option);
  });
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    event.preventDefault();
    if (option) take(option);
  });
  input.after(list);
  place();
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", "ahead");
  if (input.localName === "input") {
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-expanded", "true");
  }
  choose(0);
  say(words("suggestions", values.length));
}

/// Below the field, in front of everything, dialogs too.
function place() {
  list.popover = "manual";
  list.showPopover?.();
  const box = field.getBoundingClientRect();
  const above = box.bottom + list.offsetHeight + 8 > innerHeight && box.top > list.offsetHeight + 8;
  list.style.top = `${above ? box.top - list.offsetHeight - 4 : box.bottom + 4}px`;
  list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - list.offsetWidth - 8))}px`;
}

function take(option) {
  const { from } = written(field) ?? { from: field.selectionStart };
  const value = option.dataset.value;
  const rest = field.value.slice(field.selectionStart);
  const gap = field.dataset.ahead || rest.startsWith(" ") ? "" : " ";
  const input = field;
  close();
  input.setRangeText(value + gap, from, input.selectionStart, "end");
  input.dispatchEvent(new InputEvent("input", { bubbles: true, data: null }));
  close();
}

on("input", "[data-ahead]", (input, event) => {
  if (event.data === null && !input.dataset.ahead && !list) return;
  clearTimeout(timer);
  timer = setTimeout(() => suggest(input), 120);
});
on("focusout", "[data-ahead]", () => close());

// Before anyone else: what the list takes must not reach the form or the page.
document.addEventListener("keydown", (event) => {
  if (!list || event.target !== field || event.isComposing) return;
  const here = options().findIndex((option) => option.getAttribute("aria-selected") === "true");
  const n = options().length;
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "ArrowDown") choose((here + 1) % n);
  else if (event.key === "ArrowUp") choose((here + n - 1) % n);
  else if ((event.key === "Enter" || event.key === "Tab") && plain && !event.shiftKey) take(options()[here]);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
