import type { Locator, Page } from 'playwright-core'

/** Chooses in a field of the open form, by its label and a part of the words offered. */
export const choose = async (page: Page, label: string, words: string): Promise<void> => {
  const field = page.locator('.ant-drawer').getByRole('combobox', { name: label })
  await field.click()
  await field.fill(words)
  // its own list, for that of the field before may still be closing; by the key, as people do who type: the list is
  // drawn anew while it is filtered, and a click can fall between
  const list = page.locator('.ant-select-dropdown', {
    has: page.locator(`[id="${await field.getAttribute('aria-controls')}"]`),
  })
  await list.locator('.ant-select-item-option-active', { hasText: words }).waitFor()
  await field.press('Enter')
}

/** Chooses a line of the tree of categories on a page or in its form, by a part of its words. */
export const chooseCategory = async (within: Locator, words: string): Promise<void> => {
  const field = within.getByRole('combobox', { name: '类别' })
  await field.click()
  await field.fill(words)
  await within.page().locator('.ant-select-dropdown:visible .ant-select-tree-title', { hasText: words }).first().click()
}

/** Fills in a field of the open form by its label. */
export const fillIn = (page: Page, label: string, text: string): Promise<void> =>
  page.locator('.ant-drawer').getByLabel(label).fill(text)

/** Sends the open form, and waits until it was accepted. */
export const send = async (page: Page): Promise<void> => {
  await page.locator('.drawer-foot .ant-btn-primary').click()
  await page.locator('.drawer-foot').waitFor({ state: 'detached' })
}

/** Opens the form of an action by its name on the button. */
export const begin = async (page: Page, action: string): Promise<void> => {
  await page.locator('.card .ant-btn:not(.refused-button)', { hasText: action }).first().click()
  await page.locator('.drawer-foot').waitFor()
}
