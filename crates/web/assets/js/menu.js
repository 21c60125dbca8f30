// Menus: details[data-menu] with a summary, and links and buttons inside. They open without script; here they also close: on Esc
// (the keyboard returns to the summary), on a click beside them, when the keyboard leaves, when another one opens. Arrows move inside.

import { all, on } from "./page.js";

const open = () => all("details[data-menu][open]");
const items = (menu) => all("a[href], button:not([disabled])", menu);

function close(menu, back) {
  menu.open = false;
  if (back) menu.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) close(menu);
});

document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (menu instanceof Element && menu.matches("details[data-menu][open]")) {
    open().filter((other) => other !== menu && !other.contains(menu)).forEach((other) => close(other));
  }
}, true);

on("focusout", "details[data-menu][open]", (menu, event) => {
  if (event.relatedTarget && !menu.contains(event.relatedTarget)) close(menu);
});

on("keydown", "details[data-menu][open]", (menu, event) => {
  const list = items(menu);
  const here = list.indexOf(document.activeElement);
  const step = { ArrowDown: here + 1, ArrowUp: here < 0 ? list.length - 1 : here - 1, Home: 0, End: list.length - 1 }[event.key];
  if (event.key === "Escape") close(menu, true);
  else if (step !== undefined && list.length) list[(step + list.length) % list.length].focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
});

on("click", "details[data-menu] a, details[data-menu] button", (item) => {
  const menu = item.closest("details[data-menu]");
  setTimeout(() => close(menu, menu.contains(document.activeElement)));
});

// A row of tabs that does not fit begins where one is.
for (const here of all(".tabs [aria-current], .settings-nav [aria-current]")) {
  const row = here.closest(".tabs, .settings-nav");
  row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}
