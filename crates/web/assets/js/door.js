// Small help on forms of newcomers and administrators.
//   form[data-newcomer]     while the handle is untouched it is suggested, as a placeholder, from the name
//   [data-zone] select      takes the browser's time zone as long as nothing but UTC is chosen
//   [data-copy]             its button copies its input and says so
//   [data-print]            a button that prints the page

import { all, on, one, say } from "./page.js";

const LETTERS = { "æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "œ": "oe" };

function suggested(name) {
  const first = name.trim().split(/\s+/)[0].toLowerCase();
  const plain = first.replace(/[æøåßœ]/g, (c) => LETTERS[c]).normalize("NFD");
  return plain.replace(/[^a-z0-9]/g, "").slice(0, 24);
}

on("input", "form[data-newcomer] [name=name]", (name) => {
  const handle = one("[name=handle]", name.form);
  if (handle) handle.placeholder = suggested(name.value);
});

all("[data-zone] select").forEach((select) => {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (select.value === "UTC" && [...select.options].some((option) => option.value === here)) select.value = here;
});

all("[data-copy]").forEach((place) => {
  const button = one("button", place);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(one("input", place).value);
    say(button.dataset.copied);
    button.textContent = button.dataset.copied;
  });
});

all("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});
