// The connection goes: what was read is read again, what is written is sent later, once.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { house } from '../support/house.mjs'
import { article, post } from '../support/talk.mjs'

let acme, ann, ben

before(async () => {
  acme = await house({ ben: 'Ben Brink' })
  ;({ ann, ben } = acme.people)
  await post(ann.page, 'Read me in the tunnel')
  for (const someone of [ann, ben]) someone.allow(/ERR_(INTERNET|CONNECTION|NETWORK|FAILED)|\/live|Failed to fetch/)
})
after(() => acme?.close())

/** Opens pages when the worker that keeps them is there. */
async function read(page, ...paths) {
  await page.goto('/')
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) await new Promise((then) => navigator.serviceWorker.addEventListener('controllerchange', then, { once: true }))
  })
  for (const path of paths) {
    await page.goto(path)
    await page.waitForFunction((path) => caches.match(path, { ignoreVary: true }), path)
  }
}

async function write(page, text) {
  await page.locator('html[data-script=on]').waitFor()
  await page.locator('main textarea[name=text]').fill(text)
  await page.locator('main form[data-composer]').getByRole('button', { name: 'Post', exact: true }).click()
}

test('what was read before is there, what was not is told', async () => {
  const { context, page } = ben
  await read(page, '/everyone', '/compose')
  await context.setOffline(true)
  await page.goto('/everyone')
  await article(page, 'Read me in the tunnel').waitFor()
  await page.locator('p.offline').waitFor()
  await page.goto('/@ann/following')
  await page.getByRole('heading', { level: 1 }).waitFor()
  assert.match(await page.locator('main').innerText(), /connection/i)
  await context.setOffline(false)
})

test('a page with secrets in it is not kept', async () => {
  const { page } = ben
  await read(page, '/everyone')
  await page.goto('/settings/security')
  await page.goto('/settings/security/second-factor')
  await read(page, '/compose')
  const kept = await page.evaluate(async () => (await (await caches.open('pages')).keys()).map((page) => new URL(page.url).pathname))
  assert.ok(kept.includes('/compose') && !kept.some((path) => path.startsWith('/settings/security')), kept)
})

test('what is written offline goes out once there is a connection', async () => {
  const { context, page } = ben
  await read(page, '/compose')
  await context.setOffline(true)
  await page.goto('/compose')
  await write(page, 'Written in the tunnel')
  await page.getByText('It is sent as soon as there is a connection').waitFor()
  await context.setOffline(false)
  await page.getByText('Your post from before is sent.').waitFor()
  await ann.page.goto('/everyone')
  await article(ann.page, 'Written in the tunnel').waitFor()
  assert.equal(await ann.page.locator('article.post', { hasText: 'Written in the tunnel' }).count(), 1)
})

test('what somebody else left at this browser waits for them, and holds nothing up', async () => {
  const { context, page } = ben
  await read(page, '/compose')
  await page.evaluate(() => {
    const theirs = { me: '1', path: '/posts', fields: [['text', 'Of somebody else']] }
    localStorage.setItem('queue', JSON.stringify([theirs]))
  })
  await context.setOffline(true)
  await page.goto('/compose')
  await write(page, 'Written behind another')
  await page.getByText('It is sent as soon as there is a connection').waitFor()
  await context.setOffline(false)
  await page.getByText('Your post from before is sent.').waitFor()
  await ann.page.goto('/everyone')
  await article(ann.page, 'Written behind another').waitFor()
  assert.equal(await ann.page.getByText('Of somebody else').count(), 0)
  assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem('queue')).length), 1)
  await page.evaluate(() => localStorage.removeItem('queue'))
})

test('what the server does not take is told, and not lost', async () => {
  const { context, page } = ben
  ben.allow(/422/)
  await read(page, '/compose')
  await context.setOffline(true)
  await page.goto('/compose')
  await write(page, `Too long ${'x'.repeat(600)}`)
  await page.getByText('It is sent as soon as there is a connection').waitFor()
  await context.setOffline(false)
  await page.locator('.toast').getByRole('link', { name: 'Open' }).click()
  await page.waitForURL('**/compose?text=**')
  assert.match(await page.locator('main textarea[name=text]').inputValue(), /^Too long x+$/)
})

test('a message written offline goes to its conversation, and to nobody else', async () => {
  const { context, page } = ben
  await read(page, '/messages/new?to=ann')
  await page.locator('form[data-message] textarea[name=text]').fill('Only for you')
  await context.setOffline(true)
  await page.locator('form[data-message]').getByRole('button', { name: 'Send' }).click()
  await page.getByText('It is sent as soon as there is a connection').waitFor()
  await context.setOffline(false)
  await page.getByText('Your post from before is sent.').waitFor()
  await ann.page.goto('/messages')
  await ann.page.locator('.talks__list').getByText('Only for you').first().waitFor()
  await ann.page.goto('/everyone')
  await article(ann.page, 'Written in the tunnel').waitFor()
  assert.equal(await ann.page.getByText('Only for you').count(), 0)
})

test('the next person at this browser reads nothing of the one before', async () => {
  const { context, page } = ben
  await read(page, '/everyone')
  await context.setOffline(false)
  await page.goto('/')
  await page.locator('.nav__me summary').click()
  await page.locator('.nav__me').getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in**')
  await page.waitForFunction(async () => !(await caches.match('/everyone', { ignoreVary: true })))
})
