// Writing. form[data-composer][data-limit=N] is a whole composer; without script it is a plain form to /posts.
//
//   [data-counter]       holds .num and .count__done: what is left, counted as the server counts (count.js)
//   [data-audience]      the choice; .audience__number of "named" is kept true by the part of /compose/audience?audience=&text=&reply=
//   input[name=file]     images chosen, pasted or dropped go to POST /media one by one with progress; `html` of the answer (a
//                        [data-thumb] with its fields) joins .thumbs, which is made in .composer__extra when it is missing;
//                        button[name=remove] takes one away
//   input[data-word]     is chosen when the text begins with that word: "!coffee "
//   [data-saved]         says that the draft was saved: POST /drafts with the form's fields; `id` of the answer becomes its field `draft`
//   data-message         it is of a conversation (messages.js): no draft, and what is sent goes there
//   a[data-do=compose|reply|quote]   opens the part of its address (a composer) in a dialog; Esc closes it and keeps the draft
//
// Sending: POST /posts. `html` of the answer is put on top of [data-feed] that has data-mine, or in the thread that is shown; where
// there is neither, the page the server names is opened, and one that says there is nothing (data-nothing) anew. The toast offers to undo it. `errors` are said, the text stays. Without a
// connection the post waits in this browser (offline.js) and is sent once; its `key` sees to that.

import { count } from "./count.js";
import { refuse, replace } from "./forms.js";
import { dialog } from "./keys.js";
import { keep } from "./offline.js";
import { Offline, all, ask, element, html, leave, on, one, say, send, toast, token, trouble } from "./page.js";
import { number, word } from "./words.js";

const COMPOSER = "form[data-composer]";
const timers = new WeakMap();

function later(form, name, wait, act) {
  const waiting = timers.get(form) ?? {};
  clearTimeout(waiting[name]);
  waiting[name] = setTimeout(act, wait);
  timers.set(form, waiting);
}

const stop = (form) => Object.values(timers.get(form) ?? {}).forEach(clearTimeout);
const text = (form) => one("textarea[name=text]", form);

export function recount(form) {
  const place = one("[data-counter]", form);
  if (!place) return;
  const limit = Number(form.dataset.limit);
  const note = form.elements.note?.value ?? "";
  const used = count(text(form).value) + (note && count(note));
  const left = limit - used;
  place.className = left < 0 ? "count count--over" : left <= 20 ? "count count--near" : "count";
  one(".num", place).textContent = number(left);
  one(".count__done", place)?.setAttribute("stroke-dasharray", `${Math.min(100, Math.max(0, (used * 100) / limit))} 100`);
}

async function recountPeople(form) {
  const named = one("[data-audience] input[value=named]", form);
  const place = named?.closest("label").querySelector(".audience__number");
  if (!place || !named.checked) return;
  const query = new URLSearchParams({ audience: "named", text: text(form).value, reply: form.elements.reply?.value ?? "" });
  try {
    place.replaceChildren(html(await ask(`/compose/audience?${query}`)));
  } catch {
    // The number as it was is better than none; the server counts again when it is sent.
  }
}

/// A post that begins with "!coffee " goes to that group: the choice shows it before anything is sent. Once for each group, so that one
/// can choose otherwise.
function addressed(form) {
  const word = /^(![a-z0-9-]+)\s/i.exec(text(form).value)?.[1].toLowerCase();
  if (!word || word === form.dataset.addressed) return;
  const choice = one(`[data-audience] input[data-word="${CSS.escape(word)}"]`, form);
  if (!choice) return;
  form.dataset.addressed = word;
  if (choice.checked) return;
  choice.checked = true;
  say(choice.closest("label").textContent.trim());
}

async function saveDraft(form) {
  if (form.dataset.sent !== undefined || form.dataset.edit !== undefined || form.dataset.message !== undefined) return;
  const body = state(form);
  if (body === (form.dataset.kept ?? form.dataset.begun)) return;
  try {
    const answer = await send("/drafts", new URLSearchParams(body), { keepalive: true });
    if (!answer.ok) return;
    const { id } = answer.json;
    if (id && !form.elements.scheduled) hidden(form, "draft", id);
    else if (!id) form.elements.draft?.remove();
    form.dataset.kept = state(form);
    const place = one("[data-saved]", form);
    if (place) place.textContent = id ? word("draft-saved") : "";
  } catch (error) {
    if (!(error instanceof Offline)) throw error;
  }
}

function hidden(form, name, value) {
  const field = form.elements[name] ?? form.appendChild(element("input", { type: "hidden", name }));
  field.value = value;
}

/// Everything that is written in it, as text.
function state(form) {
  const body = new FormData(form);
  body.delete("file");
  body.delete("csrf");
  return new URLSearchParams(body).toString();
}

/// A composer that has just come: what is in it already is not new.
function begin(form) {
  form.dataset.begun = state(form);
  recount(form);
  const field = text(form);
  field.setSelectionRange(field.value.length, field.value.length);
}

on("input", COMPOSER, (form, { target }) => {
  if (target.name === "text" || target.name === "note") recount(form);
  if (target.name === "text") {
    addressed(form);
    later(form, "people", 600, () => recountPeople(form));
  }
  later(form, "draft", 2500, () => saveDraft(form));
});
// A tool that is switched off takes what was in its panel with it.
on("change", `${COMPOSER} input[name=with]`, (tool) => {
  const panel = !tool.checked && one(`.composer__panel--${tool.value}`, tool.form);
  if (panel) all("input:not([type=file]), select[name=language]", panel).forEach((field) => (field.type === "checkbox" ? (field.checked = false) : (field.value = "")));
  else one(`.composer__panel--${tool.value} :is(input, select)`, tool.form)?.focus();
  recount(tool.form);
});
on("change", "[data-audience]", (picker) => {
  recountPeople(picker.form);
  const more = one("details", picker);
  if (more) more.open = false;
});

// Images.
function upload(form, file) {
  const extra = one(".composer__extra", form);
  const place = one(".thumbs", form) ?? extra.insertBefore(element("div", { class: "thumbs" }), one(".composer__panel", extra));
  const bar = element("progress", { max: "1", value: "0", "aria-label": file.name });
  const waiting = place.appendChild(element("div", { class: "thumb" }, element("span", { class: "clip" }, file.name), bar));
  const body = new FormData();
  body.append("file", file, file.name || "image");
  const request = new XMLHttpRequest();
  request.open("POST", "/media");
  request.setRequestHeader("X-Fragment", "1");
  request.setRequestHeader("X-CSRF", token());
  request.responseType = "json";
  request.upload.addEventListener("progress", (event) => event.lengthComputable && (bar.value = event.loaded / event.total));
  request.addEventListener("loadend", () => {
    const { status, response } = request;
    if (status === 200 && response?.html) {
      waiting.replaceWith(html(response.html));
      say(word("picture-added"));
      later(form, "draft", 500, () => saveDraft(form));
      return;
    }
    waiting.remove();
    if (response?.errors || response?.message) refuse(form, { json: { errors: { "": Object.values(response.errors ?? {})[0] ?? response.message } } });
    else trouble(status ? new Error("upload") : new Offline("/media"));
  });
  request.send(body);
}

const images = (list) => [...(list ?? [])].filter((file) => file.type.startsWith("image/"));
const uploads = (form, files) => files.forEach((file) => upload(form, file));

on("paste", COMPOSER, (form, event) => {
  const files = images(event.clipboardData?.files);
  if (!files.length) return;
  event.preventDefault();
  uploads(form, files);
});
on("dragover", COMPOSER, (form, event) => {
  if (![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  form.classList.add("drop");
});
on("dragleave", COMPOSER, (form, event) => form.contains(event.relatedTarget) || form.classList.remove("drop"));
on("drop", COMPOSER, (form, event) => {
  form.classList.remove("drop");
  const files = images(event.dataTransfer.files);
  if (!files.length) return;
  event.preventDefault();
  uploads(form, files);
});
on("change", `${COMPOSER} input[name=file]`, (input) => {
  uploads(input.form, images(input.files));
  input.value = "";
});

// Sending.
on("submit", COMPOSER, (form, event) => {
  const button = event.submitter;
  if (button?.name === "remove") {
    event.preventDefault();
    button.closest("[data-thumb]").remove();
    return;
  }
  if (button?.hasAttribute("formaction")) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") !== "true") post(form);
});

async function post(form) {
  const body = new FormData(form);
  body.delete("file");
  stop(form);
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await send(form.getAttribute("action"), new URLSearchParams(body));
    if (answer.ok) sent(form, answer.json);
    else if (answer.json.html) again(form, answer.json);
    else refuse(form, answer);
  } catch (error) {
    if (!(error instanceof Offline)) throw error;
    // What is out already is changed here and now, or not: the words stay in the form.
    if (form.dataset.edit !== undefined) return void trouble(error);
    keep(form.getAttribute("action"), body);
    sent(form, {});
    toast(word("queued"));
  } finally {
    form.removeAttribute("aria-busy");
  }
}

/// The server says what is wrong and gives the form back with it. What was typed meanwhile stays.
function again(form, json) {
  const typed = text(form).value;
  const fresh = replace(form, json.html);
  text(fresh).value = typed;
  recount(fresh);
  say(json.message);
  (one("[aria-invalid], input[name=wider]", fresh) ?? text(fresh)).focus();
}

function sent(form, json) {
  form.dataset.sent = "";
  if (form.dataset.edit !== undefined) return leave(json.go, json.toast);
  if (form.dataset.message !== undefined) {
    // It is there already: the page is one of messages.
    import("./messages.js").then(({ arrived }) => (arrived(form, json), reset(form)));
    return;
  }
  const front = form.closest("dialog");
  const reply = form.elements.reply?.value;
  if (!front && json.go && !one("[data-feed]")) return leave(json.go, json.toast);
  if (json.html) {
    const fresh = html(json.html);
    all(".post", fresh).forEach((made) => made.classList.add("post--new"));
    const above = reply && one(`[data-post="${CSS.escape(reply)}"]`);
    const thread = above && one('[data-feed^="thread:"]');
    if (thread) {
      thread.classList.add("sheet", "feed");
      if (thread.contains(above)) above.after(fresh);
      else thread.append(fresh);
    } else if (!reply) {
      const feed = one("[data-feed][data-mine]");
      if (feed?.dataset.nothing !== undefined) return leave(location.href, json.toast);
      feed?.prepend(fresh);
    }
  }
  if (json.toast) toast(json.toast.text, json.toast.undo);
  if (front) front.close();
  else reset(form);
}

/// A composer that stays is empty again, with a key of its own.
function reset(form) {
  form.reset();
  text(form).value = "";
  one(".thumbs", form)?.remove();
  form.elements.draft?.remove();
  hidden(form, "key", crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`);
  const place = one("[data-saved]", form);
  if (place) place.textContent = "";
  delete form.dataset.sent;
  delete form.dataset.kept;
  recount(form);
}

on("click", "a[data-do=compose], a[data-do=reply], a[data-do=quote]", async (link, event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  try {
    const part = html(await ask(link.getAttribute("href")));
    const title = one(COMPOSER, part)?.getAttribute("aria-label");
    if (!title) return location.assign(link.href);
    const front = dialog(part, title);
    const form = one(COMPOSER, front);
    front.prepend(head(front, title));
    front.addEventListener("close", () => all(COMPOSER, front).forEach(saveDraft));
    begin(form);
    text(form).focus();
  } catch (error) {
    error instanceof Offline ? trouble(error) : location.assign(link.href);
  }
});

/// What is being written, and the way out for those without Esc; what is written stays.
function head(front, title) {
  const icons = one("use[href]")?.getAttribute("href").replace(/#.*/, "");
  const close = element("button", { type: "button", class: "act", "aria-label": word("close"), title: word("close") });
  close.append(html(`<svg class="icon" aria-hidden="true"><use href="${icons}#close"/></svg>`));
  close.addEventListener("click", () => front.close());
  return element("div", { class: "dialog__head" }, element("h2", {}, title), close);
}

// Esc keeps what is written, and says so.
on("keydown", COMPOSER, (form, event) => event.key === "Escape" && !event.defaultPrevented && saveDraft(form));

all(COMPOSER).forEach(begin);
addEventListener("pagehide", () => all(COMPOSER).forEach(saveDraft));
