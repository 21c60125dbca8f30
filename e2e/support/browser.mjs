// One Chromium; a context of its own for each person, whose pages may not complain.

import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// A machine with two cores that builds and tests meanwhile is slow; a wait that is met costs nothing.
const PATIENCE = 60_000

export const WIDE = { width: 1280, height: 900 }
export const PHONE = { width: 360, height: 780 }
export const SMALL = { width: 320, height: 640 }

export function launch() {
  return chromium.launch({ executablePath: process.env.CORNER_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })
}

/**
 * Somebody with a browser. `script: false` is a browser without JavaScript, `phone: true` one with a finger.
 * `person.complaints` fills with everything a page should not do; `person.clean()` fails on them.
 */
export async function person(browser, url, { phone = false, script = true, scheme = 'light', locale = 'en-GB', viewport, ...more } = {}) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: viewport ?? (phone ? PHONE : WIDE),
    isMobile: phone,
    hasTouch: phone,
    javaScriptEnabled: script,
    colorScheme: scheme,
    locale,
    timezoneId: 'Europe/Amsterdam',
    reducedMotion: 'reduce',
    ...more,
  })
  context.setDefaultTimeout(PATIENCE)
  const watched = watch(context, url)
  const page = await context.newPage()
  return {
    context,
    page,
    ...watched,
    async close() {
      await context.close()
      watched.clean()
    },
  }
}

/** Collects console errors, exceptions, violations of the policy, requests to elsewhere, and answers of 500 and above. */
function watch(context, url) {
  const complaints = []
  // Whoever's session ends while a page begins to listen is told so, which the browser writes down as a fault.
  const allowed = [/401 \(Unauthorized\) \(\S+\/live\?since=/]
  const complain = (text) => {
    if (!allowed.some((pattern) => pattern.test(text))) complaints.push(text)
  }
  context.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/i.test(message.text())) {
      complain(`console: ${message.text()} (${message.location().url})`)
    }
  })
  context.on('weberror', (error) => complain(`exception: ${error.error().stack ?? error.error()}`))
  context.on('request', (request) => {
    const to = new URL(request.url())
    if (/^(https?|wss?):$/.test(to.protocol) && to.host !== new URL(url).host) complain(`request elsewhere: ${request.url()}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 500) complain(`${response.status()} for ${response.request().method()} ${response.url()}`)
  })
  return {
    complaints,
    /** From here on, what matches is expected. */
    allow: (pattern) => allowed.push(pattern),
    clean: () => assert.deepEqual(complaints, [], 'the pages complained'),
  }
}
