// A post made in one client is seen at once in all the others: masto.js, Mastodon.py, the terminal, and the web app.

import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { waitFor } from '../e2e/support/corner.mjs'
import { house } from '../e2e/support/house.mjs'
import { article, listening, post } from '../e2e/support/talk.mjs'
import { allowed, signIn } from './app.mjs'

const PROGRAMS = new URL('.venv/bin/', import.meta.url).pathname
const HERE = new URL('.', import.meta.url).pathname

let acme, eva, browser, stream, python, terminal
const heard = []

/** A program that runs meanwhile, with what it said so far. */
function run(program, words, env = {}) {
  const child = spawn(join(PROGRAMS, program), words, { cwd: HERE, env: { ...process.env, NO_COLOR: '1', PYTHONUNBUFFERED: '1', ...env } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const ended = new Promise((end) => child.on('exit', end))
  return { child, said: () => said, say: (line) => child.stdin.write(`${line}\n`), ended }
}

/** The terminal client, signed in by its own dialogue and a page in the person's browser. */
async function toot(page) {
  const home = await mkdtemp(join(tmpdir(), 'corner-toot-'))
  const env = { HOME: home, XDG_CONFIG_HOME: home }
  const login = run('toot', ['login', '--instance', acme.corner.url], env)
  const address = await waitFor(() => /\S*\/oauth\/authorize\S*(?=\s)/.exec(login.said())?.[0], login.said)
  // No, it shall not open a browser: here is the code.
  login.say('n')
  login.say(await allowed(page, address))
  login.child.stdin.end()
  assert.equal(await login.ended, 0, login.said())
  const ask = (...words) =>
    new Promise((done, fail) => {
      execFile(join(PROGRAMS, 'toot'), words, { env: { ...process.env, NO_COLOR: '1', ...env } }, (error, out) => (error ? fail(error) : done(out)))
    })
  return { ask, end: () => rm(home, { recursive: true, force: true }) }
}

before(async () => {
  acme = await house({ ben: 'Ben Brink', cara: 'Cara Conti', eva: 'Eva Engel' })
  browser = await signIn(acme.corner, acme.people.ben.page)
  terminal = await toot((await acme.again('cara')).page)
  eva = acme.people.eva.page
  const token = (await acme.corner.run(['token', 'create', 'ann', '--scopes', 'read write'])).trim().split(/\s+/).at(-1)
  python = run('python', ['live.py', acme.corner.url, token], { PYTHONDONTWRITEBYTECODE: '1' })
  stream = browser.stream()
  const follow = async () => {
    for await (const event of stream.public.subscribe()) if (event.event === 'update') heard.push(event.payload)
  }
  follow().catch((error) => heard.push({ content: String(error) }))
  await waitFor(async () => {
    const { id } = await browser.rest.v1.statuses.create({ status: 'Is everyone listening?' })
    await new Promise((next) => setTimeout(next, 500))
    return python.said().includes(id) && heard.some((status) => status.id === id)
  }, python.said)
})
after(async () => {
  stream?.close()
  python?.child.stdin.end()
  await python?.ended
  await terminal?.end()
  await acme?.close()
})

/** It is announced on the page that was open meanwhile, on both streams, and there for the terminal. */
async function everywhere(text) {
  await eva.locator('[data-pill] a').click()
  await article(eva, text).waitFor()
  const status = await waitFor(() => heard.find(({ content }) => content.includes(text)))
  await waitFor(() => python.said().split('\n').includes(status.id), python.said)
  assert.match(await terminal.ask('timelines', 'public', '--no-pager', '--no-clear'), new RegExp(text))
}

const WAYS = {
  'masto.js': (text) => browser.rest.v1.statuses.create({ status: text }),
  'Mastodon.py': (text) => python.say(text),
  'the terminal': (text) => terminal.ask('post', text),
  'the web app': (text) => post(acme.people.ann.page, text),
}
for (const [way, write] of Object.entries(WAYS)) {
  test(`from ${way} to all the others, at once`, { timeout: 120_000 }, async () => {
    const text = `Hello from ${way.replace('.', ' ')}`
    await eva.goto('/everyone')
    await listening(eva)
    await write(text)
    await everywhere(text)
  })
}
