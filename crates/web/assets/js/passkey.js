// Passkeys. form[data-passkey=get|create][data-options=PATH]: on submit the options are asked for by POST to PATH (with the form's
// fields), which answers { ceremony, options }; the browser does its part, and what it made is posted to the form's action as
// `credential` (JSON) and `ceremony` with the form's fields, passwords left out. The server answers with `go`. Options are those of
// WebAuthn as JSON ({ publicKey: … }, bytes as base64url).
// Where the browser knows no passkeys the form is hidden; [data-passkey-missing] is shown instead.

import { all, on, send, trouble } from "./page.js";
import { refuse } from "./forms.js";
import { word } from "./words.js";

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const base64 = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const named = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

function options(json) {
  const key = { ...json.publicKey, challenge: bytes(json.publicKey.challenge) };
  if (key.user) key.user = { ...key.user, id: bytes(key.user.id) };
  if (key.excludeCredentials) key.excludeCredentials = named(key.excludeCredentials);
  if (key.allowCredentials) key.allowCredentials = named(key.allowCredentials);
  return { publicKey: key };
}

function written(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const said = parts.filter((part) => response[part]).map((part) => [part, base64(response[part])]);
  const transports = response.getTransports?.();
  return JSON.stringify({
    id: credential.id,
    rawId: base64(credential.rawId),
    type: credential.type,
    extensions: credential.getClientExtensionResults(),
    response: { ...Object.fromEntries(said), ...(transports && { transports }) },
  });
}

on("submit", "form[data-passkey]", async (form, event) => {
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  try {
    const fields = () => new URLSearchParams(new FormData(form));
    const begun = await send(form.dataset.options, fields());
    if (!begun.ok) return refuse(form, begun);
    const asked = options(begun.json.options);
    const credential = await (form.dataset.passkey === "create" ? navigator.credentials.create(asked) : navigator.credentials.get(asked));
    const body = fields();
    body.delete("current_password");
    body.set("ceremony", begun.json.ceremony);
    body.set("credential", written(credential));
    const answer = await send(form.getAttribute("action"), body);
    if (answer.ok) location.assign(answer.json.go ?? "/");
    else refuse(form, answer);
  } catch (error) {
    // The person changed their mind, or has no passkey here.
    if (error instanceof DOMException) refuse(form, { json: { errors: { "": word("passkey-none") } } });
    else trouble(error);
  } finally {
    form.removeAttribute("aria-busy");
  }
});

const can = "credentials" in navigator && "PublicKeyCredential" in self;
all("form[data-passkey]").forEach((form) => (form.hidden = !can));
all("[data-passkey-missing]").forEach((place) => (place.hidden = can));
