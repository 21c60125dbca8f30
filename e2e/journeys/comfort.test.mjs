// Being away, recommending a colleague, the card on a name by keyboard, and a list that fills while one looks.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible } from '../support/axe.mjs'
import { house } from '../support/house.mjs'
import { follow, listening, post } from '../support/talk.mjs'

let acme, ann, ben, cara

before(async () => {
  acme = await house({ ben: 'Ben Brink', cara: 'Cara Conti' })
  ;({ ann, ben, cara } = acme.people)
})
after(() => acme?.close())

test('who is away is seen to be, until they are back', async () => {
  await ben.page.goto('/settings/pause')
  await accessible(ben.page, { widths: [320, 1280] })
  await ben.page.getByLabel('What others read beside it').fill('Ask Cara')
  await ben.page.getByRole('button', { name: 'I am away' }).click()
  await ben.page.getByText(/^You are away until/).first().waitFor()
  await ann.page.goto('/@ben')
  await ann.page.getByText(/Away until .* Ask Cara/).waitFor()
  await accessible(ann.page, { widths: [320, 1280] })
  await ann.page.goto('/messages/new?to=ben')
  await ann.page.locator('form[data-message] textarea[name=text]').fill('When you are back?')
  await ann.page.getByRole('button', { name: 'Send' }).click()
  await ann.page.locator('.talk__away').waitFor()
  await ben.page.goto('/')
  assert.equal(await ben.page.locator('[data-messages] .badge').count(), 0, 'badges wait')
  await ben.page.getByRole('button', { name: 'I am back' }).click()
  await ben.page.getByText('1 conversation with something new').waitFor()
  await accessible(ben.page, { widths: [320, 1280] })
  await ben.page.getByRole('button', { name: 'Read it' }).click()
  await ben.page.locator('[data-messages] .badge').first().waitFor()
})

test('a colleague is recommended', async () => {
  await ann.page.goto('/@cara/recommend')
  await accessible(ann.page, { widths: [320, 1280] })
  await ann.page.getByLabel('Why?').fill('Finds every leak')
  await ann.page.getByRole('button', { name: 'Recommend' }).click()
  await ann.page.getByText('Ann Arden recommends').waitFor()
  await ben.page.goto('/@ann')
  await ben.page.getByText('Finds every leak').waitFor()
  await accessible(ben.page, { widths: [320, 1280] })
})

test('the card on a name opens, and is entered, by keyboard', async () => {
  await follow(ann.page, 'ben')
  await follow(ben.page, 'cara')
  await post(cara.page, 'A leak less')
  await ann.page.goto('/everyone')
  await ann.page.locator('article.post').first().focus()
  await ann.page.keyboard.press('Tab')
  const name = ann.page.locator('a.post__name[data-card=cara]').first()
  await name.focus()
  await ann.page.locator('.hover-card').waitFor()
  await ann.page.getByText('Followed by Ben Brink, whom you follow').waitFor()
  await ann.page.keyboard.press('ArrowDown')
  await ann.page.waitForFunction(() => document.activeElement.closest('.hover-card'))
  await accessible(ann.page, { widths: [1280] })
  await ann.page.keyboard.press('Escape')
  await ann.page.locator('.hover-card').waitFor({ state: 'detached' })
})

test('a list fills while one looks', async () => {
  await ann.page.goto('/lists')
  await ann.page.locator('form[action="/lists"] input[name=title]').fill('Leaks')
  await ann.page.locator('form[action="/lists"] button').click()
  await ann.page.goto('/@cara/lists')
  await ann.page.getByLabel('Leaks').check()
  await ann.page.getByRole('button', { name: 'Save' }).click()
  await ann.page.goto('/lists')
  await ann.page.getByRole('link', { name: /Leaks/ }).first().click()
  await ann.page.getByText('A leak less').waitFor()
  await listening(ann.page)
  await post(cara.page, 'Two leaks less')
  await ann.page.locator('[data-pill] a').waitFor()
})
