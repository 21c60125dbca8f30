// Finds an address for every route by following links, as somebody would who clicks on everything once; and looks at each.

import { accessible } from './axe.mjs'
import { routeOf, routes } from './routes.mjs'

const HREF = /\s(?:href|src)="([^"]+)"/g
// So many addresses of one route are opened; the one that says most is looked at.
const TRIES = 3

/**
 * Follows links with the cookies of `context`, from every route that needs nothing filled in and from `more`.
 * `skip` are routes not to open. Gives `pages` (addresses to look at: the fullest of each route, and those of `more`), `broken`
 * (links that lead nowhere) and `unseen` (routes no link leads to). Pictures, data and parts of pages are no pages.
 */
export async function crawl(context, url, { skip = [], more = [], may = () => true } = {}) {
  const known = routes()
  const all = known.filter((route) => !skip.includes(route.path) && may(route))
  const best = new Map()
  const tries = new Map()
  const broken = []
  const seen = new Set()
  const extra = []
  const queue = [...more, ...all.filter((route) => route.open === 0).map((route) => route.path)].map((to) => ({ to, from: '' }))
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { to, from } = next
    const address = new URL(to, url)
    const name = from ? address.pathname : to
    if (address.origin !== url || seen.has(name)) continue
    seen.add(name)
    const route = routeOf(all, address.pathname)
    if (!route && !routeOf(known, address.pathname)) broken.push(`${from} -> ${to}: no such route`)
    if (!route || (tries.get(route.path) ?? 0) >= TRIES) continue
    tries.set(route.path, (tries.get(route.path) ?? 0) + 1)
    const answer = await context.request.get(address.href)
    if (from && answer.status() >= 400) broken.push(`${from} -> ${to}: ${answer.status()}`)
    if (!answer.ok() || !/html/.test(answer.headers()['content-type'] ?? '')) continue
    const text = await answer.text()
    if (!/<main/.test(text)) continue
    for (const [, href] of text.matchAll(HREF)) queue.push({ to: href.replaceAll('&amp;', '&'), from: to })
    if (!route.matches(new URL(answer.url()).pathname)) continue
    if (more.includes(to)) extra.push(to)
    else if (text.length > (best.get(route.path)?.length ?? 0)) best.set(route.path, { length: text.length, to: address.pathname })
  }
  const pages = [...new Set([...extra, ...[...best.values()].map(({ to }) => to)])]
  return { pages, broken, unseen: all.map((route) => route.path).filter((path) => !tries.has(path)) }
}

/** Opens every address at `tabs` tabs at once and asks `look(page, address)` what is wrong; gives all of it. */
export async function visit(someone, addresses, look, tabs = 2) {
  const waiting = [...addresses]
  const found = []
  const tab = async () => {
    const page = await someone.context.newPage()
    for (let address = waiting.shift(); address; address = waiting.shift()) {
      await page.goto(address)
      found.push(...(await look(page, address)).map((line) => `${address}: ${line}`))
    }
    await page.close()
  }
  await Promise.all(Array.from({ length: tabs }, tab))
  return found
}

/** What is wrong with a page for those who see little or hold it in a hand. */
export async function faults(page) {
  return accessible(page, { widths: [320, 1280] }).then(() => [], (error) => error.actual ?? [String(error)])
}
