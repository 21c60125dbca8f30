// An app of somebody: masto.js, signed in through the page where people allow apps, or with a token of the command line.

import assert from 'node:assert/strict'
import { createOAuthAPIClient, createRestAPIClient, createStreamingAPIClient } from 'masto'

const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob'
const SCOPES = 'read write follow push'

/** The app as its person sees it: `rest`, and `stream()` for what happens meanwhile. */
export async function app(url, accessToken) {
  const rest = createRestAPIClient({ url, accessToken, timeout: 60_000 })
  const { configuration } = await rest.v2.instance.fetch()
  return {
    rest,
    accessToken,
    me: await rest.v1.accounts.verifyCredentials(),
    stream: () => createStreamingAPIClient({ streamingApiUrl: configuration.urls.streaming, accessToken }),
  }
}

/** With a token as a script gets one. */
export async function scripted(corner, handle) {
  const said = await corner.run(['token', 'create', handle, '--scopes', SCOPES])
  return app(corner.url, said.trim().split(/\s+/).at(-1))
}

/** Opens the page of consent in somebody's browser, says yes, and reads the code it shows. */
export async function allowed(page, address) {
  await page.goto(address)
  await page.getByRole('button', { name: 'Allow', exact: true }).click()
  const shown = page.locator('code, #code').first()
  await shown.waitFor()
  return (await shown.evaluate((found) => found.value ?? found.textContent)).trim()
}

/** Registers, opens the page of consent in the person's browser, and takes the code it shows. */
export async function signIn(corner, page) {
  const rest = createRestAPIClient({ url: corner.url })
  const made = await rest.v1.apps.create({ clientName: 'A browser app', redirectUris: OUT_OF_BAND, scopes: SCOPES })
  const asked = new URLSearchParams({ response_type: 'code', client_id: made.clientId, redirect_uri: OUT_OF_BAND, scope: SCOPES })
  const code = await allowed(page, `/oauth/authorize?${asked}`)
  const oauth = createOAuthAPIClient({ url: corner.url })
  const client = { clientId: made.clientId, clientSecret: made.clientSecret }
  const token = await oauth.token.create({ ...client, grantType: 'authorization_code', redirectUri: OUT_OF_BAND, code, scope: SCOPES })
  assert.equal(token.tokenType, 'Bearer')
  return { ...(await app(corner.url, token.accessToken)), revoke: () => oauth.revoke({ ...client, token: token.accessToken }) }
}

/** The first event of a subscription that is the one waited for. */
export async function heard(events, fits) {
  // Not `for await`: leaving it would end the subscription.
  for (;;) {
    const { done, value } = await events.next()
    if (done) throw new Error('the stream ended')
    if (fits(value)) return value
  }
}

/** A subscription that is known to be there: `poke` makes something happen until it is heard. */
export async function subscribed(subscription, poke) {
  const events = subscription.values()
  let waiting = true
  const first = events.next().finally(() => (waiting = false))
  while (waiting) {
    await poke()
    await Promise.race([first, new Promise((next) => setTimeout(next, 500))])
  }
  await first
  return events
}
