// Every address there is, from the table that says who may use it (crates/web/tests/it/roles.rs; a test there keeps it complete).

import { readFileSync } from 'node:fs'

const TABLE = new URL('../../crates/web/tests/it/roles.rs', import.meta.url)
const ROW = /\(\s*"([A-Z ]+)",\s*"([^"]+)",\s*(\w+),?\s*\)/g

/** Routes that can be opened, as `{ path: '/units/{slug}', who: 'Member', matches(address) }`; exact ones first. */
export function routes() {
  const rows = [...readFileSync(TABLE, 'utf8').matchAll(ROW)]
  const found = rows.filter(([, methods]) => methods.split(' ').includes('GET')).map(([, , path, who]) => ({ path, who, ...matcher(path) }))
  if (found.length < 50) throw new Error(`the table cannot be read any more: ${found.length} routes`)
  return found.sort((a, b) => a.open - b.open || b.path.length - a.path.length)
}

function matcher(path) {
  const parts = path.split(/(\{\*?\w+\})/)
  const pattern = parts.map((part) => (/^\{\*/.test(part) ? '.+' : /^\{/.test(part) ? '[^/]+' : part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))).join('')
  const whole = new RegExp(`^${pattern}$`)
  return { open: (parts.length - 1) / 2, matches: (address) => whole.test(address) }
}

/** The route of an address. */
export function routeOf(all, address) {
  return all.find((route) => route.matches(address))
}
