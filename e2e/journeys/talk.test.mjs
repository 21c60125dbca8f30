// Two colleagues side by side.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { house } from '../support/house.mjs'
import { act, article, deed, follow, idOf, listening, more, post } from '../support/talk.mjs'

// A second is the aim; two cores that test other things meanwhile get more.
const LATE = 5000
let acme, ann, ben

before(async () => {
  acme = await house({ ben: 'Ben Brink', cara: 'Cara Conti' })
  ;({ ann, ben } = acme.people)
})
after(() => acme?.close())

test('a post arrives at a second person within a second, behind a pill', async (t) => {
  await ben.page.goto('/everyone')
  await listening(ben.page)
  await ann.page.goto('/compose')
  await ann.page.locator('textarea[name=text]').first().fill('The oven is free again')
  const sent = Date.now()
  await ann.page.getByRole('button', { name: 'Post', exact: true }).click()
  const pill = ben.page.locator('[data-pill] a')
  await pill.waitFor()
  const took = Date.now() - sent
  t.diagnostic(`seen ${took} ms after the click`)
  assert.ok(took < LATE, `${took} ms`)
  assert.match(await pill.innerText(), /1 new post/)
  assert.equal(await article(ben.page, 'The oven is free again').count(), 0, 'nothing moves before the click')
  await pill.click()
  await article(ben.page, 'The oven is free again').waitFor()
  assert.equal(await pill.count(), 0)
})

test('a reply is told of, and stands below what it answers', async () => {
  await ann.page.goto('/')
  await listening(ann.page)
  await ben.page.goto('/everyone')
  await post(ben.page, '@ann then I bring the dough', { reply: await idOf(ben.page, 'The oven is free again') })
  await ann.page.locator('[data-unseen] .badge').first().waitFor()
  await ann.page.goto('/notifications')
  await ann.page.getByText('then I bring the dough').first().waitFor()
  await ann.page.goto('/everyone')
  await article(ann.page, 'The oven is free again').locator('.post__time').click()
  await article(ann.page, 'then I bring the dough').waitFor()
  assert.match(ann.page.url(), /\/@ann\/\d+$/)
  await ann.page.goto('/')
  assert.equal(await ann.page.locator('[data-unseen] .badge').count(), 0, 'the badge clears when they were seen')
})

test('counts change live at the other', async () => {
  await ann.page.goto('/everyone')
  await listening(ann.page)
  await ben.page.goto('/everyone')
  await act(ben.page, 'The oven is free again', 'favourite')
  const count = article(ann.page, 'The oven is free again').locator('[data-count=favourites]')
  await ann.page.waitForFunction((element) => element.textContent === '1', await count.elementHandle())
  assert.equal(await deed(ben.page, 'The oven is free again', 'favourite').getAttribute('aria-pressed'), 'true')
  await act(ben.page, 'The oven is free again', 'favourite')
  await ann.page.waitForFunction((element) => element.textContent === '', await count.elementHandle())
})

test('what happens while a page loads is told once it listens, in the first tab and in another', async () => {
  await ben.page.goto('about:blank')
  const other = await ben.page.context().newPage()
  for (const [page, text] of [[ben.page, 'Said before the first tab listens'], [other, 'Said before the other tab listens']]) {
    const script = '**/js/app*.js'
    let release
    const held = new Promise((resolve) => (release = resolve))
    await page.route(script, async (route) => {
      await held
      await route.continue()
    })
    await page.goto('/everyone', { waitUntil: 'commit' })
    await page.locator('[data-feed]').waitFor()
    await post(ann.page, text)
    // The tab that listens already knows it; this one does not listen yet.
    if (page === other) await ben.page.locator('[data-pill] a', { hasText: '2 new posts' }).waitFor()
    release()
    await page.locator('[data-pill] a', { hasText: '1 new post' }).waitFor()
    assert.equal(await article(page, text).count(), 0)
    await page.unroute(script)
  }
  await other.close()
})

test('a boost is seen by those who follow', async () => {
  const { cara } = acme.people
  await follow(cara.page, 'ben')
  await ben.page.goto('/everyone')
  await act(ben.page, 'The oven is free again', 'boost')
  await cara.page.goto('/')
  await article(cara.page, 'The oven is free again').locator('.post__why', { hasText: 'Ben Brink' }).waitFor()
})

test('an edit is seen at once and its history kept; a deletion can be undone', async () => {
  await post(ann.page, 'Meeting at tree')
  await ben.page.goto('/everyone')
  await listening(ben.page)
  await ann.page.goto('/everyone')
  await more(ann.page, 'Meeting at tree', 'Edit')
  await ann.page.locator('textarea[name=text]').first().fill('Meeting at three')
  await ann.page.locator('form[data-composer]').first().getByRole('button', { name: /Save|Change|Post/ }).first().click()
  await article(ben.page, 'Meeting at three').waitFor()
  await article(ben.page, 'Meeting at three').getByRole('link', { name: 'edited' }).click()
  await ben.page.getByText('tree').first().waitFor()

  await ben.page.goto('/everyone')
  await listening(ben.page)
  await ann.page.goto('/everyone')
  // The news that it is gone is there before the answer: the way back must not leave with the post.
  await listening(ann.page)
  const gone = ben.page.waitForFunction(() => !document.body.innerText.includes('Meeting at three'))
  await ann.page.route('**/delete', async (route) => {
    const response = await route.fetch()
    await gone
    await ann.page.waitForTimeout(300)
    await route.fulfill({ response })
  })
  await more(ann.page, 'Meeting at three', 'Delete')
  await gone
  await ann.page.getByRole('button', { name: 'Bring it back' }).click()
  await article(ann.page, 'Meeting at three').waitFor()
  await ben.page.reload()
  await article(ben.page, 'Meeting at three').waitFor()
})

test('what is only for named people is not there for others', async () => {
  await ben.page.goto('/notifications')
  await ben.page.goto('/')
  await listening(ben.page)
  await post(ann.page, '@ben a surprise for Cara', { audience: 'named' })
  await ben.page.locator('[data-unseen] .badge').first().waitFor()
  await ben.page.goto('/notifications')
  await ben.page.getByText('a surprise for Cara').first().waitFor()
  await ann.page.goto('/@ann')
  const id = await idOf(ann.page, 'a surprise for Cara')
  const { cara } = acme.people
  cara.allow(/404/)
  assert.equal((await cara.page.goto(`/@ann/${id}`)).status(), 404)
  for (const path of ['/everyone', '/@ann', '/search?q=surprise']) {
    await cara.page.goto(path)
    assert.ok(!(await cara.page.locator('main').innerText()).includes('a surprise'), path)
  }
})

test('the server restarts and nobody misses a post', async () => {
  await ben.page.goto('/everyone')
  await listening(ben.page)
  for (const someone of [ann, ben]) someone.allow(/ERR_(CONNECTION|EMPTY|INCOMPLETE)|\/live/)
  await ann.page.goto('about:blank')
  await acme.corner.restart()
  await post(ann.page, 'Written while Ben was cut off')
  const pill = ben.page.locator('[data-pill] a')
  await pill.waitFor({ timeout: 30_000 })
  await pill.click()
  await article(ben.page, 'Written while Ben was cut off').waitFor()
})
