// Takes the pictures in docs/screenshots from the demo: `cargo xtask screenshots [PAGE...]`. Wide and on a phone, light and dark.
//
// CORNER_DEMO names a folder with a demo made before; without it one is made, which takes a while.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launch, person } from './support/browser.mjs'
import { be, start } from './support/corner.mjs'

const FOLDER = new URL('../docs/screenshots/', import.meta.url).pathname
const SCREENS = { wide: { viewport: { width: 1280, height: 900 } }, phone: { phone: true, viewport: { width: 360, height: 740 } } }
const SHE = 'hattie'

/** What is shown, by name: an address, or what leads there. */
const PAGES = {
  home: '/',
  everyone: '/everyone',
  thread: async (page) => {
    await page.goto('/@giulia')
    await page.locator('article.post .post__time').first().click()
    await page.waitForURL(/\/@\w+\/\d+$/)
  },
  compose: '/compose?text=Cupping%20at%20three%20in%20the%20lab%2C%20six%20new%20beans%20from%20Huila.%20%40omar%20brings%20the%20%E2%98%95%20%23cupping',
  profile: '/@elena',
  notifications: '/notifications',
  search: '/search?q=coffee+has%3Aimage',
  people: '/people',
  groups: '/groups',
  messages: async (page) => {
    await page.goto('/messages')
    await page.locator('.talks__list a').first().click()
    await page.waitForURL(/\/messages\/\d+/)
  },
  units: '/units',
  chart: '/chart',
  demo: '/demo',
}

const wanted = process.argv.slice(2)
for (const name of wanted) if (!(name in PAGES)) throw new Error(`${name} is none of ${Object.keys(PAGES).join(' ')}`)
const corner = await start({ command: 'demo', data: process.env.CORNER_DEMO })
const browser = await launch()
try {
  await mkdir(FOLDER, { recursive: true })
  for (const [screen, look] of Object.entries(SCREENS)) {
    for (const scheme of ['light', 'dark']) {
      const someone = await person(browser, corner.url, { ...look, scheme })
      await be(someone.page, SHE)
      for (const [name, way] of Object.entries(PAGES)) {
        if (wanted.length > 0 && !wanted.includes(name)) continue
        await (typeof way === 'string' ? someone.page.goto(way) : way(someone.page))
        await settled(someone.page)
        await writeFile(join(FOLDER, `${name}-${screen}-${scheme}.png`), await someone.page.screenshot({ animations: 'disabled', caret: 'hide' }))
        console.log(`${name}-${screen}-${scheme}.png`)
      }
      await someone.close()
    }
  }
} finally {
  await browser.close()
  await corner.stop()
}

/** Every picture in sight is there, nothing has the focus, and nothing is pointed at. */
async function settled(page) {
  await page.waitForLoadState('load')
  await page.locator('html[data-script=on]').waitFor()
  await page.waitForFunction(() => [...document.images].every((image) => image.complete || !image.checkVisibility() || image.getBoundingClientRect().top > innerHeight))
  await page.evaluate(() => document.activeElement?.blur())
  await page.mouse.move(0, 0)
}
