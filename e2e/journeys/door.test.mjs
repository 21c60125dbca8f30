// Coming in: set-up, the second step, a passkey, an invitation; with script and without; seen by those who cannot see.

import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, test } from 'node:test'
import { accessible } from '../support/axe.mjs'
import { launch, person } from '../support/browser.mjs'
import { start } from '../support/corner.mjs'

const PASSWORD = 'een lepel in de koffie'
let browser, corner

before(async () => {
  browser = await launch()
  corner = await start()
})

after(async () => {
  await browser?.close()
  await corner?.stop()
})

const guest = (options) => person(browser, corner.url, options)

async function signIn(page, name = 'ann', password = PASSWORD) {
  await page.goto('/sign-in?next=/settings/security')
  await page.getByLabel('Handle or e-mail address').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** The six digits an authenticator app shows now. */
function code(secret, at = Date.now()) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret.replace(/\s/g, '')].map((c) => letters.indexOf(c).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(step).digest()
  const from = mac[19] & 15
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('someone opens the printed address and is the owner', async () => {
  const ann = await guest()
  const { page } = ann
  await page.goto('/')
  await page.waitForURL('**/setup')
  await accessible(page, { widths: [320, 1280] })
  await page.goto(corner.setup)
  await accessible(page, { widths: [320, 1280] })
  await page.getByLabel('Name of the organisation').fill('Acme')
  await page.getByLabel('Your name').fill('Ann Arden')
  assert.equal(await page.getByLabel('Handle').getAttribute('placeholder'), 'ann')
  assert.equal(await page.getByLabel('Time zone').inputValue(), 'Europe/Amsterdam', 'guessed from the browser')
  await page.getByLabel('Choose a password').fill(PASSWORD)
  ann.allow(/404|guide/)
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.waitForURL('**/guide/face')
  await page.goto('/settings/security')
  await page.getByRole('heading', { name: 'Passkeys' }).waitFor()
  ann.allow(/setup/)
  assert.equal((await page.goto(corner.setup)).status(), 404, 'the code works once')
  await ann.close()
})

test('a passkey is added, signs in, and is removed', async () => {
  const ann = await guest()
  const { page } = ann
  const devtools = await ann.context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
  await signIn(page)
  await page.waitForURL('**/settings/security')
  await accessible(page, { widths: [320, 1280] })
  await page.getByRole('link', { name: 'Add a passkey' }).click()
  await accessible(page, { widths: [320, 1280] })
  await page.getByLabel('Name').fill('My laptop')
  await page.getByLabel('Your present password').fill('not it')
  ann.allow(/422/)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('That is not your present password.').waitFor()
  await page.getByLabel('Your present password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('My laptop').waitFor()

  await page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor()
  await ann.context.clearCookies()
  await page.goto('/sign-in?next=/settings/security')
  await accessible(page, { widths: [320, 1280] })
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL('**/settings/security')
  await page.getByText('Last used').waitFor()

  await page.getByRole('link', { name: 'Change the passkey My laptop' }).click()
  await accessible(page, { widths: [320, 1280] })
  await page.getByLabel('Your present password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Remove this passkey' }).click()
  await page.waitForURL('**/settings/security')
  assert.equal(await page.getByText('My laptop').count(), 0)
  await ann.context.clearCookies()
  await page.goto('/sign-in')
  ann.allow(/409/)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByText('We do not know this passkey.').waitFor()
  await ann.close()
})

test('the second step, without script', async () => {
  const ann = await guest({ script: false })
  const { page } = ann
  await signIn(page)
  await page.getByRole('link', { name: 'Set up a second step' }).click()
  await page.getByLabel('Your present password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('img', { name: 'QR code' }).waitFor()
  await page.getByText('Or type this into the app').click()
  const secret = await page.locator('details code').innerText()
  // The step before is still good, and leaves the present one for signing in.
  await page.getByLabel('Code', { exact: true }).fill(code(secret, Date.now() - 30_000))
  await page.getByRole('button', { name: 'Switch it on' }).click()
  const codes = await page.locator('.codes code').allInnerTexts()
  assert.equal(codes.length, 10)
  await ann.context.clearCookies()
  await signIn(page)
  await page.getByLabel('Code', { exact: true }).fill(code(secret))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/settings/security')
  await ann.context.clearCookies()
  await signIn(page)
  await page.getByLabel('Code', { exact: true }).fill(codes[0])
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('You have 9 recovery codes left').waitFor()
  await page.getByRole('link', { name: 'Switch off the second step' }).click()
  await page.getByLabel('Your present password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByText('The second step is off.').waitFor()
  await ann.close()
})

test('an invited colleague comes in and is looked after', async () => {
  const ann = await guest()
  await signIn(ann.page)
  await ann.page.waitForURL('**/settings/security')
  for (const path of ['/admin', '/admin/people', '/admin/invitations', '/admin/organisation', '/admin/jobs']) {
    await ann.page.goto(path)
    await accessible(ann.page, { widths: [320, 1280] })
  }
  await ann.page.goto('/admin/invitations')
  await ann.page.getByRole('button', { name: 'Make the link' }).click()
  await ann.page.getByRole('button', { name: 'Copy' }).waitFor()
  const link = await ann.page.getByLabel('Link').inputValue()
  const ben = await guest({ phone: true })
  await ben.page.goto(new URL(link).pathname)
  await accessible(ben.page, { widths: [320, 1280] })
  await ben.page.getByText('Ann Arden invites you.').waitFor()
  await ben.page.getByLabel('Your name').fill('Ben Brink')
  await ben.page.getByLabel('Choose a password').fill(PASSWORD)
  ben.allow(/404|403/)
  await ben.page.getByRole('button', { name: 'Come in' }).click()
  await ben.page.waitForURL('**/guide/face')
  assert.equal((await ben.page.goto('/admin')).status(), 403)
  await ann.page.goto('/admin/people')
  await ann.page.getByRole('link', { name: 'Ben Brink' }).click()
  await accessible(ann.page, { widths: [320, 1280] })
  await ann.page.getByRole('button', { name: 'Suspend' }).click()
  await ann.page.getByRole('button', { name: 'Let in again' }).waitFor()
  await ben.page.goto('/settings/security')
  await ben.page.waitForURL('**/sign-in**')
  await ann.close()
  await ben.close()
})
