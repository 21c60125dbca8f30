// A person without a mouse.

import assert from 'node:assert/strict'

/** Waits until a page takes keys: its script listens, and it was painted; Chromium drops what is typed before that. */
export function ready(page) {
  return page.waitForFunction(
    () => document.documentElement.dataset.script === 'on' && performance.getEntriesByName('first-contentful-paint').length > 0,
  )
}

/** The element with the focus, as a screen reader would say it. */
export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return ''
    const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? ''
    return `${element.tagName.toLowerCase()} ${label.trim().replace(/\s+/g, ' ')}`.trim()
  })
}

/** Presses Tab until what has the focus matches; gives how often. */
export async function tabTo(page, pattern, most = 100) {
  const seen = []
  for (let presses = 1; presses <= most; presses++) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    if (pattern.test(now)) {
      await assertVisibleFocus(page)
      return presses
    }
    seen.push(now)
  }
  assert.fail(`no way by Tab to ${pattern}; seen: ${seen.slice(0, 40).join(' | ')}`)
}

/** Where the focus is can be seen: an outline, a shadow or a border that is not there without it. */
export async function assertVisibleFocus(page) {
  const style = await page.evaluate(() => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement)
    return { outlined: outlineStyle !== 'none' && outlineWidth !== '0px', shadow: boxShadow !== 'none' }
  })
  assert.ok(style.outlined || style.shadow, `the focus on "${await focused(page)}" cannot be seen`)
}

/** Types keys one after another, as `press(page, 'g', 'h')`. */
export async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key)
}
