// Choosing an emoji: [data-picker] opens a panel with those of /emoji, the organisation's own first, and a field that searches them.
// In a composer the chosen one goes to where the cursor was; in the form of a post it is given as a reaction. Esc closes, arrows move.

import { all, ask, element, html, one, on, trouble } from "./page.js";
import { word } from "./words.js";

let panel, opener, timer;

function close(back) {
  panel?.remove();
  opener?.setAttribute("aria-expanded", "false");
  if (back) opener?.focus();
  panel = null;
}

async function fill(list, q) {
  const fresh = html(await ask(`/emoji?q=${encodeURIComponent(q)}`));
  list.replaceChildren(fresh);
}

async function open(from) {
  close();
  opener = from;
  const field = element("input", { class: "input", type: "search", "aria-label": word("emoji-search"), placeholder: word("emoji-search") });
  const list = element("div", { class: "emoji-all" });
  panel = element("div", { class: "picker", role: "dialog", "aria-label": word("emoji-choose"), "data-open": "" }, field, list);
  const mine = panel;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => fill(list, field.value.trim()).catch(trouble), 150);
  });
  try {
    await fill(list, "");
  } catch (error) {
    return trouble(error);
  }
  if (panel !== mine) return;
  document.body.append(panel);
  panel.popover = "manual";
  panel.showPopover?.();
  place(from.closest("summary, .menu")?.getBoundingClientRect() ?? from.getBoundingClientRect());
  from.setAttribute("aria-expanded", "true");
  field.focus();
}

/// Beside what opened it, and on the screen.
function place(box) {
  const above = box.bottom + panel.offsetHeight + 8 > innerHeight && box.top > panel.offsetHeight + 8;
  const top = above ? box.top - panel.offsetHeight - 4 : box.bottom + 4;
  panel.style.top = `${Math.max(8, Math.min(top, innerHeight - panel.offsetHeight - 8))}px`;
  panel.style.left = `${Math.max(8, Math.min(box.left, innerWidth - panel.offsetWidth - 8))}px`;
}

function take(value) {
  const from = opener;
  const field = one("textarea[data-ahead]", from.closest("form") ?? document);
  close(!field);
  if (from.localName === "button" && field) {
    const gap = field.value.slice(field.selectionStart).startsWith(" ") ? "" : " ";
    field.focus();
    field.setRangeText(value + gap, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, data: null }));
    return;
  }
  // The post was shown anew meanwhile.
  if (!from.isConnected) return location.assign(from.href);
  const button = element("button", { name: "emoji", value, formaction: from.getAttribute("href"), hidden: "" });
  from.closest("form").append(button);
  button.click();
  button.remove();
}

export function toggle(from) {
  if (panel && opener === from) close(true);
  else open(from);
}

on("click", ".picker button", (button) => take(button.value));

document.addEventListener("pointerdown", (event) => {
  if (panel && !panel.contains(event.target) && !opener.contains(event.target)) close();
});

document.addEventListener("keydown", (event) => {
  if (!panel?.contains(event.target)) return;
  const list = all("button", panel);
  const here = list.indexOf(document.activeElement);
  const across = list.filter((button) => button.offsetTop === list[Math.max(here, 0)].offsetTop).length;
  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: here < 0 ? 1 : across, ArrowUp: -across };
  if (event.key === "Escape") close(true);
  else if (event.key === "Enter" && here < 0) list[0]?.click();
  else if (event.key in steps && list.length && (here >= 0 || event.key === "ArrowDown")) {
    const to = here + steps[event.key];
    if (to < 0) one("input", panel).focus();
    else list[Math.min(to, list.length - 1)].focus();
  } else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
