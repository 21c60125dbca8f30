// Emoji of the organisation's own: an administrator adds one, people write it, choose it, react with it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible } from '../support/axe.mjs'
import { house } from '../support/house.mjs'
import { picture } from '../support/picture.mjs'
import { article, post } from '../support/talk.mjs'

const WIDTHS = { widths: [320, 1280] }
let acme, ann, ben

before(async () => {
  acme = await house({ ben: 'Ben Brink' })
  ;({ ann, ben } = acme.people)
})
after(() => acme?.close())

test('an administrator adds one', async () => {
  const { page } = ann
  await page.goto('/admin/emoji')
  await page.getByText('No emoji of your own yet').waitFor()
  await accessible(page, WIDTHS)
  await page.getByLabel('Picture', { exact: true }).setInputFiles({ name: 'roaster.png', mimeType: 'image/png', buffer: picture(96, 96) })
  await page.getByLabel('Shortcode', { exact: true }).fill('coffee')
  await page.getByLabel('Category', { exact: true }).fill('Roastery')
  ann.allow(/422/)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('This shortcode means an emoji that everybody has').waitFor()
  await page.getByLabel('Picture', { exact: true }).setInputFiles({ name: 'roaster.png', mimeType: 'image/png', buffer: picture(96, 96) })
  await page.getByLabel('Shortcode', { exact: true }).fill('roaster')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.locator('.emoji-one').getByText(':roaster:').waitFor()
  await accessible(page, WIDTHS)
})

test('one finds it while writing, by its shortcode or in the panel', async () => {
  const { page } = ben
  await page.goto('/compose')
  const words = page.locator('textarea[name=text]').first()
  await words.pressSequentially('One :roa')
  await page.locator('.ahead [role=option]').first().getByRole('img', { name: ':roaster:' }).waitFor()
  await words.press('Enter')
  assert.equal(await words.inputValue(), 'One :roaster: ')
  await page.getByRole('button', { name: 'Choose an emoji' }).first().click()
  const panel = page.getByRole('dialog', { name: 'Choose an emoji' })
  await panel.getByRole('heading', { name: 'Roastery' }).waitFor()
  await accessible(page, { ...WIDTHS, widths: [1280] })
  await panel.getByRole('searchbox').fill('roast')
  await panel.getByRole('button', { name: ':roaster:' }).waitFor()
  await panel.getByRole('searchbox').press('Enter')
  assert.equal(await words.inputValue(), 'One :roaster: :roaster: ')
  await page.getByRole('button', { name: 'Choose an emoji' }).first().click()
  await panel.waitFor()
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Post', exact: true }).first().click()
  await page.waitForURL((url) => url.pathname === '/')
  await article(page, 'One').getByRole('img', { name: ':roaster:' }).first().waitFor()
})

test('one reacts with it', async () => {
  await post(ben.page, 'Who is at the drum?')
  await ann.page.goto('/everyone')
  const said = article(ann.page, 'Who is at the drum?')
  await said.locator('[data-do=react]').click()
  await said.getByRole('link', { name: 'More emoji' }).click()
  const panel = ann.page.getByRole('dialog', { name: 'Choose an emoji' })
  await panel.getByRole('button', { name: ':roaster:' }).click()
  await said.locator('.react').getByRole('img', { name: ':roaster:', includeHidden: true }).waitFor()
  await ann.page.goto('/emoji')
  await ann.page.getByText(':roaster:').waitFor()
  await accessible(ann.page, WIDTHS)
})

test('without script one chooses on a page', async () => {
  const bare = await acme.again('ben', { script: false })
  await bare.page.goto('/everyone')
  await article(bare.page, 'Who is at the drum?').locator('[data-do=react]').click()
  await article(bare.page, 'Who is at the drum?').getByRole('link', { name: 'More emoji' }).click()
  const taken = bare.page.waitForResponse((answer) => answer.request().method() === 'POST')
  await bare.page.getByRole('button', { name: ':roaster:' }).click()
  assert.match((await taken).headers().location, /^\/@\w+\/\d+#post-\d+$/)
  await article(bare.page, 'Who is at the drum?').locator('.react', { hasText: '2' }).waitFor()
})

test('deleting is asked for, and leaves the shortcode', async () => {
  await ann.page.goto('/admin/emoji')
  await ann.page.getByRole('link', { name: /^Delete/ }).click()
  await ann.page.getByText('given as a reaction 2 times').waitFor()
  await accessible(ann.page, WIDTHS)
  await ann.page.getByRole('button', { name: 'Delete', exact: true }).click()
  await ann.page.getByText('No emoji of your own yet').waitFor()
  await ben.page.goto('/@ben')
  await article(ben.page, 'One').getByText(':roaster:').first().waitFor()
})
