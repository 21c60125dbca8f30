// The chart: ul[data-tree] of lists in details. It opens without script; here a level is fetched when it is opened, and the keys of a
// tree work: up and down go through what is shown, right opens or goes in, left closes or goes out, Home and End to the ends.
//
//   details[data-below=ADDRESS]   the list inside is the part of that address, asked for once
//   a[data-more]                  is replaced by the people of the part it leads to

import { all, ask, html, on, one, trouble } from "./page.js";

const rows = (tree) => all(".chart__node", tree).filter((row) => row.checkVisibility());
const stop = (row) => (row.matches("a") ? row : one("a", row));

async function fill(details) {
  const address = details.dataset.below;
  if (!address) return;
  delete details.dataset.below;
  try {
    one(":scope > ul", details).replaceWith(html(await ask(address)));
  } catch (error) {
    details.dataset.below = address;
    trouble(error);
  }
}

document.addEventListener("toggle", (event) => {
  const details = event.target;
  if (details instanceof Element && details.open && details.matches("[data-tree] details[data-below]")) fill(details);
}, true);

on("click", "[data-tree] a[data-more]", async (link, event) => {
  event.preventDefault();
  const place = link.closest("li");
  try {
    const part = html(await ask(link.getAttribute("href")));
    const fresh = all("ul > li", part).filter((li) => li.parentElement.parentNode === part);
    place.replaceWith(...fresh);
    stop(one(".chart__node", fresh[0]))?.focus();
  } catch (error) {
    trouble(error);
  }
});

on("keydown", "[data-tree]", (tree, event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const list = rows(tree);
  const place = event.target.closest("li");
  const at = list.indexOf(one(".chart__node", place));
  if (at < 0) return;
  const details = one(":scope > details", place);
  const out = place.parentElement.closest("li")?.querySelector(".chart__node");
  let next;
  if (event.key === "ArrowDown") next = list[at + 1];
  else if (event.key === "ArrowUp") next = list[at - 1];
  else if (event.key === "Home") next = list[0];
  else if (event.key === "End") next = list.at(-1);
  else if (event.key === "ArrowRight" && details && !details.open) details.open = true;
  else if (event.key === "ArrowRight" && details) next = list[at + 1];
  else if (event.key === "ArrowLeft" && details?.open) details.open = false;
  else if (event.key === "ArrowLeft") next = out;
  else return;
  event.preventDefault();
  if (next) stop(next)?.focus();
});
