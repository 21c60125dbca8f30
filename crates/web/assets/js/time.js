// Keeps "4 min" true: every time[data-ago] of the last seven days is told anew each half minute. Words: js-ago-*.

import { all } from "./page.js";
import { number, word } from "./words.js";

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

export function ago(then, now = Date.now()) {
  const past = Math.max(0, now - then);
  if (past < MINUTE) return word("ago-now");
  if (past >= 7 * DAY) return null;
  const [key, unit] = past < HOUR ? ["ago-minutes", MINUTE] : past < DAY ? ["ago-hours", HOUR] : ["ago-days", DAY];
  return word(key).replace("#", number(Math.floor(past / unit)));
}

function tick() {
  const now = Date.now();
  for (const time of all("time[data-ago]")) {
    const text = ago(Date.parse(time.dateTime), now);
    if (text && time.textContent !== text) time.textContent = text;
  }
}

setInterval(() => document.hidden || tick(), MINUTE / 2);
document.addEventListener("visibilitychange", () => document.hidden || tick());
