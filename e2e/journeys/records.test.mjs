// What is kept and what goes: the audit log, retention, legal holds, taking everything along, being erased.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { accessible } from '../support/axe.mjs'
import { house } from '../support/house.mjs'
import { article, idOf, post } from '../support/talk.mjs'

const WIDTHS = [320, 1280]
let acme, ann, ben, carla

before(async () => {
  acme = await house({ ben: 'Ben Brink', carla: { name: 'Carla Conti', role: 'admin' } })
  ;({ ann, ben, carla } = acme.people)
})

after(() => acme?.close())

test('an administrator looks things up and takes them out', async () => {
  const { page } = ann
  await page.goto('/admin/audit')
  await page.getByText('Gave a role').locator('visible=true').first().waitFor()
  await accessible(page, { widths: WIDTHS })
  await page.getByLabel('What', { exact: true }).selectOption('role_set')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.getByText('After: Administrator').waitFor()
  assert.equal(await page.getByText('Set the organisation up').locator('visible=true').count(), 0)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'As CSV' }).click()])
  assert.match(readFileSync(await file.path(), 'utf8'), /"role_set","web"/)
})

test('an administrator sees what would go before it goes', async () => {
  const { page } = carla
  await page.goto('/admin/retention')
  await accessible(page, { widths: WIDTHS })
  await page.getByLabel('For everyone').fill('365')
  await page.getByRole('button', { name: 'See what would go' }).click()
  await page.getByText('Nothing would go now.').waitFor()
  await accessible(page, { widths: WIDTHS })
  await page.getByRole('button', { name: 'Keep it so' }).click()
  await page.waitForURL('**/admin/retention')
  assert.equal(await page.getByLabel('For everyone').inputValue(), '365')
})

test('what is held cannot be erased', async () => {
  const { page } = carla
  await page.goto('/admin/holds')
  await page.getByLabel('Person').fill('ben')
  await page.getByLabel('Why').fill('Case 12')
  await page.getByRole('button', { name: 'Place the hold' }).click()
  await page.getByText('Stands', { exact: true }).waitFor()
  await accessible(page, { widths: WIDTHS })
  ben.allow(/409/)
  await ben.page.goto('/settings/erase')
  await ben.page.getByLabel(/Type your handle/).fill('ben')
  await ben.page.getByRole('button', { name: 'Erase me in 14 days' }).click()
  await ben.page.getByText('Something has to be kept for now').waitFor()
  await page.getByRole('button', { name: 'Lift' }).click()
  await page.getByText('Lifted', { exact: true }).waitFor()
})

test('reading messages needs a conversation, a reason, and a second administrator', async () => {
  const { page } = carla
  await page.goto('/admin/break-glass')
  await accessible(page, { widths: WIDTHS })
  carla.allow(/422/)
  await page.getByLabel('Whose conversation').fill('ann, ben')
  await page.getByLabel('Why it has to be read').fill('Case 12')
  await page.getByRole('button', { name: 'Ask for consent' }).click()
  await page.getByText('There is no conversation of exactly these people').waitFor()
})

test('Ben takes everything along', async () => {
  const { page } = ben
  await post(page, 'My own words')
  await page.goto('/settings/export')
  await page.getByRole('button', { name: 'Make the file' }).click()
  await page.waitForURL('**/settings/export')
  for (let n = 0; n < 60 && await page.getByText('Ready', { exact: true }).count() === 0; n++) {
    await page.waitForTimeout(500)
    await page.reload()
  }
  await accessible(page, { widths: WIDTHS })
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).click()])
  assert.equal(readFileSync(await file.path()).subarray(0, 2).toString(), 'PK')
  await page.goto('/notifications')
  await page.getByText('The file with your data is ready.').waitFor()
})

test('Ben asks to be erased, stays, and is erased by Ann; the thread stands', async () => {
  const { page } = ben
  await page.goto('/settings/erase')
  await accessible(page, { widths: WIDTHS })
  await page.getByLabel(/Type your handle/).fill('ben')
  await page.getByRole('button', { name: 'Erase me in 14 days' }).click()
  await page.getByText(/You will be erased on/).waitFor()
  await accessible(page, { widths: WIDTHS })
  await page.getByRole('button', { name: 'Stay' }).click()
  await page.getByRole('button', { name: 'Erase me in 14 days' }).waitFor()
  await page.goto('/everyone')
  await article(page, 'My own words').waitFor()
  await post(carla.page, 'Well said, @ben', { reply: await idOf(page, 'My own words') })
  await ann.page.goto('/admin/people?q=ben')
  await ann.page.getByRole('link', { name: 'Ben Brink' }).click()
  await ann.page.getByRole('link', { name: 'Erase', exact: true }).click()
  await ann.page.waitForURL('**/erase')
  await accessible(ann.page, { widths: WIDTHS })
  await ann.page.getByLabel(/Type your handle/).fill('ben')
  ben.allow(/40[13]/) // His page is still open.
  await ann.page.getByRole('button', { name: 'Erase', exact: true }).click()
  await ann.page.waitForURL('**/admin/people')
  await carla.page.goto('/@carla/replies')
  for (let n = 0; n < 60 && await carla.page.getByText('Well said, A former colleague').count() === 0; n++) {
    await carla.page.waitForTimeout(500)
    await carla.page.reload()
  }
  await article(carla.page, 'Well said').locator('a:has(time)').first().click()
  await carla.page.getByText('A former colleague wrote here.').waitFor()
  await accessible(carla.page, { widths: WIDTHS })
  assert.equal(await carla.page.getByText('My own words').count(), 0)
})
