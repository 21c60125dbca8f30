// The tools see what they are there to see: a page with one of each fault.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { accessible, overflow, violations } from '../support/axe.mjs'
import { launch, person } from '../support/browser.mjs'
import { waitFor } from '../support/corner.mjs'
import { focused, tabTo } from '../support/keyboard.mjs'

const GOOD = `<!doctype html><html lang="en"><title>Good</title><meta name="viewport" content="width=device-width">
  <style>:focus{outline:2px solid}@media(prefers-color-scheme:dark){body{background:#000;color:#fff}}</style>
  <main><h1>Good</h1><label>Name <input></label> <button>Send</button></main></html>`

const PAGES = {
  '/good': GOOD,
  '/dark': GOOD.replace('color:#fff', 'color:#222'),
  '/wide': GOOD.replace('<button>', '<p style="width:3000px">x</p><button>'),
  '/hidden-focus': GOOD.replace('2px solid', 'none'),
  '/label': GOOD.replace('<label>Name <input></label>', '<input>'),
  '/throws': GOOD.replace('</main>', '</main><script>throw new Error("thrown")</script>'),
  '/elsewhere': GOOD.replace('</main>', '</main><img alt="" src="http://127.0.0.2:9/x.png">'),
  '/policy': GOOD.replace('<button>', '<button onclick="1">'),
  '/broken': GOOD,
}

let server, browser, url

before(async () => {
  server = createServer((request, response) => {
    const page = PAGES[request.url]
    if (request.url === '/policy') response.setHeader('content-security-policy', "default-src 'self'; style-src 'unsafe-inline'")
    response.writeHead(request.url === '/broken' ? 500 : page ? 200 : 404, { 'content-type': 'text/html' })
    response.end(page)
  })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  url = `http://127.0.0.1:${server.address().port}`
  browser = await launch()
})

after(async () => {
  await browser?.close()
  server?.close()
})

async function visit(path, options) {
  const someone = await person(browser, url, options)
  someone.allow(/favicon/)
  await someone.page.goto(path, { waitUntil: 'load' })
  return someone
}

test('a good page passes', async () => {
  const { page, close } = await visit('/good')
  await accessible(page, { widths: [320, 1280] })
  await tabTo(page, /Name/)
  assert.equal(await tabTo(page, /Send/), 1)
  assert.equal(await focused(page), 'button Send')
  await close()
})

test('faults for people are found', async () => {
  const label = await visit('/label')
  assert.match((await violations(label.page)).join(), /label/)
  await label.close()
  const dark = await visit('/dark')
  await assert.rejects(accessible(dark.page), /dark: color-contrast/)
  await dark.close()
  const wide = await visit('/wide', { phone: true })
  assert.ok((await overflow(wide.page)) > 0)
  await wide.close()
  const hidden = await visit('/hidden-focus')
  await assert.rejects(tabTo(hidden.page, /Send/), /cannot be seen/)
  await hidden.close()
})

test('what a page should not do is a complaint', async () => {
  for (const [path, complaint] of [
    ['/throws', /thrown/],
    ['/elsewhere', /request elsewhere/],
    ['/policy', /Content Security Policy/],
    ['/broken', /500 for GET/],
  ]) {
    const someone = await visit(path)
    await waitFor(() => complaint.test(someone.complaints.join('\n')), () => `${path}: ${someone.complaints}`)
    await assert.rejects(someone.close(), /complained/)
  }
})

test('a browser without script runs none', async () => {
  const { page, close } = await visit('/throws', { script: false })
  assert.equal(await page.title(), 'Good')
  await close()
})
