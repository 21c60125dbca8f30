// Somebody without a mouse does everything, and always sees where they are.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible } from '../support/axe.mjs'
import { house } from '../support/house.mjs'
import { focused, press, ready, tabTo } from '../support/keyboard.mjs'
import { article, post } from '../support/talk.mjs'

let acme, page

before(async () => {
  acme = await house({ ben: 'Ben Brink' })
  page = acme.people.ann.page
  for (const text of ['The first', 'The second', 'The third']) await post(page, text)
})
after(() => acme?.close())

/** Opens a page and waits until its keys work. */
async function at(path) {
  await page.goto(path)
  await ready(page)
}

/** Waits until the focus is in what matches. */
const inside = (selector) => page.waitForFunction((selector) => document.activeElement?.closest(selector), selector)

/** The text of the post one is at. */
const here = () => page.evaluate(() => document.activeElement.closest('[data-post]')?.querySelector('.post__body')?.textContent.trim())

test('the first Tab leads past the navigation', async () => {
  await at('/everyone')
  await page.keyboard.press('Tab')
  assert.match(await focused(page), /^a Skip/)
  await page.keyboard.press('Enter')
  await inside('main')
})

test('the focus goes through the page in the order one reads', async () => {
  await at('/everyone')
  await tabTo(page, /^a Home/)
  await tabTo(page, /^a Notifications/, 5)
  await tabTo(page, /^article/, 40)
  await tabTo(page, /Ann Arden/, 3)
  await tabTo(page, /Reply/, 8)
  await tabTo(page, /Favourite/, 4)
})

test('j and k go through the posts, f b m do something with them, Enter opens one', async () => {
  await at('/everyone')
  await press(page, 'j')
  assert.equal(await here(), 'The third')
  await press(page, 'j')
  assert.equal(await here(), 'The second')
  await press(page, 'j', 'k')
  assert.equal(await here(), 'The second')
  await press(page, 'f')
  await article(page, 'The second').locator('[data-do=favourite][aria-pressed=true]').waitFor()
  await press(page, 'm')
  await article(page, 'The second').locator('[data-do=bookmark][aria-pressed=true]').waitFor()
  assert.equal(await here(), 'The second', 'and one stays there')
  await press(page, 'Enter')
  await page.waitForURL(/\/@ann\/\d+$/)
})

test('n writes, Escape keeps what was written, Ctrl+Enter sends', async () => {
  await at('/everyone')
  await press(page, 'n')
  await inside('dialog textarea')
  await page.keyboard.type('Written without a mouse')
  await accessible(page, { name: 'composer in a dialog', widths: [320, 1280] })
  await Promise.all([page.waitForResponse((answer) => answer.url().endsWith('/drafts') && answer.ok()), press(page, 'Escape')])
  await page.locator('dialog').waitFor({ state: 'detached' })
  await page.goto('/drafts')
  await page.getByText('Written without a mouse').first().waitFor()
  await tabTo(page, /Written without a mouse|Write on|Continue|Edit/)
  await press(page, 'Enter')
  await page.waitForURL(/\/compose\?draft=/)
  await page.locator('html[data-script=on]').waitFor()
  await page.locator('main textarea[name=text]').focus()
  await press(page, 'Control+Enter')
  await page.waitForURL((url) => url.pathname === '/')
  await article(page, 'Written without a mouse').waitFor()
})

test('r answers the post one is at', async () => {
  await at('/everyone')
  await press(page, 'j', 'r')
  await inside('dialog textarea')
  await page.keyboard.type('An answer by keyboard')
  await press(page, 'Control+Enter')
  await page.locator('dialog').waitFor({ state: 'detached' })
  await page.goto('/@ann/replies')
  await article(page, 'An answer by keyboard').waitFor()
})

test('letters are letters while one writes', async () => {
  await at('/compose')
  await page.locator('main textarea[name=text]').focus()
  await page.keyboard.type('njk/?gh')
  assert.equal(await page.locator('main textarea[name=text]').inputValue(), 'njk/?gh')
  assert.equal(await page.locator('dialog').count(), 0)
  await page.locator('main textarea[name=text]').fill('')
})

test('? shows the keys; the focus stays in front and comes back', async () => {
  await at('/everyone')
  await press(page, 'j', '?')
  await page.locator('dialog[open] kbd').first().waitFor()
  await accessible(page, { name: 'the sheet of keys', widths: [320, 1280] })
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('Tab')
    assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest('dialog')), await focused(page))
  }
  await press(page, 'Escape')
  await page.locator('dialog').waitFor({ state: 'detached' })
  await inside('[data-post]')
})

test('/ searches, g leads to places, and the keys can be switched off', async () => {
  await at('/everyone')
  await press(page, '/')
  await page.waitForURL('**/search')
  await inside('[data-search], input[type=search]')
  await page.keyboard.type('second')
  await press(page, 'Enter')
  await page.waitForURL('**/search?q=second**')
  await article(page, 'The second').waitFor()
  await at('/')
  await press(page, 'g', 'n')
  await page.waitForURL('**/notifications')
  await at('/settings/look')
  await page.locator('input[name=keys]').focus()
  await press(page, 'Space')
  await tabTo(page, /Save/)
  await press(page, 'Enter')
  await page.locator('html[data-keys=off]').waitFor()
  await at('/everyone')
  await press(page, 'n')
  assert.equal(await page.locator('dialog').count(), 0)
})

test('menus open, and close with Escape where they were opened', async () => {
  await at('/everyone')
  await tabTo(page, /^summary More/, 60)
  await press(page, 'Enter')
  await page.locator('details[data-menu][open] .menu__list').waitFor()
  await press(page, 'Escape')
  await page.locator('details[data-menu][open]').waitFor({ state: 'detached' })
  assert.match(await focused(page), /^summary More/)
})

test('one walks the tree of who reports to whom with the arrows', async () => {
  await acme.people.ben.page.goto('/settings/profile')
  await acme.people.ben.page.locator('[name=manager]').fill('@ann')
  await acme.people.ben.page.locator('form:has([name=manager])').getByRole('button', { name: 'Save' }).click()
  await acme.people.ben.page.locator('.toast').waitFor()
  await at('/chart')
  await tabTo(page, /^a Ann Arden/)
  await press(page, 'ArrowDown')
  assert.match(await focused(page), /Ben Brink/)
  await press(page, 'ArrowLeft')
  assert.match(await focused(page), /Ann Arden/)
  await press(page, 'ArrowLeft')
  await page.locator('[data-tree] details:not([open])').waitFor({ state: 'attached' })
  await press(page, 'ArrowRight')
  await page.locator('[data-tree] details[open]').waitFor({ state: 'attached' })
})
