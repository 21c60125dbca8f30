// Groups: made, joined, written in live, asked into, and what others do not see of them.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible } from '../support/axe.mjs'
import { house } from '../support/house.mjs'
import { article, listening } from '../support/talk.mjs'

const BOTH = { widths: [320, 1280] }
let acme, ann, ben, cara

async function make(page, { name, kind, purpose = '' }) {
  await page.goto('/groups/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('What it is for').fill(purpose)
  await page.locator(`input[name=kind][value=${kind}]`).check()
  await page.getByRole('button', { name: 'Make a group' }).click()
  await page.waitForURL((url) => /^\/groups\/(?!new)/.test(url.pathname))
  return new URL(page.url()).pathname
}

async function write(page, text) {
  const form = page.locator('form[data-composer]').first()
  await form.locator('textarea[name=text]').fill(text)
  await form.getByRole('button', { name: 'Post', exact: true }).click()
}

before(async () => {
  acme = await house({ ben: 'Ben Brink', cara: 'Cara Conti' })
  ;({ ann, ben, cara } = acme.people)
})
after(() => acme?.close())

test('the list says what it is for while there is nothing', async () => {
  await ann.page.goto('/groups')
  await ann.page.getByText('No groups yet').waitFor()
  await accessible(ann.page, BOTH)
  await ann.page.goto('/groups/new')
  await accessible(ann.page, BOTH)
})

test('an open group is made, joined, and written in live', async () => {
  const path = await make(ann.page, { name: 'Cake club', kind: 'open', purpose: 'Fridays at three' })
  await ben.page.goto('/groups')
  await ben.page.getByRole('button', { name: 'Join Cake club' }).click()
  await ben.page.waitForURL(`**${path}`)
  await listening(ben.page)
  await ann.page.goto(path)
  await ann.page.locator('.audience__opt', { hasText: 'Cake club' }).first().waitFor()
  await write(ann.page, 'Lemon or plum?')
  await article(ann.page, 'Lemon or plum?').waitFor()
  await ben.page.locator('[data-pill] a').click()
  await article(ben.page, 'Lemon or plum?').waitFor()
  await accessible(ben.page, BOTH)
  for (const tab of ['members', 'about']) {
    await ben.page.goto(`${path}/${tab}`)
    await accessible(ben.page, BOTH)
  }
  await ann.page.goto(`${path}/settings`)
  await accessible(ann.page, BOTH)
})

test('what is unread in a group is counted where one looks at all of them', async () => {
  await ben.page.goto('/groups/cake-club')
  await ben.page.goto('/groups')
  const row = ben.page.locator('.sheet .person', { hasText: 'Cake club' }).first()
  await row.waitFor()
  assert.equal(await row.locator('.badge').count(), 0)
  await listening(ben.page)
  for (const [n, text] of [[1, 'Plum it is'], [2, 'And who brings the cream?']]) {
    await ann.page.goto('/groups/cake-club')
    await write(ann.page, text)
    await article(ann.page, text).waitFor()
    await row.locator('.badge', { hasText: `${n} new` }).waitFor()
  }
})

test('a post that begins with the name of a group goes there, and says so before', async () => {
  await ben.page.goto('/compose')
  const form = ben.page.locator('form[data-composer]').first()
  await form.locator('textarea[name=text]').pressSequentially('!cake-club Plum it is ')
  assert.ok(await form.locator('input[name=audience][value^="group:"]').isChecked())
  await form.getByRole('button', { name: 'Post', exact: true }).click()
  await ben.page.waitForURL('**/groups/cake-club')
  await article(ben.page, 'Plum it is').getByRole('link', { name: 'Cake club' }).first().waitFor()
})

test('one asks to come into a closed group and is let in', async () => {
  const path = await make(ann.page, { name: 'Board', kind: 'closed' })
  await write(ann.page, 'Minutes of May')
  await article(ann.page, 'Minutes of May').waitFor()
  await ben.page.goto(path)
  await ben.page.getByText('Only members read this').waitFor()
  await accessible(ben.page, BOTH)
  await ben.page.getByLabel(/A word to those/).fill('I take the minutes')
  await ben.page.getByRole('button', { name: 'Ask to join' }).click()
  await ben.page.getByText('You have asked to join').waitFor()
  await ann.page.goto(`${path}/requests`)
  await ann.page.getByText('I take the minutes').waitFor()
  await accessible(ann.page, BOTH)
  await ann.page.getByRole('button', { name: 'Let in' }).click()
  await ann.page.getByText('They are in now').first().waitFor()
  await ben.page.goto(path)
  await article(ben.page, 'Minutes of May').waitFor()
})

test('a secret group is there for those who were invited, and for nobody else', async () => {
  const path = await make(ann.page, { name: 'Surprise', kind: 'secret' })
  await write(ann.page, 'A cake for Cara')
  await article(ann.page, 'A cake for Cara').waitFor()
  await ann.page.goto(`${path}/members`)
  await ann.page.getByLabel('Invite somebody').fill('@ben')
  await ann.page.keyboard.press('Escape')
  await ann.page.getByRole('button', { name: 'Invite', exact: true }).click()
  await ann.page.getByText('Invited.').first().waitFor()
  await ben.page.goto('/groups')
  await ben.page.getByRole('button', { name: 'Come in' }).click()
  await article(ben.page, 'A cake for Cara').waitFor()
  cara.allow(/404/)
  await cara.page.goto(path)
  await cara.page.getByText('There is nothing here').waitFor()
  await cara.page.goto('/search?q=surprise&kind=groups')
  await cara.page.getByText('No group has this in its name.').waitFor()
})

test('without script one does the same', async () => {
  const plain = await acme.again('cara', { script: false })
  await plain.page.goto('/groups')
  await plain.page.getByRole('button', { name: 'Join Cake club' }).click()
  await plain.page.getByText('You are in.').waitFor()
  await plain.page.goto('/groups/cake-club/about')
  await plain.page.locator('input[name=level][value=all]').check()
  await plain.page.locator('form#level').getByRole('button').click()
  await plain.page.goto('/')
  await plain.page.getByText('Plum it is').first().waitFor()
})
