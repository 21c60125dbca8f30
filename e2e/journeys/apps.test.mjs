// Letting an app in and ending it again, with nothing but the keyboard.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible } from '../support/axe.mjs'
import { house } from '../support/house.mjs'

const HERE = 'urn:ietf:wg:oauth:2.0:oob'
let acme, ann, ben, app

before(async () => {
  acme = await house({ ben: 'Ben Brink' })
  ;({ ann, ben } = acme.people)
  const made = { client_name: 'Pocket Corner', redirect_uris: HERE, scopes: 'read write push', website: 'https://app.example' }
  app = await ask('/api/v1/apps', made)
})
after(() => acme?.close())

async function ask(path, body) {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(acme.corner.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  assert.equal(answer.status, 200)
  return answer.json()
}

/** Goes on with Tab until this is reached, and presses it. */
async function press(page, name) {
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim())
    if (here === name) return page.keyboard.press('Enter')
  }
  assert.fail(`${name} is not reached`)
}

test('an app says what it wants, and gets in', async () => {
  const query = new URLSearchParams({ response_type: 'code', client_id: app.client_id, redirect_uri: HERE, scope: 'read write push' })
  await ben.page.goto(`/oauth/authorize?${query}`)
  await ben.page.getByRole('heading', { name: 'Let Pocket Corner in?' }).waitFor()
  await ben.page.getByText('Send you notifications').waitFor()
  await accessible(ben.page, { widths: [320, 1280] })
  await press(ben.page, 'Allow')
  await ben.page.getByRole('heading', { name: 'Your code' }).waitFor()
  await accessible(ben.page, { widths: [320, 1280] })
  const code = await ben.page.locator('.oauth-code').textContent()
  const { client_id, client_secret } = app
  const token = await ask('/oauth/token', { grant_type: 'authorization_code', client_id, client_secret, redirect_uri: HERE, code })
  const said = await fetch(`${acme.corner.url}/api/v1/timelines/home`, { headers: { authorization: `Bearer ${token.access_token}` } })
  assert.equal(said.status, 200)
  app.token = token.access_token
})

test('it is listed with what it may do, and ended after a question', async () => {
  await ben.page.goto('/settings/apps')
  await ben.page.getByText('Last used').waitFor()
  await accessible(ben.page, { widths: [320, 1280] })
  await press(ben.page, 'End what Pocket Corner may do')
  await ben.page.getByRole('heading', { name: 'End Pocket Corner?' }).waitFor()
  await accessible(ben.page, { widths: [320, 1280] })
  await press(ben.page, 'End it')
  await ben.page.getByText('No apps yet').waitFor()
  const said = await fetch(`${acme.corner.url}/api/v1/timelines/home`, { headers: { authorization: `Bearer ${app.token}` } })
  assert.equal(said.status, 401)
})

test('both are in the audit log', async () => {
  await ann.page.goto('/admin/audit')
  await ann.page.getByText('Let an app in').filter({ visible: true }).first().waitFor()
  await ann.page.getByText('Ended an app').filter({ visible: true }).first().waitFor()
  await ann.page.getByText('Pocket Corner').filter({ visible: true }).first().waitFor()
})
