// Starts what pages need. Each script finds its own places by their data- attributes and says at its top which; a page without such a
// place loses nothing. Everything here only adds: each link and form works without it.

import "./forms.js";
import "./menu.js";
import "./keys.js";
import "./chart.js";
import "./typeahead.js";
import "./compose.js";
import "./links.js";
import "./time.js";
import "./hover.js";
import "./read.js";
import "./live.js";
import "./messages.js";
import "./offline.js";
import "./passkey.js";
import "./door.js";

document.documentElement.dataset.script = "on";
