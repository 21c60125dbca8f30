// A push service of our own: Chromium's is far away. What Corner sends to it is opened as a browser opens it (RFC 8291).

import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'

/** Starts it: `subscription` is what a browser would have made, `next()` waits for the next message and opens it. */
export async function pushService() {
  const curve = createECDH('prime256v1')
  const ours = curve.generateKeys()
  const auth = randomBytes(16)
  const came = []
  let wake = () => {}
  const server = createServer(async (request, response) => {
    const parts = []
    for await (const part of request) parts.push(part)
    came.push({ headers: request.headers, body: Buffer.concat(parts) })
    response.writeHead(201).end()
    wake()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = server.address().port
  return {
    port,
    subscription: {
      endpoint: `http://127.0.0.1:${port}/for/ben`,
      keys: { p256dh: ours.toString('base64url'), auth: auth.toString('base64url') },
    },
    async next() {
      while (!came.length) await new Promise((done) => (wake = done))
      const { headers, body } = came.shift()
      return { headers, told: JSON.parse(opened(curve, ours, auth, body)) }
    },
    close: () => server.close(),
  }
}

function opened(curve, ours, auth, body) {
  const salt = body.subarray(0, 16)
  const size = body[20]
  const theirs = body.subarray(21, 21 + size)
  const derived = (secret, salt, info, length) => Buffer.from(hkdfSync('sha256', secret, salt, info, length))
  const secret = derived(curve.computeSecret(theirs), auth, Buffer.concat([Buffer.from('WebPush: info\0'), ours, theirs]), 32)
  const key = derived(secret, salt, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = derived(secret, salt, 'Content-Encoding: nonce\0', 12)
  const sealed = body.subarray(21 + size)
  const open = createDecipheriv('aes-128-gcm', key, nonce)
  open.setAuthTag(sealed.subarray(-16))
  const text = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()])
  return text.subarray(0, text.lastIndexOf(2)).toString('utf8')
}
