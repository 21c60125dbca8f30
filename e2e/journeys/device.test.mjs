// Being told on this device while no page is open: turned on, told, led there by the notice, less of it, turned off.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessible } from '../support/axe.mjs'
import { waitFor } from '../support/corner.mjs'
import { house } from '../support/house.mjs'
import { pushService } from '../support/push.mjs'
import { post } from '../support/talk.mjs'

let acme, ann, ben, service, phone

before(async () => {
  service = await pushService()
  const env = { CORNER_PUSH_ALLOW: '127.0.0.0/8', CORNER_PUSH_PORTS: String(service.port) }
  acme = await house({ ben: 'Ben Brink' }, { env })
  ;({ ann, ben } = acme.people)
})
after(async () => {
  service?.close()
  await acme?.close()
})

/** Chromium asks its push service on the net; here it gets what one nearby would have given. */
async function near(context, subscription) {
  await context.addInitScript((made) => {
    let now = null
    PushManager.prototype.getSubscription = async () => now ?? (localStorage.getItem('pushed') && (now = given()))
    PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
      if (applicationServerKey.length !== 65) throw new TypeError('this is no key')
      localStorage.setItem('pushed', 'yes')
      return (now = given())
    }
    const given = () => ({
      toJSON: () => made,
      unsubscribe: async () => (localStorage.removeItem('pushed'), (now = null), true),
    })
  }, subscription)
}

/** As the push service does it: the service worker gets the message. */
async function deliver(page, told) {
  const session = await page.context().newCDPSession(page)
  let found
  session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => (found = registrations.at(-1) ?? found))
  await session.send('ServiceWorker.enable')
  await waitFor(() => found)
  const data = JSON.stringify(told)
  await session.send('ServiceWorker.deliverPushMessage', { origin: acme.corner.url, registrationId: found.registrationId, data })
  await session.detach()
}

const shown = (page) =>
  page.evaluate(async () => {
    const all = await (await navigator.serviceWorker.ready).getNotifications()
    return all.map(({ title, body, tag, lang, data }) => ({ title, body, tag, lang, url: data.url }))
  })

const state = (page) => page.locator('[data-device-state]:not([hidden])')

test('a browser that was told not to says how to change that', async () => {
  await ben.context.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'denied' }))
  await ben.page.goto('/settings/notifications')
  await ben.page.getByText('has been told not to show anything').waitFor()
  await accessible(ben.page, { widths: [320, 1280] })
})

test('without script nothing is offered that cannot be', async () => {
  const plain = await acme.again('ben', { script: false })
  await plain.page.goto('/settings/notifications')
  await plain.page.getByText('This browser cannot do that').waitFor()
  assert.equal(await plain.page.getByRole('button', { name: 'Turn on' }).count(), 0)
  await plain.close()
})

test('it is turned on by keyboard, and what one is told arrives', async () => {
  phone = await acme.again('ben', { permissions: ['notifications'] })
  await near(phone.context, service.subscription)
  await phone.page.goto('/settings/notifications')
  await state(phone.page).getByText('It is off on this device').waitFor()
  await accessible(phone.page, { widths: [320, 1280] })
  await phone.page.getByRole('button', { name: 'Turn on' }).focus()
  await phone.page.keyboard.press('Enter')
  await state(phone.page).getByText('It is on').waitFor()
  await accessible(phone.page, { widths: [320, 1280] })

  await post(ann.page, 'Is the roaster free, @ben?')
  const { headers, told } = await service.next()
  assert.equal(headers['content-encoding'], 'aes128gcm')
  assert.match(headers.authorization, /^vapid t=/)
  assert.equal(told.title, 'Ann Arden mentioned you')
  assert.equal(told.access_token, '')
  await deliver(phone.page, told)
  const notices = await waitFor(async () => {
    const all = await shown(phone.page)
    return all.length && all
  })
  assert.equal(notices.length, 1)
  assert.equal(notices[0].body, 'Is the roaster free, @ben?')
  assert.equal(notices[0].tag, told.notification_id)
  assert.match(new URL(notices[0].url).pathname, /^\/@ann\/\d+$/)
})

test('the notice leads to what it tells of', async () => {
  const worker = phone.context.serviceWorkers()[0] ?? (await phone.context.waitForEvent('serviceworker'))
  const [notice] = await shown(phone.page)
  await worker.evaluate(async () => {
    const [notification] = await registration.getNotifications()
    // A click by a program may open no window; an open one of ours may be led.
    dispatchEvent(new NotificationEvent('notificationclick', { notification }))
  })
  await waitFor(async () => (await shown(phone.page).catch(() => ['?'])).length === 0, () => 'the notice is still there')
  assert.ok(notice.url.startsWith(acme.corner.url))
})

test('less of it, and none', async () => {
  await phone.page.goto('/settings/notifications')
  const on = state(phone.page)
  await on.getByText('Choose what').click()
  await accessible(phone.page, { widths: [320, 1280] })
  await on.getByLabel('Favourites').uncheck()
  await on.getByRole('button', { name: 'Save' }).click()
  await phone.page.locator('.toast').waitFor()
  await state(phone.page).getByText('Choose what').click()
  assert.equal(await state(phone.page).getByLabel('Favourites').isChecked(), false)
  assert.equal(await state(phone.page).getByLabel('Mentions').isChecked(), true)
  await state(phone.page).getByRole('button', { name: 'Turn off' }).click()
  await state(phone.page).getByText('It is off on this device').waitFor()
  assert.equal(await phone.page.evaluate(() => localStorage.getItem('pushed')), null)
  await phone.close()
})
