import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import type { Desk } from './browser.js'

/** Sends a command as whoever is signed in, without a form: what a story needs before its pages are opened. */
export const sendAs = async ({ page }: Desk, context: string, name: string, input: object): Promise<void> => {
  const said = JSON.stringify({ commandId: randomUUID(), input })
  const status = await page.evaluate(
    `fetch('/commands/${context}/${name}', { method: 'POST', headers: { 'content-type': 'application/json' },
       body: ${JSON.stringify(said)} }).then(async (answer) => answer.ok ? '' : answer.status + await answer.text())`,
  )
  expect(status).toBe('')
}
