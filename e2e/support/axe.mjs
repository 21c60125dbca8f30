// Accessibility: no violation of WCAG 2.2 AA nor of axe's best practices, and nothing that sticks out sideways.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

const SOURCE = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the page as it is now, one line each. */
export async function violations(page) {
  // Through the debugger, which the page's Content-Security-Policy does not bind.
  await page.evaluate(SOURCE)
  const result = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values } }), RULES)
  return result.violations.flatMap((violation) => violation.nodes.map((node) =>
    `${violation.id}: ${node.target.join(' ')}: ${(node.failureSummary ?? '').split('\n').slice(1).join('; ').trim()}`))
}

/** How many pixels the page is wider than the window. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Fails on a violation in light and dark, and at each width on what sticks out. */
export async function accessible(page, { name = page.url(), widths = [] } = {}) {
  const before = page.viewportSize()
  const found = []
  for (const width of widths.length > 0 ? widths : [before.width]) {
    await page.setViewportSize({ width, height: before.height })
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme })
      found.push(...(await violations(page)).map((line) => `${name} ${width} ${colorScheme}: ${line}`))
    }
    const wider = await overflow(page)
    if (wider > 0) found.push(`${name} ${width}: ${wider} px wider than the window`)
  }
  await page.emulateMedia({ colorScheme: null })
  await page.setViewportSize(before)
  assert.deepEqual(found, [], 'accessibility')
}
