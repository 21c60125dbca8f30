// People from a list: looked at before anything happens, put right where it is wrong, brought in, and the same again.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible } from '../support/axe.mjs'
import { house } from '../support/house.mjs'

const WIDTHS = { widths: [320, 1280] }
const WRONG = `name;email;title;unit;manager
Ingrid Dahl;ingrid@acme.example;Managing director;Acme;
Sofie Lindqvist;sofie@acme.example;Head roaster;Acme > Roastery;ingrid@acme.example
Nils Holm;nils at acme;Roaster;Acme > Roastery;sofie@acme.example
Ole Berg;ole@acme.example;Packer;Acme > Roastery;somebody@acme.example
`
const RIGHT = WRONG.replace('nils at acme', 'nils@acme.example').replace('somebody@', 'ingrid@')
let acme, ann

before(async () => {
  acme = await house({ ben: 'Ben Brink' })
  ;({ ann } = acme.people)
})
after(() => acme?.close())

/** How many lines are new, changed, as they are, left out; how many units are new. */
async function figures(page) {
  const all = await page.locator('.figures dd').allInnerTexts()
  return all.map(Number)
}

function line(page, who) {
  return page.getByRole('row').filter({ hasText: who })
}

test('nothing is no list', async () => {
  const { page } = ann
  await page.goto('/admin/import')
  await accessible(page, WIDTHS)
  ann.allow(/422/)
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await page.locator('.note, [role=alert]').first().waitFor()
  await accessible(page, WIDTHS)
})

test('a list from a spreadsheet is looked at first, with what is wrong on top', async () => {
  const { page } = ann
  await page.goto('/admin/import')
  // As Excel writes it: with a mark of its encoding, and lines that end its way.
  const file = Buffer.from(`\u{feff}${WRONG.replaceAll('\n', '\r\n')}`)
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: file })
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await page.getByRole('heading', { name: 'What would happen' }).waitFor()
  await page.getByText('Nothing has been changed yet').waitFor()
  await line(page, 'Nils Holm').or(line(page, 'nils')).getByText('email').waitFor()
  await line(page, 'ole').getByText('manager').waitFor()
  const first = await page.getByRole('row').nth(1).innerText()
  assert.match(first, /nils/i)
  await page.getByText('Acme > Roastery', { exact: true }).waitFor()
  await accessible(page, WIDTHS)
  await page.goto('/people')
  assert.equal(await page.getByText('Ingrid Dahl').count(), 0)
})

test('what is wrong is put right on the spot, and the list brought in', async () => {
  const { page } = ann
  await page.goto('/admin/import')
  await page.getByLabel('Or paste it here').fill(WRONG)
  await page.getByRole('button', { name: 'See what would happen' }).click()
  const words = page.getByLabel('Correct it here')
  assert.equal((await words.inputValue()).trim(), WRONG.trim())
  await words.fill(RIGHT)
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await words.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('The list has been brought in').waitFor()
  assert.deepEqual(await figures(page), [4, 0, 0, 0, 2])
  await accessible(page, WIDTHS)
})

test('they are in the directory, in their unit and in the chart', async () => {
  const { page } = ann
  await page.goto('/people')
  for (const name of ['Ingrid Dahl', 'Sofie Lindqvist', 'Nils Holm', 'Ole Berg']) await page.getByRole('link', { name }).first().waitFor()
  await page.getByRole('link', { name: 'Sofie Lindqvist' }).first().click()
  await page.getByText('Head roaster').first().waitFor()
  await page.getByRole('link', { name: 'Ingrid Dahl' }).first().waitFor()
  await page.goto('/units')
  await page.getByRole('link', { name: /Roastery/ }).first().click()
  await page.locator('main').getByRole('link', { name: 'People', exact: true }).click()
  await page.getByRole('link', { name: 'Nils Holm' }).first().waitFor()
})

test('the same again changes nothing, and one changed line changes one person', async () => {
  const { page } = ann
  await page.goto('/admin/import')
  await page.getByLabel('Or paste it here').fill(RIGHT)
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await page.getByText('there is nothing to change').waitFor()
  assert.deepEqual(await figures(page), [0, 0, 4, 0, 0])
  assert.equal(await page.getByRole('button', { name: 'Do it' }).count(), 0)
  await page.getByRole('link', { name: 'Another list' }).click()
  await page.getByLabel('Or paste it here').fill(RIGHT.replace(';Packer;', ';Head of packing;'))
  await page.getByRole('button', { name: 'See what would happen' }).click()
  assert.deepEqual(await figures(page), [0, 1, 3, 0, 0])
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('The list has been brought in').waitFor()
  await page.goto('/people?q=ole')
  await page.getByText('Head of packing').first().waitFor()
})

test('it works without script', async () => {
  const { page } = await acme.again('ann', { script: false, phone: true })
  await page.goto('/admin/import')
  await page.getByLabel('Or paste it here').fill('name,title\nEva Engel,Baker\n')
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('The list has been brought in').waitFor()
})

test('who is no administrator finds no such page', async () => {
  const { ben } = acme.people
  ben.allow(/40[34]/)
  const answer = await ben.page.goto('/admin/import')
  assert.ok([403, 404].includes(answer.status()), String(answer.status()))
})
