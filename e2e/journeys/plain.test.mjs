// A browser without JavaScript; and a phone.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { overflow } from '../support/axe.mjs'
import { house, signIn } from '../support/house.mjs'
import { picture } from '../support/picture.mjs'
import { article, follow, idOf, more, post } from '../support/talk.mjs'

let acme, ann, plain

before(async () => {
  acme = await house({ ben: 'Ben Brink' })
  ann = acme.people.ann
  plain = await acme.person({ script: false })
  await post(ann.page, 'Who has the key of the cellar? #keys')
})
after(() => acme?.close())

test('without script one signs in', async () => {
  const { page } = plain
  await page.goto('/')
  await page.waitForURL('**/sign-in**')
  await signIn(page, 'ben')
  await page.goto('/everyone')
  await article(page, 'Who has the key').waitFor()
})

test('without script one writes, with a picture and a poll', async () => {
  const { page } = plain
  await page.goto('/compose')
  const form = page.locator('main form[data-composer]')
  await form.locator('textarea[name=text]').fill('Written in plain HTML')
  await form.locator('label:has(input[value=pictures])').click()
  await form.locator('input[name=file]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture(400, 300) })
  await form.locator('input[name=file_alt]').fill('A fading wall')
  await form.locator('button.no-script').click()
  await page.locator('[data-thumb]').waitFor()
  assert.equal(await form.locator('textarea[name=text]').inputValue(), 'Written in plain HTML')
  await form.getByRole('button', { name: 'Post', exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await article(page, 'Written in plain HTML').getByRole('img', { name: 'A fading wall' }).waitFor()
})

test('without script one answers, favourites, boosts, reacts and follows', async () => {
  const { page } = plain
  await page.goto('/everyone')
  const id = await idOf(page, 'Who has the key')
  await post(page, '@ann I have it', { reply: id })
  await page.waitForURL(/\/@\w+\/\d+/)
  for (const deed of ['favourite', 'boost', 'bookmark']) {
    await page.goto('/everyone')
    await article(page, 'Who has the key').locator(`[data-do=${deed}]`).click()
    await page.goto('/everyone')
    assert.equal(await article(page, 'Who has the key').locator(`[data-do=${deed}]`).getAttribute('aria-pressed'), 'true', deed)
  }
  await page.goto(`/posts/${id}/react`)
  await page.locator('main button[name=emoji]').first().click()
  await page.goto('/everyone')
  await article(page, 'Who has the key').locator('.react[aria-pressed=true]').waitFor()
  await follow(page, 'ann')
})

test('without script one edits and deletes, and is asked first', async () => {
  const { page } = plain
  await page.goto('/@ben')
  await more(page, 'Written in plain HTML', 'Edit')
  await page.locator('main textarea[name=text]').fill('Written in plain HTML, twice')
  await page.locator('main form[data-composer]').getByRole('button', { name: 'Save' }).click()
  await page.goto('/@ben')
  await article(page, 'Written in plain HTML, twice').getByRole('link', { name: 'edited' }).waitFor()
  await more(page, 'Written in plain HTML, twice', 'Delete')
  const sure = page.locator('main form[action$="/delete"] button')
  if ((await sure.count()) > 0) await sure.click()
  await page.goto('/@ben')
  assert.equal(await page.getByText('Written in plain HTML, twice').count(), 0)
})

test('without script one searches and changes settings', async () => {
  const { page } = plain
  await page.goto('/search')
  await page.locator('main input[name=q]').fill('cellar')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/search?q=cellar**')
  await article(page, 'Who has the key').waitFor()
  await page.goto('/settings/look')
  await page.locator('input[name=theme][value=dark]').check()
  await page.locator('select[name=locale]').selectOption('da')
  await page.locator('main form button').last().click()
  await page.locator('html[data-theme=dark][lang=da]').waitFor()
  await page.locator('select[name=locale]').selectOption('en')
  await page.locator('main form button').last().click()
  await page.locator('html[lang=en]').waitFor()
})

test('on a phone everything is at the thumb', async () => {
  const phone = await acme.again('ann', { phone: true })
  const { page } = phone
  for (const path of ['/', '/everyone', '/notifications', '/search', '/people', '/@ben', '/settings', '/compose']) {
    await page.goto(path)
    assert.ok((await overflow(page)) <= 0, path)
    const bar = await page.locator('.nav__list').boundingBox()
    assert.ok(bar.y + bar.height <= 780 + 1 && bar.y > 600, `${path}: the navigation is at the bottom`)
  }
  await page.goto('/everyone')
  await page.locator('html[data-script=on]').waitFor()
  await page.locator('.nav__phone a').tap()
  await page.locator('dialog textarea[name=text]').fill('Sent from the train')
  await page.locator('dialog').getByRole('button', { name: 'Post', exact: true }).tap()
  await page.locator('dialog').waitFor({ state: 'detached' })
  await article(page, 'Sent from the train').waitFor()
  await page.locator('.head__me > summary').tap()
  await page.locator('.head__me').getByRole('link', { name: 'Bookmarks' }).tap()
  await page.waitForURL('**/bookmarks')
  for (const target of await page.locator('.nav__list a:visible, .head a:visible, .head summary:visible').all()) {
    const box = await target.boundingBox()
    assert.ok(box.width >= 24 && box.height >= 24, `${await target.innerText()}: ${box.width} x ${box.height}`)
  }
})
