// An ordinary day of somebody whose app is written with masto.js.

import assert from 'node:assert/strict'
import { createECDH, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { decrypt } from 'http_ece'
import { waitFor } from '../e2e/support/corner.mjs'
import { house } from '../e2e/support/house.mjs'
import { picture } from '../e2e/support/picture.mjs'
import { heard, scripted, signIn, subscribed } from './app.mjs'

let acme, ann, ben, pushes
const pushed = []

/** What the maker of a browser runs: it takes sealed messages. */
async function pushService() {
  const server = createServer(async (request, answer) => {
    const parts = []
    for await (const part of request) parts.push(part)
    pushed.push({ headers: request.headers, body: Buffer.concat(parts) })
    answer.writeHead(201).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

before(async () => {
  pushes = await pushService()
  const env = { CORNER_PUSH_ALLOW: '127.0.0.0/8', CORNER_PUSH_PORTS: String(pushes.address().port) }
  acme = await house({ ben: 'Ben Brink' }, { env })
  ben = await signIn(acme.corner, acme.people.ben.page)
  ann = await scripted(acme.corner, 'ann')
})
after(async () => {
  pushes?.close()
  await acme?.close()
})

const all = async (pages) => {
  const found = []
  for await (const page of pages) found.push(...page)
  return found
}

test('the app knows who it acts for', async () => {
  assert.equal(ben.me.username, 'ben')
  assert.equal((await ben.rest.v1.apps.verifyCredentials()).name, 'A browser app')
  assert.equal(ann.me.displayName, 'Ann Arden')
})

test('posting, answering, liking, keeping, changing', async () => {
  await ben.rest.v1.accounts.$select(ann.me.id).follow()
  const post = await ann.rest.v1.statuses.create({ status: 'Tea? #tea' })
  const answer = await ben.rest.v1.statuses.create({ status: '@ann yes', inReplyToId: post.id })
  const { descendants } = await ann.rest.v1.statuses.$select(post.id).context.fetch()
  assert.deepEqual(descendants.map((s) => s.id), [answer.id])
  const here = ben.rest.v1.statuses.$select(post.id)
  assert.equal((await here.favourite()).favourited, true)
  assert.equal((await here.reblog()).reblog.id, post.id)
  assert.equal((await here.bookmark()).bookmarked, true)
  assert.deepEqual((await all(ben.rest.v1.bookmarks.list())).map((s) => s.id), [post.id])
  assert.deepEqual((await all(here.favouritedBy.list())).map((a) => a.username), ['ben'])
  const edited = await ann.rest.v1.statuses.$select(post.id).update({ status: 'Coffee? #tea' })
  assert.match(edited.content, /Coffee/)
  assert.equal((await here.history.list()).length, 2)
  const home = await ben.rest.v1.timelines.home.list()
  assert.ok(home.some((s) => s.id === post.id))
  assert.deepEqual((await ben.rest.v1.timelines.tag.$select('tea').list()).map((s) => s.id), [post.id])
  const told = await waitFor(async () => {
    const kinds = new Set((await ann.rest.v1.notifications.list()).map((n) => n.type))
    return ['mention', 'favourite', 'reblog', 'follow'].every((kind) => kinds.has(kind)) && kinds
  })
  assert.ok(told)
  const grouped = await ann.rest.v2.notifications.list()
  assert.ok(grouped.notificationGroups.length >= 4 && grouped.accounts.some((a) => a.username === 'ben'))
})

test('pages to the very end', async () => {
  for (let n = 0; n < 9; n++) await ann.rest.v1.statuses.create({ status: `number ${n}` })
  const ids = (await all(ben.rest.v1.accounts.$select(ann.me.id).statuses.list({ limit: 4 }))).map((s) => s.id)
  assert.ok(ids.length >= 10)
  assert.equal(new Set(ids).size, ids.length)
  assert.deepEqual(ids, ids.toSorted((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1)))
})

test('pictures and polls', async () => {
  const media = await ann.rest.v2.media.create({ file: new Blob([picture(40, 20)], { type: 'image/png' }), description: 'A sky' })
  const post = await ann.rest.v1.statuses.create({ status: 'Look', mediaIds: [media.id] })
  const [shown] = (await ben.rest.v1.statuses.$select(post.id).fetch()).mediaAttachments
  assert.deepEqual([shown.type, shown.description, shown.meta.original.width], ['image', 'A sky', 40])
  assert.equal((await fetch(shown.url)).headers.get('content-type').split('/')[0], 'image')
  const asked = await ann.rest.v1.statuses.create({ status: 'Which?', poll: { options: ['tea', 'coffee'], expiresIn: 3600 } })
  const poll = await ben.rest.v1.polls.$select(asked.poll.id).votes.create({ choices: [1] })
  assert.deepEqual([poll.voted, poll.options[1].votesCount], [true, 1])
})

test('lists, filters, search', async () => {
  const shelf = await ben.rest.v1.lists.create({ title: 'Friends' })
  await ben.rest.v1.lists.$select(shelf.id).accounts.create({ accountIds: [ann.me.id] })
  assert.deepEqual((await all(ben.rest.v1.lists.$select(shelf.id).accounts.list())).map((a) => a.username), ['ann'])
  const kept = await ben.rest.v2.filters.create({
    title: 'Spoilers', context: ['home'], filterAction: 'warn', keywordsAttributes: [{ keyword: 'ending', wholeWord: true }],
  })
  const post = await ann.rest.v1.statuses.create({ status: 'a sad ending, said the badger' })
  const seen = await ben.rest.v1.statuses.$select(post.id).fetch()
  assert.equal(seen.filtered[0].filter.title, 'Spoilers')
  assert.ok((await ben.rest.v1.timelines.list.$select(shelf.id).list()).some((s) => s.id === post.id))
  await ben.rest.v2.filters.$select(kept.id).remove()
  const found = await waitFor(async () => {
    const { statuses } = await ben.rest.v2.search.list({ q: 'badger', type: 'statuses' })
    return statuses.length > 0 && statuses
  })
  assert.deepEqual(found.map((s) => s.id), [post.id])
})

test('several channels on one connection', { timeout: 120_000 }, async (t) => {
  const stream = ben.stream()
  t.after(() => stream.close())
  const poke = () => ann.rest.v1.statuses.create({ status: '@ben are you there? #poke' })
  const user = await subscribed(stream.user.subscribe(), poke)
  const tagged = await subscribed(stream.hashtag.subscribe({ tag: 'poke' }), poke)
  const post = await ann.rest.v1.statuses.create({ status: 'live, @ben #poke' })
  const update = await heard(tagged, (e) => e.event === 'update' && e.payload.id === post.id)
  assert.deepEqual(update.stream, ['hashtag', 'poke'])
  await heard(user, (e) => e.event === 'notification' && e.payload.status?.id === post.id)
  await ann.rest.v1.statuses.$select(post.id).remove()
  await heard(user, (e) => e.event === 'delete' && e.payload === post.id)
})

test('a push wakes the app', async () => {
  const keys = createECDH('prime256v1')
  keys.generateKeys()
  const auth = randomBytes(16)
  const subscription = {
    endpoint: `http://127.0.0.1:${pushes.address().port}/browser`,
    standard: true,
    keys: { p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') },
  }
  const made = await ben.rest.v1.push.subscription.create({ subscription, data: { alerts: { mention: true } }, policy: 'all' })
  assert.equal(made.alerts.mention, true)
  await ann.rest.v1.statuses.create({ status: 'wake up, @ben' })
  const { headers, body } = await waitFor(() => pushed[0])
  assert.equal(headers['content-encoding'], 'aes128gcm')
  assert.match(headers.authorization, new RegExp(`k=${made.serverKey}`))
  const told = JSON.parse(decrypt(body, { version: 'aes128gcm', privateKey: keys, authSecret: auth.toString('base64url') }))
  assert.deepEqual([told.notification_type, told.title], ['mention', 'Ann Arden mentioned you'])
  await ben.rest.v1.push.subscription.remove()
})

test('what is ended has ended', async () => {
  await ben.revoke()
  await assert.rejects(async () => ben.rest.v1.timelines.home.list(), /invalid/)
})
