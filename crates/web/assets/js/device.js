// Being told on this device while no page is open. [data-device] has the server's key in data-key, data-on when the server knows this
// browser, and a [data-device-state] for each of
//   none     the browser cannot do it      denied   the person forbade it to this address
//   asked    the browser asks              off      it can be turned on: form[data-device-on]
//   on       it is                          [data-device-off] turns it off, here and at the server
// Only one of them is shown.

import { all, on, one, send, trouble } from "./page.js";
import { refuse } from "./forms.js";
import { word } from "./words.js";

const place = one("[data-device]");
const can = "serviceWorker" in navigator && "PushManager" in self && "Notification" in self && isSecureContext;
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const manager = async () => (await navigator.serviceWorker.ready).pushManager;
const made = async () => (await manager()).getSubscription();

function show(state) {
  all("[data-device-state]", place).forEach((part) => (part.hidden = part.dataset.deviceState !== state));
}

async function look() {
  if (!can) show("none");
  else if (Notification.permission === "denied") show("denied");
  else if (place.dataset.on !== undefined && Notification.permission === "granted" && (await made())) show("on");
  else show("off");
}

async function begin(form) {
  show("asked");
  if ((await Notification.requestPermission()) !== "granted") return look();
  // One made for another key or another person ends.
  await (await made())?.unsubscribe();
  const applicationServerKey = bytes(place.dataset.key);
  const { endpoint, keys } = (await (await manager()).subscribe({ userVisibleOnly: true, applicationServerKey })).toJSON();
  const body = new URLSearchParams({ endpoint, p256dh: keys.p256dh, auth: keys.auth });
  const answer = await send(form.getAttribute("action"), body);
  if (answer.ok) return location.reload();
  show("off");
  refuse(form, answer);
}

on("submit", "form[data-device-on]", async (form, event) => {
  event.preventDefault();
  try {
    await begin(form);
  } catch (error) {
    show("off");
    // The browser could not reach its own push service, or has none.
    if (error instanceof DOMException) refuse(form, { json: { errors: { "": word("device-failed") } } });
    else trouble(error);
  }
});

on("click", "[data-device-off]", () => {
  if (can) made().then((subscription) => subscription?.unsubscribe());
});

look();
