// Accessibility: no violation of WCAG 2.2 AA nor of axe's best practices, and nothing that sticks out sideways.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

const SOURCE = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
// All that a dark screen can change.
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/** What axe finds on the page as it is now, one line each. */
export async function violations(page, runOnly = RULES) {
  // Through the debugger, which the page's Content-Security-Policy does not bind.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE)
  const found = await page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) }))
  }, runOnly)
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
    `${id}: ${target.join(' ')}: ${(failureSummary ?? '').split('\n').slice(1).join('; ').trim()}`))
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
    for (const [colorScheme, rules] of [['light', RULES], ['dark', COLOURS]]) {
      await page.emulateMedia({ colorScheme })
      found.push(...(await violations(page, rules)).map((line) => `${name} ${width} ${colorScheme}: ${line}`))
    }
    const wider = await overflow(page)
    if (wider > 0) found.push(`${name} ${width}: ${wider} px wider than the window`)
  }
  await page.emulateMedia({ colorScheme: null })
  await page.setViewportSize(before)
  assert.deepEqual(found, [], 'accessibility')
}
