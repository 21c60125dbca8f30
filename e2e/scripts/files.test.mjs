// The scripts we send parse and need nobody else; so does what tests them.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const WEB = new URL('../../crates/web', import.meta.url).pathname

function scripts(folder = WEB) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return scripts(path)
    return /\.m?js$/.test(entry.name) && !path.includes('/tests/') ? [path] : []
  })
}

test('every script parses', () => {
  for (const path of scripts()) execFileSync(process.execPath, ['--check', path])
})

test('no script evaluates text, writes HTML into the page, or asks another host', () => {
  for (const path of scripts()) {
    const found = readFileSync(path, 'utf8').match(/\beval\(|new Function\(|(?<!template)\.innerHTML\s*=|https?:\/\/(?!www\.w3\.org)[\w.]+/)
    assert.equal(found?.[0], undefined, path)
  }
})

test('the lock file names exact versions, their hashes, and no host', () => {
  const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
  const { '': own, ...others } = packages
  assert.ok(Object.values(own.devDependencies).every((version) => /^\d+\.\d+\.\d+$/.test(version)))
  for (const [name, { integrity, resolved }] of Object.entries(others)) {
    assert.match(integrity, /^sha512-/, name)
    assert.equal(resolved, undefined, name)
  }
})
