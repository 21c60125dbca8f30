// Every page there is, found by following links through the demo: nothing that a screen reader stumbles over, in light and dark,
// on a wide screen and at 320 px; nothing that sticks out, in any language; no text without its words; no link that leads nowhere.
//
// A new route needs nothing here when a page of the demo links to it. When none does, the first test says so: let the demo show it,
// make one in `furnish`, name an address in `more`, or say in SKIP why not.

import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { overflow } from '../support/axe.mjs'
import { SMALL, launch, person } from '../support/browser.mjs'
import { be, start } from '../support/corner.mjs'
import { crawl, faults, visit } from '../support/walk.mjs'

/** Routes that are not opened from here. */
const SKIP = [
  '/live', // a stream without end
  '/setup', // gone once it is set up: start.test.mjs
  '/sign-in/second', '/settings/security/passkeys/{id}', '/settings/security/second-factor/confirm', // door.test.mjs
  '/rules/accept', '/suspended', '/strikes/{id}', '/posts/{id}/moderate', // order.test.mjs
  '/admin/reports/{id}/media/{media}', // no page
  '/posts/{id}', '/@{handle}/card', '/media/{id}', '/media/{id}/small', '/demo/faces/{handle}', '/assets/{hash}/{*path}', // no pages
]
const LANGUAGES = ['da', 'it', 'nl']
const LOCALES = new URL('../../crates/web/locales/en/', import.meta.url)
let browser, corner, owner, links, pages

before(async () => {
  browser = await launch()
  // CORNER_DEMO names a folder with a demo made before: making one takes a while.
  corner = await start({ command: 'demo', data: process.env.CORNER_DEMO })
  const link = (said) => new URL(/https?:\S+\/(?:join|reset)\/\S+/.exec(said)[0]).pathname
  const handle = /^(\S+)\s+owner/m.exec(await corner.run(['account', 'list']))[1]
  links = [link(await corner.run(['invite'])), link(await corner.run(['account', 'reset', handle]))]
  owner = await person(browser, corner.url)
  await be(owner.page, handle)
  await furnish(owner.page)
})

after(async () => {
  await browser?.close()
  await corner?.stop()
})

/** What only those have who made it. */
async function furnish(page) {
  await page.goto('/lists')
  await page.locator('form[action="/lists"] input[name=title]').fill('Workshop')
  await page.locator('form[action="/lists"] button').click()
  await page.locator('.toast').waitFor()
  await page.goto('/settings/filters')
  await page.locator('input[name=phrase]').fill('decaf')
  await page.locator('form:has(input[name=phrase]) button').click()
  await page.locator('.toast').waitFor()
  await speak(page, 'en')
}

async function speak(page, locale) {
  await page.goto('/settings/look')
  await page.locator('select[name=locale]').selectOption(locale)
  await page.locator('form:has(select[name=locale]) button').last().click()
  await page.waitForFunction((tag) => document.documentElement.lang === tag && document.querySelector('.toast'), locale)
}

test('every link leads somewhere', async (t) => {
  const found = await crawl(owner.context, corner.url, {
    skip: [...SKIP, '/join/{token}', '/reset/{token}'],
    more: ['/search?q=coffee', '/search?q=from:elena+zzzz', '/search?kind=people&q=a'],
  })
  pages = found.pages
  assert.ok(pages.length > 50, `${pages.length} pages`)
  t.diagnostic(`${pages.length} pages; no link leads to ${found.unseen.join(' ') || 'nothing'}`)
  assert.deepEqual(found.broken, [])
})

test('pages of those who are signed in are accessible', async () => {
  owner.allow(/404/)
  assert.deepEqual(await visit(owner, [...pages, '/nowhere'], faults), [])
  owner.clean()
})

test('pages before sign-in are accessible', async () => {
  const guest = await person(browser, corner.url)
  const found = await crawl(guest.context, corner.url, { skip: SKIP, more: links, may: ({ who }) => who === 'Anyone' })
  assert.deepEqual(found.broken, [])
  assert.ok(found.pages.length > 5, found.pages.join())
  assert.deepEqual(await visit(guest, found.pages, faults), [])
  await guest.close()
})

test('pages speak each language whole, and fit a small phone in it', async () => {
  const keys = readdirSync(LOCALES).flatMap((file) => [...readFileSync(new URL(file, LOCALES), 'utf8').matchAll(/^([a-z][\w-]*-[\w-]+) *=/gm)].map(([, key]) => key))
  assert.ok(keys.length > 500)
  for (const locale of LANGUAGES) {
    await speak(owner.page, locale)
    const small = await person(browser, corner.url, { viewport: SMALL, storageState: await owner.context.storageState() })
    const look = async (page) => {
      const found = await page.evaluate(texts)
      const bare = [...new Set(found.texts)].filter((text) => keys.includes(text))
      const wider = await overflow(page)
      return [
        ...bare.map((key) => `${locale}: "${key}" has no words`),
        ...(found.lang === locale ? [] : [`${locale}: the page says it is ${found.lang}`]),
        ...(wider > 0 ? [`${locale}: ${wider} px wider than the window`] : []),
      ]
    }
    assert.deepEqual(await visit(small, pages, look), [])
    await small.close()
  }
  assert.doesNotMatch(corner.said(), /a text is missing/)
})

/** In the page: every piece of text in it that one sees or hears. */
function texts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  while (walker.nextNode()) found.push(walker.currentNode.textContent.trim())
  for (const element of document.querySelectorAll('[title], [aria-label], [placeholder], [alt]')) {
    for (const name of ['title', 'aria-label', 'placeholder', 'alt']) found.push(element.getAttribute(name)?.trim())
  }
  return { texts: found.filter(Boolean), lang: document.documentElement.lang }
}
