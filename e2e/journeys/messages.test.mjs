// Talking among a few.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible } from '../support/axe.mjs'
import { house } from '../support/house.mjs'
import { listening } from '../support/talk.mjs'

let acme, ann, ben, cara
let talk = ''

before(async () => {
  acme = await house({ ben: 'Ben Brink', cara: 'Cara Conti' })
  ;({ ann, ben, cara } = acme.people)
})
after(() => acme?.close())

const said = (page, text) => page.locator('.msg').filter({ has: page.locator('.post__body', { hasText: text }) }).first()
const write = async (page, text) => {
  await page.locator('form[data-message] textarea[name=text]').fill(text)
  await page.keyboard.press('Control+Enter')
  await said(page, text).waitFor()
}

test('the first words go to people picked from suggestions', async () => {
  await ann.page.goto('/messages')
  await accessible(ann.page, { widths: [320, 1280] })
  await ann.page.getByRole('link', { name: 'New conversation' }).first().click()
  const to = ann.page.getByLabel('With whom?')
  for (const name of ['be', 'car']) {
    await to.pressSequentially(name)
    await ann.page.locator('.ahead__opt').first().waitFor()
    await to.press('Enter')
  }
  assert.equal(await ann.page.locator('.chip').count(), 2)
  await accessible(ann.page, { widths: [320, 1280] })
  await ann.page.locator('form[data-message] textarea[name=text]').fill('Shall we roast on Thursday?')
  await ann.page.getByRole('button', { name: 'Send' }).click()
  await said(ann.page, 'Shall we roast').waitFor()
  talk = new URL(ann.page.url()).pathname
  assert.match(talk, /^\/messages\/\d+$/)
  await ann.page.getByText('3 people').first().waitFor()
})

test('an emoji is chosen in a panel there, too', async () => {
  const { page } = ben
  await page.goto(talk)
  const words = page.locator('form[data-message] textarea[name=text]')
  await words.fill('On Thursday ')
  const opener = page.getByRole('button', { name: 'Choose an emoji' })
  await opener.click()
  const panel = page.getByRole('dialog', { name: 'Choose an emoji' })
  await panel.getByRole('searchbox').fill('bread')
  await panel.locator('button').first().filter({ hasText: '🍞' }).waitFor()
  await accessible(page, { widths: [320, 1280] })
  await panel.getByRole('searchbox').press('Enter')
  await panel.waitFor({ state: 'detached' })
  assert.equal(await words.inputValue(), 'On Thursday 🍞 ')
  await page.keyboard.press('Control+Enter')
  await said(page, 'On Thursday 🍞').waitFor()
})

test('a message arrives where one is reading, and is counted where one is not', async () => {
  await ben.page.goto(talk)
  await listening(ben.page)
  await cara.page.goto('/everyone')
  await listening(cara.page)
  await write(ann.page, 'I bring the green beans')
  await said(ben.page, 'green beans').waitFor()
  await cara.page.locator('[data-messages] .badge').first().waitFor()
  await cara.page.goto(talk)
  await cara.page.locator('#unread').waitFor()
  // What one looks at counts as read, without another page.
  await cara.page.locator('[data-messages] .badge').first().waitFor({ state: 'detached' })
  await cara.page.goto('/everyone')
  assert.equal(await cara.page.locator('[data-messages] .badge').count(), 0)
})

test('one answers, reacts, changes and takes away', async () => {
  await ben.page.goto(talk)
  await listening(ben.page)
  await ann.page.goto(talk)
  await listening(ann.page)
  const beans = said(ben.page, 'green beans')
  await beans.focus()
  await ben.page.keyboard.press('r')
  await ben.page.locator('.talk__answer').waitFor()
  await write(ben.page, 'Then I bring the scales')
  assert.match(await said(ben.page, 'the scales').locator('.msg__to').innerText(), /green beans/)
  await said(ann.page, 'the scales').waitFor()
  await beans.hover()
  await beans.locator('summary[aria-label="React"]').click()
  await beans.locator('.emoji-grid button').first().click()
  await said(ann.page, 'green beans').locator('.react').waitFor()
  const mine = said(ann.page, 'green beans')
  await mine.hover()
  await mine.locator('summary[aria-label="More"]').click()
  await mine.getByRole('link', { name: 'Edit' }).click()
  await ann.page.locator('textarea[name=text]').first().fill('I bring the red beans')
  await ann.page.getByRole('button', { name: 'Save' }).click()
  await said(ann.page, 'red beans').waitFor()
  await said(ben.page, 'red beans').waitFor()
  await accessible(ben.page, { widths: [320, 1280] })
})

test('who is in it is seen, found, and told of', async () => {
  await ann.page.goto(`${talk}/people`)
  await accessible(ann.page, { widths: [320, 1280] })
  await ann.page.getByLabel('Name of the conversation').fill('Roast day')
  await ann.page.getByRole('button', { name: 'Save' }).click()
  await ann.page.getByText('You named it “Roast day”').waitFor()
  await ben.page.getByText('Ann Arden named it “Roast day”').waitFor()
  await ann.page.goto(`${talk}?q=beans`)
  await ann.page.getByText('1 message with “beans”').waitFor()
  await accessible(ann.page, { widths: [320, 1280] })
  await ann.page.goto('/search?q=beans')
  assert.equal(await ann.page.getByText('red beans').count(), 0)
})

test('it works without script, and for nobody else', async () => {
  const plain = await acme.again('cara', { script: false })
  await plain.page.goto(talk)
  await plain.page.locator('textarea[name=text]').fill('Without a script')
  await plain.page.getByRole('button', { name: 'Send' }).click()
  await said(plain.page, 'Without a script').waitFor()
  await said(ann.page, 'Without a script').or(ann.page.locator('body')).first().waitFor()
  await plain.page.goto('/messages/new?to=ann')
  await plain.page.locator('textarea[name=text]').fill('Only for you')
  await plain.page.getByRole('button', { name: 'Send' }).click()
  await said(plain.page, 'Only for you').waitFor()
  const path = new URL(plain.page.url()).pathname
  ben.allow(/404/)
  const answer = await ben.page.goto(path)
  assert.equal(answer.status(), 404)
})
