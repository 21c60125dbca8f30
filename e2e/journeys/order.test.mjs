// Keeping order: house rules, a report, what a moderator does, and the appeal.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible } from '../support/axe.mjs'
import { house, signIn } from '../support/house.mjs'
import { focused, press, ready } from '../support/keyboard.mjs'
import { article, idOf, listening, more, post } from '../support/talk.mjs'

const WIDTHS = { widths: [320, 1280] }
let acme, ann, ben, cara, eva

before(async () => {
  acme = await house({ ben: 'Ben Brink', cara: { name: 'Cara Conti', role: 'moderator' }, eva: 'Eva Engel' })
  ;({ ann, ben, cara, eva } = acme.people)
})
after(() => acme?.close())

test('rules are written, everyone is asked, and nothing written is lost', async () => {
  await ben.page.goto('/everyone')
  await ben.page.goto('/compose')
  await ben.page.locator('textarea[name=text]').first().fill('Half a thought')
  await ann.page.goto('/admin/rules')
  await accessible(ann.page, WIDTHS)
  await ann.page.getByLabel('Rule 1', { exact: true }).fill('Be kind')
  await ann.page.getByLabel('What rule 1 means').fill('Would you say it at the coffee machine?')
  await ann.page.getByRole('button', { name: 'Publish' }).click()
  await ann.page.getByText('Version 1 is in force').first().waitFor()
  await accessible(ann.page, WIDTHS)

  // In the middle of writing: the words stay, and what to do is said beside them.
  ben.allow(/409/)
  await ben.page.getByRole('button', { name: 'Post', exact: true }).click()
  await ben.page.getByText('Accept the house rules first').first().waitFor()
  assert.equal(await ben.page.locator('textarea[name=text]').first().inputValue(), 'Half a thought')
  await accessible(ben.page, WIDTHS)
  const [tab] = await Promise.all([
    ben.context.waitForEvent('page'),
    ben.page.getByRole('link', { name: 'Read them in a new tab' }).first().click(),
  ])
  await tab.getByRole('heading', { level: 1 }).waitFor()
  await accessible(tab, WIDTHS)
  await tab.getByRole('button', { name: 'I accept them' }).click()
  await tab.getByText('Now you can write').waitFor()
  await tab.close()
  await ben.page.getByRole('button', { name: 'Post', exact: true }).click()
  await ben.page.waitForURL((url) => url.pathname === '/')
  await article(ben.page, 'Half a thought').waitFor()

  // At the next page; reading may go on.
  await eva.page.goto('/everyone')
  await eva.page.waitForURL('**/rules/accept?**')
  await eva.page.getByRole('button', { name: 'Not now' }).click()
  await eva.page.waitForURL('**/everyone')
  await article(eva.page, 'Half a thought').waitFor()
  await eva.page.goto('/rules')
  await accessible(eva.page, WIDTHS)
  await eva.page.getByRole('link', { name: 'Read and accept' }).click()
  await eva.page.getByRole('button', { name: 'I accept them' }).click()
  await eva.page.getByText('You accepted them').waitFor()
  await cara.page.goto('/rules/accept?next=/')
  await cara.page.getByRole('button', { name: 'I accept them' }).click()
})

test('without script a post is reported, with the rule it breaks', async () => {
  await post(ben.page, 'Eva, you fool')
  await ben.page.goto('/@ben')
  const id = await idOf(ben.page, 'you fool')
  const bare = await acme.again('eva', { script: false })
  await bare.page.goto(`/posts/${id}/report`)
  await bare.page.getByLabel('A house rule is broken').check()
  await bare.page.getByLabel('Be kind').check()
  await bare.page.getByLabel('In your words').fill('He calls me names.')
  await bare.page.getByRole('button', { name: 'Report', exact: true }).click()
  await bare.page.getByText('Moderators look at it').waitFor()
  await eva.page.goto('/everyone')
  await more(eva.page, 'you fool', 'Report this post')
  await eva.page.getByRole('heading', { name: 'Report Ben Brink' }).waitFor()
  await accessible(eva.page, WIDTHS)
})

test('the count in the menu moves by itself, and the queue goes by keys', async () => {
  await cara.page.goto('/admin/reports')
  await cara.page.getByText('He calls me names.').waitFor()
  await accessible(cara.page, WIDTHS)
  await listening(cara.page)
  await ben.page.goto('/@eva/report')
  await ben.page.getByLabel('Something else').check()
  await ben.page.getByLabel('In your words').fill('She started it.')
  await ben.page.getByRole('button', { name: 'Report', exact: true }).click()
  await cara.page.locator('.settings-nav [data-reports] .badge', { hasText: '2' }).waitFor()
  await cara.page.reload()
  await ready(cara.page)
  await press(cara.page, 'j')
  assert.match(await focused(cara.page), /reports/)
  await press(cara.page, 'Enter')
  await cara.page.waitForURL('**/admin/reports/*')
  await accessible(cara.page, WIDTHS)
})

test('a hidden post leaves the screens; its author appeals and is right', async () => {
  await eva.page.goto('/everyone')
  await listening(eva.page)
  await cara.page.goto('/admin/reports')
  await cara.page.getByRole('link', { name: 'Eva Engel reports' }).click()
  await cara.page.getByText('What was seen').waitFor()
  await cara.page.getByLabel('Hide the posts').check()
  await cara.page.getByLabel('Rule', { exact: true }).selectOption({ label: 'Be kind' })
  await cara.page.getByLabel('Your words to Ben Brink').fill('Please speak with each other.')
  await cara.page.getByRole('button', { name: 'Do it' }).click()
  await cara.page.getByText('Done. The person is told.').waitFor()
  await article(eva.page, 'you fool').waitFor({ state: 'detached' })
  await eva.page.goto('/notifications')
  await eva.page.getByText('has been dealt with').waitFor()

  await ben.page.goto('/notifications')
  await ben.page.getByRole('link', { name: 'See what, and why' }).click()
  await ben.page.getByRole('heading', { name: 'A moderator hid what you wrote' }).waitFor()
  await accessible(ben.page, WIDTHS)
  assert.ok(!(await ben.page.locator('main').innerText()).match(/Cara|Eva Engel/), 'no names')
  await ben.page.getByLabel('Why it should be taken back').fill('It is how we always talk. Ask Eva.')
  await ben.page.getByRole('button', { name: 'Appeal', exact: true }).click()
  await ben.page.getByText('It has been sent').waitFor()

  await cara.page.goto('/admin/reports?view=appeals')
  await cara.page.getByText('a colleague decides').waitFor()
  await ann.page.goto('/admin/reports?view=appeals')
  await accessible(ann.page, WIDTHS)
  await ann.page.getByRole('button', { name: 'Grant and take back' }).click()
  await ann.page.getByText('Granted and taken back').waitFor()
  await eva.page.goto('/everyone')
  await article(eva.page, 'you fool').waitFor()
})

test('a suspended person is out at once, and is told at the door', async () => {
  await ben.page.goto('/everyone')
  await listening(ben.page)
  await cara.page.goto('/@ben/moderate')
  await accessible(cara.page, WIDTHS)
  await cara.page.getByLabel('Suspend the person').check()
  await cara.page.getByLabel('Your words to Ben Brink').fill('A week to cool down.')
  await cara.page.getByRole('button', { name: 'Do it' }).click()
  ben.allow(/401|\/live/)
  await ben.page.waitForURL('**/sign-in**')
  await signIn(ben.page, 'ben')
  await ben.page.getByRole('heading', { name: 'Your account is suspended' }).waitFor()
  await accessible(ben.page, WIDTHS)
  await ben.page.getByLabel('Why it should be taken back').fill('I am cool.')
  await ben.page.getByRole('button', { name: 'Appeal', exact: true }).click()
  await ben.page.getByText('It has been sent').waitFor()
  await ben.page.goto('/everyone')
  await ben.page.waitForURL('**/sign-in**')
})
