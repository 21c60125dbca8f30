// Writing: what one sees before a post goes out, and what goes with it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible } from '../support/axe.mjs'
import { house } from '../support/house.mjs'
import { picture } from '../support/picture.mjs'
import { article, post } from '../support/talk.mjs'

let acme, ann, ben

before(async () => {
  acme = await house({ ben: 'Ben Brink' })
  ;({ ann, ben } = acme.people)
})
after(() => acme?.close())

const open = (page) => page.locator('dialog form[data-composer]')

/** Opens the composer in a dialog, where script is ready for it. */
async function write(page) {
  await page.goto('/')
  await page.locator('html[data-script=on]').waitFor()
  await page.locator('.nav__wide a[data-do=compose]').click()
  await open(page).locator('textarea[name=text]').waitFor()
  return open(page)
}

test('the counter counts as the server does, links as 23', async () => {
  const form = await write(ann.page)
  const left = form.locator('[data-counter] .num')
  const text = form.locator('textarea[name=text]')
  for (const [words, rest] of [['Coffee', 494], [`see https://example.org/${'x'.repeat(80)}`, 473], ['👩‍🚀 é', 497]]) {
    await text.fill(words)
    assert.equal(await left.innerText(), String(rest), words)
  }
  await text.fill('x'.repeat(501))
  assert.equal(await left.innerText(), '-1')
  ann.allow(/422/)
  await form.getByRole('button', { name: 'Post', exact: true }).click()
  await form.locator('.error').waitFor()
  assert.equal((await text.inputValue()).length, 501, 'the text is kept')
  await accessible(ann.page, { name: 'composer with an error', widths: [320, 1280] })
})

test('the audience is in sight with its number, and named people are counted', async () => {
  const form = await write(ben.page)
  const audience = form.locator('[data-audience]')
  assert.match(await audience.innerText(), /Everyone at Acme, 2 people/)
  await audience.locator('summary').click()
  await accessible(ben.page, { name: 'audiences', widths: [320, 1280] })
  await form.locator('textarea[name=text]').fill('@ann are you there?')
  await form.locator('input[value=named]').check()
  await form.locator('label:has(input[value=named]) .audience__number', { hasText: '1 person' }).waitFor()
  await form.getByRole('button', { name: 'Post', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await article(ben.page, 'are you there?').locator('.audience-mark--narrow').waitFor()
})

test('a suggestion is taken with Enter, which does not send', async () => {
  const form = await write(ann.page)
  const text = form.locator('textarea[name=text]')
  await text.pressSequentially('Thanks @be')
  await ann.page.getByRole('option', { name: /Ben Brink/ }).waitFor()
  await ann.page.keyboard.press('Enter')
  await ann.page.waitForFunction(() => document.querySelector('dialog textarea').value === 'Thanks @ben ')
  await text.press('Control+Enter')
  await form.waitFor({ state: 'detached' })
  await article(ann.page, 'Thanks @ben').waitFor()
})

test('a picture goes with words for those who cannot see it', async () => {
  const form = await write(ann.page)
  await form.locator('textarea[name=text]').fill('The new machine')
  await form.locator('label:has(input[value=pictures])').click()
  await form.locator('input[name=file]').setInputFiles({ name: 'machine.png', mimeType: 'image/png', buffer: picture(800, 500) })
  const thumb = form.locator('[data-thumb]')
  await thumb.waitFor()
  await thumb.getByLabel('Description of the picture').fill('A red machine with two levers')
  await accessible(ann.page, { name: 'composer with a picture', widths: [320, 1280] })
  await form.getByRole('button', { name: 'Post', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await ben.page.goto('/everyone')
  const image = article(ben.page, 'The new machine').getByRole('img', { name: 'A red machine with two levers' })
  await image.waitFor()
  await ben.page.waitForFunction((element) => element.complete && element.naturalWidth > 0, await image.elementHandle())
})

test('what is no picture is refused with the reason, and the text stays', async () => {
  const form = await write(ann.page)
  await form.locator('textarea[name=text]').fill('Look at this')
  await form.locator('label:has(input[value=pictures])').click()
  ann.allow(/422/)
  await form.locator('input[name=file]').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') })
  await form.getByRole('alert').waitFor()
  assert.equal(await form.locator('textarea[name=text]').inputValue(), 'Look at this')
  await form.locator('textarea[name=text]').fill('')
  await ann.page.keyboard.press('Escape')
})

test('a poll is asked, answered, and its numbers are seen', async () => {
  const form = await write(ann.page)
  await form.locator('textarea[name=text]').fill('Which beans?')
  await form.locator('label:has(input[value=poll])').click()
  await form.getByLabel('Choice 1').fill('Dark')
  await form.getByLabel('Choice 2').fill('Light')
  await accessible(ann.page, { name: 'composer with a poll', widths: [320, 1280] })
  await form.getByRole('button', { name: 'Post', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await ben.page.goto('/everyone')
  const asked = article(ben.page, 'Which beans?')
  await asked.getByLabel('Light').check()
  await asked.getByRole('button', { name: 'Vote' }).click()
  await asked.getByText('100').first().waitFor()
  await accessible(ben.page, { name: 'an answered poll', widths: [320, 1280] })
})

test('a draft is kept by itself, and found again', async () => {
  const form = await write(ben.page)
  await form.locator('textarea[name=text]').fill('Half a thought')
  await Promise.all([ben.page.waitForResponse((answer) => answer.url().endsWith('/drafts') && answer.ok()), ben.page.keyboard.press('Escape')])
  await form.waitFor({ state: 'detached' })
  await ben.page.goto('/drafts')
  await ben.page.getByText('Half a thought').first().waitFor()
  await accessible(ben.page, { name: 'drafts', widths: [320, 1280] })
})

test('a reply stays as narrow as what it answers', async () => {
  await post(ann.page, '@ben only for you', { audience: 'named' })
  await ben.page.goto('/notifications')
  await ben.page.goto('/')
  await ben.page.goto('/@ann')
  await ben.page.locator('html[data-script=on]').waitFor()
  await article(ben.page, 'only for you').locator('[data-do=reply]').click()
  await open(ben.page).locator('input[value=named]:checked').waitFor({ state: 'attached' })
})
