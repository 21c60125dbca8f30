// An organisation with people in it, made the way people make one. How to write a journey with it:
//
//   import { after, before, test } from 'node:test'
//   import { accessible } from '../support/axe.mjs'
//   import { house } from '../support/house.mjs'
//   import { article, listening, post } from '../support/talk.mjs'
//
//   let acme, ann, ben
//   before(async () => {
//     acme = await house({ ben: 'Ben Brink' })          // Ann Arden is the owner; Ben came by her invitation
//     ;({ ann, ben } = acme.people)
//   })
//   after(() => acme?.close())                            // fails if any page complained: see `person` in browser.mjs
//
//   test('Ben reads what Ann wrote', async () => {
//     await post(ann.page, 'Coffee is ready')
//     await ben.page.goto('/everyone')
//     await article(ben.page, 'Coffee is ready').waitFor()
//     await accessible(ben.page, { widths: [320, 1280] })
//   })
//
// - `ben.allow(/404/)` before a step that is meant to be answered so; `acme.again('ben', { phone: true })` is Ben at another
//   browser (`script: false`: one without JavaScript); `acme.person({…})` is somebody who is not signed in.
// - Everybody's password is PASSWORD. `acme.corner.run(['account', 'create', …])` runs a command, `.restart()` the server;
//   `house({ ben: { name: 'Ben Brink', role: 'moderator' } })` gives a role; `house({}, { env })` configures.
// - Wait for what is there to be seen (`locator.waitFor`, `page.waitForURL`), never for time: two slow cores run this too.
// - `await listening(page)` before something that should arrive live.
// - A page on its own is seen to by walk.test.mjs, which visits every route; a journey looks at what only appears on the way.

import assert from 'node:assert/strict'
import { launch, person } from './browser.mjs'
import { start } from './corner.mjs'

export const PASSWORD = 'seven blue bicycles'

/** Opens the address from the terminal, names the organisation and makes its owner; ends on the guide. */
export async function setUp(page, corner, { organisation = 'Acme', name = 'Ann Arden', handle = 'ann', limit = '500' } = {}) {
  await page.goto(corner.setup)
  await page.getByLabel('Name of the organisation').fill(organisation)
  await page.getByLabel('Longest post').selectOption(limit)
  await fillNewcomer(page, { name, handle })
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.waitForURL('**/guide/*')
}

/** Makes an invitation link as an administrator. */
export async function invite(page) {
  await page.goto('/admin/invitations')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.locator('[data-copy] input').inputValue()
  assert.match(link, /\/join\/[\w-]{20,}$/)
  return link
}

/** Comes in by a link; ends on the guide. */
export async function join(page, link, { name, handle }) {
  await page.goto(link)
  await fillNewcomer(page, { name, handle })
  await page.getByRole('button', { name: 'Come in' }).click()
  await page.waitForURL('**/guide/*')
}

export async function signIn(page, handle, password = PASSWORD) {
  await page.goto('/sign-in')
  await page.getByLabel('Handle or e-mail address').fill(handle)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** Gives somebody another role, as the owner. */
async function appoint(page, name, role) {
  await page.goto('/admin/people')
  await page.getByRole('link', { name }).click()
  const form = page.locator('form[action$="/role"]')
  await form.locator('[name=role]').selectOption(role)
  await form.getByRole('button').click()
  await page.locator('.toast').waitFor()
}

async function fillNewcomer(page, { name, handle }) {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Handle', { exact: true }).fill(handle)
  await page.getByLabel('Choose a password').fill(PASSWORD)
}

/**
 * A running Corner with Ann, its owner, and whoever else is asked for, all signed in.
 * `people.ben` is a person of support/browser.mjs; `close()` ends everything and fails if any page complained.
 */
export async function house(names = {}, options = {}) {
  const corner = await start(options)
  const browser = await launch()
  const people = {}
  const guests = []
  const come = async (handle, more = {}) => (people[handle] = await person(browser, corner.url, more))
  const end = async () => {
    await browser.close()
    return corner.stop()
  }
  try {
    await setUp((await come('ann', options.ann)).page, corner)
    const others = Object.entries(names)
    const link = others.length > 0 ? await invite(people.ann.page) : ''
    for (const [handle, given] of others) {
      const { name, role } = typeof given === 'string' ? { name: given } : given
      await join((await come(handle)).page, link, { name, handle })
      if (role) await appoint(people.ann.page, name, role)
    }
  } catch (error) {
    await end()
    throw error
  }
  return {
    corner,
    browser,
    people,
    /** Somebody who is not signed in. */
    async person(more = {}) {
      const guest = await person(browser, corner.url, more)
      guests.push(guest)
      return guest
    },
    /** The same person at another browser. */
    async again(handle, more = {}) {
      return this.person({ ...more, storageState: await people[handle].context.storageState() })
    },
    async close() {
      try {
        for (const someone of [...Object.values(people), ...guests]) someone.clean()
      } finally {
        assert.equal(await end(), 0, corner.said())
      }
    },
  }
}
