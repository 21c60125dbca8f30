// Forms that are sent without leaving the page. Each works without script too.
//
//   form[data-fetch]                 sent by script; afterwards the toast of the answer is shown, and
//     data-fetch="go"                … the page the server names is opened
//     data-fetch="part"              … `html` of the answer replaces the closest [data-part]
//   [data-post] form                 `html` of the answer replaces the closest [data-part], else (or when it says `whole`) the post
//     button[data-other]             a toggle with aria-pressed: turned at once, turned back when the server says no. `formaction` and
//                                    data-other are the two addresses, [data-count] inside holds the number, data-icons="off on" the
//                                    two drawings.
//   form[data-follow]                `html` of the answer replaces the form; without one its page is loaded anew
//
// While it is on its way a form has aria-busy. What the server refuses is said at the field (name=FIELD), else above the form; what
// was written stays where it is. Links and forms with [data-confirm] ask first.

import { Offline, all, element, html, on, one, send, toast, trouble } from "./page.js";
import { number, word } from "./words.js";

const SENT = "form[data-fetch], [data-post] form[method=post], form[data-follow]";

on("submit", SENT, (form, event) => {
  const button = event.submitter;
  if (event.defaultPrevented || button?.formMethod === "get") return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") waiting.set(form, button?.dataset.do);
  else submit(form, button);
});

// What was pressed while another deed on the same post was on its way: it follows.
const waiting = new WeakMap();

function next(form, post) {
  const deed = waiting.get(form);
  waiting.delete(form);
  if (deed && post) one(`[data-do="${CSS.escape(deed)}"]`, document.getElementById(post.id) ?? post)?.click();
}

export async function submit(form, button) {
  const action = button?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
  const body = new FormData(form, button?.name ? button : undefined);
  const turned = button?.dataset.other && turn(button);
  const post = form.closest("[data-post]");
  form.setAttribute("aria-busy", "true");
  clear(form);
  try {
    const answer = await send(action, form.enctype === "multipart/form-data" ? body : new URLSearchParams(body));
    if (answer.ok) done(form, answer.json, turned);
    else {
      turned?.();
      refuse(form, answer);
    }
    return answer;
  } catch (error) {
    turned?.();
    trouble(error);
    if (!(error instanceof Offline)) throw error;
  } finally {
    form.removeAttribute("aria-busy");
    if (post?.dataset.gone !== undefined) post.remove();
    next(form, post);
  }
}

/// Turns a toggle at once and answers how to turn it back.
function turn(button) {
  const before = { pressed: button.getAttribute("aria-pressed"), action: button.getAttribute("formaction"), other: button.dataset.other };
  const on = before.pressed !== "true";
  const count = one("[data-count]", button);
  const shown = count?.textContent;
  const use = one("use", button);
  const drawing = use?.getAttribute("href");
  button.setAttribute("aria-pressed", on);
  button.setAttribute("formaction", before.other);
  button.dataset.other = before.action;
  if (count && /^\d{0,4}$/.test(shown)) count.textContent = Math.max(0, Number(shown || 0) + (on ? 1 : -1)) || "";
  if (use && button.dataset.icons) use.setAttribute("href", drawing.replace(/#.*/, `#${button.dataset.icons.split(" ")[on ? 1 : 0]}`));
  return () => {
    button.setAttribute("aria-pressed", before.pressed);
    button.setAttribute("formaction", before.action);
    button.dataset.other = before.other;
    if (count) count.textContent = shown;
    if (use) use.setAttribute("href", drawing);
  };
}

function done(form, json, turned) {
  if (json.toast) toast(json.toast.text, json.toast.undo);
  const from = form.closest(".toast");
  if (from) {
    from.remove();
    if (json.go) location.assign(json.go);
  } else if (json.html !== undefined) {
    const part = json.whole ? null : form.closest("[data-part]");
    const target = part ?? form.closest("[data-post]") ?? form;
    replace(form.dataset.follow === undefined ? target : form, json.html);
  } else if (form.dataset.fetch === "go" || form.dataset.follow !== undefined) {
    if (json.go) location.assign(json.go);
  }
}

/// Puts HTML of ours in place of an element; the keyboard stays where it was.
export function replace(target, text) {
  const inside = target.contains(document.activeElement) && document.activeElement;
  const again = inside && (inside.dataset.do ? `[data-do="${inside.dataset.do}"]` : inside.name ? `[name="${CSS.escape(inside.name)}"]` : "");
  const fresh = html(text);
  const first = fresh.firstElementChild;
  target.replaceWith(fresh);
  if (inside && first) ((again && one(again, first)) || first).focus({ preventScroll: true });
  return first;
}

function clear(form) {
  all("[data-said]", form).forEach((said) => said.remove());
  all("[aria-invalid]", form).forEach((field) => field.removeAttribute("aria-invalid"));
}

/// Says what the server refused: at its field, else above the form.
export function refuse(form, { json }) {
  clear(form);
  const errors = Object.entries(json.errors ?? {});
  let first;
  for (const [name, text] of errors) {
    const field = name && one(`[name="${CSS.escape(name)}"]:not([type=hidden])`, form);
    const id = `e-${name}`;
    if (field && field.closest(".field")) {
      const said = element("p", { class: "error", id, "data-said": "" }, text);
      field.closest(".field").append(said);
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", id);
      first ??= field;
    } else {
      form.prepend(element("div", { class: "note note--bad", role: "alert", "data-said": "" }, text));
    }
  }
  if (!errors.length) toast(json.message || word("failed"));
  first?.focus();
}

on("click", "[data-confirm]", (asked, event) => {
  if (!confirm(asked.dataset.confirm)) event.preventDefault();
}, true);

/// Sets a count as the server's pages write it.
export function count(place, n) {
  place.textContent = n > 0 ? (n < 10000 ? n : number(n)) : "";
}
