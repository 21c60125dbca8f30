// a[data-link] copies its address where that can be done; else it is a link like any other.

import { on, toast } from "./page.js";
import { word } from "./words.js";

on("click", "a[data-link]", async (link, event) => {
  if (!navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(link.href);
    toast(word("link-copied"));
  } catch {
    location.assign(link.href);
  }
});
