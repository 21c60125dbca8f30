// What people do with posts.

/** Writes a post from the page of the composer; works with and without script. */
export async function post(page, text, { audience, reply, quote, note } = {}) {
  const query = reply ? `?reply=${reply}` : quote ? `?quote=${quote}` : ''
  await page.goto(`/compose${query}`)
  const form = page.locator('form[data-composer]').first()
  await form.locator('textarea[name=text]').fill(text)
  if (audience) {
    await form.locator('[data-audience] summary').click()
    await form.locator(`[data-audience] input[value="${audience}"]`).check()
  }
  if (note !== undefined) {
    await form.locator('input[name=with][value=note]').check({ force: true })
    await form.locator('input[name=note]').fill(note)
  }
  await form.getByRole('button', { name: /^(Post|Reply)$/ }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/compose') && url.pathname !== '/posts')
}

/** The article that has this text in its body. */
export function article(page, text) {
  return page.locator('article.post').filter({ has: page.locator('.post__body', { hasText: text }) }).first()
}

/** The number of a post on a page. */
export async function idOf(page, text) {
  return article(page, text).getAttribute('data-post')
}

/** The menu behind the three dots. */
export async function more(page, text, item) {
  const found = article(page, text)
  await found.locator('details[data-menu] > summary[aria-label="More"]').click()
  await found.getByRole('button', { name: item }).or(found.getByRole('link', { name: item })).click()
}

/** One of the buttons under a post, by what it does: favourite, boost, bookmark. */
export function deed(page, text, what) {
  return article(page, text).locator(`[data-do=${what}]`)
}

/** Presses it and waits until the server has done it. */
export async function act(page, text, what) {
  await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().includes(what) && answer.status() < 400),
    deed(page, text, what).click(),
  ])
}

/** Follows somebody from their profile. */
export async function follow(page, handle) {
  await page.goto(`/@${handle}`)
  const button = page.locator(`form[action^="/@${handle}/"] button[aria-pressed]`)
  await button.click()
  await page.locator(`form[action="/@${handle}/unfollow"]`).or(page.locator('button[aria-pressed=true]')).first().waitFor()
}

/** The page hears what happens: its stream is open. */
export async function listening(page) {
  await page.waitForFunction(() => document.documentElement.dataset.live === 'on')
}
