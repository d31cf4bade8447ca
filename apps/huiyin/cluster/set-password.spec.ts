import { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import type { SignedClient } from '@huiyin/signed-http'
import { EXIT } from '../cli/exit.js'
import { setPassword } from './set-password.js'

/** Organisation as the operator asks it; it refuses one word. */
const organisation = () => {
  const asked: unknown[] = []
  const client: SignedClient = async (_path, body) => {
    asked.push(body)
    const isShort = (body as { readonly password: string }).password === 'short'
    const answer = isShort ? { ok: false, refusal: 'PasswordTooShort' } : { ok: true }
    return { status: 200, body: { answer } }
  }
  return { asked, clientOf: () => client }
}
const given = async (login: string | undefined, typed: string) => {
  const { asked, clientOf } = organisation()
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const terminal = { print: say, warn: say, signal: new AbortController().signal }
  const outcome = await setPassword({ clientOf }, { about: login }, terminal, Readable.from([typed])).catch(String)
  return { asked, said, outcome }
}

describe('an operator of processes sets a password', () => {
  test('the first line of what is piped in, and nobody is shown it', async () => {
    const { asked, said, outcome } = await given('wang', 'a-long-password-2026\nsomething else\n')
    expect([outcome, asked]).toStrictEqual([EXIT.ok, [{ login: 'wang', password: 'a-long-password-2026' }]])
    expect(said.join()).not.toContain('a-long-password')
  })
  test.each([
    ['nobody is named', undefined, 'a-long-password-2026\n', 'Say whose'],
    ['nothing is piped in', 'wang', '', 'nothing was changed'],
    ['it is refused', 'wang', 'short\n', 'too short: 8 characters at least'],
  ])('is told what to do where %s', async (_why, login, typed, says) => {
    const { outcome } = await given(login, typed)
    expect(outcome).toMatch(says)
  })
})
