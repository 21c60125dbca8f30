// Starts the program as a person would, with a data folder of its own on a free port.

import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const BIN = resolve(process.env.CORNER_BIN ?? new URL('../../target/debug/corner', import.meta.url).pathname)
const PATIENCE = 60_000

/**
 * @param {{ command?: 'serve' | 'demo', data?: string, listen?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<{ url: string, setup: string, data: string, said: () => string, stop: () => Promise<number>,
 *   restart: (signal?: string) => Promise<void>, run: (words: string[], input?: string) => Promise<string> }>}
 */
export async function start({ command = 'serve', data, listen = '127.0.0.1:0', env = {} } = {}) {
  const own = data === undefined
  data ??= await mkdtemp(join(tmpdir(), 'corner-e2e-'))
  let program = await begin([command, '--data', data, '--listen', listen], env)
  const url = new URL(program.address).origin
  const stop = async () => {
    const code = await program.end('SIGTERM')
    if (own) await rm(data, { recursive: true, force: true })
    return code
  }
  return {
    url,
    // The address to open first: with the set-up code in it, on a new data folder.
    setup: program.address,
    data,
    said: () => program.said(),
    stop,
    /** Ends it, in an orderly way or not, and starts it again at the same address. */
    async restart(signal = 'SIGTERM') {
      await program.end(signal)
      program = await begin([command, '--data', data, '--listen', `127.0.0.1:${new URL(url).port}`], env)
    },
    run: (words, input) => run([...words, '--data', data], input),
  }
}

async function begin(words, env) {
  const child = spawn(BIN, words, { env: { ...process.env, CORNER_LINKS_FETCH: 'false', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (said += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (errors = (errors + text).slice(-100_000)))
  const ended = new Promise((end) => child.on('exit', (code, signal) => end(code ?? signal)))
  child.on('error', (error) => (errors += error))
  const address = await waitFor(() => {
    if (child.exitCode !== null || child.pid === undefined) throw new Error(`corner ended with ${child.exitCode}\n${said}${errors}`)
    return /https?:\/\/[^\s/]+:\d+(\S*)/.exec(said)?.[0]
  }, () => `corner printed no address\n${said}${errors}`, 5 * PATIENCE) // A demo is made first.
  // By number: an old Node tries only the first address that localhost has.
  const health = `http://127.0.0.1:${new URL(address).port}/health/ready`
  await waitFor(() => fetch(health).then((answer) => answer.ok, () => false), () => `not ready\n${said}${errors}`)
  return {
    address,
    said: () => said + errors,
    end: (signal) => (child.kill(signal), ended),
  }
}

/** Runs another command of the program to its end and gives what it printed. */
export function run(words, input = '') {
  return new Promise((done, fail) => {
    const child = spawn(BIN, words, { stdio: ['pipe', 'pipe', 'pipe'] })
    let said = ''
    let errors = ''
    child.stdout.setEncoding('utf8').on('data', (text) => (said += text))
    child.stderr.setEncoding('utf8').on('data', (text) => (errors += text))
    child.on('error', fail)
    child.on('exit', (code) => (code === 0 ? done(said) : fail(new Error(`corner ${words.join(' ')}: ${code}\n${said}${errors}`))))
    child.stdin.end(input)
  })
}

/** Asks again until the answer is a yes. */
export async function waitFor(ask, otherwise = () => 'waited in vain', patience = PATIENCE) {
  const until = Date.now() + patience
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > until) throw new Error(otherwise())
    await new Promise((next) => setTimeout(next, 50))
  }
}

/** In the demo: becomes somebody with one click. */
export async function be(page, handle) {
  await page.goto('/demo')
  await page.locator(`button[value="${handle}"]`).click()
  await page.waitForURL((url) => url.pathname === '/')
}
