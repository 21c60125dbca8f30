// From an empty folder to two colleagues who write.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessible } from '../support/axe.mjs'
import { launch, person } from '../support/browser.mjs'
import { start } from '../support/corner.mjs'
import { invite, join, setUp, signIn } from '../support/house.mjs'
import { picture } from '../support/picture.mjs'
import { article, post } from '../support/talk.mjs'

test('someone starts Corner, invites a colleague, and both write within a minute', async (t) => {
  const began = Date.now()
  const corner = await start()
  const browser = await launch()
  t.after(async () => {
    await browser.close()
    assert.equal(await corner.stop(), 0, corner.said())
  })
  const ann = await person(browser, corner.url)

  await t.test('without the code from the terminal nobody sets it up', async () => {
    await ann.page.goto('/')
    await ann.page.waitForURL('**/setup')
    ann.allow(/422|429/)
    await ann.page.getByLabel('Set-up code').fill('guessed')
    await ann.page.getByRole('button', { name: 'Next' }).click()
    await ann.page.locator('.error').waitFor()
    await accessible(ann.page, { name: 'set-up code', widths: [320, 1280] })
    await ann.page.goto(corner.setup)
    await accessible(ann.page, { name: 'set-up', widths: [320, 1280] })
  })

  await t.test('with it one names the organisation and writes', async () => {
    await setUp(ann.page, corner, { organisation: 'Fjord & Sons', limit: '280' })
    await post(ann.page, 'First coffee of the day')
    await ann.page.goto('/')
    await article(ann.page, 'First coffee of the day').waitFor()
    assert.match(await ann.page.title(), /Fjord & Sons/)
    const took = (Date.now() - began) / 1000
    assert.ok(took < 60, `${took} s from the start to the first post`)
  })

  await t.test('the set-up address is closed behind one', async () => {
    ann.allow(/404/)
    assert.equal((await ann.page.goto(corner.setup)).status(), 404)
  })

  let link
  await t.test('an invited colleague joins, follows people, and posts', async () => {
    link = await invite(ann.page)
    const ben = await person(browser, corner.url)
    await ben.page.goto(link)
    await ben.page.getByText('Ann Arden invites you').waitFor()
    await accessible(ben.page, { name: 'join', widths: [320, 1280] })
    await join(ben.page, link, { name: 'Ben Brink', handle: 'ben' })
    await walkGuide(ben.page)
    await ben.page.goto('/')
    await article(ben.page, 'First coffee of the day').waitFor()
    await post(ben.page, 'Good morning, I am new')
    await ann.page.goto('/everyone')
    await article(ann.page, 'Good morning, I am new').waitFor()
    await ben.close()
  })

  await t.test('a link that was taken back lets nobody in', async () => {
    await ann.page.goto('/admin/invitations')
    await ann.page.getByRole('button', { name: 'Take back' }).first().click()
    const cara = await person(browser, corner.url)
    cara.allow(/404/)
    await cara.page.goto(link)
    await cara.page.getByRole('heading', { name: 'This invitation does not work any more' }).waitFor()
    await cara.close()
  })

  await t.test('one signs out and in again; a wrong password is told', async () => {
    ann.allow(/422/)
    await ann.page.goto('/')
    await ann.page.locator('.nav__me summary').click()
    await ann.page.locator('.nav__me').getByRole('button', { name: 'Sign out' }).click()
    await ann.page.waitForURL('**/sign-in**')
    await accessible(ann.page, { name: 'sign-in', widths: [320, 1280] })
    await ann.page.getByLabel('Handle or e-mail address').fill('ann')
    await ann.page.getByLabel('Password', { exact: true }).fill('wrong wrong wrong')
    await ann.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await ann.page.locator('.error').waitFor()
    await signIn(ann.page, 'ann')
    await ann.page.goto('/')
    await ann.page.getByRole('link', { name: 'Write' }).first().waitFor()
    await ann.close()
  })
})

/** Face, status line, people, first post; each step is looked at, the second and third are done. */
async function walkGuide(page) {
  const step = (name) => page.waitForURL(`**/guide/${name}`)
  await page.goto('/guide')
  await step('face')
  await accessible(page, { name: 'guide: face', widths: [320, 1280] })
  await page.getByLabel('Choose a picture').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: picture(300, 200) })
  await page.getByRole('button', { name: 'Use this picture' }).click()
  await step('status')
  await accessible(page, { name: 'guide: status', widths: [320, 1280] })
  await page.getByLabel('Status', { exact: true }).fill('Finding the coffee')
  await page.getByRole('button', { name: 'Set status' }).click()
  await step('people')
  await accessible(page, { name: 'guide: people', widths: [320, 1280] })
  assert.ok(await page.locator('input[name=who]').first().isChecked(), 'who matters is ticked')
  await page.getByRole('button', { name: 'Follow them' }).click()
  await step('post')
  await accessible(page, { name: 'guide: post', widths: [320, 1280] })
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await article(page, 'Hello, I am Ben Brink.').waitFor()
  await page.goto('/@ben')
  await page.getByText('Finding the coffee').first().waitFor()
}
