// Starts what pages need. Each script finds its own places by their data- attributes and says at its top which; a page without such a
// place loses nothing. Everything here only adds: each link and form works without it.

import "./forms.js";
import "./menu.js";
import "./keys.js";
import "./typeahead.js";
import "./compose.js";
import "./links.js";
import "./time.js";
import "./hover.js";
import "./read.js";
import "./live.js";
import "./offline.js";

// What only some pages have is loaded there.
const some = {
  "[data-tree]": "chart",
  "[data-talk], [data-talks], [data-chips]": "messages",
  "form[data-passkey]": "passkey",
  "[data-device]": "device",
  "form[data-newcomer], [data-zone], [data-copy], [data-print]": "door",
};
for (const [place, script] of Object.entries(some)) if (document.querySelector(place)) import(`./${script}.js`);

// Choosing an emoji is loaded by the first who does.
document.addEventListener("click", async (event) => {
  const from = event.target.closest?.("[data-picker]");
  if (!from || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  (await import("./picker.js")).toggle(from);
});

document.documentElement.dataset.script = "on";
