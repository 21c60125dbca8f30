// The card beside a name: a[data-card=HANDLE] shows the part of /@HANDLE/card after a moment of rest, by mouse or keyboard. It stays
// while one points at it or is in it (arrow down from the name), and goes on Esc. Touch goes to the profile at once.

import { ask, html, on } from "./page.js";

const kept = new Map();
let card, timer, at;

function hide() {
  clearTimeout(timer);
  card?.remove();
  card = at = null;
}

async function show(link) {
  const handle = link.dataset.card;
  if (!kept.has(handle)) kept.set(handle, ask(`/@${encodeURIComponent(handle)}/card`).catch(() => (kept.delete(handle), "")));
  const text = await kept.get(handle);
  if (!text || at !== link || !link.isConnected) return;
  card?.remove();
  card = html(text).firstElementChild;
  if (!card) return;
  document.body.append(card);
  const box = link.getBoundingClientRect();
  const above = box.bottom + card.offsetHeight + 8 > innerHeight && box.top > card.offsetHeight + 8;
  card.style.top = `${scrollY + (above ? box.top - card.offsetHeight - 6 : box.bottom + 6)}px`;
  card.style.left = `${scrollX + Math.max(8, Math.min(box.left, innerWidth - card.offsetWidth - 8))}px`;
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => leave());
}

function rest(link, wait) {
  if (at === link) return clearTimeout(timer);
  hide();
  at = link;
  timer = setTimeout(() => show(link), wait);
}

function leave() {
  clearTimeout(timer);
  timer = setTimeout(hide, 250);
}

on("pointerover", "a[data-card]", (link, event) => event.pointerType === "mouse" && rest(link, 450));
on("pointerout", "a[data-card]", (_, event) => event.pointerType === "mouse" && leave());
on("focusin", "a[data-card]", (link) => link.matches(":focus-visible") && rest(link, 900));
on("focusout", "a[data-card]", leave);
document.addEventListener("keydown", (event) => {
  if (!card) return;
  const inside = card.contains(document.activeElement);
  if (event.key === "Escape") {
    if (inside) at?.focus();
    hide();
  } else if (event.key === "ArrowDown" && document.activeElement === at) {
    event.preventDefault();
    const first = card.querySelector("button, a:not([aria-hidden])");
    clearTimeout(timer);
    first?.focus();
    clearTimeout(timer);
  }
});
on("focusin", ".hover-card", () => clearTimeout(timer));
on("focusout", ".hover-card", leave);
document.addEventListener("scroll", () => card && leave(), { passive: true });

// What one did there (follow) may have changed it.
on("submit", ".hover-card form", () => kept.clear());
