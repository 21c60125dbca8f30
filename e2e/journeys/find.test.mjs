// Finding what one wants, and not seeing what one does not.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible } from '../support/axe.mjs'
import { house } from '../support/house.mjs'
import { article, follow, post } from '../support/talk.mjs'

let acme, ann, ben

before(async () => {
  acme = await house({ ben: 'Ben Brink' })
  ;({ ann, ben } = acme.people)
  await post(ann.page, 'The roasting drum is cleaned every Friday #workshop')
  await post(ann.page, 'Roasted beans from Rome: caffè lungo')
  await post(ben.page, '@ann the drum broke https://example.org/drum')
  await post(ann.page, '@ben a surprise party', { audience: 'named' })
})
after(() => acme?.close())

/** What is found, as the texts of the posts. */
async function found(page, query) {
  await page.goto(`/search?q=${encodeURIComponent(query)}`)
  return (await page.locator('article.post .post__body').allInnerTexts()).map((text) => text.split('\n')[0])
}

test('search knows words, phrases and where to look', async () => {
  const drum = 'The roasting drum is cleaned every Friday #workshop'
  const beans = 'Roasted beans from Rome: caffè lungo'
  for (const [query, texts] of [
    ['roast', [beans, drum]],
    ['"roasting drum"', [drum]],
    ['drum -friday', [/broke/]],
    ['caffe', [beans]],
    ['from:ben', [/broke/]],
    ['from:me drum', [drum]],
    ['to:me', [/broke/]],
    ['#workshop', [drum]],
    ['in:workshop', [drum]],
    ['has:link', [/broke/]],
    ['drum before:2020-01-01', []],
    ['roasted after:2020-01-01 from:ann', [beans, drum]],
  ]) {
    const got = await found(ann.page, query)
    assert.equal(got.length, texts.length, `${query}: ${got}`)
    for (const text of texts) assert.ok(got.some((one) => (text.test ? text.test(one) : one === text)), `${query}: ${got}`)
  }
})

test('nothing found says why, and what was not understood is said', async () => {
  assert.deepEqual(await found(ann.page, 'from:nobody has:cake zebra'), [])
  await ann.page.getByText('There is nobody called @nobody.').waitFor()
  await ann.page.getByText('A post cannot have “cake”').waitFor()
  await accessible(ann.page, { name: 'nothing found', widths: [320, 1280] })
})

test('one finds only what one may see', async () => {
  assert.equal((await found(ben.page, 'surprise')).length, 1)
  const carla = await acme.person()
  await carla.page.goto('/search?q=surprise')
  await carla.page.waitForURL('**/sign-in**')
})

test('people and tags are found too', async () => {
  await ann.page.goto('/search?q=brink&kind=people')
  await ann.page.getByRole('link', { name: 'Ben Brink' }).first().waitFor()
  await ann.page.goto('/search?q=work&kind=tags')
  await ann.page.getByRole('link', { name: '#workshop' }).first().waitFor()
  await accessible(ann.page, { name: 'tags found', widths: [320, 1280] })
})

/** A filter on a word. */
async function filter(page, phrase, action) {
  await page.goto('/settings/filters')
  await page.getByLabel('Word or phrase').fill(phrase)
  await page.locator(`input[name=action][value=${action}]`).check()
  await page.getByRole('button', { name: 'Add the filter' }).click()
  await page.locator('.toast').waitFor()
}

test('a filter folds, another leaves out, and without it all is back', async () => {
  await follow(ben.page, 'ann')
  await filter(ben.page, 'drum', 'warn')
  await filter(ben.page, 'Rome', 'hide')
  await accessible(ben.page, { name: 'filters', widths: [320, 1280] })
  for (const path of ['/everyone', '/', '/@ann']) {
    await ben.page.goto(path)
    const folded = ben.page.locator('details.filtered').filter({ hasText: 'roasting drum' })
    assert.equal(await folded.count(), 1, path)
    assert.equal(await article(ben.page, 'roasting drum').isVisible(), false, path)
    await folded.locator('> summary').click()
    await article(ben.page, 'roasting drum').waitFor()
    assert.equal(await ben.page.getByText('caffè lungo').filter({ visible: true }).count(), 0, path)
  }
  await ben.page.goto('/settings/filters')
  for (let left = await ben.page.getByRole('button', { name: /^Delete/ }).count(); left > 0; left--) {
    await ben.page.getByRole('button', { name: /^Delete/ }).first().click()
    await ben.page.waitForFunction((n) => document.querySelectorAll('form[action$="/delete"]').length < n, left)
  }
  await ben.page.goto('/everyone')
  await article(ben.page, 'caffè lungo').waitFor()
  await article(ben.page, 'roasting drum').waitFor()
})

test('who is muted is not in the timelines, until they are unmuted', async () => {
  await ben.page.goto('/@ann')
  await ben.page.locator('.profile details[data-menu] > summary').first().click()
  await ben.page.getByRole('button', { name: /^Mute/ }).first().click()
  await ben.page.goto('/everyone')
  assert.equal(await ben.page.getByText('caffè lungo').count(), 0)
  await ben.page.goto('/settings/filters')
  await ben.page.getByRole('button', { name: /^Unmute/ }).first().click()
  await ben.page.goto('/everyone')
  await article(ben.page, 'caffè lungo').waitFor()
})
